"""What a number counts where its own noun does not say it: "221 suppressions de postes", "a crew of 22".

Jobs are counted there, and sailors. A number without a noun counts what a noun of a group leads to it, or what the
question before it asks for: "How many patients are affected? In all 380".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck import SENTENCES, Document, Quantity, Span, covering
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.vocabulary import WORD, Vocabulary, vocabulary_of

#: The words before a number and the question before it are looked for in so many characters.
_BEFORE, _QUESTION = 40, 160
#: A noun and what leads from it to the number.
_LED = 2
#: What a number counts is named so near behind the noun of the deed, in words.
_COMPLEMENT = 3


def done_to(document: Document, number: Quantity) -> Span | None:
    """Return what a deed is done to whose noun a number has, or the crew whose members it counts; None for others.

    It stands behind the noun ("suppressions de postes"), before it ("job cuts"), or in it ("Stellenstreichungen").
    """
    if number.noun is None:
        return None
    vocabulary, folded = vocabulary_of(document), document.folded
    deeds, members = vocabulary["done-nouns"], vocabulary["member-nouns"]
    noun, start = folded[slice(*number.noun)], number.noun.start
    if vocabulary.has_capitals:
        ending = next((each for each in deeds | members if noun.endswith(each) and len(noun) >= len(each) + STEM), None)
        return None if ending is None else Span(start, number.noun.end - len(ending))
    if document.lexicon.tables.get("noun_ending"):
        before = [*WORD.finditer(folded, number.span.end, start)]
        found = before[-1] if before else None
    else:
        behind = [*WORD.finditer(folded, number.noun.end, number.noun.end + _BEFORE)][:_COMPLEMENT]
        links = vocabulary["belonging"]
        articles = vocabulary["definite", "articles"]
        if not behind or behind[0][0] not in links:
            return None
        found = next((word for word in behind[1:] if word[0] not in articles), None)
    people = vocabulary.table("people-of")
    if found is None or (noun in members and found[0] not in people):
        # "The members of the club"
        return None
    return Span(*found.span())


def unnamed(document: Document, number: Quantity) -> str:
    """Return what a number without a noun counts; nothing where that is not told."""
    vocabulary, folded = vocabulary_of(document), document.folded
    before: list[str] = WORD.findall(folded, max(number.span.start - _BEFORE, 0), number.span.start)[-_LED:]
    people: Mapping[str, str] = vocabulary.table("people-of")
    if len(before) == _LED and before[0] in people and before[1] in vocabulary["belonging"]:
        return before[0]
    behind = WORD.findall(folded, number.span.end, number.span.end + _BEFORE)[:_LED]
    if before[-1:] and before[-1] in vocabulary["copula"] and _leads_on(behind, vocabulary):
        # "Ils étaient 2 300 à défiler"
        return next((noun for noun, kind in people.items() if kind == "anyone"), "")
    asked = folded.rfind("?", max(number.span.start - _QUESTION, 0), number.span.start)
    sentence = covering(document[SENTENCES], number.span.start)
    if asked < 0 or sentence is None or folded[asked + 1 : sentence.start].strip():
        return ""
    question = covering(document[SENTENCES], asked) or Span(asked, asked)
    words: list[str] = WORD.findall(folded, *question)
    forms = [form.split() for form in vocabulary["how-many"]]
    for place in range(len(words)):
        for form in forms:
            if words[place : place + len(form)] == form and place + len(form) < len(words):
                return words[place + len(form)]
    return ""


def _leads_on(behind: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether words behind a number lead to what those do whom it counts: "à défiler", "los que corrieron"."""
    those = vocabulary["those-who"]
    return behind[:1] != [] and (behind[0] in those or " ".join(behind) in those)
