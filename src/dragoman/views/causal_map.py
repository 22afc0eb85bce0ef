"""The causal map around a subject: what is said to bring it about, to follow from it, and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.causal import CausalMap, Claim, Edge, causal_map
from dragoman.links.causal_claims import Reason
from dragoman.links.causal_words import asked_tokens
from dragoman.record.store import View
from dragoman.schema.errors import QueryError
from dragoman.views.causal_reports import Subject, gather
from dragoman.views.dates import date_bounds
from dragoman.views.filters import Desk
from dragoman.views.timeline import Piece
from dragoman.views.words import fold, fullest

# How far the map goes from what was asked for, to either side.
STEPS = 2
_AROUND = 120


class CauseFilters(Struct, frozen=True, kw_only=True):
    """What a person asked of the map; None is no condition.

    `about` are words that a cause or effect must hold, `country` (alpha-3) one that is named in the claim,
    whose voice it is, or that the report is about; `since` and `until` bound the day of the report,
    `claimed_by` is part of the voice's name. `purposes` shows acts with what they are for, `weak` all that is
    else left out.
    """

    about: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    claimed_by: str | None = None
    purposes: bool = False
    weak: bool = False


class VoiceCount(Struct, frozen=True, kw_only=True):
    """How many claims of the map are a voice's, and how many it denies.

    No name, and "" as `key`, is the reports' own voice.
    """

    key: str
    name: str | None
    country: str | None
    claims: int
    denials: int

    @property
    def words(self) -> str:
        """Name the voice, with its country where it is known."""
        return voice_words(self.name, self.country)


def voice_words(name: str | None, country: str | None) -> str:
    """Name whose claim something is: "Ana Rueda (CUB)", "the report itself"."""
    if name is None:
        return "the report itself"
    return f"{name} ({country})" if country else name


class CausalView(Struct, frozen=True, kw_only=True):
    """The map around a subject.

    `core` are the nodes that hold the words asked for (none where none were), `steps` tells for every edge
    how far it is: −1 brings the subject about, −2 brings that about, 1 and 2 follow, 0 lies within. `order`
    are the edges as a person reads them, each with its depth. `left_out` counts claims left out, by reason.
    """

    map: CausalMap
    core: frozenset[str]
    steps: dict[str, int]
    order: tuple[tuple[Edge, int], ...]
    voices: tuple[VoiceCount, ...]
    left_out: tuple[tuple[Reason, int], ...]


def show_causes(view: View, *, filters: CauseFilters) -> CausalView:
    """Make the map of what the record holds about a subject; of all it holds where none is asked for."""
    subject = subject_of(filters.about) if filters.about is not None else None
    gathered = gather(view, subject, steps=STEPS, purposes=filters.purposes, weak=filters.weak)
    whole = causal_map(gathered.reports, links=gathered.links, purposes=filters.purposes, weak=filters.weak)
    return make_view(_filtered(whole, filters), subject)


def subject_of(about: str) -> Subject:
    """Read the words asked for: `"food prices"`, `migra*`; QueryError where none of them tells anything."""
    words = about.split()
    beginnings = tuple(word.rstrip("*").lower() for word in words if word.endswith("*") and len(word) > 1)
    tokens = tuple(dict.fromkeys(asked_tokens(" ".join(word for word in words if not word.endswith("*")))))
    if not tokens and not beginnings:
        raise QueryError(
            f"{about!r} has no word that tells what it is about",
            where="--about",
            cure="Give a noun or two, such as `prices` or `fuel shortage`",
        )
    return Subject(tokens, beginnings)


def _filtered(whole: CausalMap, filters: CauseFilters) -> CausalMap:
    """Keep the claims that pass; a claim that several reports tell keeps those in the time asked for."""
    voice = fold(filters.claimed_by) if filters.claimed_by else None
    edges = []
    for edge in whole.edges:
        claims = [claim for one in edge.claims if (claim := _in_time(one, filters)) is not None]
        if voice is not None:
            claims = [claim for claim in claims if voice in fold(claim.voice.name or "")]
        if filters.country is not None:
            named = {
                *whole.nodes[edge.source].countries, *whole.nodes[edge.target].countries,
            }  # fmt: skip
            claims = [
                claim
                for claim in claims
                if filters.country in named
                or filters.country == claim.voice.country
                or filters.country in claim.first.setting
            ]
        if claims:
            voices = {claim.voice.key for claim in claims if not claim.denied}
            edges.append(replace(edge, claims=tuple(claims), independent=len(voices)))
    return _only(whole, edges)


def _in_time(claim: Claim, filters: CauseFilters) -> Claim | None:
    if filters.since is None and filters.until is None:
        return claim
    told = []
    for one in claim.told:
        bounds = date_bounds(one.published) if one.published else None
        if bounds is None:
            continue
        if (filters.since is None or bounds[1] >= filters.since) and (
            filters.until is None or bounds[0] <= filters.until
        ):
            told.append(one)
    return replace(claim, told=tuple(told)) if told else None


def _only(whole: CausalMap, edges: Sequence[Edge]) -> CausalMap:
    used = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = {id_: node for id_, node in whole.nodes.items() if id_ in used}
    return replace(whole, nodes=nodes, edges=tuple(edges))


def make_view(whole: CausalMap, subject: Subject | None, *, steps: int = STEPS) -> CausalView:
    """Cut the part of a map that lies around a subject, and put it in the order in which it is read."""
    if subject is None:
        core: frozenset[str] = frozenset()
        steps_of = {edge.id: 0 for edge in whole.edges}
        kept = whole
    else:
        core = frozenset(id_ for id_, node in whole.nodes.items() if subject.holds(node.tokens))
        steps_of = edge_steps(whole.edges, core, steps)
        kept = _only(whole, [edge for edge in whole.edges if edge.id in steps_of])
    core &= kept.nodes.keys()
    return CausalView(
        map=kept,
        core=core,
        steps=steps_of,
        order=tuple(_read_order(kept, core, steps_of)),
        voices=_voices(kept.edges),
        left_out=whole.left_out,
    )


def edge_steps(edges: Iterable[Edge], core: frozenset[str], steps: int) -> dict[str, int]:
    """Give, by edge, how far it is from the core: up to `steps` against the arrows, and along them."""
    into: dict[str, list[Edge]] = defaultdict(list)
    out: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        into[edge.target].append(edge)
        out[edge.source].append(edge)
    found: dict[str, int] = {}
    for table, end, sign in ((into, "source", -1), (out, "target", 1)):
        front, seen = set(core), set(core)
        for step in range(1, steps + 1):
            edges_here = [edge for node in sorted(front) for edge in table[node]]
            front = set()
            for edge in edges_here:
                within = edge.source in core and edge.target in core
                found.setdefault(edge.id, 0 if within else sign * step)
                if getattr(edge, end) not in seen:
                    front.add(getattr(edge, end))
            seen |= front
    return found


def _read_order(
    kept: CausalMap, core: frozenset[str], steps: Mapping[str, int]
) -> Iterator[tuple[Edge, int]]:
    """Give causes before effects; under each what leads to it, or on from it; the told most first."""
    if not any(steps.values()):
        yield from ((edge, 0) for edge in sorted(kept.edges, key=lambda edge: _by_weight(edge, kept)))
        return
    given: set[str] = set()
    ranked = sorted(kept.edges, key=lambda one: _by_weight(one, kept))
    into: dict[str, list[Edge]] = defaultdict(list)
    out: dict[str, list[Edge]] = defaultdict(list)
    for edge in ranked:
        into[edge.target].append(edge)
        out[edge.source].append(edge)

    def walk(edge: Edge, sign: int, depth: int) -> Iterator[tuple[Edge, int]]:
        if edge.id in given:
            return
        given.add(edge.id)
        yield edge, depth
        for next_ in into[edge.source] if sign < 0 else out[edge.target]:
            if sign and steps[next_.id] == sign * (depth + 2):
                yield from walk(next_, sign, depth + 1)

    for sign in (-1, 0, 1):
        for edge in ranked:
            if steps[edge.id] == sign:
                yield from walk(edge, sign, 0)
    yield from ((edge, abs(steps[edge.id]) - 1) for edge in kept.edges if edge.id not in given)


def _by_weight(edge: Edge, kept: CausalMap) -> tuple[object, ...]:
    return (
        -edge.independent, -sum(len(claim.told) for claim in edge.claims),
        fold(kept.nodes[edge.source].label), fold(kept.nodes[edge.target].label), edge.id,
    )  # fmt: skip


def _voices(edges: Iterable[Edge]) -> tuple[VoiceCount, ...]:
    """Count claims and denials by voice; all reports that speak for themselves are one line."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for edge in edges:
        for claim in edge.claims:
            claims[voice_key(claim)].append(claim)
    counted = [
        VoiceCount(
            key=key,
            name=fullest(Counter(claim.voice.name for claim in group if claim.voice.name)) if key else None,
            country=next((claim.voice.country for claim in group if claim.voice.country), None),
            claims=sum(not claim.denied for claim in group),
            denials=sum(claim.denied for claim in group),
        )
        for key, group in claims.items()
    ]
    return tuple(sorted(counted, key=lambda one: (-one.claims - one.denials, one.name or "", one.key)))


