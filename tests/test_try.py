"""`factcheck try` shows what a rule reads, and why it finds something or nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from factcheck import Checker, Construction, Example
from factcheck.explanation import attempts
from factcheck.notation import Literal, Slot
from factcheck.testing import document, registry

Write = Callable[[str, str | bytes], Path]


def test_what_is_found_and_what_was_read_for_it(factcheck: Run) -> None:
    done = factcheck("try", "dates.weekday-mismatch", "Le vote a eu lieu le lundi 12 mars 2024.", "--language", "fr")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0] == "dates.weekday-mismatch, language fr (as stated), no stated day of publication (--date)"
    assert lines[2] == "1. It reads timexes:"
    assert lines[3].startswith("   “lundi 12 mars 2024” type=date year=2024 month=3 day=12 weekday=1")
    assert "It finds error “lundi 12 mars 2024”: 12 March 2024 is a Tuesday, not a Monday." in lines
    assert any(line.startswith("   calendar ") for line in lines)
    assert any(line.startswith("   repair ") for line in lines)


def test_where_nothing_is_read_nothing_is_found(factcheck: Run) -> None:
    out = factcheck("try", "dates.weekday-mismatch", "The bridge was opened.", "--language", "en").out
    assert "1. It reads timexes:\n   nothing: there is none in this text" in out
    assert out.endswith("It finds nothing.\n")


def test_how_far_a_construction_came(factcheck: Run) -> None:
    text = "L'incendie s'est déclaré dans la nuit de mardi vers trois heures."
    lines = factcheck("try", "dates.night-mismatch", text, "--language", "fr").out.splitlines()
    start = lines.index("1. It reads construction:dates.night:")
    assert lines[start + 2 : start + 6] == [
        "      “nuit” is “nuit”",
        "      “de” is “de”",
        "      {from:date} is “mardi”",
        "      then it wants {number} or “à” or “au”, and there is “vers trois heures.”, which can be a time",
    ]
    assert "It ends before it needs moments, languages, quotations, sentences, timexes." in lines


def test_what_a_construction_bound(factcheck: Run) -> None:
    text = "L'incendie s'est déclaré dans la nuit de lundi à mercredi."
    out = factcheck("try", "dates.night-mismatch", text, "--language", "fr").out
    assert "“nuit de lundi à mercredi” fits nuit (de|du) {from:date}" in out
    assert "      from = “lundi” type=date weekday=1" in out


def test_the_stated_day_and_the_standard_input(factcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Le vote a eu lieu lundi 12 mars, a dit le maire de la ville."))
    out = factcheck("try", "dates.weekday-mismatch", "-", "--date", "2024-03-14").out
    assert out.startswith("dates.weekday-mismatch, language fr (told from its words), published 2024-03-14\n")
    assert "It finds error “lundi 12 mars”" in out


RULE = '''
from factcheck import Bad, Checker, Construction, Good, Severity, Words


class Broken(Checker):
    """Breaks.

    What it does: Breaks.
    Why it matters: It does.
    Known limits: None.
    """

    id = "house.broken"
    severity = Severity.ERROR
    reads = (Words("house.words"), Construction("house.pattern"))
    examples = (Bad("en", "[[x]]"), Good("en", "x"))

    def check(self, document):
        list(document[Words("house.words")]) + list(document[Construction("house.pattern")])
        if "lexicon" in document.text:
            document.lexicon
            return
        if "layer" in document.text:
            document[Words("month")]
        raise ValueError("no luck")
        yield
'''


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("Any text.", 2, "The rule fails: ValueError: no luck (rule.py:"),
        ("Any layer.", 2, "the layer `words:month` is read without being named: add it to `reads`"),
        ("Any lexicon.", 0, "nothing: no lexicon for en has a table [words.words]"),
        ("Any lexicon.", 0, "nothing: no lexicon for en has this construction"),
    ],
)
def test_a_rule_that_is_not_ready(factcheck: Run, write: Write, text: str, code: int, told: str) -> None:
    done = factcheck("try", write("rule.py", RULE), text, "--language", "en")
    assert done.code == code
    assert told in done.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["dates", "A text."], "`dates` stands for"),
        (["dates.weekday", "A text."], "did you mean `dates.weekday-mismatch`?"),
        (["dates.weekday-mismatch", " "], "there is no text"),
        (["dates.weekday-mismatch", "A text.", "--language", "xx"], "give --language, one of"),
        (["dates.weekday-mismatch", "A text.", "--date", "today"], "YYYY-MM-DD"),
        (["dates.weekday-mismatch"], "TEXT"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_tried(factcheck: Run, arguments: list[str], complaint: str) -> None:
    done = factcheck("try", *arguments)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err
    assert len(done.err.splitlines()) == 1


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}-{example.language}")
    for rule in registry().checkers
    if any(isinstance(layer, Construction) for layer in rule.reads)
    for number, example in enumerate(rule.all_examples())
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_explanation_agrees_with_the_matcher(rule: type[Checker], example: Example) -> None:
    text = document(example.plain, language=example.language, published=example.published)
    for layer in rule.reads:
        if isinstance(layer, Construction):
            assert any(attempt.fits for attempt in attempts(text, layer.construction)) == bool(text[layer])


def test_an_attempt_says_what_is_missing_and_what_is_there() -> None:
    text = document("Das Feuer brach in der Nacht von Montag aus.", language="de")
    attempt = max(attempts(text, "dates.night"), key=lambda attempt: attempt.progress)
    assert not attempt.fits
    assert [part.part for part in attempt.taken][-1] == Slot("from", "date")
    assert Literal("auf") in attempt.wanted
    assert text.text[attempt.rest.start : attempt.rest.end] == "aus."


def test_a_rule_in_toml_with_facts_of_its_own(factcheck: Run, write: Write) -> None:
    rule = write(
        "rules/day.toml",
        """
