"""Outlets that an article names: in its dateline, in its credit lines, in front matter, and as sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck import BLOCKS, MENTIONS, PROSE, Block, BlockKind, Document, FactKind, Mention, Organisation, Span
from factcheck_attribution.readings.text import word_before

# Patterns are compiled when first needed, which is seldom.
_BRACKETED = r"[(\[]([^()\[\]\n]{2,40})[)\]]"
_SLASHED = r"\s*([^\s/.]{2,12})\s*/[.\s]*$|^\s*([^\s/.]{2,12})\s*/\."
_LABELLED = r"[\s(\[–—-]*([^:()\n]{3,40}?)\s*:\s*([^()\n]{2,80}?)[\s)\].]*$"
_SIGNATURE = r"[(\[–—\s]*([^()\[\]:]{2,60}?)[)\]\s.]*$"
_SIGNED = r"[.!?»”\"]\s+[–—]\s*([A-Z][^()\[\]:.–—]{2,40})[.\s]*$"
_INITIALS = r"[a-zß-ÿ]{1,4}(?:[-/.][a-zß-ÿ]{1,4})*"
_JOINTS = r"\s*[,/&+;]\s*|\s+[-–—]\s+"

_YEAR = r"\b(?:19|20)\d\d\b"

#: In code points: a line of rights is no longer, and names that are no longer are acronyms, all in capitals.
_RIGHTS_LINE, _ACRONYM = 160, 3
#: What an article ends with that may be a signature, and how many parts it has at least besides.
_LAST, _FEWEST_BLOCKS = (BlockKind.CREDIT, BlockKind.PARAGRAPH), 2


class Outlet(NamedTuple):
    """An outlet as the article names it; ``ids`` are the facts it may be. The rule must read ``MENTIONS``."""

    name: str
    span: Span
    ids: frozenset[str]


def opening_outlets(document: Document) -> list[Outlet]:
    """Return the outlets that datelines name. The rule must read ``BLOCKS``."""
    blocks = [block for block in document[BLOCKS] if block.kind is BlockKind.DATELINE]
    return [outlet for block in blocks for outlet in _dateline_outlets(document, block)]


def credited_outlets(document: Document, block: Block) -> list[Outlet]:
    """Return the outlets that a credit line says the text comes from."""
    labels = {
        label
        for language in document.lexicons.languages
        for label in document.lexicons[language].tables.get("attribution.source_label", ())
    }
    return list(_credit_outlets(document, block, labels))


def signature(document: Document) -> tuple[Block, list[Outlet]] | None:
    """Return the line that ends an article and lays the whole of it on agencies: "(EFE)", "EFE/ab", "d'après Reuters".

    What is made "with" an agency is shared, and what follows a caption credits the picture.
    """
    blocks = [block for block in document[BLOCKS] if block.kind is not BlockKind.RESIDUE]
    if len(blocks) < _FEWEST_BLOCKS or blocks[-1].kind not in _LAST or blocks[-2].kind is BlockKind.CAPTION:
        return None
    start, end = blocks[-1].span
    match = re.search(_SIGNED, document.text[start:end]) or re.match(_SIGNATURE, document.text[start:end])
    if match is None:
        return None
    line, known = match[1], agencies(document)
    for words in _words_of_whole(document):
        if line.lower().startswith(words) and not line[len(words) : len(words) + 1].isalnum():
            line = line[len(words) :].lstrip()
            break
    place = start + match.end(1) - len(line)
    outlets = [
        _outlet(document, name, place + offset)
        for name, offset in _names(line)
        if not offset or name.lower() in known or not re.fullmatch(_INITIALS, name)
    ]
    return (blocks[-1], outlets) if outlets and all(outlet.name.lower() in known for outlet in outlets) else None


def bylined_outlets(document: Document) -> list[Outlet]:
    """Return the agencies that bylines name, unless they share the text with somebody ("with AFP")."""
    found: list[Outlet] = []
    opening = True  # "By Agence France-Presse" above the text
    for block in document[BLOCKS]:
        opening = opening and block.kind is not BlockKind.PARAGRAPH
        if block.kind is BlockKind.BYLINE or (opening and block.kind is BlockKind.CREDIT):
            if _is_shared(document, block.span):
                return []
            found += _wires_in(document, block.span)
    return found


def rights(document: Document) -> tuple[Block, list[Outlet]] | None:
    """Return the line behind the last paragraph that says whose text it is: "© 2019 Reuters. All rights reserved".

    A bare "© Reuters" may as well credit a picture: only a year, the word itself or the rights make it the text's.
    """
    words = document.lexicon.tables.get("attribution.rights", {})
    for block in reversed(document[BLOCKS]):
        start, end = block.span
        line = document.folded[start:end].lstrip(" –—-")
        claimed = [word for word in words if word in line]
        if claimed and end - start <= _RIGHTS_LINE and line.startswith(tuple(claimed)):
            if max(map(len, claimed)) == 1 and not re.search(_YEAR, line):
                return None
            outlets = _wires_in(document, block.span)
            return (block, outlets) if outlets and not _is_shared(document, block.span) else None
        if block.kind in PROSE:
            return None
    return None


def _wires_in(document: Document, span: Span) -> list[Outlet]:
    """Return the agencies that a line names, in the order of their places."""
    found: dict[int, Outlet] = {}
    taken = [False] * span.length
    line, text = document.folded[span.start : span.end], document.text[span.start : span.end]
    for name in sorted(document.lexicon.tables.get("attribution.wire", ()), key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", line):
            start, end = match.span()
            if not any(taken[start:end]) and (
                text[start:end].isupper() if len(name) <= _ACRONYM else text[start].isupper()
            ):
                taken[start:end] = [True] * len(name)
                found[start] = _outlet(document, text[start:end], span.start + start)
    return [found[start] for start in sorted(found)]


def _is_shared(document: Document, span: Span) -> bool:
    """Tell whether a line says that a text was made with the help of others."""
    shared = document.lexicon.tables.get("attribution.shared_credit", {})
    return any(word.strip("(),.;:") in shared for word in document.folded[span.start : span.end].split())


def _words_of_whole(document: Document) -> list[str]:
    words = {
        words
        for language in document.lexicons.languages
        for words in document.lexicons[language].tables.get("attribution.whole_credit", ())
    }
    return sorted(words, key=len, reverse=True)


def house(document: Document) -> list[Outlet]:
    """Return the outlets whose copy this is: named in the dateline, a credit line, or the front matter."""
    found = opening_outlets(document)
    for block in document[BLOCKS]:
        if block.kind is BlockKind.CREDIT:
            found += credited_outlets(document, block)
        elif block.kind is BlockKind.BYLINE:
            found += [outlet_at(document, mention.span) for mention in _media_in(document, block.span)]
    stated = document.article.metadata.source
    if stated:
        found.append(Outlet(stated, Span(0, 0), frozenset()))
    return found


def _dateline_outlets(document: Document, block: Block) -> Iterator[Outlet]:
    text = document.text[block.span.start : block.span.end]
    for match in (*re.finditer(_BRACKETED, text), *re.finditer(_SLASHED, text)):
        group = match.lastindex or 1
        start = block.span.start + match.start(group)
        for name, offset in _names(match[group]):
            yield _outlet(document, name, start + offset)


def _credit_outlets(document: Document, block: Block, labels: set[str]) -> Iterator[Outlet]:
    match = re.match(_LABELLED, document.text[block.span.start : block.span.end])
    if match is None or match[1].strip().lower() not in labels:
        return
    for name, offset in _names(match[2]):
        yield _outlet(document, name, block.span.start + match.start(2) + offset)


def _names(listed: str) -> Iterator[tuple[str, int]]:
    position = 0
    for name in re.split(_JOINTS, listed):
        if name:
            position = listed.index(name, position)
            yield name, position
            position += len(name)


def _outlet(document: Document, name: str, start: int) -> Outlet:
    return outlet_at(document, Span(start, start + len(name)))


def outlet_at(document: Document, span: Span) -> Outlet:
    """Return what is named at a span, as an outlet."""
    ids = {
        fact.id
        for mention in _media_in(document, span)
        for fact in mention.facts
        if isinstance(fact, Organisation) and fact.media
    }
    return Outlet(document.text[span.start : span.end].strip(), span, frozenset(ids))


def media_mentions(document: Document) -> Iterator[Mention]:
    """Yield the mentions of outlets that the facts know."""
    for mention in document[MENTIONS]:
        if mention.kind is FactKind.ORGANISATION:
            for fact in mention.facts:
                if isinstance(fact, Organisation) and fact.media:
                    yield mention
                    break


def told_outlets(document: Document) -> Iterator[tuple[Mention, int]]:
    """Yield the outlets that stand behind words such as "told" and "à", and where these words end."""
    mentions = list(media_mentions(document))
    if not mentions:
        return
    tables = document.lexicon.tables
    told = tables.get("attribution.told", {})
    small = (tables.get("determiner", {}), tables.get("connector", {}))
    for mention in mentions:
        place, word = mention.span.start, word_before(document, mention.span.start)
        while word not in told and any(word in table for table in small):
            # "à la BBC", "auprès de l'AFP"
            place -= len(word) + (not word.endswith("'"))
            word = word_before(document, place)
        if word in told:
            yield mention, place


def _media_in(document: Document, span: Span) -> Iterator[Mention]:
    return (mention for mention in media_mentions(document) if mention.span.overlaps(span))


def agencies(document: Document) -> set[str]:
    """Return the names of agencies in all languages, folded."""
    return {
        name
        for language in document.lexicons.languages
        for name in document.lexicons[language].sets.get("agencies", ())
    }


def is_known(outlet: Outlet, agencies: set[str]) -> bool:
    """Tell whether the facts or the lexicons know an outlet."""
    return bool(outlet.ids) or outlet.name.lower() in agencies


def same(one: Outlet, other: Outlet) -> bool:
    """Tell whether two names are those of one outlet, in full or by its acronym."""
    if one.ids & other.ids:
        return True
    left, right = (re.findall(r"\w+", name.lower()) for name in (one.name, other.name))
    if not left or not right:
        return False
    if "".join(left) == "".join(right) or _abbreviates(left, right) or _abbreviates(right, left):
        return True
    # "AFP", "AFP Sport".
    return left[0] == right[0] and min(len(left), len(right)) == 1


def _abbreviates(acronym: list[str], words: list[str]) -> bool:
    initials = "".join(word[0] for word in words if len(word) > 2)
    return len(acronym) == 1 and len(words) > 1 and acronym[0] == initials
