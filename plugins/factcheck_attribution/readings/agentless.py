"""Reports that name nobody: "it was said that", "…", hieß es am Montag, "parents were told that"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from factcheck import (
    QUOTATIONS,
    SENTENCES,
    Document,
    Hit,
    Quotation,
    Source,
    SourceKind,
    Span,
    Words,
    covering,
)
from factcheck_attribution.readings.judged import (
    ADDRESSED,
    BETWEEN,
    BRACKET,
    JUDGEMENTS,
    MARKS,
    TALK,
    TERMS,
    is_gap,
    is_told_to,
    judging,
    leads_to,
    occasion_of,
    speaks_of,
)
from factcheck_attribution.readings.named import CUE, is_act, is_thing, names_of, names_somebody
from factcheck_attribution.readings.text import (
    attributions_in,
    nouns_in_capitals,
    sentence_at,
    sentence_before,
    sentence_behind,
    words_in,
)

IMPERSONAL = Words("attribution.impersonal")

_PRESS, _PERSON = SourceKind.MEDIA.value, SourceKind.PERSON.value
_WRITTEN = frozenset({SourceKind.DOCUMENT.value, SourceKind.UNNAMED.value})
_UNNAMED = SourceKind.UNNAMED.value
_PREPOSITION, _TIME = "preposition", "time"
#: Beginnings that are a cue in full, and not only the passive that one begins with.
_COMPLETE = "complete"
#: The form of cues that stand before whose view it is: "according to".
_BEFORE = "before"
#: What an occasion is taken for.
_MET = frozenset({SourceKind.INSTITUTION, SourceKind.PERSON})
#: What is written of an occasion.
_RECORD = "record"
#: In code points: no sentence reaches farther.
_FAR = 400
#: Marks that stand around what is inserted, and that end a clause.
_COMMA = ",–—"
_CLOSE = frozenset({".", ";", "!", "?", "\n", ""})


class Report(NamedTuple):
    """Words that report what nobody is named for.

    Args:
        cue: The words.
        told: Whether something is said, and not somebody or something called by a word.
        apart: Whether the report stands between commas, or behind what it reports.
    """

    cue: Span
    told: bool
    apart: bool


def report_of(document: Document, hits: Sequence[Hit], quotation: Quotation) -> Report | None:
    """Return what reports a quotation in its own sentence, if that names nobody.

    Args:
        document: The document.
        hits: Beginnings of such reports, in order of the text.
        quotation: The quotation.
    """
    start, end = quotation.span
    near = hits[bisect_left(hits, (start - _FAR,)) : bisect_left(hits, (end + _FAR,))]
    if not near:
        return None
    sentence = sentence_at(document, start)
    # A quotation that ends with a stop may end its sentence before its verb.
    behind = sentence_behind(document, end) if end >= sentence.end - 1 else sentence
    reach = Span(sentence.start, max(sentence.end, behind.end))
    for report in _reports(document, near, quotation, reach):
        if not _is_named_behind(document, report, quotation) and not _is_laid_on(document, report, quotation):
            return report
    return None


def _reports(document: Document, hits: Sequence[Hit], quotation: Quotation, reach: Span) -> Iterator[Report]:
    """Yield what may report a quotation: passives that call something by it, tags, insertions, what leads to it."""
    for hit in hits:
        if not reach.start <= hit.start < reach.end or quotation.span.start <= hit.start < quotation.span.end:
            continue
        if hit.value in JUDGEMENTS:
            passive = judging(document, hit, quotation, reach)
            if passive is not None:
                yield Report(passive, told=False, apart=True)
            continue
        if hit.value == ADDRESSED:
            if is_told_to(document, hit, quotation, reach):
                yield Report(Span(hit.start, hit.end), told=False, apart=True)
            continue
        if hit.value in (TALK, TERMS):
            if speaks_of(document, hit, quotation, reach):
                yield Report(Span(hit.start, hit.end), told=False, apart=True)
            continue
        cue = _cue(document, hit, reach)
        if cue is None:
            continue
        if cue.start >= quotation.span.end:
            if _is_tag(document, cue, quotation):
                yield Report(cue, told=True, apart=True)
        elif cue.end <= quotation.span.start:
            inserted = _is_inserted(document, cue)
            if inserted or leads_to(document, cue, quotation):
                yield Report(cue, told=True, apart=inserted)


def _cue(document: Document, hit: Hit, reach: Span) -> Span | None:
    """Return a beginning with its verb of saying: "it was", "it was also stressed"."""
    if hit.value == _COMPLETE:
        return Span(hit.start, hit.end)
    bracket = nouns_in_capitals(document)
    if bracket and not _is_subjectless(document, hit, reach):
        return None
    cues = document[CUE]
    fronted = cues[bisect_left(cues, (reach.start,)) : bisect_left(cues, (hit.start,))] if bracket else ()
    if fronted and fronted[-1].end == hit.start - 1:
        # "Betont wurde am Abend, …", "Darauf hingewiesen wurde, dass …".
        return Span(fronted[-1].start, hit.end)
    if bracket and (known := _made_known(document, hit, reach)) is not None:
        return known
    for cue in cues[bisect_left(cues, (hit.start,)) :]:
        if cue.end <= hit.end:
            continue
        gap = Span(hit.end, max(hit.end, cue.start))
        if cue.start >= reach.end or not is_gap(document, gap, BRACKET if bracket else BETWEEN):
            return None
        if any(
            word in document.lexicon.tables.get("attribution.learned", {})
            for word in words_in(document, Span(*cue[:2]))
        ):
            return None
        return Span(hit.start, cue.end)
    return None


def _made_known(document: Document, hit: Hit, reach: Span) -> Span | None:
    """Return a passive whose verb says that something became known: "wurde am Mittwoch bekannt"."""
    learning = document.lexicon.tables.get("attribution.learning", {})
    for word in list(re.finditer(r"[\w-]+", document.folded[hit.end : reach.end]))[: BRACKET + 1]:
        if word[0] in learning:
            place = hit.end + word.start()
            return Span(hit.start, hit.end + word.end()) if is_gap(document, Span(hit.end, place), BRACKET) else None
    return None


def _is_subjectless(document: Document, hit: Hit, reach: Span) -> bool:
    """Tell whether a passive in second place has no subject before it: "In der Sitzung wurde", "…“, wurde"."""
    lead = document.text[reach.start : hit.start].rstrip()
    if not lead or lead[-1] in ",–—\"“”«»‘’'":
        return True
    clause = lead[max(lead.rfind(mark) for mark in ',;:"“”«»') + 1 :].split()
    tables = document.lexicon.tables
    first = clause[0].lower() if clause else ""
    # "Dem Trainer wurde vorgeworfen, er habe …", "Den Eltern wurde gesagt".
    return first in tables.get("attribution.told_one", {}) or (
        bool(first) and first not in tables.get("determiner", {})
    )


def _is_tag(document: Document, cue: Span, quotation: Quotation) -> bool:
    """Tell whether a cue stands directly behind a quotation, or behind the sentence that holds it."""
    between = document.text[quotation.span.end : cue.start]
    if not between.strip(" ,–—"):
        return True
    ends = document.text[cue.end : cue.end + 1] in _CLOSE
    return ends and between.rstrip()[-1:] == "," and not any(mark in between for mark in _CLOSE)


def _is_inserted(document: Document, cue: Span) -> bool:
    """Tell whether a cue stands between commas: "Passengers, it was claimed, had been …"."""
    return document.text[: cue.start].rstrip()[-1:] in _COMMA and document.text[cue.end : cue.end + 1] in _COMMA


def _is_named_behind(document: Document, report: Report, quotation: Quotation) -> bool:
    """Tell whether somebody is named behind a cue: "hieß es aus Kreisen", "by the mayor", but not "am Dienstag"."""
    place = report.cue.end if report.told else max(report.cue.end, quotation.span.end)
    sentence = sentence_at(document, min(place, report.cue.start if report.told else place))
    tables, words = document.lexicon.tables, []
    asides = tables.get("attribution.aside", {})
    text = document.text[place : max(place, sentence.end)]
    if place <= quotation.span.start < sentence.end:
        text = document.text[place : quotation.span.start] + document.text[quotation.span.end : sentence.end]
    for word in text.replace("’", "' ").replace("'", "' ").split():
        bare = word.strip(MARKS)
        if bare.lower() in asides or bare.lower() in tables.get("that", {}):
            # "It was said after the committee met".
            break
        words.append(bare)
        if word[-1:] in ",.;:":
            break
    nouns, leads, agents = tables.get("source_noun", {}), tables.get("attribution.source_lead", {}), tables["agent"]
    if any(word.lower() in leads or word.lower() in agents for word in words):
        return True
    if not report.told:
        return False
    # At an occasion, wherever that is, and to the press, something is said by nobody.
    occasion = next((number for number, word in enumerate(words) if occasion_of(document, word.lower())), None)
    words = words[:occasion]
    stops = tables.get("np_stop", {})
    asked = _is_asked(document, report)
    # "Se ha oído a un vecino": who is heard is told nothing.
    heard = any(word in tables.get("attribution.learned", {}) for word in words_in(document, report.cue))
    told = {} if heard else tables.get("attribution.addressee", {})
    if any(
        word.lower() in nouns
        and word.lower() not in tables.get("determiner", {})
        # "Il a été rappelé aux parents que", but "a-t-on répondu aux parents".
        and not (
            (nouns[word.lower()] == _PRESS or not asked) and any(before.lower() in told for before in words[:number])
        )
        for number, word in enumerate(words)
    ):
        return True
    # "A-t-on répondu à la trésorerie", but "dans la soirée", "en octobre".
    if asked and words and words[0].lower() in tables.get("attribution.place_lead", {}):
        return occasion is None and not any(stops.get(word) == _TIME for word in words)
    if nouns_in_capitals(document):
        # "Heißt es an der Uniklinik".
        return any(word[:1].isupper() and is_thing(document, word.lower()) for word in words)
    # "A-t-on indiqué à Bercy", "du côté de Milan", but "du stade René-Gaillard".
    small = (tables.get("np_stop", {}), tables.get("determiner", {}), tables.get("connector", {}))
    frequent = document.lexicon.sets.get("language", ())
    return any(
        word[:1].isupper()
        and word.lower() not in frequent
        and not any(word.lower() in table for table in small)
        and any(before.lower() in table or f"{before.lower()}'" in table for table in small)
        for before, word in pairwise(words)
    )


def _is_asked(document: Document, report: Report) -> bool:
    """Tell whether the verb has a subject that is nobody: "explique-t-on", "a-t-on répondu"."""
    pronouns = document.lexicon.tables.get("pronoun", {})
    return any(
        pronouns.get(word.rpartition("-")[2]) == _UNNAMED for word in words_in(document, report.cue) if "-" in word
    )


def _is_laid_on(document: Document, report: Report, quotation: Quotation) -> bool:
    """Tell whether the words before a report say whose it is: "in the report, it is stated"."""
    if not report.apart:
        return is_introduced(document, report.cue)
    # "Passengers, it was claimed, …": a subject of what is claimed is no source, a phrase of place may be.
    start = min(report.cue.start, quotation.span.start)
    sentence = covering(document[SENTENCES], start) or report.cue
    first = next(iter(words_in(document, sentence)), "").strip(MARKS)
    tables = document.lexicon.tables
    led = tables.get("np_stop", {}).get(first) == _PREPOSITION or first in tables.get("like", {})
    return led and is_introduced(document, Span(start, report.cue.end))


def is_owned(document: Document, report: Report, quotation: Quotation) -> bool:
    """Tell whether somebody speaks in the sentence before or behind, whose the quoted words then are.

    A report that leads to what is said ("it was said that") stands for itself.
    """
    if report.told and report.cue.start < quotation.span.end:
        return False
    sentence = sentence_at(document, min(report.cue.start, quotation.span.start))
    before, behind = sentence_before(document, sentence.start), sentence_behind(document, sentence.end)
    if (not report.told or _is_asked(document, report)) and _is_about_somebody(document, before):
        # "Le ministère a réagi. “…”, a-t-on ajouté", "À la mairie, on assume. “…”, explique-t-on."
        return True
    # What follows "according to X" behind it is another matter.
    laid = {cue.start for cue in document[CUE] if cue.start >= sentence.end and cue.value.endswith(_BEFORE)}
    return any(
        a.source is not None and not is_nobody(document, a.source)
        for a in attributions_in(document, before.start, max(sentence.end, behind.end))
        if not a.cue.overlaps(report.cue) and not is_act(document, *a.cue) and a.cue.start not in laid
    )


def is_inscribed(document: Document, quotation: Quotation) -> bool:
    """Tell whether quoted words stand on something of which the sentence tells, or one of the two before: a sign."""
    inscribed = document.lexicon.tables.get("attribution.inscribed", {})
    sentence = sentence_at(document, quotation.span.start)
    start = sentence_before(document, sentence_before(document, sentence.start).start).start
    words = (word.strip(MARKS) for word in words_in(document, Span(start, sentence.end)))
    if nouns_in_capitals(document):
        return any(word.endswith(tuple(inscribed)) for word in words)
    return any(word in inscribed for word in words)


def _is_about_somebody(document: Document, sentence: Span) -> bool:
    """Tell whether a sentence names anybody who may have used the words of the next one: persons and bodies alike."""
    nouns = document.lexicon.tables["source_noun"]
    return any(word.strip(MARKS) in nouns for word in words_in(document, sentence)) or names_somebody(
        document, sentence, (nouns, document.lexicon.tables.get("pronoun", {})), partial(names_of, document)
    )


def is_nobody(document: Document, source: Source) -> bool:
    """Tell a pronoun that stands for nobody: "on", "man"."""
    return (
        source.kind is SourceKind.UNNAMED
        and source.antecedent is None
        and document.folded[slice(*source.span)] in document.lexicon.tables["pronoun"]
    )


def is_occasion(document: Document, source: Source) -> bool:
    """Tell whether what is taken for a source is what people met for: "en la asamblea de la cooperativa, se dijo"."""
    tables = document.lexicon.tables
    head = next((word for word in words_in(document, source.span) if word not in tables["determiner"]), "")
    return source.kind in _MET and occasion_of(document, head) is not None


def is_named(document: Document, report: Report, quotation: Quotation) -> bool:
    """Tell whether another attribution in the sentence names a source after all; one behind both is another's.

    A participle before its noun has no subject: "die als „Geisterbahn“ verspottete Strecke".
    """
    cue = report.cue
    span = cue.to(quotation.span)
    return any(
        other.source is not None
        and other.span.overlaps(span)
        and (report.told or other.cue != cue)
        and not is_nobody(document, other.source)
        and not is_occasion(document, other.source)
        for other in attributions_in(document, sentence_at(document, span.start).start, span.end)
    )


def is_introduced(document: Document, cue: Span) -> bool:
    """Tell whether the words before a cue name where it is written ("in the report, it is stated")."""
    sentence = covering(document[SENTENCES], cue.start) or cue
    tables = document.lexicon.tables
    nouns, leads = tables.get("source_noun", {}), tables.get("attribution.source_lead", {})
    # The title of a work between quote marks is part of the lead; what somebody said before is not.
    start = max((said.span.end for said in document[QUOTATIONS] if said.span.end <= cue.start), default=0)
    lead = document.folded[max(sentence.start, start) : cue.start].replace("'", " ").replace(",", " ").split()
    occasions = [kind for word in lead if (kind := occasion_of(document, word)) is not None]
    if occasions:
        # In the minutes of a meeting it is written, at a meeting it is said.
        return _RECORD in occasions or any(nouns.get(word) in _WRITTEN for word in lead)
    # "At the press conference it was said" names the press, "at the parish meeting" the parish, and nobody who spoke.
    small = (tables.get("determiner", {}), tables.get("np_stop", {}), tables.get("pronoun", {}), tables["impersonal"])
    # "Den Eltern wurde mitgeteilt": who is told, but "à la mairie, il a été dit".
    told = lead[:1] != [] and lead[0] in tables.get("attribution.addressee", {})
    return any(
        word in leads
        or nouns.get(word) in _WRITTEN
        or (
            nouns.get(word, _PRESS) not in ((_PRESS, _PERSON) if told else (_PRESS,))
            and (number + 1 == len(lead) or any(lead[number + 1] in table for table in small))
        )
        for number, word in enumerate(lead)
    )
