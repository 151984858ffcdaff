"""Which quote marks belong together: the ground that quotations and attributions stand on.

Marks are paired with a stack in which every opener knows what may close it, so that French, English, Spanish, German
and mixed conventions need no setting. An odd mark costs one sentence, never the rest of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.quotetags import is_tag
from factcheck.model.hits import Words
from factcheck.model.layers import BLOCKS, SENTENCES, Layer
from factcheck.model.span import Span

#: What may close each opener; the first is the proper one.
_CLOSERS = {'"': '"”“', "“": '”"“', "„": '“”"', "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹"}
_DOUBLE, _GUILLEMETS = '"«»“”„‹›', "«»‹›"
_DASHES = "—–"
_CUE = Words("cue")
_SINGLE = (("‘", "’"), ("'", "'"), ("‚", "‘"))
_BRACKETS = "([{«“„‹—–-/'’\""
_AFTER = ".,;:!?)]}…»”›"
#: What no thing is named by that somebody has, and how long a word is at the most.
_NO_NOUN, _LONGEST_WORD = ("np_stop", "auxiliary", "joint", "that", "pronoun"), 40
#: A quotation of single marks is short; a longer one is two stray apostrophes.
_LONGEST_SINGLE = 300
#: A number of inches has no more digits.
_INCHES = 2
#: In code points: an acronym that a quotation begins with, and the mark and the space around it, are no longer.
_ACRONYM = 7
#: No text nests quotations deeper.
_DEEPEST = 6
_SENTENCE_END = ".?!…"
_LETTERS = re.compile(r"[^\W\d_]+")
#: Sentences of two paragraphs, run together.
_GLUED = re.compile(r"[a-zß-ÿ][.!?][A-ZÀ-Þ]")
#: A mark that is closed blocks later, without being opened again, was closed by chance.
_FARTHEST_BLOCK = 3


class Quoted(NamedTuple):
    """A pair of quote marks and what stands between them.

    Args:
        span: With the marks.
        content: Without marks and the spaces inside them.
        closed: Whether the closing mark was found; if not, the span ends with the sentence. A line of dialogue needs
            none.
        depth: Number of quotations around this one.
    """

    span: Span
    content: Span
    closed: bool
    depth: int


QUOTED: Layer[tuple[Quoted, ...]] = Layer("quoted")


class QuoteMarkAnnotator:
    """Pairs the quote marks of an article."""

    layer = QUOTED

    def annotate(self, document: Annotated) -> tuple[Quoted, ...]:
        """Return every pair in order of the text, outer ones before inner ones."""
        text = document.text
        pairs: list[tuple[int, int, bool]] = []
        doubles: list[int] = []
        for mark in _DOUBLE:
            if mark in text:
                doubles += _places(text, mark)
        elided = document.lexicon.tables.get("elided")
        if elided and '"' in text:
            doubles = [place for place in doubles if not _is_apostrophe(document, place, elided)]
        if doubles:
            doubles.sort()
            pairs = _Pairing(document, doubles).pairs()
        for opener, closer in _SINGLE:
            if opener in text:
                pairs.extend(_singles(document, opener, closer, doubles))
        for dash in _DASHES:
            if dash in text:
                pairs.extend(_dialogue(document, dash, pairs))
        pairs.sort(key=lambda pair: (pair[0], -pair[1]))
        return tuple(_nest(text, pairs))


class _Open(NamedTuple):
    """A mark that is not closed yet; ``again`` tells whether it only goes on with the quotation before it."""

    place: int
    mark: str
    block: int
    again: bool = False


class _Pairing:
    """The walk over the double marks of one document."""

    def __init__(self, document: Annotated, places: Sequence[int]) -> None:
        self._document = document
        self._text = document.text
        self._places = places
        self._stack: list[_Open] = []
        self._pairs: list[tuple[int, int, bool]] = []

    def pairs(self) -> list[tuple[int, int, bool]]:
        text = self._text
        blocks = self._document[BLOCKS]
        starts = [block.span.start for block in blocks]
        # »Wort« rather than «mot»: most guillemets tell, for one may be odd, and a text keeps to one convention.
        opening = [text[place] for place in self._places if text[place] in _GUILLEMETS and self._leads(place)]
        reverse = 2 * sum(mark in "»›" for mark in opening) > len(opening)
        block, limits, length = -1, [*starts, len(text) + 1], len(text)
        for number, place in enumerate(self._places):
            mark = text[place]
            while limits[block + 1] <= place:
                block += 1
            if mark == '"' and 0 < place < length - 1:
                # Most straight marks can only open, or only close what one before them opened.
                stack, previous, following = self._stack, text[place - 1], text[place + 1]
                opens = following not in _AFTER and not following.isspace()
                if not (previous.isalnum() and (opens or previous.isdigit())):
                    if not stack and opens:
                        stack.append(_Open(place, mark, block))
                        continue
                    if not opens and len(stack) == 1 and stack[0].mark == mark and stack[0].block == block:
                        self._pairs.append((stack.pop().place, place + 1, True))
                        continue
            if self._stack and block != self._stack[0].block:
                if self._continues(place, block, starts):
                    outer = self._stack[0]
                    self._stack = [_Open(outer.place, outer.mark, block)]
                    if not text[starts[block] : place].strip() and self._reopens(place):
                        continue
                else:
                    self._abandon(0)
            if self._stack and self._closes(place, number):
                continue
            if self._may_open(place, mark, reverse):
                if self._stack and self._goes_on(place, starts[block] if block >= 0 else 0):
                    self._stack.append(_Open(place, mark, block, again=True))
                    continue
                if mark != "«" and self._stack:
                    # Marks of one kind do not nest: the one that is still open was left open.
                    for depth, entry in enumerate(self._stack):
                        if entry.mark == mark:
                            self._abandon(depth)
                            break
                if len(self._stack) == _DEEPEST:
                    self._abandon(0)
                self._stack.append(_Open(place, mark, block))
        self._abandon(0)
        return self._pairs

    def _before_word(self, place: int) -> bool:
        text = self._text
        return place + 1 < len(text) and text[place + 1] not in _AFTER and not text[place + 1].isspace()

    def _after_word(self, place: int) -> bool:
        return place > 0 and not self._text[place - 1].isspace() and self._text[place - 1] not in "([{"

    def _continues(self, place: int, block: int, starts: Sequence[int]) -> bool:
        """Tell whether a quotation that an earlier block left open goes on at this mark."""
        outer = self._stack[0]
        mark = self._text[place]
        if not self._text[starts[block] : place].strip() and (mark == outer.mark or mark in _CLOSERS[outer.mark]):
            return block == outer.block + 1
        if mark not in _CLOSERS[outer.mark] or (self._before_word(place) and not self._after_word(place)):
            return False
        return block - outer.block <= (1 if mark == '"' else _FARTHEST_BLOCK)

    def _reopens(self, place: int) -> bool:
        return self._text[place] == self._stack[0].mark or self._text[place + 1 : place + 3].strip()[:1].isalnum()

    def _closes(self, place: int, number: int) -> bool:
        """Close the nearest quotation that this mark may close; tell whether there was one."""
        text = self._text
        mark = text[place]
        for depth in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[depth]
            if mark not in _CLOSERS[entry.mark]:
                continue
            if mark == '"' or mark == entry.mark or (mark == "“" and entry.mark == '"'):
                before_word, after_word = self._before_word(place), self._after_word(place)
                if before_word and (not after_word or text[place - 1] in _BRACKETS):
                    continue
                if mark != '"' and not after_word:
                    continue
                if mark == '"' and self._may_be_inches(place) and self._closed_next(number):
                    return True
            self._abandon(depth + 1)
            while self._stack.pop().again:
                entry = self._stack[-1]
            self._pairs.append((entry.place, place + 1, True))
            return True
        return False

    def _leads(self, place: int) -> bool:
        """Tell whether a guillemet stands where a quotation begins: behind a space, and before a word."""
        text = self._text
        before = not place or text[place - 1].isspace() or text[place - 1] in _BRACKETS
        return before and (self._before_word(place) or (text[place] in "«‹" and text[place + 1 : place + 2].isspace()))

    def _goes_on(self, place: int, start: int) -> bool:
        """Tell whether a mark repeats the open one where a paragraph began that the text has lost.

        "… it rained," she said. "We are tired. "We want to go home," she said: no tag stands before the second mark of
        the last two; where one does, the mark before it is lost.
        """
        text, opened = self._text, self._stack[-1]
        if text[place] != opened.mark or text[place - 2] == ":" or not self._opens_sentence(place, start):
            return False
        begins = text[opened.place + 1 : opened.place + _ACRONYM].lstrip(" [¿¡").split(" ")[0]
        if not (
            begins[:2].istitle() or (begins.isupper() and len(begins) < _ACRONYM - 1) or self._is_led(opened.place)
        ):
            return False
        if _GLUED.search(text, opened.place, place):
            # "… for Sarah.A sudden end": a paragraph without a mark stood between.
            return False
        cues = self._document[_CUE]
        between = cues[bisect_left(cues, (opened.place,)) : bisect_left(cues, (place,))]
        return not any(is_tag(self._document, opened.place, cue) for cue in between)

    def _opens_sentence(self, place: int, start: int) -> bool:
        """Tell whether a whole sentence could be quoted from a mark on."""
        text = self._text
        before = text[max(start, place - 3) : place].rstrip(" ")
        if before[-1:] in ("'", "’") and any(f" {mark}" in text[self._stack[-1].place : place] for mark in "'‘"):
            # "He said 'what do you want?' "I told him …"
            before = before[:-1]
        before = before[-2:]
        return (not before or before[-1] in _SENTENCE_END + ':"') and text[place + 1 : place + 3].lstrip(" [¿¡")[
            :1
        ].isupper()

    def _is_led(self, place: int) -> bool:
        """Tell whether a clause is quoted behind a comma or "that", and may be followed by more: '," he said, "but'.

        Only where each paragraph of a quotation has its mark by habit.
        """
        if "repeated marks" not in self._document.lexicon.tables.get("habit", {}):
            return False
        before = self._document.folded[max(0, place - _LONGEST_WORD) : place].rstrip(" ")
        return before[-1:] == "," or before.rpartition(" ")[2] in self._document.lexicon.tables["that"]

    def _may_be_inches(self, place: int) -> bool:
        """Tell whether a mark stands behind a short number: not so in "juin 2019", nor where a sentence begins."""
        text = self._text
        first = place
        while first > 0 and text[first - 1].isdigit():
            first -= 1
        return 0 < place - first <= _INCHES and not text[place + 1 : place + 2].isupper()

    def _closed_next(self, number: int) -> bool:
        """Tell whether the next mark closes what is open, so that the one at hand stands for inches."""
        if number + 1 >= len(self._places):
            return False
        place = self._places[number + 1]
        return (
            self._text[place] == self._text[self._places[number]]
            and self._after_word(place)
            and not self._before_word(place)
            and "\n" not in self._text[self._places[number] : place]
        )

    def _may_open(self, place: int, mark: str, reverse: bool) -> bool:
        text = self._text
        if mark in _GUILLEMETS:
            return (mark in "»›") is reverse
        previous = text[place - 1] if place else "\n"
        if mark in '"”':
            if previous.isalnum() and not (previous.isalpha() and text[place + 1 : place + 2].isupper()):
                return False
            return self._before_word(place) or (
                mark == '"' and previous.isspace() and text[place + 1 : place + 2] == " "
            )
        return True

    def _abandon(self, depth: int) -> None:
        """Give up the marks from this depth on: each quotes what it plausibly can, and no more."""
        for entry in self._stack[depth:]:
            inner = self._first_inside(entry.place)
            if entry.mark == "«" and inner is not None and self._text[inner[0]] == "«" and self._ends(inner[1]):
                # « … « … » : one mark closes both, as French typography allows.
                self._pairs.append((entry.place, inner[1], True))
            else:
                self._pairs.append((entry.place, self._sentence_end(entry.place), False))
        del self._stack[depth:]

    def _first_inside(self, place: int) -> tuple[int, int, bool] | None:
        """Return the first closed pair behind a place; pairs are kept in the order of their ends."""
        found = None
        for pair in reversed(self._pairs):
            if pair[1] <= place:
                break
            if pair[0] > place and pair[2]:
                found = pair
        return found

    def _ends(self, place: int) -> bool:
        return self._text[place : place + 4].lstrip()[:1] in ("", ".", ",")

    def _sentence_end(self, place: int) -> int:
        sentences = self._document[SENTENCES]
        index = bisect_right(sentences, (place + 1, len(self._text) + 1)) - 1
        end = sentences[index].end if index >= 0 and sentences[index].end > place + 1 else place + 1
        later = bisect_right(self._places, place)
        return max(place + 1, min(end, self._places[later] if later < len(self._places) else len(self._text)))


def _is_apostrophe(document: Annotated, place: int, elided: Collection[str]) -> bool:
    """Tell whether a double mark was typed for an apostrophe: India"s."""
    text = document.text
    if text[place] != '"' or not text[place - 1 : place].isalpha():
        return False
    match = _LETTERS.match(document.folded, place + 1)
    return match is not None and match[0] in elided


