"""The expressions of TOML rules: ``n == days_between(fact("war-start").date, published) + 1``.

They are written as Python writes expressions, read by :mod:`ast`, checked name by name and type by type when the rule
loads, and turned into nested functions: there are no loops, no calls but those of :data:`FUNCTIONS` and no attributes
but those of facts, so that an expression can neither run long nor reach anything. The two implementations of the Common
Expression Language for Python were measured and not taken: importing them takes 380 and 500 ms, more than a whole run.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from factcheck.errors import proposal
from factcheck.facts.store import FactStore
from factcheck.model.fact import Event, Fact, Office

_ASSIGNS = re.compile(r"(?<![=!<>])=(?!=)")
#: An expression longer than this is refused.
LONGEST = 500


class Type(StrEnum):
    """What a value of an expression can be."""

    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    TRUTH = "truth"
    FACT = "fact"


class ExpressionError(ValueError):
    """An expression that cannot be used; the message quotes it and says why."""


class Unknown(Exception):  # noqa: N818  nothing is wrong: the article does not say enough
    """A value that the article or the facts leave open, so that nothing can be said."""


class Scope(NamedTuple):
    """What an expression may see.

    Args:
        values: Of the slots that are bound.
        published: The day of writing; None where it is not known.
        facts: In force.
    """

    values: Mapping[str, Any]
    published: date | None
    facts: FactStore


_Run = Callable[[Scope], Any]


class Function(NamedTuple):
    """A function that expressions may call.

    Args:
        takes: Types of its arguments.
        gives: Type of its value.
        run: What it does.
        help: One line for authors.
    """

    takes: tuple[Type, ...]
    gives: Type
    run: Callable[..., Any]
    help: str


def _years_between(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _months_between(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def _days_after(day: date, number: int) -> date:
    try:
        return day + timedelta(days=int(number))
    except OverflowError:
        raise Unknown from None


_DATES = (Type.DATE, Type.DATE)
FUNCTIONS: Mapping[str, Function] = {
    "days_between": Function(_DATES, Type.NUMBER, lambda a, b: (b - a).days, "days from the first to the second"),
    "months_between": Function(_DATES, Type.NUMBER, _months_between, "full months from the first to the second"),
    "years_between": Function(_DATES, Type.NUMBER, _years_between, "full years from the first to the second"),
    "days_after": Function((Type.DATE, Type.NUMBER), Type.DATE, _days_after, "the day so many days later"),
    "year": Function((Type.DATE,), Type.NUMBER, lambda day: day.year, "its year"),
    "month": Function((Type.DATE,), Type.NUMBER, lambda day: day.month, "its month, from 1 to 12"),
    "day": Function((Type.DATE,), Type.NUMBER, lambda day: day.day, "its day of the month"),
    "weekday": Function((Type.DATE,), Type.NUMBER, date.isoweekday, "its day of the week, 1 for Monday"),
    "abs": Function((Type.NUMBER,), Type.NUMBER, abs, "the number without its sign"),
    "lower": Function((Type.TEXT,), Type.TEXT, str.lower, "the text in lower case"),
}

#: What can be asked of a fact.
ATTRIBUTES: Mapping[str, Type] = {
    "date": Type.DATE,
    "start": Type.DATE,
    "end": Type.DATE,
    "id": Type.TEXT,
    "label": Type.TEXT,
}

_ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: _quotient(a, b),
    ast.Mod: lambda a, b: _remainder(a, b),
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _quotient(a: Any, b: Any) -> Fraction:
    if not b:
        raise Unknown
    return Fraction(a) / Fraction(b)


def _remainder(a: Any, b: Any) -> Any:
    if not b:
        raise Unknown
    return a % b


class Expression:
    """An expression that was checked.

    Args:
        source: As the rule writes it.
        slots: Types of the slots that it may name.

    Raises:
        ExpressionError: It cannot be used.

    Attributes:
        type: Of its value.
        names: The slots that it names, and ``published``.
        facts: Ids of the facts that it names.
    """

    __slots__ = ("_run", "_slots", "facts", "names", "source", "type")

    def __init__(self, source: str, slots: Mapping[str, Type]) -> None:
        self.source = source
        self.names: dict[str, None] = {}
        self.facts: dict[str, None] = {}
        self._slots = slots
        if len(source) > LONGEST:
            raise self._error(f"it is longer than {LONGEST} characters: split the rule")
        try:
            tree = ast.parse(source.strip(), mode="eval")
        except (SyntaxError, ValueError) as error:
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
            if _ASSIGNS.search(source):
                reason += ": write `==` to compare"
            raise self._error(f"it cannot be read: {reason}") from None
        except (RecursionError, MemoryError):
            raise self._error("it is nested too deep: split the rule") from None
        self.type, self._run = self._built(tree.body)

    def evaluate(self, scope: Scope) -> Any:
        """Return its value.

        Raises:
            Unknown: The article or the facts leave open what it needs.
        """
        return self._run(scope)

    def _error(self, reason: str) -> ExpressionError:
        return ExpressionError(f"the expression {self.source!r}: {reason}")

    def _built(self, node: ast.expr) -> tuple[Type, _Run]:
        match node:
            case ast.Constant(value=bool()):
                return Type.TRUTH, _constant(node.value)
            case ast.Constant(value=int() | float() | str()):
                kind = Type.TEXT if isinstance(node.value, str) else Type.NUMBER
                value = Fraction(str(node.value)) if isinstance(node.value, float) else node.value
                return kind, _constant(value)
            case ast.Name(id=name):
                return self._named(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                negated = self._of(operand, Type.NUMBER)
                return Type.NUMBER, lambda scope: -negated(scope)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                denied = self._of(operand, Type.TRUTH)
                return Type.TRUTH, lambda scope: not denied(scope)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
                work, a, b = _ARITHMETIC[type(op)], self._of(left, Type.NUMBER), self._of(right, Type.NUMBER)
                return Type.NUMBER, lambda scope: work(a(scope), b(scope))
            case ast.BoolOp(op=op, values=values):
                parts = [self._of(value, Type.TRUTH) for value in values]
                every = all if isinstance(op, ast.And) else any
                return Type.TRUTH, lambda scope: every(part(scope) for part in parts)
            case ast.Compare():
                return Type.TRUTH, self._compared(node)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._called(name, arguments)
            case ast.Attribute(value=value, attr=name):
                return self._asked(value, name)
        raise self._error(
            f"`{ast.unparse(node)}` is not allowed: use slots, numbers, texts, + - * / %, comparisons, and, or, not, in"
        )

    def _of(self, node: ast.expr, expected: Type) -> _Run:
        kind, run = self._built(node)
        if kind is not expected:
            raise self._error(f"`{ast.unparse(node)}` is a {kind} where a {expected} is needed")
        return run

    def _named(self, name: str) -> tuple[Type, _Run]:
        if name == "published":
            self.names[name] = None
            return Type.DATE, _published
        if name not in self._slots:
            known = ", ".join(f"`{slot}`" for slot in (*self._slots, "published"))
            raise self._error(f"there is no slot `{name}`{proposal(name, self._slots, f'there are {known}')}")
        self.names[name] = None

        def slot(scope: Scope) -> Any:
            value = scope.values.get(name)
            if value is None:
                raise Unknown
            return value

        return self._slots[name], slot

    def _compared(self, node: ast.Compare) -> _Run:
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            if not isinstance(node.comparators[0], (ast.Tuple, ast.List)):
                raise self._error("write what follows `in` as a list: `in (1, 2)`")
            kind, sought = self._built(node.left)
            members = [self._of(member, kind) for member in node.comparators[0].elts]
            wanted = isinstance(node.ops[0], ast.In)
            return lambda scope: any(sought(scope) == member(scope) for member in members) is wanted
        first, *others = [self._built(part) for part in (node.left, *node.comparators)]
        steps = []
        for op, other in zip(node.ops, others, strict=True):
            if type(op) not in _COMPARISONS:
                raise self._error(f"`{ast.unparse(node)}` is not allowed: compare with == != < <= > >= or in")
            if other[0] is not first[0] or first[0] is Type.FACT:
                raise self._error(f"`{ast.unparse(node)}` compares a {first[0]} with a {other[0]}")
            if not isinstance(op, (ast.Eq, ast.NotEq)) and first[0] not in (Type.NUMBER, Type.DATE):
                raise self._error(f"`{ast.unparse(node)}` asks which {first[0]} is greater: compare numbers or dates")
            steps.append((_COMPARISONS[type(op)], first[1], other[1]))
            first = other
        return lambda scope: all(compare(a(scope), b(scope)) for compare, a, b in steps)

    def _called(self, name: str, arguments: list[ast.expr]) -> tuple[Type, _Run]:
        if name == "fact":
            match arguments:
                case [ast.Constant(value=str() as identifier)]:
                    self.facts[identifier] = None
                    return Type.FACT, lambda scope: _fact(scope, identifier)
            raise self._error('give `fact` the id of one fact: `fact("war-start")`')
        function = FUNCTIONS.get(name)
        if function is None:
            told = proposal(name, (*FUNCTIONS, "fact"), f"there are {', '.join((*FUNCTIONS, 'fact'))}")
            raise self._error(f"there is no function `{name}`{told}")
        if len(arguments) != len(function.takes):
            takes = ", ".join(function.takes)
            raise self._error(f"`{name}` takes {len(function.takes)} values ({takes}), not {len(arguments)}")
        parts = [self._of(argument, kind) for argument, kind in zip(arguments, function.takes, strict=True)]
        run = function.run
        return function.gives, lambda scope: run(*[part(scope) for part in parts])

    def _asked(self, value: ast.expr, name: str) -> tuple[Type, _Run]:
        fact = self._of(value, Type.FACT)
        if name not in ATTRIBUTES:
            told = proposal(name, ATTRIBUTES, f"it has {', '.join(ATTRIBUTES)}")
            raise self._error(f"a fact has no `{name}`{told}")
        return ATTRIBUTES[name], lambda scope: _attribute(fact(scope), name)


def _constant(value: Any) -> _Run:
    return lambda _: value


def _published(scope: Scope) -> date:
    if scope.published is None:
        raise Unknown
    return scope.published


def _fact(scope: Scope, identifier: str) -> Fact:
    fact = scope.facts.get(identifier)
    if fact is None:
        raise LookupError(missing_fact(identifier, scope.facts))
    return fact


def _attribute(fact: Fact, name: str) -> Any:
    if ATTRIBUTES[name] is Type.TEXT:
        return getattr(fact, name)
    day = getattr(fact, "start" if name == "date" else name) if isinstance(fact, (Event, Office)) else None
    if day is None:
        raise Unknown
    return day


def missing_fact(identifier: str, facts: FactStore) -> str:
    """Return what is to be told of a fact that a rule names and that is not there."""
    meant = proposal(identifier, (fact.id for fact in facts), "").removeprefix(": ")
    told = f"there is no fact `{identifier}`" + (f" ({meant})" if meant else "")
    return f"{told}: correct the id, or add it to a fact pack, an example's `facts` or `--facts`"
