"""Who is named in the writer's own words and could speak: persons, offices, people of a trade."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import pairwise

from factcheck import (
    BLOCKS,
    MENTIONS,
    BlockKind,
    Document,
    FactKind,
    Hit,
    Source,
    SourceKind,
    Span,
    Words,
    inside,
)
from factcheck_attribution.readings.text import (
    next_word,
    nouns_in_capitals,
    quoted_in,
    sentence_at,
    word_before,
    words_in,
)

CUE = Words("cue")

_INSTITUTION = SourceKind.INSTITUTION.value
_THINGS = frozenset({_INSTITUTION, SourceKind.DOCUMENT.value, SourceKind.MEDIA.value})
_CLOSING = "»”“\"')]"
STOPS = ".!?…:-–—\n"
_MARKS = ".,;:!?…()[]–—-«»“”„\"' "
#: What stands before the name of a club.
_CLUB = "club"
#: The kind of cues that may describe a noun.
_PARTICIPLE = "participle"
#: A noun that counts stands so many words before what it counts at the most.
_OF = 2
#: So many words are a name, an auxiliary and a verb.
_OPENING = 3
#: What a text is that is quoted as soon as it is called clear, and the words for that.
_TEXT, _CLEAR = "text", "clear"
#: In letters: a part of a compound is no shorter.
_PART = 3
#: In code points: the longest article with its space.
_ARTICLE = 4
#: So many words are an article and its noun.
_PHRASE = 2
#: Kinds of cues that say something beside a clause only, and those that are nouns as well: "by 51 votes".
_BARE, _WEAK = frozenset({"framed", "opening", "idle", "held", "predicate", "finding"}), "weak"
#: Determiners of more than one.
_PLURAL = "plural"
#: Prepositions of place that also name who did something.
_AGENT = "agent"
#: Those that can only stand before a place.
_AT = "at"
#: Classes of the words that name a time.
_TIMES = ("month", "weekday", "feast")


def names_somebody(
    document: Document,
    window: Span,
    people: Sequence[Mapping[str, str]],
    names: Callable[[], Container[str]],
    *,
    institutions: bool = True,
    authors: bool = True,
) -> bool:
    """Tell whether the writer's own words between two places name anybody who could speak.

    Args:
        document: The document.
        window: The two places.
        people: Tables of the nouns and pronouns for those who speak.
        names: Returns the words that the text writes as names.
        institutions: Whether those count that say something between the places, and documents and outlets.
        authors: Whether those count whose work is named: "the new film of Ann Roe".
    """
    place = window.start
    for pair in (*quoted_in(document, window), None):
        own = Span(place, min(pair.span.start, window.end) if pair else window.end)
        if own.start < own.end and _holds_a_name(document, own, people, names, institutions, authors):
            return True
        place = max(place, pair.span.end) if pair else place
    return False


def _holds_a_name(
    document: Document,
    span: Span,
    people: Sequence[Mapping[str, str]],
    names: Callable[[], Container[str]],
    institutions: bool,
    authors: bool,
) -> bool:
    lexicon = document.lexicon
    adjectives, capitals = lexicon.tables.get("attribution.also_adjective", {}), nouns_in_capitals(document)
    quantifiers = lexicon.tables.get("attribution.quantifier", {})
    speakers, determiners = tuple(lexicon.tables.get("attribution.speaker", ())), lexicon.tables.get("determiner", {})
    clitics = lexicon.tables.get("attribution.clitic", {})
    counts = lexicon.tables.get("attribution.count_noun", {})
    neuter, bodies = lexicon.tables.get("attribution.neuter", {}), lexicon.tables.get("attribution.body", {})
    written, words = _words(_without_places(document, span))
    spoken, possessive = lexicon.tables.get("attribution.speaking_up", {}), lexicon.tables.get("possessive", {})
    cues = [cue for cue in document[CUE] if span.start <= cue.start < span.end and _is_verb(document, cue)]
    forms = [word.lower() for word in words]
    up = {spoken[form] for form in forms if form in spoken} - {_TEXT}
    said = bool(up - {_CLEAR}) or any(not is_act(document, *cue[:2]) for cue in cues)
    says = institutions and said
    if up and any(owner in possessive and form in spoken for owner, form in pairwise(forms)):
        # "Her reply came within the hour."
        return True
    if _CLEAR in up and any(spoken.get(form) == _TEXT for form in forms):
        # "The law is clear."
        return True
    if says and (_speaks_by_name(document, span, cues) or _opens_by_name(document, words, spoken)):
        return True
    for number, bare in enumerate(words):
        form = bare.lower()
        if number and (words[number - 1][:1].isdigit() or words[number - 1].lower() in clitics):
            # "With 312 pupils": who is counted; "s'élève": no pupil.
            continue
        if any(word.lower() in counts for word in words[max(0, number - _OF) : number]):
            # "Thousands of passengers", "without a doctor".
            continue
        if form in adjectives and (
            bare[:1].islower() if capitals else number and words[number - 1].lower() not in determiners
        ):
            # "La commune voisine", "eine angestellte Kraft".
            continue
        # "The baker shakes her head"; "many traders" are nobody yet.
        if form.endswith(speakers) and determiners.get(words[number - 1].lower() if number else "") != _PLURAL:
            return True
        if form in neuter or (form in determiners and _has_a_noun(document, words[number + 1 : number + 2])):
            # "It opened in May", "este año", "both boards".
            continue
        if says and bare[:1].isupper() >= capitals and _is_form_of(document, form, people[0]):
            # "Das Ordnungsamt reagierte", "die Warnung kommt von den Anwälten".
            return True
        # "Der Stadtrat hat beschlossen", but "Stadtrat Müller".
        is_body = form in bodies and number and words[number - 1].lower() in determiners
        kinds = {_INSTITUTION if is_body else table.get(form) for table in people}
        # "An association has found the cause": who is new is about to speak.
        new = number == 1 and words[0].lower() in lexicon.tables.get("attribution.indefinite", {})
        silent = not says and not (new and _INSTITUTION in kinds) and not kinds.isdisjoint(_THINGS)
        if silent or (not institutions and not kinds.isdisjoint(_THINGS)):
            # A council that has voted has said nothing yet.
            continue
        if any(form in table for table in people) and not (
            form in quantifiers and _counts_things(document, words[number + 1 :])
        ):
            return True
        # What stands in brackets is an abbreviation.
        if (
            bare[:1].isupper()
            and written[number][0] != "("
            and _is_name(document, written, words, number)
            and (authors or not _is_author(document, words, number))
        ):
            return True
    # What begins a sentence may be any word, and in German what stands alone any noun, unless it is a name elsewhere.
    # A body that only acts is nobody who speaks, wherever it is named.
    acting = people[:1] if cues and not said else ()
    return any(
        bare[:1].isupper()
        and bare in names()
        and not any(table.get(bare.lower()) == _INSTITUTION for table in acting)
        and (authors or not _is_author(document, words, number))
        for number, bare in enumerate(words)
    )


def _speaks_by_name(document: Document, span: Span, cues: Sequence[Hit]) -> bool:
    """Tell whether a place or a body known by name opens what is said, or stands behind its verb: "said Moscow"."""
    openings = (sentence_at(document, span.start).start, *(cue.end + 1 for cue in cues))
    places = [m.span.start for m in inside(document[MENTIONS], span) if m.kind is not FactKind.PERSON]
    return any(
        word_before(document, place) in document.lexicon.tables["agent"]
        or any(0 <= place - opening <= _ARTICLE for opening in openings)
        for place in places
    )


def _is_form_of(document: Document, word: str, nouns: Mapping[str, str]) -> bool:
    """Tell whether a word is a noun of a list, inflected, or where nouns have capitals at the end of a compound."""
    tables = document.lexicon.tables
    endings = [end for end in tables.get("listed_noun_ending", {}) if word.endswith(end)]
    forms = [word, *(word.removesuffix(end) for end in endings)]
    first = 1 if not nouns_in_capitals(document) else len(word) - _PART + 1
    return any(form[cut:] in nouns for form in forms for cut in range(first) if cut == 0 or cut >= _PART)


def _opens_by_name(document: Document, words: Sequence[str], spoken: Container[str]) -> bool:
    """Tell whether nothing but a name stands before what tells that somebody speaks: "Verdi reagierte"."""
    tables, cues = document.lexicon.tables, document.lexicon.words["cue"]
    small = (tables["determiner"], tables["pronoun"], tables["np_stop"], tables["adverb"], tables["that"])
    opening = [word.lower() for word in words[:_OPENING] if word.lower() not in tables["auxiliary"]]
    name, verb = (*opening, "", "")[:2]
    return (verb in spoken or verb in cues) and not any(name in table for table in small)


def names_of(document: Document) -> frozenset[str]:
    """Return the words that the text writes as names somewhere."""
    written, words = _words(document.text)
    return frozenset(
        bare for number, bare in enumerate(words) if bare[:1].isupper() and _is_name(document, written, words, number)
    )


def _words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as they are written, with a stop for each line, and without the marks around them."""
    written = text.replace("’", "' ").replace("'", "' ").replace("\n", " . ").split()
    return written, [word.strip(_MARKS) for word in written]


