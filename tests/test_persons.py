"""Whom a pronoun stands for where only a description comes before it: the person whose name stands behind that."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS
from factcheck.testing import document


def referent(text: str, language: str) -> str:
    found = document(text, language=language)
    source = found[ATTRIBUTIONS][-1].source
    assert source is not None
    return found.text[source.referent.start : source.referent.end]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # Called so beside the name: before it, in an apposition, or later on.
        ("fr", "Le gérant Jean Roux est absent. Le gérant attend. « C'est fini », a-t-il dit.", "Jean Roux"),
        (
            "fr",
            "Ana Roe, ancienne ministre, part. L'ancienne ministre attend. « C'est fini », a-t-elle dit.",
            "Ana Roe",
        ),
        ("fr", "Un suspect est arrêté. On voit le suspect, Cory Roux : « C'est moi », aurait-il dit.", "Cory Roux"),
        ("en", "Jane Roe, a nurse, left. The nurse was tired. She said it was over.", "Jane Roe"),
        ("es", "Ana Ruiz, enfermera, se fue. La enfermera esperó. Ella dijo que todo acabó.", "Ana Ruiz"),
        ("de", "Anna Meier, Ministerin, ging. Die Ministerin schwieg. Sie sagte, es sei vorbei.", "Anna Meier"),
        # The only one named.
        ("fr", "Marie Roe fête la fin. La sexagénaire sourit. « C'est fini », a-t-elle dit.", "Marie Roe"),
        ("en", "John Doe saw the end. The driver was tired. He said it was over.", "John Doe"),
        ("es", "Ana Ruiz vio el final. La vecina sonrió. Ella dijo que todo acabó.", "Ana Ruiz"),
        # Not somebody of the other gender, nor "his daughter", nor who holds another office.
        ("fr", "Jean Roux part. La sexagénaire sourit. « C'est fini », a-t-elle dit.", "La sexagénaire"),
        ("fr", "Jean Roux, préfet, part. Le maire sourit. « C'est fini », a-t-il dit.", "Le maire"),
        # A name tells the gender before a noun does.
        ("en", "Bob Roe spoke. Another actor, Jane Doe, was late. She said it was over.", "Another actor, Jane Doe"),
        ("fr", "Sa collègue, Anne Roux, attend Jean Petit. Il a dit que c'était fini.", "Jean Petit"),
    ],
)
def test_a_description_is_led_back_to_a_name(language: str, text: str, speaker: str) -> None:
    assert referent(text, language) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # Of a sentence that a medium is the subject of, the clause that it reports.
        ("en", "PBS revealed that Prince John Doe was late. Speaking to PBS, he said it was over.", "Prince John Doe"),
        ("en", "One of the victims left. She said it was over.", "One of the victims"),
        # A heading is about nobody.
        ("fr", "Jean Roux part lundi. Paul Petit en colère\n\n« C'est fini », a-t-il dit.", "Jean Roux"),
    ],
)
def test_whom_a_sentence_is_about(language: str, text: str, speaker: str) -> None:
    assert referent(text, language) == speaker
