"""The row kinds of the record: what each says, and the digest that names it.

Rows are made by `make`, which derives the id from kind, article, and the class's KEY (its spans and
coded type). Resolution (`Ref.actor`, `Ref.country`) is no part of a key: a better gazetteer must not
move ids.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeVar, get_args

from msgspec import Struct

from dragoman.schema.article import Article, digest
from dragoman.schema.span import Span

ResolvedBy = Literal["name", "alias", "title", "pronoun", "carried", "none"]


class Ref(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody meant by the text: the words (`span`), who that is, and how it was resolved.

    `actor` is a canonical name, `country` an ISO 3166 alpha-3 code; None where not known.
    """

    span: Span | None = None
    actor: str | None = None
    country: str | None = None
    resolved_by: ResolvedBy = "none"


class Row(Struct, frozen=True, kw_only=True, gc=False, tag_field="kind"):
    """What all rows have. `score` is 0 to 1, or None where nothing is estimated."""

    KEY: ClassVar[tuple[str, ...]] = ()

    id: str
    article: str
    source: str
    coder: str
    score: float | None = None


class Mention(Row, frozen=True, kw_only=True, gc=False, tag="mention"):
    """A name, demonym or title that stands for somebody or some place."""

    KEY: ClassVar[tuple[str, ...]] = ("span", "type")

    span: Span
    type: Literal["PER", "ORG", "LOC", "NORP", "MISC"]
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    resolved_by: ResolvedBy = "none"


class Time(Row, frozen=True, kw_only=True, gc=False, tag="time"):
    """A time expression with its TIMEX3 type and value.

    `earliest` and `latest` are ISO 8601 days that bound what is meant (None where open); `anchor` says
    what the value was computed from: the words alone, the publication date, or a time said before.
    """

    KEY: ClassVar[tuple[str, ...]] = ("span", "type")

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: Literal["written", "published", "previous"] = "written"


class Implied(Struct, frozen=True, kw_only=True, gc=False):
    """Bounds that a comparison implies for its reference, in the unit of the figure; None is open."""

    low: float | None = None
    high: float | None = None


class Comparison(Struct, frozen=True, kw_only=True, gc=False):
    """What a figure is compared with: `factor` times as much, or `difference` more or less.

    `span` is the comparing phrase ("three times the catch of 2009"), `reference` what it is compared with
    ("the catch of 2009"), `reference_period` an ISO 8601 period, `implies` what follows for the reference.
    """

    relation: Literal["more", "less", "equal"]
    factor: float | None = None
    difference: float | None = None
    reference: Span | None = None
    reference_period: str | None = None
    span: Span | None = None
    implies: Implied | None = None


class Figure(Row, frozen=True, kw_only=True, gc=False, tag="figure"):
    """A number that the text claims: how much of what, by whose count, for which period and place.

    `span` is the number with its qualifier, currency sign and "percent". `value` is None where only a
    range is said ("hundreds": `low` 200; "10 to 15": `low` 10, `high` 15). `unit` is a lower-case English
    noun or an ISO 4217 code. `period` is an ISO 8601 date or interval. `further` are comparisons after the
    first ("three times the catch of 2009 and a tenth more than the year before").
    """

    KEY: ClassVar[tuple[str, ...]] = ("span",)

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    of: Span | None = None
    by: Ref | None = None
    period: str | None = None
    place: Ref | None = None
    change: Literal["level", "rise", "fall"] = "level"
    comparison: Comparison | None = None
    further: tuple[Comparison, ...] = ()


class Statement(Row, frozen=True, kw_only=True, gc=False, tag="statement"):
    """Words, thoughts or intentions attributed to a source: content, cue, speaker, addressee.

    `medium` is the means or outlet named ("an interview with …"), `said_on` an ISO 8601 date, `inside` the
    id of the statement that encloses this one.
    """

    KEY: ClassVar[tuple[str, ...]] = ("content", "cue", "speaker")

    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Ref | None = None
    addressee: Ref | None = None
    medium: str | None = None
    manner: Literal["direct", "indirect", "mixed"] = "indirect"
    said_on: str | None = None
    negated: bool = False
    inside: str | None = None


# PLOVER's event types; docs of each are with the codes.
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied"]
STATUSES: tuple[str, ...] = get_args(Status)
# What is planned, only possible or denied is nobody's deed.
DONE: tuple[Status, ...] = ("occurred", "ongoing")
Quad = Literal[
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
]  # fmt: skip


class Event(Row, frozen=True, kw_only=True, gc=False, tag="event"):
    """An act between political actors, typed by PLOVER; `quad`, `cameo`, `intensity` follow from a table."""

    KEY: ClassVar[tuple[str, ...]] = ("trigger", "type")

    trigger: Span
    type: EventType
    mode: str | None = None
    about: EventType | None = None
    act: Span | None = None
    actors: tuple[Ref, ...] = ()
    recipients: tuple[Ref, ...] = ()
    place: Ref | None = None
    date: str | None = None
    date_from: Literal["text", "published", "none"] = "none"
    due: str | None = None
    status: Status = "occurred"
    contexts: tuple[str, ...] = ()
    said_in: str | None = None
    quad: Quad
    cameo: str | None = None
    intensity: float | None = None


class Cause(Row, frozen=True, kw_only=True, gc=False, tag="cause"):
    """A stated causal link and whose claim it is (None: the article's own voice)."""

    KEY: ClassVar[tuple[str, ...]] = ("cause", "effect", "signal")

    cause: Span
    effect: Span
    signal: Span | None = None
    relation: Literal["causes", "enables", "prevents", "motivates"] = "causes"
    claimed_by: Ref | None = None
    said_in: str | None = None


def is_below(row: Row, least: float) -> bool:
    """Say whether a row is less likely right than `least`; one whose chance nobody estimated is not."""
    return row.score is not None and row.score < least


AnyRow = Mention | Time | Figure | Statement | Event | Cause
ROW_KINDS: dict[str, type[Row]] = {
    "mention": Mention,
    "time": Time,
    "figure": Figure,
    "statement": Statement,
    "event": Event,
    "cause": Cause,
}

RowT = TypeVar("RowT", bound=Row)


def make(
    kind: type[RowT], article: Article, *, coder: str, score: float | None = None, **fields: Any
) -> RowT:
    """Make a row of `kind` about `article`, its id digested from kind, article and the KEY fields."""
    parts = [kind.__struct_config__.tag, article.id]
    parts.extend(_key_part(fields.get(name)) for name in kind.KEY)
    return kind(
        id=digest(*parts),  # type: ignore[arg-type]
        article=article.id,
        source=article.source,
        coder=coder,
        score=score,
        **fields,
    )


def expected_id(row: Row) -> str:
    """Give the id that a row must have by its kind, article and KEY fields."""
    return digest(
        str(row.__struct_config__.tag), row.article, *(_key_part(getattr(row, name)) for name in row.KEY)
    )


def _key_part(value: object) -> str:
    """Write one key field down: spans as offsets, a ref as its span, a type as itself."""
    if value is None:
        return "-"
    if isinstance(value, Span):
        return f"{value.start}:{value.end}"
    if isinstance(value, Ref):
        return _key_part(value.span)
    if isinstance(value, tuple):
        return ",".join(_key_part(part) for part in value)
    return str(value)
