"""Cues: what may lay something in somebody's mouth, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Row
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.hits import Words
from factcheck.model.quotation import CueClass
from factcheck.model.span import Span

CUE = Words("cue")

#: Marks that open a quotation.
OPENING = frozenset('"“„«')
#: How many characters there may be between a cue and the quotation that makes a weak one a real one.
QUOTE_REACH = 35

#: Words that no lexicon has are verbs of speech behind quotations of so many characters, if they are no longer than …
SHORTEST_SPEECH, _LONGEST_VERB = 20, 16

#: Within how many characters behind a quotation a verb that the lexicon has is its own.
_KNOWN_TAG = 12
#: Within how many characters behind a quotation its verb stands, and the words there.
_TAG_REACH = 48
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")
#: What ends a quotation that its verb follows without a comma.
_BEFORE_VERB = ",!?"
#: How many characters before a participle or an infinitive the word stands that it hangs on.
_HELPER_REACH, _NEAR_HELPER = 60, 36
#: Marks that stand before a tag inside quote marks.
_BEFORE_TAG = frozenset("-,–—!?")
#: How many characters behind a verb the words stand that make it one of speech, and those that are part of it.
_FRAME_REACH, _NEAR_FRAME = 120, 50
#: Within how many words before a verb and its clitic "comme" stands.
_NEAR_LIKE = 3
#: How many characters behind a word "that" stands.
_THAT_REACH = 90

#: Start and end of a possible cue, its stance and how it stands to its source.
Candidate = tuple[int, int, CueClass, str]


class Place(NamedTuple):
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

    def opens_quote(self) -> bool:
        """Tell whether a quotation begins behind the cue."""
        after = self.after
        return after is not None and 0 <= after.span.start - self.end <= QUOTE_REACH and after.span.start < self.row.end

    def follows_comma(self, index: int) -> bool:
        """Tell whether a comma or a dash stands before a word of the cue."""
        return index > self.low and self.row.words[index - 1] in ",–—"


def candidates(
    document: Annotated, grammar: SpeechGrammar, sentences: Sequence[Span], quoted: Sequence[Quoted]
) -> list[Candidate]:
    """Return what may lay something in somebody's mouth, in the order of the text.

    Besides the words of the lexicon, these are the beginnings of sentences that give an opinion ("Pour les experts …"),
    colons before quotations, and words behind quotations that can only be verbs of speech.
    """
    meanings, folded = grammar.cue, document.folded
    # A cue of another language, in a block of its own, has no meaning here.
    found = [
        (start, end, *meanings[value])
        for start, end, value in document[CUE]
        if value in meanings
        and (
            value not in grammar.hanging
            or folded.startswith(grammar.agents, end)
            or _hangs(folded, grammar.hanging[value], start)
        )
    ]
    cued = len(found)
    if grammar.openers:
        for start, _ in sentences:
            if folded.startswith(grammar.openers, start):
                word = next(word for word in grammar.openers if folded.startswith(word, start))
                end = start + len(word) - 1
                if not _names(document, grammar, end + 1):
                    # "Pour trouver …"
                    continue
                found.append((folded.rfind(" ", start, end) + 1 or start, end, CueClass.NEUTRAL, "opinion"))
    starts = [candidate[0] for candidate in found[:cued]] if quoted else []
    for pair in quoted:
        start = pair.span.start
        if ":" in folded[max(0, start - 2) : start] and folded[pair.span.end : pair.span.end + 2].lstrip()[:1] != ",":
            # With a comma behind it a tag follows, which says more.
            colon = folded.rindex(":", 0, start)
            found.append((colon, colon + 1, CueClass.NEUTRAL, "colon"))
        if pair.content.length >= SHORTEST_SPEECH:
            end = pair.span.end
            behind = bisect_left(starts, end)
            if behind < cued and starts[behind] < end + _KNOWN_TAG:
                # "…", a déclaré le maire.
                continue
            tag = _tag_behind(document, grammar, pair)
            if tag is not None:
                found.append((tag[0], tag[1], CueClass.NEUTRAL, tag[2]))
    if len(found) > cued:
        found.sort()
    return found


def _names(document: Annotated, grammar: SpeechGrammar, place: int) -> bool:
    """Tell at a glance whether a noun phrase begins at a place: with a capital, a determiner, a pronoun or a noun."""
    text = document.folded[place : place + _LONGEST_VERB].replace("'", "' ").replace(",", " ")
    word = text.partition(" ")[0]
    return (
        document.text[place : place + 1].isupper()
        or word in grammar.determiner
        or word in grammar.pronoun
        or word in grammar.noun
    )


def _hangs(folded: str, helpers: frozenset[str], start: int) -> bool:
    """Tell at a glance whether a participle or an infinitive can hang on a word before it."""
    before = folded[max(0, start - _HELPER_REACH) : start].replace("'", "' ").replace(",", " ")
    return not helpers.isdisjoint(before.replace("-", " ").split()) or "\n" in before


def _tag_behind(document: Annotated, grammar: SpeechGrammar, pair: Quoted) -> tuple[int, int, str] | None:
    """Return the word behind a quotation and a comma that only a verb of speech can be, and its form.

    That is "…", approuve le maire; "…", a tranché le maire; and, behind a comma or none, "…" développe-t-elle.
    """
    folded, end = document.folded, pair.span.end
    parted = folded[end : end + 1] == "," or folded[pair.content.end - 1] in _BEFORE_VERB
    if folded[end : end + 1] == ",":
        end += 1
    if folded[end : end + 1] != " " or not document.text[end + 1 : end + 2].islower():
        return None
    if not parted and "-" not in folded[end : end + _TAG_REACH]:
        return None
    words = _WORD.finditer(folded, end, end + _TAG_REACH)
    first = match = next(words, None)
    while match is not None and match.group() in grammar.clitic:
        match = next(words, None)
    if match is None:
        return None
    word, start, stop = match.group(), match.start(), match.end()
    stem, hyphen, tail = word.partition("-")
    turned = hyphen and tail.rpartition("-")[2] in grammar.pronoun
    if stem in grammar.nonfinite:
        # "…, ayant permis de …"
        return None
    if stem in grammar.auxiliary and (turned or (parted and not hyphen)):
        for match in words:
            word = match.group()
            if not grammar.is_adverb(word):
                is_verb = word.endswith(grammar.participle_endings) and word not in grammar.passive
                return (match.start(), match.end(), "participle") if is_verb and word not in grammar.stop else None
        return None
    if turned:
        return start, start + len(stem), "finite"
    if grammar.gerund_endings and grammar.inverts and word.endswith(grammar.gerund_endings):
        # "…, citant le maire".
        return None
    leans = match is not first and first is not None and first.group() not in grammar.reflexive
    if not parted or leans or stop - start > _LONGEST_VERB or not word.isalpha() or grammar.is_closed(word):
        return None
    following = folded[stop : stop + 1]
    # «…», remachó, visiblemente molesto, el alcalde.
    finite = following == " " or (following == "," and word.endswith(grammar.clause_endings or ("\0",)))
    return (start, stop, "unknown") if finite else None


def may_be_verb(folded: str, grammar: SpeechGrammar, candidate: Candidate) -> bool:
    """Tell at a glance whether a doubtful word far from any quotation can be a verb of speech.

    "That" or a comma beside it tells, or what completes some verbs; without them a word that is as often a noun is none
    behind an article ("la demande"). Most words fail here, before their sentence is cut into words.
    """
    start, end, _, form = candidate
    if form.startswith("framed"):
        # "fait … état", "décrit … comme": frequent words, so the text is asked before it is cut up.
        behind = folded[end : end + _FRAME_REACH]
        verb = folded[start:end]
        near = behind[:_NEAR_FRAME]
        for frame in grammar.frame_texts.get(verb, ()):
            if frame in near:
                return True
        return any(opener in behind for opener in grammar.opener_texts.get(verb, ()))
    if form.startswith("reflexive"):
        # "s'est plainte", but "une plainte"
        near = folded[max(0, start - _NEAR_HELPER) : start]
        return any(word in near for word in grammar.reflexive_texts)
    if form == "held":
        return folded.find(grammar.held_texts[0], max(0, start - _NEAR_FRAME), start) >= 0 or any(
            text in folded[max(0, start - _NEAR_FRAME) : start] for text in grammar.held_texts[1:]
        )
    weak = form.startswith("weak")
    if not weak and not form.startswith("homograph"):
        return True
    before = folded[max(0, start - _HELPER_REACH) : start]
    if folded[end : end + 1] == "-" or (form.endswith("participle") and ("," in before or "–" in before)):
        # "…", a enfin lâché le maire.
        return True
    word = before.replace("'", "' ").rpartition(" ")[0].rpartition(" ")[2] if before[-1:] == " " else before[-2:]
    if weak and not (
        word[-1:] in ("", ",", "–", "—", "(")
        or word in grammar.like
        or folded[start:end] in grammar.completed
        or (word in grammar.clitic and not grammar.like.isdisjoint(before.split()[-_NEAR_LIKE:]))
    ):
        return not grammar.that_or_infinitive.isdisjoint(folded[end : end + _THAT_REACH].replace("'", "' ").split())
    return word not in grammar.determiner or word in grammar.clitic or word in grammar.noun


def may_be_tag(folded: str, start: int, end: int) -> bool:
    """Tell at a glance whether a cue inside quote marks can be a tag: turned round, or behind a mark."""
    return folded[end : end + 1] == "-" or not _BEFORE_TAG.isdisjoint(folded[max(0, start - 10) : start])
