"""attribution.second-hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck import (
    ATTRIBUTIONS,
    BLOCKS,
    MENTIONS,
    QUOTED,
    SENTENCES,
    Attribution,
    Bad,
    Checker,
    Document,
    Evidence,
    EvidenceKind,
    Finding,
    Good,
    Related,
    Severity,
    Source,
    SourceKind,
    Span,
    Suggestion,
)
from factcheck_attribution.readings.credits import house
from factcheck_attribution.readings.framed import ACCESS, BY, CITED, CITING, framed_outlets
from factcheck_attribution.readings.outlets import Outlet, outlet_at, same
from factcheck_attribution.readings.press import OUTLET, OUTLET_KIND, STATE_OUTLET, Press, named_press
from factcheck_attribution.readings.text import (
    attributions_in,
    is_quoted,
    next_word,
    nouns_in_capitals,
    sentence_at,
    word_before,
    words_in,
    words_of,
)

#: Within how many words a source tells that it is a report.
_FIRST = 3
#: What names of outlets stand between.
_MARKS = '„“”»«"'
_STOPS = ".,>)"
#: Where a language has the word for an outlet, after its name: "Interfax news agency".
_BEHIND = "behind"
#: Kinds of sources inside a claim that are taken for those whom the outlet has it from.
_TELLING = frozenset({SourceKind.OFFICE, SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.UNNAMED})


#: Infinitives of what is over: "racontent avoir vu".
_ANY = "any"

#: The words within a phrase that begin another one are prepositions only.
_BOUND = "preposition"

#: Members of an enumeration are slow to reach through their class.
_MEDIA = SourceKind.MEDIA


class _Relay(NamedTuple):
    """A place where a claim is laid on an outlet; ``origin`` is who told the outlet, where the text says so."""

    outlet: Outlet
    span: Span
    origin: Span | None


class SecondHand(Checker):
    """A claim that the text has from another outlet.

    What it does:
        Reports, once for each outlet, that a claim is known through it: "selon CNN", "the Guardian reported", "was
        quoted by Interfax", what somebody told the BBC, said on it or wrote in it in the same clause, what it
        published, and documents that it has seen. The finding gives the chain as far as the text tells it: who told the
        outlet, which outlet reported it, under whose name this text passes it on. The outlet in the dateline, in the
        credit line or in the front matter is the text's own, and so is what its own reporters saw.

        Most copy in newspapers comes from agencies and names them on the way. What was said to an agency, and what an
        agency has seen, learned or counted, is its own copy and left alone ("told Reuters", "a appris l'AFP"). What an
        agency reports of others is second-hand like anybody's ("rapporte l'agence Tass, citant le ministère").

    Why it matters:
        Each hand a claim goes through can change it. AP attributes to another organisation whatever it has not gathered
        or confirmed itself, and says which part is whose; the BBC asks to talk to first-hand sources and to corroborate
        what they say; AFP gives secondary sources a chapter of their own.

    Known limits:
        To pass on a report under its author's name is honest work: this is advice, a list of what to verify, and never
        an error. Outlets are known from the facts, the lexicons, words such as "newspaper" beside a name, and names
        such as "Springfield Gazette", or whose they are ("state television"); others are missed. Who told an outlet is
        the subject of the verb as the text has it, which is now and then a pronoun that stands for somebody else.

    Measured:
        On 6,782 French agency and web articles and 171 English Wikinews articles: 3,765 pieces of advice. Of 181 of the
        1,817 that an earlier version gave, drawn at random, 170 were true, seven had the right outlet and the wrong
        teller or half of its name, and four were false. Of 60 of those that have come since, drawn while they came, 51
        were true, five had the wrong teller or half of a name, and four were false (two shows in which nobody said
        anything, two presenters who spoke for themselves), which has been mended; of 40 drawn at the end all had the
        right outlet, and four the wrong teller. Of those that came with "au Parisien", 36 drawn at random were all
        true.
    """

    id = "attribution.second-hand"
    since = "0.2"
    severity = Severity.INFO
    reads = (
        ATTRIBUTIONS,
        OUTLET,
        OUTLET_KIND,
        STATE_OUTLET,
        ACCESS,
        BY,
        CITED,
        CITING,
        MENTIONS,
        BLOCKS,
        QUOTED,
        SENTENCES,
    )
    examples = (
        Good("fr", "La présidente du port a vendu la radio FIP à un groupe belge, a dit lundi son avocate."),
        Good("fr", "La préfète a annoncé que le match serait diffusé sur France 3."),
        Good("fr", "Le port fermera, a appris l'AFP auprès du ministère."),
        Good("fr", "Le roman, publié en mai par La Découverte, a surpris les élus."),
        Bad("fr", "Selon [[CNN]], les négociations reprendront le 10 janvier à Genève."),
        Bad("fr", "« C'est fini », rapporte [[Le Monde]]. Le Monde précise que les négociations seront longues."),
        Bad("en", "The talks will resume in January, according to [[the BBC]]."),
        Bad("en", "[[The New York Times]] reported that the talks would resume in January."),
        Bad("es", "Según [[CNN]], las negociaciones se reanudarán en enero."),
        Bad("de", "Laut [[BBC]] werden die Gespräche im Januar fortgesetzt."),
        Bad("fr", "« Nous reprendrons en janvier », a déclaré le ministre à la [[BBC]]."),
        Good("fr", "(CNN) – Les négociations reprendront le 10 janvier. Selon CNN, elles seront longues."),
        Good("fr", "Les négociations reprendront, a déclaré le ministre à l'AFP. Il travaille pour CNN depuis 2010."),
        Good("fr", "Le maire s'en est pris à Mediapart lundi, sans dire pourquoi il lui en veut tant."),
        Good("en", "LONDON, March 3 (Reuters) - The talks will resume in January, sources told Reuters on Monday."),
        Good("en", "The BBC announced the end of the show. “According to CNN,” he joked."),
        Good("es", "CNN anunció el fin del programa. Las negociaciones se reanudarán en enero, dijo el ministro."),
        Good("de", "Berlin (dpa) - Die Gespräche werden fortgesetzt, sagte ein Sprecher der dpa am Montag."),
        Good("fr", "L'article L3511 du code de la santé précise que la vente est interdite."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield every outlet that a claim comes from, with the places where it is relied on."""
        presses = named_press(document)
        relays = list(_reported(document, presses))
        if presses or any(document[CITED]) or any(document[BY]):
            relays += list(_framed(document, presses, relays))
        if not relays:
            return
        own = house(document)
        by_outlet: list[list[_Relay]] = []
        for relay in sorted(relays, key=lambda relay: relay.span):
            outlet = relay.outlet
            if any(same(outlet, other) for other in own):
                continue
            group = next((group for group in by_outlet if same(group[0].outlet, outlet)), None)
            if group is None:
                by_outlet.append(group := [])
            if not group or not group[-1].span.overlaps(relay.span):
                group.append(relay)
        for group in by_outlet:
            yield self._relayed(document, group, own)

    def _relayed(self, document: Document, group: Sequence[_Relay], own: Sequence[Outlet]) -> Finding:
        first = group[0]
        name = first.outlet.name
        told = next((relay for relay in group if relay.origin and _is_teller(document, relay.origin)), None)
        told = told or first._replace(origin=None)
        origin = words_of(document, told.origin) if told.origin else None
        last = own[0].name if own else "this text"
        chain = " → ".join(dict.fromkeys(link for link in (origin, name, last) if link))
        evidence = [Evidence(EvidenceKind.TEXT, f"The text has the claim from {name}.", first.span)]
        if told.origin:
            evidence.append(Evidence(EvidenceKind.TEXT, f"“{origin}” is where {name} has it from.", told.origin))
        else:
            evidence.append(Evidence(EvidenceKind.TEXT, f"Who told {name}, the text does not say.", first.span))
        if own and own[0].span.length:
            evidence.append(Evidence(EvidenceKind.TEXT, f"{last} passes it on under its own name.", own[0].span))
        return self.contradicted(
            first.span,
            f"Second-hand, through {name}: {chain}.",
            related=[Related(f"From {name} as well.", relay.span) for relay in group[1:]],
            evidence=evidence,
            suggestions=[
                Suggestion(f"Ask whoever told {name}, or say that its report could not be confirmed."),
            ],
        )


