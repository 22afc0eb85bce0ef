"""Which reports tell one deed: by links between rows, else by day, sides and words.

A count of reports would be a count of what newspapers like. An act told by ten of them, or by one of them in
five words ("met", "talks", "discussed"), is one act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct

from dragoman.links.clusters import heard, is_linker, joined
from dragoman.record.store import View
from dragoman.schema.rows import Event
from dragoman.views.relation_dates import Placed
from dragoman.views.relation_named import goes_on, names_again
from dragoman.views.relation_parties import Side

# Two words for one act: "imposed new sanctions", "reiterated their condemnation".
_NEAR = 40
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)\Z")
_STEM = 5


class Told(Struct, frozen=True):
    """An event of the pair as one report tells it, with who acted on whom, and its days."""

    event: Event
    side: Side
    place: Placed


def join_reports(
    told: Sequence[Told], links: Linked | None, again: Iterable[tuple[str, str]] = ()
) -> list[list[Told]]:
    """Join what tells one event. `links` are what was said of their rows; None where nothing was linked.

    `again` are pairs of rows that tell one act for another reason (`told_again`).

    Without links, events of one type and direction are one where day and first word are; talks of one day
    whatever they are called. Within one article this holds in either case. An act of which only the month is
    said ("the April talks") is the first of its kind in that month. What goes on is told anew month by month,
    under many names, and counts once in each, whatever links say of its names.
    """
    across = links is None
    going_on = {one.event.id for one in told if goes_on(one.event, one.place)}
    linked_pairs = links.one if links is not None else ()
    looked_at = {one.event.id for one in told}
    pairs = [pair for pair in linked_pairs if looked_at.intersection(pair) - going_on]
    acts = [one for one in told if one.event.id not in going_on]
    pairs += (pair for pair in again if not going_on.intersection(pair))
    pairs += _near(acts)
    ordered = sorted(acts, key=lambda one: (_kind(one, across=across), one.place.first, one.event.id))
    for _, group in groupby(ordered, key=lambda one: _kind(one, across=across)):
        pairs += _of_a_kind(list(group))
    root = joined(pairs, links.apart if links is not None else ())
    groups: dict[tuple[str, ...], list[Told]] = {}
    for one in told:
        event = one.event
        key: tuple[str, ...] = (root.get(event.id, event.id),)
        if event.id in going_on and event.id not in root:
            key = (event.type, event.mode or "", one.side, one.place.month or "")
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def leave_names(told: Sequence[Told]) -> list[Told]:
    """Leave out what only names a war again that was told before."""
    again = names_again((one.event, one.place, one.side) for one in told)
    return [one for one in told if one.event.id not in again]


def _kind(told: Told, *, across: bool) -> tuple[str, ...]:
    """Give what all reports of one event share, but the day."""
    event = told.event
    word = "" if event.type == "CONSULT" else stem(event.trigger.text)
    planned = "planned" if event.status == "planned" else ""
    return (event.type, told.side, word, planned, "" if across else event.article)


def _of_a_kind(group: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Pair what is of one day, and a month with its first day."""
    days: dict[str, str] = {}
    for one in group:
        bounds = (one.place.first, one.place.last)
        yield days.setdefault("/".join(bounds), one.event.id), one.event.id
        if one.place.first != one.place.last:
            within = (
                other.event.id
                for other in group
                if other.place.first == other.place.last and bounds[0] <= other.place.first <= bounds[1]
            )
            yield next(within, one.event.id), one.event.id


def _near(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Pair two words for one act that stand side by side in an article."""
    for before, after in pairwise(sorted(told, key=_as_written)):
        if _as_written(before)[:4] == _as_written(after)[:4] and _follows(before.event, after.event):
            yield before.event.id, after.event.id


def _as_written(told: Told) -> tuple[str, str, str, str, int]:
    event = told.event
    return (event.article, event.type, told.side, told.place.first, event.trigger.start)


def _follows(before: Event, after: Event) -> bool:
    return 0 <= after.trigger.start - before.trigger.end <= _NEAR


def leave_light_words(told: Sequence[Told]) -> list[Told]:
    """Leave out support that is only the verb of a conflict: "reiterated their condemnation of it"."""
    ordered = sorted(told, key=lambda one: (one.event.article, one.event.trigger.start))
    light = {
        before.event.id
        for before, after in pairwise(ordered)
        if before.event.type == "SUPPORT"
        and "conflict" in after.event.quad
        and before.event.article == after.event.article
        and before.side == after.side
        and _follows(before.event, after.event)
    }
    return [one for one in told if one.event.id not in light]


def stem(words: str) -> str:
    """Cut the first word to what its forms share: "condemned", "condemns", "condemnation" are "conde"."""
    found = _WORD.search(words.casefold())
    return _ENDING.sub("", found[0])[:_STEM] if found else words


class Linked(Struct, frozen=True):
    """What links say of events: pairs that are one, and pairs that are not."""

    one: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def linked(view: View, relation: Literal["same_event", "reprint"], of: Iterable[str]) -> Linked | None:
    """Give what standing links say of the rows or articles `of`; None where no linker has looked at any.

    What is linked to a row that is not among them is told too: two of them may be one by a third.
    """
    known = set(of)
    found = list(view.links(relation, of=known))
    if not any(is_linker(link.author) for link in found):
        return None
    counted = heard(found)
    return Linked(
        tuple((link.left, link.right) for link in counted if link.judgement == "yes"),
        tuple((link.left, link.right) for link in counted if link.judgement == "no"),
    )


def find_reprints(view: View, articles: Iterable[str]) -> dict[str, str]:
    """Map articles that links say are one report to the id that they share; the rest are left out."""
    same = linked(view, "reprint", articles)
    return joined(same.one, same.apart) if same is not None else {}
