"""What does not count, and why: suppressions in and beside an article, and the baseline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Run
from factcheck.read.markdown import MarkdownReader
from factcheck.read.text import TextReader

Write = Callable[[str, str | bytes], Path]
#: The rule ``demo.fragile`` would find everything twice.
ONLY = ("--ignore", "demo.fragile", "--today", "2025-06-15")
END = ", as everyone knows who was there."

pytestmark = pytest.mark.usefixtures("only_demo")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def check(factcheck: Run, *arguments: str) -> tuple[Outcome, dict[str, Any]]:
    done = factcheck("check", *ONLY, *arguments, "--output-format", "json")
    assert done.out, done.err
    report: dict[str, Any] = json.loads(done.out)
    return done, report


def one(factcheck: Run, *arguments: str) -> dict[str, Any]:
    """The only article of a report."""
    (entry,) = check(factcheck, *arguments)[1]["articles"]
    return dict(entry)


def lines(entry: dict[str, Any]) -> list[int]:
    """Where the findings stand that count."""
    return [finding["span"]["line"] for finding in entry["findings"]]


class TestInTheArticle:
    @pytest.mark.parametrize("opening", ["<!-- factcheck-ignore", "[factcheck-ignore"])
    def test_on_a_line_of_its_own_it_holds_for_the_next_paragraph(
        self, factcheck: Run, write: Write, opening: str
    ) -> None:
        closing = "]" if opening.startswith("[") else " -->"
        said = f"{opening} demo.marked-word: as printed{closing}"
        write("a.txt", f"A headline\n\nThis is wrong{END}\n\n{said}\n\nThis is wrong{END}\n\nThis is wrong{END}\n")
        entry = one(factcheck, "a.txt")
        assert lines(entry) == [3, 9]
        (suppressed,) = entry["suppressed"]
        assert suppressed["finding"]["span"]["line"] == 7
        assert suppressed["suppression"] == {
            "kind": "article",
            "path": "a.txt",
            "line": 5,
            "reason": "as printed",
            "until": None,
        }
        assert entry["notices"] == []

    def test_within_a_paragraph_it_holds_for_the_paragraph(self, factcheck: Run, write: Write) -> None:
        write(
            "a.md",
            f"# A headline\n\nThis is wrong, they say, <!-- factcheck-ignore demo: a reason -->\nand doubtful{END}\n\n"
            f"This is wrong{END}\n",
        )
        entry = one(factcheck, "a.md")
        assert lines(entry) == [6]
        assert [found["finding"]["span"]["line"] for found in entry["suppressed"]] == [3, 4]

    def test_for_the_whole_article(self, factcheck: Run, write: Write) -> None:
        said = "<!-- factcheck-ignore-article demo.marked-word: a reason -->"
        write("a.txt", f"A headline\n\nThis is wrong{END}\n\nThis is wrong{END}\n\n{said}\n")
        assert lines(one(factcheck, "a.txt")) == []

    def test_in_front_matter(self, factcheck: Run, write: Write) -> None:
        head = "---\ntitle: A headline\nfactcheck-ignore:\n  demo.marked-word until 2025-06-15: a reason\n---\n\n"
        write("a.md", f"{head}This is wrong{END}\n\nThis is wrong{END}\n")
        entry = one(factcheck, "a.md")
        assert lines(entry) == []
        assert entry["suppressed"][0]["suppression"] == {
            "kind": "article",
            "path": "a.md",
            "line": 4,
            "reason": "a reason",
            "until": "2025-06-15",
        }

    def test_of_one_finding(self, factcheck: Run, write: Write) -> None:
        text = f"A headline\n\nThis is wrong, or wrong again{END}\n"
        write("a.txt", text)
        first, second = one(factcheck, "a.txt")["findings"]
        write("a.txt", f"{text}\n[factcheck-ignore-article demo.marked-word@{second['fingerprint']}: a reason]\n")
        assert [finding["fingerprint"] for finding in one(factcheck, "a.txt")["findings"]] == [first["fingerprint"]]

    def test_of_several_rules(self, factcheck: Run, write: Write) -> None:
        write(
            "a.txt", f"A headline\n\nThis is wrong{END} <!-- factcheck-ignore demo.fragile, demo.marked-word: why -->\n"
        )
        done = factcheck("check", "a.txt")
        assert done.code == 0
        assert "2 suppressed" in done.out

    def test_it_is_no_part_of_the_text(self) -> None:
        for reader, source in (
            (
                TextReader(),
                "A headline\n\nOne [factcheck-ignore dates: why] two <!-- factcheck-ignore x: y -->three.\n",
            ),
            (
                MarkdownReader(),
                "# A headline\n\nOne [factcheck-ignore dates: why] two <!-- factcheck-ignore x: y -->three.\n",
            ),
        ):
            read = reader.read(source.encode(), "a")
            assert "factcheck" not in read.text
            assert [(directive.text, directive.line) for directive in read.directives] == [
                ("factcheck-ignore dates: why", 3),
                ("factcheck-ignore x: y", 3),
            ]

    def test_what_is_shown_as_code_is_none(self) -> None:
        source = (
            "# A headline\n\nWrite this:\n\n```\n<!-- factcheck-ignore x: y -->\n[factcheck-\n```\n\nThat is all.\n"
        )
        read = MarkdownReader().read(source.encode(), "a")
        assert read.directives == ()
        assert "factcheck" not in read.text

    def test_other_comments_and_brackets_are_none(self) -> None:
        source = "A headline\n\nOne [factchecked by the desk] two <!-- factcheck by Ada -->three.\n"
        assert TextReader().read(source.encode(), "a").directives == ()

    def test_they_can_be_told_to_hold_their_tongue(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END} <!-- factcheck-ignore demo: why -->\n")
        entry = one(factcheck, "a.txt", "--no-suppressions")
        assert lines(entry) == [3]
        assert entry["suppressed"] == []

    def test_what_is_confirmed_is_not_suppressed(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is right and wrong{END} <!-- factcheck-ignore demo: why -->\n")
        entry = one(factcheck, "a.txt", "--show", "confirmed")
        assert [finding["verdict"] for finding in entry["findings"]] == ["confirmed"]


class TestBeside:
    def test_a_rule_and_a_finding(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is wrong, or wrong again, or doubtful{END}\n")
        first, _, third = one(factcheck, "a.txt")["findings"]
        write(
            "a.txt.factcheck.toml",
            f'[[ignore]]\nrule = "demo.marked-word"\nfinding = "{first["fingerprint"]}"\nreason = "one"\n\n'
            f'[[ignore]]\nrule = "demo"\nfinding = "{third["fingerprint"]}"\nreason = "three"\nuntil = 2025-12-31\n',
        )
        entry = one(factcheck, "a.txt")
        assert [finding["span"]["text"] for finding in entry["findings"]] == ["wrong"]
        assert [found["suppression"] for found in entry["suppressed"]] == [
            {"kind": "file", "path": "a.txt.factcheck.toml", "line": 1, "reason": "one", "until": None},
            {"kind": "file", "path": "a.txt.factcheck.toml", "line": 6, "reason": "three", "until": "2025-12-31"},
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ('[[ignore]]\nrule = "demo"', "1: `reason` is missing: add it"),
            ('[[ignore]]\nreason = "x"', "1: `rule` is missing: add it"),
            ('[[ignore]]\nrule = "demo"\nreason = " "', '3: " " is not possible here: give a text that is not empty'),
            ('[[ignore]]\nrule = "demo"\nreson = "x"', "3: unknown key: did you mean `reason`?"),
            (
                '[[ignore]]\nrule = "demo"\nreason = "x"\nuntil = "soon"',
                '4: "soon" is not possible here: give a day such',
            ),
            ('[[ignore]]\nrule = "dem"\nreason = "x"', "2: there is no rule or family `dem`: did you mean `demo`?"),
            ('[[ignore]]\nrule = "demo"\nfinding = "1f"\nreason = "x"', '3: "1f" is not possible here: give'),
            ("[[ignore]", "1:"),
        ],
    )
    def test_a_fault_is_told_and_leaves_the_article_undecided(
        self, factcheck: Run, write: Write, text: str, message: str
    ) -> None:
        write("a.txt", f"A headline\n\nAll is well{END}\n")
        write("a.txt.factcheck.toml", text)
        done = factcheck("check", "a.txt", *ONLY)
        assert done.code == 2
        assert done.err.startswith(f"factcheck: a.txt.factcheck.toml:{message}") or (
            f"a.txt.factcheck.toml:{message}" in done.err
        ), done.err

    def test_a_file_that_is_not_text(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nAll is well{END}\n")
        write("a.txt.factcheck.toml", b"\xff")
        done = factcheck("check", "a.txt")
        assert (done.code, done.err) == (2, "factcheck: a.txt.factcheck.toml: is not UTF-8 text: save it as UTF-8\n")

    def test_a_folder_of_that_name(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nAll is well{END}\n")
        Path("a.txt.factcheck.toml").mkdir()
        done = factcheck("check", "a.txt")
        assert done.code == 2
        assert done.err.startswith("factcheck: a.txt.factcheck.toml: cannot be read: ")
        assert done.err.endswith(": check its permissions\n")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("factcheck-ignore demo.markd-word: x", "there is no rule or family `demo.markd-word`: did you mean `demo.m"),
        ("factcheck-ignore demo", "it gives no reason: write `factcheck-ignore RULE: reason`"),
        ("factcheck-ignore demo: ", "it gives no reason: write `factcheck-ignore RULE: reason`"),
        ("factcheck-ignore : because", "it names no rule: write `factcheck-ignore RULE: reason`"),
        ("factcheck-ignroe demo: x", "`factcheck-ignroe` is not understood: did you mean `factcheck-ignore`?"),
        ("factcheck-off", "`factcheck-off` is not understood"),
        ("factcheck-ignore demo until soon: x", "`soon` is not a day: write `until YYYY-MM-DD`"),
        ("factcheck-ignore demo@12: x", "`12` is not the fingerprint of a finding: take it from `--show fingerprints`"),
    ],
)
class TestFaults:
    def test_in_a_comment(self, factcheck: Run, write: Write, said: str, message: str) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n\n<!-- {said} -->\n")
        done = factcheck("check", "a.txt", *ONLY)
        assert done.code == 2
        assert done.err.startswith(f"factcheck: a.txt:5: {message}")

    def test_in_a_marker(self, factcheck: Run, write: Write, said: str, message: str) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n\n[{said}]\n")
        done = factcheck("check", "a.txt", *ONLY)
        assert done.code == 2
        assert done.err.startswith(f"factcheck: a.txt:5: {message}")


class TestFaultsOfForm:
    @pytest.mark.parametrize(
        ("said", "closing"),
        [("[factcheck-ignore demo: why", "]"), ("<!-- factcheck-ignore demo: why", "-->")],
    )
    def test_one_that_is_not_closed(self, factcheck: Run, write: Write, said: str, closing: str) -> None:
        write("a.txt", f"A headline\n\nAll is well{END}\n\n{said}\n\nAll is well{END}\n")
        done = factcheck("check", "a.txt", *ONLY)
        assert done.code == 2
        assert done.err == f"factcheck: a.txt:5: what begins here is not closed: end it with `{closing}`\n"

    def test_the_form_of_other_tools(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nAll is well{END} <!-- factcheck: ignore -->\n")
        done = factcheck("check", "a.txt", *ONLY)
        assert done.code == 2
        assert "`factcheck` is not understood: did you mean `factcheck-ignore`?" in done.err

    def test_front_matter_of_another_shape(self, factcheck: Run, write: Write) -> None:
        write("a.md", f"---\nfactcheck-ignore: demo\n---\n\nAll is well{END}\n")
        done = factcheck("check", "a.md", *ONLY)
        assert done.code == 2
        assert done.err == (
            "factcheck: a.md:2: `factcheck-ignore` in the front matter is 'demo': give one line `rule: reason` for each"
            " rule, indented under it\n"
        )


class TestNotices:
    def write(self, write: Write, said: str, text: str = "All is well") -> None:
        write("a.txt", f"A headline\n\n{text}{END}\n\n[factcheck-ignore-article {said}]\n")

    def test_one_that_is_unused(self, factcheck: Run, write: Write) -> None:
        self.write(write, "demo.marked-word: as printed")
        entry = one(factcheck, "a.txt")
        assert entry["notices"] == [
            {
                "kind": "unused-suppression",
                "severity": "warning",
                "message": "Nothing is found any more that the suppression of demo.marked-word covers (as printed):"
                " take it out.",
                "path": "a.txt",
                "line": 5,
            }
        ]
        assert factcheck("check", "a.txt", *ONLY).code == 0
        assert factcheck("check", "a.txt", *ONLY, "--fail-level", "warning").code == 1
        assert factcheck("check", "a.txt", *ONLY, "--max-warnings", "0").code == 1

    @pytest.mark.parametrize(
        ("today", "kinds", "counted"), [("2025-06-15", [], 0), ("2025-06-16", ["expired-suppression"], 1)]
    )
    def test_one_that_has_ended(self, factcheck: Run, write: Write, today: str, kinds: list[str], counted: int) -> None:
        self.write(write, "demo until 2025-06-15: the ministry has been asked", "This is wrong")
        entry = one(factcheck, "a.txt", "--today", today)
        assert [notice["kind"] for notice in entry["notices"]] == kinds
        assert len(entry["findings"]) == counted
        assert len(entry["suppressed"]) == 1 - counted

    def test_the_day_is_that_of_the_environment_where_it_has_one(
        self, factcheck: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.write(write, "demo until 2025-06-15: why", "This is wrong")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750032000")  # 2025-06-16 in UTC
        assert factcheck("check", "a.txt").code == 1
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1749945600")
        assert factcheck("check", "a.txt").code == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
        done = factcheck("check", "a.txt")
        assert (done.code, done.err.count("--today")) == (2, 1)

    def test_the_severity_is_the_newsrooms(self, factcheck: Run, write: Write) -> None:
        write("factcheck.toml", 'stale-suppressions = "error"')
        self.write(write, "demo.marked-word: why")
        assert one(factcheck, "a.txt")["notices"][0]["severity"] == "error"
        assert factcheck("check", "a.txt", *ONLY).code == 1

    def test_one_of_a_rule_that_did_not_run_is_not_told(self, factcheck: Run, write: Write) -> None:
        self.write(write, "demo.marked-word: why")
        done = factcheck("check", "a.txt", "--select", "demo.fragile", "--output-format", "json")
        assert json.loads(done.out)["articles"][0]["notices"] == []

    def test_one_of_a_rule_that_failed_is_not_told(self, factcheck: Run, write: Write) -> None:
        self.write(write, "demo.fragile: why", "This is a crash")
        done = factcheck("check", "a.txt", "--output-format", "json")
        assert done.code == 2
        assert json.loads(done.out)["articles"][0]["notices"] == []


class TestBaseline:
    @pytest.fixture
    def written(self, factcheck: Run, write: Write) -> Path:
        write("factcheck.toml", 'ignore = ["demo.fragile"]')
        write("desk/a.txt", f"A headline\n\nThis is wrong{END}\n\nThis is doubtful{END}\n")
        write("desk/b.txt", f"A headline\n\nAll is well{END}\n")
        done = factcheck("baseline", "write", "desk")
        assert (done.code, done.out) == (0, "factcheck-baseline.json: 2 findings in 1 of 2 articles\n")
        assert "it holds with `--baseline factcheck-baseline.json`, or `baseline = " in done.err
        write("factcheck.toml", 'ignore = ["demo.fragile"]\nbaseline = "factcheck-baseline.json"')
        return Path("factcheck-baseline.json")

    def test_what_was_known_does_not_count(self, factcheck: Run, written: Path) -> None:
        done = factcheck("check", "desk")
        assert done.code == 0
        assert "2 in the baseline" in done.out
        report = json.loads(factcheck("check", "desk", "--output-format", "json").out)
        assert report["summary"]["baselined"] == 2
        assert report["articles"][0]["suppressed"][0]["suppression"] == {
            "kind": "baseline",
            "path": "factcheck-baseline.json",
            "line": None,
            "reason": None,
            "until": None,
        }
        assert factcheck("check", "desk", "--no-suppressions").code == 1

    def test_what_is_new_does(self, factcheck: Run, write: Write, written: Path) -> None:
        write("desk/b.txt", f"A headline\n\nThis is wrong{END}\n")
        assert factcheck("check", "desk").code == 1

    def test_it_survives_edits_elsewhere_and_other_folders_to_run_in(
        self, factcheck: Run, write: Write, written: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("desk/a.txt", f"Another headline\n\nA new paragraph.\n\nThis is wrong{END}\n\nThis is doubtful{END}\n")
        monkeypatch.chdir("desk")
        assert factcheck("check", "a.txt").code == 0

    def test_what_is_mended_is_told_and_taken_out(self, factcheck: Run, write: Write, written: Path) -> None:
        write("desk/a.txt", f"A headline\n\nThis is fine{END}\n\nThis is doubtful{END}\n")
        report = json.loads(factcheck("check", "desk", "--output-format", "json").out)
        (notice,) = report["articles"][0]["notices"]
        assert (notice["kind"], notice["path"]) == ("stale-baseline", "factcheck-baseline.json")
        assert "demo.marked-word that is no longer there (This is wrong)" in notice["message"]
        done = factcheck("baseline", "update", "desk")
        assert (done.code, done.out) == (0, "factcheck-baseline.json: 1 finding taken out, 1 left\n")
        assert "0 notices" not in factcheck("check", "desk").out
        write("desk/a.txt", f"A headline\n\nThis is wrong{END}\n\nThis is doubtful{END}\n")
        assert factcheck("check", "desk").code == 1

    def test_update_never_adds(self, factcheck: Run, write: Write, written: Path) -> None:
        before = written.read_bytes()
        write("desk/b.txt", f"A headline\n\nThis is wrong{END}\n")
        factcheck("baseline", "update", "desk")
        assert written.read_bytes() == before

    def test_update_leaves_what_it_has_not_looked_at(self, factcheck: Run, write: Write, written: Path) -> None:
        before = written.read_bytes()
        write("desk/a.txt", f"A headline\n\nAll is well{END}\n")
        factcheck("baseline", "update", "desk/b.txt")
        factcheck("baseline", "update", "desk", "--select", "demo.fragile")
        assert written.read_bytes() == before

    def test_write_does_not_overwrite(self, factcheck: Run, write: Write, written: Path) -> None:
        before = written.read_bytes()
        write("desk/b.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("baseline", "write", "desk")
        assert (done.code, written.read_bytes()) == (2, before)
        assert "`write --force` writes it anew" in done.err
        assert factcheck("baseline", "write", "desk", "--force").code == 0
        assert factcheck("check", "desk").code == 0

    def test_nothing_is_written_of_what_could_not_be_checked(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is wrong and a crash{END}\n")
        done = factcheck("baseline", "write", "a.txt")
        assert done.code == 2
        assert "not everything could be checked" in done.err
        assert not Path("factcheck-baseline.json").exists()

    def test_a_place_that_cannot_be_written(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("baseline", "write", "a.txt", "--baseline", "no/such/folder/known.json")
        assert (done.code, done.out) == (2, "")
        assert "known.json: cannot be written: No such file or directory: choose another file" in done.err

    def test_an_article_that_is_gone(self, factcheck: Run, written: Path) -> None:
        Path("desk/a.txt").unlink()
        assert "`desk/a.txt` is no longer there: `factcheck baseline update`" in factcheck("check", "desk").err
        assert "desk/a.txt (no longer there)" in factcheck("baseline", "show").out
        assert "2 findings taken out, 0 left" in factcheck("baseline", "update", "desk").out

    def test_show(self, factcheck: Run, written: Path) -> None:
        head, first, second, total = factcheck("baseline", "show").out.splitlines()
        assert (head, total) == ("desk/a.txt", "2 findings in 1 articles")
        assert first.startswith("  demo.marked-word@")
        assert {first.rpartition("  ")[2], second.rpartition("  ")[2]} == {"This is wrong.", "This is doubtful."}

    def test_suppressed_findings_are_not_written(self, factcheck: Run, write: Write) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END} [factcheck-ignore demo: why]\n")
        assert "0 findings" in factcheck("baseline", "write", "a.txt").out

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ('{"version": 1,\n "articles": }', "2: this is not JSON: restore the file, or write it with"),
            ('{"version": 2, "articles": {}}', " this is not a baseline: restore the file, or write it with"),
            ("[]", " this is not a baseline: restore the file, or write it with"),
            (b"\xff", " is not UTF-8 text: restore the file, or write it with"),
        ],
    )
    def test_a_file_that_is_none(self, factcheck: Run, write: Write, content: str | bytes, message: str) -> None:
        write("a.txt", f"A headline\n\nAll is well{END}\n")
        write("known.json", content)
        done = factcheck("check", "a.txt", "--baseline", "known.json")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"factcheck: known.json:{message}")
