"""Lists and ranges that name a month or a unit once: "les 3, 4 et 5 juin", "March 5 and 6"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from factcheck.annotate.timexes.clock import HOURS
from factcheck.annotate.timexes.values import LAST_DAY
from factcheck.lexicons import Lexicon
from factcheck.model.span import Span
from factcheck.model.timex import Timex, TimexType

#: What stands before the last of a list is not looked at further than this.
LONGEST_CONTEXT = 24
#: A range that begins in an unnamed month before lasts so many days at the most.
_LONGEST_CROSSING = 20
_DAY = re.compile(r"\d{1,2}")
#: Hot names, as in :mod:`factcheck.annotate.timexes.values`.
_DATE, _TIME = TimexType.DATE, TimexType.TIME


class Lists:
    """How one language joins expressions of time.

    Attributes:
        ands: What joins the parts of a number, and of a length.
        range: The words of ranges.
        joint: What stands between two of a list or range.
        has_days_behind: Whether the month stands before the days of a list: "March 5 and 6".
    """

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self.range = frozenset(tables.get("day_range", ()))
        self.ands = frozenset(tables.get("number_joint", ()))
        joints = "|".join(re.escape(form.replace("comma", ",")) for form in tables.get("day_list", {})) or "(?!)"
        self.joint = re.compile(rf"\s*(?:{joints})\s*")
        suffixes = "|".join(re.escape(form) for form in tables.get("day_suffix", {}))
        self._hour_before = re.compile(rf"(?<![\w.,/:–-])((\d{{1,2}})(?:[.:h](?P<minute>[0-5]\d))?)\s*({joints})\s*$")
        going_on = "|".join(map(re.escape, tables.get("day_list_end", {})))
        self.has_days_behind = bool(going_on)
        self._days_behind = re.compile(
            rf"(?P<days>(?:,\s?\d{{1,2}})*,?\s?(?:{joints})\s?\d{{1,2}}(?:{suffixes})?)"
            rf"(?=\s*(?:$|[.;:!?)\]\n]|,(?!\d))|\s(?:{going_on})\b)"
        )
        self._day_before = re.compile(rf"(?<![\w.,/:–-])((\d{{1,2}})(?:{suffixes})?)\s*({joints})\s*$")

    def numbers_behind(self, folded: str, timex: Timex) -> Iterator[Timex]:
        """Yield the bare days of a list that names its month before the first of them: "March 5, 6 and 9".

        Args:
            folded: Text.
            timex: The first of the list, which ends with its day.
        """
        if not timex.is_day or timex.parts["day"].end != timex.span.end:
            return
        match = self._days_behind.match(folded, timex.span.end)
        if match is None:
            return
        before = timex.day or 0
        for number in _DAY.finditer(folded, match.start("days"), match.end("days")):
            day, span = int(number[0]), Span(*number.span())
            if not before < day <= LAST_DAY:
                return
            before = day
            yield Timex(span, _DATE, timex.year, timex.month, day, parts={"day": span})

    def numbers_before(self, folded: str, timex: Timex, start: int) -> list[Timex]:
        """Return the bare numbers of a list that names what they are once, behind the last: "les 3, 4 et 5 juin".

        Args:
            folded: Text.
            timex: The last of the list, which begins with its day or its hour.
            start: Where the expression before this one ends.
        """
        found: list[Timex] = []
        following = timex
        slot = "time" if timex.minute is not None else "day"
        while slot in following.parts and following.parts[slot].start == following.span.start:
            begin = following.span.start
            expression = self._hour_before if slot == "time" else self._day_before
            match = expression.search(folded, max(start, begin - LONGEST_CONTEXT), begin)
            # A comma may join the first days of a list, never the last two: "il y en a 3, 4 juin compris".
            if match is None or (match[3] == "," and not found):
                break
            number, span = int(match[2]), Span(*match.span(1))
            if slot == "time":
                minute = number * 60 + int(match["minute"] or 0)
                if minute > HOURS * 60 or found:
                    break
                following = Timex(span, _TIME, minute=minute, parts={"time": span})
            else:
                if not 1 <= number <= LAST_DAY or not is_of_month(number, following.day or 0, match[3], self.range):
                    break
                following = Timex(span, _DATE, timex.year, timex.month, number, parts={"day": span})
            found.append(following)
        return found


def is_of_month(day: int, later: int, joint: str, ranges: Collection[str]) -> bool:
    """Tell whether a day shares the month that is named behind a later one.

    A list never goes backwards, but a range may by mistake ("du 15 au 12 juin"), unless it is short when it begins in
    the month before ("du 31 au 3 juin").
    """
    return day < later or (day > later and joint in ranges and LAST_DAY - day + later > _LONGEST_CROSSING)
