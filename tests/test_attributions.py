"""The layer of attributions."""

from __future__ import annotations

from time import process_time

import pytest

from factcheck.model.layers import ATTRIBUTIONS, SENTENCES
from factcheck.testing import document

Read = list[tuple[str, str | None]]


def read(text: str, language: str) -> Read:
    """Return cue and source of every attribution."""
    found = document(text, language=language)
    return [
        (
            found.text[a.cue.start : a.cue.end],
            found.text[a.source.span.start : a.source.span.end] if a.source else None,
        )
        for a in found[ATTRIBUTIONS]
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Selon le Kremlin, la discussion a été franche.", [("Selon", "le Kremlin")]),
        ("fr", "La discussion a été franche, d'après le porte-parole.", [("d'après", "le porte-parole")]),
        ("fr", "Marie Duval a également déclaré que tout allait bien.", [("a également déclaré", "Marie Duval")]),
        ("fr", "Le maire, à son tour, a souligné que tout allait bien.", [("a souligné", "Le maire")]),
        ("fr", "Le maire, qui a visité l'usine, a déclaré que tout allait bien.", [("a déclaré", "Le maire")]),
        ("fr", "Tout va bien, a déclaré mercredi le ministre de la Santé.", [("a déclaré", "le ministre de la Santé")]),
        ("fr", "Comme l'a déclaré le ministre, tout va bien.", [("l'a déclaré", "le ministre")]),
        ("fr", "La mesure a été confirmée lundi par Moscou.", [("a été confirmée", "Moscou")]),
        ("fr", "Il a été déclaré que tout allait bien.", [("a été déclaré", None)]),
        ("fr", "La mesure est annoncée depuis lundi.", []),
        ("fr", "Une annonce du ministre est attendue.", []),
        ("en", "According to the police, nobody was hurt.", [("According to", "the police")]),
        ("en", "The mayor has also said that nobody was hurt.", [("has also said", "The mayor")]),
        ("en", "The mother of two argues that nobody was hurt.", [("argues", "The mother of two")]),
        ("en", "The two said that nobody was hurt.", [("said", "The two")]),
        ("fr", "« Nous attendons », a-t-on répondu du côté de la mairie.", [("a-t-on répondu", "la mairie")]),
        ("fr", "« Oui », dit-on dans l'entourage du maire.", [("dit-on", "l'entourage du maire")]),
        ("fr", "« Nous attendons », a-t-on répondu aux parents.", [("a-t-on répondu", "on")]),
        ("de", "Das brauche Zeit, hieß es von Anna Roth.", [("hieß es", "Anna Roth")]),
        ("en", "“We wait,” the mayor and her deputy say.", [("say", "the mayor and her deputy")]),
        ("en", "The council voted and the mayor said that it was late.", [("said", "the mayor")]),
        ("en", "“We will open in May!” Ann Roe shouted.", [("shouted", "Ann Roe")]),
        ("de", "Das brauche Zeit, warnte am Dienstag der Mieterverein.", [("warnte", "der Mieterverein")]),
        ("de", "Das brauche Zeit, so das Ordnungsamt.", [("so", "das Ordnungsamt")]),
        ("es", "Los dos dijeron que nadie sufrió daños.", [("dijeron", "Los dos")]),
        ("en", "The houses shake every day, said their lawyer, Ann Roe.", [("said", "their lawyer, Ann Roe")]),
        ("en", "It was reported that nobody was hurt.", [("was reported", None)]),
        ("es", "Según la policía, no hubo heridos.", [("Según", "la policía")]),
        ("es", "El alcalde afirmó que no hubo heridos.", [("afirmó", "El alcalde")]),
        ("es", "En la reunión se ha dicho que no hubo heridos.", [("se ha dicho", None)]),
        ("de", "Laut Polizei gab es keine Verletzten.", [("Laut", "Polizei")]),
        ("de", "Am Montag sagte der Minister, es gebe keine Verletzten.", [("sagte", "der Minister")]),
        ("de", "Dem Sprecher zufolge gab es keine Verletzten.", [("zufolge", "Dem Sprecher")]),
        # What stands between a verb and its subject.
        (
            "fr",
            "L'ancien candidat à la mairie a confié que tout allait bien.",
            [("a confié", "L'ancien candidat à la mairie")],
        ),
        ("fr", "Tout va bien, a confié au quotidien un proche du maire.", [("a confié", "un proche du maire")]),
        ("fr", "Tout va bien, a assuré début mai sur BFMTV Jean Roux.", [("a assuré", "Jean Roux")]),
        ("fr", "Tout va bien, a déclaré à France Bleu Marie Duval.", [("a déclaré", "Marie Duval")]),
        ("fr", "Tout va bien, a confirmé peu après la préfète.", [("a confirmé", "la préfète")]),
        ("fr", "Le maire a, de son côté, indiqué que tout allait bien.", [("a, de son côté, indiqué", "Le maire")]),
        ("fr", "Le maire, avant de quitter la région, a dit que tout allait bien.", [("a dit", "Le maire")]),
        (
            "en",
            "Jane Roe, one of the survivors, said that nobody was hurt.",
            [("said", "Jane Roe, one of the survivors")],
        ),
        ("en", "State media on Saturday reported that nobody was hurt.", [("reported", "State media")]),
        ("es", "El portavoz, Juan Bravo, acusó al Gobierno de mentir.", [("acusó", "El portavoz, Juan Bravo")]),
        ("es", "Así lo confirmó a EFE el portavoz del ministerio.", [("lo confirmó", "el portavoz del ministerio")]),
        ("es", "Hubo dos heridos, según informó la Policía.", [("informó", "la Policía")]),
        ("de", "„Wir gehen“, sagte Friedrich Merz der Zeitung.", [("sagte", "Friedrich Merz")]),
        ("de", "Wie die Polizei am Abend mitteilte, gab es keine Verletzten.", [("mitteilte", "die Polizei")]),
        ("de", "Man prüfe die Berichte, hieß es aus dem Ministerium.", [("hieß es", "dem Ministerium")]),
        # Words that are verbs of speech only beside somebody who can speak.
        ("en", "The government claims the bridge is safe.", [("claims", "The government")]),
        ("en", "The United States was silent. Its claims were not heard.", []),
        ("en", "Activists claim the bridge is not safe.", [("claim", "Activists")]),
        ("fr", "Les négociations reprendront lundi, rapporte Le Monde.", [("rapporte", "Le Monde")]),
        ("fr", "La demande du ministre est arrivée.", []),
        ("fr", "Un incendie s'est déclaré dimanche.", []),
        ("fr", "Les « gilets jaunes » ont annoncé que tout allait mal.", [("ont annoncé", "Les « gilets jaunes »")]),
        ("de", "Wie der „Spiegel“ berichtet, gab es keine Verletzten.", [("berichtet", "der „Spiegel“")]),
        (
            "de",
            "In Berlin kritisierte die Grünen-Chefin Ricarda Lang das Gesetz.",
            [("kritisierte", "die Grünen-Chefin Ricarda Lang")],
        ),
        ("de", "Am Montag sprachen die Präsidenten zwei Stunden lang.", []),
        (
            "es",
            "Habló el presidente del Banco de España, quien advirtió de que no.",
            [("advirtió", "el presidente del Banco de España")],
        ),
        ("en", "The embassy, for which the minister requested help, is shut.", [("requested", "the minister")]),
        # Opinions, relatives, labels.
        ("fr", "Pour les politologues, le dialogue est indispensable.", [("Pour", "les politologues")]),
        ("fr", "Pour les enfants, le parc est gratuit.", []),
        ("en", "For critics, the bridge is too dear.", [("For", "critics")]),
        ("es", "Para los expertos, la reforma llega tarde.", [("Para", "los expertos")]),
        ("fr", "Le maire, qui a dit que tout allait bien, est parti.", [("a dit", "Le maire")]),
        (
            "fr",
            "Vladimir Poutine : la Russie est prête\n\nLa Russie a signé l'accord lundi.",
            [(":", "Vladimir Poutine")],
        ),
        ("fr", "Santé : la Russie est prête\n\nLa Russie a signé l'accord lundi.", []),
        # A colon tells who speaks, but not that he says it.
        ("fr", "Le maire ne décolère pas : « Nous sommes trahis. »", []),
        ("de", "Nach Angaben des Finanzministeriums sinkt die Zahl.", [("Nach Angaben", "des Finanzministeriums")]),
        # Names that begin with a figure or an article, and what a genitive belongs to.
        (
            "fr",
            "Selon Marine Le Pen, tout va bien. Jean Le Goff affirme le contraire.",
            [
                ("Selon", "Marine Le Pen"),
                ("affirme", "Jean Le Goff"),
            ],
        ),
        ("fr", "Tout va bien, révèle 20 Minutes.", [("révèle", "20 Minutes")]),
        ("fr", "Tout va bien, a annoncé la Garde civile.", [("a annoncé", "la Garde civile")]),
        (
            "fr",
            "Les médecins de cet hôpital situé à 200 km du village affirment que tout va bien.",
            [("affirment", "Les médecins de cet hôpital situé à 200 km du village")],
        ),
        (
            "fr",
            "Le maire, qui parle d'un « échec », a dit que tout allait mal.",
            [("parle", "Le maire"), ("a dit", "Le maire")],
        ),
        ("en", "According to eyewitness Jane Roe, nobody was hurt.", [("According to", "eyewitness Jane Roe")]),
        # Infinitives, participles without a subject or an auxiliary of their own.
        ("fr", "Le maire vient d'annoncer la fin des travaux.", [("vient d'annoncer", "Le maire")]),
        (
            "fr",
            "La préfète a salué l'accord et demandé que tout soit prêt, avant d'exiger une enquête.",
            [("a salué", "La préfète"), ("demandé", "La préfète"), ("avant d'exiger", "La préfète")],
        ),
        ("fr", "Après avoir annoncé la fin des travaux, le maire est parti.", [("avoir annoncé", "le maire")]),
        ("es", "El alcalde acaba de anunciar el fin de las obras.", [("acaba de anunciar", "El alcalde")]),
        ("fr", "Le maire est là pour s'assurer de la fin des travaux, avant de répondre de ses actes.", []),
        # Who finds something says so; others only find.
        ("en", "The researchers found the water was warm.", [("found", "The researchers")]),
        ("en", "The boys found the water by night.", []),
        ("en", "No one was hurt, reported officials, with ten streets closed.", [("reported", "officials")]),
        ("en", "Many people live in the United States that year.", []),
        # Nobody in particular, and what is not said.
        ("fr", "On notera que la ville est calme. Si on ajoute les frais, tout est plus cher.", []),
        ("fr", "Le maire n'a pas précisé que la ville était prête.", []),
        ("en", "The mayor did not say that the town was ready.", []),
        ("es", "El alcalde no dijo que la ciudad estuviera lista.", []),
    ],
)
def test_cue_and_source(language: str, text: str, expected: Read) -> None:
    assert read(text, language) == expected


