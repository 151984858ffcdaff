"""Attributions: who says what, with or without quote marks.

The shared scan finds the cues ("a déclaré", "selon", "said", "teilte mit"). Around each cue a local window tells
which words name the source: the noun phrase before the verb group, or behind it where the order is turned round
("indique le communiqué"), the words behind "selon", the agent of a passive. Pronouns and elided subjects are led back
to the last source that fits in number and gender. Nothing here parses: a cue whose window holds no source is left
alone, for a wrong source is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.annotate.base import Annotated
from factcheck.annotate.claims import LOOSE, REPORTED, Claims
from factcheck.annotate.cues import Candidate, Place, Rows, candidates, may_be_tag
from factcheck.annotate.phrases import Phrase, Phrases
from factcheck.annotate.quotemarks import QUOTED
from factcheck.annotate.sources import Sources
from factcheck.annotate.speech import Row, SpeechGrammar
from factcheck.annotate.verbs import Verb, Verbs
from factcheck.model.article import PROSE
from factcheck.model.layers import ATTRIBUTIONS, BLOCKS
from factcheck.model.quotation import Attribution, CueClass, Source, SourceKind
from factcheck.model.span import Span

#: The ending of a phrase behind a verb that shows it to be its object, or the subject of another verb.
_CLAUSE_GOES_ON = "other"
_BEFORE_TAGS = ",–—(!?…"
_MARKS = ',;:.!?)»”"'
#: Forms of cues that need something around them to be one, and those of them that are else nouns.
_WEAK, _HOMOGRAPH, _REFLEXIVE, _PLURAL = "weak", "homograph", "reflexive", "plural"
_DOUBTFUL = (_WEAK, _HOMOGRAPH)
#: How far behind a verb, in words, the agent of a passive may stand.
_AGENT_REACH = 14
#: How many characters there may be between a cue and the quotation that makes a weak one a real one.
_QUOTE_REACH = 35
#: How many characters and words the name at the head of a line may have ("Poutine : …").
_LONGEST_LABEL, _LABEL_WORDS = 48, 5
#: In how many stretches between commas who a clause is about is looked for, and in how many sentences before a pronoun.
_HEADS, _SENTENCES_BACK = 3, 3
#: How far into a clause, in words, it is looked for whom the clause is about.
_LONGEST_CLAUSE = 80
#: How many characters the name of an outlet or a movement may have between quote marks.
_LONGEST_TITLE = 30
#: Kinds of which a name before a colon can be.
_NAMED = (SourceKind.PERSON, SourceKind.OFFICE)
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


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


class _Reading:
    """One pass over the cues of one document."""

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._grammar = grammar
        self._phrases = Phrases(document.text, grammar)
        self._sources = Sources(document, grammar)
        self._quoted = [pair for pair in document[QUOTED] if pair.depth == 0]
        self._rows = Rows(document, grammar)
        self._verbs = Verbs(document.folded, grammar)
        self._claims = Claims(document, grammar, self._rows, self._quoted)
        self._block_starts = {block.span.start for block in document[BLOCKS]}

    def attributions(self) -> tuple[Attribution, ...]:
        """Return them all."""
        found = self._claims.apart(
            list(self._cued(candidates(self._document, self._grammar, self._rows.sentences, self._quoted)))
        )
        labels = list(self._labels())
        if labels:
            found = sorted([*labels, *found], key=lambda attribution: attribution.cue)
        reported = self._document[REPORTED]
        return tuple(self._claims.run_on(found, reported) if reported else found)

    def _cued(self, possible: Iterable[Candidate]) -> Iterator[Attribution]:
        sentences, quoted = self._rows.sentences, self._quoted
        number = pair = 0
        done = -1
        latest: Attribution | None = None
        for start, end, cue_class, form in possible:
            if start < done:
                continue
            while number + 1 < len(sentences) and sentences[number + 1].start <= start:
                number += 1
            while pair < len(quoted) and quoted[pair].span.end <= start:
                pair += 1
            around = quoted[pair] if pair < len(quoted) and quoted[pair].span.start < start else None
            if around is not None and not may_be_tag(self._folded, start, end):
                continue
            row = self._rows[number]
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
            place = _make(Place, (start, end, row, first, row.at(end), low, before, around, after))
            found = self._read(place, cue_class, form, latest if latest and latest.cue.start >= row.start else None)
            if found is not None:
                done = found.cue.end
                latest = found
                yield found

    def _read(self, place: Place, cue_class: CueClass, form: str, sibling: Attribution | None) -> Attribution | None:
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
        verb = self._verbs.participle(place) if form.endswith("participle") else self._verbs.finite(place)
        if verb is None or (form.startswith(_REFLEXIVE) and not self._verbs.is_reflexive(place, verb)):
            return None
        if doubtful and not verb.pronoun:
            return self._doubtful(place, cue_class, verb, sibling, form)
        return self._clause(place, cue_class, verb, sibling)

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
            words[place.first - 1] in grammar.determiner or self._text[place.start].isupper()
        )
        named = named or (place.last < len(words) and words[place.last] in grammar.auxiliary)
        if named or not grammar.negation.isdisjoint(words[verb.first : place.first]):
            # "La demande de …", "the United States", "ne propose plus".
            return None
        cue = Span(row.starts[verb.first], place.end)
        if self._follows_comma(place, verb.first):
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None or not noun:
                return turned
        previous = words[verb.first - 1] if verb.first > place.low else ""
        if previous in grammar.coordinator and sibling is not None:
            return self._claims.made(
                cue, cue_class, self._subject_of(row, sibling, verb.first), self._claims.trim(place.end, row.end)
            )
        if previous in grammar.coordinator:
            subject = self._clause_head(row, place.low, verb.first)
            return self._with_subject(place, cue_class, verb, cue, subject) if subject is not None and noun else None
        subject = self._subject(place, verb) if noun else None
        if subject is None or not (
            previous == ","
            or grammar.stop.get(previous) == "relative"
            or verb.first < place.first
            or subject.last >= self._phrases.over_brackets(words, grammar.adverbs_before(words, verb.first, place.low))
        ):
            return None
        if form.endswith(_PLURAL) and not self._sources.is_plural(words[subject.first : subject.last]):
            return None
        alone = subject.last - subject.first == 1  # "Gillibrand has stated": a name, even where it opens the sentence
        if not alone and not self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
            return None
        return self._with_subject(place, cue_class, verb, cue, subject)

    # Prepositions

    def _according(self, place: Place, cue_class: CueClass) -> Attribution | None:
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
            return self._claims.made(
                Span(place.start, place.end), cue_class, source, self._claims.trim(row.end_of(place.last), row.end)
            )
        end = row.end_of(phrase.last - 1)
        previous = row.words[place.first - 1] if place.first > place.low else ":"
        leading = previous in ":;" or previous in self._grammar.joint or self._grammar.stop.get(previous) == "other"
        before = place.before
        if before is not None and before.span.end > row.start and place.first == place.low:
            leading = False
        if leading:
            content = self._claims.trim(end, row.end)
        else:
            content = self._claims.said_before(place, place.start)
            if self._grammar.bracket and previous != "," and leading is False and previous.isalpha():
                # "Der Präsident hat nach Angaben des Kremls telefoniert."
                content = self._claims.trim(row.start, row.end)
            elif self._folded[end : end + 1] == "," and content.end <= place.start and not self._is_quoted(content):
                # A parenthesis: what follows is claimed as well.
                content = self._claims.trim(row.start, row.end)
        return self._claims.made(Span(place.start, place.end), cue_class, source, content)

    def _bare(self, place: Place) -> Phrase | None:
        """Return the words up to the next mark, if they have neither determiner nor capital ("selon nos sources")."""
        words, grammar = place.row.words, self._grammar
        last = place.last
        while last < len(words) and last - place.last < 3 and words[last].isalpha() and words[last] not in grammar.stop:
            last += 1
        known = any(word in grammar.noun for word in words[place.last : last])
        alone = last - place.last == 1 and (last == len(words) or words[last] in _MARKS)
        return Phrase(place.last, last) if known or alone else None

    def _opinion(self, place: Place, cue_class: CueClass) -> Attribution | None:
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
        return self._claims.made(cue, cue_class, source, self._claims.trim(row.end_of(phrase.last - 1), row.end))

    def _introduced(self, place: Place, sibling: Attribution | None) -> Attribution | None:
        """Read "Le maire ne décolère pas : « … »": whom the clause before the colon is about, if no cue says more."""
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
        return self._claims.made(Span(place.start, place.end), CueClass.NEUTRAL, source, quoted)

    def _is_name(self, row: Row, phrase: Phrase, source: Source) -> bool:
        starts = row.starts[phrase.first : phrase.last]
        return (
            len(starts) > 1
            and all(self._text[start].isupper() for start in starts)
            and self._sources.is_speaker(row, phrase, source)
        )

    # Verbs

    def _clause(self, place: Place, cue_class: CueClass, verb: Verb, sibling: Attribution | None) -> Attribution | None:
        """Put a verb group and its source together."""
        row, words = place.row, place.row.words
        start = row.starts[verb.first]
        cue = _make(Span, (start, max(place.end, row.end_of(place.last - 1))))
        if verb.pronoun:
            source = self._pronoun(row, verb.pronoun[1], verb.pronoun[0])
            return self._claims.made(cue, cue_class, source, self._claims.said_before(place, start))
        follows = self._claims.follows_that(row, place.last)
        if verb.behind < place.first and not follows and not verb.passive:
            # "Putin habe die Beziehungen gelobt": what is told stands between auxiliary and participle.
            cue = Span(place.start, place.end)
        if verb.passive:
            return self._passive(place, cue_class, verb, cue, follows)
        if not follows:
            turned = self._turned(place, cue_class, verb, cue)
            if turned is not None:
                return turned
        joint = verb.first > place.low and words[verb.first - 1] in self._grammar.coordinator
        if joint and sibling is not None:
            # "… et a indiqué": the subject of the clause before goes on.
            return self._claims.made(
                cue, cue_class, self._subject_of(row, sibling, verb.first), self._claims.trim(place.end, row.end)
            )
        subject = self._clause_head(row, place.low, verb.first) if joint else self._subject(place, verb)
        if subject is None:
            subject = self._quoted_subject(place, verb)
        if subject is not None and not (follows and self._is_impersonal(place, verb)):
            return self._with_subject(place, cue_class, verb, cue, subject)
        return self._without_subject(place, cue_class, verb, cue, follows)

    def _subject(self, place: Place, verb: Verb) -> Phrase | None:
        """Return the subject before a verb; that of "who said" is what "who" stands behind."""
        high = verb.first
        if high > place.low and self._grammar.stop.get(place.row.words[high - 1]) == "relative":
            bare = high - 1 > place.low and place.row.words[high - 2] in self._grammar.determiner  # "ce qui a …"
            return None if bare else self._phrases.antecedent(place.row, place.low, high - 1)
        return self._phrases.before(place.row, place.low, high, verb.plural)

    def _quoted_subject(self, place: Place, verb: Verb) -> Phrase | None:
        """Return a subject that ends with a name between quote marks: "Wie der „Spiegel“ berichtet"."""
        row, before = place.row, place.before
        if before is None or before.span.start <= row.start or before.content.length > _LONGEST_TITLE:
            return None
        first = row.at(before.span.start)
        if row.at(before.span.end) != verb.first or row.words[first - 1] not in self._grammar.determiner:
            return None
        return Phrase(first - 1, verb.first)

    def _with_subject(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, subject: Phrase
    ) -> Attribution | None:
        row = place.row
        if self._verbs.is_reflexive(place, verb) and not self._claims.follows_that(row, place.last):
            # "Un incendie s'est déclaré" says nothing.
            source = self._sources.read(row, subject)
            if not self._sources.is_speaker(row, subject, source):
                return None
        source = self._named(row, subject)
        content = self._claims.object_of(place)
        if content.length < 3 or self._tags(place, row.starts[subject.first]):
            content = self._claims.said_before(place, row.starts[subject.first])
        elif (
            subject.first > place.low
            and row.words[subject.first - 1] == ","
            and self._goes_on(row, place.last)
            and not self._opens_quote(place)
        ):
            # "These sharks, she suggested, hunt seals."
            content = self._claims.trim(row.start, row.end)
        return self._claims.made(cue, cue_class, source, content)

    def _goes_on(self, row: Row, last: int) -> bool:
        """Tell whether a comma and more words follow, so that the words before it stand in parenthesis."""
        return last + 2 < len(row.words) and row.words[last] == ","

    def _turned(self, place: Place, cue_class: CueClass, verb: Verb, cue: Span) -> Attribution | None:
        """Read a verb that stands before its source: `», a déclaré le maire`, "comme l'a déclaré le maire"."""
        row, words, before = place.row, place.row.words, place.before
        previous = words[verb.first - 1] if verb.first > place.low else ""
        tags = before is not None and not self._text[before.span.end : cue.start].strip(LOOSE)
        likened = previous in self._grammar.like
        if not (tags or likened or (previous and previous in _BEFORE_TAGS)):
            return None
        if not (tags or likened or self._grammar.inverts):
            # "Yesterday, Roscosmos, the space agency, announced the launch".
            subject = self._subject(place, verb)
            if subject is not None and self._sources.is_speaker(row, subject, self._sources.read(row, subject)):
                return None
        phrase = self._phrases.behind(row, place.last, len(words))
        if phrase is None or (phrase.ending == _CLAUSE_GOES_ON and not tags):
            return None
        source = self._sources.read(row, phrase)
        if not tags and not self._sources.is_speaker(row, phrase, source):
            return None
        source = self._named(row, phrase, source)
        content = (
            self._claims.trim(row.end_of(phrase.last - 1), row.end)
            if likened
            else self._claims.said_before(place, cue.start)
        )
        if not (tags or likened) and self._goes_on(row, phrase.last):
            content = self._claims.trim(row.start, row.end)
        if likened and content.length < 3:
            # "…, comme l'a déclaré le maire."
            content = self._claims.trim(row.start, row.starts[verb.first - 1])
            content = content if content.length else _make(Span, (row.start, row.end))
        return self._claims.made(cue, cue_class, source, content)

    def _without_subject(
        self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, follows: bool
    ) -> Attribution | None:
        """Read a verb with nothing before it: the subject stands behind it, is left out, or is nobody."""
        row, words = place.row, place.row.words
        impersonal = self._is_impersonal(place, verb)
        following = words[place.last] if place.last < len(words) else ""
        if impersonal and not follows and self._grammar.stop.get(following) == "preposition":
            # "…, hieß es aus dem Ministerium".
            phrase = self._phrases.behind(row, place.last + 1, len(words), skip=False)
            if phrase is None or not self._sources.is_speaker(row, phrase, self._sources.read(row, phrase)):
                return None
            content = self._claims.said_before(place, cue.start)
            return self._claims.made(cue, cue_class, self._named(row, phrase), content)
        if not follows:
            # "Am Montag sagte der Minister, …".
            phrase = self._phrases.behind(row, verb.behind, len(row.words))
            if phrase is None or phrase.ending == _CLAUSE_GOES_ON:
                return None
            source = self._sources.read(row, phrase)
            if not self._sources.is_speaker(row, phrase, source):
                return None
            source = self._named(row, phrase)
            content = self._claims.object_of(place)
            if content.start < source.span.end < content.end:
                content = self._claims.trim(source.span.end, content.end)
            return self._claims.made(cue, cue_class, source, content)
        content = self._claims.trim(place.end, row.end)
        if impersonal:
            # "Se ha dicho que …", "In dem Gespräch hieß es, dass …".
            return self._claims.made(cue, cue_class, None, content)
        if self._sources.known and self._grammar.adverbs_before(row.words, verb.first, 0) == 0:
            # "Dijo que …": the language leaves the subject out.
            return self._claims.made(cue, cue_class, self._sources.known[-1].source, content)
        return None

    def _is_impersonal(self, place: Place, verb: Verb) -> bool:
        return not self._grammar.impersonal.isdisjoint(place.row.words[verb.first : place.last])

    def _tags(self, place: Place, start: int) -> bool:
        """Tell whether words that begin here are a tag behind a quotation (`"…," she said on Monday`)."""
        before, text = place.before, self._text
        if before is None or text[before.span.end : start].strip(" ,–—\n"):
            return False
        if text[before.content.end - 1] in ",?!":
            return True
        return text[before.span.end : before.span.end + 1] == "," and before.span.start <= place.row.start

    def _passive(self, place: Place, cue_class: CueClass, verb: Verb, cue: Span, follows: bool) -> Attribution | None:
        grammar, row, words = self._grammar, place.row, place.row.words
        limit = min(len(words), place.last + _AGENT_REACH)
        content = self._claims.trim(place.end, row.end)
        for index in range(place.last, limit):
            if words[index] in grammar.agent:
                phrase = self._phrases.behind(row, index + 1, len(words), skip=False)
                if phrase is None:
                    return None
                source = self._named(row, phrase)
                if not self._claims.follows_that(row, phrase.last):
                    content = self._claims.trim(row.start, row.starts[verb.first])
                return self._claims.made(cue, cue_class, source, content)
            if words[index] in grammar.that:
                break
        if follows or self._claims.that_within(row, place.last):
            word = words[verb.first - 1] if verb.first > place.low else ""
            # German may leave "es" out: "In dem Gespräch wurde gesagt, dass".
            if word in grammar.impersonal or (
                grammar.bracket and self._phrases.before(row, place.low, verb.first, verb.plural) is None
            ):
                return self._claims.made(cue, cue_class, None, content)
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
                    return self._claims.made(cue, cue_class, source, self._claims.trim(source.span.end, row.end))
        return None

    def _gerund(self, place: Place, cue_class: CueClass, sibling: Attribution | None) -> Attribution | None:
        """Read "…, soulignant que": the subject is that of the clause before; "Et d'ajouter": it is left out."""
        row, words, sources = place.row, place.row.words, self._sources
        previous = words[place.first - 1] if place.first > place.low else ""
        cue = _make(Span, (place.start, place.end))
        content = self._claims.trim(place.end, row.end)
        if place.last - place.first > 1:
            if previous not in self._grammar.joint or not sources.known:
                return None
            return self._claims.made(cue, cue_class, sources.known[-1].source, content)
        follows = self._claims.follows_that(row, place.last)
        if previous in self._grammar.auxiliary or previous in self._grammar.passive:
            # "The US has been encouraging …".
            verb = self._verbs.participle(place)
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
                if sources.is_speaker(row, subject, source):
                    return self._claims.made(cue, cue_class, self._named(row, subject, source), content)
            if not (follows or previous in self._grammar.lead or self._opens_quote(place)):
                return None
        if sibling is not None:
            return self._claims.made(cue, cue_class, self._subject_of(row, sibling, place.first), content)
        head = self._clause_head(row, 0, place.first)
        if head is None:
            return (
                self._claims.made(cue, cue_class, sources.known[-1].source, content)
                if sources.known and follows
                else None
            )
        return self._claims.made(cue, cue_class, self._named(row, head), content)

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
        high = min(high, low + _LONGEST_CLAUSE)
        for _ in range(_HEADS):
            head = self._phrases.behind(row, low, high, skip=False)
            if head is not None and self._sources.is_speaker(row, head, self._sources.read(row, head)):
                return head
            low = next((index + 1 for index in range(low, high) if row.words[index] == ","), high)
        return None

    def _tag(self, place: Place, cue_class: CueClass, form: str) -> Attribution | None:
        """A tag inside the marks: « C'est colossal, a-t-il insisté. »."""
        around, row, words = place.around, place.row, place.row.words
        if around is None or form not in ("finite", "weak", "participle"):
            return None
        verb = self._verbs.participle(place) if form == "participle" else self._verbs.finite(place)
        if (
            verb is None
            or verb.passive
            or verb.first <= place.low
            or words[verb.first - 1] not in (",", "–", "—", "!", "?")
        ):
            return None
        start = row.starts[verb.first]
        cue = Span(start, max(place.end, row.end_of(place.last - 1)))
        content = self._claims.trim(around.content.start, start)
        if verb.pronoun:
            return self._claims.made(cue, cue_class, self._pronoun(row, verb.pronoun[1], verb.pronoun[0]), content)
        phrase = self._phrases.behind(row, place.last, row.at(around.content.end))
        if phrase is None or phrase.ending != "punctuation" or self._claims.follows_that(row, place.last):
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        return self._claims.made(cue, cue_class, self._named(row, phrase), content)

    def _trailing(self, place: Place, cue_class: CueClass, phrase: Phrase) -> Attribution:
        row = place.row
        content = self._claims.trim(row.start, row.starts[phrase.first])
        if content.length < 3:
            content = self._claims.trim(place.end, row.end)
        return self._claims.made(Span(place.start, place.end), cue_class, self._named(row, phrase), content)

    def _dropped(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """A tag without a verb: „Wir schaffen das“, so Merkel."""
        row = place.row
        content = self._claims.said_before(place, place.start)
        phrase = self._phrases.behind(row, place.last, len(row.words), skip=False)
        if place.before is None or content != place.before.span or phrase is None or phrase.ending == _CLAUSE_GOES_ON:
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        return self._claims.made(Span(place.start, place.end), cue_class, self._named(row, phrase), content)

    # Labels

    def _labels(self) -> Iterator[Attribution]:
        """Yield the names that lines begin with, before a colon: "Poutine : la Russie et les États-Unis doivent …".

        A name is one that the facts know for a person's, or that is a source elsewhere in the article; other words
        before a colon are topics.
        """
        folded, text = self._folded, self._text
        persons: set[str] | None = None  # only a few articles have a label
        for kind, (start, end) in self._document[BLOCKS]:
            colon = folded.find(":", start, min(end, start + _LONGEST_LABEL))
            if colon < 0 or kind not in PROSE or not text[start].isupper():
                continue
            if persons is None:
                persons = self._sources.surnames()
            row = self._rows[self._rows.number_at(start)]
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
                content = self._claims.trim(colon + 1, max(row.end, end))
                if content.length:
                    yield self._claims.made(Span(colon, colon + 1), CueClass.NEUTRAL, source, content)

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
        number = self._rows.number_at(row.start)
        for back in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
            start = self._rows.sentences[back].start
            if source.antecedent is not None and (source.kind in _NAMED and sources.last_named(source) >= start):
                break
            before = self._rows[back]
            head = self._phrases.behind(before, 0, len(before.words), skip=False)
            if head is not None and sources.may_be(before, head, source):
                return sources.led_back(source.span, sources.read(before, head))
        return source

    # What stands around a cue

    def _opens_quote(self, place: Place) -> bool:
        return place.after is not None and 0 <= place.after.span.start - place.end <= _QUOTE_REACH

    def _follows_comma(self, place: Place, index: int) -> bool:
        return index > place.low and place.row.words[index - 1] in ",–—"

    def _is_speech(self, place: Place) -> bool:
        """Tell whether a word that is not always a verb of speech is one here."""
        row = place.row
        if (
            self._folded[place.end : place.end + 1] == "-"
            or self._opens_quote(place)
            or self._claims.follows_that(row, place.last)
            or self._claims.that_within(row, place.last)
        ):
            return True
        begin, _ = self._verbs.clitics(row.words, place.first, place.low)
        if begin > place.low and row.words[begin - 1] in self._grammar.like:
            return True
        return place.before is not None and place.start - place.before.span.end <= _QUOTE_REACH

    def _is_quoted(self, span: Span) -> bool:
        return self._text[span.start] in "\"«“„»‘'" if span.length else False
