"""Datelines: "PARIS, 12 mars (AFP) –"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotate.blocks.vocabulary import Vocabulary

#: In code points: how far a dateline reaches into a paragraph.
REACH = 100
_PLACE_WORDS = 6
#: In letters: the longest short name of a state behind a place, "Okla.", "Calif.".
_STATE = 5

#: A word with its elisions, a number, or a mark.
TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_NUMERIC_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?)(?!\w)")
_ORDINAL = re.compile(r"\d+[^\W\d_]{0,4}\d*")
_DASHES = "-–—"
#: One of these stands at the start of every paragraph that opens with a dateline.
SIGN = re.compile(r"[(/–—]|[ .]-")
#: A place, a comma and a day, with a stop behind them: "Pau, le 15 mars 2021. La cour …".
STOPPED = re.compile(r"[^\W\d_][^.,\n]{1,40},(?: [^.,\d\n]{1,30},)?[^.,\d\n]{1,16}\d{1,2}(?:\.? [^.\n]{1,20})?\. ")
#: Where it is a line by itself, digits are enough.
_SHORT_SIGN = re.compile(r"[(/\d]")
#: Neither a date nor an agency goes without one of these.
_DATE_OR_AGENCY = re.compile(r"[(/\[\d]")
_CLOSING = {"(": ")", "[": "]", "/": "/"}
#: A third of the time of calling the class of a named tuple.
_make = tuple.__new__


class Token(NamedTuple):
    """A word, a number or a mark: from where to where, and folded."""

    start: int
    end: int
    form: str


class DatelineReader:
    """Reads the datelines of one text.

    Args:
        text: The text.
        folded: The same, folded.
        vocabulary: The words of all languages.
    """

    def __init__(self, text: str, folded: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._folded = folded
        self._words = vocabulary

    def read(self, start: int, end: int, *, bodies: int) -> int | None:
        """Return where the dateline ends that opens a block, the end of the block if it is nothing else, or None.

        Args:
            start: Of the block.
            end: Of the block.
            bodies: How many paragraphs of the body stand above it.
        """
        folded = self._folded
        short = end - start <= REACH
        limit = end if short else start + REACH
        published = self._published(start, limit, whole=short)
        if published is not None:
            return published
        if bodies == 0 and (stopped := self._stopped(start, limit)) is not None:
            return stopped
        if not (_SHORT_SIGN if short else SIGN).search(folded, start, limit):
            return None
        if not short and not _DATE_OR_AGENCY.search(folded, start, limit):
            return None
        tokens = self.tokens(start, limit)
        if not tokens:
            return None
        place_end = self._place(tokens)
        number, dated = (place_end, False)
        if place_end == 0 or tokens[place_end - 1].form in (",", ".") or place_end < len(tokens):
            number, dated = self.date(tokens, place_end)
        if place_end and not dated:
            number = place_end
        if dated and not place_end:
            number = self._place_behind(tokens, number)
        number, agency = self._agency(tokens, number, certain=dated and place_end > 0)
        if not agency and (not dated or self._is_announced(tokens[:place_end])):
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
            early = bodies == 0 or (bodies == 1 and "." in marks)
            return following.start if place_end or early else None
        return None

    def _is_announced(self, place: Sequence[Token]) -> bool:
        """Tell whether what stands before a date takes place then: "Concert le 3 mars", but "Paris, le 3 mars"."""
        *rest, last = [token.form for token in place[-2:]] or [""]
        is_led = bool(rest) and rest != [","] and last in self._words.dateline_words
        return is_led and not self._text[place[0].start : place[0].end].isupper()

    def _published(self, start: int, limit: int, *, whole: bool) -> int | None:
        """Return where a line ends that says when the article was published: "Publié le 8 mars 2026. Le match …".

        Args:
            start: Of the block.
            limit: How far it may reach.
            whole: Whether that is the whole block, in which other words may stand before: "Cet article a été …".
        """
        words = self._words
        first = self._folded[start:limit].split(None, 1)[:1]
        if not first or first[0].strip("(:") not in words.publication | (
            words.publication_lead if whole else frozenset()
        ):
            return None
        tokens = self.tokens(start, limit)
        stop = next((n for n in range(1, len(tokens) - 1) if self._is_stop(tokens, n)), len(tokens))
        behind, tokens = tokens[stop + 1 : stop + 2], tokens[: stop + 1]
        number = 0
        while number < len(tokens) and tokens[number].form in words.publication_lead | {"("}:
            number += 1
        if number == len(tokens) or tokens[number].form not in words.publication or (number and not whole):
            return None
        number, dated = self.date(tokens, number)
        if not dated:
            return None
        if not all(token.form in ".)" for token in tokens[number:]):
            return None
        if behind:
            # "Published on … Updated on …"
            further = self._published(behind[0].start, limit, whole=whole)
            return behind[0].start if further is None else further
        return limit if whole else None

    def _is_stop(self, tokens: Sequence[Token], number: int) -> bool:
        """Tell whether a mark ends a sentence: no "Jan. 14", no "2. Juli"."""
        following = tokens[number + 1]
        return tokens[number].form == "." and self._text[following.start].isupper() and self._is_name(following)

    def _stopped(self, start: int, limit: int) -> int | None:
        """Return where a dateline ends that a stop parts from the text: "Pau, le 15 mars 2021. La cour …"."""
        match = STOPPED.match(self._folded, start, limit)
        if match is None or not self._text[match.end()].isupper():
            return None
        *tokens, _ = self.tokens(start, match.end())
        place_end = self._place(tokens)
        number, dated = self.date(tokens, place_end)
        return match.end() if place_end and dated and number == len(tokens) else None

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the words, numbers and marks of a stretch."""
        return [_make(Token, (*m.span(), m[0])) for m in TOKEN.finditer(self._folded, start, end)]

    def _place(self, tokens: Sequence[Token]) -> int:
        """Return the number of tokens that name the place at the start, with the comma behind it."""
        vocabulary = self._words
        # "Le 3 mars" opens with a date, "Le Caire" and "La Paz" are places.
        if tokens[0].form in vocabulary.dateline_words and not (len(tokens) > 1 and self._is_name(tokens[1])):
            return 0
        number = names = 0
        while number < len(tokens) and names <= _PLACE_WORDS:
            token = tokens[number]
            if names and token.form == "(" and self._is_country(tokens, number):
                number += 3
                continue
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

    def _is_country(self, tokens: Sequence[Token], number: int) -> bool:
        """Tell whether a country stands in brackets behind a place, and no agency: "TANGER (Maroc), 19 mars (AFP)"."""
        if number + 3 >= len(tokens) or tokens[number + 2].form != ")" or tokens[number + 3].form != ",":
            return False
        return self._is_name(tokens[number + 1]) and tokens[number + 1].form not in self._words.agencies

    def _place_behind(self, tokens: Sequence[Token], number: int) -> int:
        """Return the number of tokens up to the end of a place behind a date ("22 août 2012, Espagne. -")."""
        if number == len(tokens) or tokens[number].form != ",":
            return number
        end = number + 1
        while end < len(tokens) and end - number <= _PLACE_WORDS and self._is_name(tokens[end]):
            end += 1
        closed = end > number + 1 and end < len(tokens) and tokens[end].form in ".-–—"
        return end if closed else number

    def _is_name(self, token: Token) -> bool:
        """Tell whether a word is written as names are and is no day or month."""
        vocabulary = self._words
        return (
            self._text[token.start].isupper()
            and token.form not in vocabulary.days
            and token.form not in vocabulary.months
        )

    def _in_place(self, tokens: Sequence[Token], number: int) -> bool:
        """Tell whether a mark belongs to a place; a stop does behind an initial or a state ("Sacramento, Calif.")."""
        before = tokens[number - 1]
        behind_comma = number > 1 and tokens[number - 2].form == ","
        return tokens[number].form != "." or before.end - before.start <= (_STATE if behind_comma else 1)

    def date(self, tokens: Sequence[Token], number: int) -> tuple[int, bool]:
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

    def _date_goes_on(self, tokens: Sequence[Token], number: int) -> bool:
        return number < len(tokens) and self.may_date(tokens[number].form)

    def may_date(self, form: str) -> bool:
        """Tell whether a word can stand in a date."""
        vocabulary = self._words
        return (
            form[0].isdigit()
            or form in vocabulary.months
            or form in vocabulary.days
            or form in vocabulary.dateline_words
        )

    def _agency(self, tokens: Sequence[Token], number: int, *, certain: bool) -> tuple[int, bool]:
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

    def _separator(self, tokens: Sequence[Token], number: int) -> tuple[int, str]:
        """Return the number of tokens up to the end of the marks behind a dateline, and these marks."""
        marks = ""
        while number < len(tokens) and tokens[number].form in ".-–—:/|,":
            marks += tokens[number].form
            number += 1
        return number, marks
