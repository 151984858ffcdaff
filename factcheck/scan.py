"""The shared scan: one pass over the text finds every literal of the active lexicons and facts.

The automaton is Aho and Corasick's (1975), by the ``ahocorasick_rs`` package. It reports every occurrence, inner ones
too, because "sept" the number stands in "sept." the month: who reads the hits decides which of them counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from factcheck.model.hits import Hit, Hits

_SAME_LENGTH = (
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{MODIFIER LETTER APOSTROPHE}", "'"),
    ("\N{NO-BREAK SPACE}", " "),
    ("\N{NARROW NO-BREAK SPACE}", " "),
    ("\N{THIN SPACE}", " "),
    ("\N{FIGURE SPACE}", " "),
    ("\N{NON-BREAKING HYPHEN}", "-"),
    ("\N{HYPHEN}", "-"),
)

#: At the end of a form: the beginning of a word, whatever follows ("hundert*").
BEGINNING = "*"
#: The class of words of the runs of digits, which every scan finds.
DIGITS = "digits"
_START = itemgetter(0)
_DIGIT_LITERALS = "0123456789"
_DIGITS = len(_DIGIT_LITERALS)


def fold(text: str) -> str:
    """Return the form of ``text`` that literals are compared in, with the same length.

    Lower case, plain apostrophes, plain spaces and hyphens. A letter whose lower case is longer ("İ") stays as long
    as it was, so that offsets hold.
    """
    if text.isascii():
        return text.lower()
    for character, plain in _SAME_LENGTH:
        if character in text:
            text = text.replace(character, plain)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower()[0] for character in text)
    return lowered


class Literal(NamedTuple):
    """Something to find: its folded form, the class of words it belongs to, and what it stands for there.

    A form that ends in ``BEGINNING`` is found at the beginning of any word.
    """

    form: str
    word_class: str
    value: Any


class Scanner:
    """Finds the literals it was made of.

    Args:
        literals: In any order; one form may stand in several classes.
    """

    __slots__ = ("_automaton", "_meanings", "_single_digits")

    def __init__(self, literals: Iterable[Literal]) -> None:
        # The digits come first, so that their numbers in the automaton are those below ten.
        meanings: dict[str, list[tuple[str, Any]]] = {digit: [] for digit in _DIGIT_LITERALS}
        for form, word_class, value in literals:
            meanings.setdefault(form, []).append((word_class, value))
        #: The literals of one digit, which are runs too.
        self._single_digits = {digit: meanings[digit] for digit in _DIGIT_LITERALS if meanings[digit]}
        self._meanings = [(f[0].isalnum(), f[-1].isalnum(), tuple(found)) for f, found in meanings.items()]
        forms = [form.rstrip(BEGINNING) for form in meanings]
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.Standard)

    def scan(self, folded: str) -> Hits:
        """Return every literal that stands between word boundaries in a folded text, by class."""
        make = tuple.__new__  # a third of the time of Hit(…), and this is the hottest place there is
        by_class: dict[str, list[Hit]] = {}
        run_start = run_end = -1
        runs: list[Hit] = []
        table = self._meanings
        padded = folded + " "
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if index < _DIGITS:
                if start != run_end:
                    if run_end > 0:
                        runs.append(make(Hit, (run_start, run_end, None)))
                    run_start = start
                run_end = end
                continue
            word_start, word_end, meanings = table[index]
            # A letter or digit on the far side of either edge means that only a part of a word was found.
            if (word_end and padded[end].isalnum()) or (word_start and start and padded[start - 1].isalnum()):
                continue
            for word_class, value in meanings:
                if word_class in by_class:
                    by_class[word_class].append(make(Hit, (start, end, value)))
                else:
                    by_class[word_class] = [make(Hit, (start, end, value))]
        if run_end > 0:
            runs.append(make(Hit, (run_start, run_end, None)))
        by_class[DIGITS] = runs
        if self._single_digits:
            for start, end, _ in runs:
                if padded[end].isalnum() or (start and padded[start - 1].isalnum()):
                    continue
                for word_class, value in self._single_digits.get(folded[start:end], ()):
                    by_class.setdefault(word_class, []).append(make(Hit, (start, end, value)))
        # The automaton reports by end: of two words that begin together, the shorter comes first, and stays so.
        for hits in by_class.values():
            hits.sort(key=_START)
        return Hits(by_class)
