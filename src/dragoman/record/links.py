"""Keeps links: added, or withdrawn when they no longer hold; never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, insert, or_, select, update

from dragoman.record.columns import Columns, body_columns
from dragoman.record.store import Relinked
from dragoman.record.tables import LINK
from dragoman.schema.links import Link, Relation
from dragoman.schema.wire import from_json, to_json

# Numbers in one question; SQLite takes 32,766.
_AT_ONCE = 1_000


def link_columns(link: Link) -> Columns:
    """Spread a link over the columns of its table."""
    own = {
        name: getattr(link, name)
        for name in ("id", "left", "right", "relation", "judgement", "score", "author", "made", "withdrawn")
    }
    return own | body_columns(to_json(replace(link, withdrawn=None)))


def relink(connection: Connection, links: Iterable[Link], author: str, made: str) -> Relinked:
    """Make the standing links of an author those given; what is not given any more is withdrawn at `made`.

    Of a linker ("events_same@2") all versions are one author.
    """
    # Another version of a linker takes back what the one before it found, and finds it anew.
    name, at, _ = author.partition("@")
    is_own = LINK.c.author.startswith(name + at, autoescape=True) if at else LINK.c.author == author
    stored = select(LINK.c.id, LINK.c.body).where(is_own, LINK.c.withdrawn.is_(None))
    before = {one.id: _said(_read(one.body, None)) for one in connection.execute(stored)}
    wanted = {link.id: link for link in links}
    # A link that says something else now is another one: the old is withdrawn.
    same = {key for key, link in wanted.items() if before.get(key) == _said(link)}
    gone = [{"of": key, "at": made} for key in before if key not in same]
    new = [link_columns(link) for key, link in wanted.items() if key not in same]
    if gone:
        _withdraw(connection, gone)
    if new:
        connection.execute(insert(LINK), new)
    return Relinked(len(new), len(gone), len(wanted))


def judge(connection: Connection, link: Link) -> None:
    """Add a person's link; what they said of the same before is withdrawn."""
    if _standing(connection, link.id):
        _withdraw(connection, [{"of": link.id, "at": link.made}])
    connection.execute(insert(LINK), [link_columns(link)])


def withdraw(connection: Connection, link_id: str, at: str) -> bool:
    """Withdraw a standing link; False where none stands."""
    if not _standing(connection, link_id):
        return False
    _withdraw(connection, [{"of": link_id, "at": at}])
    return True


def read_links(
    connection: Connection,
    relations: Sequence[Relation],
    of: Collection[str] | None,
    *,
    withdrawn: bool,
) -> Iterator[Link]:
    """Read links in the order in which they were added; `of` are ids that either end must be among."""
    question = select(LINK.c.body, LINK.c.withdrawn, LINK.c.n).order_by(LINK.c.n)
    if relations:
        question = question.where(LINK.c.relation.in_(relations))
    if not withdrawn:
        question = question.where(LINK.c.withdrawn.is_(None))
    if of is None:
        yield from (_read(body, at) for body, at, _ in connection.execute(question))
        return
    found: dict[int, Link] = {}
    ids = sorted(of)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        asked = question.where(or_(LINK.c.left.in_(some), LINK.c.right.in_(some)))
        found |= {n: _read(body, at) for body, at, n in connection.execute(asked)}
    yield from (found[n] for n in sorted(found))


def _standing(connection: Connection, link_id: str) -> bool:
    asked = select(LINK.c.n).where(LINK.c.id == link_id, LINK.c.withdrawn.is_(None))
    return connection.execute(asked).first() is not None


def _withdraw(connection: Connection, gone: list[dict[str, str]]) -> None:
    of = (LINK.c.id == bindparam("of")) & LINK.c.withdrawn.is_(None)
    connection.execute(update(LINK).where(of).values(withdrawn=bindparam("at")), gone)


def _said(link: Link) -> Link:
    """Give what a link says, whenever it was made."""
    return replace(link, made="", withdrawn=None)


def _read(body: str, withdrawn: str | None) -> Link:
    link = from_json(body)
    assert isinstance(link, Link)
    return replace(link, withdrawn=withdrawn)
