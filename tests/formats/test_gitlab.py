"""``gitlab`` against what GitLab documents of Code Quality reports.

GitLab publishes no schema for them. The one below is the table "Code Quality report format" of its documentation, with
what its parser rejects: a report must be a JSON list without a byte order mark, fingerprints must be unique, and paths
relative to the repository without a leading ``./``.
"""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from samples import SOURCE, rendered, run

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}


def issues(*sources: str) -> list[dict[str, Any]]:
    report = rendered("gitlab", run(*sources))
    assert report.startswith("[")
    found: list[dict[str, Any]] = json.loads(report)
    jsonschema.validate(found, SCHEMA)
    return found


def test_it_is_what_gitlab_documents() -> None:
    found = issues()
    assert [issue["severity"] for issue in found].count("blocker") == 2
    assert {"info", "major", "critical", "blocker"} == {issue["severity"] for issue in found}
    assert not any("right" in issue["description"].split(":")[0] for issue in found)


def test_fingerprints_are_unique_also_among_copies_of_an_article() -> None:
    fingerprints = [issue["fingerprint"] for issue in issues(SOURCE, SOURCE)]
    assert len(set(fingerprints)) == len(fingerprints)


def test_fingerprints_survive_edits_elsewhere() -> None:
    def marks(source: str) -> set[str]:
        return {issue["fingerprint"] for issue in issues(source) if "Two lines" in issue["description"]}

    assert marks(SOURCE) == marks(SOURCE.replace("The vote was", "New words.\n\nThe vote, as told, was"))
    assert marks(SOURCE)
