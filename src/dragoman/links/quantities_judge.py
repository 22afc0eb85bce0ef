"""Judges two claims of one block: do they agree, conflict, or only look alike, and why.

Precision first: a conflict needs the same people or things, act, period and place, sentences that speak of
the same, and numbers that no rounding joins. What is merely not told alike is no conflict.
"""

from __future__ import annotations

from msgspec import Struct

from dragoman.links.quantities_claim import Claim
from dragoman.links.quantities_periods import length, meet, within
from dragoman.links.quantities_units import COUNT
from dragoman.links.quantities_words import ACT_VERBS, FLOWS, VAGUE
from dragoman.schema.codes import country_name
from dragoman.schema.links import Judgement, Relation

# Two sentences speak of the same where they share this part of the shorter one's words (swept on briefings).
_ALIKE = 0.4
_ALIKE_PART = 0.25
_NEARLY_SAME = 0.6
_RELATED = 0.2
# Nobody sets a day against a decade: a month of a year is the least that is held against a whole.
_MOST_MONTHS = 13
# Counts of one thing that are told apart by more than this are mostly of two things.
_FAR_APART = 4.0
_ROUGHLY = 1.1
_LONGEST_PERIOD = 400


class Verdict(Struct, frozen=True, order=True, gc=False):
    """What two claims are to each other; `score` is 0 to 1, `reasons` plain words."""

    relation: Relation
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


def judge_same(one: Claim, other: Claim) -> Verdict | None:
    """Judge two claims of the same number of the same thing in the same period; None where one says both."""
    if one.article == other.article or one.implied or one.denied != other.denied:
        return None
    if not _is_told_alike(one, other, _ALIKE if _are_named_apart(one, other) else _ALIKE_PART):
        return None
    return Verdict("same_quantity", "yes", 0.95, ("the same number for the same period",))


def judge(one: Claim, other: Claim) -> Verdict | None:
    """Judge two claims of one block, whichever comes first; None where nothing is worth saying."""
    if one.id == other.id or one.denied or other.denied or one.hoped or other.hoped:
        return None
    if (one.days, one.id, one.implied) > (other.days, other.id, other.implied):
        one, other = other, one
    if one.thing.act != other.thing.act and one.thing.act and other.thing.act:
        return None
    unlike = _unlike(one, other)
    if unlike is not None:
        return _not_comparable(one, other, unlike)
    if one.days == other.days:
        return _same_period(one, other)
    part, whole = (one, other) if within(one.days, other.days) else (other, one)
    if within(part.days, whole.days) and _is_subset(part, whole):
        return _part(part, whole)
    if _whose(one) != _whose(other):
        # Cubans of a half-year and all migrants of one of its months: neither is part of the other.
        return _not_comparable(one, other, f"one counts {_people(one)}, the other {_people(other)}")
    return None


def _unlike(one: Claim, other: Claim) -> str | None:
    """Say in what two claims are not of one thing; None where they are, or one is part of the other."""
    if one.thing.modifiers != other.thing.modifiers and not _are_both_people(one, other):
        return f"one counts {_thing(one)}, the other {_thing(other)}"
    if _whose(one) != _whose(other) and not _is_subset(one, other) and not _is_subset(other, one):
        return f"one counts {_people(one)}, the other {_people(other)}"
    if one.place and other.place and one.place != other.place:
        return f"one is for {one.place}, the other for {other.place}"
    if one.site and other.site and (
        one.site != other.site
        or (one.site_words and other.site_words and not one.site_words & other.site_words)
    ):  # fmt: skip
        return f"one counts at the {_site(one)}, the other at the {_site(other)}"
    return None


def _whose(claim: Claim) -> tuple[tuple[str, ...], bool]:
    return claim.thing.groups, claim.thing.anyone


def _are_both_people(one: Claim, other: Claim) -> bool:
    """Say whether two claims count people of whom only the nationality may tell them apart.

    Cubans and migrants that one act was done to are people of one kind: the nationality is told for one only.
    """
    if one.thing.noun != "person" or not one.thing.act or one.thing.act != other.thing.act:
        return False
    return all(set(claim.thing.modifiers) <= {"migrant"} for claim in (one, other))


