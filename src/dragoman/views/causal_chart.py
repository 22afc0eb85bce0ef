"""The causal map as inline SVG: causes at the left, effects at the right; on a narrow screen in one column.

It needs no script, no font of its own and no other file. Both drawings are in it, and its few rules of style
show the one that fits the width; where no style is applied, the wide one is shown at its own size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from markupsafe import escape
from msgspec import Struct

from dragoman.links.causal import Edge, Node
from dragoman.views.causal_layout import Layout, lay_layers, part_graph
from dragoman.views.causal_map import CausalView, voice_key, voice_words
from dragoman.views.dates import show_date

# More boxes than this no person reads; the rest is told in words.
MOST_NODES = 36
_WIDE, _NARROW = 1200, 360
# Below this width of the window the column is shown: there the wide drawing's letters would be under 10 px.
_TURN = 880
_FONT, _LINE, _LETTER = 13, 16, 6.7
_PAD, _GAP, _TOP = 8, 16, 12
_MOST_LINES = 4
_CORE = "#fff4cf"
# Dark enough on white for thin lines, and told apart by colour-blind readers (after Okabe and Ito 2008).
_COLOURS = ("#0072b2", "#b34a00", "#007a5a", "#a0487a", "#7a5c00", "#4b4bb8")
_OWN, _OTHERS, _SEVERAL = "#555555", "#8a8a8a", "#111111"
_NO_LINK = ""


class _Box(Struct, frozen=True):
    """Where a node is: left, top, width, height, and its wrapped label."""

    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]


def chart_svg(
    found: CausalView,
    *,
    href: Callable[[Edge], str] = lambda _: _NO_LINK,
    name: str = "causes",
    title: str = "What is said to bring about what",
) -> str:
    """Draw a map. `href` gives the address that an edge leads to, empty for none.

    `name` makes the ids and classes of the drawing, and must be its own on a page. ValueError for an address
    that is neither relative nor of the web.
    """
    label = str(escape(_plain(name)))
    nodes, edges, hidden = _chosen(found)
    parts = part_graph([node.id for node in nodes], [(edge.source, edge.target) for edge in edges])
    layouts = [lay_layers(*part) for part in parts]
    colours = _Colours(found, edges)
    by_id = {node.id: node for node in nodes}
    wide, tall = _draw_wide(by_id, edges, layouts, found, colours, href)
    narrow, long = _draw_narrow(by_id, edges, layouts, found, colours, href)
    style = (
        f".{label}{{display:block;width:100%;height:auto;max-width:{_WIDE}px;"
        f"aspect-ratio:{_WIDE}/{tall:.0f}}}"
        f"@media(max-width:{_TURN}px){{.{label}{{max-width:{_NARROW + 120}px;"
        f"aspect-ratio:{_NARROW}/{long:.0f}}}"
        f".{label}-wide{{display:none}}.{label}-narrow{{display:inline}}}}"
        f".{label} a:hover path,.{label} a:focus path{{stroke-opacity:1;filter:brightness(.6)}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{label}" width="{_WIDE}" height="{tall:.0f}" '
        f'role="img" '
        f'aria-labelledby="{label}-title {label}-desc" font-family="sans-serif" '
        f'font-size="{_FONT}" fill="#222">'
        f'<title id="{label}-title">{escape(_plain(title))}</title>'
        f'<desc id="{label}-desc">{escape(_plain(_description(found, edges, hidden)))}</desc>'
        f"<style>{style}</style>"
        f'<svg class="{label}-wide" width="100%" height="100%" viewBox="0 0 {_WIDE} {tall:.0f}">{wide}</svg>'
        f'<svg class="{label}-narrow" display="none" width="100%" height="100%" '
        f'viewBox="0 0 {_NARROW} {long:.0f}">{narrow}</svg></svg>'
    )


def _chosen(found: CausalView) -> tuple[list[Node], list[Edge], int]:
    """Choose what is drawn: edges in the order in which they are read, until the boxes are enough."""
    kept: dict[str, Node] = {}
    edges = []
    ranked = sorted(
        enumerate(edge for edge, _ in found.order),
        key=lambda one: (abs(found.steps[one[1].id]), -one[1].independent, one[0]),
    )
    for _, edge in ranked:
        new = {edge.source, edge.target} - kept.keys()
        if len(kept) + len(new) <= MOST_NODES:
            kept.update({id_: found.map.nodes[id_] for id_ in sorted(new)})
            edges.append(edge)
    return list(kept.values()), edges, len(found.map.edges) - len(edges)


class _Colours:
    """Whose claims have which colour: the voices with most claims one of their own."""

    def __init__(self, found: CausalView, edges: Sequence[Edge]) -> None:
        self._edges = edges
        drawn = {voice_key(claim) for edge in edges for claim in edge.claims}
        self._words = {voice.key: voice.words for voice in found.voices}
        ranked = [voice.key for voice in found.voices if voice.key and voice.key in drawn]
        self._of = dict(zip(ranked, _COLOURS, strict=False))

    def of(self, edge: Edge) -> tuple[str, str]:
        """Give the colour of an edge, and what it stands for."""
        voices = {voice_key(claim) for claim in edge.claims}
        if len(voices) > 1:
            return _SEVERAL, "several voices"
        voice = voices.pop()
        if not voice:
            return _OWN, "the reports themselves"
        return (self._of[voice], self._words[voice]) if voice in self._of else (_OTHERS, "another voice")

    def legend(self) -> list[tuple[str, str]]:
        """Give all colours in use with what they stand for."""
        return list(dict.fromkeys(self.of(edge) for edge in self._edges))


def _draw_wide(
    nodes: dict[str, Node], edges: Sequence[Edge], layouts: Sequence[Layout], found: CausalView,
    colours: _Colours, href: Callable[[Edge], str],
) -> tuple[str, float]:  # fmt: skip
    """Draw the parts of the map one below the other, each with its layers from left to right."""
    columns = max((len(layout.layers) for layout in layouts), default=1)
    pitch = (_WIDE - 2 * _PAD) / max(columns - 0.38, 1.62)
    width = pitch * 0.62
    boxes: dict[str, _Box] = {}
    routes: dict[tuple[str, str], tuple[str, ...]] = {}
    back: set[tuple[str, str]] = set()
    top = float(_TOP)
    for layout in layouts:
        routes |= layout.routes
        back |= layout.back
        sizes = [[_size(nodes.get(id_), width) for id_ in layer] for layer in layout.layers]
        heights = [sum(height for _, height in layer) + _GAP * (len(layer) - 1) for layer in sizes]
        for number, layer in enumerate(layout.layers):
            y = top + (max(heights) - heights[number]) / 2
            for id_, (lines, height) in zip(layer, sizes[number], strict=True):
                boxes[id_] = _Box(_PAD + number * pitch, y, width, height, lines)
                y += height + _GAP
        top += max(heights) + 1.4 * _GAP
    ports = _ports(edges, routes, back, boxes)
    parts = [
        _link(edge, _curve(routes[(edge.source, edge.target)], boxes, ports[edge.id]), nodes, colours, href)
        for edge in edges
    ]
    parts += [_box(nodes[id_], box, id_ in found.core) for id_, box in boxes.items() if id_ in nodes]
    legend, below = _legend(colours, edges, top, _WIDE, found)
    return "".join((*parts, legend)), top + below


def _size(node: Node | None, width: float) -> tuple[tuple[str, ...], float]:
    """Wrap a node's label; what only passes through needs a little height."""
    if node is None:
        return (), 6.0
    lines = _wrap(node.label, int((width - 2 * _PAD) / _LETTER))
    return lines, len(lines) * _LINE + _PAD * 1.5


