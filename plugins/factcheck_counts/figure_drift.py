"""counts.figure-drift."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
    Binding,
    BlockKind,
    Checker,
    Confirmed,
    Construction,
    Covered,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Match,
    Quantity,
    QuantityKind,
    Related,
    Severity,
    Span,
    Suggestion,
    covering,
)
from factcheck_counts.readings.arithmetic import counts_time, repair, said, say, words
from factcheck_counts.readings.passage import STEM
from factcheck_counts.readings.results import result_again
from factcheck_counts.readings.told_again import casualties
from factcheck_counts.readings.told_again.anaphors import anaphors
from factcheck_counts.readings.told_again.casualties import ANYONE, CASUALTIES, UPDATE, harmed_counts, tells_of_now
from factcheck_counts.readings.told_again.completions import Completions, tells_which
from factcheck_counts.readings.told_again.named_amounts import named_again
from factcheck_counts.readings.told_again.owned import owned_again
from factcheck_counts.readings.told_again.penalties import passed_again, sought_again
from factcheck_counts.readings.told_again.resumed import Resumed, resumed
from factcheck_counts.readings.told_again.retold import retold
from factcheck_counts.readings.told_again.same_figures import (
    at_other_times,
    comparable,
    counts_a_sort,
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
from factcheck_counts.readings.told_again.set_apart import are_set_apart
from factcheck_counts.readings.told_again.slips import slips, told_again
from factcheck_counts.readings.told_again.staffs import READS as STAFFS
from factcheck_counts.readings.told_again.staffs import whole_staffs
from factcheck_counts.readings.told_again.taken_up import (
    NEXT,
    does_what_was_told,
    exchanged,
    is_all_of_them,
    is_of_each,
    of_the_same,
    same_words,
    taken_up,
    with_noun,
)
from factcheck_counts.readings.vocabulary import begins, vocabulary_of

HELD = Construction("counts.held")
#: "Les deux" may be any two.
_FEWEST = 2
#: What tells a holder from another of its kind stands in so many characters behind it.
_BESIDE = 16


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

        "None of the 17" and "each of the 17" are all there were. A length of time is told twice where a demonstrative
        points at it, or where its digits change places and what completes it was told: "72 Tage … die 27 Tage in Haft".

        What the lead tells and the body tells again, with the same verb and complement, is one deed without an article.

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
    reads = (ANYONE, HELD, UPDATE, ATTRIBUTIONS, BLOCKS, QUOTATIONS, TIMEXES, *casualties.READS, *STAFFS)
    examples = (
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
        Good("fr", "L'usine emploie 340 salariés. Elle ferme. Les 430 salariés du groupe seront réunis lundi."),
        Good("fr", "Le groupe emploie 340 salariés à Lens. Les 430 salariés du groupe seront réunis lundi."),
        Bad("en", "The coach carried 12 passengers. All were asleep. [[These 14 passengers]] were taken to hospital."),
        Confirmed("en", "The coach carried 12 passengers. [[These 12 passengers]] were taken to hospital."),
        Bad("en", "The hospital has 212 beds. The union fears that the hospital's [[221 beds]] could be next."),
        Good("en", "The plant employs 340 workers. The 430 workers at the group will meet on Monday."),
        Good("en", "The coach carried 12 passengers. The 14 passengers who followed were unhurt."),
        Bad(
            "es", "El autocar llevaba 12 pasajeros. Todos dormían. [[Estos 14 pasajeros]] fueron llevados al hospital."
        ),
        Good("es", "El autocar llevaba 12 pasajeros. Los 14 pasajeros que lo seguían están ilesos."),
        Bad("de", "Der Bus beförderte 12 Passagiere. Alle schliefen. [[Diese 14 Passagiere]] kamen ins Krankenhaus."),
        Good("de", "Der Bus beförderte 12 Passagiere. Diese 12 Passagiere kamen ins Krankenhaus."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield numbers that are taken up otherwise, and those that are the same."""
        told, groups = Covered(), told_again(document)
        amounts = [each for each in groups if not counts_time(each[0])]
        for finding in self._named(document, groups):
            told.add(finding.span)
            yield finding
        yield from self._results(document)
        headline = next((block.span.end for block in document[BLOCKS] if block.kind is BlockKind.HEADLINE), 0)
        for first, again, start, is_all in anaphors(document, headline):
            if not told.overlaps(again.span):
                told.add(again.span)
                yield from self._compared(document, again, start, [first], all_of_them=is_all, one_scene=True)
        for first, again in () if document[UPDATE] else owned_again(document, amounts):
            if not told.overlaps(again.span):
                yield self._otherwise(document, first, again)

    def _results(self, document: Document) -> Iterator[Finding]:
        """Compare the results of the only match that is told of."""
        results = result_again(document)
        if results is not None:
            first, again = results
            yield self.contradicted(
                again.span,
                f"Told before was {words(document, first.span)}, here it is {words(document, again.span)}.",
                severity=self.said(document, again.span, self.severity),
                related=[Related("Told before", first.span)],
                evidence=[Evidence(EvidenceKind.TEXT, "This takes both for the result of one match.", first.span)],
                suggestions=[Suggestion("Make both the same")],
            )

    def _named(self, document: Document, groups: Sequence[Sequence[Quantity]]) -> Iterator[Finding]:
        """Yield numbers of what has been named by the same words, or told in the same way."""
        counts = [
            with_noun(document, quantity)
            for quantity in document[QUANTITIES]
            if quantity.kind is QuantityKind.CARDINAL and quantity.noun is not None and not quantity.parts
        ]
        # Of "the hospital's" a word is "hospital'".
        held = {match["count"].span: match["holder"] for match in document[HELD] if not _is_perfect(document, match)}
        holders = {count: holder.value.rstrip("'") for count, holder in held.items()}
        named: dict[str, list[Quantity]] = {}
        # Nouns that were named, by themselves without the last letter.
        shortened: dict[str, str] = {}
        harmed = harmed_counts(document)
        yield from self._harmed(document, harmed)
        yield from self._employed(document)
        updated = bool(document[UPDATE])
        again = [] if updated else groups
        repeated = (*retold(document, groups, updated=updated), *resumed(document, again))
        twice = {one.again.span: one for one in repeated if not are_set_apart(document, one.first, one.again)}
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
                    each = is_of_each(document, quantity)
                    yield from self._compared(document, quantity, quantity.span.start, [before], all_of_them=each)
                elif (
                    same
                    and holder is not None
                    and is_same_word(holder, holders.get(same[0].span, ""))
                    and not _holds_others(document, same[0], quantity, held)
                    and not _is_a_sort(document, same[0], quantity)
                    and not _is_of_another(document, quantity, held)
                ):
                    yield from self._compared(document, quantity, quantity.span.start, same, all_of_them=True)
            same.append(quantity)
            before = quantity

    def _employed(self, document: Document) -> Iterator[Finding]:
        """Compare how many work at one place: they are the same, whatever they are called."""
        for first, again in whole_staffs(document):
            yield from self._compared(document, again, again.span.start, [first], all_of_them=True, one_scene=True)
        if len(document[HELD]) < _FEWEST:
            return
        staff = vocabulary_of(document)["staff"]
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
        vocabulary = vocabulary_of(document)
        pairs = [
            (first, again)
            for first, again in slips(document, groups)
            if first.noun is None or noun_of(document, first) != noun_of(document, again)
        ]
        updated = bool(document[UPDATE])
        pairs += [] if updated else named_again(document, [told for told in groups if not counts_time(told[0])])
        if any(word in document.folded for word in vocabulary["penal"]):
            pairs += [*sought_again(document), *(() if updated else passed_again(document))]
        for again, first in {again: first for first, again in reversed(pairs)}.items():
            if again.span not in told and not are_set_apart(document, first, again):
                yield self._otherwise(document, first, again)

    def _otherwise(self, document: Document, first: Quantity, again: Quantity) -> Finding:
        """Report an amount that is told before as another one."""
        span = again.span if again.noun is None or again.unit is not None else again.span.to(again.noun)
        return self.contradicted(
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
        kinds = vocabulary_of(document).table("casualties")
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
            start = taken_up(document, again, first)
            if tells_of_others(document, again, known=start is not None) or (first.span in others and start is None):
                continue
            if all(tells_of_now(document, one) and not tells_of_hours(document, one) for one in (first, again)):
                each = is_of_each(document, again)
                where = start if each and start is not None else again.span.start
                yield from self._compared(document, again, where, [first], all_of_them=each)

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
        if are_set_apart(document, first, again):
            return
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
        all_of_them = all_of_them or exchanged(document, first, again)
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


def _holds_others(document: Document, first: Quantity, again: Quantity, held: Mapping[Span, Binding]) -> bool:
    """Tell whether somebody has two groups, told behind their numbers: "340 Flemish pictures", "210 Italian ones"."""
    has = all(held[one.span].span.start < one.span.start for one in (first, again))
    return has and Completions(document).is_of_each(first, again)


def _is_of_another(document: Document, again: Quantity, held: Mapping[Span, Binding]) -> bool:
    """Tell whether what has a group is another one of its kind: "the players of the club next door"."""
    end = max(held[again.span].span.end, (again.noun or again.span).end)
    vocabulary = vocabulary_of(document)
    return begins(said(document, Span(end, end + _BESIDE)), vocabulary["apart", "others"])


def _is_a_sort(document: Document, first: Quantity, again: Quantity) -> bool:
    """Tell whether the first are one sort of them only: "320 boarding pupils", "the 420 pupils of the school"."""
    sentence = covering(document[SENTENCES], first.span.start)
    return first.value < again.value and sentence is not None and counts_a_sort(document, first, sentence)


def _is_perfect(document: Document, match: Match) -> bool:
    """Tell whether a participle ends the clause, so that nothing is held: "Der Hof hat 32 Kühe verkauft."."""
    if not vocabulary_of(document).has_capitals:
        return False
    behind = NEXT.match(document.text, match["what"].span.end)
    return (
        behind is not None
        and not behind["comma"]
        and behind["word"].islower()
        and document.text[behind.end() : behind.end() + 1] in (".", ",", ";", "")
    )
