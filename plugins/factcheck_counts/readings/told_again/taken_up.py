"""Numbers with an article or a demonstrative that take up a number: "douze élèves … les quatorze élèves"."""

from __future__ import annotations

import re
from functools import cache

from factcheck import QUANTITIES, SENTENCES, Document, Quantity, QuantityKind, Span, beginning, covering, inside
from factcheck_counts.readings.arithmetic import said
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.vocabulary import CAPITAL, Vocabulary, ends, vocabulary_of

#: In code points: how far around a number is looked.
_AROUND = 60
#: Fewer than these are often some of those that were counted.
_SOME = 5
#: A verb and the noun of who does it share so many letters: "signé", "signataires".
_ACT = 4
#: A verb stands so many words before the number of those to whom it is done.
_VERB = 4
#: A word of a compound has so many letters at the least.
_PART = 3
#: A number right behind a word begins so near its end.
_NEXT_NUMBER = 2
#: A word with a capital, and one behind another word.
NAME = re.compile(rf"{CAPITAL}\w+")
LED = re.compile(rf"(?P<lead>\w+) (?P<name>{NAME.pattern})")
_PLAIN = re.compile(r"[^\W\d_]+")
#: The next word, behind one space, and perhaps a comma.
NEXT = re.compile(r"(?P<comma>,?) (?P<word>\w+'?)")


def with_noun(document: Document, quantity: Quantity) -> Quantity:
    """Return a count with the noun behind an adjective, where nouns have a capital: "16 festsitzende Schüler"."""
    noun = quantity.noun
    if noun is None or not _has_capitals(document):
        return quantity
    # "Fünf Tiroler Bergsteiger"
    origin = tuple(vocabulary_of(document)["origin-ending"])
    if document.text[noun.start].isupper() and not document.folded.endswith(origin, noun.start, noun.end):
        return quantity
    behind = NEXT.match(document.folded, noun.end)
    if behind is None or behind["comma"] or not document.text[behind.start("word")].isupper():
        return quantity
    return quantity._replace(noun=Span(*behind.span("word")))


