"""Shares whose counts are the only ones near them, wherever these stand: before the share, behind it, or around it.

A reader takes what is counted near a share for its counts if nothing else is: "Half of the fleet failed the test: of
the 160 buses, 96 …"; "The council has 15 members. … Nine councillors, less than half, said no"; "1,200 volunteers …
Now 90 women belong to them. Their share is 12 percent". All of it is ``assumed``, and what is far off is of others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from factcheck import SENTENCES, Annotated, Binding, Match, Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.arithmetic import counts_time, looks_like_year
from factcheck_counts.readings.changes.claims import sign_of
from factcheck_counts.readings.passage import BORDER, STEM, Passage, texts
from factcheck_counts.readings.shares.pairs import (
    BELONGING,
    Pair,
    are_alike,
    bound,
    ends_clause,
    is_of_all,
    of_many,
    of_which,
    of_whole,
)
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, Words, begins, holds

_CARDINAL, _CURRENCY = QuantityKind.CARDINAL, QuantityKind.CURRENCY
_FRACTION = QuantityKind.FRACTION
_SHARES = frozenset({QuantityKind.PERCENT, _FRACTION})
#: The counts stand in so many sentences before that of a share, or behind it.
_SENTENCES = 3
#: A share that opens its sentence has so few words before it, a rate so few in its clause.
_OPENING, _RATE = 4, 7
#: Between some of those who were counted and their share stand so many words.
_TAIL = 4
#: So many where a clause of its own takes them up: "; that is one in three".
_CLAUSE = 9
#: What is smaller than the part by so much is counted beside: "in the two parishes".
_SMALLER = 5
#: A share off by so much is one of others.
_FURTHEST = 2
_PAIR = 2
_HUNDRED = 100
#: Marks behind a share that set off how many it is.
_SET_OFF = frozenset({",", "(", "–", "—", "-"})
#: In characters: a mark stands right before what is set off, a whole not far behind its share.
_BESIDE, _RIGHT_BEHIND = 3, 40
#: "That month", "in the same month": so many words.
_TIME = 4
#: "Zwölf von sechzig" is no fraction in words.
_LARGEST_SPOKEN = 10
_END = attrgetter("end")
_START, _VALUE = attrgetter("span.start"), attrgetter("value")


def lone(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share with the only counts near it.

    Args:
        document: The article.
        vocabulary: The words of its language.
        sentence: That of the share.
        place: Where the share is among the figures.
        figures: All of the article.
    """
    if _is_of_counts(figures[place]):
        return None
    for read in (_explained, _of_named_whole, _apposed, _in_all, _called_rate):
        match = read(document, vocabulary, sentence, place, figures)
        if match is not None:
            return match if _is_near(match) else None
    return None


def _is_near(match: Match) -> bool:
    """Tell whether a share is off by no more than twice, or twice what it leaves."""
    part, whole, share = (match[name].value for name in ("part", "whole", "share"))
    if not 0 < part.value < whole.value:
        return False
    told = share.value / _HUNDRED if share.kind is QuantityKind.PERCENT else share.value
    return bool(told <= part.value / whole.value * _FURTHEST and part.value / whole.value <= told * _FURTHEST)


