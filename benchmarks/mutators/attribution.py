"""Plants faults of attribution: a lost quote mark, a lost speaker, a quotation far from its speaker.

What is read here is read by other means than the rules': expressions over plain text, in French and English. A lost
mark is always provable, since the paragraph was balanced before; it is found where the report stands in the quotation
or the next one, because either of the two may be the one that is too long. A lost speaker is provable where nobody else
is in reach: the text before it, as far as a reader remembers, and the sentence behind it hold no quotation, no name, no
pronoun and no verb of saying. Few quotations stand so, and so those of other articles are pasted to such places too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from factcheck import Article, BlockKind, Span
from factcheck.engine import Result
from factcheck.lexicons import Lexicons
from mutators.base import Mutator, Plant, replaced

_UNBALANCED = frozenset({"attribution.unbalanced-quote"})
_ORPHAN = frozenset({"attribution.orphan-quote"})
_PAIRS = {'"': '"', "“": "”", "«": "»"}
_MARK = re.compile('["“”„«»]')
#: A quotation of whole sentences, then a tag up to the stop.
_TAGGED = re.compile(
    r"(?P<quotation>[\"“«]\s?[A-ZÀ-Ý][^\"“”„«»\n]{30,300}?\s?[\"”»]),\s(?P<tag>[^.\"“”«»\n]{5,90})(?<=\w{3})\."
    r"(?=\s|$|[\"“«]|[A-ZÀ-Ý])"
)
#: "X said that … 'words'", from the beginning of its sentence.
_CLAUSE = {
    "fr": re.compile(
        r"(?:(?<=\w{3}\. )|(?<=\n)|(?<=\w{3}\.))(?P<agent>[A-ZÀ-Ý][^.,;:\"«»\n]{2,60}) "
        r"(?:a|ont|avait|avaient) "
        r"(?P<verb>déclaré|affirmé|indiqué|annoncé|précisé|souligné|expliqué|assuré|estimé|ajouté|rappelé|confirmé) "
        r"(?P<that>que |qu')[^.\"«»\n]{0,90}(?P<quotation>[\"«][^\"«»\n]{15,200}[\"»])"
    ),
    "en": re.compile(
        r"(?:(?<=\w{3}\. )|(?<=\n))(?P<agent>[A-Z][^.,;:\"“”\n]{2,60}) "
        r"(?P<verb>said|stated|announced|reported|stressed) "
        r"(?P<that>that )[^.\"“”\n]{0,90}(?P<quotation>[\"“][^\"“”\n]{15,200}[\"”])"
    ),
}
_NOBODY = {"fr": "Il a été {verb} ", "en": "It was {verb} "}
_SENTENCE = re.compile(r"(?:[^.!?…\n]|[.](?=\d))+[.!?…]*")
_NAME = re.compile(r"(?<=[\w,;’'] )[A-ZÀ-Ý]\w|(?<=['’])[A-ZÀ-Ý]\w|^\W*[A-ZÀ-Ý]\w+ [A-ZÀ-Ý]\w")
#: The stop of "M. Martin" ends no sentence.
_TITLE = re.compile(r"\b(Mr?s?|Mme|Dr|Me)\.")
_EDGES = " .,;:!?…-–—"
_WORD = re.compile(r"[^\W\d_]+'?")
#: In code points: whoever is named so far before a quotation may be taken to speak.
_REACH = 300


class _Place(NamedTuple):
    """A quotation with its tag, in the untouched article."""

    quotation: Span
    whole: Span


def lost_mark(article: Article, _: Result, chance: Random) -> Iterator[Plant]:
    """Take one mark of a quotation out, the opening or the closing one, of a paragraph whose marks are in order."""
    text = article.text
    pairs = [
        pair
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
        for pair in _pairs(text, block.span)
        if len(text[pair.start : pair.end].split()) > 2
    ]
    if not pairs:
        return
    number = chance.randrange(len(pairs))
    pair, last = pairs[number], pairs[min(number + 1, len(pairs) - 1)]
    for place, kind in ((pair.start, "opening mark lost"), (pair.end - 1, "closing mark lost")):
        yield Plant(
            kind,
            replaced(article, [(Span(place, place + 1), "")]),
            _UNBALANCED,
            Span(pair.start, last.end - 1),
            True,
            f"took {text[place]} from {text[pair.start : pair.end][:60]}",
        )


def lost_agent(article: Article, result: Result, _: Random) -> Iterator[Plant]:
    """Turn "X said that … 'words'" into a passive that names nobody."""
    language = result.language or ""
    pattern = _CLAUSE.get(language)
    found = list(pattern.finditer(article.text)) if pattern else []
    if not found:
        return
    for match in found:
        passive = _NOBODY[language].format(verb=match["verb"])
        shift = len(passive) - (match.start("that") - match.start())
        sentence = article.text[match.start("that") : _sentence_end(article.text, match.end())]
        yield Plant(
            "agent removed",
            replaced(article, [(Span(match.start(), match.start("that")), passive)]),
            _ORPHAN,
            Span(match.start("quotation") + shift, match.end("quotation") + shift),
            not _speaks(sentence.replace(match["quotation"], ""), language),
            f"{match['agent']}: {passive}{match['that']}",
        )


def lost_speaker(article: Article, result: Result, _: Random) -> Iterator[Plant]:
    """Take the tag behind a quotation away."""
    language = result.language or ""
    places = _tagged(article, language)
    if not places:
        return
    # Those that are provable first: they are few.
    places = sorted(places, key=lambda place: not _is_alone(article.text, place.whole, language))
    place = places[0]
    tag = Span(place.quotation.end, place.whole.end - 1)
    yield Plant(
        "attribution removed",
        replaced(article, [(tag, "")]),
        _ORPHAN,
        place.quotation,
        _is_alone(article.text, place.whole, language),
        f"took away {article.text[tag.start : tag.end]}",
    )


def moved_quotation(article: Article, result: Result, chance: Random) -> Iterator[Plant]:
    """Move a quotation away from its speaker, behind a sentence that names nobody, or else behind any."""
    text, language = article.text, result.language or ""
    places = _tagged(article, language)
    if not places:
        return
    place = chance.choice(places)
    targets = [
        end
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
        for end in _sentence_ends(text, block.span, language)
        if not (place.whole.start - _REACH < end < place.whole.end + _REACH)
    ]
    if not targets:
        return
    nameless = [end for end in targets if _is_alone(text, Span(end, end), language)]
    target = chance.choice(nameless or targets)
    words = f" {text[place.quotation.start : place.quotation.end]}."
    shift = 0 if target < place.whole.start else -(place.whole.length)
    yield Plant(
        "quotation moved",
        replaced(article, [(place.whole, ""), (Span(target, target), words)]),
        _ORPHAN,
        Span(target + shift + 1, target + shift + len(words) - 1),
        bool(nameless),
        f"moved {words[:60]}",
    )


class PastedQuotation:
    """Pastes a quotation of the article before, without its speaker, where the text names nobody."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def __call__(self, article: Article, result: Result, chance: Random) -> Iterator[Plant]:
        """Yield at most one plant an article."""
        text, language = article.text, result.language or ""
        words = self._words.get(language)
        places = _tagged(article, language)
        if places:
            span = places[0].quotation
            self._words[language] = text[span.start : span.end]
        if words is None or language not in _NOBODY:
            return
        nameless = [
            end
            for block in article.blocks
            if block.kind is BlockKind.PARAGRAPH
            for end in _sentence_ends(text, block.span, language)
            if _is_alone(text, Span(end, end), language)
        ]
        if not nameless:
            return
        target = chance.choice(nameless)
        yield Plant(
            "quotation pasted",
            replaced(article, [(Span(target, target), f" {words}.")]),
            _ORPHAN,
            Span(target + 1, target + 1 + len(words)),
            True,
            f"pasted {words[:60]}",
        )


