"""Titles and offices: their words, where a title stands before a name, what sector and state it speaks of."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.coding.mentions_words import lines_of, load_words
from dragoman.schema.codes import body_of, look_up, name_ending, place_country, split_list
from dragoman.schema.span import Span

# How far a title may reach before or after its name, in characters.
REACH = 110
WORD = re.compile(r"[\w.'’&-]+")
# What must stand before a title that a comma parts from its name: "Cuba's envoy, X", "the spokesman, Y".
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s?)\s+(?:[\w.’'-]+\s+){0,3}\Z")
# The last two words before a name, and the last of them.
_ADDRESS = re.compile(r"(?<!\S)(?P<both>(?:[A-Z][\w.'’]{0,9}\s)?(?P<last>[A-Z][A-Za-z.'’]{1,9}))\s+\Z")
_STYLES = 3
_THE_BEFORE = re.compile(r"\b[Tt]he\s+\Z")
_BRACKETED = re.compile(r"\s(\([A-Z][A-Za-z.&]{1,9}\)\s)\s*\Z")
_TWO_WORDS = re.compile(r"[\w.’'-]+\s+[A-Z]")
_NAME_REACH = 60
POSSESSIVE = re.compile(r"['’]s?\Z")


class Title(Struct, frozen=True, gc=False):
    """A title as written (`span`), with its noun (`head`, folded), sector, and the state it implies."""

    span: Span
    head: str
    sector: str
    country: str | None = None
    of: str | None = None  # the body it belongs to, canonical


class Vocabulary(Struct, frozen=True):
    """Title words from `titles.toml`; heads and offices in small letters, words joined by spaces."""

    heads: dict[str, str]
    last_words: frozenset[str]
    short: dict[str, str]
    modifiers: frozenset[str]
    links: frozenset[str]
    honorifics: frozenset[str]
    styles: frozenset[str]
    implies: dict[str, str]
    suggests: dict[str, str]
    not_in: dict[str, frozenset[str]]
    gender: dict[str, str]
    sent: frozenset[str]
    abroad: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary of titles."""
    raw = load_words("titles")
    heads = {head: sector for sector, value in raw["heads"].items() for head in lines_of(value)}
    short = {form: sector for sector, value in raw["short"].items() for form in split_list(value)}
    heads |= {form.lower(): sector for form, sector in short.items()}
    return Vocabulary(
        heads=heads,
        last_words=frozenset(head.rsplit(" ", 1)[-1] for head in heads),
        short=short,
        modifiers=frozenset(raw["words"]["modifiers"].split()),
        links=frozenset(raw["words"]["links"].split()),
        honorifics=frozenset(split_list(raw["words"]["honorifics"]))
        | {style for style in split_list(" ".join(raw["words"]["styles"].split())) if " " not in style},
        styles=frozenset(split_list(" ".join(f"{raw['words']['styles']};{raw['words']['stopped']}".split()))),
        implies={office: code for code, value in raw["implies"].items() for office in lines_of(value)},
        suggests={office: code for code, value in raw["suggests"].items() for office in lines_of(value)},
        not_in={code: frozenset(lines_of(value)) for code, value in raw["not_in"].items()},
        sent=frozenset(lines_of(raw["words"]["sent"])),
        abroad=frozenset(raw["words"]["abroad"].split()),
        gender={head: sex for sex, value in raw["gender"].items() for head in lines_of(value)},
    )


def head_of(words: str) -> tuple[str, str] | None:
    """Find the longest head that ends `words` (small letters): (head, sector), or None."""
    heads = vocabulary().heads
    parts = words.split(" ")
    for size in range(min(4, len(parts)), 0, -1):
        candidate = " ".join(parts[-size:])
        sector = heads.get(candidate)
        if sector is not None:
            return candidate, sector
    return None


def sex_of_title(words: str) -> str | None:
    """Tell man ("m") from woman ("f") by a title or form of address; None where it does not tell."""
    gender = vocabulary().gender
    for part in (words.lower(), *reversed(words.lower().split())):
        if part in gender:
            return gender[part]
    return None


