"""Layers written by hand, for tests of the coders that read them."""

from dragoman.schema.article import Article, article_id
from dragoman.schema.layers import Arc, Layer, Mark, Reading
from dragoman.schema.span import Span

Frame = tuple[str, str, dict[str, str | list[str]]]


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
