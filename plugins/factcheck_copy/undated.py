"""The rule copy.undated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import (
    BLOCKS,
    CHRONOLOGY,
    SENTENCES,
    TIMEXES,
    Bad,
    BlockKind,
    Checker,
    Chronicle,
    Constraint,
    DaySet,
    Document,
    Edit,
    Evidence,
    Finding,
    Good,
    Option,
    Related,
    Severity,
    Span,
    Suggestion,
    Timex,
    day_in_words,
    days_in_words,
    inside,
)

#: What has fewer paragraphs, and neither headline nor dateline, is no article.
_FEWEST_PARAGRAPHS = 3
#: In code points: how far from the start a date may begin to be the first thing that a text says.
_OPENING = 30
#: More periods than this are not worth listing; in the horizon's last years they say that any year would do.
_MOST_PERIODS, _OPEN_YEARS = 3, 10

_FR = (
    "Le conseil municipal a adopté le budget de la ville, après quatre heures de débat. La taxe foncière restera au "
    "même niveau, a promis la maire, qui veut rénover deux écoles et la piscine.\n\nL'opposition juge ces travaux trop "
    "chers. Elle a quitté la salle avant le vote, en dénonçant une dette qui a doublé.\n\nLes associations de parents "
    "d'élèves se disent au contraire soulagées : le toit de l'une des écoles laisse passer la pluie à chaque hiver "
    "depuis des années."
)
_EN = (
    "The town council passed its budget after four hours of debate. Property tax will stay where it is, the mayor "
    "promised, and two schools and the swimming pool are to be renovated.\n\nThe opposition called the work too "
    "expensive. Its members left the room before the vote and pointed to a debt that has doubled.\n\nParents were "
    "relieved: the roof of one of the schools has been letting in the rain in every winter for years, and the classes "
    "below it are cold."
)
_ES = (
    "El pleno municipal aprobó el presupuesto de la ciudad tras cuatro horas de debate. El impuesto sobre inmuebles no "
    "subirá, prometió la alcaldesa, que quiere renovar dos escuelas y la piscina.\n\nLa oposición considera que las "
    "obras son demasiado caras. Sus concejales abandonaron la sala antes de la votación.\n\nLas familias, en cambio, "
    "se declaran aliviadas: el tejado de una de las escuelas deja pasar la lluvia cada invierno desde hace años."
)
_DE = (
    "Der Stadtrat hat nach vier Stunden Debatte den Haushalt beschlossen. Die Grundsteuer bleibt, wie sie ist, "
    "versprach die Bürgermeisterin, und zwei Schulen sowie das Schwimmbad sollen saniert werden.\n\nDie Opposition "
    "hält die Arbeiten für zu teuer. Ihre Mitglieder verließen vor der Abstimmung den Saal.\n\nDie Eltern sind "
    "erleichtert: Durch das Dach einer der Schulen regnet es in jedem Winter, und in den Klassen darunter ist es kalt."
)


class Undated(Checker):
    """An article without a date of publication, or with a dateline that lacks the year.

    What it does:
        Reports an article that states its day neither in its metadata nor in a dateline, and was given none by the
        user. Says what day, or which days, the text itself leaves: its weekdays with their dates, its "this year"
        beside dated events.

    Why it matters:
        Without a date nobody can tell what "this Thursday" means, and an old story goes round as new.

    Known limits:
        The days that the text leaves are only as good as its times and the facts in force. Fragments, that is texts of
        under 400 characters of prose (the option `shortest-article`) or without headline, dateline and three
        paragraphs, are not judged.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019),
        which all state their date: none reported.
    """

    id = "copy.undated"
    since = "0.1"
    severity = Severity.WARNING
    reads = (BLOCKS, CHRONOLOGY, SENTENCES, TIMEXES)
    shortest_article = Option(400, "Characters of prose that make a text an article; briefs are shorter.", minimum=1)
    examples = (
        Bad("fr", f"[[Brest vote son budget sans hausse d'impôts]]\n\n{_FR}"),
        Bad("fr", f"[[BREST, 3 mars (AFP)]] – {_FR}"),
        Good("fr", f"BREST, 3 mars 2021 (AFP) – {_FR}"),
        Good("fr", f"Brest vote son budget sans hausse d'impôts\n\n{_FR}", published="2021-03-03"),
        Good("fr", "Le conseil municipal a adopté le budget de la ville, après quatre heures de débat."),
        Good("fr", f"Brest vote son budget sans hausse d'impôts\n\nBrest, 3 mars 2021. {_FR}"),
        Bad("en", f"[[Millbrook passes its budget]]\n\n{_EN}"),
        Bad(
            "en",
            "[[Millbrook passes its budget]]\n\nThe town council adopted the budget after four hours of debate.",
            options={"shortest-article": 50},
        ),
        Good("en", "Millbrook passes its budget\n\nThe town council adopted the budget after four hours of debate."),
        Good("en", f"Millbrook passes its budget\n\nWednesday, March 3, 2021\n\n{_EN}"),
        Bad("es", f"[[ZAMORA, 3 mar (EFE)]].- {_ES}"),
        Good("es", f"ZAMORA, 3 de marzo de 2021 (EFE).- {_ES}"),
        Bad("de", f"[[Göttingen (dpa)]] - {_DE}"),
        Good("de", f"Göttingen, 3. März 2021 (dpa) - {_DE}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding if no date is stated."""
        blocks = document[BLOCKS]
        paragraphs = [span for kind, span in blocks if kind is BlockKind.PARAGRAPH]
        if sum(span.length for span in paragraphs) < self.shortest_article:
            return
        dateline = next((span for kind, span in blocks if kind is BlockKind.DATELINE), None)
        headline = next((span for kind, span in blocks if kind is BlockKind.HEADLINE), None)
        if dateline is None and headline is None and len(paragraphs) < _FEWEST_PARAGRAPHS:
            return
        chronicle = document[CHRONOLOGY]
        if chronicle.declared is not None or (dateline is None and _opens_with_date(document, paragraphs[0])):
            return
        span = dateline or headline or next(s for s in document[SENTENCES] if paragraphs[0].contains(s))
        day = _day(document, dateline) if dateline else None
        missing = "The dateline has no year" if day else "The article states no date"
        steps = _steps(chronicle)
        yield self.contradicted(
            span,
            f"{missing}; {_left(chronicle.implied)}.",
            related=[
                Related("tells when it was written", step.span) for step in steps if step.span and step.span != span
            ],
            evidence=[Evidence(step.kind, step.statement, step.span, step.source) for step in steps],
            suggestions=[_suggestion(chronicle, day)],
        )


