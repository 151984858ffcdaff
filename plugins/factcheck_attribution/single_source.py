"""attribution.single-source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    MENTIONS,
    QUOTATIONS,
    QUOTED,
    Attribution,
    Bad,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Fact,
    FactKind,
    Finding,
    Good,
    Mention,
    Organisation,
    Person,
    Place,
    QuotationKind,
    Related,
    Severity,
    Source,
    SourceKind,
    Span,
    Suggestion,
)

#: Accounts by one side before the rest of the text is said to hang on it, and attributions to that side in all.
_FEWEST_ACCOUNTS, _FEWEST_ATTRIBUTIONS = 2, 3
#: A headline sums up; it gives no account of its own.
_TEXT = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_ACCOUNTS = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.MEDIA})


class _Account(NamedTuple):
    """An attribution to whoever publishes an account: an institution, a document, an outlet."""

    attribution: Attribution
    source: Source
    side: str | None


class SingleSource(Checker):
    """Every account comes from one side, and the other side is made to speak through it.

    What it does:
        Sorts the attributions by the side of their source, as the facts tell it. If every account (an institution, a
        communiqué, "according to …") comes from one side, at least twice and with three attributions to that side in
        all, and the text still tells what people of another side said without quoting a sentence of theirs, it
        reports the first account.

    Why it matters:
        What the other side said is then known only from its opponent. A reader should be told so, and the other side
        has usually published its own version. Reuters asks to talk to sources on all sides of a dispute, negotiation or
        conflict; the BBC is reluctant to rely on a single source.

    Known limits:
        Sides come from the facts: where nobody has stated for whom a person or an institution speaks, the rule is
        silent. One account from an outlet, or from an institution whose side is not known, is enough to silence it.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no finding.
    """

    id = "attribution.single-source"
    since = "0.1"
    severity = Severity.WARNING
    reads = (ATTRIBUTIONS, QUOTATIONS, QUOTED, MENTIONS, BLOCKS)
    examples = (
        Bad(
            "fr",
            "Les deux présidents se sont parlé, a indiqué [[le service de presse du Kremlin]].\n\n"
            "Biden a souligné que les mouvements de troupes étaient inquiétants.\n\n"
            "Selon le Kremlin, Poutine a répondu que son pays avait ses raisons. Le Kremlin a précisé que la "
            "discussion avait été franche.",
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
        Good(
            "fr",
            "Les deux présidents se sont parlé, a indiqué le service de presse du Kremlin. Selon le Kremlin, "
            "Biden a dit son inquiétude.\n\n"
            "Le Kremlin a précisé que la discussion avait été franche. Biden a souligné que les mouvements de "
            "troupes étaient inquiétants, "
            "selon la Maison Blanche.",
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
        sided = [a for a in document[ATTRIBUTIONS] if a.source is not None and a.source.side is not None]
        if len(sided) < _FEWEST_ACCOUNTS:
            return
        reading = _Sides(document)
        side: str | None = None
        accounts: list[_Account] = []
        speakers: list[tuple[Attribution, Source]] = []
        for attribution in document[ATTRIBUTIONS]:
            source = attribution.source
            if source is None:
                continue
            if not reading.is_account(attribution, source):
                speakers.append((attribution, source))
            elif reading.in_prose(attribution):
                if source.side is None or reading.is_independent(source) or (accounts and source.side != side):
                    return
                side = source.side
                accounts.append(_Account(attribution, source, side))
        if side is None or len(accounts) < _FEWEST_ACCOUNTS:
            return
        spoken = [(source, reading.of(source)) for attribution, source in speakers if reading.in_prose(attribution)]
        if len(accounts) + len(spoken) <= _FEWEST_ATTRIBUTIONS:
            return
        if any(
            q.kind is QuotationKind.DIRECT and q.source is not None and q.source.side != side
            for q in document[QUOTATIONS]
        ):
            return
        own = len(accounts) + sum(sides == {side} for _, sides in spoken)
        others = [source for source, sides in spoken if sides - {side}]
        if own >= _FEWEST_ATTRIBUTIONS and others:
            # Who speaks for the other side alone shows best what is missing.
            others.sort(key=lambda source: source.side is None)
            yield self._one_sided(document, side, accounts, others)

    def _one_sided(
        self, document: Document, side: str, accounts: Sequence[_Account], others: Sequence[Source]
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


class _Sides:
    """Tells whose side a source is on."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions = document[MENTIONS]
        self._starts = [mention.span.start for mention in self._mentions]
        #: Those inside others do not matter.
        self._quoted = [pair.span for pair in document[QUOTED] if pair.depth == 0]
        self._far = len(document.text) + 1
        tables = document.lexicon.tables
        self._demonyms = tables.get("demonym", {})
        self._indefinite = tables.get("attribution.indefinite", {})

    def of(self, source: Source) -> frozenset[str]:
        """Return the sides that a source speaks for; two where two speak together."""
        if source.side is not None:
            return frozenset({source.side})
        span = source.antecedent or source.span
        sides = {side for mention in self._inside(span) for fact in mention.facts if (side := _side(fact))}
        words = self._document.folded[span.start : span.end].split()
        return frozenset(sides | {self._demonyms[word] for word in words if word in self._demonyms})

    def is_account(self, attribution: Attribution, source: Source) -> bool:
        """Tell whether a source publishes an account, rather than being somebody whose words one relays."""
        kind = source.kind
        if kind not in _ACCOUNTS and (kind is SourceKind.PRONOUN or _is_verb(attribution, source)):
            return False
        if len(self.of(source)) > 1:
            # "Moscow and Washington confirmed it": both sides have.
            return kind is SourceKind.INSTITUTION
        if kind is SourceKind.INSTITUTION:
            # "Moscow", "the United States": a country that "warned" is spoken of; it has handed out no account.
            span = source.antecedent or source.span
            return not any(m.kind is FactKind.PLACE and span.length - m.span.length <= 4 for m in self._inside(span))
        return True

    def is_independent(self, source: Source) -> bool:
        """Tell whether an account is an outlet's, or that of somebody in an institution ("an executive of …")."""
        outlet = any(
            isinstance(fact, Organisation) and fact.media for m in self._inside(source.span) for fact in m.facts
        )
        word = self._document.folded[source.span.start : source.span.end].partition(" ")[0]
        return outlet or (source.kind is SourceKind.INSTITUTION and word in self._indefinite)

    def in_prose(self, attribution: Attribution) -> bool:
        """Tell whether an attribution stands in the article's own sentences, outside quote marks."""
        place = attribution.cue.start
        pair = bisect_right(self._quoted, (place, self._far)) - 1
        if pair >= 0 and place < self._quoted[pair].end:
            return False
        return any(start <= place < end and kind in _TEXT for kind, (start, end) in self._document[BLOCKS])

    def _inside(self, span: Span) -> Sequence[Mention]:
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _side(fact: Fact) -> str | None:
    if isinstance(fact, Place):
        return fact.country or fact.id
    return fact.side if isinstance(fact, (Person, Organisation)) else None


def _is_verb(attribution: Attribution, source: Source) -> bool:
    """Tell a verb from a preposition such as "selon": the source follows it, and what is claimed follows the source."""
    return attribution.cue.end > source.span.start or attribution.content.start < source.span.end
