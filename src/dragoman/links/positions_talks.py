"""Talks that one says are held and another says are not: claims and denials of talks of two countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from dragoman.links.positions_clause import sentence
from dragoman.links.positions_desk import Desk
from dragoman.links.positions_judge import MOST_DAYS_APART, Verdict, days_apart, tell_days
from dragoman.links.positions_read import cue_kind
from dragoman.links.positions_stand import Voice
from dragoman.links.positions_words import Token, listed
from dragoman.links.quantities_periods import days_of
from dragoman.schema.links import Judgement
from dragoman.schema.rows import DONE, Statement, is_below
from dragoman.schema.settings import UNSURE

# Words before the noun, in its clause, among which a denial or a verb of going on is looked for.
_BEFORE, _AFTER = 10, 6
_BREAKS = frozenset(". ; ! ? but while although though".split())
_OF = frozenset("for of to in about on than".split())
_BACK = 8
_THIS_IS_NOT = {(this, "is", "not", a) for this in ("this", "that") for a in ("a", "an", "the")}
_ON_THIS = {(on, this) for on in ("on", "in", "at", "during") for this in ("this", "that")}


class Talk(Struct, frozen=True, kw_only=True):
    """A claim that talks are or were held, or its denial.

    `parties` are the countries that the clause and a sure speaker give, `around` also those of the sentences
    before; `words` is the sentence of the claim. A report's own voice has no name.
    """

    row: str
    article: str
    source: str
    place: int
    voice: Voice
    denied: bool
    parties: frozenset[str]
    around: frozenset[str]
    day: str
    score: float
    words: str = ""


def read_talks(desk: Desk) -> Iterator[Talk]:
    """Give the claims and denials of talks in a report: of statements, and of events in its own voice."""
    for row in desk.statements.values():
        talk = _of_statement(desk, row)
        if talk is not None:
            yield talk
    for event in desk.events:
        sides = frozenset(ref.country for ref in (*event.actors, *event.recipients) if ref.country)
        if (
            event.type == "CONSULT" and event.status in DONE and event.said_in is None and len(sides) == 2
            and not is_below(event, UNSURE)
            and event.date_from == "text" and event.date
            and event.trigger.text.lower() in listed("talks", "nouns") | {"met", "talked"}
        ):  # fmt: skip
            days = days_of(event.date)
            if days is not None:
                yield Talk(
                    row=event.id, article=desk.article.id, source=desk.source, place=event.trigger.start,
                    voice=Voice(), denied=False, parties=sides, around=sides, day=days[1],
                    score=event.score if event.score is not None else 1.0,
                    words=event.act.text if event.act is not None else event.trigger.text,
                )  # fmt: skip


def _of_statement(desk: Desk, row: Statement) -> Talk | None:
    kind = cue_kind(row)
    if kind in ("wish", "refuse", "will") or row.negated:
        return None
    nouns = listed("talks", "nouns")
    for span in row.content:
        tokens = desk.tokens[desk.at(span.start) : desk.at(span.end)]
        for at, token in enumerate(tokens):
            if token.low not in nouns and token.low not in listed("talks", "verbs"):
                continue
            says = _says(tokens, at)
            if says is None:
                continue
            voice = desk.voice(row)
            if set(voice.name.split()) & listed("talks", "askers"):
                return None
            named = desk.named(span.start, span.end)
            parties = {one.country for one in named if one.country}
            if voice.country and voice.sure:
                parties.add(voice.country)
            days = days_of(row.said_on) if row.said_on else None
            near = desk.named(max(0, span.start - 300), span.end)
            first, last = sentence(tokens, at, 0, len(tokens))
            return Talk(
                row=row.id, article=desk.article.id, source=desk.source, place=token.start, voice=voice,
                denied=says != (kind == "deny"), parties=frozenset(parties),
                around=frozenset(one.country for one in near if one.country) | parties,
                day=days[1] if days else desk.published, score=0.9 if voice.sure else 0.8,
                words=desk.text[tokens[first].start : tokens[last - 1].end],
            )  # fmt: skip
    return None


def _is_of_one_thing(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether a denial is of one occasion only: "this is not a negotiation", "no talks on this call"."""
    named = tuple(before[-4:]) in _THIS_IS_NOT
    return named or any((low, that) in _ON_THIS for low, that in pairwise(after))


