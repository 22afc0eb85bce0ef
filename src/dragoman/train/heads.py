"""The network: the MiniLM encoder with shapes added, and one linear layer that feeds all heads.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020); written out here, as
nothing more of a library is needed and the export stays plain.
"""

from __future__ import annotations

from pathlib import Path

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
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend and transform (batch, length, WIDTH)."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, dim=-1)
        )
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
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
        self.dropout = nn.Dropout(dropout)
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
        mixed = F.relu(keys + query[:, None] + self.distance[head][buckets])
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
