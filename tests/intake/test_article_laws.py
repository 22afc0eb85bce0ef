"""Laws that hold for any text whatever, and time that grows with the text and no faster."""

import hashlib
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.article import Article, article_id
from dragoman.schema.settings import Settings
from timing_for_tests import is_linear, repeat

PIECES = st.sampled_from(
    [
        "Peru and Panama agreed on Monday, officials said.", "LIMA, March 4 (Reuters) - Peru signed.",
        "Source: AFP", "Published 4 March 2024", "By Jane Doe", "Advertisement", "Share this", "World", "###",
        "Peru and Panama hold talks", "© 2024 The Herald", "(Photo: AP)", " date 2021-07-09 ", "---", "a: b",
        "He told Reuters so.Africa Politics", "\n", "\n\n", "\r\n", " ", "\x00", "😀", "e\u0301", "\u200f",
        "\ufeff", "Thursday, May 6, 2021 On Tuesday, they met.", "told AP", "(", "“", "\u2028", "|", "2016",
        "Title: x",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES, max_size=9).map("\n".join), st.text()
)


def made(text: str) -> Article:
    return make_article(source="s", address="a", text=text, given=Given(), settings=Settings())


@settings(max_examples=400)
@given(TEXTS)
def test_laws_of_any_article(text: str):
    article = made(text)
    assert article.text == text
    assert article.id == article_id("a", text)
    assert article.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    spans = [piece.span for piece in article.furniture]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    others = [article.title_span, article.published_span, article.dateline and article.dateline.span]
    assert all(span.proves(text) for span in [*spans, *others] if span)
    if text.strip() and not any(piece.kind == "header" for piece in article.furniture):
        rest = list(text)
        for span in spans:
            rest[span.start : span.end] = " " * (span.end - span.start)
        assert "".join(rest).strip()
    assert (article.published is None) == (article.published_from == "none")
    assert made(text) == article


@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "\n", '"', "7", "😀", "-", ".", "(", "Abc ", "Abc Def\n", "By A and ", "told Reuters ",
        "said. (AP)\n", "in 2022 ", "Monday ", "---\na: b\n", "World Politics\n\n", "Read more: a\n\n",
        "opinions of The A ", "ends.World Politics", "Peru and Panama hold talks in Lima\n\n",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(unit: str):
    assert is_linear(lambda size: repeat(unit, size), made, 50_000)
