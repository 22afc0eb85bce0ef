"""How fast the reader is, and how large, on White House documents: `python bench/reader.py [--write FILE]`.

Everything is timed in one run over the same documents: the encoder bare, reading and coding around it, one
worker and two. Pieces are those of the encoder's vocabulary; where windows overlap they count twice.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from page import replace_part, stamp
from speed import documents

from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.reading.bundle import Bundle, default_bundle, load_bundle
from dragoman.reading.encoder import encode
from dragoman.reading.pieces import Pieces, cut_pieces
from dragoman.reading.windows import cut_windows
from dragoman.run.pipeline import read, read_and_code
from dragoman.schema.article import Article
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

# What each figure must reach, at least or at most, and its unit.
FLOORS = {
    "the encoder, bare, int8, one core": ("≥", 12_000, " pieces/s"),
    "reading and coding against the bare encoder": ("≥", 0.55, ""),
    "two workers against one": ("≥", 1.8, ""),
    "the bundle on disk": ("≤", 30, " MB"),
    "loading it": ("≤", 1, " s"),
    "memory of one worker": ("≤", 450, " MB"),
}
# A process of its own, so that nothing else is in its memory or already loaded.
_LOAD = """
import time
begun = time.perf_counter()
from dragoman.reading.bundle import default_bundle, load_bundle
load_bundle(default_bundle())
print(time.perf_counter() - begun)
"""
_READ = """
import re, sys
from pathlib import Path
from dragoman.run.pipeline import read
from dragoman.schema.settings import Settings
for _ in read(sys.argv[1:], Settings(), workers=1): pass
# Not ru_maxrss: that counts what the process was forked from.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1e3)
"""


def choose(folder: Path, wanted: int) -> list[str]:
    """Give the paths of about `wanted` documents spread evenly over the folder."""
    paths = sorted(str(path) for path in folder.rglob("*.md"))
    return paths[:: max(1, len(paths) // wanted)]


def cut(articles: Iterable[Article], bundle: Bundle) -> list[Pieces]:
    """Cut articles as the reader does."""
    found = []
    for article in articles:
        furniture = [(part.span.start, part.span.end) for part in article.furniture]
        layout = lay_out(article.text, furniture)
        found.append(cut_pieces(article.text, layout.paragraphs, bundle.tokenizer))
    return found


def clock(work: Callable[[], object]) -> float:
    """Give the wall seconds of some work; the machine should do nothing else."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(folder: Path, wanted: int) -> list[str]:
    """Time and weigh the reader; give the lines of the table."""
    settings, paths, bundle = Settings(), choose(folder, wanted), load_bundle(default_bundle())
    taken = [take_article(item, settings) for item in list_items(paths, settings)]
    articles = [one for one in taken if isinstance(one, Article)]
    pieces = cut(articles, bundle)
    count = sum(end - start for one in pieces for start, end in cut_windows(len(one)))
    encode(pieces[0], bundle)
    read_and_code(articles[0], settings)
    bare = clock(lambda: [encode(one, bundle) for one in pieces])
    whole = clock(lambda: [read_and_code(one, settings) for one in articles])
    workers = {number: clock(lambda n=number: list(read(paths, settings, workers=n))) for number in (1, 2)}
    size = sum(path.stat().st_size for path in default_bundle().iterdir()) / 1e6
    reached = {
        "the encoder, bare, int8, one core": count / bare,
        "reading and coding against the bare encoder": bare / whole,
        "two workers against one": workers[1] / workers[2],
        "the bundle on disk": size,
        "loading it": float(_alone(_LOAD)),
        "memory of one worker": float(_alone(_READ, *paths[:60])),
    }
    lines = [f"{len(articles)} documents of wh-briefings, {count:,} pieces of the encoder.", ""]
    lines += ["| figure | reached | must reach |", "|---|---|---|"]
    lines += [_row(name, value, *FLOORS[name]) for name, value in reached.items()]
    return [
        *lines,
        "",
        f"- For comparison, this core multiplies float32 matrices at {_products():.0f} GFLOP/s (numpy).",
    ]


def _row(name: str, value: float, sign: str, floor: float, unit: str) -> str:
    """Write a row of the table; a figure that misses its floor is marked as short."""
    shown = f"{value:,.0f}{unit}" if value > 100 else f"{value:.2f}{unit}"
    is_short = value < floor if sign == "≥" else value > floor
    return f"| {name} | {f'**{shown}** (short)' if is_short else shown} | {sign} {floor:,}{unit} |"


def _alone(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def _products() -> float:
    """Say how many floating-point operations a second one core does in the encoder's larger product."""
    left, right = (np.ones(shape, dtype=np.float32) for shape in ((2048, 384), (384, 1536)))
    best = min(clock(lambda: left @ right) for _ in range(20))
    return 2 * 2048 * 384 * 1536 / best / 1e9


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, help="documents to use instead of the corpus beside the project"
    )
    parser.add_argument("--number", type=int, default=150, help="documents to read")
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    with documents(args.folder) as folder:
        lines = [stamp(), "", *measure(folder, args.number)]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "reader", lines)


if __name__ == "__main__":
    # Products are timed on one core, like all else here.
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    main()
