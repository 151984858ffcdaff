"""attribution.orphan-quote."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, partial

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    MENTIONS,
    PROSE,
    QUOTATIONS,
    QUOTED,
    SENTENCES,
    Bad,
    BlockKind,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Quotation,
    QuotationKind,
    Related,
    Severity,
    Source,
    SourceKind,
    Suggestion,
    around,
)
from factcheck_attribution.readings.agentless import (
    IMPERSONAL,
    Report,
    is_inscribed,
    is_named,
    is_nobody,
    is_occasion,
    is_owned,
    report_of,
)
from factcheck_attribution.readings.alone import FIRST, FORGOTTEN, may_stand_alone, stands_alone
from factcheck_attribution.readings.judged import JUDGED
from factcheck_attribution.readings.named import CUE, is_act, is_body, is_noun_only, names_of, says
from factcheck_attribution.readings.text import (
    is_transcript,
    sentence_at,
    sentence_before,
    word_before,
    words_of,
)

#: A year in brackets before a title, and in how many code points it stands.
_YEAR, _CITED = re.compile(r"\(\D{0,12}\d{4}\D{0,12}\)[.,:]? ?$"), 40
_SPEECH = (QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.PARTIAL)


class OrphanQuote(Checker):
    """Quoted words that nobody is said to have spoken.

    What it does:
        Reports a quotation whose only cue has no agent, before it, behind it or between commas: "it was stated that
        cooperation 'remains unsatisfactory'", "passengers, it was claimed, had been 'treated like cattle'", where no
        "by …" follows. Gives advice where a passive without an agent calls somebody or something by the quoted words
        ("was described as 'reckless'", "qualifié de « gâchis »", "war von einem „Skandal“ die Rede"), or tells somebody
        something ("parents were told that"), unless the sentences around it tell whose they are. Gives advice on a
        quotation of whole sentences that stands by itself, or tells what something is ("the deal is “a new beginning
        for both nations”"), where neither the sentence before it nor the words behind it name anybody who could speak:
        towns, buildings, and bodies that say nothing or only decide could not. Quotations whose speaker is named are
        recorded as right.

    Why it matters:
        A quotation is evidence only with its speaker. Reuters asks to name the source at the latest behind the first
        sentence of a quotation, and not to run the quotations of two speakers together; AP puts the attribution into
        the sentence that it belongs to. A passive without an agent hides which side said it.

    Known limits:
        Other words quoted inside the writer's own sentence without a cue are not reported: slogans, titles and words
        held at arm's length look the same. A quotation that lost its speaker beside another speaker is taken for the
        other's.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no warning; 7 pieces of advice, all
        read, of which four are true, two doubtful and one false (a tag that no list knows inside the marks); 15,030
        quotations of whole sentences with their speaker, who is the right one in 58 of 60 drawn at random. Of 16
        quotations whose speaker was replaced by an agentless passive it found all, of 32 that were left without a
        speaker in the reach of a reader's memory 29; but of 6,574 that lost their speaker while somebody else was named
        nearby, 44. Advice in German and Spanish is not measured, for want of a corpus.
    """

    id = "attribution.orphan-quote"
    since = "0.1"
    severity = Severity.WARNING
    reads = (IMPERSONAL, JUDGED, FIRST, CUE, QUOTED, QUOTATIONS, ATTRIBUTIONS, MENTIONS, BLOCKS, SENTENCES)
    examples = (
        Bad(
            "fr",
            "Au cours de la conversation, il a été déclaré que la coopération [[« reste insatisfaisante »]] "
            "depuis un an.",
        ),
        Bad("en", 'At the talks it was stated that cooperation [["remains unsatisfactory"]] for both.'),
        Bad("es", "En la reunión se ha dicho que la cooperación [[«sigue siendo insatisfactoria»]] para todos."),
        Bad("de", "In dem Gespräch wurde gesagt, dass die Zusammenarbeit [[„unbefriedigend bleibt“]] wie zuvor."),
        Bad("fr", "Lors de la conférence de presse, il a été souligné que le site [[« ne présente aucun danger »]]."),
        Bad("en", 'At the press conference it was stressed that the plant [["poses no danger"]] to anybody.'),
        Good("fr", "La lettre n'est jamais venue. « On nous balade de bureau en bureau. » Anne Roux attend toujours."),
        Good("fr", "Il a été déclaré par le ministre que la coopération « reste insatisfaisante »."),
        Good("fr", "Selon la police, il a été indiqué que la victime « connaissait son agresseur »."),
        Good("en", "Why did they leave the town?\n\n“They had to leave before the winter.”\n\nWhen will they be back?"),
        Good("fr", "« C'est fini », a déclaré le maire. « Nous partons demain. »"),
        Good("en", 'It was announced by the mayor that the bridge "is safe". The film "It was said" opens on Friday.'),
        Good("es", "«Es el final», dijo el alcalde. La película «Todo sobre mi madre» se estrenó en 1999."),
        Good("de", "„Es ist vorbei“, sagte der Bürgermeister. Der Film „Das Leben der Anderen“ läuft heute."),
        Bad(
            "fr",
            "L'accord a été signé mardi, après deux ans de négociations et trois sommets. [[« Nous ne reviendrons "
            "jamais en arrière, c'est une promesse. »]] Il doit être ratifié avant la fin de l'année.",
        ),
        Confirmed("fr", "[[« C'est fini pour cette année »]], a déclaré le maire de la commune."),
        Confirmed("en", '[["It is over for this year,"]] the mayor of the town said.'),
        Confirmed("es", "[[«Esto se ha acabado por este año»]], dijo el alcalde de la ciudad."),
        Confirmed("de", "[[„Es ist vorbei für dieses Jahr“]], sagte der Bürgermeister der Stadt."),
        Good("fr", "Le gardien du port de Foz a vu la scène.\n\n« Vers neuf heures, ils sont arrivés par l'écluse. »"),
        Good("fr", "Certains dénoncent ce choix.\n\n« On va perdre la moitié de notre clientèle d'ici l'été. »"),
        Good("fr", "La gérante secoue la tête. « Si cela continue jusqu'à l'été, nous pouvons fermer boutique. »"),
        Good("de", "Nach Angaben von SAP ist die Branche größer. „Für Musik stellt sich niemand mehr an“, hieß es."),
        Good("fr", "Une pancarte pend à la porte. « Le magasin sera fermé jusqu'à la fin du mois. »"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every quotation that nobody speaks, and confirm those whose speaker is named."""
        if not document[QUOTED]:
            return
        reported = sorted((*document[IMPERSONAL], *document[JUDGED]))
        # What is no whole sentence is of interest behind an impersonal passive only; attributions are dear.
        if not reported and not any(may_stand_alone(document, pair) for pair in document[QUOTED]):
            return
        quotations = document[QUOTATIONS]
        names, is_interview = cache(partial(names_of, document)), cache(partial(is_transcript, document))
        tellers = cache(partial(_tellers, document))
        done = -1
        for number, quotation in enumerate(quotations):
            report = report_of(document, reported, quotation) if reported else None
            if quotation.kind not in _SPEECH and not _may_be_told(document, quotation, report):
                continue
            source = _source(document, quotation, report)
            if source is not None and not _is_silent(document, quotation, source, tellers):
                if quotation.cue is not None and quotation.kind is QuotationKind.DIRECT:
                    yield self._spoken(document, quotation, source)
                # A speaker may be carried over from afar, and then the reader has forgotten him.
                near = quotation.span.start - source.span.end < FORGOTTEN
                if quotation.cue is not None or (
                    near and not (report and report.told and _only_acts(document, source))
                ):
                    continue
            block = around(document[BLOCKS], quotation.span.start)
            if block is None or block.kind not in PROSE or not quotation.closed:
                continue
            if report is not None:
                if block.kind is BlockKind.PARAGRAPH or not report.apart:
                    owned = is_named(document, report, quotation) or is_owned(document, report, quotation)
                    if not owned and report.cue.start != done and not is_inscribed(document, quotation):
                        done = report.cue.start
                        yield self._orphan(document, quotation, report)
            elif (
                quotation.cue is None
                and block.kind is BlockKind.PARAGRAPH
                and stands_alone(document, quotations, number, names)
                and not is_interview()
                and not _is_listed(document, quotation)
            ):
                yield self._unspoken(quotation)

    def _spoken(self, document: Document, quotation: Quotation, source: Source) -> Finding:
        name = words_of(document, source.referent)
        return self.confirmed(quotation.span, f"The text says who speaks: {name}.")

    def _unspoken(self, quotation: Quotation) -> Finding:
        return self.contradicted(
            quotation.span,
            "Nobody in reach is said to have spoken this.",
            severity=Severity.INFO,
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    "Neither the sentences before and behind the quotation nor its own names anybody.",
                    quotation.span,
                )
            ],
            suggestions=[Suggestion("Say who speaks, at the latest behind the first sentence.")],
        )

    def _orphan(self, document: Document, quotation: Quotation, report: Report) -> Finding:
        passive = report.cue
        words = document.text[quotation.content.start : quotation.content.end]
        cue = words_of(document, passive)
        return self.contradicted(
            quotation.span,
            f"Nobody is said to have spoken “{words}”.",
            severity=self.said(document, passive, self.severity) if report.told else Severity.INFO,
            related=[Related("The verb of saying has no subject.", passive)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"“{cue}” names nobody.", passive),
                Evidence(EvidenceKind.TEXT, "No source stands in the sentence for the quoted words.", quotation.span),
            ],
            suggestions=[Suggestion("Name who said it, or leave the quote marks out.")],
        )


