"""A plugin in a distribution of its own, with one of everything that a plugin can bring."""

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from factcheck import Checker, Reader, Reporter, hookimpl
from factcheck_example.account_number import AccountNumber
from factcheck_example.chat import ChatReporter
from factcheck_example.nitf import NitfReader

_HERE = files(__name__)


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    """Return the rules in Python."""
    return (AccountNumber,)


@hookimpl
def factcheck_rule_packs() -> Sequence[Traversable]:
    """Return the folder of the rules in TOML."""
    return (_HERE / "rules",)


@hookimpl
def factcheck_readers() -> Sequence[Reader]:
    """Return the readers of input formats."""
    return (NitfReader(),)


@hookimpl
def factcheck_reporters() -> Sequence[Reporter]:
    """Return the reporters of output formats."""
    return (ChatReporter(),)


@hookimpl
def factcheck_fact_packs() -> Sequence[Traversable]:
    """Return the folder of the facts."""
    return (_HERE / "facts",)


@hookimpl
def factcheck_lexicons() -> Sequence[Traversable]:
    """Return the folder of the words that the rules read."""
    return (_HERE / "lexicons",)


@hookimpl
def factcheck_languages() -> Sequence[Traversable]:
    """Return the folder of the languages that the plugin adds."""
    return (_HERE / "languages",)
