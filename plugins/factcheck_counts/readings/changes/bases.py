"""What a change in percent is said to be of, where that is something else than two amounts beside it."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck import Document, Span, covering
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.changes.told import Change
from factcheck_counts.readings.passage import BORDER, STEM
from factcheck_counts.readings.statements import STATEMENTS

#: In code points: how far behind a percentage its basis is told, and what ends the clause before.
_BEHIND, _CLAUSE = 48, re.compile(r"[\d.,;:!?)]")
#: And how far before it, with what ends a sentence or is another figure.
_BEFORE, _CLAUSE_END = 90, re.compile(r"[\d.;:!?()]")


def is_on_another_basis(document: Document, change: Change) -> bool:
    """Tell whether a percentage is said to be of other amounts than those told: "3,1 % à périmètre constant".

    Or of one of them alone, as a share is: "74 per cent of the 1,204 adults".
    """
    sets = document.lexicons[document.language].sets
    end = change.told.span.end
    lead = Span(end, max(end, change.pair.start.span.start))
    between = said(document, lead)
    # "A third cheaper: of the 80 euros …"
    if BORDER.search(document.folded, *lead) is None and " ".join(between) in sets.get("counts.partitive", ()):
        return True
    bases = document.lexicon.tables.get("counts.basis", {})
    # "With same-store sales up 6 pct", "on a store-for-store basis, the company said, sales rose five pct"
    before = _CLAUSE_END.split(document.folded[max(change.told.span.start - _BEFORE, 0) : change.told.span.start])[-1]
    behind = _CLAUSE.split(document.folded[end : end + _BEHIND], 1)[0]
    periods = document.lexicons[document.language].sets.get("counts.comparable", frozenset())
    # "In the comparable period of 1986" is no basis.
    words = [word for word in (*re.split(r"[\s,]+", before), *behind.split()) if word]
    return any(word in bases and following not in periods for word, following in pairwise((*words, "")))


def is_of_them(document: Document, change: Change) -> bool:
    """Tell whether a percentage is not said to be one of something else: "une hausse de 15 % du prix"."""
    base, told = change.told.base, change.told.span
    sentence = covering(document[STATEMENTS], told.start)
    if base is None or sentence is None or "what" in change.pair.match:
        return True
    if any(binding.span.overlaps(base) for way in ("up", "down") for binding in change.pair.match.all(way)):
        # "25 % d'augmentation"
        return True
    its = document.lexicons[document.language].sets.get("counts.its", frozenset())
    behind = said(document, Span(base.end, max(base.end, change.pair.start.span.start)))
    articles = document.lexicons[document.language].sets.get("counts.articles", frozenset())
    if not its.isdisjoint(said(document, Span(told.end, base.start))) and articles.isdisjoint(behind[:1]):
        # "Perdu 30 % de ses magasins : ils étaient 240"
        return True
    stem = document.folded[base.start : min(base.end, base.start + STEM)]
    return any(word.startswith(stem) for word in said(document, Span(sentence.start, told.start)))
