"""``html``: one page that holds everything: the articles as they read, with their findings in place and in the margin.

The page needs nothing else, neither a network nor scripts: these only move the notes beside their words, filter them,
and take the keyboard. Its policy lets no style and no script run but its own.
"""

from factcheck.reporters.html.page import HtmlReporter

__all__ = ["HtmlReporter"]
