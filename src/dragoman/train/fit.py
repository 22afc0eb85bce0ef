"""Fits the reader on all sets together, with checkpoints: stopped at any moment, it goes on from the last.

python -m dragoman.train.fit --shared FOLDER --start WEIGHTS --out FOLDER
                              [--onward BUNDLE] [--open-only] [--passes N]
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from dragoman.reading.pieces import BLANK, CLOSES, OPENS, PAD, take_tokenizer
from dragoman.reading.roles import bucket, distances
from dragoman.train.corpus import choose_sets, read_set
from dragoman.train.examples import UNKNOWN, Batch, Example, make_batches, make_example
from dragoman.train.heads import Reader, load_start
from dragoman.train.onward import load_bundle_weights
from dragoman.train.plan import LABELS, Plan
from dragoman.train.teacher import likeness_loss, read_meanings

_BARRED = -1e4
"""Added to outputs that a set does not know: they get no probability there."""
_SENTENCES = 96
"""Sentences of a batch that are compared with each other."""


@click.command()
@click.option(
    "--shared", type=click.Path(path_type=Path, exists=True), required=True, help="Gold and corpora."
)
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), required=True, help="Pretrained weights."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the checkpoint.")
@click.option("--onward", type=click.Path(path_type=Path, exists=True), help="Bundle to go on from.")
@click.option("--open-only", is_flag=True, help="Leave out sets without a stated licence.")
@click.option("--passes", type=int, default=Plan().passes, show_default=True)
def main(shared: Path, start: Path, out: Path, onward: Path | None, open_only: bool, passes: int) -> None:
    """Fit the reader; run again, it goes on where it was."""
    plan = Plan(passes=passes)
    fit_sets(shared, Origin(start, onward), out, plan.go_on() if onward else plan, open_only=open_only)


class Origin(Struct, frozen=True):
    """Where a fit begins: pretrained weights and, if it is to go on from there, a bundle."""

    start: Path
    bundle: Path | None = None

    def load(self, net: Reader) -> None:
        """Put the weights to begin with into the network."""
        load_start(net, self.start)
        if self.bundle is not None:
            load_bundle_weights(net, self.bundle)

    @property
    def digest(self) -> str:
        """Tell this origin from others."""
        return (self.bundle / "digests.toml").read_text("utf-8") if self.bundle is not None else ""


def fit_sets(shared: Path, origin: Origin, out: Path, plan: Plan, *, open_only: bool) -> None:
    """Fit on the sets of a folder; leaves checkpoint.pt in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    sets = choose_sets(open_only=open_only)
    tokenizer = take_tokenizer((origin.start / "tokenizer.json").read_bytes())
    examples = [
        make_example(document, one, LABELS, tokenizer) for one in sets for document in read_set(one, shared)
    ]
    repeats = {one.name: one.repeats for one in sets}
    click.echo(f"{len(examples)} documents, {sum(len(one.pieces) for one in examples):,} pieces")
    # What a checkpoint of another fit holds must not be gone on with.
    told = repr((plan, repeats, origin.digest, [len(one.pieces) for one in examples]))
    mark = hashlib.sha256(told.encode()).hexdigest()[:16]
    fit = Fit(examples, repeats, origin, plan, mark)
    fit.run(out / "checkpoint.pt")


