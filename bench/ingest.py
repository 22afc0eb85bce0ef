"""How fast a folder is read and added, and what the writing alone costs.

`python bench/ingest.py FOLDER [N] [-j W]` takes N documents (500) spread evenly over the folder. It prints
articles, MB and rows a second for `add`, then writes the same outcomes once more without coding: CPU and
waiting for the disk for one article. Peak memory is that of this process and of the largest worker.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run.pipeline import add, read
from dragoman.schema.article import Refusal
from dragoman.schema.settings import Settings


def sample(folder: Path, wanted: int) -> list[str]:
    """Take `wanted` files spread evenly over a folder."""
    paths = sorted(str(path) for path in folder.rglob("*") if path.is_file())
    step = max(1, len(paths) // wanted)
    return paths[::step][:wanted]


@contextmanager
def timed(label: str, articles: int) -> Iterator[None]:
    """Print wall and CPU milliseconds an article."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{label:<28} {wall / articles * 1e3:8.2f} ms wall {cpu / articles * 1e3:8.2f} ms CPU an article")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=500)
    parser.add_argument("-j", "--workers", type=int, default=2)
    asked = parser.parse_args()
    paths = sample(asked.folder, asked.number)
    with tempfile.TemporaryDirectory() as scratch:
        place = str(Path(scratch) / "record.db")
        report = add(paths, place, Settings(bundle=None), workers=asked.workers)
        size = sum(Path(path).stat().st_size for path in paths)
        rate = f"{len(paths) / report.seconds:.1f} articles, {size / report.seconds / 1e6:.2f} MB a second"
        print(f"add -j {asked.workers}: {report.seconds:.1f} s, {rate}")
        print(f"{report.added} added, {report.refused} refused, rows {report.rows}")
        print(f"record: {Path(place).stat().st_size / 1e6:.1f} MB")
        outcomes = [
            outcome
            for outcome in read(paths, Settings(bundle=None), workers=asked.workers)
            if not isinstance(outcome, Refusal)
        ]
        with (
            open_record(str(Path(scratch) / "again.db"), mode="create") as record,
            timed("write", len(outcomes)),
        ):
            for article, rows in outcomes:
                record.add(article, rows)
        with timed("add again (all known)", len(paths)):
            add(paths, place, Settings(bundle=None), workers=asked.workers)
        with timed("verify", len(paths)):
            proof = verify(place)
        print(f"verify: {proof.rows} rows, {proof.spans} spans, {proof.faults} faults")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"peak memory: {own / 1e3:.0f} MB here, {worker / 1e3:.0f} MB the largest worker")


if __name__ == "__main__":
    main()
