"""The bundle in the package reads: spans hold, answers do not depend on the company, time is linear."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.bundle import Bundle, default_bundle, load_bundle
from dragoman.reading.read import read_article
from dragoman.schema.article import Article, article_id
from dragoman.schema.layers import Reading
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear, repeat

LAYERS = {"names", "attribution", "causes", "events"}
TEXT = (
    "Oslo’s foreign minister, Ann Roe, told reporters on Friday that the storms had closed the port. "
    "“We will ask Riga for help,” she said. Riga sent forty engineers because the bridge had fallen.\n\n"
)


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    return load_bundle(default_bundle())


def read(text: str, bundle: Bundle) -> Reading:
    article = Article(
        id=article_id("test", text), article="test", source="test", coder="test", sha256="", text=text
    )
    return read_article(article, lay_out(text), bundle)


def test_names_attributions_and_causes_are_read(bundle):
    layers = read(TEXT, bundle).layers
    assert {"Ann Roe", "Riga"} <= {mark.span.text for mark in layers["names"].marks}
    said = {frame.anchor.span.text: frame for frame in layers["attribution"].frames()}
    assert {"told", "said"} <= set(said)
    assert [mark.span.text for mark in said["said"].of("SOURCE")] == ["she"]
    assert "because" in {frame.anchor.span.text for frame in layers["causes"].frames()}


@settings(max_examples=25)
@given(st.text(st.sampled_from("aH .\n“”é́😀שٰ0\0\r,'"), max_size=400))
def test_every_mark_quotes_the_text(text):
    found = read(text, _loaded())
    assert set(found.layers) == LAYERS
    for layer in found.layers.values():
        assert all(mark.span.text == text[mark.span.start : mark.span.end] for mark in layer.marks)
        assert all(0 <= mark.score <= 1 for mark in layer.marks)
        assert all(arc.head < len(layer.marks) and arc.tail < len(layer.marks) for arc in layer.arcs)


_KEPT: list[Bundle] = []


def _loaded() -> Bundle:
    """Load the bundle once; hypothesis and fixtures of a function do not go together."""
    if not _KEPT:
        _KEPT.append(load_bundle(default_bundle()))
    return _KEPT[0]


def test_the_answer_is_the_same_every_time_and_after_other_articles(bundle):
    first = read(TEXT * 12, bundle)
    read("Other words were spoken elsewhere. " * 200, bundle)
    assert read(TEXT * 12, bundle) == first


def test_names_are_disjoint_over_the_seams_of_windows(bundle):
    marks = read(TEXT * 30, bundle).layers["names"].marks
    assert len(marks) >= 60
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(marks))


@pytest.mark.parametrize("text", ["", " \n ", "\0", "😀😀😀", "1 2 3", "“" * 40])
def test_texts_without_words_have_empty_or_sound_layers(text, bundle):
    assert set(read(text, bundle).layers) == LAYERS


@pytest.mark.parametrize("piece", ["word ", "“", "7 ", "😀", "said that he said "])
def test_reading_takes_time_in_proportion(piece, bundle):
    assert is_linear(lambda size: repeat(piece, size), lambda text: read(text, bundle), 6_000)
