"""Chronology against brute force over the days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import (
    Chronicle,
    Constraint,
    DaySet,
    EvidenceKind,
    RepairKind,
    candidate_years,
    feasible,
    minimal_conflict,
    repairs,
)
from factcheck.chronology.days import HORIZON_END, HORIZON_START

DAY = timedelta(days=1)
# Brute force looks at these few years of the horizon only. They hold a leap day and the turn of a century
# that is no leap year.
NEAR_START, NEAR_END = date(1899, 1, 1), date(1904, 12, 31)

horizon = st.dates(HORIZON_START, HORIZON_END)
near = st.dates(NEAR_START, NEAR_END)
any_day = st.dates(date(1700, 1, 1), date(2300, 12, 31))
months = st.integers(1, 12)
weekdays = st.integers(1, 7)
days_of_month = st.integers(1, 31)

#: What a set says of itself beside the days that it should hold.
Described = tuple[DaySet, Callable[[date], bool]]


def all_days(first: date = NEAR_START, last: date = NEAR_END) -> list[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]


def between(start: date | None, end: date | None) -> Described:
    return DaySet.between(start, end), lambda day: (start or HORIZON_START) <= day <= (end or HORIZON_END)


def day_of_any_year(month: int, day: int) -> Described:
    return DaySet.day_of_any_year(month, day), lambda other: (other.month, other.day) == (month, day)


def week_around(day: date, before: int, after: int) -> Described:
    return DaySet.week_around(day, before, after), lambda other: -before <= (other - day).days <= after


def shifted(described: Described, number: int) -> Described:
    days, holds = described
    return days.shifted(number), lambda day: (moved := day - number * DAY) >= HORIZON_START and holds(moved)


simple: st.SearchStrategy[Described] = st.one_of(
    near.map(lambda day: (DaySet.day(day), lambda other: other == day)),
    st.builds(between, st.none() | near, st.none() | near),
    st.integers(1898, 1905).map(lambda year: (DaySet.year(year), lambda day: day.year == year)),
    st.builds(
        lambda year, month: (DaySet.month(year, month), lambda day: (day.year, day.month) == (year, month)),
        st.integers(1898, 1905),
        months,
    ),
    weekdays.map(lambda weekday: (DaySet.weekday(weekday), lambda day: day.isoweekday() == weekday)),
    months.map(lambda month: (DaySet.month_of_any_year(month), lambda day: day.month == month)),
    st.builds(day_of_any_year, months, days_of_month),
    st.builds(week_around, near, st.integers(0, 40), st.integers(0, 40)),
)
described = st.one_of(simple, st.builds(shifted, simple, st.integers(-400, 400)))


def constraint(described: Described, *, assumed: bool = False, declared: bool = False) -> Constraint:
    return Constraint(described[0], "A statement.", None, EvidenceKind.TEXT, assumed=assumed, declared=declared)


constraints = st.lists(st.builds(constraint, described, assumed=st.booleans()), max_size=7)


@given(described)
@example((DaySet.day_of_any_year(2, 29), lambda day: (day.month, day.day) == (2, 29)))
@example((DaySet.all(), lambda _: True))
def test_a_set_holds_the_days_it_is_described_by(described: Described) -> None:
    days, holds = described
    assert [day for day in all_days() if day in days] == [day for day in all_days() if holds(day)]


@given(st.lists(horizon))
def test_a_set_of_days_is_that_set(given_days: list[date]) -> None:
    days, expected = DaySet.of(given_days), sorted(set(given_days))
    assert list(days) == expected
    assert len(days) == len(expected)
    assert bool(days) == bool(expected)
    assert days.earliest == (expected[0] if expected else None)
    assert days.latest == (expected[-1] if expected else None)
    assert days.only == (expected[0] if len(expected) == 1 else None)


@given(st.lists(any_day))
def test_days_outside_the_horizon_are_in_no_set(given_days: list[date]) -> None:
    inside = {day for day in given_days if HORIZON_START <= day <= HORIZON_END}
    days = DaySet.of(given_days)
    assert set(days) == inside
    assert all((day in days) == (day in inside) for day in given_days)


@given(st.sets(horizon), st.sets(horizon))
def test_operators_are_those_of_sets(left: set[date], right: set[date]) -> None:
    first, second = DaySet.of(left), DaySet.of(right)
    assert set(first & second) == left & right
    assert set(first | second) == left | right
    assert set(first - second) == left - right
    assert (first <= second) == (left <= right)
    assert len(~first) == len(DaySet.all()) - len(left)
    assert not ~first & first


@given(described)
def test_intervals_are_the_longest_runs_of_days(described: Described) -> None:
    runs = list(described[0].intervals())
    assert sum((last - first).days + 1 for first, last in runs) == len(described[0])
    assert all(first <= last for first, last in runs)
    assert all((second[0] - first[1]).days > 1 for first, second in pairwise(runs))


@given(st.lists(described, max_size=5))
def test_feasible_days_are_those_of_brute_force(several: list[Described]) -> None:
    days = feasible(constraint(one) for one in several)
    expected = [day for day in all_days() if all(holds(day) for _, holds in several)]
    assert [day for day in all_days() if day in days] == expected


@given(constraints)
def test_there_is_a_conflict_exactly_where_no_day_is_left(given_constraints: list[Constraint]) -> None:
    assert bool(minimal_conflict(given_constraints)) == (not feasible(given_constraints))


@given(constraints)
def test_a_conflict_is_minimal(given_constraints: list[Constraint]) -> None:
    conflict = minimal_conflict(given_constraints)
    if conflict:
        assert not feasible(conflict)
    for dropped in range(len(conflict)):
        assert feasible([*conflict[:dropped], *conflict[dropped + 1 :]])


@given(constraints)
def test_a_conflict_comes_in_the_order_given(given_constraints: list[Constraint]) -> None:
    places = [
        next(i for i, c in enumerate(given_constraints) if c is member)
        for member in minimal_conflict(given_constraints)
    ]
    assert places == sorted(set(places))


@given(constraints)
def test_a_conflict_needs_no_assumption_where_one_without_exists(given_constraints: list[Constraint]) -> None:
    sure = [one for one in given_constraints if not one.assumed]
    if not feasible(sure):
        assert not any(member.assumed for member in minimal_conflict(given_constraints))


@given(constraints)
def test_a_conflict_of_two_is_preferred_to_larger_ones(given_constraints: list[Constraint]) -> None:
    sure = [one for one in given_constraints if not one.assumed]
    pool = sure if not feasible(sure) else given_constraints
    smallest = next((size for size in (1, 2) if any(not feasible(some) for some in combinations(pool, size))), None)
    if smallest is not None:
        assert len(minimal_conflict(given_constraints)) == smallest


@given(constraints, st.none() | near)
def test_a_chronicle_reports_a_conflict_only_among_what_is_sure(
    given_constraints: list[Constraint], day: date | None
) -> None:
    stated = [constraint((DaySet.day(day), lambda other: other == day), declared=True)] if day else []
    chronicle = Chronicle((*stated, *given_constraints))
    sure = [one for one in given_constraints if not one.assumed]
    assert chronicle.declared == day
    assert chronicle.proved == feasible(sure)
    assert bool(chronicle.conflict) == (not feasible([*stated, *sure]))
    assert not any(member.assumed for member in chronicle.conflict)


@given(constraints)
def test_assumptions_narrow_and_never_empty(given_constraints: list[Constraint]) -> None:
    chronicle = Chronicle(tuple(given_constraints))
    assert chronicle.implied <= chronicle.proved
    assert bool(chronicle.implied) == bool(chronicle.proved)
    if feasible(given_constraints):
        assert chronicle.implied == feasible(given_constraints)


@given(months, days_of_month, horizon, st.integers(0, 800))
def test_candidate_years_are_all_those_in_reach(month: int, day: int, written: date, reach: int) -> None:
    expected = []
    for year in range(written.year - 4, written.year + 5):
        if day <= monthrange(year, month)[1]:
            distance = abs((date(year, month, day) - written).days)
            if distance <= reach:
                expected.append((distance, year))
    assert candidate_years(month, day, written, reach) == tuple(year for _, year in sorted(expected))


@given(months, days_of_month, horizon, st.integers(0, 100))
def test_candidate_years_of_a_window_are_those_of_its_days(month: int, day: int, first: date, length: int) -> None:
    last = min(first + length * DAY, HORIZON_END)
    expected = {year for day_of in all_days(first, last) for year in candidate_years(month, day, day_of)}
    assert set(candidate_years(month, day, DaySet.between(first, last))) == expected


@given(weekdays, months, days_of_month, horizon, st.booleans())
@example(1, 2, 30, date(2021, 3, 1), True)
def test_a_repair_changes_one_part_and_is_true(
    weekday: int, month: int, day: int, written: date, with_year: bool
) -> None:
    year = written.year if with_year else None
    found = repairs(weekday, month, day, written, year)
    assert len({repair.kind for repair in found}) == len(found)
    for repair in found:
        assert repair.date.isoweekday() == repair.weekday
        kept = {
            RepairKind.WEEKDAY: repair.date.month == month and repair.date.day == day,
            RepairKind.DAY: repair.weekday == weekday and repair.date.month == month,
            RepairKind.MONTH: repair.weekday == weekday and repair.date.day == day,
            RepairKind.YEAR: repair.weekday == weekday and (repair.date.month, repair.date.day) == (month, day),
        }
        assert kept[repair.kind]
        if year is not None and repair.kind is not RepairKind.YEAR:
            assert repair.date.year == year


@given(horizon, st.integers(1, 6))
def test_the_weekday_can_always_be_repaired(day: date, off: int) -> None:
    wrong = (day.isoweekday() - 1 + off) % 7 + 1
    first = repairs(wrong, day.month, day.day, None, day.year)[0]
    assert (first.kind, first.weekday, first.date) == (RepairKind.WEEKDAY, day.isoweekday(), day)


@given(horizon, st.integers(1, 6))
def test_the_repaired_day_is_the_nearest_of_its_month(day: date, off: int) -> None:
    wrong = (day.isoweekday() - 1 + off) % 7 + 1
    repaired = next(
        repair.date for repair in repairs(wrong, day.month, day.day, None, day.year) if repair.kind is RepairKind.DAY
    )
    month = all_days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    assert abs((repaired - day).days) == min(abs((other - day).days) for other in month if other.isoweekday() == wrong)
