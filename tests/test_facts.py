"""Fact packs: the bundled ones, what a pack may hold, and how what is wrong with one is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

import factcheck_rules
from conftest import Run
from factcheck import Event, Fact, FactKind, FactStore, Office, Organisation, Person, Place, Series
from factcheck.facts import packs
from factcheck.facts.sections import FactError
from factcheck.facts.store import FACT, GAP, SERIES, Case
from factcheck.facts.store import FactStore as Store
from factcheck.scan import fold

BUNDLED = files(factcheck_rules) / "facts"
PACKS = sorted((path for path in BUNDLED.iterdir()), key=lambda path: path.name)
LANGUAGES = ("fr", "en", "es", "de")


@pytest.fixture(scope="module")
def bundled() -> FactStore:
    return packs.load([BUNDLED])


def store(text: str) -> FactStore:
    return packs.combine([("pack.toml", packs.parse(text, "pack.toml"))])


def fault(text: str) -> str:
    with pytest.raises(FactError) as caught:
        store(text)
    return str(caught.value)


def names(fact: Fact) -> list[str]:
    listed = [name for found in fact.names.values() for name in found]
    return listed + list(fact.acronyms) if isinstance(fact, Organisation) else listed


# The bundled packs


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_bundled_packs_obey_the_schema(path: Path) -> None:
    assert packs.read(path, validate=True)


def test_bundled_packs_are_read_alike_with_and_without_the_schema(bundled: FactStore) -> None:
    checked = packs.load([], extra=[Path(str(BUNDLED))])
    assert [str(fact) for fact in checked] == [str(fact) for fact in bundled]


def test_every_bundled_fact_has_a_source(bundled: FactStore) -> None:
    assert [fact.id for fact in bundled if not fact.source.strip()] == []


def test_every_bundled_fact_can_be_found_in_every_language(bundled: FactStore) -> None:
    # Names that are also common words, first names or other places are left out of that language on purpose.
    left_out = {"mexico", "georgia", "jordan", "bern", "le-figaro", "bild", "die-welt", "liberation", "el-mundo"}
    for language in LANGUAGES:
        found = {
            fact.id
            for literal in bundled.literals(language)
            if literal.word_class == FACT
            for fact in (
                *(fact for _, facts in literal.value.facts for fact in facts),
                *literal.value.common,
                *(gapped.fact for gapped in literal.value.gapped),
            )
        }
        by_day = {event.id for event in bundled.of(Event) if event.hallmarks}
        missing = {fact.id for fact in bundled if not isinstance(fact, Series)} - found - left_out - by_day
        assert missing == set(), language


def test_hallmarks_are_written_as_the_folded_text_has_them(bundled: FactStore) -> None:
    hallmarks = [word for event in bundled.of(Event) for word in event.hallmarks]
    assert len(hallmarks) > 100
    assert [word for word in hallmarks if fold(word) != word] == []


def test_no_bundled_name_is_so_short_that_it_could_be_a_word(bundled: FactStore) -> None:
    short = {name for fact in bundled for name in names(fact) if len(name) < 4 and not name.isupper()}
    assert short == {"Rom", "dpa", "epd", "ntv", "taz"}


def test_a_date_in_the_name_of_an_event_is_its_own(bundled: FactStore) -> None:
    numbered = ("Minsk 1", "Minsk 2", "MH17", "MH370", "Apollo 11", "2+4", "9/11")
    for event in bundled.of(Event):
        for name in names(event):
            numbers = {int(number) for number in re.findall(r"\d+", name)}
            if numbers and not any(number in name for number in numbered):
                assert numbers <= {event.start.day, event.end.day}, name


def test_terms_of_one_office_do_not_overlap(bundled: FactStore) -> None:
    terms: dict[str, list[Office]] = {}
    for office in bundled.of(Office):
        terms.setdefault(office.label, []).append(office)
    for held in terms.values():
        held.sort(key=lambda office: office.start)
        for earlier, later in pairwise(held):
            assert earlier.end is not None, earlier.id
            assert earlier.end <= later.start, (earlier.id, later.id)


def test_the_facts_that_the_seeds_speak_of(bundled: FactStore) -> None:
    summit = bundled["geneva-summit-2021"]
    assert isinstance(summit, Event)
    assert (summit.start, summit.end, summit.participants) == (
        date(2021, 6, 16),
        date(2021, 6, 16),
        ("vladimir-putin", "joe-biden"),
    )
    series = bundled["putin-biden-2021"]
    assert isinstance(series, Series)
    assert len(series.members) == len(series.labels) == 6
    assert (series.complete_from, series.complete_to) == (date(2021, 1, 1), date(2021, 12, 31))
    biden = [office for office in bundled.of(Office) if office.person == "joe-biden"]
    assert [(office.start, office.end) for office in biden] == [(date(2021, 1, 20), date(2025, 1, 20))]
    moscow = bundled["moscow"]
    assert isinstance(moscow, Place)
    assert moscow.zone == "Europe/Moscow"


# The format

PACK = """
source = "An archive"

