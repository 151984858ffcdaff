"""HTML that is safe by construction: whatever is not :class:`Html` already is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

#: Elements without content, and how their tags end: those of SVG are closed.
_VOID = {"input": ">", "meta": ">", "line": "/>", "rect": "/>"}


class Html(str):
    """Markup, which goes into a page as it is. Only this module and the files of the page make it."""

    __slots__ = ()


Child: TypeAlias = "str | Html | None"
Attribute: TypeAlias = "str | int | bool | None"


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Return an element.

    Args:
        name: Of the element.
        children: Text, which is escaped, and markup; None is left out.
        attributes: By name: an underscore is written as a hyphen, one at the end is dropped (``class_``). True writes
            the name alone; None and False leave the attribute out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}{_VOID[name]}")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Html:
    """Return markup one after the other, text escaped."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(child, quote=False) for child in children if child is not None
        )
    )
