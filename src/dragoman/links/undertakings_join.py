"""Which marks are of one act: the same doer, the same direction, and enough of the rarer words in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from math import log

from dragoman.links.quantities_periods import days_of
from dragoman.links.undertakings_acts import calls, meets, persons
from dragoman.links.undertakings_marks import Mark
from dragoman.links.undertakings_words import concepts, stem, stems_of
from dragoman.schema.rows import Event

# Set by reading the ledgers of eight pairs, not swept: what is said again by the same side needs more than an
# answer to it, and deeds, which have no act of their own to go by, as much.
LEAST_ALIKE = 0.5
LEAST_AGAIN = 0.6
LEAST_DEED = 0.7
# One sum told in reports so many days apart is one pledge.
_SAME_SUM = 31
# A word in every act weighs this much of one that stands in a single act.
_COMMON = 0.4
# Words past so many belong to what an act is for, and weigh half.
_HEAD = 6
_MONTH = 31
_PURPOSE = re.compile(r",\s|\s(?:to|in order)\s|\swith\s+(?:the\s+)?(?:goal|aim|view)\b")
# Of another clause or the rest of a sentence a word proves half as much.
_AROUND = 0.5
_TALKS = "talks"
_LEAST_SHARED = 2
# A visit lasts so many days, or less.
_VISIT = 10
# A readout is published so many days after the meeting, or less.
_READOUT = 3
_THE = re.compile(r"\b(?:the|these|those|such)\s+\w+\W*\Z", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|additional|further|extra|more|new)\s+(?:[$€£¥]|\d)", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:first(?!\s+lad)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|inaugural)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:re-?start|re-?launch|launch|resum|reviv|renew|establish|begin|re-?open)\w*", re.IGNORECASE
)

Weights = Mapping[str, float]


def weigh(marks: Sequence[Mark]) -> Weights:
    """Give each word's weight, _COMMON to 1, by in how few articles an act has it (idf)."""
    holders: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        for word in mark.about:
            holders[word].add(mark.row.article)
    count = len({mark.row.article for mark in marks})
    if count < 2:
        return dict.fromkeys(holders, 1.0)
    return {
        word: _COMMON + (1 - _COMMON) * log(count / len(articles)) / log(count)
        for word, articles in holders.items()
    }


def alike(left: Mark, right: Mark, weights: Weights, *, ways: bool = True) -> float:
    """Say how much of the shorter act is in the other, 0 to 1, by weight; 0 where too few words are.

    Two words must be shared, one of which may stand in the rest of the other's sentence; one is enough where
    both acts have no other. Acts of opposite directions are not alike, unless `ways` is False.
    """
    if ways and left.way and right.way and left.way != right.way:
        return 0.0
    if _amounts_differ(left, right):
        return 0.0
    shared = [word for word in left.about if word in right.about]
    if not shared:
        return 0.0
    one, other = set(left.about), set(right.about)
    if _points_back(left, right):
        return 1.0
    if one == other and len(one) == 1:
        return 1.0 if (left.way == right.way or not ways) and _TALKS not in one else 0.0
    near = (one & right.around) | (other & left.around)
    near -= set(shared)
    if len(shared) < 2 and not near:
        return 0.0
    if set(shared) <= {_TALKS} or _only_sums(shared, left, right):
        return 0.0
    total = min(_weight(left, weights), _weight(right, weights))
    got = sum(min(_at(left, word), _at(right, word)) * weights.get(word, 1.0) for word in shared)
    got += sum(_AROUND * weights.get(word, 1.0) for word in sorted(near)[:3])
    return min(1.0, got / total) if total else 0.0


def _points_back(left: Mark, right: Mark) -> bool:
    """Say whether one act of a report takes up the other by its matter alone: "renew |the flights|"."""
    short, long = sorted((left, right), key=lambda mark: len(mark.about))
    return (
        left.row.article == right.row.article
        and len(short.about) == 1
        and short.about[0] in long.about[:_HEAD]
        and short.about[0] != _TALKS
        and _THE.search(short.act.text) is not None
    )


def _same_sum(left: Mark, right: Mark) -> bool:
    """Say whether two acts tell one sum for a matter that both name, in reports of about one time."""
    shared = {word for word in left.about if word in right.about}
    matter = {word for word in shared if word != "money" and not is_sum(word)}
    return any(map(is_sum, shared)) and bool(matter) and _days_between(left, right) <= _SAME_SUM


def _only_sums(shared: Iterable[str], left: Mark, right: Mark) -> bool:
    """Say whether two acts have only a sum in common and are told at other times: a hundred million."""
    return all(word == "money" or is_sum(word) for word in shared) and _days_between(left, right) > _SAME_SUM


