"""attribution.unbalanced-quote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    PROSE,
    QUOTED,
    SENTENCES,
    Bad,
    Block,
    Checker,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    KnownGap,
    Quoted,
    Related,
    Severity,
    Span,
    Suggestion,
    covering,
)
from factcheck_attribution.readings.text import next_word

#: Marks of one convention: among themselves they are balanced, or not.
_CONVENTIONS = ('"', "“”„", "«»")
#: What closes and what opens a quotation that has the mark at its other end.
_PARTNER = {'"': '"', "“": "”", "”": "“", "„": "“", "«": "»", "»": "«"}
_SENTENCE_END = ".?!…"


class _Mark(NamedTuple):
    """A mark that belongs to no pair; ``opens`` tells whether a quotation could begin with it."""

    place: int
    opens: bool


class UnbalancedQuote(Checker):
    """A quote mark without its partner: nobody can tell where the quoted words begin or end.

    What it does:
        Pairs the quote marks of every paragraph, whatever the convention, nested or running over several paragraphs,
        and reports the mark that is left over where the number of marks is odd. It proposes where the partner goes:
        before "said X", at the end of the sentence, behind the colon.

    Why it matters:
        With one mark lost, the words of a source and those of the newspaper run into one another. The AP Stylebook
        leaves out a closing mark in one case only: where the next paragraph goes on with the quotation, and begins
        with a mark. Reuters asks not to run the words of two speakers together.

    Known limits:
        It knows that a mark is missing, not surely which: where three stand in a row, the first or the last may be the
        one too many. Marks behind a digit are taken for inches or seconds. Two lost marks in one paragraph make its
        number even again, and are not seen; neither are single marks, which are apostrophes as well.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: 333 warnings. Of 101 drawn at
        random when they were 346, 94 were true, three pointed at the wrong mark of a broken paragraph, and four took
        the quote mark behind a year for inches; all 13 of that kind are gone since. Of 9,896 marks taken out of
        balanced paragraphs it found 9,726 where they had stood. On 1,051 BBC stories whose short paragraphs had been
        run together, so that quotations begin anew within a paragraph: 12 warnings, all but one of them true.
    """

    id = "attribution.unbalanced-quote"
    since = "0.2"
    severity = Severity.WARNING
    reads = (QUOTED, BLOCKS, SENTENCES, ATTRIBUTIONS)
    examples = (
        Bad("fr", "[[«]] Nous partons demain, a déclaré le maire de la commune devant les habitants."),
        Bad("fr", 'Le maire a promis de rester. Nous ne partirons jamais[["]], a-t-il ajouté.'),
        Bad("en", "[[“]]We leave tomorrow, said the mayor of the town in front of the crowd."),
        Bad("en", 'The mayor promised to stay. "We are not leaving," he said. We will never leave[["]], he added.'),
        Bad("es", "El alcalde insistió: [[«]]Nos vamos mañana y no volveremos nunca más a este pueblo."),
        Bad("es", "Nos vamos mañana[[»]], dijo el alcalde ante los vecinos del pueblo."),
        Bad("de", "[[„]]Wir gehen morgen, sagte der Bürgermeister vor den Einwohnern der Stadt."),
        Bad("de", "Der Bürgermeister sagte: Wir gehen morgen und kommen nie wieder zurück[[“]]."),
        Bad("fr", 'La mairie parle de [[«]] dégâts considérables " et de plusieurs semaines de travaux.'),
        Bad("fr", "[[«]] Nous partons demain, explique le maire. « Nous ne reviendrons pas avant l'été. »"),
        Bad("fr", "Il a cité [[«]] Le Monde, puis « Libération » et « Le Figaro », devant les élèves du lycée."),
        Good("fr", "« Nous partons demain », a déclaré le maire. Il a dit : « Ce sera la “dernière fois” »."),
        Good("fr", "« Nous partons demain.\n\n« Nous ne reviendrons pas.\n\n« C'est fini », a déclaré le maire."),
        Good("fr", '"Elle m\'a dit : "Tu vas réussir !" et elle avait raison", raconte le champion.'),
        Good("fr", 'Il a posé un écran de 27" sur son bureau et couru le 100 m en 10"8 l\'été dernier.'),
        Good("en", '"We leave tomorrow.\n\n"We shall not return," the mayor said. The rock \'n\' roll years are over.'),
        Good("en", 'He said: "The fans love him. He works hard. "And why should I sell him?" Savage has scored twice.'),
        Good(
            "en",
            'He said that "the road is bad. Two made it. "The EU saw it, and credit must go to the crews." It rains.',
        ),
        Good("fr", 'Elle a dit : "Nous avons tout essayé. Il pleuvait. "Nous voulons rentrer." Le club se tait.'),
        Good("es", 'Dijo: "La afición lo adora. Trabaja mucho. "¿Por qué iba a venderlo?" El club no comenta nada.'),
        Good(
            "de",
            'Er sagte: "Die Fans lieben ihn. Er arbeitet hart. "Warum sollte ich ihn verkaufen?" Der Klub schweigt.',
        ),
        Bad("en", 'She called it [["]]a shame, the mayor said. "We are leaving." The council meets on Monday evening.'),
        Good("en", 'The board is 6\'2" long and 19" wide, and the "fish" is shorter.'),
        Good("en", "Q: Why did you leave?\n\nA: “Because I had to.”\n\nQ: And now?\n\nA: I'm staying, of course."),
        Good("es", "«Nos vamos», dijo el alcalde. La canción “Me gustas tú” sonó en la plaza de Mayo."),
        Good("de", "„Wir gehen“, sagte er. »Nie wieder«, rief sie. Das Lied ‚Lili Marleen‘ erklang im Saal."),
        Good("de", 'Der Bildschirm misst 27" und kostet 300 Euro, sagte der Händler.'),
        KnownGap("en", "[[‘]]We leave tomorrow, said the mayor of the town in front of the crowd."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the mark that is left over in each paragraph."""
        text = document.text
        quoted = document[QUOTED]
        if "“" in text and (mixed := _mixed(text, quoted)):
            yield self._mixed(document, *mixed)
        number = sum(map(text.count, _PARTNER))
        # Most articles end here: as many marks as pairs have.
        if number == sum(1 + pair.closed for pair in quoted if text[pair.span.start] in _PARTNER) and all(
            pair.closed for pair in quoted
        ):
            return
        paired = set()
        for pair in quoted:
            paired.add(pair.span.start)
            if pair.closed:
                paired.add(pair.span.end - 1)
        left = [place for mark in _PARTNER for place in _places(text, mark) if place not in paired]
        unclosed = {pair.span.start for pair in quoted if not pair.closed and text[pair.span.start] in _PARTNER}
        unclosed.update(_shared(text, quoted))
        left += unclosed
        if not left:
            return
        elided = document.lexicon.tables.get("elided", {})
        typed = [place for place in left if text[place] == '"' and _is_apostrophe(document, place, elided)]
        if typed:
            yield self._typed(typed)
            left = [place for place in left if place not in typed]
        blocks = document[BLOCKS]
        starts = [block.span.start for block in blocks]
        by_block: dict[int, list[_Mark]] = {}
        inches: dict[int, int] = {}
        closed = [pair.span for pair in quoted if pair.closed]
        spaced = document.lexicon.tables.get("spelling", {}).get("guillemet") == "spaced"
        begins, reach = [span.start for span in closed], list(accumulate((span.end for span in closed), max))
        for place in sorted(left):
            block = bisect_right(starts, place) - 1
            if block < 0 or blocks[block].kind not in PROSE:
                continue
            before = bisect_left(begins, place)
            behind = text[starts[block] : place].rstrip().rstrip("'’")
            if before and place < reach[before - 1] and (not behind or behind[-1] in _SENTENCE_END):
                # A quotation of several paragraphs has a mark at the beginning of each, even where it lost the breaks.
                continue
            if not spaced and text[place] in "«»" and not text[max(0, place - 1) : place + 2].strip(" \n«»"):
                # "Home » News » Madrid": what stands between spaces leads on, but where marks are set so.
                continue
            if not (place and text[place - 1].isdigit()):
                by_block.setdefault(block, []).append(_Mark(place, place in unclosed))
            elif text[place] == '"':
                inches[block] = inches.get(block, 0) + 1
        for block, marks in _apart(text, list(_odd(text, by_block))):
            if inches.get(block, 0) % 2 and text[marks[0].place] == '"':
                # The mark behind a number may be no inches, but the one that is missing.
                continue
            if len(marks) > 1 and marks[0].opens and (not marks[1].opens or text[marks[1].place] == '"'):
                yield self._mixed(document, (marks[0], marks[1]))
            else:
                yield self._left_over(document, blocks[block], marks[0])

    def _left_over(self, document: Document, block: Block, mark: _Mark) -> Finding:
        text, place = document.text, mark.place
        character, span = text[place], Span(place, place + 1)
        number = sum(text.count(each, block.span.start, block.span.end) for each in _convention(character))
        partner = _PARTNER[character]
        beside = text[place + 1 : place + 2] if character == "«" else text[place - 1 : place]
        if character in "«»" and beside.isspace():
            partner = "\N{NO-BREAK SPACE}»" if partner == "»" else "«\N{NO-BREAK SPACE}"
        if mark.opens:
            message, insertion = "This quote mark is never closed in its paragraph.", _closing(document, block, mark)
            repair = "Close the quotation where the source stops speaking."
        else:
            message, insertion = "This quote mark closes nothing in its paragraph.", _opening(document, block, mark)
            repair = "Open the quotation where the source begins to speak."
        return self.contradicted(
            span,
            message,
            related=[
                Related("These words may be the quotation.", Span(min(place, insertion), max(place + 1, insertion)))
            ],
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"The paragraph holds marks of this kind {number} times; paired off, one is left over.",
                    span,
                )
            ],
            suggestions=[
                Suggestion(repair, (Edit(Span(insertion, insertion), partner),)),
                Suggestion("Or take the mark out.", (Edit(span, ""),)),
            ],
        )

    def _typed(self, places: Sequence[int]) -> Finding:
        spans = [Span(place, place + 1) for place in places]
        return self.contradicted(
            spans[0],
            "A double quote mark stands where an apostrophe belongs.",
            related=[Related("Here as well.", span) for span in spans[1:]],
            evidence=[Evidence(EvidenceKind.TEXT, "The mark stands inside a word.", spans[0])],
            suggestions=[Suggestion("Write an apostrophe.", tuple(Edit(span, "'") for span in spans))],
        )

    def _mixed(self, document: Document, *pairs: tuple[_Mark, _Mark]) -> Finding:
        """Return one finding for all quotations of a text that are mixed in the same way."""
        text = document.text
        spans = [(Span(one.place, one.place + 1), Span(other.place, other.place + 1)) for one, other in pairs]
        opened, closed = (text[span.start] for span in spans[0])
        # What closes German quotations opens English ones.
        opener = "„" if closed == "“" else _PARTNER[closed]
        opening = [
            edit
            for first, last in spans
            for edit in (
                Edit(Span(first.start, first.end + text[first.end].isspace()), opener),
                Edit(Span(last.start - text[last.start - 1].isspace(), last.end), closed),
            )
        ]
        return self.contradicted(
            spans[0][0],
            f"A quotation is opened with {opened} and closed with {closed}.",
            related=[
                Related("Here it is closed.", spans[0][1]),
                *(Related("Here as well.", first) for first, _ in spans[1:]),
            ],
            evidence=[Evidence(EvidenceKind.TEXT, f"{opened} is closed with {_PARTNER[opened]}.", spans[0][0])],
            suggestions=[
                Suggestion(
                    f"Close it with {_PARTNER[opened]}.", tuple(Edit(last, _PARTNER[opened]) for _, last in spans)
                ),
                Suggestion(f"Or open it with {opener}.", tuple(opening)),
            ],
        )


