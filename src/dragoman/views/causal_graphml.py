"""The causal map as GraphML, for Gephi, yEd and networkx (Brandes et al. 2002)."""

from __future__ import annotations

from xml.etree import ElementTree

from dragoman.views.causal_map import CausalView

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{_SPACE} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
_NODE_KEYS = {"label": "string", "phrases": "string", "countries": "string", "asked": "boolean"}
_EDGE_KEYS = {
    "relation": "string", "signals": "string", "claimed_by": "string", "first": "string", "last": "string",
    "independent": "int", "weight": "double", "reports": "int", "step": "int", "disputed": "string",
    "cycle": "boolean", "rows": "string",
}  # fmt: skip


def graphml_bytes(found: CausalView) -> bytes:
    """Write the map; lists stand in one attribute with "; " between. `weight` counts independent claims."""
    root = ElementTree.Element(
        "graphml",
        {
            "xmlns": _SPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": _SCHEMA,
        },
    )
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys.items():
            ElementTree.SubElement(
                root, "key", {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": type_}
            )
    graph = ElementTree.SubElement(root, "graph", {"id": "causes", "edgedefault": "directed"})
    for node in found.map.nodes.values():
        element = ElementTree.SubElement(graph, "node", {"id": node.id})
        _data(element, "node", "label", node.label)
        _data(element, "node", "phrases", "; ".join(node.phrases))
        _data(element, "node", "countries", "; ".join(node.countries))
        _data(element, "node", "asked", node.id in found.core)
    for edge, _ in found.order:
        element = ElementTree.SubElement(
            graph, "edge", {"id": edge.id, "source": edge.source, "target": edge.target}
        )
        told = [one for claim in edge.claims for one in claim.told]
        days = sorted(one.published for one in told if one.published)
        voices = dict.fromkeys(claim.voice.name or "the report itself" for claim in edge.claims)
        values: dict[str, str | float | bool] = {
            "relation": edge.relation,
            "signals": "; ".join(dict.fromkeys(one.signal for one in told if one.signal)),
            "claimed_by": "; ".join(voices),
            "first": days[0] if days else "",
            "last": days[-1] if days else "",
            "independent": edge.independent,
            "weight": float(edge.independent),
            "reports": len({one.article for one in told}),
            "step": found.steps[edge.id],
            "disputed": "; ".join(edge.disputed),
            "cycle": edge.cycle,
            "rows": "; ".join(dict.fromkeys(row for one in told for row in one.rows)),
        }
        for name, value in values.items():
            _data(element, "edge", name, value)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _data(element: ElementTree.Element, kind: str, name: str, value: str | float | bool) -> None:
    data = ElementTree.SubElement(element, "data", {"key": f"{kind}_{name}"})
    data.text = str(value).lower() if isinstance(value, bool) else _allowed(str(value))


def _allowed(text: str) -> str:
    """Put a replacement mark in the place of what XML cannot hold."""
    return "".join(
        c
        if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000 and ord(c) not in (0xFFFE, 0xFFFF))
        else "\ufffd"
        for c in text
    )
