"""The rule copy.boilerplate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUOTED,
    SENTENCES,
    Bad,
    Block,
    BlockKind,
    Checker,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Span,
    Suggestion,
)
from factcheck_copy.readings.pages import remains


class Boilerplate(Checker):
    """Words of a web page that are no part of the article.

    What it does:
        Reports buttons, menus, invitations to subscribe, placeholders of images and the like, which were copied along
        with the text. Lines that follow each other are one finding. Inside a paragraph it reports what leads to another
        article ("Read also: …"), invitations, rows of buttons, claims of rights and the credit of an image between two
        sentences. Rules drawn across the page and bare addresses are left alone.

    Why it matters:
        Readers of the next outlet see "Share on Facebook" in the middle of a sentence about a war, and know that
        nobody read the text.

    Known limits:
        Finds the phrases that the lexicons list, in every language that has one; wording of a site's own stays unseen.
        Inside a paragraph they must begin a sentence.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported.
    """

    id = "copy.boilerplate"
    since = "0.1"
    severity = Severity.WARNING
    reads = (ATTRIBUTIONS, BLOCKS, QUOTED, SENTENCES)
    examples = (
        Bad("fr", "[[Non classé]]\n\nLe Parlement a voté la loi hier soir.\n\n[[Rejoignez-nous sur Telegram]]"),
        Bad(
            "fr",
            "Le Parlement a voté la loi.\n\n[[Lire aussi : Ce que change la loi]]\n\nElle entre en vigueur demain.",
        ),
        Bad(
            "en", "[[Spread the love]]\n\nParliament passed the law late on Monday.\n\n[[Leave a Reply\nCancel reply]]"
        ),
        Bad("en", "Parliament passed the law.\n\n[[Story continues below advertisement]]\n\nIt takes effect in May."),
        Bad("es", "El Parlamento aprobó la ley.\n\n[[Suscríbete]]\n\nEntrará en vigor mañana."),
        Bad("de", "Das Parlament hat das Gesetz beschlossen.\n\n[[Teilen auf Facebook]]\n\nEs gilt ab Mai."),
        Bad("de", "Der Rat hat entschieden.\n\n[[Zur Startseite]]\n\nDie Gebühren steigen im Mai."),
        Bad("en", "The council has voted.\n\n[[To view this content, accept cookies.]]\n\nFees rise in May."),
        Bad("es", "El pleno votó.\n\n[[Para ver este contenido debes aceptar las cookies.]]\n\nLas tasas suben."),
        Good(
            "fr",
            "Le ministre veut partager la facture avec les régions.\n\nSon message sur Telegram a été lu mille fois.",
        ),
        Good("fr", "Le Parlement a voté la loi.\n\n---\n\nhttps://www.example.org/loi"),
        Good("en", "Share prices fell on Monday.\n\nRead more books, the minister told the pupils of the school."),
        Good("fr", "La rédaction donne son adresse aux lecteurs, qui peuvent écrire à :\n\nredaction@example.org"),
        Good("en", "The council asks for letters. It has given an address for them:\n\nletters@example.org"),
        Good("es", "El pleno pide cartas. Ha dado una dirección para enviarlas:\n\ncartas@example.org"),
        Good("de", "Der Rat bittet um Briefe. Er hat dafür eine Adresse genannt:\n\nbriefe@example.org"),
        Good("es", "Compartir el agua será obligatorio, dijo la ministra."),
        Good("de", "Teilen sei das Gebot der Stunde, sagte die Ministerin."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each run of lines that do not belong, and for each place inside a paragraph."""
        for kind, run in groupby(document[BLOCKS], key=lambda block: block.kind):
            if kind is BlockKind.RESIDUE:
                lines = [block.span for block in run if _has_words(document, block)]
                if lines:
                    yield self._left(document, lines)
        for span in remains(document):
            yield self._left(document, [span])

    def _left(self, document: Document, lines: Sequence[Span]) -> Finding:
        """Report lines that follow each other, or words inside a paragraph."""
        span = lines[0].to(lines[-1])
        shown = " ".join(document.text[lines[0].start : lines[0].end].split())
        more = len(lines) - 1
        others = f" and {more} more lines" if more > 1 else " and one more line" if more else ""
        told = "came along from a web page and are no part" if more else "came along from a web page and is no part"
        return self.contradicted(
            span,
            f"“{shown}”{others} {told} of the article.",
            related=[Related("from the same web page", line) for line in lines[1:]],
            evidence=[Evidence(EvidenceKind.TEXT, "The words are those of a web page's own controls.", span)],
            suggestions=[Suggestion("Delete it", tuple(Edit(line, "") for line in lines))],
        )


def _has_words(document: Document, block: Block) -> bool:
    """Tell whether a line is more than a rule or an address; one that a colon announces belongs to the text."""
    line = document.folded[block.span.start : block.span.end]
    if "@" in line and document.text[: block.span.start].rstrip().endswith(":"):
        return False
    return any(map(str.isalpha, line)) and "://" not in line and not line.startswith("www.")
