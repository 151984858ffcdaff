"""Changes in any order: what is said of the way between two amounts, and the two amounts, wherever they stand.

A construction has one order. Where the same is told in another one, it is read here as a frame (Fillmore 1982): a
change ("um die Hälfte", "a triplé") that a word of rising or falling is tied to, and two amounts that words tell apart
as earlier and later. They belong together where nothing between them can begin another subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Annotated,
    Binding,
    Construction,
    Layer,
    Match,
    Quantity,
    QuantityKind,
    Span,
    covering,
)
from factcheck_counts.arithmetic import counts_time

CHANGE = Construction("counts.change")
MULTIPLIED = Construction("counts.multiplied")
#: The changes of an article, those that constructions find and those that they do not; ``change`` or ``times`` is what
#: is told of the way from ``from`` to ``to``.
FRAMES: Layer[tuple[Match, ...]] = Layer("counts.frames")
_AMOUNTS = frozenset(
    {QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT, QuantityKind.FRACTION}
)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_POINTS = frozenset({"point", "pp"})
_RELATIVE = frozenset({*_POINTS, "times"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")
_BORDER = re.compile(r"[,;:.()?!–—«»“”„\"]| - ")
#: So many words may stand between a word of rising and what it rises by, and between two amounts of one thing.
_NEAR = 6
_ONE_CLAUSE = 14
_PHRASE = 5
#: Forms of one word share so many letters.
_STEM = 5


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    timed: bool


class _Amounts(NamedTuple):
    """Two amounts of one thing; ``how`` is how they are told apart."""

    before: Quantity
    after: Quantity
    how: str

    @property
    def span(self) -> Span:
        """From the first to the last."""
        first, last = sorted((self.before.span, self.after.span))
        return first.to(last)


class ChangeFrames:
    """The annotator of :data:`FRAMES`."""

    layer = FRAMES

    def annotate(self, document: Annotated) -> tuple[Match, ...]:
        """Return the changes that the sentences of an article tell, each with its two amounts."""
        found = [match for match in (*document[CHANGE], *document[MULTIPLIED]) if _holds(document, match)]
        known = {_told(match).span for match in found}
        figures: list[Quantity] | None = None
        for quantity in document[QUANTITIES]:
            if not _is_relative(quantity) or quantity.span in known:
                continue
            if figures is None:
                figures = [one for one in document[QUANTITIES] if _is_relative(one) or _is_amount(one)]
            if len(figures) < 3:
                break
            match = _change(document, figures, quantity)
            if match is not None:
                found.append(match)
        return tuple(found)


def _told(match: Match) -> Quantity:
    told: Quantity = match["change" if "change" in match else "times"].value
    return told


def _holds(document: Annotated, match: Match) -> bool:
    """Tell whether the amounts of a construction are those of its change, and in the order that it takes them in."""
    sentences = document[SENTENCES]
    first, last = (covering(sentences, place) for place in (match.span.start, match.span.end - 1))
    if first is None or last is None:
        return False
    figures = [figure for figure in document[QUANTITIES] if _is_relative(figure) or _is_amount(figure)]
    passage = _Passage(document, first.to(last), _within(figures, first.to(last)))
    return passage.holds(_told(match), match["from"].value, match["to"].value)


def _is_relative(quantity: Quantity) -> bool:
    return quantity.kind in _SHARES or quantity.kind is QuantityKind.MULTIPLIER or quantity.unit in _RELATIVE


def _is_amount(quantity: Quantity) -> bool:
    return quantity.kind in _AMOUNTS and not counts_time(quantity)


def _change(document: Annotated, figures: Sequence[Quantity], told: Quantity) -> Match | None:
    """Return the frame that a relative amount is the change of; None where there is none, or more than one."""
    sentences = document[SENTENCES]
    sentence = covering(sentences, told.span.start)
    if sentence is None:
        return None
    passage = _Passage(document, sentence, _within(figures, sentence))
    if len(passage.figures) < 3:
        # "Le nombre de trajets a triplé. Il est passé de 150 à 300."
        number = sentences.index(sentence)
        if number + 1 == len(sentences):
            return None
        both = sentence.to(sentences[number + 1])
        passage = _Passage(document, both, _within(figures, both))
        if len(passage.figures) < 3 or not passage.goes_on(sentence.end):
            return None
    return passage.change(told)


def _within(figures: Sequence[Quantity], span: Span) -> Sequence[Quantity]:
    first = bisect_left(figures, span.start, key=_start)
    return figures[first : bisect_left(figures, span.end, key=_start)]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


@lru_cache(maxsize=64)
def _single(*sets: frozenset[str]) -> frozenset[str]:
    """Return the words of some sets, those of phrases one by one."""
    return frozenset(word for forms in sets for form in forms for word in _WORD.findall(form))


class _Passage:
    """A sentence or two, with the figures in it."""

    def __init__(self, document: Annotated, span: Span, figures: Sequence[Quantity]) -> None:
        self._document = document
        self._span = span
        self._sets = document.lexicons[document.language].sets
        # Two numbers that make a share are no figures beside it.
        wholes = [figure for figure in figures if figure.parts]
        self.figures = [
            figure
            for figure in figures
            if not any(whole is not figure and whole.span.contains(figure.span) for whole in wholes)
        ]

    def _set(self, *names: str) -> frozenset[str]:
        return frozenset().union(*(self._sets.get(f"counts.{name}", ()) for name in names))

    @cached_property
    def _words(self) -> Sequence[_Word]:
        timed = [timex.span for timex in self._document[TIMEXES] if self._span.overlaps(timex.span)]
        taken = [figure.span for figure in self.figures]
        return [
            _Word(*found.span(), found[0], any(span.start <= found.start() < span.end for span in timed))
            for found in _WORD.finditer(self._document.folded, *self._span)
            if not any(span.start <= found.start() < span.end for span in taken)
        ]

    @cached_property
    def _closed(self) -> frozenset[str]:
        """Words that begin no other subject."""
        names = ("lead", "pronoun", "article", "hedge", "went", "rise", "rose", "fall", "fell", "rising", "falling")
        more = ("degree", "from", "to", "instead", "weaker", "then", "makes", "minus")
        return _single(*(self._set(name) for name in (*names, *more)))

    def _between(self, start: int, end: int) -> Sequence[_Word]:
        words = self._words
        first = bisect_left(words, start, key=lambda word: word.start)
        return words[first : bisect_left(words, end, key=lambda word: word.start)]

    def _has_border(self, start: int, end: int) -> bool:
        return _BORDER.search(self._document.folded, start, end) is not None

    def _segments(self, start: int, end: int) -> list[list[_Word]]:
        """Return the words of a stretch, cut where a mark or a word begins another clause."""
        turns = _single(self._set("turn")) - self._set("article")
        cut: list[list[_Word]] = [[]]
        last = start
        for word in self._between(start, end):
            if self._has_border(last, word.start) or word.text in turns:
                cut.append([])
            cut[-1].append(word)
            last = word.end
        if self._has_border(last, end):
            cut.append([])
        return cut

    def goes_on(self, border: int) -> bool:
        """Tell whether the sentence behind a place takes up what the one before it is about."""
        behind = self._between(border, self._span.end)
        return bool(behind) and behind[0].text in self._set("pronoun", "resumed")

    def change(self, told: Quantity) -> Match | None:
        """Return what a relative amount is the change of."""
        sign = self._sign(told)
        if sign is None or self._is_compared(told) or any(
            self._sign(other) is not None for other in self.figures if other is not told and _is_relative(other)
        ):
            return None
        if self._is_rate(told):
            return None
        others = [figure for figure in self.figures if figure is not told and figure.kind in _AMOUNTS]
        pairs = [pair for pair in map(self._pair, others, others[1:]) if pair is not None]
        if len(pairs) != 1:
            return None
        pair = pairs[0]
        tied = self._tie(told, pair)
        first, last = sorted((told.span, pair.span))
        if tied is False or self._is_doubtful(last.end):
            return None
        if told.unit == "times" and sign == -1:
            # "Trois fois moins"
            told = told._replace(value=1 / Fraction(told.value))
        if told.kind is QuantityKind.FRACTION and sign == -1 and self._is_what_is_left(told):
            # "Se redujo a la mitad"
            told = told._replace(kind=QuantityKind.MULTIPLIER)
        name = "times" if told.unit == "times" or told.kind is QuantityKind.MULTIPLIER else "change"
        names = [(name, told), ("from", pair.before), ("to", pair.after)]
        bindings = [(name, Binding(quantity.span, quantity)) for name, quantity in names]
        if sign:
            bindings.append(("up" if sign > 0 else "down", Binding(told.span, "")))
        if pair.how == "versus":
            bindings.append(("versus", Binding(pair.before.span, "")))
        sentence = covering(self._document[SENTENCES], told.span.start)
        if sentence is None or (sentence.overlaps(pair.span) and not sentence.contains(pair.span)):
            return None
        if tied is None or not sentence.contains(pair.span):
            bindings.append(("taken", Binding(last, "")))
        bindings.sort(key=lambda bound: bound[1].span)
        return Match(first.to(last), "", tuple(bindings))

    def _is_doubtful(self, end: int) -> bool:
        """Tell whether the change may be another one than that of the amounts: one that was hoped for, or adjusted."""
        return self._says(self._between(self._span.start, end), "doubt")

    def holds(self, told: Quantity, before: Quantity, after: Quantity) -> bool:
        """Tell whether nothing contradicts that two amounts are those of a change, in this order."""
        one, other = sorted((before, after), key=_start)
        pair = self._pair(one, other)
        if pair is not None and pair.how != "then" and pair.before.span != before.span:
            return False
        whole = one.span.to(other.span)
        if whole.start < told.span.start < whole.end:
            return True
        first, second = sorted((told.span, whole))
        _, *rest = self._segments(first.end, second.start)
        if first is whole and pair is not None and pair.how == "between" and not self._goes_before(whole.start):
            return False
        if first is told.span and pair is not None and pair.how == "between" and self._tie(told, pair) is False:
            return False
        if rest and not self._is_closed(rest[-1]) and self._is_doubtful(second.end):
            return False
        turns = self._set("turn")
        return all(self._is_closed(segment) for segment in rest if segment and segment[0].text in turns)

    def _is_compared(self, told: Quantity) -> bool:
        """Tell whether a change is held against another one: "bondi de 30 %, contre 27 % pour les hebdomadaires"."""
        behind = [word.text for word in self._between(told.span.end, self._span.end) if not word.timed]
        return _begins(behind, self._set("instead") - self._set("from"))

    def _is_rate(self, told: Quantity) -> bool:
        behind = [word.text for word in self._between(told.span.end, self._span.end)[:_PHRASE]]
        return _begins(behind, self._set("rate"))

    def _sign(self, told: Quantity) -> int | None:
        """Return whether a relative amount is said to be a rise or a fall, 0 where it has no direction; None if neither."""
        if told.parts or not _is_relative(told):
            return None
        before, behind = self._beside(told)
        texts = [word.text for word in behind]
        more = next((sign for sign, name in ((1, "more"), (-1, "fewer")) if _begins(texts, self._set(name))), None)
        if told.kind is QuantityKind.MULTIPLIER or told.unit == "times":
            form = self._document.folded[slice(*told.span)]
            verbal = told.kind is QuantityKind.MULTIPLIER and form not in self._set("times-as-many")
            if verbal:
                return 0
            return (-1 if more == -1 else 0) if _begins(texts, self._set("as-many")) else None
        if told.value < 0:
            return -1
        if self._document.text[: told.span.start].endswith("+"):
            return 1
        up, down = (self._set(*names) for names in (("rise", "rose", "rising"), ("fall", "fell", "falling")))
        skipped = _single(self._set("hedge", "degree", "article", "led-by"))
        to = bool(before) and before[-1].text in self._set("to")
        if to and told.kind is not QuantityKind.FRACTION:
            return None
        unknown = 0
        for word in reversed(before):
            if word.text in up or word.text in down:
                if more is not None:
                    return more
                return 1 if word.text in up else -1
            unknown += not word.timed and word.text not in skipped
            if unknown > _NEAR // 2 + _NEAR * (before[-1].text in self._set("by-far")):
                break
        if more is not None:
            return more
        if before and before[-1].text in self._set("by-far"):
            signs = {1 if word.text in up else -1 for word in behind[:_NEAR] if word.text in up or word.text in down}
            return signs.pop() if len(signs) == 1 else None
        # "A 20% rise"
        noun = next((text for text in texts if text not in self._set("degree")), "")
        if noun in self._set("rise"):
            return 1
        return -1 if noun in self._set("fall") else None

    def _beside(self, told: Quantity) -> tuple[Sequence[_Word], Sequence[_Word]]:
        """Return the words of the clause before a figure and behind it, up to the next figure or mark."""
        before, behind = self._between(self._span.start, told.span.start), self._between(told.span.end, self._span.end)
        ends = [figure.span.end for figure in self.figures if figure.span.end <= told.span.start]
        starts = [figure.span.start for figure in self.figures if figure.span.start >= told.span.end]
        left = [w for w in before if w.start >= max(ends, default=0) and not self._has_border(w.end, told.span.start)]
        stop = min(starts, default=self._span.end)
        right = [w for w in behind if w.end <= stop and not self._has_border(told.span.end, w.start)]
        return left, right

    def _pair(self, one: Quantity, other: Quantity) -> _Amounts | None:
        """Return two figures as the earlier and the later amount of one thing, if the words tell which is which."""
        if one.parts or other.parts or not self._alike(one, other):
            return None
        light = _single(self._set("hedge", "article", "articles"))
        left, _ = self._beside(one)
        _, right = self._beside(other)
        between = self._between(one.span.end, other.span.start)
        if len(between) > _ONE_CLAUSE:
            return None
        leads = [word.text for word in left if word.text not in light or word.text in self._set("from")]
        links = [word.text for word in between]
        while links and links[-1] in light - self._set("to", "from"):
            links.pop()
        strong = _ends(links, self._set("instead"))
        if not strong and leads and links and leads[-1] in self._set("from") and links[-1] in self._set("to"):
            tail, *rest = self._segments(one.span.end, other.span.start)
            return _Amounts(one, other, "between") if all(map(self._is_closed, rest)) else None
        behind = [word.text for word in right]
        weak = _ends(links, self._set("weaker"))
        if strong or (weak and self._is_then(right)):
            if _begins(behind, self._set("rival")) and not _begins(behind[1:], self._set("same")):
                return None
            return _Amounts(other, one, "versus")
        if _ends([word.text for word in left], self._set("instead") - self._set("from")):
            # "Au lieu de 60 euros, le billet coûte 90 euros"
            return _Amounts(one, other, "then")
        return self._in_clauses(one, other, left, right)

    def _alike(self, one: Quantity, other: Quantity) -> bool:
        """Tell whether two figures can be amounts of one thing."""
        if QuantityKind.FRACTION in (one.kind, other.kind) or not _RELATIVE.isdisjoint((one.unit, other.unit)):
            return False
        if one.unit != other.unit and None not in (one.unit, other.unit):
            return False
        nouns = {noun for noun in map(self._counted, (one, other)) if noun is not None}
        return len(nouns) < 2

    def _in_clauses(
        self, one: Quantity, other: Quantity, left: Sequence[_Word], right: Sequence[_Word]
    ) -> _Amounts | None:
        """Return two amounts of two clauses, one of which says that it tells of another time."""
        segments = self._segments(one.span.end, other.span.start)
        if len(segments) < 2 or not all(self._is_closed(segment) for segment in segments[1:]):
            return None
        first, second = self._when([*left, *segments[0]]), self._when([*segments[-1], *right])
        if first == second:
            return None
        return _Amounts(one, other, "then") if first < second else _Amounts(other, one, "then")

    def _when(self, words: Sequence[_Word]) -> int:
        """Return a number that is less of a clause that tells of what was before, as far as its words tell."""
        if self._is_then(words):
            return -1
        return int(self._says(words, "now"))

    def _is_then(self, words: Sequence[_Word]) -> bool:
        """Tell whether a clause says that it tells of what was before."""
        return self._says(words, "then")

    def _says(self, words: Sequence[_Word], name: str) -> bool:
        texts, forms = [word.text for word in words], self._set(name)
        return any(_begins(texts[first:], forms) for first in range(len(texts)))

    def _is_closed(self, segment: Sequence[_Word]) -> bool:
        """Tell whether the words of a clause begin no other subject; behind a pronoun any verb may stand."""
        pronouns = self._set("pronoun")
        return self._takes_up(segment) or all(
            word.timed or word.text in self._closed or (number > 0 and segment[number - 1].text in pronouns)
            for number, word in enumerate(segment)
        )

    def _takes_up(self, segment: Sequence[_Word]) -> bool:
        """Tell whether a clause goes on from a change: "ce qui fait passer le taux", "cette hausse porte le budget"."""
        texts = [word.text for word in segment]
        return _begins(texts, self._set("bringing")) or (
            texts[:1] != [] and texts[0] in self._set("pronoun", "article") and _begins(texts[1:], self._set("rise", "fall"))
        )

    def _tie(self, told: Quantity, pair: _Amounts) -> bool | None:
        """Tell whether a change is one between two amounts; None where it takes them to be of one thing to say so."""
        whole = pair.span
        if whole.start < told.span.start < whole.end:
            return self._is_inside(told, pair)
        first, second = sorted((told.span, whole))
        if any(first.end <= figure.span.start < second.start for figure in self.figures):
            return False
        tail, *rest = self._segments(first.end, second.start)
        places = self._set("within")
        if not rest:
            # "Stieg um 20 Prozent von 40 auf 50"; behind two amounts a change that no mark parts may be another one.
            near = self._is_closed(tail) or tail[0].text in places
            return first is told.span and near and len(tail) <= _ONE_CLAUSE // 2
        *middle, head = rest
        if len(tail) > _ONE_CLAUSE or not self._is_closed(head):
            return False
        if any(not self._is_closed(segment) and segment[0].text not in places for segment in middle if segment):
            return False
        if first is whole:
            return pair.how != "between" or self._goes_before(whole.start)
        if self._is_remark(told.span.start):
            return False
        words = [word.text for word in head]
        turned = not self._set("turn").isdisjoint(words)
        if pair.how == "between" and not turned and self._set("pronoun").isdisjoint(words):
            return True
        if self._names(pair):
            return True
        return False if turned else None

    def _is_what_is_left(self, told: Quantity) -> bool:
        """Tell whether something falls to a share: "auf die Hälfte"."""
        before = self._between(self._span.start, told.span.start)
        return bool(before) and before[-1].text in self._set("to")

    def _goes_before(self, place: int) -> bool:
        """Tell whether something is said to rise, to fall or to go before a place: "de 40 à 50" may be a range."""
        moving = self._set("went", "rose", "fell", "rising", "falling", "rise", "fall")
        return any(word.text in moving for word in self._between(self._span.start, place))

    def _is_remark(self, place: int) -> bool:
        """Tell whether a clause is one in another: "la tarifa, que había subido un 10 %, pasó de 20 a 25 euros"."""
        *_, clause = self._segments(self._span.start, place)
        if not clause or clause[0].text not in self._set("relative"):
            return False
        return self._has_border(max(clause[0].start - 2, self._span.start), clause[0].start)

    def _is_inside(self, told: Quantity, pair: _Amounts) -> bool:
        """Tell whether a change between two amounts is theirs: "90,000 visitors, up a half from 75,000"."""
        first, last = sorted((pair.before.span, pair.after.span))
        tail, *rest = self._segments(first.end, told.span.start)
        behind = self._segments(told.span.end, last.start)
        return (
            pair.how == "versus"
            and len(tail) <= _NEAR
            and len(rest) == 1
            and len(behind) == 1
            and all(self._is_closed(words) for words in (*rest, *behind))
        )

    def _counted(self, amount: Quantity) -> str | None:
        """Return what an amount counts, as far as it tells one noun from another."""
        at = None if amount.noun is None else amount.noun.start
        noun = next((word for word in self._words if word.start == at and not word.timed), None)
        return None if noun is None or noun.text in self._closed else noun.text[:_STEM]

    def _names(self, pair: _Amounts) -> bool:
        """Tell whether what two amounts count, as far as they say it, was named before them."""
        said = [word.text for word in self._words if word.end <= pair.span.start]
        nouns = {noun for noun in map(self._counted, (pair.before, pair.after)) if noun is not None}
        return all(any(word.startswith(noun) for word in said) for noun in nouns)


def _begins(words: Sequence[str], forms: frozenset[str]) -> bool:
    """Tell whether some words begin with one of some forms."""
    return any(_joined(words[:length]) in forms for length in range(1, min(len(words), _PHRASE) + 1))


def _ends(words: Sequence[str], forms: frozenset[str]) -> bool:
    """Tell whether some words end with one of some forms."""
    return any(_joined(words[-length:]) in forms for length in range(1, min(len(words), _PHRASE) + 1))


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace("' ", "'")
