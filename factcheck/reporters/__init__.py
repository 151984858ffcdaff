"""The output formats, one file each. This module is a plugin: it brings them by the hook that any plugin can use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module

from factcheck.hookspecs import hookimpl
from factcheck.model.report import Reporter, Run

DEFAULT = "full"


class BuiltIn:
    """A format of factcheck's own. Its module is imported when it is used: every start would pay for them all.

    Args:
        name: Of the format; its module has that name, with underscores.
        reporter: Name of its class there.
        detailed: Whether it is given the details of each article.
    """

    def __init__(self, name: str, reporter: str, *, detailed: bool = False) -> None:
        self.name = name
        self.detailed = detailed
        self._reporter = reporter

    def load(self) -> Reporter:
        """Return the reporter itself."""
        reporter: Reporter = getattr(import_module(f"{__name__}.{self.name.replace('-', '_')}"), self._reporter)()
        return reporter

    def render(self, run: Run) -> Iterator[str]:
        """Yield the report; see :class:`factcheck.model.report.Reporter`."""
        return self.load().render(run)


@hookimpl
def factcheck_reporters() -> Sequence[Reporter]:
    """Return the output formats that come with factcheck."""
    return (
        BuiltIn("full", "FullReporter"),
        BuiltIn("concise", "ConciseReporter"),
        BuiltIn("json", "JsonReporter"),
        BuiltIn("json-lines", "JsonLinesReporter"),
        BuiltIn("sarif", "SarifReporter"),
        BuiltIn("github", "GithubReporter"),
        BuiltIn("gitlab", "GitlabReporter"),
        BuiltIn("junit", "JunitReporter"),
        BuiltIn("rdjson", "RdjsonReporter", detailed=True),
        BuiltIn("markdown", "MarkdownReporter"),
        BuiltIn("html", "HtmlReporter", detailed=True),
    )
