"""Whether a share is one of something else than the counts or the fraction beside it."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from factcheck import QUANTITIES, SENTENCES, Document, Match, Quantity, QuantityKind, Span, beginning, covering
from factcheck_counts.readings.arithmetic import YEAR, Range, lenient, strict
from factcheck_counts.readings.changes.claims import sign_of
from factcheck_counts.readings.doubts import is_more
from factcheck_counts.readings.passage import BORDER, STEM, Passage
from factcheck_counts.readings.vocabulary import WORD, begins, holds, vocabulary_of

_PARTS_OF_ALL = (QuantityKind.PERCENT, QuantityKind.FRACTION)
#: In code points: how far before a share another one stands that it is a part of.
_BEFORE = 120
#: A share of a group that the counts do not name is less than so many times what they make, and more than its inverse.
_ANOTHER = 2
#: A fraction so many characters behind a percentage is said of the same things: "25 %, soit un quart des élèves".
_JOINED = 12


def is_of_something_else(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a share is of what stands right before it, and not of a part farther off.

    "Four voted yes, including Glasgow (53.5 %)"; "three tenths more than inflation (2.1 percent)"; "it fell by half
    (31 % in 1911, 18 in 2011)"
    """
    if part.kind is QuantityKind.FRACTION:
        sentence = covering(document[SENTENCES], part.span.start) or part.span
        changes = sign_of(Passage(document, sentence, (part, share), vocabulary_of(document)), part) is not None
        if changes or is_more(document, part) or _is_held_against(document, part):
            return True
    if document.text[share.span.start - 1 : share.span.start] != "(":
        return False
    words = [*WORD.finditer(document.folded, part.span.end, share.span.start)]
    openers = vocabulary_of(document)["open-list"]
    return bool(words) and document.text[words[-1].start()].isupper() and holds([word[0] for word in words], openers)


def _is_held_against(document: Document, part: Quantity) -> bool:
    """Tell whether a fraction is so much of what else was: "0,3 %, la mitad que en el trimestre anterior (0,6 %)"."""
    than = vocabulary_of(document)["than"]
    mark = BORDER.search(document.folded, part.span.end, part.span.end + _JOINED)
    return begins(WORD.findall(document.folded, part.span.end, mark.start() if mark else part.span.end + _JOINED), than)


def is_year(document: Document, match: Match) -> bool:
    """Tell whether what seems to be a whole is a year: "six points sur 2011 (58,1 %)"."""
    part, whole = match["part"].value, match["whole"].value
    bare = whole.noun is None and whole.unit is None and part.unit is not None
    return bare and YEAR.fullmatch(document.text, *whole.number) is not None


def is_density(document: Document, whole: Quantity) -> bool:
    """Tell whether what seems to be a whole is so many for each of something: "430 per square mile"."""
    vocabulary, end = vocabulary_of(document), whole.span.end
    behind = WORD.findall(document.folded, end, end + _JOINED)
    return len(behind) > 1 and behind[0] in vocabulary["per"] and behind[1] not in vocabulary.stretches


def fits_others(match: Match, share: Quantity) -> bool:
    """Tell whether a share is that of other counts beside: "91 failed, and 12 of those were closed, or 13 percent"."""
    if "besides" not in match:
        return False
    counts = [match["part"].value, match["whole"].value, *(other.value for other in match.all("besides"))]
    counts = [count for count in counts if count.exact and count.unit is None and count.value > 1]
    shares = (lenient(one).per(lenient(other)) for one, other in permutations(counts, 2) if one.value < other.value)
    return any(made is not None and lenient(share).meets(made.times(100)) for made in shares)