def _is_subset(part: Claim, whole: Claim) -> bool:
    """Say whether the people of `part` are some of those of `whole`: Cubans are some of all nationalities."""
    if part.thing.groups == whole.thing.groups and part.thing.anyone == whole.thing.anyone:
        return True
    return whole.thing.anyone and not whole.thing.groups and bool(part.thing.groups)


def _not_comparable(one: Claim, other: Claim, reason: str) -> Verdict | None:
    """Judge that two are not comparable, where a reader might compare them: one act, periods that meet."""
    if one.implied or other.implied or one.thing.act != other.thing.act or not meet(one.days, other.days):
        return None
    if not _are_of_one_size(one, other):
        return None
    if one.unit != COUNT or not _is_act(one) or one.partial or other.partial or not _is_related(one, other):
        return None
    return Verdict("same_quantity", "no", 0.8, (reason,))


def _same_period(one: Claim, other: Claim) -> Verdict | None:
    if _whose(one) != _whose(other):
        part, whole = (one, other) if _is_subset(one, other) else (other, one)
        return _part(part, whole)
    if one.partial or other.partial:
        return None
    if _overlap(one, other):
        return _agrees(one, other)
    return _conflict(one, other)


def _agrees(one: Claim, other: Claim) -> Verdict | None:
    """Judge that two bounds meet; none where "more than 800" only does not exclude 8,000."""
    if one.article == other.article or (_ratio(one, other) > 1.25 and not (one.implied or other.implied)):
        return None
    if not _is_told_alike(one, other, _ALIKE_PART):
        return None
    if one.implied or other.implied:
        return Verdict(
            "same_quantity", "yes", 0.8, ("the bound that a comparison implies holds for the other",)
        )
    reason = "the same period, and bounds that meet"
    return Verdict("same_quantity", "yes", 0.9 if one.place == other.place else 0.75, (reason,))


def _part(part: Claim, whole: Claim) -> Verdict | None:
    """Judge a part against its whole: a shorter period in a longer one, or some people of all."""
    if part.days != whole.days and not (_is_flow(part) and _is_flow(whole)):
        return None
    if not within(part.days, whole.days) or not _is_subset(part, whole) or whole.partial:
        return None
    if part.place != whole.place and not _place_is_free(part, whole):
        return None
    what = _part_reason(part, whole)
    if whole.high is None or part.low is None or part.low <= whole.high:
        if not _is_worth_saying(part, whole):
            return None
        if part.implied or whole.implied:
            what = (*what, "the bound that a comparison implies holds for the other")
        return Verdict("same_quantity", "yes", 0.75, what)
    if part.times != whole.times or part.place != whole.place or not _may_conflict(part, whole):
        return None
    return Verdict("contradicts", "yes", 0.6, ("a part is larger than its whole", *what))


def _is_worth_saying(part: Claim, whole: Claim) -> bool:
    """Say whether a part that may well be of its whole tells anything: both are bounded, near, and related.

    A day of 40 years, and "more than 1,000" where the part has 75,000, show nothing.
    """
    if (
        part.low is None
        or (whole.low is None and whole.high is None)
        or _size(part) > _size(whole) * _ROUGHLY
    ):
        return False
    return _are_of_one_size(part, whole) and _is_related(part, whole)


def _are_of_one_size(one: Claim, other: Claim) -> bool:
    """Say whether two periods are near enough in length to be set against each other."""
    shorter, longer = sorted((length(*one.days), length(*other.days)))
    return longer <= shorter * _MOST_MONTHS


def _part_reason(part: Claim, whole: Claim) -> tuple[str, ...]:
    reasons = []
    if part.days != whole.days:
        reasons.append(f"{_period(part)} is part of {_period(whole)}")
    if _whose(part) != _whose(whole):
        reasons.append(f"{_people(part)} are part of {_people(whole)}")
    if part.times != whole.times:
        reasons.append("one counts how often, the other how many")
    return tuple(reasons)


def _conflict(one: Claim, other: Claim) -> Verdict | None:
    """Judge two numbers for the same period that no rounding joins."""
    if one.place != other.place or one.times != other.times or _ratio(one, other) > _FAR_APART:
        return None
    if not _may_conflict(one, other):
        return None
    reasons = [f"{one.text} against {other.text} for the same thing and period"]
    if one.counter and other.counter and one.counter != other.counter:
        reasons.append(f"counted by {one.counter} and by {other.counter}")
    return Verdict("contradicts", "yes", 0.7, tuple(reasons))


