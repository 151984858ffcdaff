"""The output formats, one file each. This module is a plugin: it brings them by the hook that any plugin can use."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.hookspecs import hookimpl
from factcheck.model.report import Reporter
from factcheck.reporters.concise import ConciseReporter
from factcheck.reporters.full import FullReporter
from factcheck.reporters.github import GithubReporter
from factcheck.reporters.gitlab import GitlabReporter
from factcheck.reporters.html import HtmlReporter
from factcheck.reporters.json import JsonReporter
from factcheck.reporters.json_lines import JsonLinesReporter
from factcheck.reporters.junit import JunitReporter
from factcheck.reporters.markdown import MarkdownReporter
from factcheck.reporters.rdjson import RdjsonReporter
from factcheck.reporters.sarif import SarifReporter

DEFAULT = FullReporter.name


@hookimpl
def factcheck_reporters() -> Sequence[Reporter]:
    """Return the output formats that come with factcheck."""
    return (
        FullReporter(),
        ConciseReporter(),
        JsonReporter(),
        JsonLinesReporter(),
        SarifReporter(),
        GithubReporter(),
        GitlabReporter(),
        JunitReporter(),
        RdjsonReporter(),
        MarkdownReporter(),
        HtmlReporter(),
    )
