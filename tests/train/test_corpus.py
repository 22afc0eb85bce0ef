"""Training sets as anchors with what hangs on them."""

import json
from functools import partial

import pytest

from dragoman.train import anchors
from dragoman.train.corpus import NOT_STATED, SETS, CorpusSet, choose_sets, read_gold, read_set


def span(start, end):
    return {"start": start, "end": end}


ROWS = [
    {"kind": "statement", "cue": span(5, 9), "speaker": span(0, 4), "content": [span(10, 20)]},
    {"kind": "statement", "cue": span(5, 9), "speaker": span(0, 4), "content": [span(22, 30)]},
    {"kind": "statement", "cue": None, "speaker": span(0, 4), "content": [span(31, 35)]},
    {
        "kind": "cause", "cause": span(0, 4), "effect": span(10, 14), "signal": span(5, 9),
        "relation": "enables",
    },
    {"kind": "cause", "cause": span(0, 4), "effect": span(20, 24), "signal": None, "relation": "causes"},
    {
        "kind": "event", "trigger": span(5, 9), "type": "AGREE", "about": None, "act": None, "place": None,
        "actors": [span(0, 4)], "recipients": [], "status": "denied",
    },
]  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    with (folder / "s.docs.jsonl").open("w") as docs, (folder / "s.gold.jsonl").open("w") as rows:
        for number in range(6):
            docs.write(json.dumps({"id": f"d{number}", "text": "x" * 40}) + "\n")
        for row in ROWS:
            rows.write(json.dumps(row | {"article": "d1"}) + "\n")
    return tmp_path


def own(held=0):
    read = partial(read_gold, "s", anchors.own)
    knows = {"attribution": None}
    return CorpusSet(name="s", repeats=1, knows=knows, licence="ours", read=read, held=held)


def test_statements_of_one_cue_are_one_anchor(gold):
    document = list(read_set(own(), gold))[1]
    (anchor,) = document.layers["attribution"]
    assert anchor.roles == (("CONTENT", (10, 20)), ("SOURCE", (0, 4)), ("CONTENT", (22, 30)))


def test_a_cause_without_a_signal_hangs_on_the_later_part(gold):
    signal, bare = list(read_set(own(), gold))[1].layers["causes"]
    assert (signal.label, signal.attributes) == ("SIGNAL", (("relation", "enables"),))
    assert (bare.label, bare.place) == ("BARE", (20, 21))


def test_events_carry_status_and_what_they_are_about(gold):
    (event,) = list(read_set(own(), gold))[1].layers["events"]
    assert event.attributes == (("status", "denied"), ("about", "none"))


def test_what_is_held_aside_is_not_trained_on(gold):
    trained = {one.id for one in read_set(own(3), gold)}
    held = {one.id for one in read_set(own(3), gold, held=True)}
    assert held == {"d0", "d3"}
    assert not trained & held
    assert len(trained | held) == 6


def test_open_only_leaves_out_sets_without_a_licence():
    chosen = choose_sets(open_only=True)
    assert chosen
    assert all(one.licence != NOT_STATED for one in chosen)
    assert {one.name for one in choose_sets(open_only=False)} > {one.name for one in chosen}


def test_no_development_set_is_trained_on():
    assert not [one.name for one in SETS if one.name.endswith("-dev") and one.name != "mention.uner-ewt-dev"]
