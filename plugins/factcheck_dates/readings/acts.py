"""Acts of one life whose order cannot be turned round: nobody is released before being arrested.

An act is a word that tells it in a part of a sentence with one date. That two acts befell one person or thing is told
by a pronoun, by an owner ("his arrest"), by a noun that both name, or because the second has no subject of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from operator import methodcaller
from typing import Any, NamedTuple

from factcheck import (
    LANGUAGES,
    SENTENCES,
    TIMEXES,
    Document,
    Span,
    TimeUnit,
    Timex,
    beginning,
)
from factcheck_dates.readings.wording import moment_of, sentence_number

#: What comes before what.
_ORDER: Mapping[str, frozenset[str]] = {
    first: frozenset(later.split())
    for first, later in {
        "arrest": "trial verdict execution release",
        "charge": "trial verdict execution",
        "trial": "verdict execution",
        "verdict": "execution",
        "abduction": "release",
        "application": "decision passage force",
        "decision": "force",
        "passage": "force",
        "signing": "ratification",
        "groundbreaking": "opening",
        "election": "oath",
        "engagement": "marriage divorce",
        "marriage": "divorce",
        "injury": "death burial",
        "hospital": "discharge death burial",
        "death": "burial",
        "disappearance": "finding",
        "theft": "finding",
        "founding": "dissolution",
        "purchase": "resale reopening",
        "closure": "reopening",
        "imposition": "lifting",
        "order": "delivery",
        "start": "end",
    }.items()
}
#: Acts that their subject does, so that a pronoun before them is whoever they befall.
_OWN = frozenset(
    {
        "oath",
        "marriage",
        "divorce",
        "engagement",
        "death",
        "disappearance",
        "trial",
        "application",
        "discharge",
        "start",
    }
    | {"end", "force", "closure", "reopening"}
)
#: Acts that befall persons.
_PERSONAL = frozenset({"arrest", "charge", "trial", "verdict", "execution", "release", "abduction"})
#: Two acts of one thing are told in so many sentences behind each other, or so many where their matter is named.
_REACH, _MATTER = 2, 4
#: Without a year, what lies farther back may be of the year before; with one, it may be another time.
_NEAR, _FAR = timedelta(60), timedelta(400)
#: The verb that a date is of stands among so many words before it.
_VERB = 4
#: A noun has so many letters, and so many of them are the same in all its forms.
_NOUN, _STEM = 4, 6
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
_BORDER = re.compile(r"[,;:()–—«»“”„\"]")
#: So many languages are remembered.
_LANGUAGES = 16
_EXACT = (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR)


class Act(NamedTuple):
    """Something that was done on a day.

    Args:
        kind: What it was.
        word: The word that tells it.
        piece: The part of a sentence in which it is told.
        timex: When.
        place: The number of its sentence.
        sentence: Its sentence.
    """

    kind: str
    word: Span
    piece: Span
    timex: Timex
    place: int
    sentence: Span


class _Forms:
    """The words of one language."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._phrases: dict[str, list[tuple[Sequence[str], str]]] = {}
        self._stars: dict[str, str] = {}
        for form, kind in tables.get("dates.act", {}).items():
            if form.endswith("*"):
                self._stars[form[:-1]] = str(kind)
            else:
                phrase = _WORD.findall(form)
                self._phrases.setdefault(phrase[0], []).append((phrase, str(kind)))
        self._sorted = sorted(self._stars)
        self._begins = methodcaller("startswith", tuple(self._stars))
        self.joints = frozenset(tables.get("dates.act_joint", ()))
        small = tables.get("dates.act_small", {})
        self.small = frozenset(small)
        self.passive = frozenset(form for form, kind in small.items() if kind == "passive")
        same = tables.get("dates.act_same", {})
        self.subject, self.object, self.owner, self.elided = (
            frozenset(form for form, kinds in same.items() if name in str(kinds).split("-"))
            for name in ("subject", "object", "owner", "elided")
        )
        taken_up = tables.get("dates.act_taken_up", {})
        self.taken_up = frozenset(taken_up)
        self.matters = frozenset(form for form, kind in taken_up.items() if kind == "matter")
        self.definite = frozenset(tables.get("dates.act_definite", ()))
        self.determiners = self.definite | self.owner | self.subject | frozenset(tables.get("determiner", ()))
        self.relative = frozenset(tables.get("dates.act_relative", ()))
        self.has_capitals = tables.get("spelling", {}).get("noun") == "capital"
        self.finite = tuple(tables.get("dates.act_finite", ()))
        self.apart, self.thing = (
            frozenset(tables.get("dates.act_apart", ())),
            frozenset(tables.get("dates.act_thing", ())),
        )

    def tells(self, words: Sequence[str]) -> set[str]:
        """Return the kinds of acts that some words may tell."""
        kinds = {self._star(word) for word in filter(self._begins, words)}
        kinds.update(kind for word in self._phrases.keys() & words for _, kind in self._phrases[word])
        return kinds

    def _star(self, word: str) -> str:
        return self._stars[self._sorted[bisect_right(self._sorted, word) - 1]]

    def acts(self, words: Sequence[re.Match[str]]) -> Iterator[tuple[Span, str]]:
        """Yield the words and phrases that tell acts, and what they tell; of several the longest."""
        told = [word[0] for word in words]
        for at, word in enumerate(told):
            found = [one for one in self._phrases.get(word, ()) if told[at : at + len(one[0])] == one[0]]
            if found:
                phrase, kind = max(found, key=lambda one: len(one[0]))
                yield Span(words[at].start(), words[at + len(phrase) - 1].end()), kind
            elif self._begins(word):
                yield Span(words[at].start(), words[at].end()), self._star(word)


