"""The people of an article: which mentions are one person, in what office, of which state and sex."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, insort
from collections import Counter

from msgspec import Struct, field
from msgspec.structs import replace

from dragoman.coding.mentions_described import described_state, directed_state, elected_state, served_state
from dragoman.coding.mentions_forms import as_cased, holds, is_fuller, name_parts
from dragoman.coding.mentions_names import Name
from dragoman.coding.mentions_occupations import (
    body_state_before,
    is_of_trade,
    seat_before,
    sender_before,
    state_beside,
    state_of,
)
from dragoman.coding.mentions_states import state_of_place, states_of_places
from dragoman.coding.mentions_titles import (
    Title,
    own_title,
    sex_of_title,
    title_before,
    vocabulary,
)
from dragoman.coding.mentions_titles_after import title_after
from dragoman.coding.mentions_variants import are_variants, stem_of
from dragoman.coding.mentions_words import either, given_sex
from dragoman.schema.codes import body_of, fold
from dragoman.text.layout import Layout

# What stands before the other side: "met |Canadian envoys", "talks with the |Canadian", "a war on |Canada".
_FACES = re.compile(rf"\b{either('name_words', 'people', 'faces')}\s+(?:[\w'’-]+\s+){{0,2}}\Z")
# Nothing but a blank, or a possessive's ending: "Canadian |Jo Poe", "Peru|'s Ann Roe".
_OWN = re.compile(r"['’]s\s+|\s+")
_SPOUSE = re.compile(r"\b(?:first|second) (?:lady|gentleman)\b", re.IGNORECASE)
# People of one article that share a part of their name; beyond this many, only the latest are looked at.
_NAMESAKES = 40
# Who are spoken of in one sentence and both stand at the top may well be of two states.
_TOP = frozenset(("president", "prime minister", "chancellor", "premier", "king", "queen", "emir"))
_ADMINISTRATION = re.compile(r"\badministration\b(?P<of>\s+of\b)?")
_OFFICE_BETWEEN = re.compile(r"\s+(?:(?:the|then|former|late)\s+)*(?:[Pp]resident\s+)?(?:[A-Z][\w.]*\s+)?")
_KIN = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}{either('name_words', 'people', 'kin')},?\s+")
_OF_ITS_STATE = re.compile(r"(?:[Pp]resident|[Pp]rime\s[Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen)\s+of\s")
_NEAR, _FAR = 40, 300  # characters
_ADDRESSED = re.compile(r"\s+|,?\s+(?:(?:His|Her)\s+Excellency|[HMD][.rs]+(?:E\.)?)\s+")
# An office that says or does something itself: "minister |said".
_GOES_ON = re.compile(r"\s+(?:said|says|told|has|had|is|was|will|would)\b")
_OF_STATE = re.compile(
    r"(?:,?\s+(?:[JS]r\.?|I{2,3}|IV),?)?\s+(?:of|from)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4})"
)


class Person(Struct):
    """A person of the article under all names: tokens of the fullest form, state, sector, role, sex."""

    actor: str
    parts: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    head: str | None = None
    sex: str | None = None
    by_office: bool = False  # called "President of Chile" somewhere: the state was told, not guessed
    of_body: bool = False  # named with what is no state: "Secretary-General X of the United Nations"
    full_at: list[int] = field(default_factory=list)  # where the fullest form stands
    first_at: int = sys.maxsize  # where a form of several words first stands


class People:
    """Groups person names; `of[i]` is the person of name `i`, and whether by a short form."""

    def __init__(self, layout: Layout, names: list[Name], states: Counter[str], parts: dict[str, str]):
        self.text = layout.text
        self.layout = layout
        self.names = names
        self.states = states
        # States whose name means a part of another here: "Georgia" among Ohio and Texas.
        self.parts = parts
        self.placed = states_of_places(names)
        # The sentences in which a state is named, and those where as the other side of a deed or talk,
        # or with one of its people.
        self.named_in: dict[str, set[int]] = {}
        self.faced_in: dict[str, set[int]] = {}
        self.met_at_top: set[int] = set()  # sentences that speak of two at the top of a state
        # The sentences in which somebody of a state is who is met: "met Cardinal |Poe of the Holy See".
        self.met_in: dict[str, set[int]] = {}
        for name in names:
            if name.alias is not None and name.alias.kind != "seat":
                code = parts.get(name.alias.country, name.alias.country)
                self.named_in.setdefault(code, set()).add(name.sentence)
                if _FACES.search(self.text, max(0, name.start - 40), name.start):
                    self.faced_in.setdefault(code, set()).add(name.sentence)
        self.titles = {i: self._titles(i) for i, name in enumerate(names) if name.type == "PER"}
        self.shortly: dict[tuple[str, ...], int] = {}  # where a form of a name first stands
        self.people: list[Person] = []
        self.of: dict[int, tuple[Person, bool]] = {}
        self._gather()

    def _titles(self, index: int) -> tuple[Title | None, Title | None]:
        name = self.names[index]
        low, high = self.layout.sentences[name.sentence]
        before = title_before(self.text, low, name.start) if name.start > low else None
        if before is not None:
            before = own_title(self.text, before)
        after = title_after(self.text, name.end, high) if name.end < high else None
        if after is not None and self._is_anothers(before, after, index):
            after = None
        return self._in_parts(before), self._in_parts(after)

    def _is_anothers(self, before: Title | None, after: Title, index: int) -> bool:
        """Say whether an office after a name is not its own.

        "President |Ann Roe|, President of Chile Jo Poe" tells of two; "|Ann|, the minister said" calls Ann.
        """
        end = self.names[index].end
        if before is not None and before.head == after.head and self.text[end : after.span.start] == ", ":
            return True
        following = next(
            (one for one in self.names[index + 1 : index + 6] if one.start >= after.span.end), None
        )
        if following is not None and following.type == "PER":
            gap = self.text[after.span.end : following.start]
            if len(gap) < _NEAR and _ADDRESSED.fullmatch(gap):
                return True  # "|Ann Roe|, President of Chile Jo Poe"
        lone = " " not in self.names[index].text and given_sex(self.names[index].text) is not None
        return lone and _GOES_ON.match(self.text, after.span.end) is not None

    def _in_parts(self, title: Title | None) -> Title | None:
        if title is None or title.country not in self.parts:
            return title
        return replace(title, country=self.parts[title.country])

    def _gather(self) -> None:
        """Group the person names: full forms first, then short forms with the nearest that fits."""
        order = [(name_parts(self.names[i].text), i) for i in self.titles]
        by_part: dict[str, list[Person]] = {}
        by_stem: dict[str, list[Person]] = {}  # people of several names, by the stem of the last
        for parts, index in order:
            self.shortly.setdefault(parts, self.names[index].start)
        for parts, index in sorted(order, key=lambda one: (-len(one[0]), one[1])):
            name = self.names[index]
            person = self._owner(parts, index, by_part) or self._variant_of(parts, index, by_stem)
            alias = person is not None
            if person is None:
                person = Person(actor=as_cased(name.text), parts=parts)
                self.people.append(person)
                for part in parts:
                    by_part.setdefault(part, []).append(person)
                if len(parts) > 1:
                    by_stem.setdefault(stem_of(parts[-1]), []).append(person)
            elif len(parts) == len(person.parts) and is_fuller(name.text, person.actor):
                person.actor = as_cased(name.text)
            same = fold(name.text) == fold(person.actor)
            self.of[index] = (person, alias and not same)
            if len(parts) > 1:
                person.first_at = min(person.first_at, name.start)
            if parts == person.parts:
                insort(person.full_at, name.start)
            self._learn(person, index)
        administrations = {id(self.of[index][0]) for index in self._with_administrations()}
        sentences: dict[int, set[int]] = {}
        for index, (person, _) in self.of.items():
            if person.country is not None and self._is_met(index):
                self.met_in.setdefault(person.country, set()).add(self.names[index].sentence)
            sentences.setdefault(id(person), set()).add(self.names[index].sentence)
        beside: dict[str, set[int]] = {}  # where people are named who were said to be of a state
        for person in self.people:
            if person.country is not None:
                beside.setdefault(person.country, set()).update(sentences.get(id(person), set()))
        for code, those in beside.items():
            self.faced_in.setdefault(code, set()).update(those)
        tops = (one for one in self.people if one.head in _TOP and one.country is None)
        at_top = Counter(sentence for one in tops for sentence in sentences.get(id(one), ()))
        self.met_at_top = {sentence for sentence, count in at_top.items() if count > 1}
        # Who stands in brackets alone is not told of: "(Larkwind Studio)".
        told_of = [one for one in self.people if any(self.text[at - 1 : at] != "(" for at in one.full_at)]
        if len(told_of) == 1 and told_of[0].country is None:
            told_of[0].country = described_state(self.text, self.names, told_of[0].full_at[0])
        for person in self.people:
            self._settle(
                person, governs=id(person) in administrations, sentences=sentences.get(id(person), set())
            )

    def _owner(self, parts: tuple[str, ...], index: int, by_part: dict[str, list[Person]]) -> Person | None:
        """Find the person whose fuller name holds `parts`, the one nearest before the mention if several."""
        candidates = by_part.get(parts[-1], [])[-_NAMESAKES:]
        sex, kin = self._sex_at(index), self._kin_of(index)
        fitting = [
            person
            for person in candidates
            if holds(person.parts, parts)
            and not (sex and person.sex and person.sex != sex and len(parts) < len(person.parts))
            and person is not kin
            and not (len(parts) < len(person.parts) and self._is_spouse_of(person, index))
        ]
        start = self.names[index].start
        if len(fitting) > 1 and len(parts) == 1 and (known := self._called_so(parts, index, fitting)):
            return known

        def nearness(person: Person) -> tuple[bool, int]:
            at = bisect_left(person.full_at, start)
            return at > 0, person.full_at[at - 1] if at else -person.full_at[0]

        return max(fitting, key=nearness, default=None)

    def _variant_of(
        self, parts: tuple[str, ...], index: int, by_stem: dict[str, list[Person]]
    ) -> Person | None:
        """Find the one person whose surname is this one but for a letter, where sex and office allow it."""
        if len(parts) > 1 or given_sex(self.names[index].text) is not None:
            return None
        found = [one for one in by_stem.get(stem_of(parts[0]), ()) if are_variants(one.parts[-1], parts[0])]
        title, sex = self.titles[index][0], self._sex_at(index)
        if len(found) != 1 or (sex and found[0].sex and sex != found[0].sex):
            return None
        return found[0] if title is None or found[0].head in (None, title.head) else None

    def _called_so(self, parts: tuple[str, ...], index: int, fitting: list[Person]) -> Person | None:
        """Give whom the article goes on calling by a surname alone, though it has named kin in full since.

        That is who was so called before any other of that name came in; else the head of a state named first.
        """
        start = self.names[index].start
        before = [person for person in fitting if person.first_at < start]
        if len(before) < 2:
            return None
        first, second = sorted(before, key=lambda person: person.first_at)[:2]
        if first.first_at < self.shortly[parts] < second.first_at:
            return first
        return first if first.head in _TOP and second.head not in _TOP else None

    def _is_met(self, index: int) -> bool:
        name, title = self.names[index], self.titles[index][0]
        start = title.span.start if title is not None else name.start
        return _FACES.search(self.text, max(0, start - 40), start) is not None

    def _kin_of(self, index: int) -> Person | None:
        """Give the person named next, where that is the kin of this one: "President Roe's son |Tim Roe"."""
        after = self.of.get(index + 1)
        if after is None:
            return None
        gap = self.text[self.names[index].end : self.names[index + 1].start]
        return after[0] if len(gap) < _NEAR and _KIN.fullmatch(gap) else None

    def _is_spouse_of(self, person: Person, index: int) -> bool:
        """Say whether a person is the spouse of who is meant: "President |Roe" is not First Lady Ann Roe."""
        title = self.titles[index][0]
        return title is not None and title.head in _TOP and _SPOUSE.search(person.role or "") is not None

    def _sex_at(self, index: int) -> str | None:
        start = self.names[index].start
        word = self.text[max(0, start - 8) : start].split()
        return sex_of_title(word[-1]) if word else None

    def _learn(self, person: Person, index: int) -> None:
        name = self.names[index]
        for title in self.titles[index]:
            if title is None:
                continue
            if person.role is None or (person.country is None and title.country):
                person.role = " ".join(title.span.text.split())
                person.head = title.head
                person.sector = title.sector
            told = title.country is not None and _OF_ITS_STATE.search(title.span.text) is not None
            if told and not person.by_office:
                person.country, person.by_office = title.country, True
            person.country = person.country or title.country
            if title.of and person.country is None:
                body = body_of(title.of)
                person.country = body.country if body else None
            person.sex = person.sex or sex_of_title(title.span.text)
        if person.country is None and self.titles[index][0] and (of := _OF_STATE.match(self.text, name.end)):
            said = of[1].split()
            places = [" ".join(said[:size]) for size in range(len(said), 0, -1)]
            code = next((code for place in places if (code := state_of_place(place))), None)
            person.country = self.parts.get(code, code) if code else None
            person.of_body = person.of_body or person.country is None
        if person.country is None and (title := self.titles[index][1]) is not None:
            person.country = directed_state(self.text, self.names, index, title.span.end)
        if person.country is None:
            served = served_state(self.text, self.names, index) if " " in name.text else None
            person.country = served or elected_state(self.text, self.names, index)
        person.country = person.country or self._own_state(index)
        if person.country is None and " " in name.text:
            code = sender_before(self.text, name.start) or state_beside(self.text, name.end)
            code = code or seat_before(self.text, name.start, name.end)
            code = code or (None if self.titles[index][0] else state_of(self.text, name.start, name.end))
            person.country = self.parts.get(code, code) if code else None
        person.sex = person.sex or self._sex_at(index) or (given_sex(name.text.split()[0]) or None)

    def _own_state(self, index: int) -> str | None:
        """Give the state that stands right before a name as its own: "Canadian Jo Poe", "Peru's Ann Roe"."""
        before = self.names[index - 1] if index else None
        if " " not in self.names[index].text:
            return body_state_before(self.text, self.names[index].start)  # "Chilean daily |Larkwind"
        if before is None or before.alias is None:
            return None
        if before.alias.kind not in ("people", "name"):
            return None
        gap = self.text[before.end : self.names[index].start]
        own = len(gap) < 5 and _OWN.fullmatch(gap) is not None
        code = self.parts.get(before.alias.country, before.alias.country)
        if own and (before.alias.kind == "people") == gap.isspace():
            return code
        return code if len(gap) < _NEAR and is_of_trade(gap) else None

    def called(self, name: str) -> Person | None:
        """Find the one person with this name, given in full or in short; None where several bear it."""
        parts = name_parts(name)
        found = [person for person in self.people if holds(person.parts, parts)]
        return found[0] if len(found) == 1 else None

    def _settle(self, person: Person, *, governs: bool, sentences: set[int]) -> None:
        """Give a state to an office-holder whose state the words about him do not name.

        In order: the United States where the article speaks of "the Roe administration", as hardly another
        government is called; the state that such an office suggests, where the article speaks of it; for
        offices that some state of the article lacks (a foreign minister is not the United States'), the
        state that the article is mostly about; the one state it names at all. What is only named along
        with the person ("President Roe met Canadian envoys") says nothing: it may be the other side.
        """
        if person.country is not None or person.of_body:
            return
        if self.states["USA"] and governs:
            person.country, person.sector = "USA", person.sector or "GOV"
            return
        if (
            person.role is None
            or person.sector not in ("GOV", "MIL", "LEG", "COP", "JUD")
            or (person.sector == "LEG" and (person.head or "").startswith("chair"))
        ):
            return
        role = " ".join(person.role.lower().split()).removeprefix("former ")
        suggested = vocabulary().suggests.get(role) or vocabulary().suggests.get(person.head or "")
        if suggested is not None and self.states[suggested]:
            person.country = suggested
            return
        if person.head in _TOP and not sentences.isdisjoint(self.met_at_top):
            return  # of two heads of state or government nothing tells whose state it is
        barred = {code for code, offices in vocabulary().not_in.items() if (person.head or "") in offices}
        counts = [(code, n) for code, n in self.states.most_common() if code not in barred]
        if not counts:
            return
        code, times = counts[0]
        named_in = self.named_in.get(code, set())
        faced = not self.faced_in.get(code, set()).isdisjoint(sentences)
        # Who meets somebody of that state is hardly of it, however often it is named elsewhere.
        meets = not self.met_in.get(code, set()).isdisjoint(sentences)
        apart = len(named_in - sentences)
        if any(count >= times for other, count in self.placed.items() if other != code):
            return  # "Japanese cartoons" in a story of Nevada and California
        if len(counts) == 1:
            if any(self.states[other] for other in barred):
                alone = apart > 0 and not meets
            elif suggested is None and vocabulary().abroad.isdisjoint(role.split()):
                alone = not meets and (apart > 0 or not faced)
            else:
                alone = apart > 1 and not faced
            person.country = code if alone else None
        elif barred and apart and times >= max(3, 3 * counts[1][1]):
            person.country = code

    def _with_administrations(self) -> set[int]:
        """Find the person names whose government the article calls an administration, by index.

        "the Roe administration", "the administration of President Ann Roe"; and for "his administration"
        the person named last before it, if not too far back.
        """
        indexes = sorted(self.titles)
        starts = [self.names[index].start for index in indexes]
        found: set[int] = set()
        for match in _ADMINISTRATION.finditer(self.text):
            at = bisect_left(starts, match.start())
            before = self.names[indexes[at - 1]] if at else None
            if before is not None and self.text[before.end : match.start()].strip() in ("", "’s", "'s"):
                found.add(indexes[at - 1])
            elif match["of"]:
                after = self.names[indexes[at]] if at < len(indexes) else None
                gap = self.text[match.end() : after.start] if after is not None else " " * _FAR
                if len(gap) < _NEAR and _OFFICE_BETWEEN.fullmatch(gap):
                    found.add(indexes[at])
            elif before is not None and match.start() - before.end < _FAR and self._is_his(match.start()):
                found.add(indexes[at - 1])
        return found

    def _is_his(self, at: int) -> bool:
        return self.text[max(0, at - 4) : at].lower() in ("his ", "her ")
