"""The header of Markdown files: read for its metadata, never trusted as YAML."""

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.frontmatter import read_front_matter
from dragoman.intake.given import Given
from dragoman.schema.settings import Settings

HEADER = """---
date: '2024-02-28'
modified_time: 2024-03-01 02:10:00-05:00
source_url: https://example.org/readouts/17
tags:
- readouts
- talks
title: "Readout of the Minister\\u2019s Call with\\
  \\ Lima"
---

The ministers of Peru and Panama spoke on Wednesday about fishing rights, and agreed to meet in May.
"""


def test_values_are_unquoted_and_joined():
    header = read_front_matter(HEADER)
    assert header is not None
    assert header.first("title").value == "Readout of the Minister’s Call with Lima"
    assert [entry.value for entry in header.entries["tags"]] == ["readouts", "talks"]
    assert HEADER[header.end :].lstrip().startswith("The ministers")


def test_an_article_takes_its_metadata_from_the_header():
    article = make_article(source="a", address="a", text=HEADER, given=Given(), settings=Settings())
    assert article.title == "Readout of the Minister’s Call with Lima"
    assert (article.published, article.published_from) == ("2024-02-28", "metadata")
    assert article.published_span is not None
    assert article.published_span.text == "'2024-02-28'"
    assert article.url == "https://example.org/readouts/17"
    assert [piece.kind for piece in article.furniture] == ["header"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nNo key here, only a line of text\n---\nText.",
        "---\ndate: 2024-01-01\nThe header is never closed.",
        "----\ndate: 2024-01-01\n----\n",
        "--- \n---\n",
        "Text first.\n---\ndate: 2024-01-01\n---\n",
    ],
)
def test_other_lines_between_dashes_are_no_header(text):
    assert read_front_matter(text) is None


def test_the_local_day_of_a_late_evening_is_kept():
    text = "---\npublished_time: 2024-03-01 23:55:00-05:00\n---\n\nThe ministers met on Friday in Lima.\n"
    article = make_article(source="a", address="a", text=text, given=Given(), settings=Settings())
    assert article.published == "2024-03-01"
