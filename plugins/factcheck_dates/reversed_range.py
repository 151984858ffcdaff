"""dates.reversed-range."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Related,
    Severity,
    Suggestion,
    TimeUnit,
    Timex,
)
from factcheck_dates.readings.acts import Act, turned_round
from factcheck_dates.readings.openings import closed_before
from factcheck_dates.readings.wording import WORD, sentence_of, tables_at, words

RANGE = Construction("dates.range-of-dates")
TIMES = Construction("dates.range-of-times")
_DAY = 24 * 60
#: What is open for so many minutes over midnight is not told as a range of hours.
_TOO_LONG = 16 * 60
#: What is open at night closes before.
_MORNING = 7 * 60
#: A day this near behind a range of hours may be that of its end.
_BESIDE = 24
#: Neighbouring years are compared rather than ranged: "de 2019 à 2018", "2019-2018".
_COMPARED = 1
#: Over the new year a range that seems to run so far backward would last nearly twelve months; or a whole year.
_BACK, _WHOLE_YEAR = timedelta(45), timedelta(2)
#: What is over for so long is told in retrospect.
_TOLD = timedelta(30)
#: Years that a mark alone joins are a range of so many at the most.
_LONGEST = 100
#: In code points: how long the word before a number is.
_NAME = 20
#: In words: how near a range stands what tells that something is moved.
_MOVED_BEFORE, _MOVED_BEHIND = 8, 3
#: What joins the years of a range, and the parts of a number.
_MARKS = ("-", "–", "/", "\u2011")

#: On which the examples of acts were written.
_DAY_OF = "2019-05-15"


class ReversedRange(Checker):
    """A range of dates that ends before it begins.

    What it does:
        Compares the two ends of a range ("de 2015 à 2010", "du 10 au 3 juin 2019") as far as both are written: the
        years, or the days of one month and year. What began on a date and ended on another is such a range too:
        "ouverte en 1990, l'usine a fermé en 1985". So are two acts that befall one person or thing in a fixed order,
        as far as two sentences apart: "released on 6 May. Soldiers had arrested them on 11 May", "opens on 19 July. It
        will close on 12 July".

    Why it matters:
        Transposed digits in a life, a term of office or a timetable pass every spelling checker.

    Known limits:
        Ends in different months without years are left alone: a range may cross the new year. Where the year of
        writing stands behind the last end alone, a range that over the new year would last nearly twelve months is a
        warning, but for seasons, years of school and the like. So are hours, which
        may cross midnight, unless they would last nearly all day, and pairs of neighbouring years, which are compared
        rather than ranged ("2019-2018"). What stands between two dates that run backwards ("entre 2015 et 2010") is a
        warning, and so are beginnings and ends told by verbs, and acts in a fixed order. Those are compared where a
        pronoun, an owner, a noun that both name or the lack of a subject ties them, where nothing tells of another
        time or another one, and, without a year, where they are sixty days apart at the most.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 744 ranges confirmed. Of 183 ranges of years planted the wrong way round 182 were found, of 106
        of days 104.
    """

    id = "dates.reversed-range"
    since = "0.2"
    severity = Severity.ERROR
    reads = (RANGE, TIMES, CHRONOLOGY, LANGUAGES, MOMENTS, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        Bad("fr", "Il a présidé la région de [[2015 à 2010]]."),
        Bad("fr", "Le festival se tient du [[10 juin au 3 juin 2019]]."),
        Bad("fr", "Elle fut ministre de [[mai 2012 à juin 2011]]."),
        Confirmed("fr", "Il a présidé la région de [[2010 à 2015]]."),
        Good("fr", "Le festival se tient du 28 décembre au 3 janvier."),
        Good("fr", "Le bar ouvre de 10 h à 4 h."),
        Good("fr", "La piscine ferme de 14 h à 12 h le lendemain."),
        Good("fr", "De 2019 à 2018, la dette a reculé."),
        Good("fr", "Le match a été avancé du 12 au 5 juin."),
        Bad("fr", "La guerre ([[1945-1939]]) a changé l'Europe."),
        Good("fr", "Le couvre-feu passe de 20 heures à 18 heures."),
        Good("fr", "Hannibal a mené la guerre de 218 à 201 av. J.-C."),
        Good("fr", "La cité prospéra de 1500 à 1200 avant J.-C. puis déclina."),
        Good("fr", "La foule est passée de 2015 à 1500 personnes."),
        Bad("en", "He ran the region from [[2015 to 2010]]."),
        Confirmed("en", "He ran the region from [[2010 to 2015]]."),
        Good("en", "The city flourished from 1500 to 1200 BC."),
        Good("en", "Kick-off has been brought forward from 2115 GMT to 1945 GMT."),
        Good("en", "The target date was moved from 2030 to 2025."),
        Good("es", "El partido se adelantó del 12 al 5 de junio."),
        Bad("es", "Presidió la región de [[2015 a 2010]]."),
        Confirmed("es", "Presidió la región de [[2010 a 2015]]."),
        Bad("de", "Er leitete die Region von [[2015 bis 2010]]."),
        Confirmed("de", "Er leitete die Region von [[2010 bis 2015]]."),
        Good("de", "Der Ausstieg wurde vom 12. Juni bis 5. Juni vorgezogen."),
        Good("fr", "L'usine a ouvert à Lyon en 1990 et fermé celle de Pau en 1985.", published="2024-10-08"),
        Bad("en", "The plant opened in [[1990 and closed in 1985]].", published="2023-06-14"),
        Good("en", "The store opened in 1990 and closed its Leeds branch in 1985.", published="2024-10-08"),
        Good("es", "El curso va del 9 de octubre al 28 de mayo de 2026.", published="2025-05-20"),
        Good("de", "Die Anmeldung läuft vom 9. Oktober bis zum 28. Februar 2026.", published="2025-05-20"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ranges that run backwards, and those that run forwards."""
        for match in document[TIMES]:
            if not _is_moved(document, match):
                yield from self._hours(document, match)
        for early, late in chain(turned_round(document), closed_before(document)):
            ranges = (match["from"].value.span.to(match["to"].value.span) for match in document[RANGE])
            if not any(span.contains(late.timex.span) for span in ranges):
                yield self._turned(document, early, late)
        for match in document[RANGE]:
            first, last = match["from"].value, match["to"].value
            ends = _ends(first, last)
            if ends is None or _is_before_christ(document, last):
                continue
            span = first.span.to(last.span)
            begin, end = ends
            over = first.month != last.month and "year" not in first.parts
            if begin > end and (
                (over and not _is_backward(document, first, last)) or _is_round_the_year(document, first, last)
            ):
                continue
            if begin <= end:
                if begin < end:
                    yield self.confirmed(span, "The range ends after it begins.")
                continue
            told = "ended" in match
            if len(begin) == 1 and begin[0] - end[0] <= _COMPARED and not told:
                continue
            if document.text[first.span.end : last.span.start] in _MARKS and _is_number(document, first, last):
                continue
            if not told and _is_moved(document, match):
                continue
            between = told or over or "between" in match
            yield self.contradicted(
                span,
                f"The range begins with {words(document, first.span)} and ends before it,"
                f" with {words(document, last.span)}.",
                severity=self.said(document, span, Severity.WARNING if between else Severity.ERROR),
                related=[Related("The beginning", first.span), Related("The end", last.span)],
                evidence=[Evidence(EvidenceKind.CALENDAR, f"{_shown(end)} is before {_shown(begin)}.", span)],
                suggestions=[_swapped(document, first, last)],
            )

    def _turned(self, document: Document, early: Act, late: Act) -> Finding:
        """Report two acts that befell one in an order that cannot be: released before being arrested."""
        span = max(early, late, key=_place).timex.span
        first, last = (words(document, act.timex.span) for act in (early, late))
        what, then = words(document, early.word), words(document, late.word)
        return self.contradicted(
            span,
            f"What {then} tells is dated {last}, before what {what} tells, dated {first}.",
            severity=self.said(document, span, Severity.WARNING),
            related=[Related("What comes first", early.word), Related("What comes then", late.word)],
            evidence=[
                Evidence(EvidenceKind.CALENDAR, f"{last} is before {first}.", early.timex.span),
                Evidence(EvidenceKind.TEXT, "This takes both to be of the same person or thing.", early.piece),
            ],
            suggestions=[Suggestion("Check both dates, or say whose or which time it is")],
        )

    def _hours(self, document: Document, match: Match) -> Iterator[Finding]:
        """Judge hours that run backwards: over midnight they would be open nearly all day, "de 14 h à 12 h"."""
        first, last = match["from"].value, match["to"].value
        timexes = document[TIMEXES]
        behind = timexes[bisect_right(timexes, last.span.start, key=_start) :][:1]
        if any(timex.span.start - last.span.end <= _BESIDE for timex in behind):
            # "De 14 h à 12 h le lendemain".
            return
        if _MORNING <= last.minute < first.minute and (last.minute - first.minute) % _DAY >= _TOO_LONG:
            yield self.contradicted(
                first.span.to(last.span),
                f"The hours begin at {words(document, first.span)} and end before, at {words(document, last.span)}.",
                severity=self.said(document, match.span, Severity.WARNING),
                related=[Related("The beginning", first.span), Related("The end", last.span)],
                evidence=[
                    Evidence(
                        EvidenceKind.CALENDAR,
                        f"Over midnight they would last {(last.minute - first.minute) % _DAY / 60:g} hours.",
                        match.span,
                    )
                ],
                suggestions=[_swapped(document, first, last)],
            )


