"""Changes that grammar binds to their amounts: "rose 5 pct to 84 from 80", "84, up 5 pct from 80".

Copy about companies tells many changes in one sentence, each with two amounts of its own. Where the one amount follows
the change as what it has come to and the other as what it was, or the change stands between the two, no other figure of
the sentence can be meant. A base that the change is given by itself ("year-on-year") may be another than the amount
that is held against it; of such a change no amounts are taken at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from operator import attrgetter

from factcheck import TIMEXES, Annotated, Match, Quantity, QuantityKind, Span, overlapping
from factcheck_counts.readings.arithmetic import REMARK, YEAR
from factcheck_counts.readings.changes.amounts import POINTS, Amounts, are_alike, as_money, reached
from factcheck_counts.readings.changes.claims import Claim, bound, direction, moved, sign_of
from factcheck_counts.readings.changes.contrasts import amount_before
from factcheck_counts.readings.changes.other_bases import has_base_of_its_own, is_of_others, is_of_the_same
from factcheck_counts.readings.changes.ties import is_remark
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.passage import Clause, Passage, Word, texts
from factcheck_counts.readings.vocabulary import Words, begins, ends, holds

_PERCENT = QuantityKind.PERCENT
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE})
_TWO = 2
#: So many words stand between a change, or an amount, and what leads to the next amount.
_FAR = 10
#: So many stand between what leads to an amount and the amount: "from a revised"; "from last year's volume of".
_NEAR, _NOUN = 3, 6
#: So many stand between a change and what leads to its base: "up 5 pct more than".
_FEW = 2
#: In code points: a year stands so far behind its preposition.
_PREPOSITION = 3
#: What counts something else is more or less by so many times.
_FURTHEST = 3


class Adjoining:
    """Reads the changes of a passage that stand right beside their amounts.

    Args:
        passage: A sentence.
    """

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._vocabulary = vocabulary = passage.vocabulary
        document, text = passage.document, passage.document.text
        self._brackets = [Span(*found.span()) for found in REMARK.finditer(text, *passage.span)]
        self._amounts = [figure for figure in passage.figures if _is_amount(document, figure)]
        self._bases = vocabulary["instead"] | (vocabulary["from"] - vocabulary["belonging"])
        self._reached = vocabulary["came-to"]
        self._last: tuple[Claim, Amounts] | None = None
        self._has_another_base = False
        #: What is told of changes that have a base of their own.
        self.refused: set[Span] = set()

    def read(self, told: Quantity) -> Match | None:
        """Return a change with its two amounts, marked as ``tied``; None where grammar binds none to it."""
        self._has_another_base = False
        found = self._found(told)
        if found is None:
            if self._has_another_base and told.unit not in POINTS:
                # "Ten points ahead of Anna Moreau's 29.4 percent" is no change.
                self.refused.add(told.span)
            return None
        claim, pair = found
        self._last = found
        if pair.how in ("by", "apart"):
            return bound(self._passage, claim, pair, "tied", *(["by"] if pair.how == "by" else []))
        if has_base_of_its_own(self._passage, claim.told, pair):
            self.refused.add(told.span)
            return None
        return bound(self._passage, claim, pair, "tied")

    def _found(self, told: Quantity) -> tuple[Claim, Amounts] | None:
        passage, by = self._passage, self._difference(told)
        # "Fell 60,260 tonnes, or 14.6 pct, to"; "reduced the price of its card 25 pct to"
        sign = sign_of(passage, told) if by is None else moved(passage, passage.before(by))
        claim = None if sign is None else Claim(abs_of(told), sign)
        after = [amount for amount in self._of_kind(told) if amount.span.start >= told.span.end]
        if claim is None and self._last is not None and (self._goes_on(told) or self._elides(told)):
            # "Rose 5 pct to 84 from 80 and 7 pct in the two months to 214 from 200"
            claim = Claim(abs_of(told), self._last[0].sign)
        is_amount = ends(texts(passage.before(told)), self._reached | self._bases)
        if claim is None and by is None and not is_amount and self._behind(told, after) is not None:
            sign = direction(passage, passage.clause_before(told))
            claim = None if sign is None else Claim(abs_of(told), sign)
        if begins(texts(passage.behind(told)), self._vocabulary["rate"]):
            # "5 pct a year"
            return None
        if claim is None or by is None:
            apart = self._apart(told)
            if apart is not None or claim is None:
                return apart
        pair = self._paired(told, by, after)
        if pair is None:
            return self._by_so_much(claim, by)
        if not are_alike(passage, pair.before, pair.after) or _counts_another(passage, claim, pair):
            self._has_another_base = True
            return None
        if pair.how == "between" and not self._is_told_at_once(claim.told, pair):
            return None
        # "A plus of 1.30 euros", but "a rise from 22.04 million"
        led = ends(texts(passage.before(pair.before)), self._vocabulary["instead"])
        tested = (pair.after,) if led else (pair.before, pair.after)
        if any(is_difference(passage.document, amount) for amount in tested) or is_of_others(passage, pair):
            self._has_another_base = True
            return None
        return claim, pair

    def _is_told_at_once(self, told: Quantity, pair: Amounts) -> bool:
        """Tell whether a change is neither one of each year, nor one in a remark, nor more than was expected."""
        passage, vocabulary = self._passage, self._vocabulary
        behind = texts(passage.between(told.span.end, min(pair.before.span, pair.after.span).start))
        if begins(behind, vocabulary["rate"]) or holds(behind, vocabulary["was-expected"]):
            return False
        return not is_remark(passage, told)

    def _paired(self, told: Quantity, by: Quantity | None, after: Sequence[Quantity]) -> Amounts | None:
        if not after:
            return None
        return self._behind(told, after) or self._around(told, by, after[0]) or self._again(told, after[0])

    def _by_so_much(self, claim: Claim, by: Quantity | None) -> tuple[Claim, Amounts] | None:
        """Return a change with what it came to, and what that was without it: "up 56 pence, or 7.6 %, at 797p"."""
        told, passage = claim.told, self._passage
        behind = [one for one in self._of_kind(told) if one.span.start >= told.span.end]
        if by is None and behind and self._restates(told, behind[0]):
            # "Rose 0.9 pct, or 32.4 billion, to 3,581.3 billion"
            by = behind.pop(0)
        if by is None or not claim.sign:
            return None
        first, last = sorted((told, by), key=attrgetter("span"))
        before = [one for one in self._of_kind(told) if one.span.end <= first.span.start]
        if behind and self._leads(last, behind[0], self._reached):
            after = behind[0]
        elif before and self._is_apposed(before[-1], first):
            after = before[-1]
        else:
            return None
        after = reached(passage.document, after)
        if by.unit != after.unit:
            # "105 points, or 11.8 pct, to 789.5"; "56 cents, or 7.6 %, to 7.97 euros"
            by = by._replace(unit=None) if by.unit in POINTS else as_money(by, after.unit)
            by = by._replace(noun=by.span)
        start = amount_before(after, by, claim.sign)
        return None if start is None or passage.counts_time(after) else (claim, Amounts(start, after, "by"))

    def _apart(self, told: Quantity) -> tuple[Claim, Amounts] | None:
        """Return a change by how far something is from an amount: "5.1 billion, or 1.4 pct, above the 373.4 of May"."""
        figures, vocabulary = self._of_kind(told), self._vocabulary
        before = [one for one in figures if one.span.end <= told.span.start]
        behind = [one for one in figures if one.span.start >= told.span.end]
        if not before or not behind or not self._restates(before[-1], told):
            return None
        base, by = behind[0], before[-1]
        words = texts(self._words(told, base))
        over, under = vocabulary["more", "points-over", "over-base"], vocabulary["fewer", "points-under"]
        sign = begins(words, over) - begins(words, under)
        # "Was 376.9 billion, or six pct more than the 355.6 billion" are two amounts.
        small = by.unit == base.unit and by.value * _TWO < base.value
        if not sign or not small or not self._is_held_against(told, base):
            return None
        after = amount_before(base, by, -sign)
        return None if after is None else (Claim(abs_of(told), sign), Amounts(base, after, "apart"))

    def _of_kind(self, told: Quantity) -> Sequence[Quantity]:
        """Return the figures that can be the amounts of a change, without those that another one is restated in."""
        aside = [bracket for bracket in self._brackets if not bracket.contains(told.span)]
        return [
            amount
            for amount in self._amounts
            if (amount.kind is _PERCENT) == (told.unit in POINTS)
            and not amount.span.overlaps(told.span)
            and not any(bracket.contains(amount.span) for bracket in aside)
        ]

    def _behind(self, told: Quantity, after: Sequence[Quantity]) -> Amounts | None:
        """Return two amounts that follow a change: "rose 5 pct to 84 from 80", "rose 5 pct from 80 to 84"."""
        if len(after) < _TWO:
            return None
        one = after[0]
        # "To $41.1m, or 50 cents a share, from $33.9m": what restates an amount has another unit.
        other = next((amount for amount in after[1:] if _may_be_alike(one, amount)), None)
        if other is None:
            return None
        vocabulary = self._vocabulary
        if self._leads(told, one, self._reached) and self._leads(one, other, self._bases_of(one, other)):
            # "Rose 5 pct at its 300 stores, compared with 250"
            before, own = texts(self._passage.before(one))[-1:], vocabulary["articles", "its"]
            at = not own.isdisjoint(before) and not self._leads(told, one, vocabulary["to"])
            self._has_another_base |= at
            return None if at else Amounts(other, one, "between")
        to = self._leads(one, other, vocabulary["to"])
        if to and self._leads(told, one, vocabulary["instead", "from"]):
            return Amounts(one, other, "between")
        return None

    def _difference(self, told: Quantity) -> Quantity | None:
        """Return by how much in units something changes that a percentage says again: "up 18.1 million, or 24 pct"."""
        before = [one for one in self._of_kind(told) if one.span.end <= told.span.start]
        if not before or not self._restates(before[-1], told):
            return None
        lead = self._passage.before(before[-1])
        # "Up from 347 million, or 5.8 pct of all"
        was = ends(texts(lead), self._bases | self._vocabulary["to"])
        return None if was or moved(self._passage, lead) is None else before[-1]

    def _around(self, told: Quantity, by: Quantity | None, base: Quantity) -> Amounts | None:
        """Return two amounts that a change stands between: "84, up 5 pct from 80"."""
        first = told if by is None else by
        before = [one for one in self._of_kind(told) if one.span.end <= first.span.start]
        if len(before) > 1 and not _may_be_alike(before[-1], base) and self._restates(*before[-2:]):
            before.pop()
        if not before or not self._is_held_against(told, base):
            return None
        amount = before[-1]
        return Amounts(base, amount, "than") if self._is_apposed(amount, first) else None

    def _is_apposed(self, amount: Quantity, told: Quantity) -> bool:
        """Tell whether a change stands right behind an amount, which is not what another one is compared with."""
        passage, vocabulary = self._passage, self._vocabulary
        *tail, head = passage.clauses(amount.span.end, told.span.start)
        words = [word for clause in tail for word in clause]
        joined = tail and passage.is_closed(head) and vocabulary["and-then"].isdisjoint(texts(head))
        if not joined or len(words) > _FAR or any(word.text in vocabulary.turn for word in words):
            return False
        return not ends(texts(passage.before(amount)), self._bases)

    def _restates(self, one: Quantity, other: Quantity) -> bool:
        """Tell whether a figure says what the one before it is besides: "$41.1m, or 50 cents a share"."""
        vocabulary = self._vocabulary
        words = texts(self._passage.between(one.span.end, other.span.start))
        linking = vocabulary.light | vocabulary.single("so-much", "hedge")
        noun = one.noun is not None and words[:1] == [self._passage.document.folded[slice(*one.noun)]]
        words = words[1:] if noun else words
        return begins(words, vocabulary["so-much"] - vocabulary["hedge"]) and linking.issuperset(words)

    def _again(self, told: Quantity, base: Quantity) -> Amounts | None:
        """Return the amount of the change before with another base: "84, up 5 pct from 80 and 12 pct above the 75"."""
        if self._last is None or not self._goes_on(told) or not self._is_held_against(told, base):
            return None
        return Amounts(base, self._last[1].after, "than")

    def _goes_on(self, told: Quantity) -> bool:
        """Tell whether nothing but words of rising and of time stands between a change and the one before it."""
        if self._last is None:
            return False
        claim, pair = self._last
        last = max(claim.told.span, pair.before.span, pair.after.span)
        noun = next((amount.noun for amount in pair[:2] if amount.span == last), None)
        words = self._passage.between(last.end if noun is None else noun.end, told.span.start)
        figures = self._passage.figures_between(last.end, told.span.start)
        joining = self._vocabulary["and", "and-then"]
        rest = [word for word in words if word.text not in joining]
        return len(rest) < len(words) and not figures and all(map(self._passage.is_known, rest))

    def _elides(self, told: Quantity) -> bool:
        """Tell whether a change is of something else that goes the same way: "… and imports by 8 pct to 14 from 13"."""
        vocabulary = self._vocabulary
        words = texts(self._passage.clause_before(told))
        if not words or words[-1] not in vocabulary["by-far"] or not vocabulary.moving.isdisjoint(words):
            return False
        return words[0] in vocabulary["and"] and len(words) <= _NOUN

    def _is_held_against(self, told: Quantity, base: Quantity) -> bool:
        """Tell whether a change is one from the amount behind it: "up 5 pct from 80", "5 pct more than the 80 of"."""
        vocabulary, passage = self._vocabulary, self._passage
        over = vocabulary["compared", "points-over", "points-under", "than", "over-base"] | self._bases
        place = self._leading(told, base, over)
        if place is None:
            return False
        words = passage.between(told.span.end, base.span.start)[:place]
        moved = vocabulary.moving | vocabulary.single("more", "fewer")
        return not words or (
            not passage.has_border(told.span.end, words[-1].end + 1)
            and all(word.timed or word.text in moved for word in words)
            and len(words) <= _FEW
        )

    def _bases_of(self, one: Quantity, other: Quantity) -> Words:
        """Return what leads from an amount to the one before it; "von" does where both have one unit."""
        vocabulary, bases = self._vocabulary, self._bases
        if (one.unit or other.unit) is not None and _may_be_alike(one, other):
            bases = bases | vocabulary["from"]
        return bases | vocabulary["after"] if self._is_dated(other) else bases

    def _is_dated(self, amount: Quantity) -> bool:
        """Tell whether the time of an amount is told right behind it: "after 62.3 million in 1985"."""
        behind = self._passage.behind(amount)
        if self._passage.says(behind, self._vocabulary["then"]):
            return True
        end = behind[min(len(behind), _NEAR) - 1].end if behind else amount.span.end
        return bool(overlapping(self._passage.document[TIMEXES], Span(amount.span.end, end + _PREPOSITION)))

    def _leads(self, one: Quantity, other: Quantity, forms: Words) -> bool:
        """Tell whether a form leads from one figure to another, and nothing between them begins anything else."""
        place = self._leading(one, other, forms)
        between = self._passage.figures_between(one.span.end, other.span.start)
        if any(figure.kind is _PERCENT for figure in between):
            return False
        return place is not None and self._is_plain(one.span.end, self._words(one, other), place)

    def _leading(self, one: Quantity, other: Quantity, forms: Words) -> int | None:
        """Return which of the words between two figures begins the form that leads to the second of them."""
        words = self._words(one, other)
        for place in reversed(range(len(words))):
            rest = words[place:]
            if not begins(texts(rest), forms) or self._is_led_on(words[:place], rest[0], forms):
                continue
            if begins(texts(rest), self._vocabulary.instead - forms):
                # "Au lieu de 577" leads to nothing.
                return None
            width = next(length for length in range(1, len(rest) + 1) if begins(texts(rest[:length]), forms))
            parted = self._passage.has_border(rest[width - 1].end, other.span.start)
            return place if not parted and self._is_near(rest[width:], forms) else None
        return None

    def _is_led_on(self, words: Clause, word: Word, forms: Words) -> bool:
        """Tell whether a word only goes on from what leads to an amount: "gegenüber einem Höchststand von 120"."""
        return word.text in self._vocabulary["belonging"] and holds(texts(words), self._vocabulary.instead & forms)

    def _words(self, one: Quantity, other: Quantity) -> Clause:
        """Return the words between two figures, without those in brackets."""
        return [
            word
            for word in self._passage.between(one.span.end, other.span.start)
            if not any(bracket.start <= word.start < bracket.end for bracket in self._brackets)
        ]

    def _is_plain(self, start: int, words: Clause, place: int) -> bool:
        """Tell whether the words up to a place begin no other clause: units, nouns, times, places.

        Behind a mark they are words of time and what only links: "rose 5 pct, the report says, to 84".
        """
        passage = self._passage
        rest = [word for word in words[:place] if not word.timed]
        if ";" in passage.document.text[start : words[place].start]:
            # "Down 33 percent in five years; last year it went to 900 from 1,200"
            return False
        if len(rest) > _FAR or any(word.text in self._vocabulary.turn for word in rest):
            return False
        last = passage.clauses(start, words[place].start)[-1]
        return not passage.has_border(start, words[place].start) or all(map(passage.is_known, last))

    def _is_near(self, words: Clause, forms: Words) -> bool:
        """Tell whether words lead from a form to its amount: "from [a revised] 80", "from [sales of] 80"."""
        vocabulary = self._vocabulary
        if any(word.text in vocabulary.turn | vocabulary.moving for word in words):
            return False
        # "From close to 80", but not "from the previous year to 80"
        said = texts(words[:-2] if ends(texts(words), vocabulary["hedge"]) else words)
        if not vocabulary["to"].isdisjoint(said):
            return False
        rest = [word for word in words if not word.timed and word.text not in vocabulary.light | vocabulary["then"]]
        near = len(rest) <= _NEAR or (len(rest) <= _NOUN and words[-1].text in vocabulary["belonging"])
        if near and vocabulary["to"].isdisjoint(forms) and not self._are_of_the_same(rest):
            # "From a peak of 120", "against imports of 60"
            self._has_another_base = True
            return False
        return near

    def _are_of_the_same(self, words: Clause) -> bool:
        """Tell whether words before a base name nothing else: "from sales of", "over the firm's closing price of"."""
        text = self._passage.document.text
        rest = [word for word in words if not is_of_the_same(self._passage, word)]
        named = all(text[word.start].isupper() or word.text == "s" or word.text.endswith(("'", "’")) for word in rest)
        told = any(word.text in self._vocabulary["base-word"] for word in words)
        return not rest or (named and told)


def _may_be_alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or None in (one.unit, other.unit)


def abs_of(told: Quantity) -> Quantity:
    """Return a change without its sign."""
    return told if told.value >= 0 else told._replace(value=-told.value, low=-told.high, high=-told.low)


def _is_amount(document: Annotated, figure: Quantity) -> bool:
    """Tell whether a figure can be one of two amounts: no year, no day, no length of time, no range."""
    if figure.parts or figure.value <= 0 or (figure.unit is None and YEAR.fullmatch(document.text, *figure.number)):
        # "Up 27 % from its 2003 performance"
        return False
    timed = any(timex.span.contains(figure.span) for timex in overlapping(document[TIMEXES], figure.span))
    return not timed and (figure.kind in _AMOUNTS or (figure.kind is _PERCENT))


def _counts_another(passage: Passage, claim: Claim, pair: Amounts) -> bool:
    """Tell whether what was counts something by name, what is does not, and they are far from what is told.

    What has a unit counts nothing by name: "to 84,000 barrels from 12 wells".
    """
    for one, other in (pair[:2], pair[1::-1]):
        noun = passage.counted(other)
        if one.unit is not None and other.unit is None and noun is not None:
            return noun not in passage.document.folded[slice(*one.span)]
    if passage.counted(pair.before) is None or passage.counted(pair.after) is not None or not pair.before.value:
        return False
    made = abs(Fraction(pair.after.value) - pair.before.value) * 100 / pair.before.value
    return made > claim.told.value * _FURTHEST
