"""Addresses under which governments publish, and the offices by which their papers mean their own holders."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

from dragoman.coding.cues import read_table

_FILE = "mentions_home.toml"
_LEAST = 4  # letters of a surname
_CALLED = re.compile(r"\A(?:[Tt]he|Mr\.?|Madam|Mme\.?)\s+")


def home_state(url: str | None) -> str | None:
    """Give the state whose government publishes under an address (alpha-3); None for any other."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    return next((found for size in (2, 1) if (found := _domains().get(".".join(labels[-size:])))), None)


def is_named_in_address(name: str, url: str | None) -> bool:
    """Say whether an archive keeps a head's papers under the surname: "roe" in "roehouse.archive.gov"."""
    if home_state(url) is None or len(name) < _LEAST:
        return False
    labels = (urlsplit(url or "").hostname or "").lower().split(".")
    if _archives().isdisjoint(labels):
        return False
    # "White" has no papers in "whitehouse".
    return any(label.removeprefix(name.lower()) in _seats() for label in labels if label not in _seats())


def is_head(role: str | None) -> bool:
    """Say whether an office is of those at the top of a state, of which each has one."""
    return plain_office(role) in _heads()


def plain_office(role: str | None) -> str:
    """Give an office in small letters, without "the"."""
    return re.sub(r"^the\s+", "", " ".join((role or "").lower().split()))


def office_alone(phrase: str) -> str | None:
    """Give the office of "the President", "Mr. President", in small letters; None for any other phrase."""
    said, called = _CALLED.subn("", phrase)
    if not called:
        return None  # "nominated by |President| Roe", cut before the name
    return plain_office(said) if said[:1].isupper() and is_head(said) else None


@functools.cache
def _domains() -> dict[str, str]:
    return {end: state for state, ends in read_table(_FILE)["domains"].items() for end in ends}


@functools.cache
def _archives() -> frozenset[str]:
    return frozenset(read_table(_FILE)["archives"]["hosts"])


@functools.cache
def _seats() -> frozenset[str]:
    return frozenset(read_table(_FILE)["archives"]["seats"])


@functools.cache
def _heads() -> frozenset[str]:
    return frozenset(read_table(_FILE)["offices"]["heads"])
