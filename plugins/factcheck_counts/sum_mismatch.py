"""counts.sum-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck import (
    QUANTITIES,
    SENTENCES,
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
    Suggestion,
    covering,
)
from factcheck_counts import changes
from factcheck_counts.arithmetic import Range, judge, lenient, repair, say, strays, strict, total
from factcheck_counts.series import READS, counted

CLOSED = Construction("counts.parts-make-total")
BRACKETED = Construction("counts.parts-in-brackets")
SHARES = Construction("counts.shares-in-brackets")
OPEN = Construction("counts.parts-of-total")
AMONG = Construction("counts.parts-among")
NESTED = Construction("counts.parts-of-part")
ITEMISED = Construction("counts.itemised-total")
#: A total that is more than twice or less than half of what it can be is something else: a rate, a population.
_PLAUSIBLE = 2
#: What stands in brackets and makes less than this of the total is a choice of its parts.
_CHOICE = Fraction(2, 3)
#: A part that is so many times the whole is a part of something else.
_OTHER = 10
#: Repairs are offered for the parts too, where they are so few.
_FEW = 3
#: What the numbers of one sum can be short of: "3 milliards pour l'un et 2 pour l'autre".
_SCALES = (1, 10**3, 10**6, 10**9)


class SumMismatch(Checker):
    """A total that its parts do not make.

    What it does:
        Adds up the parts that a sentence gives of a total. Where the words close the list ("soit", "au total", a colon,
        brackets, the votes of all voters), the sum must be the total; where they leave it open ("dont"), no part may
        exceed it, nor may parts that exclude each other together ("dont 8 hommes et 7 femmes"). The difference of two
        totals is recomputed too ("146 victimes, soit 25 de plus que les 121 de 2018"). Numbers are compared as the
        writer can have meant them: "environ 300" is not 300. An ordinal with a list ("sixième échange …, dont trois …,
        plus …") has two readings, with and without the event at hand; a list that fits only the second is a warning,
        one that fits neither an error.

    Why it matters:
        Totals and parts come from different paragraphs of a release, and a change in one rarely reaches the other.
        Readers add up.

    Known limits:
        One sentence at a time. Categories that overlap ("80 filles et 60 internes") can exceed the total without a
        fault; only a single part that does is reported, or parts whose nouns the lexicon knows as opposites. What
        stands in brackets behind a total may be a choice of its parts; that they make less is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        41 totals confirmed; no error, no warning.
    """

    id = "counts.sum-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (CLOSED, BRACKETED, SHARES, OPEN, AMONG, NESTED, ITEMISED, SENTENCES, *READS, *changes.READS)
    examples = (
        Bad("fr", "Le scrutin a réuni [[85 votants]] : 40 pour, 30 contre et 10 abstentions."),
        Bad("fr", "L'accident a fait [[12 morts]], dont 15 enfants."),
        Bad("fr", "L'accident a fait 12 morts, dont [[5]] enfants, dont 7 filles."),
        Bad("fr", "Ils ont arrêté 12 hommes et 5 femmes, soit [[18 personnes]]."),
        Bad("fr", "Une équipe de [[neuf personnes]] (quatre médecins, trois infirmiers et un marin) est partie."),
        Bad("fr", "Elle compte [[816 agents]], dont 433 militaires et 483 civils."),
        Bad("fr", "Le texte a été adopté par 163 voix contre 114 et 40 abstentions, sur [[320 votants]]."),
        Bad("fr", "Le prix passe de 120 à 150 euros, soit une hausse de [[40 euros]]."),
        Bad("fr", "Ils sont [[60 %]] à dire oui (32 % tout à fait, 18 % plutôt)."),
        Bad(
            "fr",
            "C'est la [[sixième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Bad(
            "fr",
            "C'est la [[septième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Confirmed("fr", "Le scrutin a réuni [[85 votants]] : 45 pour, 30 contre et 10 abstentions."),
        Confirmed("fr", "L'épidémie a fait [[12.210 morts]], dont 8.044 à l'hôpital et 4.166 dans les Ehpad."),
        Confirmed(
            "fr", "Une équipe de [[neuf personnes]] (quatre médecins, trois infirmiers et deux marins) est partie."
        ),
        Good("fr", "L'accident a fait 12 morts, dont 5 enfants et 3 femmes."),
        Good("fr", "L'école compte 120 élèves, dont 80 filles et 60 internes."),
        Good("fr", "Ils étaient environ 300 au total : 150 hommes et 140 femmes."),
        Good("fr", "Il a marqué 12 buts, dont 5 cette saison, plus que son frère."),
        Good("fr", "L'affaire relève de trois lois (1987, 1994 et 2005)."),
        Good("fr", "Seules les deux lignes automatisées (1 et 14) ont fonctionné."),
        Good("fr", "L'accident a fait quatre morts, deux disparus et cinq blessés."),
        Good("fr", "On compte 175 décès et 5 618 cas, soit 67 décès de plus que la veille."),
        Good("fr", "La voiture pèse 1 330 kg, soit 40 kg de moins que la 488 GTB."),
        Good("fr", "Il a vendu trois Model 3, dont 2 en mai."),
        Bad("en", "The ballot drew [[85 votes]]: 40 for, 30 against and 10 abstentions."),
        Bad("en", "The crash killed [[12 people]], including 15 children."),
        Bad(
            "en",
            "It was the [[sixth meeting]] of the two, three of them by phone, plus the summit at sea and the dinner.",
        ),
        Confirmed("en", "Police held 12 men and 5 women, a total of [[17 people]]."),
        Good("en", "The crash killed 12 people, including 5 children and 3 women."),
        Bad("es", "El accidente dejó [[12 muertos]], entre ellos 15 niños."),
        Bad("es", "Un equipo de [[nueve personas]] (cuatro médicos, tres enfermeros y un marino) ha partido."),
        Good("es", "El accidente dejó 12 muertos, entre ellos 5 niños."),
        Bad("de", "Bei dem Unfall starben [[12 Menschen]], darunter 15 Kinder."),
        Bad("de", "Ein Team von [[neun Leuten]] (vier Ärzte, drei Pfleger und ein Seemann) ist abgereist."),
        Good("de", "Bei dem Unfall starben 12 Menschen, darunter 5 Kinder."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield totals that the parts contradict, and those that they confirm."""
        summed: list[Span] = []
        for construction, severity in ((CLOSED, Severity.ERROR), (BRACKETED, Severity.WARNING)):
            for match in document[construction]:
                if not any(match.span.overlaps(span) for span in summed):
                    summed.append(match.span)
                    yield from self._closed(document, match, severity)
        for match in document[SHARES]:
            yield from self._shares(document, match)
        itemised = [match.span for match in document[ITEMISED]]
        for match in document[ITEMISED]:
            yield from self._itemised(document, match)
        seen: set[Span] = set()
        for match in (*document[NESTED], *document[OPEN]):
            whole = match["total"].span
            if whole not in seen and not any(span.overlaps(match.span) for span in itemised):
                seen.add(whole)
                yield from self._open(document, match)
        for match in document[AMONG]:
            if not any(match.span.overlaps(span) for span in summed):
                yield from self._among(document, match)
        for change in changes.changes(document):
            yield from self._difference(document, change)

    def _closed(self, document: Document, match: Match, severity: Severity) -> Iterator[Finding]:
        whole, parts, ones = match["total"].value, _parts(match), len(match.all("one"))
        if strays(match, document[QUANTITIES]) or not _addable(whole, parts):
            return
        made = sum(part.value for part in parts) + ones
        fractions = [quantity.span for quantity in document[QUANTITIES] if quantity.kind is QuantityKind.FRACTION]
        if any(part.span.overlaps(fraction) for part in parts for fraction in fractions):
            return
        if severity is Severity.WARNING and any(part.value > whole.value * _PLAUSIBLE for part in parts):
            # They count something else: "trois lois (1987, 1994 et 2005)".
            return
        if severity is Severity.WARNING and made < whole.value * _CHOICE:
            return
        verdicts = [judge(whole, *sums) for sums in _sums(whole, parts, ones)]
        proof = _addition(parts, ones)
        if True in verdicts:
            if whole.hedge is None and not any(part.hedge for part in parts):
                yield self.confirmed(_counted(match), "The parts make the total.", evidence=[proof])
            return
        if (
            None in verdicts
            or not max(part.value for part in parts) <= _PLAUSIBLE * whole.value <= _PLAUSIBLE**2 * made
        ):
            return
        exact = all(quantity.exact and quantity.hedge is None for quantity in (whole, *parts))
        evidence = [proof]
        if severity is Severity.WARNING:
            evidence.append(Evidence(EvidenceKind.TEXT, "This takes the brackets to hold all parts."))
        yield self.contradicted(
            _counted(match),
            f"The parts make {say(made)}, not {say(whole.value)}.",
            severity=self.said(document, match.span, severity if exact else Severity.WARNING),
            related=[Related("A part", binding.span) for binding in (*match.all("part"), *match.all("one"))],
            evidence=evidence,
            suggestions=_repairs(document, whole, parts, made),
        )

    def _shares(self, document: Document, match: Match) -> Iterator[Finding]:
        """Compare a percentage with those in the brackets behind it, where they can be its parts."""
        whole, parts = match["total"].value, _parts(match)
        # Averages lie between the percentages of the groups; parts are smaller than the whole.
        if strays(match, document[QUANTITIES]) or any(part.value > whole.value for part in parts):
            return
        verdict = judge(whole, total(map(strict, parts)), total(map(lenient, parts)))
        made = sum(part.value for part in parts)
        proof = Evidence(
            EvidenceKind.ARITHMETIC,
            " + ".join(f"{say(part.value)} %" for part in parts) + f" = {say(made)} %.",
            match.span,
        )
        if verdict:
            yield self.confirmed(whole.span, "The parts make the percentage.", evidence=[proof])
        elif verdict is False:
            yield self.contradicted(
                whole.span,
                f"The parts make {say(made)} %, not {say(whole.value)} %.",
                severity=self.said(document, match.span, Severity.WARNING),
                related=[Related("A part", part.span) for part in parts],
                evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes the brackets to hold all parts.")],
                suggestions=_repairs(document, whole, parts, made),
            )

    def _open(self, document: Document, match: Match) -> Iterator[Finding]:
        """Compare parts with everything they can be parts of: any number that the sentence has named before them."""
        whole, parts = match["total"].value, _parts(match)
        part = parts[0]
        if whole.unit is None and whole.noun is None and "what" not in match:
            return
        sentence = covering(document[SENTENCES], match.span.start) or match.span
        wholes = [
            quantity
            for quantity in document[QUANTITIES]
            if quantity.kind is whole.kind
            and quantity.unit == whole.unit
            and sentence.start <= quantity.span.start < part.span.start
        ]
        if part.unit != whole.unit or part.kind is not whole.kind or part.value > whole.value * _OTHER:
            return
        for smaller, larger in ((part, whole), *((binding.value, part) for binding in match.all("sub"))):
            if lenient(smaller).low <= max(lenient(other).high for other in (larger, *wholes)) and (
                larger is whole or lenient(smaller).low <= lenient(larger).high
            ):
                continue
            yield self.contradicted(
                _counted(match) if larger is whole else larger.span,
                f"A part ({say(smaller.value)}) is greater than the whole ({say(larger.value)}).",
                severity=self.said(document, match.span, Severity.ERROR),
                related=[Related("The part", smaller.span)],
                evidence=[
                    Evidence(
                        EvidenceKind.ARITHMETIC,
                        f"{say(smaller.value)} is more than {say(larger.value)}"
                        + (" and every number before it in the sentence." if larger is whole else "."),
                        match.span,
                    )
                ],
            )
            return
        yield from self._excluding(document, match, whole, parts)

    def _excluding(
        self, document: Document, match: Match, whole: Quantity, parts: Sequence[Quantity], *, shares_out: bool = False
    ) -> Iterator[Finding]:
        """Compare the sum of parts that exclude each other, such as men and women, with the whole."""
        made = sum(part.value for part in parts)
        proof = _addition(parts)
        # A number that is greater than the whole is a whole of its own.
        if len(parts) < 2 or strays(match, document[QUANTITIES]) or any(part.value > whole.value for part in parts):
            return
        if made == whole.value and whole.exact:
            yield self.confirmed(_counted(match), "The parts make the total.", evidence=[proof])
        elif lenient(whole).high < total(map(lenient, parts)).low and (shares_out or _exclude(document, match, parts)):
            evidence = [proof]
            if shares_out:
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes none to be counted in two of the parts."))
            yield self.contradicted(
                _counted(match),
                f"The parts make {say(made)}, more than {say(whole.value)}.",
                severity=self.said(document, match.span, Severity.WARNING if shares_out else Severity.ERROR),
                related=[Related("A part", part.span) for part in parts],
                evidence=evidence,
                suggestions=_repairs(document, whole, parts, made),
            )

    def _among(self, document: Document, match: Match) -> Iterator[Finding]:
        """Add up parts that need not be all: they can confirm a total, and contradict it only if they are opposites."""
        whole, parts = match["total"].value, _parts(match)
        if not strays(match, document[QUANTITIES]) and _addable(whole, parts) and len(parts) > 1:
            yield from self._excluding(document, match, whole, parts, shares_out="among" in match)

    def _difference(self, document: Document, change: changes.Change) -> Iterator[Finding]:
        """Compare the difference of two amounts, given as an amount, with what they make."""
        pair, told = change.pair, change.told
        start, end = pair.start, pair.end
        if change.of_shares or told.kind is QuantityKind.PERCENT or change.in_points:
            return
        if not start.unit == end.unit == told.unit:
            return
        verdicts = [
            judge(told, near_end.minus(near_start).size, wide_end.minus(wide_start).size)
            for (near_start, near_end), (wide_start, wide_end) in pair.amounts()
        ]
        before, after = pair.values()
        evidence = [
            Evidence(EvidenceKind.ARITHMETIC, f"{say(after)} - {say(before)} = {say(after - before)}.", pair.match.span)
        ]
        if True in verdicts:
            yield self.confirmed(told.span, "The amounts make the difference.", evidence=evidence)
        elif None not in verdicts:
            yield self.contradicted(
                told.span,
                f"From {say(before)} to {say(after)} are {say(abs(after - before))}, not {say(told.value)}.",
                severity=self.said(document, pair.match.span, Severity.WARNING),
                related=[Related("Before", start.span), Related("After", end.span)],
                evidence=[
                    *evidence,
                    Evidence(EvidenceKind.TEXT, "This takes all three for amounts of the same thing."),
                ],
                suggestions=repair(document, abs(after - before), told),
            )

    def _itemised(self, document: Document, match: Match) -> Iterator[Finding]:
        whole, parts = match["total"].value, _parts(match)
        ones = match.all("one")
        listed_sum = sum(part.value for part in parts) + len(ones)
        proof = _addition(parts, len(ones))
        if any(not part.exact for part in (*parts, whole)):
            return
        if listed_sum == whole.value:
            yield self.confirmed(_counted(match), "The list makes the total.", evidence=[proof])
            return
        evidence = [proof]
        severity = Severity.ERROR
        message = f"The list makes {say(listed_sum)}, not {say(whole.value)}."
        if whole.kind is QuantityKind.ORDINAL:
            fits = listed_sum + 1 == whole.value
            severity = Severity.WARNING if fits else Severity.ERROR
            evidence += [
                Evidence(
                    EvidenceKind.TEXT,
                    f"If the list includes the one at hand, it should make {say(whole.value)}; it makes"
                    f" {say(listed_sum)}.",
                ),
                Evidence(
                    EvidenceKind.TEXT,
                    f"If the list names only the earlier ones, it should make {say(whole.value - 1)} and makes"
                    f" {say(listed_sum)}" + (": then the number is right." if fits else "."),
                ),
            ]
            evidence += [count.evidence for count in counted(document, match, match["what"].value)]
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


def _exclude(document: Document, match: Match, parts: Sequence[Quantity]) -> bool:
    """Tell whether parts exclude each other: they are at different places, or their nouns are opposites."""
    if len(match.all("at")) == len(parts):
        return True
    groups = document.lexicons[document.language].tables.get("counts.opposite", {})
    nouns = [document.folded[slice(*part.noun)] if part.noun is not None else "" for part in parts]
    found = {groups.get(noun) for noun in nouns}
    whole = match["total"].value.noun
    if whole is not None and groups.get(document.folded[slice(*whole)]) in found:
        # "Quatre morts, deux disparus et cinq blessés" stand beside each other.
        return False
    return len(set(nouns)) == len(parts) and len(found) == 1 and None not in found


def _parts(match: Match) -> tuple[Quantity, ...]:
    return tuple(binding.value for binding in match.all("part"))


def _addable(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Tell whether numbers can be parts and total: of one kind and unit, or without one where others have it."""
    units = {quantity.unit for quantity in (whole, *parts)} - {None}
    kinds = {quantity.kind for quantity in (whole, *parts) if quantity.unit is not None}
    return len(units) <= 1 and len(kinds) <= 1 and QuantityKind.PERCENT not in kinds


def _sums(whole: Quantity, parts: Sequence[Quantity], ones: int) -> Iterator[tuple[Range, Range]]:
    """Yield what the parts make, strict and lenient, for every scale that some of them can be short of."""
    scaled = [quantity.value >= _SCALES[1] for quantity in parts]
    for scale in _SCALES if any(scaled) or whole.value >= _SCALES[1] else _SCALES[:1]:
        factors = [1 if large else scale for large in scaled]
        yield (
            total(strict(part).times(factor) for part, factor in zip(parts, factors, strict=True)).plus(
                Range(ones, ones)
            ),
            total(lenient(part).times(factor) for part, factor in zip(parts, factors, strict=True)).plus(
                Range(ones, ones)
            ),
        )
    if whole.value < _SCALES[1] and all(scaled):
        for scale in _SCALES[1:]:
            share = Fraction(1, scale)
            yield total(map(strict, parts)).times(share), total(map(lenient, parts)).times(share)


def _listed(match: Match) -> list[Span]:
    """Return the words of the parts, of those that count once with the noun behind the article."""
    nouns = [binding.span for binding in match.all("of")]
    ones = [
        one.span.to(next((noun for noun in nouns if noun.start >= one.span.end), one.span)) for one in match.all("one")
    ]
    return sorted([*(binding.span for binding in match.all("part")), *ones])


def _counted(match: Match) -> Span:
    """Return the total with what it counts, where that follows it."""
    whole = match["total"].span
    if "what" in match and match["what"].span.start >= whole.end:
        return whole.to(match["what"].span)
    noun = match["total"].value.noun
    return whole if noun is None else whole.to(noun)


def _addition(parts: Sequence[Quantity], ones: int = 0) -> Evidence:
    values = [part.value for part in parts] + [1] * ones
    statement = " + ".join(map(say, values)) + f" = {say(sum(values))}."
    return Evidence(EvidenceKind.ARITHMETIC, statement)


def _repairs(
    document: Document, whole: Quantity, parts: Sequence[Quantity], made: int | Fraction
) -> tuple[Suggestion, ...]:
    """Return the suggestions to correct the total, or one of the parts where they are few."""
    repairs = repair(document, made, whole)
    if len(parts) <= _FEW:
        for part in parts:
            if (value := part.value + whole.value - made) > 0:
                repairs += repair(document, value, part)
    return repairs
