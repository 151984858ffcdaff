"""Attributions: who says what, with or without quote marks.

The shared scan finds the cues ("a déclaré", "selon", "said", "teilte mit"). Around each cue a local window tells
which words name the source: the noun phrase before the verb group, or behind it where the order is turned round
("indique le communiqué"), the words behind "selon", the agent of a passive. Pronouns and elided subjects are led back
to the last source that fits in number and gender. Nothing here parses: a cue whose window holds no source is left
alone, for a wrong source is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.phrases import Phrase, Phrases
from factcheck.annotate.quotemarks import QUOTED, Quoted
from factcheck.annotate.sources import Sources
from factcheck.annotate.speech import Row, SpeechGrammar
from factcheck.model.article import PROSE
from factcheck.model.hits import Hit, Words
from factcheck.model.layers import ATTRIBUTIONS, BLOCKS, SENTENCES
from factcheck.model.quotation import Attribution, CueClass, Source, SourceKind
from factcheck.model.span import Span

CUE = Words("cue")
#: Verb forms that tell that a sentence is somebody else's account: "sei", "serait".
REPORTED = Words("reported")

#: Endings of a phrase behind a verb that show it to be its object, or the subject of another verb.
_CLAUSE_GOES_ON = ("other", "relative")
_BEFORE_TAGS = ",–—(!?…"
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_LOOSE = " ,.?!–—\n\xa0"
#: How far behind a verb, in words, the agent of a passive, or "que", may stand.
_AGENT_REACH, _THAT_REACH = 14, 9
#: How many words a bracket of auxiliary and participle may hold.
_BRACKET = 16
#: How many characters there may be between a cue and the quotation that makes a weak one a real one.
_QUOTE_REACH = 35
#: Words whose like no lexicon has are verbs of speech behind quotations of so many characters, if they are no longer than …
_SHORTEST_SPEECH, _LONGEST_VERB = 20, 16
#: A tag of a careless hand stands within so many characters of its quotation.
_NEAR = 12
#: How many characters and words the name at the head of a line may have ("Poutine : …").
_LONGEST_LABEL, _LABEL_WORDS = 48, 5


class AttributionAnnotator:
    """Finds attributions."""

    layer = ATTRIBUTIONS

    def __init__(self) -> None:
        self._grammars: dict[str, SpeechGrammar] = {}

    def annotate(self, document: Annotated) -> tuple[Attribution, ...]:
        """Return the attributions in order of their cues."""
        language = document.language
        grammar = self._grammars.get(language)
        if grammar is None:
            grammar = self._grammars[language] = SpeechGrammar(document.lexicon)
        return _Reading(document, grammar).attributions()


#: In how many stretches between commas who a clause is about is looked for, and in how many sentences before a pronoun.
_HEADS, _SENTENCES_BACK = 3, 3
#: Start and end of a possible cue, its stance and how it stands to its source.
_Candidate = tuple[int, int, CueClass, str]


class _Verb(NamedTuple):
    """A verb group around a cue, as indices into its row.

    Args:
        first: Index of its first word.
        behind: Index of the word behind which a subject may follow it.
        plural: Its number; None where the form does not tell.
        passive: Whether it is a passive.
        pronoun: Where a pronoun starts that hangs on it ("a-t-il déclaré"), and the index of the word it ends.
    """

    first: int
    behind: int
    plural: bool | None = None
    passive: bool = False
    pronoun: tuple[int, int] | None = None


class _Place(NamedTuple):
    """A cue and what stands around it.

    Args:
        start: Where the cue starts.
        end: Where it ends.
        row: The sentence that holds it.
        first: Index of its first word.
        last: Index behind its last word.
        low: Index of the first word that may belong to it.
        before: The last quotation that ended before it.
        around: The quotation it stands in.
        after: The next quotation, or the one around it.
    """

    start: int
    end: int
    row: Row
    first: int
    last: int
    low: int
    before: Quoted | None
    around: Quoted | None
    after: Quoted | None


class _Reading:
    """One pass over the cues of one document."""

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._grammar = grammar
        self._phrases = Phrases(document.text, grammar)
        self._sources = Sources(document, grammar)
        self._sentences: Sequence[Span] = document[SENTENCES]
        self._quoted = [pair for pair in document[QUOTED] if pair.depth == 0]
        self._quoted_starts = [pair.span.start for pair in self._quoted]
        self._block_starts = {block.span.start for block in document[BLOCKS]}
        self._rows: dict[int, Row] = {}

    def attributions(self) -> tuple[Attribution, ...]:
        """Return them all."""
        found = self._apart(list(self._cued(self._candidates())))
        labels = list(self._labels())
        if labels:
            found = sorted([*labels, *found], key=lambda attribution: attribution.cue)
        reported = self._document[REPORTED]
        return tuple(self._run_on(found, reported) if reported else found)

    def _candidates(self) -> list[_Candidate]:
        """Return what may lay something in somebody's mouth, in the order of the text.

        Besides the words of the lexicon, these are the beginnings of sentences that give an opinion ("Pour les experts, …") and
        colons before quotations.
        """
        meanings, folded = self._grammar.cue, self._folded
        # A cue of another language, in a block of its own, has no meaning here.
        found = [(start, end, *meanings[value]) for start, end, value in self._document[CUE] if value in meanings]
        cued = len(found)
        openers = tuple(f"{word} " for word in self._grammar.opinion)
        if openers:
            for start, _ in self._sentences:
                if folded.startswith(openers, start):
                    found.append((start, folded.index(" ", start), CueClass.NEUTRAL, "opinion"))
        starts = {candidate[0] for candidate in found}
        for pair in self._quoted:
            before = folded[max(0, pair.span.start - 2) : pair.span.start].rstrip()
            if before[-1:] == ":":
                colon = folded.rindex(":", 0, pair.span.start)
                found.append((colon, colon + 1, CueClass.NEUTRAL, "colon"))
            if pair.content.length >= _SHORTEST_SPEECH:
                tag = self._tag_behind(pair)
                if tag is not None and tag[0] not in starts:
                    found.append((*tag, CueClass.NEUTRAL, "unknown"))
        if len(found) > cued:
            found.sort()
        return found

    def _tag_behind(self, pair: Quoted) -> tuple[int, int] | None:
        """Return the word behind a quotation and a comma that only a verb of speech can be: "…", approuve le maire."""
        folded, end = self._folded, pair.span.end
        if folded[end : end + 1] == ",":
            end += 1
        elif folded[pair.content.end - 1] != ",":
            return None
        if folded[end : end + 1] != " " or not self._text[end + 1 : end + 2].islower():
            return None
        stop = folded.find(" ", end + 1, end + _LONGEST_VERB)
        word = folded[end + 1 : max(stop, end + 1)]
        return (end + 1, stop) if word.isalpha() and not self._grammar.is_closed(word) else None

    def _cued(self, candidates: Iterable[_Candidate]) -> Iterator[Attribution]:
        sentences, quoted = self._sentences, self._quoted
        number = pair = 0
        done = -1
        latest: Attribution | None = None
        for start, end, cue_class, form in candidates:
            if start < done:
                continue
            while number + 1 < len(sentences) and sentences[number + 1].start <= start:
                number += 1
            while pair < len(quoted) and quoted[pair].span.end <= start:
                pair += 1
            around = quoted[pair] if pair < len(quoted) and quoted[pair].span.start < start else None
            if around is not None and not self._may_be_tag(start, end):
                continue
            row = self._row(number)
            first = row.at(start)
            if first == len(row.words) or row.starts[first] != start:
                continue
            before = quoted[pair - 1] if pair else None
            low = 0
            if before is not None and before.span.end > row.start:
                low = row.at(before.span.end)
            if around is not None and around.content.start > row.start:
                low = row.at(around.content.start)
            after = around or (quoted[pair] if pair < len(quoted) else None)
            place = _make(_Place, (start, end, row, first, row.at(end), low, before, around, after))
            found = self._read(place, cue_class, form, latest if latest and latest.cue.start >= row.start else None)
            if found is not None:
                done = found.cue.end
                latest = found
                yield found

    def _row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            start, end = self._sentences[number] if self._sentences else (0, len(self._text))
            row = self._rows[number] = self._grammar.row(self._folded, start, end)
        return row

    def _may_be_tag(self, start: int, end: int) -> bool:
        """Tell at a glance whether a cue inside quote marks can be a tag: turned round, or behind a mark."""
        folded = self._folded
        return folded[end : end + 1] == "-" or any(mark in "-,–—!?" for mark in folded[max(0, start - 10) : start])

    def _read(self, place: _Place, cue_class: CueClass, form: str, sibling: Attribution | None) -> Attribution | None:
        if place.around is not None:
            return self._tag(place, cue_class, form)
        if form == "before":
            return self._according(place, cue_class)
        if form == "opinion":
            return self._opinion(place, cue_class)
        if form == "unknown":
            return self._dropped(place, cue_class)
        if form == "colon":
            return self._introduced(place, sibling)
        if form == "behind":
            phrase = self._phrases.before(place.row, place.low, place.first, None)
            return self._trailing(place, cue_class, phrase) if phrase else None
        if form == "tag":
            return self._dropped(place, cue_class)
        if form == "gerund":
            return self._gerund(place, cue_class, sibling)
        doubtful = form.startswith(_DOUBTFUL) and not self._is_speech(place)
        if doubtful and form == _WEAK and not self._follows_comma(place, place.first):
            return None
        verb = self._participle(place) if form.endswith("participle") else self._finite(place)
        if verb is None or (form.startswith(_REFLEXIVE) and not self._is_reflexive(place, verb)):
            return None
        if doubtful and not verb.pronoun:
            return self._doubtful(place, cue_class, verb, sibling, form)
        return self._clause(place, cue_class, verb, sibling)

    def _doubtful(
        self, place: _Place, cue_class: CueClass, verb: _Verb, sibling: Attribution | None, form: str
    ) -> Attribution | None:
        """Read a word that nothing around shows to be a verb of speech, except who stands beside it.

        It is turned round behind a comma (", rapporte Le Monde"), or, where it can only be a noun or a verb of speech, somebody
        who can speak stands right before it ("The government claims the …").
        """
        grammar, row, words = self._grammar, place.row, place.row.words
        noun = form.startswith(_HOMOGRAPH)
        if verb.passive:
            return self._clause(place, cue_class, verb, sibling) if noun else None
        named = place.first > place.low and (
            words[place.first - 1] in grammar.determiner or self._text[place.start].isupper()
        )
        named = named or (place.last < len(words) and words[place.last] in grammar.auxiliary)
        if named or any(word in grammar.negation for word in words[verb.first : place.first]):
            # "La demande de …", "the United States", "ne propose plus".
            return None
        cue = Span(row.starts[verb.first], place.end)
        if self._follows_comma(place, verb.first):
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None or not noun:
                return turned
        previous = words[verb.first - 1] if verb.first > place.low else ""
        if previous in grammar.joint:
            if sibling is None:
                return None
            return self._made(
                cue, cue_class, self._subject_of(row, sibling, verb.first), self._trim(place.end, row.end)
            )
        subject = self._subject(place, verb) if noun else None
        if subject is None or not (
            grammar.stop.get(previous) == "relative"
            or verb.first < place.first
            or subject.last >= grammar.adverbs_before(words, verb.first, place.low)
        ):
            return None
        if form.endswith(_PLURAL) and not self._sources.is_plural(words[subject.first : subject.last]):
            return None
        source = self._sources.read(row, subject)
        if not self._sources.is_speaker(row, subject, source):
            return None
        return self._with_subject(place, cue_class, verb, cue, subject)

    # Prepositions

    def _according(self, place: _Place, cue_class: CueClass) -> Attribution | None:
        """Read a preposition that stands before the source: "selon X, …", "…, selon X"."""
        row = place.row
        words = row.words
        if place.last < len(words) and self._grammar.stop.get(words[place.last]) == "relative":
            phrase = self._phrases.before(row, place.low, place.first, None)
        else:
            phrase = self._phrases.behind(row, place.last, len(words), skip=False) or self._bare(place)
        if phrase is None or words[phrase.first] in self._grammar.verbs:
            # "Según informó la policía" is read at its verb.
            return None
        source = self._named(row, phrase)
        if phrase.last <= place.first:
            # "… la loi, selon laquelle …".
            return self._made(
                Span(place.start, place.end), cue_class, source, self._trim(row.end_of(place.last), row.end)
            )
        end = row.end_of(phrase.last - 1)
        previous = row.words[place.first - 1] if place.first > place.low else ":"
        leading = previous in ":;" or previous in self._grammar.joint or self._grammar.stop.get(previous) == "other"
        before = place.before
        if before is not None and before.span.end > row.start and place.first == place.low:
            leading = False
        if leading:
            content = self._trim(end, row.end)
        else:
            content = self._said_before(place, place.start)
            if self._grammar.bracket and previous != "," and leading is False and previous.isalpha():
                # "Der Präsident hat nach Angaben des Kremls telefoniert."
                content = self._trim(row.start, row.end)
            elif self._folded[end : end + 1] == "," and content.end <= place.start and not self._is_quoted(content):
                # A parenthesis: what follows is claimed as well.
                content = self._trim(row.start, row.end)
        return self._made(Span(place.start, place.end), cue_class, source, content)

    def _bare(self, place: _Place) -> Phrase | None:
        """Return the words up to the next mark, where they have neither determiner nor capital ("selon nos sources")."""
        words, grammar = place.row.words, self._grammar
        last = place.last
        while last < len(words) and last - place.last < 3 and words[last].isalpha() and words[last] not in grammar.stop:
            last += 1
        known = any(word in grammar.noun for word in words[place.last : last])
        alone = last - place.last == 1 and (last == len(words) or words[last] in _MARKS)
        return Phrase(place.last, last) if known or alone else None

    def _opinion(self, place: _Place, cue_class: CueClass) -> Attribution | None:
        """Read "Pour les experts, …", "pour certains, …": an opinion, where a comma parts it from whose it is."""
        row, words = place.row, place.row.words
        if place.last - place.first > 1:
            phrase: Phrase | None = Phrase(place.first + 1, place.last)
        else:
            phrase = self._phrases.behind(row, place.last, len(words), skip=False)
        if phrase is None or phrase.last >= len(words):
            return None
        source = self._sources.read(row, phrase)
        following = words[phrase.last]
        if source.kind is SourceKind.UNNAMED:
            if (
                following != ","
                and following not in self._grammar.pronoun
                and following not in self._grammar.determiner
            ):
                return None
        elif (
            following != ","
            or source.kind not in (SourceKind.OFFICE, SourceKind.PERSON)
            or (source.kind is SourceKind.PERSON and not self._is_name(row, phrase, source))
        ):
            return None
        source = self._sources.remember(row, phrase, source)
        cue = Span(place.start, row.end_of(place.first))
        return self._made(cue, cue_class, source, self._trim(row.end_of(phrase.last - 1), row.end))

    def _introduced(self, place: _Place, sibling: Attribution | None) -> Attribution | None:
        """Read "Le maire ne décolère pas : « … »": whom the clause before the colon is about, where no cue says more."""
        row = place.row
        if sibling is not None or place.after is None:
            return None
        quoted = place.after.span
        if self._text[quoted.end : quoted.end + 2].lstrip()[:1] == ",":
            # A tag follows, which says more.
            return None
        head = self._clause_head(row, place.low, place.first)
        if head is None or (head.last == place.first and row.start in self._block_starts):
            return None
        source = self._named(row, head)
        return self._made(Span(place.start, place.end), CueClass.NEUTRAL, source, quoted)

    def _is_name(self, row: Row, phrase: Phrase, source: Source) -> bool:
        starts = row.starts[phrase.first : phrase.last]
        return (
            len(starts) > 1
            and all(self._text[start].isupper() for start in starts)
            and self._sources.is_speaker(row, phrase, source)
        )

    # Verbs

    def _participle(self, place: _Place) -> _Verb | None:
        """Return the verb group of a past participle: its auxiliary stands before it, with adverbs between."""
        grammar, words, low = self._grammar, place.row.words, place.low
        index, passive = place.first, False
        while True:
            index = grammar.adverbs_before(words, index, low)
            if index <= low:
                break
            word = words[index - 1]
            stem, hyphen, tail = word.partition("-")
            number = grammar.auxiliary.get(stem)
            passive = passive or stem in grammar.passive
            if number:
                index -= 1
                pronoun = None
                if hyphen:
                    if tail.rpartition("-")[2] not in grammar.pronoun:
                        return None
                    pronoun = (place.row.starts[index] + word.rindex("-") + 1, index)
                begin, reflexive = self._clitics(words, index, low)
                return _Verb(begin, place.last, number == "plural", passive and not reflexive, pronoun)
            if stem not in grammar.passive:
                break
            index -= 1
        if grammar.bracket:
            return self._bracketed(place)
        word = words[place.first - 1] if place.first > low else ""
        if place.before is not None and word in grammar.pronoun and place.start - place.before.span.end < _NEAR:
            # «…», il souligné: careless copy, but nobody misreads it.
            return _Verb(place.first, place.last, grammar.pronoun[word] == "plural")
        if word in grammar.like:
            return _Verb(place.first - 1, place.last, None, True)
        return None

    def _bracketed(self, place: _Place) -> _Verb | None:
        """Return the verb group of a participle whose auxiliary stands far before it."""
        grammar, words = self._grammar, place.row.words
        for index in range(place.first - 1, max(place.low, place.first - _BRACKET) - 1, -1):
            word = words[index]
            if word in ":;" or (word == "," and words[place.first - 1] == ","):
                return None
            number = grammar.bracket.get(word)
            if number:
                return _Verb(index, index + 1, number == "plural", word in grammar.passive)
        return None

    def _finite(self, place: _Place) -> _Verb | None:
        """Return the verb group of a finite form; None where the word is a noun."""
        grammar, row, words, low = self._grammar, place.row, place.row.words, place.low
        if self._folded[place.end : place.end + 1] == "-":
            word = words[place.last - 1]
            if word.rpartition("-")[2] not in grammar.pronoun:
                return None
            begin, _ = self._clitics(words, place.first, low)
            pronoun = row.starts[place.last - 1] + word.rindex("-") + 1
            return _Verb(begin, place.last, None, False, (pronoun, place.last - 1))
        index = place.first
        word = words[index - 1] if index > low else ""
        if word and grammar.is_adverb(word):
            index = grammar.adverbs_before(words, index, low)
            word = words[index - 1] if index > low else ""
        if word.partition("-")[0] in grammar.auxiliary:
            return self._participle(place)
        if grammar.bracket and (bracketed := self._bracketed(place)):
            return bracketed
        begin, _ = self._clitics(words, place.first, low)
        if begin == place.first:
            word = words[begin - 1] if begin > low else ""
            if (
                (word in grammar.determiner or word in grammar.connector)
                and word not in grammar.joint
                and word not in grammar.pronoun
            ):
                return None
        return _Verb(begin, place.last)

    def _clitics(self, words: list[str], index: int, low: int) -> tuple[int, bool]:
        """Return where the short words begin that lean on a verb ("ne se l'est"), and whether it is reflexive."""
        grammar, reflexive = self._grammar, False
        while index > low and words[index - 1] in grammar.clitic:
            index -= 1
            reflexive = reflexive or words[index] in grammar.reflexive
        return index, reflexive

    def _clause(
        self, place: _Place, cue_class: CueClass, verb: _Verb, sibling: Attribution | None
    ) -> Attribution | None:
        """Put a verb group and its source together."""
        row, words = place.row, place.row.words
        start = row.starts[verb.first]
        cue = _make(Span, (start, max(place.end, row.end_of(place.last - 1))))
        if verb.pronoun:
            source = self._pronoun(row, verb.pronoun[1], verb.pronoun[0])
            return self._made(cue, cue_class, source, self._said_before(place, start))
        follows = self._follows_that(row, place.last)
        if verb.behind < place.first and not follows and not verb.passive:
            # "Putin habe die Beziehungen gelobt": what is told stands between auxiliary and participle.
            cue = Span(place.start, place.end)
        if verb.passive:
            return self._passive(place, cue_class, verb, cue, follows)
        if not follows:
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None:
                return turned
        joint = verb.first > place.low and words[verb.first - 1] in self._grammar.joint
        if joint and sibling is not None:
            # "… et a indiqué": the subject of the clause before goes on.
            return self._made(
                cue, cue_class, self._subject_of(row, sibling, verb.first), self._trim(place.end, row.end)
            )
        subject = self._clause_head(row, place.low, verb.first) if joint else self._subject(place, verb)
        if subject is not None and not (follows and self._is_impersonal(place, verb)):
            return self._with_subject(place, cue_class, verb, cue, subject)
        return self._without_subject(place, cue_class, verb, cue, follows)

    def _subject(self, place: _Place, verb: _Verb) -> Phrase | None:
        """Return the subject before a verb; that of "who said" is what "who" stands behind."""
        high = verb.first
        if high > place.low and self._grammar.stop.get(place.row.words[high - 1]) == "relative":
            bare = high - 1 > place.low and place.row.words[high - 2] in self._grammar.determiner  # "ce qui a …"
            return None if bare else self._phrases.before(place.row, place.low, high - 1, None)
        return self._phrases.before(place.row, place.low, high, verb.plural)

    def _with_subject(
        self, place: _Place, cue_class: CueClass, verb: _Verb, cue: Span, subject: Phrase
    ) -> Attribution | None:
        row = place.row
        if self._is_reflexive(place, verb) and not self._follows_that(row, place.last):
            # "Un incendie s'est déclaré" says nothing.
            source = self._sources.read(row, subject)
            if not self._sources.is_speaker(row, subject, source):
                return None
        source = self._named(row, subject)
        content = self._object(place)
        if content.length < 3 or self._tags(place, row.starts[subject.first]):
            content = self._said_before(place, row.starts[subject.first])
        elif (
            subject.first > place.low
            and row.words[subject.first - 1] == ","
            and self._goes_on(row, place.last)
            and not self._opens_quote(place)
        ):
            # "These sharks, she suggested, hunt seals."
            content = self._trim(row.start, row.end)
        return self._made(cue, cue_class, source, content)

    def _object(self, place: _Place) -> Span:
        """Return what a verb attributes that stands before it: up to a clause of the writer's own (", alors que …")."""
        row, words, grammar = place.row, place.row.words, self._grammar
        end = row.end
        if grammar.bracket and place.first > 1 and not self._follows_that(row, place.last):
            auxiliary = next(
                (
                    at
                    for at in range(place.first - 1, max(-1, place.first - _BRACKET), -1)
                    if words[at] in grammar.bracket
                ),
                -1,
            )
            if 0 <= auxiliary < place.first - 1 and words[place.first] in grammar.participles:
                return self._trim(row.end_of(auxiliary), place.start)
        if grammar.particle:
            # "teilte in Kiew mit, …": what is told stands behind the prefix.
            for index in range(place.last, min(len(words) - 1, place.last + _BRACKET)):
                if words[index + 1] in ",:" and words[index] in grammar.particle:
                    return self._trim(row.end_of(index), end)
        if not self._follows_that(row, place.last):
            for index in _commas(words, place.last + 2):
                if words[index + 1] in grammar.aside:
                    end = row.starts[index]
                    break
        return self._trim(place.end, end)

    def _goes_on(self, row: Row, last: int) -> bool:
        """Tell whether a comma and more words follow, so that the words before it stand in parenthesis."""
        return last + 2 < len(row.words) and row.words[last] == ","

    def _is_reflexive(self, place: _Place, verb: _Verb) -> bool:
        words = place.row.words
        return any(words[index] in self._grammar.reflexive for index in range(verb.first, place.first))

    def _turned(self, place: _Place, cue_class: CueClass, verb: _Verb, cue: Span) -> Attribution | None:
        """Read a verb that stands before its source: `», a déclaré le maire`, "comme l'a déclaré le maire"."""
        row, words, before = place.row, place.row.words, place.before
        previous = words[verb.first - 1] if verb.first > place.low else ""
        tags = before is not None and not self._text[before.span.end : cue.start].strip(_LOOSE)
        likened = previous in self._grammar.like
        if not (tags or likened or (previous and previous in _BEFORE_TAGS)):
            return None
        phrase = self._phrases.behind(row, place.last, len(words))
        if phrase is None or (phrase.ending in _CLAUSE_GOES_ON and not tags):
            return None
        source = self._sources.read(row, phrase)
        if not tags and not self._sources.is_speaker(row, phrase, source):
            return None
        source = self._named(row, phrase, source)
        content = self._trim(row.end_of(phrase.last - 1), row.end) if likened else self._said_before(place, cue.start)
        if not (tags or likened) and self._goes_on(row, phrase.last):
            content = self._trim(row.start, row.end)
        if likened and content.length < 3:
            # "…, comme l'a déclaré le maire."
            content = self._trim(row.start, row.starts[verb.first - 1])
            content = content if content.length else _make(Span, (row.start, row.end))
        return self._made(cue, cue_class, source, content)

    def _without_subject(
        self, place: _Place, cue_class: CueClass, verb: _Verb, cue: Span, follows: bool
    ) -> Attribution | None:
        """Read a verb with nothing before it: the subject stands behind it, is left out, or is nobody."""
        row, words = place.row, place.row.words
        if self._is_impersonal(place, verb) and place.last < len(words) and not follows:
            # "…, hieß es aus dem Ministerium".
            if self._grammar.stop.get(words[place.last]) == "preposition":
                phrase = self._phrases.behind(row, place.last + 1, len(words), skip=False)
                if phrase is None or not self._sources.is_speaker(row, phrase, self._sources.read(row, phrase)):
                    return None
                return self._made(cue, cue_class, self._named(row, phrase), self._said_before(place, cue.start))
        if not follows:
            # "Am Montag sagte der Minister, …".
            phrase = self._phrases.behind(row, verb.behind, len(row.words))
            if phrase is None or phrase.ending in _CLAUSE_GOES_ON:
                return None
            source = self._sources.read(row, phrase)
            if not self._sources.is_speaker(row, phrase, source):
                return None
            source = self._named(row, phrase)
            content = self._object(place)
            if content.start < source.span.end < content.end:
                content = self._trim(source.span.end, content.end)
            return self._made(cue, cue_class, source, content)
        content = self._trim(place.end, row.end)
        if self._is_impersonal(place, verb):
            # "Se ha dicho que …", "In dem Gespräch hieß es, dass …".
            return self._made(cue, cue_class, None, content)
        if self._sources.known and self._grammar.adverbs_before(row.words, verb.first, 0) == 0:
            # "Dijo que …": the language leaves the subject out.
            return self._made(cue, cue_class, self._sources.known[-1].source, content)
        return None

    def _is_impersonal(self, place: _Place, verb: _Verb) -> bool:
        impersonal = self._grammar.impersonal
        return any(word in impersonal for word in place.row.words[verb.first : place.last])

    def _tags(self, place: _Place, start: int) -> bool:
        """Tell whether words that begin here are a tag behind a quotation (`"…," she said on Monday`)."""
        before, text = place.before, self._text
        if before is None or text[before.span.end : start].strip(" ,–—\n"):
            return False
        if text[before.content.end - 1] in ",?!":
            return True
        return text[before.span.end : before.span.end + 1] == "," and before.span.start <= place.row.start

    def _passive(self, place: _Place, cue_class: CueClass, verb: _Verb, cue: Span, follows: bool) -> Attribution | None:
        grammar, row, words = self._grammar, place.row, place.row.words
        limit = min(len(words), place.last + _AGENT_REACH)
        content = self._trim(place.end, row.end)
        for index in range(place.last, limit):
            if words[index] in grammar.agent:
                phrase = self._phrases.behind(row, index + 1, len(words), skip=False)
                if phrase is None:
                    return None
                source = self._named(row, phrase)
                if not self._follows_that(row, phrase.last):
                    content = self._trim(row.start, row.starts[verb.first])
                return self._made(cue, cue_class, source, content)
            if words[index] in grammar.that:
                break
        if follows or self._that_within(row, place.last):
            word = words[verb.first - 1] if verb.first > place.low else ""
            # German may leave "es" out: "In dem Gespräch wurde gesagt, dass".
            if word in grammar.impersonal or (
                grammar.bracket and self._phrases.before(row, place.low, verb.first, verb.plural) is None
            ):
                return self._made(cue, cue_class, None, content)
        previous = words[place.first - 1] if place.first > place.low else ""
        if (
            previous in grammar.like
            and place.last < len(words)
            and grammar.stop.get(words[place.last]) == "preposition"
        ):
            # "Comme indiqué dans la déclaration de X": what follows the preposition.
            phrase = self._phrases.behind(row, place.last + 1, len(words), skip=False)
            if phrase is not None:
                source = self._sources.read(row, phrase)
                if self._sources.is_speaker(row, phrase, source):
                    source = self._sources.remember(row, phrase, source)
                    return self._made(cue, cue_class, source, self._trim(source.span.end, row.end))
        return None

    def _gerund(self, place: _Place, cue_class: CueClass, sibling: Attribution | None) -> Attribution | None:
        """Read "…, soulignant que": the subject is that of the clause before; "Et d'ajouter": it is left out."""
        row, words, sources = place.row, place.row.words, self._sources
        previous = words[place.first - 1] if place.first > place.low else ""
        cue = _make(Span, (place.start, place.end))
        content = self._trim(place.end, row.end)
        if place.last - place.first > 1:
            if previous not in self._grammar.joint or not sources.known:
                return None
            return self._made(cue, cue_class, sources.known[-1].source, content)
        follows = self._follows_that(row, place.last)
        if previous in self._grammar.auxiliary or previous in self._grammar.passive:
            # "The US has been encouraging …".
            verb = self._participle(place)
            subject = self._subject(place, verb) if verb else None
            if verb is None or subject is None:
                return None
            return self._with_subject(place, cue_class, verb, Span(row.starts[verb.first], place.end), subject)
        if previous not in ("", ","):
            # "…, with officials saying …", "a statement saying …".
            low = next(
                (at + 1 for at in range(place.first - 1, place.low - 1, -1) if words[at] in self._grammar.stop),
                place.low,
            )
            subject = self._phrases.before(row, low, place.first, None)
            if subject is not None and subject.last == place.first:
                source = sources.read(row, subject)
                if source.kind is not SourceKind.PERSON:
                    return self._made(cue, cue_class, self._named(row, subject), content)
            if not follows and not self._opens_quote(place):
                return None
        if sibling is not None:
            return self._made(cue, cue_class, self._subject_of(row, sibling, place.first), content)
        head = self._clause_head(row, 0, place.first)
        if head is None:
            return self._made(cue, cue_class, sources.known[-1].source, content) if sources.known and follows else None
        return self._made(cue, cue_class, self._named(row, head), content)

    def _subject_of(self, row: Row, sibling: Attribution, high: int) -> Source | None:
        """Return the subject of the clause that another attribution of the sentence stands in.

        That is its source, but behind "Selon le Kremlin, Poutine …" the one who the clause is about.
        """
        source = sibling.source
        if source is not None and sibling.cue.end <= source.span.start and source.span.end <= sibling.content.start:
            head = self._clause_head(row, row.at(sibling.content.start), high)
            if head is not None:
                return self._named(row, head)
        return source

    def _clause_head(self, row: Row, low: int, high: int) -> Phrase | None:
        """Return who a clause begins with, or who follows one of its first commas ("Contacté mardi, le maire …")."""
        for _ in range(_HEADS):
            head = self._phrases.behind(row, low, high, skip=False)
            if head is not None and self._sources.is_speaker(row, head, self._sources.read(row, head)):
                return head
            low = next((index + 1 for index in range(low, high) if row.words[index] == ","), high)
        return None

    def _tag(self, place: _Place, cue_class: CueClass, form: str) -> Attribution | None:
        """A tag inside the marks: « C'est colossal, a-t-il insisté. »."""
        around, row, words = place.around, place.row, place.row.words
        if around is None or form not in ("finite", "weak", "participle"):
            return None
        verb = self._participle(place) if form == "participle" else self._finite(place)
        if (
            verb is None
            or verb.passive
            or verb.first <= place.low
            or words[verb.first - 1] not in (",", "–", "—", "!", "?")
        ):
            return None
        start = row.starts[verb.first]
        cue = Span(start, max(place.end, row.end_of(place.last - 1)))
        content = self._trim(around.content.start, start)
        if verb.pronoun:
            return self._made(cue, cue_class, self._pronoun(row, verb.pronoun[1], verb.pronoun[0]), content)
        phrase = self._phrases.behind(row, place.last, row.at(around.content.end))
        if phrase is None or phrase.ending != "punctuation" or self._follows_that(row, place.last):
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        return self._made(cue, cue_class, self._named(row, phrase), content)

    def _trailing(self, place: _Place, cue_class: CueClass, phrase: Phrase) -> Attribution:
        row = place.row
        content = self._trim(row.start, row.starts[phrase.first])
        if content.length < 3:
            content = self._trim(place.end, row.end)
        return self._made(Span(place.start, place.end), cue_class, self._named(row, phrase), content)

    def _dropped(self, place: _Place, cue_class: CueClass) -> Attribution | None:
        """A tag without a verb: „Wir schaffen das“, so Merkel."""
        row = place.row
        content = self._said_before(place, place.start)
        phrase = self._phrases.behind(row, place.last, len(row.words), skip=False)
        if place.before is None or content != place.before.span or phrase is None or phrase.ending in _CLAUSE_GOES_ON:
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        return self._made(Span(place.start, place.end), cue_class, self._named(row, phrase), content)

    # Labels

    def _labels(self) -> Iterator[Attribution]:
        """Yield the names that lines begin with, before a colon: "Poutine : la Russie et les États-Unis doivent …".

        A name is one that the facts know for a person's, or that is a source elsewhere in the article; other words before a
        colon are topics.
        """
        folded, text = self._folded, self._text
        persons: set[str] | None = None
        for kind, (start, end) in self._document[BLOCKS]:
            colon = folded.find(":", start, min(end, start + _LONGEST_LABEL))
            if colon < 0 or kind not in PROSE or not text[start].isupper():
                continue
            if persons is None:
                persons = {known.words[-1] for known in self._sources.known if known.source.kind in _NAMED}
            row = self._row(self._sentence_at(start))
            last = row.at(colon)
            phrase = Phrase(row.at(start), last)
            if not 0 < last - phrase.first <= _LABEL_WORDS or last == len(row.words) or row.starts[last] != colon:
                continue
            if not all(
                text[row.starts[index]].isupper() or row.words[index] in self._grammar.connector
                for index in range(phrase.first, last)
            ):
                continue
            source = self._sources.read(row, phrase)
            if source.kind is SourceKind.PERSON and (row.words[last - 1] in persons or self._sources.is_person(source)):
                content = self._trim(colon + 1, max(row.end, end) if end > row.end else row.end)
                if content.length:
                    yield self._made(Span(colon, colon + 1), CueClass.NEUTRAL, source, content)

    def _sentence_at(self, place: int) -> int:
        return max(bisect_left(self._sentences, (place + 1, 0)) - 1, 0)

    # Several in one sentence

    def _apart(self, found: list[Attribution]) -> list[Attribution]:
        """Return attributions whose content ends where the next one begins: "… a dit que A, ajoutant que B"."""
        folded, grammar = self._folded, self._grammar
        for number, (attribution, following) in enumerate(pairwise(found)):
            start = following.cue.start
            if following.source is not None and attribution.cue.end <= following.source.span.start < start:
                if "," in folded[following.source.span.end : start]:
                    continue
                start = following.source.span.start
            content = attribution.content
            if not content.start + _SHORTEST_CONTENT <= start < content.end or start <= attribution.cue.start:
                continue
            before = folded[content.start : start].rstrip()
            word = before[before.rfind(" ") + 1 :]
            if (
                word[-1] in ",–—("
                or word in grammar.joint
                or grammar.stop.get(word) == "other"
                and word not in grammar.that
            ):
                if word.isalpha():
                    before = before[: -len(word)]
                found[number] = self._made(
                    attribution.cue,
                    attribution.cue_class,
                    attribution.source,
                    self._trim(content.start, content.start + len(before.rstrip(" ,–—("))),
                )
        return found

    # Free reported speech

    def _run_on(self, found: Sequence[Attribution], reported: Sequence[Hit]) -> Iterator[Attribution]:
        """Yield attributions with the sentences behind them in which verbs tell that the same source goes on."""
        cues = {self._sentence_at(attribution.cue.start) for attribution in found}
        told = {self._sentence_at(hit.start) for hit in reported} - cues
        if not told:
            yield from found
            return
        blocks = [block.span for block in self._document[BLOCKS]]
        for attribution, following in pairwise([*found, None]):
            if attribution is None:
                break
            number = self._sentence_at(attribution.span.end - 1)
            last = number
            if attribution.source is not None and (
                following is None or self._sentence_at(following.cue.start) > number
            ):
                ends = [span.end for span in blocks if span.start <= attribution.cue.start < span.end]
                while last + 1 in told and self._sentences[last + 1].end <= (ends[0] if ends else len(self._text)):
                    last += 1
            if last > number:
                runs_on = Span(self._sentences[number + 1].start, self._sentences[last].end)
                attribution = attribution._replace(runs_on=runs_on)
            yield attribution

    # Pronouns

    def _named(self, row: Row, phrase: Phrase, source: Source | None = None) -> Source:
        """Return the source that a phrase names, kept for pronouns to come; a pronoun is led back."""
        if phrase.last - phrase.first == 1 and row.words[phrase.first] in self._grammar.pronoun:
            return self._pronoun(row, phrase.first, row.starts[phrase.first])
        return self._sources.remember(row, phrase, source or self._sources.read(row, phrase))

    def _pronoun(self, row: Row, index: int, start: int) -> Source:
        """Return whom a pronoun stands for: who a sentence since the last source is about, else that source."""
        sources = self._sources
        source = sources.pronoun(Span(start, row.end_of(index)))
        if not sources.is_personal(source):
            return source
        number = self._sentence_at(row.start)
        for back in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
            before = self._row(back)
            if source.antecedent is not None and (source.kind in _NAMED and sources.last_named(source) >= before.start):
                break
            head = self._phrases.behind(before, 0, len(before.words), skip=False)
            if head is not None and sources.may_be(before, head, source):
                return sources.led_back(source.span, sources.read(before, head))
        return source

    # What stands around a cue

    def _follows_that(self, row: Row, last: int) -> bool:
        words, that = row.words, self._grammar.that
        if last < len(words) and words[last] == ",":
            last += 1
        if last >= len(words):
            return False
        return words[last] in that or (last + 1 < len(words) and f"{words[last]} {words[last + 1]}" in that)

    def _that_within(self, row: Row, last: int) -> bool:
        """Tell whether reported speech begins behind a circumstance: "it was said at the session that"."""
        for word in row.words[last : last + _THAT_REACH]:
            if word in self._grammar.that:
                return True
            if word in ",;:":
                return False
        return False

    def _opens_quote(self, place: _Place) -> bool:
        return place.after is not None and 0 <= place.after.span.start - place.end <= _QUOTE_REACH

    def _follows_comma(self, place: _Place, index: int) -> bool:
        return index > place.low and place.row.words[index - 1] in ",–—"

    def _is_speech(self, place: _Place) -> bool:
        """Tell whether a word that is not always a verb of speech is one here."""
        row = place.row
        if (
            self._folded[place.end : place.end + 1] == "-"
            or self._opens_quote(place)
            or self._follows_that(row, place.last)
            or self._that_within(row, place.last)
        ):
            return True
        begin, _ = self._clitics(row.words, place.first, place.low)
        if begin > place.low and row.words[begin - 1] in self._grammar.like:
            return True
        return place.before is not None and place.start - place.before.span.end <= _QUOTE_REACH

    def _is_quoted(self, span: Span) -> bool:
        return self._text[span.start] in "\"«“„»‘'" if span.length else False

    def _said_before(self, place: _Place, end: int) -> Span:
        """Return what a tag that follows its content attributes."""
        before, start = place.before, place.row.start
        if before is not None and before.span.end > start and before.span.start <= start + _LOOSE_START:
            if not self._text[before.span.end : end].strip(_LOOSE):
                return before.span
            start = min(start, before.span.start)
        else:
            parted = max(self._folded.rfind(mark, start, end) for mark in ":;")
            if parted > start and (before is None or parted >= before.span.end):
                start = parted + 1
        return self._trim(start, end)

    def _trim(self, start: int, end: int) -> Span:
        text = self._text
        while start < end and (text[start].isspace() or text[start] in ",:"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",:"):
            end -= 1
        return _make(Span, (start, end))

    def _whole_quotation(self, content: Span) -> Span:
        """Return content with the rest of a quotation of several sentences that begins in it."""
        number = bisect_left(self._quoted_starts, content.end) - 1
        if number >= 0:
            quoted = self._quoted[number].span
            if content.start <= quoted.start and quoted.end > content.end:
                return _make(Span, (content.start, quoted.end))
        return content

    def _made(self, cue: Span, cue_class: CueClass, source: Source | None, content: Span) -> Attribution:
        start, end = cue
        content = self._whole_quotation(content)
        for first, last in (content, source.span) if source else (content,):
            if first < start:
                start = first
            if last > end:
                end = last
        return _make(Attribution, (_make(Span, (start, end)), cue, cue_class, source, content, None))


#: Forms of cues that need something around them to be one, and those of them that are else nouns.
_WEAK, _HOMOGRAPH, _REFLEXIVE, _PLURAL = "weak", "homograph", "reflexive", "plural"
_DOUBTFUL = (_WEAK, _HOMOGRAPH)
_MARKS = ',;:.!?)»”"'
#: A quotation opens a sentence that has no more than so many characters before it.
_LOOSE_START = 2
#: Less than this is no claim of its own, but what stands around another one ("… a dit que, selon lui, …").
_SHORTEST_CONTENT = 16
#: Kinds of which a name before a colon can be.
_NAMED = (SourceKind.PERSON, SourceKind.OFFICE)


def _commas(words: list[str], index: int) -> Iterator[int]:
    """Yield where commas stand that words follow."""
    while "," in words[index:-1]:
        index = words.index(",", index)
        yield index
        index += 1
