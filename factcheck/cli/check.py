"""``factcheck check``: checks articles and says whether they may go out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TextIO

from factcheck.cli import arguments
from factcheck.cli.inputs import STANDARD_INPUT, Input
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.progress import with_progress
from factcheck.cli.run import CheckRun
from factcheck.cli.work import Worker, check_all, load_registry
from factcheck.model.report import Reporter
from factcheck.policy.gate import FAIL_LEVELS, exit_code
from factcheck.policy.settings import SHOWN, shown_verdicts
from factcheck.registry import Registry
from factcheck.reporters import DEFAULT
from factcheck.stopwatch import Stopwatch

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EPILOG = (
    "Exit code: 0 if nothing stands against publication, 1 if something does, 2 if not everything could be checked."
)


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="check articles", epilog=_EPILOG, allow_abbrev=False)
    arguments.add_paths(parser)
    arguments.add_configuration(parser)
    gate = parser.add_argument_group("gate")
    gate.add_argument(
        "--fail-level", choices=FAIL_LEVELS, help="lowest severity that stops an article (default: error)"
    )
    gate.add_argument(
        "--max-warnings",
        type=_number,
        metavar="N",
        help="more warnings than this stop the articles (default: any number)",
    )
    gate.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="findings that were known and do not count; see `factcheck baseline`",
    )
    gate.add_argument(
        "--no-suppressions", action="store_true", help="let everything count, whatever articles and baseline say"
    )
    arguments.add_today(gate)
    gate.add_argument(
        "--diff-base", metavar="REV", help="check only the articles that have changed since this git revision"
    )
    arguments.add_articles(parser)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help=f"full, concise, json, sarif, … (default: {DEFAULT}); several times for several reports",
    )
    output.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    output.add_argument("--show", action="append", default=[], choices=SHOWN, help="show these too")
    output.add_argument("--statistics", action="store_true", help="count findings by rule, on standard error")
    output.add_argument("--timing", action="store_true", help="show where the time went, on standard error")
    volume = output.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="findings only, no totals")
    volume.add_argument("-v", "--verbose", action="store_true", help="say what is being used, on standard error")
    arguments.add_running(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, report, and return the exit code."""
    start = perf_counter()
    registry = load_registry()
    for error in registry.errors:
        tell(error.message)
    reports = _reports(options, registry)
    settings = arguments.settings(options)._replace(
        verdicts=shown_verdicts(options.show),
        fail_level=options.fail_level,
        max_warnings=options.max_warnings,
        baseline=options.baseline,
        use_baseline=not options.no_suppressions,
        suppressions=not options.no_suppressions,
        timing=options.timing,
        detailed=any(getattr(report.reporter, "detailed", False) for report in reports),
    )
    worker = Worker(registry, settings)
    inputs = arguments.inputs(options, worker)
    policy, _ = worker.prepare(inputs[0].path if inputs else STANDARD_INPUT)
    if options.diff_base is not None:
        inputs = _changed(options.diff_base, inputs, worker)
    for message in (*worker.missing, *worker.notices):
        tell(message)
    if options.verbose:
        _tell_what_is_used(registry, worker, inputs)
    with ExitStack() as files:
        streams = [files.enter_context(_opened(report.path)) if report.path else sys.stdout for report in reports]
        checked = check_all(worker, inputs, settings, options.jobs)
        if not options.quiet:
            checked = with_progress(checked, len(inputs))
        articles = CheckRun(
            checked,
            worker.rules_of(inputs),
            (*(error.message for error in registry.errors), *worker.missing),
            policy.terms,
            quiet=options.quiet,
            show=frozenset(options.show),
            keep=len(reports) > 1,
        )
        for report, stream in zip(reports, streams, strict=True):
            articles.colour = stream.isatty() and not os.environ.get("NO_COLOR")
            for piece in report.reporter.render(articles):
                stream.write(piece)
            stream.flush()
    _tell_of_articles_gone(worker)
    if options.statistics:
        _print_statistics(articles.statistics)
    if worker.stopwatch is not None:
        _print_timing(worker.stopwatch, len(inputs), perf_counter() - start)
    return exit_code(articles.gate)


class _Report(NamedTuple):
    """A report that is to be written, and where: standard output where there is no path."""

    reporter: Reporter
    path: str | None


def _reports(options: argparse.Namespace, registry: Registry) -> list[_Report]:
    """Return the reports that are to be written, the one on standard output first, for it is read while it grows."""
    reports = []
    for given in options.output_format or [DEFAULT]:
        name, _, path = given.partition("=")
        reports.append(_Report(_reporter(name, registry), path or None))
    nowhere = [report for report in reports if report.path is None]
    if len(nowhere) > 1:
        name = nowhere[1].reporter.name
        raise UsageError(f"two reports cannot go to one place: give one a file, --output-format {name}=FILE")
    if options.output_file is not None:
        if not nowhere:
            raise UsageError("every report has a file already: leave out --output-file")
        reports = [report if report.path else report._replace(path=options.output_file) for report in reports]
    paths = [report.path for report in reports if report.path]
    for path in paths:
        if paths.count(path) > 1:
            raise UsageError(f"two reports cannot go to one place: give one a file other than {path}")
    return sorted(reports, key=lambda report: report.path is not None)


def _reporter(name: str, registry: Registry) -> Reporter:
    by_name = {reporter.name: reporter for reporter in registry.reporters}
    if name not in by_name:
        close = get_close_matches(name, by_name, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"choose one of {', '.join(sorted(by_name))}"
        raise UsageError(f"--output-format {name}: there is no such format: {hint}")
    return by_name[name]


def _opened(path: str) -> TextIO:
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{path}: cannot be written: {reason}: choose another --output-file") from None


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of warnings")
    return int(text)


def _changed(revision: str, inputs: Sequence[Input], worker: Worker) -> list[Input]:
    from factcheck.cli.revisions import changed_since

    chosen = changed_since(revision, inputs, worker)
    if not chosen:
        tell(f"no article has changed since {revision}")
    return chosen


def _tell_of_articles_gone(worker: Worker) -> None:
    for baseline in worker.policies.baselines:
        for article in baseline.gone():
            tell(f"{baseline.path}: `{article}` is no longer there: `factcheck baseline update` takes it out")


def _tell_what_is_used(registry: Registry, worker: Worker, inputs: Sequence[Input]) -> None:
    plugins = ", ".join(f"{plugin.name} {plugin.version}" for plugin in registry.plugins)
    tell(f"plugins: {plugins or 'none'}")
    for policy, engine, files in worker.used(inputs):
        tell(f"rules: {', '.join(rule.id for rule in policy.rules)}")
        tell(f"languages: {', '.join(engine.lexicons.languages)}; facts: {len(engine.facts)}; files: {files}")


def _print_statistics(tally: Mapping[tuple[str, str], int]) -> None:
    for (rule, label), number in sorted(tally.items()):
        print(f"{number:7}  {label:10}  {rule}", file=sys.stderr)


def _print_timing(stopwatch: Stopwatch, articles: int, elapsed: float) -> None:
    total = sum(stopwatch.seconds.values()) or 1.0
    print("µs an article   share  stage", file=sys.stderr)
    for stage, seconds in sorted(stopwatch.seconds.items(), key=lambda item: -item[1]):
        print(f"{seconds / max(articles, 1) * 1e6:13.1f}  {seconds / total:6.1%}  {stage}", file=sys.stderr)
    print(f"{articles} articles in {elapsed:.2f} s", file=sys.stderr)
