"""What says that the base of a change is another than the amount that stands there: somebody else's, or of long ago.

"Against imports of 60 billion", "compared with 70 million in Wales", "rose last year to 840, from 500 ten years ago".
"""

from __future__ import annotations

from factcheck import QUANTITIES, TIMEXES, UNITS, Quantity, Span, beginning, overlapping
from factcheck_counts.readings.arithmetic import counts_time
from factcheck_counts.readings.changes.amounts import Amounts
from factcheck_counts.readings.passage import STEM, Passage, Word, texts
from factcheck_counts.readings.vocabulary import WORD, begins, ends, holds

#: So many words behind an amount tell its time, and so many code points behind them how long ago it was.
_NEAR, _LAPSE = 3, 12
#: What is longer is more than a year, in days; what was two years before is no year before.
_YEAR, _TWO = 400, 2
#: In code points: the sentences beside.
_BESIDE = 240


def is_of_others(passage: Passage, pair: Amounts) -> bool:
    """Tell whether an amount that is compared with is somebody else's, or that of a place: "contre 29 à Paris"."""
    vocabulary, base = passage.vocabulary, pair.before
    behind = passage.behind(base)
    if not behind:
        return False
    head, rest = behind[0], [word for word in behind[1:] if word.text not in vocabulary.light]
    if passage.says(behind, vocabulary["was-expected"]):
        return True
    whose = vocabulary["for", "in-place", "of"] - vocabulary["instead"]
    if head.text in whose and rest and not any(is_of_the_same(passage, word) for word in rest):
        # "From 40 euros for pensioners", "compared with 70 million in Wales"
        return True
    begun = (vocabulary.turn - vocabulary["and", "and-then"]) | (vocabulary.turn & vocabulary["asking"])
    if head.text in begun and passage.has_border(*sorted((pair.after.span.end, base.span.start))):
        # "To 84 billion, from 40 billion when he took office"
        return True
    if ends(texts(passage.before(base)), vocabulary["from"]):
        return False
    said = texts(behind)
    rival = begins(said, vocabulary["rival"]) and not begins(said[1:], vocabulary["same"])
    return rival or head.text in vocabulary["relative"]


def is_of_the_same(passage: Passage, word: Word) -> bool:
    """Tell whether a word before a base is one for what changes, or was said before: "from sales of"."""
    vocabulary = passage.vocabulary
    if word.text in vocabulary["base-word", "belonging"] or passage.is_known(word):
        return True
    said = passage.between(passage.span.start, word.start)
    return any(other.text[:STEM] == word.text[:STEM] for other in said)


def has_base_of_its_own(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change is said to be one of a year, and what it would be held against is of another time.

    "Rose 70 pct year-on-year to 8.14 from 5.7 in January"; where what was is only compared with, the sentences
    beside may say so: "up 5 pct from a year earlier. Vans rose 31 pct to 154, compared with 146 in April".
    """
    on_year = passage.vocabulary["on-year"]
    if _is_of_long_ago(passage, told, pair) or _is_of_a_day(passage, told, pair):
        return True
    behind = passage.behind(pair.before)
    if passage.says(behind, passage.vocabulary["then"]) or not _is_of_a_month(passage, pair.before):
        return False
    first = min(told.span, pair.after.span)
    words = (*passage.clause_before(told), *passage.between(first.end, max(told.span.end, pair.after.span.start)))
    if holds(texts(words), on_year):
        return True
    document = passage.document
    compared = not ends(texts(passage.before(pair.before)), passage.vocabulary["from"])
    beside = Span(max(passage.span.start - _BESIDE, 0), min(passage.span.end + _BESIDE, len(document.text)))
    return compared and holds(WORD.findall(document.folded, *beside), on_year)


def _is_of_long_ago(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change has a short time of its own, and what was is of years before: "last year … in 2010"."""
    document, base = passage.document, pair.before
    behind = passage.behind(base)
    label = Span(base.span.end, (behind[min(len(behind), _NEAR) - 1].end if behind else base.span.end) + _LAPSE)
    clause = passage.clause_before(told)
    start = clause[0].start if clause else told.span.start
    own = [one for one in overlapping(document[TIMEXES], Span(start, pair.after.span.start)) if one.year is None]
    if not own or pair.how != "between":
        return False
    written = document.article.metadata.published
    recent = None if written is None else written.year - _TWO
    years = [one.year for one in overlapping(document[TIMEXES], label) if one.year is not None]
    lapses = [one for one in beginning(document[QUANTITIES], label) if counts_time(one)]
    long = any(one.value * UNITS[one.unit or ""].factor > _YEAR * UNITS["d"].factor for one in lapses)
    return long or any(recent is None or year < recent for year in years)


def _is_of_a_day(passage: Passage, told: Quantity, pair: Amounts) -> bool:
    """Tell whether a change is one of what is traded, which is of a day, from what it was long before.

    "Shares fell 5 % to 84p, from 120p a year ago".
    """
    vocabulary, clause = passage.vocabulary, passage.clause_before(told)
    lead = (*clause, *passage.between(told.span.end, max(told.span.end, pair.after.span.start)))
    traded = not vocabulary["traded"].isdisjoint(texts(clause)) and not any(word.timed for word in lead)
    behind = passage.behind(pair.before)
    parted = passage.has_border(*sorted((pair.after.span.end, pair.before.span.start)))
    return (
        pair.how == "between"
        and traded
        and parted
        and (passage.says(behind, vocabulary["then"]) or any(word.timed for word in behind))
    )


def _is_of_a_month(passage: Passage, amount: Quantity) -> bool:
    """Tell whether an amount is told of a month, or a quarter, of no year that is named."""
    behind = passage.behind(amount)
    beside = overlapping(passage.document[TIMEXES], Span(amount.span.end, behind[-1].end)) if behind else ()
    return any(timex.year is None and timex.month is not None for timex in beside)
