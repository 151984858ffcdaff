"""dates.tense-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
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
    Severity,
    Span,
    Suggestion,
    candidate_years,
    day_in_words,
    weekday_in_words,
)
from factcheck_dates.wording import moment_of, period_in_words, words

ANNOUNCED = Construction("dates.announced")
TOLD = Construction("dates.told")
BY_FORM = Construction("dates.told-by-form")
#: What is announced for a day that lies further back is told in retrospect, in the future of storytelling.
_RECENT = timedelta(60)


class TenseMismatch(Checker):
    """A past day announced as still to come, or a coming day told as past.

    What it does:
        Takes what is said to come ("aura lieu le …", "is due on …") or to have been ("a eu lieu le …", "took place on
        …") with its date, and compares the date with the day of writing.

    Why it matters:
        It is what is left of copy that was written for yesterday's paper, or of a date whose year was not updated.

    Known limits:
        Of verbs that announce only those of taking place are read, with the date close behind them. What is announced
        for a day more than two months back is taken for the future tense of storytelling ("il mourra en 1945"). A date
        without a year is judged only where its weekday tells the year, and then as a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 1,104 dates confirmed.
    """

    id = "dates.tense-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (ANNOUNCED, TOLD, BY_FORM, CHRONOLOGY, LANGUAGES, MOMENTS, QUOTATIONS)
    examples = (
        Bad("fr", "Le sommet [[aura lieu le 3 mars 2019]] à Lyon.", published="2019-03-12"),
        Bad("fr", "Le sommet [[a eu lieu le 15 mars 2019]] à Lyon.", published="2019-03-12"),
        Bad("fr", "La grève [[est prévue hier]].", published="2019-03-12"),
        Confirmed("fr", "Le sommet [[aura lieu le 15 mars 2019]] à Lyon.", published="2019-03-12"),
        Bad("fr", "Le ministre [[a annoncé vendredi 15 mars]] sa démission.", published="2019-03-12"),
        Good("fr", "Le sommet aura lieu le 3 mars à Lyon.", published="2019-03-12"),
        Good("fr", "Le congrès se tiendra en 1957 à Rome, et il changera tout.", published="2019-03-12"),
        Good("fr", "Le sommet aura lieu le 3 mars 2019 à Lyon."),
        Bad("en", "The summit [[will be held on March 3, 2019]].", published="2019-03-12"),
        Bad("en", "The summit [[took place on March 15, 2019]].", published="2019-03-12"),
        Good("en", "The summit will be held on March 3.", published="2019-03-12"),
        Confirmed("en", "The summit [[took place on March 3, 2019]].", published="2019-03-12"),
        Bad("es", "La cumbre [[tendrá lugar el 3 de marzo de 2019]].", published="2019-03-12"),
        Confirmed("es", "La cumbre [[tuvo lugar el 3 de marzo de 2019]].", published="2019-03-12"),
        Bad("de", "Das Treffen [[findet am 3. März 2019 statt]].", published="2019-03-12"),
        Confirmed("de", "Das Treffen [[fand am 3. März 2019 statt]].", published="2019-03-12"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield dates on the wrong side of the writing, and those on the right side."""
        seen: set[Span] = set()
        for construction, ahead in ((ANNOUNCED, True), (TOLD, False), (BY_FORM, False)):
            for match in document[construction]:
                date_span = match["date"].span
                if date_span in seen or (construction is BY_FORM and not _is_told(document, match)):
                    continue
                seen.add(date_span)
                yield from self._judge(document, match, ahead=ahead)

    def _judge(self, document: Document, match: Match, *, ahead: bool) -> Iterator[Finding]:
        if not ahead and match["date"].value.deixis is Deixis.TOMORROW:
            # "Declared tomorrow a day of mourning": what the verb is about.
            return
        written = document[CHRONOLOGY].reference
        moment = moment_of(document, match["date"].value)
        if written is None or moment.first is None or moment.last is None:
            return
        if moment.basis not in (Basis.WRITTEN, Basis.WRITING):
            yield from self._yearless(document, match, written, ahead=ahead)
            return
        when = period_in_words(moment.first, moment.last)
        side = "still to come" if ahead else "past"
        if moment.last >= written if ahead else moment.first <= written:
            yield self.confirmed(match.span, f"On {day_in_words(written)}, {when} was {side}, or that very day.")
            return
        if ahead and moment.last < written - _RECENT:
            return
        yield self.contradicted(
            match.span,
            f"{words(document, match.span)} speaks of {when} as {side}, but this was written on"
            f" {day_in_words(written)}.",
            severity=self.said(document, match.span, self.severity),
            evidence=[
                Evidence(EvidenceKind.TEXT, f"{words(document, moment.timex.span)} is {when}.", moment.timex.span),
                Evidence(EvidenceKind.CALENDAR, f"{when} is {'before' if ahead else 'after'} {day_in_words(written)}."),
            ],
            suggestions=_suggestions(ahead=ahead),
        )

    def _yearless(self, document: Document, match: Match, written: date, *, ahead: bool) -> Iterator[Finding]:
        """Judge a date without a year whose weekday says which year is meant."""
        timex = match["date"].value
        years = candidate_years(timex.month, timex.day, written, _RECENT.days) if timex.is_day else ()
        if timex.weekday is None or timex.deixis is not None or not years:
            return
        meant = date(years[0], timex.month, timex.day)
        if meant.isoweekday() != timex.weekday:
            return
        if meant >= written if ahead else meant <= written:
            yield self.confirmed(match.span, f"{day_in_words(meant)} is on the side that is said.")
            return
        side = "still to come" if ahead else "past"
        yield self.contradicted(
            match.span,
            f"{words(document, match.span)} speaks of {day_in_words(meant)} as {side}, but this was written on"
            f" {day_in_words(written)}.",
            severity=self.said(document, match.span, Severity.WARNING),
            evidence=[
                Evidence(
                    EvidenceKind.CALENDAR,
                    f"{day_in_words(meant)} is a {weekday_in_words(timex.weekday)}, so that year is meant.",
                    timex.span,
                )
            ],
            suggestions=_suggestions(ahead=ahead),
        )


def _is_told(document: Document, match: Match) -> bool:
    """Tell whether the form of a verb says that something has been, and its meaning does not look ahead."""
    verb, timex = match["verb"], match["date"].value
    if not timex.is_day or (timex.weekday is None and timex.year is None):
        return False
    tables = document.lexicons[document[LANGUAGES].at(verb.span.start)].tables
    endings = tuple(tables.get("dates.participle_ending", ()))
    return verb.value.endswith(endings) and verb.value not in tables.get("dates.looks_ahead", {}) if endings else False


def _suggestions(*, ahead: bool) -> list[Suggestion]:
    return [
        Suggestion("If it has taken place, say so in the past tense" if ahead else "If it is still to come, say so"),
        Suggestion("If the date, or its year, is another one"),
    ]
