"""Scores a bundle fitted on open sets alone beside the one that ships.

    make bundle OPEN=1
    python bench/open_sets.py build/bundle/open/int8 [--write docs/scores.md]

Needs the gold and scorer in ../shared. Both bundles are measured in one run, by the program as it is.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from page import replace_part, stamp

from dragoman.reading.bundle import default_bundle, name_bundle
from dragoman.train.corpus import choose_sets
from dragoman.train.measure import FIGURES, measure

SHARED = Path(__file__).resolve().parents[2] / "shared"
PART = "open"


def compare(open_bundle: Path, shared: Path) -> list[str]:
    """Measure both bundles; gives the lines of the page's part."""
    with tempfile.TemporaryDirectory() as scratch:
        shipped, other = (measure(one, shared, Path(scratch)) for one in (default_bundle(), open_bundle))
    everything, opened = (choose_sets(open_only=only) for only in (False, True))
    left_out = sorted(one.name for one in everything if one not in opened)
    rows = [
        f"| {name} | {figure} | {shipped[key]:.3f} | {other[key]:.3f} | {other[key] - shipped[key]:+.3f} |"
        for name, figure in FIGURES
        if (key := f"{name} {figure}") in shipped
    ]
    return [
        stamp(),
        "",
        f"`{name_bundle(default_bundle())}` as it ships, and a bundle fitted by `make bundle OPEN=1`, which "
        f"leaves out the sets without a stated licence: {', '.join(left_out)}.",
        "",
        "| data set | figure | as it ships | open sets alone | difference |",
        "|---|---|---|---|---|",
        *rows,
    ]


def main() -> None:
    """Measure, print, and write where told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bundle", type=Path, help="folder of the bundle fitted on open sets alone")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of gold and scorer")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="page whose part is replaced")
    asked = parser.parse_args()
    if not (asked.bundle / "digests.toml").exists():
        parser.error(f"{asked.bundle} holds no bundle (no digests.toml); make one with `make bundle OPEN=1`")
    lines = compare(asked.bundle, asked.shared)
    print("\n".join(lines))
    if asked.write is not None:
        replace_part(asked.write, PART, lines, title="Trained on open sets alone")


if __name__ == "__main__":
    main()
