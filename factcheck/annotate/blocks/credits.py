"""Credits and bylines: "Reuters", "Par Jeanne Martin, le 12 mars", "Photo : AFP"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.annotate.blocks.datelines import TOKEN, DatelineReader
from factcheck.annotate.blocks.vocabulary import Vocabulary, cue
from factcheck.model.span import Span

#: The longest credit, in code points and in words, and how far one reaches back into a paragraph.
_LONGEST, _WORDS, _REACH = 100, 9, 100
_EDGES = " ()[].*_-–—©"


class CreditReader:
    """Reads the credits and bylines of one text.

    Args:
        text: The text.
        folded: The same, folded.
        vocabulary: The words of all languages.
        datelines: What reads dates.
    """

    def __init__(self, text: str, folded: str, vocabulary: Vocabulary, datelines: DatelineReader) -> None:
        self._text = text
        self._folded = folded
        self._words = vocabulary
        self._datelines = datelines

    def is_credit(self, span: Span, line: str, words: Sequence[str]) -> bool:
        """Tell whether a line is a credit.

        Args:
            span: Of the line.
            line: The line, folded.
            words: Of the line.
        """
        if len(line) > _LONGEST:
            return False
        bare = line.strip(_EDGES)
        if line[0] == "©":
            return len(words) <= _WORDS
        before, colon, after = bare.partition(":")
        if colon and before.rstrip() in self._words.credit_cues:
            return len(after.split()) <= _WORDS and line[-1] not in "?!"
        if colon and before.rstrip() in self._words.caption_cues:
            return self._names_agency(span.start + self._folded[span.start : span.end].index(":") + 1, span.end)
        return len(words) <= _WORDS and self._names_agency(span.start, span.end)

    def _names_agency(self, start: int, end: int) -> bool:
        """Tell whether words only name news agencies, or an outlet with one: "Reuters", "Le Soir avec AFP"."""
        found = False
        for part in re.split(r"[/,()]| [-–] ", self._folded[start:end].strip(_EDGES)):
            # "par l'AFP"
            name = part.replace("'", "' ").split()
            while name and (
                name[0] in self._words.credit_joins
                or (" ".join(name) not in self._words.agencies and name[0] in self._words.particles and name[1:])
            ):
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
        words = self._text[start:end].strip(_EDGES).split()[:count]
        return all(word[0].isupper() or word.lower() in self._words.particles for word in words)

    def byline(self, span: Span, line: str, words: Sequence[str]) -> tuple[Span, Span | None] | None:
        """Return the byline that a line is, and the date behind it, if it has one; None if it is no byline.

        Args:
            span: Of the line.
            line: The line, folded.
            words: Of the line.
        """
        opener = cue(self._words.byline_cues, line, words) if len(line) <= _LONGEST * 1.5 else None
        if opener is None:
            return None
        start, end = span
        tokens = self._datelines.tokens(start, end)
        cue_words = len(TOKEN.findall(opener))
        names = 0
        for number, token in enumerate(tokens[cue_words:], cue_words):
            written = self._text[token.start : token.end]
            if names and self._datelines.may_date(token.form) and self._datelines.date(tokens, number)[1]:
                name_end = start + len(self._folded[start : token.start].rstrip(" ,-–—|•·"))
                return Span(start, name_end), Span(token.start, end)
            if token.form[0].isalpha():
                if written[0].isupper():
                    names += 1
                elif token.form not in self._words.particles and token.form not in self._words.credit_joins:
                    return None
            elif token.form not in ",.'’-–—|•/&()@":
                return None
        enough = names >= 2 or (names == 1 and cue_words > 1)
        return (span, None) if enough and self._text[end - 1] not in "!?" else None

    def at_end(self, start: int, end: int) -> tuple[int, Span | None]:
        """Return where the words of a paragraph end, and the credit behind them."""
        folded = self._folded
        first = max(start, end - _REACH)
        colon = folded.rfind(":", first, end)
        if colon > 0:
            before = folded[first:colon].rstrip()
            if before.endswith(self._words.credit_cues):
                cue = next(cue for cue in self._words.credit_cues if before.endswith(cue))
                place = first + len(before) - len(cue)
                if self._closes_text(start, place) and len(folded[colon:end].split()) <= _WORDS:
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
