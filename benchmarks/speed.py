"""Measures speed: articles a second, microseconds by stage, cold start, peak memory.

    python benchmarks/speed.py [--corpora FOLDER] [--limit N]

Seconds are processor seconds of this process, so that other work on the machine disturbs them as little as may be;
the cold start is wall time. An "article of 3 KB" is what the corpus's articles come to when their bytes are counted
together.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter, process_time

import corpora
from factcheck import Article
from factcheck.engine import Engine
from factcheck.registry import load
from factcheck.stopwatch import Stopwatch

_WARM_UP = 300
_COLD_STARTS = 9
_ARTICLE_BYTES = 3_000


def main() -> None:
    """Print the figures."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    corpora.add_arguments(parser)
    options = parser.parse_args()
    articles = list(corpora.articles(options.corpora, options.corpus, options.limit))
    size = sum(len(article.text.encode()) for article in articles)
    print(f"{len(articles)} articles, {size / 1e6:.1f} MB, {size / len(articles):.0f} bytes on average")
    seconds = _whole(articles)
    print(f"one core            {len(articles) / seconds:8.0f} articles/s  {size / seconds / 1e6:6.2f} MB/s")
    print(f"in articles of 3 KB {size / _ARTICLE_BYTES / seconds:8.0f} articles/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory         {peak:8.0f} MB (with the corpus in it)")
    _stages(articles)
    _cold_start(articles[0])


def _whole(articles: list[Article]) -> float:
    engine = Engine(load())
    for article in articles[:_WARM_UP]:
        engine.check(article)
    start = process_time()
    for article in articles:
        engine.check(article)
    return process_time() - start


def _stages(articles: list[Article]) -> None:
    """Print the microseconds an article by stage; the stopwatch itself costs some of them."""
    stopwatch = Stopwatch()
    engine = Engine(load(), stopwatch=stopwatch)
    for article in articles[:_WARM_UP]:
        engine.check(article)
    stopwatch.take()
    for article in articles:
        engine.check(article)
    print("microseconds an article by stage")
    for stage, seconds in sorted(stopwatch.seconds.items(), key=lambda item: -item[1]):
        print(f"  {stage:36} {seconds / len(articles) * 1e6:8.1f}")


def _cold_start(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "check", str(path)]
        # As after the first run of an installation: with the compiled modules that it leaves behind.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run(command, capture_output=True, check=False, env=environment)
        for name, arguments in (("factcheck check", command), ("python alone", [sys.executable, "-c", "pass"])):
            times = []
            for _ in range(_COLD_STARTS):
                start = perf_counter()
                subprocess.run(arguments, capture_output=True, check=False, env=environment)
                times.append((perf_counter() - start) * 1e3)
            print(f"cold start, {name:16} {statistics.median(times):6.0f} ms (best {min(times):.0f})")
        memory = subprocess.run(
            [
                sys.executable,
                "-c",
                "import json, resource, sys\nfrom factcheck.cli.main import main\n"
                "try:\n    main()\nexcept SystemExit:\n    pass\n"
                "print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss), file=sys.stderr)",
                "check",
                str(path),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        print(f"memory for one article    {json.loads(memory.stderr.splitlines()[-1]) / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
