"""Two amounts of one thing in a sentence or two, and what tells which of them came first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck import TIMEXES, Annotated, Hedge, Quantity, QuantityKind, Span, beginning, covering, inside, overlapping
from factcheck_counts.readings.passage import Clause, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, begins, ends

#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_FRACTION, _MULTIPLIER = QuantityKind.FRACTION, QuantityKind.MULTIPLIER
_KINDS = frozenset({QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT})
#: Hundredths of a percentage point, and the units of what can be told of a change.
BASIS_POINTS = "bp"
POINTS = frozenset({"point", "pp", BASIS_POINTS})
RELATIVE_UNITS = POINTS | {"times"}
#: The hundredths of whatever money is told beside them.
CENTS = frozenset({"cent", "penny"})
_CENT = Fraction(1, 100)
#: What leads to an amount, in so many characters.
_TO = 12
#: What is rounded.
_MILLION = 10**6
#: What is told behind these is compared with nothing before them.
_AFRESH = re.compile(r"[;:.](?!\d)")
#: What a remark stands between.
_BORDERED = re.compile(r"[,–—(] ?|\) ?")
#: So many words stand between a word of rising and what it rises by.
UNKNOWN = 3
#: So many words stand before the time that an amount is of.
FEW = 2
#: "From yesterday's 80"
_POSSESSIVE = ("'s ", "’s ")
#: So many letters stand before a time at the most: "in ".
PREPOSITION = 4
#: So many more of something are no amount; what they are more of is named in so many words.
_MANY, _NOUN = 10, 3
#: So many words stand between two amounts of one thing at the most.
ONE_CLAUSE = 14


def as_money(amount: Quantity, unit: str | None) -> Quantity:
    """Return an amount of cents as one of the money that they are a hundredth of, any other as it is."""
    if amount.unit not in CENTS:
        return amount
    parts = (part * _CENT for part in (amount.value, amount.low, amount.high, amount.step))
    value, low, high, step = parts
    return amount._replace(value=value, low=low, high=high, step=step, unit=unit)


def reached(document: Annotated, end: Quantity) -> Quantity:
    """Return the amount that something came to without the hedge that leads to it: "cayeron hasta 137 coches"."""
    to = document.lexicons[document.language].sets.get("counts.to", frozenset())
    lead = WORD.findall(document.folded, max(end.span.start - _TO, 0), end.number.start)[-1:]
    if end.hedge is not Hedge.UNDER or not to.issuperset(lead):
        return end
    half = Fraction(end.step) / 2 if end.value >= _MILLION else 0
    return end._replace(low=end.value - half, high=end.value + half, hedge=None, approximate=False)


class Amounts(NamedTuple):
    """Two amounts of one thing; ``how`` is how they are told apart."""

    before: Quantity
    after: Quantity
    how: str

    @property
    def span(self) -> Span:
        """From the first to the last."""
        first, last = sorted((self.before.span, self.after.span))
        return first.to(last)


def pair_of(passage: Passage, one: Quantity, other: Quantity, *, rivals: bool = False) -> Amounts | None:
    """Return two figures as the earlier and the later amount of one thing, if the words tell which is which.

    Args:
        passage: The sentences that they stand in.
        one: The first.
        other: The second.
        rivals: Whether the second may be somebody else's: "12 titles against 8 for the rival, twice as many".
    """
    if not are_alike(passage, one, other):
        return None
    vocabulary = passage.vocabulary
    between = passage.between(one.span.end, other.span.start)
    if len(between) > ONE_CLAUSE:
        return None
    lead, links = led(passage, passage.before(one), one), led(passage, between, other)
    strong = ends(links, vocabulary["instead"])
    if not strong and ends(lead, vocabulary["from"]) and ends(links, vocabulary["to"]):
        _, *rest = passage.clauses(one.span.end, other.span.start)
        return Amounts(one, other, "between") if all(map(passage.is_closed, rest)) else None
    behind = passage.behind(other)
    if (
        strong
        or (ends(links, vocabulary["weaker"]) and passage.says(behind, vocabulary["then"]))
        or _is_dated(passage, links, (*between[len(links) :], *behind[:FEW]), behind)
    ):
        told = texts(behind)
        rival = begins(told, vocabulary["rival"]) and not begins(told[1:], vocabulary["same"])
        return None if rival and not rivals else Amounts(other, one, "versus")
    if ends(lead, vocabulary.instead) or (ends(lead, vocabulary["after"]) and ends(links, vocabulary["to"])):
        # "Au lieu de 60 euros, le billet coûte 90 euros"; "kommt nach zehn Prozent im Mai auf sieben Prozent"
        return Amounts(one, other, "then")
    return _in_clauses(passage, one, other)


def led(passage: Passage, words: Clause, amount: Quantity) -> list[str]:
    """Return words before an amount up to what tells what it is: "from yesterday's", "von den bisherigen"."""
    vocabulary, rest = passage.vocabulary, [*words]
    light = vocabulary.led_over
    if passage.document.text.endswith(_POSSESSIVE, 0, amount.span.start):
        rest.pop()
        while rest and rest[-1].timed:
            rest.pop()
    while rest and rest[-1].text in light and not ends(texts(rest), vocabulary.instead):
        rest.pop()
    return texts(rest)


def _is_dated(passage: Passage, links: Sequence[str], beside: Clause, behind: Clause) -> bool:
    """Tell whether an amount is one of which the time is told: "20 after last year's 25", "20 nach 25 im Mai"."""
    if not ends(links, passage.vocabulary["after"]):
        return False
    timed = any(word.timed or word.text in passage.vocabulary["then"] for word in beside)
    end = behind[0].start if behind else 0
    return timed or any(0 <= timex.span.start - end <= PREPOSITION for timex in passage.document[TIMEXES] if end)


def came_to(passage: Passage, told: Quantity, sentence: Span, *, compared: bool) -> Span | None:
    """Return the amount that a change is said to have led to: "rose 8 % to 84", "84 a barrel, a rise of 8 %".

    Args:
        passage: Where it stands.
        told: What is told of the change.
        sentence: Its sentence.
        compared: Whether it is told as more or less than something, and so leads to nothing.
    """
    vocabulary = passage.vocabulary
    here = [one for one in passage.figures_between(*sentence) if one.kind in _KINDS and one.span != told.span]
    behind = next((one for one in here if one.span.start >= told.span.end), None)
    words = [] if behind is None else passage.between(told.span.end, behind.span.start)
    # "Saltó un 60 %, hasta los 42 millones"
    is_led = words[:1] != [] and words[0].text in vocabulary["to"] and all(map(passage.is_known, words))
    if behind is not None and (is_led or not passage.has_border(told.span.end, behind.span.start)):
        reached = vocabulary["came-to"]
        if ends(texts(words), reached) or ends(led(passage, words, behind), reached):
            return behind.span
    before = next((one for one in reversed(here) if one.span.end <= told.span.start), None)
    if before is None or compared:
        return None
    _, *rest = passage.clauses(before.span.end, told.span.start)
    head = rest[0] if len(rest) == 1 else []
    moved = any(word.text in vocabulary.up | vocabulary.down for word in head)
    return before.span if moved and passage.is_closed(head) else None


def is_told_anew(passage: Passage, until: int, was: Span) -> bool:
    """Tell whether what was is told behind a semicolon of another time: "… to 78 dollars; on Monday it had cost 82".

    What was in another year is what a year's change is held against: "up 8 percent in 2010; in 2009 it had been 49".
    So is what was before, at no time that is told.
    """
    mark = passage.document.text.find(";", until, was.start)
    if mark < 0:
        return False
    times = beginning(passage.document[TIMEXES], Span(mark, passage.span.end))
    # "Before, it was 750" is what it was until then.
    return bool(times) and not any(timex.year is not None and timex.month is None for timex in times)


def became(passage: Passage, told: Quantity, one: Quantity, other: Quantity) -> Amounts | None:
    """Return what a change leads to, with what a remark on its subject says that it was.

    "Le litre, vendu 1,60 euro en mai, a bondi de 40 % à 2 euros"; "das 40 Cent kostete, hat sich um 50 Prozent auf 50
    Cent verteuert".
    """
    if not one.span.end <= told.span.start <= told.span.end <= other.span.start or not are_alike(passage, one, other):
        return None
    vocabulary = passage.vocabulary
    led = texts(passage.between(told.span.end, other.span.start))
    while led and led[-1] in vocabulary.light - vocabulary["to"]:
        led.pop()
    remark, behind = passage.clause_before(one), passage.between(one.span.end, told.span.start)
    if not led or led[-1] not in vocabulary["to"] or len(led) > UNKNOWN + 1 or not remark:
        return None
    ends_at = _BORDERED.search(passage.document.folded, one.span.end, told.span.start)
    if ends_at is None or _BORDERED.match(passage.document.folded, remark[0].start - 2) is None:
        return None
    is_remark = not vocabulary["relative"].isdisjoint(texts(remark[:FEW])) or all(map(passage.is_known, remark))
    verb = [word for word in behind if word.start >= ends_at.end()]
    if not is_remark or any(word.timed or not passage.is_known(word) for word in verb):
        return None
    # "Der Laib, der 2010 noch 2 Euro kostete, hat sich um 5 Prozent auf 4 Euro verteuert"
    return None if _names_year(passage, Span(remark[0].start, ends_at.start())) else Amounts(one, other, "became")


def than_another(passage: Passage, told: Quantity, one: Quantity, other: Quantity) -> Amounts | None:
    """Return what is more or less than another amount: "3.000, un 20 % más que en mayo, cuando fueron 2.000"."""
    if not one.span.end <= told.span.start <= told.span.end <= other.span.start or not are_alike(passage, one, other):
        return None
    if _AFRESH.search(passage.document.folded, told.span.end, other.span.start) is not None:
        # "90 euros, un 10 % menos que en mayo; en 2010 era de 80 euros"
        return None
    behind, vocabulary = texts(passage.between(told.span.end, other.span.start)), passage.vocabulary
    than = vocabulary["than", "as-much-as"] if told.kind is _MULTIPLIER or told.unit == "times" else vocabulary["than"]
    compared = not than.isdisjoint(behind[:UNKNOWN]) or begins(behind, vocabulary["compared"])
    return Amounts(other, one, "than") if compared else None


def _in_clauses(passage: Passage, one: Quantity, other: Quantity) -> Amounts | None:
    """Return the amounts of two clauses, one of which says that it tells of another time."""
    tail, *rest = passage.clauses(one.span.end, other.span.start)
    here, there = (covering(passage.document[STATEMENTS], amount.span.start) for amount in (one, other))
    apart = here is not None and there is not None and here != there
    if _was(passage, one, other):
        # "A pint that cost 8 dollars last May now sells for 6.80"
        return Amounts(one, other, "then")
    if not rest or not (
        all(map(passage.is_closed, rest))
        or (apart and sum(not passage.is_known(word) for clause in rest for word in clause) <= FEW)
    ):
        return None
    clauses: tuple[Clause, Clause] = [*passage.before(one), *tail], [*rest[-1], *passage.behind(other)]
    spans = [Span(clause[0].start, clause[-1].end) if clause else one.span for clause in clauses]
    if here is not None and there is not None and apart:
        # "In 2019, 640 complaints were filed. In 2023, there were 800."
        spans = [here, there]
        clauses = passage.between(*here), passage.between(*there)
    first, second = (when(passage, clause) for clause in clauses)
    one_year, other_year = (_year(passage, span) for span in spans)
    if one_year is not None and other_year is not None and one_year != other_year:
        first, second = (0, 1) if one_year < other_year else (1, 0)
    border = rest[-1][0].start if rest[-1] else other.span.start
    undated = Span(border, passage.span.end) if first < second else Span(passage.span.start, border)
    if first == second or (first + second < 0 and 0 in (first, second) and _names_year(passage, undated)):
        # "9,000 in 2003; last year they reached 22,500": the earlier of the two is not the one that says so.
        return None
    return Amounts(one, other, "then") if first < second else Amounts(other, one, "then")


def _was(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Tell whether an amount is what a clause within another tells of its subject, and the other what it is now."""
    start, end = one.span.end, other.span.start
    return (
        not passage.vocabulary["relative"].isdisjoint(texts(passage.before(one)))
        and not passage.has_border(start, end)
        and passage.says(passage.between(start, end), passage.vocabulary["now"])
    )