def is_of_another(document: Document, match: Match, counts: tuple[Quantity, Quantity]) -> bool:
    """Tell whether a share is that of a group of quite another size: "120 sur 500, soit 2 % de la population"."""
    share: Quantity = match["share"].value
    ahead = share.base is not None and share.base < min(one.span for one in counts)
    if share.base is None or ("all" in match and not ("assumed" in match and ahead)):
        return False
    vocabulary = vocabulary_of(document)
    known = vocabulary["whole-of-them"] - vocabulary["at-large"]
    known |= {document.folded[slice(*span)] for one in counts for span in (one.noun, one.base) if span is not None}
    part, whole = (Fraction(one.value) for one in counts)
    if "assumed" in match and ahead:
        # "Con el 45,9 % de los votos, siete de los 13 concejales": of the votes, and not of the seats.
        stem = document.folded[slice(*share.base)][:STEM]
        return not any(word.startswith(stem) for word in known)
    alike = part < share.value * whole / 100 * _ANOTHER and share.value * whole / 100 < part * _ANOTHER
    return not alike and document.folded[slice(*share.base)] not in known


def is_of_a_share(document: Document, fraction: Fraction, share: Quantity) -> bool:
    """Tell whether a fraction is that of a share told before it: "de ese 81 %, la mitad (40 % del total)"."""
    before = [
        other
        for other in beginning(document[QUANTITIES], Span(max(share.span.start - 2 * _BEFORE, 0), share.span.start))
        if other.kind in _PARTS_OF_ALL and 0 < share.span.start - other.span.end <= _BEFORE
    ]
    return any(lenient(share).meets(_in_percent(other).times(fraction)) for other in before)


def _in_percent(share: Quantity) -> Range:
    """Return what a percentage or a fraction can mean, in percent: "jeder vierte … jeder zehnte davon"."""
    percent = Fraction(share.value) * 100
    return lenient(share) if share.kind is QuantityKind.PERCENT else Range(percent, percent)


def is_bracket_of_another(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a bracket follows something else: "un cinquième du total, devant la Bretagne (13 %)"."""
    between = document.text[part.span.end : share.span.start]
    return between.rstrip().endswith("(") and "," in between


def is_of_any(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a count is so much, to the last place written, of any other number of an article.

    "18 420 infractions … 2009, avec 18 307. 10 131 ont été élucidées, soit 55,0 %": no accident makes a tenth.
    """
    wholes = (one for one in document[QUANTITIES] if one.kind is part.kind and one.value > part.value)
    made = (strict(part).per(strict(whole)) for whole in wholes)
    return any(one is not None and strict(share).meets(one.times(100)) for one in made)


def is_of_others(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a fraction and a percentage name what they are shares of, each something else.

    "Un logement sur huit, soit 18 % du parc" does not: all homes are the stock.
    """
    vocabulary = vocabulary_of(document)
    if part.base is not None and document.folded[slice(*part.base)] in vocabulary["rise", "fall"]:
        # "La moitié de la hausse, soit 0,5 %"
        return True
    apart = part.span.start - share.span.end
    if part.base is not None and share.base is None and apart > _JOINED:
        # "Parmi les lecteurs, 54 % choisissent un roman, soit le tiers des sondés."
        return True
    if share.base is None or (part.base is None and part.noun is None):
        return False
    of = document.folded[slice(*share.base)]
    same = [document.folded[slice(*span)] for span in (part.base, part.noun) if span is not None]
    return of not in same and of not in vocabulary["whole-of-them"]


def is_of(document: Document, match: Match, share: Quantity, whole: Quantity) -> bool:
    """Tell whether a fraction is not said to be one of something else: "12 sur 60, soit un quart des filles"."""
    if "all" in match:
        return True
    if share.parts and share.noun is not None:
        # "Un garçon sur trois"
        return False
    if share.base is None:
        return True
    vocabulary, of = vocabulary_of(document), document.folded[slice(*share.base)]
    if of in vocabulary["whole-of-them"] or of in vocabulary["them"]:
        return True
    return whole.noun is not None and document.folded[slice(*share.base)] == document.folded[slice(*whole.noun)]
