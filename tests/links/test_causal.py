"""The causal map: what is joined, whose claim it is, what counts once, what is left out."""

from __future__ import annotations

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.causal import CausalMap, Edge, causal_map, components
from dragoman.links.causal_groups import Sign, group_signs
from dragoman.links.report import Report
from dragoman.schema.links import make_link
from dragoman.schema.rows import Cause

from ..views import causal_for_tests as made


def edge(found: CausalMap, source: str, target: str) -> Edge:
    (one,) = [
        edge
        for edge in found.edges
        if source in found.nodes[edge.source].label and target in found.nodes[edge.target].label
    ]
    return one


def labels(found: CausalMap) -> set[tuple[str, str]]:
    return {(found.nodes[edge.source].label, found.nodes[edge.target].label) for edge in found.edges}


def of(text: str, *triples: tuple[str, str, str], name: str = "a.txt", **more: object) -> Report:
    """Give a report about Malta with causes by their words."""
    one = made.article(name, text, published="2024-01-01")
    rows = [
        made.cause(one, made.span(text, left), made.span(text, right), made.span(text, signal), **more)
        for left, signal, right in triples
    ]
    return Report(one, (*made.about_malta(one), *rows))


def test_what_means_one_thing_is_one_node() -> None:
    found = causal_map([made.cables(), made.lamps()])
    (blackouts,) = [node for node in found.nodes.values() if "blackout" in node.tokens]
    assert set(blackouts.phrases) == {"rolling blackouts", "daily blackouts", "long blackouts", "blackouts"}
    assert blackouts.label == "blackouts"
    (shortages,) = [node for node in found.nodes.values() if "shortage" in node.tokens]
    assert set(shortages.phrases) == {"severe fuel shortages", "Fuel shortages"}


def test_a_chain_coded_apart_is_led_through_its_middle_and_keeps_its_voice() -> None:
    found = causal_map([made.cables()])
    assert labels(found) == {
        ("port closure", "severe fuel shortages"), ("port closure", "blackouts"),
        ("closure", "deep debt crisis"), ("deep debt crisis", "blackouts"),
    }  # fmt: skip
    middle = edge(found, "closure", "debt crisis")
    assert middle.claims[0].voice.name == "Ana Rueda"
    assert len(middle.claims[0].first.rows) == 2
    assert edge(found, "port closure", "shortages").claims[0].voice.name is None


def test_a_denial_is_a_dispute_and_no_support() -> None:
    text = "The strike caused the blackouts. A clerk said the strike did not cause the blackouts."
    one = made.article("a.txt", text, published="2024-01-01")
    content = made.span(text, "the strike did not cause the blackouts")
    rows = (
        *made.about_malta(one),
        made.said(one, (content,), made.span(text, "A clerk"), made.span(text, "said")),
        made.cause(
            one, made.span(text, "The strike"), made.span(text, "the blackouts"), made.span(text, "caused")
        ),
        made.cause(
            one,
            made.span(text, "the strike"),
            made.span(text, "the blackouts", 1),
            made.span(text, "cause", 1),
        ),
    )
    (only,) = causal_map([Report(one, rows)]).edges
    assert only.disputed == ("denied",)
    assert only.independent == 1
    assert [(claim.voice.name, claim.denied) for claim in only.claims] == [(None, False), ("A clerk", True)]


def test_what_only_could_be_is_marked() -> None:
    found = causal_map([of("A strike could cause blackouts.", ("A strike", "cause", "blackouts"))])
    assert found.edges[0].claims[0].first.possible
    found = causal_map([of("The union hoped to cause blackouts.", ("The union", "cause", "blackouts"))])
    assert found.edges[0].claims[0].first.possible


def test_contradiction_links_and_opposite_claims_are_disputes() -> None:
    yes = of("Tariffs caused inflation.", ("Tariffs", "caused", "inflation"), name="a.txt")
    no = of(
        "Tariffs prevented inflation.",
        ("Tariffs", "prevented", "inflation"),
        name="b.txt",
        relation="prevents",
    )
    assert {edge.disputed for edge in causal_map([yes, no]).edges} == {("turned round",)}
    row = next(row for row in yes.rows if isinstance(row, Cause))
    link = make_link(row.id, "0" * 24, "contradicts", reasons=(), author="x@1", made="2024-01-01")
    assert causal_map([yes], links=[link]).edges[0].disputed == ("contradicted",)


