"""Counts the bytecodes that Python executes for an article, by module and by function.

    python benchmarks/bytecodes.py [--corpora FOLDER] [--layer NAME] [--after N]

Unlike seconds they are the same on every run and every machine of one version of Python, so that a change of a few in
a hundred shows. They leave out what is done in C: the shared scan, regular expressions, sorting.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from pathlib import PurePath
from types import CodeType, FrameType
from typing import Any

import corpora
from factcheck.engine import Engine
from factcheck.registry import load

_SHOWN = 25


def main() -> None:
    """Print the counts."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    corpora.add_arguments(parser)
    parser.add_argument("--layer", help="only one layer, those below it computed before")
    parser.add_argument("--after", type=int, default=0, help="count articles that are new, behind so many others")
    parser.set_defaults(limit=100)
    options = parser.parse_args()
    read = list(corpora.articles(options.corpora, options.corpus, options.after + options.limit))
    known, articles = (read[: options.after], read[options.after :]) if options.after else (read, read)
    engine = Engine(load())
    if options.layer is None:
        for article in known:
            engine.check(article)
        counts = _counted([lambda article=article: engine.check(article) for article in articles])
    else:
        # One of them computes the layers below, so that the other one has met only the articles it is to know.
        counted, other = ({one().layer.name: one() for one in load().annotators}[options.layer] for _ in range(2))
        for article in known:
            counted.annotate(engine.document(article))
        documents = [engine.document(article) for article in articles]
        for document in documents:
            other.annotate(document)
        counts = _counted([lambda document=document: counted.annotate(document) for document in documents])
    number = len(articles)
    print(f"{sum(counts.values()) / number:10.0f} bytecodes an article")
    modules: Counter[str] = Counter()
    for code, count in counts.items():
        modules["/".join(PurePath(code.co_filename).parts[-2:])] += count
    for module, count in modules.most_common(_SHOWN):
        print(f"{count / number:10.0f} {module}")
    print("by function")
    for code, count in counts.most_common(_SHOWN):
        print(f"{count / number:10.0f} {PurePath(code.co_filename).name}:{code.co_firstlineno} {code.co_qualname}")


def _counted(works: list[Callable[[], object]]) -> Counter[CodeType]:
    counts: Counter[CodeType] = Counter()

    def executed(frame: FrameType, event: str, _: Any) -> Any:
        if event == "opcode":
            counts[frame.f_code] += 1
        return executed

    def entered(frame: FrameType, _: str, __: Any) -> Any:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return executed

    sys.settrace(entered)
    try:
        for work in works:
            work()
    finally:
        sys.settrace(None)
    return counts


if __name__ == "__main__":
    main()
