"""Properties of quote marks, quotations and attributions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.voices.quotemarks import QUOTED
from factcheck.document import Document
from factcheck.model.layers import ATTRIBUTIONS, QUOTATIONS, SENTENCES
from factcheck.testing import document

SENTENCE = {
    "fr": "Le maire a déclaré mardi que la ville « reste calme {} » et que tout va bien.",
    "en": 'The mayor said on Tuesday that the town "stays calm {}" and that all is well.',
    "es": "El alcalde dijo el martes que la ciudad «sigue tranquila {}» y que todo va bien.",
    "de": "Der Bürgermeister sagte am Dienstag, die Stadt bleibe „sehr ruhig {}“ und alles sei gut.",
}
LANGUAGES = st.sampled_from(sorted(SENTENCE))
#: How far the harm of one odd mark may go, in paragraphs.
HARM = 3


def article(language: str, length: int) -> str:
    return "\n\n".join(SENTENCE[language].format(number) for number in range(length))


def contents(found: Document) -> set[str]:
    return {found.text[q.content.start : q.content.end] for q in found[QUOTATIONS]}


@given(LANGUAGES, st.sampled_from("\"'«»“”„‘’‹›"), st.data())
def test_an_odd_mark_never_hides_the_rest_of_the_article(language: str, mark: str, data: st.DataObject) -> None:
    text = article(language, 2 * HARM + 3)
    place = data.draw(st.integers(0, len(text)))
    whole = contents(document(text, language=language))
    assert len(whole) == 2 * HARM + 3
    damaged = contents(document(text[:place] + mark + text[place:], language=language))
    assert len(whole - damaged) <= HARM
    far = text[:place].count("\n\n") + HARM
    assert {words for words in whole if int(words.split()[-1]) > far} <= damaged


@given(LANGUAGES, st.data())
def test_a_lost_mark_never_hides_the_rest_of_the_article(language: str, data: st.DataObject) -> None:
    text = article(language, 2 * HARM + 3)
    place = data.draw(st.sampled_from([at for at, letter in enumerate(text) if letter in '"«»“„']))
    whole = contents(document(text, language=language))
    damaged = contents(document(text[:place] + text[place + 1 :], language=language))
    far = text[:place].count("\n\n") + HARM
    assert {words for words in whole if int(words.split()[-1]) > far} <= damaged


@given(
    LANGUAGES,
    st.lists(
        st.sampled_from(
            [
                "said",
                "a déclaré",
                "dijo",
                "sagte",
                "selon",
                "según",
                "laut",
                "que",
                "that",
                "dass",
                "le maire",
                "the mayor",
                "Ana Roe",
                "il",
                "she",
                "er",
                "«",
                "»",
                '"',
                "—",
                ":",
                ",",
                ".",
                "\n\n",
                "a-t-il dit",
                "teilte",
                "mit",
                "par",
                "et",
                "who",
                "qui",
                "'",
            ]
        ),
        max_size=30,
    ),
)
def test_attributions_stay_within_the_text_and_in_order(language: str, words: list[str]) -> None:
    found = document("Le maire. " + " ".join(words), language=language)
    cues = [attribution.cue for attribution in found[ATTRIBUTIONS]]
    assert cues == sorted(cues)
    for attribution in found[ATTRIBUTIONS]:
        parts = [attribution.cue, attribution.content, *([attribution.source.span] if attribution.source else [])]
        assert all(0 <= part.start <= part.end <= len(found.text) for part in parts)
        assert all(attribution.span.contains(part) for part in parts)
        assert attribution.cue.length > 0
    assert all(quotation.span.contains(quotation.content) for quotation in found[QUOTATIONS])
    assert len(found[QUOTED]) == len(found[QUOTATIONS])
    assert found[SENTENCES]
