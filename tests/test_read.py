"""Readers: formats, front matter, encodings, and the messages for what cannot be read."""

from __future__ import annotations

import time
from datetime import date

import pytest

from factcheck.model.article import Article, BlockKind, Directive, Metadata
from factcheck.read.base import ReadError
from factcheck.read.building import ArticleBuilder
from factcheck.read.markdown import MarkdownReader
from factcheck.read.text import TextReader


def text(source: str | bytes) -> Article:
    return TextReader().read(source.encode() if isinstance(source, str) else source, "article.txt")


def markdown(source: str | bytes) -> Article:
    return MarkdownReader().read(source.encode() if isinstance(source, str) else source, "article.md")


def shown(article: Article) -> list[tuple[str, str]]:
    return [(kind.value, article.text[span.start : span.end]) for kind, span in article.blocks]


def place(article: Article, words: str) -> tuple[int, int]:
    return tuple(article.source_map.position(article.text.index(words)))  # type: ignore[return-value]


def test_a_line_of_plain_text_is_a_paragraph() -> None:
    assert shown(text("Un.\nDeux.\n\nTrois.")) == [
        ("paragraph", "Un."),
        ("paragraph", "Deux."),
        ("paragraph", "Trois."),
    ]


def test_consecutive_lines_of_markdown_are_one_paragraph() -> None:
    assert shown(markdown("Un\ndeux\n\nTrois.")) == [("paragraph", "Un deux"), ("paragraph", "Trois.")]


def test_two_spaces_at_the_end_of_a_line_of_markdown_break_it() -> None:
    assert shown(markdown("Paris  \nLe 3 mars")) == [("paragraph", "Paris"), ("paragraph", "Le 3 mars")]


def test_a_line_of_markdown_with_a_dash_is_one_of_a_list_behind_a_colon_or_another() -> None:
    listed = "Les prises :\n– Lyon : 12\n– Nice : 8\nTrois autos ont été saisies."
    assert [words for _, words in shown(markdown(listed))] == listed.split("\n")
    assert len(markdown("Le maire l'a dit\n– hier soir – à la presse.").blocks) == 1
    assert len(markdown("– Lyon : 12\n– Nice : 8").blocks) == 2


def test_a_short_item_ends_where_a_sentence_begins() -> None:
    assert len(markdown("- Lyon : 12\n- Nice : 8\nAu total, 20 prises.").blocks) == 3
    assert len(markdown("- Lyon : 12\net Nice : 8").blocks) == 1
    assert len(markdown(f"- Lyon{' encore' * 9}\nNice").blocks) == 1
    assert len(markdown("Le maire,\nMorel, parle.\n–12 °C hier.").blocks) == 1


def test_hard_wrapped_plain_text_is_joined() -> None:
    lines = (
        "Le conseil municipal a adopté lundi soir le budget de la ville pour\n"
        "l'an prochain, après quatre heures de débat dans une salle comble,\n"
        "où l'opposition a pris la parole."
    )
    assert shown(text(lines)) == [("paragraph", lines.replace("\n", " "))]
    assert place(text(lines), "l'opposition") == (3, 4)


WIRE = """Dix mille mineurs ont cessé
Le travail lundi dans les deux puits de la vallée, où ils sont
employés depuis l'ouverture de la mine, a dit leur syndicat.
    La direction a répondu dans un communiqué que la production,
qui avait baissé de 12 %, se poursuivait.
    Aucune réunion n'est prévue.
    Le ministre du Travail, qui devait se rendre sur place avec
Marie Petit, a annulé sa visite, a précisé son cabinet
    Les cours du cuivre ont monté. Ils avaient baissé la veille
Londres et New York avaient fermé plus tôt.
"""


def test_indented_paragraphs_without_blank_lines_are_those_of_the_wire() -> None:
    paragraphs = [" ".join(part.split()) for part in WIRE.split("\n    ")]
    article = text(f"Grève à la mine\n\n{WIRE}")
    assert [words for _, words in shown(article)] == ["Grève à la mine", *paragraphs]
    assert place(article, "Aucune réunion") == (8, 5)


def test_lines_broken_by_hand_are_ragged() -> None:
    lines = (
        "Le conseil municipal a adopté lundi soir le budget de la ville de\n"
        "Brest, après de longs débats dans une salle comble au cours\n"
        "de la nuit."
    )
    assert shown(text(lines)) == [("paragraph", lines.replace("\n", " "))]


def test_lines_below_an_item_may_be_indented() -> None:
    assert len(text("Le vote :\n1. budget de la ville\n   douze voix contre dix\n2. budget de l'eau\n").blocks) == 4


def test_lines_with_room_for_the_next_word_are_not_hard_wrapped() -> None:
    lines = (
        "Le conseil municipal a adopté lundi soir le budget de la ville\n"
        "une ligne qui a été écrite à part, et qui est tout de même bien plus longue"
    )
    assert len(text(lines).blocks) == 2


def test_a_headline_above_a_line_is_not_joined_to_it() -> None:
    lines = (
        "Poutine : la Russie et les États-Unis doivent mieux interagir\n"
        "Développement durable et coopération entre Russie et Union"
    )
    assert len(text(lines).blocks) == 2