def _is_name(document: Document, written: Sequence[str], words: Sequence[str], number: int) -> bool:
    """Tell whether a word with a capital is a name, going by where it stands."""
    lexicon, form = document.lexicon, words[number].lower()
    frequent = lexicon.sets.get("language", frozenset())
    if number == 0 or len(form) == 1 or form in frequent or not form[-1:].isalpha():
        return False
    if _ends_sentence(written[number - 1]) or not words[number - 1]:
        # What begins a sentence, and what begins a quotation behind a mark of its own.
        return False
    if any(form in lexicon.words.get(word_class, ()) for word_class in _TIMES):
        return False
    if form in lexicon.tables.get("attribution.count_noun", {}):
        # "Der Sturm hat im Harz Tausende Fichten umgeworfen."
        return False
    # "Die Parkplätze": every noun has its capital, and so has the word that begins a sentence.
    before = words[number - 1]
    if nouns_in_capitals(document):
        leads = lexicon.tables.get("attribution.place_lead", {})
        opens = number == 1 or _ends_sentence(written[number - 2])
        if opens and before.lower() not in lexicon.tables.get("given_name", {}):
            # "Alte Bäume säumen die Straße.", but "Biathlet Peiffer kam ins Ziel."
            endings = tuple(lexicon.tables.get("attribution.adjective_ending", ()))
            return before[:1].isupper() and before.lower() not in frequent and not before.endswith(endings)
        if not before[:1].isupper() or before.lower() in frequent or before.lower() in leads:
            return False
        if before.lower() in lexicon.tables.get("attribution.count_noun", {}):
            # "Tausende Fichten".
            return False
        if lexicon.tables.get("attribution.body", {}).get(before.lower()) == _CLUB and not before.istitle():
            # "Der FC Wacker", "zum VfL Osnabrück".
            return False
        return not is_thing(document, before.lower())
    if any(word[:1].isdigit() for word in words[number + 1 : number + 2]):
        # "Beat Millwall 3-0".
        return False
    # "The plant of Foz. “We …”": what begins the next sentence is no part of the name.
    up_to = words[: number + 1] if _ends_sentence(written[number]) else words
    return not _is_place(document, up_to, number) and not _is_called_after(document, words, number)


