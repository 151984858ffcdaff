"""What is public is what is listed, name by name and signature by signature."""

from __future__ import annotations

import re

import pytest

import factcheck
from conftest import ROOT
from factcheck import testing
from public_api import RECORD, listing

_IMPORT = re.compile(r"^from (factcheck[.\w]*) import (?:\(([^)]*)\)|(.+))$", re.MULTILINE)


def test_the_record_is_that_of_the_code() -> None:
    told = "run `python tests/public_api.py`, and say in `changes/` what plugins have to do about the difference"
    assert RECORD.read_text(encoding="utf-8") == listing(), told


@pytest.mark.parametrize("module", [factcheck, testing], ids=lambda module: module.__name__)
def test_every_public_name_is_there_once_and_explained(module: object) -> None:
    names = module.__all__
    assert len(names) == len(set(names))
    for name in names:
        value = getattr(module, name)
        if isinstance(value, type) or callable(value):
            assert value.__doc__, name


def test_plugins_import_public_names_only() -> None:
    """Bundled plugins, and the skeletons of new ones, show what is enough."""
    files = [*(ROOT / "plugins").rglob("*.py"), *(ROOT / "rules").rglob("*.py")]
    files += (ROOT / "factcheck" / "cli" / "skeletons").rglob("*.py.in")
    assert len(files) > 30
    public = {"factcheck": set(factcheck.__all__), "factcheck.testing": set(testing.__all__)}
    for path in files:
        if path.parent.name == "pytest_factcheck":
            continue
        text = path.read_text(encoding="utf-8")
        for module, several, one in re.findall(
            r"^from (factcheck[.\w]*) import (?:\(([^)]*)\)|(.+))$", text, re.MULTILINE
        ):
            if module.partition(".")[0] == "factcheck":
                names = {name.strip().partition(" as ")[0] for name in (several or one).split(",") if name.strip()}
                assert names <= public.get(module, set()), f"{path}: {module}"
