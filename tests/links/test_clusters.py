"""Clusters follow links, and a person's word before a linker's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.links.clusters import clusters, heard, is_linker, joined, partners
from dragoman.schema.links import Judgement, Link, make_link

ROWS = "abcdef"


def link(
    left: str,
    right: str,
    judgement: Judgement = "yes",
    *,
    author: str = "events_same@1",
    score: float = 0.9,
    made: str = "1",
) -> Link:
    return make_link(
        left, right, "same_event", reasons=(), author=author, made=made, judgement=judgement, score=score
    )


def test_yes_links_join_and_the_smallest_id_names_the_cluster():
    assert clusters([link("c", "b"), link("b", "a")]) == {"a": "a", "b": "a", "c": "a"}


def test_other_relations_withdrawn_links_and_doubts_join_nothing():
    other = make_link("a", "b", "reprint", reasons=(), author="reprints@1", made="1")
    gone = replace(link("a", "b"), withdrawn="2")
    assert clusters([other, gone, link("a", "b", "unsure"), link("a", "b", "no")]) == {}


def test_a_person_beats_the_linker():
    assert clusters([link("a", "b"), link("b", "a", "no", author="An editor")]) == {}
    assert clusters([link("a", "b", "no"), link("a", "b", author="An editor")]) == {"a": "a", "b": "a"}


def test_what_a_person_parts_stays_apart_and_the_weakest_link_goes():
    links = [link("a", "b", score=0.9), link("b", "c", score=0.5), link("a", "c", "no", author="An editor")]
    assert clusters(links) == {"a": "a", "b": "a"}


def test_of_two_persons_the_later_is_heard():
    one = link("a", "b", author="Ruiz", made="1")
    other = link("a", "b", "no", author="Dahl", made="2")
    assert clusters([other, one]) == {}


def test_authors():
    assert is_linker("events_same@1")
    assert not is_linker("An editor")
    assert not is_linker("editor@paper.example")


PAIRS = st.tuples(st.sampled_from(ROWS), st.sampled_from(ROWS)).filter(lambda pair: pair[0] != pair[1])


@given(
    st.lists(st.tuples(PAIRS, st.floats(0, 1))),
    st.lists(PAIRS, max_size=4),
    st.randoms(use_true_random=False),
)
def test_no_order_matters_and_what_is_parted_is_apart(yes, no, random):
    """A pair that a person parts and no person joins never shares a cluster."""
    links = [link(*pair, score=score) for pair, score in yes]
    links += [link(*pair, "no", author="An editor") for pair in no]
    unique = list({one.id: one for one in links}.values())
    found = clusters(unique)
    random.shuffle(unique)
    assert clusters(unique) == found
    for left, right in no:
        assert found.get(left, left) != found.get(right, right)


def test_the_link_that_counts_is_a_person_s_then_the_last():
    ours = link("a", "b", made="2024-01-02")
    theirs = link("b", "a", author="R. Ortiz", judgement="no", made="2024-01-01")
    assert heard([ours, theirs]) == heard([theirs, ours]) == [theirs]
    later = link("a", "b", author="R. Ortiz", made="2024-01-03")
    assert heard([theirs, later, ours]) == [later]


def test_what_is_apart_stays_apart_whoever_joins_it():
    assert joined([("a", "b"), ("b", "c")]) == {"a": "a", "b": "a", "c": "a"}
    found = joined([("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert found["a"] == found["b"] != found["c"]


def test_partners_are_those_of_the_word_that_counts():
    links = [link("a", "b"), link("b", "c"), link("b", "a", "no", author="An editor")]
    assert partners(links) == {"b": {"c"}, "c": {"b"}}
