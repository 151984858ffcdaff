"""Names: how the words of a phrase show that it is one, or part of one."""

from __future__ import annotations

from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.quotation import SourceKind

#: An honorific has so many letters at the most.
HONORIFIC = 4
_LONGEST_NAME = 5
#: Marks that end a phrase.
ENDS = frozenset(",;:!?()[]–—-…/|«»“”„\"'‹›‘’•")


class Names:
    """Reads the names in one text.

    Args:
        text: The canonical text.
        grammar: Of its language.
    """

    __slots__ = ("_grammar", "_text")

    def __init__(self, text: str, grammar: SpeechGrammar) -> None:
        self._text = text
        self._grammar = grammar

    def _is_honorific(self, word: str) -> bool:
        """Tell whether a word is one like "Mme", "Mr"."""
        return word in self._grammar.gender and len(word) <= HONORIFIC and word not in self._grammar.determiner

    def _is_acronym(self, row: Row, index: int) -> bool:
        """Tell whether a word is in capitals: "WHO", "US"."""
        word = self._text[row.starts[index] : row.end_of(index)]
        return len(word) > 1 and word.isupper()

    def _is_inside_name(self, row: Row, low: int, index: int) -> bool:
        """Tell whether an article belongs to a name: "Marine Le Pen"."""
        starts, text = row.starts, self._text
        before = row.words[index - 1] if index > low else ""
        return (
            row.words[index].isalpha()
            and before.replace("-", "").isalpha()
            and text[starts[index]].isupper()
            and text[starts[index - 1]].isupper()
            and not text[starts[index - 1] + 1].isupper()
            and before not in self._grammar.stop
        )

    def _with_title(self, row: Row, begin: int, low: int) -> int:
        """Return where a name begins with the nouns that stand before it without an article: "ecologist Jane Roe"."""
        words, starts, text = row.words, row.starts, self._text
        if words[begin] in self._grammar.determiner or text[starts[begin]].islower():
            return begin
        while (
            begin > low
            and text[starts[begin - 1]].islower()
            and self._grammar.kind_of(words[begin - 1]) in (SourceKind.OFFICE.value, SourceKind.PERSON.value)
        ):
            begin -= 1
        return begin

    def _with_figure(self, row: Row, begin: int, low: int) -> int:
        """Return where a name begins that a figure opens: "20 Minutes"."""
        if begin == low or not row.words[begin - 1].isdigit() or not self._text[row.starts[begin]].isupper():
            return begin
        before = row.words[begin - 2] if begin - 1 > low else ","
        return begin - 1 if before in ENDS or before in self._grammar.that else begin

    def _is_noun(self, word: str) -> bool:
        """Tell whether a word before "des" can only be a noun that it belongs to: "défense des droits"."""
        grammar = self._grammar
        return word.isalpha() and not (grammar.is_closed(word) or word in grammar.auxiliary or word in grammar.verbs)

    def _is_known(self, row: Row, first: int, last: int) -> bool:
        """Tell whether one word before a comma is a name: an acronym, or with a capital inside a sentence as well."""
        word = self._text[row.starts[first] : row.end_of(first)]
        if last - first > 1 or self._grammar.noun_capitals or not word.isalpha():
            return False
        place = self._text.find(f" {word}")
        return (word.isupper() and len(word) > 1) or (place > 0 and self._text[place - 1].islower())

    def _is_name(self, row: Row, first: int, last: int) -> bool:
        words, starts, text = row.words, row.starts, self._text
        return 2 <= last - first <= _LONGEST_NAME and all(
            text[starts[index]].isupper() or words[index] in self._grammar.connector or words[index] == "."
            for index in range(first, last)
        )
