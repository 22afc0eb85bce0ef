"""How well the timeline of an actor has its dates: `python bench/timeline.py [--write FILE]`.

Date-F1, as timelines of news are scored (Martschat and Markert 2018; SemEval-2015 task 4 asks for the
timeline of one actor over many reports): of the days on which an actor's timeline has events, which are
those of the gold, and which of the gold's are there. SemEval's own texts are not at hand, so the development
gold serves: a set is put into one record, and `dragoman timeline --actor NAME --json` is run for each actor
whom the program knows by name at words that the gold has as an actor or a recipient of a dated event. Days
told for actors whom the gold gives no date are not counted. A date counts where the report states it; it is
right where its first and last day are those of the gold's. Statements and figures are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from page import replace_part, stamp

from dragoman.record.dates import day_bounds
from dragoman.record.sql import open_record
from dragoman.schema.rows import Mention, Ref

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SETS = ("own-dev", "wire-dev")

Json = dict[str, Any]
Days = set[tuple[str, str]]
"""(actor, first and last day) of a timeline."""


def read_gold(name: str) -> dict[str, list[Json]]:
    """Give the gold's dated events by document."""
    found: dict[str, list[Json]] = defaultdict(list)
    for line in (GOLD / f"{name}.gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["kind"] == "event" and row["date"] and day_bounds(row["date"])[0] is not None:
            found[row["article"]].append(row)
    return found


def told(row: Json) -> tuple[str, str]:
    """Give the first and last day of an event's date."""
    first, last = day_bounds(row["date"])
    return first or "", last or ""


def known_as(words: Json, refs: Iterable[Ref | Mention]) -> str | None:
    """Name the actor whom the program knows at the gold's words: by the longest of its own words in them."""
    inside = [
        ref
        for ref in refs
        if ref.actor is not None
        and ref.span is not None
        and words["start"] <= ref.span.start
        and ref.span.end <= words["end"]
    ]
    return max(inside, key=lambda ref: ref.span.end - ref.span.start).actor if inside else None


def gold_days(where: str, gold: dict[str, list[Json]]) -> Days:
    """Give the days of the gold's events, by the names of their parties; a party of no name has none."""
    found: Days = set()
    with open_record(where) as record:
        for head in record.heads():
            if head.source not in gold:
                continue
            refs: list[Ref | Mention] = list(record.rows("mention", article=head.id))
            for event in record.rows("event", article=head.id):
                refs += (*event.actors, *event.recipients)
            for row in gold[head.source]:
                for words in (*row["actors"], *row["recipients"]):
                    if (actor := known_as(words, refs)) is not None:
                        found.add((actor, *told(row)))
    return found


def timeline_days(where: str, actor: str) -> Days:
    """Run the command for an actor; give the days that reports state for events with a part for it."""
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "timeline", "--actor", actor, "--json", "--db", where],
        check=True,
        capture_output=True,
        text=True,
    )
    found: Days = set()
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        row = entry["row"]
        # The option takes parts of names; "Biden" is asked for "Biden" alone here.
        parties = {ref["actor"] for ref in (*row.get("actors", ()), *row.get("recipients", ()))}
        if row["kind"] == "event" and entry["date_from"] == "text" and actor in parties:
            found.add((actor, *told(row)))
    return found


def measure(name: str) -> str:
    """Score the timelines of a set's actors; give a line of the table."""
    gold = read_gold(name)
    with tempfile.TemporaryDirectory() as scratch:
        where = str(Path(scratch) / "set.db")
        documents = str(GOLD / f"{name}.docs.jsonl")
        subprocess.run(
            [sys.executable, "-m", "dragoman", "add", "--db", where, documents],
            check=True,
            capture_output=True,
        )
        true = gold_days(where, gold)
        actors = sorted({actor for actor, *_ in true})
        said = set().union(*(timeline_days(where, actor) for actor in actors))
    right = len(true & said)
    precision, recall = right / max(1, len(said)), right / max(1, len(true))
    score = 2 * precision * recall / max(1e-9, precision + recall)
    counts = f"{len(actors)} | {len(true)} | {len(said)}"
    return f"| {name} | {counts} | {precision:.3f} | {recall:.3f} | {score:.3f} |"


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    lines = [
        stamp(),
        "",
        "Days on which an actor's timeline has events whose date the report states, over a record of the",
        "whole set, against those of the gold; the method stands in bench/timeline.py.",
        "",
        "| data set | actors | days in gold | days told | precision | recall | Date-F1 |",
        "|---|---|---|---|---|---|---|",
        *(measure(name) for name in SETS),
    ]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "timeline", lines)


if __name__ == "__main__":
    main()
