"""Accusations by one voice alone: a text that is what one person tells of another one, who is nowhere heard."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUOTATIONS,
    SENTENCES,
    Attribution,
    BlockKind,
    Document,
    QuotationKind,
    Source,
    SourceKind,
    Span,
    around,
)
from factcheck_attribution.readings.accusation import Accusation, is_approached, is_retold
from factcheck_attribution.readings.camps import OUTSIDE, Camps, Party, share
from factcheck_attribution.readings.charges import ACCUSING, is_within_another
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    is_transcript,
    next_word,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
)

#: So many statements make an account.
_FEWEST = 3
#: In words: the subject of a clause stands among so many, and what denies a deed among so many before it.
_OPENING, _DENIED = 6, 2
#: A noun and its article.
_NOUN = 2
#: In letters: a part of a compound that tells somebody is longer.
_PART = 4
_PREPOSITION = "preposition"
#: Words of blame that only somebody can deserve.
_DEED = "deed"
#: Camps whose own do not accuse each other.
_ONE = frozenset({"state", "army"})
_SPEAKERS = frozenset({SourceKind.PERSON.value, SourceKind.OFFICE.value, SourceKind.INSTITUTION.value})
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.PRONOUN})


class _Told(NamedTuple):
    """What is told, and the words that say so; the sentence itself where only its mood does."""

    content: Span
    cue: Span


def lone_accuser(document: Document) -> Accusation | None:
    """Return an accusation that one person makes, if all that the text reports is his and most of it is reported."""
    if not (document[ACCUSING] or any(_blames(document, a.cue) for a in document[ATTRIBUTIONS])):
        return None
    if is_approached(document):
        return None
    # A headline sums up.
    told = [
        (a, a.source)
        for a in document[ATTRIBUTIONS]
        if a.source is not None
        and (block := around(document[BLOCKS], a.cue.start))
        and block.kind is BlockKind.PARAGRAPH
    ]
    if not told:
        return None
    camps = Camps(document)
    every = [a for a, _ in told]
    own = [
        (a, source)
        for number, (a, source) in enumerate(told)
        if not (is_within_another(every, number) or is_retold(document, a, source) or is_quoted(document, a.cue.start))
    ]
    quoted = [q for q in document[QUOTATIONS] if q.kind is QuotationKind.DIRECT]
    sources = [
        *((source, a.content) for a, source in own),
        *((q.source, q.span) for q in quoted if q.source is not None),
    ]
    if not own or any(q.source is None for q in quoted):
        return None
    voice = _one_person(document, camps, sources)
    if voice is None or is_transcript(document):
        return None
    statements = sorted([*(_Told(a.content, a.cue) for a, _ in own), *(_Told(s, s) for s in _in_mood(document, own))])
    places = [*(told.content.to(told.cue) for told in statements), *(q.span for q in quoted)]
    if not _makes_the_text(document, places):
        return None
    accused = _blamed(document, camps, statements, voice)
    return None if accused is None else Accusation(voice.span, accused.span, told=False)


def _one_person(document: Document, camps: Camps, sources: Sequence[tuple[Source, Span]]) -> Party | None:
    """Return the one person whom all sources are, by name, office or pronoun; nobody who judges by his office."""
    voice: Party | None = None
    # "El exadministrador de la cooperativa, Rolando Mamani" is the Mamani who spoke on.
    people = [camps.telling(source.referent) for source, _ in sources if source.kind is SourceKind.PERSON]
    for source, content in sources:
        party = camps.described(source.referent, apart=content)
        person = source.kind in _PEOPLE or any(share(party.words, words) for words in people)
        if not person or party.camp in OUTSIDE:
            return None
        if voice is None:
            if source.kind is SourceKind.PRONOUN and source.antecedent is None:
                return None
            voice = party
        elif source.kind is SourceKind.PRONOUN and source.antecedent is None:
            continue
        elif not share(party.words, voice.words):
            bare = words_in(document, source.referent)
            titled = bare[0] in document.lexicon.tables["determiner"] and party.camp == voice.camp is not None
            if not (titled or _is_epithet(document, source.referent, party)):
                return None
        else:
            voice = voice._replace(words=voice.words | party.words, camp=voice.camp or party.camp)
    return voice if voice is not None and _is_named(document, voice.span) else None


def _is_epithet(document: Document, span: Span, party: Party) -> bool:
    """Tell whether a noun with its article names nobody new: "The publican" is the owner of the bar, told before."""
    tables, words = document.lexicon.tables, words_in(document, span)
    if len(words) != _NOUN or words[0] not in tables["determiner"] or party.camp is not None:
        return False
    new = words[0] in tables.get("attribution.indefinite", {}) or words[0] in tables["possessive"]
    capital = document.text[span.end - len(words[1])].isupper() and not nouns_in_capitals(document)
    return not (new or capital or words[1] in document.folded[: span.start])


def _is_named(document: Document, span: Span) -> bool:
    """Tell whether a phrase holds a name: two words in capitals where every noun has one; and no firm's."""
    forms = document.lexicon.tables.get("attribution.legal_form", {})
    if any(word.rstrip(".") in forms for word in words_in(document, span)):
        return False
    capitals = [word[:1].isupper() for word in document.text[span.start : span.end].split()]
    return sum(capitals) > nouns_in_capitals(document)