def _places(text: str, mark: str) -> list[int]:
    places = []
    place = text.find(mark)
    while place >= 0:
        places.append(place)
        place = text.find(mark, place + 1)
    return places


def _singles(document: Annotated, opener: str, closer: str, doubles: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield pairs of single marks; an opener stands after a space, so that apostrophes do not count."""
    text, end = document.text, 0
    for place in _places(text, opener):
        previous = text[place - 1] if place else "\n"
        if previous.isalpha() or place < end:
            continue
        following = text[place + 1 : place + 2]
        if not following.isalpha() or not (previous.isspace() or previous in '([{«“„—–"'):
            continue
        line_end = text.find("\n", place)
        limit = min(line_end if line_end >= 0 else len(text), place + _LONGEST_SINGLE)
        closing = -1
        for other in _places(text[:limit], closer) if closer in text[place + 1 : limit] else ():
            if other <= place or text[other - 1].isspace() or text[other + 1 : other + 2].isalnum():
                continue
            closing = other
            # "the boys' club" may stand inside: a mark after punctuation is surer, so look on for one.
            if text[other - 1] != "s" or not _may_own(document, other):
                break
        between = bisect_right(doubles, closing) - bisect_right(doubles, place)
        if closing > place + 1 and between % 2 == 0:
            end = closing + 1
            yield place, end, True


def _may_own(document: Annotated, place: int) -> bool:
    """Tell whether an apostrophe may stand before a thing that somebody has: "the boys' club", not "'reckless' by"."""
    following = document.folded[place + 1 : place + _LONGEST_WORD].split(None, 1)
    tables = document.lexicon.tables
    return bool(following) and not any(following[0] in tables.get(name, {}) for name in _NO_NOUN)


def _dialogue(
    document: Annotated, dash: str, pairs: Sequence[tuple[int, int, bool]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield lines of dialogue: "—No lo sé —dijo Ana", "— Je ne sais pas, dit-elle", and the lines beside them.

    A dash opens lists as well: at least one line must have a verb of speech as its tag.
    """
    text, blocks = document.text, document[BLOCKS]
    opened = [number for number, block in enumerate(blocks) if text.startswith(dash, block.span.start)]
    if not opened:
        return
    cues = document[_CUE]
    cue_starts = [hit.start for hit in cues]
    quoted = sorted(pair[0] for pair in pairs)
    ends: dict[int, int] = {}
    for number in opened:
        start, end = blocks[number].span
        if bisect_left(quoted, end) > bisect_left(quoted, start):
            continue
        second = text.find(dash, start + 1, end)
        for cue_start, cue_end, _ in cues[bisect_left(cue_starts, start) : bisect_left(cue_starts, end)]:
            if second >= 0 and 0 <= cue_start - second - 1 <= 1:
                ends[number] = len(text[:second].rstrip())
                break
            mark = text[cue_start - 2]
            if start < cue_start and (mark in "?!" or (mark == "," and text[cue_end : cue_end + 1] == "-")):
                ends[number] = cue_start - (2 if mark == "," else 1)
                break
    for number in opened:
        beside = number - 1 in ends or number + 1 in ends
        if number in ends or (beside and text.find(dash, blocks[number].span.start + 1, blocks[number].span.end) < 0):
            yield blocks[number].span.start, ends.get(number, blocks[number].span.end), False


def _nest(text: str, pairs: Sequence[tuple[int, int, bool]]) -> Iterator[Quoted]:
    make = tuple.__new__  # a third of the time of calling the class of a named tuple
    around: list[int] = []
    for start, end, closed in pairs:
        while around and around[-1] <= start:
            around.pop()
        if around and around[-1] < end:
            continue
        first, last = start + 1, end - 1 if closed else end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            closed = closed or text[start] in _DASHES
            yield make(Quoted, (make(Span, (start, end)), make(Span, (first, last)), closed, len(around)))
            around.append(end)
