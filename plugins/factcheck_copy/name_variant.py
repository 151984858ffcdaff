"""The rule copy.name-variant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache, partial
from unicodedata import normalize

from factcheck import (
    BLOCKS,
    PROSE,
    QUOTED,
    SENTENCES,
    Bad,
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
from factcheck_copy.readings.places import PLACE, two_names, two_spellings
from factcheck_copy.readings.sounds import alike as sounding_alike
from factcheck_copy.readings.sounds import bare
from factcheck_copy.readings.spellings import ENDING, is_inside, near, neighbours
from factcheck_copy.readings.takenup import taken_up

#: Words in capitals that follow each other. A class at the front lets the scan leap from one capital to the next.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_CHAIN = re.compile(rf"{_CAPITAL}(?<!\w.)[\w'’-]+(?: {_CAPITAL}[\w'’-]+)+")
#: A word in capitals that is long enough to be a name by itself, and one that is where another sounds like it.
_LONE = re.compile(rf"{_CAPITAL}(?<![\w'’-].)[\w’-]{{6,}}")
_SOUNDING = re.compile(rf"{_CAPITAL}(?<![\w'’-].)(?=\w*[a-z])[\w-]{{4,}}")
#: The genitive of English, the dash of a compound left open, and a mark that closes a quotation.
_EDGES = re.compile(r"(?:['’]s)?['’-]*$")
_SHORTEST = 5
#: And of a word that sounds like another, neither of which stands behind a first name.
_SHORTEST_ALONE = 6
#: How many of the first letters of two names must be the same where nothing else is.
_SAME = 3
#: What words of a name differ by in their forms rather than in their spelling, at the end: added letters, and changed.
_ADDED, _CHANGED = frozenset("senra"), frozenset({"ao", "ai", "ay", "ae"})
#: "Tibetan Buddhism" and "Tibetan Buddhist leaders".
_DERIVED = {"ism", "ist"}
#: In code points: how far before a name the words stand that lead to it.
_LED = 24
#: Letters that first names begin with in two spellings.
_INITIALS = ({"C", "K"}, {"X", "J"}, {"G", "J"}, {"I", "Y"}, {"J", "Y"}, {"S", "Z"})
#: What the lexicon calls letters that are not heard.
_SILENT = "silent"
_QUOTES = frozenset('"«“„‘')
#: What plurals change a vowel by where nouns are written with a capital: "Stadthaus", "Stadthäuser".
_UMLAUT = "\N{COMBINING DIAERESIS}"
#: Words by the word beside them, with where they stand first.
_Found = dict[str, dict[str, Span]]
_WRITTEN = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, *PROSE})


class NameVariant(Checker):
    """One name in two spellings.

    What it does:
        Compares surnames that stand behind the same first name, and first names before the same surname, and reports
        one that stands only once and differs by one letter, or by two that have changed places, from another: "Thorsten
        Kalkowski" and "Thorsten Kalkofski", "Matthieu Delorme" and "Mathieu Delorme". First names may begin with
        another letter of the same sound, but must end alike: brothers and sisters are told apart by the end. A name
        may differ in both words ("Mathias Lerche", "Matthias Lersche"), and a long surname by itself from the one
        behind a first name ("Thorsten Kalkowski", "Kalkofski"). Names that sound alike are held against each other
        wherever they stand ("Gandhi", "Ghandi"; in German only behind first names). Forms of a word (plurals,
        feminines, genitives) are no spellings. A town is held against the one that the text says to be one ("the
        village of X … in Y"). A spelling that lacks an accent is advice, and so is a place that the
        text calls by two names ("Kiev", "Kyiv").

    Why it matters:
        A name is the first thing that the person named will check. One of the spellings is wrong, and archives find
        only half of what was written.

    Known limits:
        Only names of five letters and more count, and of seven where they stand by themselves far from the full name;
        these must begin alike and not differ in their last letters. Two people whose names differ by a letter are told
        by standing in one sentence, or by being introduced each; where they are not, they are reported. Places are
        known from a short list.

    Measured:
        On 6,782 French agency and web articles: 84 warnings and 29 pieces of advice on accents and places, all read,
        all of them on two spellings of one name. On 171 English Wikinews articles: one warning and two pieces of
        advice, all true. Not measured in German and Spanish, for want of a corpus.
    """

    id = "copy.name-variant"
    since = "0.2"
    severity = Severity.WARNING
    reads = (BLOCKS, PLACE, QUOTED, SENTENCES)
    examples = (
        Bad("fr", "La maire, Odile Kervazo, a lu le bilan samedi. Il est bon. Odile [[Kervaso]] a remercié les élus."),
        Bad("en", "Margaret Thistlewood opened the hall on Monday. “It is ours,” Margaret [[Thistelwood]] said."),
        Bad("es", "Anselmo Zubizarreta abrió la sala el lunes. Reúne 80 piezas. Anselmo [[Zubizareta]] se emocionó."),
        Bad("de", "Bürgermeister Thorsten Kalkowski kam am Dienstag. Thorsten [[Kalkofski]] will eine Brücke bauen."),
        Bad("fr", "Stanislas Guérini a parlé lundi. Guérini reviendra. Stanislas [[Guerini]] dirige le parti."),
        Good(
            "fr", "Odile Kervazo a lu le bilan samedi. Odile Kervazo a remercié les élus. Le maire, Yves Kervaso, part."
        ),
        Bad("fr", "Le préfet, Mathieu Delorme, a reçu les éleveurs. [[Matthieu]] Delorme leur a promis une aide."),
        Bad("en", "Catherine Whitlock was elected. [[Katherine]] Whitlock replaces Ian Moss."),
        Good(
            "fr", "Louise Martin vend l'usine. Louis Martin, son frère, la dirige. Mario Rossi part, Marco Rossi reste."
        ),
        Good("fr", "Gérard Kalmarin est élu. Il a longtemps été surnommé « Kalmalin » par ses pairs."),
        Good("fr", "Marie Dupont et Marie Dupond ont terminé ensemble. Elles recommenceront."),
        Good("fr", "Jean Lambert a ouvert la séance. Jean Lamberg, son opposant, a voté contre."),
        Good("fr", "Les Républicains se réunissent samedi. Élus Républicaines et militants sont attendus."),
        Good("fr", "Rania Benhaddou a fait appel. Karim Benadou, son voisin, l'a appris. Placée en tête, elle rit."),
        Good("en", "South Korea held a vote on Monday. The South Korean minister resigned. The Emmy Awards are near."),
        Good("en", "Mark Browne chaired the meeting. The Emmy Award was his. Mark Brownes are rare."),
        Good("es", "Carlos Gómez y Carlos Gámez, los dos porteros, se abrazaron. El Real Madrid ganó."),
        Good(
            "de", "Angela Merkel kam am Montag. Angela Merkels Büro bestätigte das. Die Stadt Ahaus baut Stadthäuser."
        ),
        Good("fr", "Les Italiens votent dimanche. Le journal Italians a fermé."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every spelling of a surname that stands once beside another behind the same first name."""
        text = document.text
        surnames, given, chains = _names(text)
        done = set[str]()
        given_names = _given_names(document)
        counted = cache(partial(_count, text))
        for beside, spellings, alike in (
            *((first, found, _begin_alike) for first, found in surnames.items() if len(found) > 1),
            *((last, found, _sound_alike) for last, found in given.items() if len(found) > 1),
        ):
            if _is_word(document, beside):
                continue
            for one, other in near(spellings):
                if not alike(one, other) or not _differ(document, one, other, named=beside.lower() in given_names):
                    continue
                rare, common = sorted((one, other), key=lambda name: (counted(name), -spellings[name].start))
                if rare in done or counted(rare) != 1 or _are_two(document, spellings[rare], spellings[common]):
                    continue
                done.add(rare)
                yield self._variant(document, beside, spellings[rare], spellings[common])
        for here, there in (*_lone(document, surnames), *_in_both(text, chains)):
            name = text[slice(*here)]
            last, lasting = name.rpartition(" ")[2], text[slice(*there)].rpartition(" ")[2]
            if not done.isdisjoint((name, last, lasting)) or counted(name) != 1:
                continue
            if _differ(document, last, lasting) and not _are_two(document, here, there):
                done.add(last)
                yield self._whole(document, here, there)
        for here, there in _sounding(document, surnames, counted):
            name, other = text[slice(*here)], text[slice(*there)]
            if done.isdisjoint((name, other)) and not _are_two(document, here, there):
                done.add(name)
                yield self._whole(document, here, there)
        for here, there in taken_up(document, surnames, given_names, partial(_is_variant, document)):
            name = text[slice(*here)]
            if name not in done and counted(name) == 1 and not _are_two(document, here, there):
                done.add(name)
                yield self._whole(document, here, there)
        for here, there in two_spellings(document, partial(_differ, document, named=True)):
            name = text[slice(*here)]
            if name not in done and counted(name) == 1 and not _are_two(document, here, there):
                done.add(name)
                yield self._whole(document, here, there)
        for here, there in two_names(document):
            yield self._called(document, here, there)

    def _called(self, document: Document, rare: Span, common: Span) -> Finding:
        one, other = document.text[slice(*rare)], document.text[slice(*common)]
        return self.contradicted(
            rare,
            f"“{one}” is “{other}” elsewhere: one place, two names.",
            severity=Severity.INFO,
            related=[Related("The other name.", common)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The text says “{one}” here.", rare),
                Evidence(EvidenceKind.TEXT, f"It says “{other}” there, which is the same place.", common),
            ],
            suggestions=[Suggestion(f"Write “{other}” here too.", (Edit(rare, other),))],
        )

    def _variant(self, document: Document, beside: str, rare: Span, common: Span) -> Finding:
        text = document.text
        one, other = text[slice(*rare)], text[slice(*common)]
        is_first = text.startswith(beside, rare.end + 1)
        whole, elsewhere = (f"{name} {beside}" if is_first else f"{beside} {name}" for name in (one, other))
        told = f"“{other}”, beside the same “{beside}”, differs by a letter."
        return self._told(document, rare, common, (whole, elsewhere), other, told)

    def _whole(self, document: Document, rare: Span, common: Span) -> Finding:
        one, other = document.text[slice(*rare)], document.text[slice(*common)]
        # "Kalkofski" stands for "Thorsten Kalkowski".
        written = other if " " in one else other.rpartition(" ")[2]
        told = f"“{other}” differs by a letter in each word, or sounds the same."
        return self._told(document, rare, common, (one, other), written, told)

    def _told(
        self, document: Document, rare: Span, common: Span, names: tuple[str, str], written: str, told: str
    ) -> Finding:
        """Return the finding on a spelling that stands once, and how it is ``written`` elsewhere."""
        one = document.text[slice(*rare)]
        whole, elsewhere = names
        return self.contradicted(
            rare,
            f"“{whole}” is “{elsewhere}” elsewhere: one of them is misspelt, unless they are two.",
            severity=Severity.INFO if bare(one) == bare(written) else None,
            related=[Related("The other spelling.", common)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"This spelling, “{one}”, stands here only.", rare),
                Evidence(EvidenceKind.TEXT, told, common),
            ],
            suggestions=[
                Suggestion(f"Write “{written}” here too.", (Edit(rare, written),)),
                Suggestion(f"Or write “{one}” throughout."),
            ],
        )


