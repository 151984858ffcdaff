"""counts.figure-drift."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    QUANTITIES,
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
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Words,
)
from factcheck_counts.arithmetic import derived, repair, say, words

TAKEN_UP = Construction("counts.taken-up")
UPDATE = Words("counts.update")
#: Numbers further apart than this count different things.
_FURTHEST = 2
#: Forms of one word share so many letters at least.
_STEM = 5
_AROUND = 60


class FigureDrift(Checker):
    """A number that the article takes up again as another one.

    What it does:
        Compares "ces quatorze passagers" and "les quatorze passagers" with the number of the same noun that the article
        has named before. Reported is a number that stands nowhere else and follows from no others, where the noun has
        been counted once.

    Why it matters:
        A figure is corrected in the lead and forgotten below, or the other way round.

    Known limits:
        Only counts that are taken up with an article or a demonstrative are compared. Where the words tell of an update
        ("un nouveau bilan") nothing is reported. The second number may mean other people; hence a warning.

    Measured:
        See benchmarks/README.md.
    """

    id = "counts.figure-drift"
    severity = Severity.WARNING
    reads = (TAKEN_UP, UPDATE, QUANTITIES, QUOTATIONS)
    examples = (
        Bad(
            "fr", "Le car transportait 12 passagers. Tous dormaient. [[Ces 14 passagers]] ont été conduits à l'hôpital."
        ),
        Bad("fr", "Le feu a touché 12 maisons détruites en une nuit. [[Les 10 maisons détruites]] seront rebâties."),
        Confirmed("fr", "Le car transportait 12 passagers. [[Les 12 passagers]] ont été conduits à l'hôpital."),
        Good("fr", "Le car transportait 12 passagers. Ces quatre passagers-là dormaient."),
        Good("fr", "Treize personnes ont été arrêtées à Lyon et treize à Lille. Ces 26 personnes ont été relâchées."),
        Good("fr", "Quatre hommes l'accusent. Deux autres hommes témoignent. Ces trois hommes ont été entendus."),
        Good(
            "fr", "Le car transportait 12 passagers. Les 14 passagers qui le suivaient dans un autre car sont indemnes."
        ),
        Good("fr", "Un bilan provisoire faisait état de 12 blessés. Les 14 blessés ont été conduits à l'hôpital."),
        Good("fr", "Les 12 élèves de Lyon sont partis. Les 14 élèves de Lille aussi."),
        Bad("en", "The coach carried 12 passengers. All were asleep. [[These 14 passengers]] were taken to hospital."),
        Confirmed("en", "The coach carried 12 passengers. [[These 12 passengers]] were taken to hospital."),
        Good("en", "The coach carried 12 passengers. The 14 passengers who followed were unhurt."),
        Bad(
            "es", "El autocar llevaba 12 pasajeros. Todos dormían. [[Estos 14 pasajeros]] fueron llevados al hospital."
        ),
        Good("es", "El autocar llevaba 12 pasajeros. Los 14 pasajeros que lo seguían están ilesos."),
        Bad("de", "Der Bus beförderte 12 Passagiere. Alle schliefen. [[Diese 14 Passagiere]] kamen ins Krankenhaus."),
        Good("de", "Der Bus beförderte 12 Passagiere. Diese 12 Passagiere kamen ins Krankenhaus."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield numbers that are taken up otherwise, and those that are the same."""
        matches = document[TAKEN_UP]
        if not matches:
            return
        updated = bool(document[UPDATE])
        taken_up = [match["n"].span for match in matches]
        for match in matches:
            yield from self._compared(document, match, taken_up, updated)

    def _compared(self, document: Document, match: Match, taken_up: list[Span], updated: bool) -> Iterator[Finding]:
        again: Quantity = match["n"].value
        noun = match["what"].value
        before = [
            quantity
            for quantity in document[QUANTITIES]
            if quantity.span.start < again.span.start and quantity.kind is QuantityKind.CARDINAL and not quantity.parts
        ]
        named = [quantity for quantity in before if _noun(document, quantity) == noun]
        span = Span(match.span.start, match["what"].span.end)
        if again.noun is None:
            return
        if not named or not again.exact:
            return
        same = next((quantity for quantity in named if quantity.low <= again.value <= quantity.high), None)
        if same is not None:
            evidence = [Evidence(EvidenceKind.TEXT, f"Named before: {words(document, same.span)}.", same.span)]
            yield self.confirmed(span, "The number is taken up as it was named.", evidence=evidence)
            return
        first = named[0]
        if updated or len(named) > 1 or not first.exact or first.span in taken_up or again.value < 2:
            return
        if derived(again.value, [quantity.value for quantity in before]) or any(
            quantity.value == again.value for quantity in document[QUANTITIES] if quantity.span != again.span
        ):
            return
        # Fewer are some of them, unless the same words name them: "12 maisons détruites", "ces 10 maisons détruites".
        if again.value < first.value:
            if not _same_words(document, match, first):
                return
            span = match.span
        if not first.value <= again.value * _FURTHEST <= first.value * _FURTHEST**2:
            return
        yield self.contradicted(
            span,
            f"Named before were {say(first.value)}, here there are {say(again.value)}.",
            severity=self.said(document, match.span, self.severity),
            related=[Related("Named before", first.span)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"Named before: {words(document, first.span)}.", first.span),
                Evidence(EvidenceKind.TEXT, "This takes both for counting the same."),
            ],
            suggestions=repair(document, first.value, again),
        )


def _same_words(document: Document, match: Match, first: Quantity) -> bool:
    """Tell whether the word behind the noun stands, in some form, near the number that was named first."""
    if "kind" not in match:
        return False
    stem = match["kind"].value[:_STEM]
    around = document.folded[max(0, first.span.start - _AROUND) : first.span.end + _AROUND]
    return len(stem) == _STEM and stem in around


def _noun(document: Document, quantity: Quantity) -> str:
    return "" if quantity.noun is None else document.folded[slice(*quantity.noun)]
