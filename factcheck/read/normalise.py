"""Canonical characters: NFC, one kind of line end, nothing invisible.

A soft hyphen inside a word, a zero-width space or a letter written as base and accent would each hide a word from
every rule. Non-breaking spaces stay, since typography means them; matching folds them.
"""

from __future__ import annotations

import re
from unicodedata import category, is_normalized, normalize

from factcheck.read.rewriting import Rewriting, TracedText

# Control and format characters, without line ends, tabs, and the signs of the Arabic script that are seen.
_INVISIBLE = (
    r"\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0001-\U000e007f"
)
_LINE_ENDS = r"\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SPACES = r"\t\x1f\u1680\u2000-\u2006\u2008\u200a\u205f\u3000"
_UNWANTED = re.compile(f"[{_INVISIBLE}{_LINE_ENDS}{_SPACES}]")
_REWRITTEN = re.compile(rf"(?P<invisible>[{_INVISIBLE}]+)|(?P<line>\r\n?|[{_LINE_ENDS}])|(?P<space>[{_SPACES}])")
# What composes with the letter before it lies above U+02FF, as does all that NFC changes by itself.
_MAY_COMPOSE = re.compile(r"(?s).?[^\x00-\u02ff]+")


def normalise(source: str) -> TracedText:
    """Return the canonical characters of a source, with the way back to it."""
    return normalised(TracedText(source))


def normalised(traced: TracedText) -> TracedText:
    """Return the canonical characters of a text, which lead back to the same source."""
    source = traced.text
    if _UNWANTED.search(source):
        rewriting = Rewriting(traced)
        for match in _REWRITTEN.finditer(source):
            replacement = {"invisible": "", "line": "\n", "space": " "}[match.lastgroup or "invisible"]
            rewriting.replace(match.start(), match.end(), replacement)
        traced = rewriting.done()
    if not is_normalized("NFC", traced.text):
        traced = _composed(traced)
    return traced


def _composed(traced: TracedText) -> TracedText:
    rewriting = Rewriting(traced)
    text = traced.text
    for match in _MAY_COMPOSE.finditer(text):
        start = match.start()
        for end in range(start + 1, match.end() + 1):
            if end < match.end() and _joins(text[end]):
                continue
            written = text[start:end]
            if not is_normalized("NFC", written):
                rewriting.replace(start, end, normalize("NFC", written))
            start = end
    return rewriting.done()


def _joins(character: str) -> bool:
    """Tell whether a character may join what stands before it: a mark, or a later part of a Hangul syllable."""
    return category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
