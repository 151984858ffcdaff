"""The layer of sentences.

A sentence ends at a stop, unless what stands around it says otherwise: an abbreviation, an initial, a decimal, a word
that goes on in lower case. Sentences that lost the space between them are parted too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.annotate.base import Annotated
from factcheck.lexicons import Lexicon
from factcheck.model.article import BlockKind
from factcheck.model.layers import BLOCKS, LANGUAGES, SENTENCES
from factcheck.model.span import Span

_STOPS = ".!?…"
_CLOSERS = "»”\"’')]›"
_QUOTES = "»”\"’'›"
_SPACES = " \u00a0\u202f\n"
#: Signs behind a stop with which the sentence goes on.
_GOES_ON = ",;:.!?…%°*/"
#: How many characters a heading between dashes may have, and how few a word that runs into the next sentence.
_LONGEST_HEADING, _SHORTEST_WORD = 70, 3
#: A third of the time of Span(…).
_make = tuple.__new__
_NOTHING: frozenset[str] = frozenset()
#: A capital behind a letter, a closing mark or a dash: where a text lost its paragraphs, a sentence may begin there.
_JOINT = re.compile('[A-ZÀÉ](?<=[a-zà-ÿ"»-].)')


class SentenceAnnotator:
    """Parts every block into sentences; what a web page left in the text has none."""

    layer = SENTENCES

    def annotate(self, document: Annotated) -> tuple[Span, ...]:
        """Return the sentences in order, each inside one block and without space at its edges."""
        languages = document[LANGUAGES]
        sentences: list[Span] = []
        cutters: dict[str, _Cutter] = {}
        stops = _stops(document.text)
        joints = [match.start() for match in _JOINT.finditer(document.text)]
        position = 0
        for (kind, (start, end)), (_, language) in zip(document[BLOCKS], languages.spans, strict=True):
            if kind is BlockKind.RESIDUE:
                continue
            cutter = cutters.get(language)
            if cutter is None:
                cutter = cutters[language] = _Cutter(document, document.lexicons[language])
            while position < len(stops) and stops[position] < start:
                position += 1
            first = position
            while position < len(stops) and stops[position] < end - 1:
                position += 1
            cut = cutter.cut(start, end, stops[first:position]) if first < position else [Span(start, end)]
            inside = joints[bisect_left(joints, start + 1) : bisect_left(joints, end)]
            sentences.extend(cutter.part(cut, inside) if inside else cut)
        return tuple(sentences)


def _stops(text: str) -> list[int]:
    """Return where stops stand: four fast searches beat one with a character class three times over."""
    places = []
    for stop in _STOPS:
        place = text.find(stop)
        while place >= 0:
            places.append(place)
            place = text.find(stop, place + 1)
    places.sort()
    return places


class _Cutter:
    """Cuts blocks of one language."""

    __slots__ = ("_abbreviations", "_closing", "_folded", "_heralds", "_months", "_starters", "_text", "_turned")

    def __init__(self, document: Annotated, lexicon: Lexicon) -> None:
        self._text = document.text
        self._folded = document.folded
        self._abbreviations = lexicon.sets.get("sentence_abbreviations", _NOTHING)
        self._starters = lexicon.sets.get("sentence_starters", _NOTHING)
        self._heralds = lexicon.sets.get("ordinal_heralds", _NOTHING)
        self._months = lexicon.words.get("month", {})
        # German sets its marks either way: »Nein.« and «Nein.»
        self._turned = lexicon.tables.get("spelling", {}).get("noun") == "capital"
        #: Marks that close where a space follows them.
        self._closing = "“«‹‘" if self._turned else "“"

    def cut(self, start: int, end: int, stops: list[int]) -> list[Span]:
        """Return the sentences between two offsets, given the stops there."""
        sentences: list[Span] = []
        text, folded, abbreviations = self._text, self._folded, self._abbreviations
        for stop in stops:
            if stop < start:
                continue
            after = stop + 1
            following = text[after]
            if following == " ":
                # Most stops: a whole word before, a space and a capital behind.
                if after + 1 < end and text[after + 1].isupper():
                    word = folded[folded.rfind(" ", start, stop) + 1 : stop]
                    if text[stop] != "…" and len(word) > 1 and word.isalpha() and word not in abbreviations:
                        sentences.append(_make(Span, (start, after)))
                        start = after + 1
                        continue
            elif following.isalnum() and not following.isupper():
                # Decimals and addresses.
                continue
            while after < end and (
                text[after] in _CLOSERS or (text[after] in self._closing and text[after + 1 : after + 2] in _SPACES)
            ):
                after += 1
            spaced = after
            while spaced < end and text[spaced] in _SPACES:
                spaced += 1
            # French puts a space before its closing mark.
            if spaced > after and spaced < end and text[spaced] == "»" and not self._turned:
                after = spaced = spaced + 1
                while spaced < end and text[spaced] in _SPACES:
                    spaced += 1
            if spaced >= end:
                break
            if spaced == after:
                place = self._glued(start, stop, after, end)
                if place is None:
                    continue
                after, spaced = min(after, place), place
            elif not self._ends(start, stop, spaced, end, closed=after > stop + 1):
                continue
            sentences.append(_make(Span, (start, after)))
            start = spaced
        if start < end:
            sentences.append(_make(Span, (start, end)))
        return sentences

    def part(self, sentences: list[Span], joints: list[int]) -> Iterator[Span]:
        """Yield sentences parted where a lost paragraph glued two: "en colèreLe syndicat", "- Trêve -Le pays".

        Args:
            sentences: Those of one block.
            joints: Where capitals stand behind a letter, a closing mark or a dash.
        """
        block = sentences[0].start
        for start, end in sentences:
            for place in joints[bisect_left(joints, start + 1) : bisect_left(joints, end)]:
                quoted = self._is_heading(block, start, place)
                if quoted or self._is_joint(block, place, end):
                    place -= quoted
                    last = place
                    while last > start and self._text[last - 1] in _SPACES:
                        last -= 1
                    if last > start:
                        yield _make(Span, (start, last))
                    start = place
            yield _make(Span, (start, end))

    def _is_heading(self, block: int, start: int, place: int) -> bool:
        """Tell whether a heading ran into a quotation that begins a sentence: 'Un élu en colère"Nous …'."""
        text = self._text
        return (
            text[place - 1] == '"'
            and text[place - 2].islower()
            and start + _SHORTEST_WORD < place - 1 <= start + _LONGEST_HEADING
            and text[start].isupper()
            and text.count('"', start, place) == 1
            and text.count('"', block, place) % 2 == 1
        )

    def _is_joint(self, block: int, place: int, end: int) -> bool:
        text = self._text
        before = text[place - 1]
        if before == "-":
            # The heading that an agency sets between dashes.
            return text[place - 2].isspace() and text.rfind(".- ", block, place) >= place - _LONGEST_HEADING
        if self._word(place, end) not in self._starters:
            return False
        if before == '"':
            return not text[place - 2].isspace() and text.count('"', block, place) % 2 == 0
        if before == "»":
            return not self._turned or not (place - 1 == block or text[place - 2] in _SPACES)
        first = place
        while first > block and text[first - 1].isalpha():
            first -= 1
        return place - first >= _SHORTEST_WORD and text[first + 1 : place].islower()

    def _ends(self, start: int, stop: int, following: int, end: int, *, closed: bool) -> bool:
        """Tell whether a sentence ends at a stop that a space follows, perhaps behind a mark that closes something."""
        text = self._text
        opens = text[following]
        if opens.islower() or opens in _GOES_ON:
            return False
        if text[stop] != ".":
            return text[stop] != "…" or stop == start or text[stop - 1] not in "[("
        first = stop
        while first > start and (text[first - 1].isalnum() or text[first - 1] in ".-'’"):
            first -= 1
        word = self._folded[first:stop]
        if not word:
            # "We are ready[.]" He left.
            return stop == start or text[stop - 1] not in "[(" or text[following - 2] in _QUOTES
        if closed or word.endswith(".."):
            return True
        if word[-1].isdigit():
            return not (word.isdecimal() and len(word) <= 3 and self._is_ordinal(start, first, following, end))
        short = word.rpartition("'")[2]
        if short in self._abbreviations and (len(short) > 1 or len(word) == len(short) or opens.isupper()):
            return False
        if len(short) == 1 or "." in short:
            # An initial or an acronym with stops: the sentence ends there only if the next word could not belong to
            # the name.
            if "-" in short:
                return False
            if not text[stop - 1].isupper() and len(short) == 1:
                return True
            return not opens.isupper() or self._word(following, end) in self._starters
        return True

    def _is_ordinal(self, start: int, first: int, following: int, end: int) -> bool:
        """Tell whether a number with a stop behind it is an ordinal: "am 3. Oktober"."""
        if self._word(following, end) in self._months:
            return True
        if not self._heralds:
            return False
        before = self._folded[max(start, first - 20) : first].split()
        return (
            bool(before)
            and before[-1].rstrip(",") in self._heralds
            and self._word(following, end) not in self._starters
        )

    def _word(self, start: int, end: int) -> str:
        """Return the folded word that begins at an offset, with its apostrophe if it is elided."""
        folded = self._folded
        last = start
        while last < end and folded[last].isalpha():
            last += 1
        return folded[start : last + 1] if folded[last : last + 1] == "'" and last - start <= 2 else folded[start:last]

    def _glued(self, start: int, stop: int, after: int, end: int) -> int | None:
        """Return where the next sentence begins if nothing parts it from the stop: "prochains.Le musée", 'loi."Il'."""
        text = self._text
        before = text[stop - 1] if stop > start else " "
        if before in _SPACES and text[stop] in "?!":
            # French puts a space before these marks: 'protégées ?"La conséquence'.
            before = text[stop - 2]
        if text[after : after + 2] == "- " and text[after + 2 : after + 3].isupper():
            # The heading that an agency sets between dashes: ".- Trêve -Le pays …".
            return after
        acronym = before.isupper() and text[stop - 2 : stop - 1].isupper()
        if not (before.islower() or before.isdigit() or before in '»”")%' or acronym):
            return None
        # A straight mark both opens and closes; it opens if all before it are paired.
        if after > stop + 1 and text[after - 1] == '"' and text.count('"', start, after - 1) % 2 == 0:
            after -= 1
        opens = after + 1 if text[after] in '«“„"' else after
        while opens < end and text[opens] in _SPACES:
            opens += 1
        if opens + 1 >= end or not (text[opens].isupper() or (opens > after and text[opens].isdigit())):
            return None
        if before.islower() and not (text[stop - 2 : stop - 1].isalpha() or text[stop - 2 : stop - 1] in "'’"):
            return None
        following = text[opens + 1]
        if text[opens].isdigit():
            return after
        if following.islower():
            # "Radio.Com": a name of the net has no space before its stop's next word ends, and no words of a sentence.
            last = opens + 1
            while last < end and text[last].isalpha():
                last += 1
            return after if last < end and (text[last].isspace() or text[last] in "'’,-") else None
        if following == ".":
            # "américains.M. Dupont".
            return after if self._word(opens, end) in self._abbreviations else None
        if following.isupper():
            # The heading in capitals that a text ran into its sentences: "un mois.DE LOURDS ANTÉCÉDENTS".
            return after if self._is_in_capitals(opens, end) else None
        return after if following in " '’\u00a0" else None

    def _is_in_capitals(self, start: int, end: int) -> bool:
        """Tell whether two words in capitals stand at a place, which no address of the net has."""
        words = self._text[start : min(end, start + _LONGEST_HEADING)].split(" ", 2)
        return len(words) > 2 and words[0].isalpha() and (words[0] + words[1]).isupper() and len(words[1]) > 1
