"""Rows as CSV for spreadsheets: one kind a sheet, every span as start, end and text.

Columns follow from the contract's types. A list's items stand in one cell with " | " between them, a "|"
inside an item doubled, an item that is not known empty. Numbers, true and false are never quoted; not known
is an empty cell. A text cell that a spreadsheet could take for a formula gets one apostrophe before it
(OWASP ASVS 1.2.10); `restore` takes it away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TextIO

import msgspec.inspect as inspect

from dragoman.schema.article import Article, Refusal
from dragoman.schema.rows import ROW_KINDS

# What starts a formula or is skipped before one, in Excel, LibreOffice and Sheets; full-width forms too.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")

Getter = Callable[[Any], Any]
Column = tuple[str, Getter]
# The row's article, so that a sheet can be read on its own.
_CONTEXT = ("published", "outlet", "title")


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could run."""
    return f"'{text}" if _FORMULA.match(text) else text


def restore(cell: str) -> str:
    """Take away the apostrophe that `guard` put there, and no other."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


@cache
def sheet_columns(kind: str) -> tuple[Column, ...]:
    """Give the columns of a kind of row, "article" or "refusal": names, and how each is got."""
    struct = {"article": Article, "refusal": Refusal}.get(kind) or ROW_KINDS[kind]
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    fields: list[Column] = []
    for field in info.fields:
        fields.extend(_flatten(field.name, field.type, _attribute(field.encode_name)))
    return tuple(fields)


def _attribute(name: str) -> Getter:
    return lambda value: None if value is None else getattr(value, name)


def _flatten(name: str, kind: inspect.Type, get: Getter) -> Iterable[Column]:
    """Yield the columns of one field: a struct's fields each on their own, a list's joined."""
    if isinstance(kind, inspect.UnionType):
        structs = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        kind = structs[0] if len(structs) == 1 else kind
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _flatten(
                f"{name}_{field.name}", field.type, _chain(get, _attribute(field.encode_name))
            )
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType):
        for column, item in _flatten(name, kind.item_type, lambda value: value):
            yield column, _joined(get, item)
    else:
        yield name, get


def _chain(first: Getter, second: Getter) -> Getter:
    return lambda value: second(first(value))


def _joined(get: Getter, item: Getter) -> Getter:
    def join(value: Any) -> str | None:
        items = get(value)
        if not items:
            return None
        return " | ".join(_plain(item(one)).replace("|", "||") for one in items)

    return join


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _cell(value: Any) -> str:
    return guard(value) if isinstance(value, str) else _plain(value)


def write_sheet(kind: str, rows: Iterable[Any], out: TextIO, *, article_of: Callable[[str], Article]) -> int:
    """Write rows of one kind as CSV (RFC 4180) with a header; give their number.

    Rows of articles end with `published`, `outlet` and `title` of their article, which `article_of`
    gives by id; rows of an article must come together.
    """
    columns = sheet_columns(kind)
    context = _CONTEXT if kind in ROW_KINDS else ()
    writer = csv.writer(out)
    writer.writerow(["kind", *(name for name, _ in columns), *(f"article_{name}" for name in context)])
    count = 0
    about: Article | None = None
    for row in rows:
        count += 1
        cells = [kind, *(_cell(get(row)) for _, get in columns)]
        if context:
            if about is None or about.id != row.article:
                about = article_of(row.article)
            cells += [_cell(getattr(about, name)) for name in context]
        writer.writerow(cells)
    return count
