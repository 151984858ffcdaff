"""Constructions: what a pattern finds in a text, and what it binds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from conftest import article, engine
from factcheck import Construction, Document, LayerError, Match, Mention, Quantity, Quotation, Span, Timex, hookimpl
from factcheck.constructions import SLOT_TYPES
from factcheck.facts import packs
from factcheck.notation import VERBAL

FACTS = """
source = "an almanac"

[people.jane-doe]
names."*" = "Jane Doe"

[organisations.acme]
names."*" = "Acme Corporation"

[places.paris]
zone = "Europe/Paris"
names."*" = "Paris"

[events.fair]
start = 2020-05-01
names."*" = "World Fair"
"""

Find = Callable[..., Sequence[Match]]


def document(folder: Path, text: str, language: str, patterns: Mapping[str, Sequence[str]]) -> Document:
    """A document under one plugin, whose construction ``it`` has these patterns in these languages."""
    folder.mkdir(exist_ok=True)
    for written_in, written in patterns.items():
        lines = ",\n".join(json.dumps(pattern, ensure_ascii=False) for pattern in written)
        (folder / f"{written_in}.toml").write_text(f"[constructions.it]\npatterns = [{lines}]\n", encoding="utf-8")
    plugin = type("Plugin", (), {"factcheck_lexicons": staticmethod(hookimpl(lambda: (folder,)))})()
    facts = packs.combine([("facts", packs.parse(FACTS, "facts"))])
    return engine(plugin, facts=facts, language=language).document(article(text))


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return the matches of some patterns in a text."""

    def found(text: str, *patterns: str, language: str = "en", **others: Sequence[str]) -> Sequence[Match]:
        made = document(tmp_path / "lexicons", text, language, {language: patterns, **others})
        return made[Construction("plugin-0.it")]

    return found


def words(text: str, matches: Sequence[Match]) -> list[str]:
    return [text[match.span.start : match.span.end] for match in matches]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        # Literals, in any case, whole words only, marks too.
        ("in total", "In total, in totals, IN  TOTAL.", ["In total", "IN  TOTAL"]),
        ("total , so", "The total, so far; the total so far.", ["total, so"]),
        ('vote "(" total', "They vote (total 5).", ["vote (total"]),
        ("the day's total", "It was the day’s total.", ["the day’s total"]),
        ("a so-called total", "A so-called total, a so called total.", ["A so-called total"]),
        # Alternatives, the first that leads to a match.
        ("grand (total|sum)", "A grand total, a grand sum, a grand mess.", ["grand total", "grand sum"]),
        ("grand (total|total sum) now", "The grand total sum now.", ["grand total sum now"]),
        ("(grand total|total)", "A grand total of the total.", ["grand total", "total"]),
        # Optional parts.
        (
            "grand [old] total",
            "A grand total, a grand old total, a grand new total.",
            ["grand total", "grand old total"],
        ),
        ("[very] [old] total", "The very old total and the old total.", ["very old total", "old total"]),
        # Gaps: as few words as possible, marks free, never over the end of the sentence.
        ("sum … total", "A sum, a total, a total.", ["sum, a total"]),
        ("sum …2 total", "The sum one two total; sum one two three total.", ["sum one two total"]),
        ("sum …0 total", "The sum , , total; sum one total.", ["sum , , total"]),
        ("sum … total", "sum 1 2 3 4 5 6 7 8 total; sum 1 2 3 4 5 6 7 8 9 total", ["sum 1 2 3 4 5 6 7 8 total"]),
        ("sum … total", "It is the sum. The total is high.", []),
        # Repetitions.
        ("(very)+ total", "A very very total, a total, a very total.", ["very very total", "very total"]),
        (
            "grand (old|new)* total",
            "A grand total, a grand old new old total.",
            ["grand total", "grand old new old total"],
        ),
        ("sum (, total)+", "The sum, total, total; sum.", ["sum, total, total"]),
        # Negation.
        ("total !of", "A total of 5, a total for 5.", ["total"]),
        (
            "total !(of|for all) …3 now",
            "A total of it now; a total for all now; a total for it now.",
            ["total for it now"],
        ),
        ("!grand {a:word} total", "The grand total, the old total.", ["old total"]),
        # The end of the sentence.
        ("total // yes", "A total. Yes. A total of it. Yes.", ["total. Yes"]),
        ("total … // … yes", "A total of it. And oh yes. More.", ["total of it. And oh yes"]),
        ("total . // yes", "A total. Yes.", ["total. Yes"]),
        ("total // yes", "A total yes.", []),
        ("total //", "The total. And more.", ["total."]),
    ],
)
def test_words_of_a_pattern(find: Find, pattern: str, text: str, found: list[str]) -> None:
    assert words(text, find(text, pattern)) == found


