"""attribution.missing-credit."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    BLOCKS,
    MENTIONS,
    SENTENCES,
    Bad,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Severity,
    Span,
    Suggestion,
)
from factcheck_attribution.readings.credits import opening_outlets
from factcheck_attribution.readings.outlets import media_mentions, told_outlets
from factcheck_attribution.readings.text import word_before, words_in

#: In code points: the shortest body that is an article.
_SHORTEST_ARTICLE = 250
_BRACKETS = "(["
#: In code points: how far from an outlet its reporter may stand.
_STAFF = 18

_MESSAGE = "Nothing tells who wrote this or where it comes from."
_EVIDENCE = Evidence(
    EvidenceKind.TEXT,
    "There is no byline, no credit line, no outlet in a dateline, and no author or source in the file.",
)
_SUGGESTIONS = (
    Suggestion("Sign it, or credit the outlet that it comes from."),
    Suggestion("Or state `author` or `source` in the front matter."),
)

_FR = (
    "Le conseil municipal a adopté mardi le budget de la ville, après quatre heures de débat.\n\n"
    "Les impôts n'augmenteront pas, a précisé la maire. L'opposition a voté contre, parce que le stade n'est pas "
    "financé.\n\nLes travaux doivent pourtant commencer en mai, selon le calendrier de la mairie."
)
_EN = (
    "The town council passed its budget on Tuesday after four hours of debate.\n\n"
    "Taxes will not go up, the mayor said. The opposition voted against it because there is no money for the "
    "stadium.\n\nWork is nevertheless due to begin in May, according to the schedule of the town hall."
)
_ES = (
    "El pleno municipal aprobó el martes el presupuesto de la ciudad tras cuatro horas de debate.\n\n"
    "Los impuestos no subirán, precisó la alcaldesa. La oposición votó en contra porque no hay dinero para el "
    "estadio.\n\nLas obras deben empezar en mayo, según el calendario del ayuntamiento."
)
_DE = (
    "Der Stadtrat hat am Dienstag nach vier Stunden Debatte den Haushalt der Stadt beschlossen.\n\n"
    "Die Steuern steigen nicht, sagte die Bürgermeisterin. Die Opposition stimmte dagegen, weil das Stadion nicht "
    "finanziert ist.\n\nDie Arbeiten sollen trotzdem im Mai beginnen, so der Zeitplan des Rathauses."
)


class MissingCredit(Checker):
    """Nothing tells who wrote the article or where it comes from.

    What it does:
        Looks for a credit in all the places where one may stand: the dateline ("(Reuters)"), a byline, a credit line
        ("Source: …"), the author and the source in the front matter, and the text itself ("told Reuters",
        "(with AFP)"). If there is none, it says so, at the headline.

    Why it matters:
        An article without an origin cannot be checked, and may be somebody else's. AP credits each part of a story to
        the organisation that gathered it, in the body of the text and not by a link alone; the BBC relies on agency
        copy only where it is attributed to the agency.

    Known limits:
        A newsroom whose system keeps the author elsewhere will see this on every article, and should ignore the rule or
        hand the author over in the front matter. Names at the end of an article that nothing marks as a
        signature are not seen.

        Advice, because what is not in the file may stand on the page.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles, whose bylines and credits
        were taken off when the corpora were made: 5,568 pieces of advice, of 98 read 97 true; the text of the other
        1,385 names the outlet that it was made for. Of the seeds, which are articles as they were published, it reports
        the one without a credit and none of the others.
    """

    id = "attribution.missing-credit"
    since = "0.2"
    severity = Severity.INFO
    reads = (BLOCKS, MENTIONS, SENTENCES)
    examples = (
        Bad("fr", f"[[Brest vote son budget sans hausse d'impôts]]\n\n{_FR}"),
        Good("fr", f"Brest vote son budget sans hausse d'impôts\n\nBREST (AFP) - {_FR}"),
        Good("fr", f"Brest vote son budget sans hausse d'impôts\n\nPar Jeanne Le Goff\n\n{_FR}"),
        Good("fr", f"Brest vote son budget\n\n{_FR} « Nous tiendrons », a-t-elle dit à l'AFP."),
        Bad("en", f"[[Millbrook passes its budget]]\n\n{_EN}"),
        Good("en", f"Millbrook passes its budget\n\n{_EN}\n\nSource: Associated Press"),
        Good("en", "The town council passed its budget on Tuesday after four hours of debate."),
        Bad("es", f"[[Zamora aprueba su presupuesto]]\n\n{_ES}"),
        Good("es", f"Zamora aprueba su presupuesto\n\nZAMORA, 3 mar (EFE).- {_ES}"),
        Bad("de", f"[[Göttingen beschließt den Haushalt]]\n\n{_DE}"),
        Good("de", f"Göttingen beschließt den Haushalt\n\nGöttingen (dpa) - {_DE}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding if nobody is credited."""
        metadata = document.article.metadata
        if metadata.author or metadata.source:
            return
        blocks = document[BLOCKS]
        paragraphs = [span for kind, span in blocks if kind is BlockKind.PARAGRAPH]
        if sum(span.length for span in paragraphs) < _SHORTEST_ARTICLE:
            return
        if any(kind in (BlockKind.BYLINE, BlockKind.CREDIT) for kind, _ in blocks):
            return
        if opening_outlets(document) or _speaks_to_an_outlet(document):
            return
        headline = next((span for kind, span in blocks if kind is BlockKind.HEADLINE), None)
        span = headline or next((s for s in document[SENTENCES] if paragraphs[0].contains(s)), paragraphs[0])
        yield self.contradicted(span, _MESSAGE, evidence=(_EVIDENCE,), suggestions=_SUGGESTIONS)


def _speaks_to_an_outlet(document: Document) -> bool:
    """Tell whether the text itself names its outlet: "told Reuters", "(with AFP)", "a reporter of AFP saw"."""
    if any(told_outlets(document)):
        return True
    mentions = list(media_mentions(document))
    staff = document.lexicon.tables.get("attribution.staff", {}) if mentions else {}
    for mention in mentions:
        start = mention.span.start
        around = Span(max(0, start - _STAFF), min(len(document.text), mention.span.end + _STAFF))
        if word_before(document, start) in _BRACKETS or any(word in staff for word in words_in(document, around)):
            return True
    return False