def _is_listed(document: Document, quotation: Quotation) -> bool:
    """Tell a title in a list of writings, behind its year, and the links of a page: "(2009). “…”", "« A | B »"."""
    (start, end), text = quotation.span, document.text
    return _YEAR.search(text, max(0, start - _CITED), start) is not None or "|" in text[start:end]


def _tellers(document: Document) -> Container[str]:
    """Return all who say something in an article, by their names in small letters."""
    return {
        words_of(document, told.source.referent).lower()
        for told in document[ATTRIBUTIONS]
        if told.source is not None and not is_act(document, *told.cue)
    }


def _is_silent(document: Document, quotation: Quotation, source: Source, tellers: Callable[[], Container[str]]) -> bool:
    """Tell whether an institution was only carried over to a quotation in a paragraph of its own, and says nothing."""
    if quotation.cue is not None:
        return False
    if not is_body(document, source):
        return source.kind is SourceKind.PERSON and is_noun_only(document, source)
    start = quotation.span.start
    # "The bank has closed. “They gave us six weeks.”", but "The bank reacted. “We gave them six weeks.”"
    if sentence_before(document, start).end > start or says(
        document, sentence_at(document, source.span.start).start, start
    ):
        return False
    return words_of(document, source.referent).lower() not in tellers()


def _only_acts(document: Document, source: Source) -> bool:
    """Tell whether who was named before "…”, it was said" has said nothing: "Ryde council cut the grant."."""
    sentence = sentence_at(document, source.span.start)
    return not says(document, sentence.start, sentence.end)


def _source(document: Document, quotation: Quotation, report: Report | None) -> Source | None:
    """Return who speaks a quotation: not "on", nor an occasion, nor whom a report that names nobody stands before."""
    source, cue = quotation.source, quotation.cue
    if source is None or is_nobody(document, source):
        return None
    if report is None or cue is None:
        return source
    if not report.told:
        # "Die als „Geisterbahn“ verspottete Strecke" has said nothing.
        return None if cue == report.cue else source
    # "…", it was said, and the cranes ordered from …
    if cue.start > report.cue.end and report.cue.start >= quotation.span.end:
        return None
    return None if cue.overlaps(report.cue) and is_occasion(document, source) else source


def _may_be_told(document: Document, quotation: Quotation, report: Report | None) -> bool:
    """Tell whether words that are no speech may be a clause all the same, or what somebody or something is called.

    The title of a work begins with a capital, but not "the pool, it was claimed, is “reckless”".
    """
    if report is not None and not report.told:
        return True
    if not document.text[quotation.content.start].islower():
        return False
    if quotation.kind is QuotationKind.TITLE:
        return quotation.cue is not None
    predicated = document.lexicon.tables.get("attribution.predicated", {})
    return report is not None and word_before(document, quotation.span.start) in predicated
