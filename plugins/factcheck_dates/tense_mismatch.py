"""dates.tense-mismatch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MENTIONS,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Basis,
    Checker,
    Confirmed,
    Construction,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Moment,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    beginning,
    day_in_words,
    weekday_in_words,
)
from factcheck_dates.readings.datelines import MISHAPS, PRINTED, TOLD, dateline_day, is_told, told_later
from factcheck_dates.readings.governing import Verb, dates_together, governing_verb
from factcheck_dates.readings.other_years import falls_on, named_around
from factcheck_dates.readings.wording import (
    is_of_this_year,
    is_possessive,
    moment_of,
    period_in_words,
    sure_day,
    tables_at,
    words,
)
from factcheck_dates.readings.yearless import coming_day

ANNOUNCED = Construction("dates.announced")
#: What is announced for a day that lies further back is told in retrospect, in the future of storytelling.
_RECENT = timedelta(60)
#: What points away from the day of writing, and the units that it points by.
_POINTING = (Deixis.YESTERDAY, Deixis.TOMORROW, Deixis.LAST, Deixis.NEXT)
_AHEAD = (Deixis.TOMORROW, Deixis.NEXT)
_PERIODS = (TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.WEEKEND, TimeUnit.MONTH, TimeUnit.YEAR)
#: What is published after midnight was written the day before.
_NIGHT = timedelta(1)
_START = attrgetter("span.start")
#: The date of an entry of a chronicle stands so many characters behind its beginning, and before one of these marks;
#: it has so many paragraphs at the most.
_OPENING, _ENTRY_BLOCKS, _ENTRY = 4, 5, re.compile(r"\s?[:–—|]|\.\s|\s-\s|\*\*")


class TenseMismatch(Checker):
    """A past day announced as still to come, or a coming day told as past.

    What it does:
        Takes what is said to come ("aura lieu le …", "se réunira à Lyon le …", "is due on …") or to have been ("a eu
        lieu le …", "took place on …") with its date, and compares the date with the day of writing. Of several dates,
        or of a range, the last counts.

    Why it matters:
        It is what is left of copy that was written for yesterday's paper, or of a date whose year was not updated.

    Known limits:
        A verb is read where it stands before its date, with nothing in between but a place, an object of its own ("ses
        portes") or what has no day of its own ("le texte", "six ans de prison"), or, of the past, behind a date that
        opens its sentence. What is announced for a day more than two months back, or for one of another year where the
        year is written, is taken for the future tense of storytelling ("il mourra en 1945"); storytelling about a later
        day is reported, so such a verb gives a warning. A date without a year is judged where its weekday tells the
        year, or where it is told as past and lies some weeks after the writing, and then as a warning. What is
        announced for the day before may have been written then.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        two findings, both true (a complaint that the family of a victim "a porté" a week later), 2,428 dates confirmed.
    """

    id = "dates.tense-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (
        ANNOUNCED,
        TOLD,
        MISHAPS,
        ATTRIBUTIONS,
        BLOCKS,
        CHRONOLOGY,
        LANGUAGES,
        MENTIONS,
        MOMENTS,
        QUOTATIONS,
        SENTENCES,
        TIMEXES,
    )
    examples = (
        Bad("fr", "Le sommet [[aura lieu le 3 mars 2019]] à Lyon.", published="2019-03-12"),
        Bad("fr", "Le sommet [[a eu lieu le 15 mars 2019]] à Lyon.", published="2019-03-12"),
        Bad("fr", "La grève [[est prévue hier]].", published="2019-03-12"),
        Confirmed("fr", "Le sommet [[aura lieu le 15 mars 2019]] à Lyon.", published="2019-03-12"),
        Good("fr", "Il recevra le prix créé le 4 mars 2019.", published="2019-03-12"),
        Good("fr", "Il présentera sa lettre du 4 mars 2019.", published="2019-03-12"),
        Good("fr", "Il jugera l'homme qui se rendait à Lyon le lundi 4 mars.", published="2019-03-12"),
        Good("fr", "La ville s'en souviendra longtemps. Lundi 4 mars, un toit s'effondrait.", published="2019-03-12"),
        Good("fr", "Le festival se déroulera du 4 au 18 mars 2019.", published="2019-03-12"),
        Good("fr", "Le sommet aura lieu le 3 mars à Lyon.", published="2019-03-12"),
        Good("fr", "Le congrès se tiendra en 1957 à Rome, et il changera tout.", published="2019-03-12"),
        Good("fr", "Le sommet aura lieu le 3 mars 2019 à Lyon."),
        Bad("en", "The summit [[will be held on March 3, 2019]].", published="2019-03-12"),
        Bad("en", "The summit [[took place on March 15, 2019]].", published="2019-03-12"),
        Good("en", "The court will review the ruling handed down on March 4, 2019.", published="2019-03-12"),
        Good("en", "The summit will be held on March 3.", published="2019-03-12"),
        Good(
            "en", "The minister confirmed next week's strike and will review last month's pact.", published="2019-03-12"
        ),
        Good("en", "Tomorrow's vote was made hard to foresee by the latest polls.", published="2019-03-12"),
        Good(
            "en",
            "The minister, presenting plans to parliament last night, put the deficit at 2%.",
            published="2019-03-12",
        ),
        Confirmed("en", "The summit [[took place on March 3, 2019]].", published="2019-03-12"),
        Bad("es", "La cumbre [[tendrá lugar el 3 de marzo de 2019]].", published="2019-03-12"),
        Good("es", "El juez estudiará la ley aprobada el 4 de marzo de 2019.", published="2019-03-12"),
        Confirmed("es", "La cumbre [[tuvo lugar el 3 de marzo de 2019]].", published="2019-03-12"),
        Bad("de", "Das Treffen [[findet am 3. März 2019 statt]].", published="2019-03-12"),
        Good("de", "Der Mann, der am 4. März 2019 floh, wird beobachtet.", published="2019-03-12"),
        Confirmed("de", "Das Treffen [[fand am 3. März 2019 statt]].", published="2019-03-12"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield dates on the wrong side of the writing, and those on the right side."""
        seen: set[Span] = set()
        groups = dates_together(document)
        together = {timex.span: group for group in groups for timex in group}
        for construction, ahead in ((ANNOUNCED, True), (TOLD, False)):
            for match in document[construction]:
                timex = match["date"].value
                if (
                    timex.span in seen
                    or is_possessive(document, timex.span)
                    or (_was_planned(document, match) if ahead else not is_told(document, match))
                ):
                    continue
                if not ahead and timex.deixis is Deixis.TOMORROW:
                    # "Declared tomorrow a day of mourning": what the verb is about.
                    continue
                dates = together.get(timex.span, [timex]) if ahead else [timex]
                seen.update(other.span for other in dates)
                # What is said to come is over with the last of its days.
                # "Voted on 28 May to close two libraries": what follows only tells that the verb is one of the past.
                span = Span(match.span.start, timex.span.end) if "aim" in match else match.span
                yield from self._judge(document, span.to(dates[-1].span), dates[-1], ahead=ahead)
        for before, group in pairwise([[], *groups]):
            last = group[-1]
            if is_possessive(document, last.span) or any(timex.span in seen for timex in group):
                continue
            is_alone = len(group) == 1 and (is_of_this_year(last) or self._is_coming(document, last))
            if not _is_placed(last) and not is_alone:
                continue
            behind = before[-1].span.end if before else 0
            verb = governing_verb(document, group, behind)
            if verb is not None and not verb.close and not verb.plain:
                verb = None
            if (verb is None or not verb.ahead) and last.deixis is Deixis.NEXT and last.is_day:
                # "Le vendredi 9 novembre prochain" says by itself that it is to come.
                verb = Verb(last.span, ahead=True, close=True, beside=False)
            if verb is None or _is_object(verb, last):
                continue
            # "Hier" and "demain" are seen from the day of writing, whenever that was. A verb in the future may also
            # tell a story: "il mourra le 3 juin".
            is_sure = verb.beside and last.is_day
            slack = timedelta() if last.deixis in _POINTING or is_sure else _NIGHT
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield from self._judge(
                document, verb.span.to(last.span), last, ahead=verb.ahead, slack=slack, severity=severity
            )

    def _is_coming(self, document: Document, timex: Timex) -> bool:
        """Tell whether a date without a year and a weekday is that of a day soon after the writing."""
        written = document[CHRONOLOGY].reference
        return written is not None and coming_day(document, timex, written) is not None

    def _judge(
        self,
        document: Document,
        span: Span,
        timex: Timex,
        *,
        ahead: bool,
        slack: timedelta = timedelta(),
        severity: Severity = Severity.ERROR,
    ) -> Iterator[Finding]:
        written = document[CHRONOLOGY].reference
        moment = moment_of(document, timex)
        if written is None or moment.first is None or moment.last is None:
            return
        statement = f"{words(document, timex.span)} is "
        first, last = moment.first, moment.last
        if moment.basis not in (Basis.WRITTEN, Basis.WRITING) or _is_off(timex, moment):
            told_by_weekday = timex.weekday is not None and timex.deixis in (None, Deixis.LAST, Deixis.NEXT)
            meant = sure_day(timex, written, _RECENT) if told_by_weekday else None
            if meant is not None:
                statement = f"Of the years near the writing, it is a {weekday_in_words(meant.isoweekday())} on "
            elif not ahead:
                meant = coming_day(document, timex, written)
                statement = "Without a year, it is "
            if meant is None:
                return
            severity, first, last = Severity.WARNING, meant, meant
        when = period_in_words(first, last)
        side = "still to come" if ahead else "past"
        dateline = dateline_day(document)
        if dateline is not None and (
            timedelta() < written - dateline[1] <= PRINTED if ahead else dateline[1] > written
        ):
            # Copy is announced from the day of its dateline, whenever it is printed, and told on that of its last
            # change.
            written = dateline[1]
        if last >= written if ahead else first <= written:
            yield self.confirmed(span, f"On {day_in_words(written)}, {when} was {side}, or that very day.")
            return
        # Storytelling in the future is of other years.
        is_dated = not timex.is_day or "year" in timex.parts
        oldest = min(written - _RECENT, date(written.year, 1, 1)) if is_dated else written - _RECENT
        if not oldest <= last < written - slack if ahead else first <= written + slack:
            return
        if ahead and _is_told_from(document, timex, last):
            return
        if not is_dated and (named_around(document, timex) - {last.year} or _is_of_another_year(document, timex, last)):
            # "Am selben Tag 1752 wachte das Land am Donnerstag, dem 14. September, auf".
            return
        if not ahead and told_later(document) is not None:
            # The dateline is what is wrong, which is for dates.dateline-conflict to say.
            return
        yield self.contradicted(
            span,
            f"{words(document, span)} speaks of {when} as {side}, but this was written on {day_in_words(written)}.",
            severity=self.said(document, span, severity),
            evidence=[
                Evidence(EvidenceKind.TEXT, f"{statement}{when}.", timex.span),
                Evidence(EvidenceKind.CALENDAR, f"{when} is {'before' if ahead else 'after'} {day_in_words(written)}."),
            ],
            suggestions=_suggestions(ahead=ahead),
        )


def _is_told_from(document: Document, timex: Timex, meant: date) -> bool:
    """Tell whether the entry of a chronicle is dated before a day that it tells as to come: "4 mai 2021 : … sera jugé".

    An entry begins with its date, which may be a heading, and may have several paragraphs.
    """
    blocks = document[BLOCKS]
    last = bisect_right(blocks, timex.span.start, key=_START)
    for block in reversed(blocks[max(last - _ENTRY_BLOCKS, 0) : last]):
        first = next(iter(beginning(document[TIMEXES], block.span)), None)
        if first is None or first.span.start - block.span.start > _OPENING:
            continue
        if first.span.end == block.span.end or _ENTRY.match(document.text, first.span.end):
            moment = moment_of(document, first)
            return moment.last is not None and moment.last < meant
    return False


def _is_of_another_year(document: Document, timex: Timex, meant: date) -> bool:
    """Tell whether weekday and date agree in another year that the article names before."""
    years = {other.year for other in document[TIMEXES] if other.year is not None and other.span < timex.span}
    return timex.weekday is not None and any(falls_on(timex, year) for year in years - {meant.year})


def _was_planned(document: Document, match: Match) -> bool:
    """Tell whether something is said to have been announced, which leaves open whether it took place: "was to open"."""
    planned = tables_at(document, match.span.start).get("dates.was_planned", {})
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in planned for word in before)


def _is_object(verb: Verb, last: Timex) -> bool:
    """Tell whether a coming day is what a past is about: "declared tomorrow a day of mourning"."""
    return not verb.ahead and last.deixis in _AHEAD and last.weekday is None and verb.span.start < last.span.start


def _is_placed(timex: Timex) -> bool:
    """Tell whether an expression says by itself on which side of the writing it lies, or nearly so."""
    if timex.is_day:
        return timex.weekday is not None or timex.year is not None or timex.deixis in _POINTING
    if timex.month is not None and timex.year is not None:
        return timex.modifier is None
    return timex.deixis in _POINTING and (timex.unit in _PERIODS or timex.unit is None)


def _is_off(timex: Timex, moment: Moment) -> bool:
    """Tell whether "next Friday, November 9" would lead to a year in which that is no Friday."""
    if timex.deixis not in (Deixis.LAST, Deixis.NEXT) or timex.weekday is None or moment.day is None:
        return False
    return moment.day.isoweekday() != timex.weekday


def _suggestions(*, ahead: bool) -> list[Suggestion]:
    return [
        Suggestion("If it has taken place, say so in the past tense" if ahead else "If it is still to come, say so"),
        Suggestion("If the date, or its year, is another one"),
    ]