def is_sum(word: str) -> bool:
    """Say whether a word of an act is an amount of money or goods, which few acts share."""
    return word[0].isdigit() and word[-1] != "%"


def _amounts_differ(left: Mark, right: Mark) -> bool:
    """Say whether both acts tell amounts and none is the same: two sums of aid are two acts."""
    one, other = ({word for word in mark.about if word[0].isdigit()} for mark in (left, right))
    return bool(one and other and not one & other)


def does(deed: Mark, mark: Mark, weights: Weights) -> bool:
    """Say whether a deed is what an act tells, or its opposite, by its words.

    Two words must be in both acts, the sentence around does not count: what is told beside a deed is not the
    deed.
    """
    shared = set(deed.about) & set(mark.about)
    if _ANOTHER.search(deed.act.text) and _days_between(deed, mark) > _SAME_SUM:
        return False
    if _amounts_differ(deed, mark) or (any(map(is_sum, mark.about)) and not any(map(is_sum, shared))):
        return False
    return len(shared) >= _LEAST_SHARED and alike(deed, mark, weights, ways=False) >= LEAST_DEED


def _at(mark: Mark, word: str) -> float:
    return 1.0 if mark.about.index(word) < _HEAD else 0.5


def _weight(mark: Mark, weights: Weights) -> float:
    return sum(_at(mark, word) * weights.get(word, 1.0) for word in mark.about)


def is_one_telling(left: Mark, right: Mark) -> bool:
    """Say whether two marks of one article are of the same words: one act, told by two rows."""
    return (
        left.row.article == right.row.article
        and left.act.overlaps(right.act)
        and (left.kind == right.kind or {left.kind, right.kind} <= {"promised", "agreed"})
    )


def days_fit(left: Mark, right: Mark) -> bool:
    """Say whether two marks of talks may be of one round: their days overlap, or one article tells both."""
    one, other = (days_of(mark.due or "") or _days(mark) for mark in (left, right))
    if one is None or other is None:
        return left.row.article == right.row.article
    return one[0] <= other[1] and other[0] <= one[1]


def is_round(deed: Mark, mark: Mark) -> bool:
    """Say whether talks that were held are those that were to be held on a day; a call only does a call.

    A forum is known by its name. A day proves it where the meeting's own is told and lies within. For a month
    or more, or where only the report's day is known, the two must share what they are about as well.
    """
    forum = shares_forum(deed, mark)
    call = calls(mark.act.text)
    if not (meets(mark.act.text) or call) or not (forum or is_meeting(deed) or (call and is_consult(deed))):
        return False
    if has_forum(deed) and has_forum(mark) and not forum:
        return False
    if mark.due is None:
        # To begin again is done by the forum's next meeting, to hold a round by no other than that one.
        return forum and deed.way == mark.way == "start" and _AGAIN.search(mark.act.text) is not None
    due, held = days_of(mark.due), _days(deed)
    if due is None or deed.latest is None:
        return False
    length = _days_after(*due)
    # Of all meetings of a year only that counts which is about what the act itself is, not what it is for.
    head = _object(mark) if length > _MONTH else mark.about[:_HEAD]
    same_matter = forum or any(
        word in deed.around and word != _TALKS and word not in _meeting_verbs() for word in head
    )
    if has_forum(mark) and length > _READOUT:
        same_matter = forum  # a forum that is to convene some time in a year is no other meeting of that year
    if held is None:
        return same_matter and due[0] <= deed.latest and _days_after(due[1], deed.latest) <= _READOUT
    if not due[0] <= held[0] <= held[1] <= due[1]:
        return _is_a_day_off(due, held) and _names_same_person(deed, mark)
    if has_forum(mark) or length > _VISIT:
        return length <= _READOUT or same_matter
    # A visit is told from day to day; in a week there is room for another meeting.
    return length <= _READOUT or "/" in mark.due or same_matter or _is_same_company(deed, mark)


def _is_same_company(deed: Mark, mark: Mark) -> bool:
    """Say whether talks are of the same three countries or more, or with a person whom the act names."""
    parties = deed.doers | deed.others
    return (len(parties) > 2 and parties == mark.doers | mark.others) or _names_same_person(deed, mark)


def _is_a_day_off(due: tuple[str, str], held: tuple[str, str]) -> bool:
    """Say whether two days are neighbours: "tomorrow" is told from one zone of time to another."""
    return due[0] == due[1] and held[0] == held[1] and abs(_days_after(due[0], held[0])) == 1


def _names_same_person(deed: Mark, mark: Mark) -> bool:
    return any(name in deed.sentence.text for name in persons(mark.act.text))


