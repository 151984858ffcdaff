"""A run of ``factcheck check``, as reporters see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc

from factcheck.checker import Checker
from factcheck.cli.messages import tell
from factcheck.cli.work import Checked
from factcheck.model.finding import Severity
from factcheck.model.report import ArticleRecord, Gate, PluginRecord, RuleRecord, Summary, Tool
from factcheck.policy.gate import Terms, decide
from factcheck.policy.verdicts import count
from factcheck.registry import Registry, version


class CheckRun:
    """Counts articles on their way to a reporter, and tells on standard error what could not be checked.

    Args:
        checked: The articles, to be gone through once.
        registry: What they are checked with.
        problems: That concern every article, and have been told of.
        terms: On which a run without articles passes.
        quiet: Whether the user asked for nothing but the findings.
        show: What the user asked to see besides.
        keep: Whether several reporters go through the articles.

    Attributes:
        colour: Whether the terminal of the reporter at work shows colours.
        statistics: Number of findings so far, by rule and by severity or else what they are.
    """

    def __init__(
        self,
        checked: Iterable[Checked],
        registry: Registry,
        problems: Iterable[str],
        terms: Terms,
        *,
        quiet: bool = False,
        show: frozenset[str] = frozenset(),
        keep: bool = False,
    ) -> None:
        self.colour = False
        self.quiet = quiet
        self.show = show
        self.statistics: Counter[tuple[str, str]] = Counter()
        self._checked = self._counted(checked)
        self._kept: list[Checked] | None = [] if keep else None
        self._registry = registry
        self._terms = terms
        self._found: dict[Terms, Counter[Severity]] = {}
        self._told = frozenset(problems)
        self._failures = set(self._told)
        self._articles = 0
        self._notices = 0

    @property
    def outcomes(self) -> Iterator[Checked]:
        """The articles in order; for the first reporter each as soon as it is checked."""
        if self._kept:
            return iter(self._kept)
        return self._checked

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
        return Summary(
            self._articles,
            by_label["error"],
            by_label["warning"],
            by_label["info"],
            by_label["confirmed"],
            by_label["suppressed"],
            by_label["baselined"],
            self._notices,
        )

    @property
    def gate(self) -> Gate:
        """The verdict so far."""
        return decide(self._found or {self._terms: {}}, unchecked=len(self._failures))

    def _counted(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        for article in checked:
            self._articles += 1
            self._notices += len(article.record.notices)
            self.statistics.update(article.tally)
            self._found.setdefault(article.terms, Counter()).update(count(article.record))
            self._tell_failures(article.record)
            if self._kept is not None:
                self._kept.append(article)
            yield article

    def _tell_failures(self, record: ArticleRecord) -> None:
        for failure in record.failures:
            if failure.error in self._told:
                continue
            about = failure.error if failure.error.startswith(record.path) else f"{record.path}: {failure.error}"
            message = about if failure.rule is None else f"{record.path}: {failure.rule}: {failure.error}"
            self._failures.add(message)
            tell(message)


def _described(rule: type[Checker], registry: Registry) -> RuleRecord:
    summary, _, documentation = cleandoc(rule.__doc__ or "").partition("\n")
    return RuleRecord(rule.id, rule.severity, summary, documentation.strip(), registry.owners[rule.id])