def _convention(mark: str) -> str:
    return next(marks for marks in _CONVENTIONS if mark in marks)


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


def _is_apostrophe(document: Document, place: int, elided: Collection[str]) -> bool:
    """Tell whether a mark stands between a word and what an apostrophe joins to it: India"s."""
    return document.text[place - 1 : place].isalpha() and next_word(document, place + 1).rstrip("'") in elided


def _mixed(text: str, quoted: Sequence[Quoted]) -> list[tuple[_Mark, _Mark]]:
    """Return the ends of the quotations that a straight mark opens and a curly one closes: "Wir gehen“."""
    return [
        (_Mark(pair.span.start, opens=True), _Mark(pair.span.end - 1, opens=False))
        for pair in quoted
        if pair.closed and text[pair.span.start] == '"' and text[pair.span.end - 1] == "“"
    ]


def _shared(text: str, quoted: Sequence[Quoted]) -> list[int]:
    """Return the openers that share their closer with a quotation in a later sentence: « … », he said. « … »."""
    return [
        outer.span.start
        for outer, inner in pairwise(quoted)
        if outer.closed
        and outer.span.end == inner.span.end
        and text[max(0, inner.span.start - 3) : inner.span.start].rstrip(" \N{NO-BREAK SPACE}")[-1:] in _SENTENCE_END
    ]


