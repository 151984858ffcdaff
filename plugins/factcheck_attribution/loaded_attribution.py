"""attribution.loaded-attribution."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from factcheck import (
    ATTRIBUTIONS,
    QUOTED,
    SENTENCES,
    Attribution,
    Bad,
    Checker,
    CueClass,
    Document,
    Edit,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hit,
    Related,
    Severity,
    SourceKind,
    Span,
    Suggestion,
    Words,
)
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    next_word,
    nouns_in_capitals,
    opens_clause,
    sentence_at,
    word_before,
    words_in,
)
from factcheck_attribution.readings.untrue import BABBLE, SCORN, UNTRUE

CUE = Words("cue")
LOADED = Words("attribution.loaded")

_RESERVE, _CLAIM, _CLAIMING = "reserve", "claim", "claiming"
#: "Dares to" judges only where saying something follows, "with a straight face" only beside a verb of saying.
_DARING, _MANNER = "daring", "manner"
#: Adjectives that doubt what deserves credit; verbs by which somebody gives himself out to, or "wants to have" done.
_STANDING, _OWNED, _PRETENCE, _WANTING, _COMING = "standing", "owned", "pretence", "wanting", "coming"
#: What deserves credit by itself, and not as a part of a compound, which may be a name.
_WHOLE = "whole"
#: Participles that doubt, but not with whoever has the thing in mind: "las obras pretendidas por el alcalde".
_MEANT = "meant"
#: How infinitives of what is over end: "zu haben", "gesehen haben".
_HAVING = "any"
_LINKED, _WITNESSED = ["link", _HAVING], ["seen", _HAVING]
#: In code points: how far from its verb a manner may stand, and how far where it opens the sentence.
_BESIDE, _OPENING = 12, 60
#: Within how many words before a manner he stands who is anybody: "one", "on", "man".
_NEAR = 4
#: Words that may stand between ("feint de ne pas savoir"), and verbs that need their clause ("ose dire que").
_SMALL, _TELLING, _PRESENTING = "small", "telling", "presenting"
#: Within how many words behind one who dares his verb stands, and behind that its clause.
_FAR = 10
_WORD = re.compile(r"[^\W\d_]+")
#: In code points: how far from its verb a word of the object may stand.
_OBJECT = 40
#: What a name may stand in.
_MARKS = frozenset("\"“„«‘'›‹»")
#: An outlet that reveals something may doubt it in the same breath.
_SPEAKERS = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.INSTITUTION})


class LoadedAttribution(Checker):
    """A word by which the writer calls a claim untrue, outside quote marks.

    What it does:
        Reports words that say more than that somebody said something: "prétendument", "soi-disant", "purportedly",
        "mal llamado", "angeblich"; adjectives that doubt what deserves credit ("the supposed experts", "supuestas
        mejoras", "seinen sogenannten Klimaplan"); verbs of saying that leave the truth to the speaker ("prétend",
        "claimed that", "behauptet", "gibt vor, nichts gewusst zu haben", "will ihn gesehen haben"); that the speaker
        dares to say it ("ose soutenir", "has the nerve to claim"), or how ("with a straight face"); verbs that call a
        claim babble or a lie ("faselte, er habe"), fables that are served ("fed MPs the lie that") and scorn for what
        somebody puts forward ("the ludicrous claim"). As a rule this is
        advice. It is a warning where the verb says the opposite: "X stressed the allegedly threatening moves" lets X
        affirm and doubt the same thing in one sentence, so the doubt is somebody else's.

    Why it matters:
        Reporting says who claims what; whether it is true is shown by facts, not by an adverb. Such a word often
        comes from the communiqué of the other side. The BBC asks for care with words that carry a value judgement, and
        not to adopt the language of others.

    Known limits:
        Whether the doubt is deserved, the rule cannot know. Words of ordinary court reporting ("présumé", "alleged",
        "presunto", "supuesto", "mutmaßlich") and those that only introduce a name ("sogenannt") are left alone beside
        what is neither merit nor evidence. A doubt inside the words of an opponent ("he denounced the so-called proof")
        is the opponent's and still reported as advice.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: no warning, and 23 pieces of advice,
        all read: 21 are doubts of the writer's, six of them deserved (an impostor's "prétendue enquête"), two are no
        judgement of his.
    """

    id = "attribution.loaded-attribution"
    since = "0.1"
    severity = Severity.WARNING
    reads = (LOADED, CUE, ATTRIBUTIONS, QUOTED, SENTENCES)
    examples = (
        Good("fr", "Le prétendant au titre a gagné."),
        Bad("fr", "Le président a souligné la nature [[prétendument]] menaçante des mouvements de troupes."),
        Bad("fr", "Les [[soi-disant]] experts ont rendu leur rapport lundi."),
        Bad("en", "The ministry showed the [[purportedly]] secret documents to reporters."),
        Bad("en", "The president stressed the [[allegedly]] threatening movements of troops."),
        Good("en", "The prosecutor noted that the man had allegedly taken bribes, and confirmed his arrest."),
        Bad("es", "El ministro recordó los [[pretendidamente]] pacíficos ejercicios de las tropas."),
        Bad("de", "Der Minister zeigte die [[angeblich]] geheimen Unterlagen."),
        Good(
            "fr", "Le ministre a dénoncé des mesures « prétendument » neutres. L'auteur présumé des faits a été arrêté."
        ),
        Bad("fr", "Le ministre a [[affirmé à tort]] que tous les dossiers étaient traités."),
        Good("fr", "L'alpiniste ose la face nord. Elle a osé partir seule. Le comédien feint de tomber, sans rire."),
        Good("en", "The man allegedly stole a car. The alleged thief was arrested."),
        Good("es", "El presunto autor fue detenido; supuestamente había robado un coche."),
        Good("fr", "Le bailleur se vante de ses jardins. Il prétend à un prix. La ville se targue d'un beau port."),
        Good("fr", "Son agresseur présumé a été relâché. L'actrice a démenti sa supposée liaison."),
        Good("fr", "Le voleur présumé et son complice supposé ont été relâchés."),
        Good("de", "Der mutmaßliche Täter wurde gefasst. Die sogenannte Mietpreisbremse gilt seit 2015."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every loaded word of the writer."""
        done = -1
        for start, end, kind in sorted(document[LOADED], key=_babble_last):
            span = Span(start, end)
            if start < done or is_quoted(document, start):
                continue
            judges = _JUDGES.get(kind)
            if judges is not None and not judges(document, span):
                continue
            # "The feeble excuse that": once is enough.
            done = end + (kind == SCORN) * (1 + len(next_word(document, end)))
            word = document.text[start:end].strip()
            affirming = _affirming(document, span)
            source = affirming.source if affirming else None
            if affirming is not None and source is not None:
                named = document.text[source.span.start : source.span.end]
                cue = document.text[affirming.cue.start : affirming.cue.end]
                yield self.contradicted(
                    span,
                    f"“{word}” denies what {named}, in the same sentence, affirms: whose doubt is it?",
                    related=[Related("This source is said to affirm it.", source.span)],
                    evidence=[
                        Evidence(
                            EvidenceKind.TEXT, f"“{cue}” presents what follows as the view of {named}.", affirming.cue
                        ),
                        Evidence(EvidenceKind.TEXT, f"“{word}” presents the same thing as untrue or unproved.", span),
                    ],
                    suggestions=[
                        Suggestion(f"Leave “{word}” out.", _without(document, span, kind)),
                        Suggestion("Or quote the words of the source and name who doubts them."),
                    ],
                )
            else:
                yield self.contradicted(
                    span,
                    f"“{word}” judges what it reports.",
                    severity=Severity.INFO,
                    evidence=[
                        Evidence(
                            EvidenceKind.TEXT,
                            f"“{word}” tells the reader that the claim is untrue, and names nobody who says so.",
                            span,
                        )
                    ],
                    suggestions=[
                        Suggestion(
                            "Say who claims it, and let facts say whether it is true.", _without(document, span, kind)
                        )
                    ],
                )


