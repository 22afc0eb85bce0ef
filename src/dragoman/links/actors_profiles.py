"""Who is named in many articles: one profile for each name of a type and country, with roles and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from dragoman.links.actors_names import fold
from dragoman.links.report import Report
from dragoman.schema.article import digest
from dragoman.schema.rows import Mention

ActorType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]

_IN_BRACKETS = re.compile(
    r"[’']?\s*\(\s*(?:the\s+)?[“\"']?([A-Z][A-Za-z&.-]{1,9}[A-Z.]|[A-Z]{2,10}s?)[”\"']?\s*\)"
)
# How far from a mention its title is looked for, in characters.
_NEAR = 90
# So many of the words by which somebody is called are kept.
_CALLED = 24
# A country counts as what an article is about where it has this share of the countries named.
_SHARE = 0.15


class RoleSeen(Struct, frozen=True, kw_only=True):
    """A role as articles give it: in how many, first and last day (ISO 8601), and the rows that attest them.

    `first` and `last` are None where no article with it has a date; there is then but one row.
    """

    title: str
    folded: str
    articles: int
    first: str | None
    last: str | None
    first_row: str
    last_row: str


class Profile(Struct, frozen=True, kw_only=True):
    """An actor's name, as all articles use it, for one type and country.

    `key` is a digest of the folded name, type and country. `spellings` and `sectors` have their number of
    mentions, most used first. `articles` are the ids of those that use the name, sorted; `first` and `last`
    their first and last day. `about` counts, by country, the articles that are about it among others.
    `short` are the initials that an article gives it in brackets, `called` the words of the mentions that
    name it, with their number, the most used only. `row` is one mention.
    """

    key: str
    name: str
    folded: str
    type: ActorType
    country: str | None
    spellings: tuple[tuple[str, int], ...]
    sectors: tuple[tuple[str, int], ...]
    roles: tuple[RoleSeen, ...]
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    about: tuple[tuple[str, int], ...]
    short: tuple[str, ...]
    called: tuple[tuple[str, int], ...]
    row: str


def actor_key(name: str, type: str, country: str | None) -> str:
    """Give the id of the profile to which a mention belongs, from its actor, type and country."""
    return digest("actor", fold(name), type, country or "")


class _Role(Struct):
    titles: Counter[str] = field(default_factory=Counter)
    # day ("" if unknown), row: the earliest and the latest
    first: tuple[str, str] = ("", "")
    last: tuple[str, str] = ("", "")
    articles: int = 0


class _Gathered(Struct):
    """What is gathered of a name while the reports go by."""

    folded: str
    type: ActorType
    country: str | None
    spellings: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    roles: dict[str, _Role] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    about: Counter[str] = field(default_factory=Counter)
    short: set[str] = field(default_factory=set)
    called: Counter[str] = field(default_factory=Counter)
    row: tuple[str, str] = ("", "")


def profiles(reports: Iterable[Report]) -> list[Profile]:
    """Gather the actors of reports by name, type and country, in the order of their keys.

    The order of the reports does not matter. Time is linear in the mentions; what is kept are names, not
    texts: about 1 kB a name, and 60 bytes for each article of it.
    """
    found: dict[str, _Gathered] = {}
    for report in reports:
        mentions = [row for row in report.rows if isinstance(row, Mention) and row.actor]
        about = _about(report)
        day = (report.article.published or "")[:10]
        for key, group in _by_key(mentions):
            one = group[0]
            gathered = found.get(key)
            if gathered is None:
                gathered = found[key] = _Gathered(fold(one.actor or ""), one.type, one.country)
            _add(gathered, group, report, day, about)
    return [_profile(key, found[key]) for key in sorted(found)]


def _by_key(mentions: list[Mention]) -> Iterator[tuple[str, list[Mention]]]:
    groups: dict[str, list[Mention]] = {}
    for one in mentions:
        groups.setdefault(actor_key(one.actor or "", one.type, one.country), []).append(one)
    for key, group in groups.items():
        yield key, sorted(group, key=lambda one: (one.span.start, one.span.end, one.id))


def _about(report: Report) -> frozenset[str]:
    """Give the countries of which an article speaks more than in passing."""
    counts = Counter(row.country for row in report.rows if isinstance(row, Mention) and row.country)
    return frozenset(code for code in counts if counts[code] >= _SHARE * counts.total())


def _add(gathered: _Gathered, group: list[Mention], report: Report, day: str, about: frozenset[str]) -> None:
    """Add the mentions of one article."""
    article = report.article
    gathered.articles.append(article.id)
    if day:
        gathered.days.append(day)
    gathered.about.update(about)
    row = (day or "9999", group[0].id)
    gathered.row = min(gathered.row, row) if gathered.row[1] else row
    roles: dict[str, list[Mention]] = {}
    for one in group:
        gathered.spellings[one.actor or ""] += 1
        if one.resolved_by in ("name", "alias"):
            gathered.called[" ".join(one.span.text.split())] += 1
        if one.sector:
            gathered.sectors[one.sector] += 1
        if one.role:
            roles.setdefault(fold(one.role), []).append(one)
        if one.type == "ORG" and (given := _IN_BRACKETS.match(article.text, one.span.end)):
            short = fold(given[1]).replace(".", "").replace("&", "")
            if _may_stand_for(short, gathered.folded):
                gathered.short.add(short)
    for folded, holders in roles.items():
        _add_role(gathered.roles.setdefault(folded, _Role()), folded, holders, article.text, day)


def _may_stand_for(short: str, name: str) -> bool:
    """Say whether letters are a name's, in their order, the first of them beginning a word."""
    starts = [
        place
        for place in range(len(name))
        if (place == 0 or name[place - 1] in " -") and name[place] == short[:1]
    ]
    for place in starts[:1]:
        for letter in short:
            place = name.find(letter, place) + 1
            if not place:
                return False
        return True
    return False


