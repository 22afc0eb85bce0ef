"""Surnames alone: whose they are, where just one person of that name in the store fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.links.actors_evidence import Company, Group, Person, are_near, gap_days, office_match, when
from dragoman.links.actors_names import skeleton, spelled_alike, surname_fits, word_list
from dragoman.links.actors_people import Finding, find
from dragoman.links.actors_roles import Held, best_match, is_post, match_offices
from dragoman.schema.codes import country_name

# The share of a surname's articles with a role that must be of an office of the person.
_MATCHED = 0.6
# Another of the surname with the same office counts where it has this share of the best known one's articles;
# less is a role read at the wrong name ("President and Dr. Roe").
_RIVAL = 0.1
# An office is joined over so many years; people keep being called by it.
_YEARS = 4.0
# The same where nobody else bears the surname: careers are long.
_ONLY_YEARS = 10.0
# Shared company that shows one story for a surname without any role; see Company.shared.
_COMPANY = 8.0
_TOLD_APART = 6
# A state of which more of all reports speak says little of whom they mean.
_USUAL = 0.35
# Of a state that so few reports name at all, it is enough to be named.
_SELDOM = 0.05
_LEAST_LETTERS = 5
# Who heads a state and is named in so many reports is who a surname alone means.
_WELL_KNOWN = 6
# Surnames alone that so many people bear are left alone where nothing else tells.
_MANY_BEARERS = 12


class Fit(Struct, frozen=True):
    """How well a person fits a surname alone: articles of its roles that match, the title, and the rest."""

    group: Group
    matched: int
    title: str
    strong: bool
    clash: bool
    near: bool
    weight: int


def attach(
    lone: Sequence[Person], groups: Sequence[Group], company: Company
) -> tuple[list[Finding], list[Person]]:
    """Join surnames alone to the people they fit; gives the findings, and the surnames that fit nobody."""
    index, given = _index(groups), given_names(groups)
    findings: list[Finding] = []
    left: list[Person] = []
    for one in sorted(lone, key=lambda person: person.key):
        bearers = _bearers(one, index, given)
        finding = _choose(one, bearers, company) if bearers else None
        if finding is not None:
            findings.append(finding)
        if finding is None or finding.judgement != "yes":
            left.append(one)
    return findings, left


def _index(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """Find groups by each word that may be their surname."""
    found: dict[str, dict[int, Group]] = defaultdict(dict)
    family_first = word_list("people", "family_first")
    for number, group in enumerate(groups):
        for person in group.people:
            words = person.name.words
            surnames = {words[-1]} | ({words[-2]} if len(words) > 2 else set())
            if not group.countries.isdisjoint(family_first):
                surnames.add(words[0])
            for word in sorted(surnames):
                found[skeleton(word)][number] = group
    return {word: list(some.values()) for word, some in found.items()}


def given_names(groups: Sequence[Group]) -> frozenset[str]:
    """Give the words with which names of several people begin, in more articles than names end with them."""
    first, last, people = Counter[str](), Counter[str](), Counter[str]()
    for group in groups:
        if not group.countries.isdisjoint(word_list("people", "family_first")):
            continue
        people.update({person.name.words[0] for person in group.people})
        for person in group.people:
            first[person.name.words[0]] += person.size
            last[person.name.words[-1]] += person.size
    return frozenset(word for word, count in people.items() if count > 1 and first[word] > last[word])


def _bearers(one: Person, index: Mapping[str, list[Group]], given: frozenset[str]) -> list[Group]:
    words = one.name.words
    found = index.get(skeleton(words[-1]), [])
    if one.name.wife:
        return []
    if len(words) == 1 and words[0] in given:
        # A given name alone is a surname only where a name ends with just that, and the offices agree.
        ending = [group for group in found if any(p.name.words[-1] == words[0] for p in group.people)]
        return [group for group in ending if best_match(one.held, group.held)[0] != "none"]
    bearers = [group for group in found if any(surname_fits(one.name, p.name) for p in group.people)]
    if len(words) == 1:
        first = word_list("people", "family_first")
        bearers += [
            group
            for group in found
            if group not in bearers
            and not group.countries.isdisjoint(first)
            and any(spelled_alike(words[0], p.name.words[0]) for p in group.people)
        ]
    return bearers


def _choose(one: Person, bearers: Sequence[Group], company: Company) -> Finding | None:
    fits = sorted(
        (_fit(one, group) for group in bearers),
        key=lambda fit: (-fit.matched, fit.clash, -fit.weight, fit.group.head.key),
    )
    best = fits[0]
    total = sum(held.articles for held in one.held)
    rivals = [fit for fit in fits[1:] if _is_rival(fit, best, one)]
    why = [f"{one.profile.name!r} is the surname of {best.group.spelled}"]
    if best.matched:
        why.append(
            f"and both are called {best.title} ({when((one.profile.first, one.profile.last))}; "
            f"{when(best.group.days)})"
        )
    if best.clash:
        why.append(f"but of {_states(one.countries)} here and {_states(best.group.countries)} there")
    elif one.countries & best.group.countries:
        why.append(f"both of {_states(one.countries & best.group.countries)}")

    def finding(judgement: str, score: float, *more: str) -> Finding:
        return find(one.key, best.group.head.key, judgement, score, (*why, *more))  # type: ignore[arg-type]

    days = gap_days((one.profile.first, one.profile.last), best.group.days)
    # Who is called ambassador, and never adviser as the one bearer is, may be another of that surname.
    other_office = bool(one.held and best.group.held) and not best.matched
    is_only = len(bearers) == 1 and not best.clash and not (other_office and _hold_posts(one, best.group))
    if is_only and not one.articles.isdisjoint(best.group.articles):
        return finding("yes", 0.85, "one report has both, and no other of that surname is named")
    if is_only and not best.matched and are_near(days, _YEARS):
        if len(one.name.words) > 1:
            return finding("yes", 0.72, "no other of that double surname is named")
        if one.countries & best.group.countries and one.sectors & best.group.sectors:
            return finding("yes", 0.75, "no other of that surname and state is named")
    if best.matched:
        is_near = best.near or (is_only and are_near(days, _ONLY_YEARS))
        return _by_office(best, rivals, total, is_near, finding)
    if one.held and best.group.held:
        return None
    return _by_company(one, best, rivals, bearers, company, finding)


def _hold_posts(one: Person, group: Group) -> bool:
    """Say whether both are told of by an office of one holder at a time, or of a kind that one is sent to."""
    return all(any(is_post(held.office) for held in some.held) for some in (one, group))


def _by_office(
    best: Fit, rivals: Sequence[Fit], total: int, is_near: bool, finding: Callable[..., Finding]
) -> Finding | None:
    if rivals:
        names = ", ".join(fit.group.spelled for fit in rivals[:3])
        return finding("unsure", 0.5, f"{names} fits as well")
    if best.matched < _MATCHED * total:
        return finding("unsure", 0.5, "other roles of the same surname are not this person's")
    if not is_near:
        return finding("unsure", 0.4, "but years apart")
    if best.clash:
        if not best.strong:
            return None
        return finding("yes", 0.75, "no other of that surname holds the office")
    return finding("yes", 0.9 if best.strong else 0.82, "no other of that surname and office is named")


def _by_company(
    one: Person,
    best: Fit,
    rivals: Sequence[Fit],
    bearers: Sequence[Group],
    company: Company,
    finding: Callable[..., Finding],
) -> Finding | None:
    """Judge a surname without any role: by who else is named with it."""
    if best.clash or len(bearers) > _MANY_BEARERS or not _is_last(one, best.group):
        return None
    own = frozenset(one.name.words)
    shared = {
        fit.group.head.key: company.shared(one.articles, fit.group.articles, own) for fit in (best, *rivals)
    }
    ranked = sorted((best, *rivals), key=lambda fit: (-shared[fit.group.head.key], fit.group.head.key))
    top = shared[ranked[0].group.head.key]
    if ranked[0] is not best or (len(ranked) > 1 and top < 3 * shared[ranked[1].group.head.key]):
        return finding("unsure", 0.4, "others of that surname are named as well") if top else None
    days = gap_days((one.profile.first, one.profile.last), best.group.days)
    if top >= _COMPANY and are_near(days, _YEARS):
        return finding("yes", 0.78, "the same people and bodies are named with both")
    if len(bearers) == 1 and are_near(days, _YEARS) and (state := _told_state(one, best.group, company)):
        return finding(
            "yes", 0.72, f"no other of that surname is named, and the reports are about {country_name(state)}"
        )
    if len(bearers) == 1 and are_near(days, _YEARS) and _is_known_well(one, best.group):
        return finding("yes", 0.7, "no other of that surname is named, and many reports name this one")
    return finding("unsure", 0.4, "nothing but the name says so") if top else None


def _is_known_well(one: Person, group: Group) -> bool:
    """Say whether a surname of nobody's office or state is hardly anybody's but a head of state's."""
    top = any(match_offices(held.office, held.office) == "one" for held in group.held)
    plain = not (one.held or one.countries) and max(map(len, one.name.words)) >= _LEAST_LETTERS
    return plain and top and len(group.articles) >= _WELL_KNOWN


