"""Measures of a state, taken and taken back: a tariff or an embargo imposed, a treaty joined.

A report tells them in words that differ much ("implementing a 10% tariff on imports from Chile", "will remove
the tariffs it imposed on Chilean goods"), so that shared words find few. Who, what measure and against whom
say enough that both are one matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.links.positions_desk import Desk
from dragoman.links.positions_judge import Verdict, days_apart, sides_of, tell_days, tell_side
from dragoman.links.positions_stand import Stand
from dragoman.links.positions_words import Token, listed, rates_of

# Words of the verb's object among which the measure stands.
_OBJECT = 12
# The preposition stands so close after the measure: "tariffs it imposed on Chile".
_CLOSE = 4
_SCORE = 0.7


class Measure(Struct, frozen=True):
    """A stand on a measure against countries (alpha-3): imposed or raised, or lifted or lowered.

    Without a `noun` the targets are bodies or treaties, joined or left.
    """

    stand: Stand
    noun: str
    rates: frozenset[str]
    targets: frozenset[str]
    way: Literal["on", "off"]

    @property
    def is_retold(self) -> bool:
        """Say whether the day may be much later than the act: a past tense without a date."""
        return self.stand.retold or (
            not self.stand.dated
            and self.stand.mood == "now"
            and self.stand.word.endswith(("ed", "withdrew", "left"))
            # Who rejoins has left before, whenever it is told.
            and not (self.stand.verb == "join" and self.stand.word.startswith("re"))
        )


def read_measures(desk: Desk, stands: Sequence[Stand]) -> Iterator[Measure]:
    """Give those of a report's stands that impose or lift a measure, or join or leave a body or treaty."""
    for stand in stands:
        if stand.negated:
            continue
        at = desk.at(stand.place)
        tokens = desk.tokens[at + 1 : desk.right(at, len(desk.tokens))]
        if stand.verb in ("join", "leave"):
            body = _body(tokens)
            if body:
                yield Measure(
                    stand, "", frozenset(), frozenset({body}), "on" if stand.verb == "join" else "off"
                )
            continue
        on = stand.verb in ("impose", "raise") or stand.word.startswith("implement")
        nouns = listed("measures", "nouns")
        found = [place for place, token in enumerate(tokens[:_OBJECT]) if token.low in nouns]
        if not found or not (on or stand.verb in ("lift", "stop", "revoke", "lower")):
            continue
        place = found[0]
        targets = _targets(desk, tokens[place + 1 :])
        if targets:
            noun, before = tokens[place].low, desk.text[stand.place : tokens[place].start]
            yield Measure(
                stand, "tariff" if noun in listed("measures", "tariffs") else noun.removesuffix("s"),
                rates_of(before), targets, "on" if on else "off",
            )  # fmt: skip


def _body(tokens: Sequence[Token]) -> str:
    """Give the body or treaty that is joined or left: two words in capitals or more, next to the verb."""
    first = next((at for at, token in enumerate(tokens) if token.low not in ("from", "the", "to")), 0)
    run: list[Token] = []
    for token in tokens[first:]:
        if not token.word[:1].isupper() and token.low not in ("of", "on", "for", "and"):
            break
        run.append(token)
    while run and not run[-1].word[:1].isupper():
        run.pop()
    return " ".join(token.word for token in run) if len(run) > 1 else ""


def _targets(desk: Desk, tokens: Sequence[Token]) -> frozenset[str]:
    """Give whom a measure hits as a whole: "on Chile", "on imports from Chile", "on Chilean goods".

    A measure on some of a country's goods ("on Chilean copper") is another than that on all.
    """
    against = [at for at, token in enumerate(tokens[:_CLOSE]) if token.low in ("on", "against")]
    if not against:
        return frozenset()
    rest = tokens[against[0] + 1 :]
    whole = listed("measures", "whole")
    found: set[str] = set()
    after = 0
    for one in desk.named(rest[0].start, rest[-1].end) if rest else ():
        between = [token for token in rest if after <= token.start < one.span.start]
        if not one.country or not all(token.low in whole or token.low == "," for token in between):
            break
        follows = next((token.low for token in rest if token.start >= one.span.end), ".")
        if one.type == "NORP" and follows not in whole:
            break
        found.add(one.country)
        after = one.span.end
    return frozenset(found)


def _tell(noun: str, target: str) -> str:
    return f"on a {noun} against {target}" if noun else f"on being in the {target}"


def link_measures(
    measures: Sequence[Measure], homes: Mapping[str, str]
) -> Iterator[tuple[str, str, Verdict]]:
    """Link each turn: the last that imposes a measure with the first that lifts it, and so back."""
    blocks: dict[tuple[str, str, str, str], list[Measure]] = defaultdict(list)
    for one in sorted(measures, key=lambda one: (one.stand.day, one.stand.article, one.stand.place)):
        for side in sides_of(one.stand.doers, homes):
            for target in one.targets - {side}:
                blocks[side, target, one.noun, "/".join(sorted(one.rates))].append(one)
    for (side, target, noun, _), block in sorted(blocks.items()):
        if len(side) != 3 or not side.isupper():
            continue
        last: Measure | None = None
        for one in block:
            if last is None or last.way == one.way:
                last = one
                continue
            apart = days_apart(last.stand.day, one.stand.day)
            # Reports of one day may tell parts of one act; a retelling does not say when it turned.
            if not apart or one.is_retold:
                continue
            whom = tell_side(last.stand, one.stand, {side}, homes)
            yield last.stand.row, one.stand.row, Verdict(
                relation="shifts", judgement="yes", score=_SCORE,
                reasons=(
                    f"the same side: {whom}",
                    f"{_tell(noun, target)}: first “{last.stand.word}”, later “{one.stand.word}”",
                    tell_days(apart),
                ),
                words=(last.stand.words, one.stand.words),
            )  # fmt: skip
            last = one
