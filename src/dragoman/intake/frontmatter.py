"""The YAML header of a Markdown file: `---`, lines of `key: value`, `---`; read without a YAML library.

Only the flat part of YAML is read (strings plain, 'single' or "double" quoted and continued on indented
lines, lists of strings): nothing in a header can make an object, an anchor or a bomb.
"""

from __future__ import annotations

import re

from msgspec import Struct

# A header longer than this is no header of an article.
LONGEST = 20_000
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_ENTRY = re.compile(r"([A-Za-z][\w.-]{0,60})[ \t]*:(?:[ \t]+(.*))?")
_ESCAPE = re.compile(r'\\(?:(["\\/ abefnrtv0N_LP])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))')
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "_": "\xa0", "0": "\0", "N": "\x85", "a": "\a", "b": "\b"}


class Entry(Struct, frozen=True):
    """One value of the header, and where its line lies in the text: `[start, end)` in code points."""

    value: str
    start: int
    end: int


class FrontMatter(Struct, frozen=True):
    """The header: its entries by key in lower case, and the place in the text where it ends."""

    entries: dict[str, tuple[Entry, ...]]
    end: int

    def first(self, *keys: str) -> Entry | None:
        """Give the first value of the first of `keys` that has one."""
        for key in keys:
            for entry in self.entries.get(key, ()):
                return entry
        return None


def read_front_matter(text: str) -> FrontMatter | None:
    """Read the header at the very beginning of `text`; None where there is none, or it is not closed."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end(), min(len(text), LONGEST))
    if closing is None:
        return None
    entries: dict[str, list[Entry]] = {}
    key = ""
    at = opening.end()
    for line in text[opening.end() : closing.start()].splitlines(keepends=True):
        start, at = at, at + len(line)
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        entry = _ENTRY.fullmatch(bare) if not line[0].isspace() else None
        if entry is not None:
            key = entry[1].lower()
            raw = (entry[2] or "").strip()
            entries.setdefault(key, [])
            if raw and raw not in ("|", ">", "|-", ">-"):
                end = start + len(line.rstrip())
                entries[key].append(Entry(raw, end - len(raw), end))
        elif key and bare.startswith("- "):
            entries[key].append(Entry(bare[2:].strip(), start, start + len(line.rstrip())))
        elif key and line[0].isspace():
            _go_on(entries[key], bare, start, start + len(line.rstrip()))
        else:
            return None
    read = {key: tuple(_unquoted(entry) for entry in found if entry.value) for key, found in entries.items()}
    return FrontMatter(read, closing.end()) if any(read.values()) else None


def _go_on(found: list[Entry], more: str, start: int, end: int) -> None:
    """Add a continued line to the value before it."""
    if not found:
        found.append(Entry(more, start, end))
        return
    last = found[-1]
    # In a double-quoted value a backslash at the line's end joins without a blank, `\ ` keeps one.
    joint = f"{last.value[:-1]}{more}" if last.value.endswith("\\") else f"{last.value} {more}"
    found[-1] = Entry(joint, last.start, end)


def _unquoted(entry: Entry) -> Entry:
    raw = entry.value
    if len(raw) >= 2 and raw[0] == raw[-1] == "'":
        raw = raw[1:-1].replace("''", "'")
    elif len(raw) >= 2 and raw[0] == raw[-1] == '"':
        raw = _ESCAPE.sub(_unescape, raw[1:-1])
    return Entry(" ".join(raw.split()), entry.start, entry.end)


def _unescape(found: re.Match[str]) -> str:
    if found[1]:
        return _PLAIN_ESCAPES.get(found[1], found[1])
    code = int(found[2] or found[3] or found[4], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
