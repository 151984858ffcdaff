"""What stands around an outlet that makes it one a claim comes from: "laut „Kicker“", "a dit le maire à RTL"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import (
    Attribution,
    Covered,
    Document,
    Hit,
    SourceKind,
    Span,
    Words,
)
from factcheck_attribution.readings.outlets import Outlet, outlet_at
from factcheck_attribution.readings.press import Press, is_journal
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
)

CITING = Words("attribution.citing")
#: What stands before the outlet that somebody is quoted by, spoke to, or that has seen a document.
CITED = Words("attribution.cited")
#: Participles before the word for who does it, and the outlet: "révélée lundi par".
BY = Words("attribution.by")
#: What stands behind the outlet that has seen one: "que Le Monde a pu consulter", "der „SZ“ vorliegt".
ACCESS = Words("attribution.access")

_MARKS = " «»“”„\"'’"
#: In code points: how far before an outlet the words stand that pass it on, and how far behind it its verb.
_BEFORE, _BEHIND = 60, 90
#: In code points: what joins two outlets is no longer.
_JOINT = 6
#: In code points: an aside is no longer.
_ASIDE = 150
#: In words: what stands before an outlet besides the name of its show.
_SHOW = 5
#: In words: the verb of reporting before an outlet with what stands with it: "c'est ce que révèle".
_GROUP = 6
#: Leads that need the verb of the report behind the outlet: "wie der „Spiegel“ berichtet".
_LIKE = "like"
#: What leads to the words of whom an outlet quotes: "as saying".
_LEAD = "lead"
#: What the lexicons call interviews and quotations.
_SPOKEN, _QUOTED, _PRINTED = "spoken", "quoted", "printed"
_PASSED_ON = frozenset({_QUOTED, _PRINTED})
#: Sources that tell no outlet anything.
_UNTELLING = frozenset({SourceKind.MEDIA, SourceKind.DOCUMENT})
#: Verbs with which an agency tells its own: "a appris l'AFP".
_LEARNED = "learned"
#: A word of a name.
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w-]+"
_WORDS = re.compile(r"[^\W_]+['’-]?")
_LEADING = re.compile(r" ((?:news )?[^\W_]+)")


class Framed(NamedTuple):
    """An outlet that a claim comes from; ``teller`` is who spoke to it, ``own`` whether an agency's copy says so."""

    outlet: Outlet
    place: Span
    teller: Span | None
    own: bool


def framed_outlets(document: Document, presses: Sequence[Press], taken: Sequence[Span]) -> Iterator[Framed]:
    """Yield the outlets around which the writer's own words tell that a claim comes from them.

    Args:
        document: The document.
        presses: The outlets that it names.
        taken: Those that need not be looked at.
    """
    frame: tuple[Span | None, bool] | None = None
    covered = Covered(taken)
    end = 0
    for press in presses:
        start = press.phrase.start
        if covered.overlaps(press.name) or is_quoted(document, max(0, start - 1)):
            continue
        # "Invité du Grand Jury RTL/LCI", "au micro de BFMTV et RMC"
        if frame is None or not press.known or not _is_joined(document, end, start):
            frame = _frame(document, press, sentence_at(document, start))
        end = press.phrase.end
        if frame is not None:
            yield Framed(outlet_at(document, press.name), press.name, *frame)
    yield from _articled(document, [press.name for press in presses])


def _frame(document: Document, press: Press, sentence: Span) -> tuple[Span | None, bool] | None:
    """Return who told an outlet and whether an agency would tell its own, if the words around it lay a claim on it."""
    start = press.phrase.start
    if start == sentence.start and not press.known:
        return None
    if _is_led(document, press, sentence) or (press.known and _is_cited(document, start, sentence)):
        return None, _is_staff(document, press)
    verb = _verb(document, press, sentence) if press.known else ""
    if verb:
        learned = document.lexicon.tables["attribution.relay"][verb] == _LEARNED
        return None, learned or _is_staff(document, press)
    quoted = _quoted(document, press, sentence) if press.known else None
    if quoted is not None:
        return quoted, False
    cited = _cited_before(document, press, sentence) or _through(document, press, sentence)
    if cited is not None:
        place, kind = cited
        # A study that a journal published is told at first hand.
        if kind in _PASSED_ON and press.introduced and is_journal(document, press):
            return None
        # Nobody speaks in "sa dernière apparition sur le plateau du « Club »".
        if not press.known and not attributions_in(document, sentence.start, sentence.end):
            return None
        return _speaker(document, sentence, place), kind not in _PASSED_ON
    if press.known and _has_access(document, press, sentence):
        return None, True
    told = _telling(document, press, sentence)
    return (_teller(document, told, press), True) if told is not None else None


