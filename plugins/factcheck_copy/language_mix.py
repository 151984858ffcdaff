"""The rule copy.language-mix."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    BLOCKS,
    LANGUAGES,
    QUOTED,
    SENTENCES,
    Bad,
    Block,
    BlockKind,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Severity,
    Span,
    Suggestion,
)
from factcheck_copy.readings.tongues import foreign_sentences

_NAMES = {
    "ca": "Catalan",
    "da": "Danish",
    "gl": "Galician",
    "nb": "Norwegian",
    "ro": "Romanian",
    "sv": "Swedish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}
_PARTS = {
    BlockKind.CAPTION: "caption",
    BlockKind.DATELINE: "dateline",
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
}
_QUOTES = "\"“„«‘'‹>"
#: What stands around a word.
_EDGES = "()[],;:.-–"
#: Words this short are written small in titles of works and in sentences alike.
_SMALL_WORD = 3
#: Of so many words that are no small ones, this share has a capital in a row of names; in a table of so many words,
#: this share are figures.
_FEWEST, _NAMES_SHARE, _FIGURES_SHARE, _TABLE = 4, 0.75, 0.4, 10


class LanguageMix(Checker):
    """A paragraph, sentences, a caption or a dateline in another language than the article.

    What it does:
        Reports parts of the article whose words are those of another language and none of its own, and sentences inside
        a paragraph that are, two of them or a long one; there it knows Portuguese, Dutch and others too. Quoted parts,
        headlines, headings that are titles or names, tables and rows of names, such as the line-up of a team, are left
        alone.

    Why it matters:
        It is what a translation forgot: the caption, the dateline, a paragraph that was pasted and never done.

    Known limits:
        Needs two words that only the other language has, among those of its lexicon, so very short parts pass, and
        five for sentences inside a paragraph. What is cited where the language is named, or behind a colon, is left
        alone.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported.
    """

    id = "copy.language-mix"
    since = "0.1"
    severity = Severity.WARNING
    reads = (BLOCKS, LANGUAGES, QUOTED, SENTENCES)
    examples = (
        Bad(
            "fr",
            "La conversation a été franche, a indiqué le service de presse du Kremlin après deux heures d'échange.\n\n"
            "[[Los presidentes se reunirán otra vez en enero, según el portavoz del gobierno ruso.]]\n\n"
            "Les deux parties ont convenu de poursuivre le dialogue sur cette question.",
        ),
        Bad(
            "en",
            "The two presidents spoke for two hours on Tuesday, the spokesman said after the call.\n\n"
            "[[Les deux parties ont convenu de poursuivre le dialogue avec leurs alliés.]]\n\n"
            "They will meet again in January, according to the White House.",
        ),
        Bad(
            "es",
            "Los dos presidentes hablaron durante dos horas el martes, según dijo el portavoz del gobierno.\n\n"
            "[[The talks will go on in January, the White House said after the call.]]",
        ),
        Bad(
            "de",
            "Die beiden Präsidenten haben am Dienstag zwei Stunden lang gesprochen, sagte der Sprecher der "
            "Regierung.\n\n[[The talks will go on in January, the White House said after the call.]]",
        ),
        Good(
            "fr",
            "Le président a salué le discours de son homologue, qui est venu à Paris avec ses ministres.\n\n"
            "« We shall go on to the end, we shall fight in France. »\n\n"
            "Le discours a été très applaudi par les députés.",
        ),
        Good(
            "fr",
            "Game of Thrones: The Last Season of the Year\n\nLa série est de retour sur les écrans avec une nouvelle "
            "saison.",
        ),
        Good("en", "The film “La vie est un long fleuve tranquille” is back in cinemas, the distributor said."),
        Good(
            "en",
            "The two teams meet in Rome on Saturday, and the coach has made three changes to his side.\n\n"
            "R de Marigny; Mirco Bergamasco, C Stoica, A Masi, L Nitoglia; L Orquera, A Troncon; A Lo Cicero, F Ongaro,"
            " M Castrogiovanni; S Dellape, M Bortolami (capt); A Persico, D Dal Maso, S Parisse.",
        ),
        Good(
            "fr",
            "Les deux équipes se retrouvent samedi à Londres, et le sélectionneur a changé trois joueurs.\n\n"
            "J Robinson (captain); M Cueto, J Noon, O Barkley, J Lewsey; C Hodgson, H Ellis; G Rowntree, S Thompson, "
            "P Vickery; D Grewcock, B Kay; J Worsley, L Moody, and M Corry of the Leicester Tigers.",
        ),
        Good("es", "La empresa “The New York Times” publicó ayer los resultados de su encuesta sobre las elecciones."),
        Good(
            "de",
            "Die Sau hat elf Ferkel geworfen, und die Forscher prüfen, ob sie dem Virus widerstehen.\n\n"
            "Foto: University of Edinburgh; Norrie Russell, The Roslin Institute of the University of Edinburgh",
        ),
        Good(
            "es",
            "Los dos equipos se enfrentan el sábado en París, y el seleccionador ha cambiado a tres jugadores.\n\n"
            "D Traille; A Rougerie, Y Jauzion, B Liebenberg, C Heymans; Y Delaigue, P Mignoni; S Marconnet, S Bruno, "
            "N Mas; F Pelous (et capitaine), J Thion; J Bonnaire, Y Nyanga et S Chabal de Sale.",
        ),
        Good("de", "Der Film „Gone with the Wind“ ist wieder in den Kinos zu sehen, sagte der Verleih."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every part that is of another language."""
        for sentences in foreign_sentences(document):
            yield self._foreign(sentences.span, "These sentences are", sentences.language, document[LANGUAGES].main)
        languages = document[LANGUAGES]
        if all(entry.language == languages.main for entry in languages.spans):
            return
        for block, entry in zip(document[BLOCKS], languages.spans, strict=True):
            if entry.language == languages.main or block.kind not in _PARTS or _is_quoted(document, block):
                continue
            if block.kind is BlockKind.HEADING and _is_title(document, block):
                continue
            if _is_row(document, block, entry.language):
                continue
            yield self._foreign(block.span, f"This {_PARTS[block.kind]} is", entry.language, languages.main)

    def _foreign(self, span: Span, part: str, language: str, main: str) -> Finding:
        """Report a part of the article that is of another language."""
        found, own = _name(language), _name(main)
        return self.contradicted(
            span,
            f"{part} in {found}, the article in {own}.",
            evidence=[Evidence(EvidenceKind.TEXT, f"Its frequent words are {found}, and none of them is {own}.", span)],
            suggestions=[Suggestion(f"Translate it into {own}, or mark it as a quotation")],
        )


