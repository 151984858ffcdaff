"""attribution.orphan-quote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache, partial
from itertools import islice

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
    KnownGap,
    Quotation,
    QuotationKind,
    Quoted,
    Related,
    Severity,
    Source,
    SourceKind,
    Span,
    Suggestion,
)
from factcheck_attribution.readings.agentless import (
    IMPERSONAL,
    goes_on,
    hearsay,
    is_introduced,
    is_named,
    is_nobody,
    is_occasion,
    may_report,
    tag_behind,
)
from factcheck_attribution.readings.named import CUE, STOPS, is_act, is_body, is_noun_only, names_of, names_somebody
from factcheck_attribution.readings.text import (
    attributions_in,
    is_transcript,
    sentence_at,
    words_in,
    words_of,
)

#: Only a quotation of more words than these is surely somebody's speech, and not a slogan.
_FEWEST_WORDS = 5
_FEWEST_OF_CLAUSE = 4
#: Within how many words of the next sentence its subject stands.
_OPENING = 4
#: In code points: how close another quotation is of the same series.
_NEAR = 60
#: In code points: how far back a speaker may be named.
_FORGOTTEN = 300
#: In code points: within how many the stop is looked for that a quotation of its own stands behind.
_BEFORE = 30
_WORD = re.compile(r"[^\W_][^\s]*")
_TAGGED = (", ", "– ", "— ", "? ", "! ")
_SINGLE = "'‘‚"
_STOP = ".…"
_ENDS = frozenset({"", ".", "!", "?", "…", "\n"})
_SPEECH = (QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.PARTIAL)


class OrphanQuote(Checker):
    """Quoted words that nobody is said to have spoken.

    What it does:
        Reports a quotation whose only cue has no agent: "it was stated that cooperation 'remains unsatisfactory'",
        where no "by …" follows. Gives advice on a quotation of whole sentences that stands by itself, where neither the
        sentence before it nor the words behind it name anybody who could speak: towns and institutions that say nothing
        could not. Quotations whose speaker is named are
        recorded as right.

    Why it matters:
        A quotation is evidence only with its speaker. Reuters asks to name the source at the latest behind the first
        sentence of a quotation, and not to run the quotations of two speakers together; AP puts the attribution into
        the sentence that it belongs to. A passive without an agent hides which side said it.

    Known limits:
        Words quoted inside the writer's own sentence without a cue are not reported: slogans, titles and words held at
        arm's length look the same. A quotation that lost its speaker beside another speaker is taken for the other's.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no warning; 5 pieces of advice, of
        which three are true and two doubtful; 15,030 quotations of whole sentences with their speaker, who is the
        right one in 58 of 60 drawn at random. Of 16 quotations whose
        speaker was replaced by an agentless passive it found all, of 32 that were left without a speaker in the reach
        of a reader's memory 29; but of 6,574 that lost their speaker while somebody else was named nearby, 44.
        Advice in German and Spanish is not measured, for want of a corpus.
    """

    id = "attribution.orphan-quote"
    since = "0.1"
    severity = Severity.WARNING
    reads = (IMPERSONAL, CUE, QUOTED, QUOTATIONS, ATTRIBUTIONS, MENTIONS, BLOCKS, SENTENCES)
    examples = (
        # What people met for is nobody; its minutes are.
        Bad("fr", "À l'assemblée du club, il a été affirmé que [[« la caisse est pleine »]]."),
        Good("fr", "Dans le procès-verbal de l'assemblée, il a été affirmé que « la caisse est pleine »."),
        Bad("en", "At the meeting of the club it was said that [[“the till is full”]]."),
        Good("en", "In the minutes of the meeting it was said that “the till is full”."),
        Bad("en", "[[“The till is full,”]] it was said, and the chairs ordered from Leeds are here."),
        Bad("es", "En la reunión del comité se dijo que [[«la caja está llena»]]."),
        Good("es", "En el acta de la reunión se dijo que «la caja está llena»."),
        Bad("de", "Auf der Sitzung des Vereins hieß es, [[„die Kasse ist voll“]]."),
        Good("de", "Im Protokoll der Sitzung hieß es, „die Kasse ist voll“."),
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
        Bad("es", "En la rueda de prensa se recalcó que la central [[«no supone ningún peligro»]] para nadie."),
        Bad("de", "In dem Gespräch hieß es, dass das Werk [[„keine Gefahr darstellt“]] und weiter läuft."),
        Bad("de", "Am Rande des Treffens hieß es, der Plan sei [[„eine Katastrophe für alle“]] und werde gestrichen."),
        Bad("en", 'It has been reported that the plan [["is a disaster for everyone"]] in the town.'),
        Bad(
            "fr",
            "Un arrêté ferme le pont, et la lettre promise n'est jamais venue. "
            "[[« On nous balade de bureau en bureau, et rien ne bouge. »]] Le détour coûte vingt minutes.",
        ),
        Bad(
            "en",
            "The hall is closed since May, and no letter ever came. [[“We were told on a Friday and were gone by the "
            "Monday.”]] The lease ends in June, next to Harlow Street.",
        ),
        Bad(
            "es",
            "El informe quedó en un cajón y la carta nunca llegó. [[«Nos quitan el sol y encima hay que sonreír»]]. "
            "La medida afecta a once terrazas.",
        ),
        Bad(
            "de",
            "Der Keller ist nass, im Magazin wächst Schimmel. [[„Das hätte man doch vor drei Jahren sehen müssen.“]] "
            "Die Sanierung dauert bis Mai.",
        ),
        Bad("fr", "[[« Rien ne reprendra avant l'été »]], a-t-il été annoncé. Le chantier est clos de grilles."),
        Bad("en", "[[“The work will not resume before summer,”]] it was said. The site is fenced off."),
        Bad("es", "[[«Las obras no seguirán antes del verano»]], se comentó. El solar está vallado."),
        Bad("de", "[[„Vor dem Sommer geht hier nichts weiter“]], hieß es am Freitag. Die Baustelle ist eingezäunt."),
        Bad("fr", "La rue des Lices est barrée. [[« On fait un détour chaque matin. »]] Le pont date de 1920."),
        Bad(
            "en",
            "The Birch Road pool stays shut until the pumps are mended. [[“Nobody told the swimmers of it.”]] "
            "Passes may be kept until then.",
        ),
        Bad("es", "El Ayuntamiento aprobó la tasa. [[«Es un castigo que hundirá a medio barrio»]]. Llega en mayo."),
        Good("de", "Das Amt äußerte sich am Montag. „Vor dem Sommer geht hier nichts weiter“, hieß es weiter."),
        Good("fr", "La lettre n'est jamais venue. « On nous balade de bureau en bureau. » Anne Roux attend toujours."),
        Good("de", "In dem Bericht hieß es, der Plan sei „eine Katastrophe“. Es hieß aus Kreisen, er sei „tot“."),
        Good("fr", "Il a été déclaré par le ministre que la coopération « reste insatisfaisante »."),
        Good("fr", "Selon la police, il a été indiqué que la victime « connaissait son agresseur »."),
        Good("en", "Why did they leave the town?\n\n“They had to leave before the winter.”\n\nWhen will they be back?"),
        Good("fr", "« C'est fini », a déclaré le maire. « Nous partons demain. »"),
        Good("en", 'It was announced by the mayor that the bridge "is safe". The film "It was said" opens on Friday.'),
        Good("es", "«Es el final», dijo el alcalde. La película «Todo sobre mi madre» se estrenó en 1999."),
        Good("de", "Aus dem Umfeld des Vereins hieß es, dass der Trainer „auf keinen Fall bleiben“ werde."),
        Good("de", "„Es ist vorbei“, sagte der Bürgermeister. Der Film „Das Leben der Anderen“ läuft heute."),
        Bad(
            "fr",
            "L'accord a été signé mardi, après deux ans de négociations et trois sommets. [[« Nous ne reviendrons "
            "jamais en arrière, c'est une promesse. »]] Il doit être ratifié avant la fin de l'année.",
        ),
        Bad(
            "fr",
            "L'accord a été signé mardi, après deux ans de négociations. [[« Nous vivons un moment historique. »]] Il "
            "doit être ratifié avant la fin de l'année.",
        ),
        Confirmed("fr", "[[« C'est fini pour cette année »]], a déclaré le maire de la commune."),
        Confirmed("en", '[["It is over for this year,"]] the mayor of the town said.'),
        Confirmed("es", "[[«Esto se ha acabado por este año»]], dijo el alcalde de la ciudad."),
        Confirmed("de", "[[„Es ist vorbei für dieses Jahr“]], sagte der Bürgermeister der Stadt."),
        Bad(
            "fr",
            "Le marché ferme à l'automne. Plusieurs étals pourraient ne jamais rouvrir.\n\n[[« On va perdre la moitié "
            "de notre clientèle, et personne ne nous a rien demandé. »]]\n\nLes travaux dureront dix-huit mois.",
        ),
        Bad(
            "en",
            "The bridge has been closed for two weeks. Many of the stalls stay empty.\n\n[[“If this goes on until "
            "Christmas, we might as well close the shop.”]]\n\nThe repairs are due to start in July.",
        ),
        Bad(
            "es",
            "El puente lleva dos semanas cerrado. Algunos puestos siguen vacíos.\n\n[[«Si esto sigue así hasta "
            "Navidad, podemos cerrar la tienda.»]]\n\nLas obras deben comenzar en julio.",
        ),
        Bad(
            "de",
            "Seit zwei Wochen ist die Brücke gesperrt. Die Parkplätze bleiben leer, einige Läden auch.\n\n[[„Wenn das "
            "bis Weihnachten so weitergeht, können wir dichtmachen.“]]\n\nDie Reparatur soll im Juli beginnen.",
        ),
        Bad(
            "es",
            "El centro, con 312 alumnos y 38 profesores, ha perdido la mitad de las aulas.\n\n[[«Llevamos tres "
            "inviernos tapando goteras y nadie ha subido a mirar.»]]\n\nLas obras deben comenzar en julio.",
        ),
        Bad(
            "fr",
            "Plusieurs échoppes d'Aubenas et Privas n'ont plus de miel.\n\n[[« Le printemps nous a tués, il ne reste "
            "rien dans les ruches. »]]\n\nLe département compte 1 850 ruchers déclarés.",
        ),
        Bad(
            "en",
            "Several shops in Bude and Looe ran out of honey.\n\n[[“The spring has killed us, there is nothing left in "
            "the hives.”]]\n\nThe county has 1,850 registered hives.",
        ),
        Bad(
            "es",
            "Varias tiendas de Foz y Burela se quedaron sin miel.\n\n[[«La primavera nos ha matado, no queda nada en "
            "las colmenas.»]]\n\nLa provincia tiene 1.850 colmenas declaradas.",
        ),
        Bad(
            "de",
            "Das Werk schließt im März.\n\n[[„Dreißig Jahre habe ich hier gestanden, und dann kommt ein "
            "Brief.“]]\n\nDie Halle stammt aus dem Jahr 1962.",
        ),
        Bad(
            "fr",
            "La piscine de Vauvert ferme en juin. [[« On nous l'avait promise pour dix ans de plus. »]] La commune "
            "voisine en possède une autre.",
        ),
        Bad(
            "en",
            "The last bank in Hathersage has closed. [[“They gave us six weeks and a leaflet, that was all.”]] The "
            "nearest one is in Bakewell.",
        ),
        Good("en", "The bank reacted. “We gave them six weeks and a leaflet, that was all.” It owns 40 branches."),
        Good("fr", "Le gardien du port de Foz a vu la scène.\n\n« Vers neuf heures, ils sont arrivés par l'écluse. »"),
        Good("fr", "Certains dénoncent ce choix.\n\n« On va perdre la moitié de notre clientèle d'ici l'été. »"),
        Good("en", "Some are angry.\n\n“If this goes on until Christmas, we might as well close the shop.”"),
        Good("es", "Algunos critican la decisión.\n\n«Si esto sigue así hasta Navidad, podemos cerrar la tienda.»"),
        Good("fr", "La gérante secoue la tête. « Si cela continue jusqu'à l'été, nous pouvons fermer boutique. »"),
        Good("fr", "Une pancarte pend à la porte. « Le magasin sera fermé jusqu'à la fin du mois. »"),
        Good("en", "The shopkeeper sighs. “If this goes on until Christmas, we might as well close the shop.”"),
        Good("es", "La panadera suspira. «Si esto sigue así hasta Navidad, podemos cerrar la tienda.»"),
        Good("de", "Der Gastwirt winkt ab. „Wenn das bis Weihnachten so weitergeht, können wir dichtmachen.“"),
        Good(
            "de",
            "Die Wirtin Anna Meier zahlt seit Mai keine Miete. Der Umsatz fehlt.\n\nMeier ist müde. „Wenn das bis "
            "Weihnachten so weitergeht, können wir dichtmachen.“",
        ),
        Good(
            "de",
            "Der Wirt Hans Meier schüttelt den Kopf.\n\n„Wenn das bis Weihnachten so weitergeht, können wir "
            "dichtmachen.“",
        ),
        KnownGap("en", 'The two countries signed on Monday. The deal is [["a new beginning for both nations"]].'),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every quotation that nobody speaks, and confirm those whose speaker is named."""
        # What is no whole sentence is of interest behind an impersonal passive only; attributions are dear.
        if not document[IMPERSONAL] and not any(_may_be_sentence(document, pair) for pair in document[QUOTED]):
            return
        quotations = document[QUOTATIONS]
        blocks = document[BLOCKS]
        starts = [block.span.start for block in blocks]
        impersonal, agentless = document[IMPERSONAL], self._agentless(document)
        names = cache(partial(names_of, document))
        for number, quotation in enumerate(quotations):
            if quotation.kind not in _SPEECH and not _is_clause(document, quotation):
                continue
            source = quotation.source
            tag = tag_behind(document, quotation) if impersonal else None
            if source is not None and (
                # "…", promet-on
                is_nobody(document, source)
                # "…", it was said, and the cranes ordered from …
                or (tag is not None and quotation.cue is not None and quotation.cue.start > tag.end)
                or (impersonal and _is_impersonal(document, quotation) and is_occasion(document, source))
            ):
                source = None
            if source is not None and not _is_silent(document, quotation, source):
                if quotation.cue is not None and quotation.kind is QuotationKind.DIRECT:
                    yield self._spoken(document, quotation, source)
                # A speaker may be carried over from afar, and then the reader has forgotten him.
                if quotation.cue is not None or quotation.span.start - source.span.end < _FORGOTTEN:
                    continue
            block = blocks[max(bisect_right(starts, quotation.span.start) - 1, 0)]
            if block.kind not in PROSE or not quotation.closed:
                continue
            if block.kind is not BlockKind.PARAGRAPH:
                tag = None
            cue = tag or quotation.cue or hearsay(document, quotation)
            if cue is not None:
                if (tag is not None or quotation.cue is None or cue in agentless) and not (
                    is_named(document, cue, quotation) or goes_on(document, cue, quotation)
                ):
                    yield self._orphan(document, quotation, cue)
            elif block.kind is BlockKind.PARAGRAPH and _stands_alone(document, quotations, number, names):
                yield self._unspoken(quotation)

    def _agentless(self, document: Document) -> Container[Span]:
        """Return the cues that begin with an impersonal passive and that nobody is the source of."""
        beginnings = document[IMPERSONAL]
        if not beginnings or not may_report(document, beginnings):
            return ()
        return {
            attribution.cue
            for attribution in document[ATTRIBUTIONS]
            if (attribution.source is None or is_occasion(document, attribution.source))
            and any(start <= attribution.cue.end and attribution.cue.start <= end for start, end, _ in beginnings)
            and not is_introduced(document, attribution.cue)
        }

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

    def _orphan(self, document: Document, quotation: Quotation, passive: Span) -> Finding:
        words = document.text[quotation.content.start : quotation.content.end]
        cue = words_of(document, passive)
        return self.contradicted(
            quotation.span,
            f"Nobody is said to have spoken “{words}”.",
            severity=self.said(document, passive, self.severity),
            related=[Related("The verb of saying has no subject.", passive)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"“{cue}” names nobody.", passive),
                Evidence(EvidenceKind.TEXT, "No source stands in the sentence for the quoted words.", quotation.span),
            ],
            suggestions=[Suggestion("Name who said it, or leave the quote marks out.")],
        )


