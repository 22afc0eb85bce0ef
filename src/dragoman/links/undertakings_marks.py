"""Marks of undertakings: what one row of one report says of an act that somebody is to do, or did."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from dragoman.links.homes import RowT, at_home
from dragoman.links.quantities_periods import days_of
from dragoman.links.report import Report
from dragoman.links.undertakings_acts import amounts, forums, meets, names_act, persons
from dragoman.links.undertakings_due import due_in, is_term
from dragoman.links.undertakings_refs import refs_countries
from dragoman.links.undertakings_states import Named, States, all_states, named_states
from dragoman.links.undertakings_words import concepts, direction, is_speech
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Ref, Statement, Time
from dragoman.schema.span import Span
from dragoman.text.near import Near
from dragoman.text.questions import is_transcript

Kind = Literal["asked", "promised", "agreed", "refused", "done", "stopped", "broken"]
DateFrom = Literal["text", "published", "none"]
# Where an act's clause ends: at a stop, a dash, or a comma that another clause follows.
_CLAUSE_END = re.compile(
    r"[;:!?]\s|[.](?:\s|[\"”’]|$)|\s[—–-]{1,2}\s|[”\"],?\s(?=\w+\s(?:said|told|added))|\n\s*\n"
    r"|\sand (?:to|asked|urged|called|said|told|agreed|announced|also|has|had|have)\s"
    r"|\sand (?:is|was|were|did|will|would|spoke|met|held|gave|took|sent|left|made|went|\w{4,}ed)\s"
    r"|,?[\"”’]?\s(?:because|although|though|whereas|unless|so that|when|while|whose|after he|after it)\s"
    r"|,[\"”’]?\s(?:but|who|which|as|so|where|after|since|following|building on|underscoring|noting|"
    r"according|and (?:it|they|he|she|we|I|the|both|to)|[\w ]{1,40}\b(?:said|says|told|added|announced))\b"
)
_BOTH = re.compile(
    r"(?:they|both|the two|(?:the|both|our|these)(?: two| both)? (?:leaders|sides|governments|countries"
    r"|nations|presidents|prime ministers|ministers|officials|delegations|parties"
    r"|national security advis[eo]rs))",
    re.IGNORECASE,
)
# So many as were named: "the three countries", "all four leaders".
_COUNTED = re.compile(r"(?:(?:the|these|our|all)\s+)*(?:two|three|four|five|six|seven)\b", re.IGNORECASE)
_MOST_WORDS = 32
# Where an act that is cut for its length may end, after so many of its words.
_JOINT = re.compile(
    r"(?:for|to|of|and|or|with|in|on|by|from|that|which|at|into|between|through|including)\Z|.*,\Z"
)
_LEAST_CUT = 12
_NUMBERED = re.compile(
    r"\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
    r"|\d+(?:st|nd|rd|th)|Annual|Inaugural)\b"
)
_BREAK = re.compile(r"[ \t]*\n[ \t]*([^\W_][\w’'.-]*)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
# Text that was wrapped by hand or machine fills its lines so far.
_FULL_LINE = 60
_OPEN_END = re.compile(r"\b(?:for|to|of|and|or|the|an?|with|in|on|by|from|such|that|which|at|into|between)\Z")
# As often an article names a country that it is about.
LEAST_NAMED = 3
# In a transcript "they" are two that were named so many characters before.
_JUST = 600


class Mark(Struct, frozen=True, kw_only=True):
    """What a row says of an act: who is to do it (`doers`) and whom else it concerns (`others`), by country.

    `who` are those who take the step: who asks, promises, refuses or does. `act` are the words of the act to
    the end of its clause; `about` what they are about and `around` what the rest of the sentence is; `way` is
    their direction. `told` are the events that tell the act to be done, by id. `loose` says that only the
    article as a whole tells whom it concerns. `earliest` and `latest` bound the day of the step, as ISO days.
    """

    row: Event | Statement
    kind: Kind
    doers: frozenset[str]
    others: frozenset[str]
    who: tuple[Ref, ...]
    act: Span
    sentence: Span
    about: tuple[str, ...]
    around: frozenset[str]
    way: str
    earliest: str | None
    latest: str | None
    date_from: DateFrom
    published: str | None
    due: str | None = None
    loose: bool = False
    told: frozenset[str] = frozenset()

    @property
    def day(self) -> str:
        """Give the day by which the step was taken, for order; "9999" where none is known."""
        return self.latest or "9999"


class Desk:
    """An article laid out, with its events and statements, and the states and days that it names."""

    def __init__(self, report: Report, homes: Mapping[str, str] = MappingProxyType({})) -> None:
        self.report = report
        self.article: Article = report.article
        self.text = report.article.text
        self.statements = [row for row in report.rows if isinstance(row, Statement)]
        self.events = [row for row in report.rows if isinstance(row, Event)]
        self._homes = homes
        self._times = [row for row in report.rows if isinstance(row, Time) and row.type == "DATE"]
        shown = days_of(report.article.published) if report.article.published else None
        self.published = shown[1] if shown else None

    def at_home(self, row: RowT) -> RowT:
        """Give a row whose parties have the countries that other reports tell, where its own tells none."""
        return at_home(row, self._homes.get)

    @cached_property
    def named(self) -> Counter[str]:
        """Count the states that the article names."""
        return Counter(one.country for one in self._states.named if one.country)

    @cached_property
    def _states(self) -> States:
        return all_states(self.text)

    def may_name(self, country: str, start: int, end: int) -> bool:
        """Say whether a range, or a part of it, may name a country."""
        places = self._states.places.get(country, [])
        return bisect_left(places, start) < bisect_left(places, end)

    def may_name_often(self, country: str) -> bool:
        """Say whether the article may name a country so often that it is about it."""
        return len(self._states.places.get(country, [])) >= LEAST_NAMED

    @cached_property
    def two(self) -> frozenset[str]:
        """Give the two countries that the article is of: four in five names of countries; empty where none.

        A body that is of no country (a union, an alliance) may be a side itself where it is named as often.
        """
        top = sorted(self.named, key=lambda country: (-self.named[country], country))[:2]
        if len(top) < 2 or self.named[top[1]] < LEAST_NAMED:
            return frozenset()
        bodies = Counter(one.body for one in self._states.named if one.body)
        if any(count >= self.named[top[1]] for count in bodies.values()):
            return frozenset()
        is_of_two = 5 * sum(self.named[one] for one in top) >= 4 * self.named.total()
        return frozenset(top) if is_of_two else frozenset()

    def actors(self, event: Event) -> frozenset[str]:
        """Give the countries of an event's actors; of "the two leaders" the two that the article is of.

        Where such words were read as two countries, both must be named in the sentence or be the two that
        the article names most: else the reader took two that were spoken of.
        """
        known = refs_countries([ref for ref in event.actors if not _is_guess(ref)])
        if not event.actors:
            return known
        words = (" ".join(ref.span.text.split()) for ref in event.actors if ref.span is not None)
        if not all(map(_BOTH.fullmatch, words)):
            return known
        if len(known) < 2:
            return self.two if self._speaks_of(self.two, event.trigger.start) else frozenset()
        sentence = self.sentence(event.trigger.start)
        near = {one.country for one in self.states(sentence.start, sentence.end)}
        most = sorted(self.named, key=lambda country: (-self.named[country], country))[: len(known)]
        return known if known <= near or known == set(most) else frozenset()

    @cached_property
    def forums(self) -> tuple[str, ...]:
        """Give the forums that the article's title names, where the article is of two countries."""
        title = self.article.title
        if not title or not self.two:
            return ()
        words = list(title)
        for one in named_states(title):
            words[one.start : one.end] = " " * (one.end - one.start)
        return forums(_NUMBERED.sub(" ", "".join(words)))

    @cached_property
    def layout(self) -> Near:
        """Give the article's sentences, laid out where one is asked for."""
        return Near(self.text, ((piece.span.start, piece.span.end) for piece in self.article.furniture))

    def sentence(self, place: int) -> Span:
        """Give the sentence around a place."""
        start, end = self.layout.sentence_of(place, place + 1)
        while (longer := self._unbroken(end)) > end:
            end = longer
        return Span.take(self.text, start, end)

    def states(self, start: int, end: int) -> list[Named]:
        """Give the states named in a range, in the order of the text."""
        return [one for one in named_states(self.text, start, end) if one.country]

    def clause(self, start: int, sentence: Span) -> Span | None:
        """Give the words from `start` to the end of their clause, at most _MOST_WORDS of them."""
        end = max(sentence.end, start)
        stop = next(
            (one for one in _CLAUSE_END.finditer(self.text, start, end) if not _abbreviates(self.text, one)),
            None,
        )
        if stop is not None:
            end = stop.start()
        words = list(re.finditer(r"\S+", self.text[start:end]))
        if len(words) > _MOST_WORDS:
            words = words[: _last_joint([word[0] for word in words[:_MOST_WORDS]])]
            while words and _OPEN_END.search(words[-1][0]):
                words.pop()
            end = start + words[-1].end() if words else start
        piece = _closed(self.text[start:end]).rstrip(' \n,.;:"”’')
        return Span.take_stripped(self.text, start, start + len(piece)) if piece.strip() else None

    def _unbroken(self, end: int) -> int:
        """Move the end of a sentence that a line break cuts in two to the end of the next part.

        A line that goes on in small letters is of the same sentence, also after "U.S."; one that goes on with
        a capital is where the line before was full, so that the word found no room in it.
        """
        after = _BREAK.match(self.text, end)
        if after is None or not self.layout.is_coded(after.start(1)):
            return end
        line = self.text[self.text.rfind("\n", 0, end) + 1 : end]
        initials = _INITIALS.search(line) is not None
        if self.text[end - 1] in '.!?:;”"*|' and not initials:
            return end
        if not after[1][0].islower() and (initials or len(line) + len(after[1]) < _FULL_LINE):
            return end
        return self.layout.sentence_of(after.start(1), after.end(1))[1]

    def bare(self, span: Span) -> str:
        """Give a span's words without the names of countries, their people and persons; cities stay."""
        words = list(self._no_persons(span.text))
        for one in self.states(span.start, span.end):
            if not (one.is_city and _is_where(self.text, one.start)):
                words[one.start - span.start : one.end - span.start] = " " * (one.end - one.start)
        return "".join(words)

    def _no_persons(self, words: str) -> str:
        # Whom an act is to be done with tells no act from another.
        return _NAME.sub(lambda name: " " * len(name[0]) if name[0] in self._persons else name[0], words)

    @cached_property
    def _persons(self) -> frozenset[str]:
        return persons(self.text)

    def is_of_act(self, day: str | None, act: Span) -> bool:
        """Say whether a day is told of what an act is about, or since when it is: no day of a promise."""
        places = [one.span for one in self._times if one.value == day and self._near(one.span, act)]
        return bool(places) and all(
            act.covers(place) or self.text[place.start - 6 : place.start].lower() == "since "
            for place in places
        )

    def _near(self, place: Span, act: Span) -> bool:
        return self.sentence(act.start).covers(place)

    def due(self, act: Span) -> str | None:
        """Give the day in an act by which it is to be done, later than the report; None where none is."""
        return due_in(self.text, act, self._times, self.published)

    def is_term(self, day: str, act: Span) -> bool:
        """Say whether a day is told only as that from which, or until which, something holds."""
        places = [one.span for one in self._times if one.value == day and self._near(one.span, act)]
        return (
            bool(places) and not meets(act.text) and all(is_term(self.text, one, act.text) for one in places)
        )

    def _speaks_of(self, countries: frozenset[str], place: int) -> bool:
        """Say whether a place is of some countries: in a transcript, of many matters, if just named."""
        return not is_transcript(self.text) or all(
            self.may_name(country, place - _JUST, place) for country in countries
        )


