"""What a page says about its article: title, outlet, address, authors, day; into a Given."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from dragoman.intake.given import Given
from dragoman.intake.linked import find_linked, key, names_of, text_of
from dragoman.intake.page_dates import find_published

_SEPARATOR = re.compile(r"\s+[|–—\-·•*»«›:~]+\s+|\s*[|»]\s*")
# A title's last part is taken for the name of the site without further proof only where it is this short.
_SITE_WORDS = 4
# A longer title is no headline and a site's name; its parts are not looked at one by one.
_LONGEST_TITLE = 1000
_BY = re.compile(r"(?:by|von|por|par)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[;|]\s*|\s+(?:and|&|with)\s+|\s*,\s*(?:and\s+)?", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"https?:|www\.|[@/]|\d{3}|^(?:admin|editor|staff|author|unknown|none|null)$", re.IGNORECASE
)
_LONGEST_NAME = 80
_HEADINGS, _LONGEST_TITLE = 20, 500  # more are no headlines; bounds keep the comparison linear


def read_given(tree: HtmlElement) -> Given:
    """Read a page's metadata. Fields that it does not give are None; nothing is guessed from the text."""
    metas = _metas(tree)
    first = itertools.islice(tree.iterfind(".//h1"), _HEADINGS)
    headings = [text for element in first if (text := _text(element))]
    window = _text(tree.find(".//title"))
    shared = (metas.get("og:title") or metas.get("twitter:title") or "")[:_LONGEST_TITLE] or None
    known = frozenset(key(each) for each in (*headings, window, shared) if each)
    linked = find_linked(tree, known)
    url = _url(tree, metas, linked)
    outlet = _outlet(metas, linked, url)
    return Given(
        found="metadata",
        title=choose_title(
            headings, text_of(linked.get("headline")), shared, window, _sites(metas, outlet, url)
        ),
        published=find_published(tree, linked, url),
        outlet=outlet,
        url=url,
        authors=tuple(_authors(metas, linked, outlet)),
        language=_language(tree, metas),
    )


def choose_title(
    headings: list[str], headline: str | None, shared: str | None, window: str | None, sites: frozenset[str]
) -> str | None:
    """Choose the title from JSON-LD headline, og:title and <h1>; from <title> where these are missing.

    Names of the site are cut off; then the wording that most of the three agree on is taken, in the order
    above where there is a draw. <title> has no vote: it is written for search engines. A heading that
    nothing else on the page repeats is taken last of all: it can be a logo or a log-in form.
    """
    heading = _own_heading(headings, [each for each in (headline, shared, window) if each])
    whole = [each for each in (headline, heading) if each]
    options = [cut_site(each, sites, whole) for each in (headline, shared, heading) if each]
    if not options:
        if window and (title := cut_site(window, sites, whole)):
            return title
        return headings[0] if headings else None
    keys = [key(option) for option in options]
    return options[keys.index(max(keys, key=keys.count))]  # the first of the most agreed on


def cut_site(title: str, sites: frozenset[str], titles: list[str]) -> str:
    """Cut the site's name (and sections, authors) off a title.

    What stands before a separator is the title where it is one of `titles`; else parts at either end that
    are among `sites` (see `key`) are cut, and a short last part after a bar.
    """
    cuts = list(_SEPARATOR.finditer(title)) if len(title) <= _LONGEST_TITLE else []
    whole = {key(each) for each in titles}
    for cut in cuts:
        if key(title[: cut.start()]) in whole:
            return title[: cut.start()].strip()
    start, end = 0, len(title)
    for cut in cuts:
        if key(title[start : cut.start()]) not in sites:
            break
        start = cut.end()
    for cut in reversed(cuts):
        before, part = title[start : cut.start()].split(), title[cut.end() : end]
        if not before:
            break
        short = "|" in cut[0] and len(part.split()) <= min(_SITE_WORDS, len(before))
        if key(part) and key(part) not in sites and not short:
            break
        end = cut.start()
    return title[start:end].strip() or title


def _own_heading(headings: list[str], told: list[str]) -> str | None:
    """Choose the heading that begins, or is begun by, what the page says elsewhere."""
    keys = [key(each) for each in told]
    for heading in headings:
        own = key(heading)
        if own and any(each == own or (each.startswith(own) and len(own) > 8) for each in keys):
            return heading
    return headings[0] if len(headings) == 1 and len(headings[0].split()) > 2 else None


def _text(element: HtmlElement | None) -> str | None:
    if element is None:
        return None
    return " ".join(" ".join(element.itertext())[: 2 * _LONGEST_TITLE].split())[:_LONGEST_TITLE] or None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give <meta> contents by lower-case name; the first that is not blank wins."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        content = " ".join(element.get("content").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.lower(), content)
    return found


def _url(tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    base = metas.get("og:url", "")
    page = linked.get("mainEntityOfPage")
    told = page.get("@id") if isinstance(page, dict) else page
    for link in tree.iterfind(".//link[@href]"):
        if (link.get("rel") or "").lower() == "canonical" and (url := _absolute(link.get("href"), base)):
            return url
    return _absolute(base, "") or _absolute(linked.get("url"), "") or _absolute(told, "")


def _absolute(url: object, base: str) -> str | None:
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        joined = urljoin(base, url.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def _outlet(metas: dict[str, str], linked: dict[str, Any], url: str | None) -> str | None:
    name = metas.get("og:site_name") or text_of(linked.get("publisher")) or metas.get("application-name")
    if name and not _absolute(name, ""):
        return name.lstrip("@")
    return urlsplit(url).netloc.lower().removeprefix("www.") or None if url else None


def _sites(metas: dict[str, str], outlet: str | None, url: str | None) -> frozenset[str]:
    """Give the keys of what the site calls itself: outlet, application, address with and without its end."""
    names = [
        outlet,
        metas.get("application-name"),
        metas.get("twitter:site", "").lstrip("@"),
        metas.get("og:site_name"),
    ]
    if url:
        host = urlsplit(url).netloc.lower().removeprefix("www.")
        names += [host, host.split(".")[0]]
    keys = {key(name) for name in names if name}
    keys |= {name.removeprefix("the") for name in keys} | {f"the{name}" for name in keys}
    return frozenset(each for each in keys if each)


def _authors(metas: dict[str, str], linked: dict[str, Any], outlet: str | None) -> Iterator[str]:
    """Give the authors' names, agencies among them, in the order of the page, each once."""
    written = (
        names_of(linked.get("author"))
        or [
            metas[name]
            for name in ("author", "parsely-author", "sailthru.author", "article:author", "dc.creator", "byl")
            if metas.get(name)
        ][:1]
    )
    seen: set[str] = set()
    for line in written:
        line = _BY.sub("", line, count=1) if _BY.match(line) else line
        for name in _split_names(line):
            if len(name) > _LONGEST_NAME or _NO_AUTHOR.search(name) or key(name) in seen or not key(name):
                continue
            if outlet and key(name) == key(outlet) and len(written) > 1:
                continue
            seen.add(key(name))
            yield name


def _split_names(line: str) -> list[str]:
    """Split `A B, C D and E F`; a line is left whole where a part would be one word (`Doe, Jane`)."""
    parts = [part.strip() for part in _AND.split(line) if part.strip()]
    return parts if all(len(part.split()) > 1 for part in parts) else [line.strip()]


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    root = tree if tree.tag == "html" else tree.find(".//html")
    told = (
        (root.get("lang") if root is not None else None)
        or metas.get("og:locale")
        or metas.get("content-language")
    )
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", told or "")
    return found[0].lower() if found else None
