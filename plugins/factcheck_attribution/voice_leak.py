"""attribution.voice-leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUOTED,
    SENTENCES,
    TIMEXES,
    Attribution,
    Bad,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hit,
    Related,
    Severity,
    SourceKind,
    Span,
    Suggestion,
    around,
)
from factcheck_attribution.readings.alone import FIRST as FIRST_PERSON
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.ours import (
    BOAST,
    OURS,
    WE,
    claims_of,
    greets_reader,
    is_acronym,
    is_everybody,
    may_be_said,
    may_claim,
)
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    is_transcript,
    next_word,
    opens_clause,
    sentence_at,
    words_in,
    words_of,
)

#: So many first persons of the writer make a text a column, an interview or a guide.
_OWN_VOICE = 4
#: A "we" that opens a sentence is somebody else's where the writer has no more first persons than these.
_FEW = 2
#: In characters: beside a verb stands to whom something is said.
_BESIDE = 6
#: In words: within how many behind a verb "that" begins a clause: "informó de que".
_THAT = 3
_MARKS = '"«»“”„'
#: What a letter begins with: whom it is to, and a mark; and how long that is at the most, in code points.
_SALUTED, _SALUTATION = re.compile(r"([^,:\n]+)[,:]"), 50
#: The parts of an article that say what kind of piece it is.
_LABELLED = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BYLINE})
#: Sources whose "our" may be anybody's.
_VAGUE = (SourceKind.UNNAMED, SourceKind.PRONOUN)


class VoiceLeak(Checker):
    """A first person that is not the newsroom's: a communiqué was pasted without quote marks.

    What it does:
        Reports "our" and its forms outside quote marks where they stand in words that the text attributes to somebody
        else ("X said that … on our borders"). Where nothing is attributed, "our troops" and the like, which no
        reporter owns, are reported as advice. The newsroom's own voice ("our correspondent") and what belongs to
        everybody ("our planet") are left alone, and so are texts that speak in the first person throughout: columns,
        interviews, guides. A "we" in a reported clause ("he said that we …") is advice, and so are "our" of an
        institution ("our town", "our club") and the phrases of communiqués ("we are proud to …", "we thank …", "our
        customers", "our group"), unless the newspaper speaks of itself elsewhere ("our readers"). So is a "we" that a
        sentence begins with, in a text whose writer says "we" nowhere else, and an "our" beside a "we" or another
        "our", or before what a body promises ("our commitment"), behind a sentence that tells of a body by its name.

    Why it matters:
        In indirect speech the first person becomes the third. Where it does not, the words of one side have become the
        voice of the newspaper, and the reader is told that the borders of that side are ours. The BBC's guidelines
        say it shortly: do not make other people's language your own.

    Known limits:
        A text that speaks in the first person from end to end is taken for a column, so a communiqué pasted as a
        whole is not seen. Paragraphs with a quote mark that has no partner are skipped, since nobody can tell what is
        quoted in them. "Our country" is left alone, because a national paper may well say it.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: one warning, true (a lost closing
        mark had put a minister's words into the newspaper's mouth), and four pieces of advice, none of them worth much
        (a "nous" that is everybody, "notre ministère" said to French readers, a tweet whose marks are mixed up). The
        phrases of communiqués stand in none of them outside quote marks.
    """

    id = "attribution.voice-leak"
    since = "0.1"
    severity = Severity.WARNING
    reads = (OURS, WE, BOAST, FIRST_PERSON, CUE, ATTRIBUTIONS, QUOTED, BLOCKS, SENTENCES, TIMEXES)
    examples = (
        Bad("fr", "Le ministre a affirmé que l'Alliance accumule des forces à [[nos frontières]] depuis un an."),
        Bad("fr", "Le porte-parole a souligné que ces sanctions avaient entraîné [[nos réponses]] immédiates."),
        Bad("en", "The minister said that the alliance was moving missiles closer to [[our borders]] every year."),
        Bad("es", "El ministro afirmó que la Alianza acumula fuerzas en [[nuestras fronteras]] desde hace un año."),
        Bad(
            "de",
            "Der Minister erklärte, dass das Bündnis seit einem Jahr Truppen an [[unseren Grenzen]] zusammenziehe.",
        ),
        Bad(
            "en", "The attack killed two civilians. [[Our troops]] answered within the hour and destroyed the launcher."
        ),
        Good("fr", "La fête aura lieu samedi. Elle fait, chers lecteurs, de notre beau journal un journal de fête."),
        Good("fr", "Le site ouvrira en mai. « Nous sommes fiers d'être près de nos clients », a dit le directeur."),
        Good("fr", "Nous sommes heureux de présenter à nos lecteurs une nouvelle formule. Nos équipes y travaillent."),
        Good("fr", "Éditorial : notre fierté\n\nNous sommes fiers de cette ville et de ce qu'elle a fait cet hiver."),
        Good("fr", "Le ministre a affirmé que l'Alliance accumule des forces « à nos frontières » depuis un an."),
        Good("fr", "Il a expliqué à nos confrères du Parisien que l'astéroïde passerait loin de notre planète."),
        Good(
            "fr",
            "Nous avons interrogé le maire. Pour nous, la réponse est claire : nous pensons que nos frontières "
            "sont sûres, et nous le disons.",
        ),
        Good("en", "The captain told our correspondent that the storm was the worst of our time."),
        Good("en", 'The minister said: "The alliance is moving missiles closer to our borders."'),
        Good("es", "El alcalde explicó a nuestro corresponsal que la vida en nuestro planeta corre peligro."),
        Good("de", "Die Forscherin sagte unserer Redaktion, dass unser Planet sich schneller erwärme."),
        Bad("fr", "Le ministre a rappelé que ce choix [[nous]] a été imposé."),
        Good("fr", "Le ministre nous a expliqué que le choix avait été imposé. Il nous a reçus lundi."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every "our" that is somebody else's."""
        if not may_claim(document):
            return
        # Whose things they are is cheaper to tell than what is quoted, and that than who says it.
        claims = claims_of(document)
        reported = [
            Span(hit.start, hit.end)
            for hit in document[WE]
            if not (document.text[hit.start].isupper() or is_quoted(document, hit.start))
            and may_be_said(document, hit.start)
        ]
        if not any(claims) and not reported:
            return
        praised = {sentence_at(document, span.start).start for span in (*claims.boasted, *claims.sold)}
        own = [hit for hit in document[FIRST_PERSON] if not is_acronym(document.text[hit.start : hit.end])]
        own = [hit for hit in own if sentence_at(document, hit.start).start not in praised]
        if sum(not is_quoted(document, hit.start) for hit in own) >= _OWN_VOICE:
            return
        if is_transcript(document) or _is_own_piece(document):
            return
        for span, collective in claims.owned:
            if is_quoted(document, span.start) or _is_open(document, span.start):
                continue
            holding = _holding(document, span)
            attribution = min(holding, key=lambda attribution: attribution.content.length, default=None)
            if attribution is None:
                if collective and sentence_at(document, span.start).start not in praised:
                    yield self._claimed(document, span)
            elif not _is_told_to_us(document, own, attribution) and (
                collective or any(_is_said(document, span, outer) for outer in holding)
            ):
                yield self._leak(document, span, attribution)
        praised |= {sentence_at(document, span.start).start for span, _ in claims.owned}
        opened = claims.opened if len(own) <= _FEW else ()
        told = {sentence_at(document, span.start).start for span in claims.boasted}
        sold = [span for span in claims.sold if sentence_at(document, span.start).start not in told]
        boasted = [*claims.boasted, *sold, *(s for s in opened if sentence_at(document, s.start).start not in praised)]
        for span in boasted:
            if not _is_open(document, span.start):
                yield self._claimed(document, span)
        for span in reported:
            if _is_in_clause(document, span):
                yield self._spoken(document, span)

    def _leak(self, document: Document, span: Span, attribution: Attribution) -> Finding:
        words, source = words_of(document, span), attribution.source
        named = words_of(document, source.antecedent or source.span) if source else ""
        return self.contradicted(
            span,
            f"“{words}” is outside quote marks in what the text attributes to “{named}”: whose words are they?",
            related=[Related("The words are attributed to this source.", source.span)] if source else (),
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"The sentence reports the words of {named} without quote marks.",
                    attribution.cue,
                ),
                Evidence(
                    EvidenceKind.TEXT,
                    f"“{words}” speaks in the first person, which in reported speech can only be the newsroom's own.",
                    span,
                ),
            ],
            suggestions=[
                Suggestion("Put the words of the source between quote marks."),
                Suggestion("Or report them in the third person, saying whose they are."),
            ],
        )

    def _spoken(self, document: Document, span: Span) -> Finding:
        words = words_of(document, span)
        return self.contradicted(
            span,
            f"“{words}” stands in reported speech without quote marks: who is meant?",
            severity=Severity.INFO,
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"In reported speech “{words}” means the newspaper, not the source.",
                    span,
                )
            ],
            suggestions=[Suggestion("Quote the source, or put its words into the third person.")],
        )

    def _claimed(self, document: Document, span: Span) -> Finding:
        words = words_of(document, span)
        return self.contradicted(
            span,
            f"“{words}” outside quote marks speaks for one side: is this a pasted communiqué?",
            severity=Severity.INFO,
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"“{words}” belongs to a side and not to the newsroom, and nobody is named as saying it.",
                    span,
                )
            ],
            suggestions=[Suggestion("Say whose they are, or quote the source.")],
        )


