"""What a page says of itself in JSON-LD: its news article, with headline, dates, authors and publisher."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_PAGE = re.compile(r"WebPage$")
# Parts of an article's node that hold other articles, or things that have dates of their own.
_OTHERS = frozenset(
    """itemListElement relatedLink mentions comment isPartOf hasPart breadcrumb publisher about image
    video""".split()
)
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_DEEPEST = 12  # levels of nesting searched; published pages stay below 6


def find_linked(tree: HtmlElement, headlines: frozenset[str]) -> dict[str, Any]:
    """Give the JSON-LD node of the page's own article; empty where there is none.

    Pages describe several articles (teasers, related ones). One whose headline is among `headlines`
    (words of the page's own title and headings, see `key`) is preferred, then the first that has a date.
    """
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if _is(node, _ARTICLE)] or [node for node in nodes if _is(node, _PAGE)]
    for node in articles:
        if key(text_of(node.get("headline")) or "") in headlines:
            return node
    return next((node for node in articles if node.get("datePublished")), articles[0] if articles else {})


def key(title: str) -> str:
    """Make titles that differ in white space, case or punctuation equal."""
    return "".join(character for character in title.casefold() if character.isalnum())


def text_of(value: Any) -> str | None:
    """Give a value's text: a string, the first of a list, or the name of a node; entities are resolved."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
        else:
            break
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def names_of(value: Any) -> list[str]:
    """Give all names in a value: strings or nodes, one or many."""
    values = value if isinstance(value, list) else [value]
    return [name for name in (text_of(each) for each in values) if name]


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind or not script.text:
            continue
        source = _COMMENT.sub("", script.text).strip()
        try:
            # Raw line ends inside strings are common; strict=False reads them.
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _walk(value, 0)


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _walk(each, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, each in value.items():
            if name not in _OTHERS and isinstance(each, dict | list):
                yield from _walk(each, depth + 1)


def _is(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and pattern.search(kind) for kind in kinds)
