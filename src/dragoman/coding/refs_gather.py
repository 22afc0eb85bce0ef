"""Gathers the cast of an article: its people and bodies, by name, by office, and by the kind of body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct, field

from dragoman.coding.mentions_titles import head_of
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_offices import BY_STATE_REACH, is_by_state
from dragoman.coding.refs_people import is_thing, sex_of
from dragoman.coding.refs_phrases import body_heads, role_words
from dragoman.schema.rows import Mention


class Held(Struct):
    """The cast by canonical name, by the last word of an office held, and by the heads in bodies' names."""

    of: dict[str, Holder] = field(default_factory=dict)
    by_head: dict[str, list[Holder]] = field(default_factory=dict)
    by_body_word: dict[str, list[Holder]] = field(default_factory=dict)


def gather_holders(text: str, mentions: Sequence[Mention]) -> Held:
    """Gather the people and bodies of an article from its mentions, which are sorted by place."""
    held = Held()
    starts = [mention.span.start for mention in mentions]
    for mention in mentions:
        if mention.actor is None or mention.type not in ("PER", "ORG"):
            continue
        holder = _holder(held, mention, mention.actor)
        holder.places.append(mention.span.start)
        holder.ends.append(mention.span.end)
        first = bisect_left(starts, mention.span.start - BY_STATE_REACH)
        near = mentions[max(0, first - 1) : bisect_left(starts, mention.span.end + 10)]
        holder.foreign = holder.foreign or is_by_state(text, mention, near)
        holder.country = holder.country or mention.country
        if mention.role:
            _take_role(held, holder, mention.role)
        if mention.type == "PER" and holder.sex is None:
            holder.sex = sex_of(text, mention)
        holder.thing = is_thing(text, mention, holder)
    return held


def _holder(held: Held, mention: Mention, actor: str) -> Holder:
    holder = held.of.get(actor)
    if holder is None:
        holder = held.of[actor] = Holder(actor, mention.type, mention.country)
        if mention.type == "ORG":
            for word in body_heads() & set(actor.lower().split()):
                held.by_body_word.setdefault(word, []).append(holder)
    return holder


def _take_role(held: Held, holder: Holder, role: str) -> None:
    holder.former = role.lower().startswith(("former", "ex-", "then"))
    words = role_words(role)
    if not words or words in holder.roles:
        return
    holder.roles.append(words)
    if found := head_of(" ".join(role.lower().split())):
        head = found[0].rsplit(" ", 1)[-1]
        if head not in holder.heads:
            holder.heads.add(head)
            held.by_head.setdefault(head, []).append(holder)
