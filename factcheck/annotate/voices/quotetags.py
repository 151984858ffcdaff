"""Tags of quotations: ", said X", ", the report says"; where one stands, the quotation before it has ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.annotate.base import Annotated
from factcheck.model.hits import Hit

#: In code points: how far behind its comma the verb of a tag stands: ", the chairman of the board said".
_TAG = 40
#: What stands before a tag, with the first letter of that and no end of a sentence behind.
_TAG_START = re.compile(r"(?:, |[?!] (?=[^\W\dA-Z_]))\w(?=[^,.?!…]*\Z)")
#: Where the clause of a tag ends, and how many words stand behind its verb at the most: ", the report said in June.".
_CLAUSE_END, _LONGEST_TAIL = re.compile(r"[.,;:!?…\"“”»\n]"), 3
#: In code points: no further behind that verb is looked.
_TAIL = 120
#: What tags begin with: ", the report says", ", a-t-elle ajouté", ", se rappelle Y"; and not ", but I know".
_TAG_OPENERS = ("determiner", "pronoun", "auxiliary", "reflexive")
#: What stands behind a verb with an object or a clause of its own, and never behind that of a tag.
_OBJECT = ("determiner", "that", "pronoun")
#: Kinds of verbs that no tag has ("made it clear"), and of those that have objects as well.
_NO_TAG, _WEAK = frozenset({"framed", "plural"}), "weak"


def is_tag(document: Annotated, start: int, cue: Hit) -> bool:
    """Tell whether a cue ends a quotation: ", said X", ", the report says", "? he asked"."""
    text, folded, tables = document.text, document.folded, document.lexicon.tables
    place, kinds = cue.start, cue.value.split()
    if not _NO_TAG.isdisjoint(kinds):
        return False
    first = _TAG_START.search(text, max(start, place - _TAG), place + 1)
    if first is None:
        return False
    word = folded[first.end() - 1 : place].partition(" ")[0]
    end = _CLAUSE_END.search(text, cue.end, cue.end + _TAIL)
    stretch = slice(cue.end, end.start() if end else cue.end + _TAIL)
    behind = folded[stretch].split()
    nouns = any(other[0].isupper() for other in text[stretch].split())
    nouns = nouns or any(_is_lead(document, other) for other in behind)
    helped = word in tables.get("auxiliary", {})
    if helped and "inversion" not in tables.get("habit", {}):
        # ", have realised that", ", has shown poor leadership"
        return False
    if not word and ((behind and behind[0] in tables["that"]) or (_WEAK in kinds and _is_of_he(document, behind))):
        # ", makes that choice", ", decides he's subscribed"
        return False
    if not word or helped:
        # ", insiste sur Europe 1 le général", ", a déclaré Anne"
        return not behind or nouns or text[cue.end] != " "
    if len(behind) > _LONGEST_TAIL or _is_lead(document, behind[0] if behind else ""):
        # ", they found Mr Davis had passed away", ", he makes that choice"
        return False
    if text[first.end() - 1].isupper() and len(word) > 1:
        return True
    # "A-t-elle", "s'est", "l'armée".
    word = word[: word.find("'") + 1] or word.partition("-")[0]
    return any(word in tables.get(name, {}) for name in _TAG_OPENERS)


def _is_of_he(document: Annotated, behind: Sequence[str]) -> bool:
    """Tell whether a clause of "he" stands behind a verb."""
    return bool(behind) and behind[0].partition("'")[0] in document.lexicon.tables.get("pronoun", {})


def _is_lead(document: Annotated, word: str) -> bool:
    """Tell whether a word leads to a noun or a clause of its own: "the", "l'avocat", "that"."""
    word = word[: word.find("'") + 1] or word
    return any(word in document.lexicon.tables.get(name, {}) for name in _OBJECT)
