"""The rule copy.headline-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from factcheck import (
    BLOCKS,
    MENTIONS,
    QUOTED,
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
    Related,
    Severity,
    Span,
    Suggestion,
)
from factcheck_copy.readings.seats import Seat, misplaced_seat

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.DATELINE})
#: In code points: below, an honest headline may well have no word in common with the text.
_LONG_BODY = 1500
#: Words that share so many letters count as one word in two forms, and all but an ending of shorter ones; still shorter
#: words are none that a headline rests on.
_STEM, _ENDING, _SHORTEST_WORD, _SHORTEST_NAME = 5, 2, 4, 3
#: How many words a headline must have, all of which the body lacks: for advice, and in a short body for a warning.
_WORDS, _WORDS_WITH_NAME, _NAMES, _WORDS_OF_SHORT = 4, 3, 2, 7
#: What kind of opening a word or two are only where a mark follows them.
_LABEL = "label"
_MARKS = (".", ":", "|", "-", "–", "—")

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
    frequent: bool


class HeadlineMismatch(Checker):
    """A headline and a text that are about different things.

    What it does:
        Looks for the names and the content words of the headline in the text, standfirst and captions included, in any
        form that begins alike. One of them in the text, or a country or person that both name, is enough for silence.
        Reports a headline none of whose words is there: of at least four words, or three with a name, or two names. In
        a text under 1,500 characters this is advice, unless the headline has seven words and more. Headlines that need
        not name their subject are left alone: questions, labelled pieces ("Editorial."), the openings of features
        ("The night the …"); words in quote marks do not count. Gives advice where the headline's label and the text
        have one office of a town in two towns ("Truro: mayor resigns", and a text on the mayor of Penzance).

    Why it matters:
        The headline of another story is the first thing that readers see, and the last that anybody checks.

    Known limits:
        Knows no synonyms ("Londres" and "la capitale britannique"): a headline made of them alone is reported. A
        headline that shares a word with the text by chance is not. Texts under 500 characters (the option
        `shortest-text`) are not judged.

    Measured:
        Of 6,672 French articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019) none
        is reported. Exchanged at random, 49 % of the French headlines are (36 % as warnings) and 52 % of the English;
        the others share a word with the text by chance. Cut to 600 to 800 characters: 4 pieces of advice and one
        warning on 6,590 untouched French texts, 66 % of the exchanged headlines (22 % as warnings). Cut so and without
        their standfirst, which is hard on any headline: 51 pieces of advice and 13 warnings on 5,840.
    """

    id = "copy.headline-mismatch"
    since = "0.1"
    severity = Severity.WARNING
    reads = (BLOCKS, QUOTED, MENTIONS)
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
        Bad("fr", f"[[Vannes]] : le maire veut rénover deux écoles\n\nLe maire de Quimperlé a parlé.\n\n{_FR}"),
        Bad("en", f"[[Truro]]: mayor promises to renovate two schools\n\nThe mayor of Penzance spoke.\n\n{_EN}"),
        Bad("es", f"[[Zamora]]: la alcaldesa renovará dos escuelas\n\nHabló la alcaldesa de Béjar.\n\n{_ES}"),
        Bad("de", f"[[Goslar]]: Bürgermeisterin will Schulen sanieren\n\nDie Bürgermeisterin von Buxtehude.\n\n{_DE}"),
        Good("fr", f"Morbihan : le maire de Vannes veut rénover deux écoles\n\nLe maire de Vannes a parlé.\n\n{_FR}"),
        Good("fr", f"Budget : la maire veut rénover deux écoles\n\nLa maire de Quimperlé a parlé.\n\n{_FR}"),
        Good("en", f"Reds sink ten-man Magpies\n\n{_EN}"),
        Good("fr", f"Les Canaris coulent les Aiglons\n\n{_FR}"),
        Good("es", f"Los Colchoneros hunden a los Periquitos\n\n{_ES}"),
        Good("de", f"Göttinger Ratsmehrheit stimmt für Sanierungen\n\n{_DE}"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the headline if the text has nothing of it."""
        blocks = document[BLOCKS]
        headline = next((span for kind, span in blocks if kind is BlockKind.HEADLINE), None)
        if headline is None:
            return
        folded = document.folded
        spans = [span for kind, span in blocks if kind in _BODY]
        body = " ".join([folded[start:end] for start, end in spans])
        if len(body) < self.shortest_text:
            return
        seat = misplaced_seat(document, headline, spans)
        if seat is not None:
            yield self._misplaced(document, seat)
            return
        if _is_about(folded[headline.start : headline.end], body, document):
            return
        words = _content(document, headline)
        plain = _plain(f" {body}")
        if any(_plain(_stem(document, word)) in plain for word in words):
            return
        words = [word for word in words if not word.frequent and not _is_quoted(document, word.span)]
        names = sum(word.name for word in words)
        few = len(words) < (_WORDS_WITH_NAME if names else _WORDS) and names < _NAMES
        if few or _is_feature(document, headline) or self._named(document, headline, spans, words):
            return
        listed = _listed([document.text[span.start : span.end] for span, _, _ in words])
        sure = len(body) >= _LONG_BODY or len(words) >= _WORDS_OF_SHORT
        yield self.contradicted(
            headline,
            f"The headline and the text are about different things: the text has no word of {listed}.",
            severity=Severity.WARNING if sure else Severity.INFO,
            evidence=[
                Evidence(EvidenceKind.TEXT, f"Neither {listed} nor another form of it stands in the text.", headline)
            ],
            suggestions=[Suggestion("Check that this headline belongs to this text")],
        )

    def _misplaced(self, document: Document, seat: Seat) -> Finding:
        label, town = (document.text[start:end] for start, end in seat)
        return self.contradicted(
            seat.label,
            f"The headline puts this in {label}; the text never names it and speaks of {town}.",
            severity=Severity.INFO,
            related=[Related("The text has the office here.", seat.town)],
            evidence=[
                Evidence(
                    EvidenceKind.TEXT, f"The office in the headline is one of a town, labelled {label}.", seat.label
                ),
                Evidence(EvidenceKind.TEXT, f"The only town that the text gives this office is {town}.", seat.town),
            ],
            suggestions=[Suggestion(f"Check which town it is: {label} or {town}.")],
        )

    @staticmethod
    def _named(document: Document, headline: Span, spans: Sequence[Span], words: Sequence[_Word]) -> bool:
        """Tell whether the body names somebody or some place of the headline, or writes out what that abbreviates."""
        text = document.text
        body = " ".join(text[start:end] for start, end in spans)
        written = [text[span.start : span.end] for span, _, _ in words]
        if any(word.isupper() and len(word) > 1 and word in _initials(body) for word in written):
            return True
        here, there = set[str](), set[str]()
        for mention in document[MENTIONS]:
            ids = here if headline.contains(mention.span) else there
            ids.update(fact.id for fact in mention.facts)
        return not here.isdisjoint(there)


