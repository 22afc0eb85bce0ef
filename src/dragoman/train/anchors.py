"""Makes anchors of gold rows, as record.md has them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.text.sentences import Range
from dragoman.train.documents import Anchor, Layers

Json = dict[str, Any]

# Words that date an event stand in its sentence or the one beside it.
_REACH = 250
_THAT = re.compile(r"that\s+(?=\S)")


def _place(span: Json) -> Range:
    return span["start"], span["end"]


def names(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a name."""
    return tuple(Anchor(_place(row["span"]), row["type"]) for row in rows if row["kind"] == "mention")


def attribution(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a cue; statements that share a cue give it all their parts."""
    roles: dict[Range, dict[tuple[str, Range], None]] = defaultdict(dict)
    for row in rows:
        if row["kind"] != "statement" or row["cue"] is None:
            continue
        parts = roles[_place(row["cue"])]
        parts.update({("CONTENT", _without_that(span)): None for span in row["content"]})
        for role, key in (("SOURCE", "speaker"), ("ADDRESSEE", "addressee")):
            if row.get(key):
                parts[role, _place(row[key])] = None
    return tuple(Anchor(cue, "CUE", tuple(parts)) for cue, parts in roles.items())


def _without_that(span: Json) -> Range:
    """Give the place of a content as record.md has it; some sets count the "that" before a clause as part."""
    start, end = _place(span)
    opening = _THAT.match(span.get("text", ""))
    return (start + opening.end(), end) if opening is not None else (start, end)


def causes(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a signal; where none is written, the first word of whichever part comes second."""
    anchors: dict[Range, Anchor] = {}
    for row in rows:
        if row["kind"] != "cause":
            continue
        cause, effect = _place(row["cause"]), _place(row["effect"])
        later = max(cause, effect)
        place = _place(row["signal"]) if row.get("signal") else (later[0], later[0] + 1)
        known = anchors.get(place)
        roles = dict.fromkeys((*(known.roles if known else ()), ("CAUSE", cause), ("EFFECT", effect)))
        attributes = (("relation", row["relation"]),) if row.get("relation") else ()
        anchors[place] = Anchor(place, "SIGNAL" if row.get("signal") else "BARE", tuple(roles), attributes)
    return tuple(anchors.values())


def events(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a trigger; the words that date it are those that have its date and stand nearest."""
    times = [(_place(row["span"]), row["value"]) for row in rows if row["kind"] == "time"]
    anchors: dict[Range, Anchor] = {}
    for row in rows:
        if row["kind"] != "event":
            continue
        roles = [("ACTOR", _place(span)) for span in row["actors"]]
        roles += [("RECIPIENT", _place(span)) for span in row["recipients"]]
        roles += [(role, _place(row[key])) for role, key in (("ACT", "act"), ("PLACE", "place")) if row[key]]
        attributes = (("status", row["status"]), ("about", row["about"] or "none"))
        place = _place(row["trigger"])
        if (dated := _dated(place, row.get("date"), times)) is not None:
            roles.append(("TIME", dated))
        anchors.setdefault(place, Anchor(place, row["type"], tuple(roles), attributes))
    return tuple(anchors.values())


def _dated(trigger: Range, date: str | None, times: list[tuple[Range, str]]) -> Range | None:
    """Find the words that say when; an interval may be written as its two ends, of which the first counts."""
    if date is None:
        return None
    fitting = [place for place, value in times if value in (date, date.split("/")[0])]
    nearest = min(fitting, key=lambda place: abs(place[0] - trigger[0]), default=None)
    return nearest if nearest is not None and abs(nearest[0] - trigger[0]) <= _REACH else None


def own(rows: list[Json]) -> Layers:
    """Make the layers that sets coded by our own codebook mark."""
    return {"attribution": attribution(rows), "causes": causes(rows), "events": events(rows)}


def coded(rows: list[Json]) -> Layers:
    """One event a sentence, of the type that the set gives; we marked its trigger (own/plv-triggers.tsv)."""
    anchors: list[Anchor] = []
    for row in rows:
        known = _triggers().get(row["article"])
        if known is None:
            continue
        place, kind, status = known
        roles = [("ACTOR", row.get("actor_span")), ("RECIPIENT", row.get("recipient_span"))]
        marked = tuple((role, _place(span)) for role, span in roles if span)
        anchors.append(Anchor(place, kind, marked, (("status", status),)))
    return {"events": tuple(anchors)} if anchors else {}


@cache
def _triggers() -> dict[str, tuple[Range, str, str]]:
    """Read place, type and status of each sentence's trigger, by the sentence's id."""
    lines = (Path(__file__).with_name("own") / "plv-triggers.tsv").read_text("utf-8").splitlines()
    fields = (line.split("\t") for line in lines)
    return {id_: ((int(start), int(end)), kind, status) for id_, start, end, kind, status in fields}
