"""Configuration: which file holds for which article, what it can say, and how what is wrong with it is told."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import jsonschema
import pytest

import demo_plugin
from conftest import ROOT, FakeEntryPoint, Run, article
from factcheck import Bad, Checker, Document, Good, Option, RuleError, Severity, Span, hookimpl
from factcheck.cli.schema import config_schema, facts_schema, rule_schema, suppressions_schema
from factcheck.engine import Engine
from factcheck.policy.globs import matches
from factcheck.registry import GROUP, load
from factcheck.toml_lines import TomlLines

Write = Callable[[str, str | bytes], Path]
ARTICLE = "A headline\n\nThis is wrong, doubtful, odd and right, as everyone knows who was there.\n"


class Counted(Checker):
    """A word that stands too often.

    What it does:
        Counts a word.

    Why it matters:
        It has options of every type.

    Known limits:
        None.
    """

    id = "demo.counted"
    severity = Severity.WARNING
    reads = ()
    most = Option(2, "Times that it may stand.", minimum=0, maximum=99)
    share = Option(0.5, "Share of the text that it may be.", minimum=0)
    word = Option("very", "The word.")
    kind = Option("plain", "How it is counted.", choices=("plain", "folded"))
    places = Option(("text",), "Where it is counted.", choices=("text", "title"))
    aliases = Option((), "Other words.")
    strict = Option(default=False, help="Whether one is too many.")
    examples = (
        Bad("en", "[[very]] very very good"),
        Good("en", "very very good"),
        Bad("en", "[[very]] very good", options={"most": 1}),
        Bad("en", "A [[so]] so good", options={"word": "so", "most": 0}),
    )

    def check(self, document: Document) -> Any:
        found = document.text.count(self.word)
        if found > (0 if self.strict else self.most):
            start = document.text.index(self.word)
            yield self.contradicted(Span(start, start + len(self.word)), f"{found} times")


class WithOptions:
    """The demo plugin, and a rule with options."""

    @staticmethod
    @hookimpl
    def factcheck_checkers() -> list[type[Checker]]:
        return [*demo_plugin.factcheck_checkers(), Counted]


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entry_points = [FakeEntryPoint("demo", WithOptions, "demo-dist")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: entry_points if group == GROUP else [])
    monkeypatch.chdir(tmp_path)


def found(factcheck: Run, *arguments: str | Path) -> dict[str, list[tuple[str, str]]]:
    """What counts in each article, as rules and severities."""
    done = factcheck("check", *arguments, "--output-format", "json")
    assert done.out, done.err
    report = json.loads(done.out)
    return {
        entry["path"]: [(finding["rule"], finding["severity"]) for finding in entry["findings"]]
        for entry in report["articles"]
    }


def rules(factcheck: Run, *arguments: str | Path) -> set[str]:
    return {rule for entry in found(factcheck, *arguments).values() for rule, _ in entry}


class TestDiscovery:
    def test_the_nearest_file_holds(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'select = ["demo.fragile"]')
        write("near/pyproject.toml", '[tool.factcheck]\nselect = ["demo.marked-word"]')
        write("near/deep/er/a.txt", ARTICLE)
        write("far/a.txt", ARTICLE)
        seen = found(factcheck, ".")
        assert {rule for rule, _ in seen["far/a.txt"]} == {"demo.fragile"}
        assert {rule for rule, _ in seen["near/deep/er/a.txt"]} == {"demo.marked-word"}

    def test_it_is_found_from_the_article_and_not_from_here(
        self, factcheck: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write("project/factcheck.toml", 'select = ["demo.fragile"]')
        write("project/a.txt", ARTICLE)
        write("elsewhere/factcheck.toml", 'select = ["demo.marked-word"]')
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert rules(factcheck, "../project/a.txt") == {"demo.fragile"}

    def test_factcheck_toml_comes_before_pyproject(self, factcheck: Run, write: Write) -> None:
        write("pyproject.toml", '[tool.factcheck]\nselect = ["demo.marked-word"]')
        write("factcheck.toml", 'select = ["demo.fragile"]')
        assert rules(factcheck, write("a.txt", ARTICLE)) == {"demo.fragile"}

    def test_a_pyproject_of_something_else_is_passed_over(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'select = ["demo.fragile"]')
        write("sub/pyproject.toml", "# not tool.factcheck\n[tool.other]\nkey = 1")
        assert rules(factcheck, write("sub/a.txt", ARTICLE)) == {"demo.fragile"}

    def test_a_given_file_is_the_only_one(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", "this is not even TOML")
        other = write("other/house.toml", 'select = ["demo.fragile"]')
        assert rules(factcheck, write("a.txt", ARTICLE), "--config", other) == {"demo.fragile"}

    def test_isolated_uses_none(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", "this is not even TOML")
        assert rules(factcheck, write("a.txt", ARTICLE), "--isolated") == {"demo.fragile", "demo.marked-word"}

    def test_standard_input_is_where_its_name_says(
        self, factcheck: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io

        write("desk/factcheck.toml", 'select = ["demo.fragile"]')
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
        assert rules(factcheck, "-", "--stdin-filename", "desk/story.txt") == {"demo.fragile"}

    def test_without_a_file_nothing_of_it_is_imported(self, write: Write) -> None:
        code = (
            "import sys; from factcheck.cli.main import main; main(['check', sys.argv[1], '--language', 'en']);"
            "sys.exit('pydantic' in sys.modules)"
        )
        path = write("a.txt", ARTICLE)
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


class TestExtend:
    def test_what_a_file_does_not_say_the_other_says(self, factcheck: Run, write: Write) -> None:
        write("house/base.toml", 'fail-level = "info"\nselect = ["demo.fragile"]\n[severity]\n"demo.fragile" = "info"')
        write("desk/factcheck.toml", 'extend = "../house/base.toml"\n[severity]\n"demo.marked-word" = "info"')
        path = write("desk/a.txt", ARTICLE)
        assert found(factcheck, path)[str(path)] == [("demo.fragile", "info")]
        assert factcheck("check", path).code == 1

    def test_the_later_of_several_wins(self, factcheck: Run, write: Write) -> None:
        write("one.toml", 'fail-level = "error"\nselect = ["demo.fragile"]')
        write("two.toml", 'fail-level = "none"')
        write("factcheck.toml", 'extend = ["one.toml", "two.toml"]')
        done = factcheck("check", write("a.txt", ARTICLE), "--output-format", "json")
        assert json.loads(done.out)["gate"]["fail_level"] == "none"
        assert rules(factcheck, "a.txt") == {"demo.fragile"}

    def test_files_are_named_from_the_file_that_names_them(self, factcheck: Run, write: Write) -> None:
        write("house/base.toml", 'baseline = "known.json"')
        write("house/known.json", '{"version": 1, "articles": {}}')
        write("factcheck.toml", 'extend = "house/base.toml"')
        assert factcheck("check", write("a.txt", ARTICLE)).code == 1


class TestRules:
    def test_severities(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", '[severity]\n"demo.marked-word" = "info"')
        path = write("a.txt", ARTICLE)
        done = factcheck("check", path, "--output-format", "json")
        findings = json.loads(done.out)["articles"][0]["findings"]
        marked = [finding for finding in findings if finding["rule"] == "demo.marked-word"]
        assert [(finding["severity"], finding["stated_severity"]) for finding in marked] == [
            ("info", "error"),
            ("info", "warning"),
            ("info", None),
        ]

    def test_options(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", '[options."demo.counted"]\nword = "odd"\nmost = 0')
        assert "demo.counted" in rules(factcheck, write("a.txt", ARTICLE))

    def test_the_command_line_wins(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'select = ["demo.fragile"]\nignore = ["demo.marked-word"]\nfail-level = "none"')
        path = write("a.txt", ARTICLE)
        assert rules(factcheck, path, "--select", "demo.marked-word") == {"demo.marked-word"}
        assert factcheck("check", path).code == 0
        assert factcheck("check", path, "--fail-level", "error").code == 1

    def test_ignore_on_the_command_line_adds(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'ignore = ["demo.counted"]')
        assert rules(factcheck, write("a.txt", ARTICLE), "--ignore", "demo.fragile") == {"demo.marked-word"}

    def test_overrides_add_take_away_and_set(self, factcheck: Run, write: Write) -> None:
        write(
            "factcheck.toml",
            'select = ["demo.fragile"]\n'
            '[[overrides]]\npaths = ["wire/**"]\nselect = ["demo.marked-word"]\nignore = ["demo.fragile"]\n'
            '[[overrides]]\npaths = ["*.draft.txt"]\nseverity = { "demo.marked-word" = "info" }\n',
        )
        for name in ("a.txt", "wire/b.txt", "wire/c.draft.txt"):
            write(name, "A headline\n\nThis is wrong, as everyone knows who was there.\n")
        assert found(factcheck, ".") == {
            "a.txt": [("demo.fragile", "error")],
            "wire/b.txt": [("demo.marked-word", "error")],
            "wire/c.draft.txt": [("demo.marked-word", "info")],
        }


class TestGate:
    @pytest.mark.parametrize(("most", "code"), [(1, 0), (0, 1)])
    def test_max_warnings(self, factcheck: Run, write: Write, most: int, code: int) -> None:
        write("factcheck.toml", f"max-warnings = {most}")
        path = write("a.txt", "A headline\n\nThis is doubtful, as everyone knows who was there.\n")
        done = factcheck("check", path, "--output-format", "json")
        assert done.code == code
        gate = json.loads(done.out)["gate"]
        assert gate["max_warnings"] == most
        assert gate["reasons"] == (["1 warning is more than the 0 allowed"] if code else [])
        assert factcheck("check", path, "--max-warnings", "0").code == 1
        assert factcheck("check", path, "--max-warnings", "1").code == 0

    def test_each_article_is_held_to_its_own_level(self, factcheck: Run, write: Write) -> None:
        doubtful = "A headline\n\nThis is doubtful, as everyone knows who was there.\n"
        write("strict/factcheck.toml", 'fail-level = "warning"')
        write("lax/a.txt", doubtful)
        assert factcheck("check", "lax").code == 0
        write("strict/a.txt", doubtful)
        done = factcheck("check", ".", "--output-format", "json")
        assert done.code == 1
        assert json.loads(done.out)["gate"] == {
            "status": "failed",
            "fail_level": "warning",
            "max_warnings": None,
            "reasons": ["1 warning stands against publication"],
        }

    def test_a_required_plugin_that_is_missing(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'required-plugins = ["demo", "hous"]\nignore = ["hous.some-rule"]')
        done = factcheck("check", write("a.txt", "A headline\n\nAll is well in this article.\n"), "-q")
        assert done.code == 2
        assert done.err == (
            "factcheck: factcheck.toml:1: the plugin `hous` is required and not there: install the distribution that"
            " brings it, for example with pip\n"
        )

    def test_a_required_plugin_that_is_misspelt(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'required-plugins = ["dmo"]')
        done = factcheck("check", write("a.txt", ARTICLE), "-q")
        assert done.code == 2
        assert (
            done.err
            == "factcheck: factcheck.toml:1: the plugin `dmo` is required and not there: did you mean `demo`?\n"
        )

    def test_languages_of_the_house(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'languages = ["fr", "de"]')
        done = factcheck("check", write("a.txt", ARTICLE), "--fail-level", "none")
        assert done.code == 2
        assert "the language is `en`, and `languages` of the configuration allows de, fr: add it" in done.err

    def test_a_timeout(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", "timeout = 0.2")
        done = factcheck("check", write("a.txt", "A headline\n\nThis is endless, as everyone knows.\n"))
        assert done.code == 2
        assert "not done after 0.2 s" in done.err

    def test_facts_of_the_house(self, factcheck: Run, write: Write) -> None:
        pack = 'source = "The mayor\'s office"\n[people.mayor]\nnames = { "*" = "Ada Quill" }\n'
        write("house/facts/people.toml", pack)
        write("factcheck.toml", 'fact-packs = ["house/facts"]')
        write("a.txt", ARTICLE)
        assert "facts: 1;" in factcheck("check", "a.txt", "-v").err
        assert "Ada Quill" in factcheck("facts", "list").out


class TestExclude:
    def test_folders_are_searched_without(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'exclude = ["archive", "*.draft.txt"]')
        for name in ("a.txt", "b.draft.txt", "sub/archive/c.txt", "archive/d.txt"):
            write(name, ARTICLE)
        assert list(found(factcheck, ".")) == ["a.txt"]
        assert list(found(factcheck, "b.draft.txt")) == ["b.draft.txt"]
        assert list(found(factcheck, "b.draft.txt", "a.txt", "--force-exclude")) == ["a.txt"]
        assert found(factcheck, "b.draft.txt", "--force-exclude") == {}
        assert list(found(factcheck, ".", "a.txt", "--exclude", "sub")) == ["a.txt"]

    def test_a_folder_of_which_nothing_is_left_is_not_passed(self, factcheck: Run, write: Write) -> None:
        write("archive/a.txt", "A headline\n\nAll is well, as everyone knows.\n")
        done = factcheck("check", "archive", "--exclude", "archive", "-q")
        assert done.code == 2
        assert done.err == (
            "factcheck: archive: all its articles are excluded: correct the patterns, or name another folder\n"
        )

    @pytest.mark.parametrize(
        ("pattern", "path", "matched"),
        [
            ("*.txt", "a.txt", True),
            ("*.txt", "deep/a.txt", True),
            ("*.txt", "a.md", False),
            ("archive", "archive/2010/a.txt", True),
            ("archive", "desk/archive/a.txt", True),
            ("archive", "archives/a.txt", False),
            ("archive/", "archive/a.txt", True),
            ("wire/*", "wire/a.txt", True),
            ("wire/*.txt", "wire/deep/a.txt", False),
            ("wire/**", "wire/deep/a.txt", True),
            ("wire/**/a.txt", "wire/a.txt", True),
            ("**/old/*.txt", "x/y/old/a.txt", True),
            ("./wire/?.txt", "wire/a.txt", True),
            ("wire/a.txt", "desk/wire/a.txt", False),
            ("a+b.txt", "a+b.txt", True),
            ("*", "../outside.txt", True),
        ],
    )
    def test_patterns(self, pattern: str, path: str, matched: bool) -> None:
        assert matches(pattern, PurePath(path)) is matched


FAULTS = [
    ('slect = ["demo"]', "1: `slect`: unknown key: did you mean `select`?"),
    ("\nzebra = 1", "2: `zebra`: unknown key: use one of baseline, exclude, extend, fact-packs, fail-level, "),
    (
        'select = ["demo",\n  "demo.markd-word"]',
        "2: there is no rule or family `demo.markd-word`: did you mean `demo.m",
    ),
    ('ignore = ["nothing"]', "1: there is no rule or family `nothing`: `factcheck rules` lists them"),
    ('select = "demo"', '1: `select`: "demo" is not possible here: give a list: ["…"]'),
    ('select = ["Demo"]', '1: `select`: "Demo" is not possible here: give a name in lower case, as `factcheck rules`'),
    (
        'fail-level = "high"',
        '1: `fail-level`: "high" is not possible here: choose `error`, `warning`, `info` or `none`',
    ),
    ("max-warnings = -1", "1: `max-warnings`: -1 is not possible here: give a number of at least 0"),
    ('max-warnings = "3"', '1: `max-warnings`: "3" is not possible here: give a whole number'),
    ("timeout = 0", "1: `timeout`: 0 is not possible here: give a number above 0"),
    ("languages = []", "1: `languages`: this list is not possible here: give at least one, or leave the key out"),
    ('languages = ["fr", "xx"]', "1: there is no lexicon for the language `xx`: choose among de, en, es, fr"),
    (
        'stale-suppressions = "off"',
        '1: `stale-suppressions`: "off" is not possible here: choose `error`, `warning` or ',
    ),
    (
        '[severity]\n"demo.fragile" = "high"',
        '2: `severity.demo.fragile`: "high" is not possible here: choose `error`, ',
    ),
    (
        '[severity]\n\n"demo.fragil" = "info"',
        "3: there is no rule or family `demo.fragil`: did you mean `demo.fragile`?",
    ),
    ('[severity]\ndemo = "info"', "2: `severity.demo`: `demo` is not the id of a rule: write it as `family.rule`"),
    ('[options."demo.counted"]\nmots = 1', "2: the rule `demo.counted` has no option `mots`: did you mean `most`?"),
    ('[options."demo.fragile"]\nx = 1', "2: the rule `demo.fragile` has no option `x`: it has none"),
    (
        '[options."demo.cuonted"]\nmost = 1',
        "2: there is no rule or family `demo.cuonted`: did you mean `demo.counted`?",
    ),
    (
        '[options."demo.counted"]\nmost = 100',
        "2: the option `most` of `demo.counted` cannot be 100: give a whole number from 0 to 99",
    ),
    (
        '[options."demo.counted"]\nkind = "x"',
        '2: the option `kind` of `demo.counted` cannot be "x": give one of `plain`, `folded`',
    ),
    (
        '[options."demo.counted"]\nplaces = ["text", "x"]',
        '2: the option `places` of `demo.counted` cannot be ["text", "x"]: give a list of some of `text`, `title`',
    ),
    (
        '[options."demo.counted"]\nshare = -1',
        "2: the option `share` of `demo.counted` cannot be -1: give a number of at",
    ),
    (
        '[options."demo.counted"]\nstrict = 1',
        "2: the option `strict` of `demo.counted` cannot be 1: give true or false",
    ),
    ('[options."demo.counted"]\nword = {}', "2: `options.demo.counted.word`: a table is not possible here: give"),
    ('[[overrides]]\nignore = ["demo"]', "1: `overrides.paths`: `paths` is missing: add it"),
    ("[[overrides]]\npaths = []", "2: `overrides.paths`: this list is not possible here: give at least one"),
    ('[[overrides]]\npaths = ["x"]\npath = "x"', "3: `overrides.path`: unknown key: did you mean `paths`?"),
    (
        '[[overrides]]\npaths = ["x"]\n[[overrides]]\npaths = ["y"]\nselect = ["demo.fragil"]',
        "5: there is no rule or family `demo.fragil`: did you mean `demo.fragile`?",
    ),
    (
        '[[overrides]]\npaths = ["*.txt"]\nignore = ["demo"]',
        "1: no rule is left for these paths: put them under `exclude`",
    ),
    ('extend = "none.toml"', "1: `none.toml` cannot be read: No such file or directory: check the name"),
    ('extend = "factcheck.toml"', "1: `factcheck.toml` extends itself: take it out of `extend`"),
    (
        'baseline = "none.json"',
        "1: there is no baseline none.json: write it with `factcheck baseline write --baseline no",
    ),
    ('fact-packs = ["facts"]', "1: there is no fact pack `facts`: check the name"),
    ('rule-packs = ["rules"]', "1: there is no rule pack `rules`: check the name"),
    ("fail-level = \nselect = []", "1:14: this is not TOML: invalid value: correct the line"),
    ("fail-level = ", "1: this is not TOML: invalid value: correct the line"),
    ("a = 1\na = 2", "2: this is not TOML: cannot overwrite a value: correct the line"),
]


class TestFaults:
    @pytest.mark.parametrize(("text", "message"), FAULTS)
    def test_each_is_told_with_file_line_and_remedy(
        self, factcheck: Run, write: Write, text: str, message: str
    ) -> None:
        write("factcheck.toml", text)
        done = factcheck("check", write("a.txt", ARTICLE))
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"factcheck: factcheck.toml:{message}"), done.err
        assert done.err.count("\n") == 1
        same = factcheck("config", "a.txt")
        assert same.code == (0 if "baseline" in text else 2)

    @pytest.mark.parametrize(("text", "message"), [fault for fault in FAULTS if fault[0].startswith(("slect", "[sev"))])
    def test_lines_are_those_of_pyproject_too(self, factcheck: Run, write: Write, text: str, message: str) -> None:
        text = text.replace("[severity]", "[tool.factcheck.severity]")
        head = "[project]\nname = 'x'\n" + ("" if text.startswith("[") else "[tool.factcheck]\n")
        write("pyproject.toml", head + text)
        number, _, rest = message.partition(":")
        done = factcheck("check", write("a.txt", ARTICLE))
        assert done.err.startswith(f"factcheck: pyproject.toml:{int(number) + head.count(chr(10))}:{rest}"), done.err

    def test_a_folder_without_facts(self, factcheck: Run, write: Write, tmp_path: Path) -> None:
        (tmp_path / "facts").mkdir()
        write("factcheck.toml", 'fact-packs = ["facts"]')
        done = factcheck("check", write("a.txt", ARTICLE))
        assert done.code == 2
        told = "there is no TOML file in `facts`: put facts there or name another"
        assert done.err == f"factcheck: factcheck.toml:1: {told}\n"

    def test_a_fact_pack_with_a_fault(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'fact-packs = ["facts"]')
        write("facts/town.toml", 'source = "s"\n[places.here]\nzone = "Europe/Here"\n')
        done = factcheck("check", write("a.txt", ARTICLE))
        assert done.code == 2
        told = "`places.here.zone`: `Europe/Here` is not an IANA time zone such as Europe/Paris"
        assert done.err == f"factcheck: facts/town.toml:3: {told}\n"

    def test_several_are_told_at_once(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'slect = []\nfail-level = "high"\n[severity]\n"demo.fragile" = 1')
        assert factcheck("check", write("a.txt", ARTICLE)).err.count("factcheck: factcheck.toml:") == 3

    def test_a_file_that_is_not_text(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", b"\xff\xfe")
        done = factcheck("check", write("a.txt", ARTICLE))
        assert done.err == "factcheck: factcheck.toml: is not UTF-8 text: save it as UTF-8\n"

    def test_a_given_file_that_is_not_there(self, factcheck: Run, write: Write) -> None:
        done = factcheck("check", write("a.txt", ARTICLE), "--config", "none.toml")
        assert done.err == (
            "factcheck: command line: `none.toml` cannot be read: No such file or directory: check the name\n"
        )

    def test_a_given_pyproject_without_the_table(self, factcheck: Run, write: Write) -> None:
        write("pyproject.toml", "[project]\nname = 'x'")
        done = factcheck("check", write("a.txt", ARTICLE), "--config", "pyproject.toml")
        assert done.err == (
            "factcheck: pyproject.toml: it has no table [tool.factcheck]: add it, or name a factcheck.toml\n"
        )

    def test_nothing_is_written_before_all_files_are_read(self, factcheck: Run, write: Write) -> None:
        write("a/a.txt", ARTICLE)
        write("z/factcheck.toml", "slect = 1")
        write("z/a.txt", ARTICLE)
        assert factcheck("check", ".").out == ""


class TestConfigCommand:
    def test_every_value_with_its_origin(self, factcheck: Run, write: Write) -> None:
        write("base.toml", 'max-warnings = 3\n[severity]\n"demo.fragile" = "info"')
        write(
            "desk/factcheck.toml",
            'extend = "../base.toml"\nselect = ["demo"]\n[options."demo.counted"]\nmost = 7\n'
            '[[overrides]]\npaths = ["wire/**"]\nignore = ["demo.fragile"]',
        )
        assert factcheck("config", "desk/wire/a.txt").out == (
            "# desk/wire/a.txt: base.toml, desk/factcheck.toml\n"
            'select = ["demo"]                 # desk/factcheck.toml:2\n'
            '# also ignore = ["demo.fragile"]  # desk/factcheck.toml:7\n'
            'fail-level = "error"              # default\n'
            "max-warnings = 3                  # base.toml:1\n"
            'stale-suppressions = "warning"    # default\n'
            "timeout = 10.0                    # default\n"
            "\n[severity]\n"
            '"demo.fragile" = "info"           # base.toml:3\n'
            '\n[options."demo.counted"]\n'
            "most = 7                          # desk/factcheck.toml:4\n"
            "\n# 2 rules run: demo.counted, demo.marked-word\n"
        )

    def test_what_it_prints_says_the_same_again(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'ignore = ["demo.fragile"]\n[severity]\n"demo.marked-word" = "info"')
        printed = factcheck("config").out
        write("other.toml", printed)
        again = factcheck("config", "--config", "other.toml").out
        strip = [line.partition("  #")[0] for line in printed.splitlines()[1:]]
        assert [line.partition("  #")[0] for line in again.splitlines()[1:]] == strip

    def test_as_json(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'fail-level = "info"')
        printed = json.loads(factcheck("config", "--output-format", "json", "--ignore", "demo.fragile").out)
        assert printed["files"] == ["factcheck.toml"]
        assert printed["rules"] == ["demo.counted", "demo.marked-word"]
        values = {entry["key"]: (entry["value"], entry["origin"]) for entry in printed["values"]}
        assert values["fail-level"] == ("info", {"path": "factcheck.toml", "line": 1})
        assert values["ignore"] == (["demo.fragile"], {"path": "command line", "line": None})
        assert values["timeout"] == (10.0, {"path": "default", "line": None})

    def test_excluded_paths_are_told(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'exclude = ["archive"]')
        assert "is excluded" in factcheck("config", "archive/a.txt").err


class TestOptions:
    def test_the_page_of_the_rule_lists_them(self, factcheck: Run) -> None:
        out = factcheck("rules", "demo.counted").out
        assert "most = 2  Times that it may stand. (a whole number from 0 to 99)" in out
        assert "(most = 1)" in out
        assert (
            '- `kind = "plain"`: How it is counted.'
            in factcheck("rules", "demo.counted", "--output-format", "markdown").out
        )
        page = json.loads(factcheck("rules", "demo.counted", "--output-format", "json").out)
        assert page["options"][0] == {
            "name": "most",
            "default": 2,
            "expected": "a whole number from 0 to 99",
            "help": "Times that it may stand.",
        }

    def test_values_have_the_type_of_the_default(self) -> None:
        rule = Counted({"share": 1, "aliases": ["a", "b"], "strict": True})
        assert (rule.share, rule.aliases, rule.strict, rule.most) == (1.0, ("a", "b"), True, 2)
        assert isinstance(rule.share, float)
        assert Counted().share == 0.5

    @pytest.mark.parametrize("options", [{"most": True}, {"share": "1"}, {"aliases": [1]}, {"word": 1}, {"strict": 0}])
    def test_others_are_refused(self, options: dict[str, object]) -> None:
        with pytest.raises(ValueError, match="give"):
            Counted(options)

    def test_a_default_that_the_option_would_refuse(self) -> None:
        with pytest.raises(RuleError, match="`most` is not a whole number of at least 3"):
            type(
                "Wrong",
                (Counted,),
                {"__doc__": Counted.__doc__, "most": _named("most", Option(2, "x", minimum=3)), "check": Counted.check},
            )

    def test_an_engine_gives_them_to_the_rules(self) -> None:
        registry = load({"demo": WithOptions}, entry_points=())
        checked = Engine(registry, rules=[Counted], options={"demo.counted": {"most": 0}}, language="en").check(
            article("A headline\n\nIt is very good.\n")
        )
        assert [finding.message for finding in checked.findings] == ["1 times"]


def _named(name: str, option: Option[Any]) -> Option[Any]:
    option.name = name
    return option


class TestSchemas:
    @pytest.mark.parametrize(
        ("name", "schema"),
        [
            ("config", config_schema),
            ("suppressions", suppressions_schema),
            ("rule", rule_schema),
            ("facts", facts_schema),
        ],
    )
    def test_those_under_version_control_are_those_of_the_code(
        self, name: str, schema: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        kept = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        assert kept == schema(), f"run `factcheck schema {name} > schemas/{name}.schema.json`"

    def test_they_accept_what_the_program_accepts_and_no_more(self) -> None:
        import tomllib

        schema = config_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        good = (
            'select = ["demo"]\nextend = "x.toml"\n[severity]\n"demo.fragile" = "info"\n'
            '[options."demo.counted"]\nmost = 3\n[[overrides]]\npaths = ["x"]\n'
        )
        assert list(validator.iter_errors(tomllib.loads(good))) == []
        needs_a_file = (
            "extend",
            "baseline",
            "fact-packs",
            "rule-packs",
            "languages",
            '[[overrides]]\npaths = ["*.txt"]',
            "[severity]\ndemo",
        )
        for text, _ in FAULTS:
            try:
                data = tomllib.loads(text)
            except tomllib.TOMLDecodeError:
                continue
            if not text.startswith(needs_a_file):
                assert list(validator.iter_errors(data)), text


def test_lines_of_every_kind_of_statement() -> None:
    lines = TomlLines(
        '# a comment\n\na.b = 1\ntext = """\n[not a table]\nx = 1\n"""\n\n'
        '[t."quoted.key"]\nlist = [\n  1,\n  "two",\n]\n'
        "[[many]]\n[[many]]\nname = 'x'\n[many.sub]\ny = 2\n"
    )
    assert lines.of(("a", "b")) == 3
    assert lines.of(("text",)) == 4
    assert lines.of(("t", "quoted.key")) == 9
    assert lines.of(("t", "quoted.key", "list", 1), "two") == 12
    assert lines.of(("many", 0)) == 14
    assert lines.of(("many", 1, "name")) == 16
    assert lines.of(("many", 1, "sub", "y")) == 18
    assert lines.of(("t",)) == 9
    assert lines.of(("none",)) is None
