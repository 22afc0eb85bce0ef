"""Writes the network as an ONNX graph, in the operators that onnxruntime has fused for such encoders.

A graph traced out of torch takes attention and GELU apart into dozens of small operators. The norms are left
apart from what is added before them, and GELU from its bias: fused, onnxruntime does them far slower.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from dragoman.train.heads import ATTENTION_HEADS, EPSILON, Layer, Reader

INPUTS = ("ids", "shapes")
OUTPUTS = ("tags", "attributes", "keys", "queries", "meaning")
_FUSED = "com.microsoft"
_END = 1 << 30
"""Behind the last place of any window."""


def build_graph(net: Reader, divisors: Mapping[str, NDArray[np.float32]] | None = None) -> ModelProto:
    """Put down the graph: ids and shapes (batch, length) int64 in, the outputs (batch, length, width) out.

    `divisors` even out the inputs of products, by their names (see smooth.py).
    """
    graph = _Graph(divisors or {})
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

    def __init__(self, divisors: Mapping[str, NDArray[np.float32]]) -> None:
        self._divisors = divisors
        self._nodes: list[NodeProto] = []
        self._weights: dict[str, TensorProto] = {}

    def put(self, name: str, values: Tensor | np.ndarray) -> str:
        """Keep weights under a name; what has been kept is not kept twice."""
        if name not in self._weights:
            array = values.detach().numpy() if isinstance(values, Tensor) else values
            self._weights[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def add(self, kind: str, inputs: list[str], *outputs: str, domain: str = "", **options: object) -> str:
        """Add a node; gives the name of its first output."""
        self._nodes.append(
            helper.make_node(kind, inputs, list(outputs), name=outputs[0], domain=domain, **options)
        )
        return outputs[0]

    def linear(self, name: str, linear: nn.Linear, x: str, of: str = "") -> str:
        """Multiply and add the bias; what comes in is evened out, and the weights with it.

        `of` tells apart what is done with the same weights to several parts of a window.
        """
        weight = linear.weight.detach().numpy().T
        if (divisors := self._divisors.get(name)) is not None:
            x = self.add("Mul", [x, self.put(f"{name}.evened", 1 / divisors)], f"{name}.even{of}")
            weight = weight * divisors[:, None]
        product = self.add("MatMul", [x, self.put(f"{name}.weight", weight)], f"{name}.product{of}")
        return self.add("Add", [product, self.put(f"{name}.bias", linear.bias)], f"{name}.sum{of}")

    def cut(self, x: str, start: int, end: int, name: str) -> str:
        """Give the places from `start` to `end` of a window."""
        bounds = [self.put(f"at{at}", np.array([at], dtype=np.int64)) for at in (start, end, 1)]
        return self.add("Slice", [x, *bounds], name)

    def norm(self, name: str, norm: nn.LayerNorm, x: str) -> str:
        """Normalise."""
        weights = [self.put(f"{name}.scale", norm.weight), self.put(f"{name}.shift", norm.bias)]
        return self.add("LayerNormalization", [x, *weights], f"{name}.normed", epsilon=EPSILON)

    def model(self, inputs: list[object], outputs: list[object]) -> ModelProto:
        """Give the whole as a model that onnxruntime 1.17 and newer reads."""
        graph = helper.make_graph(self._nodes, "reader", inputs, outputs, [*self._weights.values()])
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
    return graph.norm("norm", net.norm, total)


def _layer(graph: _Graph, layer: Layer, name: str, x: str) -> str:
    """Attend and transform."""
    three = [f"{name}.{part}" for part in ("query", "key", "value")]
    graph.add("Split", [graph.linear(f"{name}.qkv", layer.qkv, x)], *three, axis=-1, num_outputs=3)
    seen = graph.add("MultiHeadAttention", three, f"{name}.seen", domain=_FUSED, num_heads=ATTENTION_HEADS)
    turned = graph.linear(f"{name}.out", layer.out, seen)
    y = graph.norm(f"{name}.norm1", layer.norm1, graph.add("Add", [turned, x], f"{name}.met"))
    # The mark that opens a window goes alone: in int8 its values, ten times the others', would coarsen these.
    parts = (("first", 0, 1), ("rest", 1, _END))
    thought = [
        _think(graph, layer, name, graph.cut(y, start, end, f"{name}.{part}"), f".{part}")
        for part, start, end in parts
    ]
    down = graph.add("Concat", thought, f"{name}.thought", axis=1)
    return graph.norm(f"{name}.norm2", layer.norm2, graph.add("Add", [down, y], f"{name}.ends"))


def _think(graph: _Graph, layer: Layer, name: str, x: str, of: str) -> str:
    """Widen, bend and narrow again."""
    up = graph.linear(f"{name}.up", layer.up, x, of)
    wide = graph.add("Gelu", [up], f"{name}.wide{of}", domain=_FUSED)
    return graph.linear(f"{name}.down", layer.down, wide, of)