def _explained(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share that opens its sentence, with the whole and the part that are all that is counted behind it."""
    share = figures[place]
    lead = WORD.findall(document.folded, sentence.start, share.span.start)
    if len(lead) > _OPENING or (
        place and figures[place - 1].span.start >= sentence.start and figures[place - 1].span.end <= share.span.start
    ):
        return None
    sentences = document[SENTENCES]
    here = bisect_left(sentences, sentence.end, key=_END)
    last = sentences[min(here + _SENTENCES, len(sentences) - 1)]
    behind = [one for one in _counted(document, figures[place + 1 :], last.end) if one.span.start >= share.span.end]
    if any(one.kind in _SHARES for one in behind[: _PAIR + 1]):
        return None
    counts = _without_small(behind)
    if len(counts) != _PAIR or (counts[0].span.start >= sentence.end) != (counts[1].span.start >= sentence.end):
        return None
    if "\n\n" in document.text[sentence.start : counts[0].span.start]:
        # The next paragraph explains nothing.
        return None
    passage = Passage(document, sentence.to(last), (share, *counts), vocabulary)
    if not _is_share(passage, share):
        return None
    together = sentence.contains(counts[1].span)
    if together and ":" not in document.text[share.span.end : counts[0].span.start]:
        return None
    pair = of_whole(passage, counts) or of_many(passage, counts, vocabulary["out-of"])
    if pair is None and not together:
        pair = _bare_behind(passage, counts)
    if pair is None or not (together or _may_be_of_them(document, vocabulary, share, pair[1])):
        return None
    return _with_small(bound(share, *pair, flags=["rate", "all", "assumed"]), figures)


def _of_named_whole(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share of a whole that is counted right behind it, with a bare count set off behind: "un tiers des 60 …".

    "A third of the 80 apprentices failed, 20 of them"; "A fifth of the 50 singers are young. There are twenty of them".
    """
    share = figures[place]
    # The numbers of a fraction stand behind it.
    following = next((one for one in figures[place + 1 : place + 1 + _PAIR] if one.span.start >= share.span.end), None)
    if following is None or following.kind is not _CARDINAL or following.span.start - share.span.end > _RIGHT_BEHIND:
        return None
    sentences = document[SENTENCES]
    here = bisect_left(sentences, sentence.end, key=_END)
    last = sentences[min(here + 1, len(sentences) - 1)]
    counts = [one for one in _counted(document, figures[place + 1 :], last.end) if one.span.start >= share.span.end]
    if len(counts) != _PAIR or any(one.kind in _SHARES or one.parts for one in counts):
        return None
    whole, part = counts
    lead = WORD.findall(document.folded, share.span.end, whole.span.start)
    passage = Passage(document, sentence.to(last), (share, whole, part), vocabulary)
    if not 0 < len(lead) <= BELONGING or vocabulary["out-of"].isdisjoint(lead):
        return None
    if share.hedge is None and not _is_share(passage, share):
        # "More than half of the 640" is no rise.
        return None
    together = sentence.contains(part.span)
    if not sentence.contains(whole.span) or passage.has_border(share.span.end, whole.span.start):
        return None
    if not are_alike(passage, part, whole):
        return None
    if vocabulary.counts_something(document, part):
        there = not together and _are_all_there(passage, sentence, part)
        return bound(share, part, whole, flags=["all", "assumed"]) if there else None
    if together and not passage.has_border(part.span.start - _BESIDE, part.span.start):
        return None
    return bound(share, part, whole, flags=["rate", "all", "assumed"])


def _are_all_there(passage: Passage, sentence: Span, part: Quantity) -> bool:
    """Tell whether a sentence opens with how many took part in all: "Insgesamt zählte die Wache 290 Teilnehmer"."""
    vocabulary, document = passage.vocabulary, passage.document
    opening = texts(passage.between(sentence.end, part.span.start))
    noun = "" if part.noun is None else document.folded[slice(*part.noun)]
    return begins(opening, vocabulary["in-all"]) and noun in vocabulary["those-present"]


def _in_all(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share behind which a mark sets off how many it is, with the whole before: "one in three, 60 in all"."""
    share = figures[place]
    at = next((n for n in range(place + 1, len(figures)) if figures[n].span.start >= share.span.end), None)
    part = None if at is None else figures[at]
    if at is None or part is None or part.kind is not _CARDINAL or part.unit or part.span.end > sentence.end:
        return None
    passage = Passage(document, sentence, (share, part), vocabulary)
    between, lead = document.folded[share.span.end : part.span.start], texts(passage.before(share))
    apart = between.strip()[:1] in _SET_OFF and part.span.start - share.span.end <= _RIGHT_BEHIND
    behind, small = texts(passage.behind(part)), vocabulary.single("so-much", "in-all")
    told = [*texts(passage.between(share.span.end, part.span.start)), *behind]
    in_all = holds(told, vocabulary["in-all"]) and small.issuperset(told)
    opens = begins(texts(passage.words), vocabulary["of-them", "among-them", "out-of"])
    if not (apart and in_all and opens and len(lead) <= _RATE) or not _is_share(passage, share):
        return None
    # What the share is told with is no count before the part.
    whole = _larger(document, sentence, place, [*figures[:place], part])
    return None if whole is None else bound(share, part, whole, flags=["rate", "all", "assumed"])


def _apposed(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share that is set off behind a count, with the only larger one before that."""
    share, part = figures[place], figures[place - 1] if place else None
    if part is None or part.span.start < sentence.start or part.kind is not _CARDINAL or part.unit or part.parts:
        return None
    passage = Passage(document, sentence, (part, share), vocabulary)
    between = passage.clauses(part.span.end, share.span.start)
    leading = [texts(clause) for clause in between[1:]]
    summed = len(leading) == 1 and begins(leading[0], vocabulary["taking-up"])
    if not leading or len(between[0]) > (_CLAUSE if summed else _TAIL):
        return None
    if not all(_leads(vocabulary, words, summed=summed) for words in leading):
        return None
    whole = _larger(document, sentence, place - 1, figures)
    if whole is None or not _is_share(passage, share):
        return None
    end = share.span.end
    if share.base is not None:
        end = share.base.end
        if not _is_of_them(document, vocabulary, share, whole):
            return None
    ends = (
        ends_clause(document, vocabulary, sentence, end)
        or _ends_in_time(document, vocabulary, sentence, end)
        or _is_of_those_had(document, vocabulary, share)
    )
    if not ends or not vocabulary.counts_something(document, whole):
        return None
    return _with_small(bound(share, part, whole, flags=["all", "assumed", *(["told"] if summed else [])]), figures)


def _called_rate(
    document: Annotated, vocabulary: Vocabulary, sentence: Span, place: int, figures: Sequence[Quantity]
) -> Match | None:
    """Return a share that takes up the only counts before its sentence: "Their share is 12 percent", "That is half"."""
    share = figures[place]
    lead = WORD.findall(document.folded, sentence.start, share.span.start)
    if not lead or len(lead) > _RATE:
        return None
    summed = begins(lead, vocabulary["taking-up"])
    passage = Passage(document, sentence, (share,), vocabulary)
    general = not summed and not _is_rate(passage, lead)
    if general and (len(lead) > _OPENING or share.base is None or not is_of_all(document, vocabulary, share, ())):
        return None
    sentences = document[SENTENCES]
    here = bisect_left(sentences, sentence.end, key=_END)
    first = bisect_left(figures, sentences[max(here - _SENTENCES, 0)].start, key=_START)
    near = _counted(document, figures[first:place], sentence.start)
    counts = _without_small(near)
    if len(counts) != _PAIR or any(one.kind in _SHARES for one in near) or any(one.parts for one in counts):
        # "9,000 cars, 12 percent more than the 8,000 of last year": neither is a part of the other.
        return None
    part, whole = sorted(counts, key=_VALUE) if summed else counts[::-1]
    if not vocabulary.counts_something(document, counts[0]) or not are_alike(passage, part, whole):
        return None
    if not summed and lead[0] not in vocabulary["its"] and not _is_of_those(passage, counts):
        return None
    if general:
        # "Of the 90 boats, the storm sank 18. Almost half of the fleet is gone."
        told = Passage(document, sentences[max(here - 1, 0)], counts, vocabulary)
        pair = of_whole(told, counts) or of_many(told, counts, vocabulary["out-of"]) or of_which(told, counts)
        if pair is None or not told.span.contains(counts[0].span) or not _is_share(passage, share):
            return None
        return _with_small(bound(share, *pair, flags=["rate", "all", "assumed"]), figures)
    of_them = share.base is None or is_of_all(document, vocabulary, share, counts)
    end = share.span.end if share.base is None else share.base.end
    them = summed and _names_them_again(passage, share, whole, sentences[max(here - _SENTENCES, 0)].start)
    if not them and not (of_them and ends_clause(document, vocabulary, sentence, end)):
        return None
    if not _is_share(passage, share):
        return None
    return _with_small(bound(share, part, whole, flags=["rate", "all", "assumed"]), figures)


def _is_rate(passage: Passage, lead: Sequence[str]) -> bool:
    """Tell whether the words before a share call it that of those who were counted last: "ihr Anteil liegt bei"."""
    vocabulary = passage.vocabulary
    if lead[0] in vocabulary["its"]:
        return any(word.endswith(tuple(vocabulary["rates"])) for word in lead[1:])
    rates = vocabulary["rates"] | vocabulary.single("part-rates")
    named = lead[0] in vocabulary["article", "definite"] and lead[1:2] != [] and lead[1] in rates
    return named and (vocabulary.closed | vocabulary["of-rate"] | rates).issuperset(lead[2:])


def _is_of_those(passage: Passage, counts: Sequence[Quantity]) -> bool:
    """Tell whether a rate that is only named can be that of two counts: the next sentence tells it, of one thing.

    "It strikes 230 trains and 223 buses. Turnout was 65 percent" tells of two things, and of others again.
    """
    part, document = counts[-1], passage.document
    sentence = covering(document[SENTENCES], part.span.start)
    if sentence is None:
        return False
    between = document.text[sentence.end : passage.span.start]
    if between.strip() or "\n\n" in between:
        return False
    named = [document.folded[slice(*one.noun)][:STEM] for one in counts if one.noun is not None]
    return len({*named}) < _PAIR or not passage.vocabulary.counts_something(document, part)


def _counted(document: Annotated, figures: Sequence[Quantity], end: int) -> list[Quantity]:
    """Return what is counted up to a place, and the shares that stand among it."""
    found: list[Quantity] = []
    for one in figures:
        if one.span.start >= end:
            break
        if any(other.span.contains(one.span) for other in found) or _is_of_counts(one):
            continue
        if (
            one.kind in _SHARES
            or one.kind is _CURRENCY
            or (one.kind is _CARDINAL and not looks_like_year(document, one))
        ) or (one.unit is not None and not counts_time(one)):
            found.append(one)
    return found


def _is_of_counts(one: Quantity) -> bool:
    """Tell whether a fraction is made of two counts, which stand for themselves: "45 of 300"."""
    return bool(one.kind is _FRACTION and one.parts and one.parts[-1].value > _LARGEST_SPOKEN)


def _without_small(counts: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the counts without those that are much smaller than the two largest."""
    if len(counts) <= _PAIR:
        return counts
    least = sorted(one.value for one in counts)[-_PAIR]
    return [one for one in counts if one.value * _SMALLER > least]


def _with_small(match: Match, figures: Sequence[Quantity]) -> Match:
    """Return a share with what else is counted between its counts, of which each is much smaller."""
    start, end = bisect_left(figures, match.span.start, key=_START), bisect_left(figures, match.span.end, key=_START)
    known = [binding.span for _, binding in match.bindings]
    beside = [one for one in figures[start:end] if not any(one.span.overlaps(span) for span in known)]
    return Match(match.span, "", (*match.bindings, *(("small", Binding(one.span, one)) for one in beside)))


def _ends_in_time(document: Annotated, vocabulary: Vocabulary, sentence: Span, end: int) -> bool:
    """Tell whether only a time follows in its clause: "40 percent of those received that month"."""
    mark = BORDER.search(document.folded, end, sentence.end)
    words = WORD.findall(document.folded, end, sentence.end if mark is None else mark.start())
    return 0 < len(words) <= _TIME and words[-1] in vocabulary.stretches


def _is_of_those_had(document: Annotated, vocabulary: Vocabulary, share: Quantity) -> bool:
    """Tell whether a share is one of those that somebody has, which were counted: "la mitad de las que tiene"."""
    behind = WORD.findall(document.folded, share.span.end, share.span.end + _RIGHT_BEHIND)
    behind = behind[behind[:1] != [] and behind[0] in vocabulary["out-of", "of"] :]
    those = behind[:1] != [] and behind[0] in vocabulary["those-before", "those-of"]
    return those and behind[1:2] != [] and behind[1] in vocabulary["relative", "pronoun"]


def _larger(document: Annotated, sentence: Span, place: int, figures: Sequence[Quantity]) -> Quantity | None:
    """Return the only count before another that is larger; None where there are two, or a share stands between."""
    part = figures[place]
    sentences = document[SENTENCES]
    here = bisect_left(sentences, sentence.end, key=_END)
    first = bisect_left(figures, sentences[max(here - _SENTENCES, 0)].start, key=_START)
    before = _counted(document, figures[first:place], part.span.start)
    if any(one.kind in _SHARES for one in before):
        return None
    larger = [one for one in before if one.value > part.value or one.value * _SMALLER > part.value]
    if len(larger) != 1 or larger[0].kind is not _CARDINAL or larger[0].value <= part.value or larger[0].unit:
        return None
    return larger[0]


def _bare_behind(passage: Passage, counts: Sequence[Quantity]) -> Pair | None:
    """Return a whole that has a noun and the part without one behind it: "9,800 papers went out. 5,320 came back"."""
    whole, part = counts
    vocabulary, document = passage.vocabulary, passage.document
    if part.noun is not None and vocabulary.counts_something(document, part):
        return None
    return (part, whole) if vocabulary.counts_something(document, whole) and are_alike(passage, part, whole) else None


def _names_them_again(passage: Passage, share: Quantity, whole: Quantity, start: int) -> bool:
    """Tell whether all that follows a share in its clause was said before: "of all the houses that were inspected"."""
    if whole.noun is None:
        return False
    document, vocabulary = passage.document, passage.vocabulary
    light = vocabulary.light | vocabulary.single("out-of", "of-rate", "those-before", "relative", "everybody")
    told = [word[:STEM] for word in texts(passage.behind(share)) if word not in light]
    said = {word[:STEM] for word in WORD.findall(document.folded, start, passage.span.start)}
    noun = document.folded[slice(*whole.noun)][:STEM]
    return noun in told and said.issuperset(told)


def _is_share(passage: Passage, share: Quantity) -> bool:
    """Tell whether a share is none by which something rises or falls."""
    return sign_of(passage, share) is None


def _leads(vocabulary: Vocabulary, words: Sequence[str], *, summed: bool = False) -> bool:
    """Tell whether words say nothing but how much a share is: "or", "; that is"."""
    taking_up = vocabulary.single("taking-up") if summed else Words()
    return (vocabulary.single("so-much", "hedge", "article", "articles", "stressed") | taking_up).issuperset(words)


def _is_of_them(document: Annotated, vocabulary: Vocabulary, share: Quantity, whole: Quantity) -> bool:
    """Tell whether a share is one of those that were counted: of them, of the total, or by their name."""
    base = share.base if share.base is not None else share.noun
    if base is None or whole.noun is None:
        return False
    of, named = (document.folded[slice(*span)] for span in (base, whole.noun))
    lead = WORD.findall(document.folded, share.span.end, base.start)
    return (
        is_of_all(document, vocabulary, share, (whole,))
        or of[:STEM] == named[:STEM]
        or of.endswith(tuple(vocabulary["participle-endings"]))
        # "Soit la moitié de ces arbres"
        or not ((vocabulary["those-before"] - vocabulary["articles"]) | vocabulary["demonstrative"]).isdisjoint(lead)
    )


def _may_be_of_them(document: Annotated, vocabulary: Vocabulary, share: Quantity, whole: Quantity) -> bool:
    """Tell whether a share names nobody else than those that were counted."""
    return (share.base is None and share.noun is None) or _is_of_them(document, vocabulary, share, whole)
