"""What an article counts, sentence by sentence, as far as it can be added up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from factcheck import QUANTITIES, TIMEXES, Annotated, Binding, Match, Quantity, QuantityKind, Span
from factcheck_counts.readings.arithmetic import YEAR, Rational, counts_time, magnitude
from factcheck_counts.readings.passage import STEM, Passage
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import Vocabulary

#: The kinds of figures that can be added.
ADDED = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE})
_FIRST_YEAR = 1900
_TIMES = QuantityKind.MULTIPLIER
#: The name of a road or a paper size: "A 8".
_LETTER = re.compile(r"(?<![^\W_])[A-Z][ -]$")
#: A number behind a name, which may be part of it: "Lyon 142".
_BEHIND_NAME = re.compile(r"(?<=[^\W\d_] )\d{1,3}(?:[., \u00a0\u202f]\d{3})*(?![\w%])(?=\s*(?:[,;.)]|$|[^\W\d_]+ ))")
#: So many characters before a number hold somebody and the word that leads to an age.
_AGED = 24
_START = attrgetter("span.start")
_END = attrgetter("end")


class Counted:
    """The figures of an article that can be totals or parts.

    Args:
        document: The article.
        vocabulary: The words of its language.
    """

    def __init__(self, document: Annotated, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.sentences = document[STATEMENTS]
        self.figures = [one for one in document[QUANTITIES] if _can_be_added(document, one)]

    def within(self, span: Span) -> list[Quantity]:
        """Return the figures of a stretch."""
        first = bisect_left(self.figures, span.start, key=_START)
        return self.figures[first : bisect_left(self.figures, span.end, key=_START)]

    def number_in(self, span: Span) -> int:
        """Return how many figures a stretch has."""
        return bisect_left(self.figures, span.end, key=_START) - bisect_left(self.figures, span.start, key=_START)

    def sentence_at(self, place: int) -> int | None:
        """Return which sentence a place is in."""
        number = bisect_left(self.sentences, place + 1, key=_END)
        return number if number < len(self.sentences) and self.sentences[number].start <= place else None

    def passage(self, span: Span, figures: Sequence[Quantity] = ()) -> Passage:
        """Return a stretch with its words; ``figures`` are more than those that can be added."""
        known = {one.span for one in figures}
        told = [*figures, *(one for one in self.within(span) if one.span not in known)]
        return Passage(self.document, span, sorted(told, key=_START), self.vocabulary)

    def with_names(self, span: Span) -> list[Quantity]:
        """Return the figures of a list, those too that stand behind a name: "Lyon perd 142 emplois, Lille 95"."""
        told = self.within(span)
        named = [Span(*found.span()) for found in _BEHIND_NAME.finditer(self.document.text, *span)]
        if not named:
            return told
        taken = [
            one.span
            for layer in (self.document[QUANTITIES], self.document[TIMEXES])
            for one in layer[bisect_left(layer, span.start, key=_START) : bisect_left(layer, span.end, key=_START)]
        ]
        covered = {offset for one in taken for offset in range(*one)}
        for place in named:
            if covered.isdisjoint(range(*place)):
                value = int("".join(filter(str.isdigit, self.document.text[slice(*place)])))
                told.append(Quantity(place, QuantityKind.CARDINAL, value, value, value, place))
        return sorted(told, key=_START)

    def noun(self, figure: Quantity) -> str:
        """Return what a figure counts, as far as it tells one noun from another; nothing where no noun follows."""
        return self.vocabulary.noun(self.document, figure)[:STEM]

    def is_of_now(self, figure: Quantity) -> bool:
        """Tell whether the sentence of a figure tells of no other time: "Vor vier Jahren waren es zwölf Medaillen"."""
        number = self.sentence_at(figure.span.start)
        words = self.passage(self.sentences[number]).words if number is not None else ()
        return not any(word.timed or word.text in self.vocabulary["then", "had-been"] for word in words)


def _can_be_added(document: Annotated, one: Quantity) -> bool:
    if one.kind not in ADDED:
        return one.kind is _TIMES and one.value > 1
    if one.parts or one.unit in ("pp", "‰", "°C", "°F"):
        return False
    if one.kind is QuantityKind.CARDINAL and one.unit is None:
        start = one.span.start
        if one.noun is None and one.value >= _FIRST_YEAR and YEAR.fullmatch(document.text, *one.number) is not None:
            return False
        if one.noun is None and _is_age(document, start):
            return False
        lettered = document.text[max(start - 2, 0) : start][:1].isupper()
        return not lettered or _LETTER.search(document.text, max(start - 3, 0), start) is None
    return True


def _is_age(document: Annotated, start: int) -> bool:
    """Tell whether a bare number is how old somebody is: "a girl of four"."""
    lexicon = document.lexicons[document.language]
    who, _, link = document.folded[max(start - _AGED, 0) : start].rstrip().rpartition(" ")
    return link in lexicon.tables.get("base_link", {}) and who.rpartition(" ")[2] in lexicon.sets.get(
        "counts.persons", frozenset()
    )


def fit(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether figures can be a total and its parts: each less than it, of one unit, and none of them a guess."""
    if len(parts) < 2 or whole.hedge is not None or any(part.hedge is not None for part in parts):
        return False
    return all(0 < part.value < whole.value for part in parts) and not (
        counts_time(whole) is False and any(map(counts_time, parts))
    )


def near(whole: Quantity, parts: Iterable[Quantity], reach: Rational) -> bool:
    """Tell whether parts make nearly so much, by a share of the total."""
    made = sum(part.value for part in parts)
    return magnitude(made - whole.value) <= whole.value * reach


def bound(whole: Quantity, parts: Sequence[Quantity], *flags: str, within: Span | None = None) -> Match:
    """Return a total and its parts as a match; each flag is bound to the total."""
    bindings = [("total", Binding(whole.span, whole)), *(("part", Binding(part.span, part)) for part in parts)]
    bindings.sort(key=lambda told: told[1].span)
    span = within or bindings[0][1].span.to(bindings[-1][1].span)
    return Match(span, "", (*bindings, *((flag, Binding(whole.span, "")) for flag in flags)))
