"""counts.share-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import permutations

from factcheck import (
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hedge,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
)
from factcheck_counts.readings.arithmetic import (
    SCALES,
    YEAR,
    Range,
    at_scale,
    hedge,
    judge,
    lenient,
    repair,
    say,
    strays,
    strict,
)
from factcheck_counts.readings.doubts import is_difference
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.other_pairs import is_made_by_others
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.spoken import CLOSE, FAR, is_another, is_spoken, reach

SHARE = Construction("counts.share")
_PARTS_OF_ALL = (QuantityKind.PERCENT, QuantityKind.FRACTION)
#: In code points: how far before a share another one stands that it is a part of.
_BEFORE = 120
#: Fractions of more than this are counts, "12 sur 60", and exact.
_LARGEST_SPOKEN = 10
#: A share of a group that the counts do not name is less than so many times what they make, and more than its inverse.
_ANOTHER = 2
#: A fraction so many characters behind a percentage is said of the same things: "25 %, soit un quart des élèves".
_JOINED = 12


class ShareMismatch(Checker):
    """A share that is not what its percentage says.

    What it does:
        Compares "12 sur 60, soit 25 %", "12 sur 60, soit un quart" and "un élève sur cinq (25 %)" with what the
        numbers make; the share may stand anywhere behind the counts in their sentence, between commas or
        dashes. Fractions in words are rough: "un tiers" stands for all percentages that no other such fraction
        is nearer to. "Plus d'un tiers" must be more, "près d'un tiers" about as much.

        The counts may stand far from the share and in either order ("of the 260 schools tested since January,
        91 had …, or 25 percent", "la mitad de los 36 concejales, 12, …"), the whole in the sentence before
        ("They found 34 of them, 22 percent, …"), the share may be a rate; where other counts make it nothing is
        said. The share may stand before the counts that explain it ("70 %, à savoir 45 sur 150"), and of money it
        may be one of a cost that is told behind it. All this is proved: no other figure stands between, and no word
        makes the share one of something else. A share of the next sentence that takes the counts up ("That is 45
        percent of the total", "Ce taux d'adoption de 60 %"), and one of a group that was named otherwise ("soit
        48 % des convives") may be meant for others, and is a warning; where it is what the counts leave ("a failure
        rate") nothing is said.

        The counts may stand in apposition to the share ("la moitié des arbres, 30 sur 90, …") or some sentences before
        it, where nothing else is counted between: a rate of the part that its clause follows, or one named after what
        was done with it ("rejected 84. … The rejection rate"), and "thus half of the workforce" are warnings. So are
        shares of the only counts near them: "Half of the fleet failed: of the 160 buses, 96 …", "The council has
        15 members. … Nine, less than half, said no", "Now 90 women belong to them. Their share is 12 percent".

    Why it matters:
        The fraction is for the reader, the percentage from the source; one of them is often left from an earlier
        version.

    Known limits:
        Where fraction and percentage each name what they are a share of ("12 % des Français, soit un tiers des
        fumeurs"), nothing is compared.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        106 shares confirmed; one error and two warnings, all true.
    """

    id = "counts.share-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (SHARE, FRAMES, QUANTITIES, QUOTATIONS, SENTENCES)
    examples = (
        # Two amounts that are just another fraction, however they are rounded.
        Bad("fr", "Le fonds met 3 milliards de ses 12 milliards d'euros, soit [[un tiers]], dans le rail."),
        Bad("en", "It will put £3bn of its £12bn, or [[a third]], into rail."),
        Bad("es", "El fondo pone 3.000 millones de sus 12.000 millones de euros, es decir, [[un tercio]], en trenes."),
        Bad(
            "de", "Der Fonds steckt 3 Milliarden Euro von seinen 12 Milliarden Euro, also [[ein Drittel]], in die Bahn."
        ),
        Good("en", "It will put £3bn of its £8bn, or a third, into rail."),
        # A share of what was counted before, with the part set off.
        Bad(
            "fr",
            "On a testé 900 puits. La pluie avait cessé. [[Un tiers]] des puits testés, 225 exactement, sont pollués.",
        ),
        Bad(
            "en", "They tested 900 wells. The rain had stopped. [[A third]] of the wells tested, 225 in all, are foul."
        ),
        Bad(
            "es",
            "Se analizaron 900 pozos. Ya no llovía. [[Un tercio]] de los pozos analizados, 225 exactamente, "
            "están sucios.",
        ),
        Bad(
            "de",
            "Man hat 900 Brunnen getestet. Es war trocken. [[Ein Drittel]] der getesteten Brunnen, genau 225, "
            "ist schmutzig.",
        ),
        Good("en", "The shire has 900 wells. A third of the wells tested, 225 in all, are foul."),
        # What was counted in another year, or is only the last number before the part, is not what a share is of.
        Good(
            "fr",
            "C'est le plus haut depuis 2012, avec 4 040 vols. 2 040 vols ont été élucidés. Le taux d'élucidation "
            "est de 51 %.",
        ),
        Good(
            "en",
            "It is the most since 2012, when there were 4,040 cases. Police solved 2,040 cases. The rate rose to "
            "51 per cent.",
        ),
        Good(
            "es",
            "Es la cifra más alta desde 2012, con 4.040 robos. Se aclararon 2.040 robos. La tasa sube así al 51 %.",
        ),
        Good(
            "de",
            "Es ist der höchste Wert seit 2012, als 4.040 Fälle gezählt wurden. Geklärt wurden 2.040 Fälle. Die "
            "Quote stieg auf 51 Prozent.",
        ),
        Good(
            "en",
            "Police logged 4,080 cases, after 4,040 a year earlier. They solved 2,040 cases. The rate rose to "
            "50.0 per cent.",
        ),
        # A fraction of a share.
        Good("fr", "Un sondé sur quatre grille en été, et un sur dix d'entre eux, soit 2,5 % de tous, en hiver aussi."),
        Good("en", "One in four grills in summer, and one in ten of those, or 2.5% of all, in winter too."),
        Good("es", "De ese 80 %, la mitad (40 % del total) estará fuera menos noches."),
        Good("de", "Jeder Vierte grillt im Sommer, jeder Zehnte davon, also 2,5 Prozent aller, auch im Winter."),
        # A share of votes opens the sentence, and the counts are of seats.
        Good("fr", "Avec 45,9 % des voix, sa liste a obtenu hier sept des 13 sièges du conseil."),
        Good("en", "With 45.9% of the votes, her list took seven of the 13 seats on Sunday."),
        Good("es", "Con el 45,9 % de los votos, su lista se hizo ayer con siete de los 13 concejales."),
        Good("de", "Mit 45,9 Prozent der Stimmen holte ihre Liste gestern sieben der 13 Sitze."),
        # Another count near makes it: the share is of that.
        Good("fr", "Avec 459 des 1 000 voix, sa liste obtient sept des 13 sièges, soit 45,9 %."),
        Good("en", "With 459 of the 1,000 votes her list took seven of the 13 seats, that is 45.9%."),
        Good("es", "Con 459 de los 1.000 votos su lista logra siete de los 13 escaños, el 45,9%."),
        Good("de", "Mit 459 der 1.000 Stimmen holt ihre Liste sieben der 13 Sitze, das sind 45,9 Prozent."),
        Good("fr", "Parmi les lecteurs, 54 % choisissent un roman, soit le tiers des sondés."),
        Good("en", "In two nests out of five both chicks lived; in one out of four, one did."),
        Good("de", "Von den 623 Lesern nutzen 40 Prozent auch Dateien, das ist ein Viertel aller Befragten."),
        Good("fr", "Trois des six millions promis, la moitié, ont été versés."),
        Good("en", "Three of the six million promised, a half, has been paid."),
        Good("es", "Se han pagado tres de los seis millones prometidos: la mitad."),
        Good("de", "Bezahlt sind drei der sechs Millionen, die Hälfte."),
        Bad("fr", "Seuls 12 élèves sur 60, soit [[25 %]], ont répondu."),
        Bad("fr", "Un élève sur cinq ([[25 %]]) est concerné."),
        Bad("fr", "Un tiers des sondés ([[45 %]]) est de cet avis."),
        Bad("fr", "Huit Français sur dix ne croient pas que la situation du pays soit bonne ([[60 %]])."),
        Bad("fr", "Sur 2 800 patients suivis dans 144 services, 280 d'entre eux sont guéris, soit [[13 %]]."),
        Bad("fr", "On a testé 2 000 patients du pays, et 400 étaient malades (soit [[25 %]])."),
        Bad("fr", "Ils y sont parvenus dans [[40 %]] des cas (66 visites sur un total de 111)."),
        Bad("fr", "La vente offrait 147 lots, et 123 d'entre eux ([[94 %]]) ont trouvé preneur."),
        Bad("fr", "Près de 44 000 des 2,75 millions d'habitants ont été testés dans le pays, soit [[2,6 %]]."),
        Bad("fr", "Sur les 240 salariés du site, 84 sont concernés, ce qui représente [[45 %]] de l'effectif."),
        Confirmed("fr", "Sur les 240 salariés du site, 84 sont concernés, ce qui représente [[35 %]] de l'effectif."),
        Good("fr", "La vente offrait 147 lots, et 123 d'entre eux sont partis plus cher que prévu (12 % en moyenne)."),
        Good("fr", "Un tiers des élèves ont congé, et la moitié des maîtres le regrettent (48 %)."),
        Confirmed("fr", "Seuls 12 élèves sur 60, soit [[20 %]], ont répondu."),
        Confirmed("fr", "Les trois quarts des Français ([[75 %]]) approuvent."),
        Good("fr", "Plus de la moitié (53,5 %) présentent le bac général."),
        Good("fr", "Près d'un Italien sur 3 estime que le pire est passé (28 %)."),
        Good("fr", "Plus de 8 Français sur 10 (85 %) en ont entendu parler."),
        Good("fr", "12 % des Français, soit un tiers des fumeurs, le jettent par la fenêtre."),
        Good("fr", "Un tiers des sondés (+12 %) sont de cet avis."),
        Good("fr", "Le film attire 36,7 millions de personnes sur onze chaînes, soit 94,4 % de ceux qui regardaient."),
        Good("fr", "Un quart (26 %) des jeunes ne condamne pas ces actes."),
        Bad("fr", "Sur les 84 logements, 21 sont vides, soit [[un tiers]]."),
        Bad("fr", "21 logements sur 84 ([[un tiers]]) sont vides."),
        Bad("fr", "Sur les 84 logements prévus, 21 seront réservés à l'office, soit [[un tiers]] du programme."),
        Confirmed("fr", "21 logements sur 84, soit [[un quart]], sont vides."),
        Confirmed("fr", "Sur les 577 députés, 289 ont voté pour, soit un peu plus de [[la moitié]]."),
        Good("fr", "21 logements sur 84, soit un tiers des studios, sont vides."),
        Good("fr", "21 logements sur 84, soit un tiers de plus qu'en mai, sont vides."),
        Bad("fr", "On a fermé 36 des 240 plages analysées, [[25 %]], selon le relevé."),
        Bad("fr", "Sur les 80 candidats, 52 ont été reçus, un taux de réussite de [[75 %]]."),
        Good("fr", "Sur les 80 candidats, 52 ont été reçus, un taux d'échec de 35 %."),
        Good("fr", "Seuls 14 des 56 élèves, un garçon sur trois, portent des lunettes."),
        Good("fr", "L'enseigne ferme 36 de ses 240 magasins, 25 % de plus qu'en 2015."),
        Bad("fr", "Un appartement sur dix est à louer, ce qui représente [[16 %]] du parc."),
        Good("fr", "Un élève sur dix a une bourse, ce qui représente 16 % du budget."),
        Good("fr", "L'inflation et la moitié de la hausse des salaires, soit 0,5 %, sont comptées."),
        Bad("en", "Of the site's 240 workers, 84 are affected, which is [[45 percent]] of the staff."),
        Bad("en", "Only 12 of the 60 pupils ([[25%]]) answered."),
        Bad("en", "One in five ([[25%]]) is affected."),
        Bad("en", "Eight in ten of them do not think that the country is in a good state ([[60%]])."),
        Bad("en", "The sale had 147 lots, and 123 of them ([[94%]]) found a buyer."),
        Confirmed("en", "Only 12 of the 60 pupils ([[20%]]) answered."),
        Good("en", "More than half (53.5%) agreed."),
        Bad("en", "Of the 40 students, 10 ([[30 percent]]) failed."),
        Confirmed("en", "Of 60 pupils, 12, or [[20 percent]], failed."),
        Bad("en", "Of the 84 flats, 21 are empty, or [[a third]]."),
        Good("en", "Of the 84 flats, 21 are empty, a third more than in May."),
        Bad("en", "By Friday afternoon 18 of the 120 buses, or [[25 percent]], were parked."),
        Bad("en", "The firm closed 36 of its 240 shops, [[25 percent]] of them, last year."),
        Good(
            "de",
            "Sie zählte 18.420 Straftaten, die wenigsten seit 2009 mit 18.307. Aufgeklärt wurden 10.131, eine "
            "Quote von 55,0 Prozent.",
        ),
        Bad("en", "Only 14 of the 56 pupils, [[one in three]], wear glasses."),
        # "One in so many" is a percentage put in words.
        Confirmed(
            "en", "Only one burglary in 20 ([[5.1 per cent]]) led to a charge, five in 100 ([[5.4 per cent]]) here."
        ),
        Confirmed("fr", "Un cambriolage sur 20 ([[5,1 %]]) est résolu."),
        Confirmed("es", "Uno de cada 20 (el [[5,1 %]]) dijo que no."),
        Bad("en", "Only one burglary in 20 ([[6.1 per cent]]) led to a charge."),
        Bad("fr", "Un cambriolage sur 20 ([[6,1 %]]) est résolu."),
        Bad("en", "Of the 80 candidates, 52 passed, a success rate of [[75 percent]]."),
        Good("en", "Of the 80 candidates, 52 passed, a failure rate of 35 percent."),
        Good("en", "The firm closed 36 of its 240 shops, 25 percent more than in May."),
        Bad("en", "Turnout was [[35 percent]], with 90 of the 600 members taking part."),
        Bad("en", "One flat in ten is to let, which is [[16 percent]] of the housing stock."),
        Bad("es", "De los 240 trabajadores, 84 están afectados, lo que representa el [[45 %]] de la plantilla."),
        Bad("es", "Solo 12 de los 60 alumnos ([[25 %]]) respondieron."),
        Bad("es", "De los 2800 pacientes de la región, 280 de ellos, es decir el [[13 %]], están curados."),
        Bad("es", "Había 147 lotes, y 123 de ellos ([[94 %]]) encontraron comprador."),
        Confirmed("es", "Solo 12 de los 60 alumnos ([[20 %]]) respondieron."),
        Good("es", "Más de la mitad (53,5 %) está de acuerdo."),
        Bad("es", "De los 160 alumnos, 48 (el [[40 %]]) suspendieron."),
        Confirmed("es", "De los 160 alumnos, 48 (el [[30 %]]) suspendieron."),
        Bad("es", "De los 84 pisos, 21 están vacíos, es decir, [[un tercio]]."),
        Bad("es", "Suspenden 36 de las 240 playas analizadas, el [[25 %]], según el parte."),
        Bad("es", "De los 120 socios acudieron 90 a la cena, el [[65 %]]."),
        Good("es", "Cerró 36 de sus 240 tiendas, el 25 % de las de Madrid, el año pasado."),
        Bad("es", "Pararon 60 de los 300 obreros de la acería, [[uno de cada tres]]."),
        Bad("es", "Contó 90 votos de un censo de 600, un respaldo del [[35 %]]."),
        Bad("de", "Von den 240 Beschäftigten sind 84 betroffen, das entspricht [[45 Prozent]] der Belegschaft."),
        Bad("de", "Von 60 Schülern fehlen 12, das sind [[25 Prozent]]."),
        Bad("de", "Von den 84 Wohnungen sind 21 ([[33 Prozent]]) leer."),
        Bad("de", "30 der 120 Teilnehmer ([[ein Drittel]]) kamen aus Bayern."),
        Bad("de", "Geschlossen wurden 36 der 240 Filialen, rund [[25 Prozent]], im vergangenen Jahr."),
        Bad("de", "33 der 60 Schüler, das entspricht [[60 Prozent]], kommen mit dem Rad."),
        Good("de", "Geschlossen wurden 36 der 240 Filialen, 25 Prozent mehr als im Mai."),
        Confirmed("de", "30 der 120 Teilnehmer ([[ein Viertel]]) kamen aus Bayern."),
        Good("de", "Die Zahl fiel von 60 auf 12 Schüler, das sind 80 Prozent."),
        Bad("de", "Von 600 Mitgliedern kamen 90, die Beteiligung lag bei [[35 Prozent]]."),
        Bad("de", "Nur 12 von 60 Schülern ([[25 Prozent]]) antworteten."),
        Bad("de", "Ein Drittel der Befragten hält die Lage im Land für sehr schlecht ([[45 Prozent]])."),
        Bad("de", "Es gab 147 Lose, und 123 davon ([[94 Prozent]]) fanden einen Käufer."),
        Confirmed("de", "Nur 12 von 60 Schülern ([[20 Prozent]]) antworteten."),
        Good("de", "Mehr als die Hälfte (53,5 Prozent) stimmte zu."),
        Bad("fr", "[[Trois quarts]] des 40 écoles de la ville, soit 24, sont fermées."),
        Bad("en", "[[Three quarters]] of the 40 schools, or 24, are shut."),
        Bad("es", "[[Tres cuartas partes]] de las 40 escuelas, es decir, 24, están cerradas."),
        Good("fr", "Le centre en compte un cinquième, devant la Bretagne (13 %) et la Corse (9 %)."),
        Bad("de", "[[Drei Viertel]] der 40 Schulen, also 24, sind geschlossen."),
        Bad("fr", "Seuls 45 des 300 sièges étaient pris, à peine [[25 %]] de la salle."),
        Bad("en", "Just 45 of the 300 seats were taken, barely [[25 percent]] of the room."),
        Bad("fr", "Dix-huit des 72 points de collecte visités au printemps, c'est-à-dire [[un tiers]], sont sales."),
        Bad("en", "Fifteen of the county's 60 bridges, that is, [[a third]], need repairs."),
        Bad("es", "Nueve de los 45 pueblos de la zona, [[uno de cada tres]], tienen alcaldesa."),
        Bad("de", "Neun der 36 Gemeinden im Kreis, also [[jede dritte]], haben keinen Arzt."),
        Good("de", "30 der 120 Wohnungen, ein Drittel der geförderten, sind fertig."),
        Good("es", "Doce de los 36 vuelos, un tercio de los nacionales, se cancelaron."),
        Bad(
            "en",
            "Of the 120 wells tested since May, 54 had traces of oil above 20 parts per million, or [[30 percent]].",
        ),
        Confirmed("en", "Of the 120 wells tested since May, 54 had traces of oil, officials said, or [[45 percent]]."),
        Good("en", "Of the 120 wells tested since May, 54 failed, and 27 of those were closed, or 50 percent."),
        Bad(
            "fr", "Sur les 120 puits contrôlés depuis mai, 54 dépassaient la limite de 20 milligrammes, soit [[30 %]]."
        ),
        Bad(
            "es",
            "De los 120 pozos analizados desde mayo, 54 superaban el límite de 20 miligramos, es decir, el [[30 %]].",
        ),
        Bad(
            "de", "Von den 120 Brunnen, die seit Mai geprüft wurden, lagen 54 über dem Grenzwert, also [[30 Prozent]]."
        ),
        Bad("fr", "Avec 54 admis pour 120 candidats, le taux de réussite atteint [[30 %]]."),
        Bad("en", "[[Two-thirds]] of the 60 boats checked, 30 in all, were fit for sea."),
        Confirmed("en", "[[Half]] of the 60 boats checked, 30 in all, were fit for sea."),
        Good("en", "Two-thirds of the 60 boats, 30 canoes and a raft were fit for sea."),
        Bad("de", "[[Jedes zweite]] der 90 Boote, nämlich 30, war seetüchtig."),
        Bad("fr", "[[Un tiers]] des bateaux contrôlés (50 sur 100) étaient en règle."),
        Bad("fr", "Un tiers des vergers, [[48 %]] selon la chambre, ont gelé."),
        Bad("es", "Uno de cada cuatro vecinos, el [[40 %]], no tiene coche."),
        Good("fr", "Un tiers des maires, 28 % en 2014, se disent fatigués."),
        Bad("en", "Rangers checked 200 nests on the cliff. They found 50 of them, [[40 percent]], empty."),
        Bad("es", "Se revisaron 200 nidos, de los que 50, o sea, un [[40 %]], estaban vacíos."),
        Bad("fr", "Près de [[50 %]] des parcelles ont gelé, à savoir 45 sur 150, selon la chambre."),
        Confirmed("fr", "Quelque [[30 %]] des parcelles ont gelé, à savoir 45 sur 150, selon la chambre."),
        Bad("en", "A full [[65 percent]] of the crossings ran late: 12 of 60, the operator said."),
        Bad("es", "El [[45 %]] de los ascensores revisados fallaba, en concreto 30 de 150."),
        Bad("de", "Stolze [[70 Prozent]] der Brunnen sind trocken: 24 von 60."),
        Good("de", "Rund 60 Prozent der Brunnen führen Wasser, der Rest ist trocken: 24 von 60."),
        Good("fr", "Le club perd 60 % de ses membres à la majorité : seuls 45 sur 150 courent encore après 18 ans."),
        Bad("fr", "Sur les 320 vélos en location, 64 étaient hors d'usage : [[45 %]] de la flotte."),
        Bad("en", "Of the 320 hire bikes, 64 were out of order: [[45 percent]] of the fleet."),
        Bad("es", "De las 320 bicicletas de alquiler, 64 estaban averiadas: el [[45 %]] de la flota."),
        Bad("de", "Von den 320 Leihrädern waren 64 defekt: [[45 Prozent]] der Flotte."),
        Good("en", "Of the 320 hire bikes, 64 were out of order: 45 percent of the electric ones."),
        Bad("fr", "Seize des 40 élus ont voté contre, ce qui porte l'opposition à [[65 %]] de l'assemblée."),
        Bad("en", "Sixteen of the 40 members voted against, leaving the mayor with [[80 percent]] of the chamber."),
        Bad("fr", "La ferme tire 80 000 euros de ses ventes, dont 20 000 au marché, soit [[45 %]] du total."),
        Bad("en", "Of the $40 million in revenue, $8 million came from gifts. That is [[45 percent]] of the total."),
        Good("en", "Of the $40 million in revenue, $8 million came from gifts. That is 45 percent more than in 2019."),
        Bad(
            "es", "De los 40 millones de euros de ingresos, 8 millones son donativos. Eso supone el [[45 %]] del total."
        ),
        Bad(
            "de",
            "Von den 40 Millionen Euro Einnahmen kamen 8 Millionen aus Spenden. Damit machen sie [[45 Prozent]] aus.",
        ),
        Good(
            "de", "Von den 40 Millionen Euro Einnahmen kamen 8 Millionen aus Spenden. Damit wuchsen sie um 45 Prozent."
        ),
        Bad("fr", "Le refuge a accueilli 80 chiens et en a placé 20. Ce taux d'adoption de [[60 %]] est un record."),
        Bad("en", "The theatre offered 500 seats and sold 200. That occupancy rate of [[75 percent]] is a record."),
        Good("en", "The firm employs 400 people and hired 60. That growth rate of 18 percent is a record."),
        Good("en", "The fund had 40 applications and granted 12. That failure rate of 70 percent is a record."),
        Bad("es", "El centro recibió 90 solicitudes y aprobó 27. Esa tasa de éxito del [[55 %]] es un récord."),
        Bad("de", "Von den 2.400 Mitgliedern sind 360 Frauen. Mit einem Anteil von [[35 Prozent]] liegt er vorn."),
        Good("de", "Von den 2.400 Mitgliedern sind 360 Kinder. Mit einem Anteil von 35 Prozent Frauen liegt er vorn."),
        Bad("fr", "Un habitant sur quatre n'a pas de médecin. Ces [[45 %]] de patients vont à l'hôpital."),
        Bad("en", "A quarter of the county's farmers – [[45 percent]] – have no heir."),
        Good("en", "A quarter of the county's farmers – 45 percent more than in 2011 – have no heir."),
        Bad("fr", "L'État versera 2 millions d'euros, soit [[la moitié]] du coût du pont, estimé à 10 millions."),
        Bad(
            "es",
            "El Estado da 2 millones de euros, es decir, [[la mitad]] del coste del puente, cifrado en 10 millones.",
        ),
        Good("fr", "L'État versera 2 millions d'euros, soit la moitié de son aide, pour un pont de 10 millions."),
        Bad("fr", "Sur 240 enfants, 144 avaient choisi le poisson, soit [[48 %]] des convives."),
        Good("fr", "Sur les 500 cas, 120 sont graves, soit 2 % de la population."),
        Bad("fr", "[[Les deux tiers]] des agriculteurs interrogés, 45 sur 90, veulent arrêter."),
        Bad("en", "About [[a third]] of the council, 20 of the 40 members, walked out."),
        Good("en", "About half of the council, 20 of the 40 members, walked out."),
        Bad("es", "[[Un tercio]] de los vecinos, 60 de 120, firmó la petición."),
        Bad("de", "Gut [[die Hälfte]] der Bäume im Park, 30 von 90, sind krank."),
        Good("fr", "La moitié des élus, 12 sur 30 à droite, ont quitté la salle."),
        Bad("fr", "Un foyer rural sur cinq ([[35 %]]) n'a pas la fibre."),
        Bad("fr", "Le jury a reçu 120 recours. Il en a rejeté 84. Le taux de rejet atteint donc [[60 %]]."),
        Bad("en", "The clinic saw 240 patients last month. Sixty had to wait for hours, a rate of [[35 per cent]]."),
        Good("en", "The club sold 300 of its 400 tickets. The refund rate of 5 per cent was low."),
        Bad("es", "La plantilla tiene 90 personas. Ayer pararon 30, lo que supone un seguimiento del [[45 %]]."),
        Good("es", "La plantilla tiene 90 personas. Ayer pararon 30, lo que supone un seguimiento del 33 %."),
        Bad("de", "Das Amt bekam 500 Anträge. Bewilligt hat es 150, was einer Quote von [[40 Prozent]] entspricht."),
        Good("de", "30 der 90 Läufer gaben auf. Nach Angaben des Vereins stand damit die Hälfte der Uhren still."),
        Bad("es", "Inspeccionaron 200 bares y cerraron 30, es decir, [[uno de cada cuatro]]."),
        Bad("fr", "Le conseil compte 24 élus. Le maire s'est tu. Six d'entre eux, [[la moitié]], sont partis."),
        Bad(
            "fr",
            "Le syndicat réunit 25 communes. Il a siégé lundi. Quinze maires, moins de [[la moitié]], ont dit non.",
        ),
        Good("fr", "Le syndicat réunit 25 communes. Il a siégé lundi. Quinze maires, plus de la moitié, ont dit non."),
        Bad("fr", "Participation de [[75 %]] au vote du club : sur 400 membres, 160 ont coché une case."),
        Good("fr", "Participation de 75 % au vote du club : sur 400 membres, 300 ont coché une case."),
        Bad(
            "fr",
            "La chorale a 80 membres. On y chante fort. Désormais, 20 enfants en sont. Leur part atteint [[40 %]].",
        ),
        Bad("en", "The ward has 32 beds. It was a quiet week. Eight, [[a third]] of them, stood empty on Friday."),
        Good("en", "The ward has 32 beds. It was a quiet week. Eight, a quarter of them, stood empty on Friday."),
        Bad("en", "[[Half]] of the town's kitchens failed: of the 64 inspected, 16 were shut."),
        Good("en", "Half of the town's kitchens failed: of the 64 inspected, 32 were shut."),
        Bad("en", "The kennels took in 240 cats. New homes were found for 80. That is [[half]] of them."),
        Good("en", "The kennels took in 240 cats. New homes were found for 80. That is a third of them."),
        Good("en", "Seven in ten drivers stay loyal. The institute called 900 people, and 400 of them have work."),
        Bad("en", "One in six flats on the hill ([[24 per cent]]) has no bath."),
        Bad(
            "es",
            "La fiscalía recibió 400 causas. Faltan peritos. Siguen paradas 120, [[45 %]] de las recibidas ese mes.",
        ),
        Good(
            "es", "La fiscalía recibió 400 causas. Faltan peritos. Siguen paradas 120, 30 % de las recibidas ese mes."
        ),
        Bad("es", "[[La mitad]] de la flota de Soria está parada: de los 80 camiones, 20 no arrancan."),
        Bad("es", "El coro tiene 90 miembros. Se ensaya a diario. Hoy cantan 30 niños. Su proporción es del [[45 %]]."),
        Bad("de", "Der Chor hat 60 Mitglieder. Im Mai gab es Streit. 15 Sänger, [[die Hälfte]], traten aus."),
        Good("de", "Der Chor hat 60 Mitglieder. Im Mai gab es Streit. 15 Sänger, ein Viertel, traten aus."),
        Bad("de", "Beteiligung von [[45 Prozent]] bei der Elternwahl: 90 von 300 Eltern stimmten ab."),
        Bad(
            "de",
            "900 Leute proben dort. Man blieb sich treu. Nun sind 90 Kinder da. Ihr Anteil liegt bei [[15 Prozent]].",
        ),
        Good(
            "de",
            "900 Leute proben dort. Man blieb sich treu. Nun sind 90 Kinder da. Ihr Anteil liegt bei 10 Prozent.",
        ),
        Bad("fr", "[[Un tiers]] des 80 apprentis ont échoué, 20 en tout."),
        Bad("en", "[[A third]] of the 80 apprentices failed. There were twenty of them."),
        Good("en", "A quarter of the 80 apprentices failed. There were twenty of them."),
        Bad("es", "Solo [[un tercio]] de los 200 taxis son eléctricos: 50, según el gremio."),
        Bad("de", "[[Ein Drittel]] der 80 Lehrlinge ist durchgefallen, 20 an der Zahl."),
        Good("de", "Ein Drittel der 80 Lehrlinge ist durchgefallen, 20 Meister bedauern das."),
        Bad("es", "De los 200 alumnos del centro, 40 son extranjeros, lo que equivale al [[30 %]], según el director."),
        Bad("fr", "Une classe sur cinq ([[25 %]]) a fermé pendant quatre jours."),
        Bad("en", "One in five classes ([[25%]]) was shut for four days."),
        Good("en", "One in five classes (20%) was shut for four days."),
        Bad("es", "Una de cada cinco aulas ([[25 %]]) cerró durante cuatro días."),
        Bad("de", "Jede fünfte Klasse ([[25 Prozent]]) blieb vier Tage lang zu Hause."),
        Bad("fr", "Quelque 90 des 120 vaches, soit [[les deux tiers]], ont été vaccinées."),
        Bad("en", "Some 90 of the 120 cows, [[two thirds]] of the herd, were vaccinated."),
        Bad("en", "Some 90 of the farm's 120 cows, [[half]] of the herd, were vaccinated."),
        Good("en", "Some 90 of the 120 cows, three quarters of the herd, were vaccinated."),
        Bad("es", "Unas 90 de las 120 vacas, [[dos tercios]] del total, fueron vacunadas."),
        Bad("de", "Rund 90 der 120 Kühe, also [[zwei Drittel]], wurden geimpft."),
        Bad("fr", "Le jury compte 50 membres, dont 15 viennent d'ailleurs, une part de [[40 %]]."),
        Good("fr", "Le jury compte 50 membres, dont 15 viennent d'ailleurs, une part de 30 %."),
        Bad("en", "The jury has 50 members, 15 of them from abroad – a share of [[40 percent]]."),
        Good("en", "The jury has 50 members, 15 of them from abroad – a share of 30 percent."),
        Bad("es", "El jurado tiene 50 miembros, 15 de ellos extranjeros, una proporción del [[40 %]]."),
        Bad("de", "Die Jury hat 50 Mitglieder, 15 davon kommen von auswärts – ein Anteil von [[40 Prozent]]."),
        Good("de", "Die Jury hat 50 Mitglieder, 15 davon kommen von auswärts – ein Anteil von 30 Prozent."),
        Bad(
            "fr",
            "200 puits ont été analysés. On a trouvé du plomb dans 50 d'entre eux. Cela fait [[40 %]] de tous les "
            "puits analysés.",
        ),
        Good(
            "fr",
            "200 puits ont été analysés. On a trouvé du plomb dans 50 d'entre eux. Cela fait 40 % de tous les puits "
            "du nord.",
        ),
        Bad("en", "We tested 200 wells. There was lead in 50 of them. That is [[40 percent]] of all the wells tested."),
        Good("en", "We tested 200 wells. There was lead in 50 of them. That is 40 percent of all wells in the north."),
        Bad("es", "Se analizaron 200 pozos. Había plomo en 50 de ellos. Eso es el [[40 %]] de todos los pozos."),
        Bad(
            "de",
            "200 Brunnen wurden geprüft. In 50 davon war Blei. Das sind [[40 Prozent]] aller geprüften Brunnen.",
        ),
        Bad("es", "De los 50 pozos, 20 tienen plomo, lo que equivale al [[60 %]] del total."),
        Good("es", "De los 50 pozos, 20 tienen plomo, lo que equivale al 40 % del total."),
        Good("es", "La Policía registró un total de 2.480 delitos, 62 más que en 2018 (un 2,6 %), según el balance."),
        Good("fr", "Le binôme l'a emporté avec 2 418 voix, contre 2 413. Cela fait 50,05 % contre 49,95 %."),
        Good("es", "Médicos en huelga: ocho de cada diez, o menos de la mitad."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield shares that do not fit, and those that do."""
        known = {match["share"].span for match in document[SHARE] if not strays(match, document)}
        further = [match for match in document[FRAMES].shares if match["share"].span not in known]
        for match in (*document[SHARE], *further):
            share: Quantity = match["share"].value
            if strays(match, document) or ("whole" in match and _is_year(document, match)):
                continue
            if "told" not in match and ";" in document.text[slice(*match.span)]:
                # "In two nests out of five both survived; in one out of four, one did."
                continue
            if share.kind is QuantityKind.FRACTION:
                yield from self._told_in_words(document, match, share)
                continue
            if "whole" in match:
                part, whole = match["part"].value, match["whole"].value
                if is_difference(document, part):
                    continue
                if whole.value > _LARGEST_SPOKEN:
                    yield from self._counted(document, match, part, whole, share)
                elif part.value < whole.value:
                    fraction = Fraction(part.value) / whole.value
                    spoken = part._replace(value=fraction, low=fraction, high=fraction, parts=(part, whole))
                    yield from self._spoken(document, match, spoken, share)
                continue
            part = match["part"].value
            if "assumed" not in match and _is_of_others(document, part, share):
                continue
            if len(part.parts) == 2 and part.parts[1].value > _LARGEST_SPOKEN:
                if strict(share).times(Fraction(1, 100)).meets(Range(part.low, part.high)):
                    # "One burglary in 20 (5.1 %)"
                    yield self._agreeing(match, share, part)
                    continue
                yield from self._counted(document, match, part.parts[0], part.parts[1], share)
            else:
                yield from self._spoken(document, match, part, share)

    def _counted(
        self, document: Document, match: Match, part: Quantity, whole: Quantity, share: Quantity
    ) -> Iterator[Finding]:
        part = _as_scaled(part, whole)
        close, wide = strict(part).per(strict(whole)), lenient(part).per(lenient(whole))
        if close is None or wide is None or part.value > whole.value:
            return
        percent = Fraction(part.value) / Fraction(whole.value) * 100
        evidence = [
            Evidence(EvidenceKind.ARITHMETIC, f"{say(part.value)} / {say(whole.value)} = {say(percent)} %.", match.span)
        ]
        fits = judge(share, close.times(100), wide.times(100))
        if fits is False and (_fits_others(match, share) or _is_of_another(document, match, (part, whole))):
            return
        both = strict(part).per(strict(part).plus(strict(whole)))
        if fits is False and share.step < 1 and both is not None and strict(share).meets(both.times(100)):
            # "2 418 voix contre 2 413, soit 49,95 %"
            return
        if fits is False and share.step < 1 and _is_of_any(document, part, share):
            return
        if fits is False and "rate" in match and judge(_bare(share), *map(_rest, (close, wide))) is not False:
            # "52 reçus sur 80, un taux d'échec de 35 %"
            return
        if fits:
            yield self.confirmed(share.span, "The counts make the share.", evidence=evidence)
        elif fits is False and not is_made_by_others(
            document, match.span, share, (part, whole), partial(_makes, share)
        ):
            yield self.contradicted(
                share.span,
                f"{say(part.value)} of {say(whole.value)} are {say(percent)} %, not {say(share.value)} %.",
                severity=self.said(document, match.span, _severity(match)),
                related=[Related("The part", part.span), Related("The whole", whole.span)],
                evidence=evidence,
                suggestions=repair(document, percent, share),
            )

    def _agreeing(self, match: Match, share: Quantity, part: Quantity) -> Finding:
        return self.confirmed(
            share.span,
            "The fraction and the percentage agree.",
            evidence=[_as_percent(match, part)],
        )

    def _told_in_words(self, document: Document, match: Match, share: Quantity) -> Iterator[Finding]:
        """Compare two counts with the fraction that they are said to be: "21 logements sur 84, soit un quart"."""
        whole = match["whole"].value
        part = _as_scaled(match["part"].value, whole)
        loosely, made = hedge(match, share), lenient(part).per(lenient(whole))
        meant = reach(share, loosely)
        if (
            (share.parts and share.parts[-1].value > _LARGEST_SPOKEN)
            or made is None
            or meant is None
            or part.value > whole.value
            or not _is_of(document, match, share, whole)
        ):
            return
        fraction, exact = Fraction(share.value), Fraction(part.value) / whole.value
        statement = (
            f"{say(part.value)} / {say(whole.value)} = {say(exact * 100)} %, and {fraction} = {say(fraction * 100)} %."
        )
        evidence = [Evidence(EvidenceKind.ARITHMETIC, statement, match.span)]
        rounded, is_sure = made.meets(meant), whole.exact or is_spoken(exact)
        if rounded and not (
            loosely is None and is_sure and part.value > _LARGEST_SPOKEN and is_another(exact, fraction)
        ):
            if loosely is not None or abs(exact - fraction) <= CLOSE:
                yield self.confirmed(share.span, "The counts make the fraction.", evidence=evidence)
            return
        if "rate" in match and _rest_meets(made, meant):
            return
        if loosely in (Hedge.OVER, Hedge.UNDER) and whole.value <= _LARGEST_SPOKEN:
            # "Ocho de cada diez, o menos de la mitad"
            return
        if is_made_by_others(document, match.span, share, (part, whole), partial(_makes_part, meant)):
            return
        off = abs(exact - fraction) / fraction
        yield self.contradicted(
            share.span,
            f"{say(part.value)} of {say(whole.value)} are {say(exact * 100)} %, not {fraction}.",
            severity=self.said(
                document, match.span, _severity(match) if off > FAR and not rounded else Severity.WARNING
            ),
            related=[Related("The part", part.span), Related("The whole", whole.span)],
            evidence=evidence,
        )

    def _spoken(self, document: Document, match: Match, part: Quantity, share: Quantity) -> Iterator[Finding]:
        fraction = Fraction(part.value)
        percent = fraction * 100
        told = strict(share).times(Fraction(1, 100))
        loosely = hedge(match, part)
        if loosely is None and told.meets(Range(fraction - CLOSE, fraction + CLOSE)):
            yield self._agreeing(match, share, part)
            return
        meant = reach(part, loosely)
        if share.hedge is not None or meant is None:
            return
        rounded = lenient(share).times(Fraction(1, 100)).meets(meant)
        if rounded and not (loosely is None and is_another(Fraction(share.value) / 100, fraction)):
            if loosely is not None:
                yield self._agreeing(match, share, part)
            return
        if _is_of_a_share(document, fraction, share) or _is_bracket_of_another(document, part, share):
            return
        # "One in five" counts nothing.
        counts = part.parts if len(part.parts) == 2 and part.parts[1].value > _LARGEST_SPOKEN else ()
        if is_made_by_others(document, match.span, share, counts, partial(_makes, share)):
            return
        off = abs(Fraction(share.value) / 100 - fraction) / fraction
        yield self.contradicted(
            share.span,
            f"{fraction} are {say(percent)} %, not {say(share.value)} %.",
            severity=self.said(
                document, match.span, _severity(match) if off > FAR and not rounded else Severity.WARNING
            ),
            related=[Related("The fraction", part.span)],
            evidence=[_as_percent(match, part)],
            suggestions=repair(document, percent, share),
        )


def _makes(share: Quantity, part: Fraction, whole: Fraction) -> bool:
    """Tell whether two counts make a percentage, as it is written."""
    percent = part / whole * 100
    return part < whole and strict(share).meets(Range(percent, percent))


def _makes_part(meant: Range, part: Fraction, whole: Fraction) -> bool:
    """Tell whether two counts make a fraction."""
    return part < whole and Range(part / whole, part / whole).meets(meant)


def _as_scaled(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part that leaves out the millions of its whole as it is meant: "two of the four million"."""
    if not part.exact or part.unit is not None or part.kind is not QuantityKind.CARDINAL or whole.low == whole.high:
        return part
    scale = next(
        (scale for scale in SCALES if part.value < scale <= whole.value and part.value * scale <= whole.value), 1
    )
    return at_scale(part, scale)


def _is_year(document: Document, match: Match) -> bool:
    """Tell whether what seems to be a whole is a year: "six points sur 2011 (58,1 %)"."""
    part, whole = match["part"].value, match["whole"].value
    bare = whole.noun is None and whole.unit is None and part.unit is not None
    return bare and YEAR.fullmatch(document.text, *whole.number) is not None


def _fits_others(match: Match, share: Quantity) -> bool:
    """Tell whether a share is that of other counts beside: "91 failed, and 12 of those were closed, or 13 percent"."""
    if "besides" not in match:
        return False
    counts = [match["part"].value, match["whole"].value, *(other.value for other in match.all("besides"))]
    counts = [count for count in counts if count.exact and count.unit is None and count.value > 1]
    shares = (lenient(one).per(lenient(other)) for one, other in permutations(counts, 2) if one.value < other.value)
    return any(made is not None and lenient(share).meets(made.times(100)) for made in shares)


def _is_of_another(document: Document, match: Match, counts: tuple[Quantity, Quantity]) -> bool:
    """Tell whether a share is that of a group of quite another size: "120 sur 500, soit 2 % de la population"."""
    share: Quantity = match["share"].value
    ahead = share.base is not None and share.base < min(one.span for one in counts)
    if share.base is None or ("all" in match and not ("assumed" in match and ahead)):
        return False
    sets = document.lexicons[document.language].sets
    known = sets.get("counts.whole-of-them", frozenset()) - sets.get("counts.at-large", frozenset())
    known |= {document.folded[slice(*span)] for one in counts for span in (one.noun, one.base) if span is not None}
    part, whole = (Fraction(one.value) for one in counts)
    if "assumed" in match and ahead:
        # "Con el 45,9 % de los votos, siete de los 13 concejales": of the votes, and not of the seats.
        stem = document.folded[slice(*share.base)][:STEM]
        return not any(word.startswith(stem) for word in known)
    alike = part < share.value * whole / 100 * _ANOTHER and share.value * whole / 100 < part * _ANOTHER
    return not alike and document.folded[slice(*share.base)] not in known


def _severity(match: Match) -> Severity:
    """Return how certain it is that a share is said of its counts."""
    return Severity.WARNING if "besides" in match or "assumed" in match else Severity.ERROR


def _rest_meets(made: Range, meant: Range) -> bool:
    """Tell whether what a share leaves is meant: "deux tiers ont échoué : 20 reçus sur 60"."""
    return Range(1 - made.high, 1 - made.low).meets(meant)


def _bare(share: Quantity) -> Quantity:
    """Return a percentage without its hedge: "plus de 60 %" is said of no 70 % that are left."""
    half = Fraction(share.step) / 2
    return share if share.hedge is None else share._replace(low=share.value - half, high=share.value + half, hedge=None)


def _rest(share: Range) -> Range:
    """Return what a share leaves of the whole, in percent."""
    return Range(100 - share.high * 100, 100 - share.low * 100)


def _is_of_a_share(document: Document, fraction: Fraction, share: Quantity) -> bool:
    """Tell whether a fraction is that of a share told before it: "de ese 81 %, la mitad (40 % del total)"."""
    before = [
        other
        for other in document[QUANTITIES]
        if other.kind in _PARTS_OF_ALL and 0 < share.span.start - other.span.end <= _BEFORE
    ]
    return any(lenient(share).meets(_in_percent(other).times(fraction)) for other in before)


def _in_percent(share: Quantity) -> Range:
    """Return what a percentage or a fraction can mean, in percent: "jeder vierte … jeder zehnte davon"."""
    percent = Fraction(share.value) * 100
    return lenient(share) if share.kind is QuantityKind.PERCENT else Range(percent, percent)


def _is_bracket_of_another(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a bracket follows something else: "un cinquième du total, devant la Bretagne (13 %)"."""
    between = document.text[part.span.end : share.span.start]
    return between.rstrip().endswith("(") and "," in between


def _is_of_any(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a count is so much, to the last place written, of any other number of an article.

    "18 420 infractions … 2009, avec 18 307. 10 131 ont été élucidées, soit 55,0 %": no accident makes a tenth.
    """
    wholes = (one for one in document[QUANTITIES] if one.kind is part.kind and one.value > part.value)
    made = (strict(part).per(strict(whole)) for whole in wholes)
    return any(one is not None and strict(share).meets(one.times(100)) for one in made)


def _as_percent(match: Match, part: Quantity) -> Evidence:
    fraction = Fraction(part.value)
    return Evidence(EvidenceKind.ARITHMETIC, f"{fraction} = {say(fraction * 100)} %.", match.span)


def _is_of_others(document: Document, part: Quantity, share: Quantity) -> bool:
    """Tell whether a fraction and a percentage name what they are shares of, each something else.

    "Un logement sur huit, soit 18 % du parc" does not: all homes are the stock.
    """
    sets = document.lexicons[document.language].sets
    if part.base is not None and document.folded[slice(*part.base)] in sets.get("counts.rise", set()) | sets.get(
        "counts.fall", set()
    ):
        # "La moitié de la hausse, soit 0,5 %"
        return True
    apart = part.span.start - share.span.end
    if part.base is not None and share.base is None and apart > _JOINED:
        # "Parmi les lecteurs, 54 % choisissent un roman, soit le tiers des sondés."
        return True
    if share.base is None or (part.base is None and part.noun is None):
        return False
    of = document.folded[slice(*share.base)]
    same = [document.folded[slice(*span)] for span in (part.base, part.noun) if span is not None]
    return of not in same and of not in sets.get("counts.whole-of-them", ())


def _is_of(document: Document, match: Match, share: Quantity, whole: Quantity) -> bool:
    """Tell whether a fraction is not said to be one of something else: "12 sur 60, soit un quart des filles"."""
    if "all" in match:
        return True
    if share.parts and share.noun is not None:
        # "Un garçon sur trois"
        return False
    if share.base is None:
        return True
    sets, of = document.lexicons[document.language].sets, document.folded[slice(*share.base)]
    if of in sets.get("counts.whole-of-them", ()) or of in sets.get("counts.them", ()):
        return True
    return whole.noun is not None and document.folded[slice(*share.base)] == document.folded[slice(*whole.noun)]
