"""Canonical characters lead back to the place in the file that they came from."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.model.article import Article, BlockKind
from factcheck.read.markdown import MarkdownReader
from factcheck.read.normalise import normalise
from factcheck.read.rewriting import Rewriting, TracedText
from factcheck.read.text import TextReader

LETTERS = [
    "é",
    "e\u0301",
    "\u0301",
    "a\u0323\u0302",
    "\u212b",
    "각",
    "\u1100\u1161\u11a8",
    "\u0958",
    "İ",
    "ß",
    "a",
    "B",
    "7",
]
EMOJI = ["\U0001f600", "😀\u200d🎉"]
SPACES = [" ", "\u00a0", "\t", "\n", "\r\n", "\r", "\u2028", "\u2009", "\u3000", "\n\n", "  \n"]
INVISIBLE = ["\u00ad", "\u200b", "\ufeff", "\x07"]
MARKS = ["*", "**", "_", "`", "# ", "## ", "- ", "> ", "---", "===", "```\n", "<!--", "-->", "\\*", ".", ":", "1. "]
MARKED = ["[lien](https://x.org/y_(z))", "![image](a.png)", "[30 décembre]", "*mot*", "**gras**", "title: x\n", "---\n"]
PIECES = st.sampled_from([*LETTERS, *EMOJI, *SPACES, *INVISIBLE, *MARKS, *MARKED])
SOURCES = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=40)).map(
    lambda text: text.replace("\0", "")
)


def encodable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def check_way_back(article: Article, source: str) -> None:
    """Every canonical character stands in the source where its position says, up to composition and kinds of space."""
    lines = source.replace("\r\n", "\n\0").replace("\r", "\n").split("\n")
    # The NUL keeps the length of CRLF lines: it stands for the line feed that belongs to the line before.
    lines = [line.removeprefix("\0") for line in lines]
    places = []
    for offset, character in enumerate(article.text):
        position = article.source_map.position(offset)
        places.append(position)
        line = lines[position.line - 1] + "\n"
        written = line[position.column - 1]
        if character.isspace():
            assert written.isspace() or written in "#*->_`=~[]!<>\\.:t" or position.line < len(lines), (
                character,
                written,
            )
        else:
            near = normalize("NFC", line[max(0, position.column - 3) : position.column + 8])
            assert (
                character in near
                or character in normalize("NFD", near)
                or normalize("NFD", character)[0] in normalize("NFD", near)
            )
    assert places == sorted(places)


@given(SOURCES.filter(encodable))
@example("e\u200d\u0301t")
@example("\u0958\u0958a")
def test_normalised_text_is_canonical_and_leads_back(source: str) -> None:
    traced = normalise(source)
    assert is_normalized("NFC", traced.text)
    assert "\r" not in traced.text
    assert "\u00ad" not in traced.text
    assert "\ufeff" not in traced.text
    offsets = [traced.source_offset(offset) for offset in range(len(traced.text))]
    assert offsets == sorted(offsets)
    for character, offset in zip(traced.text, offsets, strict=True):
        assert 0 <= offset < len(source)
        if source[offset] != character and not character.isspace():
            assert normalize("NFD", character)[0] in normalize("NFD", source[max(0, offset - 4) : offset + 4])


@given(SOURCES.filter(encodable))
def test_what_is_canonical_stays_as_it_is(source: str) -> None:
    canonical = normalise(source).text
    again = normalise(canonical)
    assert again.text == canonical
    assert all(again.source_offset(offset) == offset for offset in range(len(canonical)))


@pytest.mark.parametrize("reader", [TextReader(), MarkdownReader()], ids=["text", "markdown"])
@given(source=SOURCES.filter(encodable))
def test_articles_lead_back_to_their_file(reader: TextReader | MarkdownReader, source: str) -> None:
    if normalise(source).text.startswith("---"):
        source = "a" + source
    article = reader.read(source.encode(), "article")
    check_way_back(article, source.removeprefix("\ufeff"))


@pytest.mark.parametrize("reader", [TextReader(), MarkdownReader()], ids=["text", "markdown"])
@given(source=SOURCES.filter(encodable))
def test_blocks_are_in_order_disjoint_and_trimmed(reader: TextReader | MarkdownReader, source: str) -> None:
    if normalise(source).text.startswith("---"):
        source = "a" + source
    article = reader.read(source.encode(), "article")
    end = 0
    for kind, span in article.blocks:
        assert end <= span.start < span.end <= len(article.text)
        words = article.text[span.start : span.end]
        assert words == words.strip()
        assert "\n" not in words
        assert kind in BlockKind
        end = span.end


@given(
    st.text(alphabet="abcdefgh", min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text(alphabet="XYZ", max_size=3)), max_size=5),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text(alphabet="XYZ", max_size=3)), max_size=5),
)
def test_rewritings_compose(source: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]) -> None:
    """Letters of the source that survive two rewritings still lead back to themselves."""
    traced = TracedText(source)
    for edits in (first, second):
        rewriting = Rewriting(traced)
        end = 0
        for start, length, text in sorted(edits):
            start = min(max(start, end), len(traced.text))
            end = min(start + length, len(traced.text))
            rewriting.replace(start, end, text)
        traced = rewriting.done()
    for offset, character in enumerate(traced.text):
        if character.islower():
            assert source[traced.source_offset(offset)] == character
