"""Who speaks in a text's own voice: the one whom its title names ("Statement by President Roe on …")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.events_titled import person_in_text
from dragoman.coding.refs_title import as_in_text, title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

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
    named = [one for one in title_mentions(article, words, settings) if one.type in ("PER", "ORG")]
    # "Remarks by LBR Director Ana Roe": a body beside one person is whose office she has.
    named = [one for one in named if one.type == "PER"] or named
    if len(named) != 1 or named[0].actor is None:
        return None
    author = named[0]
    return person_in_text(author, mentions) if author.type == "PER" else as_in_text(author, mentions)