def _may_conflict(one: Claim, other: Claim) -> bool:
    """Say whether two claims are told so much alike that their numbers must be."""
    if one.article == other.article or (one.implied and other.implied):
        return False
    if one.site != other.site or one.site_words != other.site_words:
        return False
    if one.thing.act != other.thing.act:
        return False
    if one.thing.modifiers != other.thing.modifiers and not _are_both_people(one, other):
        return False
    if length(*one.days) > _LONGEST_PERIOD or length(*other.days) > _LONGEST_PERIOD:
        return False
    if _are_named_apart(one, other):
        return False
    if one.doer and other.doer and not one.doer & other.doer:
        return False
    if one.number in other.numbers or other.number in one.numbers:
        # "33 percent, against 28 the month before", and the other way round: both tell both.
        return False
    return _is_told_alike(one, other, _ALIKE if _is_specific(one) else _NEARLY_SAME)


def _are_named_apart(one: Claim, other: Claim) -> bool:
    """Say whether each of two sentences names somebody or some place that the other does not."""
    return bool(one.names - other.names and other.names - one.names)


def _is_specific(claim: Claim) -> bool:
    """Say whether what is counted is told closely enough: an act and people, or a noun with a modifier."""
    thing = claim.thing
    if thing.noun in VAGUE:
        return len(thing.modifiers) > 1
    return bool(thing.act or thing.modifiers or thing.groups or thing.noun in FLOWS)


def _is_told_alike(one: Claim, other: Claim, least: float) -> bool:
    """Say whether two sentences share at least this part of the shorter one's words, but for noun and act."""
    common = {one.thing.noun, one.thing.act or "", other.thing.act or ""}
    shorter = min(len(one.words - common), len(other.words - common))
    return shorter > 0 and len((one.words & other.words) - common) >= least * shorter


def _is_related(one: Claim, other: Claim) -> bool:
    """Say whether two claims share more than noun and act: words, fewer where whose or where is the same."""
    known = bool(one.thing.groups) or (one.place is not None and one.place == other.place)
    return _is_told_alike(one, other, _RELATED if known else _ALIKE_PART)


def _is_flow(claim: Claim) -> bool:
    """Say whether counts of this add up over time, as arrests do and prisoners do not."""
    return claim.rate is None and claim.change == "level" and (_is_act(claim) or claim.thing.noun in FLOWS)


def _is_act(claim: Claim) -> bool:
    return claim.thing.act in ACT_VERBS


def _place_is_free(part: Claim, whole: Claim) -> bool:
    """Say whether only one of two claims names a place, and a site or act joins them all the same."""
    return (part.place is None or whole.place is None) and bool(part.thing.groups or part.site or whole.site)


def _overlap(one: Claim, other: Claim) -> bool:
    low = max((claim.low for claim in (one, other) if claim.low is not None), default=None)
    high = min((claim.high for claim in (one, other) if claim.high is not None), default=None)
    return low is None or high is None or low <= high


def _ratio(one: Claim, other: Claim) -> float:
    sizes = sorted(abs(_size(claim)) for claim in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else float("inf") if sizes[1] else 1.0


def _size(claim: Claim) -> float:
    if claim.low is not None and claim.high is not None:
        return (claim.low + claim.high) / 2
    return claim.low if claim.low is not None else claim.high or 0.0


def _people(claim: Claim) -> str:
    thing = claim.thing
    if thing.groups:
        names = " and ".join(country_name(code) or code for code in thing.groups)
        return f"people of {names}" if thing.noun == "person" else f"{_thing(claim)} of {names}"
    if thing.anyone:
        return (
            "people of all nationalities" if thing.noun == "person" else f"{_thing(claim)} of all countries"
        )
    noun = "people" if thing.noun == "person" else _thing(claim)
    return f"{noun} of any or untold nationality"


def _thing(claim: Claim) -> str:
    if claim.words_of and "http" not in claim.words_of:
        return " ".join(claim.words_of.split())
    return " ".join((*claim.thing.modifiers, "people" if claim.thing.noun == "person" else claim.thing.noun))


def _period(claim: Claim) -> str:
    return f"{claim.period} up to {claim.days[1]}" if claim.to_date else claim.period


def _site(claim: Claim) -> str:
    return " ".join((*sorted(claim.site_words), claim.site or ""))
