"""JSON Lines, and JSON files: cut into items without holding the file; one object read into its fields.

A line is an object `{"id","text","title"?,"published"?,"outlet"?,"url"?,"language"?,"authors"?}`, with
`html` in place of `text` for a page. `id` is text or a whole number; other fields are not
read, which is noted. A faulty line is refused by itself: the lines after it are read.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec
from msgspec import Struct

from dragoman.intake.decode import decode, has_mark
from dragoman.intake.streams import skip_line, too_large
from dragoman.schema.article import Item, Refusal, refuse
from dragoman.schema.errors import IntakeError

_CHUNK = 1 << 16
_STRUCTURE = re.compile(rb'["\\\[\]{},]')
FORM = 'Each line must be an object such as {"id": "a1", "text": "…", "published": "2024-05-01"}'


_REPEATED_NAMED, _IGNORED_NAMED = 5, 8
_TOLD = ("title", "published", "outlet", "url", "language", "authors")


class _Head(Struct):
    """What names a line and tells it from others of that name; the rest is checked when it is taken."""

    id: str | int | None = None
    url: Any = None
    text: str | None = None
    html: str | None = None
    title: Any = None
    published: Any = None
    outlet: Any = None
    language: Any = None
    authors: Any = None


_HEAD = msgspec.json.Decoder(_Head)
_NAMES = msgspec.json.Decoder(dict[str, msgspec.Raw])
_READ = frozenset(_Head.__struct_fields__) - {"html"}
_MOST_NAMES = 1000  # a file may have a new name in every line


def list_json(
    stream: BinaryIO, *, shown: str, address: str, most: int, lines: bool
) -> Iterator[Item | Refusal]:
    """Cut a JSON file into items, one for each object; refusals where a piece is too long, or has the name
    of an earlier one (its id; where it has none, its url) with another text. A line that says the same as an
    earlier one is left out, and a last refusal notes it, as another does fields not read; one that differs in
    metadata only is an item like others: whoever knows the articles tells what differs.

    `shown` is the file as the user gave it, `address` its name for ids of objects without `id` and `url`,
    `most` the bytes that one object may have. `lines` says that the name promises JSON Lines; otherwise the
    file may be an array, or one object over several lines.
    """
    seen: dict[bytes, tuple[bytes, ...]] = {}
    number = 0
    repeated: list[int] = []
    blank = _Blank()
    ignored = _Ignored()
    for number, piece in _pieces(stream, most, lines):
        place = f"{shown}:{number}"
        if piece == b"":
            blank.take(number)
            continue
        if not isinstance(piece, bytes):
            yield refuse(place, _broken_array(piece, place) if piece else too_large(most, place))
            continue
        ignored.take(piece)
        item = _name(piece, place, f"{address}:{number}")
        if isinstance(item, tuple):
            key, digests, item = item
            # Without a name of its own, a line is itself only.
            name = item.address.encode() if key else b"\0" + piece
            before = seen.get(_digest(name))
            seen.setdefault(_digest(name), digests)
            if before == digests:
                repeated.append(number)
                continue
            if before is not None and before[0] != digests[0]:
                yield refuse(item.source, _twice(item, place, key))
                continue
        yield item
    if error := blank.error(shown):
        yield refuse(shown, error)
    if repeated:
        yield refuse(shown, _repeated(repeated, shown))
    if error := ignored.error(shown):
        yield refuse(shown, error)
    if number == 0:
        yield refuse(shown, IntakeError("the file has no lines", where=shown, cure=FORM, slug="empty"))


def _name(piece: bytes, place: str, otherwise: str) -> Item | tuple[str, tuple[bytes, ...], Item]:
    """Make the item of a piece; where it has a text, with the field that names it and digests of it."""
    try:
        head = _HEAD.decode(piece)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        head = _name_of_faulty(piece, place)
    url = head.url if isinstance(head.url, str) else None
    given = head.id if head.id not in (None, "") else url
    name = str(given).encode("utf-8", "replace").decode() if given not in (None, "") else None
    item = Item(source=name or place, address=name or otherwise, format="json", payload=piece, where=place)
    text = head.text or head.html
    if not text:
        return item
    told = (_digest(_plain(getattr(head, field))) for field in _TOLD)
    key = "" if name is None else "id" if head.id not in (None, "") else "url"
    return key, (_digest(text.encode("utf-8", "replace")), *told), item


def _name_of_faulty(piece: bytes, place: str) -> _Head:
    """Read what is sound of a line that will be refused or is in another encoding."""
    try:
        fields = read_object(piece, place)
    except IntakeError:
        return _Head()
    for names in (_Head.__struct_fields__, ("id", "url")):
        try:
            return msgspec.convert({name: fields.get(name) for name in names}, _Head)
        except msgspec.ValidationError:
            continue
    return _Head()


def _plain(value: Any) -> bytes:
    """Give a field's value in one form, as it will be taken: spaces joined, one author as a list of one."""
    parts = value if isinstance(value, list) else [value]
    parts = [" ".join(part.split()) if isinstance(part, str) else part for part in parts]
    return json.dumps([part for part in parts if part not in (None, "")]).encode()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()


