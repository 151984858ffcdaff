"""The annotators: one file or folder for each layer of a document.

``ANNOTATORS`` are classes, because an annotator may keep what it derives from the lexicons and facts of its engine;
each engine makes its own.
"""

from __future__ import annotations

from factcheck.annotate.base import Annotator
from factcheck.annotate.blocks import BlockAnnotator
from factcheck.annotate.chronology import ChronologyAnnotator
from factcheck.annotate.hits import HitAnnotator
from factcheck.annotate.languages import LanguageAnnotator
from factcheck.annotate.mentions import MentionAnnotator
from factcheck.annotate.moments import MomentAnnotator
from factcheck.annotate.quantities import QuantityAnnotator
from factcheck.annotate.sentences import SentenceAnnotator
from factcheck.annotate.timexes import TimexAnnotator
from factcheck.annotate.voices.attributions import AttributionAnnotator, VoiceAnnotator
from factcheck.annotate.voices.quotations import QuotationAnnotator
from factcheck.annotate.voices.quotemarks import QuoteMarkAnnotator

ANNOTATORS: tuple[type[Annotator], ...] = (
    BlockAnnotator,
    LanguageAnnotator,
    HitAnnotator,
    SentenceAnnotator,
    TimexAnnotator,
    QuantityAnnotator,
    MentionAnnotator,
    QuoteMarkAnnotator,
    QuotationAnnotator,
    VoiceAnnotator,
    AttributionAnnotator,
    ChronologyAnnotator,
    MomentAnnotator,
)
