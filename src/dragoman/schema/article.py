"""What intake makes: an Item to be taken, an Article with frozen text, or a Refusal."""

from __future__ import annotations

import hashlib
from typing import Literal

from msgspec import Struct

from dragoman.schema.span import Span

Format = Literal["text", "markdown", "html", "json"]
PublishedFrom = Literal["given", "metadata", "byline", "dateline", "none"]
FurnitureKind = Literal[
    "header",  # a date or metadata header before the text
    "section",  # section labels, breadcrumbs, tags
    "title",  # the headline once more
    "byline",
    "source",  # "Source: AFP"
    "published",  # "Published …", "Updated …"
    "dateline",
    "share",
    "notice",  # cookies, newsletters, subscriptions, advertisements
    "caption",  # picture captions and credits
    "related",  # links to other stories
    "markup",  # tags, targets of links and addresses in Markdown
    "blurb",  # an outlet's words about itself, copyright lines, corrections policy
]


class Item(Struct, frozen=True, kw_only=True):
    """One thing to be taken: a file, or one line of a JSONL file.

    `source` is what the user gave (path, URL or id); `address` names the item independently of where
    the command was run and goes into the article's id. The bytes are in `payload`, or in the file at
    `path`, read when the item is taken. `where` is the place that messages name (`news.jsonl:12`), the
    source where it is None.
    """

    source: str
    address: str
    format: Format
    path: str | None = None
    payload: bytes | None = None
    where: str | None = None


class Furniture(Struct, frozen=True, gc=False):
    """A stretch of the text that is no part of the report; it is kept, marked and not coded."""

    kind: FurnitureKind
    span: Span


class Dateline(Struct, frozen=True, kw_only=True):
    """Where and when a report was filed: `HAVANA, Nov. 15 (Reuters) -`. Dates are ISO 8601."""

    place: str | None
    date: str | None
    span: Span | None = None


class Article(Struct, frozen=True, kw_only=True, tag_field="kind", tag="article"):
    """A report with its text frozen at intake; the `article` row of the record.

    `published` is an ISO 8601 date of honest precision (local day, never shifted by time zone), and
    `published_from` says how it was found, `published_span` where in the text, if there. `agencies`
    are the wire services credited or quoted as the report's source. `sha256` is of the UTF-8 text.
    """

    id: str
    article: str
    source: str
    coder: str
    score: float | None = None
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    published_span: Span | None = None
    outlet: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()
    sha256: str
    text: str


# Reasons of what is only noted: files of a folder that are no articles, what came again word for word or with
# other metadata, and fields of JSON that no article has.
NOTED = frozenset({"passed-over", "repeated", "metadata", "unread-fields"})


class Refusal(Struct, frozen=True, kw_only=True, tag_field="kind", tag="refusal"):
    """An input that was not read, or an article that was not coded, and why. Nothing is lost in silence.

    `reason` is a stable slug, `message` says what is wrong, `where` in which file, line or row, `cure`
    what to do. `article` is set where the text was taken and only its coding failed.
    """

    id: str
    source: str
    reason: str
    message: str
    where: str | None = None
    cure: str | None = None
    article: str | None = None

    @property
    def is_note(self) -> bool:
        """Say whether this only notes what was left out on purpose: nothing went wrong."""
        return self.reason in NOTED


def digest(*parts: str) -> str:
    """Digest parts of text into 24 hexadecimal digits (96 bits): the same on every machine and run."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def article_id(address: str, text: str) -> str:
    """Make an article's id from its address and exact text: another extraction is another article."""
    return digest("article", address, text)


def refuse(source: str, error: Exception, *, article: str | None = None) -> Refusal:
    """Turn an error into the refusal that lists it."""
    slug = getattr(error, "slug", "unexpected")
    what = getattr(error, "what", None) or f"{type(error).__name__}: {error}"
    where = getattr(error, "where", None)
    cure = getattr(error, "cure", None)
    return Refusal(
        id=digest("refusal", source, slug, what, where or ""),
        source=source,
        reason=slug,
        message=what,
        where=where,
        cure=cure,
        article=article,
    )
