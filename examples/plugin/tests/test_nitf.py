"""The reader: what of a file is the article, and where it stands."""

from datetime import date

import pytest

from factcheck import BlockKind, ReadError
from factcheck_example.nitf import NitfReader

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="en-GB">
 <head><title>Short &amp; good</title>
  <docdata><date.issue norm="20240312T101500Z"/><date.release norm="20240313"/></docdata></head>
 <body><body.head><hedline><hl1>The bridge</hl1></hedline><byline>By  Ann
  Lee</byline></body.head>
  <body.content><!-- factcheck-ignore dates: as on the poster -->
   <p>It caf&#233; opened,   <em>it</em>
      seems &#8212; 𝄞 late.</p><media><media-caption>A view</media-caption></media>
  </body.content></body>
</nitf>
"""


def read(source):
    return NitfReader().read(source.encode(), "article.nitf")


def test_the_blocks_are_those_of_the_body():
    article = read(PAGE)
    assert [(kind, article.text[span.start : span.end]) for kind, span in article.blocks] == [
        (BlockKind.HEADLINE, "The bridge"),
        (BlockKind.BYLINE, "By Ann Lee"),
        (BlockKind.PARAGRAPH, "It café opened, it seems — 𝄞 late."),
        (BlockKind.CAPTION, "A view"),
    ]


@pytest.mark.parametrize("word", ["bridge", "Lee", "opened", "seems", "late", "view"])
def test_every_word_leads_back_to_its_line_and_column(word):
    article = read(PAGE)
    before = PAGE[: PAGE.index(word, PAGE.index("<hl1>"))]
    position = article.source_map.position(article.text.index(word))
    assert position == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_what_the_head_declares():
    metadata = read(PAGE).metadata
    assert metadata.title == "Short & good"
    assert (metadata.published, metadata.modified) == (date(2024, 3, 12), date(2024, 3, 13))
    assert (metadata.language, metadata.author) == ("en", "By Ann Lee")


def test_a_comment_can_speak_to_factcheck():
    (directive,) = read(PAGE).directives
    assert (directive.text, directive.line) == ("factcheck-ignore dates: as on the poster", 7)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<nitf><body>", "article.nitf:1: not well-formed XML: no element found"),
        ("<html/>", "it begins with <html>"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>', "declares an entity `a`"),
        ('<nitf><date.issue norm="soon"/></nitf>', "<date.issue norm='soon'> is no day"),
    ],
)
def test_what_cannot_be_read_is_told(source, told):
    with pytest.raises(ReadError) as raised:
        read(source)
    assert told in str(raised.value)
