"""Names that a foreign state shares with a part of a federation: which one the words beside them show.

"Ohio, Georgia and Texas" and "Georgia Attorney General" speak of a part of the United States; one such place
settles it for the article, unless that also names the foreign state in a way that is not ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_words import either
from dragoman.schema.codes import look_up, place_country, readings_of

_LISTED = re.compile(r",?\s+(?:and|or)\s+|,\s+")
_OFFICE = re.compile(
    r"(?:['’]s)?\s+(?:[Ss]tate\s+)?(?:[Ss]ecretary\s+of\s+[Ss]tate|[Aa]ttorney\s+[Gg]eneral|[Ll]ieutenant\s+[Gg]overnor"
    rf"|{either('name_words', 'people', 'office_of_part')})(?!\w)"
)
# A state whose parts have such offices, and no such office itself but for all of them.
_FEDERATION = "USA"


def parts_meant(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Give the state whose part is meant in this article for each state whose shared name means a part."""
    found: dict[str, str] = {}
    plain: set[str] = set()
    for index, name in enumerate(names):
        if name.alias is None:
            continue
        readings = readings_of(name.text)
        if not readings:
            plain.add(name.alias.country)
        if name.alias.kind != "name":
            continue
        others = {code for code in readings if code and code != name.alias.country}
        if not others:
            continue
        if _FEDERATION in others and _OFFICE.match(text, name.end):
            found[name.alias.country] = _FEDERATION
        elif (whole := _listed_with(text, names, index)) in others and whole is not None:
            found[name.alias.country] = whole
    return {code: whole for code, whole in found.items() if code not in plain}


def states_of_places(names: Sequence[Name]) -> Counter[str]:
    """Count the towns and provinces that are named, by their state."""
    places = (name.text for name in names if name.type == "LOC" and name.alias is None)
    return Counter(code for place in places if (code := place_country(place)) is not None)


def state_of_place(place: str) -> str | None:
    """Give the state that a name stands for or lies in: "Chile", "Nevada"."""
    alias = look_up(place)
    if alias is not None and alias.kind == "seat":
        return None  # "spoke with Ann Roe from the White House"
    return alias.country if alias is not None else place_country(place)


def _listed_with(text: str, names: Sequence[Name], index: int) -> str | None:
    """Give the state of the place that stands in one list with a name."""
    name = names[index]
    for other in (index - 1, index + 1):
        if not 0 <= other < len(names):
            continue
        left, right = sorted((name, names[other]), key=lambda one: one.start)
        listed = right.start - left.end < 8 and _LISTED.fullmatch(text[left.end : right.start])
        if listed and names[other].alias is None and (whole := place_country(names[other].text)):
            return whole
    return None
