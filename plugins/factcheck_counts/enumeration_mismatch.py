"""counts.enumeration-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Binding,
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
    Related,
    Severity,
    Span,
)
from factcheck_counts.readings.arithmetic import magnitude, repair, say, strays, words
from factcheck_counts.readings.bulleted import bulleted
from factcheck_counts.readings.counted_off import LAST_OF_ALL, CountedOff, by_adverbs, counted_off
from factcheck_counts.readings.items import (
    MOST,
    alike,
    announced,
    are_no_list,
    begins_sentence,
    belongs_to_others,
    closes_sentence,
    first_word,
    goes_on,
    is_apposition,
    is_of_some,
    is_parted,
    named_twice,
    names_two,
    remarks,
    tells_something,
)
from factcheck_counts.readings.lists import Listed, announcements, forms_of, lists
from factcheck_counts.readings.named_before import named_as, named_before
from factcheck_counts.readings.next_lists import next_lists
from factcheck_counts.readings.presented import presented, taken_up_at_once

LISTED = Construction("counts.listed-items")
NUMBERS = Construction("counts.listed-numbers")
#: What a list has far more or far less of than was announced, it is a list of something else.
_FAR = 2
#: Of so many items, one may be a slip.
_SLIP = 4


class EnumerationMismatch(Checker):
    """An announced number of items that the list does not have.

    What it does:
        Counts the items of "trois pays : la France, l'Italie, l'Espagne et la Grèce", behind a colon, in
        brackets, between dashes, behind "à savoir" or a verb ("les trois communes touchées sont …"), and the
        numbers of "deux hommes âgés de 36 et 47 ans". A list may fill the next sentence ("Ce sont …"), and
        names between commas ("trois pays, la Suède, …, ont signé") may not be more than announced; both are
        warnings. A name that stands twice in a list which is right without it is told as such. Titles, full
        names before "ces trois élus", what articles lead to ("un voisin, sa sœur et un associé") and what is
        counted off ("the fourth and last") are counted too, with a warning, as are the names that open a sentence
        where the next one takes them up ("The five countries will …"). Items must be alike: all of them
        names, or all of them short and with or without an article, so that a remark between commas is not taken
        for one.

        Whatever else announces a list is read item by item: roles and remarks ("Léa, 20 ans, et …"), groups ("les
        députés A et B"), "sowie" and "as well as", clauses ("A is suspended, B is hurt"), and semicolons, between
        which commas part nothing. What may be an item or a remark makes the number uncertain by one. Such a list
        stands in brackets, between dashes or commas, before "these three", or in one of the next sentences: behind "il
        s'agit de", behind the noun once more, as the subject behind its verb, or counted off. These are warnings, and
        a warning is given only where the number is a slip of one, of two from eight on.

        A sentence that is nothing but a verb and a list ("Restent en lice A, B et C") lists what one of the four before
        it has announced, unless some have dropped out; and so does a sentence that is only a list, before "those were
        the five". Adverbs count off too: "Erstens …, zweitens … und drittens …".

    Why it matters:
        A name is added or struck in the last minute, and the number in front of the list stays.

    Known limits:
        Lists with remarks, verbs or numbers in them are left alone, as are those that "notamment" or "dont" open. Two
        may be of one age, so that only more ages than persons are a fault, and only where nobody else is named before.
        Where others stand between a known number and the list ("les cinq ont invité leurs amis : …"), it is theirs.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        304 lists confirmed; three errors and two warnings, all true.
    """

    id = "counts.enumeration-mismatch"
    since = "0.2"
    severity = Severity.ERROR
    reads = (BLOCKS, LAST_OF_ALL, LISTED, NUMBERS, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES)
    examples = (
        # A mark tells what is an item; what each has one of is no list of its own.
        Bad("fr", "[[Trois ponts]] ferment :\n\n- le pont Neuf.\n\n- le pont Vieux.\n\nRenseignements en mairie"),
        Bad("en", "[[Three bridges]] close:\n\n- High Bridge.\n\n- Low Bridge.\n\nDetails at the town hall"),
        Bad("es", "Cierran [[tres puentes]]:\n\n- el Viejo.\n\n- el Nuevo.\n\nMás datos en el consistorio"),
        Bad("de", "[[Drei Dörfer]] verlieren heuer ihre Ortsverwaltung:\n\n- Ried\n\n- Thal\n\nDer Rat bedauert das."),
        # Numbers that name something stand alone in brackets; there may be two of one, but no more than are counted.
        Bad("fr", "Le maire ferme [[trois voies]] du port (2, 4, 7 et 9)."),
        Bad("en", "From May [[three tram lines]] (2, 4, 7 and 9) will be cut."),
        Bad("es", "El alcalde cierra [[tres líneas]] de tranvía (2, 4, 7 y 9)."),
        Bad("de", "Heuer fallen [[drei Buslinien]] (2, 4, 7 und 9) weg."),
        Good("en", "The three brothers (9, 9 and 4) won. Their four rivals (2, 4 and 7) wept."),
        # Titles in brackets are those of what has one.
        Bad("fr", "[[Trois albums]] sont en lice pour le prix de la ville (« Aube », « Quai », « Midi » et « Nuit »)."),
        Bad("en", '[[Three albums]] were up for the jury prize this year ("Dawn", "Quay", "Noon" and "Night").'),
        Bad("es", "[[Tres discos]] optan este año al premio de la ciudad («Alba», «Muelle», «Tarde» y «Noche»)."),
        Bad(
            "de", "[[Drei Alben]] sind heuer für den Preis der Stadt nominiert („Morgen“, „Kai“, „Mittag“ und „Nacht“)."
        ),
        Good("fr", "Trois jurés ont choisi un lauréat parmi les livres (« Aube », « Quai », « Midi » et « Nuit »)."),
        # Things that numbers name; a sentence between the number and what is counted off.
        Bad("fr", "[[Quatre lignes]] sont touchées : les lignes 3, 8, 11, 14 et 15."),
        Confirmed("fr", "[[Cinq lignes]] sont touchées : les lignes 3, 8, 11, 14 et 15."),
        Bad("en", "[[Four lines]] are affected, namely lines 3, 8, 11, 14 and 15."),
        Good("en", "Five lines are affected, namely lines 3, 8, 11, 14 and 15."),
        Good("en", "Four rounds were fought: rounds 3, 8 and 15 went to Reed."),
        Bad("es", "Hay [[cuatro líneas]] afectadas: las líneas 3, 8, 11, 14 y 15."),
        Good("es", "Hay cinco líneas afectadas: las líneas 3, 8, 11, 14 y 15."),
        Bad("de", "Betroffen sind [[vier Linien]], nämlich die Linien 3, 8, 11, 14 und 15."),
        Good("de", "Betroffen sind fünf Linien, nämlich die Linien 3, 8, 11, 14 und 15."),
        Bad(
            "es",
            "Pone [[tres condiciones]]. La asamblea las aprobó. La primera es un techo; la segunda y última, la paga.",
        ),
        Good(
            "es",
            "Pone dos condiciones. La asamblea las aprobó. La primera es un techo; la segunda y última, la paga.",
        ),
        Bad("en", "He has [[three plans]]. The board likes them. The first is a bridge, the second and last a park."),
        Good("en", "He has three plans. The board has two members. The first is Ann, the second and last Jo."),
        # Theirs, too few of them; an adverb behind "and"; one title with an 's; "against" so few.
        Bad("fr", "Il laisse sa femme, Odile, et leurs [[trois enfants]], Anne et Rose."),
        Good("fr", "Il laisse sa femme, Odile, et leurs deux enfants, Anne et Rose."),
        Bad("en", "He leaves his wife, Ann, and their [[three sons]], Tom and Guy."),
        Good("en", "He leaves his wife, Ann, and their two sons, Tom and Guy."),
        Bad("es", "Deja esposa, Odilia, y sus [[tres hijos]], Ana y Rosa."),
        Bad("fr", "Il y a [[trois lots]] : la halle, le pont, la digue et, enfin, le quai."),
        Good("fr", "Il y a quatre lots : la halle, le pont, la digue et, enfin, le quai."),
        Bad("en", "There are [[three lots]]: the hall, the bridge, the dyke and, finally, the quay."),
        Good("en", "There are four lots: the hall, the bridge, the dyke and, finally, the quay."),
        Bad("es", "Hay [[tres lotes]]: la nave, el puente, el dique y, finalmente, el muelle."),
        Good("es", "Hay cuatro lotes: la nave, el puente, el dique y, finalmente, el muelle."),
        Bad("de", "Es gibt [[drei Lose]]: die Halle, die Brücke, den Deich und, zuletzt, den Kai."),
        Good("de", "Es gibt vier Lose: die Halle, die Brücke, den Deich und, zuletzt, den Kai."),
        Bad(
            "en",
            "[[Four plays]] are left. They are Salt by Ed Moss, The Miller's Son by Ann Reed and Tide by Jo Marsh.",
        ),
        Good(
            "en", "Three plays are left. They are Salt by Ed Moss, The Miller's Son by Ann Reed and Tide by Jo Marsh."
        ),
        Bad("de", "Sie ermittelt gegen [[zwei Händler]]. Es handelt sich um Karl Mahr, Peter Loos und Josef Wolf."),
        Good("de", "Sie ermittelt gegen drei Händler. Es handelt sich um Karl Mahr, Peter Loos und Josef Wolf."),
        # Apposed to people; theirs, who close the sentence; behind "that is"; compound names.
        Bad("fr", "[[Deux suspects]], un homme de 19 ans, un homme de 22 ans et une femme de 34 ans, sont détenus."),
        Good("fr", "Trois suspects, un homme de 19 ans, un homme de 22 ans et une femme de 34 ans, sont détenus."),
        Bad("en", "[[Two suspects]], a 19-year-old man, a 22-year-old man and a 34-year-old woman, are in custody."),
        Bad("de", "[[Zwei Verdächtige]], ein 19-Jähriger, ein 22-Jähriger und eine 34 Jahre alte Frau, sind in Haft."),
        Bad("fr", "Il laisse son épouse, Odile, et leurs [[trois enfants]], Anne, Tom, Guy et Rose."),
        Bad("en", "She leaves her husband, Peter, and their [[three children]], Anna, Tom, Guy and Rose."),
        Good("en", "She leaves her husband, Peter, and their four children, Anna, Tom, Guy and Rose."),
        Bad("es", "Deja esposa, Odilia, y sus [[tres hijos]], Ana, Tomás, Guillermo y Rosa."),
        Bad("de", "Die [[fünf Vetomächte]] im Rat, also die USA, China, Russland und Frankreich, stimmten ab."),
        Bad("de", "Die [[vier Teams]] heißen Kiel, Ulm, Jena, Gera und Bonn; gespielt wird am Dienstag."),
        Bad("fr", "[[Trois pays]] du Nord, la Suède, la Norvège, le Danemark et la Finlande, réclament un sommet."),
        Bad("es", "[[Tres países]] del Sur, España, Portugal, Italia y Grecia, piden una cumbre."),
        Bad("fr", "[[Deux suspects]] sont écroués : Karim B., Jonathan L. et Luc M. Ils seront entendus mardi."),
        Good("en", "Three ministries – Health and Care, Digital, Culture, Media and Sport, and Transport – move."),
        # What names are said to be.
        Bad("fr", "Discovery, Endeavour et Atlantis sont les [[quatre derniers orbiteurs]]."),
        Confirmed("fr", "Discovery, Endeavour et Atlantis sont les [[trois derniers orbiteurs]]."),
        Bad("en", "Leeds, Hull and York were the only [[four clubs]] to sign."),
        Good("en", "Rivian and Lucid are two of the four makers."),
        Bad("es", "Vigo y Lugo son las [[tres ciudades]] premiadas."),
        Bad("de", "Kiel, Lübeck und Flensburg waren die [[vier Städte]], die unterschrieben."),
        # When and where something is; items that are said to be one.
        Good("fr", "Les sœurs Kirk, qui sont trois cousines (vendredi 27, 20 h), closent la soirée."),
        Good("en", "The Kirk Sisters, who are three cousins (Friday 27, 8pm), close the night."),
        Good("es", "Las hermanas Kirk, que son tres primas (viernes 27, 20 h), cierran la noche."),
        Good("de", "Die Schwestern Kirk, drei Kusinen (Freitag, 20 Uhr), beschließen den Abend."),
        Good("fr", "Trois chantiers sont prévus : l'école, la voirie et la mairie, les halles, regroupées en un lot."),
        Good("en", "Three schemes are planned: the school, the roads and the hall, the market, rolled into one."),
        Good("es", "Hay tres obras: la escuela, la calle y el mercado, el teatro, agrupados en un lote."),
        Good("de", "Drei Vorhaben sind geplant: die Schule, die Straße und die Halle, der Markt, zusammengefasst."),
        Good("de", "Geplant sind drei Feste: das Fischfest am Sonntag, dem 2. September, die Kirmes und der Markt."),
        Good("en", "Three fairs are planned: the fish fair on Sunday, September 2, the flower show and the market."),
        Bad("fr", "La mesure vise [[trois pays]] : la France, l'Italie, l'Espagne et la Grèce."),
        Bad("fr", "L'accès est permis dans [[cinq communes]] (Dinard, Saint-Malo, Cancale et Pleurtuit)."),
        Bad("fr", "Il ouvre 31 plages dans [[cinq communes]] (Dinard, Saint-Malo, Cancale et Pleurtuit)."),
        Confirmed("fr", "La mesure vise [[cinq départements]] (Aude, Haute-Garonne, Gers, Gard et Hérault) du sud."),
        Confirmed("fr", "Le drapeau a [[trois couleurs]] : le bleu, le blanc et le rouge."),
        Confirmed("fr", "L'alerte vise [[trois départements]] : Ain (01), Isère (38) et Jura (39)."),
        Confirmed("fr", "Il se rend dans [[quatre pays]], Israël, Soudan, Bahreïn et Oman, sans étape."),
        Bad(
            "fr",
            "Le préfet place [[six départements]] en alerte :\n\n- l'Ain\n- la Loire\n- le Rhône\n- le Gard",
        ),
        Bad("en", "[[Four towns]] have signed so far:\n\n- Leeds\n- Hull\n- York"),
        Bad("es", "Abrirán [[cuatro museos]] el domingo:\n\n- el Prado\n- el Thyssen\n- el Reina Sofía"),
        Bad("de", "[[Vier Städte]] machen mit:\n\n- Köln\n- Bonn\n- Trier"),
        Good(
            "fr",
            "Le préfet place quatre départements en alerte :\n\n- l'Ain\n- la Loire\n- le Rhône\n- le Gard",
        ),
        Good("en", "Four towns have signed, among others:\n\n- Leeds\n- Hull. It was the last."),
        Good("fr", "Il se rend dans quatre pays, Israël, Soudan et Oman en tête, dit-il."),
        Good("fr", "Les quatre villes hôtes sont Lyon, Lille et Nice, plus une ville à désigner."),
        Good("fr", "Deux envoyés sont là : Paul Morel a écrit, Anne Petit a filmé et Jean Roux a commenté."),
        Good("fr", "Trois pays sont visés, notamment la France et l'Italie."),
        Good("fr", "La mesure vise quinze pays (dont la France, l'Italie et l'Espagne)."),
        Good("fr", "Il s'est allié à deux femmes : Anna Petit, l'épouse du maire, et Maria Morel, la directrice."),
        Good("fr", "Il remercie ses six équipes successives (élus et personnel communal)."),
        Good("fr", "Il a eu cinq garçons (des jumeaux et des triplés)."),
        Good("fr", "Le plan a trois axes : réduire les coûts, vendre les murs, et embaucher."),
        Good(
            "fr", "Six foyers ont été trouvés en Haute-Savoie (La Balme et les Contamines), dans l'Oise et le Morbihan."
        ),
        Bad("fr", "[[Deux hommes]] âgés de 36, 38 et 47 ans ont été arrêtés."),
        Confirmed("fr", "Il est père de [[trois filles]] de 18, 21 et 24 ans."),
        Confirmed("fr", "Le capteur a [[trois filtres]] de 300, 100 et 30 microns."),
        Confirmed("fr", "Elle a [[deux enfants]], Léa, 20 ans, et Hugo, 13 ans."),
        Bad("fr", "L'alerte vise quatre départements : l'Ain, l'Isère, le Jura, [[l'Ain]] et le Rhône."),
        Bad("fr", "Les teintes sont au [[nombre de trois]] : « Patina », « Ivoire », « Azur » et « Rubis »."),
        Confirmed("fr", "Elle se vend dans [[deux pays]] voisins, à savoir la Belgique et la Suisse."),
        Good("fr", "Une mère et ses deux enfants âgés de 35, 8 et 6 ans ont été secourus."),
        Good("fr", "Trois enfants âgés de 6 et 8 ans ont été secourus."),
        Good("fr", "Deux hommes de 20 à 30 ans sont recherchés."),
        Bad("fr", "[[Deux axes]] sont coupés : la D 12, la D 768 et la route de la Corniche."),
        Confirmed("fr", "[[Trois axes]] sont coupés : la D 12, la D 768 et la route de la Corniche."),
        Good("fr", "Trois pays sont visés : la France, le pays de Macron, l'Italie et l'Espagne."),
        Bad(
            "fr",
            "Elle envoie 45 techniciens dans les [[trois communes]] touchées : Redon, Guer, Carentoir et Malestroit.",
        ),
        Bad("fr", "Les [[trois communes]] les plus touchées sont Redon, Guer, Carentoir et Malestroit."),
        Confirmed("fr", "Les [[quatre priorités]] sont la santé, l'école, l'emploi et le climat."),
        Good("fr", "Les trois favoris sont jeunes, rapides, forts et ambitieux."),
        Good("fr", "Les trois derniers vainqueurs viennent de loin : Martin, de Lyon, Durand et Petit."),
        Good("fr", "Les quatre lauréats avaient invité leurs proches : Martin, Durand et Petit."),
        Good("fr", "Trois communes sont touchées et cinq élus ont signé : Martin, Durand, Petit, Morel et Roux."),
        Bad("fr", "Le ferry dessert [[trois îles]] de la côte. Ce sont Groix, Houat, Hoëdic et Belle-Île."),
        Confirmed("fr", "Le ferry dessert [[trois îles]] de la côte. Ce sont Groix, Houat et Hoëdic."),
        Good("fr", "Le ferry dessert trois îles. Ce sont des terres rudes, belles, sauvages et fières."),
        Bad("fr", "[[Deux élus]] étaient présents lundi, Paul Morel, Anne Petit et Jean Roux."),
        Good("fr", "Deux élus étaient présents, le maire, Paul Morel, et son adjointe, Anne Petit."),
        Bad("en", "[[Two men]] aged 36, 38 and 47 were held."),
        Confirmed("en", "She has [[two children]], Mary, 20, and Jack, 13."),
        Good("en", "A mother and her two children aged 35, 8 and 6 were rescued."),
        Bad("es", "[[Dos hombres]] de 36, 38 y 47 años fueron detenidos."),
        Good("es", "Una madre y sus dos hijos de 35, 8 y 6 años fueron rescatados."),
        Bad("de", "[[Zwei Männer]] im Alter von 36, 38 und 47 Jahren wurden gefasst."),
        Good("de", "Eine Mutter und ihre zwei Kinder im Alter von 35, 8 und 6 Jahren wurden gerettet."),
        Bad("en", "The measure covers [[three countries]]: France, Italy, Spain and Greece."),
        Bad("en", "[[Two roads]] are closed: the A12, the M25 and the road to Dover."),
        Confirmed("en", "The measure covers [[four countries]]: France, Italy, Spain and Greece."),
        Good("en", "The measure covers twelve countries (including France, Italy and Spain)."),
        Bad("en", "The [[three worst-hit towns]] are Redhill, Crawley, Horley and Reigate."),
        Confirmed("en", "The ferry calls at [[three islands]], namely Mull, Iona and Staffa."),
        Good("en", "The five winners were joined by their old friends: Martin, Walker and Hughes."),
        Good("en", "Five clubs played on Sunday: Leeds lost at home, Hull drew at York and Derby won."),
        Good("en", "Two of the three roads are Elm Street and Park Lane."),
        Bad("en", "The ferry calls at [[three islands]] on the coast. They are Mull, Iona, Staffa and Skye."),
        Good("en", "The ferry calls at three islands. They are rugged, green, wild and proud."),
        Bad("es", "La medida afecta a [[tres países]]: Francia, Italia, España y Grecia."),
        Bad("es", "[[Dos vías]] están cortadas: la A2, la N340 y la carretera de Burgos."),
        Confirmed("es", "La medida afecta a [[cuatro países]]: Francia, Italia, España y Grecia."),
        Good("es", "La medida afecta a doce países (entre ellos Francia, Italia y España)."),
        Bad("es", "La empresa envió 45 operarios a los [[tres municipios]] afectados: Sanxenxo, Cangas, Bueu y Marín."),
        Bad("es", "Las [[tres prioridades]] del alcalde son la sanidad, la escuela, el empleo y el clima."),
        Good("es", "Los tres favoritos son jóvenes, rápidos, fuertes y ambiciosos."),
        Bad("es", "El ferri toca [[tres islas]] de la costa. Son Ibiza, Formentera, Mallorca y Menorca."),
        Bad("es", "Se clausuran [[dos locales]], a saber, el Rialto, el Apolo y el Lara."),
        Bad("de", "Der Strom fiel in den [[drei Gemeinden]] am See aus: Altdorf, Buchrain, Cham und Dallenwil."),
        Bad("de", "Die [[drei Finalisten]] heißen Hamburg, Köln, Leipzig und Dresden."),
        Good("de", "Die drei Favoriten sind jung, schnell, stark und ehrgeizig."),
        Bad("de", "Die Fähre läuft [[drei Inseln]] an. Es sind Juist, Norderney, Baltrum und Borkum."),
        Good("de", "Die Fähre läuft drei Inseln an. Es sind Orte, die Maler, Dichter, Bauern und Fischer lieben."),
        Bad("de", "Betroffen sind [[drei Länder]]: Frankreich, Italien, Spanien und Griechenland."),
        Bad("de", "[[Zwei Wege]] sind gesperrt: die A3, die B27 und die Straße nach Bonn."),
        Confirmed("de", "Betroffen sind [[vier Länder]]: Frankreich, Italien, Spanien und Griechenland."),
        Good("de", "Betroffen sind zwölf Länder (darunter Frankreich, Italien und Spanien)."),
        Bad("fr", "[[Trois pays]], la Norvège, la Suède, l'Islande et le Danemark, ont refusé."),
        Confirmed("fr", "[[Quatre pays]], la Norvège, la Suède, l'Islande et le Danemark, ont refusé."),
        Bad("de", "[[Drei Länder]], Norwegen, Schweden, Island und Dänemark, lehnten ab."),
        Good("fr", "La juge et ses deux greffiers, Paul Morel, Anne Petit et Jean Roux, sont partis."),
        Good("de", "Die Richterin und ihre zwei Schreiber, Paul Mohr, Anna Klein und Jan Roth, gingen."),
        Bad("en", "The [[four plays]] on the bill are Low Tide by Ann Reed, The Lamp by Jo Marsh and Salt by Ed Moss."),
        Confirmed(
            "en", "The [[three plays]] on the bill are Low Tide by Ann Reed, The Lamp by Jo Marsh and Salt by Ed Moss."
        ),
        Bad("fr", "Le jury a retenu [[deux romans]], « La Digue », « Un hiver » et « Le Sel »."),
        Bad("fr", "[[Quatre films]] sont primés : La Digue, Sel gris et Un hiver à Brest."),
        Bad("fr", "Anne Petit, Paul Morel et Jean Roux : ces [[deux élus]] ont démissionné."),
        Bad("fr", "[[Deux candidats]] restent : le brasseur Paul Morel, la libraire Anne Petit et le maire Jean Roux."),
        Good("fr", "Cinq personnes ont été entendues : un couple de retraités, leurs deux fils et une voisine."),
        Good("fr", "Quatre firmes sont là : les Américains Lime et Bird, l'Italien Helbiz et le Français Dott."),
        Bad("es", "Detuvieron a [[dos personas]]: un vecino de Vic, su hermana y un antiguo socio."),
        Bad(
            "de",
            "[[Zwei Gründe]] nennt der Verband für die Ernte, nämlich den nassen Mai, den Hagel im Juli und den Käfer.",
        ),
        Bad(
            "en", "The mayor has [[five plans]]. The first is a bridge, the second a park, the third and last a school."
        ),
        Confirmed(
            "en",
            "The mayor has [[three plans]]. The first is a bridge, the second a park, the third and last a school.",
        ),
        Bad(
            "es",
            "Hay [[cinco medidas]]. La primera es un puente, la segunda un parque y la tercera y última una escuela.",
        ),
        Bad("fr", "Lyon, Lille, Nantes et Brest sont candidates. Les [[cinq villes]] seront visitées en mai."),
        Confirmed("fr", "Lyon, Lille, Nantes et Brest sont candidates. Les [[quatre villes]] seront visitées en mai."),
        Good("fr", "Lyon, Lille et Nantes sont candidates avec Brest. Les quatre villes seront visitées en mai."),
        Good("fr", "Lyon, Lille, Nantes et Brest sont candidates. Les cinq villes de l'an dernier avaient renoncé."),
        Bad("en", "Kenya, Togo, Ghana and Malawi have signed up. The [[five countries]] will share a store."),
        Good("en", "Kenya, Togo, Ghana and Malawi have joined Niger. The five countries will share a store."),
        Bad("es", "Perú, Chile, Bolivia y Ecuador han firmado. Los [[cinco países]] compartirán el satélite."),
        Bad(
            "de",
            "Polen, Ungarn, Rumänien und Bulgarien haben unterschrieben. Die [[fünf Länder]] teilen sich alles.",
        ),
        Bad("fr", "La ferme livre [[trois cultures]]. Il s'agit du blé tendre, de l'orge, du maïs et du colza."),
        Bad("fr", "La ferme livre [[cinq cultures]]. Il s'agit du blé tendre, de l'orge, du maïs et du colza."),
        Good("fr", "Le décret crée trois pôles : Eau et Forêts ; Mer, Ports et Rivières, et Montagne."),
        Bad("fr", "L'équipe perd [[deux cadres]] : Jean Roux, de Vaux ; Luc Petit, blessé, et Paul Morel, suspendu."),
        Bad("fr", "[[Trois villes]], Redon, Guer, Malestroit et Josselin, ont signé."),
        Good("fr", "Deux voitures, un camion, un bus et une moto, ont percuté le mur, dit-il."),
        Bad("fr", "Redon, Guer, Malestroit et Josselin : dans ces [[trois villes]], la halle restera ouverte."),
        Bad("fr", "[[Deux joueurs]] manquent : Jean Roux est suspendu, Luc Petit est blessé, Paul Morel est malade."),
        Bad("fr", "[[Trois sénateurs]] viendront. Sont annoncés Jean Roux, Luc Petit, Paul Morel et Anne Blanc."),
        Bad(
            "fr",
            "Il pose [[deux conditions]]. La première est le prix. La deuxième est le lieu. La troisième, la date.",
        ),
        Good("fr", "Il pose deux conditions. La première est le prix. La deuxième est le lieu."),
        Bad("fr", "Les maires de Redon, Guer et Josselin ont signé. Les [[deux signatures]] étaient attendues."),
        Good("en", "The firm has three branches: Sand and Gravel; Roads, Bridges and Tunnels; and Rail."),
        Bad("en", "The club lost [[two backs]]: Ann Reed, from Hull; Jo Marsh, who is ill; and Liz Moss, on loan."),
        Bad("en", "[[Both men]], a baker aged 30, his brother and a clerk, denied the charge."),
        Bad("en", "The show unites [[four towns]] — Redhill, Crawley and Horley — on one stage."),
        Bad("en", "Redhill, Crawley, Horley and Reigate: these [[three towns]] get new buses."),
        Bad(
            "en",
            "It will shut [[three depots]]. Staff were told on Monday. The depots to go are Hull, York, Ely and Bath.",
        ),
        Bad("en", "The ministers of trade, health and sport resigned. The [[two departures]] came within an hour."),
        Good("en", "Two couples won the prize: Ann and Jo Reed, of Hull, and Liz and Tom Moss, of York."),
        Good("es", "Crea tres áreas: Agua y Montes; Mar, Puertos y Ríos, y Montaña."),
        Bad("es", "Pierde a [[dos hombres]]: el central Amo, con fiebre; el meta Gil, sancionado, y el extremo Mora."),
        Bad("es", "[[Cuatro pueblos]] serranos, Arcos, Olvera y Ubrique, siguen sin luz."),
        Bad("es", "Cortan tres calles del centro —Luna, Sol y Mayor— y [[cuatro plazas]] —España, Real y Nueva—."),
        Bad("es", "[[Ambos acusados]], un vecino de Vic, su hermana y un antiguo socio, niegan los hechos."),
        Bad("es", "[[Tres son los cargos]] que le imputan: cohecho y prevaricación."),
        Good("de", "Das Amt hat drei Bereiche: Wasser und Wald; Häfen, Flüsse und Seen; sowie Berge."),
        Bad(
            "de",
            "[[Drei Spieler]] fehlen: Torwart Jan Roth, die Verteidiger Ulf Kern und Max Bär sowie Stürmer Ole Brand.",
        ),
        Bad("de", "Der Strom fiel in [[zwei Orten]] aus, wie das Werk mitteilte: in Ahlen, Beckum und in Oelde."),
        Bad("de", "Ahlen, Beckum, Oelde und Telgte: Diese [[drei Städte]] werben zusammen."),
        Bad(
            "de",
            "[[Vier Bewerber]] stellen sich vor. Es sprechen Jan Roth (SPD), Ulf Kern (CDU) und Petra Bär (Grüne).",
        ),
        Bad("de", "[[Beide Täter]], ein Bäcker, dessen Bruder und ein Schlosser, haben gestanden."),
        Good("de", "Vier Bäume fielen um. Es sprechen Jan Roth (SPD), Ulf Kern (CDU) und Petra Bär (Grüne)."),
        Good("fr", "Quatre communes du littoral (Plouha, Binic et Erquy notamment) ont signé."),
        Good("fr", "Deux sénateurs ont réagi. Sont aussi intervenus Jean Roux, Luc Petit et Paul Morel."),
        Bad("fr", "[[Quatre clubs]] joueront ici. Le public viendra. Sont inscrits Redon, Vitré et Guer."),
        Confirmed("fr", "[[Trois clubs]] joueront ici. Le public viendra. Sont inscrits Redon, Vitré et Guer."),
        Good("fr", "Quatre clubs joueront. Un club a déclaré forfait. Restent Redon, Vitré et Guer."),
        Bad("fr", "[[Trois raisons]] sont données : la hausse du gaz et la perte d'un client qui payait tout."),
        Bad(
            "fr",
            "Il pose [[quatre conditions]]. Primo, la paie monte. Secundo, le toit tient, et tertio, il gèle.",
        ),
        Bad("fr", "Des pâtes, du riz et du thon. Voilà les [[quatre produits]] de chaque colis."),
        Bad("en", "[[Four clubs]] will play here. It may rain. Remaining in the cup are Hull, Leeds and York."),
        Good("en", "Four clubs were in the cup. One withdrew. Remaining in the cup are Hull, Leeds and York."),
        Bad("en", "He has [[four demands]]. Firstly, more pay. Secondly, a new roof, and thirdly, less noise."),
        Bad("en", "Pasta, rice and tinned tuna. Those were the [[four items]] in each parcel."),
        Confirmed("en", "Pasta, rice and tinned tuna. Those were the [[three items]] in each parcel."),
        Bad("es", "[[Cuatro clubes]] jugarán aquí. Puede llover. Compiten Vic, Reus y Olot."),
        Good("es", "Cuatro clubes compitieron aquí. Uno fue eliminado. Quedan Vic, Reus y Olot."),
        Bad("es", "Se leerán [[tres cuentos]]: El agua mansa, de Ana Ruiz, y Luz en la sala, de Luis Gil."),
        Bad(
            "es",
            "Pone [[cuatro condiciones]]. En primer lugar, dinero. En segundo lugar, un techo, y en tercer lugar, paz.",
        ),
        Good("es", "Cayeron cuatro árboles. Hablarán Ana Ruiz, Luis Gil y Eva Mas."),
        Bad("es", "Pasta, arroz y atún enlatado. Esos son los [[cuatro productos]] de cada caja."),
        Bad("de", "[[Vier Vereine]] spielen hier. Es kann regnen. Übrig sind noch Hamm, Soest und Werl."),
        Good("de", "Vier Vereine waren dabei. Einer ist ausgeschieden. Übrig sind noch Hamm, Soest und Werl."),
        Bad(
            "de",
            "Da sind [[vier Neue]]: die Geigerin Ute Lenz, der Cellist Jan Moor und, aus Linz, der Pianist Udo Renz.",
        ),
        Bad(
            "de",
            "Er stellt [[vier Forderungen]]. Erstens mehr Lohn. Zweitens ein neues Dach und drittens weniger Lärm.",
        ),
        Bad("de", "Nudeln, Reis und Dosenfisch. Das waren die [[vier Waren]] in jedem Paket."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield numbers that the list contradicts, and those that it confirms."""
        judged = []
        for match in document[NUMBERS]:
            found = [*self._numbered(document, match)]
            judged += [match.span] if found else []
            yield from found
        for match in document[LISTED]:
            items = match.all("item")
            number = announced(document, match)
            if number is None or not number.exact or not 2 <= number.value <= MOST or not alike(document, match):
                continue
            if is_parted(document, items) or are_no_list(document, [item.span for item in items]):
                continue
            span = number.span.to(number.noun or first_word(match["what"].span, match["what"].value))
            evidence = [
                Evidence(
                    EvidenceKind.TEXT,
                    f"The list has {len(items)}: " + ", ".join(words(document, item.span) for item in items) + ".",
                    match.span,
                )
            ]
            if number.value == len(items):
                judged.append(match.span)
                yield self.confirmed(span, "The list has as many items as announced.", evidence=evidence)
                continue
            twice = named_twice(document, items)
            if twice is not None and number.value == len(items) - 1:
                judged.append(match.span)
                yield self.contradicted(
                    twice[1],
                    f"{words(document, twice[1])} stands twice in the list.",
                    severity=self.said(document, match.span, self.severity),
                    related=[Related("The first time", twice[0])],
                    evidence=evidence,
                )
                continue
            # Far fewer or far more are a list of something else; behind a comma it may be a choice of them.
            if not number.value < len(items) * _FAR < number.value * _FAR**2:
                continue
            severity = self.severity
            if "comma" in match:
                # "Le maire et ses deux adjoints, Paul Morel, Anne Petit et Jean Roux": others may be named with them.
                if number.value > len(items) or not begins_sentence(document, match):
                    continue
                if not closes_sentence(document, match) and not is_apposition(document, match):
                    continue
                severity = Severity.WARNING
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes the names for those counted."))
            if any(tells_something(document, item.span) for item in items):
                continue
            if number.value > len(items) and goes_on(document, items[-1].span):
                continue
            twofold = sum(names_two(document, item.span) for item in items)
            if len(items) < number.value <= len(items) + twofold or (twofold and number.value < len(items)):
                # "Health and Social Care, Digital, Culture, Media and Sport, and Transport" are three.
                continue
            if belongs_to_others(document, match, number) or (number.value < len(items) and remarks(document, items)):
                continue
            yield self.contradicted(
                span,
                f"The list has {len(items)} items, not {say(number.value)}.",
                severity=self.said(document, match.span, severity),
                related=[Related("An item", item.span) for item in items],
                evidence=evidence,
                suggestions=repair(document, len(items), number),
            )
            judged.append(match.span)
        numbers = announcements(document, forms_of(document))
        yield from self._read(document, numbers, judged)
        for off in (*counted_off(document, numbers), *by_adverbs(document)):
            yield from self._counted_off(document, off)

    def _counted_off(self, document: Document, off: CountedOff) -> Iterator[Finding]:
        """Compare the ordinal of the last of several with the number that announces them."""
        number, last = off.number, off.last
        span = number.span.to(number.noun or number.span)
        evidence = [Evidence(EvidenceKind.TEXT, f"The last of them is number {say(last.value)}.", last.span)]
        if number.value == last.value:
            yield self.confirmed(span, "The list has as many items as announced.", evidence=evidence)
        elif last.value > number.value or off.is_whole:
            yield self.contradicted(
                span,
                f"The text counts off {say(last.value)}, not {say(number.value)}.",
                severity=self.said(document, number.span.to(last.span), Severity.WARNING),
                related=[Related("The last", last.span)],
                evidence=[*evidence, Evidence(EvidenceKind.TEXT, "This takes what is counted off for all of them.")],
                suggestions=repair(document, last.value, number),
            )

    def _read(self, document: Document, numbers: Sequence[Quantity], known: Sequence[Span]) -> Iterator[Finding]:
        """Count lists that no construction has."""
        forms = forms_of(document)
        if not numbers:
            return
        below = [*bulleted(document)]
        within = [*lists(document, numbers, forms)]
        announced_there = {listed.number.span for listed in within}
        behind = [one for one in next_lists(document, numbers, forms) if one.number.span not in announced_there]
        announced_there |= {listed.number.span for listed in behind}
        further = [*presented(document, numbers, forms), *taken_up_at_once(document, numbers)]
        further = [one for one in further if one.number.span not in announced_there]
        for listed in (*within, *behind, *further, *named_before(document), *named_as(document), *below):
            number, count = listed.number, listed.least
            span = number.span.to(number.noun or number.span)
            if not number.exact or number.hedge is not None or any(listed.span.overlaps(other) for other in known):
                continue
            if are_no_list(document, listed.items) or _is_of_nearer(document, listed):
                continue
            told = f"The list has {count}: " + ", ".join(words(document, item) for item in listed.items) + "."
            evidence = [Evidence(EvidenceKind.TEXT, told, listed.span)]
            bindings = (("n", Binding(number.span, number)), ("item", Binding(listed.items[0], "")))
            first, last = sorted((number.span, listed.span))
            match = Match(first.to(last), "", bindings)
            if listed.least <= number.value <= listed.most:
                if listed.least == listed.most:
                    yield self.confirmed(span, "The list has as many items as announced.", evidence=evidence)
                continue
            count = listed.least if number.value < listed.least else listed.most
            # A name is added or struck: who lists far more or far fewer lists something else.
            is_slip = listed in below or magnitude(number.value - count) <= max(1, number.value // _SLIP)
            # What may be an item or a remark proves no list too short.
            is_sure = number.value < count or listed.least == listed.most
            if is_slip and is_sure and not (is_of_some(document, number) or belongs_to_others(document, match, number)):
                yield self.contradicted(
                    span,
                    f"The list has {count} items, not {say(number.value)}.",
                    severity=self.said(document, match.span, Severity.WARNING),
                    related=[Related("An item", item) for item in listed.items],
                    evidence=[*evidence, Evidence(EvidenceKind.TEXT, "This takes the list for all that were counted.")],
                    suggestions=repair(document, count, number),
                )

    def _numbered(self, document: Document, match: Match) -> Iterator[Finding]:
        """Count ages, or what else each has one of: two may be of one age, but there are no more ages than persons."""
        number, values = match["n"].value, match.all("value")
        if not number.exact or not 2 <= number.value <= MOST or strays(match, document):
            return
        statement = f"The list has {len(values)}: " + ", ".join(say(value.value.value) for value in values) + "."
        span = number.span if number.noun is None else number.span.to(number.noun)
        evidence = [Evidence(EvidenceKind.TEXT, statement, match.span)]
        if number.value == len(values):
            yield self.confirmed(span, "There are as many numbers as announced.", evidence=evidence)
        elif number.value < len(values) and begins_sentence(document, match):
            yield self.contradicted(
                span,
                f"The list has {len(values)} numbers, not {say(number.value)}.",
                severity=self.said(document, match.span, self.severity),
                related=[Related("A number", value.span) for value in values],
                evidence=evidence,
                suggestions=repair(document, len(values), number),
            )


def _is_of_nearer(document: Document, listed: Listed) -> bool:
    """Tell whether a number nearer to a list has as many: "Los seis diarios pasan a cinco (7.10, …)"."""
    place = listed.span.start
    return any(
        other.value == listed.least and listed.number.span.end <= other.span.start < other.span.end <= place
        for other in document[QUANTITIES]
    )
