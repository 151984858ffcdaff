"""Lists what the rules report on a corpus, for a reader to judge, and counts it.

    python benchmarks/findings.py [--select RULE,…] [--sample N] [--severity error] [--show confirmed]

The sample is drawn at random with a fixed seed, so that a second reader sees the same findings.

What a change does to the findings is seen by writing them down before it and holding them against that after it:

    python benchmarks/findings.py --write before.json
    python benchmarks/findings.py --against before.json     # only what has come (+) and what has gone (-)
"""

from __future__ import annotations

import json
import random
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

import corpora
from factcheck import Article, Finding, Severity, Verdict
from factcheck.engine import Engine
from factcheck.registry import load

_BEFORE, _AFTER = 160, 140
_SEED = 20211230


def main() -> None:
    """Print the findings and the counts."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    corpora.add_arguments(parser)
    parser.add_argument("--select", help="rules or families, separated by commas")
    parser.add_argument("--severity", choices=[severity.value for severity in Severity], help="only these")
    parser.add_argument("--sample", type=int, default=100, help="so many findings of each rule at the most")
    parser.add_argument("--show", choices=["confirmed"], help="list confirmed claims too")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the findings down here")
    parser.add_argument("--against", type=Path, metavar="FILE", help="list only the difference to those written there")
    options = parser.parse_args()
    registry = load()
    wanted = options.select.split(",") if options.select else []
    rules = [
        rule for rule in registry.checkers if not wanted or rule.id in wanted or rule.id.partition(".")[0] in wanted
    ]
    engine = Engine(registry, rules=rules)
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[str, list[tuple[Article, Finding]]] = {}
    failures = 0
    for article in corpora.articles(options.corpora, options.corpus, options.limit):
        result = engine.check(article)
        for failure in result.failures:
            failures += 1
            print(f"FAILURE {article.path}: {failure.rule}: {failure.error}")
        for finding in result.findings:
            confirmed = finding.verdict is not Verdict.CONTRADICTED
            counts[finding.rule, finding.verdict.value if confirmed else finding.severity.value] += 1
            listed = options.show == "confirmed" if confirmed else True
            if listed and options.severity in (None, finding.severity.value):
                found.setdefault(finding.rule, []).append((article, finding))
    now = {_line(article, finding) for listed in found.values() for article, finding in listed}
    if options.write:
        options.write.write_text(json.dumps(sorted(now), ensure_ascii=False, indent=0), encoding="utf-8")
    if options.against:
        _compare(set(json.loads(options.against.read_text(encoding="utf-8"))), now)
        return
    chosen = random.Random(_SEED)
    for rule, findings in sorted(found.items()):
        sample = chosen.sample(findings, options.sample) if len(findings) > options.sample else findings
        print(f"\n{rule}: {len(sample)} of {len(findings)}")
        for article, finding in sample:
            _print(article, finding)
    print(f"\n{failures} failures")
    for (rule, kind), number in sorted(counts.items()):
        print(f"{rule:32} {kind:12} {number:6}")


def _line(article: Article, finding: Finding) -> str:
    """Return a finding as a line that is the same before and after a change; where it stands in the text included."""
    words = article.text[finding.span.start : finding.span.end]
    return f"{finding.rule} {article.path}:{finding.span.start} {finding.severity} [[{words}]] {finding.message}"


def _compare(before: set[str], now: set[str]) -> None:
    for line in sorted(before ^ now):
        print("+" if line in now else "-", line)
    print(f"{len(now - before)} have come, {len(before - now)} have gone, {len(before & now)} are the same")


def _print(article: Article, finding: Finding) -> None:
    start, end = finding.span
    before = article.text[max(0, start - _BEFORE) : start]
    after = article.text[end : end + _AFTER]
    excerpt = " ".join(f"{before}[[{article.text[start:end]}]]{after}".split())
    print(f"- {article.path} ({article.metadata.published}) {finding.severity}: {finding.message}\n    {excerpt}")


if __name__ == "__main__":
    main()