def test_headings_and_rules() -> None:
    article = text("# *Le titre* #\n\n---\n\n## La suite\n\nUn mot.\n\n# Autre")
    assert shown(article) == [
        ("headline", "Le titre"),
        ("residue", "---"),
        ("heading", "La suite"),
        ("paragraph", "Un mot."),
        ("heading", "Autre"),
    ]
    assert place(article, "Le titre") == (1, 4)


def test_underlined_headings() -> None:
    assert shown(text("Le titre\n========\nUn mot.")) == [("headline", "Le titre"), ("paragraph", "Un mot.")]
    assert shown(markdown("Le titre\n---\nUn mot.")) == [("heading", "Le titre"), ("paragraph", "Un mot.")]
    assert shown(text("Un mot.\n---\nFin.")) == [("paragraph", "Un mot."), ("residue", "---"), ("paragraph", "Fin.")]


def test_inline_marks_leave_the_text_and_lead_back() -> None:
    article = markdown('Un **mot** et [un *lien*](https://x.org/a_(b) "t") `ici`, ![image](a.png)puis la fin.')
    assert article.text == "Un mot et un lien ici, puis la fin."
    assert place(article, "lien") == (1, 20)
    assert place(article, "puis la fin") == (1, 74)


@pytest.mark.parametrize(
    "words",
    [
        "Article traduit*",
        "2 * 3 * 4 = 24",
        "le chiffre* est provisoire, le total* aussi",
        "[Ce] jeudi soir [30 décembre], il parle",
        "fichier_de_test_final.txt",
        "Il l'a vu [sic](note de la rédaction)",
        "C:\\dossier et 5 < 6 > 4",
        "un prix de 5 * la mise, **sans fin",
    ],
)
def test_what_only_looks_like_a_mark_stays(words: str) -> None:
    assert text(words).text == words


def test_comments_and_fenced_code_leave_the_text() -> None:
    article = markdown("Avant.<!-- pas\nça -->\n\n```python\nprint('# non')\n```\n\nAprès.")
    assert shown(article) == [("paragraph", "Avant."), ("paragraph", "Après.")]
    assert place(article, "Après") == (8, 1)


def test_what_is_opened_and_never_closed_stays() -> None:
    assert "<!-- note" in text("Un mot. <!-- note\n\nFin.").text
    assert ("paragraph", "Fin.") in shown(text("```\n\nUn mot.\n\nFin."))


def test_lists_and_quoted_lines() -> None:
    article = markdown("- Un mot\n  sur deux lignes\n- Deux\n\n> Il a dit\n> oui.\n\n1. Premier\n2. Second")
    assert [words for _, words in shown(article)] == [
        "Un mot sur deux lignes",
        "Deux",
        "Il a dit oui.",
        "1. Premier",
        "2. Second",
    ]


def test_an_emphasised_line_is_a_heading_and_beside_an_image_a_caption() -> None:
    assert shown(markdown("**La suite**\n\nUn mot.")) == [("heading", "La suite"), ("paragraph", "Un mot.")]
    assert shown(markdown("![](a.png)\n*Le pont*\n\nUn mot.")) == [("caption", "Le pont"), ("paragraph", "Un mot.")]
    assert shown(markdown("![](a.png)\n\n*Le pont*")) == [("caption", "Le pont")]
    assert shown(markdown("**Il faut agir.**")) == [("paragraph", "Il faut agir.")]


def test_positions_count_code_points_of_the_file() -> None:
    article = text("😀\u200d \tUn e\u0301te\u0301.\r\n\r\n\tLa *fin* du jeu.")
    assert article.text == "😀  Un été.\n\n La fin du jeu."
    assert place(article, "Un") == (1, 5)
    assert place(article, "té.") == (1, 10)
    assert place(article, "fin") == (3, 6)
    assert place(article, "jeu") == (3, 14)


def test_a_byte_order_mark_is_no_character() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        article = text("Été.".encode(encoding))
        assert article.text == "Été."
        assert place(article, "Été") == (1, 1)


def test_front_matter() -> None:
    article = markdown(
        '---\ntitle: "Paris : le vote"\ndate: 2024-03-12\nmodified: 2024-03-13T08:30:00+01:00\nlang: fr-FR\n'
        "author: [Jeanne Martin, Paul Roy]\nsource: AFP\ntags: [a, b]\n---\n\nUn mot."
    )
    metadata = article.metadata
    assert metadata.title == "Paris : le vote"
    assert (metadata.published, metadata.modified) == (date(2024, 3, 12), date(2024, 3, 13))
    assert (metadata.language, metadata.author, metadata.source) == ("fr", "Jeanne Martin, Paul Roy", "AFP")
    assert shown(article) == [("headline", "Paris : le vote"), ("paragraph", "Un mot.")]
    assert place(article, "Paris") == (2, 9)
    assert place(article, "Un mot") == (11, 1)


def test_a_title_on_several_lines_leads_back_to_its_lines() -> None:
    article = markdown("---\ntitle: >\n  Le vote\n  de Paris\n---\nUn mot.")
    assert shown(article)[0] == ("headline", "Le vote de Paris")
    assert place(article, "Le vote")[0] == 2
    assert place(article, "Paris")[0] in (3, 4)


