"""Who acts and speaks in a record: a list of all, and one of them with names, roles, words and deeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Literal

from msgspec import Struct

from dragoman.record.columns import fold
from dragoman.record.store import Asked, Dated, Tally, View
from dragoman.schema.codes import country_name, look_up
from dragoman.schema.errors import QueryError
from dragoman.schema.rows import Event, Mention, Ref, Statement
from dragoman.views.dates import date_order
from dragoman.views.filters import Desk
from dragoman.views.timeline import Piece, snippet
from dragoman.views.words import fullest

ActorKind = Literal["person", "body", "state"]
Part = Literal["said", "did", "undergone"]
_KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "body"}
# As many of several actors are told as a person can choose from.
_TOLD = 20


class ActorLine(Struct, frozen=True, kw_only=True):
    """Somebody in the list of actors; `type` is None for who is neither person, body nor state.

    `roles` are those of the mentions, the one met most first; `done` and `undergone` count events that
    occurred or go on.
    """

    name: str
    type: ActorKind | None
    country: str | None
    roles: tuple[str, ...]
    articles: int
    done: int
    undergone: int
    statements: int


class Sight(Struct, frozen=True, kw_only=True):
    """A mention that attests a role: its row, its article's date and source, its sentence."""

    row: str
    article: str
    published: str | None
    source: str
    words: tuple[Piece, ...]


class RoleHeld(Struct, frozen=True, kw_only=True):
    """A role as articles give it: how many mentions, and the first and last article by date."""

    title: str
    mentions: int
    first: Sight
    last: Sight


class Portrait(Struct, frozen=True, kw_only=True):
    """One actor: `names` are the words by which mentions call them, with their number, most used first."""

    key: str
    name: str
    type: ActorKind | None
    country: str | None
    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleHeld, ...]


def list_actors(
    view: View, *, country: str | None = None, kind: ActorKind | None = None, limit: int | None = None
) -> list[ActorLine]:
    """List who acts and speaks, the most active first: by statements and events, then by articles.

    Who is only named comes last; places that do neither are left out.
    """
    chosen: list[ActorLine] = []
    ranked = sorted(view.tallies(), key=_rank)
    # A record has tens of thousands of names, and a line is made only of those that are shown.
    for _, same in groupby(ranked, key=_rank):
        if limit is not None and len(chosen) >= limit:
            break
        lines = (_actor_line(tally) for tally in same)
        fitting = (
            line
            for line in lines
            if (line.type is not None or line.statements or line.done or line.undergone)
            and (country is None or line.country == country)
            and (kind is None or line.type == kind)
        )
        chosen.extend(sorted(fitting, key=lambda one: one.name))
    return chosen[:limit]


def _rank(tally: Tally) -> tuple[int, int]:
    return -(tally.statements + tally.done + tally.undergone), -tally.articles


def _actor_line(tally: Tally) -> ActorLine:
    types: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for (type_, code, role), count in tally.seen.items():
        types[type_] += count
        countries[code or ""] += count
        roles[role or ""] += count
    name = tally.called or fullest(tally.names)
    kind, country = _what(name, types, countries)
    return ActorLine(
        name=name,
        type=kind,
        country=country,
        roles=tuple(role for role, _ in roles.most_common() if role),
        articles=tally.articles,
        done=tally.done,
        undergone=tally.undergone,
        statements=tally.statements,
    )


def _what(
    name: str, types: Mapping[str, int], countries: Mapping[str, int]
) -> tuple[ActorKind | None, str | None]:
    """Say what somebody is, and of which country: what most mentions say; a state by the name we write."""
    state = look_up(name)
    if state is not None and fold(country_name(state.country) or "") == fold(name):
        return "state", state.country
    known = {code: count for code, count in countries.items() if code}
    country = max(sorted(known), key=lambda code: known[code], default=None)
    type_ = max(sorted(types), key=lambda one: types[one], default="")
    return _KINDS.get(type_), country


def find_actor(view: View, words: str) -> tuple[str, list[str]]:
    """Find the one actor whom `words` name: the folded name, and others whose names hold the words too.

    At most 20 others are given. A whole name is taken before a part of one, words that stand together before
    those that do not. Raises QueryError where nobody fits, or several do.
    """
    asked = " ".join(fold(words).split())
    if not asked:
        raise QueryError("this is empty", where="NAME", cure="Give part of a name")
    found = view.called(asked)
    together = [key for key in found if asked in key]
    fitting = [asked] if asked in found else together or list(found)
    if not fitting:
        raise QueryError(
            f"nobody in the record is called {words!r}",
            cure="`dragoman actors` lists who acts and speaks in it",
        )
    if len(fitting) > 1 and set(fitting) <= set(view.aliases(fitting[0])):
        # Names of one actor: the longest tells most.
        fitting.sort(key=lambda key: (-len(key), key))
        fitting = fitting[:1]
    if len(fitting) > 1:
        some = "; ".join(_spelled(view, key, found[key]) for key in fitting[:_TOLD])
        more = f"; and {len(fitting) - _TOLD} more" if len(fitting) > _TOLD else ""
        raise QueryError(f"{words!r} fits several: {some}{more}", cure="Give more of the name, or all of it")
    mine = view.aliases(fitting[0])
    others = [key for key in together if key not in mine]
    return fitting[0], [_spelled(view, key, found[key]) for key in others[:_TOLD]]


