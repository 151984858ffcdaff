"""The examples of the rules, and the corpus of the language."""

from pathlib import Path

from factcheck import LANGUAGES, MENTIONS
from factcheck.testing import example_tests, phrasing_tests

test_examples = example_tests("example")
test_phrasings = phrasing_tests(Path(__file__).with_name("time.toml"))

PARAGRAPH = """
A Câmara Municipal aprovou na segunda-feira o orçamento para o próximo ano. A ministra disse que as obras da ponte
começam em março e que a decisão foi tomada depois de ouvir os moradores.
"""


def test_portuguese_is_told_from_spanish(document):
    assert document(PARAGRAPH)[LANGUAGES].main == "pt"
    spanish = "El ayuntamiento aprobó el lunes las obras del puente, que empiezan en marzo, según fuentes del Gobierno."
    assert document(spanish)[LANGUAGES].main == "es"


def test_the_facts_are_known_by_their_portuguese_names(document):
    (mention,) = document("Recordou a Revolução dos Cravos.", language="pt")[MENTIONS]
    assert [fact.id for fact in mention.facts] == ["carnation-revolution"]
