"""Documents: layers that are computed once, reads that are named, layers that fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from conftest import article
from factcheck import LANGUAGES, TIMEXES, Document, Languages, LanguageSpan, Layer, LayerError, Span, Words
from factcheck.errors import OutOfTime
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicons
from factcheck.model.hits import Hit, Hits
from factcheck.model.layers import HITS
from factcheck.testing import document

UPPER: Layer[str] = Layer("upper")
LENGTH: Layer[int] = Layer("length")


class Computes:
    """An annotator that counts how often it is asked."""

    def __init__(self, layer: Layer[Any], how: Callable[[Any], Any]) -> None:
        self.layer = layer
        self.asked = 0
        self._how = how

    def annotate(self, made: Any) -> Any:
        self.asked += 1
        return self._how(made)


def made_of(*annotators: Computes, text: str = "L’Été", language: str | None = None) -> Document:
    by_layer = {annotator.layer.name: annotator for annotator in annotators}
    return Document(article(text), Lexicons(), FactStore.empty(), by_layer, language)


def languages(main: str) -> Computes:
    return Computes(LANGUAGES, lambda made: Languages(main, (LanguageSpan(Span(0, len(made.text)), main),)))


def test_text_and_its_folded_form() -> None:
    made = made_of()
    assert (made.text, made.folded) == ("L’Été", "l'été")


def test_a_layer_is_computed_once_on_first_use() -> None:
    upper = Computes(UPPER, lambda made: made.text.upper())
    length = Computes(LENGTH, lambda made: len(made[UPPER]))
    made = made_of(upper, length)
    assert (upper.asked, length.asked) == (0, 0)
    assert (made[LENGTH], made[LENGTH], made[UPPER]) == (5, 5, "L’ÉTÉ")
    assert (upper.asked, length.asked) == (1, 1)


def test_two_keys_of_one_name_are_the_same_layer() -> None:
    made = made_of(Computes(UPPER, lambda _: "x"))
    assert made[Layer[str]("upper")] == "x"
    assert Layer[str]("upper") == UPPER
    assert Layer[str]("lower") != UPPER
    assert repr(UPPER) == "Layer('upper')"


def test_a_part_comes_with_its_whole() -> None:
    hits = Computes(HITS, lambda _: Hits({"month": (Hit(0, 3, 5),)}))
    made = made_of(hits)
    assert made[Words("month")] == (Hit(0, 3, 5),)
    assert made[Words("weekday")] == ()
    assert made[Words("month")] == (Hit(0, 3, 5),)
    assert hits.asked == 1


def test_languages_and_lexicons() -> None:
    made = made_of(languages("fr"), language="es")
    assert (made.language, made.lexicon.language, made.stated_language) == ("fr", "fr", "es")
    assert made_of(languages("fr")).stated_language is None


def test_only_what_is_named_may_be_read() -> None:
    made = made_of(Computes(UPPER, lambda made: made.text.upper()), Computes(LENGTH, lambda made: len(made[UPPER])))
    made.allow(frozenset({"length"}))
    assert made[LENGTH] == 5, "an annotator may read what the rule may not"
    with pytest.raises(LayerError, match="the layer `upper` is read without being named: add it to `reads`"):
        made[UPPER]
    made.allow(frozenset())
    with pytest.raises(LayerError, match="`length`"):
        made[LENGTH]
    made.allow(None)
    assert made[UPPER] == "L’ÉTÉ"


def test_a_part_is_named_by_itself() -> None:
    made = made_of(Computes(HITS, lambda _: Hits({"month": (Hit(0, 3, 5),)})))
    made.allow(frozenset({Words("month").name}))
    assert made[Words("month")] == (Hit(0, 3, 5),)
    for unnamed in (HITS, Words("weekday")):
        with pytest.raises(LayerError, match="is read without being named"):
            made[unnamed]
    made.allow(frozenset({HITS.name}))
    assert made[Words("weekday")] == (), "who may read a layer may read its parts"


def test_the_language_may_always_be_asked_for() -> None:
    made = made_of(languages("fr"))
    made.allow(frozenset())
    assert made.language == "fr"


def test_what_nobody_computes() -> None:
    with pytest.raises(LayerError, match="no annotator computes the layer `upper`"):
        made_of()[UPPER]


def test_a_layer_that_fails_fails_once_and_is_told_alike() -> None:
    upper = Computes(UPPER, lambda _: 1 // 0)
    length = Computes(LENGTH, lambda made: len(made[UPPER]))
    made = made_of(upper, length)
    told = []
    for layer in (UPPER, LENGTH, UPPER, LENGTH):
        with pytest.raises(LayerError) as caught:
            made[layer]
        told.append(str(caught.value))
    assert upper.asked == 1
    assert len(set(told)) == 1
    assert told[0].startswith("the layer `upper` cannot be computed: ZeroDivisionError: ")
    assert "(test_document.py:" in told[0]


def test_a_failure_leaves_the_restriction_as_it_was() -> None:
    made = made_of(Computes(UPPER, lambda _: 1 // 0), Computes(LENGTH, lambda _: 1))
    made.allow(frozenset({"upper"}))
    with pytest.raises(LayerError):
        made[UPPER]
    with pytest.raises(LayerError, match="`length` is read without being named"):
        made[LENGTH]


def test_a_layer_that_took_too_long_is_not_tried_again() -> None:
    def endless(_: Any) -> None:
        raise OutOfTime

    upper = Computes(UPPER, endless)
    made = made_of(upper)
    with pytest.raises(OutOfTime):
        made[UPPER]
    with pytest.raises(LayerError, match="the layer `upper` took too long"):
        made[UPPER]
    assert upper.asked == 1


def test_a_layer_of_nothing_is_a_value_too() -> None:
    upper = Computes(UPPER, lambda _: None)
    made = made_of(upper)
    assert (made[UPPER], made[UPPER]) == (None, None)
    assert upper.asked == 1


def test_the_words_of_a_block_are_those_of_its_language() -> None:
    text = (
        "Die Minister trafen sich am Montag in der Stadt und sagten, dass alles gut sei für das Land.\n\n"
        "Les ministres se sont réunis le lundi 3 mai dans la ville et ont dit que tout était bien pour le pays.\n\n"
        "Die Minister sagten am Mittwoch, dass sie sich in der Stadt wieder treffen und alles gut sei."
    )
    made = document(text, language="de")
    assert [text[hit.start : hit.end] for hit in made[Words("weekday")]] == ["Montag", "lundi", "Mittwoch"]
    assert [hit.value for hit in made[Words("month")]] == [5]
    assert [text[hit.start : hit.end] for hit in made[Words("digits")]] == ["3"]
    assert len(made[TIMEXES]) == 3
