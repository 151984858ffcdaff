"""counts.figure-drift."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    QUOTATIONS,
    TIMEXES,
    Bad,
    BlockKind,
    Checker,
    Confirmed,
    Construction,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    KnownGap,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Words,
)
from factcheck_counts.readings import casualties
from factcheck_counts.readings.anaphors import anaphors
from factcheck_counts.readings.arithmetic import repair, say, words
from factcheck_counts.readings.casualties import ANYONE, CASUALTIES, harmed_counts, tells_of_now
from factcheck_counts.readings.completions import tells_which
from factcheck_counts.readings.covered import Covered
from factcheck_counts.readings.named_amounts import named_again
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.penalties import passed_again, sought_again
from factcheck_counts.readings.resumed import Resumed, resumed
from factcheck_counts.readings.same_figures import (
    at_other_times,
    comparable,
    in_headline,
    is_beside_others,
    is_certain,
    is_far,
    is_known,
    is_remark,
    is_same_word,
    is_whole,
    names_year,
    noun_of,
    tells_of_hours,
    tells_of_others,
)
from factcheck_counts.readings.slips import slips, told_again
from factcheck_counts.readings.taken_up import (
    NEXT,
    does_what_was_told,
    exchanged,
    is_all_of_them,
    of_the_same,
    same_words,
    taken_up,
    with_noun,
)

HELD = Construction("counts.held")
UPDATE = Words("counts.update")
#: "Les deux" may be any two.
_FEWEST = 2


class FigureDrift(Checker):
    """A number that the article takes up again as another one.

    What it does:
        Compares "ces quatorze passagers" and "les quatorze passagers" with the number of the same noun that the
        article has named before, and "les 430 salariés de l'usine" with the number that the factory is said to
        have. A number is reported that stands nowhere else and follows from no others, where the noun has been
        counted once. Fewer may be some of them, unless the digits are the same in another order: "860 moutons",
        "les 680 moutons". Those who are dead, hurt, missing or at work at one place are the same however it is
        said: "12 morts", "14 personnes ont perdu la vie".

        Ten and more with nothing but an article are all that were named ("26 marins … Les 21 marins ont été sauvés"),
        and so are those of whom the same is told again ("sitzen fest … die 16 festsitzenden").

        Amounts that are the only two of their unit, with the same digits in another order, are one amount where
        the second points back: "un prêt de 3,4 millions", "le prêt de 4,3 millions"; so are they with any digits
        where a demonstrative points to the sentence before: "450 hectares … reboiser ces 600 hectares".

        The same words mean the same things ("120 toiles de maître … les 150 toiles de maître"), be they more or fewer,
        those to whom something was done are those of the sentence before ("evacuaron a 17 … los 19 evacuados"), and the
        only two measures of a unit are one where two neighbouring digits of three have changed places.

        People and things that are counted once are the same under another word for them, "six mountaineers … the
        seven climbers", "36 jets … the 40 aircraft", by what they did or what was done to them, "eleven men on trial …
        the twelve defendants", and with no word at all: "212 migrants … All 221 were saved". What completes the second
        must have been told of the first: "the 60 firefighters deployed", "the 34 branches that are to close".

    Why it matters:
        A figure is corrected in the lead and forgotten below, or the other way round.

    Known limits:
        Other counts are compared only where they are taken up with an article or a demonstrative. Where the words tell
        of an update ("un nouveau bilan"), of different days, or, for the dead and the hurt, of an hour, a sum, or a
        name that is new nothing is reported. The second number may mean other people; hence a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        349 numbers confirmed; one warning, true (four departments, then "ces trois départements").
    """

    id = "counts.figure-drift"
    since = "0.2"
    severity = Severity.WARNING
    reads = (ANYONE, HELD, UPDATE, BLOCKS, QUOTATIONS, TIMEXES, *casualties.READS)
    examples = (
        Bad("fr", "Le voyagiste va céder huit de ses hôtels. La vente [[des onze hôtels]] prendra un an."),
        Bad(
            "en",
            "The operator is to sell eight of its hotels. The sale of [[the eleven hotels]] will take a year.",
        ),
        Bad("es", "La agencia venderá ocho de sus hoteles. La venta de [[los once hoteles]] llevará un año."),
        Bad("de", "Der Veranstalter verkauft acht seiner Hotels. Der Verkauf [[der elf Hotels]] wird ein Jahr dauern."),
        Good("fr", "Le voyagiste va céder huit de ses hôtels. Les onze hôtels restants seront rénovés."),
        Good("en", "The tour operator is to sell eight of its 19 hotels. The eleven hotels left will be refurbished."),
        Good("es", "La agencia venderá ocho de sus hoteles. Los once hoteles que quedan se renovarán."),
        Good("de", "Der Veranstalter verkauft acht seiner Hotels. Die elf Hotels in Tirol bleiben geöffnet."),
        Bad(
            "fr",
            "L'essai a suivi 640 malades de douze hôpitaux. [[Les neuf hôpitaux]] participants le suivront.",
        ),
        Bad("es", "Se siguió a 640 enfermos de doce hospitales. [[Los nueve hospitales]] participantes seguirán."),
        Bad("de", "Man sah 640 Kranke aus zwölf Spitälern. [[Die neun beteiligten Spitäler]] machen weiter."),
        Bad(
            "fr", "Le car transportait 12 passagers. Tous dormaient. [[Ces 14 passagers]] ont été conduits à l'hôpital."
        ),
        Bad("fr", "Le feu a touché 12 maisons détruites en une nuit. [[Les 10 maisons détruites]] seront rebâties."),
        Confirmed("fr", "Le car transportait 12 passagers. [[Les 12 passagers]] ont été conduits à l'hôpital."),
        Good("fr", "Le car transportait 12 passagers. Ces quatre passagers-là dormaient."),
        Good("fr", "Treize personnes ont été arrêtées à Lyon et treize à Lille. Ces 26 personnes ont été relâchées."),
        Good("fr", "Quatre hommes l'accusent. Deux autres hommes témoignent. Ces trois hommes ont été entendus."),
        Good(
            "fr", "Le car transportait 12 passagers. Les 14 passagers qui le suivaient dans un autre car sont indemnes."
        ),
        Good("fr", "Un bilan provisoire faisait état de 12 blessés. Les 14 blessés ont été conduits à l'hôpital."),
        Good("fr", "Les 12 élèves de Lyon sont partis. Les 14 élèves de Lille aussi."),
        Bad(
            "fr",
            "L'usine emploie 340 salariés à Lens. Elle ferme. Les [[430 salariés]] de l'usine seront réunis lundi.",
        ),
        Confirmed(
            "fr", "L'usine emploie 340 salariés à Lens. Elle ferme. Les [[340 salariés]] de l'usine sont réunis."
        ),
        Good("fr", "L'usine emploie 340 salariés. Elle ferme. Les 430 salariés du groupe seront réunis lundi."),
        Good("fr", "Le groupe emploie 340 salariés à Lens. Les 430 salariés du groupe seront réunis lundi."),
        Good("fr", "Deux joueurs de l'équipe sont malades. Mardi, trois joueurs de l'équipe étaient blessés."),
        Good("fr", "L'usine emploie 340 salariés. En 2010, les 430 salariés de l'usine avaient fait grève."),
        Good("fr", "L'usine employait 340 salariés. Les 430 salariés de l'usine seront réunis lundi."),
        Good(
            "fr",
            "Les 340 salariés de l'usine de Lens sont réunis. Les 430 salariés de l'usine de Lyon le seront mardi.",
        ),
        Bad(
            "fr",
            "Dimanche, 1 450 foyers étaient sans courant. Il faut le rendre [[aux 1 540 foyers]] qui en sont privés.",
        ),
        Bad("fr", "Le camion transportait 320 ruches. Il a versé. [[Les 230 ruches]] ont été récupérées."),
        Good("fr", "L'accident a fait 20 blessés. Les 12 blessés graves ont été héliportés."),
        Good("fr", "L'accident a fait 12 blessés graves. Les 21 blessés légers sont rentrés."),
        Good("fr", "Lundi, 1 450 foyers étaient sans courant. Mardi, les 1 540 foyers touchés attendaient encore."),
        Good("fr", "Le club compte 230 licenciés. Les 320 licenciés du club voisin jouent sur le même terrain."),
        Bad("en", "The coach carried 12 passengers. All were asleep. [[These 14 passengers]] were taken to hospital."),
        Confirmed("en", "The coach carried 12 passengers. [[These 12 passengers]] were taken to hospital."),
        Bad("en", "The hospital has 212 beds. The union fears that the hospital's [[221 beds]] could be next."),
        KnownGap("en", "It is a 212-bed hospital. The union fears that the hospital's [[221 beds]] could be next."),
        Good("en", "The plant employs 340 workers. The 430 workers at the group will meet on Monday."),
        Good("en", "The coach carried 12 passengers. The 14 passengers who followed were unhurt."),
        Bad(
            "es", "El autocar llevaba 12 pasajeros. Todos dormían. [[Estos 14 pasajeros]] fueron llevados al hospital."
        ),
        Bad(
            "en", "At dawn 860 sheep broke out of a pen. With the help of dogs [[the 680 sheep]] were led to a meadow."
        ),
        Good("en", "The school has 320 pupils. The 230 pupils who travel by bus were sent home."),
        Good("en", "The truck carried 320 beehives. The 230 wooden beehives burned."),
        Good("en", "The firm ordered 24 buses in May. The 42 buses ordered last year are in service."),
        Bad("es", "De un corral escaparon 860 ovejas. Con ayuda de tres perros, [[las 680 ovejas]] volvieron."),
        Good("es", "El colegio tiene 320 alumnos. Los 230 alumnos que usan el comedor fueron enviados a casa."),
        Bad("es", "La fábrica emplea a 340 obreros. Los [[430 obreros]] de la fábrica se reunirán el lunes."),
        Good("es", "El autocar llevaba 12 pasajeros. Los 14 pasajeros que lo seguían están ilesos."),
        Bad("de", "Der Bus beförderte 12 Passagiere. Alle schliefen. [[Diese 14 Passagiere]] kamen ins Krankenhaus."),
        Bad("de", "860 Schafe waren ausgebrochen. Mit Hilfe dreier Hunde wurden [[die 680 Schafe]] eingefangen."),
        Good("de", "Die Schule hat 320 Schüler. Die 230 Schüler, die mit dem Bus fahren, wurden heimgeschickt."),
        Bad("de", "Das Werk hat 340 Mitarbeiter. Die [[430 Mitarbeiter]] des Werkes treffen sich am Montag."),
        Good("de", "Das Werk hat 340 Mitarbeiter. Die 430 Mitarbeiter des Konzerns treffen sich am Montag."),
        Good("de", "Der Bus beförderte 12 Passagiere. Diese 12 Passagiere kamen ins Krankenhaus."),
        Bad("en", "The club has 180 young players. [[These 210 players]] train on one pitch."),
        Good("fr", "Le feu a touché 26 maisons, selon un premier décompte. Les 36 maisons seront rasées."),
        Good("en", "The fire destroyed 26 homes, police first said. The 36 homes will be pulled down."),
        Bad("de", "Dem Verein gehören 180 Bauern an. Am Dienstag blockierten [[diese 210 Bauern]] das Werk."),
        Bad("fr", "Le séisme a fait 12 morts. Tout est clos. [[14 personnes]] ont perdu la vie, dit le maire."),
        Good("fr", "Le séisme a fait 12 morts. Dans les villages voisins, 14 autres personnes ont perdu la vie."),
        Good("fr", "Le séisme a fait 12 morts. À midi, 14 personnes étaient mortes. À 18h, on en comptait 20."),
        Good("fr", "Le séisme a fait 12 morts à Vaux. Dans la vallée de Brion, 14 personnes ont perdu la vie."),
        Good("fr", "Le séisme a fait 12 morts et deux disparus. Au matin, 14 personnes étaient mortes."),
        Bad("fr", "Le groupe emploie 800 personnes. Il recrute. Le groupe compte [[1 000 salariés]]."),
        Good("fr", "Le groupe emploie 800 personnes. Un groupe de 1 000 salariés lui fait concurrence."),
        Good("fr", "Le groupe emploie 800 personnes. En 2010, le groupe comptait 1 000 salariés."),
        Bad("en", "The quake left 12 people dead. Schools are shut. [[14 people]] were killed, the mayor says."),
        Good("en", "The quake left 12 people dead. In the next valley, 14 other people were killed."),
        Bad("en", "The firm employs 800 people. It is hiring. The firm has [[1,000 workers]]."),
        Bad(
            "es",
            "El seísmo dejó 12 muertos. [[14 personas]] fallecieron, dice el alcalde.",
        ),
        Bad("es", "La empresa emplea a 800 personas. La empresa tiene [[1.000 trabajadores]] fijos."),
        Bad("de", "Die Firma beschäftigt 800 Menschen. Sie stellt ein. Die Firma hat [[1.000 Mitarbeiter]]."),
        Bad(
            "fr",
            "La commune a pris un prêt de 3,4 millions d'euros. Le prêt de [[4,3 millions d'euros]] court sur dix ans.",
        ),
        Bad(
            "en",
            "The town borrowed $2.7 million for the pool. It will take years to pay off the [[$7.2 million]] loan.",
        ),
        Bad("es", "El embalse guarda 580 hectáreas de agua. Vaciar esas [[850 hectáreas]] llevará un mes."),
        Bad("de", "Der Turm soll 132 Meter hoch werden. Viele stört, dass der [[123 Meter]] hohe Turm blinkt."),
        Good("fr", "Le pont mesure 132 mètres. Un autre, long de 213 mètres, sera bâti en aval."),
        Bad(
            "en",
            "It found homes for 84 families last year. [[The 48 families]] for whom it found homes last year stayed.",
        ),
        Bad("fr", "Dix personnes ont été blessées au carrefour. Les [[treize blessés]] sont à l'hôpital de Vaux."),
        Bad("fr", "Le naufrage a fait 12 morts. Les corps des [[14 victimes]] ont été transférés à Brion."),
        Good("fr", "Le naufrage a fait 12 morts. Les corps de neuf victimes ont été retrouvés."),
        Bad(
            "fr",
            "Le procureur requiert neuf ans de prison. Il paraît que les [[sept ans]] de prison requis par le procureur"
            " sont lourds.",
        ),
        Good("fr", "Le procureur requiert neuf ans de prison. Il trouve lourds les sept ans de prison infligés."),
        Bad("fr", "Quarante-deux élus ont signé l'appel. Aucun des [[vingt-quatre signataires]] n'est du canton."),
        Good("fr", "Quarante-deux élus ont signé l'appel. Les vingt-quatre signataires du canton se taisent."),
        Bad("fr", "Vingt-six marins étaient à bord. Ils dormaient. [[Les 21 marins]] ont été sauvés."),
        Good("fr", "Vingt-six marins étaient à bord. Cinq sont partis. Les 21 marins ont été sauvés."),
        Good("fr", "Vingt-six marins étaient à bord. À Vaux, les 21 marins ont été sauvés."),
        Bad("fr", "Le feu a parcouru 450 hectares. Il faudra dix ans pour reboiser ces [[600 hectares]]."),
        Good("fr", "Le feu a parcouru 450 hectares. Il a pris un bois voisin, et ces 600 hectares sont perdus."),
        Good("fr", "Le feu a parcouru 450 hectares lundi et 150 mardi. Il faudra reboiser ces 600 hectares."),
        Bad("en", "Sixteen miners were trapped. By night, [[all nineteen trapped miners]] had been freed."),
        Good("en", "Thirty miners were trapped. By noon 12 were freed. The 18 trapped miners had food."),
        Bad(
            "en",
            "Prosecutors asked for nine years in prison. He called the [[seven years]] in prison asked by prosecutors"
            " absurd.",
        ),
        Good("en", "Prosecutors asked for nine years in prison. He got the seven years in prison that he expected."),
        Bad("en", "The fire burned 450 acres. It will take years to replant those [[600 acres]]."),
        Good("en", "The wreck left 27 people dead. By evening the bodies of 21 victims had been found."),
        Bad("es", "A bordo iban 19 marineros. Dormían. [[Los 16 marineros]] llegarán el lunes a puerto."),
        Good("es", "A bordo iban 19 marineros. Los 16 marineros indonesios llegarán el lunes a puerto."),
        Bad("es", "La fiscal pide cinco años de cárcel. Él ve duros los [[ocho años]] de cárcel que pide la fiscal."),
        Good("es", "La fiscal pide cinco años de cárcel. Él ve injustos los ocho años de cárcel que pide su socio."),
        Bad("es", "El fuego quemó 450 hectáreas. Costará años repoblar esas [[600 hectáreas]]."),
        Bad(
            "de",
            "Die Anklage fordert neun Jahre Haft. Er nennt die [[sieben Jahre]] Haft, die die Anklage fordert, hart.",
        ),
        Good("de", "Die Anklage fordert neun Jahre Haft. Er nannte die sieben Jahre Haft seines Bruders absurd."),
        Bad("de", "18 Kinder sitzen in Rom fest. [[Die 16 festsitzenden Kinder]] sollen am Freitag heimfliegen."),
        Good("de", "18 Kinder sitzen in Rom fest. Die 16 jüngeren Kinder sollen am Freitag heimfliegen."),
        Bad("de", "Das Feuer zerstörte 450 Hektar. Jahre dauert das Aufforsten dieser [[600 Hektar]]."),
        Good("de", "Der Hof hat 40 Hektar. Er pachtete dazu, und diese 60 Hektar bestellt er allein."),
        Bad("fr", "Une coulée a emporté neuf randonneurs. [[Les onze alpinistes]] ont été retrouvés vivants."),
        Good("fr", "Une coulée a emporté neuf randonneurs. Les onze alpinistes de Vaux étaient rentrés."),
        Bad("fr", "Trente coureurs ont fini. Un seul amateur figure parmi [[ces trente-deux rescapés]]."),
        Bad("fr", "Un pont long de 186 mètres ouvrira. Avec ses [[168 mètres]], il sera le plus long du canton."),
        Bad("en", "The boat was carrying 64 refugees. [[All 71]] were taken to the island."),
        Good("en", "The boat was carrying 64 refugees. All 71 crew of the ferry were taken to the island."),
        Bad("en", "The trawler had nine fishermen on board. [[The eleven sailors]] were winched to safety."),
        Good("en", "The trawler had nine fishermen on board. The eleven sailors who saw it sink called for help."),
        Bad("en", "A slide killed six climbers. The bodies of the [[seven victims]] were flown to the valley."),
        Bad("es", "En la barca viajaban 46 migrantes. [[Los 52 rescatados]] están bien."),
        Good("es", "En la barca viajaban 46 migrantes. Los otros 52 rescatados iban en un ferri."),
        Bad(
            "es", "La obra fue adjudicada por 2,4 millones. La firma, adjudicada por [[4,2 millones]], empieza en mayo."
        ),
        Bad("de", "28 Schüler saßen im Bus. [[Die 32 Kinder]] blieben unverletzt."),
        Good("de", "28 Schüler saßen im Bus. Die 32 Kinder aus Ulm blieben daheim."),
        Bad(
            "de",
            "Ein Brand richtete einen Schaden von 40.000 Euro an. Dieser Schaden von [[60.000 Euro]] war vermeidbar.",
        ),
        Bad("fr", "Le musée expose 120 toiles de maître. [[Les 150 toiles de maître]] viennent de Lyon."),
        Good("fr", "Le musée expose 120 toiles de maître. Les 150 toiles de jeunesse viennent de Lyon."),
        Bad("fr", "Elle a touché 12 000 euros de prime. Elle a rendu [[ces 14 000 euros de prime]] au club."),
        Bad("fr", "Les secours ont évacué 17 campeurs. Les [[19 évacués]] dorment au gymnase."),
        Good("fr", "Les secours ont évacué 17 campeurs. Les 19 évacués du hameau dorment au gymnase."),
        Bad("fr", "Le barrage est haut de 132 mètres. Vue de la crête, à [[123 mètres]], la vallée est bleue."),
        Good("fr", "Le barrage est haut de 132 mètres. Un autre, en aval, s'élève à 123 mètres."),
        Bad("fr", "Le ferry transportait 42 marcheurs. Nul ne dormait. Aucun [[des 38 marcheurs]] n'est blessé."),
        Bad("en", "The council bought 60 bikes for hire. [[The 80 bikes for hire]] will be painted red."),
        Good("en", "The council bought 60 bikes for hire. The 80 bikes for couriers will be painted red."),
        Bad("en", "Rescuers evacuated 17 campers. The [[19 evacuees]] are sleeping in a gym."),
        Good("en", "Rescuers evacuated 17 campers. The 19 evacuees from the next valley are asleep."),
        Bad("en", "The dam is 132 metres high. Seen from its crest, [[123 metres]] up, the valley is blue."),
        Good("en", "The dam is 132 metres high. Another one downstream rises to 123 metres."),
        Bad("es", "El museo expone 120 cuadros de caza. [[Los 150 cuadros de caza]] vienen de Lugo."),
        Good("es", "El museo expone 120 cuadros de caza. Los 150 cuadros de flores vienen de Lugo."),
        Bad("es", "Los bomberos rescataron a 17 excursionistas. Los [[19 rescatados]] duermen en un gimnasio."),
        Good("es", "Los bomberos rescataron a 17 excursionistas. Los 19 rescatados de ayer duermen."),
        Bad("es", "La presa mide 132 metros. Visto desde lo alto, a [[123 metros]], el valle es azul."),
        Bad("de", "Die Stadt kaufte 60 Räder zum Verleih. [[Die 80 Räder zum Verleih]] werden rot."),
        Good("de", "Die Stadt kaufte 60 Räder zum Verleih. Die 80 Räder zum Verkauf werden rot."),
        Bad("de", "Die Polizei nahm 17 Männer fest. Die [[19 Festgenommenen]] schweigen."),
        Good("de", "Die Polizei nahm 17 Männer fest. Die 19 Festgenommenen aus Ulm schweigen."),
        Bad("de", "Die Staumauer ist 132 Meter hoch. Von der Krone, [[123 Meter]] über dem Tal, sieht man weit."),
        Bad("de", "Am Einsatz waren 48 Helfer beteiligt. Gegen Mitternacht konnten [[die 42 Helfer]] einrücken."),
        Bad(
            "fr",
            "Le tribunal juge onze hommes pour des vols. Tous sont libres. [[Les treize prévenus]] nient les faits.",
        ),
        Good("fr", "Le tribunal juge onze hommes pour des vols. Les treize gendarmes présents ont témoigné."),
        Bad(
            "fr",
            "L'enseigne ferme 38 magasins. Elle recule. [[Les 44 boutiques]] concernées sont vides.",
        ),
        Good("fr", "L'enseigne ferme 38 magasins. Les 44 boutiques rentables resteront ouvertes."),
        Bad(
            "fr",
            "Trente gendarmes ont été mobilisés dans la nuit. [[Les 45 gendarmes mobilisés]] sont rentrés à l'aube.",
        ),
        Good("fr", "Deux gendarmes ont été blessés. Deux des trois gendarmes sont sortis de l'hôpital."),
        Bad("en", "Nine men went on trial over the raid. [[The eleven defendants]] deny it."),
        Good("en", "Nine people were held at the march. The eleven officers who were hurt are at home."),
        Bad("en", "The navy ordered 18 new helicopters. [[The 22 aircraft]] will be built in Ayr."),
        Good("en", "Twenty people were on board. The twelve survivors are in hospital."),
        Bad("en", "A crowd of 18,300 filled the ground. At the whistle [[all 19,400 fans]] stood up."),
        Good("en", "The vet took 86 animals from the farm. The 51 dogs went to a shelter."),
        Bad("es", "La policía detuvo a siete personas en el mercado. Entre los [[nueve arrestados]] hay un menor."),
        Good("es", "La policía detuvo a siete personas en el mercado. Los nueve policías heridos están en casa."),
        Bad("es", "La sala expone 64 cuadros. [[Las 72 obras]] de la muestra viajarán a Lima."),
        Good("es", "Diez diputados votaron en contra. Los doce diputados liberales se abstuvieron."),
        Bad("de", "Neun Männer stehen wegen des Raubs vor Gericht. [[Die elf Angeklagten]] schweigen."),
        Good("de", "Neun Personen wurden festgenommen. Die elf verletzten Polizisten konnten heimgehen."),
        Bad(
            "de",
            "Die Bank schließt im Norden 38 Filialen. Für [[die 44 Filialen]], die geschlossen werden, gibt es Ersatz.",
        ),
        Good("de", "Die Bank schließt im Norden 38 Filialen. Für die 44 Filialen, die bleiben, gibt es Pläne."),
        Bad("de", "Das Land beschafft 18 Hubschrauber. Mit [[den 22 Maschinen]] werden Waldbrände bekämpft."),
        # What a deed is done to is counted where its noun stands, and a crew by its members.
        Bad("fr", "La verrerie supprime 132 emplois. On proteste. [[Les 123 suppressions d'emplois]] sont pour mai."),
        Bad("en", "The glassworks will cut 132 jobs. Unions protest. [[The 150 job cuts]] will come in May."),
        Bad("es", "La vidriera suprimirá 132 empleos. Hay quejas. [[Las 123 supresiones de empleo]] serán en mayo."),
        Bad("de", "Die Glashütte streicht 132 Stellen. Man klagt. [[Die 123 Stellenstreichungen]] folgen im Mai."),
        Good("fr", "La verrerie supprime 132 emplois. Les 123 suppressions d'emplois de l'an passé ont coûté cher."),
        Bad("fr", "Un équipage de onze hommes est parti. [[Les treize membres d'équipage]] sont philippins."),
        Bad("en", "The coaster has a crew of eleven. [[All 13 crew members]] were lifted off."),
        Bad("es", "El pesquero llevaba una tripulación de 14. [[Los 16 miembros de la tripulación]] están a salvo."),
        Bad("de", "Der Kutter hatte eine Besatzung von elf Mann. [[Die 13 Besatzungsmitglieder]] wurden gerettet."),
        Good("en", "The coaster has a crew of eleven. All 13 members of the club saw it from the shore."),
        # The question before a number says what it counts.
        Bad("fr", "Combien d'abonnés sont touchés ? Douze mille. Que faire ? [[Les 21 000 abonnés]] seront avertis."),
        Bad("en", "How many customers are hit? It is 1,200, says the bank. [[All 2,100 customers]] will be paid."),
        Bad("es", "¿Cuántos clientes sufrieron el corte? Fueron 1.200. [[Los 2.100 clientes]] cobrarán."),
        Bad("de", "Wie viele Kunden trifft es? Es sind 1200, so die Bank. [[Alle 2100 Kunden]] werden verständigt."),
        Good("en", "How many customers are hit? It is 1,200. Who pays? The 2,100 customers who left will not."),
        # Whose they are takes them up as an article does, where nobody else may have some.
        Bad("fr", "Auteur de dix-sept romans, Jean Roux est mort lundi. [[Ses dix-neuf romans]] seront réédités."),
        Bad("en", "Ann Roe, the author of 17 plays, has died. None of [[her 19 plays]] is still staged."),
        Bad("es", "Autora de 17 novelas, Ana Ruiz murió el lunes. [[Sus 19 novelas]] se reeditarán."),
        Bad("de", "Siebzehn Romane hat sie verfasst. [[Ihre 19 Romane]] erscheinen nun neu."),
        Bad("en", "It closes with the loss of 640 jobs. Ministers met the workers, [[whose 460 jobs]] will go in May."),
        Good("fr", "Il a écrit dix-sept romans. Sa rivale Jeanne Morel et ses dix-neuf romans se vendent mieux."),
        Good("en", "She wrote 17 plays. Her teacher, Ann Roe, wrote for the radio. Her 19 plays are out of print."),
        Good("es", "La cadena tiene 64 tiendas en Lugo. Sus 52 tiendas de Portugal no se venden."),
        Good("de", "Er hat vier Söhne. Seine drei Töchter leben in Wien. Seine zwei Söhne in Graz kamen."),
        Good("fr", "Il a trois enfants. Ses quatre enfants, dit-on pourtant dans le village, sont partis."),
        # Those of a coach may be more than were hurt of them, and those on board more than fell ill.
        Bad(
            "fr",
            "Un car avec 34 passagers s'est couché : neuf blessés. [[Les 36 passagers]] du car dormaient.",
        ),
        Good("fr", "Dix passagers du car ont eu peur. Les 18 passagers du car ont été relogés à l'hôtel."),
        Good("en", "Ten pupils at the school fell ill. The 18 pupils at the school were tested."),
        Good("es", "Diez pasajeros del autobús se marearon. Los 18 pasajeros del autobús iban a Lugo."),
        Good("de", "Zehn Fahrgäste des Busses klagten. Die 18 Fahrgäste des Busses schliefen in Graz."),
        Good("fr", "Huit marins sont malades. Les 14 marins du cargo ont été placés en quarantaine."),
        Good("en", "Ten passengers were hurt when the bus crashed. The 18 passengers on the bus stayed the night."),
        Good("es", "Ocho marineros enfermaron. Los 14 marineros a bordo están en cuarentena."),
        Good("de", "Acht Seeleute erkrankten. Die 14 Seeleute des Schiffes sind in Quarantäne."),
        Bad("de", "Die Gemeinde plant 120 Hotelbetten. [[Die 160 Betten]] sollen ab Mai bereitstehen."),
        Good("fr", "Le car transportait 60 élèves. Certains sont rentrés. Les 42 enfants ont dormi sur place."),
        Good("en", "The coach carried 60 pupils. Some went home. The 42 children were given beds."),
        Good("fr", "Luc Roux (577 000 abonnés) a protesté. Lou, chanteuse aux 437 000 abonnés, s'en amuse."),
        Good("en", "Police arrested Roe and five other men. The six suspects were charged with theft."),
        Good("fr", "La vedette a secouru 26 marins. Les 31 marins que Lagarde a secourus sont turcs."),
        # Amounts of what was told, by its noun or its verb.
        Bad("fr", "La région versera 2,3 millions d'euros au port. La subvention de [[2,8 millions]] sera votée."),
        Bad("en", "A court fined the builder $120,000. The [[$150,000]] fine must be paid by June."),
        Bad("es", "Una viuda donó 40.000 euros al asilo. La donación de [[60.000 euros]] pagará el tejado."),
        Bad(
            "de",
            "Die Bank lieh dem Klub drei Millionen Euro. Der Kredit von [[vier Millionen Euro]] läuft neu an.",
        ),
        Bad("fr", "La panne a duré six heures. Après la coupure de [[huit heures]], le courant est revenu."),
        Bad("en", "A six-hour standoff ended peacefully in Ayr. No one was hurt in the [[eight-hour]] siege."),
        Bad("es", "El paro duró seis horas. La huelga de [[ocho horas]] dejó sin trenes la comarca."),
        Bad("de", "Die Täter erbeuteten 80.000 Euro. Von der Beute von [[90.000 Euro]] fehlt jede Spur."),
        Good("fr", "La ville a versé 200 000 euros au théâtre. La subvention de 300 000 euros versée au cirque dure."),
        Good("en", "The city gave the theatre a $200,000 grant. The $300,000 grant for the circus was not discussed."),
        Good("en", "The regulator fined the bank $3 million. The $4 million fine it faced in Spain was dropped."),
        Good("en", "He was offered $5 million for the house. He turned down the $6 million offer that followed."),
        Good("es", "El juez multó con 120.000 euros al club. La multa de 150.000 euros al estadio es de mayo."),
        Good(
            "de", "Das Land förderte das Theater mit 200.000 Euro. Die Förderung von 300.000 Euro für die Oper steht."
        ),
        Good("en", "A court fined the builder $120,000. Google had paid the $150,000 fine at once."),
        Good("en", "A court fined the builder $120,000. In 2012 the $150,000 fine was the highest of the kind."),
        # By whom or what a deed is done tells which ones they are only where another is named.
        Bad("fr", "Le plan touche 310 salariés. Les syndicats ont écrit [[aux 340 salariés]] touchés par le plan."),
        Bad("en", "The plan will affect 420 workers. [[The 240 workers]] affected by the closure will get letters."),
        Bad("es", "El ERE afecta a 420 obreros. Se pide recolocar a [[los 240 afectados]] por el expediente."),
        Good("es", "La lancha rescató a 17 bañistas. Los 19 rescatados por el helicóptero iban en otro barco."),
        Bad("en", "A bus with 34 passengers overturned. The other riders among [[the 43 passengers]] slept in a hall."),
        Good("en", "A bus with 34 passengers overturned. The other bus with the 43 passengers had arrived."),
        Bad(
            "fr",
            "Le caissier a été condamné à huit ans de prison. Son avocat juge la peine de [[dix ans]] trop lourde.",
        ),
        Good("fr", "Le caissier a été condamné à huit ans de prison. Sa complice purge une peine de dix ans."),
        Bad("en", "The cashier was jailed for six years. Her lawyer called the [[eight-year]] sentence harsh."),
        Good("en", "The cashier was jailed for six years. Her brother got the eight-year sentence he expected."),
        Bad("es", "El juez condenó al cajero a cinco años de cárcel. La pena de [[siete años]] no es firme."),
        Good("es", "El juez condenó al cajero a cinco años de cárcel. La pena máxima, de siete años, era posible."),
        Bad("de", "Der Kassier muss fünf Jahre ins Gefängnis. Die Strafe von [[sieben Jahren]] sei zu hart, sagte er."),
        Bad("de", "Zu sieben Jahren Haft hat ihn das Gericht verurteilt. Die [[achtjährige]] Haftstrafe ist hart."),
        Good("de", "Zu sieben Jahren Haft hat ihn das Gericht verurteilt. Die siebenjährige Haftstrafe ist hart."),
        Bad("de", "Zu vier Jahren Haft wurde eine 34-jährige Ärztin verurteilt. Die [[8-jährige]] Haftstrafe gilt."),
        Bad("de", "Der Arzt muss anderthalb Jahre in Haft. Gegen die [[zweijährige]] Haftstrafe will er Berufung."),
        Good("de", "Der Kassier muss fünf Jahre ins Gefängnis. Die Höchststrafe von sieben Jahren blieb ihm erspart."),
        Good("fr", "L'incendie a détruit 32 maisons du village. Les 60 maisons du village sont en bois."),
        Good("en", "Vandals damaged 32 graves at the cemetery. The 60 graves of the cemetery date from 1810."),
        Bad(
            "de",
            "Im Mastbetrieb sind 12.000 Gänse getötet worden. [[Die 21.000 getöteten Gänse]] des Betriebs kamen weg.",
        ),
        Bad(
            "fr", "Il cite 1 000 produits. De ceux-ci, 23 produits sont interdits. [[Ces 33 produits]] sont des savons."
        ),
        Good("fr", "Il cite 12 produits français et 11 produits belges. Ces 23 produits sont des savons."),
        Bad("en", "The report names 1,000 products; 23 products are banned. Among [[these 33 products]] are soaps."),
        Bad("de", "Der Bericht nennt 1000 Produkte. 23 Produkte sind verboten. [[Diese 33 Produkte]] sind Seifen."),
        Bad("es", "El informe cita 1.000 productos; 23 productos son ilegales. [[Estos 33 productos]] son jabones."),
        Good("es", "El informe cita 12 productos franceses y 11 productos belgas. Estos 23 productos son jabones."),
        Good("de", "Der Hof hat 32 Kühe verkauft. Die 60 Kühe des Hofs geben 20.000 Liter Milch."),
        Bad("de", "Der Hof hat 32 Kühe. Die [[60 Kühe]] des Hofs geben 20.000 Liter Milch."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield numbers that are taken up otherwise, and those that are the same."""
        told = Covered()
        for finding in self._named(document):
            told.add(finding.span)
            yield finding
        headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
        for first, again, start, is_all in anaphors(document, headline):
            if not told.overlaps(again.span):
                yield from self._compared(document, again, start, [first], all_of_them=is_all, one_scene=True)

    def _named(self, document: Document) -> Iterator[Finding]:
        """Yield numbers of what has been named by the same words, or told in the same way."""
        counts = [
            with_noun(document, quantity)
            for quantity in document[QUANTITIES]
            if quantity.kind is QuantityKind.CARDINAL and quantity.noun is not None and not quantity.parts
        ]
        # Of "the hospital's" a word is "hospital'".
        holders = {
            match["count"].span: match["holder"].value.rstrip("'")
            for match in document[HELD]
            if not _is_perfect(document, match)
        }
        named: dict[str, list[Quantity]] = {}
        # Nouns that were named, by themselves without the last letter.
        shortened: dict[str, str] = {}
        harmed = harmed_counts(document)
        yield from self._harmed(document, harmed)
        yield from self._employed(document)
        again = [] if document[UPDATE] else told_again(document)
        twice = {one.again.span: one for one in resumed(document, again)}
        yield from self._resumed(document, twice)
        yield from self._amounts(document, again, twice)
        before = None
        for quantity in counts:
            noun = noun_of(document, quantity)
            if noun not in named and len(noun) >= STEM:
                # "Büchern" are "Bücher".
                noun = shortened.get(noun) or (noun[:-1] if len(noun) > STEM and noun[:-1] in named else noun)
            same = named.setdefault(noun, [])
            if len(noun) > STEM:
                shortened.setdefault(noun[:-1], noun)
            # What is named for the first time takes up nothing.
            start = taken_up(document, quantity, same[0]) if same else None
            holder = holders.get(quantity.span)
            if quantity.span not in twice:
                if start is not None:
                    yield from self._compared(document, quantity, start, same)
                elif not same and before is not None and does_what_was_told(document, before, quantity):
                    yield from self._compared(document, quantity, quantity.span.start, [before])
                elif same and holder is not None and is_same_word(holder, holders.get(same[0].span, "")):
                    yield from self._compared(document, quantity, quantity.span.start, same, all_of_them=True)
            same.append(quantity)
            before = quantity

    def _employed(self, document: Document) -> Iterator[Finding]:
        """Compare how many work at one place: they are the same, whatever they are called."""
        if len(document[HELD]) < _FEWEST:
            return
        staff = document.lexicons[document.language].sets.get("counts.staff", frozenset())
        working: dict[str, Quantity] = {}
        for match in document[HELD]:
            again = match["count"].value
            if match["what"].value in staff and is_known(document, match):
                first = working.setdefault(match["holder"].value.rstrip("'"), again)
                if noun_of(document, first) != noun_of(document, again):
                    yield from self._compared(document, again, again.span.start, [first], all_of_them=True)

    def _amounts(
        self, document: Document, groups: Sequence[Sequence[Quantity]], told: Container[Span]
    ) -> Iterator[Finding]:
        """Compare amounts that have the same digits in another order, that a known noun has, and terms in prison."""
        lexicon = document.lexicons[document.language]
        pairs = [
            (first, again)
            for first, again in slips(document, groups)
            if first.noun is None or noun_of(document, first) != noun_of(document, again)
        ]
        updated = bool(document[UPDATE])
        pairs += [] if updated else named_again(document, groups)
        if any(word in document.folded for word in lexicon.sets.get("counts.penal", frozenset())):
            pairs += [*sought_again(document), *(() if updated else passed_again(document))]
        for again, first in {again: first for first, again in reversed(pairs)}.items():
            span = again.span if again.noun is None or again.unit is not None else again.span.to(again.noun)
            if again.span in told:
                continue
            yield self.contradicted(
                span,
                f"Named before were {words(document, first.span)}, here there are {words(document, again.span)}.",
                severity=self.said(document, span, self.severity),
                related=[Related("Named before", first.span)],
                evidence=[Evidence(EvidenceKind.TEXT, "This takes both for one and the same.", first.span)],
                suggestions=repair(document, first.value, again) if first.unit == again.unit else (),
            )

    def _resumed(self, document: Document, told: Mapping[Span, Resumed]) -> Iterator[Finding]:
        """Compare the numbers of noun phrases that come twice."""
        for first, again, span in told.values():
            yield self.contradicted(
                span,
                f"Named before were {words(document, first.span)}, here there are {words(document, again.span)}.",
                severity=self.said(document, span, self.severity),
                related=[Related("Named before", first.span)],
                evidence=[Evidence(EvidenceKind.TEXT, "This takes both for what the same words name.", first.span)],
                suggestions=repair(document, first.value, again),
            )

    def _harmed(self, document: Document, harmed: Mapping[Span, str]) -> Iterator[Finding]:
        """Compare how many are dead, hurt or missing, or have lost something, from one sentence to another."""
        kinds = document.lexicons[document.language].tables.get("counts.casualties", {})
        values = {(kinds.get(match["what"].value), match["count"].value.value) for match in document[CASUALTIES]}
        if not values:
            return
        # "An avalanche killed six climbers. … The seven victims": who they are is said once.
        others = {span: kind for span, kind in harmed_counts(document, ANYONE).items() if span not in harmed}
        if len(values) == len({kind for kind, _ in values}) and not others:
            return
        told: dict[str, list[Quantity]] = {}
        for quantity in document[QUANTITIES]:
            kind = harmed.get(quantity.span, "" if told else others.get(quantity.span, ""))
            if kind and not in_headline(document, quantity):
                told.setdefault(kind, []).append(quantity)
        for counts in told.values():
            first, again = counts[0], next((count for count in counts if count.value != counts[0].value), None)
            if again is None or len({count.value for count in counts}) > 2 or not is_certain(counts):
                continue
            known = taken_up(document, again, first) is not None
            if tells_of_others(document, again, known=known) or (first.span in others and not known):
                continue
            if all(tells_of_now(document, one) and not tells_of_hours(document, one) for one in (first, again)):
                yield from self._compared(document, again, again.span.start, [first])

    def _compared(
        self,
        document: Document,
        again: Quantity,
        start: int,
        named: list[Quantity],
        *,
        all_of_them: bool = False,
        one_scene: bool = False,
    ) -> Iterator[Finding]:
        noun = again.noun or again.span
        span = Span(start, noun.end)
        if not again.exact:
            return
        same = next((quantity for quantity in named if quantity.low <= again.value <= quantity.high), None)
        if same is not None:
            evidence = [Evidence(EvidenceKind.TEXT, f"Named before: {words(document, same.span)}.", same.span)]
            yield self.confirmed(span, "The number is taken up as it was named.", evidence=evidence)
            return
        first = named[0]
        if document[UPDATE] or len({one.value for one in named}) > 1 or again.value < _FEWEST:
            return
        if not first.exact and not (one_scene and is_far(first, again)):
            return
        if (taken_up(document, first) is not None and not one_scene) or not comparable(document, first, again):
            return
        if is_beside_others(document, again) or is_whole(document, first, again, start) or is_remark(document, first):
            return
        if not one_scene and (
            (not all_of_them and tells_which(document, first, again))
            or at_other_times(document, first, again)
            or not of_the_same(document, first, again)
        ):
            return
        # "The 36 planes will fly in 2030" tells of those of now.
        if names_year(document, first) or names_year(document, again, before=one_scene):
            return
        # Fewer are some of them, unless the same words name them: "12 maisons détruites", "ces 10 maisons détruites".
        # But whoever writes 680 for 860 means all.
        all_of_them = all_of_them or exchanged(first, again)
        all_of_them = all_of_them or is_all_of_them(document, again, first)
        if again.value < first.value and not all_of_them:
            end = same_words(document, noun.end, first)
            if end is None:
                return
            span = Span(start, end)
        yield self.contradicted(
            span,
            f"Named before were {say(first.value)}, here there are {say(again.value)}.",
            severity=self.said(document, span, self.severity),
            related=[Related("Named before", first.span)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"Named before: {words(document, first.span)}.", first.span),
                Evidence(EvidenceKind.TEXT, "This takes both for counting the same."),
            ],
            suggestions=repair(document, first.value, again),
        )


def _is_perfect(document: Document, match: Match) -> bool:
    """Tell whether a participle ends the clause, so that nothing is held: "Der Hof hat 32 Kühe verkauft."."""
    if document.lexicons[document.language].tables.get("spelling", {}).get("noun") != "capital":
        return False
    behind = NEXT.match(document.text, match["what"].span.end)
    return (
        behind is not None
        and not behind["comma"]
        and behind["word"].islower()
        and document.text[behind.end() : behind.end() + 1] in (".", ",", ";", "")
    )
