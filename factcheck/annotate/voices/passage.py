"""What the readers of cues share: one document with its sentences, phrases, sources and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.annotate.base import Annotated
from factcheck.annotate.voices.claims import Claims
from factcheck.annotate.voices.contents import Contents
from factcheck.annotate.voices.persons import Persons
from factcheck.annotate.voices.phrases import Phrases
from factcheck.annotate.voices.quotemarks import QUOTED, Quoted
from factcheck.annotate.voices.rows import Rows
from factcheck.annotate.voices.sources import Sources
from factcheck.annotate.voices.speech import SpeechGrammar
from factcheck.annotate.voices.subjects import Subjects
from factcheck.annotate.voices.verbs import Verbs


class Passage(NamedTuple):
    """One document, as the readers of cues see it.

    Args:
        document: The document.
        grammar: Of its language.
        quoted: Its quotations, without those inside others.
        rows: Its sentences.
        phrases: Reads noun phrases.
        verbs: Reads verb groups.
        sources: Reads sources and remembers them.
        subjects: Tells who a clause is about, and whom a pronoun stands for.
        contents: Reads what verbs attribute.
        claims: Puts claims together.
    """

    document: Annotated
    grammar: SpeechGrammar
    quoted: Sequence[Quoted]
    rows: Rows
    phrases: Phrases
    verbs: Verbs
    sources: Sources
    subjects: Subjects
    contents: Contents
    claims: Claims

    @classmethod
    def of(cls, document: Annotated, grammar: SpeechGrammar) -> Passage:
        """Return the passage that a document is."""
        quoted = [pair for pair in document[QUOTED] if pair.depth == 0]
        rows = Rows(document, grammar)
        phrases = Phrases(document.text, grammar)
        sources = Sources(document, grammar)
        contents = Contents(document.text, grammar, phrases, quoted)
        return cls(
            document=document,
            grammar=grammar,
            quoted=quoted,
            rows=rows,
            phrases=phrases,
            verbs=Verbs(document.folded, grammar),
            sources=sources,
            subjects=Subjects(
                document.text,
                rows,
                phrases,
                sources,
                Persons(document, grammar, sources.mentions),
                grammar,
                quoted,
            ),
            contents=contents,
            claims=Claims(document, grammar, rows, quoted, contents),
        )


class CueReader:
    """Reads the cues of one kind in a passage; what they read with is at hand as attributes."""

    __slots__ = (
        "_claims",
        "_contents",
        "_document",
        "_folded",
        "_grammar",
        "_phrases",
        "_rows",
        "_sources",
        "_subjects",
        "_text",
        "_verbs",
    )

    def __init__(self, passage: Passage) -> None:
        self._document = passage.document
        self._text = passage.document.text
        self._folded = passage.document.folded
        self._grammar = passage.grammar
        self._rows = passage.rows
        self._phrases = passage.phrases
        self._verbs = passage.verbs
        self._sources = passage.sources
        self._subjects = passage.subjects
        self._contents = passage.contents
        self._claims = passage.claims
