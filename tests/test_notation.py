"""The notation of constructions: what every form of it means, and what is told about what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.notation import (
    DEFAULT_GAP,
    LONGEST_GAP,
    MOST_REPEATS,
    WORD,
    Bound,
    Choice,
    Gap,
    Literal,
    Names,
    NextSentence,
    Node,
    Not,
    NotationError,
    Repeat,
    Sequence,
    Slot,
    cut,
    parse,
    slots,
)
from factcheck.scan import fold

A, B, C = Literal("a"), Literal("b"), Literal("c")


@pytest.mark.parametrize(
    ("pattern", "node"),
    [
        ("a", A),
        ("A", A),
        ("a b", Sequence((A, B))),
        ("  a   b  ", Sequence((A, B))),
        ("L’été", Sequence((Literal("l'"), Literal("été")))),
        ("ce mois-ci", Sequence((Literal("ce"), Literal("mois-ci")))),
        ("12%", Sequence((Literal("12"), Literal("%")))),
        ("a, b", Sequence((A, Literal(","), B))),
        ("a/b", Sequence((A, Literal("/"), B))),
        ('"("', Literal("(")),
        ('a "|" b', Sequence((A, Literal("|"), B))),
        ('"a (b)"', Sequence((A, Literal("("), B, Literal(")")))),
        ("(a|b)", Choice((A, B))),
        ("a|b", Choice((A, B))),
        ("(a|b c|c)", Choice((A, Sequence((B, C)), C))),
        ("(a)", A),
        ("a (b c)", Sequence((A, Sequence((B, C))))),
        ("[a]", Repeat(A, 0, 1)),
        ("[a|b]", Repeat(Choice((A, B)), 0, 1)),
        ("[a [b]]", Repeat(Sequence((A, Repeat(B, 0, 1))), 0, 1)),
        ("(a)+", Repeat(A, 1, MOST_REPEATS)),
        ("(a|b)*", Repeat(Choice((A, B)), 0, MOST_REPEATS)),
        ("a … b", Sequence((A, Gap(DEFAULT_GAP), B))),
        ("a …15 b", Sequence((A, Gap(15), B))),
        ("a …0 b", Sequence((A, Gap(0), B))),
        (f"a …{LONGEST_GAP} b", Sequence((A, Gap(LONGEST_GAP), B))),
        ("a // b", Sequence((A, NextSentence(), B))),
        ("a//b", Sequence((A, NextSentence(), B))),
        ("a !b", Sequence((A, Not(B)))),
        ("a !(b|c)", Sequence((A, Not(Choice((B, C)))))),
        ("a !l'b c", Sequence((A, Not(Sequence((Literal("l'"), B))), C))),
        ("{date}", Slot("date", "date")),
        ("{from:quantity}", Slot("from", "quantity")),
        ("{the-day:day}", Slot("the-day", "day")),
        ("{x:quantity unit=%}", Slot("x", "quantity", (("unit", "%"),))),
        (
            "{quantity unit=km approximate=False}",
            Slot("quantity", "quantity", (("unit", "km"), ("approximate", "False"))),
        ),
        ("{noun:(a|b)}", Bound("noun", Choice((A, B)))),
        ("{noun:a|b}", Bound("noun", Choice((A, B)))),
        ("{noun:a b|c}", Bound("noun", Choice((Sequence((A, B)), C)))),
        ("{noun:(a b)}", Bound("noun", Sequence((A, B)))),
        ("{item:phrase}", Slot("item", "phrase")),
        ("{noun:([a] b)}", Bound("noun", Sequence((Repeat(A, 0, 1), B)))),
        ("({x:day}|{y:time})+", Repeat(Choice((Slot("x", "day"), Slot("y", "time"))), 1, MOST_REPEATS)),
    ],
)
def test_forms(pattern: str, node: Node) -> None:
    assert parse(pattern) == node


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "an alternative is empty"),
        ("   ", "an alternative is empty"),
        ("()", "an alternative is empty"),
        ("[]", "an alternative is empty"),
        ("(a|)", "an alternative is empty"),
        ("|a", "an alternative is empty"),
        ("a (b", "expected ')' at the end"),
        ("a [b", "expected ']' at the end"),
        ("(a]", "expected ')' before ']'"),
        ("[a)", "expected ']' before ')'"),
        ("a)", "')' closes nothing"),
        ("a ] b", "']' closes nothing"),
        ("a+", "'+' stands where a word is expected"),
        ("* a", "'*' stands where a word is expected"),
        ("[a]+", "'+' stands where a word is expected"),
        ("a !", "'!' stands where a word is expected"),
        ("a …41 b", "a gap of 41 words is longer than the 40 that are allowed"),
        ("{Date}", "'{Date}' is not a slot: write {name:type}, {type} or {name:(word|word)}"),
        ("{}", "'{}' is not a slot"),
        ("{a|b}", "'{a|b}' has no name to bind its words to"),
        ("{x:a|}", "'{x:a|}' is not a slot"),
        ("{x:()}", "an alternative is empty"),
        ("{a b}", "'{a b}' is not a slot"),
        ("{x:quantity unit=}", "is not a slot"),
        ("{x:}", "'{x:}' is not a slot"),
        ("{(a|b)}", "'{(a|b)}' has no name to bind its words to"),
        ("{x:(a|)}", "an alternative is empty"),
        ('a "b', "cannot read '\"b'"),
        ("a {b", "cannot read '{b': a bracket or a quote mark lacks its other half"),
        ("a } b", "cannot read '}'"),
        ('a ""', "'\"\"' holds no word"),
        ('a !""', "'\"\"' holds no word"),
        ("a _ b", "'_' holds no word"),
    ],
)
def test_what_cannot_be_read_is_quoted_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse(pattern)
    message = str(caught.value)
    assert message.startswith("construction ")
    assert reason in message


@pytest.mark.parametrize(
    ("pattern", "node"),
    [
        ("@ab", Choice((Sequence((A, B)), A, B))),
        ("c @one", Sequence((C, A))),
        ("@way", Sequence((C, Choice((Sequence((A, B)), A, B)), Slot("x", "day")))),
        ("{up:(@one|c)}", Bound("up", Choice((A, C)))),
        ("[@one]", Repeat(A, 0, 1)),
    ],
)
def test_names_stand_for_what_a_lexicon_lists(pattern: str, node: Node) -> None:
    names = Names({"ab": ["b", "a", "a b"], "one": ["A"]}, {"way": "c @ab {x:day}"})
    assert set(names) == {"ab", "one", "way"}
    assert len(names) == 3
    assert parse(pattern, names) == node


def test_names_that_stand_for_nothing_or_for_themselves() -> None:
    names = Names({"one": ["a"]}, {"first": "a @second", "second": "@first b"})
    with pytest.raises(NotationError, match="nothing is called `two` here; there are first, one, second"):
        parse("@two", names)
    with pytest.raises(NotationError, match="nothing is called `two` here; there are none"):
        parse("@two")
    with pytest.raises(NotationError, match="the phrase `first` stands for itself"):
        parse("@first", names)


def test_the_whole_pattern_is_quoted() -> None:
    with pytest.raises(NotationError, match=r"^construction 'soit \{Total\} euros': "):
        parse("soit {Total} euros")


def test_slots_come_in_order_from_every_depth() -> None:
    node = parse("{a:day} ({b:time}|[{c:date}]) !{d:event} // ({e:word} …)+ {f:(x|y)}")
    assert [slot.name for slot in slots(node)] == ["a", "b", "c", "d", "e"]


def test_how_text_is_cut_into_words() -> None:
    text = "l'été, mois-ci 15h30 3,5 % (qu'il) «a» U.S. 2e 😀 peut-être"
    words = ["l'", "été", ",", "mois-ci", "15", "h", "30", "3", ",", "5", "%", "(", "qu'", "il", ")", "«", "a", "»"]
    assert WORD.findall(text) == [*words, "U", ".", "S", ".", "2", "e", "😀", "peut-être"]


letters = st.one_of(st.sampled_from("ab é-'’.,()«»\u00a0\n15_²½\u0301/€%…–"), st.characters())
texts = st.text(letters, max_size=30).map(fold)


@given(st.lists(texts))
def test_the_fast_way_of_cutting_is_that_of_the_expression(written: list[str]) -> None:
    assert cut(written) == [WORD.findall(text) for text in written]