class _Ignored:
    """Counts the fields of objects that are not read, by name."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def take(self, piece: bytes) -> None:
        """Count the fields of one object; what is none, or has no text, is refused elsewhere."""
        try:
            names = _NAMES.decode(piece).keys()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return
        for name in names - _READ if "text" in names else names - _READ - {"html"}:
            if name in self._counts or len(self._counts) < _MOST_NAMES:
                self._counts[name] += 1

    def error(self, shown: str) -> IntakeError | None:
        """Note what was not read; None where all was."""
        if not self._counts:
            return None
        often = sorted(self._counts.items(), key=lambda one: (-one[1], one[0]))
        some = ", ".join(f"{name[:40]} ({count:,})" for name, count in often[:_IGNORED_NAMED])
        more = ", …" if len(often) > _IGNORED_NAMED else ""
        return IntakeError(
            f"these fields are not read: {some}{more}",
            where=shown,
            cure=f"What is read: {', '.join(_Head.__struct_fields__)}; html where there is no text",
            slug="unread-fields",
        )


def _broken_array(what: str, place: str) -> IntakeError:
    """Say that an array has no end, or that the file goes on behind it."""
    return IntakeError(
        what, where=place, cure="Fetch or write the file again; what is before this was read", slug="bad-json"
    )


def _repeated(numbers: list[int], shown: str) -> IntakeError:
    """Note the lines that say what an earlier line of the file said."""
    one = len(numbers) == 1
    some = ", ".join(map(str, numbers[:_REPEATED_NAMED])) + (", …" if len(numbers) > _REPEATED_NAMED else "")
    return IntakeError(
        f"{len(numbers):,} {'line says' if one else 'lines say'} the same as an earlier one, and "
        f"{'is' if one else 'are'} left out: {some}",
        where=shown,
        slug="repeated",
    )


def _twice(item: Item, place: str, key: str) -> IntakeError:
    """Say that a line has the name of an earlier one and another text."""
    return IntakeError(
        f"the {key} {item.address!r} came before in this file with another text",
        where=f"{place}, field {key}",
        cure="Give every article an id of its own",
        slug="duplicate-id",
    )


class _Blank:
    """Counts elements of arrays that are empty, and keeps the first few."""

    def __init__(self) -> None:
        self._count = 0
        self._first: list[int] = []

    def take(self, number: int) -> None:
        """Take the number of one."""
        self._count += 1
        self._first += [number] if len(self._first) < _REPEATED_NAMED else []

    def error(self, shown: str) -> IntakeError | None:
        """Say where commas have nothing between or behind them; None where none has."""
        if not self._count:
            return None
        more = ", …" if self._count > len(self._first) else ""
        return IntakeError(
            f"{self._count:,} {'element' if self._count == 1 else 'elements'} of the array "
            f"{'is' if self._count == 1 else 'are'} empty: {', '.join(map(str, self._first))}{more}",
            where=shown,
            cure="Take the comma out, or put back what is missing; the other elements were read",
            slug="bad-json",
        )


def _pieces(stream: BinaryIO, most: int, lines: bool) -> Iterator[tuple[int, bytes | str | None]]:
    """Give the pieces of a JSON file with the number of their line or element, from 1.

    None is for one that is too long, no bytes for an element that is empty, words for what is wrong between.
    """
    peeked = cast(io.BufferedReader, stream).peek(4)[:4]
    mark = has_mark(peeked)
    if mark and mark != "utf-8":
        stream = _recoded(stream, mark)
    elif mark:
        stream.read(len(codecs.BOM_UTF8))
    start = cast(io.BufferedReader, stream).peek(1)
    if lines or start.lstrip()[:1] not in (b"[", b"{"):
        yield from _lines(stream, most)
        return
    if start.lstrip().startswith(b"["):
        yield from _elements(stream, most)
        return
    first = stream.readline(most + 1)
    if _is_object(first):
        yield 1, first
        yield from _lines(stream, most, 2)
        return
    rest = stream.read(max(0, most + 1 - len(first)))
    yield 1, first + rest if len(first) + len(rest) <= most else None


def _is_object(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _lines(stream: BinaryIO, most: int, number: int = 1) -> Iterator[tuple[int, bytes | None]]:
    while line := stream.readline(most + 1):
        if len(line) > most and not line.endswith(b"\n"):
            skip_line(stream)
            yield number, None
        elif line.strip():
            yield number, line.strip()
        number += 1


_GOES_ON = "the array has ended, and the file goes on with what is no JSON array"


def _elements(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | str | None]]:
    """Give the elements of arrays, found by brackets outside strings, in bounded memory."""
    piece = bytearray()
    depth, number, in_string, escaped, is_long, more = 0, 1, False, -1, False, False
    while chunk := stream.read(_CHUNK):
        start = 0
        for found in _STRUCTURE.finditer(chunk):
            at, byte = found.start(), found[0]
            if in_string:
                if at == escaped:
                    continue
                if byte == b"\\":
                    escaped = at + 1
                in_string = byte != b'"'
                continue
            if depth == 0 and (byte != b"[" or chunk[start:at].strip()):
                yield number, _GOES_ON
                return
            if byte == b'"':
                in_string = True
            elif byte in b"[{":
                depth += 1
                start = at + 1 if depth == 1 else start
            elif byte in b"]}":
                depth -= 1
            if (depth == 1 and byte == b",") or (depth == 0 and byte == b"]"):
                piece += chunk[start:at]
                # `[]` has no element, but a comma has one before it and one behind it.
                if is_long or more or byte == b"," or piece.strip():
                    yield number, None if is_long or len(piece) > most else bytes(piece).strip()
                    number += 1
                piece.clear()
                is_long, more, start = False, byte == b",", at + 1
        if depth == 0 and chunk[start:].strip():
            yield number, _GOES_ON
            return
        escaped -= len(chunk)
        piece += chunk[start:] if depth else b""
        if len(piece) > most:
            is_long = True
            piece.clear()
    if is_long or piece.strip():
        yield number, None if is_long else bytes(piece).strip()
        number += 1
    if depth == 1 and not in_string:
        yield number, "the array has no end, the file was cut off"


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 or UTF-32, as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str):
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            chunk = self._stream.read(_CHUNK)
            self._ready = self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
            if not chunk:
                break
        taken = self._ready[: len(buffer)]
        buffer[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)


def _recoded(stream: BinaryIO, mark: str) -> BinaryIO:
    """Give the stream as UTF-8, without its mark."""
    stream.read(4 if "32" in mark else 2)
    return cast(BinaryIO, io.BufferedReader(_Recoded(stream, mark)))


def read_object(piece: bytes, where: str) -> dict[str, Any]:
    """Read one object; IntakeError that says where it is not JSON.

    Bytes that are not UTF-8 are read by the rule of `decode`.
    """
    try:
        value = msgspec.json.decode(piece)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The standard library reads lone surrogates, which are then refused by field, and says where a
        # fault is.
        try:
            value = json.loads(decode(piece).text)
        except (ValueError, RecursionError) as error:
            raise IntakeError(
                f"this line is not JSON ({error})", where=where, cure=FORM, slug="bad-json"
            ) from None
    if not isinstance(value, dict):
        raise IntakeError("this line is JSON, but no object", where=where, cure=FORM, slug="bad-json")
    return value
