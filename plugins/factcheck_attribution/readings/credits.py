"""Whose copy an article says it is: in its dateline, its byline, its credit lines, what signs it, and its rights."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from factcheck import BLOCKS, PROSE, Block, BlockKind, Document, Span
from factcheck_attribution.readings.outlets import Outlet, each_once, is_agency, media_in, outlet_at
from factcheck_attribution.readings.text import word_before

# Patterns are compiled when first needed, which is seldom.
_BRACKETED = r"[(\[]([^()\[\]\n]{2,40})[)\]]"
_SLASHED = r"\s*([^\s/.]{2,12})\s*/[.\s]*$|^\s*([^\s/.]{2,12})\s*/\."
_LABELLED = r"[\s(\[–—-]*([^:()\n]{3,40}?)\s*:\s*([^()\n]{2,80}?)[\s)\].]*$"
_INITIALS = r"[a-zß-ÿ]{1,4}(?:[-/.][a-zß-ÿ]{1,4})*"
_JOINTS = r"\s*[,/&+;]\s*|\s+[-–—]\s+"
#: What ends an article: what stands in brackets, or behind the last stop, after a dash or none.
_IN_BRACKETS = r"[(\[][–—\s-]*([^()\[\]\n]{2,60}?)\s*[)\]][\s.]*$"
_SIGNED = r"((?:© ?|\(c\) ?)?[^\W\d_][^()\[\]:.!?…–—\n]{1,60}?)"
_BEHIND_STOP = rf"(?:^|[.!?…»”\"]\s+)(?:[(\[/|]|[–—-]{{1,2}})?\s*{_SIGNED}[\s.)\]]*$"
#: A line of its own with a label and a colon: "Text: dpa".
_WHOLE = r"([^\W\d_][^:()\n]{2,20}:\s*[^:()\n]{2,40}?)[\s.]*$"
#: What opens one that has no dateline else: a place, a day and an agency in brackets, or the agency and a dash.
_HEAD = r"([^()\[\]\n]{0,60}?)[(\[]([^()\[\]\n]{2,40})[)\]]\s*(?:[–—=:.-]|(?=[^\W\d_a-zß-ÿ])|$)"
_BARE_HEAD = r"([^\W\d_][\w ]{1,30}?)\s+[–—=-]{1,2}\s"

#: The line of those who worked on an article, in brackets or none, and its first word.
_CREW = r"(?:^|(?<=[.!?…»”\"]\s))[(\[]?([^\W\d_]+)\b[^()\[\]\n]*[)\]]?[\s.]*$"

_YEAR = r"\b(?:19|20)\d\d\b"

#: In code points: a line of rights is no longer, and names that are no longer are acronyms, all in capitals.
_RIGHTS_LINE, _ACRONYM = 160, 3
#: In code points: what an agency opens an article within, with a day or bare, and a small word there.
_OPENING, _BARE, _PARTICLE = 100, 34, 4
#: What an article ends with that may be a signature.
_LAST = (BlockKind.CREDIT, BlockKind.PARAGRAPH)
#: The work of those who only add to an article.
_ADDED = "added"


class Credit(NamedTuple):
    """A line that says whose an article is.

    ``shared`` where it is made *with* the outlets ("With reporting by AP"), ``bare`` where the line may as well be
    what is left of a picture ("© Reuters").
    """

    span: Span
    outlets: list[Outlet]
    shared: bool = False
    bare: bool = False


def opening_outlets(document: Document) -> list[Outlet]:
    """Return the outlets that datelines name. The rule must read ``BLOCKS``."""
    blocks = [block for block in document[BLOCKS] if block.kind is BlockKind.DATELINE]
    return [outlet for block in blocks for outlet in _dateline_outlets(document, block)]


def heading_outlets(document: Document) -> list[Outlet]:
    """Return the agencies that the first paragraph opens with in other forms: "BRUXELLES 07/12 (BELGA) =", "PA –".

    A line of its own may be taken for a headline: "SEVILLA, 2 (EUROPA PRESS)".
    """
    for kind, span in document[BLOCKS]:
        if kind is BlockKind.PARAGRAPH:
            return _heading_outlets(document, span)
        if kind is BlockKind.HEADLINE and document.text[span.end - 1] in ")]":
            found = _heading_outlets(document, span)
            if found:
                return found
    return []


def _heading_outlets(document: Document, span: Span) -> list[Outlet]:
    start = span.start
    head = document.text[start : min(span.end, start + _OPENING)]
    match = re.match(_HEAD, head) if "(" in head or "[" in head else None
    if match is not None and _is_place_and_day(document, match[1]):
        names = list(_names(match[2]))
        if names and all(is_agency(document, name) for name, _ in names):
            return [_outlet(document, name, start + match.start(2) + offset) for name, offset in names]
    match = re.match(_BARE_HEAD, head) if any(dash in head[:_BARE] for dash in (" –", " —", " -", " =")) else None
    wires = document.lexicon.tables.get("attribution.wire", {}) if match is not None else {}
    return [_outlet(document, match[1], start)] if match is not None and match[1].lower() in wires else []


def _is_place_and_day(document: Document, words: str) -> bool:
    """Tell whether words before an agency in brackets are names, figures and small words, as in a dateline."""
    months = document.lexicon.words.get("month", {})
    return all(
        not word[0].islower() or len(word) <= _PARTICLE or word in months for word in re.findall(r"[^\W\d_]+", words)
    )


def credited_outlets(document: Document, block: Block) -> list[Outlet]:
    """Return the outlets that a credit line says the text comes from."""
    return list(_credit_outlets(document, block, set(_in_all_languages(document, "source_label"))))


def signature(document: Document) -> Credit | None:
    """Return what ends an article and lays it on agencies: "(EFE)", "EFE/ab", "d'après Reuters", "-- ANI", "© AP".

    What follows a caption credits the picture.
    """
    blocks = [block for block in document[BLOCKS] if block.kind is not BlockKind.RESIDUE]
    captioned = any(block.kind is BlockKind.CAPTION for block in blocks)
    if not blocks or blocks[-1].kind not in _LAST or (captioned and blocks[-2].kind is BlockKind.CAPTION):
        return None
    start, end = blocks[-1].span
    text = document.text[start:end]
    match = re.search(_IN_BRACKETS, text) or re.search(_BEHIND_STOP, text) or re.match(_WHOLE, text)
    if match is None or (len(blocks) == 1 and not match.start()):
        return None
    leads, owned = _leads(document), tuple(document.lexicon.tables.get("attribution.rights", {}))
    line, lead = _without_lead(document, match[1], (*_in_all_languages(document, "whole_credit"), *leads, *owned))
    place = start + match.end(1) - len(line)
    line = _without_kind(document, _without_place(document, line))
    names = list(_names(line, f"|\\s+(?:{'|'.join(document.lexicon.tables.get('joint', ('&',)))})\\s+"))
    outlets = [
        _outlet(document, name, place + offset)
        for name, offset in names
        if not offset or is_agency(document, name) or not re.fullmatch(_INITIALS, name)
    ]
    if not outlets or not all(is_agency(document, outlet.name) for outlet in outlets):
        return None
    # In small letters, "red" and "map" are words before they are agencies.
    wires = document.lexicon.tables.get("attribution.wire", {})
    if blocks[-1].kind is not BlockKind.CREDIT and outlets[0].name.islower() and outlets[0].name not in wires:
        return None
    opened = len(match[0]) - len(match[0].lstrip('.!?…»”" \n'))
    whole = blocks[-1].kind is BlockKind.CREDIT
    span = blocks[-1].span if whole else Span(start + match.start() + opened, end)
    bare = len(lead) == 1
    # "© Reuters" may be what is left of a picture.
    return None if bare and captioned else Credit(span, outlets, lead in leads, bare)


def sign_off(document: Document) -> Credit | None:
    """Return the line of those who worked on an article, for an agency: "(Reporting for Reuters by X; Editing by Y)".

    Who only added to it ("Additional reporting for AP by X") shares it.
    """
    tables, last = document.lexicon.tables, next(reversed(document[BLOCKS]), None)
    if last is None or last.kind not in _LAST:
        return None
    match = re.search(_CREW, document.folded[last.span.start : last.span.end])
    work = tables.get("attribution.work", {}).get(match[1]) if match is not None else None
    if match is None or work is None:
        return None
    line = Span(last.span.start + match.start(), last.span.end)
    leads = tables.get("attribution.working_for", {})
    small = tables["determiner"]
    outlets = []
    for outlet in _wires_in(document, line):
        place, word = outlet.span.start, word_before(document, outlet.span.start)
        if word in small:
            # "pour l'AFP", "für die dpa"
            word = word_before(document, place - len(word) - (not word.endswith("'")))
        outlets += [outlet] if word in leads else []
    return Credit(line, outlets, shared=work == _ADDED) if outlets else None


def _without_lead(document: Document, line: str, leads: Collection[str]) -> tuple[str, str]:
    """Return a line without the words that lay a text on somebody, and the first of these: "with material from"."""
    first = ""
    # "Agence" is a word before a name, and a part of one.
    while not is_agency(document, line):
        lead = max((words for words in leads if _begins(line.lower(), words)), key=len, default="")
        if not lead:
            break
        first, line = first or lead, line[len(lead) :].lstrip(" :")
    return line, first


def _without_place(document: Document, line: str) -> str:
    """Return a line without the town that an agency reports from: "EFE en La Paz"."""
    leads = "|".join(set(_in_all_languages(document, "credit_place")))
    match = re.fullmatch(rf"(.*\w),?\s+(?:{leads})\s+(?:[^\W\d_a-zß-ÿ][\w-]*\s?){{1,3}}", line)
    return match[1] if match is not None and not is_agency(document, line) else line


def _without_kind(document: Document, line: str) -> str:
    """Return a name without the word for an agency behind it: "AFP news agency"."""
    kinds = sorted(set(_in_all_languages(document, "agency_word")), key=len, reverse=True)
    return next((line.removesuffix(f" {kind}") for kind in kinds if line.endswith(f" {kind}")), line)


def _begins(line: str, words: str) -> bool:
    return line.startswith(words) and not (words[-1].isalnum() and line[len(words) : len(words) + 1].isalnum())


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


def rights(document: Document) -> Credit | None:
    """Return the line behind the last paragraph that says whose text it is: "© 2019 Reuters. All rights reserved".

    A year, the word itself or the rights make it the text's; a bare "© Reuters" may as well credit a picture.
    """
    words = document.lexicon.tables.get("attribution.rights", {})
    for block in reversed(document[BLOCKS]):
        start, end = block.span
        line = document.folded[start:end].lstrip(" –—-")
        claimed = [word for word in words if word in line]
        if claimed and end - start <= _RIGHTS_LINE and line.startswith(tuple(claimed)):
            outlets = _wires_in(document, block.span)
            bare = max(map(len, claimed)) == 1 and not re.search(_YEAR, line)
            named = outlets and not bare and not _is_shared(document, block.span)
            return Credit(block.span, outlets) if named else None
        if block.kind in PROSE:
            return None
    return None


def house(document: Document) -> list[Outlet]:
    """Return the outlets whose copy this is: named in the dateline, a credit line, or the front matter."""
    found = opening_outlets(document) or heading_outlets(document)
    for block in document[BLOCKS]:
        if block.kind is BlockKind.CREDIT:
            found += credited_outlets(document, block)
        elif block.kind is BlockKind.BYLINE:
            found += [outlet_at(document, mention.span) for mention in media_in(document, block.span)]
    signed = signature(document)
    if signed is not None:
        found += signed.outlets
    stated = document.article.metadata.source
    if stated:
        found.append(Outlet(stated, Span(0, 0), frozenset()))
    return each_once(found)


def _wires_in(document: Document, span: Span) -> list[Outlet]:
    """Return the agencies that a line names, in the order of their places."""
    found: dict[int, Outlet] = {}
    taken = [False] * span.length
    tables = document.lexicon.tables
    rights = tuple(tables.get("attribution.rights", {}))
    leads = tables.get("attribution.whole_credit", {}).keys() | tables.get("attribution.working_for", {})
    line, text = document.folded[span.start : span.end], document.text[span.start : span.end]
    for name in sorted(tables.get("attribution.wire", ()), key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", line):
            start, end = match.span()
            before = line[:start].rstrip()
            # "© dpa", "Von der dpa"
            led = before.endswith(rights) or before.rpartition(" ")[2] in leads
            written = text[start:end].isupper() if len(name) <= _ACRONYM else text[start].isupper()
            if not any(taken[start:end]) and (written or led):
                taken[start:end] = [True] * len(name)
                found[start] = _outlet(document, text[start:end], span.start + start)
    return [found[start] for start in sorted(found)]


def _is_shared(document: Document, span: Span) -> bool:
    """Tell whether a line says that a text was made with the help of others."""
    shared = document.lexicon.tables.get("attribution.shared_credit", {})
    return any(word.strip("(),.;:") in shared for word in document.folded[span.start : span.end].split())


def _leads(document: Document) -> set[str]:
    """Return what a line begins with that adds agencies to the one whose text it is: "with material from"."""
    return set(_in_all_languages(document, "shared_lead"))


def _in_all_languages(document: Document, table: str) -> Iterator[str]:
    for language in document.lexicons.languages:
        yield from document.lexicons[language].tables.get(f"attribution.{table}", ())


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


def _names(listed: str, joints: str = "") -> Iterator[tuple[str, int]]:
    position = 0
    for name in re.split(_JOINTS + joints, listed):
        if name:
            position = listed.index(name, position)
            yield name, position
            position += len(name)


def _outlet(document: Document, name: str, start: int) -> Outlet:
    return outlet_at(document, Span(start, start + len(name)))
