"""What a bundle's outputs mean: heads that tag, heads that tag for an anchor, and attributes of anchors.

Of a head that tags, output 0 is O; outputs `2 i + 1` and `2 i + 2` are B and I of its i-th name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from dragoman.schema.errors import BundleError


class TagHead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Tags pieces with B and I of `labels`; the runs are the marks (or the anchors) of `layer`.

    A head that is `evidence` tags the roles of the layer's anchors, whichever anchor they hang on. It makes
    no marks: what it learns makes the encoder better for the heads that do.
    """

    layer: str
    labels: tuple[str, ...]
    evidence: bool = False

    @property
    def width(self) -> int:
        """Say how many outputs the head has: O, and B and I of each label."""
        return 1 + 2 * len(self.labels)


class RoleHead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """For each anchor of `layer`, tags pieces with B and I of `roles`.

    A piece has one role of a head, so a role that may hold others ("[lift its surtax on [India]]") has a head
    of its own, with a `name` to tell it from the layer's first.
    """

    layer: str
    roles: tuple[str, ...]
    name: str = ""

    @property
    def key(self) -> str:
        """Tell the head from all others of the bundle."""
        return self.name or self.layer

    @property
    def width(self) -> int:
        """Say how many outputs the head has: O, and B and I of each role."""
        return 1 + 2 * len(self.roles)


SENTENCES = "sentences"
"""In place of a layer: each sentence is asked whether it holds an anchor of the layer that `name` names."""


class AttributeHead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Gives each anchor of `layer` one of `values` under `name`.

    It is asked of the anchor's own words or, where it is `of` a role, of that role's. Heads of one name are
    heard together.
    """

    layer: str
    name: str
    values: tuple[str, ...]
    of: str = ""


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """All heads in the order of the outputs; sizes are those of the graph.

    `hidden` is the width of a role head's keys and queries, `meaning` that of the meaning vector.
    """

    tags: tuple[TagHead, ...]
    roles: tuple[RoleHead, ...]
    attributes: tuple[AttributeHead, ...]
    hidden: int
    meaning: int

    def tag_slices(self) -> Iterator[tuple[TagHead, slice]]:
        """Give each tag head with its columns of the `tags` output."""
        at = 0
        for head in self.tags:
            yield head, slice(at, at + head.width)
            at += head.width

    def anchor_slices(self) -> Iterator[tuple[TagHead, slice]]:
        """Give the heads whose runs are marks or anchors, one a layer, with their columns."""
        return ((head, columns) for head, columns in self.tag_slices() if not head.evidence)

    def attribute_slices(self) -> Iterator[tuple[AttributeHead, slice]]:
        """Give each attribute with its columns of the `attributes` output."""
        at = 0
        for head in self.attributes:
            yield head, slice(at, at + len(head.values))
            at += len(head.values)

    def output_slices(self) -> Iterator[tuple[object, slice]]:
        """Give what each stretch of the graph's outputs, laid end to end, is for, with its columns.

        Keys and queries are told by their head's key alone: they serve whatever roles it has.
        """
        widths: list[tuple[object, int]] = [(head, head.width) for head in self.tags]
        widths += [(head, len(head.values)) for head in self.attributes]
        widths += [((part, head.key), self.hidden) for part in ("keys", "queries") for head in self.roles]
        at = 0
        for meaning, width in [*widths, ("meaning", self.meaning)]:
            yield meaning, slice(at, at + width)
            at += width

    @property
    def tag_width(self) -> int:
        """Say how many columns all tag heads have together."""
        return sum(head.width for head in self.tags)

    @property
    def attribute_width(self) -> int:
        """Say how many columns all attributes have together."""
        return sum(len(head.values) for head in self.attributes)


def read_labels(text: bytes, where: str) -> Labels:
    """Read labels.toml; raises BundleError where it is not one."""
    try:
        return msgspec.toml.decode(text, type=Labels)
    except (ValueError, msgspec.MsgspecError) as error:
        raise BundleError(
            f"its labels cannot be read ({error})", where=where, cure="Take a bundle of this version"
        ) from error


def write_labels(labels: Labels) -> bytes:
    """Write labels as TOML, sizes first."""
    lines = [f"hidden = {labels.hidden}", f"meaning = {labels.meaning}"]
    for table in ("tags", "roles", "attributes"):
        for head in getattr(labels, table):
            lines += ["", f"[[{table}]]"]
            # A JSON string or array of strings is TOML too.
            lines += [f"{key} = {json.dumps(value)}" for key, value in msgspec.to_builtins(head).items()]
    return ("\n".join(lines) + "\n").encode()
