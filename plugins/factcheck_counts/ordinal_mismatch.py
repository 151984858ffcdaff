"""counts.ordinal-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import (
    CHRONOLOGY,
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
    Event,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    KnownGap,
    Match,
    QuantityKind,
    Related,
    Severity,
    Suggestion,
    TimeUnit,
    covering,
    inside,
)
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.listed_before import counts_another, is_day, is_ended, is_later, lies_before, of_one_kind
from factcheck_counts.readings.ordinals.streaks import broken_row
from factcheck_counts.readings.series import READS, counted

AFTER = Construction("counts.ordinal-after")
IN_PERIOD = Construction("counts.ordinal-in-period")
#: An ordinal is wrong by so many at the most.
_SLIP = 2
#: Ordinals that bind these are read by themselves.
_OTHERS = ("year", "broken", "later")
#: So many years are a list of all.
_WHOLE = 3


class OrdinalMismatch(Checker):
    """An ordinal that does not fit what it counts.

    What it does:
        Compares an ordinal with what the text lists or counts before it. "Deuxième ce mois-ci, après le 7 et le 14",
        "déjà sacrée en 2011, 2016 et 2019, … son quatrième titre" and "the third to quit, following Lee, Pryce and
        Hadley" list those before; "derrière A, B et C" and "only Qatar produces more" name those ahead in rank; "deux
        maires avaient déjà signé" counts them; "every year since 2010, without a break" leaves a number of editions,
        and "the 80th anniversary of the landings of 1944" a number of years, as does the year in which a club,
        "founded in 1956", began. What was won "on Sunday" is none of a list of earlier years. "Sixième échange cette
        année" is held against a complete series of facts, where the article names all its participants.

        What other sentences tell of earlier ones is counted too, where they say "before" or tell days one by one:
        "Zuvor hatte sie 2009, 2010 und 2013 gewonnen", or that more came to them ("to add to the titles of 2009 …") or
        had been ("the only ones so far"), or where another word of the same kind tells of them ("a third strike … had
        walked out in"), and where a sentence opens with where the same was won. Years in a row must
        follow each other, up to the present one, and from the last in which it was otherwise: "It last made a profit in
        2016". What is called "the previous ones" or told bit by bit ("two in February, one in April") is counted, and
        "the first since 2010" is held against what the next sentences call the last one. These are warnings.

    Why it matters:
        Ordinals are copied from earlier stories and forgotten: the third becomes the second again.

    Known limits:
        What else happened before ("après les pourparlers du 3") is not counted. Fewer earlier ones than the ordinal
        asks for are no fault, because a list may name only the last; "those" of a year or a month, day by day,
        "those" with which the sentence ends, and those ahead in rank are a warning, as is what two sentences count.
        Two names ahead may be a crew. A series contradicts only when the day of writing is known within a week.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, eight confirmed; 11 ordinals in a period were recognised, none of a series in the facts.
    """

    id = "counts.ordinal-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (AFTER, CHRONOLOGY, FRAMES, IN_PERIOD, QUANTITIES, QUOTATIONS, SENTENCES, TIMEXES, *READS)
    examples = (
        # A clause about the subject; how trials ended; the nearer ordinal; the previous ones; opponents.
        Bad(
            "fr",
            "La députée, élue en 2002, puis réélue en 2007 et 2012, a obtenu dimanche un [[troisième]] mandat.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "La députée, élue en 2002, puis réélue en 2007 et 2012, a obtenu dimanche un quatrième mandat.",
            published="2019-05-15",
        ),
        Bad(
            "en",
            "The rower, who won in 2006 and again in 2010 and 2014, claimed a [[third]] title on Saturday.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "The rower, who won in 2006 and again in 2010 and 2014, is defending a third title.",
            published="2019-05-15",
        ),
        Good(
            "en", "The rower, born in 2006, who moved in 2010, took a third title on Saturday.", published="2019-05-15"
        ),
        Bad(
            "es",
            "La jueza, premiada en 2007, 2011 y 2015, recibió el domingo un [[tercer]] galardón.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Die Rätin, 2005 gewählt und 2009 sowie 2013 wiedergewählt, gewann am Sonntag ihre [[dritte]] Amtszeit.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "Lauréat en 1983 puis en 1989, il avait eu en 1994 son [[quatrième]] et dernier prix pour un récit de mer.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Lauréat en 1983 puis en 1989, il avait eu en 1994 son troisième et dernier prix.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "Pour son [[quatrième]] tir, après trois échecs et deux succès, le lanceur était prêt.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Pour son sixième tir, après trois échecs et deux succès, le lanceur était prêt.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Pour son quatrième tir, après trois échecs, le lanceur était prêt, le second étage aussi.",
            published="2019-05-15",
        ),
        Bad("en", "It was its [[fourth]] launch, after three failures and two successes.", published="2019-05-15"),
        Bad(
            "es", "En su [[cuarta]] pelea, tras tres victorias y una derrota, cayó por puntos.", published="2019-05-15"
        ),
        Bad("de", "Im [[vierten]] Kampf, nach drei Siegen und einer Niederlage, verlor sie.", published="2019-05-15"),
        Good("de", "Beim vierten Sieg, nach drei Siegen und einer Niederlage, jubelte sie.", published="2019-05-15"),
        Good(
            "en",
            "They win for the second year running and claim a fourth title, after those of 2012, 2014 and 2016.",
            published="2019-05-15",
        ),
        Good(
            "es",
            "Gana por segundo año consecutivo y suma el cuarto de su historia, tras los de 2012, 2015 y 2016.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "C'est le [[cinquième]] convoi. Les précédents s'étaient ébranlés le 3 mars, le 9 mars et le 4 avril.",
            published="2019-05-15",
        ),
        Bad(
            "en",
            "It was the [[fifth]] raid of the year. The earlier ones took place on 3 March, 9 March and 4 April.",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "Es el [[quinto]] convoy. Los anteriores partieron el 3 de marzo, el 9 de marzo y el 4 de abril.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Es ist der [[fünfte]] Konvoi. Die bisherigen brachen am 3. März, am 9. März und am 4. April auf.",
            published="2019-05-15",
        ),
        Good(
            "de",
            "Es ist der fünfte Konvoi. Die vorherigen Routen wurden am 3. März, am 9. März und am 4. April gewählt.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "Brest signe sa [[quatrième]] victoire de rang après celles obtenues face à Metz (2-0) et Nancy (1-0).",
            published="2019-05-15",
        ),
        Bad("en", "Derby's [[fourth]] win in a row followed victories over Leeds and Hull.", published="2019-05-15"),
        Good("en", "Derby's third win in a row followed victories over Leeds and Hull.", published="2019-05-15"),
        Good("en", "Derby's fourth win of the year followed victories over Leeds and Hull.", published="2019-05-15"),
        Bad(
            "es",
            "El Lugo logró su [[cuarta]] victoria al hilo tras los triunfos ante el Reus y el Sestao.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Bern feierte den [[vierten]] Sieg in Folge nach den Siegen über Thun (2:0) und Basel (1:0).",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "Es la [[tercera]] mujer al frente del banco, después de Rosa Mas, Ruth Gil y Ana Pons.",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "Después de Rosa Mas, Ruth Gil y Ana Pons, es la [[tercera]] mujer al frente del banco.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Nach Rosa Mai (1999–2004) und Ruth Groß (2010–2015) ist sie die [[zweite]] Frau im Amt.",
            published="2019-05-15",
        ),
        Good(
            "en", "The rower, who moved in 2006, 2010 and 2014, took a third title on Saturday.", published="2019-05-15"
        ),
        Good(
            "en",
            "The rower, whose father won in 2006, 2010 and 2014, took a third title on Saturday.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "The rower, crowned in 2006, injured in 2010 and 2014, took a third title on Saturday.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "The rower, winner in 2006, 2010 and 2014, lost a son, and took a third title on Saturday.",
            published="2019-05-15",
        ),
        Good("en", "It was its fifth launch, after three failures.", published="2019-05-15"),
        Good(
            "en",
            "It was its fourth launch, after two failures by rivals, a success and one more failure.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Lauréat en 1983 puis en 1989, il avait eu en 1975 son premier puis un deuxième prix.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "Derby's fourth win in a row followed victories over Leeds and Hull that had put them top.",
            published="2019-05-15",
        ),
        Good("en", "It is the first mutiny since 2009. The mutiny of 2013 was only a film.", published="2019-05-15"),
        Good("en", "It is the first time since 2009. The time had already come in 2013.", published="2019-05-15"),
        # The first since: told of again by its noun, joined to that year, or what a river did.
        Bad(
            "fr",
            "C'est la [[première éruption depuis 2009]]. Déjà en 2013, une éruption avait noirci les toits.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "C'est la première éruption depuis 2013. Déjà en 2013, une éruption avait noirci les toits.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "C'est la [[première fois depuis 2009]] que le fleuve déborde, après les crues de 2013 et de 2017.",
            published="2019-05-15",
        ),
        Bad(
            "fr",
            "C'est la [[première visite royale depuis 1998]]. La reine était venue cette année-là et son fils en 2006.",
            published="2019-05-15",
        ),
        Bad(
            "en",
            "It is the [[first mutiny since 2009]]. A mutiny had already broken out in 2013 on the island.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "It is the first mutiny since 2009. A film about sailors had already been shot in 2013.",
            published="2019-05-15",
        ),
        Bad(
            "en",
            "It is the [[first royal visit since 1998]]. The queen came that year and her son in 2006.",
            published="2019-05-15",
        ),
        Good(
            "en",
            "It is the first royal visit since 1998. The queen came in 1999 to London and her son in 2006.",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "Es el [[primer motín desde 2009]]. Ya el motín de 2013 había arrasado la cárcel.",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "Es la [[primera visita real desde 1998]]. La reina vino ese año y su hijo en 2006.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Es war der [[erste Aufstand seit 2009]]. Auch der Aufstand von 2013 hatte das Dorf verwüstet.",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Es ist der [[erste Königsbesuch seit 1998]]. Damals kam die Königin und ihr Sohn 2006.",
            published="2019-05-15",
        ),
        # Told by another word of the same kind; the first since, with the list of them; the previous ones counted.
        Bad(
            "fr",
            "C'est le [[deuxième]] débrayage de l'année. L'usine avait déjà fait grève en mars, en avril et en mai.",
        ),
        Good("fr", "C'est le deuxième roman de l'année. L'usine avait déjà fait grève en mars, en avril et en mai."),
        Bad(
            "en",
            "It was the [[third]] walkout since January. Crews had already been on strike on 2 May, 9 May and 4 June.",
        ),
        Good("en", "It was the fourth walkout since January. Crews had already struck on 2 May, 9 May and 4 June."),
        Bad("es", "Es el [[segundo]] paro del año. La fábrica ya había ido a la huelga en marzo, en abril y en mayo."),
        Good("es", "Es el cuarto paro del año. La fábrica ya había ido a la huelga en marzo, en abril y en mayo."),
        Bad(
            "de",
            "Es ist der [[zweite]] Ausstand des Jahres. Das Werk hatte schon im März, im April und im Mai gestreikt.",
        ),
        Good(
            "de", "Es ist der vierte Ausstand des Jahres. Das Werk hatte schon im März, im April und im Mai gestreikt."
        ),
        Bad("en", "He got the [[second]] suspension of his career, after bans in 2011 and 2017."),
        Bad("fr", "Il subit la [[deuxième]] suspension de sa carrière, après des exclusions en 2011 et 2017."),
        Good("fr", "Il subit la deuxième suspension de sa carrière, après des blessures en 2011 et 2017."),
        Bad("de", "Er bekam die [[zweite]] Sperre seiner Laufbahn, nach Suspendierungen 2011 und 2017."),
        Bad("es", "Es su [[segunda]] suspensión, tras las sanciones de 2011 y 2017."),
        Bad(
            "fr",
            "Elle prend l'or, [[première médaille du pays depuis 2009]], après le bronze de 2013 et l'or de 2017.",
            published="2021-05-02",
        ),
        Good(
            "fr",
            "Elle gagne enfin, sa première victoire depuis 2009, après les défaites de 2013 et de 2017.",
            published="2021-05-02",
        ),
        Good("fr", "C'est sa première victoire depuis 2013, après celles de 2011 et de 2013.", published="2021-05-02"),
        Bad(
            "en",
            "The fair is here for the [[first time since 2009]]; it had previously come in 2005, 2009 and 2014.",
            published="2021-05-02",
        ),
        Good(
            "en",
            "The fair is here for the first time since 2014; it had previously come in 2005, 2009 and 2014.",
            published="2021-05-02",
        ),
        Bad(
            "es",
            "Es la [[primera huelga desde 2009]], tras los paros de 2013 y 2017.",
            published="2021-05-02",
        ),
        Good("es", "Es la primera huelga desde 2017, tras los paros de 2013 y 2017.", published="2021-05-02"),
        Bad(
            "de",
            "Das Fest kommt zum [[ersten Mal seit 2009]] wieder her; zuvor war es 2005, 2009 und 2014 hier.",
            published="2021-05-02",
        ),
        Good(
            "de",
            "Das Fest kommt zum ersten Mal seit 2014 wieder her; zuvor war es 2005, 2009 und 2014 hier.",
            published="2021-05-02",
        ),
        Bad("fr", "Vitré concède sa [[deuxième]] défaite de suite, après avoir perdu ses deux matches précédents."),
        Confirmed(
            "fr", "Vitré concède sa [[troisième]] défaite de suite, après avoir perdu ses deux matches précédents."
        ),
        Good("fr", "Vitré concède sa deuxième défaite de suite, après un cinquième revers en six matches précédents."),
        Bad("en", "Ely slid to a [[third]] straight defeat, having lost their previous three games."),
        Good("en", "Ely slid to a second straight defeat, after a fifth loss in the last six games."),
        Bad("es", "El Reus sufrió su [[segunda]] derrota seguida, tras caer en las dos jornadas anteriores."),
        Good("es", "El Reus sufrió su tercera derrota seguida, tras caer en las dos jornadas anteriores."),
        Bad("de", "Werl kassierte die [[dritte]] Niederlage in Folge, nach Pleiten in den drei Spielen zuvor."),
        Good("de", "Werl kassierte die vierte Niederlage in Folge, nach Pleiten in den drei Spielen zuvor."),
        # Where it was done already; two that each have years of their own; days; years that do not count.
        Bad("fr", "C'est la [[troisième]] victoire du Breton, qui s'était déjà imposé à Redon, Guer et Vitré."),
        Good("fr", "C'est la troisième équipe du Breton, qui s'était déjà imposé à Redon, Guer et Vitré."),
        Bad("en", "The win was her [[second]] of the winter; she had already won in Aspen, Davos and Lech."),
        Good("en", "The win was her fourth of the winter; she had already won in Aspen, Davos and Lech."),
        Bad("es", "Fue la [[segunda]] victoria de la gallega, que ya había ganado en Vigo, Lugo y Soria."),
        Good("es", "Fue la cuarta victoria de la gallega, que ya había ganado en Vigo, Lugo y Soria."),
        Bad(
            "de", "Es war der [[dritte]] Saisonsieg der Schwedin, die bereits in Davos, Lech und Aspen gewonnen hatte."
        ),
        Good("de", "Es war der vierte Saisonsieg der Schwedin, die bereits in Davos, Lech und Aspen gewonnen hatte."),
        Bad("fr", "Elle est la [[deuxième]] femme à ce poste, après Rose Mas (1999-2004) et Ruth Gil (2010-2015)."),
        Good("fr", "Elle est la troisième femme à ce poste, après Rose Mas (1999-2004) et Ruth Gil (2010-2015)."),
        Bad("en", "She is the [[second]] woman in the post, after Rose Mann (1999-2004) and Ruth Gill (2010-2015)."),
        Good("en", "She is the third woman in the post, after Rose Mann (1999-2004) and Ruth Gill (2010-2015)."),
        Bad("es", "Es la [[segunda]] mujer en el cargo, tras Rosa Mas (1999-2004) y Ruth Gil (2010-2015)."),
        Bad("de", "Sie ist die [[zweite]] Frau im Amt, nach Rosa Mai (1999-2004) und Ruth Groß (2010-2015)."),
        Bad(
            "fr",
            "Samedi, pour la [[deuxième]] fois en une semaine, une voiture a brûlé. Mardi, un camion avait pris feu,"
            " jeudi une grange.",
        ),
        Good(
            "fr",
            "Samedi, pour la deuxième fois en une semaine, une voiture a brûlé. Mardi, le maire avait alerté, jeudi le"
            " préfet.",
        ),
        Bad(
            "en",
            "A car was burnt on Saturday for the [[second]] time in a week. On Tuesday a van had been set on fire, on"
            " Thursday a barn.",
        ),
        Bad(
            "es",
            "El sábado ardió un coche por [[segunda]] vez en una semana. El martes había ardido un taxi y el jueves un"
            " granero.",
        ),
        Bad(
            "de",
            "Am Samstag brannte zum [[zweiten]] Mal binnen einer Woche ein Auto. Am Dienstag hatte ein Bus gebrannt, am"
            " Donnerstag eine Scheune.",
        ),
        Good(
            "de",
            "Am Samstag brannte zum dritten Mal binnen einer Woche ein Auto. Am Dienstag hatte ein Bus gebrannt, am"
            " Donnerstag eine Scheune.",
        ),
        Bad(
            "fr",
            "C'est le [[sixième]] séisme depuis janvier : il y en avait eu un en mars, deux en avril et un en mai.",
        ),
        Good(
            "fr",
            "Pour la deuxième fois en dix ans, la digue cède. L'eau avait déjà envahi le bourg en 2003 et en 2018.",
            published="2021-05-02",
        ),
        Bad(
            "fr",
            "Pour la [[deuxième]] fois en dix ans, la digue cède. L'eau avait déjà envahi le bourg en mai 2013 et en"
            " juin 2018.",
            published="2021-05-02",
        ),
        Good(
            "en",
            "For the second time since 2010 the bank has burst. It had already flooded the town in 2003 and 2018.",
        ),
        Good("es", "Por segunda vez desde 2010 se ha roto el dique. El río ya había inundado la villa en 2003 y 2018."),
        Good("de", "Zum zweiten Mal seit 2010 brach der Damm. Der Fluss hatte den Ort schon 2003 und 2018 überflutet."),
        # Each with a date of its own; those that are called the previous ones; bit by bit; names ahead.
        Bad(
            "fr",
            "C'est le [[troisième]] séisme au Pérou, après ceux qui ont frappé Lima en février, Cuzco en mars et"
            " Ica en mai.",
        ),
        Good(
            "fr",
            "C'est le quatrième séisme au Pérou, après ceux qui ont frappé Lima en février, Cuzco en mars et Ica"
            " en mai.",
        ),
        Bad("en", "It was the [[third]] quake, after those that hit Lima in February, Cusco in March and Ica in May."),
        Good("en", "It was the fourth quake, after those that hit Lima in February, Cusco in March and Ica in May."),
        Bad("es", "Busca su [[cuarto]] mandato, tras los que ejerció entre 2003 y 2007 y de 2011 a 2015."),
        Good("es", "Busca su tercer mandato, tras los que ejerció entre 2003 y 2007 y de 2011 a 2015."),
        Bad("de", "Es war das [[dritte]] Beben, nach denen in Lima im Februar, in Cusco im März und in Ica im Mai."),
        Good("de", "Es war das vierte Beben, nach denen in Lima im Februar, in Cusco im März und in Ica im Mai."),
        Bad(
            "fr",
            "Ils entament leur [[quatrième]] grève. Les précédentes dataient du 8, du 14, du 17 et du 20 mai.",
        ),
        Good("fr", "Ils entament leur cinquième grève. Les précédentes dataient du 8, du 14, du 17 et du 20 mai."),
        Bad("en", "Pilots began their [[fourth]] strike. The previous ones were on May 8, May 14, May 17 and May 20."),
        Bad("es", "Los pilotos empiezan su [[cuarta]] huelga. Las anteriores fueron los días 2, 8, 11 y 14."),
        Bad(
            "de",
            "Sie beginnen ihren [[vierten]] Streik. Die vorherigen waren am 2., am 8., am 11. und am 14. Mai.",
        ),
        Bad(
            "fr",
            "L'échange est le [[sixième]] depuis janvier : deux en février, un en mars et un en avril.",
        ),
        Good("fr", "L'échange est le cinquième depuis janvier : deux en février, un en mars et un en avril."),
        Bad(
            "en",
            "The swap is the [[sixth]] since January: two came in February, one in April and another in June.",
        ),
        Bad("es", "El canje es el [[sexto]] desde enero: hubo dos en febrero, uno en abril y otro en junio."),
        Bad(
            "de",
            "Der Austausch ist der [[sechste]] seit Januar: zwei im Februar, einer im April und einer im Juni.",
        ),
        Bad(
            "en",
            "After Paul Moore, Ann Lee, John Reed and Luke Fair he is the club's [[fourth]] coach.",
        ),
        Bad("de", "Er ist nach Jan Roth, Ulf Kern, Ole Brand und Max Wolf der [[vierte]] Trainer des Klubs."),
        Bad("fr", "Il a marqué son [[troisième]] but, après ceux inscrits contre Lens, Nice et Brest."),
        Good("fr", "Il a marqué son quatrième but, après ceux inscrits contre Lens, Nice et Brest."),
        Bad("en", "He scored his [[third]] goal of the season, after those against Leeds, Hull and Derby."),
        Bad("es", "Marcó su [[tercer]] gol del curso, tras los anotados ante el Betis, el Celta y el Girona."),
        Bad("de", "Er erzielte sein [[drittes]] Saisontor nach denen gegen Kiel, Mainz und Köln."),
        Good("fr", "C'est la cinquième panne, après notamment celles de janvier et de mars."),
        Good(
            "es",
            "Por segunda vez esta semana y cuarta en mayo, la línea para. Ya paró el 3, el 8 y el 14.",
        ),
        # The first since a year, with a later one.
        Bad(
            "fr",
            "C'est la [[première visite d'un pape au Caire depuis 2000]]. La dernière visite remontait à 2017.",
            published="2024-05-02",
        ),
        Bad(
            "en",
            "The pilots are on strike for the [[first time since 2010]]. They last walked out in 2016.",
            published="2024-05-02",
        ),
        Good(
            "en",
            "The pilots are on strike for the first time since 2016. They last walked out in 2016.",
            published="2024-05-02",
        ),
        Bad("es", "Paran por [[primera vez desde 2010]]. La última vez fue en 2016.", published="2024-05-02"),
        Bad("de", "Es ist der [[erste Streik seit 2010]]. Den letzten Streik gab es 2016.", published="2024-05-02"),
        Good(
            "de",
            "Am 24. März standen die Züge still, zum dritten Mal im März. Es begann mit einem Ausstand am 26. Februar,"
            " ihm folgten solche am 9. und am 17. März.",
        ),
        Bad("fr", "Cette grève, la [[deuxième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Confirmed("fr", "Cette grève, la [[troisième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Confirmed(
            "fr", "Cette grève, la [[deuxième ce mois-ci]] après la marche des cheminots du 7 mars, touche le fret."
        ),
        Good("fr", "Cette grève, la première ce mois-ci après la marche des cheminots du 7 mars, touche le fret."),
        Good("fr", "Cette grève, la cinquième cette année après celle du 7 mars, touche le fret."),
        Bad(
            "fr", "C'est la [[deuxième]] exclusion du groupe après celles de Paul Petit, d'Anne Morel et de Jean Roux."
        ),
        Confirmed(
            "fr", "C'est la [[quatrième]] exclusion du groupe après celles de Paul Petit, d'Anne Morel et de Jean Roux."
        ),
        Bad("fr", "La récolte baisse pour la [[deuxième année consécutive]], après 2018 et 2019."),
        Confirmed("fr", "La récolte baisse pour la [[troisième année consécutive]], après 2018 et 2019."),
        Good("fr", "La récolte baisse pour la cinquième année consécutive, après 2018 et 2019."),
        Good("fr", "C'est le deuxième État en la matière, après celui de Veracruz."),
        Good("fr", "Cette grève est la troisième cette semaine, après deux jours de répit."),
        Good("fr", "La sixième rencontre de l'année aura lieu le 7, après celle du 14 mai entre les deux ministres."),
        Good("fr", "Il est arrivé deuxième cette année, après le 7e rang de 2018 et le 14e de 2017."),
        Confirmed(
            "fr",
            "Vladimir Poutine et Joe Biden se sont parlé jeudi. C'est leur [[sixième échange cette année]].",
            published="2021-12-30",
        ),
        Bad(
            "fr",
            "Vladimir Poutine et Joe Biden se sont parlé jeudi. C'est leur [[quatrième échange cette année]].",
            published="2021-12-30",
        ),
        Good(
            "fr",
            "Emmanuel Macron et Joe Biden se sont parlé jeudi. C'est leur quatrième échange cette année.",
            published="2021-12-30",
        ),
        Bad("fr", "C'est son [[troisième]] titre, après ceux de 2011, 2016 et 2019."),
        Bad("fr", "Pour la [[troisième]] fois, après 2011, 2016 et 2019, le club est champion."),
        Confirmed("fr", "Pour la [[quatrième]] fois, après 2011, 2016 et 2019, le club est champion."),
        Good("fr", "Pour la sixième fois, après 2011, 2016 et 2019, le club est champion."),
        Good("fr", "Au deuxième trimestre, après 2018 et 2019, la hausse se confirme."),
        Bad("fr", "C'est le [[troisième]] incendie du bourg, après ceux du 3 mars, du 8 mai et du 14 juin."),
        Bad("fr", "C'est le [[troisième]] incendie de décembre, après ceux survenus le 4, le 11 et le 19."),
        Confirmed("fr", "C'est le [[quatrième]] incendie de décembre, après ceux survenus le 4, le 11 et le 19."),
        Bad("en", "The strike, the [[second this month]] after those on 7 and 14, hit freight."),
        Confirmed("en", "The strike, the [[third this month]] after those on 7 and 14, hit freight."),
        Bad("en", "It was her [[third]] title, following wins in 2011, 2016 and 2019."),
        Confirmed("en", "It was her [[fourth]] title after 2011, 2016 and 2019."),
        Good("en", "It was her sixth title after 2011, 2016 and 2019."),
        Good("en", "The strike, the fifth this year after the one on 7 March, hit freight."),
        Bad("en", "For the [[third time this month]], after the 3rd, the 8th and the 14th, the line failed."),
        Good("en", "The second session this month, after the breaks on 3, 8 and 14 February, was short."),
        Bad("es", "Es el [[tercer]] apagón de diciembre, tras los registrados los días 4, 11 y 19."),
        Bad("es", "La huelga, la [[segunda este mes]] tras las del 7 y del 14, afecta a los trenes."),
        Good("es", "La huelga, la tercera este mes tras las del 7 y del 14, afecta a los trenes."),
        Bad("es", "Es su [[tercer]] título, tras los de 2011, 2016 y 2019."),
        Confirmed("es", "Es su [[cuarto]] título, tras los de 2011, 2016 y 2019."),
        Bad(
            "es",
            "Es el [[tercer]] incendio en el pueblo, después de los del 3 de marzo, el 8 de mayo y el 14 de junio.",
        ),
        KnownGap("es", "Es su [[tercer]] título, tras 2011, 2016 y 2019."),
        Bad("de", "Es war der [[vierte]] Titel nach 2009, 2014, 2018 und 2021."),
        Bad("de", "Es war der [[vierte]] Titel nach denen von 2009, 2014, 2018 und 2021."),
        Confirmed("de", "Zum [[dritten]] Mal nach 2014 und 2018 wurde er Meister."),
        Bad("de", "Der Streik, der [[zweite diesen Monat]] nach denen vom 7. und 14. März, traf den Güterverkehr."),
        Bad("de", "Zum [[dritten Mal in diesem Monat]], nach dem 3., dem 8. und dem 14. Februar, fiel die Bahn aus."),
        Confirmed("de", "Zum [[vierten Mal in diesem Monat]], nach dem 3., dem 8. und dem 14. Februar, fiel sie aus."),
        Good("de", "Der Streik, der dritte diesen Monat nach denen vom 7. und 14. März, traf den Güterverkehr."),
        Bad("fr", "Déjà sacrée en 2011, 2016 et 2019, elle remporte son [[troisième]] titre."),
        Confirmed("fr", "Déjà sacrée en 2011, 2016 et 2019, elle remporte son [[quatrième]] titre."),
        Good("fr", "Sacrée en 2011, 2016 et 2019, elle a fêté hier son troisième titre."),
        Bad("en", "It was the [[second]] outage on the line, after one in January, one in April and one in June."),
        Bad("es", "Es el [[tercer]] apagón del barrio, después del de enero, el de abril y el de junio."),
        Bad(
            "de", "Es war der [[dritte]] Ausfall auf der Linie, nach einem im Januar, einem im April und einem im Juni."
        ),
        Bad(
            "fr",
            "C'est la [[deuxième]] panne sur la ligne cette année, après celles du 2 mars, du 7 avril et du 12 mai.",
        ),
        Bad(
            "fr",
            "C'est le [[quatrième]] accident depuis le 1er janvier, après ceux qui s'y sont produits le 2 et le 9 mai.",
        ),
        Bad(
            "en",
            "It was the [[second]] outage on the line this year, following those on February 4, March 9 and May 2.",
        ),
        Good("en", "The second meeting this year, after the holidays on March 3 and May 8, is due."),
        Bad(
            "es", "Es la [[tercera]] avería en lo que va de año, tras las del 4 de enero, el 9 de marzo y el 2 de mayo."
        ),
        Bad("de", "Zum [[zweiten]] Mal brannte es in diesem Monat, nach den Bränden am 3., am 9. und am 14. Mai."),
        Good("de", "Am zweiten Tag, nach den Spielen am 3. und am 4. Mai, regnete es."),
        Bad("fr", "La liste arrive [[troisième]], derrière les socialistes, les écologistes et le centre."),
        Confirmed("fr", "La France est au [[3e]] rang, derrière la Suède et le Danemark."),
        Good("fr", "L'équipage a fini deuxième, derrière Martin et Petit."),
        Bad("fr", "Seule la Chine produit plus de blé que l'Inde, [[troisième]] productrice."),
        Bad("fr", "Deux maires avaient déjà signé. Celui d'Ault est le [[deuxième]] à le faire."),
        Confirmed("fr", "Deux maires avaient déjà signé. Un [[troisième]] maire les a rejoints."),
        Good("fr", "Deux maires ont déjà signé. Le deuxième maire à le faire fut celui d'Ault."),
        Bad(
            "fr", "Né en 2010 et tenu sans interruption, le salon vit sa [[neuvième]] édition.", published="2022-05-02"
        ),
        Good("fr", "Né en 2010, le salon, tenu chaque année, vit sa neuvième édition.", published="2022-05-02"),
        Bad("fr", "Chaque année depuis 2010, le salon : en voici la [[quinzième]] édition.", published="2022-05-02"),
        Good(
            "fr", "Il a tourné en 6 minutes, 44 secondes et 97 centièmes, un record déjà tombé : il avait fait mieux."
        ),
        Bad(
            "fr",
            "La plage accueille vendredi les cérémonies du [[80e]] anniversaire du débarquement du 6 juin 1944.",
            published="2025-06-06",
        ),
        Confirmed(
            "fr",
            "La France célèbre jeudi le [[80e]] anniversaire du débarquement en Normandie.",
            published="2024-06-06",
        ),
        Good("fr", "Elle est née le jour du 20e anniversaire de la chute du mur de Berlin.", published="2019-11-09"),
        Good("fr", "La ville prépare le 80e anniversaire du débarquement du 6 juin 1944.", published="2023-12-06"),
        Bad(
            "en",
            "Crowds marked the [[60th]] anniversary of the fall of Saigon on 30 April 1975.",
            published="2025-04-29",
        ),
        Bad(
            "de",
            "Deutschland feiert am Samstag den [[40.]] Jahrestag des Falls der Berliner Mauer.",
            published="2019-11-09",
        ),
        Bad("es", "España recuerda este jueves el [[40]] aniversario de la muerte de Franco.", published="2025-11-20"),
        Bad("en", "She is the [[third]] minister to quit, following Ann Lee, Jo Pryce and Neil Hadley."),
        Bad("en", "Crowned in 2018, 2021 and 2023, she took her [[second]] title on Monday."),
        Good("en", "Crowned in 2018, 2021 and 2023, she marked her third title on Monday."),
        Bad("en", "Seven states had already banned it. Vermont became the [[ninth]]."),
        Bad("de", "Nach 2017, 2019 und 2022 holte sie am Sonntag ihren [[zweiten]] Titel."),
        Bad("de", "Hinter Wien, Graz und Linz liegt die Stadt auf dem [[dritten]] Platz."),
        Bad("de", "Zum [[dritten]] Mal in Folge stieg der Preis, nachdem er schon im Mai, im Juni und im Juli stieg."),
        Bad("es", "Es su [[quinta]] Copa, que se suma a las de 1977, 2005 y 2022."),
        Bad("es", "Solo Chile extrae más cobre que Perú, [[cuarto]] productor del mundo."),
        Bad(
            "fr", "C'est la [[cinquième]] victoire du club, après celles de 2018, 2021 et 2022.", published="2025-07-14"
        ),
        Bad("en", "It was her [[fifth]] Paris title, after those of 2018, 2021 and 2022."),
        Good("en", "It was her fifth Paris title, after those of 2018, 2021 and 2022 and one as a junior."),
        Bad("es", "Es el [[quinto]] título del club, tras los de 2018, 2021 y 2022."),
        Bad("de", "Es ist der [[fünfte]] Titel des Klubs, nach denen von 2018, 2021 und 2022."),
        Bad("fr", "C'est la [[troisième]] coupe du club, déjà titré en 2011, en 2015 et en 2019."),
        Bad(
            "fr",
            "Titrée en 2011, 2015 et 2019, la Basque a remporté samedi sa [[troisième]] médaille.",
            published="2026-03-10",
        ),
        Good(
            "fr",
            "Titrée en 2011, 2015 et 2026, la Basque a remporté samedi sa troisième médaille.",
            published="2026-03-10",
        ),
        Bad(
            "fr",
            "La chorale, fondée en 1956 par un curé, célèbre samedi son [[60e]] anniversaire.",
            published="2026-03-10",
        ),
        Confirmed(
            "fr",
            "La chorale, fondée en 1956 par un curé, célèbre samedi son [[70e]] anniversaire.",
            published="2026-03-10",
        ),
        Good("fr", "La chorale, fondée en 1956, avait fêté son 60e anniversaire à l'église.", published="2026-03-10"),
        Bad(
            "en",
            "The choir, founded in 1956 by a priest, celebrates its [[60th]] anniversary on Saturday.",
            published="2026-03-10",
        ),
        Good(
            "en",
            "The club, founded in 1956, celebrates on Saturday the 60th anniversary of its first cup.",
            published="2026-03-10",
        ),
        Bad(
            "es",
            "La banda, fundada en 1956 por un cura, celebra el sábado su [[60.º]] aniversario.",
            published="2026-03-10",
        ),
        Bad(
            "de",
            "Zum [[40.]] Jahrestag der Gründung vom 10. März 1976 lädt der Verein zum Fest.",
            published="2026-03-10",
        ),
        Good(
            "de",
            "Schon zum 40. Jahrestag der Gründung vom 3. Mai 1976 hatte der Verein geladen.",
            published="2026-03-10",
        ),
        Bad(
            "fr", "Il y a eu un [[deuxième]] vol au port. La gardienne avait déjà été volée le 4, le 10 et le 12 mars."
        ),
        Bad(
            "fr", "Pour la [[troisième]] année de suite, la moisson recule, après 2014 et 2016.", published="2018-09-03"
        ),
        Good("fr", "Pour la troisième année de suite, la moisson recule, après 2016 et 2017.", published="2018-09-03"),
        Bad("fr", "Élue en 2001, réélue en 2008 puis en 2014, elle brigue un [[troisième]] mandat."),
        Bad("fr", "Redon en mai, Guer en juin, Vitré samedi : pour la [[quatrième]] fois, un visiteur a gagné."),
        Good("fr", "C'est le second de la liste. Il avait déjà été maire en 1998, en 2001 et en 2008."),
        Bad("en", "He is the [[second]] aide to quit. Ann Reed and Jo Marsh had already left."),
        Bad("en", "Sales fell for the [[third]] straight year in 2018, after drops in 2014 and 2016."),
        Bad(
            "en",
            "The mill made a loss for the [[fourth]] year in a row. It last made a profit in 2015.",
            published="2018-03-05",
        ),
        Bad("en", "Already jailed in 2004 and 2009, he was sent down for the [[fourth]] time."),
        Bad("en", "Rates rose for the [[second]] time this year, after increases in February, March and June."),
        Good(
            "en",
            "The mill made a loss for the third year in a row. It last made a profit in 2015.",
            published="2018-03-05",
        ),
        Good("en", "It is their second in a row, and the fifth after 2003, 2007, 2012 and 2015."),
        Bad("es", "Es el [[segundo]] edil que se va; antes se marcharon Ana Ruiz, en mayo, y Luis Gil, ayer."),
        Bad(
            "es",
            "Por [[cuarto]] año consecutivo baja la cosecha, que ya había bajado en 2016 y 2017.",
            published="2018-09-03",
        ),
        Good(
            "es",
            "Por tercer año consecutivo baja la cosecha, que ya había bajado en 2016 y 2017.",
            published="2018-09-03",
        ),
        Bad("es", "Campeón ya en 2004 y 2009, el club ganó su [[cuarto]] trofeo."),
        Bad("de", "Zum [[fünften]] Mal siegte die Läuferin. Zuvor hatte sie 2009, 2010 und 2013 gewonnen."),
        Good("de", "Zum vierten Mal siegte die Läuferin. Zuletzt hatte sie 2009 und 2013 gewonnen."),
        Bad(
            "de",
            "Es brannte zum [[dritten]] Mal. Am 3. Mai war das Dach verkohlt, am 9. Mai die Tür, am 2. Juni ein Zaun.",
        ),
        Bad("de", "Nach ihren Siegen über 50 und 100 Meter gewann sie auch über 200 – ihr [[zweites]] Gold."),
        Good("de", "Es ist ihr zweiter Titel hintereinander, insgesamt der fünfte nach 2003, 2007, 2012 und 2015."),
        Bad(
            "fr",
            "Championne à Turin, à Oslo puis à Riga, Léa Petit pensait arrêter. Mardi, à Lyon, elle a décroché son"
            " [[troisième]] titre.",
        ),
        Good(
            "fr",
            "Championne à Turin, à Oslo puis à Riga, Léa Petit pensait arrêter. Mardi, à Lyon, elle a décroché son"
            " quatrième titre.",
        ),
        Bad("fr", "Cette panne est la [[troisième]] cette année ; la ligne a aussi cédé en mars, en mai et en juin."),
        Good("fr", "Cette panne est la quatrième cette année ; la ligne a aussi cédé en mars, en mai et en juin."),
        Bad("fr", "Après 1998, 2005 et 2012, le club a soulevé sa [[cinquième]] coupe."),
        Bad(
            "fr",
            "Le club a gagné hier le [[quatrième]] titre de son histoire. Il s'ajoute à ceux de 1998 et de 2009, les"
            " seuls remportés jusqu'ici.",
        ),
        Bad(
            "en",
            "Crowned in Turin, in Oslo and in Riga, Ann Lee had thought of stopping. On Tuesday she took her [[third]]"
            " title.",
        ),
        Bad("en", "The blackout was the [[third]] there this year; the line also failed in March, May and June."),
        Good("en", "The blackout was the fourth there this year; the line also failed in March, May and June."),
        Bad("en", "She won it for the [[fifth]] time. On Sunday it came to add to her cups of 2008, 2010 and 2013."),
        Bad(
            "en",
            "For the [[fourth]] year running no fair was held. Nobody asked for one. The last fair was held in 2019.",
            published="2022-05-18",
        ),
        Bad("es", "La avería es la [[tercera]] este año; la línea también falló en marzo, en mayo y en junio."),
        Bad(
            "es",
            "El club ganó ayer el [[cuarto]] título de su historia. En su museo están las copas de 1998 y 2009, las"
            " únicas ganadas hasta ahora.",
        ),
        Good(
            "es",
            "El club ganó ayer el tercer título de su historia. En su museo están las copas de 1998 y 2009, las"
            " únicas ganadas hasta ahora.",
        ),
        Bad(
            "de",
            "Wieder fiel der Strom aus, das [[dritte]] Mal in diesem Jahr: Auch am 3., am 9. und am 14. Mai war es so.",
        ),
        Bad("de", "Nach 1998, 2005 und 2012 holte der Klub seinen [[fünften]] Pokal."),
        Good("de", "Nach 1998, 2005 und 2012 holte der Klub seinen sechsten Pokal."),
        Bad(
            "de",
            "Das [[vierte]] Jahr in Folge stieg die Zahl 2018. Der Rat ist froh. 2015 dagegen war sie noch gesunken.",
            published="2019-02-14",
        ),
        Bad("fr", "C'est la [[troisième]] fois que le col ferme cette année, après janvier, février et mars."),
        Good("fr", "C'est la quatrième fois que le col ferme cette année, après janvier, février et mars."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ordinals that the text or a series of facts contradicts, and those that they confirm."""
        ruptured = set()
        yield from self._first(document)
        for match in document[FRAMES].ordinals:
            finding = self._rupture(document, match) if "year" in match or "broken" in match else None
            if finding is not None:
                ruptured.add(match["nth"].span)
                yield finding
        longest = {match["nth"].span: len(match.all("earlier")) for match in document[FRAMES].ordinals}
        after = [match for match in document[AFTER] if len(match.all("earlier")) >= longest.get(match["nth"].span, 0)]
        known = ruptured | {match["nth"].span for match in after}
        told = [match for match in document[FRAMES].ordinals if match["nth"].span not in known]
        for match in (*after, *told):
            if (
                match["nth"].span in ruptured
                or counts_another(document, match)
                or lies_before(document, match)
                or any(name in match for name in _OTHERS)
            ):
                continue
            if "told" in match:
                yield from self._told(document, match)
            elif "ahead" in match:
                yield from self._ranked(document, match)
            elif "before" in match:
                yield from self._counted(document, match)
            elif "since" in match:
                yield from self._yearly(document, match)
            elif "of" in match:
                yield from self._anniversary(document, match)
            else:
                yield from self._after(document, match)
        for match in document[IN_PERIOD]:
            yield from self._in_period(document, match)

    def _first(self, document: Document) -> Iterator[Finding]:
        """Compare the first since a year with one that the text tells of later."""
        for match in document[FRAMES].ordinals:
            if "later" in match:
                since, later = match["since"], match["later"]
                told = f"The text tells of one in {later.value}, after {since.value}."
                span = match["nth"].span.to(since.span)
                yield self.contradicted(
                    span,
                    told,
                    severity=self.said(document, span, Severity.WARNING),
                    related=[Related("The later one", later.span)],
                    evidence=[Evidence(EvidenceKind.TEXT, "This takes both to be of the same.", match.span)],
                    suggestions=[Suggestion(f"Make it the first since {later.value}")],
                )

    def _rupture(self, document: Document, match: Match) -> Finding | None:
        """Compare an ordinal of years in a row with those that the text tells."""
        nth, written = match["nth"], document[CHRONOLOGY].reference
        told = broken_row(match, None if written is None else written.year)
        if told is None:
            return None
        related = [Related("One of the years", match[name].span) for name in ("year", "broken") if name in match]
        return self.contradicted(
            nth.span,
            told,
            severity=self.said(document, nth.span, Severity.WARNING),
            related=related,
            evidence=[Evidence(EvidenceKind.CALENDAR, told, match.span)],
            suggestions=[Suggestion("Check the years, or whether they follow each other")],
        )

    def _told(self, document: Document, match: Match) -> Iterator[Finding]:
        """Compare an ordinal with those that another sentence tells were before, or with all that its own lists."""
        nth, earlier = match["nth"], match.all("earlier")
        right = len(earlier) + ("with" not in match)
        proof = Evidence(EvidenceKind.ARITHMETIC, f"The text tells of {len(earlier)}, so this is number {right}.")
        if nth.value.value == right:
            yield self.confirmed(nth.span, "Those told of before fit the ordinal.", evidence=[proof])
            return
        sentence = covering(document[SENTENCES], nth.span.start) or nth.span
        if any(
            one.kind is QuantityKind.ORDINAL and one.value == right for one in inside(document[QUANTITIES], sentence)
        ):
            # "For the second time this week, and the fourth in November": those told of are of the month.
            return
        # Of more than are told some may be left out, and what is far off counts something else.
        told_all = "all" in match or "with" in match
        if right - nth.value.value > _SLIP or nth.value.value > right + told_all:
            return
        yield self.contradicted(
            nth.span,
            f"With the {len(earlier)} that are told of this is number {right}, not {nth.value.value}.",
            severity=self.said(document, nth.span, Severity.WARNING),
            related=[Related("One of them", binding.span) for binding in earlier],
            evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes those told of for all that the ordinal counts.")],
            suggestions=[Suggestion(f"Make the ordinal number {right}")],
        )

    def _ranked(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, ahead = match["nth"], match.all("ahead")
        least = len(ahead) + 1
        proof = Evidence(EvidenceKind.ARITHMETIC, f"{len(ahead)} are named before it, so it is number {least}.")
        if nth.value.value == least:
            yield self.confirmed(nth.span, "The names of those before it fit the rank.", evidence=[proof])
        else:
            # Those named may not be all, but who names some names the first.
            severity = self.severity if nth.value.value < least else Severity.WARNING
            yield self.contradicted(
                nth.span,
                f"Behind {len(ahead)} this is number {least}, not {nth.value.value}.",
                severity=self.said(document, nth.span, severity),
                related=[Related("Before it", binding.span) for binding in ahead],
                evidence=[proof],
                suggestions=[
                    Suggestion(f"Make the rank number {least}"),
                    Suggestion("If not all of them are before it, or others are too"),
                ],
            )

    def _counted(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, before = match["nth"], match["before"]
        right = before.value.value + 1
        statement = f"There were {before.value.value} before, so this is number {right}."
        proof = Evidence(EvidenceKind.ARITHMETIC, statement, match.span)
        if nth.value.value == right:
            yield self.confirmed(nth.span, "The number of those before fits the ordinal.", evidence=[proof])
        elif "least" in match and nth.value.value + 1 != right:
            # There may have been more than the previous ones, and of far more only some were so.
            return
        elif nth.value.value > right or "itself" not in match:
            yield self.contradicted(
                nth.span,
                f"After {before.value.value} before this is number {right}, not {nth.value.value}.",
                severity=self.said(document, nth.span, Severity.WARNING),
                related=[Related("Those before", before.span)],
                evidence=[proof, Evidence(EvidenceKind.TEXT, "This takes both to count the same.")],
                suggestions=[
                    Suggestion(f"Make the ordinal number {right}"),
                    Suggestion(f"Or there were {nth.value.value - 1} before"),
                ],
            )

    def _yearly(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, since = match["nth"], match["since"]
        written = document[CHRONOLOGY].reference
        if written is None:
            return
        most = written.year - since.value.year + 1
        proof = Evidence(EvidenceKind.CALENDAR, f"From {since.value.year} to {written.year} there are {most} years.")
        # The first may have been held the year after.
        if most - 1 <= nth.value.value <= most:
            yield self.confirmed(nth.span, "The years since fit the ordinal.", evidence=[proof])
        elif nth.value.value > most or "all" in match:
            yield self.contradicted(
                nth.span,
                f"One a year since {since.value.year} makes this number {most}, not {nth.value.value}.",
                severity=self.said(document, nth.span, Severity.WARNING),
                related=[Related("Since", since.span)],
                evidence=[proof],
                suggestions=[Suggestion(f"Make the ordinal number {most}"), Suggestion("If years were left out")],
            )

    def _anniversary(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, of = match["nth"], match["of"]
        written = document[CHRONOLOGY].reference
        year = of.value.start.year if isinstance(of.value, Event) else of.value.year
        if written is None or not year < written.year or ("day" in match and not is_day(of.value, written)):
            return
        right = written.year - year
        proof = Evidence(EvidenceKind.CALENDAR, f"From {year} to {written.year} there are {right} years.", of.span)
        if nth.value.value == right:
            yield self.confirmed(nth.span, "The years since fit the anniversary.", evidence=[proof])
        elif nth.value.value != right + 1:
            # What is kept next year is prepared this year.
            yield self.contradicted(
                nth.span,
                f"From {year} to {written.year} this is the anniversary number {right}, not {nth.value.value}.",
                severity=self.said(document, nth.span, Severity.WARNING),
                related=[Related("What it remembers", of.span)],
                evidence=[proof],
                suggestions=[
                    Suggestion(f"Make the anniversary number {right}"),
                    Suggestion("If it is not kept this year, say when"),
                ],
            )

    def _after(self, document: Document, match: Match) -> Iterator[Finding]:
        nth, earlier = match["nth"], match.all("earlier")
        alike = of_one_kind(document, match)
        if alike is False:
            return
        last = next((match[name] for name in ("period", "row") if name in match), nth)
        span = nth.span.to(last.span)
        right = len(earlier) + ("itself" not in match or is_later(document, match))
        proof = Evidence(
            EvidenceKind.ARITHMETIC,
            f"The sentence lists {len(earlier)}, so this is number {right} at the least.",
            match.span,
        )
        if nth.value.value == right and alike is not None:
            yield self.confirmed(span, "The list of earlier ones fits the ordinal.", evidence=[proof])
        elif (nth.value.value < right and "loose" not in match) or (
            "all" in match or is_ended(document, match) or _names_all(document, match, right)
        ):
            severity, evidence = self.severity, [proof]
            if alike is None or "taken" in match:
                severity = Severity.WARNING
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes what is listed for what the ordinal counts."))
            if nth.value.value > right:
                severity = Severity.WARNING
                evidence.append(Evidence(EvidenceKind.TEXT, "This takes the list to name all earlier ones."))
            yield self.contradicted(
                span,
                f"After {len(earlier)} earlier ones this is number {right}, not {nth.value.value}.",
                severity=self.said(document, span, severity),
                related=[Related("An earlier one", binding.span) for binding in earlier],
                evidence=evidence,
                suggestions=[Suggestion(f"Make the ordinal number {right}")],
            )

    def _in_period(self, document: Document, match: Match) -> Iterator[Finding]:
        nth: Binding = match["nth"]
        span = nth.span.to(match["period"].span)
        for name in ("what", "kind"):
            if name not in match:
                continue
            for count in counted(document, match, match[name].value):
                fits = count.fits(nth.value.value)
                if fits:
                    yield self.confirmed(span, "The series of facts fits the ordinal.", evidence=[count.evidence])
                elif fits is False:
                    yield self.contradicted(
                        span,
                        f"The facts count this as number {count.numbers[0]}, not {nth.value.value}.",
                        severity=self.said(document, span, self.severity),
                        evidence=[count.evidence],
                        suggestions=[Suggestion(f"Make the ordinal number {count.numbers[0]}")],
                    )


def _names_all(document: Document, match: Match, right: int) -> bool:
    """Tell whether dates that are listed are taken for all there were, but by a slip.

    Who names three names all; so does who names two and nothing more behind them.
    """
    earlier = [binding.value for binding in match.all("earlier")]
    units = {getattr(one, "granularity", None) for one in earlier}
    if "itself" in match or "period" in match or match["nth"].value.value != right + 1:
        return False
    if not units <= {TimeUnit.YEAR, TimeUnit.MONTH, None} or len(units) > 1 or isinstance(earlier[0], str):
        return False
    last = max(match["nth"].span.end, match["earlier"].span.end, *(one.span.end for one in match.all("earlier")))
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    opens = match["earlier"].span.start < match["nth"].span.start
    return len(earlier) >= _WHOLE or opens or not document.text[last : sentence.end].strip(" .\n")
