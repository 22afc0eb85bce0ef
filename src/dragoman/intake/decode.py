"""Bytes to characters: which encoding, and what becomes of bytes that are in none.

The rule, in this order; the first that applies decides:

1. A byte order mark (UTF-8, UTF-16, UTF-32) names the encoding, and is removed: the one character of
   a given text that is not kept.
2. A declared seven-bit encoding (ISO-2022-JP and the like) where its escape sequences are there.
3. UTF-16 without a mark, where every second byte is NUL in most of the text.
4. UTF-8, where every byte is valid UTF-8. Declarations that say otherwise are wrong.
5. A declared encoding that has no invalid byte in it. Latin-1 and ASCII mean cp1252, as in browsers.
6. UTF-8, where at least twice as many characters are valid multi-byte sequences as invalid ones.
7. cp1252, where few bytes are above ASCII (fewer than 16, or than 30 %); else what charset-normalizer
   detects, and cp1252 where it detects nothing.

Bytes that are invalid in the encoding chosen become U+FFFD, one for each maximal invalid sequence;
NUL becomes U+FFFD, because databases and C libraries end a text there. Nothing is dropped. Line ends
stay as they are. The result never holds a surrogate, so it survives UTF-8, JSON and SQLite.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

REPLACEMENT = "\ufffd"

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEVEN_BIT = {"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_kr", "hz"}
# What pages declare and what they mean (WHATWG Encoding, "Names and labels"): the superset in use.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Codecs of the standard library that are no encodings of text or cannot hold a page's markup.
_NOT_MEANT = re.compile(r"utf[-_]?(16|32|7)|idna|punycode|unicode_escape|raw_|undefined|mbcs|oem|utf_8_sig")

_SNIFFED = 65_536  # enough for a detector; more only costs time
# Shares of bytes above ASCII: French and Czech stay below .12, Greek and Russian are above .7.
_FOREIGN_SHARE, _FEW = 0.3, 16
_HIGH = re.compile(rb"[\x80-\xff]")


class Decoded(Struct, frozen=True):
    """Text, the encoding that it was read in, and how many of its characters stand for lost bytes."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text by the rule above; `declared` is what the document says its encoding is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    codec = _codec(declared)
    if codec in _SEVEN_BIT and (b"\x1b" in data or codec == "hz"):
        return _read(data, codec)
    if wide := looks_utf16(data):
        return _read(data, wide)
    try:
        return _clean(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _read(data, _unmarked(data, codec))


def has_mark(data: bytes) -> str | None:
    """Name the encoding whose byte order mark begins `data`; None where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def looks_utf16(data: bytes) -> str | None:
    """Name the UTF-16 byte order of text without a mark; None where it is something else.

    Western text in UTF-16 has a NUL at every second byte; 40 % of them on one side and 2 % at most on
    the other are taken for it.
    """
    sample = data[:_SNIFFED]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= 0.4 and even <= 0.02:
        return "utf-16-le"
    if even >= 0.4 and odd <= 0.02:
        return "utf-16-be"
    return None


def _unmarked(data: bytes, declared: str | None) -> str:
    """Choose the encoding of bytes that have no mark and are not valid UTF-8 (rules 5 to 7)."""
    if declared and declared != "utf-8":
        try:
            data.decode(declared)
        except UnicodeDecodeError:
            pass
        else:
            return declared
    loose = data.decode("utf-8", "replace")
    lost = loose.count(REPLACEMENT)
    kept = sum(not character.isascii() for character in loose[:_SNIFFED]) - loose.count(
        REPLACEMENT, 0, _SNIFFED
    )
    if kept >= 2 * lost:
        return "utf-8"
    sample = data[:_SNIFFED]
    high = len(_HIGH.findall(sample))
    if high < max(_FEW, _FOREIGN_SHARE * len(sample)):
        return "cp1252"
    from charset_normalizer import from_bytes  # 30 ms of import that most runs do not need

    best = from_bytes(sample, cp_exclusion=["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_7"]).best()
    return best.encoding if best is not None else "cp1252"


def _codec(name: str | None) -> str | None:
    """Give the codec that a declared name means; None where it is unknown or cannot be meant."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    codec = _MEANT.get(codec, codec)
    if _NOT_MEANT.match(codec) or not codecs.lookup(codec)._is_text_encoding:
        return None
    return codec


def _read(data: bytes, encoding: str) -> Decoded:
    return _clean(data.decode(encoding, "replace"), encoding)


def _clean(text: str, encoding: str) -> Decoded:
    if "\0" in text:
        text = text.replace("\0", REPLACEMENT)
    # Some codecs (utf-16 with errors, cp932) can give lone surrogates; UTF-8 cannot hold them.
    if not _encodes(text):
        text = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    return Decoded(text, encoding, text.count(REPLACEMENT))


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
