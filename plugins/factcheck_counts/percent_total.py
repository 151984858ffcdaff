"""counts.percent-total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import YEAR, lenient, said, say, strays, strict, total
from factcheck_counts.readings.covered import Covered
from factcheck_counts.readings.listed_shares import (
    answers,
    asks_on,
    elections,
    in_brackets,
    is_of_valid_votes,
    is_short,
    left_over,
    names_rest,
    near,
    of_several_groups,
    run_offs,
    tells_of_change,
)
from factcheck_counts.readings.passage import paragraph_of
from factcheck_counts.readings.share_lists import as_share, share_lists, with_bare
from factcheck_counts.readings.stances import stances
from factcheck_counts.readings.sums import opposed

WHOLE = Construction("counts.shares-of-whole")
ROW = Construction("counts.shares-in-a-row")
EXCLUSIVE = Construction("counts.exclusive-shares")
OPPOSITE = Construction("counts.opposite-shares")
REST = Construction("counts.remaining-share")
ONE_ANSWER = Construction("counts.one-answer")
#: "And" takes no more letters with what is around it.
_JOINT = 8
#: A bracket opens so far before its share.
_BRACKET = 2
_ALL = 100
#: Shares that come to less than this are no list of all of them.
_FEWEST = 80
#: A share alone makes no whole, and two are no list.
_FEW = 2
#: Shares of two rivals that make so many points more than all are shares of two votes.
_SLIP = 10


class PercentTotal(Checker):
    """Shares of one whole that do not make a hundred percent.

    What it does:
        Adds up the shares of a list that the words close: answers of a poll that end with those who do not
        know, what something is made of, how it is divided, a row that ends with "les autres". Shares of votes
        that exclude each other must not make more than 100 %, nor must those of opposites ("52 % de femmes et
        48 % d'hommes"); "les 20 % restants" are what a share leaves, or all shares of the paragraph before
        them; shares of those who could give one answer ("une seule réponse était possible") must not exceed a
        hundred, nor those of yes and no, of those for, against and undecided ("48 % y sont opposés"), of one
        vote, nor those of the two in a run-off, nor those of where something comes from. Numbers that leave out
        their percent ("38 percent, the Greens on 27, … and others on 19") are shares too. "The rest, 15 percent"
        says that nothing else is left, hence also too little is a warning. So it is where the words before a list
        divide something ("le capital se partage entre …"), where the last is "everything else", where "the rest" of
        what another sentence told is divided, and of the valid votes of a run-off. What brackets explain ("60 % oui
        (32 % et 28 %)") is counted once. Every share may be rounded up or down, so that a list of four may make 98 or
        102.

    Why it matters:
        A list that makes 110 % holds a figure of another question, another year or another line of the table.

    Known limits:
        A list that makes too little may have left something out; that is a warning, and below 80 % nothing is
        said.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        59 lists confirmed; none reported.
    """

    id = "counts.percent-total"
    since = "0.2"
    severity = Severity.ERROR
    reads = (WHOLE, ROW, EXCLUSIVE, OPPOSITE, REST, ONE_ANSWER, BLOCKS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        # Both sides of a vote, one share each, in whatever order; not some of either.
        Bad("fr", "Le oui s'impose avec [[52,7 %]] des voix, contre 48,4 % pour le non."),
        Bad("en", "Backers of the bridge won with [[52.7 percent]], its opponents got 48.4 percent."),
        Bad("es", "El «sí» se impuso con el [[52,7 %]] de los votos, frente al 48,4 % del «no»."),
        Bad("de", "Die Befürworter siegten mit [[52,7 Prozent]], die Gegner kamen auf 48,4 Prozent."),
        Confirmed("fr", "Le oui s'impose avec [[51,6 %]] des voix, contre 48,4 % pour le non."),
        Good("fr", "Le oui fait 52,7 % à Lens et le non 48,4 % à Metz."),
        Good("fr", "Parmi les partisans, 52,7 % sont des femmes ; parmi les opposants, 48,4 %."),
        Good("en", "Backers own 52.7 percent of the boats, opponents 48.4 percent of the quay."),
        Good("de", "Die Gegner zahlen 52,7 Prozent mehr, die Befürworter 48,4 Prozent weniger."),
        Good("de", "Das Ja siegte gegen das Nein mit 52,7 Prozent, die Beteiligung lag bei 48,4 Prozent."),
        # What is shared out behind a colon.
        Bad("fr", "Le mix du mois de mai : éolien, [[41 %]] ; solaire, 32 % ; gaz, 22 %, et charbon, 11 %."),
        Bad(
            "en",
            "The power mix in May: wind, [[41 per cent]]; sun, 32 per cent; gas, 22 per cent, and coal, 11 per cent.",
        ),
        Bad("es", "Así se repartió la luz de mayo: eólica, [[41 %]]; solar, 32 %; gas, 22 %, y carbón, 11 %."),
        Bad("de", "Der Strommix im Mai: Wind [[41 Prozent]], Sonne 32 Prozent, Gas 22 Prozent und Kohle 11 Prozent."),
        Good(
            "fr",
            "Parmi les élèves, 68 % viennent en bus, 27 % iront à vélo et 16 % en train : le total dépasse 100, "
            "plusieurs réponses étant possibles.",
        ),
        Good(
            "es",
            "Preguntados por el motivo, con respuesta múltiple, el 58% alegó el tiempo, el 41%, el precio, el "
            "22%, el ruido, y el 9%, el frío.",
        ),
        # Who may name several makes more than a hundred.
        Good(
            "fr",
            "68 % resteront en France, 27 % en Europe et 16 % plus loin, plusieurs séjours étant possibles.",
        ),
        Good(
            "en",
            "Asked why, 68% named cost, 27% time and 16% health; the figures exceed 100 as two answers were allowed.",
        ),
        Good(
            "es",
            "Un 68 % cita el precio, un 27 % el tiempo y un 16 % la salud, con varias respuestas posibles.",
        ),
        Good(
            "de",
            "68 Prozent nennen den Preis, 27 Prozent die Zeit, 16 Prozent das Wetter; Mehrfachnennungen waren möglich.",
        ),
        Good(
            "fr",
            "Le capital se partage entre la ville (48 %), un fonds (30 %) et le club (19 %). Il a les 3 % restants.",
        ),
        Good(
            "en",
            "The shares are split between the town (48%), a fund (30%) and staff (19%); others have the other 3%.",
        ),
        Good(
            "es",
            "El dinero va a la villa (48 %), un fondo (30 %) y el club (19 %); otros tienen el 3 % restante.",
        ),
        Good(
            "de",
            "Das Geld kommt vom Land (48 Prozent), Bund (30 Prozent) und Ort (19 Prozent), der Rest sind 3 Prozent.",
        ),
        Good("de", "Die zwei Listen kamen auf 48,7 und 46,1 Prozent; die übrigen 5,2 Prozent gingen an andere."),
        Bad("fr", "Selon ce sondage, [[55 %]] des Français sont pour, 38 % sont contre et 17 % ne se prononcent pas."),
        Bad("fr", "L'alliage est composé de [[60 %]] de cuivre, 30 % de zinc et 20 % d'étain."),
        Confirmed(
            "fr", "La réforme a le soutien de [[46 %]] des sondés, tandis que 33 % y sont opposés et 21 % indifférents."
        ),
        Good("fr", "Le projet séduit 33,4 % des sondés, en inquiète 33,4 %, et 33,3 % sont sans opinion."),
        Good("fr", "On compte 80 % de pour, 75 % d'optimistes et 12 % de jeunes."),
        Bad("fr", "Elle l'emporte avec [[40 %]] des voix contre 39 % à M. Petit et 31 % à Mme Morel."),
        Confirmed("fr", "Elle l'emporte avec [[40 %]] des voix contre 39 % à M. Petit et 21 % à Mme Morel."),
        Confirmed("fr", "Ils sont [[60 %]] pour (contre 54 % en mai), 39 % contre et 1 % ne se prononcent pas."),
        Good("fr", "Ils sont 60 % pour (32 % tout à fait), 48 % contre (12 % plutôt) et 1 % ne se prononcent pas."),
        Bad("fr", "Le jury compte [[52 %]] de femmes et 58 % d'hommes."),
        Confirmed("fr", "Le jury compte [[52 %]] de femmes et 48 % d'hommes."),
        Good("fr", "Le vaccin est accepté par 52 % des femmes et 58 % des hommes."),
        Bad("fr", "L'impôt disparaît pour [[80 %]] des foyers en mai, et pour les 30 % restants en juin."),
        Confirmed("fr", "L'impôt disparaît pour [[80 %]] des foyers en mai, et pour les 20 % restants en juin."),
        Good(
            "fr",
            "L'impôt baisse pour 80 % des foyers, disparaît pour 10 % d'entre eux et reste pour les 10 % restants.",
        ),
        Confirmed("fr", "Elle l'emporte avec [[55,5 %]] des voix face à Jean Petit (44,5 %)."),
        Confirmed("fr", "Sa cote remonte à [[36 %]], mais 64 % des sondés ne lui font pas confiance."),
        Good("fr", "Sa cote remonte à 36 %, mais 60 % des sondés ne lui font pas confiance."),
        Good("fr", "Il est battu avec 40 % des voix contre 39 % à sa rivale."),
        Good("fr", "Son parti obtient 52 % des voix contre 60 % en 2008."),
        Confirmed("fr", "Le député l'emporte avec [[66,5 %]] des voix contre 33,5 % pour le maire sortant."),
        Good("fr", "Le député obtient 66,5 % des voix contre 43,5 % pour le second tour d'il y a cinq ans."),
        Good("fr", "Il y a 41 % de satisfaits et 30 % de mécontents, et 2 % ne se prononcent pas."),
        Good("fr", "La hausse est de 60 % en mai, de 50 % en juin et de 20 % en juillet."),
        Bad("fr", "Le PS obtient [[32 %]] des voix, le RN 28 %, LR 24 %, LFI 18 % et les autres listes 10 %."),
        Confirmed("fr", "Le PS obtient [[32 %]] des voix, le RN 28 %, LR 14 %, LFI 16 % et les autres listes 10 %."),
        Good("fr", "Le PS progresse de 32 %, le RN 28 %, LR 24 %, LFI 18 % et les autres listes 10 %."),
        Bad("fr", "Une seule réponse était possible : [[46 %]] citent le bruit, 31 % l'odeur et 28 % le trafic."),
        Good("fr", "Plusieurs réponses étaient possibles : 46 % citent le bruit, 31 % l'odeur et 28 % le trafic."),
        Good(
            "fr", "Une seule réponse était possible. La participation est de 46 % au nord, 31 % au sud, 28 % à l'est."
        ),
        Bad(
            "en",
            "Each voter had one choice. The tunnel drew [[46 percent]], the bridge 31 percent, neither 28 percent.",
        ),
        Good(
            "en", "Readers could give more than one answer: 46 percent named noise, 31 percent smell, 28 percent dust."
        ),
        Good(
            "en", "Only one answer was allowed. Red drew 46 percent of women, 38 percent of men and 36 percent of all."
        ),
        Bad("es", "El túnel gusta al [[46 %]], el puente al 31 % y la barca al 28 %. Solo se podía dar una respuesta."),
        Good("es", "El 46 % cita el ruido, el 31 % el olor y el 28 % el polvo. Se podían dar varias respuestas."),
        Bad(
            "de",
            "Für die Bahn sind [[44 Prozent]], für den Bus 33 Prozent, für nichts 29 Prozent. Jeder durfte nur eine"
            " Antwort geben.",
        ),
        Good(
            "de",
            "Den Lärm nennen 44 Prozent, den Staub 33 Prozent, beides 29 Prozent. Mehrere Antworten waren möglich.",
        ),
        Bad("en", "In the poll, [[55%]] were in favour, 38% against and 17% undecided."),
        Confirmed("en", "In the poll, [[55%]] were in favour, 38% against and 7% undecided."),
        Bad("en", "Labour is on [[32%]], the Tories 28%, Lib Dems 24%, Reform 18% and others 10%."),
        Bad("en", "The jury is [[52%]] women and 58% men."),
        Good(
            "en",
            "Asked how they travel, 62% of respondents named the car, 48% the train and 37% a bicycle. More than one "
            "answer could be given.",
        ),
        Good("en", "The vaccine is accepted by 52% of women and 58% of men."),
        Bad("en", "The tax ends for [[80%]] of homes in May, and for the remaining 30% in June."),
        Good("en", "Prices rose 60% in May, 50% in June and 20% in July."),
        Bad("es", "Según el sondeo, el [[55 %]] está a favor, el 38 % en contra y el 17 % no sabe."),
        Confirmed("es", "Según el sondeo, el [[55 %]] está a favor, el 38 % en contra y el 7 % no sabe."),
        Bad("es", "El PSOE obtiene el [[32 %]], el PP el 28 %, Vox el 24 %, Sumar el 18 % y otros el 10 %."),
        Bad("es", "El jurado tiene un [[52 %]] de mujeres y un 58 % de hombres."),
        Bad("es", "El impuesto acaba para el [[80 %]] de los hogares en mayo y para el 30 % restante en junio."),
        Good("es", "Los precios subieron un 60 % en mayo, un 50 % en junio y un 20 % en julio."),
        # A number against a share leaves the percent to it; a fraction makes up the whole with the shares beside it.
        Confirmed(
            "de",
            "Vorn lag Arnet mit [[38]] gegen 34 Prozent. Die anderen erhielten 17 und 9 Prozent; die restlichen 2 "
            "Prozent verteilten sich.",
        ),
        Bad(
            "de",
            "Vorn lag Arnet mit [[38]] gegen 34 Prozent. Die anderen erhielten 27 und 9 Prozent; die restlichen 2 "
            "Prozent verteilten sich.",
        ),
        Good("fr", "Quinze pour cent vont à l'État, quinze aux planteurs. Le solde, 70 %, revient au groupe."),
        # Each of another whole, several answers to one question, and shares whose first stands in the sentence before.
        Good("es", "El sí suma el 51,1 % de los votos, el 51,6 % de los válidos y el 52,6 % sin los blancos."),
        Good(
            "es",
            "Con respuesta múltiple, el 58% alegó falta de tiempo, el 41%, el precio, el 22%, que no le gusta, y el "
            "9%, que le faltan gafas. «Suma 130 porque la gente tiene más de una excusa», explica.",
        ),
        Good(
            "en",
            "The Alliance is on 29% of the vote. The Farmers are on 19%, the Greens on 18 and others on 20. The "
            "remaining 14% do not know.",
        ),
        Good("es", "La mitad pidió más del 80%; un 18% pagó al contado y el resto, 32%, financió menos."),
        Good("fr", "La moitié a emprunté plus de 80 % ; 18 % ont payé comptant et le reste, 32 %, moins de 80."),
        Good("en", "Half borrowed more than 80%; 18% paid cash and the rest, 32%, financed less."),
        Good("de", "Die Hälfte lieh mehr als 80 Prozent; 18 Prozent zahlten bar und der Rest, 32 Prozent, weniger."),
        Bad("de", "In der Umfrage waren [[55 Prozent]] dafür, 38 Prozent dagegen und 17 Prozent unentschlossen."),
        Confirmed("de", "In der Umfrage waren [[55 Prozent]] dafür, 38 Prozent dagegen und 7 Prozent unentschlossen."),
        Bad(
            "de",
            "Die CDU kommt auf [[32 Prozent]], die SPD auf 28 Prozent, die Grünen auf 24 Prozent, die FDP auf 18"
            " Prozent, Sonstige auf 10 Prozent.",
        ),
        Bad("de", "In der Jury sitzen [[52 Prozent]] Frauen und 58 Prozent Männer."),
        Bad("de", "Die Steuer endet für [[80 Prozent]] der Haushalte im Mai und für die übrigen 30 Prozent im Juni."),
        Good("de", "Die Preise stiegen im Mai um 60 Prozent, im Juni um 50 Prozent und im Juli um 20 Prozent."),
        Bad("fr", "Le oui l'emporte avec [[54,3 %]] des bulletins, le non en recueille 47,7 %."),
        Good("fr", "Le oui a eu 54,3 % des bulletins en 2005, le non 60 % en 2020."),
        Bad("fr", "La société est détenue par l'État ([[51 %]]), les salariés (22 %) et un fonds (37 %)."),
        Bad("en", "Yes won with [[54.3 percent]] of the vote, while No took 47.7 percent."),
        Bad("en", "The firm is owned by the state ([[51 percent]]), its staff (22 percent) and a fund (37 percent)."),
        Bad("es", "El sí gana con el [[54,3 %]] de los votos y el no obtiene el 47,7 %."),
        Bad("de", "Das Ja gewinnt mit [[54,3 Prozent]] der Stimmen, das Nein kommt auf 47,7 Prozent."),
        Confirmed("fr", "[[61 %]] disent oui (33 % et 28 %), 36 % disent non (14 % et 22 %) et 3 % sont sans avis."),
        Bad("fr", "[[64 %]] disent oui (36 % et 28 %), 36 % disent non (14 % et 22 %) et 3 % sont sans avis."),
        Bad("fr", "La route reçoit [[50 %]] des crédits, le rail 35 %, et le vélo les 25 % restants."),
        Bad("en", "Roads come first, with [[46 percent]]. Rail gets 31 percent, and buses the remaining 33 percent."),
        Bad("es", "La carretera recibe el [[50 %]], el tren el 35 %, y la bicicleta el 25 % restante."),
        Bad("de", "Die Straße bekommt [[50 Prozent]], die Bahn 35 Prozent und das Rad die übrigen 25 Prozent."),
        Confirmed("de", "Die Straße bekommt [[50 Prozent]], die Bahn 35 Prozent und das Rad die übrigen 15 Prozent."),
        Bad("fr", "Selon un sondage, [[57 %]] des Nantais sont favorables au projet et 48 % y sont opposés."),
        Confirmed("fr", "Selon un sondage, [[57 %]] des Nantais sont favorables au projet et 43 % y sont opposés."),
        Good("fr", "Quelque 62 % approuvent la réforme, mais 55 % désapprouvent la méthode du gouvernement."),
        Bad("en", "In all, [[56%]] of residents back the tram, while 49% oppose it."),
        Good("en", "In all, 56% of residents back the tram, while 49% of shopkeepers oppose it."),
        Bad(
            "es", "El [[56 %]] de los vecinos apoya la obra, el 38 % la rechaza y el 16 % no tiene una opinión formada."
        ),
        Bad("de", "[[56 Prozent]] der Befragten befürworten den Bau, 49 Prozent lehnen ihn ab."),
        Good("de", "Von den Befragten sind 55 Prozent dafür und 38 Prozent dagegen, die übrigen haben keine Meinung."),
        Bad("en", "[[44%]] of it comes from wind, 31% from gas and the rest, 15%, from solar panels."),
        Confirmed("en", "[[44%]] of it comes from wind, 31% from gas and the rest, 25%, from solar panels."),
        Good("en", "Turnout was 44% in the north and 31% in the rest of the country; 15% of ballots were spoiled."),
        Bad(
            "de",
            "Es halten: die Erben [[51 Prozent]], eine Bank 26 Prozent, das Land mit den übrigen 14 Prozent.",
        ),
        Bad("fr", "Le pain contient [[50 %]] de blé, 35 % de seigle et 25 % d'orge."),
        Bad("en", "Of the jurors [[47 percent]] of those polled were women and 63 percent men."),
        Bad("fr", "L'eau du réseau provient à [[45 %]] du lac, à 40 % de la nappe et à 25 % du fleuve."),
        Confirmed("fr", "L'eau du réseau provient à [[35 %]] du lac, à 40 % de la nappe et à 25 % du fleuve."),
        Bad("en", "The power comes [[45 percent]] from wind, 40 percent from the sun and 25 percent from gas."),
        Bad("es", "El agua procede en un [[45 %]] del lago, en un 40 % del acuífero y en un 25 % del río."),
        Bad("de", "Der Strom stammt zu [[45 Prozent]] aus Wind, zu 40 Prozent aus Sonne und zu 25 Prozent aus Gas."),
        Good("de", "Das Mus besteht zu 60 Prozent aus Kürbis, der Saft zu 50 Prozent aus Birne und der Rest zu 30."),
        Bad("fr", "Au second tour, le maire obtient [[54,3 %]] des suffrages, devant sa rivale, 48,9 %."),
        Confirmed("fr", "Au second tour, le maire obtient [[51,1 %]] des suffrages, devant sa rivale, 48,9 %."),
        Good("fr", "Au second tour, le maire obtient 54,3 % des suffrages, pour une participation de 48,9 %."),
        Good("fr", "Au second tour, le maire obtient 54,3 % des suffrages, contre 51,4 % en 2020."),
        Bad(
            "en",
            "In the run-off the mayor won [[54.3 percent]] of the vote, with her rival, Paul Drew, on 48.9 percent.",
        ),
        Bad("es", "En la segunda vuelta, la alcaldesa logró el [[54,3 %]] de los votos y su rival, el 48,9 %."),
        Bad("de", "In der Stichwahl erhielt Kern [[54,3 Prozent]] der Stimmen, ihr Gegner Roth 48,9 Prozent."),
        Good("de", "In der Stichwahl erhielt Kern 54,3 Prozent der Stimmen, ihr Gegner Roth im Umland 48,9 Prozent."),
        Bad("fr", "Un sondage crédite la gauche de [[38 %]], la droite de 27, le centre de 26 et les autres de 19."),
        Bad("en", "A poll puts Labour on [[38 percent]], the Greens on 27, Reform on 26 and other parties on 19."),
        Confirmed(
            "en", "A poll puts Labour on [[38 percent]], the Greens on 27, Reform on 16 and other parties on 19."
        ),
        Good("en", "A poll puts Labour on 38 percent in the north, on 27 in the south and on 46 in London."),
        Bad("es", "El sondeo da al PSOE un [[38 %]], al PP un 27, a Vox un 26 y a otros partidos un 19."),
        Bad(
            "de", "Die Umfrage sieht die CDU bei [[38 Prozent]], die SPD bei 27, die Grünen bei 26 und Sonstige bei 19."
        ),
        Bad("fr", "[[58 %]] ont dit oui à l'accord, 34 % ont dit non et 12 % ont rendu un bulletin blanc."),
        Good("fr", "Chez les cadres, 62 % ont dit oui ; chez les ouvriers, 33 % ont dit non et 10 % ont voté blanc."),
        Bad("es", "La luz procede en un [[41 %]] del viento y en un 34 % del gas. El resto, un 11 %, llega del sol."),
        Good(
            "es", "La luz procede en un 41 % del viento y en un 34 % del gas. En el resto del país, un 11 % es solar."
        ),
        Bad(
            "fr",
            "Elle garde [[55 %]] du journal. Le reste se répartit entre une banque (30 %) et les salariés (20 %).",
        ),
        Good("en", "The state owns 51 per cent. In the rest of Europe, 30 per cent of firms are public."),
        Bad(
            "es",
            "El Estado posee el [[51 %]]. El resto se lo reparten un banco, con el 29 %, y los empleados, con el 25 %.",
        ),
        Bad(
            "en",
            "Kehr won the run-off with [[53.2 per cent]] of the valid vote. His rival, Ann Cole, took 44.8 per cent.",
        ),
        Bad(
            "de", "Von jedem Euro fließen [[42 Prozent]] in Löhne, 31 Prozent in Mieten und 9 Prozent in alles andere."
        ),
        Good("de", "Von jedem Euro fließen 42 Prozent in Löhne, 31 Prozent in Mieten und 27 Prozent in alles andere."),
        Good("es", "El 40 % de los jóvenes lee a diario, el 35 % va al cine y el 30 % no sabe qué es un teatro."),
        Good("fr", "Quelque 45 % lisent la presse, 40 % écoutent la radio et 30 % ne savent pas s'en passer."),
        Bad(
            "fr",
            "Tout va pour [[40 %]] aux écoles, pour 30 % aux routes, pour 20 % au social, pour 5 % à tout le reste.",
        ),
        Bad(
            "fr",
            "La maire aurait [[44 %]] des voix, sa rivale 37 et le notaire 21 ; 6 % des électeurs hésitent encore.",
        ),
        Good("fr", "La maire aurait 44 % des voix, sa rivale 37 et le notaire 13 ; 6 % des électeurs hésitent encore."),
        Bad("fr", "D'où vient l'eau du bourg ? Pour [[52 %]] des puits, 31 % de la rivière et 29 % du lac."),
        Good("fr", "D'où vient l'eau du bourg ? Pour 52 % des puits, 31 % de la rivière et 17 % du lac."),
        Bad("en", "Voters gave Pike [[46 percent]] and Hale 35 percent. A further 29 percent were still undecided."),
        Good("en", "Voters gave Pike 46 percent and Hale 35 percent. A further 19 percent were still undecided."),
        Bad("es", "La familia tiene el [[55 %]]. Otro 20 % es de un banco. El 15 % restante lo tiene el personal."),
        Good("es", "La familia tiene el 55 %. Otro 20 % es de un banco. El 25 % restante lo tiene el personal."),
        Bad("de", "[[62 Prozent]] der Gäste kommen aus der Stadt, 21 Prozent aus Polen und 27 Prozent aus dem Umland."),
        Bad("de", "Die Gemeinde hält [[51 Prozent]], die Sparkasse 30. Die restlichen 29 Prozent gehören Bürgern."),
        Good("de", "Die Gemeinde hält 51 Prozent, die Sparkasse 30. Die restlichen 19 Prozent gehören Bürgern."),
        Good("fr", "En mai, 58 % étaient déçus, contre 57 % en mars. 2 % ne se prononcent pas."),
        Bad("fr", "La mine change de mains : l'État en détient [[15 %]], un fonds 60 % et un groupe chinois 35 %."),
        Good("fr", "La mine change de mains : l'État en détient 15 %, un fonds 60 % et un groupe chinois 25 %."),
        Bad(
            "fr",
            "Au second tour, Morel l'emporte avec [[53,4 %]] des suffrages, face à Petit, qui en recueille 49,6 %.",
        ),
        Good("fr", "Au second tour, Morel l'emporte avec 53,4 % des suffrages, face à Petit, qui en recueille 46,6 %."),
        Bad("en", "Wind supplied [[35%]] of the power, gas 30% and solar 15%, while coal made up the remaining 30%."),
        Good("en", "Wind supplied 35% of the power, gas 30% and solar 15%, while coal made up the remaining 20%."),
        Bad("es", "Los accionistas son tres: el Estado tiene el [[15 %]], un fondo el 60 % y un grupo chino el 35 %."),
        Bad("de", "Die Aktionäre sind drei: Der Bund hat [[15 Prozent]], ein Fonds 60 Prozent, eine Bank 35 Prozent."),
        Bad("en", "Ms Cole had [[48 percent]] of the votes, the mayor 37 percent and Mr Poe 19 percent."),
        Good("en", "Ms Cole had 48 percent of the votes, the mayor 37 percent and Mr Poe 15 percent."),
        Good("en", "Ms Cole won 60 percent of the votes; the mayor had had 55 percent and Mr Poe 19 percent."),
        Bad("en", "With [[58 percent]] of the votes Ms Cole won in the run-off; the mayor took 46 percent."),
        Bad("fr", "Avec [[58 %]] des voix, elle l'emporte au second tour ; le maire en obtient 46 %."),
        Good("fr", "Avec 58 % des voix, elle l'emporte au second tour ; le maire en obtient 42 %."),
        Bad("de", "Mit [[58 Prozent]] der Stimmen siegte sie in der Stichwahl, auf ihn entfielen 46 Prozent."),
        Good("de", "Mit 58 Prozent der Stimmen siegte sie in der Stichwahl, auf ihn entfielen 42 Prozent."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield lists that make too much or too little, and those that make a hundred."""
        percents = [one for one in document[QUANTITIES] if one.kind is QuantityKind.PERCENT and one.value > 0]
        if not percents or (len(percents) < _FEW and not document[WHOLE]):
            return
        seen = Covered()
        for match in document[WHOLE]:
            found = list(self._whole(document, match))
            yield from found
            if found:
                seen.add(match.span)
        for match in document[OPPOSITE]:
            kinds = [kind.value for kind in match.all("kind")]
            if opposed(document, kinds):
                seen.add(match.span)
                yield from self._exclusive(document, match)
        for told in stances(document, percents):
            if not seen.overlaps(told[0].span):
                found = list(self._opposed(document, told))
                yield from found
                if found:
                    seen.add(told[0].span.to(told[-1].span))
        for match in document[EXCLUSIVE]:
            if not seen.overlaps(match.span):
                found = list(self._exclusive(document, match))
                yield from found
                if found:
                    seen.add(match.span)
        if document[ONE_ANSWER]:
            yield from self._one_answer(document, seen)
        for sentence in elections(document) if len(percents) > _FEW else ():
            shares = answers(document, sentence)
            of_votes = [share for share in shares if share.base is not None]
            if (
                len(shares) > 2
                and len(of_votes) < 2
                and total(map(lenient, shares)).low > _ALL
                and not seen.overlaps(sentence)
            ):
                seen.add(sentence)
                yield from self._wrong(document, shares[0].span.to(shares[-1].span), shares, Severity.WARNING)
        for told in left_over(document, with_bare(document, percents)):
            if not seen.overlaps(*(share.span for share in told)):
                seen.add(told[0].span.to(told[-1].span))
                yield from self._left(document, told)
        for told, complete in share_lists(document, percents):
            span = told[0].span.to(told[-1].span)
            if not seen.overlaps(*(share.span for share in told)):
                listed = [*self._listed(document, span, told, complete=complete)]
                if listed:
                    seen.add(span)
                yield from listed
        for told in run_offs(document, percents):
            if not seen.overlaps(told[0].span):
                seen.add(told[0].span.to(told[-1].span))
                yield from self._rivals(document, told)
        for match in document[REST]:
            if not seen.overlaps(match.span):
                seen.add(match.span)
                yield from self._rest(document, match)
        for match in document[ROW]:
            if not seen.overlaps(match.span):
                yield from self._row(document, match)

    def _whole(self, document: Document, match: Match) -> Iterator[Finding]:
        shares = _shares(document, match) or _explained(document, match)
        if not shares:
            return
        outer = _outside_brackets(document, match, shares)
        run = _run(shares) or _run(outer)
        if run:
            yield self.confirmed(run[0].span, "The shares make 100 %.", evidence=[_sum(match.span, run)])
            return
        wide = total(map(lenient, shares))
        sentence = covering(document[SENTENCES], match.span.start)
        # Where one sentence goes over into another, the first shares may be those of another question.
        if sentence is None or not sentence.contains(match.span) or wide.holds(_ALL):
            return
        # Those in brackets may be parts of the one before them, or what it was last year.
        if 0 < len(outer) < len(shares):
            return
        if (wide.high < _ALL and names_rest(document, sentence)) or of_several_groups(document, shares):
            return
        if asks_on(document, match.span.end):
            return
        if "rest" in match:
            # Those of a poll may have named more than one; what rises and falls has no whole.
            if wide.low > _ALL and not tells_of_change(document, sentence):
                yield from self._wrong(document, match.span, shares, Severity.WARNING)
        elif wide.low > _ALL or wide.high >= _FEWEST:
            yield from self._wrong(
                document, match.span, shares, Severity.ERROR if wide.low > _ALL else Severity.WARNING
            )

    def _listed(
        self, document: Document, span: Span, shares: Sequence[Quantity], *, complete: bool
    ) -> Iterator[Finding]:
        """Shares that are all there are: more than a hundred they cannot make, nor less where the text closes them."""
        wide = total(map(lenient, shares))
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])
        elif wide.low > _ALL or (complete and wide.high < _ALL):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _row(self, document: Document, match: Match) -> Iterator[Finding]:
        """Shares in a row that make exactly a hundred are all there are; of others nothing is known."""
        shares = _shares(document, match)
        for row in (shares, _outside_brackets(document, match, shares)):
            for first in range(len(row) - 2):
                if _make_all(row[first:]):
                    yield self.confirmed(
                        row[first].span, "The shares make 100 %.", evidence=[_sum(match.span, row[first:])]
                    )
                    return

    def _one_answer(self, document: Document, seen: Covered) -> Iterator[Finding]:
        """Shares that one sentence tells of those who could give one answer: nobody is in two of them."""
        # "More than one answer could be given".
        over = tuple(document.lexicon.sets.get("counts.over", ()))
        told = [match.span for match in document[ONE_ANSWER]]
        told = [span for span in told if not document.folded[: span.start].rstrip().endswith(over)]
        for sentence in near(document, told):
            shares = answers(document, sentence)
            if total(map(lenient, shares)).low <= _ALL or seen.overlaps(sentence):
                continue
            if _names_several(document, sentence):
                continue
            made = sum(share.value for share in shares)
            yield self.contradicted(
                shares[0].span,
                f"The shares make {say(made)} %, more than 100 %.",
                severity=self.said(document, shares[0].span.to(shares[-1].span), Severity.WARNING),
                related=[Related("A share", share.span) for share in shares[1:]],
                evidence=[
                    _sum(sentence, shares),
                    Evidence(
                        EvidenceKind.TEXT, "The text says that one answer was allowed.", document[ONE_ANSWER][0].span
                    ),
                    Evidence(EvidenceKind.TEXT, "This takes the shares for the answers."),
                ],
            )

    def _opposed(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """Those who are for something, against it or undecided: together they cannot be more than all."""
        span = shares[0].span.to(shares[-1].span)
        if total(map(lenient, shares)).low > _ALL and not tells_of_change(document, span):
            yield from self._wrong(document, span, shares, Severity.WARNING)
        elif total(map(strict, shares)).holds(_ALL) and all(share.hedge is None for share in shares):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])

    def _rivals(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """The shares of the two in a run-off, which make up the votes; what makes far more is something else."""
        span, made = shares[0].span.to(shares[-1].span), total(map(lenient, shares))
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])
        elif _ALL < made.low < _ALL + _SLIP or (
            is_of_valid_votes(document, shares) and _ALL - _SLIP < made.high < _ALL
        ):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _rest(self, document: Document, match: Match) -> Iterator[Finding]:
        """A share and the one that is left, to which the words that name it the rest make all that was told before."""
        shares = _shares(document, match)
        if not shares:
            return
        if any(in_brackets(document, match.span.start - _BRACKET, share) for share in shares[:-1]):
            # "The town (51 %), a fund (29 %) and staff (18 %); others have the remaining 2 %": those between count too.
            shares = [
                one
                for one in inside(document[QUANTITIES], match.span)
                if one.kind is QuantityKind.PERCENT and not one.parts
            ]
        if len(with_bare(document, shares)) > len(shares) or _tells_fraction(document, match.span.start):
            return
        shares = [*_short_of_percent(document, shares[0]), *shares]
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])
        elif not total(map(lenient, shares)).holds(_ALL):
            yield from self._wrong(document, match.span, shares, Severity.WARNING)

    def _left(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """Shares of which the last is all that is left: those before it make the rest, or some of them."""
        span = shares[0].span.to(shares[-1].span)
        runs = [shares[first:] for first in range(len(shares) - 1)]
        right = next((run for run in runs if total(map(lenient, run)).holds(_ALL)), None)
        if right is not None:
            if total(map(strict, right)).holds(_ALL):
                yield self.confirmed(right[0].span, "The shares make 100 %.", evidence=[_sum(span, right)])
        elif total(map(lenient, shares)).low > _ALL or is_short(document, shares):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _exclusive(self, document: Document, match: Match) -> Iterator[Finding]:
        shares = _shares(document, match)
        if not shares:
            return
        if "loose" in match:
            # What is compared may be another year, unless both make a hundred to the last place.
            if _make_all(shares):
                yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])
        elif "answer" in match and _of_two_votes(document, match):
            return
        elif total(map(lenient, shares)).low > _ALL:
            yield from self._wrong(document, match.span, shares, Severity.ERROR)
        elif total(map(strict, shares)).low <= _ALL <= total(map(strict, shares)).high:
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])

    def _wrong(
        self, document: Document, span: Span, shares: Sequence[Quantity], severity: Severity
    ) -> Iterator[Finding]:
        made = sum(share.value for share in shares)
        if (made > _ALL and _may_name_several(document, span)) or _is_filled_up(document, shares):
            return
        if sum(lenient(share).low > _ALL / 2 for share in shares) > _FEW:
            # "51,1 % des votes émis, 51,6 % des valables et 52,6 % des oui et des non": each of another whole.
            return
        evidence = [_sum(span, shares)]
        if severity is Severity.WARNING:
            evidence.append(Evidence(EvidenceKind.TEXT, "This takes the list to name every share."))
        yield self.contradicted(
            shares[0].span,
            f"The shares make {say(made)} %, not 100 %.",
            severity=self.said(document, span, severity),
            related=[Related("A share", share.span) for share in shares[1:]],
            evidence=evidence,
        )


