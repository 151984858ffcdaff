"""What `factcheck test` says of examples: a diff of those that do not hold, and which ones are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

Write = Callable[[str, str | bytes], Path]

RULE = '''
import re

from factcheck import Bad, Checker, Confirmed, Good, KnownGap, Option, Severity, Span


class Alpha(Checker):
    """Reports "alpha" and confirms "beta".

    What it does: As it says.
    Why it matters: For tests.
    Known limits: None.
    """

    id = "test.alpha"
    severity = Severity.WARNING
    reads = ()
    {option}
    examples = ({examples},)

    def check(self, document):
        for match in re.finditer("alpha|beta", document.text):
            make = self.contradicted if match[0] == "alpha" else self.confirmed
            yield make(Span(*match.span()), "There it is.")
'''


@pytest.fixture
def rule(write: Write) -> Callable[..., Path]:
    def make(*examples: str, option: str = "") -> Path:
        return write("alpha.py", RULE.format(examples=", ".join(examples), option=option))

    return make


GOOD = 'Good("en", "None.")'


@pytest.mark.parametrize(
    ("example", "diff"),
    [
        (
            'Bad("en", "No [[such]] word.")',
            [
                "test.alpha Bad en:",
                "  expected to be reported: No [[such]] word.",
                "                reported: No such word.",
                "  - “such” is not reported",
            ],
        ),
        (
            'Bad("en", "An alp[[ha]] here.")',
            [
                "test.alpha Bad en:",
                "  expected to be reported: An alp[[ha]] here.",
                "                reported: An [[alpha]] here.",
                "  - “ha” is not reported",
                "  + “alpha” is reported (warning): There it is.",
            ],
        ),
        (
            'Bad("en", "One [[alpha]], two alpha.")',
            [
                "test.alpha Bad en:",
                "  expected to be reported: One [[alpha]], two alpha.",
                "                reported: One [[alpha]], two [[alpha]].",
                "  + “alpha” is reported (warning): There it is.",
            ],
        ),
        (
            'Bad("en", "A [[beta]].")',
            [
                "test.alpha Bad en:",
                "  expected to be reported: A [[beta]].",
                "                reported: A beta.",
                "  - “beta” is not reported",
                "  + “beta” is confirmed: There it is.",
            ],
        ),
    ],
)
def test_the_diff(factcheck: Run, rule: Callable[..., Path], example: str, diff: list[str]) -> None:
    examples = [example, GOOD] + ([] if example.startswith("Bad") else ['Bad("en", "[[alpha]]")'])
    done = factcheck("test", rule(*examples))
    assert done.code == 1
    assert done.out.splitlines() == [*diff, "2 examples of 1 rules: 1 problem"]


BAD = 'Bad("en", "An [[alpha]].")'


@pytest.mark.parametrize(
    ("examples", "option", "flags", "lacks"),
    [
        ([BAD, GOOD], "", [], None),
        ([BAD, GOOD, 'Bad("fr", "[[alpha]]")'], "", [], "Good in fr"),
        ([BAD, GOOD], "", ["--languages", "en,fr, de"], "Bad in fr de, Good in fr de"),
        (
            [BAD, GOOD, 'Bad("fr", "[[alpha]]")', 'Good("fr", "x")', 'Confirmed("fr", "[[beta]]")'],
            "",
            [],
            "Confirmed in en",
        ),
        ([BAD, GOOD, 'KnownGap("es", "[[gamma]]")'], "", [], "Bad in es, Good in es"),
        ([BAD, GOOD], 'most = Option(3, "How many.")', [], "an example that sets `most`"),
        ([BAD, 'Good("en", "None.", options={"most": 2})'], 'most = Option(3, "How many.")', [], None),
    ],
)
def test_coverage(
    factcheck: Run, rule: Callable[..., Path], examples: list[str], option: str, flags: list[str], lacks: str | None
) -> None:
    done = factcheck("test", "--coverage", *flags, rule(*examples, option=option))
    told = [f"test.alpha lacks {lacks}", "0 of 1 rules have enough examples"]
    assert done.out.splitlines()[1:] == (told if lacks else ["1 of 1 rules have enough examples"])
    assert done.code == (1 if lacks else 0)


def test_installed_rules_are_held_against_those_of_their_plugin(factcheck: Run) -> None:
    done = factcheck("test", "--coverage", "--languages", "fr,xx", "dates.weekday-mismatch")
    assert "dates.weekday-mismatch lacks Bad in xx, Good in xx, Confirmed in xx" in done.out
    assert done.code == 1


def test_languages_are_no_use_alone(factcheck: Run) -> None:
    assert "give both" in factcheck("test", "--languages", "fr").err


def test_a_rule_in_toml_needs_examples_in_its_own_languages_only(factcheck: Run, tmp_path: Path) -> None:
    for fault, languages in (("one", '["en", "fr"]'), ("other", '["es"]')):
        factcheck("new", "rule", f"house.{fault}", "--toml", "--folder", tmp_path)
        path = tmp_path / f"{fault}.toml"
        text = path.read_text(encoding="utf-8").replace('languages = ["en", "fr"]', f"languages = {languages}")
        if fault == "other":
            text = text[: text.index("[examples.fr]")].replace("[examples.en]", "[examples.es]")
        path.write_text(text, encoding="utf-8")
    done = factcheck("test", "--coverage", f"{tmp_path}/")
    assert (done.code, "lacks" in done.out) == (0, False), done.out


def test_a_file_that_python_cannot_read_is_told_with_its_line(factcheck: Run, write: Write) -> None:
    done = factcheck("test", write("rule.py", "class Rule(:\n"))
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("SyntaxError: invalid syntax (rule.py, line 1)\n")


HOUSE_FACTS = """source = "Minutes of the council"

