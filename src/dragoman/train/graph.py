"""Writes the network as an ONNX graph, in the operators that onnxruntime has fused for such encoders.

A graph traced out of torch takes attention, GELU and the norms apart into dozens of small operators; put down
by hand it is six layers of nine, and about a quarter faster.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from dragoman.train.heads import ATTENTION_HEADS, EPSILON, Layer, Reader

INPUTS = ("ids", "shapes")
OUTPUTS = ("tags", "attributes", "keys", "queries", "meaning")
_FUSED = "com.microsoft"


def build_graph(net: Reader) -> ModelProto:
    """Put down the graph: ids and shapes (batch, length) int64 in, the outputs (batch, length, width) out."""
    graph = _Graph()
    x = _embed(graph, net)
    for index, layer in enumerate(net.layers):
        assert isinstance(layer, Layer)
        x = _layer(graph, layer, f"layer{index}", x)
    sizes = graph.put("sizes", np.array(net.sizes, dtype=np.int64))
    graph.add("Split", [graph.linear("heads", net.heads, x), sizes], *OUTPUTS, axis=-1)
    return graph.model(
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in INPUTS],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", size])
            for name, size in zip(OUTPUTS, net.sizes, strict=True)
        ],
    )


class _Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._weights: list[TensorProto] = []

    def put(self, name: str, values: Tensor | np.ndarray) -> str:
        """Keep weights under a name."""
        array = values.detach().numpy() if isinstance(values, Tensor) else values
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, inputs: list[str], *outputs: str, domain: str = "", **options: object) -> str:
        """Add a node; gives the name of its first output."""
        self._nodes.append(
            helper.make_node(kind, inputs, list(outputs), name=outputs[0], domain=domain, **options)
        )
        return outputs[0]

    def product(self, name: str, linear: nn.Linear, x: str) -> str:
        """Multiply by a linear layer's weight; its bias is left to the operator that follows."""
        return self.add("MatMul", [x, self.put(f"{name}.weight", linear.weight.T)], f"{name}.product")

    def linear(self, name: str, linear: nn.Linear, x: str) -> str:
        """Multiply and add the bias."""
        product = self.product(name, linear, x)
        return self.add("Add", [product, self.put(f"{name}.bias", linear.bias)], f"{name}.sum")

    def norm(self, name: str, norm: nn.LayerNorm, linear: nn.Linear, product: str, skipped: str) -> str:
        """Normalise product + bias + what was skipped."""
        weights = [self.put(f"{name}.scale", norm.weight), self.put(f"{name}.shift", norm.bias)]
        bias = self.put(f"{name}.bias", linear.bias)
        return self.add(
            "SkipLayerNormalization",
            [product, skipped, *weights, bias],
            f"{name}.normed",
            domain=_FUSED,
            epsilon=EPSILON,
        )

    def model(self, inputs: list[object], outputs: list[object]) -> ModelProto:
        """Give the whole as a model that onnxruntime 1.17 and newer reads."""
        graph = helper.make_graph(self._nodes, "reader", inputs, outputs, self._weights)
        sets = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=9)


def _embed(graph: _Graph, net: Reader) -> str:
    """Sum the vectors of word, shape and position, and normalise."""
    words = graph.add("Gather", [graph.put("words", net.words.weight), "ids"], "word")
    shapes = graph.add("Gather", [graph.put("letters", net.shapes.weight), "shapes"], "shape")
    zero = graph.put("zero", np.array([0], dtype=np.int64))
    length = graph.add("Shape", ["ids"], "length", start=1, end=2)
    table = graph.put("positions", net.positions.weight)
    places = graph.add("Slice", [table, zero, length, zero], "position")
    total = graph.add("Add", [graph.add("Add", [words, shapes], "spelled"), places], "embedded")
    norm = [graph.put("norm.scale", net.norm.weight), graph.put("norm.shift", net.norm.bias)]
    return graph.add("LayerNormalization", [total, *norm], "normed", epsilon=EPSILON)


def _layer(graph: _Graph, layer: Layer, name: str, x: str) -> str:
    """Attend and transform."""
    product = graph.product(f"{name}.qkv", layer.qkv, x)
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.add("Split", [product], *parts, axis=-1, num_outputs=3)
    bias = graph.put(f"{name}.qkv.bias", layer.qkv.bias)
    seen = graph.add(
        "MultiHeadAttention", [*parts, bias], f"{name}.seen", domain=_FUSED, num_heads=ATTENTION_HEADS
    )
    y = graph.norm(f"{name}.norm1", layer.norm1, layer.out, graph.product(f"{name}.out", layer.out, seen), x)
    up = graph.product(f"{name}.up", layer.up, y)
    wide = graph.add(
        "BiasGelu", [up, graph.put(f"{name}.up.bias", layer.up.bias)], f"{name}.wide", domain=_FUSED
    )
    down = graph.product(f"{name}.down", layer.down, wide)
    return graph.norm(f"{name}.norm2", layer.norm2, layer.down, down, y)
