"""What a web page leaves inside a paragraph: "… at a bus stop. Share on Facebook Tweet this 14 comments"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from factcheck import ATTRIBUTIONS, BLOCKS, QUOTED, SENTENCES, BlockKind, Document, Span, covering, inside

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
#: What may stand before the words of a page, and what parts "read also" from what is to be read.
_EDGE = " \t([{|*•·►▶→»›>«-–—+"
_MARKS = (":", "-", "–", "—", "|", "→", "►", ">", "»")
_STOPS = ".!?…"
#: So many words open an invitation, a link or a button at the most.
_LONGEST = 7
#: So many words of buttons tell even with a stop behind them, or with a sentence.
_CLOSED, _ROW = 3, 2
#: A thing of a page with so many letters may end a compound; a row at the end of a paragraph has so many words at the
#: most, buttons of a site's own among them.
_COMPOUND, _TAIL = 7, 18
_SIGN = "©"
#: So many characters open a claim of rights.
_OPENING = 24
_CLAIM = re.compile(r"(?:copyright\s*)?©\s*(?:copyright\s*)?(?:19|20)\d\d", re.IGNORECASE)
#: What stands between "photo" and whose it is.
_CREDITED = (":", "©")
_BRACKETS = {"(": ")", "[": "]"}


class _Page:
    """The words of pages in all languages: an article may end with an English button."""

    def __init__(self, lexicons: Any) -> None:
        every = [lexicons[language] for language in lexicons.languages]

        def table(name: str) -> set[str]:
            return {form for lexicon in every for form in lexicon.tables.get(f"copy.{name}", {})}

        def words_of(name: str) -> set[str]:
            return {form for lexicon in every for form in lexicon.sets.get(name, ())}

        started = words_of("residue_starts")
        # "read also:"
        links = {form.rstrip(" :|-") for form in started if form[-1] in _MARKS}
        self.links = _by_first(links | table("page_link"))
        self.calls = _by_first({form for form in started if form[-1] not in _MARKS} | table("page_call"))
        self.buttons = _by_first(words_of("residue_whole") | table("page_button"))
        self.breaks = frozenset(table("page_break"))
        self.things = frozenset(table("page_thing"))
        #: "Morgennewsletter", "Morgen-Newsletter"
        self.compounds = tuple(thing for thing in self.things if len(thing) >= _COMPOUND)
        self.rights = _by_first(table("page_rights"))
        self.credits = _by_first(table("page_credit"))
        #: What of all these a sentence may begin with.
        self.opens: dict[str, Sequence[tuple[str, ...]]] = {}
        for index in (self.links, self.calls, self.buttons, self.rights, self.credits):
            for first, phrases in index.items():
                self.opens[first] = [*self.opens.get(first, ()), *phrases]


def _by_first(phrases: set[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return phrases by their first word, the longest first."""
    index: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(_WORD.findall(phrase))
        if words and len(words) <= _LONGEST:
            index.setdefault(words[0], set()).add(words)
    return {first: sorted(found, key=len, reverse=True) for first, found in index.items()}


@lru_cache(2)
def _page(lexicons: Any) -> _Page:
    return _Page(lexicons)


def remains(document: Document) -> Iterator[Span]:
    """Yield the sentences, and the words before a sentence, that are a page's own and stand inside a paragraph.

    The rule must read ``ATTRIBUTIONS``, ``BLOCKS``, ``QUOTED`` and ``SENTENCES``.
    """
    page = _page(document.lexicons)
    last: Span | None = None
    for sentence, block in _candidates(document, page):
        found = _remains(document, page, sentence, block)
        if found is None:
            continue
        if last is not None and not document.text[last.end : found.start].strip():
            last = last.to(found)
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _candidates(document: Document, page: _Page) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences that begin with a word of a page, outside quote marks, each with its paragraph."""
    for block in document[BLOCKS]:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in inside(document[SENTENCES], block.span):
            first = _WORD.search(document.folded, *sentence)
            if first is None:
                continue
            opens = _opens(document, page, first, sentence) or _is_signed(document, sentence)
            if not (opens or _is_tail(document, page, sentence, block.span)):
                continue
            is_near = not document.text[sentence.start : first.start()].strip(_EDGE + _SIGN)
            if is_near and not any(pair.span.contains(Span(*first.span())) for pair in document[QUOTED]):
                yield sentence, block.span


def _opens(document: Document, page: _Page, first: re.Match[str], sentence: Span) -> bool:
    """Tell whether a sentence begins with a figure or with what a page says."""
    if first[0] not in page.opens:
        return first[0].isdigit()
    opening = islice(_WORD.finditer(document.folded, first.start(), sentence.end), _LONGEST)
    return _phrase(page.opens, [word[0] for word in opening]) > 0


def _is_tail(document: Document, page: _Page, sentence: Span, block: Span) -> bool:
    """Tell whether a paragraph ends with buttons, some of them a site's own: "Enlarge the map Share Save Print"."""
    text, (start, end) = document.text, sentence
    if not block.start < start < end == block.end or text[end - 1] in _STOPS or text[start].islower():
        return False
    words = [*_WORD.finditer(document.folded, start, end)]
    told = [word[0] for word in words]
    if len(words) > _TAIL:
        return False
    for number, word in enumerate(words):
        row, phrases, last = number, 0, word.start()
        while row < len(words) and (length := _phrase(page.buttons, told[row:])):
            # "Share, save and print" is told by somebody.
            if not text[words[row].start()].isupper() or (phrases and not text[last : words[row].start()].isspace()):
                break
            row, phrases = row + length, phrases + 1
            last = words[row - 1].end()
        if phrases >= _ROW and row - number >= _CLOSED:
            return True
    return False


