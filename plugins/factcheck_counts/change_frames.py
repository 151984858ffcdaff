"""Changes in any order: what is said of the way between two amounts, and the two amounts, wherever they stand.

A construction has one order. Where the same is told in another one, it is read here as a frame (Fillmore 1982): a
change ("um die Hälfte", "a triplé") that a word of rising or falling is tied to, and two amounts that words tell apart
as earlier and later. They belong together where nothing between them can begin another subject. The constructions are
held against the same test.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Construction,
    Match,
    Quantity,
    QuantityKind,
    Span,
    covering,
)
from factcheck_counts.amounts import (
    ONE_CLAUSE,
    POINTS,
    PREPOSITION,
    RELATIVE_UNITS,
    UNKNOWN,
    Amounts,
    pair_of,
    than_another,
    when,
)
from factcheck_counts.arithmetic import counts_time
from factcheck_counts.passage import STEM, Clause, Passage, texts
from factcheck_counts.vocabulary import WORD, Vocabulary, begins, ends, holds

CHANGE = Construction("counts.change")
MULTIPLIED = Construction("counts.multiplied")
_AMOUNTS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT, QuantityKind.FRACTION}
)
#: Hot names: a member of an enumeration takes five times as long to look up, before Python 3.12.
_FRACTION, _MULTIPLIER = QuantityKind.FRACTION, QuantityKind.MULTIPLIER
#: The kinds and the units of what can be told of a change.
RELATIVE_KINDS = frozenset({QuantityKind.PERCENT, _FRACTION, _MULTIPLIER})
_FIGURE_KINDS = _AMOUNTS | {_MULTIPLIER}
_TIME = attrgetter("span.start")
#: A change and its two amounts.
_FIGURES = 3
#: Among more figures nobody tells which belong together.
_MOST = 7
#: More words that say nothing of it stand in front of "um".
_FAR = 9
#: A sentence opens with so many letters.
_OPENING = 32
#: A clause that only draws a conclusion has no more words.
_SHORT = 8
#: What is told of something named anew is off by so many times at the most.
_FURTHEST = 3
#: So many words stand between a change and its amounts where no mark parts them.
_NEAR = 6


def changes(document: Annotated, vocabulary: Vocabulary, relatives: Sequence[Quantity]) -> Iterator[Match]:
    """Yield the changes that the sentences of an article tell, each with its two amounts.

    Args:
        document: The article.
        vocabulary: The words of its language.
        relatives: The quantities that may be what is told of a change: those of such a kind or unit.
    """
    matches = (*document[CHANGE], *document[MULTIPLIED])
    if not matches and not relatives:
        return
    figures = [
        figure
        for figure in document[QUANTITIES]
        if figure.kind in _FIGURE_KINDS and (figure.unit is None or not counts_time(figure))
    ]
    known = set()
    for match in matches:
        if _is_plausible(document, match, figures, vocabulary):
            known.add(_told(match).span)
            yield match
    if len(figures) < _FIGURES:
        return
    for passage in _passages(document, figures, relatives, vocabulary):
        frame = _frame(passage)
        if frame is not None and _told(frame).span not in known:
            yield frame


def _is_plausible(document: Annotated, match: Match, figures: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether the amounts of a construction can be those of its change."""
    first, last = (covering(document[SENTENCES], place) for place in (match.span.start, match.span.end - 1))
    if first is None or last is None:
        return False
    span = first.to(last)
    passage = Passage(document, span, _within(figures, span), vocabulary)
    return _holds(passage, _told(match), match["from"].value, match["to"].value)


def _passages(
    document: Annotated, figures: Sequence[Quantity], relatives: Sequence[Quantity], vocabulary: Vocabulary
) -> Iterator[Passage]:
    """Yield the sentences that hold a change and two amounts, with the next one where it goes on with them."""
    sentences = document[SENTENCES]
    before = number = -1
    for relative in relatives:
        number = bisect_left(sentences, relative.span.end, lo=max(number, 0), key=_end)
        if number == before or number == len(sentences):
            continue
        before = number
        span = sentences[number]
        here = _within(figures, span)
        if len(here) > _MOST or not _may_tell(document, span, here, vocabulary):
            continue
        if len(here) < _FIGURES:
            wider = _with_neighbour(document, sentences, number, vocabulary)
            if wider is None:
                continue
            span, here = wider, _within(figures, wider)
        if _FIGURES <= len(here) <= _MOST:
            yield Passage(document, span, here, vocabulary)


