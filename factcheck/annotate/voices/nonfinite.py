"""Attributions that a verb without a subject of its own makes: "…, soulignant que", "vient d'annoncer", "ayant dit"."""

from __future__ import annotations

from factcheck.annotate.voices.claims import LOOSE
from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.passage import CueReader
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass, Source
from factcheck.model.span import Span

#: How an infinitive gets its subject: from the verb it hangs on, or from the sentence before; else from the clause.
_FINITE, _SURE, _JOINT = "finite", "sure", "joint"
#: Forms of cues that need something around them to be one.
_WEAK = "weak"
#: How many words a gerund with its object has that opens a sentence.
_OPENING_REACH = 24
#: How many words there are in what an infinitive hangs on.
_LEADS = (3, 2, 1)
#: What an infinitive says has at least so many characters.
_SHORTEST_OBJECT = 3
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Nonfinite(CueReader):
    """Reads the infinitives, gerunds and participles of one document."""

    __slots__ = ()

    def infinitive(
        self, place: Place, cue_class: CueClass, form: str, sibling: Attribution | None
    ) -> Attribution | None:
        """Read "vient d'annoncer", "…, pour dénoncer …", "Et d'ajouter : …"."""
        grammar, row, words = self._grammar, place.row, place.row.words
        first, reflexive = self._verbs.clitics(words, place.first, place.low)
        if place.before is not None and first > place.low and grammar.is_adverb(words[first - 1]):
            # "…", veut encore croire le maire.
            first = grammar.adverbs_before(words, first, place.low)
        lead, how = self._lead(words, first, place.low)
        if how is None or reflexive:
            return None
        if how in (_FINITE, _SURE) and self._tags(place, row.starts[lead]):
            return self._turned(place, cue_class, lead)
        if form.startswith(_WEAK) and how != _JOINT and not self._contents.introduces(place):
            return None
        cue = _make(Span, (row.starts[lead], place.end))
        content = self._contents.behind(place)
        if content.length < _SHORTEST_OBJECT:
            return None
        if how == _JOINT:
            return self._told_on(place, cue_class, cue, lead)
        if how in (_FINITE, _SURE):
            subject = self._subjects.of(place, Verb(lead, place.last))
            # "n'hésite pas à dire" is no denial.
            denied = grammar.negation & set(words[lead:first]) and how != _SURE
            if subject is None or denied:
                return None
            return self._claims.made(cue, cue_class, self._subjects.named(row, subject), content)
        source = self._shared(place, sibling)
        if (
            source is None
            and lead == place.low
            and self._contents.follows_that(row, place.last)
            and self._sources.known
        ):
            # "Avant d'expliquer que …"
            source = self._sources.known[-1].source
        return self._claims.made(cue, cue_class, source, self._up_to(content, source)) if source is not None else None

    def _tags(self, place: Place, start: int) -> bool:
        """Tell whether words that begin here stand right behind a quotation."""
        before = place.before
        return before is not None and not self._document.text[before.span.end : start].strip(LOOSE)

    def _turned(self, place: Place, cue_class: CueClass, lead: int) -> Attribution | None:
        """Read `"…", veut croire le maire`, where the subject stands behind."""
        row = place.row
        phrase = self._phrases.behind(row, place.last, len(row.words))
        if phrase is None:
            return None
        cue = _make(Span, (row.starts[lead], place.end))
        content = self._claims.said_before(place, cue.start)
        return self._claims.made(cue, cue_class, self._subjects.named(row, phrase), content)

    def _lead(self, words: list[str], first: int, low: int) -> tuple[int, str | None]:
        """Return where the words begin that an infinitive hangs on, and how it gets its subject from them."""
        leads, previous = self._grammar.infinitive_lead, words[first - 1] if first > low else ""
        for length in _LEADS:
            if first - length >= low and (how := leads.get(" ".join(words[first - length : first]))):
                lead = first - length
                helper = self._grammar.adverbs_before(words, lead, low) - 1
                if how in (_FINITE, _SURE) and helper >= low and words[helper] in self._grammar.auxiliary:
                    # "a commencé par saluer".
                    lead = helper
                return self._verbs.clitics(words, lead, low)[0], how
        if previous in self._grammar.narrative and words[low] in self._grammar.joint:
            return first - 1, _JOINT
        return first, None

    def _told_on(self, place: Place, cue_class: CueClass, cue: Span, lead: int) -> Attribution | None:
        """Read "Et d'ajouter : …", "Et le maire d'ajouter : …"."""
        row, known = place.row, self._sources.known
        content = self._contents.trim(place.end, row.end)
        if lead == place.low + 1:
            return self._claims.made(cue, cue_class, known[-1].source, content) if known else None
        subject = self._phrases.behind(row, place.low + 1, lead, skip=False)
        told = place.opens_quote() or self._contents.follows_that(row, place.last)
        if subject is None or subject.last != lead or not told:
            return None
        content = self._contents.behind(place)
        return self._claims.made(cue, cue_class, self._subjects.named(row, subject), content)

    def _shared(self, place: Place, sibling: Attribution | None) -> Source | None:
        """Return the subject of the clause around a verb that has none of its own."""
        row = place.row
        if sibling is not None:
            return self._subjects.shared(row, sibling, place.first)
        told = row.words[place.first] in self._grammar.participles and "," in row.words[place.last :]
        # "Après avoir cité les noms des morts, le maire …"
        behind = row.words.index(",", place.last) if told else place.last
        head = self._subjects.head(row, place.low, place.first) or self._subjects.head(row, behind, len(row.words))
        return self._subjects.named(row, head) if head is not None else None

    def participle(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, sibling: Attribution | None
    ) -> Attribution | None:
        """Read "après avoir annoncé …", "le maire ayant annoncé …"."""
        row = place.row
        previous = row.words[verb.first - 1] if verb.first > place.low else ","
        before = self._phrases.before(row, place.low, verb.first, None)
        source: Source | None = None
        if before is not None and before.last == verb.first:
            source = self._subjects.named(row, before)
        elif previous == "," or previous in self._grammar.infinitive_lead:
            source = self._shared(place, sibling)
        if source is None or verb.passive:
            return None
        return self._claims.made(cue, cue_class, source, self._up_to(self._contents.behind(place), source))

    def _up_to(self, content: Span, source: Source) -> Span:
        """Return what is said up to the subject of the clause around: "Après avoir annoncé …, le maire …"."""
        start = source.span.start
        return self._contents.trim(content.start, start) if content.start < start < content.end else content

    def gerund(self, place: Place, cue_class: CueClass, sibling: Attribution | None) -> Attribution | None:
        """Read "…, soulignant que …": the subject is that of the clause before."""
        row, words, sources = place.row, place.row.words, self._sources
        first = place.first
        while first > place.low and self._grammar.is_adverb(words[first - 1]):
            first -= 1
        if first > place.low and words[first - 1] in self._grammar.coordinator and sibling is not None:
            # "… not only implying …, but also recommending …".
            first = place.low
        while first > place.low and words[first - 1] in self._grammar.clitic - self._grammar.lead:
            # "…, leur demandant de …"
            first -= 1
        previous = words[first - 1] if first > place.low else ""
        graded = first < place.first and self._grammar.is_adverb(words[place.first - 1]) and previous.isalpha()
        if graded and self._grammar.inverts and words[place.last : place.last + 1] == [":"]:
            # "Le chef est particulièrement exigeant : …"
            return None
        cue = _make(Span, (row.starts[first] if first < place.first else place.start, place.end))
        content = self._contents.behind(place, inserted=True)
        follows = self._contents.follows_that(row, place.last)
        following = words[place.last] if place.last < len(words) else ""
        turned = not self._grammar.reflexive.isdisjoint(words[first : place.first])
        if (
            turned
            and not follows
            and words[place.first] not in self._grammar.reflexive_too
            and self._grammar.stop.get(following) == "preposition"
        ):
            # "s'avançant vers le maire", but "s'interrogeant sur"
            return None
        if previous in self._grammar.negation and first == place.first:
            # "without specifying".
            return None
        if previous not in ("", ","):
            # "…, with officials saying …", "a statement saying …".
            low = next(
                (at + 1 for at in range(place.first - 1, place.low - 1, -1) if words[at] in self._grammar.stop),
                place.low,
            )
            agent = low > place.low and words[low - 1] in self._grammar.agent
            if agent and low < first and sources.is_plural(words[low:first]):
                # "…, poursuivie par des manifestants réclamant …", but "un texte de X affirmant que".
                agent = False
            subject = None if agent else self._phrases.before(row, low, first, None)
            if previous in self._grammar.like:
                # "The BBC quoted X as saying …": X says it.
                cited = self._phrases.antecedent(row, place.low, first - 1)
                return cited and self._claims.made(cue, cue_class, self._subjects.named(row, cited), content)
            if (
                subject is not None
                and subject.last == first
                and self._grammar.verbs.isdisjoint(words[subject.first : subject.last])
            ):
                source = sources.read(row, subject)
                if sources.is_speaker(row, subject, source):
                    return self._claims.made(cue, cue_class, self._subjects.named(row, subject, source), content)
            if not (follows or previous in self._grammar.lead or place.opens_quote()):
                return None
        if sibling is not None:
            return self._claims.made(cue, cue_class, self._subjects.shared(row, sibling, place.first), content)
        led = first == 1 and previous in self._grammar.lead
        if place.low == 0 and (first == 0 or led) and "," in words[place.last : place.last + _OPENING_REACH]:
            # "Calling the vote a farce, Roe resigned.", "When announcing the vote, Roe …"
            comma = words.index(",", place.last)
            head = self._subjects.head(row, comma + 1, len(words))
            return head and self._claims.made(
                cue,
                cue_class,
                self._subjects.named(row, head),
                self._contents.trim(content.start, min(content.end, row.starts[comma])),
            )
        quoted = place.before is not None and place.before.span.start <= row.start
        head = self._subjects.head(row, place.low if quoted else 0, place.first)
        if head is None:
            return (
                self._claims.made(cue, cue_class, sources.known[-1].source, content)
                if sources.known and (follows or place.opens_quote())
                else None
            )
        return self._claims.made(cue, cue_class, self._subjects.named(row, head), content)