def _babble_last(hit: Hit) -> tuple[int, bool]:
    """Return a key that puts a verb of babbling behind a longer phrase that begins with it: "fabuliert von"."""
    return hit.start, hit.value == BABBLE


def _without(document: Document, span: Span, kind: str) -> tuple[Edit, ...]:
    """Return the edit that takes a word out with the space behind it; none for a verb, which the sentence needs."""
    if kind in (_CLAIM, _CLAIMING, _DARING, _PRETENCE, _WANTING, *UNTRUE):
        return ()
    end = span.end + (document.text[span.end : span.end + 1] == " ")
    return (Edit(Span(span.start, end), ""),)


def _dares_to_say(document: Document, span: Span) -> bool:
    """Tell whether "dares to" is followed by a verb of saying or believing: nobody judges who dares to climb.

    Nor who tells that nobody dares to, or that somebody dares to say no.
    """
    tables = document.lexicon.tables
    asserting, place = tables.get("attribution.asserting", {}), span.end
    if word_before(document, span.start) in tables.get("attribution.undaring", {}):
        return False
    while (word := next_word(document, place)) and asserting.get(word) == _SMALL:
        place = document.folded.index(word, place) + len(word)
    if nouns_in_capitals(document) and word not in asserting:
        # "Die Stirn, am Montag im Rat zu sagen, die Flut …"
        sentence = Span(place, sentence_at(document, place).end)
        for match in islice(_WORD.finditer(document.folded, *sentence), _FAR):
            if match[0] in asserting and asserting[match[0]] != _SMALL:
                word, place = match[0], match.start()
                break
    end = document.folded.find(word, place) + len(word)
    behind = words_in(document, Span(end, sentence_at(document, place).end))[:_FAR]
    if asserting.get(word) == _PRESENTING:
        # "Dares to present the closure as progress"; German has its verb at the end.
        around = words_in(document, Span(span.end, end)) if nouns_in_capitals(document) else behind
        return not tables.get("attribution.presented_as", {}).keys().isdisjoint(around)
    if asserting.get(word) == _TELLING:
        # "Had the nerve to tell residents that".
        told = next_word(document, end) == "," and nouns_in_capitals(document)
        return told or opens_clause(document, end) or any(word in tables["that"] for word in behind)
    return word in asserting


