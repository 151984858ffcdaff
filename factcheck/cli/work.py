"""Checks files one after the other, in this process or in several; the outcome is the same to the byte."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from factcheck import reporters
from factcheck.cli.inputs import Input
from factcheck.cli.messages import UsageError
from factcheck.engine import Engine, Result
from factcheck.facts import packs
from factcheck.facts.sections import FactError
from factcheck.facts.store import FactStore
from factcheck.model.finding import Verdict
from factcheck.model.report import ArticleRecord, Details, Failure, SuppressionKind
from factcheck.policy.errors import ConfigError
from factcheck.policy.gate import Terms
from factcheck.policy.policy import Policies, Policy
from factcheck.policy.selection import SelectionError
from factcheck.policy.settings import Settings
from factcheck.policy.verdicts import judge
from factcheck.read.base import Reader, ReadError
from factcheck.records import article_record, details, unread_record
from factcheck.registry import Registry, load
from factcheck.stopwatch import Stopwatch
from factcheck.toml_rules import RuleFileError, missing_facts

_LARGEST_CHUNK = 64
_CHUNKS_PER_PROCESS = 4
_PLAIN_TEXT = "text"


class Checked(NamedTuple):
    """One article that was checked, or that could not be read.

    Args:
        record: What goes into the report.
        text: The canonical text; empty where the file could not be read.
        tally: Number of findings by rule and by severity or, where they contradict nothing or do not count, what they
            are; also of those that the report leaves out.
        terms: On which it passes the gate.
        details: More about it, where a reporter asks for it.
    """

    record: ArticleRecord
    text: str
    tally: Counter[tuple[str, str]]
    terms: Terms
    details: Details | None = None


def load_registry() -> Registry:
    """Return all plugins and the core's own output formats."""
    return load({"reporters": reporters})


def is_path(name: str) -> bool:
    """Tell whether a name is that of a file or folder of TOML rules, and not of a rule or a plugin."""
    return "/" in name or os.sep in name or name.endswith(".toml")


def with_files(registry: Registry, names: Sequence[str]) -> Registry:
    """Return a registry that has the TOML rules of some files and folders besides.

    Raises:
        UsageError: One of them cannot be used.
    """
    try:
        return registry.with_rules(map(Path, names)) if names else registry
    except RuleFileError as error:
        raise UsageError(str(error)) from None


def with_house(registry: Registry) -> Registry:
    """Return a registry that has the rules of the house besides: those that the configuration of this folder names.

    Raises:
        UsageError: The configuration or one of its rule packs cannot be used.
    """
    with _told():
        return Policies(registry, Settings()).rules_of(["-"])


def house_facts(registry: Registry, names: Iterable[str]) -> FactStore | None:
    """Return all facts that hold for some rules of the house; None if it has none of its own.

    Args:
        registry: What there is.
        names: Files of rules; those of the configuration of this folder hold unless there are any.

    Raises:
        UsageError: The configuration or a fact pack cannot be used.
    """
    with _told():
        own = Policies(registry, Settings()).fact_packs_of([*names] or ["-"])
        return packs.load(registry.fact_packs, own) if own else None