def test_pronouns_lead_back_to_who_spoke_last() -> None:
    text = "Marie Duval a déclaré que tout allait bien. Elle a ajouté que la ville était prête, a-t-elle précisé."
    found = document(text, language="fr")
    antecedents = [a.source.antecedent for a in found[ATTRIBUTIONS] if a.source]
    assert antecedents[0] is None
    assert [found.text[span.start : span.end] for span in antecedents[1:] if span] == ["Marie Duval"] * 2


def test_an_elided_subject_is_that_of_the_clause_before() -> None:
    text = (
        "Le maire a déclaré que tout allait bien, ajoutant que la ville était prête, et a précisé que tout irait mieux."
    )
    assert [source for _, source in read(text, "fr")] == ["Le maire"] * 3


def test_the_facts_tell_the_side() -> None:
    text = "Le Kremlin a précisé que Biden était à Washington. Selon la Maison Blanche, tout va bien."
    sides = [a.source.side for a in document(text, language="fr")[ATTRIBUTIONS] if a.source]
    assert sides == ["russia", "united-states"]


def test_verbs_inside_a_quotation_are_the_speakers() -> None:
    assert read("« Le ministre a déclaré que tout allait bien. Je l'ai cru », a dit le maire.", "fr") == [
        ("a dit", "le maire")
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Le maire a déclaré que tout allait bien.", "neutral"),
        ("Le maire a reconnu que tout allait mal.", "factive"),
        ("Le maire a prétendu que tout allait bien.", "loaded"),
    ],
)
def test_stance_of_the_cue(text: str, stance: str) -> None:
    (attribution,) = document(text, language="fr")[ATTRIBUTIONS]
    assert attribution.cue_class == stance


