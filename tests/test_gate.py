"""A run as CI sees it: several reports, only what changed, the same bytes whatever the number of processes."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Run
from factcheck.cli.progress import with_progress
from factcheck.model.finding import Severity
from factcheck.model.report import GateStatus
from factcheck.policy.gate import Terms, decide, exit_code
from factcheck.reporters import factcheck_reporters

Write = Callable[[str, str | bytes], Path]
MAIN = [sys.executable, "-c", "import sys; from factcheck.cli.main import main; sys.exit(main())"]
END = ", as everyone knows who was there."
FORMATS = [reporter.name for reporter in factcheck_reporters()]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestVerdict:
    def test_undecided_is_never_passed(self) -> None:
        for counts in ({}, {Severity.ERROR: 1}):
            for level in ("error", "warning", "info", "none"):
                gate = decide({Terms(level): counts}, unchecked=1)  # type: ignore[arg-type]
                assert (gate.status, exit_code(gate)) == (GateStatus.UNDECIDED, 2)

    def test_reasons_are_sentences(self) -> None:
        gate = decide({Terms("warning", 1): {Severity.ERROR: 2, Severity.WARNING: 3, Severity.INFO: 9}})
        assert gate.reasons == (
            "2 errors stand against publication",
            "3 warnings stand against publication",
            "3 warnings are more than the 1 allowed",
        )

    def test_where_terms_differ_the_strictest_are_told(self) -> None:
        gate = decide({Terms("none"): {Severity.ERROR: 5}, Terms("info", 7): {}, Terms("error", 3): {}})
        assert (gate.status, gate.fail_level, gate.max_warnings) == (GateStatus.PASSED, "info", 3)


@pytest.mark.usefixtures("only_demo")
class TestReports:
    def test_several_in_one_run(self, factcheck: Run, write: Write, here: Path) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        alone = {name: factcheck("check", "a.txt", "--output-format", name).out for name in ("concise", "json")}
        done = factcheck(
            "check", "a.txt", "--output-format", "json=report.json", "--output-format", "concise",
            "--output-format", "json-lines=lines.json",
        )  # fmt: skip
        assert done.out == alone["concise"]
        assert Path("report.json").read_text(encoding="utf-8") == alone["json"]
        assert json.loads(Path("lines.json").read_text(encoding="utf-8")) == json.loads(alone["json"])["articles"][0]
        assert done.code == 1

    def test_only_files(self, factcheck: Run, write: Write, here: Path) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("check", "a.txt", "--output-format", "json=a.json", "--output-format", "full", "-o", "a.log")
        assert done.out == ""
        assert "This is wrong." in Path("a.log").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["--output-format", "json", "--output-format", "full"], "give one a file, --output-format full=FILE"),
            (["--output-format", "json=x", "--output-format", "full=x"], "give one a file other than x"),
            (["--output-format", "json=x", "-o", "y"], "leave out --output-file"),
            (["--output-format", "json=no/such/folder/x"], "no/such/folder/x: cannot be written"),
            (["--output-format", "jsn=x"], "did you mean `json`?"),
            (["--max-warnings", "-1"], "--max-warnings"),
            (["--max-warnings", "few"], "'few' is not a number of warnings"),
            (["--today", "yesterday"], "YYYY-MM-DD"),
        ],
    )
    def test_what_cannot_be_is_told(
        self, factcheck: Run, write: Write, here: Path, arguments: list[str], complaint: str
    ) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("check", "a.txt", *arguments)
        assert (done.code, done.out) == (2, "")
        assert complaint in done.err

    def test_a_report_of_no_article(self, factcheck: Run, write: Write, here: Path) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("check", "a.txt", "--exclude", "a.txt", "--force-exclude", "--output-format", "json")
        assert done.code == 0
        assert json.loads(done.out)["gate"]["status"] == "passed"


class TestSameBytes:
    @pytest.fixture
    def newsroom(self, write: Write, here: Path) -> Path:
        """Articles with every fate: found, suppressed, known, unused, expired, undecided."""
        seeds = here / "seeds"
        shutil.copytree(ROOT / "seeds", seeds)
        write("factcheck.toml", '[severity]\n"attribution.single-source" = "info"\n')
        aa = (seeds / "aa-garanties-otan.txt").read_text(encoding="utf-8")
        write(
            "seeds/ignored.txt", f"{aa}\n\n[factcheck-ignore-article dates.dateline-conflict: kept as it was printed]\n"
        )
        write(
            "seeds/ended.txt", f"{aa}\n\n[factcheck-ignore-article dates until 2020-01-01: the agency has been asked]\n"
        )
        write("seeds/unused.txt", f"{aa}\n\n[factcheck-ignore-article counts.sum-mismatch: not any more]\n")
        write("seeds/broken.txt", b"\xff\xfe\x00")
        write("seeds/unreasoned.txt", f"{aa}\n\n[factcheck-ignore-article dates]\n")
        for number in range(20):
            write(f"seeds/more/{number}.txt", f"Article {number}\n\n{aa}")
        return seeds

    def test_whatever_the_number_of_processes(self, factcheck: Run, newsroom: Path) -> None:
        assert factcheck("baseline", "write", "seeds/more", "--baseline", "known.json").code == 0
        (newsroom / "more" / "3.txt").write_text(
            "Un titre\n\nUn texte corrigé, sans rien à redire.\n", encoding="utf-8"
        )
        told = {}
        for jobs in ("1", "2", "3"):
            formats = [f"--output-format={name}={name}.{jobs}" for name in FORMATS]
            done = factcheck("check", "seeds", "--baseline", "known.json", "-j", jobs, *formats, "--statistics")
            assert done.code == 2
            told[jobs] = done.err
        assert told["1"] == told["2"] == told["3"]
        for name in FORMATS:
            one = Path(f"{name}.1").read_bytes()
            assert one
            assert Path(f"{name}.2").read_bytes() == one == Path(f"{name}.3").read_bytes(), name
        summary = json.loads(Path("json.1").read_text(encoding="utf-8"))["summary"]
        assert min(summary[key] for key in ("error", "suppressed", "baselined", "notices")) > 0

    def test_twice_and_from_a_fresh_process(self, factcheck: Run, newsroom: Path) -> None:
        once = factcheck("check", "seeds", "--output-format", "json").out
        assert factcheck("check", "seeds", "--output-format", "json").out == once
        for seed in ("1", "2"):
            done = subprocess.run(
                [*MAIN, "check", "seeds", "--output-format", "json"],
                capture_output=True, text=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed},
            )  # fmt: skip
            assert done.stdout == once


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.usefixtures("only_demo")
class TestDiffBase:
    @pytest.fixture
    def repository(self, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "A")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
        for name in ("old.txt", "desk/old.txt", "desk/naïve name.txt"):
            write(name, f"A headline\n\nThis is wrong{END}\n")
        git("init", "-q", "-b", "main")
        commit("start")
        return here

    def checked(self, factcheck: Run, *arguments: str) -> list[str]:
        done = factcheck("check", *(arguments or ["."]), "--diff-base", "main", "--output-format", "json")
        assert done.out, done.err
        return [entry["path"] for entry in json.loads(done.out)["articles"]]

    def test_changed_and_new_articles(self, factcheck: Run, write: Write, repository: Path) -> None:
        git("switch", "-q", "-c", "story")
        write("desk/naïve name.txt", f"A headline\n\nThis is fine{END}\n")
        commit("changed")
        write("desk/new.txt", f"A headline\n\nThis is wrong{END}\n")
        assert self.checked(factcheck) == ["desk/naïve name.txt", "desk/new.txt"]
        assert self.checked(factcheck, "old.txt", "desk/new.txt") == ["desk/new.txt"]

    def test_what_others_changed_meanwhile_does_not_count(self, factcheck: Run, write: Write, repository: Path) -> None:
        git("switch", "-q", "-c", "story")
        write("new.txt", f"A headline\n\nThis is fine{END}\n")
        commit("story")
        git("switch", "-q", "main")
        write("old.txt", f"A headline\n\nThis is odd{END}\n")
        commit("meanwhile")
        git("switch", "-q", "story")
        assert self.checked(factcheck) == ["new.txt"]

    def test_nothing_changed(self, factcheck: Run, repository: Path) -> None:
        done = factcheck("check", ".", "--diff-base", "main")
        assert done.code == 0
        assert done.err == "factcheck: no article has changed since main\n"

    def test_suppressions_and_configuration_concern_their_articles(
        self, factcheck: Run, write: Write, repository: Path
    ) -> None:
        write("old.txt.factcheck.toml", '[[ignore]]\nrule = "demo"\nreason = "why"\n')
        assert self.checked(factcheck) == ["old.txt"]
        write("desk/factcheck.toml", 'ignore = ["demo.fragile"]\n')
        assert self.checked(factcheck) == ["old.txt", "desk/naïve name.txt", "desk/old.txt"]

    def test_facts_and_the_baseline_concern_their_articles(
        self, factcheck: Run, write: Write, repository: Path
    ) -> None:
        write("desk/factcheck.toml", 'fact-packs = ["facts"]\nbaseline = "known.json"\n')
        write("desk/facts/town.toml", 'source = "s"\n[places.here]\n')
        write("desk/known.json", '{"version": 1, "articles": {}}')
        commit("house")
        assert self.checked(factcheck) == []
        write("desk/facts/town.toml", 'source = "s"\n[places.there]\n')
        assert self.checked(factcheck) == ["desk/naïve name.txt", "desk/old.txt"]
        git("checkout", "-q", ".")
        write("desk/known.json", '{"version": 1,  "articles": {}}')
        assert self.checked(factcheck) == ["desk/naïve name.txt", "desk/old.txt"]

    def test_from_a_folder_of_the_repository(
        self, factcheck: Run, write: Write, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("desk/old.txt", f"A headline\n\nThis is fine{END}\n")
        monkeypatch.chdir("desk")
        assert self.checked(factcheck) == ["old.txt"]

    def test_files_that_cannot_be_read_are_still_told(self, factcheck: Run, repository: Path) -> None:
        assert factcheck("check", "missing.txt", "--diff-base", "main").code == 2

    @pytest.mark.parametrize("revision", ["no-such-branch", "--output=x"])
    def test_a_revision_that_is_not_there(self, factcheck: Run, repository: Path, revision: str) -> None:
        done = factcheck("check", ".", f"--diff-base={revision}")
        assert done.code == 2
        assert "fetch-depth: 0" in done.err

    def test_outside_a_repository(self, factcheck: Run, write: Write, here: Path) -> None:
        write("a.txt", f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("check", "a.txt", "--diff-base", "main")
        assert done.code == 2
        assert "run factcheck inside the repository" in done.err

    def test_an_article_of_another_repository(
        self, factcheck: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        other = tmp_path_factory.mktemp("other") / "a.txt"
        other.write_text(f"A headline\n\nThis is wrong{END}\n")
        done = factcheck("check", str(other), "--diff-base", "main")
        assert done.code == 2
        assert "cannot tell whether it changed" in done.err


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "commit.gpgsign=false", *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    @pytest.fixture
    def clock(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Let half a second pass whenever somebody looks."""
        moments = iter(range(10_000))
        monkeypatch.setattr("factcheck.cli.progress.monotonic", lambda: next(moments) / 2)
        return

    @pytest.mark.usefixtures("clock")
    def test_a_long_run_on_a_terminal(self) -> None:
        stream = Terminal()
        shown = []
        for _ in with_progress(range(6), 6, stream):
            # Whatever is written about an item stands on a clean line.
            assert stream.getvalue() == "" or stream.getvalue().endswith("\r\x1b[K")
            shown.append(stream.getvalue())
        assert shown[0] == shown[1] == ""
        assert "[##########                    ] 2 of 6" in stream.getvalue()
        assert stream.getvalue().endswith("\r\x1b[K")

    @pytest.mark.usefixtures("clock")
    def test_nothing_elsewhere(self) -> None:
        stream = io.StringIO()
        assert list(with_progress(range(6), 6, stream)) == list(range(6))
        assert stream.getvalue() == ""

    @pytest.mark.usefixtures("clock")
    def test_it_is_gone_when_the_run_breaks_off(self) -> None:
        stream = Terminal()
        run = with_progress(range(6), 6, stream)
        for _ in range(4):
            next(run)
        run.close()
        assert stream.getvalue().endswith("\r\x1b[K")