def _initials(text: str) -> str:
    """Return the first letters of the words of a text that begin with a capital, a space for every other word."""
    return "".join(word[0] if word[0].isupper() else " " for word in text.split())


def _is_about(headline: str, body: str, document: Document) -> bool:
    """Tell at little cost that a word of a headline stands in the body as it is, as in nearly every article."""
    frequent = document.lexicon.sets.get("language", frozenset())
    return any(
        len(word) >= _STEM and word not in frequent and word.isalpha() and word[:_STEM] in body
        for word in headline.split()
    )


def _is_feature(document: Document, headline: Span) -> bool:
    """Tell a question, a labelled piece, or a headline that opens as those of features do."""
    folded = document.folded[headline.start : headline.end].strip()
    for opening, kind in document.lexicon.tables.get("copy.opening", {}).items():
        if folded.startswith(opening):
            behind = folded[len(opening) :]
            if behind.lstrip().startswith(_MARKS) if kind == _LABEL else not behind[:1].isalnum():
                return True
    return folded.endswith("?")


def _is_quoted(document: Document, span: Span) -> bool:
    return any(pair.span.contains(span) for pair in document[QUOTED])


def _content(document: Document, headline: Span) -> Sequence[_Word]:
    """Return the words of a headline that tell what it is about, each once."""
    frequent = document.lexicon.sets.get("language", frozenset())
    text, folded = document.text, document.folded
    spans = list(_words(folded, headline))
    shouted = text[headline.start : headline.end].isupper()
    acronyms = () if shouted else [span for span in spans if text[span.start : span.end].isupper()]
    later = [span for span in spans[1:] if span.length >= _SHORTEST_NAME and span not in acronyms]
    capitals = sum(text[span.start].isupper() for span in later)
    # Where most words have a capital, as in German or in English titles, a capital tells nothing.
    tells = 2 * capitals <= len(later)
    plurals = tuple(document.lexicon.tables.get("plural_ending", {}))
    given = document.lexicon.tables.get("given_name", {})
    words: dict[str, _Word] = {}
    for number, span in enumerate(spans):
        form = folded[span.start : span.end]
        # A plural names a side, which the text may call otherwise: "Reds sink Magpies".
        many = form.endswith(plurals) and form not in given
        name = span in acronyms or (tells and text[span.start].isupper() and number > 0 and not many)
        # A country may be frequent, and still tells what a text is about.
        if span.length >= (_SHORTEST_NAME if name else _SHORTEST_WORD) and (name or form not in frequent):
            words.setdefault(form, _Word(span, name, form in frequent))
    return list(words.values())


def _words(folded: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of letters inside a span."""
    start = span.start
    for place in range(span.start, span.end + 1):
        if place == span.end or not folded[place].isalpha():
            if place > start:
                yield Span(start, place)
            start = place + 1


def _stem(document: Document, word: _Word) -> str:
    """Return how a word begins; a short beginning, which many words hold inside, with the space before it."""
    shortest = _SHORTEST_NAME if word.name else _SHORTEST_WORD
    letters = min(_STEM, max(shortest, word.span.length - _ENDING))
    return (" " if letters < _STEM else "") + document.folded[word.span.start : word.span.start + letters]


def _plain(folded: str) -> str:
    """Return the letters of a text without their accents, and a space for every other character."""
    letters = "".join([character for character in normalize("NFD", folded) if not combining(character)])
    return "".join([letter if letter.isalpha() else " " for letter in letters])


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
