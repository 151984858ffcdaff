"""Examples of a rule in a file beside it, and what is told of a file that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Run
from factcheck import Bad, Confirmed, Good, KnownGap
from factcheck.examples import SUFFIX, ExampleFileError, read
from factcheck.testing import registry

Write = Callable[[str, str | bytes], Path]

RULE = '''
from factcheck import Bad, Checker, Good, Option, Severity, Span


class Alpha(Checker):
    """Reports "alpha".

    What it does: As it says.
    Why it matters: For tests.
    Known limits: None.
    """

    id = "test.first-letter"
    severity = Severity.WARNING
    reads = ()
    most = Option(3, "How many.", minimum=1)
    examples = (Bad("en", "[[alpha]]"), Good("en", "None.", options={"most": 2}))

    def check(self, document):
        for _ in range(self.most):
            start = document.text.find("alpha")
            if start >= 0:
                yield self.contradicted(Span(start, start + 5), "There it is.")
                return
'''
HEAD = "[[examples]]\n"


@pytest.fixture
def beside(write: Write) -> Callable[[str | bytes], Path]:
    """Write a rule and the file beside it, and return the path of the rule."""

    def make(content: str | bytes) -> Path:
        write("first_letter" + SUFFIX, content)
        return write("rules.py", RULE)

    return make


def test_a_group_says_for_all_what_its_examples_do_not_say_themselves(write: Write) -> None:
    path = write(
        "x" + SUFFIX,
        """# Why.
[[examples]]
about = "Told behind."
published = 2019-05-15
facts = "a = 1"
options = { most = 2 }
fr.bad = ["Un [[alpha]].", { text = "Deux [[alpha]].", published = "2020-01-01", facts = "b = 2" }]
fr.good = ["Rien."]

[[examples]]
en.confirmed = ["A [[beta]]."]
en.known-gap = ["A [[gamma]]."]
""",
    )
    first = {"options": {"most": 2}, "about": "Told behind."}
    assert read(path) == (
        Bad("fr", "Un [[alpha]].", "2019-05-15", "a = 1", **first),  # type: ignore[arg-type]
        Bad("fr", "Deux [[alpha]].", "2020-01-01", "b = 2", **first),  # type: ignore[arg-type]
        Good("fr", "Rien.", "2019-05-15", "a = 1", **first),  # type: ignore[arg-type]
        Confirmed("en", "A [[beta]]."),
        KnownGap("en", "A [[gamma]]."),
    )


def test_they_are_run_behind_those_of_the_class(factcheck: Run, beside: Callable[[str], Path]) -> None:
    rule = beside(HEAD + 'about = "Two of them"\nfr.bad = ["Un [[alpha]]."]\nfr.good = ["Un alpha."]')
    done = factcheck("test", rule)
    assert done.code == 1
    assert done.out.splitlines() == [
        "test.first-letter Good fr (Two of them):",
        "  expected to be reported: Un alpha.",
        "                reported: Un [[alpha]].",
        "  + “alpha” is reported (warning): There it is.",
        "4 examples of 1 rules: 1 problem",
    ]


def test_they_count_for_the_coverage(factcheck: Run, beside: Callable[[str], Path]) -> None:
    rule = beside(HEAD + 'fr.bad = ["Un [[alpha]]."]')
    assert "test.first-letter lacks Good in fr" in factcheck("test", "--coverage", rule).out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[[examples]\n", ":1:11: this is not TOML"),
        (b"\xff", ": is not UTF-8 text: save it as UTF-8"),
        ("", ":1: write groups of examples, each under `[[examples]]`, and nothing else"),
        ('id = "x"\n[[examples]]\nen.good = ["x"]', ":1: write groups of examples"),
        ('[examples]\nbad = ["x"]', ":1: write groups of examples"),
        (HEAD + 'about = "x"', ':1: there is no example in the group: add one, as `fr.bad = ["…"]`'),
        (HEAD + "about = 3\nen.good = []", ":2: `about` must be a text"),
        (HEAD + 'published = "May"\nen.good = []', ":2: `published` is 'May': write a day as YYYY-MM-DD"),
        (HEAD + "options = 3\nen.good = []", ":2: `options` must be a table"),
        (HEAD + 'Publisht = "2019-05-15"\nen.good = []', ":2: a group of examples has no key `Publisht`: did you mean"),
        (HEAD + 'en = ["x"]', ":2: write a table with the keys bad, good, confirmed, known-gap"),
        (HEAD + 'en.god = ["x"]', ":2: there is no kind of example `god`: did you mean `good`?"),
        (HEAD + 'en.good = "x"', ':2: write a list of texts: `good = ["…"]`'),
        (HEAD + "en.good = [3]", ":2: write a text, or a table"),
        (HEAD + 'en.good = [{ text = "x", about = "y" }]', ":2: an example has no key `about`"),
        (HEAD + 'en.good = ["x"]\n\n[[examples]]\nen.bad = [\n  "[[alpha]]",\n  "alpha",\n]', ":5: pin the words"),
        (HEAD + 'en.good = ["[[alpha]]"]', ":2: a good example pins nothing"),
        (HEAD + 'options.least = 3\nen.good = ["x"]', ": an example sets the option 'least', which the rule does not"),
        (
            HEAD + 'options.most = 0\nen.good = ["x"]',
            ": an example sets {'most': 0}: give a whole number of",
        ),
    ],
)
def test_a_file_that_cannot_be_used(
    factcheck: Run, beside: Callable[[str | bytes], Path], content: str | bytes, complaint: str
) -> None:
    rule = beside(content)
    done = factcheck("test", rule)
    assert (done.code, done.out) == (2, "")
    (told,) = done.err.splitlines()
    assert f"first_letter{SUFFIX}{complaint}" in told


def test_a_folder_of_rules_in_toml_may_hold_one(factcheck: Run, write: Write) -> None:
    write("rules/first_letter" + SUFFIX, HEAD + 'en.good = ["x"]')
    rule = write(
        "rules/name.toml",
        """id = "test.name"
summary = "A name."
severity = "info"
languages = ["en"]
why = "So."
substitution = { "Kyiv" = "Kiev" }
[examples]
bad = ["In [[Kiev]]."]
good = ["In Kyiv."]
""",
    )
    assert factcheck("test", rule.parent).out == "2 examples of 1 rules: no problems\n"


def test_every_file_of_the_bundled_plugins_belongs_to_a_rule() -> None:
    read_ = {rule.examples_file() for rule in registry().checkers} - {None}
    assert read_ == set((ROOT / "plugins").rglob("*" + SUFFIX))


def test_a_file_that_cannot_be_read_names_itself(tmp_path: Path) -> None:
    with pytest.raises(ExampleFileError, match="cannot be read"):
        read(tmp_path / "none.examples.toml")
