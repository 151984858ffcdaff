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
    inside,
)
from factcheck_counts.readings.arithmetic import magnitude, repair, say, strays, words
from factcheck_counts.readings.lists.announced import Listed, announcements, lists
from factcheck_counts.readings.lists.bulleted import bulleted
from factcheck_counts.readings.lists.counted_off import LAST_OF_ALL, CountedOff, by_adverbs, counted_off
from factcheck_counts.readings.lists.deeds import deed_lists
from factcheck_counts.readings.lists.forms import forms_of
from factcheck_counts.readings.lists.items import (
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
from factcheck_counts.readings.lists.named_before import named_as, named_before, small_numbers
from factcheck_counts.readings.lists.next_sentence import next_lists
from factcheck_counts.readings.lists.presented import presented, taken_up_at_once
from factcheck_counts.readings.statements import STATEMENTS

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
        the five". Adverbs count off too: "Erstens …, zweitens … und drittens …". So do deeds told by verbs of one form
        ("four pillars: shutting …, selling … and moving …"), and of causes, aims and the like a plural is one.

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
    reads = (BLOCKS, LAST_OF_ALL, LISTED, NUMBERS, QUANTITIES, QUOTATIONS, SENTENCES, STATEMENTS, TIMEXES)
    examples = (
        Bad("fr", "La mesure vise [[trois pays]] : la France, l'Italie, l'Espagne et la Grèce."),
        Bad("fr", "L'accès est permis dans [[cinq communes]] (Dinard, Saint-Malo, Cancale et Pleurtuit)."),
        Bad("fr", "Il ouvre 31 plages dans [[cinq communes]] (Dinard, Saint-Malo, Cancale et Pleurtuit)."),
        Confirmed("fr", "La mesure vise [[cinq départements]] (Aude, Haute-Garonne, Gers, Gard et Hérault) du sud."),
        Good("fr", "Il se rend dans quatre pays, Israël, Soudan et Oman en tête, dit-il."),
        Good("fr", "Trois pays sont visés, notamment la France et l'Italie."),
        Good("fr", "La mesure vise quinze pays (dont la France, l'Italie et l'Espagne)."),
        Good("fr", "Il s'est allié à deux femmes : Anna Petit, l'épouse du maire, et Maria Morel, la directrice."),
        Good("fr", "Il remercie ses six équipes successives (élus et personnel communal)."),
        Good("fr", "Il a eu cinq garçons (des jumeaux et des triplés)."),
        Good("fr", "Le plan a trois axes : réduire les coûts, vendre les murs, et embaucher."),
        Good(
            "fr", "Six foyers ont été trouvés en Haute-Savoie (La Balme et les Contamines), dans l'Oise et le Morbihan."
        ),
        Bad("en", "[[Two men]] aged 36, 38 and 47 were held."),
        Good("en", "A mother and her two children aged 35, 8 and 6 were rescued."),
        Bad("en", "The measure covers [[three countries]]: France, Italy, Spain and Greece."),
        Confirmed("en", "The measure covers [[four countries]]: France, Italy, Spain and Greece."),
        Good("en", "The measure covers twelve countries (including France, Italy and Spain)."),
        Bad("es", "La medida afecta a [[tres países]]: Francia, Italia, España y Grecia."),
        Confirmed("es", "La medida afecta a [[cuatro países]]: Francia, Italia, España y Grecia."),
        Good("es", "La medida afecta a doce países (entre ellos Francia, Italia y España)."),
        Bad("de", "Betroffen sind [[drei Länder]]: Frankreich, Italien, Spanien und Griechenland."),
        Confirmed("de", "Betroffen sind [[vier Länder]]: Frankreich, Italien, Spanien und Griechenland."),
        Good("de", "Betroffen sind zwölf Länder (darunter Frankreich, Italien und Spanien)."),
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
        small = small_numbers(document)
        before = [*named_before(document, small), *named_as(document, small)] if small else []
        if not numbers and not before:
            return
        below = [*bulleted(document)]
        within = [*lists(document, numbers, forms)]
        announced_there = {listed.number.span for listed in within}
        behind = [one for one in next_lists(document, numbers, forms) if one.number.span not in announced_there]
        announced_there |= {listed.number.span for listed in behind}
        further = [
            *presented(document, numbers, forms),
            *taken_up_at_once(document, numbers),
            *deed_lists(document, numbers, forms),
        ]
        further = [one for one in further if one.number.span not in announced_there]
        for listed in (*within, *behind, *further, *before, *below):
            number, count = listed.number, listed.least
            span = number.span.to(number.noun or number.span)
            if not number.exact or number.hedge is not None or any(listed.span.overlaps(other) for other in known):
                continue
            if are_no_list(document, listed.items) or _is_of_nearer(document, listed) or _tells_twice(document, listed):
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
    between = Span(listed.number.span.end, listed.span.start)
    return any(other.value == listed.least for other in inside(document[QUANTITIES], between))


def _tells_twice(document: Document, listed: Listed) -> bool:
    """Tell whether an item stands in a list twice, which is one of those counted: "Ann and Jo, Jo and Ann"."""
    return len({document.folded[slice(*item)] for item in listed.items}) < len(listed.items)
