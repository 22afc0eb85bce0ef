"""Passages with marked claims: text without marks, parts where they stand, faults named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.rows import EVENT_TYPES
from dragoman.train.corpus import SETS, read_set
from dragoman.train.marked import Passage, read_passages
from dragoman.train.plan import LABELS


def parts(passage):
    return {number: texts(passage, claim) for number, claim in passage.claims.items()}


def texts(passage, marks):
    """Give the words of each part; those of a part that stands once by themselves."""
    found = {part: [passage.text[slice(*place)] for place in places] for part, places in marks.items()}
    return {part: words[0] if len(words) == 1 else words for part, words in found.items()}


def test_marks_leave_the_text_and_name_the_parts():
    passage = Passage("{C1 The frost} {S1=causes led to} {E1 a shortage}. It is over.")
    assert passage.text == "The frost led to a shortage. It is over."
    assert parts(passage) == {1: {"C": "The frost", "S": "led to", "E": "a shortage"}}
    assert passage.relations == {1: "causes"}


def test_marks_nest_and_a_claim_may_have_no_signal():
    passage = Passage("{C1 {E2=causes The frost}} {S1=causes closed} {E1 the pass}: {C2 the wind turned}.")
    assert parts(passage)[1]["C"] == parts(passage)[2]["E"] == "The frost"
    assert "S" not in parts(passage)[2]
    assert passage.relations == {1: "causes", 2: "causes"}


@pytest.mark.parametrize(
    "marked",
    [
        "{C1 a} {E1 b}",
        "{C1 a} {S1=causes so}",
        "{C1 a {E1=causes b}",
        "a } b",
        "{X1 a}",
        "{C1 a} {C1 b}",
        "{A1 a}",
        "{T1=AID.planned a} {P1 b} {P1 c}",
    ],
)
def test_a_passage_with_a_broken_mark_is_told_with_its_place(marked, tmp_path):
    path = tmp_path / "p.txt"
    path.write_text(f"No claim here.\n\n{marked}\n")
    with pytest.raises(ValueError, match=r"p\.txt, passage 2: "):
        list(read_passages(path))


def test_events_name_type_status_and_parts():
    passage = Passage(
        "{A1 Riga} and {A1,R2 Oslo} {T1=REQUEST.occurred.AID asked} {R1 Bern} to {B1 send {R3 them} fuel}; "
        "it was {T2=ACCUSE.denied blamed}, not {T3=REJECT.planned refused}."
    )
    assert passage.codes == {
        1: ("REQUEST", "occurred", "AID"), 2: ("ACCUSE", "denied", None), 3: ("REJECT", "planned", None)
    }  # fmt: skip
    first = texts(passage, passage.events[1])
    assert first == {"A": ["Riga", "Oslo"], "T": "asked", "R": "Bern", "B": "send them fuel"}
    assert texts(passage, passage.events[2]) == {"R": "Oslo", "T": "blamed"}
    assert not passage.claims


@given(st.lists(st.text(st.characters(exclude_characters="{}"), min_size=1), min_size=5, max_size=5))
def test_the_text_is_what_is_left_without_marks(words):
    before, cause, signal, effect, after = words
    passage = Passage(f"{before}{{C1 {cause}}}{{S1=prevents {signal}}}{{E1 {effect}}}{after}")
    assert passage.text == "".join(words)
    assert parts(passage) == {1: {"C": cause, "S": signal, "E": effect}}


@pytest.mark.parametrize("name", ["causes-reports", "causes-statements", "causes-dispatches"])
def test_our_own_passages_are_whole(name):
    documents = list(read_set(next(one for one in SETS if one.name == name), None))
    assert len(documents) > 100
    assert len({one.text for one in documents}) == len(documents)
    claims = [anchor for one in documents for anchor in one.layers["causes"]]
    assert len(claims) > 150
    assert {dict(anchor.attributes)["relation"] for anchor in claims} == {
        "causes", "motivates", "enables", "prevents"
    }  # fmt: skip
    # Texts without a claim teach what is none.
    assert any(not one.layers["causes"] for one in documents)


@pytest.mark.parametrize(
    "name",
    [
        "events-reports",
        "events-statements",
        "events-stories",
        "events-friends",
        "events-none",
        "wire-talks",
        "wire-force",
        "wire-money",
        "wire-forms",
        "wire-easings",
        "wire-pressure",
        "wire-words",
        "wire-rounds",
        "wire-chains",
        "wire-home",
        "wire-papers",
        "wire-briefs",
    ],
)
def test_our_own_events_are_whole(name):
    documents = list(read_set(next(one for one in SETS if one.name == name), None))
    assert len({one.text for one in documents}) == len(documents) > 30
    events = [anchor for one in documents for anchor in one.layers["events"]]
    heads = [head for head in LABELS.attributes if head.layer == "events"]
    assert {anchor.label for anchor in events} <= set(EVENT_TYPES)
    for anchor in events:
        given = dict(anchor.attributes)
        assert all(given[head.name] in head.values for head in heads)