def _names_year(passage: Passage, span: Span) -> bool:
    return any("year" in timex.parts for timex in inside(passage.document[TIMEXES], span))


def _year(passage: Passage, span: Span) -> int | None:
    """Return the one year that a clause names."""
    named = {timex.year for timex in overlapping(passage.document[TIMEXES], span) if timex.year is not None}
    return named.pop() if len(named) == 1 else None


def when(passage: Passage, words: Clause) -> int:
    """Return -1 for a clause that tells of what was before, 1 for one that tells of today, 0 for any other.

    What had been comes before what was: -2.
    """
    if passage.says(words, passage.vocabulary["had-been"]):
        return -2
    if passage.says(words, passage.vocabulary["then"]):
        return -1
    return int(passage.says(words, passage.vocabulary["now"]))


def are_alike(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be amounts of one thing."""
    if one.parts or other.parts or _FRACTION in (one.kind, other.kind):
        return False
    if not RELATIVE_UNITS.isdisjoint((one.unit, other.unit)) or passage.counts_time(one) or passage.counts_time(other):
        return False
    if one.unit != other.unit and None not in (one.unit, other.unit):
        return False
    return len({noun for noun in map(passage.counted, (one, other)) if noun is not None}) < 2


def is_of_more(passage: Passage, figure: Quantity) -> bool:
    """Tell whether a small number counts what has come to a thing: "two more vehicles", "avec deux cars de plus"."""
    vocabulary = passage.vocabulary
    if figure.unit is not None or figure.value >= _MANY:
        return False
    behind = texts(passage.behind(figure))
    place = next(
        (at for at in range(min(len(behind), _NOUN)) if begins(behind[at:], vocabulary["more", "fewer"])), None
    )
    return place is not None and vocabulary["than"].isdisjoint(behind[place : place + _NOUN])
