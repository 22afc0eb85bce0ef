"""Readers of days with names and of seasons."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.coding.times_grammar import Found
from dragoman.coding.times_read import YEAR_SHIFT, part_of, read_year, relative_year
from dragoman.coding.times_story import Reading, Story, write_year
from dragoman.coding.times_values import SEASON_CODES, on_year, season_at


@cache
def _named_days() -> dict[str, str]:
    """Load the table of named days, once a process; times_days.toml explains its rules."""
    table = tomllib.loads(files("dragoman.coding").joinpath("times_days.toml").read_text("utf-8"))
    return dict(table["days"])


def read_named_day(found: Found, story: Story) -> Reading | None:
    """Christmas, New Year's Eve, Thanksgiving 2021, last Easter."""
    said = found.said("name").replace(" ’s", "'s").replace(" 's", "'s")
    rule = _named_days().get(said.replace("the ", "").strip())
    if rule is None:
        return None
    if year := read_year(found):
        day = on_year(rule, year)
        return Reading("DATE", day.isoformat()) if day else None
    if story.year is not None and (rel := found.part("rel2")):
        day = on_year(rule, story.year + YEAR_SHIFT[rel[-1]])
        return Reading("DATE", day.isoformat(), "published") if day else None
    if said.endswith("new year") and found.words.word(found.start - 1) == "in":
        return Reading("DATE", write_year(story.year, 1), "published", 1)
    if story.narrates and story.last_year is not None:
        day = on_year(rule, story.last_year)
        return Reading("DATE", day.isoformat(), "previous") if day else None
    if story.year is None:
        kind = rule.split()[0]
        return Reading("DATE", f"XXXX-{rule}" if "-" in kind else "XXXX-XX-XX", "published")
    reference = story.today or date(story.year, story.month or 7, 15)
    days = [day for by in (-1, 0, 1) if (day := on_year(rule, story.year + by))]
    past = [day for day in days if day <= reference]
    future = [day for day in days if day >= reference]
    rel, direction = found.part("rel"), story.direction(found)
    back, ahead = max(past, default=days[0]), min(future, default=days[-1])
    if rel and rel[-1] in ("last", "past"):
        day = back
    elif rel and rel[-1] in ("next", "coming"):
        day = ahead
    elif rel or direction is None:
        day = back if reference - back <= ahead - reference else ahead
    else:
        day = ahead if direction == "future" else back
    return Reading("DATE", day.isoformat(), "published")


def read_season(found: Found, story: Story) -> Reading | None:
    """The winter of 1994; last summer; in the spring; this fall."""
    season = story.number("season", found.part("season"))
    code, part = SEASON_CODES[season], part_of(found, story)
    if year := read_year(found):
        return Reading("DATE", f"{year}-{code}", "written", part)
    rel = found.part("rel")
    with_year = found.words.word(found.end - 1) == "year"
    if season == 3 and not rel and not with_year and _no_autumn(found):
        return None
    if story.narrates and story.last_year is not None and not with_year:
        return Reading("DATE", f"{story.last_year}-{code}", "previous", part)
    if story.year is None:
        return Reading("DATE", f"XXXX-{code}", "published", part)
    if with_year:
        year, anchor = relative_year(found, story) or (story.year, "published")
        return Reading("DATE", f"{write_year(year)}-{code}", anchor, part)
    return Reading("DATE", f"{_settle_season(found, story, season, rel)}-{code}", "published", part)


_FALLS = frozenset("of in into from to below by under within short behind".split())


def _no_autumn(found: Found) -> bool:
    """Say whether a bare "fall" is the act of falling: "in the fall of Saigon", "by fall"."""
    words = found.all_words()
    if "fall" not in words:
        return False
    return len(words) == 1 or found.words.word(found.end) in _FALLS


def _settle_season(found: Found, story: Story, season: int, rel: list[str]) -> int:
    """Find the year of a season by "last", "next", or the tense around it."""
    year = story.year or 0
    reference = story.today or date(year, story.month or 7, 15)
    now_year, now = season_at(reference)
    place, here = now_year * 4 + now, None
    last = max(n for n in range(place - 4, place) if (n - 1) % 4 + 1 == season)
    following = min(n for n in range(place + 1, place + 5) if (n - 1) % 4 + 1 == season)
    here = place if now == season else None
    direction = story.direction(found)
    if rel and rel[-1] in ("last", "past", "previous"):
        chosen = last
    elif rel and rel[-1] in ("next", "coming", "following"):
        chosen = following
    elif here is not None:
        chosen = here
    elif rel and rel[-1] == "this":
        in_year = [n for n in (last, following) if (n - 1) // 4 == reference.year]
        chosen = in_year[0] if in_year else (following if direction == "future" else last)
    elif direction is None:
        chosen = following if following - place < place - last else last
    else:
        chosen = following if direction == "future" else last
    return (chosen - 1) // 4
