"""Which files have changed since a revision, as git tells it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.cli.inputs import STANDARD_INPUT, Input
from factcheck.cli.messages import UsageError
from factcheck.cli.work import Worker
from factcheck.policy.config import absolute
from factcheck.policy.suppressions import BESIDE


def changed_since(revision: str, found: Sequence[Input], worker: Worker) -> list[Input]:
    """Return the articles that have changed since a revision, or what they are judged by has.

    What has changed is seen from where the work of today left the revision (its merge base), as in a pull request, and
    includes what is not committed yet.

    Args:
        revision: Anything that git understands.
        found: What would be checked.
        worker: Knows the configuration of each article.

    Raises:
        UsageError: Git cannot tell.
    """
    root, changed = _changed(revision)
    chosen = []
    for entry in found:
        # What cannot be read is told of rather than left out.
        if entry.path == STANDARD_INPUT or entry.data is not None or entry.error is not None:
            chosen.append(entry)
            continue
        path = _real(entry.path)
        if not path.is_relative_to(root):
            raise UsageError(
                f"{entry.path}: it is not in the repository {root}, so --diff-base cannot tell whether it changed: run"
                " factcheck in its own repository"
            )
        if not changed.isdisjoint((path, _real(entry.path + BESIDE))) or _ruled_by(changed, entry.path, worker):
            chosen.append(entry)
    return chosen


def _ruled_by(changed: Iterable[Path], path: str, worker: Worker) -> bool:
    """Tell whether what an article is judged by has changed: its configuration, facts of the house, the baseline."""
    ruling = [_real(file) for file in worker.policies.configurations.of(path).files]
    policy, _ = worker.prepare(path)
    packs = [_real(pack) for pack in policy.fact_packs]
    if policy.baseline is not None:
        ruling.append(_real(policy.baseline.path))
    return any(file in ruling or any(file.is_relative_to(pack) for pack in packs) for file in changed)


def _changed(revision: str) -> tuple[Path, frozenset[Path]]:
    """Return the root of the repository and the files that are changed or new."""
    root = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}", about=revision).strip()
    base = _git("merge-base", commit, "HEAD", about=revision).strip()
    names = _git("diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", base, folder=root)
    names += _git("ls-files", "--others", "--exclude-standard", "-z", folder=root)
    return _real(root), frozenset(_real(root / name) for name in names.split("\0") if name)


def _real(path: str | Path) -> Path:
    return Path(os.path.realpath(absolute(Path(path))))


def _git(*arguments: str, folder: Path | None = None, about: str | None = None) -> str:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, cwd=folder, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise UsageError("--diff-base needs git: install it, or name the articles") from None
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    if about is not None:
        raise UsageError(
            f"--diff-base {about}: git knows no way from there to here: check the name, or fetch the history"
            " (`git fetch --unshallow`; `fetch-depth: 0` in a GitHub workflow)"
        )
    told = " ".join(done.stderr.decode(errors="replace").split())
    raise UsageError(f"--diff-base: git cannot tell: {told}: run factcheck inside the repository of the articles")
