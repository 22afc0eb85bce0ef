"""The network: the MiniLM encoder with shapes added, and one linear layer that feeds all heads.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020); written out here, as
nothing more of a library is needed and the export stays plain.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.reading.labels import Labels
from dragoman.reading.pieces import SHAPES
from dragoman.reading.roles import BUCKETS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
EPSILON = 1e-12
_UNSEEN = -1e4
"""Added to what is padded, which then gets no attention."""


class Dropout(nn.Module):
    """Drops values by chance, from random bytes: torch's own takes four times as long."""

    def __init__(self, share: float):
        super().__init__()
        self.dropped = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        """Drop values while training, and raise the others by as much."""
        if not self.training or not self.dropped:
            return x
        # The seed is torch's own, so that a fit that goes on goes on alike.
        chance = np.random.default_rng(int(torch.randint(2**62, ())))
        drawn = np.frombuffer(chance.bytes(x.numel()), dtype=np.uint8).reshape(x.shape)
        kept = torch.from_numpy(drawn >= self.dropped)
        return x * (kept.to(x.dtype) * (256 / (256 - self.dropped)))


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Attend; all (batch, heads, length, width), `mask` (batch, 1, 1, length) False where nothing is seen.

    Put down in products of matrices, which a processor does in half the time of torch's own on the way back.
    """
    batch, heads, length, width = q.shape
    rows, columns, values = (one.reshape(batch * heads, length, width) for one in (q, k, v))
    scores = torch.bmm(rows * width**-0.5, columns.transpose(1, 2))
    if mask is not None:
        barred = torch.where(mask, 0.0, _UNSEEN).to(scores.dtype)
        scores = (scores.view(batch, heads, length, length) + barred).view_as(scores)
    return torch.bmm(torch.softmax(scores, -1).to(values.dtype), values).view(batch, heads, length, width)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend and transform (batch, length, WIDTH)."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, dim=-1)
        )
        seen = attend(q, k, v, mask)
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """The encoder and what its outputs are made of; `roles` is used by the fit and, in numpy, at run time."""

    def __init__(self, labels: Labels, dropout: float = 0.1):
        super().__init__()
        self.labels = labels
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        sizes = [labels.tag_width, labels.attribute_width, *([len(labels.roles) * labels.hidden] * 2)]
        self.sizes = [*sizes, labels.meaning]
        self.heads = nn.Linear(WIDTH, sum(self.sizes))
        self.distance = nn.ParameterList(
            nn.Parameter(torch.randn(BUCKETS, labels.hidden) * 0.02) for _ in labels.roles
        )
        self.last = nn.ModuleList(nn.Linear(labels.hidden, head.width) for head in labels.roles)
        nn.init.zeros_(self.shapes.weight)

    def hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Encode (batch, length) pieces; `mask` (batch, length) is False where padded."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.shapes(shapes)))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """Give tags, attributes, keys, queries and meaning of every piece."""
        return tuple(self.heads(self.hidden(ids, shapes, mask)).split(self.sizes, dim=-1))

    def role_scores(self, head: int, keys: Tensor, query: Tensor, buckets: Tensor) -> Tensor:
        """Score roles: keys (anchors, length, hidden), query (anchors, hidden), buckets (anchors, length)."""
        mixed = F.relu(keys + query[:, None] + F.embedding(buckets, self.distance[head]))
        scores: Tensor = self.last[head](mixed)
        return scores


def load_start(reader: Reader, folder: Path) -> None:
    """Put the pretrained MiniLM weights (safetensors, BERT's names) into the encoder."""
    given = load_file(str(folder / "model.safetensors"))
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    own: dict[str, Tensor] = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        # There is one segment only; its vector is the same for all pieces.
        "positions.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for index in range(LAYERS):
        for end in ("weight", "bias"):
            base = f"encoder.layer.{index}"
            own[f"layers.{index}.qkv.{end}"] = torch.cat(
                [given[f"{base}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            )
            for mine, theirs in names.items():
                own[f"layers.{index}.{mine}.{end}"] = given[f"{base}.{theirs}.{end}"]
    missing, unexpected = reader.load_state_dict(own, strict=False)
    left = [name for name in missing if not name.startswith(("heads", "distance", "last", "shapes"))]
    if left or unexpected:
        raise ValueError(f"the weights in {folder} are not MiniLM-L6's: {left or unexpected}")
