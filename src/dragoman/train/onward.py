"""Takes up the weights of a bundle, so that a fit goes on from there instead of from the pretrained encoder.

What int8 rounded away is little beside what a fit changes. Heads are matched by what they mean, so those that
the bundle lacks begin fresh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from dragoman.reading.bundle import check_bundle
from dragoman.reading.labels import Labels, RoleHead, read_labels
from dragoman.train.heads import Reader

Weights = dict[str, Tensor]


def load_bundle_weights(reader: Reader, folder: Path) -> None:
    """Put the weights of the bundle in `folder` into the network. Raises BundleError."""
    content = check_bundle(folder)
    given = _floats(onnx.load_from_string(content["model.onnx"]))
    known = read_labels(content["labels.toml"], str(folder / "labels.toml"))
    own = reader.state_dict()
    own |= dict(_encoder(given, len(reader.layers)))
    for mine, theirs in _columns(reader.labels, known):
        # Keys and queries that are wider now begin with what they had.
        size = min(mine.stop - mine.start, theirs.stop - theirs.start)
        place = slice(mine.start, mine.start + size)
        own["heads.weight"][place] = given["heads.weight"].T[theirs][:size]
        own["heads.bias"][place] = given["heads.bias"][theirs][:size]
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        for index, head in enumerate(reader.labels.roles):
            for old in known.roles:
                if old.layer == head.layer:
                    _put_roles(own, index, head, old, arrays)
    reader.load_state_dict(own)


def blend(net: Reader, folder: Path, share: float) -> Reader:
    """Average a fitted network with the bundle that it goes back to, which counts by `share` (0 to 1).

    The average of weights on one path is often better than either end, above all where the new fit has
    forgotten (Wortsman et al. 2022, Robust fine-tuning of zero-shot models). What the bundle lacks stays
    as fitted. Raises BundleError.
    """
    old = Reader(net.labels)
    old.load_state_dict(net.state_dict())
    load_bundle_weights(old, folder)
    mixed, theirs = net.state_dict(), old.state_dict()
    both = Reader(net.labels)
    both.load_state_dict({name: value.lerp(theirs[name], share) for name, value in mixed.items()})
    return both.eval()


def _put_roles(
    own: Weights, index: int, head: RoleHead, known: RoleHead, arrays: Mapping[str, NDArray[np.float32]]
) -> None:
    """Take over a role head's numbers; of the outputs those of the roles that both have."""
    distance = torch.from_numpy(arrays[f"{head.layer}.distance"])
    size = distance.shape[1]
    own[f"distance.{index}"][:, :size] = distance
    # What is new in width says nothing until it has learned.
    own[f"last.{index}.weight"][:, size:] = 0
    pairs = [(0, 0)]
    for role in head.roles:
        if role in known.roles:
            mine, theirs = head.roles.index(role), known.roles.index(role)
            pairs += [(2 * mine + end, 2 * theirs + end) for end in (1, 2)]
    mine_at, theirs_at = ([pair[side] for pair in pairs] for side in (0, 1))
    last = torch.from_numpy(arrays[f"{head.layer}.weight"].T[theirs_at])
    own[f"last.{index}.weight"][mine_at, :size] = last
    own[f"last.{index}.bias"][mine_at] = torch.from_numpy(arrays[f"{head.layer}.bias"][theirs_at])


def _floats(model: onnx.ModelProto) -> Weights:
    """Give the weights of a graph as floats, those in int8 by their scales and zero points."""
    arrays = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found: Weights = {}
    for name, values in arrays.items():
        base = name.removesuffix("_quantized")
        if base != name:
            zero = arrays[f"{base}_zero_point"].astype(np.float32)
            values = (values.astype(np.float32) - zero) * arrays[f"{base}_scale"]
        found[base] = torch.from_numpy(np.array(values))
    return found


def _encoder(given: Weights, layers: int) -> Iterator[tuple[str, Tensor]]:
    """Give the encoder's weights under the network's names."""
    names = {"words": "words", "letters": "shapes", "positions": "positions"}
    yield from ((f"{mine}.weight", given[theirs]) for theirs, mine in names.items())
    yield "norm.weight", given["norm.scale"]
    yield "norm.bias", given["norm.shift"]
    for index in range(layers):
        theirs, mine = f"layer{index}", f"layers.{index}"
        for part in ("qkv", "out", "up", "down"):
            yield f"{mine}.{part}.weight", given[f"{theirs}.{part}.weight"].T.contiguous()
        # The graph adds the biases of "out" and "down" in the norms that follow them.
        biases = {"qkv": "qkv", "up": "up", "out": "norm1", "down": "norm2"}
        yield from ((f"{mine}.{part}.bias", given[f"{theirs}.{name}.bias"]) for part, name in biases.items())
        for norm in ("norm1", "norm2"):
            yield f"{mine}.{norm}.weight", given[f"{theirs}.{norm}.scale"]
            yield f"{mine}.{norm}.bias", given[f"{theirs}.{norm}.shift"]


def _columns(mine: Labels, theirs: Labels) -> Iterator[tuple[slice, slice]]:
    """Give the columns of the last layer that mean the same in both, ours first."""
    known = dict(theirs.output_slices())
    for meaning, columns in mine.output_slices():
        if meaning in known:
            yield columns, known[meaning]
