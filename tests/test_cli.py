"""The command line: flags, formats, exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from conftest import ROOT, Run
from factcheck.reporters import factcheck_reporters

Write = Callable[[str, str | bytes], Path]
MAIN = [sys.executable, "-c", "import sys; from factcheck.cli.main import main; sys.exit(main())"]
ONE_OF_EACH = "A headline\n\nThis is wrong, doubtful, odd and right, as everyone knows who was there.\n"

pytestmark = pytest.mark.usefixtures("only_demo")


@pytest.mark.parametrize(
    ("words", "level", "code"),
    [
        ("fine", "info", 0),
        ("right", "info", 0),
        ("odd", "error", 0),
        ("odd", "warning", 0),
        ("odd", "info", 1),
        ("doubtful", "error", 0),
        ("doubtful", "warning", 1),
        ("doubtful", "info", 1),
        ("wrong", "error", 1),
        ("wrong", "info", 1),
        ("wrong", "none", 0),
        ("wrong crash", "error", 2),
        ("wrong crash", "none", 2),
    ],
)
def test_the_exit_code_tells_the_gate(factcheck: Run, write: Write, words: str, level: str, code: int) -> None:
    path = write("a.txt", f"A headline\n\nThe word is {words} in this article.")
    assert factcheck("check", path, "--fail-level", level).code == code


def test_one_finding_a_line(factcheck: Run, write: Write) -> None:
    path = write("a.txt", ONE_OF_EACH)
    assert factcheck("check", path, "--output-format", "concise", "--select", "demo.marked-word").out.splitlines() == [
        f"{path}:3:9: error demo.marked-word This is wrong.",
        f"{path}:3:16: warning demo.marked-word This is doubtful.",
        f"{path}:3:26: info demo.marked-word This is odd.",
        "1 article checked: 1 error, 1 warning, 1 note; 1 claim confirmed.",
    ]


def test_the_full_report_shows_the_words_and_the_verdict(factcheck: Run, write: Write) -> None:
    path = write("a.txt", ONE_OF_EACH)
    lines = factcheck("check", path, "--select", "demo.marked-word").out.splitlines()
    assert lines[:4] == [
        f"{path}:3:9 error demo.marked-word",
        "  This is wrong.",
        "  3 | This is wrong, doubtful, odd and right, as everyone knows who was there.",
        "    |         ^^^^^",
    ]
    assert lines[-1].endswith("Failed: 1 error stands against publication.")
    assert "\x1b" not in "".join(lines)


def test_confirmed_claims_are_counted_and_shown_on_request(factcheck: Run, write: Write) -> None:
    path = write("a.txt", ONE_OF_EACH)
    assert "confirmed demo.marked-word" not in factcheck("check", path).out
    assert "confirmed demo.marked-word" in factcheck("check", path, "--show", "confirmed").out


def test_quiet_leaves_nothing_but_the_findings(factcheck: Run, write: Write) -> None:
    assert factcheck("check", write("a.txt", "A headline\n\nAll is well in this article."), "-q").out == ""


@pytest.mark.parametrize(
    ("flags", "rules"),
    [
        ([], {"demo.fragile", "demo.marked-word"}),
        (["--select", "demo"], {"demo.fragile", "demo.marked-word"}),
        (["--select", "demo.fragile"], {"demo.fragile"}),
        (["--select", "demo.fragile,demo.marked-word"], {"demo.fragile", "demo.marked-word"}),
        (["--select", "demo.fragile", "--select", "demo.marked-word"], {"demo.fragile", "demo.marked-word"}),
        (["--ignore", "demo.fragile"], {"demo.marked-word"}),
        (["--select", "demo", "--ignore", "demo.fragile"], {"demo.marked-word"}),
        (["--select", "demo.fragile", "--ignore", "demo"], {"demo.fragile"}),
    ],
)
def test_rules_are_selected_by_id_and_family(factcheck: Run, write: Write, flags: list[str], rules: set[str]) -> None:
    out = factcheck("check", write("a.txt", ONE_OF_EACH), "--output-format", "json", *flags).out
    assert {finding["rule"] for finding in json.loads(out)["articles"][0]["findings"]} == rules


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "--select", "demo.marked-wrd", "a.txt"], "did you mean `demo.marked-word`?"),
        (["check", "--ignore", "demos", "a.txt"], "did you mean `demo`?"),
        (["check", "--select", "demo", "--ignore", "demo.fragile,demo.marked-word", "a.txt"], "no rule is left"),
        (["check", "--output-format", "jsn", "a.txt"], "did you mean `json`?"),
        (["check", "--language", "xx", "a.txt"], "choose one of"),
        (["check", "--date", "tomorrow", "a.txt"], "YYYY-MM-DD"),
        (["check", "--timeout", "0", "a.txt"], "above 0"),
        (["check", "-j", "many", "a.txt"], "number of processes"),
        (["check", "--fail-level", "never", "a.txt"], "--fail-level"),
        (["check", "--no-such-option", "a.txt"], "--no-such-option"),
        (["check", "-o", "no/such/folder/report", "a.txt"], "--output-file"),
        (["chekc"], "chekc"),
        ([], "COMMAND"),
        (["rules", "demo.marked"], "did you mean `demo.marked-word`?"),
        (["test", "no-such-rule"], "no-such-rule"),
    ],
)
def test_what_cannot_be_understood_is_told_in_one_line(factcheck: Run, arguments: list[str], complaint: str) -> None:
    done = factcheck(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("factcheck: ")
    assert complaint in done.err


def test_folders_are_walked_in_order_without_what_is_hidden(factcheck: Run, write: Write) -> None:
    for name in ("b.md", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "d.pdf", "a/A.TXT"):
        path = write(name, "A headline\n\nThis is wrong, as everyone knows.")
    folder = path.parent.parent
    out = factcheck("check", folder, "--output-format", "json").out
    assert [Path(found["path"]).relative_to(folder).as_posix() for found in json.loads(out)["articles"]] == [
        "b.md",
        "a/A.TXT",
        "a/z.txt",
    ]


def test_nothing_is_checked_twice(factcheck: Run, write: Write) -> None:
    path = write("a.txt", ONE_OF_EACH)
    out = factcheck("check", path, path.parent, path, "--output-format", "json").out
    assert json.loads(out)["summary"]["articles"] == 1


def test_a_file_of_another_ending_is_read_as_text_if_it_is_named(factcheck: Run, write: Write) -> None:
    assert factcheck("check", write("article.copy", ONE_OF_EACH)).code == 1


def test_standard_input(factcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "---\ntitle: A headline\ndate: 2020-02-29\n---\n\nThis is wrong, as everyone knows who was there.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.encode())))
    out = factcheck("check", "-", "--stdin-filename", "story.md", "--output-format", "json").out
    (article,) = json.loads(out)["articles"]
    assert article["path"] == "story.md"
    assert article["published"]["declared"] == "2020-02-29"
    assert article["findings"][0]["span"]["line"] == 6


def test_the_date_of_the_command_line(factcheck: Run, write: Write) -> None:
    out = factcheck("check", write("a.txt", ONE_OF_EACH), "--date", "2021-12-30", "--output-format", "json").out
    assert json.loads(out)["articles"][0]["published"]["declared"] == "2021-12-30"


def test_the_report_can_go_to_a_file(factcheck: Run, write: Write, tmp_path: Path) -> None:
    path = write("a.txt", ONE_OF_EACH)
    target = tmp_path / "report.json"
    done = factcheck("check", path, "--output-format", "json", "-o", target)
    assert done.code == 1
    assert done.out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["articles"] == 1


def test_statistics_and_timing_go_to_standard_error(factcheck: Run, write: Write) -> None:
    path = write("a.txt", ONE_OF_EACH)
    plain = factcheck("check", path)
    told = factcheck("check", path, "--statistics", "--timing")
    assert told.out == plain.out
    assert "      1  confirmed   demo.marked-word" in told.err
    assert "demo.marked-word" in told.err.partition("µs an article")[2]


def test_verbose_says_what_is_used(factcheck: Run, write: Write) -> None:
    assert "demo.fragile, demo.marked-word" in factcheck("check", write("a.txt", ONE_OF_EACH), "-v").err


@pytest.mark.parametrize("output_format", [reporter.name for reporter in factcheck_reporters()])
def test_more_processes_write_the_same_report(factcheck: Run, write: Write, output_format: str) -> None:
    words = ["wrong", "odd", "crash", "right", "fine"]
    for number in range(23):
        path = write(
            f"{number}.txt", f"Number {number}\n\nThis is {words[number % 5]}, as everyone knows who was there."
        )
    write("7.txt", b"\x00\xff")
    one = factcheck("check", path.parent, "--output-format", output_format)
    two = factcheck("check", path.parent, "--output-format", output_format, "-j", "3", "--timing")
    assert two.out == one.out
    assert two.code == one.code == 2
    assert "demo.marked-word" in two.err.partition("µs an article")[2]


def test_the_version(factcheck: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        factcheck("--version")
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("factcheck 0.")


def test_rules_are_listed_with_severity_and_summary(factcheck: Run) -> None:
    assert factcheck("rules").out.splitlines() == [
        "demo.fragile      error    A rule that breaks.",
        "demo.marked-word  error    A word that says itself what is to be found.",
    ]


@pytest.mark.parametrize("output_format", ["text", "markdown", "json"])
def test_the_page_of_a_rule_is_made_of_its_class(factcheck: Run, output_format: str) -> None:
    out = factcheck("rules", "demo.marked-word", "--output-format", output_format).out
    for part in (
        "demo.marked-word",
        "A word that says itself",
        "It makes every kind of finding.",
        "[[wrong]]",
        "[[right]]",
    ):
        assert part in out
    if output_format == "json":
        assert json.loads(out)["examples"][0] == {
            "kind": "bad",
            "language": "en",
            "text": "This is [[wrong]].",
            "published": None,
            "facts": None,
            "options": None,
        }


def test_examples_are_run(factcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import demo_plugin
    from factcheck import Bad, testing

    testing.forget()
    try:
        done = factcheck("test", "demo")
        assert (done.code, done.out) == (0, "9 examples of 2 rules: no problems\n")
        monkeypatch.setattr(demo_plugin.MarkedWord, "examples", (Bad("en", "This is [[fine]]."),))
        done = factcheck("test", "demo.marked-word")
        assert done.code == 1
        assert "This is [[fine]]." in done.out
    finally:
        testing.forget()


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
def test_a_reader_that_has_seen_enough_is_no_error(write: Write) -> None:
    for number in range(200):
        path = write(f"{number}.txt", "A headline\n\n" + "Le lundi 12 mars 2024, tout allait bien. " * 40)
    command = [*MAIN, "check", str(path.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Unix")
def test_an_interruption_is_quiet() -> None:
    # A shell may have had interruptions ignored by everything that it starts in the background.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", heed + MAIN[-1], "check", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        # It is at work once it has taken more than a pipe holds.
        process.stdin.write(b"Un mot. " * 40_000)
        process.stdin.flush()
        sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr.read() == b""


def test_the_seeds_do_not_depend_on_the_order_or_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [*MAIN, "check", str(ROOT / "seeds"), "--output-format", "json"]
    one, two = (subprocess.run([*command, "-j", jobs], capture_output=True, check=False) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
