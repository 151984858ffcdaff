"""The layer of languages: that of the article, and of each block.

Evidence is words that one language has and another has not: frequent ones, months and weekdays. A block is of another
language than the article only where words of that language meet and none of the article's own, because a foreign name
or a quoted title is no change of language.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.annotate.base import Annotated
from factcheck.lexicons import Lexicons, neighbours
from factcheck.model.article import PROSE, BlockKind
from factcheck.model.languages import UNDETERMINED, Languages, LanguageSpan
from factcheck.model.layers import BLOCKS, LANGUAGES
from factcheck.model.span import Span

#: The language of a text too short to tell.
DEFAULT = "fr"
#: In code points: how much of the article tells its language, and how much of a block.
_SAMPLE, _BLOCK_SAMPLE = 900, 120
#: Different words that only another language has, which make a block its own; in long blocks, how many times those of
#: the article.
_STRONG, _RATIO = 2, 6
#: A text of so many different words is of a language without a lexicon, if the share of frequent words of the likeliest
#: language in it, and the share of those that no other language has, are both lower than this. Of 6,953 French and
#: English articles none is.
_ENOUGH, _FREQUENT, _OWN = 25, 0.18, 0.125
#: A text of a neighbouring language has so many different words at least of those that only such languages have.
_NEIGHBOURLY = 5
#: Shorter forms of months and weekdays are words of other languages too ("mar", "dom").
_SHORTEST_NAME = 4
_MARKS = '.,;:!?()[]«»"“”„…'


class LanguageAnnotator:
    """Tells the language of each block.

    One annotator serves one set of lexicons: it keeps which words tell each language.
    """

    layer = LANGUAGES

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._marks: dict[str, frozenset[str]] = {}
        self._foreign: dict[str, frozenset[str]] = {}
        #: What only languages without a lexicon have, all of them, and each with what only the language itself has.
        self._neighbours: dict[str, tuple[frozenset[str], list[tuple[frozenset[str], frozenset[str]]]]] = {}

    def annotate(self, document: Annotated) -> Languages:
        """Return the main language and that of every block."""
        if not self._words:
            self._learn(document.lexicons)
        blocks = document[BLOCKS]
        main = document.stated_language
        if main is None or main not in self._words:
            main = self._main(document, [span for kind, span in blocks if kind in PROSE])
        if main == UNDETERMINED:
            return Languages(main, tuple(LanguageSpan(span, main) for _, span in blocks))
        folded = document.folded
        spans = []
        for kind, span in blocks:
            # Nobody wrote what a web page left there, so it is of no language.
            language = main if kind is BlockKind.RESIDUE else self._of_block(folded, span, main)
            spans.append(LanguageSpan(span, language))
        return Languages(main, tuple(spans))

    def _learn(self, lexicons: Lexicons) -> None:
        for language in lexicons.languages:
            lexicon = lexicons[language]
            names = (form for word_class in ("month", "weekday") for form in lexicon.words.get(word_class, ()))
            self._words[language] = lexicon.sets.get("language", frozenset()) | {
                n for n in names if len(n) >= _SHORTEST_NAME
            }
        for language, words in self._words.items():
            others = frozenset[str]().union(*(found for other, found in self._words.items() if other != language))
            self._marks[language] = words - others
            self._foreign[language] = others - words
            theirs = [found for other, found in neighbours().items() if other not in self._words]
            self._neighbours[language] = (
                frozenset[str]().union(*theirs) - words,
                [(found - words, words - found) for found in theirs],
            )

    def _main(self, document: Annotated, spans: Sequence[Span]) -> str:
        scores = dict.fromkeys(self._words, 0)
        seen: set[str] = set()
        length = 0
        for start, end in spans:
            # Each paragraph counts for itself: two in one language outweigh one in another.
            sample = set(_split(document.folded[start : min(end, start + _SAMPLE - length)]))
            seen |= sample
            for language, words in self._words.items():
                scores[language] += len(words & sample)
            length += end - start
            if length >= _SAMPLE:
                break
        best = max(scores, key=scores.__getitem__, default=DEFAULT)
        if not scores.get(best):
            return DEFAULT if len(seen) < _ENOUGH else UNDETERMINED
        return UNDETERMINED if self._is_foreign(seen, best) else best

    def _is_foreign(self, seen: set[str], best: str) -> bool:
        """Tell whether some words are of none of the languages, although this one is the likeliest."""
        if len(seen) < _ENOUGH:
            return False
        any_neighbour, neighbours = self._neighbours[best]
        if len(seen & any_neighbour) >= _NEIGHBOURLY and any(
            len(seen & theirs) > len(seen & ours) for theirs, ours in neighbours
        ):
            return True
        if len(self._words[best] & seen) >= _FREQUENT * len(seen):
            return False
        words = {word.strip(_MARKS) for word in seen}
        frequent, own = len(self._words[best] & words), len(self._marks[best] & words)
        return frequent < _FREQUENT * len(words) and own < _OWN * len(words)

    def _of_block(self, folded: str, span: Span, main: str) -> str:
        start, end = span
        long = end - start > _BLOCK_SAMPLE
        head = _split(folded[start : start + _BLOCK_SAMPLE if long else end])
        if len(self._marks[main].intersection(head)) >= _STRONG:
            return main
        words = {word.strip(_MARKS) for word in (_split(folded[start:end]) if long else head)}
        if len(self._foreign[main].intersection(words)) < _STRONG:
            return main
        own = words & self._words[main]
        words -= own
        best, strongest = main, 0
        for language, known in self._words.items():
            foreign = len(words & known)
            if foreign >= _STRONG and foreign > strongest:
                against = len(own - known)
                if not against or (len(own) > against and foreign >= _RATIO * against):
                    best, strongest = language, foreign
        return best


def _split(folded: str) -> Sequence[str]:
    """Return the words of a folded text; an elided article is a word of its own ("l'", "d'")."""
    return (folded.replace("'", "' ") if "'" in folded else folded).split()
