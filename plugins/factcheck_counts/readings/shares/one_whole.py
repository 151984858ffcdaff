"""Shares in a row of what each can be only once: of one vote, of one owner, of where something goes or comes from.

"Labour are on 41%, the Greens on 18% …": who votes for one party votes for none of the others, what is sent to Spain
is not sent to Japan. Such shares need not be all there are, but they can be no more than all. That they are of one
vote is said by a word of voting beside them and a name at each of them; of anything else, by the verb of the first, or
by the question before them, which asks who, where to or where from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from factcheck import SENTENCES, Document, Quantity, Span
from factcheck_counts.readings.arithmetic import YEAR, lenient, total
from factcheck_counts.readings.passage import BORDER
from factcheck_counts.readings.shares.enumerated import is_row
from factcheck_counts.readings.shares.listed import of_several_groups, tells_of_change
from factcheck_counts.readings.vocabulary import CAPITAL, WORD, Vocabulary, Words, begins, holds, vocabulary_of

_FEWEST = 3
#: A verb leads to the first share in so many words; behind each share stands where it goes.
_LEAD = 8
#: "48 % of its power": whose that is stands in so many words behind the first share.
_OWNED = 2
#: Shares of one list make no more than this, be they right or wrong.
_ALL, _MOST = 100, 125
_NAME = re.compile(CAPITAL)
#: Where every noun has a capital: "CDU", "Jan Kern".
_FULL_NAME = re.compile(rf"{CAPITAL}{{2}}|{CAPITAL}\w+ {CAPITAL}")
_LETTER = re.compile(r"[^\W\d_]")
_END = attrgetter("end")


def rows_of_one_whole(document: Document, plain: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """Yield the shares of a sentence that are no less than all there is, where nothing is in two of them."""
    sentences, vocabulary = document[SENTENCES], vocabulary_of(document)
    ends_at = [*map(_END, sentences)]
    for number, group in groupby(plain, key=lambda share: bisect_right(ends_at, share.span.start)):
        shares = _own(document, list(group))
        if number == len(sentences) or len(shares) < _FEWEST:
            continue
        is_near = total(map(lenient, shares)).high >= _ALL and sum(share.value for share in shares) <= _MOST
        if not (is_near and is_row(document, shares)):
            continue
        before = sentences[number - 1] if number else None
        if not _is_of_now(document, sentences[number], shares, vocabulary):
            continue
        # "Last year it made 48 percent from gas, 31 percent from coal": one year for all of them.
        is_drawn = _is_drawn(document, sentences[number], shares, vocabulary)
        if is_drawn or (
            not holds(WORD.findall(document.folded, *sentences[number]), vocabulary["then"])
            and (
                _is_vote(document, sentences[number], before, shares, vocabulary)
                or _is_parted(document, sentences[number], before, shares, vocabulary)
                or _is_one_choice(document, sentences[number], shares, vocabulary)
            )
        ):
            yield shares


def _own(document: Document, shares: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return shares without those in brackets right behind another, which tell what that is made of or was."""
    kept = [*shares[:1]]
    for one, other in pairwise(shares):
        between = document.text[one.span.end : other.span.start]
        if not between.rstrip().endswith("(") or _LETTER.search(between):
            kept.append(other)
    return kept