def _is_author(document: Document, words: Sequence[str], number: int) -> bool:
    """Tell whether a name is that of whose work is spoken of: "le nouveau film de Claire Denis"."""
    tables, first = document.lexicon.tables, number
    while first and words[first - 1][:1].isupper():
        first -= 1
    works, leads = tables.get("title_noun", {}), tables.get("attribution.place_lead", {})
    led = first > 1 and (words[first - 1].lower() in leads or words[first - 1].lower() in tables["agent"])
    return led and words[first - 2].lower() in works


def is_thing(document: Document, noun: str) -> bool:
    """Tell whether a noun before a name is what bears it, also as the head of a compound: "das Freibad Nordheim"."""
    tables = document.lexicon.tables
    kind = tables["source_noun"].get(noun)
    if kind is not None:
        return bool(kind == _INSTITUTION)
    return noun.endswith((*tables.get("namesake", ()), *tables.get("attribution.institution", ())))


def _is_called_after(document: Document, words: Sequence[str], number: int) -> bool:
    """Tell whether a name is that of a street, a school, a ship: "rue de la République", "Marsh Lane"."""
    tables = document.lexicon.tables
    things, first, last = tables.get("namesake", {}), number, number
    while last + 1 < len(words) and words[last + 1][:1].isupper():
        last += 1
    kinds = tables["source_noun"]
    if last > number and (
        words[number].lower() in things
        or any(kinds.get(word.lower()) == _INSTITUTION for word in words[number : last + 1])
    ):
        # "El Teatro Colón", "the Northern Assurance Company": what it says is told by its noun.
        return True
    if words[last].lower() in things and (last > number or words[max(number - 1, 0)][:1].isupper()):
        return True
    small = (tables.get("determiner", {}), tables.get("connector", {}), tables.get("attribution.place_lead", {}))
    while first and (words[first - 1][:1].isupper() or any(words[first - 1].lower() in table for table in small)):
        first -= 1
    return words[first - 1 if first else 0].lower() in things or any(
        word.lower() in things for word in words[first:number]
    )


