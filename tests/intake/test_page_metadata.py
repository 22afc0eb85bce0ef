"""What a page says of its article: title without the site, the publisher's own day, outlet, authors."""

import json

import pytest

from dragoman.intake.html import read_page
from dragoman.intake.page import choose_title, cut_site
from dragoman.intake.page_dates import read_stamp
from dragoman.schema.settings import Settings

BODY = "<p>The two delegations agreed to meet again in the spring, a spokesman said.</p>"


def given_of(head, body=BODY):
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", settings=Settings()).given


def linked(**fields):
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


SITES = frozenset({"thecourier", "courier", "couriernet"})


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Envoys meet | The Courier", "Envoys meet"),
        ("Envoys meet - The Courier", "Envoys meet"),
        ("Envoys meet — World — The Courier", "Envoys meet — World"),
        ("The Courier: Envoys meet", "The Courier: Envoys meet"),
        ("Courier | Envoys meet", "Envoys meet"),
        ("Talks - a history", "Talks - a history"),
        ("US-Cuba talks", "US-Cuba talks"),
        ("The Courier", "The Courier"),
        ("Envoys meet", "Envoys meet"),
    ],
)
def test_the_name_of_the_site_is_cut_off(written, title):
    assert cut_site(written, SITES, []) == title


def test_what_follows_the_known_headline_is_cut_off_whatever_it_is():
    assert cut_site("Envoys meet * Politics * by A. Writer", SITES, ["Envoys meet"]) == "Envoys meet"


@pytest.mark.parametrize(
    ("headings", "headline", "shared", "window", "title"),
    [
        (
            ["Envoys meet at last"],
            "Envoys meet at last",
            "Talks!",
            "Talks | The Courier",
            "Envoys meet at last",
        ),
        (["Envoys meet at last"], None, None, "Envoys meet at last | The Courier", "Envoys meet at last"),
        (["Log in", "Envoys meet"], None, "Envoys meet", None, "Envoys meet"),
        (["The Courier"], None, "Envoys meet", "Envoys meet - The Courier", "Envoys meet"),
        ([], None, None, "Envoys meet | The Courier", "Envoys meet"),
        (["Envoys meet for talks"], None, None, None, "Envoys meet for talks"),
        ([], None, None, None, None),
    ],
)
def test_the_title_is_what_most_places_say(headings, headline, shared, window, title):
    assert choose_title(headings, headline, shared, window, SITES) == title


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-12-05T23:30:00-05:00", "2023-12-05"),
        ("2023-12-05T00:15:00+03:00", "2023-12-05"),
        ("2023-12-05 23:30", "2023-12-05"),
        ("20231205", "2023-12-05"),
        ("Tue, 05 Dec 2023 23:30:00 -0500", "2023-12-05"),
        ("1701820800", "2023-12-06"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2023-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_stamp_keeps_the_day_that_it_writes(stamp, day):
    found = read_stamp(stamp)
    assert (found.day.isoformat() if found else None) == day


def test_the_same_instant_with_the_publishers_offset_wins_over_utc():
    head = linked(datePublished="2024-01-02T02:30:00Z") + (
        '<meta property="article:published_time" content="2024-01-01T21:30:00-05:00">'
    )
    assert given_of(head).published == "2024-01-01"


def test_another_instant_does_not_win_over_the_first():
    head = linked(datePublished="2024-01-02T02:30:00Z") + (
        '<meta property="article:published_time" content="2023-12-24T21:30:00-05:00">'
    )
    assert given_of(head).published == "2024-01-02"


def test_all_of_a_page_is_read():
    head = (
        linked(
            headline="Envoys meet &amp; talk",
            datePublished="2024-05-01T08:00:00+02:00",
            author=[{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Reuters"}],
            publisher={"name": "Courier Ltd"},
        )
        + '<meta property="og:site_name" content="The Courier">'
        + '<meta property="og:title" content="Envoys meet & talk">'
        + '<link rel="canonical" href="https://courier.example/world/1">'
    )
    given = given_of(head)
    assert given.found == "metadata"
    assert given.title == "Envoys meet & talk"
    assert given.published == "2024-05-01"
    assert given.outlet == "The Courier"
    assert given.url == "https://courier.example/world/1"
    assert given.authors == ("Ana Ruiz", "Reuters")


def test_a_teaser_in_json_is_not_taken_for_the_article():
    teaser = linked(headline="Another story", datePublished="2020-01-01")
    own = linked(headline="Envoys meet", datePublished="2024-05-01")
    assert given_of(f"<title>Envoys meet</title>{teaser}{own}").published == "2024-05-01"


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("By Ana Ruiz and Bo Lind", ("Ana Ruiz", "Bo Lind")),
        ("Ana Ruiz, Bo Lind, Reuters Staff", ("Ana Ruiz", "Bo Lind", "Reuters Staff")),
        ("Ruiz, Ana", ("Ruiz, Ana",)),
        ("https://courier.example/ana", ()),
        ("admin", ()),
    ],
)
def test_authors_in_a_meta_element(content, names):
    assert given_of(f'<meta name="author" content="{content}">').authors == names


@pytest.mark.parametrize(
    "broken", ["{", "[[[", '{"@type": 5}', '{"@graph": [null, "x", {"@type": ["NewsArticle"]}]}', "null"]
)
def test_broken_json_is_passed_over(broken):
    head = f'<script type="application/ld+json">{broken}</script><title>Envoys meet again</title>'
    assert given_of(head).title == "Envoys meet again"
