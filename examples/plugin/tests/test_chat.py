"""The reporter, by way of the command line."""

import subprocess
import sys


def chat(folder, text, *arguments):
    article = folder / "article.txt"
    article.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "check", str(article), "--output-format", "chat", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout


def test_the_worst_comes_first_and_the_rest_is_counted(tmp_path):
    wrong = "The vote was on Monday, 12 March 2024, says the council of the town.\n\n" * 7
    told = chat(tmp_path, "The vote\n\n" + wrong, "--select", "dates").splitlines()
    assert told[1] == "🟥 line 3: 12 March 2024 is a Tuesday, not a Monday. `dates.weekday-mismatch`"
    assert told[-2:] == ["… and 2 more", "_Failed_; 7 errors stand against publication"]


def test_what_could_not_be_checked_is_told(tmp_path):
    told = chat(tmp_path, "")
    assert "⬛" in told
    assert "_Undecided_" in told
