"""dates.weekday-mismatch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Basis,
    Checker,
    Confirmed,
    Construction,
    DaySet,
    Deixis,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hit,
    Match,
    Related,
    Repair,
    RepairKind,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    TimexAnchor,
    candidate_years,
    day_in_words,
    feast_day,
    inside,
    repairs,
    weekday_in_words,
)
from factcheck_dates.readings.other_stamp import other_stamp
from factcheck_dates.readings.other_years import (
    CLOSE,
    TENSE,
    YEAR_STEPS,
    falls_on,
    is_announced,
    is_explained,
    is_old_style,
    is_past,
    julian,
    restamped,
    told_around,
    told_beside,
)
from factcheck_dates.readings.wording import WORD, day_like, moment_of, sentence_of, tables_at, words

BEHIND = Construction("dates.weekday-behind")
FALLS = Construction("dates.weekday-falls")
_START = itemgetter(0)
#: Farther off than this, two years are about as near, and either may be meant.
_FAR = 150
#: A day this near is not mistaken for last year's.
_SOON = 3
#: Two tellings of one day miss each other by so much at the most; beyond it they are two.
_SLIP = timedelta(2)
#: In characters: farther behind a date a weekday is that of it only if it takes it up.
_BESIDE = 24
#: In days: a day without its month lies so near the writing.
_MONTHS = 45
#: So many characters before or after a date a verb can tell its tense.
_CLAUSE = 80
#: Words that tell of what took place, or of how things stood before; "said on Tuesday" is none of them.
_TOLD = ("past", "was")


class WeekdayMismatch(Checker):
    """A weekday and a date that do not fall together.

    What it does:
        Checks every weekday that stands with a day and a month against the calendar. Where the year is written the
        answer is certain. Where it is not, the nearest such date to the day of writing is meant, unless the passage
        speaks of another year in which weekday and date agree; the assumption is named in the evidence. A day that is
        said to come is none of a year named far off. So it checks what "falls on" a weekday: "Noël tombe un mardi".

    Why it matters:
        Readers miss the concert, the vote or the court date. It is the most common printed error about dates, and no
        spelling checker sees it, because only the date of publication tells the year.

        A weekday with a day of no month ("le lundi 21") is held against the weeks around the writing and the months
        that the text names. "An jenem Donnerstag" is that of the date before it, and "that session, on 17 May" that of
        the weekday in the sentence before; these are warnings.

    Known limits:
        An error that happens to be right for a year the passage mentions passes unseen. Articles without any date are
        checked only where they write the year, or where the text itself fixes it.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum): 81 errors, all read, all true. In one
        article three weekdays agree with the year before, so there the stated date may be what is wrong. 4,067 dates
        were confirmed: of 4,079 weekdays with day and month 99.8 % came out one way or the other. On 171 English
        articles (Wikinews 2019): none reported, 175 confirmed. Of 480 weekdays planted wrong 477 were found.
    """

    id = "dates.weekday-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (BEHIND, FALLS, ATTRIBUTIONS, BLOCKS, TIMEXES, CHRONOLOGY, LANGUAGES, MOMENTS, QUOTATIONS, SENTENCES, TENSE)
    examples = (
        Bad("fr", "Le vote a eu lieu le [[lundi 12 mars 2024]]."),
        Bad("fr", "La réunion est prévue [[lundi 3 décembre]].", published="2019-12-01"),
        Bad("fr", "Rendez-vous [[mercredi 6]] et vendredi 7 mars 2025.", published="2025-02-20"),
        Confirmed("fr", "Le vote a eu lieu le [[mardi 12 mars 2024]]."),
        Good("fr", "L'équipage aperçut la terre le vendredi 12 octobre 1492, selon le journal de bord."),
        Good("es", "Rodrigo de Triana avistó tierra el viernes 12 de octubre de 1492."),
        Good("de", "Der Westfälische Friede wurde am Samstag, dem 24. Oktober 1648, geschlossen."),
        Good("fr", "L'an dernier, le dimanche 5 janvier, la rivière avait débordé.", published="2026-01-12"),
        Good("fr", "La réunion est prévue lundi 3 décembre."),
        Good(
            "fr",
            "En 2007, la campagne avait basculé. Le dimanche 6 mai, il était élu.",
            published="2012-04-30",
        ),
        Good("fr", "Le mardi 17 avril, une explosion avait soufflé le quartier.", published="2019-04-07"),
        Good("fr", "Près de dimanche 20 personnes ont voté en mai 2019.", published="2019-05-28"),
        Good("fr", "Le pont a fermé le 28 septembre, un mardi sur deux il rouvre.", published="2017-10-02"),
        Bad("en", "The vote took place on [[Monday, March 12, 2024]]."),
        Bad("en", "The hearing is set for [[Monday, December 3]].", published="2019-12-01"),
        Confirmed("en", "The vote took place on [[Tuesday, 12 March 2024]]."),
        Good("en", "In 2007 the race turned. On Sunday, May 6, he was elected.", published="2012-04-30"),
        Bad("es", "La votación fue el [[lunes 12 de marzo de 2024]]."),
        Confirmed("es", "La votación fue el [[martes 12 de marzo de 2024]]."),
        Bad("de", "Die Abstimmung war am [[Montag, dem 12. März 2024]]."),
        Confirmed("de", "Die Abstimmung war am [[Dienstag, dem 12. März 2024]]."),
        Good("fr", "En 2023, Noël tombait un lundi.", published="2024-10-08"),
        Good("en", "Halloween falls on a Thursday this year.", published="2024-10-08"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield weekdays that the calendar contradicts, and those that it confirms."""
        timexes = document[TIMEXES]
        if other_stamp(document) is not None:
            # It is the date of the article that is wrong.
            return
        years: dict[int, list[Span]] = {}
        for timex in timexes:
            if timex.year is not None:
                years.setdefault(timex.year, []).append(timex.span)
        for timex in timexes:
            if timex.weekday is not None and timex.is_day:
                yield from self._judge(document, timex, years)
            elif timex.weekday is not None and timex.day is not None:
                yield from self._monthless(document, timex)
        for match in document[BEHIND]:
            # "Le 8 mars, un lundi, …" is "le lundi 8 mars"; "les 8 et 9 mars, lundi et mardi" are two of them.
            if "told" in match:
                yield from self._taken_up(document, match)
                continue
            if not _is_told_alone(document, match):
                continue
            names = [("date", "weekday"), *([("second", "behind")] if "second" in match else [])]
            for timex, weekday in [(match[one].value, match[other].value) for one, other in names]:
                if weekday.span < timex.span and weekday.deixis is None:
                    # "Lundi, le 8 mars" is read as one; else the weekday may be that of something else.
                    continue
                if timex.weekday is None and not _fell_before(document, timex, weekday):
                    span = timex.span if len(names) > 1 else timex.span.to(weekday.span)
                    found = self._judge(document, _with(timex, weekday, span), years)
                    is_far = weekday.span.start - timex.span.end > _BESIDE
                    yield from (_weaker(finding) for finding in found) if is_far else found
        for match in document[FALLS]:
            named, weekday = match["date"].value, match["on"].value
            if named.weekday is None and weekday.weekday is not None and weekday.day is None:
                dated = _with(named, weekday, named.span.to(weekday.span))
                meant = _fallen(document, named, match.span)
                if meant is not None:
                    if julian(meant) != dated.weekday or not is_old_style(document, named, meant.year):
                        yield self._verdict(document, dated, meant, None)
                elif named.is_day and named.year is None and not _fell_before(document, named, weekday):
                    yield from self._judge(document, dated, years)

    def _taken_up(self, document: Document, match: Match) -> Iterator[Finding]:
        """Judge the date of what was told with its weekday before: "… on Monday. That session, on 17 May"."""
        timex, weekday, noun = match["date"].value, match["weekday"].value, match["noun"].span
        meant, told = moment_of(document, timex).day, moment_of(document, weekday).day
        has_capitals = tables_at(document, noun.start).get("spelling", {}).get("noun") == "capital"
        if meant is None or told is None or timex.weekday is not None or not _is_told_alone(document, match):
            return
        if (
            abs(meant - told) > _SLIP
            or weekday.day is not None
            or (has_capitals and document.text[noun.start].islower())
        ):
            return
        text = f"{words(document, noun)} is taken to be what was told of {words(document, weekday.span)}."
        dated = _with(timex, weekday, timex.span)
        yield self._verdict(document, dated, meant, None, far=True, assumed=Evidence(EvidenceKind.TEXT, text, noun))

    def _monthless(self, document: Document, timex: Timex) -> Iterator[Finding]:
        """Judge a weekday with a day of no month: it is one of the weeks around the writing, or of a month told."""
        window = document[CHRONOLOGY].window
        written = window.earliest
        behind = document.text[timex.span.end : timex.span.end + 1]
        if written is None or len(window) > 1 or timex.year is not None or behind.isalnum():
            return
        if not _is_led(document, timex):
            return
        named = {other.month for other in document[TIMEXES] if other.month is not None}
        if any(other.year not in (None, written.year) for other in document[TIMEXES]):
            return
        near = [written + timedelta(days) for days in range(-_MONTHS, _MONTHS + 1)]
        days = [day for day in near if day.day == timex.day]
        days += [day for month in named if (day := timex._replace(month=month).day_in(written.year)) is not None]
        if not days or any(day.isoweekday() == timex.weekday for day in days):
            return
        meant = min(days, key=lambda day: abs(day - written))
        yield self._verdict(document, timex, meant, _nearest(window), far=True)

    def _judge(self, document: Document, timex: Timex, years: Mapping[int, Sequence[Span]]) -> Iterator[Finding]:
        month, day = timex.month or 0, timex.day or 0
        chronicle = document[CHRONOLOGY]
        window = chronicle.window
        if timex.year is not None:
            meant = timex.day_in(timex.year)
            if meant is not None and not (julian(meant) == timex.weekday and is_old_style(document, timex, timex.year)):
                yield self._verdict(document, timex, meant, None)
            return
        if timex.anchor is TimexAnchor.EXPRESSION:
            # A year that was named before ("le lundi 12 mars de cette année-là").
            return
        told = told_beside(document, timex)
        if told:
            right = [meant for year in told if (meant := timex.day_in(year))]
            right = [meant for meant in right if meant.isoweekday() == timex.weekday]
            yield from (self._verdict(document, timex, meant, None) for meant in right[:1])
            return
        nearest = candidate_years(month, day, chronicle.reference or window)
        candidates = [meant for year in nearest if (meant := timex.day_in(year))]
        if not candidates:
            return
        distances = [_distance(meant, window) for meant in candidates]
        right = [meant for meant in candidates if meant.isoweekday() == timex.weekday]
        if len(window) > 1:
            # The day of writing is known only roughly: the weekday itself may be what decides.
            if right:
                yield self._verdict(document, timex, right[0], _nearest(window))
            elif distances[0] <= CLOSE:
                yield self._verdict(document, timex, candidates[0], _nearest(window))
            return
        if candidates[0] in right:
            yield self._verdict(document, timex, candidates[0], _nearest(window))
            return
        told_of = told_around(document, timex, candidates[0])
        if any(_fell_on(document, timex, year) for year in told_of):
            # "Les Anglais attendirent 1752 : leur mercredi 2 septembre …".
            return
        elsewhen = next((year for year in sorted(told_of) if falls_on(timex, year)), None)
        if elsewhen is not None:
            yield self._verdict(document, timex, date(elsewhen, month, day), None)
            return
        if distances[0] > _FAR and right:
            # Of two years that are about as near either may be meant.
            return
        coming_again = [day for day in right if day > (window.latest or day)]
        if coming_again and distances[0] > CLOSE and candidates[0] < coming_again[0] and not is_past(document, timex):
            yield self._verdict(document, timex, coming_again[0], _nearest(window))
            return
        ahead = candidates[0] > (window.latest or candidates[0]) and distances[0] > _SOON and timex.deixis is None
        is_open = right and ahead and candidates[0] > right[0] and self._is_behind(document, timex, distances[0])
        if is_open and not is_announced(document, timex):
            # The day is not said to be still to come, and the one before it is right.
            yield self._verdict(document, timex, right[0], _nearest(window))
            return
        coming = candidates[0] > (window.latest or candidates[0]) and self._is_ahead(document, timex)
        latest = window.latest or candidates[0]
        if is_explained(document, timex, candidates[0], latest, years, coming=coming) or restamped(chronicle, timex):
            return
        far = distances[0] > _FAR and timex.deixis is not Deixis.THIS
        yield self._verdict(document, timex, candidates[0], _nearest(window), far=far)

    def _is_behind(self, document: Document, timex: Timex, distance: int) -> bool:
        """Tell whether a date, so many days ahead in this year, may be that of the year before.

        In 4,000 dates of printed news without a year none that lay two months ahead at the most was last year's. Only
        what took place then, or had been before something else ("avait soufflé"), is told that late.
        """
        if distance > CLOSE:
            return not self._is_ahead(document, timex)
        return any(hit.value in _TOLD for hit in self._tenses(document, timex)) and not self._is_ahead(document, timex)

    def _is_ahead(self, document: Document, timex: Timex) -> bool:
        """Tell whether the words around a date say that it is still to come."""
        near = self._tenses(document, timex)
        if near:
            return all(hit.value == "future" for hit in near)
        start, end = timex.span
        tables = tables_at(document, start)
        endings = tuple(tables.get("dates.future_ending", ()))
        clause = document.folded[max(0, start - _CLAUSE) : end + _CLAUSE]
        return bool(endings) and any(word.rstrip(",.;:").endswith(endings) for word in clause.split())

    @staticmethod
    def _tenses(document: Document, timex: Timex) -> Sequence[Hit]:
        """Return the tenses that stand near a date."""
        hits, (start, end) = document[TENSE], timex.span
        return hits[bisect_left(hits, start - _CLAUSE, key=_START) : bisect_left(hits, end + _CLAUSE, key=_START)]

    def _within(self, document: Document, timex: Timex) -> tuple[date, date]:
        """Return the first and the last day that a date can mean as far as the words around it tell."""
        window, moment = document[CHRONOLOGY].window, moment_of(document, timex)
        if window.earliest is None or window.latest is None:
            return date.min, date.max
        by_verb = moment.first if moment.basis is Basis.TENSE else None
        if self._is_ahead(document, timex) or (by_verb is not None and by_verb > window.latest):
            return window.earliest, date.max
        return date.min, window.latest if by_verb is not None and by_verb < window.earliest else date.max

    def _verdict(
        self,
        document: Document,
        timex: Timex,
        meant: date,
        how: str | None,
        far: bool = False,
        assumed: Evidence | None = None,
    ) -> Finding:
        span = timex.span
        calendar = Evidence(
            EvidenceKind.CALENDAR, f"{day_in_words(meant)} is a {weekday_in_words(meant.isoweekday())}.", span
        )
        evidence = [calendar] if assumed is None else [assumed, calendar]
        if how is not None:
            text = f"{words(document, span)} gives no year; {how}, so {day_in_words(meant)} is meant."
            evidence.insert(0, Evidence(EvidenceKind.TEXT, text, span))
        if meant.isoweekday() == timex.weekday:
            return self.confirmed(
                span, f"{day_in_words(meant)} is a {weekday_in_words(timex.weekday)}.", evidence=evidence
            )
        severity = self.said(document, span, Severity.WARNING if far else Severity.ERROR)
        within = self._within(document, timex) if timex.is_day else (meant, meant)
        fixes = repairs(timex.weekday or 0, meant.month, meant.day, meant, timex.year, within)
        return self.contradicted(
            span,
            f"{day_in_words(meant)} is a {weekday_in_words(meant.isoweekday())},"
            f" not a {weekday_in_words(timex.weekday or 0)}.",
            severity=severity,
            related=[Related(f"The {name}", timex.parts[name]) for name in ("weekday", "day") if name in timex.parts],
            evidence=evidence,
            suggestions=[_suggestion(document, timex, repair) for repair in fixes],
        )