def _is_variant(document: Document, one: str, other: str) -> bool:
    """Tell whether a word differs from a surname by a letter that is not among the last."""
    return is_inside(one.lower(), other.lower()) and any(near((one, other))) and _differ(document, one, other)


def _given_names(document: Document) -> Container[str]:
    """Return first names that the lexicon knows, folded."""
    return document.lexicon.tables.get("given_name", {})


def _lone(document: Document, surnames: _Found) -> Iterator[tuple[Span, Span]]:
    """Yield words that stand by themselves and differ by a letter from a surname, each with the full name."""
    text = document.text
    for pair in neighbours(set(_LONE.findall(text)), _SAME):
        if not is_inside(pair[0].lower(), pair[1].lower()) or not any(near(pair)):
            continue
        for name, lone in (pair, pair[::-1]):
            full = _full(document, surnames, name)
            match = re.search(rf"\b{re.escape(lone)}\b", text)
            # A word between quote marks of its own is a nickname.
            if (
                match is None
                or text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] in _QUOTES
                or _is_chained(document, *match.span())
            ):
                continue
            if full is not None:
                yield Span(*match.span()), full
                break


def _sounding(document: Document, surnames: _Found, counted: Callable[[str], int]) -> Iterator[tuple[Span, Span]]:
    """Yield names that sound alike, the one that stands only once first: "Ghandi" and "Gandhi"."""
    text, tables = document.text, document.lexicon.tables
    sounds = {form: "" if sound == _SILENT else sound for form, sound in tables.get("copy.sound", {}).items()}
    pairs = list(sounding_alike([*dict.fromkeys(_SOUNDING.findall(text))], sounds))
    if not pairs:
        return
    given, lexicons = _given_names(document), document.lexicons
    named = {name for language in lexicons.languages for name in lexicons[language].tables.get("given_name", {})}
    endings = tuple(tables.get("given_name_ending", {}))
    courtesy = {*tables.get("copy.courtesy", {}), *tables.get("source_noun", {})}
    capitals = tables.get("spelling", {}).get("noun") == "capital"
    for pair in pairs:
        if any(name.lower() in given for name in pair) or _in_lower_case(document, *pair):
            continue
        if any(name.lower() in named for name in pair) and len({name in surnames for name in pair}) > 1:
            # "Michel Gondry" and "Roger Michell": a first name of another language, and a surname.
            continue
        whole = [full for name in pair if (full := _full(document, surnames, name))]
        firsts = [text[slice(*full)].split(" ")[0].lower() for full in whole]
        if not any(first in given or first.endswith(endings) for first in firsts) and (
            capitals or min(map(len, pair)) < _SHORTEST_ALONE
        ):
            continue
        led = [text[slice(*full)].split(" ")[0] for full in whole]
        # "Landrätin Karin Ostermeier", and then "Landrätin Ostermaier".
        titled = any(other in surnames.get(title, {}) for title in led for other in led)
        if not titled and sum(first not in courtesy for first in firsts) == len(pair):
            # "Odile Kervazo" and "Yves Kervaso" are two; one first name before both is told above.
            continue
        rare, common = sorted(pair, key=lambda name: (counted(name), -text.index(name)))
        here, there = (re.search(rf"\b{re.escape(name)}\b", text) for name in (rare, common))
        if counted(rare) != 1 or here is None or there is None:
            continue
        # "Placée au gouvernement, …" is no Placé.
        if not (rare.startswith(common) and _begins(document, here.start())):
            yield Span(*here.span()), Span(*there.span())


