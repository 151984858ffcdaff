"""counts.percent-total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import (
    BLOCKS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Bad,
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
    covering,
    inside,
)
from factcheck_counts.readings.arithmetic import lenient, say, strays, strict, total
from factcheck_counts.readings.shares.closed_off import closed_off
from factcheck_counts.readings.shares.enumerated import as_share, share_lists, short_of_percent, told_once, with_bare
from factcheck_counts.readings.shares.left_of_fraction import left_of_fractions
from factcheck_counts.readings.shares.listed import (
    answers,
    asks_on,
    in_brackets,
    is_of_valid_votes,
    is_short,
    left_over,
    names_rest,
    near,
    of_several_groups,
    run_offs,
    tells_of_change,
)
from factcheck_counts.readings.shares.one_whole import rows_of_one_whole
from factcheck_counts.readings.shares.stances import stances
from factcheck_counts.readings.shares.whole_doubted import (
    goes_to_one,
    has_other_figures,
    is_filled_up,
    is_of_each,
    names_several,
    next_sentence,
    of_two_votes,
    tells_fraction,
    with_earlier,
)
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums.opposites import opposed
from factcheck_counts.readings.vocabulary import vocabulary_of

WHOLE = Construction("counts.shares-of-whole")
ROW = Construction("counts.shares-in-a-row")
EXCLUSIVE = Construction("counts.exclusive-shares")
OPPOSITE = Construction("counts.opposite-shares")
REST = Construction("counts.remaining-share")
ONE_ANSWER = Construction("counts.one-answer")
#: A bracket opens so far before its share.
_BRACKET = 2
_ALL = 100
#: A share alone makes no whole, and two are no list.
_FEW = 2
#: Shares of two rivals that make so many points more than all are shares of two votes.
_SLIP = 10


class PercentTotal(Checker):
    """Shares of one whole that do not make a hundred percent.

    What it does:
        Adds up the shares of a list that the words close: answers of a poll that end with those who do not
        know, what something is made of, how it is divided, a row that ends with "les autres". Shares of votes
        that exclude each other must not make more than 100 %, nor must those of opposites ("52 % de femmes et
        48 % d'hommes"); "les 20 % restants" are what a share leaves, or all shares of the paragraph before
        them; shares of those who could give one answer ("une seule réponse était possible") must not exceed a
        hundred, nor those of yes and no, of those for, against and undecided ("48 % y sont opposés"), of one
        vote, nor those of the two in a run-off, nor those of where something comes from. Numbers that leave out
        their percent ("38 percent, the Greens on 27, … and others on 19") are shares too. "The rest, 15 percent"
        says that nothing else is left, hence also too little is a warning. So it is where the words before a list
        divide something ("le capital se partage entre …"), where the last is "everything else", where "the rest" of
        what another sentence told is divided, and of the valid votes of a run-off. Shares of one vote, each with a
        name, of where something goes to or comes from and of who owns it must not be more than all, also behind a
        question, of what was asked for once ("their main means of transport"), of what something was drawn from ("48 %
        of its power from gas"), and what a thing has only once, such as its plates. "The other 35 percent" is held
        against the fraction before it. As many shares as there are said to be ("from only three sources", "the third
        and last list") are all there are, a warning too. What brackets explain ("60
        % oui (32 % et 28 %)") is counted once. Every share may be rounded up or down, so that a list of four
        may make 98 or 102.

    Why it matters:
        A list that makes 110 % holds a figure of another question, another year or another line of the table.

    Known limits:
        A list that makes too little may have left something out; that is a warning where the words say that it is
        all there is, and nothing is said elsewhere.

    Measured:
        On 6,782 French news articles of 2011 to 2020 (tuning split of OrangeSum) and 171 English ones (Wikinews 2019):
        59 lists confirmed; none reported.
    """

    id = "counts.percent-total"
    since = "0.2"
    severity = Severity.ERROR
    reads = (
        *(WHOLE, ROW, EXCLUSIVE, OPPOSITE, REST, ONE_ANSWER),
        *(BLOCKS, QUANTITIES, QUOTATIONS, SENTENCES, STATEMENTS, TIMEXES),
    )
    examples = (
        Bad("fr", "Selon ce sondage, [[55 %]] des Français sont pour, 38 % sont contre et 17 % ne se prononcent pas."),
        Bad("fr", "L'alliage est composé de [[60 %]] de cuivre, 30 % de zinc et 20 % d'étain."),
        Confirmed(
            "fr", "La réforme a le soutien de [[46 %]] des sondés, tandis que 33 % y sont opposés et 21 % indifférents."
        ),
        Good("fr", "Le projet séduit 33,4 % des sondés, en inquiète 33,4 %, et 33,3 % sont sans opinion."),
        Good("fr", "On compte 80 % de pour, 75 % d'optimistes et 12 % de jeunes."),
        Bad("fr", "Elle l'emporte avec [[40 %]] des voix contre 39 % à M. Petit et 31 % à Mme Morel."),
        Good("fr", "Ils sont 60 % pour (32 % tout à fait), 48 % contre (12 % plutôt) et 1 % ne se prononcent pas."),
        Good("fr", "Il est battu avec 40 % des voix contre 39 % à sa rivale."),
        Good("fr", "Son parti obtient 52 % des voix contre 60 % en 2008."),
        Good("fr", "Le député obtient 66,5 % des voix contre 43,5 % pour le second tour d'il y a cinq ans."),
        Good("fr", "Il y a 41 % de satisfaits et 30 % de mécontents, et 2 % ne se prononcent pas."),
        Good("fr", "La hausse est de 60 % en mai, de 50 % en juin et de 20 % en juillet."),
        Bad("en", "In the poll, [[55%]] were in favour, 38% against and 17% undecided."),
        Confirmed("en", "In the poll, [[55%]] were in favour, 38% against and 7% undecided."),
        Bad("en", "The jury is [[52%]] women and 58% men."),
        Good("en", "The vaccine is accepted by 52% of women and 58% of men."),
        Good("en", "Prices rose 60% in May, 50% in June and 20% in July."),
        Bad("es", "Según el sondeo, el [[55 %]] está a favor, el 38 % en contra y el 17 % no sabe."),
        Confirmed("es", "Según el sondeo, el [[55 %]] está a favor, el 38 % en contra y el 7 % no sabe."),
        Good("es", "Los precios subieron un 60 % en mayo, un 50 % en junio y un 20 % en julio."),
        Bad("de", "In der Umfrage waren [[55 Prozent]] dafür, 38 Prozent dagegen und 17 Prozent unentschlossen."),
        Confirmed("de", "In der Umfrage waren [[55 Prozent]] dafür, 38 Prozent dagegen und 7 Prozent unentschlossen."),
        Good("de", "Die Preise stiegen im Mai um 60 Prozent, im Juni um 50 Prozent und im Juli um 20 Prozent."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield lists that make too much or too little, and those that make a hundred."""
        percents = told_once(
            document, [one for one in document[QUANTITIES] if one.kind is QuantityKind.PERCENT and one.value > 0]
        )
        left = [*left_of_fractions(document, percents)]
        if not percents or (len(percents) < _FEW and not left and not document[WHOLE]):
            return
        seen = Covered()
        for match in document[WHOLE]:
            found = list(self._whole(document, match))
            yield from found
            if found:
                seen.add(match.span)
        for match in document[OPPOSITE]:
            kinds = [kind.value for kind in match.all("kind")]
            if opposed(document, kinds):
                seen.add(match.span)
                yield from self._exclusive(document, match)
        for told in stances(document, percents):
            if not seen.overlaps(told[0].span):
                found = list(self._opposed(document, told))
                yield from found
                if found:
                    seen.add(told[0].span.to(told[-1].span))
        for match in document[EXCLUSIVE]:
            if not seen.overlaps(match.span):
                found = list(self._exclusive(document, match))
                yield from found
                if found:
                    seen.add(match.span)
        if document[ONE_ANSWER]:
            yield from self._one_answer(document, seen)
        for told in left_over(document, with_bare(document, percents)):
            if not seen.overlaps(*(share.span for share in told)):
                seen.add(told[0].span.to(told[-1].span))
                yield from self._left(document, told)
        for told in left:
            if not seen.overlaps(told[-1].span):
                seen.add(told[0].span.to(told[-1].span))
                yield from self._listed(document, told[0].span.to(told[-1].span), told, complete=True)
        plain = with_bare(document, [one for one in percents if not one.parts]) if len(percents) > 1 else ()
        rows = ((told, False) for told in rows_of_one_whole(document, plain))
        whole = ((told, True) for told in closed_off(document, plain))
        for told, complete in (*share_lists(document, plain), *whole, *rows):
            span = told[0].span.to(told[-1].span)
            if not seen.overlaps(*(share.span for share in told)):
                listed = [*self._listed(document, span, told, complete=complete)]
                if listed:
                    seen.add(span)
                yield from listed
        for told in run_offs(document, percents):
            if not seen.overlaps(told[0].span):
                seen.add(told[0].span.to(told[-1].span))
                yield from self._rivals(document, told)
        for match in document[REST]:
            if not seen.overlaps(match.span):
                seen.add(match.span)
                yield from self._rest(document, match)
        for match in document[ROW]:
            if not seen.overlaps(match.span):
                yield from self._row(document, match)

    def _whole(self, document: Document, match: Match) -> Iterator[Finding]:
        shares = _shares(document, match) or _explained(document, match)
        if not shares:
            return
        outer = _outside_brackets(document, match, shares)
        run = _run(shares) or _run(outer)
        if run:
            yield self.confirmed(run[0].span, "The shares make 100 %.", evidence=[_sum(match.span, run)])
            return
        wide = total(map(lenient, shares))
        sentence = covering(document[SENTENCES], match.span.start)
        # Where one sentence goes over into another, the first shares may be those of another question.
        if sentence is None or not sentence.contains(match.span) or wide.holds(_ALL):
            return
        # Those in brackets may be parts of the one before them, or what it was last year.
        if 0 < len(outer) < len(shares):
            return
        # What makes less leaves somebody out: candidates of a poll, some of what an alloy is made of.
        if wide.low <= _ALL or of_several_groups(document, shares) or asks_on(document, match.span.end):
            return
        if "rest" not in match:
            yield from self._wrong(document, match.span, shares, Severity.ERROR)
        elif not tells_of_change(document, sentence):
            # Those of a poll may have named more than one; what rises and falls has no whole.
            yield from self._wrong(document, match.span, shares, Severity.WARNING)

    def _listed(
        self, document: Document, span: Span, shares: Sequence[Quantity], *, complete: bool
    ) -> Iterator[Finding]:
        """Shares that are all there are: more than a hundred they cannot make, nor less where the text closes them."""
        wide = total(map(lenient, shares))
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])
        elif (wide.low > _ALL and not goes_to_one(document, shares)) or (complete and wide.high < _ALL):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _row(self, document: Document, match: Match) -> Iterator[Finding]:
        """Shares in a row that make exactly a hundred are all there are; of others nothing is known."""
        shares = _shares(document, match)
        for row in (shares, _outside_brackets(document, match, shares)):
            for first in range(len(row) - 2):
                if _make_all(row[first:]):
                    yield self.confirmed(
                        row[first].span, "The shares make 100 %.", evidence=[_sum(match.span, row[first:])]
                    )
                    return

    def _one_answer(self, document: Document, seen: Covered) -> Iterator[Finding]:
        """Shares that one sentence tells of those who could give one answer: nobody is in two of them."""
        # "More than one answer could be given".
        over = tuple(vocabulary_of(document)["over"])
        told = [match.span for match in document[ONE_ANSWER]]
        told = [span for span in told if not document.folded[: span.start].rstrip().endswith(over)]
        for sentence in near(document, told):
            shares = answers(document, sentence)
            if total(map(lenient, shares)).low <= _ALL or seen.overlaps(sentence):
                continue
            if names_several(document, sentence):
                continue
            made = sum(share.value for share in shares)
            yield self.contradicted(
                shares[0].span,
                f"The shares make {say(made)} %, more than 100 %.",
                severity=self.said(document, shares[0].span.to(shares[-1].span), Severity.WARNING),
                related=[Related("A share", share.span) for share in shares[1:]],
                evidence=[
                    _sum(sentence, shares),
                    Evidence(
                        EvidenceKind.TEXT, "The text says that one answer was allowed.", document[ONE_ANSWER][0].span
                    ),
                    Evidence(EvidenceKind.TEXT, "This takes the shares for the answers."),
                ],
            )

    def _opposed(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """Those who are for something, against it or undecided: together they cannot be more than all."""
        span = shares[0].span.to(shares[-1].span)
        if total(map(lenient, shares)).low > _ALL and not tells_of_change(document, span):
            yield from self._wrong(document, span, shares, Severity.WARNING)
        elif total(map(strict, shares)).holds(_ALL) and all(share.hedge is None for share in shares):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])

    def _rivals(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """The shares of the two in a run-off, which make up the votes; what makes far more is something else."""
        span, made = shares[0].span.to(shares[-1].span), total(map(lenient, shares))
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(span, shares)])
        elif _ALL < made.low < _ALL + _SLIP or (
            is_of_valid_votes(document, shares) and _ALL - _SLIP < made.high < _ALL
        ):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _rest(self, document: Document, match: Match) -> Iterator[Finding]:
        """A share and the one that is left, to which the words that name it the rest make all that was told before."""
        shares = _shares(document, match)
        if not shares:
            return
        if any(in_brackets(document, match.span.start - _BRACKET, share) for share in shares[:-1]):
            # "The town (51 %), a fund (29 %) and staff (18 %); others have the remaining 2 %": those between count too.
            shares = [
                one
                for one in inside(document[QUANTITIES], match.span)
                if one.kind is QuantityKind.PERCENT and not one.parts
            ]
        if len(with_bare(document, shares)) > len(shares) or tells_fraction(document, match.span.start):
            return
        if has_other_figures(document, Span(shares[0].span.end, shares[-1].span.start)):
            return
        shares = [*short_of_percent(document, shares[0]), *shares]
        if total(map(strict, shares)).holds(_ALL):
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])
        elif not any(total(run).holds(_ALL) for run in with_earlier(document, shares)):
            yield from self._wrong(document, match.span, shares, Severity.WARNING)

    def _left(self, document: Document, shares: Sequence[Quantity]) -> Iterator[Finding]:
        """Shares of which the last is all that is left: those before it make the rest, or some of them."""
        span = shares[0].span.to(shares[-1].span)
        runs = [shares[first:] for first in range(len(shares) - 1)]
        if any(_make_all(run[:-1]) for run in runs):
            # "One fifth, and they have the remaining 80 percent. They own the remaining 25 percent of another."
            return
        right = next((run for run in runs if total(map(lenient, run)).holds(_ALL)), None)
        if right is not None:
            if total(map(strict, right)).holds(_ALL):
                yield self.confirmed(right[0].span, "The shares make 100 %.", evidence=[_sum(span, right)])
        elif total(map(lenient, shares)).low > _ALL or is_short(document, shares):
            yield from self._wrong(document, span, shares, Severity.WARNING)

    def _exclusive(self, document: Document, match: Match) -> Iterator[Finding]:
        shares = _shares(document, match)
        if not shares:
            return
        if "loose" in match:
            # What is compared may be another year, unless both make a hundred to the last place.
            if _make_all(shares):
                yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])
        elif "answer" in match and of_two_votes(document, match):
            return
        elif total(map(lenient, shares)).low > _ALL:
            yield from self._wrong(document, match.span, shares, Severity.ERROR)
        elif total(map(strict, shares)).low <= _ALL <= total(map(strict, shares)).high:
            yield self.confirmed(shares[0].span, "The shares make 100 %.", evidence=[_sum(match.span, shares)])

    def _wrong(
        self, document: Document, span: Span, shares: Sequence[Quantity], severity: Severity
    ) -> Iterator[Finding]:
        made = sum(share.value for share in shares)
        if (made > _ALL and _may_name_several(document, span)) or is_filled_up(document, shares):
            return
        if made < _ALL and names_rest(document, next_sentence(document, span)):
            return
        if made < _ALL and any(is_of_each(document, share) for share in shares):
            return
        if sum(lenient(share).low > _ALL / 2 for share in shares) > _FEW:
            # "51,1 % des votes émis, 51,6 % des valables et 52,6 % des oui et des non": each of another whole.
            return
        evidence = [_sum(span, shares)]
        if severity is Severity.WARNING:
            evidence.append(Evidence(EvidenceKind.TEXT, "This takes the list to name every share."))
        yield self.contradicted(
            shares[0].span,
            f"The shares make {say(made)} %, not 100 %.",
            severity=self.said(document, span, severity),
            related=[Related("A share", share.span) for share in shares[1:]],
            evidence=evidence,
        )


