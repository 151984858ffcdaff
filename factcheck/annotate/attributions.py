"""Attributions: who says what, with or without quote marks.

The shared scan finds the cues ("a déclaré", "selon", "said", "teilte mit"). Around each cue a local window tells
which words name the source: the noun phrase before the verb group, or behind it where the order is turned round
("indique le communiqué"), the words behind "selon", the agent of a passive. Pronouns and elided subjects are led back
to the last source that fits in number. Nothing here parses: a cue whose window holds no source is left alone, for a
wrong source is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.phrases import Phrases, SpeechGrammar
from factcheck.annotate.quotemarks import QUOTED, Quoted
from factcheck.model.fact import Fact, FactKind, Mention, Organisation, Person, Place
from factcheck.model.hits import Hit, Words
from factcheck.model.layers import ATTRIBUTIONS, MENTIONS, SENTENCES
from factcheck.model.quotation import Attribution, CueClass, Source, SourceKind
from factcheck.model.span import Span

CUE = Words("cue")

_BOUNDARIES = ",;:()–—"
#: Endings of a phrase behind a verb that show it to be its object, or the subject of another verb.
_CLAUSE_GOES_ON = ("other", "relative")
_BEFORE_TAGS = "-,–—!?"
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_LOOSE = " ,.?!–—\n\xa0"
#: How far behind a verb the agent of a passive, or a quotation that makes a weak cue a real one, may stand.
_REACH = 70
#: How many characters the longest article with its space has: "the ", "les ".
_ARTICLE = 4


class AttributionAnnotator:
    """Finds attributions."""

    layer = ATTRIBUTIONS

    def __init__(self) -> None:
        self._grammars: dict[str, SpeechGrammar] = {}

    def annotate(self, document: Annotated) -> tuple[Attribution, ...]:
        """Return the attributions in order of their cues."""
        hits = document[CUE]
        if not hits:
            return ()
        language = document.language
        grammar = self._grammars.get(language)
        if grammar is None:
            grammar = self._grammars[language] = SpeechGrammar.of(document.lexicon)
        return tuple(_Reading(document, grammar).attributions(hits))


class _Verb(NamedTuple):
    """A verb group around a cue."""

    start: int
    end: int
    plural: bool | None = None
    passive: bool = False
    pronoun: Span | None = None


class _Found(NamedTuple):
    """A source with its number, kept for pronouns to come."""

    source: Source
    plural: bool


class _Reading:
    """One pass over the cues of one document."""

    def __init__(self, document: Annotated, grammar: SpeechGrammar) -> None:
        self._text = document.text
        # A line break inside a sentence parts words as a space does.
        self._folded = document.folded.replace("\n", " ")
        self._grammar = grammar
        self._phrases = Phrases(document.text, self._folded, grammar)
        self._sentences: Sequence[Span] = document[SENTENCES]
        self._quoted = [pair for pair in document[QUOTED] if pair.depth == 0]
        self._document = document
        self._mentions: Sequence[Mention] | None = None
        self._mention_starts: list[int] = []
        self._last: list[_Found] = []

    def attributions(self, hits: Sequence[Hit]) -> Iterator[Attribution]:
        sentences, quoted = self._sentences, self._quoted
        number = pair = 0
        done = -1
        latest: Attribution | None = None
        for hit in hits:
            if hit.start < done:
                continue
            while number + 1 < len(sentences) and sentences[number + 1].start <= hit.start:
                number += 1
            while pair < len(quoted) and quoted[pair].span.end <= hit.start:
                pair += 1
            sentence = sentences[number] if sentences else Span(0, len(self._text))
            around = quoted[pair] if pair < len(quoted) and quoted[pair].span.start < hit.start else None
            before = quoted[pair - 1] if pair else None
            after = around or (quoted[pair] if pair < len(quoted) else None)
            if around is not None and not self._may_be_tag(hit):
                continue
            low = sentence.start
            if before is not None and before.span.end > low:
                low = before.span.end
            if around is not None and around.content.start > low:
                low = around.content.start
            place = _make(_Place, (hit, sentence, low, before, around, after))
            found = self._read(place, latest if latest and latest.cue.start >= sentence.start else None)
            if found is not None:
                done = found.cue.end
                latest = found
                yield found

    def _may_be_tag(self, hit: Hit) -> bool:
        """Tell at a glance whether a cue inside quote marks can be a tag: turned round, or behind a mark."""
        folded = self._folded
        head = folded[max(0, hit.start - 10) : hit.start]
        return folded[hit.end : hit.end + 1] == "-" or any(mark in head for mark in _BEFORE_TAGS)

    def _read(self, place: _Place, sibling: Attribution | None) -> Attribution | None:
        meaning = self._grammar.cue.get(place.hit.value)
        if meaning is None:
            # A cue of another language, in a block of its own.
            return None
        cue_class, form = meaning
        if place.around is not None:
            return self._tag(place, cue_class, form)
        if form == "before":
            return self._according(place, cue_class)
        if form == "behind":
            phrase = self._phrases.before(place.low, place.hit.start, None)
            return self._trailing(place, cue_class, phrase) if phrase else None
        if form == "tag":
            return self._dropped(place, cue_class)
        if form == "gerund":
            return self._gerund(place, cue_class, sibling)
        if form == "weak" and not self._is_speech(place):
            return None
        verb = self._participle(place) if form == "participle" else self._finite(place)
        return self._clause(place, cue_class, verb, sibling) if verb else None

    # Prepositions

    def _according(self, place: _Place, cue_class: CueClass) -> Attribution | None:
        """Read a preposition that stands before the source: "selon X, …", "…, selon X"."""
        hit, sentence = place.hit, place.sentence
        phrase = self._phrases.behind(hit.end, sentence.end, skip=False)
        if phrase is None:
            return None
        source = self._source(phrase.span)
        if not source.kind or (phrase.span.length < 3 and source.kind is SourceKind.PERSON):
            return None
        start = self._phrases.rewind(hit.start, place.low)
        leading = start <= place.low or self._text[start - 1] in ":;"
        end = phrase.span.end
        if leading:
            content = self._trim(end, sentence.end)
        else:
            content = self._trim(sentence.start, hit.start)
            if self._folded[end : end + 1] == ",":
                # A parenthesis: what follows is claimed as well.
                content = self._trim(sentence.start, sentence.end)
        return self._made(Span(hit.start, hit.end), cue_class, source, content)

    # Verbs

    def _participle(self, place: _Place) -> _Verb | None:
        """Return the verb group of a past participle: its auxiliary stands before it, with adverbs between."""
        grammar, low = self._grammar, place.low
        position, passive = place.hit.start, False
        for _ in range(6):
            start, word = self._phrases.word_before(position, low)
            if not word:
                break
            stem, hyphen, tail = word.partition("-")
            number = grammar.auxiliary.get(stem)
            passive = passive or stem in grammar.passive
            if number:
                pronoun = None
                if hyphen:
                    if tail.rpartition("-")[2] not in grammar.pronoun:
                        return None
                    pronoun = Span(start + word.rindex("-") + 1, start + len(word))
                begin, reflexive = self._clitics(start, low)
                return _Verb(begin, place.hit.end, number == "plural", passive and not reflexive, pronoun)
            if stem not in grammar.passive and not grammar.is_adverb(word):
                break
            position = start
        if grammar.bracket:
            return self._bracketed(place)
        if place.before is not None and place.hit.start - place.before.span.end < 12:
            # «…», il souligné: careless copy, but nobody misreads it.
            _, word = self._phrases.word_before(place.hit.start, place.before.span.end)
            if word in grammar.pronoun:
                return _Verb(place.hit.start, place.hit.end, grammar.pronoun[word] == "plural")
        start, word = self._phrases.word_before(place.hit.start, low)
        if word in grammar.like:
            return _Verb(start, place.hit.end, None, True)
        return None

    def _bracketed(self, place: _Place) -> _Verb | None:
        position = place.hit.start
        for _ in range(14):
            start, word = self._phrases.word_before(position, place.low)
            if not word or word[-1] in _BOUNDARIES:
                return None
            number = self._grammar.bracket.get(word)
            if number:
                return _Verb(start, place.hit.end, number == "plural", word in self._grammar.passive)
            position = start
        return None

    def _finite(self, place: _Place) -> _Verb | None:
        """Return the verb group of a finite form; None where the word is a noun."""
        grammar, folded, hit = self._grammar, self._folded, place.hit
        if folded[hit.end : hit.end + 1] == "-":
            end = hit.end + 1
            while end < len(folded) and (folded[end].isalpha() or folded[end] == "-"):
                end += 1
            if folded[hit.end : end].rpartition("-")[2] not in grammar.pronoun:
                return None
            pronoun = Span(folded.rindex("-", hit.end, end) + 1, end)
            return _Verb(hit.start, end, None, False, pronoun)
        before, word = self._phrases.word_before(hit.start, place.low)
        while word and grammar.is_adverb(word):
            before, word = self._phrases.word_before(before, place.low)
        if word in grammar.auxiliary:
            return self._participle(place)
        if grammar.bracket and (bracketed := self._bracketed(place)):
            return bracketed
        start, _ = self._clitics(hit.start, place.low)
        _, word = self._phrases.word_before(start, place.low)
        if (
            start == hit.start
            and (word in grammar.determiner or word in grammar.connector)
            and word not in grammar.joint
        ):
            return None
        if word in grammar.determiner and not self._likened(start, place.low) and hit.start - start < 3:
            return None
        return _Verb(start, hit.end)

    def _clitics(self, position: int, low: int) -> tuple[int, bool]:
        """Return where the short words begin that lean on a verb ("ne se l'est"), and whether it is reflexive."""
        reflexive = False
        while True:
            start, word = self._phrases.word_before(position, low)
            if word not in self._grammar.clitic:
                return position, reflexive
            reflexive = reflexive or word in self._grammar.reflexive
            position = start

    def _clause(
        self, place: _Place, cue_class: CueClass, verb: _Verb, sibling: Attribution | None
    ) -> Attribution | None:
        """Put a verb group and its source together."""
        cue = Span(verb.start, place.hit.end)
        if verb.pronoun:
            source = self._pronoun(verb.pronoun)
            return self._made(cue, cue_class, source, self._said_before(place, verb.start))
        follows = self._follows_that(place.hit.end)
        if verb.passive:
            return self._passive(place, cue_class, verb, follows)
        content = self._trim(place.hit.end, place.sentence.end)
        turned = None if follows else self._turned(place, cue_class, verb)
        if turned is not None:
            return turned
        _, word = self._phrases.word_before(verb.start, place.low)
        if word in self._grammar.joint and sibling is not None:
            # "… et a indiqué": the subject of the clause before goes on.
            return self._made(cue, cue_class, sibling.source, content)
        subject = self._phrases.before(place.low, verb.start, verb.plural)
        if subject is not None and not (follows and self._is_impersonal(cue)):
            source = self._named_or_pronoun(subject)
            if content.length < 3 or self._tags(place, subject.start):
                content = self._said_before(place, subject.start)
            return self._made(cue, cue_class, source, content)
        return self._without_subject(place, cue_class, verb, follows)

    def _turned(self, place: _Place, cue_class: CueClass, verb: _Verb) -> Attribution | None:
        """Read a verb that stands before its source: `», a déclaré le maire`, "comme l'a déclaré le maire"."""
        start, before = self._phrases.rewind(verb.start, place.low), place.before
        tags = (
            before is not None and start - before.span.end < 4 and not self._text[before.span.end : start].strip(_LOOSE)
        )
        likened = self._likened(verb.start, place.low)
        if not (tags or likened or (start > place.low and self._text[start - 1] in ",–—(")):
            return None
        phrase = self._phrases.behind(place.hit.end, place.sentence.end)
        if phrase is None or (phrase.ending in _CLAUSE_GOES_ON and not tags):
            return None
        source = self._source(phrase.span)
        if not tags and not self._is_speaker(source):
            return None
        source = self._remember(source)
        behind = self._trim(phrase.span.end, place.sentence.end)
        content = behind if likened else self._said_before(place, verb.start)
        return self._made(Span(verb.start, place.hit.end), cue_class, source, content)

    def _without_subject(self, place: _Place, cue_class: CueClass, verb: _Verb, follows: bool) -> Attribution | None:
        """Read a verb with nothing before it: the subject stands behind it, is left out, or is nobody."""
        cue = Span(verb.start, place.hit.end)
        content = self._trim(place.hit.end, place.sentence.end)
        if not follows:
            # "Am Montag sagte der Minister, …".
            phrase = self._phrases.behind(place.hit.end, place.sentence.end)
            if phrase is None or phrase.ending in _CLAUSE_GOES_ON:
                return None
            source = self._source(phrase.span)
            if not self._is_speaker(source):
                return None
            return self._made(cue, cue_class, self._remember(source), self._trim(phrase.span.end, place.sentence.end))
        if self._is_impersonal(cue):
            # "Se ha dicho que …", "In dem Gespräch hieß es, dass …".
            return self._made(cue, cue_class, None, content)
        if self._last and self._phrases.rewind(verb.start, place.low) <= place.sentence.start:
            # "Dijo que …": the language leaves the subject out.
            return self._made(cue, cue_class, self._last[-1].source, content)
        return None

    def _is_impersonal(self, cue: Span) -> bool:
        return not self._grammar.impersonal.isdisjoint(self._folded[cue.start : cue.end].split())

    def _tags(self, place: _Place, start: int) -> bool:
        """Tell whether words that begin here are a tag behind a quotation (`"…," she said on Monday`)."""
        before, text = place.before, self._text
        if before is None or text[before.span.end : start].strip(" ,–—\n"):
            return False
        if text[before.content.end - 1] in ",?!":
            return True
        return text[before.span.end : before.span.end + 1] == "," and before.span.start <= place.sentence.start

    def _passive(self, place: _Place, cue_class: CueClass, verb: _Verb, follows: bool) -> Attribution | None:
        grammar, folded = self._grammar, self._folded
        cue = Span(verb.start, place.hit.end)
        limit = min(place.sentence.end, place.hit.end + _REACH)
        content = self._trim(place.hit.end, place.sentence.end)
        for agent in grammar.agent:
            at = folded.find(f" {agent} ", place.hit.end, limit)
            if at >= 0:
                phrase = self._phrases.behind(at + len(agent) + 2, place.sentence.end, skip=False)
                if phrase is None:
                    return None
                return self._made(cue, cue_class, self._remember(self._source(phrase.span)), content)
        if follows or self._that_within(place.hit.end, limit):
            _, word = self._phrases.word_before(verb.start, place.low)
            # German may leave "es" out: "In dem Gespräch wurde gesagt, dass".
            if word in grammar.impersonal or (
                grammar.bracket and self._phrases.before(place.low, verb.start, verb.plural) is None
            ):
                return self._made(cue, cue_class, None, content)
        if self._likened(place.hit.start, place.low):
            # "Comme indiqué dans la déclaration de X": what follows the preposition.
            preposition = folded[place.hit.end : limit].split(None, 1)[:1]
            begin = folded.find(" ", place.hit.end + 1, limit)
            if preposition and begin >= 0 and grammar.stop.get(preposition[0]) == "preposition":
                phrase = self._phrases.behind(begin, place.sentence.end, skip=False)
                if phrase is not None:
                    source = self._source(phrase.span)
                    if self._is_speaker(source):
                        content = self._trim(phrase.span.end, place.sentence.end)
                        return self._made(cue, cue_class, self._remember(source), content)
        return None

    def _gerund(self, place: _Place, cue_class: CueClass, sibling: Attribution | None) -> Attribution | None:
        """Read "…, soulignant que": the subject is that of the clause before; "Et d'ajouter": it is left out."""
        hit = place.hit
        _, word = self._phrases.word_before(hit.start, place.low)
        elided = " " in self._folded[hit.start : hit.end].replace("'", " ")
        if elided:
            if word not in self._grammar.joint or not self._last:
                return None
            return self._made(
                Span(hit.start, hit.end), cue_class, self._last[-1].source, self._trim(hit.end, place.sentence.end)
            )
        comma = self._text[self._phrases.rewind(hit.start, place.low) - 1 : hit.start].lstrip()[:1] in (",", "")
        if not (comma or self._follows_that(hit.end) or self._opens_quote(place)):
            return None
        content = self._trim(hit.end, place.sentence.end)
        cue = Span(hit.start, hit.end)
        if sibling is not None:
            return self._made(cue, cue_class, sibling.source, content)
        head = self._phrases.behind(place.sentence.start, hit.start, skip=False)
        if head is None:
            return (
                self._made(cue, cue_class, self._last[-1].source, content)
                if self._last and self._follows_that(hit.end)
                else None
            )
        source = self._named_or_pronoun(head.span)
        if not self._is_speaker(source):
            return None
        return self._made(cue, cue_class, source, content)

    def _tag(self, place: _Place, cue_class: CueClass, form: str) -> Attribution | None:
        """A tag inside the marks: « C'est colossal, a-t-il insisté. »."""
        around = place.around
        if around is None or form not in ("finite", "weak", "participle"):
            return None
        verb = self._participle(place) if form == "participle" else self._finite(place)
        if (
            verb is None
            or verb.passive
            or self._text[verb.start - 2 : verb.start] not in (", ", "– ", "— ", "! ", "? ")
        ):
            return None
        cue = Span(verb.start, place.hit.end)
        content = Span(around.content.start, max(around.content.start, verb.start))
        if verb.pronoun:
            source = self._resolve(
                verb.pronoun, self._grammar.pronoun[self._folded[verb.pronoun.start : verb.pronoun.end]]
            )
            return self._made(cue, cue_class, source, content)
        phrase = self._phrases.behind(place.hit.end, around.content.end)
        if phrase is None or phrase.ending != "punctuation" or self._follows_that(place.hit.end):
            return None
        source = self._source(phrase.span)
        return self._made(cue, cue_class, self._remember(source), content) if self._is_speaker(source) else None

    def _trailing(self, place: _Place, cue_class: CueClass, phrase: Span) -> Attribution:
        content = self._trim(place.sentence.start, phrase.start)
        if content.length < 3:
            content = self._trim(place.hit.end, place.sentence.end)
        return self._made(
            Span(place.hit.start, place.hit.end), cue_class, self._remember(self._source(phrase)), content
        )

    def _dropped(self, place: _Place, cue_class: CueClass) -> Attribution | None:
        """A tag without a verb: „Wir schaffen das“, so Merkel."""
        content = self._said_before(place, place.hit.start)
        phrase = self._phrases.behind(place.hit.end, place.sentence.end, skip=False)
        if place.before is None or content != place.before.span or phrase is None or phrase.ending in _CLAUSE_GOES_ON:
            return None
        source = self._source(phrase.span)
        return (
            self._made(Span(place.hit.start, place.hit.end), cue_class, self._remember(source), content)
            if self._is_speaker(source)
            else None
        )

    # What stands around a cue

    def _likened(self, position: int, low: int) -> bool:
        _, word = self._phrases.word_before(position, low)
        return word in self._grammar.like

    def _follows_that(self, end: int) -> bool:
        words = self._folded[end : end + 20].lstrip(" ,").split(None, 2)
        if not words:
            return False
        word, that = words[0], self._grammar.that
        return word in that or " ".join(words[:2]) in that or ("'" in word and word[: word.index("'") + 1] in that)

    def _that_within(self, start: int, end: int) -> bool:
        """Tell whether reported speech begins behind a circumstance: "it was said at the session that"."""
        clause = self._folded[start:end].partition(",")[0]
        return not self._grammar.that.isdisjoint(clause.split())

    def _opens_quote(self, place: _Place) -> bool:
        return place.after is not None and 0 <= place.after.span.start - place.hit.end <= _REACH // 2

    def _is_speech(self, place: _Place) -> bool:
        """Tell whether a word that is not always a verb of speech is one here."""
        if (
            self._follows_that(place.hit.end)
            or self._opens_quote(place)
            or self._folded[place.hit.end : place.hit.end + 1] == "-"
        ):
            return True
        return place.before is not None and place.hit.start - place.before.span.end <= _REACH // 2

    def _said_before(self, place: _Place, end: int) -> Span:
        """Return what a tag that follows its content attributes."""
        if place.before is not None and not self._text[place.before.span.end : end].strip(_LOOSE):
            return place.before.span
        return self._trim(place.sentence.start, end)

    def _trim(self, start: int, end: int) -> Span:
        text = self._text
        while start < end and (text[start].isspace() or text[start] in ",:"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",:"):
            end -= 1
        return _make(Span, (start, end))

    # Sources

    def _source(self, span: Span) -> Source:
        """Tell what sort of source a noun phrase names, and for whom it speaks."""
        grammar = self._grammar
        kind: SourceKind | None = None
        sides: set[str] = set()
        for word in self._folded[span.start : span.end].split():
            core = word.rpartition("'")[2] if "'" in word else word
            if kind is None and core in grammar.noun:
                kind = SourceKind(grammar.noun[core])
            if core in grammar.demonym:
                sides.add(grammar.demonym[core])
        for mention in self._mentioned(span):
            for fact in mention.facts:
                side = _side(fact)
                if side:
                    sides.add(side)
                if kind is None and (not isinstance(fact, Place) or self._only_places(span)):
                    kind = _kind(fact)
        if kind is SourceKind.DOCUMENT and not sides:
            sides |= self._issuers(span.end)
        return Source(span, kind or SourceKind.PERSON, next(iter(sides)) if len(sides) == 1 else None)

    def _only_places(self, span: Span) -> bool:
        """Tell a country that speaks ("Iran", "Moscow and Washington") from people of it ("Iran's sailors")."""
        mentions = self._mentioned(span)
        return mentions[0].span.start - span.start <= _ARTICLE and mentions[-1].span.end == span.end

    def _issuers(self, end: int) -> set[str]:
        """Return the sides of who issued a document ("un communiqué publié mardi par le Kremlin")."""
        limit = end + _REACH
        for agent in self._grammar.agent:
            at = self._folded.find(f" {agent} ", end - 1, limit)
            if at >= 0 and "." not in self._text[end:at]:
                span = Span(at, at + len(agent) + 30)
                return {side for mention in self._mentioned(span) for fact in mention.facts if (side := _side(fact))}
        return set()

    def _mentioned(self, span: Span) -> Sequence[Mention]:
        if self._mentions is None:
            wanted = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
            self._mentions = [mention for mention in self._document[MENTIONS] if mention.kind in wanted]
            self._mention_starts = [mention.span.start for mention in self._mentions]
        first = bisect_left(self._mention_starts, span.start)
        last = bisect_left(self._mention_starts, span.end, first)
        return self._mentions[first:last]

    def _is_speaker(self, source: Source) -> bool:
        """Tell whether a phrase surely names somebody who can speak."""
        span = source.span
        if source.kind is not SourceKind.PERSON:
            return True
        words = self._folded[span.start : span.end].split()
        if any(word in self._grammar.noun for word in words) or self._mentioned(span):
            return True
        capitals = sum(word[:1].isupper() for word in self._text[span.start : span.end].split())
        return capitals >= 2 or (capitals == 1 and len(words) == 1) or words[0] in self._grammar.pronoun

    def _remember(self, source: Source) -> Source:
        words = self._folded[source.span.start : source.span.end].split()
        grammar = self._grammar
        plural = bool(words) and (
            grammar.determiner.get(words[0]) == "plural" or any(word in grammar.joint for word in words)
        )
        bare = len(words) == 2 and words[0] in grammar.determiner and words[1] in grammar.noun
        if bare and source.side is None and source.kind is not SourceKind.INSTITUTION:
            source = self._anaphor(source, plural)
        self._last.append(_Found(source, plural))
        return source

    def _named_or_pronoun(self, span: Span) -> Source:
        if self._folded[span.start : span.end] in self._grammar.pronoun:
            return self._pronoun(span)
        return self._remember(self._source(span))

    def _pronoun(self, span: Span) -> Source:
        return self._resolve(span, self._grammar.pronoun[self._folded[span.start : span.end]])

    def _resolve(self, pronoun: Span, number: str) -> Source:
        """Lead a pronoun back to the last source that fits in number."""
        if number == "unnamed":
            return Source(pronoun, SourceKind.UNNAMED)
        plural = number == "plural"
        recent = [found.source for found in reversed(self._last[-4:]) if found.plural is plural]
        persons = [source for source in recent if source.kind in _PERSONAL]
        for source in persons or recent:
            return Source(pronoun, source.kind, source.side, source.antecedent or source.span)
        return Source(pronoun, SourceKind.PRONOUN)

    def _anaphor(self, source: Source, plural: bool) -> Source:
        """Lead "le responsable", "the official" back to whom the text named before."""
        noun = self._folded[source.span.start : source.span.end].split()[1]
        for found in reversed(self._last[-3:]):
            other = found.source
            if found.plural is not plural or (
                other.kind is not source.kind and not (other.kind in _PERSONAL and source.kind in _PERSONAL)
            ):
                continue
            named = other.antecedent or other.span
            if noun in self._grammar.anaphor or noun in self._folded[named.start : named.end].split():
                return Source(source.span, source.kind, other.side, other.antecedent or other.span)
        return source

    def _made(self, cue: Span, cue_class: CueClass, source: Source | None, content: Span) -> Attribution:
        start, end = cue
        for first, last in (content, source.span) if source else (content,):
            if first < start:
                start = first
            if last > end:
                end = last
        return _make(Attribution, (_make(Span, (start, end)), cue, cue_class, source, content, None))


class _Place(NamedTuple):
    """A cue and what stands around it.

    Args:
        hit: The cue.
        sentence: That holds it.
        low: Where the words that belong to the cue can begin.
        before: The last quotation that ended before it.
        around: The quotation it stands in.
        after: The next quotation, or the one around it.
    """

    hit: Hit
    sentence: Span
    low: int
    before: Quoted | None
    around: Quoted | None
    after: Quoted | None


#: Kinds that "he" and "she" stand for first.
_PERSONAL = (SourceKind.PERSON, SourceKind.OFFICE)


def _side(fact: Fact) -> str | None:
    if isinstance(fact, (Person, Organisation)):
        return fact.side
    if isinstance(fact, Place):
        return fact.country or fact.id
    return None


def _kind(fact: Fact) -> SourceKind:
    if isinstance(fact, Organisation):
        return SourceKind.MEDIA if fact.media else SourceKind.INSTITUTION
    return SourceKind.PERSON if isinstance(fact, Person) else SourceKind.INSTITUTION
