"""dates.age-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Moment,
    Related,
    Severity,
    Suggestion,
)
from factcheck_dates.wording import count_in_words, moment_of, period_in_words, words

AT_DEATH = Construction("dates.age-at-death")
NOW = Construction("dates.age-now")
JUBILEE = Construction("dates.jubilee")
#: What is published was written so many days before at the most.
_WRITING = timedelta(14)


class AgeMismatch(Checker):
    """An age that does not follow from the dates beside it.

    What it does:
        Computes how old somebody was who was born and died on dates that the sentence names ("né en 1950, mort en 2010
        à l'âge de 60 ans"), how old somebody is who was born on a date, and how many years a house exists that keeps
        its anniversary. Of a year alone the birthday may lie before or behind, and both ages are right.

    Why it matters:
        Ages are copied from older portraits, and obituaries are read by those who know.

    Known limits:
        Only within one sentence, and a warning, for the second date may be another person's. An age that "was" is left
        alone without the date of it, and so are anniversaries that are still years ahead.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, one age confirmed: portraits with both dates are rare in them.
    """

    id = "dates.age-mismatch"
    since = "0.2"
    severity = Severity.WARNING
    reads = (AT_DEATH, NOW, JUBILEE, CHRONOLOGY, LANGUAGES, MOMENTS, QUOTATIONS)
    examples = (
        Bad("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 70 ans]]."),
        Bad("fr", "Il [[est mort le 3 mars 2010 à 70 ans ; il était né en 1950]]."),
        Confirmed("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 59 ans]]."),
        Confirmed("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 60 ans]]."),
        Bad("fr", "[[Âgé de 45 ans, l'acteur, né le 3 mai 1970]], vit à Nice.", published="2020-06-16"),
        Confirmed("fr", "[[Âgé de 50 ans, l'acteur, né le 3 mai 1970]], vit à Nice.", published="2020-06-16"),
        Bad("fr", "[[Fondée en 1920, l'entreprise fête cette année ses 90 ans]].", published="2020-06-16"),
        Confirmed("fr", "[[Fondée en 1920, l'entreprise fête cette année ses 100 ans]].", published="2020-06-16"),
        Good("fr", "Né en 1950, il a perdu son fils en 2010, à 30 ans."),
        Good("fr", "Né en 1950, il avait 20 ans à la mort de son père en 2010."),
        Good("fr", "Âgé de 45 ans, l'acteur a un fils né le 3 mai 2010.", published="2020-06-16"),
        Good("fr", "Fondée en 1920, l'entreprise compte 90 salariés.", published="2020-06-16"),
        Good("fr", "Il était âgé de 45 ans, l'acteur né le 3 mai 1970, quand il partit.", published="2020-06-16"),
        Bad("en", "[[Born in 1950, he died in 2010 aged 70]]."),
        Confirmed("en", "[[Born in 1950, he died in 2010 aged 60]]."),
        Bad("en", "[[Roe, 45, who was born on May 3, 1970]], lives in Leeds.", published="2020-06-16"),
        Bad(
            "en",
            "[[Founded in 1920, the firm is celebrating its 90th anniversary]] this year.",
            published="2020-06-16",
        ),
        Good("en", "Born in 1950, he died in 2010."),
        Bad("es", "[[Nacido en 1950, murió en 2010 a los 70 años]]."),
        Confirmed("es", "[[Nacido en 1950, murió en 2010 a los 60 años]]."),
        Bad("es", "[[Fundada en 1920, la empresa celebra este año su 90 aniversario]].", published="2020-06-16"),
        Good("es", "Nacido en 1950, murió en 2010."),
        Bad("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 70 Jahren]]."),
        Confirmed("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 60 Jahren]]."),
        Bad(
            "de",
            "Das [[1920 gegründete Werk feiert in diesem Jahr sein 90-jähriges Bestehen]].",
            published="2020-06-16",
        ),
        Good("de", "Er wurde 1950 geboren und starb 2010."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ages that do not fit, and those that do."""
        for match in document[AT_DEATH]:
            died = moment_of(document, match["died"].value)
            if died.first is not None and died.last is not None:
                yield from self._judge(document, match, died.first, died.last)
        written = document[CHRONOLOGY].reference
        if written is None:
            return
        for match in document[NOW]:
            if not _was(document, match):
                yield from self._judge(document, match, written - _WRITING, written)
        for match in document[JUBILEE]:
            born = moment_of(document, match["born"].value)
            if born.first is not None:
                # What is kept in a year is told all the year round.
                kept = written.year - born.first.year
                yield from self._verdict(document, match, born, kept, kept)

    def _judge(self, document: Document, match: Match, first: date, last: date) -> Iterator[Finding]:
        born = moment_of(document, match["born"].value)
        if born.first is not None and born.last is not None and born.last < first:
            yield from self._verdict(document, match, born, _years(born.last, first), _years(born.first, last))

    def _verdict(self, document: Document, match: Match, born: Moment, low: int, high: int) -> Iterator[Finding]:
        said = match["years"].value.value
        if said != int(said) or high < 0 or born.first is None or born.last is None:
            return
        told = count_in_words(low, "year") if low == high else f"{low} or {count_in_words(high, 'year')}"
        since = period_in_words(born.first, born.last)
        until = words(document, match["died"].span) if "died" in match else "the writing"
        evidence = [Evidence(EvidenceKind.ARITHMETIC, f"From {since} to {until} it is {told}.", match["born"].span)]
        if low <= said <= high:
            yield self.confirmed(match.span, "The age follows from the dates.", evidence=evidence)
            return
        yield self.contradicted(
            match.span,
            f"{words(document, match['years'].span)} does not follow from the dates: it is {told}.",
            severity=self.said(document, match.span, Severity.WARNING),
            related=[Related("The beginning", match["born"].span), Related("The age", match["years"].span)],
            evidence=evidence,
            suggestions=[Suggestion(f"The age that fits: {told}"), Suggestion("If one of the dates is wrong")],
        )


def _was(document: Document, match: Match) -> bool:
    """Tell whether an age is that of another time: "il était âgé de 45 ans"."""
    tables = document.lexicons[document[LANGUAGES].at(match.span.start)].tables
    before = document.folded[: match.span.start].rsplit(maxsplit=1)[-1:]
    return any(word in tables.get("dates.had_been", {}) for word in before)


def _years(born: date, day: date) -> int:
    """Return how many years are complete on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