def is_linked_round(deed: Mark, mark: Mark) -> bool:
    """Say whether nothing stands against talks that linking found to be those of an act.

    Of a forum or a numbered round they must tell as much; what is more than to meet ("tour the plant") must
    be told of them.
    """
    numbers, its = (
        {one.lower() for one in _ORDINAL.findall(words)} for words in (mark.act.text, deed.sentence.text)
    )
    if numbers and mark.due is None and not numbers & its:
        return False
    if has_forum(mark) and not shares_forum(deed, mark):
        return any(word in deed.around and word != _TALKS for word in mark.about[:_HEAD])
    return (
        meets(mark.act.text)
        or calls(mark.act.text)
        or any(word in deed.around and word != _TALKS for word in mark.about)
    )


def _object(mark: Mark) -> list[str]:
    """Give what the words of an act before those of its purpose are about."""
    words = concepts(_PURPOSE.split(mark.act.text.removeprefix("to "), maxsplit=1)[0])
    return [word for word in mark.about if word in words]


@cache
def _meeting_verbs() -> frozenset[str]:
    """Give the stems of verbs that only say that a meeting is held: "convened" tells no matter."""
    return stems_of("meeting", "alone") | stems_of("meeting", "with")


def shares_forum(left: Mark, right: Mark) -> bool:
    """Say whether two acts name the same forum."""
    return any(word[0] == "=" and word in right.about for word in left.about)


def _days_between(left: Mark, right: Mark) -> int:
    if left.latest is None or right.latest is None:
        return 0
    return abs(_days_after(left.latest, right.latest))


def has_forum(mark: Mark) -> bool:
    """Say whether an act names a forum."""
    return any(word[0] == "=" for word in mark.about)


def _days_after(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _days(mark: Mark) -> tuple[str, str] | None:
    return (mark.earliest, mark.latest) if mark.earliest and mark.latest else None


def join(marks: Iterable[Mark], weights: Weights) -> list[list[Mark]]:
    """Put the marks of one doer and one other country together by act, in the order of their days.

    A mark goes to the group that it is most like, where it is like enough to one of the group and not unlike
    the rest; else it opens a group, unless it is loose. Only groups that share a word with it are looked at.
    """
    groups: list[list[Mark]] = []
    holding: dict[str, set[int]] = defaultdict(set)
    for mark in sorted(marks, key=lambda mark: (mark.loose, _order(mark))):
        near = Counter(at for word in mark.about for at in holding[word])
        scored = [(_fit(mark, groups[at], weights), -at) for at in near]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            at = -best[1]
            groups[at].append(mark)
        elif mark.loose:
            continue
        else:
            at = len(groups)
            groups.append([mark])
        for word in mark.about:
            holding[word].add(at)
    return groups


def _order(mark: Mark) -> tuple[str, str, int, str, str]:
    return (mark.day, mark.row.article, mark.act.start, mark.kind, mark.row.id)


def _fit(mark: Mark, group: Sequence[Mark], weights: Weights) -> float:
    if any(is_one_telling(mark, one) for one in group):
        return 2.0
    if any(_amounts_differ(mark, one) for one in group):
        return 0.0
    if any(_begins_same(mark, one) or _same_sum(mark, one) for one in group):
        return 1.5
    if is_talks(mark) and not any(days_fit(mark, one) for one in group):
        return 0.0
    scores = [alike(mark, one, weights) for one in group]
    best = max(scores)
    again = all(one.kind == mark.kind for one in group)
    least = LEAST_AGAIN if again else LEAST_ALIKE
    return best if best >= least and sum(scores) / len(scores) >= least * 0.7 else 0.0


def _begins_same(left: Mark, right: Mark) -> bool:
    """Say whether two acts are to begin the same forum, which is done once, not round by round."""
    again = all(_AGAIN.search(mark.act.text) for mark in (left, right))
    return again and shares_forum(left, right) and left.due == right.due


def is_talks(mark: Mark) -> bool:
    """Say whether an act is to meet or talk: such acts recur, and only their days tell one from another."""
    if _TALKS in mark.about[:2]:
        return True
    return mark.kind != "done" and (meets(mark.act.text) or calls(mark.act.text))


def is_consult(mark: Mark) -> bool:
    """Say whether a deed is talks of any kind."""
    return isinstance(mark.row, Event) and mark.row.type == "CONSULT"


def is_meeting(mark: Mark) -> bool:
    """Say whether a deed is a meeting that was held; a call is none, and "discussed" may be of one."""
    if not isinstance(mark.row, Event) or mark.row.type != "CONSULT":
        return False
    return stem(mark.row.trigger.text.split()[0]) not in stems_of("meeting", "calls")