@cache
def _openings(forms: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{form} " for form in forms)


def in_part(document: Document, quantity: Quantity) -> Quantity:
    """Return a count with the noun of what it counts some of: "14 of its shops", "acht ihrer Filialen"."""
    partitive = vocabulary_of(document)["partitive"]
    if not document.folded.startswith(_openings(partitive), quantity.span.end + 1):
        return quantity
    found = [*_PLAIN.finditer(document.folded, quantity.span.end, quantity.span.end + _AROUND)][: _VERB - 1]
    words = [word[0] for word in found]
    length = next((many for many in (1, 2) if " ".join(words[:many]) in partitive), len(words))
    if length >= len(words):
        return quantity
    noun = Span(*found[length].span())
    is_joined = len(document.folded[quantity.span.end : noun.start].split()) == length
    return quantity._replace(noun=noun) if is_joined else quantity


def _has_capitals(document: Document) -> bool:
    return vocabulary_of(document).has_capitals


def does_what_was_told(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether a noun names those who did what the sentence before tells: "63 ont signé … des 36 signataires".

    Others may have done it too, so only of a number with the same digits in another order; but those to whom it was
    done are those who were counted: "evacuaron a 17 montañeros … Los 19 evacuados".
    """
    if again.noun is None or first.noun is None:
        return False
    one, other = (covering(document[SENTENCES], quantity.span.start) for quantity in (first, again))
    if one is None or other is None or not 0 <= other.start - one.end < _AROUND or taken_up(document, again) is None:
        return False
    if not exchanged(document, first, again):
        return _is_done_to(document, first, again, one)
    stem = document.folded[again.noun.start : min(again.noun.end, again.noun.start + _ACT)]
    told = said(document, Span(first.noun.end, max(first.noun.end, one.end)))
    return len(stem) == _ACT and _is_bare(document, again.noun) and any(word.startswith(stem) for word in told)


def _is_done_to(document: Document, first: Quantity, again: Quantity, sentence: Span) -> bool:
    """Tell whether a noun is made of the verb of those counted: "nahm 17 Männer fest … Die 19 Festgenommenen".

    The verb stands right before their number, or behind them.
    """
    if again.noun is None:
        return False
    noun, vocabulary = document.folded[slice(*again.noun)], vocabulary_of(document)
    if not noun.endswith(tuple(vocabulary["done-to"])) or not _is_bare(document, again.noun):
        return False
    if any(
        one is not first and one.noun is not None and one.kind is first.kind
        for one in inside(document[QUANTITIES], sentence)
    ):
        return False
    prefix = tuple(vocabulary["done-prefix"])
    stems = {noun[:STEM], *(noun[len(lead) :][:_ACT] for lead in prefix if noun.startswith(lead))}
    beside = said(document, Span(sentence.start, first.span.start))[-_VERB:]
    behind = said(document, Span(first.noun.end if first.noun else first.span.end, sentence.end))
    if any(word.startswith(tuple(stems)) for word in (*beside, *behind[: _VERB * 2])):
        return True
    # "Nahm … fest": the last word of the sentence, and what stands before the verb in the noun.
    last = behind[-1] if behind else ""
    return len(last) >= _PART and any(noun.startswith(last + lead) for lead in prefix)


def taken_up(document: Document, quantity: Quantity, first: Quantity | None = None) -> int | None:
    """Return where the article or demonstrative before a number begins; None where others are meant than before.

    Args:
        document: The article.
        quantity: The number.
        first: The one that it may take up.
    """
    vocabulary = vocabulary_of(document)
    folded, noun = document.folded, quantity.noun
    before = folded[max(0, quantity.span.start - _AROUND) : quantity.span.start].split()
    if noun is None or not before or before[-1] not in vocabulary["taken-up"]:
        return None
    behind = NEXT.match(folded, noun.end)
    relative = vocabulary_of(document).table("relative")
    if behind is not None and behind["word"] in vocabulary["listed-at"]:
        # "Families for whom it found homes"
        clause = NEXT.match(folded, behind.end())
        behind = clause if clause is not None and clause["word"] in relative else behind
    if behind is not None and relative.get(behind["word"]) == ("comma" if behind["comma"] else "plain"):
        # Only more than there were cannot be some of them, unless the same is told of them again.
        if first is None or not exchanged(document, first, quantity):
            return None
        if quantity.value < first.value and not _is_told_again(document, quantity, first):
            return None
    elif (
        behind is not None
        and not behind["comma"]
        and behind["word"] in _completing(vocabulary)
        and not leads_to_amount(document, behind.end())
    ):
        return None
    return folded.rindex(before[-1], 0, quantity.span.start)


def leads_to_amount(document: Document, end: int) -> bool:
    """Tell whether a preposition leads to an amount, which tells nothing of which ones: "valued the tracks at £40m"."""
    numbers = beginning(document[QUANTITIES], Span(end, end + _NEXT_NUMBER))
    return any(one.kind is QuantityKind.CURRENCY for one in numbers)


def _completing(vocabulary: Vocabulary) -> frozenset[str]:
    """Return what leads from a noun to what tells which ones they are."""
    return vocabulary["completed", "listed-at"]


def _is_told_again(document: Document, again: Quantity, first: Quantity) -> bool:
    """Tell whether words behind a number and its noun stand, in some form, near the one that was named first."""
    noun = document.folded[slice(*(again.noun or again.span))]
    one, other = (covering(document[SENTENCES], quantity.span.start) or quantity.span for quantity in (first, again))
    around = document.folded[slice(*one)]
    behind = said(document, Span(again.span.end, min(again.span.end + _AROUND, other.end)))
    return one != other and any(len(word) >= STEM and word != noun and word[:STEM] in around for word in behind)


def exchanged(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether two numbers are written with the same digits in another order, as slips of the pen have."""
    one, other = (
        [character for character in document.text[slice(*number.number)] if character.isdigit()]
        for number in (first, again)
    )
    if len(one) < 2:
        one, other = list(str(first.value)), list(str(again.value))
    return one != other and len(one) > 1 and sorted(one) == sorted(other) and first.step == again.step


def of_the_same(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether nothing is said beside one of two numbers that makes its things others than those of the other.

    "Ces 210 éleveurs" may leave out what was said of them: "180 jeunes éleveurs".
    """
    (kind, harm), (kind_again, harm_again) = _told_of(document, first), _told_of(document, again)
    pointing = vocabulary_of(document)["pointing"]
    before = document.folded[max(0, again.span.start - _AROUND) : again.span.start].split()[-1:]
    alike = kind == kind_again or (not kind_again and not pointing.isdisjoint(before))
    return harm == harm_again and (alike or (not kind and repeats_act(document, first, again)))


def repeats_act(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether what stands before a noun was told of those that were counted: "trapped", "die festsitzenden".

    German puts a verb together again that a sentence took apart: "sitzen … fest".
    """
    kind = _told_of(document, again)[0]
    sentence = covering(document[SENTENCES], first.span.start) or first.span
    told = said(document, Span(first.span.end, max(sentence.end, first.span.end)))
    if len(kind) < STEM or " " in kind:
        return False
    if any(word[:STEM] == kind[:STEM] for word in told):
        return True
    return any(
        kind.startswith(particle) and any(word.startswith(kind[len(particle) :][: STEM - 1]) for word in told)
        for particle in told
        if _PART <= len(particle) <= len(kind) - STEM
    )


def is_all_of_them(document: Document, again: Quantity, first: Quantity) -> bool:
    """Tell whether a number with nothing but an article counts all that were counted: "Les 16 marins ont été sauvés".

    An adjective would make them some of them, and so does whatever completes them.
    """
    if repeats_act(document, first, again):
        return True
    if again.noun is None or min(first.value, again.value) < _SOME or again.span.end + 1 != again.noun.start:
        return False
    vocabulary = vocabulary_of(document)
    before = document.folded[max(0, again.span.start - _AROUND) : again.span.start].split()[-1:]
    if vocabulary["all-that-were"].isdisjoint(before):
        return False
    return _is_bare(document, again.noun) and not _is_elsewhere(document, again) and not _is_told_which(document, again)


def is_of_each(document: Document, again: Quantity) -> bool:
    """Tell whether words before a number speak of each of a group or of none: "all of the 36", "la totalité des 36"."""
    vocabulary = vocabulary_of(document)
    sentence = covering(document[SENTENCES], again.span.start) or again.span
    before = said(document, Span(max(sentence.start, again.span.start - _AROUND), again.span.start))
    light = vocabulary["belonging", "definite", "articles"] - vocabulary["all-of-them"]
    while before and before[-1] in light:
        before.pop()
    return ends(before, vocabulary["each-of-them", "all-of-them"])


def _is_told_which(document: Document, again: Quantity) -> bool:
    """Tell whether a clause of its own may say which ones they are: "Die 65 Plätze blieben leer, die …"."""
    sentence = covering(document[SENTENCES], again.span.start) or again.span
    relative = vocabulary_of(document).table("relative")
    commas = [form for form, how in relative.items() if how == "comma"]
    return any(f", {form} " in document.folded[again.span.end : sentence.end] for form in commas)


def _is_elsewhere(document: Document, again: Quantity) -> bool:
    """Tell whether words before a number name a place or somebody new: "À Douai, les 25 ouvriers"."""
    sentence = covering(document[SENTENCES], again.span.start) or again.span
    before = document.text[: sentence.start]
    opening = document.text[sentence.start : again.span.start]
    words = [found[0] for found in NAME.finditer(opening) if found.start()]
    if _has_capitals(document):
        # Every noun has a capital there; a place is behind a preposition.
        at = vocabulary_of(document)["listed-at"]
        words = [found["name"] for found in LED.finditer(opening) if found["lead"].lower() in at]
    apart = vocabulary_of(document)["apart"]
    return any(word not in before for word in words) or not apart.isdisjoint(said(document, sentence))


def _is_bare(document: Document, noun: Span) -> bool:
    """Tell whether a noun is followed by the end or by a verb, no adjective.

    A comma opens a mere remark, but in German, where it opens what tells them from others too.
    """
    behind = NEXT.match(document.folded, noun.end)
    if behind is None or behind["comma"]:
        return behind is None or not _has_capitals(document)
    vocabulary = vocabulary_of(document)
    verbs = {*vocabulary["auxiliary"], *vocabulary["verbal"]}
    return behind["word"] in verbs or behind["word"].endswith(tuple(vocabulary["finite-endings"]))


def _told_of(document: Document, quantity: Quantity) -> tuple[str, str]:
    """Return what stands before a noun, and how badly somebody is hurt behind it: others are told of others."""
    if quantity.noun is None:
        return "", ""
    behind = NEXT.match(document.folded, quantity.noun.end)
    degrees = vocabulary_of(document)["harm"]
    degree = behind["word"] if behind is not None and behind["word"] in degrees else ""
    return document.folded[quantity.span.end : quantity.noun.start].strip(), degree


def same_words(document: Document, start: int, first: Quantity) -> int | None:
    """Return where the word behind a noun ends that stands, in some form, near the number that was named first too."""
    behind = NEXT.match(document.folded, start)
    if behind is None or behind["comma"] or len(behind["word"]) < STEM:
        return None
    around = document.folded[max(0, first.span.start - _AROUND) : min(first.span.end + _AROUND, start)]
    return behind.end() if behind["word"][:STEM] in around else None