def test_what_is_claimed() -> None:
    text = "Selon le maire, la ville est prête. La ville est calme, a précisé la police."
    found = document(text, language="fr")
    claims = [found.text[a.content.start : a.content.end] for a in found[ATTRIBUTIONS]]
    assert claims == ["la ville est prête.", "La ville est calme"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "La préfète a déclaré que tout allait bien. Le maire a dit que non. Elle a ajouté que si.",
            "La préfète",
        ),
        (
            "en",
            "The queen said that she was tired. The king said that he was late. She added that it was cold.",
            "The queen",
        ),
        ("es", "La ministra dijo que sí. El alcalde dijo que no. Ella añadió que quizá.", "La ministra"),
        (
            "de",
            "Die Ministerin sagte, es regne. Der Sprecher sagte, es schneie. Sie fügte hinzu, es hagele.",
            "Die Ministerin",
        ),
        ("fr", "Jean Roux a dit que oui. Marie Duval a dit que non. Il a ajouté que si.", "Jean Roux"),
        (
            "en",
            "Mary Roe said that she was late. John Doe said that he was not. She added that it was cold.",
            "Mary Roe",
        ),
        ("es", "Carmen Ruiz dijo que sí. Pedro Gil dijo que no. Ella añadió que quizá.", "Carmen Ruiz"),
        ("de", "Anna Meier sagte, es regne. Karl Huber sagte, es schneie. Sie fügte hinzu, es hagele.", "Anna Meier"),
    ],
)
def test_pronouns_fit_in_gender(language: str, text: str, speaker: str) -> None:
    found = document(text, language=language)
    source = found[ATTRIBUTIONS][-1].source
    assert source is not None
    assert found.text[source.referent.start : source.referent.end] == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # Not an outlet, nor who is only quoted, nor a topic; over commas and past the quotation itself.
        ("fr", "Jean Roux est arrivé, écrit le Figaro. « C'est fini », a-t-il lancé.", "Jean Roux"),
        (
            "fr",
            "Marie Duval a dit non. Invitée lundi, la maire de Brest, Anne Roy, est venue. « C'est fini. Le maire "
            "part. Il pleut », a-t-elle lancé.",
            "la maire de Brest, Anne Roy",
        ),
        ("en", "The agency said that it rained. Jane Roe left on Monday. She added that it was cold.", "Jane Roe"),
        ("en", "John Doe broke news when he revealed that it was over.", "John Doe"),
        # "La chanteuse" is who was named, a new one is not.
        ("fr", "Marie Duval a dit non. La chanteuse est partie. « C'est fini », a-t-elle lancé.", "Marie Duval"),
        ("fr", "Marie Duval a dit non. Une chanteuse est partie. « C'est fini », a-t-elle lancé.", "Une chanteuse"),
        (
            "fr",
            "Jean Roux attend. Le ministre de la Santé et de la Famille a dit non. Il a ajouté que si.",
            "Le ministre de la Santé et de la Famille",
        ),
    ],
)
def test_whom_a_pronoun_stands_for(language: str, text: str, speaker: str) -> None:
    found = document(text, language=language)
    source = found[ATTRIBUTIONS][-1].source
    assert source is not None
    assert found.text[source.referent.start : source.referent.end] == speaker


