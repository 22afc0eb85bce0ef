"""Titles and offices: where a title stands before or after a name, what sector and state it speaks of."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.coding.mentions_words import lines_of, load_words
from dragoman.schema.codes import body_of, look_up, name_ending, place_country, split_list
from dragoman.schema.span import Span

# How far a title may reach before or after its name, in characters.
REACH = 110
_WORD = re.compile(r"[\w.'’&-]+")
# What must stand before a title that a comma parts from its name: "Cuba's envoy, X", "the spokesman, Y".
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s?)\s+(?:[\w.’'-]+\s+){0,3}\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")


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
        honorifics=frozenset(split_list(raw["words"]["honorifics"])),
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
    at = start
    words: list[tuple[int, int, str]] = []
    floor = max(low, start - REACH)
    window = text[floor:start]
    bare = window.rstrip()
    if bare == window or not bare:
        return None
    comma = bare[-1] == ","
    found = list(_WORD.finditer(window))
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
    country, of_body = _owner_before(before)
    if of is not None and of[2] == "of" and country is None:
        owned = look_up(" ".join(span.text.split())[of.end() :])
        country = owned.country if owned is not None else None
    return Title(span, head, _refine(phrase, sector), country or implied_country(phrase), of_body)


def _refine(phrase: str, sector: str) -> str:
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


def _owner_before(before: str) -> tuple[str | None, str | None]:
    """Find whose title it is in the words before it: "Cuba's", "the Russian", "U.S. State Department"."""
    words = before.split()
    for size in range(min(5, len(words)), 0, -1):
        name = _POSSESSIVE.sub("", " ".join(words[-size:]))
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


def title_after(text: str, end: int, high: int) -> Title | None:
    """Read the title in apposition to a name that ends at `end`: ", Cuba's deputy foreign minister,".

    Reads no further than `high`, the end of the sentence.
    """
    stop = min(high, end + REACH)
    if text[end : end + 1] not in (",", "(", " ", "\n") or (
        text[end] in " \n" and not _COPULA.match(text, end, stop)
    ):
        return None
    window = text[end:stop]
    lead = re.match(r"\s*(?:,|\(|is|was)\s*(?:who\s+(?:is|was)\s+)?", window)
    if lead is None:
        return None
    matches = list(_WORD.finditer(window, lead.end()))
    if not matches or matches[0].start() != lead.end():
        return None
    return _read_after(text, end, window, matches)


_COPULA = re.compile(r"\s+(?:is|was)\s+(?:the|a|an)\b")


def _bare(match: re.Match[str]) -> str:
    """Give a word without the full stop of its sentence, abbreviations with theirs."""
    word = match[0]
    return word if word.count(".") > 1 else word.rstrip(".")


def _read_after(text: str, end: int, window: str, matches: list[re.Match[str]]) -> Title | None:
    """Take words up to the first title head, then its "of/for …" complement."""
    phrase: list[re.Match[str]] = []
    at = matches[0].start() if matches else 0
    best: tuple[int, str, str] | None = None
    for match in matches[:12]:
        gap = window[at : match.start()]
        if phrase and gap.strip():
            break
        word = _bare(match)
        if phrase and word.lower() in _OWNER_WORDS and _bare(phrase[-1]).lower() not in _STILL:
            break  # ", welcomed the Prime Minister", ", here to ask about the minister": another's
        phrase.append(match)
        at = match.end()
        found = head_of(" ".join(_bare(m).lower() for m in phrase)) if word.lower() in _last_words() else None
        if found:
            best = (len(phrase), *found)
        elif word.lower() in _STOPPERS or (best is not None and not is_title_word(word)):
            break
    if best is None:
        return None
    size, head, sector = best
    taken = phrase[:size]
    start = _title_start(taken)
    words = " ".join(_bare(match).lower() for match in taken[start:])
    owner = window[taken[0].start() : taken[start].start()]
    country, body = _owner_before(owner) if start else (None, None)
    title_end, of_country, of_body = _complement(window, taken[-1].start() + len(_bare(taken[-1])))
    if head in vocabulary().sent and not _OF.match(window, taken[-1].end()):
        of_country = of_body = None
    span = Span.take(text, end + taken[start].start(), end + title_end)
    full = " ".join(span.text.lower().split())
    return Title(
        span,
        head,
        _refine(words, sector),
        country or of_country or implied_country(full) or implied_country(words),
        body or of_body,
    )


def _last_words() -> frozenset[str]:
    return vocabulary().last_words


# What may stand before the article of one's own office: "Ann Roe, now the minister".
_STILL = frozenset("also both currently first formerly himself herself long now once once still then".split())
_STOPPERS = frozenset("who which that said says told and but when where as in on at with by from".split())
_OWNER_WORDS = frozenset("the a an its his her their one our".split())


def _title_start(taken: list[re.Match[str]]) -> int:
    """Find where the title itself starts: after articles, possessors, states and bodies."""
    start = 0
    for index, match in enumerate(taken[:-1]):
        word = match[0]
        if (
            word.lower() in _OWNER_WORDS
            or word.endswith(("'s", "’s"))
            or not (is_title_word(word) or word.islower())
        ):
            start = index + 1
    return start


_COMPLEMENT = re.compile(
    r"\s+(?:of|for|to|at|in|with)\s+(?:the\s+)?[\w.’'&-]+(?:\s+(?:(?:of|and|for|the|at)\s+)*[A-Z][\w.’'&-]*"
    r"|\s+(?:affairs|relations|army|navy|military|police|government|ministry|party|group|agency|office|forces"
    r"|authorities|council|court|presidency|embassy|bank|department|delegation|movement))*"
)


_OF = re.compile(r"\s+of\b")


def _complement(window: str, at: int) -> tuple[int, str | None, str | None]:
    """Read "of Foreign Affairs", "for Western Hemisphere affairs", "of France" after a head."""
    found = _COMPLEMENT.match(window, at)
    if found is None:
        return at, None, None
    words = found[0].split()
    country = body = None
    for size in range(len(words) - 1, 0, -1):
        name = _POSSESSIVE.sub("", " ".join(words[-size:])).rstrip(".,")
        name = name.removeprefix("the ")
        if (known := body_of(name)) is not None:
            country, body = known.country, known.name
            break
        if (alias := look_up(name)) is not None:
            country = alias.country
            break
    if country is None and body is None:
        inner = (look_up(word) for word in words[1:-1] if word[0].isupper())
        country = next((alias.country for alias in inner if alias is not None), None)
    unknown = country is None and body is None and not any(word[0].isupper() for word in words)
    if unknown and words[-1] not in ("affairs", "relations"):
        return at, None, None
    return at + len(found[0].rstrip(".,")), country, body
