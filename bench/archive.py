"""How long an archive takes to be linked, and views of it to be shown: the whole of wh-briefings.

    python bench/archive.py --work FOLDER [--write docs/scores.md]

FOLDER keeps two records, `half.db` (every other document) and `whole.db`; those that are missing are made,
which takes an hour on two cores. Both are copied and linked from nothing, then two states are asked about;
each command is a process of its own. Linking is counted in seconds of the processor, views on the clock.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from page import replace_part, stamp
from speed import documents

from dragoman.record.sql import open_record
from dragoman.run.linking import LINKERS
from dragoman.run.pipeline import add
from dragoman.schema.settings import Settings

PART = "archive"
MINUTES, MEGABYTES, GROWTH, SECONDS = 10, 1500, 2.3, 1.0
PAIR = ("USA", "CHN")
# Commands with a bound, and others.
BOUND = (
    ("ledger", *PAIR),
    ("dossier", *PAIR, "-o", "{out}"),
    ("timeline", "--country", PAIR[1], "--limit", "100"),
)
OTHERS = (
    ("relation", *PAIR),
    ("events", "--between", *PAIR),
    ("actors",),
    ("causes", "--about", "sanctions"),
)
_VIEWS = 3
# Says how much memory a program took, by its own account: ru_maxrss counts what it was forked from.
_RUN = """
import re, sys
from pathlib import Path
from dragoman.cli.main import cli
try:
    cli(sys.argv[1:], standalone_mode=False)
finally:
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print("peak", peak, file=sys.stderr)
"""


class Run(Struct, frozen=True):
    """What one command took: processor's and wall seconds, and MB at its peak."""

    cpu: float
    wall: float
    megabytes: float


def run(arguments: Sequence[str], place: Path) -> Run:
    """Run a command of the program on a record, in a process of its own."""
    before, begun = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments, "--db", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    after, ended = os.times(), time.perf_counter()
    if done.returncode:
        sys.exit(f"dragoman {' '.join(arguments)}: {done.stderr.strip()}")
    peak = re.search(r"peak (\d+)", done.stderr)
    cpu = sum(getattr(after, name) - getattr(before, name) for name in ("children_user", "children_system"))
    return Run(cpu, ended - begun, int(peak[1]) / 1e3 if peak else 0.0)


def make_records(work: Path, folder: Path | None) -> None:
    """Make the records that are missing: half of the documents is read, then the rest added to it."""
    half, whole = work / "half.db", work / "whole.db"
    if whole.exists() and half.exists():
        return
    work.mkdir(parents=True, exist_ok=True)
    with documents(folder) as found:
        paths = sorted(str(path) for path in found.rglob("*.md"))
        for place, some in ((half, paths[::2]), (whole, paths[1::2])):
            if place is whole:
                shutil.copyfile(half, whole)
            add(some, str(place), Settings(), workers=os.cpu_count() or 1)


def link(place: Path) -> dict[str, Run]:
    """Link a record with one linker after the other."""
    return {name: run(("link", "--only", name), place) for name in LINKERS}


def show(place: Path, scratch: Path) -> dict[str, Run]:
    """Ask for views, each some times over: the quickest counts."""
    found = {}
    for command in (*BOUND, *OTHERS):
        arguments = [part.format(out=scratch / "page.html") for part in command]
        runs = [run(arguments, place) for _ in range(_VIEWS)]
        found[words(command)] = min(runs, key=lambda one: one.wall)
    return found


def words(command: Sequence[str]) -> str:
    """Give a command as it is shown, without where it writes."""
    return " ".join(part for part in command if part not in ("-o", "{out}"))


def lines_of(linked: Sequence[dict[str, Run]], shown: dict[str, Run], articles: Sequence[int]) -> list[str]:
    """Put down what was measured of the half and of the whole."""
    half, whole = linked
    cpu = [sum(one.cpu for one in runs.values()) for runs in linked]
    peak = max(one.megabytes for one in whole.values())
    faults = [
        f"**{value:.{digits}f}** (short)" if value > most else f"{value:.{digits}f}"
        for value, most, digits in (
            (cpu[1] / 60, MINUTES, 1),
            (peak, MEGABYTES, 0),
            (cpu[1] / cpu[0], GROWTH, 2),
        )
    ]
    lines = [
        stamp(),
        "",
        f"wh-briefings, {articles[0]:,} articles (every other one) and {articles[1]:,}, read with the reader "
        "and linked from nothing.",
        "",
        f"All links: {faults[0]} minutes of one core (must be at most {MINUTES}), {faults[1]} MB at the peak "
        f"(at most {MEGABYTES}), {faults[2]} times as long for twice the articles (at most {GROWTH}).",
        "",
        "| linker | half, s | whole, s | times | MB, whole |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {less.cpu:.1f} | {one.cpu:.1f} | {one.cpu / less.cpu:.2f} | {one.megabytes:.0f} |"
        for (name, one), less in zip(whole.items(), half.values(), strict=True)
    ]
    lines += ["", "| view of the whole | seconds, Python's start in it | must reach |", "|---|---|---|"]
    bound = set(map(words, BOUND))
    for name, one in shown.items():
        is_short = name in bound and one.wall > SECONDS
        seconds = f"**{one.wall:.2f}** (short)" if is_short else f"{one.wall:.2f}"
        lines.append(f"| `{name}` | {seconds} | {f'≤ {SECONDS:.0f}' if name in bound else 'reported'} |")
    return lines


def main() -> None:
    """Measure, print, and write where told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="folder that keeps the records")
    parser.add_argument("--folder", type=Path, help="documents in place of the corpus beside the project")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="page whose part is replaced")
    asked = parser.parse_args()
    make_records(asked.work, asked.folder)
    linked, articles = [], []
    with tempfile.TemporaryDirectory(dir=asked.work) as scratch:
        place = Path(scratch) / "record.db"
        for name in ("half.db", "whole.db"):
            shutil.copyfile(asked.work / name, place)
            linked.append(link(place))
            articles.append(count_articles(place))
        shown = show(place, Path(scratch))
    lines = lines_of(linked, shown, articles)
    print("\n".join(lines))
    if asked.write is not None:
        replace_part(asked.write, PART, lines, title="An archive: linking and views")


def count_articles(place: Path) -> int:
    """Count the articles of a record."""
    with open_record(str(place)) as record:
        return sum(1 for _ in record.heads())


if __name__ == "__main__":
    main()
