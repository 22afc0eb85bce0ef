"""Wire services: canonical names, credits and quoted sources."""

import pytest

from dragoman.intake.agencies import canonical_agency, quoted_agencies
from dragoman.intake.bylines import read_byline, read_parts, read_source, split_authors
from dragoman.schema.codes import body_of, iterate_agencies


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("The Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("THE ASSOCIATED PRESS", "Associated Press"),
        ("Reuters Staff", "Reuters"),
        ("Agence France-Presse", "AFP"),
        ("Xinhua News Agency", "Xinhua"),
        ("ITAR-TASS", "TASS"),
        ("DPA", "dpa"),
        ("Press Trust of India", "PTI"),
        ("Anadolu", "Anadolu Agency"),
        ("Fars", "Fars News Agency"),
        ("Télam", "Télam"),
        ("Jane Doe", None),
        ("The Courier", None),
    ],
)
def test_an_agency_has_one_name(name, canonical):
    assert canonical_agency(name) == canonical


def test_the_reports_source_and_the_one_who_speaks_bear_the_same_name():
    for agency in iterate_agencies():
        for name in (*agency.sure, *agency.acts):
            assert canonical_agency(name) == body_of(name).name == agency.name


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The minister told Reuters on Monday that he would go.", ("Reuters",)),
        ("She said so in an interview with The Associated Press.", ("Associated Press",)),
        ("According to AFP, the convoy left. Xinhua reported that it came back.", ("AFP", "Xinhua")),
        ("He told Reuters and AFP that he would go.", ("Reuters", "AFP")),
        ("It was a plot, state news agency KCNA said.", ("KCNA",)),
        ("Russia's Interfax quoted him as saying so.", ("Interfax",)),
        ("They left, he told\nthe Islamic Republic News Agency.", ("IRNA",)),
        ("The convoy left at dawn. (Yonhap)", ("Yonhap",)),
        ("The convoy left at dawn. – Bernama\n", ("Bernama",)),
        ("“We go,” he told the AP.", ("Associated Press",)),
    ],
)
def test_a_source_that_is_quoted_counts(text, agencies):
    assert quoted_agencies(text) == agencies


@pytest.mark.parametrize(
    "text",
    [
        "A Reuters office was hit by a shell.",
        "Michael Bloomberg said he would not run. Bloomberg said so twice.",
        "Trade with the MENA region grew.",
        "He told the PA to hold elections.",
        "She follows @AFP and reuters.com.",
        "A Reuters/Ipsos poll is due.",
        "Steve, with Reuters, has the next question.",
        "The SPA was rebuilt.",
    ],
)
def test_a_bare_mention_does_not(text):
    assert quoted_agencies(text) == ()


@pytest.mark.parametrize(
    ("line", "authors", "agencies", "outlet"),
    [
        ("By Jane Doe and John Roe, Reuters", ("Jane Doe", "John Roe"), ("Reuters",), None),
        ("By JANE DOE", ("Jane Doe",), (), None),
        ("By María de la Cruz and Ahmed al-Masri in Lima", ("María de la Cruz", "Ahmed al-Masri"), (), None),
        ("By Jane Doe, Staff Writer", ("Jane Doe",), (), None),
        ("By AFP", (), ("AFP",), None),
        ("Reuters Staff", (), ("Reuters",), None),
        ("Prairie Courier Staff", (), (), "Prairie Courier"),
    ],
)
def test_bylines_part_people_from_agencies(line, authors, agencies, outlet):
    facts = read_byline(line)
    assert facts is not None
    assert (facts.authors, facts.agencies, facts.outlet) == (authors, agencies, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the convoy had left",
        "By the time they met, it was over.",
        "By Jane Doe the story was told.",
        "Chief of Staff",
        "The ministers met",
    ],
)
def test_a_sentence_is_no_byline(line):
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "authors", "agencies", "day"),
    [
        ("By Jane Doe | Published 3 February 2026 | 5 min read", ("Jane Doe",), (), "2026-02-03"),
        ("Published: February 3, 2026 | By Jane Doe, The Courier", ("Jane Doe",), (), "2026-02-03"),
        ("Jane Doe • Feb 3, 2026", ("Jane Doe",), (), "2026-02-03"),
        ("Xinhua | Updated: 2026-02-03 10:11", (), ("Xinhua",), None),
        ("By Reuters | Feb 3, 2026", (), ("Reuters",), "2026-02-03"),
        ("3 February 2026 by Jane Doe", ("Jane Doe",), (), "2026-02-03"),
    ],
)
def test_a_line_of_several_parts_is_read_part_by_part(line, authors, agencies, day):
    facts = read_parts(line, 0, len(line))
    assert facts is not None
    assert (facts.authors, facts.agencies) == (authors, agencies)
    assert (facts.published.iso if facts.published else None) == day


def test_a_part_that_is_a_sentence_spoils_the_line():
    line = "By Jane Doe | The two sides met on 3 February 2026 in Lima"
    assert read_parts(line, 0, len(line)) is None


def test_a_source_line_credits_only_agencies():
    assert read_source("Source: AFP").agencies == ("AFP",)
    assert read_source("Sources: Reuters, dpa").agencies == ("Reuters", "dpa")
    assert read_source("Source: Ministry of Trade").agencies == ()
    assert read_source("Source: the ministry said that it would not go.") is None


def test_given_authors_that_are_agencies_are_no_authors():
    assert split_authors(("Associated Press", "Jane Doe", "By John Roe and AFP")) == (
        ("Jane Doe", "John Roe"),
        ("Associated Press", "AFP"),
    )
