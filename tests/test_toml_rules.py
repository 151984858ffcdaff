"""Rules in TOML: what each kind finds, and what is told of files that cannot be used."""

from __future__ import annotations

import re
import shlex
import time
from datetime import date
from pathlib import Path

import pytest

from benchmarks.toml_rules import write_many
from conftest import ROOT, Run
from factcheck import Checker, FactStore, Finding, Severity, Verdict, hookimpl, toml_rules
from factcheck.cli.main import main
from factcheck.constructions import SLOT_TYPES
from factcheck.engine import Engine
from factcheck.registry import load as load_registry
from factcheck.testing import _article, problem, registry, run_rule
from factcheck.toml_rules import RuleFileError, load, passed
from factcheck.toml_rules.expressions import ATTRIBUTES, FUNCTIONS, Expression, ExpressionError, Scope, Type, Unknown
from factcheck.toml_rules.passed import CACHE
from factcheck.toml_rules.schema import RuleModel

HEAD = """id = "house.fault"
summary = "A fault."
severity = "warning"
languages = ["fr"]
why = "The desk says so."
"""
EXAMPLES = """
[examples]
bad = ["[[Kiew]] dort."]
good = ["Kyjiw dort."]
"""
SUBSTITUTION = 'substitution = { "Kyjiw" = "Kiew, Kiev" }\n'
WAR = """[events.war-start]
start = 2022-02-24
source = "https://example.org"
"""
DAY_OF_WAR = """id = "house.day-of-war"
summary = "A day of the war that the calendar does not give."
severity = "error"
languages = ["fr", "en"]
why = "Counts of days are copied from the day before."
pattern.fr = "{n:ordinal} jour de [la] guerre"
pattern.en = "{n:ordinal} day of [the] war"
must = 'n == days_between(fact("war-start").date, published) + 1'
message = '{published} is day {days_between(fact("war-start").date, published) + 1} of the war, not the {n}.'
at = "n"
replace.n = '{days_between(fact("war-start").date, published) + 1}e'

[examples.fr]
bad = ["Au [[101e]] jour de la guerre, rien."]
good = ["Au 101e jour du mois, rien."]
"""


def written(folder: Path, text: str, name: str = "fault.toml") -> type[Checker]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (rule,) = (rule for rule in registry().with_rules([path]).checkers if rule.id not in registry().owners)
    return rule


def refused(folder: Path, text: str) -> str:
    """Return what is told of a file, without its folder."""
    with pytest.raises(RuleFileError) as told:
        written(folder, text)
    return str(told.value).replace(f"{folder}/", "")


def words(text: str, findings: list[Finding]) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in findings]


def repaired(text: str, finding: Finding) -> str:
    for edit in finding.suggestions[0].edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


# --- the kinds


def test_substitution_reports_and_repairs_with_the_capitals_that_were_written(tmp_path: Path) -> None:
    rule = written(tmp_path, HEAD + 'substitution = { "véhicule" = "voiture", "véhicules" = "voitures" }\n' + EXAMPLES)
    text = "Voitures et voiture. VOITURE. Une covoiture, un véhicule, www.voiture.fr."
    findings = run_rule(rule, text, language="fr")
    assert words(text, findings) == ["Voitures", "voiture", "VOITURE"]
    assert repaired(text, findings[0]).startswith("Véhicules et")
    assert repaired(text, findings[2]).startswith("Voitures et voiture. VÉHICULE.")
    assert findings[0].message == "Write “Véhicules”, not “Voitures”."
    assert "The desk says so." in findings[0].evidence[0].statement
    assert run_rule(rule, "The voiture is on the road and nobody drives it.", language="en") == []


def test_capitals_count_where_the_rule_says_so(tmp_path: Path) -> None:
    substitution = 'case-sensitive = true\nsubstitution = { "ONU" = "Onu, onu" }\n'
    rule = written(tmp_path, HEAD + substitution + EXAMPLES)
    text = "L'ONU, l'Onu et l'onu."
    assert words(text, run_rule(rule, text, language="fr")) == ["Onu", "onu"]


def test_consistency_keeps_to_the_spelling_that_is_usual_or_first(tmp_path: Path) -> None:
    rule = written(tmp_path, HEAD + 'consistency = ["clé, clés", "clef, clefs"]\n' + EXAMPLES)
    text = "Une clef. Deux clés. Une clé."
    (finding,) = run_rule(rule, text, language="fr")
    assert repaired(text, finding) == "Une clé. Deux clés. Une clé."
    text = "Une clef. Deux clés."
    assert words(text, run_rule(rule, text, language="fr")) == ["clés"]
    assert run_rule(rule, "Deux clés. Une clé.", language="fr") == []