def test_headings_below_a_declared_title_are_headings() -> None:
    assert shown(markdown("---\ntitle: Le vote\n---\n# Autre\n\nUn mot."))[1] == ("heading", "Autre")


def test_plain_text_may_have_front_matter() -> None:
    assert text("---\ndate: 2024-03-12\n---\nUn mot.").metadata.published == date(2024, 3, 12)
    assert shown(text("---\nUn mot.\n---\nFin.")) == [
        ("residue", "---"),
        ("paragraph", "Un mot."),
        ("residue", "---"),
        ("paragraph", "Fin."),
    ]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-12", 12),
        ('"2024-03-12"', 12),
        ("2024-03-12 23:59:00", 12),
        ("2024-03-12T23:30:00-11:00", 12),
        ("20240312T101500Z", 12),
    ],
)
def test_dates_of_front_matter(value: str, day: int) -> None:
    assert markdown(f"---\ndate: {value}\n---\nUn mot.").metadata.published == date(2024, 3, day)


@pytest.mark.parametrize("source", ["---\n---\nUn mot.", "---\ntitle:\ndate: null\n---\nUn mot."])
def test_empty_front_matter(source: str) -> None:
    article = markdown(source)
    assert article.metadata.title is None
    assert shown(article) == [("paragraph", "Un mot.")]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: Le vote\n\nUn mot.", "article.md:1: the front matter is not closed: end it with a line `---`"),
        ("---\ndate: 2024-03-12\ntitle: Paris : le vote\n---\n", "article.md:3: the front matter is not valid YAML"),
        ("---\n- un\n- deux\n---\n", "article.md:2: the front matter is not a list of `key: value` lines"),
        ("---\ntitle: [a]\n---\n", "article.md:2: `title` in the front matter is 'a list or mapping': give a text"),
        (
            "---\ntitle: x\ndate: mardi\n---\n",
            "article.md:3: `date` in the front matter is 'mardi': give a date such as 2024-03-12",
        ),
        ("---\ndate: 2024-02-31\n---\n", "article.md:2: `date` in the front matter is '2024-02-31': give a date"),
        ("---\ndate: 2024\n---\n", "article.md:2: `date` in the front matter is '2024': give a date"),
        ("---\nlang: no\n---\n", "article.md:2: `lang` in the front matter is 'no': give a language code"),
        ("---\nlang: french\n---\n", "article.md:2: `lang` in the front matter is 'french': give a language code"),
        ("---\nauthor: !x y\n---\n", "article.md:2: `author` in the front matter is 'y': give a text"),
    ],
)
def test_faulty_front_matter_names_file_line_and_remedy(source: str, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        markdown(source)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Un mot.\nL'\xe9t\xe9.", "article.txt:2: not UTF-8 text: convert it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "article.txt: a binary file: give the article as text or Markdown"),
        (b"Un\0mot", "article.txt: a binary file"),
        (b"\xff\xfeU\0n", "article.txt: a binary file"),
    ],
)
def test_unreadable_files_name_file_and_remedy(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        text(data)
    assert str(raised.value).startswith(message)


def test_an_empty_file_is_an_empty_article() -> None:
    for source in ("", "\n\n", "\ufeff", "---\n"):
        assert all(kind is BlockKind.RESIDUE for kind, _ in text(source).blocks)


@pytest.mark.parametrize(
    "piece", ["<!--", "```\n", "*a ", "[a](", "![a](b", "_", "`", "e\u0301", "\\*", "[[", "](x/", "> ", "#"]
)
def test_long_input_is_read_in_time(piece: str) -> None:
    started = time.perf_counter()
    markdown(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5


def test_a_reader_of_marked_up_text_hands_over_pieces() -> None:
    source = "<t>Le  caf&#233;</t>\n<p>ferme\u00ad\nmardi&amp;merc.</p><p> </p><!--factcheck-ignore x: y-->"
    builder = ArticleBuilder(source.encode(), "article.xml")
    builder.add(BlockKind.HEADLINE, [("Le  caf", 3), ("é", 10)])
    builder.add(
        BlockKind.PARAGRAPH,
        [("ferme\u00ad\nmardi", source.index("ferme")), ("&", source.index("&amp;")), ("merc.", source.index("merc"))],
    )
    builder.add(BlockKind.PARAGRAPH, [(" ", 0)])
    builder.comment("factcheck-ignore  x: y", source.index("<!--"))
    builder.comment("for the printer", 0)
    made = builder.article(Metadata(language="fr"))
    assert shown(made) == [("headline", "Le café"), ("paragraph", "ferme mardi&merc.")]
    for word in ("Le", "ferme", "mardi", "merc"):
        before = source[: source.index(word)]
        assert place(made, word) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert made.directives == (Directive("factcheck-ignore x: y", 3),)
    assert made.metadata.language == "fr"


def test_an_article_of_nothing_has_no_blocks() -> None:
    assert ArticleBuilder(b"", "article.xml").article().blocks == ()