def _place(act: Act) -> int:
    return act.word.start


def _start(timex: Timex) -> int:
    return timex.span.start


def _ends(first: Timex, last: Timex) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return what can be compared of both ends, the longest unit first; None where that is nothing."""
    if any(timex.unit is not None and timex.unit is not TimeUnit.DECADE for timex in (first, last)):
        return None
    # What points behind the last is said of both: "du 3 au 11 juin prochain".
    if first.part != last.part or first.deixis is not None or (last.deixis is not None and not last.is_day):
        return None
    if first.year is not None and last.year is not None:
        names: tuple[str, ...] = ("year", "month", "day")
    elif first.is_day and last.is_day and last.year is not None and first.year is None:
        first, names = first._replace(year=last.year), ("year", "month", "day")
    elif first.is_day and last.is_day and first.month == last.month:
        names = ("month", "day")
    else:
        return None
    begin, end = [], []
    for name in names:
        one, other = getattr(first, name), getattr(last, name)
        if one is None or other is None:
            break
        begin.append(one)
        end.append(other)
    return tuple(begin), tuple(end)


def _is_backward(document: Document, first: Timex, last: Timex) -> bool:
    """Tell whether two days with one year run backward, and not over the new year: "du 12 juillet au 26 juin 2026".

    Over the new year the range would last nearly twelve months, and would have begun long before it is told. What
    begins on the first of a month, or lasts a whole year, may do so.
    """
    written = document[CHRONOLOGY].reference
    if written is None or last.year != written.year or first.day == 1 or not (first.is_day and last.is_day):
        return False
    begin, end = first.day_in(written.year), last.day_in(written.year)
    return begin is not None and end is not None and _WHOLE_YEAR < begin - end <= _BACK and end >= written - _TOLD


def _is_number(document: Document, first: Timex, last: Timex) -> bool:
    """Tell whether two years that a mark joins are a number: "le décret n° 2020-1310", "case no. 2018-1999"."""
    if first.year is None or last.year is None or first.month is not None:
        return False
    if first.year - last.year > _LONGEST:
        return True
    before = document.folded[max(first.span.start - _NAME, 0) : first.span.start].rstrip(" .:(").split()
    return bool(before) and before[-1] in tables_at(document, first.span.start).get("dates.numbered", {})


def _is_moved(document: Document, match: Match) -> bool:
    """Tell whether something is moved from one date to an earlier one: "le match a été avancé du 12 au 5 juin"."""
    first, last = match["from"].value.span, match["to"].value.span
    if document.text[first.end : last.start] in _MARKS:
        return False
    table = tables_at(document, first.start).get("dates.moved", {})
    start, end = sentence_of(document, first)
    before = WORD.findall(document.folded, start, first.start)[-_MOVED_BEFORE:]
    behind = WORD.findall(document.folded, last.end, end)[:_MOVED_BEHIND]
    if any(table.get(word) == "any" for word in (*before, *behind)):
        return True
    # The word before the preposition: "l'objectif passe de 2040 à 2035"
    return any(word in table for word in before[-2:-1])


def _is_round_the_year(document: Document, first: Timex, last: Timex) -> bool:
    """Tell whether a sentence tells of a season, a year of school or a lease, which go on over the new year."""
    if "year" in first.parts or not first.is_day:
        return False
    table = tables_at(document, last.span.start).get("dates.round_the_year", {})
    sentence = sentence_of(document, first.span)
    return "month" in first.parts and not table.keys().isdisjoint(WORD.findall(document.folded, *sentence))


def _is_before_christ(document: Document, last: Timex) -> bool:
    table = tables_at(document, last.span.start).get("dates.before_christ", {})
    return document.folded[last.span.end :].lstrip().startswith(tuple(table))


def _shown(values: tuple[int, ...]) -> str:
    return "-".join(f"{value:02d}" for value in values)


def _swapped(document: Document, first: Timex, last: Timex) -> Suggestion:
    """Return the range with its ends the other way round; what is written once, for both, stays where it is."""
    if first.parts.keys() == last.parts.keys():
        pairs = [(first.span, last.span)]
    elif (first.weekday is None) != (last.weekday is None):
        # A weekday goes with its day, and would stand alone.
        pairs = []
    else:
        pairs = [(span, last.parts[name]) for name, span in first.parts.items() if name in last.parts]
    text = document.text
    edits = [edit for one, other in pairs for edit in (Edit(one, text[slice(*other)]), Edit(other, text[slice(*one)]))]
    return Suggestion("If the two were swapped", tuple(sorted(edits)))
