"""Whom a state's own paper means by what is anybody's elsewhere: "the President", "the Administration".

And groups that are of the state that publishes: "federal agencies", "state and local governments".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_home import heads_of, named_in_address
from dragoman.coding.mentions_parties import parties_of
from dragoman.coding.mentions_titles import vocabulary
from dragoman.coding.mentions_words import either
from dragoman.coding.refs_holders import Holder
from dragoman.coding.refs_phrases import role_words
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

_FILE = "refs_words"
# "the Administration", "my administration", "the federal government".
_STATE_ITSELF = re.compile(
    r"(?:the|our|my|this)\s+(?:(?:entire|whole|federal|current)\s+)?(?:[A-Z]\w+[-\u2010\u2011]\u2060?[A-Z]\w+\s+)?(?:[Aa]dministration|Federal\s+[Gg]overnment|federal\s+government)"
    r"(?:['’]s)?"
)
_BEFORE_PARTY = re.compile(either(_FILE, "home", "before_party"), re.IGNORECASE)
_GROUPS = re.compile(
    rf"(?:{either(_FILE, 'home', 'before')}\s+)*"
    rf"(?:(?:{either(_FILE, 'home', 'kinds')}(?:,\s+|,?\s+and\s+|\s+))+{either(_FILE, 'home', 'groups')}"
    rf"|{either(_FILE, 'home', 'alone')})",
    re.IGNORECASE,
)


def own_heads(article: Article, mentions: Sequence[Mention], held: Mapping[str, Holder]) -> dict[str, Holder]:
    """Give who holds each office at the top of the state whose paper this is, by the office in small letters.

    The one whom the title names in it, else the only one whom the text does; nobody of several. A title that
    names two in one office, or a guest, is of a meeting, and settles nothing.
    """
    home = home_state(article.url)
    if home is None:
        return {}
    found: dict[str, set[str]] = {}  # actors by office
    for one in mentions:
        if one.type == "PER" and one.country == home and one.actor is not None and is_head(one.role):
            found.setdefault(plain_office(one.role), set()).add(one.actor)
    titled = _titled(article)
    own: dict[str, Holder] = {}
    kept = {one.actor for one in named_in_address(article.url, mentions)}
    if "president" not in {*found, *titled} and len(kept) == 1:
        found["president"] = {actor for actor in kept if actor is not None}
    for office in {*found, *titled} - vocabulary().not_in.get(home, set()):
        named, holders = titled.get(office, []), found.get(office, set())
        if len({one.actor for one, _ in named}) > 1 or any(
            guest or one.country not in (None, home) for one, guest in named
        ):
            continue
        if named:
            name = named[0][0].actor or ""
            holders = {actor for actor in holders or _people(held, home) if _is_same(actor, name)}
            if not holders:
                own[office] = _new_holder(name, home, office)
        if len(holders) == 1:
            own[office] = held[holders.pop()]
    return own


def _titled(article: Article) -> dict[str, list[tuple[Mention, bool]]]:
    """Give whom the title names at the top of a state, by office, and whether each comes in as a guest.

    Names are read alike by all settings.
    """
    title = article.title or ""
    found: dict[str, list[tuple[Mention, bool]]] = {}
    for one, guest in heads_of(title, title_mentions(article, title, Settings())):
        found.setdefault(plain_office(one.role), []).append((one, guest))
    return found


def _new_holder(name: str, home: str, office: str) -> Holder:
    """Give a holder whom only the title names."""
    holder = Holder(name, "PER", home)
    holder.roles.append(role_words(office))
    return holder


def _people(held: Mapping[str, Holder], home: str) -> set[str]:
    return {actor for actor, one in held.items() if one.type == "PER" and one.country in (None, home)}


def _is_same(actor: str, titled: str) -> bool:
    return family_name(actor).lower() == family_name(titled).lower()


def is_state_itself(phrase: str) -> bool:
    """Say whether a phrase of a state's own paper means that state: "the Administration"."""
    return _STATE_ITSELF.fullmatch(phrase[:1].lower() + phrase[1:]) is not None


def is_group_at_home(phrase: str, home: str) -> bool:
    """Say whether a phrase without a name is a group of the state that publishes: "federal agencies".

    So are the people of its parties, "House Republicans"; "Christian Democrats" are another state's.
    """
    if _GROUPS.fullmatch(phrase) is not None:
        return True
    *before, last = phrase.split()
    return last in parties_of(home) and last.endswith("s") and all(map(_BEFORE_PARTY.fullmatch, before))
