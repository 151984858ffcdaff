"""The layer of time expressions: phrasings in four languages and what they say; words that say no time."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import TIMEXES, Deixis, Span, TimeUnit, Timex, TimexAnchor, TimexType
from factcheck.annotate.timexes import digits, heads
from factcheck.testing import document


def read(language: str, text: str) -> list[str]:
    """Return each expression as its words, its value, and what else is known of it."""
    found = []
    for timex in document(text, language=language)[TIMEXES]:
        known = [
            f"{name}={value}"
            for name in ("weekday", "unit", "deixis", "modifier", "zone")
            if (value := getattr(timex, name)) is not None
        ]
        found.append(" ".join([f"{text[timex.span.start : timex.span.end]} = {timex.value}", *known]))
    return found


FRENCH = {
    # Dates in every written order.
    "Il est né le 12 mars 2024.": ["12 mars 2024 = 2024-03-12"],
    "Il est né le 1er mars 1924 à Lyon.": ["1er mars 1924 = 1924-03-01"],
    "Le mardi 12 mars 2024, il parla.": ["mardi 12 mars 2024 = 2024-03-12 weekday=2"],
    "Le mardi 12 mars, il parla.": ["mardi 12 mars = XXXX-03-12 weekday=2"],
    "MARDI 12 MARS 2024": ["MARDI 12 MARS 2024 = 2024-03-12 weekday=2"],
    "Le mardi matin 12 mars": ["mardi matin 12 mars = XXXX-03-12TMO weekday=2"],
    "Le mar. 12 déc. 2023": ["mar. 12 déc. 2023 = 2023-12-12 weekday=2"],
    "Le 12 sept 2023": ["12 sept 2023 = 2023-09-12"],
    "Le 12/03/2024 et le 12.03.2024": ["12/03/2024 = 2024-03-12", "12.03.2024 = 2024-03-12"],
    "Le 2024-03-12.": ["2024-03-12 = 2024-03-12"],
    "Le mardi\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}mars": [
        "mardi\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}mars = XXXX-03-12 weekday=2"
    ],
    "Le 31 avril 2021, il dormait.": ["31 avril 2021 = 2021-04-31"],
    # Brackets.
    "Ce jeudi [30 décembre], il parle.": ["Ce jeudi [30 décembre] = XXXX-12-30 weekday=4 deixis=this"],
    "Jeudi soir (le 30 décembre 2021), il parle.": ["Jeudi soir (le 30 décembre 2021) = 2021-12-30TEV weekday=4"],
    # Lists and ranges that name month and year once.
    "Lundi 3 et mardi 4 juin 2024": ["Lundi 3 = 2024-06-03 weekday=1", "mardi 4 juin 2024 = 2024-06-04 weekday=2"],
    "Du lundi 3 au vendredi 7 juin": ["lundi 3 = XXXX-06-03 weekday=1", "vendredi 7 juin = XXXX-06-07 weekday=5"],
    "Les 3, 4 et 5 juin 2024": ["3 = 2024-06-03", "4 = 2024-06-04", "5 juin 2024 = 2024-06-05"],
    "Du 1er au 7 juin": ["1er = XXXX-06-01", "7 juin = XXXX-06-07"],
    "Du 30 avril au 2 mai 2021": ["30 avril = 2021-04-30", "2 mai 2021 = 2021-05-02"],
    "Du 28 décembre au 3 janvier 2022": ["28 décembre = XXXX-12-28", "3 janvier 2022 = 2022-01-03"],
    # Of another month, and so no day that can be told.
    "Du vendredi 31 au lundi 3 juin": ["vendredi = XXXX-WXX-5 weekday=5", "lundi 3 juin = XXXX-06-03 weekday=1"],
    "Du 31 au 3 juin": ["3 juin = XXXX-06-03"],
    # Seen from the day of writing.
    "Hier, lundi 12 mars, il parla.": ["Hier, lundi 12 mars = XXXX-03-12 weekday=1 deixis=yesterday"],
    "Aujourd’hui (12 mars) et demain": [
        "Aujourd’hui (12 mars = XXXX-03-12 deixis=today",
        "demain = PRESENT_REF deixis=tomorrow",
    ],
    "Hier soir, il parla.": ["Hier soir = TEV deixis=yesterday"],
    "Mardi dernier puis lundi prochain": [
        "Mardi dernier = XXXX-WXX-2 weekday=2 deixis=last",
        "lundi prochain = XXXX-WXX-1 weekday=1 deixis=next",
    ],
    "Le 7 décembre dernier": ["7 décembre dernier = XXXX-12-07 deixis=last"],
    "Le 7 décembre de cette année": ["7 décembre de cette année = XXXX-12-07 unit=year deixis=this"],
    "En juin de l'an dernier": ["juin de l'an dernier = XXXX-06 unit=year deixis=last"],
    "Cette année, le mois dernier, la semaine prochaine": [
        "Cette année = PRESENT_REF unit=year deixis=this",
        "le mois dernier = PRESENT_REF unit=month deixis=last",
        "la semaine prochaine = PRESENT_REF unit=week deixis=next",
    ],
    "Cette année-là, il partit.": ["Cette année = PRESENT_REF unit=year"],
    # Times of day with places and zones.
    "À 15h30 heure locale (23h30 heure de Moscou)": [
        "15h30 heure locale = T15:30 zone=local",
        "23h30 heure de Moscou = T23:30 zone=Europe/Moscow",
    ],
    "À 18h à Paris (17h GMT)": ["18h à Paris = T18:00 zone=Europe/Paris", "17h GMT = T17:00 zone=UTC"],
    "À 15 h 30, à 8 heures 15, à 20:30": ["15 h 30 = T15:30", "8 heures 15 = T08:15", "20:30 = T20:30"],
    "Mardi à 24h00": ["Mardi = XXXX-WXX-2 weekday=2", "24h00 = T24:00"],
    # Months and years alone, in their context only.
    "En mars, fin mai, depuis août, à la mi-juin": [
        "mars = XXXX-03",
        "fin mai = XXXX-05 modifier=END",
        "août = XXXX-08",
        "mi-juin = XXXX-06 modifier=MID",
    ],
    "De mars à mai, entre avril et juin": ["mars = XXXX-03", "mai = XXXX-05", "avril = XXXX-04", "juin = XXXX-06"],
    "Mars 2024 fut froid, avril dernier aussi.": ["Mars 2024 = 2024-03", "avril dernier = XXXX-04 deixis=last"],
    "En 2015, entre 2010 et 2012, l'été 2022": ["2015 = 2015", "2010 = 2010", "2012 = 2012", "été 2022 = 2022-SU"],
    "D'ici 2030, depuis 1789": ["2030 = 2030", "1789 = 1789"],
    # No time at all.
    "Mars est loin ; les dunes de Mars, une barre Mars.": [],
    "Il a 2015 euros, 2015 voix, puis 2000 hommes.": [],
    "Un don de 2000 euros à 1500 mètres, près de 1900 blessés et plus de 2000 morts.": [],
    "La mer. Il sort. On dim. la lumière, le ven. 3.": [],
    "Après-demain comme avant-hier": [
        "Après-demain = +P2D unit=day deixis=ahead",
        "avant-hier = -P2D unit=day deixis=ago",
    ],
    "Le score de 25:10, à 25h00, à 24h30, 12h75.": ["12h = T12:00"],
    "G20, A380, 1-0, 12/60, 49.3, 01 23 45 67 89": [],
    "Dimanche 20 personnes sont mortes.": ["Dimanche = XXXX-WXX-7 weekday=7"],
}

ENGLISH = {
    # "Will last" is a verb, "the last" is none.
    "It will last three weeks.": ["three weeks = P3W unit=week"],
    "It may last two days.": ["two days = P2D unit=day"],
    "On March 12, 2024, he spoke.": ["March 12, 2024 = 2024-03-12"],
    "On 12 March 2024, he spoke.": ["12 March 2024 = 2024-03-12"],
    "On March 12th and the 12th of March 2024": ["March 12th = XXXX-03-12", "12th of March 2024 = 2024-03-12"],
    "On Tuesday, March 12, 2024, he spoke.": ["Tuesday, March 12, 2024 = 2024-03-12 weekday=2"],
    "On Tuesday, 12 March, he spoke.": ["Tuesday, 12 March = XXXX-03-12 weekday=2"],
    "On Monday the 12th of March, 2024.": ["Monday the 12th of March, 2024 = 2024-03-12 weekday=1"],
    "On Tuesday evening, March 12": ["Tuesday evening, March 12 = XXXX-03-12TEV weekday=2"],
    "TUESDAY, MARCH 12": ["TUESDAY, MARCH 12 = XXXX-03-12 weekday=2"],
    "Tues., Mar. 12, 2024 and Sept. 3": ["Tues., Mar. 12, 2024 = 2024-03-12 weekday=2", "Sept. 3 = XXXX-09-03"],
    "On 2024-03-12, not 3/12/2024.": ["2024-03-12 = 2024-03-12"],
    "This Thursday [December 30], he speaks.": ["This Thursday [December 30] = XXXX-12-30 weekday=4 deixis=this"],
    "On Thursday (30 December 2021)": ["Thursday (30 December 2021) = 2021-12-30 weekday=4"],
    "Monday 3 and Tuesday 4 June 2024": [
        "Monday 3 = 2024-06-03 weekday=1",
        "Tuesday 4 June 2024 = 2024-06-04 weekday=2",
    ],
    "Monday, June 3 to Friday, June 7, 2024": [
        "Monday, June 3 = 2024-06-03 weekday=1",
        "Friday, June 7, 2024 = 2024-06-07 weekday=5",
    ],
    "From 3 to 7 March 2021": ["3 = 2021-03-03", "7 March 2021 = 2021-03-07"],
    "Between April 30 and May 2, 2021": ["April 30 = 2021-04-30", "May 2, 2021 = 2021-05-02"],
    "Yesterday, Monday, March 12, he spoke.": ["Yesterday, Monday, March 12 = XXXX-03-12 weekday=1 deixis=yesterday"],
    "Today and tomorrow morning": ["Today = PRESENT_REF deixis=today", "tomorrow morning = TMO deixis=tomorrow"],
    "Last Tuesday, this past Friday, next Monday": [
        "Last Tuesday = XXXX-WXX-2 weekday=2 deixis=last",
        "this past Friday = XXXX-WXX-5 weekday=5 deixis=last",
        "next Monday = XXXX-WXX-1 weekday=1 deixis=next",
    ],
    "In June of this year and last month": [
        "June of this year = XXXX-06 unit=year deixis=this",
        "last month = PRESENT_REF unit=month deixis=last",
    ],
    "At 3:30 p.m. local time (11:30 p.m. Moscow time)": [
        "3:30 p.m. local time = T15:30 zone=local",
        "11:30 p.m. Moscow time = T23:30 zone=Europe/Moscow",
    ],
    "At 6 pm in Paris (17:00 GMT), 3.30pm, 0800 GMT": [
        "6 pm in Paris = T18:00 zone=Europe/Paris",
        "17:00 GMT = T17:00 zone=UTC",
        "3.30pm = T15:30",
        "0800 GMT = T08:00 zone=UTC",
    ],
    "At 12:00 a.m., 12 p.m., 11 a.m. EST": [
        "12:00 a.m. = T00:00",
        "12 p.m. = T12:00",
        "11 a.m. EST = T11:00 zone=America/New_York",
    ],
    "In March, in May, since August, mid-June, early April 2020": [
        "March = XXXX-03",
        "May = XXXX-05",
        "August = XXXX-08",
        "mid-June = XXXX-06 modifier=MID",
        "early April 2020 = 2020-04 modifier=START",
    ],
    "In 2015, from 2010 to 2012, by 2030": ["2015 = 2015", "2010 = 2010", "2012 = 2012", "2030 = 2030"],
    "He may go. May I? The march of time; they march on. March on!": [],
    "Sun and sat; the sun. Wed in haste, mon ami. Sat 3.": [],
    "Theresa May spoke of 2000 miles; 2015 people came.": [],
    "The day after tomorrow and the day before yesterday": [
        "The day after tomorrow = +P2D unit=day deixis=ahead",
        "the day before yesterday = -P2D unit=day deixis=ago",
    ],
    "13 pm, 9/11, 24/7, 25:00, the 1990s": ["1990s = 199 unit=decade"],
}

SPANISH = {
    "El 12 de marzo de 2024": ["12 de marzo de 2024 = 2024-03-12"],
    "El 12 de marzo del 2024 y el 1º de mayo": ["12 de marzo del 2024 = 2024-03-12", "1º de mayo = XXXX-05-01"],
    "El 12 de marzo del año 2024": ["12 de marzo del año 2024 = 2024-03-12"],
    "El 12 de marzo de la ley": ["12 de marzo = XXXX-03-12"],
    "El martes 12 de marzo de 2024": ["martes 12 de marzo de 2024 = 2024-03-12 weekday=2"],
    "El martes, 12 de marzo, habló": ["martes, 12 de marzo = XXXX-03-12 weekday=2"],
    "El martes 12 de marzo del gobierno": ["martes 12 de marzo = XXXX-03-12 weekday=2"],
    "El 12/03/2024, el 2024-03-12": ["12/03/2024 = 2024-03-12", "2024-03-12 = 2024-03-12"],
    "Este jueves (30 de diciembre)": ["Este jueves (30 de diciembre) = XXXX-12-30 weekday=4 deixis=this"],
    "El lunes 3 y el martes 4 de junio": ["lunes 3 = XXXX-06-03 weekday=1", "martes 4 de junio = XXXX-06-04 weekday=2"],
    "Los días 3, 4 y 5 de junio de 2024": ["3 = 2024-06-03", "4 = 2024-06-04", "5 de junio de 2024 = 2024-06-05"],
    "Del 3 al 7 de junio": ["3 = XXXX-06-03", "7 de junio = XXXX-06-07"],
    "Ayer, lunes 12 de marzo, habló. Hoy también.": [
        "Ayer, lunes 12 de marzo = XXXX-03-12 weekday=1 deixis=yesterday",
        "Hoy = PRESENT_REF deixis=today",
    ],
    "Mañana por la tarde": ["Mañana por la tarde = TAF deixis=tomorrow"],
    "El pasado martes, el martes pasado": [
        "pasado martes = XXXX-WXX-2 weekday=2 deixis=last",
        "martes pasado = XXXX-WXX-2 weekday=2 deixis=last",
    ],
    "El 7 de diciembre de este año, en junio del año pasado": [
        "7 de diciembre de este año = XXXX-12-07 unit=year deixis=this",
        "junio del año pasado = XXXX-06 unit=year deixis=last",
    ],
    "A las 15:30 hora local (23:30 hora de Moscú)": [
        "15:30 hora local = T15:30 zone=local",
        "23:30 hora de Moscú = T23:30 zone=Europe/Moscow",
    ],
    "A las 18:00 en París (17:00 GMT), a las 20.30 horas": [
        "18:00 en París = T18:00 zone=Europe/Paris",
        "17:00 GMT = T17:00 zone=UTC",
        "20.30 horas = T20:30",
    ],
    "A las 8 de la mañana, a las 3 p.m.": ["8 de la mañana = T08:00", "3 p.m. = T15:00"],
    "En marzo, desde agosto, a finales de mayo": [
        "marzo = XXXX-03",
        "agosto = XXXX-08",
        "finales de mayo = XXXX-05 modifier=END",
    ],
    "En 2015, entre 2010 y 2012, los años 1990": [
        "2015 = 2015",
        "2010 = 2010",
        "2012 = 2012",
        "años 1990 = 199 unit=decade",
    ],
    "Esta mañana, por la mañana y pasado mañana": [
        "Esta mañana = TMO deixis=today",
        "pasado mañana = +P2D unit=day deixis=ahead",
    ],
    "El mar. Un sol. Más de 2000 personas, un premio de 2000 euros.": [],
}

GERMAN = {
    # Bare years at the end of a clause.
    "Ihre Amtszeit endet 2021.": ["2021 = 2021"],
    "Der Streit eskalierte 2014, dann war Ruhe.": ["2014 = 2014"],
    "Am 12. März 2024": ["12. März 2024 = 2024-03-12"],
    "Am Dienstag, dem 12. März 2024,": ["Dienstag, dem 12. März 2024 = 2024-03-12 weekday=2"],
    "Am Dienstag, den 12. März,": ["Dienstag, den 12. März = XXXX-03-12 weekday=2"],
    "Dienstag, 12. März 2024": ["Dienstag, 12. März 2024 = 2024-03-12 weekday=2"],
    "Am 12.03.2024, am 12.3.2024, am 2024-03-12": [
        "12.03.2024 = 2024-03-12",
        "12.3.2024 = 2024-03-12",
        "2024-03-12 = 2024-03-12",
    ],
    "Am Dienstag (12. März) und am Dienstag (12.03.2024)": [
        "Dienstag (12. März) = XXXX-03-12 weekday=2",
        "Dienstag (12.03.2024) = 2024-03-12 weekday=2",
    ],
    "Am Dienstagabend, 12. März, und Montagmorgen": [
        "Dienstagabend, 12. März = XXXX-03-12TEV weekday=2",
        "Montagmorgen = XXXX-WXX-1TMO weekday=1",
    ],
    "Sonnabend, 1. Jänner 2022": ["Sonnabend, 1. Jänner 2022 = 2022-01-01 weekday=6"],
    "Am Fr., 12. Okt. 2024": ["Fr., 12. Okt. 2024 = 2024-10-12 weekday=5"],
    "Am Montag, 3., und Dienstag, 4. Juni 2024": [
        "Montag, 3. = 2024-06-03 weekday=1",
        "Dienstag, 4. Juni 2024 = 2024-06-04 weekday=2",
    ],
    "Am 3. und 4. Juni": ["3. = XXXX-06-03", "4. Juni = XXXX-06-04"],
    "Vom 3. bis zum 7. Juni 2024": ["3. = 2024-06-03", "7. Juni 2024 = 2024-06-07"],
    "Gestern, Montag, 12. März, und heute Abend": [
        "Gestern, Montag, 12. März = XXXX-03-12 weekday=1 deixis=yesterday",
        "heute Abend = TEV deixis=today",
    ],
    "Morgen kommt er.": ["Morgen = PRESENT_REF deixis=tomorrow"],
    "Diesen Donnerstag, am kommenden Montag": [
        "Diesen Donnerstag = XXXX-WXX-4 weekday=4 deixis=this",
        "kommenden Montag = XXXX-WXX-1 weekday=1 deixis=next",
    ],
    "Im Juni dieses Jahres, im vergangenen Jahr": [
        "Juni dieses Jahres = XXXX-06 unit=year deixis=this",
        "vergangenen Jahr = PRESENT_REF unit=year deixis=last",
    ],
    "Um 15.30 Uhr Ortszeit (23.30 Uhr Moskauer Zeit)": [
        "15.30 Uhr Ortszeit = T15:30 zone=local",
        "23.30 Uhr Moskauer Zeit = T23:30 zone=Europe/Moscow",
    ],
    "Um 18 Uhr in Paris (17 Uhr GMT), um 20:15 Uhr": [
        "18 Uhr in Paris = T18:00 zone=Europe/Paris",
        "17 Uhr GMT = T17:00 zone=UTC",
        "20:15 Uhr = T20:15",
    ],
    "Im März, seit August, Ende Mai, Anfang April 2020": [
        "März = XXXX-03",
        "August = XXXX-08",
        "Ende Mai = XXXX-05 modifier=END",
        "Anfang April 2020 = 2020-04 modifier=START",
    ],
    "Im Jahr 2015, zwischen 2010 und 2012": ["2015 = 2015", "2010 = 2010", "2012 = 2012"],
    "Guten Morgen! Am Morgen war die Sonne da, jeden Morgen.": [],
    "August der Starke, Mai Thi; Di. und Do. zu; er fr. so.": [],
    "Ein Preis von 2000 Euro, bis zu 2000 Menschen.": [],
}

TABLES = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH, "de": GERMAN}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(language, text, expected, id=f"{language}-{text[:40]}")
        for language, table in TABLES.items()
        for text, expected in table.items()
    ],
)
def test_phrasings(language: str, text: str, expected: list[str]) -> None:
    assert read(language, text) == expected


def only(language: str, text: str) -> Timex:
    (timex,) = document(text, language=language)[TIMEXES]
    return timex


@pytest.mark.parametrize("between", ["\n\n", "\n \n"])
def test_an_expression_ends_with_its_block(between: str) -> None:
    assert read("en", f"Tuesday, 1 March{between}2000 GMT")[:1] == ["Tuesday, 1 March = XXXX-03-01 weekday=2"]


def test_parts_are_where_the_words_stand() -> None:
    text = "Ce mardi [1er mars 2022], il parla."
    parts = {name: text[span.start : span.end] for name, span in only("fr", text).parts.items()}
    assert parts == {"weekday": "mardi", "day": "1er", "month": "mars", "year": "2022"}
    text = "At 3:30 p.m. in Paris"
    parts = {name: text[span.start : span.end] for name, span in only("en", text).parts.items()}
    assert parts == {"time": "3:30", "zone": "Paris"}


def test_a_day_that_the_list_completes_has_no_part_for_what_is_not_written() -> None:
    first, _ = document("Lundi 3 et mardi 4 juin 2024", language="fr")[TIMEXES]
    assert first.is_day
    assert set(first.parts) == {"weekday", "day"}


def test_a_day_falls_in_years_that_have_it() -> None:
    leap = only("fr", "Le 29 février")
    assert leap.day_in(2024) == date(2024, 2, 29)
    assert leap.day_in(2023) is None
    assert leap.day_in(None) is None
    assert only("fr", "En février").day_in(2024) is None


def test_anchors() -> None:
    assert only("fr", "Le lundi 12 mars de cette année").anchor is TimexAnchor.WRITING
    assert only("fr", "Le lundi 12 mars de cette année-là").anchor is TimexAnchor.EXPRESSION
    assert only("fr", "Le 12 mars").anchor is TimexAnchor.CALENDAR
    assert only("fr", "Ce mardi").anchor is TimexAnchor.WRITING


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("à 15h30", TimeUnit.MINUTE),
        ("le 12 mars", TimeUnit.DAY),
        ("mardi", TimeUnit.DAY),
        ("hier", TimeUnit.DAY),
        ("en mars", TimeUnit.MONTH),
        ("ce mois-ci", TimeUnit.MONTH),
        ("en 2015", TimeUnit.YEAR),
    ],
)
def test_granularity(text: str, granularity: TimeUnit) -> None:
    assert only("fr", text).granularity is granularity


def made(**fields: object) -> Timex:
    return Timex(Span(0, 1), **{"type": TimexType.DATE, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("timex", "value"),
    [
        (made(type=TimexType.DURATION, amount=3, unit=TimeUnit.HOUR), "PT3H"),
        (made(type=TimexType.DURATION, amount=2, unit=TimeUnit.DAY), "P2D"),
        (made(type=TimexType.DURATION, amount=2, unit=TimeUnit.DECADE), "P2DE"),
        (made(type=TimexType.DURATION, amount=1, unit=TimeUnit.CENTURY), "P1CE"),
        (made(type=TimexType.DURATION, amount=2), "P2X"),
        (made(deixis=Deixis.TODAY), "PRESENT_REF"),
        (made(year=44), "0044"),
        (made(day=5), "XXXX-XX-05"),
        (made(type=TimexType.DURATION, amount=1.5, unit=TimeUnit.YEAR), "P1.5Y"),
        (made(type=TimexType.DURATION, unit=TimeUnit.DAY), "PXD"),
        (made(type=TimexType.SET, amount=1, unit=TimeUnit.WEEK), "P1W"),
        (made(type=TimexType.SET, weekday=1), "XXXX-WXX-1"),
        (made(deixis=Deixis.AGO, amount=5, unit=TimeUnit.YEAR), "-P5Y"),
        (made(deixis=Deixis.AHEAD, amount=10, unit=TimeUnit.DAY), "+P10D"),
        (made(year=1990, unit=TimeUnit.DECADE), "199"),
        (made(year=1800, unit=TimeUnit.CENTURY), "18"),
        (made(year=2019, part="Q1"), "2019-Q1"),
        (made(part="SU"), "XXXX-SU"),
        (made(month=7, weekday=5, nth=1), "XXXX-07-WXX-5-#1"),
        (made(type=TimexType.TIME, weekday=2, part="EV"), "XXXX-WXX-2TEV"),
        (made(month=3, day=5, minute=65), "XXXX-03-05T01:05"),
    ],
)
def test_values(timex: Timex, value: str) -> None:
    assert timex.value == value


def test_nothing_known_has_no_granularity() -> None:
    assert made().granularity is None


def test_each_block_is_read_in_its_own_language() -> None:
    text = (
        "Los ministros se reunieron el martes 12 de marzo en la ciudad y dijeron que todo estaba bien para el país.\n\n"
        "Les ministres se sont réunis le mardi 12 mars dans la ville et ont dit que tout était bien pour le pays.\n\n"
        "The ministers met on Tuesday, March 12 in the city and said that everything was fine for the country."
    )
    made_of = document(text)
    found = [text[timex.span.start : timex.span.end] for timex in made_of[TIMEXES]]
    assert found == ["martes 12 de marzo", "mardi 12 mars", "Tuesday, March 12"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # What counts is a noun behind the number, a capital, a word that makes it another time, the mark behind it.
        ("fr", "Un groupe de 2000 personnes. La crise de 2000, puis un groupe de 2000 enfants.", ["2000"]),
        ("fr", "La planète est loin de Mars. Il viendra au plus tôt fin mai, loin de mars.", ["fin mai", "mars"]),
        ("fr", "Noël Mamère est venu à Noël. Noël approche.", ["Noël", "Noël"]),
        ("de", "Es kamen 2016 Menschen. Bei der Wahl 2016 siegte er.", ["2016"]),
    ],
)
def test_words_that_come_again_are_judged_where_they_stand(language: str, text: str, expected: list[str]) -> None:
    found = document(text, language=language)[TIMEXES]
    words = [text[timex.span.start : timex.span.end] for timex in found]
    assert words == expected


def test_what_was_said_before_is_no_anchor_of_the_same_words_elsewhere() -> None:
    text = "Cette année-là, il partit. Cette année, il revint. Il repartit cette année-là."
    anchors = [timex.anchor for timex in document(text, language="fr")[TIMEXES]]
    assert anchors == [TimexAnchor.EXPRESSION, TimexAnchor.WRITING, TimexAnchor.EXPRESSION]


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "_REMEMBERED", 3)
    monkeypatch.setattr(digits, "_REMEMBERED", 3)
    days = [f"le {day} mars" for day in range(1, 32)]
    made_of = document(
        f"{', '.join(days)}. {', '.join(days)}. Encore : 3 chats, 4 chiens, 5 rats, 6 ânes, 7 bœufs.", language="fr"
    )
    assert [timex.day for timex in made_of[TIMEXES]] == [*range(1, 32), *range(1, 32)]
