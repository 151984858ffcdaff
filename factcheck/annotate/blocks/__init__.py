"""The layer of blocks: what the words tell of the parts of an article, beyond what its format told the reader.

Datelines, bylines, credits and the remains of web pages are looked for in the words of every language there is: a
French article may open with a Spanish dateline and end with an English button.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.blocks.credits import CreditReader
from factcheck.annotate.blocks.datelines import REACH, SIGN, STOPPED, DatelineReader
from factcheck.annotate.blocks.vocabulary import EDGES, Vocabulary, cue, squeeze
from factcheck.model.article import PROSE, Block, BlockKind
from factcheck.model.layers import BLOCKS
from factcheck.model.span import Span

#: What stands before a line of a list.
_DASHES = "–—-•"
#: In code points: the longest line that can be anything but a paragraph, a headline, a heading.
_LONGEST_LINE, _LONGEST_HEADLINE, _LONGEST_HEADING = 200, 170, 90
#: The shortest block that is the body of an article for sure.
_SHORTEST_BODY = 80
#: Paragraphs that may stand above a line with nothing but a date for it to be the dateline: standfirsts, pulled
#: quotations.
_LATE_DATELINE = 2
#: In words: lines in which a phrase of a web page tells, headings, lines with a handle or an address.
_RESIDUE_WORDS, _HEADING_WORDS, _HANDLE_WORDS, _ADDRESS_WORDS = 12, 14, 6, 3

_ADDRESS = re.compile(r"\W*(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|\S+@[\w-]+\.\S+)\W*")
_STOPS = ".!?:;,…"
#: A member of an enumeration is slow to reach through its class.
_PARAGRAPH = BlockKind.PARAGRAPH
_ITEM_MARKS = ("- ", "* ", "+ ", "• ")


class BlockAnnotator:
    """Refines the blocks of the reader."""

    layer = BLOCKS

    def __init__(self) -> None:
        self._vocabulary: Vocabulary | None = None

    def annotate(self, document: Annotated) -> tuple[Block, ...]:
        """Return the blocks in order: disjoint, each trimmed of the space around it."""
        vocabulary = self._vocabulary
        if vocabulary is None or vocabulary.lexicons is not document.lexicons:
            vocabulary = self._vocabulary = Vocabulary(document.lexicons)
        return _Refinement(document, vocabulary).blocks()


class _Draft(NamedTuple):
    """A block on its way; ``image`` if it stands for an image, ``item`` if it is one of a list."""

    kind: BlockKind
    span: Span
    image: bool = False
    item: bool = False


class _Refinement:
    """The work on one document."""

    def __init__(self, document: Annotated, vocabulary: Vocabulary) -> None:
        self._text = document.text
        self._folded = document.folded
        self._given = document.article.blocks
        self._words = vocabulary
        self._datelines = DatelineReader(document.text, document.folded, vocabulary)
        self._credits = CreditReader(document.text, document.folded, vocabulary, self._datelines)
        self._bodies = 0

    def blocks(self) -> tuple[Block, ...]:
        drafts: list[_Draft] = []
        for index, block in enumerate(self._given):
            kind, span = block
            if kind is _PARAGRAPH and self._is_plain(span):
                drafts.append(_Draft(kind, span))
                self._bodies += 1
            elif kind is BlockKind.HEADLINE and not self._bodies:
                drafts.append(_Draft(kind, span))
            else:
                drafts.extend(self._alone(block, last=index + 1 == len(self._given)))
        if len(drafts) == 1:
            return (Block(drafts[0].kind, drafts[0].span),)
        return tuple(self._together(drafts))

    def _is_plain(self, span: Span) -> bool:
        """Tell at little cost that a paragraph is nothing else and holds neither dateline nor credit, as most do."""
        start, end = span
        folded = self._folded
        length = end - start
        if (
            length <= REACH
            or folded.find(":", end - REACH, end) >= 0
            or folded.find(")", end - 2, end) >= 0
            or SIGN.search(folded, start, start + REACH)
            or (not self._bodies and STOPPED.match(folded, start, start + REACH))
        ):
            return False
        space = folded.find(" ", start, start + REACH)
        first = folded[start:space] if space > 0 else ""
        if length > _LONGEST_LINE:
            return first not in self._words.publication
        return (
            space > 0
            and first not in self._words.openers
            and first not in self._words.publication
            and folded.find(":", start, start + REACH) < 0
        )

    # What a block tells by itself.

    def _alone(self, block: Block, *, last: bool) -> Iterator[_Draft]:
        kind, span = block
        start, end = span
        item = self._folded[max(0, start - 2) : start] in _ITEM_MARKS
        if kind is BlockKind.RESIDUE or kind is BlockKind.CAPTION:
            yield _Draft(kind, span)
            return
        if end - start <= _LONGEST_LINE:
            line = squeeze(self._folded[start:end])
            words = line.split()
            if self._is_residue(line, words):
                yield _Draft(BlockKind.RESIDUE, span, image=line.strip(EDGES) in self._words.image_marks)
                return
            if self._credits.is_credit(span, line, words):
                yield _Draft(BlockKind.CREDIT, span)
                return
            if line.partition(":")[0].rstrip() in self._words.caption_cues and ":" in line:
                yield _Draft(BlockKind.CAPTION, span)
                return
            byline = self._credits.byline(span, line, words)
            if byline is not None:
                yield _Draft(BlockKind.BYLINE, byline[0])
                if byline[1] is not None:
                    yield _Draft(BlockKind.DATELINE, byline[1])
                return
        if kind is _PARAGRAPH or (kind is BlockKind.HEADING and not self._bodies):
            dateline = self._datelines.read(start, end, bodies=self._bodies)
            if dateline == end and (last or self._bodies <= _LATE_DATELINE):
                yield _Draft(BlockKind.DATELINE, span)
                return
            if dateline is not None and dateline < end:
                # The marks behind a dateline are no part of either.
                inner = self._folded[start:dateline].rstrip(" .-–—:\n")
                yield _Draft(BlockKind.DATELINE, Span(start, start + len(inner)))
                while not (self._text[dateline].isalnum() or self._text[dateline] in "\"«“„'‘’([¿¡»"):
                    dateline += 1
                start = dateline
        body_end, credit = self._credits.at_end(start, end) if kind is _PARAGRAPH else (end, None)
        if kind is _PARAGRAPH and not item and self._is_sentence(Span(start, body_end)):
            self._bodies += 1
        yield _Draft(kind, Span(start, body_end), item=item)
        if credit is not None:
            yield _Draft(BlockKind.CREDIT, credit)

    def _is_sentence(self, span: Span) -> bool:
        """Tell whether a block is long enough for the body, and either too long for a headline or closed by a stop."""
        return span.length >= _SHORTEST_BODY and (
            span.length > _LONGEST_HEADLINE or self._text[span.end - 1] in '.!?…»"”'
        )

    def _is_residue(self, line: str, words: Sequence[str]) -> bool:
        vocabulary = self._words
        if line.strip(EDGES) in vocabulary.residue_whole:
            return True
        if len(words) <= _ADDRESS_WORDS and ("." in line or "@" in line) and _ADDRESS.fullmatch(line):
            return True
        if words[-1][0] == "@" and len(words) <= _HANDLE_WORDS and line[-1] not in _STOPS:
            return True
        if not any(map(str.isalnum, line)):
            return True
        if cue(vocabulary.residue_starts, line, words) is not None:
            return True
        return len(words) <= _RESIDUE_WORDS and any(phrase in line for phrase in vocabulary.residue_contains)

    # What a block tells beside the others.

    def _together(self, drafts: list[_Draft]) -> Iterator[Block]:
        headed = BlockKind.HEADLINE in [draft.kind for draft in drafts]
        before: _Draft | None = None
        joined: Block | None = None
        for index, draft in enumerate(drafts):
            kind, span, _, item = draft
            if kind is _PARAGRAPH or kind is BlockKind.HEADING:
                if not headed and self._heads(drafts, index):
                    kind = BlockKind.HEADLINE
                    headed = True
                elif before is not None and before.image and self._is_short(draft):
                    kind = BlockKind.CAPTION
                elif kind is BlockKind.HEADING:
                    kind = self._heading(drafts, index)
                elif index and self._is_short(draft) and self._leads(drafts, index):
                    kind = BlockKind.HEADING
                headed = headed or self._is_body(draft)
            before = draft
            if joined is not None and kind is _PARAGRAPH and not item and self._goes_on(joined, span):
                joined = Block(kind, joined.span.to(span))
                continue
            if joined is not None:
                yield joined
            joined = Block(kind, span)
        if joined is not None:
            yield joined

    def _heads(self, drafts: Sequence[_Draft], index: int) -> bool:
        """Tell whether the first words of an article are its headline."""
        span = drafts[index].span
        if drafts[index].item or span.length > _LONGEST_HEADLINE or self._text[span.end - 1] in ".:;,…":
            return False
        if self._text[span.start] in _DASHES or self._text[max(span.start - 3, 0) : span.start].rstrip().endswith(":"):
            # The first line of a list
            return False
        following = drafts[index + 1 :]
        if following and self._text[following[0].span.start].islower():
            return False
        return any(draft.kind is _PARAGRAPH and self._is_body(draft) for draft in following)

    def _is_body(self, draft: _Draft) -> bool:
        return draft.kind is _PARAGRAPH and (
            draft.span.length >= _SHORTEST_BODY or self._text[draft.span.end - 1] in ".!?"
        )

    def _is_short(self, draft: _Draft) -> bool:
        """Tell whether a block is a line that is no sentence."""
        start, end = draft.span
        if draft.item or end - start > _LONGEST_HEADING or self._text[end - 1] in '.!?:;,…»"”':
            return False
        return (
            self._text[start].isalnum()
            and not self._text[start].islower()
            and self._text.count(" ", start, end) < _HEADING_WORDS
        )

    def _leads(self, drafts: Sequence[_Draft], index: int) -> bool:
        """Tell whether the next block of words is the paragraph that a heading would stand above."""
        following = next((d for d in drafts[index + 1 :] if d.kind in PROSE), None)
        return following is not None and self._is_body(following) and following.span.length >= _SHORTEST_BODY

    def _heading(self, drafts: Sequence[_Draft], index: int) -> BlockKind:
        """Return what an emphasised line is: a heading, or behind the last paragraph a name to be credited."""
        if any(draft.kind in PROSE for draft in drafts[index + 1 :]):
            return BlockKind.HEADING
        words = self._text[slice(*drafts[index].span)].split()
        named = all(word[0].isupper() or word.lower() in self._words.particles for word in words)
        return BlockKind.CREDIT if named and index else BlockKind.HEADING

    def _goes_on(self, joined: Block, span: Span) -> bool:
        """Tell whether a paragraph goes on in the next, because something broke it in the middle of a sentence."""
        start, end = joined.span
        return (
            joined.kind is _PARAGRAPH
            and self._text[span.start].islower()
            and (self._text[end - 1].isalnum() or self._text[end - 1] == ",")
            and end - start >= _SHORTEST_BODY
            and not self._text[end : span.start].strip()
        )