def _says(tokens: Sequence[Token], at: int) -> bool | None:
    """Say whether the clause around a word for talks denies them: True, False where it says that they are
    held; None where it says neither."""
    first = at
    while first > max(0, at - _BEFORE) and tokens[first - 1].low not in _BREAKS:
        first -= 1
    last = at + 1
    while last < min(len(tokens), at + 1 + _AFTER) and tokens[last].low not in _BREAKS:
        last += 1
    before = [token.low for token in tokens[first:at]]
    after = [token.low for token in tokens[at + 1 : last]]
    ending = next((token.low for token in tokens[at:] if token.low in (".", "!", "?")), "")
    ahead = (
        listed("mood", "will")
        | listed("mood", "open")
        | {"to", "want", "wants", "ready", "toward", "towards"}
    )
    if (
        ending == "?"
        or any(low in ahead - {"can"} for low in before)
        or any(low in ahead for low in after[:2])
    ):
        return None
    negations = listed("negation") | {"no"}
    for place, low in enumerate(before):
        follows = before[place + 1] if place + 1 < len(before) else ""
        # "No substitute for dialogue" denies a substitute.
        of_another = low == "no" and any(word in _OF for word in before[place + 1 :])
        if low in negations and follows not in listed("negation", "only"):
            return None if of_another or _is_of_one_thing(before, after) else True
    if any(low in negations for low in after[:3]):
        return True
    going = listed("talks", "going_on")
    if "can" in before or not any(low in going for low in (*before[-4:], *after[:3])):
        return None
    return False


def link_talks(talks: Sequence[Talk]) -> Iterator[tuple[str, str, Verdict]]:
    """Judge claims against denials: in one report, and of the same two countries in different reports."""
    blocks: dict[tuple[str, ...], list[Talk]] = defaultdict(list)
    for talk in sorted(talks, key=lambda one: (one.day, one.article, one.place, one.row)):
        blocks["in", talk.article].append(talk)
        if len(talk.parties) == 2:
            blocks["of", *sorted(talk.parties)].append(talk)
    done: set[tuple[str, str]] = set()
    for block in blocks.values():
        for at, other in enumerate(block):
            for one in block[max(0, at - _BACK) : at]:
                if (one.row, other.row) not in done:
                    done.add((one.row, other.row))
                    verdict = _judge(one, other)
                    if verdict is not None:
                        yield one.row, other.row, verdict


def _judge(one: Talk, other: Talk) -> Verdict | None:
    if one.denied == other.denied:
        return None
    apart = days_apart(one.day, other.day)
    if apart is None or apart > MOST_DAYS_APART:
        return None
    if one.article == other.article:
        # A report's own voice is not set against what it quotes: it may report the very dispute.
        if not one.voice.name or not other.voice.name or one.voice.name == other.voice.name:
            return None
        if one.voice.country and one.voice.country == other.voice.country:
            return None
    elif one.voice.name and one.voice.name == other.voice.name:
        return None
    common = one.parties & other.parties
    judgement: Judgement = "yes"
    if one.parties == other.parties and len(common) == 2:
        whom = " and ".join(sorted(common))
    elif one.article == other.article and common and _may_be_one(one, other):
        whom = _parties(one, other)
    else:
        return None
    if not (one.voice.sure and other.voice.sure):
        judgement = "unsure"
    claim, denial = (other, one) if one.denied else (one, other)
    reasons = (
        f"both on talks of {whom}",
        f"{claim.voice.called or 'one report'} says that they are or were held, "
        f"{denial.voice.called or 'another report'} that they are not",
        "in one report" if one.article == other.article else tell_days(apart),
    )
    return Verdict(
        relation="contradicts",
        judgement=judgement,
        score=round(min(one.score, other.score), 3),
        reasons=reasons,
        words=(one.words, other.words),
    )


def _may_be_one(one: Talk, other: Talk) -> bool:
    """Say whether two clauses that each name one side, or both, can be on talks of the same two."""
    return len(one.parties | other.parties) <= 2


def _parties(one: Talk, other: Talk) -> str:
    both = one.parties | other.parties
    if len(both) == 2:
        return " and ".join(sorted(both))
    pairs = [pair for pair in combinations(sorted(one.around & other.around), 2) if both <= set(pair)]
    return " and ".join(pairs[0]) if len(pairs) == 1 else f"{min(both)} with the other side"
