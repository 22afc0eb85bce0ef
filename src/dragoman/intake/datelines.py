"""Datelines: `HAVANA, Nov. 15th (Reuters) -`, `WASHINGTON (AP) —`, `GENEVA, 3 March (UN News) –`."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

from msgspec import Struct

from dragoman.intake.agencies import canonical_agency
from dragoman.intake.dates import MONTH_WORD, WEEKDAY, WrittenDate, match_date

# A dateline is over within this many characters.
LONGEST = 140

_DASH = r"(?:\.?[ \t\xa0]{0,2}(?:--?|[–—―‒]|_{1,2})(?=\s|[“\"‘']?[A-Z0-9¿¡])|\.[-–—]\s?|:(?=\s))"
_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]*(?:-[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]*)*"
# A capitalised word that is no month and no day of the week.
_WORD = rf"(?!(?i:{MONTH_WORD}|{WEEKDAY})(?:[ \t\xa0,]|\Z))[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_LINK = r"(?:of|de|del|da|do|la|el|es|al|the|upon|on|and)"
_PLACE = re.compile(rf"{_WORD}(?:(?:[ \xa0]|/|[ ]{_LINK}[ ]){_WORD}){{0,4}}")
_REGION = re.compile(rf",[ \xa0]{{1,2}}{_WORD}(?:[ ]{_WORD}){{0,3}}|[ ]\[{_WORD}(?:[ ]{_WORD}){{0,3}}\]")
_BEFORE_DATE = re.compile(r"[,.;]?[ \t\xa0]{1,3}")
_CREDIT = re.compile(
    r"(?:\s?/?\s?\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)?[ \t\xa0,.]{0,3}"
    r"(?:\((?P<round>[^()\n]{2,60})\)|/(?P<slash>[^/\n]{2,30})/\.?)"
)
_END = re.compile(rf"[ \t\xa0]{{0,3}}{_DASH}[ \t\xa0]{{0,3}}")
_BEHIND = re.compile(r"(?P<who>[A-Z][\w-]{1,15}(?: [A-Z]\w{1,15})?)(?:\.| [–—-])[ \t\xa0](?=[A-Z“\"])")
_LINE_END = re.compile(r"[ \t\r\xa0]*(?:\n|\Z)")
_BARE_CREDIT = re.compile(
    r"(?:\((?P<credit>[A-Z]{2,6}|[A-Z][A-Za-z]{1,14})\)|"
    r"(?P<paper>(?:[A-Z]{2,}[ ]){1,3}(?:TIMES|POST|HERALD|STANDARD|NEWS|TRIBUNE|JOURNAL|GAZETTE|TODAY|"
    r"CHRONICLE)))"
    rf"[ \t\xa0]{{0,3}}{_DASH}[ \t\xa0]{{0,3}}(?=[A-Z“\"‘])"
)
_DAYNAME = re.compile(rf"(?:{WEEKDAY})(?=[\s,(–—-])", re.IGNORECASE)
# All-capital words that stay so in a reader's spelling.
_KEPT = frozenset("USA UK UAE DRC UN EU DC".split())
_SMALL = frozenset("AND THE OF DE DEL ES".split())
_ALL_CAPS = re.compile(rf"{_CAPS}(?:(?:[ ]|/|[ ](?i:{_LINK})[ ]){_CAPS}){{0,4}}\Z")
_SPEAKER = re.compile(r"(?:MR|MRS|MS|DR|THE|SENATOR|PRESIDENT|SECRETARY|MINISTER|Q|A|AMBASSADOR)\b")


class FoundDateline(Struct, frozen=True, kw_only=True):
    """A dateline at `[start, end)` of the text: place as a reader would write it, date, agency or credit."""

    start: int
    end: int
    place: str | None
    date: WrittenDate | None
    agencies: tuple[str, ...] = ()
    outlet: str | None = None


@functools.cache
def _cities() -> frozenset[str]:
    raw = tomllib.loads(files("dragoman.intake").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return frozenset(line.strip().casefold() for line in raw["dateline"]["cities"].split("|"))


def read_dateline(text: str, start: int) -> FoundDateline | None:
    """Read the dateline that begins at `start`, the beginning of a paragraph; None where there is none.

    A place in mixed case needs an agency, a date, or to be a city known to stand in datelines: a heading
    ("Background – The talks") is none.
    """
    piece = text[start : start + LONGEST]
    written = match_date(piece, 0)
    place = None
    at = written.end if written else 0
    if own := _read_own(text, piece, start):
        return own
    if written is None:
        named = _PLACE.match(piece)
        if named is None:
            return None
        place, at, written = _place_and_date(piece, named)
    credit = _CREDIT.match(piece, at)
    agencies: tuple[str, ...] = ()
    if credit is not None:
        at = credit.end()
        words = credit["round"] or credit["slash"]
        agencies = _credited(words)
        if written is None and (dated := match_date(words, 0)) and dated.end == len(words):
            written = _moved(dated, credit.start("round" if credit["round"] else "slash"))
    end = _END.match(piece, at)
    if end is not None:
        at = end.end()
        if credit is None and (behind := _BEHIND.match(piece, at)):
            # TASS and RIA Novosti name themselves behind the dash.
            agencies = _credited(behind["who"])
            at = behind.end() if agencies else at
    elif _is_alone(piece, at, written):
        pass
    elif not (agencies and credit is not None and _is_marked(place, written)):
        # Prensa Latina and PTI put nothing between the brackets and the text.
        return None
    if not _is_sound(piece, at, place, written, credit, agencies):
        return None
    at = len(piece[:at].rstrip())
    return FoundDateline(
        start=start,
        end=start + at,
        place=_name(place) if place else None,
        date=_moved(written, start) if written else None,
        agencies=agencies,
    )


def _is_alone(piece: str, at: int, written: WrittenDate | None) -> bool:
    """Say whether place and full date are a line of their own: `Lima, 3 February 2026`."""
    return written is not None and written.year is not None and bool(_LINE_END.match(piece, at))


def _is_marked(place: str | None, written: WrittenDate | None) -> bool:
    """Say whether place and date alone make a dateline likely: a day, capitals, or a city known for them."""
    first = re.split(r",|\[", place or "", maxsplit=1)[0].strip()
    return written is not None or bool(_ALL_CAPS.match(first)) or first.casefold() in _cities()


def _read_own(text: str, piece: str, start: int) -> FoundDateline | None:
    """Read an outlet's or agency's name in the place of a dateline: `(CNN) —`, `ISLAND TIMES –`."""
    bare = _BARE_CREDIT.match(piece)
    if bare is None:
        return None
    agency = canonical_agency(bare["credit"] or "")
    if bare["credit"] and agency is None and not bare["credit"].isupper():
        return None
    outlet = None if agency else bare["credit"] or bare["paper"].title()
    end = start + len(bare[0].rstrip())
    return FoundDateline(
        start=start,
        end=end,
        place=None,
        date=None,
        agencies=(agency,) if agency else (),
        outlet=outlet,
    )


def _place_and_date(piece: str, named: re.Match[str]) -> tuple[str, int, WrittenDate | None]:
    """Read on behind the first name: region, then date or weekday; give place, end and date."""
    place = named[0].rstrip(".") if named[0].count(".") == 1 else named[0]
    at = named.end()
    for _ in range(2):
        region = _REGION.match(piece, at)
        if region is None:
            break
        place, at = place + region[0], region.end()
    written = None
    for _ in range(2):
        gap = _BEFORE_DATE.match(piece, at)
        if gap is None:
            break
        if (found := match_date(piece, gap.end())) is not None:
            return place, found.end, found
        weekday = _DAYNAME.match(piece, gap.end())
        if weekday is None:
            break
        at = weekday.end()
    return place, at, written


def _credited(words: str) -> tuple[str, ...]:
    found = (
        canonical_agency(part.strip()) for part in re.split(r"\s*(?:[/,;&]|-(?=[A-Z])|\band\b)\s*", words)
    )
    agencies = tuple(dict.fromkeys(name for name in found if name))
    whole = canonical_agency(words)
    return (whole,) if whole else agencies


def _is_sound(
    piece: str,
    at: int,
    place: str | None,
    written: WrittenDate | None,
    credit: re.Match[str] | None,
    agencies: tuple[str, ...],
) -> bool:
    """Weigh the evidence for a dateline against headings, speakers' labels and sentences."""
    following = piece[at:].lstrip()
    if following and not (following[0].isupper() or following[0].isdigit() or following[0] in "“\"‘'`¿¡$€[("):
        return False
    if place is None:
        return bool(agencies) or (written is not None and written.year is not None)
    if _is_alone(piece, at, written):
        return "." not in place and not any(word.islower() for word in place.split())
    if len(place) < 3 or any(mark in place for mark in "()"):
        return False
    if agencies:
        return True
    first = re.split(r",|\[", place, maxsplit=1)[0].strip()
    known = first.casefold() in _cities()
    colon = piece[:at].rstrip().endswith(":")
    if written is not None or credit is not None:
        return known or (bool(_ALL_CAPS.match(first)) and not _SPEAKER.match(first) and not colon)
    if colon:
        # "CHAIRMAN: I thank you" is a speaker; only a city known for datelines may end with a colon.
        return known and bool(_ALL_CAPS.match(first))
    return known or ("," in place and bool(_ALL_CAPS.match(first)) and not _SPEAKER.match(first))


def _name(place: str) -> str:
    """Write a place as a reader would: `NEW DELHI [India]` is New Delhi, India."""
    place = re.sub(r"\s*\[([^\]]+)\]", r", \1", place.strip(" ,")).strip()
    words: list[str] = []
    for word in re.split(r"(\s+|/|-)", place):
        if word.isupper() and "." not in word[:-1] and word not in _KEPT:
            # "NEW YORK, NY" keeps its state; "LA PAZ" and "THE HAGUE" begin a name.
            inside = bool(words) and words[-1].isspace()
            if inside and word in _SMALL:
                word = word.lower()
            elif not (inside and len(word) == 2 and words[-2].endswith(",")):
                word = word.capitalize()
        words.append(word)
    return "".join(words)


def _moved(written: WrittenDate, by: int) -> WrittenDate:
    return WrittenDate(
        start=written.start + by,
        end=written.end + by,
        year=written.year,
        month=written.month,
        day=written.day,
        weekday=written.weekday,
    )
