"""When a page was published: the publisher's own day, as the page writes it.

A time stamp keeps the day that stands in it: `2023-12-05T23:30:00-05:00` is 2023-12-05, whatever the
day was elsewhere. Where a page gives the same instant in UTC and with an offset, the one with the
offset is the publisher's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement
from msgspec import Struct

# Names of <meta> that hold the publication date, in lower case, most trusted first.
_NAMES = (
    "article:published_time article:published datepublished og:published_time parsely-pub-date sailthru.date "
    "publishdate publish-date publish_date pubdate publication_date publicationdate published_time "
    "article.published date.issued dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "citation_publication_date citation_date cxenseparse:recs:publishtime rnews:datepublished "
    "originalpublicationdate article_date_original displaydate ptime"
).split()
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?")
_EPOCH = re.compile(r"\d{10}|\d{13}")
_EARLIEST = 1800
_SAME = 90  # seconds; pages round one of two stamps to the minute
# htmldate rejects days after this one; without a fixed day its answer would depend on the day of the run.
_LATEST = "2100-01-01"


class Stamp(Struct, frozen=True):
    """A day as written, and the instant where time and offset are given too."""

    day: date
    instant: datetime | None = None
    is_utc: bool = False


def find_published(tree: HtmlElement, linked: dict[str, Any], url: str | None) -> str | None:
    """Find a page's day of publication as `YYYY-MM-DD`; None where nothing says it.

    `linked` is the JSON-LD node of the article, `url` its address, which often has the day. The order
    is JSON-LD, <meta>, <time> marked as the publication date, then what htmldate finds.
    """
    stamps = [stamp for stamp in map(read_stamp, _written(tree, linked)) if stamp]
    if stamps:
        first = stamps[0]
        if first.is_utc and first.instant:
            for other in stamps[1:]:
                if (
                    other.instant
                    and not other.is_utc
                    and abs((other.instant - first.instant).total_seconds()) < 90
                ):
                    return other.day.isoformat()
        return first.day.isoformat()
    return find_date(
        tree,
        original_date=True,
        extensive_search=True,
        url=url,
        max_date=_LATEST,
        min_date=f"{_EARLIEST}-01-01",
    )


def read_stamp(written: str) -> Stamp | None:
    """Read a time stamp: ISO 8601, RFC 2822 or seconds since 1970; None where it is none or senseless."""
    written = written.strip()
    try:
        if found := _ISO.match(written):
            return _sensible(_from_iso(found))
        if found := _COMPACT.fullmatch(written):
            return _sensible(Stamp(date(int(found[1]), int(found[2]), int(found[3]))))
        if _EPOCH.fullmatch(written):
            instant = datetime.fromtimestamp(int(written[:10]), UTC)
            return _sensible(Stamp(instant.date(), instant, True))
        if "," in written[:12] or written[:1].isdigit():
            instant = parsedate_to_datetime(written)
            aware = instant if instant.tzinfo else None
            return _sensible(Stamp(instant.date(), aware, aware is not None and not aware.utcoffset()))
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return None


def _from_iso(found: re.Match[str]) -> Stamp:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    zone = (found[7] or "").upper()
    if not found[4] or not zone:
        return Stamp(day)
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    clock = f"{int(found[4]):02}:{found[5]}:{found[6] or '00'}"
    instant = datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}")
    return Stamp(day, instant, not instant.utcoffset())


def _is_local_form(stamp: Stamp, first: Stamp) -> bool:
    """Say whether `stamp` is the instant of `first`, which is in UTC, with the publisher's own offset."""
    if not first.is_utc or stamp.is_utc or first.instant is None or stamp.instant is None:
        return False
    return abs((stamp.instant - first.instant).total_seconds()) < _SAME


def _sensible(stamp: Stamp) -> Stamp | None:
    # The first day of 1970 is what an unset time stamp looks like.
    return None if stamp.day.year < _EARLIEST or stamp.day == date(1970, 1, 1) else stamp


def _written(tree: HtmlElement, linked: dict[str, Any]) -> Iterable[str]:
    """Give the time stamps that say when the page was published, most trusted first."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if isinstance(linked.get(name), str):
            yield linked[name]
            break
    metas: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            if name := element.get(attribute):
                metas.setdefault(name.lower(), element.get("content"))
    for name in _NAMES:
        if metas.get(name):
            yield metas[name]
    for element in tree.iterfind(".//time[@datetime]"):
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
            yield element.get("datetime")
