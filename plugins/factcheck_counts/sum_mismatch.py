"""counts.sum-mismatch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck import (
    SENTENCES,
    Bad,
    Checker,
    Confirmed,
    Construction,
    Covered,
    Document,
    Finding,
    Good,
    Severity,
    Span,
)
from factcheck_counts.readings.changes import told as changes_told
from factcheck_counts.readings.frames import FRAMES
from factcheck_counts.readings.series import READS
from factcheck_counts.readings.statements import STATEMENTS
from factcheck_counts.readings.sums import portions, totals
from factcheck_counts.readings.sums.additions import parts_of
from factcheck_counts.readings.sums.beyond import beyond
from factcheck_counts.readings.sums.closed import closed
from factcheck_counts.readings.sums.differences import difference
from factcheck_counts.readings.sums.graded import graded
from factcheck_counts.readings.sums.rates import RATES, rates
from factcheck_counts.readings.sums.reckoning import Reckoning
from factcheck_counts.readings.sums.steps import steps
from factcheck_counts.readings.sums.taken_totals import taken_totals

CLOSED = Construction("counts.parts-make-total")
BRACKETED = Construction("counts.parts-in-brackets")
SHARES = Construction("counts.shares-in-brackets")
OPEN = Construction("counts.parts-of-total")
AMONG = Construction("counts.parts-among")
TAKEN_UP = Construction("counts.parts-taken-up")
BESIDE = Construction("counts.parts-beside")
IN_TURN = Construction("counts.parts-in-turn")
EQUAL = Construction("counts.equal-parts")
ADDED = Construction("counts.parts-added")
NESTED = Construction("counts.parts-of-part")
ITEMISED = Construction("counts.itemised-total")
_APART = "This takes none to be counted in two of the parts."
_SAME_VOTE = "This takes the votes of the next sentence for those of the same vote."


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
        told clause by clause behind a colon, and so much a year, or for each of so many, with what that comes to.
        Numbers are compared as the writer can have meant them: "environ 300" is not 300. An ordinal with a list
        ("sixième échange …, dont trois …, plus …") has two readings, with and without the event at hand; a list that
        fits only the second is a warning, one that fits neither an error.

        What others leave ("six ont été arrêtés. Deux sont libres, les quatre autres …"), totals that a sentence
        takes up ("ces 20 millions", "alle 21 Matrosen") and votes beside those who can vote ("the nine-member
        panel voted 6-4") are compared wherever they stand, and so is a number with what the next sentence divides it
        into, if that tells what became of each part, and an amount that something rose or fell by with the two amounts
        beside it ("lost 18 members. It now has 286, against 314"). So are parts that come from different places
        ("50 from Kent, 20 from Essex …"), what something "comprised", men and women before their team, the first and
        the second, those for and against of all who voted, and a sum of money behind the amounts that make it, where
        the text says how many share it ("to the three groups"). That they are all parts is then assumed: a warning.

        A list is also taken for whole, however far its total stands, where words say what all of it comes to ("… in
        all", "En tout, cela fait …"), what something is divided into ("made up of", "financée par", "dans le détail"),
        or that there are no others ("aucun autre site n'est touché", "none elsewhere"); where votes are told of all who
        can vote, or of so many who did; and where medals are gold, silver and bronze. Groups of which some are told to
        be in both are left alone.

        Lines of a list are held against the number above them, also that of the sentence before the one that leads to
        them, and against the sentence below that says what they make.

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
        *(CLOSED, BRACKETED, SHARES, OPEN, AMONG, TAKEN_UP, BESIDE, IN_TURN, EQUAL, ADDED, NESTED, ITEMISED),
        RATES,
        SENTENCES,
        STATEMENTS,
        *READS,
        *changes_told.READS,
    )
    examples = (
        Bad("fr", "Le scrutin a réuni [[85 votants]] : 40 pour, 30 contre et 10 abstentions."),
        Bad("fr", "L'accident a fait [[12 morts]], dont 15 enfants."),
        Bad(
            "fr",
            "C'est la [[sixième rencontre]] de l'équipe, dont trois à domicile, plus le match à Lyon et la finale.",
        ),
        Confirmed("fr", "Le scrutin a réuni [[85 votants]] : 45 pour, 30 contre et 10 abstentions."),
        Good("fr", "L'accident a fait 12 morts, dont 5 enfants et 3 femmes."),
        Good("fr", "L'école compte 120 élèves, dont 80 filles et 60 internes."),
        Good("fr", "Ils étaient environ 300 au total : 150 hommes et 140 femmes."),
        Good("fr", "Il a marqué 12 buts, dont 5 cette saison, plus que son frère."),
        Good("fr", "L'affaire relève de trois lois (1987, 1994 et 2005)."),
        Good("fr", "Seules les deux lignes automatisées (1 et 14) ont fonctionné."),
        Good("fr", "L'accident a fait quatre morts, deux disparus et cinq blessés."),
        Good("fr", "On compte 175 décès et 5 618 cas, soit 67 décès de plus que la veille."),
        Bad("en", "The ballot drew [[85 votes]]: 40 for, 30 against and 10 abstentions."),
        Bad("en", "The crash killed [[12 people]], including 15 children."),
        Good("en", "The sale offers 167 lots (1 tractor, 4 boats, 10 motorbikes and 152 cars) to the public."),
        Confirmed("en", "Police held 12 men and 5 women, a total of [[17 people]]."),
        Good("en", "The crash killed 12 people, including 5 children and 3 women."),
        Bad("es", "El accidente dejó [[12 muertos]], entre ellos 15 niños."),
        Good("es", "El accidente dejó 12 muertos, entre ellos 5 niños."),
        Bad("de", "Bei dem Unfall starben [[12 Menschen]], darunter 15 Kinder."),
        Good("de", "Bei dem Unfall starben 12 Menschen, darunter 5 Kinder."),
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


def _reckonings(document: Document) -> Iterator[Reckoning]:
    """Yield what the totals of an article come to; where constructions overlap, the one that says more is taken."""
    summed, seen, said = Covered(), Covered(), Covered()
    left = {match.all("part")[-1].span: match["total"].span for match in document[FRAMES].remainders}

    def taken(span: Span, found: Iterable[Reckoning], read: Covered = summed) -> list[Reckoning]:
        """Return what was found, and remember where, if it was anything."""
        told = [*found]
        if told:
            read.add(span)
        return told

    for match in document[FRAMES].ballots:
        whole = match["total"].value
        if "complete" in match:
            yield from taken(match.span, closed(document, match, Severity.WARNING))
        else:
            assumed = _SAME_VOTE if "next" in match else None
            voted = portions.excluding(document, match, whole, parts_of(match), assumed, apart=True)
            yield from taken(match.span, voted)
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
                yield from taken(match.span, closed(document, match, severity))
    answers = [*graded(document)]
    answered = Covered(match.span for match in answers)
    apart = [match for match in document[SHARES] if not answered.overlaps(match.span)]
    for match in (*answers, *apart):
        yield from totals.shares(document, match)
    itemised = Covered(match.span for match in document[ITEMISED])
    for match in document[ITEMISED]:
        yield from totals.itemised(document, match)
    wholes: set[Span] = set()
    for match in (*document[NESTED], *document[OPEN]):
        span = match["total"].span
        if span not in wholes and not itemised.overlaps(match.span):
            wholes.add(span)
            seen.add(span)
            yield from taken(span, portions.partial(document, match), said)
    for match in document[AMONG]:
        if not summed.overlaps(match.span):
            yield from taken(match.span, portions.among(document, match))
    for construction, read in ((BESIDE, portions.beside), (TAKEN_UP, portions.among), (IN_TURN, portions.in_turn)):
        for match in document[construction]:
            if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
                yield from taken(match.span, read(document, match))
    for match in document[FRAMES].remainders:
        # "3,8 millions, dont 1,9 de l'État …; les 900 000 restants": what is left closes an open list.
        span = match["total"].span
        if not (summed.overlaps(span) or said.overlaps(span)):
            yield from taken(span, closed(document, match, Severity.WARNING))
    for match in document[FRAMES].parts:
        span = match["total"].span
        if not (summed.overlaps(span) or said.overlaps(span)):
            summed.add(span)
            if "apart" in match:
                whole, parts = match["total"].value, parts_of(match)
                yield from portions.excluding(document, match, whole, parts, _APART, apart=True)
            else:
                yield from closed(document, match, Severity.WARNING)
    for match in taken_totals(document):
        if not (summed.overlaps(match.span) or seen.overlaps(match.span)):
            summed.add(match.span)
            yield from closed(document, match, Severity.WARNING)
    equal = Covered(match.span for match in document[EQUAL])
    for match in (*document[EQUAL], *(match for match in rates(document) if not equal.overlaps(match["each"].span))):
        yield from totals.equal(document, match)
    moves = [*changes_told.changes(document)]
    for change in (*moves, *steps(document, Covered(change.told.span for change in moves))):
        yield from difference(document, change)
    for found in beyond(document):
        if not (summed.overlaps(found.within) or seen.overlaps(found.within)):
            yield found
