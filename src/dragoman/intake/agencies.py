"""Wire services: their canonical names, and which of them a text credits or quotes as its source."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.schema.codes import iterate_agencies
from dragoman.schema.span import Span

# Quoting contexts are looked for this near to the agency's name, in characters.
NEAR = 70
# An agency named a thousand times is credited by one of the first.
MOST_PLACES = 60

_SOURCE_OF = (
    r"(?:state|official|semi-official|private|local|independent|national|government)"
    r"(?:[-\s](?:run|owned|media))?\s"
)
# What stands right before an agency that is quoted as the source.
_BEFORE = re.compile(
    rf"""(?:\b(?i:told|tells|telling|informed|according\sto|spoke\s(?:to|with)|speaking\s(?:to|with)|via
      |interview(?:s|ed)?\s(?:with|by|to|for|given\sto)
      |(?:sent|given|emailed|provided|made|said|reply|response|released|issued|speak)\sto
      |(?:statements?|comments?|remarks?|confirm(?:s|ed)?|disclosed|email|message)(?:\s(?:this|that|it))?\sto
      |(?:quoted|cited)(?:\sas\s\w+ing)?\sby
      |(?:reported|carried|published|seen|reviewed|obtained|viewed|verified|heard|released|contacted
      |conducted|compiled|surveyed|polled|counts?|tally|reports?|review|analysis|investigation)\sby
      |cit(?:ed|es|ing)|quot(?:ed|es|ing)|inputs\sfrom|reports\sfrom)\s
      (?:by\s)?(?:an?\s|the\s|The\s)?(?:\w{{3,14}}['’]s\s|[A-Z]\w{{2,14}}\s)?(?:{_SOURCE_OF}){{0,2}}
      (?:(?:news\s)?(?:agency|agencies|wire|service)\s)?)\Z""",
    re.VERBOSE,
)
# What stands right after it; after a name that may mean something else, only a report will do.
_REPORTED = (
    r"(?:report(?:ed|s)?\b(?!\sto\b)|quot(?:ed|es)|cit(?:ed|es|ing)|correspondents?|journalists?|"
    r"photographers?)"
)
_AFTER = re.compile(
    rf"""(?:\s(?:news\s)?(?:agency|wire|service))?(?:\son\s\w{{6,9}}day|,?\sciting\s[^.,]{{3,50}},
      |,\sthe\s[^.,]{{3,40}}agency,)?\s(?:(?:has|have|had|also|earlier|later|previously|first)\s)?
      (?:{_REPORTED}|reporting|said|says|learned|wrote|writes|added|noted|carried|saw|reviewed|interview(?:ed)?|reporters?
      |witness(?:es)?|tally|count|calculations|investigation|analysis|news\sagency|newswire)\b""",
    re.VERBOSE,
)
_AFTER_DOUBTFUL = re.compile(
    rf"(?:\s(?:news\s)?(?:agency|wire))?(?:\son\s\w{{6,9}}day)?\s(?:(?:has|had|also|earlier)\s)?(?:{_REPORTED}|news\sagency)\b"
)
# A credit behind a paragraph's last stop: "(Yonhap)", "— Bernama".
_CREDIT_BEFORE = re.compile(r"(?:\A|[.!?…\"”’]\s?)(?:\(|\[|-{1,2}\s?|[–—]\s?)\Z")
_CREDIT_AFTER = re.compile(r"[)\]]?[ \t\r\xa0]*(?:\n|\Z)")
# Part of a handle, a path, or a pair such as Reuters/Ipsos.
_JOINED = ("@", "/", "_")
_LIST_BEFORE = re.compile(r"(?:\band|,|&)\s(?:the\s)?\Z")


_TOKEN = re.compile(r"[^\W\d_]+")


class _Form(Struct, frozen=True):
    """A written form, its words, the canonical name, and whether it may mean something else."""

    text: str
    words: tuple[str, ...]
    name: str
    doubtful: bool


class _Table(Struct, frozen=True):
    by_name: dict[str, str]
    # Longest first.
    forms: tuple[_Form, ...]


@functools.cache
def _table() -> _Table:
    by_name: dict[str, str] = {}
    forms: dict[str, tuple[str, bool]] = {}
    for agency in iterate_agencies():
        for form in (agency.name, *agency.aliases, *agency.short):
            by_name.setdefault(_plain(form), agency.name)
        for form in agency.sure:
            forms[form] = (agency.name, False)
        for form in agency.short:
            forms[form] = (agency.name, True)
    ordered = sorted(forms.items(), key=lambda item: (-len(item[0]), item[0]))
    made = (_Form(form, tuple(_TOKEN.findall(form)), name, doubtful) for form, (name, doubtful) in ordered)
    return _Table(by_name, tuple(made))


def _plain(name: str) -> str:
    words = re.sub(r"[^\w\s'’-]+", " ", name).casefold().split()
    if words and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@functools.cache
def agency_pattern(*, sure: bool) -> str:
    """Give a pattern of the table's names, longest first; if `sure`, of those that mean little else."""
    found = {
        name
        for agency in iterate_agencies()
        for name in (*agency.sure, *(agency.acts if sure else agency.short))
    }
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


def canonical_agency(name: str) -> str | None:
    """Give the canonical name of a wire service, however written in a credit; None for anybody else."""
    if len(name) > 80:
        return None
    plain = _plain(name)
    table = _table().by_name
    for tail in ("", " staff", " news agency", " news", " wire", " writer", " staff writer", " newsroom"):
        if plain.endswith(tail) and (found := table.get(plain[: len(plain) - len(tail)])):
            return found
    return None


def quoted_agencies(text: str, leave_out: Sequence[Span] = ()) -> tuple[str, ...]:
    """Find the agencies that the text names as its source ("told Reuters"), in order of appearance.

    A bare mention is no credit. Places within `leave_out` (furniture) are passed over. Only names whose words
    all occur are searched for: linear in the text, and quick where no agency is named.
    """
    first: dict[str, int] = {}
    words = set(_TOKEN.findall(text))
    for form in _table().forms:
        if not words.issuperset(form.words):
            continue
        for at in _places(text, form.text):
            if first.get(form.name, at + 1) <= at:
                break
            if any(span.start <= at < span.end for span in leave_out):
                continue
            if _is_source(text, at, at + len(form.text), form.doubtful):
                first[form.name] = at
                break
    return tuple(sorted(first, key=lambda name: first[name]))


def _places(text: str, form: str) -> Iterator[int]:
    """Yield where `form` stands as a word of its own, the first MOST_PLACES of them."""
    at = -1
    for _ in range(MOST_PLACES):
        at = text.find(form, at + 1)
        if at < 0:
            return
        end = at + len(form)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before in _JOINED) and not (after.isalnum() or after in _JOINED):
            yield at


def _is_source(text: str, start: int, end: int, doubtful: bool) -> bool:
    before = " ".join(text[max(0, start - NEAR) : start].split()) + (
        " " if start and text[start - 1].isspace() else ""
    )
    after = " ".join(("|" + text[end : end + NEAR]).split())[1:]
    if doubtful and before.endswith("the "):
        # "the PA", "the MENA region", "the CP" are other things.
        return False
    if _BEFORE.search(before):
        return True
    if listed := _LIST_BEFORE.search(before):
        # "told Reuters and AFP": the list's head has the verb.
        head = before[: listed.start()].rstrip()
        for form in _table().forms:
            if head.endswith(form.text) and _BEFORE.search(head[: len(head) - len(form.text)]):
                return True
    if _CREDIT_BEFORE.search(text, max(0, start - 5), start) and _CREDIT_AFTER.match(text, end):
        return True
    return bool((_AFTER_DOUBTFUL if doubtful else _AFTER).match(after))
