"""What makes a verb one of speech, and where what it says begins and ends: classes that a second gold brought up."""

from __future__ import annotations

import pytest

from test_voices import Claim, claims, speakers


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Set phrases with adverbs between their parts.
        (
            "fr",
            "La préfecture a fait toutefois état de six blessés.",
            [("a fait toutefois état", "La préfecture", "de six blessés.")],
        ),
        ("fr", "Le maire s'en est pris à la presse.", [("s'en est pris", "Le maire", "à la presse.")]),
        ("fr", "Le maire a présenté ses excuses.", [("a présenté", "Le maire", "ses excuses.")]),
        ("es", "El alcalde dejó claro que todo sigue.", [("dejó claro", "El alcalde", "todo sigue.")]),
        ("de", "Der Minister wies die Vorwürfe zurück.", [("wies", "Der Minister", "die Vorwürfe zurück.")]),
        ("de", "Der Minister räumte ein, dass Geld fehle.", [("räumte", "Der Minister", "Geld fehle.")]),
        # What an infinitive hangs on.
        ("en", "The mayor went on to say the plan was dead.", [("went on to say", "The mayor", "the plan was dead.")]),
        ("fr", "Le maire a tenu à saluer la foule.", [("a tenu à saluer", "Le maire", "la foule.")]),
        # Passives with two auxiliaries, and those that tell what to do.
        (
            "en",
            "Roe has been described by the Daily News as a “hero”.",
            [("has been described", "the Daily News", "as a “hero”.")],
        ),
        ("en", "The firm was ordered to remove the post.", [("was ordered", None, "to remove the post.")]),
        ("fr", "Les habitants sont invités à rester chez eux.", [("sont invités", None, "à rester chez eux.")]),
        ("fr", "Ils ont été sommés de le ramener.", [("ont été sommés", None, "de le ramener.")]),
        ("es", "Los vecinos fueron invitados a salir.", [("fueron invitados", None, "a salir.")]),
        ("fr", "« C'est fini », est-il précisé.", [("est-il précisé", None, "« C'est fini »")]),
        # Documents that show, and nouns that name sources.
        ("en", "Results showed the water was warm.", [("showed", "Results", "the water was warm.")]),
        ("en", "According to reports, the plan is dead.", [("According to", "reports", "the plan is dead.")]),
        ("es", "Un estudio concluye que dormir ayuda.", [("concluye", "Un estudio", "dormir ayuda.")]),
        ("de", "Die Studie zeigt, dass Sport hilft.", [("zeigt", "Die Studie", "Sport hilft.")]),
        # Opinions: behind "but", and of who spoke last.
        ("fr", "Mais pour Jean Roux, tout est fini.", [("pour", "Jean Roux", "tout est fini.")]),
        (
            "es",
            "La ministra dijo que miente. A su juicio, «todo sigue igual».",
            [("dijo", "La ministra", "miente."), ("A su juicio", "La ministra", "«todo sigue igual».")],
        ),
        (
            "en",
            "The mayor said it was late. In her view, nothing had changed.",
            [("said", "The mayor", "it was late."), ("In her view", "The mayor", "nothing had changed.")],
        ),
        # Verbs of one subject, with adverbs between.
        (
            "en",
            "The police said it was late and again observed that the road was shut.",
            [("said", "The police", "it was late"), ("observed", "The police", "the road was shut.")],
        ),
        # People who say something beside another verb.
        (
            "fr",
            "Elle a été suivie par des manifestants réclamant plus de moyens.",
            [("réclamant", "des manifestants", "plus de moyens.")],
        ),
    ],
)
def test_what_makes_a_cue(language: str, text: str, expected: list[Claim]) -> None:
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A noun that a preposition joins to another, coordinated adjectives, a name behind a circumstance.
        (
            "fr",
            "Le tueur en série a reconnu les faits.",
            [("a reconnu", "Le tueur en série", "les faits.")],
        ),
        (
            "fr",
            "Le ministère de la Transition écologique et solidaire a indiqué que tout va bien.",
            [("a indiqué", "Le ministère de la Transition écologique et solidaire", "tout va bien.")],
        ),
        (
            "fr",
            "Dans cet entretien Jean Roux assure que tout va bien.",
            [("assure", "Jean Roux", "tout va bien.")],
        ),
        ("fr", "La Cnil estime que tout va bien.", [("estime", "La Cnil", "tout va bien.")]),
        (
            "fr",
            "Trente associations de défense des droits ont accusé le maire de mentir.",
            [("ont accusé", "Trente associations de défense des droits", "le maire de mentir.")],
        ),
        # A remark with quoted words between subject and verb.
        (
            "fr",
            "Le maire Jean Roux, craignant un « échec », a sommé hier les habitants de partir.",
            [
                ("craignant", "Le maire Jean Roux", "un « échec »"),
                ("a sommé", "Le maire Jean Roux", "les habitants de partir."),
            ],
        ),
        # A subject that is a pronoun behind its verb; a verb that ends a name.
        ("de", "Anna Meier kam. Der Bau sei gut, sagte sie.", [("sagte", "Anna Meier", "Der Bau sei gut")]),
        (
            "de",
            "Budapest sprach von Druck und kündigte eine Klage an.",
            [("kündigte", "Budapest", "eine Klage an.")],
        ),
        ("de", "In Hamburg hieß es, die Schulen blieben zu.", [("hieß es", None, "die Schulen blieben zu.")]),
        # Relative clauses whose subject is the noun before, and those whose object it is.
        (
            "es",
            "El ministro celebró los datos, que consideró «muy positivos».",
            [
                ("celebró", "El ministro", "los datos, que consideró «muy positivos»."),
                ("consideró", "El ministro", "«muy positivos»."),
            ],
        ),
        (
            "es",
            "Moscú, que calificó el informe de «farsa», insiste en que no atacó.",
            [("calificó", "Moscú", "el informe de «farsa»"), ("insiste", "Moscú", "en que no atacó.")],
        ),
        ("en", "Roe saw the plan, which she denied.", [("denied", "she", "the plan")]),
    ],
)
def test_who_says_it(language: str, text: str, expected: list[Claim]) -> None:
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        # An infinitive behind a circumstance, and a date between commas.
        ("fr", "Il a admis devant les juges avoir menti.", "avoir menti."),
        ("fr", "Le maire a annoncé, lundi 3 mai, sa démission.", "sa démission."),
        # The writer's own words go on with a gerund, or behind "described as".
        ("fr", "Le maire a dénoncé l'accord, provoquant la colère des élus.", "l'accord"),
        ("en", "The mayor criticized the deal, causing an outcry.", "the deal"),
        ("es", "El alcalde criticó el acuerdo, provocando una protesta.", "el acuerdo"),
        (
            "en",
            "The mayor said that it was late; and that the road was shut.",
            "it was late; and that the road was shut.",
        ),
        # Only the last part is the source's.
        ("en", "The storm hit the islands, killing 20 according to officials.", "killing 20"),
        ("en", "The relic was followed by, according to officials, 2,000 people.", "2,000 people."),
        ("en", "He has fighters which, the statement said, Europe refused to take.", "Europe refused to take."),
        # What is told stands before the colon.
        ("en", "Roe told the press the drug was no cure: “We need good care for all.”", "the drug was no cure"),
        ("en", "The man went on to add “There is water in the cave.”", "“There is water in the cave.”"),
        # Those it is said of belong to it.
        ("es", "La oposición acusó al alcalde de mentir.", "al alcalde de mentir."),
        # A noun that ends as an infinitive does begins no second one.
        ("fr", "Il a admis avoir agi de manière calme.", "avoir agi de manière calme."),
    ],
)
def test_how_much_is_said(language: str, text: str, content: str) -> None:
    assert [told for _, _, told in claims(text, language)] == [content]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Verbs that say nothing before some words.
        ("en", "The man pleaded guilty to murder."),
        ("en", "Congress has repeatedly denied funding for a wall."),
        ("en", "The museum welcomes visitors every day."),
        ("en", "The planet they found was a gas giant."),
        ("en", "Sixteen states sue the president."),
        ("en", "For many years, the man was held alone."),
        ("en", "A process called “exfiltration” is rare."),
        ("fr", "La cour avait condamné l'homme à six mois de prison."),
        ("fr", "Le maire a répondu aux questions de la juge."),
        ("fr", "La maison propose un modèle plus petit."),
        ("fr", "Le tableau sera proposé aux enchères par la maison Roux."),
        ("fr", "La Chine s'affirme de plus en plus."),
        ("fr", "Pour trouver un accord, il faut du temps."),
        ("fr", "Cela fait trois ans que la ville attend."),
        ("es", "El juez condenó al hombre a seis años de cárcel."),
        ("es", "El nuevo director asumió el cargo ayer."),
        ("de", "Das Gericht verurteilte den Mann zu drei Jahren Haft."),
    ],
)
def test_what_only_does_something(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # The language leaves the subject out.
        (
            "es",
            "La ministra Ana Ruiz dijo que todo sigue. «No cederemos», advirtió ante la prensa.",
            ["La ministra Ana Ruiz"],
        ),
        # No document is meant by "he".
        (
            "fr",
            "Le maire Jean Roux part. Il y a dix morts selon le dernier bilan. « C'est grave », s'est-il inquiété.",
            ["Le maire Jean Roux"],
        ),
        # "While the editor refuses, she …"
        (
            "fr",
            "Le maire dit non. Si la directrice Ana Roux refuse de parler, elle reconnaît : « C'est dur. »",
            ["la directrice Ana Roux"],
        ),
        # Behind a quotation of several sentences.
        ("en", "“It is bad. Let us meet in two days!” Jane Roe told the world.", ["Jane Roe"]),
    ],
)
def test_whose_words(language: str, text: str, expected: list[str | None]) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        # A day belongs to no name.
        ("fr", "Le maire est parti, a annoncé Le Parisien le 18 mai.", "Le Parisien"),
        ("fr", "Le maire est parti, a annoncé Le Parisien le 18.", "Le Parisien"),
        ("fr", "Selon Le Parisien du 18 mai, le maire est parti.", "Le Parisien"),
        ("fr", "« C'est fini », a déclaré à l'AFP le 12 mars Jean Roux.", "Jean Roux"),
        ("es", "El alcalde dimitió, informó El País el 3 de mayo.", "El País"),
        ("en", "According to al-Masri, the town is safe.", "al-Masri"),
        ("en", "State media on Saturday reported a house had collapsed.", "State media"),
        # But a number of them does.
        ("fr", "La mer monte, ont dit les 27 États.", "les 27 États"),
    ],
)
def test_days_and_names(language: str, text: str, source: str) -> None:
    assert [name for _, name, _ in claims(text, language)] == [source]