@lru_cache(_LANGUAGES)
def _forms(lexicon: Any) -> _Forms:
    return _Forms(lexicon.tables)


def turned_round(document: Document) -> Iterator[tuple[Act, Act]]:
    """Yield acts with those that come before them in every life, and that the text dates behind them."""
    dated = [timex for timex in document[TIMEXES] if timex.month or timex.year]
    told = _told(document, dated) if len(dated) > 1 else {}
    kinds = {kind for _, found in told.values() for kind in found}
    if all(kinds.isdisjoint(_ORDER.get(kind, ())) for kind in kinds):
        return
    near = {
        place
        for one in told
        for other in range(one - _MATTER, one + _MATTER + 1)
        if other in told and _are_near(one, other, told)
        for place in (one, other)
    }
    acts = [act for place in sorted(near) for act in _acts(document, place, dated)]
    for number, act in enumerate(acts):
        for other in acts[number + 1 :]:
            if other.place - act.place > _MATTER:
                break
            early, late = (act, other) if other.kind in _ORDER.get(act.kind, ()) else (other, act)
            is_pair = late.kind in _ORDER.get(early.kind, ()) and _lies_behind(document, early, late)
            if is_pair and _are_one(document, act, other):
                yield early, late


def _told(document: Document, dated: Sequence[Timex]) -> Mapping[int, tuple[int, set[str]]]:
    """Return how many dates the sentences have that tell acts, and which acts, by their number."""
    sentences, told = document[SENTENCES], {}
    forms = _forms(document.lexicons[document.language])
    places = [sentence_number(sentences, timex.span.start) for timex in dated]
    for place, dates in Counter(places).items():
        kinds = forms.tells(_words(document, sentences[place])) if place >= 0 else ()
        if kinds:
            told[place] = dates, kinds
    return told


def _are_near(one: int, other: int, told: Mapping[int, tuple[int, set[str]]]) -> bool:
    """Tell whether a sentence near another tells what comes behind something in that one, each on a date of its own."""
    (dates, kinds), (_, others) = told[one], told[other]
    return (one != other or dates > 1) and any(not others.isdisjoint(_ORDER.get(kind, ())) for kind in kinds)


def _lies_behind(document: Document, early: Act, late: Act) -> bool:
    """Tell whether an act is dated behind one that it should be before, and not so far that it is another time."""
    begin, end = moment_of(document, early.timex).first, moment_of(document, late.timex).last
    if begin is None or end is None:
        return False
    told = early.timex.year is not None and late.timex.year is not None
    reach = _NEAR if not told else _FAR if early.place != late.place else timedelta.max
    return end < begin and begin - end <= reach


def _acts(document: Document, place: int, dated: Sequence[Timex]) -> Iterator[Act]:
    """Yield the acts of a sentence, each from a part of it with one date and one act."""
    sentence = document[SENTENCES][place]
    forms = _forms(document.lexicons[document[LANGUAGES].at(sentence.start)])
    dates, others = beginning(dated, sentence), [timex.span for timex in beginning(document[TIMEXES], sentence)]
    timed = {place for span in others for place in range(*span)}
    words = [word for word in _WORD.finditer(document.folded, *sentence) if word.start() not in timed]
    if not forms.apart.isdisjoint(word[0] for word in words):
        return
    for piece in _pieces(document, sentence, dates, forms):
        told = [timex for timex in dates if piece.contains(timex.span)]
        if len(told) != 1 or told[0].amount is not None or told[0].granularity not in _EXACT:
            continue
        found = [*forms.acts([word for word in words if piece.start <= word.start() < piece.end])]
        kinds = {kind for _, kind in found}
        if len(kinds) != 1:
            continue
        (kind,) = kinds
        if kind in _PERSONAL and not forms.thing.isdisjoint(_words(document, piece)):
            continue
        yield Act(kind, found[0][0], piece, told[0], place, sentence)


