"""attribution.orphan-quote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
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
)
from factcheck_attribution.readings.agentless import (
    IMPERSONAL,
    JUDGED,
    Report,
    is_named,
    is_nobody,
    is_occasion,
    is_owned,
    report_of,
)
from factcheck_attribution.readings.alone import FIRST, FORGOTTEN, may_stand_alone, stands_alone
from factcheck_attribution.readings.named import CUE, is_act, is_body, is_noun_only, names_of, says
from factcheck_attribution.readings.text import (
    sentence_at,
    words_of,
)

_SPEECH = (QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.PARTIAL)


class OrphanQuote(Checker):
    """Quoted words that nobody is said to have spoken.

    What it does:
        Reports a quotation whose only cue has no agent, before it, behind it or between commas: "it was stated that
        cooperation 'remains unsatisfactory'", "passengers, it was claimed, had been 'treated like cattle'", where no
        "by …" follows. Gives advice where a passive without an agent calls somebody or something by the quoted words
        ("was described as 'reckless'", "a été qualifié de « gâchis »", "war von einem „Skandal“ die Rede"), unless the
        sentences around it tell whose they are. Gives advice on a quotation of whole sentences that stands by itself,
        or tells what something is ("the deal is “a new beginning for both nations”"), where neither the sentence before
        it nor the words behind it name anybody who could speak: towns, buildings, and bodies that say nothing or only
        decide could not. Quotations whose speaker is named are recorded as right.

    Why it matters:
        A quotation is evidence only with its speaker. Reuters asks to name the source at the latest behind the first
        sentence of a quotation, and not to run the quotations of two speakers together; AP puts the attribution into
        the sentence that it belongs to. A passive without an agent hides which side said it.

    Known limits:
        Other words quoted inside the writer's own sentence without a cue are not reported: slogans, titles and words
        held at arm's length look the same. A quotation that lost its speaker beside another speaker is taken for the
        other's.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no warning; 5 pieces of advice, all
        read, of which three are true and two doubtful; 15,030 quotations of whole sentences with their speaker, who is
        the right one in 58 of 60 drawn at random. Of 16 quotations whose speaker was replaced by an agentless passive
        it found all, of 32 that were left without a speaker in the reach of a reader's memory 29; but of 6,574 that
        lost their speaker while somebody else was named nearby, 44. Advice in German and Spanish is not measured, for
        want of a corpus.
    """

    id = "attribution.orphan-quote"
    since = "0.1"
    severity = Severity.WARNING
    reads = (IMPERSONAL, JUDGED, FIRST, CUE, QUOTED, QUOTATIONS, ATTRIBUTIONS, MENTIONS, BLOCKS, SENTENCES)
    examples = (
        # Told between commas, behind, and before; with an agent behind it is somebody's.
        Bad("fr", "La digue, a-t-il été précisé, est [[« plus solide que jamais »]]. Deux brèches ont été rebouchées."),
        Bad("fr", "[[« Les comptes sont à l'équilibre »]], a-t-on répondu jeudi. La salle était vide."),
        Good("fr", "« Les comptes sont à l'équilibre », a-t-on répondu à la trésorerie. La salle était vide."),
        Bad(
            "en", "The lift, it was pointed out, had been [[“out of order since Easter”]]. It has nine floors to serve."
        ),
        Good("en", "The lift, it was pointed out by the porter, had been “out of order since Easter”."),
        Bad("es", "El ascensor, se aclaró, llevaba [[«averiado desde Pascua»]]. La finca tiene nueve plantas."),
        Good("es", "El ascensor, aclaró el portero, llevaba «averiado desde Pascua». La finca tiene nueve plantas."),
        Bad(
            "de",
            "Der Aufzug sei [[„seit Ostern außer Betrieb“]], wurde am Montag erklärt. Das Haus hat neun Stockwerke.",
        ),
        Good("de", "Der Aufzug sei „seit Ostern außer Betrieb“, wurde von der Hausverwaltung erklärt."),
        # Called by the quoted words: whose are they?
        Bad("fr", "Le nouveau plan de circulation a été qualifié de [[« casse-tête »]]. Il entre en vigueur en mai."),
        Good("fr", "Le nouveau plan de circulation a été qualifié de « casse-tête » par les taxis."),
        Bad("en", "The new one-way system has been denounced as [[“a maze”]]. It opens in May."),
        Good(
            "en",
            "The new one-way system has been denounced as “a maze” by taxi drivers. The street was called “Rose Row”.",
        ),
        Bad("es", "El nuevo plan de tráfico fue tachado de [[«laberinto»]]. Empieza en mayo."),
        Good("es", "El nuevo plan de tráfico fue tachado de «laberinto» por los taxistas."),
        Bad("de", "Die neue Verkehrsführung wurde als [[„Irrgarten“]] kritisiert. Sie gilt ab Mai."),
        Good(
            "de",
            "Die neue Verkehrsführung wurde von Taxifahrern als „Irrgarten“ kritisiert. Der Hund wurde „Rex“ genannt.",
        ),
        Bad("de", "Am Abend war von [[„einem zweiten Frühling“]] die Rede. Der Markt öffnet wieder im Mai."),
        # Who is counted, who lost a match, whose book is out.
        Bad(
            "fr", "L'album de Nora Vidal sort jeudi. [[« Une merveille de douceur et de malice. »]] Il dure une heure."
        ),
        Good("fr", "L'album de Nora Vidal sort jeudi. « J'y ai mis tout mon cœur. » Il dure une heure."),
        Bad(
            "en",
            "Hundreds of shoppers were sent home. [[“It was a shambles from the start.”]] The sale resumes on Monday.",
        ),
        Bad("es", "El filial venció al Alcoyano 2-0. [[«Pudimos marcar cuatro o cinco»]]. El domingo juega en casa."),
        Bad("de", "Tausende Pendler saßen fest. [[„Das war das reinste Chaos.“]] Am Mittag rollten die Züge wieder."),
        # Bodies that decide, buildings and places say nothing.
        Bad(
            "fr",
            "Le conseil de Vayrac a voté la taxe. [[« On nous prend pour des vaches à lait. »]] Elle court dès mai.",
        ),
        Bad("en", "A crowd had gathered at the Regal Cinema by six. [[“It was worth the wait.”]] The run ends in May."),
        Bad(
            "es",
            "La fila llegaba hasta el Teatro Cervantes. [[«Vale la pena esperar toda la noche»]]. Dura dos horas.",
        ),
        Bad(
            "de", "Vor dem Amtsgericht Gifhorn standen Kameras. [[„Das hätte nie so weit kommen dürfen.“]] Es regnete."
        ),
        Good("de", "Vor dem Amtsgericht Gifhorn stand Petra Lohse. „Das hätte nie so weit kommen dürfen.“ Es regnete."),
        # Clubs play, and whoever demanded something described by it has not spoken.
        Bad(
            "fr",
            "Le port attend la digue exigée par la mairie. [[« On ne peut pas vivre de promesses. »]] Il pleut.",
        ),
        Good("fr", "La mairie exige une digue. « On ne peut pas vivre de promesses. » Il pleut."),
        Bad(
            "en",
            "The town awaits the hall demanded by the council. [[“We cannot live on promises for ever.”]] It rained.",
        ),
        Bad("es", "La villa espera la presa exigida por la cofradía. [[«No se puede vivir de promesas»]]. Llueve."),
        Bad(
            "de", "Der TSV Aubing stieg im Mai ab. [[„Das war eine einzige Schande für uns alle.“]] Neu ist der Rasen."
        ),
        Good(
            "de",
            "Aubings Trainer Max Lang ging im Mai. „Das war eine einzige Schande für uns alle.“ Neu ist der Rasen.",
        ),
        # To the press, and at an occasion wherever it was; who only acted before is not carried on.
        Bad("es", "La diputación frenó la obra. [[«No había garantías para nadie»]], fue comunicado a la prensa."),
        Good("es", "La diputación informó ayer del caso. «No había garantías para nadie», fue comunicado a la prensa."),
        Bad("en", "[[“The till is full,”]] it was said at the unveiling of the statue in Leeds."),
        Bad("fr", "[[« La caisse est pleine »]], a-t-on assuré lors de l'inauguration de la halle de Brive."),
        Bad("de", "[[„Die Kasse ist voll“]], hieß es bei der Vorstellung der neuen Halle in Fulda."),
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
        # What something is said to be, and by nobody; who is missing is not there to say it.
        Bad(
            "fr",
            "Le pont a rouvert jeudi. Le tablier est [[« une insulte au vieux fleuve »]]. Il a coûté cher.",
        ),
        Bad("en", "The bridge has no keeper since May. [[“The old man left us in the lurch.”]] The post is vacant."),
        Bad("es", "El puente reabrió el jueves. El tablero es [[«un insulto al viejo río»]]. Costó doce millones."),
        Bad(
            "de",
            "Die Brücke öffnete am Freitag. Der Steg sei [[„eine Beleidigung des alten Flusses“]]. Er war teuer.",
        ),
        Good("fr", "Le pont a rouvert jeudi. Le slogan du jour était « tous ensemble vers le fleuve ». Il a plu."),
        Good("en", "The bridge opened on Thursday. The theme of the day was “all aboard for the river”. It rained."),
        Good("en", "The engineer opened the bridge. The new deck is “an ode to the old river”. It cost £12m."),
        Good("es", "El alcalde inauguró el puente. El tablero es «un homenaje al viejo río». Costó doce millones."),
        Good("de", "Der Architekt zeigte die Brücke. Der Steg sei „eine Verbeugung vor dem Fluss“. Er war teuer."),
        # According to whom something else is, behind it, tells nobody.
        Bad("fr", "[[« Nous payons pour rien »]], a-t-on déclaré pendant la grève. Le bac circule, selon la région."),
        Bad("en", "[[“We pay for nothing,”]] it was said at the picket. The ferry runs, according to the council."),
        Bad("es", "[[«Pagamos por nada»]], se declaró en el piquete. El ferri funciona, según el cabildo."),
        Bad("de", "[[«Wir zahlen für nichts»]], hiess es am Donnerstag. Die Fähre fährt laut Gemeinde wieder."),
        Good(
            "fr",
            "« Nous payons pour rien », a-t-on déclaré pendant la grève. Yann Le Goff a ajouté qu'il reste.",
        ),
        Bad("en", 'The two countries signed on Monday. The deal is [["a new beginning for both nations"]].'),
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
        blocks = document[BLOCKS]
        starts = [block.span.start for block in blocks]
        names = cache(partial(names_of, document))
        done = -1
        for number, quotation in enumerate(quotations):
            report = report_of(document, reported, quotation) if reported else None
            if quotation.kind not in _SPEECH and not _is_clause(document, quotation) and (not report or report.told):
                continue
            source = _source(document, quotation, report)
            if source is not None and not _is_silent(document, quotation, source):
                if quotation.cue is not None and quotation.kind is QuotationKind.DIRECT:
                    yield self._spoken(document, quotation, source)
                # A speaker may be carried over from afar, and then the reader has forgotten him.
                near = quotation.span.start - source.span.end < FORGOTTEN
                if quotation.cue is not None or (
                    near and not (report and report.told and _only_acts(document, source))
                ):
                    continue
            block = blocks[max(bisect_right(starts, quotation.span.start) - 1, 0)]
            if block.kind not in PROSE or not quotation.closed:
                continue
            if report is not None:
                if block.kind is BlockKind.PARAGRAPH or not report.apart:
                    owned = is_named(document, report.cue, quotation) or is_owned(document, report, quotation)
                    if not owned and report.cue.start != done:
                        done = report.cue.start
                        yield self._orphan(document, quotation, report)
            elif (
                quotation.cue is None
                and block.kind is BlockKind.PARAGRAPH
                and stands_alone(document, quotations, number, names)
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


def _is_silent(document: Document, quotation: Quotation, source: Source) -> bool:
    """Tell whether an institution was only carried over to a quotation in a paragraph of its own, and says nothing."""
    if quotation.cue is not None:
        return False
    if not is_body(document, source):
        return source.kind is SourceKind.PERSON and is_noun_only(document, source)
    text, start = document.text, quotation.span.start
    if text[start - 1 : start] != "\n":
        # "The bank has closed. “They gave us six weeks.”", but "The bank reacted. “We gave them six weeks.”"
        before = sentence_at(document, max(0, start - 3))
        if before.end > start or says(document, sentence_at(document, source.span.start).start, start):
            return False
    name = words_of(document, source.referent).lower()
    return not any(
        other.source is not None
        and words_of(document, other.source.referent).lower() == name
        and not is_act(document, *other.cue)
        for other in document[ATTRIBUTIONS]
    )


def _only_acts(document: Document, source: Source) -> bool:
    """Tell whether who was named before "…”, it was said" has said nothing: "Ryde council cut the grant."."""
    sentence = sentence_at(document, source.span.start)
    return not says(document, sentence.start, sentence.end)


def _source(document: Document, quotation: Quotation, report: Report | None) -> Source | None:
    """Return who speaks a quotation: not "on", nor an occasion, nor whom a report that names nobody stands before."""
    source, cue = quotation.source, quotation.cue
    if source is None or is_nobody(document, source):
        return None
    if report is None or cue is None or not report.told:
        return source
    # "…", it was said, and the cranes ordered from …
    if cue.start > report.cue.end and report.cue.start >= quotation.span.end:
        return None
    return None if cue.overlaps(report.cue) and is_occasion(document, source) else source


def _is_clause(document: Document, quotation: Quotation) -> bool:
    """Tell a clause behind a passive from the title of a work, which begins with a capital."""
    first = document.text[quotation.content.start]
    return quotation.kind is QuotationKind.TITLE and quotation.cue is not None and first.islower()
