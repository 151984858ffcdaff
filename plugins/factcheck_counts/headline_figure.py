"""counts.headline-figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck import (
    BLOCKS,
    QUANTITIES,
    Bad,
    BlockKind,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    Words,
    inside,
)
from factcheck_counts.readings import headline_ages
from factcheck_counts.readings.arithmetic import (
    Range,
    derived,
    derived_in_a_row,
    lenient,
    magnitude,
    repair,
    say,
    words,
)
from factcheck_counts.readings.casualties import ANYONE, CASUALTIES, harmed_counts, tells_of_now
from factcheck_counts.readings.headline_ages import aged, dead_at
from factcheck_counts.readings.headline_matches import (
    LEAD,
    at_its_scale,
    is_of_one_field,
    is_retold,
    may_be,
    meant_by,
    money_of,
    other_limit,
    pair_of,
    slip_of,
    thing_of,
)
from factcheck_counts.readings.penalties import given, months, penalties
from factcheck_counts.readings.scores import Score, other_result

UPDATE = Words("counts.update")
#: Two amounts of one change stand so close together, in code points.
_CLOSE = 16
#: What is taken from a figure, or comes to it, stands so near behind it.
_NEXT = 200
#: In months: headlines leave out what is less.
_YEAR = 12
#: So far from a number stand the words that make it some of others.
_BESIDE = 30
#: Of so many, fewer can be some.
_FEW = 5
#: These are people of any sort, or all those to whom it happened.
_ANY_SORT = frozenset({"anyone", "victim", "wounded", "accused", "robber"})
#: A greater number counts the same thing all through an article, wherever it stands.
_MANY = 10
#: Numbers further apart than this count different things.
_FURTHEST = Fraction(5, 2)
_COUNTED = (QuantityKind.CARDINAL, QuantityKind.CURRENCY, QuantityKind.MEASURE, QuantityKind.PERCENT)


class HeadlineFigure(Checker):
    """A figure in the headline that the text has otherwise.

    What it does:
        Looks for the numbers of the headline in the text. One that the text has nowhere, not even rounded or as
        the sum or difference of such numbers, is compared with the first number of the same thing in the first
        lines, or with the only one below: "six otages" over "sept otages". Those who are dead, hurt or missing
        are the same however it is said: "six blessés" over "huit personnes ont été blessées"; so are those who
        lose their job, their home or their freedom: "350 emplois supprimés" over "la suppression de 530
        postes".

        Years in prison, and those that somebody is banned for, are compared with those that the first lines tell, and
        any figure with the one that has its digits in another order. "At least 45" is compared with another "at least"
        that is no rounding of it. A figure that is far from that of the text is reported where a sentence repeats the
        headline: "300 familles évacuées" over "l'évacuation de 30 familles". The result of a match of ten points and
        more is compared with the only one of the text: "24-21", "24 à 20".

    Why it matters:
        Headlines are written first, or last, and by somebody else. They are all that most people read.

    Known limits:
        Only counts of the same noun, or of the same act, and amounts of the same unit are compared; small ones only
        with the first lines. Which of the two is right is not known; hence a warning.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        592 figures confirmed; three warnings, all true.
    """

    id = "counts.headline-figure"
    since = "0.2"
    severity = Severity.WARNING
    reads = (ANYONE, BLOCKS, CASUALTIES, UPDATE, *headline_ages.READS)
    examples = (
        Bad(
            "fr",
            "# Nantes débloque [[18 millions]] pour ses piscines\n\nNantes débloquera 14 millions d'euros pour"
            " rénover ses piscines.",
        ),
        Good(
            "fr",
            "# Nantes ajoute 18 millions au budget des piscines\n\nNantes portera le budget des piscines à 24 millions"
            " d'euros.",
        ),
        Bad(
            "en",
            "# Leeds sets aside [[18 million]] for swimming pools\n\nLeeds will set aside 14 million pounds for"
            " its swimming pools.",
        ),
        Good(
            "en",
            "# Leeds sets aside 18 million for swimming pools\n\nLeeds will set aside 14 million pounds for"
            " its swimming pools. The state will add four.",
        ),
        Bad(
            "es",
            "# Murcia destina [[18 millones]] a sus piscinas\n\nLa ciudad de Murcia destinará 14 millones de euros"
            " a arreglar sus piscinas.",
        ),
        Good(
            "es",
            "# Murcia destina 18 millones a sus piscinas\n\nLa ciudad de Murcia destinará 17,9 millones de euros"
            " a arreglar sus piscinas.",
        ),
        Bad(
            "de",
            "# Kassel gibt [[18 Millionen]] für Hallenbäder aus\n\nDie Stadt Kassel will 14 Millionen Euro für ihre"
            " Hallenbäder ausgeben.",
        ),
        Good(
            "de",
            "# Kassel gibt 18 Millionen für Hallenbäder aus\n\nKassel will mehr als 14 Millionen Euro für ihre"
            " Hallenbäder ausgeben.",
        ),
        Bad(
            "fr",
            "[[Six otages]] libérés au Havre\n\nUn homme a retenu sept otages jeudi dans une banque du centre-ville.",
        ),
        Bad(
            "fr",
            "Une facture d'eau de [[15 000 euros]]\n\nElle a reçu une facture de 10 530 euros, a-t-elle raconté jeudi.",
        ),
        Bad(
            "fr",
            "[[2 millions de voyageurs]] attendus\n\nLes gares attendent 1,2 million de voyageurs ce vendredi, dit-on.",
        ),
        Confirmed(
            "fr",
            "[[Sept otages]] libérés au Havre\n\nUn homme a retenu sept otages jeudi dans une banque du centre-ville.",
        ),
        Good(
            "fr",
            "Saisie de 7 000 bijoux à Marseille\n\nLes douanes ont annoncé jeudi avoir saisi 6 888 bijoux dangereux.",
        ),
        Good(
            "fr",
            "Huit blessés dans un accident\n\nCinq blessés sont graves, trois blessés plus légers, a dit la police.",
        ),
        Good(
            "fr",
            "Quatre départements en alerte\n\nL'Aude est en alerte jeudi, et trois autres départements le seront.",
        ),
        Good(
            "fr",
            "Deux policiers condamnés à Marseille\n\nTrois policiers étaient jugés jeudi après un contrôle violent.",
        ),
        Good(
            "fr", "Il y a 20 ans, la tempête\n\nElle avait trois ans quand la tempête a tout emporté, raconte-t-elle."
        ),
        Good(
            "fr",
            "30 millions de personnes vaccinées\n\n"
            "Ce sont 6,8 millions de personnes exposées et 23 millions de personnes âgées, selon le conseil.",
        ),
        Good(
            "fr",
            "44 migrants secourus\n\nLa marine a secouru 15 migrants jeudi, puis 17 migrants et enfin 12 migrants.",
        ),
        Bad(
            "fr",
            "[[Six blessés]] dans un accident\n\nHuit personnes ont été blessées jeudi dans un accident de car.",
        ),
        Bad("fr", "[[Dix blessés]] dans des heurts\n\nDouze policiers ont été blessés jeudi, a dit la préfecture."),
        Good("fr", "Dix blessés dans des heurts\n\nHuit policiers ont été blessés jeudi, et plusieurs manifestants."),
        Bad("fr", "[[Six morts]] dans un accident\n\nUn accident de car a tué huit personnes jeudi, dit la police."),
        Confirmed("fr", "[[Six morts]] dans un accident\n\nSix personnes sont mortes jeudi dans un accident de car."),
        Good(
            "fr", "Six blessés dans un accident\n\nQuatre personnes ont été grièvement blessées jeudi, dit la police."
        ),
        Good("fr", "Six blessés graves dans un accident\n\nHuit personnes ont été blessées jeudi, dit la police."),
        Good("fr", "Six morts dans un accident\n\nHuit personnes sont mortes, selon un nouveau bilan de la police."),
        Bad(
            "fr",
            "[[Quarante-deux blessés]] dans un accident\n\n"
            "Un car s'est renversé dimanche. L'accident a blessé trente-deux personnes, dont cinq grièvement.",
        ),
        Bad("fr", "L'usine supprime [[350 emplois]]\n\nLa direction a annoncé mardi la suppression de 530 postes."),
        Good("fr", "L'usine supprime 350 emplois\n\nLe groupe avait déjà supprimé 530 postes en 2012, dit-il."),
        Good("fr", "L'usine licencie 350 salariés\n\nL'usine, qui emploie 530 personnes, a annoncé un plan."),
        Bad("en", "Plant to lay off [[350 workers]]\n\nThe firm said on Tuesday that it would dismiss 530 employees."),
        Good("en", "Plant to lay off 350 workers\n\nThe plant, which employs 530 people, will shrink."),
        Good("en", "Seven arrested in brawl\n\nPolice arrested nine people after a brawl and later released two."),
        Bad("es", "Despedirá a [[350 empleados]]\n\nLa firma prevé el despido de 530 trabajadores, dijo el martes."),
        Good("es", "Despedirá a 350 empleados\n\nLa firma, con una plantilla de 530 trabajadores, lo anunció ayer."),
        Bad("de", "Werk streicht [[350 Stellen]]\n\nDie Firma plant den Abbau von 530 Arbeitsplätzen, hieß es."),
        Good("de", "Werk streicht 350 Stellen\n\nDas Werk mit 530 Beschäftigten hat einen Sozialplan angekündigt."),
        Bad("en", "[[Six hurt]] as tour bus slides\n\nEight people were hurt when a tour bus slid off the road."),
        Bad("en", "[[Six killed]] in bus crash\n\nA bus crashed on Thursday, killing eight people, police said."),
        Bad("en", "[[Twelve hurt]] as bus slides\n\nFifteen people were hurt on Thursday, three of them seriously."),
        Bad("en", "[[Ten hurt]] as bus slides\n\nTwelve passengers were injured on Thursday when a bus left the road."),
        Good("en", "Ten hurt in riot\n\nEight officers were hurt in a riot on Thursday, and some of the marchers too."),
        Good("en", "Six hurt as tour bus slides\n\nEight people were hurt on Thursday, six of them in the bus."),
        Good("en", "Six hurt as tour bus slides\n\nEight people were killed when a tour bus slid off the road."),
        Good("en", "Two dead in crash\n\nA man and a woman died. Four people were killed on the same road in 2019."),
        Bad(
            "es", "[[Diez muertos]] en un naufragio\n\nDoce migrantes perdieron la vida el jueves al hundirse su barca."
        ),
        Bad("es", "[[Seis muertos]] en un accidente\n\nOcho personas murieron el jueves en un accidente de autobús."),
        Bad(
            "es",
            "[[Doce heridos]] en un incendio\n\nQuince personas resultaron heridas, tres de ellas de gravedad.",
        ),
        Good("es", "Seis muertos en un accidente\n\nOcho personas resultaron heridas el jueves en un accidente."),
        Bad("de", "[[Zehn Verletzte]] bei Unfall\n\nZwölf Fahrgäste wurden am Donnerstag bei einem Unfall verletzt."),
        Bad("de", "[[Sechs Verletzte]] bei Unfall\n\nAcht Menschen wurden am Donnerstag bei einem Unfall verletzt."),
        Good(
            "de", "Sechs Verletzte bei Unfall\n\nVier Menschen wurden am Donnerstag bei einem Unfall schwer verletzt."
        ),
        Bad(
            "en",
            "[[Six hostages]] freed in Leeds\n\nA man held seven hostages in a bank on Thursday, police said.",
        ),
        Good(
            "en",
            "Two hostages freed in Leeds\n\nA man held three hostages in a bank in the city on Thursday, police said.",
        ),
        Bad(
            "es",
            "[[Seis rehenes]] liberados en Sevilla\n\nUn hombre retuvo a siete rehenes el jueves en un banco.",
        ),
        Good(
            "es",
            "Dos rehenes liberados en Sevilla\n\nUn hombre retuvo a tres rehenes el jueves en un banco de la ciudad.",
        ),
        Bad(
            "de",
            "[[Sechs Geiseln]] in Bremen befreit\n\nEin Mann hat am Donnerstag in einer Bank sieben Geiseln genommen.",
        ),
        Good("de", "Zwei Geiseln in Bremen befreit\n\nEin Mann hat am Donnerstag in einer Bank drei Geiseln genommen."),
        Bad(
            "fr",
            "[[Trois ans]] de prison pour le notaire\n\nLe notaire a été condamné jeudi à quatre ans de prison ferme.",
        ),
        Good(
            "fr",
            "Trois ans de prison pour le notaire\n\nLe parquet avait requis quatre ans de prison contre le notaire.",
        ),
        Confirmed(
            "en", "Coach jailed for [[12 years]]\n\nA coach was sentenced to 12 years in prison on Friday for fraud."
        ),
        Bad("en", "Coach jailed for [[20 years]]\n\nA coach was sentenced to 12 years in prison on Friday for fraud."),
        Bad("de", "[[Drei Jahre]] Haft für Notar\n\nDer Notar wurde am Freitag zu vier Jahren Haft verurteilt."),
        Bad(
            "es",
            "[[Tres años]] de cárcel para el notario\n\nEl notario fue condenado el viernes a cuatro años de cárcel.",
        ),
        Bad(
            "fr",
            "La Sécu perd [[4,8 milliards]]\n\nLe déficit atteindra 8,4 milliards d'euros cette année, selon la Cour.",
        ),
        Good("en", "Airline to cut 3,200 jobs\n\nThe airline will cut 2,300 jobs this year and another 900 next year."),
        Bad(
            "fr",
            "[[Dix blessés]] dans le choc de deux cars\n\nDeux cars se sont heurtés. Huit personnes ont été blessées.",
        ),
        Good(
            "fr",
            "Dix blessés dans le choc de deux cars\n\nHuit personnes ont été blessées dans l'un, deux dans l'autre.",
        ),
        Bad("fr", "Au moins [[32 morts]] au Pérou\n\nLe séisme a fait au moins 23 morts lundi, selon les secours."),
        Good("fr", "Plus de 100 morts au Pérou\n\nLe séisme a fait plus de 112 morts lundi, selon les secours."),
        Bad("fr", "Orages : jusqu'à [[80 mm]] attendus samedi\n\nMétéo-France prévoit samedi jusqu'à 120 mm de pluie."),
        Good("fr", "Orages : jusqu'à 80 mm attendus à Lyon\n\nIl tombera jusqu'à 120 mm dans le Gard et 80 à Lyon."),
        Bad("fr", "Condamné à [[huit ans]] pour le vol\n\nLa cour a condamné jeudi le caissier à six ans de prison."),
        Good("fr", "Condamné à huit ans pour le vol\n\nEn appel, le caissier avait d'abord reçu six ans de prison."),
        Bad("en", "Storm kills [[32]] in Haiti\n\nA storm that struck southern Haiti on Monday has killed 23 people."),
        Confirmed("en", "Storm kills [[32]] in Haiti\n\nA storm that struck Haiti on Monday has killed 32 people."),
        Good(
            "en", "Storm kills 32 in Haiti\n\nThe storm struck on Monday. In 2019 another storm killed 23 people there."
        ),
        Bad(
            "en",
            "Bank fined [[$90m]] over laundered money\n\nA regulator has fined the bank $19 million over money that was"
            " laundered there.",
        ),
        Good("en", "Bank fined $90m over laundered money\n\nThe bank earned $19 million on it, the regulator said."),
        Good("en", "At least 30 dead in flood\n\nThe flood left at least 34 dead on Monday, the mayor said."),
        Bad("es", "Tormenta mata a [[32]] en Haití\n\nLa tormenta, que azotó el sur el lunes, mató a 23 personas."),
        Bad(
            "es", "Al menos [[32 muertos]] en Perú\n\nEl seísmo del lunes causó al menos 23 muertos, según la policía."
        ),
        Bad("es", "Condenan a [[8 años]] al tesorero\n\nEl tribunal ha condenado a seis años de prisión al tesorero."),
        Good("es", "Condenan a 8 años al tesorero\n\nLa fiscal pedía doce años de prisión para el tesorero del club."),
        Bad("de", "[[Acht Jahre]] Haft für Brandstifter\n\nWeil er gezündelt hatte, muss er sechs Jahre in Haft."),
        Good("de", "Acht Jahre Haft für Brandstifter\n\nDie Anklage hatte im Prozess zwölf Jahre Haft beantragt."),
        Bad("de", "Mindestens [[32 Tote]] in Peru\n\nBei dem Beben gab es am Montag mindestens 23 Tote in Lima."),
        Good("de", "Mindestens 30 Tote in Peru\n\nBei dem Beben gab es am Montag mindestens 34 Tote in Lima."),
        Bad("fr", "[[Dix mois]] de suspension pour un joueur\n\nLe joueur a été suspendu douze mois lundi."),
        Bad("fr", "Redon bat Vitré [[24-21]]\n\nRedon s'est imposé 24 à 20 samedi dans un match serré."),
        Good("fr", "Redon bat Vitré 24-21\n\nMené 12 à 9 à la pause, Redon s'est imposé 24 à 21 samedi."),
        Bad("fr", "[[Huit morts]] dans un naufrage\n\nDix pêcheurs, pour la plupart de Vaux, ont perdu la vie lundi."),
        Bad("en", "Fan barred for [[four years]]\n\nA fan was banned from every ground in the land for three years."),
        Good(
            "en", "Fan barred for four years\n\nA fan was jailed for three years and banned for four years on Monday."
        ),
        Bad("en", "[[Ten held]] after raid\n\nPolice have arrested 12 people in a raid on a market."),
        Bad("es", "Caen [[ocho ladrones]] en Vigo\n\nLa policía ha detenido a nueve personas en Vigo."),
        Bad("es", "[[Doce muertos]] en la sierra\n\nCatorce pasajeros, casi todos de Vic, perdieron la vida ayer."),
        Bad("de", "[[Zwei Jahre]] Sperre für Radprofi\n\nDer Radprofi wurde am Montag für vier Jahre gesperrt."),
        Good("de", "Zwei Jahre Sperre für Radprofi\n\nDer Radprofi wurde gesperrt. Vier Jahre hatte er gefehlt."),
        Bad("en", "[[Six hurt]] in fire\n\nFour men and a boy were hurt in a fire in a flat on Monday, police said."),
        Confirmed("en", "[[Five hurt]] in fire\n\nFour men and a boy were hurt in a fire in a flat on Monday."),
        Good("en", "Six hurt in fire\n\nFour men and a boy were hurt on Monday. A sixth person was hurt later."),
        # Headlines leave out the months.
        Good("fr", "31 ans de prison pour le comptable\n\nLe juge l'a condamné à 31 ans et six mois de prison."),
        Good("es", "31 años de cárcel para el contador\n\nEl juez lo condenó a 31 años y seis meses de prisión."),
        Good("en", "Clerk jailed for 31 years\n\nThe judge jailed the clerk for 31 years and six months."),
        Good("de", "31 Jahre Haft für Buchhalter\n\nDas Gericht verurteilte ihn zu 31 Jahren und sechs Monaten Haft."),
        Bad("es", "[[31 años]] de cárcel para el contador\n\nEl juez lo condenó a 30 años y seis meses de prisión."),
        Bad("fr", "[[Six blessés]] dans un feu\n\nQuatre hommes et un enfant ont été blessés lundi dans un feu."),
        Bad("es", "[[Seis detenidos]] en Vic\n\nCuatro hombres y una mujer fueron detenidos el lunes en Vic."),
        Bad("de", "[[Sechs Verletzte]] bei Brand\n\nVier Männer und ein Kind wurden am Montag beim Brand verletzt."),
        Bad("de", "Firma streicht [[640 Stellen]]\n\nDas Werk schließt. Betroffen sind 460 Mitarbeiter in Hamm."),
        Bad("fr", "L'usine supprime [[640 emplois]]\n\nLe site ferme en mai. Cela concerne 460 salariés à Redon."),
        Bad("fr", "[[1 400 postes]] supprimés\n\nLe groupe va se séparer de 1 700 salariés, a-t-il dit."),
        Bad("fr", "[[Huit immeubles]] rasés à Redon\n\nLa ville a fait raser douze bâtiments lundi à Redon."),
        Good("fr", "Huit immeubles rasés à Redon\n\nLa ville a rasé douze bâtiments lundi, dont huit immeubles."),
        Bad("en", "Clerk gets [[six years]] for fraud\n\nA clerk has been jailed for four years for fraud in Leeds."),
        Good("en", "Clerk gets six years for fraud\n\nA clerk was jailed in Leeds for five years and nine months."),
        Bad(
            "es",
            "Muere ahogada una niña de [[12 años]] en la playa\n\nUna menor de 11 años murió ayer ahogada en la playa.",
        ),
        Good("es", "Muere ahogada una niña de 12 años en Vic\n\nUn joven de 19 años fue detenido ayer en Lugo."),
        Bad("es", "[[Doce obreros]] mueren en Vic\n\nUna explosión causó ayer la muerte de 14 trabajadores en Vic."),
        Bad("de", "[[Sechs Tiroler]] Wanderer verletzt\n\nVier Wanderer sind am Montag im Zillertal verletzt worden."),
        # Of those who are hurt three are no two, but officers may be some of them.
        Bad("fr", "[[Deux blessés]] à Redon\n\nTrois personnes, âgées de 9 à 20 ans, ont été blessées à Redon."),
        Bad("en", "[[Two hurt]] in Ayr fire\n\nThree people, one of them a child, were injured in a fire in Ayr."),
        Bad("es", "[[Dos heridos]] en Vic\n\nTres personas, una de ellas menor, resultaron heridas ayer en Vic."),
        Bad("de", "[[Zwei Verletzte]] in Gera\n\nDrei Menschen, darunter ein Kind, wurden bei einem Brand verletzt."),
        Good("fr", "Deux policiers blessés à Redon\n\nTrois personnes ont été blessées à Redon, dont des policiers."),
        Good("en", "Two officers hurt in Ayr\n\nThree people were hurt in Ayr on Sunday, among them officers."),
        # The number of the dead.
        Bad("fr", "[[27 morts]] à Lima\n\nUn car est tombé dans un ravin. Le nombre de morts est de 39."),
        Bad("en", "Crash kills [[27]] in Lima\n\nA bus fell into a ravine. The death toll is 39, the police said."),
        Bad("es", "[[27 fallecidos]] en Lima\n\nUn autobús cayó a un barranco. La cifra de fallecidos es de 39."),
        Bad("de", "[[27 Tote]] in Lima\n\nEin Bus ist abgestürzt. Die Zahl der Toten beträgt 39, so die Polizei."),
        Good("es", "27 fallecidos en Lima\n\nUn autobús cayó a un barranco. La cifra de fallecidos subió de 27 a 39."),
        Bad("de", "Bank streicht [[640 Stellen]]\n\nDie Bank baut in Hamm 860 Arbeitsplätze ab."),
        Good("de", "Bank streicht 640 Stellen\n\nDie Bank mit 860 Arbeitsplätzen in Hamm baut um, 640 fallen weg."),
        Bad("fr", "[[730 chevaux]] pour la berline\n\nLa berline aura plus de 530 chevaux, a dit la marque."),
        Good("fr", "560 chevaux pour la berline\n\nLa berline aura plus de 530 chevaux, a dit la marque."),
        Bad(
            "en", "[[730 horsepower]] for the saloon\n\nThe saloon will have more than 530 horsepower, its maker said."
        ),
        Bad("de", "[[730 Pferde]] beim Almabtrieb\n\nBeim Almabtrieb waren mehr als 530 Pferde zu sehen."),
        Bad("es", "[[730 caballos]] en la romería\n\nEn la romería hubo más de 530 caballos, según la villa."),
        Bad("fr", "Près de [[69 %]] des écoles rouvrent lundi\n\nPrès de 86 % des écoles rouvrent lundi à Redon."),
        Good("fr", "Près de 86 % des écoles rouvrent lundi\n\nPrès de 86 % des écoles rouvrent lundi à Redon."),
        Bad("en", "About [[69%]] of schools reopen Monday\n\nAbout 86% of schools reopen on Monday in Ayr."),
        Bad("de", "Rund [[69 Prozent]] der Schulen öffnen\n\nRund 86 Prozent der Schulen öffnen am Montag in Ulm."),
        Bad("es", "Cerca del [[69 %]] de las escuelas abren\n\nCerca del 86 % de las escuelas abren el lunes en Vigo."),
        Bad(
            "fr",
            "[[Neuf départements]] en alerte à la neige verglaçante\n\nLa neige verglaçante a mis en alerte"
            " pas moins de 15 départements.",
        ),
        Bad("fr", "Mort de Luc Roy à [[79 ans]]\n\nLe chanteur s'est éteint lundi à Lyon. Il avait 78 ans."),
        Good("fr", "Mort de Luc Roy à 79 ans\n\nLe chanteur s'est éteint lundi à Lyon. Il avait 79 ans."),
        Good("fr", "Mort de Luc Roy à 79 ans\n\nLe chanteur s'est éteint lundi. Sa femme est morte en 2010 à 75 ans."),
        Bad("en", "Drummer Lou Ash dies at age [[80]]\n\nThe drummer died on Sunday at the age of 81, his son said."),
        Good("en", "Drummer Lou Ash dies at age 80\n\nThe drummer died on Sunday in Ayr. He was 80."),
        Bad("de", "Eva Kern stirbt mit [[84]]\n\nDie Schauspielerin ist tot. Sie wurde 83 Jahre alt."),
        Good("de", "Eva Kern stirbt mit 84\n\nDie Schauspielerin starb am Montag im Alter von 84 Jahren."),
        Bad("es", "Fallece Ana Ruiz a los [[84]]\n\nLa actriz murió el lunes en Vigo. Tenía 83 años."),
        Good("es", "Fallece Ana Ruiz a los 84\n\nLa actriz murió el lunes en Vigo a los 84 años."),
        Good(
            "es", "Las estafas suben un 41 %\n\nLas estafas en la red pasaron de 290 a 409. Los robos bajaron un 27 %."
        ),
        Bad(
            "fr",
            "Vol agité : [[16 blessés]]\n\nVingt-six passagers d'un vol entre Paris et Lima ont été blessés lundi.",
        ),
        Good("fr", "Vol agité : 26 blessés\n\nVingt-six passagers d'un vol entre Paris et Lima ont été blessés lundi."),
        Bad(
            "en", "Rough flight: [[16 injured]]\n\nTwenty-six passengers on a flight from Paris were injured on Monday."
        ),
        Bad("de", "[[16 Verletzte]] bei Busunfall\n\nAm Montag wurden 26 Fahrgäste eines Busses aus Köln verletzt."),
        Bad("es", "Vuelo agitado: [[16 heridos]]\n\nUnos 26 pasajeros de un vuelo a Lima resultaron heridos."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield figures of the headline that the text contradicts, and those that it repeats."""
        headline = next((block.span for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), None)
        if headline is None:
            return
        below = [quantity for quantity in document[QUANTITIES] if quantity.span.start >= headline.end]
        harmed = harmed_counts(document)
        of_a_kind: Mapping[Span, str] = {}
        harmed = {**harmed, **_of_the_headline(document, headline, harmed)}
        if any(headline.contains(span) for span in harmed):
            of_a_kind = {
                span: harm
                for span, harm in harmed_counts(document, ANYONE).items()
                if span not in harmed and not headline.contains(span)
            }
        above = document[QUANTITIES][: len(document[QUANTITIES]) - len(below)]
        is_timed = any(one.unit is not None for one in above)
        for kind in ("penal", "banned") if is_timed else ():
            yield from self._served(document, headline, kind)
        ages = dead_at(document, headline) or (aged(document, headline) if is_timed else None)
        if ages is not None:
            yield from self._aged(document, *ages)
        result = other_result(document, headline, headline.end + LEAD)
        if result is not None:
            yield self._scored(document, *result)
        for figure in document[QUANTITIES]:
            if (
                headline.contains(figure.span)
                and (slip := slip_of(document, figure, below, headline.end + LEAD)) is not None
            ):
                yield self._contradicted(
                    document, figure, slip, "This takes both for the same, with two digits exchanged."
                )
            elif headline.contains(figure.span) and figure.kind in _COUNTED and not figure.parts:
                yield from self._compared(document, figure, below, headline, harmed, of_a_kind)

    def _compared(
        self,
        document: Document,
        figure: Quantity,
        below: Sequence[Quantity],
        headline: Span,
        harmed: Mapping[Span, str],
        of_a_kind: Mapping[Span, str],
    ) -> Iterator[Finding]:
        lead = headline.end + LEAD
        beside = {other.value for other in inside(document[QUANTITIES], headline) if other is not figure}
        harm = harmed.get(figure.span)
        thing = thing_of(document, figure)
        if thing is None and harm is None:
            # A bare figure of a headline can be millions of money.
            if (money := money_of(document, figure, headline)) is not None:
                yield self._contradicted(document, figure, money, "This takes headline and text for the same amount.")
            return
        span = figure.span if figure.noun is None else figure.span.to(figure.noun)
        meant = meant_by(figure)
        same = [
            quantity
            for quantity in below
            if (thing is not None and thing_of(document, quantity) == thing)
            or (harm is not None and harmed.get(quantity.span, of_a_kind.get(quantity.span)) == harm)
            or (
                figure.unit is None is quantity.unit
                and quantity.span.start < lead
                and is_of_one_field(document, figure, quantity)
            )
        ]
        # "At least 40" is anything: only the same number repeats it.
        loosely = figure.hedge is not None
        repeated = next(
            (quantity for quantity in same if (quantity.value == figure.value if loosely else may_be(quantity, meant))),
            None,
        )
        if repeated is not None:
            yield self.confirmed(
                span,
                "The text has the figure of the headline.",
                evidence=[Evidence(EvidenceKind.TEXT, words(document, repeated.span), repeated.span)],
            )
            return
        if loosely:
            limit = other_limit(document, headline, figure, same, below)
            if limit is not None and not document[UPDATE] and tells_of_now(document, limit):
                yield self._contradicted(document, figure, limit, "This takes headline and text for counting the same.")
            return
        pair = None if harm is None else pair_of(document, harm, Span(headline.end, lead))
        if pair is not None and not any(other.value == figure.value for other in below):
            yield from self._paired(document, figure, *pair)
            return
        # The same number of something else, an ordinal too, may be the same all the same; so may a sum.
        # "Plus de 80 pays" are as many as anything.
        bare = [other for other in below if other.unit is None]
        near = [other for other in bare if other in same or other.hedge is None]
        if any(other.value == figure.value for other in bare) or any(may_be(other, meant) for other in near):
            return
        # Of sixteen who are hurt, two of them badly, fourteen are not what is counted.
        others = [other for other in below if harm is None or not _is_some_of_them(document, other)]
        # "Neuf blessés dans une collision entre deux trams": two, below it, are the trams.
        others = [other for other in others if other.value not in beside or other.noun is None or other in same]
        if any(is_retold(document, headline, other) for other in same):
            # A sentence in the words of the headline has its figure; what makes another one must be of the same thing.
            others = [other for other in others if other in same or other.noun is None]
        scaled = sorted([*same, *at_its_scale(figure, others)], key=lambda one: one.span)
        if figure.kind is QuantityKind.PERCENT and any(meant.holds(100 - other.value) for other in same):
            # "59 % d'abstention", and 41 % who voted.
            return
        if figure.kind is QuantityKind.PERCENT and _is_change(meant, below):
            return
        if derived(meant, scaled) or derived_in_a_row(meant, [one for one in others if one.unit == figure.unit]):
            return
        heads = [other for other in inside(document[QUANTITIES], headline) if other is not figure]
        comparable = [
            other
            for other in same
            # "Down 13% – or 27% in euros", with 13.2 in the text.
            if not any(head.unit == other.unit and lenient(head).meets(lenient(other)) for head in heads)
            and (
                other.value <= figure.value * _FURTHEST <= other.value * _FURTHEST**2
                or (len(same) == 1 and is_retold(document, headline, other))
            )
        ]
        counted = comparable if figure.unit is not None else [other for other in same if figure.value >= _MANY]
        once = len({other.value for other in counted}) == 1
        if harm is not None and document[UPDATE]:
            return
        first = next((other for other in comparable if once or other.span.start < lead), None)
        if (
            first is not None
            and thing_of(document, first) != thing
            and not (first.span.start < lead and tells_of_now(document, first))
        ):
            # Others died there last year.
            return
        if first is None or not _stands_alone(document, figure, first):
            return
        # Eight officers who are hurt may be some of twelve, sixteen are not some of twelve.
        fewer, more = sorted((figure, first), key=lambda one: one.value)
        if harm is not None and _is_special(document, fewer) and not _is_special(document, more):
            return
        # "Police arrested nine people and later released two."
        told = Span(first.span.end, first.span.end + _NEXT)
        left = magnitude(first.value - figure.value)
        if any(told.contains(other.span) and other.value == left for other in others):
            return
        # Two of three is no contradiction.
        if figure.unit is None and figure.value < first.value <= _FEW and first.span not in harmed:
            return
        yield self._contradicted(document, figure, first, "This takes headline and text for counting the same.")

    def _paired(self, document: Document, figure: Quantity, found: Span, made: int) -> Iterator[Finding]:
        """Compare a figure with what two sorts of people make: "Seven men and a woman"."""
        evidence = [Evidence(EvidenceKind.ARITHMETIC, f"{words(document, found)} are {made}.", found)]
        span = figure.span if figure.noun is None else figure.span.to(figure.noun)
        if figure.value == made:
            yield self.confirmed(span, "The text has the figure of the headline.", evidence=evidence)
        elif not document[UPDATE]:
            yield self.contradicted(
                span,
                f"The headline has {say(figure.value)}, the text {made}.",
                related=[Related("In the text", found)],
                evidence=[
                    *evidence,
                    Evidence(EvidenceKind.TEXT, "This takes headline and text for counting the same."),
                ],
                suggestions=repair(document, made, figure),
            )

    def _aged(self, document: Document, told: Quantity, below: Quantity) -> Iterator[Finding]:
        """Compare the age that a headline gives somebody with that of the text."""
        if told.value != below.value:
            yield self._contradicted(document, told, below, "This takes both for the age of the same person.")
        else:
            evidence = [Evidence(EvidenceKind.TEXT, words(document, below.span), below.span)]
            yield self.confirmed(told.span, "The text has the figure of the headline.", evidence=evidence)

    def _contradicted(self, document: Document, figure: Quantity, other: Quantity, assumed: str) -> Finding:
        found = other.span if other.noun is None else other.span.to(other.noun)
        return self.contradicted(
            figure.span if figure.noun is None else figure.span.to(figure.noun),
            f"The headline has {say(figure.value)}, the text {say(other.value)}.",
            related=[Related("In the text", found)],
            evidence=[
                Evidence(EvidenceKind.TEXT, f"The text has {words(document, found)}.", found),
                Evidence(EvidenceKind.TEXT, f"{say(figure.value)} stands nowhere in the text, nor follows from it."),
                Evidence(EvidenceKind.TEXT, assumed),
            ],
            suggestions=repair(document, other.value, figure),
        )

    def _scored(self, document: Document, told: Score, below: Score) -> Finding:
        return self.contradicted(
            told.span,
            f"The headline has {words(document, told.span)}, the text {words(document, below.span)}.",
            related=[Related("In the text", below.span)],
            evidence=[Evidence(EvidenceKind.TEXT, "This takes both for the result of the same match.", below.span)],
            suggestions=[Suggestion("Make both the same")],
        )

    def _served(self, document: Document, headline: Span, kind: str) -> Iterator[Finding]:
        """Compare the years in prison of a headline with those that the first lines tell."""
        told = penalties(document, headline, kind) or (given(document, headline) if kind == "penal" else ())
        if len(told) != 1:
            return
        below = penalties(document, Span(headline.end, headline.end + LEAD), kind)
        if not below:
            return
        same = next((other for other in below if months(other) == months(told[0])), None)
        if same is not None:
            evidence = [Evidence(EvidenceKind.TEXT, words(document, same.span), same.span)]
            yield self.confirmed(told[0].span, "The text has the figure of the headline.", evidence=evidence)
        elif months(told[0]) == months(below[0]) // _YEAR * _YEAR:
            # "Fünf Jahre" are five and a half in a headline.
            return
        elif any(
            one.unit is None and one.value == told[0].value
            for one in document[QUANTITIES]
            if one.span.start > headline.end
        ):
            # "His cousin got 12."
            return
        elif len({months(other) for other in below}) == 1 and not self._is_left(document, headline, told[0]):
            yield self._contradicted(document, told[0], below[0], "This takes headline and text for the same sentence.")

    @staticmethod
    def _is_left(document: Document, headline: Span, told: Quantity) -> bool:
        """Tell whether a sentence is what is left of another one: "cinq ans, dont deux avec sursis"."""
        lead = Span(headline.end, headline.end + LEAD)
        return derived(
            Range(told.value, told.value),
            [one for one in inside(document[QUANTITIES], lead) if one.unit == told.unit],
        )


