"""Since when a rule is there, how far it can be relied upon, and what it was called before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Run
from factcheck import Bad, Checker, Document, Finding, Good, RuleError, Severity, Span, Status, hookimpl
from factcheck.registry import load
from factcheck.testing import registry

RULE = """id = "house.{name}"
summary = "A word."
severity = "warning"
languages = ["en"]
why = "The desk says so."
since = "0.2"
{more}
substitution = {{ "metro" = "{word}" }}

[examples]
bad = ["The [[{word}]] is late."]
good = ["The metro is late."]
"""
TEXT = "The tube and the subway and the underground were late again on this cold morning in the city.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write rules and a configuration, and an article beside them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()

    def write(configuration: str = "", **rules: tuple[str, str]) -> Path:
        for name, (word, more) in rules.items():
            text = RULE.format(name=name.replace("_", "-"), word=word, more=more)
            (tmp_path / "rules" / f"{name}.toml").write_text(text, encoding="utf-8")
        (tmp_path / "factcheck.toml").write_text(f'rule-packs = ["rules"]\n{configuration}', encoding="utf-8")
        article = tmp_path / "story.txt"
        article.write_text(f"The city\n\n{TEXT}", encoding="utf-8")
        return article

    return write


def found(done: Run) -> list[tuple[str, str]]:
    (article,) = json.loads(done.out)["articles"]
    return [(finding["rule"], finding["span"]["text"]) for finding in article["findings"]]


def checked(factcheck: Run, *arguments: str) -> tuple[list[tuple[str, str]], list[str]]:
    done = factcheck("check", "story.txt", "--output-format", "json", "--ignore", "copy", *arguments)
    assert done.code in (0, 1), done.err
    return found(done), done.err.splitlines()


def test_a_rule_in_preview_runs_only_where_it_is_asked_for(factcheck: Run, house: Callable[..., Path]) -> None:
    house(tube=("tube", ""), subway=("subway", 'status = "preview"'))
    tube, subway = ("house.tube", "tube"), ("house.subway", "subway")
    assert checked(factcheck) == ([tube], [])
    assert checked(factcheck, "--preview") == ([tube, subway], [])
    assert checked(factcheck, "--select", "house.subway") == ([subway], [])
    assert checked(factcheck, "--select", "house") == ([tube], [])
    house("preview = true")
    assert checked(factcheck) == ([tube, subway], [])
    house('[[overrides]]\npaths = ["*.txt"]\nselect = ["house.subway"]')
    assert checked(factcheck) == ([tube, subway], [])
    house('[[overrides]]\npaths = ["*.txt"]\nselect = ["house"]')
    assert checked(factcheck) == ([tube], [])


def test_a_deprecated_rule_runs_and_is_told_of_once(factcheck: Run, house: Callable[..., Path]) -> None:
    house(tube=("tube", 'status = "deprecated"'), subway=("subway", 'replaces = ["house.tube"]'))
    Path("other.txt").write_text("The city\n\n" + TEXT)
    done = factcheck("check", "story.txt", "other.txt", "--select", "house", "-j", "2")
    told = "factcheck: the rule `house.tube` is deprecated and will be removed: name `house.subway` instead"
    assert [line for line in done.err.splitlines() if "deprecated" in line] == [told]
    assert done.out.count("house.tube") == 2
    assert checked(factcheck, "--select", "house.subway") == ([("house.subway", "subway")], [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "take its name out; `factcheck rules house.tube` says more"),
        ('replaces = ["house.tube"]', "name `house.subway` instead"),
    ],
)
def test_a_rule_that_was_removed_never_runs_and_who_names_it_is_told(
    factcheck: Run, house: Callable[..., Path], more: str, told: str
) -> None:
    house(
        '[severity]\n"house.tube" = "error"\n',
        tube=("tube", 'status = "removed"'),
        subway=("subway", more),
    )
    rest, messages = checked(factcheck)
    assert rest == [("house.subway", "subway")]
    assert messages == [f"factcheck: factcheck.toml:3: the rule `house.tube` was removed: {told}"]
    done = factcheck("check", "story.txt", "--select", "house.tube")
    if more:
        assert (done.code, "error house.subway" in done.out) == (1, True)
    else:
        assert (done.code, done.out) == (2, "")
    assert f"the rule `house.tube` was removed: {told}" in done.err


def test_a_former_id_selects_ignores_configures_and_is_told_of_once(factcheck: Run, house: Callable[..., Path]) -> None:
    now = ("house.tube", "tube")
    house(tube=("tube", 'replaces = ["house.underground-train", "house.train"]'))
    told = "the rule `house.train` is called `house.tube` now: write that"
    assert checked(factcheck, "--select", "house.train") == ([now], [f"factcheck: {told}"])
    assert checked(factcheck, "--select", "house.train,house.train")[1] == [f"factcheck: {told}"]
    assert checked(factcheck, "--ignore", "house.train") == ([], [f"factcheck: {told}"])
    house('ignore = ["house.train"]')
    assert checked(factcheck) == ([], [f"factcheck: factcheck.toml:2: {told}"])
    house('[severity]\n"house.train" = "error"')
    done = factcheck("check", "story.txt")
    assert (done.code, "error house.tube" in done.out) == (1, True)
    assert f"factcheck: factcheck.toml:3: {told}" in done.err


def test_a_former_id_suppresses_and_fingerprints_stay(factcheck: Run, house: Callable[..., Path]) -> None:
    article = house(tube=("tube", ""), train=("subway", ""))
    assert factcheck("baseline", "write", "story.txt", "--baseline", "known.json", "--select", "house").code == 0
    done = factcheck("check", "story.txt", "--output-format", "json", "--select", "house.tube")
    (mark,) = (finding["fingerprint"] for finding in json.loads(done.out)["articles"][0]["findings"])
    Path("rules/tube.toml").unlink()
    house(underground=("tube", 'replaces = ["house.tube"]'))
    done = factcheck("check", "story.txt", "--output-format", "json", "--baseline", "known.json", "--select", "house")
    (record,) = json.loads(done.out)["articles"]
    assert (record["findings"], record["notices"]) == ([], [])
    assert len(record["suppressed"]) == 2
    text = article.read_text()
    for name in ("house.tube", f"house.tube@{mark}"):
        article.write_text(f"{text}\n[factcheck-ignore-article {name}: the brand]\n")
        done = factcheck("check", "story.txt", "--output-format", "json", "--select", "house.underground")
        (record,) = json.loads(done.out)["articles"]
        assert record["findings"] == []
        (notice,) = record["notices"]
        assert (notice["kind"], notice["severity"], notice["line"]) == ("outdated-suppression", "info", 5)
        assert notice["message"] == "The rule `house.tube` is called `house.underground` now: write that."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ('replaces = ["house.subway"]', "", "replaces `house.subway`, which is there and stable: deprecate or remove"),
        ('replaces = ["house.train"]', 'replaces = ["house.train"]', "replaces `house.train`, and so does `house."),
    ],
)
def test_an_id_that_two_rules_claim_is_told(
    factcheck: Run, house: Callable[..., Path], one: str, other: str, told: str
) -> None:
    house(tube=("tube", one), subway=("subway", other))
    done = factcheck("check", "story.txt")
    assert done.code == 2
    assert told in done.err


class Old(Checker):
    """A word.

    What it does: Finds a word.
    Why it matters: It does.
    Known limits: Many.
    """

    id = "house.word"
    severity = Severity.WARNING
    reads = ()
    since = "0.1"
    replaces = ("house.former-word",)
    examples = (Bad("en", "A [[word]]."), Good("en", "A verb."))

    def check(self, document: Document) -> Iterator[Finding]:
        start = document.text.find("word")
        if start >= 0:
            yield self.contradicted(Span(start, start + 4), "A word.")


def test_every_bundled_rule_says_since_when_it_is_there() -> None:
    assert {rule.since for rule in registry().checkers if rule.since is None or rule.since > "0.2"} == set()


def test_rules_in_python_have_the_same_fields(factcheck: Run, house: Callable[..., Path]) -> None:
    house(subway=("subway", 'replaces = ["house.train"]\nstatus = "preview"'))
    done = factcheck("rules", "dates.weekday-mismatch", "--output-format", "json")
    page = json.loads(done.out)
    assert (page["status"], page["replaces"]) == ("stable", [])
    assert Old.status is Status.STABLE


@pytest.mark.parametrize(
    ("attribute", "value", "told"),
    [("status", "preview", "status must be a Status"), ("replaces", ("word"), "replaces must be a tuple of ids")],
)
def test_what_a_class_says_of_itself_is_checked(attribute: str, value: object, told: str) -> None:
    body = {**{name: vars(Old)[name] for name in ("__doc__", "id", "severity", "reads", "examples", "check")}}
    with pytest.raises(RuleError, match=told):
        type("New", (Checker,), {**body, "__module__": __name__, attribute: value})


def test_a_plugin_whose_rules_claim_one_id_is_told_of() -> None:
    other = type("Other", (Old,), {"id": "house.other"})

    class Plugin:
        @hookimpl
        def factcheck_checkers(self) -> list[type[Checker]]:
            return [Old, other]

    registry = load({"house": Plugin()}, entry_points=())
    (error,) = registry.errors
    assert (error.plugin, "and so does `house.other`" in error.message) == ("house", True)
