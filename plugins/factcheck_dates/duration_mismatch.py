"""dates.duration-mismatch."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from factcheck import (
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Deixis,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Related,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    Timex,
    TimexAnchor,
    TimexModifier,
    TimexType,
    beginning,
    inside,
)
from factcheck_dates.readings.lengths import (
    Length,
    lasting,
    length_between,
    length_of_state,
    length_since,
    length_to_the_minute,
)
from factcheck_dates.readings.openings import opened_and_closed
from factcheck_dates.readings.spells import spells
from factcheck_dates.readings.taken_up import taken_up
from factcheck_dates.readings.wording import WORD, count_in_words, sentence_number, sentence_of, tables_at, words
from factcheck_dates.reversed_range import RANGE

LENGTHS = Construction("dates.length-of-range")
AFTERWARDS = Construction("dates.length-afterwards")
HOURS_LATER = Construction("dates.hours-later")
#: What is so many times as long or as short is no slip.
_FAR = 4
#: In characters: so far before the rest of a length begins the whole of it.
_LONGER = 32
#: What is so many times as long or as short as the only range of an article is that of another.
_NEAR_BY = 3
#: Slots of a length that may be of another thing, and of one that some take for another.
_APART, _LOOSE = ("apart", "apposed", "office"), ("apposed", "office")
#: What ends a length that is told for itself.
_ENDS = (".", ",", ";", ":", ")", "\n", "")
#: So many ranges are told together at the least.
_SEVERAL = 2
#: In code points: how far behind a length "instead of" may end.
_INSTEAD = 24
#: A range has so many times; where a sentence tells more of them, the hours may be those of all.
_ENDS_OF_ONE = 2
#: So many hours at the most are taken off for pauses.
_PAUSE = 2
#: Hours may be counted from one of so many expressions of time before.
_EARLIER = 50
#: In code points: how long the words of a bound are ("nicht einmal").
_BOUND = 20
#: In hours: how far a length of hours is rounded, and how far times are apart that look the same; in minutes: from when
#: on they do not.
_ROUNDED, _HALF_DAY, _AFTERNOON = 0.5, 12, 13 * 60
#: How far "about ten years" reaches, as a share of the length.
_ABOUT = 0.2


class _Claim(NamedTuple):
    """A range and the length that is said of it: whether it is one at the most, and whether it may be another's."""

    first: Timex
    last: Timex | None
    said: Timex
    length: Length
    over: bool = False
    open: bool = False


