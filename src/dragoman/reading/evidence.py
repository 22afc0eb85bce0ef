"""What is known beside an anchor: which words have a role for some anchor, and which sentences hold one.

An anchor's roles are read word by word, each for that anchor alone; where a run begins and ends is told
better by tags that do not ask whose it is. Whether a sentence holds a claim at all is told better by all
its words. Both are added as log-odds, with weights chosen on documents held aside from training.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dragoman.reading.encoder import Array, Encoded
from dragoman.reading.labels import SENTENCES, Labels
from dragoman.reading.pieces import Pieces
from dragoman.text.sentences import Range

HEARD = 0.5
"""How much a tag that does not ask whose it is counts beside one that does."""
JUDGED = 0.5
"""How much the judgement of a whole sentence counts beside that of one word."""
LEANING = 0.0
"""Added for anchors in judged sentences: a claim that is missed costs more than one that is doubted."""


def heard(encoded: Encoded, labels: Labels, head: int) -> Array | None:
    """Give what the evidence adds to the scores of a role head: (pieces, outputs); None without evidence."""
    role_head = labels.roles[head]
    added: Array | None = None
    for tag_head, columns in labels.tag_slices():
        if not tag_head.evidence or tag_head.layer != role_head.layer:
            continue
        if added is None:
            added = np.zeros((len(encoded.tags), role_head.width), dtype=np.float32)
        for index, name in enumerate(tag_head.labels):
            role = role_head.roles.index(name)
            found = encoded.tags[:, columns][:, 2 * index + 1 : 2 * index + 3]
            added[:, 2 * role + 1 : 2 * role + 3] = HEARD * found
    return added


def lean(tags: Array, layer: str, encoded: Encoded, labels: Labels, sentences: Iterable[Range]) -> Array:
    """Add to the tags (pieces, outputs) of a layer what its sentences, in pieces, say of it as a whole."""
    for head, columns in labels.attribute_slices():
        if head.layer != SENTENCES or head.name != layer:
            continue
        tags = tags.copy()
        for start, end in sentences:
            no, yes = encoded.attributes[start:end, columns].mean(0)
            tags[start:end, 0] -= JUDGED * (yes - no) + LEANING
    return tags


def in_pieces(pieces: Pieces, sentences: Iterable[Range]) -> list[Range]:
    """Give the sentences that have pieces, as ranges of them."""
    return [place for one in sentences if (place := pieces.between(*one)) is not None]
