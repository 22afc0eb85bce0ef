"""People whom the title names more fully than the text: "Minister Ann Roe of Peru", then "Minister Roe".

Only where the two go together by the whole name, or by surname and office, and nothing stands against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.refs_issuers import is_issued
from dragoman.coding.refs_offices import is_by_state
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

_LABEL = r"(?m)^[ \t\u00a0]*(?:MR|MS|MRS|DR|ADMIRAL|SECRETARY|DIRECTOR|AMBASSADOR|GENERAL)\.?\s{}\s?:"
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)


def as_titled(article: Article, mentions: Sequence[Mention], settings: Settings) -> list[Mention]:
    """Give the mentions with names and states of people that only the title tells."""
    title = article.title or ""
    named = title_mentions(article, title, settings) if title else []
    people = [one for one in named if one.type == "PER" and one.actor is not None]
    if not people:
        return list(mentions)
    home = home_state(article.url)
    told = {
        one.actor: one.country
        for one in people
        if one.country and (is_by_state(title, one, named) or (one.country == home and _serves(title, one)))
    }
    meant: dict[str, str] = {}  # actor of the text: actor of the title
    for one in mentions:
        if one.type != "PER" or one.actor is None or one.actor in meant:
            continue
        bearers = {other.actor for other in people if _is_same(one, other)}
        if len(bearers) == 1 and (bearer := bearers.pop()) is not None:
            meant[one.actor] = bearer
    meant |= _spoken_with(article, mentions, people, meant)
    full = {one.actor.split()[-1] for one in mentions if one.actor and " " in one.actor and one.type == "PER"}

    def settled(one: Mention) -> Mention:
        bearer = meant.get(one.actor or "") if one.type == "PER" else None
        if bearer is None or one.actor is None:
            return one
        # A fuller name of the text's own goes before: whose the short one is, is settled there.
        actor = bearer if " " not in one.actor and one.actor not in full else one.actor
        return msgspec.structs.replace(one, actor=actor, country=one.country or told.get(bearer))

    return list(map(settled, mentions))


def _spoken_with(
    article: Article, mentions: Sequence[Mention], people: Sequence[Mention], meant: dict[str, str]
) -> dict[str, str]:
    """Give who is called by a surname or given name alone in the briefing that they hold: "Thanks, |Ann|".

    Only where "MS. ROE:" has turns, and nobody else of the text or title bears that name.
    """
    named = {one.actor for one in mentions if one.type == "PER" and one.actor is not None}
    bearers: dict[str, set[str]] = {}
    for titled in people:
        said = (titled.actor or "").split()
        if len(said) > 1 and re.search(_LABEL.format(re.escape(said[-1].upper())), article.text):
            for part in (said[0], said[-1]):
                bearers.setdefault(part, set()).add(titled.actor or "")
    others = {part for actor in named if " " in actor for part in actor.split()}
    return {
        actor: next(iter(bearers[actor]))
        for actor in named - meant.keys()
        if len(bearers.get(actor, ())) == 1 and (actor not in others or bearers[actor] <= named)
    }


def _serves(title: str, one: Mention) -> bool:
    """Say whether a title in a state's own paper names one of its officials: no head of a state, no guest."""
    served = bool(one.role) or is_issued(title)
    return served and not is_head(one.role) and _WITH.search(title, 0, one.span.start) is None


def _is_same(one: Mention, titled: Mention) -> bool:
    """Say whether somebody of the text is who the title names: by the name, or by surname and office."""
    if one.actor is None or titled.actor is None:
        return False
    if one.actor == titled.actor:
        return True
    surname = " " not in one.actor and titled.actor.split()[-1] == one.actor
    return surname and bool(one.role) and plain_office(one.role) == plain_office(titled.role)
