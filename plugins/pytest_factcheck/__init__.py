"""Fixtures for tests of rules; pytest finds them wherever factcheck is installed, and nothing else imports this.

It is no module of `factcheck`, because pytest would then import all of that wherever it is installed, and before the
coverage of a run is measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck import Document, Finding


@pytest.fixture(name="document")
def document_fixture() -> Callable[..., Document]:
    """Make a document of a text: ``document(text, language="en", published="2024-03-05", facts="[events.x] …")``."""
    from factcheck.testing import document

    return document


@pytest.fixture(name="run_rule")
def run_rule_fixture() -> Callable[..., list[Finding]]:
    """Run a rule on a text: ``run_rule(MyRule, text, options={…})``, and all that ``document`` takes."""
    from factcheck.testing import run_rule

    return run_rule
