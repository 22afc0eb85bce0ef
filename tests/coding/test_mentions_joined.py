"""Names of bodies that were cut at "and" or a comma are made whole; others stay apart."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_joined import whole_body
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of


@pytest.mark.parametrize(
    ("marked", "added"),
    [
        ("The |Bureau of Alcohol|, Tobacco, Fish and Explosives.", ", Tobacco, Fish and Explosives"),
        ("The |Ministry of Trade| and Industry came.", " and Industry"),
        ("A |Directorate of Immigration| and Registration of Persons.", " and Registration of Persons"),
        ("The |Peruvian Customs| and Border Protection came.", " and Border Protection"),
        # What stands behind is another body, or none.
        ("The |Ministry of Finance| and Gazprom came.", ""),
        ("The |Border Force| and Customs came.", ""),
        ("The |Ministry of Trade|, Industry sources said.", ""),
        ("The |Larkwind| and Border Protection came.", ""),
        # Bodies of the table stay as they are, and are no parts of others.
        ("The |Department of Homeland Security| and Immigration and Customs Enforcement came.", ""),
        ("The |Ministry of Trade| and Immigration and Customs Enforcement came.", ""),
        ("The |Ministry of Trade| and National Intelligence came.", ""),
        ("The |Homeland Security| and Trade came.", ""),
        ("The heads of |Homeland Security|, Housing and Urban Development.", ""),
    ],
)  # fmt: skip
def test_a_body_goes_on_with_all_that_it_is_for(marked: str, added: str) -> None:
    before, name, after = marked.split("|")
    text = before + name + after
    start, end = whole_body(text, (len(before), len(before + name)), 0, len(text))
    assert text[start:end] == name + added


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("Then Refugees and Immigration Services came.", (18, 38), (5, 38)),
        ("Then Trade and Homeland Security came.", (15, 32), (15, 32)),
        # Of no department, and a stray "and".
        ("Then Larkwind and Immigration Services came.", (18, 38), (18, 38)),
        ("The Border Force and Roe came.", (4, 20), (4, 16)),
    ],
)
def test_a_body_begins_where_its_remits_do(text: str, place: tuple[int, int], whole: tuple[int, int]) -> None:
    assert whole_body(text, place, 0, len(text)) == whole


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Department of Homeland Security and Immigration and Customs Enforcement acted.",
            ["Department of Homeland Security", "Immigration and Customs Enforcement"],
        ),
        ("The Ministry of Defence and National Intelligence acted.", ["Ministry of Defence"]),
        ("The Ministry of Trade and Industry acted.", ["Ministry of Trade and Industry"]),
    ],
)
def test_a_body_guessed_by_its_words_ends_before_another(text: str, bodies: list[str]) -> None:
    rows = code_mentions(article_of(text), lay_out(text), Settings())
    assert [row.span.text for row in rows if row.type == "ORG"][: len(bodies)] == bodies
