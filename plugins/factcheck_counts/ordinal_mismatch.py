"""counts.ordinal-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    QUOTATIONS,
    Bad,
    Binding,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    KnownGap,
    Match,
    Quantity,
    Related,
    Severity,
    Suggestion,
)
from factcheck_counts.frames import FRAMES
from factcheck_counts.series import READS, counted

AFTER = Construction("counts.ordinal-after")
IN_PERIOD = Construction("counts.ordinal-in-period")
#: Forms of one word share so many letters.
_STEM = 4


class OrdinalMismatch(Checker):
    """An ordinal that does not fit what it counts.

    What it does:
        Compares "deuxième ce mois-ci, après le 7 et le 14" and "troisième titre, après ceux de 2011, 2016 et
        2019" with the number of earlier ones that the sentence lists, wherever in it, "déjà sacrée en 2011,
        2016 et 2019, … son quatrième titre" likewise, and "sixième échange cette année" with a complete series
        of facts, where the article names all its participants.

    Why it matters:
        Ordinals are copied from earlier stories and forgotten: the third becomes the second again.

    Known limits:
        What else happened before ("après les pourparlers du 3") is not counted. Fewer earlier ones than the
        ordinal asks for are no fault, because a list may name only the last; "those" of a year or a month, day
        by day, are a warning. A series contradicts only when the day of writing is known within a week.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, two confirmed; 11 ordinals in a period were recognised, none of a series in the facts.
    """

    id = "counts.ordinal-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (AFTER, FRAMES, IN_PERIOD, QUOTATIONS, *READS)
    examples = (
        Bad("fr", "Cette grève, la [[deuxième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Confirmed("fr", "Cette grève, la [[troisième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Confirmed(
            "fr", "Cette grève, la [[deuxième ce mois-ci]] après la marche des cheminots du 7 mars, touche le fret."
        ),
        Good("fr", "Cette grève, la première ce mois-ci après la marche des cheminots du 7 mars, touche le fret."),
        Good("fr", "Cette grève, la cinquième cette année après celle du 7 mars, touche le fret."),
        Bad(
            "fr", "C'est la [[deuxième]] exclusion du groupe après celles de Paul Petit, d'Anne Morel et de Jean Roux."
        ),
        Confirmed(
            "fr", "C'est la [[quatrième]] exclusion du groupe après celles de Paul Petit, d'Anne Morel et de Jean Roux."
        ),
        Bad("fr", "La récolte baisse pour la [[deuxième année consécutive]], après 2018 et 2019."),
        Confirmed("fr", "La récolte baisse pour la [[troisième année consécutive]], après 2018 et 2019."),
        Good("fr", "La récolte baisse pour la cinquième année consécutive, après 2018 et 2019."),
        Good("fr", "C'est le deuxième État en la matière, après celui de Veracruz."),
        Good("fr", "Cette grève est la troisième cette semaine, après deux jours de répit."),
        Good("fr", "La sixième rencontre de l'année aura lieu le 7, après celle du 14 mai entre les deux ministres."),
        Good("fr", "Il est arrivé deuxième cette année, après le 7e rang de 2018 et le 14e de 2017."),
        Confirmed(
            "fr",
            "Vladimir Poutine et Joe Biden se sont parlé jeudi. C'est leur [[sixième échange cette année]].",
            published="2021-12-30",
        ),
        Bad(
            "fr",
            "Vladimir Poutine et Joe Biden se sont parlé jeudi. C'est leur [[quatrième échange cette année]].",
            published="2021-12-30",
        ),
        Good(
            "fr",
            "Emmanuel Macron et Joe Biden se sont parlé jeudi. C'est leur quatrième échange cette année.",
            published="2021-12-30",
        ),
        Bad("fr", "C'est son [[troisième]] titre, après ceux de 2011, 2016 et 2019."),
        Bad("fr", "Pour la [[troisième]] fois, après 2011, 2016 et 2019, le club est champion."),
        Confirmed("fr", "Pour la [[quatrième]] fois, après 2011, 2016 et 2019, le club est champion."),
        Good("fr", "Pour la sixième fois, après 2011, 2016 et 2019, le club est champion."),
        Good("fr", "Au deuxième trimestre, après 2018 et 2019, la hausse se confirme."),
        Bad("fr", "C'est le [[troisième]] incendie du bourg, après ceux du 3 mars, du 8 mai et du 14 juin."),
        Bad("fr", "C'est le [[troisième]] incendie de décembre, après ceux survenus le 4, le 11 et le 19."),
        Confirmed("fr", "C'est le [[quatrième]] incendie de décembre, après ceux survenus le 4, le 11 et le 19."),
        Bad("en", "The strike, the [[second this month]] after those on 7 and 14, hit freight."),
        Confirmed("en", "The strike, the [[third this month]] after those on 7 and 14, hit freight."),
        Bad("en", "It was her [[third]] title, following wins in 2011, 2016 and 2019."),
        Confirmed("en", "It was her [[fourth]] title after 2011, 2016 and 2019."),
        Good("en", "It was her sixth title after 2011, 2016 and 2019."),
        Good("en", "The strike, the fifth this year after the one on 7 March, hit freight."),
        Bad("en", "For the [[third time this month]], after the 3rd, the 8th and the 14th, the line failed."),
        Good("en", "The second session this month, after the breaks on 3, 8 and 14 February, was short."),
        Bad("es", "Es el [[tercer]] apagón de diciembre, tras los registrados los días 4, 11 y 19."),
        Bad("es", "La huelga, la [[segunda este mes]] tras las del 7 y del 14, afecta a los trenes."),
        Good("es", "La huelga, la tercera este mes tras las del 7 y del 14, afecta a los trenes."),
        Bad("es", "Es su [[tercer]] título, tras los de 2011, 2016 y 2019."),
        Confirmed("es", "Es su [[cuarto]] título, tras los de 2011, 2016 y 2019."),
        Bad(
            "es",
            "Es el [[tercer]] incendio en el pueblo, después de los del 3 de marzo, el 8 de mayo y el 14 de junio.",
        ),
        KnownGap("es", "Es su [[tercer]] título, tras 2011, 2016 y 2019."),
        Bad("de", "Es war der [[vierte]] Titel nach 2009, 2014, 2018 und 2021."),
        Bad("de", "Es war der [[vierte]] Titel nach denen von 2009, 2014, 2018 und 2021."),
        Confirmed("de", "Zum [[dritten]] Mal nach 2014 und 2018 wurde er Meister."),
        Bad("de", "Der Streik, der [[zweite diesen Monat]] nach denen vom 7. und 14. März, traf den Güterverkehr."),
        Bad("de", "Zum [[dritten Mal in diesem Monat]], nach dem 3., dem 8. und dem 14. Februar, fiel die Bahn aus."),
        Confirmed("de", "Zum [[vierten Mal in diesem Monat]], nach dem 3., dem 8. und dem 14. Februar, fiel sie aus."),
        Good("de", "Der Streik, der dritte diesen Monat nach denen vom 7. und 14. März, traf den Güterverkehr."),
        Bad("fr", "Déjà sacrée en 2011, 2016 et 2019, elle remporte son [[troisième]] titre."),
        Confirmed("fr", "Déjà sacrée en 2011, 2016 et 2019, elle remporte son [[quatrième]] titre."),
        Good("fr", "Sacrée en 2011, 2016 et 2019, elle a fêté hier son troisième titre."),
        Bad("en", "It was the [[second]] outage on the line, after one in January, one in April and one in June."),
        Bad("es", "Es el [[tercer]] apagón del barrio, después del de enero, el de abril y el de junio."),
        Bad(
            "de", "Es war der [[dritte]] Ausfall auf der Linie, nach einem im Januar, einem im April und einem im Juni."
        ),
        Bad(
            "fr",
            "C'est la [[deuxième]] panne sur la ligne cette année, après celles du 2 mars, du 7 avril et du 12 mai.",
        ),
        Bad(
            "fr",
            "C'est le [[quatrième]] accident depuis le 1er janvier, après ceux qui s'y sont produits le 2 et le 9 mai.",
        ),
        Bad(
            "en",
            "It was the [[second]] outage on the line this year, following those on February 4, March 9 and May 2.",
        ),
        Good("en", "The second meeting this year, after the holidays on March 3 and May 8, is due."),
        Bad(
            "es", "Es la [[tercera]] avería en lo que va de año, tras las del 4 de enero, el 9 de marzo y el 2 de mayo."
        ),
        Bad("de", "Zum [[zweiten]] Mal brannte es in diesem Monat, nach den Bränden am 3., am 9. und am 14. Mai."),
        Good("de", "Am zweiten Tag, nach den Spielen am 3. und am 4. Mai, regnete es."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ordinals that the sentence or a series of facts contradicts, and those that they confirm."""
        known = {match["nth"].span for match in document[AFTER]}
        for match in (
            *document[AFTER],
            *(match for match in document[FRAMES].earlier if match["nth"].span not in known),
        ):
            yield from self._after(document, match)
        for match in document[IN_PERIOD]:
            yield from self._in_period(document, match)

    def _after(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, earlier = match["nth"], match.all("earlier")
        alike = _of_one_kind(document, match)
        if alike is False:
            return
        last = next((match[name] for name in ("period", "row") if name in match), nth)
        span = nth.span.to(last.span)
        right = len(earlier) + 1
        proof = Evidence(
            EvidenceKind.ARITHMETIC,
            f"The sentence lists {len(earlier)} earlier, so this is number {right}.",
            match.span,
        )
        if nth.value.value == right and alike is not None:
            yield self.confirmed(span, "The list of earlier ones fits the ordinal.", evidence=[proof])
        elif (nth.value.value < right and "loose" not in match) or "all" in match:
            severity, evidence = self.severity, [proof]
            if alike is None:
                severity = Severity.WARNING
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes what is listed for what the ordinal counts."))
            if nth.value.value > right:
                severity = Severity.WARNING
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes the list to name all earlier ones."))
            yield self.contradicted(
                span,
                f"After {len(earlier)} earlier ones this is number {right}, not {nth.value.value}.",
                severity=self.said(document, span, severity),
                related=[Related("An earlier one", binding.span) for binding in earlier],
                evidence=evidence,
                suggestions=[Suggestion(f"Make the ordinal number {right}")],
            )

    def _in_period(self, document: Document, match: Match) -> Iterator[Finding]:
        nth: Binding = match["nth"]
        span = nth.span.to(match["period"].span)
        for name in ("what", "kind"):
            if name not in match:
                continue
            for count in counted(document, match, match[name].value):
                fits = count.fits(nth.value.value)
                if fits:
                    yield self.confirmed(span, "The series of facts fits the ordinal.", evidence=[count.evidence])
                elif fits is False:
                    yield self.contradicted(
                        span,
                        f"The facts count this as number {count.numbers[0]}, not {nth.value.value}.",
                        severity=self.said(document, span, self.severity),
                        evidence=[count.evidence],
                        suggestions=[Suggestion(f"Make the ordinal number {count.numbers[0]}")],
                    )


def _of_one_kind(document: Document, match: Match) -> bool | None:
    """Tell whether those before are what the ordinal counts, as far as they are named: not talks before a meeting.

    None where the ordinal counts times: "zum dritten Mal …, nach den Störungen am 4. Mai und am 9. Mai".
    """
    if any(isinstance(binding.value, Quantity) and binding.value.noun is not None for binding in match.all("earlier")):
        # "Après le 7e rang" names no day.
        return False
    if "again" not in match:
        return True
    if "what" not in match:
        return False
    again, counted_noun = match["again"].value, match["what"].value
    sets = document.lexicons[document.language].sets
    if again in sets.get("counts.feats", frozenset()) or again[:_STEM] == counted_noun[:_STEM]:
        return True
    return None if counted_noun in sets.get("counts.occasion", frozenset()) else False
