"""counts.percent-change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from factcheck import (
    Bad,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    QuantityKind,
    Related,
    Severity,
)
from factcheck_counts.readings.arithmetic import Range, judge, repair, say
from factcheck_counts.readings.change_bases import is_of_them, is_on_another_basis
from factcheck_counts.readings.change_verdicts import (
    is_bare,
    is_share_of_the_later,
    is_whole_beside_tenths,
    is_written_finely,
    verdicts,
    whole_beside_tenths,
)
from factcheck_counts.readings.changes import READS, TAKEN, Change, changes, relative
from factcheck_counts.readings.other_pairs import is_made_by_others
from factcheck_counts.readings.spoken import CLOSE, FAR, reach

#: That two amounts are both rounded further than this happens in three of a hundred.
_LIKELY = Fraction(3, 4)

#: In code points: a difference and what it led to stand so near, with a comma between.
_PARTED = 12
_AS_EXACTLY = "This takes both amounts to be written as exactly."


class PercentChange(Checker):
    """A change in percent that two amounts do not make.

    What it does:
        Recomputes "de 40 à 50, soit une hausse de 25 %", in whatever order it is told: before and after,
        "contre", the change first, in brackets, with a sign, in fractions ("um die Hälfte, von 120 auf 160").
        "217 décès, soit 12 de plus (+5,9 %)" gives the amount after and the difference, which tell the amount
        before. Each number stands for all that its writer can have meant: "1,2 million" is 1.15 to 1.25
        million, and 25 % may be rounded up, down or to the nearest. What only amounts that are both rounded as
        far as can be would make is a warning: "de 48 000 à 54 000, un bond de 15 %"; so is what is exactly the
        share of the amount after: "de 800 à 1 000, soit 20 %". "La place coûtait 20 euros, elle coûte 30 euros"
        are two amounts too, taken to be of one thing, hence a warning. So are amounts of two sentences of which
        the second goes on from the first ("En 2019, 640 … En 2023, il y en a eu 800, …"): years, "had been" and
        words of then and now tell which came first. Whole millions beside tenths are taken to be as exact.

    Why it matters:
        The percentage is what readers remember and headlines repeat. It is computed by hand, of the wrong base or from
        figures that are corrected afterwards.

        The change and its two amounts may stand apart too, up to three sentences, in any order: where exactly two
        amounts of one thing are told of two times, and something ties the change to them (it takes them up, names what
        they count or the year that they are counted from), they are taken to be its own, which is a warning.

    Known limits:
        Where another subject may begin between the change and the amounts, or the change was only hoped for, nothing
        is compared. Yearly averages ("par an") are left alone, and so are passages with a third amount of the kind, and
        percentages of something else ("une hausse de 15 % du prix"). What is told apart from its amounts and is off by
        more than twice is taken for another's.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        16 changes confirmed; one error, true.
    """

    id = "counts.percent-change"
    since = "0.2"
    severity = Severity.ERROR
    reads = READS
    examples = (
        # As a share of the amount after it is what is told, as one of the amount before it is not.
        Bad("es", "El censo cayó de 3.200 a 2.800 vecinos, un descenso del [[14,3 %]]."),
        Bad("fr", "L'effectif est tombé de 3 200 à 2 800 agents, soit une baisse de [[14,3 %]]."),
        Bad("en", "Membership fell from 3,200 to 2,800, a drop of [[14.3%]]."),
        Bad("de", "Die Zahl der Mitglieder sank von 3200 auf 2800, ein Rückgang um [[14,3 Prozent]]."),
        Good("en", "Membership fell from 3,200 to 2,800, a drop of 13.1%."),
        # By how much, then to what; a share of an amount.
        # A percentage beside a count is none of its amounts.
        Good("fr", "En deux ans, le recul dépasse le quart : 28 %, par rapport aux 8400 cas de 2012."),
        Good("en", "In two years the fall exceeds a quarter: 28 per cent, compared with the 8,400 cases of 2012."),
        Good("es", "En dos años, la caída supera la cuarta parte: un 28 %, frente a los 8.400 casos de 2012."),
        Good(
            "de", "In zwei Jahren übersteigt der Rückgang ein Viertel: 28 Prozent gegenüber den 8400 Fällen von 2012."
        ),
        Good("fr", "Les dotations reculent de 412 000 euros, à 6,1 millions, soit 6,3 % de moins."),
        Good("en", "Of those asked, 74% of the 1,204 adults turned the heating down; 713 of them drive."),
        # Another amount near makes it: what stands between is an aside.
        Good("fr", "Il y aura 150 000 litres, soit 200 000 bouteilles de 75 cl, contre 200 000, un quart de moins."),
        Good("en", "We spent 3,600 pounds, 300 a head, against 2,400 last year: 50% more."),
        Good("es", "Gastamos 3.600 pesos, 300 por plato, contra 2.400 del año pasado: un 50 % más."),
        Good("de", "Wir gaben 3.600 Euro aus, 300 je Gast, gegenüber 2.400 im Vorjahr: 50 Prozent mehr."),
        # Tenths of a degree, not of the record.
        Good("es", "El termómetro marcó 37,9 °C, tres décimas más que los 37,6 del récord anterior."),
        Good("de", "Die Flotte fing 2016 noch 640 Tonnen, ein Fünftel weniger als 2015, als es 800 waren."),
        Good("es", "El presupuesto es de 36 millones, cuatro más que el anterior: los cuatro son un alza del 12,5 %."),
        Good("fr", "Les ventes ont crû de 6 %, à 118 millions, après trois trimestres à 98 millions chacun."),
        Bad("fr", "Le nombre d'élèves est passé de 40 à 50, soit une hausse de [[20 %]]."),
        Bad("fr", "Les ventes ont bondi de [[40 %]] en un an, à 150 voitures contre 120."),
        Bad("fr", "Le loyer passe de 500 à 600 euros (+[[25 %]])."),
        Bad("fr", "On compte 217 décès, soit 12 de plus qu'en mai (+[[8,9 %]])."),
        Bad("fr", "Le maire relève 380 plaintes, un nombre qui a bondi de [[80 %]] en un an (+80)."),
        Bad("fr", "Les cambriolages sont passés de 1 250 à 1 400, soit une progression de [[15 %]]."),
        Confirmed("fr", "On compte 217 décès, soit 12 de plus qu'en mai (+[[5,9 %]])."),
        Confirmed("fr", "La ville compte 205 cas (-12, soit [[-5,5 %]])."),
        Bad("fr", "Le nombre de cas passe de 120 à 150, et celui des décès de 20 à 30 (+[[40 %]])."),
        Good(
            "fr", "Les ventes atteignent 1,24 million, contre 1,16 million, soit une hausse de 3,1 % à taux constants."
        ),
        Good("en", "Sales rose to 124 million from 100 million, an increase of 12% on a like-for-like basis."),
        Good("es", "Las ventas subieron de 100 a 124 millones, un aumento del 12 % en términos comparables."),
        Good("de", "Der Umsatz stieg von 100 auf 124 Millionen, ein Plus von 12 Prozent währungsbereinigt."),
        Good("fr", "On compte 217 décès, soit 12 de plus que la veille, et 8 % des lits sont libres."),
        Good(
            "fr", "Sa cote progresse chez les jeunes (53 %, +14) et dans les communes de 2 000 habitants (65 %, -11)."
        ),
        Good("fr", "Le maire relève 868 plaintes, un nombre qui a bondi de 41 % en un an (+256)."),
        Confirmed("fr", "Ces chiffres sont en légère hausse de [[0,9 %]] (5 192 contre 5 148)."),
        Confirmed(
            "fr", "324 personnes sont mortes en juillet 2018, contre 343 en juillet 2017, soit une baisse de [[5,5 %]]."
        ),
        Good("fr", "Le nombre d'élèves est passé de 40 à 50 en cinq ans, soit une hausse de 4,6 % par an."),
        Good("fr", "Le budget passe de 2 à 3 millions d'euros, soit une hausse de 45 %."),
        Good("fr", "Les effectifs passent d'environ 300 à 400 salariés, soit une hausse de 35 %."),
        Good("fr", "Le club compte 120 membres contre 100, et 30 % d'entre eux ont moins de 12 ans."),
        Good("fr", "On compte 141 arrêts en 2018, contre 446 en 2019, soit une hausse de 216 %."),
        Good("fr", "Entre 12 et 15 communes, soit 30 % du canton, sont privées d'eau."),
        Good(
            "fr",
            "La part des femmes est passée de 40 à 50 dans le nord et de 20 à 30 dans le sud, soit une hausse de 30 %.",
        ),
        Confirmed("fr", "Le bénéfice est passé de 120 à 90 millions d'euros, en baisse de [[25 %]]."),
        Bad("fr", "Le bénéfice est passé de 120 à 90 millions d'euros, en baisse de [[35 %]]."),
        Good("fr", "Le bénéfice recule de 38,7 à 34,2 millions d'euros."),
        Confirmed("fr", "Le bénéfice est passé de 800 000 à 1 million d'euros, en hausse de [[25 %]]."),
        Bad("fr", "Les vols sont en baisse de [[20 %]] : 84 faits constatés, contre 96 en 2023."),
        Confirmed("fr", "Les vols sont en baisse de [[12,5 %]], avec 84 faits constatés, contre 96 en 2023."),
        Good("fr", "Le nombre de visiteurs passe de 16 000 à 18 437, soit une hausse de 16 %."),
        Bad("fr", "La fréquentation est passée de 48 000 à 54 000 visiteurs, un bond de [[15 %]]."),
        Confirmed("fr", "La fréquentation est passée de 48 000 à 54 000 visiteurs, un bond de [[12,5 %]]."),
        Good("fr", "La fréquentation est passée de 48 000 à 54 000 visiteurs, un bond de 14 %."),
        Good("fr", "Le bus relie de 48 à 54 villages, une hausse de 15 % du prix est prévue."),
        Good("fr", "Les ventes sont passées de 400 à 460, et les profits, en hausse de 10 %, ont suivi."),
        Bad("en", "Passengers climbed to 18,400 from 16,000 a year earlier, an increase of [[18%]]."),
        Bad("en", "Burglaries are down [[20%]]: 84 cases were recorded, against 96 in 2023."),
        Confirmed("en", "The debt fell from 9 to 3 million euros, a drop of [[67%]]."),
        Bad("en", "The debt fell from $9 to $3 million, a drop of [[47%]]."),
        Confirmed("en", "The price fell from $9 to $3, a drop of [[67%]]."),
        Confirmed("es", "La deuda bajó de 6.000 a 2.000 millones de euros, un descenso del [[67 %]]."),
        Bad("es", "La deuda bajó de 9 a 3 millones de euros, un descenso del [[47 %]]."),
        Confirmed("de", "Der Gewinn fiel von 120 auf 90 Millionen Euro, ein Minus von [[25 Prozent]]."),
        Bad("en", "The number of pupils rose from 40 to 50, an increase of [[20%]]."),
        Bad("en", "Sales fell [[10%]] to 80 cars from 100."),
        Confirmed("en", "The budget rose to 120 million dollars from 100 million, up [[20%]]."),
        Bad("en", "The county counts 217 deaths, up 12 ([[8.9%]])."),
        Confirmed("en", "The county counts 217 deaths, 12 more than in May (+[[5.9%]])."),
        Good("en", "The county counts 217 deaths, 12 more than in May, and 8% of the beds are free."),
        Good("en", "The number of pupils rose from 40 to 50 in five years, an increase of 4.6% a year."),
        Bad("en", "Attendance went from 48,000 to 54,000 visitors, a jump of [[15 percent]]."),
        Bad("en", "Orders rose from 320 to 400: growth of [[20 percent]]."),
        Good("en", "Sales rose from 400 to 460, and profits, up 10 percent, followed."),
        Bad("es", "El número de alumnos pasó de 40 a 50, un aumento del [[20 %]]."),
        Confirmed("es", "Las ventas pasaron de 40 a 50 coches, lo que supone un aumento del [[25 %]]."),
        Bad("es", "Los robos bajaron un [[20 %]]: 84 casos, frente a 96 en 2023."),
        Bad("es", "Hubo 217 muertes, 12 más que en mayo (+[[8,9 %]])."),
        Confirmed("es", "Hubo 217 muertes, 12 más que en mayo (+[[5,9 %]])."),
        Good("es", "El número de alumnos pasó de 40 a 50, un aumento del 4,6 % al año."),
        Bad("es", "Los pedidos pasaron de 320 a 400: un crecimiento del [[20 %]]."),
        Bad("es", "La cosecha pasó de 800 a 600 toneladas, es decir, un [[30 %]] menos."),
        Good("es", "Las ventas pasaron de 400 a 460 y los beneficios, con un aumento del 10 %, también crecieron."),
        Bad("de", "Die Bestellungen stiegen von 320 auf 400, was einem Zuwachs von [[20 Prozent]] entspricht."),
        Good("de", "Der Umsatz stieg von 400 auf 460, der Gewinn um 10 Prozent."),
        Bad("de", "Die Zahl der Schüler stieg um [[20 Prozent]] von 40 auf 50."),
        Confirmed("de", "Die Zahl der Schüler stieg von 40 auf 50, ein Plus von [[25 Prozent]]."),
        Bad("de", "Die Einbrüche gingen um [[20 Prozent]] zurück: 84 Fälle gegenüber 96 im Jahr 2023."),
        Bad("de", "Es gab 217 Tote, 12 mehr als im Mai (+[[8,9 Prozent]])."),
        Confirmed("de", "Die Zahl stieg um 12 (+[[5,9 Prozent]]) auf 217 Fälle."),
        Good("de", "Die Zahl der Schüler stieg von 40 auf 50, ein Plus von 4,6 Prozent pro Jahr."),
        Bad("fr", "La place était à 20 euros, elle est à 30 euros, en hausse de [[30 %]]."),
        Bad("fr", "Les places ont augmenté de [[30 %]] : elles coûtaient 20 euros, elles coûtent maintenant 30 euros."),
        Good(
            "fr", "En dix ans, les places ont augmenté de 30 % : hier elles coûtaient 20 euros, elles coûtent 30 euros."
        ),
        Bad("fr", "Les prêts, qui étaient de 8 400 en mai, ont baissé de [[40 %]] à 6 300."),
        Bad("fr", "Avec 6 310 prêts contre 8 430 en mai, la bibliothèque recule de [[40 %]]."),
        Bad("fr", "Le nombre d'emplois passe de 800 à 1 000, soit une hausse de [[20 %]]."),
        Confirmed("fr", "Les appels ont bondi de [[25 %]]. On en compte 5 000, soit 1 000 de plus qu'en mai."),
        Bad("en", "A seat was $20, it is now $30, up [[30 percent]]."),
        Bad("en", "Rents climbed to an average of $1,150, up [[25 percent]] from $1,000."),
        Bad("en", "Loans, which stood at 8,430 in May, fell [[40 percent]] to 6,310."),
        Good("en", "In ten years seats have risen by 30 percent: last May one cost $20, now one costs $30."),
        Bad("es", "La entrada costaba 20 euros y ahora cuesta 30 euros, un aumento del [[30 %]]."),
        Bad("es", "Los préstamos, que eran 8.430 en mayo, se desplomaron un [[40 %]] hasta los 6.310."),
        Bad("de", "Der Platz kostete 20 Euro, jetzt kostet er 30 Euro, ein Anstieg von [[30 Prozent]]."),
        Bad("de", "Die Zahl der Stellen stieg von 800 auf 1000, ein Plus von [[20 Prozent]]."),
        Bad("fr", "La dotation atteint 36 millions d'euros, en hausse de [[10 %]] sur les 30 millions d'hier."),
        Bad("en", "The grant is £36 million, up [[10 percent]] on last year's £30 million."),
        Good("fr", "La dotation atteint 24 millions d'euros, en hausse de 15 % sur les 20 millions d'hier."),
        Bad(
            "fr",
            "La cotisation a grimpé de [[30 %]] : elle était à 50 euros en 2018, elle est aujourd'hui à 60.",
        ),
        Bad("fr", "Au lieu de 40 euros, l'abonnement coûte désormais 60 euros : il a augmenté de [[30 %]]."),
        Bad("fr", "Le nombre de lits a fondu [[de moitié]] en dix ans, passant de 90 à 60."),
        Good("fr", "Les ventes de vélos ont reculé de 20 %, celles de casques sont passées de 100 à 150."),
        Good("fr", "La mairie visait une hausse de 30 % : la recette est passée de 40 000 à 44 000 euros."),
        Bad("en", "The workforce has shrunk by [[a quarter]] in two years, from 480 to 400, as orders dry up."),
        Bad("en", "The choir drew 90 singers, up [[a half]] from 75 last year."),
        Good("en", "Profits rose 20 percent while the price of tin fell from $60 to $50."),
        Good("en", "Sales jumped 25 percent after the shop cut prices from $40 to $35."),
        Bad("es", "La cuota ha subido [[un tercio]] en un año: costaba 20 euros y ahora cuesta 36."),
        Bad("es", "Acudieron 3.000 personas, un [[20 %]] más que en mayo, cuando fueron 2.000."),
        Good("es", "La producción es de 31 toneladas, frente a las 25 del año pasado, un 24 % más."),
        Good("es", "Las ventas cayeron un 5 %, mientras que la plantilla pasó de 40 a 50 personas."),
        Bad("de", "Der Beitrag steigt um [[die Hälfte]], von 120 auf 160 Euro."),
        Bad("de", "Der Beitrag steigt um [[30 Prozent]]: Statt 50 Euro sind nun 80 Euro zu zahlen."),
        Confirmed("de", "Der Beitrag steigt um [[ein Drittel]], von 120 auf 160 Euro."),
        Good("de", "Der Umsatz stieg um 10 Prozent, die Zahl der Läden von 40 auf 50."),
        Bad("de", "Die Zahl der Boote stieg von 2,5 auf drei Millionen, ein Plus von [[25 Prozent]]."),
        Good("de", "Die Zahl der Boote stieg von 2,5 auf drei Millionen, ein Plus von 22 Prozent."),
        Confirmed("de", "Die Zahl der Diebstähle nahm um [[20 Prozent]] ab, von 100 auf 80."),
        Bad("de", "Die Zahl der Diebstähle nahm von 100 auf 80 um [[30 Prozent]] ab."),
        Bad("fr", "En 2019, on comptait 640 vols. En 2023, il y en a eu 800, une hausse de [[40 %]]."),
        Bad("en", "In 2019, 640 thefts were reported. In 2023, there were 800, an increase of [[40 percent]]."),
        Bad("es", "En 2019 se registraron 640 robos. En 2023 hubo 800, un aumento del [[40 %]]."),
        Bad("de", "2019 gab es 640 Diebstähle. 2023 waren es 800, ein Plus von [[40 Prozent]]."),
        Good("es", "Cuesta 90 euros, un 10 % menos que en mayo; en 2010 eran 80 euros."),
        Good("de", "Es kostet 90 Euro, zehn Prozent weniger als im Mai; 2010 waren es 80 Euro."),
        Good("es", "En 2019 se registraron 640 robos. En 2023 hubo 800 detenciones, un aumento del 40 %."),
        Good("fr", "Parmi eux, 93 se disent victimes, contre 58 en 2016.\n\nCe nombre a augmenté de 53 % en un an."),
        Bad("es", "El alquiler ha pasado de 1000 a 1150 euros. Ese encarecimiento del [[30 %]] es un récord."),
        Bad(
            "en",
            "Crews killed 52 rats this week. In the previous one they killed 65, so the toll fell by [[30 percent]].",
        ),
        Bad("fr", "La cotisation a augmenté du [[tiers]], passant de 80 à 130 euros."),
        Bad("fr", "Le bourg a perdu [[30 %]] de ses cafés : ils étaient 24 en 2010, ils ne sont plus que 12."),
        Confirmed("fr", "Le bourg a perdu [[50 %]] de ses cafés : ils étaient 24 en 2010, ils ne sont plus que 12."),
        Good("fr", "Le bourg a perdu 30 % de ses terres : les fermiers étaient 24 en 2010, ils ne sont plus que 12."),
        Bad("fr", "Le pain, vendu 1,20 euro en janvier, a bondi de [[40 %]] pour s'afficher à 1,50 euro."),
        Good("fr", "Le pain, vendu 80 centimes en 2010, a bondi de 10 % pour s'afficher à 1,50 euro."),
        Bad("fr", "Le loyer atteint désormais 600 euros. En mai, il était de 500 euros. C'est une hausse de [[30 %]]."),
        Bad("en", "A seat that cost 8 dollars last May now sells for $6.80, a drop of [[25 percent]]."),
        Confirmed("en", "A seat that cost 8 dollars last May now sells for $6.80, a drop of [[15 percent]]."),
        Good("en", "In May 320 people came. Now there are only 240, or 25 percent fewer."),
        Bad("es", "El pueblo ha perdido el [[40 %]] de sus bares: eran 50 en 2005 y hoy quedan 20."),
        Good("es", "El pueblo ha perdido el 60 % de sus bares: eran 50 en 2005 y hoy quedan 20."),
        Bad("de", "Ein Brötchen, das im Mai noch 40 Cent kostete, hat sich um [[50 Prozent]] auf 50 Cent verteuert."),
        Good("de", "Ein Laib, für den man im Mai 4 Euro zahlte, kostet 4,40 Euro; das Mehl stieg um 25 Prozent."),
        Bad(
            "de",
            "Der Gewinn stieg auf 3,1 Millionen Euro. Gegenüber zuvor 2,4 Millionen entspricht das einem Plus von"
            " [[15 Prozent]].",
        ),
        Good(
            "de",
            "Im Mai kamen 20 Gäste, im Mai davor waren es 25 gewesen. Das Minus von 40 Prozent bei Kindern fällt auf.",
        ),
        Bad(
            "fr",
            "De [[20 %]] ont augmenté les tarifs du bac : au lieu de 5 euros, les piétons en paient désormais 5,50.",
        ),
        Bad("en", "By [[20 percent]] the ferry has raised its fares: instead of 5 euros, walkers now pay 5.50 euros."),
        Good("en", "By 20 percent the ferry has raised its fares, and instead of 5 crossings it now offers 8 a day."),
        Bad(
            "es",
            "Un [[20 %]] ha subido el barco sus tarifas: en lugar de 5 euros, los peatones pagan ahora 5,50 euros.",
        ),
        Good("es", "Un 20 % ha subido el barco sus tarifas, y en lugar de 5 viajes ofrece ahora 8 al día."),
        Bad(
            "de",
            "Um [[20 Prozent]] hat die Fähre ihre Preise angehoben: Statt 5 Euro zahlen Fußgänger nun 5,50 Euro.",
        ),
        Good("de", "Um 20 Prozent hat die Fähre ihre Preise angehoben, und statt 5 Fahrten bietet sie nun 8 am Tag."),
        Bad(
            "fr",
            "Le nombre de brebis a reculé de [[40 %]] en dix ans. Beaucoup d'éleveurs ont renoncé. On en "
            "comptait 9 000 en 2009 ; il n'y a plus que 7 200 brebis.",
        ),
        Good(
            "fr",
            "Le nombre de brebis a reculé de 40 % en dix ans. Beaucoup d'éleveurs ont renoncé. On comptait 9 "
            "000 chèvres en 2009 ; il n'y en a plus que 7 200.",
        ),
        Bad(
            "en",
            "The number of sheep has fallen [[40 percent]]. Many farmers gave up. In 2009 there were 9,000; "
            "today 7,200 sheep are left.",
        ),
        Good(
            "en",
            "The number of sheep has fallen 40 percent. Many farmers gave up. In 2009 there were 9,000 goats; "
            "today 7,200 goats are left.",
        ),
        Bad(
            "es",
            "El número de ovejas ha caído un [[40 %]]. Muchos ganaderos lo dejaron. En 2009 había 9.000 "
            "ovejas; hoy quedan 7.200.",
        ),
        Good(
            "es",
            "El número de ovejas ha caído un 40 %. Muchos ganaderos lo dejaron. En 2009 había 9.000 cabras; "
            "hoy quedan 7.200.",
        ),
        Bad(
            "de",
            "Die Zahl der Schafe ist um [[40 Prozent]] gesunken. Viele Bauern gaben auf. 2009 waren es 9000 "
            "Schafe gewesen, heute sind es 7200.",
        ),
        Good(
            "de",
            "Die Zahl der Schafe ist um 40 Prozent gesunken. Viele Bauern gaben auf. 2009 waren es 9000 "
            "Ziegen gewesen, heute sind es 7200.",
        ),
        Bad(
            "fr",
            "La mairie a recensé 480 chiens cette année. En 2016, elle en avait compté 400. La hausse est "
            "donc de [[30 %]].",
        ),
        Bad(
            "en",
            "The council counted 480 dogs this year. In 2016 it had found 400. The rise of [[30 percent]] "
            "surprises nobody.",
        ),
        Bad(
            "es",
            "El municipio contó 480 perros este año. En 2016 había registrado 400. El aumento del [[30 %]] no "
            "sorprende a nadie.",
        ),
        Bad(
            "de",
            "Die Stadt zählte in diesem Jahr 480 Hunde. 2016 waren es 400 gewesen. Der Anstieg um [[30 "
            "Prozent]] überrascht niemanden.",
        ),
        Good("en", "Profit rose 15 percent. The company, which had 300 shops in 2015, now has 400."),
        Good("en", "Rents rose 15 percent last year. A loaf of bread cost $2 in May and costs $2.50 today."),
        Good(
            "fr",
            "Les loyers ont augmenté de 15 %. Une baguette, qui coûtait 1 euro en mai, en vaut maintenant 1,30.",
        ),
        Good(
            "fr",
            "La fréquentation a baissé de 10 %. Le musée employait 40 personnes en 2015, il en emploie désormais 30.",
        ),
        Good("es", "El turismo creció un 8 %. El hotel, que tenía 40 habitaciones en 2015, cuenta hoy con 50."),
        Good("de", "Der Umsatz legte um 8 Prozent zu. 2015 hatte die Firma 40 Filialen, heute sind es 50."),
        Good("de", "Die Mieten stiegen um 8 Prozent. Ein Brot, das im Mai 4 Euro kostete, kostet heute 5 Euro."),
        Bad("fr", "Le refuge est passé de 40 000 visiteurs en 2015 à 46 000 en 2016, soit [[12 %]] de plus."),
        Good("fr", "Le refuge est passé de 40 000 visiteurs en 2015 à 46 000 en 2016, soit 15 % de plus."),
        Bad("en", "Sales rose from 40,000 tins in 2015 to 46,000 in 2016. The [[12 percent]] rise came from exports."),
        Good("en", "Sales rose from 40,000 tins in 2015 to 46,000 in 2016. The 15 percent rise came from exports."),
        Bad("es", "Las visitas pasaron de 40.000 en 2015 a 46.000 en 2016, un aumento del [[12 %]]."),
        Good("es", "Las visitas pasaron de 40.000 en 2015 a 46.000 en 2016, un aumento del 15 %."),
        Bad("de", "Die Zahl stieg von 40.000 im Jahr 2015 auf 46.000 im Jahr 2016, ein Plus von [[12 Prozent]]."),
        Good("de", "Die Zahl stieg von 40.000 im Jahr 2015 auf 46.000 im Jahr 2016, ein Plus von 15 Prozent."),
        Bad("en", "The stamp went up from 60p to 75p, a rise of [[20 percent]]."),
        Good("en", "The stamp went up from 60p to 75p, a rise of 25 percent."),
        Bad("es", "La entrada, que antes costaba 8 euros, vale ahora 10, un [[40 %]] más."),
        Bad("de", "Bislang kostete die Karte 8 Euro, von Montag an sind es 10 Euro, also [[40 Prozent]] mehr."),
        Bad(
            "fr", "Chute de [[30 %]] pour les ventes de sapins. Le froid a découragé. En tout, 640 contre 800 en 2018."
        ),
        Good("fr", "Chute de 30 % pour les sapins. La fête a eu lieu. La Croix-Rouge comptait 640 dons, contre 800."),
        Bad("en", "Ticket sales slumped [[30 percent]]. Rain kept people away. In all, 640 went, against 800 in 2018."),
        Good(
            "en", "Ticket sales slumped 30 percent. Rain fell. The Red Cross counted 640 donors, against 800 in 2018."
        ),
        Bad("es", "La cosecha cayó un [[30 %]]. Llovió poco. En total, 640 toneladas, frente a las 800 de 2018."),
        Good(
            "es", "La cosecha cayó un 30 %. Llovió poco. La Cruz Roja repartió 640 toneladas, frente a las 800 de 2018."
        ),
        Bad(
            "de",
            "640 Millionen Euro nahm der Verband ein. Er war froh. Im Jahr zuvor waren es 800 Millionen gewesen. "
            "Der Rückgang von [[30 Prozent]] trifft alle.",
        ),
        Good(
            "de",
            "640 Euro nahm der Chor ein. Im Jahr zuvor waren es 800 gewesen. Der Rückgang von 20 Prozent schmerzt.",
        ),
        Bad("en", "The fee is now £45. It was £36 before. Parents call the [[40 percent]] increase a disgrace."),
        Good("en", "The fee is now £45. It was £36 before. Parents call the 25 percent increase a disgrace."),
        Bad(
            "fr",
            "Les ventes ont reculé de [[30 %]]. Il a plu. On a livré 160 000 vélos, contre 200 000 un an plus tôt.",
        ),
        Good(
            "fr",
            "Les ventes de livres ont reculé de 30 %. Au cinéma, 160 000 entrées ont suivi, contre 150 000 en 2011.",
        ),
        Bad(
            "en",
            "Sales fell by [[30 per cent]]. It rained. In all 160,000 bikes were delivered, after 200,000 a year ago.",
        ),
        Bad(
            "es", "Las ventas bajaron un [[30 %]]. Llovió. Se entregaron 160.000 bicis, frente a 200.000 un año antes."
        ),
        Bad("fr", "Le groupe a vendu pour 318 millions d'euros, dix-huit de plus qu'en 2017 ([[9 %]])."),
        Good("fr", "Le groupe a vendu pour 318 millions d'euros, dix-huit de plus qu'en 2017 (6 %)."),
        Good("en", "The group had sales of 318 million euros, eighteen more than in 2017 (6%)."),
        Good("de", "Der Konzern setzte 318 Millionen Euro um, achtzehn mehr als 2017 (6 Prozent)."),
        Good("es", "El grupo vendió por 318 millones de euros, dieciocho más que en 2017 (un 6 %)."),
        Bad("fr", "Le bénéfice a reculé de [[22,1 %]], passant de 355 millions à 312."),
        Good("fr", "Le bénéfice a reculé de 12,1 %, passant de 355 millions à 312."),
        Good("en", "Profit fell by 12.1 per cent, from 355 million to 312."),
        Good("de", "Der Gewinn sank um 12,1 Prozent von 355 Millionen auf 312."),
        Bad("de", "Der Gewinn sank um [[22,1 Prozent]] von 355 Millionen auf 312."),
        Good("es", "El beneficio cayó un 12,1 %, de 355 millones a 312."),
        Bad("fr", "L'action a pris [[5,2 %]] à 41,30 euros, soit un gain de 1,30 euro."),
        Good("fr", "L'action a pris 3,2 % à 41,30 euros, soit un gain de 1,30 euro."),
        Bad("en", "The shares rose [[5.2%]] to $41.30, a gain of $1.30."),
        Bad("de", "Die Aktie legte um [[5,2 Prozent]] auf 41,30 Euro zu, ein Plus von 1,30 Euro."),
        Good("de", "Die Aktie legte um 3,2 Prozent auf 41,30 Euro zu, ein Plus von 1,30 Euro."),
        Bad("es", "La acción subió un [[5,2 %]] hasta los 41,30 euros, un alza de 1,30 euros."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield changes that the amounts contradict, and those that they confirm."""
        for change in changes(document):
            if change.told.kind is QuantityKind.FRACTION:
                yield from self._told_in_words(document, change)
            elif change.told.kind is QuantityKind.PERCENT and not change.of_shares:
                yield from self._judged(document, change)

    def _judged(self, document: Document, change: Change) -> Iterator[Finding]:
        before, after = change.pair.values()
        if change.sign * (after - before) < 0 and "versus" in change.pair.match:
            # "141 en 2018 contre 446 en 2019, soit une hausse": what stands first came first.
            change = change.turned()
            before, after = after, before
        ways = verdicts(change)
        severity = self.severity
        if not ways or not before:
            return
        percent = (after - before) / before * 100
        sum_ = f"({say(after)} - {say(before)}) / {say(before)} = {say(percent)} %."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, sum_, change.pair.match.span)]
        wrong_way = change.sign * percent < 0
        if True in ways and is_whole_beside_tenths(change):
            ways = [None]
        if True in ways and is_bare(change) and True not in verdicts(change, Fraction(0), _LIKELY):
            # Nobody rounds both amounts so far that it is only just the percentage.
            ways = [None]
        if True in ways and not wrong_way:
            yield self.confirmed(change.told.span, "The amounts make the percentage.", evidence=evidence)
        if None in ways and True not in ways and is_bare(change) and set(verdicts(change, _LIKELY)) == {False}:
            severity = Severity.WARNING
            evidence.append(
                Evidence(EvidenceKind.TEXT, "Only if both amounts were rounded as far as can be it is that.")
            )
        elif None in ways and True not in ways and is_share_of_the_later(change, before, after):
            severity = Severity.WARNING
        elif None in ways and True not in ways and (is_written_finely(change) or is_whole_beside_tenths(change)):
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, _AS_EXACTLY))
        elif None in ways:
            return
        if change.taken:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN))
        if wrong_way and change.taken:
            # What rises is another thing than what has fallen.
            return
        if (True in ways and not wrong_way) or not change.sign or not is_of_them(document, change):
            return
        if is_on_another_basis(document, change) or _is_made_elsewhere(document, change, _makes):
            return
        other = (after - before) / after * 100 if after else None
        if other is not None and judge(change.told, Range(abs(other), abs(other)), Range(abs(other), abs(other))):
            evidence.append(
                Evidence(EvidenceKind.ARITHMETIC, f"{say(abs(other))} % is the change as a share of {say(after)}.")
            )
        way = "rise" if percent > 0 else "fall"
        message = f"From {say(before)} to {say(after)} is a {way} of {say(abs(percent))} %"
        message += "." if wrong_way and True in ways else f", not {say(change.told.value)} %."
        yield self.contradicted(
            change.told.span,
            message,
            severity=self.said(document, change.pair.match.span, severity),
            related=[
                Related("The difference" if "by" in change.pair.match else "Before", change.pair.start.span),
                Related("After", change.pair.end.span),
            ],
            evidence=evidence,
            suggestions=() if wrong_way else repair(document, abs(percent), change.told),
        )

    def _told_in_words(self, document: Document, change: Change) -> Iterator[Finding]:
        """Compare a change with the fraction that it is said to be: "um die Hälfte, von 120 auf 160"."""
        before, after = change.pair.values()
        told, meant = change.told, reach(change.told, change.told.hedge)
        if meant is None or not before or change.sign * (after - before) <= 0 or not is_of_them(document, change):
            return
        made, fraction = abs(after - before) / before, Fraction(told.value)
        sum_ = f"({say(after)} - {say(before)}) / {say(before)} = {say((after - before) / before * 100)} %"
        statement = f"{sum_}, and {fraction} = {say(fraction * 100)} %."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, statement, change.pair.match.span)]
        finer = whole_beside_tenths(change)
        wide = [relative(*finer)] if finer else [relative(*amounts) for _, amounts in change.pair.amounts()]
        if any(ratio is not None and ratio.size.times(Fraction(1, 100)).meets(meant) for ratio in wide):
            if told.hedge is not None or abs(made - fraction) <= CLOSE:
                yield self.confirmed(told.span, "The amounts make the fraction.", evidence=evidence)
            return
        if abs(after - before) == fraction or _is_made_elsewhere(document, change, _makes_part):
            # "37,9 °C, tres décimas más que los 37,6".
            return
        way = "rise" if after > before else "fall"
        severity = self.severity if abs(made - fraction) / fraction > FAR else Severity.WARNING
        if change.taken or finer:
            severity = Severity.WARNING
            evidence.append(Evidence(EvidenceKind.TEXT, TAKEN if change.taken else _AS_EXACTLY))
        yield self.contradicted(
            told.span,
            f"From {say(before)} to {say(after)} is a {way} of {say(made * 100)} %, not of {fraction}.",
            severity=self.said(document, change.pair.match.span, severity),
            related=[Related("Before", change.pair.start.span), Related("After", change.pair.end.span)],
            evidence=evidence,
        )