def test_one_form_of_a_spelling_may_stand_for_several(tmp_path: Path) -> None:
    rule = written(tmp_path, HEAD + 'consistency = ["tandem, tandem", "tandème, tandèmes"]\n' + EXAMPLES)
    text = "Un tandem. Deux tandem. Trois tandèmes."
    (finding,) = run_rule(rule, text, language="fr")
    assert finding.message == "The article also writes “tandem”: keep to one spelling."
    assert repaired(text, finding) == "Un tandem. Deux tandem. Trois tandem."
    (finding,) = run_rule(rule, "Trois tandèmes. Un tandème. Deux tandem.", language="fr")
    assert finding.message == "The article also writes “tandèmes”: keep to one spelling."
    assert [suggestion.edits[0].text for suggestion in finding.suggestions] == ["tandème", "tandèmes"]


def test_require_reports_words_whose_companions_are_missing(tmp_path: Path) -> None:
    rule = written(tmp_path, HEAD + 'require = { if = "condamné, condamnée", then = "appel, cassation" }\n' + EXAMPLES)
    text = "Il est condamné. Elle est condamnée."
    (finding,) = run_rule(rule, text, language="fr")
    assert words(text, [finding]) == ["condamné"]
    assert "“appel” or “cassation”" in finding.message
    assert run_rule(rule, "Il est condamné. Il fait appel.", language="fr") == []
    assert run_rule(rule, "Il fait appel.", language="fr") == []


def test_occurrence_counts(tmp_path: Path) -> None:
    most = written(tmp_path, HEAD + 'occurrence = { of = "cependant", at-most = 1 }\n' + EXAMPLES)
    text = "Cependant, il dort. Il ronfle cependant."
    (finding,) = run_rule(most, text, language="fr")
    assert words(text, [finding]) == ["cependant"]
    least = written(tmp_path, HEAD + 'occurrence = { of = "source", at-least = 1 }\n' + EXAMPLES)
    text = "Le ministre dort depuis hier soir à Paris."
    assert words(text, run_rule(least, text, language="fr")) == [text]
    assert run_rule(least, "Le ministre dort, selon une source à Paris.", language="fr") == []
    assert run_rule(least, "The minister has been asleep since last night.", language="en") == []


def test_a_pattern_is_checked_against_a_fact_and_the_day_of_writing(tmp_path: Path) -> None:
    rule = written(tmp_path, DAY_OF_WAR)

    def found(text: str, language: str, published: str | None = "2022-06-03") -> list[Finding]:
        return run_rule(rule, text, language=language, published=published, facts=WAR)

    text = "Au 101e jour de la guerre, rien."
    (wrong,) = found(text, "fr")
    assert wrong.verdict is Verdict.CONTRADICTED
    assert wrong.severity is Severity.ERROR
    assert words(text, [wrong]) == ["101e"]
    assert wrong.message == "2022-06-03 is day 100 of the war, not the 101e."
    assert repaired(text, wrong) == "Au 100e jour de la guerre, rien."
    assert "https://example.org" in [step.source for step in wrong.evidence]
    (right,) = found("On the 100th day of the war, nothing happened.", "en")
    assert right.verdict is Verdict.CONFIRMED
    assert found(text, "fr", published=None) == [], "nobody knows the day"
    (said,) = found("« C'est le 101e jour de la guerre », a dit le ministre.", "fr")
    assert said.severity is Severity.WARNING


def test_where_chooses_and_several_patterns_share_sets_of_words(tmp_path: Path) -> None:
    rule = written(
        tmp_path,
        HEAD
        + 'pattern = ["{n:number} @victims", "@victims : {n:number}"]\nwords.victims = "morts, blessés"\n'
        + "where = 'n > 100 and not (n % 2 == 1)'\nmessage = 'So many: {n}, half of them {n / 2}.'\n"
        + EXAMPLES,
    )
    text = "Il y a 102 morts, 101 blessés et 12 morts. Blessés : 204."
    findings = run_rule(rule, text, language="fr")
    assert words(text, findings) == ["102 morts", "Blessés : 204"]
    assert findings[0].message == "So many: 102, half of them 51."


