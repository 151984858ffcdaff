"""attribution.voice-leak."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    PROSE,
    QUOTED,
    SENTENCES,
    Attribution,
    Bad,
    Block,
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
    Words,
)
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    is_transcript,
    next_word,
    nouns_in_capitals,
    opens_clause,
    sentence_at,
    words_in,
)

OURS = Words("attribution.ours")
WE = Words("attribution.we")
BOAST = Words("attribution.boast")
CUE = Words("cue")
FIRST_PERSON = Words("attribution.first_person")

#: So many first persons of the writer make a text a column, an interview or a guide.
_OWN_VOICE = 4
#: A "we" that opens a sentence is somebody else's where the writer has no more first persons than these.
_FEW = 2
#: In characters: beside a verb stands to whom something is said.
_BESIDE = 6
#: Words behind "our" among which the thing owned is looked for, and characters they can take.
_NOUN_WORDS, _NOUN_CHARACTERS = 3, 60
_MARKS = '"«»“”„'
_EDGES = ".,;:!?()…"
_ASIDE = (",", ":")
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
        sentence begins with, in a text whose writer says "we" nowhere else.

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
    reads = (OURS, WE, BOAST, FIRST_PERSON, CUE, ATTRIBUTIONS, QUOTED, BLOCKS, SENTENCES)
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
        ours, we, boasts = document[OURS], document[WE], document[BOAST]
        if not ours and not we and not boasts:
            return
        # Whose things they are is cheaper to tell than what is quoted, and that than who says it.
        praise = {sentence_at(document, hit.start).start for hit in boasts if not _greets_reader(document, hit.start)}
        owned, speaks = _owned(document, ours, praise)
        reported = [hit for hit in we if not (document.text[hit.start].isupper() or is_quoted(document, hit.start))]
        reported = [hit for hit in reported if _may_be_said(document, hit.start)]
        boasted = (
            []
            if speaks
            else [
                Span(start, end)
                for start, end, _ in boasts
                if not (is_quoted(document, start) or _greets_reader(document, start))
            ]
        )
        opened = [] if speaks else [span for hit in we if (span := _opens_sentence(document, hit)) is not None]
        if not owned and not reported and not boasted and not opened:
            return

        praised = {sentence_at(document, span.start).start for span in boasted}
        own = [hit for hit in document[FIRST_PERSON] if not _is_acronym(document.text[hit.start : hit.end])]
        own = [hit for hit in own if sentence_at(document, hit.start).start not in praised]
        if sum(not is_quoted(document, hit.start) for hit in own) >= _OWN_VOICE or is_transcript(document):
            return
        own_piece = _is_own_piece(document)
        for span, block, collective in owned:
            if is_quoted(document, span.start) or _is_open(document, block):
                continue
            attribution = _attributed(document, span)
            if own_piece:
                continue
            if attribution is not None:
                if not _is_told_to_us(own, attribution.cue):
                    yield self._leak(document, span, attribution)
            elif collective and sentence_at(document, span.start).start not in praised:
                yield self._claimed(document, span)
        for span in boasted:
            block = _block_at(document, span.start)
            if block.kind in PROSE and not own_piece and not _is_open(document, block):
                yield self._claimed(document, span)
        if len(own) <= _FEW and not own_piece:
            praised |= {sentence_at(document, span.start).start for span, _, _ in owned}
            for span in opened:
                block = _block_at(document, span.start)
                if sentence_at(document, span.start).start not in praised and not _is_open(document, block):
                    yield self._claimed(document, span)
        for hit in reported:
            span = Span(hit.start, hit.end)
            if _is_in_clause(document, span):
                yield self._spoken(document, span)

    def _leak(self, document: Document, span: Span, attribution: Attribution) -> Finding:
        words, source = _words(document, span), attribution.source
        named = _words(document, source.antecedent or source.span) if source else ""
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
        words = _words(document, span)
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
        words = _words(document, span)
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


def _owned(
    document: Document, ours: Sequence[Hit], praise: Container[int]
) -> tuple[list[tuple[Span, Block, bool]], bool]:
    """Return what "our" claims in prose and no newsroom owns: its span, its block, and whether it is a side's own.

    The second is whether the newspaper speaks of itself somewhere; where a sentence praises, it is none ("we are proud
    to serve our partners").

    Args:
        document: The document.
        ours: Every "our".
        praise: Where the sentences begin that praise.
    """
    tables = document.lexicon.tables
    house, shared = tables.get("attribution.house", {}), tables.get("attribution.shared", {})
    collective, company = tables.get("attribution.collective", {}), tables.get("attribution.company", {})
    institution = tables.get("attribution.institution", {})
    owned, companies, speaks = [], [], False
    for hit in ours:
        block = _block_at(document, hit.start)
        if block.kind not in PROSE:
            continue
        nouns = _following(document, hit.end, hit.end - hit.start)
        end = next((end for noun, end in nouns if noun in company), None)
        if end is None and not any(noun in house or noun in collective for noun, _ in nouns):
            end = next((end for noun, end in nouns if noun in institution), None)
            # "Our club, that is a home to him": his words, not the club's. "Our centre: …" heads a list.
            if (
                end is not None
                and document.text[hit.start].isupper()
                and document.text[end : end + 2].lstrip()[:1] in _ASIDE
            ):
                continue
        if end is not None:
            companies.append((Span(hit.start, end), block, True))
        elif any(noun in house for noun, _ in nouns):
            praises = sentence_at(document, hit.start).start in praise
            speaks = speaks or not (praises or is_quoted(document, hit.start))
        elif nouns and not any(noun in shared for noun, _ in nouns):
            end = next((end for noun, end in nouns if noun in collective), None)
            if end is None:
                end = next((end for noun, end in nouns if _are_people(document, noun)), None)
                if end is not None and _is_elsewhere(document, end):
                    continue
            if end is not None or _may_be_said(document, hit.start):
                owned.append((Span(hit.start, end or nouns[0][1]), block, end is not None))
    return sorted(owned if speaks else owned + companies), speaks


def _opens_sentence(document: Document, hit: Hit) -> Span | None:
    """Return a "we" that a sentence of a paragraph begins with, and its verb: "We expect", "Nous avons"."""
    text, start, end = document.text, hit.start, hit.end
    if not text[start].isupper() or text[start:end].isupper() or sentence_at(document, start).start != start:
        return None
    verb = next_word(document, end)
    place = document.folded.find(verb, end)
    if not verb.isalpha() or not text[place].islower() or is_quoted(document, start):
        return None
    if _tells_the_scene(document, verb, place + len(verb)):
        return None
    block = _block_at(document, start)
    # "We sleep seven hours, and our brains …": everybody does.
    shared = document.lexicon.tables.get("attribution.shared", {})
    words = words_in(document, sentence_at(document, start))
    ours = document.lexicon.words.get("attribution.ours", {})
    everybody = any(before in ours and word.strip(_EDGES) in shared for before, word in pairwise(words))
    greets = everybody or _greets_reader(document, start)
    return None if greets or block.kind is not BlockKind.PARAGRAPH else Span(start, place + len(verb))


def _tells_the_scene(document: Document, verb: str, end: int) -> bool:
    """Tell whether "we are" says when or where a story takes place: "Nous sommes treize jours après"."""
    if verb not in document.lexicon.tables.get("attribution.being", {}):
        return False
    behind = next_word(document, end)
    return (
        behind.isdigit()
        or behind in document.lexicon.words["number"]
        or behind in document.lexicon.tables.get("attribution.scene", {})
    )


def _are_people(document: Document, noun: str) -> bool:
    """Tell the people of a trade, whom a side calls its own: "our lifeguards", "nos artisans"."""
    trades = document.lexicon.tables.get("attribution.speaker", {})
    if nouns_in_capitals(document):
        return noun.endswith(tuple(trades))
    endings = document.lexicon.tables.get("plural_ending", {})
    return any(noun.endswith(ending) and noun.removesuffix(ending) in trades for ending in endings)


def _is_elsewhere(document: Document, end: int) -> bool:
    """Tell whether somebody else is named as having them: "nos chercheurs du MIT"."""
    lead = next_word(document, end)
    if lead.rstrip("'") not in document.lexicon.tables.get("attribution.place_lead", {}):
        return False
    return document.text[document.folded.index(lead, end) + len(lead) :].lstrip(" '’")[:1].isupper()


def _greets_reader(document: Document, place: int) -> bool:
    """Tell whether a sentence thanks or invites the newspaper's own readers."""
    audience = document.lexicon.tables.get("attribution.audience", {})
    return any(word.strip(_EDGES) in audience for word in words_in(document, sentence_at(document, place)))


def _block_at(document: Document, place: int) -> Block:
    blocks = document[BLOCKS]
    return blocks[max(bisect_right(blocks, place, key=_block_start) - 1, 0)]


def _block_start(block: Block) -> int:
    return block.span.start


def _is_own_piece(document: Document) -> bool:
    """Tell an editorial, a column or the like by its label."""
    labels = document.lexicon.tables.get("attribution.own_piece", {})
    heads = (document.folded[start:end] for kind, (start, end) in document[BLOCKS] if kind in _LABELLED)
    return any(re.split(r"[.:|–—]", head, maxsplit=1)[0].strip() in labels for head in heads)


def _may_be_said(document: Document, place: int) -> bool:
    """Tell whether a verb of saying stands in the sentence of a place."""
    sentences, cues = document[SENTENCES], document[CUE]
    index = bisect_right(sentences, (place, len(document.text))) - 1
    if index < 0:
        return False
    first = bisect_left(cues, (sentences[index].start,))
    return first < len(cues) and cues[first].start < sentences[index].end


def _is_in_clause(document: Document, span: Span) -> bool:
    """Tell whether a word stands in a clause that a named source is said to have said ("that we …")."""
    attribution = _attributed(document, span)
    if attribution is None or attribution.cue.end > span.start:
        return False
    end, behind = attribution.cue.end, next_word(document, span.end)
    if not behind.isalpha() or behind in document.lexicon.tables.get("joint", {}):
        # "Les enfants ne voient pas la même chose que nous et que …".
        return False
    return opens_clause(document, end) and ":" not in document.text[end : span.start]


def _following(document: Document, place: int, length: int) -> list[tuple[str, int]]:
    """Return the words behind "our" up to the first mark, each with its end."""
    found: list[tuple[str, int]] = []
    ends = [document.lexicon.tables.get(name, {}) for name in ("determiner", "np_stop")]
    text = document.folded[place : place + _NOUN_CHARACTERS]
    position, capital = 0, document.text[place - 1].isupper() or document.text[place - length].isupper()
    capital = capital and not nouns_in_capitals(document)
    for word in text.split(" ")[1 : _NOUN_WORDS + 1] if text.startswith(" ") else ():
        position = text.find(word, position)
        # "Notre Dame", "NOS Jornaal": a name.
        if not word or (capital and document.text[place + text.find(word, position)].isupper()):
            break
        if found and any(word in table for table in ends):
            break
        first = word.partition("\n")[0].rstrip('.,;:!?)»”"…').partition("'s")[0]
        if not first:
            break
        found.append((first, place + position + len(first)))
        if len(first) < len(word):
            break
        position += len(word)
    return found


def _is_told_to_us(own: Sequence[Hit], cue: Span) -> bool:
    """Tell whether somebody says something to the writer, who then speaks himself: "readers remind us that our …"."""
    return any(cue.start - _BESIDE <= hit.start and hit.end <= cue.end + _BESIDE for hit in own)


def _is_acronym(word: str) -> bool:
    """Tell "US" from "us"."""
    return len(word) > 1 and word.isupper()


def _attributed(document: Document, span: Span) -> Attribution | None:
    """Return the nearest attribution to a source that the words are part of."""
    holding = [
        a
        for a in attributions_in(document, *sentence_at(document, span.start))
        if a.source is not None
        and a.source.kind not in _VAGUE
        and a.content.contains(span)
        and not a.source.span.overlaps(span)
    ]
    return max(holding, key=lambda attribution: attribution.cue.start, default=None)


def _is_open(document: Document, block: Block) -> bool:
    """Tell whether a quote mark in a block belongs to no quotation, so that nobody can tell what is quoted."""
    text = document.text
    for mark in _MARKS:
        place = text.find(mark, block.span.start, block.span.end)
        while place >= 0:
            if not is_quoted(document, place):
                return True
            place = text.find(mark, place + 1, block.span.end)
    return False


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]
