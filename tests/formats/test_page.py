"""The page in a real browser: it is read, clicked, filtered, steered by keys, narrowed, darkened and printed.

With FACTCHECK_SCREENSHOTS set to a folder, pictures of it are left there for someone to look at.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from browser import Browser, find
from conftest import ROOT
from conftest import Run as Command
from samples import SOURCE, rendered, run

EXECUTABLE = find()
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
VISIBLE = "[...document.querySelectorAll('.note')].filter(note => note.checkVisibility()).map(note => note.id)"

pytestmark = pytest.mark.skipif(
    EXECUTABLE is None, reason="no Chromium: install Debian's package chromium, or name one in FACTCHECK_BROWSER"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    started = Browser(str(EXECUTABLE), tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def one(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The page of one article with everything in it."""
    browser.media()
    opened(browser, tmp_path, rendered("html", run(failed=False)))
    yield browser
    assert browser.messages == []


@pytest.fixture
def several(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The page of three articles, one of which could not be read."""
    browser.media()
    opened(browser, tmp_path, rendered("html", run(SOURCE, SOURCE)))
    yield browser
    assert browser.messages == []


@pytest.fixture
def seeds(browser: Browser, tmp_path: Path, factcheck: Command) -> Iterator[Browser]:
    """The page of the five articles that come with factcheck."""
    browser.media()
    opened(browser, tmp_path, factcheck("check", ROOT / "seeds", "--output-format", "html").out)
    yield browser
    assert browser.messages == []


def opened(browser: Browser, folder: Path, page: str, fragment: str = "", width: int = 1280) -> None:
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    browser.open(path.as_uri() + fragment, width)
    assert browser.requests == [path.as_uri()]


def pictured(browser: Browser, name: str) -> None:
    folder = os.environ.get("FACTCHECK_SCREENSHOTS")
    if folder:
        browser.screenshot(Path(folder) / f"{name}.png")


def box(browser: Browser, selector: str) -> dict[str, float]:
    found: dict[str, float] = browser.run(
        f"document.querySelector({json.dumps(selector)}).getBoundingClientRect().toJSON()"
    )
    return found


def test_no_script_of_an_article_runs(one: Browser) -> None:
    assert one.run("typeof hacked") == "undefined"
    assert one.run("document.querySelectorAll('img').length") == 0


def test_the_policy_stops_what_is_slipped_in(one: Browser) -> None:
    one.run(
        "(() => {const script = document.createElement('script'); script.textContent = 'hacked = 1';"
        "document.body.append(script)})()"
    )
    one.settle()
    assert one.run("typeof hacked") == "undefined"
    assert any("Content Security Policy" in message for message in one.messages)
    one.messages.clear()


def test_notes_stand_in_the_margin_beside_their_words(seeds: Browser) -> None:
    seeds.click(".index a[href='#a1']")
    pictured(seeds, "article")
    text = box(seeds, ".shown .prose")
    tops = []
    for note in seeds.run(VISIBLE):
        place = box(seeds, f"#{note}")
        assert place["left"] > text["right"]
        assert place["top"] >= box(seeds, f"mark[data-of~='{note}']")["top"] - 8
        tops.append((place["top"], place["bottom"]))
    assert len(tops) == 3
    assert all(first[1] <= second[0] for first, second in pairwise(tops))


def test_a_click_on_words_opens_their_proof(seeds: Browser) -> None:
    seeds.click(".index a[href='#a1']")
    seeds.click("mark[data-of~='a1-f3']")
    assert seeds.run("document.querySelector('.note.current').id") == "a1-f3"
    assert seeds.run("document.querySelector('#a1-f3 .proof').checkVisibility()")
    assert seeds.run("document.querySelectorAll('.shown .prose .side').length") >= 4
    assert abs(box(seeds, "#a1-f3")["top"] - box(seeds, "mark[data-of~='a1-f3']")["top"]) < 400
    pictured(seeds, "article-proof")
    seeds.click(".shown .head")
    assert seeds.run("document.querySelector('.note.current')") is None
    assert not seeds.run("document.querySelector('#a1-f3 .proof').checkVisibility()")


def test_a_click_on_the_same_words_goes_through_their_findings(one: Browser) -> None:
    over = one.run("document.querySelector('mark[data-of*=\" \"]').dataset.of.split(' ')")
    seen = set()
    for _ in over:
        one.click("mark[data-of*=' ']")
        seen.add(one.run("document.querySelector('.note.current').id"))
    assert seen == set(over)


@pytest.mark.parametrize("label", ["error", "warning", "info", "unverified"])
def test_filters_hide_notes_and_marks_of_a_level(one: Browser, label: str) -> None:
    before = one.run(VISIBLE)
    gone = one.run(f"[...document.querySelectorAll('.note.{label}')].map(note => note.id)")
    assert gone
    one.click(f".filter.{label}")
    assert one.run(VISIBLE) == [note for note in before if note not in gone]
    assert one.run(f"document.querySelectorAll('mark.{label}').length") == 0
    one.click(f".filter.{label}")
    assert one.run(VISIBLE) == before


def test_confirmed_claims_are_shown_on_request(one: Browser) -> None:
    assert not any(note.startswith("a1-c") for note in one.run(VISIBLE))
    one.click(".filter.confirmed")
    assert "a1-c1" in one.run(VISIBLE)
    assert one.run("document.querySelector('mark.confirmed').textContent") == "right"
    assert one.run("document.querySelector('.status').textContent").endswith("findings shown")


def test_filters_hide_a_family_of_rules(seeds: Browser) -> None:
    seeds.click(".index a[href='#a1']")
    before = seeds.run(VISIBLE)
    seeds.click("label:has(input[data-filter=family][value=copy])")
    assert seeds.run(VISIBLE) == before[1:]


def test_keys_go_from_finding_to_finding(one: Browser) -> None:
    order = one.run(VISIBLE)
    visited = []
    for _ in range(len(order) + 1):
        one.press("j")
        visited.append(one.run("document.activeElement.id"))
    assert visited == [*order, order[0]]
    one.press("k")
    assert one.run("document.activeElement.id") == order[-1]
    one.press("k")
    folded = "document.querySelector('.note.current .proof').checkVisibility()"
    assert one.run(folded)
    one.press("Enter")
    assert not one.run(folded)
    one.press("Escape")
    assert one.run("document.querySelector('.note.current')") is None
    one.press("e")
    assert one.run("document.querySelector('.filter.error input').checked") is False
    one.press("?")
    assert one.run("document.querySelector('dialog').open")
    one.press("Escape")
    assert not one.run("document.querySelector('dialog').open")


def test_tab_reaches_the_filters_and_every_sign(one: Browser) -> None:
    reached = set()
    for _ in range(80):
        one.call("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", windowsVirtualKeyCode=9)
        one.call("Input.dispatchKeyEvent", type="keyUp", key="Tab", windowsVirtualKeyCode=9)
        reached.add(
            one.run("document.activeElement.getAttribute('href') || document.activeElement.dataset.filter || ''")
        )
    assert "label" in reached
    assert {f"#{note}" for note in one.run(VISIBLE)} <= reached


def test_signs_take_the_keyboard(one: Browser) -> None:
    one.run("document.querySelector('#a1-f2-ref a').focus()")
    one.press("Enter")
    assert one.run("document.querySelector('.note.current').id") == "a1-f2"


def test_the_index_leads_to_articles_and_back(several: Browser) -> None:
    shown = "[...document.querySelectorAll('.story')].filter(story => story.checkVisibility()).map(story => story.id)"
    assert several.run(shown) == []
    several.click(".index a[href='#a2']")
    assert several.run(shown) == ["a2"]
    assert not several.run("document.querySelector('.index').checkVisibility()")
    several.press("]")
    assert several.run(shown) == ["a3"]
    several.press("[", "[")
    assert several.run(shown) == ["a1"]
    several.run("history.back()")
    several.settle()
    assert several.run(shown) == ["a2"]
    several.press("i")
    assert several.run(shown) == []


def test_an_address_opens_its_finding(browser: Browser, tmp_path: Path) -> None:
    browser.media()
    opened(browser, tmp_path, rendered("html", run(SOURCE, SOURCE)), "#a2-f3")
    assert browser.run("document.querySelector('.note.current').id") == "a2-f3"
    place = box(browser, "#a2-f3-ref")
    assert 100 < place["top"] < 800


@pytest.mark.parametrize("width", [320, 420, 820])
def test_narrow_pages_have_the_notes_behind_their_paragraph(browser: Browser, tmp_path: Path, width: int) -> None:
    browser.media()
    opened(browser, tmp_path, rendered("html", run(failed=False)), width=width)
    pictured(browser, f"width-{width}")
    assert browser.run("document.documentElement.scrollWidth") <= width
    for note in browser.run(VISIBLE):
        place = box(browser, f"#{note}")
        assert place["top"] >= box(browser, f"#{note}-ref")["top"]
        assert place["left"] >= 0
        assert place["right"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_the_button(one: Browser, scheme: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    one.media("", prefers_color_scheme=scheme)
    shade = one.run(f"{paper}.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3")
    assert shade > 200 if scheme == "light" else shade < 60
    system = one.run(paper)
    seen = []
    for _ in range(3):
        one.click(".theme")
        seen.append(one.run(paper))
    assert seen[2] == system
    assert len(set(seen)) == 2
    pictured(one, scheme)


def test_print_is_light_and_complete(one: Browser, tmp_path: Path) -> None:
    one.media("print", prefers_color_scheme="dark")
    pictured(one, "print")
    assert one.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not one.run("document.querySelector('.filters').checkVisibility()")
    assert one.run(
        "[...document.querySelectorAll('.note')].every(note => getComputedStyle(note).position != 'absolute')"
    )
    proofs = "[...document.querySelectorAll('.note:not(.confirmed) .proof')].every(proof => proof.checkVisibility())"
    assert one.run(proofs)
    path = tmp_path / "report.pdf"
    one.pdf(path)
    assert path.read_bytes().startswith(b"%PDF")


def test_the_index_prints_with_all_its_articles(several: Browser) -> None:
    several.media("print")
    assert several.run("[...document.querySelectorAll('.story, .index')].every(part => part.checkVisibility())")


def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    browser.media()
    browser.scripts(run=False)
    try:
        opened(browser, tmp_path, rendered("html", run(SOURCE, SOURCE)))
        assert browser.run("document.querySelector('.note .fold')") is None
        assert browser.run("[...document.querySelectorAll('.story, .index')].every(part => part.checkVisibility())")
        notes = "[...document.querySelectorAll('.note:not(.confirmed) .proof')].every(proof => proof.checkVisibility())"
        assert browser.run(notes)
        assert not browser.run("document.querySelector('.filters').checkVisibility()")
    finally:
        browser.scripts(run=True)


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm install --prefix tests/formats --no-package-lock")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["", "#a1", "#a1-f2"])
def test_axe_finds_nothing_to_mend(browser: Browser, tmp_path: Path, scheme: str, view: str) -> None:
    browser.media("", prefers_color_scheme=scheme)
    opened(browser, tmp_path, rendered("html", run(SOURCE, SOURCE)), view)
    browser.press("c")
    browser.run(AXE.read_text(encoding="utf-8") + ";0")
    found: list[dict[str, Any]] = browser.run("axe.run().then(result => result.violations)")
    assert [(entry["id"], [node["html"] for node in entry["nodes"]][:3]) for entry in found] == []