class Fit:
    """The state of a fit: network, its running average, optimiser, and how far it has come."""

    def __init__(
        self, examples: list[Example], repeats: dict[str, float], origin: Origin, plan: Plan, mark: str
    ):
        torch.manual_seed(plan.seed)
        self._examples, self._repeats, self._plan = examples, repeats, plan
        self._net = Reader(LABELS)
        origin.load(self._net)
        self._start = origin.start
        self._mark = mark
        self._average = {name: value.clone() for name, value in self._net.state_dict().items()}
        self._optimiser = torch.optim.AdamW(self._groups(), weight_decay=plan.decay, fused=True)
        self._total = sum(sum(1 for _ in self._batches(one)) for one in range(plan.passes))
        self._step = 0

    def run(self, checkpoint: Path) -> None:
        """Fit to the end of the plan, writing the checkpoint as it goes."""
        taught, first = self._teach(checkpoint.with_name("meanings.npz"))
        if checkpoint.exists():
            self._load(checkpoint)
            click.echo(f"going on at step {self._step} of {self._total}")
        begun, pieces = time.monotonic(), 0
        losses: list[dict[str, float]] = []
        for batch in self._from(self._step):
            losses.append(self._train(batch, taught, first))
            pieces += int(batch.mask.sum())
            if self._step % 50 == 0:
                means = {name: np.mean([one[name] for one in losses]) for name in losses[0]}
                rate = pieces / (time.monotonic() - begun)
                told = " ".join(f"{name} {value:.4f}" for name, value in means.items())
                click.echo(f"step {self._step}/{self._total} {told} {rate:,.0f} pieces/s")
                losses.clear()
            if self._step % self._plan.checkpoint_every == 0:
                self._save(checkpoint)
        self._save(checkpoint)

    def _batches(self, number: int) -> Iterator[Batch]:
        plan = self._plan
        return make_batches(
            self._examples, self._repeats, LABELS, pieces=plan.batch_pieces, seed=plan.seed + number
        )

    def _from(self, step: int) -> Iterator[Batch]:
        """Give the batches that are left."""
        for number in range(self._plan.passes):
            for batch in self._batches(number):
                if step > 0:
                    step -= 1
                else:
                    yield batch

    def _groups(self) -> list[dict[str, object]]:
        """Fresh weights learn ten times faster than pretrained ones; no decay on norms and biases."""
        fresh = ("heads", "distance", "last", "shapes")
        groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
        for name, value in self._net.named_parameters():
            key = name.startswith(fresh), value.ndim > 1
            groups.setdefault(key, []).append(value)
        plan = self._plan
        return [
            {
                "params": values,
                "peak": plan.head_rate if is_fresh else plan.encoder_rate,
                "waits": 0 if is_fresh else plan.settle,
                "weight_decay": plan.decay if decays else 0.0,
            }
            for (is_fresh, decays), values in groups.items()
        ]

    def _train(self, batch: Batch, taught: NDArray[np.float16], first: NDArray[np.int64]) -> dict[str, float]:
        """Make one step; give the losses by kind."""
        plan, net = self._plan, self._net
        net.train()
        for group in self._optimiser.param_groups:
            group["lr"] = group["peak"] * share_of_peak(
                self._step, self._total, waits=group["waits"], warm_up=plan.warm_up
            )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            ids = _blanked(batch.ids, plan.blank, plan.seed + self._step)
            outputs = net(*(torch.from_numpy(one) for one in (ids, batch.shapes, batch.mask)))
        tags, attributes, keys, queries, meaning = (one.float() for one in outputs)
        parts = {
            "tags": plan.tag_weight * _tag_loss(tags, batch),
            "roles": plan.role_weight * _role_loss(net, keys, queries, batch),
            "attributes": plan.attribute_weight * _attribute_loss(attributes, batch),
            "meaning": plan.meaning_weight * _meaning_loss(meaning, batch, taught, first),
        }
        self._optimiser.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        self._optimiser.step()
        self._step += 1
        self._follow()
        return {name: float(value.detach()) for name, value in parts.items()}

    @torch.no_grad()
    def _follow(self) -> None:
        """Let the running average follow; at first quickly, or the start would stay in it for long."""
        keep = min(self._plan.average, (1 + self._step) / (10 + self._step))
        for name, value in self._net.state_dict().items():
            self._average[name].lerp_(value, 1 - keep)

    def _teach(self, cache: Path) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
        """Read the sentence meanings of the pretrained encoder, once."""
        if cache.exists():
            with np.load(cache) as known:
                if str(known["mark"]) == self._mark:
                    return known["vectors"], known["first"]
        teacher = Reader(LABELS)
        load_start(teacher, self._start)
        vectors, first = read_meanings(teacher, self._examples)
        partial = cache.with_suffix(".part.npz")
        np.savez(partial, vectors=vectors, first=first, mark=self._mark)
        partial.replace(cache)
        return vectors, first

    def _save(self, path: Path) -> None:
        state = {
            "mark": self._mark,
            "step": self._step,
            "net": self._net.state_dict(),
            "average": self._average,
            "optimiser": self._optimiser.state_dict(),
            "chance": torch.get_rng_state(),
        }
        partial = path.with_suffix(".part")
        torch.save(state, partial)
        partial.replace(path)

    def _load(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        if state["mark"] != self._mark:
            raise click.ClickException(
                f"{path} is of a fit on other sets or by another plan. Give another folder, or remove it."
            )
        self._step = state["step"]
        self._net.load_state_dict(state["net"])
        self._average = state["average"]
        self._optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["chance"])