def _begins(document: Document, place: int) -> bool:
    """Tell whether a sentence begins at a place."""
    sentences = document[SENTENCES]
    index = bisect_right(sentences, (place, len(document.text))) - 1
    return index >= 0 and sentences[index].start == place


def _full(document: Document, surnames: _Found, name: str) -> Span | None:
    """Return where a surname stands first behind another word that may be a first name, with that word."""
    for first, found in surnames.items():
        if name in found and first[-1].islower() and not _is_word(document, first):
            return Span(found[name].start - len(first) - 1, found[name].end)
    return None


def _is_chained(document: Document, start: int, end: int) -> bool:
    """Tell whether another word in capitals stands beside a word, unless that is a title: "Mme Kervaso"."""
    text, courtesy = document.text, document.lexicon.tables.get("copy.courtesy", {})
    before, behind = text[max(0, start - 2 * _SHORTEST) : start], text[end : end + 2]
    word = before.split()[-1] if before.split() else ""
    led = before[-1:] == " " and word[:1].isupper() and word[-1].isalpha() and word.lower() not in courtesy
    return led or behind[1:].isupper()


def _in_both(text: str, chains: Iterable[str]) -> Iterator[tuple[Span, Span]]:
    """Yield full names that differ by a letter in both words: "Mathias Lerche", "Matthias Lersche"."""
    for one, other in neighbours({chain for chain in chains if chain.count(" ") == 1}, _SAME):
        (first, last), (other_first, other_last) = one.split(" "), other.split(" ")
        if first == other_first or last == other_last or last[0] != other_last[0]:
            continue
        if any(near((first, other_first))) and any(near((last, other_last))):
            place, other_place = sorted((text.index(one), text.index(other)))
            later, earlier = (one, other) if text.startswith(one, other_place) else (other, one)
            yield Span(other_place, other_place + len(later)), Span(place, place + len(earlier))


