"""counts.headline-figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    TIMEXES,
    Bad,
    BlockKind,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    Verdict,
    inside,
)
from factcheck_counts.readings.arithmetic import (
    repair,
    say,
    words,
)
from factcheck_counts.readings.headlines.ages import READS as AGE_READS
from factcheck_counts.readings.headlines.ages import aged, dead_at
from factcheck_counts.readings.headlines.counted import Counted
from factcheck_counts.readings.headlines.fractions import other_fraction
from factcheck_counts.readings.headlines.matches import LEAD, money_of, slip_of
from factcheck_counts.readings.headlines.terms import served
from factcheck_counts.readings.headlines.ties import tied
from factcheck_counts.readings.results import Score, other_result
from factcheck_counts.readings.told_again.casualties import (
    ANYONE,
    CASUALTIES,
    UPDATE,
    harmed_counts,
)
from factcheck_counts.readings.told_again.penalties import months
from factcheck_counts.readings.vocabulary import WORD, vocabulary_of

#: So many digits are no accident.
_MANY_DIGITS = 3
_COUNTED = (QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE, QuantityKind.PERCENT)


class HeadlineFigure(Checker):
    """A figure in the headline that the text has otherwise.

    What it does:
        Looks for the numbers of the headline in the text. One that the text has nowhere, not even rounded or as
        the sum or difference of such numbers, is compared with the first number of the same thing in the first
        lines, or with the only one below: "six otages" over "sept otages". Those who are dead, hurt or missing
        are the same however it is said: "six blessés" over "huit personnes ont été blessées"; so are those who
        lose their job, their home or their freedom: "350 emplois supprimés" over "la suppression de 530
        postes".

        Years in prison, and those that somebody is banned for, are compared with those that the first lines tell, and
        any figure with the one that has its digits in another order. "At least 45" is compared with another "at least"
        that is no rounding of it. A figure that is far from that of the text is reported where a sentence repeats the
        headline: "300 familles évacuées" over "l'évacuation de 30 familles", "900 signatures" over "600 habitants ont
        signé". Two numbers that words keep apart are not compared: a rate, a demand, a part of what is told, another
        year, those who are left. The result of a match of ten points and more is compared with the only one of the
        text: "24-21", "24 à 20".

    Why it matters:
        Headlines are written first, or last, and by somebody else. They are all that most people read.

    Known limits:
        Only counts of the same noun, or of the same act, and amounts of the same unit are compared; small ones only
        with the first lines. Which of the two is right is not known; hence a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        592 figures confirmed; three warnings, all true.
    """

    id = "counts.headline-figure"
    since = "0.2"
    severity = Severity.WARNING
    reads = (ANYONE, BLOCKS, CASUALTIES, TIMEXES, UPDATE, *AGE_READS)
    examples = (
        Bad(
            "fr",
            "[[Six otages]] libérés au Havre\n\nUn homme a retenu sept otages jeudi dans une banque du centre-ville.",
        ),
        Bad(
            "fr",
            "Une facture d'eau de [[15 000 euros]]\n\nElle a reçu une facture de 10 530 euros, a-t-elle raconté jeudi.",
        ),
        Bad(
            "fr",
            "[[2 millions de voyageurs]] attendus\n\nLes gares attendent 1,2 million de voyageurs ce vendredi, dit-on.",
        ),
        Confirmed(
            "fr",
            "[[Sept otages]] libérés au Havre\n\nUn homme a retenu sept otages jeudi dans une banque du centre-ville.",
        ),
        Good(
            "fr",
            "Saisie de 7 000 bijoux à Marseille\n\nLes douanes ont annoncé jeudi avoir saisi 6 888 bijoux dangereux.",
        ),
        Good(
            "fr",
            "Huit blessés dans un accident\n\nCinq blessés sont graves, trois blessés plus légers, a dit la police.",
        ),
        Good(
            "fr",
            "Quatre départements en alerte\n\nL'Aude est en alerte jeudi, et trois autres départements le seront.",
        ),
        Good(
            "fr",
            "Deux policiers condamnés à Marseille\n\nTrois policiers étaient jugés jeudi après un contrôle violent.",
        ),
        Good(
            "fr", "Il y a 20 ans, la tempête\n\nElle avait trois ans quand la tempête a tout emporté, raconte-t-elle."
        ),
        Good(
            "fr",
            "30 millions de personnes vaccinées\n\n"
            "Ce sont 6,8 millions de personnes exposées et 23 millions de personnes âgées, selon le conseil.",
        ),
        Good(
            "fr",
            "44 migrants secourus\n\nLa marine a secouru 15 migrants jeudi, puis 17 migrants et enfin 12 migrants.",
        ),
        Good(
            "fr", "Six blessés dans un accident\n\nQuatre personnes ont été grièvement blessées jeudi, dit la police."
        ),
        Bad("en", "[[Six hurt]] as tour bus slides\n\nEight people were hurt when a tour bus slid off the road."),
        Good("en", "Six hurt as tour bus slides\n\nEight people were hurt on Thursday, six of them in the bus."),
        Bad(
            "en",
            "[[Six hostages]] freed in Leeds\n\nA man held seven hostages in a bank on Thursday, police said.",
        ),
        Good(
            "en",
            "Two hostages freed in Leeds\n\nA man held three hostages in a bank in the city on Thursday, police said.",
        ),
        Bad(
            "es",
            "[[Seis rehenes]] liberados en Sevilla\n\nUn hombre retuvo a siete rehenes el jueves en un banco.",
        ),
        Good(
            "es",
            "Dos rehenes liberados en Sevilla\n\nUn hombre retuvo a tres rehenes el jueves en un banco de la ciudad.",
        ),
        Bad(
            "de",
            "[[Sechs Geiseln]] in Bremen befreit\n\nEin Mann hat am Donnerstag in einer Bank sieben Geiseln genommen.",
        ),
        Good("de", "Zwei Geiseln in Bremen befreit\n\nEin Mann hat am Donnerstag in einer Bank drei Geiseln genommen."),
        Confirmed(
            "en", "Coach jailed for [[12 years]]\n\nA coach was sentenced to 12 years in prison on Friday for fraud."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield figures of the headline that the text contradicts, and those that it repeats."""
        headline = next((block.span for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), None)
        if headline is None:
            return
        below = [quantity for quantity in document[QUANTITIES] if quantity.span.start >= headline.end]
        harmed = harmed_counts(document)
        of_a_kind: Mapping[Span, str] = {}
        harmed = {**harmed, **_of_the_headline(document, headline, harmed)}
        if any(headline.contains(span) for span in harmed):
            of_a_kind = {
                span: harm
                for span, harm in harmed_counts(document, ANYONE).items()
                if span not in harmed and not headline.contains(span)
            }
        above = document[QUANTITIES][: len(document[QUANTITIES]) - len(below)]
        is_timed = any(one.unit is not None for one in above)
        for kind in ("penal", "banned") if is_timed else ():
            yield from self._served(document, headline, kind)
        ages = dead_at(document, headline) or aged(document, headline)
        if ages is not None:
            yield from self._aged(document, *ages)
        result = other_result(document, headline, headline.end + LEAD)
        if result is not None:
            yield self._scored(document, *result)
        for figure in inside(document[QUANTITIES], headline):
            if _stands_below(document, figure, headline.end):
                # What the text has in so many digits follows from it, whatever it is read as there.
                found = self._compared(document, figure, below, headline, harmed, of_a_kind)
                yield from (one for one in found if one.verdict is Verdict.CONFIRMED)
            elif (slip := slip_of(document, headline, figure, below, headline.end + LEAD)) is not None:
                yield self._contradicted(
                    document, figure, slip, "This takes both for the same, with two digits exchanged."
                )
            elif figure.kind is QuantityKind.FRACTION:
                if (share := other_fraction(document, headline, figure, below)) is not None:
                    yield self._contradicted(document, figure, share, "This takes both for shares of the same.")
            elif headline.contains(figure.span) and figure.kind in _COUNTED and not figure.parts:
                compared = list(self._compared(document, figure, below, headline, harmed, of_a_kind))
                yield from compared or self._retold(document, figure, below, headline, {**harmed, **of_a_kind})

    def _retold(
        self,
        document: Document,
        figure: Quantity,
        below: Sequence[Quantity],
        headline: Span,
        harmed: Mapping[Span, str],
    ) -> Iterator[Finding]:
        if figure.span in harmed and document[UPDATE] and not _is_updated(document, headline):
            return
        other = tied(document, headline, figure, below, harmed)
        if other is not None:
            yield self._contradicted(document, figure, other, "This takes both for telling the same.")

    def _compared(
        self,
        document: Document,
        figure: Quantity,
        below: Sequence[Quantity],
        headline: Span,
        harmed: Mapping[Span, str],
        of_a_kind: Mapping[Span, str],
    ) -> Iterator[Finding]:
        counted = Counted(document, headline, figure, below, harmed, of_a_kind)
        if counted.thing is None and counted.harm is None:
            # A bare figure of a headline can be millions of money.
            if (money := money_of(document, figure, headline)) is not None:
                yield self._contradicted(document, figure, money, "This takes headline and text for the same amount.")
        elif (repeated := counted.repeated()) is not None:
            yield self.confirmed(
                figure.span if figure.noun is None else figure.span.to(figure.noun),
                "The text has the figure of the headline.",
                evidence=[Evidence(EvidenceKind.TEXT, words(document, repeated.span), repeated.span)],
            )
        elif (pair := counted.pair()) is not None:
            yield from self._paired(document, figure, *pair)
        elif (other := counted.other()) is not None:
            yield self._contradicted(document, figure, other, "This takes headline and text for counting the same.")

    def _paired(self, document: Document, figure: Quantity, found: Span, made: int) -> Iterator[Finding]:
        """Compare a figure with what two sorts of people make: "Seven men and a woman"."""
        evidence = [Evidence(EvidenceKind.ARITHMETIC, f"{words(document, found)} are {made}.", found)]
        span = figure.span if figure.noun is None else figure.span.to(figure.noun)
        if figure.value == made:
            yield self.confirmed(span, "The text has the figure of the headline.", evidence=evidence)
        elif not document[UPDATE]:
            yield self.contradicted(
                span,
                f"The headline has {say(figure.value)}, the text {made}.",
                related=[Related("In the text", found)],
                evidence=[
                    *evidence,
                    Evidence(EvidenceKind.TEXT, "This takes headline and text for counting the same."),
                ],
                suggestions=repair(document, made, figure),
            )

    def _aged(self, document: Document, told: Quantity, below: Quantity) -> Iterator[Finding]:
        """Compare the age that a headline gives somebody with that of the text."""
        if told.value != below.value:
            yield self._contradicted(document, told, below, "This takes both for the age of the same person.")
        else:
            evidence = [Evidence(EvidenceKind.TEXT, words(document, below.span), below.span)]
            yield self.confirmed(told.span, "The text has the figure of the headline.", evidence=evidence)

    def _contradicted(self, document: Document, figure: Quantity, other: Quantity, assumed: str) -> Finding:
        found = other.span if other.noun is None else other.span.to(other.noun)
        return self.contradicted(
            figure.span if figure.noun is None or figure.step < 1 else figure.span.to(figure.noun),
            f"The headline has {say(figure.value)}, the text {say(other.value)}.",
            related=[Related("In the text", found)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The text has {words(document, found)}.", found),
                Evidence(EvidenceKind.TEXT, f"{say(figure.value)} stands nowhere in the text, nor follows from it."),
                Evidence(EvidenceKind.TEXT, assumed),
            ],
            suggestions=repair(document, other.value, figure),
        )

    def _scored(self, document: Document, told: Score, below: Score) -> Finding:
        return self.contradicted(
            told.span,
            f"The headline has {words(document, told.span)}, the text {words(document, below.span)}.",
            related=[Related("In the text", below.span)],
            evidence=[Evidence(EvidenceKind.TEXT, "This takes both for the result of the same match.", below.span)],
            suggestions=[Suggestion("Make both the same")],
        )

    def _served(self, document: Document, headline: Span, kind: str) -> Iterator[Finding]:
        """Compare the years in prison of a headline with those that the first lines tell."""
        found = served(document, headline, kind)
        if found is None:
            return
        told, other = found
        if months(told) == months(other):
            evidence = [Evidence(EvidenceKind.TEXT, words(document, other.span), other.span)]
            yield self.confirmed(told.span, "The text has the figure of the headline.", evidence=evidence)
        else:
            yield self._contradicted(document, told, other, "This takes headline and text for the same sentence.")


def _is_updated(document: Document, headline: Span) -> bool:
    """Tell whether a headline itself tells of a new toll: "le bilan passe à 290 morts"."""
    vocabulary = vocabulary_of(document)
    return any(
        headline.start <= hit.start < headline.end for hit in document[UPDATE]
    ) or not vocabulary.moving.isdisjoint(WORD.findall(document.folded, *headline))


def _of_the_headline(document: Document, headline: Span, harmed: Mapping[Span, str]) -> Mapping[Span, str]:
    """Return what a headline tells of people who are named by what they are: "Caen ocho ladrones"."""
    if not document[ANYONE] or any(headline.contains(span) for span in harmed):
        return {}
    return {span: harm for span, harm in harmed_counts(document, ANYONE).items() if headline.contains(span)}


def _stands_below(document: Document, figure: Quantity, start: int) -> bool:
    """Tell whether a text has a figure of many digits as the headline writes it: "by 190,000 170-kg bales"."""
    digits = document.text[slice(*figure.number)]
    if sum(character.isdigit() for character in digits) < _MANY_DIGITS:
        return False
    return re.search(rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)", document.text[start:]) is not None
