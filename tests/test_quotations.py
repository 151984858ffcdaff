"""Quote marks and the layer of quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.voices.quotemarks import QUOTED
from factcheck.document import Document
from factcheck.model.layers import QUOTATIONS
from factcheck.model.quotation import Quotation
from factcheck.model.span import Span
from factcheck.testing import document


def words(found: Document, span: Span | None) -> str | None:
    return None if span is None else found.text[span.start : span.end]


def quoted(text: str, language: str) -> list[str]:
    found = document(text, language=language)
    return [found.text[pair.span.start : pair.span.end] for pair in found[QUOTED]]


def only(text: str, language: str) -> tuple[Document, Quotation]:
    found = document(text, language=language)
    (quotation,) = found[QUOTATIONS]
    return found, quotation


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il a dit « oui » puis « non ».", ["« oui »", "« non »"]),
        ("fr", "Il a dit «\u202foui\u202f».", ["«\u202foui\u202f»"]),
        ("fr", 'Il a parlé d\'"accord" et de "paix".', ['"accord"', '"paix"']),
        ("en", "She said “yes” and ‘no’.", ["“yes”", "‘no’"]),
        ("en", "Trump says 'no deal' is possible.", ["'no deal'"]),
        ("de", "Er sagte „ja“ und „nein“.", ["„ja“", "„nein“"]),
        ("de", 'Er sagte „ja" und ging.', ['„ja"']),
        ("de", "Er sagte »ja« und »nein«.", ["»ja«", "»nein«"]),
        ("de", "Er sagte ›ja‹ und ›nein‹.", ["›ja‹", "›nein‹"]),
        ("fr", "Il a dit ‹ oui › puis ‹ non ›.", ["‹ oui ›", "‹ non ›"]),
        ("en", "Called 'careless' by the boys' club, it closed.", ["'careless'"]),
        ("en", "Called 'the boys' club' by many, it closed.", ["'the boys' club'"]),
        ("es", "Dijo «sí» y “no”.", ["«sí»", "“no”"]),
        # A mark behind a short number may stand for inches; a year is none, and no sentence begins in a measure.
        ("en", 'He said: "The 24" screen is enough." Then he left.', ['"The 24" screen is enough."']),
        ("fr", '"On le sait depuis juin 2019", dit-elle. Un mot de trop".', ['"On le sait depuis juin 2019"']),
        ("fr", 'Il a dit sur "Europe 1"D\'autres sont venus". Puis rien.', ['"Europe 1"']),
    ],
)
def test_conventions(language: str, text: str, expected: list[str]) -> None:
    assert quoted(text, language) == expected


def test_outer_quotations_come_before_inner_ones() -> None:
    assert quoted("Il raconte : « Elle m'a dit “non” hier. »", "fr") == ["« Elle m'a dit “non” hier. »", "“non”"]


def test_one_mark_may_close_two_guillemets() -> None:
    assert quoted("Il raconte : « Elle m'a dit « non ». Puis il part.", "fr") == ["« Elle m'a dit « non »", "« non »"]


@pytest.mark.parametrize(
    "text",
    [
        "« Nous partons demain.\n\n« Nous reviendrons lundi. », a dit le maire.",
        "« Nous partons demain.\n\n» Nous reviendrons lundi. », a dit le maire.",
        "« Nous partons demain.\n\nNous reviendrons lundi. », a dit le maire.",
        "“Nous partons demain.\n\n“Nous reviendrons lundi.”, a dit le maire.",
    ],
)
def test_paragraphs_of_one_quotation(text: str) -> None:
    assert quoted(text, "fr") == [text.partition(", a dit")[0]]


def test_an_odd_mark_costs_one_sentence() -> None:
    text = 'Il a dit "oui. La séance est levée. Elle a dit "non" hier.\n\nIl reste "calme".'
    assert quoted(text, "fr") == ['"oui.', '"non"', '"calme"']
    assert [q.closed for q in document(text, language="fr")[QUOTATIONS]] == [False, True, True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'He is 6\'2" tall and owns a 27" screen.'),
        ("en", "It's the dogs' bowl, not the '90s."),
        ("fr", "L'homme d'aujourd'hui n'a pas peur."),
        ("fr", "L’homme d’aujourd’hui n’a pas peur."),
        ("en", "The temperature rose; the boys’ club didn’t."),
    ],
)
def test_inches_and_apostrophes_quote_nothing(language: str, text: str) -> None:
    assert quoted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "« Nous partons demain matin », a déclaré le maire.", "direct"),
        ("en", '"We leave tomorrow morning," the mayor said.', "direct"),
        ("fr", "Le maire croit qu'« il n'y a pas de solution de rechange » au projet.", "mixed"),
        ("fr", "Le maire a évoqué « de fortes mesures économiques » hier.", "partial"),
        ("fr", "Le ministre a montré la nature prétendument « menaçante » du projet.", "scare"),
        ("fr", "La ville a ouvert son « marché » lundi.", "scare"),
        ("fr", "Le film « Tout le monde debout » sort mercredi.", "title"),
        ("es", "La novela «Cien años de soledad» cumple años.", "title"),
        ("de", "Der Film „Das Leben der Anderen“ läuft heute.", "title"),
    ],
)
def test_kinds(language: str, text: str, kind: str) -> None:
    assert only(text, language)[1].kind == kind


@pytest.mark.parametrize(
    ("language", "text", "cue", "source"),
    [
        ("fr", "« Nous partons demain matin », a déclaré le maire de Lyon.", "a déclaré", "le maire de Lyon"),
        ("fr", "« C'est colossal, a insisté Marie Duval, et c'est fini. »", "a insisté", "Marie Duval"),
        ("fr", "Le maire a assuré que la ville restait « très vigilante » hier.", "a assuré", "Le maire"),
        ("fr", "La ville serait « très vigilante », selon la mairie.", "selon", "la mairie"),
        ("fr", "Le maire ne décolère pas : « Nous sommes trahis. »", ":", "Le maire"),
        ("en", '"We leave tomorrow," said Jane Roe, the mayor.', "said", "Jane Roe"),
        ("es", "«Nos vamos mañana», aseguró la portavoz del Gobierno.", "aseguró", "la portavoz del Gobierno"),
        ("de", "„Wir schaffen das“, so Merkel.", "so", "Merkel"),
        ("de", "„Wir gehen morgen“, sagte Kanzlerin Angela Merkel am Montag.", "sagte", "Kanzlerin Angela Merkel"),
    ],
)
def test_who_says_it(language: str, text: str, cue: str, source: str) -> None:
    found, quotation = only(text, language)
    assert words(found, quotation.cue) == cue
    assert quotation.source is not None
    assert words(found, quotation.source.span) == source


def test_a_speaker_is_carried_over_to_the_next_sentence() -> None:
    found = document("« Nous partons demain », a dit Marie Duval. « Nous reviendrons lundi. »", language="fr")
    first, second = found[QUOTATIONS]
    assert second.cue is None
    assert first.source == second.source


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "Sophie Marchand n'aime pas la presse. « Cela me met en colère depuis toujours. »", "Sophie Marchand"),
        ("en", "Jane Roe does not like the press. “It has made me angry for many years.”", "Jane Roe"),
        ("es", "Ana Ruiz no aguanta a la prensa. «Eso me enfada desde hace muchos años.»", "Ana Ruiz"),
        ("de", "Anna Meier mag die Presse nicht. „Das macht mich seit vielen Jahren wütend.“", "Anna Meier"),
        ("fr", "Les salariés ne sont pas concernés. « Cela me met en colère depuis toujours. »", None),
        ("fr", "Le pont est fermé depuis mardi. « Cela me met en colère depuis toujours. »", None),
    ],
)
def test_a_quotation_that_stands_alone_is_of_whom_the_text_speaks(language: str, text: str, source: str | None) -> None:
    found, quotation = only(text, language)
    assert quotation.cue is None
    assert words(found, quotation.source.span if quotation.source else None) == source


def test_nobody_says_what_an_agentless_passive_quotes() -> None:
    found, quotation = only("Il a été déclaré que la coopération « reste insatisfaisante ».", "fr")
    assert words(found, quotation.cue) == "a été déclaré"
    assert quotation.source is None


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("es", "—No me lo creo —dijo Ana—. Es tarde.\n\n—Así es.", ["—No me lo creo", "—Así es."]),
        ("fr", "— Je ne sais pas, dit-elle.\n\n— Moi non plus !", ["— Je ne sais pas", "— Moi non plus !"]),
        ("fr", "Trois points :\n\n– le budget\n\n– la sécurité, annonce le maire", []),
    ],
)
def test_lines_of_dialogue(language: str, text: str, lines: list[str]) -> None:
    assert quoted(text, language) == lines
    assert all(pair.closed for pair in document(text, language=language)[QUOTED])


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "« Nous partons demain matin », approuve Agnès Le Brun.", "Agnès Le Brun"),
        ("en", '"We leave tomorrow morning," gushed Jane Roe.', "Jane Roe"),
        ("es", "«Nos vamos mañana temprano», zanjó la alcaldesa.", "la alcaldesa"),
        ("de", "„Wir gehen morgen nach Hause“, schwärmte Anna Meier.", "Anna Meier"),
    ],
)
def test_verbs_that_no_lexicon_has(language: str, text: str, source: str) -> None:
    found, quotation = only(text, language)
    assert quotation.source is not None
    assert words(found, quotation.source.span) == source


@given(st.text(alphabet="ab. ,\n'\"«»“”„‘’‹›5", max_size=80))
def test_quotations_are_ordered_and_nest(text: str) -> None:
    found = document(f"Le maire a dit hier {text}", language="fr")
    spans = [pair.span for pair in found[QUOTED]]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    for number, span in enumerate(spans):
        assert 0 <= span.start < span.end <= len(found.text)
        assert all(other.end <= span.end or other.start >= span.end for other in spans[number + 1 :])
    assert len(found[QUOTATIONS]) == len(spans)
