"""Which verb a date belongs to, where that verb speaks of what is to come.

The verb is looked for before the date, in its clause, from the date outwards. Another clause, another verb or another
date in between ends the search, and so does a word that may be a participle: "le prix créé le 3 mars". What the words
are is said by the lexicon of the dates: ``future_ending``, ``future_exception``, ``future_word`` with the
``infinitive_ending`` behind it, ``on_day``, ``clause_word``, ``done_ending``, ``passive``,
``noun_marker``, ``place_word`` and ``own``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from factcheck import LANGUAGES, SENTENCES, TIMEXES, Document, Span, Timex, TimexType

_WORD = re.compile(r"[^\W\d_]+")
_START = attrgetter("start")
_CLAUSE = re.compile(r"[^.;:!?()\n–—]*")
_ASIDE = re.compile(r"\([^()]*\)")
_BORDERS = ',;:()[]–—«»“”"„'
_STOPS = ".;:!?\n"
_BRACKETS = "()[]"
#: A verb stands at most so many words before its date.
_REACH = 10
#: Dates this near each other are one list or one range: "les 15 et 22 mars", "du 3 au 8 juin".
_JOINT = 10
#: The infinitive stands at most so many words behind "va": "va se tenir".
_INFINITIVE = 2
#: "Ses portes", "its first paying visitors".
_OWN = 3


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
    return len(between) <= _JOINT and not any(mark in between for mark in _STOPS + _BRACKETS)


def future_verb(document: Document, dates: Sequence[Timex], behind: int) -> Span | None:
    """Return the verb in the future that dates belong to; None where there is none beyond doubt.

    Args:
        document: The document.
        dates: Said together.
        behind: Where the dates before them end.
    """
    tables = document.lexicons[document[LANGUAGES].at(dates[0].span.start)].tables
    start, words = clause_before(document, dates, behind)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if _is_future(words, index, tables):
            rest = [other[0] for other in words[index:]]
            return Span(start + word.start(), start + word.end()) if _is_close(rest, tables) else None
        if _ends_search(document, words, index, tables, start):
            return None
    near, _ = clause_behind(document, dates) if dates[-1].deixis is not None else ([], [])
    for index, word in enumerate(near):
        if _is_future(near, index, tables):
            return Span(*word.span())
        if _ends_search(document, near, index, tables, 0):
            return None
    return None


def clause_before(document: Document, dates: Sequence[Timex], behind: int) -> tuple[int, list[re.Match[str]]]:
    """Return the words of the clause before dates, without what leads to them, and the offset that they count from.

    There are none where the dates do not stand in the clause as a time does: "sa lettre du 3 mars".
    """
    place = dates[0].span.start
    tables = document.lexicons[document[LANGUAGES].at(place)].tables
    start = max(start_of_sentence(document, place), behind)
    clause = _ASIDE.sub(lambda aside: " " * len(aside[0]), document.folded[start:place])
    stop = max(clause.rfind(mark) for mark in _STOPS)
    is_bare = dates[0].weekday is not None or dates[0].deixis is not None
    found = _without_preposition(list(_WORD.finditer(clause, stop + 1)), tables, bare=is_bare)
    if not found:
        return start, []
    # A comma right before the date parts nothing: "se tiendra à Lyon, le 3 mars".
    border = max(clause.rfind(mark, 0, found[-1].end()) for mark in _BORDERS)
    return start, [word for word in found if word.start() > border][-_REACH:]


def clause_behind(document: Document, dates: Sequence[Timex]) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """Return the words behind dates that open their sentence: those that its verb can be among, and all of the clause.

    There are none where the dates do not open it as a time does: in "Le 3 mars est …" the date is what it is about.
    """
    first, end = dates[0].span.start, dates[-1].span.end
    tables = document.lexicons[document[LANGUAGES].at(first)].tables
    lead = document.folded[start_of_sentence(document, first) : first].strip()
    clause = _CLAUSE.match(document.folded, end)
    if (lead and lead not in tables.get("dates.on_day", {})) or clause is None:
        return [], []
    text = clause[0].lstrip()
    is_parted, is_inverted = text.startswith(","), "dates.verb_second" in tables
    if not (is_parted or is_inverted or dates[-1].deixis is not None):
        return [], []
    begin = clause.end() - len(text) + is_parted
    words = list(_WORD.finditer(document.folded, begin, clause.end()))
    comma = document.folded.find(",", begin, clause.end())
    near = [word for word in words[: 1 if is_inverted else _REACH] if comma < 0 or word.start() < comma]
    return near, words


def start_of_sentence(document: Document, place: int) -> int:
    """Return where the sentence begins that holds a place; the place itself outside of all."""
    sentences = document[SENTENCES]
    index = max(bisect_right(sentences, place, key=_START) - 1, 0)
    return sentences[index].start if sentences and sentences[index].start <= place else place


def _without_preposition(found: list[re.Match[str]], tables: Mapping[str, Any], *, bare: bool) -> list[re.Match[str]]:
    """Return words without what leads to a date at their end; none where nothing does that leads to a day."""
    leads = tables.get("dates.on_day", {})
    for length in (3, 2, 1):
        if " ".join(word[0] for word in found[-length:]) in leads:
            return found[:-length]
    return found if bare else []


def _is_close(words: list[str], tables: Mapping[str, Any]) -> bool:
    """Tell whether nothing but a place or an object of its own stands between a verb, the first word, and a date.

    Of what else stands there the date may be: "sera jugé pour le meurtre d'un homme le 3 mars".
    """
    passive, done = tables.get("dates.passive", {}), tuple(tables.get("dates.done_ending", ()))
    endings = tuple(tables.get("dates.infinitive_ending", ()))
    verb, *tail = words
    if tail and verb in tables.get("dates.future_word", {}):
        # The infinitive is the next word, or the one behind a pronoun: "va se tenir".
        number = next((n for n, word in enumerate(tail[:_INFINITIVE]) if endings and word.endswith(endings)), 0)
        verb, tail = tail[number], tail[number + 1 :]
    if verb in passive:
        ended = next((n for n, word in enumerate(tail[:_INFINITIVE], 1) if word.endswith(done)), 0)
        is_irregular = not ended and tail and tables.get("tense_word", {}).get(tail[0]) == "past"
        tail = tail[ended or int(bool(is_irregular)) :]
    if not tail or tail[0] in tables.get("dates.place_word", {}):
        return True
    return is_own(tail, tables)


def is_own(words: Sequence[str], tables: Mapping[str, Any]) -> bool:
    """Tell whether words are an object of its own, with nothing behind that the date may be of: "ses portes"."""
    lead, *rest = words
    if lead in tables.get("dates.to_object", {}) and rest:
        lead, *rest = rest
    return (
        lead in tables.get("dates.own", {})
        and 0 < len(rest) <= _OWN
        and tables.get("dates.noun_marker", {}).keys().isdisjoint(rest)
    )


def _is_future(words: Sequence[re.Match[str]], index: int, tables: Mapping[str, Any]) -> bool:
    word = words[index][0]
    if word in tables.get("dates.future_word", {}):
        endings = tuple(tables.get("dates.infinitive_ending", ()))
        behind = words[index + 1 : index + 1 + _INFINITIVE]
        return not endings or any(other[0].endswith(endings) for other in behind)
    endings = tuple(tables.get("dates.future_ending", ()))
    return bool(endings) and word.endswith(endings) and word not in tables.get("dates.future_exception", {})


def _ends_search(
    document: Document, words: Sequence[re.Match[str]], index: int, tables: Mapping[str, Any], start: int
) -> bool:
    """Tell whether a word between a verb and a date leaves open which verb the date belongs to."""
    word = words[index]
    if word[0] in tables.get("dates.clause_word", {}) or word[0] in tables.get("past_auxiliary", {}):
        return True
    done = tables.get("tense_word", {}).get(word[0]) == "past"
    if not done and not word[0].endswith(tuple(tables.get("dates.done_ending", ()))):
        return False
    before = [other[0] for other in words[max(index - 2, 0) : index]]
    if any(other in tables.get("dates.passive", {}) for other in before):
        return False
    is_name = document.text[start + word.start()].isupper()
    return done or not (is_name or (before and before[-1] in tables.get("dates.noun_marker", {})))
