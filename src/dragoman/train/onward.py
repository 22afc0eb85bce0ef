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
    """Put the weights of the bundle in `folder` into the network, to begin a fit with. Raises BundleError."""
    own, known = _take_over(reader, folder)
    for index, width in known.items():
        # What is new in width says nothing until it has learned.
        own[f"last.{index}.weight"][:, width:] = 0
    reader.load_state_dict(own)


def blend(net: Reader, folder: Path, share: float) -> Reader:
    """Average a fitted network with the bundle that it goes back to, which counts by `share` (0 to 1).

    The average of weights on one path is often better than either end, above all where the new fit has
    forgotten (Wortsman et al. 2022, Robust fine-tuning of zero-shot models). What the bundle lacks stays
    as fitted. Raises BundleError.
    """
    theirs, _ = _take_over(net, folder)
    mixed = net.state_dict()
    both = Reader(net.labels)
    both.load_state_dict({name: value.lerp(theirs[name], share) for name, value in mixed.items()})
    return both.eval()


def _take_over(reader: Reader, folder: Path) -> tuple[Weights, dict[int, int]]:
    """Give the network's weights with those of the bundle in their places, the network's own elsewhere.

    With them goes, for each role head that the bundle has, how wide it is there.
    """
    content = check_bundle(folder)
    given = _floats(onnx.load_from_string(content["model.onnx"]))
    known = read_labels(content["labels.toml"], str(folder / "labels.toml"))
    own = {name: value.clone() for name, value in reader.state_dict().items()}
    own |= dict(_encoder(given, len(reader.layers)))
    sources = {head.key: old for head in reader.labels.roles if (old := _ancestor(head, known)) is not None}
    for mine, theirs in _columns(reader.labels, known, sources):
        # Keys and queries that are wider now begin with what they had.
        size = min(mine.stop - mine.start, theirs.stop - theirs.start)
        place = slice(mine.start, mine.start + size)
        own["heads.weight"][place] = given["heads.weight"].T[theirs][:size]
        own["heads.bias"][place] = given["heads.bias"][theirs][:size]
    widths = {}
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        for index, head in enumerate(reader.labels.roles):
            if head.key in sources:
                widths[index] = _put_roles(own, index, head, sources[head.key], arrays)
    return own, widths


def _ancestor(head: RoleHead, known: Labels) -> RoleHead | None:
    """Give the head of the bundle that has this one's roles: by key or, where one was parted, by role."""
    by_key = {old.key: old for old in known.roles}
    shared = (old for old in known.roles if old.layer == head.layer and set(old.roles) & set(head.roles))
    return by_key.get(head.key) or next(shared, None)


def _put_roles(
    own: Weights, index: int, head: RoleHead, known: RoleHead, arrays: Mapping[str, NDArray[np.float32]]
) -> int:
    """Take over a role head's numbers; of the outputs those of the roles that both have. Gives its width."""
    distance = torch.from_numpy(arrays[f"{known.key}.distance"])
    size = distance.shape[1]
    own[f"distance.{index}"][:, :size] = distance
    pairs = [(0, 0)]
    for role in head.roles:
        if role in known.roles:
            mine, theirs = head.roles.index(role), known.roles.index(role)
            pairs += [(2 * mine + end, 2 * theirs + end) for end in (1, 2)]
    mine_at, theirs_at = ([pair[side] for pair in pairs] for side in (0, 1))
    last = torch.from_numpy(arrays[f"{known.key}.weight"].T[theirs_at])
    own[f"last.{index}.weight"][mine_at, :size] = last
    own[f"last.{index}.bias"][mine_at] = torch.from_numpy(arrays[f"{known.key}.bias"][theirs_at])
    return int(size)


def _floats(model: onnx.ModelProto) -> Weights:
    """Give the weights of a graph as floats, those in int8 by their scales and zero points.

    What evens out the input of a product goes back into its weights.
    """
    arrays = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found: Weights = {}
    for name, values in arrays.items():
        base = name.removesuffix("_quantized")
        if base != name:
            zero = arrays[f"{base}_zero_point"].astype(np.float32)
            values = (values.astype(np.float32) - zero) * arrays[f"{base}_scale"]
        found[base] = torch.from_numpy(np.array(values))
    for name in [name for name in found if name.endswith(".evened")]:
        found[name.removesuffix("evened") + "weight"] *= found.pop(name)[:, None]
    return found


def _encoder(given: Weights, layers: int) -> Iterator[tuple[str, Tensor]]:
    """Give the encoder's weights under the network's names."""
    names = {"words": "words", "letters": "shapes", "positions": "positions"}
    yield from ((f"{mine}.weight", given[theirs]) for theirs, mine in names.items())
    yield "norm.weight", given["norm.scale"]
    yield "norm.bias", given["norm.shift"]
    for index in range(layers):
        theirs, mine = f"layer{index}", f"layers.{index}"
        # Bundles up to dragoman-reader@5 have the biases of "out" and "down" with the norms that follow them.
        before = {"out": "norm1", "down": "norm2"}
        for part in ("qkv", "out", "up", "down"):
            yield f"{mine}.{part}.weight", given[f"{theirs}.{part}.weight"].T.contiguous()
            own = f"{theirs}.{part}.bias"
            yield f"{mine}.{part}.bias", given[own if own in given else f"{theirs}.{before[part]}.bias"]
        for norm in ("norm1", "norm2"):
            yield f"{mine}.{norm}.weight", given[f"{theirs}.{norm}.scale"]
            yield f"{mine}.{norm}.bias", given[f"{theirs}.{norm}.shift"]


def _columns(mine: Labels, theirs: Labels, sources: Mapping[str, RoleHead]) -> Iterator[tuple[slice, slice]]:
    """Give the columns of the last layer that mean the same in both, ours first.

    `sources` are the heads of theirs that ours by these keys come from.
    """
    known = dict(theirs.output_slices())
    of_roles = {(part, key): (part, old.key) for key, old in sources.items() for part in ("keys", "queries")}
    for meaning, columns in mine.output_slices():
        before = of_roles.get(meaning, meaning)  # type: ignore[call-overload]
        if before in known:
            yield columns, known[before]