def _is_of_now(document: Document, sentence: Span, shares: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether nothing says that shares are of several times, places or groups."""
    words = WORD.findall(document.folded, *sentence)
    told = WORD.findall(document.folded, shares[0].span.start, sentence.end)
    had = vocabulary["had-been"]
    apart = (WORD.findall(document.folded, one.span.end, other.span.start) for one, other in pairwise(shares))
    return not (
        holds(words, vocabulary["turnout"])
        or holds(told, vocabulary["then"])
        or any(holds(gap, had) for gap in apart)
        or YEAR.search(document.text, shares[0].span.end, sentence.end)
        or of_several_groups(document, shares)
    )


def _is_vote(
    document: Document, sentence: Span, before: Span | None, shares: Sequence[Quantity], vocabulary: Vocabulary
) -> bool:
    """Tell whether shares are those of one vote: a name stands at each of them, and nothing is rated."""
    told = WORD.findall(document.folded, *(sentence if before is None else before.to(sentence)))
    endings = tuple(vocabulary["contest-endings"])
    is_contest = holds(told, vocabulary["contest"]) or (bool(endings) and any(word.endswith(endings) for word in told))
    if not is_contest or tells_of_change(document, sentence) or holds(told, vocabulary["rating"]):
        return False
    if _are_of_several(document, shares):
        return False
    places = vocabulary["among-whom", "place"]
    candidates = vocabulary["candidates"]
    has_capitals = vocabulary_of(document).has_capitals
    name = _FULL_NAME if has_capitals else _NAME
    for one, other in pairwise(shares):
        start = max(
            (mark.end() for mark in BORDER.finditer(document.folded, one.span.end, other.span.start - 1)),
            default=one.span.end,
        )
        lead = WORD.findall(document.folded, start, other.span.start)
        lead = lead[begins(lead, vocabulary["and"]) :]
        # "41 % in Berlin, 38 in Bremen": shares of several votes.
        behind = WORD.findall(document.folded, other.span.end, sentence.end)[:1]
        if (lead[:1] and lead[0] in places) or (not lead and behind and behind[0] in places):
            return False
        between = WORD.findall(document.folded, one.span.end, other.span.start)
        if candidates.isdisjoint(between) and not name.search(document.text, one.span.end, other.span.start):
            return False
    return True


def _are_of_several(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether shares are said to be of different things: "60 % der Männer, 50 % der Frauen"."""
    return len({document.folded[slice(*share.base)] for share in shares if share.base is not None}) > 1


def _is_parted(
    document: Document, sentence: Span, before: Span | None, shares: Sequence[Quantity], vocabulary: Vocabulary
) -> bool:
    """Tell whether shares are of what goes, or comes, or belongs to one of several each."""
    lead = WORD.findall(document.folded, sentence.start, shares[0].span.start)[-_LEAD:]
    lead += WORD.findall(document.folded, shares[0].span.end, shares[1].span.start)
    comes, goes = (vocabulary[name] for name in ("comes-from", "is-sent"))
    asked = _question(document, before)
    is_where = begins(asked, vocabulary["asked-where"])
    comes_from = holds(lead, comes) or (is_where and holds(asked, comes))
    if comes_from and _is_linked(document, sentence, shares, _links(vocabulary, "origin")):
        # "À 46 % du charbon, à 28 % du fioul", but no "46 % des hommes viennent de Lyon, 28 % des femmes de Lille"
        told = WORD.findall(document.folded, sentence.start, shares[0].span.start)
        if holds(told, comes) or not _is_subject(document, shares[0]) or not _are_of_several(document, shares[:2]):
            return True
    if _are_of_several(document, shares):
        return False
    if holds(lead, goes) and _is_linked(document, sentence, shares, _links(vocabulary, "goes-to", "place")):
        return True
    if (is_where and holds(asked, comes | goes)) or holds(asked, vocabulary["asked-once"]):
        return True
    if holds(lead, vocabulary["shared-out"] - vocabulary["of-one-whole"]):
        return True
    opening = WORD.findall(document.folded, *sentence)[:1]
    if holds(lead, vocabulary["one-each"]) and not vocabulary["out-of", "among-whom", "among-them"].isdisjoint(opening):
        # "Of the lorries, 62 % have Swiss plates, 31 % Italian and …": each has only one such plate.
        return True
    return holds(lead, vocabulary["shared-out", "of-one-whole"]) and not _has_each_its_own(document, sentence, shares)


def _is_drawn(document: Document, sentence: Span, shares: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether shares are of what somebody has, and each has what it was made of: "48 % of its power from gas"."""
    owned = WORD.findall(document.folded, shares[0].span.end, shares[1].span.start)[:_OWNED]
    if vocabulary["its"].isdisjoint(owned) or _are_of_several(document, shares):
        return False
    if tells_of_change(document, sentence):
        return False
    ends_at = [*(share.span.start for share in shares[1:]), sentence.end]
    for share, end in zip(shares, ends_at, strict=True):
        mark = BORDER.search(document.folded, share.span.end, end)
        told = WORD.findall(document.folded, share.span.end, end if mark is None else mark.start())
        if not holds(told[:_LEAD], vocabulary["made-from"]):
            return False
    return True


def _is_one_choice(document: Document, sentence: Span, shares: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether shares are of answers to what was asked for one thing only: "asked for their main means of …"."""
    lead = WORD.findall(document.folded, sentence.start, shares[0].span.end)
    named = vocabulary["asked-to"]
    if not holds(lead, named) or not holds(lead, vocabulary["main-one"]) or _are_of_several(document, shares):
        return False
    # Who names "the two main ones" names two.
    return not holds(lead, vocabulary["main-ones"])


def _has_each_its_own(document: Document, sentence: Span, shares: Sequence[Quantity]) -> bool:
    """Tell whether somebody has shares of several wholes: "its 25 percent stake in Reed, its 74 percent in Tate"."""
    links, ands = vocabulary_of(document)["listed-at", "of-a-thing"], vocabulary_of(document)["and"]
    ends_at = [*(share.span.start for share in shares[1:]), sentence.end]
    wholes = set[str]()
    for share, end in zip(shares, ends_at, strict=True):
        mark = BORDER.search(document.folded, share.span.end, end)
        found = WORD.finditer(document.folded, share.span.end, end if mark is None else mark.start())
        told = [*takewhile(lambda word: word[0] not in ands, found)]
        led = [behind for before, behind in pairwise(told) if before[0] in links]
        wholes.update(word[0] for word in led[:1] if document.text[word.start()].isupper())
    return len(wholes) > 1


def _question(document: Document, before: Span | None) -> Sequence[str]:
    """Return the words of the sentence before another, if it is a question."""
    is_asked = before is not None and document.text.startswith("?", before.end - 1)
    return WORD.findall(document.folded, *before) if before is not None and is_asked else ()


def _is_subject(document: Document, share: Quantity) -> bool:
    """Tell whether something is said of what a share is of: "46 % des hommes viennent …"."""
    return share.base is not None and WORD.match(document.folded, share.base.end + 1) is not None


def _links(vocabulary: Vocabulary, *names: str) -> Words:
    return Words(form.partition(" ")[0] for name in names for form in vocabulary[name])


def _is_linked(document: Document, sentence: Span, shares: Sequence[Quantity], links: Words) -> bool:
    """Tell whether each share has where it goes or comes from: "… to Algeria, 32% to Morocco", "the lake (32%), …"."""
    if all(document.text.startswith("(", share.span.start - 1) for share in shares):
        return True
    ends_at = [*(share.span.start for share in shares[1:]), sentence.end]
    unlinked = 0
    for share, end in zip(shares, ends_at, strict=True):
        mark = BORDER.search(document.folded, share.span.end, end)
        told = WORD.findall(document.folded, share.span.end, mark.start() if mark is not None else end)
        unlinked += links.isdisjoint(told[:_LEAD])
    # "… aus Wind, … aus Sonne; Kohle steuert nur 20 Prozent bei"
    return unlinked <= (len(shares) > _FEWEST)
