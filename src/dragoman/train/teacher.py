"""Sentence meanings to learn from: what the pretrained encoder says of each sentence, before any fitting.

The fitted encoder must keep a sense of meaning beside its marks; it learns to give pairs of sentences the
likeness that the pretrained one gave them (relational distillation, Park et al. 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from dragoman.reading.pieces import CLOSES, OPENS, PAD
from dragoman.train.examples import Example
from dragoman.train.heads import Reader

_BATCH = 128


@torch.no_grad()
def read_meanings(
    reader: Reader, examples: Sequence[Example]
) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    """Give a unit vector (sentences, width) of every sentence, and where each example's sentences start."""
    first = np.cumsum([0, *(len(example.sentences) for example in examples)])
    pieces = [
        example.pieces.ids[start : min(end, start + 126)]
        for example in examples
        for start, end in example.sentences
    ]
    order = sorted(range(len(pieces)), key=lambda index: len(pieces[index]))
    found = np.zeros((len(pieces), reader.words.embedding_dim), dtype=np.float16)
    reader.eval()
    for at in range(0, len(order), _BATCH):
        chosen = order[at : at + _BATCH]
        size = max(len(pieces[index]) for index in chosen) + 2
        ids = torch.full((len(chosen), size), PAD)
        for row, index in enumerate(chosen):
            ids[row, : len(pieces[index]) + 2] = torch.tensor([OPENS, *pieces[index], CLOSES])
        mask = ids != PAD
        with torch.autocast("cpu", dtype=torch.bfloat16):
            # The shape vectors are still zero: this is the pretrained encoder as it came.
            hidden = reader.hidden(ids, torch.zeros_like(ids), mask)
        pooled = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        found[chosen] = F.normalize(pooled, dim=-1).half().numpy()
    return found, first


def likeness_loss(vectors: Tensor, taught: Tensor) -> Tensor:
    """Compare the cosines of all pairs of sentences (n, any width) with the teacher's."""
    mine = F.normalize(vectors, dim=-1)
    return F.mse_loss(mine @ mine.T, taught @ taught.T)
