"""Where names that were read begin and end."""

import pytest

from dragoman.coding.mentions_edges import set_edges, title_size
from dragoman.schema.layers import Mark
from dragoman.schema.span import Span


def edges(text, words, label, low=0):
    start = text.index(words)
    mark = Mark(Span.take(text, start, start + len(words)), label, 0.9)
    place = set_edges(text, mark, low, len(text))
    return text[slice(*place)] if place is not None else None


@pytest.mark.parametrize(
    ("text", "read", "label", "name"),
    [
        ("She works in Midland, Texas.", "Midland,", "LOC", "Midland"),
        ("Staff of Larkwind / Azurix met.", "Larkwind /", "ORG", "Larkwind"),
        ("The envoy, R. E. Glenn, left.", "E. Glenn", "PER", "R. E. Glenn"),
        ("A. Noel Ankar was named.", "Noel Ankar", "PER", "A. Noel Ankar"),
        ("Shares of Larkwind Corp. fell.", "Larkwind Corp", "ORG", "Larkwind Corp."),
        ("It was sent to LKWD, Inc. on Monday.", "LKWD", "ORG", "LKWD, Inc."),
        ("We thank Luis T. Ombu, Jr. for it.", "Luis T. Ombu", "PER", "Luis T. Ombu, Jr."),
        ("LUIS T. OMBU JR.", "LUIS T. OMBU JR", "PER", "LUIS T. OMBU JR."),
        ("Luis T. Ombu Jr of Lima left.", "Luis T. Ombu", "PER", "Luis T. Ombu Jr"),
        ("Larkwind Gases Pvt. Ltd. closed.", "Larkwind Gases", "ORG", "Larkwind Gases Pvt. Ltd."),
    ],
)
def test_edges_are_set(text, read, label, name):
    assert edges(text, read, label) == name


@pytest.mark.parametrize(
    ("text", "read", "label"),
    [
        ("In the U.S. Rueda is unknown.", "Rueda", "PER"),
        ("Larkwind incorporated a firm.", "Larkwind", "ORG"),
        ("Larkwind, Incisa and others met.", "Larkwind", "ORG"),
        ("Larkwind coordinates.", "Larkwind", "ORG"),
        ("He left Larkwind.", "Larkwind", "ORG"),
        ("He met Ombu. Jr. officers left.", "Ombu", "PER"),
        ("It is by Ombu Jrvik.", "Ombu", "PER"),
    ],
)
def test_what_belongs_to_no_name_stays_out(text, read, label):
    assert edges(text, read, label) == read


def test_the_sentence_before_is_out_of_reach():
    text = "They chose plan B. Rueda agreed."
    assert edges(text, "Rueda", "PER", low=text.index("Rueda")) == "Rueda"


def test_what_another_name_took_up_is_gone():
    text = "It was sent to LKWD, Inc. on Monday."
    assert edges(text, "Inc", "ORG", low=text.index(" on")) is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Datuk Seri Dr Lim Falo", "Lim Falo"),
        ("Tan Sri Lim Falo", "Lim Falo"),
        ("Datuk S. Falo", "S. Falo"),
        ("Engr. Olu Falo", "Olu Falo"),
        ("Barr. Olu Falo", "Olu Falo"),
        ("Barr Falo", "Barr Falo"),
        ("Tan Falo", "Tan Falo"),
        ("Tun Tun Falo", "Tun Tun Falo"),
        ("Sheikh Falo Bo", "Sheikh Falo Bo"),
    ],
)
def test_styles_are_no_part_of_a_name(name, bare):
    assert name[title_size(name) :] == bare


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("We mourn Pope Emeritus Boniface XVI.", "Boniface", "Boniface XVI"),
        ("King Olaf II left.", "Olaf", "Olaf II"),
        ("Ana and I left.", "Ana", "Ana"),
        ("Ana Rueda of the Holy See left.", "Ana Rueda of the", "Ana Rueda"),
        ("Ana Rueda\nImage: Larkwind.", "Ana Rueda\nImage", "Ana Rueda"),
    ],
)
def test_people_have_their_number_and_no_more(text, read, name):
    assert edges(text, read, "PER") == name
