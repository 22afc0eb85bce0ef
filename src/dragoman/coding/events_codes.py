"""The codes of an event: type, mode, what it is about, status; what was read, and what rules made of it."""

from __future__ import annotations

from msgspec import Struct

from dragoman.coding.events_modes import find_mode
from dragoman.coding.events_status import plain_status, told_status
from dragoman.coding.events_types import decided_type
from dragoman.schema.layers import IF_ANY, NONE, Frame
from dragoman.schema.rows import EventType, Status

# What is still to come is promised, whatever it is (record.md: "any talks, help or easing still to come").
_STILL_TO_COME = ("CONSULT", "COOPERATE", "AID")
# What others may do is promised, asked, refused, threatened, yielded, endorsed.
ABOUT_OTHERS = ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SUPPORT")
# A promise is one of something; what others are asked or refused may be no act of the codebook.
_LEAST_ABOUT = {"AGREE": 0.0, "REQUEST": 0.2, "REJECT": 0.2, "THREATEN": 0.2}
# A status this surely read is not overruled by words.
_SURE = 0.9


class Codes(Struct, frozen=True, kw_only=True):
    """The codes of one event; `rules` say in words what was not simply read."""

    type: EventType
    mode: str | None
    about: EventType | None
    status: Status
    rules: tuple[str, ...] = ()


def decide(text: str, frame: Frame, sentence: str) -> Codes:
    """Decide the codes of a frame of the events' layer; `sentence` is that of its trigger."""
    read = {name: (value, score) for name, value, score in frame.anchor.attributes}
    kind: EventType = frame.anchor.label  # type: ignore[assignment]
    trigger = frame.anchor.span
    rules: list[str] = []
    status, score = read.get("status", ("occurred", 1.0))
    if score < _SURE and (told := told_status(text, trigger)) is not None and told[0] != status:
        rules.append(f"{told[0]} for “{told[1]}” before it; {status} was read with a score of {score:.2f}")
        status = told[0]
    if (plain := plain_status(text, trigger, status)) is not None:  # type: ignore[arg-type]
        rules.append(f"{plain[0]} for “{plain[1]}” beside it; {status} was read")
        status = plain[0]
    about = _about(kind, read, rules)
    if (decided := decided_type(text, trigger, kind)) is not None:
        rules.append(f"{decided[1]}; {kind} was read")
        kind = decided[0]  # type: ignore[assignment]
        if kind == "RETREAT" and status == "planned":
            kind, about = "CONCEDE", "RETREAT"
    if status == "planned" and kind in _STILL_TO_COME:
        rules.append(f"{kind} that is still to come is AGREE about {kind}")
        kind, about = "AGREE", kind
    kept = None if about == NONE or kind not in ABOUT_OTHERS else about
    return Codes(
        type=kind,
        mode=find_mode(kind, trigger.text, sentence, kept),
        about=kept,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        rules=tuple(rules),
    )


def _about(kind: str, read: dict[str, tuple[str, float]], rules: list[str]) -> str:
    """Give what an event is about; where that was read as none, of some types the likeliest act instead."""
    about = read.get("about", (NONE, 1.0))[0]
    likely, score = read.get("about" + IF_ANY, (NONE, 0.0))
    if about != NONE or likely == NONE or score < _LEAST_ABOUT.get(kind, 1.0):
        return about
    rules.append(f"{kind} is of an act: {likely} was read with a score of {score:.2f}, none with more")
    return likely