def _in_mood(document: Document, own: Sequence[tuple[Attribution, Source]]) -> Iterator[Span]:
    """Yield the sentences behind the first statement that only their mood tells to be reported: "Er habe gelogen."."""
    mood = document.lexicon.tables.get("attribution.reported_mood", {})
    first = own[0][0].cue.start
    for sentence in document[SENTENCES]:
        if (
            sentence.start > first
            and not attributions_in(document, *sentence)
            and any(word.strip(",") in mood for word in words_in(document, sentence))
        ):
            yield sentence


def _makes_the_text(document: Document, spans: Sequence[Span]) -> bool:
    """Tell whether what is reported stands in three places at least and in most sentences of the text."""
    held = {sentence_at(document, span.start).start for span in spans}
    return len(set(spans)) >= _FEWEST and len(held) >= _FEWEST and 2 * len(held) > len(document[SENTENCES])


def _blames(document: Document, cue: Span) -> bool:
    """Tell whether a verb of saying blames by itself: "dénonce", "criticised"."""
    blaming = document.lexicon.tables.get("attribution.blaming", {})
    return any(word in blaming for word in words_in(document, cue))


def _blamed(document: Document, camps: Camps, statements: Sequence[_Told], voice: Party) -> Party | None:
    """Return the party whom a statement blames: by its verb, or by a deed in the clause that is about him.

    Where a pronoun stands for him it is the party that the statement before is about, and where a verb that blames has
    a thing for its object, the one that the next statement is about: "denounced the sale. The managers had …".
    """
    pronouns = document.lexicon.tables["pronoun"]
    about: Party | None = None
    pending = False
    for told in statements:
        if is_quoted(document, told.content.start + 1):
            continue
        subject = _subject(document, camps, told.content, voice)
        opening = [word for word, _ in camps.words(told.content)][:_OPENING]
        pointing = subject is None and any(word in pronouns or word.endswith(camps.dropping) for word in opening)
        about = about if pointing else subject
        blames = _blames(document, told.cue)
        start = subject.span.end if subject is not None else told.content.start
        done = about is not None and _tells_a_deed(document, Span(start, max(start, told.content.end)))
        if about is not None and (done or pending or (blames and _is_blamed_whole(document, told, about))):
            return None if about.camp == voice.camp and about.camp in _ONE else about
        pending = blames and about is None
    return None


def _tells_a_deed(document: Document, content: Span) -> bool:
    """Tell whether a word of blame stands in what is told, and is not denied."""
    tables, hits = document.lexicon.tables, document[ACCUSING]
    passive, negations = tables.get("passive", {}), tables.get("negation", {})
    endings = tuple(tables.get("attribution.participle_ending", ()))
    for hit in hits[bisect_left(hits, (content.start,)) : bisect_left(hits, (content.end,))]:
        before = words_in(document, Span(content.start, hit.start))[-_DENIED:]
        last = word_before(document, hit.start)
        # "Against the dumping", "had been kidnapped".
        noun = last in tables["determiner"] or tables["np_stop"].get(last) == _PREPOSITION
        # "Has been poisoning" is none of those.
        done = not endings or document.folded[hit.start : hit.end].endswith(endings)
        suffered = done and any(word in passive for word in (*before, next_word(document, hit.end)))
        joined = document.text[hit.start - 1 : hit.start] == "-"
        if hit.value == _DEED and not (joined or noun or suffered or any(word in negations for word in before)):
            return True
    return False


def _is_blamed_whole(document: Document, told: _Told, party: Party) -> bool:
    """Tell whether a verb blames somebody, and not a thing of his: "criticised state subsidies"."""
    tables = document.lexicon.tables
    if told.content.start < told.cue.end or word_before(document, told.content.start) in tables["that"]:
        return True
    behind = next_word(document, party.span.end)
    return not behind.isalpha() or behind in tables["np_stop"] or behind in tables.get("genitive", {})


def _subject(document: Document, camps: Camps, content: Span, voice: Party) -> Party | None:
    """Return who a statement is about: a person, an office or a body that is told apart, and not the speaker's own."""
    tables = document.lexicon.tables
    stops = (tables["np_stop"], tables.get("genitive", {}), tables["auxiliary"])
    words: list[tuple[str, Span]] = []
    for word, place in camps.words(content):
        if (words and any(word in table for table in stops)) or len(words) >= _OPENING:
            break
        words.append((word, place))
    for number, (word, place) in enumerate(words):
        article = words[number - 1][0] if number else ""
        capital = document.text[place.start].isupper()
        named = capital and word in {name.lower() for name in camps.names}
        noun = camps.camp_of(word, head=True) is not None or _is_speaker(document, word)
        if article in tables["possessive"] or article in tables.get("attribution.indefinite", {}):
            return None
        if (named or noun) and word not in tables["pronoun"]:
            first = number
            while (
                first
                and document.text[words[first - 1][1].start].isupper()
                and (words[first - 1][0] not in tables["determiner"])
            ):
                # "Hartwell Logistics".
                first -= 1
            place = Span(words[first][1].start, place.end)
            party = Party(place, camps.camp_of(word, head=True), camps.telling(place))
            return None if share(party.words, voice.words) else party
    return None


def _is_speaker(document: Document, word: str) -> bool:
    """Tell whether a noun is one for who speaks, where nouns are joined also as the last part of one."""
    kinds = document.lexicon.tables["source_noun"]
    if word in kinds or not nouns_in_capitals(document):
        return kinds.get(word) in _SPEAKERS
    return any(kinds.get(word[cut:]) in _SPEAKERS for cut in range(1, len(word) - _PART))
