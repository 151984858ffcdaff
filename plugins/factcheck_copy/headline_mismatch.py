"""The rule copy.headline-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from factcheck import (
    BLOCKS,
    Bad,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    KnownGap,
    Option,
    Severity,
    Span,
    Suggestion,
)

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.DATELINE})
#: In code points: short bodies may well do without the form of a word of their headline.
_SHORT_BODY = 600
#: Words that share this many letters count as one word in two forms, in a short body also those that share all but an
#: ending; shorter words are none that a headline rests on.
_STEM, _ENDING, _SHORTEST_WORD, _SHORTEST_NAME = 6, 2, 4, 3
#: How many words a headline must have that the body lacks.
_WORDS, _WORDS_WITH_NAME, _NAMES = 4, 3, 2
#: In a headline of this many words one common word may be in the body by chance, as long as none of its names is.
_LONG_HEADLINE = 5

_FR = (
    "Le conseil municipal a adopté lundi soir le budget de la ville pour l'an prochain, après quatre heures de débat. "
    "La taxe foncière restera au même niveau, a promis la maire, qui veut rénover deux écoles et la "
    "piscine.\n\nL'opposition juge ces travaux trop chers. Elle a quitté la salle avant le vote, en dénonçant une "
    "dette qui a doublé depuis le début du mandat. Les associations de parents d'élèves se disent au contraire "
    "soulagées : le toit de l'une des écoles laisse passer la pluie depuis trois hivers.\n\nLes premiers chantiers "
    "doivent être lancés au printemps, et la piscine fermera pendant toute la durée des travaux."
)
_EN = (
    "The town council passed its budget on Monday night after four hours of debate. Property tax will stay where it "
    "is, the mayor promised, and two schools and the swimming pool are to be renovated.\n\nThe opposition called the "
    "work too expensive. Its members left the room before the vote and pointed to a debt that has doubled since the "
    "last ballot. Parents were relieved: the roof of one of the schools has been letting in the rain for three "
    "winters.\n\nBuilding is to start in spring, and the pool will be closed for as long as the work goes on. Swimmers "
    "are asked to use the baths of the neighbouring town, which will open an hour earlier."
)
_ES = (
    "El pleno municipal aprobó el lunes por la noche el presupuesto de la ciudad tras cuatro horas de debate. El "
    "impuesto sobre inmuebles no subirá, prometió la alcaldesa, que quiere renovar dos escuelas y la piscina.\n\nLa "
    "oposición considera que las obras son demasiado caras. Sus concejales abandonaron la sala antes de la votación y "
    "recordaron que la deuda se ha duplicado. Las familias, en cambio, se declaran aliviadas: el tejado de una de las "
    "escuelas deja pasar la lluvia desde hace tres inviernos.\n\nLas primeras obras deben comenzar en primavera, y la "
    "piscina cerrará mientras duren. Los nadadores podrán acudir a la del pueblo vecino."
)
_DE = (
    "Der Stadtrat hat am Montagabend nach vier Stunden Debatte den Haushalt beschlossen. Die Grundsteuer bleibt, wie "
    "sie ist, versprach die Bürgermeisterin, und zwei Schulen sowie das Schwimmbad sollen saniert werden.\n\nDie "
    "Opposition hält die Arbeiten für zu teuer. Ihre Mitglieder verließen vor der Abstimmung den Saal und wiesen auf "
    "die Schulden hin, die sich verdoppelt haben. Die Eltern sind erleichtert: Durch das Dach einer der Schulen regnet "
    "es seit drei Wintern.\n\nGebaut werden soll vom Frühjahr an, und das Bad bleibt so lange geschlossen. Wer "
    "schwimmen will, kann in den Nachbarort fahren, wo eine Stunde früher geöffnet wird."
)


class _Word(NamedTuple):
    """A word that a headline rests on; ``name`` if it is written as names are."""

    span: Span
    name: bool


class HeadlineMismatch(Checker):
    """A headline and a text that are about different things.

    What it does:
        Looks for the names and the content words of the headline in the text, standfirst and captions included, in any
        form that begins alike. Reports a headline none of whose words is there: of at least four words, or three with
        a name, or two names. A headline of five words and more with two names may share one common word with the text,
        but no name.

    Why it matters:
        The headline of another story is the first thing that readers see, and the last that anybody checks.

    Known limits:
        Knows no synonyms ("Londres" and "la capitale britannique"): a headline made of them alone is reported. Of
        headlines put above another article at random it finds three in four, because the others share a word with the
        text by chance. Texts under 500 characters (the option `shortest-text`) are not
        judged.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum): one warning, which is false ("Quand
        les Bleus permettent de faire des économies d'énergie", above a text on the final and electricity). On 171
        English ones (Wikinews 2019): none.
    """

    id = "copy.headline-mismatch"
    since = "0.1"
    severity = Severity.WARNING
    reads = (BLOCKS,)
    shortest_text = Option(
        500, "Characters of text; a shorter one may do without every word of its headline.", minimum=1
    )
    examples = (
        Bad("fr", f"[[Le Brésil refuse un visa à Marina Kovac]]\n\n{_FR}"),
        Good("fr", f"Le Brésil refuse un visa à Marina Kovac\n\n{_FR}", options={"shortest-text": 5000}),
        Good("fr", f"À Brest, la majorité vote un budget sans hausse d'impôts\n\n{_FR}"),
        Good("fr", f"La ville investit dans ses bassins et ses classes\n\n{_FR}"),
        Good(
            "fr",
            "Le Brésil refuse un visa à Marina Kovac\n\nLe conseil municipal a adopté lundi soir le budget de la "
            "ville.",
        ),
        KnownGap("fr", f"[[Kovac promet à Lulla de ne pas toucher aux écoles]]\n\n{_FR}"),
        Bad("en", f"[[Brazil denies a visa to Marina Kovac]]\n\n{_EN}"),
        Good("en", f"Council of Millbrook Agrees to Renovate Two Schools\n\n{_EN}"),
        Bad("es", f"[[Brasil niega un visado a Marina Kovac]]\n\n{_ES}"),
        Good("es", f"Zamora aprueba las cuentas municipales\n\n{_ES}"),
        Bad("de", f"[[Brasilien verweigert der Politikerin Marina Kovac die Einreise nach Recife]]\n\n{_DE}"),
        Good("de", f"Göttinger Ratsmehrheit stimmt für Sanierungen\n\n{_DE}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the headline if the text has nothing of it."""
        blocks = document[BLOCKS]
        headline = next((span for kind, span in blocks if kind is BlockKind.HEADLINE), None)
        if headline is None:
            return
        folded = document.folded
        parts = [folded[start:end] for kind, (start, end) in blocks if kind in _BODY]
        body = " ".join(parts)
        if sum(map(len, parts)) < self.shortest_text or _is_about(
            folded[headline.start : headline.end], body, document
        ):
            return
        words = _content(document, headline)
        ending = _ENDING if len(body) < _SHORT_BODY else 0
        if len(words) < _NAMES or sum(_stem(document, word, ending) in body for word in words) > 1:
            return
        body = _without_accents(body)
        found = [word for word in words if _without_accents(_stem(document, word, ending)) in body]
        names = sum(word.name for word in words)
        if found:
            wrong = len(words) >= _LONG_HEADLINE and names >= _NAMES and len(found) == 1 and not found[0].name
        else:
            wrong = len(words) >= _WORDS or (len(words) >= _WORDS_WITH_NAME and names > 0) or names >= _NAMES
        if wrong and not self._named(document, words, found):
            missing = [word.span for word in words if word not in found]
            listed = _listed([document.text[span.start : span.end] for span in missing])
            yield self.contradicted(
                headline,
                f"The headline and the text are about different things: the text has no word of {listed}.",
                evidence=[
                    Evidence(
                        EvidenceKind.TEXT, f"Neither {listed} nor another form of it stands in the text.", headline
                    )
                ],
                suggestions=[Suggestion("Check that this headline belongs to this text")],
            )

    @staticmethod
    def _named(document: Document, words: Sequence[_Word], found: Sequence[_Word]) -> bool:
        """Tell whether the body writes a word that was found with a capital, or out what the headline abbreviates."""
        text = document.text
        body = " ".join(text[start:end] for kind, (start, end) in document[BLOCKS] if kind in _BODY)
        written = [text[span.start : span.end] for span, _ in words]
        names = [text[span.start : span.end] for span, _ in found]
        return any(name[0].isupper() and f" {name}" in body for name in names) or any(
            word.isupper() and len(word) > 1 and word in _initials(body) for word in written
        )


def _initials(text: str) -> str:
    """Return the first letters of the words of a text that begin with a capital, a space for every other word."""
    return "".join(word[0] if word[0].isupper() else " " for word in text.split())


def _is_about(headline: str, body: str, document: Document) -> bool:
    """Tell at little cost that two words of a headline stand in the body as they are, as in nearly every article."""
    frequent = _frequent(document)
    first = ""
    for word in headline.split():
        if len(word) >= _SHORTEST_WORD and word not in frequent and word.isalpha() and word[:_STEM] in body:
            if first and word != first:
                return True
            first = word
    return False


def _content(document: Document, headline: Span) -> Sequence[_Word]:
    """Return the words of a headline that tell what it is about, each once."""
    frequent = _frequent(document)
    text, folded = document.text, document.folded
    spans = list(_words(folded, headline))
    shouted = text[headline.start : headline.end].isupper()
    acronyms = () if shouted else [span for span in spans if text[span.start : span.end].isupper()]
    later = [span for span in spans[1:] if span.length >= _SHORTEST_NAME and span not in acronyms]
    capitals = sum(text[span.start].isupper() for span in later)
    # Where most words have a capital, as in German or in English titles, a capital tells nothing.
    tells = 2 * capitals <= len(later)
    words: dict[str, _Word] = {}
    for number, span in enumerate(spans):
        form = folded[span.start : span.end]
        capital = text[span.start].isupper()
        name = span in acronyms or (tells and capital and number > 0)
        long_enough = span.length >= (_SHORTEST_NAME if name else _SHORTEST_WORD)
        if long_enough and form not in frequent:
            words.setdefault(form, _Word(span, name))
    return list(words.values())


def _frequent(document: Document) -> frozenset[str]:
    return document.lexicon.sets.get("language", frozenset())


def _words(folded: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of letters inside a span."""
    start = span.start
    for place in range(span.start, span.end + 1):
        if place == span.end or not folded[place].isalpha():
            if place > start:
                yield Span(start, place)
            start = place + 1


def _stem(document: Document, word: _Word, ending: int) -> str:
    shortest = _SHORTEST_NAME if word.name else _SHORTEST_WORD
    letters = min(_STEM, max(shortest, word.span.length - ending))
    return document.folded[word.span.start : min(word.span.end, word.span.start + letters)]


def _without_accents(folded: str) -> str:
    return "".join(character for character in normalize("NFD", folded) if not combining(character))


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
