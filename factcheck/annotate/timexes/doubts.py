"""What in the text around an expression of time makes it something else: spelling, and words behind it."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.annotate.base import Annotated
from factcheck.annotate.lookup import NEXT_WORD, Lookup
from factcheck.lexicons import Lexicon
from factcheck.model.timex import Timex

#: Tells whether an expression is none after all.
Doubt = Callable[[Annotated, Timex], bool]
#: Tables of the words that make a number behind which they stand one of things, not of a year.
_MEASURES = ("unit", "currency", "percent", "scale")
#: So many characters before a year hold the two words before it.
_TWO_WORDS = 80


class Doubts:
    """The doubts that the spelling and the words of one language allow."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        # What "un don de 2000 euros" has that a year has not.
        verbs = tables.get("unit_also_verb", {})
        self._measures = Lookup(
            {form: name for name in _MEASURES for form in tables.get(name, {}) if form not in verbs}
        )
        self._plural = tuple(tables.get("plural_ending", ()))
        self._not_plural = tables.get("not_plural", {})
        self._before_year = tables.get("before_year", {})

    def is_counted(self, document: Annotated, timex: Timex) -> bool:
        """Tell whether a year is a number of things: "2000 m", but not "2014 M. Arnaud"."""
        unit = self._measures.match(document.folded, timex.span.end)
        return unit is not None and (unit[1] - unit[0] > 1 or not document.text[unit[0]].isupper())

    def is_of_things(self, document: Annotated, timex: Timex) -> bool:
        """Tell whether a year is a number of things: "de 2000 à 2500 personnes", but not "de 2000 à 2005"."""
        following = NEXT_WORD.match(document.folded, timex.span.end)
        word = following[1] if following is not None else ""
        return len(word) > 2 and word.endswith(self._plural) and word not in self._not_plural

    def is_lone_number(self, document: Annotated, timex: Timex) -> bool:
        """Tell whether a year with no word beside it is a number of things, in a language that writes nouns large.

        "2016 Menschen", but "die Wahl 2021" and "er starb 2016."
        """
        start, end = timex.parts["year"]
        following = NEXT_WORD.match(document.folded, end)
        if following is not None and following[1].isalpha():
            return _is_before_capital(document.text, end)
        before = document.text[max(0, start - _TWO_WORDS) : start]
        word = before.rpartition(" ")[0].rpartition(" ")[2]
        return not word[:1].isupper() and word not in self._before_year

    @staticmethod
    def is_first_name(document: Annotated, timex: Timex) -> bool:
        """Tell whether a feast is a first name: "Noël Mamère"."""
        return _is_before_capital(document.text, timex.span.end)

    @staticmethod
    def is_name_of_month(document: Annotated, timex: Timex) -> bool:
        """Tell whether a month is written like a name where months are not: "les dunes de Mars"."""
        start, end = timex.parts["month"]
        return document.text[start].isupper() and not document.text[start:end].isupper()

    @staticmethod
    def is_name_of_weekday(document: Annotated, timex: Timex) -> bool:
        """Tell whether a weekday is written like a name where weekdays are not."""
        return is_misspelt(document.text, *timex.parts["weekday"], "small")


def is_misspelt(text: str, start: int, end: int, spelling: str) -> bool:
    """Tell whether a word is not written as such words are: "may" the verb, "Midi" the region."""
    written = text[start:end]
    if spelling == "capital":
        return written.islower() and " " not in written
    if not written[0].isupper() or written.isupper():
        return False
    before = text[max(0, start - 3) : start].rstrip(" \"'«“„([-–\N{NO-BREAK SPACE}")
    return bool(before) and before[-1] not in ".!?:\n"


def _is_before_capital(text: str, end: int) -> bool:
    return text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper()
