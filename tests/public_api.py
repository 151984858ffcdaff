"""Lists what is public, with every signature, from the code itself.

python tests/public_api.py          # writes docs/public-api.md anew
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import factcheck
import factcheck.hookspecs
import factcheck.testing
from factcheck.checker import Option

RECORD = Path(__file__).with_suffix(".txt")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def listing() -> str:
    """Return what is public, a line for each name and member."""
    hooks = {name: value for name, value in vars(factcheck.hookspecs).items() if name.startswith("factcheck_")}
    parts = [
        ("factcheck", _module(factcheck)),
        ("factcheck.testing", _module(factcheck.testing)),
        ("hooks", (line for name in sorted(hooks) for line in _named(name, hooks[name]))),
    ]
    return "\n".join("\n".join([f"# {title}", *lines, ""]) for title, lines in parts)


def _module(module: ModuleType) -> Iterator[str]:
    for name in sorted(module.__all__, key=str.lower):
        yield from _named(name, getattr(module, name))


def _named(name: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif inspect.isroutine(value):
        yield f"{name}{_signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def _class(name: str, value: type[Any]) -> Iterator[str]:
    if issubclass(value, Enum):
        yield f"{name}: {' | '.join(str(member.value) for member in value)}"
        return
    bases = [base.__name__ for base in value.__bases__ if base.__name__ in factcheck.__all__ or base is Exception]
    yield f"class {name}({', '.join(bases)})" if bases else f"class {name}"
    fields = getattr(value, "_fields", None) or (
        [field.name for field in dataclasses.fields(value)] if dataclasses.is_dataclass(value) else ()
    )
    if fields:
        yield f"    {name}{_signature(value)}"
    for attribute, what in sorted(_members(value)):
        if attribute in fields:
            continue
        plain = inspect.unwrap(getattr(what, "__func__", what))
        if isinstance(what, property):
            yield f"    {attribute}: {_annotation(what.fget)}"
        elif inspect.isroutine(plain):
            yield f"    {attribute}{_signature(plain)}"
        elif not isinstance(what, Option):
            yield f"    {attribute}"


def _members(value: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what a class of ours defines and inherits from ours, private names aside."""
    seen: dict[str, Any] = {}
    for base in value.__mro__:
        if base.__module__.startswith("factcheck"):
            for attribute in inspect.get_annotations(base):
                seen.setdefault(attribute, None)
            for attribute, what in vars(base).items():
                if attribute not in seen or seen[attribute] is None:
                    seen[attribute] = what
    yield from ((name, what) for name, what in seen.items() if not name.startswith("_"))


def _signature(value: Any) -> str:
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return "(…)"
    # Annotations are told as they are written; named tuples wrap theirs.
    written = [
        parameter.replace(annotation=getattr(parameter.annotation, "__forward_arg__", parameter.annotation))
        for parameter in signature.parameters.values()
    ]
    told = str(signature.replace(parameters=written)).replace("'", "").replace("typing.", "")
    return _ADDRESS.sub("", re.sub(r"\bfactcheck(\.\w+)+\.(?=\w)", "", told))


def _annotation(getter: Any) -> str:
    return str(getattr(getter, "__annotations__", {}).get("return", ""))


if __name__ == "__main__":
    sys.stdout.write(f"{RECORD}\n")
    RECORD.write_text(listing(), encoding="utf-8", newline="\n")
