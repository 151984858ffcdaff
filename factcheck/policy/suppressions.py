"""Suppressions: findings that do not count, because somebody says so, why, and perhaps until when.

In the article, as a comment, as a marker of plain text, or in front matter:

    <!-- factcheck-ignore dates.weekday-mismatch: as printed on the poster -->
    [factcheck-ignore dates.weekday-mismatch until 2025-01-31: the ministry has been asked]

    ---
    factcheck-ignore:
      copy.undated: the archive has no day for it
    ---

or in a file beside it, ``story.txt.factcheck.toml``:

    [[ignore]]
    rule = "dates.weekday-mismatch"
    finding = "0123456789abcdef"
    reason = "As printed on the poster."
    until = 2025-01-31

What is named is a rule, a family of rules, or one finding: ``RULE@FINGERPRINT``. A comment or marker holds for the
paragraph that it stands in, or for the next one if it stands on a line of its own; ``factcheck-ignore-article``, front
matter and the file beside it hold for the article. There is always a reason. One that cannot be understood makes the
article undecided.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from factcheck.checker import Checker
from factcheck.errors import proposal
from factcheck.model.article import Article, Directive
from factcheck.model.report import FindingRecord, SuppressionKind, SuppressionRecord
from factcheck.model.span import Span
from factcheck.policy.errors import ConfigError
from factcheck.policy.selection import family, outdated, today, unknown

IGNORE, IGNORE_ARTICLE = "factcheck-ignore", "factcheck-ignore-article"
BESIDE = ".factcheck.toml"
_FORM = f"write `{IGNORE} RULE: reason`"
_SAID = re.compile(r"(?P<named>.*?)(?:\s+until\s+(?P<until>\S+))?")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class Suppression(NamedTuple):
    """One suppression of one rule, family or finding.

    Args:
        rule: A rule or a family.
        fingerprint: Of the only finding it is about; None for all.
        scope: The words it is about; None for the whole article.
        record: As the report tells it.
        outdated: What is to be told of a former id that it names, or of a rule that was removed.
    """

    rule: str
    fingerprint: str | None
    scope: Span | None
    record: SuppressionRecord
    outdated: str | None = None

    @property
    def name(self) -> str:
        """What it names, as it is written."""
        return self.rule if self.fingerprint is None else f"{self.rule}@{self.fingerprint}"

    def covers(self, finding: FindingRecord) -> bool:
        """Tell whether it is about a finding."""
        return (
            self.rule in (finding.rule, family(finding.rule))
            and self.fingerprint in (None, finding.fingerprint)
            and (self.scope is None or self.scope.start <= finding.span.start < self.scope.end)
        )

    def expired(self, today: date) -> bool:
        """Tell whether its last day is over."""
        return self.record.until is not None and self.record.until < today


def suppressions(article: Article, rules: Sequence[type[Checker]]) -> Iterator[Suppression]:
    """Yield the suppressions of an article, those that stand in it first.

    Args:
        article: As read.
        rules: All that there are, to know whether names are right.

    Raises:
        ConfigError: One cannot be understood.
    """
    for directive in article.directives:
        yield from _said(directive, article, rules)
    beside = article.path + BESIDE
    if os.access(beside, os.F_OK):
        yield from _beside(Path(beside), rules)


def _said(directive: Directive, article: Article, rules: Sequence[type[Checker]]) -> Iterator[Suppression]:
    """Yield what a comment, a marker or a line of front matter suppresses."""
    where = f"{article.path}:{directive.line}"
    head, colon, reason = directive.text.partition(": ") if ": " in directive.text else directive.text.partition(":")
    command, _, said = head.partition(" ")
    if command not in (IGNORE, IGNORE_ARTICLE):
        known = (IGNORE, IGNORE_ARTICLE)
        raise ConfigError(f"{where}: `{command}` is not understood{proposal(command, known, _FORM)}")
    match = _SAID.fullmatch(said.strip())
    named, until = (match["named"], match["until"]) if match else (said, None)
    if not named:
        raise ConfigError(f"{where}: it names no rule: {_FORM}")
    if not colon or not reason.strip():
        raise ConfigError(f"{where}: it gives no reason: {_FORM}")
    last = None
    if until is not None:
        try:
            last = date.fromisoformat(until)
        except ValueError:
            raise ConfigError(f"{where}: `{until}` is not a day: write `until YYYY-MM-DD`") from None
    record = SuppressionRecord(SuppressionKind.ARTICLE, article.path, directive.line, reason.strip(), last)
    scope = None if directive.whole or command == IGNORE_ARTICLE else _scope(directive, article)
    for name in named.split(","):
        rule, _, fingerprint = name.strip().partition("@")
        complaint = unknown(rule, rules)
        if complaint:
            raise ConfigError(f"{where}: {complaint}")
        if "@" in name and not _FINGERPRINT.fullmatch(fingerprint):
            raise ConfigError(
                f"{where}: `{fingerprint}` is not the fingerprint of a finding: take it from `--show fingerprints`"
            )
        yield Suppression(today(rule, rules), fingerprint or None, scope, record, outdated(rule, rules))


def _scope(directive: Directive, article: Article) -> Span:
    """Return the paragraph that a comment stands in or, on a line of its own, before."""
    for _, span in article.blocks:
        if article.source_map.position(max(span.start, span.end - 1)).line >= directive.line:
            return span
    return Span(len(article.text), len(article.text))


def _beside(path: Path, rules: Sequence[type[Checker]]) -> Iterator[Suppression]:
    """Yield what the file beside an article suppresses."""
    import tomli

    from factcheck.policy.schema import SuppressionsModel, breaches
    from factcheck.toml_lines import TomlLines, broken

    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}: check its permissions") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8 text: save it as UTF-8") from None
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(broken(str(path), text, error)) from None
    lines = TomlLines(text)

    def where(*place: str | int) -> str:
        line = lines.of(place)
        return f"{path}:{line}" if line else str(path)

    for place, message in breaches(SuppressionsModel, data):
        raise ConfigError(f"{where(*place)}: {message}")
    for number, given in enumerate(data.get("ignore", ())):
        complaint = unknown(given["rule"], rules)
        if complaint:
            raise ConfigError(f"{where('ignore', number, 'rule')}: {complaint}")
        line = lines.of(("ignore", number))
        record = SuppressionRecord(SuppressionKind.FILE, str(path), line, given["reason"].strip(), given.get("until"))
        rule = given["rule"]
        yield Suppression(today(rule, rules), given.get("finding"), None, record, outdated(rule, rules))


def first(found: Iterable[Suppression], finding: FindingRecord) -> Suppression | None:
    """Return the first suppression that is about a finding."""
    return next((suppression for suppression in found if suppression.covers(finding)), None)
