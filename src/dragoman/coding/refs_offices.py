"""Who holds an office that is named without its holder: "the minister", "the President".

Of several who hold one (two presidents who meet), the last named is seldom who is meant. An office of which
each state has one is read by how the article sets its people out: whom it opens with, and who comes in as a
guest ("with", "to", "met") or by a foreign state ("of Chile", "the Chilean"). What that leaves open is open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dragoman.coding.mentions_domains import office_alone, plain_office
from dragoman.coding.mentions_titles import head_of
from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_phrases import role_words
from dragoman.schema.codes import look_up
from dragoman.schema.rows import Mention
from dragoman.text.layout import Layout

# Of so many holders of one office, or people before a pronoun, only the last are weighed.
NAMESAKES = 40
_FILE = "refs_words"
_THE = re.compile(r"\b[Tt]he(?=\s)")
# "America's |First Lady", "the U.S. |President": so many words may name the state.
_OWNER_WORDS = 3
_THE_FIRST = re.compile(r"\A[Tt]he\s+")
_POSSESSIVE_END = re.compile(r"['’]s?\Z")
_NEXT_WORD = re.compile(r"\s+([\w.’'-]*[\w’'-])\b")
# So many words after "the" may make up an office.
_WORDS = 5
# Words that make another office of a title: "the minister" is not the prime minister.
_OTHER_OFFICE = frozenset(("prime", "vice"))
# What each state has one of; see `refs_words.toml`.
OF_STATE = listed(_FILE, "offices", "of_state")
# What may stand between that word and a name: the title.
_TITLES = (
    r"\s+(?:(?:[A-Z][\w.’'-]*|the|of|and|for|his|her|its|then|new|prime|foreign|minister|president)\s+){0,7}"
)
_GUEST = re.compile(rf"\b{either(_FILE, 'offices', 'before_guest')}{_TITLES}\Z")
_OBJECT = re.compile(rf"\b{either(_FILE, 'offices', 'before_object')}{_TITLES}\Z")
_SUBJECT_MATTER = re.compile(rf"\b(?:on|about|against|regarding|under|like){_TITLES}\Z")
_BETWEEN = re.compile(r"\b[Bb]etween\s+(?:the\s+)?")
# Between a person and the state by which he or she is named: "X of the |Republic of Korea".
_BY_STATE = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?|,\s+(?:the\s+)?")
BY_STATE_REACH = 90  # characters before a name
_POSSESSED = re.compile(r"['’]s?\b")
# How many sentences that name a holder are looked through for one that has a holder for its subject.
_OPENING = 3
_BACK = 90  # characters before a name


def fitting_holders(
    by_head: dict[str, list[Holder]], phrase: str, country: str | None = None
) -> list[Holder]:
    """Give who holds the office that `phrase` speaks of; former ones only where nobody else does."""
    words = role_words(phrase)
    head = phrase.rsplit(None, 1)[-1].lower()
    found = [
        holder
        for holder in by_head.get(head, ())[-NAMESAKES:]
        if not (country and holder.country and holder.country != country)
        and any(words <= role and not (role - words) & _OTHER_OFFICE for role in holder.roles)
    ]
    return [holder for holder in found if not holder.former] or found


def _without_owner(phrase: str, home: str) -> str:
    """Give an office without the home state before it; "the U.S. Vice President" stays a deputy."""
    said = _THE_FIRST.sub("", phrase).split()
    for size in range(min(_OWNER_WORDS, len(said) - 1), 0, -1):
        alias = look_up(_POSSESSIVE_END.sub("", " ".join(said[:size])))
        if alias is not None and alias.country == home:
            return " ".join(said[size:])
    return phrase


def last_named(holders: Sequence[Holder], at: int) -> Holder | None:
    """Give the holder named last before `at`, else the first one named after it."""

    def key(holder: Holder) -> tuple[bool, int]:
        index = bisect_right(holder.places, at)
        return index > 0, holder.places[index - 1] if index else -holder.places[0]

    return max(holders, key=key, default=None)


def is_by_state(text: str, person: Mention, near: Sequence[Mention]) -> bool:
    """Say whether a person is named by a state: "President X of Chile", "Chile's President X"."""
    if person.type != "PER":
        return False
    low, high = person.span.start, person.span.end
    window = text[max(0, low - BY_STATE_REACH) : low]
    before = window.rstrip()
    if person.role and before.lower().endswith(person.role.lower()):
        low -= len(window) - len(before) + len(person.role)
    for one in near:
        if one.country is None or one.type not in ("LOC", "NORP"):
            continue
        if low - 4 < one.span.end <= low or _BY_STATE.fullmatch(text[high : one.span.start]):
            return True
    return False


def is_guest(before: str) -> bool:
    """Say whether the words before a name bring in a guest: "spoke with President |X|", "a letter to |X|"."""
    # "On the meeting |between President X and …" is of both alike.
    before = _BETWEEN.split(before)[-1]
    return _GUEST.search(before) is not None or _SUBJECT_MATTER.search(before) is not None


def is_joined(before: str) -> bool:
    """Say whether the words before a name set another office beside it: "the Minister and President |X"."""
    first, link, _ = before.partition(" and ")
    said = first.lower().split()
    return bool(link) and said[:1] == ["the"] and head_of(" ".join(said[1:])) is not None


class Offices:
    """The holders of offices in one article; `who` chooses among several."""

    def __init__(
        self,
        layout: Layout,
        by_head: dict[str, list[Holder]],
        own: Mapping[str, Holder] | None = None,
        home: str | None = None,
    ):
        """Take the holders by the last word of their office, and by office the heads whose paper this is.

        `home` is whose: "America's First Lady" is such a head, too.
        """
        self._own = own or {}
        self._home = home
        self._text = layout.text
        self._layout = layout
        self._by_head = by_head
        self._heads = {*by_head, *(office.rpartition(" ")[2] for office in self._own)}
        # What `_set_out` gave for the holders of an office: the same wherever the office is named.
        self._read: dict[tuple[str, ...], tuple[Holder | None, list[Holder]]] = {}

    def who(self, phrase: str, at: int, country: str | None = None) -> tuple[Holder | None, bool]:
        """Give the holder meant at `at`, and whether it is open which of several that is."""
        office = office_alone(phrase)
        if country is not None and country == self._home:
            office = office or plain_office(_without_owner(phrase, country))
        if country in (None, self._home) and (own := self._own.get(office or "")) is not None:
            return own, False
        holders = fitting_holders(self._by_head, phrase, country)
        if len(holders) < 2 or country is not None or phrase.rsplit(None, 1)[-1].lower() not in OF_STATE:
            return last_named(holders, at), False
        chosen = self._chosen(holders, at)
        return chosen, chosen is None

    def spoken_of(self) -> Iterator[tuple[int, int, Holder | None]]:
        """Yield where an office is spoken of without a name, and its holder; None where it is open who."""
        if not self._heads:
            return
        for start, end in self._layout.sentences:
            for match in _THE.finditer(self._text, start, end):
                if (place := self._office_at(match.start(), match.end(), end)) is not None:
                    yield place

    def _office_at(self, start: int, at: int, end: int) -> tuple[int, int, Holder | None] | None:
        """Find the shortest office that "the" opens: "the President", "the deputy foreign minister"."""
        for _ in range(_WORDS):
            word = _NEXT_WORD.match(self._text, at, end)
            if word is None:
                return None
            at = word.end()
            if word[1].lower() in self._heads:
                holder, is_open = self.who(self._text[start:at], start)
                if holder is not None or is_open:
                    return start, at, holder
        return None

    def _chosen(self, holders: list[Holder], at: int) -> Holder | None:
        key = tuple(holder.actor for holder in holders)
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = self._set_out(holders)
        chosen, home = known
        last = self._subject_before(holders, at)
        if last is None or last is chosen:
            return chosen
        return last if last in home else None

    def _set_out(self, holders: list[Holder]) -> tuple[Holder | None, list[Holder]]:
        """Give the holder of the house, if the article tells, and all who are neither guests nor foreign."""
        own = [holder for holder in holders if not _GUEST.search(self._before(holder.places[0]))]
        first = self._first_subject(own)
        home = [holder for holder in own if not holder.foreign]
        named = home[0] if len(home) == 1 else None
        if first is not None and named is not None and first is not named:
            return None, home
        return first or named, home

    def _before(self, place: int) -> str:
        """Give the words of the sentence before a name, back to the last comma."""
        sentence = self._layout.sentence_at(place)
        low = self._layout.sentences[sentence][0] if sentence is not None else 0
        return self._text[max(low, place - _BACK) : place].rpartition(",")[2]

    def _is_subject(self, holder: Holder, place: int) -> bool:
        end = holder.ends[bisect_left(holder.places, place)]
        return not (_OBJECT.search(self._before(place)) or _POSSESSED.match(self._text, end, end + 2))

    def _first_subject(self, holders: list[Holder]) -> Holder | None:
        """Find the holder who is the subject of the first sentences that name any."""
        places = sorted((place, index) for index, holder in enumerate(holders) for place in holder.places)
        seen: set[int | None] = set()
        for place, index in places:
            seen.add(self._layout.sentence_at(place))
            if len(seen) > _OPENING:
                return None
            if self._is_subject(holders[index], place):
                return holders[index]
        return None

    def _subject_before(self, holders: list[Holder], at: int) -> Holder | None:
        """Find the holder who is the subject of the sentence right before the one of `at`."""
        sentence = self._layout.sentence_at(at)
        if not sentence:
            return None
        low, high = self._layout.sentences[sentence - 1]
        for holder in sorted(holders, key=lambda one: one.places[0]):
            index = bisect_right(holder.places, high - 1) - 1
            while index >= 0 and holder.places[index] >= low:
                if self._is_subject(holder, holder.places[index]):
                    return holder
                index -= 1
        return None
