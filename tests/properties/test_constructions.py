"""The matcher of constructions against a naive one, on small patterns and texts made at random."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck import LANGUAGES, QUANTITIES, SENTENCES, Quantity, QuantityKind, Span
from factcheck.constructions import LONGEST_PROGRAM, ConstructionMatcher
from factcheck.constructions.fillers import by_sentence
from factcheck.constructions.machine import run
from factcheck.constructions.program import compiled
from factcheck.constructions.stream import Stream
from factcheck.lexicons import Pattern
from factcheck.model.languages import Languages, LanguageSpan
from factcheck.notation import Bound, Choice, Gap, Literal, NextSentence, Node, Not, Repeat, Slot, parse
from factcheck.notation import Sequence as InOrder

BORDER = "//"

words = st.sampled_from(["aaaa", "bbbb", "c", ","])
atoms = st.one_of(
    words,
    st.sampled_from(["{x:number}", "{w:word}", "…", "…1", "…0", "{b:(aaaa|bbbb c)}", "{y:number value=2}"]),
)


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, min_size=1, max_size=3)
    # Repetitions inside repetitions outgrow what a program may be.
    once = parts.filter(lambda part: ")+" not in part and ")*" not in part)
    return st.one_of(
        several.map(" ".join),
        several.map(lambda options: f"({'|'.join(options)})"),
        several.map(lambda options: f"[{'|'.join(options)}]"),
        once.map(lambda part: f"({part})+"),
        once.map(lambda part: f"({part})*"),
        parts.map(lambda part: f"!({part})"),
    )


one_sentence = st.recursive(atoms, _grown, max_leaves=6)
two_sentences = st.tuples(one_sentence, one_sentence).map(f" {BORDER} ".join)
text_words = st.lists(st.sampled_from(["aaaa", "bbbb", "c", ",", "1", "2"]), min_size=1, max_size=7)


class Text(SimpleNamespace):
    """What the matcher sees of a document: some sentences of words, in which every run of digits is a quantity."""

    def __init__(self, sentences: list[list[str]], pattern: Pattern) -> None:
        self.folded = self.text = " ".join(word for sentence in sentences for word in sentence)
        spans, numbers, start = [], [], 0
        for sentence in sentences:
            first = start
            for word in sentence:
                span = Span(start, start + len(word))
                if word.isdigit():
                    value = int(word)
                    numbers.append(Quantity(span, QuantityKind.CARDINAL, value, value, value, span))
                start = span.end + 1
            spans.append(Span(first, start - 1))
        self._layers: dict[str, Any] = {
            SENTENCES.name: tuple(spans),
            QUANTITIES.name: tuple(numbers),
            LANGUAGES.name: Languages("en", (LanguageSpan(Span(0, len(self.text)), "en"),)),
        }
        self.lexicons = {"en": SimpleNamespace(patterns=(pattern,))}

    def __getitem__(self, layer: Any) -> Any:
        return self._layers[layer.name]


#: Where a way of matching ends, and what it binds: names with the first word and the one behind the last.
Way = tuple[int, tuple[tuple[str, int, int], ...]]
known: dict[tuple[str, tuple[str, ...], int], list[Way]] = {}


def ways(node: Node, text: tuple[str, ...], at: int) -> list[Way]:
    """Return the ways in which a node fits from a word on, the preferred ones first, one for each end."""
    # Nodes of two kinds with the same contents are equal, being tuples.
    key = (repr(node), text, at)
    if key not in known:
        found: dict[int, Way] = {}
        for way in _ways(node, text, at):
            found.setdefault(way[0], way)
        known[key] = list(found.values())
    return known[key]


def _ways(node: Node, text: tuple[str, ...], at: int) -> Iterator[Way]:
    word = text[at] if at < len(text) and text[at] != BORDER else None
    match node:
        case Literal(wanted):
            if word == wanted:
                yield at + 1, ()
        case Slot(name, "word", _):
            if word is not None and word.isalpha():
                yield at + 1, ((name, at, at + 1),)
        case Slot(name, _, where):
            if word is not None and word.isdigit() and (not where or word == where[0][1]):
                yield at + 1, ((name, at, at + 1),)
        case Gap(most):
            skipped = 0
            while True:
                yield at, ()
                if at == len(text) or text[at] == BORDER:
                    return
                skipped += text[at].isalnum()
                at += 1
                if skipped > most:
                    return
        case NextSentence():
            while at < len(text) and text[at] == ",":
                at += 1
            if at < len(text) and text[at] == BORDER:
                yield at + 1, ()
        case InOrder(items):
            if not items:
                yield at, ()
                return
            for end, bindings in ways(items[0], text, at):
                for last, more in ways(InOrder(items[1:]), text, end):
                    yield last, bindings + more
        case Choice(options):
            for option in options:
                yield from ways(option, text, at)
        case Repeat(item, least, most):
            if most:
                for end, bindings in ways(item, text, at):
                    for last, more in ways(Repeat(item, max(least - 1, 0), most - 1), text, end):
                        yield last, bindings + more
            if not least:
                yield at, ()
        case Bound(name, item):
            for end, bindings in ways(item, text, at):
                if end > at:
                    yield end, (*bindings, (name, at, end))
        case Not(item):
            if not any(end > at for end, _ in ways(item, text, at)):
                yield at, ()


def expected(node: Node, text: tuple[str, ...]) -> list[tuple[int, Way]]:
    found, position = [], 0
    for start in range(len(text)):
        if start >= position:
            fitting = [way for way in ways(node, text, start) if way[0] > start]
            if fitting:
                found.append((start, fitting[0]))
                position = fitting[0][0]
    return found


def in_words(sentences: list[list[str]]) -> tuple[tuple[str, ...], list[int]]:
    """Return the words with borders between sentences, and where each begins in the text."""
    text: list[str] = []
    starts: list[int] = []
    place = 0
    for number, sentence in enumerate(sentences):
        if number:
            text.append(BORDER)
            starts.append(place - 1)
        for word in sentence:
            text.append(word)
            starts.append(place)
            place += len(word) + 1
    return tuple(text), starts


def check(source: str, sentences: list[list[str]]) -> None:
    pattern = Pattern("it", "en", source, parse(source), 0)
    if pattern.anchor is None and not pattern.needs:
        # Lexicons refuse what may hold neither a word nor an annotation.
        source += " aaaa"
        pattern = Pattern("it", "en", source, parse(source), 0)
    node = pattern.node
    known.clear()
    matches = ConstructionMatcher().annotate(Text(sentences, pattern)).get("it", ())  # type: ignore[arg-type]
    streams = [sentences] if pattern.crosses else [[sentence] for sentence in sentences]
    wanted = []
    offset = 0
    for stream in streams:
        text, starts = in_words(stream)
        for first, (end, bindings) in expected(node, text):
            bound = [(name, offset + starts[begin]) for name, begin, _ in bindings]
            last = end - 1
            width = 0 if text[last] == BORDER else len(text[last])
            wanted.append((offset + starts[first], offset + starts[last] + width, bound))
        offset += sum(len(word) + 1 for sentence in stream for word in sentence)
    found = [(*match.span, [(name, binding.span.start) for name, binding in match.bindings]) for match in matches]
    assert found == wanted


@given(one_sentence, st.lists(text_words, min_size=1, max_size=2))
def test_matches_are_those_of_a_naive_matcher(source: str, sentences: list[list[str]]) -> None:
    check(source, sentences)


@given(two_sentences, text_words, text_words)
def test_matches_over_two_sentences_are_those_of_a_naive_matcher(
    source: str, first: list[str], second: list[str]
) -> None:
    check(source, [first, second])


@given(st.recursive(atoms, _grown, max_leaves=8), st.lists(st.sampled_from(["aaaa", "c", ",", "1"]), max_size=60))
def test_the_cost_is_bounded_by_program_words_and_gap(source: str, sentence: list[str]) -> None:
    pattern = Pattern("it", "en", source, parse(source), 0)
    text = Text([sentence or ["c"]], pattern)
    program = compiled(pattern)
    fillers = by_sentence(text, {"number"}, text[SENTENCES])  # type: ignore[arg-type]
    words = text.folded.split()
    stream = Stream(text.folded, text[SENTENCES], [words], frozenset(words), [fillers.get(0, ())], followed=False)
    failed: set[int] = set()
    for start in range(len(stream.words)):
        run(program, stream, start, failed)
    longest = max((argument for op, argument in program.code if op.name == "GAP"), default=0)
    assert len(program.code) <= 2 * LONGEST_PROGRAM
    assert len(failed) <= len(program.code) * (len(stream.words) + 1) * (longest + 1)