def _reported(document: Document, presses: Sequence[Press]) -> Iterator[_Relay]:
    """Yield the claims that are laid on an outlet: "according to CNN", "CNN reported"."""
    names = document.lexicon.tables.get("attribution.outlet_word", {})
    laid = [
        (attribution, source)
        for attribution in document[ATTRIBUTIONS]
        if (source := attribution.source) is not None
        and (
            (source.kind is _MEDIA and _is_about_media(document, source.span) and not _is_firm(document, source.span))
            or (bool(presses) and _is_press(document, source, presses))
            or _is_called_so(document, source, names)
        )
    ]
    if not laid:
        return
    tables = document.lexicon.tables
    verbs = tables.get("attribution.relay", {})
    people = (tables.get("attribution.staff", {}), tables.get("attribution.host", {}))
    starts = sorted(source.span.start for _, source in laid)
    for attribution, source in laid:
        if source.antecedent is not None or is_quoted(document, attribution.cue.start):
            continue
        words = words_in(document, source.span)
        if any(word in table for word in words for table in people) or not any(
            word in verbs for word in words_in(document, attribution.cue)
        ):
            continue
        outlet = _named(document, source.span, presses)
        if outlet is not None:
            # "L'hebdomadaire « Ici Paris »"
            named = source.span if source.span.overlaps(outlet.span) else outlet.span
            yield _Relay(outlet, named, _origin(document, attribution) or _referred_to(document, source.span, starts))