def _is_made_elsewhere(document: Document, change: Change, makes: Callable[[Change, Fraction, Fraction], bool]) -> bool:
    start, end = (Fraction(amount.value) for amount in (change.pair.start, change.pair.end))
    before = end - change.sign * start
    between = document.text[change.pair.start.span.end : change.pair.end.span.start]
    is_parted = len(between) <= _PARTED and between.lstrip().startswith(",")
    if is_parted and change.sign and before > 0 and makes(change, before, end):
        # "Reculent de 412 000 euros, à 6,1 millions": the first is by how much.
        return True
    return is_made_by_others(
        document,
        change.pair.match.span,
        change.told,
        (change.pair.start, change.pair.end),
        partial(makes, change),
        loosely=change.taken,
    )


def _makes(change: Change, before: Fraction, after: Fraction) -> bool:
    """Tell whether two amounts make the percentage of a change, the way it goes."""
    percent = (after - before) / before * 100
    return change.sign * percent >= 0 and judge(change.told, *[Range(abs(percent), abs(percent))] * 2) is True


def _makes_part(change: Change, before: Fraction, after: Fraction) -> bool:
    """Tell whether two amounts make the fraction of a change, the way it goes."""
    meant, made = reach(change.told, change.told.hedge), (after - before) / before
    return meant is not None and change.sign * made >= 0 and Range(abs(made), abs(made)).meets(meant)
