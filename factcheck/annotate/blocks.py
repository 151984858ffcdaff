"""The layer of blocks: what the words tell of the parts of an article, beyond what its format told the reader.

Datelines, bylines, credits and the remains of web pages are looked for in the words of every language there is: a
French article may open with a Spanish dateline and end with an English button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.lexicons import Lexicons
from factcheck.model.article import PROSE, Block, BlockKind
from factcheck.model.layers import BLOCKS
from factcheck.model.span import Span

#: In code points: the longest line that can be anything but a paragraph, a headline, a heading, a byline or credit.
_LONGEST_LINE, _LONGEST_HEADLINE, _LONGEST_HEADING, _LONGEST_CREDIT = 200, 170, 90, 100
#: The shortest block that is the body of an article for sure, and how far a dateline or a credit reaches into a
#: paragraph.
_SHORTEST_BODY, _REACH = 80, 100
#: Paragraphs that may stand above a line with nothing but a date for it to be the dateline: standfirsts, pulled
#: quotations.
_LATE_DATELINE = 2
#: In words: lines in which a phrase of a web page tells, headings, credits, lines with a handle or an address.
_RESIDUE_WORDS, _HEADING_WORDS, _CREDIT_WORDS, _HANDLE_WORDS, _ADDRESS_WORDS = 12, 14, 9, 6, 3
_PLACE_WORDS = 6
#: In letters: the longest short name of a state behind a place, "Okla.", "Calif.".
_STATE = 5

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_NUMERIC_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?)(?!\w)")
_ADDRESS = re.compile(r"\W*(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|\S+@[\w-]+\.\S+)\W*")
_ORDINAL = re.compile(r"\d+[^\W\d_]{0,4}\d*")
_EDGES = " \t\n.»«>›|•·→➤►▶▼✉☰×*+-–—:…#\"'()[]"
_DASHES = "-–—"
#: One of these stands at the start of every paragraph that opens with a dateline.
_DATELINE_SIGN = re.compile(r"[(/–—]|[ .]-")
#: Where it is a line by itself, digits are enough.
_SHORT_DATELINE_SIGN = re.compile(r"[(/\d]")
#: Neither a date nor an agency goes without one of these.
_DATE_OR_AGENCY = re.compile(r"[(/\[\d]")
_CREDIT_EDGES = " ()[].*_-–—©"
_CLOSING = {"(": ")", "[": "]", "/": "/"}
_STOPS = ".!?:;,…"
#: A member of an enumeration is slow to reach through its class.
_PARAGRAPH = BlockKind.PARAGRAPH
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__
_ITEM_MARKS = ("- ", "* ", "+ ", "• ")


class BlockAnnotator:
    """Refines the blocks of the reader."""

    layer = BLOCKS

    def __init__(self) -> None:
        self._vocabulary: _Vocabulary | None = None

    def annotate(self, document: Annotated) -> tuple[Block, ...]:
        """Return the blocks in order: disjoint, each trimmed of the space around it."""
        vocabulary = self._vocabulary
        if vocabulary is None or vocabulary.lexicons is not document.lexicons:
            vocabulary = self._vocabulary = _Vocabulary(document.lexicons)
        return _Refinement(document, vocabulary).blocks()


class _Vocabulary:
    """The words of all languages together."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        every = [lexicons[language] for language in lexicons.languages]

        def union(name: str) -> frozenset[str]:
            return frozenset[str]().union(*(_squeezed(lexicon.sets.get(name, ())) for lexicon in every))

        def forms(word_class: str) -> frozenset[str]:
            return frozenset(form.rstrip(".") for lexicon in every for form in lexicon.words.get(word_class, ()))

        self.months = forms("month")
        self.days = forms("weekday")
        self.dateline_words = union("dateline_words")
        self.particles = union("name_particles")
        self.agencies = union("agencies")
        self.image_marks = union("image_marks")
        self.residue_whole = frozenset(form.strip(_EDGES) for form in union("residue_whole")) | self.image_marks
        self.residue_contains = tuple(union("residue_contains"))
        self.credit_joins = union("credit_joins")
        self.credit_cues = tuple(sorted(union("credit_cues"), key=len, reverse=True))
        self.residue_starts = _by_first_word(union("residue_starts"))
        self.byline_cues = _by_first_word(union("byline_cues"))
        self.caption_cues = union("caption_cues")
        #: First words of all that a long line can begin with and be no paragraph.
        self.openers = frozenset(self.residue_starts) | frozenset(self.byline_cues) | {"©"}


