"""From an item to an Article: bytes are read and decoded, pages extracted, JSON objects checked by field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from msgspec import structs

from dragoman.intake.article import make_article
from dragoman.intake.decode import decode
from dragoman.intake.given import Given
from dragoman.intake.jsonl import FORM, read_object
from dragoman.intake.sniff import SNIFFED, not_text
from dragoman.intake.streams import open_plain, read_bounded
from dragoman.schema.article import Article, Item, Refusal, refuse
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

_STAMP = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:(?<=-\d\d-\d\d)[T ]\d\d:?\d\d.*)?|(\d{4}-W\d\d)", re.DOTALL
)
T = TypeVar("T")
_LONGEST_FIELD = 10_000  # characters of a title, outlet, address or name
# A page's own word on its language is a template's; the text is asked where it is long enough to tell.
_TELLING = 300


def take_article(item: Item, settings: Settings) -> Article | Refusal:
    """Take an item: the Article, or the Refusal that says why it is none."""
    try:
        text, given = _take(item, settings)
        if not text.strip():
            fault, cure = "there is no text in it", "Give a file or line with text"
            raise IntakeError(fault, where=_where(item), cure=cure, slug="empty")
        return make_article(
            source=item.source,
            address=item.address,
            text=text,
            given=given,
            settings=settings,
            markdown=item.format == "markdown",
        )
    except IntakeError as error:
        if error.where is None:
            error.where = _where(item)
        return refuse(item.source, error)


def _where(item: Item) -> str:
    return item.where or item.source


def _take(item: Item, settings: Settings) -> tuple[str, Given]:
    data = _bytes(item, settings)
    if item.format == "json":
        return _take_object(data, _where(item), settings)
    if not data:
        raise IntakeError("the file is empty", cure="Check that it was saved whole", slug="empty")
    if kind := not_text(data[:SNIFFED]):
        fault = f"this is {kind}, not text, whatever its name says"
        raise IntakeError(fault, cure="Give its text", slug="binary")
    if item.format == "html":
        return _take_page(data, settings)
    return decode(data).text, Given()


def _bytes(item: Item, settings: Settings) -> bytes:
    if item.payload is not None:
        return item.payload
    if item.path is None:
        raise IntakeError("the item has neither bytes nor a path", cure="Report this", slug="no-bytes")
    with open_plain(item.path, item.source) as stream:
        return read_bounded(stream, settings.max_bytes, item.source)


def _take_page(data: bytes | str, settings: Settings) -> tuple[str, Given]:
    from dragoman.intake.html import read_page  # 0.3 s of import that texts do not need

    page = read_page(data, settings=settings)
    if len(page.text) >= _TELLING:
        return page.text, structs.replace(page.given, language=None)
    return page.text, page.given


def _take_object(data: bytes, where: str, settings: Settings) -> tuple[str, Given]:
    """Read a JSON object; a field of the wrong kind is an IntakeError that names it."""
    fields = read_object(data, where)
    _field(fields, "id", where, _check_id)
    text = _field(fields, "text", where, _check_text)
    html = _field(fields, "html", where, _check_text)
    given = Given(
        title=_field(fields, "title", where, _check_short),
        published=_field(fields, "published", where, _check_day),
        outlet=_field(fields, "outlet", where, _check_short),
        url=_field(fields, "url", where, _check_short),
        language=_field(fields, "language", where, _check_short),
        authors=_field(fields, "authors", where, _check_names) or (),
    )
    if text is not None:
        return text, given
    if html is None:
        fault = "the object has neither text nor html"
        raise IntakeError(fault, where=f"{where}, field text", cure=FORM, slug="no-text")
    if not html.strip():
        raise IntakeError("the field is empty", where=f"{where}, field html", cure=FORM, slug="empty")
    text, page = _take_page(html, settings)
    # What was given wins over what the page says; `found` speaks of the day, which matters most.
    told = {name: value for name, value in structs.asdict(given).items() if value and name != "found"}
    return text, structs.replace(page, **told, found="given" if given.published else "metadata")


def _field(fields: dict[str, Any], name: str, where: str, check: Callable[[Any], T]) -> T | None:
    """Check one field; None where it is missing or null."""
    value = fields.get(name)
    if value is None:
        return None
    try:
        return check(value)
    except ValueError as error:
        raise IntakeError(
            f"the field {name!r} {error}", where=f"{where}, field {name}", cure=FORM, slug=f"bad-{name}"
        ) from None


def _check_text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"is {_kind(value)}, not text")
    if "\0" in value:
        raise ValueError(f"has a NUL character at {value.index(chr(0))}, where databases would end it")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"has half of a surrogate pair at {error.start}, which is no character") from None
    return value


def _check_short(value: Any) -> str | None:
    value = " ".join(_check_text(value).split())
    if len(value) > _LONGEST_FIELD:
        raise ValueError(f"has more than {_LONGEST_FIELD:,} characters")
    return value or None


def _check_id(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _check_text(value)


def _check_names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_check_short, values) if name)


def _check_day(value: Any) -> str | None:
    """Check a day or time stamp of ISO 8601; the day stays as written, whatever the offset."""
    written = _check_text(value).strip()
    if not written:
        return None
    found = _STAMP.fullmatch(written)
    if found is None:
        raise ValueError(f"is {written[:40]!r}, not a date such as 2024-05-01, 2024-05, 2024 or 2024-W18")
    day = found[1] or found[2]
    try:
        if found[2]:
            date.fromisocalendar(int(day[:4]), int(day[6:]), 1)
        else:
            date(*(int(part) for part in f"{day}-01-01"[:10].split("-")))
    except ValueError as error:
        raise ValueError(f"is {written[:40]!r}, no day of the calendar ({error})") from None
    return day


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)
