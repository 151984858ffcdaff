"""TOML rules that hold ordinals against a series of facts, and what keeps rules of every kind silent."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from conftest import Run
from factcheck import Bad, Checker, DaySet, Finding, Series, Severity, Verdict, count_series
from factcheck.testing import problem, registry, run_rule
from factcheck.toml_rules import RuleFileError

SUMMITS = """
source = "https://example.org/summits"

[series.summits-of-2021]
label = "the summits of Albury and Borg in 2021"
nouns.fr = "sommet, sommets"
participants = "albury, borg"
complete = "2021-01-01 2021-12-31"
members = '''
2021-01-12 in Albury
2021-03-02 in Borg
2021-03-30 by video
2021-06-15 in Albury
2021-12-09 in Borg
'''

[places.albury]
names = { "*" = "Albury" }

[places.borg]
names = { "*" = "Borg" }
"""
RULE = """id = "house.summit"
summary = "A number of the summit that the list of summits does not give."
severity = "warning"
languages = ["fr", "en", "es", "de"]
why = "Numbers of summits are copied from the last story."
series = "summits-of-2021"
pattern.fr = [
  "{n:ordinal} sommet (depuis|de|d') [le|la|l'] {since:date}",
  "{n:ordinal} sommet [de] {period}",
  "{n:ordinal} sommet entre albury et borg",
]
pattern.en = ["{n:ordinal} summit since [the] {since:date}", "{n:ordinal} summit {period}"]
pattern.es = ["{n:ordinal} cumbre desde {since:date}", "{n:ordinal} cumbre de {period}"]
pattern.de = ["{n:ordinal} gipfel seit {since:date}", "{n:ordinal} gipfel {period}"]
at = "n"

