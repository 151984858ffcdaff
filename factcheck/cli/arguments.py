"""Arguments that several commands share, and what they come to."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from factcheck.cli.inputs import Input, expand
from factcheck.cli.messages import UsageError
from factcheck.cli.work import Worker
from factcheck.engine import DEFAULT_TIMEOUT
from factcheck.policy.settings import Settings, shown_verdicts

#: What tools for reproducible builds set to the moment that counts as now, in seconds since 1970.
_EPOCH = "SOURCE_DATE_EPOCH"


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Add what is to be checked."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - for standard input (default: .)"
    )


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Add which configuration holds, and which rules and files."""
    group = parser.add_argument_group("configuration")
    group.add_argument(
        "--config", type=Path, metavar="FILE", help="use this file, and none that is found beside the articles"
    )
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument(
        "--select", action="append", default=[], metavar="RULE,…", help="run only these rules or families of rules"
    )
    group.add_argument(
        "--ignore", action="append", default=[], metavar="RULE,…", help="do not run these rules or families of rules"
    )
    group.add_argument("--preview", action="store_true", help="run rules in preview too, which may still change")
    group.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="leave out these files and folders"
    )
    group.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even where they are named one by one"
    )


def add_articles(parser: argparse.ArgumentParser) -> None:
    """Add what is known of the articles."""
    group = parser.add_argument_group("articles")
    group.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="day of publication, over what the articles declare"
    )
    group.add_argument(
        "--language", metavar="CODE", help="language of the articles (fr, en, …), over what they declare"
    )
    group.add_argument(
        "--stdin-filename", metavar="PATH", help="what to call standard input; its ending tells the format"
    )


def add_running(parser: argparse.ArgumentParser) -> None:
    """Add how the work is done."""
    group = parser.add_argument_group("running")
    group.add_argument(
        "-j", "--jobs", type=_jobs, default=1, metavar="N", help="processes to use; 0 for one a core (default: 1)"
    )
    group.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help=f"for one article (default: {DEFAULT_TIMEOUT:g})"
    )


def add_today(parser: argparse._ActionsContainer) -> None:
    """Add the day on which suppressions may have ended."""
    parser.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        help=f"day that last days of suppressions are held against (default: {_EPOCH}, else that of the machine)",
    )


def settings(options: argparse.Namespace) -> Settings:
    """Return what the shared arguments ask for."""
    return Settings(
        config=options.config,
        isolated=options.isolated,
        exclude=tuple(options.exclude),
        select=_names(options.select),
        ignore=_names(options.ignore),
        preview=options.preview,
        verdicts=shown_verdicts(()),
        today=options.today or _now(),
        published=options.date,
        language=options.language,
        timeout=options.timeout,
    )


def inputs(options: argparse.Namespace, worker: Worker) -> list[Input]:
    """Return what is to be checked, without what is excluded; everything that it needs is ready.

    Raises:
        UsageError: A configuration cannot be used.
    """
    found = list(expand(options.paths, worker.readers, options.stdin_filename, worker.leaves_out))
    if options.force_exclude:
        found = [entry for entry in found if entry.error or not worker.leaves_out(entry.path)]
    for entry in found:
        worker.prepare(entry.path)
    return found


def _now() -> date:
    epoch = os.environ.get(_EPOCH)
    if epoch is None:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{_EPOCH} is {epoch!r}: give seconds since 1970, or use --today") from None


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
