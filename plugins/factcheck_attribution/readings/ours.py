"""Whose a first person is: what "our" claims, and the "we" that a sentence begins with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck import BLOCKS, PROSE, SENTENCES, TIMEXES, BlockKind, Document, Hit, Span, Words, around
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.text import (
    attributions_in,
    holds_name,
    is_quoted,
    next_word,
    nouns_in_capitals,
    sentence_at,
    sentence_before,
    word_before,
    words_in,
)

OURS = Words("attribution.ours")
WE = Words("attribution.we")
BOAST = Words("attribution.boast")

#: Words behind "our" among which the thing owned is looked for, and characters they can take.
_NOUN_WORDS, _NOUN_CHARACTERS = 3, 60
_EDGES = ".,;:!?()…"
#: Within how many words behind "we" what a newsroom does stands: "we have now asked".
_ACT = 4
_ASIDE = (",", ":")
#: Things of the house that a firm has as well, and a "we" that is an object.
_ALSO, _OBJECT = "also", "object"
#: So many words behind "we" hold its verb, and so many a sentence's subject.
_VERB, _SUBJECT = 3, 6
#: In code points: a time that stands before "we" is no longer.
_LED = 40
#: In letters: a stop behind no more ends no sentence.
_INITIAL = 3


class Claims(NamedTuple):
    """First persons outside quote marks that may be a side's.

    Args:
        owned: What "our" claims in prose and no newsroom owns, and whether it is a side's own: "our troops".
        boasted: Phrases of communiqués: "we are proud".
        opened: A "we" that a sentence begins with, and its verb.
        sold: What "our" claims beside a "we" or another "our", behind a sentence that tells of a body by its name.
    """

    owned: Sequence[tuple[Span, bool]]
    boasted: Sequence[Span]
    opened: Sequence[Span]
    sold: Sequence[Span] = ()


def may_claim(document: Document) -> bool:
    """Tell at a glance whether there is a first person of a body; its verb alone is one where no pronoun need stand."""
    alone = "elision" in document.lexicon.tables.get("habit", {})
    return bool(document[OURS] or document[WE] or document[BOAST] or alone)


def claims_of(document: Document) -> Claims:
    """Return what first persons claim in a document; of a newspaper that speaks of itself only what "our" does."""
    boasts = [Span(*hit[:2]) for hit in document[BOAST]]
    boasts = [span for span in boasts if not greets_reader(document, sentence_at(document, span.start))]
    sold = _sold(document)
    apart = {sentence_at(document, span.start).start for span in (*boasts, *sold)}
    owned, speaks = _owned(document, apart)
    if speaks:
        return Claims(owned, (), ())
    boasted = [
        span for span in boasts if not is_quoted(document, span.start) and _kind_at(document, span.start) in PROSE
    ]
    opened = [span for hit in document[WE] if (span := _opening(document, hit)) is not None]
    return Claims(owned, boasted, [*opened, *_unspoken(document)], sold)


def _owned(document: Document, praise: Container[int]) -> tuple[list[tuple[Span, bool]], bool]:
    """Return what "our" claims, and whether the newspaper speaks of itself somewhere.

    Where a sentence praises, it is none: "we are proud to serve our partners".

    Args:
        document: The document.
        praise: Where the sentences begin that praise.
    """
    tables = document.lexicon.tables
    house, shared = tables.get("attribution.house", {}), tables.get("attribution.shared", {})
    collective, company = tables.get("attribution.collective", {}), tables.get("attribution.company", {})
    institution = tables.get("attribution.institution", {})
    owned, companies, speaks = [], [], False
    for hit in document[OURS]:
        if _kind_at(document, hit.start) not in PROSE:
            continue
        nouns = _following(document, hit.end, hit.end - hit.start)
        end = next((end for noun, end in nouns if noun in company), None)
        if end is not None and any(noun in house for noun, _ in nouns) and _makes_news(document, hit.start):
            end = None
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
            companies.append((Span(hit.start, end), True))
        elif any(noun in house for noun, _ in nouns):
            # What a firm has as well is the newsroom's where nobody sells.
            praises = sentence_at(document, hit.start).start in praise
            speaks = speaks or not (praises or is_quoted(document, hit.start))
        elif nouns and not any(noun in shared for noun, _ in nouns):
            end = next((end for noun, end in nouns if noun in collective), None)
            if end is None:
                end = next((end for noun, end in nouns if _are_people(document, noun)), None)
                if end is not None and _is_elsewhere(document, end):
                    continue
            if end is not None or may_be_said(document, hit.start):
                owned.append((Span(hit.start, end or nouns[0][1]), end is not None))
    return sorted(owned if speaks else owned + companies), speaks


def _sold(document: Document) -> list[Span]:
    """Return what "our" claims in a seller's voice: the sentence before tells of him by name, and this one says "we".

    "The cooperative launches a range. Our teams took two years over the recipes, with our partners."
    """
    tables, found, done = document.lexicon.tables, [], -1
    house, shared = tables.get("attribution.house", {}), tables.get("attribution.shared", {})
    pledges = tables.get("attribution.pledge", {})
    known = [tables.get(f"attribution.{name}", {}) for name in ("collective", "company", "institution")]
    for hit in document[OURS]:
        sentence = sentence_at(document, hit.start)
        if sentence.start == done or is_quoted(document, hit.start):
            continue
        done = sentence.start
        ours = [
            _following(document, one.end, one.end - one.start)
            for one in document[OURS]
            if sentence.contains(Span(one.start, one.end))
        ]
        nouns = [noun for following in ours for noun, _ in following]
        if not ours or not all(ours) or any(noun in shared or house.get(noun, _ALSO) != _ALSO for noun in nouns):
            continue
        opens = hit.start == sentence.start and house.get(ours[0][0][0]) == _ALSO
        opens = opens or any(noun in pledges for noun in nouns)
        told = any(noun in table for noun in nouns for table in known)
        joins = not told and _is_beside_body(document, sentence)
        if not (opens or joins or len(ours) > 1 or _has_we(document, sentence)) or _makes_news(document, hit.start):
            continue
        if greets_reader(document, sentence) or _kind_at(document, hit.start) is not BlockKind.PARAGRAPH:
            continue
        if _follows_body(document, sentence, hit.start):
            end = next((end for noun, end in ours[0] if noun in house), ours[0][-1][1])
            found.append(Span(hit.start, end))
    return found


def _makes_news(document: Document, place: int) -> bool:
    """Tell whether the sentence of a place tells what a newsroom does: "our team has visited the site"."""
    acts = document.lexicon.tables.get("attribution.newsroom_act", {})
    return any(word.strip(_EDGES) in acts for word in words_in(document, sentence_at(document, place)))


def _has_we(document: Document, sentence: Span) -> bool:
    """Tell whether "we" is the subject of a clause of a sentence, by itself or in its verb, and not everybody."""
    tables, words = document.lexicon.tables, words_in(document, sentence)
    endings = tuple(tables.get("attribution.we_ending", ()))
    small = (tables["determiner"], tables.get("genitive", {}), tables["np_stop"])
    for hit in document[WE]:
        if sentence.contains(Span(hit.start, hit.end)) and hit.value != _OBJECT:
            behind = [word.strip(_EDGES) for word in words_in(document, Span(hit.end, sentence.end))[:_VERB]]
            # "Ce que nous stockons dans nos caves": everybody does.
            led = word_before(document, hit.start) in tables["that"]
            if (
                not led
                and not is_everybody(document, hit.start)
                and (not endings or any(w.endswith(endings) for w in behind))
            ):
                return True
    if not endings or "elision" not in tables.get("habit", {}):
        return False
    return any(
        word.strip(_EDGES).endswith(endings) and not any(before in table for table in small)
        for before, word in pairwise(("", *words))
    )


def _names_body(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence begins with a body that has a name, or is one by its noun: "The cooperative of Baena"."""
    tables = document.lexicon.tables
    bodies, words = tables.get("attribution.institution", {}), words_in(document, sentence)[:_SUBJECT]
    heads = tuple(bodies) if nouns_in_capitals(document) else ()
    known = any(word in bodies or (heads and word.endswith(heads)) for word in words)
    end = sentence.start + len(" ".join(words))
    return known or (bool(words) and holds_name(document, Span(sentence.start, min(end, sentence.end))))


