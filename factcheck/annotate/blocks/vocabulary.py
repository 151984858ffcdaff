"""The words by which the parts of an article are told, of all languages together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.lexicons import Lexicons

#: What may stand around a line that is no sentence.
EDGES = " \t\n.»«>›|•·→➤►▶▼✉☰×*+-–—:…#\"'()[]"


class Vocabulary:
    """The words of all languages together."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        every = [lexicons[language] for language in lexicons.languages]

        def union(name: str) -> frozenset[str]:
            return frozenset[str]().union(*(_squeezed(lexicon.sets.get(name, ())) for lexicon in every))

        def forms(word_class: str) -> frozenset[str]:
            return frozenset(form.rstrip(".") for lexicon in every for form in lexicon.words.get(word_class, ()))

        self.months = forms("month")
        self.days = forms("weekday") | forms("day_deixis")
        self.dateline_words = union("dateline_words")
        self.publication = union("publication")
        self.publication_lead = union("publication_lead")
        self.particles = union("name_particles")
        self.agencies = union("agencies")
        self.image_marks = union("image_marks")
        self.residue_whole = frozenset(form.strip(EDGES) for form in union("residue_whole")) | self.image_marks
        self.residue_contains = tuple(union("residue_contains"))
        self.credit_joins = union("credit_joins")
        self.credit_cues = tuple(sorted(union("credit_cues"), key=len, reverse=True))
        self.residue_starts = _by_first_word(union("residue_starts"))
        self.byline_cues = _by_first_word(union("byline_cues"))
        self.caption_cues = union("caption_cues")
        #: First words of all that a long line can begin with and be no paragraph.
        self.openers = frozenset(self.residue_starts) | frozenset(self.byline_cues) | {"©"}


def squeeze(line: str) -> str:
    """Return a folded line without the space that French typography puts before a colon."""
    return line.replace(" :", ":") if " :" in line else line


def _squeezed(forms: Iterable[str]) -> set[str]:
    return {squeeze(form) for form in forms}


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in phrases:
        index.setdefault(phrase.split()[0], []).append(phrase)
    return index


def cue(index: dict[str, list[str]], line: str, words: Sequence[str]) -> str | None:
    """Return the longest of the phrases that a line begins with."""
    found = None
    for phrase in index.get(words[0], ()):
        whole = len(line) == len(phrase) or not (line[len(phrase) : len(phrase) + 1].isalnum() and phrase[-1].isalnum())
        if line.startswith(phrase) and whole and (found is None or len(phrase) > len(found)):
            found = phrase
    return found
