"""Formulas of the days that states mark."""

import pytest
from layers_for_tests import events_of

OWN = "https://www.whitehouse.gov/papers/1"
TITLE = "A Proclamation on National Lantern Day, 2031"


def rows(text, trigger, kind, recipient=None, actor="we", title=TITLE, url=OWN):
    roles = {"ACTOR": actor} | ({"RECIPIENT": recipient} if recipient else {})
    return events_of(text, (trigger, kind, roles), title=title, url=url)


THANKS = "The President of the United States spoke. On this day we salute our soldiers."


@pytest.mark.parametrize(
    ("title", "url", "is_event"),
    [
        (TITLE, OWN, False),
        ("Lantern Makers Week, 2031", OWN, False),
        ("Statement on the Day of the Lantern", OWN, False),
        (TITLE, "https://news.example/1", True),
        ("Statement on Lanterns", OWN, True),
        ("Remarks on the Talks Held This Week", OWN, True),
        ("Roca ends her visit after the third day", OWN, True),
        (None, OWN, True),
    ],
)
def test_on_a_day_that_is_marked_honour_is_a_formula(title, url, is_event):
    assert bool(rows(THANKS, "salute", "SUPPORT", "our soldiers", title=title, url=url)) is is_event


def test_what_is_promised_on_such_a_day_is_a_formula():
    frame = ("train", "AGREE", {"ACTOR": "we", "RECIPIENT": "our singers"})
    text = "The President spoke. This May we will train our singers."
    planned = (("status", "planned", 0.8),)
    assert events_of(text, frame, attributes=planned, title=TITLE, url=OWN) == []
    assert events_of(text, frame, attributes=planned, title="On Lanterns", url=OWN)


def test_the_state_itself_speaks_in_formulas():
    text = "The President spoke. Today the United States honors our soldiers."
    assert rows(text, "honors", "SUPPORT", "our soldiers", "the United States") == []
    assert rows(text, "honors", "SUPPORT", "our soldiers", "the United States", title="On Lanterns")


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "recipient"),
    [
        ("The President spoke. Today we pause to think of our soldiers.", "pause", "RETREAT", "our soldiers"),
        (
            "The President spoke. Today we vow to keep faith with our soldiers.",
            "vow",
            "AGREE",
            "our soldiers",
        ),
    ],
)
def test_vows_and_pauses_are_formulas(text, trigger, kind, recipient):
    assert rows(text, trigger, kind, recipient) == []


@pytest.mark.parametrize(
    ("words", "trigger", "kind", "recipient", "actor"),
    [
        ("we thank Peru", "thank", "SUPPORT", "Peru", "we"),
        ("we renew our bond with the people of Peru", "renew", "SUPPORT", None, "we"),
        ("I call on Congress to act", "call on", "REQUEST", "Congress", "I"),
        ("Chile salutes our soldiers", "salutes", "SUPPORT", "our soldiers", "Chile"),
        ("we arrest our soldiers", "arrest", "COERCE", "our soldiers", "we"),
    ],
)
def test_what_touches_others_and_deeds_are_events(words, trigger, kind, recipient, actor):
    assert rows(f"The President spoke. Today {words}.", trigger, kind, recipient, actor)


@pytest.mark.parametrize(
    ("words", "is_event"),
    [("do hereby proclaim May 4 as Lantern Day", False), ("do proclaim that it is late", True)],
)
def test_whoever_proclaims_a_day_calls_upon_everybody(words, is_event):
    text = f"I, Ana Roe, President of Peru, {words}. I call upon all citizens to sing."
    assert bool(rows(text, "call upon", "REQUEST", "all citizens", "I", title=None, url=None)) is is_event