def _is_beside_saying(document: Document, span: Span) -> bool:
    """Tell whether a verb of saying stands within a word or two of a manner: "affirme sans rire que"."""
    cues, sentence = document[CUE], sentence_at(document, span.start)
    before = words_in(document, Span(sentence.start, span.start))[-_NEAR:]
    if not document.lexicon.tables.get("attribution.anybody", {}).keys().isdisjoint(before):
        # "One might say cynically that …"
        return False
    first = bisect_left(cues, (sentence.start,))
    reach = _OPENING if span.start == sentence.start else _BESIDE
    return any(
        max(span.start - cue.end, cue.start - span.end) <= reach
        for cue in cues[first : bisect_left(cues, (sentence.end,))]
    )


def _is_object(document: Document, span: Span) -> bool:
    """Tell whether a word stands in what is affirmed ("stressed the allegedly hostile moves"), not in a clause."""
    affirming = _affirming(document, span)
    if affirming is None:
        return False
    between = document.folded[affirming.cue.end : span.start]
    that = document.lexicon.tables.get("that", {})
    return len(between) <= _OBJECT and "," not in between and not any(word in that for word in between.split())


def _is_cue(document: Document, span: Span) -> bool:
    """Tell whether a verb is the cue of what somebody says: not so in "claimed responsibility", "claimed a record"."""
    if next_word(document, span.end) in document.lexicon.tables["agent"]:
        # "The attack was claimed by …".
        return False
    return any(
        attribution.cue.overlaps(span)
        and attribution.source is not None
        and attribution.source.kind in _SPEAKERS
        and (attribution.content.end <= span.start or _says_clause(document, span.end))
        for attribution in attributions_in(document, *sentence_at(document, span.start))
    )


def _says_clause(document: Document, place: int) -> bool:
    """Tell whether what stands behind a verb begins a clause: "that", a pronoun, a name, an infinitive or a mark."""
    tables, word = document.lexicon.tables, next_word(document, place)
    at = document.folded.find(word, place) if word else -1
    return (
        opens_clause(document, place)
        # "Behauptet, er habe".
        or (word == "," and nouns_in_capitals(document))
        or word in tables.get("pronoun", {})
        or word in tables.get("attribution.asserting_small", {})
        or (at >= 0 and not document.text[at].islower() and not nouns_in_capitals(document))
    )


