"""Dates made at random, written in every supported order: what is read back is what was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import QUANTITIES, TIMEXES
from factcheck.testing import document

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

#: Ways of writing a date; W weekday, D day, M month, Y year, N number of the month.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "le W D M Y",
        "W D M Y",
        "W, le D M Y",
        "W (D M Y)",
        "W soir [D M Y]",
        "le D M Y",
        "le D/N/Y",
        "le D.N.Y",
        "le W D M",
        "le D M",
    ),
    "en": (
        "W, M D, Y",
        "W, D M Y",
        "W D M Y",
        "W the D of M, Y",
        "W evening, M D, Y",
        "W (M D, Y)",
        "on M D, Y",
        "on D M Y",
        "W, M D",
        "on D M",
    ),
    "es": (
        "el W D de M de Y",
        "el W, D de M de Y",
        "el W (D de M de Y)",
        "el W D de M del año Y",
        "el D de M del Y",
        "el D/N/Y",
        "el W D de M",
        "el D de M",
    ),
    "de": (
        "am W, dem D. M Y",
        "am W, den D. M Y",
        "W, D. M Y",
        "W (D. M Y)",
        "am D. M Y",
        "am D.N.Y",
        "am W, D.N.Y",
        "am W, D. M",
        "am D. M",
    ),
    "it": (
        "W D M Y",
        "W, D M Y",
        "W (D M Y)",
        "W sera (D M Y)",
        "il D M Y",
        "il D M del Y",
        "il D/N/Y",
        "W D M",
        "il D M",
    ),
}
FRAMES = {
    "fr": "Le vote a eu lieu {}, a dit le ministre.",
    "en": "The vote was held {}, the minister said.",
    "es": "La votación fue {}, dijo el ministro.",
    "de": "Die Abstimmung war {}, sagte der Minister.",
    "it": "La votazione è stata {}, ha detto il ministro.",
}
#: Two days of one month, which is named once.
RANGES = {
    "fr": ("du W D au w d M Y", "les D et d M Y", "W D et w d M", "du D au d M"),
    "en": ("on W D and w d M Y", "from D to d M Y", "between D and d M"),
    "es": ("del W D al w d de M de Y", "del D al d de M de Y", "el W D y el w d de M"),
    "de": ("am W, D., und w, d. M Y", "vom D. bis zum d. M Y", "am D. und d. M"),
    "it": ("da W D a w d M Y", "il D e il d M Y", "W D e w d M", "dal D al d M"),
}
LEXICONS = {language: document("1", language=language).lexicon for language in ORDERS}

days = st.dates(FIRST, LAST)
orders = st.sampled_from([(language, order) for language, several in ORDERS.items() for order in several])
ranges = st.sampled_from([(language, order) for language, several in RANGES.items() for order in several])


def written(language: str, order: str, day: date, later: date) -> str:
    """Write a date, or a range, in an order."""

    def name(word_class: str, value: int) -> str:
        form = LEXICONS[language].form(word_class, value) or ""
        return form if language in ("fr", "es", "it") else form.capitalize()

    ordinal = "er" if language == "fr" and day.day == 1 and "N" not in order else ""
    parts = {
        "W": name("weekday", day.isoweekday()),
        "D": f"{day.day}{ordinal}",
        "w": name("weekday", later.isoweekday()),
        "d": str(later.day),
        "M": name("month", day.month),
        "Y": str(day.year),
        "N": f"{day.month:02d}",
    }
    # A letter of the order stands alone; letters of words do not.
    return re.sub(r"(?<![^\W\d_])[WDMYNwd](?![^\W\d_])", lambda letter: parts[letter[0]], order)


@given(orders, days, st.booleans())
@example(("fr", "le W D M Y"), date(2024, 2, 29), False)
@example(("en", "W, M D, Y"), date(2024, 5, 1), False)
@example(("de", "am D.N.Y"), date(1900, 1, 1), False)
def test_a_written_date_is_read_back(language_and_order: tuple[str, str], day: date, capitals: bool) -> None:
    language, order = language_and_order
    date_in_words = written(language, order, day, day)
    if capitals:
        date_in_words = date_in_words.upper()
    before, after = FRAMES[language].split("{}")
    text = before + date_in_words + after
    made = document(text, language=language)
    (timex,) = made[TIMEXES]
    assert (timex.month, timex.day) == (day.month, day.day)
    assert timex.year == (day.year if "Y" in order else None)
    assert timex.weekday == (day.isoweekday() if "W" in order else None)
    assert len(before) <= timex.span.start
    assert timex.span.end <= len(before + date_in_words)
    for span in (timex.span, *timex.parts.values()):
        assert timex.span.contains(span)
        assert text[slice(*span)].strip() == text[slice(*span)] != ""
    assert "".join(filter(str.isdigit, text[slice(*timex.parts["day"])])) == str(day.day)
    # What is a date is not a number too.
    assert not made[QUANTITIES]


@given(ranges, days, st.integers(1, 30))
def test_a_range_that_names_its_month_once_is_read_back(
    language_and_order: tuple[str, str], day: date, distance: int
) -> None:
    language, order = language_and_order
    last_day = monthrange(day.year, day.month)[1]
    day = day.replace(day=min(day.day, last_day - 1))
    later = day.replace(day=min(day.day + distance, last_day))
    text = FRAMES[language].format(written(language, order, day, later))
    made = document(text, language=language)
    year = day.year if "Y" in order else None
    expected = [(year, day.month, one.day, one.isoweekday() if "W" in order else None) for one in (day, later)]
    assert [(timex.year, timex.month, timex.day, timex.weekday) for timex in made[TIMEXES]] == expected
    assert not made[QUANTITIES]


tokens = st.sampled_from(
    [
        *(
            "lundi",
            "mardi",
            "mer.",
            "mars",
            "mai",
            "déc.",
            "sept",
            "hier",
            "demain",
            "cette année",
            "ce",
            "le",
            "dernier",
        ),
        *("le", "1er", "3", "12", "31", "45", "2021", "1999", "15h30", "20:15", "heures", "GMT", "à", "Moscou", "en"),
        *("de", ",", ".", "(", ")", "[", "]", "/", "-", "et", "au", "millions", "%", "euros", "\n\n", "𝔘", "İ"),
    ]
)


@given(st.lists(tokens, max_size=25), st.sampled_from(["", " "]))
def test_whatever_is_read_lies_in_the_text_in_order(words: list[str], space: str) -> None:
    text = space.join(words) or "."
    made = document(text, language="fr")
    timexes = made[TIMEXES]
    everything = sorted([timex.span for timex in timexes] + [quantity.span for quantity in made[QUANTITIES]])
    assert [timex.span for timex in timexes] == sorted(timex.span for timex in timexes)
    assert all(0 <= span.start < span.end <= len(made.text) for span in everything)
    assert not any(first.overlaps(second) for first, second in pairwise(everything))
    assert all(timex.span.contains(part) for timex in timexes for part in timex.parts.values())