def _name(language: str) -> str:
    return _NAMES.get(language, f"the language “{language}”")


def _is_quoted(document: Document, block: Block) -> bool:
    start = block.span.start
    return document.text[start] in _QUOTES or document.text[:start].rstrip(" ").endswith(">")


def _is_title(document: Document, block: Block) -> bool:
    """Tell whether a heading is written as titles of works and names are."""
    words = document.text[block.span.start : block.span.end].split()
    return all(not word[0].islower() for word in words if len(word) > _SMALL_WORD)


def _is_row(document: Document, block: Block, language: str) -> bool:
    """Tell a row of names or a table, which have no language: "R de Marigny; M Bergamasco, A Lo Cicero (capt)"."""
    text = document.text[block.span.start : block.span.end]
    words = text.split()
    figures = sum(word[-1].isdigit() or not any(map(str.isalpha, word)) for word in words)
    if len(words) >= _TABLE and figures >= _FIGURES_SHARE * len(words):
        return True
    long = [word.strip(_EDGES) for word in words]
    long = [word for word in long if len(word) > _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in long)
    # Every noun has a capital there.
    share = 1 if document.lexicons[language].tables.get("spelling", {}).get("noun") == "capital" else _NAMES_SHARE
    return not text.isupper() and len(long) >= _FEWEST and capitals >= share * len(long)
