"""Links the record anew: brings the linkers articles and rows, and stores what they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from dragoman.links import actors_same, events_same, positions, quantities, reprints, sketches
from dragoman.links.actors_homes import find_homes
from dragoman.links.actors_profiles import Profile
from dragoman.links.clusters import partners
from dragoman.links.homes import find_homes as homes_by_names
from dragoman.links.report import Report
from dragoman.links.reprints_words import body
from dragoman.links.undertakings import find_undertakings
from dragoman.links.undertakings_links import AUTHOR as UNDERTAKINGS
from dragoman.links.undertakings_links import link_undertakings
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.store import Relinked
from dragoman.schema.errors import SettingsError

Told = Callable[[int, int], None]

# Articles of candidate pairs that are kept at hand: pairs come in order of their first article.
_AT_HAND = 256


def link_record(
    where: str, *, linkers: tuple[str, ...] = (), told: Told | None = None
) -> dict[str, Relinked]:
    """Link the articles and rows of the record at `where`; gives what each linker changed, by its name.

    All `linkers` unless some are named. Run again, nothing changes. `told` hears how many articles of how
    many are read. Raises SettingsError for a name that is none, RecordError.
    """
    unknown = [name for name in linkers if name not in LINKERS]
    if unknown:
        raise SettingsError(f"there is no linker {unknown[0]!r}", cure=f"Linkers are {', '.join(LINKERS)}")
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with open_record(where, mode="write") as record:
        return {name: LINKERS[name](record, made, told) for name in linkers or LINKERS}


def _link_reprints(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    """Sketch the articles that are new, and compare what may be alike; what was compared before stands."""
    # Another version of either compares all anew.
    maker = f"sketches@{sketches.VERSION}+{reprints.AUTHOR}"
    known = record.sketches(maker)
    before = [link for link in record.links("reprint") if link.author == reprints.AUTHOR]
    missing = [head.id for head in record.heads() if head.id not in known]
    fresh: dict[str, bytes | None] = {}
    for number, article in enumerate(missing, start=1):
        fresh[article] = sketches.sketch(body(record.article(article)))
        if told is not None:
            told(number, len(missing))
    all_of_them = {article: one for article, one in (known | fresh).items() if one is not None}
    take = lru_cache(_AT_HAND)(record.article)
    judged = (
        reprints.judge_reprint(take(left), take(right), made=made)
        for left, right in sorted(sketches.candidates(all_of_them, fresh.keys()))
    )
    # Copies of a form that are none of each other are as many as their square: they are not kept.
    found = (link for link in judged if link is not None and link.judgement != "no")
    changed = record.relink((*before, *found), reprints.AUTHOR, made=made)
    # Kept last: what is sketched counts as compared, so a run that is killed compares once more.
    record.keep_sketches(maker, fresh)
    return changed


def _link_quantities(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    claims = (
        claim
        for report in _reports(record, ("figure", "mention"), told)
        for claim in quantities.claims(report.article, report.rows)
    )
    return record.relink(quantities.link_quantities(claims, made=made), quantities.AUTHOR, made=made)


def _link_events(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    found = events_same.link_events(_reports(record, ("event", "mention", "time"), told), made=made)
    return record.relink(found, events_same.AUTHOR, made=made)


def _link_positions(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    found = positions.link_positions(_reports(record, ("event", "statement", "mention"), told), made=made)
    return record.relink(found, positions.AUTHOR, made=made)


def _link_undertakings(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    # Read twice, so that a large record need not be held at once.
    homes = homes_by_names(_reports(record, ("event", "statement"), None))
    reports = _reports(record, ("event", "statement", "time"), told)
    # Linked before: which events are one.
    same = partners(record.links("same_event"))
    found = link_undertakings(find_undertakings(reports, pair=None, same=same, homes=homes), made=made)
    return record.relink(found, UNDERTAKINGS, made=made)


def _link_actors(record: SqlRecord, made: str, told: Told | None) -> Relinked:
    known = actors_same.profiles(_reports(record, ("mention",), told))
    changed = record.relink(actors_same.link_actors(known, made=made), actors_same.AUTHOR, made=made)
    # Actors are what all standing links make of the names, those of persons too.
    cluster_of = actors_same.actor_of(record.links("same_actor"), known)
    together: dict[str, list[Profile]] = defaultdict(list)
    for profile in known:
        together[cluster_of.get(profile.key, profile.key)].append(profile)
    record.keep_homes(find_homes(together.values()))
    record.keep_actors(actors_same.describe(one) for one in together.values() if len(one) > 1)
    return changed


LINKERS: dict[str, Callable[[SqlRecord, str, Told | None], Relinked]] = {
    "reprints": _link_reprints,
    "events": _link_events,
    "figures": _link_quantities,
    "positions": _link_positions,
    "undertakings": _link_undertakings,
    "actors": _link_actors,
}
"""What links what, in the order in which they run."""


def _reports(record: SqlRecord, kinds: tuple[str, ...], told: Told | None) -> Iterator[Report]:
    """Read the articles with their rows of some kinds, one at a time."""
    total = record.counts()["article"]
    for number, (article, rows) in enumerate(record.papers(*kinds), start=1):
        yield Report(article, tuple(rows))
        if told is not None:
            told(number, total)
