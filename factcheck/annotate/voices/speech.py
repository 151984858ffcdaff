"""How a language reports speech: the closed classes of its lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.lexicons import Lexicon
from factcheck.model.quotation import CueClass, SourceKind

#: What a noun ends with that something belongs to.
POSSESSIVE = ("'s", "s'")
#: How many nouns are remembered, and how many letters a part of a compound has at least.
_KNOWN_NOUNS, _SHORTEST_PART = 4096, 4
_LONGEST_TIME = 8


class SpeechGrammar:
    """The closed classes of one language that the reading of attributions needs.

    Args:
        lexicon: Of the language; a class that it does not hold is empty.

    Attributes:
        cue: What the value of a cue stands for: stance and form.
        auxiliary: "a", "ont": with their number.
        nonfinite: Those of them that leave the subject to the clause: "ayant".
        infinitive_lead: What an infinitive of speech may stand behind, and how it gets its subject.
        narrative: What stands before one that goes on telling: "Et d'ajouter".
        hanging: What participles and infinitives hang on, by the value of the cue; empty where it may stand far off.
        bracket: Auxiliaries that may stand far from their participle.
        passive: Words that make a verb group passive.
        agent: "par", "by".
        agents: The same, with spaces around.
        that: What begins reported speech.
        that_heads: What begins a phrase that does: "lo que".
        that_words: Both.
        asking: Those words for "that" that ask: "whether".
        uncontracted: Words that would be one with a preposition before them if they were articles: "le".
        pointing: What stands for the sentence before: "das".
        copula: Verbs that an adjective of opinion hangs on: "is convinced".
        person_object: Verbs that say something of somebody or to somebody, without a preposition: "accuse le maire".
        tells: Verbs that name whom they tell it to without a preposition: "told reporters that".
        infinitive_mark: What stands before an infinitive that somebody is asked for: "de".
        partitive: Those that join a noun to one before as well: "plus de moyens".
        infinitive_endings: What it ends with.
        that_or_infinitive: "Que", "that", and those.
        free_relative: What begins one that has nothing before it: "what he called a disgrace".
        bare_infinitives: Those that speech begins with without a mark: "dit avoir vu".
        frames: What makes some verbs verbs of speech that stand before it: "met … en avant", "lists … as".
        openers_of: What stands in what some verbs say that are else no verbs of speech: "ordered … to", "accepté de".
        completed: Those verbs, and those that have frames.
        frame_texts: What has to stand behind a verb with a frame, as text.
        opener_texts: The same of the other kind.
        brackets_of: Those of two parts, with more between them: "geht von … aus".
        seats: Prepositions before a place or a body that speaks: "aus", "du côté de", with how sure they are.
        seat_heads: Their first words.
        opinion_body: Bodies that have opinions: "l'opposition".
        issuing: What makes a verb one that names the document something follows from, with its preposition.
        held: What stands before whose view, words or count it is: "nach", "in", "by".
        held_texts: The same as text.
        dative: Determiners of those whom something is told, where they tell by their case: "dem".
        contraction: Prepositions that hold their article: "im".
        circumstance: Prepositions that begin no object.
        contrast: What begins, behind a comma, a clause of the writer's own even where "that" stands before: "while".
        contrary: What sets the writer's own words against it: "but".
        like: "comme", "as".
        openers: "pour ", "for ": what a sentence begins with that gives an opinion ("Pour les experts, …").
        aside: What begins, behind a comma, a clause of the writer's own: "alors", "although".
        clause: Words that only a clause has.
        clause_endings: What only finite verbs end with.
        adverb: Words and phrases that may stand between auxiliary and participle.
        adverb_heads: The phrases among them, by their first word and their second.
        clitic: Short words that lean on a verb.
        lead: What makes a gerund one of the subject of its clause: "en annonçant".
        reflexive: Those of them that make it reflexive.
        reflexive_texts: The same as text, with a space behind those that are not elided.
        pronoun: With their number, or ``unnamed``.
        particles: Small words inside names that stand nowhere else: "von".
        given_names: Common ones, with their gender.
        gender: Of pronouns, determiners, titles, nouns and given names.
        possessive: Determiners that point back to somebody: "his".
        finder: Who finds what they say: "researchers".
        indefinite: Determiners of somebody who is new to the text.
        told_to: What somebody is told, by nobody, with the word that begins it: "were told to".
        mark_to: Those words.
        governs: Prepositions that begin an object of some verbs of speech: "appelle à".
        acts: Verbs of speech that do something to what a mere noun names ("invited the press"), with what else tells.
        unsaid: Words behind which some verbs say nothing: "pleaded guilty", "condamné à six mois".
        deeds: The verbs of both.
        gerund_endings: What any gerund ends with.
        time_tail: What may stand behind an expression of time as part of it: "dernier".
        varies: What depends on what follows "selon", so that it is no source.
        relayed: What one relays of others: "propos".
        relays: How one does: "rapportés".
        clausal: Verbs that only a clause follows: "said".
        noun_adjunct: What begins, behind a noun that is announced, when or why it is: "following".
        channel: Where things are announced: "on Twitter".
        noun_capitals: Whether every noun has a capital.
        reported: Verbs in the mood of what others say: "sei", "habe".
        small_times: Whether "matin" has none, so that with one it is part of a name.
        namesake: What is called after somebody who is not meant: "hospital".
        natural_gender: Whether "he" and "she" stand for persons alone.
        reflexive_too: Verbs of speech that are so with "se" as well: "se dit prêt", but not "s'ajoute", "s'explique".
        picture: What shows something and says nothing: "the video".
        shows: What it does.
        negation: Those of them that deny it.
        nobody: Subjects that do: "no", "nobody".
        impersonal: Subjects that name nobody.
        determiner: With their number.
        weekday: "lundi", "Monday".
        time_unit: "mois", "years".
        joint: "et", "and".
        coordinator: What may stand between two verbs of one subject: "et", "mais".
        connector: Small words inside a noun phrase.
        verbs: All cues.
        ending_verbs: The same, where a verb in small letters ends a noun phrase: "Budapest sprach", "the press asked".
        finite: Those of them that can only be finite verbs.
        gerunds: Those of them that are gerunds.
        participles: Those of them that are participles.
        participle_endings: What any participle ends with.
        past_endings: What any form of the past ends with.
        inverts: Whether the subject may follow any verb of speech: "La ville est prête, annonce le maire".
        elides_articles: Whether an apostrophe ends a word: "l'", "qu'".
        elides: Whether verbs may leave their subject out: "Dijo que …".
        particle: Prefixes that stand at the end of a clause: "teilte … mit".
        genitive: Those of them that are determiners and join a noun to the one before ("du", "der").
        stop: Words that end a noun phrase, and why: ``preposition``, ``time``, ``relative``, ``other``.
        relative: Those of them that begin a relative clause.
        object_relative: What begins one whose object it is: "which they denied".
        noun_lead: What stands before a noun that may be a verb of speech as well: "the latest claims".
        noun: Nouns that name sources, with the kind of source.
        plural_endings: What nouns in the plural end with, where no determiner tells.
        demonym: Adjectives of countries, with the id of the country.
        anaphor: What a text calls somebody it has named before.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        def table(name: str) -> Mapping[str, str]:
            return lexicon.tables.get(name, {})

        values = {value: value.partition(" ") for value in lexicon.words.get("cue", {}).values()}
        self.cue = {value: (CueClass(stance), form) for value, (stance, _, form) in values.items()}
        self.auxiliary = table("auxiliary")
        self.nonfinite = frozenset(word for word, number in self.auxiliary.items() if number == "shared")
        self.infinitive_lead = {key.replace("' ", "'"): how for key, how in table("infinitive_lead").items()}
        self.narrative = frozenset(key.rpartition(" ")[2] for key in self.infinitive_lead if " " in key)
        self.bracket = table("bracket")
        self.passive = frozenset(table("passive"))
        self.agent = frozenset(table("agent"))
        self.agents = tuple(f" {word} " for word in self.agent)
        self.that = frozenset(table("that"))
        self.that_heads = frozenset(phrase.partition(" ")[0] for phrase in self.that if " " in phrase)
        self.that_words = self.that | self.that_heads
        self.asking = frozenset(word for word, kind in table("that").items() if kind == "question")
        self.uncontracted = frozenset(table("uncontracted"))
        self.pointing = frozenset(table("pointing"))
        self.copula = frozenset(table("copula"))
        self.person_object = frozenset(table("person_object"))
        self.tells = frozenset(table("tells"))
        self.infinitive_mark = frozenset(table("infinitive_mark"))
        self.partitive = self.infinitive_mark & frozenset(table("connector"))
        self.infinitive_endings = tuple(table("infinitive_ending"))
        self.frames = {
            word: [tuple(frame.replace("'", "' ").split()) for frame in frames.split("|")]
            for word, frames in table("frame").items()
        }
        self.openers_of = {word: frozenset(marks.split("|")) for word, marks in table("opener").items()}
        self.completed = self.frames.keys() | self.openers_of.keys()
        self.frame_texts = {
            verb: [f" {frame}" for frame in frames.split("|")] for verb, frames in table("frame").items()
        }
        self.opener_texts = {
            verb: [f" {word.rpartition(' … ')[2]}" for word in words.split("|")]
            for verb, words in table("opener").items()
        }
        self.brackets_of = {
            verb: [(first, last) for first, between, last in (o.partition(" … ") for o in openers) if between]
            for verb, openers in self.openers_of.items()
            if any(" … " in opener for opener in openers)
        }
        self.seats = {tuple(lead.replace("'", "' ").split()): how for lead, how in table("seat").items()}
        self.seat_heads = frozenset(lead[0] for lead in self.seats)
        self.opinion_body = frozenset(table("opinion_body"))
        self.issuing = table("issuing")
        self.held = frozenset(table("held"))
        self.held_texts = tuple(f"{word} " for word in self.held)
        self.contraction = frozenset(table("contraction"))
        self.dative = frozenset(table("dative"))
        self.circumstance = frozenset(table("circumstance"))
        self.contrast = frozenset(table("contrast"))
        self.contrary = frozenset(table("contrary"))
        self.like = frozenset(table("as"))
        opinion = table("opinion")
        leads = ("", *(f"{word} " for word in self.contrary | frozenset(table("joint"))))
        self.openers = tuple(f"{lead}{word} " for word in opinion for lead in leads) if opinion else ()
        self.aside = frozenset(table("aside"))
        self.clause = frozenset(table("clause_word"))
        self.clause_endings = tuple(table("clause_ending"))
        self.adverb = frozenset(table("adverb"))
        self.adverb_heads: dict[str, dict[str, list[list[str]]]] = {}
        self._adverb_tails: dict[str, dict[str, list[list[str]]]] = {}
        for adverb in sorted(self.adverb, key=len, reverse=True):
            phrase = adverb.replace("'", "' ").split()
            if len(phrase) > 1:
                self.adverb_heads.setdefault(phrase[0], {}).setdefault(phrase[1], []).append(phrase)
                self._adverb_tails.setdefault(phrase[-1], {}).setdefault(phrase[-2], []).append(phrase)
        self.clitic = frozenset(table("clitic"))
        self.lead = frozenset(table("gerund_lead"))
        self.reflexive = frozenset(table("reflexive"))
        self.reflexive_texts = tuple(word if word.endswith("'") else f"{word} " for word in self.reflexive)
        self.reflexive_too = frozenset(table("reflexive_too"))
        self.negation = frozenset(table("negation"))
        self.nobody = frozenset(table("nobody"))
        self.pronoun = table("pronoun")
        self.gender = table("gender")
        self.given_names = table("given_name")
        self.impersonal = frozenset(table("impersonal"))
        self.determiner = table("determiner")
        self.weekday = frozenset(lexicon.words.get("weekday", {}))
        self.time_unit = frozenset(lexicon.words.get("time_unit", {}))
        self.joint = frozenset(table("joint"))
        self.coordinator = self.joint | frozenset(table("coordinator"))
        self.connector = frozenset(table("connector"))
        self.genitive = frozenset(table("genitive"))
        self.stop = table("np_stop")
        self.object_relative = frozenset(table("object_relative"))
        self.free_relative = frozenset(table("free_relative"))
        self.bare_infinitives = frozenset(
            word for word in self.stop if self.infinitive_endings and word.endswith(self.infinitive_endings)
        )
        self.that_or_infinitive = self.that | self.bare_infinitives
        self.relative = frozenset(word for word, kind in self.stop.items() if kind == "relative")
        self.noun = table("source_noun")
        self.noun_lead = frozenset(table("noun_lead"))
        self.plural_endings = tuple(table("plural_ending"))
        self.demonym = table("demonym")
        self.anaphor = frozenset(table("anaphor"))
        self.elides_articles = any(word.endswith("'") for word in self.determiner)
        cues = lexicon.words.get("cue", {})
        self.verbs = frozenset(cues)
        self.ending_verbs = self.verbs if self.bracket or "natural gender" in table("habit") else frozenset()
        self.bare_titles = "natural gender" in table("habit")
        self.finite = frozenset(word for word, value in cues.items() if value.endswith("finite"))
        self.gerunds = frozenset(word for word, value in cues.items() if value.endswith("gerund"))
        self.participles = frozenset(word for word, value in cues.items() if value.endswith("participle"))
        self.participle_endings = tuple(table("participle_ending"))
        self.past_endings = tuple(ending for ending, tense in table("tense_ending").items() if tense == "past")
        self.particle = frozenset(table("particle"))
        self.inverts = "inversion" in table("habit")
        self.elides = "elision" in table("habit")
        self.hanging = self._hanging()
        self._gender_endings = [(ending, gender) for ending, gender in table("gender_ending").items()]
        self._noun_endings = tuple(table("listed_noun_ending"))
        self._compounds = "compounds" in table("habit")
        self.kind_of = lru_cache(_KNOWN_NOUNS)(self._kind_of)
        self.meaning_of = lru_cache(_KNOWN_NOUNS)(self._meaning_of)
        self.finder = frozenset(table("finder"))
        self.picture = frozenset(word for word, kind in table("picture").items() if kind == "picture")
        self.shows = table("picture").keys() - self.picture
        self.indefinite = frozenset(table("indefinite"))
        self.told_to = table("told_to")
        self.mark_to = frozenset(self.told_to.values())
        self.governs = {verb: frozenset(words.split("|")) for verb, words in table("governs").items()}
        self.acts = {verb: frozenset(told.split("|")) for verb, told in table("act").items()}
        self.unsaid = {verb: frozenset(words.split("|")) for verb, words in table("unsaid").items()}
        self.deeds = self.acts.keys() | self.unsaid.keys()
        self.gerund_endings = tuple(table("gerund_ending"))
        self.time_tail = frozenset(table("time_tail"))
        self.varies = frozenset(table("varies"))
        self.relayed = frozenset(word for word, kind in table("relayed").items() if kind == "words")
        self.relays = table("relayed").keys() - self.relayed
        self.clausal = frozenset(table("clausal"))
        self.noun_adjunct = frozenset(table("noun_adjunct"))
        self.channel = frozenset(table("channel"))
        self.namesake = frozenset(table("namesake"))
        self.noun_capitals = "noun" in table("spelling")
        self.reported = frozenset(lexicon.words.get("reported", {})) | frozenset(table("reported_too"))
        self.small_times = table("spelling").get("clock_word") == "small"
        self.possessive = frozenset(table("possessive"))
        self.natural_gender = "natural gender" in table("habit")
        self._name_endings = [(ending, gender) for ending, gender in table("given_name_ending").items()]
        self.gender_of = lru_cache(_KNOWN_NOUNS)(self._gender_of)
        self.is_adverb = lru_cache(_KNOWN_NOUNS)(self._is_adverb)
        self.particles = lexicon.sets.get("name_particles", frozenset()).difference(
            self.joint, self.stop, self.genitive, self.determiner
        )
        self._closed = frozenset().union(
            *(self.stop, self.determiner, self.connector, self.pronoun, self.joint, self.that, self.like),
            *(self.noun, self.clitic, self.aside),
        )
        self._adverb_endings = tuple(table("adverb_ending"))

    def _hanging(self) -> dict[str, frozenset[str]]:
        """Return the words that participles and infinitives hang on, by the value of the cue."""
        if self.bracket:
            # An auxiliary may stand anywhere in the sentence.
            return {}
        participle = frozenset().union(
            *(self.auxiliary, self.passive, self.like, self.coordinator, self.pronoun, self.copula),
            *(word.split() for word in self.like),
        )
        infinitive = self.narrative.union(*(lead.split() for lead in self.infinitive_lead))
        return {
            value: infinitive if form.endswith("infinitive") else participle
            for value, (_, form) in self.cue.items()
            if form.endswith(("participle", "infinitive", "predicate"))
        }

    def _kind_of(self, word: str) -> str | None:
        """Return the kind of source that a noun names: as it is listed, inflected, or at the end of a compound."""
        nouns = self.noun
        if word in nouns:
            return nouns[word]
        head = word.rpartition("-")[2]
        if head in nouns:
            return nouns[head]
        for ending in self._noun_endings:
            if word.endswith(ending) and (stem := word[: -len(ending)]) in nouns:
                return nouns[stem]
        if self._compounds:
            for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
                if word[cut:] in nouns or (word[-1] == "s" and word[cut:-1] in nouns):
                    return nouns.get(word[cut:]) or nouns[word[cut:-1]]
        return None

    def _meaning_of(self, word: str) -> tuple[SourceKind | None, str | None] | None:
        """Return the kind of source that a word names and the country whose people it means; None if neither."""
        kind, people = self._kind_of(word), self.demonym.get(word)
        if kind is None and people is None:
            return None
        return None if kind is None else SourceKind(kind), people

    def _gender_of(self, word: str) -> str:
        """Return the gender of a word; empty where it does not tell."""
        gender = self.gender.get(word) or self.given_names.get(word.partition("-")[0])
        if gender is None:
            gender = next((gender for ending, gender in self._gender_endings if word.endswith(ending)), "")
        return gender

    def gender_of_name(self, word: str) -> str:
        """Return the gender that the ending of a given name suggests; empty where it does not."""
        return next((gender for ending, gender in self._name_endings if word.endswith(ending)), "")

    def gender_of_given(self, word: str) -> str:
        """Return the gender of a common given name; empty for any other word."""
        return self.given_names.get(word.partition("-")[0], "")

    def is_namesake(self, word: str) -> bool:
        """Tell whether a folded word, or the end of a compound, is what is called after somebody: "hospital"."""
        return word.rpartition("-")[2] in self.namesake

    def is_given_name(self, word: str) -> bool:
        """Tell whether a folded word is a common given name."""
        return word.partition("-")[0] in self.given_names

    def _is_adverb(self, word: str) -> bool:
        """Tell whether a folded word is an adverb that may stand in a verb group."""
        return word in self.adverb or (
            bool(self._adverb_endings)
            and word.endswith(self._adverb_endings)
            and word not in self.noun
            and word not in self.that
        )

    def is_closed(self, word: str) -> bool:
        """Tell whether a folded word is known to be no verb."""
        return word in self._closed or self.is_adverb(word)

    def adverb_at(self, words: list[str], index: int) -> int:
        """Return how many words the adverb has that begins here ("pour sa part"); 0 where none does."""
        word = words[index]
        heads = self.adverb_heads.get(word)
        if heads is not None and index + 1 < len(words) and words[index + 1] in heads:
            for phrase in heads[words[index + 1]]:
                if words[index : index + len(phrase)] == phrase:
                    return len(phrase)
        return int(self.is_adverb(word))

    def time_at(self, words: list[str], index: int) -> int:
        """Return how many words the expression of time has that begins here ("on Monday", "en juillet 2018")."""
        stop, place = self.stop, index
        if stop.get(words[index]) != "time" and (index + 1 == len(words) or stop.get(words[index + 1]) != "time"):
            # "le 14 février"
            dated = index + 2 < len(words) and words[index + 1].isdigit() and stop.get(words[index + 2]) == "time"
            if not dated or words[index] not in self.determiner:
                return 0
            place = index + 3
        while place < len(words) and place - index < _LONGEST_TIME:
            word = words[place]
            if stop.get(word) == "time" or (place > index and word.isdigit()):
                place += 1
            elif (
                place + 1 < len(words)
                and stop.get(words[place + 1]) == "time"
                and (
                    stop.get(word) == "preposition"
                    or word in self.determiner
                    or word in self.contraction
                    or word[0].isdigit()
                )
                and not (
                    # "La fin des travaux", but "sagte am Montag der Minister".
                    place + 2 < len(words)
                    and words[place + 2] in self.genitive
                    and words[place + 1] not in self.weekday
                )
            ):
                place += 2
            else:
                break
        if place > index and words[place : place + 1] and words[place] in self.time_tail:
            # "en janvier dernier"
            place += 1
        return place - index

    def adverbs_before(self, words: list[str], index: int, low: int) -> int:
        """Return where the adverbs begin that end before a word; ``index`` itself where there are none.

        Adverbs may be phrases ("par ailleurs"), and what stands between two commas is passed over ("a, à son tour, …").
        """
        while index > low:
            word = words[index - 1]
            if word in self._adverb_tails and (length := self._adverb_phrase(words, index, low)):
                # "D'ores et déjà" before "déjà".
                index -= length
                continue
            if self.is_adverb(word):
                index -= 1
                continue
            if word != ",":
                return index
            opening = next((at for at in range(index - 2, max(low, index - 8) - 1, -1) if words[at] == ","), -1)
            if opening < 0:
                return index
            index = opening
        return index

    def _adverb_phrase(self, words: list[str], index: int, low: int) -> int:
        """Return how many words the adverbial phrase has that ends before a word; 0 where none does."""
        for phrase in self._adverb_tails[words[index - 1]].get(words[index - 2], ()) if index - 1 > low else ():
            length = len(phrase)
            if index - length >= low and words[index - length : index] == phrase:
                return length
        return 0
