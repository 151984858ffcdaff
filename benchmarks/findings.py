"""Lists what the rules report on a corpus, for a reader to judge, and counts it.

    python benchmarks/findings.py [--select RULE,…] [--sample N] [--severity error] [--show confirmed]

The sample is drawn at random with a fixed seed, so that a second reader sees the same findings.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser
from collections import Counter

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
    chosen = random.Random(_SEED)
    for rule, findings in sorted(found.items()):
        sample = chosen.sample(findings, options.sample) if len(findings) > options.sample else findings
        print(f"\n{rule}: {len(sample)} of {len(findings)}")
        for article, finding in sample:
            _print(article, finding)
    print(f"\n{failures} failures")
    for (rule, kind), number in sorted(counts.items()):
        print(f"{rule:32} {kind:12} {number:6}")


def _print(article: Article, finding: Finding) -> None:
    start, end = finding.span
    before = article.text[max(0, start - _BEFORE) : start]
    after = article.text[end : end + _AFTER]
    excerpt = " ".join(f"{before}[[{article.text[start:end]}]]{after}".split())
    print(f"- {article.path} ({article.metadata.published}) {finding.severity}: {finding.message}\n    {excerpt}")


if __name__ == "__main__":
    main()