[examples.fr]
bad = ["Le [[troisième]] sommet entre Albury et Borg a eu lieu."]
good = ["Un sommet a eu lieu."]
"""


@pytest.fixture
def rule(tmp_path: Path) -> type[Checker]:
    return written(tmp_path, RULE)


def written(folder: Path, text: str) -> type[Checker]:
    path = folder / "summit.toml"
    path.write_text(text, encoding="utf-8")
    (found,) = (rule for rule in registry().with_rules([path]).checkers if rule.id not in registry().owners)
    return found


def findings(rule: type[Checker], text: str, language: str = "fr", published: str = "2021-12-09") -> list[Finding]:
    return run_rule(rule, text, language=language, published=published, facts=SUMMITS)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fr", "C'est le cinquième sommet depuis janvier.", "C'est le sixième sommet depuis janvier."),
        ("fr", "Cinquième sommet depuis janvier.", "Sixième sommet depuis janvier."),
        ("fr", "C'est le quatrième sommet depuis le 1er mars.", "C'est le cinquième sommet depuis le 1er mars."),
        ("fr", "C'est le 5e sommet cette année.", "C'est le 4e sommet cette année."),
        ("fr", "C'est le premier sommet ce mois-ci.", "C'est le deuxième sommet ce mois-ci."),
        ("fr", "Le cinquième sommet entre Albury et Borg.", "Le septième sommet entre Albury et Borg."),
        ("en", "It is the fifth summit this year.", "It is the sixth summit this year."),
        ("es", "Es la quinta cumbre de este año.", "Es la sexta cumbre de este año."),
        ("de", "Es ist der fünfte Gipfel dieses Jahr.", "Es ist der sechste Gipfel dieses Jahr."),
        ("en", "It is the fifth summit since January 2021.", "It is the second summit since January 2021."),
        ("es", "Es la quinta cumbre desde enero de 2021.", "Es la segunda cumbre desde enero de 2021."),
        ("de", "Es ist der fünfte Gipfel seit Januar 2021.", "Es ist der zweite Gipfel seit Januar 2021."),
    ],
)
def test_an_ordinal_is_that_of_a_member_or_not(rule: type[Checker], language: str, right: str, wrong: str) -> None:
    (confirmed,) = findings(rule, right, language)
    assert confirmed.verdict is Verdict.CONFIRMED
    (contradicted,) = findings(rule, wrong, language)
    assert (contradicted.verdict, contradicted.severity) == (Verdict.CONTRADICTED, Severity.WARNING)
    assert contradicted.message.startswith("The facts count this as number ")
    assert contradicted.evidence[0].source == "https://example.org/summits"
    assert wrong[contradicted.span.start : contradicted.span.end] in wrong.split()


@pytest.mark.parametrize("published", ["2021-12-10", "2021-12-11"])
def test_news_are_of_the_member_of_the_day_before(rule: type[Checker], published: str) -> None:
    (finding,) = findings(rule, "C'est le sixième sommet depuis janvier.", published=published)
    assert "number 5, not 6" in finding.message


@pytest.mark.parametrize("published", ["2021-12-20", "2021-12-08", "2022-01-03", "2020-12-30"])
def test_nothing_is_said_of_other_days_and_where_the_facts_end(rule: type[Checker], published: str) -> None:
    assert findings(rule, "C'est le sixième sommet depuis janvier.", published=published) == []


def test_nothing_is_said_where_nobody_knows_from_when_or_how_many(rule: type[Checker]) -> None:
    text = "C'est le sixième sommet depuis janvier."
    assert run_rule(rule, text, language="fr", facts=SUMMITS) == []
    assert findings(rule, "C'est le sixième sommet de l'année dernière.") == []


def test_messages_and_repairs_may_name_the_right_number(tmp_path: Path) -> None:
    more = "message = 'Number {counted}, not {n}.'\nreplace.n = '{counted}e'\n\n[examples.fr]"
    rule = written(tmp_path, RULE.replace("[examples.fr]", more))
    (finding,) = findings(rule, "C'est le 6e sommet depuis janvier.")
    assert finding.message == "Number 5, not 6e."
    assert finding.suggestions[0].edits[0].text == "5e"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{n:ordinal} gipfel seit", "{m:ordinal} gipfel seit", "there is no slot `n`: no slot stands in every pattern"),
        ("seit {since:date}", "seit {since:number}", "the slot `since` is a number here and a date elsewhere"),
        ('series = "summits-of-2021"', "series = 2021", "`series`: write one text"),
        ('at = "n"', 'at = "n"\nmust = "n > 1"', "`must` goes with `pattern` and not with `series`"),
        ('at = "n"', "message = '{counter}'", "there is no slot `counter`: did you mean `counted`?"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in RULE
    with pytest.raises(RuleFileError) as error:
        written(tmp_path, RULE.replace(old, new))
    assert told in str(error.value)
    assert "summit.toml:" in str(error.value)


def test_a_series_needs_an_ordinal_in_every_pattern(tmp_path: Path) -> None:
    text = RULE.replace("{n:ordinal} gipfel seit", "{m:ordinal} gipfel seit").replace('at = "n"\n', "")
    with pytest.raises(RuleFileError, match=r"write the ordinal as `\{n:ordinal\}` in every pattern"):
        written(tmp_path, text)


def test_a_series_needs_a_pattern(tmp_path: Path) -> None:
    start, end = RULE.index("pattern.fr"), RULE.index("at = ")
    with pytest.raises(RuleFileError, match="a series is counted by the ordinal of a pattern: add `pattern`"):
        written(tmp_path, RULE[:start] + RULE[end:])


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (
            "putin-bidn-2021",
            "there is no fact `putin-bidn-2021` (did you mean `putin-biden-2021`?): correct the id, or add it to a fact"
            " pack, an example's `facts` or `--facts`",
        ),
        ("geneva-summit-2021", "the fact `geneva-summit-2021` is no series: name one of putin-biden-2021"),
    ],
)
def test_a_fact_that_is_missing_or_no_series_is_told_with_its_line(
    factcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, series: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/summit.toml").write_text(RULE.replace("summits-of-2021", series), encoding="utf-8")
    Path("factcheck.toml").write_text('rule-packs = ["rules"]\n')
    Path("story.txt").write_text("A story of the summit that nobody went to this year.\n")
    done = factcheck("check", "story.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"factcheck: rules/summit.toml:6: `series` of `house.summit`: {told}\n"


def test_an_example_without_the_series_is_told_so(rule: type[Checker]) -> None:
    told = problem(rule, Bad("fr", "C'est le [[sixième]] sommet depuis janvier.", "2021-12-09"))
    assert told is not None
    assert "there is no fact `summits-of-2021`" in told


def test_a_series_needs_no_participants_for_a_rule_that_names_it(rule: type[Checker]) -> None:
    text = "C'est le sixième sommet cette année."
    alone = re.sub(r"^participants.*\n", "", SUMMITS, flags=re.MULTILINE)
    (finding,) = run_rule(rule, text, language="fr", published="2021-12-09", facts=alone)
    assert finding.verdict is Verdict.CONTRADICTED
    # No other rule takes every summit for one of these.
    (general,) = (other for other in registry().checkers if other.id == "counts.ordinal-mismatch")
    assert run_rule(general, text, language="fr", published="2021-12-09", facts=alone) == []
    told = f"{text} Albury a reçu Borg."
    assert len(run_rule(general, told, language="fr", published="2021-12-09", facts=SUMMITS)) == 1


def series() -> Series:
    (found,) = (fact for fact in _facts() if isinstance(fact, Series))
    return found


def _facts() -> list[object]:
    from factcheck.facts import packs

    return list(packs.combine([("summits", packs.parse(SUMMITS, "summits"))]))


def test_counting_needs_days_that_the_facts_cover() -> None:
    day = DaySet.day(date(2021, 6, 15))
    assert count_series(series(), DaySet.none(), date(2021, 1, 1)) is None
    assert count_series(series(), day, date(2020, 12, 31)) is None
    assert count_series(series(), DaySet.day(date(2022, 1, 1)), date(2021, 1, 1)) is None
    count = count_series(series(), day, date(2021, 3, 1))
    assert count is not None
    assert (count.numbers, count.fits(3), count.fits(2)) == ((3,), True, False)
    assert "3 for the summits of Albury and Borg" in count.evidence.statement
    wide = count_series(series(), DaySet.between(date(2021, 3, 1), date(2021, 6, 30)), date(2021, 1, 1))
    assert wide is not None
    assert (wide.numbers, wide.fits(3), wide.fits(7)) == ((2, 3, 4), True, None)


# --- what keeps rules silent

WORD = """id = "house.word"
summary = "A word."
severity = "warning"
languages = ["fr", "en"]
why = "The desk says so."
substitution = {{ "suspect" = "killer" }}
{more}

