"""Texts and lists of rows as HTML: there are thousands of pieces on a page, too many for a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from dragoman.views.dossier_papers import Item
from dragoman.views.pagetext import CONTROLS, Lit, Paragraph, Piece

_MARKS = re.compile("[&<>'\"]")
_NAMED = {ord(char): f"⟨{name}⟩" for char, name in CONTROLS.items()}
# Of these kinds there are most, and the word itself tells enough.
_SHORT = ("mention", "time")


def shown(text: str) -> str:
    """Name control characters where text is only told of; where it is the evidence, `exact` keeps them."""
    return text if text.isascii() else text.translate(_NAMED)


def exact(text: str) -> str:
    """Escape text so that a browser gives every character back; a bare CR would be read as a line feed."""
    escaped = str(escape(text)) if _MARKS.search(text) else text
    return escaped.replace("\r", "&#13;")


def _told(text: str) -> str:
    """Escape text that is told of."""
    named = shown(text)
    return str(escape(named)) if _MARKS.search(named) else named


def text_html(paragraphs: Iterable[Paragraph]) -> Markup:
    """Write the paragraphs of a text, every segment with the rows that rest on it."""
    written = "".join(part for paragraph in paragraphs for part in _paragraph(paragraph))
    return Markup(written)  # noqa: S704 - all that is of the text went through `exact`


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.skipped:
        yield f'<p class="skipped">… {paragraph.skipped:,} characters left out …</p>'
    if paragraph.segments:
        yield '<p dir="auto">'
        yield from map(_segment, paragraph.segments)
        yield "</p>"


def _segment(one: Lit) -> str:
    words = "".join(map(_piece, one.pieces))
    if one.rows:
        furniture = " furniture" if one.furniture else ""
        return (
            f'<span id="{one.anchor}" class="s ev{furniture}" data-row="{one.rows}"'
            f' data-part="{one.claims}">{words}</span>'
        )
    return f'<span class="s furniture">{words}</span>' if one.furniture else words


def _piece(piece: Piece) -> str:
    if piece.look == "text":
        return exact(piece.text)
    if piece.look == "control":
        return f'<bdi class="control" data-name="{piece.name}" title="{piece.name}">{exact(piece.text)}</bdi>'
    return f'<span class="{piece.look}">{exact(piece.text)}</span>'


def items_html(items: Iterable[Item]) -> Markup:
    """Write the rows of one kind as elements of a list."""
    return Markup("".join(map(_item, items)))  # noqa: S704 - all that is of the text went through `_told`


def _item(one: Item) -> str:
    details = parts = ""
    if one.kind in _SHORT:
        parts = "".join(f"<bdi>{_told(value)}</bdi>; " for _, value in one.details)
    elif one.details:
        inner = "".join(
            f"<div><dt>{_told(label)}</dt> <dd><bdi>{_told(value)}</bdi></dd></div> "
            for label, value in one.details
        )
        details = f"<dl>{inner}</dl>"
    links = "".join(f'<a class="{part.look}" href="#{part.anchor}">{part.label}</a> ' for part in one.parts)
    return (
        f'<li class="row {one.kind}" id="row-{one.row.id}" data-n="{one.number}">\n'
        f'<a class="whole" href="#row-{one.row.id}"><bdi>{_told(one.words)}</bdi></a>\n'
        f'{details}<p class="places">{parts}in the text: {links}</p>\n</li>\n'
    )