def _is_joined(document: Document, start: int, end: int) -> bool:
    """Tell whether nothing but a comma, a stroke or "and" stands between two outlets."""
    between = document.folded[start:end].strip(_MARKS)
    return (
        end - start <= _JOINT
        and bool(between)
        and (not between.strip("/,–- ") or between.strip(", ") in document.lexicon.tables.get("joint", {}))
    )


def _articled(document: Document, known: Sequence[Span]) -> Iterator[Framed]:
    """Yield names with an article in capitals behind words that only an outlet follows: "un entretien à La Presse"."""
    tables = document.lexicon.tables
    reports, told = tables.get("attribution.report", {}), tables.get("attribution.told", {})
    named = _named(*(tuple(tables.get(f"attribution.{name}", {})) for name in ("name_article", "inside_name")))
    for start, end, kind in sorted((*document[CITED], *document[BY])):
        match = named.match(document.text, end)
        if match is None or is_quoted(document, start) or any(Span(*match.span(2)).overlaps(span) for span in known):
            continue
        sentence, name = sentence_at(document, start), Span(*match.span(2))
        if match[1].strip():
            # A book may be published by "La Découverte", information only by an outlet.
            agent = match.start(2) - 1
            before = _WORDS.findall(document.folded[sentence.start : start])
            fits = word_before(document, agent) in tables.get("agent", {}) and any(word in reports for word in before)
            fits = fits and is_aside(document, end, document.folded.rindex(" ", 0, agent))
        else:
            # "Avec La Fouine" is with somebody.
            fits = kind == _SPOKEN and document.folded[start:end].split()[-1] in told
        if fits:
            yield Framed(outlet_at(document, name), name, _speaker(document, sentence, start), own=True)


@cache
def _named(articles: tuple[str, ...], inside: tuple[str, ...]) -> re.Pattern[str]:
    """Return what reads a name with its article, both in capitals: "La Presse", "L'Echo", "El Heraldo"."""
    heads = (article.capitalize() for article in articles)
    begins = "|".join(f"{head[:-1]}['’]" if head.endswith("'") else f"{head} " for head in heads)
    small = "|".join(map(re.escape, inside))
    return re.compile(rf"((?: [^\W_A-ZÀ-Þ]+){{0,4}}) ?((?:{begins}){_CAPITAL}(?: (?:(?:{small}) )?{_CAPITAL})*)")


def _is_led(document: Document, press: Press, sentence: Span) -> bool:
    """Tell whether what lays a claim on somebody stands before an outlet: "laut", "selon les informations de"."""
    leads = document.lexicon.tables.get("attribution.relay_lead", {})
    before = document.folded[max(sentence.start, press.phrase.start - _BEFORE) : press.phrase.start].rstrip()
    if not before.endswith(tuple(leads)):
        return False
    for lead, kind in leads.items():
        if before.endswith(lead) and not before[: -len(lead)][-1:].isalnum():
            if kind != _LIKE:
                return True
            if press.known and _is_reported(
                document, Span(press.phrase.end, min(sentence.end, press.phrase.end + _BEHIND))
            ):
                return True
    return False


def _is_staff(document: Document, press: Press) -> bool:
    """Tell whether it is somebody of an outlet that a claim is laid on: "selon une journaliste de LCI"."""
    staff = document.lexicon.tables.get("attribution.staff", {})
    return any(word in staff for word in words_in(document, press.phrase))


def _is_cited(document: Document, start: int, sentence: Span) -> bool:
    """Tell whether an outlet is one that somebody cites: "citant le quotidien Kommersant"."""
    return any(
        sentence.start <= hit.end <= start and is_aside(document, hit.end, start)
        for hit in _before(document[CITING], start)
    )


def _cited_before(document: Document, press: Press, sentence: Span) -> tuple[int, str] | None:
    """Return where words for an interview or a quotation stand before an outlet, with a day or a show between."""
    start = press.phrase.start
    for begin, end, kind in reversed(_before(document[CITED], start)):
        if sentence.start <= begin and end <= start and is_aside(document, end, start, names=press.known):
            return begin, kind
    return None


def _through(document: Document, press: Press, sentence: Span) -> tuple[int, str] | None:
    """Return where a participle stands whose agent an outlet is: "révélée lundi par Le Monde", "seen by the BBC"."""
    start = press.phrase.start
    tables, agent = document.lexicon.tables, word_before(document, start)
    within = agent in tables.get("attribution.channel", {})
    if not within and agent not in tables.get("agent", {}):
        return None
    place = document.folded.rindex(agent, 0, start)
    for begin, end, kind in document[BY]:
        if sentence.start <= begin and end <= place and is_aside(document, end, place):
            return (begin, kind) if kind in (_PRINTED, _SPOKEN) or not within else None
        if begin >= press.phrase.end:
            # "Von der „Zeit“ zitiert"
            last = begin < sentence.end and _has_verbs_last(document) and is_aside(document, press.phrase.end, begin)
            return (place, kind) if last else None
    return None


