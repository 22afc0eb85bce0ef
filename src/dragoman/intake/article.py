"""From a text and what is known of it to an Article: furniture marked, metadata found, text untouched."""

from __future__ import annotations

import hashlib

from dragoman.intake.frontmatter import read_front_matter
from dragoman.intake.given import Given
from dragoman.intake.language import find_language
from dragoman.schema.article import Article, Furniture, article_id
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

CODER = "intake@1"


def make_article(*, source: str, address: str, text: str, given: Given, settings: Settings) -> Article:
    """Make the Article of `text`.

    `source` is what the user gave, `address` names the item wherever the command was run and goes into the
    id; `given` is what came with the text and wins over what the text says.
    """
    header = read_front_matter(text)
    furniture = (Furniture("header", Span.take(text, 0, header.end)),) if header else ()
    identity = article_id(address, text)
    return Article(
        id=identity,
        article=identity,
        source=source,
        coder=CODER,
        title=given.title,
        published=given.published,
        published_from=given.found if given.published else "none",
        outlet=given.outlet,
        url=given.url,
        authors=given.authors,
        language=given.language or find_language(text, header.end if header else 0),
        furniture=furniture,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
    )
