"""Quotations: words between quote marks, how much of a sentence they are, and who says them.

The marks are paired by ``quotemarks``, the cues read by ``attributions``. What is left is to bring the two together,
nearest first: a tag behind the quotation, a tag inside it, a verb before it in its sentence, the sentence that
introduces it with a colon, and last, for whole sentences that go on quoting, the speaker before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.attributions import VOICES
from factcheck.annotate.voices.passage import Passage
from factcheck.annotate.voices.quotemarks import QUOTED, Quoted
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.annotate.voices.subjects import Subjects
from factcheck.model.article import PROSE
from factcheck.model.layers import BLOCKS, QUOTATIONS, SENTENCES
from factcheck.model.quotation import Attribution, Quotation, QuotationKind, Source, SourceKind
from factcheck.model.span import Span

#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
#: Members of an enumeration are slow to reach through their class.
_DIRECT, _MIXED, _PARTIAL = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.PARTIAL
_SCARE, _TITLE = QuotationKind.SCARE, QuotationKind.TITLE

_SENTENCE_END = ".?!…"
_SPEECH = (_DIRECT, _MIXED)
#: Fewer words than these are a phrase, even with a verb among them.
_CLAUSE_WORDS = 4
_LONGEST_TITLE = 8
#: A quotation of fewer characters that stands by itself may be a slogan.
_SHORTEST_ALONE = 30
#: A clause shows its verb within so many characters.
_CLAUSE_REACH = 200
#: What stands in two quotations is the same if it has so many characters, but for the marks around it.
_SHORTEST_REPEATED, _MARKS = 12, " .,;:!?…"
#: A heading of quoted words has at most so many characters and at least so many words, of which such a share is said.
_LONGEST_HEADING, _HEADING_WORDS, _HEADING_SHARE = 100, 5, 0.75
#: Among so many quotations the words of a heading are looked for.
_MOST = 30
#: A speaker is carried over at most so many characters of the writer's own words to the next quotation.
_CARRY = 250


class QuotationAnnotator:
    """Finds quotations."""

    layer = QUOTATIONS

    def __init__(self) -> None:
        self._words: dict[str, _Words] = {}
        self._grammars: dict[str, SpeechGrammar] = {}

    def annotate(self, document: Annotated) -> tuple[Quotation, ...]:
        """Return the quotations in order of the text, outer ones before inner ones."""
        pairs = document[QUOTED]
        if not pairs:
            return ()
        words = self._words.get(document.language)
        if words is None:
            tables = document.lexicon.tables
            denied = tables.get("clause_denied", {})
            words = self._words[document.language] = _Words(
                frozenset(tables.get("clause_word", {})),
                tuple(tables.get("clause_ending", {})),
                frozenset(word for word, place in denied.items() if place == "before"),
                frozenset(tables.get("negation", {})),
                frozenset(word for word, place in denied.items() if place == "behind"),
                frozenset(tables.get("distance", {})),
                frozenset(tables.get("title_noun", {})),
                frozenset(tables.get("that", {})),
                frozenset(tables.get("clausal", {})),
                frozenset(word for word, kind in tables.get("np_stop", {}).items() if kind == "preposition")
                | frozenset(tables.get("genitive", {})),
                frozenset(word for word, kind in tables.get("np_stop", {}).items() if kind == "relative"),
            )
        return _Reading(document, words, self._grammar).quotations(pairs)

    def _grammar(self, document: Annotated) -> SpeechGrammar:
        grammar = self._grammars.get(document.language)
        if grammar is None:
            grammar = self._grammars[document.language] = SpeechGrammar(document.lexicon)
        return grammar


class _Words(NamedTuple):
    """The words of one language that tell how much is quoted.

    Args:
        clause: Verbs and other words that only a clause has.
        clause_endings: What only finite verbs end with.
        denied_before: What stands before those words where they are none: "to".
        negation: Those of them that deny a verb.
        denied_behind: What stands behind these where that is an infinitive: "ne pas".
        distance: What holds a word at arm's length: "so-called".
        title_noun: What stands before a title: "film".
        that: What begins reported speech.
        clausal: Verbs that only a clause follows: "said".
        governing: Prepositions and the like, which no clause follows.
        relative: What begins a clause inside a phrase: "qui".
    """

    clause: frozenset[str]
    clause_endings: tuple[str, ...]
    denied_before: frozenset[str]
    negation: frozenset[str]
    denied_behind: frozenset[str]
    distance: frozenset[str]
    title_noun: frozenset[str]
    that: frozenset[str]
    clausal: frozenset[str]
    governing: frozenset[str]
    relative: frozenset[str]


class _Reading:
    """One pass over the quotations of one document."""

    def __init__(self, document: Annotated, words: _Words, grammar_of: Callable[[Annotated], SpeechGrammar]) -> None:
        self._document = document
        self._grammar_of = grammar_of
        self._subjects: Subjects | None = None
        self._text = document.text
        self._folded = document.folded
        self._sentences: Sequence[Span] = document[SENTENCES]
        self._sentence_starts = [sentence.start for sentence in self._sentences]
        #: Also behind a dateline or the dash of a list a quotation may be what a sentence begins with.
        self._openings = frozenset(self._sentence_starts)
        self._block_starts = [block.span.start for block in document[BLOCKS]]
        self._attributions = document[VOICES]
        self._cues = [attribution.cue for attribution in self._attributions]
        self._cue_starts = [cue.start for cue in self._cues]
        self._words = words

    def quotations(self, pairs: Iterable[Quoted]) -> tuple[Quotation, ...]:
        """Return them all, in the order of the pairs."""
        found = list(self._read(pairs))
        titles = {self._said(quotation.content) for quotation in found if quotation.kind is _TITLE}
        for index, quotation in enumerate(found):
            if quotation.kind in _SPEECH and self._said(quotation.content) in titles:
                found[index] = quotation._replace(kind=_TITLE)
            elif quotation.cue is None and quotation.kind in _SPEECH:
                found[index] = quotation._replace(source=self._repeated(quotation, found[index + 1 : index + _MOST]))
        return tuple(found)

    def _said(self, content: Span) -> str:
        """Return quoted words without the marks around them."""
        return self._folded[content.start : content.end].strip(_MARKS)

    def _repeated(self, quotation: Quotation, following: Sequence[Quotation]) -> Source | None:
        """Return who says the words of a headline or a heading in full further on; else the source they have.

        A heading may shorten them: most of its words must stand in one quotation.
        """
        said = self._said(quotation.content)
        if len(said) < _SHORTEST_REPEATED:
            return quotation.source
        words = set(said.split()) if len(said) <= _LONGEST_HEADING else set()
        for other in following:
            if other.source is None:
                continue
            start, end = other.content
            if said in self._folded[start:end]:
                return other.source
            if len(words) >= _HEADING_WORDS:
                told = words.intersection(self._said(other.content).split())
                if len(told) >= _HEADING_SHARE * len(words):
                    return other.source
        return quotation.source

    def _read(self, pairs: Iterable[Quoted]) -> Iterator[Quotation]:
        last: Quotation | None = None
        for pair in pairs:
            attribution = self._attribution(pair) if pair.depth == 0 else None
            kind = self._kind(pair, attribution)
            source = attribution.source if attribution else None
            if attribution is None and pair.depth == 0 and kind in _SPEECH:
                source = self._unattributed(pair, kind, last)
            cue = attribution.cue if attribution else None
            quotation = _make(Quotation, (pair.span, pair.content, kind, cue, source, pair.closed))
            if pair.depth == 0:
                last = quotation
            yield quotation

    def _attribution(self, pair: Quoted) -> Attribution | None:
        """Return the attribution that lays a quotation in somebody's mouth."""
        span = pair.span
        attributions, cues = self._attributions, self._cues
        first_inside = bisect_left(self._cue_starts, span.start)
        behind = first_inside
        while behind < len(cues) and cues[behind].start < span.end:
            behind += 1
        if behind < len(cues):
            content = attributions[behind].content
            if span.end <= content.end <= cues[behind].start and content.contains(span):
                return attributions[behind]
        if behind > first_inside:
            return attributions[first_inside]
        sentence = self._sentence(span.start)
        nearest: Attribution | None = None
        for index in range(first_inside - 1, -1, -1):
            if cues[index].start < sentence.start:
                break
            if cues[index].end <= span.start:
                # A tag in between attributes what stands before it.
                if attributions[index].content.end > span.start:
                    return attributions[index]
                nearest = nearest or attributions[index]
        if nearest is not None:
            return nearest
        if behind < len(cues) and cues[behind].start < max(sentence.end, self._sentence(span.end - 1).end):
            return attributions[behind]
        return None

    def _unattributed(self, pair: Quoted, kind: QuotationKind, last: Quotation | None) -> Source | None:
        """Return who says a quotation that nothing attributes.

        That is who the writer's words before it are about ("Ana Roe n'y croit pas. « … »"), else the speaker before.
        """
        spoken, source = self._before(pair.span.start, last)
        floor = spoken.end if spoken is not None else 0
        if source is not None and source.kind is SourceKind.DOCUMENT:
            # "Ana Roe y revient : 9.500 selon les chiffres. « … »"
            floor = self._sentence(floor - 1).start
        told = self._spoken_of(pair, floor) if kind is _DIRECT and spoken is not None else None
        if told is None and spoken is not None:
            told = self._carried(pair, spoken, source)
        return self._spoken_of(pair, 0) if told is None and kind is _DIRECT else told

    def _before(self, start: int, last: Quotation | None) -> tuple[Span | None, Source | None]:
        """Return the last words before a place that are laid in somebody's mouth, and whose it is."""
        spoken, source = (last.span, last.source) if last is not None else (None, None)
        index = bisect_left(self._cue_starts, start) - 1
        if index >= 0 and (spoken is None or self._attributions[index].cue.start > spoken.start):
            spoken, source = self._attributions[index].span, self._attributions[index].source
        return spoken, source

    def _carried(self, pair: Quoted, spoken: Span, source: Source | None) -> Source | None:
        """Return the speaker of the words before, where a quotation goes on with them."""
        start = pair.span.start
        if start - spoken.end > _CARRY:
            return None
        blocks = self._block_starts
        return source if bisect_right(blocks, start) - bisect_right(blocks, spoken.start) <= 1 else None

    def _spoken_of(self, pair: Quoted, floor: int) -> Source | None:
        """Return who the sentences before are about, where a quotation stands by itself behind them.

        Args:
            pair: The quotation.
            floor: Where the last words before it end that are somebody's.
        """
        start, text = pair.span.start, self._text
        if pair.content.length < _SHORTEST_ALONE or text[:start].rstrip()[-1:] not in _SENTENCE_END:
            return None
        sentence = bisect_right(self._sentence_starts, start) - 2
        if sentence < 0 or self._sentence_starts[sentence] < floor:
            return None
        number = bisect_right(self._block_starts, start) - 1
        if number < 0 or self._document[BLOCKS][number].kind not in PROSE:
            return None
        if self._subjects is None:
            self._subjects = Passage.of(self._document, self._grammar_of(self._document)).subjects
        return self._subjects.before(start, max(floor, self._block_starts[max(number - 1, 0)]))

    def _sentence(self, place: int) -> Span:
        index = bisect_right(self._sentence_starts, place) - 1
        return self._sentences[index] if index >= 0 else Span(0, len(self._text))

    def _kind(self, pair: Quoted, attribution: Attribution | None) -> QuotationKind:
        text, content, start = self._text, pair.content, pair.span.start
        words = self._folded[content.start : content.end].split(None, _LONGEST_TITLE)
        count = len(words)
        before = text[max(0, start - 30) : start]
        word = before.rsplit(None, 1)[-1].lower() if before.strip() else ""
        word = word.replace("’", "'").rstrip(",:")
        if word[-1:] != "'":
            word = word.rpartition("'")[2]
        if count <= _CLAUSE_WORDS and word in self._words.distance:
            return _SCARE
        if (
            count <= _LONGEST_TITLE
            and word in self._words.title_noun
            and not (attribution and attribution.cue.end > start - 12)
        ):
            return _TITLE
        previous = before.rstrip()[-1:]
        starts_sentence = not previous or previous in ".:?!…" or start in self._openings
        upper = text[content.start].isupper()
        ended = text[content.end - 1] in _SENTENCE_END or text[pair.span.end : pair.span.end + 1] == "."
        if upper and not starts_sentence and count <= _LONGEST_TITLE and word in self._words.governing and not ended:
            # "dans « On n'est pas couché »"
            return _TITLE
        clause = count >= _CLAUSE_WORDS and (self._is_clause(content) or self._is_told(pair, word, attribution))
        if upper and (clause or count > _LONGEST_TITLE) and (starts_sentence or ended or previous in ",("):
            return _DIRECT
        parted = text[content.end - 1] == ","  # "However," she said, "…"
        if upper and starts_sentence and (ended or attribution is not None) and (count > 1 or parted):
            return _DIRECT
        if clause:
            return _DIRECT if starts_sentence and attribution is not None else _MIXED
        if (
            upper
            and not starts_sentence
            and count <= _LONGEST_TITLE
            and word not in self._words.that
            and previous not in ",("
        ):
            return _TITLE
        if attribution is None and count <= 2:
            return _SCARE
        return _PARTIAL

    def _is_told(self, pair: Quoted, word: str, attribution: Attribution | None) -> bool:
        """Tell whether all that follows "que" or "said" in its sentence is quoted: it must be a clause."""
        if word not in self._words.that and not (attribution and word in self._words.clausal):
            return False
        text, end = self._text, pair.span.end
        return text[pair.content.end - 1] in _SENTENCE_END or text[end : end + 1] in _SENTENCE_END

    def _is_clause(self, content: Span) -> bool:
        """Tell whether quoted words have a verb of their own."""
        words = self._folded[content.start : min(content.end, content.start + _CLAUSE_REACH)].replace("'", "' ").split()
        known = self._words
        endings = known.clause_endings
        if known.clause.isdisjoint(words) and not (endings and any(word.endswith(endings) for word in words)):
            return False
        for number, word in enumerate(words):
            if (
                (word in known.clause or word.endswith(known.clause_endings))
                and not (number and words[number - 1] in known.denied_before)
                and not (word in known.negation and not known.denied_behind.isdisjoint(words[number + 1 : number + 2]))
            ):
                return True
            if number and word in known.relative:
                # "la ville qui veut gagner": the verb is that of a clause inside a phrase.
                return False
        return False