def test_a_pronoun_stands_for_whom_a_sentence_since_is_about() -> None:
    text = "Jean Roux a dit que tout allait bien. Marie Duval est arrivée lundi. « C'est fini », a-t-elle lancé."
    found = document(text, language="fr")
    source = found[ATTRIBUTIONS][-1].source
    assert source is not None
    assert found.text[source.referent.start : source.referent.end] == "Marie Duval"


def test_behind_a_preposition_the_subject_goes_on() -> None:
    text = "Selon le Kremlin, Vladimir Poutine a signé l'accord et a déclaré que tout allait bien."
    assert read(text, "fr") == [("Selon", "le Kremlin"), ("a déclaré", "Vladimir Poutine")]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "fr",
            "Le maire a dit que tout allait bien, ajoutant que la ville était prête.",
            ["tout allait bien", "la ville était prête."],
        ),
        ("fr", "La mesure a été confirmée lundi par Moscou.", ["La mesure"]),
        (
            "fr",
            "La loi, selon laquelle tout est permis, est votée. Le ministre a salué la loi, alors que rien n'est prêt.",
            ["la loi"],
        ),
        (
            "fr",
            "La grotte où, selon la tradition, la Vierge est apparue est fermée.",
            ["la Vierge est apparue est fermée."],
        ),
        ("fr", "La ville est prête, comme l'a dit le maire mardi.", ["La ville est prête"]),
        (
            "fr",
            "Lors de la visite, a-t-il dit, « le site était vide ».",
            ["Lors de la visite, a-t-il dit, « le site était vide »."],
        ),
        ("fr", "Alors que les frères ont nié les faits, ils ont été jugés.", ["les faits"]),
        ("en", "The sharks, she suggested, hunt seals by night.", ["The sharks, she suggested, hunt seals by night."]),
        ("de", "Die Ministerin teilte in Kiew mit, die Hilfe komme.", ["die Hilfe komme."]),
        ("de", "Putin habe die Beziehungen gelobt, teilte der Kreml mit.", ["Putin habe die Beziehungen gelobt"]),
    ],
)
def test_where_a_claim_ends(language: str, text: str, claims: list[str]) -> None:
    found = document(text, language=language)
    assert [found.text[a.content.start : a.content.end] for a in found[ATTRIBUTIONS]][-len(claims) :] == claims


