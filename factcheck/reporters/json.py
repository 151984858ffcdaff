"""``json``: the whole report as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import SCHEMA_VERSION, Report, Run, to_json


class JsonReporter:
    """The whole report as one JSON object; see :mod:`factcheck.model.report`."""

    name = "json"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the report in one piece."""
        articles = tuple(outcome.record for outcome in run.outcomes)
        yield to_json(Report(SCHEMA_VERSION, run.tool, articles, run.summary, run.gate), indent=2) + "\n"
