"""counts.share-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hedge,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
)
from factcheck_counts.readings.arithmetic import (
    SCALES,
    Range,
    at_scale,
    hedge,
    judge,
    lenient,
    repair,
    say,
    strays,
    strict,
)
from factcheck_counts.readings.changes.other_pairs import is_made_by_others
from factcheck_counts.readings.doubts import is_asked, is_difference, is_more
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.shares.columns import columns
from factcheck_counts.readings.shares.others import (
    fits_others,
    is_bracket_of_another,
    is_density,
    is_of,
    is_of_a_share,
    is_of_another,
    is_of_any,
    is_of_others,
    is_of_something_else,
    is_year,
)
from factcheck_counts.readings.spoken import CLOSE, FAR, is_another, is_spoken, reach

SHARE = Construction("counts.share")
#: Fractions of more than this are counts, "12 sur 60", and exact.
_LARGEST_SPOKEN = 10


class ShareMismatch(Checker):
    """A share that is not what its percentage says.

    What it does:
        Compares "12 sur 60, soit 25 %", "12 sur 60, soit un quart" and "un élève sur cinq (25 %)" with what the
        numbers make; the share may stand anywhere behind the counts in their sentence, between commas or
        dashes. Fractions in words are rough: "un tiers" stands for all percentages that no other such fraction
        is nearer to. "Plus d'un tiers" must be more, "près d'un tiers" about as much.

        The counts may stand far from the share and in either order ("of the 260 schools tested since January,
        91 had …, or 25 percent", "la mitad de los 36 concejales, 12, …"), the whole in the sentence before
        ("They found 34 of them, 22 percent, …"), the share may be a rate; where other counts make it nothing is
        said. The share may stand before the counts that explain it ("70 %, à savoir 45 sur 150"), and of money it
        may be one of a cost that is told behind it. All this is proved: no other figure stands between, and no word
        makes the share one of something else. A share of the next sentence that takes the counts up ("That is 45
        percent of the total", "Ce taux d'adoption de 60 %"), and one of a group that was named otherwise ("soit
        48 % des convives") may be meant for others, and is a warning; where it is what the counts leave ("a failure
        rate") nothing is said.

        The counts may stand in apposition to the share ("la moitié des arbres, 30 sur 90, …") or some sentences before
        it, where nothing else is counted between: a rate of the part that its clause follows, or one named after what
        was done with it ("rejected 84. … The rejection rate"), and "thus half of the workforce" are warnings. So are
        shares of the only counts near them: "Half of the fleet failed: of the 160 buses, 96 …", "The council has
        15 members. … Nine, less than half, said no", "Now 90 women belong to them. Their share is 12 percent",
        "Of these one in three, 60 in all", and how many took part in all, told behind the share of those who came.

    Why it matters:
        The fraction is for the reader, the percentage from the source; one of them is often left from an earlier
        version.

    Known limits:
        Where fraction and percentage each name what they are a share of ("12 % des Français, soit un tiers des
        fumeurs"), nothing is compared.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        106 shares confirmed; one error and two warnings, all true.
    """

    id = "counts.share-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (SHARE, FRAMES, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        Bad("fr", "Seuls 12 élèves sur 60, soit [[25 %]], ont répondu."),
        Bad("fr", "Un élève sur cinq ([[25 %]]) est concerné."),
        Bad("fr", "Un tiers des sondés ([[45 %]]) est de cet avis."),
        Good("fr", "Un tiers des élèves ont congé, et la moitié des maîtres le regrettent (48 %)."),
        Confirmed("fr", "Seuls 12 élèves sur 60, soit [[20 %]], ont répondu."),
        Good("fr", "Plus de la moitié (53,5 %) présentent le bac général."),
        Good("fr", "Près d'un Italien sur 3 estime que le pire est passé (28 %)."),
        Good("fr", "Plus de 8 Français sur 10 (85 %) en ont entendu parler."),
        Good("fr", "12 % des Français, soit un tiers des fumeurs, le jettent par la fenêtre."),
        Good("fr", "Un tiers des sondés (+12 %) sont de cet avis."),
        Good("fr", "Le film attire 36,7 millions de personnes sur onze chaînes, soit 94,4 % de ceux qui regardaient."),
        Good("fr", "Un quart (26 %) des jeunes ne condamne pas ces actes."),
        Bad("en", "Only 12 of the 60 pupils ([[25%]]) answered."),
        Bad("en", "One in five ([[25%]]) is affected."),
        Confirmed("en", "Only 12 of the 60 pupils ([[20%]]) answered."),
        Good("en", "More than half (53.5%) agreed."),
        Good("en", "Of the 84 flats, 21 are empty, a third more than in May."),
        Bad("es", "Solo 12 de los 60 alumnos ([[25 %]]) respondieron."),
        Confirmed("es", "Solo 12 de los 60 alumnos ([[20 %]]) respondieron."),
        Good("es", "Más de la mitad (53,5 %) está de acuerdo."),
        Bad("de", "Nur 12 von 60 Schülern ([[25 Prozent]]) antworteten."),
        Confirmed("de", "Nur 12 von 60 Schülern ([[20 Prozent]]) antworteten."),
        Good("de", "Mehr als die Hälfte (53,5 Prozent) stimmte zu."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield shares that do not fit, and those that do."""
        told = [*columns(document)]
        for found in told:
            if found.severity is None:
                yield self.confirmed(found.span, found.message, evidence=found.evidence)
            else:
                yield self.contradicted(
                    found.span,
                    found.message,
                    severity=self.said(document, found.within, found.severity),
                    related=found.related,
                    evidence=found.evidence,
                    suggestions=found.suggestions,
                )
        rows = {found.span for found in told}
        known = {match["share"].span for match in document[SHARE] if not strays(match, document)}
        further = [match for match in document[FRAMES].shares if match["share"].span not in known]
        for match in (*document[SHARE], *further):
            share: Quantity = match["share"].value
            if share.span in rows or is_more(document, share):
                # "9,000 after 12,000, 25 % fewer"
                continue
            if strays(match, document) or ("whole" in match and is_year(document, match)):
                continue
            if is_of_something_else(document, match["part"].value, share):
                continue
            if "told" not in match and ";" in document.text[slice(*match.span)]:
                # "In two nests out of five both survived; in one out of four, one did."
                continue
            if share.kind is QuantityKind.FRACTION:
                yield from self._told_in_words(document, match, share)
                continue
            if "whole" in match:
                part, whole = match["part"].value, match["whole"].value
                if is_difference(document, part) or is_density(document, whole):
                    continue
                if whole.value > _LARGEST_SPOKEN:
                    yield from self._counted(document, match, part, whole, share)
                elif part.value < whole.value:
                    fraction = Fraction(part.value) / whole.value
                    spoken = part._replace(value=fraction, low=fraction, high=fraction, parts=(part, whole))
                    yield from self._spoken(document, match, spoken, share)
                continue
            part = match["part"].value
            if "assumed" not in match and is_of_others(document, part, share):
                continue
            if len(part.parts) == 2 and part.parts[1].value > _LARGEST_SPOKEN:
                if strict(share).times(Fraction(1, 100)).meets(Range(part.low, part.high)):
                    # "One burglary in 20 (5.1 %)"
                    yield self._agreeing(match, share, part)
                    continue
                yield from self._counted(document, match, part.parts[0], part.parts[1], share)
            else:
                yield from self._spoken(document, match, part, share)

    def _counted(
        self, document: Document, match: Match, part: Quantity, whole: Quantity, share: Quantity
    ) -> Iterator[Finding]:
        part = _as_scaled(part, whole)
        close, wide = strict(part).per(strict(whole)), lenient(part).per(lenient(whole))
        if close is None or wide is None or part.value > whole.value:
            return
        percent = Fraction(part.value) / Fraction(whole.value) * 100
        evidence = [
            Evidence(EvidenceKind.ARITHMETIC, f"{say(part.value)} / {say(whole.value)} = {say(percent)} %.", match.span)
        ]
        fits = judge(share, close.times(100), wide.times(100))
        if fits is False and (fits_others(match, share) or is_of_another(document, match, (part, whole))):
            return
        both = strict(part).per(strict(part).plus(strict(whole)))
        if fits is False and share.step < 1 and both is not None and strict(share).meets(both.times(100)):
            # "2 418 voix contre 2 413, soit 49,95 %"
            return
        if fits is False and share.step < 1 and is_of_any(document, part, share):
            return
        if fits is False and "rate" in match and judge(_bare(share), *map(_rest, (close, wide))) is not False:
            # "52 reçus sur 80, un taux d'échec de 35 %"
            return
        if fits:
            yield self.confirmed(share.span, "The counts make the share.", evidence=evidence)
        elif fits is False and not is_made_by_others(
            document, match.span, share, (part, whole), partial(_makes, share)
        ):
            yield self.contradicted(
                share.span,
                f"{say(part.value)} of {say(whole.value)} are {say(percent)} %, not {say(share.value)} %.",
                severity=self.said(document, match.span, _severity(match)),
                related=[Related("The part", part.span), Related("The whole", whole.span)],
                evidence=evidence,
                suggestions=repair(document, percent, share),
            )

    def _agreeing(self, match: Match, share: Quantity, part: Quantity) -> Finding:
        return self.confirmed(
            share.span,
            "The fraction and the percentage agree.",
            evidence=[_as_percent(match, part)],
        )

    def _told_in_words(self, document: Document, match: Match, share: Quantity) -> Iterator[Finding]:
        """Compare two counts with the fraction that they are said to be: "21 logements sur 84, soit un quart"."""
        whole = match["whole"].value
        part = _as_scaled(match["part"].value, whole)
        loosely, made = hedge(match, share), lenient(part).per(lenient(whole))
        meant = reach(share, loosely)
        if (
            (share.parts and share.parts[-1].value > _LARGEST_SPOKEN)
            or made is None
            or meant is None
            or part.value > whole.value
            or not is_of(document, match, share, whole)
        ):
            return
        fraction, exact = Fraction(share.value), Fraction(part.value) / whole.value
        statement = (
            f"{say(part.value)} / {say(whole.value)} = {say(exact * 100)} %, and {fraction} = {say(fraction * 100)} %."
        )
        evidence = [Evidence(EvidenceKind.ARITHMETIC, statement, match.span)]
        rounded, is_sure = made.meets(meant), whole.exact or is_spoken(exact)
        if rounded and not (
            loosely is None and is_sure and part.value > _LARGEST_SPOKEN and is_another(exact, fraction)
        ):
            if loosely is not None or abs(exact - fraction) <= CLOSE:
                yield self.confirmed(share.span, "The counts make the fraction.", evidence=evidence)
            return
        if "rate" in match and _rest_meets(made, meant):
            return
        if loosely in (Hedge.OVER, Hedge.UNDER) and whole.value <= _LARGEST_SPOKEN:
            # "Ocho de cada diez, o menos de la mitad"
            return
        if is_made_by_others(document, match.span, share, (part, whole), partial(_makes_part, meant)):
            return
        if is_asked(document, match.span):
            return
        off = abs(exact - fraction) / fraction
        yield self.contradicted(
            share.span,
            f"{say(part.value)} of {say(whole.value)} are {say(exact * 100)} %, not {fraction}.",
            severity=self.said(
                document, match.span, _severity(match) if off > FAR and not rounded else Severity.WARNING
            ),
            related=[Related("The part", part.span), Related("The whole", whole.span)],
            evidence=evidence,
        )

    def _spoken(self, document: Document, match: Match, part: Quantity, share: Quantity) -> Iterator[Finding]:
        fraction = Fraction(part.value)
        percent = fraction * 100
        told = strict(share).times(Fraction(1, 100))
        loosely = hedge(match, part)
        if loosely is None and told.meets(Range(fraction - CLOSE, fraction + CLOSE)):
            yield self._agreeing(match, share, part)
            return
        meant = reach(part, loosely)
        if share.hedge is not None or meant is None:
            return
        rounded = lenient(share).times(Fraction(1, 100)).meets(meant)
        if rounded and not (loosely is None and is_another(Fraction(share.value) / 100, fraction)):
            if loosely is not None:
                yield self._agreeing(match, share, part)
            return
        if is_of_a_share(document, fraction, share) or is_bracket_of_another(document, part, share):
            return
        # "One in five" counts nothing.
        counts = part.parts if len(part.parts) == 2 and part.parts[1].value > _LARGEST_SPOKEN else ()
        if is_made_by_others(document, match.span, share, counts, partial(_makes, share)):
            return
        off = abs(Fraction(share.value) / 100 - fraction) / fraction
        yield self.contradicted(
            share.span,
            f"{fraction} are {say(percent)} %, not {say(share.value)} %.",
            severity=self.said(
                document, match.span, _severity(match) if off > FAR and not rounded else Severity.WARNING
            ),
            related=[Related("The fraction", part.span)],
            evidence=[_as_percent(match, part)],
            suggestions=repair(document, percent, share),
        )


def _makes(share: Quantity, part: Fraction, whole: Fraction) -> bool:
    """Tell whether two counts make a percentage, as it is written."""
    percent = part / whole * 100
    return part < whole and strict(share).meets(Range(percent, percent))


def _makes_part(meant: Range, part: Fraction, whole: Fraction) -> bool:
    """Tell whether two counts make a fraction."""
    return part < whole and Range(part / whole, part / whole).meets(meant)


def _as_scaled(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part that leaves out the millions of its whole as it is meant: "two of the four million"."""
    if not part.exact or part.unit is not None or part.kind is not QuantityKind.CARDINAL or whole.low == whole.high:
        return part
    scale = next(
        (scale for scale in SCALES if part.value < scale <= whole.value and part.value * scale <= whole.value), 1
    )
    return at_scale(part, scale)


def _severity(match: Match) -> Severity:
    """Return how certain it is that a share is said of its counts."""
    return Severity.WARNING if "besides" in match or "assumed" in match else Severity.ERROR


def _rest_meets(made: Range, meant: Range) -> bool:
    """Tell whether what a share leaves is meant: "deux tiers ont échoué : 20 reçus sur 60"."""
    return Range(1 - made.high, 1 - made.low).meets(meant)


def _bare(share: Quantity) -> Quantity:
    """Return a percentage without its hedge: "plus de 60 %" is said of no 70 % that are left."""
    half = Fraction(share.step) / 2
    return share if share.hedge is None else share._replace(low=share.value - half, high=share.value + half, hedge=None)


def _rest(share: Range) -> Range:
    """Return what a share leaves of the whole, in percent."""
    return Range(100 - share.high * 100, 100 - share.low * 100)


def _as_percent(match: Match, part: Quantity) -> Evidence:
    fraction = Fraction(part.value)
    return Evidence(EvidenceKind.ARITHMETIC, f"{fraction} = {say(fraction * 100)} %.", match.span)
