"""Checks files one after the other, in this process or in several; the outcome is the same to the byte."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from factcheck import reporters
from factcheck.cli.inputs import Input
from factcheck.cli.messages import UsageError
from factcheck.engine import Engine
from factcheck.facts.packs import FactError
from factcheck.model.finding import Verdict
from factcheck.model.report import ArticleRecord, Details, Failure
from factcheck.policy.selection import SelectionError, select
from factcheck.policy.settings import Settings
from factcheck.read.base import Reader, ReadError
from factcheck.records import article_record, details, unread_record
from factcheck.registry import Registry, load
from factcheck.stopwatch import Stopwatch

_LARGEST_CHUNK = 64
_CHUNKS_PER_PROCESS = 4
_PLAIN_TEXT = "text"


class Checked(NamedTuple):
    """One article that was checked, or that could not be read.

    Args:
        record: What goes into the report.
        text: The canonical text; empty where the file could not be read.
        tally: Number of findings by rule and by severity or, where they contradict nothing, verdict; also of those that
            the report leaves out.
        details: More about it, where a reporter asks for it.
    """

    record: ArticleRecord
    text: str
    tally: Counter[tuple[str, str]]
    details: Details | None = None


def load_registry() -> Registry:
    """Return all plugins and the core's own output formats."""
    return load({"reporters": reporters})


class Worker:
    """Checks files.

    Raises:
        UsageError: The settings name a rule that does not exist, leave no rule to run, or a fact pack cannot be used.
    """

    def __init__(self, registry: Registry, settings: Settings) -> None:
        try:
            self.rules = select(registry.checkers, settings.select, settings.ignore)
        except SelectionError as error:
            raise UsageError(str(error)) from None
        if not self.rules:
            raise UsageError("no rule is left to run: select or install one; `factcheck rules` lists what there is")
        self.stopwatch = Stopwatch() if settings.timing else None
        try:
            self.engine = Engine(
                registry,
                rules=self.rules,
                timeout=settings.timeout,
                published=settings.published,
                language=settings.language,
                stopwatch=self.stopwatch,
            )
        except FactError as error:
            raise UsageError(str(error)) from None
        if settings.language is not None and settings.language not in self.engine.lexicons:
            known = ", ".join(self.engine.lexicons.languages)
            raise UsageError(f"--language {settings.language}: there is no lexicon for it: choose one of {known}")
        self.readers = {suffix: reader for reader in registry.readers for suffix in reader.suffixes}
        self._plain_text = next(reader for reader in registry.readers if reader.name == _PLAIN_TEXT)
        self._incomplete = tuple(Failure(None, error.message) for error in registry.errors)
        self._verdicts = settings.verdicts
        self._detailed = settings.detailed

    def check(self, entry: Input) -> Checked:
        """Check one file."""
        checked = self._check(entry)
        if not self._incomplete:
            return checked
        failures = self._incomplete + checked.record.failures
        return checked._replace(record=replace(checked.record, failures=failures))

    def _check(self, entry: Input) -> Checked:
        if entry.error is not None:
            return _unread(entry.path, entry.error)
        try:
            article = self._reader(entry.path).read(_bytes(entry), entry.path)
        except ReadError as error:
            return _unread(entry.path, str(error))
        except OSError as error:
            reason = error.strerror or error
            return _unread(entry.path, f"{entry.path}: cannot be read: {reason}: check its permissions")
        if not article.blocks:
            return _unread(entry.path, f"{entry.path}: there is no text in it: fill it or leave it out")
        if self.stopwatch is None:
            result = self.engine.check(article)
        else:
            result = self.stopwatch.run("engine", self.engine.check, article)
        tally = Counter(
            (finding.rule, str(finding.severity if finding.verdict is Verdict.CONTRADICTED else finding.verdict))
            for finding in result.findings
        )
        record = article_record(result, self._verdicts)
        return Checked(record, article.text, tally, details(result) if self._detailed else None)

    def _reader(self, path: str) -> Reader:
        lowered = path.lower()
        for suffix, reader in self.readers.items():
            if lowered.endswith(suffix):
                return reader
        return self._plain_text


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


def _unread(path: str, error: str) -> Checked:
    return Checked(unread_record(path, error), "", Counter())


def _bytes(entry: Input) -> bytes:
    return Path(entry.path).read_bytes() if entry.data is None else entry.data