def _wrap(words: str, most: int) -> tuple[str, ...]:
    lines: list[str] = [""]
    for word in _plain(words).split():
        while len(word) > most:
            room = most - len(lines[-1]) - (1 if lines[-1] else 0)
            if room < 4:
                lines.append("")
                continue
            lines[-1] = f"{lines[-1]} {word[: room - 1]}-".strip()
            word = word[room - 1 :]
            lines.append("")
        if len(lines[-1]) + len(word) + 1 > most and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line for line in lines if line]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][: most - 2] + " …"]
    return tuple(lines)


def _ports(
    edges: Sequence[Edge], routes: dict[tuple[str, str], tuple[str, ...]], back: set[tuple[str, str]],
    boxes: dict[str, _Box],
) -> dict[str, tuple[float, float]]:  # fmt: skip
    """Spread the ends of edges over the sides of their boxes, in the order of where they lead."""
    sides: dict[tuple[str, str], list[tuple[float, str, int]]] = {}
    for edge in edges:
        route = routes[(edge.source, edge.target)]
        turned = (edge.source, edge.target) in back
        for end, other, place in ((route[0], route[1], 0), (route[-1], route[-2], 1)):
            side = "right" if (place == 0) != turned else "left"
            box = boxes[other]
            sides.setdefault((end, side), []).append((box.y + box.h / 2, edge.id, place))
    found: dict[str, list[float]] = {edge.id: [0.0, 0.0] for edge in edges}
    for (end, _), ends in sides.items():
        box = boxes[end]
        for number, (_, edge_id, place) in enumerate(sorted(ends), start=1):
            found[edge_id][place] = box.y + box.h * number / (len(ends) + 1)
    return {edge_id: (ys[0], ys[1]) for edge_id, ys in found.items()}


