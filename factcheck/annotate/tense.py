"""Whether a clause speaks of what is past or of what is to come, told by its words.

The words are those of the lexicon: ``[words.tense]`` for whole phrases, ``[tables.tense_word]`` for single words,
``[tables.tense_ending]`` for what verbs end with. The one nearest to the place counts; of two equally near, the one
before it.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import WORDS
from factcheck.lexicons import Lexicon
from factcheck.model.layers import HITS
from factcheck.model.span import Span

#: A verb at most this many characters from an expression tells its tense.
_REACH = 80
#: A participle stands at most so many characters behind its auxiliary: "a, de son côté, voté".
_PARTICIPLE_REACH = 24
#: So many times nearer a whole phrase counts.
_PHRASE = 4
_START = itemgetter(0)


class TenseReader:
    """Reads the tense of clauses in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self._words = dict(tables.get("tense_word", {}))
        endings: dict[str, list[str]] = {}
        for ending, tense in tables.get("tense_ending", {}).items():
            endings.setdefault(tense, []).append(ending)
        self._endings = [(tense, tuple(listed)) for tense, listed in endings.items()]
        self._auxiliaries = frozenset(tables.get("past_auxiliary", ()))
        self._participles = tuple(tables.get("participle_ending", ()))
        self._exceptions = frozenset(tables.get("tense_exception", ()))
        self._shortest = min((len(ending) for _, listed in self._endings for ending in listed), default=0) + 2

    def read(self, document: Annotated, span: Span, sentence: Span) -> str | None:
        """Return ``past`` or ``future`` for the clause around an expression; None where no word tells."""
        start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
        best: tuple[int, str] | None = None
        hits = document[HITS].of("tense")
        for hit in hits[bisect_left(hits, start, key=_START) : bisect_left(hits, end, key=_START)]:
            # A phrase tells more than a word: "will be held" is no past.
            distance = _distance(hit.start, hit.end, span) // _PHRASE
            if hit.value != "was" and (best is None or distance < best[0]):
                best = distance, str(hit.value)
        open_to = 0
        for match in WORDS.finditer(document.folded, start, end):
            if span.start <= match.start() < span.end:
                # The words of the expression itself are no verbs: "Weihnachten".
                continue
            word = match[0]
            if word in self._auxiliaries:
                open_to = match.end() + _PARTICIPLE_REACH
                continue
            distance = _distance(match.start(), match.end(), span)
            if best is not None and distance >= best[0]:
                continue
            tense = self._tense(word)
            if tense is None and match.start() < open_to and word.endswith(self._participles):
                tense = "past"
            if tense is not None:
                best = distance, tense
        return best[1] if best is not None else None

    def _tense(self, word: str) -> str | None:
        tense = self._words.get(word)
        if tense is not None:
            return str(tense)
        if len(word) < self._shortest or word in self._exceptions:
            return None
        for tense, endings in self._endings:
            if word.endswith(endings):
                return tense
        return None


def _distance(start: int, end: int, span: Span) -> int:
    """Return how far a word stands from an expression, a little farther where it stands behind it."""
    return span.start - end if end <= span.start else start - span.end + 8