def _is_signed(document: Document, sentence: Span) -> bool:
    """Tell whether somebody claims the rights of a year: "© 2019 The Daily Post", "Copyright © 2019"."""
    opening = document.text[sentence.start : min(sentence.start + _OPENING, sentence.end)]
    return _SIGN in opening and _CLAIM.match(opening) is not None


def _is_credit(document: Document, page: _Page, words: Sequence[re.Match[str]], sentence: Span, block: Span) -> bool:
    """Tell whether the credit of an image stands between two sentences: "Photo: John Smith/Getty Images."."""
    lead = _phrase(page.credits, [word[0] for word in words])
    if not lead or not block.start < sentence.start < sentence.end < block.end or len(words) > _LONGEST:
        return False
    is_mark = document.text[words[lead - 1].end() :].lstrip()[:1] in _CREDITED
    return is_mark and all(document.text[word.start()].isupper() for word in words[lead:])


def _remains(document: Document, page: _Page, sentence: Span, block: Span) -> Span | None:
    """Return the words of a sentence that are a page's."""
    if _is_signed(document, sentence):
        return sentence
    words = [*_WORD.finditer(document.folded, *sentence)]
    told = [word[0] for word in words]
    if _is_credit(document, page, words, sentence, block):
        return sentence
    if _phrase(page.rights, told):
        return sentence
    link = _phrase(page.links, told)
    if link and _is_link(document, words[link - 1].end(), sentence):
        # "(Read also: Leeds station to be rebuilt) It will last two years."
        closing = document.text.find(_BRACKETS.get(document.text[sentence.start], ""), sentence.start, sentence.end)
        return Span(sentence.start, closing + 1) if closing > sentence.start else sentence
    if _phrase(page.calls, told) and any(word in page.things or word.endswith(page.compounds) for word in told):
        told_by = covering([one.span for one in document[ATTRIBUTIONS]], words[0].start())
        return sentence if told_by is None else None
    if _is_tail(document, page, sentence, block):
        return sentence
    row = _row(page, told)
    if not row or document.text[sentence.start] in _BRACKETS:
        # "(Twitter)" is where something was said.
        return None
    shown = Span(sentence.start, words[row - 1].end())
    if row == len(words):
        is_closed = document.text[sentence.end - 1] in _STOPS
        is_last = sentence.start > block.start and sentence.end == block.end
        return sentence if (row >= _CLOSED if is_closed else is_last) else None
    # "Advertisement The opposition left the hall."
    goes_on = document.text[words[row].start()].isupper() and _starts(document, told[row])
    parted = document.text[shown.end : words[row].start()].isspace()
    return shown if parted and goes_on and (row >= _ROW or told[0] in page.breaks) else None


def _phrase(index: Mapping[str, Sequence[tuple[str, ...]]], told: Sequence[str]) -> int:
    """Return how many words of the beginning are a phrase; 0 for none."""
    found = (phrase for phrase in index.get(told[0], ()) if (*told[: len(phrase)],) == phrase)
    return len(next(found, ()))


def _is_link(document: Document, end: int, sentence: Span) -> bool:
    """Tell whether what is to be read follows: "Read also: …", "Lire aussi Le maire …"."""
    behind = document.text[end : sentence.end]
    mark = behind.lstrip()
    # A dash that touches the word is a hyphen.
    return mark.startswith(_MARKS) and len(mark) > 1 and not (behind[0] in _MARKS[1:] and behind[0] == mark[0])


def _row(page: _Page, told: Sequence[str]) -> int:
    """Return how many words of the beginning are buttons and their figures: "Share Tweet 14 comments"."""
    at, has_button = 0, False
    while at < len(told):
        length = _phrase(page.buttons, told[at:])
        if not length and not told[at][0].isdigit():
            break
        has_button = has_button or length > 0
        at += length or 1
    return at if has_button else 0


def _starts(document: Document, word: str) -> bool:
    """Tell whether a word is one that sentences begin with."""
    return word in document.lexicons[document.language].sets.get("sentence_starters", ())