def _opening(document: Document, hit: Hit) -> Span | None:
    """Return a "we" that a sentence of a paragraph begins with, and its verb: "We expect", "Nous avons"."""
    text, start, end = document.text, hit.start, hit.end
    sentence = sentence_at(document, start)
    led = sentence.start != start
    if text[start:end].isupper() or hit.value == _OBJECT or (led and not _is_led(document, sentence, start)):
        return None
    verb = next_word(document, end)
    place = document.folded.find(verb, end)
    if led and nouns_in_capitals(document):
        # "In diesem Jahr bieten wir"
        return Span(document.text.rindex(" ", sentence.start, start - 1) + 1, end)
    if not verb.isalpha() or not text[place].islower() or is_quoted(document, start):
        return None
    acts = document.lexicon.tables.get("attribution.newsroom_act", {})
    behind = words_in(document, Span(end, sentence_at(document, start).end))
    # German has its participle at the end.
    behind = behind if nouns_in_capitals(document) else behind[:_ACT]
    if _tells_the_scene(document, verb, place + len(verb)) or any(word.strip(_EDGES) in acts for word in behind):
        return None
    # "We sleep seven hours, and our brains …": everybody does.
    shared = document.lexicon.tables.get("attribution.shared", {})
    words = words_in(document, sentence_at(document, start))
    ours = document.lexicon.words.get("attribution.ours", {})
    everybody = any(before in ours and word.strip(_EDGES) in shared for before, word in pairwise(words))
    greets = everybody or greets_reader(document, sentence_at(document, start))
    return None if greets or _kind_at(document, start) is not BlockKind.PARAGRAPH else Span(start, place + len(verb))