def _framed(document: Document, presses: Sequence[Press], relays: Sequence[_Relay]) -> Iterator[_Relay]:
    """Yield the outlets that the words around them relay; what an agency was told itself is its own copy."""
    wires = document.lexicon.tables.get("attribution.wire", {})
    for outlet, place, teller, own in framed_outlets(document, presses, [relay.span for relay in relays]):
        if not (own and outlet.name.lower() in wires):
            if teller is None or teller.overlaps(place):
                teller = _referred_to(document, place, ())
            yield _Relay(outlet, place, teller)


def _named(document: Document, span: Span, presses: Sequence[Press]) -> Outlet | None:
    """Return the outlet that a source names; None for "the newspaper", which the text has named before."""
    first = max(bisect_left(presses, ((span.start,),)) - 1, 0)
    for press in presses[first : bisect_left(presses, ((span.end + 1,),)) + 1]:
        # "Nach Angaben der Nachrichtenagentur dpa"
        if press.known and (span.overlaps(press.name) or press.phrase.contains(span)):
            return outlet_at(document, press.name)
    words = [word.strip(_MARKS) for word in words_of(document, span).replace("’", " ").replace("'", " ").split()]
    press_words = document.lexicon.tables.get("attribution.press", {})
    # "L'article L3511 du code" is one of a law: its capital begins a number.
    named = any(word[:1].isupper() and word[:2].isalpha() for word in words[1:]) or any(
        word.lower() in press_words for word in words
    )
    return outlet_at(document, span) if named else None


def _is_press(document: Document, source: Source, presses: Sequence[Press]) -> bool:
    """Tell whether a source is an outlet, with what it is called ("l'agence Tass", "der „Bote“"), or its report."""
    start, end = source.span
    place = bisect_left(presses, ((start,),))
    if place == len(presses) or presses[place].name.end > end:
        return False
    name, phrase, known, _ = presses[place]
    if phrase.start <= start and end <= phrase.end and (known or start + 1 < name.start < name.end < end):
        # "Marianne" may be somebody.
        return document.folded[start:end] not in document.lexicon.tables.get("given_name", {})
    # "Una información de La Vanguardia"
    reports = document.lexicon.tables.get("attribution.report", {})
    return known and any(word in reports for word in words_in(document, source.span)[:_FIRST])


def _is_called_so(document: Document, source: Source, names: Mapping[str, str]) -> bool:
    """Tell whether a source bears the name of a newspaper or a station, and no title: "Sud Hebdo"."""
    if names.keys().isdisjoint(document.folded[source.span.start : source.span.end].replace("'", " ").split()):
        return False
    written = words_of(document, source.span).replace("’", " ").replace("'", " ").split()
    tables = document.lexicon.tables
    small = (tables.get("determiner", {}), tables.get("connector", {}))
    name = [word for word in written if not any(word.lower() in table for table in small)]
    # One word may be a surname ("Post", "Julien Soir", but "the Charlotte Observer"); another one in small letters is a
    # title, or what somebody does.
    return (
        len(name) > 1
        and written[0].lower() not in tables.get("given_name", {})
        and all(word[:1].isupper() for word in name)
        and (name[-1].lower() in names or names.get(name[0].lower()) == _ANY)
        and not _is_firm(document, source.span)
    )


def _is_firm(document: Document, span: Span) -> bool:
    """Tell whether a name is one of a firm, or goes on so: "Affiliated Publications Inc", "le Groupe Sud Presse"."""
    forms = document.lexicon.tables.get("attribution.legal_form", {})
    names = (word.rstrip(_STOPS) for word in words_of(document, span).split() if word[0].isupper())
    return next_word(document, span.end) in forms or any(name.lower() in forms for name in names)