def is_title_word(word: str) -> bool:
    """Say whether a word may be part of a title before a name."""
    small = word.lower()
    known = vocabulary()
    return small in known.modifiers or small in known.last_words or small in _FIRST_WORDS()


def is_office(word: str) -> bool:
    """Say whether a capitalised word is an office that parts one name from another ("ICC Prosecutor X").

    Short ones are left out: they are surnames as well (King, Judge, Pope).
    """
    known = vocabulary()
    last = word.lower().rsplit("-", 1)[-1]
    if last in known.last_words and (len(last) > 6 or word.isupper()):
        return True
    return is_address(word) and word not in known.honorifics


def is_address(word: str) -> bool:
    """Say whether a word, its full stop left out, is a form of address or a shortened title."""
    known = vocabulary()
    if len(word) > 1 and word.isupper():
        word = word.title()
    dotted = word + "."
    return (
        word in known.honorifics or dotted in known.honorifics or word in known.short or dotted in known.short
    )


@cache
def _FIRST_WORDS() -> frozenset[str]:
    return frozenset(word for head in vocabulary().heads for word in head.split())


def title_before(text: str, low: int, start: int) -> Title | None:
    """Read the title that ends where a name starts: "Russian Foreign Minister |Name".

    Looks no further back than `low`. The span leaves out articles, states and possessors before the title.
    """
    words: list[tuple[int, int, str]] = []
    floor = max(low, start - REACH)
    start = floor + _office_end(text[floor:start], text[start : start + _NAME_REACH])
    window = text[floor:start]
    bare = window.rstrip()
    if bare == window or not bare:
        return None
    comma = bare[-1] == ","
    found = list(WORD.finditer(window))
    at = len(bare) - 1 if comma else len(window)
    owned = 0
    for match in reversed(found):
        if window[match.end() : at].strip():
            break
        word = match[0]
        linked = word.lower() in _LINKING
        if not (is_title_word(word) or (words and linked)):
            # "ambassador to Chad, X": what the office is of stands between, if a link comes before it.
            if not word[:1].isupper() or word.endswith(("'s", "’s")) or _parts_two(words):
                break
            owned += 1
        elif owned and not linked:
            state = name_ending(window[: words[0][1]].split()[-5:])
            if state is None or owned >= state[0]:
                break
            owned += 1  # "President of the |United States": a state's name may begin as an office does
        elif linked and word.lower() not in ("the", "and"):
            owned = 0
        words.append((match.start(), match.end(), word))
        at = match.start()
        if len(words) > 9:
            break
    if owned:
        words = words[: _own_size(words)]
    words.reverse()
    while words and (words[0][2].lower() in _LINKING or not is_title_word(words[0][2])):
        words.pop(0)
    words = _from_office(words)
    if not words or (comma and not _DETERMINED.search(window, 0, words[0][0])):
        return None
    return _title_from(text, floor, words, window[: words[0][0]], low)


def _office_end(window: str, name: str) -> int:
    """Give where an office ends before a name: before its initials in brackets, before a form of address.

    "director of police (DPO) |Roe", "the Attorney General, Mr |Jo Roe". A surname that is addressed after a
    comma is seldom whose office stands before it: "as he told the minister, Mr |Roe said".
    """
    end = len(window)
    for _ in range(_STYLES):
        last = _ADDRESS.search(window, 0, end)
        if last is None or not _is_style(last["both"], last["last"]):
            break
        end = last.start("both" if last["both"] in vocabulary().styles else "last")
    if end < len(window) and window[:end].rstrip().endswith(",") and not _TWO_WORDS.match(name):
        return len(window)
    initials = _BRACKETED.search(window, 0, end)
    return initials.start(1) if initials is not None else end


def _is_style(both: str, last: str) -> bool:
    """Say whether words before a name are a form of address and no office: "Datuk Seri", "Mr"."""
    known = vocabulary()
    return {both, last} & known.styles != set() or (last in known.honorifics and not is_title_word(last))


_LINKING = ("of", "for", "to", "the", "and")


def _parts_two(words: list[tuple[int, int, str]]) -> bool:
    """Say whether the words, from the last back, begin with "and the": what stands before is another's."""
    return [word.lower() for _, _, word in words[-2:]] == ["the", "and"]


