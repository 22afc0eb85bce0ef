"""Who is named as taking part in a round of talks: each person once, with the country that they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from msgspec import Struct

from dragoman.links.events_same_parties import Name, name_of
from dragoman.record.columns import fold
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Event

# "Joe" is short for "Joseph": so many letters at most, of so many more; alike in as many.
_SHORT_FORM, _LONGER, _ALIKE = 3, 2, 2


class Delegate(Struct, frozen=True, kw_only=True):
    """Somebody named as taking part, with the country they are of (alpha-3; None where not known)."""

    name: str
    country: str | None


def list_delegates(rows: Iterable[Event], pair: Set[str], homes: Mapping[str, str]) -> list[Delegate]:
    """Give the people named as taking part, those of the pair first; states and their capitals are none.

    Whoever is named in several ways is given once, by the fullest name. Of whose country rows differ, the
    record's `homes` say it, else most rows.
    """
    told: dict[str, Counter[str | None]] = defaultdict(Counter)
    for row in rows:
        for ref in (*row.actors, *row.recipients):
            if ref.actor and not (ref.country and ref.actor == country_name(ref.country)):
                told[ref.actor][ref.country] += 1
    people: list[list[str]] = []
    for called in sorted(told, key=lambda each: (-len(name_of(each)), -len(each), each)):
        known = next((one for one in people if is_named_so(name_of(called), name_of(one[0]))), None)
        if known is None:
            people.append([called])
        else:
            known.append(called)
    found = [Delegate(name=names[0], country=_country(names, told, homes)) for names in people]
    return sorted(found, key=lambda each: (each.country not in pair, each.country or "~", each.name))


def is_named_so(short: Name, full: Name) -> bool:
    """Say whether two names of one meeting are one person's: one within the other, or "Joe" and "Joseph"."""
    if not short or not full:
        return False
    if set(short) <= set(full) or set(full) <= set(short):
        return True
    brief, long = sorted((short[0], full[0]), key=len)
    is_short_form = len(brief) <= _SHORT_FORM and len(long) - len(brief) >= _LONGER
    return short[-1] == full[-1] and is_short_form and brief[:_ALIKE] == long[:_ALIKE]


def _country(
    names: Sequence[str], told: Mapping[str, Counter[str | None]], homes: Mapping[str, str]
) -> str | None:
    """Give whose delegate somebody is."""
    for called in names:
        if home := homes.get(fold(called)):
            return home
    counts = Counter({code: count for code, count in told[names[0]].items() if code is not None})
    return min(counts, key=lambda code: (-counts[code], code), default=None)
