"""The drawing of the map: layers, cycles, widths, links, safety; and the map as GraphML."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.causal import causal_map
from dragoman.links.report import Report
from dragoman.views.causal_chart import MOST_NODES, chart_svg
from dragoman.views.causal_graphml import graphml_bytes
from dragoman.views.causal_layout import lay_layers, part_graph
from dragoman.views.causal_map import CausalView, make_view, subject_of

from . import causal_for_tests as made

SVG = "{http://www.w3.org/2000/svg}"
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"
_GRAPHS = st.sets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=16)


@pytest.fixture
def found() -> CausalView:
    return make_view(causal_map(made.reports()), subject_of("blackouts"))


@given(_GRAPHS)
def test_layers_hold_every_node_once_and_edges_run_along_them(edges: set[tuple[str, str]]) -> None:
    layout = lay_layers("abcdefgh", edges, most_layers=8)
    placed = [id_ for layer in layout.layers for id_ in layer]
    assert sorted(id_ for id_ in placed if "\0" not in id_) == list("abcdefgh")
    assert len(placed) == len(set(placed))
    layer_of = {id_: number for number, layer in enumerate(layout.layers) for id_ in layer}
    for (source, target), route in layout.routes.items():
        assert (route[0], route[-1]) == (source, target)
        steps = [layer_of[b] - layer_of[a] for a, b in pairwise(route)]
        assert set(steps) == ({-1} if (source, target) in layout.back else {1})
    assert layout == lay_layers("hgfedcba", edges, most_layers=8)


@given(_GRAPHS)
def test_parts_hold_every_node_and_edge_once(edges: set[tuple[str, str]]) -> None:
    parts = part_graph("abcdefgh", edges)
    assert sorted(node for nodes, _ in parts for node in nodes) == list("abcdefgh")
    assert {pair for _, pairs in parts for pair in pairs} == edges
    assert all({source, target} <= set(nodes) for nodes, pairs in parts for source, target in pairs)


def test_a_plain_chain_closes_no_cycle() -> None:
    assert lay_layers("abc", {("a", "b"), ("b", "c")}).layers == (("a",), ("b",), ("c",))
    assert len(lay_layers("abc", {("a", "b"), ("b", "c"), ("c", "a")}).back) == 1


def test_every_edge_is_a_link_to_where_its_evidence_is(found: CausalView) -> None:
    drawn = ElementTree.fromstring(chart_svg(found, href=lambda edge: f"#row-{edge.id}", name="map"))
    narrow, wide = (
        {a.get("href") for one in drawn if one.get("class") == f"map-{kind}" for a in one.iter(f"{SVG}a")}
        for kind in ("narrow", "wide")
    )
    assert narrow == wide == {f"#row-{edge.id}" for edge, _ in found.order}
    assert drawn.get("role") == "img"
    titles = {element.get("id") for element in drawn.iter() if element.get("id")}
    assert set((drawn.get("aria-labelledby") or "").split()) == titles
    assert "blackouts leads to protests." in (drawn.findtext(f"{SVG}desc") or "")


def test_nothing_hostile_is_drawn(found: CausalView) -> None:
    text = 'The <script>alert(1)</script> "quarrel" & raid caused <b>floods</b>.'
    one = made.article("a.txt", text)
    row = made.cause(
        one, made.span(text, 'The <script>alert(1)</script> "quarrel" & raid'),
        made.span(text, "<b>floods</b>"), made.span(text, "caused"),
    )  # fmt: skip
    hostile = make_view(causal_map([Report(one, (row,))]), None)
    drawn = chart_svg(hostile, name="x")
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)
    ElementTree.fromstring(graphml_bytes(hostile))
    with pytest.raises(ValueError, match="neither a relative address"):
        chart_svg(found, href=lambda _: "javascript:alert(1)")


def test_thick_lines_are_told_more_and_prevention_is_dashed() -> None:
    reports = []
    for name in ("a.txt", "b.txt", "c.txt"):
        text = "The toll caused strikes. The toll prevented raids."
        one = made.article(name, text)
        reports.append(
            Report(
                one,
                (
                    *made.about_malta(one),
                    made.cause(
                        one, made.span(text, "The toll"), made.span(text, "strikes"),
                        made.span(text, "caused"),
                    ),
                    made.cause(
                        one, made.span(text, "The toll", 1), made.span(text, "raids"),
                        made.span(text, "prevented"), relation="prevents",
                    ),
                )[: 3 if name == "a.txt" else 2],
            )
        )  # fmt: skip
    drawn = chart_svg(make_view(causal_map(reports), None))
    assert sorted(set(re.findall(r'stroke-opacity="0.85" stroke-width="([\d.]+)"', drawn))) == ["1.5", "4.5"]
    assert 'stroke-width="1.5" stroke-dasharray="6 4"' in drawn
    assert ">prevents<" in drawn


def test_a_large_map_says_what_is_not_drawn() -> None:
    text = "".join(f"The toll {number}00 caused strike {number}00. " for number in range(1, 41))
    one = made.article("a.txt", text)
    rows = [
        made.cause(
            one, made.span(text, f"The toll {number}00"), made.span(text, f"strike {number}00"),
            made.span(text, "caused", number - 1),
        )
        for number in range(1, 41)
    ]  # fmt: skip
    drawn = chart_svg(make_view(causal_map([Report(one, (*made.about_malta(one), *rows))]), None))
    assert f"{40 - MOST_NODES // 2} more arrows are not drawn" in drawn
    assert chart_svg(make_view(causal_map([]), None)).count("No causal claims.") == 1


def test_graphml_declares_what_it_uses(found: CausalView) -> None:
    root = ElementTree.fromstring(graphml_bytes(found))
    keys = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root.iter(f"{GRAPH}key")}
    graph = root.find(f"{GRAPH}graph")
    assert graph is not None
    assert graph.get("edgedefault") == "directed"
    nodes = {node.get("id") for node in graph.iter(f"{GRAPH}node")}
    assert nodes == set(found.map.nodes)
    for kind in ("node", "edge"):
        for element in graph.iter(f"{GRAPH}{kind}"):
            for data in element.iter(f"{GRAPH}data"):
                for_, type_ = keys[data.get("key")]
                assert for_ == kind
                if type_ == "boolean":
                    assert data.text in ("true", "false")
                elif type_ in ("int", "double"):
                    assert float(data.text or "") >= -2
    for edge in graph.iter(f"{GRAPH}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
    disputed = [
        data.text for data in graph.iter(f"{GRAPH}data") if data.get("key") == "edge_disputed" and data.text
    ]
    assert disputed == ["denied"]
