"""Names without their offices; states by later descriptions and by bodies served. All names are invented."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_edges import title_size
from dragoman.coding.mentions_titles import title_before
from dragoman.coding.mentions_titles_after import title_after
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def person(text, *names, name="Ana Rueda"):
    marks = layer("names", text, (name, "PER", {}), *((words, kind, {}) for words, kind in names))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    return next(row for row in rows if row.type == "PER")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Orr", "Orr"),
        ("PRESIDENT ORR", "ORR"),
        ("Vice\nPresident Orr", "Orr"),
        ("Ms. Orr", "Orr"),
        ("Queen Ana II", "Queen Ana II"),
        ("King Orr", "King Orr"),
        ("Dean Orr", "Dean Orr"),
        ("President", "President"),
        ("Ana Orr", "Ana Orr"),
    ],
)
def test_an_office_is_no_part_of_a_name(name, bare):
    assert name[title_size(name) :] == bare


def test_a_person_is_called_by_the_name():
    row = person("President Rueda left for home.", name="President Rueda")
    assert (row.actor, row.role, row.span.text) == ("Rueda", "President", "Rueda")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Today, the President of the United States, |, met", "USA"),
        ("The President of the United Arab Emirates, |, met", "ARE"),
        ("the President of the United States of America | met", "USA"),
        ("the President of Larkwind United, |, met", None),
    ],
)
def test_the_state_of_an_office_may_begin_as_an_office_does(text, state):
    at = text.index("|")
    title = title_before(text.replace("|", "Ana Rueda"), 0, at)
    assert (title.country if title else None) == state


def test_whom_somebody_met_is_no_title_of_theirs():
    text = "Ana Rueda, welcomed the Prime Minister of Chile"
    assert title_after(text, 9, len(text)) is None
    text = "Ana Rueda, the appointed Prime Minister of Chile"
    title = title_after(text, 9, len(text))
    assert title is not None
    assert title.country == "CHL"


@pytest.mark.parametrize(
    ("text", "body", "state"),
    [
        ("Ana Rueda, 38, general secretary of national council Aid All Japan, left.", "Aid All Japan", "JPN"),
        ("Ana Rueda, director of Peruvian Larkwind, left.", "Peruvian Larkwind", "PER"),
        ("Ana Rueda, director of Larkwind, left.", "Larkwind", None),
        ("Ana Rueda, a critic of life at Aid All Japan, left.", "Aid All Japan", None),
        ("Ana Rueda, said friends of Aid All Japan, left.", "Aid All Japan", None),
    ],
)
def test_the_body_served_tells_the_state(text, body, state):
    assert person(text, (body, "ORG")).country == state


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ("The Chilean artist said it was cold.", "CHL"),
        ("The Chilean minister said it was cold.", None),
        ("A Chilean artist said it was cold.", None),
        ("The Chilean artists said it was cold.", None),
        ("The Chilean artist left. The Peruvian artist said so.", "PER"),
        ("The Chilean artist said so. The Peruvian artist said no.", None),
    ],
)
def test_the_one_person_named_is_who_is_described(after, state):
    assert person("Ana Rueda came by sea. " + after).country == state


@pytest.mark.parametrize(
    ("before", "name", "title"),
    [
        ("Larkwind director general of police (DGP) ", "LR Falo", "director general of police"),
        ("the Attorney General, Mr ", "Olu Falo", "Attorney General"),
        ("Larkwind police chief Datuk Seri ", "Olu Falo", "police chief"),
        ("told the minister, Mr ", "Falo said", None),
        ("the trade body (TB) ", "Olu Falo", None),
    ],
)
def test_initials_and_forms_of_address_stand_between_office_and_name(before, name, title):
    found = title_before(before + name, 0, len(before))
    assert (found.span.text if found else None) == title


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru has elected Ana Rueda as its new president.", "PER"),
        ("Ana Rueda – who ran in May – is Peru's first such president.", "PER"),
        ("Peru has elected Ana Rueda to its council.", None),
        ("Ana Rueda – who ran in May – is in Peru's president's way.", None),
    ],
)
def test_whom_a_state_elects_is_of_it(text, state):
    assert person(text, ("Peru", "LOC")).country == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ana Rueda succeeding him as the president of Chile was no surprise.", "CHL"),
        ("Ana Rueda was sworn in as Prime Minister of Chile.", "CHL"),
        ("Ana Rueda saw him as the president of Chile.", None),
        ("Ana Rueda succeeding him as treasurer flew to Chile.", None),
    ],
)
def test_who_took_over_the_head_of_a_state_is_of_it(text, state):
    assert person(text, ("Chile", "LOC")).country == state
