"""counts.sum-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
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
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    covering,
)
from factcheck_counts.series import READS, counted, listed

CLOSED = Construction("counts.parts-make-total")
OPEN = Construction("counts.parts-of-total")
ITEMISED = Construction("counts.itemised-total")


class SumMismatch(Checker):
    """A total that its parts do not make.

    What it does:
        Adds up the parts that a sentence gives of a total. Where the words close the list ("soit", "au total",
        "plus"), the sum must be the total; where they leave it open ("dont"), no part may exceed it. Numbers are
        compared as the writer can have meant
        them: "environ 300" is not 300. An ordinal with a list ("sixième échange …, dont trois …, plus …") has two
            readings, with
        and without the event at hand; a list that fits only the second is a warning, one that fits neither an error.

    Why it matters:
        Totals and parts come from different paragraphs of a release, and a change in one rarely reaches the other.
        Readers add up.

    Known limits:
        One sentence at a time. Categories that overlap ("80 filles et 60 internes") can exceed the total without a
        fault; only a single part that does is reported.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 1 total confirmed. 151 open lists ("dont") were recognised; before units and the other numbers of
        the sentence were taken into account, 30 of them gave false alarms.
    """

    id = "counts.sum-mismatch"
    severity = Severity.ERROR
    reads = (CLOSED, OPEN, ITEMISED, QUANTITIES, QUOTATIONS, SENTENCES, *READS)
    examples = (
        Bad("fr", "Le scrutin a réuni [[85 votants]] : 40 pour, 30 contre et 10 abstentions."),
        Bad("fr", "L'accident a fait [[12 morts]], dont 15 enfants."),
        Bad("fr", "Ils ont arrêté 12 hommes et 5 femmes, soit [[18]] personnes."),
        Bad(
            "fr",
            "C'est la [[sixième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Bad(
            "fr",
            "C'est la [[septième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Confirmed("fr", "Le scrutin a réuni [[85 votants]] : 45 pour, 30 contre et 10 abstentions."),
        Good("fr", "L'accident a fait 12 morts, dont 5 enfants et 3 femmes."),
        Good("fr", "L'école compte 120 élèves, dont 80 filles et 60 internes."),
        Good("fr", "Ils étaient environ 300 au total : 150 hommes et 140 femmes."),
        Good("fr", "Il a marqué 12 buts, dont 5 cette saison, plus que son frère."),
        Bad("en", "The ballot drew [[85 votes]]: 40 for, 30 against and 10 abstentions."),
        Bad("en", "The crash killed [[12 people]], including 15 children."),
        Bad(
            "en",
            "It was the [[sixth meeting]] of the two, three of them by phone, plus the summit at sea and the dinner.",
        ),
        Confirmed("en", "Police held 12 men and 5 women, a total of [[17]] people."),
        Good("en", "The crash killed 12 people, including 5 children and 3 women."),
        Bad("es", "El accidente dejó [[12 muertos]], entre ellos 15 niños."),
        Good("es", "El accidente dejó 12 muertos, entre ellos 5 niños."),
        Bad("de", "Bei dem Unfall starben [[12 Menschen]], darunter 15 Kinder."),
        Good("de", "Bei dem Unfall starben 12 Menschen, darunter 5 Kinder."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield totals that the parts contradict, and those that they confirm."""
        for match in document[CLOSED]:
            yield from self._closed(document, match)
        itemised = [match.span for match in document[ITEMISED]]
        for match in document[ITEMISED]:
            yield from self._itemised(document, match)
        seen: set[Span] = set()
        for match in document[OPEN]:
            total = match["total"].span
            if total not in seen and not any(span.overlaps(match.span) for span in itemised):
                seen.add(total)
                yield from self._open(document, match)

    def _closed(self, document: Document, match: Match) -> Iterator[Finding]:
        total, parts = _numbers(match)
        sum_low, sum_high = sum(part.low for part in parts), sum(part.high for part in parts)
        proof = _addition(parts)
        if total.low <= sum_high and sum_low <= total.high:
            if total.exact and sum_low == sum_high:
                yield self.confirmed(_counted(match), "The parts make the total.", evidence=[proof])
            return
        exact = sum_low == sum_high
        yield self.contradicted(
            _counted(match),
            f"The parts make {_say(sum(part.value for part in parts))}, not {_say(total.value)}.",
            severity=self.said(document, match.span, Severity.ERROR if exact and total.exact else Severity.WARNING),
            related=[Related("A part", binding.span) for binding in match.all("part")],
            evidence=[proof],
            suggestions=_repairs(total, parts),
        )

    def _open(self, document: Document, match: Match) -> Iterator[Finding]:
        """Compare a part with everything it can be a part of: any number that the sentence has named before it."""
        total, parts = _numbers(match)
        part = parts[0]
        sentence = covering(document[SENTENCES], match.span.start) or match.span
        wholes = [
            quantity
            for quantity in document[QUANTITIES]
            if quantity.kind is QuantityKind.CARDINAL and sentence.start <= quantity.span.start < part.span.start
        ]
        if any(part.low <= whole.high for whole in wholes):
            return
        yield self.contradicted(
            _counted(match),
            f"A part ({_say(part.value)}) is greater than the whole ({_say(total.value)}).",
            severity=self.said(document, match.span, Severity.ERROR),
            related=[Related("The part", part.span)],
            evidence=[
                Evidence(
                    EvidenceKind.ARITHMETIC,
                    f"{_say(part.value)} is more than {_say(total.value)} and every number before it in the sentence.",
                    match.span,
                )
            ],
        )

    def _itemised(self, document: Document, match: Match) -> Iterator[Finding]:
        total, parts = _numbers(match)
        ones = match.all("one")
        listed_sum = sum(part.value for part in parts) + len(ones)
        proof = _addition(parts, len(ones))
        if any(not part.exact for part in (*parts, total)):
            return
        if listed_sum == total.value:
            yield self.confirmed(_counted(match), "The list makes the total.", evidence=[proof])
            return
        evidence = [proof]
        severity = Severity.ERROR
        message = f"The list makes {_say(listed_sum)}, not {_say(total.value)}."
        if total.kind is QuantityKind.ORDINAL:
            fits = listed_sum + 1 == total.value
            severity = Severity.WARNING if fits else Severity.ERROR
            evidence += [
                Evidence(
                    EvidenceKind.TEXT,
                    f"If the list includes the one at hand, it should make {_say(total.value)}; it makes"
                    f" {_say(listed_sum)}.",
                ),
                Evidence(
                    EvidenceKind.TEXT,
                    f"If the list names only the earlier ones, it should make {_say(total.value - 1)} and makes"
                    f" {_say(listed_sum)}" + (": then the number is right." if fits else "."),
                ),
            ]
            for series, members in counted(document, match, match["what"].value):
                evidence.append(listed(series, members))
            if fits:
                message += " It is right only if the list leaves out the one at hand."
        yield self.contradicted(
            _counted(match),
            message,
            severity=self.said(document, match.span, severity),
            related=[Related("A part", span) for span in _listed(match)],
            evidence=evidence,
            suggestions=[Suggestion("Say whether the list includes the one at hand, or correct the number")],
        )


