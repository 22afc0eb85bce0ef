"""How well and how fast reprints are found: `python bench/reprints.py [--show] [--write FILE]`.

Precision and recall on the pairs of bench/pairs/reprints.tsv, labelled by hand from the candidates for near
duplicates of the White House documents: 300 drawn by days apart, resemblance and equal titles, and 100 more
from those within a week with equal titles or nearly the same words, where reprints are. A pair counts as
found where the sketches make it a candidate and the judgement is "yes". Times are CPU seconds of one core
over the whole corpus.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from page import replace_part, stamp
from speed import documents

from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.links.reprints import judge_reprint
from dragoman.links.reprints_words import body
from dragoman.links.sketches import candidates, sketch
from dragoman.schema.article import Article, Item
from dragoman.schema.settings import Settings

PAIRS = Path(__file__).resolve().parent / "pairs" / "reprints.tsv"
MADE = "2026-01-01T00:00:00Z"
# What must be reached; seconds for the whole corpus on one core, megabytes for its sketches and pairs.
PRECISION, RECALL, SKETCHING, PAIRING, MEGABYTES, TWICE = 0.95, 0.85, 60, 10, 500, 2.3

Result = TypeVar("Result")


def read_pairs() -> list[dict[str, str]]:
    """Read the pairs: paths `left` and `right`, `label` (reprint or other), `part`, and a `note`."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def take(folder: Path, paths: list[str]) -> Iterator[tuple[str, Article]]:
    """Take articles, each with its path below the folder."""
    settings = Settings()
    for path in paths:
        for item in list_items([str(folder / path)], settings):
            taken = take_article(item, settings) if isinstance(item, Item) else item
            if isinstance(taken, Article):
                yield path, taken


def measure_pairs(folder: Path, pairs: list[dict[str, str]], *, show: bool) -> list[str]:
    """Judge the labelled pairs; give the lines of a table, and print what went wrong if asked."""
    articles = dict(take(folder, sorted({pair[side] for pair in pairs for side in ("left", "right")})))
    sketches = {path: made for path, one in articles.items() if (made := sketch(body(one))) is not None}
    likely = {frozenset(pair) for pair in candidates(sketches)}
    lines = ["| pairs | reprints | others | precision | recall | must reach |", "|---|---|---|---|---|---|"]
    for part, name in (("develop", "for development"), ("held", "held out")):
        right = said = true = others = 0
        for pair in (pair for pair in pairs if pair["part"] == part):
            left, other = pair["left"], pair["right"]
            link = judge_reprint(articles[left], articles[other], made=MADE)
            is_said = frozenset((left, other)) in likely and link is not None and link.judgement == "yes"
            is_true = pair["label"] == "reprint"
            right, said, true = right + (is_said and is_true), said + is_said, true + is_true
            others += not is_true
            if show and is_said != is_true:
                print(f"{part}: labelled {pair['label']} ({pair['note']})\n  {left}\n  {other}\n  {link}")
        reached = f"{_mark(right / said, PRECISION)} | {_mark(right / true, RECALL)}"
        lines.append(f"| {name} | {true} | {others} | {reached} | {PRECISION:.2f}, {RECALL:.2f} |")
    return lines


def _mark(share: float, floor: float) -> str:
    return f"{share:.2f}" if share >= floor else f"**{share:.2f}** (short)"


def clock(work: Callable[[], Result]) -> tuple[Result, float]:
    """Give what some work gives, and its seconds of CPU time."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


def measure_times(folder: Path) -> list[str]:
    """Sketch the whole folder and find its pairs, those of its half, and those of one more article."""
    paths = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.md"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    sketches: dict[str, bytes] = {}
    sketching = words = 0.0
    for path, article in take(folder, paths):
        text = body(article)
        made, seconds = clock(lambda text=text: sketch(text))  # type: ignore[misc]
        sketching += seconds
        words += len(text.split())
        if made is not None:
            sketches[path] = made
    half = {path: sketches[path] for path in list(sketches)[::2]}
    # The best of three each: the work is short, and the machine may do other things.
    whole = min((clock(lambda: list(candidates(sketches))) for _ in range(3)), key=lambda one: one[1])
    less = min((clock(lambda: list(candidates(half))) for _ in range(3)), key=lambda one: one[1])
    last = {next(reversed(sketches))}
    more = min((clock(lambda: list(candidates(sketches, last))) for _ in range(3)), key=lambda one: one[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    rows = [
        ("sketching", f"{sketching:.1f} s", f"≤ {SKETCHING} s"),
        (f"finding {len(whole[0]):,} candidate pairs", f"{whole[1]:.2f} s", f"≤ {PAIRING} s"),
        (
            f"the same against half the documents ({len(less[0]):,} pairs)",
            f"{whole[1] / less[1]:.2f} times",
            f"≤ {TWICE} times",
        ),
        ("finding the candidates of one more document", f"{more[1]:.3f} s", ""),
        (f"memory at its peak, {before:.0f} MB of it before", f"{peak:.0f} MB", f"≤ {MEGABYTES} MB"),
    ]
    head = f"{len(sketches):,} of {len(paths):,} documents sketched, {words / 1e6:.1f} million words."
    return [
        head,
        "",
        "| step | reached | must reach |",
        "|---|---|---|",
        *(f"| {' | '.join(r)} |" for r in rows),
    ]


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, help="documents to use instead of the corpus beside the project"
    )
    parser.add_argument("--fast", action="store_true", help="judge the labelled pairs only, time nothing")
    parser.add_argument("--show", action="store_true", help="print the pairs that are judged otherwise")
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    with documents(args.folder) as folder:
        lines = [stamp(), "", *measure_pairs(folder, read_pairs(), show=args.show)]
        if not args.fast:
            lines += ["", *measure_times(folder)]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "reprints", lines)


if __name__ == "__main__":
    # All is timed on one core, as in bench/reader.py.
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    main()
