"""Whether a change and two amounts belong together: whether anything between them may begin another subject."""

from __future__ import annotations

from fractions import Fraction

from factcheck import Quantity, QuantityKind, Span, covering
from factcheck_counts.readings.changes.amounts import FEW, ONE_CLAUSE, POINTS, UNKNOWN, Amounts, pair_of, when
from factcheck_counts.readings.passage import STEM, Clause, Passage, texts
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import begins, holds

#: A clause that only draws a conclusion has no more words.
_SHORT = 8
#: What is told of something named anew is off by so many times at the most.
_FURTHEST = 3
#: What words that measure begin with has so many letters, or fewer.
_FEWEST, _MEASURED = 4, 9
#: So many words stand between a change and its amounts where no mark parts them.
NEAR = 6


def holds_together(passage: Passage, told: Quantity, before: Quantity, after: Quantity) -> bool:
    """Tell whether nothing contradicts that two amounts are those of a change, in this order."""
    one, other = sorted((before, after), key=lambda amount: amount.span)
    pair = pair_of(passage, one, other)
    if pair is not None and pair.how != "then" and pair.before.span != before.span:
        return False
    whole = one.span.to(other.span)
    if whole.start < told.span.start < whole.end:
        return True
    first, second = sorted((told.span, whole))
    if pair is not None and pair.how == "between":
        goes = _goes_before(passage, whole.start) or _is_drawn_from(passage, whole.end, told.span.start)
        right = goes if first is whole else tie(passage, told, pair) is not False
        if not right:
            return False
    _, *rest = passage.clauses(first.end, second.start)
    words = passage.between(passage.span.start, second.end)
    if rest and not passage.is_closed(rest[-1]) and passage.says(words, passage.vocabulary["doubt"]):
        return False
    turn = passage.vocabulary["turn"]
    # "Dropped by 33 percent since the increase, from 1,200 to 900": when it did is no other subject.
    timed = [clause for clause in rest[:-1] if clause and passage.is_place(clause)]
    return all(clause in timed or passage.is_closed(clause) for clause in rest if clause and clause[0].text in turn)


def tie(passage: Passage, told: Quantity, pair: Amounts) -> bool | None:
    """Tell whether a change is one between two amounts; None where only what they count may be another thing."""
    whole = pair.span
    if not passage.has_border(told.span.end, told.span.end + 1) and _is_of_others(passage, told, pair):
        return False
    if pair.how == "became":
        return None if _is_likely(told, pair) else False
    if whole.start < told.span.start < whole.end:
        return _is_inside(passage, told, pair)
    first, second = sorted((told.span, whole))
    if any(first.end <= figure.span.start < second.start for figure in passage.figures):
        return False
    if first is whole and pair.how == "between" and _is_drawn_from(passage, first.end, second.start):
        return True
    tail, *rest = passage.clauses(first.end, second.start)
    if first is told.span and is_compared(passage, told):
        # "Ten times more files than before the reform: it had 120, now it has 1,200"
        while len(rest) > 1 and rest[0] and not passage.has_border(first.end, rest[0][0].start):
            del rest[0]
    if len(rest) > 1 and _concludes(passage, rest[-2], rest[-1]):
        rest[-2:] = [[*rest[-2], *rest[-1]]]
    if not rest:
        # "Stieg um 20 Prozent von 40 auf 50"; behind two amounts a change that no mark parts may be another, but not
        # where only "by" leads to it, nor in "gegenüber 40 entspricht das einem Plus von 20 Prozent".
        if first is not told.span:
            if passage.is_closed(tail) and passage.says(tail, passage.vocabulary["makes"]):
                return pair.how != "between"
            return bool(tail) and pair.how == "between" and passage.vocabulary.by_so_much.issuperset(texts(tail))
        return len(tail) <= NEAR and (passage.is_closed(tail) or passage.is_place(tail))
    *middle, head = rest
    if len(tail) > ONE_CLAUSE:
        return False
    if not passage.is_closed(head):
        # "So losses have dropped by 30 percent"; "avec 12 titres contre 8, le club en compte deux fois plus"
        between = passage.between(first.end, second.start)
        if measures_another(passage, first.end, second.start):
            return False
        if first is whole and len(head) <= _SHORT and passage.says(between, passage.vocabulary["therefore"]):
            if _is_more_of_another(passage, told, pair):
                return False
            return None if _is_likely(told, pair) else False
        likely = first is whole and (
            _is_fronted(passage, whole.start, head)
            or (len(head) <= NEAR and pair.how != "between" and head[0].text in passage.vocabulary["its"])
        )
        likely = likely or (pair.how == "then" and _are_opposed(passage, pair))
        likely = likely or (first is told.span and _refers_back(passage, head))
        if first is whole and not middle and pair.how == "between":
            return _of_what_follows(passage, pair, head)
        return None if likely and _is_likely(told, pair) and all(map(passage.is_closed, middle)) else False
    if not all(passage.is_closed(clause) or passage.is_place(clause) for clause in middle):
        return False
    if first is whole:
        return pair.how != "between" or _goes_before(passage, whole.start)
    if is_remark(passage, told):
        return False
    apart = ":" in passage.document.text[tail[-1].end if tail else first.end : second.start]
    if pair.how == "between" and passage.vocabulary["turn", "pronoun"].isdisjoint(texts(head)):
        return not apart or ends_clause(passage, pair)
    known = passage.goes_on(head) or all(map(passage.is_known, head))
    if not _are_named(passage, pair):
        return None if apart and known else False
    if known:
        return True
    return None if covering(passage.document[STATEMENTS], first.start) == passage.span else False