def _may_name_several(document: Document, span: Span) -> bool:
    """Tell whether the paragraph of some shares says that one may be in several: "trois réponses étaient possibles"."""
    return not document[ONE_ANSWER] and _names_several(document, span)


def _names_several(document: Document, span: Span) -> bool:
    told = document.folded[slice(*paragraph_of(document, span.start).to(paragraph_of(document, span.end)))]
    return any(words in told for words in document.lexicon.sets.get("counts.several-named", ()))


def _tells_fraction(document: Document, place: int) -> bool:
    """Tell whether a sentence tells a share in words before a place: "Half is wind, 30 percent gas, the rest 20"."""
    sentence = covering(document[SENTENCES], place)
    return sentence is not None and any(
        one.kind is QuantityKind.FRACTION for one in beginning(document[QUANTITIES], Span(sentence.start, place))
    )


def _explained(document: Document, match: Match) -> list[Quantity]:
    """Return the shares of a list that each have what they are made of in brackets: "60 % oui (32 % et 28 %), …".

    Nothing where some bracket holds anything else.
    """
    told = [quantity for quantity in inside(document[QUANTITIES], match.span) if quantity.kind is QuantityKind.PERCENT]
    shares: list[Quantity] = []
    within: dict[int, list[Quantity]] = {}
    for quantity in told:
        if in_brackets(document, match.span.start, quantity):
            within.setdefault(len(shares), []).append(quantity)
        else:
            shares.append(quantity)
    made = all(place and total(map(strict, parts)).meets(strict(shares[place - 1])) for place, parts in within.items())
    return shares if made and within else []


