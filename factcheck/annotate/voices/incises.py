"""Incises: a verb right behind a quotation and its subject behind it, read by their place: "…", s'énerve un riverain.

Whatever verb stands there, and whatever circumstances part it from its subject, what is quoted is what it says. So the
verb need not be one that the lexicon has, if somebody who can speak follows it.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.annotate.voices.claims import LOOSE
from factcheck.annotate.voices.cues import Place
from factcheck.annotate.voices.names import ENDS
from factcheck.annotate.voices.passage import CueReader
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.tails import SINGULAR, Phrase
from factcheck.model.quotation import Attribution, CueClass, Source
from factcheck.model.span import Span

#: How many words stand between a verb and its subject at the most, and how many of them nothing tells the class of.
_REACH, _STRAY = 18, 2
#: How many words of a name are surely that of a person: "à France Bleu Jean Roux".
_PERSON = 2
#: A clause has so many words at least, and no title has so many.
_CLAUSE_WORDS, _LONG = 4, 9
#: What parts a quotation from its verb, or stands inside its marks and does.
_PARTING = ",!?…"
_DASHES = ",–—-"
_PREPOSITION, _UNNAMED = "preposition", "unnamed"


class _Verb(NamedTuple):
    """The verb group of an incise, as indices into its row.

    Args:
        first: Index of its first word.
        last: Index behind its last word.
        pronoun: Index of the word that a pronoun ends, and where the pronoun starts; None where none does.
        bare: Whether it may be a participle, which a careless hand left without its auxiliary: "…", précisé l'armée.
    """

    first: int
    last: int
    pronoun: tuple[int, int] | None = None
    bare: bool = False


class Incises(CueReader):
    """Reads the tags of one document that stand right behind a quotation."""

    __slots__ = ()

    def read(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Return what the incise says that a word belongs to; None where that is none."""
        before, row = place.before, place.row
        if before is None or before.span.end > place.start:
            return None
        first = row.at(before.span.end)
        while first < len(row.words) and row.words[first] in _DASHES:
            first += 1
        verb = self._verb(row, first)
        if verb is None or not verb.first <= place.first < verb.last:
            return None
        between = self._text[before.span.end : row.starts[verb.first]]
        if between.strip(LOOSE):
            return None
        cue = Span(row.starts[verb.first], row.end_of(verb.last - 1))
        content = self._claims.said_before(place, cue.start)
        if verb.pronoun is not None:
            index, start = verb.pronoun
            unnamed = self._grammar.pronoun.get(self._folded[start : row.end_of(index)]) == _UNNAMED
            source = None if unnamed else self._subjects.pronoun(row, index, start)
            return self._claims.made(cue, cue_class, source, content)
        if not between.strip() and self._text[before.content.end - 1] not in _PARTING:
            # « Giallo Flay » fit le bonheur …
            return None
        subject = self._subject(row, verb.last)
        if subject is None or (self._grammar.bracket and row.words[subject.first] in self._grammar.impersonal):
            # „…“, hieß es bei der Feuerwehr.
            return None
        source = self._sources.read(row, subject)
        if not self._speaks(row, verb, subject, source, before):
            return None
        return self._claims.made(cue, cue_class, self._subjects.named(row, subject, source), content)

    def _speaks(self, row: Row, verb: _Verb, subject: Phrase, source: Source, before: Quoted) -> bool:
        """Tell whether a subject can say what is quoted."""
        is_clause = self._is_clause(before)
        near = subject.first == verb.last
        if verb.bare and not (near and (is_clause or row.words[verb.last - 1] not in self._grammar.participles)):
            # « Les Misérables », dit chef-d'œuvre …
            return False
        if not (near or is_clause):
            # « Bleu Éclatant », se présente avec …
            return False
        named = row.words[subject.first] in self._grammar.determiner and subject.last - subject.first > 1
        # What no lexicon knows speaks if a whole clause is quoted: "…", gronde un excédé.
        return (named and is_clause and not verb.bare) or self._sources.is_speaker(row, subject, source)

    def _is_clause(self, quoted: Quoted) -> bool:
        """Tell whether a whole clause is quoted, as far as the lexicon knows."""
        words = self._folded[quoted.content.start : quoted.content.end].replace("'", "' ").split()
        whole = len(words) >= _CLAUSE_WORDS and self._text[quoted.content.start].isupper()
        return whole and (len(words) >= _LONG or self._contents.has_verb(words))

    def _verb(self, row: Row, first: int) -> _Verb | None:
        """Return the verb group that begins at an index; None for a passive and for what is no verb."""
        grammar, words, text = self._grammar, row.words, self._text
        index = first
        while index < len(words) and words[index] in grammar.clitic:
            index += 1
        if index >= len(words) or not words[index][0].isalpha() or text[row.starts[index]].isupper():
            return None
        stem, hyphen, tail = words[index].partition("-")
        pronoun = None
        if hyphen:
            if tail.rpartition("-")[2] not in grammar.pronoun:
                return None
            pronoun = index, row.starts[index] + words[index].rindex("-") + 1
        last, bare = index + 1, False
        if stem in grammar.nonfinite or stem in grammar.passive:
            return None
        if stem in grammar.auxiliary:
            while last < len(words) and (adverbs := grammar.adverb_at(words, last)):
                last += adverbs
            participle = words[last] if last < len(words) else "."
            spoken = participle in grammar.participles or participle.endswith(grammar.participle_endings or ("\0",))
            if not spoken or participle in grammar.passive or participle in grammar.stop:
                return None
            last += 1
        elif pronoun is None:
            if grammar.is_closed(stem):
                return None
            # « Les Misérables », paru chez …; "…", précisé l'armée.
            ended = not grammar.bracket and stem.endswith(grammar.participle_endings)
            bare = stem in grammar.participles or (ended and stem not in grammar.verbs)
        following = words[last] if last < len(words) and text[row.starts[last]].islower() else "."
        if grammar.infinitive_endings and following.endswith(grammar.infinitive_endings):
            # "fait-il valoir", "a fait savoir"
            last += following not in grammar.noun and following not in grammar.stop
        return _Verb(first, last, pronoun, bare)

    def _subject(self, row: Row, first: int) -> Phrase | None:
        """Return the subject behind a verb, over adverbs, circumstances, remarks and whom it is said to."""
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        if first < len(words) and words[first] in grammar.agent:
            # "…", prédit par l'Insee.
            return None
        index, stray = first, 0
        limit = min(len(words), first + _REACH)
        while index < limit:
            word = words[index]
            if skipped := grammar.time_at(words, index):
                index += skipped
            elif self._leads(word):
                adverb = grammar.adverb_at(words, index)
                index, name = (index + adverb, None) if adverb > 1 else self._over_circumstance(row, index + 1, limit)
                if name is not None:
                    return name
            elif skipped := grammar.adverb_at(words, index):
                index += skipped
            elif word == ",":
                index += 1
            elif word in ENDS or word == "." or word in grammar.that:
                return None
            elif word in grammar.reflexive and word not in grammar.determiner:
                index += 1
            elif not grammar.bracket and word in grammar.genitive and grammar.determiner.get(word) == SINGULAR:
                # "…", veille du pont de l'Ascension.
                return None
            elif word in grammar.determiner or word in grammar.pronoun or text[starts[index]].isupper():
                return self._phrases.behind(row, index, len(words), skip=False)
            elif grammar.kind_of(word) is not None:
                return self._phrases.bare(row, index)
            elif stray < _STRAY and word not in grammar.stop and word not in grammar.connector:
                # "raconte, ému, Jean Roux"
                stray += 1
                index += 1
            else:
                return None
        return None

    def _leads(self, word: str) -> bool:
        """Tell whether a word begins a circumstance: "au téléphone", "d'un revers de main"."""
        grammar = self._grammar
        if grammar.stop.get(word) == _PREPOSITION:
            return word not in grammar.pronoun
        return word in grammar.connector and word not in grammar.determiner and word not in grammar.joint

    def _over_circumstance(self, row: Row, first: int, limit: int) -> tuple[int, Phrase | None]:
        """Return where a circumstance ends, and the subject where the name that ends it must be that.

        Args:
            row: The sentence.
            first: Index of the word behind its preposition.
            limit: Index behind the last word that it may have.
        """
        grammar, words, starts, text = self._grammar, row.words, row.starts, self._text
        index, opening = first, True
        article = -1  # the last one that is that of a genitive too
        while index < limit:
            word = words[index]
            if word in ENDS or word == "." or word in grammar.that:
                if article < 0:
                    break
                # "in Berlin der Minister": somebody must be the subject.
                return article, self._phrases.behind(row, article, len(words), skip=False)
            if grammar.time_at(words, index):
                break
            upper = text[starts[index]].isupper()
            if word in grammar.pronoun and word not in grammar.determiner:
                return index + opening, None
            joins = word in grammar.connector or word in grammar.genitive
            if word in grammar.determiner and not joins:
                if not opening:
                    break
            elif grammar.stop.get(word) == _PREPOSITION and not joins:
                break
            elif (
                not (opening or joins)
                and grammar.kind_of(word) is not None
                and (grammar.bracket or text[starts[index - 1]].isupper())
            ):
                # "im Gespräch mit dieser Zeitung Anwohner Karl Huber", "au JDD celle qui …"
                break
            elif grammar.bracket and joins and not opening and word in grammar.determiner:
                article = index
            elif upper and not grammar.bracket:
                behind = index
                while behind < limit and text[starts[behind]].isupper():
                    behind += 1
                begin = self._person_in(row, index, behind, opening=opening)
                if begin < behind:
                    return behind, self._phrases.behind(row, begin, len(words), skip=False)
                index, opening = behind, False
                continue
            opening = word in grammar.determiner or joins
            index += 1
        return index, None

    def _person_in(self, row: Row, first: int, last: int, *, opening: bool) -> int:
        """Return where the subject begins in capitals that end a circumstance; ``last`` where they only name a place.

        Args:
            row: The sentence.
            first: Index of the first capital.
            last: Index behind the last one.
            opening: Whether they stand right behind the preposition: "à France Bleu Jean Roux", "à l'AFP Jean Roux",
                but "à la presse Jean Roux".
        """
        grammar, words, begin = self._grammar, row.words, first
        if opening:
            is_acronym = self._text[row.starts[first] : row.end_of(first)].isupper()
            begin = first + 1 if is_acronym else last - _PERSON if last - first > _PERSON else last
        if begin == last or grammar.is_given_name(words[begin]):
            return begin
        alone = last - begin < _PERSON and self._begins_phrase(row, last)
        return last if grammar.elides or alone else begin

    def _begins_phrase(self, row: Row, index: int) -> bool:
        """Tell whether a noun phrase begins at an index, which is the subject then."""
        words, grammar = row.words, self._grammar
        if index >= len(words) or words[index] in grammar.genitive or words[index] in grammar.connector:
            return False
        return words[index] in grammar.determiner or grammar.kind_of(words[index]) is not None
