"""The layer of quantities: numbers in words and in digits, what they measure, how exact they are; and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck import QUANTITIES, Quantity, QuantityKind, Span, convert
from factcheck.testing import document

#: Kinds that their unit, or its lack, tells.
UNMARKED = {QuantityKind.CARDINAL, QuantityKind.MEASURE, QuantityKind.CURRENCY, QuantityKind.PERCENT}


def read(language: str, text: str) -> list[str]:
    """Return each quantity as its words, its value, its unit and its kind where it is no plain number."""
    found = []
    for quantity in document(text, language=language)[QUANTITIES]:
        value = quantity.value
        shown = str(value) if isinstance(value, int) or value.denominator == 1 else f"{float(value):g}"
        known = [quantity.unit] if quantity.unit else []
        if quantity.kind not in UNMARKED:
            known.append(quantity.kind.value)
        if quantity.is_range:
            known.append(f"from {quantity.parts[0].value} to {quantity.parts[1].value}")
        found.append(" ".join([f"{text[quantity.span.start : quantity.span.end]} = {shown}", *known]))
    return found


FRENCH = {
    "un demi-point, un demi-litre, un demi-frère": ["un demi-point = 0.5 point", "un demi-litre = 0.5 l"],
    "reculé d'un point, d'un point de vue moral": ["un point = 1 point"],
    # In words.
    "trois hommes et douze femmes": ["trois = 3", "douze = 12"],
    "vingt et un, vingt-et-un, trente-deux": ["vingt et un = 21", "vingt-et-un = 21", "trente-deux = 32"],
    "dix-sept, soixante-dix, soixante et onze": ["dix-sept = 17", "soixante-dix = 70", "soixante et onze = 71"],
    "quatre-vingts, quatre-vingt-un, quatre-vingt-dix-sept": [
        "quatre-vingts = 80",
        "quatre-vingt-un = 81",
        "quatre-vingt-dix-sept = 97",
    ],
    "septante-trois, nonante": ["septante-trois = 73", "nonante = 90"],
    "cent, deux cent cinq, onze cents": ["cent = 100", "deux cent cinq = 205", "onze cents = 1100"],
    "mille, trois mille quarante": ["mille = 1000", "trois mille quarante = 3040"],
    "cent vingt-trois mille quatre cent cinquante-six": ["cent vingt-trois mille quatre cent cinquante-six = 123456"],
    "deux millions, trois milliards": ["deux millions = 2000000", "trois milliards = 3000000000"],
    # Two numbers, not one.
    "deux trois jours": ["deux = 2", "trois jours = 3 d"],
    "cinq et trois, quatre et six mois": ["cinq = 5", "trois = 3", "quatre = 4", "six mois = 6 mo"],
    # In digits.
    "Qui paie ? 12 voix ont manqué, ?12 voix": ["12 = 12"],
    "1 200 000 habitants, 1.200 voix, 12000 voix": ["1 200 000 = 1200000", "1.200 = 1200", "12000 = 12000"],
    "1\N{NARROW NO-BREAK SPACE}200 voix": ["1\N{NARROW NO-BREAK SPACE}200 = 1200"],
    "au moins 14 %, « d'au moins 2 °C », moins 3 % et moins 4 °C": [
        "14 % = 14 %",
        "2 °C = 2 °C",
        "moins 3 % = -3 %",
        "moins 4 °C = -4 °C",
    ],
    "12,5 % et 100% et 4 pour cent": ["12,5 % = 12.5 %", "100% = 100 %", "4 pour cent = 4 %"],
    "1 000,50 euros, 0,5 %": ["1 000,50 euros = 1000.5 EUR", "0,5 % = 0.5 %"],
    "3,2 millions d’euros, 3 millions de personnes, 2 milliards": [
        "3,2 millions d’euros = 3200000 EUR",
        "3 millions = 3000000",
        "2 milliards = 2000000000",
    ],
    "5 €, 10 $, 20 dollars, 3 livres": ["5 € = 5 EUR", "10 $ = 10 USD", "20 dollars = 20 USD", "3 livres = 3 GBP"],
    "5 km, 10 kg, 20 °C, 100 km/h, 3 points": [
        "5 km = 5 km",
        "10 kg = 10 kg",
        "20 °C = 20 °C",
        "100 km/h = 100 km/h",
        "3 points = 3 point",
    ],
    "3 heures, quatre ans, cinq mois, trois fois": [
        "3 heures = 3 h",
        "quatre ans = 4 y",
        "cinq mois = 5 mo",
        "trois fois = 3 times",
    ],
    "de 3 à 5, 7 à 5": ["3 = 3", "5 = 5", "7 = 7", "5 = 5"],
    # Ordinals.
    "le 2e, la 1re, 3ème, 21e rang": ["2e = 2 ordinal", "1re = 1 ordinal", "3ème = 3 ordinal", "21e = 21 ordinal"],
    "deuxième, dix-septième, premières": ["deuxième = 2 ordinal", "dix-septième = 17 ordinal", "premières = 1 ordinal"],
    "vingt et unième, vingt-deuxième": ["vingt et unième = 21 ordinal", "vingt-deuxième = 22 ordinal"],
    "cent vingt-deuxième, soixante et onzième": [
        "cent vingt-deuxième = 122 ordinal",
        "soixante et onzième = 71 ordinal",
    ],
    "les cent premiers jours, les deux premières": [
        "cent = 100",
        "premiers = 1 ordinal",
        "deux = 2",
        "premières = 1 ordinal",
    ],
    # None at all.
    "G20, A380, A-380, B-52, Covid-19, 4x4, n°5, n° 5, §3, #1": [],
    "25:10, 12/60, 49.3, 16/9, 4-4-2, 2019-20": [],
    "01 23 45 67 89, 01.23.45.67.89, 0800 009 785, 007": [],
    "l'ex-première dame, le vice-premier ministre, un film en avant-première": [],
    "le 12 mars 2024 à 15h30, en 2015": [],
    "les 3, 4 et 5 juin": [],
    "le Mouvement du 5-Juillet, les Deux-Sèvres, un trois-mâts, 3D": [],
    "un homme, une femme": [],
    # A capital is no unit.
    "1200 M. Arnaud, 5 G": ["1200 = 1200", "5 = 5"],
}

ENGLISH = {
    "half a point, a half-point, a quarter point, by one point": [
        "half a point = 0.5 point",
        "a half-point = 0.5 point",
        "a quarter point = 0.25 point",
        "one point = 1 point",
    ],
    "half a litre, a half-mile, a half-time lead": ["half a litre = 0.5 l", "a half-mile = 0.5 mi"],
    "three, twenty-one, twenty one, ninety-seven": [
        "three = 3",
        "twenty-one = 21",
        "twenty one = 21",
        "ninety-seven = 97",
    ],
    "two hundred and five, three thousand forty": ["two hundred and five = 205", "three thousand forty = 3040"],
    "one hundred, a thousand, two dozen": ["one hundred = 100", "a thousand = 1000", "two dozen = 24"],
    "two and three": ["two = 2", "three = 3"],
    "two hundred and three hundred": ["two hundred = 200", "three hundred = 300"],
    "two hundred and three thousand": ["two hundred and three thousand = 203000"],
    "1,200,000 people, 12,345": ["1,200,000 = 1200000", "12,345 = 12345"],
    "12.5%, 12.5 percent, 4 per cent": ["12.5% = 12.5 %", "12.5 percent = 12.5 %", "4 per cent = 4 %"],
    "$5, €10, US$4.2 billion, 5 dollars": [
        "$5 = 5 USD",
        "€10 = 10 EUR",
        "US$4.2 billion = 4200000000 USD",
        "5 dollars = 5 USD",
    ],
    "1.5 million, 3 million people, 5 billion euros": [
        "1.5 million = 1500000",
        "3 million = 3000000",
        "5 billion euros = 5000000000 EUR",
    ],
    "6ft 2in, 6'2\", 6-foot-2, 6-foot-2-inch, 2 ½ feet": [
        "6ft 2in = 6.16667 ft",
        "6'2\" = 6.16667 ft",
        "6-foot-2 = 6.16667 ft",
        "6-foot-2-inch = 6.16667 ft",
        "2 ½ feet = 2.5 ft",
    ],
    "12st 4lb, 76kg (12st), 12 stone (76kg)": [
        "12st 4lb = 12.2857 st",
        "76kg = 76 kg",
        "12st = 12 st",
        "12 stone = 12 st",
        "76kg = 76 kg",
    ],
    "3 in 2 km, the 21st, 2'10''": ["3 = 3", "2 km = 2 km", "21st = 21 ordinal"],
    "60 mph, 6 feet, 30 seconds, 4 years": ["60 mph = 60 mph", "6 feet = 6 ft", "30 seconds = 30 s", "4 years = 4 y"],
    "the 2nd, 21st place, 11th": ["2nd = 2 ordinal", "21st = 21 ordinal", "11th = 11 ordinal"],
    "second, twenty-first, hundred and first": [
        "second = 2 ordinal",
        "twenty-first = 21 ordinal",
        "hundred and first = 101 ordinal",
    ],
    "G20, A380, COVID-19, 9/11, 24/7, 555-123-4567, 12,5, 1,2345": [],
    "500-strong, 3D, several hundred, a third term, a quarter-final": ["third = 3 ordinal"],
    "one man, that one is right": [],
}

SPANISH = {
    # Thousands in words, and the rest in digits.
    "mil 243 carpetas, 2 mil 118 casos, 1 millón 200 mil pesos, 45 mil 300 millones": [
        "mil 243 = 1243",
        "2 mil 118 = 2118",
        "1 millón 200 mil pesos = 1200000 peso",
        "45 mil 300 millones = 45300000000",
    ],
    "10 mil 15,5 por ciento, 3 millones 500 personas": [
        "10 mil = 10000",
        "15,5 por ciento = 15.5 %",
        "3 millones = 3000000",
        "500 = 500",
    ],
    "bajó medio punto, tres décimas, 3 décimas, dos puntos y cuatro décimas": [
        "medio punto = 0.5 point",
        "tres décimas = 0.3 point",
        "3 décimas = 0.3 point",
        "dos puntos y cuatro décimas = 2.4 point",
    ],
    "ocho décimas de la población": ["ocho décimas = 0.8 fraction"],
    "tres, veintiuno, treinta y uno, noventa y siete": [
        "tres = 3",
        "veintiuno = 21",
        "treinta y uno = 31",
        "noventa y siete = 97",
    ],
    "doscientos cinco, mil, tres mil cuarenta": ["doscientos cinco = 205", "mil = 1000", "tres mil cuarenta = 3040"],
    "dos y tres": ["dos = 2", "tres = 3"],
    "1.200.000 euros, 1 200, 12,5 %, 4 por ciento": [
        "1.200.000 euros = 1200000 EUR",
        "1 200 = 1200",
        "12,5 % = 12.5 %",
        "4 por ciento = 4 %",
    ],
    "3,2 millones de euros, dos mil millones": ["3,2 millones de euros = 3200000 EUR", "dos mil millones = 2000000000"],
    "1.ª, 2º, 3er, 21.º": ["1.ª = 1 ordinal", "2º = 2 ordinal", "3er = 3 ordinal", "21.º = 21 ordinal"],
    "segundo, décimo, vigésimo primer": ["segundo = 2 ordinal", "décimo = 10 ordinal", "vigésimo primer = 21 ordinal"],
    "G20, A380, COVID-19": [],
}

GERMAN = {
    # Among so many, which is written like less than so many: no share of one.
    "eine Umfrage unter 400 Wählern und eine unter 10 Lesern": ["400 = 400", "10 = 10"],
    "um einen halben Punkt, einen Viertelpunkt, einen halben Liter, um einen Punkt von 4 auf 5": [
        "einen halben Punkt = 0.5 point",
        "einen Viertelpunkt = 0.25 point",
        "einen halben Liter = 0.5 l",
        "einen Punkt = 1 point",
        "4 = 4",
        "5 = 5",
    ],
    # Digits that end a sentence are no ordinal.
    "Es waren 300. Die Zahl stieg auf 2.500. Der 30. Gast kam": ["300 = 300", "2.500 = 2500", "30. = 30 ordinal"],
    "drei, einundzwanzig, siebenundneunzig": ["drei = 3", "einundzwanzig = 21", "siebenundneunzig = 97"],
    "zweihundert, dreitausend, zwei Millionen": ["zweihundert = 200", "dreitausend = 3000", "zwei Millionen = 2000000"],
    "zwei und drei": ["zwei = 2", "drei = 3"],
    "1.200.000 Euro, 12,5 %, 4 Prozent": ["1.200.000 Euro = 1200000 EUR", "12,5 % = 12.5 %", "4 Prozent = 4 %"],
    "3,2 Millionen Euro, 2 Mrd. Euro": ["3,2 Millionen Euro = 3200000 EUR", "2 Mrd. Euro = 2000000000 EUR"],
    "der 2. Platz im 21. Rennen": ["2. = 2 ordinal", "21. = 21 ordinal"],
    "der zweite, die einundzwanzigste": ["zweite = 2 ordinal", "einundzwanzigste = 21 ordinal"],
    "Es waren 20.": ["20 = 20"],
    "G20, A380, U-19, 1:0, COVID-19": [],
    "ein Mann": [],
}

#: Large numbers, shares, ranges, money, ages, scores.
MORE = {
    "fr": {
        "un million trois cent mille, trois milliards deux cents millions": [
            "un million trois cent mille = 1300000",
            "trois milliards deux cents millions = 3200000000",
        ],
        "vingt-et-un-mille-deux-cent-trois, huitante-sept, nonante et un": [
            "vingt-et-un-mille-deux-cent-trois = 21203",
            "huitante-sept = 87",
            "nonante et un = 91",
        ],
        "deux millions et demi, deux ans et demi, trois virgule cinq": [
            "deux millions et demi = 2500000",
            "deux ans et demi = 2.5 y",
            "trois virgule cinq = 3.5",
        ],
        "un tiers des voix, les trois quarts, la moitié, deux cinquièmes, ½": [
            "un tiers = 0.333333 fraction",
            "les trois quarts = 0.75 fraction",
            "la moitié = 0.5 fraction",
            "deux cinquièmes = 0.4 fraction",
            "½ = 0.5 fraction",
        ],
        "un cinquième des élus, un cinquième mandat": ["un cinquième = 0.2 fraction", "cinquième = 5 ordinal"],
        "un quart de finale, un quart d'heure, un tiers-lieu": [],
        "un Français sur cinq": ["un Français sur cinq = 0.2 fraction", "cinq = 5"],
        "12 élèves sur 60": ["12 élèves sur 60 = 0.2 fraction", "12 = 12", "60 = 60"],
        "12 buts sur trois ans": ["12 = 12", "trois ans = 3 y"],
        "doublé, multiplié par quatre, divisé par deux": [
            "doublé = 2 multiplier",
            "multiplié par quatre = 4 multiplier",
            "divisé par deux = 0.5 multiplier",
        ],
        "une dizaine, deux douzaines, des dizaines, plusieurs centaines": ["une dizaine = 10", "deux douzaines = 24"],
        "entre quatre et six mois, 10-15 %, deux à trois millions d'euros": [
            "quatre et six mois = 5 mo from 4 to 6",
            "10-15 % = 12.5 % from 10 to 15",
            "deux à trois millions d'euros = 2500000 EUR from 2000000 to 3000000",
        ],
        "de 2000 à 2500 personnes": ["2000 = 2000", "2500 = 2500"],
        "de 5 à 7 %": ["5 = 5 %", "7 % = 7 %"],
        "3 M€, 3,5 Md€, 500 k€, 10 000 FCFA": [
            "3 M€ = 3000000 EUR",
            "3,5 Md€ = 3500000000 EUR",
            "500 k€ = 500000 EUR",
            "10 000 FCFA = 10000 XOF",
        ],
        "-5 °C, −5,5 %, moins 3 degrés, - 5 personnes": [
            "-5 °C = -5 °C",
            "−5,5 % = -5.5 %",
            "moins 3 degrés = -3 °C",
            "5 = 5",
        ],
        "3.9 secondes, 1'200'000 francs, 1m80, 2h30 de film": [
            "3.9 secondes = 3.9 s",
            "1'200'000 francs = 1200000 FRF",
            "1m80 = 1.8 m",
        ],
        "âgé de 45 ans, 45 ans après": ["45 ans = 45 y age", "45 ans = 45 y"],
        "3-1, 6–4, l'article 49-3": ["3-1 = 3 score", "6–4 = 6 score"],
        "la Ligue 1, France 2 veut, chapitre 12, le 20 heures, page 3": [],
        "Seuls 12 sont là. Quelque 300 ont fui. Restent 9.": ["12 = 12", "300 = 300", "9 = 9"],
        "Le département 1,1 million, la région 900 000.": ["1,1 million = 1100000", "900 000 = 900000"],
        "Paris 12 morts, les 20 heures, Selon Dupont 300 personnes": ["12 = 12", "20 heures = 20 h", "300 = 300"],
        "une fois, -Dix ans après, la 6CL, un tiers de l'électorat": [
            "Dix ans = 10 y",
            "un tiers = 0.333333 fraction",
        ],
        "15 euros 50, 3 euros et 20 centimes": ["15 euros 50 = 15.5 EUR", "3 euros et 20 centimes = 3.2 EUR"],
        "2 points de pourcentage, 3 ‰": ["2 points de pourcentage = 2 pp", "3 ‰ = 3 ‰"],
        "un euro, un pour cent, un homme, une seconde chance": [
            "un euro = 1 EUR",
            "un pour cent = 1 %",
            "seconde = 2 ordinal",
        ],
    },
    "en": {
        "one million three hundred thousand": ["one million three hundred thousand = 1300000"],
        "two million, three hundred and forty-five thousand, six hundred": [
            "two million, three hundred and forty-five thousand, six hundred = 2345600"
        ],
        "three thousand, two of them": ["three thousand = 3000", "two = 2"],
        "£3bn, $1.2m, €500k, US $150 million, USD115, 75 USD": [
            "£3bn = 3000000000 GBP",
            "$1.2m = 1200000 USD",
            "€500k = 500000 EUR",
            "US $150 million = 150000000 USD",
            "USD115 = 115 USD",
            "75 USD = 75 USD",
        ],
        "a dozen, two dozen, half a million, dozens of": ["a dozen = 12", "two dozen = 24", "half a million = 500000"],
        "two in five, one person in ten, three quarters, two-thirds, a fifth of them": [
            "two in five = 0.4 fraction",
            "two = 2",
            "five = 5",
            "one person in ten = 0.1 fraction",
            "ten = 10",
            "three quarters = 0.75 fraction",
            "two-thirds = 0.666667 fraction",
            "a fifth = 0.2 fraction",
        ],
        "five or six, 10–15 people, 5 to 7 percent, from 5 to 7 percent": [
            "five or six = 5.5 from 5 to 6",
            "10–15 = 12.5 from 10 to 15",
            "5 to 7 percent = 6 % from 5 to 7",
            "5 = 5 %",
            "7 percent = 7 %",
        ],
        "a 45-year-old, 45 years old, aged 45 years, a six-mile trip": [
            "45-year-old = 45 y age",
            "45 years old = 45 y age",
            "45 years = 45 y age",
            "six-mile = 6 mi",
        ],
        "5 feet 2 inches, 2.5 million pounds, 10 pounds": [
            "5 feet 2 inches = 5.16667 ft",
            "2.5 million pounds = 2500000 GBP",
            "10 pounds = 10 lb",
        ],
        "Apollo 11, Windows 10, flight 370, on page 12": [],
        "Another 32 were hurt. Nearly 15 fell. Some 40 are here.": ["32 = 32", "15 = 15", "40 = 40"],
        "minus five, 75 USD million, 17 USD 25": [
            "minus five = -5",
            "75 USD million = 75000000 USD",
            "17 USD 25 = 17.25 USD",
        ],
        "doubled, halved, threefold": ["doubled = 2 multiplier", "halved = 0.5 multiplier", "threefold = 3 multiplier"],
        "12,34,567 rupees, 13 lakh": ["12,34,567 rupees = 1234567 INR", "13 lakh = 1300000"],
        "1/2 mile, 2 1/2 cups, 3/4": ["1/2 mile = 0.5 mi", "2 1/2 cups = 2.5 cup", "3/4 = 0.75 fraction"],
    },
    "es": {
        "al menos 14 %, menos 3 %": ["14 % = 14 %", "menos 3 % = -3 %"],
        "20 ha de viñas, en 2018 ha pasado, 350 ha calcinadas, uno de los 120 ha muerto": [
            "20 ha = 20 ha",
            "350 ha = 350 ha",
            "120 = 120",
        ],
        "Otros 32 salieron. Siguen 19. Apenas 12 llegaron.": ["32 = 32", "19 = 19", "12 = 12"],
        "dos mil trescientos millones, tres billones, mil millones": [
            "dos mil trescientos millones = 2300000000",
            "tres billones = 3000000000000",
            "mil millones = 1000000000",
        ],
        "treinta segundos, dosmilésimo, centésimo vigésimo primero": [
            "treinta segundos = 30 s",
            "dosmilésimo = 2000 ordinal",
            "centésimo vigésimo primero = 121 ordinal",
        ],
        "uno de cada cinco, la mitad, tres cuartas partes, un tercio": [
            "uno de cada cinco = 0.2 fraction",
            "cinco = 5",
            "la mitad = 0.5 fraction",
            "tres cuartas partes = 0.75 fraction",
            "un tercio = 0.333333 fraction",
        ],
        "una veintena, duplicó, entre 5 y 7 %, varios millones": [
            "una veintena = 20",
            "duplicó = 2 multiplier",
            "5 y 7 % = 6 % from 5 to 7",
        ],
        "1.234.567,89 euros, 45 años de edad": ["1.234.567,89 euros = 1.23457e+06 EUR", "45 años = 45 y age"],
    },
    "de": {
        "dreihundertfünfundvierzigtausendsechshundertsieben, zweitausendvierundzwanzig": [
            "dreihundertfünfundvierzigtausendsechshundertsieben = 345607",
            "zweitausendvierundzwanzig = 2024",
        ],
        "siebenhunderteintausend, einhunderteins, fuenfhundert, dreissig": [
            "siebenhunderteintausend = 701000",
            "einhunderteins = 101",
            "fuenfhundert = 500",
            "dreissig = 30",
        ],
        "achtung, dreist, Hunderte, vielleicht, Viertelfinale, Zweidrittelmehrheit": [],
        "der zweihundertste, einunddreißigsten, einhunderterste": [
            "zweihundertste = 200 ordinal",
            "einunddreißigsten = 31 ordinal",
            "einhunderterste = 101 ordinal",
        ],
        "3 Mio. Euro, zweieinhalb Millionen, anderthalb Jahre, 2,5 Mrd. Dollar": [
            "3 Mio. Euro = 3000000 EUR",
            "zweieinhalb Millionen = 2500000",
            "anderthalb Jahre = 1.5 y",
            "2,5 Mrd. Dollar = 2500000000 USD",
        ],
        "ein Viertel, drei Viertel, die Hälfte, zwei Drittel, jeder fünfte": [
            "ein Viertel = 0.25 fraction",
            "drei Viertel = 0.75 fraction",
            "die Hälfte = 0.5 fraction",
            "zwei Drittel = 0.666667 fraction",
            "jeder fünfte = 0.2 fraction",
        ],
        "ein 45-Jähriger, 45 Jahre alt, im Alter von 45 Jahren": [
            "45-Jähriger = 45 y age",
            "45 Jahre alt = 45 y age",
            "45 Jahren = 45 y age",
        ],
        "verdoppelt, halbiert, zwischen 5 und 7 Prozent, 4 bis 6 Monate": [
            "verdoppelt = 2 multiplier",
            "halbiert = 0.5 multiplier",
            "5 und 7 Prozent = 6 % from 5 to 7",
            "4 bis 6 Monate = 5 mo from 4 to 6",
        ],
    },
}
TABLES = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH, "de": GERMAN}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(language, text, expected, id=f"{language}-{text[:40]}")
        for language, table in TABLES.items()
        for text, expected in {**table, **MORE[language]}.items()
    ],
)
def test_numbers(language: str, text: str, expected: list[str]) -> None:
    assert read(language, text) == expected


def only(language: str, text: str) -> Quantity:
    (quantity,) = document(text, language=language)[QUANTITIES]
    return quantity


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "300 voix", 300, 300),
        ("fr", "1,2 km", Fraction(115, 100), Fraction(125, 100)),
        ("fr", "12,50 euros", Fraction(12495, 1000), Fraction(12505, 1000)),
        ("fr", "3 millions", 2_500_000, 3_500_000),
        ("fr", "3,2 millions", 3_150_000, 3_250_000),
        ("en", "2 dozen", 18, 30),
        ("fr", "12 %", Fraction(23, 2), Fraction(25, 2)),
        ("fr", "12 euros", 12, 12),
        ("fr", "12 km", Fraction(23, 2), Fraction(25, 2)),
        ("fr", "trois fois", 3, 3),
        ("fr", "âgé de 45 ans", 45, 45),
        ("fr", "un tiers", Fraction(3, 10), Fraction(11, 30)),
        ("en", "three quarters", Fraction(29, 40), Fraction(31, 40)),
        ("en", "$1.2m", 1_150_000, 1_250_000),
        ("de", "zweieinhalb Millionen", 2_000_000, 3_000_000),
        ("en", "1,200", 1200, 1200),
    ],
)
def test_how_exact_a_number_is_written(language: str, text: str, low: Fraction, high: Fraction) -> None:
    quantity = only(language, text)
    assert (quantity.low, quantity.high) == (low, high)
    assert quantity.exact == (low == high)
    assert not quantity.approximate


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "environ 300 voix", 240, 360),
        ("fr", "plus de 20 voix", 20, 200),
        ("fr", "moins de dix voix", 0, 10),
        ("fr", "au moins deux voix", 2, 20),
        ("fr", "jusqu’à 12 voix", 0, 12),
        ("fr", "près de 5\N{NO-BREAK SPACE}000 voix", 4000, 6000),
        ("en", "about 300 votes", 240, 360),
        ("en", "over $5 million", 5_000_000, 50_000_000),
        ("en", "more than one hundred", 100, 1000),
        ("en", "fewer than 10", 0, 10),
        ("es", "unas 300 personas", 240, 360),
        ("es", "más de 20", 20, 200),
        ("de", "rund 300 Menschen", 240, 360),
        ("de", "mindestens zwei", 2, 20),
        ("de", "knapp 300 Menschen", 240, 300),
        ("fr", "presque 300 voix", 240, 300),
        ("fr", "environ trois voix", 2, 4),
        ("fr", "300 voix environ", 240, 360),
        ("fr", "300 voix ou plus", 300, 3000),
        ("fr", "une dizaine de voix", 8, 12),
        ("fr", "plus d’une centaine de voix", 100, 1000),
        ("fr", "entre 10 et 15 voix", 10, 15),
        ("en", "a dozen people", Fraction(48, 5), Fraction(72, 5)),
        ("en", "300 people or so", 240, 360),
        ("en", "10 to 15 people", 10, 15),
        ("en", "nearly half", Fraction(2, 5), Fraction(11, 20)),
    ],
)
def test_words_that_say_that_a_number_is_not_exact(language: str, text: str, low: int, high: int) -> None:
    quantity = only(language, text)
    assert quantity.approximate
    assert not quantity.exact
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "kind", "words", "number"),
    [
        ("Il y a 3 voix.", QuantityKind.CARDINAL, "3", "3"),
        ("Il y a 3 km.", QuantityKind.MEASURE, "3 km", "3"),
        ("Il y a 3 %.", QuantityKind.PERCENT, "3 %", "3"),
        ("Il y a 3 millions d'euros.", QuantityKind.CURRENCY, "3 millions d'euros", "3 millions"),
        ("Le 3e.", QuantityKind.ORDINAL, "3e", "3e"),
    ],
)
def test_kind_and_spans(text: str, kind: QuantityKind, words: str, number: str) -> None:
    quantity = only("fr", text)
    assert quantity.kind is kind
    assert text[slice(*quantity.span)] == words
    assert text[slice(*quantity.number)] == number


def test_whole_numbers_are_of_the_fast_kind() -> None:
    assert type(only("fr", "300 voix").value) is int
    assert type(only("fr", "2,5 km").value) is Fraction


def test_a_sign_belongs_to_the_span_and_not_to_the_number() -> None:
    quantity = only("en", "It cost $5.")
    assert quantity.span == Span(8, 10)
    assert quantity.number == Span(9, 10)


@pytest.mark.parametrize(
    ("language", "text", "noun", "base"),
    [
        ("fr", "12 nouvelles victimes ont été recensées", "victimes", None),
        ("fr", "3 millions de personnes", "personnes", None),
        ("fr", "une dizaine de jeunes femmes", "femmes", None),
        ("fr", "12 ont voté", None, None),
        ("fr", "12, dit-il", None, None),
        ("fr", "12 % des sondés", None, "sondés"),
        ("fr", "un tiers de l'électorat", None, "électorat"),
        ("fr", "12 % selon lui", None, None),
        ("en", "two armed police officers were", "officers", None),
        ("en", "12 people", "people", None),
        ("en", "half of the voters", None, "voters"),
        ("es", "12 nuevos casos", "casos", None),
        ("es", "el 12 % de los votantes", None, "votantes"),
        ("de", "12 weitere Menschen", "Menschen", None),
        ("de", "12 Prozent der Befragten", None, "Befragten"),
    ],
)
def test_what_is_counted_and_of_what(language: str, text: str, noun: str | None, base: str | None) -> None:
    quantity = only(language, text)
    assert (quantity.noun and text[slice(*quantity.noun)]) == noun
    assert (quantity.base and text[slice(*quantity.base)]) == base


def test_a_number_ends_with_its_paragraph() -> None:
    told = document("Tickets: 30\n\nMillion Dollar Baby\n\nSeats: 5\n\npercent of them", language="en")[QUANTITIES]
    assert [(quantity.value, quantity.unit) for quantity in told] == [(30, None), (5, None)]


def test_a_share_of_two_numbers_stands_beside_them() -> None:
    text = "Il a eu 12 voix sur 85 votants."
    share, part, whole = document(text, language="fr")[QUANTITIES]
    assert share.kind is QuantityKind.FRACTION
    assert share.parts == (part, whole)
    assert (share.value, share.exact) == (Fraction(12, 85), True)
    assert [text[slice(*quantity.span)] for quantity in (share, part, whole)] == ["12 voix sur 85", "12", "85"]
    assert share.base == whole.noun


def test_the_ends_of_a_range_share_the_unit_and_the_million() -> None:
    quantity = only("fr", "Il faut 2 à 3 millions d'euros.")
    assert quantity.is_range
    assert [(part.value, part.unit) for part in quantity.parts] == [(2_000_000, "EUR"), (3_000_000, "EUR")]
    assert not only("fr", "3-1").is_range


def test_how_far_a_rounded_number_can_be_off() -> None:
    assert only("fr", "300 voix").rounded == (250, 350)
    assert only("fr", "305 voix").rounded == (Fraction(609, 2), Fraction(611, 2))
    assert only("fr", "1,2 million").rounded == (1_150_000, 1_250_000)
    assert only("fr", "environ 300 voix").rounded == (240, 360)


@pytest.mark.parametrize(
    ("value", "unit", "into", "result"),
    [
        (100, "°C", "°F", 212),
        (Fraction(-40), "°F", "°C", -40),
        (1, "mi", "km", Fraction(1_609_344, 1_000_000)),
        (1, "ac", "m2", Fraction(40_468_564_224, 10_000_000)),
        (90, "km/h", "m/s", 25),
        (1, "kWh", "MJ", Fraction(36, 10)),
        (1, "km", "kg", None),
        (1, "km", "EUR", None),
    ],
)
def test_units_convert_exactly(value: Fraction, unit: str, into: str, result: Fraction | None) -> None:
    assert convert(value, unit, into) == result
    assert result is None or convert(result, into, unit) == value


@pytest.mark.parametrize("number", ["4350", "4350 %", "4350 €"])
@pytest.mark.parametrize("language", ["fr", "en", "es", "de"])
def test_each_word_that_loosens_a_number_loosens_it_as_it_says(language: str, number: str) -> None:
    words = document("", language=language).lexicon.words["approximator"]
    read_as = {form: only(language, f"Es {form} {number} .") for form in words}
    assert {form: quantity.hedge for form, quantity in read_as.items()} == words
    assert {quantity.value for quantity in read_as.values()} == {4350}
