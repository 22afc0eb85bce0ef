"""Claim: a figure laid out so that it can be set against others, and the keys by which it meets them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Days = tuple[str, str]
Change = Literal["level", "rise", "fall"]


class Thing(Struct, frozen=True, kw_only=True, gc=False):
    """What is counted: `noun` in the singular, `modifiers` sorted, `groups` as alpha-3 codes, sorted.

    People of a state are `person` with that group. `anyone` says that all nationalities are meant, `act` is
    what is done to or by what is counted ("stop": stopped, caught, apprehensions), None where not told.
    """

    noun: str
    modifiers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    anyone: bool = False
    act: str | None = None


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """A figure that can be set against others. `id`, `article` are its row's, `text` the number as
    written, of an implied bound the comparing phrase.

    `low` and `high` bound the number in `unit` (the unit of its kind: metres, kilograms, "count", "percent",
    a currency; None is open). `days` are the first and last day of `period`, cut at publication where
    `to_date`. `stated` is the first day of the row's own period: that of `period` but for an implied bound.
    `times` says that acts are counted, not things ("stopped Cubans 800 times"). `site` is a border or coast
    with the words that tell which. `partial`, `hoped` and `denied` are what their words say of the number
    ("another 20"; "will create 20"). `names` are others named in the sentence, `words` the stems of its
    content words, `doer` of those that do what is counted ("⟨private firms⟩ added 155,000 jobs"), `number`
    the number bare of other words, `numbers` all of the sentence.
    """

    id: str
    article: str
    published: str | None
    text: str
    words_of: str
    thing: Thing
    unit: str
    low: float | None
    high: float | None
    qualifier: str | None = None
    change: Change = "level"
    against: str | None = None
    rate: str | None = None
    times: bool = False
    period: str
    days: Days
    to_date: bool = False
    stated: str
    counter: str | None = None
    place: str | None = None
    site: str | None = None
    site_words: frozenset[str] = frozenset()
    implied: bool = False
    partial: bool = False
    hoped: bool = False
    denied: bool = False
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    doer: frozenset[str] = frozenset()
    number: str = ""
    numbers: frozenset[str] = frozenset()


def block_of(claim: Claim) -> tuple[str, ...]:
    """Give the key of the claims that a claim may be set against: unit, noun, change, rate."""
    return (
        claim.unit,
        claim.thing.noun,
        claim.change,
        claim.against or "",
        claim.rate or "",
        "hoped" if claim.hoped else "",
    )


def whole_key(claim: Claim) -> tuple[object, ...]:
    """Give what two claims of one quantity share beside period and bounds."""
    thing = claim.thing
    return (*block_of(claim), thing.act or "", thing.groups, thing.anyone, thing.modifiers, claim.place or "")


def order_of(claim: Claim) -> tuple[object, ...]:
    """Give a sort key that is the same however claims arrive: by period, the longer first, then by id."""
    least = claim.low if claim.low is not None else float("-inf")
    most = claim.high if claim.high is not None else float("inf")
    # ISO days sort as text; a later last day comes first, as its complement.
    return (claim.days[0], _backwards(claim.days[1]), claim.id, claim.implied, least, most, claim.text)


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in day)
