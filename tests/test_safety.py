"""Whatever goes wrong is told in one plain line with a remedy, never passes the gate, and stops nothing else."""

from __future__ import annotations

import importlib.metadata
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import demo_plugin
from conftest import FakeEntryPoint, Outcome, Run

Write = Callable[[str, str | bytes], Path]
ARTICLE = "A headline\n\nThis is wrong, as everyone knows who was there.\n"


def check(factcheck: Run, *arguments: str | Path) -> tuple[Outcome, dict[str, Any]]:
    done = factcheck("check", *arguments, "--output-format", "json")
    return done, json.loads(done.out)


@pytest.mark.usefixtures("only_demo")
class TestArticles:
    def test_a_rule_that_raises(self, factcheck: Run, write: Write) -> None:
        write("good.txt", ARTICLE)
        path = write("bad.txt", "A headline\n\nThis is a crash and wrong, as everyone knows.")
        done, report = check(factcheck, path.parent)
        assert done.code == 2
        assert report["gate"]["status"] == "undecided"
        bad, good = report["articles"]
        (failure,) = bad["failures"]
        assert failure["rule"] == "demo.fragile"
        assert failure["error"].startswith("ValueError: a crash was asked for (demo_plugin.py:")
        assert done.err == f"factcheck: {path}: demo.fragile: {failure['error']}\n"
        assert [finding["rule"] for finding in bad["findings"]] == ["demo.marked-word"]
        assert len(good["findings"]) == 2

    def test_a_rule_without_end(self, factcheck: Run, write: Write) -> None:
        path = write("bad.txt", "A headline\n\nThis is endless and wrong, as everyone knows.")
        done, report = check(factcheck, path, "--timeout", "0.2")
        assert done.code == 2
        (failure,) = report["articles"][0]["failures"]
        assert failure["rule"] == "demo.fragile"
        assert "--timeout" in failure["error"]
        assert [finding["rule"] for finding in report["articles"][0]["findings"]] == ["demo.marked-word"]

    @pytest.mark.parametrize(
        ("name", "content", "complaint"),
        [
            ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
            ("latin.txt", "Le café est fermé".encode("latin-1"), "UTF-8"),
            ("story.md", "---\ntitle: [unclosed\n---\n\nA text.", "story.md"),
            ("story.md", "---\ndate: the day before\n---\n\nA text.", "date"),
        ],
    )
    def test_a_file_that_cannot_be_read(
        self, factcheck: Run, write: Write, name: str, content: str | bytes, complaint: str
    ) -> None:
        path = write(name, content)
        write("zz.txt", ARTICLE)
        done, report = check(factcheck, path.parent)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert str(path) in done.err
        assert complaint in done.err
        unread, read = report["articles"]
        assert unread["path"] == str(path)
        assert unread["findings"] == []
        assert [failure["rule"] for failure in unread["failures"]] == [None]
        assert len(read["findings"]) == 2

    def test_a_file_that_is_not_there(self, factcheck: Run, write: Write) -> None:
        path = write("a.txt", ARTICLE)
        done, report = check(factcheck, path.parent / "missing.txt", path)
        assert done.code == 2
        assert "no such file" in done.err
        assert [len(article["findings"]) for article in report["articles"]] == [0, 2]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
    def test_a_file_that_may_not_be_read(self, factcheck: Run, write: Write) -> None:
        path = write("a.txt", ARTICLE)
        path.chmod(0)
        done, _ = check(factcheck, path)
        assert done.code == 2
        assert "permissions" in done.err

    def test_a_folder_without_articles(self, factcheck: Run, tmp_path: Path) -> None:
        done, report = check(factcheck, tmp_path)
        assert done.code == 2
        assert "no articles" in done.err
        assert report["gate"]["status"] == "undecided"

    def test_a_language_without_lexicon(self, factcheck: Run, write: Write) -> None:
        done, report = check(factcheck, write("a.md", f"---\nlang: xx\n---\n\n{ARTICLE}"))
        assert done.code == 2
        assert "`xx`" in done.err
        assert report["articles"][0]["findings"] == []

    def test_an_article_in_a_language_that_is_not_told(self, factcheck: Run, write: Write) -> None:
        text = (
            "De minister van Binnenlandse Zaken heeft gisteren bekendgemaakt dat de politie twaalf mensen heeft opgepakt"
            " bij een actie tegen de drugshandel. De agenten namen meer dan honderd kilo cocaïne in beslag in een loods"
            " aan de rand van de stad. Volgens de speurders was de groep al zeker drie jaar actief."
        )
        done, report = check(factcheck, write("a.txt", text))
        assert done.code == 2
        assert "--language" in done.err
        assert report["articles"][0]["language"] is None

    @pytest.mark.parametrize("text", ["", "\n", " ", "\ufeff", "\r\n\r\n", "---\ntitle:\n---\n"])
    def test_an_article_without_text(self, factcheck: Run, write: Write, text: str) -> None:
        done, _ = check(factcheck, write("a.txt", text))
        assert done.code == 2
        assert "no text" in done.err

    @pytest.mark.parametrize("text", ["x", "«", "12", "\u0301" * 50])
    def test_an_article_of_hardly_any_text(self, factcheck: Run, write: Write, text: str) -> None:
        done, report = check(factcheck, write("a.txt", text))
        assert report["articles"][0]["failures"] == []
        assert done.code == 0


