"""Attributions that a verb makes: "X a déclaré que", "…, a indiqué X", "it was said", "…, soulignant que"."""

from __future__ import annotations

from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.doubts import QUOTED_REACH, WEAK, Doubts
from factcheck.annotate.voices.nonfinite import Nonfinite
from factcheck.annotate.voices.passage import Passage
from factcheck.annotate.voices.passives import Passives
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.seats import Seats
from factcheck.annotate.voices.subjectless import Subjectless
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass, SourceKind
from factcheck.model.span import Span

#: Forms of cues that are else nouns, and all that need something around them to be cues.
_HOMOGRAPH, _PLURAL = "homograph", "plural"
_DOUBTFUL = (WEAK, _HOMOGRAPH)
_FRAMED, _PARTICIPLE, _PREDICATE = "framed", "participle", "predicate"
_INFINITIVE, _FINDING, _UNNAMED, _RELATIVE, _TIME = "infinitive", "finding", "unnamed", "relative", "time"
#: Members of an enumeration are slow to reach through their class.
_NOBODY = SourceKind.UNNAMED
#: What opens a sentence before a tag that stands in its middle has at most so many characters.
_SHORT_OPENING = 60
#: How many words adverbs may have that stand between "and" and a verb.
_ADVERBS = 5
#: What parts a tag from more of the sentence.
_COMMAS = (",", "–", "—")
#: What is said has at least so many characters.
_SHORTEST = 3
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Clauses(Doubts):
    """Reads the verbs of speech of one document."""

    __slots__ = ("_nonfinite", "_passives", "_seats", "_subjectless")

    def __init__(self, passage: Passage, seats: Seats) -> None:
        super().__init__(passage)
        self._seats = seats
        self._nonfinite = Nonfinite(passage)
        self._passives = Passives(passage)
        self._subjectless = Subjectless(passage, seats)

    def read(self, place: Place, cue_class: CueClass, form: str, sibling: Attribution | None) -> Attribution | None:
        """Read a verb; ``sibling`` is the last attribution before it in its sentence."""
        if place.last - place.first > 1 and self._leads(place):
            return None
        if form.endswith(_INFINITIVE) or (form.endswith(_PLURAL) and self._is_led(place)):
            return self._nonfinite.infinitive(place, cue_class, form, sibling)
        if form.startswith((_FRAMED, WEAK)) and (framed := self._contents.framed(place)) is not None:
            place, form = framed, _PARTICIPLE if form.endswith(_PARTICIPLE) else _HOMOGRAPH
        elif form.startswith(_FRAMED):
            return None
        if self._grammar.issuing and (issued := self._seats.issued(place, cue_class)) is not None:
            return issued
        doubtful = form.startswith(_DOUBTFUL)
        if self._text[place.start].isupper() and self._is_in_name(place, doubtful=doubtful):
            return None
        doubtful = doubtful and not self._is_speech(place)
        if form == WEAK and (self._is_plan(place) or (doubtful and not place.follows_comma(place.first))):
            return None
        if form.endswith(_PARTICIPLE) and self._folded[place.end : place.end + 1] != "-":
            verb = self._verbs.participle(place)
        elif form != _PREDICATE:
            # "…, prédit-il": the form of the participle as well.
            verb = self._verbs.finite(place)
        else:
            # "Le maire est convaincu que …"
            verb = self._verbs.predicate(place) if self._follows_predicate(place) else None
            return self._clause(place, cue_class, verb, sibling) if verb is not None else None
        if self._passives.is_reduced(place, verb):
            return None if form.startswith(WEAK) else self._passives.reduced(place, cue_class)
        if verb is None and form.endswith(_PARTICIPLE):
            return self._listed(place, cue_class, sibling)
        if verb is None or self._is_misled(place, verb, form):
            return None
        if not verb.passive and (comma := self._relative_at(place, verb)) >= 0:
            return self._in_relative(place, cue_class, comma)
        if form.endswith(_FINDING):
            return self._found(place, cue_class, verb, sibling)
        if doubtful and not verb.pronoun:
            return self._doubtful(place, cue_class, verb, sibling, form)
        return self._clause(place, cue_class, verb, sibling)

    def gerund(self, place: Place, cue_class: CueClass, form: str, sibling: Attribution | None) -> Attribution | None:
        """Read a gerund, which has a subject of its own behind an auxiliary: "The US has been encouraging …"."""
        if form.startswith(WEAK) and not self._contents.introduces(place):
            return None
        if self._text[place.start].isupper() and self._is_in_name(place, doubtful=True):
            # "The Early Warning System"
            return None
        previous = place.row.words[place.first - 1] if place.first > place.low else ""
        if previous not in self._grammar.auxiliary and previous not in self._grammar.passive:
            return self._nonfinite.gerund(place, cue_class, sibling)
        if self._grammar.inverts:
            # "Il était étonnant que …": only an adjective stands there.
            return None
        verb = self._verbs.participle(place)
        subject = self._subjects.of(place, verb) if verb else None
        if verb is None or subject is None:
            return None
        cue = Span(place.row.starts[verb.first], place.end)
        return self._with_subject(place, cue_class, verb, cue, subject)

    def _found(self, place: Place, cue_class: CueClass, verb: Verb, sibling: Attribution | None) -> Attribution | None:
        """Read a verb of finding, which says something where a document or a researcher is its subject."""
        grammar, row = self._grammar, place.row
        if "".join(row.words[place.last : place.last + 1]) in grammar.passive:
            # "The planet they found was …"
            return None
        subject = None if verb.passive else self._subjects.of(place, verb)
        if subject is None:
            joint = verb.first > place.low and row.words[verb.first - 1] in grammar.coordinator
            if sibling is None or not joint or sibling.source is None or verb.passive:
                return None
            # "The court found that …, and found …"
            return self._going_on(place, cue_class, verb, Span(row.starts[verb.first], place.end), sibling)
        if subject.first > place.low and row.words[subject.first - 1] in grammar.asking:
            # "If a doctor determined …"
            return None
        source = self._sources.read(row, subject)
        if row.words[subject.first] in grammar.pronoun and subject.last - subject.first == 1:
            source = self._subjects.named(row, subject)
        words = self._folded[slice(*source.referent)].split()
        if not self._contents.follows_that(row, place.last):
            if grammar.finder.isdisjoint(words) and source.kind is not SourceKind.DOCUMENT:
                told = self._contents.follows_clause(row, place.last)
            else:
                # "They found signs of water."
                told = source.kind in (SourceKind.DOCUMENT, SourceKind.INSTITUTION) or self._finds_clause(place)
            if not told:
                return None
        cue = Span(row.starts[verb.first], place.end)
        return self._with_subject(place, cue_class, verb, cue, subject)

    def _listed(self, place: Place, cue_class: CueClass, sibling: Attribution | None) -> Attribution | None:
        """Read a participle that goes on with an auxiliary before it.

        "… a salué l'accord et demandé que", "La mairie a fermé les écoles, appelé les habitants à".
        """
        grammar, row, words = self._grammar, place.row, place.row.words
        previous = words[place.first - 1] if place.first > place.low else ""
        following = words[place.last] if place.last < len(words) else "."
        told = following in grammar.determiner or self._contents.follows_that(row, place.last)
        if following in grammar.agent or following in ",.;:)" or words[place.first] not in grammar.participles:
            return None
        joint = previous in grammar.coordinator
        if joint and sibling is not None and words[row.at(sibling.cue.start)] in grammar.auxiliary:
            source = self._subjects.shared(row, sibling, place.first)
        elif told and (joint or previous == ",") and (verb := self._verbs.auxiliary_before(words, place)) >= 0:
            subject = self._phrases.before(row, place.low, verb, None)
            if subject is None or not self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
                return None
            source = self._subjects.named(row, subject)
        else:
            return None
        return self._claims.made(Span(place.start, place.end), cue_class, source, self._contents.behind(place))

    def _doubtful(
        self, place: Place, cue_class: CueClass, verb: Verb, sibling: Attribution | None, form: str
    ) -> Attribution | None:
        """Read a word that nothing around shows to be a verb of speech, except who stands beside it.

        It is turned round behind a comma (", rapporte Le Monde"), or, where it can only be a noun or a verb of speech,
        somebody who can speak stands right before it ("The government claims the …").
        """
        grammar, row, words = self._grammar, place.row, place.row.words
        noun = form.startswith(_HOMOGRAPH)
        if verb.passive:
            return self._clause(place, cue_class, verb, sibling) if noun else None
        named = place.first > place.low and (
            (
                words[place.first - 1] in grammar.determiner
                and words[place.first - 1] not in grammar.noun
                and not (words[place.first - 1] in grammar.clitic and words[place.first - 2] in grammar.pronoun)
            )
            or self._text[place.start].isupper()
        )
        following = words[place.last] if place.last < len(words) else ""
        named = named or (following in grammar.auxiliary and following not in grammar.nonfinite)
        if noun and place.first > place.low and words[place.first - 1] in grammar.lead:
            # "en alerte", but "en appelle à"
            named = following not in grammar.governs.get(words[place.last - 1], ()) and not self._contents.introduces(
                place
            )
        if named or not grammar.negation.isdisjoint(words[max(place.low, verb.first - 1) : place.first]):
            # "La demande de …", "the United States", "ne propose plus".
            return None
        cue = Span(row.starts[verb.first], place.end)
        if place.follows_comma(verb.first):
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None or not noun:
                return turned
        previous = words[verb.first - 1] if verb.first > place.low else ""
        joint = self._is_joint(place, verb.first)
        if joint and sibling is not None:
            return self._going_on(place, cue_class, verb, cue, sibling)
        if joint:
            subject = self._subjects.head(row, place.low, verb.first)
            return self._with_subject(place, cue_class, verb, cue, subject) if subject is not None and noun else None
        subject = self._subjects.of(place, verb) if noun else None
        if subject is None or not (
            previous == ","
            or grammar.stop.get(previous) in (_RELATIVE, _TIME)  # "State media on Saturday reported"
            or subject.ending == "relative"
            or verb.first < place.first
            or subject.last >= self._phrases.over_brackets(words, grammar.adverbs_before(words, verb.first, place.low))
        ):
            return None
        if self._is_modifier(place, subject):
            return None
        if form.endswith(_PLURAL) and not self._may_be_many(words[subject.first : subject.last]):
            return None
        # "Gillibrand has stated": a name, even where it opens the sentence.
        alone = subject.last - subject.first == 1 and f" {words[subject.first]}" not in self._text
        if not alone and not self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
            return None
        return self._with_subject(place, cue_class, verb, cue, subject)

    def _clause(self, place: Place, cue_class: CueClass, verb: Verb, sibling: Attribution | None) -> Attribution | None:
        """Put a verb group and its source together."""
        row, words = place.row, place.row.words
        start = row.starts[verb.first]
        cue = _make(Span, (start, max(place.end, row.end_of(place.last - 1))))
        if verb.pronoun:
            content = self._claims.said_before(place, start)
            if verb.passive and words[verb.pronoun[1]].rpartition("-")[2] in self._grammar.impersonal:
                # "…", est-il précisé: who spoke before goes on.
                known = self._sources.known
                return self._claims.made(cue, cue_class, known[-1].source if known else None, content)
            if self._text[row.end - 1] == "?" and place.before is None and not place.follows_comma(verb.first):
                # "La mairie a-t-elle donné des consignes ?"
                return None
            source = self._subjects.pronoun(row, verb.pronoun[1], verb.pronoun[0])
            seat = self._seats.behind(row, place.last) if source is not None and source.kind is _NOBODY else None
            if seat is not None:
                # "…", a-t-on répondu du côté de la mairie.
                source = self._subjects.named(row, seat)
            if self._is_parenthesis(place, content):
                # "Lors de la visite, a-t-il relaté, « le site était vide »."
                content = self._contents.trim(row.start, row.end)
            return self._claims.made(cue, cue_class, source, content)
        if self._grammar.pronoun.get(words[place.first].rpartition("-")[2]) == _UNNAMED and (
            place.last > place.first + 1 or self._folded[place.start : place.end] == words[place.first]
        ):
            # "…", pouvait-on lire: nobody says it, but "a-t-on appris auprès de la police".
            return self._claims.made(
                cue, cue_class, self._subjectless.learnt_from(place), self._claims.said_before(place, start)
            )
        if words[verb.first] in self._grammar.nonfinite:
            # "Après avoir annoncé …, le maire …", "le maire ayant annoncé …".
            return self._nonfinite.participle(place, cue_class, verb, cue, sibling)
        follows = self._contents.follows_that(row, place.last)
        if verb.behind < place.first and not follows and not verb.passive:
            # "Putin habe die Beziehungen gelobt": what is told stands between auxiliary and participle.
            cue = Span(place.start, place.end)
        if verb.passive:
            return self._passives.read(place, cue_class, verb, cue, follows)
        if not self._grammar.negation.isdisjoint(words[max(place.low, verb.first - 1) : place.first]):
            # "Il n'a pas dit que …", "did not say".
            return None
        if not follows:
            if self._is_nickname(place, verb):
                return None
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None:
                return turned
            if place.last - place.first == 1 and words[place.first] not in self._grammar.verbs and not verb.pronoun:
                # A word that no lexicon has is a verb of speech only where it is turned round.
                return None
        if self._verbs.is_impersonal(place, verb):
            seated = self._seats.read(place, cue_class, verb, cue, follows=follows, sure=False)
            if seated is not None:
                return seated
        if self._grammar.elides and not follows and self._seats.is_aside(place, verb):
            # No comma parts a verb from its subject.
            speaker = self._seats.elided(row)
            around = place.last < len(words) and words[place.last] == ","
            said = self._claims.around(place) if around else self._claims.said_before(place, cue.start)
            return self._claims.made(cue, cue_class, speaker, said) if speaker is not None else None
        joint = self._is_joint(place, verb.first)
        if joint and sibling is not None:
            # "… et a indiqué", "and again said": the subject of the clause before goes on.
            return self._going_on(place, cue_class, verb, cue, sibling)
        subject = self._subjects.head(row, place.low, verb.first) if joint else self._subjects.of(place, verb)
        if subject is not None and sibling is not None and self._grammar.elides and not follows:
            start = row.starts[subject.first]
            if sibling.content.start <= start < sibling.content.end:
                # "… celebró los datos, que consideró positivos": what is said is not who says it.
                return self._going_on(place, cue_class, verb, cue, sibling)
        if joint and subject is None and place.low:
            # "Ana Roe called the deal « lousy » and said …".
            subject = self._subjects.head(row, 0, verb.first)
        if subject is None:
            subject = self._quoted_subject(place, verb)
        if subject is None and follows and verb.first > place.low and words[verb.first - 1] == ",":
            # "Le maire, qui parle d'un « échec », a dit que …".
            subject = self._phrases.before(row, 0, verb.first, verb.plural)
        if (
            subject is None
            and verb.first > place.low
            and words[verb.first - 1] == ","
            and self._contents.introduces(place)
        ):
            subject = self._subjects.head(row, 0, verb.first)
        if subject is None and verb.first > place.low and words[verb.first - 1] == ",":
            subject = self._remarked(place)
        if subject is not None and not (follows and self._verbs.is_impersonal(place, verb)):
            return self._with_subject(place, cue_class, verb, cue, subject)
        return self._subjectless.read(place, cue_class, verb, cue, follows)

    def _going_on(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, sibling: Attribution
    ) -> Attribution | None:
        """Read a verb of whoever speaks in the attribution before it: "the court found that …, and found …"."""
        source = self._subjects.shared(place.row, sibling, verb.first)
        return self._claims.made(cue, cue_class, source, self._contents.behind(place, verb.first))

    def _is_joint(self, place: Place, first: int) -> bool:
        """Tell whether "and" stands before the adverbs before a verb group: "and again said"."""
        grammar, words = self._grammar, place.row.words
        if grammar.coordinator.isdisjoint(words[max(place.low, first - _ADVERBS) : first]):
            return False
        first = grammar.adverbs_before(words, first, place.low)
        return first > place.low and words[first - 1] in grammar.coordinator

    def _is_parenthesis(self, place: Place, content: Span) -> bool:
        """Tell whether a tag stands in the middle of what it tells: a quotation or a new subject follows it."""
        row, words, grammar = place.row, place.row.words, self._grammar
        if place.last + 2 >= len(words) or words[place.last] != ",":
            return False
        if place.before is not None and content.end == place.before.span.end:
            return False
        following = words[place.last + 1]
        place_behind = row.starts[place.last + 1]
        quoted = place.after is not None and place.after.span.start == place_behind
        return quoted or (
            content.length < _SHORT_OPENING and (following in grammar.determiner or following in grammar.pronoun)
        )

    def _with_subject(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, subject: Phrase
    ) -> Attribution | None:
        row = place.row
        if subject.last - subject.first == 1 and self._grammar.pronoun.get(row.words[subject.first]) == _UNNAMED:
            # "Si on ajoute …", "on notera que …", but "À la mairie, on assure que …".
            seat = self._seats.before(row, place.low, subject.first)
            if seat is None:
                return None
            said = self._contents.behind(place, verb.first)
            return self._claims.made(cue, cue_class, self._subjects.named(row, seat), said)
        opener = row.words[subject.first - 1] if subject.first > place.low else ""
        if (
            row.words[subject.first] in self._grammar.nobody
            or opener in self._grammar.nobody
            or self._quotes_somebody(place)
        ):
            # "No group claimed …", "neither X nor Y said …", "cited X as saying …", where X says it.
            return None
        follows = self._contents.follows_that(row, place.last)
        if self._verbs.is_reflexive(place, verb) and not follows:
            # "Un incendie s'est déclaré" says nothing.
            source = self._sources.read(row, subject)
            if not self._sources.is_speaker(row, subject, source):
                return None
        shown = row.words[place.last - 1] in self._grammar.shows and self._is_shown(place, subject)
        if shown or self._is_thing(place, subject, follows=follows) or self._is_object(place, subject):
            return None
        grammar = self._grammar
        reduced = grammar.natural_gender and row.words[place.last - 1] in grammar.openers_of
        if (
            reduced
            and row.words[subject.first] in grammar.indefinite
            and not (
                self._sources.is_speaker(row, subject, self._sources.read(row, subject))
                and grammar.auxiliary.keys().isdisjoint(row.words[place.last :])
            )
        ):
            # "A process called « exfiltration »".
            return None
        source = self._subjects.named(row, subject)
        content = self._contents.behind(place, verb.first)
        # A name in quote marks is part of the subject: ", wie der „Spiegel“ berichtet".
        low = place.low if subject.first >= place.low else 0
        likened = subject.first > low and row.words[subject.first - 1] in self._grammar.like
        if likened and not follows and subject.first - 1 > place.low and row.words[subject.first - 2].isalpha():
            # "to do as he proposed".
            return None
        if likened and not follows and self._grammar.stop.get(row.words[verb.first - 1]) != _RELATIVE:
            # "Il est venu, comme il l'a dit mardi."
            before = self._contents.trim(row.start, row.starts[subject.first - 1])
            if before.length and self._goes_on(row, place.last) and not self._is_over(row, place.last + 1):
                # "The town is, as officials noted, ready."
                before = self._claims.around(place) if self._is_open(place, subject) else before
            return self._claims.made(cue, cue_class, source, before if before.length else content)
        start = row.starts[subject.first]
        over = place.last == len(row.words) or row.words[place.last] in ",.;"
        if over and (told := self._told_of(place, subject)) is not None:
            return self._claims.made(cue, cue_class, source, told)
        behind_comma = self._text[start - 1 : start] == " " and place.follows_comma(subject.first)
        tags = self._tags(place, start)
        if content.length < _SHORTEST or tags or (behind_comma and self._tells_nobody_more(place, subject, verb)):
            turns = self._grammar.inverts  # "…, les autorités s'inquiètent."
            if not (tags or (behind_comma and not turns) or (place.before is not None and subject.first == place.low)):
                # "Over a hundred rescuers responded on Friday."
                return None
            told = self._claims.said_before(place, start)
            alone = subject.first == 0 and place.last >= len(row.words) - 1
            if not told.length and tags and place.before and (alone or self._tells_nobody_more(place, subject, verb)):
                # "… in two days!" The mayor told the world. "… at last!" Jane Roe shouted.
                told = place.before.span
            content = told if told.length else content
        elif behind_comma and subject.last == verb.first and not (place.opens_quote() or self._grammar.inverts):
            if self._goes_on(row, place.last):
                # "These sharks, she suggested, hunt seals.", but "the fighters which, she said, Europe refused".
                opener = row.words[subject.first - 2] if subject.first - 2 > place.low else ""
                led = opener in self._grammar.relative or opener in self._grammar.that
                content = self._contents.trim(place.end, row.end) if led else self._claims.around(place)
            elif self._is_over(row, place.last):
                # "It was hard, she said, adding …", "It was hard, she said Sunday — a first."
                told = self._claims.said_before(place, start)
                content = told if told.length else content
        return self._claims.made(cue, cue_class, source, content)

    def _is_open(self, place: Place, subject: Phrase) -> bool:
        """Tell whether the words before "as officials noted" are no whole clause: "the town is, …"."""
        grammar, words = self._grammar, place.row.words
        last = subject.first - 2
        before = words[last - 1] if last > place.low and words[last] == "," else ""
        return before in grammar.auxiliary or before in grammar.clause or before in grammar.that

    def _told_of(self, place: Place, subject: Phrase) -> Span | None:
        """Return what stands before the clause that says it: "the plan, which they denied, …"."""
        row, words = place.row, place.row.words
        if subject.first <= place.low or words[subject.first - 1] not in self._grammar.object_relative:
            return None
        told = self._phrases.antecedent(row, place.low, subject.first - 1)
        return self._sources.span(row, told) if told is not None else None

    def _is_over(self, row: Row, last: int) -> bool:
        """Tell whether nothing but a time stands between a verb and a comma or a dash."""
        last += self._grammar.time_at(row.words, last) if last < len(row.words) else 0
        return "".join(row.words[last : last + 1]) in _COMMAS

    def _tells_nobody_more(self, place: Place, subject: Phrase, verb: Verb) -> bool:
        """Tell whether nothing but whom it is told to stands behind a verb: "…, officials told state media, …"."""
        row, words = place.row, place.row.words
        if subject.last != verb.first or words[place.last - 1] not in self._grammar.tells or place.opens_quote():
            return False
        told = self._phrases.behind(row, place.last, len(words), skip=False)
        if told is None or told.last == len(words) or words[told.last] in ",.":
            return told is not None
        # "… told Reuters by phone".
        clause = self._grammar.clause
        return told.ending == "preposition" and clause.isdisjoint(words[told.last : told.last + QUOTED_REACH])