def _curve(
    route: Sequence[str], boxes: dict[str, _Box], ends: tuple[float, float]
) -> tuple[str, float, float, int]:
    """Draw from box to box; gives the path, its end, and whether it comes from the left (1) or right (-1)."""
    first, last = boxes[route[0]], boxes[route[-1]]
    way = 1 if last.x >= first.x else -1
    if last.x == first.x:
        # What lies too deep shares the last layer: round its right side.
        return _arc(first.x + first.w, 40, *ends)
    x0 = first.x + (first.w if way > 0 else 0)
    x1 = last.x + (0 if way > 0 else last.w)
    points = [(x0, ends[0])]
    for id_ in route[1:-1]:
        box = boxes[id_]
        near, far = (box.x, box.x + box.w) if way > 0 else (box.x + box.w, box.x)
        points += [(near, box.y + box.h / 2), (far, box.y + box.h / 2)]
    points.append((x1 - 6 * way, ends[1]))
    path = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for number in range(1, len(points)):
        (ax, ay), (bx, by) = points[number - 1], points[number]
        if number % 2 == 0:
            path += f"L{bx:.0f} {by:.0f}"
        else:
            middle = (ax + bx) / 2
            path += f"C{middle:.0f} {ay:.0f} {middle:.0f} {by:.0f} {bx:.0f} {by:.0f}"
    return path, x1, ends[1], way


def _arc(x: float, bulge: float, y0: float, y1: float) -> tuple[str, float, float, int]:
    """Draw from one place of a right side to another."""
    path = f"M{x:.0f} {y0:.0f}C{x + bulge:.0f} {y0:.0f} {x + bulge:.0f} {y1:.0f} {x + 6:.0f} {y1:.0f}"
    return path, x, y1, -1


def _link(
    edge: Edge, drawn: tuple[str, float, float, int], nodes: dict[str, Node], colours: _Colours,
    href: Callable[[Edge], str],
) -> str:  # fmt: skip
    path, x, y, way = drawn
    colour, _ = colours.of(edge)
    width = 1.5 + 1.5 * min(max(edge.independent, 1) - 1, 4)
    dashes = {"prevents": ' stroke-dasharray="6 4"', "motivates": ' stroke-dasharray="1 4"'}
    head = 7 + width / 2
    tip = (
        f'<path d="M{x - 2 * way:.0f} {y - 6:.0f}V{y + 6:.0f}" stroke="{colour}" stroke-width="3" '
        'fill="none"/>'
        if edge.relation == "prevents"
        else f'<path d="M{x:.0f} {y:.0f}l{-head * way:.1f} {-head / 2:.1f}v{head:.1f}z" fill="{colour}"/>'
    )
    body = (
        f"<title>{escape(_plain(_edge_words(edge, nodes)))}</title>"
        f'<path d="{path}" fill="none" stroke="#fff" stroke-opacity="0.01" stroke-width="14"/>'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="0.85" stroke-width="{width:.1f}"'
        f"{dashes.get(edge.relation, '')}/>{tip}"
    )
    address = _checked(href(edge))
    return f'<a href="{escape(address)}">{body}</a>' if address else f"<g>{body}</g>"


def _edge_words(edge: Edge, nodes: dict[str, Node]) -> str:
    said = []
    for claim in edge.claims[:4]:
        who = voice_words(claim.voice.name, claim.voice.country)
        denied = " denies it" if claim.denied else ""
        said.append(f"{who}{denied}, {show_date(claim.first.published)}")
    more = f"; and {len(edge.claims) - 4} more" if len(edge.claims) > 4 else ""
    marks = "".join(f" ({mark})" for mark in (*edge.disputed, *(("on a cycle",) if edge.cycle else ())))
    signal = edge.claims[0].first.signal
    how = f"{edge.relation}: {signal}" if signal else edge.relation
    return f"{nodes[edge.source].label} → {nodes[edge.target].label} [{how}]{marks}. {'; '.join(said)}{more}"