id = "house.day-of-strike"
summary = "A day of the strike."
severity = "error"
languages = ["en"]
why = "Copied."
pattern = "{n:ordinal} day of the strike"
must = 'n == days_between(fact("strike").date, published) + 1'
[examples]
bad = ["On the [[third day of the strike]]."]
good = ["On the third day."]
""",
    )
    facts = write("facts.toml", '[events.strike]\nstart = 2025-05-12\nsource = "The port"\n')
    given = ("try", rule, "It is the third day of the strike.", "--language", "en", "--date", "2025-05-21")
    assert "It finds error “third day of the strike”" in factcheck(*given, "--facts", facts).out
    without = factcheck(*given)
    assert without.code == 2
    assert "The rule fails: LookupError: there is no fact `strike`" in without.out
    assert "or add it to a fact pack, an example's `facts` or `--facts`" in without.out
    missed = factcheck("try", rule, "It is the third day of a strike.", "--language", "en").out
    assert "then it wants “the”, and there is “a strike.”" in missed
    done = factcheck(*given, "--facts", rule)
    assert done.code == 2
    assert "is no fact pack: `factcheck facts check` tells what is wrong" in done.err
    assert "cannot be read" in factcheck(*given, "--facts", "nowhere.toml").err


class TestRulesInToml:
    def test_a_pattern_is_explained_with_what_its_expressions_make_of_it(self, factcheck: Run) -> None:
        text = "Au 110e jour de la guerre en Ukraine, les combats continuent."
        told = factcheck("try", "anniversaries.day-of-war", text, "--language", "fr", "--date", "2022-06-03").out
        assert "“110e jour de la guerre en Ukraine”:\n      `n` is 110\n      `where` is true: published >= " in told
        assert "      `must` is false: days_between(" in told
        assert "It finds warning “110e”" in told

    def test_a_value_that_nobody_knows_is_told(self, factcheck: Run) -> None:
        text = "Au 110e jour de la guerre en Ukraine, les combats continuent."
        told = factcheck("try", "anniversaries.day-of-war", text, "--language", "fr").out
        assert "`where` is not known: published >= " in told
        assert "It finds nothing." in told

    def test_how_far_a_pattern_came(self, factcheck: Run) -> None:
        told = factcheck("try", "anniversaries.day-of-war", "Au 110e jour de la guerre froide.", "--language", "fr").out
        assert "“guerre” is “guerre”\n      then it wants “russe” or “en”" in told

    def test_a_file_that_no_plugin_brings(self, factcheck: Run, tmp_path: Path, write: Write) -> None:
        factcheck("new", "rule", "house.placeholder", "--toml", "--folder", tmp_path)
        told = factcheck("try", tmp_path / "placeholder.toml", "The mayor, name TK, spoke.", "--language", "en")
        assert told.code == 0
        assert "It reads hits:\n   “name TK”\n" in told.out
        assert "It finds warning “name TK”" in told.out
        told = factcheck("try", tmp_path / "placeholder.toml", "The mayor, Ann Lee, spoke.", "--language", "en")
        assert "nothing: none of its words is there" in told.out

    def test_what_keeps_it_silent(self, factcheck: Run) -> None:
        told = factcheck(
            "try", "justice.presumed-culprit", "Le meurtrier a été arrêté puis condamné à Dijon.", "--language", "fr"
        ).out
        assert "of `unless`: “condamn”" in told
        told = factcheck(
            "try", "justice.presumed-culprit", "La mère de l'assassin a été arrêtée à Dijon.", "--language", "fr"
        ).out
        assert "does not count: a word of `not-after` stands before it" in told

    @pytest.mark.parametrize(
        ("more", "text", "language", "told"),
        [
            ("skip-quotations = true", "“Two years,” said Ann Lee.", "en", "What it would find is quoted"),
            ('unless = "jury"', "Two years, said the jury.", "en", "A word of `unless` is there."),
            ("", "Deux ans.", "fr", "It is for texts in en, and this one is in fr."),
            ("", "It took two days.", "en", "duration (but not unit=year)"),
        ],
    )
    def test_what_keeps_a_rule_silent(
        self, factcheck: Run, write: Write, more: str, text: str, language: str, told: str
    ) -> None:
        rule = write("years.toml", f"{YEARS}{more}\n{YEARS_EXAMPLES}")
        assert told in factcheck("try", rule, text, "--language", language).out


YEARS = """id = "house.years"
summary = "Years."
severity = "info"
languages = ["en"]
why = "W."
pattern = "[in|took] {n:duration unit=year}"
"""
YEARS_EXAMPLES = """
[examples]
bad = ["It took [[two years]]."]
good = ["It took two days."]
"""
