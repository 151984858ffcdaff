"""What the rules about voices say beyond what their examples pin: repairs, chains, levels, credits."""

from __future__ import annotations

import pytest

from factcheck import Bad, Checker, Finding, Severity, Suggestion, Verdict
from factcheck.engine import Engine
from factcheck.read.markdown import MarkdownReader
from factcheck.testing import registry, run_rule

RULES = {rule.id: rule for rule in registry().checkers if rule.id.startswith("attribution.")}


def contradicted(rule: str, text: str, language: str) -> list[Finding]:
    found = run_rule(RULES[rule], text, language=language)
    return [finding for finding in found if finding.verdict is Verdict.CONTRADICTED]


def repaired(text: str, suggestion: Suggestion) -> str:
    for span, new in sorted(suggestion.edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def bad_examples(*rules: str) -> list[object]:
    return [
        pytest.param(RULES[rule], example, id=f"{rule}-{number}")
        for rule in rules
        for number, example in enumerate(RULES[rule].all_examples())
        if type(example) is Bad
    ]


def test_the_nine_rules() -> None:
    assert set(RULES) == {
        f"attribution.{name}"
        for name in (
            "credit-conflict",
            "loaded-attribution",
            "missing-credit",
            "orphan-quote",
            "second-hand",
            "single-source",
            "unbalanced-quote",
            "vague-source",
            "voice-leak",
        )
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_good_and_bad_examples_in_four_languages(rule: type[Checker]) -> None:
    for bad in (True, False):
        languages = {example.language for example in rule.all_examples() if (type(example) is Bad) is bad}
        assert languages >= {"fr", "en", "es", "de"}


@pytest.mark.parametrize(("rule", "example"), bad_examples("attribution.unbalanced-quote"))
def test_each_repair_of_a_lost_mark_balances_the_paragraph(rule: type[Checker], example: Bad) -> None:
    text = example.plain
    (finding,) = contradicted(rule.id, text, example.language)
    for suggestion in finding.suggestions:
        assert suggestion.edits
        assert contradicted(rule.id, repaired(text, suggestion), example.language) == []


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [
        (
            "fr",
            "« Nous partons demain, a déclaré le maire de la commune.",
            "« Nous partons demain\N{NO-BREAK SPACE}», a déclaré le maire de la commune.",
        ),
        (
            "en",
            "The mayor was clear: We are not leaving”. The town hall stays where it is.",
            "The mayor was clear: “We are not leaving”. The town hall stays where it is.",
        ),
        (
            "es",
            "El alcalde insistió: «Nos vamos mañana y no volveremos.",
            "El alcalde insistió: «Nos vamos mañana y no volveremos.»",
        ),
        (
            "de",
            "Er nannte den Plan „unsinnig und viel zu teuer für die Stadt.",
            "Er nannte den Plan „unsinnig und viel zu teuer für die Stadt“.",
        ),
    ],
)
def test_the_lost_mark_goes_where_the_words_end(language: str, text: str, mended: str) -> None:
    (finding,) = contradicted("attribution.unbalanced-quote", text, language)
    assert repaired(text, finding.suggestions[0]) == mended


def test_an_odd_mark_does_not_hide_the_next_paragraph() -> None:
    text = 'The mayor said: "We stay.\n\nNobody "in the room" spoke.\n\nThe board left early", she added.'
    found = contradicted("attribution.unbalanced-quote", text, "en")
    assert [text[finding.span.start - 5 : finding.span.end] for finding in found] == ['aid: "', 'early"']


def test_a_letter_over_several_paragraphs_is_one_quotation() -> None:
    text = 'He wrote: "Dear friends,\n\nWe are leaving the town.\n\nYours, Tom"\n\nNobody answered.'
    assert contradicted("attribution.unbalanced-quote", text, "en") == []


def test_the_chain_of_a_relayed_claim() -> None:
    text = (
        "(RIA Novosti) – Les négociations reprendront, a confirmé le ministre à la BBC.\n\n"
        "Selon CNN, elles dureront. CNN précise que le lieu est connu, selon RIA Novosti."
    )
    bbc, cnn = contradicted("attribution.second-hand", text, "fr")
    assert "le ministre → BBC → RIA Novosti" in bbc.message
    assert [text[related.span.start : related.span.end] for related in cnn.related] == ["CNN"]
    assert all(finding.severity is Severity.INFO for finding in (bbc, cnn))


@pytest.mark.parametrize(
    ("language", "text", "teller"),
    [
        ("fr", "La mairie souhaite fermer le quai, révèle RTL.", None),
        ("fr", "La mairie a annoncé lundi soir que le quai fermera, révèle RTL.", "La mairie"),
        ("fr", "La mairie assure avoir fermé le quai, révèle RTL.", "La mairie"),
        ("fr", "Fermé pour un an selon la mairie, le quai rouvrira, révèle RTL.", "la mairie"),
        ("fr", "« Le quai est fermé », racontent-ils à RTL.", None),
        ("en", "The council hopes to close the quay, the BBC reported.", None),
        ("en", "The council said the quay was closed, the BBC reported.", "The council"),
        ("en", "“The quay is closed,” Interfax quoted a sailor from Kerch as saying.", "a sailor from Kerch"),
        ("en", "“The quay is closed,” Interfax quoted him as saying.", None),
        ("es", "El ayuntamiento quiere cerrar el muelle, según CNN.", None),
        ("es", "El ayuntamiento dijo que cerrará el muelle, según CNN.", "El ayuntamiento"),
        ("de", "Laut BBC plant die Stadt, den Kai zu sperren.", None),
    ],
)
def test_who_told_an_outlet_said_something(language: str, text: str, teller: str | None) -> None:
    (found,) = contradicted("attribution.second-hand", text, language)
    chain = found.message.partition(": ")[2].split(" → ")
    assert (chain[0] if len(chain) > 2 else None) == teller


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        ("des sources", Severity.WARNING),
        ("des sources concordantes", Severity.INFO),
        ("de nombreux experts", Severity.INFO),
        ("une source proche du dossier", None),
        ("la même source", None),
        ("les experts de la Banque de France", None),
    ],
)
def test_how_vague_a_source_is(source: str, severity: Severity | None) -> None:
    found = contradicted("attribution.vague-source", f"L'accord est prêt, selon {source}.", "fr")
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_an_expert_who_is_named_beside_them_vouches_for_experts() -> None:
    text = "Experts say that the reform will fail. “It will,” Anna Schmidt of Oxford University said."
    assert contradicted("attribution.vague-source", text, "en") == []


