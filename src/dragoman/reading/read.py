"""Reads an article: pieces, one pass of the encoder, layers of marks."""

from __future__ import annotations

import numpy as np

from dragoman.reading.anchors import find_anchors, likely_pieces
from dragoman.reading.bundle import Bundle
from dragoman.reading.decode import Run
from dragoman.reading.encoder import Array, Encoded, encode, log_softmax
from dragoman.reading.labels import AttributeHead, TagHead
from dragoman.reading.pieces import Pieces, cut_pieces
from dragoman.reading.roles import read_roles
from dragoman.schema.article import Article
from dragoman.schema.layers import IF_ANY, NONE, RUNNER_UP, Arc, Layer, Mark, Reading
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range


def read_article(article: Article, layout: Layout, bundle: Bundle) -> Reading:
    """Read one article into layers; pure, and the same whatever else is read beside it."""
    pieces = cut_pieces(article.text, layout.paragraphs, bundle.tokenizer)
    encoded = encode(pieces, bundle)
    labels = bundle.labels
    if encoded is None:
        return Reading(
            article.id, bundle.name, {head.layer: Layer(head.layer) for head, _ in labels.anchor_slices()}
        )
    maker = _Maker(layout.text, pieces, encoded, bundle)
    sentences = [place for one in layout.sentences if (place := pieces.between(*one)) is not None]
    layers = {
        head.layer: maker.make(head, columns, find_anchors(encoded, labels, head, columns, sentences))
        for head, columns in labels.anchor_slices()
    }
    return Reading(article.id, bundle.name, layers)


class _Maker:
    """Turns runs of pieces into marks of the text."""

    def __init__(self, text: str, pieces: Pieces, encoded: Encoded, bundle: Bundle):
        self._text = text
        self._pieces = pieces
        self._encoded = encoded
        self._bundle = bundle

    def make(self, of: TagHead, columns: slice, anchors: list[Run]) -> Layer:
        layer, names = of.layer, of.labels
        parts = self._parts(layer, anchors)
        asked = [one for one in self._bundle.labels.attribute_slices() if one[0].layer == layer]
        marks = []
        for run, own in zip(anchors, parts, strict=True):
            attributes = self._attributes(run, own, asked)
            if len(names) > 2 and asked:  # anchors of several types: what the type might have been
                attributes = (*attributes, self._runner_up(run, of, columns))
            marks.append(self._mark(run, names[run.label], attributes))
        arcs: list[Arc] = []
        for anchor, own in enumerate(parts):
            for role, run in own:
                arcs.append(Arc(anchor, len(marks), role, run.score))
                marks.append(self._mark(run, role))
        return Layer(layer, tuple(marks), tuple(arcs), self._likely(columns))

    def _parts(self, layer: str, anchors: list[Run]) -> list[list[tuple[str, Run]]]:
        """Read the roles of each anchor with all of the layer's heads."""
        parts: list[list[tuple[str, Run]]] = [[] for _ in anchors]
        for index, head in enumerate(self._bundle.labels.roles):
            if head.layer != layer:
                continue
            found = read_roles(self._encoded, anchors, index, head.key, self._bundle.roles[index])
            for own, runs in zip(parts, found, strict=True):
                own += ((head.roles[run.label], run) for run in runs)
        return parts

    def _likely(self, columns: slice) -> tuple[Range, ...]:
        likely = likely_pieces(self._encoded, columns)
        starts, ends = self._pieces.starts[likely].tolist(), self._pieces.ends[likely].tolist()
        return tuple(zip(starts, ends, strict=True))

    def _runner_up(self, run: Run, of: TagHead, columns: slice) -> tuple[str, str, float]:
        """Give the label that came second, none being one ("none"), with its probability."""
        odds = np.exp(self._encoded.tags[run.start : run.end, columns]).mean(0)
        each = np.append(odds[1::2] + odds[2::2], odds[0])
        each[run.label] = -1
        best = int(each.argmax())
        return RUNNER_UP, of.labels[best] if best < len(of.labels) else NONE, float(each[best])

    def _mark(self, run: Run, label: str, attributes: tuple[tuple[str, str, float], ...] = ()) -> Mark:
        start, end = int(self._pieces.starts[run.start]), int(self._pieces.ends[run.end - 1])
        return Mark(Span.take(self._text, start, end), label, run.score, attributes)

    def _attributes(
        self, run: Run, parts: list[tuple[str, Run]], heads: list[tuple[AttributeHead, slice]]
    ) -> tuple[tuple[str, str, float], ...]:
        """Give the likeliest value of each name; what several heads say of it is summed as log-odds."""
        heard: dict[str, tuple[tuple[str, ...], Array]] = {}
        for head, columns in heads:
            places = [run] if not head.of else [place for role, place in parts if role == head.of]
            for place in places[:1]:
                scores = self._encoded.attributes[place.start : place.end, columns].mean(0)
                log_softmax(scores[None])
                before = heard.get(head.name)
                heard[head.name] = head.values, scores if before is None else scores + before[1]
        found = []
        for name, (values, scores) in heard.items():
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            order = np.argsort(-odds, kind="stable")[:2].tolist()
            found.append((name, values[order[0]], float(odds[order[0]])))
            if values[order[0]] == NONE:
                found.append((name + IF_ANY, values[order[1]], float(odds[order[1]])))
        return tuple(found)