class TestPlugins:
    @pytest.fixture
    def install(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        def install(*entry_points: FakeEntryPoint) -> None:
            monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: entry_points)

        return install

    @pytest.mark.parametrize(
        "broken",
        [
            FakeEntryPoint("broken", ImportError("no module named x"), "broken-dist"),
            FakeEntryPoint("broken", object(), "broken-dist"),
        ],
    )
    def test_one_that_does_not_load(
        self, factcheck: Run, write: Write, install: Callable[..., None], broken: FakeEntryPoint
    ) -> None:
        install(broken, FakeEntryPoint("demo", demo_plugin))
        done, report = check(factcheck, write("a.txt", ARTICLE), write("b.txt", ARTICLE))
        assert done.code == 2
        assert report["gate"]["status"] == "undecided"
        assert done.err.count("\n") == 1
        assert "`broken-dist`" in done.err
        assert [plugin["name"] for plugin in report["tool"]["plugins"]] == ["demo"]
        for article in report["articles"]:
            assert len(article["findings"]) == 2
            assert [failure["rule"] for failure in article["failures"]] == [None]

    def test_one_rule_of_two_plugins(self, factcheck: Run, write: Write, install: Callable[..., None]) -> None:
        class CopyCat:
            factcheck_checkers = staticmethod(demo_plugin.factcheck_checkers)

        install(FakeEntryPoint("demo", demo_plugin), FakeEntryPoint("cat", CopyCat()), FakeEntryPoint("odd", object()))
        done = factcheck("check", write("a.txt", ARTICLE))
        assert done.code == 2
        assert "`cat` and `demo`" in done.err

    def test_rules_and_test_say_so_too(self, factcheck: Run, install: Callable[..., None]) -> None:
        install(FakeEntryPoint("demo", demo_plugin), FakeEntryPoint("broken", ImportError("x")))
        done = factcheck("rules")
        assert done.code == 2
        assert "demo.marked-word" in done.out
        assert "`broken`" in done.err


def test_a_fault_of_the_program_itself_is_not_taken_for_a_finding(
    factcheck: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("something is broken")

    monkeypatch.setattr("factcheck.cli.check.load_registry", fail)
    done = factcheck("check", tmp_path)
    assert done.code == 2
    assert "internal error: RuntimeError: something is broken" in done.err
    assert "Traceback" not in done.err
    assert "Traceback" in factcheck("check", tmp_path, "-v").err
