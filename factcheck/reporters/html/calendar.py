"""When the article was written, as its words tell, and the dates it names, in order."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from factcheck.chronology.wording import MONTHS
from factcheck.model.moment import Basis
from factcheck.model.report import DateRecord, Details, TieRecord
from factcheck.reporters.html.markup import Html, element, joined
from factcheck.reporters.html.notes import words
from factcheck.reporters.html.story import Story

#: Ticks that fit under the calendar on a telephone.
_MOST_TICKS = 5
#: Months from one tick to the next, the fewest that fit are taken; then years.
_STEPS = (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100)))
#: Per cent of the calendar that a letter takes there, with what keeps names apart.
_LETTER = 2.2
#: Per cent of the calendar that a bar takes at least, so that a day can be seen.
_NARROWEST = 0.9
#: Runs of days that are told in words.
_MOST_RUNS = 3

_Days = tuple[date, date]


#: By what a date was found that is not written out.
_BASES = {
    Basis.WRITING: "counted from the writing",
    Basis.EXPRESSION: "counted from another date",
    Basis.FACT: "by the facts",
    Basis.PASSAGE: "in the year of the passage",
    Basis.TENSE: "by the tense",
    Basis.NEAREST: "the nearest",
}
_KEY = "Shaded: the days on which the article can have been written."
_KEY_STATED = " Dashed line: its stated date."


def writing(story: Story) -> Html | None:
    """Return what the article tells of the day on which it was written; None where it tells nothing but its date."""
    details = story.details
    if details is None or details.frame is None or all(tie.declared for tie in details.ties):
        return None
    published = story.record.published
    conflict = _conflict(story)
    frame, window = details.frame, details.window
    rows = [_tie(story, tie, frame, window, conflict=conflict) for tie in details.ties]
    left = _in_words(window, frame)
    together = "All of this together" + (", without the stated date" if published.declared else "")
    total = element(
        "tr",
        element("th", together, scope="row"),
        element("td", _bar(window, frame, window, published.declared, left, "window"), element("span", left)),
        class_="total",
    )
    axis = element("tr", element("th", "What the text says", scope="col"), _axis(frame), class_="axis")
    table = element("table", element("thead", axis), element("tbody", *rows, total), class_="ties")
    return element(
        "section",
        element("h3", "When it was written"),
        summary(story),
        table,
        element("p", _KEY + (_KEY_STATED if published.declared else ""), class_="key"),
        class_="writing",
        lang="en",
    )


def summary(story: Story) -> Html:
    """Return in a line on which day the article says it was published, and on which its words say it was written."""
    conflict = _conflict(story)
    return element("p", *_stated(story, conflict=conflict), class_="stated conflict" if conflict else "stated")


def dates(story: Story) -> Html | None:
    """Return the dates of the text in order, by year, then those that are left open; None where there are none."""
    details = story.details
    if details is None or not details.dates:
        return None
    by_days: dict[_Days, list[tuple[str, DateRecord]]] = {}
    left_open: list[tuple[str, DateRecord]] = []
    for name, found in story.dates:
        if found.first is None or found.last is None:
            left_open.append((name, found))
        else:
            by_days.setdefault((found.first, found.last), []).append((name, found))
    rows: list[Html] = []
    year = None
    for days, same in sorted(_with_the_writing(story, details, by_days).items()):
        heading = str(days[0].year) if days[0].year != year else None
        year = days[0].year
        rows.append(_day(story, heading, days, same))
    if left_open:
        rows.append(
            element(
                "li",
                element("span", "Left open", class_="year"),
                element("span", class_="when"),
                element("span", joined(_uses(story, left_open)), class_="uses"),
                class_="open",
            )
        )
    return element(
        "section",
        element("h3", "Dates in the text"),
        element("ol", *rows, class_="dates"),
        class_="timeline",
        lang="en",
    )


def in_words(first: date, last: date) -> str:
    """Return a stretch of days: ``7 to 13 December 2021``, ``June 2021``, ``2021``."""
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    end = in_words(last, last)
    if first.year != last.year:
        return f"{in_words(first, first)} to {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def _conflict(story: Story) -> bool:
    """Tell whether the stated date cannot be, by the text."""
    published = story.record.published
    if published.declared is None or published.earliest is None or published.latest is None:
        return False
    details = story.details
    allowed = details.window if details and details.window else ((published.earliest, published.latest),)
    return not any(first <= published.declared <= last for first, last in allowed)


def _stated(story: Story, *, conflict: bool) -> Iterator[Html | str]:
    published = story.record.published
    if published.declared is None:
        yield "States no date of publication."
    else:
        yield "Dated "
        yield element("strong", in_words(published.declared, published.declared))
        yield "."
    details = story.details
    if details is None or details.frame is None:
        return
    if all(tie.declared for tie in details.ties):
        yield " Nothing else in the text tells when it was written."
    else:
        yield " The text can only have been written " if conflict else " The text itself allows "
        yield element("strong", _in_words(details.window, details.frame))
        yield "."


def _in_words(runs: tuple[_Days, ...], frame: _Days) -> str:
    """Return runs of days in words; a run that goes on beyond the calendar is open on that side."""
    told = []
    for first, last in runs[:_MOST_RUNS]:
        if first <= frame[0] and last >= frame[1]:
            told.append("any of these days")
        elif first <= frame[0]:
            told.append(f"{in_words(last, last)} or earlier")
        elif last >= frame[1]:
            told.append(f"{in_words(first, first)} or later")
        else:
            told.append(in_words(first, last))
    if len(runs) > _MOST_RUNS:
        told.append(f"{len(runs) - _MOST_RUNS} other periods")
    return " or ".join(told) or "none of these days"


def _tie(story: Story, tie: TieRecord, frame: _Days, window: tuple[_Days, ...], *, conflict: bool) -> Html:
    parts: list[Html | str] = [tie.statement]
    if tie.span is not None and story.blocks:
        parts += [" ", element("a", f"line {tie.span.line}", href=f"#{story.anchor(tie.span)}", class_="where")]
    if tie.assumed:
        parts += [" ", element("span", "assumed", class_="assumed", title="Narrows the days, and proves nothing alone")]
    if tie.source:
        parts += [" ", element("cite", tie.source)]
    kind = "declared" if tie.declared else "assumed" if tie.assumed else "sure"
    left = _in_words(tie.days, frame)
    bar = _bar(tie.days, frame, window, story.record.published.declared, left, kind)
    rejected = "rejected" if tie.declared and conflict else None
    return element("tr", element("th", *parts, scope="row"), element("td", bar, element("span", left)), class_=rejected)


def _bar(
    runs: tuple[_Days, ...], frame: _Days, window: tuple[_Days, ...], declared: date | None, told: str, kind: str
) -> Html:
    """Return a strip of the calendar: the days of one statement, with those of all and the stated one behind them."""
    shapes = [_rect(first, last, frame, "0", "100%", "behind") for first, last in window]
    shapes += [_rect(first, last, frame, "30%", "40%", kind) for first, last in runs]
    if declared is not None and frame[0] <= declared <= frame[1]:
        place = f"{_percent(declared, frame) + 50 / _length(frame):.2f}%"
        shapes.append(element("line", x1=place, x2=place, y1="0", y2="100%", class_="stated-day"))
    return element("svg", *shapes, role="img", aria_label=told, class_="strip")


def _rect(first: date, last: date, frame: _Days, y: str, height: str, kind: str) -> Html:
    left = _percent(first, frame)
    width = max(_percent(last, frame) + 100 / _length(frame) - left, _NARROWEST)
    return element("rect", x=f"{left:.2f}%", y=y, width=f"{width:.2f}%", height=height, class_=kind)


def _length(frame: _Days) -> int:
    return (frame[1] - frame[0]).days + 1


def _percent(day: date, frame: _Days) -> float:
    return 100 * (day - frame[0]).days / _length(frame)


def _axis(frame: _Days) -> Html:
    ticks = []
    free = 0.0
    for day, name in _ticks(frame):
        place = _percent(day, frame)
        ticks.append(element("line", x1=f"{place:.2f}%", x2=f"{place:.2f}%", y1="1.15em", y2="100%"))
        # A name that would run over the edge ends at its tick; one that would run over another is left out.
        width = _LETTER * len(name)
        start, anchor = (place - width, "end") if place + width > 100 else (place, None)
        if start >= free:
            ticks.append(element("text", name, x=f"{place:.2f}%", y="0.8em", text_anchor=anchor))
            free = start + width
    return element("td", element("svg", *ticks, class_="ticks", aria_hidden="true"), element("span", "Days it leaves"))


def _ticks(frame: _Days) -> list[tuple[date, str]]:
    """Return the days that are named on the calendar: as many firsts of months or years as fit."""
    if _length(frame) <= 31:
        every = -(-_length(frame) // _MOST_TICKS)
        days = [date.fromordinal(frame[0].toordinal() + at) for at in range(0, _length(frame), every)]
        return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days]
    for step in _STEPS:
        # Months are counted from January of the year 0, and begin at one that the step divides.
        first, last = (day.year * 12 + day.month - 1 for day in frame)
        months = range(-(-first // step) * step, last + 1, step)
        found = [day for month in months if frame[0] <= (day := date(month // 12, month % 12 + 1, 1)) <= frame[1]]
        if len(found) <= _MOST_TICKS:
            return [(day, str(day.year) if step >= 12 else f"{MONTHS[day.month - 1][:3]} {day.year}") for day in found]
    return []


def _with_the_writing(
    story: Story, details: Details, by_days: dict[_Days, list[tuple[str, DateRecord]]]
) -> dict[_Days, list[tuple[str, DateRecord]]]:
    """Return the dates with the day of publication and the days of writing among them, which no words may name."""
    found = dict(by_days)
    declared = story.record.published.declared
    if declared is not None:
        found.setdefault((declared, declared), [])
    for days in _bounded(details):
        found.setdefault(days, [])
    return found


def _bounded(details: Details) -> tuple[_Days, ...]:
    """Return the days of writing where they are one run with two ends."""
    window, frame = details.window, details.frame
    if frame is None or len(window) != 1 or window[0][0] <= frame[0] or window[0][1] >= frame[1]:
        return ()
    return window


def _day(story: Story, heading: str | None, days: _Days, same: list[tuple[str, DateRecord]]) -> Html:
    first, last = days
    signs = []
    if first == last == story.record.published.declared:
        refuted = _conflict(story)
        said, kind = ("stated date, refuted", "refuted") if refuted else ("stated date", "stated")
        signs.append(element("span", said, class_=f"badge {kind}"))
    if story.details and days in _bounded(story.details):
        signs.append(element("span", "written", class_="badge written"))
    return element(
        "li",
        element("span", heading, class_="year"),
        element("span", _moment(first, last), class_="when"),
        element("span", *signs, joined(_uses(story, same)), class_="uses"),
        class_="marked" if signs else None,
    )


def _uses(story: Story, same: list[tuple[str, DateRecord]]) -> Iterator[Html | str]:
    for number, (name, found) in enumerate(same):
        if number:
            yield " "
        link = element("a", words(story, found.span.text), href=f"#{story.anchor(found.span)}", data_date=name)
        how = f", {_BASES[found.basis]}" if found.basis in _BASES else ""
        yield element("span", link, element("small", f"line {found.span.line}{how}"), class_="use")


def _moment(first: date, last: date) -> Html:
    """Return a stretch of days, machine-readable where HTML has a form for it: a day, a month, a year."""
    told = in_words(first, last)
    shown = told.removesuffix(f" {first.year}") if first.year == last.year else told
    if first == last:
        return element("time", shown, datetime=first.isoformat())
    if told == str(first.year):
        return element("time", shown, datetime=f"{first.year:04d}")
    if told == f"{MONTHS[first.month - 1]} {first.year}":
        return element("time", shown, datetime=f"{first.year:04d}-{first.month:02d}")
    return element("span", shown)
