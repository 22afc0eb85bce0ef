"""Whose people somebody is by words of trade: "French inventor |Jo Poe", "Ann Roe|, a Kenyan runner"."""

from __future__ import annotations

import re

from dragoman.schema.codes import look_up

# Words of trade have such endings; these have them too and are none.
_TRADE = (
    r"[a-z-]*(?:or|er|eer|ist|ian|ant|ent|eur|man|woman|ess|ete|star|chef|pilot|monk|nun|poet|analyst|critic"
    r"|aide)"
)
_NO_TRADE = frozenset(
    """or for nor her over under after before other another rather either neither never ever whether later per
    former their higher lower greater fewer together however further matter order water power government
    president parliament different recent current present independent statement agreement movement department
    """.split()
)
_BETWEEN = re.compile(rf"\s+(?:[a-z][a-z-]*\s+){{0,2}}({_TRADE})\s+(?:and\s+({_TRADE})\s+)?\Z")
_AFTER = re.compile(r",\s+(?:an?|the)\s+((?:[A-Z]\.?)+|[A-Z][\w’-]*)\s+(?:[a-z][a-z-]*\s+){0,3}([a-z-]+)")
_FROM = re.compile(r"\s+from\s+(?:the\s+)?([A-Z][\w’-]*(?:\s[A-Z][\w’-]*)?)")
_SMALL = frozenset("in on at to by of with from and or told met said as that who was is were".split())


def is_of_trade(gap: str) -> bool:
    """Say whether the words between a people's name and a person's are a trade: " voice actor "."""
    found = _BETWEEN.fullmatch(gap)
    if found is None or _SMALL & set(gap.split()[:-1]) - {"and"}:
        return False
    return all(word not in _NO_TRADE for word in found.groups() if word)


def state_beside(text: str, end: int) -> str | None:
    """Give the state (alpha-3) whose people or body somebody is called right after their name, or None.

    "Larkwind, the Russian space agency" is of Russia, "Ann Roe, a Kenyan runner" and "Ann Roe from Kenya" are
    of Kenya.
    """
    origin = _FROM.match(text, end)
    if origin is not None and (alias := look_up(origin[1])) is not None and alias.kind == "name":
        return alias.country
    found = _AFTER.match(text, end)
    alias = look_up(found[1]) if found is not None else None
    if found is None or alias is None or found[2] in _SMALL:
        return None
    return alias.country if alias.kind in ("people", "name") else None