def ends_clause(passage: Passage, pair: Amounts) -> bool:
    """Tell whether nothing is told of the second of two amounts: "de 10 à 12 bus circulent" is a subject."""
    words = passage.behind(pair.after)
    rest = [
        word for word in words if pair.after.noun is None or not pair.after.noun.contains(Span(word.start, word.end))
    ]
    return not rest or passage.is_known(rest[0]) or passage.is_place(rest)


def _is_more_of_another(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change is told as more of something that two amounts do not count: "15 percent more income"."""
    behind = passage.behind(told)
    if not is_compared(passage, told) or passage.is_known(behind[-1]) or len(behind) != FEW:
        return False
    return not any(behind[-1].text.startswith(noun) for noun in _nouns(passage, pair))


def _goes_before(passage: Passage, place: int) -> bool:
    """Tell whether something is said to rise, to fall or to go before a place: "de 40 à 50" may be a range."""
    moving = passage.vocabulary.moving
    return any(word.text in moving for word in passage.between(passage.span.start, place))


def _is_drawn_from(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a change is drawn from two amounts at once: "von 240 auf 80 gesunken und damit halbiert"."""
    words, vocabulary = passage.between(start, end), passage.vocabulary
    linking = vocabulary.closed | vocabulary["and", "therefore"]
    return holds(texts(words), vocabulary["therefore"]) and all(word.timed or word.text in linking for word in words)


def measured(passage: Passage, words: Clause) -> set[str]:
    """Return what some words measure, by whatever word: "sales", "sold", "delivered"."""
    fields = passage.document.lexicons[passage.document.language].tables.get("counts.measured", {})
    found = (fields.get(word.text[:length]) for word in words for length in range(_FEWEST, _MEASURED))
    return {field for field in found if field is not None}


def measures_another(passage: Passage, place: int, end: int) -> bool:
    """Tell whether what is told behind a place measures something else: "sold 120 boats …; its staff thus grew"."""
    before = measured(passage, passage.between(passage.span.start, place))
    behind = measured(passage, passage.between(place, end)) if before else before
    return bool(behind) and before.isdisjoint(behind)


def is_remark(passage: Passage, told: Quantity) -> bool:
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
    if sum(not word.timed for word in tail) > NEAR or len(rest) > 1 or not all(map(passage.is_closed, behind)):
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


def _refers_back(passage: Passage, head: Clause) -> bool:
    """Tell whether a clause about somebody counts what was named: "la commission en recevait 120"."""
    return len(head) <= NEAR and passage.says(head, passage.vocabulary["anaphor"])


def _of_what_follows(passage: Passage, pair: Amounts, head: Clause) -> bool | None:
    """Tell whether two amounts that begin a sentence are those of the subject behind them.

    "Passé de 140 à 280, le nombre a doublé": grammar says so; "From 140 to 280: the number has doubled" only may.
    """
    vocabulary = passage.vocabulary
    lead = passage.between(passage.span.start, pair.span.start)
    nouns = _nouns(passage, pair)
    leading = vocabulary["went", "from"] | vocabulary.light
    if not leading.issuperset(texts(lead)) or not ends_clause(passage, pair):
        return False
    if not all(any(word.text.startswith(noun) for word in head) for noun in nouns):
        return False
    return True if passage.says(lead, vocabulary["went"]) else None


def is_compared(passage: Passage, told: Quantity) -> bool:
    """Tell whether a change is told as more or less of something."""
    behind, vocabulary = texts(passage.behind(told)), passage.vocabulary
    return begins(behind, vocabulary["more", "fewer"]) or (
        told.unit in POINTS and begins(behind, vocabulary["points-over", "points-under"])
    )


def _is_of_others(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change that another sentence tells is one of something else: "minus 15 % among the young"."""
    behind, vocabulary = passage.behind(told), passage.vocabulary
    here = covering(passage.document[STATEMENTS], told.span.start)
    if here is None or not behind or told.span < pair.span or here.contains(pair.span):
        return False
    if not passage.is_known(behind[-1]) and len(behind) == FEW and is_compared(passage, told):
        # "Now there are 204, and 10 percent fewer drink"
        return _is_more_of_another(passage, told, pair)
    if here.overlaps(pair.span):
        return False
    led = vocabulary["within", "rival", "among-whom"]
    return behind[0].text in led and not all(map(passage.is_known, behind[1:UNKNOWN]))


def _concludes(passage: Passage, clause: Clause, behind: Clause) -> bool:
    """Tell whether a word of conclusion stands within a clause, not before it: "son prix a donc été multiplié"."""
    if not clause or not behind or passage.has_border(clause[-1].end, behind[0].start):
        return False
    return behind[0].text in passage.vocabulary["therefore"]


def _is_fronted(passage: Passage, start: int, clause: Clause) -> bool:
    """Tell whether an amount before its clause is what its subject comes to: "at $4 billion, revenue was …"."""
    articles = passage.vocabulary["article", "articles"]
    lead = [word for word in texts(passage.between(passage.span.start, start)) if word not in articles]
    return len(lead) == 1 and lead[0] in passage.vocabulary["fronting"] and len(clause) <= NEAR


def _are_named(passage: Passage, pair: Amounts) -> bool:
    """Tell whether what two amounts count, as far as they say it, was named before them."""
    said = texts(passage.between(passage.span.start, pair.span.start))
    return all(any(word.startswith(noun) for word in said) for noun in _nouns(passage, pair))


def _nouns(passage: Passage, pair: Amounts) -> set[str]:
    """Return what two amounts count, as far as they say it."""
    return {noun for noun in map(passage.counted, (pair.before, pair.after)) if noun is not None}


def is_said(passage: Passage, noun: Span, place: int) -> bool:
    """Tell whether a noun was named before a place, in another form perhaps."""
    stem = passage.document.folded[noun.start : min(noun.end, noun.start + STEM)]
    return any(word.text.startswith(stem) for word in passage.between(passage.span.start, place))


def is_its_own(passage: Passage, told: Quantity) -> bool:
    """Tell whether a share is one of what somebody has, so that its change is told: "perdu 30 % de ses magasins"."""
    base = told.base
    return base is not None and passage.says(passage.between(told.span.end, base.start), passage.vocabulary["its"])
