"""Whose an age or a birth is: somebody's who is named, or the person's whom the article is about.

A reader takes an age for that of the person whose name leads to it, and a birth for that of its sentence's subject.
Where neither is named ("Né à Lille en 1950, l'acteur …", "She was born in 1950") it is the person whom the article is
about: who dies in its lead, whose age opens it, or whose name it tells again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from factcheck import BLOCKS, SENTENCES, BlockKind, Document, Span, around, covering
from factcheck_dates.readings.ages import Age
from factcheck_dates.readings.kin import PEOPLE, tells_kin, without_asides
from factcheck_dates.readings.names import NAMELESS, Name, names_of
from factcheck_dates.readings.wording import WORD, is_possessive, sentence_number, tables_at

_START, _OPENS = attrgetter("span.start"), attrgetter("start")
#: So many characters open an article, and so many sentences back is told whom a pronoun means.
_HEAD, _BACK = 700, 2
#: Whoever an article is about is named so often at the least, and so often whose age it does not tell at once.
_AGAIN, _OFTEN = 2, 4
#: So many words open a sentence that tells its subject behind them: "Mort dimanche à 81 ans, l'académicien X".
_OPENING = 5
#: So many words before a name, and at the beginning of what follows a comma, say what somebody is called.
_CALLED = 4
#: So many characters of a sentence tell a relative who is its subject: "His elder brother".
_KIN = 24
#: A noun stands among so many words behind its article, and what says more of it among so many behind it.
_NEAR = 2
#: An aside has so many commas.
_PAIR = 2
#: A pronoun that is a subject stands among so many words behind a comma: "…, leitete er eine Schule".
_SOON = 2
#: Behind these what follows is told of the noun before, and behind these a sentence goes on with another.
_APPOSING, _GOING_ON = (",", "("), ("", ";", ":")
_SINGULAR, _PLURAL = "singular", "plural"
#: The words in small letters that stand right before a name, in so many characters.
_CALLING, _BEFORE = re.compile(r"(?:(?<![^\W_])[^\W\d_A-ZÀ-ÖØ-Þ]+(?:-[^\W\d_A-Z]+)*[ '’])+\Z"), 60
#: A capital that opens a sentence by itself, one inside a sentence, and one that something is said of behind a comma.
_LONE = re.compile(r"\W*([A-ZÀ-ÖØ-Þ][^\W\d_]+)(?:,? (?=[^\WA-ZÀ-ÖØ-Þ])|,? ?\Z)")
_INNER = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_APPOSED = re.compile(r"(?<=, )([A-ZÀ-ÖØ-Þ][^\W\d_]+) ?[,(]\s*\Z")
#: What parts the pieces of a sentence, and its clauses: marks, and a stop at which a pasted text has lost its break.
_PIECE = re.compile(r"[,()]")
_CLAUSE = re.compile(r"[;:]|\s[-–—]\s?(?=[A-ZÀ-Þ])|(?<=[a-zà-ÿ»”\"])[.!?][»”\"]?(?=[A-ZÀ-Þ])")
#: What stands behind a name and its comma, to the next mark.
_APPOSITION = re.compile(r"[^,.;:()\n]+")


class Bearers:
    """Whose the ages and the births of a document are.

    Args:
        document: The document.
        ages: That it tells.

    Attributes:
        about: Whom the article is about; None where that is not sure.
    """

    def __init__(self, document: Document, ages: Sequence[Age]) -> None:
        self._document = document
        tables = self._tables = tables_at(document, 0)
        stops = tables.get("np_stop", {})
        determiners = tables.get("determiner", {})
        closed = {*determiners, *tables.get("pronoun", {}), *stops, *tables.get("connector", {})}
        self._closed = {word.rstrip("'") for word in closed}
        led = {word for word, kind in stops.items() if kind == "preposition"} | tables.get("genitive", {}).keys()
        led.update(tables.get("connector", {}).keys() - determiners.keys())
        led.difference_update(tables.get("dates.relative", {}), tables.get("joint", {}))
        self._led = {word.rstrip("'") for word in led}
        self._of = {word for word in self._led if stops.get(word) is None} | tables.get("genitive", {}).keys()
        self._died = tables.get("dates.died_word", {})
        self._determiners = {word.rstrip("'"): number for word, number in determiners.items()}
        others = {*tables.get("dates.own", {}), *tables.get("dates.whose", {}), *tables.get("that", {})}
        self._others = {word.rstrip("'") for word in others.difference(tables.get("dates.relative", {}))}
        self._sexes: Counter[str] | None = None
        # A language whose verbs need no pronoun.
        self._drops = "dates.verb_first" in tables
        blocks = document[BLOCKS]
        headline = blocks[0].span.end if blocks and blocks[0].kind is BlockKind.HEADLINE else 0
        self._headline, self._head = headline, headline + _HEAD
        self._names = names_of(document, headline, self._closed, tables.get("given_name", {}))
        self._inner = set(_INNER.findall(document.text, headline))
        self.about: Name | None = None
        self._calls, self._others_called = set[str](), set[str]()
        self._dies = any(age.last for age in ages)
        self.about = self._subject(ages)
        self._calls, self._others_called = self._called()

    def of_age(self, age: Age) -> Name | None:
        """Return whose an age is; None where that is not sure."""
        name = self._of_age(age)
        if name is None or name.words:
            return name
        return self._meant(age.told)

    def of_birth(self, birth: Span) -> Name | None:
        """Return whose a birth is; None where that is not sure."""
        before = Span(self._clause(birth), birth.start)
        names = self._inside(before)
        name = self._leading(names, before)
        if name is None and not names:
            words = WORD.findall(self._document.folded, *before)
            piece = WORD.findall(self._document.folded, self._piece(before), before.end)
            if self._is_pronoun(words[-_CALLED:]) or any(map(self._is_description, (words, piece))):
                name = Name(birth)
            elif self._is_only_one(birth) and len(words) <= _SOON and self._is_definite(words):
                # "Clara Marín se retira. La gimnasta, nacida en 1988, …"
                name = Name(birth)
            elif len(words) <= _CALLED and (lone := self._lone(before)) is not None:
                name = lone
            elif all(word in self._closed for word in words):
                # "Der 1952 geborene Jan Roth": of whoever follows the participle.
                name = self._behind(birth, direct=words[-1:] != [] and words[-1] in self._determiners)
        return name if name is None or name.words else self._meant(birth)

    def _subject(self, ages: Sequence[Age]) -> Name | None:
        """Return whom the article is about: who dies in its lead, whose age is told there, or who is named most."""
        often = Counter(name.words[-1] for name in self._names)
        near = [age for age in ages if age.sure and age.told.start < self._head]
        for age in sorted(near, key=lambda age: (not age.last, age.span)):
            name = self._of_age(age)
            is_only = name is not None and all(other.is_of(name) for other in self._inside(Span(0, self._head)))
            if name is not None and name.words and (age.last or is_only or often[name.words[-1]] >= _AGAIN):
                return name
            if name is not None and age.last and not self._names:
                return Name(age.told, NAMELESS)
        if any(age.last for age in near) and (name := self._dead()) is not None:
            return name
        first = [name for name in self._names if len(name.words) > 1 and name.span.start < self._head]
        most = max(first, key=lambda name: often[name.words[-1]], default=None)
        enough = _AGAIN if most is not None and most.span.start < self._headline else _OFTEN
        return most if most is not None and often[most.words[-1]] >= enough else None

    def _dead(self) -> Name | None:
        """Return who dies in the lead of the article, whose age another sentence tells."""
        for word in WORD.finditer(self._document.folded, 0, self._head):
            if word[0] in self._died:
                before = Span(self._clause(Span(*word.span())), word.start())
                name = self._leading(self._inside(before), before, verbal=True)
                if name is not None and name.words:
                    return name
        return None

    def _called(self) -> tuple[set[str], set[str]]:
        """Return what the article calls whom it is about, beside the name ("l'acteur X", "X, actrice"), and others."""
        text, folded = self._document.text, self._document.folded
        nouns = self._tables.get("source_noun", {})
        own, others = set[str](), set[str]()
        for name in self._names:
            before = _CALLING.search(text, max(0, name.span.start - _BEFORE), name.span.start)
            told = WORD.findall(folded, before.start(), name.span.start) if before else []
            if folded.startswith(", ", name.span.end):
                end = _APPOSITION.match(text, name.span.end + 2)
                told += WORD.findall(folded, name.span.end, end.end())[:_CALLED] if end else []
            called = own if self.about is not None and name.is_of(self.about) else others
            called.update(word for word in told if nouns.get(word) in PEOPLE)
        return own, others

    def _inside(self, stretch: Span) -> Sequence[Name]:
        first = bisect_left(self._names, stretch.start, key=_START)
        last = bisect_left(self._names, stretch.end, key=_START)
        return [name for name in self._names[first:last] if name.span.end <= stretch.end]

    def _is_subject(self, name: Name) -> bool:
        """Tell whether a name depends on no other noun: "l'acteur Jean Roux", but "de l'acteur Jean Roux", "Roux's"."""
        text, folded = self._document.text, self._document.folded
        if is_possessive(self._document, name.span):
            return False
        beside = _CALLING.search(text, max(0, name.span.start - _BEFORE), name.span.start)
        words = WORD.findall(folded, max(0, name.span.start - _BEFORE), name.span.start)
        called = len(WORD.findall(folded, beside.start(), name.span.start)) if beside else 0
        for at in range(len(words) - 1, len(words) - 1 - min(called, _CALLED), -1):
            at -= at > 0 and words[at] in self._determiners and words[at - 1] in self._led
            if words[at] in self._led:
                if self._is_matter(words[at + 1 :]):
                    continue
                # "La mort de l'acteur Jean Roux, à 81 ans".
                return at > 0 and words[at - 1] in self._died
            if words[at] in self._determiners:
                return True
        return True

    def _is_matter(self, words: Sequence[str]) -> bool:
        """Tell whether words tell what somebody does it with, and lead to no name: "joueur de tennis Jean Roux"."""
        nouns = self._tables.get("source_noun", {})
        return bool(words) and not any(word in self._determiners or nouns.get(word) in PEOPLE for word in words)

    # Whom a sentence tells of

    def _of_age(self, age: Age) -> Name | None:
        """Return whose an age is as its sentence tells it; a name without words where it names nobody."""
        before = Span(self._clause(age.told), age.told.start)
        names = self._inside(before)
        words = WORD.findall(self._document.folded, *before)
        if age.called:
            # "Il a tué un homme de 45 ans" tells of somebody else, "l'acteur de 67 ans" of whoever is spoken of.
            is_subject = len(words) <= _SOON and bool(words) and words[0] in self._determiners
            return None if names or (self._is_new(words) and not is_subject) else Name(age.told)
        if (of := self._whose_death(age)) is not None:
            return of
        lead = self._document.text[slice(*before)].rstrip(" ,")
        beside = names and names[-1].span.end == before.start + len(lead)
        name = self._leading(names, before, verbal=age.said or (age.last and not beside))
        if name is None and not names and not self._is_others(before):
            lone = self._lone(before)
            if lone is not None and (lone.span.start > before.start or self._is_used(lone)):
                return lone
            is_apposed = lone is not None and self._document.folded.startswith(",", lone.span.end)
            if is_apposed and len(words) > 1 and words[1] in self._determiners:
                # "Benita, la menor, murió con 94": somebody else, if it is a name.
                return None
            if self._is_description(words):
                return Name(age.told)
            is_opened = len(words) <= _OPENING and not self._is_pronoun(words)
            return self._behind(age.told, direct=True) if is_opened else Name(age.told)
        return name

    def _whose_death(self, age: Age) -> Name | None:
        """Return the name that depends on an age at a death: "la mort à 81 ans de l'acteur Jean Roux"."""
        end = (covering(self._document[SENTENCES], age.told.start) or age.told).end
        names = self._inside(Span(age.told.end, min(age.told.end + _BEFORE, end))) if age.last else ()
        words = WORD.findall(self._document.folded, age.told.end, names[0].span.start) if names else []
        is_joint = (
            bool(words)
            and words[0] in self._of
            and not _PIECE.search(self._document.text, age.told.end, names[0].span.start)
        )
        return names[0] if is_joint and len(words) <= _CALLED else None

    def _clause(self, place: Span) -> int:
        """Return where the clause of a place begins in its sentence."""
        start = (covering(self._document[SENTENCES], place.start) or place).start
        return max(
            (mark.end() for mark in _CLAUSE.finditer(self._document.text, start, place.start + 1)), default=start
        )

    def _piece(self, before: Span) -> int:
        """Return where the last piece of a stretch begins."""
        return max((mark.end() for mark in _PIECE.finditer(self._document.text, *before)), default=before.start)

    def _leading(self, names: Sequence[Name], before: Span, *, verbal: bool = False) -> Name | None:
        """Return the name that leads to what follows a stretch; None where the stretch tells of somebody else too.

        "Jean Roux, 45 ans" is told of nobody but him, "l'avocat de Jean Roux, 45 ans" of one or the other. A verb leads
        back to the nearest name that depends on no noun ("Jean Roux, élu avec Ann Lee, est mort à"), or to whoever is
        called otherwise behind it ("Formée par Jean Roux, l'actrice est morte à"), whose name has no words here.
        """
        text = self._document.text
        lead = text[slice(*before)].rstrip()
        beside = [name for name in names[-1:] if name.span.end == before.start + len(lead[:-1].rstrip())]
        if lead[-1:] in _APPOSING and not verbal:
            beside = beside or self._called_between(names, Span(before.start, before.start + len(lead)))
            return beside[0] if beside and self._is_subject(beside[0]) else None
        last = self._piece(before)
        own = Span(last, before.end)
        words = WORD.findall(self._document.folded, *own)
        if names and words and words[0] in self._tables.get("dates.whose", {}) and names[-1].span.end < last:
            # "… à Jean Roux, dont la mort à 81 ans".
            return None if self._is_others(own) else names[-1]
        if names and names[-1].span.end <= last and (self._is_pronoun(words[:_SOON]) or self._is_description(words)):
            return None if self._is_others(own) else Name(own)
        subjects = [name for name in names if self._is_subject(name)]
        if not subjects:
            return None
        # "Jean Roux, mari de l'actrice Ann Lee, est mort": what a comma closes another one has opened.
        opened = [name for name in subjects if names[-1].span.end <= last and text.startswith(",", name.span.end)]
        name = opened[0] if opened else subjects[-1]
        between = Span(max(name.span.end, last) if opened else name.span.end, before.end)
        return None if self._is_others(between) else name

    def _called_between(self, names: Sequence[Name], before: Span) -> list[Name]:
        """Return the name of which nothing but one thing is told at the end of a stretch: "Pablo Rey, de 73 años,"."""
        told = Span(names[-1].span.end, before.end) if names else before
        aside = self._document.text[slice(*told)]
        is_one = aside.startswith(",") and len(_PIECE.findall(aside)) == _PAIR
        return [*names[-1:]] if is_one else []

    def _lone(self, before: Span) -> Name | None:
        """Return the one capital that opens what leads to a place, or stands right before it: no article, so a name.

        "Malone was born", "he leaves a brother, Damián, 86".
        """
        text = self._document.text
        lone = _LONE.match(text, *before) or _APPOSED.search(text, *before)
        if lone is None or lone[1].lower() in self._closed:
            return None
        return Name(Span(*lone.span(1)), (lone[1],))

    def _is_used(self, lone: Name) -> bool:
        """Tell whether a capital that opens a sentence is one elsewhere too: "Lenin", but not "Décédé"."""
        return lone.words[0] in self._inner

    def _is_others(self, stretch: Span) -> bool:
        """Tell whether a stretch leads away from whoever is named before it: "dont l'ami", "que", "his coach"."""
        place = Span(stretch.end, stretch.end)
        return self._leads_away(stretch) and any(map(self._leads_away, without_asides(self._document, stretch, place)))

    def _leads_away(self, stretch: Span) -> bool:
        words = WORD.findall(self._document.folded[slice(*stretch)])
        # "…, dont la mort à 81 ans" and "his death at 81" lead back again.
        away = (words[at + 1 : at + 1 + _SOON] for at, word in enumerate(words) if word in self._others)
        return any(self._died.keys().isdisjoint(told) for told in away) or tells_kin(self._document, stretch)

    def _behind(self, place: Span, *, direct: bool = False) -> Name | None:
        """Return the subject that follows what opens a sentence: "Né à Lille en 1950, Jean Roux …", "…, il …".

        None where it is somebody else's or not to be told, a name without words where it names nobody.
        """
        text, folded = self._document.text, self._document.folded
        end = (covering(self._document[SENTENCES], place.start) or place).end
        starts = [mark.end() for mark in _PIECE.finditer(text, place.end, end)]
        for start, stop in pairwise([*([place.end] if direct else []), *starts, end]):
            piece = Span(start, stop)
            words = WORD.findall(folded, *piece)[: _CALLED + 1]
            name = next(iter(self._inside(piece)), None)
            if name is not None and len(WORD.findall(folded, start, name.span.start)) <= _CALLED:
                if self._is_subject(name):
                    return name
            elif self._is_pronoun(words[:_SOON]) or self._is_description(words):
                return Name(place)
            elif start == next(iter(starts), None) and self._drops and words and words[0] not in self._determiners:
                # "Nacido en Lugo en 1950, montó un taller."
                return Name(place)
        return None if starts or self._inside(Span(place.end, end)) else Name(place)

    def _is_pronoun(self, words: Sequence[str]) -> bool:
        """Tell whether one of some words is a pronoun for one person."""
        pronouns = self._tables.get("pronoun", {})
        joined = (*words, *(f"{one} {other}" for one, other in pairwise(words)))
        return any(pronouns.get(word) in (_SINGULAR, "any") for word in joined)

    def _is_description(self, words: Sequence[str]) -> bool:
        """Tell whether words begin with what the article calls whom it is about: "l'actrice", "this former judge".

        It calls nobody else so, and says no more of the noun: "le maire de la ville" is another one.
        """
        first, told = next(iter(words), ""), list(words[1 : _CALLED + 1])
        if not self._is_definite(words) or first in self._tables.get("dates.own", {}):
            return False
        nouns = self._tables.get("source_noun", {})
        noun = next((at for at, word in enumerate(told[:_NEAR]) if nouns.get(word) in PEOPLE), None)
        if noun is None:
            return False
        is_bare = told[noun] not in self._others_called and not any(
            word in self._of for word in told[noun + 1 :][:_NEAR]
        )
        return first in self._tables.get("dates.this", {}) or told[noun] in self._calls or is_bare

    def _is_only_one(self, place: Span) -> bool:
        """Tell whether nobody but whom the article is about is named before a place."""
        before = self._inside(Span(0, place.start))
        return self.about is not None and bool(before) and all(name.is_of(self.about) for name in before)

    def _is_definite(self, words: Sequence[str]) -> bool:
        """Tell whether words begin with an article of one known thing: "la gimnasta", "this swimmer"."""
        first = next(iter(words), "")
        return self._determiners.get(first, _PLURAL) != _PLURAL and first not in self._tables.get("indefinite", {})

    def names_nobody(self, stretch: Span) -> bool:
        """Tell whether nobody is named in a stretch."""
        return not self._inside(stretch)

    def _is_new(self, words: Sequence[str]) -> bool:
        """Tell whether what somebody is called is new to the text: "un homme", "a young man"."""
        known = [word for word in words[-_CALLED:] if word in self._determiners]
        return not known or known[-1] in self._tables.get("indefinite", {})

    def _meant(self, place: Span) -> Name | None:
        """Return whom a sentence means that names nobody: whom the article is about, if nobody else was named just now.

        A new paragraph of an obituary takes up its subject again, and so does what follows where a pasted text has lost
        its break. Where it is not sure whom the article is about, the name has no words.
        """
        text, sentences = self._document.text, self._document[SENTENCES]
        start, about = self._clause(place), self.about or Name(place)
        if self._is_of_other_sex(Span(start, place.end)):
            return None
        block = around(self._document[BLOCKS], place.start)
        index = sentence_number(sentences, place.start)
        opens = block is not None and block.span.start == start
        is_broken = text[start - 1 : start].strip() not in _GOING_ON or (opens and self._dies)
        back = [Span(sentences[index].start, start), *reversed(sentences[max(index - _BACK, 0) : index])]
        for number, sentence in enumerate(() if is_broken else back):
            if not opens and block is not None and sentence.start < block.span.start:
                break
            names = self._inside(sentence)
            lone = None if names else self._lone(sentence)
            # "Paul Rey, 45 ans, et sa femme vivent à Nice. Née en 1980, elle dirige le club."
            end = sentence.end if number == 1 else min(sentence.start + _KIN, sentence.end)
            if tells_kin(self._document, Span(sentence.start, end)) or (lone is not None and self._is_used(lone)):
                return None
            if names:
                first = next((name for name in names if self._is_subject(name)), names[0])
                return first if self.about is None or first.is_of(about) else None
        return about

    def _is_of_other_sex(self, stretch: Span) -> bool:
        """Tell whether a stretch has the pronoun of a man in an article about a woman, or the other way round."""
        sexes, folded = self._tables.get("dates.sex", {}), self._document.folded
        told = {sexes[word] for word in WORD.findall(folded, *stretch) if word in sexes}
        if len(told) != 1:
            return False
        if self._sexes is None:
            self._sexes = Counter(sexes[word] for word in WORD.findall(folded) if word in sexes)
        return self._sexes[told.pop()] < self._sexes.total() / 2
