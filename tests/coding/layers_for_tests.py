"""Layers written by hand, for tests of the coders that read them."""

import msgspec

from dragoman.coding.events import code_events
from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.schema.article import Article, article_id
from dragoman.schema.layers import Arc, Layer, Mark, Reading
from dragoman.schema.rows import Event
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

Frame = tuple[str, str, dict[str, str | list[str]]]
OCCURRED = (("status", "occurred", 0.99), ("about", "none", 0.99))


def article_of(text: str) -> Article:
    return Article(
        id=article_id("test", text), article="test", source="test", coder="test", sha256="", text=text
    )


def span_of(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.take(text, start, start + len(words))


def layer(name: str, text: str, *frames: Frame, attributes: tuple = (), likely: tuple | None = None) -> Layer:
    """Make a layer of frames (words of the anchor, its label, roles with their words).

    Unless told, an anchor is likely anywhere.
    """
    marks = [Mark(span_of(text, words), label, 0.9, attributes) for words, label, _ in frames]
    arcs = []
    for head, (_, _, roles) in enumerate(frames):
        for role, given in roles.items():
            for words in [given] if isinstance(given, str) else given:
                arcs.append(Arc(head, len(marks), role, 0.8))
                marks.append(Mark(span_of(text, words), role, 0.8))
    return Layer(name, tuple(marks), tuple(arcs), ((0, len(text)),) if likely is None else likely)


def reading(text: str, **layers: Layer) -> Reading:
    empty = {name: Layer(name) for name in ("names", "attribution", "causes", "events")}
    return Reading(article_of(text).id, "by-hand@1", empty | layers)


def events_of(text: str, *frames: Frame, attributes: tuple = OCCURRED, **told: str | None) -> list[Event]:
    """Code hand-made frames with the mentions, times and statements that rules find in the text.

    `told` is what else the article has: title, url, published.
    """
    article = msgspec.structs.replace(article_of(text), **told)
    layout, settings = lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    times = code_times(article, layout, settings)
    cast = gather_cast(article, layout, mentions)
    statements = code_statements(article, layout, times, mentions, cast, settings)
    found = reading(text, events=layer("events", text, *frames, attributes=attributes))
    return code_events(article, layout, found, times, mentions, statements, cast, settings)
