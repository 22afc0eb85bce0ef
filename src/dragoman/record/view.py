"""Reads the record: lists, articles, rows by what they say, refusals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, bindparam, func, or_, select

from dragoman.record.actors import actor_names, actor_tallies
from dragoman.record.aliases import read_actors, read_aliases
from dragoman.record.answers import read_answer, read_met
from dragoman.record.asked import check_asked, printable, quoted
from dragoman.record.between import by_article, numbers_between
from dragoman.record.bodies import from_body
from dragoman.record.cause_words import read_cause_words
from dragoman.record.chosen import read_mention_places, read_naming_among, read_sizes
from dragoman.record.chronicle import as_row, dated_places, read_dated
from dragoman.record.conditions import row_conditions, within
from dragoman.record.faults import faults
from dragoman.record.found import find_rows, has_row, is_among
from dragoman.record.homes import read_homes
from dragoman.record.links import read_links
from dragoman.record.papers import parted, read_papers, read_rows_of
from dragoman.record.references import find_article
from dragoman.record.search import find
from dragoman.record.sketches import read_sketches
from dragoman.record.store import Asked, CauseWords, Dated, Head, Hit, Sized, Tally
from dragoman.record.tables import ARTICLE, CODING, REFUSAL, REFUSED_AT, ROWS
from dragoman.record.telling import read_naming, read_telling
from dragoman.schema.article import NOTED, Article, Refusal
from dragoman.schema.errors import QueryError
from dragoman.schema.links import Actor, Link, Relation
from dragoman.schema.rows import Row
from dragoman.schema.wire import from_json

# Articles read at once: about 3,000 rows, a few milliseconds in which no writer can commit.
_AT_ONCE = 50
_STORED = select(ARTICLE.c.id, ARTICLE.c.body).where(ARTICLE.c.id.in_(bindparam("ids", expanding=True)))
_WHOLE = select(ARTICLE.c.body, ARTICLE.c.text)
# No date sorts after every date.
_BY_DATE = (ARTICLE.c.first_day.is_(None), ARTICLE.c.first_day, ARTICLE.c.published, ARTICLE.c.id)


class SqlView:
    """Reads through `engine`; `where` names the record in messages."""

    def __init__(self, engine: Engine, where: str):
        self._engine = engine
        self._where = where

    def counts(self) -> dict[str, int]:
        """Count articles, refusals, notes, and rows by kind."""
        noted = REFUSAL.c.reason.in_(sorted(NOTED))
        counted = select(func.count())
        questions = {
            "article": counted.select_from(ARTICLE),
            "refusal": counted.select_from(REFUSAL).where(~noted),
            "note": counted.select_from(REFUSAL).where(noted),
            **{kind: counted.select_from(table) for kind, table in ROWS.items()},
        }
        with faults(self._where), self._engine.begin() as connection:
            return {name: connection.execute(asked).scalar_one() for name, asked in questions.items()}

    def coded_ids(self, kinds: Sequence[str] = ()) -> Sequence[str]:
        """Give the ids of all articles that are stored and coded for all of `kinds`."""
        refused = select(REFUSAL.c.article).where(REFUSAL.c.article.is_not(None))
        question = select(ARTICLE.c.id).where(ARTICLE.c.id.not_in(refused))
        if kinds:
            of_them = select(CODING.c.article).where(CODING.c.kind.in_(kinds)).group_by(CODING.c.article)
            question = question.where(ARTICLE.c.n.in_(of_them.having(func.count() == len(set(kinds)))))
        with faults(self._where), self._engine.begin() as connection:
            return connection.execute(question).scalars().all()

    def coders(self) -> dict[str, dict[str, int]]:
        """Count, by kind, the articles that each coder coded."""
        counted = select(CODING.c.kind, CODING.c.coder, func.count()).group_by(CODING.c.kind, CODING.c.coder)
        found: dict[str, dict[str, int]] = {}
        with faults(self._where), self._engine.begin() as connection:
            for kind, coder, count in connection.execute(counted.order_by(CODING.c.kind, CODING.c.coder)):
                found.setdefault(kind, {})[coder] = count
        return found

    def stored(self, article_ids: Sequence[str]) -> dict[str, Article]:
        """Give those of some articles that are there, by id, as they are stored, but without their text."""
        with faults(self._where), self._engine.begin() as connection:
            found = connection.execute(_STORED, {"ids": list(article_ids)}).all()
        return {row.id: _as_article(row.body) for row in found}

    def whole(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Give those of some articles that are there, by id, with their text."""
        found: dict[str, Article] = {}
        with faults(self._where), self._engine.begin() as connection:
            for part in parted(article_ids):
                some = ARTICLE.c.id.in_(part)
                for row in connection.execute(select(ARTICLE.c.id, *_WHOLE.selected_columns).where(some)):
                    found[row.id] = replace(_as_article(row.body), text=row.text)
        return found

    def heads(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Head]:
        """List articles by publication date, then id; those without a date come last."""
        question = select(ARTICLE.c.n).order_by(*_BY_DATE).limit(limit)
        question = question.where(*within(since, until, ARTICLE.c.first_day, ARTICLE.c.last_day))
        if outlet is not None:
            check_asked(outlet, "outlet")
            question = question.where(func.lower(ARTICLE.c.outlet) == outlet.lower())
        for numbers in self._batches(question):
            with faults(self._where), self._engine.begin() as connection:
                heads = list(_heads(connection, numbers))
            yield from heads

    def sizes(
        self, ids: Collection[str], *, since: str | None, until: str | None, outlet: str | None
    ) -> list[Sized]:
        """Give those of some articles that pass, by publication date; see `View.sizes`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_sizes(connection, ids, since=since, until=until, outlet=outlet)

    def naming_among(self, ids: Collection[str], country: str) -> set[str]:
        """Give those of some articles that name a country; see `View.naming_among`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_naming_among(connection, ids, country)

    def mention_places(self, ids: Collection[str], country: str) -> dict[str, list[tuple[int, int]]]:
        """Give where a country is mentioned in some articles; see `View.mention_places`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_mention_places(connection, ids, country)

    def row(self, reference: str, kind: str) -> Row:
        """Give one row of a kind by its id or the unique beginning of it; QueryError otherwise."""
        c = ROWS[kind].c
        fits = and_(c.id >= printable(reference), c.id < printable(reference) + "g")
        question = select(ARTICLE.c.id.label("of"), ARTICLE.c.source, c.id, c.coder, c.score, c.body)
        question = question.join_from(ROWS[kind], ARTICLE, ARTICLE.c.n == c.article).where(fits).limit(2)
        with faults(self._where), self._engine.begin() as connection:
            found = connection.execute(question).all() if reference else []
        if len(found) != 1:
            raise QueryError(
                f"{'several' if found else 'no'} {kind}s have an id that begins with {quoted(reference)}",
                cure=f"`dragoman {kind}s` lists them with their ids; give one of these, or more of it",
            )
        row: Row = as_row(kind, found[0])
        return row

    def article(self, reference: str) -> Article:
        """Give one article by id, its unique beginning, or source; QueryError where none or several fit."""
        with faults(self._where), self._engine.begin() as connection:
            # Views ask by whole ids, a thousand times: that is tried first.
            found = connection.execute(_WHOLE.where(ARTICLE.c.id == printable(reference))).one_or_none()
            if found is None:
                number = find_article(connection, reference)
                found = connection.execute(_WHOLE.where(ARTICLE.c.n == number)).one()
        return replace(_as_article(found.body), text=found.text)

    def rows(
        self,
        *kinds: str,
        article: str | None = None,
        since: str | None = None,
        until: str | None = None,
        country: str | None = None,
        actor: str | None = None,
        between: tuple[str, str] | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Give rows by publication date of their article, article, place in it; see `View.rows`."""
        unknown = [kind for kind in kinds if kind not in ROWS]
        if unknown:
            raise QueryError(
                f"no such kind of row: {', '.join(unknown)}", cure=f"Kinds are {', '.join(ROWS)}"
            )
        for value, name in ((country, "country"), (actor, "actor")):
            if value is not None:
                check_asked(value, name)
        asked = {kind: row_conditions(kind, since, until, country, actor) for kind in kinds or ROWS}
        numbers: dict[str, dict[int, list[int]]] | None = None
        if between is not None:
            with faults(self._where), self._engine.begin() as connection:
                numbers = {kind: by_article(numbers_between(connection, kind, *between)) for kind in asked}
        return self._rows(asked, article, numbers, limit)

    def _rows(
        self,
        asked: dict[str, list[ColumnElement[bool]]],
        article: str | None,
        numbers: dict[str, dict[int, list[int]]] | None,
        limit: int | None,
    ) -> Iterator[Row]:
        question = select(ARTICLE.c.n).order_by(*_BY_DATE)
        if article is not None:
            with faults(self._where), self._engine.begin() as connection:
                question = question.where(ARTICLE.c.n == find_article(connection, article))
        elif any(asked.values()):
            question = question.where(or_(*(has_row(kind, filters) for kind, filters in asked.items())))
        given = 0
        for batch in self._batches(question, set().union(*numbers.values()) if numbers is not None else None):
            some = asked
            if numbers is not None:
                some = {kind: [*asked[kind], is_among(kind, of, batch)] for kind, of in numbers.items()}
            with faults(self._where), self._engine.begin() as connection:
                found = find_rows(connection, batch, some)
            for kind, article_id, source, row in found:
                if limit is not None and given >= limit:
                    return
                yield from_body(
                    row.body,
                    kind,
                    row_id=row.id,
                    article=article_id,
                    source=source,
                    coder=row.coder,
                    score=row.score,
                )
                given += 1

    def dated(self, kind: str, asked: Asked, *, within: Set[str] | None = None) -> Iterator[Dated]:
        """Give rows of one kind in order of their own date, else of their article's; see `View.dated`."""
        for value, name in ((asked.country, "country"), (asked.actor, "actor"), (asked.outlet, "outlet")):
            if value is not None:
                check_asked(value, name)
        with faults(self._where), self._engine.begin() as connection:
            places = dated_places(connection, kind, asked, within)
        for start in range(0, len(places), _AT_ONCE):
            with faults(self._where), self._engine.begin() as connection:
                found = read_dated(connection, kind, places[start : start + _AT_ONCE])
            yield from found

    def naming(self, country: str, *, most: int) -> list[str] | None:
        """Give the article of every mention of a state; see `View.naming`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_naming(connection, country, most)

    def telling(
        self, kind: str, *countries: str, types: Sequence[str] = (), within: Set[str] | None = None
    ) -> list[Row]:
        """Give the rows of one kind in which all of some states take part; see `View.telling`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_telling(connection, kind, countries, types, within)

    def cause_words(self, *, purposes: bool = True, least: float = 0.0) -> list[CauseWords]:
        """Give the words of all causal claims; see `View.cause_words`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_cause_words(connection, purposes=purposes, least=least)

    def papers(self, *kinds: str, ids: Collection[str] | None = None) -> Iterator[tuple[Article, list[Row]]]:
        """Give articles with text and rows of some kinds, by publication date; see `View.papers`."""
        question = select(ARTICLE.c.n).order_by(*_BY_DATE)
        if ids is None:
            batches = self._batches(question)
        else:
            some = (question.where(ARTICLE.c.id.in_(part)) for part in parted(ids))
            batches = (batch for one in some for batch in self._batches(one))
        for numbers in batches:
            with faults(self._where), self._engine.begin() as connection:
                found = read_papers(connection, numbers, kinds or tuple(ROWS))
            yield from found

    def ids_like(self, beginning: str, kind: str) -> list[str]:
        """Give the ids of articles, or of rows of a kind, that begin so: two at most."""
        id_ = ARTICLE.c.id if kind == "article" else ROWS[kind].c.id
        fits = and_(id_ >= printable(beginning), id_ < printable(beginning) + "g")
        with faults(self._where), self._engine.begin() as connection:
            return list(connection.execute(select(id_).distinct().where(fits).limit(2)).scalars())

    def rows_of(self, ids: Collection[str], *kinds: str) -> dict[str, Row]:
        """Give those of some rows that are there, by id; see `View.rows_of`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_rows_of(connection, ids, kinds)

    def tallies(self) -> list[Tally]:
        """Count for every actor what they say, do and undergo; see `View.tallies`."""
        with faults(self._where), self._engine.begin() as connection:
            return actor_tallies(connection)

    def called(self, words: str) -> dict[str, list[str]]:
        """Find the folded names of actors that hold `words` in their order; see `View.called`."""
        check_asked(words, "NAME")
        with faults(self._where), self._engine.begin() as connection:
            return actor_names(connection, words)

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Find articles' text and statements' contents that have all the words, best first."""
        with faults(self._where), self._engine.begin() as connection:
            return find(connection, words, kinds, limit)

    def refusals(self) -> Iterator[Refusal]:
        """List what was not read, and why, by source."""
        yield from self._refused(REFUSAL.c.reason.not_in(sorted(NOTED)))

    def notes(self) -> Iterator[Refusal]:
        """List what was left out on purpose, by source."""
        yield from self._refused(REFUSAL.c.reason.in_(sorted(NOTED)))

    def links(
        self, *relations: Relation, of: Collection[str] | None = None, withdrawn: bool = False
    ) -> Iterator[Link]:
        """Give links in the order in which they were added; see `View.links`."""
        with faults(self._where), self._engine.begin() as connection:
            found = list(read_links(connection, relations, of, withdrawn=withdrawn))
        yield from found

    def actors(self) -> Iterator[Actor]:
        """Give the actors that linking found, by id."""
        with faults(self._where), self._engine.begin() as connection:
            found = read_actors(connection)
        yield from found

    def aliases(self, key: str) -> list[str]:
        """Give all folded names of the actor who has this one; see `View.aliases`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_aliases(connection, key)

    def homes(self) -> dict[str, str]:
        """Give the states of people by folded name; see `View.homes`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_homes(connection)

    def answer(self, name: str) -> bytes | None:
        """Give what was kept under a name; see `View.answer`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_answer(connection, name)

    def met(self, *, least: int, most: int) -> list[tuple[str, str]]:
        """Give the pairs of states that events name together; see `View.met`."""
        with faults(self._where), self._engine.begin() as connection:
            return read_met(connection, least=least, most=most)

    def sketches(self, maker: str) -> dict[str, bytes | None]:
        """Give, by article id, what `maker` made of articles' texts."""
        with faults(self._where), self._engine.begin() as connection:
            return read_sketches(connection, maker)

    def _refused(self, asked: ColumnElement[bool]) -> Iterator[Refusal]:
        question = select(REFUSAL.c.body).where(asked).order_by(REFUSAL.c.source, REFUSAL.c.id)
        with faults(self._where), self._engine.begin() as connection:
            bodies = connection.execute(question).scalars().all()
        for body in bodies:
            refusal = from_json(body)
            assert isinstance(refusal, Refusal)
            yield refusal

    def refused_at(self) -> dict[str, set[str]]:
        """Give, by refusal, the places that `refuse` was told."""
        places: dict[str, set[str]] = {}
        with faults(self._where), self._engine.begin() as connection:
            for refusal, place in connection.execute(select(REFUSED_AT.c.refusal, REFUSED_AT.c.place)):
                places.setdefault(refusal, set()).add(place)
        return places

    def _batches(self, question: Select[Any], among: Set[int] | None = None) -> Iterator[Sequence[int]]:
        """Ask for articles' numbers once, then give them in short reads, in order; only those `among`."""
        with faults(self._where), self._engine.begin() as connection:
            numbers = connection.execute(question).scalars().all()
        if among is not None:
            numbers = [number for number in numbers if number in among]
        for start in range(0, len(numbers), _AT_ONCE):
            yield numbers[start : start + _AT_ONCE]


def _heads(connection: Connection, numbers: Sequence[int]) -> Iterator[Head]:
    """Read the heads of some articles in the order given."""
    rows: dict[int, dict[str, int]] = {number: {} for number in numbers}
    for kind, table in ROWS.items():
        counted = (
            select(table.c.article, func.count())
            .where(table.c.article.in_(numbers))
            .group_by(table.c.article)
        )
        for number, count in connection.execute(counted):
            rows[number][kind] = count
    question = select(ARTICLE.c.n, ARTICLE.c.characters, ARTICLE.c.body).where(ARTICLE.c.n.in_(numbers))
    found = {row.n: row for row in connection.execute(question)}
    for number in numbers:
        article = _as_article(found[number].body)
        yield Head(
            id=article.id,
            source=article.source,
            title=article.title,
            published=article.published,
            published_from=article.published_from,
            outlet=article.outlet,
            agencies=article.agencies,
            language=article.language,
            characters=found[number].characters,
            rows=rows[number],
        )


def _as_article(body: str) -> Article:
    article = from_json(body)
    assert isinstance(article, Article)
    return article