def test_reprints_tell_one_claim_and_one_voice_counts_once() -> None:
    first, second = made.cables(), made.cables("copy.txt", "2024-03-02")
    link = make_link(
        first.article.id, second.article.id, "reprint", reasons=(), author="r@1", made="2024-04-01"
    )
    apart = edge(causal_map([first, second]), "port closure", "shortages")
    joined = edge(causal_map([first, second], links=[link]), "port closure", "shortages")
    assert (len(apart.claims), apart.independent) == (2, 2)
    assert (len(joined.claims), joined.independent, len(joined.claims[0].told)) == (1, 1, 2)
    assert joined.claims[0].first.published == "2024-03-01"
    # The minister is one voice in whatever reports.
    assert edge(causal_map([first, second]), "closure", "debt crisis").independent == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("food prices", "fuel prices"),
        ("rising prices", "falling prices"),
        ("the Peruvian embargo", "the Norwegian embargo"),
        ("no deal with miners", "a deal with miners"),
        ("a trade war", "a price war"),
        ("steel tariffs", "tariffs on steel and aluminum"),
    ],
)
def test_what_an_editor_would_not_call_the_same_stays_apart(one: str, other: str) -> None:
    text = f"The flood caused {one}. The flood caused {other}."
    report = made.article("a.txt", text)
    rows = [
        made.cause(
            report, made.span(text, "The flood", nth), made.span(text, words), made.span(text, "caused", nth)
        )
        for nth, words in enumerate((one, other))
    ]
    found = causal_map([Report(report, (*made.about_malta(report), *rows))])
    assert len(found.edges) == 2


def test_the_exodus_of_one_country_is_not_that_of_another() -> None:
    here = of("The drought caused the exodus.", ("The drought", "caused", "the exodus"))
    there = of("The drought caused the exodus.", ("The drought", "caused", "the exodus"), name="b.txt")
    moved = Report(there.article, tuple(row for row in there.rows if isinstance(row, Cause)))
    assert len(causal_map([here, there]).edges) == 1
    assert len(causal_map([here, moved]).edges) == 2


def test_what_points_stays_in_its_report() -> None:
    reports = [
        of("This closure caused protests.", ("This closure", "caused", "protests"), name=name)
        for name in ("a.txt", "b.txt")
    ]
    assert len({edge.source for edge in causal_map(reports).edges}) == 2


def test_what_is_left_out_is_counted_by_reason() -> None:
    text = (
        "They met to talk. Rain fell after noon. This caused floods. "
        "Storms caused delays on. Hail caused mud."
    )
    report = of(
        text, ("Rain", "after", "noon"), ("This", "caused", "floods"), ("Storms", "caused", "delays on")
    )
    one = report.article
    more = (
        made.cause(
            one, made.span(text, "talk"), made.span(text, "They met"), made.span(text, "to"),
            relation="motivates",
        ),
        made.cause(one, made.span(text, "Hail"), made.span(text, "mud"), made.span(text, "caused", 2), 0.2),
    )  # fmt: skip
    rows = Report(one, (*report.rows, *more))
    found = causal_map([rows])
    assert not found.edges
    assert dict(found.left_out) == {
        "purpose": 1, "unsure": 1, "names nothing": 1, "cut short": 1, "no word of cause": 1,
    }  # fmt: skip
    assert ("Hail", "mud") in labels(causal_map([rows], weak=True))


def test_purposes_are_shown_when_asked() -> None:
    text = "The navy closed the strait to stop the smugglers."
    report = of(text, ("stop the smugglers", "to", "The navy closed the strait"), relation="motivates")
    assert not causal_map([report]).edges
    (only,) = causal_map([report], purposes=True).edges
    assert only.relation == "motivates"


def test_trouble_that_is_met_is_the_effect_without_the_verb() -> None:
    text = "They discussed how to address food shortages caused by the war."
    found = causal_map([of(text, ("the war", "caused by", "address food shortages"))])
    assert labels(found) == {("war", "food shortages")}


