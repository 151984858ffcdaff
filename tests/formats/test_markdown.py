"""``markdown`` as a CommonMark parser with tables reads it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.reporters.markdown import _escaped
from samples import NASTY, SOURCE, rendered, run


def tokens(text: str) -> list[Token]:
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        found += [token, *(token.children or ())]
    return found


def plain(text: str) -> str:
    """The words of a text as a reader sees them."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special", "code_inline"))


def test_the_summary_has_its_parts() -> None:
    found = tokens(rendered("markdown"))
    headings = [found[at + 1].content for at, token in enumerate(found) if token.type == "heading_open"]
    assert headings[0].endswith("factcheck: Undecided: 2 checks could not be done.")
    assert len(headings) == 3
    rows = [token for token in found if token.type == "tr_open"]
    assert len(rows) == 1 + 2
    cells = [token for token in found if token.type in ("td_open", "th_open")]
    assert len(cells) == 6 * len(rows)
    assert sum(token.type == "blockquote_open" for token in found) == len(run().all[0].record.findings)


def test_articles_bring_no_markup() -> None:
    found = tokens(rendered("markdown"))
    allowed = ("<details>", "<details open>", "<summary>", "</summary>", "</details>", "<br>", "<!-- -->")
    for token in found:
        assert token.type not in ("link_open", "image", "s_open")
        if token.type in ("html_block", "html_inline"):
            rest = token.content
            for tag in allowed:
                rest = rest.replace(tag, "")
            assert "<" not in rest


def test_words_come_out_as_they_went_in() -> None:
    for text in (
        NASTY,
        "# no heading",
        "1. no list",
        "- no list",
        "+ no list",
        "=== no heading",
        "a_b_ *c* ~~d~~ [e](http://f) ![g](h) $i$ | j",
        "@nobody, #12, https://example.org, :smile: &amp; <b>",
        r"\ back`tick`",
    ):
        assert plain(_escaped(text)).replace("<!-- -->", "") == text
        assert [token.type for token in tokens(_escaped(text)) if token.type not in ("text", "text_special")][:3] == [
            "paragraph_open",
            "inline",
            *(["html_inline"] if "@" in text or "#" in text else ["paragraph_close"]),
        ]


def test_a_comment_holds_it() -> None:
    report = rendered("markdown", run(*[SOURCE] * 60))
    assert len(report) < 65_536
    assert "more parts of this report would not fit here" in report
