"""The layer of chronology: what each way of tying a text to the calendar allows, and what is a proof."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import CHRONOLOGY, Constraint, Document, EvidenceKind, days_in_words
from factcheck.testing import document

FACTS = '''
source = "an almanac"

[people.jane-doe]
names."*" = "Jane Doe, Doe"

[people.john-roe]
names."*" = "John Roe, Roe"

[events.treaty-of-ulm]
label = "the Treaty of Ulm"
start = 2019-06-12
names.fr = "traité d'Ulm"
names.en = "Treaty of Ulm"
names.es = "tratado de Ulm"
names.de = "Vertrag von Ulm"
participants = "jane-doe, john-roe"

[events.ulm-earthquake]
label = "the Ulm earthquake"
start = 2018-03-14
names.fr = "séisme d'Ulm"
names.en = "Ulm earthquake"

[offices.mayor-of-ulm]
label = "Mayor of Ulm"
names."*" = "Mayor of Ulm"
holders = """
jane-doe 2019-01-15
"""
'''


def read(language: str, text: str, *, published: str | None = None) -> Document:
    return document(text, language=language, published=published, facts=FACTS)


def told(made: Document) -> list[str]:
    """Return each constraint as the words it comes from, the days it allows, and how sure it is."""
    return [
        f"{_words(made, constraint)} = {days_in_words(constraint.days)} {_force(constraint)}"
        for constraint in made[CHRONOLOGY].constraints
    ]


def _words(made: Document, constraint: Constraint) -> str:
    return made.text[slice(*constraint.span)] if constraint.span else "metadata"


def _force(constraint: Constraint) -> str:
    if constraint.declared:
        return "declared"
    if constraint.assumed:
        return "probable" if constraint.probable else "assumed"
    return "proof"


AFTER_TREATY = {
    "fr": "traité d'Ulm = 12 June 2019 or later assumed",
    "en": "Treaty of Ulm = 12 June 2019 or later assumed",
    "es": "tratado de Ulm = 12 June 2019 or later assumed",
    "de": "Vertrag von Ulm = 12 June 2019 or later assumed",
}


class TestDatedEvents:
    @pytest.mark.parametrize(
        ("language", "text", "constraint"),
        [
            ("fr", "Doe évoque le traité d'Ulm, en juin de cette année.", "juin de cette année = 2019 proof"),
            ("fr", "Doe évoque le traité d'Ulm, signé en juin de l'an dernier.", "juin de l'an dernier = 2020 proof"),
            ("fr", "Doe évoque le traité d'Ulm du 12 juin.", "12 juin = 12 June 2019 to 11 June 2020 assumed"),
            ("en", "Doe recalls the Treaty of Ulm of June this year.", "June this year = 2019 proof"),
            ("en", "Doe recalls the Treaty of Ulm of June last year.", "June last year = 2020 proof"),
            ("en", "Doe recalls the Treaty of Ulm of June 12.", "June 12 = 12 June 2019 to 11 June 2020 assumed"),
            ("es", "Doe recuerda el tratado de Ulm de junio de este año.", "junio de este año = 2019 proof"),
            ("de", "Doe erinnert an den Vertrag von Ulm im Juni dieses Jahres.", "Juni dieses Jahres = 2019 proof"),
        ],
    )
    def test_a_date_seen_from_the_writing(self, language: str, text: str, constraint: str) -> None:
        assert told(read(language, text)) == [constraint, AFTER_TREATY[language]]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("fr", "Doe évoque le traité d'Ulm du 13 juin."),
            ("fr", "Doe évoque le traité d'Ulm, en juillet de cette année."),
            ("fr", "Doe évoque le traité d'Ulm, en juin de cette année-là."),
            ("fr", "Doe évoque le traité d'Ulm de juin 2019."),
            ("fr", "Doe évoque le traité d'Ulm et la fête. En juin de cette année, il neigeait."),
            ("en", "Doe recalls the Treaty of Ulm of June 13."),
            ("en", "Doe recalls the Treaty of Ulm, and after very much of this and that, June this year."),
        ],
    )
    def test_a_date_of_something_else(self, language: str, text: str) -> None:
        assert told(read(language, text)) == [AFTER_TREATY[language]]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("fr", "« Le traité d'Ulm fut signé en juin de cette année », a dit Jane Doe."),
            ("en", "“The Treaty of Ulm was signed in June of this year,” Jane Doe said."),
        ],
    )
    def test_a_quotation_proves_nothing(self, language: str, text: str) -> None:
        chronicle = read(language, text)[CHRONOLOGY]
        assert [days_in_words(constraint.days) for constraint in chronicle.constraints] == [
            "2019",
            "12 June 2019 or later",
        ]
        assert all(constraint.assumed for constraint in chronicle.constraints)

    @pytest.mark.parametrize(
        ("language", "text", "constraint"),
        [
            ("fr", "Le séisme d'Ulm, le 14 mars 2018, a tué.", "14 mars 2018 = 14 March 2018 or later proof"),
            ("en", "The Ulm earthquake of March 14, 2018, killed.", "March 14, 2018 = 14 March 2018 or later proof"),
            (
                "fr",
                "« Le séisme d'Ulm, le 14 mars 2018, a tué dix hommes », dit-il.",
                "14 mars 2018 = 14 March 2018 or later assumed",
            ),
        ],
    )
    def test_what_nobody_can_announce_is_told_after_it(self, language: str, text: str, constraint: str) -> None:
        assert told(read(language, text))[0] == constraint

    def test_a_bare_date_of_what_is_remembered_says_nothing(self) -> None:
        assert told(read("fr", "Le séisme d'Ulm, le 14 mars, a tué.")) == [
            "séisme d'Ulm = 14 March 2018 or later assumed"
        ]

    def test_the_fact_and_its_source_are_named(self) -> None:
        (constraint, _) = read("en", "Doe recalls the Treaty of Ulm of June this year.")[CHRONOLOGY].constraints
        assert constraint.kind is EvidenceKind.FACT
        assert constraint.source == "an almanac"
        assert constraint.statement == (
            "“Treaty of Ulm of June this year”: the Treaty of Ulm was on 12 June 2019, so this was written in 2019."
        )


class TestTermsOfOffice:
    @pytest.mark.parametrize(
        ("language", "text", "constraint"),
        [
            ("fr", "Jane Doe a pris ses fonctions en janvier.", "a pris ses fonctions en janvier = {} probable"),
            ("en", "Jane Doe took office in January.", "took office in January = {} probable"),
            (
                "fr",
                "« Doe a pris ses fonctions en janvier dernier », dit-il.",
                "a pris ses fonctions en janvier dernier = {} assumed",
            ),
            ("en", "In 2016 it rained; Jane Doe took office in January.", "took office in January = {} assumed"),
        ],
    )
    def test_a_month_in_which_somebody_took_office(self, language: str, text: str, constraint: str) -> None:
        assert told(read(language, text)) == [constraint.format("15 January 2019 to 15 January 2020")]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("fr", "Jane Doe a pris ses fonctions en janvier 2019."),
            ("fr", "Jane Doe a pris ses fonctions en mai."),
            ("fr", "John Roe a pris ses fonctions en janvier."),
            ("fr", "Jane Doe parle. Il a pris ses fonctions en janvier."),
            ("en", "Somebody took office in January."),
        ],
    )
    def test_another_month_or_another_person(self, language: str, text: str) -> None:
        assert told(read(language, text)) == []


class TestDeicticDates:
    @pytest.mark.parametrize(
        ("language", "text", "words"),
        [
            ("fr", "Ce jeudi [30 décembre], il parle.", "Ce jeudi [30 décembre]"),
            ("en", "On this Thursday, December 30, he speaks.", "this Thursday, December 30"),
            ("es", "Este jueves (30 de diciembre) habla.", "Este jueves (30 de diciembre)"),
            ("de", "Diesen Donnerstag, den 30. Dezember, spricht er.", "Diesen Donnerstag, den 30. Dezember"),
        ],
    )
    def test_the_weeks_around_such_a_date(self, language: str, text: str, words: str) -> None:
        of_any_year, of_the_weekday = told(read(language, text))
        assert of_any_year.startswith(f"{words} = 23 December 1850 to 6 January 1851,")
        assert of_any_year.endswith(" proof")
        assert of_the_weekday.startswith(f"{words} = 23 December 1852 to 6 January 1853,")
        assert of_the_weekday.endswith(" assumed")

    @pytest.mark.parametrize(
        ("language", "text", "first"),
        [
            ("fr", "Aujourd'hui, 30 décembre, il parle.", "29 to 31 December 1850"),
            ("en", "Today, December 30, he speaks.", "29 to 31 December 1850"),
            ("fr", "Hier, 30 décembre, il parla.", "30 December 1850 to 1 January 1851"),
            ("fr", "Demain, 30 décembre, il parlera.", "28 to 30 December 1850"),
        ],
    )
    def test_days_beside_the_writing(self, language: str, text: str, first: str) -> None:
        (constraint,) = told(read(language, text))
        assert f" = {first}," in constraint
        assert constraint.endswith(" assumed")

    def test_a_date_with_its_year(self) -> None:
        (constraint,) = told(read("fr", "Ce jeudi 30 décembre 2021, il parle."))
        assert constraint == "Ce jeudi 30 décembre 2021 = 23 December 2021 to 6 January 2022 proof"

    def test_the_weeks_are_those_of_the_right_years(self) -> None:
        *_, constraint = read("fr", "Ce jeudi 30 décembre, il parle.")[CHRONOLOGY].constraints
        years = {day.year for day in constraint.days if (day.month, day.day) == (12, 30) and 2000 <= day.year < 2030}
        assert years == {2004, 2010, 2021, 2027}

    def test_a_wrong_weekday_is_no_wrong_date_of_publication(self) -> None:
        made = document("Ce vendredi 30 décembre, il parle.", language="fr", published="2021-12-30")
        assert all(c.assumed for c in made[CHRONOLOGY].constraints if not c.declared)

    def test_a_story_told_again_proves_nothing(self) -> None:
        made = document("En 2010, tout bascule. Ce jeudi 30 décembre, il parle.", language="fr", published="2021-06-30")
        assert all(c.assumed for c in made[CHRONOLOGY].constraints if not c.declared)

    @pytest.mark.parametrize(
        "text",
        [
            "Jeudi 30 décembre, il parle.",
            "Ce vendredi 30 décembre 2021, il parle.",
            "Ce jeudi 31 avril, ce lundi 0 mars, ce mardi 45 mars, il parle.",
            "Ce jeudi, il parle.",
        ],
    )
    def test_dates_that_do_not_point_or_do_not_exist(self, text: str) -> None:
        assert told(read("fr", text)) == []


class TestDeicticPeriods:
    @pytest.mark.parametrize(
        ("language", "text", "words"),
        [
            ("fr", "Le deuxième ce mois-ci, après celui du 7 décembre.", "ce mois-ci"),
            ("en", "The second this month, after the one on December 7.", "this month"),
            ("es", "El segundo este mes, tras el del 7 de diciembre.", "este mes"),
        ],
    )
    def test_the_month_of_the_writing(self, language: str, text: str, words: str) -> None:
        made = read(language, text)
        (constraint,) = made[CHRONOLOGY].constraints
        assert constraint.span is not None
        assert made.text[slice(*constraint.span)] == words
        assert {day.month for day in constraint.days} == {12}
        assert constraint.assumed

    @pytest.mark.parametrize(
        "text",
        [
            "Le deuxième ce mois-ci, après ceux du 7 décembre et du 3 janvier.",
            "Après celui du 7 décembre, le deuxième ce mois-ci.",
            "Le deuxième ce mois-ci. Celui du 7 décembre était court.",
            "Le deuxième le mois dernier, après celui du 7 décembre.",
        ],
    )
    def test_no_one_month(self, text: str) -> None:
        assert told(read("fr", text)) == []

    @pytest.mark.parametrize(
        ("language", "text", "words"),
        [
            ("fr", "Cette année, Jane Doe a signé le traité d'Ulm le 12 juin.", "Cette année"),
            ("en", "This year Jane Doe signed the Treaty of Ulm on June 12.", "This year"),
        ],
    )
    def test_the_year_of_an_event(self, language: str, text: str, words: str) -> None:
        assert f"{words} = 2019 assumed" in told(read(language, text))

    def test_a_year_without_the_day_of_the_event(self) -> None:
        assert told(read("fr", "Cette année, Doe parle du traité d'Ulm.")) == [AFTER_TREATY["fr"]]


class TestTensedDates:
    @pytest.mark.parametrize(
        ("language", "text", "constraint"),
        [
            ("fr", "Le vote aura lieu le 10 janvier 2022.", "10 janvier 2022 = 10 January 2022 or earlier assumed"),
            ("fr", "Le vote a eu lieu le 10 janvier 2022.", "10 janvier 2022 = 10 January 2022 or later assumed"),
            ("fr", "Le vote aura lieu les 9 et 10 mai 2022.", "10 mai 2022 = 10 May 2022 or earlier assumed"),
            ("en", "The vote will be held on May 10, 2022.", "May 10, 2022 = 10 May 2022 or earlier assumed"),
            ("en", "The vote took place on May 10, 2022.", "May 10, 2022 = 10 May 2022 or later assumed"),
            (
                "es",
                "El voto tendrá lugar el 10 de mayo de 2022.",
                "10 de mayo de 2022 = 10 May 2022 or earlier assumed",
            ),
            ("de", "Die Wahl fand statt am 10. Mai 2022.", "10. Mai 2022 = 10 May 2022 or later assumed"),
        ],
    )
    def test_a_date_behind_or_ahead(self, language: str, text: str, constraint: str) -> None:
        assert told(read(language, text)) == [constraint]

    @pytest.mark.parametrize(
        "text",
        [
            "Le vote aura lieu le 10 janvier.",
            "Le vote aura lieu en janvier 2022.",
            "Le vote du 10 janvier 2022 aura lieu.",
            "Le vote aura lieu. Le 10 janvier 2022 est un lundi.",
            "Le vote aura lieu le 31 avril 2022.",
            "Le vote a été reporté au 10 janvier 2022.",
            "Le vote est le 10 janvier 2022.",
        ],
    )
    def test_dates_of_which_no_verb_tells(self, text: str) -> None:
        assert told(read("fr", text)) == []


class TestEvents:
    @pytest.mark.parametrize(
        ("language", "text", "weekday"),
        [
            ("fr", "Doe et Roe signent le traité d'Ulm. Mercredi, il pleuvait.", "Mercredi"),
            ("en", "Doe and Roe signed the Treaty of Ulm. On Wednesday it rained.", "Wednesday"),
            ("fr", "Doe et Roe ont signé le traité d'Ulm ce mercredi.", "ce mercredi"),
        ],
    )
    def test_the_weekday_of_a_meeting_is_of_that_week(self, language: str, text: str, weekday: str) -> None:
        first, second = told(read(language, text))
        assert first.endswith("= 12 June 2019 or later assumed")
        assert second == f"{weekday} = 12 to 18 June 2019 assumed"

    @pytest.mark.parametrize(
        "text",
        [
            "Doe et Roe signent le traité d'Ulm. Jeudi, il pleuvait.",
            "Doe et Roe signent le traité d'Ulm. Il pleut. Mercredi aussi.",
            "Doe et Roe signent le traité d'Ulm. Mercredi dernier, il pleuvait.",
            "Doe et Roe signent le traité d'Ulm. Mercredi 7 mars, il pleuvait.",
        ],
    )
    def test_another_weekday_says_nothing(self, text: str) -> None:
        assert told(read("fr", text)) == ["traité d'Ulm = 12 June 2019 or later assumed"]

    def test_a_weekday_beside_what_had_no_participants_says_nothing(self) -> None:
        text = "Un juge a évoqué mercredi le séisme d'Ulm."
        assert told(read("fr", text)) == ["séisme d'Ulm = 14 March 2018 or later assumed"]

    def test_an_event_that_is_announced_says_nothing(self) -> None:
        assert told(read("fr", "Le séisme d'Ulm aura lieu.")) == []


class TestDeclared:
    def test_the_date_of_the_file(self) -> None:
        made = read("fr", "Il parle.", published="2020-05-04")
        assert told(made) == ["metadata = 4 May 2020 declared"]
        assert str(made[CHRONOLOGY].declared) == "2020-05-04"

    @pytest.mark.parametrize(
        ("language", "dateline", "words"),
        [
            ("fr", "Paris, le 4 mai 2020", "4 mai 2020"),
            ("fr", "Paris, lundi 4 mai 2020", "lundi 4 mai 2020"),
            ("en", "LONDON, May 4, 2020", "May 4, 2020"),
        ],
    )
    def test_a_dateline(self, language: str, dateline: str, words: str) -> None:
        made = read(language, f"Un titre\n\n{dateline}\n\nHe spoke. Il a parlé de la situation dans le pays.")
        assert told(made) == [f"{words} = 4 May 2020 declared"]

    def test_a_dateline_without_a_year_allows_that_day_of_every_year(self) -> None:
        made = read("fr", "Un titre\n\nParis, le 4 mai\n\nIl a parlé de la situation dans le pays.")
        (constraint,) = made[CHRONOLOGY].constraints
        assert {(day.month, day.day) for day in constraint.days} == {(5, 4)}
        assert not constraint.declared
        assert not constraint.assumed
        assert made[CHRONOLOGY].declared is None

    def test_a_dateline_that_no_calendar_has_says_nothing(self) -> None:
        made = read("fr", "Un titre\n\nParis, le 31 avril 2020\n\nIl a parlé de la situation dans le pays.")
        assert told(made) == []

    def test_the_date_of_the_file_comes_before_the_dateline(self) -> None:
        made = read("fr", "Un titre\n\nParis, le 4 mai 2020\n\nIl a parlé de tout.", published="2021-01-02")
        assert told(made)[0] == "metadata = 2 January 2021 declared"
        assert made[CHRONOLOGY].declared == date(2021, 1, 2)
        assert not made[CHRONOLOGY].conflict

    @pytest.mark.parametrize("published", ["2020-05-02", "2019-05-04", "2021-05-04"])
    @pytest.mark.parametrize("dateline", ["Paris, le 4 mai 2020"])
    def test_a_dateline_after_the_date_of_the_file_or_of_another_year_is_a_conflict(
        self, dateline: str, published: str
    ) -> None:
        made = read("fr", f"Un titre\n\n{dateline}\n\nIl a parlé de tout.", published=published)
        assert len(made[CHRONOLOGY].conflict) == 2

    @pytest.mark.parametrize("published", ["2020-05-03", "2020-05-04", "2020-06-30", "2021-01-02"])
    def test_copy_is_printed_at_any_time_after_its_dateline(self, published: str) -> None:
        for dateline in ("Paris, le 4 mai 2020", "Paris, le 4 mai"):
            made = read("fr", f"Un titre\n\n{dateline}\n\nIl a parlé de tout.", published=published)
            assert not made[CHRONOLOGY].conflict


def test_a_conflict_of_what_is_declared_with_a_proof() -> None:
    chronicle = read("en", "Doe recalls the Treaty of Ulm of June this year.", published="2021-12-08")[CHRONOLOGY]
    assert [constraint.declared for constraint in chronicle.conflict] == [True, False]
    assert not chronicle.trusted
    assert days_in_words(chronicle.implied) == "12 June to 31 December 2019"
