"""Stages that stand in for intake and coding, found by worker processes by their names."""

import os
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path

from dragoman.run.known import KnownIds
from dragoman.run.outcome import Coded, Known, Outcome
from dragoman.schema.article import Article, Item, article_id, refuse
from dragoman.schema.errors import IntakeError
from dragoman.schema.rows import Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span


def plain(item: Item, settings: Settings, known: KnownIds) -> Outcome:
    """Make an article of the payload and a time of its first word; obey what the payload asks for."""
    text = (item.payload or b"").decode("utf-8", "surrogatepass")
    word, _, rest = text.partition(" ")
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "refuse":
        return refuse(item.source, IntakeError("asked to", where=item.source))
    if word == "sleep":
        time.sleep(float(rest))
    if word == "print":
        sys.stdout.write("this must not get between the answers")
        sys.stdout.flush()
        os.write(sys.stdout.fileno(), b"nor this")
    key = article_id(item.address, text) if "\ud800" not in text else "0" * 24
    article = Article(
        id=key,
        article=key,
        source=item.source,
        coder="tests@1",
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
    )
    if key in known:
        return Known(article)
    span = Span.take(text, 0, len(word))
    return Coded(article, [make(Time, article, coder="tests@1", span=span, type="DATE", value="2022")])
