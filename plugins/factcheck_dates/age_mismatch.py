"""dates.age-mismatch."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    CHRONOLOGY,
    LANGUAGES,
    MOMENTS,
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
    Moment,
    Related,
    Severity,
    Span,
    Suggestion,
    inside,
)
from factcheck_dates.readings.age_words import YEARS, was
from factcheck_dates.readings.ages import WRITING
from factcheck_dates.readings.kin import is_of_kin
from factcheck_dates.readings.lives import BIRTH, NEAR_SLIP, pairs, years
from factcheck_dates.readings.then_now import ThenNow, then_and_now
from factcheck_dates.readings.wording import (
    WORD,
    count_in_words,
    moment_of,
    period_in_words,
    sentence_of,
    tables_at,
    words,
)

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
        may an anniversary and the founding. An age of a year long past is held against the age of today ("joined in
        1990, when she was 19 … the dancer, now 39"), and one told with the years between against the one before ("24
        when he went in … fourteen years later, aged 52").

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
        ATTRIBUTIONS,
        BLOCKS,
        CHRONOLOGY,
        LANGUAGES,
        MOMENTS,
        QUANTITIES,
        QUOTATIONS,
        SENTENCES,
        TIMEXES,
    )
    examples = (
        Bad("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 70 ans]]."),
        Bad("fr", "Il [[est mort le 3 mars 2010 à 70 ans ; il était né en 1950]]."),
        Confirmed("fr", "[[Né en 1950, il est mort en 2010 à l'âge de 59 ans]]."),
        Bad("fr", "[[Âgé de 45 ans, l'acteur, né le 3 mai 1970]], vit à Nice.", published="2020-06-16"),
        Good("fr", "Né en 1950, il a perdu son fils en 2010, à 30 ans."),
        Good("fr", "Né en 1950, il avait 20 ans à la mort de son père en 2010."),
        Good("fr", "Âgé de 45 ans, l'acteur a un fils né le 3 mai 2010.", published="2020-06-16"),
        Good("fr", "Fondée en 1920, l'entreprise compte 90 salariés.", published="2020-06-16"),
        Good("fr", "Il était âgé de 45 ans, l'acteur né le 3 mai 1970, quand il partit.", published="2020-06-16"),
        Bad("en", "[[Born in 1950, he died in 2010 aged 70]]."),
        Confirmed("en", "[[Born in 1950, he died in 2010 aged 60]]."),
        Bad("en", "[[Roe, 45, who was born on May 3, 1970]], lives in Leeds.", published="2020-06-16"),
        Good("en", "Born in 1950, he died in 2010."),
        Bad("es", "[[Nacido en 1950, murió en 2010 a los 70 años]]."),
        Confirmed("es", "[[Nacido en 1950, murió en 2010 a los 60 años]]."),
        Good("es", "Nacido en 1950, murió en 2010."),
        Bad("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 70 Jahren]]."),
        Confirmed("de", "Er wurde [[1950 geboren und starb 2010 im Alter von 60 Jahren]]."),
        Good("de", "Er wurde 1950 geboren und starb 2010."),
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
        Good("en", "John Roe, 54, has two sons. Born in 1998, the elder is a lawyer.", published="2024-10-08"),
        Good("fr", "Il est né en 1962. En 1984, Rossi meurt. Il avait 30 ans.", published="2025-05-20"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ages that do not fit, and those that do."""
        seen, ended, judged = set[Span](), set[Span](), list[Span]()
        for construction, end in ((AT_DEATH, "died"), (LIFE, "died"), (THEN, "when")):
            for match in document[construction]:
                seen.add(match["born"].span)
                judged.append(match.span)
                if construction is not THEN:
                    ended.add(match["born"].span)
                until = moment_of(document, match[end].value)
                # "(1995-2002)" may be a term of office.
                _, said = _number(document, match)
                is_life = construction is not LIFE or (
                    until.last and until.last.year - match["born"].value.year >= said - NEAR_SLIP
                )
                if until.first is None or until.last is None or not is_life:
                    continue
                if not _is_lost(document, match) and not _is_of_two(document, match):
                    yield from self._judge(document, match, until.first, until.last)
        written = document[CHRONOLOGY].reference
        for found in then_and_now(document, written):
            yield self._since(document, found)
        if written is None:
            return
        for match in document[NOW]:
            if match["born"].span not in seen and not was(document, match):
                yield from self._judge(document, match, written - WRITING, written)
            seen.add(match["born"].span)
            judged.append(match.span)
        for match in document[JUBILEE]:
            born = moment_of(document, match["born"].value)
            seen.add(match["born"].span)
            if born.first is not None and _is_of_today(document, match, written, match["born"].span):
                # What is kept in a year is told all the year round.
                kept = written.year - born.first.year
                yield from self._verdict(document, _claim(document, match), born, kept, kept)
        for pair in pairs(document, written, seen, ended, judged):
            age, began = pair.age, pair.birth["born"].span
            claim = _Claim(age.span, age.span, age.low, age.high, began)
            yield from self._verdict(document, claim, pair.born, pair.low, pair.high)
        yield from self._foundings(document, written, seen)

    def _since(self, document: Document, found: ThenNow) -> Finding:
        """Judge an age by one that is told of a year, or of a time so long before: "was 19 in 1990 … now 39"."""
        since, is_length = found.since.span, found.since.year is None
        told = f"{found.low} to {count_in_words(found.high, 'year')}"
        spans = (found.then, since, found.now)
        span, link = min(spans).to(max(spans)), "and" if is_length else "in"
        reason = f"Who was {words(document, found.then)} in {words(document, since)} is {told} when this is written."
        if is_length:
            reason = f"Who was {words(document, found.then)} is {told} after {words(document, since)}."
        evidence = [Evidence(EvidenceKind.ARITHMETIC, reason, found.then)]
        if found.low <= found.age <= found.high:
            return self.confirmed(span, "The age follows from the one before.", evidence=evidence)
        return self.contradicted(
            span,
            f"{words(document, found.now)} does not follow from {words(document, found.then)}"
            f" {link} {words(document, since)}: it is {told}.",
            severity=self.said(document, span, Severity.WARNING),
            related=[
                Related("The age then", found.then),
                Related("The time", since),
                Related("The later age", found.now),
            ],
            evidence=evidence,
            suggestions=[Suggestion(f"The age that fits: {told}"), Suggestion("If the time or the first age is wrong")],
        )

    def _foundings(self, document: Document, written: date, seen: Container[Span]) -> Iterator[Finding]:
        """Judge the anniversaries of what was founded as told elsewhere; nothing where several things were."""
        begun = {match["born"].span: match for match in document[FOUNDING]} if document[ANNIVERSARY] else {}
        found = [(match, moment_of(document, match["born"].value)) for match in begun.values()]
        dated = [(match, born) for match, born in found if born.first is not None and born.first.year < written.year]
        if len({born.first for _, born in dated}) != 1 or dated[0][0]["born"].span in seen:
            return
        match, born = dated[0]
        number, began = written.year - (born.first or written).year, match["born"].span
        kept = [one for one in document[ANNIVERSARY] if _is_of_today(document, one, written, began)]
        for anniversary in kept:
            _, said = _number(document, anniversary)
            if said == number or (len(kept) == 1 and _is_slip(said, number)):
                claim = _claim(document, anniversary, began)
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
    tables = tables_at(document, match.span.start)
    years_kept = tables.get("dates.jubilee_years", {}).get(match["jubilee"].value, _NO_YEARS)
    return match["jubilee"].span, float(years_kept)