def _is_place(document: Document, words: Sequence[str], number: int) -> bool:
    """Tell whether one word in capitals behind a preposition of place is no person: "the shops of Viveiro and Foz"."""
    tables = document.lexicon.tables
    behind = words[number + 1 : number + 2]
    given, leads = tables.get("given_name", {}), tables.get("attribution.place_lead", {})
    if words[number].lower() in given:
        return False
    first, articles = number - 1, tables.get("determiner", {})
    while first > 1 and words[first][:1].isupper() and words[first].lower() not in articles:
        first -= 1
    if any(word.lower() in given for word in words[first:number]):
        return False
    article = words[first].lower()
    led = article in articles or f"{article}'" in articles
    named = first and words[first][:1].isupper() and words[first - 1][:1].isupper()
    if led and not named and not _is_person(document, words[first + 1]):
        # Persons have no article: "outside the Royal Infirmary", but "l'Espagnol Nadal", "Yann Le Goff".
        return True
    if (behind and behind[0][:1].isupper()) or first < number - 1:
        # "At Otter Mill", but "the wife of Otto Krantz".
        return leads.get(words[first].lower()) == _AT
    while first > 1 and words[first].lower() in tables.get("joint", {}) and words[first - 1][:1].isupper():
        first -= 2
    kind = leads.get(words[first].lower())
    # "Repaired by Holt" names who did it, "round by Holt" does not.
    endings = tuple(tables.get("attribution.participle_ending", ()))
    return kind is not None and not (kind == _AGENT and first and words[first - 1].lower().endswith(endings))


def _is_person(document: Document, word: str) -> bool:
    """Tell whether a noun with a capital is one for a person: a title, an office, somebody of a country."""
    tables, form = document.lexicon.tables, word.lower()
    kind = tables["source_noun"].get(form)
    return form in tables.get("demonym", {}) or (kind is not None and kind not in _THINGS)


def _is_verb(document: Document, cue: Hit) -> bool:
    """Tell a verb of saying from a participle that describes a noun ("declared income"), and from a passive."""
    kinds, before = cue.value.split(), word_before(document, cue.start)
    if not _BARE.isdisjoint(kinds) or (
        _WEAK in kinds and (before.isdigit() or before in document.lexicon.tables.get("determiner", {}))
    ):
        return False
    if before in document.lexicon.tables.get("passive", {}):
        # "Is expected", but "s'est plaint".
        start = document.folded.rfind(before, 0, cue.start)
        return word_before(document, start) in document.lexicon.tables.get("attribution.clitic", {})
    return not cue.value.endswith(_PARTICIPLE) or before in document.lexicon.tables.get("auxiliary", {})


def _has_a_noun(document: Document, behind: Sequence[str]) -> bool:
    """Tell whether what stands behind a word that is a determiner and a pronoun is its noun: "este año"."""
    tables = document.lexicon.tables
    small = (tables.get("np_stop", {}), tables.get("clause_word", {}), tables.get("auxiliary", {}))
    word = behind[0].lower() if behind else ""
    if nouns_in_capitals(document):
        return behind[:1] != [] and behind[0][:1].isupper()
    return word[:1].isalpha() and word not in document.lexicon.words["cue"] and not any(word in s for s in small)