[examples.en]
bad = ["The [[killer]] left."]
good = ["The suspect left."]
"""


def found(rule: type[Checker], text: str, language: str = "en") -> list[str]:
    return [text[f.span.start : f.span.end] for f in run_rule(rule, text, language=language)]


@pytest.mark.parametrize("more", ['unless = "convict*, verdict"', 'unless.en = "convict*, verdict"\nunless.fr = "x"'])
def test_an_article_that_holds_one_of_some_words_is_left_alone(tmp_path: Path, more: str) -> None:
    rule = written(tmp_path, WORD.format(more=more))
    assert found(rule, "The killer left.") == ["killer"]
    assert found(rule, "The killer left.\n\nHe was convicted in 1999.") == []
    assert found(rule, "The killer left, and the verdict is known.") == []


def test_what_is_quoted_may_be_left_alone(tmp_path: Path) -> None:
    text = "The killer left. “The killer is gone,” said Ann Lee."
    assert found(written(tmp_path, WORD.format(more="")), text) == ["killer", "killer"]
    assert found(written(tmp_path, WORD.format(more="skip-quotations = true")), text) == ["killer"]


@pytest.mark.parametrize("more", ['not-after = "of, if"', 'not-after.en = "of, if"\nnot-after.fr = "de"'])
def test_a_place_behind_some_words_does_not_count(tmp_path: Path, more: str) -> None:
    text = WORD.replace('substitution = {{ "suspect" = "killer" }}', 'pattern = "the {{who:(killer)}} [ran|left]"')
    rule = written(tmp_path, text.format(more=more))
    assert found(rule, "The killer left.") == ["The killer left"]
    assert found(rule, "A friend of the killer left.") == []
    assert found(rule, "If the killer left, we know.") == []
    assert found(rule, "The proof the killer left.") == ["the killer left"]
    with pytest.raises(RuleFileError, match="`de` is no language of the rule"):
        written(tmp_path, text.format(more='not-after.de = "von"'))
    with pytest.raises(RuleFileError, match="the list is empty"):
        written(tmp_path, text.format(more='not-after = ","'))


def test_several_words_in_one_rule_of_consistency(tmp_path: Path) -> None:
    text = WORD.replace('substitution = {{ "suspect" = "killer" }}', "{more}").replace("{more}\n{more}", "{more}")
    given = 'case-sensitive = true\nconsistency = [["NATO", "Nato"], ["tsar, tsars", "czar, czars"]]'
    rule = written(tmp_path, text.format(more=given))
    assert found(rule, "NATO met. The tsars left. Nato met. NATO left with the tsars.") == ["Nato"]
    assert found(rule, "NATO met. The tsars left. The czar stayed. The tsars fell.") == ["czar"]
    assert found(rule, "NATO met. The tsars left.") == []
    for wrong, told in (
        ('consistency = [["NATO", "Otan"], ["tsar"]]', "one spelling alone is always consistent"),
        ('consistency = [["NATO", "Otan, Otans"]]', "give each spelling as many forms"),
        ('consistency = [["NATO", "Otan"], "tsar"]', "consistency"),
    ):
        with pytest.raises(RuleFileError) as error:
            written(tmp_path, text.format(more=wrong))
        assert told in str(error.value)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('unless = ", "', "7: the list is empty"),
        ('unless.de = "a"', "7: `de` is no language of the rule: add it to `languages`, or take it out"),
        ('unless = "a, a"', "7: `a` is listed twice"),
        ('unless = "con*ed"', "7: `con*ed` can never be found: `*` stands only at the end: write"),
        ('unless = "con\\u00advicted"', "7: 'con\\xadvicted' can never be found, because it holds characters"),
        ('skip-quotations = "yes"', "7: `skip-quotations`: input should be a valid boolean"),
        ('status = "old"', "7: `status`: input should be 'preview', 'stable', 'deprecated' or 'removed'"),
        ('replaces = ["old"]', "7: `replaces.0` is `old`: write `family.fault-name`"),
        ('since = "one"', "7: `since` is `one`: write a version such as 1.2"),
    ],
)
def test_what_is_wrong_with_them_is_told(tmp_path: Path, more: str, told: str) -> None:
    with pytest.raises(RuleFileError) as error:
        written(tmp_path, WORD.format(more=more))
    assert f"summit.toml:{told}" in str(error.value)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("((((a|b c)* d)* e)* f)+ g", "it repeats too much: use fewer repetitions inside repetitions"),
        ("a (b …60 c)", "a gap of 60 words is longer than the 40 that are allowed"),
        ("{p:period deixis=ths} a", "no period has `deixis=ths`"),
        ("cafe\\u0301 {n:number}", "'cafe\\u0301 {n:number}' can never be found, because it holds characters"),
    ],
)
def test_a_pattern_that_runs_away_or_can_never_match_is_refused(tmp_path: Path, pattern: str, told: str) -> None:
    text = WORD.format(more="").replace('substitution = { "suspect" = "killer" }', f'pattern = "{pattern}"')
    with pytest.raises(RuleFileError) as error:
        written(tmp_path, text)
    assert told in str(error.value)
    assert "summit.toml:6: " in str(error.value)
