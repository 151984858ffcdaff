"""No text makes a rule or a layer fail, however mangled: articles come cut off, garbled and pasted together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine import Engine
from factcheck.testing import document, registry

ENGINE = Engine(registry())
#: Texts in which the rules have something to read.
EXAMPLES = sorted(
    {(example.language, example.plain) for rule in registry().checkers for example in rule.all_examples()}
)
MARKS = st.sampled_from(("\n", "\n\n", '"', "«", "»", "“", "(", ")", ",", ". ", " 0 ", " - ", "–", ":", "%", "’"))


def _cut(text: str, data: st.DataObject) -> str:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    return data.draw(st.sampled_from((text[:end], text[start:], text[start:end])))


def _without_words(text: str, data: st.DataObject) -> str:
    words = text.split(" ")
    start = data.draw(st.integers(0, len(words) - 1))
    return " ".join(words[:start] + words[start + data.draw(st.integers(1, 3)) :])


def _shuffled(text: str, data: st.DataObject) -> str:
    return " ".join(data.draw(st.permutations(text.split(" "))))


def _spliced(text: str, data: st.DataObject) -> str:
    _, other = data.draw(st.sampled_from(EXAMPLES))
    return _cut(text, data) + _cut(other, data)


def _marked(text: str, data: st.DataObject) -> str:
    place = data.draw(st.integers(0, len(text)))
    return text[:place] + data.draw(MARKS) + text[place:]


DAMAGES: tuple[Callable[[str, st.DataObject], str], ...] = (_cut, _without_words, _shuffled, _spliced, _marked)


@settings(max_examples=2000)
@given(st.sampled_from(EXAMPLES), st.sampled_from(DAMAGES), st.booleans(), st.data())
def test_no_damage_makes_a_rule_fail(
    example: tuple[str, str], damage: Callable[[str, st.DataObject], str], dated: bool, data: st.DataObject
) -> None:
    language, text = example
    damaged = damage(text, data)
    article = document(damaged, language=language, published="2024-03-05" if dated else None).article
    assert ENGINE.check(article).failures == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Kapitel erklärt und\nverlinkt regionale Angebote."),
        ("de", "Der Kreml teilte mit, dass "),
        ("fr", "Les teintes sont au nombre de trois : «"),
        ("fr", "Elle gagne 0 zlotys (66 euros) et a récolté 6 000 zlotys (1 320 euros)."),
        ("en", "The 48 families stayed. It found for whom last it found"),
    ],
)
def test_nothing_fails_where_a_text_breaks_off(language: str, text: str) -> None:
    assert ENGINE.check(document(text, language=language, published="2024-03-05").article).failures == ()
