"""People whom a title names, as the text tells more of them: with a suffix, another given name, a state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_domains import plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.refs_title import as_in_text
from dragoman.schema.rows import Mention

# "Al-Haddad" is called "Haddad" as well.
_ARTICLE = re.compile(r"\A(?:al|el)[-–]")


def person_in_text(titled: Mention, mentions: Sequence[Mention]) -> Mention:
    """Give who is named in a title as the text names them: the fullest name, with a state where one is told.

    Of "President Joe Roe" and "President Joseph Roe, Jr." the same office tells that they are one.
    """
    surname, office = _surname(titled.actor), plain_office(titled.role)
    alike = [
        one
        for one in mentions
        if office
        and one.type == "PER"
        and plain_office(one.role) == office
        and _surname(one.actor) == surname
    ]
    known = [one for one in alike if one.country is not None]
    if known:
        return max(known, key=lambda one: len(one.actor or ""))
    # Of "Fishing Ann Roe" the text tells that "Fishing" ends an office.
    ends = [one for one in mentions if one.type == "PER" and _ends_with(titled.actor, one.actor)]
    return ends[0] if ends else as_in_text(titled, mentions)


def _ends_with(name: str | None, actor: str | None) -> bool:
    return name is not None and actor is not None and " " in actor and name.endswith(f" {actor}")


def _surname(name: str | None) -> str:
    return _ARTICLE.sub("", family_name(name or "").lower())