def _quoted(document: Document, press: Press, sentence: Span) -> Span | None:
    """Return whom an outlet quotes behind it, in what words: "Interfax quoted the governor as saying"."""
    tables, start = document.lexicon.tables, press.phrase.end
    quoting, kinds = tables.get("attribution.quoting", {}), document.lexicon.words.get("attribution.outlet_kind", {})
    behind = document.folded[start : sentence.end]
    # "Tass news agency has quoted"
    verb = _LEADING.match(behind)
    while verb is not None and (verb[1] in kinds or _is_small(document, verb[1])):
        verb = _LEADING.match(behind, verb.end())
    if verb is None or verb[1] not in quoting:
        return None
    to, leads = "|".join(tables["attribution.told"]), "|".join(lead for lead, kind in quoting.items() if kind == _LEAD)
    found = re.compile(rf"(?: (?:{to}))? (.+?),? (?:{leads})\b").match(behind, verb.end())
    return Span(start + found.start(1), start + found.end(1)) if found is not None else None


def _has_access(document: Document, press: Press, sentence: Span) -> bool:
    """Tell whether an outlet is said to have seen what the claim rests on: "que Le Monde a pu consulter"."""
    return any(
        press.phrase.end <= hit.start < sentence.end and is_aside(document, press.phrase.end, hit.start)
        for hit in document[ACCESS]
    )


def _before(hits: Sequence[Hit], place: int) -> Sequence[Hit]:
    """Return the hits before a place between which and it nothing but an aside can stand."""
    return hits[bisect_left(hits, (place - 2 * _ASIDE,)) : bisect_left(hits, (place,))]


def is_aside(document: Document, start: int, end: int, *, names: bool = False) -> bool:
    """Tell whether nothing but a day or small words stands between two places: "hier soir", "mercredi 3 mars à".

    Args:
        document: The document.
        start: From where.
        end: To where.
        names: Whether names may stand there too, as those of shows do: "invité du Grand Rendez-vous Europe 1".
    """
    between = document.folded[start : min(end, start + _ASIDE + 1)]
    if len(between) > _ASIDE:
        return False
    if not between.strip(_MARKS):
        return True
    if names:
        written = document.text[start:end].replace("’", "' ").replace("'", "' ").split()
        bare = [word.strip(_MARKS[:-2] + "/-–") for word in written]
        words = [word for word in bare if word and not word[0].isupper()]
        between = " ".join(words).lower() if len(words) <= _SHOW else ";"
    if not between.isascii() and any(mark in between for mark in ";:()«»“”„–—"):
        return False
    if any(mark in between for mark in ';:()"?!'):
        return False
    tables = document.lexicon.tables
    stops, adverbs = tables.get("np_stop", {}), tables.get("adverb", {})
    small = (tables.get("attribution.between", {}), tables.get("determiner", {}), tables.get("connector", {}), adverbs)
    return all(
        stops.get(word) == "time" or word.isdigit() or any(word in table for table in small)
        for word in _WORDS.findall(between)
    )


def _telling(document: Document, press: Press, sentence: Span) -> Attribution | None:
    """Return what somebody says to an outlet, or on it, in the same clause: "a dit le maire, lundi, à la BBC"."""
    tables, (start, end) = document.lexicon.tables, press.phrase
    told, channel = tables.get("attribution.told", {}), tables.get("attribution.channel", {})
    word = word_before(document, start).strip("'")
    if (word in told or word in channel) and (press.known or (word in told and nouns_in_capitals(document))):
        first, outside = document.folded.rfind(word, sentence.start, start), True
        if first < 0:
            # It ends the sentence before.
            return None
    elif words_in(document, Span(start, end))[0] in told and (press.known or nouns_in_capitals(document)):
        # "Dem Sender", whose article is the case.
        first, outside = start, False
    else:
        return None
    if document.folded[press.name.start : press.name.end] in tables.get("given_name", {}):
        return None
    last: Attribution | None = None
    leads = tables.get("attribution.relay_lead", {})
    for attribution in attributions_in(document, sentence.start, sentence.end):
        source, cue, content = attribution.source, attribution.cue, attribution.content
        if leads.get(document.folded[cue.start : cue.end], _LIKE) != _LIKE:
            # "Selon un arrêté publié au Journal officiel" tells it nothing.
            continue
        if source is not None and source.span.overlaps(press.name):
            # "Im Deutschlandfunk", "au journal Le Soir la maire": a source that reaches over the outlet.
            if source.span.start >= start and source.span.end <= press.phrase.end:
                if not outside and start == sentence.start and is_aside(document, end, cue.start):
                    # "Dem Sender BBC sagte die Ministerin": a dative that the sentence opens with.
                    return attribution
                continue
            if not outside:
                continue
        elif source is not None and source.kind in _UNTELLING:
            continue
        if cue.start <= first:
            if source is not None and cue.end <= source.span.start < first < source.span.end:
                last = attribution
                continue
            behind = max(cue.end, source.span.end if source is not None and source.span.end <= first else 0)
            # "Il s'en prend à Mediapart" tells the outlet nothing.
            attacked = cue.end <= content.start <= first < content.end
            if not attacked and is_aside(document, behind, max(behind, first)):
                last = attribution
        elif last is None and _is_fronted(document, attribution, sentence, Span(first, end)):
            return attribution
    return last


