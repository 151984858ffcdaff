"""Sentences of another language inside an article: those that a translation forgot in a paragraph, or a whole one.

The evidence is frequent words that another language has and the article's has not. Languages without a lexicon are
known by such words too (Portuguese, Dutch).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck import BLOCKS, LANGUAGES, QUOTED, SENTENCES, BlockKind, Document, Span, inside

_WORD = re.compile(r"[^\W\d_]+")
#: A sentence has so many frequent words that only the other language has; one that follows such a one, fewer.
_STRONG, _WEAK = 2, 1
#: Several sentences together have so many, one alone so many, and so many of its words.
_TOGETHER, _ALONE, _SHARE = 5, 8, 0.25
#: Of a language without a lexicon not all words are known: it has so many times those of the article's own.
_TIMES = 2
#: Of its long words so many have a capital in a row of titles and names, where not all nouns have one.
_NAMES, _LONG = 0.6, 4


class Foreign(NamedTuple):
    """Sentences that follow each other, and the language that they are of."""

    span: Span
    language: str


class _Tongues:
    """Frequent words of all languages, and what each has that another has not."""

    def __init__(self, lexicons: Any, main: str) -> None:
        words = {language: lexicons[language].sets.get("language", frozenset()) for language in lexicons.languages}
        words.update((language, found) for language, found in lexicons.neighbours.items() if language not in words)
        own = words.pop(main, frozenset())
        self.theirs: Mapping[str, frozenset[str]] = {language: found - own for language, found in words.items()}
        self.ours: Mapping[str, frozenset[str]] = {language: own - found for language, found in words.items()}
        self.named = frozenset(lexicons[main].tables.get("copy.language_name", {}))
        self.few = frozenset(lexicons.neighbours)
        self.any = frozenset[str]().union(*self.theirs.values())
        endings = lexicons[main].tables.get("copy.neighbour_ending", {})
        self.endings: Mapping[str, tuple[str, ...]] = {
            language: tuple(ending for ending, whose in endings.items() if whose == language) for language in words
        }

    def known(self, language: str, words: Iterable[str]) -> list[str]:
        """Return the words that tell another language: frequent ones, and others by their ending: "autorització"."""
        theirs, endings = self.theirs[language], self.endings[language]
        return [
            folded
            for word in words
            if (folded := word.lower()) in theirs or (endings and word.islower() and word.endswith(endings))
        ]

    def heard(self, words: Sequence[str]) -> Sequence[str]:
        """Return the languages that a paragraph may hold sentences of, by its words, some with a mark behind them."""
        frequent = self.any.intersection(words)
        if len(frequent) < _STRONG:
            return ()
        known = {language: len(theirs & frequent) for language, theirs in self.theirs.items()}
        return [
            language
            for language, number in known.items()
            if number >= _TOGETHER
            or (
                number >= _STRONG
                and (endings := self.endings[language])
                and number + sum(word.endswith(endings) for word in words) >= _TOGETHER
            )
        ]


@lru_cache(16)
def _tongues(lexicons: Any, main: str) -> _Tongues:
    return _Tongues(lexicons, main)


def foreign_sentences(document: Document) -> Iterator[Foreign]:
    """Yield the sentences of paragraphs that are of another language than the article, outside quote marks.

    The rule must read ``BLOCKS``, ``LANGUAGES``, ``QUOTED`` and ``SENTENCES``.
    """
    main = document[LANGUAGES].main
    if main not in document.lexicons.languages:
        return
    tongues = _tongues(document.lexicons, main)
    for block, entry in zip(document[BLOCKS], document[LANGUAGES].spans, strict=True):
        if block.kind is not BlockKind.PARAGRAPH or entry.language != main:
            continue
        languages = tongues.heard(document.folded[slice(*block.span)].split())
        if languages:
            yield from _of_block(document, tongues, block.span, languages)


def _of_block(document: Document, tongues: _Tongues, block: Span, languages: Iterable[str]) -> Iterator[Foreign]:
    sentences = [(span, _words(document, span)) for span in inside(document[SENTENCES], block)]
    for language in sorted(languages, key=lambda one: -_most(tongues, one, sentences)):
        ours = tongues.ours[language]
        run: list[tuple[Span, list[str]]] = []
        found = []
        for span, words in (*sentences, (block, [])):
            known = len(set(tongues.known(language, words)))
            against = len(ours.intersection(map(str.lower, words))) * (_TIMES if language in tongues.few else known + 1)
            is_foreign = known >= (_WEAK if run else _STRONG) and against <= known
            if is_foreign and not _is_row(document, span, language):
                run.append((span, words))
                continue
            if run and _is_enough(tongues, language, run) and not _is_cited(document, tongues, block, run[0][0]):
                found.append(Foreign(run[0][0].to(run[-1][0]), language))
            run = []
        if found:
            yield from found
            return


def _most(tongues: _Tongues, language: str, sentences: Sequence[tuple[Span, list[str]]]) -> int:
    return sum(len(set(tongues.known(language, words))) for _, words in sentences)


def _is_enough(tongues: _Tongues, language: str, run: Sequence[tuple[Span, list[str]]]) -> bool:
    """Tell whether sentences have so many words of a language that they are no name and no title."""
    words = [word for _, told in run for word in told]
    known = tongues.known(language, words)
    return len(known) >= _SHARE * len(words) and len(set(known)) >= (_TOGETHER if len(run) > 1 else _ALONE)


def _is_cited(document: Document, tongues: _Tongues, block: Span, first: Span) -> bool:
    """Tell whether words are cited in another language: "Spanish language: …", "On the wall stands: …"."""
    if document.text[block.start : first.start].rstrip().endswith(":"):
        return True
    return not tongues.named.isdisjoint(_WORD.findall(document.folded, block.start, first.end))


def _words(document: Document, sentence: Span) -> list[str]:
    """Return the words of a sentence outside quote marks."""
    quoted = [pair.span for pair in document[QUOTED] if pair.span.overlaps(sentence)]
    return [
        word[0]
        for word in _WORD.finditer(document.text, *sentence)
        if not any(span.start <= word.start() < span.end for span in quoted)
    ]


def _is_row(document: Document, sentence: Span, language: str) -> bool:
    """Tell a row of titles or names, which have no language: "The Lord of the Rings, The Return of the King"."""
    long = [word for word in _WORD.findall(document.text, *sentence) if len(word) >= _LONG]
    lexicons = document.lexicons
    tables = lexicons[language].tables if language in lexicons.languages else {}
    # Every noun has a capital there.
    share = 1 if tables.get("spelling", {}).get("noun") == "capital" else _NAMES
    return bool(sum(word[0].isupper() for word in long) >= share * max(len(long), 1))
