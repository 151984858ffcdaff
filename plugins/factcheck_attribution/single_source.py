"""attribution.single-source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    MENTIONS,
    QUOTATIONS,
    QUOTED,
    SENTENCES,
    Bad,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Source,
    Span,
    Suggestion,
    Words,
)
from factcheck_attribution.readings.accounts import CONFLICT, Account, may_be_one_voice, one_sided, one_voice
from factcheck_attribution.readings.accusation import APPROACHED, Accusation, unanswered
from factcheck_attribution.readings.charges import ACCUSING, DISPUTE
from factcheck_attribution.readings.lone_accuser import lone_accuser
from factcheck_attribution.readings.parties import Relayed, relayed
from factcheck_attribution.readings.sides import Sides
from factcheck_attribution.readings.text import words_of

#: A dispute of states, before any fight.
STANDOFF = Words("attribution.standoff")


class SingleSource(Checker):
    """Every account comes from one side, and the other side is made to speak through it.

    What it does:
        Sorts the attributions by the side of their source, as the facts tell it. If every account (an institution, a
        communiqué, "according to …") comes from one side, at least twice and with three attributions to that side in
        all, and the text still tells what people of another side said without quoting a sentence of theirs, it
        reports the first account. It does the same without facts where an institution and one person who speaks for it
        make every statement, three at least, and what a group without a name has said ("the tenants agree that …")
        stands inside one of theirs. Where every source of a text on fighting is of one
        side, a country or an army and those in office, and the other is only spoken of, in two sentences or more, it
        gives advice.

        It also gives advice where somebody is accused ("accuses the council of", "wirft der Firma vor") or said to have
        done wrong, and everybody who speaks stands on the side of the accuser: accuses as well, speaks for the
        accuser, bears his name, or is of his camp. The accused has no word of his own, and is not said to have been
        asked. Accusations by police and courts are left alone, but for those of crowds. Where a text opens with a
        dispute, or tells of rebels or a crowd, whom two claims or more are about counts as accused. Where most of a
        text is what one named person tells, whom a statement of his blames does, by its verb or by a deed.

    Why it matters:
        What the other side said is then known only from its opponent. A reader should be told so, and the other side
        has usually published its own version. Reuters asks to talk to sources on all sides of a dispute, negotiation or
        conflict; the BBC is reluctant to rely on a single source.

    Known limits:
        Sides come from the facts, or from "its spokesman", "the director": where nothing tells for whom a person or an
        institution speaks, the rule is silent, and so it is where the other side is a single person or one institution.
        One account from an outlet, or from an institution whose side is not known, is enough to silence it. Two persons
        of whom the text does not say whose they are, and who speak behind the accusation, are taken for the accuser's.
        Advice is given on armed conflicts only, since elsewhere a country that is spoken of is no opponent.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no warning, and 17 pieces of advice
        on accusations, all read: 13 are true, two doubtful (a charge in court, a prefecture with figures of its own),
        two false (a talk show's jest, a company that is heard through its director).
    """

    id = "attribution.single-source"
    since = "0.1"
    severity = Severity.WARNING
    reads = (
        ATTRIBUTIONS,
        ACCUSING,
        APPROACHED,
        DISPUTE,
        CONFLICT,
        STANDOFF,
        QUOTATIONS,
        QUOTED,
        MENTIONS,
        BLOCKS,
        SENTENCES,
    )
    examples = (
        Good(
            "fr",
            "La colline est reprise, a annoncé l'armée. Les miliciens s'abritaient dans une ferme, selon "
            "l'état-major. Un "
            "raid a tué dix miliciens, a ajouté le général Koffi. Le chef de la milice a démenti.",
        ),
        Bad(
            "en",
            "According to [[the Kremlin]], the two presidents spoke for two hours.\n\n"
            "Biden said that the movements of troops were worrying. Putin replied that Russia had its reasons, "
            "the Kremlin said.\n\n"
            "The talk was frank, according to the Kremlin.",
        ),
        Bad(
            "es",
            "Según [[el Kremlin]], los dos presidentes hablaron durante dos horas.\n\n"
            "Biden afirmó que los movimientos de tropas eran preocupantes. Según el Kremlin, Putin respondió "
            "que tenía sus razones.\n\n"
            "La conversación fue franca, según el Kremlin.",
        ),
        Bad(
            "de",
            "Laut [[Kreml]] sprachen die beiden Präsidenten zwei Stunden lang.\n\n"
            "Biden sagte, dass die Truppenbewegungen beunruhigend seien. Laut Kreml antwortete Putin, er habe "
            "seine Gründe.\n\n"
            "Das Gespräch sei offen gewesen, teilte der Kreml mit.",
        ),
        Bad(
            "fr",
            "Deux villages ont été pris, a annoncé [[le ministère russe de la Défense]]. Les troupes ukrainiennes se "
            "sont retirées, selon le ministère.\n\nDmitri Peskov a affirmé que l'Ukraine avait bombardé Belgorod.",
        ),
        Bad(
            "en",
            "Two villages were taken, [[the Russian defence ministry]] said. Ukrainian troops withdrew, according to "
            "the ministry.\n\nKremlin spokesman Dmitry Peskov said that Ukraine had shelled Belgorod.",
        ),
        Bad(
            "fr",
            "Corinne Barreau accuse la [[direction]] d'avoir laissé partir six collègues. Selon elle, les lits "
            "manquent. « Nous sommes deux la nuit », affirme Corinne Barreau. « C'est trop peu », ajoute-t-elle.",
        ),
        Bad(
            "fr",
            "[[L'armée]] a annoncé la prise de la ville. Selon son porte-parole, les rebelles ont fui. Les insurgés "
            "reconnaissent leur défaite, a-t-il ajouté. La population est soulagée, d'après l'armée.",
        ),
        Good(
            "fr",
            "L'armée a annoncé la prise de la ville. Selon son porte-parole, les rebelles ont fui. Les insurgés "
            "reconnaissent leur défaite, a-t-il ajouté. Leur chef, Idriss Nour, assure qu'ils tiennent le nord.",
        ),
        Good(
            "fr",
            "Corinne Barreau accuse la direction d'avoir laissé partir six collègues. Selon elle, les lits manquent. "
            "« Nous sommes deux la nuit », affirme Corinne Barreau. Sollicitée, la direction n'a pas donné suite.",
        ),
        Good(
            "fr",
            "Deux villages ont été pris, a annoncé le ministère russe de la Défense. Les troupes ukrainiennes tiennent "
            "le front, selon l'état-major ukrainien.\n\nDmitri Peskov a affirmé que l'Ukraine avait bombardé Belgorod.",
        ),
        Good(
            "en",
            "Two villages were taken, the Russian defence ministry said. Ukrainian troops withdrew, according to the "
            "UN.\n\nKremlin spokesman Dmitry Peskov said that Ukraine had shelled Belgorod.",
        ),
        Good(
            "en",
            "According to the Kremlin, the two presidents spoke for two hours. Biden said that he was worried, "
            "the White House said.\n\n"
            "The talk was frank, according to the Kremlin. Putin had his reasons, the Kremlin said.",
        ),
        Good(
            "es",
            "Según el Kremlin, Putin viajará a Pekín. Según el Kremlin, volverá el lunes. El Kremlin afirmó "
            "que el viaje estaba previsto.",
        ),
        Good(
            "de",
            "Laut Kreml reist Putin nach Peking. Laut Kreml kehrt er am Montag zurück. Der Kreml teilte mit, "
            "dass die Reise geplant war.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding at most: the first account of a one-sided text."""
        fights = may_be_one_voice(document)
        placed = any(a.source is not None and a.source.side is not None for a in document[ATTRIBUTIONS])
        reading = Sides(document) if placed or fights else None
        if reading is not None and placed:
            sided = one_sided(document, reading)
            if sided is not None:
                yield self._one_sided(document, *sided)
                return
        if reading is not None and fights:
            voice = one_voice(document, reading)
            if voice is not None:
                yield self._one_voice(document, *voice)
                return
        account = relayed(document)
        if account is not None:
            yield self._relayed(document, account)
            return
        accusation = unanswered(document) or lone_accuser(document)
        if accusation is not None:
            yield self._unanswered(document, accusation)

    def _relayed(self, document: Document, account: Relayed) -> Finding:
        party, other = (words_of(document, source.span) for source in (account.party, account.others[0]))
        return self.contradicted(
            account.party.span,
            f"Every account in this text comes from “{party}”, even that of what “{other}” said.",
            severity=_severity(document),
            related=[
                Related("This side speaks only through the other.", span)
                for span in dict.fromkeys(source.span for source in account.others)
            ],
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"{account.statements} statements are given, all by “{party}” or who speaks for it.",
                    account.party.span,
                ),
                Evidence(EvidenceKind.TEXT, f"“{other}” is reported by it alone.", account.others[0].span),
            ],
            suggestions=[Suggestion(f"Ask “{other}”, or say that there was no answer.")],
        )

    def _unanswered(self, document: Document, accusation: Accusation) -> Finding:
        voice, accused = (words_of(document, span) for span in (accusation.voice, accusation.accused))
        return self.contradicted(
            accusation.accused,
            f"Only the side of “{voice}” speaks in this text; what “{accused}”, accused here, says is not told.",
            severity=Severity.INFO,
            related=[Related("The side that speaks.", accusation.voice)],
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"Every statement of the text comes from {voice} or who sides with them.",
                    accusation.voice,
                ),
                Evidence(EvidenceKind.TEXT, f"“{accused}” is accused and says nothing.", accusation.accused),
            ],
            suggestions=[Suggestion("Add the reply of the accused, or that there was none when asked.")],
        )

    def _one_voice(
        self, document: Document, side: str, accounts: Sequence[Account], other: str, places: Sequence[Span]
    ) -> Finding:
        first = accounts[0].source.span
        teller, silent = (fact.label if (fact := document.facts.get(name)) else name for name in (side, other))
        teller = teller or words_of(document, first)
        return self.contradicted(
            first,
            f"All that this text tells of a conflict comes from one side ({teller}); {silent} is only spoken of.",
            severity=Severity.INFO,
            related=[Related("This side is spoken of.", span) for span in places],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"Every source that the text names speaks for {teller}.", first),
                Evidence(EvidenceKind.TEXT, f"No source speaks for {silent}.", places[0]),
            ],
            suggestions=[Suggestion(f"Add what {silent} says, or that its version is not known.")],
        )

    def _one_sided(
        self, document: Document, side: str, accounts: Sequence[Account], others: Sequence[Source]
    ) -> Finding:
        def words(span: Span) -> str:
            return document.text[span.start : span.end]

        first = accounts[0].source.span
        spoken = others[0]
        name = words(spoken.antecedent or spoken.span)
        fact = document.facts.get(side)
        label = fact.label if fact else side
        again = dict.fromkeys(account.source.span for account in accounts[1:] if account.source.span != first)
        silent = dict.fromkeys(source.span for source in others)
        return self.contradicted(
            first,
            f"Every account in this text comes from one side ({label}), even that of what “{name}” said.",
            severity=_severity(document),
            related=[
                *(Related("Another account from the same side.", span) for span in again),
                *(Related("This side speaks only through the other.", span) for span in silent),
            ],
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"{len(accounts)} accounts are given, and all of them come from one side: {label}.",
                    first,
                ),
                Evidence(
                    EvidenceKind.TEXT,
                    f"The text tells what “{name}” said, and no account comes from that side.",
                    spoken.span,
                ),
            ],
            suggestions=[
                Suggestion("Add what the other side has published, or say that its version is not known."),
                Suggestion("Say with each statement of the other side who reports it."),
            ],
        )


def _severity(document: Document) -> Severity:
    """Return a warning where the text tells of a dispute or a fight; others agree on most things one says of them."""
    told = any(document[words] for words in (CONFLICT, DISPUTE, ACCUSING, STANDOFF))
    return Severity.WARNING if told else Severity.INFO
