"""Papers that name people for an office tell their careers."""

import pytest
from layers_for_tests import events_of

NOTE = "Ana Roca led the ministry of Peru. She sought a truce with Chile for years."
TITLE = "President Sy Announces Key Nominees"


STATE_S = "https://www.whitehouse.gov/papers/1"


def rows(title, text=NOTE, trigger="sought", kind="REQUEST", actor="Ana Roca", url=STATE_S):
    return events_of(text, (trigger, kind, {"ACTOR": actor, "RECIPIENT": "Chile"}), title=title, url=url)


def test_what_a_nominee_did_before_is_no_event():
    assert rows(TITLE) == []


@pytest.mark.parametrize("title", ["A truce is sought", None])
def test_elsewhere_it_is(title):
    assert len(rows(title)) == 1


def test_what_states_do_in_such_a_paper_is_an_event():
    text = "The ministry of Peru has a new head. Peru thanked Chile."
    assert len(rows(TITLE, text, "thanked", "SUPPORT", "Peru")) == 1


@pytest.mark.parametrize("title", ["Peru appoints an envoy as truce fails", "Nomination of Roca is delayed"])
@pytest.mark.parametrize("url", [None, "https://news.example/1"])
def test_news_of_the_day_are_events_whoever_is_named(title, url):
    assert len(rows(title, url=url)) == 1
