"""``html``: one page that holds everything: the articles as they read, with their findings in place and in the margin.

The page needs nothing else, neither a network nor scripts: these only move the notes beside their words, filter them,
and take the keyboard. Its policy lets no style and no script run but its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import Run


class HtmlReporter:
    """One self-contained page for editors."""

    name = "html"
    detailed = True

    def render(self, run: Run) -> Iterator[str]:
        """Yield the page, article by article."""
        from factcheck.reporters.html.page import page  # here, because no other format needs it

        return page(run)
