"""Documents as numbers: pieces with the labels of every head, and batches of windows of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.reading.labels import SENTENCES, Labels
from dragoman.reading.pieces import CLOSES, EDGE_SHAPE, OPENS, PAD, Pieces, cut_pieces
from dragoman.reading.windows import WINDOW
from dragoman.text.layout import lay_out
from dragoman.text.sentences import Range
from dragoman.train.corpus import CorpusSet
from dragoman.train.documents import Anchor, Document

UNKNOWN = -100
"""The label of what a set does not mark: no loss."""

Ints = NDArray[np.int64]


class Hanging(Struct, frozen=True):
    """An anchor in pieces, with its role runs (start, end, role)."""

    place: Range
    roles: tuple[tuple[int, int, int], ...]


class Example(Struct, frozen=True):
    """A document in numbers. `tags` (tag heads, n); `hanging[h]` are the anchors of role head h.

    `allowed_tags` and `allowed_roles` hold, for each head, which outputs the set knows (None: head unknown).
    `sentences` are ranges of pieces; `judged` (start, end, attribute head, value) are places of which a value
    is known: anchors, their roles, and sentences that hold an anchor of a layer or do not.
    """

    set: str
    pieces: Pieces
    tags: Ints
    hanging: tuple[tuple[Hanging, ...], ...]
    allowed_tags: tuple[NDArray[np.bool_] | None, ...]
    allowed_roles: tuple[NDArray[np.bool_] | None, ...]
    sentences: tuple[Range, ...]
    judged: tuple[tuple[int, int, int, int], ...]


def make_example(document: Document, one: CorpusSet, labels: Labels, tokenizer: Tokenizer) -> Example:
    """Turn a document into numbers."""
    layout = lay_out(document.text)
    pieces = cut_pieces(document.text, layout.paragraphs, tokenizer)
    tags = np.full((len(labels.tags), len(pieces)), UNKNOWN, dtype=np.int64)
    for index, head in enumerate(labels.tags):
        anchors = document.layers.get(head.layer)
        if anchors is not None and not head.evidence:
            marked = [(anchor.place, head.labels.index(anchor.label)) for anchor in anchors]
            tags[index] = _tagged(pieces, marked)
            if one.is_partial:
                _leave_open(tags[index], pieces, [role for anchor in anchors for role in anchor.roles])
        elif anchors is not None and not one.is_partial:
            parts = (part for anchor in anchors for part in anchor.roles if part[0] in head.labels)
            tags[index] = _tagged(pieces, ((place, head.labels.index(role)) for role, place in parts))
    hanging = tuple(
        tuple(_hang(pieces, document.layers.get(head.layer, ()), labels, index))
        for index, head in enumerate(labels.roles)
    )
    places = (pieces.between(*place) for place in layout.sentences)
    sentences = tuple(place for place in places if place is not None)
    return Example(
        document.set,
        pieces,
        tags,
        hanging,
        tuple(_allowed(one, head.layer, head.labels) for head in labels.tags),
        tuple(_allowed(one, head.layer, head.roles) for head in labels.roles),
        sentences,
        (
            *_judge(document, pieces, sentences, labels, is_partial=one.is_partial),
            *_ask(document, pieces, labels),
        ),
    )


def _judge(
    document: Document, pieces: Pieces, sentences: Sequence[Range], labels: Labels, *, is_partial: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Say of each sentence whether it holds an anchor of the layers that sentences are asked about."""
    for index, head in enumerate(labels.attributes):
        anchors = document.layers.get(head.name) if head.layer == SENTENCES else None
        if anchors is None:
            continue
        places = [found[0] for anchor in anchors if (found := pieces.between(*anchor.place)) is not None]
        for start, end in sentences:
            holds = any(start <= place < end for place in places)
            if holds or not is_partial:
                yield start, end, index, int(holds)


