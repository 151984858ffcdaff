"""A language that has few words yet: rules find less in it, but none of them fails."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import ROOT
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.testing import document

#: Its lexicon has what dates and numbers need, and none of the tables that the rules read besides.
YOUNG = "it"
#: One of so many examples is read.
EVERY = 3
FILES = sorted((ROOT / "plugins").rglob("*.examples.toml"))


def texts(told: Any) -> Iterator[str]:
    """Yield the texts of a group of examples, whatever they are examples of."""
    if isinstance(told, str):
        yield re.sub(r"\[\[|\]\]", "", told)
    elif isinstance(told, list):
        for one in told:
            yield from texts(one)
    elif isinstance(told, dict):
        for name, one in told.items():
            if name not in ("about", "published", "options"):
                yield from texts(one)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


@pytest.mark.parametrize("path", FILES, ids=[path.name.partition(".")[0] for path in FILES])
def test_no_rule_fails(engine: Engine, path: Any) -> None:
    examples = [*texts(tomllib.loads(path.read_text(encoding="utf-8"))["examples"])]
    assert examples
    for text in examples[::EVERY]:
        outcome = engine.check(document(text, language=YOUNG, published="2019-05-15").article)
        assert not outcome.failures, text
