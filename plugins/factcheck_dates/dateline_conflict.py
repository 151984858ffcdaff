"""dates.dateline-conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

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
    BlockKind,
    Checker,
    Chronicle,
    Confirmed,
    Constraint,
    Construction,
    DaySet,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Related,
    Severity,
    Span,
    Suggestion,
    day_in_words,
    days_in_words,
    feasible,
    weekday_in_words,
)
from factcheck_dates.readings.datelines import MISHAPS, TOLD, Later, told_later
from factcheck_dates.readings.other_stamp import Stamp, other_stamp
from factcheck_dates.readings.wording import sentence_number, words

VERSIONS = Construction("dates.versions")
#: So many expressions, of different kinds or sentences, must agree against the stated date before assumptions carry a
#: warning.
_WITNESSES = 2
_YEAR = timedelta(366)


class DatelineConflict(Checker):
    """A stated date of publication on which the text cannot have been written.

    What it does:
        Takes every expression that ties the day of writing to the calendar ("le sommet de Genève en juin de cette
        année", "ce jeudi [30 décembre]") as the set of days that it allows, and looks whether the stated date is
        among the days that all of them allow. If not, it names the fewest statements that cannot hold together: take
        away any one and the others can. The method is that of minimal conflicts in constraint satisfaction (Junker
        2004).

        A dateline ("PAU, 15 mars", "Publié le 15 mars, mis à jour le 16 mars") is also held against the days that the
        text below it tells as past: what happened on 17 March cannot be told on the 15th, nor on the 16th, whenever it
        is printed. A day without its year that lies some weeks after it is that day and not last year's, unless
        something around it tells of another year; then the finding is a warning. Nor is a mishap known before its day
        ("nach dem Anschlag vom 20. Dezember"), nor a text changed before it was published. Where three dates with a
        weekday or more fit no year but another one, it is the stated date that is wrong, and not all of them.

    Why it matters:
        Archives, aggregators and content systems stamp old copy with new dates. The reader takes the news for today's.

    Known limits:
        It sees what ties the text to the calendar, and no more: events must be in a pack of facts. Statements that
        hang on an assumption never carry an error; where several of them agree against the stated date the finding is
        a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019),
        all with their true date: one error, which is true (a day of December told as "ce jeudi 15 septembre"), 765
        statements confirmed. With the stated date moved by a year all 59 moves that the text can disprove were found,
        by a month 15 of 16, by a week or a day all 19.
    """

    id = "dates.dateline-conflict"
    since = "0.1"
    severity = Severity.ERROR
    reads = (
        ATTRIBUTIONS,
        VERSIONS,
        MISHAPS,
        TOLD,
        CHRONOLOGY,
        BLOCKS,
        LANGUAGES,
        MENTIONS,
        MOMENTS,
        QUOTATIONS,
        SENTENCES,
        TIMEXES,
    )
    examples = (
        Bad(
            "fr",
            "Poutine et Biden ont évoqué le sommet qui s'est tenu à Genève en [[juin de cette année]].",
            published="2024-11-22",
        ),
        Confirmed(
            "fr",
            "Poutine et Biden ont évoqué le sommet qui s'est tenu à Genève en [[juin de cette année]].",
            published="2021-12-08",
        ),
        Good(
            "fr",
            "Poutine et Biden ont évoqué le sommet qui s'est tenu à Genève en juin de cette année.",
            published="2021-12-08",
        ),
        Good(
            "fr",
            "Poutine et Biden ont évoqué le sommet qui s'est tenu à Genève en juin 2021.",
            published="2024-11-22",
        ),
        Bad("fr", "LORIENT, [[18 avril 2018]] - La pêche a été bonne ce printemps.", published="2019-04-18"),
        Good("fr", "LORIENT, 16 avril 2019 - La pêche a été bonne ce printemps.", published="2019-04-18"),
        Bad("fr", "PAU, [[15 mars]] - La cour a condamné mercredi 17 mars un voleur.", published="2021-03-17"),
        Good("fr", "PAU, 17 mars - La cour a condamné mercredi 17 mars un voleur.", published="2021-03-17"),
        Good("fr", "PAU, 15 mars - La cour doit rendre mercredi 17 mars son verdict.", published="2021-03-18"),
        Good("fr", "PAU, 15 mars - La cour a condamné lundi 15 mars un voleur.", published="2021-03-18"),
        Good(
            "fr", "# Au feu\n\nPublié le 4 mai 2021, mis à jour le 6 mai 2021\n\nLe bois a brûlé mercredi 5 mai 2021.\n"
        ),
        Good(
            "fr",
            "# Au feu\n\nPublié le 4 mai 2021\n\nMis à jour le 6 mai 2021\n\nLe bois a brûlé mercredi 5 mai 2021.\n",
        ),
        Bad("en", "EASTPORT, Maine, [[Jan. 14, 2025]] - Workers will decide soon.", published="2025-01-08"),
        Good("en", "EASTPORT, Maine, Jan. 7, 2025 - Workers will decide soon.", published="2025-01-08"),
        Bad("es", "BOGOTÁ, [[2 de julio]] (EFE).- Dos buses chocaron el miércoles 3 de julio.", published="2019-07-04"),
        Good("es", "BOGOTÁ, 3 de julio (EFE).- Dos buses chocaron el miércoles 3 de julio.", published="2019-07-04"),
        Bad("de", "KÖLN, [[4. Mai]] (dpa) - Die Familien kamen am Montag, 7. Mai, zurück.", published="2018-05-08"),
        Good("de", "KÖLN, 7. Mai (dpa) - Die Familien kamen am Montag, 7. Mai, zurück.", published="2018-05-08"),
        Bad(
            "fr",
            "Le vote a eu lieu [[mardi 7 décembre]].\n\nLundi 13 décembre, il a parlé. Rien le mercredi 3 novembre.",
            published="2024-12-20",
        ),
        Bad(
            "en",
            "The vote was on [[Tuesday, December 7]]. He spoke on Monday, 13 December, and Wednesday, November 3.",
            published="2024-12-20",
        ),
        Bad(
            "es",
            "Votaron el [[martes 7 de diciembre]]. Habló el lunes 13 de diciembre y el miércoles 3 de noviembre.",
            published="2024-12-20",
        ),
        Bad(
            "de",
            "Die Wahl war am [[Dienstag, 7. Dezember]]. Er kam am Montag, 13. Dezember, und am Mittwoch, 3. November.",
            published="2024-12-20",
        ),
        Good(
            "fr",
            "Le vote a eu lieu mardi 7 décembre, il a parlé mercredi 8 et jeudi 9 décembre à la Chambre.",
            published="2024-12-20",
        ),
        Bad(
            "en",
            "Putin and Biden recalled the summit held in Geneva in [[June this year]].",
            published="2024-11-22",
        ),
        Good(
            "en",
            "Putin and Biden recalled the summit held in Geneva in June this year.",
            published="2021-12-08",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield at most one finding on its date, or the confirmation that the text agrees with it."""
        for match in document[VERSIONS]:
            yield from self._versions(document, match)
        chronicle = document[CHRONOLOGY]
        if chronicle.declared is None:
            return
        later = told_later(document)
        if later is not None:
            yield self._later(document, later)
            return
        stamp = other_stamp(document)
        if stamp is not None:
            yield self._stamped(document, chronicle.declared, stamp)
            return
        conflict = chronicle.conflict
        if any(constraint.declared for constraint in conflict):
            yield self._finding(document, chronicle, conflict, Severity.ERROR)
            return
        against = [c for c in chronicle.constraints if c.assumed and chronicle.declared not in c.days]
        sentences = document[SENTENCES]
        witnesses = {(c.kind, sentence_number(sentences, c.span.start)) for c in against if c.span}
        enough = len(witnesses) >= _WITNESSES or any(c.probable for c in against)
        if enough and feasible(against) & chronicle.proved:
            declared = [c for c in chronicle.constraints if c.declared]
            yield self._finding(document, chronicle, [*declared, *against], Severity.WARNING)
            return
        for constraint in chronicle.constraints:
            if not constraint.declared and not constraint.assumed and constraint.span:
                yield self.confirmed(
                    constraint.span,
                    f"The stated date, {day_in_words(chronicle.declared)}, fits.",
                    evidence=[_step(constraint)],
                )

    def _versions(self, document: Document, match: Match) -> Iterator[Finding]:
        """Judge when a text is said to have been changed, which is not before it was published."""
        published, updated = match["published"].value, match["updated"].value
        year = published.year or updated.year
        hours = (
            (match["first"].value.minute, match["then"].value.minute)
            if "first" in match and "then" in match
            else (0, 0)
        )
        if year is None:
            return
        begin = (published.year or year, published.month, published.day, hours[0])
        end = (updated.year or year, updated.month, updated.day, hours[1])
        span = published.span.to(updated.span) if published.span < updated.span else updated.span.to(published.span)
        if begin <= end:
            yield self.confirmed(span, "It was changed after it was published.")
            return
        yield self.contradicted(
            span,
            f"It was published on {words(document, published.span)}, and changed before, on"
            f" {words(document, updated.span)}.",
            severity=self.said(document, span, Severity.WARNING if "state" in match else Severity.ERROR),
            related=[Related("Published", published.span), Related("Changed", updated.span)],
            evidence=[
                Evidence(
                    EvidenceKind.CALENDAR,
                    f"{words(document, updated.span)} is before {words(document, published.span)}.",
                    span,
                )
            ],
            suggestions=[Suggestion("If the two were swapped"), Suggestion("If one of the days is another one")],
        )

    def _later(self, document: Document, later: Later) -> Finding:
        line, written, told, day, sure = later
        severity = Severity.ERROR if sure else Severity.WARNING
        return self.contradicted(
            line.span,
            f"The dateline says {day_in_words(written)}, but the text tells {words(document, told.span)} as past.",
            severity=severity,
            related=[Related("Told as past", told.span)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"{words(document, told.span)} is {day_in_words(day)}.", told.span),
                Evidence(EvidenceKind.CALENDAR, f"{day_in_words(day)} is after {day_in_words(written)}.", line.span),
            ],
            suggestions=[
                Suggestion("If the dateline is that of an older version, bring it up to date"),
                Suggestion(f"If {words(document, told.span)} is another day"),
            ],
        )

    def _stamped(self, document: Document, declared: date, stamp: Stamp) -> Finding:
        """Report that weekdays and dates agree with each other in another year than the stated one."""
        first, *others = stamp.dates
        stated = next((c.span for c in document[CHRONOLOGY].constraints if c.declared and c.span), None)
        fallen = [(timex, day) for timex in stamp.dates if (day := timex.day_in(declared.year))]
        return self.contradicted(
            stated or first.span,
            f"The text was not written in {declared.year}: its weekdays and dates are those of {stamp.year}.",
            related=[
                Related("Contradicts the date", timex.span) for timex in (others if stated is None else stamp.dates)
            ],
            evidence=[
                Evidence(
                    EvidenceKind.CALENDAR,
                    f"{day_in_words(day)} is a {weekday_in_words(day.isoweekday())}, not a"
                    f" {weekday_in_words(timex.weekday or 0)}.",
                    timex.span,
                )
                for timex, day in fallen
            ],
            suggestions=[
                Suggestion(f"A date that fits: one of {stamp.year}"),
                Suggestion("Or the weekdays are all wrong"),
            ],
        )

    def _finding(
        self, document: Document, chronicle: Chronicle, conflict: Sequence[Constraint], severity: Severity
    ) -> Finding:
        others = [constraint for constraint in conflict if not constraint.declared]
        stated = next((constraint for constraint in conflict if constraint.declared), None)
        span = stated.span if stated and stated.span else _place(document, others)
        allowed = _near(chronicle.implied if severity is Severity.ERROR else feasible(others), chronicle.declared)
        declared = day_in_words(chronicle.declared) if chronicle.declared else ""
        return self.contradicted(
            span,
            f"The text cannot have been written on {declared}: it leaves only {days_in_words(allowed)}.",
            severity=severity,
            related=[Related("Contradicts the date", c.span) for c in others if c.span and c.span != span],
            evidence=[_step(constraint) for constraint in conflict],
            suggestions=[
                Suggestion(f"A date that fits: {days_in_words(allowed)}"),
                Suggestion("Or the words that contradict the date are wrong"),
            ],
        )


def _near(days: DaySet, declared: date | None) -> DaySet:
    """Return the days of a set within a year of the stated date; all of them where none is."""
    if declared is None:
        return days
    return days & DaySet.between(declared - _YEAR, declared + _YEAR) or days


def _start(sentence: Span) -> int:
    return sentence.start


def _step(constraint: Constraint) -> Evidence:
    return Evidence(constraint.kind, constraint.statement, constraint.span, constraint.source)


def _place(document: Document, others: Sequence[Constraint]) -> Span:
    """Return where to point when the file states the date outside its text: the words against it, else the headline."""
    for constraint in others:
        if constraint.span is not None:
            return constraint.span
    blocks = document[BLOCKS]
    headline = next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return headline or blocks[0].span
