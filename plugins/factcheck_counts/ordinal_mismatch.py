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
    Match,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    TimeUnit,
    beginning,
    covering,
    inside,
)
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.ordinals.listed_before import (
    counts_another,
    is_day,
    is_ended,
    is_later,
    lies_before,
    of_one_kind,
)
from factcheck_counts.readings.ordinals.streaks import broken_row
from factcheck_counts.readings.series import READS, counted
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.vocabulary import WORD, Words

AFTER = Construction("counts.ordinal-after")
IN_PERIOD = Construction("counts.ordinal-in-period")
#: An ordinal is wrong by so many at the most.
_SLIP = 2
#: Ordinals that bind these are read by themselves.
_OTHERS = ("year", "broken", "later")
#: So many years are a list of all, and so many are more than one.
_WHOLE, _PAIR = 3, 2


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
        walked out in"), and where a sentence opens with where the same was won. So are those that are told by
        themselves ("after one for fraud in 2009 and another in 2014", "after Carla Hughes in January and …"), how often
        something was done already, and all others ("there were only two others"). Years in a row must
        follow each other, up to the present one, and from the last in which it was otherwise: "It last made a profit in
        2016". What is called "the previous ones" or told bit by bit ("two in February, one in April") is counted, and
        "the first since 2010" is held against what the next sentences call the last one. The number of those before
        may stand in the sentence, the one before or the next ("only twice before had …", "after the two it had
        granted", "after three wins in a row … their third"), and of a first one may be told to have been before. These
        are warnings.

    Why it matters:
        Ordinals are copied from earlier stories and forgotten: the third becomes the second again.

    Known limits:
        What else happened before ("après les pourparlers du 3") is not counted. Fewer earlier ones than the ordinal
        asks for are no fault, because a list may name only the last; one short of it, "those" of a year or a month,
        day by day, and "those" with which the sentence ends are a warning, as are those ahead in rank and what two
        sentences count.
        Two names ahead may be a crew. A series contradicts only when the day of writing is known within a week.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        none reported, eight confirmed; 11 ordinals in a period were recognised, none of a series in the facts.
    """

    id = "counts.ordinal-mismatch"
    since = "0.1"
    severity = Severity.ERROR
    reads = (AFTER, CHRONOLOGY, FRAMES, IN_PERIOD, QUANTITIES, QUOTATIONS, SENTENCES, STATEMENTS, TIMEXES, *READS)
    examples = (
        Bad("fr", "Cette grève, la [[deuxième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Confirmed("fr", "Cette grève, la [[troisième ce mois-ci]] après celles du 7 et du 14, touche le fret."),
        Good("fr", "Cette grève, la cinquième cette année après celle du 7 mars, touche le fret."),
        Bad(
            "fr", "C'est la [[deuxième]] exclusion du groupe après celles de Paul Petit, d'Anne Morel et de Jean Roux."
        ),
        Good("fr", "La récolte baisse pour la cinquième année consécutive, après 2018 et 2019."),
        Good("fr", "C'est le deuxième État en la matière, après celui de Veracruz."),
        Good("fr", "Cette grève est la troisième cette semaine, après deux jours de répit."),
        Good("fr", "La sixième rencontre de l'année aura lieu le 7, après celle du 14 mai entre les deux ministres."),
        Good("fr", "Il est arrivé deuxième cette année, après le 7e rang de 2018 et le 14e de 2017."),
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
        Good("fr", "Pour la sixième fois, après 2011, 2016 et 2019, le club est champion."),
        Bad("en", "The strike, the [[second this month]] after those on 7 and 14, hit freight."),
        Confirmed("en", "The strike, the [[third this month]] after those on 7 and 14, hit freight."),
        Bad("en", "It was her [[third]] title, following wins in 2011, 2016 and 2019."),
        Good("en", "It was her sixth title after 2011, 2016 and 2019."),
        Good("en", "The strike, the fifth this year after the one on 7 March, hit freight."),
        Bad("es", "La huelga, la [[segunda este mes]] tras las del 7 y del 14, afecta a los trenes."),
        Good("es", "La huelga, la tercera este mes tras las del 7 y del 14, afecta a los trenes."),
        Confirmed("es", "Es su [[cuarto]] título, tras los de 2011, 2016 y 2019."),
        Confirmed("de", "Zum [[dritten]] Mal nach 2014 und 2018 wurde er Meister."),
        Bad("de", "Der Streik, der [[zweite diesen Monat]] nach denen vom 7. und 14. März, traf den Güterverkehr."),
        Good("de", "Der Streik, der dritte diesen Monat nach denen vom 7. und 14. März, traf den Güterverkehr."),
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
        longest = {match["nth"].span: _weight(match) for match in document[FRAMES].ordinals}
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
        told = broken_row(document, match, None if written is None else written.year)
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
        if alike is False or _tells_times(document, match.span):
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
            nth.value.value == right + 1
            and ("all" in match or is_ended(document, match) or _names_all(document, match, right))
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


def _weight(match: Match) -> int:
    """Return how many are listed; a number of those before is more than one date: "after the two it had granted"."""
    return len(match.all("earlier")) or _PAIR * ("before" in match)


def _tells_times(document: Document, span: Span) -> bool:
    """Tell whether one of those before was more than one: "after those of February, March (twice) and September"."""
    told = beginning(document[QUANTITIES], span)
    once = document.lexicons[document.language].sets.get("counts.twice", Words())
    return any(one.unit == "times" for one in told) or not once.isdisjoint(WORD.findall(document.folded, *span))


def _names_all(document: Document, match: Match, right: int) -> bool:
    """Tell whether dates that are listed are taken for all there were, but by a slip.

    Who names three names all; so does who names two and nothing more of them behind.
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
    rest = document.text[last : sentence.end].strip(" .\n")
    return len(earlier) >= _WHOLE or opens or not rest or rest.startswith(",")
