"""Dragoman reads news reports about dealings between governments and keeps the record.

`read` gives articles with their rows, `add` puts them into a record, `open_record` asks it, `verify` proves
it; docs/library.md shows them at work. Names are imported when they are first used, so that
`import dragoman` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.record.sql import open_record
    from dragoman.record.verify import verify
    from dragoman.run.library import add, read
    from dragoman.schema.article import Article, Refusal
    from dragoman.schema.errors import DragomanError
    from dragoman.schema.rows import Cause, Comparison, Event, Figure, Mention, Ref, Row, Statement, Time
    from dragoman.schema.settings import Settings
    from dragoman.schema.span import Span
    from dragoman.schema.wire import from_json, to_json

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Cause",
    "Comparison",
    "DragomanError",
    "Event",
    "Figure",
    "Mention",
    "Ref",
    "Refusal",
    "Row",
    "Settings",
    "Span",
    "Statement",
    "Time",
    "add",
    "from_json",
    "open_record",
    "read",
    "to_json",
    "verify",
]

# Where each public name lives. PEP 562: the module's __getattr__ is asked for what is not there yet.
_HOMES = {
    "open_record": "record.sql",
    "verify": "record.verify",
    "add": "run.library",
    "read": "run.library",
    "Article": "schema.article",
    "Refusal": "schema.article",
    "DragomanError": "schema.errors",
    **dict.fromkeys(
        ("Cause", "Comparison", "Event", "Figure", "Mention", "Ref", "Row", "Statement", "Time"),
        "schema.rows",
    ),
    "Settings": "schema.settings",
    "Span": "schema.span",
    "from_json": "schema.wire",
    "to_json": "schema.wire",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, and keep it."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted({*globals(), *__all__})
