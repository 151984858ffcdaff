"""``chat``: a short message for the channel of a desk, with what stands against publication in front."""

from collections.abc import Iterator

from factcheck import FindingRecord, Run, Verdict

_SIGNS = {"error": "🟥", "warning": "🟧", "info": "🟦"}
#: A message that nobody scrolls through; the rest is counted.
_SHOWN = 5


class ChatReporter:
    """One line for each article and each of its first findings, in the Markdown that chat programs understand."""

    name = "chat"

    def render(self, run: Run) -> Iterator[str]:
        """Yield the message, article by article."""
        for outcome in run.outcomes:
            record = outcome.record
            yield f"**{record.title or record.path}**\n"
            for failure in record.failures:
                yield f"⬛ {failure.error}\n"
            found = [finding for finding in record.findings if finding.verdict is Verdict.CONTRADICTED]
            found.sort(key=lambda finding: -finding.severity.rank)
            yield from map(_line, found[:_SHOWN])
            if len(found) > _SHOWN:
                yield f"… and {len(found) - _SHOWN} more\n"
        # What is true of all of them is known only now.
        gate = run.gate
        yield f"_{gate.status.capitalize()}_" + "".join(f"; {reason}" for reason in gate.reasons) + "\n"


def _line(finding: FindingRecord) -> str:
    return f"{_SIGNS[finding.severity]} line {finding.span.line}: {finding.message} `{finding.rule}`\n"
