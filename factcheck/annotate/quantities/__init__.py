"""The layer of quantities: what the numbers of a text measure or count, and how exactly they were written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter

from factcheck.annotate.base import Annotated
from factcheck.annotate.quantities.reader import Reader
from factcheck.model.hits import Hit
from factcheck.model.languages import Languages
from factcheck.model.layers import HITS, LANGUAGES, QUANTITIES, TIMEXES
from factcheck.model.quantity import Quantity, Rational
from factcheck.scan import DIGITS

#: The classes of words that a quantity can begin with, where it begins with no digits.
NUMERIC = (
    "number",
    "one",
    "ordinal",
    "collective",
    "fraction",
    "fraction_of",
    "fraction_after",
    "fraction_unit",
    "multiplier",
)
_START = itemgetter(0)


class QuantityAnnotator:
    """Reads numbers."""

    layer = QUANTITIES

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}

    def annotate(self, document: Annotated) -> tuple[Quantity, ...]:
        """Return every quantity that is no part of an expression of time, in order of the text.

        A fraction of two numbers ("12 sur 60") stands there beside its two numbers; no others overlap.
        """
        hits, folded = document[HITS], document.folded
        readers = self._readers_of(document)
        digits = hits.of(DIGITS)
        words: dict[int, tuple[Hit, str]] = {}
        for name in NUMERIC:
            found_of_class = hits.of(name)
            if name == "one":
                found_of_class = readers.ones(folded, found_of_class)
            for hit in found_of_class:
                start = hit[0]
                # Of words that begin together ("un", "un million") the longer.
                if start not in words or hit[1] > words[start][0][1]:
                    words[start] = hit, name
        if not digits and not words:
            return ()
        # No word begins where a run of digits does.
        runs = dict(zip(map(_START, digits), digits, strict=True))
        timexes = document[TIMEXES]
        times_from = [timex[0][0] for timex in timexes]
        loosened = _before(folded, hits.of("approximator"))
        times = _before(folded, hits.of("multiplied"))
        found: list[Quantity] = []
        scales: dict[int, Rational] = {}
        only, end, last = readers.only, 0, -1
        for start in sorted([*runs, *words]):
            if start < end:
                continue
            reader = only or readers.at(start)
            before = bisect_right(times_from, start)
            if before and start < (timex := timexes[before - 1])[0][1] and reader.is_time(folded, timex):
                continue
            hit, name = words[start] if start in words else (runs[start], DIGITS)
            end, quantity, scale = reader.read(document, hit, name, last, loosened, times)
            if quantity is not None:
                found.append(quantity)
                last = end
                if scale != 1:
                    scales[quantity[0][0]] = scale
        return readers.at(found[0][0][0]).pairs.joined(folded, found, scales) if found else ()

    def _readers_of(self, document: Annotated) -> _Readers:
        languages = document[LANGUAGES]
        names = {languages.main, *[entry.language for entry in languages.spans]}
        for language in names - self._readers.keys():
            self._readers[language] = Reader(document.lexicons[language])
        return _Readers(self._readers, languages, self._readers[languages.main] if len(names) == 1 else None)


class _Readers:
    """The readers of the languages of one article; most are written in one only."""

    __slots__ = ("_languages", "_readers", "only")

    def __init__(self, readers: Mapping[str, Reader], languages: Languages, only: Reader | None) -> None:
        self._readers = readers
        self._languages = languages
        self.only = only

    def at(self, start: int) -> Reader:
        """Return the reader of the language at a place."""
        return self.only or self._readers[self._languages.at(start)]

    def ones(self, folded: str, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Return the words for one that are numbers, which few of them are."""
        if self.only is not None:
            return self.only.ones(folded, hits)
        return [one for hit in hits for one in self.at(hit.start).ones(folded, (hit,))]


def _before(folded: str, hits: Sequence[Hit]) -> dict[int, Hit]:
    """Return hits by where a number begins that stands right behind them, the longest of those that end together."""
    # "Pas moins de" is more than its "moins de", which begins later.
    return {hit.end + folded.startswith(" ", hit.end): hit for hit in reversed(hits)}
