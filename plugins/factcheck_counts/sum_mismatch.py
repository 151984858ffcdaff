"""counts.sum-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    SENTENCES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Document,
    Finding,
    Good,
    Severity,
    Span,
)
from factcheck_counts.readings import changes, portions, totals
from factcheck_counts.readings.beyond import beyond
from factcheck_counts.readings.covered import Covered
from factcheck_counts.readings.differences import difference
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.series import READS
from factcheck_counts.readings.sums import parts_of
from factcheck_counts.readings.taken_totals import taken_totals

CLOSED = Construction("counts.parts-make-total")
BRACKETED = Construction("counts.parts-in-brackets")
SHARES = Construction("counts.shares-in-brackets")
OPEN = Construction("counts.parts-of-total")
AMONG = Construction("counts.parts-among")
TAKEN_UP = Construction("counts.parts-taken-up")
BESIDE = Construction("counts.parts-beside")
IN_TURN = Construction("counts.parts-in-turn")
ANSWERS = Construction("counts.answers")
EQUAL = Construction("counts.equal-parts")
ADDED = Construction("counts.parts-added")
NESTED = Construction("counts.parts-of-part")
ITEMISED = Construction("counts.itemised-total")
_APART = "This takes none to be counted in two of the parts."


class SumMismatch(Checker):
    """A total that its parts do not make.

    What it does:
        Adds up the parts that a sentence gives of a total. Where the words close the list ("soit", "au total",
        a colon, brackets, the votes of all voters), the sum must be the total; where they leave it open
        ("dont"), no part may exceed it, nor may parts that exclude each other together ("dont 8 hommes et 7
        femmes"). Parts may stand beside the total ("douze enfants, six filles et six garçons"), in the next
        sentence ("Dans le détail, …") or around a remark in brackets; "les 53 autres" are what a part leaves of
        a total. Behind the "et" before the last part a comma ends the list, whatever follows; a number that
        says how many parts there are ("dans les trois villages : …") is none of them. Equal shares ("2,4
        millions pour huit villes, soit 300 000 chacune"), the answers that a percentage of a poll is made of,
        and the difference of two totals ("146 victimes, soit 25 de plus que les 121 de 2018") are recomputed
        too. So are the seats of a chamber that the next sentence divides among parties, the amounts of a sum
        told clause by clause behind a colon, and so much a year. Numbers are compared as the writer can have
        meant them: "environ 300" is not 300. An ordinal with a list ("sixième échange …, dont trois …, plus …")
        has two readings, with and without the event at hand; a list that fits only the second is a warning, one
        that fits neither an error.

        What others leave ("six ont été arrêtés. Deux sont libres, les quatre autres …"), totals that a sentence
        takes up ("ces 20 millions", "alle 21 Matrosen") and votes beside those who can vote ("the nine-member
        panel voted 6-4") are compared wherever they stand. So are parts that come from different places ("50 from
        Kent, 20 from Essex …"), what something "comprised", men and women before their team, the first and the
        second, those for and against of all who voted, and a sum of money behind the amounts that make it, where
        the text says how many share it ("to the three groups"). That they are all parts is then assumed: a warning.

        A list is also taken for whole, however far its total stands, where words say what all of it comes to ("… in
        all", "En tout, cela fait …"), what something is divided into ("made up of", "financée par", "dans le détail"),
        or that there are no others ("aucun autre site n'est touché"); where votes are told of all who can vote; and
        where medals are gold, silver and bronze. Groups of which some are told to be in both are left alone.

    Why it matters:
        Totals and parts come from different paragraphs of a release, and a change in one rarely reaches the other.
        Readers add up.

    Known limits:
        One sentence, or two where the words join them ("se décompose en", "les autres", "parmi eux", "il s'agit de"),
        or the number is one of mandates. Categories that overlap ("80 filles et 60 internes") can exceed the total
        without a fault; only a single part that does is reported, parts whose nouns the lexicon knows as opposites,
        degrees of harm ("dont 4 graves et 20 légers"), and parts of a budget told by their purpose. What stands in
        brackets behind a total may be a choice of its parts; that they make less is a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        105 totals confirmed; no error, one warning, true.
    """

    id = "counts.sum-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (
        *(CLOSED, BRACKETED, SHARES, ANSWERS, OPEN, AMONG, TAKEN_UP, BESIDE, IN_TURN, EQUAL, ADDED, NESTED, ITEMISED),
        SENTENCES,
        *READS,
        *changes.READS,
    )
    examples = (
        # Those for it, those against it and those who abstain are all who came.
        Bad(
            "fr",
            "Des [[190 paysans]] venus à la réunion, 112 ont soutenu le barrage, 61 l'ont rejeté et neuf se sont "
            "abstenus.",
        ),
        Bad(
            "en",
            "Of the [[190 farmers]] who came to the meeting, 112 backed the dam, 61 rejected it and nine abstained.",
        ),
        # Whom something ended well for, and whom it did not: nobody is both.
        Bad("fr", "Le jury a lu [[64 demandes]]. Il en a accepté 41 et rejeté 27."),
        Bad("fr", "Six des [[huit accusés]] ont été condamnés, trois acquittés."),
        Bad("en", "The ferry had [[64 people]] on board. Forty-one were rescued and 27 drowned."),
        Bad("en", "Six of the [[eight accused]] were convicted, while three were cleared."),
        Bad("es", "Hubo [[64 solicitudes]]. Se aceptaron 41 y se denegaron 27."),
        Bad("es", "Seis de los [[ocho acusados]] fueron condenados y tres absueltos."),
        Bad("de", "Es lagen [[64 Gesuche]] vor. Bewilligt wurden 41, abgewiesen 27."),
        Bad("de", "Sechs der [[acht Beschuldigten]] sprach das Gericht schuldig, drei wurden freigesprochen."),
        Good("en", "The ferry had 64 people on board. Forty-one were rescued and 18 drowned."),
        Good("en", "Last year 64 people fell overboard. Forty-one were rescued on Sunday and 27 drowned."),
        Good("fr", "Le port compte 64 pontons. Quarante et un marins ont été secourus, 27 pêcheurs ont péri."),
        Good("en", "Six of the eight accused were convicted, three of them cleared of theft."),
        Good(
            "de",
            "Gefragt, ob sie im Ort insgesamt gut leben, antworteten 44 Prozent mit „eher ja“, 31 Prozent mit "
            "„eher nein“, 16 Prozent mit „sehr“ und 9 Prozent mit „gar nicht“.",
        ),
        Good(
            "en",
            "The coach held 52 people. Twenty-nine are hurt, seven of them badly, and six, including a girl of "
            "four who hid, escaped.",
        ),
        Good("en", "The council has 60 members. At its party 40 danced, 14 sang and nine slept."),
        Good("en", "The town has 35 firemen. Kent sent 19, Fife twelve and Ayr six."),
        Good("en", "The county has 84 villages. It has 60 bridges in Kent, 12 in Wales and the other eight in Fife."),
        # A row has its total in the sentence before or behind it: seats, or what the first of the parts counts too.
        Bad("fr", "La gauche tient 19 sièges, la droite douze et les Verts six. Le conseil a [[35 sièges]]."),
        Bad("fr", "Le conseil compte [[35 élus]]. La gauche en a 19, la droite et le centre douze et les Verts six."),
        Bad("en", "Polls give Labour 19 seats, Plaid twelve and the Greens six. The council has [[35 members]]."),
        Bad("es", "El sondeo da al PSOE 19 actas, al PP doce y a Vox seis. La cámara tiene [[35 escaños]]."),
        Bad(
            "de",
            "Die Umfrage sieht die SP bei 19 Sitzen, die FDP bei zwölf und die GLP bei sechs. Es gibt [[35 Sitze]].",
        ),
        Good("fr", "La gauche tient 19 sièges, la droite douze et les Verts six. Avant, le conseil avait 35 sièges."),
        Good("en", "The council has 35 members. It heard 19 teachers, twelve nurses and six bakers."),
        Bad("fr", "La route aura [[50 ponts]]. Vingt-six ponts sont à Dole, vingt à Metz et les huit derniers à Toul."),
        Bad(
            "en", "The road has [[50 bridges]]. Twenty-six bridges are in Kent, 20 in Wales and the last eight in Fife."
        ),
        Bad("es", "Habrá [[50 puentes]]. Veintiséis puentes van en Lugo, veinte en Vigo y los ocho últimos en Soria."),
        Bad("de", "Es gibt [[50 Brücken]]. 26 Brücken stehen in Ried, zwanzig in Thal und die letzten acht in Au."),
        Good("en", "The road has 54 bridges. Twenty-six bridges are in Kent, 20 in Wales and the other eight in Fife."),
        Good(
            "fr", "Le PS a 19 élus, la droite douze et le centre six ; les deux autres sont aux Verts. Il y a 39 élus."
        ),
        Good("en", "There are 60 shops. Forty are in Wales. The last 12 opened in May."),
        Good("de", "Der Verein hat 60 Boote. Vierzig liegen in Ried, acht sind rot. Die letzten vier kamen im Mai."),
        Bad(
            "fr",
            "Le budget est de [[48 millions d'euros]]. L'école prend 31 millions, la voirie 9 millions et la "
            "dette les 6 millions d'euros restants.",
        ),
        Bad("en", "The town has a [[£48m]] budget. Schools get £31m, roads £9m and debt the remaining £6m."),
        Bad(
            "es",
            "El presupuesto es de [[48 millones de euros]]. La escuela recibe 31 millones de euros, las obras 9 "
            "millones de euros y la deuda los 6 millones de euros restantes.",
        ),
        Bad(
            "de",
            "Der Etat umfasst [[48 Millionen Euro]]. Die Schulen kosten 31 Millionen Euro, die Straßen 9 "
            "Millionen Euro und die Zinsen die restlichen 6 Millionen Euro.",
        ),
        # Parts on lines of their own, below their total or above it; names with a figure each behind a colon.
        Bad(
            "fr", "La mairie abattra [[74 platanes]] cet hiver :\n\n- quai Nord : 31\n\n- quai Sud : 24\n\n- port : 16"
        ),
        Bad("en", "The firm will shut [[74 shops]] as follows:\n\n• Wales: 31\n\n• Kent: 24\n\n• Others: 16"),
        Bad("es", "Talará [[74 olmos]] este invierno:\n\n- 31 en el parque\n\n- 24 en la ribera\n\n- 16 en el puerto"),
        Bad("de", "Die Post schließt [[74 Schalter]]:\n\n- Ried 31\n\n- Thal 24\n\n- Au 16"),
        Good("en", "The firm will shut 71 shops, among them:\n\n- Wales: 31\n\n- Kent: 24\n\n- Ayr: 9"),
        Good("en", "Two men have passed 74 caps:\n\n- Reid: 31 goals\n\n- Shaw: 24\n\n- Moss: 16"),
        Good("fr", "Derrière Metz (74 points) viennent :\n\n- Nancy : 31\n\n- Toul : 24\n\n- Dole : 16"),
        Good("de", "Die drei Häuser in Ried, Thal und Au:\n\n- Ried: 2 Betten\n\n- Thal: 1 Bett"),
        Bad("fr", "Gers : 210\n\nTarn : 95\n\nLot : 40\n\nTotal : [[355]]"),
        Bad("en", "North: 210\n\nSouth: 95\n\nWest: 40\n\nIn all: [[355 votes]]"),
        Bad("es", "— Lugo: 210\n\n— Vigo: 95\n\n— Soria: 40\n\nTotal: [[355]]"),
        Bad("de", "Ried: 210\n\nThal: 95\n\nAu: 40\n\nGesamt: [[355]]"),
        Good("en", "North: 210\n\nSouth: 95\n\nWest: 40\n\nAll but 355 of them voted."),
        Bad("fr", "La répartition des [[33 sièges]] : UDC 14, PS 10, Verts 6, PLR 5."),
        Bad("en", "How the [[33 seats]] were shared out: Labour 14, Greens 10, Plaid 6, Reform 5."),
        Bad("es", "Reparto de los [[33 escaños]]: PSOE 14, PP 10, Vox 6, BNG 5."),
        Bad("de", "So verteilen sich die [[33 Sitze]]: SP 14, FDP 10, Mitte 6, GLP 5."),
        Good("en", "The times of the 33 runners: Cole 14, Reid 10, Shaw 6, Moss 5."),
        # What one has beside something else proves nothing; seats that a party has do.
        Good("es", "De los 60 pisos, 36 tienen balcón, 20 tienen jardín y 14 tienen garaje."),
        Bad("es", "De los [[120 escaños]], los populares tienen 60, los socialistas 40 y los verdes 28."),
        Good(
            "en",
            "Care swallows £138.1m, or 65p of every pound. Highways get £24.6m, waste £21.2m; the remaining £28.5m is "
            "debt.",
        ),
        # Terms and times in two units are parts of each other all the same; a ratio has no parts, nor has an age.
        Bad("fr", "Il écope de [[deux ans]] de prison, dont trente mois avec sursis."),
        Bad("en", "He got [[two years]], of which 30 months are suspended."),
        Bad("de", "Er bekam [[zwei Jahre]] Haft, davon dreißig Monate auf Bewährung."),
        Good("fr", "Kévin, de onze mois son cadet, écope de quatre ans de prison, dont trente mois avec sursis."),
        Good("de", "Die Regel lautet vier zu drei zu eins: vier Teile Mehl, drei Teile Butter, ein Teil Zucker."),
        Good("en", "The mix is four to three to one: four parts flour, three parts butter, one part sugar."),
        Good(
            "en",
            "The toll rose to 17. The bus was carrying 52 people. Twenty-nine are injured, and six, with a girl of "
            "four, escaped.",
        ),
        Good(
            "fr",
            "Il y a 14 morts. Ils sont 30 à être soignés, dont 8 gravement. Les 17 autres passagers du car, qui en "
            "transportait 61, sont indemnes.",
        ),
        # What something is more or less by is none of its parts; nor is what is told of some beside the others.
        Confirmed(
            "en", "Of the [[640 staff]], 90 more than a year ago, 400 work in Hull, 110 in Leeds and 130 in York."
        ),
        Good("fr", "Sur les 312 mineurs, 251 sont des garçons, 58 ont moins de 13 ans et 97 étaient déjà connus."),
        Good("en", "Of the 312 minors, 251 were boys, 58 are under 13 and 97 had been in court before."),
        Good("es", "De los 312 menores, 251 son chicos, 58 tienen menos de 13 años y 97 ya eran conocidos."),
        Good("de", "Von den 312 Minderjährigen sind 251 Jungen, 58 waren keine 13 und 97 hatten Vorstrafen."),
        Good("en", "That makes 17 hours and 20 minutes: eight hours' difference on departure, seven on arrival."),
        Good("en", "The ferry makes 11 crossings a day, $6 each way, or $10 return."),
        Good(
            "de", "Insgesamt sagten 41 Prozent „eher ja“, 33 Prozent „nein“, 17 Prozent „sehr“, 8 Prozent gar nichts."
        ),
        # The others are those of a number told before, and what makes it with a part is another part.
        Good("es", "Hubo otros 32 heridos. Siguen ingresados 19, cinco de ellos graves; los 13 restantes salieron."),
        Good(
            "de",
            "Von der Beute sind 1,1 Millionen sichergestellt. 900'000 Franken steckten in einem Haus, 200'000 auf "
            "einem Konto. Die übrigen 1,6 Millionen sind weg.",
        ),
        # The total counts those before too; half points; another total beside the parts.
        Good(
            "fr",
            "Elle eut quatre enfants. Suivent neuf petits-enfants et trois arrière-petits-enfants, 16 descendants.",
        ),
        Good(
            "en",
            "She had four children. There are nine grandchildren and three great-grandchildren, 16 descendants in all.",
        ),
        Good("es", "Tuvo cuatro hijos. Siguen nueve nietos y tres bisnietos, 16 descendientes en total."),
        Good("de", "Sie hatte vier Kinder. Es folgen neun Enkel und drei Urenkel, insgesamt 16 Nachkommen."),
        # Rows that stand far behind their total, or are told to be of it.
        Bad(
            "fr",
            "[[31 personnes]] ont péri dans l'explosion qui a soufflé mardi l'entrepôt d'un grossiste de Karachi :"
            " 17 dockers, neuf passants et trois pompiers.",
        ),
        Good(
            "fr",
            "29 personnes ont péri dans l'explosion qui a soufflé mardi l'entrepôt d'un grossiste de Karachi :"
            " 17 dockers, neuf passants et trois pompiers.",
        ),
        Bad("fr", "La gauche prend 24 des [[57 sièges]], la droite 18, le centre neuf et les écologistes huit."),
        Good("fr", "La gauche prend 24 des 57 sièges, la droite 18, le centre neuf et les écologistes six."),
        Bad("en", "The party won 34 of the [[80 seats]], its rivals 27 and the independents 21."),
        Good("en", "The party won 34 of the 80 seats, its rivals 27 and the independents 19."),
        Bad("es", "El partido ganó 34 de los [[80 escaños]], su rival 27 y los independientes 21."),
        Good("es", "El partido ganó 34 de los 80 escaños, su rival 27 y los independientes 19."),
        Bad("de", "Die Partei gewann 34 der [[80 Sitze]], ihr Rivale 27 und die Unabhängigen 21."),
        Good("de", "Die Partei gewann 34 der 80 Sitze, ihr Rivale 27 und die Unabhängigen 19."),
        Good("fr", "Vingt lits rouvrent : huit en cardiologie, six en chirurgie, sur deux étages, et six au centre."),
        Bad("en", "A jury of [[12]], seven women and six men, will hear the case."),
        Bad("es", "Los [[18 tripulantes]] son once filipinos, cuatro indios y dos ucranianos."),
        Bad("de", "Bei den [[18 Vermissten]] handelt es sich um elf Filipinos, vier Inder und zwei Ukrainer."),
        # All that a team has played, by the verb; totals that a sentence takes up with other words.
        Bad("fr", "Le club a joué [[douze matchs]], en a gagné sept, perdu trois et fait trois nuls."),
        Good("fr", "Le club a joué treize matchs, en a gagné sept, perdu trois et fait trois nuls."),
        Bad("en", "The club have played [[12 games]], winning seven, drawing three and losing three."),
        Bad("es", "El club ha jugado [[doce partidos]]: ha ganado siete, ha empatado tres y ha perdido tres."),
        Bad(
            "de",
            "Der Klub hat [[zwölf Spiele]] hinter sich, sieben gewonnen, drei unentschieden und drei verloren.",
        ),
        Bad(
            "fr", "Un obus a tué seize personnes. Un autre en a tué neuf. Les deux tirs ont fait en tout [[27 morts]]."
        ),
        Bad("en", "Labour (52 seats) and the Greens (27) would have [[81 seats]] in all in the new chamber."),
        Bad("es", "El PSOE (52 escaños), Sumar (18) y el BNG (nueve) suman en total [[81 escaños]] en la cámara."),
        Bad("de", "Die SPD (52 Sitze) und die Grünen (27) kämen zusammen auf [[81]] der 150 Mandate."),
        Good("fr", "Deux salariés sont malades depuis lundi. Au total, trois membres du personnel sont touchés."),
        # One of so many, and the others; one each.
        Bad("fr", "L'un des [[quatre agents]] a été licencié, les deux autres ont été suspendus."),
        Confirmed("en", "One of the [[four dogs]] died and the other three were rescued."),
        Bad("en", "One of the [[four officers]] was sacked; the other two were suspended."),
        Bad("es", "Uno de los [[cuatro detenidos]] quedó libre; los otros dos siguen en prisión."),
        Bad("de", "Eine der [[vier Kühe]] starb, die zwei anderen überlebten."),
        Confirmed("fr", "L'incendie a blessé [[deux personnes]], un homme et une femme."),
        Bad("fr", "L'incendie a blessé [[quatre personnes]], un homme et une femme."),
        Bad("en", "The fire hurt [[four people]], a man and a woman."),
        Bad("es", "El incendio hirió a [[cuatro personas]], un hombre y una mujer."),
        Bad("de", "Das Feuer verletzte [[vier Menschen]], einen Mann und eine Frau."),
        Good("fr", "140 secouristes étaient sur place, dont 90 pompiers, plus onze ambulances et trois hélicoptères."),
        Good("de", "140 Helfer waren dort, davon 90 von der Feuerwehr, dazu elf Wagen und drei Hubschrauber."),
        Bad("fr", "Le scrutin a réuni [[85 votants]] : 40 pour, 30 contre et 10 abstentions."),
        Bad("fr", "L'accident a fait [[12 morts]], dont 15 enfants."),
        Bad("fr", "L'accident a fait 12 morts, dont [[5]] enfants, dont 7 filles."),
        Bad("fr", "Ils ont arrêté 12 hommes et 5 femmes, soit [[18 personnes]]."),
        Bad("fr", "Une équipe de [[neuf personnes]] (quatre médecins, trois infirmiers et un marin) est partie."),
        Bad("fr", "Elle compte [[816 agents]], dont 433 militaires et 483 civils."),
        Bad("fr", "Le texte a été adopté par 163 voix contre 114 et 40 abstentions, sur [[320 votants]]."),
        Bad("fr", "Le prix passe de 120 à 150 euros, soit une hausse de [[40 euros]]."),
        Bad("fr", "Ils sont [[60 %]] à dire oui (32 % tout à fait, 18 % plutôt)."),
        Bad("fr", "Elle suit [[dix élèves]], sept filles et quatre garçons."),
        Bad("fr", "En tout, [[10 personnes]] ont été arrêtées, dont 4 pour injures et 11 pour violences."),
        Bad("fr", "Sur les [[130 dossiers]] reçus, 109 ont été classés, et 41 ont été transmis au parquet."),
        Bad("fr", "On compte [[109 foyers]] (hors écoles) : 104 en métropole et 15 outre-mer."),
        Bad("fr", "Le virus a fait [[3 584 morts]]. Dans le détail, on en compte 3 099 en Asie et 685 en Europe."),
        Bad("fr", 'Elle a [[46 %]] d\'avis favorables (38 % de "plutôt satisfaits", 18 % de "très satisfaits").'),
        Bad(
            "fr",
            "C'est la [[sixième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Bad(
            "fr",
            "C'est la [[septième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Bad("fr", "On compte [[66 départements]] en alerte, dont 13 dans le nord. Les 63 autres sont au sud."),
        Bad(
            "fr",
            "Le plan coûte [[6 milliards d'euros]]. Il se décompose en 4 milliards de prêts et 5 milliards d'aides.",
        ),
        Bad("fr", "L'avion transportait [[27 personnes]], sept membres d'équipage et 28 étudiants."),
        Bad("fr", "Sur les [[104 patients]] du service, 12 étaient guéris, 2 étaient morts et 116 étaient alités."),
        Bad("fr", "On relève [[259 essais]] en mer, qui ont mené à 267 succès et 92 échecs."),
        Confirmed("fr", "On compte [[66 départements]] en alerte, dont 13 dans le nord. Les 53 autres sont au sud."),
        Confirmed("fr", "Elle gagne [[11 000 euros]] (5 700 net, 5 300 d'indemnités)."),
        Confirmed(
            "fr", "Il a fait [[25 morts]]. Parmi les personnes mortes, quinze sont des hommes et dix des femmes."
        ),
        Good("fr", "On compte 66 départements en alerte, dont 13 au nord et 20 à l'est. Les 33 autres sont au sud."),
        Good(
            "fr",
            "Les quatre accusées, la mère et deux amies, sont jugées, pour deux d'entre elles, en mai, et pour les deux"
            " autres, en juin.",
        ),
        Good("fr", "Elle gagne 10 000 euros (9 000 en 2018, 8 000 en 2017)."),
        Good("fr", "L'an passé, 17 ont été jugés. Vingt ont été arrêtés en mai et trois sont en fuite."),
        Good("fr", "Le troupeau compte une dizaine de vaches, cinq veaux et six génisses."),
        Good(
            "fr", "Le plan coûte 7 milliards d'euros. Il se décompose en 4 milliards de prêts et 4 milliards d'aides."
        ),
        Confirmed("fr", "Le scrutin a réuni [[85 votants]] : 45 pour, 30 contre et 10 abstentions."),
        Confirmed("fr", "L'épidémie a fait [[12.210 morts]], dont 8.044 à l'hôpital et 4.166 dans les Ehpad."),
        Confirmed(
            "fr", "Une équipe de [[neuf personnes]] (quatre médecins, trois infirmiers et deux marins) est partie."
        ),
        Bad("fr", "L'État donne 2,4 millions d'euros aux huit villes, soit [[400.000 euros]] chacune."),
        Bad("fr", "Les [[quatre victimes]] sont un homme et deux femmes."),
        Bad("fr", "Les feux ont détruit [[268 hectares]] en deux jours. Le premier en a brûlé 137, et le second 151."),
        Confirmed("fr", "L'État donne 2,4 millions d'euros aux huit villes, soit [[300.000 euros]] chacune."),
        Confirmed("fr", "Les [[quatre victimes]] sont un homme et trois femmes."),
        Good("fr", "Les trois autres malades sont un couple suédois (un homme et une femme) et leur voisin."),
        Confirmed("fr", "Ce sont [[trois primaires]] (une de la droite, une de la gauche, une des Verts)."),
        Confirmed(
            "fr", "On compte [[6 880 victimes]], dont 6 643 dans le grand cimetière du village et 237 dans les bois."
        ),
        Confirmed("fr", "Il touche 290 000 euros, complétés par 66 000 euros de dividendes, soit [[356 000 euros]]."),
        Good("fr", "Elle a trois chiens, un chat et deux poissons."),
        Good("fr", "On compte 10 morts à Lyon, 2 à Lille et 9 à Brest."),
        Confirmed("fr", "La vente offre [[167 lots]] (1 tracteur, 4 bateaux, 10 motos et 152 voitures) au public."),
        Confirmed("fr", "La fusée porte [[dix satellites]] (le onzième est resté au sol) : 4 sondes et 6 relais."),
        Good("fr", "La tempête a fait 20 morts : un bébé, un garçon de huit ans, dix hommes et huit femmes."),
        Good("fr", "La France a repris 28 enfants : cinq en mars, douze en juin et une fillette en avril."),
        Good("fr", "Le texte passe à une large majorité (23 pour, 22 abstentions et 2 contre)."),
        Good("fr", "Sur ces 130 dossiers, 109 ont été classés, et 21 transmis par un juge, un maire ou un élu."),
        Good("fr", "Sur les 3 chantiers, 25 ouvriers sont à pied d'œuvre, et 12 sont attendus."),
        Good("fr", "Près de 46 % la jugent crédible, 20 % non. Seuls 6 % y croient tout à fait et 8 % plutôt."),
        Good("fr", "L'accident a fait 12 morts, dont 5 enfants et 3 femmes."),
        Good("fr", "L'école compte 120 élèves, dont 80 filles et 60 internes."),
        Good("fr", "Ils étaient environ 300 au total : 150 hommes et 140 femmes."),
        Good("fr", "Il a marqué 12 buts, dont 5 cette saison, plus que son frère."),
        Good("fr", "L'affaire relève de trois lois (1987, 1994 et 2005)."),
        Good("fr", "Seules les deux lignes automatisées (1 et 14) ont fonctionné."),
        Good("fr", "L'accident a fait quatre morts, deux disparus et cinq blessés."),
        Good("fr", "On compte 175 décès et 5 618 cas, soit 67 décès de plus que la veille."),
        Good("fr", "La voiture pèse 1 330 kg, soit 40 kg de moins que la 488 GTB."),
        Good("fr", "Il a vendu trois Model 3, dont 2 en mai."),
        Bad(
            "fr",
            "On compte [[23 blessés]], soit quatre dans un état grave, sept plus légèrement atteints et treize choqués,"
            " a indiqué la préfecture.",
        ),
        Bad("fr", "[[Douze postes]] ferment : sept à Lyon, trois à Lille et quatre à Nice, selon les syndicats."),
        Bad(
            "fr",
            "On compte [[20 blessés]], dont quatre dans un état grave, sept légèrement atteints et treize choqués.",
        ),
        Bad(
            "fr",
            "Le plan de [[48 millions d'euros]] prévoit 21 millions pour les routes, 16 millions pour les écoles et"
            " 14 millions pour l'eau.",
        ),
        Good(
            "fr", "Le plan de 58 millions d'euros prévoit 21 millions pour les routes et 16 millions pour les écoles."
        ),
        Good("fr", "On compte 20 blessés, dont cinq enfants, huit femmes et neuf touristes, selon la police."),
        Bad("fr", "Le car transportait [[47 passagers]] : 19 hommes, 17 femmes et 13 enfants, tous de la région."),
        Bad("fr", "On compte [[31 maisons]] détruites dans les trois villages : 14 à Vaux, 11 à Brion et huit à Ars."),
        Bad("fr", "Dans les trois villages, on compte [[31 maisons]] détruites : 14 à Vaux, 11 à Brion et huit à Ars."),
        Bad("fr", "Le jury remet un total de [[900 euros]] : 500, 250 et 250 euros."),
        Confirmed("fr", "Le jury remet un total de [[900 euros]] de prix : 500, 250 et 150 euros."),
        Good("fr", "Trois courses sont au programme (5, 10 et 15 km)."),
        Good("fr", "La ville plantera 180 arbres : 75 au printemps, 60 à l'automne et le reste plus tard."),
        Good("fr", "Elle a écrit 12 livres : cinq romans, quatre essais et un recueil, entre autres."),
        Bad("fr", "La chambre compte [[60 sièges]]. La gauche en a 28, le centre 19 et la droite 21."),
        Confirmed("fr", "La chambre compte [[60 sièges]]. La gauche en a 28, le centre 19 et la droite 13."),
        Good("fr", "La chambre compte 60 députés. La commission des lois en a 28, celle du budget 19 et l'autre 21."),
        Bad(
            "fr",
            "Le don atteint [[9 000 euros]] : la mairie verse 3 000 euros, le club 4 000 euros et l'État 5 000 euros.",
        ),
        Bad("fr", "Le parquet poursuit [[trois suspects]]. Il s'agit de deux hommes et de deux femmes."),
        Confirmed(
            "fr", "[[Trois suspects]] sont poursuivis. Deux hommes et une femme, âgés de 20 à 30 ans, ont été entendus."
        ),
        Good("fr", "Trois suspects sont poursuivis. Deux hommes et deux femmes, âgés de 20 à 30 ans, sont témoins."),
        Good("fr", "Sept skieurs sont morts, dont deux guides, et 23 ont été blessés, parmi lesquels cinq graves."),
        Good("fr", "L'avalanche a fait onze blessés, dont quatre graves ; huit autres skieurs sont indemnes."),
        Good("fr", "On compte huit blessés : trois graves, l'un d'entre eux dans le coma, et cinq légers."),
        Good("fr", "Le gaz passe de 1 310 à 1 346 euros, soit 3 euros de plus par mois."),
        Good("fr", "Il a récolté 70 sacs sur ses 60 premiers hectares et 50 sur les 40 autres."),
        Good("fr", "Au bout de 75 ans, le chœur réunit 62 voix : 48 femmes et 14 hommes."),
        Good("fr", "Huit clubs ont six points ; sept autres, trois ; les quatre autres, aucun."),
        Good("fr", "Elle a eu trois titres en 2012, deux en 2016 et un en 2018, six en tout."),
        Good("en", "Seven skiers died, two of them guides, and 23 were hurt, five of them badly."),
        Good("en", "The slide left 11 skiers hurt, four of them seriously; eight other skiers were unhurt."),
        Good("en", "Eight were hurt: three badly, one of them now in a coma, and five slightly."),
        Good("en", "Gas goes up from £1,310 to £1,346, or £3 more a month."),
        Good("en", "It gave 70 sacks on its first 60 acres and 50 on the other 40."),
        Good("en", "After 75 years it has a choir that numbers 62: 48 women and 14 men."),
        Good("en", "Eight clubs have six points; another seven have three; the other four have none."),
        Good("en", "She took three titles in 2012, two in 2016 and one in 2018, six in all."),
        Good("en", "The depot has a fleet made up of 14 trams, nine coaches and six vans."),
        Good("en", "They stayed away nine nights: four in May, three in June, one in July. And the other?"),
        Good("es", "Murieron siete esquiadores, dos de ellos guías, y hubo 23 heridos, cinco de ellos graves."),
        Good("es", "El alud dejó once heridos, cuatro de ellos graves; otros ocho esquiadores salieron ilesos."),
        Good("es", "Hay ocho heridos: tres graves, uno de ellos en coma, y cinco leves."),
        Good("es", "El gas sube de 1.310 a 1.346 euros, o sea, 3 euros más al mes."),
        Good("es", "Dio 70 sacos en sus 60 primeras hectáreas y 50 en las otras 40."),
        Good("es", "Tras 75 años, el coro reúne 62 voces: 48 mujeres y 14 hombres."),
        Good("es", "Ocho clubes tienen seis puntos; otros siete, tres; los cuatro restantes, ninguno."),
        Good("es", "Ganó tres títulos en 2012, dos en 2016 y uno en 2018, seis en total."),
        Good("es", "La cochera tiene una flota que se compone de 14 tranvías, nueve autocares y seis furgones."),
        Good(
            "es",
            "Son 600 vecinos. Por sectores, 310 van al campo, 140 al taller y 91 a la tienda. Otras 59 personas leen.",
        ),
        Good("de", "Sieben Skifahrer starben, darunter zwei Führer, und 23 wurden verletzt, davon fünf schwer."),
        Good("de", "Elf Skifahrer wurden verletzt, davon vier schwer; acht weitere blieben unverletzt."),
        Good("de", "Acht wurden verletzt: drei schwer, einer von ihnen liegt im Koma, und fünf leicht."),
        Good("de", "Das Gas steigt von 1.310 auf 1.346 Euro, das sind 3 Euro mehr im Monat."),
        Good("de", "Gezählt wurden 1.420 Anträge, 230 mehr als 2018."),
        Good("de", "Er erntete auf den ersten 60 Hektar 70 Sack und auf den anderen 40 nur 50."),
        Good("de", "Nach 75 Jahren zählt der Chor 62 Stimmen: 48 Frauen und 14 Männer."),
        Good("de", "Acht Klubs haben sechs Punkte; sieben weitere drei; die übrigen vier keinen."),
        Good("de", "Sie gewann 2012 dreimal, 2016 zweimal und 2018 einmal, insgesamt sechsmal."),
        Good("de", "Dem Verein gehören 84 Frauen und Männer (13 und 71) an, 22 Kinder, 18 Ältere, 124 insgesamt."),
        Good("fr", "Le devis est de 3 400 euros : 2 000 de pose, 900 de bois, et la taxe."),
        Good("en", "The quote is £3,400: £2,000 for fitting, £900 for timber, and tax."),
        Good("es", "El presupuesto es de 3.400 euros: 2.000 de montaje, 900 de madera y el impuesto."),
        Good("de", "Der Preis beträgt 3.400 Euro: 2.000 für Arbeit, 900 für Holz und die Steuer."),
        Bad("en", "The ballot drew [[85 votes]]: 40 for, 30 against and 10 abstentions."),
        Bad("en", "The crash killed [[12 people]], including 15 children."),
        Bad(
            "en",
            "It was the [[sixth meeting]] of the two, three of them by phone, plus the summit at sea and the dinner.",
        ),
        Bad("en", "She teaches [[ten pupils]], seven girls and four boys."),
        Bad("en", "Police held [[10 people]], including 4 for theft and 11 for violence."),
        Bad("en", "Of the [[130 files]] received, 109 were closed, and 41 were sent to the prosecutor."),
        Bad("en", "The state gives 2.4 million euros to the eight towns, or [[400,000 euros]] each."),
        Good("en", "The sale offers 167 lots (1 tractor, 4 boats, 10 motorbikes and 152 cars) to the public."),
        Bad("en", "The storm hit [[66 counties]], including 13 in the north, and the other 63 in the south."),
        Bad("en", "The plane was carrying [[27 people]], seven crew members and 28 students."),
        Good(
            "en",
            "The storm hit 66 counties, including 13 in the north and 20 in the east. The other 33 are in the south.",
        ),
        Confirmed("en", "Police held 12 men and 5 women, a total of [[17 people]]."),
        Good("en", "The crash killed 12 people, including 5 children and 3 women."),
        Bad("en", "The crash hurt [[23 people]]: four seriously, seven slightly and thirteen in shock, police said."),
        Bad(
            "en",
            "The [[$48 million]] package would provide $21 million for roads, $16 million for schools and $14 million"
            " for water.",
        ),
        Bad(
            "en",
            "It is worth [[$48 million]], of which $21 million is for roads, $16 million for schools and $14 million"
            " for water.",
        ),
        Good(
            "en", "The $58 million package includes $21 million for roads and $16 million for schools, officials said."
        ),
        Good("en", "The crash hurt 20 people, including 5 children, 8 women and 9 tourists, police said."),
        Bad("en", "The coach carried [[47 passengers]]: 19 men, 17 women and 13 children, all from one town."),
        Bad("en", "They counted [[31 homes]] destroyed in three villages: 14 in Hay, 11 in Clun and eight in Wem."),
        Bad("en", "The zoo has [[64 monkeys]], namely 28 baboons, 21 macaques and 17 gibbons."),
        Confirmed("en", "The fair awards a total of [[$900]] in prizes: $500, $250 and $150."),
        Good("en", "The city will plant 180 trees: 75 in the spring, 60 in the autumn and the rest later."),
        Bad("en", "The chamber has [[60 seats]]. The left holds 28, the centre 19 and the right 21."),
        Good("en", "The chamber has 60 members. The law committee has 28, the budget committee 19 and the other 21."),
        Bad("en", "It raised [[£9,000]]: the council gave £3,000, the club £4,000 and the church £5,000."),
        Bad("en", "The court is trying [[three suspects]]. They are two men and two women."),
        Confirmed("en", "He had [[five guns]] in his car — two rifles, two pistols and one air gun."),
        Bad("es", "El accidente dejó [[12 muertos]], entre ellos 15 niños."),
        Bad("es", "Un equipo de [[nueve personas]] (cuatro médicos, tres enfermeros y un marino) ha partido."),
        Bad("es", "Enseña a [[diez alumnos]], siete niñas y cuatro niños."),
        Bad("es", "De los [[130 expedientes]] recibidos, 109 se cerraron y 41 pasaron al fiscal."),
        Bad("es", "El Estado da 2,4 millones de euros a las ocho ciudades, es decir, [[400.000 euros]] cada una."),
        Bad(
            "es",
            "La tormenta afectó a [[66 provincias]], de las cuales 13 en el norte. Las 63 restantes están en el sur.",
        ),
        Bad(
            "es",
            "Cuesta [[6.000 millones de euros]]. Se divide en 4.000 millones de créditos y 5.000 millones de ayudas.",
        ),
        Good("es", "La policía detuvo a 15 personas, entre ellas 4 por robo y 11 por violencia."),
        Good("es", "El accidente dejó 12 muertos, entre ellos 5 niños."),
        Bad(
            "es", "El accidente dejó [[23 heridos]]: cuatro graves, siete leves y trece con ansiedad, según la policía."
        ),
        Bad(
            "es",
            "El plan de [[48 millones de euros]] prevé 21 millones para carreteras, 16 millones para escuelas y 14"
            " millones para agua.",
        ),
        Good("es", "El accidente dejó 20 heridos, entre ellos 5 niños, 8 mujeres y 9 turistas, según la policía."),
        Bad("es", "El autocar llevaba [[47 pasajeros]]: 19 hombres, 17 mujeres y 13 niños, todos del mismo pueblo."),
        Bad("es", "Hay [[31 casas]] destruidas en los tres pueblos: 14 en Ador, 11 en Palma y ocho en Oliva."),
        Good("es", "El concurso reparte un total de 900 euros en premios: 500, 250 y 150 euros."),
        Good("es", "La ciudad plantará 180 árboles: 75 en primavera, 60 en otoño y el resto más tarde."),
        Bad("es", "La cámara tiene [[60 escaños]]. La izquierda tiene 28, el centro 19 y la derecha 21."),
        Bad("es", "Reunió [[9.000 euros]]: el municipio dio 3.000 euros, el club 4.000 euros y la peña 5.000 euros."),
        Bad("es", "Juzgan a [[tres sospechosos]]. Se trata de dos hombres y dos mujeres."),
        Bad("de", "Bei dem Unfall starben [[12 Menschen]], darunter 15 Kinder."),
        Bad("de", "Ein Team von [[neun Leuten]] (vier Ärzte, drei Pfleger und ein Seemann) ist abgereist."),
        Bad("de", "Sie unterrichtet [[zehn Kinder]], sieben Mädchen und vier Jungen."),
        Bad("de", "Von den [[130 Akten]] des Amtes wurden, so die Behörde, 109 geschlossen und 41 weitergereicht."),
        Bad("de", "Der Staat gibt 2,4 Millionen Euro an die acht Städte, also [[400.000 Euro]] pro Stadt."),
        Bad("de", "Der Sturm traf [[66 Kreise]], davon 13 im Norden. Die übrigen 63 liegen im Süden."),
        Bad("de", "An Bord waren [[27 Menschen]], sieben Besatzungsmitglieder und 28 Studenten."),
        Bad("de", "Verletzt wurden [[neun Menschen]]: drei schwer und fünf leicht, wie die Polizei mitteilte."),
        Bad("de", "Verletzt wurden [[23 Menschen]], davon vier schwer und 20 leicht, teilte die Polizei mit."),
        Bad(
            "de",
            "Das Paket von [[48 Millionen Euro]] umfasst 21 Millionen für Straßen, 16 Millionen für Schulen und"
            " 14 Millionen für Wasser.",
        ),
        Good("de", "Verletzt wurden 20 Menschen, darunter 5 Kinder, 8 Frauen und 9 Touristen, teilte die Polizei mit."),
        Bad("de", "Im Bus saßen [[47 Fahrgäste]]: 19 Männer, 17 Frauen und 13 Kinder, alle aus einer Stadt."),
        Bad("de", "Zerstört sind [[31 Häuser]] in den drei Dörfern: 14 in Au, 11 in Egg und acht in Lech."),
        Good("de", "Der Wettbewerb vergibt insgesamt 900 Euro: 500, 250 und 150 Euro."),
        Good("de", "Die Stadt pflanzt 180 Bäume: 75 im Frühjahr, 60 im Herbst und den Rest später."),
        Bad("de", "Die Kammer hat [[60 Sitze]]. Die Linke hat 28, die Mitte 19 und die Rechte 21."),
        Bad(
            "de",
            "Es kamen [[9.000 Euro]] zusammen: Die Stadt gab 3.000 Euro, der Klub 4.000 Euro und das Land 5.000 Euro.",
        ),
        Bad("de", "Vor Gericht stehen [[drei Verdächtige]]. Es handelt sich um zwei Männer und zwei Frauen."),
        Good("de", "Die Polizei nahm 15 Menschen fest, darunter 4 wegen Diebstahls und 11 wegen Gewalt."),
        Good("de", "Bei dem Unfall starben 12 Menschen, darunter 5 Kinder."),
        Bad("fr", "On compte [[14 victimes]], huit hommes, cinq femmes et deux enfants."),
        Bad("de", "Von den [[60 Gästen]] kommen 22 aus Wien, 18 aus Graz und 27 aus Linz."),
        Bad("fr", "Le plan est de 80 millions d'euros sur cinq ans, soit [[20 millions d'euros]] par an."),
        Confirmed("fr", "Le plan est de 80 millions d'euros sur cinq ans, soit [[16 millions d'euros]] par an."),
        Bad("en", "The plan is worth $80 million over five years, or [[$20 million]] a year."),
        Bad("es", "El plan es de 80 millones de euros en cinco años, es decir, [[20 millones de euros]] al año."),
        Bad("de", "Der Plan umfasst 80 Millionen Euro über fünf Jahre, also [[20 Millionen Euro]] pro Jahr."),
        Confirmed("fr", "Ils sont [[40 %]] à le vouloir « tout à fait » (24 %) ou « plutôt » (16 %)."),
        Bad("fr", "Ils sont [[45 %]] à le vouloir « tout à fait » (24 %) ou « plutôt » (16 %)."),
        Bad("fr", "Le fonds a [[6 000 cartes]] : 2 900 de France, 1 800 d'Italie et 1 800 d'Espagne."),
        Good("fr", "Le fonds a environ 6 000 cartes : 2 900 de France, 1 800 d'Italie et 1 400 d'Espagne."),
        Bad("fr", "La troupe compte 74 chanteurs et 28 danseurs, en tout [[92 personnes]]."),
        Bad("en", "The troupe has 74 singers and 28 dancers, in all [[92 people]]."),
        Bad("fr", "[[Huit coureurs]] ont chuté. Trois ont abandonné, les quatre autres ont repris la course."),
        Confirmed("fr", "[[Huit coureurs]] ont chuté. Trois ont abandonné, les cinq autres ont repris la course."),
        Good("fr", "Huit coureurs ont chuté devant deux motos. Trois ont abandonné, les quatre autres sont repartis."),
        Good(
            "fr", "Sur 577 élus, 289 ont voté pour, 201 contre et 60 se sont abstenus. Les 27 autres étaient absents."
        ),
        Bad("en", "[[Nine hikers]] were missing. Two walked home, and the other five were found by helicopter."),
        Good("en", "Nine hikers were missing. Two walked home, one was carried, and the other six were flown out."),
        Bad("es", "[[Ocho vecinos]] denunciaron el ruido. Tres retiraron la queja y los otros cuatro irán a juicio."),
        Bad("de", "[[Acht Boote]] kenterten. Zwei wurden geborgen, die übrigen fünf sanken."),
        Bad("en", "The [[nine-member]] panel voted 6-4 to keep the bridge."),
        Confirmed("en", "The [[11-member]] panel voted 6-4, with one abstention, to keep the bridge."),
        Good("en", "The 11-member panel voted 6-4 to keep the bridge."),
        Bad("fr", "Le conseil, fort de [[25 membres]], a adopté le texte par 15 voix contre 9 et trois abstentions."),
        Bad(
            "es",
            "El pleno, de [[21 concejales]], aprobó la moción por 12 votos a favor, 8 en contra y tres abstenciones.",
        ),
        Bad("de", "Der Rat mit [[33 Mitgliedern]] stimmte mit 20 gegen 12 Stimmen bei drei Enthaltungen zu."),
        Bad(
            "fr", "La ville donne 6 millions d'euros, le club 3 millions. Ces [[12 millions d'euros]] paieront le toit."
        ),
        Confirmed(
            "fr", "La ville donne 6 millions d'euros, le club 3 millions. Ces [[9 millions d'euros]] paieront le toit."
        ),
        Bad("en", "Seven men and five women are on the crew. All [[14 sailors]] have been vaccinated."),
        Bad("de", "Sieben Männer und fünf Frauen sind an Bord. Alle [[14 Matrosen]] sind geimpft."),
        Bad("de", "[[20 Menschen]] wurden bei dem Brand verletzt, fünf schwer und zwölf leicht."),
        Bad(
            "en", "Boats landed 900 tonnes of cod and 400 tonnes of sole, bringing the total catch to [[1,500 tonnes]]."
        ),
        Bad("fr", "Au total, [[90 pompiers]] étaient mobilisés, 50 venus de l'Ain, 20 du Jura et 30 du Rhône."),
        Confirmed("fr", "Au total, [[90 pompiers]] étaient mobilisés, 50 venus de l'Ain, 20 du Jura et 20 du Rhône."),
        Bad("en", "A total of [[90 firefighters]] were called out, 50 from Kent, 20 from Essex and 30 from Surrey."),
        Bad("es", "En total, [[90 bomberos]] acudieron, 50 de Huesca, 20 de Teruel y 30 de Soria."),
        Bad("de", "Insgesamt [[90 Sanitäter]] waren vor Ort, 50 aus Bern, 20 aus Basel und 30 aus Zug."),
        Good("de", "Insgesamt 90 Sanitäter waren vor Ort, 50 mit Booten, 20 mit Hunden und 30 mit Funkgeräten."),
        Good("fr", "Au total, 120 élèves sont inscrits, 70 en latin, 60 en grec et 40 en chinois."),
        Good("fr", "Ici vivent 2,7 millions de Belges, 2,5 millions de Suisses et un million de Monégasques."),
        Bad("fr", "La caravane de [[50 véhicules]] comprenait 30 camions, 12 fourgons et 14 motos."),
        Bad("en", "The convoy of [[50 vehicles]] comprised 30 lorries, 12 vans and 14 motorbikes."),
        Good("en", "The convoy of 50 vehicles comprised 30 lorries, 12 vans and several motorbikes."),
        Bad("es", "La flota de [[50 barcos]] comprendía 30 pesqueros, 12 veleros y 14 remolcadores."),
        Bad("de", "Der Konvoi aus [[50 Fahrzeugen]] umfasste 30 Lastwagen, 12 Transporter und 14 Motorräder."),
        Good("fr", "La caravane de 50 véhicules comprenait notamment 30 camions et 12 fourgons."),
        Bad("fr", "Douze femmes et huit hommes : l'équipe de [[22 rameurs]] qui part pour Oslo est la plus grande."),
        Bad("en", "Twelve women and eight men: the team of [[22 rowers]] that leaves for Oslo is the largest yet."),
        Good("en", "Twelve women and eight men: the team of 22 rowers also has two guests."),
        Bad("es", "Doce mujeres y ocho hombres: el equipo de [[22 remeros]] que viaja a Oslo es el mayor."),
        Bad("de", "Zwölf Frauen und acht Männer: Die Mannschaft von [[22 Ruderern]] ist die größte."),
        Bad("fr", "La collision a fait [[30 blessés]], douze dans le premier car et neuf dans le second."),
        Good(
            "fr",
            "La collision a fait 30 blessés, douze dans le premier car et neuf dans le deuxième, les autres à pied.",
        ),
        Bad("en", "The collision left [[30 injured]], twelve in the first coach and nine in the second."),
        Bad("es", "El choque dejó [[30 heridos]], doce en el primer autobús y nueve en el segundo."),
        Bad("de", "Beim Zusammenstoß wurden [[30 Menschen]] verletzt, zwölf im ersten Bus und neun im zweiten."),
        Bad("fr", "Les [[80 délégués]] se sont tous prononcés, 41 pour la motion et 33 contre."),
        Bad("en", "All [[80 delegates]] voted, 41 of them for the motion and 33 against it."),
        Good("en", "All 80 delegates took part, 41 of them for the first time and 33 against the odds."),
        Bad("es", "Todos los [[80 delegados]] votaron, 41 a favor de la moción y 33 en contra."),
        Bad("de", "Alle [[80 Delegierten]] stimmten ab, 41 für den Antrag und 33 dagegen."),
        Bad(
            "fr",
            "La halle coûtera [[9 millions d'euros]], à savoir 2,5 millions pour le sol, 3 millions pour le toit et"
            " 1,5 million pour la rue.",
        ),
        Bad(
            "fr",
            "Le chœur reçoit 20 000 euros, le musée 15 000 euros et la fanfare 10 000 euros. Au total, la ville verse"
            " [[65 000 euros]] aux trois associations.",
        ),
        Good(
            "fr",
            "Le chœur reçoit 20 000 euros, le musée 15 000 euros et la fanfare 10 000 euros. L'an dernier, les trois"
            " associations avaient touché 65 000 euros au total.",
        ),
        Bad(
            "en",
            "A channel would cost €5.2 million, a quay €2.6 million and a ramp €1.1 million. The total bill of"
            " [[€9.9 million]] for the three works would be shared.",
        ),
        Good(
            "en",
            "The choir gets £30,000 and the band £25,000. In all, the council is handing out £85,000 to five groups.",
        ),
        Bad(
            "es",
            "El coro recibe 20.000 euros, el museo 15.000 euros y la banda 10.000 euros. En total, el municipio da"
            " [[65.000 euros]] a las tres asociaciones.",
        ),
        Bad(
            "de",
            "Der Chor erhält 20.000 Euro, das Museum 15.000 Euro und die Kapelle 10.000 Euro. Insgesamt zahlt die"
            " Stadt den drei Vereinen [[65.000 Euro]].",
        ),
        Bad("fr", "Sur les [[29 conseillers]], 17 ont approuvé le texte, 9 s'y sont opposés et 4 se sont abstenus."),
        Bad(
            "fr",
            "Le texte a eu 41 voix, contre 28 et 5 bulletins blancs. Les [[76 sociétaires]] étaient tous présents.",
        ),
        Good("fr", "Le conseil compte 45 élus. La délibération a été adoptée par 22 voix contre 10."),
        Bad("en", "They backed it by 22 votes to 14 with three abstentions. All [[41 councillors]] were present."),
        Good("en", "The 100-member senate voted 51-47 for the bill, with one senator absent."),
        Bad("es", "De los [[21 vocales]], once votaron a favor, siete en contra y cuatro se abstuvieron."),
        Good("es", "El pleno, de 27 ediles, aprobó la moción con 12 votos a favor y nueve en contra."),
        Bad("de", "Für den Bau votierten 24, dagegen 19; sechs enthielten sich. Alle [[51 Stadträte]] waren anwesend."),
        Good("de", "Im 60-köpfigen Stadtrat stimmten 28 dafür und 21 dagegen; elf waren nicht da."),
        Bad("fr", "Les plongeurs ont remonté 38 amphores, 12 lampes et 7 meules. En tout, cela fait [[59 objets]]."),
        Good("fr", "Les plongeurs ont remonté 38 amphores et 12 lampes. En tout, 400 objets dorment encore au fond."),
        Bad("en", "Volunteers picked up 1,200 bottles, 800 cans and 350 tyres – [[2,450 items]] in all."),
        Good("en", "He sold 300 loaves on Friday and 250 on Saturday. In all, 900 people came to its three shops."),
        Bad("es", "Se incautaron 40 móviles, 25 tabletas y 12 portátiles; en total, [[87 aparatos]]."),
        Good("es", "Vendió 30 coches en enero y 40 en febrero. En total, la marca vendió 300 en el semestre."),
        Bad("de", "Gefunden wurden 14 Schwerter, 23 Lanzen und neun Helme, insgesamt [[48 Waffen]]."),
        Good("de", "Drei Tote in Berlin, vier in Hamburg: Insgesamt sind in diesem Winter 45 Menschen erfroren."),
        Bad(
            "fr",
            "On ferme [[96 sites]]. La France en perd 40, l'Espagne 33 et l'Italie 27. Aucun autre pays n'est touché.",
        ),
        Bad(
            "en", "It is cutting [[2,100 jobs]]. Dublin loses 900, Cork 700 and Shannon 400; no other base is affected."
        ),
        Good("en", "The herd, 320 head in all, is made up of 180 cows, 95 calves and 45 heifers."),
        Bad(
            "es",
            "Suprimirá [[540 empleos]]. Vigo pierde 250, Getafe 190 y Lugo 120. Ningún otro centro se verá afectado.",
        ),
        Good(
            "es", "Cerrará 60 tiendas. En Madrid serán 20 y en Lugo 15. Ningún otro comercio de la zona ha dicho nada."
        ),
        Bad(
            "de",
            "Er schließt [[75 Filialen]]. 30 liegen in Bayern, 25 in Hessen, 22 in Bremen. Andere sind verschont.",
        ),
        Good(
            "de",
            "Er baut 400 Stellen ab. In Köln fallen 120 weg, in Bonn 90. Die übrigen Orte sind noch nicht bekannt.",
        ),
        Bad("fr", "[[Onze médailles]] pour les judokas bretons : trois en or, quatre en argent et cinq en bronze."),
        Bad("en", "The squad came home with [[19 medals]]: five gold, six silver and nine bronze."),
        Bad("es", "Con cinco oros, siete platas y nueve bronces, la selección vuelve con [[23 medallas]]."),
        Bad("de", "Verletzt wurden [[19 Bewohner]], sechs davon schwer, 14 leicht."),
        Good(
            "de",
            "Sie gewann zweimal Gold, viermal Silber und dreimal Bronze. Vor vier Jahren waren es zwölf Medaillen.",
        ),
        Bad("es", "El vuelco dejó [[quince heridos]]: tres graves y los demás, once, leves."),
        Bad(
            "en",
            "[[Eighteen people]] fell ill.\n\nFour of them, all cooks, went home.\n\nThe other 12 are in hospital.",
        ),
        Bad("fr", "Le cargo a recueilli [[95 naufragés]], dont 61 sont des hommes et 38 des femmes, selon le port."),
        Bad("en", "The ship picked up [[95 castaways]], of whom 61 are men, 22 women and 15 children."),
        Good("en", "The ship picked up 95 castaways, of whom 61 are men, 22 women and nine children."),
        Bad("es", "El buque recogió a [[95 náufragos]], de los que 61 son hombres, 22 mujeres y 15 menores."),
        Bad("de", "Das Schiff nahm [[95 Schiffbrüchige]] auf, von denen 61 Männer, 22 Frauen und 15 Kinder sind."),
        Good("fr", "Sur les 90 inscrits, 60 ont réussi l'écrit, 25 l'oral et dix les épreuves physiques."),
        Good("en", "The club had 75 recruits: 44 sat the written test, 20 were interviewed and nine were hired."),
        Good("en", "The firm tested 55 of the 90 recruits, interviewed 30 and hired eight."),
        Good("es", "De los 90 aspirantes, 58 hicieron el examen, 25 llegaron a la entrevista y diez tienen plaza."),
        Good("de", "Von den 90 Anwärtern bestanden 58 den Test, 25 die mündliche Prüfung und zehn den Sporttest."),
        Good("fr", "Le gîte compte 40 chambres : 24 ont un balcon, 15 une baignoire et six une cuisine."),
        Good("en", "Of the 40 flats, 24 have a balcony, 15 a garden and six a garage."),
        Good("es", "De las 40 viviendas, 24 tienen balcón, 15 jardín y seis garaje."),
        Good("de", "Von den 40 Wohnungen haben 24 einen Balkon, 15 einen Garten und sechs eine Garage."),
        Good("fr", "Sur 50 élèves, 30 font du latin et 28 du grec ; huit suivent les deux."),
        Good("en", "Of 90 guests, 60 ordered the fish and 45 the soup; 15 had both."),
        Good("es", "De 70 socios, 50 juegan al tenis y 35 al pádel; quince practican ambos."),
        Good("de", "Von 64 Schülern lernen 40 Latein und 34 Griechisch, zehn lernen beides."),
        Bad(
            "fr",
            "Le choc a fait [[vingt-deux blessés]].\n\nUne enquête est ouverte.\n\nQuatre des victimes sont à Lyon,"
            " huit à Vienne ; les neuf autres sont rentrées.",
        ),
        Confirmed(
            "fr",
            "Le choc a fait [[vingt-deux blessés]].\n\nUne enquête est ouverte.\n\nQuatre des victimes sont à Lyon,"
            " huit à Vienne ; les dix autres sont rentrées.",
        ),
        Good("fr", "Sur 15 blessés, quatre restent alités, dont deux à Lyon ; les onze autres sont rentrés."),
        Bad(
            "fr",
            "Il faut [[94 000 euros]] au chœur : l'État en verse 41 000 et la ville 32 000 ; un mécène paie le reste,"
            " soit 11 000 euros.",
        ),
        Bad(
            "fr",
            "Le pont coûtera [[4,6 millions d'euros]], dont l'État paie 2,1 et la région 1,8 ; les 900 000 euros"
            " restants sont dus.",
        ),
        Bad(
            "en",
            "A ferry with [[26 tourists]] on board ran aground at dawn.\n\nTwelve of the tourists swam ashore. Six were"
            " winched up; the other nine waited for a boat.",
        ),
        Good(
            "en",
            "A ferry with 26 tourists on board ran aground at dawn.\n\nTwelve of the tourists swam ashore. Five were"
            " winched up; the other nine waited for a boat.",
        ),
        Bad("en", "The town will spend [[£9.4m]]: £4.2m on roads, £3.1m on schools and the last £1.3m on parks."),
        Bad("en", "The bill passed, 31-18, on Monday. All [[50 members]] were there and every one of them voted."),
        Good("en", "The bill passed, 31-18, on Monday. All 49 members were there and every one of them voted."),
        Bad(
            "es",
            "La obra cuesta [[4,6 millones de euros]], de los que el Estado paga 2,1 y la región, 1,8; los 900.000"
            " euros restantes los pone la villa.",
        ),
        Bad(
            "de",
            "Ein Bus mit [[26 Schülern]] kippte um.\n\nDie Straße war glatt.\n\nZwölf der Schüler blieben unverletzt."
            " Sechs kamen nach Ulm; die anderen neun wurden abgeholt.",
        ),
        Bad("fr", "Sur les [[130 femmes]] interrogées, 174 se disent satisfaites."),
        Good("fr", "Sur les 130 femmes interrogées, 114 se disent satisfaites."),
        Good("fr", "Sur ces 12 communes, 45 maires ont signé."),
        Bad("fr", "40 des [[35 élèves]] ont réussi."),
        Good("fr", "Le fermier a fait 70 sur ses 60 premiers hectares."),
        Bad("en", "Of the [[130 women]] interviewed, 174 were satisfied."),
        Good("en", "Of the 12 teams, 30 players were chosen."),
        Bad("en", "Only 40 of the [[35 pupils]] passed."),
        Bad("de", "Von den [[12 Gemeinden]] haben 15 zugestimmt."),
        Good("de", "Von den 12 Gemeinden haben 15 Bürgermeister zugestimmt."),
        Bad("de", "40 der [[35 Schüler]] haben bestanden."),
        Bad("es", "De los [[12 municipios]], 15 han votado a favor."),
        Good("es", "De los 12 municipios, 15 alcaldes han votado a favor."),
        Bad("es", "40 de los [[35 alumnos]] aprobaron."),
        Good("de", "Personal kostet 24,6 Millionen, zwei mehr als 2022; es folgen die Straßen (18,9)."),
        Good("en", "Staff costs 24.6 million, two more than in 2022; roads follow (18.9) and schools (11.3)."),
        Bad("fr", "Parmi les [[63 bureaux]], 41 se trouvent en métropole et 64 en outre-mer."),
        Good("fr", "Parmi les 105 bureaux, 41 se trouvent en métropole et 64 en outre-mer."),
        Good("en", "Of the 14 home wins, eight came early, five of them through Mia Ash, 15, whose sister is 17."),
        Bad("fr", "La province a compté [[54 cas]] pour 33 morts et 27 survivants."),
        Good("fr", "La province a compté 54 cas pour 33 morts et 21 survivants."),
        Bad("fr", "Sur les [[54 passagers]], 33 sont morts et 27 ont survécu."),
        Bad("en", "Of the [[54 passengers]], 33 died and 27 survived."),
        Bad("es", "De los [[54 pasajeros]], 33 murieron y 27 sobrevivieron."),
        Bad("en", "The court convicted 27 of the [[41 accused]] and acquitted the remaining 16."),
        Good("en", "The court convicted 27 of the 41 accused and acquitted the remaining 14."),
        Bad("de", "Das Gericht verurteilte 27 der [[41 Angeklagten]] und sprach die übrigen 16 frei."),
        Bad("es", "La Audiencia condenó a 27 de los [[41 acusados]] y absolvió a los 16 restantes."),
        Good("es", "La Audiencia condenó a 27 de los 41 acusados y absolvió a los 14 restantes."),
        Good("fr", "Un vendeur sur trois baisse son prix ; il le fait de 8 % en moyenne, soit 3 % sur l'ensemble."),
        Good("es", "Los 238 votos se repartieron así: 97 para el PIR, 96 para la UCR y 45 para Toro, una pedanía."),
        Good("fr", "Près de 240 tonnes, sur les 310 stockées, ont brûlé ; les 72 restantes ont été évacuées."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield totals that the parts contradict, and those that they confirm."""
        for found in _reckonings(document):
            if found.severity is None:
                yield self.confirmed(found.span, found.message, evidence=found.evidence)
            else:
                yield self.contradicted(
                    found.span,
                    found.message,
                    severity=self.said(document, found.within, found.severity),
                    related=found.related,
                    evidence=found.evidence,
                    suggestions=found.suggestions,
                )


def _reckonings(document: Document) -> Iterator[totals.Reckoning]:
    """Yield what the totals of an article come to; where constructions overlap, the one that says more is taken."""
    summed, seen, said = Covered(), Covered(), Covered()
    left = {match.all("part")[-1].span: match["total"].span for match in document[FRAMES].remainders}
    for match in document[FRAMES].ballots:
        if "complete" in match:
            told = [*totals.closed(document, match, Severity.WARNING)]
        else:
            told = [*portions.excluding(document, match, match["total"].value, parts_of(match), apart=True)]
        if told:
            summed.add(match.span)
        yield from told
    for construction, severity in (
        (CLOSED, Severity.ERROR),
        (ADDED, Severity.WARNING),
        (BRACKETED, Severity.WARNING),
    ):
        for match in document[construction]:
            if "rest" in match and left.get(match.all("part")[-1].span, match["total"].span) != match["total"].span:
                # The others are those of a total further back.
                continue
            if not summed.overlaps(match.span):
                told = [*totals.closed(document, match, severity)]
                if told:
                    summed.add(match.span)
                yield from told
    answers = document[ANSWERS]
    answered = Covered(match.span for match in answers)
    apart = [match for match in document[SHARES] if not answered.overlaps(match.span)]
    for match in (*answers, *apart):
        yield from totals.shares(document, match)
    itemised = Covered(match.span for match in document[ITEMISED])
    for match in document[ITEMISED]:
        yield from totals.itemised(document, match)
    wholes: set[Span] = set()
    for match in (*document[NESTED], *document[OPEN]):
        whole = match["total"].span
        if whole not in wholes and not itemised.overlaps(match.span):
            wholes.add(whole)
            seen.add(whole)
            told = [*portions.partial(document, match)]
            if told:
                said.add(whole)
            yield from told
    for match in document[AMONG]:
        if not summed.overlaps(match.span):
            told = [*portions.among(document, match)]
            if told:
                summed.add(match.span)
            yield from told
    for match in document[BESIDE]:
        if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
            told = [*portions.beside(document, match)]
            if told:
                summed.add(match.span)
            yield from told
    for match in document[TAKEN_UP]:
        if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
            yield from portions.among(document, match)
    for match in document[IN_TURN]:
        if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
            yield from portions.in_turn(document, match)
    for match in document[FRAMES].remainders:
        # "3,8 millions, dont 1,9 de l'État …; les 900 000 restants": what is left closes an open list.
        if not (summed.overlaps(match["total"].span) or said.overlaps(match["total"].span)):
            yield from totals.closed(document, match, Severity.WARNING)
    for match in document[FRAMES].parts:
        if not (summed.overlaps(match["total"].span) or said.overlaps(match["total"].span)):
            summed.add(match["total"].span)
            if "apart" in match:
                yield from portions.excluding(
                    document, match, match["total"].value, parts_of(match), _APART, apart=True
                )
            else:
                yield from totals.closed(document, match, Severity.WARNING)
    for match in taken_totals(document):
        if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
            summed.add(match.span)
            yield from totals.closed(document, match, Severity.WARNING)
    for match in document[EQUAL]:
        yield from totals.equal(document, match)
    for change in changes.changes(document):
        yield from difference(document, change)
    for found in beyond(document):
        if not (summed.overlaps(found.within) or seen.overlaps(found.within)):
            yield found