class Worker:
    """Checks files.

    Raises:
        UsageError: The settings name a rule that does not exist, or a configuration file that cannot be used.
    """

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.stopwatch = Stopwatch() if settings.timing else None
        self.readers = {suffix: reader for reader in registry.readers for suffix in reader.suffixes}
        self._plain_text = next(reader for reader in registry.readers if reader.name == _PLAIN_TEXT)
        self._registry = registry
        self._settings = settings
        self._engines: dict[tuple[tuple[Path, ...], float, int], Engine] = {}
        self._running: dict[int, tuple[Policy, Engine]] = {}
        self._incomplete = tuple(Failure(None, error.message) for error in registry.errors)
        with _told():
            self.policies = Policies(registry, settings)

    def prepare(self, path: str) -> tuple[Policy, Engine]:
        """Return the policy of an article, and the engine that runs its rules.

        Raises:
            UsageError: A configuration file, a fact pack or a baseline cannot be used, or no rule is left to run.
        """
        with _told():
            policy = self.policies.of(path)
            ready = self._running.get(id(policy))
            if ready is None:
                engine = self._engine(policy)
                missing = tuple(missing_facts(policy.rules, engine.facts))
                if missing:
                    raise UsageError("\n".join(missing))
                ready = policy, engine.running(policy.rules, policy.options)
                self._running[id(policy)] = ready
        return ready

    @property
    def missing(self) -> tuple[str, ...]:
        """What is to be told of plugins that configurations require and that are not there."""
        return tuple(dict.fromkeys(message for policy, _ in self._running.values() for message in policy.missing))

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be told of rules that are named by former ids, were removed, or will be; each of it once."""
        return tuple(dict.fromkeys(message for policy, _ in self._running.values() for message in policy.notices))

    def used(self, inputs: Iterable[Input]) -> list[tuple[Policy, Engine, int]]:
        """Return each policy that holds for some of the inputs, its engine, and for how many it does."""
        counts = Counter(id(self.prepare(entry.path)[0]) for entry in inputs)
        return [(*self._running[policy], number) for policy, number in counts.items()]

    def rules_of(self, inputs: Iterable[Input]) -> Registry:
        """Return what there is, with the rules of every rule pack that holds for some of the inputs.

        Raises:
            UsageError: A configuration or a rule pack cannot be used.
        """
        with _told():
            return self.policies.rules_of(entry.path for entry in inputs)

    def leaves_out(self, path: str) -> bool:
        """Tell whether an article is excluded.

        Raises:
            UsageError: A configuration file cannot be used.
        """
        with _told():
            return self.policies.leaves_out(path)

    def _engine(self, policy: Policy) -> Engine:
        key = (policy.fact_packs, policy.timeout, id(policy.registry))
        engine = self._engines.get(key)
        if engine is None:
            settings = self._settings
            engine = self._engines[key] = Engine(
                policy.registry,
                facts=packs.load(policy.registry.fact_packs, policy.fact_packs) if policy.fact_packs else None,
                rules=(),
                timeout=policy.timeout,
                published=settings.published,
                language=settings.language,
                stopwatch=self.stopwatch,
            )
            if settings.language is not None and settings.language not in engine.lexicons:
                known = ", ".join(engine.lexicons.languages)
                raise UsageError(f"--language {settings.language}: there is no lexicon for it: choose one of {known}")
        return engine

    def check(self, entry: Input) -> Checked:
        """Check one file."""
        policy, engine = self.prepare(entry.path)
        checked = self._check(entry, policy, engine)
        incomplete = (*self._incomplete, *(Failure(None, message) for message in policy.missing))
        if not incomplete:
            return checked
        return checked._replace(record=replace(checked.record, failures=incomplete + checked.record.failures))

    def _check(self, entry: Input, policy: Policy, engine: Engine) -> Checked:
        def unread(error: str) -> Checked:
            return Checked(unread_record(entry.path, error), "", Counter(), policy.terms)

        if entry.error is not None:
            return unread(entry.error)
        try:
            article = self._reader(entry.path).read(_bytes(entry), entry.path)
        except ReadError as error:
            return unread(str(error))
        except OSError as error:
            return unread(f"{entry.path}: cannot be read: {error.strerror or error}: check its permissions")
        if not article.blocks:
            return unread(f"{entry.path}: there is no text in it: fill it or leave it out")
        if self.stopwatch is None:
            result = engine.check(article)
        else:
            result = self.stopwatch.run("engine", engine.check, article)
        settings = self._settings
        record = article_record(result, settings.verdicts, policy.registry.first_ids)
        record = judge(record, result.article, policy, policy.registry.checkers, settings.today)
        more = details(result, policy.registry.first_ids) if settings.detailed else None
        return Checked(record, article.text, _tally(result, record), policy.terms, more)

    def _reader(self, path: str) -> Reader:
        lowered = path.lower()
        for suffix, reader in self.readers.items():
            if lowered.endswith(suffix):
                return reader
        return self._plain_text


@contextmanager
def _told() -> Iterator[None]:
    """Make what is wrong with the files that a user wrote something for the user to put right."""
    try:
        yield
    except (ConfigError, FactError, SelectionError) as error:
        raise UsageError(str(error)) from None


def _tally(result: Result, record: ArticleRecord) -> Counter[tuple[str, str]]:
    """Count what was found: what counts by severity, and the rest by what it is."""
    tally = Counter((f.rule, str(f.verdict)) for f in result.findings if f.verdict is not Verdict.CONTRADICTED)
    tally.update((f.rule, str(f.severity)) for f in record.findings if f.verdict is Verdict.CONTRADICTED)
    for entry in record.suppressed:
        known = entry.suppression.kind is SuppressionKind.BASELINE
        tally[entry.finding.rule, "baselined" if known else "suppressed"] += 1
    return tally


def check_all(worker: Worker, inputs: Sequence[Input], settings: Settings, jobs: int) -> Iterator[Checked]:
    """Yield the outcome for each input, in their order.

    Args:
        worker: Of this process; its stopwatch also gets what other processes measure.
        inputs: What to check.
        settings: That ``worker`` was made with.
        jobs: Number of processes.

    Raises:
        UsageError: A process died.
    """
    if jobs == 1 or len(inputs) < 2:
        yield from map(worker.check, inputs)
        return
    # Here, because a run in one process needs none of it.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _worker
    _worker = worker
    # A forked process has the worker already; elsewhere each one makes its own.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    size = max(1, min(_LARGEST_CHUNK, len(inputs) // (jobs * _CHUNKS_PER_PROCESS)))
    chunks = [inputs[start : start + size] for start in range(0, len(inputs), size)]
    executor = ProcessPoolExecutor(min(jobs, len(chunks)), context, _start, (settings,))
    try:
        for checked, stopwatch in executor.map(_work, chunks):
            if worker.stopwatch is not None and stopwatch is not None:
                worker.stopwatch.add(stopwatch)
            yield from checked
    except BrokenProcessPool:
        raise UsageError("a process died while it checked an article: try again with -j 1 to see which") from None
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


_worker: Worker | None = None


def _start(settings: Settings) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells the user, and ends the pool
    if _worker is None:
        _worker = Worker(load_registry(), settings)


def _work(chunk: Sequence[Input]) -> tuple[list[Checked], Stopwatch | None]:
    worker = _worker
    if worker is None:
        raise RuntimeError("the process was not started for work")
    checked = [worker.check(entry) for entry in chunk]
    return checked, worker.stopwatch.take() if worker.stopwatch else None


def _bytes(entry: Input) -> bytes:
    return Path(entry.path).read_bytes() if entry.data is None else entry.data
