"""What is known of every match of a pattern before it is tried."""

from __future__ import annotations

import pytest

from factcheck.notation import parse
from factcheck.outlines import outline


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("au total", ("total",)),
        ("a {x:day} total", ("total",)),
        ("(hausse|augmentation) de", ("hausse", "augmentation")),
        ("[total] de", ("de",)),
        ("(total)* de", ("de",)),
        ("(total)+ de", ("total",)),
        ("({x:day}|total) de", ("de",)),
        ("!total de", ("de",)),
        ("{what:(voix|votes)} de", ("voix", "votes")),
        ("jusqu'à", ("jusqu'",)),
        ("l' {x:day}", ("l'",)),
        ("(, a|b)", ("a", "b")),
        ("{x:day} , {y:day}", None),
        ("[total] {x:day}", None),
        ("… {x:day} //", None),
    ],
)
def test_the_anchor_is_the_rarest_word_that_every_match_holds(pattern: str, words: tuple[str, ...] | None) -> None:
    assert outline(parse(pattern)).anchor == (words and frozenset(words))


@pytest.mark.parametrize(
    ("pattern", "counts"),
    [
        ("a", {}),
        ("{x:number} {y:number} {z:day} {w:word} {v:phrase}", {"number": 2, "day": 1}),
        ("({x:number} {y:number}|{z:number} {d:day})", {"number": 1}),
        ("({x:number}|a)", {}),
        ("({x:range}|{y:figure} {z:figure}) {a:figure}", {"amount": 2}),
        ("({x:figure}|{y:loss}) {z:amount}", {"amount": 2}),
        ("[{x:number}] ({y:number})* ({z:number})+", {"number": 1}),
        ("!{x:number} {y:day}", {"day": 1}),
    ],
)
def test_needs_are_the_annotations_that_no_match_can_do_without(pattern: str, counts: dict[str, int]) -> None:
    assert outline(parse(pattern)).needs == counts


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        ("au total", [{"total"}, {"au"}]),
        ("a {x:day} (b|c d) [e] (f)* (gg)+ !h", [{"gg"}, {"a"}, {"b", "c"}]),
        ("(a|{x:day}) …5 : ", [{":"}]),
        ("(hausse|baisse (de|à))", [{"hausse", "baisse"}]),
        ("{x:day} …", []),
    ],
)
def test_what_every_match_holds(pattern: str, sets: list[set[str]]) -> None:
    assert list(map(set, outline(parse(pattern)).rarest)) == sets


@pytest.mark.parametrize("pattern", ["a // b", "[a //] b", "(a|b // c)", "(a //)+", "!(a // b) c"])
def test_patterns_that_cross(pattern: str) -> None:
    assert outline(parse(pattern)).crosses


@pytest.mark.parametrize("pattern", ["a", "a/b", "{x:day} … (a|b)+ !c"])
def test_patterns_that_do_not_cross(pattern: str) -> None:
    assert not outline(parse(pattern)).crosses