def _of_two_votes(document: Document, match: Match) -> bool:
    """Tell whether shares of yes and no may be of two years, two places or two groups."""
    among = document.lexicons[document.language].sets.get("counts.among-whom", frozenset())
    return YEAR.search(document.text, *match.span) is not None or not among.isdisjoint(said(document, match.span))


def _outside_brackets(document: Document, match: Match, shares: list[Quantity]) -> list[Quantity]:
    """Return the shares of a list that stand in no brackets."""
    return [share for share in shares if not in_brackets(document, match.span.start, share)]


def _run(shares: list[Quantity]) -> list[Quantity]:
    """Return the last shares of a list that make a hundred, two at least; nothing where none do."""
    for first in range(len(shares) - 1):
        made = total(map(strict, shares[first:]))
        if made.holds(_ALL):
            return shares[first:]
    return []


def _is_filled_up(document: Document, shares: Sequence[Quantity]) -> bool:
    """Tell whether a number beside shares makes up the whole with them, or with all but one of something else.

    A fraction does ("La mitad pidió un crédito por más del 80 %; un 18 % pagó al contado y el resto, 32 %, …"), and a
    number that leaves its percent to the one before it ("15 % à l'État, quinze aux planteurs").
    """
    sentence = covering(document[SENTENCES], shares[0].span.start) or shares[0].span
    around = Span(sentence.start, shares[-1].span.end)
    beside = inside(document[QUANTITIES], around)
    told = [lenient(share) for share in shares]
    fractions = [lenient(one).times(_ALL) for one in beside if one.kind is QuantityKind.FRACTION]
    bare = [
        lenient(one)
        for one in beside
        if one.kind is QuantityKind.CARDINAL and one.noun is None and one.span.start > shares[0].span.end
    ]
    lists = [told, *(told[:place] + told[place + 1 :] for place in range(len(told) - 1))]
    return any(total([one, *told]).holds(_ALL) for one in bare) or any(
        total([one, *each]).holds(_ALL) for one in fractions for each in lists
    )


