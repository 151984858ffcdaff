"""Lexicon files: what is read of them, when, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.lexicons import Lexicon, LexiconError, Lexicons, LexiconSource


def lexicon(folder: Path, written: str) -> Lexicon:
    (folder / "fr.toml").write_text(written, encoding="utf-8")
    return Lexicons([LexiconSource("house", folder)])["fr"]


def test_tables_of_a_plugin_carry_its_name(tmp_path: Path) -> None:
    words = lexicon(
        tmp_path, '[words.colour]\n1 = "rouge, Vert"\n\n[tables.size]\nbig = "grand"\n\n[sets]\nodd = "drôle"\n'
    )
    assert words.words["house.colour"] == {"rouge": 1, "vert": 1}
    assert words.tables["house.size"] == {"grand": "big"}
    assert words.sets["house.odd"] == {"drôle"}
    assert words.words["month"]["mai"] == 5
    assert "house.size" not in words.words


def test_a_table_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    words = lexicon(tmp_path, '[tables.good]\na = "b"\n\n[tables.bad]\na = b\n')
    assert words.tables["house.good"] == {"b": "a"}
    with pytest.raises(LexiconError, match="line 5"):
        words.tables["house.bad"]


@pytest.mark.parametrize("written", ['[tables.a]\nx = "y"\n[tables.a]\nx = "z"\n', "\n\n[tables.a\n"])
def test_a_table_is_written_once_and_closed(tmp_path: Path, written: str) -> None:
    with pytest.raises(LexiconError, match="line 3"):
        lexicon(tmp_path, written)