class DurationMismatch(Checker):
    """A range of dates or hours and the length that is said of it do not agree.

    What it does:
        Computes how long a range lasts ("de 2010 à 2015, soit sept ans", "from 9 a.m. to 11 a.m., for three hours") and
        compares it with the length that stands beside it. Both ways of counting are right: with both ends, or from
        one to the other, and a week may end on its Friday. What lasts "since 2019" lasts until the day of writing; what
        is over by then lasted no longer. The length may stand behind it or in the next sentence: "in those twelve
        years", and of the two times of one doing "The crossing of four hours".
        What takes place in the only range of days that the article tells may be told by its length anywhere behind it
        ("les neuf jours du salon"), and a time may be told by how much later it is ("at 5 a.m. on Saturday, eight hours
        later").

    Why it matters:
        Terms of office, sentences and opening hours are facts that readers act on.

    Known limits:
        A range of years may last a year less than they are apart ("de 2010 à 2015" from December to January); what fits
        only that reading is a warning. So is what is said to have come about in so many years ("entre 1990 et 2005, en
        vingt ans"), and what is told in another sentence. A length more than three times off is that of something else.
        What lasts since a month, or for months, is not held against the writing. Hours of work from which a pause may
        be taken off are left alone.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 13 lengths confirmed. All eight lengths planted wrong were found.
    """

    id = "dates.duration-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (
        LENGTHS,
        AFTERWARDS,
        HOURS_LATER,
        RANGE,
        BLOCKS,
        TIMEXES,
        CHRONOLOGY,
        LANGUAGES,
        MOMENTS,
        QUOTATIONS,
        SENTENCES,
    )
    examples = (
        Bad("fr", "Il a dirigé la banque [[de 2010 à 2015, soit sept ans]]."),
        Bad("fr", "Le magasin ouvre [[de 9h à 11h, soit trois heures]]."),
        Bad("fr", "Le festival dure [[du 3 juin au 10 juin, soit dix jours]]."),
        Confirmed("fr", "Il a dirigé la banque [[de 2010 à 2015, soit cinq ans]]."),
        Good("fr", "Fermé depuis 2013, soit huit ans, le cinéma va rouvrir."),
        Good("fr", "Les travaux, commencés en mars 2014, ont duré quatre ans.", published="2019-03-12"),
        Good("fr", "Maire de 1995 à 2008, il a été absent pendant deux ans."),
        Good("fr", "Il a été élu de 1994 à 2003, douze ans après son père."),
        Good("fr", "Jugé pour des faits commis entre 1994 et 2003, il risque une peine de douze ans."),
        Good("fr", "Il a dirigé la banque de 2010 à 2015, puis sept ans l'assurance."),
        Good("fr", "De 2010 à 2015, soit plus de sept ans avant le procès."),
        Bad("en", "He ran the bank [[for seven years, from 2010 to 2015]]."),
        Bad("en", "He coached the club [[from 1998 to 2012, a 16-year run]]."),
        Good("en", "He served a ten-year term from 2010 to 2016, and was let off the rest."),
        Good("en", "He ran the bank from 2010 to 2015, then the insurers for seven years."),
        Confirmed("en", "He ran the bank [[for five years, from 2010 to 2015]]."),
        Bad("es", "Dirigió el banco [[durante siete años, de 2010 a 2015]]."),
        Good("es", "Alcalde de 1995 a 2008, estuvo enfermo durante dos años."),
        Confirmed("es", "Dirigió el banco [[durante cinco años, de 2010 a 2015]]."),
        Bad("de", "Er leitete die Bank [[von 2010 bis 2015, also sieben Jahre]]."),
        Good("de", "Bürgermeister von 1995 bis 2008, war er zwei Jahre lang krank."),
        Confirmed("de", "Er leitete die Bank [[von 2010 bis 2015, also fünf Jahre]]."),
        Good(
            "fr",
            "Pendant deux semaines, du lundi 19 au vendredi 30 juin, les élèves sont en stage.",
            published="2023-06-14",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ranges that do not last as long as is said, and those that do."""
        done = set[Span]()
        for match in document[LENGTHS]:
            claim = _claim(document, match)
            if claim is not None:
                done.add(claim.said.span)
                yield from self._judge(document, match.span, claim)
        opened = [*opened_and_closed(document)]
        for claim in _taken_up(document, opened):
            if claim.said.span not in done:
                done.add(claim.said.span)
                told = (claim.first.span, claim.last.span if claim.last else claim.first.span, claim.said.span)
                yield from self._judge(document, _hull(told), claim)
        yield from self._spells(document, done)
        yield from self._afterwards(document, done, opened)
        later = document[HOURS_LATER]
        for match in later if later and not _is_travelled(document) else ():
            yield from self._hours_later(document, match)

    def _spells(self, document: Document, done: Container[Span]) -> Iterator[Finding]:
        """Judge how long somebody was in a state whose beginning and end are told: "after two years in prison"."""
        for spell in spells(document):
            first, last, said = spell
            length = length_of_state(document, first, last, said.unit) if said.span not in done else None
            if length is not None and length.low <= float(said.amount or 0) <= length.low * _NEAR_BY:
                span = _hull((first.span, last.span, said.span))
                yield from self._judge(document, span, _Claim(first, last, said, length, open=True))

    def _afterwards(
        self, document: Document, done: Container[Span], opened: Sequence[tuple[Timex, Timex]]
    ) -> Iterator[Finding]:
        """Judge the length of what takes place in the article's only range of days, or of years.

        "Les six jours du salon", or, in the next sentence, "Pendant neuf ans, ils lui ont vendu du vin".
        """
        if not document[AFTERWARDS]:
            return
        ranges = [*_ranges(document), *opened]
        days = [(first, last) for first, last in ranges if first.is_day and last.is_day]
        years = [(first, last) for first, last in ranges if _is_year(first) and _is_year(last)]
        told = days or years
        if len({(_date(first), _date(last)) for first, last in told}) != 1:
            return
        first, last = told[0]
        for match in document[AFTERWARDS]:
            if not days and "what" in match:
                continue
            said = _said(document, match)
            if said is None or said.amount is None or said.deixis is not None or said.span < last.span:
                continue
            if said.span in done:
                continue
            if not ("what" in match and _is_told_of(document, match["what"].span, first)) and not (
                "what" not in match and _goes_on(document, match, last)
            ):
                continue
            length = length_between(document, first, last, said.unit)
            if length is None or ("what" not in match and said.amount <= length.high):
                # "For three days a market is held": so many of them.
                continue
            if length.high / _NEAR_BY <= said.amount <= length.low * _NEAR_BY:
                yield from self._judge(document, match.span, _Claim(first, last, said, length, open=True))

    def _hours_later(self, document: Document, match: Match) -> Iterator[Finding]:
        """Judge the hours from one time to another, unless it is so long from any other time told before."""
        first, last, said = (match[name].value for name in ("from", "to", "length"))
        length = length_between(document, first, last, said.unit)
        if length is None or said.amount is None or said.deixis is not Deixis.AHEAD or first.zone != last.zone:
            return
        if document.text[said.span.end : said.span.end + 1] not in _ENDS:
            # "Une heure après le début".
            return
        before = beginning(document[TIMEXES], Span(0, last.span.start))[-_EARLIER:]
        earlier = [one for one in before if one.minute is not None]
        if any(
            other is not None and other.low <= said.amount <= other.high and one is not first
            for one in earlier
            for other in (length_between(document, one, last, said.unit),)
        ):
            return
        yield from self._judge(document, match.span, _Claim(first, last, said, length, open=True))

    def _judge(self, document: Document, span: Span, claim: _Claim) -> Iterator[Finding]:
        said, length = claim.said, claim.length
        amount = float(said.amount or 0)
        about = _ABOUT * amount if said.modifier is TimexModifier.APPROX else 0.0
        evidence = self._evidence(document, claim.first, claim.last, length)
        match _bound(document, said.span):
            case "under":
                fits = length.low <= amount
            case "over":
                fits = amount <= length.high
            case _:
                fits = (claim.over or length.low - about <= amount) and amount <= length.high + about
        if fits:
            if not claim.over:
                yield self.confirmed(span, "The range lasts as long as is said.", evidence=[evidence])
            return
        careless = amount >= length.careless - about and amount < length.low
        end = [Related("The end", claim.last.span)] if claim.last else []
        yield self.contradicted(
            span,
            f"{words(document, said.span)} is not the length of the range: it is {length.told}"
            + (" at the most." if claim.over else "."),
            severity=self.said(document, span, Severity.WARNING if careless or claim.open else Severity.ERROR),
            related=[Related("The beginning", claim.first.span), *end],
            evidence=[evidence],
            suggestions=[] if claim.over else [Suggestion(f"The length that fits: {length.told}")],
        )

    @staticmethod
    def _evidence(document: Document, first: Timex, last: Timex | None, length: Length) -> Evidence:
        if last is None:
            end, span = "the writing", first.span
        else:
            end = words(document, last.span)
            span = first.span.to(last.span) if first.span < last.span else first.span
        return Evidence(
            EvidenceKind.ARITHMETIC, f"From {words(document, first.span)} to {end} it is {length.told}.", span
        )


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _ranges(document: Document) -> Sequence[tuple[Timex, Timex]]:
    return [(match["from"].value, match["to"].value) for match in document[RANGE]]


def _taken_up(document: Document, opened: Sequence[tuple[Timex, Timex]]) -> Iterator[_Claim]:
    """Yield the ranges that a length takes up from just before: "de 1989 à 2001. De ces dix-huit années"."""
    for first, last, said in taken_up(document, [*_ranges(document), *opened], opened):
        length, amount = length_between(document, first, last, said.unit), float(said.amount or 0)
        if length is None or not length.low / _NEAR_BY <= amount <= length.high * _NEAR_BY:
            continue
        # Hours are rounded, and of "9.15" and "6.45" half a day more or less may be meant.
        half = _HALF_DAY if max(first.minute or 0, last.minute or 0) < _AFTERNOON else 0
        is_near = any(abs(length.low + more - amount) <= _ROUNDED for more in (0, half, -half))
        if said.unit is not TimeUnit.HOUR or not is_near or amount == length.low:
            yield _Claim(first, last, said, length, open=True)


def _claim(document: Document, match: Match) -> _Claim | None:
    """Return a range with the length that stands beside it; None where that is of something else."""
    first, said = match["from"].value, _said(document, match)
    if said is None or said.amount is None:
        return None
    last = match["to"].value if "to" in match else None
    # Elsewhere "in twenty years" is a distance from the writing.
    within = "within" in match or (said.deixis is Deixis.AHEAD and said.anchor is TimexAnchor.WRITING)
    if said.deixis is not None and not within:
        return None
    if last is None:
        length = length_since(document, first, said.unit)
    elif "start" in match and "stop" in match:
        length = length_to_the_minute(document, match, said.unit)
    else:
        length = length_between(document, first, last, said.unit)
    if length is None or _is_of_another(document, match, said, length):
        return None
    several = None
    if last is not None and first.minute is None and said.amount > length.high:
        several = _together(document, first, last, said.unit)
        if several is not None and several.low <= said.amount <= several.high:
            length = several
    loose = within or several is not None or any(name in match for name in _LOOSE)
    return _Claim(first, last, said, length, over="over" in match, open=loose)


def _is_of_another(document: Document, match: Match, said: Timex, length: Length) -> bool:
    """Tell whether a length is not that of the range beside it: of another thing, of less, or of several days."""
    amount = float(said.amount or 0)
    apart = any(name in match for name in _APART) or (said.unit is TimeUnit.YEAR and amount == 1)
    if apart and not length.high / _FAR <= amount <= length.low * _FAR:
        # "In those five months" behind ten years is another length, "two months a year" a rate.
        return True
    if _is_contrasted(document, said.span) or _is_rest(document, said) or _is_put_off(document, said.span):
        return True
    if said.unit is TimeUnit.HOUR and 0 < length.low - amount <= _PAUSE and _is_cut(document, match.span):
        return True
    is_clock = match["from"].value.minute is not None
    return is_clock and amount > length.high and _is_repeated(document, match.span)


def _together(document: Document, first: Timex, last: Timex, unit: TimeUnit | None) -> Length | None:
    """Return how long a range and those told before it in its sentence last: "de 1990 à 1995, puis de 2001 à 2008".

    None where it is the only one.
    """
    sentence = sentence_of(document, first.span)
    told = {
        match["from"].value.span: (match["from"].value, match["to"].value)
        for match in document[RANGE]
        if sentence.start <= match["from"].value.span.start < first.span.start
    }
    lengths = [length_between(document, *ends, unit) for ends in (*told.values(), (first, last))]
    counted = [length for length in lengths if length is not None]
    if len(counted) < _SEVERAL:
        return None
    low, high = sum(length.low for length in counted), sum(length.high for length in counted)
    return Length(low, high, low, f"{count_in_words(low, unit.value if unit else '')} with those told before")


def _bound(document: Document, said: Span) -> str | None:
    """Return what a length is by the words before it: one that is not reached, "under", or exceeded, "over"."""
    before = f" {document.folded[max(said.start - _BOUND, 0) : said.start]}".rstrip()
    bounds = tables_at(document, said.start).get("dates.bound", {})
    return next((str(kind) for word, kind in bounds.items() if before.endswith(f" {word}")), None)


def _is_year(timex: Timex) -> bool:
    return timex.year is not None and timex.month is None and timex.unit is None


def _date(timex: Timex) -> tuple[int | None, int | None, int | None]:
    """Return a date without the year, which may be left out the second time; of a year that."""
    return None if timex.month else timex.year, timex.month, timex.day


def _goes_on(document: Document, match: Match, last: Timex) -> bool:
    """Tell whether a length opens the sentence behind that of a range: "For ten days, the streets will be closed"."""
    sentences = document[SENTENCES]
    place = sentence_number(sentences, match.span.start)
    return place > 0 and match.span.start == sentences[place].start and sentences[place - 1].contains(last.span)


def _is_told_of(document: Document, what: Span, first: Timex) -> bool:
    """Tell whether the sentence of a range tells of a thing, which may be any that takes place: "la manifestation"."""
    tables = tables_at(document, what.start)
    name = document.folded[what.start : what.end]
    sentence = sentence_of(document, first.span)
    told = document.folded[sentence.start : min(sentence.end, what.start)]
    stem = tables.get("dates.occasion_told", {}).get(name)
    return name in tables.get("dates.any_occasion", {}) or name in told or (stem is not None and stem in told)


def _is_contrasted(document: Document, said: Span) -> bool:
    """Tell whether a length is told for once instead of the usual one: "dauert acht Stunden statt neun"."""
    contrast = tables_at(document, said.start).get("dates.instead", ())
    behind = document.folded[said.end : said.end + _INSTEAD].lstrip(" ,(")
    return behind.startswith(tuple(contrast))


def _is_put_off(document: Document, said: Span) -> bool:
    """Tell whether it is how much something is put off: "delayed by one day, and will run from 31 March to 2 April"."""
    before = document.folded[max(said.start - _BOUND, 0) : said.start].split()
    return bool(before) and before[-1] in tables_at(document, said.start).get("dates.put_off", {})


def _is_rest(document: Document, said: Timex) -> bool:
    """Tell whether a length is the rest of a longer one: "dos años, ocho meses", "a year and almost eight months"."""
    joints = tables_at(document, said.span.start).get("dates.next_moment", {})
    near = beginning(document[TIMEXES], Span(max(said.span.start - _LONGER, 0), said.span.start))
    return any(
        other.type is TimexType.DURATION
        and ((link := document.folded[other.span.end : said.span.start]) == ", " or link.strip() in joints)
        for other in near
    )


def _is_cut(document: Document, span: Span) -> bool:
    """Tell whether a pause is taken off the hours: "de 9 h à 17 h, soit sept heures sans la pause"."""
    tables = tables_at(document, span.start)
    sentence = sentence_of(document, span)
    return any(word in tables.get("dates.pause", {}) for word in WORD.findall(document.folded, *sentence))


def _is_travelled(document: Document) -> bool:
    """Tell whether two times may be those of two places: "Le vol part à 19 h 30 et se pose à 7 h 45"."""
    travel = document.lexicon.tables.get("dates.travelled", {})
    return any(word in travel for word in WORD.findall(document.folded))


def _is_repeated(document: Document, span: Span) -> bool:
    """Tell whether hours may be those of several days: "trois matinées, de 9 heures à midi, soit neuf heures"."""
    sentence = sentence_of(document, span)
    told = inside(document[TIMEXES], sentence)
    days = sum(timex.weekday is not None or timex.type is TimexType.SET for timex in told)
    times = sum(timex.minute is not None and timex.type is TimexType.TIME for timex in told)
    tables = tables_at(document, span.start)
    repeated = tables.get("dates.repeated", {})
    return (
        days > 1 or times > _ENDS_OF_ONE or any(word in repeated for word in WORD.findall(document.folded, *sentence))
    )


def _said(document: Document, match: Match) -> Timex | None:
    """Return the length that is said; None where a word that may be made of one is not: "sechswöchige"."""
    if "length" in match:
        said: Timex = match["length"].value
        return said
    return lasting(document, *match["lasting"])
