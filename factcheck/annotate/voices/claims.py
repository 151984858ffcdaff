"""Claims: what an attribution lays in somebody's mouth, where it begins and where it ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.contents import Contents
from factcheck.annotate.voices.cues import OPENING, Place
from factcheck.annotate.voices.quotemarks import Quoted
from factcheck.annotate.voices.rows import Rows
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.model.hits import Hit, Words
from factcheck.model.layers import BLOCKS
from factcheck.model.quotation import Attribution, CueClass, Source
from factcheck.model.span import Span

#: Verb forms that tell that a sentence is somebody else's account: "sei", "serait".
REPORTED = Words("reported")

#: Marks and spaces that may stand between a quotation and its tag.
LOOSE = " ,.?!–—\n\xa0"
#: How many words may stand between "and" and a verb.
_LEAD_WORDS = 4
#: How many words a name has before what else is said of whom it names.
_APPOSITION = 4
#: A quotation opens a sentence that has no more than so many characters before it.
_LOOSE_START = 2
#: Less than this is no claim of its own, but what stands around another one ("… a dit que, selon lui, …").
_SHORTEST = 16
#: But "congratulated Roe, saying …".
_SHORTEST_OBJECT = 4
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Claims:
    """Finds what is claimed in one document.

    Args:
        document: The document.
        grammar: Of its language.
        rows: Its sentences.
        quoted: Its quotations, without those inside others.
        contents: Reads what verbs attribute that stand before it.
    """

    __slots__ = ("_contents", "_document", "_folded", "_grammar", "_quoted", "_quoted_starts", "_rows", "_text")

    def __init__(
        self,
        document: Annotated,
        grammar: SpeechGrammar,
        rows: Rows,
        quoted: Sequence[Quoted],
        contents: Contents,
    ) -> None:
        self._contents = contents
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._grammar = grammar
        self._rows = rows
        self._quoted = quoted
        self._quoted_starts = [pair.span.start for pair in quoted]

    def said_before(self, place: Place, end: int) -> Span:
        """Return what a tag that follows its content attributes."""
        before, start = place.before, place.row.start
        if before is not None and before.span.end > start and before.span.start <= start + _LOOSE_START:
            if not self._text[before.span.end : end].strip(LOOSE):
                return before.span
            start = min(start, before.span.start)
        elif (
            before is not None
            and before.span.start > start
            and self._text[start : before.span.start].rstrip()[-1:] == ":"
            and not self._text[before.span.end : end].strip(LOOSE)
        ):
            # "La colère monte : « … », déclare X".
            return before.span
        else:
            parted = max(self._folded.rfind(mark, start, end) for mark in (": ", "; "))
            if parted > start and (before is None or parted >= before.span.end):
                start = parted + 1
        return self._contents.trim(start, end)

    def around(self, place: Place) -> Span:
        """Return the part of a sentence that a tag stands in the middle of: up to a semicolon on both sides."""
        start, end = place.row.start, place.row.end
        before, behind = self._folded.rfind("; ", start, place.start), self._folded.find("; ", place.end, end)
        return self._contents.trim(before + 1 if before >= 0 else start, behind if behind >= 0 else end)

    def _whole_quotation(self, content: Span) -> Span:
        """Return content with the rest of a quotation of several sentences that begins in it."""
        number = bisect_left(self._quoted_starts, content.end) - 1
        if number >= 0:
            quoted = self._quoted[number].span
            if content.start <= quoted.start and quoted.end > content.end:
                return _make(Span, (content.start, quoted.end))
        return content

    def made(self, cue: Span, cue_class: CueClass, source: Source | None, content: Span) -> Attribution:
        """Return an attribution of these parts, with the whole of a quotation that begins in its content."""
        start, end = cue
        content = self._whole_quotation(content)
        first, last = content
        if first < start:
            start = first
        if last > end:
            end = last
        if source is not None:
            first, last = source.span
            if first < start:
                start = first
            if last > end:
                end = last
        return _make(Attribution, (_make(Span, (start, end)), cue, cue_class, source, content, None))

    def apart(self, found: list[Attribution]) -> list[Attribution]:
        """Return attributions whose content ends where the next one begins: "… a dit que A, ajoutant que B"."""
        folded, grammar = self._folded, self._grammar
        for number, (attribution, following) in enumerate(pairwise(found)):
            start = following.cue.start
            content = attribution.content
            if following.source is not None and attribution.cue.end <= following.source.span.start < start:
                if "," in folded[following.source.span.end : start]:
                    # "… a regretté sa décision et Ana Roe, la ministre, a souligné que …"
                    head = folded[content.start : following.source.span.start].rstrip(" ,")
                    joint = max(head.rfind(f" {word} ") for word in (*grammar.joint, "\0"))
                    named = content.start + joint + 1
                    words = head[joint + 1 :].split()[1:]
                    if (
                        joint < 0
                        or not 0 < len(words) <= _APPOSITION
                        or not self._text[named + len(head[joint + 1 :].split()[0]) + 1].isupper()
                    ):
                        continue
                    start = named + len(head[joint + 1 :].split()[0]) + 1
                else:
                    start = following.source.span.start
            if start >= content.end or start <= attribution.cue.start:
                continue
            if (
                start >= following.content.end > following.content.start > content.start
                and folded[following.content.start] in OPENING
            ):
                # "… que « A », « B », appuie Y".
                start = following.content.start
            if (
                content.start <= following.content.start
                and content.start >= attribution.cue.end
                and following.content.end <= following.cue.start
            ):
                # "Selon X, le maire a été critiqué par Y et …"
                continue
            joint = following.source is not None and following.source == attribution.source
            shortest = _SHORTEST_OBJECT if joint or folded[slice(*following.cue)] in grammar.gerunds else _SHORTEST
            if start < content.start + shortest:
                continue
            if content.start < attribution.cue.start < content.end:
                # "Mardi, a dit le maire, …": a tag in the middle.
                continue
            before = folded[content.start : start].rstrip()
            word = before[before.rfind(" ") + 1 :]
            lead = (
                grammar.joint.intersection(before.split()[-_LEAD_WORDS:]) if joint and word not in grammar.joint else ()
            )
            if lead:
                # "… a « farce », and on Twitter called it …"
                before = before[: max(before.rfind(f" {joining} ") for joining in lead)].rstrip()
                word = ","
            if word in grammar.that and (contrast := before[: -len(word)].rstrip()).endswith(tuple(grammar.contrast)):
                # "… une « défaillance » tandis que …"
                before, word = contrast, contrast[contrast.rfind(" ") + 1 :]
            # "… le budget avant de dénoncer la dette"
            apart = joint and folded[start : following.cue.end].partition(" ")[0] in grammar.aside
            if (
                apart
                or word[-1] in ",–—("
                or word.endswith((',"', ",”"))
                or word in grammar.joint
                or word in grammar.aside
                or word in grammar.coordinator
                or grammar.stop.get(word) == "time"
            ):
                if word.isalpha() and not apart:
                    before = before[: -len(word)]
                found[number] = self.made(
                    attribution.cue,
                    attribution.cue_class,
                    attribution.source,
                    self._contents.trim(content.start, content.start + len(before.rstrip(" ,–—("))),
                )
        return found

    def run_on(self, found: Sequence[Attribution], reported: Sequence[Hit]) -> Iterator[Attribution]:
        """Yield attributions with the sentences behind them in which verbs tell that the same source goes on."""
        cues = {self._rows.number_at(attribution.cue.start) for attribution in found}
        told = {self._rows.number_at(hit.start) for hit in reported} - cues
        if not told:
            yield from found
            return
        blocks = [block.span for block in self._document[BLOCKS]]
        for attribution, following in pairwise([*found, None]):
            if attribution is None:
                break
            number = self._rows.number_at(attribution.span.end - 1)
            last = number
            if attribution.source is not None and (
                following is None or self._rows.number_at(following.cue.start) > number
            ):
                ends = [span.end for span in blocks if span.start <= attribution.cue.start < span.end]
                while last + 1 in told and self._rows.sentences[last + 1].end <= (ends[0] if ends else len(self._text)):
                    last += 1
            if last > number:
                runs_on = Span(self._rows.sentences[number + 1].start, self._rows.sentences[last].end)
                attribution = attribution._replace(runs_on=runs_on)
            yield attribution
