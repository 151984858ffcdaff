"""Counts the bytecodes that Python executes for an article, by module and by function.

    python benchmarks/bytecodes.py [--corpora FOLDER] [--layer NAME]

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
    parser.set_defaults(limit=100)
    options = parser.parse_args()
    articles = list(corpora.articles(options.corpora, options.corpus, options.limit))
    engine = Engine(load())
    for article in articles:
        engine.check(article)
    if options.layer is None:
        counts = _counted([lambda article=article: engine.check(article) for article in articles])
    else:
        (annotator,) = (one() for one in load().annotators if one.layer.name == options.layer)
        documents = [engine.document(article) for article in articles]
        for document in documents:
            annotator.annotate(document)
        counts = _counted([lambda document=document: annotator.annotate(document) for document in documents])
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
