"""Lines about a report's making: by whom, whose copy, when published or updated."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.intake.agencies import canonical_agency
from dragoman.intake.dates import WEEKDAY, WrittenDate, find_dates

# Lines of this kind are short.
LONGEST = 220

_LABEL = (
    r"(?:first |originally |article |story |page |was |date )*"
    r"(?P<label>published|posted|released|issued|date published|publication date|pub(?:lished)? date|"
    r"publish date|date|created|updated|last[- ]updated|last[- ]modified|modified|last edited|edited|revised|"
    r"update|last update)\b"
)
_LABELS = re.compile(_LABEL, re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:\d{1,2}|an?) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b|\bjust now\b", re.IGNORECASE
)
_ALLOWED = re.compile(
    rf"""\b(?:at|on|by|time|local|gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|eet|eest|ist|jst|kst|wib|hkt|sgt|pkt|
    aest|aedt|msk|et|pt|ct|mt|hrs?|hours?|i?st|noon|midnight|read|min(?:ute)?s?|sec(?:ond)?s?|today|
    {WEEKDAY})\b|\b[ap]\.?\s?m\b\.?|\d{{1,2}}[:.h]\d\d(?:[:.]\d\d(?:\.\d{{1,6}})?)?(?:\s?[ap]\.?m\b\.?)?|T(?=\d\d:)|(?<=\d)Z\b|
    [+-]\d\d:?\d\d\b|\d{{1,2}}\s?[ap]\.?m\b\.?|\b\d{{1,3}}\s?(?=min|sec)|[^\w\s]""",
    re.IGNORECASE | re.VERBOSE,
)
_UNCLEAR = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:\d\d){1,2}(?!\d)")
_BY = re.compile(
    r"(?:(?:story|report|text|words|written|reported|article|analysis|posted|published)\s)?by[:\s]\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*(?:,|;|&|\||/|•|·|\s[–—-]\s|\band\b|\bwith\b|\s{2,})\s*")
_WIDE = re.compile(r"\s{3,}")
_IN_PLACE = re.compile(r"\sin\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}(?=,|;|\sand\s|\Z)")
_MAIL = re.compile(r"\s?[(<]?[\w.+-]{1,40}@[\w.-]{1,60}[)>]?")
_PARTICLE = r"(?:de|del|della|di|da|do|dos|la|le|el|van|von|der|den|bin|bint|ibn|al|ul|y|e|ter|af|zu)"
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|[a-zA-Z]{1,3}-[A-ZÀ-ÖØ-Þ][\w'’-]*|[dlDL]['’][A-Z]\w+)"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s(?:{_NAME_WORD}|{_PARTICLE})){{1,5}}\Z")
_ROLE = re.compile(
    r"""(?:.{0,60}\b(?:writers?|reporters?|correspondents?|editors?|staff|bureau|desk|columnist|analyst|chief|agencies|
    contributor|newsroom|news\sservice|producer|team|special\sto\s.{2,40}|for\s.{2,40})|in\s[A-Z][\w\s.'-]{2,40}|[\w.+-]{1,40}@[\w.-]{1,60}|
    @\w{2,30}|special\sto\s.{2,40}|for\s[A-Z].{2,40}|from\s[A-Z].{2,40})\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_STAFF = re.compile(
    r"(?P<who>(?:The )?[A-ZÀ-Þ][\w.&'’-]*(?:\s(?:of\s|the\s|&\s)?[A-ZÀ-Þ][\w.&'’-]*){0,4}?)\s"
    r"(?:Staff(?:\s(?:Writers?|Reporters?|Reports?|Report|Correspondents?|Journalist))?|Newsroom|News\sDesk|Web\sDesk|Newsdesk|News\sStaff|"
    r"Editorial\s(?:Team|Board|Staff)|Reporters?|Correspondents?|Online|News\sService|Web\sTeam|Monitoring(?:\sDesk)?)\Z"
)
_SOURCE = re.compile(
    r"(?:sources?|agenc(?:y|ies)|via|wire|from agencies|news agency|content by|provided by|courtesy)"
    r"\s?[:|–—-]\s?(?P<who>[^:]{2,70})\Z",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\s*[|•·\n]\s*|\s+[/–—-]\s+|\s{2,}|,\s(?=[A-Z][\w.]*\s\d)"
    r"|(?<=\S)\son\s(?=\d|[A-Z][a-z]{2,8}\.?,?\s\d)|(?<=\S)\s(?=(?:[Bb]y|BY|Published|Updated|Posted|Last|PUBLISHED|UPDATED)\b)"
)
# What may stand beside a byline and a date.
_BESIDE = re.compile(
    r"(?:\d{1,2}[- ]min(?:ute)?s?(?: read)?|[\w.+-]{1,40}@[\w.-]{1,60}|@\w{2,30}|"
    r"(?:[Ss]taff )?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor)|\d{1,5} comments?)\Z"
)
_AGENCIES_LIST = re.compile(r"\s*(?:,|;|&|\||/|•|·|\+|\s[–—-]\s|\band\b)\s*")


# Words of places, bodies and headings, which look like names of people.
_NO_NAME = re.compile(
    r"\b(?:office|house|room|hall|cent(?:er|re)|university|hotel|street|avenue|city|department|ministry|council|"
    r"committee|embassy|conference|summit|news|press|times|release|statement|report|analysis|opinion|airport|base|"
    r"palace|garden|building|school|church|stadium|court|bank|union|states?|nations?|world|republic|north|south|"
    r"east|west|january|february|march|april|june|july|august|september|october|november|december)\b|"
    r"^(?:the|for|in|at|on|by|from|to|an?|via|our|your|this|how|why|what|who|when|where)\s",
    re.IGNORECASE,
)


class LineFacts(Struct, frozen=True, kw_only=True):
    """What a line of this kind says; `published` wins over `updated`, `labelled` where a word says which."""

    kind: str
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlet: str | None = None
    published: WrittenDate | None = None
    updated: WrittenDate | None = None
    labelled: bool = False


def read_published(text: str, start: int, end: int) -> LineFacts | None:
    """Read a line of nothing but dates, times and words such as "Published"; None for any other line."""
    if end - start > LONGEST:
        return None
    piece = text[start:end]
    if not any(mark.isdigit() for mark in piece) and not _AGO.search(piece):
        return None
    dates = list(find_dates(text, start, end))
    full = [written for written in dates if written.year is not None]
    ago = bool(_AGO.search(piece))
    labels = list(_LABELS.finditer(piece))
    if not full and not (labels and (ago or dates or _UNCLEAR.search(piece))):
        return None
    if not _is_bare(piece, start, dates):
        return None
    published = updated = None
    for written in full:
        label = next((one for one in reversed(labels) if one.start() + start < written.start), None)
        if label is not None and re.match(r"(?:last|upd|mod|edit|rev)", label["label"], re.IGNORECASE):
            updated = updated or written
        else:
            published = published or written
    return LineFacts(kind="published", published=published, updated=updated, labelled=bool(labels))


def _is_bare(piece: str, start: int, dates: list[WrittenDate]) -> bool:
    """Say whether nothing but labels, times, zones and marks is left beside the dates."""
    rest = list(piece)
    for written in dates:
        rest[written.start - start : written.end - start] = " " * (written.end - written.start)
    if _LABELS.search(piece):
        # 03/02/2026 is a date, only not known which.
        rest = list(_UNCLEAR.sub(" ", "".join(rest)))
    left = _ALLOWED.sub(" ", _LABELS.sub(" ", _AGO.sub(" ", "".join(rest))))
    return not left.strip()


def read_byline(words: str) -> LineFacts | None:
    """Read "By Jane Doe and John Roe, Reuters", "Courier Staff", or an agency's name alone; else None."""
    if len(words) > LONGEST or not words:
        return None
    listed = [canonical_agency(part) for part in _AGENCIES_LIST.split(words)] if len(words) <= 80 else []
    agencies = (canonical_agency(words),) if canonical_agency(words) else tuple(listed)
    if agencies and all(agencies):
        return LineFacts(kind="source", agencies=tuple(name for name in agencies if name))
    if staff := _STAFF.match(words):
        agency = canonical_agency(staff["who"])
        who = None if agency or staff["who"] in ("Our", "The", "By") else staff["who"].removeprefix("By ")
        if (
            agency
            or words.split()[-1] in ("Staff", "Newsroom", "Desk", "Newsdesk")
            or words.startswith("By ")
        ):
            return LineFacts(kind="byline", agencies=(agency,) if agency else (), outlet=who)
        return None
    opening = _BY.match(words)
    if opening is None or words[-1] in ".!?":
        return None
    return _read_names(words[opening.end() :])


def _read_names(words: str) -> LineFacts | None:
    # Two blanks part names as well as a thousand do, and a pattern goes through them in linear time.
    words = _WIDE.sub("  ", words)
    authors: list[str] = []
    agencies: list[str] = []
    for piece in _PIECES.split(_IN_PLACE.sub("", _MAIL.sub("", words))):
        piece = piece.strip(" ()[].")
        if not piece:
            continue
        if agency := canonical_agency(piece):
            agencies.append(agency)
        elif piece.startswith("The "):
            # An outlet behind its reporter's name.
            continue
        elif _NAME.match(piece) and not _ROLE.match(piece):
            authors.append(_person(piece))
        elif not (_ROLE.match(piece) and (authors or agencies or piece[0].isupper())):
            return None
    if not authors and not agencies and not _ROLE.match(words):
        return None
    return LineFacts(kind="byline", authors=tuple(authors), agencies=tuple(agencies))


def is_name(words: str) -> bool:
    """Say whether a line is the name of one person and nothing else."""
    few = len(words) <= 40 and 2 <= len(words.split()) <= 4
    return few and bool(_NAME.match(words)) and words[-1] != "." and not _NO_NAME.search(words)


def _person(name: str) -> str:
    """Write JANE DOE as Jane Doe; leave other names as they are."""
    return name.title() if name.isupper() and len(name) > 4 else name


def read_parts(text: str, start: int, end: int) -> LineFacts | None:
    """Read a line of several parts ("By Jane Doe | Published 3 February 2026 | 5 min read"); else None.

    Each part must be a byline, a date, an agency, an address or a reading time; one alone is no such line.
    """
    if not 8 <= end - start <= LONGEST or not _SEVERAL.search(text, start, end):
        return None
    parts: list[LineFacts] = []
    names: list[str] = []
    at = start
    for cut in [*_SEVERAL.finditer(text, start, end), None]:
        last = cut.start() if cut else end
        words = text[at:last].strip(" \t\xa0,|•·/–—-\n")
        if words:
            facts = read_published(text, at, last) or read_byline(words) or read_source(words)
            if facts is not None:
                parts.append(facts)
            elif is_name(words) and not names:
                names.append(words)
            elif not _BESIDE.match(words):
                return None
        at = cut.end() if cut else end
    if not parts or (names and all(part.authors for part in parts)):
        return None
    authors = tuple(dict.fromkeys([*names, *(name for part in parts for name in part.authors)]))
    return LineFacts(
        kind="byline" if authors else parts[0].kind,
        authors=authors,
        agencies=tuple(dict.fromkeys(name for part in parts for name in part.agencies)),
        outlet=next((part.outlet for part in parts if part.outlet), None),
        published=next((part.published for part in parts if part.published), None),
        updated=next((part.updated for part in parts if part.updated), None),
        labelled=any(part.labelled for part in parts),
    )


def read_source(words: str) -> LineFacts | None:
    """Read "Source: AFP"; agencies only where the source is one. None for any other line."""
    found = _SOURCE.match(words) if len(words) <= 90 else None
    if found is None:
        return None
    who = found["who"].strip()
    agencies = tuple(
        dict.fromkeys(
            name
            for part in (_AGENCIES_LIST.split(who) if canonical_agency(who) is None else [who])
            if (name := canonical_agency(part.strip(" .()")))
        )
    )
    if not agencies and (who[-1] in ".!?" or len(who.split()) > 8):
        return None
    return LineFacts(kind="source", agencies=agencies)


def split_authors(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part given authors into people and agencies ("Associated Press" is no author)."""
    people: list[str] = []
    agencies: list[str] = []
    for name in names:
        name = _WIDE.sub("  ", name)
        if agency := canonical_agency(name):
            agencies.append(agency)
            continue
        facts = (
            _read_names(re.sub(r"^\s*by\s+", "", name, flags=re.IGNORECASE)) if _PIECES.search(name) else None
        )
        if facts is not None:
            people.extend(facts.authors)
            agencies.extend(facts.agencies)
        elif name.strip():
            people.append(name.strip())
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies))
