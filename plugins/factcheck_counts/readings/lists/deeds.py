"""Lists of what is to be done, each told by a verb of one form: "four aims: to cut costs, sell the site and move"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck import Document, Quantity, Span, covering
from factcheck_counts.readings.lists.announced import Listed
from factcheck_counts.readings.lists.forms import Forms
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, vocabulary_of

#: So many are a list, and so many words stand between their number and the colon.
_FEWEST, _FAR = 3, 8
_LANGUAGES = 16


def deed_lists(document: Document, numbers: Sequence[Quantity], forms: Forms) -> Iterator[Listed]:
    """Yield the deeds behind a colon that the last number before it announces.

    All but the last two are parted by commas, so that none is half of another: "hitting and kicking a man".
    """
    vocabulary = vocabulary_of(document)
    endings = tuple(vocabulary["deed-endings"])
    for place, number in enumerate(numbers):
        sentence = covering(document[STATEMENTS], number.span.start) or number.span
        start = (number.noun or number.span).end
        colon = document.text.find(": ", start, sentence.end)
        follows = numbers[place + 1 : place + 2]
        if colon < 0 or number.noun is None or (follows and follows[0].span.start < colon):
            continue
        between = document.folded[start:colon].split()
        if len(between) > _FAR or not forms.of_them.isdisjoint(word.strip(",") for word in between):
            continue
        items = _deeds(document, Span(colon + 2, sentence.end), endings, vocabulary)
        if items:
            yield Listed(number, items, items[0].to(items[-1]), len(items), len(items))


def _deeds(document: Document, within: Span, endings: tuple[str, ...], vocabulary: Vocabulary) -> list[Span]:
    """Return the items of a list up to the end of its sentence that begin with a verb of one form each."""
    heads: list[tuple[str, int]] = []
    for joint in _joints(vocabulary).finditer(document.folded, *within):
        word = WORD.match(document.folded, joint.end())
        # "To cut waste" needs no ending.
        is_bare = word is not None and word[0] in vocabulary["deed-bare"]
        if word is not None and word[0] in vocabulary["deed-leads"]:
            word = WORD.match(document.folded, word.end() + (word[0][-1].isalpha()))
        if word is not None and (is_bare or (len(word[0]) > _FEWEST and word[0].endswith(endings))):
            heads.append((joint.lastgroup or "", word.start()))
        elif joint.lastgroup != "and":
            # What is parted by a comma may be an item, or a remark on one.
            return []
    if len(heads) < _FEWEST or [kind for kind, _ in heads] != ["", *["comma"] * (len(heads) - 2), "and"]:
        return []
    starts = [start for _, start in heads]
    return [Span(one, other) for one, other in zip(starts, [*starts[1:], within.end], strict=True)]


@lru_cache(_LANGUAGES)
def _joints(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what parts deeds: the opening, a comma, or "and"."""
    last = "|".join(sorted(map(re.escape, vocabulary["and"]), key=len, reverse=True))
    return re.compile(rf"(?P<and>,? (?:{last}) )|(?P<comma>, )|(?<=: )(?=\S)")