def _odd(text: str, by_block: Mapping[int, Sequence[_Mark]]) -> Iterator[tuple[int, list[_Mark]]]:
    """Yield of each block the marks, one a convention, that are left when nested quotations are paired off."""
    for block, marks in by_block.items():
        left = []
        for convention in _CONVENTIONS:
            stack: list[_Mark] = []
            for mark in marks:
                if text[mark.place] not in convention:
                    continue
                if stack and stack[-1].opens and not mark.opens:
                    stack.pop()
                else:
                    stack.append(mark)
            if len(stack) % 2:
                left.append(stack[0])
        if left:
            yield block, sorted(left)


def _apart(text: str, odd: Sequence[tuple[int, Sequence[_Mark]]]) -> Iterator[tuple[int, Sequence[_Mark]]]:
    """Yield what is left over but the ends of a quotation that runs over paragraphs without marks of their own."""
    ended = -1
    for number, (block, marks) in enumerate(odd):
        opening = marks[0]
        closing = odd[number + 1][1][0] if number + 1 < len(odd) else None
        if opening.place == ended:
            continue
        if closing is not None and opening.opens and not closing.opens and len(marks) == 1:
            between = text[opening.place + 1 : closing.place]
            if not any(mark in between for mark in _PARTNER):
                ended = closing.place
                continue
        yield block, marks