def _is_led(document: Document, sentence: Span, place: int) -> bool:
    """Tell whether only a time stands before a "we", behind a sentence on a body: "The fair opens. This year we …"."""
    if place - sentence.start > _LED or is_quoted(document, place):
        return False
    end = _opening_times(document).get(sentence.start)
    if end is None or end > place:
        return False
    between = words_in(document, Span(end, place))
    if len([word for word in between if word != ","]) != nouns_in_capitals(document):
        return False
    tables = document.lexicon.tables
    others = tables.get("attribution.newsroom_act", {}).keys() | tables.get("attribution.everybody_verb", {})
    told = any(word.strip(_EDGES) in others for word in words_in(document, sentence))
    return not told and _follows_body(document, sentence, place)


def _is_beside_body(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence with no "we" goes on in the paragraph of a body: "She brings experience to our team"."""
    block = around(document[BLOCKS], sentence.start)
    told = any(sentence.start <= hit.start < sentence.end for hit in document[WE])
    return block is not None and block.span.start < sentence.start and not told


def _opening_times(document: Document) -> dict[int, int]:
    """Return where the times end that sentences begin with, by the starts of these: "This year", "Am Samstag"."""
    small, stops = document.lexicon.tables["determiner"], document.lexicon.tables["np_stop"]
    found: dict[int, int] = {}
    for time in document[TIMEXES]:
        start = sentence_at(document, time.span.start).start
        before = words_in(document, Span(start, time.span.start))
        if all(word in small or word in stops for word in before):
            found.setdefault(start, time.span.end)
    return found


def _follows_body(document: Document, sentence: Span, place: int) -> bool:
    """Tell whether the sentence before tells of a body by its name, or the one that its pronoun takes up does.

    Nobody may say what stands at the place.
    """
    told = [a.content for a in attributions_in(document, *sentence) if a.source is not None]
    if any(start <= place < end for start, end in told):
        return False
    before = sentence_before(document, sentence.start)
    if next(iter(words_in(document, before)), "") in document.lexicon.tables["pronoun"]:
        before = sentence_before(document, before.start)
    return _names_body(document, before)


def _unspoken(document: Document) -> Iterator[Span]:
    """Yield the verbs of "we" that sentences begin with where no pronoun stands: "Contamos con … y hemos ampliado".

    Another verb or pronoun of "we" is in the same sentence: one alone may be anybody's ("Podemos verlo").
    """
    tables = document.lexicon.tables
    endings = tuple(tables.get("attribution.we_ending", ()))
    if not endings or "elision" not in tables.get("habit", {}):
        return
    persons = {*document.lexicon.words.get("attribution.first_person", ()), *document.lexicon.words["attribution.ours"]}
    acts = tables.get("attribution.newsroom_act", {})
    joints = {*tables["joint"], *tables["that"]}
    times = _opening_times(document)
    for sentence in document[SENTENCES]:
        verb = next_word(document, times.get(sentence.start, sentence.start))
        if not verb.endswith(endings):
            continue
        start = document.folded.index(verb, times.get(sentence.start, sentence.start))
        bare = [word.strip(_EDGES) for word in words_in(document, Span(start, sentence.end))]
        others = [
            word for before, word in pairwise(bare) if word in persons or (word.endswith(endings) and before in joints)
        ]
        if (
            others
            and acts.keys().isdisjoint(bare)
            and tables.get("attribution.everybody_verb", {}).keys().isdisjoint(bare)
            and not is_quoted(document, start)
            and _kind_at(document, start) is BlockKind.PARAGRAPH
            and not greets_reader(document, sentence)
            and _follows_body(document, sentence, start)
        ):
            yield Span(start, start + len(verb))


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


def greets_reader(document: Document, span: Span) -> bool:
    """Tell whether words name the newspaper's own readers, whom a sentence thanks, or who write to it."""
    audience = document.lexicon.tables.get("attribution.audience", {})
    return any(word.strip(_EDGES) in audience for word in words_in(document, span))


def may_be_said(document: Document, place: int) -> bool:
    """Tell whether a verb of saying stands in the sentence of a place."""
    sentence, cues = sentence_at(document, place), document[CUE]
    return bisect_left(cues, (sentence.start,)) < bisect_left(cues, (sentence.end,))


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
        # "Nos confrères.Jean Roux a …"
        glued = first.partition(".")[0]
        first = glued if len(glued) > _INITIAL else first
        if not first:
            break
        found.append((first, place + position + len(first)))
        if len(first) < len(word):
            break
        position += len(word)
    return found


def is_everybody(document: Document, place: int) -> bool:
    """Tell whether a "we" is everybody's, by the word before it: "before we see", "the way we live"."""
    return word_before(document, place) in document.lexicon.tables.get("attribution.everybody_lead", {})


def is_acronym(word: str) -> bool:
    """Tell "US" from "us"."""
    return len(word) > 1 and word.isupper()


def _kind_at(document: Document, place: int) -> BlockKind | None:
    block = around(document[BLOCKS], place)
    return block.kind if block is not None else None
