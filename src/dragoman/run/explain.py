"""Says why an event was coded as it is: its article is read once more, and what was read is laid open."""

from __future__ import annotations

from msgspec import Struct

from dragoman.coding.events import LEAST_ROLE
from dragoman.coding.events_codes import decide
from dragoman.coding.whole import lay_bare
from dragoman.run.readers import reader_for
from dragoman.schema.article import Article
from dragoman.schema.codebook import TypeCode, load_codebook
from dragoman.schema.errors import QueryError
from dragoman.schema.layers import RUNNER_UP, Frame
from dragoman.schema.rows import Event
from dragoman.schema.settings import Settings


class Finding(Struct, frozen=True):
    """A thing that was read for an event: what it is, the words or value, and the score (0 to 1).

    What is not `taken` scored too low.
    """

    name: str
    value: str
    score: float
    taken: bool = True


class Explanation(Struct, frozen=True, kw_only=True):
    """Why an event is what it is.

    `read` are type, attributes and parts as the reader gave them, `runner_up` the label that came second
    ("none": no event), `rules` what was decided beyond that; `codes` is the table that gives quad, CAMEO root
    and intensity, in its `version`. `reader` read it now; `coder` made the row.
    """

    event: Event
    sentence: str
    reader: str
    read: tuple[Finding, ...]
    runner_up: Finding
    rules: tuple[str, ...]
    codes: TypeCode
    version: int

    @property
    def is_of_another_reader(self) -> bool:
        """Say whether the row was made by another reader than the one that was asked now."""
        return not self.event.coder.endswith(f"+{self.reader}")


def explain_event(article: Article, event: Event, settings: Settings) -> Explanation:
    """Explain an event of an article. Raises QueryError where this reader does not find it, BundleError."""
    bundle = reader_for(settings)
    if bundle is None:
        raise QueryError(
            "events are explained by a reader, and rules alone are asked for",
            where=event.id,
            cure="Leave out --bundle none",
        )
    from dragoman.reading.read import read_article

    plain, layout = lay_bare(article)
    frames = read_article(plain, layout, bundle).layers["events"].frames()
    frame = next((one for one in frames if _is_at(one, event)), None)
    if frame is None:
        raise QueryError(
            f"{bundle.name} finds no event at “{event.trigger.text}”; the row was made by {event.coder}",
            where=event.id,
            cure="Name that bundle with --bundle",
        )
    start, end = layout.sentence_of(event.trigger.start, event.trigger.end)
    codes = decide(plain.text, frame, plain.text[start:end])
    book = load_codebook()
    return Explanation(
        event=event,
        sentence=article.text[start:end],
        reader=bundle.name,
        read=_read(frame),
        runner_up=_runner_up(frame),
        rules=codes.rules,
        codes=book.type(codes.type),
        version=book.version,
    )


def _is_at(frame: Frame, event: Event) -> bool:
    span = frame.anchor.span
    return (span.start, span.end) == (event.trigger.start, event.trigger.end)


def _runner_up(frame: Frame) -> Finding:
    told = next(told for told in frame.anchor.attributes if told[0] == RUNNER_UP)
    return Finding("type", *told[1:])


def _read(frame: Frame) -> tuple[Finding, ...]:
    found = [Finding("type", frame.anchor.label, frame.anchor.score)]
    found += [Finding(*told) for told in frame.anchor.attributes if told[0] != RUNNER_UP]
    found += [
        Finding(role.lower(), mark.span.text, mark.score, mark.score >= LEAST_ROLE)
        for role, mark in frame.roles
    ]
    return tuple(found)