def _tagged(pieces: Pieces, marked: Iterable[tuple[Range, int]]) -> Ints:
    """Tag what is marked; of two that overlap the one that starts first, or is longer."""
    row = np.zeros(len(pieces), dtype=np.int64)
    for place, label in sorted(marked, key=lambda mark: (mark[0][0], -mark[0][1])):
        found = pieces.between(*place)
        if found is not None:
            _paint(row, *found, label)
    return row


def _leave_open(row: Ints, pieces: Pieces, roles: Iterable[tuple[str, Range]]) -> None:
    """Make unknown what is not marked; what plays a role is surely no anchor itself."""
    known = row != 0
    for _, place in roles:
        found = pieces.between(*place)
        if found is not None:
            known[slice(*found)] = True
    row[~known] = UNKNOWN


def _paint(row: Ints, start: int, end: int, label: int) -> None:
    """Write B and I of the `label`-th name over `[start, end)`, where nothing is written yet."""
    if start < end and not row[start:end].any():
        row[start] = 2 * label + 1
        row[start + 1 : end] = 2 * label + 2


def _ask(document: Document, pieces: Pieces, labels: Labels) -> Iterator[tuple[int, int, int, int]]:
    """Give the values of attributes that are known: of anchors, or of the first words in one of the roles."""
    for index, head in enumerate(labels.attributes):
        for anchor in document.layers.get(head.layer, ()):
            value = dict(anchor.attributes).get(head.name)
            places = [
                place for role, place in sorted(anchor.roles, key=lambda part: part[1]) if role == head.of
            ]
            place = pieces.between(*(places[0] if places else anchor.place))
            if value is not None and place is not None and (places or not head.of):
                yield *place, index, head.values.index(value)


def _hang(pieces: Pieces, anchors: Sequence[Anchor], labels: Labels, head: int) -> Iterator[Hanging]:
    roles = labels.roles[head].roles
    for anchor in anchors:
        place = pieces.between(*anchor.place)
        if place is None:
            continue
        runs = [
            (*found, roles.index(role))
            for role, where in sorted(anchor.roles, key=lambda part: part[1])
            if role in roles and (found := pieces.between(*where)) is not None
        ]
        yield Hanging(place, tuple(runs))


def _allowed(one: CorpusSet, layer: str, names: tuple[str, ...]) -> NDArray[np.bool_] | None:
    if layer not in one.knows:
        return None
    known = one.knows[layer]
    return np.array([True, *(known is None or name in known for name in names for _ in range(2))])


class Batch(Struct, frozen=True):
    """Windows of equal or near length: arrays (windows, length), places counted with the opening mark.

    `anchors[h]` holds rows (window, start, end) of role head h, `roles[h]` their labels (anchors, length),
    `attributes` rows (window, start, end, head, value), `sentences` rows (window, start, end, number).
    """

    ids: Ints
    shapes: Ints
    mask: NDArray[np.bool_]
    tags: Ints
    allowed_tags: tuple[NDArray[np.bool_], ...]
    anchors: tuple[Ints, ...]
    roles: tuple[Ints, ...]
    allowed_roles: tuple[NDArray[np.bool_], ...]
    attributes: Ints
    sentences: Ints