def _opens_with_date(document: Document, paragraph: Span) -> bool:
    """Tell whether a full date and a stop open the text ("Lyon, 3 mars 2021. Le maire …"), whatever date it may be."""
    reach = paragraph.start + _OPENING
    return any(
        timex.is_day
        and timex.year is not None
        and paragraph.start <= timex.span.start < reach
        and document.text[timex.span.end] in ".:|–—-"
        for timex in document[TIMEXES]
        if timex.span.end < paragraph.end
    )


def _day(document: Document, dateline: Span) -> Timex | None:
    return next((timex for timex in inside(document[TIMEXES], dateline) if timex.is_day), None)


def _steps(chronicle: Chronicle) -> Sequence[Constraint]:
    """Return the constraints that each leave fewer days than those before them."""
    steps = []
    days = DaySet.all()
    for constraint in sorted(chronicle.constraints, key=lambda constraint: constraint.assumed):
        narrowed = days & constraint.days
        if narrowed and narrowed != days:
            steps.append(constraint)
            days = narrowed
    return steps


def _left(days: DaySet) -> str:
    """Say which days a text leaves."""
    if not days or days == DaySet.all():
        return "nothing in the text tells when it was written"
    if days.only:
        return f"the text itself leaves only {day_in_words(days.only)}"
    periods = list(days.intervals())
    if len(periods) <= _MOST_PERIODS:
        return f"the text itself leaves {days_in_words(days)}"
    last = DaySet.between(*periods[-1])
    end, horizon = days.latest, DaySet.all().latest
    if end and horizon and horizon.year - end.year < _OPEN_YEARS:
        return "nothing in the text tells the year"
    return f"the text itself fits {len(periods)} periods, the last of them {days_in_words(last)}"


def _suggestion(chronicle: Chronicle, day: Timex | None) -> Suggestion:
    written = chronicle.implied.only
    if written is None:
        return Suggestion("State the day of publication")
    if day is None or (day.month, day.day) != (written.month, written.day):
        return Suggestion(f"State the date: {day_in_words(written)}")
    month_first = "day" in day.parts and "month" in day.parts and day.parts["month"].start < day.parts["day"].start
    year = f", {written.year}" if month_first else f" {written.year}"
    return Suggestion(f"Add the year: {day_in_words(written)}", (Edit(Span(day.span.end, day.span.end), year),))