def voice_key(claim: Claim) -> str:
    """Give what tells the voice of a claim from others; "" for reports that speak for themselves."""
    return claim.voice.key if claim.voice.name is not None else ""


def claim_words(desk: Desk, claim: Claim) -> tuple[Piece, ...]:
    """Give the sentence or sentences of a claim, as the first report tells it, its parts lit."""
    told = claim.first
    article, sentences = desk.take(told.article)
    left, right = sentences.around(told.start, told.end)
    start, end = max(left, told.start - _AROUND), min(right, told.end + _AROUND)
    pieces = (
        Piece(("… " if start > left else "") + " ".join(article.text[start : told.start].split()) + " "),
        Piece(" ".join(article.text[told.start : told.end].split()), lit=True),
        Piece(" ".join(("x" + article.text[told.end : end]).split())[1:] + (" …" if end < right else "")),
    )
    return tuple(piece for piece in pieces if piece.text.strip())


def claim_marks(edge: Edge, claim: Claim) -> tuple[str, ...]:
    """Say what is to be known of a claim: denied, possible, disputed, cycle."""
    marks = []
    if claim.denied:
        marks.append("denied")
    if claim.first.possible:
        marks.append("possible")
    if edge.disputed and not claim.denied:
        marks.append("disputed")
    if edge.cycle:
        marks.append("cycle")
    return tuple(marks)
