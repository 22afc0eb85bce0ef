"""The state in which a story plays: whose an interior minister or a high court is, where no words tell it.

Only holders of public offices and public bodies are of that state. The evidence is what is named around them:
places, peoples, bodies and people, all but a few of one state. Who visits, who serves a body of no known
state, or may as well be the other side of a talk (a president, a foreign minister) is seldom of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from dragoman.coding.mentions_domains import plain_office
from dragoman.coding.mentions_served import OF_WHOM, body_beside
from dragoman.coding.mentions_titles import vocabulary
from dragoman.coding.mentions_words import PUBLIC, either, listed, words
from dragoman.schema.codes import body_of
from dragoman.schema.rows import Mention

_FILE = "mentions_home"
_SERVED = PUBLIC | {"OPP", "PTY"}
_BODIES_OF = PUBLIC | {"PTY"}
_REACH = 600  # characters on either side of a name
_FEWEST, _FEWEST_FOR_TOP = 2, 3
# The state of a story is named this many times as often as all others together.
_TIMES_OTHERS = 4
# Of somebody named often, so many places are looked at.
_LOOKED_AT = 40
# Between a name and its office: ", the Republican |Speaker".
_APPOSED = 25  # characters
_VISITS = re.compile(rf"\b{either(_FILE, 'story', 'visits')}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LINKS = frozenset("of for and the on in to".split())
_HOME = listed(_FILE, "story", "portfolios")
_LOCAL = listed(_FILE, "story", "local")
_SERVING = listed(_FILE, "story", "serving")
_SERVING_TWO = frozenset(words_.replace("_", " ") for words_ in listed(_FILE, "story", "serving_two"))
_LED = listed(_FILE, "story", "led")
_BODIES = listed(_FILE, "story", "bodies")
_TOP = frozenset(words_.replace("_", " ") for words_ in listed(_FILE, "story", "top"))
_WIDER = listed(_FILE, "story", "wider")
_ABROAD = listed(_FILE, "story", "abroad")
_LOCAL_TWO = frozenset(words_.replace("_", " ") for words_ in listed(_FILE, "story", "local_two"))
# "Larkwind |Sheriff's Office": whatever place comes first, such a body is of one.
_OF_PLACE = re.compile(
    rf"\s(?:{'|'.join(re.escape(one.replace('_', ' ')) for one in listed(_FILE, 'story', 'of_place'))})\Z"
)
_PARTY_NAMES = listed(_FILE, "story", "party_names")
# "|Ann Roe|, a spokeswoman for the |fire service|,".
_FOR_LOCAL = re.compile(
    rf",\s+(?:(?:an?|the)\s+)?(?P<office>{either(_FILE, 'story', 'led')})\s+(?:for|of)\s+the\s+"
    rf"(?:[a-z][a-z-]*\s+){{0,2}}{either(_FILE, 'story', 'serves_here')}(?=[,.;])"
)
_EARLIER = re.compile(r"\b(?:(?:former|ex|then|acting|interim|current|late|incumbent|caretaker)[\s-]+)+")


# "speaker |of the House|": each state has one.
_OF_HOUSE = re.compile(r"(?<=speaker)\s+of\s+(?:the\s+)?(?:house(?:\s+of\s+representatives)?|parliament)\Z")


def with_story(text: str, mentions: Sequence[Mention], *, heads: bool = True) -> list[Mention]:
    """Give the mentions with the state of the story for the officials and public bodies that have none.

    `heads`: those at the top of a state, too.
    """
    bodies = _Story(text, mentions)
    told = _given(
        mentions, {one: bodies.of_body(one, those) for one, those in _open(mentions, "ORG", _BODIES_OF)}
    )
    people = _Story(text, told)
    return _given(
        told, {one: people.of_person(those, heads=heads) for one, those in _open(told, "PER", _SERVED)}
    )


def _open(
    mentions: Sequence[Mention], type_: str, sectors: frozenset[str]
) -> Iterable[tuple[str, list[Mention]]]:
    """Give each actor of that type and in public service whose state is nowhere told, with its places."""
    of: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.type == type_ and one.actor is not None:
            of.setdefault(one.actor, []).append(one)
    for actor, those in of.items():
        if all(one.country is None for one in those) and any(one.sector in sectors for one in those):
            yield actor, those[:_LOOKED_AT]


def _given(mentions: Sequence[Mention], found: dict[str, str | None]) -> list[Mention]:
    return [
        msgspec.structs.replace(one, country=state)
        if one.type in ("PER", "ORG") and (state := found.get(one.actor or "")) is not None
        else one
        for one in mentions
    ]


class _Story:
    """What one article names, by place."""

    def __init__(self, text: str, mentions: Sequence[Mention]):
        self._text = text
        self._mentions = mentions
        self._starts = [one.span.start for one in mentions]
        self._held: dict[str, set[str]] = {}  # who holds an office at the top, by the office
        for one in mentions:
            if one.type == "PER" and one.actor is not None and (office := _office(one.role)) in _TOP:
                self._held.setdefault(office, set()).add(one.actor)

    # --- bodies ---

    def of_body(self, actor: str, those: Sequence[Mention]) -> str | None:
        """Give the state of a body with a name that every state has: "the High Court"."""
        said = _WORD.findall(actor)
        if said and said[-1] == "Party" and len(said) == 2 and said[0] in _PARTY_NAMES:
            return self._around(those) if self._whole else None
        if len(said) == 1 and those[0].sector == "LEG":
            return self._whole  # "the Senate"
        if len(said) < 2 or said[-1] in _LINKS or body_of(actor) is not None:
            return None
        if not (_is_plain(said) or _OF_PLACE.search(actor)):
            return None
        small = {word.lower() for word in said}
        if small & _WIDER:
            return None
        return self._whole if small & _ABROAD else self._near(those)

    # --- people ---

    def of_person(self, those: Sequence[Mention], *, heads: bool) -> str | None:
        """Give the state of whoever holds a public office, by the body served, else by the story."""
        told = next((one for one in those if one.role), None)
        if told is None or told.role is None or any(map(self._visits, those)):
            return None
        body = body_beside(self._text, self._mentions, self._starts, told)
        if body is not None:
            return body.country if body.sector in PUBLIC else None
        office = _office(told.role)
        if _is_local(office) or told.sector == "COP" or self._is_for_local(told):
            return self._near(those, told)
        if heads and _is_public(office):
            return self._around(those) if self._is_alone else self._of_whole(told)
        if not heads or office not in _TOP or len(self._held[office]) > 1 or not self._is_called(told):
            return None
        state = self._whole
        # A minister is of no state that has none.
        if state is None or office in vocabulary().not_in.get(state, ()):
            return None
        return state if self._around(those, fewest=0) in (state, "") else None

    def _is_called(self, one: Mention) -> bool:
        """Say whether an office stands right beside the name, written large: "President |Roe|"."""
        before = self._text[max(0, one.span.start - _REACH) : one.span.start]
        role = _EARLIER.sub("", one.role or "")
        if not role[:1].isupper():
            return False
        if before.rstrip().endswith(role):
            return True
        after = self._text[one.span.end : one.span.end + len(role) + _APPOSED]
        set_off, said, _ = after.partition(role)
        return bool(said) and set_off.startswith(", ") and len(set_off.split()) <= 3

    def _is_for_local(self, one: Mention) -> bool:
        """Say whether somebody speaks for who serves there: "spokesman for the provincial governor"."""
        said = _FOR_LOCAL.match(self._text, one.span.end)
        return said is not None and said["office"] == one.role

    def _visits(self, one: Mention) -> bool:
        """Say whether the sentence that names somebody speaks of a visit."""
        start, end = one.span.start, one.span.end
        before = _SENTENCE_END.split(self._text[max(0, start - 200) : start])[-1]
        after = _SENTENCE_END.split(self._text[end : end + 200], maxsplit=1)[0]
        return _VISITS.search(before) is not None or _VISITS.search(after) is not None

    # --- evidence ---

    def _near(self, those: Sequence[Mention], told: Mention | None = None) -> str | None:
        """Give the one state named around an actor, if need be around the place where the office is `told`.

        A state named but once there must be that of the whole article.
        """
        state = self._around(those)
        if state is None and told is not None and (state := self._around((told,))) != self._leading:
            state = None
        if state is None and (once := self._around(those, fewest=1)) == self._whole:
            state = once
        return state

    def _of_whole(self, told: Mention) -> str | None:
        """Give the state named around the place where an office is told, where the article is of that one."""
        state = self._around((told,))
        return state if state == self._whole else None

    def _around(self, those: Sequence[Mention], *, fewest: int = _FEWEST) -> str | None:
        """Give the one state named around an actor; "" where none is and none is needed."""
        counted: Counter[str] = Counter()
        people: set[str | None] = set()
        done = 0
        for one in those:
            first = max(done, bisect_left(self._starts, one.span.start - _REACH))
            done = max(first, bisect_right(self._starts, one.span.end + _REACH))
            self._count(first, done, counted, people)
        return _one_of(counted, min(fewest, 1) if self._is_alone else fewest)

    def _count(self, first: int, last: int, counted: Counter[str], people: set[str | None]) -> None:
        for one in self._mentions[first:last]:
            if one.country is None or not _tells(one):
                continue
            if one.type == "PER":
                # However often somebody is named, that is told once.
                if one.actor in people:
                    continue
                people.add(one.actor)
            counted[one.country] += 1

    @cached_property
    def _counted(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        self._count(0, len(self._mentions), counted, set())
        return counted

    @property
    def _is_alone(self) -> bool:
        """Say whether the article speaks of one state only."""
        return len(self._counted) == 1

    @property
    def _leading(self) -> str | None:
        """Give the state that the article names twice as often as all others."""
        state, times = next(iter(self._counted.most_common(1)), (None, 0))
        return state if times >= 2 * (self._counted.total() - times) else None

    @property
    def _whole(self) -> str | None:
        """Give the state of which the whole article speaks."""
        return _one_of(self._counted, _FEWEST if self._is_alone else _FEWEST_FOR_TOP)


def _one_of(counted: Counter[str], fewest: int) -> str | None:
    if not counted:
        return "" if not fewest else None
    state, times = counted.most_common(1)[0]
    others = counted.total() - times
    return state if times >= max(fewest, 1) and times >= _TIMES_OTHERS * others else None


def _tells(one: Mention) -> bool:
    """Say whether a mention tells of a state: media and firms are quoted and dealt with everywhere."""
    return one.type in ("LOC", "NORP", "PER") or (one.type == "ORG" and one.sector in (*PUBLIC, "PTY"))


def _is_plain(said: Sequence[str]) -> bool:
    """Say whether a name is made of common words alone: "Ministry of Health"."""
    known, titles = words(), vocabulary()
    return all(
        word in known.org or word.lower() in known.plain or word.lower() in titles.modifiers | _LINKS
        for word in said
    )


def _office(role: str | None) -> str:
    return _OF_HOUSE.sub("", _EARLIER.sub("", plain_office(role)))


def _is_public(office: str) -> bool:
    """Say whether an office is of a state or its parliament: an undersecretary, an opposition leader."""
    said = _WORD.findall(OF_WHOM.sub("", office))
    if not said or _WIDER.intersection(_WORD.findall(office)) or _ABROAD.intersection(said):
        return False
    return said[-1] in _SERVING or " ".join(said[-2:]) in _SERVING_TWO


def _is_local(office: str) -> bool:
    """Say whether an office is held at home: an interior minister, a mayor, a judge."""
    of = OF_WHOM.search(office)
    said = _WORD.findall(office)
    if " ".join(said[-2:]) in _LOCAL_TWO and not _WIDER.intersection(said):
        return True
    if not said or _ABROAD.intersection(said) or _WIDER.intersection(said):
        return False
    head = _WORD.findall(office[: of.start()])[-1:] if of is not None else said[-1:]
    if head and head[0] in _LOCAL:
        return True
    if head and head[0] in _LED:
        return not _BODIES.isdisjoint(said)
    return bool(head) and head[0] in ("minister", "secretary") and not _HOME.isdisjoint(said)