@pytest.mark.parametrize(
    ("slot", "text", "found"),
    [
        ("quantity", "so 3 km and so 5 euros and so 12 and so 4 % and so third", ["3 km", "5 euros", "12"]),
        ("quantity unit=km", "so 3 km and so 5 euros and so 12", ["3 km"]),
        ("quantity kind=measure unit=km", "so 3 km and so 5 kg", ["3 km"]),
        ("quantity approximate=True", "so about 300 and so 300", []),
        ("loss", "so 3 km and so -5 % and so (-4) and so -5 days", ["-5 %"]),
        ("range", "so 3 to 5 km and so 5 km and so 4-6 %", ["3 to 5 km", "4-6 %"]),
        ("number", "so 3 km and so twelve and so 4 %", ["twelve"]),
        ("number value=12", "so 11 and so twelve", ["twelve"]),
        ("ordinal", "so third and so 3 and so 3rd", ["third", "3rd"]),
        ("percent", "so 3 and so 4.5 % and so 5 percent", ["4.5 %", "5 percent"]),
        ("date", "so 5 May 2020 and so Monday and so yesterday and so 3 pm", ["5 May 2020", "Monday", "yesterday"]),
        ("date year=2020", "so 5 May 2020 and so 5 May 2021", ["5 May 2020"]),
        ("day", "so 5 May and so May 2020 and so Monday", ["5 May"]),
        ("weekday", "so Tuesday and so Tuesday 5 March 2024 and so March", ["Tuesday"]),
        ("period", "so this year and so last month and so 2020", ["this year", "last month"]),
        ("time", "so 3 pm and so 5 May", ["3 pm"]),
        ("time zone=UTC", "so 3 pm and so 15:00 GMT", ["15:00 GMT"]),
        ("person", "so Jane Doe and so Acme Corporation and so Paris", ["Jane Doe"]),
        ("organisation", "so Jane Doe and so Acme Corporation and so Paris", ["Acme Corporation"]),
        ("place", "so Jane Doe and so Acme Corporation and so Paris", ["Paris"]),
        ("event", "so Jane Doe and so World Fair", ["World Fair"]),
        ("fact", "so Jane Doe and so World Fair and so nobody", ["Jane Doe", "World Fair"]),
        ("fact kind=event", "so Jane Doe and so World Fair", ["World Fair"]),
        ("quote", "so “we will win the war” and so we", ["“we will win the war”"]),
        ("word", "so far and so 12 and so, and so l'été", ["far", "l'"]),
        ("figure", "so 3 km and so 5 days and so 12 and so 4 % and so third", ["3 km", "12", "4 %"]),
    ],
)
def test_slots(find: Find, slot: str, text: str, found: list[str]) -> None:
    matches = find(text, f"so {{x:{slot}}}")
    assert [text[match["x"].span.start : match["x"].span.end] for match in matches] == found
    kinds = (Quantity, Timex, Mention, Quotation, str)
    assert all(isinstance(match["x"].value, kinds) for match in matches)


def test_a_slot_without_a_name_is_named_after_its_type(find: Find) -> None:
    (match,) = find("A rise of 4 % it was.", "rise of {percent}")
    assert match["percent"].value.value == 4


def test_what_a_match_binds(find: Find) -> None:
    text = "The count: 3 men, 4 women and 12 children in total."
    (match,) = find(text, "{n:number} {who:word} (, {n:number} {who:word})* and {n:number} {kind:(old men|children)}")
    assert [binding.value.value for binding in match.all("n")] == [3, 4, 12]
    assert [binding.value for binding in match.all("who")] == ["men", "women"]
    assert match["n"].value.value == 3
    assert match["kind"].value == "children"
    assert match["kind"].span == Span(text.index("children"), text.index(" in total"))
    assert "kind" in match
    assert "total" not in match
    assert match.all("total") == ()
    with pytest.raises(KeyError):
        match["total"]


@pytest.mark.parametrize(
    ("pattern", "text", "items"),
    [
        (
            "so: {x:phrase} (, {x:phrase})* and {x:phrase} .",
            "So: Ann Lee, Bo and Cy de Wit.",
            ["Ann Lee", "Bo", "Cy de Wit"],
        ),
        # As few words as possible, no marks, letters or digits.
        ("so {x:phrase}", "so far, so good", ["far", "good"]),
        ("so {x:phrase} .", "So 12 more-or-less l'été. So, no.", ["12 more-or-less l'été"]),
        ("so {x:phrase} .", "So one two three four five six seven eight.", ["one two three four five six seven eight"]),
        ("so {x:phrase} .", "So one two three four five six seven eight nine.", []),
    ],
)
def test_phrases(find: Find, pattern: str, text: str, items: list[str]) -> None:
    bound = [binding for match in find(text, pattern) for binding in match.all("x")]
    assert [text[slice(*binding.span)] for binding in bound] == items
    assert [binding.value.replace("' ", "'") for binding in bound] == [item.lower() for item in items]


