"""Evens out what flows into the products of a network, so that int8 rounds less of it away.

A product's inputs are rounded in steps of their whole range. The mark that opens a window has values ten
times those of all else, in a channel or two; in steps as wide the rest is told apart badly. So each channel
is divided by a number before the product, and its weights multiplied by it: the same result, in finer steps
(Xiao et al. 2023, SmoothQuant).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dragoman.reading.pieces import CLOSES, EDGE_SHAPE, OPENS, cut_pieces, take_tokenizer
from dragoman.text.sentences import split_paragraphs
from dragoman.train.heads import Reader
from dragoman.train.passages import read_own

Divisors = dict[str, NDArray[np.float32]]
"""What each channel of a product's input is divided by, under the product's name in the graph."""

# How much of the unevenness the divisors take away: of eight numbers tried, that with the least error in tags
# and attributes on texts of own-dev.
_SHARE = 0.4
_LEAST = 1e-2
"""A channel with less than this is as good as silent."""
_PASSAGES = "events-reports"
_LENGTH = 254
"""Pieces of a window, without its marks."""


def sample_windows(tokenizer: Path, number: int = 30) -> Iterator[tuple[Tensor, Tensor]]:
    """Give windows of our own passages, laid one after another: ids and shapes, both (1, length)."""
    text = "\n\n".join(document.text for document in read_own(_PASSAGES, ()))
    pieces = cut_pieces(text, split_paragraphs(text), take_tokenizer(tokenizer.read_bytes()))
    for start in range(0, len(pieces), _LENGTH)[:number]:
        ids = np.pad(pieces.ids[start : start + _LENGTH], 1)
        ids[[0, -1]] = OPENS, CLOSES
        shapes = np.pad(pieces.shapes[start : start + _LENGTH], 1, constant_values=EDGE_SHAPE)
        yield torch.from_numpy(ids[None]), torch.from_numpy(shapes[None])


def find_divisors(net: Reader, windows: Iterable[tuple[Tensor, Tensor]]) -> Divisors:
    """Find them from the most that channels reach on some windows: ids and shapes, both (batch, length)."""
    products = dict(_products(net))
    most = {name: torch.zeros(linear.in_features) for name, linear in products.items()}
    hooks = [linear.register_forward_pre_hook(_noting(most, name)) for name, linear in products.items()]
    with torch.no_grad():
        for ids, shapes in windows:
            net(ids, shapes)
    for hook in hooks:
        hook.remove()
    return {name: _divide(one) for name, one in most.items()}


def _products(net: Reader) -> Iterator[tuple[str, nn.Linear]]:
    """Give the linear layers by the names they have in the graph."""
    for index, layer in enumerate(net.layers):
        for part in ("qkv", "out", "up", "down"):
            linear = getattr(layer, part)
            assert isinstance(linear, nn.Linear)
            yield f"layer{index}.{part}", linear
    yield "heads", net.heads


def _noting(most: dict[str, Tensor], name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    # The mark that opens a window is widened and narrowed apart.
    start = 1 if name.endswith((".up", ".down")) else 0

    def note(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        most[name] = torch.maximum(most[name], given[0][:, start:].abs().flatten(0, -2).amax(0))

    return note


def _divide(most: Tensor) -> NDArray[np.float32]:
    """Take the share of what the channels reach at most; the geometric mean of all divisors is 1."""
    powers = most.clamp(min=_LEAST).log() * _SHARE
    divisors: NDArray[np.float32] = (powers - powers.mean()).exp().numpy().astype(np.float32)
    return divisors