def _shares(document: Document, match: Match) -> list[Quantity]:
    """Return the shares of a list; none where another number makes them doubtful."""
    if strays(match, document, remarks=True):
        return []
    return [as_share(binding.value) for binding in match.all("part")]


def _short_of_percent(document: Document, first: Quantity) -> list[Quantity]:
    """Return the number before a share that only "and" parts from it: "auf 48,7 und 46,1 Prozent"."""
    both = document.lexicons[document.language].sets.get("counts.and", frozenset())
    return [
        as_share(one)
        for one in document[QUANTITIES]
        if one.kind is QuantityKind.CARDINAL
        and one.value < _ALL
        and 0 < first.span.start - one.span.end < _JOINT
        and document.folded[one.span.end : first.span.start].strip() in both
    ]


def _to_decimals(shares: list[Quantity]) -> bool:
    """Tell whether shares are given so exactly that they do not make a hundred by accident."""
    return all(share.step < 1 for share in shares)


def _make_all(shares: list[Quantity]) -> bool:
    """Tell whether shares make a hundred to the last place, so that no others can be left."""
    if sum(share.value for share in shares) == _ALL:
        return True
    return _to_decimals(shares) and total(map(strict, shares)).holds(_ALL)


def _sum(span: Span, shares: Sequence[Quantity]) -> Evidence:
    values = [share.value for share in shares]
    statement = " + ".join(f"{say(value)} %" for value in values) + f" = {say(sum(values))} %."
    return Evidence(EvidenceKind.ARITHMETIC, statement, span)