def _with_neighbour(document: Annotated, sentences: Sequence[Span], number: int, vocabulary: Vocabulary) -> Span | None:
    """Return a sentence with the one that it goes on from, or with the one that goes on from it; None where none does.

    A pronoun goes on, where only a time may stand before it: "En 2024, on en comptait 640. L'an dernier, il y en a eu
    800, …".
    """
    if number and _goes_back(document, sentences[number], vocabulary):
        before = sentences[number - 1]
        opening = WORD.findall(document.folded, before.start, before.start + _OPENING)
        parted = "\n" in document.text[before.end : sentences[number].start]
        # "Parmi elles, 93 000 … Ce nombre a augmenté": the number of all, in another paragraph.
        if not begins(opening, vocabulary["among-them"]) and not (
            parted
            and _goes_on(document, sentences[number], vocabulary, "pronoun")
            and not _goes_on(document, sentences[number], vocabulary, "now", "then")
        ):
            return before.to(sentences[number])
    if number + 1 < len(sentences) and _goes_on(
        document, sentences[number + 1], vocabulary, "pronoun", "resumed", "then"
    ):
        return sentences[number].to(sentences[number + 1])
    return None


def _goes_on(document: Annotated, sentence: Span, vocabulary: Vocabulary, *names: str) -> bool:
    """Tell whether a sentence begins with one of some words."""
    words = WORD.findall(document.folded, sentence.start, min(sentence.start + _OPENING, sentence.end))
    return begins(words, vocabulary[names])


