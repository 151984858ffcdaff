"""``json-lines``: one JSON object an article, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import Run, to_json


class JsonLinesReporter:
    """One JSON object an article, each as soon as the article is checked."""

    name = "json-lines"

    def render(self, run: Run) -> Iterator[str]:
        """Yield a line for each article."""
        for outcome in run.outcomes:
            yield to_json(outcome.record) + "\n"