[events.summit]
label = "the summit"
start = 2020-02-03
end = 2020-02-05
names.fr = "grand sommet, sommet … Ville"
names."*" = "Summit"
common.fr = "rencontre"
participants = "jane-doe"
place = "ville"

[offices.mayor]
label = "Mayor"
source = "The town hall"
names.fr = "maire de Ville"
holders = '''
jane-doe 2001-02-03 2005-06-07
jane-doe 2010-01-01
'''

[series.meetings]
label = "the meetings"
nouns.fr = "Réunion"
participants = "jane-doe, ville"
complete = "2020-01-01 2020-12-31"
members = '''
2020-02-03 in town
2020-03-03 by telephone
'''

[people.jane-doe]
side = "ville"
names."*" = "Jane Doe"

[organisations.club]
side = "ville"
acronyms = "CLU, CLUB"
names.en = "The Club"

[places.ville]
zone = "Europe/Paris"
names.fr = "Ville"

[[tables]]
kind = "organisations"
media = true
columns = "id | side | names.* | names.fr"
rows = '''
paper | ville | Paper, The Paper | Le Papier
radio |       |                  | La Radio
'''
"""


def test_a_pack_says_what_it_says() -> None:
    facts = store(PACK)
    assert len(facts) == 9
    summit = facts["summit"]
    assert isinstance(summit, Event)
    assert (summit.start, summit.end, summit.place, summit.source) == (
        date(2020, 2, 3),
        date(2020, 2, 5),
        "ville",
        "An archive",
    )
    assert summit.names == {"fr": ("grand sommet", f"sommet {GAP} Ville"), "*": ("Summit",)}
    assert summit.common == {"fr": ("rencontre",)}
    terms = facts.of(Office)
    assert [(term.id, term.start, term.end, term.source) for term in terms] == [
        ("mayor-jane-doe-2001", date(2001, 2, 3), date(2005, 6, 7), "The town hall"),
        ("mayor-jane-doe-2010", date(2010, 1, 1), None, "The town hall"),
    ]
    meetings = facts["meetings"]
    assert isinstance(meetings, Series)
    assert meetings.members == (date(2020, 2, 3), date(2020, 3, 3))
    assert meetings.labels == ("in town", "by telephone")
    assert facts.of_kind(FactKind.PERSON) == facts.of(Person)


def test_a_label_is_the_first_name_that_fits() -> None:
    facts = store(PACK)
    assert [facts[key].label for key in ("jane-doe", "club", "ville", "paper")] == [
        "Jane Doe",
        "The Club",
        "ville",
        "Paper",
    ]


def test_a_table_gives_its_rows_what_it_holds_besides() -> None:
    paper, radio = store(PACK)["paper"], store(PACK)["radio"]
    assert isinstance(paper, Organisation)
    assert isinstance(radio, Organisation)
    assert (paper.side, paper.media, paper.names) == (
        "ville",
        True,
        {"*": ("Paper", "The Paper"), "fr": ("Le Papier",)},
    )
    assert (radio.side, radio.media) == (None, True)


def test_literals_are_folded_and_carry_what_they_stand_for() -> None:
    literals = {(literal.form, literal.word_class): literal.value for literal in store(PACK).literals("fr")}
    summit = literals["grand sommet", FACT]
    assert summit.case is Case.ANY
    assert [(kind, [fact.id for fact in facts]) for kind, facts in summit.facts] == [(FactKind.EVENT, ["summit"])]
    assert [event.id for event in literals["rencontre", FACT].common] == ["summit"]
    assert [series.id for series in literals["réunion", SERIES]] == ["meetings"]
    ville = literals["ville", FACT]
    assert [gap.part for gap in ville.gapped] == [1]
    assert all(form == fold(form) for form, _ in literals)


def test_capitals_decide_whether_a_name_counts() -> None:
    literals = {literal.form: literal.value for literal in store(PACK).literals("en")}
    assert literals["clu"].written("CLU")
    assert not literals["clu"].written("Clu")
    assert literals["club"].written("Club")
    assert not literals["club"].written("club")


def test_a_name_that_begins_with_a_figure_has_its_capitals() -> None:
    """A newspaper may be called "20 Minutes"."""
    newspaper = store(PACK.replace('"Summit"', '"20 Minutes"'))
    literal = next(literal for literal in newspaper.literals("en") if literal.form == "20 minutes")
    assert literal.value.written("20 Minutes")
    assert not literal.value.written("20 minutes")


def test_an_empty_store_finds_nothing() -> None:
    assert len(Store.empty()) == 0
    assert Store.empty().literals("fr") == ()
    assert Store.empty().get("summit") is None


# What can be wrong

BROKEN = {
    "not TOML": ("[events", "pack.toml:1: this is not TOML: "),
    "an unknown section": ('source = "s"\n[event.x]\n', "pack.toml:2: `event`: unknown key: use one of "),
    "an unknown key": (
        '[places.here]\nsource = "s"\nnames.fr = "Ici"\ntimezone = "Europe/Paris"\n',
        "pack.toml:4: `places.here.timezone`: unknown key: use one of label, source, names, country, zone",
    ),
    "no source": (
        '[places.here]\nnames.fr = "Ici"\n',
        "pack.toml:1: `here` has no source: add `source` to it or at the head",
    ),
    "no day": (
        'source = "s"\n\n[events.fair]\nnames.fr = "foire"\n',
        "pack.toml:3: `events.fair.start`: missing: add it",
    ),
    "a day that is text": (
        'source = "s"\n[events.fair]\nstart = "3 May"\n',
        "pack.toml:3: `events.fair.start`: input should be a valid date",
    ),
    "a zone that is none": (
        '[places.here]\nsource = "s"\nzone = "Europe/Ici"\n',
        "pack.toml:3: `places.here.zone`: `Europe/Ici` is not an IANA time zone such as Europe/Paris",
    ),
    "a bad holder": (
        "[offices.mayor]\nsource = 's'\nholders = 'jane 2001-13-01'\n",
        "pack.toml:3: `offices.mayor.holders`: in `jane 2001-13-01`, `2001-13-01` is not a day in the form YYYY-MM-DD",
    ),
    "a bad id": ("source = 's'\n[places.Here]\n", "pack.toml:2: `places.Here`: write an id: lower-case"),
    "a bad row": (
        "source = 's'\n[[tables]]\nkind = 'places'\ncolumns = 'id | zone'\nrows = '''\nhere | Europe/Paris | x\n'''\n",
        "pack.toml:6: table 1, row `here`: has 3 cells for 2 columns: give one for each",
    ),
    "a bad day in a row": (
        "source = 's'\n[[tables]]\nkind = 'events'\ncolumns = 'id | start'\nrows = '''\nfair | 3 May\n'''\n",
        "pack.toml:6: `events.fair.start`: input should be a valid date",
    ),
    "a bad kind of table": (
        "[[tables]]\nkind = 'towns'\ncolumns = 'id'\nrows = ''\n",
        "pack.toml:2: table 1: kind `towns` is none of places, people, organisations, offices, events, series: choose",
    ),
    "a table without rows": (
        "[[tables]]\nkind = 'places'\ncolumns = 'id'\n",
        "pack.toml:2: table 1: needs the keys `kind`, `columns` and `rows`, each a string",
    ),
    "an unknown participant": (
        "source = 's'\n[events.fair]\nstart = 2020-01-01\nparticipants = 'nobody'\n",
        "pack.toml: `fair`: participant `nobody` is not a known fact: add it or correct the id",
    ),
    "a place that is a person": (
        "source = 's'\n[people.jane]\n[events.fair]\nstart = 2020-01-01\nplace = 'jane'\n",
        "pack.toml: `fair`: place `jane` cannot stand here: name one of places",
    ),
    "an end before the start": (
        "source = 's'\n[events.fair]\nstart = 2020-01-02\nend = 2020-01-01\n",
        "pack.toml: `fair` ends on 2020-01-01, before it starts on 2020-01-02: correct one of them",
    ),
    "two facts of one id in a table": (
        "source = 's'\n[[tables]]\nkind = 'places'\ncolumns = 'id'\nrows = \"\"\"\n\nhere\nhere\n\"\"\"\n",
        "pack.toml:8: table 1: the id `here` is taken by another fact of this file: choose another id",
    ),
    "a table that begins with something else": (
        "source = 's'\n[[tables]]\nkind = 'places'\ncolumns = 'zone | id'\nrows = 'x'\n",
        "pack.toml:4: table 1: the first column is `zone`: put `id` first",
    ),
    "a table of one line": (
        "source = 's'\n[[tables]]\nkind = 'places'\ncolumns = 'id | zone'\nrows = 'here'\n",
        "pack.toml:5: table 1, row `here`: has 1 cells for 2 columns: give one for each",
    ),
    "an end of what is complete before its start": (
        "source = 's'\n[people.jane]\n[series.talks]\nnouns.fr = 'entretien'\nparticipants = 'jane'\n"
        "complete = '2020-12-31 2020-01-01'\nmembers = '2020-02-02 b'\n",
        "pack.toml: `talks`: `complete` ends before it starts: put the earlier day first",
    ),
    "members out of order": (
        "source = 's'\n[people.jane]\n[series.talks]\nnouns.fr = 'entretien'\nparticipants = 'jane'\n"
        "complete = '2020-01-01 2020-12-31'\nmembers = '''\n2020-02-02 b\n2020-01-01 a\n'''\n",
        "pack.toml: `talks`: its members are not in order of time: sort them",
    ),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_told_with_file_and_remedy(text: str, message: str) -> None:
    assert fault(text).startswith(message)


@pytest.mark.parametrize("text", [text for text, _ in BROKEN.values()], ids=BROKEN)
def test_the_command_tells_the_line_too(factcheck: Run, write: Callable[[str, str], Path], text: str) -> None:
    done = factcheck("facts", "check", write("pack.toml", text))
    assert done.code == 1
    assert re.match(r"factcheck: .*pack\.toml:\d+(:\d+)?: \S+", done.err), done.err


@pytest.mark.parametrize("what", sorted(BROKEN.keys() - {"a zone that is none", "a bad id"}))
def test_a_pack_that_is_not_validated_is_told_in_the_same_words(what: str) -> None:
    text, message = BROKEN[what]
    with pytest.raises(FactError) as caught:
        packs.combine([("pack.toml", packs.parse(text, "pack.toml", validate=False))])
    assert str(caught.value).startswith(message)


def test_an_id_is_taken_once() -> None:
    first, second = packs.parse(PACK, "first.toml"), packs.parse(PACK, "second.toml")
    with pytest.raises(FactError, match=r"second\.toml: the id `ville` is taken by first\.toml: choose another id"):
        packs.combine([("first.toml", first), ("second.toml", second)])


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(FactError, match="cannot be read: No such file"):
        packs.read(tmp_path / "missing.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes("source = 'é'".encode("latin-1"))
    with pytest.raises(FactError, match="is not UTF-8 text: save it as UTF-8"):
        packs.read(latin)


# The command


def test_facts_are_listed(factcheck: Run) -> None:
    listed = factcheck("facts", "list", "--kind", "series")
    assert listed.code == 0
    assert "putin-biden-2021  series" in listed.out
    assert "6 from 2021-01-26 to 2021-12-30" in listed.out


def test_a_fact_is_shown(factcheck: Run) -> None:
    shown = factcheck("facts", "show", "geneva-summit-2021")
    assert shown.code == 0
    lines = dict(line.split(maxsplit=1) for line in shown.out.splitlines())
    assert lines["kind"] == "event"
    assert lines["start"] == "2021-06-16"
    assert lines["participants"] == "vladimir-putin, joe-biden"
    assert lines["source"].startswith("U.S.-Russia Presidential Joint Statement")
    assert "sommet de Genève" in shown.out


def test_every_fact_can_be_shown(factcheck: Run) -> None:
    for fact in ("putin-biden-2021", "us-president-joe-biden-2021", "joe-biden", "afp", "moscow"):
        assert factcheck("facts", "show", fact).code == 0


def test_an_unknown_fact_is_told_with_the_nearest_one(factcheck: Run) -> None:
    shown = factcheck("facts", "show", "geneva-sumit-2021")
    assert (shown.code, shown.err) == (
        2,
        "factcheck: there is no fact `geneva-sumit-2021`: did you mean `geneva-summit-2021`?\n",
    )


def test_a_pack_is_checked_against_the_bundled_facts(factcheck: Run, write: Callable[[str, str], Path]) -> None:
    good = write("good.toml", "source = 's'\n[events.my-fair]\nstart = 2020-01-01\nplace = 'geneva'\n")
    assert factcheck("facts", "check", good).out == "1 fact in 1 file: no fault found\n"
    bad = write("bad.toml", "source = 's'\n[events.my-fair]\nstart = 2020-01-01\nplace = 'atlantis'\n")
    checked = factcheck("facts", "check", bad)
    assert checked.code == 1
    assert "bad.toml:2: `my-fair`: place `atlantis` is not a known fact" in checked.err
