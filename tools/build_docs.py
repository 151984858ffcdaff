"""Builds the documentation as a site: ``python tools/build_docs.py OUT``, with ``pip install '.[docs]'``.

The pages are laid out in a folder as they stand in the repository, with the files that they link to, so that one link
serves the site and the repository. Warnings are errors. What Zensical passes over is looked for here: pages that are
not in the navigation, links to files and images that are not there, and anything that is loaded from elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CONFIGURATION = ROOT / "docs" / "zensical.toml"
#: Reached from the list of rules, so that forty lines need not stand in the navigation.
LISTED_ELSEWHERE = "docs/rules/"
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
_LOADED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\s(?:src|href)=\"?(?:https?:)?//[^\s\">]+", re.IGNORECASE
)
_RELATIVE = re.compile(r"\s(?:href|src)=\"?(?!\w+:|//|#)([^\s\"#?>]+)")
_HARMLESS = re.compile(r"rel=\"?(?:canonical|next|prev|icon)|href=\"?https://zensical\.org")


def lay_out(folder: Path) -> list[str]:
    """Copy the pages of the navigation, and what they link to, into a folder; return their names."""
    configuration = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))
    pages = sorted({*_named(configuration["project"]["nav"]), *_in(LISTED_ELSEWHERE)})
    files = {*pages, *configuration["project"]["extra_css"]}
    for page in pages:
        for link in _LINK.findall((ROOT / page).read_text(encoding="utf-8")):
            target = (ROOT / page).parent / link
            if target.is_file():
                files.add(target.resolve().relative_to(ROOT).as_posix())
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, folder / file)
    return pages


def faults(site: Path, pages: list[str]) -> Iterator[str]:
    """Yield what is wrong with a site that Zensical lets pass."""
    for page in (path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md")):
        if page not in pages:
            yield f"{page}: is not in the navigation: name it in {CONFIGURATION.relative_to(ROOT)}"
    for path in site.rglob("*.html"):
        written = path.read_text(encoding="utf-8")
        name = path.relative_to(site)
        # The page for what is not found does not know where it stands.
        for link in sorted(set(_RELATIVE.findall(written))) if name.name != "404.html" else ():
            target = path.parent / link
            if not target.is_file() and not (target / "index.html").is_file():
                yield f"{name}: leads to {link}, which is not there"
        for loaded in _LOADED.findall(written):
            if not _HARMLESS.search(loaded):
                yield f"{name}: loads from elsewhere: {loaded}"


def build(out: Path) -> list[str]:
    """Build the site and return what is wrong with it."""
    with tempfile.TemporaryDirectory() as work:
        pages = lay_out(Path(work) / "pages")
        shutil.copyfile(CONFIGURATION, Path(work) / CONFIGURATION.name)
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "-f", CONFIGURATION.name]
        done = subprocess.run(command, cwd=work, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            return [done.stdout + done.stderr]
        shutil.copytree(Path(work) / "site", out, dirs_exist_ok=True)
        # Hidden files are left out of a site, and pages link to some of them.
        for file in (Path(work) / "pages").rglob("*"):
            place = file.relative_to(Path(work) / "pages")
            if file.is_file() and any(part.startswith(".") for part in place.parts):
                (out / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, out / place)
    return list(faults(out, pages))


def _named(navigation: Any) -> Iterator[str]:
    for entry in navigation:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from _named(value)


def _in(folder: str) -> Iterator[str]:
    yield from (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob("*.md"))


if __name__ == "__main__":
    found = build(Path(sys.argv[1]))
    print("\n".join(found), file=sys.stderr)
    sys.exit(1 if found else 0)
