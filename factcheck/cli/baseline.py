"""``factcheck baseline``: writes down what is found today, so that from now on only what is new counts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import arguments
from factcheck.cli.messages import UsageError, tell
from factcheck.cli.work import Checked, Worker, check_all, load_registry
from factcheck.model.finding import Verdict
from factcheck.model.report import FindingRecord, SuppressionKind
from factcheck.policy.baseline import FILE, Baseline, Entry
from factcheck.policy.config import shown
from factcheck.policy.errors import ConfigError
from factcheck.policy.settings import Settings

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from factcheck.cli.inputs import Input


def add_parser(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("baseline", help="keep what is known from counting", allow_abbrev=False)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    writing = actions.add_parser("write", help="write down everything that is found now", allow_abbrev=False)
    writing.add_argument("--force", action="store_true", help="write it anew, with what has come since")
    updating = actions.add_parser(
        "update", help="take out what is no longer found; nothing is ever added", allow_abbrev=False
    )
    showing = actions.add_parser("show", help="list what the baseline knows", allow_abbrev=False)
    for action, act in ((writing, _write), (updating, _update), (showing, _show)):
        action.add_argument(
            "--baseline", type=Path, metavar="FILE", help=f"the file (default: that of the configuration, else {FILE})"
        )
        action.set_defaults(run=run, act=act)
        if act is _show:
            action.set_defaults(**_NOTHING)
        else:
            arguments.add_paths(action)
            arguments.add_today(action)
        arguments.add_configuration(action)
        if act is not _show:
            arguments.add_articles(action)
            arguments.add_running(action)


_NOTHING = {"paths": ["."], "date": None, "language": None, "today": None, "timeout": None}


def run(options: argparse.Namespace) -> int:
    """Do what is asked; 2 if not everything could be checked."""
    registry = load_registry()
    for error in registry.errors:
        tell(error.message)
    settings = arguments.settings(options)._replace(use_baseline=False)
    worker = Worker(registry, settings)
    try:
        code: int = options.act(options, worker, settings)
    except ConfigError as error:
        raise UsageError(str(error)) from None
    return 2 if registry.errors else code


def _path(options: argparse.Namespace, worker: Worker) -> Path:
    if options.baseline is not None:
        path: Path = options.baseline
        return path
    return Path(_stated(options, worker) or FILE)


def _stated(options: argparse.Namespace, worker: Worker) -> str | None:
    """Return the file that the configuration names."""
    folder = Path(options.paths[0])
    configuration = worker.policies.configurations.of_folder(str(folder if folder.is_dir() else folder.parent))
    stated: str | None = configuration.get("baseline")
    return stated


def _write(options: argparse.Namespace, worker: Worker, settings: Settings) -> int:
    path = _path(options, worker)
    if path.exists() and not options.force:
        raise UsageError(
            f"{shown(path)}: there is a baseline, and it grows by your own decision only: `update` takes out what is"
            " mended, `write --force` writes it anew"
        )
    checked, undecided = _checked(options, worker, settings)
    if undecided:
        tell(f"{shown(path)}: is not written, because not everything could be checked")
        return 2
    empty = Baseline(path, {})
    baseline = Baseline(path, {empty.name(entry.record.path): map(Entry.of, _found(entry)) for entry in checked})
    baseline.write()
    print(f"{shown(path)}: {_counted(len(baseline))} in {len(baseline.entries)} of {len(checked)} articles")
    if options.baseline is None and _stated(options, worker) is None:
        tell(f'it holds with `--baseline {shown(path)}`, or `baseline = "{path.name}"` in a factcheck.toml beside it')
    return 0


def _update(options: argparse.Namespace, worker: Worker, settings: Settings) -> int:
    path = _path(options, worker)
    old = Baseline.read(path)
    checked, undecided = _checked(options, worker, settings)
    entries = {article: known for article, known in old.entries.items() if article not in old.gone()}
    for outcome in checked:
        name = old.name(outcome.record.path)
        if name in entries and not outcome.record.failures:
            still = {(finding.rule, finding.fingerprint) for finding in _all_found(outcome)}
            running = {rule.id for rule in worker.prepare(outcome.record.path)[0].rules}
            entries[name] = tuple(
                entry
                for entry in entries[name]
                if (entry.rule, entry.fingerprint) in still or not _would_find(entry.rule, running, settings)
            )
    new = Baseline(path, entries)
    if len(new) != len(old):
        new.write()
    print(f"{shown(path)}: {_counted(len(old) - len(new))} taken out, {len(new)} left")
    return 2 if undecided else 0


def _show(options: argparse.Namespace, worker: Worker, _settings: Settings) -> int:
    baseline = Baseline.read(_path(options, worker))
    gone = baseline.gone()
    for article, entries in baseline.entries.items():
        print(f"{article}{' (no longer there)' if article in gone else ''}")
        for entry in entries:
            print(f"  {entry.rule}@{entry.fingerprint}  {entry.message}")
    print(f"{_counted(len(baseline))} in {len(baseline.entries)} articles")
    return 0


def _checked(options: argparse.Namespace, worker: Worker, settings: Settings) -> tuple[list[Checked], bool]:
    """Return the outcome for every article, and whether something could not be checked, which is told."""
    inputs: list[Input] = arguments.inputs(options, worker)
    checked = list(check_all(worker, inputs, settings, options.jobs))
    told = dict.fromkeys(failure.error for outcome in checked for failure in outcome.record.failures)
    for message in told:
        tell(message)
    return checked, bool(told)


def _found(outcome: Checked) -> Iterator[FindingRecord]:
    """Yield what counts in an article."""
    return (finding for finding in outcome.record.findings if finding.verdict is Verdict.CONTRADICTED)


def _all_found(outcome: Checked) -> Iterator[FindingRecord]:
    """Yield what is found in an article, whether it counts or not."""
    yield from _found(outcome)
    for entry in outcome.record.suppressed:
        if entry.suppression.kind is not SuppressionKind.BASELINE:
            yield entry.finding


def _would_find(rule: str, running: set[str], settings: Settings) -> bool:
    """Tell whether a finding of a rule would be found if it were there; a rule that is left out for once finds none."""
    return rule in running or not (settings.select or settings.ignore)


def _counted(number: int) -> str:
    return f"{number} finding" if number == 1 else f"{number} findings"
