"""Who is of the state that publishes a paper, though nobody says so: "the Attorney General", "our troops"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dragoman.coding.cues import read_table
from dragoman.coding.mentions_domains import is_head, plain_office
from dragoman.coding.mentions_titles import vocabulary
from dragoman.schema.rows import Mention

# A state has one of each; of a prime minister the guest's own paper may tell as well.
_HEADS = frozenset(("president", "vice president"))
_HEAD = re.compile(r"[Tt]he\s+((?:Vice\s+)?President)")


def is_of_home(words: str, home: str, mentions: Iterable[Mention], *, is_own: bool) -> bool:
    """Say whether words without a name mean those of `home` (alpha-3), whose paper it is.

    `is_own` says that nobody else speaks, so that "our troops" are its own. "The President" is of home where
    no head of another state, and none of a state not known, is named.
    """
    if (head := _HEAD.fullmatch(words)) is not None:
        office = plain_office(head[1])
        return office in _HEADS - vocabulary().not_in.get(home, set()) and not any(
            one.type == "PER" and one.country != home and is_head(one.role) for one in mentions
        )
    if _whole("offices", 0).fullmatch(words) or _whole("chambers", 0).fullmatch(words):
        return True
    return any(_whole(key).fullmatch(words) for key in (("agencies", "own") if is_own else ("agencies",)))


@functools.cache
def _whole(key: str, flags: re.RegexFlag | int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?:{read_table('events_publisher.toml')[key]})", flags)