def _own_size(words: list[tuple[int, int, str]]) -> int:
    """Give how many words next to the name, counted from it, are the title's own."""
    for size, (_, _, word) in enumerate(words):
        if not is_title_word(word) and word.lower() not in _LINKING:
            return size
    return len(words)


def _from_office(words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out what only leads up to the office: "under" and "the administration of" before "President"."""
    smalls = [word.lower() for _, _, word in words]
    for at in range(len(words) - 2, 0, -1):
        whole = smalls[at] == "of" and look_up(" ".join(word for _, _, word in words[at - 2 :])) is not None
        if smalls[at] in ("of", "to", "for") and not whole and head_of(" ".join(smalls[:at])) is None:
            return _from_office(words[at + 1 :])
    if smalls[:1] == ["under"] and smalls[1:2] != ["secretary"]:
        return words[1:]
    return words


def _title_from(
    text: str, floor: int, words: list[tuple[int, int, str]], before: str, low: int
) -> Title | None:
    phrase = " ".join(word.lower() for _, _, word in words)
    found = head_of(phrase)
    of = None
    if found is None:
        of = re.search(r"^(.*?) (of|for|to) (?:the )?", phrase)
        found = head_of(of[1]) if of else None
        if found is None:
            return None
    head, sector = found
    span = Span.take(text, floor + words[0][0], floor + words[-1][1])
    sector = vocabulary().heads.get(" ".join(phrase.split(" ")[-2:]), sector)
    country, of_body = owner_before(before)
    if of is not None and of[2] == "of" and country is None:
        owned = look_up(" ".join(span.text.split())[of.end() :])
        country = owned.country if owned is not None else None
    return Title(span, head, refine(phrase, sector), country or implied_country(phrase), of_body)


def refine(phrase: str, sector: str) -> str:
    """Settle what the modifiers say about the sector: an opposition leader, an army spokesman."""
    words = set(phrase.split(" "))
    if "opposition" in words:
        return "OPP"
    if sector == "GOV":
        if words & {"military", "army", "navy", "naval"} and "minister" not in words:
            return "MIL"
        if words & {"police"}:
            return "COP"
        if words & {"rebel", "militia", "guerrilla"}:
            return "REB"
        if words & {"party", "republican", "democratic", "democrat", "candidate", "nominee"}:
            return "PTY"
    return sector


def implied_country(phrase: str) -> str | None:
    """Give the state of an office that only one state has ("deputy assistant secretary of state")."""
    implies = vocabulary().implies
    phrase = phrase.removeprefix("former ").removeprefix("acting ")
    if phrase in implies:
        return implies[phrase]
    for office, code in implies.items():
        if phrase.startswith((office + " for ", office + " of ")):
            return code
    return None


def owner_before(before: str) -> tuple[str | None, str | None]:
    """Find whose title it is in the words before it: "Cuba's", "the Russian", "U.S. State Department"."""
    words = before.split()
    for size in range(min(5, len(words)), 0, -1):
        name = POSSESSIVE.sub("", " ".join(words[-size:]))
        name = name.removeprefix("the ").removeprefix("The ").removeprefix("former ")
        body = body_of(name)
        if body is not None:
            return body.country, body.name
        alias = look_up(name)
        if alias is not None and name[:1].isupper():
            return alias.country, None
        if name[:1].isupper() and (country := place_country(name)) is not None:
            return country, None
    return None, None


def own_title(text: str, title: Title) -> Title | None:
    """Leave out of the title before a name what is another's.

    "director for the |Roe" (campaign) is no title of Roe's; "the Vice President and President |Roe" are two.
    """
    said = title.span.text
    if said.lower().rsplit(None, 1)[-1] in _LINKING:
        return None
    first, joined, rest = said.rpartition(" and ")
    two = joined and _THE_BEFORE.search(text, max(0, title.span.start - 5), title.span.start)
    if not two or head_of(first.lower()) is None or (found := head_of(rest.lower())) is None:
        return title
    span = Span.take(text, title.span.end - len(rest), title.span.end)
    return Title(span, found[0], found[1])
