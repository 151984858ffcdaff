"""From lines to blocks: what the format of a file tells of the parts of an article.

Plain text and Markdown differ in one thing only: whether consecutive lines are one paragraph. Headings, rules, quoted
lines and inline marks are read alike in both, because plain text from the web is full of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.article import Article, Block, BlockKind, Directive, Metadata
from factcheck.model.span import Span
from factcheck.read.base import ReadError, decode
from factcheck.read.directives import closing, directives, markers
from factcheck.read.frontmatter import front_matter
from factcheck.read.marks import Cut, emphasis_of_all, inline_marks
from factcheck.read.normalise import normalise
from factcheck.read.rewriting import Rewriting, TracedText

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)[ \t]*([^`\n]*)$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#+$")
_QUOTE = re.compile(r"(?:>\s*)+")
_BULLET = re.compile(r"[-*+•]\s+(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_FRAMED = re.compile(r"- .*\S -")
_REFERENCE = re.compile(r"\[[^\[\]]+\]:\s+<?\S+>?(?:\s+[\"'(].*)?")
_UNDERLINE = re.compile(r"=+|-+")
_FIRST_WORD = re.compile(r"\S+")
#: What the longest line of a hard-wrapped paragraph measures.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100
#: In a paragraph of so many lines, the first may be short: its dateline was taken away.
_FEWEST_WRAPPED = 3
#: So much room at the end of a line is left by hand.
_RAGGED = 4
#: The first line of a paragraph of the wire: indented behind the end of another, and the next line is not.
_INDENTED = re.compile(r"[.!?:\"”»]\n[ \t]{2,}\S.*\n\S")
#: Longer emphasised lines are paragraphs that someone found important.
_LONGEST_HEADING = 120
_STOPS = ".!?:;,…"
#: Behind these a line with a dash is no remark in the middle of a sentence.
_ENDS = '.!?:;…»”"'


class Lines(Enum):
    """What a line end inside a group of lines is."""

    WRAPPED = "wrapped"
    """A space: the group is one paragraph."""
    GUESSED = "guessed"
    """The end of a paragraph, unless the group looks hard-wrapped."""


class _Line(NamedTuple):
    """A line without the space around it and without its block mark.

    ``start`` is where the words start, ``level`` that of a heading, ``broken`` whether two spaces at its end force a
    new line, ``dashed`` whether it begins with a dash, which may stand before an item, a reply or a remark, ``indent``
    how many characters of space stand before it.
    """

    start: int
    end: int
    level: int = 0
    item: bool = False
    quoted: bool = False
    framed: bool = False
    broken: bool = False
    dashed: bool = False
    indent: int = 0


def read_article(data: bytes, path: str, lines: Lines) -> Article:
    """Return the article of a text or Markdown file.

    Raises:
        ReadError: It is not text, or its front matter is faulty.
    """
    source = decode(data, path)
    traced = normalise(source)
    matter = front_matter(traced, path, certain=lines is Lines.WRAPPED)
    start = matter.end if matter else 0
    said = (*(matter.directives if matter else ()), *_directives(traced, start, source, path))
    layout = _Layout(_without_hidden(traced, start), lines)
    if matter and matter.title and matter.metadata.title:
        layout.title(matter.title, matter.metadata.title, matter.end)
    elif matter:
        layout.skip(matter.end)
    traced, blocks = layout.blocks()
    metadata = matter.metadata if matter else Metadata()
    return Article(path, traced.text, blocks, traced.source_map(source), metadata, said)


def _directives(traced: TracedText, start: int, source: str, path: str) -> Iterator[Directive]:
    """Yield what comments and markers say to factcheck, in order.

    Raises:
        ReadError: One is not closed, so that nobody knows what of the text it covers.
    """
    text = traced.text
    spoken = directives(text, start)
    if not spoken:
        return
    places = traced.source_map(source)
    shown = list(_fenced(text, start))
    for first, said in spoken:
        if any(opening <= first < end for opening, end in shown):
            continue
        line = places.position(first).line
        if said is None:
            raise ReadError(f"{path}:{line}: what begins here is not closed: end it with `{closing(text, first)}`")
        yield Directive(" ".join(said.split()), line)


def _without_hidden(traced: TracedText, start: int) -> TracedText:
    """Return a text without comments, markers and fenced code; what is opened and never closed stays."""
    text = traced.text
    rewriting = Rewriting(traced)
    end = start
    for first, last in sorted((*_comments(text, start), *_fenced(text, start), *markers(text, start))):
        if first >= end:
            rewriting.replace(first, last)
            end = last
    return rewriting.done()


def _comments(text: str, start: int) -> Iterator[tuple[int, int]]:
    start = text.find("<!--", start)
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end)


def _fenced(text: str, start: int) -> Iterator[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text, start):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2]:
            yield opening.start(), fence.end()
            opening = None


class _Layout:
    """The walk over the lines of one file."""

    def __init__(self, traced: TracedText, lines: Lines) -> None:
        self._text = traced.text
        self._lines = lines
        self._is_indented = lines is Lines.GUESSED and len(_INDENTED.findall(traced.text)) > 1
        self._rewriting = Rewriting(traced)
        self._blocks: list[Block] = []
        self._position = 0
        self._headed = False
        self._beside_image = False

    def title(self, place: Span, title: str, end: int) -> None:
        """Make the title that front matter declares the first block."""
        start = self._text.find(title, place.start, place.end)
        if start < 0:  # It was folded or escaped: its characters lead back to about where they stand.
            self._rewriting.replace(0, place.start)
            self._rewriting.replace(place.start, place.end, title)
            start_of_rest = place.end
        else:
            self._rewriting.replace(0, start)
            start_of_rest = start + len(title)
        self._rewriting.replace(start_of_rest, end, "\n\n")
        self._blocks.append(Block(BlockKind.HEADLINE, Span(0, len(title))))
        self._position = end
        self._headed = True

    def skip(self, end: int) -> None:
        """Leave out the front matter."""
        self._rewriting.replace(0, end)
        self._position = end

    def blocks(self) -> tuple[TracedText, tuple[Block, ...]]:
        """Return the canonical text and its blocks."""
        group: list[_Line] = []
        for start, end in self._raw_lines():
            line = self._line(start, end)
            if line is None:
                self._close(group)
                continue
            if line.level or line.framed:
                self._close(group)
                self._emit([line], line.level or 2)
            elif group and self._underlines(group, line):
                self._emit(group, 1 if self._text[line.start] == "=" else 2)
                group.clear()
            elif _is_rule(self._text, line.start, line.end):
                self._close(group)
                self._emit([line], kind=BlockKind.RESIDUE)
            else:
                if group and self._begins_anew(group[-1], line):
                    self._close(group)
                group.append(line)
        self._close(group)
        return self._rewriting.done(), tuple(self._blocks)

    def _begins_anew(self, last: _Line, line: _Line) -> bool:
        """Tell whether a line begins another paragraph than the line before it.

        A dash does behind the end of a sentence, a colon or another line with a dash; in the middle of a sentence it
        is one of its marks. What follows a short item is no part of it if it begins as a sentence does. Where
        paragraphs are indented, as on the wire, an indented line behind another or the end of a sentence begins one.
        """
        if line.item or line.quoted != last.quoted or last.broken:
            return True
        if self._is_indented and line.indent and (not last.indent or self._text[last.end - 1] in _ENDS):
            return True
        if line.dashed:
            return last.dashed or self._text[last.end - 1] in _ENDS
        is_short = last.end - last.start < _SHORTEST_WRAPPED
        return (last.item or last.dashed) and is_short and self._text[line.start].isupper()

    def _raw_lines(self) -> Iterator[tuple[int, int]]:
        text = self._text
        start = self._position
        while True:
            end = text.find("\n", start)
            if end < 0:
                yield start, len(text)
                return
            yield start, end
            start = end + 1

    def _line(self, start: int, end: int) -> _Line | None:
        """Return what stands on a line; None if nothing does."""
        text = self._text
        line = text[start:end]
        words = line.strip()
        if not words:
            return None
        broken = line.endswith("  ")
        indent = 0
        if len(words) < len(line):
            indent = len(line) - len(line.lstrip())
            start += indent
            end = start + len(words)
        first = words[0]
        if first.isalpha():
            return _Line(start, end, broken=broken, indent=indent)
        if first == "#" and (mark := _HEADING.match(words)):
            closing = _HEADING_END.search(words, mark.end())
            return _Line(start + mark.end(), start + closing.start() if closing else end, level=len(mark[1]))
        if first == ">" and (mark := _QUOTE.match(words)) and mark.end() < len(words):
            return _Line(start + mark.end(), end, quoted=True)
        if first == "-" and _FRAMED.fullmatch(words):
            return _Line(start + 2, end - 2, framed=True)
        if first in "-*+•" and not _is_rule(words, 0, len(words)) and (mark := _BULLET.match(words)):
            return _Line(start + mark.end(), end, item=True)
        if first == "[" and self._lines is Lines.WRAPPED and _REFERENCE.fullmatch(words):
            return None
        if first in "–—":
            return _Line(start, end, broken=broken, dashed=len(words) > 1 and words[1].isspace())
        item = first.isdigit() and self._lines is Lines.WRAPPED and _NUMBERED.match(words) is not None
        return _Line(start, end, item=item, broken=broken, indent=indent)

    def _underlines(self, group: Sequence[_Line], line: _Line) -> bool:
        """Tell whether a line of ``=`` or, in Markdown, ``-`` makes the lines above it a heading."""
        written = self._text[line.start : line.end]
        if group[-1].item or group[-1].quoted or len(written) < 3 or not _UNDERLINE.fullmatch(written):
            return False
        return written[0] == "=" or self._lines is Lines.WRAPPED

    def _close(self, group: list[_Line]) -> None:
        """Make blocks of a group of lines, and empty it."""
        if not group:
            return
        if len(group) > 1 and self._lines is Lines.GUESSED and not self._hard_wrapped(group):
            for line in group:
                self._emit([line])
        else:
            self._emit(group)
        group.clear()

    def _hard_wrapped(self, group: Sequence[_Line]) -> bool:
        """Tell whether one paragraph was broken into lines.

        It was if its longest line measures 50 to 100 characters and no line had room for the first word of the next.
        Besides, some line goes on in lower case, as the second of two separate statements would not, unless the text
        indents its paragraphs.
        """
        text = self._text
        lengths = [line.indent + line.end - line.start for line in group]
        longest = max(lengths)
        goes_on = any(text[line.start].islower() for line in group[1:])
        if len(group) >= _FEWEST_WRAPPED and (self._is_indented or text[group[1].start].islower()):
            group, lengths = group[1:], lengths[1:]
        if not _SHORTEST_WRAPPED <= longest <= _LONGEST_WRAPPED:
            return False
        for line, length in zip(group[1:], lengths[:-1], strict=True):
            word = _FIRST_WORD.match(text, line.start, line.end)
            if word is not None and length + 1 + len(word[0]) <= longest - _RAGGED:
                return False
        return goes_on or self._is_indented

    def _emit(self, lines: Sequence[_Line], level: int = 0, kind: BlockKind | None = None) -> None:
        """Write one block of these lines, without their marks."""
        text = self._text
        start, end = lines[0].start, lines[-1].end
        marks = inline_marks(text, start, end) if kind is None else []
        if not marks and len(lines) == 1:
            place = Span(self._rewriting.moved(start), self._rewriting.moved(end))
            self._blocks.append(Block(kind or self._kind(level, "", text[start:end]), place))
            self._beside_image = False
            return
        joints = [Cut(line.end, following.start, " ") for line, following in pairwise(lines)]
        images = [mark for mark in marks if mark.image]
        cuts = sorted((*marks, *joints))
        # A caption may share its group of lines with its image, so emphasis is that of the words beside it.
        emphasis = (
            emphasis_of_all(marks, text, *_trimmed(text, start, end, sorted((*images, *joints)))) if marks else ""
        )
        start, end = _trimmed(text, start, end, cuts)
        if start >= end:
            self._cut(cuts)
            self._beside_image = bool(images)
            return
        self._cut(cut for cut in cuts if cut.end <= start)
        first = self._rewriting.moved(start)
        self._cut(cut for cut in cuts if start < cut.end and cut.start < end)
        last = self._rewriting.moved(end)
        self._cut(cut for cut in cuts if cut.start >= end)
        self._beside_image |= bool(images)
        self._blocks.append(Block(kind or self._kind(level, emphasis, text[start:end]), Span(first, last)))
        self._beside_image = False

    def _kind(self, level: int, emphasis: str, words: str) -> BlockKind:
        if level:
            headline = level == 1 and not self._headed
            self._headed |= headline
            return BlockKind.HEADLINE if headline else BlockKind.HEADING
        if emphasis and self._beside_image:
            return BlockKind.CAPTION
        if len(emphasis) > 1 and len(words) <= _LONGEST_HEADING and words[-1] not in _STOPS:
            return BlockKind.HEADING
        return BlockKind.PARAGRAPH

    def _cut(self, cuts: Iterable[Cut]) -> None:
        end = 0
        for cut in cuts:
            if cut.start >= end:
                self._rewriting.replace(cut.start, cut.end, cut.text)
                end = cut.end


def _trimmed(text: str, start: int, end: int, cuts: Sequence[Cut]) -> tuple[int, int]:
    """Return where the words begin and end that stand between two offsets, without spaces and cuts at either edge."""
    for cut in cuts:
        start = _after_space(text, start, end)
        if cut.start > start:
            break
        start = max(start, cut.end)
    start = _after_space(text, start, end)
    for cut in reversed(cuts):
        end = _before_space(text, start, end)
        if cut.end < end:
            break
        end = min(end, cut.start)
    return start, _before_space(text, start, end)


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _is_rule(text: str, start: int, end: int) -> bool:
    """Tell whether a line only draws something: three signs or more, and not a letter or digit among them."""
    return end - start >= 3 and not text[start].isalnum() and not any(map(str.isalnum, text[start:end]))