def test_the_slots_of_every_layer_have_values(tmp_path: Path) -> None:
    pattern = 'pattern = "{who:person} … {d:day} … {w:word} fin"\n'
    where = """where = 'who.id == "joe-biden" and d == days_after(published, -1) and w in ("la", "une")'\n"""
    rule = written(tmp_path, HEAD + pattern + where + EXAMPLES)
    text = "Joe Biden est venu le 2 juin 2022 voir la fin."
    assert len(run_rule(rule, text, language="fr", published="2022-06-03")) == 1
    assert run_rule(rule, text, language="fr", published="2022-06-04") == []


def test_the_message_of_a_pattern_may_name_the_words_that_are_found(tmp_path: Path) -> None:
    rule = written(
        tmp_path, HEAD + "pattern = 'la {x:word} fin'\nat = 'x'\nmessage = 'Pas de « {found} ».'\n" + EXAMPLES
    )
    (finding,) = run_rule(rule, "C'est la belle fin.", language="fr")
    assert finding.message == "Pas de « belle »."


@pytest.mark.parametrize(
    ("slot", "text", "found"),
    [
        ("percent", "Un taux de 104 % ici.", True),
        ("percent", "Un taux de 12,5 % ici.", False),
        ("percent", "Un taux de plus de 104 % ici.", False),
        ("percent", "Un taux entre 104 et 106 % ici.", False),
        ("measure", "Un taux de 104 km ici.", True),
        ("number", "Un taux de 104 ici.", True),
        ("number", "Un taux de 1,2 million ici.", False),
        ("duration", "Un taux de 104 jours ici.", True),
        ("duration", "Un taux d'environ 104 jours ici.", False),
        ("duration", "Un taux de plus de 104 jours ici.", False),
        ("duration", "Un taux d'une centaine de jours ici.", False),
    ],
)
def test_numbers_count_as_they_are_written(tmp_path: Path, slot: str, text: str, found: bool) -> None:
    rule = written(tmp_path, HEAD + f"pattern = 'taux …4 {{n:{slot}}}'\nwhere = 'n > 100'\n" + EXAMPLES)
    assert bool(run_rule(rule, text, language="fr")) is found