def _may_be_sentence(document: Document, pair: Quoted) -> bool:
    """Tell at a glance whether quoted words can be a sentence: more than one, with a capital or behind a stop."""
    text, start, (first, last) = document.text, pair.span.start, pair.content
    if not text[first].isupper():
        before = text[max(0, start - _BEFORE) : start]
        bare = before.rstrip()
        if bare and bare[-1] not in STOPS and "\n" not in before[len(bare) :]:
            return False
    return len(text[first:last].split(None, 1)) > 1


def _stands_alone(
    document: Document, quotations: Sequence[Quotation], number: int, names: Callable[[], Container[str]]
) -> bool:
    """Tell whether a quotation of whole sentences stands by itself, and nobody is named around it."""
    text, quotation = document.text, quotations[number]
    start, end = quotation.span
    if quotation.kind is not QuotationKind.DIRECT or text[start] in _SINGLE:
        return False
    words = words_in(document, quotation.content)
    fewest = (
        _FEWEST_OF_CLAUSE if any(word in document.lexicon.tables["clause_word"] for word in words) else _FEWEST_WORDS
    )
    # A stop inside the marks ends a sentence.
    if len(words) <= fewest - (text[quotation.content.end - 1] in _STOP):
        # "Retraités en colère" is a slogan, "Nous vivons un moment historique" is none.
        return False
    before, behind = text[max(0, start - 3) : start].rstrip(" \N{NO-BREAK SPACE}")[-1:], text[end : end + 3].strip(" .")
    if before not in _ENDS or (behind and not behind[0].isupper() and behind[0] != "\n"):
        return False
    if text[end : end + 1].isalpha():
        # A heading of quoted words that lost its paragraph.
        return False
    earlier = quotations[number - 1] if number else None
    if earlier is not None and start - earlier.span.end < (_NEAR if earlier.source is None else _FORGOTTEN):
        # Whoever spoke last speaks on, or several voices speak one after the other.
        return False
    tables = document.lexicon.tables
    pronouns = tables.get("pronoun", {})
    if _is_tagged(document, quotation.content, pronouns) or text[start:end].isupper():
        return False
    nouns = tables.get("source_noun", {})
    first, last = sentence_at(document, max(0, start - 3)).start, sentence_at(document, end + 2).end
    # What an institution says in the next sentence is another matter than a quotation that stands by itself.
    apart = text[start - 1 : start] == text[end : end + 3].strip(" .")[:1] == "\n"
    # A quotation that opens a paragraph is explained by the whole sentence behind it, another by whom that is about.
    opens = text[start - 1 : start] in ("", "\n") and not apart
    behind_it = Span(end, max(end, last if opens else min(last, _opening_end(text, end))))
    return not (
        any(
            attribution.source is not None
            and not is_act(document, *attribution.cue)
            and not (attribution.cue.start > end and attribution.source.kind is SourceKind.INSTITUTION and not opens)
            for attribution in attributions_in(document, first, last)
        )
        or names_somebody(document, Span(min(first, start), start), (nouns, pronouns), names, documents=False)
        or names_somebody(document, behind_it, (nouns,), names, institutions=not apart, documents=False)
        or is_transcript(document)
    )


