"""The lexicons that come with the tool, against a schema; and what is told about those that cannot be used."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from conftest import ROOT
from factcheck.annotate.timexes.forms import Forms as GrammarForms
from factcheck.annotate.timexes.grammar import Expression, Pattern
from factcheck.constructions import check
from factcheck.facts.store import FactStore
from factcheck.lexicons import KINDS, Lexicon, LexiconError, Lexicons, LexiconSource
from factcheck.model.quantity import Hedge
from factcheck.model.timex import DAYPARTS, Deixis, TimeUnit, TimexModifier
from factcheck.model.units import UNITS
from factcheck.notation import parse
from factcheck.scan import BEGINNING, DIGITS, Scanner, fold

LANGUAGES = ("de", "en", "es", "fr", "it")
#: Languages that have the words of time, and of the other layers as far as somebody has written them.
YOUNG = {"it"}
CORE = ROOT / "factcheck" / "lexicons"
#: The units of money that several countries have, where none is named.
SHARED = frozenset({"peso", "krone", "dinar", "dirham", "riyal", "shilling"})
#: Parts of a year.
SEASONS = {"SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4"}
PLUGINS = sorted((ROOT / "plugins").glob("factcheck_*/lexicons"))
FILES = [path for folder in (CORE, *PLUGINS) for path in sorted(folder.glob("*.toml"))]
#: What a language has no need of: "am" and "pm" are no German.
ONLY_IN: Mapping[str, set[str]] = {
    # Elsewhere an apostrophe joins a word to the next one.
    "tables.elided": {"en"},
    "tables.adverb_ending": {"en", "es", "fr", "it"},
    "tables.ago": {"en", "es", "it"},
    "tables.also_names": {"es", "fr", "it"},
    "tables.and_half": {"de"},
    "tables.anaphoric": {"fr"},
    "tables.at": {"de", "es", "fr", "it"},
    "tables.before_number": {"en", "es", "fr"},
    "tables.bracket": {"de"},
    "tables.unit_also_verb": {"es"},
    "tables.unit_verb_before": {"es"},
    "tables.unit_worth": {"de", "es"},
    "tables.half_link": {"en"},
    "tables.mixed_thousand": {"es"},
    "words.fraction_unit": {"es"},
    "tables.change_link": {"de"},
    "tables.clausal": {"en"},
    "tables.clause_denied": {"en", "fr"},
    "tables.clause_ending": {"es", "fr"},
    "tables.clitic": {"es", "fr", "it"},
    "tables.counted_behind_hyphen": {"de", "en"},
    "tables.day_list_end": {"en"},
    "tables.contraction": {"de"},
    "tables.dative": {"de"},
    "tables.decade": {"es", "fr", "it"},
    "tables.decimal": {"en"},
    "tables.deixis_after": {"en", "es", "fr", "it"},
    "tables.deixis_of": {"de", "en", "es", "it"},
    "tables.hour_part": {"en", "es", "it"},
    "tables.infinitive_ending": {"es", "fr"},
    "tables.infinitive_lead": {"en", "es", "fr"},
    "tables.infinitive_mark": {"es", "fr"},
    "tables.feet_mark": {"en"},
    "tables.finder": {"en"},
    "tables.fraction_after": {"fr"},
    "tables.fraction_before": {"en", "es", "fr"},
    "tables.fraction_behind": {"en", "es", "fr"},
    "tables.gender_ending": {"de"},
    "tables.gerund_ending": {"en", "es", "fr"},
    "tables.gerund_lead": {"en", "fr"},
    "tables.meridiem": {"en", "es", "fr"},
    "tables.month_alone": {"en"},
    "tables.multiple": {"de", "en"},
    "tables.not_plural": {"en", "es", "fr", "it"},
    "tables.number_context": {"en", "es", "fr", "it"},
    "tables.participle_ending": {"de", "fr", "it"},
    "tables.past_auxiliary": {"de", "fr", "it"},
    "tables.reported_too": {"de"},
    "tables.since": {"de", "en", "fr"},
    "tables.person_object": {"es", "fr"},
    "tables.plural_ending": {"en", "es", "fr", "it"},
    "tables.pointing": {"de"},
    "tables.reflexive": {"es", "fr", "it"},
    "tables.reflexive_too": {"es", "fr"},
    "tables.singular": {"en", "es", "it"},
    "tables.stands_alone": {"de"},
    "tables.time_tail": {"es", "fr"},
    "tables.uncontracted": {"fr"},
    "tables.weekday_short": {"en"},
    "words.weekday_part": {"de"},
    "tables.passive_infinitive": {"en"},
    "dates:tables.final_done": {"de"},
    "dates:tables.opening_verb": {"es"},
    "dates:tables.passive_now": {"en"},
    "dates:tables.verb_first": {"es"},
    "dates:tables.done_ending": {"en", "es", "fr", "it"},
    "dates:tables.first_day": {"fr", "it"},
    "dates:tables.future_exception": {"fr"},
    "dates:tables.infinitive_ending": {"es", "fr"},
    "dates:tables.lasting_ending": {"de"},
    "dates:tables.no_period": {"en"},
    "dates:tables.passive": {"en", "es", "fr", "it"},
    "dates:tables.to_object": {"es"},
    "dates:tables.bare_verb": {"en"},
    "dates:tables.other_verb": {"en"},
    "dates:tables.put_off": {"en"},
    "dates:tables.told_exception_ending": {"de"},
    "dates:tables.told_auxiliary": {"es", "fr"},
    "dates:tables.told_participle": {"es", "fr"},
    "dates:tables.verb_second": {"de"},
    "dates:tables.age_apposed": {"es"},
    "dates:tables.age_ended": {"de", "en", "es"},
    "dates:tables.counts": {"en", "es", "fr"},
    "dates:tables.final_auxiliary": {"de"},
    "dates:tables.final_participle": {"de"},
    "dates:tables.future_lead": {"en"},
    "dates:tables.hour_place": {"es", "fr"},
    "dates:tables.on_amid": {"en"},
    "dates:tables.says": {"en"},
    "dates:tables.told_act": {"en", "es", "fr"},
    "dates:tables.told_phrase": {"en", "es", "fr"},
    "dates:tables.lasting_word": {"en"},
    "dates:tables.makes": {"en"},
    "dates:tables.object_start": {"en", "es", "fr"},
    "dates:tables.opening_participle": {"en", "es", "fr"},
    "tables.before_year": {"de"},
    "tables.age_suffix": {"de"},
    "tables.change_before": {"en", "es", "fr"},
    "tables.approximator_of_many": {"de"},
    "tables.currency_of_millions": {"de", "en", "es"},
    "tables.denominator_ending": {"de", "es"},
    "tables.each": {"de"},
    "tables.naming_article": {"es", "fr"},
    "tables.noun_ending": {"en"},
    "tables.ordinal_alone": {"fr"},
    "tables.ordinal_ending": {"de"},
    "tables.ordinal_inner": {"fr"},
    "tables.ordinal_open": {"es"},
    "tables.part_ending": {"de"},
    "tables.told_to": {"en", "es", "fr"},
    "tables.held": {"de", "en"},
    "tables.issuing": {"de"},
    "tables.seat": {"de", "es", "fr"},
    "tables.transcription": {"de", "es", "fr"},
    "tables.vague": {"de", "en", "es"},
    "words.fraction_after": {"fr"},
    "words.fraction_of": {"en", "es", "fr"},
    "tables.noun_lead": {"en"},
    "tables.particle": {"de"},
    "words.reported": {"de", "es", "fr"},
    "sets.ordinal_heralds": {"de"},
    # Pronouns that stand before the verb.
    "attribution:tables.agency_word": {"en"},
    "attribution:tables.we_ending": {"es", "fr"},
    "attribution:tables.feeding_particle": {"de"},
    "attribution:tables.clitic": {"es", "fr"},
    "attribution:tables.contracted": {"es", "fr"},
    "attribution:tables.participle_ending": {"en", "es", "fr"},
    "attribution:tables.source_lead": {"de"},
    "dates:tables.future_ending": {"es", "fr", "it"},
}
#: Heads of expressions of time that every language has patterns for.
HEADS = {
    "clock", "clock_word", "date", "day_deixis", "decade_head", "feast", "month", "season", "time_unit", "weekday",
    "weekdays", "year_number", "year_part",
}  # fmt: skip
#: What a pointer of time is made of: "ago 2 day", "today EV", "SU last", "year this END".
POINTERS = {*TimeUnit, *Deixis, *TimexModifier, *DAYPARTS, *SEASONS}


#: Forms of one class that stand for two values; the later one counts.
AMBIGUOUS = {("de", "cue", "unterstrichen")}


def _filled(listed: str) -> str:
    forms = [" ".join(form.split()) for form in listed.split(",")]
    assert all(forms), f"an empty form in {listed!r}"
    assert len(set(forms)) == len(forms), f"a form stands twice in {listed!r}"
    return listed


Forms = Annotated[str, Field(min_length=1), AfterValidator(_filled)]
Name = Annotated[str, Field(pattern=r"^[a-z]+(?:[_-][a-z]+)*$")]
Table = Annotated[dict[str, Forms], Field(min_length=1)]
#: A set may be empty: not every language has words for everything on a web page.
SetOfForms = Annotated[str, AfterValidator(lambda listed: _filled(listed) if listed.strip() else listed)]


def _forms(table: Mapping[str, str]) -> set[str]:
    return {form.strip() for listed in table.values() for form in listed.split(",")}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Patterns(Strict):
    patterns: list[Annotated[str, Field(min_length=1)]] = Field(min_length=1)


class PluginFile(Strict):
    language: str | None = None
    words: dict[Name, Table] = {}
    tables: dict[Name, Table] = {}
    sets: dict[Name, SetOfForms] = {}
    phrases: dict[Name, Annotated[str, Field(min_length=1)]] = {}
    constructions: dict[Name, Patterns] = {}

    @model_validator(mode="after")
    def hold_something(self) -> PluginFile:
        assert self.words or self.tables or self.constructions
        return self


class CoreFile(Strict):
    language: str
    words: dict[Name, Table]
    tables: dict[Name, Table]
    sets: dict[Name, SetOfForms]
    grammar: dict[Name, Annotated[list[str], Field(min_length=1)]]

    @model_validator(mode="after")
    def say_what_the_annotators_know(self) -> CoreFile:
        words, tables = self.words, self.tables
        assert set(words["weekday"]) == {str(day) for day in range(1, 8)}
        assert set(words["month"]) == {str(month) for month in range(1, 13)}
        assert set(tables["month_short"]) <= set(words["month"])
        assert {"today", "yesterday", "tomorrow"} <= set(words["day_deixis"])
        for name in ("day_deixis", "period_deixis", "day_offset"):
            for pointer in words[name]:
                assert all(word.isdecimal() or word in POINTERS for word in pointer.split()), pointer
        for name in ("deixis_before", "deixis_after", "deixis_of", "lead", "ago", "direction"):
            assert all(Deixis(value) for value in tables.get(name, ()))
        for name in ("season", "season_name"):
            assert set({**words, **tables}[name]) <= SEASONS
        for name in ("daypart", "daypart_before", "hour_part"):
            assert set(tables.get(name, ())) <= set(DAYPARTS)
        # A slot `{daypart:hour_part}` is looked up as a part of the day.
        assert _forms(tables.get("hour_part", {})) <= _forms(tables["daypart"])
        assert all(TimexModifier(value) for value in tables["modifier"])
        assert set(tables.get("meridiem", {"0": "", "12": ""})) == {"0", "12"}
        assert set(tables.get("spelling", ())) <= {"capital", "small", "spaced"}
        assert set(self.grammar) >= HEADS
        assert set(words["tense"]) == {"past", "future", "was"}
        assert set(words["approximator"]) <= set(Hedge)
        assert set(tables.get("approximator_behind", ())) <= set(Hedge)
        assert set(tables["number_joint"]) <= {"one", "tens", "hundreds"}
        assert set(tables.get("range_link", ())) <= {"to", "and"}
        assert set(words.get("multiplied", ())) <= {"times", "divided"}
        for values in (words.get(name, {}) for name in ("fraction", "fraction_of", "multiplier")):
            assert all(Fraction(value) > 0 for value in values)
        for name in ("number", "ordinal"):
            assert all(value.isdecimal() for value in words[name])
        assert all(int(value) != 1 for value in words["number"]), "one is an article in most languages"
        assert all(value.isdecimal() for value in tables["scale"])
        assert set(tables["unit"]) <= {*UNITS, "point", "pp", "bp", "times", "‰"}
        codes = {code for code in tables["currency"] if code not in ("cent", "penny", *SHARED)}
        assert all(len(code) == 3 and code.isupper() for code in codes)
        return self


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def owner(path: Path) -> str:
    return "" if path.parent == CORE else path.parent.parent.name.removeprefix("factcheck_")


def names(path: Path) -> set[str]:
    prefix = f"{owner(path)}:" if owner(path) else ""
    # Every language builds its expressions in its own way.
    return {f"{prefix}{kind}.{name}" for kind in KINDS if kind != "grammar" for name in read(path).get(kind, {})}


def whole() -> Lexicons:
    return Lexicons([LexiconSource(owner(folder / "x"), folder) for folder in PLUGINS])


LEXICONS = whole()
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{owner(path) or 'core'}-{path.stem}")
def test_every_file_is_as_it_should_be(path: Path) -> None:
    model = CoreFile if path.parent == CORE else PluginFile
    assert model.model_validate(read(path)).language in (None, path.stem)


@pytest.mark.parametrize("folder", [CORE, *PLUGINS], ids=lambda folder: owner(folder / "x") or "core")
def test_every_language_has_the_same_tables(folder: Path) -> None:
    by_language = {path.stem: names(path) for path in folder.glob("*.toml")}
    assert set(by_language) == set(LANGUAGES)
    # What the constructions of a plugin are made of is a matter of each language.
    parts = tuple(f"{owner(folder / 'x')}:{kind}." for kind in ("sets", "phrases")) if folder != CORE else ()
    by_language = {
        language: {name for name in held if not name.startswith(parts)} for language, held in by_language.items()
    }
    for name in set().union(*by_language.values()):
        having = {language for language, held in by_language.items() if name in held}
        assert having - YOUNG == ONLY_IN.get(name, set(LANGUAGES)) - YOUNG, name


def test_no_exception_is_out_of_date() -> None:
    assert set(ONLY_IN) <= set().union(*map(names, FILES))


@every_language
def test_lexicons_read_what_the_files_say(language: str) -> None:
    lexicon = LEXICONS[language]
    written = read(CORE / f"{language}.toml")
    for kind, held in (("words", lexicon.words), ("tables", lexicon.tables)):
        for name, table in written[kind].items():
            forms = {" ".join(form.split()) for listed in table.values() for form in fold(listed).split(",")}
            # As Switzerland writes them.
            forms |= {form.replace("ß", "ss") for form in forms}
            assert set(held[name]) == forms - {""}, name
    assert {name for name in lexicon.sets if "." not in name} == set(written["sets"])
    assert {name: list(patterns) for name, patterns in lexicon.grammar.items()} == {
        name: [*patterns, *(pattern.replace("ß", "ss") for pattern in patterns if "ß" in pattern)]
        for name, patterns in written["grammar"].items()
    }
    for folder in PLUGINS:
        for kind, held in (("words", lexicon.words), ("tables", lexicon.tables)):
            for name in read(folder / f"{language}.toml").get(kind, {}):
                assert held[f"{owner(folder / 'x')}.{name}"]


@every_language
def test_a_word_of_a_class_stands_for_one_value(language: str) -> None:
    for name, table in read(CORE / f"{language}.toml")["words"].items():
        values: dict[str, str] = {}
        for value, listed in table.items():
            for form in (" ".join(form.split()) for form in fold(listed).split(",")):
                assert values.setdefault(form, value) == value or (language, name, form) in AMBIGUOUS, (name, form)


@every_language
def test_constructions_parse_and_their_slots_can_be_filled(language: str) -> None:
    patterns = LEXICONS[language].patterns
    assert patterns
    for pattern in patterns:
        check(pattern)
        assert pattern.language == language
        assert pattern.anchor is not None or pattern.needs


@every_language
def test_grammar_compiles(language: str) -> None:
    lexicon = LEXICONS[language]
    for name, patterns in lexicon.grammar.items():
        for backward in (False, True):
            forms = GrammarForms(lexicon, {"place": {"moscow": "Europe/Moscow"}}, backward=backward)
            assert Expression(patterns, forms), name
            for pattern in patterns:
                # Compiled when it is first tried.
                Pattern((parse(pattern),), forms, spaced=False).match("", 0, 0)


@every_language
def test_the_shared_scan_finds_every_word(language: str) -> None:
    lexicon = LEXICONS[language]
    literals = [*lexicon.literals(), *FactStore.empty().literals(language)]
    scanner = Scanner(literals)
    for literal, word_class, value in literals:
        form = literal.removesuffix(BEGINNING)
        assert (0, len(form), value) in [tuple(hit) for hit in scanner.scan(form).of(word_class)], (word_class, form)


@every_language
def test_no_class_is_named_like_that_of_the_scan(language: str) -> None:
    assert DIGITS not in LEXICONS[language].words


@every_language
def test_a_value_has_a_first_form(language: str) -> None:
    firsts = {"de": "dienstag", "en": "tuesday", "es": "martes", "fr": "mardi", "it": "martedì"}
    assert LEXICONS[language].form("weekday", 2) == firsts[language]
    assert LEXICONS[language].form("weekday", 8) is None
    assert LEXICONS[language].form("no-such-class", 2) is None


def test_languages() -> None:
    assert LEXICONS.languages == LANGUAGES
    assert "fr" in LEXICONS
    assert "tlh" not in LEXICONS
    with pytest.raises(KeyError):
        LEXICONS["tlh"]


@pytest.fixture
def lexicon(tmp_path: Path) -> Callable[[str | bytes], Lexicon]:
    """The English lexicon with a file of a plugin that says this."""

    def made(content: str | bytes) -> Lexicon:
        path = tmp_path / "en.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Lexicons([LexiconSource("house", tmp_path)])["en"]

    return made


def test_what_a_plugin_adds_bears_its_name(lexicon: Callable[[str], Lexicon]) -> None:
    made = lexicon(
        """
        [words.swear-words]
        1 = "Darn,  good  grief"
        mild = "heck"
        [tables.more]
        any = \"\"\"
        one,
        two\"\"\"
        [sets]
        few = "a, b"
        [constructions.it]
        patterns = ["a total of {n:number}", "in all"]
        """.replace("\n        ", "\n")
    )
    assert made.words["house.swear-words"] == {"darn": 1, "good grief": 1, "heck": "mild"}
    assert made.tables["house.more"] == {"one": "any", "two": "any"}
    assert made.sets["house.few"] == {"a", "b"}
    assert [(p.construction, p.number, p.source) for p in made.patterns] == [
        ("house.it", 0, "a total of {n:number}"),
        ("house.it", 1, "in all"),
    ]
    assert made.words["month"]["may"] == 5
    with pytest.raises(KeyError):
        made.words["swear-words"]


def test_a_table_is_read_when_it_is_asked_for(lexicon: Callable[[str], Lexicon]) -> None:
    made = lexicon('[tables.good]\na = "b"\n\n[tables.bad]\na = b\n')
    assert made.tables["house.good"] == {"b": "a"}
    assert "house.bad" in made.tables
    with pytest.raises(LexiconError, match="line 5"):
        made.tables["house.bad"]


def test_a_language_that_only_a_plugin_has(tmp_path: Path) -> None:
    for folder, words in (("languages", "[words.y]"), ("lexicons", "[words.x]")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pt.toml").write_text(f'{words}\nany = "um"\n', encoding="utf-8")
    of_a_rule, language = LexiconSource("house", tmp_path / "lexicons"), LexiconSource("", tmp_path / "languages")
    # Words of a rule tell no article in the language: it would pass without having been read.
    assert Lexicons([of_a_rule]).languages == LANGUAGES
    made = Lexicons([of_a_rule, language])
    assert made.languages == (*LANGUAGES, "pt")
    assert dict(made["pt"].words) == {"house.x": {"um": "any"}, "y": {"um": "any"}}


def use(lexicon: Callable[[str | bytes], Lexicon], content: str | bytes) -> None:
    """Read everything there is in a file."""
    made = lexicon(content)
    assert [*made.literals(), made.patterns, made.sets, made.grammar]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[words.x]\nany = 'a\n", "not a valid lexicon: "),
        ("[words.x]\nany = a\n", "line 2"),
        ("[words.x]\nany = 'a'\n[words.y]\nany = 'a'\nany = 'b'\n", "line 5"),
        ("[words.x]\nany = 'a'\n\n[words.x]\nany = 'b'\n", "`[words.x` in line 4 stands there twice"),
        ("\n\n[words.x\nany = 'a'\n", "`[words.x` in line 3 begins no table"),
        (b"[words.x]\nany = '\xff'\n", "not a valid lexicon: "),
        (
            "[word.x]\nany = 'a'\n",
            "`[word.x]` is no table of a lexicon: it has words, tables, sets, phrases, constructions, grammar",
        ),
        ("[words.x]\nany = ['a', 'b']\n", "`any`, line 1 and below: write the forms as one string"),
        ("[sets]\nfew = ['a', 'b']\n", "`few`, line 1 and below: write the forms as one string"),
        ("[constructions.x]\npattern = ['a']\n", '`patterns`, line 1 and below: write `patterns = ["pattern", …]`'),
        (
            "[constructions.x]\npatterns = 'a total'\n",
            '`patterns`, line 1 and below: write `patterns = ["pattern", …]`',
        ),
        ("[constructions.x]\npatterns = ['a (total']\n", "construction 'a (total': expected ')' at the end"),
        (
            "[constructions.x]\npatterns = ['[total] {x:word}']\n",
            "construction '[total] {x:word}': a match may hold neither a word nor an annotation: add one",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_and_remedy(
    lexicon: Callable[[str | bytes], Lexicon], tmp_path: Path, content: str | bytes, complaint: str
) -> None:
    with pytest.raises(LexiconError) as caught:
        use(lexicon, content)
    assert str(caught.value).startswith(f"{tmp_path / 'en.toml'}: ")
    assert complaint in str(caught.value)
