"""Writes a checkpoint as a bundle: ONNX in int8, the role heads' numbers, vocabulary, labels, digests.

python -m dragoman.train.export --checkpoint FILE --start WEIGHTS --out FOLDER [--version V]
                                 [--blend BUNDLE --share S] [--float]
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click
import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dragoman.reading.bundle import write_digests
from dragoman.reading.labels import write_labels
from dragoman.train.graph import build_graph
from dragoman.train.heads import Reader
from dragoman.train.onward import blend
from dragoman.train.plan import LABELS
from dragoman.train.smooth import find_divisors, sample_windows

NAME = "dragoman-reader"


@click.command()
@click.option("--checkpoint", type=click.Path(path_type=Path, exists=True), required=True)
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), required=True, help="Pretrained weights."
)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--version", default="1", show_default=True)
@click.option(
    "--blend", "other", type=click.Path(path_type=Path, exists=True), help="Bundle to average with."
)
@click.option(
    "--share", type=click.FloatRange(0, 1), default=0.3, show_default=True, help="What that one counts."
)
@click.option("--float", "as_float", is_flag=True, help="Keep 32-bit floats, to measure what int8 costs.")
def main(
    checkpoint: Path, start: Path, out: Path, version: str, other: Path | None, share: float, as_float: bool
) -> None:
    """Write a bundle from a checkpoint's running average, averaged with another bundle if one is named."""
    net = Reader(LABELS)
    net.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    if other is not None:
        net = blend(net, other, share)
    write_bundle(net.eval(), start / "tokenizer.json", out, version=version, as_float=as_float)
    click.echo(f"{out}: {sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB")


def write_bundle(net: Reader, tokenizer: Path, out: Path, *, version: str, as_float: bool = False) -> None:
    """Write the files of a bundle into `out`, made if need be; heads that only the fit needs are left out."""
    net = without_evidence(net)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(build_graph(net, find_divisors(net, sample_windows(tokenizer))), plain)
        if as_float:
            shutil.copyfile(plain, out / "model.onnx")
        else:
            quantize_dynamic(
                plain,
                out / "model.onnx",
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather"],
                # Shapes are not worked out through fused operators; all that flows between them are floats.
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
    arrays = {}
    for head, distance, last in zip(net.labels.roles, net.distance, net.last, strict=True):
        arrays[f"{head.key}.distance"] = distance.detach().numpy()
        arrays[f"{head.key}.weight"] = last.weight.detach().numpy().T.copy()
        arrays[f"{head.key}.bias"] = last.bias.detach().numpy()
    np.savez(out / "heads.npz", **arrays)
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    (out / "labels.toml").write_bytes(write_labels(net.labels))
    write_digests(out, NAME, version)


def without_evidence(net: Reader) -> Reader:
    """Give the network without its heads of evidence."""
    tags = tuple(head for head in net.labels.tags if not head.evidence)
    small = Reader(msgspec.structs.replace(net.labels, tags=tags))
    kept = dict(net.labels.output_slices())
    columns = [
        column
        for meaning, _ in small.labels.output_slices()
        for column in range(kept[meaning].start, kept[meaning].stop)
    ]
    weights = net.state_dict()
    for name in ("heads.weight", "heads.bias"):
        weights[name] = weights[name][columns]
    small.load_state_dict(weights)
    return small.eval()


if __name__ == "__main__":
    main()
