"""Actors across articles: one actor under many names; namesakes, relatives and bodies of two states apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dragoman.links.actors_bodies import link_bodies
from dragoman.links.actors_evidence import Company, Group, Person
from dragoman.links.actors_names import fold
from dragoman.links.actors_people import Finding, compare_people, is_person, settle
from dragoman.links.actors_profiles import Profile, RoleSeen, actor_key, fullest, profiles
from dragoman.links.actors_roles import office_of
from dragoman.links.actors_surnames import attach, join_lone, tell_apart
from dragoman.links.clusters import clusters, joined
from dragoman.schema.article import digest
from dragoman.schema.links import Actor, Link, Role, make_link

__all__ = ["AUTHOR", "Profile", "RoleSeen", "actor_key", "actor_of", "describe", "link_actors", "profiles"]

AUTHOR = "actors_same@1"
# Of somebody in so many articles, one alone that tells a state may have it from something else.
_MANY = 10


def link_actors(profiles: Iterable[Profile], *, made: str) -> list[Link]:
    """Link the profiles that are one actor, and those that only seem so, by key; in any order of `profiles`.

    "yes" links make a tree in each actor. "unsure" ones say what fits without proof: a surname that two
    people bear, initials that nothing explains. "no" ones part those whom a reader may take for one: two
    first names with one surname and office, bodies of one name and two states. `made` is an ISO 8601 time;
    `score`, 0 to 1, orders the evidence and is no probability. Names are compared within blocks only (a
    surname's consonants and an initial), so that time is about n log n in the profiles.
    """
    known = {one.key: one for one in profiles}
    everyone = [known[key] for key in sorted(known)]
    company = Company(everyone)
    people = [Person(one) for one in everyone if is_person(one)]
    people = [one for one in people if one.name.words]
    findings = [*_people(people, company), *link_bodies(everyone)]
    best: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        pair = (finding.left, finding.right)
        if pair not in best or finding.score > best[pair].score:
            best[pair] = finding
    root = joined((one.left, one.right) for one in best.values() if one.judgement == "yes")
    return [
        make_link(
            one.left, one.right, "same_actor", reasons=one.reasons, author=AUTHOR, made=made,
            judgement=one.judgement, score=one.score,
        )
        for _, one in sorted(best.items())
        # Of what is joined another way, a doubt about two of its names says nothing more.
        if one.judgement == "yes" or root.get(one.left, one.left) != root.get(one.right, one.right)
    ]  # fmt: skip


def _people(people: Sequence[Person], company: Company) -> list[Finding]:
    full = [one for one in people if not one.name.lone]
    lone = [one for one in people if one.name.lone]
    settled = settle(compare_people(full, company), full)
    groups = _groups(full, settled)
    attached, left = attach(lone, groups, company)
    return [*settled, *attached, *join_lone(left), *tell_apart(groups)]


def _groups(people: Sequence[Person], found: Iterable[Finding]) -> list[Group]:
    """Put the people together that are joined, each in a group of their own if nobody is."""
    root = joined((one.left, one.right) for one in found if one.judgement == "yes")
    members: dict[str, list[Person]] = defaultdict(list)
    for one in people:
        members[root.get(one.key, one.key)].append(one)
    return [Group(members[key]) for key in sorted(members)]


def actor_of(links: Iterable[Link], profiles: Iterable[Profile]) -> dict[str, str]:
    """Map the key of every profile to that of its actor, the smallest of the keys that links join.

    Standing "yes" links join; what a person says beats what a linker found, and a person's "no" cuts.
    """
    cluster = clusters(links, "same_actor")
    return {one.key: cluster.get(one.key, one.key) for one in profiles}


def describe(cluster: Sequence[Profile]) -> Actor:
    """Describe an actor by its profiles (at least one): name, aliases, roles with first and last evidence.

    The name is that of the most mentions among those with the most words; the country that of most articles;
    of a person in many articles none that one of them alone tells. Roles are in order
    of their first day, those without a day last.
    """
    spellings: Counter[str] = Counter()
    called: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for one in cluster:
        spellings.update(dict(one.spellings))
        called.update(dict(one.called))
        types[one.type] += len(one.articles)
        if one.country:
            countries[one.country] += len(one.articles)
    type_ = max(sorted(types), key=lambda kind: types[kind])
    name = _name(spellings, type_)
    return Actor(
        id=digest("actor", min(one.key for one in cluster)),
        name=name,
        type=type_,  # type: ignore[arg-type]
        country=_country(countries, type_, sum(len(one.articles) for one in cluster)),
        aliases=_aliases(name, spellings + called),
        roles=_roles(cluster),
    )


def _country(countries: Counter[str], type: str, articles: int) -> str | None:
    """Choose the state: of a person, none that one of many articles alone tells, and none of two alike."""
    ranked = countries.most_common()
    if not ranked or (type == "PER" and ranked[0][1] == 1 and articles >= _MANY):
        return None
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return None if tied and type == "PER" else max(sorted(countries), key=lambda code: countries[code])


def _name(spellings: Counter[str], type: str) -> str:
    """Choose the name to show: of a person one with a given name, of a body one that is no initials."""
    whole = {spelled: count for spelled, count in spellings.items() if " " in spelled}
    chosen = Counter(whole if type in ("PER", "ORG") and whole else spellings)
    most = chosen.most_common(1)[0][1]
    by_fold: dict[str, Counter[str]] = defaultdict(Counter)
    for spelled, count in chosen.items():
        if count * 2 >= most or not spelled.isascii():
            by_fold[fold(spelled)][spelled] += count
    best = max(sorted(by_fold), key=lambda key: by_fold[key].total())
    return fullest(by_fold[best])


def _aliases(name: str, words: Counter[str]) -> tuple[str, ...]:
    """Give the other names, most used first, each in one way of capitals; accents make two ways."""
    seen = {name.casefold()}
    found: list[str] = []
    for other, _ in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        if other.casefold() not in seen:
            seen.add(other.casefold())
            found.append(other)
    return tuple(found)


def _roles(cluster: Sequence[Profile]) -> tuple[Role, ...]:
    seen: dict[str, list[RoleSeen]] = defaultdict(list)
    for one in cluster:
        for role in one.roles:
            seen[role.folded].append(role)
    return tuple(
        sorted(
            (_one_role(some) for some in seen.values()),
            key=lambda role: (role.first is None, role.first or "", role.title),
        )
    )


def _one_role(some: Sequence[RoleSeen]) -> Role:
    dated = [role for role in some if role.first] or list(some)
    first = min(dated, key=lambda role: (role.first or "", role.first_row))
    last = max(dated, key=lambda role: (role.last or "", role.last_row))
    titles = Counter({role.title: 0 for role in some})
    for role in some:
        titles[role.title] += role.articles
    title = fullest(titles)
    office = office_of(title)
    return Role(
        title=title,
        country=office.country if office else None,
        first=first.first,
        last=last.last,
        evidence=tuple(dict.fromkeys((first.first_row, last.last_row))),
    )