_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+")


def _is_guess(ref: Ref) -> bool:
    """Say whether nothing but what was spoken of before gives a party's country: "the senior officials"."""
    if ref.resolved_by != "carried" or ref.span is None:
        return False
    words = " ".join(ref.span.text.split())
    return not (_BOTH.fullmatch(words) or _COUNTED.match(words))


def _last_joint(words: Sequence[str]) -> int:
    """Give how many words to keep of an act that is too long: to the last place where a phrase ends."""
    for at in range(len(words) - 1, _LEAST_CUT - 1, -1):
        if joint := _JOINT.match(words[at]):
            return at + 1 if joint[0].endswith(",") else at
    return len(words)


def _closed(words: str) -> str:
    """Cut words before a bracket that they leave open."""
    at = words.rfind("(")
    return words[:at] if at > 0 and ")" not in words[at:] else words


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Say whether a full stop belongs to an abbreviation: U.S., Gov., No."""
    if not stop[0].startswith("."):
        return False
    word = re.search(r"[\w.]+$", text[max(0, stop.start() - 12) : stop.start()])
    return word is not None and (
        "." in word[0] or len(word[0]) < 2 or (word[0][0].isupper() and len(word[0]) < 5)
    )


def _is_where(text: str, start: int) -> bool:
    """Say whether a city is only where something is: "in Havana"."""
    return text[max(0, start - 4) : start].lower().endswith((" in ", " at "))


def make_mark(
    desk: Desk,
    row: Event | Statement,
    kind: Kind,
    act: Span,
    *,
    doers: frozenset[str],
    others: frozenset[str],
    who: tuple[Ref, ...],
    own: str | None = None,
    due: str | None = None,
    lead: int | None = None,
    loose: bool = False,
    held: tuple[str, ...] = (),
) -> Mark | None:
    """Make a mark of a row; None where its act says too little to know it again.

    `own` is the row's own date, `lead` the place of its trigger or cue; `held` are forums that a meeting is
    one of, beside those that its words name.
    """
    sentence = desk.sentence(lead if lead is not None else act.start)
    bare = desk.bare(act)
    about = tuple(dict.fromkeys((*concepts(bare), *forums(bare), *held, *amounts(act.text))))
    if (
        not about
        or len(act.text.split()) < 2
        or _OPEN_END.search(act.text)
        or (kind != "done" and is_speech(act.text))
        or (
            kind not in ("done", "stopped")
            and not names_act(act.text, desk.text[max(0, act.start - 30) : act.start])
        )
    ):
        return None
    days = days_of(own) if own else None
    ahead = (
        days is not None
        and desk.published is not None
        and (days[0] > desk.published or (kind != "done" and days[0] == desk.published and meets(act.text)))
    )
    if ahead:
        # A day to come is not that of what was said, and one from which it holds is none by which it is due.
        due, days = due or own, None
    if due is not None and desk.is_term(due, act):
        due = None
    latest = days[1] if days else desk.published
    return Mark(
        row=row,
        kind=kind,
        doers=doers,
        others=others - doers,
        who=who,
        act=act,
        sentence=sentence,
        about=about,
        around=frozenset(concepts(desk.bare(sentence))),
        way=direction(act.text),
        earliest=days[0] if days else None,
        latest=latest,
        date_from="text" if days else "published" if latest else "none",
        published=desk.published,
        due=due or (desk.due(act) if kind in ("promised", "agreed") else None),
        loose=loose,
    )
