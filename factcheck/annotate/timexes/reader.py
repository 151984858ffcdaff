"""Reads the expressions of time of one language."""

from __future__ import annotations

from factcheck.annotate.timexes.digits import Digits
from factcheck.annotate.timexes.heads import Grammar, Head
from factcheck.annotate.timexes.lists import Lists
from factcheck.annotate.timexes.values import Values
from factcheck.facts.store import FactStore
from factcheck.lexicons import Lexicon
from factcheck.scan import DIGITS

#: The classes of words that expressions are tied to; of two that begin together, the earlier one is tried first.
_HEADS = (
    "period_deixis",
    "day_deixis",
    "day_offset",
    "decade_head",
    "year_part",
    "clock_word",
    "feast",
    "weekdays",
    "weekday_part",
    "weekday",
    "month",
    "season",
    DIGITS,
    "number",
    "time_unit",
)


class Heads(dict[str, Head | Digits]):
    """What expressions of one language are tied to, by class of words, each worked out when it is first met."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, name: str) -> Head | Digits:
        head = self[name] = Digits(self._grammar) if name is DIGITS else Head(name, self._grammar)
        return head


class Reader:
    """The expressions of one language.

    Attributes:
        names: The classes of words that expressions are tied to, the ones that are tried first before the others.
        heads: What is read there.
        values: What the slots of the grammar say.
        lists: How expressions are joined.
    """

    def __init__(self, lexicon: Lexicon, facts: FactStore) -> None:
        self.values = Values(lexicon, facts)
        self.lists = Lists(lexicon)
        grammar = Grammar(lexicon, self.values)
        self.heads = Heads(grammar)
        # Words of numbers are many; they are heads only where spoken hours are.
        self.names = [name for name in _HEADS if name != "number" or grammar.has(name)]
