"""Draws how chronology works: ``python tools/drawing.py docs/chronology.md > docs/chronology.svg``.

The drawing is of the article that the page shows, as factcheck reads it; nothing in it is drawn by hand.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from factcheck.cli.work import load_registry
from factcheck.engine import Engine
from factcheck.model.report import Details
from factcheck.read.markdown import MarkdownReader
from factcheck.records import details

_ARTICLE = re.compile(r"^```markdown\n(.*?)^```", re.MULTILINE | re.DOTALL)
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _LINE = 960, 400, 20, 44, 64, 17
_LETTERS = 52
_STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1d2433 }
  .paper { fill: #fff; stroke: #d5d9e2 }
  .grid { stroke: #d5d9e2 }
  .year { fill: #5a6478 }
  .days { fill: #3d5afe }
  .assumed { fill: #3d5afe; opacity: .45 }
  .declared { fill: #c62828 }
  .window { fill: #2e7d32 }
  .behind { fill: #2e7d32; opacity: .18 }
"""


def drawing(page: str) -> str:
    """Return the drawing of the first article that a page shows, as SVG."""
    written = _ARTICLE.search(page)
    if written is None:
        raise ValueError("the page shows no article")
    article = MarkdownReader().read(written[1].encode(), "article.md")
    return "\n".join(_svg(details(Engine(load_registry()).check(article)))) + "\n"


def _svg(found: Details) -> Iterator[str]:
    if found.frame is None:
        raise ValueError("nothing in the article ties it to the calendar")
    rows = [
        (tie.statement, tie.days, "declared" if tie.declared else "assumed" if tie.assumed else "days")
        for tie in found.ties
    ]
    rows.append(("All of them but the stated date", found.window, "window"))
    height = _TOP + _ROW * len(rows) + 16
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect class="paper" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>'
    for year in range(found.frame[0].year + 1, found.frame[1].year + 1):
        x = _x(date(year, 1, 1), found.frame)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 10}" y2="{height - 12}"/>'
        yield f'<text class="year" x="{x:.1f}" y="{_TOP - 18}" text-anchor="middle">{year}</text>'
    for first, last in found.window:
        yield _bar(first, last, found.frame, _TOP - 10, height - _TOP - 2, "behind")
    for number, (statement, days, kind) in enumerate(rows):
        top = _TOP + _ROW * number
        lines = textwrap.wrap(statement, _LETTERS)[:3]
        first_line = top + (_ROW - _LINE * len(lines)) / 2 + _LINE * 0.75
        for line, told in enumerate(lines):
            yield f'<text x="18" y="{first_line + line * _LINE:.1f}">{escape(told)}</text>'
        yield from (_bar(first, last, found.frame, top + _ROW / 2 - 9, 18, kind) for first, last in days)
    yield "</svg>"


def _bar(first: date, last: date, frame: tuple[date, date], top: float, height: float, kind: str) -> str:
    left = _x(first, frame)
    width = max(_x(last, frame) - left, 3)
    return f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2"/>'


def _x(day: date, frame: tuple[date, date]) -> float:
    share = (day - frame[0]).days / (frame[1] - frame[0]).days
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


if __name__ == "__main__":
    sys.stdout.write(drawing(Path(sys.argv[1]).read_text(encoding="utf-8")))
