"""Whether a clause speaks of what is past or of what is to come, told by its words.

The words are those of the lexicon: ``[words.tense]`` for whole phrases, ``[tables.tense_word]`` for single words,
``[tables.tense_ending]`` for what verbs end with. The one nearest to the place counts; of two equally near, the one
before it. Right behind one of ``[tables.since]`` no verb is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
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
#: What stands behind an expression counts as so much farther away.
_FARTHER = 8
_START = itemgetter(0)
_PAST, _FUTURE, _AUXILIARY, _PARTICIPLE = "past", "future", "auxiliary", "participle"
_TENSES = (_PAST, _FUTURE)
#: So many words are remembered: a language has few common ones.
_REMEMBERED = 4_096


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
        self._since = frozenset(tables.get("since", ()))
        self._infinitive = frozenset(tables.get("passive_infinitive", ()))
        self._kind = lru_cache(_REMEMBERED)(self._told)
        self._shortest = min((len(ending) for _, listed in self._endings for ending in listed), default=0) + 2

    def read(self, document: Annotated, span: Span, sentence: Span) -> str | None:
        """Return ``past`` or ``future`` for the clause around an expression; None where no word tells."""
        start, end = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
        words = list(WORDS.finditer(document.folded, start, span.start))
        if self._is_since(words[-2:], document.folded, span.start):
            return _PAST
        best: tuple[int, str] | None = None
        hits = document[HITS].of("tense")
        for hit in hits[bisect_left(hits, start, key=_START) : bisect_left(hits, end, key=_START)]:
            # A phrase tells more than a word: "will be held" is no past.
            distance = _distance(hit.start, hit.end, span) // _PHRASE
            if hit.value != "was" and (best is None or distance < best[0]):
                best = distance, str(hit.value)
        # From the expression outwards, so that the first verb on either side is the nearest.
        for behind, match in enumerate(reversed(words), 1):
            distance = span.start - match.end()
            if best is not None and distance >= best[0]:
                break
            kind = self._kind(match[0])
            if kind is _PARTICIPLE and self._is_open(words[:-behind], match.start()):
                kind = _PAST
            elif kind == _PAST and behind < len(words) and words[-behind - 1][0] in self._infinitive:
                # "Will be released": what looks like a past is a participle.
                continue
            if kind in _TENSES:
                best = distance, str(kind)
                break
        for match in WORDS.finditer(document.folded, span.end, end):
            distance = match.start() - span.end + _FARTHER
            if best is not None and distance >= best[0]:
                break
            kind = self._kind(match[0])
            if kind is _AUXILIARY:
                words.append(match)
            elif kind is _PARTICIPLE and self._is_open(words, match.start()):
                kind = _PAST
            if kind in _TENSES:
                best = distance, str(kind)
                break
        return best[1] if best is not None else None

    def _is_since(self, words: Sequence[re.Match[str]], folded: str, place: int) -> bool:
        """Tell whether the last words before a place count from it: "depuis le", "since"."""
        if not words or len(words[-1][0]) + words[-1].start() < place - 1:
            return False
        return words[-1][0] in self._since or folded[words[0].start() : words[-1].end()] in self._since

    def _is_open(self, words: Sequence[re.Match[str]], place: int) -> bool:
        """Tell whether one of some words is an auxiliary that a participle at a place may belong to."""
        for match in reversed(words):
            if match.end() + _PARTICIPLE_REACH <= place:
                break
            if self._kind(match[0]) is _AUXILIARY:
                return True
        return False

    def _told(self, word: str) -> str | None:
        """Return the tense that a word tells, or that it is a part of a perfect; None for any other."""
        if word in self._auxiliaries:
            return _AUXILIARY
        return self._tense(word) or (_PARTICIPLE if word.endswith(self._participles) else None)

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
    """Return how far a phrase stands from an expression, a little farther where it stands behind it."""
    return span.start - end if end <= span.start else start - span.end + _FARTHER
