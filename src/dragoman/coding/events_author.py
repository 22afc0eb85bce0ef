"""Who speaks in a text's own voice: the one whom its title names ("Statement by President Roe on …")."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.coding.mentions import code_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

_BY = re.compile(
    r"(?:Press\s+)?(?:Statement|Remarks|Message|Letter|Speech|Address|Article|Op-Ed|Proclamation)"
    r"(?:\s+as\s+prepared\s+for\s+delivery)?\s+(?:by|from|of)\s+",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r",|\s(?:on|regarding|to|for|at|following|about|after|in|before|marking)\s", re.IGNORECASE
)


def find_author(article: Article, mentions: Sequence[Mention], settings: Settings) -> Mention | None:
    """Find the person or body whose statement the text is; None where the title names none, or several."""
    opening = _BY.match(article.title or "")
    if opening is None or article.title is None:
        return None
    end = _ABOUT.search(article.title, opening.end())
    words = article.title[opening.end() : end.start() if end is not None else None]
    if " and " in words:
        return None
    titled = msgspec.structs.replace(article, text=words, furniture=())
    named = [one for one in code_mentions(titled, lay_out(words), settings) if one.type in ("PER", "ORG")]
    if len(named) != 1 or named[0].actor is None:
        return None
    # The text may tell more of them, their country above all; where the title has the surname alone, also
    # their name.
    known = (one for one in mentions if one.type == named[0].type and _is_same(named[0].actor, one.actor))
    return next((one for one in known if one.country), named[0])


def _is_same(titled: str, actor: str | None) -> bool:
    """Say whether an actor of the text is the one of the title: by the same name, or by the surname alone."""
    if actor is None:
        return False
    return actor == titled or (" " not in titled and actor.split()[-1] == titled)
