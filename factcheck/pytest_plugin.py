"""Fixtures for tests of rules; pytest finds them wherever factcheck is installed, and nothing else imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.document import Document
    from factcheck.model.finding import Finding


@pytest.fixture(name="document")
def document_fixture() -> Callable[..., Document]:
    """Make a document of a text: ``document(text, language="en", published="2024-03-05", facts="[events.x] …")``."""
    # Here, because most test runs in an environment with factcheck are not about it.
    from factcheck.testing import document

    return document


@pytest.fixture(name="run_rule")
def run_rule_fixture() -> Callable[..., list[Finding]]:
    """Run a rule on a text: ``run_rule(MyRule, text, options={…})``, and all that ``document`` takes."""
    from factcheck.testing import run_rule

    return run_rule