def _opening_end(text: str, start: int) -> int:
    """Return where the first words of the next sentence end: whoever spoke is its subject, not "against Dijon"."""
    words = islice(_WORD.finditer(text, start), _OPENING, _OPENING + 1)
    return next((word.start() for word in words), len(text))


def _is_tagged(document: Document, content: Span, pronouns: Container[str]) -> bool:
    """Tell whether a verb of saying stands inside the marks, even one that no list holds: "…, he admits, …"."""
    cues = document[CUE]
    for cue in cues[bisect_left(cues, (content.start,)) : bisect_left(cues, (content.end,))]:
        if document.text[cue.start - 2 : cue.start] in _TAGGED:
            return True
    words = words_in(document, content)
    return any("-" in word and word.rpartition("-")[2] in pronouns for word in words)


def _is_silent(document: Document, quotation: Quotation, source: Source) -> bool:
    """Tell whether an institution was only carried over to a quotation in a paragraph of its own, and says nothing."""
    if quotation.cue is not None:
        return False
    if not is_body(document, source):
        return source.kind is SourceKind.PERSON and is_noun_only(document, source)
    text, start = document.text, quotation.span.start
    if text[start - 1 : start] != "\n":
        # "The bank has closed. “They gave us six weeks.”", but "The bank reacted. “We gave them six weeks.”"
        before, cues = sentence_at(document, max(0, start - 3)), document[CUE]
        first = bisect_left(cues, (sentence_at(document, source.span.start).start,))
        said = [cue for cue in cues[first : bisect_left(cues, (start,))] if not is_act(document, cue.start, cue.end)]
        if before.end > start or said:
            return False
    name = words_of(document, source.referent).lower()
    return not any(
        other.source is not None
        and words_of(document, other.source.referent).lower() == name
        and not is_act(document, *other.cue)
        for other in document[ATTRIBUTIONS]
    )


def _is_impersonal(document: Document, quotation: Quotation) -> bool:
    """Tell whether the cue of a quotation has nobody for its subject: "se dijo"."""
    return quotation.cue is not None and any(quotation.cue.overlaps(Span(*hit[:2])) for hit in document[IMPERSONAL])


def _is_clause(document: Document, quotation: Quotation) -> bool:
    """Tell a clause behind a passive from the title of a work, which begins with a capital."""
    first = document.text[quotation.content.start]
    return quotation.kind is QuotationKind.TITLE and quotation.cue is not None and first.islower()