def _is_last(one: Person, group: Group) -> bool:
    """Say whether a surname alone is the last word of a name, or its first where family names come first."""
    word = one.name.words[-1]
    first = not group.countries.isdisjoint(word_list("people", "family_first"))
    return any(
        spelled_alike(word, p.name.words[0 if first and place else -1])
        for p in group.people
        for place in (0, 1)
    )


def _told_state(one: Person, group: Group, company: Company) -> str | None:
    """Give the state that tells whom a surname means, where one of the two is said to be in office.

    It is the person's, or what the person's articles are about; most of the surname's articles are about it
    too, or name it where few others do.
    """
    if not (group.held or one.held) or max(map(len, one.name.words)) < _LEAST_LETTERS:
        return None
    about = dict(one.profile.about)
    theirs: Counter[str] = Counter()
    for person in group.people:
        theirs.update(dict(person.profile.about))
    whole = {code for code, count in theirs.items() if count >= _MATCHED * len(group.articles)}
    for code in sorted(group.countries or whole):
        usual = company.share_about(code)
        speaks = about.get(code, 0) >= _MATCHED * one.size and usual <= _USUAL
        if speaks or (company.naming(code, one.articles) >= _MATCHED and usual <= _SELDOM):
            return code
    return None


def _fit(one: Person, group: Group) -> Fit:
    matched, title, strong, near = 0, "", False, False
    weight = 0
    for held in one.held:
        theirs = [other for other in group.held if match_offices(held.office, other.office) != "none"]
        if not theirs:
            continue
        matched += held.articles
        weight = max(weight, sum(other.articles for other in theirs))
        strong = strong or any(
            match_offices(held.office, other.office) in ("one", "same") for other in theirs
        )
        near = near or any(_are_in_time(held, other) for other in theirs)
        title = title or held.title
    clash = bool(one.countries and group.countries and not one.countries & group.countries)
    return Fit(group, matched, title, strong, clash, near, weight or len(group.articles))


