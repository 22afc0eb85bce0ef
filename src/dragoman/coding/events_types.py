"""Contested cases of the codebook that words decide: issuing visas, sentences of courts, pardons."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.schema.span import Span

_REACH = 60
_AROUND = 160
# What a case is decided as that is no act.
_NO_ACT = "none"


class _Case(Struct, frozen=True):
    """A decided case: its name, trigger, words beside it (None: none are needed), types (none: any)."""

    rule: str
    trigger: re.Pattern[str]
    near: re.Pattern[str] | None
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    around: re.Pattern[str] | None
    taken_for: tuple[str, ...]
    type: str

    def fits(self, text: str, trigger: Span, read: str) -> bool:
        """Say whether an act that was read as of type `read` is this case."""
        begins = self.trigger.match(trigger.text.lower())
        if begins is None or (self.taken_for and read not in self.taken_for):
            return False
        if self.after is not None and self.after.match(text, trigger.start + begins.end()) is None:
            return False
        if self.before is not None:
            low = max(0, trigger.start - _AROUND)
            if self.before.search(text, low, trigger.start) is None:
                return False
        if self.around is not None and not _is_around(text, trigger, self.around):
            return False
        return self.near is None or _is_near(text, trigger, self.near)


# "Declared that a major disaster exists": what aid is given upon is no measure against anybody.
_DISASTER = re.compile(
    r"\s+(?:that\s+)?(?:an?\s+)?(?:\w+\s+){0,2}?(?:disaster|emergency\s+exists)\b", re.IGNORECASE
)

# "I am |encouraged by the talks".
_FEELS = re.compile(
    r"\b(?:(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)\s+(?:am|are|is|was|were|feel|remain)|I[’']m|[Ww]e[’']re)\s+(?:\w+ly\s+|also\s+|very\s+)?\Z"
)


# "The agency |is fully |funded by donors" tells what is always so; "the powers |conferred upon him" no talks.
_ALWAYS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_FUNDED = re.compile(r"(?:funded|financed|supported|subsidi[sz]ed)\s+(?:\w+ly\s+)?by\b", re.IGNORECASE)
_CONFERRED = re.compile(r"conferred\s+(?:up)?on\b|confer(?:s|ring)?\s+(?:up)?on\b", re.IGNORECASE)


def is_no_act(text: str, trigger: Span, kind: str) -> bool:
    """Say whether words tell no act: a disaster declared, a feeling, who pays for what, a formula."""
    if kind == "REQUEST" and trigger.text.lower() == "encouraged":
        before = text[max(0, trigger.start - 30) : trigger.start]
        return (
            _FEELS.search(before) is not None
            and re.match(r"\s+(?:by|that|about)\b", text[trigger.end :]) is not None
        )
    if kind in ("AID", "COOPERATE") and _FUNDED.match(text, trigger.start):
        return _ALWAYS.search(text[max(0, trigger.start - 24) : trigger.start]) is not None
    if kind == "CONSULT" and _CONFERRED.match(text, trigger.start):
        return True
    is_declared = trigger.text.lower().startswith("declar")
    if kind == "SANCTION" and is_declared and _DISASTER.match(text, trigger.end) is not None:
        return True
    return any(case.type == _NO_ACT and case.fits(text, trigger, kind) for case in _cases())


def decided_type(text: str, trigger: Span, read: str) -> tuple[str, str] | None:
    """Give the type that the codebook has for an act that was read as another, and the rule; else None."""
    for case in _cases():
        if case.type != _NO_ACT and case.fits(text, trigger, read):
            return case.type, case.rule
    return None


def _is_around(text: str, trigger: Span, around: re.Pattern[str]) -> bool:
    """Say whether words stand anywhere near a trigger, in other clauses as well."""
    return around.search(text, max(0, trigger.start - _AROUND), trigger.end + _AROUND) is not None


def _is_near(text: str, trigger: Span, near: re.Pattern[str]) -> bool:
    """Say whether words stand behind a trigger, or before it in its clause: "visas were issued"."""
    after = re.split(r"[.;:]\s", text[trigger.end : trigger.end + _REACH], maxsplit=1)[0]
    before = re.split(r"[.;:,]\s", text[max(0, trigger.start - _REACH) : trigger.start])[-1]
    return near.search(after) is not None or near.search(before) is not None


@functools.cache
def _cases() -> tuple[_Case, ...]:
    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

    return tuple(
        _Case(
            one["rule"],
            re.compile(one["trigger"], re.IGNORECASE),
            compiled(one["near"]) if "near" in one else None,
            re.compile(one["after"], re.IGNORECASE) if "after" in one else None,
            re.compile(rf"(?:{one['before']})\Z", re.IGNORECASE) if "before" in one else None,
            compiled(one["around"]) if "around" in one else None,
            tuple(one["from"]),
            one["to"],
        )
        for table in ("events_types.toml", "events_no_act.toml")
        for one in read_table(table)["case"]
    )
