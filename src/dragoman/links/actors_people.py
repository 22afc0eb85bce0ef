"""People with given names: which profiles are one person, and which namesakes and relatives stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.links.actors_evidence import Company, Person, are_near, gap_days, office_match, when
from dragoman.links.actors_names import Likeness, compare, fold, skeleton, word_list
from dragoman.links.actors_profiles import Profile
from dragoman.schema.codes import country_name
from dragoman.schema.links import Judgement
from dragoman.text.nicknames import given_groups

_TO_SPACE = str.maketrans("'.-", "   ")
# Names that share a surname and an initial are compared each with each up to this many; of more, each with
# its nearest in spelling.
_BLOCK, _WINDOW = 40, 12
# Shared company that alone shows one story, for names that differ in form; see Company.shared.
_COMPANY = 7.0
# Two people of one surname are told apart in so many words only among the best known.
_TOLD_APART = 6
# Of father and son nobody can be sure over more than a year; both heads of one ministry are rare.
_GENERATION, _OFFICE = 1.0, 4.0


class Finding(Struct, frozen=True):
    """What is found of two profiles, by key, the smaller first."""

    left: str
    right: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


def find(one: str, other: str, judgement: Judgement, score: float, reasons: Iterable[str | None]) -> Finding:
    """Make a finding, its ends in order, its reasons without empty ones."""
    left, right = sorted((one, other))
    return Finding(left, right, judgement, round(score, 3), tuple(reason for reason in reasons if reason))


def is_person(profile: Profile) -> bool:
    """Say whether a profile can be a person's: of that type, with a whole word, and no word of things."""
    words = fold(profile.name).translate(_TO_SPACE).split()
    return (
        profile.type == "PER"
        and any(len(word) > 2 and word.isalpha() for word in words)
        and word_list("people", "things").isdisjoint(words)
    )


def blocks(people: Iterable[Person]) -> Iterator[list[Person]]:
    """Put together those whose names may be one: a surname's consonants and a given name's initial shared."""
    found: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for one in people:
        for key in sorted(_keys(one)):
            found[key].append(one)
    for key in sorted(found):
        if len(found[key]) > 1:
            yield sorted(found[key], key=lambda one: (one.name.words, one.key))


def _keys(one: Person) -> set[tuple[str, str]]:
    words = one.name.words
    pairs = [(words[-1], word) for word in words[:-1]]
    if len(words) > 2:
        pairs += [(words[-2], word) for word in words[:-2]]
    if len(words) in (2, 3):
        pairs += [(words[0], word) for word in words[1:]]  # the family name first
    return {(skeleton(surname), _initial(form)) for surname, given in pairs for form in given_groups(given)}


def _initial(given: str) -> str:
    """Give an initial, one for those that spellings interchange ("Yevgeny", "Evgeny")."""
    return {"y": "e", "i": "e", "j": "e", "c": "k", "q": "k"}.get(given[:1], given[:1])


def compare_people(people: Sequence[Person], company: Company) -> dict[tuple[str, str], Finding]:
    """Compare all full names that may be one; what has nothing in common is not among the findings."""
    found: dict[tuple[str, str], Finding] = {}
    seen: set[tuple[str, str]] = set()
    for block in blocks(people):
        sons = any(one.name.suffix for one in block)
        reach = len(block) if len(block) <= _BLOCK else _WINDOW
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + reach]:
                pair = (min(one.key, other.key), max(one.key, other.key))
                if pair in seen:
                    continue
                seen.add(pair)
                finding = judge(one, other, company, sons=sons)
                if finding is not None:
                    found[pair] = finding
    return found


def judge(one: Person, other: Person, company: Company, *, sons: bool) -> Finding | None:
    """Say whether two full names are one person's; `sons` says that a "Jr." of such a name is known."""
    likeness = compare(one.name, other.name)
    if likeness in ("none", "part"):
        return None
    if likeness == "apart":
        return _apart(one, other)
    return _weigh(one, other, likeness, company, sons=sons)


def _apart(one: Person, other: Person) -> Finding | None:
    """Say "no" of names that a reader may take for one: a surname and an office or a state shared."""
    if one.name.words[-1] != other.name.words[-1] or not one.countries & other.countries:
        return None
    if one.name.given == other.name.given:
        why = "one first name, but other middle names or generations"
    else:
        why = f"two first names: {one.name.given.title()}, {other.name.given.title()}"
    match, title, _ = office_match(one.held, other.held)
    if match == "none" and one.name.given != other.name.given:
        return None
    shared = f"although both are called {title}" if match != "none" else None
    return find(one.key, other.key, "no", 0.05, (why, shared))


