"""The gold of quotations and attributions: well-formed, and, where the corpora are, about their texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import CORPORA, DEFAULT, articles

GOLD = Path(__file__).parent / "corpora" / "voices"
KINDS = {"direct", "mixed", "partial", "scare"}
WANTED = {
    "tuning": 60,
    "wikinews-en": 40,
    "second/tuning": 26,
    "second/wikinews-en": 19,
    "third/tuning": 36,
    "third/wikinews-en": 24,
    "fourth/tuning": 25,
    "fourth/wikinews-en": 13,
    "unseen/tuning": 21,
    "unseen/wikinews-en": 8,
}
NAMES = tuple(WANTED)
Span = tuple[int, int]


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def corpus(name: str) -> str:
    """The corpus that a file is about; five samples were drawn from each."""
    return name.rpartition("/")[2]


def test_no_article_is_in_two_samples() -> None:
    drawn = [article["id"] for name in NAMES for article in gold(name)["articles"]]
    assert len(drawn) == len(set(drawn))


def voices(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from article["quotations"]
    yield from article["attributions"]


def spans(article: dict[str, Any]) -> Iterator[Span]:
    for voice in voices(article):
        yield from (tuple(voice[part]) for part in ("content", "cue", "source") if voice[part] is not None)
    yield from map(tuple, article["names"])


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_named_once_with_the_hash_of_its_text(name: str) -> None:
    found = gold(name)
    assert found["corpus"] == CORPORA[corpus(name)]
    assert len({article["id"] for article in found["articles"]}) == len(found["articles"]) == WANTED[name]
    for article in found["articles"]:
        assert len(bytes.fromhex(article["sha256"])) == sha256().digest_size


@pytest.mark.parametrize("name", NAMES)
def test_annotations_are_well_formed(name: str) -> None:
    for article in gold(name)["articles"]:
        for start, end in spans(article):
            assert 0 <= start < end, article["id"]
        for quotation in article["quotations"]:
            assert quotation.keys() == {"content", "cue", "source", "speaker", "kind"}
            assert quotation["kind"] in KINDS
            assert (quotation["speaker"] is None) == (quotation["source"] is None), (article["id"], quotation)
        for attribution in article["attributions"]:
            assert attribution.keys() == {"content", "cue", "source", "speaker"}
            assert attribution["cue"] is not None
            assert (attribution["speaker"] is None) == (attribution["source"] is None), (article["id"], attribution)


@pytest.mark.parametrize("name", NAMES)
def test_quotations_and_names_are_in_order_and_apart(name: str) -> None:
    for article in gold(name)["articles"]:
        contents = [tuple(quotation["content"]) for quotation in article["quotations"]]
        assert contents == sorted(contents)
        assert all(before[1] <= after[0] for before, after in pairwise(contents)), article["id"]
        assert not set(contents) & set(map(tuple, article["names"])), article["id"]


@pytest.mark.parametrize("name", NAMES)
def test_offsets_are_those_of_the_corpus(name: str) -> None:
    if not (DEFAULT / CORPORA[corpus(name)]).is_file():
        pytest.skip(f"no corpora in {DEFAULT}")
    wanted = {article["id"]: article for article in gold(name)["articles"]}
    for article in articles(DEFAULT, corpus(name)):
        found = wanted.pop(article.path, None)
        if found is None:
            continue
        text = article.text
        assert sha256(text.encode()).hexdigest() == found["sha256"]
        for start, end in spans(found):
            assert end <= len(text)
            assert text[start:end].strip() == text[start:end], (article.path, text[start:end])
        for quotation in found["quotations"]:
            start, end = quotation["content"]
            # Where the opening mark is lost, the closing one shows what is quoted.
            beside = text[:start].rstrip()[-1:] + text[end:].lstrip()[:1]
            assert set(beside) & set("\"'«“‘"), (article.path, quotation)
    assert not wanted