def _is_own_piece(document: Document) -> bool:
    """Tell an editorial, a column or the like by its label."""
    labels = document.lexicon.tables.get("attribution.own_piece", {})
    heads = [document.folded[start:end] for kind, (start, end) in document[BLOCKS] if kind in _LABELLED]
    first = next((span for kind, span in document[BLOCKS] if kind is BlockKind.PARAGRAPH), None)
    if first is not None:
        # "To the editor: …"
        saluted = _SALUTED.match(document.folded[first.start : min(first.end, first.start + _SALUTATION)])
        heads += [saluted[1]] if saluted is not None else []
    return any(re.split(r"[.:|–—]", head, maxsplit=1)[0].strip() in labels for head in heads)


def _is_in_clause(document: Document, span: Span) -> bool:
    """Tell whether a word stands in a clause that a named source is said to have said ("that we …")."""
    attribution = _attributed(document, span)
    if attribution is None or attribution.cue.end > span.start:
        return False
    end, behind = attribution.cue.end, next_word(document, span.end)
    if is_everybody(document, span.start):
        return False
    if not behind.isalpha() or behind in document.lexicon.tables.get("joint", {}):
        # "Les enfants ne voient pas la même chose que nous et que …".
        return False
    return opens_clause(document, end) and ":" not in document.text[end : span.start]


