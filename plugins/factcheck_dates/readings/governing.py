"""Which verb a date belongs to, and whether that verb speaks of what is to come or tells what has been.

The verb is looked for once, before the date, in its clause, from the date outwards; the nearest counts. Another clause,
another date or a participle in between ends the search: "le prix créé le 3 mars". Where the date opens its sentence the
verb may stand behind it: "Le 3 mars, la ville a inauguré …", "Am 3. März kürte die Jury …", and a participle may end
the clause of its auxiliary: "wurde am 3. März in Köln eröffnet".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from factcheck import LANGUAGES, SENTENCES, TIMEXES, Document, Span, Timex, TimexType
from factcheck_dates.readings.sayings import told_with
from factcheck_dates.readings.verbforms import Forms, forms_of
from factcheck_dates.readings.wording import sentence_number

_WORD = re.compile(r"[^\W_]+")
_START = attrgetter("start")
_CLAUSE = re.compile(r"[^.;:!?()\n–—]*")
#: The end of the clause whose participle stands last.
_CLAUSE_END = re.compile(r"(?<=.),|\s(?:und|sowie|aber)\s")
#: "£4,000"
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d)")
_ASIDE = re.compile(r"\([^()]*\)")
_BORDERS = ',;:()[]–—«»“”"„'
_STOPS = ";:!?\n"
_BETWEEN = ".;:!?\n()[]"
#: A verb stands at most so many words before its date.
_REACH = 10
#: Another verb stands so near behind a date that a past before it is a participle.
_SOON = 4
#: Dates this near each other are one list or one range: "les 15 et 22 mars", "du 3 au 8 juin".
_JOINT = 10


class Verb(NamedTuple):
    """The verb that dates belong to.

    Args:
        span: The verb, or the word that opens it.
        ahead: Whether it speaks of what is to come, and not of what has been.
        close: Whether nothing stands between it and the date that the date may be of instead.
        beside: Whether nothing at all stands between a verb that tells what has been and the date behind it.
        plain: Whether what stands between a verb that tells what has been and the date is nothing that takes place on
            a day of its own, as far as its words tell.
    """

    span: Span
    ahead: bool
    close: bool
    beside: bool = False
    plain: bool = False


class _Clause(NamedTuple):
    """The words of a clause before dates, where they stand, and how they lead to the dates."""

    start: int
    words: Sequence[re.Match[str]]
    is_led: bool
    is_until: bool


def dates_together(document: Document) -> Sequence[Sequence[Timex]]:
    """Return the dates of a document, those of one list or range together, in order."""
    groups: list[list[Timex]] = []
    for timex in document[TIMEXES]:
        if _is_date(timex):
            if groups and _are_joint(document, groups[-1][-1], timex):
                groups[-1].append(timex)
            else:
                groups.append([timex])
    return groups


def _is_date(timex: Timex) -> bool:
    return timex.type in (TimexType.DATE, TimexType.TIME) and timex.minute is None and not timex.is_offset


def _are_joint(document: Document, one: Timex, other: Timex) -> bool:
    between = document.text[one.span.end : other.span.start]
    return len(between) <= _JOINT and not any(mark in between for mark in _BETWEEN)


def governing_verb(document: Document, dates: Sequence[Timex], behind: int) -> Verb | None:
    """Return the verb that dates belong to; None where none is beyond doubt.

    Args:
        document: The document.
        dates: Said together.
        behind: Where the dates before them end.
    """
    forms = forms_of(document.lexicons[document[LANGUAGES].at(dates[0].span.start)])
    clause = _clause_before(document, dates, behind, forms)
    words = [word[0] for word in clause.words]
    named = bool(words) and document.text[clause.start + clause.words[-1].start()].isupper()
    for index in range(len(words) - 1, -1, -1):
        place = clause.start + clause.words[index].start()
        span = Span(place, place + len(words[index]))
        if forms.is_future(words, index):
            return Verb(
                span, ahead=True, close=forms.is_close(words[index:], ahead=True, led=clause.is_led, named=named)
            )
        if not clause.is_until:
            rest = words[index:]
            close = forms.is_close(rest, ahead=False, led=clause.is_led, named=named)
            opens = index == 0 and place == _start_of_sentence(document, place) and forms.may_open(words[index])
            lower = opens or document.text[place].islower()
            finite = forms.is_finite(rest, close=close)
            acts = len(rest) == 1 and forms.is_object_start(_behind(document, dates))
            if forms.is_past(words[: index + 1], lower=lower, finite=finite, behind="".join(rest[1:2]), acts=acts):
                if len(rest) == 1 and forms.is_of_noun(words[: index + 1], _behind(document, dates)):
                    return None
                if forms.goes_on(rest, document.text[place : dates[0].span.start]):
                    return None
                first = clause.words[forms.auxiliary(words, index)]
                whole = Span(clause.start + first.start(), span.end)
                beside = len(rest) == 1 and forms.is_sure(rest[0])
                return Verb(whole, ahead=False, close=close, beside=beside, plain=forms.is_plain(words, index))
            if words[index] in forms.final_auxiliary and _participle(document, dates[-1].span.end, forms):
                return Verb(span, ahead=False, close=close, beside=len(rest) == 1, plain=forms.is_plain(words, index))
        if forms.ends(words, index, capital=document.text[place].isupper()):
            return None
    return None if clause.is_until else _verb_behind(document, dates, forms)


def _clause_before(document: Document, dates: Sequence[Timex], behind: int, forms: Forms) -> _Clause:
    """Return the words of the clause before dates, without what leads to them.

    There are none where the dates do not stand in the clause as a time does: "sa lettre du 3 mars".
    """
    place = dates[0].span.start
    start = max(_start_of_sentence(document, place), behind)
    clause = document.folded[start:place]
    if "(" in clause:
        clause = _ASIDE.sub(lambda aside: " " * len(aside[0]), clause)
    stop = max(clause.rfind(mark) for mark in _STOPS)
    found = list(_WORD.finditer(clause, stop + 1))
    length, is_until = _preposition(found, forms)
    if not length and dates[0].weekday is None and dates[0].deixis is None:
        return _Clause(start, (), is_led=False, is_until=False)
    found = found[: len(found) - length]
    if not found:
        return _Clause(start, (), length > 0, is_until)
    # A comma right before the date parts nothing: "se tiendra à Lyon, le 3 mars".
    whole = _THOUSANDS.sub(" ", clause)
    border = max(whole.rfind(mark, 0, found[-1].end()) for mark in _BORDERS)
    return _Clause(start, [word for word in found[-_REACH:] if word.start() > border], length > 0, is_until)


def _behind(document: Document, dates: Sequence[Timex]) -> list[str]:
    """Return the first words behind dates, as far as a mark."""
    clause = _CLAUSE.match(document.folded, dates[-1].span.end)
    return clause[0].partition(",")[0].split()[:_SOON] if clause else []


def _preposition(found: Sequence[re.Match[str]], forms: Forms) -> tuple[int, bool]:
    """Return how many words at the end lead to a date, and whether to the last day of many."""
    for length in (4, 3, 2, 1):
        lead = " ".join(word[0] for word in found[-length:])
        if lead in forms.on_day:
            return length, False
        if lead in forms.until:
            return length, True
    return 0, False


def _verb_behind(document: Document, dates: Sequence[Timex], forms: Forms) -> Verb | None:
    """Return the verb behind dates that open their sentence.

    There is none where the date is what the sentence is about: "Le 3 mars est …". What is to come is read there only
    where the dates point from the writing; else it may be a story's.
    """
    first, end = dates[0].span.start, dates[-1].span.end
    lead = document.folded[_start_of_sentence(document, first) : first].strip()
    if "," in lead:
        # "Selon la police, le 3 mars, …".
        lead = document.folded[told_with(document, dates[0].span).start : first].strip()
    clause = _CLAUSE.match(document.folded, end)
    if clause is None:
        return None
    text, points = clause[0].lstrip(), dates[-1].deixis is not None
    is_parted = text.startswith(",")
    # In "bei der Wahl am 3. März verlor" the verb stands behind all that opens the sentence.
    opens = forms.is_opening(lead.split()) if is_parted else forms.is_last and _opens(lead, forms)
    is_amid = not is_parted and forms.is_amid(document.folded[_start_of_sentence(document, first) : first].split())
    if (lead and lead not in forms.on_day and not opens and not is_amid) or not (
        is_parted or forms.is_last or forms.is_first or points or is_amid
    ):
        return None
    is_next = not is_parted and (forms.is_last or is_amid or (forms.is_first and not points))
    begin = clause.end() - len(text) + is_parted
    begin = _behind_aside(document, begin, clause.end(), forms) if is_parted else begin
    found = list(_WORD.finditer(document.folded, begin, clause.end()))
    comma = document.folded.find(",", begin, clause.end())
    words = [word[0] for word in found]
    for index, word in enumerate(found[: 1 if is_next or forms.is_last else _REACH]):
        if 0 <= comma < word.start():
            return None
        span = Span(*word.span())
        if (points or (is_next and dates[-1].is_day and dates[-1].year is not None)) and forms.is_future(words, index):
            return Verb(span, ahead=True, close=True)
        if forms.is_past(words[: index + 1], lower=document.text[word.start()].islower(), finite=True):
            # "On Sunday, a march organized by unions will …": a participle that looks like a past.
            is_story = forms.future_word.isdisjoint(words[index + 1 :]) and not (is_next and forms.is_set(words))
            if not forms.noun_link.isdisjoint(words[:index]) and forms.is_reduced(words, index):
                return None
            return Verb(span, ahead=False, close=True) if is_story else None
        if words[index] in forms.final_auxiliary and _participle(document, word.end(), forms):
            return Verb(span, ahead=False, close=True)
        if forms.is_open(words, index) and words[index] not in forms.noun_link:
            return None
    return None


def _opens(lead: str, forms: Forms) -> bool:
    """Tell whether words and a date behind them are the one part of a sentence that stands before its verb."""
    words = lead.split()
    return "," not in lead and len(words) > 1 and words[-1] in forms.on_day and words[-2] not in forms.noun_marker


def _behind_aside(document: Document, begin: int, end: int, forms: Forms) -> int:
    """Return where a clause goes on behind what stands between commas: ", sous un soleil radieux, le marathon"."""
    first = _WORD.search(document.folded, begin, end)
    comma = document.folded.find(",", begin, end)
    return comma + 1 if comma >= 0 and first and first[0] in forms.preposition else begin


def _participle(document: Document, place: int, forms: Forms) -> bool:
    """Tell whether the clause behind a place ends with a participle, and tells by it what has been."""
    clause = _CLAUSE.match(document.folded, place)
    if clause is None:
        return False
    # The comma behind a date parts nothing: "am Dienstag, 20. Juni, den Haushalt".
    begin = place + (len(clause[0]) - len(clause[0].lstrip(" ,")))
    for ended in (*_CLAUSE_END.finditer(document.folded, begin, clause.end()), None):
        end = ended.start() if ended else clause.end()
        told = document.folded[begin:end].split()
        # A noun has a capital.
        if told[-1:] == document.text[begin:end].split()[-1:] and any(map(forms.is_participle, told[-1:])):
            # "… mit den Stimmen von SPÖ und ÖVP beschlossen", but not "… und wird gefeiert".
            return not any(forms.is_finite_word(word) for word in told[:-1])
        if ended and ended[0] == ",":
            return False
    return False


def _start_of_sentence(document: Document, place: int) -> int:
    """Return where the sentence begins that holds a place; the place itself outside of all."""
    sentences = document[SENTENCES]
    index = sentence_number(sentences, place)
    return sentences[index].start if index >= 0 else place