[events.bridge-opened]
label = "the opening of the bridge"
start = 2025-05-10
names = { en = "opening of the bridge" }
"""
DAY_RULE = """id = "house.bridge-day"
summary = "A day of the bridge that is not the one it is."
severity = "error"
languages = ["en"]
why = "Readers count."
pattern = "{n:ordinal} day of the bridge"
must = "n == days_between(fact('bridge-opened').date, published) + 1"

[examples]
bad = [{ text = "On the [[30th day of the bridge]], rain.", published = "2025-05-12"%s }]
good = [{ text = "On the 3rd day of the bridge, rain.", published = "2025-05-12" }]
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom with a fact and a rule of its own; the caller stands beside it."""
    folder = tmp_path / "house"
    for path, text in {
        "factcheck.toml": 'fact-packs = ["facts"]\nrule-packs = ["rules"]\n',
        "facts/house.toml": HOUSE_FACTS,
        "rules/day.toml": DAY_RULE % "",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_examples_know_the_facts_of_the_house(factcheck: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert factcheck("test", "house/rules/day.toml").out == "2 examples of 1 rules: no problems\n"
    tried = factcheck("try", "house/rules/day.toml", "The 5th day of the bridge.", "--date", "2025-05-12")
    assert "The opening of the bridge: 2025-05-10." in tried.out
    monkeypatch.chdir(house)
    assert factcheck("test", "house.bridge-day").out == "2 examples of 1 rules: no problems\n"


def test_a_fact_that_an_example_brings_is_the_one_that_counts(factcheck: Run, house: Path) -> None:
    own = HOUSE_FACTS.replace("2025-05-10", "2025-04-13").replace('"', "'")
    rule = house / "rules" / "day.toml"
    rule.write_text(DAY_RULE % f', facts = """{own}"""', encoding="utf-8")
    outcome = factcheck("test", "house/rules/day.toml")
    assert "expected to be reported: On the [[30th day of the bridge]], rain." in outcome.out
    rule.write_text(DAY_RULE % f', facts = """{own.replace("start", "strat")}"""', encoding="utf-8")
    outcome = factcheck("test", "house/rules/day.toml")
    assert "the facts of the example:5: `events.bridge-opened.strat`: unknown key" in outcome.out