def _are_in_time(held: Held, other: Held) -> bool:
    gap = gap_days((held.first, held.last), (other.first, other.last))
    return gap is None or are_near(gap, _YEARS)


def _is_rival(fit: Fit, best: Fit, one: Person) -> bool:
    """Say whether another bearer fits too: as many roles, no worse a state, and known well enough."""
    if best.matched:
        worse = fit.clash and not best.clash
        return fit.matched * 2 >= best.matched and not worse and fit.weight >= _RIVAL * best.weight
    return not (fit.clash and not best.clash)


def _states(codes: frozenset[str]) -> str:
    return ", ".join(sorted(country_name(code) or code for code in codes))


def join_lone(left: Sequence[Person]) -> Iterator[Finding]:
    """Join surnames alone among themselves, where no full name is known: one name, state and office."""
    by_name: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for one in left:
        by_name[one.name.words].append(one)
    for words in sorted(by_name):
        some = sorted(by_name[words], key=lambda one: (not one.countries, *one.place))
        states = {code for one in some for code in one.countries}
        if len(some) < 2:
            continue
        head = some[0]
        for one in some[1:]:
            match, title, gap = office_match(head.held, one.held)
            if match == "none" or not (gap is None or are_near(gap, _YEARS)):
                continue
            why = ("the same surname alone", f"and both are called {title}")
            if len(states) > 1:
                yield find(head.key, one.key, "unsure", 0.4, (*why, "but of several states"))
            elif match == "many" and not head.countries & one.countries:
                yield find(head.key, one.key, "unsure", 0.4, why)
            else:
                yield find(head.key, one.key, "yes", 0.8, (*why, "no other state has one in the store"))


def tell_apart(groups: Sequence[Group]) -> Iterator[Finding]:
    """Say of the best known people of one surname, state and office that they are not one."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_surname[group.head.name.words[-1]].append(group)
    for surname in sorted(by_surname):
        known = sorted(by_surname[surname], key=lambda group: group.head.place)[:_TOLD_APART]
        for place, one in enumerate(known):
            for other in known[place + 1 :]:
                match, title, _ = office_match(one.held, other.held)
                given = {one.head.name.given, other.head.name.given}
                if match == "none" or len(given) == 1 or len(min(given, key=len)) == 1:
                    continue
                if one.countries and other.countries and not one.countries & other.countries:
                    continue
                names = f"{one.head.name.given.title()}, {other.head.name.given.title()}"
                yield find(
                    one.head.key,
                    other.head.key,
                    "no",
                    0.05,
                    (f"two first names: {names}", f"although both are called {title}"),
                )