def _may_name_several(document: Document, span: Span) -> bool:
    """Tell whether the paragraph of some shares says that one may be in several: "trois réponses étaient possibles"."""
    return not document[ONE_ANSWER] and names_several(document, span)


def _explained(document: Document, match: Match) -> list[Quantity]:
    """Return the shares of a list that each have what they are made of in brackets: "60 % oui (32 % et 28 %), …".

    Nothing where some bracket holds anything else.
    """
    told = [quantity for quantity in inside(document[QUANTITIES], match.span) if quantity.kind is QuantityKind.PERCENT]
    shares: list[Quantity] = []
    within: dict[int, list[Quantity]] = {}
    for quantity in told:
        if in_brackets(document, match.span.start, quantity):
            within.setdefault(len(shares), []).append(quantity)
        else:
            shares.append(quantity)
    made = all(place and total(map(strict, parts)).meets(strict(shares[place - 1])) for place, parts in within.items())
    return shares if made and within else []


def _outside_brackets(document: Document, match: Match, shares: list[Quantity]) -> list[Quantity]:
    """Return the shares of a list that stand in no brackets."""
    return [share for share in shares if not in_brackets(document, match.span.start, share)]


def _run(shares: list[Quantity]) -> list[Quantity]:
    """Return the last shares of a list that make a hundred, two at least; nothing where none do."""
    for first in range(len(shares) - 1):
        made = total(map(strict, shares[first:]))
        if made.holds(_ALL):
            return shares[first:]
    return []


def _shares(document: Document, match: Match) -> list[Quantity]:
    """Return the shares of a list; none where another number makes them doubtful."""
    if strays(match, document, remarks=True):
        return []
    return [as_share(binding.value) for binding in match.all("part")]


def _to_decimals(shares: Sequence[Quantity]) -> bool:
    """Tell whether shares are given so exactly that they do not make a hundred by accident."""
    return all(share.step < 1 for share in shares)


def _make_all(shares: Sequence[Quantity]) -> bool:
    """Tell whether shares make a hundred to the last place, so that no others can be left."""
    if sum(share.value for share in shares) == _ALL:
        return True
    return _to_decimals(shares) and total(map(strict, shares)).holds(_ALL)


def _sum(span: Span, shares: Sequence[Quantity]) -> Evidence:
    values = [share.value for share in shares]
    statement = " + ".join(f"{say(value)} %" for value in values) + f" = {say(sum(values))} %."
    return Evidence(EvidenceKind.ARITHMETIC, statement, span)