@pytest.mark.parametrize(("key", "credited"), [("author", True), ("source", True), ("title", False)])
def test_front_matter_credits(key: str, credited: bool) -> None:
    body = "The town council passed its budget on Tuesday after four hours of debate about the stadium.\n\n" * 4
    article = MarkdownReader().read(f"---\n{key}: Anna Schmidt\n---\n\n{body}".encode(), "budget.md")
    result = Engine(registry(), rules=[RULES["attribution.missing-credit"]]).check(article)
    assert not result.failures
    assert bool(result.findings) is not credited


def test_a_loaded_word_is_taken_out() -> None:
    text = "Le ministre a souligné les mouvements prétendument menaçants des troupes."
    (finding,) = contradicted("attribution.loaded-attribution", text, "fr")
    assert repaired(text, finding.suggestions[0]) == text.replace("prétendument ", "")


@pytest.mark.parametrize(("source", "conflicts"), [("AFP", True), ("Reuters", False), ("Our Town", False)])
def test_the_front_matter_and_the_dateline_credit_the_same_agency(source: str, conflicts: bool) -> None:
    body = "LONDON, March 3 (Reuters) - The town council passed its budget on Tuesday after four hours of debate.\n"
    article = MarkdownReader().read(f"---\nsource: {source}\n---\n\n{body}".encode(), "budget.md")
    result = Engine(registry(), rules=[RULES["attribution.credit-conflict"]]).check(article)
    assert not result.failures
    assert bool(result.findings) is conflicts


