"""What a text tells of the people and things that a figure of its headline counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck import QUANTITIES, Document, Quantity, QuantityKind, Span, beginning, inside
from factcheck_counts.readings.arithmetic import (
    YEAR,
    Range,
    derived,
    derived_in_a_row,
    lenient,
    magnitude,
)
from factcheck_counts.readings.headlines.apart import told_apart
from factcheck_counts.readings.headlines.matches import (
    LEAD,
    at_its_scale,
    is_of_one_field,
    is_retold,
    is_told_again,
    may_be,
    meant_by,
    other_limit,
    pair_of,
    thing_of,
)
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.told_again.casualties import UPDATE, goes_on, is_some_of_them, tells_of_now

_PERCENT = QuantityKind.PERCENT
#: Two amounts of one change stand so close together, in code points.
_CLOSE = 16
#: What is taken from a figure, or comes to it, stands so near behind it.
_NEXT = 200
#: Of so many, fewer can be some.
_FEW = 5
#: A greater number counts the same thing all through an article, wherever it stands.
_MANY = 10
#: Numbers further apart than this count different things.
_FURTHEST = Fraction(5, 2)
#: Years of plans and results are so near each other.
_NEAR = 2
#: A figure that ends in a nought can be so far from what others make.
_ROUND, _LOOSE = 10, Fraction(1, 50)
#: So many characters lead from a share to the number that it is of.
_OF = 12


class Counted:
    """The numbers of a text that count what a figure of its headline does.

    Args:
        document: The article.
        headline: Its headline.
        figure: A figure of the headline.
        below: The figures of the text.
        harmed: What the article tells of numbers of people, by where the numbers stand.
        of_a_kind: The same of people who are named by what they are, where the headline tells of any.

    Attributes:
        thing: What the figure counts, where that is known.
        harm: What befell those whom it counts, a key of the casualties of the lexicon.
    """

    def __init__(
        self,
        document: Document,
        headline: Span,
        figure: Quantity,
        below: Sequence[Quantity],
        harmed: Mapping[Span, str],
        of_a_kind: Mapping[Span, str],
    ) -> None:
        self._document, self._headline, self._figure, self._below = document, headline, figure, below
        self._lead = headline.end + LEAD
        self._harms = {**of_a_kind, **harmed}
        self._meant = meant_by(figure)
        self.thing = thing_of(document, figure)
        self.harm = harmed.get(figure.span)
        is_known = self.thing is not None or self.harm is not None
        self._same = [one for one in below if self._is_of_the_same(one)] if is_known else []

    def _is_of_the_same(self, other: Quantity) -> bool:
        """Tell whether a number counts the same things, or the same people however it is said."""
        return (
            (self.thing is not None and thing_of(self._document, other) == self.thing)
            or (self.harm is not None and self._harms.get(other.span) == self.harm)
            or (
                self._figure.unit is None is other.unit
                and other.span.start < self._lead
                and is_of_one_field(self._document, self._figure, other)
            )
        )

    def repeated(self) -> Quantity | None:
        """Return the number that has the figure again; "at least 40" is anything but the same number."""
        figure, is_loose = self._figure, self._figure.hedge is not None
        same = (
            one for one in self._same if (one.value == figure.value if is_loose else may_be(figure, one, self._meant))
        )
        return next(same, None)

    def pair(self) -> tuple[Span, int] | None:
        """Return two sorts of people that the first lines tell instead of one number, and how many both are."""
        figure = self._figure
        if figure.hedge is not None or self.harm is None or any(other.value == figure.value for other in self._below):
            return None
        return pair_of(self._document, self.harm, Span(self._headline.end, self._lead))

    def other(self) -> Quantity | None:
        """Return the number that stands for the figure, which the text neither has nor makes of others."""
        document, figure = self._document, self._figure
        if figure.hedge is not None:
            limit = other_limit(document, self._headline, figure, self._same, self._below)
            return limit if limit is not None and not document[UPDATE] and tells_of_now(document, limit) else None
        # "Three skiers were killed. Two were from Kent": these are of them.
        told = [one for one in self._below if self.harm is None or not goes_on(document, one)]
        # The same number of something else, an ordinal too, may be the same all the same; so may a sum.
        # "Plus de 80 pays" are as many as anything.
        bare = [one for one in told if one.unit is None]
        near = [one for one in bare if one in self._same or one.hedge is None]
        if any(one.value == figure.value for one in bare) or any(may_be(figure, one, self._meant) for one in near):
            return None
        if any(one.value == figure.value and is_told_again(figure, one) for one in told):
            return None
        others = self._others(told)
        if self._is_made(others) or (self.harm is not None and document[UPDATE]):
            return None
        other = self._first()
        return None if other is None or self._is_another(other, others) else other

    def _others(self, told: Sequence[Quantity]) -> Sequence[Quantity]:
        """Return the numbers of which the figure may be made."""
        document, figure = self._document, self._figure
        heads = inside(document[QUANTITIES], self._headline)
        beside = {one.value for one in heads if one is not figure}
        # Of sixteen who are hurt, two of them badly, fourteen are not what is counted.
        others = [one for one in told if self.harm is None or not is_some_of_them(document, one)]
        # "Neuf blessés dans une collision entre deux trams": two, below it, are the trams.
        others = [one for one in others if one.value not in beside or one.noun is None or one in self._same]
        if any(is_retold(document, self._headline, one) for one in self._same):
            # A sentence in the words of the headline has its figure; what makes another one must be of the same thing.
            others = [one for one in others if one in self._same or one.noun is None]
        return others

    def _is_made(self, others: Sequence[Quantity]) -> bool:
        """Tell whether numbers of the text make the figure."""
        meant, figure = self._meant, self._figure
        if figure.kind is _PERCENT and (
            # "59 % d'abstention", and 41 % who voted.
            any(meant.holds(100 - one.value) for one in self._same) or _is_change(meant, self._below)
        ):
            return True
        if not figure.value / figure.step % _ROUND:
            # "A $300m revision" of $732m to $434m
            meant = Range(min(meant.low, figure.value * (1 - _LOOSE)), max(meant.high, figure.value * (1 + _LOOSE)))
        scaled = sorted([*self._same, *at_its_scale(figure, others)], key=lambda one: one.span)
        return derived(meant, scaled) or derived_in_a_row(meant, [one for one in others if one.unit == figure.unit])

    def _first(self) -> Quantity | None:
        """Return the first number of the same thing, in the first lines or wherever there is only one."""
        document, figure = self._document, self._figure
        heads = [one for one in inside(document[QUANTITIES], self._headline) if one is not figure]
        comparable = [
            one
            for one in self._same
            if one.value
            and not _are_years(document, figure, one)
            # "Down 13% – or 27% in euros", with 13.2 in the text.
            and not any(head.unit == one.unit and lenient(head).meets(lenient(one)) for head in heads)
            and (
                one.value <= figure.value * _FURTHEST <= one.value * _FURTHEST**2
                or (len(self._same) == 1 and is_retold(document, self._headline, one))
            )
        ]
        counted = comparable if figure.unit is not None else [one for one in self._same if figure.value >= _MANY]
        once = len({one.value for one in counted}) == 1
        return next((one for one in comparable if once or one.span.start < self._lead), None)

    def _is_another(self, other: Quantity, others: Sequence[Quantity]) -> bool:
        """Tell whether a number of the same thing is told of others, or of some of them."""
        document, figure = self._document, self._figure
        is_near = other.span.start < self._lead and tells_of_now(document, other)
        if thing_of(document, other) != self.thing and not is_near:
            # Others died there last year.
            return True
        # "Police arrested nine people and later released two."
        told, left = Span(other.span.end, other.span.end + _NEXT), magnitude(other.value - figure.value)
        if any(told.contains(one.span) and one.value == left for one in others):
            return True
        # Two of three is no contradiction.
        if figure.unit is None and figure.value < other.value <= _FEW and other.span not in self._harms:
            return True
        return (
            not self._stands_alone(other)
            or told_apart(document, self._headline, figure, other, self.harm)
            or (other.kind is _PERCENT and _is_of_a_number(document, other))
        )

    def _stands_alone(self, other: Quantity) -> bool:
        """Tell whether nothing stands between a number and its noun but what does in the headline.

        "Trois autres départements" are more than those that were named.
        """
        between = self._between(other)
        links = self._document.lexicon.tables.get("unit_link", {})
        return not between or between == self._between(self._figure) or between in links

    def _between(self, number: Quantity) -> str:
        return "" if number.noun is None else self._document.folded[number.span.end : number.noun.start].strip()


def _are_years(document: Document, figure: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are years of what is told: "1987 earnings", below it "1986 earnings"."""
    return magnitude(figure.value - other.value) <= _NEAR and all(
        YEAR.fullmatch(document.text, *one.number) is not None for one in (figure, other)
    )


def _is_of_a_number(document: Document, share: Quantity) -> bool:
    """Tell whether a percentage is one of the number behind it: "83 % des 1 357 inscrits" is the turnout."""
    behind = next(iter(beginning(document[QUANTITIES], Span(share.span.end, share.span.end + _OF))), None)
    return behind is not None and BORDER.search(document.text, share.span.end, behind.span.start) is None


def _is_change(meant: Range, below: Sequence[Quantity]) -> bool:
    """Tell whether two amounts close together make a percentage: "up 41 %", below it "de 290 a 409"."""
    return any(
        one.unit == other.unit != "%" and one.value > 0 and meant.meets(_change(one, other))
        for one, other in pairwise(below)
        if other.span.start - one.span.end <= _CLOSE
    )


def _change(one: Quantity, other: Quantity) -> Range:
    made = magnitude(Fraction(other.value) / Fraction(one.value) - 1) * 100
    return Range(made, made)
