"""attribution.credit-conflict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from factcheck import (
    BLOCKS,
    MENTIONS,
    Bad,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Span,
    Suggestion,
)
from factcheck_attribution.readings.credits import (
    Credit,
    bylined_outlets,
    credited_outlets,
    heading_outlets,
    opening_outlets,
    rights,
    sign_off,
    signature,
)
from factcheck_attribution.readings.outlets import Outlet, each_once, is_known, same

#: So many other credit lines are shown.
_LINES = 5
_FR = "Les deux pays ont signé un accord qui étend la culture du riz dans toute la province, avec des semences d'hiver."
_EN = "The two countries signed an agreement that extends the growing of rice all over the province, with winter seed."
_ES = "Los dos países firmaron un acuerdo que amplía la siembra de arroz en toda la provincia, con otras semillas."
_DE = "Die beiden Länder haben einen Vertrag geschlossen, der den Anbau von Reis auf die ganze Provinz ausdehnt."


class CreditConflict(Checker):
    """The dateline or the byline credits one agency and another line another.

    What it does:
        Compares the outlet in the dateline ("Moscow, 7 December (RHC)", "TASS/."), or where it has none the agency of
        the byline, with those of a credit line that says so ("Source: PL"), with the agency that signs the end, on a
        line of its own or behind the last sentence ("(EFE)", "EFE/ab", "-- ANI", "afp", "d'après Reuters", "Text: dpa",
        "(Report by the AFP news agency in London)"), with the agency that those who worked on it did so for
        ("(Reporting for Reuters by X; Editing by Y)"), with the
        one that claims the rights there ("© 2019 Reuters"; a bare "© Reuters" is advice), and with the source that the
        front matter states. If none
        of them is that outlet, in full or by its acronym, it reports the credit line, or the dateline against the
        front matter. A byline is compared with the dateline. What is made
        "with" an agency ("With reporting by AP") is shared: where the dateline names another one alone, this is advice,
        since the two may well work together, and the reader cannot tell which part is whose.

    Why it matters:
        One of the two lines is wrong, or the text is a rewrite of a rewrite: the reader cannot tell who reported it,
        and whoever checks it asks the wrong agency. AP credits itself for what is its own and others for what is
        theirs, each by name.

    Known limits:
        Only outlets that the lexicons or the facts know count, since a credit may as well name where figures or
        pictures come from. Two names of one outlet that are neither equal nor acronym and full name need a fact to be
        recognised.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no finding; few of them
        keep dateline and credit.
    """

    id = "attribution.credit-conflict"
    since = "0.1"
    severity = Severity.WARNING
    reads = (BLOCKS, MENTIONS)
    examples = (
        Bad(
            "fr",
            "Moscou, 7 décembre (RHC) Les deux présidents ont convenu hier de poursuivre le dialogue entre "
            "leurs pays.\n\n"
            "Ils se reverront en janvier, a indiqué le service de presse de la présidence.\n\n[[(Source : PL)]]",
        ),
        Bad(
            "en",
            "LONDON, March 3 (Reuters) - The two presidents agreed on Monday to keep talking to each other.\n\n"
            "They will meet again in January, the press service of the presidency said.\n\n[[Source: AP]]",
        ),
        Bad(
            "es",
            "Madrid, 3 marzo (EFE) Los dos presidentes acordaron el lunes continuar el diálogo entre sus países.\n\n"
            "Volverán a reunirse en enero, indicó el servicio de prensa de la presidencia.\n\n[[Fuente: Prensa "
            "Latina]]",
        ),
        Bad(
            "de",
            "Berlin, 3. März (dpa) Die beiden Präsidenten haben am Montag vereinbart, im Gespräch zu bleiben.\n\n"
            "Sie treffen sich im Januar wieder, teilte der Pressedienst des Präsidialamts mit.\n\n[[Quelle: Reuters]]",
        ),
        Bad("fr", f"PARIS, 7 décembre (AFP) - {_FR}\n\n[[(Reuters)]]"),
        Bad("fr", f"PARIS, 7 décembre (AFP) - {_FR} [[(Reuters)]]"),
        Bad("en", f"LONDON, March 3 (Reuters) - {_EN}\n\n[[AP]]"),
        Good("fr", f"PARIS, 7 décembre (AFP) - {_FR}\n\n(AFP, Reuters)"),
        Good("fr", f"PARIS, 7 décembre (AFP) - {_FR}\n\nPhoto © Reuters"),
        Good("fr", f"PARIS, 7 décembre (AFP) - {_FR} Il vaut dès mai. © Photo Reuters"),
        Good("en", f"LONDON, March 3 (AP) - {_EN}\n\nCopyright 2016 The Associated Press. All rights reserved."),
        Good("fr", f"PARIS, 7 décembre (AFP) - {_FR}\n\nAFP/jd"),
        Good("fr", f"PARIS, 7 décembre (AFP) - {_FR}\n\nAvec l'AFP et Reuters"),
        Good("fr", f"LIEGE 07/12 (BELGA) = {_FR} Il vaut dès mai. belga"),
        Good(
            "fr",
            "Paris, 7 décembre (AFP) Les deux présidents ont convenu hier de poursuivre le dialogue entre "
            "leurs pays.\n\n"
            "Ils se reverront en janvier, a indiqué le service de presse de la présidence.\n\nSource : AFP, Reuters",
        ),
        Good(
            "fr",
            "(RIA Novosti) – Les deux présidents ont convenu hier de poursuivre le dialogue entre leurs pays.\n\n"
            "Ils se reverront en janvier, a indiqué le service de presse de la présidence – Source : Ria Novosti",
        ),
        Good(
            "en",
            "LONDON, March 3 (AP) - The two presidents agreed on Monday to keep talking to each other.\n\n"
            "They will meet again in January, the press service of the presidency said.\n\nSource: Associated Press",
        ),
        Good(
            "es",
            "Madrid, 3 marzo (EFE) La inflación bajó el lunes dos décimas respecto al mes anterior en todo el país.\n\n"
            "Volverá a subir en enero, indicó el servicio de estudios del banco central.\n\nFuente: Instituto "
            "Nacional de Estadística",
        ),
        Good(
            "de",
            "Berlin, 3. März (dpa) Die beiden Präsidenten haben am Montag vereinbart, im Gespräch zu bleiben.\n\n"
            "Sie treffen sich im Januar wieder, teilte der Pressedienst des Präsidialamts mit.\n\nFoto: Reuters",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every credit line that names other outlets than the dateline."""
        stated = document.article.metadata.source
        datelined = each_once(opening_outlets(document) or heading_outlets(document))
        bylined = each_once(bylined_outlets(document))
        if not datelined and not bylined:
            return
        openings = [outlet for outlet in datelined if is_known(document, outlet)]
        if openings and bylined and _differ(openings, bylined):
            yield self._signed(bylined, openings[0])
            return
        openings, place = (openings, "dateline") if openings else (bylined, "byline")
        for credit in _credits(document) if openings else ():
            if credit.outlets and _differ(openings, credit.outlets):
                yield self._conflict(document, credit, openings[0], place)
        file = Outlet(stated or "", Span(0, 0), frozenset())
        if stated and openings and is_known(document, file) and _differ(openings, [file]):
            yield self._misfiled(openings[0], stated, place)

    def _signed(self, bylined: list[Outlet], opening: Outlet) -> Finding:
        byline = bylined[0]
        return self.contradicted(
            byline.span,
            f"The dateline credits {opening.name}, the byline {byline.name}.",
            related=[Related(f"The dateline names {opening.name}.", opening.span)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The dateline says that {opening.name} reported this.", opening.span),
                Evidence(EvidenceKind.TEXT, f"The byline says that {byline.name} did.", byline.span),
            ],
            suggestions=[Suggestion(f"Credit the outlet that reported it, or both: {opening.name}, {byline.name}.")],
        )

    def _misfiled(self, opening: Outlet, stated: str, place: str) -> Finding:
        return self.contradicted(
            opening.span,
            f"The {place} credits {opening.name}, the front matter {stated}.",
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The {place} says that {opening.name} reported this.", opening.span),
                Evidence(EvidenceKind.TEXT, f"The front matter says that it comes from {stated}."),
            ],
            suggestions=[Suggestion(f"Credit the outlet that reported it: {opening.name} or {stated}.")],
        )

    def _conflict(self, document: Document, credit: Credit, opening: Outlet, place: str) -> Finding:
        names = " and ".join(outlet.name for outlet in credit.outlets)
        lines = (block.span for block in document[BLOCKS] if block.kind is BlockKind.CREDIT)
        elsewhere = [
            Evidence(EvidenceKind.TEXT, f"Another line names “{document.text[slice(*line)]}”.", line)
            for line in islice(lines, _LINES)
            if not line.overlaps(credit.span)
        ]
        adds = f"adds {names}" if credit.shared else names
        comes = f"is made with {names} as well" if credit.shared else f"comes from {names}"
        return self.contradicted(
            credit.span,
            f"The {place} credits {opening.name}, this line {adds}.",
            severity=Severity.INFO if credit.shared or credit.bare else None,
            related=[Related(f"The {place} names {opening.name}.", opening.span)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The {place} says that {opening.name} reported this.", opening.span),
                Evidence(EvidenceKind.TEXT, f"The credit line says that it {comes}.", credit.outlets[0].span),
                *elsewhere,
            ],
            suggestions=[
                Suggestion(
                    f"Name both in the {place}, or say which part is whose: {opening.name}, {names}."
                    if credit.shared
                    else f"Credit the outlet that reported it, or both: {opening.name}, {names}."
                )
            ],
        )


def _credits(document: Document) -> Iterator[Credit]:
    """Yield the lines that say where the text comes from, with the known outlets that they name."""
    for block in document[BLOCKS]:
        if block.kind is BlockKind.CREDIT:
            yield Credit(
                block.span, [outlet for outlet in credited_outlets(document, block) if is_known(document, outlet)]
            )
    line = signature(document) or sign_off(document) or rights(document)
    if line is not None:
        yield line


def _differ(openings: list[Outlet], outlets: list[Outlet]) -> bool:
    """Tell whether no outlet of one line stands in the other."""
    return not any(same(opening, outlet) for opening in openings for outlet in outlets)
