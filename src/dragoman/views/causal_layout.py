"""Places the nodes of a causal map in layers, causes before effects, with few crossings.

After Sugiyama, Tagawa and Toda (1981): edges that close a cycle are turned round, nodes are put into layers
by their longest path, long edges pass through places of their own, and each layer is sorted by the barycentre
of its neighbours, there and back, until nothing gets better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

Pair = tuple[str, str]
_SWEEPS = 12


class Layout(Struct, frozen=True):
    """Layers from left to right, each the ids of nodes and of passing places from top to bottom.

    `routes` gives for every edge the ids through which it runs from its source to its target; a route against
    the layers is one that closes a cycle (`back`).
    """

    layers: tuple[tuple[str, ...], ...]
    routes: dict[Pair, tuple[str, ...]]
    back: frozenset[Pair]


def part_graph(nodes: Collection[str], edges: Collection[Pair]) -> list[tuple[list[str], list[Pair]]]:
    """Part a graph into the parts that do not hang together, the largest first."""
    beside: dict[str, set[str]] = {node: set() for node in nodes}
    for source, target in edges:
        beside[source].add(target)
        beside[target].add(source)
    part_of: dict[str, int] = {}
    parts: list[list[str]] = []
    for start in sorted(nodes):
        if start in part_of:
            continue
        part_of[start] = len(parts)
        part, work = [start], [start]
        while work:
            for node in sorted(beside[work.pop()]):
                if node not in part_of:
                    part_of[node] = len(parts)
                    part.append(node)
                    work.append(node)
        parts.append(part)
    inside: list[list[Pair]] = [[] for _ in parts]
    for pair in sorted(set(edges)):
        inside[part_of[pair[0]]].append(pair)
    return sorted(zip(parts, inside, strict=True), key=lambda one: (-len(one[0]), -len(one[1]), one[0]))


def lay_layers(nodes: Collection[str], edges: Collection[Pair], *, most_layers: int = 6) -> Layout:
    """Lay nodes and edges (source, target) out; the same for the same graph, whatever its order.

    No more than `most_layers` layers are made: what lies deeper shares the last.
    """
    ends = sorted({(source, target) for source, target in edges if source != target})
    back = _closing(sorted(nodes), ends)
    forward = [(target, source) if (source, target) in back else (source, target) for source, target in ends]
    layer_of = _longest_paths(sorted(nodes), forward, most_layers)
    rows: list[list[str]] = [[] for _ in range(max(layer_of.values(), default=0) + 1)]
    for node in sorted(nodes):
        rows[layer_of[node]].append(node)
    routes: dict[Pair, tuple[str, ...]] = {}
    neighbours: dict[str, list[str]] = defaultdict(list)
    for pair, (first, last) in zip(ends, forward, strict=True):
        through = [first]
        for layer in range(layer_of[first] + 1, layer_of[last]):
            place = f"\0{pair[0]}\0{pair[1]}\0{layer}"
            rows[layer].append(place)
            through.append(place)
        through.append(last)
        for one, other in pairwise(through):
            neighbours[one].append(other)
            neighbours[other].append(one)
        routes[pair] = tuple(reversed(through)) if pair in back else tuple(through)
    return Layout(tuple(map(tuple, _sort_layers(rows, neighbours))), routes, back)


def _closing(nodes: Sequence[str], edges: Sequence[Pair]) -> frozenset[Pair]:
    """Find edges that close a cycle, by a walk that begins where nothing leads to."""
    out: dict[str, list[str]] = defaultdict(list)
    into: dict[str, int] = dict.fromkeys(nodes, 0)
    for source, target in edges:
        out[source].append(target)
        into[target] += 1
    found: set[Pair] = set()
    done: set[str] = set()
    for start in sorted(nodes, key=lambda node: (into[node], node)):
        if start in done:
            continue
        path, work = {start}, [(start, iter(out[start]))]
        while work:
            node, rest = work[-1]
            after = next(rest, None)
            if after is None:
                work.pop()
                path.discard(node)
                done.add(node)
            elif after in path:
                found.add((node, after))
            elif after not in done:
                path.add(after)
                work.append((after, iter(out[after])))
    return frozenset(found)


def _longest_paths(nodes: Sequence[str], edges: Sequence[Pair], most: int) -> dict[str, int]:
    """Number layers: a node comes after all that lead to it, and as near to what it leads to as it can."""
    out: dict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(nodes, 0)
    for source, target in edges:
        out[source].append(target)
        waiting[target] += 1
    layer = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if waiting[node] == 0]
    order: list[str] = []
    while ready:
        node = ready.pop()
        order.append(node)
        for after in out[node]:
            layer[after] = max(layer[after], layer[node] + 1)
            waiting[after] -= 1
            if waiting[after] == 0:
                ready.append(after)
    for node in reversed(order):
        if out[node]:
            layer[node] = min(layer[after] for after in out[node]) - 1
    return {node: min(depth, most - 1) for node, depth in layer.items()}


def _sort_layers(rows: list[list[str]], neighbours: Mapping[str, Sequence[str]]) -> list[list[str]]:
    best, fewest = [list(row) for row in rows], _crossings(rows, neighbours)
    for sweep in range(_SWEEPS):
        indices = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for at in indices:
            beside = rows[at - 1] if sweep % 2 == 0 else rows[at + 1]
            place = {node: position for position, node in enumerate(beside)}
            own = {node: position for position, node in enumerate(rows[at])}

            def middle(node: str, place: Mapping[str, int] = place, own: Mapping[str, int] = own) -> float:
                found = [place[other] for other in neighbours.get(node, ()) if other in place]
                return sum(found) / len(found) if found else float(own[node])

            rows[at].sort(key=middle)
        crossings = _crossings(rows, neighbours)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    return best


def _crossings(rows: Sequence[Sequence[str]], neighbours: Mapping[str, Sequence[str]]) -> int:
    total = 0
    for left, right in pairwise(rows):
        place = {node: position for position, node in enumerate(right)}
        ends: list[int] = []
        for node in left:
            here = sorted(place[other] for other in neighbours.get(node, ()) if other in place)
            total += sum(1 for end in here for before in ends if before > end)
            ends.extend(here)
    return total
