"""Where a reported clause begins and who stands beside its verb: what agency copy brought up, in German and English."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS
from factcheck.model.span import Span
from factcheck.testing import document


def claims(text: str, language: str) -> list[tuple[str | None, str]]:
    """Return speaker and content of every attribution."""
    found = document(text, language=language)

    def words(span: Span) -> str:
        return found.text[span.start : span.end]

    return [(words(a.source.referent) if a.source else None, words(a.content)) for a in found[ATTRIBUTIONS]]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # When, where and to whom it is told stand before the comma.
        ("Der Minister sagte am Montag in Kiel, die Brücke sei zu.", "Der Minister", "die Brücke sei zu."),
        ("Roth sagte dem Sender NDR, er komme nicht.", "Roth", "er komme nicht."),
        ("Roth sagte der dpa am Montag, er komme nicht.", "Roth", "er komme nicht."),
        ("Ana Roth sagte dem Recherchebund (RB), das sei falsch.", "Ana Roth", "das sei falsch."),
        ("Ana Roth sagte in einem Interview der „Bucht“-Zeitung, sie gehe.", "Ana Roth", "sie gehe."),
        ("Der Verband forderte vom Land, die Brücke zu bauen.", "Der Verband", "die Brücke zu bauen."),
        ("Am Montag sagte der Minister in Kiel, dass er komme.", "der Minister", "er komme."),
        ("Im Interview sagte Roth dem Sender, sie gehe.", "Roth", "sie gehe."),
        # What opens the sentence is no subject.
        ("Später sagte Wodarg, das sei falsch.", "Wodarg", "das sei falsch."),
        ("Sinngemäß sagt Wodarg: Da freuen sich die Forscher.", "Wodarg", "Da freuen sich die Forscher."),
        # The subject stands between auxiliary and participle.
        ("Zuvor hatte Scholz gesagt, er komme.", "Scholz", "er komme."),
        ("Zuvor hatte Scholz gesagt, dass er komme.", "Scholz", "er komme."),
        ("Am Montag hatte die Polizei mitgeteilt, der Mann sei frei.", "die Polizei", "der Mann sei frei."),
        # Names with particles, and what is no part of a noun phrase.
        ("Das sei gut, sagte von der Leyen.", "von der Leyen", "Das sei gut"),
        ("Laut Mitteilung der Polizei starb der Mann.", "Mitteilung der Polizei", "starb der Mann."),
        ("Nach Angaben der Polizei vom Montag ist der Mann frei.", "der Polizei", "ist der Mann frei."),
        # A relative clause is no reported one.
        ("Die Stadt kritisierte den Plan, der gestern kam.", "Die Stadt", "den Plan, der gestern kam."),
        ("Die Leiterin, die den Plan kritisierte, ging.", "Die Leiterin", "den Plan"),
        ("Der Plan, den die Stadt kritisierte, ruht.", "die Stadt", "Der Plan"),
        ("Wie die Polizei berichtet hatte, ist er frei.", "die Polizei", "ist er frei."),
        ("Er geht, wie die Stadt am Montag mitgeteilt hat.", "die Stadt", "Er geht"),
        ("Der Plan, den die Stadt angekündigt hat, ruht.", "die Stadt", "Der Plan"),
        ("Das muss laut Gericht für die Nutzer klar sein.", "Gericht", "für die Nutzer klar sein."),
        ("Für den Verband sagte Ana Roth, er sei zufrieden.", "Ana Roth", "er sei zufrieden."),
        ("Rund 2,5 Millionen Menschen sagten, es fehle Geld.", "Rund 2,5 Millionen Menschen", "es fehle Geld."),
        # Who asserts a clause says it, who holds a title does not.
        ("Der Bürgermeister behauptet, die Brücke halte.", "Der Bürgermeister", "die Brücke halte."),
    ],
)
def test_where_a_german_clause_begins(text: str, source: str, content: str) -> None:
    assert claims(text, "de") == [(source, content)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hier informieren wir Sie, was Sie beachten müssen."),
        ("de", "Für das laufende Quartal rechnet Lyft mit Gewinn."),
        ("de", "Der Läufer behauptete Platz zwei."),
        ("de", "Der Verein fügte zwei Tore hinzu."),
        ("es", "El delantero añadió dos goles a su cuenta."),
        ("en", "All this came amid fresh claims that Lord Roe was ill."),
        ("en", "McFadden makes claims that he was beaten."),
        ("en", "Federer claims Dubai crown"),
        ("en", "Reliance shares added 1.7%."),
        ("en", "Lord Roe derided Tory claims they could save more."),
        ("en", "An umbrella organisation called the Harbour Committee has been set up."),
    ],
)
def test_what_nobody_says(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The old deal, which is bad, will go, said Ana Roe.",
            "Ana Roe",
            "The old deal, which is bad, will go",
        ),
        ('It was a "stellar year" said Roger Roe, head of Elm.', "Roger Roe", 'It was a "stellar year"'),
        (
            "Elm said profit was 120m euros ($158m; £83m) now.",
            "Elm",
            "profit was 120m euros ($158m; £83m) now.",
        ),
        ("BNFL, the old operator, said it had paid.", "BNFL, the old operator", "it had paid."),
        ("The clothing and furniture retailer said she left.", "The clothing and furniture retailer", "she left."),
        ("Britain's Rod Roe introduced Percy Sledge, citing a hit.", "Britain's Rod Roe", "a hit."),
        ("Some 1,000 adults said they were ill.", "Some 1,000 adults", "they were ill."),
        ('"It is," said Al Roe, chief of the Early Warning System.', "Al Roe", '"It is,"'),
        ("Protesters claimed Iran, amongst others, is to blame.", "Protesters", "Iran, amongst others, is to blame."),
    ],
)
def test_who_says_how_much(text: str, source: str, content: str) -> None:
    assert claims(text, "en") == [(source, content)]
