"""A run of ``factcheck check``, as reporters see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc

from factcheck.checker import Checker
from factcheck.cli.messages import tell
from factcheck.cli.work import Checked
from factcheck.model.report import ArticleRecord, Gate, PluginRecord, RuleRecord, Summary, Tool
from factcheck.policy.gate import FailLevel, decide
from factcheck.registry import Registry, version


class CheckRun:
    """Counts articles on their way to a reporter, and tells on standard error what could not be checked.

    Args:
        checked: The articles, to be gone through once.
        registry: What they are checked with.
        fail_level: The lowest severity that stops an article.
        colour: Whether the reader's terminal shows colours.
        quiet: Whether the user asked for nothing but the findings.
        show: What the user asked to see besides.

    Attributes:
        statistics: Number of findings so far, by rule and by severity or verdict.
    """

    def __init__(
        self,
        checked: Iterable[Checked],
        registry: Registry,
        fail_level: FailLevel,
        *,
        colour: bool,
        quiet: bool,
        show: frozenset[str] = frozenset(),
    ) -> None:
        self.colour = colour
        self.quiet = quiet
        self.show = show
        self.statistics: Counter[tuple[str, str]] = Counter()
        self.outcomes = self._counted(checked)
        self._registry = registry
        self._fail_level: FailLevel = fail_level
        self._told = {error.message for error in registry.errors}
        self._complete = not registry.errors
        self._articles = 0

    @property
    def tool(self) -> Tool:
        """Who makes the report."""
        plugins = tuple(PluginRecord(plugin.name, plugin.version) for plugin in self._registry.plugins)
        return Tool("factcheck", version(), plugins)

    @property
    def rules(self) -> Sequence[RuleRecord]:
        """All rules that there are, by id."""
        return tuple(_described(rule, self._registry) for rule in self._registry.checkers)

    @property
    def summary(self) -> Summary:
        """The totals so far."""
        by_label: Counter[str] = Counter()
        for (_, label), number in self.statistics.items():
            by_label[label] += number
        return Summary(self._articles, by_label["error"], by_label["warning"], by_label["info"], by_label["confirmed"])

    @property
    def gate(self) -> Gate:
        """The verdict so far."""
        return decide(self.summary, self._fail_level, complete=self._complete)

    def _counted(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        for article in checked:
            self._articles += 1
            self.statistics.update(article.tally)
            self._tell_failures(article.record)
            yield article

    def _tell_failures(self, record: ArticleRecord) -> None:
        for failure in record.failures:
            self._complete = False
            if failure.error in self._told:
                continue
            about = failure.error if failure.error.startswith(record.path) else f"{record.path}: {failure.error}"
            tell(about if failure.rule is None else f"{record.path}: {failure.rule}: {failure.error}")


def _described(rule: type[Checker], registry: Registry) -> RuleRecord:
    summary, _, documentation = cleandoc(rule.__doc__ or "").partition("\n")
    return RuleRecord(rule.id, rule.severity, summary, documentation.strip(), registry.owners[rule.id])