def _numbers(match: Match) -> tuple[Quantity, tuple[Quantity, ...]]:
    total: Quantity = match["total"].value
    parts: tuple[Quantity, ...] = tuple(binding.value for binding in match.all("part"))
    return total, parts


def _listed(match: Match) -> list[Span]:
    """Return the words of the parts, of those that count once with the noun behind the article."""
    nouns = [binding.span for binding in match.all("of")]
    ones = [
        one.span.to(next((noun for noun in nouns if noun.start >= one.span.end), one.span)) for one in match.all("one")
    ]
    return sorted([*(binding.span for binding in match.all("part")), *ones])


def _counted(match: Match) -> Span:
    """Return the total with what it counts, where that follows it."""
    total = match["total"].span
    if "what" in match and match["what"].span.start >= total.end:
        return total.to(match["what"].span)
    return total


def _addition(parts: tuple[Quantity, ...], ones: int = 0) -> Evidence:
    values = [part.value for part in parts] + [1] * ones
    statement = " + ".join(map(_say, values)) + f" = {_say(sum(values))}."
    return Evidence(EvidenceKind.ARITHMETIC, statement)


def _repairs(total: Quantity, parts: tuple[Quantity, ...]) -> list[Suggestion]:
    right = sum(part.value for part in parts)
    return [Suggestion(f"Write {_say(right)}", (Edit(total.number, _say(right)),))]


def _say(value: Fraction | int) -> str:
    value = Fraction(value)
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