def share_of_peak(step: int, total: int, *, waits: int, warm_up: int) -> float:
    """Give what part of its peak a rate has at a step: it waits, rises, then falls in a line to nothing."""
    return max(0.0, min((step + 1 - waits) / warm_up, 1 - step / total))


def _blanked(ids: NDArray[np.int64], share: float, seed: int) -> NDArray[np.int64]:
    """Hide a share of the pieces, chosen by the seed; filling and the marks around windows stay."""
    hidden = np.random.default_rng(seed).random(ids.shape) < share
    return np.where(hidden & ~np.isin(ids, (PAD, OPENS, CLOSES)), BLANK, ids)


def _tag_loss(tags: Tensor, batch: Batch) -> Tensor:
    total = tags.new_zeros(())
    for index, (head, columns) in enumerate(LABELS.tag_slices()):
        labels = torch.from_numpy(batch.tags[index])
        rows = (labels != UNKNOWN).any(1)
        if not rows.any():
            continue
        barred = ~torch.from_numpy(batch.allowed_tags[index])
        scores = tags[..., columns][rows] + barred[rows][:, None] * _BARRED
        total = total + F.cross_entropy(
            scores.reshape(-1, head.width), labels[rows].reshape(-1), ignore_index=UNKNOWN
        )
    return total


def _role_loss(net: Reader, keys: Tensor, queries: Tensor, batch: Batch) -> Tensor:
    total = keys.new_zeros(())
    size = LABELS.hidden
    for head, anchors in enumerate(batch.anchors):
        if not len(anchors):
            continue
        columns = slice(head * size, (head + 1) * size)
        rows, starts, ends = (torch.from_numpy(column) for column in anchors.T)
        near = bucket(distances(keys.shape[1], anchors[:, 1:2], anchors[:, 2:3]))
        query = _mean(queries[..., columns], rows, starts, ends)
        chosen = keys[..., columns].index_select(0, rows)
        scores = net.role_scores(head, chosen, query, torch.from_numpy(near))
        scores = scores + ~torch.from_numpy(batch.allowed_roles[head])[:, None] * _BARRED
        labels = torch.from_numpy(batch.roles[head])
        total = total + F.cross_entropy(
            scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=UNKNOWN
        )
    return total


def _attribute_loss(attributes: Tensor, batch: Batch) -> Tensor:
    total = attributes.new_zeros(())
    for head, (_, columns) in enumerate(LABELS.attribute_slices()):
        chosen = batch.attributes[batch.attributes[:, 3] == head]
        if len(chosen):
            rows, starts, ends, _, values = (torch.from_numpy(column) for column in chosen.T)
            total = total + F.cross_entropy(_mean(attributes[..., columns], rows, starts, ends), values)
    return total


def _meaning_loss(
    meaning: Tensor, batch: Batch, taught: NDArray[np.float16], first: NDArray[np.int64]
) -> Tensor:
    chosen = batch.sentences[:_SENTENCES]
    if len(chosen) < 2:
        return meaning.new_zeros(())
    rows, starts, ends, numbers, indexes = chosen.T
    vectors = _mean(meaning, *(torch.from_numpy(one) for one in (rows, starts, ends)))
    return likeness_loss(vectors, torch.from_numpy(taught[first[numbers] + indexes]).float())


def _mean(values: Tensor, rows: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Average (batch, length, width) over the ranges: (ranges, width)."""
    places = torch.arange(values.shape[1])
    inside = ((places >= starts[:, None]) & (places < ends[:, None])).to(values.dtype)
    return torch.einsum("rl,rlw->rw", inside / inside.sum(1, keepdim=True), values.index_select(0, rows))


if __name__ == "__main__":
    main()
