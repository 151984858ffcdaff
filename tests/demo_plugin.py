"""A plugin for the tests of the engine and the command line: its rules do what the words of an article tell them to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck import Bad, Checker, Confirmed, Document, Finding, Good, Severity, Span, hookimpl

_SEVERITIES = {"wrong": Severity.ERROR, "doubtful": Severity.WARNING, "odd": Severity.INFO}


class MarkedWord(Checker):
    """A word that says itself what is to be found.

    What it does:
        Reports "wrong", "doubtful" and "odd", and confirms "right".

    Why it matters:
        It makes every kind of finding.

    Known limits:
        None.
    """

    id = "demo.marked-word"
    severity = Severity.ERROR
    reads = ()
    examples = (
        Bad("en", "This is [[wrong]]."),
        Good("en", "This is fine."),
        Confirmed("en", "This is [[right]]."),
        Bad("fr", "Voilà : [[wrong]]."),
        Good("fr", "Voilà."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for match in re.finditer("wrong|doubtful|odd|right", document.text):
            span = Span(*match.span())
            if match[0] == "right":
                yield self.confirmed(span, "This is right.")
            else:
                yield self.contradicted(span, f"This is {match[0]}.", severity=_SEVERITIES[match[0]])


class Fragile(Checker):
    """A rule that breaks.

    What it does:
        Raises where the text says "crash", and never ends where it says "endless".

    Why it matters:
        Rules of plugins do that.

    Known limits:
        None.
    """

    id = "demo.fragile"
    severity = Severity.ERROR
    reads = ()
    examples = (
        Bad("en", "This is [[wrong]] here."),
        Good("en", "This is fine."),
        Bad("fr", "Voilà : [[wrong]]."),
        Good("fr", "Voilà."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        start = document.text.find("wrong")
        if start >= 0:
            yield self.contradicted(Span(start, start + len("wrong")), "This is wrong.")
        if "crash" in document.text:
            raise ValueError("a crash\nwas asked for")
        while "endless" in document.text:
            pass


@hookimpl
def factcheck_checkers() -> Sequence[type[Checker]]:
    return (MarkedWord, Fragile)