def _counts_things(document: Document, behind: Sequence[str]) -> bool:
    """Tell whether a noun stands behind a quantifier, which then tells who could speak: "several (of the) stalls"."""
    tables = document.lexicon.tables
    small = [tables.get(name, {}) for name in ("determiner", "genitive", "connector", "np_stop")]
    noun = next((word for word in behind if not any(word.lower() in table for table in small)), "")
    if nouns_in_capitals(document):
        return noun[:1].isupper()
    return noun.lower().endswith(tuple(tables.get("plural_ending", ())))


def _without_places(document: Document, span: Span) -> str:
    """Return what stands at a span without what does not speak in quotations: datelines, towns and countries."""
    words, end = "", span.start
    silent = [block.span for block in inside(document[BLOCKS], span) if block.kind is BlockKind.DATELINE]
    silent += [mention.span for mention in inside(document[MENTIONS], span) if mention.kind is FactKind.PLACE]
    # A dateline before the town that it begins with.
    for start, behind in sorted(silent, key=lambda one: (one.start, -one.end)):
        if start >= end:
            words += document.text[end:start]
            end = behind
    return words + document.text[end : span.end]


def _ends_sentence(word: str) -> bool:
    return (word.rstrip(_CLOSING) or word)[-1] in STOPS


def says(document: Document, start: int, end: int) -> bool:
    """Tell whether a verb of saying stands between two places, and not only one that does something."""
    cues = document[CUE]
    return any(
        _is_verb(document, cue) and not is_act(document, cue.start, cue.end)
        for cue in cues[bisect_left(cues, (start,)) : bisect_left(cues, (end,))]
    )


def is_act(document: Document, start: int, end: int) -> bool:
    """Tell whether a verb does something rather than say it: a council that has adopted a rule has said nothing.

    Nor has who is only the agent of a participle that describes something: "the corridor demanded by aid groups".
    """
    tables = document.lexicon.tables
    acts = tables.get("attribution.act", {})
    words = words_in(document, Span(start, end))
    # "Nach Angaben von SAP" is no participle.
    if len(words) == 1 and next_word(document, end) in tables["agent"] and not _is_helped(document, start):
        return True
    return any(word in acts for word in words)


def _is_helped(document: Document, place: int) -> bool:
    """Tell whether an auxiliary or an adverb behind one stands before a participle: "a été demandé par"."""
    tables, word = document.lexicon.tables, word_before(document, place)
    return word in tables.get("auxiliary", {}) or word in tables.get("passive", {}) or word in tables.get("adverb", {})


def is_body(document: Document, source: Source) -> bool:
    """Tell a body from persons: an institution, and a council whose name is that of its members as well."""
    bodies = document.lexicon.tables.get("attribution.body", {})
    words = words_in(document, source.span)
    return source.kind is SourceKind.INSTITUTION or (
        words[0] in document.lexicon.tables.get("determiner", {}) and any(word in bodies for word in words[1:2])
    )


def is_noun_only(document: Document, source: Source) -> bool:
    """Tell whether a source is one noun with its article that no list knows for a person: "die Buslinie"."""
    words = words_in(document, source.span)
    tables = document.lexicon.tables
    if (
        any(word in tables.get("title_noun", {}) for word in words[1 : _PHRASE + 1])
        and words[0] in tables["determiner"]
    ):
        # "Der neue Roman von Karin Lenz".
        return True
    # "Der Winterweizen im Marchfeld"
    behind = next(iter(words[_PHRASE : _PHRASE + 1]), "")
    placed = behind in tables.get("connector", {})
    return (
        (len(words) == _PHRASE or placed)
        and words[0] in tables.get("determiner", {})
        and words[1] not in tables["source_noun"]
        and words[1] not in tables.get("demonym", {})
        and not words[1].endswith(tuple(tables.get("attribution.speaker", ())))
        and not words[1].endswith(tuple(tables.get("attribution.person_ending", ())))
    )
