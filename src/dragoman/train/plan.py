"""What is fitted: the heads of the default bundle and how the fit goes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.labels import SENTENCES, AttributeHead, Labels, RoleHead, TagHead
from dragoman.schema.rows import EVENT_TYPES, STATUSES

RELATIONS = ("causes", "enables", "prevents", "motivates")

LABELS = Labels(
    tags=(
        TagHead("names", ("PER", "ORG", "LOC", "NORP", "MISC")),
        TagHead("attribution", ("CUE",)),
        TagHead("causes", ("SIGNAL", "BARE")),
        TagHead("events", EVENT_TYPES),
        TagHead("attribution", ("SOURCE",), evidence=True),
        TagHead("attribution", ("CONTENT",), evidence=True),
        TagHead("causes", ("CAUSE",), evidence=True),
        TagHead("causes", ("EFFECT",), evidence=True),
        TagHead("events", ("ACTOR",), evidence=True),
        TagHead("events", ("RECIPIENT",), evidence=True),
    ),
    roles=(
        RoleHead("attribution", ("SOURCE", "CONTENT", "ADDRESSEE")),
        RoleHead("causes", ("CAUSE", "EFFECT")),
        RoleHead("events", ("ACTOR", "RECIPIENT", "PLACE", "TIME")),
        RoleHead("events", ("ACT",), name="events.act"),
    ),
    attributes=(
        AttributeHead("causes", "relation", RELATIONS),
        AttributeHead("events", "status", STATUSES),
        AttributeHead("events", "about", ("none", *EVENT_TYPES)),
        AttributeHead("events", "about", ("none", *EVENT_TYPES), of="ACT"),
        AttributeHead(SENTENCES, "causes", ("no", "yes")),
        AttributeHead(SENTENCES, "attribution", ("no", "yes")),
        AttributeHead(SENTENCES, "events", ("no", "yes")),
    ),
    hidden=128,
    meaning=128,
)


class Plan(Struct, frozen=True, kw_only=True):
    """How the fit goes. Weights of the losses were swept on own-dev and PolNeAR dev in halves and doubles.

    `blank` is the share of pieces that a step hides from the encoder, so that it learns no text by heart. For
    the first `settle` steps the encoder stays as it is, so that fresh heads find their place before what they
    ask of it counts.
    """

    passes: int = 7
    batch_pieces: int = 3072
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    settle: int = 0
    warm_up: int = 100
    decay: float = 0.01
    average: float = 0.998
    tag_weight: float = 4.0
    role_weight: float = 6.0
    attribute_weight: float = 0.3
    meaning_weight: float = 1.0
    blank: float = 0.04
    seed: int = 20
    checkpoint_every: int = 200

    def go_on(self) -> Plan:
        """Give the plan of a fit that goes on from a bundle: steps are smaller, as what is known is kept."""
        return replace(self, settle=100, encoder_rate=self.encoder_rate / 2, head_rate=self.head_rate / 4)
