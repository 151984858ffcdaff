"""example.account-number."""

import re
from collections.abc import Iterator

from factcheck import Bad, Checker, Confirmed, Document, Evidence, EvidenceKind, Finding, Good, Severity, Span, Words

ACCOUNT = Words("example.account")

#: Behind the word: perhaps a colon or "is", then two letters, two check digits, and groups of the rest.
_NUMBER = re.compile(r"\W{1,3}(?:\w{1,3} )?([a-z]{2}\d{2}(?: ?[a-z0-9]{1,4}){3,8})(?![a-z0-9])")
_SHORTEST, _LONGEST = 15, 34


class AccountNumber(Checker):
    """An account number (IBAN) whose check digits are wrong.

    What it does:
        Recalculates the two check digits of every number that follows the word IBAN, as ISO 7064 has it.

    Why it matters:
        Readers give for victims of a flood, and the bank sends the money back, or the appeal is never repaired.

    Known limits:
        That the number is possible does not mean that the account exists, or whose it is.
    """

    id = "example.account-number"
    severity = Severity.ERROR
    reads = (ACCOUNT,)
    examples = (
        Bad("pt", "Donativos para o IBAN [[PT50 0002 0123 1234 5678 9015 5]]."),
        Confirmed("pt", "Donativos para o IBAN [[PT50 0002 0123 1234 5678 9015 4]]."),
        Confirmed("en", "Give to IBAN: [[GB82 WEST 1234 5698 7654 32]]."),
        Bad("fr", "Dons sur l'IBAN [[FR76 3000 6000 0112 3456 7890 198]]."),
        Good("en", "Nobody knows what an IBAN is for."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each account number."""
        for word in document[ACCOUNT]:
            match = _NUMBER.match(document.folded, word.end)
            number = match[1].replace(" ", "") if match else ""
            if match is None or not _SHORTEST <= len(number) <= _LONGEST:
                continue
            span = Span(*match.span(1))
            rest = _remainder(number)
            evidence = [Evidence(EvidenceKind.ARITHMETIC, f"By ISO 7064 the remainder must be 1, and it is {rest}.")]
            if rest == 1:
                yield self.confirmed(span, "The check digits are right.", evidence=evidence)
            else:
                yield self.contradicted(
                    span, f"There is no such account: its check digits are not {number[2:4]}.", evidence=evidence
                )


def _remainder(number: str) -> int:
    """Return what is left when a number, its head moved behind and its letters counted from 10, is divided by 97."""
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97