class _Token(NamedTuple):
    start: int
    end: int
    form: str


class _Draft(NamedTuple):
    """A block on its way; ``image`` if it stands for an image, ``item`` if it is one of a list."""

    kind: BlockKind
    span: Span
    image: bool = False
    item: bool = False


class _Refinement:
    """The work on one document."""

    def __init__(self, document: Annotated, vocabulary: _Vocabulary) -> None:
        self._text = document.text
        self._folded = document.folded
        self._given = document.article.blocks
        self._words = vocabulary
        self._bodies = 0

    def blocks(self) -> tuple[Block, ...]:
        drafts: list[_Draft] = []
        for index, block in enumerate(self._given):
            kind, span = block
            if kind is _PARAGRAPH and self._is_plain(span):
                drafts.append(_Draft(kind, span))
                self._bodies += 1
            elif kind is BlockKind.HEADLINE and not self._bodies:
                drafts.append(_Draft(kind, span))
            else:
                drafts.extend(self._alone(block, last=index + 1 == len(self._given)))
        if len(drafts) == 1:
            return (Block(drafts[0].kind, drafts[0].span),)
        return tuple(self._together(drafts))

    def _is_plain(self, span: Span) -> bool:
        """Tell at little cost that a paragraph is nothing else and holds neither dateline nor credit, as most do."""
        start, end = span
        folded = self._folded
        length = end - start
        if (
            length <= _REACH
            or folded.find(":", end - _REACH, end) >= 0
            or folded.find(")", end - 2, end) >= 0
            or _DATELINE_SIGN.search(folded, start, start + _REACH)
        ):
            return False
        if length > _LONGEST_LINE:
            return True
        space = folded.find(" ", start, start + _REACH)
        return (
            space > 0 and folded[start:space] not in self._words.openers and folded.find(":", start, start + _REACH) < 0
        )

    # What a block tells by itself.

    def _alone(self, block: Block, *, last: bool) -> Iterator[_Draft]:
        kind, span = block
        start, end = span
        item = self._folded[max(0, start - 2) : start] in _ITEM_MARKS
        if kind is BlockKind.RESIDUE or kind is BlockKind.CAPTION:
            yield _Draft(kind, span)
            return
        if end - start <= _LONGEST_LINE:
            line = _squeeze(self._folded[start:end])
            words = line.split()
            if self._is_residue(line, words):
                yield _Draft(BlockKind.RESIDUE, span, image=line.strip(_EDGES) in self._words.image_marks)
                return
            if self._is_credit(span, line, words):
                yield _Draft(BlockKind.CREDIT, span)
                return
            if line.partition(":")[0].rstrip() in self._words.caption_cues and ":" in line:
                yield _Draft(BlockKind.CAPTION, span)
                return
            parts = self._byline(span, line, words)
            if parts is not None:
                yield from parts
                return
        if kind is _PARAGRAPH or (kind is BlockKind.HEADING and not self._bodies):
            dateline = self._dateline(start, end)
            if dateline == end and (last or self._bodies <= _LATE_DATELINE):
                yield _Draft(BlockKind.DATELINE, span)
                return
            if dateline is not None and dateline < end:
                # The marks behind a dateline are no part of either.
                inner = self._folded[start:dateline].rstrip(" .-–—:\n")
                yield _Draft(BlockKind.DATELINE, Span(start, start + len(inner)))
                while not (self._text[dateline].isalnum() or self._text[dateline] in "\"«“„'‘’([¿¡»"):
                    dateline += 1
                start = dateline
        body_end, credit = self._credit_at_end(start, end) if kind is _PARAGRAPH else (end, None)
        if kind is _PARAGRAPH and not item and self._is_sentence(Span(start, body_end)):
            self._bodies += 1
        yield _Draft(kind, Span(start, body_end), item=item)
        if credit is not None:
            yield _Draft(BlockKind.CREDIT, credit)

    def _is_sentence(self, span: Span) -> bool:
        """Tell whether a block is long enough for the body, and either too long for a headline or closed by a stop."""
        return span.length >= _SHORTEST_BODY and (
            span.length > _LONGEST_HEADLINE or self._text[span.end - 1] in '.!?…»"”'
        )

    def _is_residue(self, line: str, words: Sequence[str]) -> bool:
        vocabulary = self._words
        if line.strip(_EDGES) in vocabulary.residue_whole:
            return True
        if len(words) <= _ADDRESS_WORDS and ("." in line or "@" in line) and _ADDRESS.fullmatch(line):
            return True
        if words[-1][0] == "@" and len(words) <= _HANDLE_WORDS and line[-1] not in _STOPS:
            return True
        if not any(map(str.isalnum, line)):
            return True
        if _cue(vocabulary.residue_starts, line, words) is not None:
            return True
        return len(words) <= _RESIDUE_WORDS and any(phrase in line for phrase in vocabulary.residue_contains)

    def _is_credit(self, span: Span, line: str, words: Sequence[str]) -> bool:
        if len(line) > _LONGEST_CREDIT:
            return False
        bare = line.strip(_CREDIT_EDGES)
        if line[0] == "©":
            return len(words) <= _CREDIT_WORDS
        before, colon, after = bare.partition(":")
        if colon and before.rstrip() in self._words.credit_cues:
            return len(after.split()) <= _CREDIT_WORDS and line[-1] not in "?!"
        if colon and before.rstrip() in self._words.caption_cues:
            return self._names_agency(span.start + self._folded[span.start : span.end].index(":") + 1, span.end)
        return len(words) <= _CREDIT_WORDS and self._names_agency(span.start, span.end)

    def _names_agency(self, start: int, end: int) -> bool:
        """Tell whether words only name news agencies, or an outlet with one: "Reuters", "Le Soir avec AFP"."""
        found = False
        for part in re.split(r"[/,()]| [-–] ", self._folded[start:end].strip(_CREDIT_EDGES)):
            name = part.split()
            while name and name[0] in self._words.credit_joins:
                del name[0]
            joins = [number for number, word in enumerate(name) if word in self._words.credit_joins]
            outlet, agency = (name[: joins[-1]], name[joins[-1] + 1 :]) if joins else ([], name)
            if " ".join(agency) in self._words.agencies and self._capitals(start, end, len(outlet)):
                found = True
            elif name:
                return False
        return found

    def _capitals(self, start: int, end: int, count: int) -> bool:
        """Tell whether the first words of a stretch are written as names are."""
        words = self._text[start:end].strip(_CREDIT_EDGES).split()[:count]
        return all(word[0].isupper() or word.lower() in self._words.particles for word in words)

    def _byline(self, span: Span, line: str, words: Sequence[str]) -> Iterable[_Draft] | None:
        """Return the byline that a line is, and the date behind it, if it has one; None if it is no byline."""
        cue = _cue(self._words.byline_cues, line, words) if len(line) <= _LONGEST_CREDIT * 1.5 else None
        if cue is None:
            return None
        start, end = span
        tokens = self._tokens(start, end)
        cue_words = len(_TOKEN.findall(cue))
        names = 0
        for number, token in enumerate(tokens[cue_words:], cue_words):
            written = self._text[token.start : token.end]
            if names and self._may_date(token.form) and self._date(tokens, number)[1]:
                name_end = start + len(self._folded[start : token.start].rstrip(" ,-–—|•·"))
                return (
                    _Draft(BlockKind.BYLINE, Span(start, name_end)),
                    _Draft(BlockKind.DATELINE, Span(token.start, end)),
                )
            if token.form[0].isalpha():
                if written[0].isupper():
                    names += 1
                elif token.form not in self._words.particles and token.form not in self._words.credit_joins:
                    return None
            elif token.form not in ",.'’-–—|•/&()@":
                return None
        enough = names >= 2 or (names == 1 and cue_words > 1)
        return (_Draft(BlockKind.BYLINE, span),) if enough and (self._text[end - 1] not in "!?") else None

    # Datelines.

    def _dateline(self, start: int, end: int) -> int | None:
        """Return where the dateline ends that opens a block, the end of the block if it is nothing else, or None."""
        folded = self._folded
        short = end - start <= _REACH
        limit = end if short else start + _REACH
        if not (_SHORT_DATELINE_SIGN if short else _DATELINE_SIGN).search(folded, start, limit):
            return None
        if not short and not _DATE_OR_AGENCY.search(folded, start, limit):
            return None
        tokens = self._tokens(start, limit)
        if not tokens:
            return None
        place_end = self._place(tokens)
        number, dated = (place_end, False)
        if place_end == 0 or tokens[place_end - 1].form in (",", ".") or place_end < len(tokens):
            number, dated = self._date(tokens, place_end)
        if place_end and not dated:
            number = place_end
        if dated and not place_end:
            number = self._place_behind(tokens, number)
        number, agency = self._agency(tokens, number, certain=dated and place_end > 0)
        if not dated and not agency:
            return None
        if number == len(tokens) and short:
            return end if dated else None
        number, marks = self._separator(tokens, number)
        if number >= len(tokens):
            return end if dated and short else None
        following = tokens[number]
        opens = self._text[following.start]
        if not (opens.isupper() or opens.isdigit() or opens in "\"«“„'‘’([¿¡»"):
            return None
        if dated and agency and place_end:
            return following.start
        if agency and (marks or tokens[0].form == "(" or place_end == 0):
            return following.start if any(mark in marks for mark in "-–—./") else None
        if dated and any(dash in marks for dash in _DASHES):
            # "12 mars 2012 - …" is a dateline at the top, also behind a standfirst if a stop makes it sure; further
            # down it is a chronicle.
            early = self._bodies == 0 or (self._bodies == 1 and "." in marks)
            return following.start if place_end or early else None
        return None

    def _tokens(self, start: int, end: int) -> list[_Token]:
        return [_make(_Token, (*m.span(), m[0])) for m in _TOKEN.finditer(self._folded, start, end)]

    def _place(self, tokens: Sequence[_Token]) -> int:
        """Return the number of tokens that name the place at the start, with the comma behind it."""
        vocabulary = self._words
        # "Le 3 mars" opens with a date, "Le Caire" and "La Paz" are places.
        if tokens[0].form in vocabulary.dateline_words and not (len(tokens) > 1 and self._is_name(tokens[1])):
            return 0
        number = names = 0
        while number < len(tokens) and names <= _PLACE_WORDS:
            token = tokens[number]
            if self._is_name(token):
                names += 1
            elif not names or not (
                token.form in vocabulary.particles or (token.form in ",-'’." and self._in_place(tokens, number))
            ):
                break
            number += 1
        if names > _PLACE_WORDS:
            return 0
        while number and tokens[number - 1].form in "-–—" and number < len(tokens):
            number -= 1
        return number

    def _place_behind(self, tokens: Sequence[_Token], number: int) -> int:
        """Return the number of tokens up to the end of a place behind a date ("22 août 2012, Espagne. -")."""
        if number == len(tokens) or tokens[number].form != ",":
            return number
        end = number + 1
        while end < len(tokens) and end - number <= _PLACE_WORDS and self._is_name(tokens[end]):
            end += 1
        closed = end > number + 1 and end < len(tokens) and tokens[end].form in ".-–—"
        return end if closed else number

    def _is_name(self, token: _Token) -> bool:
        """Tell whether a word is written as names are and is no day or month."""
        vocabulary = self._words
        return (
            self._text[token.start].isupper()
            and token.form not in vocabulary.days
            and token.form not in vocabulary.months
        )

    def _in_place(self, tokens: Sequence[_Token], number: int) -> bool:
        """Tell whether a mark belongs to a place; a stop does behind an initial or a state ("Sacramento, Calif.")."""
        before = tokens[number - 1]
        behind_comma = number > 1 and tokens[number - 2].form == ","
        return tokens[number].form != "." or before.end - before.start <= (_STATE if behind_comma else 1)

    def _date(self, tokens: Sequence[_Token], number: int) -> tuple[int, bool]:
        """Return the number of tokens up to the end of a date, and whether there is one: a day with its month."""
        vocabulary = self._words
        day = month = False
        first = number
        while number < len(tokens):
            token = tokens[number]
            form = token.form
            if form[0].isdigit():
                numeric = _NUMERIC_DATE.match(self._folded, token.start)
                if numeric is not None:
                    day = month = True
                    while number < len(tokens) and tokens[number].start < numeric.end():
                        number += 1
                    continue
                if not _ORDINAL.fullmatch(form):
                    break
                day = True
            elif form in vocabulary.months:
                month = True
            elif form[0].isalpha():
                if form not in vocabulary.days and form not in vocabulary.dateline_words:
                    break
            elif number == first or form not in ",.:/|" or not self._date_goes_on(tokens, number + 1):
                break
            number += 1
        return number, day and month

    def _date_goes_on(self, tokens: Sequence[_Token], number: int) -> bool:
        return number < len(tokens) and self._may_date(tokens[number].form)

    def _may_date(self, form: str) -> bool:
        """Tell whether a word can stand in a date."""
        vocabulary = self._words
        return (
            form[0].isdigit()
            or form in vocabulary.months
            or form in vocabulary.days
            or form in vocabulary.dateline_words
        )

    def _agency(self, tokens: Sequence[_Token], number: int, *, certain: bool) -> tuple[int, bool]:
        """Return the number of tokens up to the end of an agency, and whether there is one: "(AFP)", "/TASS/", "TASS/".

        Args:
            tokens: Of the head of the block.
            number: Where to look.
            certain: Whether the place and the date before it make sure that any word of capitals is one.
        """
        first = number
        while number < len(tokens) and tokens[number].form in ".,":
            number += 1
        if number >= len(tokens):
            return first, False
        opener = tokens[number].form
        if opener == "/" and number == first and number:
            name = self._folded[tokens[0].start : tokens[number].start].strip()
            capital = self._text[tokens[0].start : tokens[number].start].isupper()
            return (number + 1, True) if name in self._words.agencies or capital else (first, False)
        if opener not in _CLOSING:
            return first, False
        closer = next((n for n in range(number + 1, len(tokens)) if tokens[n].form == _CLOSING[opener]), None)
        if closer is None or closer == number + 1:
            return first, False
        name = self._folded[tokens[number].end : tokens[closer].start].strip()
        written = self._text[tokens[number].end : tokens[closer].start].strip()
        parts = [part.strip() for part in name.split("/")]
        if all(part in self._words.agencies for part in parts) or (
            certain and len(written) <= 40 and written[0].isupper()
        ):
            return closer + 1, True
        return first, False

    def _separator(self, tokens: Sequence[_Token], number: int) -> tuple[int, str]:
        """Return the number of tokens up to the end of the marks behind a dateline, and these marks."""
        marks = ""
        while number < len(tokens) and tokens[number].form in ".-–—:/|,":
            marks += tokens[number].form
            number += 1
        return number, marks

    # Credits.

    def _credit_at_end(self, start: int, end: int) -> tuple[int, Span | None]:
        """Return where the words of a paragraph end, and the credit behind them."""
        folded = self._folded
        first = max(start, end - _REACH)
        colon = folded.rfind(":", first, end)
        if colon > 0:
            before = folded[first:colon].rstrip()
            if before.endswith(self._words.credit_cues):
                cue = next(cue for cue in self._words.credit_cues if before.endswith(cue))
                place = first + len(before) - len(cue)
                if self._closes_text(start, place) and len(folded[colon:end].split()) <= _CREDIT_WORDS:
                    return self._split(start, place, end)
        bracket = folded.rfind("(", first, end) if folded[end - 1] == ")" or folded[end - 2 : end] == ")." else -1
        if bracket > start:
            close = folded.rindex(")", bracket, end)
            joined = folded[bracket + 1 : close].split(" ", 1)[0] in self._words.credit_joins
            if (joined or self._text[:bracket].rstrip()[-1:] in '.!?»"”') and self._names_agency(bracket + 1, close):
                return self._split(start, bracket, end)
        return end, None

    def _closes_text(self, start: int, place: int) -> bool:
        before = self._text[start:place].rstrip()
        return bool(before) and before[-1] in '.!?)»"”(–—-['

    def _split(self, start: int, place: int, end: int) -> tuple[int, Span]:
        opened = len(self._text[start:place].rstrip(" \u00a0"))
        if self._text[start + opened - 1] in "([":
            place = start + opened - 1
        words = self._text[start:place].rstrip(" \u00a0\n–—-([")
        return start + len(words), Span(place, end)

    # What a block tells beside the others.

    def _together(self, drafts: list[_Draft]) -> Iterator[Block]:
        headed = BlockKind.HEADLINE in [draft.kind for draft in drafts]
        before: _Draft | None = None
        joined: Block | None = None
        for index, draft in enumerate(drafts):
            kind, span, _, item = draft
            if kind is _PARAGRAPH or kind is BlockKind.HEADING:
                if not headed and self._heads(drafts, index):
                    kind = BlockKind.HEADLINE
                    headed = True
                elif before is not None and before.image and self._is_short(draft):
                    kind = BlockKind.CAPTION
                elif kind is BlockKind.HEADING:
                    kind = self._heading(drafts, index)
                elif index and self._is_short(draft) and self._leads(drafts, index):
                    kind = BlockKind.HEADING
                headed = headed or self._is_body(draft)
            before = draft
            if joined is not None and kind is _PARAGRAPH and not item and self._goes_on(joined, span):
                joined = Block(kind, joined.span.to(span))
                continue
            if joined is not None:
                yield joined
            joined = Block(kind, span)
        if joined is not None:
            yield joined

    def _heads(self, drafts: Sequence[_Draft], index: int) -> bool:
        """Tell whether the first words of an article are its headline."""
        span = drafts[index].span
        if drafts[index].item or span.length > _LONGEST_HEADLINE or self._text[span.end - 1] in ".:;,…":
            return False
        following = drafts[index + 1 :]
        if following and self._text[following[0].span.start].islower():
            return False
        return any(draft.kind is _PARAGRAPH and self._is_body(draft) for draft in following)

    def _is_body(self, draft: _Draft) -> bool:
        return draft.kind is _PARAGRAPH and (
            draft.span.length >= _SHORTEST_BODY or self._text[draft.span.end - 1] in ".!?"
        )

    def _is_short(self, draft: _Draft) -> bool:
        """Tell whether a block is a line that is no sentence."""
        start, end = draft.span
        if draft.item or end - start > _LONGEST_HEADING or self._text[end - 1] in '.!?:;,…»"”':
            return False
        return (
            self._text[start].isalnum()
            and not self._text[start].islower()
            and self._text.count(" ", start, end) < _HEADING_WORDS
        )

    def _leads(self, drafts: Sequence[_Draft], index: int) -> bool:
        """Tell whether the next block of words is the paragraph that a heading would stand above."""
        following = next((d for d in drafts[index + 1 :] if d.kind in PROSE), None)
        return following is not None and self._is_body(following) and following.span.length >= _SHORTEST_BODY

    def _heading(self, drafts: Sequence[_Draft], index: int) -> BlockKind:
        """Return what an emphasised line is: a heading, or behind the last paragraph a name to be credited."""
        if any(draft.kind in PROSE for draft in drafts[index + 1 :]):
            return BlockKind.HEADING
        words = self._text[slice(*drafts[index].span)].split()
        named = all(word[0].isupper() or word.lower() in self._words.particles for word in words)
        return BlockKind.CREDIT if named and index else BlockKind.HEADING

    def _goes_on(self, joined: Block, span: Span) -> bool:
        """Tell whether a paragraph goes on in the next, because something broke it in the middle of a sentence."""
        start, end = joined.span
        return (
            joined.kind is _PARAGRAPH
            and self._text[span.start].islower()
            and (self._text[end - 1].isalnum() or self._text[end - 1] == ",")
            and end - start >= _SHORTEST_BODY
            and not self._text[end : span.start].strip()
        )


def _squeeze(line: str) -> str:
    """Return a folded line without the space that French typography puts before a colon."""
    return line.replace(" :", ":") if " :" in line else line


def _squeezed(forms: Iterable[str]) -> set[str]:
    return {_squeeze(form) for form in forms}


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        index.setdefault(phrase.split()[0], []).append(phrase)
    return index


def _cue(index: dict[str, list[str]], line: str, words: Sequence[str]) -> str | None:
    """Return the longest of the phrases that a line begins with."""
    found = None
    for phrase in index.get(words[0], ()):
        whole = len(line) == len(phrase) or not (line[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1].isalnum())
        if line.startswith(phrase) and whole and (found is None or len(phrase) > len(found)):
            found = phrase
    return found
