"""Pages become articles: nothing of the article is lost, nothing empty is taken, attacks take little time."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.html import read_page
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

SETTINGS = Settings()
PARAGRAPHS = [
    "The foreign ministers of both countries met in the old customs house and talked for three hours.",
    "Neither side said when the flights would begin again, but an official called the meeting “frank”.",
    "A second round is to follow before the end of the month, according to the ministry’s statement.",
    "Until then the ports stay closed to ships of the other side, as they have been since the autumn.",
]
MENU = "<nav><ul>" + "<li><a href='/s'>Section of the site</a></li>" * 40 + "</ul></nav>"
FOOTER = "<footer><p>All rights reserved by the publisher of these pages, who can be written to.</p></footer>"


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><title>Envoys meet</title>{head}</head><body>{body}</body></html>"


def story(paragraphs=PARAGRAPHS, name="story"):
    return f"<div class='{name}'>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</div>"


def read(html, settings=SETTINGS):
    return read_page(html, settings=settings)


def outcome(html):
    """Give the text and "", or "" and the reason of the refusal."""
    try:
        return read(html).text, ""
    except IntakeError as error:
        return "", error.slug


def test_paragraphs_of_the_article_are_separated_by_blank_lines():
    html = page(f"{MENU}<article><h1>Envoys meet</h1>{story()}</article>{FOOTER}")
    assert read(html).text.removeprefix("Envoys meet\n\n") == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("depth", [255, 1000, 3000, 20_000])
def test_nested_elements_lose_nothing(depth):
    start = time.monotonic()
    text = read(page("<div>" * depth + story() + "</div>" * depth)).text
    for paragraph in PARAGRAPHS:
        assert paragraph in text
    assert time.monotonic() - start < 20


@pytest.mark.slow
def test_a_text_node_of_11_megabytes_is_kept():
    words = "The talks went on. " * 580_000
    assert len(read(page(f"<p>{words}</p>")).text) == len(words.strip())


@pytest.mark.parametrize("tag", ["b", "div", "p", "li", "a href='x'", "td"])
def test_20_000_unclosed_tags_lose_nothing(tag):
    html = page("".join(f"<{tag}>Line {number} of the long report was read out." for number in range(20_000)))
    kept = re.findall(r"Line (\d+) of the long report was read out\.", read(html).text)
    assert list(map(int, kept)) == list(range(20_000))


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 1_000_000,
        "<!--" * 200_000,
        "<meta " * 100_000,
        '"' * 1_000_000,
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">words of a page.",
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script><p>words of a page.",
        "<title>" + "a | " * 200_000 + "</title><p>words of a page.",
        "&#" * 300_000,
    ],
    ids=["angles", "comments", "metas", "quotes", "attributes", "brackets", "title", "references"],
)
def test_hostile_pages_take_little_time(hostile):
    start = time.monotonic()
    text, slug = outcome(hostile)
    assert text.strip() or slug in ("no-text", "no-article")
    assert time.monotonic() - start < 20


def test_paragraphs_that_were_lost_are_put_back():
    """Half of the article lies in sections that look like the teasers which extractors drop."""
    first, second = story(PARAGRAPHS[:1] * 1, "body"), story(PARAGRAPHS[1:], "body")
    wall = "<div class='paywall related-articles recommended comments'>"
    text = read(page(f"<article>{first}{wall}{second}</div></article>{FOOTER}")).text
    assert text == "\n\n".join(PARAGRAPHS)


def test_comments_and_menus_stay_out():
    comments = (
        "<div class='comments'>" + "<p>I for one do not believe a word of it, my friends.</p>" * 3 + "</div>"
    )
    text = read(page(f"{MENU}<main>{story()}</main>{comments}{FOOTER}")).text
    assert text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "slug"),
    [
        (b"", "no-text"),
        (page(""), "no-text"),
        (page("<script>let x = 'text in a script';</script><noscript>Enable scripts</noscript>"), "no-text"),
        (page("<div hidden>unseen</div><p style='display: none'>unseen too</p>"), "no-text"),
        (page(MENU), "no-article"),
    ],
)
def test_a_page_without_an_article_is_refused(html, slug):
    with pytest.raises(IntakeError) as caught:
        read(html)
    assert caught.value.slug == slug
    assert caught.value.cure


def test_references_and_controls_are_read_as_browsers_read_them():
    html = page(
        "<p>Cuba&#146;s &quot;offer&quot; &amp; more, caf&eacute; &#x1F54A; \x92 &#xD800; \x01end.</p>"
    )
    text = read(html).text
    assert text.startswith('Cuba’s "offer" & more, café 🕊 ’')
    assert text.endswith("end.")
    text.encode()


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "utf-8"), ("utf-8", "cp1252")],
)
def test_encodings_declared_rightly_and_wrongly(declared, encoding):
    html = page(story(), f'<meta charset="{declared}">')
    assert read(html.encode(encoding)).text == "\n\n".join(PARAGRAPHS)


@given(st.text(alphabet=st.sampled_from("<>/=\"'& \n&#;!-[]{}abdivp\x00\x92\ud800é😀"), max_size=200))
def test_any_characters_give_text_or_a_refusal(html):
    text, slug = outcome(html.encode("utf-8", "surrogatepass"))
    assert text.strip() or slug in ("no-text", "no-article")
    text.encode()