def _weigh(one: Person, other: Person, likeness: Likeness, company: Company, *, sons: bool) -> Finding | None:
    match, title, _ = office_match(one.held, other.held)
    days = gap_days(*((p.profile.first, p.profile.last) for p in (one, other)))
    why = [_likeness_words(one, other, likeness)]
    clash = bool(one.countries and other.countries and not one.countries & other.countries)
    if match != "none":
        why.append(f"both are called {title} ({_times(one, other)})")
    if clash:
        why.append(f"but of {_states(one)} here and {_states(other)} there")
    elif one.countries & other.countries:
        why.append(f"both of {_states(one)}")

    is_faint = (
        likeness == "form"
        and match == "none"
        and len(why) == 1
        and one.name.words[-1] != other.name.words[-1]
    )

    def unsure(reason: str | None = None, score: float = 0.5) -> Finding | None:
        if is_faint:
            return None
        return find(one.key, other.key, "unsure", score, (*why, reason))

    together = len(one.articles & other.articles)
    suffix = one.name.suffix != other.name.suffix
    if suffix and together and 2 * together >= min(one.size, other.size) and match in ("none", "many"):
        return unsure("one article names both, with and without a suffix")
    years = _OFFICE if match == "same" and one.countries & other.countries else _GENERATION
    if sons and not (one.name.suffix and other.name.suffix) and not are_near(days, years):
        return unsure("there is a junior of this name, and the reports are more than a year apart", 0.4)
    if _callings_clash(one, other) and match == "none":
        return unsure("their callings have nothing in common", 0.3)
    if clash and (one.told and other.told and not one.told & other.told):
        return unsure("each role names another state", 0.3)
    if (
        clash
        and match in ("none", "many")
        and not (match == "many" and likeness == "same" and len(one.name.words) > 2)
    ):
        return unsure(None, 0.4)
    if likeness == "same":
        return find(one.key, other.key, "yes", 0.8 if clash else 0.95, why)
    strong = match in ("one", "same") or (match == "many" and bool(one.countries & other.countries))
    if likeness == "spelling" and together:
        return unsure("one article names both")
    if strong and not clash:
        return find(one.key, other.key, "yes", 0.92 if likeness == "form" else 0.88, why)
    shared = company.shared(one.articles, other.articles, frozenset(one.name.words) | set(other.name.words))
    if clash:
        return find(one.key, other.key, "yes", 0.75, why) if shared >= _COMPANY else unsure()
    if shared >= _COMPANY or (match == "many" and shared > 0):
        return find(one.key, other.key, "yes", 0.85, (*why, "the same people and bodies are named with both"))
    if likeness == "form" and _only_middle(one, other):
        return find(one.key, other.key, "yes", 0.8, why)
    return unsure()


def _only_middle(one: Person, other: Person) -> bool:
    """Say whether first names and surnames are the same words, and only middle names are left out."""
    ours, theirs = one.name, other.name
    return (
        len(ours.given) > 1
        and ours.given == theirs.given
        and ours.words[-1] == theirs.words[-1]
        and ours.suffix == theirs.suffix
    )


def _callings_clash(one: Person, other: Person) -> bool:
    """Say whether one is of public life alone and the other has a private calling alone."""
    ours, theirs = ({code for code, _ in p.profile.sectors} for p in (one, other))
    private = {"CVL", "BUS", "EDU", "MED", "HLH", "CRM"}
    public = {"GOV", "LEG", "MIL", "JUD", "COP", "SPY"}
    return bool(ours and theirs) and (
        (ours <= private and theirs <= public) or (theirs <= private and ours <= public)
    )


def _likeness_words(one: Person, other: Person, likeness: Likeness) -> str:
    names = sorted((one.profile.name, other.profile.name))
    if likeness == "same":
        return (
            "the same name"
            if fold(names[0]) == fold(names[1])
            else f"one name in two orders or forms: {names[0]}, {names[1]}"
        )
    if likeness == "form":
        return f"one name, shorter or longer: {names[0]}, {names[1]}"
    return f"one name, spelled in two ways: {names[0]}, {names[1]}"


def _times(one: Person, other: Person) -> str:
    return "; ".join(when((p.profile.first, p.profile.last)) for p in (one, other))


def _states(one: Person) -> str:
    return ", ".join(sorted(country_name(code) or code for code in one.countries))


def settle(findings: dict[tuple[str, str], Finding], people: Sequence[Person]) -> list[Finding]:
    """Join what is found to be one, the surest first; a group never holds two that are apart.

    A short name that fits two who are apart ("George Roe" for "George W. Roe" and "George H. Roe") is joined
    to neither unless the evidence for one is clearly better.
    """
    by_key = {one.key: one for one in people}
    partners: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings.values():
        if finding.judgement == "yes":
            partners[finding.left].append(finding)
            partners[finding.right].append(finding)
    doubtful: set[tuple[str, str]] = set()
    for key in sorted(partners):
        doubtful |= _torn(key, partners[key], by_key)
    groups: dict[str, set[str]] = {}
    settled: list[Finding] = []
    ranked = sorted(findings.values(), key=lambda one: (-one.score, one.left, one.right))
    for finding in ranked:
        pair = (finding.left, finding.right)
        if finding.judgement != "yes":
            settled.append(finding)
            continue
        ours, theirs = (groups.setdefault(key, {key}) for key in pair)
        if pair in doubtful or (ours is not theirs and _are_apart(ours, theirs, by_key)):
            reasons = (*finding.reasons, "another person fits the shorter name as well")
            settled.append(Finding(*pair, "unsure", 0.5, reasons))
            continue
        if ours is not theirs:
            settled.append(finding)
            ours |= theirs
            for key in theirs:
                groups[key] = ours
    return settled


def _torn(key: str, found: list[Finding], by_key: dict[str, Person]) -> set[tuple[str, str]]:
    """Give the pairs of a name that fits two who are apart, but for one that is clearly better."""
    torn: set[tuple[str, str]] = set()
    best = sorted(found, key=lambda one: (-one.score, one.left, one.right))[:_BLOCK]
    others = [by_key[one.right if one.left == key else one.left] for one in best]
    for place, (one, left) in enumerate(zip(best, others, strict=True)):
        for other, right in zip(best[place + 1 :], others[place + 1 :], strict=True):
            if compare(left.name, right.name) == "apart":
                torn.add((other.left, other.right))
                if one.score - other.score < 0.1:
                    torn.add((one.left, one.right))
    return torn


def _are_apart(ours: set[str], theirs: set[str], by_key: dict[str, Person]) -> bool:
    names = ({by_key[key].name for key in group} for group in (ours, theirs))
    left, right = names
    return any(compare(one, other) == "apart" for one in left for other in right)
