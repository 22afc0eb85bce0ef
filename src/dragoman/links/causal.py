"""The causal map: what is said to bring about what, over many reports, with whose claim and when.

Nodes are causes and effects, phrases that mean one thing joined (`causal_groups`); edges are claims. Cycles
are part of what people claim; they are allowed and marked (strongly connected components, Tarjan 1972).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.causal_claims import REASONS, Reason, Relation, Told, Voice, claims_of
from dragoman.links.causal_groups import Sign, group_signs, sign_of
from dragoman.links.causal_words import Phrase, plain_label
from dragoman.links.clusters import clusters, heard
from dragoman.links.report import Report
from dragoman.schema.article import digest
from dragoman.schema.links import Link

_TURN = {"": "", "up": " (up)", "down": " (down)", "harm": " (harmed)", "worse": " (made worse)"}
# What brings about, against what keeps from.
_AGAINST = {"causes": ("prevents",), "enables": ("prevents",), "prevents": ("causes", "enables")}


class Node(Struct, frozen=True, kw_only=True):
    """A cause or effect: `label` is how it is told most, `phrases` all ways it is told, `tokens` its words.

    `countries` are the states named in it.
    """

    id: str
    label: str
    phrases: tuple[str, ...]
    tokens: frozenset[str]
    countries: tuple[str, ...] = ()


class Claim(Struct, frozen=True, kw_only=True):
    """A claim of one voice, as all reports of one lineage tell it: `told` by day and article."""

    voice: Voice
    told: tuple[Told, ...]

    @property
    def first(self) -> Told:
        """Give the report that told it first."""
        return self.told[0]

    @property
    def denied(self) -> bool:
        """Say whether the voice denies that it is so."""
        return self.first.denied


class Edge(Struct, frozen=True, kw_only=True):
    """All claims that one node brings about another.

    `independent` counts different voices, those that deny it aside. `disputed` says why it is: somebody
    denies it, turns it round, or contradicts it; empty where nobody does. `cycle`: it lies on a cycle.
    """

    source: str
    target: str
    relation: Relation
    claims: tuple[Claim, ...]
    independent: int
    disputed: tuple[str, ...] = ()
    cycle: bool = False

    @property
    def id(self) -> str:
        """Give the digest of its ends and relation."""
        return digest("cause-edge", self.source, self.target, self.relation)


class CausalMap(Struct, frozen=True, kw_only=True):
    """The map: nodes by id, edges sorted, and how many claims were left out for which reason."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    left_out: tuple[tuple[Reason, int], ...] = ()


def causal_map(
    reports: Iterable[Report],
    *,
    links: Iterable[Link] = (),
    purposes: bool = False,
    weak: bool = False,
) -> CausalMap:
    """Make the causal map of reports, which may come in any order.

    `links` of relation "reprint" between articles join what they tell into one claim; "contradicts" between
    cause rows or the statements they are in mark claims as disputed. With `purposes` acts and what they are
    for ("motivates") count as well, with `weak` all that is weak. n log n in the number of claims.
    """
    links = list(links)
    lineage = lineages(links)
    standing = [link for link in heard(links) if link.judgement == "yes"]
    counts: Counter[Reason] = Counter()
    told: dict[tuple[object, ...], Told] = {}
    for report in reports:
        found = claims_of(report, lineage, purposes=purposes, weak=weak)
        counts.update(found.left_out)
        for one in found.claims:
            told.setdefault((one.rows, one.cause.words, one.effect.words), one)
    left_out = tuple((reason, counts[reason]) for reason in REASONS if counts[reason])
    return _assemble(sorted(told.values(), key=_order), standing, left_out)


def _order(one: Told) -> tuple[object, ...]:
    return (one.published is None, one.published or "", one.article, one.start, one.end, one.rows,
            one.cause.words, one.effect.words)  # fmt: skip


def lineages(links: Iterable[Link]) -> dict[str, str]:
    """Name the lineage of every article that has a reprint: the least id of all that hang together."""
    return clusters(links, "reprint")


