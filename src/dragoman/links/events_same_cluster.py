"""Reports of one event, with what they know together."""

from __future__ import annotations

from msgspec import Struct

from dragoman.links.events_same_parties import Parties, join
from dragoman.links.events_same_when import Window
from dragoman.links.events_same_within import Local
from dragoman.schema.rows import DONE


class Cluster(Struct):
    """Reports of one event, with what they know together; `number` is its place in the list of all."""

    number: int
    members: list[Local]
    articles: set[str]
    parties: Parties
    window: Window
    place: str | None
    place_name: frozenset[str]
    ordinal: int | None
    body: frozenset[str]
    mode: str | None
    done: bool


def cluster_of(number: int, local: Local) -> Cluster:
    """Begin a cluster with one report's event."""
    return Cluster(
        number=number,
        members=[local],
        articles={local.head.article},
        parties=local.parties,
        window=local.window,
        place=local.place,
        place_name=local.place_name,
        ordinal=local.ordinal,
        body=local.body,
        mode=local.mode,
        done=local.status in DONE,
    )


def absorb(cluster: Cluster, local: Local) -> None:
    """Add a report's event, and what it knows."""
    cluster.members.append(local)
    cluster.articles.add(local.head.article)
    cluster.parties = join(cluster.parties, local.parties)
    cluster.window = cluster.window.cut(local.window)
    cluster.ordinal = cluster.ordinal if cluster.ordinal is not None else local.ordinal
    cluster.body = cluster.body or local.body
    cluster.mode = cluster.mode or local.mode
    cluster.done = cluster.done or local.status in DONE
    if not cluster.place_name:
        cluster.place, cluster.place_name = local.place, local.place_name