def _spelled(view: View, key: str, spellings: Sequence[str]) -> str:
    """Give a name as mentions spell it; where none does, as statements or events write it."""
    if spellings:
        return fullest(dict.fromkeys(spellings, 1))
    for kind in ("statement", "event"):
        for one in view.dated(kind, Asked(called=(key,), limit=1)):
            for ref in _refs(one):
                if ref.actor is not None and fold(ref.actor) == key:
                    return ref.actor
    return key


class _RoleSeen(Struct):
    """What is kept of a role while the mentions go by: spellings with their number, first and last."""

    titles: Counter[str]
    first: Dated
    last: Dated


def show_portrait(view: View, key: str) -> Portrait:
    """Gather names and roles of an actor from the mentions; `key` is the folded name, or one of them.

    Of mentions in undated articles nobody knows when they were: they are first or last only of each other.
    """
    names: Counter[str] = Counter()
    spellings: Counter[str] = Counter()
    types: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    roles: dict[str, _RoleSeen] = {}
    for one in view.dated("mention", Asked(called=tuple(view.aliases(key)))):
        mention = one.row
        assert isinstance(mention, Mention)
        names[" ".join(mention.span.text.split())] += 1
        spellings[mention.actor or ""] += 1
        types[mention.type] += 1
        countries[mention.country or ""] += 1
        if mention.role:
            _see_role(roles, mention.role, one)
    name = fullest(spellings) if spellings else _spelled(view, key, ())
    type_, country = _what(name, types, countries)
    desk = Desk(view)
    held = [
        RoleHeld(
            title=fullest(seen.titles),
            mentions=seen.titles.total(),
            first=_sight(view, seen.first, desk),
            last=_sight(view, seen.last, desk),
        )
        for seen in roles.values()
    ]
    held.sort(key=lambda role: (date_order(role.first.published), role.title))
    return Portrait(
        key=key, name=name, type=type_, country=country, names=tuple(names.most_common()), roles=tuple(held)
    )


def _see_role(roles: dict[str, _RoleSeen], title: str, one: Dated) -> None:
    """Count a mention for its role; mentions come by date, those of undated articles last."""
    seen = roles.setdefault(fold(title), _RoleSeen(Counter(), one, one))
    seen.titles[title] += 1
    if one.published is not None or seen.last.published is None:
        seen.last = one


def _refs(one: Dated) -> tuple[Ref, ...]:
    row = one.row
    if isinstance(row, Event):
        return (*row.actors, *row.recipients)
    return tuple(filter(None, (row.speaker, row.addressee))) if isinstance(row, Statement) else ()


def _sight(view: View, one: Dated, desk: Desk) -> Sight:
    """Choose, in the article of a mention, the mention to show for its role: one whose sentence names it.

    In an article somebody keeps a role that was given once; the sentence that gives it is the evidence.
    """
    article, sentences = desk.take(one.row.article)
    given = one.row
    assert isinstance(given, Mention)
    for row in view.rows("mention", article=article.id):
        if isinstance(row, Mention) and row.role == given.role and row.actor == given.actor:
            around = article.text[slice(*sentences.around(row.span.start, row.span.end))]
            if " ".join(fold(row.role or "").split()) in " ".join(fold(around).split()):
                given = row
                break
    return Sight(
        row=given.id,
        article=article.id,
        published=one.published,
        source=article.source,
        words=snippet(article.text, sentences, given),
    )


def show_part(view: View, key: str, part: Part, *, limit: int | None = None) -> Iterator[Dated]:
    """Give what an actor said, did or underwent (statements or events), in order of date."""
    kind = "statement" if part == "said" else "event"
    names = view.aliases(key)
    found = (
        one for one in view.dated(kind, Asked(called=tuple(names))) if not _keys(one, part).isdisjoint(names)
    )
    return islice(found, limit)


def _keys(one: Dated, part: Part) -> set[str]:
    """Give the folded names of those who have a part in a row."""
    row = one.row
    refs: tuple[Ref, ...] = ()
    if isinstance(row, Statement):
        refs = (row.speaker,) if row.speaker is not None else ()
    elif isinstance(row, Event):
        refs = row.actors if part == "did" else row.recipients
    return {fold(ref.actor) for ref in refs if ref.actor}