#: What ``benchmarks/planted.py`` runs.
MUTATORS: Sequence[Mutator] = (lost_mark, lost_agent, lost_speaker, moved_quotation, PastedQuotation())


def _pairs(text: str, block: Span) -> list[Span]:
    """Return the quotations of a paragraph, none where its marks do not simply follow each other in pairs."""
    marks = [match.start() for match in _MARK.finditer(text, block.start, block.end)]
    found = []
    for first, second in zip(marks[::2], marks[1::2], strict=False):
        opens = not text[first - 1 : first].isalnum() and text[first + 1 : first + 3].strip()[:1].isalnum()
        closes = text[second] == "»" or not (text[second + 1 : second + 2].isalnum() or text[second - 1].isspace())
        if not opens or not closes or _PAIRS.get(text[first]) != text[second] or text[second - 1].isdigit():
            return []
        found.append(Span(first, second + 1))
    return found if len(marks) % 2 == 0 else []


def _tagged(article: Article, language: str) -> list[_Place]:
    """Return the quotations of whole sentences that begin a sentence and end with a tag."""
    text = article.text
    found: list[_Place] = []
    if language not in _NOBODY:
        return found
    for match in _TAGGED.finditer(text):
        before = text[: match.start()].rstrip()[-1:]
        if before in ".!?…" and _speaks(match["tag"], language) and _pairs(text, Span(*match.span("quotation"))):
            found.append(_Place(Span(*match.span("quotation")), Span(match.start(), match.end())))
    return found


def _sentence_ends(text: str, block: Span, language: str) -> Iterator[int]:
    """Yield where sentences of a paragraph end, outside quotations; abbreviations end none."""
    abbreviations = _LEXICONS[language].sets["sentence_abbreviations"]
    for match in _SENTENCE.finditer(text, block.start, block.end):
        end = match.end()
        ends = end < block.end and text[end] == " " and text[end - 4 : end - 1].isalpha()
        if text[block.start : end - 1].rpartition(" ")[2].lower() in abbreviations:
            continue
        if ends and len(_MARK.findall(text, block.start, end)) % 2 == 0:
            yield end


def _sentence_end(text: str, place: int) -> int:
    match = re.compile(r"[.!?…\n]").search(text, place)
    return match.start() if match else len(text)


def _is_alone(text: str, span: Span, language: str) -> bool:
    """Tell whether the text before a stretch and the sentence behind it hold no name, pronoun or verb of saying."""
    before = _sentences(text[max(0, span.start - _REACH) : span.start])
    behind = _sentences(text[span.end : span.end + _REACH].partition("\n")[0])[:1]
    around = (*before, *behind)
    return bool(before) and not any(
        _NAME.search(sentence) or _MARK.search(sentence) or _speaks(sentence, language) for sentence in around
    )


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.findall(_TITLE.sub(r"\1", text)) if sentence.strip(_EDGES)]


def _speaks(words: str, language: str) -> bool:
    """Tell whether a verb of saying, a person or a pronoun stands among some words."""
    lexicon = _LEXICONS[language]
    known = (lexicon.words["cue"], lexicon.tables["pronoun"], lexicon.tables["source_noun"])
    return any(word in table for word in _WORD.findall(words.lower()) for table in known)


_LEXICONS = Lexicons()
