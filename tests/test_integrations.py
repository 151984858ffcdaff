"""What other systems read of us: the hook for pre-commit, the GitHub action, the GitLab job, the container file."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from factcheck.cli.main import _parser
from factcheck.reporters import factcheck_reporters

AA = ROOT / "seeds" / "aa-garanties-otan.txt"
FORMATS = {reporter.name for reporter in factcheck_reporters()}


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def commands(text: str) -> Iterator[list[str]]:
    """The command lines of factcheck in a script."""
    for line in re.sub(r"\s+(?=--output-format)", " ", text).splitlines():
        if line.strip().startswith("factcheck "):
            yield shlex.split(line.strip())[1:]


def understood(command: list[str]) -> None:
    options = _parser(command).parse_args(command)
    for given in getattr(options, "output_format", None) or ():
        assert given.partition("=")[0] in FORMATS


def test_the_hook_runs_on_the_files_that_it_names(tmp_path: Path) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert re.search(hook["files"], "articles/a.md")
    assert not re.search(hook["files"], "articles/a.md.bak")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "factcheck"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments, str(AA)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 1
    assert "error dates.dateline-conflict" in done.stdout


def test_every_command_of_the_examples_is_one() -> None:
    found = [
        *commands("\n".join(loaded("integrations/gitlab-ci.yml")["factcheck"]["script"])),
        *(
            command
            for job in loaded("examples/newsroom/.github/workflows/articles.yml")["jobs"].values()
            for step in job["steps"]
            for command in commands(step.get("run", ""))
        ),
        *(
            shlex.split(hook["entry"])[1:]
            for repo in loaded("examples/newsroom/.pre-commit-config.yaml")["repos"]
            for hook in repo["hooks"]
        ),
    ]
    assert len(found) == 5
    for command in found:
        understood(command)


def test_the_files_of_the_gitlab_job_are_those_that_it_reports() -> None:
    job = loaded("integrations/gitlab-ci.yml")["factcheck"]
    written = re.findall(r"--output-format \w+=(\S+)", " ".join(job["script"]))
    assert sorted(written) == sorted(job["artifacts"]["reports"].values())


@pytest.mark.skipif(os.name == "nt", reason="its steps are for bash")
class TestAction:
    @pytest.fixture
    def step(self, tmp_path: Path) -> dict[str, str]:
        """The environment of the step that checks, with a program where the first step installs one."""
        program = tmp_path / "factcheck" / "bin" / "factcheck"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
        program.chmod(0o755)
        action = loaded("action.yml")
        (check,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
        inputs = action["inputs"]
        environment = {**os.environ, "RUNNER_TEMP": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
        for variable, value in check["env"].items():
            name = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
            assert name, value
            environment[variable] = inputs[name[1]]["default"]
        environment["GITHUB_OUTPUT"] = str(tmp_path / "output")
        environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
        environment["SCRIPT"] = check["run"]
        return environment

    def run(self, step: dict[str, str], **inputs: str) -> subprocess.CompletedProcess[str]:
        environment = {**step, **{f"INPUT_{name}": value for name, value in inputs.items()}}
        # As a runner does: bash --noprofile --norc -eo pipefail.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["SCRIPT"]]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def test_it_blocks_annotates_and_sums_up(self, step: dict[str, str], tmp_path: Path) -> None:
        sarif = tmp_path / "report with space.sarif"
        done = self.run(step, PATHS=f"{AA}\n", SARIF=str(sarif), ARGS="--show\nconfirmed\n")
        assert done.returncode == 1, done.stderr
        assert "::error " in done.stdout
        assert (tmp_path / "output").read_text() == "exit-code=1\n"
        assert "dates.dateline-conflict" in (tmp_path / "summary.md").read_text(encoding="utf-8")
        assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"

    @pytest.mark.parametrize(
        ("inputs", "code"),
        [
            ({"FAIL_LEVEL": "none"}, 0),
            ({"FAIL_LEVEL": "none", "MAX_WARNINGS": "0"}, 1),
            ({"PATHS": "no/such/file.txt"}, 2),
            ({"PATHS": "--help; echo injected"}, 2),
        ],
    )
    def test_its_inputs(self, step: dict[str, str], tmp_path: Path, inputs: dict[str, str], code: int) -> None:
        done = self.run(step, **{"PATHS": str(AA), **inputs})
        assert done.returncode == code, done.stdout + done.stderr
        assert (tmp_path / "output").read_text() == f"exit-code={code}\n"

    def test_inputs_reach_the_shell_as_variables_only(self) -> None:
        for step in loaded("action.yml")["runs"]["steps"]:
            assert "${{" not in step["run"]


def test_the_container_starts_the_program() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    entry = next(json.loads(line.removeprefix("ENTRYPOINT ")) for line in lines if line.startswith("ENTRYPOINT "))
    arguments = next(json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD "))
    assert entry == ["factcheck"]
    understood(arguments)
