"""What a report's furniture and the text say about it, put together: each fact from the best witness."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, structs

from dragoman.intake.agencies import canonical_agency, quoted_agencies
from dragoman.intake.bylines import split_authors
from dragoman.intake.dates import WrittenDate, day_of, is_in_calendar, local_day, match_date
from dragoman.intake.frontmatter import FrontMatter
from dragoman.intake.given import Given
from dragoman.intake.heads import Survey
from dragoman.intake.years import nearest_year, settle_year
from dragoman.schema.article import Dateline, Furniture, PublishedFrom
from dragoman.schema.span import Span

_ISO = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?(?![\d/])")
_STAFF = re.compile(
    r"\b(?:staff(?:\s(?:writers?|reporters?|reports?))?|newsroom|news\s?desk|web\s?desk|editorial\s(?:board|team)|"
    r"correspondent|admin)\Z",
    re.IGNORECASE,
)


class Publication(Struct, frozen=True, kw_only=True):
    """A publication date in ISO 8601, how it was found, and where in the text it stands."""

    day: str | None = None
    found: PublishedFrom = "none"
    span: Span | None = None


def known_before(given: Given, header: FrontMatter | None) -> Given:
    """Fill what was not given from a Markdown header, which counts as metadata of the page.

    Its `date` is the publisher's own local day; `published_time` is used only where there is none.
    """
    given = _normal(given)
    if header is None:
        return given

    def first(*keys: str) -> str | None:
        entry = header.first(*keys)
        return entry.value if entry else None

    authors = tuple(
        entry.value for key in ("author", "authors", "byline") for entry in header.entries.get(key, ())
    )
    return Given(
        found=given.found,
        title=given.title or first("title", "headline"),
        published=given.published,
        outlet=given.outlet or first("outlet", "publisher", "site_name", "publication"),
        url=given.url or first("source_url", "url", "link", "canonical_url"),
        language=given.language or _language(first("language", "lang", "locale")),
        authors=given.authors or authors,
    )


def _normal(given: Given) -> Given:
    """Bring a given date and language into the form of the record; what cannot be read is not known."""
    published = given.published
    if published is not None:
        whole = _ISO.match(published.strip())
        published = whole[0] if whole and is_in_calendar(whole[0]) else local_day(published)
    return structs.replace(given, published=published, language=_language(given.language))


def _language(tag: str | None) -> str | None:
    """Take the language of a tag such as `en-GB`."""
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) in (2, 3) and code.isalpha() else None


def find_publication(
    text: str, given: Given, header: FrontMatter | None, survey: Survey
) -> tuple[Publication, Dateline | None]:
    """Find when the report was published, and its dateline with what can be said of its day.

    In order: what was given, metadata (of the page, a Markdown header, a ` date … ` header), a "Published"
    line, an "Updated" line, a dateline.
    """
    seen = _candidates(text, header, survey)
    chosen = Publication()
    if given.published:
        span = next((one.span for one in seen if one.day and one.day == given.published[:10]), None)
        chosen = Publication(day=given.published, found=given.found, span=span)
    elif seen:
        chosen = seen[0]
    dateline = survey.dateline
    if dateline is None:
        return chosen, None
    span = Span.take(text, dateline.start, dateline.end)
    if dateline.date is None:
        return chosen, Dateline(place=dateline.place, date=None, span=span)
    day = _dateline_day(text, dateline.date, chosen.day, dateline.end)
    if chosen.day is None and day is not None:
        at = Span.take(text, dateline.date.start, dateline.date.end)
        chosen = Publication(day=day.isoformat(), found="dateline", span=at)
    return chosen, Dateline(
        place=dateline.place, date=day.isoformat() if day else dateline.date.iso, span=span
    )


def _candidates(text: str, header: FrontMatter | None, survey: Survey) -> list[Publication]:
    found: list[Publication] = []
    entry = header.first("date", "published", "published_time", "publish_date", "pubdate") if header else None
    if entry is not None and (written := match_date(entry.value, 0)) and written.year is not None:
        found.append(
            Publication(
                day=written.iso, found="metadata", span=Span.take_stripped(text, entry.start, entry.end)
            )
        )
    if survey.header_date is not None:
        found.append(_publication(text, survey.header_date, "metadata"))
    for kind in ("published", "updated"):
        found.extend(
            _publication(text, written, "byline")
            for facts in survey.facts
            if (written := facts.published if kind == "published" else facts.updated)
        )
    return found


def _publication(text: str, written: WrittenDate, found: PublishedFrom) -> Publication:
    return Publication(day=written.iso, found=found, span=Span.take(text, written.start, written.end))


def _dateline_day(text: str, written: WrittenDate, published: str | None, end: int) -> date | None:
    known = day_of(published)
    if written.year is None and known is not None:
        return nearest_year(written, known)
    return settle_year(text[end:], written)


def _is_staff(name: str, outlet: str | None) -> bool:
    """Say whether an author is the outlet itself or its staff, and nobody by name."""
    return bool(_STAFF.search(name)) or (outlet is not None and name.casefold() == outlet.casefold())


def find_people(
    text: str, given: Given, survey: Survey, furniture: tuple[Furniture, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Find authors, agencies (those credited first, then those quoted) and the outlet."""
    authors, agencies = split_authors(given.authors)
    if not authors:
        authors = tuple(dict.fromkeys(name for facts in survey.facts for name in facts.authors))
    authors = tuple(name for name in authors if not _is_staff(name, given.outlet))
    credited = [*agencies, *(name for facts in survey.facts for name in facts.agencies)]
    if survey.dateline is not None:
        credited.extend(survey.dateline.agencies)
    outlet = given.outlet or survey.outlet
    if outlet is None:
        outlet = next((facts.outlet for facts in survey.facts if facts.outlet), None)
    if outlet and (own := canonical_agency(outlet)):
        # An agency's own site credits itself.
        credited.append(own)
    spans = [piece.span for piece in furniture if piece.kind != "source"]
    credited.extend(quoted_agencies(text, spans))
    return authors, tuple(dict.fromkeys(credited)), outlet
