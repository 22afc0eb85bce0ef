"""What a store of the record can do, whichever database is behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal, Protocol

from msgspec import Struct

from dragoman.schema.article import Article, Refusal
from dragoman.schema.links import Actor, Link, Relation
from dragoman.schema.rows import Row, Statement


class Head(Struct, frozen=True, kw_only=True):
    """An article without its text, for lists; `rows` counts its rows by kind."""

    id: str
    source: str
    title: str | None
    published: str | None
    published_from: str
    outlet: str | None
    agencies: tuple[str, ...]
    language: str | None
    characters: int
    rows: dict[str, int]


class Sized(Struct, frozen=True):
    """An article's id with the length of its text, in characters."""

    id: str
    characters: int


class Hit(Struct, frozen=True, kw_only=True):
    """A place that a search found: the row or article, and the words around it, hits in `[[…]]`."""

    article: str
    row: str | None
    kind: str
    snippet: str
    title: str | None
    published: str | None


class Asked(Struct, frozen=True, kw_only=True):
    """What rows in order of date must be; what is None or empty is no condition.

    `since`, `until`, `country` and `actor` are those of `View.rows`. `called` are whole canonical names of
    somebody, folded; `together` are countries that all take part in a row; `types` are event types, each with
    a mode or None for any; `about` are the types of the acts that are promised, asked, refused or threatened.
    Rows of a score below `least` are left out, those that have none are not.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    actor: str | None = None
    outlet: str | None = None
    called: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    types: tuple[tuple[str, str | None], ...] = ()
    about: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    least: float = 0.0
    limit: int | None = None


class Dated(Struct, frozen=True, kw_only=True):
    """A row with what its article says of itself; and, of an event, the statement that reports it."""

    row: Row
    title: str | None
    published: str | None
    outlet: str | None
    said_in: Statement | None = None


class CauseWords(Struct, frozen=True):
    """The words of a causal claim: ids of row and article, score, relation, cause, effect, signal."""

    id: str
    article: str
    score: float | None
    relation: str
    cause: str
    effect: str
    signal: str | None


class Tally(Struct, frozen=True, kw_only=True):
    """How often an actor is met: in how many articles, and in which parts of rows.

    `key` is the name folded, of several joined ones the most used; `names` counts spellings, and `called` is
    the name that linking gives to who has several. `done` and `undergone` count events that occurred or go
    on. `seen` counts mentions by type, country and role, country and role None where not known.
    """

    key: str
    names: dict[str, int]
    articles: int
    statements: int
    done: int
    undergone: int
    seen: dict[tuple[str, str | None, str | None], int]
    called: str | None = None


class Change(Struct, frozen=True):
    """What adding an article changed; false where nothing.

    `completed` says that the article was there, and was now given the rows of further `kinds`.
    """

    outcome: Literal["added", "completed", "known"]
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.outcome != "known"


class Relinked(Struct, frozen=True):
    """What linking anew changed: how many links were added and withdrawn, and how many stand."""

    added: int
    withdrawn: int
    standing: int


class Writer(Protocol):
    """Takes articles and refusals, each article with all its rows in one transaction."""

    def has(self, article_id: str) -> bool:
        """Say whether the article is in the store and coded; False while its coding stands refused."""

    def add(
        self,
        article: Article,
        rows: Sequence[Row],
        refusal: Refusal | None = None,
        *,
        coded: Mapping[str, str] | None = None,
    ) -> Change:
        """Add an article with its rows, or with the refusal that says why it has none.

        `coded` gives the coder of every kind that was looked for, found or not; the kinds of `rows` where it
        is None. An article that is there gets the rows of those kinds for which it was not coded yet, and is
        otherwise left as it is; the refusal of its coding is dropped when all kinds that failed are coded.
        Raises CodingError or IntakeError, and writes nothing, where the text does not prove every span.
        """

    def refuse(self, refusal: Refusal, place: str | None = None) -> None:
        """Keep a refusal; once, however often it comes. `place` is the real path of what it is of."""

    def clear(self, settled: Sequence[tuple[str, str | None]]) -> None:
        """Drop refusals, by id and place, of inputs that were read at last, or are no more.

        One that is of several places stays until all are settled.
        """

    def relink(self, links: Iterable[Link], author: str, *, made: str) -> Relinked:
        """Make the standing links of `author` those given, in one transaction.

        New ones are added, those not given any more are withdrawn at `made` (ISO 8601), others left as they
        are: made again of the same rows, nothing changes.
        """

    def judge(self, link: Link) -> None:
        """Add a person's link; what they said of the same two before is withdrawn."""

    def withdraw(self, link_id: str, *, at: str) -> bool:
        """Withdraw a standing link; False where none of that id stands."""

    def keep_actors(self, actors: Iterable[Actor]) -> None:
        """Keep what linking knows of actors, in place of what it knew before."""

    def keep_homes(self, homes: Mapping[str, str]) -> None:
        """Keep the states (alpha-3) of people by name, in place of what was kept before.

        Rows stay as they are; `View` gives a state the rows of those whose article does not name theirs.
        """

    def begin_answers(self, mark: bytes) -> None:
        """Put down under a mark of one's own that answers are being reckoned; earlier ones are dropped."""

    def keep_answers(self, mark: bytes, answers: Iterable[tuple[str, bytes]]) -> bool:
        """Keep answers by name until anything else is written.

        False, and none is kept, where something was written since `begin_answers` put down the mark.
        """

    def keep_sketches(self, maker: str, sketches: Mapping[str, bytes | None]) -> None:
        """Keep what `maker` made of articles' texts, by article id; None where there was too little text."""