@pytest.mark.parametrize(
    ("byline", "conflicts"), [("By Jane Doe, AFP", True), ("By Jane Doe, Reuters", False), ("By Jane Doe", False)]
)
def test_the_byline_and_the_dateline_credit_the_same_agency(byline: str, conflicts: bool) -> None:
    text = (
        f"Council passes its budget\n\n{byline}\n\nLONDON, March 3 (Reuters) - The town council passed its budget on "
        "Tuesday after four hours of debate.\n\nThe mayor promised a new school."
    )
    assert bool(contradicted("attribution.credit-conflict", text, "en")) is conflicts


def test_an_accusation_that_was_put_to_the_accused_needs_no_advice() -> None:
    text = (
        "Corinne Barreau accuse la direction d'avoir laissé partir six collègues. Selon elle, les lits manquent. "
        "« Nous sommes deux la nuit », affirme Corinne Barreau. « C'est trop peu », ajoute-t-elle."
    )
    (finding,) = contradicted("attribution.single-source", text, "fr")
    assert finding.severity is Severity.INFO
    asked = " Sollicitée, la direction n'a pas donné suite."
    assert not contradicted("attribution.single-source", text + asked, "fr")


@pytest.mark.parametrize(
    ("rule", "language", "text", "reported"),
    [
        # Somebody's full name, or a day, behind a word for an outlet is no outlet.
        ("second-hand", "fr", "« Nous fermons », révèle au magazine Philippe Roy. Il reste à bord.", []),
        # What a journal of research published is told at first hand.
        ("second-hand", "fr", "Publiée lundi par la revue Littoral, l'étude dit que le port s'envase.", []),
        # Two outlets at one microphone.
        ("second-hand", "fr", "« Le port ferme », a dit sur BFMTV et RMC la ministre du Littoral.", ["BFMTV", "RMC"]),
        # Those who work for an agency tell its own.
        ("second-hand", "fr", "Selon une journaliste de l'AFP sur place, le port est fermé.", []),
        # A dative behind a full name, and one that opens the sentence.
        ("second-hand", "de", "„Wir schließen“, sagte Eva Kern der BBC.", ["BBC"]),
        ("second-hand", "de", "Der BBC sagte Minister Otte, der Hafen schließe.", ["BBC"]),
        ("second-hand", "de", "Die BBC sagte, der Hafen schließe ihr Studio.", []),
        ("second-hand", "fr", "À la BBC, la ministre a dit que le port fermera.", ["BBC"]),
        # Words before an agency in brackets that are no place and day.
        ("credit-conflict", "en", "Six people were sacked by the agency (AFP) - and nobody knew.\n\n(Reuters)", []),
        # A passive with a subject, a report between commas, somebody in the sentence before, a motto.
        ("orphan-quote", "de", "Die Regel wurde allen Gästen erklärt: „Wer zuletzt kommt, zahlt die Runde.“", []),
        (
            "orphan-quote",
            "en",
            "The tenants, it was claimed, had been “left to rot in a shed” since May.",
            ["“left to rot in a shed”"],
        ),
        ("orphan-quote", "fr", "Le maire a visité le quai. Le chantier a été qualifié de « gâchis ».", []),
        (
            "orphan-quote",
            "fr",
            "Le plan est prêt. « Construire moins pour mieux vivre au bord de l'eau ». Il est cher.",
            [],
        ),
    ],
)
def test_what_stands_around_decides(rule: str, language: str, text: str, reported: list[str]) -> None:
    found = contradicted(f"attribution.{rule}", text, language)
    assert [text[finding.span.start : finding.span.end] for finding in found] == reported