def _is_said(document: Document, span: Span, attribution: Attribution) -> bool:
    """Tell whether "our" stands in a clause that somebody said, and not in what the writer tells of his views.

    "Sees games as a laboratory where we can play with our hopes": the hopes are everybody's.
    """
    tables, (start, end) = document.lexicon.tables, attribution.cue
    between = words_in(document, Span(end, max(end, span.start)))[:_THAT]
    # "Er betonte, dies sei die Folge unserer …"
    parted = document.text[end : attribution.content.start].rstrip().endswith(",")
    led = parted or any(word in tables["that"] for word in between) or opens_clause(document, end)
    if end <= span.start and not led and document.folded[start:end].split()[-1] not in tables.get("clausal", {}):
        return False
    sentence = sentence_at(document, span.start)
    near = (hit for hit in document[WE] if sentence.start <= hit.start < span.start)
    return not any(is_everybody(document, hit.start) for hit in near)


def _is_told_to_us(document: Document, own: Sequence[Hit], attribution: Attribution) -> bool:
    """Tell whether the newspaper itself is told something, and then speaks itself: "readers remind us that our …"."""
    cue, source = attribution.cue, attribution.source
    # "Meinen" is a first person as well.
    beside = (hit for hit in own if cue.start - _BESIDE <= hit.start and hit.end <= cue.end + _BESIDE)
    told = any(hit.start >= cue.end or hit.end <= cue.start for hit in beside)
    return told or (source is not None and greets_reader(document, source.span))


def _attributed(document: Document, span: Span) -> Attribution | None:
    """Return the innermost attribution to a source that the words are part of."""
    return min(_holding(document, span), key=lambda attribution: attribution.content.length, default=None)


def _holding(document: Document, span: Span) -> list[Attribution]:
    """Return the attributions to sources that the words are part of."""
    return [
        a
        for a in attributions_in(document, *sentence_at(document, span.start))
        if a.source is not None
        and a.source.kind not in _VAGUE
        and a.content.contains(span)
        and not a.source.span.overlaps(span)
    ]


def _is_open(document: Document, place: int) -> bool:
    """Tell whether a quote mark in the block of a place belongs to no quotation: nobody can tell what is quoted."""
    block = around(document[BLOCKS], place)
    start, end = block.span if block is not None else (place, place)
    marks = (start + number for number, mark in enumerate(document.text[start:end]) if mark in _MARKS)
    return not all(is_quoted(document, mark) for mark in marks)
