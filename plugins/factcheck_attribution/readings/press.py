"""Outlets as a text names them: by a name that is known, behind a word for an outlet, before one, or between marks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from factcheck import (
    QUOTED,
    Covered,
    Document,
    FactStore,
    Hit,
    Organisation,
    Span,
    Words,
    beginning,
)
from factcheck_attribution.readings.outlets import is_agency, media_mentions
from factcheck_attribution.readings.text import nouns_in_capitals

OUTLET = Words("attribution.outlet")
#: What is said before the name of an outlet, or behind it: "le quotidien Le Soir", "ABC radio".
OUTLET_KIND = Words("attribution.outlet_kind")
#: Outlets that are told by whose they are: "la télévision d'État", "state media".
STATE_OUTLET = Words("attribution.state_outlet")

_OPEN, _CLOSE = "«“„\"'‘›‹»", "»”“\"'’‹›«"
#: A kind that is one of an outlet only before a name that is known for one: "l'agence Tass".
_KNOWN = "known"
#: A word that the names of newspapers end with: "Springfield Gazette", "Kieler Nachrichten".
_PART = "part"
#: A word for what prints studies, and other things.
_STUDY = "study"
#: Words between a kind and the name at the most ("la chaîne de télévision publique RTS").
_DESCRIBED = 4
#: Words between the article and the kind: "dem katarischen Sender".
_ADJECTIVES = 2
#: A name in quote marks is no longer, in words and in code points.
_NAME, _LONGEST = 5, 40
#: A word of a name. A small letter or two may stand before the first capital: "beIN Sports", "iTele".
_WORD = r"(?:[a-z]{1,2}(?=[A-Z]))?[^\W\d_a-zß-ÿ](?:[\w+&’'-]*[\w+])?(?:\.[a-z]{2,4}\b)?"
_NAME_BEFORE = re.compile(rf"(?:(?:{_WORD}|\d+) (?:of (?={_WORD}))?)+$")
#: Who has an outlet, in English: "Russia's state news agency TASS".
_OWNER = re.compile(r"(?:[A-Z][\w.-]+ )*[A-Z][\w.-]+['’]s (?:[a-z-]+ )*$")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++(?:-[^\W\d_]++)*+)[ «»“”„\"'’‘‹›]*+$")
#: What a hyphen joins to a name: "the Herald-Mail".
_JOINED = re.compile(r"-[A-ZÀ-Þ]\w+")
_NUMBER = re.compile(r" \d+\b")
_COMPOUND = re.compile(r"[“”»\"’']?-[„“«\"]?[^\W\d_][\w -]*?[“”»\"]|[“”»\"’']?-[^\W_]+")


class _Grammar(NamedTuple):
    """What a language names outlets with; looked up once a document."""

    kinds: Container[str]
    determiners: Container[str]
    #: What may stand between a kind and its name, and what may stand before the kind.
    between: tuple[Container[str], ...]
    beside: tuple[Container[str], ...]
    stops: Container[str]
    demonyms: Container[str]
    told: Container[str]
    given: Container[str]
    channels: Container[str]
    order: Mapping[str, str]
    capitals: bool
    #: A name of several words in capitals, with the small words inside it: "Il Sole 24 Ore", "Gazzetta dello Sport".
    name: re.Pattern[str]


def _grammar(document: Document) -> _Grammar:
    tables = document.lexicon.tables
    beside = (tables.get("attribution.outlet_described", {}), tables.get("demonym", {}))
    return _Grammar(
        document.lexicon.words.get("attribution.outlet_kind", {}),
        tables.get("determiner", {}),
        (tables.get("connector", {}), tables.get("genitive", {}), *beside),
        beside,
        tables.get("np_stop", {}),
        tables.get("demonym", {}),
        tables.get("attribution.told", {}),
        tables.get("given_name", {}),
        tables.get("channel", {}),
        tables.get("attribution.order", {}),
        nouns_in_capitals(document),
        _name(tuple(tables.get("attribution.inside_name", {}))),
    )


@cache
def _name(small: tuple[str, ...]) -> re.Pattern[str]:
    inside = "|".join(map(re.escape, small))
    return re.compile(rf"(?:{_WORD})(?:(?: (?:{inside}))? (?:{_WORD}|\d+))*")


class Press(NamedTuple):
    """An outlet in the text: its name, and the phrase from its article to its closing mark.

    ``known`` says whether its name or a word for outlets makes it one; else only what stands around it can.
    ``introduced`` says that only the word for outlets does.
    """

    name: Span
    phrase: Span
    known: bool
    introduced: bool = False


def named_press(document: Document) -> list[Press]:
    """Return the outlets that a document names, in order. The rule must read ``MENTIONS``, ``QUOTED`` and the words."""
    kinds, hits, owned = document[OUTLET_KIND], document[OUTLET], document[STATE_OUTLET]
    known, quoted = {mention.span for mention in media_mentions(document)}, document[QUOTED]
    if not (kinds or hits or known or owned or quoted):
        return []
    grammar = _grammar(document)
    known |= {Span(hit.start, hit.end) for hit in hits if _is_written(document, grammar, hit)}
    known |= set(_contracted(document))
    introduced = set(_introduced(document, grammar, kinds, known)) - known
    known |= introduced
    taken = Covered(known)
    longest: list[Span] = []
    starts = {span.start for span in known}
    whole = (_hyphenated(document, grammar, span, starts) for span in known)
    for span in sorted(whole, key=lambda span: (span.start, -span.end)):
        if not longest or span.start >= longest[-1].end:
            longest.append(span)
    found = [Press(span, _phrase(document, grammar, span), True, span in introduced) for span in longest]
    found += [
        Press(span, _phrase(document, grammar, span), False) for span in _in_marks(document) if not taken.overlaps(span)
    ]
    found += list(_nameless(document, grammar, owned, found))
    return sorted(found)


def _hyphenated(document: Document, grammar: _Grammar, span: Span, starts: Container[int]) -> Span:
    """Return an English name with what a hyphen joins to it: "the Herald-Mail", but "BFMTV-RMC" are two."""
    joined = _JOINED.match(document.text, span.end) if grammar.order.get("kind") == "behind" else None
    return span if joined is None or joined.start() + 1 in starts else Span(span.start, joined.end())


def _nameless(document: Document, grammar: _Grammar, owned: Sequence[Hit], presses: Sequence[Press]) -> Iterator[Press]:
    """Yield outlets that are told by whose they are, with their article: "la télévision d'État", but not "… NRK".

    Behind a name, "the public station" is the one that bears it, unless that is an agency's.
    """
    wires = document.lexicon.tables.get("attribution.wire", {})
    names = (press.name for press in presses if press.known)
    named = min(
        (name.start for name in names if document.folded[slice(*name)] not in wires), default=len(document.text)
    )
    taken = Covered(press.phrase for press in presses)
    for start, end, _ in owned:
        if document.text[end : end + 1] == "-" or taken.overlaps(Span(start, end)):
            continue
        described = re.match(r" ([^\W\d_]+)", document.folded[end : end + _LONGEST])
        if described is not None and any(described[1] in table for table in grammar.beside):
            # "Des médias officiels chinois"
            end += described.end()
        elif named < start:
            continue
        phrase = Span(_with_article(document, grammar, start, described=True), end)
        yield Press(phrase, phrase, True)


def _contracted(document: Document) -> Iterator[Span]:
    """Yield the names of outlets whose article has melted into the word before: "au Parisien", "aux Échos"."""
    lexicon = document.lexicon
    articles = tuple(lexicon.tables.get("attribution.contracted", {}).items())
    if not articles:
        return
    melted = _melted(document.facts, lexicon.language, articles, tuple(lexicon.words["attribution.outlet"]))
    for match in chain.from_iterable(found.finditer(document.folded) for found in melted):
        name = Span(*match.span(1))
        if document.text[name.start].isupper():
            yield name


@cache
def _melted(
    facts: FactStore, language: str, articles: Sequence[tuple[str, str]], outlets: Sequence[str]
) -> Sequence[re.Pattern[str]]:
    """Return what finds the names of all known outlets, one expression for each word that their articles melt into.

    Each begins with its word, by which it is searched faster than several words in one.
    """
    media = (fact.names for fact in facts.of(Organisation) if fact.media)
    known = {name.lower() for names in media for key in (language, "*") for name in names.get(key, ())}
    names: dict[str, list[str]] = {}
    for name in sorted(known.union(outlets), key=len, reverse=True):
        article, _, bare = name.partition(" ")
        names.setdefault(article, []).append(re.escape(bare))
    return tuple(
        re.compile(rf"{word} (?<!\w{word} )(?=({'|'.join(names[article])})\b)")
        for word, article in articles
        if article in names
    )


def is_journal(document: Document, press: Press) -> bool:
    """Tell whether an outlet is called one of research: "la revue PNAS", "die Fachzeitschrift „Cell“"."""
    kinds = document.lexicon.words.get("attribution.outlet_kind", {})
    return any(kinds.get(word) == _STUDY for word in document.folded[press.phrase.start : press.name.start].split())


def _is_written(document: Document, grammar: _Grammar, hit: Hit) -> bool:
    """Tell whether words that outlets are called by are written as a name, and not the beginning of a longer one."""
    text, (start, end, _) = document.text, hit
    if not (text[start].isupper() or grammar.order.get("article") == "small"):
        return False
    words = text[start:end].split()
    article = len(words) > 1 and words[0].lower() in grammar.determiners
    small = grammar.order.get("article") == "small"
    if not all(word[0].isupper() or word[0].isdigit() for word in words[article and small : article + 1]):
        return False
    behind = text[end : end + _LONGEST].split(" ", 3)[1:3]
    if grammar.order.get("kind") == "behind" and behind[1:] and behind[0] in grammar.between[1]:
        # "The Times of Zambia"
        return not behind[1][:1].isupper()
    following = text[end : end + 2]
    if following[:1] == " " and following[1:].isupper() and not grammar.capitals:
        return _is_kind(grammar, document.folded[end + 1 : end + _LONGEST].split(" ", 1)[0])
    return True


def _introduced(document: Document, grammar: _Grammar, kinds: Sequence[Hit], known: set[Span]) -> Iterator[Span]:
    """Yield the names before which, or behind which, a word stands for what they are."""
    for start, end, kind in kinds:
        if kind == _PART:
            name = _name_with(document, grammar, start, end)
            if name is not None:
                yield name
            continue
        for name in (_name_behind(document, grammar, start, end), _name_before(document, grammar, start, end)):
            if name is not None and (
                kind != _KNOWN
                or any(name.overlaps(other) for other in known)
                or is_agency(document, document.text[name.start : name.end])
            ):
                yield name
                break


def _name_behind(document: Document, grammar: _Grammar, start: int, place: int) -> Span | None:
    """Return the name behind a word for an outlet, with that word where it belongs to it: "Radio Mitre"."""
    text, folded = document.text, document.folded
    own = text[start].isupper() and not grammar.capitals and start > 1 and text[start - 2] not in ".!?"
    for _ in range(_DESCRIBED):
        if text[place : place + 1] == "-" and text[place + 1 : place + 2] in _OPEN:
            place += 1
        elif text[place : place + 1] != " ":
            return None
        while place < len(text) and text[place] == " ":
            place += 1
        if text[place : place + 1] in _OPEN and place < len(text):
            return _marked(document, place)
        match = grammar.name.match(text, place)
        if match is not None:
            if not _may_name(grammar, match[0]) or (own and _is_between(grammar, match[0].lower())):
                # "Le Journal officiel" is a gazette of laws.
                return None
            before = _word_left(document, start)[1] if match[0][0].islower() else ""
            if before and not _is_article(grammar, before) and before not in grammar.told:
                # "Le baromètre quotidien iVote", but "le quotidien eGazette".
                return None
            return Span(start if own else place, place + len(_without_person(grammar, match[0])))
        word = re.match(r"[^\W\d_]+['’]?", folded[place : place + _LONGEST])
        if word is None or not any(word[0] in table for table in grammar.between):
            return None
        place += len(word[0])
        if word[0][-1] in "'’":
            place -= 1
            if text[place] in "'’":
                # An elided word has no space behind it.
                match = grammar.name.match(text, place + 1)
                if match is None or _is_between(grammar, match[0].lower()) or not _may_name(grammar, match[0]):
                    # "La télévision d'Etat"
                    return None
                return Span(place + 1, match.end())
    return None


def _may_name(grammar: _Grammar, name: str) -> bool:
    """Tell whether words in capitals may name an outlet: no day, no network, nobody ("au quotidien Jean Roy")."""
    first, _, rest = name.lower().partition(" ")
    if first in grammar.stops or first in grammar.channels or len(name) == 1:
        return False
    return not rest or first.split("-")[0] not in grammar.given


def _without_person(grammar: _Grammar, name: str) -> str:
    """Return a name without who stands behind it: "(le journaliste de) BFM TV Loïc Besson"."""
    words = name.split(" ")
    person = next((n for n in range(1, len(words) - 1) if words[n].lower() in grammar.given), len(words))
    return " ".join(words[:person])


def _name_with(document: Document, grammar: _Grammar, start: int, end: int) -> Span | None:
    """Return the name that ends with a word for newspapers: "Springfield Gazette"; "Emily Post" is somebody."""
    text, folded = document.text, document.folded
    match = _NAME_BEFORE.search(text, max(0, start - _LONGEST), start) if text[start].isupper() else None
    if match is None:
        return None
    begins = match.start()
    first = folded[begins:end].split(" ", 1)[0]
    if first in grammar.determiners or first in grammar.stops:
        begins += len(first) + 1
        first = folded[begins:end].split(" ", 1)[0]
    names = (grammar.determiners, grammar.stops, grammar.given)
    return Span(begins, end) if begins < start and not any(first in table for table in names) else None


def _is_plain(grammar: _Grammar, text: str, place: int) -> bool:
    """Tell whether a common noun stands behind a place, and no word for an outlet."""
    word = re.match(r" ([a-z]+)", text[place : place + _LONGEST])
    return word is not None and word[1] not in grammar.stops and not _is_kind(grammar, word[1])


def _marked(document: Document, place: int) -> Span | None:
    """Return what stands in the quote marks that open at a place, if it is short and begins like a name."""
    pair = next(iter(beginning(document[QUOTED], Span(place, place + 1))), None)
    return pair.content if pair is not None and _is_name(document, pair.content) else None


def _is_name(document: Document, content: Span) -> bool:
    start, end = content
    text = document.text[start:end]
    words = text.split()
    return (
        end - start <= _LONGEST
        and 0 < len(words) <= _NAME
        and (text[0].isupper() or text[0].isdigit())
        and text[-1].isalnum()
    )


def _name_before(document: Document, grammar: _Grammar, start: int, end: int) -> Span | None:
    """Return the name before a word for an outlet: "Interfax news agency", "„Bote“-Zeitung"; with it: "China Daily"."""
    text = document.text
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1] in _CLOSE and start > 1:
        near = beginning(document[QUOTED], Span(max(start - 2 * _LONGEST, 0), start))
        pair = next((pair for pair in near if pair.span.end == start - 1), None)
        return pair.content if pair is not None and _is_name(document, pair.content) else None
    # Other languages have it in front; what is written in capitals before "Radio" is a name in itself.
    if grammar.order.get("kind") != "behind":
        return None
    match = _NAME_BEFORE.search(text, max(0, start - _LONGEST), start)
    if match is None:
        return None
    first, (begins, ends) = match[0].split()[0].lower(), match.span()
    if first in grammar.determiners:
        begins += len(first) + 1
    name = text[begins : ends - 1]
    words = name.lower().split()
    if not name or words[-1] in grammar.demonyms or all(_is_between(grammar, word) for word in words):
        # "The West German weekly"
        return None
    last = ends - 1
    if text[start].isupper() and " " not in text[start:end]:
        # "China Daily", "BBC Radio 4"
        number = _NUMBER.match(text, end)
        last = number.end() if number is not None else end
    elif text[start:end] in grammar.beside[0] and _is_plain(grammar, text, end):
        # "The House of Commons daily question period"
        return None
    return Span(begins, last) if _may_name(grammar, name) else None


def _in_marks(document: Document) -> Iterator[Span]:
    """Yield what stands in quote marks like a name behind a word: "laut „Kieler Rundschau“"; no slogan in capitals."""
    text = document.text
    for (first, last), content, _, _ in document[QUOTED]:
        if last - first > _LONGEST:
            continue
        start, end = content
        if (
            text[start].isupper()
            and text[first - 1] in " '’"
            and text[first - 2].isalpha()
            and _is_name(document, content)
        ):
            words = text[start:end].split()
            if words[-1][:1].isupper() and not (end - start > _NAME and " ".join(words).isupper()):
                yield content


def _phrase(document: Document, grammar: _Grammar, name: Span) -> Span:
    """Return the phrase of a name: with its article, the word for what it is, its marks and its compound."""
    text, place = document.text, name.start
    start = first = _opening_mark(text, place)
    for _ in range(_DESCRIBED + 1):
        place, word = _word_left(document, place)
        if _is_kind(grammar, word):
            start = place
        elif not (_is_article(grammar, word) or _is_between(grammar, word)):
            break
    start = _with_article(document, grammar, start, described=start != first)
    end = name.end
    if text[end : end + 1] in _CLOSE and end < len(text):
        end += 1
    compound = _COMPOUND.match(text, end - 1) or _COMPOUND.match(text, end)
    return Span(start, compound.end() if compound is not None else end)


def _opening_mark(text: str, place: int) -> int:
    """Return where the quote mark before a name stands, or the name: "« La Voix »", "'La Voz'", but not "l'Équipe"."""
    mark = place - 1 - (text[max(0, place - 1) : place].isspace() and text[max(0, place - 2) : place - 1] == "«")
    if mark >= 0 and (text[mark] in '«“„"‘›‹»' or (text[mark] == "'" and not text[max(0, mark - 1)].isalpha())):
        return mark
    return place


def _with_article(document: Document, grammar: _Grammar, start: int, *, described: bool) -> int:
    """Return where a phrase begins with its article, and with what stands between: "dem privaten Sender"."""
    owner = _OWNER.search(document.text, max(0, start - _LONGEST), start)
    if owner is not None:
        return owner.start()
    place = start
    for _ in range(1 + _ADJECTIVES):
        first, word = _word_left(document, place)
        if _is_article(grammar, word):
            return first
        if word in grammar.told:
            return place
        if any(word in table for table in grammar.beside):
            start = first
        elif not described or not word or word in grammar.stops or document.text[first].isupper():
            break
        place = first
    return start


def _is_between(grammar: _Grammar, word: str) -> bool:
    connectors, genitives, described, demonyms = grammar.between
    return word in connectors or f"{word}'" in connectors or word in described or word in demonyms or word in genitives


def _is_article(grammar: _Grammar, word: str) -> bool:
    # An elided article ("l'") has its apostrophe among the marks.
    return word in grammar.determiners or f"{word}'" in grammar.determiners


def _word_left(document: Document, place: int) -> tuple[int, str]:
    """Return the word before a place, quote marks and spaces aside, and where it begins."""
    match = _LAST_WORD.search(document.folded, max(0, place - _LONGEST), place)
    return (match.start(), match[1]) if match is not None else (place, "")


def _is_kind(grammar: _Grammar, word: str) -> bool:
    return word in grammar.kinds or ("-" in word and word.rpartition("-")[2] in grammar.kinds)
