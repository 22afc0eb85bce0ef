"""From an HTML page to the text of its article, and what the page says about it.

The text is trafilatura's extraction, checked against what a reader sees (`blocks`): paragraphs that it
lost are put back, another part of the page is taken where it chose the wrong one, and pages whose
elements nest too deeply for its parser are read from the blocks alone. A page without an article is an
IntakeError, never an empty text. Paragraphs are separated by a blank line, and inside them white space
is single.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Literal

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct

from dragoman.intake.blocks import Seen, any_text, fill_gaps, find_article, see, start_of
from dragoman.intake.decode import REPLACEMENT, decode
from dragoman.intake.given import Given
from dragoman.intake.page import read_given
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

# Their remarks on single pages would be printed to standard error where no one set up logging.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

Way = Literal["extracted", "filled", "blocks", "all"]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 8192  # bytes searched for a declared encoding; browsers search 1024
# Not allowed in HTML; libxml2 ends the document at a NUL.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_C1 = re.compile("[\x80-\x9f]")
_C1_REFERENCE = re.compile(r"&#(?:(1[2-5]\d)|x([89][0-9a-f]));?", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")

# What nests: not void elements, nor those that the next of their kind closes.
_NESTING = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|path|source|td|th|tr|track"
    r"|wbr)\b)[a-z]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z][^>]*", re.IGNORECASE)
# Parsers need time that grows with the square of depth and of a tag's attributes: 20,000 of either take a
# second, 100,000 take half a minute. Pages have fewer than 100 of either.
_DEEPEST, _MOST_ATTRIBUTES = 1500, 1000
_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike "
)
_INLINE += "strong sub sup time tt u var"
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(_INLINE.split())})(?![\w-])[^>]*>?", re.IGNORECASE)
_KEPT = "html head title meta link base body script style noscript template svg br p h1 h2 h3 h4 h5 h6"
_BLOCK_TAG = re.compile(rf"</?(?!(?:{'|'.join(_KEPT.split())})(?![\w-]))[a-z][^>]*>?", re.IGNORECASE)

# Another part of the page is taken where it has three times the text and hardly any of the extraction:
# at 2 the comments win on some pages, at 3 on none of the 340 measured.
_WRONG_PART, _SHARED = 3, 0.2


class Page(Struct, frozen=True, kw_only=True):
    """An article's text, what its page says about it, and which way led to the text."""

    text: str
    given: Given
    way: Way


def read_page(data: bytes | str, *, settings: Settings) -> Page:
    """Read the article of a page; IntakeError where there is no text that could be one."""
    html = data if isinstance(data, str) else decode(data, declared_encoding(data)).text
    html = _mend(html)
    seen = see(html)
    if not seen.visible:
        raise IntakeError(
            "the page has no text that a reader would see",
            cure="Save the page from a browser after it has loaded; its text may be made by scripts",
            slug="no-text",
        )
    tree = _parse(html)
    extracted = _extract(tree) if tree is not None and seen.depth <= settings.max_depth else []
    lines, way = _choose(extracted, seen)
    if not lines:
        raise IntakeError(
            f"no article was found among the {seen.visible} characters of text on the page",
            cure="Save the text of the article as .txt, or the page after it has loaded",
            slug="no-article",
        )
    given = read_given(tree) if tree is not None else Given(found="metadata")
    return Page(text="\n\n".join(lines), given=given, way=way)


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that a page declares in its <meta> or XML declaration."""
    found = _DECLARED.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii") if found else None


def _mend(html: str) -> str:
    """Replace what HTML does not allow as browsers do.

    Characters 0x80 to 0x9F, raw or as references, mean those of cp1252 (a page's curly quotation marks);
    other control characters are left out of markup and text. Attacks on the parser are disarmed.
    """
    html = _CONTROLS.sub("", html)
    html = _C1.sub(lambda found: _from_cp1252(ord(found[0])), html)
    html = _C1_REFERENCE.sub(
        lambda found: _from_cp1252(int(found[1]) if found[1] else int(found[2], 16), found[0]), html
    )
    html = _TAG.sub(_without_excess, html)
    return _flatten(html) if _nests(html) > _DEEPEST else html


def _without_excess(tag: re.Match[str]) -> str:
    """Take all attributes off a tag that has too many of them."""
    if tag.end() - tag.start() > _MOST_ATTRIBUTES and len(parts := tag[0].split()) > _MOST_ATTRIBUTES:
        return parts[0]
    return tag[0]


def _nests(html: str) -> int:
    """Give how deep elements nest in a page's source, at most."""
    depth = deepest = 0
    for closing in _NESTING.findall(html):
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flatten(html: str) -> str:
    """Make a page of paragraphs and headings only, for one that nests too deeply to be parsed in time."""
    return _BLOCK_TAG.sub("<p>", _INLINE_TAG.sub("", html))


def _from_cp1252(code: int, otherwise: str = REPLACEMENT) -> str:
    if not 0x80 <= code <= 0x9F:
        return otherwise
    return bytes([code]).decode("cp1252", "replace")


def _parse(html: str) -> HtmlElement | None:
    """Parse with libxml2; None where it finds no element. Without `huge_tree` it drops text nodes above
    10 MB and all text below 255 elements without a word.
    """
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None


def _extract(tree: HtmlElement) -> list[str]:
    """Give the paragraphs that trafilatura finds; none where it finds nothing or fails."""
    try:
        text = trafilatura.extract(tree, favor_precision=True, include_comments=False)
    except Exception:  # noqa: BLE001  # an extractor of guesses; the second way follows
        return []
    return _clean((text or "").split("\n"))


def _choose(extracted: list[str], seen: Seen) -> tuple[list[str], Way]:
    """Check an extraction against the blocks that a reader sees, and take what holds the article."""
    plain = any_text(seen.blocks)
    if not plain:
        return [], "all"  # links and menus only
    if extracted:
        extracted = _without_bullets(extracted, seen)
        filled = fill_gaps(extracted, seen.blocks)
        if filled is not None:
            return _clean(filled), "filled"
    found = _clean(find_article(seen.blocks))
    if found and sum(map(len, found)) > _WRONG_PART * sum(map(len, extracted)) and _apart(extracted, found):
        return found, "blocks"
    if extracted:
        return extracted, "extracted"
    return (found, "blocks") if found else (_clean(plain), "all")


def _apart(extracted: Sequence[str], found: Sequence[str]) -> bool:
    """Say whether hardly any of the extraction is in what was found the other way."""
    starts = {start_of(line) for line in found}
    shared = sum(len(line) for line in extracted if start_of(line) in starts)
    return shared <= _SHARED * sum(map(len, extracted))


def _without_bullets(lines: Sequence[str], seen: Seen) -> list[str]:
    """Take away the hyphens that trafilatura puts before list items and that are not on the page."""
    starts = {start_of(block.text) for block in seen.blocks}
    return [line[2:] if line.startswith("- ") and start_of(line[2:]) in starts else line for line in lines]


def _clean(lines: Sequence[str]) -> list[str]:
    """Make white space single and drop empty lines."""
    stripped = (_SPACES.sub(" ", line).strip() for line in lines)
    return [_whole(line) for line in stripped if line]


def _whole(line: str) -> str:
    """Replace what a reference such as `&#xD800;` can leave behind and UTF-8 cannot hold."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in line)
    return line
