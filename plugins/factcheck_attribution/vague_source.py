"""attribution.vague-source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    QUOTED,
    SENTENCES,
    Attribution,
    Bad,
    Checker,
    Confirmed,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Hit,
    Severity,
    Source,
    SourceKind,
    Span,
    Suggestion,
    Words,
)
from factcheck_attribution.readings.crowds import is_bound, is_claimed, is_said, is_title, means, some_say
from factcheck_attribution.readings.hearsay import CIRCLE, HEARSAY, NEEDING, speculates
from factcheck_attribution.readings.named import CUE
from factcheck_attribution.readings.text import (
    attributions_in,
    holds_name,
    is_quoted,
    next_word,
    nouns_in_capitals,
    opens_clause,
    sentence_at,
    sentence_behind,
    spread,
    trimmed,
    word_before,
    words_in,
    words_of,
)

CROWD = Words("attribution.crowd")
ANONYMITY = Words("attribution.anonymity")

#: What a bare "a source" is; the others are "experts" and "some".
_SOURCE, _SOME, _HEARSAY = "source", "some", "hearsay"
#: Words that describe people and are shorter than this are prepositions.
_PARTICIPLE = 8
#: Those of whom no more is told than that they know: "connaisseurs du dossier", "people familiar with the matter".
_KNOWER = "knower"
#: Words that point back ("this"), and words that praise a source without describing it ("reliable").
_POINTING, _GRADED = "pointing", "graded"
#: How many words stand between a source and its terms at the most, and what words begin a clause about it.
_NEAR_TERMS, _RELATIVE = 4, "relative"
#: Kinds of sources that may be the people behind "experts say" when they are named beside it.
_NAMED = frozenset({SourceKind.PERSON, SourceKind.OFFICE, SourceKind.INSTITUTION, SourceKind.DOCUMENT})
#: Within so many words of those who know the verb of learning stands.
_LEARNT = 4


class VagueSource(Checker):
    """A claim laid on nobody in particular: "sources", "experts", "some".

    What it does:
        Reports attributions whose source is a mere noun for people who talk: "selon certaines sources", "experts say",
        "algunos analistas", "Beobachter meinen", and of people of whom no more is told than that they know ("people
        familiar with the matter"). A bare "source" is a warning; "experts", "observers" and "some" are
        advice, and so is what "is rumoured", what is heard in the air of a place ("dans les couloirs"), and what some
        speak of already. A source that is described ("a source close to the inquiry", "experts of the IMF"), that was
        introduced before ("the source"), or whose members are named in the same breath is left alone. A source whose
        anonymity is explained ("on condition of anonymity because …") is recorded as right, and so is one that is
        described ("an official"); a bare "source" that only asked not to be named gets advice.

    Why it matters:
        AP lets an unnamed source pass only with the most exact description that can be given and the reason why no name
        stands there, and hardly ever a plain "a source". Reuters calls anonymous sources the weakest there are, and
        forbids the plural where there is only one. The BBC prefers one that is named and on the record.

    Known limits:
        It reads the words, not the world: "experts say the earth is round" is reported all the same. Nouns with any
        adjective of their own ("independent experts") are taken to be described.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: 12 warnings, of which 11 are true and
        one names the outlets in the next sentence; 98 pieces of advice, of which 79 were read: 73 true, two false
        ("certains" of people named before), four on experts who are known from the context; 24 sources whose silence
        is explained.
    """

    id = "attribution.vague-source"
    since = "0.2"
    severity = Severity.WARNING
    reads = (CROWD, CUE, HEARSAY, ANONYMITY, ATTRIBUTIONS, BLOCKS, QUOTED, SENTENCES)
    examples = (
        Bad("fr", "Selon [[certaines sources]], le ministre quittera son poste avant la fin du mois."),
        Bad("fr", "Pour [[les politologues et diplomates]], le dialogue du 30 décembre est indispensable."),
        Bad("fr", "[[De nombreux experts]] estiment que la réforme ne passera pas."),
        Bad("en", "According to [[sources]], the minister will leave office before the end of the month."),
        Bad("en", "[[Experts]] say that the reform will fail."),
        Bad("es", "Según [[algunas fuentes]], el ministro dejará el cargo antes de fin de mes."),
        Bad("de", "Laut [[Experten]] wird die Reform scheitern."),
        Confirmed(
            "fr",
            "Selon [[une source proche du dossier]], qui s'exprimait sous couvert d'anonymat, l'accord est prêt.",
        ),
        Good("fr", "Le bac sera vendu, a confié une source officielle ayant requis l'anonymat. Le prix reste secret."),
        Confirmed("en", "The deal is ready, [[an official]] said on condition of anonymity."),
        Good("fr", "Selon une source proche de l'enquête, le suspect a reconnu les faits. La source a ajouté que"),
        Good("fr", "Les experts du Giec estiment que le climat se réchauffe. Selon les experts, il faut agir."),
        Good(
            "fr", "Les experts sont arrivés lundi. Il a cité ses sources. « Selon certaines sources », a-t-il ironisé."
        ),
        Confirmed("es", "[[Un funcionario]] dijo, bajo condición de anonimato, que el acuerdo está listo."),
        Confirmed("de", "[[Ein Beamter]] sagte unter der Bedingung der Anonymität, dass der Vertrag fertig sei."),
        Good("en", "A source at the ministry said that the deal was ready. Some trains were late."),
        Good("en", "Experts from Oxford University said the vaccine was safe."),
        Good("es", "Fuentes del ministerio afirmaron que el acuerdo está listo. Los expertos llegaron el lunes."),
        Good("de", "Aus Kreisen des Ministeriums hieß es, der Vertrag sei fertig. Die Quellen der Donau sind kalt."),
        Good(
            "fr",
            "On murmure à l'oreille des chevaux. Selon des sources consultées par la rédaction, l'accord est prêt.",
        ),
        Good("fr", "Nombreux sont ceux qui prennent le train que la région subventionne."),
        Good("fr", "Les connaisseurs apprécieront. Selon une source proche du dossier, l'accord est prêt."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every source that could be anybody, and every unnamed one whose silence is explained."""
        rumours = document[HEARSAY]
        whole = {hit.start for hit in rumours if hit.value not in NEEDING}
        done = -1
        for hit in rumours:
            needs = NEEDING.get(hit.value)
            if needs is not None and (hit.start in whole or not needs(document, hit.end)):
                continue
            # "On murmure dans les couloirs que": the rumour is told once.
            told = hit.value == CIRCLE and sentence_at(document, hit.start).contains(Span(done, done))
            if hit.start >= done and not told and not is_quoted(document, hit.start):
                done = hit.end
                yield self._vague(document, _HEARSAY, Span(hit.start, hit.end))
        bare: list[Span] = []
        yield from self._crowds(document, bare)
        yield from self._explained(document, bare)

    def _crowds(self, document: Document, bare: list[Span]) -> Iterator[Finding]:
        """Yield the sources and the crowds that could be anybody, and note those that only tell their terms."""
        hits = document[CROWD]
        if not hits:
            return
        tables = document.lexicon.tables
        around, joints = tables.get("attribution.crowd_word", {}), tables.get("joint", {})
        done = -1
        for number, hit in enumerate(hits):
            if hit.start < done or is_quoted(document, hit.start):
                continue
            phrase = trimmed(document, spread(document, Span(hit.start, hit.end), around, around), joints)
            # "Several people familiar with the matter": those who know count, "several" does not.
            knower = next((h for h in hits[number:] if h.value == _KNOWER and h.start <= phrase.end + 1), None)
            if knower is not None:
                done = max(phrase.end, knower.end)
                known = _knowers(document, knower)
                # "Sources close to the matter" are described, as agencies do.
                if known is not None and not any(
                    known.start <= other.start < knower.start and other.value not in (_SOME, _KNOWER) for other in hits
                ):
                    yield self._vague(document, _KNOWER, known)
                continue
            done = phrase.end
            # "Certain sources": the noun counts.
            kind = next((other.value for other in hits[number:] if other.end <= done and other.value != _SOME), _SOME)
            told = _introduced(document, hits[:number], kind, phrase)
            if kind == _SOURCE and not told and _tells_only_terms(document, phrase):
                bare.append(phrase)
                yield self._vague(document, kind, phrase, Severity.INFO)
                continue
            if is_title(document, phrase):
                continue
            phrase = _with_participle(document, phrase)
            described = next_word(document, phrase.end) in tables.get("attribution.crowd_described", {})
            guessing = kind == _SOME and speculates(document, phrase.end)
            if described and not guessing and not is_bound(document, phrase):
                continue
            said = guessing or (some_say(document, phrase) if kind == _SOME else is_said(document, phrase))
            said = said or (nouns_in_capitals(document) and (described or means(document, phrase)))
            if not said or told or _is_explained(document, phrase):
                continue
            told_from = _described_first(document, hits) if kind == _SOURCE else None
            if told_from is not None:
                # "Congressional sources said … Sources said": the same, for all one can tell; "some" may be others.
                if told_from > phrase.start or not _is_bare(document, hit, phrase):
                    yield self._vague(document, kind, phrase, Severity.INFO)
            elif kind == _SOURCE or not _named_beside(document, phrase):
                yield self._vague(document, kind, phrase)

    def _vague(self, document: Document, kind: str, phrase: Span, severity: Severity = Severity.WARNING) -> Finding:
        words = words_of(document, phrase)
        kinds = document.lexicon.tables.get("attribution.crowd_word", {})
        graded = any(kinds.get(word) == _GRADED for word in words_in(document, phrase))
        return self.contradicted(
            phrase,
            f"“{words}” could be anybody: who says it, and how do they know?",
            severity=severity if kind == _SOURCE and not graded else Severity.INFO,
            evidence=[
                Evidence(
                    EvidenceKind.TEXT,
                    f"“{words}” names nobody, does not say what they do, and gives no reason for leaving the name out.",
                    phrase,
                )
            ],
            suggestions=[
                Suggestion("Name them, or say how many they are, what they do and how they know."),
                Suggestion("If they must stay unnamed, say why."),
            ],
        )

    def _explained(self, document: Document, bare: Sequence[Span]) -> Iterator[Finding]:
        for reason in document[ANONYMITY]:
            sentence = sentence_at(document, reason.start)
            for attribution in attributions_in(document, sentence.start, sentence.end):
                source = attribution.source
                if source is not None and any(source.referent.overlaps(phrase) for phrase in bare):
                    break
                if source is not None and not is_quoted(document, reason.start):
                    yield self.confirmed(
                        source.span,
                        "The text tells that this source asked not to be named.",
                        evidence=[
                            Evidence(
                                EvidenceKind.TEXT,
                                "These words say on what terms the source spoke.",
                                Span(reason.start, reason.end),
                            )
                        ],
                    )
                    break


def _described_first(document: Document, hits: Sequence[Hit]) -> int | None:
    """Return where a text first tells what its sources are: "congressional sources", "MAS sources"."""
    return next(
        (
            hit.start
            for hit in hits
            if hit.value == _SOURCE and not is_quoted(document, hit.start) and _is_described(document, hit)
        ),
        None,
    )


def _is_bare(document: Document, hit: Hit, phrase: Span) -> bool:
    """Tell whether a phrase is its noun alone, with an article of the plural at most: "sources", "des sources"."""
    articles = document.lexicon.tables.get("genitive", {})
    return hit.value == _SOURCE and all(word in articles for word in words_in(document, Span(phrase.start, hit.start)))


def _is_described(document: Document, hit: Hit) -> bool:
    """Tell whether the source of a claim has words beside its noun that are not anybody's, or the short form of a name.

    "Congressional sources", "the Monetary Authority of Singapore (MAS) sources".
    """
    if document.text[hit.start - 2 : hit.start] == ") ":
        return True
    sentence, tables = sentence_at(document, hit.start), document.lexicon.tables
    anybody = (tables.get("attribution.crowd_word", {}), tables.get("attribution.crowd_described", {}))
    for attribution in attributions_in(document, sentence.start, sentence.end):
        source = attribution.source
        if source is not None and source.span.start <= hit.start < source.span.end:
            beside = (
                *words_in(document, Span(source.span.start, hit.start)),
                *words_in(document, Span(hit.end, source.span.end)),
            )
            return any(not any(word.strip(",") in table for table in anybody) for word in beside)
    return False


def _with_participle(document: Document, phrase: Span) -> Span:
    """Return a phrase with a word behind it that describes it but for nobody: "sources consulted, …"."""
    word = next_word(document, phrase.end)
    if len(word) < _PARTICIPLE or word not in document.lexicon.tables.get("attribution.crowd_described", {}):
        return phrase
    end = document.folded.index(word, phrase.end) + len(word)
    return Span(phrase.start, end) if document.text[end : end + 1] == "," else phrase


def _tells_only_terms(document: Document, phrase: Span) -> bool:
    """Tell whether all that is said of a source is that it asked not to be named, and not why: "a source who …"."""
    place, sentence, tables = phrase.end, sentence_at(document, phrase.end), document.lexicon.tables
    terms = next((hit for hit in document[ANONYMITY] if place <= hit.start < sentence.end), None)
    if terms is None:
        return False
    words = [word.strip(",") for word in words_in(document, Span(place, terms.start))]
    # "Une source qui …", "a source said on …", but "une source de la production qui …", "une source officielle".
    last, first = words_in(document, phrase)[-1], "".join(words[:1])
    begins = tables["np_stop"].get(first) == _RELATIVE or any(
        first in table for table in (tables["that"], tables["auxiliary"], document.lexicon.words["cue"])
    )
    bare = not words or begins or document.text[place] == ","
    described = last in tables["determiner"] or last in tables.get("attribution.crowd_described", {})
    reasons = tables.get("attribution.anonymity_reason", {})
    why = any(word.strip(".,;") in reasons for word in words_in(document, Span(place, sentence.end)))
    return len(words) <= _NEAR_TERMS and bare and not described and not why


def _is_explained(document: Document, phrase: Span) -> bool:
    """Tell whether the sentence says why a source is unnamed."""
    reasons = document[ANONYMITY]
    sentence = sentence_at(document, phrase.start)
    return any(sentence.start <= reason.start < sentence.end for reason in reasons)


def _knowers(document: Document, hit: Hit) -> Span | None:
    """Return the phrase for people who know, if something is laid on them and no more is told of them."""
    tables = document.lexicon.tables
    described, matter = tables.get("attribution.crowd_described", {}), tables.get("attribution.matter_lead", {})
    sentence = sentence_at(document, hit.start)
    for attribution in attributions_in(document, sentence.start, sentence.end):
        source = attribution.source
        if source is not None and source.span.start <= hit.start < source.span.end:
            phrase = Span(source.span.start, max(source.span.end, hit.end))
            behind = {next_word(document, hit.end), next_word(document, phrase.end)}
            told = any(word in described and word not in matter for word in behind)
            told = told or holds_name(document, Span(hit.start, phrase.end)) or _is_object(document, attribution)
            return None if told or _is_explained(document, phrase) or _named_beside(document, phrase) else phrase
    around = tables.get("attribution.crowd_word", {})
    phrase = _with_matter(document, spread(document, Span(hit.start, hit.end), around, ()), sentence)
    said = is_claimed(document, phrase) or _is_learnt(document, phrase, sentence)
    claimed = said and not holds_name(document, Span(hit.start, phrase.end))
    return phrase if claimed and not _is_explained(document, phrase) else None


def _is_learnt(document: Document, phrase: Span, sentence: Span) -> bool:
    """Tell whether something is learnt from the people of a phrase: "it is understood from people who know"."""
    tables = document.lexicon.tables
    if word_before(document, phrase.start) not in tables.get("attribution.learnt_from", {}):
        return False
    before = words_in(document, Span(sentence.start, phrase.start))[-_LEARNT:]
    behind = words_in(document, Span(phrase.end, sentence.end))[:_LEARNT] if nouns_in_capitals(document) else ()
    return any(word.strip(",.") in tables.get("attribution.learning", {}) for word in (*before, *behind))


def _is_object(document: Document, attribution: Attribution) -> bool:
    """Tell whether a verb before a noun has it for its object ("Kenner schätzen die Schnitzerei"), and claims nothing.

    Only where no clause can follow a verb without a comma.
    """
    source, cue = attribution.source, attribution.cue
    if not nouns_in_capitals(document) or source is None or source.span.end > cue.start:
        return False
    return next_word(document, cue.end) in document.lexicon.tables.get("determiner", {})


def _with_matter(document: Document, phrase: Span, sentence: Span) -> Span:
    """Return a phrase for people who know with what they know, up to the next comma or verb of saying."""
    matter = document.lexicon.tables.get("attribution.matter_lead", {})
    if next_word(document, phrase.end) not in matter and words_in(document, phrase)[-1] not in matter:
        return phrase
    cues = document[CUE]
    said = cues[bisect_left(cues, (phrase.end,)) : bisect_left(cues, (sentence.end,))]
    end = next((cue.start for cue in said if opens_clause(document, cue.end)), sentence.end)
    comma = document.folded.find(",", phrase.end, end)
    words = document.folded[phrase.end : comma if comma >= 0 else end]
    return Span(phrase.start, phrase.end + len(words.rstrip(" .")))


def _introduced(document: Document, earlier: Sequence[Hit], kind: str, phrase: Span) -> bool:
    """Tell whether the text has told before who they are: "experts of the IMF … the experts"."""
    known = document.lexicon.tables.get("attribution.crowd_known", {})
    kinds = {known[word] for word in words_in(document, phrase) if word in known}
    if _POINTING in kinds or (kinds and kind == _SOURCE):
        return True
    return bool(kinds) and any(other.value == kind for other in earlier)


def _named_beside(document: Document, phrase: Span) -> bool:
    """Tell whether this sentence or the next one names somebody who says it."""
    sentence = sentence_at(document, phrase.start)
    following = sentence_behind(document, sentence.end)
    for attribution in attributions_in(document, sentence.start, max(sentence.end, following.end)):
        source = attribution.source
        if source is None or source.kind not in _NAMED or source.span.overlaps(phrase):
            continue
        if (
            source.kind is SourceKind.INSTITUTION
            and source.span.start >= sentence.end
            and _has_article(document, source)
        ):
            # "Experts say that it will rise. It rose by 3 %, the Treasury said.", but "Ann Roe of Yale said".
            continue
        if holds_name(document, source.span):
            return True
    # "Experts advise against it. They are Ann Roe and Jim Lee of Yale."
    told = tuple(document.lexicon.tables.get("attribution.crowd_told", ()))
    return document.folded.startswith(told, following.start) and holds_name(document, following)


def _has_article(document: Document, source: Source) -> bool:
    articles, word = document.lexicon.tables["determiner"], words_in(document, source.span)[0]
    return word in articles or f"{word}'" in articles
