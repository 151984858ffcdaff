"""``factcheck check``: checks articles and says whether they may go out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from factcheck.cli.inputs import expand
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.run import CheckRun
from factcheck.cli.work import Worker, check_all, load_registry
from factcheck.engine import DEFAULT_TIMEOUT
from factcheck.model.report import Reporter
from factcheck.policy.gate import FAIL_LEVELS, exit_code
from factcheck.policy.settings import SHOWN, Settings, shown_verdicts
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
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - for standard input (default: .)"
    )
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--select", action="append", default=[], metavar="RULE,…", help="run only these rules or families of rules"
    )
    rules.add_argument(
        "--ignore", action="append", default=[], metavar="RULE,…", help="do not run these rules or families of rules"
    )
    rules.add_argument(
        "--fail-level",
        choices=FAIL_LEVELS,
        default="error",
        help="lowest severity that stops an article (default: error)",
    )
    article = parser.add_argument_group("articles")
    article.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="day of publication, over what the articles declare"
    )
    article.add_argument(
        "--language", metavar="CODE", help="language of the articles (fr, en, …), over what they declare"
    )
    article.add_argument(
        "--stdin-filename", metavar="PATH", help="what to call standard input; its ending tells the format"
    )
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format", default=DEFAULT, metavar="FORMAT", help="full, concise, json or json-lines (default: full)"
    )
    output.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    output.add_argument("--show", action="append", default=[], choices=SHOWN, help="show these findings too")
    output.add_argument("--statistics", action="store_true", help="count findings by rule, on standard error")
    output.add_argument("--timing", action="store_true", help="show where the time went, on standard error")
    volume = output.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="findings only, no totals")
    volume.add_argument("-v", "--verbose", action="store_true", help="say what is being used, on standard error")
    running = parser.add_argument_group("running")
    running.add_argument(
        "-j", "--jobs", type=_jobs, default=1, metavar="N", help="processes to use; 0 for one a core (default: 1)"
    )
    running.add_argument(
        "--timeout",
        type=_seconds,
        default=DEFAULT_TIMEOUT,
        metavar="SECONDS",
        help=f"for one article (default: {DEFAULT_TIMEOUT:g})",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, report, and return the exit code."""
    start = perf_counter()
    settings = Settings(
        select=_names(options.select),
        ignore=_names(options.ignore),
        verdicts=shown_verdicts(options.show),
        fail_level=options.fail_level,
        published=options.date,
        language=options.language,
        timeout=options.timeout,
        timing=options.timing,
    )
    registry = load_registry()
    for error in registry.errors:
        tell(error.message)
    reporter = _reporter(options.output_format, registry)
    settings = settings._replace(detailed=getattr(reporter, "detailed", False))
    worker = Worker(registry, settings)
    inputs = list(expand(options.paths, worker.readers, options.stdin_filename))
    if options.verbose:
        _tell_what_is_used(registry, worker, len(inputs))
    with _output(options.output_file) as stream:
        checked = check_all(worker, inputs, settings, options.jobs)
        articles = CheckRun(
            checked,
            registry,
            settings.fail_level,
            colour=stream.isatty() and not os.environ.get("NO_COLOR"),
            quiet=options.quiet,
            show=frozenset(options.show),
        )
        for piece in reporter.render(articles):
            stream.write(piece)
        stream.flush()
    if options.statistics:
        _print_statistics(articles.statistics)
    if worker.stopwatch is not None:
        _print_timing(worker.stopwatch, len(inputs), perf_counter() - start)
    return exit_code(articles.gate)


def _names(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for names in listed for name in names.split(",") if name.strip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day of the form YYYY-MM-DD") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text) or os.cpu_count() or 1


def _reporter(name: str, registry: Registry) -> Reporter:
    by_name = {reporter.name: reporter for reporter in registry.reporters}
    if name not in by_name:
        close = get_close_matches(name, by_name, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"choose one of {', '.join(sorted(by_name))}"
        raise UsageError(f"--output-format {name}: there is no such format: {hint}")
    return by_name[name]


def _output(path: str | None) -> AbstractContextManager[TextIO]:
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return Path(path).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{path}: cannot be written: {reason}: choose another --output-file") from None


def _tell_what_is_used(registry: Registry, worker: Worker, files: int) -> None:
    plugins = ", ".join(f"{plugin.name} {plugin.version}" for plugin in registry.plugins)
    tell(f"plugins: {plugins or 'none'}")
    tell(f"rules: {', '.join(rule.id for rule in worker.rules)}")
    tell(f"languages: {', '.join(worker.engine.lexicons.languages)}; facts: {len(worker.engine.facts)}; files: {files}")


def _print_statistics(tally: Mapping[tuple[str, str], int]) -> None:
    for (rule, label), number in sorted(tally.items()):
        print(f"{number:7}  {label:10}  {rule}", file=sys.stderr)


def _print_timing(stopwatch: Stopwatch, articles: int, elapsed: float) -> None:
    total = sum(stopwatch.seconds.values()) or 1.0
    print("µs an article   share  stage", file=sys.stderr)
    for stage, seconds in sorted(stopwatch.seconds.items(), key=lambda item: -item[1]):
        print(f"{seconds / max(articles, 1) * 1e6:13.1f}  {seconds / total:6.1%}  {stage}", file=sys.stderr)
    print(f"{articles} articles in {elapsed:.2f} s", file=sys.stderr)