def _is_led(document: Document, timex: Timex) -> bool:
    """Tell whether an article says that the number behind a weekday is a day, and no count: "am Mittwoch 7"."""
    sentence = sentence_of(document, timex.span)
    if any(other.weekday is not None and other.day is None for other in inside(document[TIMEXES], sentence)):
        # "El lunes diez pacientes, el martes ocho y el miércoles 7."
        return False
    lead = tables_at(document, timex.span.start).get("dates.day_article", {})
    told = [*WORD.findall(document.folded, sentence.start, timex.span.start)[-1:]]
    return not lead.keys().isdisjoint((*told, *WORD.findall(document.folded, *timex.span)))


def _weaker(finding: Finding) -> Finding:
    """Return a finding that hangs on what "that Thursday" takes up as a warning at the most."""
    return finding._replace(severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def _is_told_alone(document: Document, match: Match) -> bool:
    """Tell whether no other day stands between a date and the weekday that takes it up: "an jenem Donnerstag"."""
    one, other = sorted((match["date"].span, match["weekday"].span))
    between = inside(document[TIMEXES], Span(one.end, other.start))
    is_second = "second" in match
    return is_second or not any(timex.day is not None or timex.weekday is not None for timex in between)


def _fell_on(document: Document, timex: Timex, year: int) -> bool:
    """Tell whether a date fell on its weekday in a year by the Julian calendar, which was still in use."""
    day = timex.day_in(year)
    return day is not None and julian(day) == timex.weekday and is_old_style(document, timex, year)


def _fell_before(document: Document, named: Timex, weekday: Timex) -> bool:
    """Tell whether a past verb says on which day a date fell that this year still comes: another year is meant."""
    fell = tables_at(document, named.span.start).get("dates.fell", {})
    written, nearest = document[CHRONOLOGY].reference, moment_of(document, named).day
    if named.year is not None or written is None or nearest is None or nearest < written:
        return False
    return any(word in fell for word in WORD.findall(document.folded, named.span.end, weekday.span.start))


def _with(timex: Timex, weekday: Timex, span: Span) -> Timex:
    """Return a date with the weekday that is told behind it."""
    return timex._replace(span=span, weekday=weekday.weekday, parts={**timex.parts, "weekday": weekday.span})


def _fallen(document: Document, named: Timex, span: Span) -> date | None:
    """Return the day of a date or a feast in the year that its sentence names; None where it names none or several."""
    written = document[CHRONOLOGY].reference
    sentence = sentence_of(document, span)
    years = {named.year} - {None}
    for timex in inside(document[TIMEXES], sentence):
        if timex.year is not None:
            years.add(timex.year)
        elif timex.unit is TimeUnit.YEAR and timex.deixis in YEAR_STEPS and written:
            years.add(written.year + YEAR_STEPS[timex.deixis])
    year = years.pop() if len(years) == 1 else None
    if year is None:
        return None
    if named.feast is not None:
        return feast_day(named.feast, year)
    return named.day_in(year)


def _nearest(window: DaySet) -> str:
    first, last = window.earliest, window.latest
    if first is None or last is None or first == last:
        return f"the nearest one to {day_in_words(first)} counts" if first else ""
    return f"the article was written between {day_in_words(first)} and {day_in_words(last)}"


def _distance(meant: date, window: DaySet) -> int:
    first, last = window.earliest, window.latest
    if first is None or last is None:
        return 0
    return max((first - meant).days, (meant - last).days, 0)


def _suggestion(document: Document, timex: Timex, repair: Repair) -> Suggestion:
    """Put a repair into the language and the spelling of the text."""
    lexicon = document.lexicons[document[LANGUAGES].at(timex.span.start)]
    day = repair.date
    said = f"{weekday_in_words(repair.weekday)} {day_in_words(day)}"
    if repair.kind is RepairKind.WEEKDAY:
        span, form = timex.parts["weekday"], lexicon.form("weekday", repair.weekday)
    elif repair.kind is RepairKind.MONTH and "month" in timex.parts:
        span, form = timex.parts["month"], lexicon.form("month", day.month)
    elif repair.kind is RepairKind.DAY:
        span = timex.parts["day"]
        form = day_like(document, span, day.day)
    elif repair.kind is RepairKind.YEAR and "year" in timex.parts:
        span, form = timex.parts["year"], str(day.year)
    else:
        return Suggestion(f"If {said} is meant")
    written = document.text[span.start : span.end]
    if form is None or (repair.kind is RepairKind.MONTH and written.isdigit()):
        return Suggestion(f"If {said} is meant")
    if written[:1].isupper():
        form = form.upper() if written.isupper() and len(written) > 1 else form[:1].upper() + form[1:]
    if written[-1:] == "." and form.isdigit():
        form += "."
    return Suggestion(f"If {said} is meant, write “{form}”", (Edit(span, form),))