def test_names_stand_for_sets_and_phrases_of_the_same_lexicon(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "en.toml").write_text(
        '[sets]\nrise = "rise, sharp rise"\n\n'
        '[phrases]\nway = "from {a:number} to {b:number}"\nchange = "{up:(@rise)} @way"\n\n'
        '[constructions.it]\npatterns = ["a @change"]\n',
        encoding="utf-8",
    )
    plugin = type("Plugin", (), {"factcheck_lexicons": staticmethod(hookimpl(lambda: (tmp_path / "lexicons",)))})()
    made = engine(plugin, language="en").document(article("A sharp rise from 4 to 5, a rise of 4 to 5."))
    (match,) = made[Construction("plugin-0.it")]
    assert [(name, binding.value) for name, binding in match.bindings if name == "up"] == [("up", "sharp rise")]
    assert (match["a"].value.value, match["b"].value.value) == (4, 5)


def test_words_that_are_bound_are_folded_and_their_span_is_not(find: Find) -> None:
    text = "The\nVOTES  Cast by 3."
    (match,) = find(text, "{what:(votes cast|votes)} by")
    assert (match["what"].value, text[slice(*match["what"].span)]) == ("votes cast", "VOTES  Cast")


def test_of_the_patterns_of_a_construction_the_first_that_fits_wins(find: Find) -> None:
    text = "A grand total of 5 and a total of 6."
    first, second = find(text, "grand total of {n:number}", "total of {n:number}")
    assert (first.pattern, first["n"].value.value) == ("grand total of {n:number}", 5)
    assert (second.pattern, second["n"].value.value) == ("total of {n:number}", 6)
    assert words(text, find(text, "total of {n:number}", "grand total of {n:number}")) == ["total of 5", "total of 6"]


def test_matches_of_a_pattern_do_not_overlap(find: Find) -> None:
    assert len(find("so so so so so", "so so")) == 2


def test_a_pattern_is_also_found_where_its_words_stand_in_the_next_sentence_alone(find: Find) -> None:
    text = "There were 5 men. And 6 women make eleven. Nothing. Nor here."
    (match,) = find(text, "{a:number} {x:word} // and {b:number} … make {total:number}")
    assert [match[name].value.value for name in ("a", "b", "total")] == [5, 6, 11]


def test_a_pattern_without_rare_words_is_found_by_its_slots(find: Find) -> None:
    text = "Of 12 votes 3 % failed. So 4 % of 5. No."
    assert words(text, find(text, "{percent} of {number}")) == ["4 % of 5"]


def test_the_words_of_another_language_do_not_count_in_a_block(find: Find) -> None:
    text = (
        "The ministers met in the city and said that the total of 5 was what they had wanted all the time.\n\n"
        "Les ministres se sont réunis dans la ville et ont dit que le total de 6 était ce qu'ils voulaient tous."
    )
    matches = find(text, "total of {n:number}", fr=["total de {n:number}", "total of {n:number}"])
    assert [match["n"].value.value for match in matches] == [5, 6]


def test_a_neighbour_in_another_language_does_not_hide_a_match(find: Find) -> None:
    text = (
        "Les ministres se sont réunis dans la ville et ont dit que le total était ce qu'ils voulaient tous.\n\n"
        "The total is what they had wanted all the time. Yes, they said, and went home."
    )
    matches = find(text, "total … // yes", fr=["total … // oui"])
    assert words(text, matches) == ["total is what they had wanted all the time. Yes"]


def test_a_language_without_patterns(find: Find) -> None:
    assert find("Le total est de 5.", language="fr", en=["total of {n:number}"]) == ()


def test_a_construction_that_nobody_defines_is_never_found(tmp_path: Path) -> None:
    made = document(tmp_path / "lexicons", "A total.", "en", {"en": ["total"]})
    assert made[Construction("plugin-0.other")] == ()
    assert made[Construction("it")] == ()


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (
            "total {x:percentage}",
            "construction `plugin-0.it` (en), pattern 'total {x:percentage}': there is no slot type `percentage`;"
            f" there are {', '.join(sorted((*SLOT_TYPES, *VERBAL)))}",
        ),
        ("(((total)+)+)+", "it repeats too much: use fewer repetitions inside repetitions"),
        ("total !(((({x:nothing}))))", "there is no slot type `nothing`"),
    ],
)
def test_patterns_that_cannot_be_matched_are_told(find: Find, pattern: str, reason: str) -> None:
    with pytest.raises(LayerError) as caught:
        find("The total is 5 % of 12.", pattern)
    assert reason in str(caught.value)