def _is_slip(said: float, number: int) -> bool:
    """Tell whether an anniversary is so little off that it may be meant for the founding."""
    return abs(said - number) <= _SLIP


def _is_of_today(document: Document, match: Match, written: date, born: Span | None = None) -> bool:
    """Tell whether an anniversary is told of the day of writing, and of no date of its sentence but ``born``."""
    sentence = sentence_of(document, match.span)
    days = [moment for moment in inside(document[MOMENTS], sentence) if born is None or not born.overlaps(moment.span)]
    return all(
        day.first is None or day.last is None or day.first - _RECENT <= written <= day.last + _RECENT for day in days
    )


def _is_of_two(document: Document, match: Match) -> bool:
    """Tell whether a birth behind a death is that of somebody named in between: "… died at 70; Jim, born in 1936".

    Who is named there is who died where nobody is named before: "Décédée à 91 ans, Jeanne Roux était née en 1934".
    """
    born, text = match["born"].span, document.text
    behind = max(match[name].span.end for name in ("years", "died", "when") if name in match)
    sentence = sentence_of(document, match.span)
    if behind > born.start:
        return False
    before, between = (_capitals(document, Span(*ends)) for ends in ((sentence.start, behind), (behind, born.start)))
    opening = WORD.match(text, sentence.start)
    before.discard(opening[0] if opening is not None else "")
    return bool(before or ";" in text[behind : born.start]) and not between <= before


def _capitals(document: Document, stretch: Span) -> set[str]:
    """Return the words with a capital that no preposition leads to, where not all nouns have one."""
    tables = tables_at(document, stretch.start)
    if "dates.verb_second" in tables:
        return set()
    words = WORD.findall(document.text, *stretch)
    stops = tables.get("np_stop", {})
    return {
        word
        for lead, word in zip(["", *words], words, strict=False)
        if word[0].isupper() and stops.get(lead.lower()) != "preposition"
    }


def _is_lost(document: Document, match: Match) -> bool:
    """Tell whether the date is that of a relative's fate: "il perd sa mère en 1990, à 75 ans"."""
    return "when" in match and is_of_kin(document, match.span)
