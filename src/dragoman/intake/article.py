"""From a text and what is known of it to an Article: furniture marked, metadata found, text untouched."""

from __future__ import annotations

import hashlib

from dragoman.intake.frontmatter import read_front_matter
from dragoman.intake.furniture import settle, survey
from dragoman.intake.given import Given
from dragoman.intake.language import find_language
from dragoman.intake.markup import find_markup
from dragoman.intake.metadata import find_people, find_publication, known_before
from dragoman.schema.article import Article, article_id
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

CODER = "intake@1"


def make_article(
    *, source: str, address: str, text: str, given: Given, settings: Settings, markdown: bool = False
) -> Article:
    """Make the Article of `text`.

    `source` is what the user gave, `address` names the item wherever the command was run and goes into the
    id; `given` is what came with the text and wins over what the text says. In
    `markdown`, tags and the targets of links are furniture too.
    """
    header = read_front_matter(text)
    known = known_before(given, header)
    start = header.end if header else 0
    found = survey(text, start, known.title)
    if header is not None:
        found.mark(0, header.end, "header")
    if markdown:
        for first, last in find_markup(text, start):
            found.mark(first, last, "markup")
    furniture = settle(text, found.marks, start)
    publication, dateline = find_publication(text, known, header, found)
    authors, agencies, outlet = find_people(text, known, found, furniture)
    identity = article_id(address, text)
    return Article(
        id=identity,
        article=identity,
        source=source,
        coder=CODER,
        title=known.title or found.title,
        title_span=Span.take(text, *found.title_at) if found.title_at else None,
        published=publication.day,
        published_from=publication.found,
        published_span=publication.span,
        outlet=outlet,
        url=known.url,
        agencies=agencies,
        authors=authors,
        dateline=dateline,
        language=known.language or find_language(text, found.body),
        furniture=furniture,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
    )
