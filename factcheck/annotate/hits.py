"""The layer of hits: the shared scan, each block with the words of its own language."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter

from factcheck.annotate.base import Annotated
from factcheck.model.hits import Hit, Hits
from factcheck.model.layers import HITS, LANGUAGES
from factcheck.model.span import around
from factcheck.scan import Scanner


class HitAnnotator:
    """Runs the shared scan.

    One annotator serves one engine, that is one set of lexicons and facts: it keeps the automaton of each language it
    has met.
    """

    layer = HITS

    def __init__(self) -> None:
        self._scanners: dict[str, Scanner] = {}

    def annotate(self, document: Annotated) -> Hits:
        """Return every hit, by class of words."""
        languages = document[LANGUAGES]
        hits = self._scanner(document, languages.main).scan(document.folded)
        foreign = [entry for entry in languages.spans if entry.language != languages.main]
        if not foreign:
            return hits
        by_class = {
            word_class: [hit for hit in found if around(foreign, hit.start) is None]
            for word_class, found in hits.items()
        }
        for (start, end), language in foreign:
            for word_class, found in self._scanner(document, language).scan(document.folded[start:end]).items():
                moved = (Hit(hit.start + start, hit.end + start, hit.value) for hit in found)
                by_class.setdefault(word_class, []).extend(moved)
        for found in by_class.values():
            found.sort(key=itemgetter(0, 1))
        return Hits(by_class)

    def _scanner(self, document: Annotated, language: str) -> Scanner:
        scanner = self._scanners.get(language)
        if scanner is None:
            literals = chain(document.lexicons[language].literals(), document.facts.literals(language))
            scanner = self._scanners[language] = Scanner(literals)
        return scanner