def _doubts_credit(document: Document, span: Span) -> bool:
    """Tell whether a doubting adjective stands beside what deserves credit: "the supposed experts", not "thief"."""
    tables, behind = document.lexicon.tables, next_word(document, span.end)
    honour = tables.get("attribution.honour", {})
    small = (tables.get("np_stop", {}), tables.get("genitive", {}), tables.get("connector", {}))
    # "The supposed new evidence", but not "la corruption présumée des élites".
    described = behind.isalpha() and not any(behind in table for table in small)
    after = next_word(document, document.folded.find(behind, span.end) + len(behind)) if described else ""
    beside = (behind, after)
    if nouns_in_capitals(document):
        endings = tuple(word for word, kind in honour.items() if kind != _WHOLE)
        return any(word.endswith(endings) or word in honour for word in beside)
    return any(word in honour for word in (*beside, word_before(document, span.start)))


def _doubts_own(document: Document, span: Span) -> bool:
    """Tell whether a doubting adjective stands behind a possessive, and doubts what somebody calls his own.

    "Her purported illness", "seinen sogenannten Klimaplan"; else what deserves credit. Before a name, with a capital or
    in quote marks, it only introduces that: "its so-called “bridge” loan".
    """
    behind = document.text[span.end : span.end + 2].lstrip()[:1]
    if behind in _MARKS or (behind.isupper() and not nouns_in_capitals(document)):
        return False
    possessed = word_before(document, span.start) in document.lexicon.tables.get("possessive", {})
    return possessed or _doubts_credit(document, span)


def _pretends(document: Document, span: Span) -> bool:
    """Tell whether an infinitive of what is over follows: "gibt vor, nichts gewusst zu haben", "se jacta de haber".

    Who pretends to have finished by May means to.
    """
    tables, clause = document.lexicon.tables, _clause(document, span.end)
    kinds, asserting = tables.get("attribution.perfect", {}), tables.get("attribution.asserting", {})
    if nouns_in_capitals(document):
        linked = [kinds.get(word) for word in clause[-2:]] == _LINKED
        return opens_clause(document, span.end) or (linked and len(clause) > len(_LINKED) and clause[0] == ",")
    word = next((word for word in clause if asserting.get(word) != _SMALL), "")
    if word in tables["that"]:
        # "Presume de que", but "presume que".
        return word != clause[0]
    return kinds.get(word) == _HAVING and _COMING not in map(kinds.get, clause)


def _wants_to_have(document: Document, span: Span) -> bool:
    """Tell whether somebody "wants to have seen" something: he says so, and the writer does not believe it.

    Who wants to have built something by 2030 means it.
    """
    kinds, clause = document.lexicon.tables.get("attribution.perfect", {}), _clause(document, span.end)
    known = [kinds.get(word) for word in clause]
    return "," not in clause and known[-2:] == _WITNESSED and _COMING not in known


def _names_no_agent(document: Document, span: Span) -> bool:
    """Tell whether nobody is named behind a participle as having the thing in mind."""
    return next_word(document, span.end) not in document.lexicon.tables["agent"]


def _clause(document: Document, place: int) -> list[str]:
    """Return the words behind a place up to the next stop, a comma by itself, and no more than one clause of them."""
    behind = document.folded[place : sentence_at(document, place).end].replace("'", "' ").replace(",", " , ")
    words = behind.rstrip(" .!?").split()
    comma = words.index(",", 1) if "," in words[1:] else len(words)
    return words[:comma]


#: What each kind of word must stand beside to judge; the others always do.
_JUDGES = {
    _CLAIMING: _is_cue,
    _RESERVE: _is_object,
    _DARING: _dares_to_say,
    _MANNER: _is_beside_saying,
    _STANDING: _doubts_credit,
    _OWNED: _doubts_own,
    _PRETENCE: _pretends,
    _WANTING: _wants_to_have,
    _MEANT: _names_no_agent,
    **UNTRUE,
}


def _affirming(document: Document, span: Span) -> Attribution | None:
    """Return the nearest attribution around the word, if its cue affirms."""
    beside = attributions_in(document, sentence_at(document, span.start).start, span.start)
    holding = [a for a in beside if a.content.contains(span) and a.cue.end <= span.start]
    nearest = max(holding, key=lambda attribution: attribution.cue.start, default=None)
    if nearest is None or nearest.source is None or nearest.cue_class is not CueClass.FACTIVE:
        return None
    # "As X reveals, …" is another matter than "X reveals the so-called …".
    return nearest if nearest.source.kind in _SPEAKERS and nearest.source.span.end <= nearest.cue.start else None
