"""Attributions that no verb of the writer's clause makes: "selon X", "Pour les experts, …", "…, so X", tags, labels."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.annotate.voices.cues import SHORTEST_SPEECH, Place
from factcheck.annotate.voices.passage import CueReader, Passage
from factcheck.annotate.voices.phrases import CLAUSE_GOES_ON
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.tails import Phrase
from factcheck.model.article import PROSE
from factcheck.model.layers import BLOCKS
from factcheck.model.quotation import Attribution, CueClass, Source, SourceKind
from factcheck.model.span import Span

#: What may follow a tag without a verb, and how many words, a comma among them, are told before it.
_TAG_ENDINGS, _SHORTEST_CLAUSE = ("punctuation", "time", "preposition"), 4
#: How the forms of cues end that can be a tag inside quote marks.
_TAGGING = ("finite", "weak", "homograph", "reflexive", "participle")
_MARKS = ',;:.!?)»”"'
#: How many characters and words the name at the head of a line may have ("Poutine : …").
_LONGEST_LABEL, _LABEL_WORDS = 48, 5
#: How far before "selon laquelle", in words, the document may be named.
_DOCUMENT_REACH = 16


class Adjuncts(CueReader):
    """Reads the cues of one document that are no verbs of a clause."""

    __slots__ = ("_block_starts",)

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self._block_starts = {block.span.start for block in passage.document[BLOCKS]}

    def hearsay(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read "By some accounts, …": the first word is the cue, the others are the source."""
        source = Phrase(place.first + 1, place.last)
        cue = place._replace(end=place.row.end_of(place.first), last=place.first + 1)
        return self._according(cue, cue_class, source)

    def according(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read a preposition that stands before the source: "selon X, …", "…, selon X"."""
        grammar, row = self._grammar, place.row
        words = row.words
        if place.last < len(words) and self._grammar.stop.get(words[place.last]) == "relative":
            phrase = self._told_in(place) or self._phrases.antecedent(row, place.low, place.first)
        else:
            phrase = self._phrases.behind(row, place.last, len(words), skip=False) or self._bare(place)
        if phrase is None or any(
            words[at] in grammar.verbs and words[at] not in grammar.noun for at in (place.last, phrase.first)
        ):
            # "Según informó la policía" is read at its verb.
            return None
        return self._according(place, cue_class, phrase)

    def _according(self, place: Place, cue_class: CueClass, phrase: Phrase) -> Attribution | None:
        """Put a preposition and the source behind it together."""
        grammar, row = self._grammar, place.row
        words = row.words
        previous = row.words[place.first - 1] if place.first > place.low else ":"
        if previous in grammar.varies:
            # "Le prix varie selon les régions."
            return None
        if (
            (previous.isalpha() or previous == ")")
            and words[phrase.first] in grammar.determiner
            and phrase.last > place.first
        ):
            source = self._sources.read(row, phrase)
            if not self._sources.is_speaker(row, phrase, source):
                # "Le prix varie selon les modèles", "was built according to the plan".
                return None
        phrase = self._with_quoted(place, phrase)
        source = self._subjects.named(row, phrase)
        if phrase.last <= place.first:
            # "… la loi, selon laquelle …".
            return self._claims.made(
                Span(place.start, place.end), cue_class, source, self._contents.trim(row.end_of(place.last), row.end)
            )
        end = row.end_of(phrase.last - 1)
        if previous == "," and place.first - 1 > place.low and self._opens_clause(row.words[place.first - 2]):
            # "La grotte où, selon la tradition, …".
            previous = ":"
        inside = previous in grammar.auxiliary or grammar.is_adverb(previous)  # "La ville aurait donc selon lui …"
        leading = (
            # "Toujours selon X, …", "D'ailleurs, selon X, …"
            self._only_adverbs(words, place.low, place.first - (previous == ","))
            or previous in ":;"
            or previous in grammar.joint
            or (grammar.stop.get(previous) == "other" and not inside)
        )
        if previous == "," and place.first - 1 > place.low and self._opens_noun(place):
            # "… followed by, according to the police, 2,000 people".
            leading = True
        before = place.before
        if before is not None and before.span.end > row.start and place.first == place.low:
            leading = False
        if leading:
            inserted = (
                place.first - 2 > place.low
                and words[place.first - 2] == ","
                and (previous in grammar.that or previous in grammar.relative)
            )
            content = self._contents.from_source(row, phrase.last, inserted=inserted)
        else:
            content = self._contents.last_part(self._claims.said_before(place, place.start), end)
            if not leading and previous.isalpha() and (grammar.bracket or (inside and phrase.ending != "punctuation")):
                # "Der Präsident hat nach Angaben des Kremls telefoniert."
                content = self._contents.trim(row.start, row.end)
            elif place.after is not None and 0 <= place.after.span.start - end <= 1 and previous.isalpha():
                # "Une force selon elle « incontournable »"
                content = content.to(place.after.span) if content.length else content
            elif (
                self._folded[end : end + 1] == ","
                and content.end <= place.start
                and not self._is_quoted(content)
                and not self._contents.parts(words, phrase.last, words[place.low : place.first])
            ):
                # A parenthesis: what follows is claimed as well.
                content = self._contents.trim(row.start, row.end)
        return self._claims.made(Span(place.start, place.end), cue_class, source, content)

    def _only_adverbs(self, words: list[str], low: int, high: int) -> bool:
        """Tell whether nothing but adverbs stand between two places, and some do."""
        index = low
        while index < high and (length := self._grammar.adverb_at(words, index)):
            index += length
        return low < index == high

    def own(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read "A su juicio, …", "in his view": the opinion of who spoke last."""
        row, known = place.row, self._sources.known
        if not known:
            return None
        content = self._contents.trim(place.end, row.end) if place.first == place.low else Span(row.start, row.start)
        if not content.length:
            content = self._claims.said_before(place, place.start)
        return self._claims.made(Span(place.start, place.end), cue_class, known[-1].source, content)

    def _with_quoted(self, place: Place, phrase: Phrase) -> Phrase:
        """Return a phrase with the quoted noun behind its article: "selon des « informations préliminaires »"."""
        row, quoted = place.row, place.after
        alone = phrase.last - phrase.first == 1 and row.words[phrase.first] in self._grammar.determiner
        if not alone or quoted is None or phrase.last >= len(row.words) or quoted.span.end > row.end:
            return phrase
        return Phrase(phrase.first, row.at(quoted.span.end)) if row.starts[phrase.last] == quoted.span.start else phrase

    def _told_in(self, place: Place) -> Phrase | None:
        """Return what "selon laquelle" stands for: the last document named before it."""
        words, kind_of = place.row.words, self._grammar.kind_of
        for index in range(place.first - 1, max(place.low, place.first - _DOCUMENT_REACH) - 1, -1):
            if kind_of(words[index]) == SourceKind.DOCUMENT.value:
                first = index
                while first > place.low and words[first] not in self._grammar.determiner and words[first].isalpha():
                    first -= 1
                return Phrase(first if words[first] in self._grammar.determiner else index, index + 1)
        return None

    def _opens_noun(self, place: Place) -> bool:
        """Tell whether a preposition stands before the comma before a cue, so that what it governs follows."""
        grammar, word = self._grammar, place.row.words[place.first - 2]
        return (grammar.stop.get(word) == "preposition" or word in grammar.agent) and word not in grammar.verbs

    def _opens_clause(self, word: str) -> bool:
        grammar = self._grammar
        if (
            word in grammar.auxiliary
            or word in grammar.passive
            or (word in grammar.clause and word not in grammar.pronoun)
        ):
            # "One child was, according to the doctors, …"
            return False
        return word in grammar.joint or word in grammar.that or grammar.stop.get(word) in ("other", "relative")

    def _bare(self, place: Place) -> Phrase | None:
        """Return the words up to the next mark, if they have neither determiner nor capital ("selon nos sources")."""
        words, grammar = place.row.words, self._grammar
        last = place.last
        while (
            last < len(words)
            and last - place.last < 3
            and words[last].isalpha()
            and words[last] not in grammar.stop
            and self._text[place.row.starts[last]].islower()
        ):
            last += 1
        if place.last < last < len(words) and self._text[place.row.starts[last]].isupper():
            # "according to eyewitness Jane Roe".
            return self._phrases.behind(place.row, last, len(words), skip=False)
        known = any(word in grammar.noun for word in words[place.last : last])
        alone = last - place.last == 1 and (last == len(words) or words[last] in _MARKS)
        return Phrase(place.last, last) if known or alone else None

    def opinion(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read "Pour les experts, …", "pour certains, …": an opinion, where a comma parts it from whose it is."""
        row, words, grammar = place.row, place.row.words, self._grammar
        if place.last - place.first > 1:
            phrase: Phrase | None = Phrase(place.first + 1, place.last)
        else:
            phrase = self._phrases.behind(row, place.last, len(words), skip=False)
        if phrase is None or phrase.last >= len(words):
            return None
        source = self._sources.read(row, phrase)
        if place.last - place.first > 1:
            # "Pour beaucoup, …"
            source = source._replace(kind=SourceKind.UNNAMED)
        following, last = words[phrase.last], phrase.last
        if following.endswith(grammar.participle_endings or ("\0",)) and words[phrase.last + 1 : phrase.last + 2] != []:
            # "Pour les experts consultés par le gouvernement, …"
            comma = self._contents.behind_source(words, phrase.last)
            if comma < len(words) and words[comma] == "," and words[phrase.last + 1] in grammar.agent:
                following, last = ",", comma
        pronoun = phrase.last - phrase.first == 1 and words[phrase.first] in self._grammar.pronoun
        if pronoun and following == ",":
            source = self._subjects.named(row, phrase)
            cue = Span(place.start, row.end_of(place.first))
            return self._claims.made(cue, cue_class, source, self._contents.trim(row.end_of(phrase.last - 1), row.end))
        if source.kind is SourceKind.UNNAMED:
            alone = phrase.last - phrase.first == 1
            if (
                not alone
                and not self._sources.names_somebody(row, phrase)
                and words[phrase.first] in grammar.determiner
            ):
                # "For many years, …"
                return None
            if (
                following != ","
                and following not in self._grammar.pronoun
                and following not in self._grammar.determiner
            ):
                return None
        elif source.kind is SourceKind.INSTITUTION:
            # "Pour la SNCF, il s'agit …", "Mais pour la SNCF, …", but "Pour la SNCF, la facture …".
            opens = words[phrase.last + 1] if following == "," and phrase.last + 1 < len(words) else ""
            judges = following == "," and any(
                word in grammar.opinion_body for word in words[phrase.first : phrase.last]
            )
            if not judges and opens not in grammar.impersonal and not (place.first > place.low and following == ","):
                return None
        elif (
            (following != "," and not self._opens_quotation(place, phrase))
            or source.kind not in (SourceKind.OFFICE, SourceKind.PERSON)
            or (source.kind is SourceKind.PERSON and not self._is_name(row, phrase, source))
        ):
            return None
        source = self._sources.remember(row, phrase, source)
        cue = Span(place.start, row.end_of(place.first))
        return self._claims.made(cue, cue_class, source, self._contents.trim(row.end_of(last - 1), row.end))

    def _opens_quotation(self, place: Place, phrase: Phrase) -> bool:
        """Tell whether a quotation of some length follows a source: "Pour le maire « il faut partir »"."""
        after = place.after
        return (
            after is not None
            and after.span.start == place.row.starts[phrase.last]
            and after.content.length >= SHORTEST_SPEECH
        )

    def introduced(self, place: Place, sibling: Attribution | None) -> Attribution | None:
        """Read "Le maire ne décolère pas : « … »": whom the clause before the colon is about, if no cue says more."""
        row = place.row
        if sibling is not None or place.after is None:
            return None
        quoted = place.after.span
        head = self._subjects.head(row, place.low, place.first)
        if head is None or (head.last == place.first and row.start in self._block_starts):
            return None
        source = self._subjects.named(row, head)
        return self._claims.made(Span(place.start, place.end), CueClass.NEUTRAL, source, quoted)

    def trailing(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """Read a word that stands behind the source: "Dem Sprecher zufolge …"."""
        row = place.row
        phrase = self._phrases.before(row, place.low, place.first, None)
        if phrase is None:
            return None
        content = self._contents.trim(row.start, row.starts[phrase.first])
        if content.length < 3:
            content = self._contents.trim(place.end, row.end)
        return self._claims.made(Span(place.start, place.end), cue_class, self._subjects.named(row, phrase), content)

    def dropped(self, place: Place, cue_class: CueClass) -> Attribution | None:
        """A tag without a verb: „Wir schaffen das“, so Merkel. Without quote marks it ends the clause it stands in.

        "Die Straße bleibe gesperrt, so der Sprecher" is one, "Wie der Vater, so der Sohn" is none.
        """
        row, before = place.row, place.before
        content = self._claims.said_before(place, place.start)
        phrase = self._phrases.behind(row, place.last, len(row.words), skip=False)
        if phrase is None or phrase.ending == CLAUSE_GOES_ON:
            return None
        quoted = before is not None and content == before.span
        if not quoted and (
            row.words[place.first - 1] != ","
            or phrase.ending not in _TAG_ENDINGS
            or place.first - place.low < _SHORTEST_CLAUSE
            or row.words[place.low] in self._grammar.like
        ):
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        if not quoted and row.words[phrase.last : phrase.last + 1] == [","]:
            # "Die Straße sei, so der Sprecher, …"
            content = self._claims.around(place)
        return self._claims.made(Span(place.start, place.end), cue_class, self._subjects.named(row, phrase), content)

    def tag(self, place: Place, cue_class: CueClass, form: str) -> Attribution | None:
        """A tag inside the marks: « C'est colossal, a-t-il insisté. »."""
        around, row, words = place.around, place.row, place.row.words
        if around is None or not form.endswith(_TAGGING):
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
        content = self._contents.trim(around.content.start, start)
        if verb.pronoun:
            return self._claims.made(
                cue, cue_class, self._subjects.pronoun(row, verb.pronoun[1], verb.pronoun[0]), content
            )
        phrase = self._phrases.behind(row, place.last, row.at(around.content.end))
        if (
            phrase is None
            or phrase.ending not in ("punctuation", "preposition")
            or self._contents.follows_that(row, place.last)
        ):
            return None
        source = self._sources.read(row, phrase)
        if not self._sources.is_speaker(row, phrase, source):
            return None
        return self._claims.made(cue, cue_class, self._subjects.named(row, phrase), content)

    def labels(self) -> Iterator[Attribution]:
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
                text[row.starts[index]].isupper()
                or (index > phrase.first and self._is_inside_name(row.words[index - 1], row.words[index]))
                for index in range(phrase.first, last)
            ):
                continue
            source = self._sources.read(row, phrase)
            if source.kind is SourceKind.PERSON and (row.words[last - 1] in persons or self._sources.is_person(source)):
                content = self._contents.trim(colon + 1, max(row.end, end))
                clause = next(
                    (at for at in range(last, len(row.words)) if self._is_subordinate(row.words[at])), len(row.words)
                )
                if content.length and self._contents.has_verb(row.words[last:clause]):
                    # "Jean Roux : sa vérité sur son départ" is a topic.
                    yield self._claims.made(Span(colon, colon + 1), CueClass.NEUTRAL, source, content)

    def _is_subordinate(self, word: str) -> bool:
        return word in self._grammar.relative or word in self._grammar.that

    def _is_inside_name(self, before: str, word: str) -> bool:
        """Tell whether a small word stands in a name: "Dominique de Villepin", but "Mort de Jean Roux"."""
        grammar = self._grammar
        small = grammar.connector | grammar.particles
        return word in small and (before in small or grammar.is_given_name(before))

    def _is_name(self, row: Row, phrase: Phrase, source: Source) -> bool:
        starts = row.starts[phrase.first : phrase.last]
        return (
            len(starts) > 1
            and all(self._text[start].isupper() for start in starts)
            and self._sources.is_speaker(row, phrase, source)
        )

    def _is_quoted(self, span: Span) -> bool:
        return self._text[span.start] in "\"«“„»‘'" if span.length else False