def _goes_back(document: Annotated, sentence: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence begins with what goes on from the one before it, a time before that left aside.

    "L'an dernier, il y en a eu 800"; "Im Jahr zuvor waren es 16,5"; "Un repli de 20 %"; "This year's crop".
    """
    timexes, start = document[TIMEXES], sentence.start
    place = bisect_left(timexes, start, key=_TIME)
    if place < len(timexes) and timexes[place].span.start - start <= PREPOSITION:
        start = timexes[place].span.end
    words = WORD.findall(document.folded, start, min(start + _OPENING, sentence.end))
    while words and words[0] in vocabulary["now"]:
        del words[0]
    if words[:1] == []:
        return False
    if words[0] in vocabulary["pronoun", "existing", "had-been"] or begins(words, vocabulary["instead"]):
        return True
    if words[0] in vocabulary["article"] and not vocabulary["rise", "fall"].isdisjoint(words[1:UNKNOWN]):
        return True
    opening = WORD.findall(document.folded, sentence.start, min(sentence.start + _OPENING, sentence.end))
    if len(opening) > 1 and opening[1].endswith("'"):
        # "This year's crop"
        opening[1] = opening[1].rstrip("'")
    return holds(opening, vocabulary["then"]) or begins(opening, vocabulary["now"])


def _told(match: Match) -> Quantity:
    told: Quantity = match["change" if "change" in match else "times"].value
    return told


def _is_relative(figure: Quantity) -> bool:
    return figure.kind in RELATIVE_KINDS or figure.unit in RELATIVE_UNITS


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _end(span: Span) -> int:
    return span.end


def _within(figures: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    first = bisect_left(figures, span.start, key=_start)
    return figures[first : bisect_left(figures, span.end, lo=first, key=_start)]


def _may_tell(document: Annotated, span: Span, figures: Sequence[Quantity], vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence holds a word or a sign of change."""
    if any(figure.kind is _MULTIPLIER or figure.unit == "times" or figure.value < 0 for figure in figures):
        return True
    said = WORD.findall(document.folded, *span)
    return not vocabulary.telling.isdisjoint(said) or document.text.find("+", *span) >= 0


def _frame(passage: Passage) -> Match | None:
    """Return the change of a passage that tells exactly one, of exactly two amounts."""
    changes = [(figure, sign) for figure in passage.figures if (sign := _sign(passage, figure)) is not None]
    if len(changes) != 1:
        return None
    told, sign = changes[0]
    others = [figure for figure in passage.figures if figure is not told and figure.kind in _AMOUNTS]
    pairs = [
        pair
        for one, other in pairwise(others)
        if (pair := than_another(passage, told, one, other) or pair_of(passage, one, other))
    ]
    if len(pairs) != 1 or _is_one_of_many(passage, told):
        return None
    pair = pairs[0]
    tied = _tie(passage, told, pair)
    sentence = covering(passage.document[SENTENCES], told.span.start)
    if tied is False or sentence is None:
        return None
    if sentence.overlaps(pair.span) and not sentence.contains(pair.span) and sentence.start < pair.span.start:
        # What goes over into the next sentence is told there.
        return None
    first, last = sorted((told.span, pair.span))
    if told.base is not None and not _is_said(passage, told.base, told.span.start):
        # "Por un 10 % de los votos"
        return None
    if passage.says(passage.between(passage.span.start, max(first.end, last.end)), passage.vocabulary["doubt"]):
        return None
    if pair.how == "then" and pair.after.span < pair.before.span < told.span and _is_compared(passage, told):
        # "58 %. In May it was 67 %, nine points more": what was is more than what is.
        sign = 0
    return _match(passage, told, sign, pair, taken=tied is None or not sentence.contains(pair.span))


def _is_compared(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change is told as more or less of something."""
    behind, vocabulary = texts(passage.behind(told)), passage.vocabulary
    return begins(behind, vocabulary["more"]) or begins(behind, vocabulary["fewer"])


def _match(passage: Passage, told: Quantity, sign: int, pair: Amounts, *, taken: bool) -> Match:
    if told.unit == "times" and sign < 0:
        # "Trois fois moins"
        told = told._replace(value=1 / Fraction(told.value))
    elif told.kind is _FRACTION and sign < 0 and _falls_to(passage, told):
        # "Se redujo a la mitad"
        told = told._replace(kind=_MULTIPLIER)
    name = "times" if told.unit == "times" or told.kind is _MULTIPLIER else "change"
    bindings = [
        (name, Binding(told.span, told)),
        ("from", Binding(pair.before.span, pair.before)),
        ("to", Binding(pair.after.span, pair.after)),
    ]
    if sign:
        bindings.append(("up" if sign > 0 else "down", Binding(told.span, "")))
    if pair.how == "versus":
        bindings.append(("versus", Binding(pair.before.span, "")))
    if taken:
        bindings.append(("taken", Binding(told.span, "")))
    first, last = sorted((told.span, pair.span))
    whole = Span(first.start, max(first.end, last.end))
    return Match(whole, "", tuple(sorted(bindings, key=lambda bound: bound[1].span)))


def _sign(passage: Passage, told: Quantity) -> int | None:
    """Return 1 for what is said to be a rise, -1 for a fall, 0 for a change either way; None for what is no change."""
    if told.parts or not _is_relative(told):
        return None
    vocabulary = passage.vocabulary
    before, behind = passage.before(told), texts(passage.behind(told))
    more = next((sign for sign, name in ((1, "more"), (-1, "fewer")) if begins(behind, vocabulary[name])), None)
    if told.kind is _MULTIPLIER or told.unit == "times":
        form = passage.document.folded[slice(*told.span)]
        if told.kind is _MULTIPLIER and form not in vocabulary["times-as-many"]:
            return 0
        return min(more or 0, 0) if begins(behind, vocabulary["as-many"]) else None
    if told.value < 0:
        return -1
    if told.unit in POINTS and ends(texts(before), vocabulary["so-much"] - vocabulary["hedge"]):
        # "Es decir, 2,7 puntos"
        return 0
    if passage.document.text.endswith("+", 0, told.span.start):
        return 1
    last = before[-1].text if before else ""
    if last in vocabulary["to"] and told.kind is not _FRACTION:
        return None
    if before and passage.vocabulary.by_so_much.issuperset(texts(before)):
        # "Stieg von 40 auf 50 um 25 Prozent": the verb stands before the two amounts.
        before = passage.clause_before(told)
    said = _parted(passage, before, behind) or _moved(passage, before)
    if said is not None or more is not None:
        return said if more is None else more
    if last in vocabulary["by-far"]:
        # "Um 20 Prozent gestiegen"
        signs = {
            1 if word in vocabulary.up else -1 for word in behind[:_NEAR] if word in vocabulary.up | vocabulary.down
        }
        return signs.pop() if len(signs) == 1 else None
    # "A 20% rise"
    noun = next((word for word in behind if word not in vocabulary["degree"]), "")
    return 1 if noun in vocabulary["rise"] else -1 if noun in vocabulary["fall"] else None


def _parted(passage: Passage, before: Clause, behind: Sequence[str]) -> int | None:
    """Return whether a verb before a figure says with its particle behind it that something rises or falls."""
    particles = next(
        (particles for word in reversed(before) if (particles := passage.vocabulary.parted.get(word.text))), {}
    )
    return next((particles[word] for word in behind if word in particles), None)


def _moved(passage: Passage, before: Clause) -> int | None:
    """Return whether the words that lead to a figure say last that something rises or falls."""
    vocabulary = passage.vocabulary
    most = _FAR if before and before[-1].text in vocabulary["by-far"] else UNKNOWN
    unknown = 0
    for word in reversed(before):
        if word.text in vocabulary.up:
            return 1
        if word.text in vocabulary.down:
            return -1
        unknown += not word.timed and word.text not in vocabulary.before_change
        if unknown > most:
            return None
    return None


def _is_one_of_many(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change is one of each year, or is held against another: "de 30 %, contre 27 % pour les autres"."""
    words = passage.between(told.span.end, passage.span.end)
    beside = next((figure for figure in passage.figures if figure.span.start >= told.span.end), None)
    compared = beside is not None and beside.kind is told.kind
    compared = compared and begins(texts([word for word in words if not word.timed]), passage.vocabulary.instead)
    return compared or begins(texts(words), passage.vocabulary["rate"])


def _falls_to(passage: Passage, told: Quantity) -> bool:
    """Tell whether something falls to a share: "auf die Hälfte"."""
    return ends(texts(passage.before(told)), passage.vocabulary["to"])


def _holds(passage: Passage, told: Quantity, before: Quantity, after: Quantity) -> bool:
    """Tell whether nothing contradicts that two amounts are those of a change, in this order."""
    one, other = sorted((before, after), key=_start)
    pair = pair_of(passage, one, other)
    if pair is not None and pair.how != "then" and pair.before.span != before.span:
        return False
    whole = one.span.to(other.span)
    if whole.start < told.span.start < whole.end:
        return True
    first, second = sorted((told.span, whole))
    if pair is not None and pair.how == "between":
        right = _goes_before(passage, whole.start) if first is whole else _tie(passage, told, pair) is not False
        if not right:
            return False
    _, *rest = passage.clauses(first.end, second.start)
    words = passage.between(passage.span.start, second.end)
    if rest and not passage.is_closed(rest[-1]) and passage.says(words, passage.vocabulary["doubt"]):
        return False
    turn = passage.vocabulary["turn"]
    return all(passage.is_closed(clause) for clause in rest if clause and clause[0].text in turn)


def _tie(passage: Passage, told: Quantity, pair: Amounts) -> bool | None:
    """Tell whether a change is one between two amounts; None where only what they count may be another thing."""
    whole = pair.span
    if whole.start < told.span.start < whole.end:
        return _is_inside(passage, told, pair)
    first, second = sorted((told.span, whole))
    if any(first.end <= figure.span.start < second.start for figure in passage.figures):
        return False
    tail, *rest = passage.clauses(first.end, second.start)
    if not rest:
        # "Stieg um 20 Prozent von 40 auf 50"; behind two amounts a change that no mark parts may be another, but not
        # where only "by" leads to it.
        if first is not told.span:
            return bool(tail) and pair.how == "between" and passage.vocabulary.by_so_much.issuperset(texts(tail))
        return len(tail) <= _NEAR and (passage.is_closed(tail) or passage.is_place(tail))
    *middle, head = rest
    if len(tail) > ONE_CLAUSE:
        return False
    if not passage.is_closed(head):
        # "So losses have dropped by 30 percent"; "avec 12 titres contre 8, le club en compte deux fois plus"
        between = passage.between(first.end, second.start)
        if first is whole and len(head) <= _SHORT and passage.says(between, passage.vocabulary["therefore"]):
            return None if _is_likely(told, pair) else False
        likely = first is whole and (
            _is_fronted(passage, whole.start, head)
            or (len(head) <= _NEAR and pair.how != "between" and head[0].text in passage.vocabulary["its"])
        )
        likely = likely or (pair.how == "then" and _are_opposed(passage, pair))
        return None if likely and _is_likely(told, pair) and all(map(passage.is_closed, middle)) else False
    if not all(passage.is_closed(clause) or passage.is_place(clause) for clause in middle):
        return False
    if first is whole:
        return pair.how != "between" or _goes_before(passage, whole.start)
    if _is_remark(passage, told):
        return False
    apart = ":" in passage.document.text[tail[-1].end if tail else first.end : second.start]
    if pair.how == "between" and passage.vocabulary["turn", "pronoun"].isdisjoint(texts(head)):
        return not apart or _ends_clause(passage, pair)
    known = passage.goes_on(head) or all(map(passage.is_known, head))
    if not _are_named(passage, pair):
        return None if apart and known else False
    if known:
        return True
    return None if covering(passage.document[SENTENCES], first.start) == passage.span else False


def _ends_clause(passage: Passage, pair: Amounts) -> bool:
    """Tell whether nothing is told of the second of two amounts: "de 10 à 12 bus circulent" is a subject."""
    words = passage.behind(pair.after)
    rest = [
        word for word in words if pair.after.noun is None or not pair.after.noun.contains(Span(word.start, word.end))
    ]
    return not rest or passage.is_known(rest[0]) or passage.is_place(rest)


def _goes_before(passage: Passage, place: int) -> bool:
    """Tell whether something is said to rise, to fall or to go before a place: "de 40 à 50" may be a range."""
    moving = passage.vocabulary.moving
    return any(word.text in moving for word in passage.between(passage.span.start, place))


def _is_remark(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change stands in a clause within another: "la tarifa, que había subido un 10 %, pasó de …"."""
    *_, clause = passage.clauses(passage.span.start, told.span.start)
    if not clause or clause[0].text not in passage.vocabulary["relative"]:
        return False
    return passage.has_border(max(clause[0].start - 2, passage.span.start), clause[0].start)


def _is_inside(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change between two amounts is theirs: "90,000 visitors, up a half from 75,000"."""
    first, last = sorted((pair.before.span, pair.after.span))
    tail, *rest = passage.clauses(first.end, told.span.start)
    behind = passage.clauses(told.span.end, last.start)
    if behind[:1] == [[]]:
        # "150 (+25 %) contre 120"
        del behind[0]
    if sum(not word.timed for word in tail) > _NEAR or len(rest) > 1 or not all(map(passage.is_closed, behind)):
        return False
    clause = rest[0] if rest else tail
    if (not rest or not passage.is_closed(clause)) and not (
        pair.how == "than" and _is_fronted(passage, first.start, clause)
    ):
        return False
    return pair.how == "than" or (pair.how == "versus" and len(behind) == 1)


def _is_likely(told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change may be one between two amounts, though it is told of something named anew."""
    if told.kind is not QuantityKind.PERCENT or QuantityKind.PERCENT in (pair.before.kind, pair.after.kind):
        return True
    if not pair.before.value:
        return False
    made = abs(Fraction(pair.after.value) - pair.before.value) / pair.before.value * 100
    size = abs(Fraction(told.value))
    return made <= size * _FURTHEST <= made * _FURTHEST**2


def _are_opposed(passage: Passage, pair: Amounts) -> bool:
    """Tell whether of two amounts the one is said to be of then and the other of now, and hardly anything else is said.

    "Damals buken noch 1280 Betriebe, heute sind es 420."
    """
    whole = pair.span
    first, last = sorted((pair.before.span, pair.after.span))
    sides = passage.before(pair.before), passage.between(first.end, last.start)
    *_, told = passage.clauses(passage.span.start, whole.start)
    said = {when(passage, clause) for clause in (told, *sides)} - {0}
    return {1} < said and sum(not passage.is_known(word) for word in told) <= 1


def _is_fronted(passage: Passage, start: int, clause: Clause) -> bool:
    """Tell whether an amount before its clause is what its subject comes to: "at $4 billion, revenue was …"."""
    articles = passage.vocabulary["article", "articles"]
    lead = [word for word in texts(passage.between(passage.span.start, start)) if word not in articles]
    return len(lead) == 1 and lead[0] in passage.vocabulary["fronting"] and len(clause) <= _NEAR


def _are_named(passage: Passage, pair: Amounts) -> bool:
    """Tell whether what two amounts count, as far as they say it, was named before them."""
    said = texts(passage.between(passage.span.start, pair.span.start))
    nouns = {noun for noun in map(passage.counted, (pair.before, pair.after)) if noun is not None}
    return all(any(word.startswith(noun) for word in said) for noun in nouns)


def _is_said(passage: Passage, noun: Span, place: int) -> bool:
    """Tell whether a noun was named before a place, in another form perhaps."""
    stem = passage.document.folded[noun.start : min(noun.end, noun.start + STEM)]
    return any(word.text.startswith(stem) for word in passage.between(passage.span.start, place))
