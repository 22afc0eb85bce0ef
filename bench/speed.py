"""How fast every stage is on one core, on White House documents: `python bench/speed.py [--write FILE]`.

Megabytes of UTF-8 text a second of CPU time, each stage by itself, in one run over the same documents; the
last column is the stage's share of the whole. `--whole` reads and adds the entire corpus with two workers.
All by rules alone; bench/reader.py measures the reader.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from page import replace_part, stamp

from dragoman.coding.figures import code_figures
from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.run.pipeline import add
from dragoman.schema.article import Article
from dragoman.schema.settings import Settings
from dragoman.schema.wire import to_json
from dragoman.text.layout import lay_out

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "wh-briefings.tar.xz"
FLOOR = {"times": 1.0, "figures": 1.0}
MINUTES, MEGABYTES = 12, 1000


class Clock:
    """Adds up CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def run(self, stage: str, work: Callable[..., Any], *args: Any) -> Any:
        """Run one piece of work on the clock of its stage."""
        start = time.process_time()
        result = work(*args)
        self.seconds[stage] += time.process_time() - start
        return result


def code(article: Article, settings: Settings, clock: Clock) -> None:
    """Code one article, each stage on its own clock."""
    ranges = [(part.span.start, part.span.end) for part in article.furniture]
    layout = clock.run("layout", lay_out, article.text, ranges)
    times = clock.run("times", code_times, article, layout, settings)
    mentions = clock.run("mentions", code_mentions, article, layout, settings)
    cast = clock.run("cast", gather_cast, article, layout, mentions)
    figures = clock.run("figures", code_figures, article, layout, times, mentions, cast, settings)
    statements = clock.run("statements", code_statements, article, layout, times, mentions, cast, settings)
    rows = [article, *times, *mentions, *figures, *statements]
    clock.run("to JSON", lambda: [to_json(row) for row in rows])


def measure_stages(folder: Path, wanted: int) -> list[str]:
    """Give the table of stages over `wanted` documents spread evenly over the folder."""
    settings, clock = Settings(), Clock()
    items = [item for item in list_items([str(folder)], settings) if hasattr(item, "address")]
    size = 0
    for item in items[:: max(1, len(items) // wanted)]:
        article = clock.run("intake", take_article, item, settings)
        if isinstance(article, Article):
            size += len(article.text.encode())
            code(article, settings, clock)
    whole = sum(clock.seconds.values())
    lines = [f"{size / 1e6:.1f} MB of wh-briefings, CPU time of one core, rules alone.", ""]
    lines += ["| stage | MB/s | must reach | share |", "|---|---|---|---|"]
    for stage, seconds in clock.seconds.items():
        must = f"{FLOOR[stage]:.1f}" if stage in FLOOR else ""
        lines.append(f"| {stage} | {size / 1e6 / seconds:.2f} | {must} | {seconds / whole:.0%} |")
    return [*lines, f"| all | {size / 1e6 / whole:.2f} | | |"]


def measure_whole(folder: Path) -> list[str]:
    """Read and add the whole corpus with two workers; give time, memory, refusals."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "record.db"
        report = add([str(folder)], str(place), Settings(bundle=None), workers=2)
        megabytes = place.stat().st_size / 1e6
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    rows = sum(report.rows.values())
    return [
        "",
        f"The whole corpus, `add -j 2 --bundle none`: {report.added:,} articles in "
        f"{report.seconds / 60:.1f} minutes (must be at most {MINUTES}), {report.refused} refused, "
        f"{rows:,} rows, {megabytes:,.0f} MB of database; "
        f"at most {own + 2 * worker:,.0f} MB of memory: own peak and twice the larger worker's "
        f"(must be at most {MEGABYTES}).",
    ]


@contextmanager
def documents(given: Path | None) -> Iterator[Path]:
    """Give the folder of documents that is named, or the corpus beside the project, unpacked for as long."""
    if given is not None:
        yield given
        return
    if not CORPUS.is_file():
        sys.exit(f"no corpus at {CORPUS}; name a folder of documents with --folder")
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(CORPUS) as archive:
            archive.extractall(scratch, filter="data")
        yield Path(scratch)


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder", type=Path, help="documents to use instead of the corpus beside the project"
    )
    parser.add_argument("--number", type=int, default=400, help="documents to code")
    parser.add_argument("--whole", action="store_true", help="also add the whole folder with two workers")
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    with documents(args.folder) as folder:
        lines = [stamp(), "", *measure_stages(folder, args.number)]
        if args.whole:
            lines += measure_whole(folder)
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "speed", lines)


if __name__ == "__main__":
    main()