def _is_about_media(document: Document, span: Span) -> bool:
    """Tell whether a word for outlets is that of an outlet: in small letters or at the end of a name.

    It is not where another noun follows it, whose kind the source is ("its media business", "a blog analysis firm",
    "Channel Islands"), nor where somebody owns it ("the party's website").
    """
    tables, words = document.lexicon.tables, [word.strip(_MARKS) for word in words_of(document, span).split()]
    nouns, own = tables["source_noun"], tables.get("attribution.own_outlet", {})
    last = [n for n, word in enumerate(words) if nouns.get(word.lower()) == _MEDIA.value][-1:]
    if not last:
        return True
    media, before, after = words[last[0]], words[: last[0]], words[last[0] + 1 :]
    owned = words[0].lower() in tables.get("possessive", {}) or any("'s" in word or "’s" in word for word in before)
    if media.lower() in own and (owned or any(word in tables.get("genitive", {}) for word in after)):
        return False
    if tables.get("attribution.order", {}).get("kind") != _BEHIND or last[0] + 1 == len(words):
        return True
    behind = words[last[0] + 1]
    if f"{media} {behind}".lower() in document.lexicon.words["attribution.outlet_kind"]:
        # "The Interfax news agency"
        return True
    if media[0].isupper():
        return behind.islower()
    reports = (tables.get("attribution.report", {}), tables["np_stop"], tables["connector"], tables.get("genitive", {}))
    return not behind.isalpha() or behind[0].isupper() or any(behind in table for table in reports)


def _is_teller(document: Document, span: Span) -> bool:
    """Tell whether words say who told an outlet: a pronoun by itself does not, nor the rest of "celui qui …".

    Nor does what the outlet is, as in "told the BBC news website", or a title that is cut from its name.
    """
    words, tables = words_in(document, span), document.lexicon.tables
    behind = document.text[span.end : span.end + 2].strip()
    cut = len(words) == 1 and behind.isupper() and not nouns_in_capitals(document)
    small = not any(word[0].isupper() for word in words_of(document, span).split())
    if cut or (small and words[-1] in tables.get("attribution.own_outlet", {})):
        return False
    return len(words) > 1 or document.text[span.start].isupper() or words[0] in tables["source_noun"]


def _origin(document: Document, attribution: Attribution) -> Span | None:
    """Return whom an outlet has it from, where the claim itself lays it on somebody in office or an institution."""
    start, end = attribution.content
    for inner in attributions_in(document, start, end):
        source = inner.source
        if source is None or attribution.source is None or source.span.overlaps(attribution.source.span):
            continue
        if source.kind in _TELLING and attribution.content.contains(source.span) and _tells(document, inner, source):
            return source.referent
    return None


def _tells(document: Document, told: Attribution, source: Source) -> bool:
    """Tell whether somebody says a clause or quoted words, and does not merely want, plan or ask for something."""
    (start, end), content = told.cue, told.content
    if content.start < start or content.start > source.span.start >= end:
        return True
    if document.text[content.start] in _MARKS or is_quoted(document, content.start):
        return True
    tables, first = document.lexicon.tables, words_in(document, content)[0]
    perfect = tables.get("attribution.perfect", {}).get(first) == _ANY
    if perfect or first in tables["that"] or word_before(document, content.start) in tables["that"]:
        return True
    # "Said the ban was no part of it", but "feared to return".
    bare = "infinitive_mark" not in tables
    return bare and next_word(document, end) not in tables.get("attribution.asserting_small", {})


def _referred_to(document: Document, outlet: Span, others: Sequence[int]) -> Span | None:
    """Return what an outlet is said to rely on in the same sentence: "CNN reported, citing court records".

    Where other outlets begin is told in order: behind the next one it is that which cites.
    """
    sentence = sentence_at(document, outlet.start)
    tables = document.lexicon.tables
    stops, verbs = tables.get("np_stop", {}), tables.get("attribution.relay", {})
    following = bisect_left(others, outlet.end)
    limit = min((sentence.end, *others[following : following + 1]))
    citing = document[CITING]
    for start, end, _ in citing[bisect_left(citing, (sentence.start,)) : bisect_left(citing, (limit,))]:
        if end > sentence.end or is_quoted(document, start):
            continue
        last = end
        for word in re.finditer(r"\s*([^\s,;:.!?()«»“”„\"]+)", document.folded[end : sentence.end]):
            if end + word.start() != last or word[1] in verbs or stops.get(word[1], _BOUND) != _BOUND:
                break
            last = end + word.end()
        first = end + (document.text[end : end + 1] == " ")
        small = {**stops, **tables.get("determiner", {}), **tables.get("connector", {})}
        phrase = _without_end(document, Span(first, max(first, last)), small)
        if phrase.length and not phrase.overlaps(outlet):
            return phrase
    return None


def _without_end(document: Document, span: Span, small: Container[str]) -> Span:
    """Return a phrase without the small words at its end, which begin another one."""
    start, end = span
    while end > start and words_in(document, Span(start, end))[-1] in small:
        end = start + len(words_of(document, Span(start, end)).rpartition(" ")[0])
    return Span(start, end)