def _add_role(role: _Role, folded: str, holders: list[Mention], text: str, day: str) -> None:
    role.articles += 1
    role.titles.update(one.role or "" for one in holders)
    row = next((one for one in holders if _is_near(text, one, folded)), holders[0]).id
    if role.articles == 1:
        role.first = role.last = (day, row)
        return
    # What has no date is first or last only where nothing has one.
    place = (not day, day, row)
    if place < (not role.first[0], *role.first):
        role.first = (day, row)
    if (bool(day), day, row) > (bool(role.last[0]), *role.last):
        role.last = (day, row)


def _is_near(text: str, one: Mention, folded: str) -> bool:
    """Say whether a title stands by its mention: an article gives it once, and it is kept from there on."""
    return folded in fold(text[max(0, one.span.start - _NEAR) : one.span.end + _NEAR])


def _profile(key: str, gathered: _Gathered) -> Profile:
    return Profile(
        key=key,
        name=fullest(gathered.spellings),
        folded=gathered.folded,
        type=gathered.type,
        country=gathered.country,
        spellings=_counted(gathered.spellings),
        sectors=_counted(gathered.sectors),
        roles=tuple(sorted(map(_role, gathered.roles.items()), key=lambda one: (-one.articles, one.folded))),
        articles=tuple(sorted(gathered.articles)),
        first=min(gathered.days, default=None),
        last=max(gathered.days, default=None),
        about=_counted(gathered.about),
        short=tuple(sorted(gathered.short)),
        called=_counted(gathered.called)[:_CALLED],
        row=gathered.row[1],
    )


def _role(item: tuple[str, _Role]) -> RoleSeen:
    folded, role = item
    return RoleSeen(
        title=fullest(role.titles),
        folded=folded,
        articles=role.articles,
        first=role.first[0] or None,
        last=role.last[0] or None,
        first_row=role.first[1],
        last_row=role.last[1],
    )


def _counted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def fullest(spellings: Counter[str]) -> str:
    """Choose the spelling to show: with all accents, not in capitals, else the one used most."""
    return max(sorted(spellings), key=lambda one: (not one.isupper(), not one.isascii(), spellings[one]))