def _in(place: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _words(document: Document, span: Span) -> list[str]:
    return _WORD.findall(document.folded, *span)


def _pieces(document: Document, sentence: Span, dates: Sequence[Timex], forms: _Forms) -> list[Span]:
    """Return the parts of a sentence; a date that stands alone goes with what is before it."""
    times = [timex.span for timex in dates]
    cuts = [found.start() for found in _BORDER.finditer(document.folded, *sentence)]
    cuts += [found.start() for found in _WORD.finditer(document.folded, *sentence) if found[0] in forms.joints]
    for one, other in pairwise(times):
        words = [*_WORD.finditer(document.folded, one.end, other.start)]
        verb = next((word for word in words[-_VERB:] if word[0] in forms.passive), None)
        if verb is not None and not any(one.end <= cut < other.start for cut in cuts):
            # "Les hommes enlevés le 18 octobre ont été libérés le 15", but not "… jugés pour des faits du 15".
            cuts.append(verb.start())
    pieces: list[Span] = []
    start = sentence.start
    for cut in (*sorted(cut for cut in cuts if not _in(cut, times)), sentence.end):
        piece, start = Span(start, cut), cut
        is_date = len(_words(document, piece)) <= _NOUN and any(piece.contains(time) for time in times)
        if is_date and not forms.tells(_words(document, piece)):
            # "…, le 3 mai, …" is when that was; "… 2009 und 2006 nach einem Umbau …" goes on.
            if pieces and not any(pieces[-1].contains(time) for time in times):
                pieces[-1] = pieces[-1].to(piece)
            else:
                start = piece.start
        else:
            pieces.append(piece)
    return pieces


def _are_one(document: Document, act: Act, other: Act) -> bool:
    """Tell whether two acts, in the order of the text, befell one person or thing."""
    forms = _forms(document.lexicons[document[LANGUAGES].at(act.word.start)])
    # The words of a date are none of the verb's.
    when = [other.timex.span]
    words = [word for word in _WORD.finditer(document.folded, *other.piece) if not _in(word.start(), when)]
    told = [word[0] for word in words]
    at = next(number for number, word in enumerate(words) if word.end() > other.word.start)
    is_passive = other.kind in _OWN or not forms.passive.isdisjoint(told)
    if any(one in forms.definite and word in forms.matters for one, word in pairwise(told)):
        # "In the same case"
        return True
    if other.place - act.place > _REACH:
        return False
    if _owned(told, at, forms) or _is_object(told, at, forms):
        return True
    if _has_no_subject(document, act, other, words[:at], forms):
        return True
    if not is_passive:
        return False
    if act.place == other.place and _opens(document, act, forms):
        return True
    if not forms.subject.isdisjoint(told):
        return True
    told_of = act.sentence if act.place != other.place else act.piece
    nouns = {word[:_STEM] for word in _words(document, told_of) if len(word) >= _NOUN} - {
        word[:_STEM] for word in forms.small
    }
    for number, word in enumerate(told[:at]):
        if number and told[number - 1] in forms.definite and word in forms.taken_up:
            return True
        if len(word) >= _NOUN and word[:_STEM] in nouns and word not in forms.small | forms.passive:
            return True
    return False


def _opens(document: Document, act: Act, forms: _Forms) -> bool:
    """Tell whether a participle opens the sentence, whose subject is told then: "Arrested on 11 May, the man …"."""
    lead = [word[0] for word in _WORD.finditer(document.folded, act.sentence.start, act.word.start)]
    told = [word[0] for word in _WORD.finditer(document.folded, *act.timex.span)]
    return (forms.small | set(told)).issuperset(lead) and act.piece.start == act.sentence.start


def _owned(told: Sequence[str], at: int, forms: _Forms) -> bool:
    """Tell whether an act is somebody's: "his arrest"."""
    return at > 0 and told[at - 1] in forms.owner


def _is_object(told: Sequence[str], at: int, forms: _Forms) -> bool:
    """Tell whether a pronoun beside the verb is whoever the act befalls: "l'avait arrêté", "lo condenó"."""
    helping = forms.small | forms.passive
    for number, word in enumerate(told):
        if word not in forms.object:
            continue
        before, behind = told[number - 1] if number else "", told[number + 1] if number + 1 < len(told) else ""
        if number == at + 1 and word not in forms.owner | forms.definite:
            return True
        is_before = number + 1 == at and told[at].endswith(forms.finite)
        is_helped = number < at and (
            (behind in helping and behind not in forms.definite) or (before in helping and word not in forms.definite)
        )
        if is_before or is_helped:
            return True
    return False


def _has_no_subject(document: Document, act: Act, other: Act, lead: Sequence[re.Match[str]], forms: _Forms) -> bool:
    """Tell whether an act goes on from what was told: "… and was released on 6 May", "Fue detenido el …"."""
    told = [word[0] for word in lead]
    helping = forms.small | forms.passive | forms.joints
    if act.place != other.place:
        # "Fue detenido el 11 de mayo"
        return not forms.elided.isdisjoint(told[:1]) and helping.issuperset(told)
    if not told and other.piece.start > act.piece.end:
        # "Le parti, dissous en 1958, et le club, fondé en 1969": a participle behind a comma is of the noun before it.
        return False
    if not forms.relative.isdisjoint(told[:1]):
        # "…, and the club, which was founded in 1969".
        return False
    begins = [word for word in told if word not in forms.joints][:2]
    if begins and begins[0] in forms.passive:
        # "…, who was arrested on 11 May, was released on 6 May"
        return forms.definite.isdisjoint(begins[1:])
    if forms.has_capitals and len(told) > 1 and told[0] in forms.joints and told[1] not in forms.determiners:
        # "… und 2006 nach einem Umbau wiedereröffnet"
        return document.text[lead[1].start()].islower()
    return helping.issuperset(told)