# --- what is told of files


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("substitution =", "6"),
        ("substitute = { a = 'b' }", "6: unknown key `substitute`: did you mean `substitution`?"),
        ("", "1: the rule does not say what it looks for: give it exactly one of `pattern`, `substitution`"),
        (
            SUBSTITUTION + "consistency = ['a', 'b']",
            "7: the rule has `substitution` and `consistency`: give it exactly",
        ),
        (
            SUBSTITUTION + "where = 'n > 1'",
            "7: `where` goes with `pattern` or `series` and not with `substitution`: take it out",
        ),
        ("pattern = 'a'\ncase-sensitive = true", "7: patterns fit words in any case: take it out"),
        ("substitution = { a = 1 }", "6: `substitution.a`: write one text"),
        ("substitution = { a = ['b', 'c'] }", "6: `substitution.a`: write one text, with commas between the words"),
        ("substitution = { a = 'b* c' }", "6: `b* c` can never be found: `*` stands only at the end: write the forms"),
        (
            "[substitution]\nKyjiw = 'Kiew'\nmessage = 'Not {found}.'",
            "8: `message` stands below `[substitution]`, where keys are preferred words: move it above the tables",
        ),
        (SUBSTITUTION + "message = 'Not {fund}.'", "7: there is no `{fund}`: `{found}` is the words that are found"),
        ("substitution = { Kyjiw = 'Kiew, kyjiw' }", "6: `kyjiw` would be replaced by itself: take it out, or set"),
        ("substitution = { a = 'b, b' }", "6: `b` is listed twice: take one out"),
        ("substitution = { a = ', ' }", "6: the list is empty: write words with commas between them"),
        ("substitution = { a = '—' }", "6: `—` holds no letter and can never be found: correct it"),
        ("consistency = ['a']", "6: one spelling alone is always consistent: list another"),
        ("consistency = ['a, b', 'c, a']", "6: `a` is listed twice: take one out"),
        ("consistency = ['a, b', 'c']", "6: give each spelling as many forms, in the same order"),
        ("require = { if = 'a' }", "6: `require.then` is missing: add it"),
        ("require = { if = 'a', than = 'b', then = 'c' }", "6: unknown key `require.than`: did you mean `then`?"),
        ("occurrence = { of = 'a' }", "6: say how often: add `at-most` or `at-least`"),
        ("occurrence = { of = 'a', at-most = 1, at-least = 2 }", "6: `at-most` is less than `at-least`: correct one"),
        ("occurrence = { of = 'a', at-most = -1 }", "6: `occurrence.at-most`: input should be greater than or equal"),
        ("pattern = 'a ('", "6: 'a (': "),
        ("pattern = '…'", "6: the pattern '…' may hold neither a word nor an annotation: add one"),
        ("pattern = '{n:ordnal} jour'", "6: '{n:ordnal} jour': there is no slot type `ordnal`; there are age, amount"),
        ("pattern = '@victims'", "6: '@victims': nothing is called `victims` here; there are none"),
        ("pattern = '{n:measure units=km} x'", "6: a measure has no `units`, so '{n:measure units=km} x' can never"),
        ("pattern = 'le !roi roi'", "6: the pattern 'le !roi roi' can never match: it forbids the word"),
        ("pattern.de = 'der'", "6: `de` is no language of the rule: add it to `languages`, or take it out"),
        (
            "pattern = ['{n:number} a', '{n:date} a']",
            "6: the slot `n` is a date here and a number elsewhere: rename it",
        ),
        ("pattern = 'a {n:number}'\nwhere = 'm > 1'", "7: the expression 'm > 1': there is no slot `m`: there are `n`"),
        ("pattern = 'a {n:number}'\nwhere = 'n > published'", "7: the expression 'n > published': `n > published` com"),
        ("pattern = 'a {n:number}'\nwhere = 'n + 1'", "7: the expression 'n + 1' is a number: compare it with"),
        ("pattern = 'a {n:number}'\nwhere = 'n >'", "7: the expression 'n >': it cannot be read: invalid syntax"),
        (
            "pattern = 'a {n:number}'\nwhere = 'n = 1'",
            "7: the expression 'n = 1': it cannot be read: invalid syntax: write",
        ),
        ("pattern = ['a {n:number}', 'b']\nmust = 'n > 1'", "7: the expression 'n > 1': there is no slot `n`: there"),
        ("pattern = 'a {n:number}'\nmessage = '{m}'", "7: the expression 'm': there is no slot `m`"),
        ("pattern = 'a {n:number}'\nat = 'm'", "7: there is no slot `m`: every pattern has `n`"),
        ("pattern = 'a b'\nreplace.n = 'c'", "7: there is no slot `n`: no pattern has any"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_with_its_line(tmp_path: Path, body: str, told: str) -> None:
    assert refused(tmp_path, HEAD + body + "\n" + EXAMPLES).startswith(f"fault.toml:{told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "house.fault"\n', "", "1: `id` is missing: add it"),
        ("house.fault", "Fault", "1: `id` is `Fault`: write `family.fault-name`, in lower-case"),
        ('"warning"', '"grave"', "3: `severity`: input should be 'error', 'warning' or 'info'"),
        ('["fr"]', "[]", "4: `languages`: list should have at least 1 item"),
        ('["fr"]', '["fx"]', "4: there is no lexicon for the language `fx`: choose among"),
        ("[examples]", "[exampels]", "unknown key `exampels`: did you mean `examples`?"),
        ('bad = ["[[Kiew]] dort."]\n', "", "8: there is no `bad` example: add one"),
        ("[[Kiew]]", "Kiew", "9: pin the words of the finding with [[…]]"),
        ("Kyjiw dort", "[[Kyjiw]] dort", "10: a good example pins nothing: take the [[…]] out"),
        ("good = [", "godo = [", "10: `godo` is no kind of example and no language of the rule"),
        ('good = ["Kyjiw dort."]', "good = [1]", "10: write a text, or a table"),
        ('good = ["Kyjiw dort."]', 'good = [{ text = "a", dat = "b" }]', "10: an example has no key `dat`"),
        ('good = ["Kyjiw dort."]', 'good = [{ text = "a", published = "b" }]', "10: `published` is 'b': write a day"),
    ],
)
def test_what_is_wrong_with_the_rest_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = HEAD + SUBSTITUTION + EXAMPLES
    assert old in text
    assert told in refused(tmp_path, text.replace(old, new))