def _names(text: str) -> tuple[_Found, _Found, list[str]]:
    """Return the words that stand behind others in capitals, and those before them, each where it is first; and all."""
    surnames: _Found = {}
    given: _Found = {}
    chains = []
    for chain in _CHAIN.finditer(text):
        place, first = chain.start(), ""
        chains.append(chain[0])
        for word in chain[0].split(" "):
            name = _EDGES.sub("", word) if not word[-2:].isalpha() else word
            if first and len(name) >= _SHORTEST:
                surnames.setdefault(first, {}).setdefault(name, Span(place, place + len(name)))
                if len(first) >= _SHORTEST:
                    given.setdefault(name, {}).setdefault(first, Span(place - len(first) - 1, place - 1))
            first, place = word, place + len(word) + 1
    return surnames, given, chains


def _begin_alike(one: str, other: str) -> bool:
    return one[0] == other[0]


def _sound_alike(one: str, other: str) -> bool:
    """Tell whether two first names can be one: "Catherine" and "Katherine", not "Louis" and "Louise", "Marco", "Mario".

    Brothers and sisters have names that differ at the end.
    """
    if one[-ENDING:].lower() != other[-ENDING:].lower():
        return False
    return one[0] == other[0] or {one[0], other[0]} in _INITIALS


def _count(text: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


def _is_word(document: Document, first: str) -> bool:
    """Tell a word that only begins a sentence, or stands before many nouns, from a first name or a title."""
    frequent = document.lexicon.sets.get("language", frozenset())
    return (
        first.lower() in frequent
        or not first[-1].isalpha()
        or first.lower() in document.lexicon.tables.get("determiner", {})
    )


def _differ(document: Document, one: str, other: str, *, named: bool = False) -> bool:
    """Tell whether two words are two spellings of a name, and not two forms of a word.

    Args:
        document: The document.
        one: A word.
        other: Another one.
        named: Whether they stand behind a first name: no plural does.
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    if short == long or one.isupper() or other.isupper():
        return False
    start = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        # A word glued to the next sentence has a capital inside.
        if short[start:] != long[start + 1 :]:
            return False
        ending = len(short) - start <= 1 and long[start] in _ADDED and long[start] != long[start - 1]
        glued = not max(one, other, key=len)[start].islower()
        return not ending and not glued and not _in_lower_case(document, one, other)
    if sorted((short[start], long[start])) in [sorted(pair) for pair in _CHANGED] and len(short) - start <= 2:
        return False
    if {short[start - 2 :], long[start - 2 :]} == _DERIVED:
        return False
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    if not swapped and short[start + 1 :] != long[start + 1 :]:
        return False
    umlaut = document.lexicon.tables.get("spelling", {}).get("noun") == "capital" and _UMLAUT in normalize(
        "NFD", short[start] + long[start]
    )
    return (named or not (umlaut and bare(short) == bare(long))) and not _in_lower_case(document, one, other)


def _in_lower_case(document: Document, *names: str) -> bool:
    """Tell whether one of them is a word of the text, or a frequent one, that only has a capital here."""
    frequent = document.lexicon.sets.get("language", frozenset())
    return any(name.lower() in frequent or _count(document.text, name.lower()) for name in names)


def _is_foreign(document: Document, name: Span) -> bool:
    """Tell whether a name ends one of another language, where it may be spelt otherwise: "Banco do Brasil"."""
    before = document.text[max(name.start - _LED, 0) : name.start].split()[-2:]
    links = document.lexicon.tables.get("copy.foreign_link", {})
    return len(before) > 1 and before[0][0].isupper() and before[1] in links


def _are_two(document: Document, rare: Span, common: Span) -> bool:
    """Tell whether two people are meant: they stand in one sentence, or the later one is introduced."""
    sentences = document[SENTENCES]
    places = [bisect_right(sentences, (span.start, len(document.text))) for span in (rare, common)]
    if places[0] == places[1] or _is_foreign(document, rare) is not _is_foreign(document, common):
        return True
    blocks = document[BLOCKS]
    index = bisect_right([block.span.start for block in blocks], rare.start) - 1
    if index < 0 or blocks[index].kind not in _WRITTEN:
        return True
    behind = document.folded[rare.end : rare.end + 20]
    word = behind[2:].split(" ", 1)[0].partition("'")
    follows = word[0] + word[1]
    introduced = behind.startswith(", ") and (
        follows[:1].isdigit() or follows in document.lexicon.tables.get("determiner", {})
    )
    sentence = sentences[places[0] - 1]
    # "Pour X, une hausse …" and the like are no introduction.
    opened = document.folded[sentence.start : rare.start].split(" ", 1)[0]
    stops = document.lexicon.tables.get("np_stop", {})
    return rare.start > common.start and introduced and stops.get(opened) != "preposition"