def _box(node: Node, box: _Box, core: bool) -> str:
    fill, line = (_CORE, "#8a6d00") if core else ("#ffffff", "#777777")
    text = "".join(
        f'<tspan x="{box.x + _PAD:.0f}" dy="{_LINE if number else 0}">{escape(line_)}</tspan>'
        for number, line_ in enumerate(box.lines)
    )
    told = "; ".join(node.phrases[:6])
    return (
        f"<g><title>{escape(_plain(told))}</title>"
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.w:.0f}" height="{box.h:.0f}" rx="4" '
        f'fill="{fill}" stroke="{line}"/>'
        f'<text x="{box.x + _PAD:.0f}" y="{box.y + _PAD * 0.6 + _FONT:.0f}">{text}</text></g>'
    )


def _draw_narrow(
    nodes: dict[str, Node], edges: Sequence[Edge], layouts: Sequence[Layout], found: CausalView,
    colours: _Colours, href: Callable[[Edge], str],
) -> tuple[str, float]:  # fmt: skip
    """Draw one column, causes above their effects, and the edges as arcs at its right."""
    width = 244.0
    boxes: dict[str, _Box] = {}
    y = float(_TOP)
    for layout in layouts:
        for id_ in (id_ for layer in layout.layers for id_ in layer if id_ in nodes):
            lines, height = _size(nodes[id_], width)
            boxes[id_] = _Box(8, y, width, height, lines)
            y += height + _GAP
        y += _GAP
    rank = {id_: number for number, id_ in enumerate(boxes)}
    sides: dict[str, list[tuple[int, str, int]]] = {}
    for edge in edges:
        sides.setdefault(edge.source, []).append((rank[edge.target], edge.id, 0))
        sides.setdefault(edge.target, []).append((rank[edge.source], edge.id, 1))
    ys: dict[str, list[float]] = {edge.id: [0.0, 0.0] for edge in edges}
    for id_, ends in sides.items():
        box = boxes[id_]
        for number, (_, edge_id, place) in enumerate(sorted(ends), start=1):
            ys[edge_id][place] = box.y + box.h * number / (len(ends) + 1)
    parts = []
    most = max((abs(rank[edge.source] - rank[edge.target]) for edge in edges), default=1)
    x = 8 + width
    for edge in edges:
        y0, y1 = ys[edge.id]
        bulge = 22 + 100 * (abs(rank[edge.source] - rank[edge.target]) - 1) / max(most, 2)
        parts.append(_link(edge, _arc(x, bulge, y0, y1), nodes, colours, href))
    parts += [_box(nodes[id_], box, id_ in found.core) for id_, box in boxes.items()]
    legend, below = _legend(colours, edges, y, _NARROW, found)
    return "".join((*parts, legend)), y + below


def _legend(
    colours: _Colours, edges: Sequence[Edge], top: float, width: int, found: CausalView
) -> tuple[str, float]:
    """Tell under a drawing what colours and lines stand for, in rows that fit its width."""
    entries = [(colour, "", label) for colour, label in colours.legend()]
    if any(edge.relation == "prevents" for edge in edges):
        entries.append((_OWN, ' stroke-dasharray="6 4"', "prevents"))
    if any(edge.relation == "motivates" for edge in edges):
        entries.append((_OWN, ' stroke-dasharray="1 4"', "is meant to"))
    hidden = len(found.map.edges) - len(edges)
    if hidden:
        entries.append(("none", "", f"{hidden} more arrows are not drawn"))
    parts = []
    x, y = 10.0, top + 14
    for colour, dashes, label in entries:
        label = label if len(label) <= 44 else label[:43] + "…"
        room = 34 + len(label) * _LETTER
        if x + room > width - 6 and x > 10:
            x, y = 10.0, y + 20
        parts.append(
            f'<path d="M{x:.0f} {y - 4:.0f}h24" stroke="{colour}" stroke-width="3" fill="none"{dashes}/>'
            f'<text x="{x + 29:.0f}" y="{y:.0f}" font-size="12">{escape(_plain(label))}</text>'
        )
        x += room + 14
    return "".join(parts), y - top + 12


def _description(found: CausalView, edges: Sequence[Edge], hidden: int) -> str:
    nodes = found.map.nodes
    if not edges:
        return "No causal claims."
    said = ". ".join(
        f"{nodes[edge.source].label} {'prevents' if edge.relation == 'prevents' else 'leads to'} "
        f"{nodes[edge.target].label}"
        + (f" ({edge.independent} independent claims)" if edge.independent > 1 else "")
        for edge in edges
    )
    return f"{said}." + (f" {hidden} more are not drawn." if hidden else "")


def _plain(text: str) -> str:
    """Take away what XML cannot hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def _checked(address: str) -> str:
    if address and urlsplit(address).scheme not in ("", "http", "https"):
        raise ValueError(f"{address!r} is neither a relative address nor one of the web")
    return address