def make_batches(
    examples: Sequence[Example], repeats: dict[str, float], labels: Labels, *, pieces: int, seed: int
) -> Iterator[Batch]:
    """Give the batches of one pass: each document as often as its set says, cut at an offset of chance."""
    chance = random.Random(seed)  # noqa: S311 - order of training, no secret
    windows: list[tuple[int, int, int]] = []
    for number, example in enumerate(examples):
        times = repeats[example.set]
        for _ in range(int(times) + (chance.random() < times - int(times))):
            windows.extend((number, start, end) for start, end in _cut(len(example.pieces), chance))
    chance.shuffle(windows)
    # Near lengths together, so that little is padded; the order of batches is left to chance.
    windows.sort(key=lambda window: (window[2] - window[1]) // 16)
    groups: list[list[tuple[int, int, int]]] = [[]]
    for window in windows:
        longest = window[2] - window[1] + 2
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    for group in groups:
        yield _collate([(examples[number], start, end, number) for number, start, end in group], labels)


def _cut(length: int, chance: random.Random) -> list[Range]:
    """Cut a document into windows; where it is longer than one, at an offset of chance."""
    if length <= WINDOW:
        return [(0, length)] if length else []
    first = chance.randrange(WINDOW // 3, WINDOW + 1)
    starts = [0, *range(first, length, WINDOW)]
    return [(start, min(end, length)) for start, end in zip(starts, [*starts[1:], length], strict=True)]


def _collate(group: list[tuple[Example, int, int, int]], labels: Labels) -> Batch:
    size = max(end - start for _, start, end, _ in group) + 2
    shape = (len(group), size)
    ids, shapes = np.full(shape, PAD, dtype=np.int64), np.full(shape, EDGE_SHAPE, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.bool_)
    tags = np.full((len(labels.tags), *shape), UNKNOWN, dtype=np.int64)
    attributes: list[tuple[int, int, int, int, int]] = []
    sentences: list[tuple[int, int, int, int, int]] = []
    for row, (example, start, end, number) in enumerate(group):
        length = end - start
        ids[row, 0], ids[row, length + 1] = OPENS, CLOSES
        ids[row, 1 : length + 1] = example.pieces.ids[start:end]
        shapes[row, 1 : length + 1] = example.pieces.shapes[start:end]
        mask[row, : length + 2] = True
        tags[:, row, 1 : length + 1] = example.tags[:, start:end]
        for index, (low, high) in enumerate(example.sentences):
            if low >= start and high <= end and 4 <= high - low <= 96:
                sentences.append((row, low - start + 1, high - start + 1, number, index))
        for low, high, head, value in example.judged:
            if low >= start and high <= end:
                attributes.append((row, low - start + 1, high - start + 1, head, value))
    parts = [_collate_roles(group, head, size, labels) for head in range(len(labels.roles))]
    return Batch(
        ids,
        shapes,
        mask,
        tags,
        tuple(_table([one[0].allowed_tags[index] for one in group]) for index in range(len(labels.tags))),
        tuple(part[0] for part in parts),
        tuple(part[1] for part in parts),
        tuple(part[2] for part in parts),
        np.array(attributes, dtype=np.int64).reshape(-1, 5),
        np.array(sentences, dtype=np.int64).reshape(-1, 5),
    )


def _within(anchors: Sequence[Hanging], start: int, end: int) -> Iterator[tuple[Hanging, int, int]]:
    """Give the anchors that lie in a window `[start, end)`, each with its place there."""
    for one in anchors:
        if one.place[0] >= start and one.place[1] <= end:
            yield one, one.place[0] - start + 1, one.place[1] - start + 1


def _table(rows: list[NDArray[np.bool_] | None]) -> NDArray[np.bool_]:
    """Give what each window's set knows; all of it where the set does not mark the head at all."""
    width = next((len(row) for row in rows if row is not None), 1)
    return np.array([row if row is not None else np.ones(width, dtype=np.bool_) for row in rows])


def _collate_roles(
    group: list[tuple[Example, int, int, int]], head: int, size: int, labels: Labels
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    places: list[tuple[int, int, int]] = []
    rows: list[Ints] = []
    allowed: list[NDArray[np.bool_]] = []
    for row, (example, start, end, _) in enumerate(group):
        known = example.allowed_roles[head]
        if known is None:
            continue
        for one, anchor_start, anchor_end in _within(example.hanging[head], start, end):
            places.append((row, anchor_start, anchor_end))
            allowed.append(known)
            line = np.full(size, UNKNOWN, dtype=np.int64)
            line[1 : end - start + 1] = 0
            for low, high, role in one.roles:
                _paint(line, max(low, start) - start + 1, min(high, end) - start + 1, role)
            rows.append(line)
    width = labels.roles[head].width
    return (
        np.array(places, dtype=np.int64).reshape(-1, 3),
        np.array(rows, dtype=np.int64).reshape(-1, size),
        np.array(allowed, dtype=np.bool_).reshape(-1, width),
    )