def test_a_preferred_word_that_is_called_like_a_key_stands_between_quote_marks(tmp_path: Path) -> None:
    path = tmp_path / "word.toml"
    path.write_text(HEAD + "[substitution]\n\"message\" = 'mail'\n" + EXAMPLES, encoding="utf-8")
    assert load([path], ["fr"], validate=True)[1] == []


def full_checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that will hold the name of every file that is checked in full."""
    checked: list[str] = []
    in_full = toml_rules._checked

    def noted(text: str, where: str, languages: frozenset[str]) -> type[toml_rules.TomlRule]:
        checked.append(Path(where).name)
        return in_full(text, where, languages)

    monkeypatch.setattr(toml_rules, "_checked", noted)
    return checked


def test_files_that_passed_are_not_checked_again_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    path = rules / "a.toml"
    path.write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    checked = full_checks(monkeypatch)
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    first, _ = load([rules], ["fr"], validate=True)
    again, _ = load([rules], ["fr"], validate=True)
    assert checked == ["a.toml"]
    assert [rule.examples for rule in first] == [rule.examples for rule in again]
    load([rules], ["de", "fr"], validate=True)
    assert checked == ["a.toml"] * 2
    path.write_text(HEAD + SUBSTITUTION + EXAMPLES.replace("dort", "dors"), encoding="utf-8")
    load([rules], ["de", "fr"], validate=True)
    assert checked == ["a.toml"] * 3
    path.rename(rules / "b.toml")
    load([rules], ["de", "fr"], validate=True)
    assert checked == [*["a.toml"] * 3, "b.toml"]
    monkeypatch.setattr(passed, "_code", lambda: "another version")
    load([rules], ["de", "fr"], validate=True)
    assert checked == [*["a.toml"] * 3, "b.toml", "b.toml"]


def test_what_did_not_pass_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fault.toml"
    path.write_text(HEAD + "substitution = { a = 'b, b' }\n" + EXAMPLES, encoding="utf-8")
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    told = [load([path], ["fr"], validate=True) for _ in range(2)]
    assert [len(problems) for _, problems in told] == [1, 1]


def test_where_nothing_can_be_remembered_all_is_checked_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    checked = full_checks(monkeypatch)
    monkeypatch.setenv(CACHE, str(path / "a file is no folder"))
    for _ in range(2):
        assert load([path], ["fr"], validate=True)[1] == []
    assert checked == ["a.toml"] * 2


def test_all_files_of_a_folder_are_read_and_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.toml").write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    (tmp_path / "deep" / "b.toml").write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    (tmp_path / "c.toml").write_text(HEAD + "pattern = 'a'\nwhere = 'x > 1'\nat = 'y'\n" + EXAMPLES, encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b"\xff")
    (tmp_path / "e.toml").write_text((HEAD + SUBSTITUTION + EXAMPLES).replace("house.fault", "dates.impossible-date"))
    with pytest.raises(RuleFileError) as told:
        registry().with_rules([tmp_path])
    message = str(told.value)
    assert f"{tmp_path}/deep/b.toml: the id `house.fault` is taken by {tmp_path}/a.toml: choose another id" in message
    assert f"{tmp_path}/c.toml:7: the expression 'x > 1': there is no slot `x`" in message
    assert f"{tmp_path}/d.toml: is not UTF-8 text" in message
    assert f"{tmp_path}/e.toml: the id `dates.impossible-date` is taken by the plugin `dates`" in message


def test_a_folder_without_rules_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="there is no rule in it"):
        registry().with_rules([tmp_path])
    with pytest.raises(RuleFileError, match="cannot be read: No such file"):
        registry().with_rules([tmp_path / "none.toml"])


def test_an_example_that_fails_is_told_with_what_was_found(tmp_path: Path) -> None:
    text = HEAD + SUBSTITUTION + EXAMPLES.replace("good = [", 'good = ["Kiev dort.", ')
    rule = written(tmp_path, text)
    complaints = [problem(rule, example) for example in rule.examples]
    assert [complaint is None for complaint in complaints] == [True, False, True]
    assert "reported: [[Kiev]] dort." in str(complaints[1])


# --- on the command line


ARTICLE = "Le ministre a quitté la ville de Kiev hier soir avec deux de ses conseillers.\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "place.toml").write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    (tmp_path / "story.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('rule-packs = ["rules"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_configuration_brings_rules_that_can_be_chosen_and_ranked(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "story.txt", "--output-format", "concise"]) == 0
    assert "house.fault" in capsys.readouterr().out
    (newsroom / "factcheck.toml").write_text(
        'rule-packs = ["rules"]\nselect = ["house"]\n[severity]\n"house.fault" = "error"\n'
    )
    assert main(["check", "story.txt", "--output-format", "sarif"]) == 1
    assert '"house.fault"' in capsys.readouterr().out
    (newsroom / "factcheck.toml").write_text('rule-packs = ["rules"]\nignore = ["house"]\n')
    assert main(["check", "story.txt", "--output-format", "concise"]) == 0
    assert "house.fault" not in capsys.readouterr().out


def test_a_rule_file_that_cannot_be_used_stops_the_run(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / "rules" / "place.toml").write_text(HEAD + "pattern = 'a ('\n" + EXAMPLES, encoding="utf-8")
    assert main(["check", "story.txt"]) == 2
    assert "rules/place.toml:6: 'a ('" in capsys.readouterr().err


def test_a_fact_that_is_not_there_stops_the_run_and_fails_the_example(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "rules" / "day.toml").write_text(DAY_OF_WAR, encoding="utf-8")
    assert main(["check", "story.txt"]) == 2
    told = "rules/day.toml:8: `must` of `house.day-of-war`: there is no fact `war-start`"
    assert told in capsys.readouterr().err
    assert main(["test", "rules/day.toml"]) == 1
    assert "there is no fact `war-start`" in capsys.readouterr().out
    (newsroom / "war.toml").write_text(WAR, encoding="utf-8")
    (newsroom / "factcheck.toml").write_text('rule-packs = ["rules"]\nfact-packs = ["war.toml"]\n')
    assert main(["check", "story.txt"]) == 0


def test_test_runs_the_examples_of_files_and_folders(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "rules/"]) == 0
    assert capsys.readouterr().out == "2 examples of 1 rules: no problems\n"
    assert main(["test", "rules/place.toml"]) == 0
    capsys.readouterr()
    assert main(["test", "rules/none.toml"]) == 2
    assert "rules/none.toml: cannot be read" in capsys.readouterr().err


def test_rules_of_the_house_go_by_their_ids(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "house.fault " in capsys.readouterr().out
    assert main(["rules", "house.fault"]) == 0
    assert "Plugin: rules/place.toml" in capsys.readouterr().out
    for name in ("house.fault", "house"):
        assert main(["test", name]) == 0
        assert capsys.readouterr().out == "2 examples of 1 rules: no problems\n"
    assert main(["try", "house.fault", "La ville de Kiev.", "--language", "fr"]) == 0
    assert "It finds warning “Kiev”" in capsys.readouterr().out
    (newsroom / "rules" / "place.toml").write_text("id = 1\n", encoding="utf-8")
    assert main(["rules"]) == 2
    assert "rules/place.toml:1: " in capsys.readouterr().err


def test_a_file_of_a_plugin_can_be_tested_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", str(ROOT / "rules" / "factcheck_rules" / "anniversaries")]) == 0
    assert "of 1 rules: no problems" in capsys.readouterr().out


# --- expressions see nothing else


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("__import__('os')", "there is no function `__import__`"),
        ("open('x')", "there is no function `open`"),
        ("n.real", "`n` is a number where a fact is needed"),
        ("who.__class__", "a fact has no `__class__`"),
        ("who.names", "a fact has no `names`"),
        ("[x for x in (1, 2)]", "is not allowed"),
        ("(lambda: 1)()", "is not allowed"),
        ("n if n else n", "is not allowed"),
        ("n ** n", "is not allowed"),
        ("n << 9", "is not allowed"),
        ("f'{n}'", "is not allowed"),
        ("fact(w)", "give `fact` the id of one fact"),
        ("year(n)", "`n` is a number where a date is needed"),
        ("year()", "`year` takes 1 values (date), not 0"),
        ("w < 'a'", "asks which text is greater"),
        ("who == who", "compares a fact with a fact"),
        ("n in w", "write what follows `in` as a list"),
        ("n is n", "compare with =="),
        ("n and n", "`n` is a number where a truth is needed"),
        ("n + " * 200 + "n", "longer than 500"),
        ("(" * 240 + "n" + ")" * 240, "cannot be read"),
    ],
)
def test_an_expression_reaches_nothing_but_what_it_is_given(source: str, told: str) -> None:
    with pytest.raises(ExpressionError) as error:
        Expression(source, {"n": Type.NUMBER, "who": Type.FACT, "w": Type.TEXT})
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3 - 4 / 8", 6.5),
        ("-7 % 3", 2),
        ("0.1 + 0.2 == 0.3", True),
        ("1 < n <= 3", True),
        ("n not in (1, 2)", True),
        ("lower('Été') == 'été' or n > 9", True),
        ("years_between(days_after(published, -366), published)", 1),
        ("months_between(published, days_after(published, 40))", 1),
        ("100 * year(published) + month(published)", 202206),
        ("weekday(published) == 5 and day(published) == 3 and abs(0 - n) == 3", True),
    ],
)
def test_values(source: str, value: object) -> None:
    scope = Scope({"n": 3}, date(2022, 6, 3), FactStore.empty())
    assert Expression(source, {"n": Type.NUMBER}).evaluate(scope) == value


@pytest.mark.parametrize("source", ["n / 0", "n % 0", "m", "published", "days_after(published, n)"])
def test_what_is_not_known_says_nothing(source: str) -> None:
    expression = Expression(source, {"n": Type.NUMBER, "m": Type.NUMBER})
    with pytest.raises(Unknown):
        expression.evaluate(Scope({"n": 3}, None, FactStore.empty()))


# --- speed


def test_five_hundred_rules_of_a_plugin_load_without_pydantic_and_at_once(tmp_path: Path) -> None:
    write_many(tmp_path)
    best = 1e9
    for _ in range(5):
        start = time.process_time()
        rules, problems = load([tmp_path], ["fr"], validate=False)
        best = min(best, time.process_time() - start)
        assert (len(rules), problems) == (500, [])
    assert best < 0.2, f"{best * 1000:.0f} ms; 100 ms are promised, and this machine may be busy"


def test_rules_of_a_plugin_are_part_of_the_registry_and_what_is_wrong_with_one_is_its_fault(tmp_path: Path) -> None:
    class Plugin:
        @hookimpl
        def factcheck_rule_packs(self) -> list[Path]:
            return [tmp_path]

    (tmp_path / "good.toml").write_text(HEAD + SUBSTITUTION + EXAMPLES, encoding="utf-8")
    (tmp_path / "odd.toml").write_text(HEAD + "pattrn = 'a'\n" + EXAMPLES, encoding="utf-8")
    found = load_registry({"odd": Plugin()}, entry_points=())
    assert [rule.id for rule in found.checkers] == ["house.fault"]
    assert found.owners["house.fault"] == "odd"
    (error,) = found.errors
    assert f"the plugin `odd`: {tmp_path}/odd.toml:6: unknown key `pattrn`: did you mean `pattern`?" in error.message
    result = Engine(found).check(_article(ARTICLE, "fr", None))
    assert [finding.rule for finding in result.findings] == ["house.fault"]


# --- the page


PAGE = (ROOT / "docs" / "toml-rules.md").read_text(encoding="utf-8")
SHOWN = [block for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL) if block.startswith("id =")]


@pytest.mark.parametrize("text", SHOWN, ids=lambda text: text.partition("\n")[0])
def test_rules_of_the_page_do_what_their_examples_say(tmp_path: Path, text: str) -> None:
    rule = written(tmp_path, text)
    assert [problem(rule, example) for example in rule.examples] == [None] * len(rule.examples)


def test_the_page_names_every_key_slot_and_function() -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    named = {word for span in re.findall(r"`([^`]+)`", prose) for word in re.findall(r"[a-z][a-z_-]*", span)}
    keys = {name.rstrip("_").replace("_", "-") for name in RuleModel.model_fields}
    assert keys <= named
    assert {*SLOT_TYPES, *FUNCTIONS, *ATTRIBUTES} <= named


def test_the_steps_of_the_page(factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("rules", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "rules" / "place-name.toml").write_text(SHOWN[0], encoding="utf-8")
    (configuration,) = re.findall(r"```toml\n(rule-packs.*?)```", PAGE, re.DOTALL)
    (tmp_path / "factcheck.toml").write_text(configuration, encoding="utf-8")
    (tmp_path / "articles" / "train.txt").write_text("Le train de Kiev est parti hier soir avec du retard.\n")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
    done = [factcheck(*shlex.split(line)[1:]) for line in lines]
    assert [step.code for step in done] == [0, 0, 0]
    assert "no problems" in done[0].out
    assert all("house.place-name" in step.out for step in done[1:])
