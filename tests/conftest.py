"""What several tests share."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import settings

from factcheck.cli.main import main
from factcheck.engine import Engine
from factcheck.model.article import Article
from factcheck.read.text import TextReader
from factcheck.registry import GROUP, load
from factcheck.toml_rules.passed import CACHE

ROOT = Path(__file__).parent.parent
# The same examples in every run, and no stopwatch: machines that build are slow and busy.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is remembered from run to run stays out of the user's folders, also in the commands that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(tmp_path_factory.mktemp("cache")))
        yield


class FakeEntryPoint:
    """An entry point of a distribution that is not installed."""

    def __init__(self, name: str, plugin: object, distribution: str = "some-distribution") -> None:
        self.name = name
        self.dist = SimpleNamespace(name=distribution, version="0.0.1")
        self._plugin = plugin

    def load(self) -> object:
        if isinstance(self._plugin, BaseException):
            raise self._plugin
        return self._plugin


class Outcome(SimpleNamespace):
    """What a command left behind: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def article(text: str, path: str = "article.txt") -> Article:
    return TextReader().read(text.encode(), path)


def engine(*plugins: object, **options: Any) -> Engine:
    """An engine of the core and some plugin objects, without anything that is installed."""
    registry = load({f"plugin-{number}": plugin for number, plugin in enumerate(plugins)}, entry_points=())
    assert registry.errors == ()
    return Engine(registry, **options)


@pytest.fixture
def only_demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the demo plugin the only one that is installed."""
    monkeypatch.setattr(
        importlib.metadata,
        "entry_points",
        lambda group: [EntryPoint("demo", "demo_plugin", GROUP)] if group == GROUP else [],
    )
    return


@pytest.fixture
def factcheck(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run(*arguments: str | Path) -> Outcome:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code=code, out=captured.out, err=captured.err)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file into the folder of the test."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file
