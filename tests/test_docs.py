"""The documentation: what it shows is so, what is made of the code is current, and every link leads somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

import build_docs
from conftest import ROOT
from factcheck.cli.main import COMMANDS
from snippets import Session, SnippetError, command_exists, snippets

REFERENCE = ROOT / "docs" / "reference"
#: Made of the code, or run by tests of their own.
ELSEWHERE = {
    "examples/newsroom/README.md": "tests/test_newsroom.py",
    "benchmarks/README.md": "they measure for hours, on corpora that are no part of the repository",
}
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (
        "*.md",
        "docs/*.md",
        "docs/r*/*.md",
        "examples/*/README.md",
        "benchmarks/README.md",
        "tests/corpora/README.md",
    )
    for path in ROOT.glob(pattern)
)
WRITTEN = [page for page in PAGES if not page.startswith(("docs/rules/", "docs/reference/"))]
RUN = [page for page in WRITTEN if page not in ELSEWHERE]
#: Snippets that are not run, few enough that each can be looked at; whoever adds one changes this number.
NOT_RUN = 8
_LINK = re.compile(r"(?<!`)\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")
_FENCES = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"`(factcheck [^`…|\[]+)`")


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the pages are for a Unix shell")
@pytest.mark.parametrize("page", RUN)
def test_what_it_shows_is_so(page: str, tmp_path: Path) -> None:
    Session(tmp_path).go_through(text_of(page), page)


@pytest.mark.parametrize("page", WRITTEN)
def test_its_commands_exist(page: str) -> None:
    for command in _COMMAND.findall(text_of(page)):
        _, first, *rest = command.split()
        assert first in (*COMMANDS, "--version"), command
        # A command and its kind alone are its name.
        if len(rest) > 1:
            command_exists(command)


@cache
def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", _FENCES.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {slug(heading) for heading in headings}


def slug(heading: str) -> str:
    """Return the anchor of a heading, as the site and the hosts of repositories make it."""
    plain = unicodedata.normalize("NFC", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", heading)).lower()
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in _LINK.finditer(_FENCES.sub("", text_of(page))):
        target = ROOT / page if not link["path"] else (ROOT / page).parent / link["path"]
        assert target.exists(), link[0]
        if link["anchor"] and target.suffix == ".md":
            assert link["anchor"] in anchors(target.resolve()), link[0]


@pytest.mark.parametrize("tool", [["reference.py", "docs/reference"], ["drawing.py", "docs/chronology.md"]])
def test_what_is_made_of_the_code_is_current(tool: list[str], tmp_path: Path) -> None:
    script, given = tool
    arguments = [str(tmp_path)] if script == "reference.py" else [str(ROOT / given)]
    command = [sys.executable, str(ROOT / "tools" / script), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    remedy = f"run `python tools/{script} {given}`"
    if script == "drawing.py":
        assert done.stdout == text_of("docs/chronology.svg"), f"{remedy} > docs/chronology.svg"
    else:
        made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
        there = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.iterdir()}
        assert sorted(name for name in made | there if made.get(name) != there.get(name)) == [], remedy


def test_the_reference_names_everything() -> None:
    import factcheck
    from factcheck import Layer, hookspecs

    api, layers = text_of("docs/reference/api.md"), text_of("docs/reference/layers.md")
    for name in factcheck.__all__:
        assert f"\n## `{name}`\n" in (layers if isinstance(getattr(factcheck, name), Layer) else api), name
    hooks = text_of("docs/reference/hooks.md")
    for name in vars(hookspecs):
        assert not name.startswith("factcheck_") or f"\n## `{name}`\n" in hooks


def test_what_is_not_run_says_why() -> None:
    marked = [(page, snippet.not_run) for page in RUN for snippet in snippets(text_of(page)) if snippet.not_run]
    assert all(len(str(why).split()) > 2 for _, why in marked)
    assert len(marked) <= NOT_RUN, marked


def test_a_page_that_is_wrong_is_told(tmp_path: Path) -> None:
    page = (
        "Write `a.md`:\n\n```markdown\n---\nlang: en\ndate: 2025-02-18\n---\n\nOn Monday 18 February.\n```\n\n```sh\n"
    )
    wrong = page + "factcheck check a.md\n```\n"
    with pytest.raises(SnippetError, match=r"page\.md:12: `factcheck check a\.md` ends with 1"):
        Session(tmp_path / "exit").go_through(wrong, "page.md")
    wrong = "Now in `a.md`, in place of the line `x`:\n\n```text\ny\n```\n"
    with pytest.raises(SnippetError, match=r"page\.md:18: the line `x` stands 0 times in a\.md"):
        Session(tmp_path / "change").go_through(page + "ls\n```\n\n" + wrong, "page.md")
    wrong = page + "factcheck check a.md   # exit 1\n```\n\n```text\na.md:6:4 warning\n```\n"
    with pytest.raises(SnippetError, match=r"page\.md:16: this is not what is printed"):
        Session(tmp_path / "output").go_through(wrong, "page.md")


def test_the_commands_of_the_readme_set_up_everything() -> None:
    lines = [line for snippet in snippets(text_of("README.md")) for line in snippet.code.splitlines() if "venv" in line]
    # .ci/run takes the last one from there.
    assert [line.rpartition("&& ")[2] for line in lines] == [".venv/bin/factcheck check seeds/", ".venv/bin/pytest"]


def test_every_page_is_on_the_site(tmp_path: Path) -> None:
    pages = build_docs.lay_out(tmp_path)
    assert list(build_docs.faults(tmp_path, pages)) == []
    assert all((tmp_path / page).exists() for page in pages)
    (fault,) = build_docs.faults(tmp_path, [page for page in pages if page != "docs/gate.md"])
    assert fault == "docs/gate.md: is not in the navigation: name it in docs/zensical.toml"


def test_what_the_tool_of_the_site_lets_pass_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<a href="../b/">b</a><img src="c.png"><script src="https://cdn.x/y.js">'
    )
    pages = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")]
    assert list(build_docs.faults(tmp_path, pages)) == [
        "a/index.html: leads to ../b/, which is not there",
        "a/index.html: leads to c.png, which is not there",
        'a/index.html: loads from elsewhere: <script src="https://cdn.x/y.js',
    ]


@pytest.mark.skipif(find_spec("zensical") is None, reason="the site is built by Zensical: pip install '.[docs]'")
def test_the_site_is_built_without_warnings(tmp_path: Path) -> None:
    assert build_docs.build(tmp_path / "site") == []
    for page in (
        "index.html",
        "docs/first-rules/index.html",
        "docs/reference/layers/index.html",
        "docs/chronology.svg",
    ):
        assert (tmp_path / "site" / page).is_file()
