"""How well one actor is known under many names: `python bench/actors.py [--db RECORD ...] [--write FILE]`.

Precision and recall on the pairs of bench/pairs/actors.tsv, judged by hand from the articles before any
linker ran: 120 for development, and 80 held out until the linker was thought done (it then joined .68 of what
is one actor, nothing wrongly, and its errors on them were mended); 64 more were drawn and judged after that.
All are drawn at random from a record of 1,113 reports, by kinds: what shares a surname; a surname alone and
who bears it; what is near in spelling; initials; one name with two states or types; bodies that share words;
people with one office of one state. A pair is said to be one actor where "yes" links join it, directly or
through others. Without `--db` that record is made anew in a while: short White House documents that speak of
foreign affairs (every second, and all readouts), Wikinews of 2019 and 2020, the dispatches of the
demonstration and the development reports.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from page import replace_part, stamp

import dragoman
from dragoman.links.actors_names import fold
from dragoman.links.actors_same import Profile, actor_key, actor_of, link_actors, profiles
from dragoman.links.report import Report
from dragoman.record.sql import open_record

PAIRS = Path(__file__).resolve().parent / "pairs" / "actors.tsv"
CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
MADE = "2026-01-01T00:00:00Z"
FOREIGN = re.compile(
    r"\b(sanction|minister|ambassador|ceasefire|troops|tariff|summit|treaty|bilateral|NATO|migra|embassy|talks"
    r"|alliance|Prime Minister|Foreign|Cuba|Mexico|China|Russia|Iran|Venezuela)",
    re.IGNORECASE,
)
LONGEST, FEWEST = 9000, 6  # characters of a White House document; words of foreign affairs in it
PRECISION, RECALL = 0.97, 0.90
PARTS = (("develop", "for development"), ("held", "held out"), ("fresh", "drawn afterwards"), ("", "all"))


def reports(paths: list[str]) -> Iterator[Report]:
    """Read the articles of records with their mentions."""
    for path in paths:
        with open_record(path) as record:
            for head in record.heads():
                yield Report(record.article(head.id), tuple(record.rows("mention", article=head.id)))


def read_pairs() -> list[dict[str, str]]:
    """Read the pairs: a name, type and country on either side, `label` (same, other), `part`, `drawn`."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def key_of(pair: dict[str, str], side: str, keys: dict[tuple[str, str], set[str]]) -> str:
    """Give the key of the profile on one side of a pair.

    Where the program now finds another state for the name, or one for a name that had none, that profile is
    taken which alone has the name and type; `keys` are those of the record, by both.
    """
    wanted = actor_key(pair[side], pair[f"{side}_type"], pair[f"{side}_country"] or None)
    named = keys.get((fold(pair[side]), pair[f"{side}_type"]), set())
    return next(iter(named)) if len(named) == 1 and wanted not in named else wanted


def measure(gathered: list[Profile], *, show: str) -> list[str]:
    """Compare what links join with the labels; give the lines of a table, and print errors if asked."""
    begun = time.process_time()
    links = link_actors(gathered, made=MADE)
    seconds = time.process_time() - begun
    of = actor_of(links, gathered)
    judged = {frozenset((link.left, link.right)): link for link in links}
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in gathered:
        keys[one.folded, one.type].add(one.key)
    ends = [(pair, key_of(pair, "left", keys), key_of(pair, "right", keys)) for pair in read_pairs()]
    # Two ends that are one profile now are no pair.
    known = [end for end in ends if end[1] in of and end[2] in of and end[1] != end[2]]
    articles = {article for one in gathered for article in one.articles}
    lines = [
        f"{len(gathered):,} names of {len(articles):,} reports linked in {seconds:.1f} s of CPU time; "
        f"{len(known)} of {len(read_pairs())} pairs are in the record.",
        "",
        "| pairs | one actor | others | precision | recall | must reach |",
        "|---|---|---|---|---|---|",
    ]
    for part, name in PARTS:
        right = said = true = others = 0
        for pair, left, other in known:
            if part not in ("", pair["part"]):
                continue
            is_said, is_true = of[left] == of[other], pair["label"] == "same"
            right, said, true = right + (is_said and is_true), said + is_said, true + is_true
            others += not is_true
            if part and part == show and is_said != is_true:
                link = judged.get(frozenset((left, other)))
                print("\t".join(pair.values()), link and (link.judgement, link.reasons), sep="\n  ")
        lines.append(
            f"| {name} | {true} | {others} | {_mark(right / max(1, said), PRECISION)} | "
            f"{_mark(right / max(1, true), RECALL)} | {PRECISION:.2f}, {RECALL:.2f} |"
        )
    return lines


def _mark(share: float, floor: float) -> str:
    return f"{share:.2f}" if share >= floor else f"**{share:.2f}** (short)"


@contextmanager
def records(given: list[str]) -> Iterator[list[str]]:
    """Give the records that are named, or one that is made for as long of what the pairs were drawn from."""
    if given:
        yield given
        return
    if not (CORPORA / "wh-briefings.tar.xz").is_file():
        sys.exit(f"no corpora at {CORPORA}; name a record of the same reports with --db")
    with tempfile.TemporaryDirectory() as scratch:
        folder, where = Path(scratch) / "reports", str(Path(scratch) / "drawn.db")
        folder.mkdir()
        _white_house(folder)
        for year in (2019, 2020):
            _wikinews(folder, year)
        dispatches = Path(dragoman.__file__).parent / "demo" / "dispatches"
        folders = [str(folder), str(dispatches), str(CORPORA / "seeds")]
        subprocess.run([sys.executable, "-m", "dragoman", "add", "--db", where, *folders], check=False)
        yield [where]


def _white_house(folder: Path) -> None:
    """Write out short documents that speak of foreign affairs: every readout, every second other one."""
    number = 0
    with tarfile.open(CORPORA / "wh-briefings.tar.xz", "r|xz") as archive:
        for member in archive:
            if not member.isfile() or not member.name.endswith(".md"):
                continue
            text = archive.extractfile(member).read().decode("utf-8", "replace")  # type: ignore[union-attr]
            if len(text) > LONGEST or len(FOREIGN.findall(text)) < FEWEST:
                continue
            number += 1
            if "readout" in member.name or number % 2 == 0:
                (folder / member.name.replace("/", "__")).write_text(text, encoding="utf-8")


def _wikinews(folder: Path, year: int) -> None:
    csv.field_size_limit(10**9)
    source = CORPORA / "wikinews-2019-2020" / f"wikinews_{year}.csv"
    with (
        source.open(encoding="utf-8", newline="") as file,
        (folder / f"wikinews-{year}.jsonl").open("w") as out,
    ):
        for number, row in enumerate(csv.DictReader(file)):
            fields = {"id": f"wikinews-{year}-{number}", "text": row["text"], "title": row["title"]}
            out.write(json.dumps({**fields, "published": row["date"], "outlet": "Wikinews"}) + "\n")


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", action="append", default=[], help="a record of the reports, made before")
    parser.add_argument("--show", default="", help="print the pairs of a part that are judged otherwise")
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    with records(args.db) as paths:
        lines = [stamp(), "", *measure(profiles(reports(paths)), show=args.show)]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "actors", lines)


if __name__ == "__main__":
    main()
