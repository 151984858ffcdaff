"""The items of a list that a construction has bound: whether they are all of it, and one each."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import (
    QUANTITIES,
    SENTENCES,
    TIMEXES,
    Binding,
    Document,
    Match,
    Quantity,
    Span,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import spelled, vocabulary_of

#: Lists of more are announced in round numbers.
MOST = 25
#: Items of more words than these may be two, or one with a remark on it.
_LONGEST_NAME = 5
_LONGEST_COMMON = 3
_FEWEST_COMMON = 3
#: Before the number of those whose ages follow stands nobody else.
_FEW_WORDS = 1
#: A list that follows the nearest of several numbers stands so near to its noun.
_FEW_WORDS_BETWEEN = 2
#: What is counted and what is said of it take so many words, a first and a last name two.
_SAID = 3
_FULL_NAME = 2
#: So many words behind a name say something of it.
_SENTENCE = 2
#: What goes on with a list stands in so many letters behind it.
_NEXT = 12
#: "Two of the" takes no more letters.
_OF = 60
#: So many letters before a number hold the word before it.
_LONGEST_WORD = 20
#: The shape of names, with or without an article.
_NAMED = (False, True)


def closes_sentence(document: Document, match: Match) -> bool:
    """Tell whether full names close a sentence that has counted somebody and said something of them.

    "Trois ministres étaient du voyage, Bruno Martin, Claire Dupré et Paul Lenoir."
    """
    sentence = covering(document[SENTENCES], match.span.start)
    items = match.all("item")
    ends = sentence is not None and not document.text[items[-1].span.end : sentence.end].strip(" .!?\n")
    return (
        ends
        and len(match["what"].value.split()) >= _SAID
        and all(len(document.text[slice(*item.span)].split()) == _FULL_NAME for item in items)
    )


def are_no_list(document: Document, items: Sequence[Span]) -> bool:
    """Tell whether what looks like items cannot be counted one by one."""
    return _are_times_and_others(document, items) or _are_grouped(document, items[-1])


def _are_times_and_others(document: Document, items: Sequence[Span]) -> bool:
    """Tell whether some items are times and others not, or days and hours: no list, but when and where something is.

    "The Kirkwall Sisters, three cousins (Friday 27, 8pm)", but not "trois soirées, jeudi, vendredi et samedi".
    """
    times = {timex.span: timex.granularity for timex in inside(document[TIMEXES], items[0].to(items[-1]))}
    return len({times.get(item) for item in items}) > 1 and any(item in times for item in items)


def is_apposition(document: Document, match: Match) -> bool:
    """Tell whether commas on both sides set a list off: "quatre pays, la France, l'Italie et Malte, ont signé"."""
    items = [item.span for item in match.all("item")]
    return (
        match["what"].value.isalpha()
        and document.text.startswith(",", items[-1].end)
        # "Deux clubs, Rennes et Brest, Lens et Lille, …"
        and all(is_name(document, item) for item in items)
    )


def begins_sentence(document: Document, match: Match) -> bool:
    """Tell whether nobody is named before a number in its sentence, whose age may be the first."""
    sentence = covering(document[STATEMENTS], match.span.start)
    if sentence is None:
        return False
    return len(document.text[sentence.start : match["n"].span.start].split()) <= _FEW_WORDS


def announced(document: Document, match: Match) -> Quantity | None:
    """Return the number that a list belongs to: the second one in "31 plages dans cinq communes (Dinard …)".

    None where it may belong to several, or where the number is one of some: "deux des trois routes".
    """
    number: Quantity = match["n"].value
    if is_in_name(document, number):
        return None
    between, items = Span(number.span.end, match["item"].span.start), len(match.all("item"))
    others = [
        quantity
        for quantity in inside(document[QUANTITIES], between)
        if quantity.kind is number.kind and quantity.value <= MOST
    ]
    fitting = next((quantity for quantity in (number, *others) if quantity.value == items), None)
    if fitting is not None:
        return fitting
    if is_of_some(document, number):
        return None
    return (others[-1] if _stands_before(document, others[-1], match) else None) if others else number


def is_in_name(document: Document, number: Quantity) -> bool:
    """Tell whether a number in words is part of a name: "in the Kerna Four well"."""
    text, start = document.text, number.span.start
    before = text[max(start - _LONGEST_WORD, 0) : start].split(" ")
    named = len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()
    return named and text[start].isupper() and number.noun is not None and text[number.noun.start].islower()


def _stands_before(document: Document, number: Quantity, match: Match) -> bool:
    """Tell whether a list follows a number and its noun, with a word or two between: "trois communes touchées : …"."""
    between = Span((number.noun or number.span).end, match["item"].span.start)
    told = bool(inside(document[QUANTITIES], between))
    return not told and len(said(document, between)) <= _FEW_WORDS_BETWEEN


def is_of_some(document: Document, number: Quantity) -> bool:
    """Tell whether a number is what some others are taken of: "two of the three"."""
    vocabulary, folded = vocabulary_of(document), document.folded
    near = beginning(document[QUANTITIES], Span(max(number.span.start - _OF, 0), number.span.start))
    before = [quantity for quantity in near if quantity.span.end < number.span.start][-1:]
    links = vocabulary["definite", "belonging"]
    return any(links.issuperset(folded[other.span.end : number.span.start].split()) for other in before)


def belongs_to_others(document: Document, match: Match, number: Quantity) -> bool:
    """Tell whether others are named between a number and a list, to whom it may belong: "cinq avec leurs amis : …"."""
    vocabulary, folded = vocabulary_of(document), document.folded
    rivals, possessive = (vocabulary[name] for name in ("rivals", "possessive"))
    superlative, belonging = (vocabulary[name] for name in ("superlative", "belonging"))
    singular = tuple(vocabulary["singular-endings"]) or "\0"
    start = (number.noun or number.span).end
    between = said(document, Span(start, match["item"].span.start))
    told = zip(("", *between), between, (*between[1:], ""), strict=False)
    named = {
        word
        for before, word, behind in told
        # "Los tres favoritos de los sondeos" and "les trois communes les plus touchées" name no others; nor does what
        # each has one of: "Vier Spitäler verlieren ihre Gebärabteilung".
        if word in rivals and before not in belonging and behind not in superlative and not behind.endswith(singular)
    }
    before = folded[: number.span.start].rsplit(maxsplit=1)[-1:]
    known = bool(before) and before[0] in vocabulary["definite"]
    return bool(named & possessive) or (known and bool(named))


def remarks(document: Document, items: Sequence[Binding]) -> bool:
    """Tell whether one of several items may be a remark on the one before it: "Martin, de Lyon"."""
    vocabulary = vocabulary_of(document)
    belonging = vocabulary["belonging"]
    articles = vocabulary["articles"] - belonging
    told = [said(document, item.span) or [""] for item in items]
    return 0 < sum(name[0] not in articles and not belonging.isdisjoint(name) for name in told) < len(items)


def goes_on(document: Document, last: Span) -> bool:
    """Tell whether more follows the last item of a list: "Lyon, Lille et Nice, plus une ville à désigner"."""
    more = vocabulary_of(document)["further"]
    behind = document.folded[last.end : last.end + _NEXT]
    return behind.startswith(",") and not more.isdisjoint(behind[1:].split()[:1])


def _are_grouped(document: Document, last: Span) -> bool:
    """Tell whether the last items of a list are said to be one: ", regroupées en un seul lot"."""
    together = vocabulary_of(document)["grouped"]
    behind = document.folded[last.end : last.end + _NEXT * 2]
    return behind.startswith(",") and not together.isdisjoint(behind[1:].split()[:2])


def is_parted(document: Document, items: Sequence[Binding]) -> bool:
    """Tell whether semicolons part what is listed, so that commas part none of it."""
    sentence = covering(document[SENTENCES], items[0].span.start) or items[0].span
    return document.text.find(";", items[0].span.start, sentence.end) >= 0


def names_two(document: Document, item: Span) -> bool:
    """Tell whether an item is two: "les Américains Lime et Bird"."""
    joining = vocabulary_of(document)["and"]
    return not joining.isdisjoint(said(document, item))


def tells_something(document: Document, item: Span) -> bool:
    """Tell whether an item that begins with a name goes on with words that belong to none: "Leeds lost at home"."""
    vocabulary = vocabulary_of(document)
    joining = vocabulary["articles", "belonging"]
    parts = document.text[slice(*item)].replace("’", "'").replace("'", "' ").split()
    told = [part for part in parts if part[0].islower() and part not in joining]
    return parts[0][0].isupper() and len(told) >= _SENTENCE


def named_twice(document: Document, items: Sequence[Binding]) -> tuple[Span, Span] | None:
    """Return where an item of a list stands that is the same as one before it, and that one; None without any."""
    seen: dict[str, Span] = {}
    for item in items:
        first = seen.setdefault(document.folded[slice(*item.span)], item.span)
        if first is not item.span:
            return first, item.span
    return None


def first_word(span: Span, folded: str) -> Span:
    """Return the first word of a stretch."""
    return Span(span.start, span.start + len(folded.split()[0]))


def alike(document: Document, match: Match) -> bool:
    """Tell whether the items of a list are of one sort, so that none can be a remark on the one before it."""
    items = match.all("item")
    some = vocabulary_of(document)["open-list"]
    if spelled(some).search(document.folded, *items[-1].span) is not None:
        # "(Plouha, Binic et Erquy notamment)"
        return False
    near = Span(max(items[0].span.start - _OF, 0), items[-1].span.end)
    numbers = [one.number for one in beginning(document[QUANTITIES], near)]
    if any(item.span.overlaps(number) for item in items for number in numbers):
        return False
    shapes = {_shape(document, item.span) for item in items}
    if len(shapes) != 1 or None in shapes:
        return False
    # Behind a verb they may be what is said of them: "les cinq sont grands, forts et beaux".
    if "are" in match:
        return shapes != {(False, False)}
    # "Les trois sont A, B et C": the comma stands behind the first of them.
    copula = vocabulary_of(document)["copula"]
    told = match["what"]
    if "comma" in match and not copula.isdisjoint(told.value.split()) and not _is_lower(document, told.span):
        return False
    # What stands in brackets may describe the whole: "six équipes (élus et personnel communal)". So may two words.
    return shapes == {_NAMED} or ("bracket" not in match and len(items) >= _FEWEST_COMMON)


def _is_lower(document: Document, span: Span) -> bool:
    """Tell whether words name nobody."""
    return not any(word[0].isupper() for word in document.text[slice(*span)].split())


def is_name(document: Document, span: Span) -> bool:
    """Tell whether an item is a name from its first word to its last, so that nothing else is said of it."""
    vocabulary = vocabulary_of(document)
    joining = vocabulary["articles", "belonging"]
    parts = document.text[slice(*span)].replace("’", "'").replace("'", "' ").split()
    return all(part[0].isupper() or part[0].isdigit() or part.lower() in joining for part in parts)


def _shape(document: Document, span: Span) -> tuple[bool, bool] | None:
    """Return whether an item begins with an article, and whether it is a name; None where it is too long to tell."""
    vocabulary = vocabulary_of(document)
    articles, heads = vocabulary["articles"], vocabulary["name-heads"]
    parts = document.text[span.start : span.end].replace("’", "'").replace("'", "' ").split()
    with_article = parts[0].lower() in articles
    rest = parts[1:] if with_article else parts
    if not rest:
        return None
    # "La route de la Corniche" is a name as "la D 12" is.
    named = rest[0][0].isupper() or rest[0][0].isdigit() or (rest[0] in heads and rest[-1][0].isupper())
    if len(rest) > (_LONGEST_NAME if named else _LONGEST_COMMON):
        return None
    return _NAMED if named else (with_article, False)
