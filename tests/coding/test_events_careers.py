"""Papers that name people for an office tell their careers."""

import pytest
from layers_for_tests import events_of

NOTE = "Ana Roca led the ministry of Peru. She sought a truce with Chile for years."
TITLE = "President Sy Announces Key Nominees"


def rows(title, text=NOTE, trigger="sought", kind="REQUEST", actor="Ana Roca"):
    return events_of(text, (trigger, kind, {"ACTOR": actor, "RECIPIENT": "Chile"}), title=title)


def test_what_a_nominee_did_before_is_no_event():
    assert rows(TITLE) == []


@pytest.mark.parametrize("title", ["A truce is sought", None])
def test_elsewhere_it_is(title):
    assert len(rows(title)) == 1


def test_what_states_do_in_such_a_paper_is_an_event():
    text = "The ministry of Peru has a new head. Peru thanked Chile."
    assert len(rows(TITLE, text, "thanked", "SUPPORT", "Peru")) == 1
