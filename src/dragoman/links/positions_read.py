"""From the rows of a report to its stands: clauses of statements and events whose verb can be opposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from dragoman.links.positions_clause import (
    BE,
    FIRST,
    THIRD,
    is_adjacent,
    is_finite,
    is_governed,
    is_main,
    is_of_other_sense,
    is_supposed,
    mood_of,
)  # fmt: skip
from dragoman.links.positions_desk import Desk, fold, voice_of
from dragoman.links.positions_stand import Stand, Voice
from dragoman.links.positions_words import (
    Mood,
    Token,
    concept_of,
    content_stems,
    listed,
)
from dragoman.links.quantities_periods import days_of
from dragoman.schema.rows import Event, Mention, Statement
from dragoman.schema.settings import UNSURE

_PAST = frozenset("had previously formerly earlier".split())
# "That country": what it is, another sentence tells.
_POINTING = frozenset("that those this these it them there here".split())
_BEFORE_NOW = re.compile(
    r"(?:the|our|his|her|its)\s+(?:prior|previous|last|former|preceding|outgoing)\s+(?:administration|government)",
    re.IGNORECASE,
)
# Words after a verb that tell in which sense it stands.
_OBJECT = 4
# Asked of others, threatened, or blamed on them: no act of the one who speaks.
_SPOKEN = frozenset("REQUEST THREATEN ACCUSE PROTEST".split())


def read_stands(desk: Desk) -> list[Stand]:
    """Give the stands of a report, in the order of its text; of a verb that two rows tell, the event's.

    Events that are more often none of their type come last; their score is below UNSURE.
    """
    found: dict[int, Stand] = {}
    events = list(_of_events(desk))
    for stand in chain(
        (one for one in events if one.score >= UNSURE), _of_statements(desk),
        (one for one in events if one.score < UNSURE),
    ):  # fmt: skip
        found.setdefault(stand.place, stand)
    return [found[place] for place in sorted(found)]


def _of_events(desk: Desk) -> Iterator[Stand]:
    for event in desk.events:
        if event.type in _SPOKEN or event.status == "hypothetical":
            continue
        said = desk.statements.get(event.said_in) if event.said_in else None
        if event.said_in and said is None:
            continue
        if any(ref.span is not None and _BEFORE_NOW.match(ref.span.text) for ref in event.actors):
            # What "the prior administration" did is no stand of today's.
            continue
        doers = tuple(dict.fromkeys(map(voice_of, event.actors)))
        place = event.trigger.start
        if event.act is not None and event.type in ("AGREE", "REJECT", "CONCEDE", "SUPPORT"):
            place = event.act.start
        own = days_of(event.date) if event.date and event.date_from == "text" else None
        for at in _verbs(desk, place, max(event.trigger.end, place + 1, event.act.end if event.act else 0)):
            made = _stand(desk, event.id, at, 0, len(desk.tokens), doers, said, own, event)
            if made is not None:
                yield made
                break


def _of_statements(desk: Desk) -> Iterator[Stand]:
    for said in desk.statements.values():
        kind = cue_kind(said)
        if kind in ("wish", "deny") or said.negated:
            continue
        days = days_of(said.said_on) if said.said_on else None
        for span in said.content:
            floor, ceiling = desk.at(span.start), desk.at(span.end)
            for at in _verbs(desk, span.start, span.end):
                made = _stand(desk, said.id, at, floor, ceiling, (), said, days, None)
                if made is not None:
                    yield made


def cue_kind(said: Statement) -> str:
    """Give what a cue does to its content: deny, refuse, will, wish, accuse, or "" where it only tells."""
    if said.cue is None:
        return ""
    return _cue_kind(said.cue.text.lower())


@lru_cache(maxsize=65536)
def _cue_kind(cue: str) -> str:
    words = cue.split()
    for kind in ("deny", "refuse", "wish", "will"):
        if any(word in listed("cues", kind) for word in words):
            return kind
    return "accuse" if any(word in listed("accusing", "cues") for word in words) else ""


def _verbs(desk: Desk, start: int, end: int) -> Iterator[int]:
    """Give the indices of the tokens in a range that are verbs of the table."""
    either, before = listed("forms", "either"), listed("forms", "verb_after")
    for index in range(desk.at(start), desk.at(end)):
        token = desk.tokens[index]
        if not token.is_word or concept_of(token.low) is None:
            continue
        previous = desk.tokens[index - 1].low if index else ""
        if token.low in either and previous not in before and not previous.endswith("ly"):
            continue
        is_third = token.low.endswith("s") and token.low.removesuffix("s") in either
        if is_third and not (desk.tokens[index - 1].word[:1].isupper() or previous in before | {"also"}):
            continue
        nominal = token.low in listed("forms", "nominal")
        if nominal and (index + 1 >= len(desk.tokens) or desk.tokens[index + 1].low not in ("of", "from")):
            continue
        yield index


def _stand(
    desk: Desk, row: str, at: int, floor: int, ceiling: int, doers: tuple[Voice, ...],
    said: Statement | None, own: tuple[str, str] | None, event: Event | None,
) -> Stand | None:  # fmt: skip
    """Read the clause around a verb; None where it asserts nothing, or nobody is to do it."""
    tokens = desk.tokens
    verb, concept = tokens[at], concept_of(tokens[at].low)
    assert concept is not None
    left, right = desk.left(at, floor), desk.right(at, ceiling)
    before, after = tokens[left:at], tokens[at + 1 : right]
    is_bare = (at == floor or (at == floor + 1 and tokens[floor].low == "to")) and said is not None
    is_bare = is_bare and cue_kind(said) in ("refuse", "will")  # type: ignore[arg-type]
    holds = _holds(desk, at, before, floor, ceiling, said, event, is_bare)
    if holds is None:
        return None
    mood, negated = holds
    passive = any(token.low in BE for token in before[-3:]) and verb.low.endswith(("ed", "n", "t"))
    if after and after[0].low == "no":
        negated = not negated
    about = before[:-1] if passive else after
    if event is None:
        doers = _subject(desk, before, said, passive, after, is_bare, floor)
    elif not _is_deed(desk, event, at, left, passive):
        return None
    doers = tuple(one for one in doers if one.name or one.country)
    if not doers or not about or about[0].low in _POINTING:
        return None
    stems = content_stems(about)
    if not stems:
        return None
    there = [one for one in desk.named(about[0].start, about[-1].end) if not _is_doer(one, doers)]
    # What is to come is not dated before its report: the date is that of something else in the sentence.
    if own and mood == "will" and own[1] < desk.published:
        own = None
    day = own[1] if own else desk.published
    past = any(token.low in _PAST for token in before[-4:]) or bool(
        own and desk.published and own[1] < desk.published
    )
    # An active verb's subject stands next to it: what is before a comma is another clause.
    marks = [index for index, token in enumerate(before) if not token.is_word and not passive]
    own_words = [*before[marks[-1] + 1 if marks else 0 :], verb, *after]
    return Stand(
        row=row, article=desk.article.id, source=desk.source, place=verb.start, voice=desk.voice(said),
        doers=doers, verb=concept, word=verb.low, negated=negated, mood=mood, about=stems,
        names=frozenset(fold(one.actor or one.span.text) for one in there if one.type != "NORP"),
        countries=frozenset(one.country for one in there if one.country),
        day=day, dated=own is not None, retold=past and own is None, is_event=event is not None,
        score=event.score if event is not None and event.score is not None else 1.0,
        words=desk.text[own_words[0].start : own_words[-1].end],
    )  # fmt: skip


def _holds(
    desk: Desk, at: int, before: Sequence[Token], floor: int, ceiling: int, said: Statement | None,
    event: Event | None, is_bare: bool,
) -> tuple[Mood, bool] | None:  # fmt: skip
    """Give the mood of a clause and whether it is negated; None where it asserts nothing.

    `is_bare` says that it is an infinitive which the statement's cue governs.
    """
    kind = cue_kind(said) if said is not None else ""
    is_infinitive = at == floor or (at == floor + 1 and desk.tokens[floor].low == "to")
    is_direct = said is None or (event is None and said.manner == "direct")
    mood, negated = mood_of(before, kind, is_infinitive, is_direct=is_direct)
    if mood == "open" or is_supposed(desk.tokens, at, floor, ceiling) or is_governed(before, desk.tokens[at]):
        return None
    if desk.is_asked(desk.tokens[at].end) or is_of_other_sense(desk.tokens[at : at + 1 + _OBJECT]):
        return None
    if not is_bare and not is_finite(before, desk.tokens[at]):
        return None
    if event is not None and event.status == "planned" and mood == "now":
        mood = "will"
    return mood, negated or (event is not None and event.status == "denied")


def _is_deed(desk: Desk, event: Event, at: int, left: int, passive: bool) -> bool:
    """Say whether an event's own clause is asserted of its actors: they are its subject, or are named by it.

    A noun ("their efforts to complete the withdrawal") says neither that it happens nor that it is wanted.
    """
    tokens = desk.tokens
    if tokens[at].low in listed("forms", "nominal"):
        return False
    if passive:
        return is_main(tokens, left, 0)
    for ref in event.actors:
        if ref.span is not None and tokens[left].start <= ref.span.start < tokens[at].start:
            # A row may give a name without its title; what stands before the name is read on from there.
            after = desk.at(ref.span.end)
            if is_adjacent(tokens[after:at]) and is_main(tokens, desk.opens(desk.at(ref.span.start)), 0):
                return True
    return False


def _is_doer(one: Mention, doers: Sequence[Voice]) -> bool:
    name = fold(one.actor or one.span.text)
    return any(
        name == doer.name or (one.country and one.country == doer.country and one.type != "MISC")
        for doer in doers
    )


def _subject(
    desk: Desk, before: Sequence[Token], said: Statement | None, passive: bool, after: Sequence[Token],
    is_bare: bool, floor: int,
) -> tuple[Voice, ...]:  # fmt: skip
    """Give who does what a clause of a statement asserts: the name or pronoun next to its verb.

    `is_bare` says that the content is an infinitive of its cue ("pledged to leave"): its speaker's own act.
    """
    cue = said.cue.text.lower() if said is not None and said.cue is not None else ""
    if passive:
        by = next((index for index, token in enumerate(after) if token.low == "by"), None)
        if (
            by is None
            or by + 1 >= len(after)
            or not is_main(desk.tokens, desk.at(before[0].start), floor, cue)
        ):
            return ()
        before = after[by + 1 :][:5]
    elif not before or all(token.low == "to" for token in before):
        return (desk.voice(said),) if is_bare else ()
    named = [one for one in desk.named(before[0].start, before[-1].end) if one.country or one.type == "PER"]
    pronouns = [index for index, token in enumerate(before) if token.low in FIRST | THIRD]
    last = pronouns[-1] if pronouns else None
    if last is not None and (not named or named[-1].span.start < before[last].start):
        place = desk.at(before[last].start)
        first = said is not None and before[last].low in THIRD and said.content[0].start == before[last].start
        own = before[last].low in FIRST or first
        main = passive or (is_adjacent(before[last + 1 :]) and is_main(desk.tokens, place, floor, cue))
        return (desk.voice(said),) if own and main else ()
    if not named or named[-1].type == "NORP":
        return ()
    one = named[-1]
    if not passive:
        opening = max(floor, desk.opens(desk.at(one.span.start)))
        between = [token for token in before if token.start >= one.span.end]
        if not is_adjacent(between) or not is_main(desk.tokens, opening, floor, cue):
            return ()
    office = bool(set(fold(one.role or one.span.text).split()) & listed("offices"))
    called = " ".join((one.actor or one.span.text).split())
    return (
        Voice(name=fold(called), known=bool(one.actor), country=one.country, called=called, office=office),
    )
