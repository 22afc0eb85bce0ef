"""The deeds between two countries: what reports tell as events, each counted once and set in its month.

A deed is an event that was done, or announced in words, however many reports tell it. Which side acted on
which follows from the countries of its parties; where these leave it open, the event is no deed of the pair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct

from dragoman.links.clusters import joined
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.codebook import intensity_of, quad_of
from dragoman.schema.rows import Event, EventType, Quad
from dragoman.views.events import is_done, sides
from dragoman.views.evidence import event_code, tidy
from dragoman.views.relation_dates import place_events
from dragoman.views.relation_same import Side, Told, join_reports, leave_light_words, linked

# Why an event of the pair is in no month: a word for each, in the order in which they are looked for.
LeftOut = Literal["not done", "unsure", "sides", "no date", "older", "later"]
LEFT_OUT: tuple[LeftOut, ...] = get_args(LeftOut)

# What two can do together without anybody it is done to. Of "the two states sanctioned" nobody knows whom.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE"})
# Words that say something again; of what they say, the event holds nothing. Of 14 read that were directed at
# another state, 5 said again what was held against it.
_AGAIN = re.compile(
    r"(?:re)?(?:affirm|iterat|assert)|underscor|underlin|stress|emphasi|recogni|acknowledg|not(?:ed|ing)\b|"
    r"confirm|commit|conve[yr]",
    re.IGNORECASE,
)
# People of a country, who are not its government: "the brave women of Iran", "Venezuelans".
_PEOPLE = re.compile(
    r"\b(?:peoples?|wom[ae]n|men|citizens?|civilians?|protesters?|demonstrators?|students?|workers?|opposition|"
    r"dissidents?|activists?|journalists?|communit(?:y|ies)|refugees?|migrants?|victims?|famil(?:y|ies)|"
    r"prisoners?|hostages?|\w+(?:ans|ese|is))\b",
    re.IGNORECASE,
)
_VERBAL = frozenset({"verbal cooperation", "verbal conflict"})
# Of 27 events below it, of the USA with twelve others, 8 had a wrong type or wrong parties.
_LEAST_SCORE = 0.5
# A longer list of states than this is a law's or a summit's, not a dealing with each of them.
_MOST_RECIPIENTS = 3


class Deed(Struct, frozen=True, kw_only=True, tag_field="kind", tag="deed"):
    """One event between `one` and `other`, in `rows` of `reports` (article ids; reprints are one).

    `side` is "there" where `one` acted on the other, "back" the reverse, "both" for an act of both. `first`
    and `last` are the days that bound it; `month` ("2022-04") is None where they lie more than a month
    apart. `date_from` says what places it: its own words (`text`), the only date of its clause (`sentence`),
    or the day of its first report (`published`). `row` is the one of `rows` that the reader is surest of.
    """

    row: str
    rows: tuple[str, ...]
    articles: tuple[str, ...]
    reports: tuple[str, ...]
    side: Side
    type: EventType
    mode: str | None
    quad: Quad
    weight: float
    planned: bool
    first: str
    last: str
    month: str | None
    date_from: Literal["text", "sentence", "published"]
    who: str
    code: str
    words: str


class Deeds(Struct, frozen=True):
    """The deeds of a pair by their days, and how many events are none, by reason."""

    found: tuple[Deed, ...]
    left_out: dict[LeftOut, int]


def gather_deeds(view: View, one: str, other: str) -> Deeds:
    """Gather the deeds between two countries (alpha-3) from all events of the record that name both."""
    left: Counter[LeftOut] = Counter()
    kept: list[tuple[Dated, Event, Side]] = []
    for dated in view.dated("event", Asked(together=(one, other))):
        event = dated.row
        assert isinstance(event, Event)
        side = side_of(event, one, other)
        if side is None:
            left["sides"] += 1
        elif event.score is not None and event.score < _LEAST_SCORE:
            left["unsure"] += 1
        elif not (is_done(event) or (event.status == "planned" and event.quad in _VERBAL)):
            left["not done"] += 1
        else:
            kept.append((dated, event, side))
    places = place_events(view, [(event, dated.published) for dated, event, _ in kept])
    placed: list[Told] = []
    for (_, event, side), place in zip(kept, places, strict=True):
        if isinstance(place, str):
            left[place] += 1
        else:
            placed.append(Told(event, side, place))
    whole = leave_light_words(placed)
    left["sides"] += len(placed) - len(whole)
    groups = join_reports(whole, linked(view, "same_event", {told.event.id for told in whole}))
    same = linked(view, "reprint", {told.event.article for told in whole})
    reprints = joined(same.one, same.apart) if same is not None else {}
    deeds = (_deed(group, reprints) for group in groups)
    return Deeds(tuple(sorted(deeds, key=_by_day)), {why: left[why] for why in LEFT_OUT if left[why]})


def side_of(event: Event, one: str, other: str) -> Side | None:
    """Say which of two countries acts on which; None where the parties leave it open or it is not theirs.

    Talks are of both, whoever is named as going to whom. A country on both sides of any other act leaves
    open who did it, and two actors without a recipient have done together only what can be done together.
    """
    pair = {one, other}
    actors = {ref.country for ref in event.actors}
    recipients = {ref.country for ref in event.recipients}
    if event.type == "CONSULT":
        # Who else stands beside two who talk is what they talk of.
        parties = actors if len(actors - {None}) > 1 else actors | recipients
        return "both" if pair <= parties else None
    if event.about is not None and "cooperation" in event.quad and "conflict" in quad_of(event.about):
        return None  # "committed to sending troops" is no cooperation with whom the troops are against
    if pair <= actors and event.type in _MUTUAL and recipients <= {None, one, other}:
        return "both"
    if actors & recipients & pair or len(recipients - {None}) > _MOST_RECIPIENTS:
        return None
    if event.type == "SUPPORT" and (_AGAIN.match(event.trigger.text) or _to_people(event, pair)):
        return None
    if one in actors and other in recipients:
        return "there"
    return "back" if other in actors and one in recipients else None


def _to_people(event: Event, pair: set[str]) -> bool:
    """Say whether nobody of a pair is supported but people who are not named."""
    of_pair = [ref for ref in event.recipients if ref.country in pair]
    return all(
        ref.actor is None and ref.span is not None and _PEOPLE.search(ref.span.text) for ref in of_pair
    )


def _deed(group: Sequence[Told], reprints: dict[str, str]) -> Deed:
    """Make one deed of all that tells it; it is told by the row of the best score, dated by the best date."""
    best = max(group, key=lambda one: (not _planned(one), one.event.score or 0.0, one.event.id))
    dated = min(group, key=lambda one: (_DATES.index(one.place.date_from), one.place.first, one.event.id))
    event, place = best.event, dated.place
    weight = event.intensity if event.intensity is not None else intensity_of(event.type, event.mode)
    articles = sorted({one.event.article for one in group})
    return Deed(
        row=event.id,
        rows=tuple(sorted(one.event.id for one in group)),
        articles=tuple(articles),
        reports=tuple(sorted({reprints.get(article, article) for article in articles})),
        side=best.side,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        weight=weight,
        planned=_planned(best),
        first=place.first,
        last=place.last,
        month=place.month,
        date_from=place.date_from,
        who=sides(event),
        code=event_code(event),
        words=tidy(event.trigger.text),
    )


_DATES = ("text", "sentence", "published")


def _planned(told: Told) -> bool:
    return told.event.status == "planned"


def _by_day(deed: Deed) -> tuple[str, str, str]:
    return (deed.first, deed.last, deed.row)