class View(Protocol):
    """Answers questions; never writes."""

    def counts(self) -> dict[str, int]:
        """Count articles, refusals, notes, and rows by kind: `{"article": 3, "note": 0, "time": 40, …}`."""

    def coded_ids(self, kinds: Sequence[str] = ()) -> Sequence[str]:
        """Give the ids of all articles for which `Writer.has` holds, coded for all of `kinds`."""

    def coders(self) -> dict[str, dict[str, int]]:
        """Count, by kind, the articles that each coder coded: `{"time": {"times@1": 17}}`."""

    def stored(self, article_ids: Sequence[str]) -> dict[str, Article]:
        """Give those of some articles that are there, by id, as they are stored, but without their text."""

    def whole(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Give those of some articles that are there, by id, with their text."""

    def heads(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Head]:
        """List articles by publication date, then id; those without a date come last."""

    def sizes(
        self, ids: Collection[str], *, since: str | None, until: str | None, outlet: str | None
    ) -> list[Sized]:
        """Give those of some articles that pass, by publication date, then id; undated ones come last."""

    def naming_among(self, ids: Collection[str], country: str) -> set[str]:
        """Give those of some articles in which a country (alpha-3), or somebody of it, is named."""

    def mention_places(self, ids: Collection[str], country: str) -> dict[str, list[tuple[int, int]]]:
        """Give where a country (alpha-3) is mentioned in some articles, by article: first and last offset."""

    def row(self, reference: str, kind: str) -> Row:
        """Give one row of a kind by its id or the unique beginning of it; QueryError otherwise."""

    def papers(self, *kinds: str, ids: Collection[str] | None = None) -> Iterator[tuple[Article, list[Row]]]:
        """Give articles with text and rows of some kinds (all where none is named), by publication date.

        All articles unless `ids` are given; rows are in order of place. Both come in short reads.
        """

    def ids_like(self, beginning: str, kind: str) -> list[str]:
        """Give the ids of articles ("article"), or of rows of a kind, that begin so: two at most."""

    def rows_of(self, ids: Collection[str], *kinds: str) -> dict[str, Row]:
        """Give those of some rows that are there, by id, of some kinds (all where none is named).

        That is one walk through each kind.
        """

    def article(self, reference: str) -> Article:
        """Give one article by id, its unique beginning, or source; QueryError where none or several fit."""

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
        """Give rows by publication date of their article, article, place in it; filtered in the database.

        All kinds where none is named. `article` is an id, its unique beginning, or a source. `since` and
        `until` are ISO 8601 days compared with the row's own date where it has one (said_on, period, value),
        else its article's publication date. `country` (alpha-3) and `actor` (part of a canonical name,
        accents and case ignored) hold for any part of the row. `between` are two states (alpha-3) that both
        take part; of what one of them says or counts, in no more than a few sentences, it is enough that its
        words name the other. Rows come in short reads, so that a slow caller holds up no writer; what is
        added meanwhile may be missing.
        """

    def dated(self, kind: str, asked: Asked, *, within: Set[str] | None = None) -> Iterator[Dated]:
        """Give rows of one kind in order of their own date, else of their article's; undated ones come last.

        Of one day the longer period comes first, then articles by publication date, then places. `within`
        are the ids of the only articles that count. Rows come in short reads, as those of `rows` do.
        """

    def naming(self, country: str, *, most: int) -> list[str] | None:
        """Give the article ids of all mentions of a state (alpha-3), one each; None where they are `most`.

        Of a state by their article's word, or by a home where that tells none.
        """

    def telling(
        self, kind: str, *countries: str, types: Sequence[str] = (), within: Set[str] | None = None
    ) -> list[Row]:
        """Give the rows of one kind in which all of some states (alpha-3) take part, in no order.

        `types` are those of events; `within` are the ids of the only articles that count.
        """

    def cause_words(self, *, purposes: bool = True, least: float = 0.0) -> list[CauseWords]:
        """Give the words of all causal claims with a score of `least`, purposes ("motivates") where asked."""

    def tallies(self) -> list[Tally]:
        """Count for every actor what they say, do and undergo.

        Accents and case make no other actor, and names that linking joined are one.
        """

    def called(self, words: str) -> dict[str, list[str]]:
        """Find the folded names of actors that hold `words` in their order, with the spellings of mentions.

        Accents and case are ignored, and other words may stand between: "Carlos Poe" is in "Carlos Roe Poe".
        """

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Find articles' text and statements' contents that have all the words, best first.

        Words between quotation marks are a phrase; `migra*` finds all words that begin so. `kinds` may name
        `article` and `statement`.
        """

    def refusals(self) -> Iterator[Refusal]:
        """List what was not read, and why."""

    def notes(self) -> Iterator[Refusal]:
        """List what was left out on purpose (`Refusal.is_note`): nothing went wrong."""

    def links(
        self, *relations: Relation, of: Collection[str] | None = None, withdrawn: bool = False
    ) -> Iterator[Link]:
        """Give links in the order in which they were added; of all relations where none is named.

        `of` are ids of rows or articles, of which either end must be one. Those withdrawn come too if asked.
        """

    def actors(self) -> Iterator[Actor]:
        """Give the actors that linking found, with their names and roles, by id."""

    def aliases(self, key: str) -> list[str]:
        """Give all folded names of the actor who has this one; it alone where nobody has it, or several."""

    def homes(self) -> dict[str, str]:
        """Give the states (alpha-3) of people by folded name, as linking found them."""

    def answer(self, name: str) -> bytes | None:
        """Give what `Writer.keep_answers` kept under a name; None where something was written since."""

    def met(self, *, least: int, most: int) -> list[tuple[str, str]]:
        """Give the pairs of states (alpha-3) that `least` events or more name together, `most` at most.

        The most frequent come first.
        """

    def sketches(self, maker: str) -> dict[str, bytes | None]:
        """Give, by article id, what `maker` made of articles' texts."""

    def refused_at(self) -> dict[str, set[str]]:
        """Give, by refusal, the places that `Writer.refuse` was told."""