def test_cycles_are_marked_and_order_does_not_matter() -> None:
    reports = made.reports()
    first = causal_map(reports)
    cyclic = {(first.nodes[e.source].label, first.nodes[e.target].label) for e in first.edges if e.cycle}
    assert ("protests", "port closure") in {(a.replace(" in Malta", ""), b) for a, b in cyclic}
    assert not edge(first, "debt crisis", "blackouts").cycle
    for some in permutations(reports):
        assert causal_map(some) == first


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"))))
def test_components_are_what_reaches_each_other(following: dict[str, set[str]]) -> None:
    def reach(start: str) -> set[str]:
        seen, work = {start}, [start]
        while work:
            for after in following.get(work.pop(), ()):
                if after not in seen:
                    seen.add(after)
                    work.append(after)
        return seen

    found = components(following)
    for one in found:
        for other in found:
            assert (found[one] == found[other]) == (other in reach(one) and one in reach(other))


_SIGNS = st.builds(
    Sign,
    head=st.sampled_from(["war", "price"]),
    mods=st.sets(st.sampled_from(["food", "fuel", "old"])).map(lambda some: tuple(sorted(some))),
    names=st.sampled_from([(), ("MLT",), ("PER",)]),
    sense=st.sampled_from(["", "up"]),
    negated=st.booleans(),
    setting=st.sampled_from([(), ("MLT",)]),
    only=st.just(""),
)


@given(st.dictionaries(_SIGNS, st.integers(1, 5), max_size=12))
def test_groups_hold_together(counts: dict[Sign, int]) -> None:
    leaders = group_signs(counts)
    assert leaders.keys() == counts.keys()
    for sign, leader in leaders.items():
        assert leaders[leader] == leader
        assert (sign.head, sign.sense, sign.negated) == (leader.head, leader.sense, leader.negated)
    named = [(leader, sign.names) for sign, leader in leaders.items() if sign.names]
    assert all(a == b for one, a in named for other, b in named if one == other)


@pytest.mark.slow
def test_thousands_of_claims_take_seconds() -> None:
    words = "fuel food water grain steel paper glass salt wool tin".split()
    reports = []
    for number in range(2000):
        one, other = words[number % 10], words[number // 10 % 10]
        text = f"The {one} embargo {number % 97} caused {other} shortages."
        reports.append(
            of(
                text,
                (f"The {one} embargo {number % 97}", "caused", f"{other} shortages"),
                name=f"{number}.txt",
            )
        )
    start = time.process_time()
    found = causal_map(reports)
    assert time.process_time() - start < 8
    assert len(found.edges) > 200


def test_the_head_that_was_left_out_is_taken_and_the_main_verb_left() -> None:
    arrest = of(
        "Close cooperation of ports led to the arrest of six smugglers on Monday.",
        ("Close cooperation of ports", "led to", "six smugglers"),
    )
    assert labels(causal_map([arrest])) == {("Close cooperation of ports", "arrest of six smugglers")}
    prices = of(
        "The inflation that hit all ports due to drought and the long war is down.",
        ("drought and the long war is down", "due to", "The inflation that hit all ports"),
    )
    found = causal_map([prices])
    assert {node.label for node in found.nodes.values() if "war" in node.tokens} == {
        "drought and the long war"
    }


def test_a_clause_behind_a_signal_keeps_its_verb() -> None:
    one = of(
        "Ports closed because of what the storms that are common brought.",
        ("storms that are common", "because of", "Ports closed"),
    )
    assert any("common" in node.label for node in causal_map([one]).nodes.values())


def test_a_place_that_holds_the_name_of_a_state_is_not_that_state() -> None:
    one = of(
        "Drought in New Mexico led to forest fires.", ("Drought in New Mexico", "led to", "forest fires")
    )
    assert all("MEX" not in node.countries for node in causal_map([one]).nodes.values())
    two = of("Drought in Mexico led to forest fires.", ("Drought in Mexico", "led to", "forest fires"))
    assert any("MEX" in node.countries for node in causal_map([two]).nodes.values())
