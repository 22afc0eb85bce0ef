"""Who speaks together in a joint text: the states, bodies or people whom its title or first words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.coding.events_pair import find_pair
from dragoman.coding.events_titled import person_in_text
from dragoman.coding.mentions_domains import home_state
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.codes import body_of, country_name, look_up
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings

_KIND = r"(?:Statement|Declaration|Communiqu[eé]|Readout|Fact\s+Sheet|Press\s+Release|Message)"
_JOINT = re.compile(
    rf"(?:The\s+|A\s+)?Joint\s+(?:[\w.’'-]+\s+){{0,4}}?{_KIND}\b|.*\bJoint\s+(?:Vision\s+)?Statement\Z",
    re.IGNORECASE,
)
# "Joint Statement from |Peru and Chile", "Statement by |President Roe and President Sy".
_BY = re.compile(
    r"(?:(?:The\s+[^:]{2,60}?(?::|\bDeclaration|\bCommuniqu[eé]:?)\s+)?"
    rf"(?:The\s+|A\s+)?Joint\s+(?:[\w’'-]+\s+){{0,3}}?{_KIND}|(?:Press\s+)?Statement)\s+"
    r"(?:by|from|of|between)\s+",
    re.IGNORECASE,
)
# "|Peru-Chile Joint Statement", "|G7 Leaders’ Statement on fish".
_OF_THEIRS = re.compile(
    rf"(?P<who>[^:|]{{2,90}}?)\s+(?:(?:Joint|Leaders[’']?|Presidential|Summit|Vision|Press)\s+)*{_KIND}"
    r"(?=\s*(?:$|[:–—]|(?:on|of|for|to|regarding)\s))",
    re.IGNORECASE,
)
# What is told of others, or said by them in turn, is no joint text, whatever its title names.
_OF_OTHERS = re.compile(
    r"(?:\w+:\s+)?(?:remarks|readout|background|on-the-record|press\s+(?:call|gaggle|briefing))\b",
    re.IGNORECASE,
)
_FROM_BETWEEN = re.compile(r"\bbetween\s+", re.IGNORECASE)
# "Joint Statement following the |meeting between President Roe and President Sy".
_TALKS = re.compile(r"\b(?:meeting|call|visit|talks|summit)\b", re.IGNORECASE)
# "|President Roe and Mr Sy’s meeting" with others is held by these two, who are one side of it.
_HOSTS = re.compile(
    r"\s(?:and|&)\s[\w\s.’'-]*?[’'](?:s\s|\s)\s*(?:\w+\s+)?(?:meeting|call|visit|talks)", re.IGNORECASE
)
# Where the names in a title end; what they did together and where follows.
_THEN = re.compile(
    r"\s(?:on|regarding|concerning|to|for|at|following|about|after|in|before|with|[a-z]+ing"
    r"|(?:Follow|Announc|Reaffirm|Endors|Mark|Commemorat|Welcom|Condemn|Launch|Regard|Establish)ing)\s"
    r"|\s?[(:|]|\s[-–—]\s"
)
# "President Roe’s |meeting": whose talks it was is not who speaks.
_WHOSE = re.compile(r"[’'](?:s?\s|s?\Z)")
_JUNIOR = re.compile(r",?\s+(?:Jr|Sr)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,\s*and\s+|,|\s+and\s+|&)\s*", re.IGNORECASE)
_HYPHENS = re.compile(r"\s*[-–—]\s*")
_OFFICES = re.compile(
    r"\A(?:the\s+)?(?:(?:leaders?|governments?|presidents|heads\s+of\s+(?:state|government)"
    r"|(?:\w+\s+){0,2}(?:ministers|advisors|advisers))\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"\s+leaders[’']?\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"(?:[A-Z][\w.’]*\s+)*[A-Z][\w.’]*(?:[-–][A-Z][\w.’]*(?:\s+(?:of\s+)?[A-Z][\w.’]*)?)+")
# "We, the leaders of |Peru and Chile,", "statement was released by the governments of |Peru and Chile".
_OPENS = re.compile(
    r"\bWe,?\s+the\s+(?:[\w’-]+\s+){0,3}?(?:leaders?|governments?|ministers?|presidents?|members?|"
    r"representatives?|heads\s+of\s+state(?:\s+and\s+government)?)\s+of\s+(?:the\s+)?"
    r"|\bstatement\s+(?:was|is|has\s+been|is\s+being)\s+(?:released|issued|made)\s+(?:jointly\s+)?by\s+"
    r"(?:the\s+)?(?:(?:governments|leaders)\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:the\s+)?", re.IGNORECASE)
# The sector of bodies that states form, which alone speak with states in one voice.
_OF_STATES = "IGO"
# How far into a text its first words reach.
_FIRST = 1500


def find_members(article: Article, mentions: Sequence[Mention], settings: Settings) -> tuple[Ref, ...]:
    """Give who speaks as "we" in a joint text, without spans; nobody where one of them has no name here.

    One body may speak for its members ("G7 Leaders' Statement"): it is then the only one.
    """
    title = _JUNIOR.sub("", " ".join((article.title or "").split()))
    if title and (found := _in_title(title, article, mentions, settings)):
        return found
    return _in_opening(article.text, mentions)


def _in_title(
    title: str, article: Article, mentions: Sequence[Mention], settings: Settings
) -> tuple[Ref, ...]:
    if _OF_OTHERS.match(title):
        return ()
    by, theirs, joint = _BY.match(title), _OF_THEIRS.match(title), _JOINT.match(title)
    for words in (_names_in(title[by.end() :]) if by else "", theirs["who"] if theirs else ""):
        found = _named(words, article, mentions, settings)
        if len(found) > 1 or _is_body(found):
            return found
    if joint is None:
        return ()
    return _of_home(title, article, mentions, settings) or _of_talks(title, article, mentions, settings)


def _names_in(words: str) -> str:
    end = _THEN.search(words)
    return words[: end.start()] if end is not None else words


def _is_body(found: Sequence[Ref]) -> bool:
    return len(found) == 1 and found[0].country is None and body_of(found[0].actor or "") is not None


def _named(words: str, article: Article, mentions: Sequence[Mention], settings: Settings) -> tuple[Ref, ...]:
    """Read a list that is nothing but names; nobody where a part of it is anything else."""
    if _WHOSE.search(_LEADERS.sub("", words)):
        return ()
    found: dict[str, Ref] = {}
    for part in _BETWEEN.split(_LEADERS.sub("", words)):
        name = _OFFICES.sub("", part, count=1).strip()
        refs = _parties_of(name)
        if not refs and (person := _person(name, article, mentions, settings)) is not None:
            refs = [person]
        if not refs:
            return ()
        found.update((ref.actor or "", ref) for ref in refs)
    return tuple(found.values())


def _parties_of(name: str) -> list[Ref]:
    """Give the states and bodies of "Peru" or "Peru-Chile"; none where a part of it is no such name."""
    if (whole := _name_party(name)) is not None:
        return [whole]
    parts = [_name_party(one) for one in _HYPHENS.split(name)]
    known = [one for one in parts if one is not None]
    return known if len(known) == len(parts) else []


def _name_party(name: str, *kinds: str) -> Ref | None:
    """Give the state or the known body that a name is of; None for any other words."""
    if (state := look_up(name)) is not None and state.kind in ("name", *kinds):
        return Ref(actor=country_name(state.country), country=state.country, resolved_by="name")
    if (body := body_of(name)) is not None and body.sector == _OF_STATES:
        return Ref(actor=body.name, country=body.country, resolved_by="name")
    return None


def _person(words: str, article: Article, mentions: Sequence[Mention], settings: Settings) -> Ref | None:
    people = [one for one in title_mentions(article, words, settings) if one.type == "PER"]
    if len(people) != 1 or people[0].actor is None:
        return None
    known = person_in_text(people[0], mentions)
    return Ref(actor=known.actor, country=known.country, resolved_by="name")


def _of_home(
    title: str, article: Article, mentions: Sequence[Mention], settings: Settings
) -> tuple[Ref, ...]:
    """Read "Peru-Chile" and "between Peru and Chile" in a joint title of one of the two, which publishes it.

    Others may be those at war.
    """
    groups = [read_hyphened(one[0]) for one in _HYPHEN.finditer(title)]
    if (between := _FROM_BETWEEN.search(title)) is not None:
        groups.append(_named(_names_in(title[between.end() :]), article, mentions, settings))
    home = home_state(article.url)
    return next((found for found in groups if len(found) > 1 and home in {ref.country for ref in found}), ())


def read_hyphened(words: str) -> tuple[Ref, ...]:
    """Give the states and bodies joined by hyphens at the start of words: "U.S.-Israel Group" has two."""
    first, *others = re.split(r"[-–]", words)
    found: dict[str, Ref] = {}
    for ref in (_longest_end(first), *map(_longest_start, others)):
        if ref is None:
            break
        found[ref.actor or ""] = ref
    return tuple(found.values()) if len(found) > 1 else ()


def _longest_end(words: str) -> Ref | None:
    said = words.split()
    return next((ref for at in range(len(said)) if (ref := _name_party(" ".join(said[at:]), "people"))), None)


def _longest_start(words: str) -> Ref | None:
    said = words.split()
    return next(
        (ref for at in range(len(said), 0, -1) if (ref := _name_party(" ".join(said[:at]), "people"))), None
    )


def _of_talks(
    title: str, article: Article, mentions: Sequence[Mention], settings: Settings
) -> tuple[Ref, ...]:
    """Give the two people of whose meeting a joint statement is."""
    if not _TALKS.search(title) or _HOSTS.search(title):
        return ()
    pair = find_pair(article, mentions, settings)
    if not all(one.type == "PER" for one in pair):
        return ()
    return tuple(Ref(actor=one.actor, country=one.country, resolved_by="name") for one in pair)


def _in_opening(text: str, mentions: Sequence[Mention]) -> tuple[Ref, ...]:
    """Read "We, the leaders of Peru and Chile," among the first words of a text."""
    opens = _OPENS.search(text, 0, _FIRST)
    if opens is None:
        return ()
    after = [one for one in mentions if one.span.start >= opens.end()]
    if not after or after[0].span.start != opens.end():
        return ()
    listed = after[:1]
    for one, following in pairwise(after):
        if not _LISTED.fullmatch(text[one.span.end : following.span.start]):
            break
        listed.append(following)
    found = {
        ref.actor: ref for one in listed if (ref := _name_party(" ".join(one.span.text.split()))) is not None
    }
    refs = tuple(found.values())
    return refs if len(refs) == len(listed) and (len(refs) > 1 or _is_body(refs)) else ()
