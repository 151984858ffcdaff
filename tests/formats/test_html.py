"""``html`` as a parser of the WHATWG standard reads it: valid, complete, and with nothing in it but what we wrote."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reporters.html import calendar
from factcheck.reporters.html.markup import Html, element
from samples import NASTY, SOURCE, rendered, run

ONE = run(failed=False)
TEXT = ONE.all[0].text


def parse(page: str) -> Element:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def having(root: Element, name: str) -> Iterator[Element]:
    """The elements of a class."""
    return (found for found in root.iter() if name in found.get("class", "").split())


def words(found: Element) -> str:
    return " ".join("".join(found.itertext()).split())


@pytest.fixture(scope="module")
def page() -> str:
    return rendered("html", run(SOURCE, "# Another\n\nThe vote rose and fell.", failed=True))


@pytest.fixture(scope="module")
def root(page: str) -> Element:
    return parse(page)


def test_the_article_reads_as_it_was_written(page: str) -> None:
    first = next(having(parse(page), "prose"))
    for extra in list(first.iter()):
        for child in list(extra):
            if child.tag == "sup" or "notes" in child.get("class", ""):
                position = list(extra).index(child)
                before = extra[position - 1] if position else None
                if before is None:
                    extra.text = (extra.text or "") + (child.tail or "")
                else:
                    before.tail = (before.tail or "") + (child.tail or "")
                extra.remove(child)
    assert [words(block) for block in first] == [" ".join(line.split()) for line in TEXT.splitlines() if line]


def test_articles_bring_no_markup_and_no_script(root: Element, page: str) -> None:
    scripts = list(root.iter("script"))
    assert len(scripts) == 1
    assert len(list(root.iter("style"))) == 1
    assert not list(root.iter("img"))
    assert not list(root.iter("b")) or all(words(bold).isdigit() for bold in root.iter("b"))
    for found in root.iter():
        assert not any(name.startswith("on") or name == "style" for name in found.attrib)
    assert "hacked=1</script>" not in page.replace("&lt;/script&gt;", "")
    assert NASTY in "".join(root.itertext())


def test_it_asks_for_nothing(root: Element) -> None:
    for found in root.iter():
        assert found.get("src") is None
        assert found.get("href", "#").startswith("#")
        assert found.tag not in ("link", "iframe", "object", "form")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", "".join(root.find("head").itertext()))  # type: ignore[union-attr]


def test_its_policy_lets_only_its_own_style_and_script_run(root: Element) -> None:
    policy = next(meta.get("content", "") for meta in root.iter("meta") if "Security" in meta.get("http-equiv", ""))
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        (found,) = root.iter(name)
        digest = b64encode(sha256((found.text or "").encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("sources", [(), (SOURCE, SOURCE)])
def test_names_are_unique_and_links_lead_somewhere(sources: tuple[str, ...]) -> None:
    root = parse(rendered("html", run(*sources, failed=False)))
    names = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(set(names)) == len(names)
    for found in root.iter("a"):
        assert found.get("href", "")[1:] in names
    for found in root.iter():
        for attribute in ("data-of", "data-side"):
            for name in found.get(attribute, "").split():
                assert name in names


def test_every_finding_is_marked_and_has_its_note(root: Element) -> None:
    made = ONE.all[0]
    expected = [finding for finding in made.record.findings if finding.verdict != "confirmed"]
    expected += [claim for claim in made.details.claims if claim.verdict == "confirmed"]
    first = next(having(root, "story"))
    notes = list(having(first, "note"))
    assert len(notes) == len(expected)
    marked = {}
    for finding in expected:
        note = next(
            note
            for note in notes
            if words(next(having(note, "message"))) == " ".join(finding.message.split())
            and note.get("id") not in marked
        )
        name = note.get("id", "")
        marked[name] = "".join(
            "".join(mark.itertext()) for mark in first.iter("mark") if name in mark.get("data-of", "").split()
        )
        assert marked[name] == finding.span.text
        assert sum(found.get("id") == f"{name}-ref" for found in first.iter("sup")) == 1


def test_repairs_show_what_goes_and_what_comes(root: Element) -> None:
    change = next(having(root, "change"))
    assert [(child.tag, child.text) for child in change] == [("del", "wrong"), ("ins", "better")]


def test_what_is_suppressed_stands_apart_with_its_reason(root: Element) -> None:
    (section,) = having(root, "suppressed")
    assert len(list(section.iter("li"))) == 3
    assert "Suppressed until 2030-01-31 in drafts/article.factcheck.toml:7: Known" in words(section)


def test_what_could_not_be_checked_stands_at_the_head(root: Element) -> None:
    alerts = [words(found) for found in having(root, "alert")]
    assert alerts[0].startswith("Not checked: demo.fragile: It broke")
    assert alerts[-1] == "Not checked: drafts/broken.md: not UTF-8 text: <convert> it"


def test_several_articles_have_an_index(root: Element) -> None:
    (index,) = having(root, "index")
    links = [found.get("href") for found in index.iter("a")]
    assert links == ["#a1", "#a2", "#a3"]
    assert not list(having(parse(rendered("html", run(failed=False))), "index"))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))))
def test_nothing_breaks_out_of_an_element(text: str) -> None:
    made = element("p", text, title=text, class_="a", hidden=True, data_x=None)
    (found,) = parse(f"<!doctype html><title>x</title>{made}").iter("p")
    assert (found.text or "") == text
    assert found.get("title") == text
    assert not list(found)


def test_markup_is_told_from_text() -> None:
    assert element("p", Html("<b>"), "<b>") == "<p><b>&lt;b&gt;</p>"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2021-12-07", "2021-12-07", "7 December 2021"),
        ("2021-12-07", "2021-12-13", "7 to 13 December 2021"),
        ("2021-11-30", "2021-12-01", "30 November to 1 December 2021"),
        ("2021-12-24", "2022-01-05", "24 December 2021 to 5 January 2022"),
        ("2021-06-01", "2021-06-30", "June 2021"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("1789-01-01", "1799-12-31", "1789 to 1799"),
    ],
)
def test_days_in_words(first: str, last: str, told: str) -> None:
    assert calendar.in_words(date.fromisoformat(first), date.fromisoformat(last)) == told


@given(st.dates(date(1850, 1, 1), date(2140, 1, 1)), st.integers(9, 100_000))
def test_a_calendar_has_a_few_days_on_it_by_name(first: date, days: int) -> None:
    frame = (first, min(first + timedelta(days=days), date(2150, 12, 31)))
    ticks = calendar._ticks(frame)
    assert len(ticks) <= calendar._MOST_TICKS
    assert all(frame[0] <= day <= frame[1] for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})
    # Months and years begin on their first, of decades too.
    assert len(ticks) >= 1 or days < 400