def _is_special(document: Document, number: Quantity) -> bool:
    """Tell whether a number counts people of one sort only: officers, not people, nor "the hurt"."""
    lexicon = document.lexicons[document.language]
    people = lexicon.tables.get("counts.people-of", {})
    noun = "" if number.noun is None else document.folded[slice(*number.noun)]
    return noun in people and _ANY_SORT.isdisjoint(people[noun].split("-"))


def _of_the_headline(document: Document, headline: Span, harmed: Mapping[Span, str]) -> Mapping[Span, str]:
    """Return what a headline tells of people who are named by what they are: "Caen ocho ladrones"."""
    if not document[ANYONE] or any(headline.contains(span) for span in harmed):
        return {}
    return {span: harm for span, harm in harmed_counts(document, ANYONE).items() if headline.contains(span)}


def _is_change(meant: Range, below: Sequence[Quantity]) -> bool:
    """Tell whether two amounts close together make a percentage: "up 41 %", below it "de 290 a 409"."""
    return any(
        one.unit == other.unit != "%" and one.value > 0 and meant.meets(_change(one, other))
        for one, other in pairwise(below)
        if other.span.start - one.span.end <= _CLOSE
    )


def _change(one: Quantity, other: Quantity) -> Range:
    made = magnitude(Fraction(other.value) / Fraction(one.value) - 1) * 100
    return Range(made, made)


def _is_some_of_them(document: Document, number: Quantity) -> bool:
    """Tell whether a number counts some of those that were counted before it: "two of them", "dont deux"."""
    sets, folded = document.lexicons[document.language].sets, document.folded
    leading = sets.get("counts.of-them", frozenset()) | sets.get("counts.among-them", frozenset())
    before = folded[max(number.span.start - _BESIDE, 0) : number.span.start].rstrip()
    behind = folded[number.span.end : number.span.end + _BESIDE].lstrip()
    return before.endswith(tuple(f" {form}" for form in leading)) or behind.startswith(
        tuple(sets.get("counts.some-of-them", frozenset()))
    )


def _stands_alone(document: Document, figure: Quantity, other: Quantity) -> bool:
    """Tell whether nothing stands between a number and its noun but what does in the headline.

    "Trois autres départements" are more than those that were named.
    """
    between = _between(document, other)
    return (
        not between
        or between == _between(document, figure)
        or between in document.lexicons[document.language].tables.get("unit_link", {})
    )


def _between(document: Document, quantity: Quantity) -> str:
    return "" if quantity.noun is None else document.folded[quantity.span.end : quantity.noun.start].strip()
