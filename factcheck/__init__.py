"""Checks news articles against their own text, the calendar, arithmetic and local facts.

These are the public names. Rules, readers, reporters, annotators and lexicons of plugins need nothing else; whatever
is not listed here may change without notice.
"""

from factcheck.annotate.base import Annotated, Annotator
from factcheck.annotate.voices.quotemarks import QUOTED, Quoted
from factcheck.checker import Checker, Option, RuleError
from factcheck.chronology import (
    CHRONOLOGY,
    Chronicle,
    Constraint,
    DaySet,
    Repair,
    RepairKind,
    SeriesCount,
    candidate_years,
    count_series,
    feasible,
    minimal_conflict,
    repairs,
)
from factcheck.chronology.calendar import feast_day, shifted
from factcheck.chronology.wording import day_in_words, days_in_words, weekday_in_words
from factcheck.constructions import Binding, Construction, Match
from factcheck.document import Document, LayerError
from factcheck.examples import Bad, Confirmed, Example, Good, KnownGap
from factcheck.facts.store import FactStore
from factcheck.hookspecs import hookimpl
from factcheck.model.article import PROSE, Article, Block, BlockKind, Metadata
from factcheck.model.fact import Event, Fact, FactKind, Mention, Office, Organisation, Person, Place, Series
from factcheck.model.finding import Edit, Evidence, EvidenceKind, Finding, Related, Severity, Suggestion, Verdict
from factcheck.model.hits import Hit, Words
from factcheck.model.languages import Languages, LanguageSpan
from factcheck.model.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    LANGUAGES,
    MENTIONS,
    MOMENTS,
    QUANTITIES,
    QUOTATIONS,
    SENTENCES,
    TIMEXES,
    Layer,
)
from factcheck.model.moment import Basis, Moment
from factcheck.model.quantity import Hedge, Quantity, QuantityKind
from factcheck.model.quotation import Attribution, CueClass, Quotation, QuotationKind, Source, SourceKind
from factcheck.model.report import (
    ArticleRecord,
    Details,
    EvidenceRecord,
    FindingRecord,
    Outcome,
    Reporter,
    Run,
    SpanRecord,
    SuggestionRecord,
)
from factcheck.model.span import Covered, Span, around, beginning, covering, inside, overlapping
from factcheck.model.status import Status
from factcheck.model.timex import Deixis, TimeUnit, Timex, TimexAnchor, TimexModifier, TimexType
from factcheck.model.units import UNITS, Dimension, Unit, convert
from factcheck.read.base import Reader, ReadError
from factcheck.read.building import ArticleBuilder

__all__ = [
    "ATTRIBUTIONS",
    "BLOCKS",
    "CHRONOLOGY",
    "LANGUAGES",
    "MENTIONS",
    "MOMENTS",
    "PROSE",
    "QUANTITIES",
    "QUOTATIONS",
    "QUOTED",
    "SENTENCES",
    "TIMEXES",
    "UNITS",
    "Annotated",
    "Annotator",
    "Article",
    "ArticleBuilder",
    "ArticleRecord",
    "Attribution",
    "Bad",
    "Basis",
    "Binding",
    "Block",
    "BlockKind",
    "Checker",
    "Chronicle",
    "Confirmed",
    "Constraint",
    "Construction",
    "Covered",
    "CueClass",
    "DaySet",
    "Deixis",
    "Details",
    "Dimension",
    "Document",
    "Edit",
    "Event",
    "Evidence",
    "EvidenceKind",
    "EvidenceRecord",
    "Example",
    "Fact",
    "FactKind",
    "FactStore",
    "Finding",
    "FindingRecord",
    "Good",
    "Hedge",
    "Hit",
    "KnownGap",
    "LanguageSpan",
    "Languages",
    "Layer",
    "LayerError",
    "Match",
    "Mention",
    "Metadata",
    "Moment",
    "Office",
    "Option",
    "Organisation",
    "Outcome",
    "Person",
    "Place",
    "Quantity",
    "QuantityKind",
    "Quotation",
    "QuotationKind",
    "Quoted",
    "ReadError",
    "Reader",
    "Related",
    "Repair",
    "RepairKind",
    "Reporter",
    "RuleError",
    "Run",
    "Series",
    "SeriesCount",
    "Severity",
    "Source",
    "SourceKind",
    "Span",
    "SpanRecord",
    "Status",
    "Suggestion",
    "SuggestionRecord",
    "TimeUnit",
    "Timex",
    "TimexAnchor",
    "TimexModifier",
    "TimexType",
    "Unit",
    "Verdict",
    "Words",
    "around",
    "beginning",
    "candidate_years",
    "convert",
    "count_series",
    "covering",
    "day_in_words",
    "days_in_words",
    "feasible",
    "feast_day",
    "hookimpl",
    "inside",
    "minimal_conflict",
    "overlapping",
    "repairs",
    "shifted",
    "weekday_in_words",
]
