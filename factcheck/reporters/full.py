"""``full``: every finding with its words and its proof, for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.model.report import ArticleRecord, FindingRecord, Run, SuggestionRecord
from factcheck.reporters.wording import (
    excerpt,
    label,
    one_line,
    steps,
    suppressed_by,
    totals,
    verdict,
    with_words,
)

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "confirmed": "1;32", "unverified": "1;35"}
_BOLD, _FAINT = "1", "2"
#: Lines of the article that are shown for the other sides of a finding.
_MOST_SIDES = 4
#: The kinds of evidence stand in a column as wide as the longest of them.
_WIDTH = len("arithmetic")

_Paint = Callable[[str, str], str]


class FullReporter:
    """Every finding with the words it is about, the steps of its proof, and what would put it right."""

    name = "full"

    def render(self, run: Run) -> Iterator[str]:
        """Yield each article's findings, then the totals and the verdict."""
        paint = _paint if run.colour else _plain
        for outcome in run.outcomes:
            record, text = outcome.record, outcome.text
            found: list[tuple[FindingRecord, str | None]] = [(finding, None) for finding in record.findings]
            if "suppressed" in run.show:
                found += ((entry.finding, suppressed_by(entry.suppression)) for entry in record.suppressed)
            for finding, suppressed in found:
                fingerprint = f" {finding.fingerprint}" if "fingerprints" in run.show else ""
                lines = _lines(record, text, finding, paint, fingerprint, suppressed)
                yield "".join(f"{line}\n" for line in lines)
            for notice in record.notices:
                place = notice.path if notice.line is None else f"{notice.path}:{notice.line}"
                kind = paint(str(notice.severity), _COLOURS[notice.severity])
                yield f"{paint(place, _BOLD)} {kind} {paint(notice.kind, _FAINT)}\n  {one_line(notice.message)}\n\n"
        if not run.quiet:
            yield f"{totals(run.summary)} {paint(verdict(run.gate), _BOLD)}\n"


def _lines(
    record: ArticleRecord, text: str, finding: FindingRecord, paint: _Paint, fingerprint: str, suppressed: str | None
) -> Iterator[str]:
    kind = label(finding)
    colour = _COLOURS[kind] if suppressed is None else _FAINT
    place = f"{record.path}:{finding.span.line}:{finding.span.column}"
    state = kind if suppressed is None else f"suppressed {kind}"
    yield f"{paint(place, _BOLD)} {paint(state, colour)} {paint(finding.rule + fingerprint, _FAINT)}"
    yield f"  {one_line(finding.message)}"
    if suppressed is not None:
        yield f"  {suppressed}"
    yield from _words(text, finding, paint, colour)
    for step in steps(finding):
        yield f"  {paint(str(step.kind or 'also').ljust(_WIDTH), _FAINT)}  {with_words(step, finding)}"
        if step.source:
            yield f"  {' ' * _WIDTH}  {paint(f'[{step.source}]', _FAINT)}"
    for suggestion in finding.suggestions:
        yield f"  {paint('repair'.ljust(_WIDTH), _FAINT)}  {_repair(text, finding, suggestion)}"
    yield ""


def _words(text: str, finding: FindingRecord, paint: _Paint, colour: str) -> Iterator[str]:
    """Yield the words of a finding where they stand, and those of its other sides, each under its line number."""
    sides = []
    for step in steps(finding):
        if step.span is not None and step.span != finding.span and step.span not in sides:
            sides.append(step.span)
    shown = [(finding.span.line, excerpt(text, finding.span, sides))]
    remaining = [side for side in sides if side not in shown[0][1].marked]
    while remaining and len(shown) <= _MOST_SIDES:
        side, *others = remaining
        part = excerpt(text, side, others)
        shown.append((side.line, part._replace(marks=part.marks.replace("^", "-"))))
        remaining = [other for other in others if other not in part.marked]
    width = max(len(str(line)) for line, _ in shown)
    for number, (line, part) in enumerate(shown):
        yield f"  {paint(f'{line:{width}} |', _FAINT)} {part.text}".rstrip()
        yield f"  {paint(' ' * width + ' |', _FAINT)} {paint(part.marks, _BOLD if number else colour)}".rstrip()


def _repair(text: str, finding: FindingRecord, suggestion: SuggestionRecord) -> str:
    """Return a repair, with the words as they would stand if it changes a part of them."""
    said = one_line(suggestion.description)
    start, end = finding.span.start, finding.span.end
    edits = suggestion.edits
    if not edits or any(edit.start < start or edit.end > end for edit in edits):
        return said
    words = text[start:end]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        words = words[: edit.start - start] + edit.text + words[edit.end - start :]
    words = one_line(words)
    return said if not words or f"“{words}”" in said else f"{said}: “{words}”"


def _paint(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


def _plain(text: str, _code: str) -> str:
    return text