def _teller(document: Document, told: Attribution, press: Press) -> Span | None:
    """Return who tells an outlet something, without the outlet: a source may reach over it."""
    if told.source is None:
        return None
    start, end = span = told.source.referent
    if not span.overlaps(press.phrase):
        return span
    if start >= press.phrase.start:
        start = press.phrase.end + (document.text[press.phrase.end : press.phrase.end + 1] == " ")
    else:
        end = press.phrase.start - len(word_before(document, press.phrase.start)) - 2
    return Span(start, end) if start < end else None


def _is_fronted(document: Document, attribution: Attribution, sentence: Span, phrase: Span) -> bool:
    """Tell whether an outlet stands before the verb it is told with: "Der BBC sagte er", "hat der „SZ“ bestätigt"."""
    source, cue = attribution.source, attribution.cue
    if source is None:
        return False
    if source.span.end <= phrase.start:
        # A participle at the end of its clause, behind what is told.
        return _has_verbs_last(document) and is_aside(document, phrase.end, cue.start)
    opens = not document.folded[sentence.start : phrase.start].strip(_MARKS)
    return opens and is_aside(document, phrase.end, min(cue.start, source.span.start))


def _speaker(document: Document, sentence: Span, place: int) -> Span | None:
    """Return who spoke last before a place in a sentence."""
    before = attributions_in(document, sentence.start, place)
    sources = [a.source.referent for a in before if a.source is not None and a.source.span.end <= place]
    return sources[-1] if sources else None


def _verb(document: Document, press: Press, sentence: Span) -> str:
    """Return the verb of reporting that opens the clause of an outlet behind it: "…, croit savoir L'Équipe"."""
    tables = document.lexicon.tables
    clause = document.folded[sentence.start : press.phrase.start]
    head = max(clause.rfind(mark) for mark in ',”»“"') + 1
    words = _WORDS.findall(clause[head:])
    verbs, stops = tables.get("attribution.relay", {}), tables.get("np_stop", {})
    verb = next((word for word in reversed(words) if not _is_small(document, word)), "")
    if _has_verbs_last(document) and words and words[-1] not in verbs:
        # "Darüber hatte zuerst der „Spiegel“ berichtet"
        behind = _WORDS.search(document.folded, press.phrase.end, sentence.end)
        if behind is not None and behind[0] in verbs and not document.folded[press.phrase.end : behind.start()].strip():
            return behind[0] if any(word in tables.get("auxiliary", {}) for word in words) else ""
    if verb not in verbs or stops.get(verb, "time") != "time":
        return ""
    told = {**tables.get("attribution.told", {}), **tables.get("attribution.channel", {})}
    if any(word in told for word in words[len(words) - words[::-1].index(verb) :]):
        # "…, indique-t-il à Marca" tells the outlet.
        return ""
    if _has_verbs_last(document):
        # Anything may stand before the verb: "Am Montag berichtete der „Spiegel“".
        return verb
    anaphors = tables.get("attribution.anaphor", {})
    opens = len(words) <= _GROUP and all(
        word in verbs or word in anaphors or _is_small(document, word) for word in words
    )
    return verb if opens else ""


def _has_verbs_last(document: Document) -> bool:
    return document.lexicon.tables.get("attribution.order", {}).get("verb") == "last"


def _is_small(document: Document, word: str) -> bool:
    """Tell whether a word only tells when, or is an auxiliary: "a", "hier", "lundi"."""
    tables = document.lexicon.tables
    return (
        tables.get("np_stop", {}).get(word) == "time"
        or word.isdigit()
        or any(word in tables.get(name, {}) for name in ("auxiliary", "adverb", "attribution.between"))
    )


def _is_reported(document: Document, behind: Span) -> bool:
    """Tell whether a verb of reporting stands before the next comma."""
    verbs = document.lexicon.tables.get("attribution.relay", {})
    words = document.folded[behind.start : behind.end].partition(",")[0].split()
    return any(word.strip(_MARKS + ".;:") in verbs for word in words)
