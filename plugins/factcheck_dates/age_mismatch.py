"""dates.age-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factcheck import (
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
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
    Match,
    Moment,
    Related,
    Severity,
    Span,
    Suggestion,
    covering,
    inside,
)
from factcheck_dates.readings.lives import BIRTH, NEAR_SLIP, WRITING, YEARS, is_of_kin, pairs, was, years
from factcheck_dates.readings.wording import count_in_words, moment_of, period_in_words, words

AT_DEATH = Construction("dates.age-at-death")
NOW = Construction("dates.age-now")
THEN = Construction("dates.age-then")
LIFE = Construction("dates.life")
JUBILEE = Construction("dates.jubilee")
ANNIVERSARY = Construction("dates.anniversary")
FOUNDING = Construction("dates.founding")
#: A slip is of so many years at the most; beyond it the anniversary is that of another thing.
_SLIP = 10
#: A number that no age is.
_NO_YEARS = 0.5
#: An anniversary is kept so long before or behind its day.
_RECENT = timedelta(60)


class _Claim(NamedTuple):
    """An age: all its words, those of the number, the years at the least and the most, its beginning and its end."""

    span: Span
    age: Span
    low: float
    high: float
    began: Span
    until: Span | None = None


class AgeMismatch(Checker):
    """An age that does not follow from the dates beside it.

    What it does:
        Computes how old somebody was who was born and died on dates that the sentence names ("né en 1950, mort en 2010
        à l'âge de 60 ans"), or did something on one, how old somebody is who was born on a date, and how many years a
        house exists that keeps its anniversary. Of a year alone the birthday may lie before or behind, and both ages
        are right. Age and birth may stand in other sentences ("Odette V., 91 ans, … Née le 12 mars 1934 …"), and so
        may an anniversary and the founding.

    Why it matters:
        Ages are copied from older portraits, and obituaries are read by those who know.

    Known limits:
        A warning, for the second date may be another person's. Over sentences an age is reported only if no age of the
        article follows from the birth, none of a relative stands between them, and it is ten years off at the most. An
        age that "was" is left alone without the date of it, and so are anniversaries that are still years ahead.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, 45 ages confirmed.
    """

    id = "dates.age-mismatch"
    since = "0.2"
    severity = Severity.WARNING
    reads = (
        AT_DEATH,
        NOW,
        THEN,
        LIFE,
        BIRTH,
        JUBILEE,
        ANNIVERSARY,
        FOUNDING,
        CHRONOLOGY,
        LANGUAGES,
        MOMENTS,
        QUANTITIES,
        QUOTATIONS,
        SENTENCES,
    )
    examples = (
        # The age of whoever died, in a short sentence of its own; candles.
        Bad(
            "fr",
            "Le luthier Paul Ney est mort mardi. Né à Sens le 4 mai 1943, il avait ouvert un atelier. Ses obsèques"
            " auront lieu samedi. Il avait [[79 ans]].",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Le luthier Paul Ney est mort mardi. Né à Sens le 4 mai 1943, il avait ouvert un atelier. Ses obsèques"
            " auront lieu samedi. Il avait 76 ans.",
            published="2019-05-15",
        ),
        Good(
            "fr",
            "Le luthier Paul Ney est mort mardi. Né à Sens le 4 mai 1943, il avait ouvert un atelier. Ses obsèques"
            " auront lieu samedi. Sa fille avait 79 élèves.",
            published="2019-05-15",
        ),
        Bad(
            "en",
            "The potter Ann Lee died on Tuesday. Born on 4 May 1943 in Hull, she ran a school. A service will be held"
            " on Friday. She was [[79]].",
            published="2019-05-15",
        ),
        Good(
            "en",
            "The potter Ann Lee died on Tuesday. Born on 4 May 1943 in Hull, she ran a school. It closed when she was"
            " 69, for want of money. A service will be held on Friday.",
            published="2019-05-15",
        ),
        Bad(
            "es",
            "El alfarero Luis Gil murió el martes. Nacido el 4 de mayo de 1943 en Lugo, dirigió una escuela. El"
            " funeral será el viernes. Tenía [[79 años]].",
            published="2019-05-15",
        ),
        Bad(
            "de",
            "Der Töpfer Jan Roth ist am Dienstag gestorben. Geboren am 4. Mai 1943 in Kiel, leitete er eine Schule."
            " Die Trauerfeier ist am Freitag. Er wurde [[79 Jahre alt]].",
            published="2019-05-15",
        ),
        Bad("fr", "[[Fondée en 1912, la chorale de Sens soufflera samedi ses 120 bougies]].", published="2019-05-15"),
        Good("fr", "Fondée en 1912, la chorale de Sens soufflera samedi ses 107 bougies.", published="2019-05-15"),
        Bad("en", "[[Founded in 1912, the choir of York will blow out 120 candles.]]", published="2019-05-15"),
        Bad("es", "[[Fundado en 1912, el coro de Lugo soplará el sábado sus 120 velas]].", published="2019-05-15"),
        Bad("de", "[[1912 gegründet, wird der Chor am Samstag 120 Jahre alt]].", published="2019-05-15"),
        # A brother's age is not hers.
        Good(
            "fr", "Ruth est née en juin 1931. Son plus jeune frère, Ruben, 88 ans, est resté.", published="2021-09-08"
        ),
        Good(
            "fr",
            "Née le 9 juin 1908, Marguerite Roux a soufflé ses bougies. À sa table, Rose, 94 ans, et Adèle, 91.",
            published="2008-06-10",
        ),
        Bad(
            "fr",
            "Née le 9 juin 1908, Marguerite Roux a soufflé ses bougies. Marguerite, [[94 ans]], a chanté.",
            published="2008-06-10",
        ),
        Good("en", "Ruth was born in June 1931. Their elder brother Ruben, 93, stayed home.", published="2021-09-08"),
        Good("es", "Ruth nació en junio de 1931. Su querido hermano Rubén, 93, se quedó.", published="2021-09-08"),
        Good("de", "Ruth wurde im Juni 1931 geboren. Ihr älterer Bruder Ruben, 93, blieb.", published="2021-09-08"),
        Bad("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 70 ans]]."),
        Bad("fr", "Il [[est mort le 3 mars 2010 à 70 ans ; il était né en 1950]]."),
        Confirmed("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 59 ans]]."),
        Confirmed("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 60 ans]]."),
        Bad("fr", "[[Âgé de 45 ans, l'acteur, né le 3 mai 1970]], vit à Nice.", published="2020-06-16"),
        Confirmed("fr", "[[Âgé de 50 ans, l'acteur, né le 3 mai 1970]], vit à Nice.", published="2020-06-16"),
        Bad("fr", "[[Fondée en 1920, l'entreprise fête cette année ses 90 ans]].", published="2020-06-16"),
        Confirmed("fr", "[[Fondée en 1920, l'entreprise fête cette année ses 100 ans]].", published="2020-06-16"),
        Good("fr", "Né en 1950, il a perdu son fils en 2010, à 30 ans."),
        Good("fr", "Né en 1950, il avait 20 ans à la mort de son père en 2010."),
        Good("fr", "Âgé de 45 ans, l'acteur a un fils né le 3 mai 2010.", published="2020-06-16"),
        Good("fr", "Fondée en 1920, l'entreprise compte 90 salariés.", published="2020-06-16"),
        Good("fr", "Il était âgé de 45 ans, l'acteur né le 3 mai 1970, quand il partit.", published="2020-06-16"),
        Bad("en", "[[Born in 1950, he died in 2010 aged 70]]."),
        Confirmed("en", "[[Born in 1950, he died in 2010 aged 60]]."),
        Bad("en", "[[Roe, 45, who was born on May 3, 1970]], lives in Leeds.", published="2020-06-16"),
        Bad(
            "en",
            "[[Founded in 1920, the firm is celebrating its 90th anniversary]] this year.",
            published="2020-06-16",
        ),
        Good("en", "Born in 1950, he died in 2010."),
        Bad("es", "[[Nacido en 1950, murió en 2010 a los 70 años]]."),
        Confirmed("es", "[[Nacido en 1950, murió en 2010 a los 60 años]]."),
        Bad("es", "[[Fundada en 1920, la empresa celebra este año su 90 aniversario]].", published="2020-06-16"),
        Good("es", "Nacido en 1950, murió en 2010."),
        Bad("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 70 Jahren]]."),
        Confirmed("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 60 Jahren]]."),
        Bad(
            "de",
            "Das [[1920 gegründete Werk feiert in diesem Jahr sein 90-jähriges Bestehen]].",
            published="2020-06-16",
        ),
        Good("de", "Er wurde 1950 geboren und starb 2010."),
        Bad(
            "fr",
            "Jeanne Roux, [[91 ans]], est morte lundi. Née le 12 mars 1934 à Sète, elle avait débuté au théâtre.",
            published="2023-06-14",
        ),
        Bad("fr", "[[Née en 1950, elle entre au couvent à 18 ans, en 1958]].", published="2023-06-14"),
        Bad("fr", "La victime, un homme né en 1971, était âgée de [[43 ans]].", published="2024-10-08"),
        Bad("fr", "La ville [[célèbre le centenaire de sa gare, inaugurée en 1913]].", published="2023-06-14"),
        Good(
            "fr",
            "Paul Rey, 45 ans, dirige le club. Son père, né le 3 mai 1950 à Nice, l'avait fondé.",
            published="2023-06-14",
        ),
        Good(
            "fr",
            "Le tribunal l'a condamné à 20 ans de prison en 2010. Né en 1970, il clame son innocence.",
            published="2024-10-08",
        ),
        Bad(
            "en",
            "Jane Roe, [[91]], died on Monday. Born on 12 March 1934 in Leeds, she made her debut on stage.",
            published="2023-06-14",
        ),
        Bad("en", "[[Born in 1950, he was elected mayor in 1990 at the age of 50]].", published="2023-06-14"),
        Bad(
            "en",
            "The brewery [[marks its 120th anniversary]] this month. It was founded in June 1898 by two brothers.",
            published="2023-06-14",
        ),
        Good("en", "John Roe, 54, has two sons. Born in 1998, the elder is a lawyer.", published="2024-10-08"),
        Bad(
            "es",
            "Juan Ruiz, de [[45 años]], dirige el club. Nació el 3 de mayo de 1970 en Lugo.",
            published="2023-06-14",
        ),
        Bad(
            "es",
            "La cervecera [[celebra este mes su 120 aniversario]]. Fue fundada en junio de 1898.",
            published="2023-06-14",
        ),
        Good(
            "es",
            "Juan Ruiz, de 45 años, dirige el club. Su padre nació el 3 de mayo de 1950 en Lugo.",
            published="2023-06-14",
        ),
        Bad(
            "de",
            "Jana Roth ([[91]]) starb am Montag. Sie wurde am 12. März 1934 in Kiel geboren.",
            published="2023-06-14",
        ),
        Bad(
            "de",
            "Die Brauerei [[feiert in diesem Monat ihr 120-jähriges Bestehen]]. Sie wurde im Juni 1898 gegründet.",
            published="2023-06-14",
        ),
        Good(
            "de",
            "Jan Roth, 45, leitet den Verein. Sein Vater wurde am 3. Mai 1950 in Kiel geboren.",
            published="2023-06-14",
        ),
        Bad(
            "fr",
            "Il est né en 1962. Sa première course, il la gagne en 1984. Il avait [[30 ans]].",
            published="2025-05-20",
        ),
        Good("fr", "Il est né en 1962. En 1984, Rossi meurt. Il avait 30 ans.", published="2025-05-20"),
        Bad("fr", "Venue au monde à Douai le 3 mars 1931, elle a [[99 ans]].", published="2025-05-20"),
        Good("en", "Born in 1962, he met Ann Lee in 1990. She was 21.", published="2025-05-20"),
        Bad(
            "en",
            "She was born in 1941 above her parents' store. She won in 1979, when she was [[27]].",
            published="2025-05-20",
        ),
        Bad(
            "fr",
            "Lise Morel s'est éteinte samedi, à l'âge de [[95 ans]]. Née le 9 novembre 1918, elle s'était mariée à 27"
            " ans, en 1946.",
            published="2012-06-25",
        ),
        Bad(
            "en",
            "Ted Malone died last Thursday at the age of [[83]]. Malone was born on August 14, 1929, and joined a band"
            " at 15, in 1944.",
            published="2012-05-08",
        ),
        Good(
            "en",
            "Ted Malone died last Thursday at the age of 75. The founder, Sid Arlott, was born on August 14, 1929.",
            published="2012-05-08",
        ),
        Bad(
            "es",
            "Nacida el 17 de junio de 1942, montó un torno a los 26 años, en 1969. Ha muerto a los [[79 años]].",
            published="2021-03-30",
        ),
        Bad(
            "de",
            "Sie starb am Montag im Alter von [[79 Jahren]]. Mahnke kam am 14. Mai 1931 in Kiel zur Welt; mit"
            " 19 Jahren, 1950, ging sie fort.",
            published="2009-02-06",
        ),
        Bad("es", "Ana Ruiz [[(1920-2001), que murió a los 90 años]], vuelve al museo.", published="2025-05-20"),
        Bad("de", "Sie kam 1998 in Halle zur Welt. Heute ist sie [[37]] und frei.", published="2026-03-11"),
        Bad(
            "de", "Die Fahrerin, Jahrgang 1987, siegte. Mit [[31 Jahren]] ist sie die Älteste.", published="2025-08-13"
        ),
        Good("de", "Der Trainer, Jahrgang 1970, hofft. Mit 31 Jahren ist Kim der Älteste.", published="2025-05-20"),
        Bad("fr", "Le club, [[fondé en 1949, fêtera samedi son 80e anniversaire]].", published="2019-05-15"),
        Good("fr", "Le club, fondé en 1949, fêtera en 2029 son 80e anniversaire.", published="2019-05-15"),
        Bad(
            "fr",
            "[[Ouverte en 1936 par deux frères, la librairie fête dimanche son centenaire]].",
            published="2019-05-15",
        ),
        Good(
            "fr", "Ouverte en 1919 par deux frères, la librairie fête dimanche son centenaire.", published="2019-05-15"
        ),
        Bad("en", "[[Opened in 1936 by two brothers, the shop is celebrating its centenary]].", published="2019-05-15"),
        Good("en", "Opened in 1919 by two brothers, the shop is celebrating its centenary.", published="2019-05-15"),
        Bad("es", "[[Abierta en 1936 por dos hermanos, la tienda celebra hoy su centenario]].", published="2019-05-15"),
        Good("es", "Abierta en 1919 por dos hermanos, la tienda celebra hoy su centenario.", published="2019-05-15"),
        Bad(
            "de",
            "[[1936 gegründet, feiert der Turnverein Altstadt nun sein 100-jähriges Bestehen]].",
            published="2019-05-15",
        ),
        Good(
            "de",
            "1919 gegründet, feiert der Turnverein Altstadt nun sein 100-jähriges Bestehen.",
            published="2019-05-15",
        ),
        Bad(
            "de", "Mit nur [[48 Jahren]] ist Jens Ohm gestorben. Er kam 1963 in Kiel zur Welt.", published="2019-05-15"
        ),
        Good("de", "Mit nur 48 Jahren ist Jens Ohm gestorben. Er kam 1971 in Kiel zur Welt.", published="2019-05-15"),
        Bad("en", "Ada Fry has died at just [[48]]. She was born in 1963 in Hull.", published="2019-05-15"),
        Good("en", "Ada Fry has died at just 48. She was born in 1971 in Hull.", published="2019-05-15"),
        Bad("en", "The choir, [[founded in 1949, will mark on Sunday its 80th anniversary]].", published="2019-05-15"),
        Bad("es", "La villa, [[fundada en 1949, celebrará el sábado su 80 aniversario]].", published="2019-05-15"),
        Bad(
            "es",
            "El pintor, nacido en Vigo en 1948, murió el lunes en su taller a los [[84 años]].",
            published="2019-05-15",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ages that do not fit, and those that do."""
        seen, ended = [], []
        for construction, end in ((AT_DEATH, "died"), (LIFE, "died"), (THEN, "when")):
            for match in document[construction]:
                seen.append(match["born"].span)
                if construction is not THEN:
                    ended.append(match["born"].span)
                until = moment_of(document, match[end].value)
                # "(1995-2002)" may be a term of office.
                _, said = _number(document, match)
                is_life = construction is not LIFE or (
                    until.last and until.last.year - match["born"].value.year >= said - NEAR_SLIP
                )
                if until.first is not None and until.last is not None and is_life and not _is_lost(document, match):
                    yield from self._judge(document, match, until.first, until.last)
        written = document[CHRONOLOGY].reference
        if written is None:
            return
        for match in document[NOW]:
            if match["born"].span not in seen and not was(document, match):
                yield from self._judge(document, match, written - WRITING, written)
            seen.append(match["born"].span)
        for match in document[JUBILEE]:
            born = moment_of(document, match["born"].value)
            seen.append(match["born"].span)
            if born.first is not None and _is_of_today(document, match, written, match["born"].span):
                # What is kept in a year is told all the year round.
                kept = written.year - born.first.year
                yield from self._verdict(document, _claim(document, match), born, kept, kept)
        for pair in pairs(document, written, seen, ended):
            age, began = pair.age, pair.birth["born"].span
            claim = _Claim(age.span, age.span, age.low, age.high, began)
            yield from self._verdict(document, claim, pair.born, pair.low, pair.high)
        yield from self._foundings(document, written, seen)

    def _foundings(self, document: Document, written: date, seen: Sequence[Span]) -> Iterator[Finding]:
        """Judge the anniversaries of what was founded in another sentence; nothing where several things were."""
        kept = [match for match in document[ANNIVERSARY] if _is_of_today(document, match, written)]
        begun = {match["born"].span: match for match in document[FOUNDING]} if kept else {}
        found = [(match, moment_of(document, match["born"].value)) for match in begun.values()]
        dated = [(match, born) for match, born in found if born.first is not None and born.first.year < written.year]
        if len({born.first for _, born in dated}) != 1 or dated[0][0]["born"].span in seen:
            return
        match, born = dated[0]
        number = written.year - (born.first or written).year
        for anniversary in kept:
            _, said = _number(document, anniversary)
            if said == number or (len(kept) == 1 and _is_slip(said, number)):
                claim = _claim(document, anniversary, match["born"].span)
                yield from self._verdict(document, claim, born, number, number)

    def _judge(self, document: Document, match: Match, first: date, last: date) -> Iterator[Finding]:
        born = moment_of(document, match["born"].value)
        if born.first is not None and born.last is not None and born.last < first:
            low, high = years(born.last, first), years(born.first, last)
            yield from self._verdict(document, _claim(document, match), born, low, high)

    def _verdict(self, document: Document, claim: _Claim, born: Moment, low: int, high: int) -> Iterator[Finding]:
        """Judge an age.

        Args:
            document: The document.
            claim: The age.
            born: The days of the birth.
            low: How old it makes at the least.
            high: How old it makes at the most.
        """
        if claim.low != int(claim.low) or high < 0 or born.first is None or born.last is None:
            return
        joint = "or" if high - low == 1 else "to"
        told = count_in_words(low, "year") if low == high else f"{low} {joint} {count_in_words(high, 'year')}"
        since = period_in_words(born.first, born.last)
        until = words(document, claim.until) if claim.until else "the writing"
        evidence = [Evidence(EvidenceKind.ARITHMETIC, f"From {since} to {until} it is {told}.", claim.began)]
        if low <= claim.high and claim.low <= high:
            yield self.confirmed(claim.span, "The age follows from the dates.", evidence=evidence)
            return
        yield self.contradicted(
            claim.span,
            f"{words(document, claim.age)} does not follow from the dates: it is {told}.",
            severity=self.said(document, claim.span, Severity.WARNING),
            related=[Related("The beginning", claim.began), Related("The age", claim.age)],
            evidence=evidence,
            suggestions=[Suggestion(f"The age that fits: {told}"), Suggestion("If one of the dates is wrong")],
        )


def _claim(document: Document, match: Match, began: Span | None = None) -> _Claim:
    """Return the age of a match, which tells its beginning itself unless that is given."""
    until = next((match[name].span for name in ("died", "when") if name in match), None)
    age, number = _number(document, match)
    return _Claim(match.span, age, number, number, began or match["born"].span, until)


def _number(document: Document, match: Match) -> tuple[Span, float]:
    """Return how many years an age or an anniversary is: "91 ans", "centenaire"; no whole number for one of months."""
    if "years" in match:
        quantity = match["years"].value
        return match["years"].span, float(quantity.value) if quantity.unit in (None, YEARS) else _NO_YEARS
    tables = document.lexicons[document[LANGUAGES].at(match.span.start)].tables
    years_kept = tables.get("dates.jubilee_years", {}).get(match["jubilee"].value, _NO_YEARS)
    return match["jubilee"].span, float(years_kept)


def _is_slip(said: float, number: int) -> bool:
    """Tell whether an anniversary is so little off that it may be meant for the founding."""
    return abs(said - number) <= _SLIP


def _is_of_today(document: Document, match: Match, written: date, born: Span | None = None) -> bool:
    """Tell whether an anniversary is told of the day of writing, and of no date of its sentence but ``born``."""
    sentence = covering(document[SENTENCES], match.span.start) or match.span
    days = [moment for moment in inside(document[MOMENTS], sentence) if born is None or not born.overlaps(moment.span)]
    return all(
        day.first is None or day.last is None or day.first - _RECENT <= written <= day.last + _RECENT for day in days
    )


def _is_lost(document: Document, match: Match) -> bool:
    """Tell whether the date is that of a relative's fate: "il perd sa mère en 1990, à 75 ans"."""
    return "when" in match and is_of_kin(document, match.span)