@pytest.mark.parametrize(
    ("language", "text", "runs_on"),
    [
        (
            "de",
            "Der Minister sagte, es gebe Fortschritte. Er habe mit allen gesprochen. Die Lage sei gut. Es regnete.",
            "Er habe mit allen gesprochen. Die Lage sei gut.",
        ),
        (
            "fr",
            "Le tireur est en fuite, selon la police. Il aurait agi seul. La rue est fermée.",
            "Il aurait agi seul.",
        ),
        ("es", "El ministro dijo que habrá acuerdo. La firma sería el lunes. Llueve.", "La firma sería el lunes."),
        ("en", "The minister said that it was over. The street is closed.", None),
    ],
)
def test_free_reported_speech_runs_on(language: str, text: str, runs_on: str | None) -> None:
    found = document(text, language=language)
    span = found[ATTRIBUTIONS][-1].runs_on
    assert (None if span is None else found.text[span.start : span.end]) == runs_on


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Marie Duval a dit que tout allait bien.", "person"),
        ("fr", "Le porte-parole du gouvernement a dit que tout allait bien.", "office"),
        ("fr", "Le ministère de la Santé a dit que tout allait bien.", "institution"),
        ("fr", "Selon deux sondages, tout va bien.", "document"),
        ("fr", "Selon le quotidien, tout va bien.", "media"),
        ("fr", "Selon une source proche du dossier, tout va bien.", "unnamed"),
        ("en", "Department of Transportation official Troy Roberts said that all was well.", "office"),
        ("de", "Regierungssprecherin Ulrike Demmer sagte, es regne.", "office"),
        ("de", "Das Finanzministerium teilte mit, es regne.", "institution"),
        ("es", "Fuentes del Gobierno señalan que no habrá acuerdo.", "unnamed"),
    ],
)
def test_kinds_of_sources(language: str, text: str, kind: str) -> None:
    (attribution,) = document(text, language=language)[ATTRIBUTIONS]
    assert attribution.source is not None
    assert attribution.source.kind == kind


def test_a_label_is_a_name_that_the_article_quotes() -> None:
    body = "\n\nLa préfecture de l'Hérault a dit que tout allait bien. Jean Roux a dit que tout allait mal."
    assert read(f"Jean Roux : la ville est calme{body}", "fr")[0] == (":", "Jean Roux")
    assert read(f"Hérault : la ville est calme{body}", "fr")[0] == ("a dit", "La préfecture de l'Hérault")


def test_gerunds_have_subjects() -> None:
    text = (
        "Le maire a salué l'accord, avec la préfète ajoutant que tout va bien. Ana Roe est partie en annonçant la fin."
    )
    assert read(text, "fr") == [
        ("a salué", "Le maire"),
        ("ajoutant", "la préfète"),
        ("annonçant", "Ana Roe"),
    ]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("fr", "il a déclaré "),
        ("fr", "le maire (x) a dit "),
        ("fr", "« a, dit le maire ("),
        ("fr", "« il a dit "),
        ("de", "hat gesagt, dass er sagte "),
    ],
)
def test_the_longest_sentence_takes_no_longer_a_word(language: str, unit: str) -> None:
    def seconds(times: int) -> float:
        found = document(unit * times, language=language)
        assert found[SENTENCES]
        start = process_time()
        assert found[ATTRIBUTIONS] is not None
        return process_time() - start

    seconds(10)
    # The best of some runs: the machine may be busy.
    short, long = (min(seconds(times) for _ in range(3)) for times in (400, 4_000))
    assert long < 30 * max(short, 0.005)
