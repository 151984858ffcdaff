"""What is consistent is never flagged, however it is said and however its writer rounds; what is far off always is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck import Finding, Verdict, convert
from factcheck.engine import Engine
from factcheck.testing import _article, registry

COUNTS = [rule for rule in registry().checkers if rule.id.startswith("counts.")]
ENGINE = Engine(registry(), rules=COUNTS)

#: An amount before, an amount after, the change: every order in which a language tells them.
CHANGES = {
    "fr": (
        "Le total est passé de {a} à {b}, soit une {way} de {p} %.",
        "Le total passe de {a} en mai à {b} en juin ({sign}{p} %).",
        "On en compte {b} en juin, contre {a} en mai, soit une {way} de {p} %.",
        "C'est une {way} de {p} % en un an ({b} contre {a}).",
        "Le total est en {way} de {p} %, passant de {a} à {b}.",
        "Le total est en {way} de {p} %, à {b} contre {a} en mai.",
    ),
    "en": (
        "The total went from {a} to {b}, a {way} of {p}%.",
        "The total went from {a} to {b} ({sign}{p}%).",
        "The total {verb} {p}% from {a} to {b}.",
        "The total {verb} {p} percent to {b} in June from {a} in May.",
        "It was a {way} of {p}% from {a} to {b}.",
    ),
    "es": (
        "El total pasó de {a} a {b}, lo que supone {un} {way} del {p} %.",
        "El total pasó de {a} a {b} ({sign}{p} %).",
        "El total {verb} un {p} %, al pasar de {a} a {b}.",
    ),
    "de": (
        "Die Zahl ging von {a} auf {b}, ein {way} von {p} Prozent.",
        "Die Zahl {verb} um {p} Prozent von {a} auf {b}.",
        "Die Zahl {verb} um {p} Prozent auf {b} nach {a} im Vorjahr.",
    ),
}
WORDS = {
    "fr": ({"way": "hausse"}, {"way": "baisse"}),
    "en": ({"way": "rise", "verb": "rose"}, {"way": "fall", "verb": "fell"}),
    "es": ({"un": "un", "way": "aumento", "verb": "subió"}, {"un": "un", "way": "descenso", "verb": "cayó"}),
    "de": ({"way": "Plus", "verb": "stieg"}, {"way": "Minus", "verb": "sank"}),
}
POINTS = {"fr": "points", "en": "points", "es": "puntos", "de": "Prozentpunkte"}

languages = st.sampled_from(sorted(CHANGES))
#: Four digits can be a year.
amounts = st.integers(12, 999)
rounding = st.sampled_from(("nearest", "cut off"))


def rounded(value: Fraction, places: int, how: str) -> Fraction:
    """Round as a writer does: to the nearest, or by cutting off."""
    scale = 10**places
    return Fraction(floor(value * scale + (Fraction(1, 2) if how == "nearest" else 0)), scale)


def written(value: Fraction, places: int, language: str) -> str:
    return f"{float(value):.{places}f}".replace(".", "." if language == "en" else ",")


def contradicted(text: str, language: str) -> list[Finding]:
    result = ENGINE.check(_article(text, language, date(2024, 5, 2)))
    assert not result.failures, text
    return [finding for finding in result.findings if finding.verdict is Verdict.CONTRADICTED]


@given(st.data(), languages, amounts, amounts, st.integers(0, 2), rounding)
def test_a_right_change_is_never_flagged(
    data: st.DataObject, language: str, before: int, after: int, places: int, how: str
) -> None:
    assume(before != after)
    percent = rounded(abs(Fraction(after - before, before)) * 100, places, how)
    text = data.draw(st.sampled_from(CHANGES[language])).format(
        a=before,
        b=after,
        p=written(percent, places, language),
        sign="+" if after > before else "-",
        **WORDS[language][after < before],
    )
    assert contradicted(text, language) == []


@given(st.data(), languages, amounts, amounts)
def test_a_change_that_is_far_off_is_flagged(data: st.DataObject, language: str, before: int, after: int) -> None:
    assume(before != after and before % 10 and after % 10)
    percent = round(abs(Fraction(after - before, before)) * 100) + 7
    text = data.draw(st.sampled_from(CHANGES[language])).format(
        a=before, b=after, p=percent, sign="+" if after > before else "-", **WORDS[language][after < before]
    )
    assert [finding.rule for finding in contradicted(text, language)] == ["counts.percent-change"], text


@given(languages, st.fractions(2, 98, max_denominator=1_000), st.fractions(2, 98, max_denominator=1_000), rounding)
def test_right_points_are_never_flagged(language: str, start: Fraction, end: Fraction, how: str) -> None:
    """Percentages and points may each be rounded in their own way."""
    a, b = rounded(start, 1, how), rounded(end, 1, "nearest")
    points = rounded(abs(end - start), 1, how)
    assume(points)
    told = f"{written(points, 1, language)} {POINTS[language]}"
    first = CHANGES[language][0]
    text = (
        first.replace("{p} %", "{p}").replace("{p}%", "{p}").replace("{p} Prozent", "{p}").replace("del {p}", "de {p}")
    )
    unit = " Prozent" if language == "de" else " %"
    text = text.format(
        a=written(a, 1, language) + unit,
        b=written(b, 1, language) + unit,
        p=told,
        **WORDS[language][end < start],
    )
    assert contradicted(text, language) == []


SHARES = {
    "fr": (
        "Seuls {n} élèves sur {w}, soit {p} %, ont répondu.",
        "On en compte {n} sur {w} ({p} %).",
        "Sur {w} élèves suivis en 2019, {n} d'entre eux ont répondu, soit {p} %.",
        "On a suivi {w} élèves du lycée, et {n} ont répondu (soit {p} %).",
        "Ils y sont parvenus dans {p} % des cas ({n} visites sur un total de {w}).",
    ),
    "en": (
        "Only {n} of the {w} pupils ({p}%) answered.",
        "Only {n} of {w} pupils, or {p}%, answered.",
        "They managed it in {p}% of cases ({n} visits out of a total of {w}).",
    ),
    "es": (
        "Solo {n} de los {w} alumnos ({p} %) respondieron.",
        "De los {w} alumnos de la escuela, {n} de ellos, es decir el {p} %, respondieron.",
    ),
    "de": ("Nur {n} von {w} Schülern ({p} Prozent) antworteten.", "Es kamen {n} Kinder ({p} Prozent) von {w}."),
}


@given(st.data(), languages, st.integers(11, 1_300), st.integers(0, 2), rounding)
def test_a_right_share_is_never_flagged(data: st.DataObject, language: str, whole: int, places: int, how: str) -> None:
    part = data.draw(st.integers(2, whole - 1))
    percent = rounded(Fraction(part, whole) * 100, places, how)
    text = data.draw(st.sampled_from(SHARES[language])).format(n=part, w=whole, p=written(percent, places, language))
    assert contradicted(text, language) == []


TOTALS = {
    "fr": (
        "Le scrutin a réuni {t} votants : {a} pour, {b} contre et {c} abstentions.",
        "Une équipe de {t} personnes ({a} médecins, {b} infirmiers et {c} marins) est partie.",
        "On compte {a} médecins, {b} infirmiers et {c} marins, soit {t} personnes.",
        "Un total de {t} personnes : {a} médecins, {b} infirmiers et {c} marins.",
        "Ils sont {t} personnes, dont {a} médecins, {b} infirmiers et {c} marins.",
        "Ils sont {t} personnes (hors stagiaires) : {a} médecins, {b} infirmiers (au bloc) et {c} marins.",
        "Ils sont {t} personnes, {a} à Lyon, {b} à Lille et {c} à Brest.",
        "On compte {t} cas. Dans le détail, {a} sont à Lyon, {b} à Lille et {c} à Brest.",
        "Sur ces {t} personnes, {a} sont parties, {b} sont restées et {c} hésitent.",
        "On en arrête {t}, dont {a} pour vol, {b} pour injures et {c} pour violences.",
    ),
    "en": (
        "The ballot drew {t} votes: {a} for, {b} against and {c} abstentions.",
        "A team of {t} people ({a} doctors, {b} nurses and {c} sailors) left.",
        "There were {a} doctors, {b} nurses and {c} sailors, a total of {t} people.",
        "They were {t} people, including {a} doctors, {b} nurses and {c} sailors.",
        "They were {t} people, {a} in Leeds, {b} in York and {c} in Hull.",
        "Of the {t} people who came, {a} left, {b} stayed and {c} hesitated.",
    ),
    "es": (
        "La votación reunió {t} votos: {a} a favor, {b} en contra y {c} abstenciones.",
        "Un equipo de {t} personas ({a} médicos, {b} enfermeros y {c} marinos) ha partido.",
        "Son {t} personas, {a} en Sevilla, {b} en Cádiz y {c} en Huelva.",
    ),
    "de": (
        "Abgegeben wurden {t} Stimmen: {a} dafür, {b} dagegen und {c} Enthaltungen.",
        "Ein Team von {t} Leuten ({a} Ärzte, {b} Pfleger und {c} Seeleute) ist abgereist.",
        "Es sind {t} Leute, {a} in Bremen, {b} in Kiel und {c} in Köln.",
    ),
}
parts = st.integers(2, 900)


@given(st.data(), languages, parts, parts, parts)
def test_a_right_total_is_never_flagged(data: st.DataObject, language: str, a: int, b: int, c: int) -> None:
    text = data.draw(st.sampled_from(TOTALS[language])).format(t=a + b + c, a=a, b=b, c=c)
    assert contradicted(text, language) == []


@given(st.data(), languages, parts, parts, parts)
def test_a_vote_that_does_not_add_up_is_flagged(data: st.DataObject, language: str, a: int, b: int, c: int) -> None:
    wrong = a + b + c + data.draw(st.integers(1, 9))
    assume(wrong < 1_000)
    text = TOTALS[language][0].format(t=wrong, a=a, b=b, c=c)
    assert [finding.rule for finding in contradicted(text, language)] == ["counts.sum-mismatch"], text


RESTS = {
    "fr": (
        "On compte {t} foyers, dont {a} au nord. Les {r} autres sont au sud.",
        "Elle a {t} magasins en ville, {a} d'entre eux vont fermer et les {r} autres sont à vendre.",
        "Elle a {t} millions d'euros, {a} millions en actions. Les {r} millions restants sont en obligations.",
    ),
    "en": (
        "There are {t} farms, including {a} in the north. The other {r} are in the south.",
        "The chain has {t} shops, {a} of them will close and the remaining {r} are for sale.",
    ),
    "es": ("Hay {t} granjas, de las cuales {a} en el norte. Las {r} restantes están en el sur.",),
    "de": ("Es gibt {t} Höfe, davon {a} im Norden. Die übrigen {r} liegen im Süden.",),
}


@given(st.data(), languages, parts, parts)
def test_what_is_left_of_a_total_is_never_flagged(data: st.DataObject, language: str, a: int, b: int) -> None:
    text = data.draw(st.sampled_from(RESTS[language])).format(t=a + b, a=a, r=b)
    assert contradicted(text, language) == []


@given(languages, parts, parts, st.integers(1, 99))
def test_a_wrong_rest_is_flagged(language: str, a: int, b: int, off: int) -> None:
    text = RESTS[language][0].format(t=a + b, a=a, r=b + off)
    # A thousand may stand for 1,001.
    assume(b + off <= 2 * (a + b) and (a + b) % 1_000)
    assert [finding.rule for finding in contradicted(text, language)] == ["counts.sum-mismatch"], text


BY_AMOUNT = {
    "fr": (
        "On compte {b} décès, soit {d} de {more} qu'en mai ({sign}{p} %).",
        "Le canton compte {b} cas ({sign}{d}, soit {sign}{p} %).",
    ),
    "en": (
        "It counts {b} deaths, {d} {more} than in May ({sign}{p}%).",
        "It has {b} cases ({sign}{d}, or {sign}{p}%).",
    ),
    "es": ("Hubo {b} muertes, {d} {more} que en mayo ({sign}{p} %).",),
    "de": ("Es gab {b} Tote, {d} {more} als im Mai ({sign}{p} Prozent).",),
}
MORE = {"fr": ("plus", "moins"), "en": ("more", "fewer"), "es": ("más", "menos"), "de": ("mehr", "weniger")}


@given(st.data(), languages, amounts, amounts, st.integers(0, 2), rounding)
def test_a_right_change_by_an_amount_is_never_flagged(
    data: st.DataObject, language: str, before: int, after: int, places: int, how: str
) -> None:
    assume(before != after)
    percent = rounded(abs(Fraction(after - before, before)) * 100, places, how)
    text = data.draw(st.sampled_from(BY_AMOUNT[language])).format(
        b=after,
        d=abs(after - before),
        p=written(percent, places, language),
        sign="+" if after > before else "-",
        more=MORE[language][after < before],
    )
    assert contradicted(text, language) == []


@given(languages, amounts, amounts)
def test_a_change_by_an_amount_that_is_far_off_is_flagged(language: str, before: int, after: int) -> None:
    assume(before != after)
    percent = round(abs(Fraction(after - before, before)) * 100) + 7
    text = BY_AMOUNT[language][0].format(
        b=after,
        d=abs(after - before),
        p=percent,
        sign="+" if after > before else "-",
        more=MORE[language][after < before],
    )
    assert [finding.rule for finding in contradicted(text, language)] == ["counts.percent-change"], text


HALVES = {
    "fr": (
        "Le jury compte {a} % de femmes et {b} % d'hommes.",
        "Pour {a} % des foyers, c'est fini, et les {b} % restants attendent.",
    ),
    "en": ("The jury is {a}% women and {b}% men.", "It ends for {a}% of homes, and the remaining {b}% wait."),
    "es": (
        "El jurado tiene un {a} % de mujeres y un {b} % de hombres.",
        "Acaba para el {a} % y el {b} % restante espera.",
    ),
    "de": ("In der Jury sitzen {a} Prozent Frauen und {b} Prozent Männer.",),
}


@given(st.data(), languages, st.fractions(2, 98, max_denominator=500), st.integers(0, 1), rounding)
def test_two_shares_of_a_whole_may_each_be_rounded(
    data: st.DataObject, language: str, share: Fraction, places: int, how: str
) -> None:
    told = [written(rounded(value, places, how), places, language) for value in (share, 100 - share)]
    text = data.draw(st.sampled_from(HALVES[language])).format(a=told[0], b=told[1])
    assert contradicted(text, language) == []


AGED = {
    "fr": ("{n} frères âgés de {ages} ans sont là.", "et"),
    "en": ("{n} brothers aged {ages} are here.", "and"),
    "es": ("{n} hermanos de {ages} años están aquí.", "y"),
    "de": ("{n} Brüder im Alter von {ages} Jahren sind hier.", "und"),
}


@given(languages, st.lists(st.integers(1, 99), min_size=2, max_size=9), st.integers(0, 3))
def test_two_may_be_of_one_age(language: str, ages: list[int], twins: int) -> None:
    text, joint = AGED[language]
    listed = ", ".join(map(str, ages[:-1])) + f" {joint} {ages[-1]}"
    assert contradicted(text.format(n=len(ages) + twins, ages=listed), language) == []


EQUAL = {
    "fr": "L'État donne {t} euros aux {n} villes, soit {p} euros chacune.",
    "en": "The state gives {t} euros to the {n} towns, or {p} euros each.",
    "es": "El Estado da {t} euros a las {n} ciudades, es decir, {p} euros cada una.",
    "de": "Der Staat gibt {t} Euro an die {n} Städte, also {p} Euro pro Stadt.",
}


@given(languages, st.integers(2, 99), st.integers(100, 999), st.integers(0, 2), rounding)
def test_equal_shares_may_be_rounded(language: str, number: int, whole: int, places: int, how: str) -> None:
    share = rounded(Fraction(whole, number), places, how)
    assume(share)
    text = EQUAL[language].format(t=whole, n=number, p=written(share, places, language))
    assert contradicted(text, language) == []


LEADS = {
    "fr": "Elle obtient {a} % des voix, {p} points devant son rival ({b} %).",
    "en": "She won {a}% of the vote, {p} points ahead of her rival ({b}%).",
    "es": "Obtuvo el {a} % de los votos, {p} puntos por delante de su rival ({b} %).",
    "de": "Sie holte {a} Prozent, {p} Punkte vor ihrem Rivalen ({b} Prozent).",
}


@given(languages, st.fractions(30, 60, max_denominator=1_000), st.fractions(5, 29, max_denominator=1_000), rounding)
def test_a_right_lead_is_never_flagged(language: str, first: Fraction, second: Fraction, how: str) -> None:
    told = [written(rounded(value, 1, how), 1, language) for value in (first, second, first - second)]
    assert contradicted(LEADS[language].format(a=told[0], b=told[1], p=told[2]), language) == []


@given(st.integers(1, 50), st.integers(1, 49), rounding)
def test_answers_of_a_poll_may_each_be_rounded(very: int, rather: int, how: str) -> None:
    exact = [Fraction(count, 101) * 100 for count in (very + rather, very, rather)]
    whole, first, second = (written(rounded(value, 0, how), 0, "fr") for value in exact)
    text = f"Ils sont {whole} % à le croire ({first} % tout à fait, {second} % plutôt)."
    assert contradicted(text, "fr") == []


UNITS = {
    "fr": {"km": "km", "mi": "miles", "m": "mètres", "ft": "pieds", "kg": "kg", "lb": "livres", "°C": "°C", "°F": "°F"},
    "en": {"km": "km", "mi": "miles", "m": "metres", "ft": "feet", "kg": "kg", "lb": "pounds", "°C": "°C", "°F": "°F"},
    "es": {"km": "km", "mi": "millas", "m": "metros", "ft": "pies"},
    "de": {"km": "Kilometer", "mi": "Meilen", "m": "Meter", "ft": "Fuß"},
}
PAIRS = (("km", "mi"), ("mi", "km"), ("m", "ft"), ("ft", "m"), ("kg", "lb"), ("°C", "°F"), ("°F", "°C"))


@given(st.data(), languages, st.integers(5, 3_000), st.integers(0, 2), rounding)
def test_a_right_conversion_is_never_flagged(
    data: st.DataObject, language: str, value: int, places: int, how: str
) -> None:
    names = UNITS[language]
    one, other = data.draw(st.sampled_from([pair for pair in PAIRS if pair[0] in names and pair[1] in names]))
    exact = convert(value, one, other)
    assert exact is not None
    shown = rounded(Fraction(exact), places, how)
    assume(shown > 0)
    text = f"({value} {names[one]} ({written(shown, places, language)} {names[other]}).".removeprefix("(")
    assert contradicted(text, language) == []


NAMES = ("Aude", "Gers", "Gard", "Lot", "Tarn", "Ain", "Jura", "Var", "Cher")


@given(languages, st.lists(st.sampled_from(NAMES), min_size=2, unique=True))
def test_a_right_list_is_never_flagged(language: str, items: list[str]) -> None:
    noun, joint = {"fr": ("noms", "et"), "en": ("names", "and"), "es": ("nombres", "y"), "de": ("Namen", "und")}[
        language
    ]
    listed = ", ".join(items[:-1]) + f" {joint} {items[-1]}"
    assert contradicted(f"{len(items)} {noun} : {listed}.", language) == []
    assert contradicted(f"{len(items)} {noun} ({listed}).", language) == []


@settings(max_examples=60)
@given(st.lists(st.integers(1, 1_000), min_size=3, max_size=5), rounding, st.integers(0, 1))
def test_shares_of_a_poll_may_each_be_rounded(answers: list[int], how: str, places: int) -> None:
    shares = [rounded(Fraction(answer, sum(answers)) * 100, places, how) for answer in answers]
    told = [f"{written(share, places, 'fr')} %" for share in shares]
    between = ", ".join(f"{share} sont contre" for share in told[1:-1])
    assert contradicted(f"{told[0]} des sondés sont pour, {between} et {told[-1]} sont indécis.", "fr") == []
