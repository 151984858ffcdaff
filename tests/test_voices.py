"""Who says what, in four languages: what articles that nobody had read before brought up, a class at a time."""

from __future__ import annotations

import pytest

from factcheck.model.layers import ATTRIBUTIONS, QUOTATIONS
from factcheck.model.quotation import QuotationKind
from factcheck.model.span import Span
from factcheck.testing import document

Claim = tuple[str, str | None, str]


def claims(text: str, language: str) -> list[Claim]:
    """Return cue, speaker and content of every attribution."""
    found = document(text, language=language)

    def words(span: Span) -> str:
        return found.text[span.start : span.end]

    return [
        (words(a.cue), words(a.source.referent) if a.source else None, words(a.content)) for a in found[ATTRIBUTIONS]
    ]


def speakers(text: str, language: str) -> list[str | None]:
    """Return who says each quotation."""
    found = document(text, language=language)
    sources = [quotation.source for quotation in found[QUOTATIONS]]
    return [found.text[s.referent.start : s.referent.end] if s else None for s in sources]


def kinds(text: str, language: str) -> list[QuotationKind]:
    return [quotation.kind for quotation in document(text, language=language)[QUOTATIONS]]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # The mood of what is reported tells that a tag has its speaker, whatever noun that is.
        ("Die Brücke sei sicher, erklärte der Bautrupp am Montag.", "der Bautrupp", "Die Brücke sei sicher"),
        ("Die Gäste hätten bezahlt, meinte die Garderobiere.", "die Garderobiere", "Die Gäste hätten bezahlt"),
        ("Die Kuh habe Fieber, sagte Roth der Zeitung.", "Roth", "Die Kuh habe Fieber"),
    ],
)
def test_reported_speech_has_its_speaker_behind_it(text: str, source: str, content: str) -> None:
    assert [claim[1:] for claim in claims(text, "de")] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The average forecast called for a 2.3 billion dollar increase.",
        "Bank Negara said its forecast assumes that oil will be cheap. It said growth will slow.",
    ],
)
def test_what_looks_like_another_verb_is_no_subject(text: str) -> None:
    assert all(source != "" for _, source, _ in claims(text, "en"))


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The council fenced it off overnight, said boat owner Kath Price.", "boat owner Kath Price"),
        ("en", "“They fenced it off,” said retired cafe owner Kath Price.", "retired cafe owner Kath Price"),
        # A word in small letters and one capital is no title with its name, and what follows a preposition is none.
        ("en", "They were late, said sorry to Kath Price, and left.", None),
        ("es", "Israel utilizó además otros gases, afirmó Al Qudra.", "Al Qudra"),
        ("fr", "Nadia Petit dit non. La direction a menacé deux collègues, dit-elle.", "Nadia Petit"),
    ],
)
def test_who_stands_behind_a_tag(language: str, text: str, source: str | None) -> None:
    assert [claim[1] for claim in claims(text, language)][-1:] == ([source] if source else [])


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # A description is led to no stranger: many are no single one, and who holds another office is not meant.
        ("fr", "Ana Roux part. Les juges attendent. « Tout est fini », ont-ils dit.", "Les juges"),
        ("fr", "La ministre Claude Roux part. L'étudiant attend. « Tout est fini », a-t-il dit.", "L'étudiant"),
        (
            "fr",
            "Le ministre des Sports, Jean Roux, attend. Le Premier ministre est venu. « C'est fini », a-t-il dit.",
            "Le Premier ministre",
        ),
        ("en", "Jane Roe, a nurse, left. The doctors were tired. “It is over,” they said.", "The doctors"),
        ("es", "Ana Ruiz se fue. Los médicos esperan. «Se acabó todo», dijeron ellos.", "Los médicos"),
        ("de", "Anna Meier ging. Die Richter warten. „Es ist vorbei“, sagten sie.", "Die Richter"),
        # Nor to a thing whose words have capitals.
        ("de", "Anna Meier ging. Alte Bäume säumen die Straße. „Schön ist es hier“, sagte sie.", "Anna Meier"),
        ("en", "Ann Roe waited. Elm Street was shut. “It is over,” she said.", "Ann Roe"),
        # A word of time with a capital goes on with a name, where the language writes such words small.
        ("fr", "« C'est fini », a dit Magali Janvier lundi.", "Magali Janvier"),
        ("fr", "« C'est fini », a dit l'animateur de Vivement Dimanche.", "l'animateur de Vivement Dimanche"),
        ("fr", "« C'est fini », a dit le maire Dimanche.", "le maire"),
        ("es", "«Se acabó», dijo Rosa Abril ayer.", "Rosa Abril"),
        ("en", "“It is over,” said John Doe Monday.", "John Doe"),
        # A given name tells who "she" is.
        ("de", "Jana Roth ging heim. „Es ist vorbei“, sagte sie.", "Jana Roth"),
        ("es", "Itziar Ruiz se fue. «Se acabó», dijo ella.", "Itziar Ruiz"),
        # An agent stands behind the subject.
        (
            "fr",
            "Jean Roux a confirmé la hausse, comme annoncé par Paul Petit. « On tient », a-t-il dit.",
            "Jean Roux",
        ),
        ("en", "Bob Roe confirmed the plan, a move announced by John Doe. “We go on,” he said.", "Bob Roe"),
        # What is called after somebody speaks for nobody.
        ("fr", "Paul Petit est arrivé à l'hôpital Jean Roux. « C'est fini », a-t-il dit.", "Paul Petit"),
        ("en", "Bob Doe went to John Roe Stadium. “It is over,” he said.", "Bob Doe"),
        # Who speaks in the same sentence comes before the person spoken of.
        ("fr", "Paul Petit attend. Le syndicat Alliance annonce une plainte, où il dit sa colère.", None),
        # A lone capital before a verb, or before "one of …".
        ("fr", "Plus tôt, Haitham, un des employés, attendait. « Il y avait des travaux », a-t-il dit.", "Haitham"),
    ],
)
def test_whom_a_pronoun_stands_for(language: str, text: str, speaker: str | None) -> None:
    if speaker is None:
        assert [referent for _, referent, _ in claims(text, language)] == ["Le syndicat Alliance"] * 2
    else:
        assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # The sentence before tells whose the next quotation is.
        (
            "fr",
            "« C'est fini », a dit Jean Roux. Sa mère n'y croit pas. « Mon fils a été manipulé par cette femme. »",
            ["Jean Roux", "Sa mère"],
        ),
        (
            "en",
            "“It is over,” said Bob Roe. Jane Doe disagrees. “They told us nothing about it, nothing at all.”",
            ["Bob Roe", "Jane Doe"],
        ),
        (
            "es",
            "«Se acabó», dijo Juan Gil. Ana Ruiz no lo cree. «Nadie nos ha dicho nada de todo esto.»",
            ["Juan Gil", "Ana Ruiz"],
        ),
        (
            "de",
            "„Es ist vorbei“, sagte Jens Roth. Anna Meier glaubt das nicht. „Niemand hat uns etwas davon gesagt.“",
            ["Jens Roth", "Anna Meier"],
        ),
        # A heading says what is said in full further on.
        (
            "fr",
            "Le maire s'inquiète.\n\n« Nous ne pouvons plus tenir »\n\nAna Roux est venue lundi. Elle soigne. "
            "« Nous ne pouvons plus tenir, c'est la fin », a dit Paul Petit.",
            ["Paul Petit", "Paul Petit"],
        ),
        # A document says nothing by itself.
        (
            "fr",
            "Ana Roux y revient : ils étaient 9.500 selon les chiffres du jour. « Nous avons tout fait pour eux. »",
            ["Ana Roux"],
        ),
        # Verbs that only a tag can turn round, and an infinitive behind a modal.
        ("fr", "« Que pèse-t-il vraiment ? », interroge le quotidien.", ["le quotidien"]),
        ("fr", "« C'est la fin de tout », veut encore croire le maire.", ["le maire"]),
        ("fr", "« C'est la fin de tout », a répondu avec le sourire M. Roux.", ["M. Roux"]),
        ("fr", "« Liberté pour tous ! », scandent les manifestants.", ["les manifestants"]),
        ("en", "“We wanted to know how these bugs are spread” said lead author Jane Roe.", ["lead author Jane Roe"]),
    ],
)
def test_who_says_a_quotation(language: str, text: str, expected: list[str | None]) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # An infinitive is no clause; forms of verbs tell one.
        ("fr", "Il leur demande de « ne pas augmenter leur flotte ».", [QuotationKind.PARTIAL]),
        ("fr", "Ils « devront stationner sur la chaussée », dit-il.", [QuotationKind.MIXED]),
        ("en", "He vowed to “get out of the region” soon.", [QuotationKind.PARTIAL]),
        ("es", "Dijo que las obras «costarán mucho más dinero».", [QuotationKind.MIXED]),
        # Behind "said" and "that" to the end of the sentence stands a clause.
        ("en", "The note read “imposition by force violates principles”.", [QuotationKind.MIXED]),
        ("fr", "Il dit que « la précarité broie des vies ».", [QuotationKind.MIXED]),
        # A tag cuts it in two.
        ("en", "“However,” she said, “the plan is dead.”", [QuotationKind.DIRECT, QuotationKind.MIXED]),
        # Behind a preposition stands a title, and what is one once is one always.
        ("fr", "Il était dans « On n'est pas couché » hier.", [QuotationKind.TITLE]),
        ("es", "Estaba en «Todo es mentira» ayer.", [QuotationKind.TITLE]),
    ],
)
def test_how_much_is_quoted(language: str, text: str, expected: list[QuotationKind]) -> None:
    assert kinds(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A circumstance before a quotation, those it is told to, a remark before "that".
        (
            "fr",
            "Les syndicats ont pour leur part dénoncé dans un communiqué « la précarité » des jeunes.",
            [("ont pour leur part dénoncé", "Les syndicats", "« la précarité » des jeunes.")],
        ),
        (
            "en",
            "The mayor said at a meeting after the fire, “We are here.”",
            [("said", "The mayor", "“We are here.”")],
        ),
        ("en", "The mayor told the press the bridge was safe.", [("told", "The mayor", "the bridge was safe.")]),
        (
            "en",
            "The mayor said at a meeting on Monday the bridge was safe.",
            [("said", "The mayor", "the bridge was safe.")],
        ),
        ("fr", "Le maire répète, comme lundi au procès, que c'est faux.", [("répète", "Le maire", "c'est faux.")]),
        (
            "es",
            "El alcalde dijo el lunes, en una entrevista, que todo sigue.",
            [("dijo", "El alcalde", "todo sigue.")],
        ),
        (
            "de",
            "Der Minister sagte am Montag in einer Rede, dass der Plan bleibe.",
            [("sagte", "Der Minister", "der Plan bleibe.")],
        ),
        # Where "that" belongs to somebody else.
        (
            "fr",
            "La préfète a répondu à un internaute qui disait que c'était loin.",
            [
                ("a répondu", "La préfète", "à un internaute qui disait que c'était loin."),
                ("disait", "un internaute", "c'était loin."),
            ],
        ),
        # A colon in an hour, and "but" before a noun, part nothing.
        (
            "en",
            "The plane fell at 9:54 a.m. near the town, according to officials.",
            [("according to", "officials", "The plane fell at 9:54 a.m. near the town")],
        ),
        (
            "en",
            "A judge ruled the practice of calling men but not women is illegal.",
            [("ruled", "A judge", "the practice of calling men but not women is illegal.")],
        ),
        # What is announced, and after what.
        (
            "en",
            "The mayor called for her resignation after the vote.",
            [("called for", "The mayor", "her resignation")],
        ),
        # Two verbs of one subject.
        (
            "en",
            "The president congratulated Jane Roe, saying it was late.",
            [("congratulated", "The president", "Jane Roe"), ("saying", "The president", "it was late.")],
        ),
        (
            "es",
            "El club rechazó la oferta y pidió más dinero.",
            [("rechazó", "El club", "la oferta"), ("pidió", "El club", "más dinero.")],
        ),
        (
            "de",
            "Die Opposition kritisierte das Gesetz und forderte Neuwahlen.",
            [("kritisierte", "Die Opposition", "das Gesetz"), ("forderte", "Die Opposition", "Neuwahlen.")],
        ),
        # The clause around a relative one goes on.
        (
            "fr",
            "L'homme qui se dit « prêt à tout » a été arrêté.",
            [("se dit", "L'homme", "« prêt à tout »")],
        ),
        # A subject with what stands beside it is not turned round.
        (
            "fr",
            "La porte-parole, Ana Roux, a appelé mardi les parents à faire confiance à l'école.",
            [("a appelé", "La porte-parole, Ana Roux", "les parents à faire confiance à l'école.")],
        ),
        (
            "fr",
            "Un couple, originaire de Lyon, accuse le maire de Bron d'homophobie.",
            [("accuse", "Un couple", "le maire de Bron d'homophobie.")],
        ),
        # Quote marks around a part of the subject.
        (
            "fr",
            "Les « gilets jaunes » réclament une hausse.",
            [("réclament", "Les « gilets jaunes »", "une hausse.")],
        ),
        ("es", "Los «chalecos» reclaman una subida.", [("reclaman", "Los «chalecos»", "una subida.")]),
        ("de", "Die „Gelbwesten“ fordern mehr Geld.", [("fordern", "Die „Gelbwesten“", "mehr Geld.")]),
        # Some say, and per cents.
        ("en", "Some called for calm.", [("called for", "Some", "calm.")]),
        ("fr", "Certains disent que c'est fini.", [("disent", "Certains", "c'est fini.")]),
        ("es", "Algunos piden más tiempo.", [("piden", "Algunos", "más tiempo.")]),
        ("de", "Einige fordern mehr Zeit.", [("fordern", "Einige", "mehr Zeit.")]),
        ("fr", "Hier, 56% estiment que c'est trop.", [("estiment", "56%", "c'est trop.")]),
        # In the middle of a clause, and what more is said of a source.
        (
            "fr",
            "La France aurait donc selon lui des ennuis.",
            [("selon", "lui", "La France aurait donc selon lui des ennuis.")],
        ),
        (
            "fr",
            "Selon Jean Roux, marié à Ana depuis 5 ans, le maire a refusé.",
            [("Selon", "Jean Roux", "le maire a refusé.")],
        ),
        (
            "fr",
            "Une vaste étude parue hier selon laquelle le thé est bon a été lue.",
            [("selon", "Une vaste étude", "le thé est bon a été lue.")],
        ),
        ("en", "According to the WHO, it is late.", [("According to", "the WHO", "it is late.")]),
        (
            "en",
            "According to Samoa Observer editor Jane Roe, it grew.",
            [("According to", "Samoa Observer editor Jane Roe", "it grew.")],
        ),
        # Infinitives and gerunds.
        (
            "fr",
            "Après avoir dit que c'était faux, le maire est parti.",
            [("avoir dit", "le maire", "c'était faux")],
        ),
        ("fr", "Le maire a commencé par remercier la foule.", [("a commencé par remercier", "Le maire", "la foule.")]),
        ("en", "Calling the vote a farce, Jane Roe left.", [("Calling", "Jane Roe", "the vote a farce")]),
        # Passives that name nobody.
        ("en", "Residents were told to stay at home.", [("were told", None, "to stay at home.")]),
        # What makes some verbs verbs of speech.
        ("en", "The mayor called the ruling a disgrace.", [("called", "The mayor", "the ruling a disgrace.")]),
        ("en", "Roe would later say that it was late.", [("would later say", "Roe", "it was late.")]),
        # The gold counts what is declared.
        (
            "en",
            "The governor declared a state of emergency.",
            [("declared", "The governor", "a state of emergency.")],
        ),
    ],
)
def test_what_is_said(language: str, text: str, expected: list[Claim]) -> None:
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Verbs that do something to what a noun names.
        ("fr", "La chanteuse a invité la presse et sa fille dans son jardin."),
        ("fr", "Météo France a maintenu deux départements en vigilance rouge."),
        ("fr", "Elle avait appelé le Samu dans la nuit."),
        ("en", "Mugabe ruled Zimbabwe, serving as its first president."),
        ("en", "The mayor called a meeting."),
        ("es", "El juez mantuvo la pena."),
        ("de", "Der Autor schrieb ein Buch."),
        # A reflexive says something else, and a thing explains nothing to anybody.
        ("fr", "Le jeune homme se trouve « entre la vie et la mort » à Lyon."),
        ("fr", "Un frein s'ajoutera à cinq modèles."),
        ("fr", "L'utilisation de pesticides explique la maladie."),
        # Nothing is said but when and where.
        ("fr", "Jean Roux a finalement avoué le 14 février."),
        ("fr", "Ana Roux témoigne dans les colonnes du journal."),
        ("fr", "La préfète s'était excusée."),
        # Nouns, names and nicknames.
        ("fr", "Il connaît le nom de la juge qui viendra."),
        ("fr", "Le compositeur Jean Roux, dit Petit Jean, est là."),
        ("fr", "Le prix varie selon la saison."),
        ("en", "Some estimated tolls were high."),
        ("en", "Protesters' demands include an inquiry."),
    ],
)
def test_what_says_nothing(language: str, text: str) -> None:
    assert claims(text, language) == []
