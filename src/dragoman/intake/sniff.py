"""What a file holds: by its ending, else by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from dragoman.intake.decode import has_mark, looks_utf16
from dragoman.schema.article import Format

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
}
SNIFFED = 4096  # bytes of a file's head that decide

_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x1f\x8b", "gzip data inside gzip data"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
# Possessive: a comment ends at its first "-->", or a run of comments could be parted in 2^n ways.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.I | re.S,
)
_JSON = re.compile(rb'\s*(?:\[\s*)?\{\s*(?:"|\})')
_STRANGE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_STRANGE = 0.01  # share of control characters from which bytes are no text


def by_ending(name: str) -> Format | None:
    """Give the format that a file's name says, `.gz` left aside; None for other endings."""
    path = PurePath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return ENDINGS.get(path.suffix.lower())


def by_content(head: bytes) -> Format:
    """Give the format of a text by how it begins."""
    mark = has_mark(head)
    if mark and mark != "utf-8":
        head = head.decode(mark, "ignore").encode("utf-8")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _JSON.match(head):
        return "json"
    return "html" if _HTML.match(head) else "text"


def not_text(head: bytes) -> str | None:
    """Say what bytes are that are no text; None where they can be."""
    for mark, kind in _KINDS:
        if head.startswith(mark):
            return kind
    if has_mark(head) or looks_utf16(head):
        return None
    return "binary data" if len(_STRANGE.findall(head)) > _MOST_STRANGE * len(head) else None
