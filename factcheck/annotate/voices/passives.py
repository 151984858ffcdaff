"""Attributions that a passive makes: "a été annoncé par X", "it was said", "comme indiqué dans …", "confirmé par X"."""

from __future__ import annotations

from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.passage import CueReader
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.tails import Phrase
from factcheck.annotate.voices.verbs import Verb
from factcheck.model.quotation import Attribution, CueClass
from factcheck.model.span import Span

#: How far behind a verb, in words, the agent of a passive may stand.
_AGENT_REACH = 14
_PREPOSITION = "preposition"


class Passives(CueReader):
    """Reads the passives of one document."""

    __slots__ = ()

    def read(self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, follows: bool) -> Attribution | None:
        """Read a passive with its auxiliary; ``follows`` tells whether "that" stands behind it."""
        grammar, row, words = self._grammar, place.row, place.row.words
        if not grammar.negation.isdisjoint(words[max(place.low, verb.first - 1) : place.first]):
            return None
        if words[place.last - 1] in grammar.told_to and self._is_to_do(row, place.last):
            # "Residents were told to stay at home."
            return self._claims.made(cue, cue_class, None, self._contents.up_to_contrast(self._contents.behind(place)))
        agent = self._agent_at(place)
        if agent >= 0:
            phrase = self._phrases.behind(row, agent + 1, len(words), skip=False) or self._phrases.bare(row, agent + 1)
            subject = self._subjects.of(place, verb)
            before = (
                self._sources.span(row, subject)
                if subject is not None
                else self._contents.trim(row.start, row.starts[verb.first])
            )
            return self._by(place, cue_class, cue, phrase, before) if phrase is not None else None
        content = self._contents.trim(place.end, row.end)
        word = words[verb.first - 1] if verb.first > place.low else ""
        behind = place.last + grammar.time_at(words, place.last) if place.last < len(words) else place.last
        bare = word in grammar.impersonal and self._opens_clause(row, behind)
        told = (
            follows
            or bare
            or self._contents.that_within(row, place.last)
            # "Il est demandé de …", but "Il est soupçonné de …"
            or (words[place.last - 1] not in grammar.person_object and self._contents.is_asked(row, place.last))
        )
        # German may leave "es" out: "In dem Gespräch wurde gesagt, dass".
        if told and (
            word in grammar.impersonal
            or (grammar.bracket and self._phrases.before(row, place.low, verb.first, verb.plural) is None)
        ):
            return self._claims.made(cue, cue_class, None, content)
        previous = words[place.first - 1] if place.first > place.low else ""
        if previous in grammar.like and place.last < len(words) and grammar.stop.get(words[place.last]) == _PREPOSITION:
            # "Comme indiqué dans la déclaration de X": what follows the preposition.
            phrase = self._phrases.behind(row, place.last + 1, len(words), skip=False)
            if phrase is not None:
                source = self._sources.read(row, phrase)
                if self._sources.is_speaker(row, phrase, source):
                    source = self._sources.remember(row, phrase, source)
                    return self._claims.made(cue, cue_class, source, self._contents.trim(source.span.end, row.end))
        return None

    def _is_to_do(self, row: Row, index: int) -> bool:
        """Tell whether an infinitive begins at an index: "to stay", but not "to the town"."""
        grammar, words = self._grammar, row.words
        if index + 2 >= len(words) or words[index] not in grammar.mark_to:
            return False
        if words[index] in grammar.like:
            # "He is described as a recluse."
            return words[index] == grammar.told_to[words[index - 1]]
        if grammar.infinitive_endings:
            verb = words[index + 2] if words[index + 1] in grammar.clitic else words[index + 1]
            return verb.endswith(grammar.infinitive_endings)
        return words[index + 1] not in grammar.determiner and self._text[row.starts[index + 1]].islower()

    def is_reduced(self, place: Place, verb: Verb | None) -> bool:
        """Tell whether a participle stands behind a noun, with its agent: "une information confirmée par X"."""
        grammar, words = self._grammar, place.row.words
        return (
            place.last < len(words)
            and words[place.last] in grammar.agent
            and self._is_participle(words[place.last - 1])
            and not grammar.adverb_at(words, place.last)
            and (verb is None or verb.first == place.first)
            and place.first > place.low
            and words[place.first - 1] not in grammar.like
            and not self._contents.that_within(place.row, place.last)
        )

    def _is_participle(self, word: str) -> bool:
        """Tell whether a cue is a participle, or looks like one where the language has no other forms for them."""
        participles = self._grammar.participles
        if word in self._grammar.told_to:
            # "décrit par ses voisins comme": the present as well
            return True
        return word in participles if participles else word.endswith(self._grammar.past_endings)

    def reduced(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read a participle that stands behind a noun, with its agent."""
        row = place.row
        agent = self._phrases.behind(row, place.last + 1, len(row.words), skip=False) or self._phrases.bare(
            row, place.last + 1
        )
        told = self._phrases.before(row, place.low, place.first, None)
        if told is None:
            told = self._phrases.antecedent(row, place.low, place.first)
        relays = row.words[place.last - 1] in self._grammar.relays
        if agent is None or told is None or (relays and self._is_relayed(row, told)):
            return None
        cue = Span(place.start, place.end)
        return self._by(
            place, cue_class, cue, agent, self._sources.span(row, told), inserted=place.follows_comma(place.first)
        )

    def _is_relayed(self, row: Row, told: Phrase) -> bool:
        """Tell whether what is told are somebody else's words: "des propos rapportés par Le Monde"."""
        return not self._grammar.relayed.isdisjoint(row.words[told.first : told.first + 2])

    def _agent_at(self, place: Place) -> int:
        """Return where the word stands that the agent follows ("par", "by"); -1 where there is none."""
        grammar, words = self._grammar, place.row.words
        for index in range(place.last, min(len(words), place.last + _AGENT_REACH)):
            word = words[index]
            if word in grammar.agent:
                return index
            if word in grammar.that or word == "," or word in grammar.joint:
                return -1
            if index > place.last and word in grammar.participles:
                # "… est critiqué pour le contrôle exercé par …".
                return -1
        return -1

    def _by(
        self, place: Place, cue_class: CueClass, cue: Span, agent: Phrase, told: Span, *, inserted: bool = False
    ) -> Attribution | None:
        """Return what an agent says: the clause behind it, if one follows, else what stands before the verb."""
        row, words = place.row, place.row.words
        source = self._sources.read(row, agent)
        end = row.end_of(agent.last - 1)
        quoted = place.after is not None and 0 <= place.after.span.start - end <= 1
        follows = self._contents.follows_that(row, agent.last)
        likened = agent.last < len(words) and words[agent.last] in self._grammar.like
        # "qualifié par le maire de « lâche »"
        quoted = quoted or (
            place.after is not None
            and agent.last + 1 < len(words)
            and words[agent.last] in self._grammar.genitive
            and row.starts[agent.last + 1] == place.after.span.start
        )
        if not (quoted or follows or likened or self._sources.is_speaker(row, agent, source)):
            # "La méthode a été assurée par un tirage au sort."
            return None
        if quoted or follows or likened:
            told = self._contents.behind(place._replace(end=end, last=agent.last), place.first, inserted=inserted)
        return self._claims.made(cue, cue_class, self._subjects.named(row, agent, source, aside=True), told)

    def _opens_clause(self, row: Row, last: int) -> bool:
        """Tell whether somebody is named behind a verb: "it was reported Baker was ill"."""
        if self._grammar.inverts:
            return False
        follows = self._phrases.behind(row, last, len(row.words), skip=False) is not None
        return follows or (last < len(row.words) and self._contents.follows_clause(row, last))