def _closing(document: Document, block: Block, mark: _Mark) -> int:
    """Return where the closing mark goes: before a tag such as ", said X", or at the end of the sentence."""
    text = document.text
    sentence = covering(document[SENTENCES], mark.place + 1) or block.span
    later = [place for marks in _CONVENTIONS for each in marks if (place := text.find(each, mark.place + 1)) >= 0]
    limit = min([*later, block.span.end])
    for attribution in document[ATTRIBUTIONS]:
        cue, source = attribution.cue, attribution.source
        turned = source is not None and (source.span.start >= cue.start)
        if mark.place < cue.start < limit and turned and text.startswith(", ", cue.start - 2):
            return cue.start - 2
    end = min(sentence.end, limit)
    while end > mark.place + 1 and text[end - 1].isspace():
        end -= 1
    if text[mark.place + 1 : mark.place + 3].strip()[:1].islower() and text[end - 1] in _SENTENCE_END:
        end -= 1
    return end


def _opening(document: Document, block: Block, mark: _Mark) -> int:
    """Return where the opening mark goes: behind a colon, or at the beginning of the sentence."""
    text = document.text
    sentence = covering(document[SENTENCES], max(mark.place - 1, 0)) or block.span
    start = max(sentence.start, block.span.start)
    colon = text.rfind(": ", start, mark.place)
    return colon + 2 if colon >= 0 else start
