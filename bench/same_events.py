"""Measures which reports are of one event: `python bench/same_events.py [--errors PART] [--write FILE]`.

Reads the reports that `pairs/same-events.tsv` names from the corpus in ../shared, codes them, links their
events, and compares the clusters with ours by B³ (Bagga and Baldwin 1998): a row that the file gives an event
belongs with all rows of that event; "-" is a row of none of them. The half "development" was looked at while
the linker was made, the half "held" only counted.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

from clusters import b_cubed, rates
from page import replace_part, stamp

from dragoman.links.clusters import clusters
from dragoman.links.events_same import link_events
from dragoman.links.report import Report
from dragoman.run.pipeline import read
from dragoman.schema.article import Article
from dragoman.schema.rows import Event
from dragoman.schema.settings import Settings

HERE = Path(__file__).resolve().parent
PAIRS = HERE / "pairs" / "same-events.tsv"
CORPUS = HERE.parents[1] / "shared" / "corpora" / "wh-briefings.tar.xz"
PARTS = ("development", "held")
NONE = "-"


class Gold:
    """One labelled row: its document, place, trigger, event, series and half."""

    def __init__(self, fields: dict[str, str]):
        self.document, self.at, self.trigger = fields["document"], int(fields["at"]), fields["trigger"]
        self.event, self.series, self.part = fields["event"], fields["series"], fields["part"]


def load() -> list[Gold]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return [Gold(fields) for fields in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def reports_of(documents: set[str]) -> list[tuple[str, Report]]:
    """Code the documents; each with its path in the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(CORPUS) as archive:
            for member in archive:
                if member.name in documents:
                    path = Path(folder, member.name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    source = archive.extractfile(member)
                    path.write_bytes(source.read() if source else b"")
        found = []
        for one in read([folder], Settings()):
            if isinstance(one, tuple) and isinstance(one[0], Article):
                name = Path(one[0].source).relative_to(folder).as_posix()
                found.append((name, Report(one[0], tuple(one[1]))))
        return found


def in_clusters(labels: dict[Hashable, str]) -> list[frozenset[Hashable]]:
    groups: dict[str, set[Hashable]] = defaultdict(set)
    for row, label in labels.items():
        groups[label].add(row)
    return [frozenset(group) for group in groups.values()]


def score(gold: dict[Hashable, str], found: dict[str, str]) -> tuple[float, float, float]:
    ours = {row: found.get(str(row), str(row)) for row in gold}
    return rates(b_cubed(in_clusters(gold), in_clusters(ours)))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=PARTS, help="list what is split and what is mixed in one half")
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    asked = parser.parse_args(arguments)
    gold = load()
    reports = reports_of({one.document for one in gold})
    rows = {
        (name, row.trigger.start): row.id
        for name, report in reports
        for row in report.rows
        if isinstance(row, Event)
    }
    links = link_events([report for _, report in reports], made="2026-01-01T00:00:00Z")
    found = clusters(links)
    missing = sum((one.document, one.at) not in rows for one in gold)
    lines = [
        stamp(),
        "",
        f"{len(reports)} reports of the White House, {len(gold)} rows labelled by one reader, {missing} of "
        "which the coder no longer gives. B³ (Bagga and Baldwin 1998); must reach F1 .80.",
        "",
        "| half | of | rows | P | R | F1 |",
        "|---|---|---|---|---|---|",
    ]
    for part in PARTS:
        there = [one for one in gold if one.part == part and (one.document, one.at) in rows]
        lines += tell(part, there, rows, found)
    print("\n".join(lines))
    if asked.write:
        replace_part(asked.write, "same_events", lines)
    if asked.errors:
        list_errors([one for one in gold if one.part == asked.errors], rows, found)
    return 0


def tell(
    part: str, gold: list[Gold], rows: dict[tuple[str, int], str], found: dict[str, str]
) -> Iterator[str]:
    """Give the scores of a half: of rows, of events told by several reports, and with rows of no event."""
    events = {rows[one.document, one.at]: one.event for one in gold if one.event != NONE}
    documents: dict[str, set[str]] = defaultdict(set)
    for one in gold:
        documents[one.event].add(one.document)
    several = {row: event for row, event in events.items() if len(documents[event]) > 1}
    first: dict[tuple[str, str], str] = {}
    for one in gold:
        if one.event != NONE:
            first.setdefault((one.document, one.event), rows[one.document, one.at])
    once = {row: event for (_, event), row in first.items()}
    alone = {
        rows[one.document, one.at]: f"none {number}" for number, one in enumerate(gold) if one.event == NONE
    }
    series = len({one.series for one in gold})
    held = {one.document for one in gold if one.event != NONE}
    print(f"\n{part}: {len(held)} reports, {len(set(events.values()))} events, {series} series")
    for name, labels in (
        ("rows of an event", events),
        ("one row a report and event", once),
        ("rows of events in several reports", several),
        ("rows of no event too, each alone", events | alone),
    ):
        precision, recall, both = score(dict(labels), found)
        yield f"| {part} | {name} | {len(labels)} | {precision:.3f} | {recall:.3f} | {both:.3f} |"
    swept = sum(1 for row in alone if found.get(row) in {found[other] for other in events if other in found})
    print(f"  rows of no event in a cluster of one: {swept} of {len(alone)}")
    by_series(gold, rows, found)


def by_series(gold: list[Gold], rows: dict[tuple[str, int], str], found: dict[str, str]) -> None:
    for series in sorted({one.series for one in gold}):
        labels = {
            rows[one.document, one.at]: one.event
            for one in gold
            if one.series == series and one.event != NONE
        }
        precision, recall, both = score(dict(labels), found)
        print(f"    {series:34} P {precision:.2f}  R {recall:.2f}  F1 {both:.2f}")


def list_errors(gold: list[Gold], rows: dict[tuple[str, int], str], found: dict[str, str]) -> None:
    """List the events that are split, and the clusters that hold several."""
    pieces: dict[str, list[tuple[str, Gold]]] = defaultdict(list)
    mixed: dict[str, list[Gold]] = defaultdict(list)
    for one in gold:
        row = rows.get((one.document, one.at))
        if row is None:
            continue
        cluster = found.get(row, row)
        mixed[cluster].append(one)
        if one.event != NONE:
            pieces[one.event].append((cluster, one))
    print("\nsplit:")
    for event, parts in sorted(pieces.items()):
        if len({cluster for cluster, _ in parts}) > 1:
            print(f"  {event}")
            for cluster, one in parts:
                print(f"    {cluster[:6]} {one.document.rpartition('/')[2][:80]} {one.at} {one.trigger}")
    print("\nmixed:")
    for cluster, members in sorted(mixed.items()):
        counts = Counter(one.event for one in members)
        if len(counts) > 1:
            print(
                f"  {cluster[:6]} " + ", ".join(f"{event} {count}" for event, count in sorted(counts.items()))
            )
            for one in members:
                print(f"    {one.event} {one.document.rpartition('/')[2][:70]} {one.at} {one.trigger}")


if __name__ == "__main__":
    csv.field_size_limit(io.DEFAULT_BUFFER_SIZE * 100)
    sys.exit(main())