def _assemble(
    kept: Sequence[Told], links: Sequence[Link], left_out: tuple[tuple[Reason, int], ...]
) -> CausalMap:
    signs: Counter[Sign] = Counter()
    phrases: dict[Sign, Counter[Phrase]] = defaultdict(Counter)
    ends: list[tuple[Told, Sign, Sign]] = []
    for one in kept:
        pair = [
            sign_of(phrase, setting=one.setting, lineage=one.lineage) for phrase in (one.cause, one.effect)
        ]
        for sign, phrase in zip(pair, (one.cause, one.effect), strict=True):
            signs[sign] += 1
            phrases[sign][phrase] += 1
        ends.append((one, pair[0], pair[1]))
    leaders = group_signs(signs)
    members: dict[Sign, Counter[Phrase]] = defaultdict(Counter)
    for sign, told in phrases.items():
        members[leaders[sign]].update(told)
    ids = {leader: _node_id(leader) for leader in members}
    nodes = {ids[leader]: _node(ids[leader], told) for leader, told in members.items()}
    gathered: dict[tuple[str, str, Relation], list[Told]] = defaultdict(list)
    for one, cause, effect in ends:
        source, target = ids[leaders[cause]], ids[leaders[effect]]
        if source != target:
            gathered[(source, target, one.relation)].append(one)
    edges = [_edge(*key, told) for key, told in sorted(gathered.items())]
    used = {end for edge in edges for end in (edge.source, edge.target)}
    return CausalMap(
        nodes={id_: nodes[id_] for id_ in sorted(used)},
        edges=tuple(_marked(edges, links)),
        left_out=left_out,
    )


def _node_id(sign: Sign) -> str:
    return digest(
        "cause-node", sign.head, " ".join(sign.mods), " ".join(sign.names), sign.sense, str(sign.negated),
        " ".join(sign.setting), sign.only,
    )  # fmt: skip


def _node(id_: str, told: Counter[Phrase]) -> Node:
    ordered = sorted(told, key=lambda one: (-told[one], len(one.words), one.words))
    plain = [plain_label(one.words) for one in ordered] if len(ordered) > 1 else [ordered[0].words]
    best = ordered[0]
    label = min(plain, key=lambda one: (-plain.count(one), plain.index(one)))
    names = {name for one in told for name in one.names if not name.startswith("n:")}
    return Node(
        id=id_,
        label=label + (_TURN[best.sense] if best.turned else ""),
        phrases=tuple(dict.fromkeys(one.words for one in ordered)),
        tokens=frozenset(token for one in told for token in one.tokens),
        countries=tuple(sorted(names)),
    )


def _edge(source: str, target: str, relation: Relation, told: Sequence[Told]) -> Edge:
    by_claim: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    for one in told:
        by_claim[(one.voice.key, one.lineage, one.denied)].append(one)
    claims = []
    for group in by_claim.values():
        first_of: dict[str, Told] = {}
        for one in sorted(group, key=_order):
            first_of.setdefault(one.article, one)
        claims.append(Claim(voice=group[0].voice, told=tuple(first_of.values())))
    claims.sort(key=lambda claim: (*_order(claim.first), claim.voice.key))
    return Edge(
        source=source,
        target=target,
        relation=relation,
        claims=tuple(claims),
        independent=len({claim.voice.key for claim in claims if not claim.denied}),
    )


def _marked(edges: Sequence[Edge], links: Sequence[Link]) -> Iterable[Edge]:
    """Mark what is disputed and what lies on a cycle."""
    contradicted = {
        end for link in links if link.relation == "contradicts" for end in (link.left, link.right)
    }
    relations: dict[tuple[str, str], set[str]] = defaultdict(set)
    following: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        relations[(edge.source, edge.target)].add(edge.relation)
        following[edge.source].add(edge.target)
    component = components(following)
    for edge in edges:
        why = []
        if any(claim.denied for claim in edge.claims):
            why.append("denied")
        if any(other in relations[(edge.source, edge.target)] for other in _AGAINST.get(edge.relation, ())):
            why.append("turned round")
        ids = {end for claim in edge.claims for one in claim.told for end in (*one.rows, one.said_in or "")}
        if ids & contradicted:
            why.append("contradicted")
        yield replace(edge, disputed=tuple(why), cycle=component[edge.source] == component[edge.target])


def components(following: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Number strongly connected components: nodes of one number lie on a cycle (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    component: dict[str, int] = {}
    stack: list[str] = []
    for start in sorted({*following, *(end for ends in following.values() for end in ends)}):
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        work = [(start, iter(sorted(following.get(start, ()))))]
        while work:
            node, rest = work[-1]
            after = next(rest, None)
            if after is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    while True:
                        member = stack.pop()
                        component[member] = index[node]
                        if member == node:
                            break
            elif after not in index:
                index[after] = low[after] = len(index)
                stack.append(after)
                work.append((after, iter(sorted(following.get(after, ())))))
            elif after not in component:
                low[node] = min(low[node], index[after])
    return component
