"""Subjects: who a clause is about, and whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.annotate.cues import Rows
from factcheck.annotate.phrases import Phrase, Phrases
from factcheck.annotate.quotemarks import Quoted
from factcheck.annotate.sources import Sources
from factcheck.annotate.speech import Row, SpeechGrammar
from factcheck.model.quotation import Attribution, Source, SourceKind
from factcheck.model.span import Span

#: In how many stretches between commas who a clause is about is looked for, and in how many sentences before a pronoun.
_HEADS, _SENTENCES_BACK = 3, 3
#: How far into a clause, in words, it is looked for whom the clause is about.
_LONGEST_CLAUSE = 80
#: Kinds of which a name before a colon can be.
_NAMED = (SourceKind.PERSON, SourceKind.OFFICE)


class Subjects:
    """Finds who the clauses of one document are about.

    Args:
        rows: Its sentences.
        phrases: Reads noun phrases.
        sources: Those that were named so far.
        grammar: Of its language.
        quoted: Its quotations, without those inside others.
    """

    __slots__ = ("_grammar", "_phrases", "_quoted", "_rows", "_sources")

    def __init__(
        self, rows: Rows, phrases: Phrases, sources: Sources, grammar: SpeechGrammar, quoted: Sequence[Quoted]
    ) -> None:
        self._rows = rows
        self._phrases = phrases
        self._sources = sources
        self._grammar = grammar
        self._quoted = quoted

    def named(self, row: Row, phrase: Phrase, source: Source | None = None) -> Source:
        """Return the source that a phrase names, kept for pronouns to come; a pronoun is led back."""
        if phrase.last - phrase.first == 1 and row.words[phrase.first] in self._grammar.pronoun:
            return self.pronoun(row, phrase.first, row.starts[phrase.first])
        return self._sources.remember(row, phrase, source or self._sources.read(row, phrase))

    def head(self, row: Row, low: int, high: int) -> Phrase | None:
        """Return who a clause begins with, or who follows one of its first commas ("Contacté mardi, le maire …")."""
        high = min(high, low + _LONGEST_CLAUSE)
        for _ in range(_HEADS):
            head = self._phrases.behind(row, low, high, skip=False)
            if head is not None and self._sources.is_speaker(row, head, self._sources.read(row, head)):
                return head
            low = next((index + 1 for index in range(low, high) if row.words[index] == ","), high)
        return None

    def shared(self, row: Row, sibling: Attribution, high: int) -> Source | None:
        """Return the subject of the clause that another attribution of the sentence stands in.

        That is its source, but behind "Selon le Kremlin, Poutine …" the one who the clause is about.
        """
        source = sibling.source
        if source is not None and sibling.cue.end <= source.span.start and source.span.end <= sibling.content.start:
            head = self.head(row, row.at(sibling.content.start), high)
            if head is not None:
                return self.named(row, head)
        return source

    def pronoun(self, row: Row, index: int, start: int) -> Source:
        """Return whom a pronoun stands for: who a sentence since the last source is about, else that source."""
        sources = self._sources
        source = sources.pronoun(Span(start, row.end_of(index)))
        if not sources.is_personal(source):
            return source
        number = self._rows.number_at(row.start)
        for back in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
            start = self._rows.sentences[back].start
            if source.antecedent is not None and (source.kind in _NAMED and sources.last_named(source) >= start):
                break
            before = self._rows[back]
            head = self._phrases.behind(before, 0, len(before.words), skip=False)
            if head is not None and sources.may_be(before, head, source):
                return sources.led_back(source.span, sources.read(before, head))
        return source
