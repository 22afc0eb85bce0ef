"""What stands around a trigger: rounds, bodies that meet, means of talks, words for other occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.links.events_same_words import ordinals, tokens, words_of
from dragoman.schema.codes import country_name, fold, look_up
from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span

# What refers from one occasion back to another.
_BACK = re.compile(
    r"\b(?:follow(?:s|ed|ing)(?: (?:up )?on| up)?|follow up on|build(?:s|ing)? on|built on|since|previous|"
    r"recalling|on the heels of|ahead of|in advance of|"
    r"in the wake of|after|made at|agreed at|made during)\b[^.;:]{0,55}\Z",
    re.IGNORECASE,
)
# "issues discussed by the leaders at the May summit"
_AT_ANOTHER = re.compile(
    r"\s+(?:by\s[^.;,]{0,60}?\s)?(?:at|during)\s+(?:the|their)\b[^.;,]{0,40}"
    r"\b(?:[Ss]ummit|[Mm]eeting|[Vv]isit|[Tt]alks)\b"
)
_SO_LONG = re.compile(
    r"(?:\s+[\w.’'-]+){0,5}?\s+(?:(?:in|since|for)\s+(?:\w+\s+)?(?:years|months|decades)|since\s+(?:\w+\s+)?\d{4})\b"
)
_FIRST_TIME = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\s+times?\b", re.IGNORECASE
)
# What is counted before these is not the talks; with a comma a list of points is.
_COUNTS_OTHER = re.compile(
    r"\s*,|\s+(?:lady|gentleman|minister|secretary|vice|deputy|term|terms|half|quarter|day|week|month|year|years"
    r"|two|three|four|few|couple|foreign[\s-]leaders?|anniversary|person|woman|man|place|step|country|countries|part(?:y|ies)|track|largest|phase)\b",
    re.IGNORECASE,
)
# Who is the first to do it, and what somebody in office does first, are no first round.
_COUNTS_PEOPLE = re.compile(
    r"\s+(?:[\w.’'-]+\s+){0,3}?(?:president|official|leader|minister|secretary|american|person)(?:\s+\w+){0,4}?\s+to\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    r"\s+as\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+)?(?:president|secretary|minister|premier|chancellor|leader|king|queen)\b"
    r"|[^.;:]{0,40}?\s+(?:of|in|during|under)\s+(?:(?:his|her|their|the|this|my|our)\s+)(?:[\w.’'-]+\s+){0,3}?"
    r"(?:term|presidency|administration|tenure|premiership)\b",
    re.IGNORECASE,
)
# The first with one of a kind, or of a year, is the first of no series.
_FIRST_OF_KIND = re.compile(
    r"[^.;:]{0,40}?\s+with\s+an?\s+(?:[\w-]+\s+){0,2}(?:leader|head|president|minister|official)\b"
    r"|(?:\s+[\w.’'-]+){0,5}?\s+in\s+(?:\w+\s+)?\d{4}\b",
    re.IGNORECASE,
)
# A comma or the end of a sentence, not that of "U.S." or "St.", parts a number from the talks.
_PARTED = re.compile(r",|(?<=[a-z)\d]{2})[.;?!]\s")
_ORDINAL_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")
_ROUND = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?rounds?\b", re.IGNORECASE)
# What is beside, before or about a meeting of a body is no meeting of it.
_BESIDE = re.compile(
    r"\b(?:margins?|sidelines?|ahead|advance|following|after|before|prepar\w+|under|outcomes?)\b",
    re.IGNORECASE,
)
# Characters from the trigger within which the body that meets is named, and what must not stand between.
_NEAR_BODY = 60
_NO_BODY = re.compile(r"\b(?:that|who|which|their|under|laid|reaffirm\w*|discuss\w*)\b")
# Of a body named in somebody's title nothing meets.
_TITLES = frozenset(
    "director minister secretary member chair chairman chairwoman head president advisor".split()
)
_NAME_WORD = r"(?:[A-Z][\w.&’'–-]*|of|on|and|for|the|in|–)"
_CAPITALS = re.compile(rf"\b({_NAME_WORD}(?:\s+{_NAME_WORD})*)")
_ACRONYM = re.compile(r"\s*\(\W?([A-Z][A-Za-z]{1,6})\W?\)")
_CAPS = re.compile(r"\b[A-Z]{2,6}\b")
# No site is in "talks on Haiti", "back from Rome", "the Summit of the Americas", "ahead of a summit in Oslo".
_NO_SITE = re.compile(
    r"\b(?:on|about|regarding|concerning|from"
    r"|(?:summit|conference|forum|organization) of)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
# "President Diaz of Peru" tells whose president he is.
_WHOSE = re.compile(r"(?<!republic)(?<!state)(?<!kingdom)(?<!states)\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_ON_SITE = re.compile(r"\b(?:Hill|Islands?|Coast|Peninsula|Street|Avenue)\Z")
_OTHER_SITE = re.compile(
    r"\b(?:in advance of|ahead of|since|follow(?:s|ed|ing)"
    r"|(?:before|after)(?!\s+(?:dawn|midnight|noon|dusk|dark|sunrise|sunset|lunch|dinner|breakfast|long|hours|days)\b))\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"[’']s\b")
_HELD_FOR = re.compile(
    r"\b(?:met|meet|meeting|hosted|host|welcomed|joined|gathered|convened)\b", re.IGNORECASE
)
_NEGATIONS = frozenset({"no", "not", "without", "never"})


def is_back(before: str, behind: str, *, topic: bool) -> bool:
    """Say whether a mention is of something earlier, or another time, than what its sentence tells."""
    return bool(_BACK.search(before)) or (topic and tells_another(behind))


def tells_another(behind: str) -> bool:
    """Say whether words behind a verb tell the other occasion on which something was discussed."""
    return _AT_ANOTHER.match(behind) is not None


def is_headline(sentence: str, title: str | None) -> bool:
    """Say whether a sentence is the headline once more."""
    return bool(title) and len(sentence) < 2 * len(title or "") and tokens(sentence) == tokens(title or "")


def find_ordinal(before: str, trigger: str, behind: str) -> int | None:
    """Give the number of the round, told right before the trigger: "the second round of migration talks".

    "The first talks in four years" are no first round, nor are those "for the first time in three years"; a
    first lady's talks are not, nor what a list of points begins with ("First, they met"), nor "their first
    talks as presidents", "his first talks with an African leader" or "the first president to visit"; nor is a
    number before a comma or of the sentence before.
    """
    if _SO_LONG.match(behind) or _IN_OFFICE.match(behind) or _FIRST_TIME.search(before + trigger + behind):
        return None
    number = next((number for number, _ in _numbers(before + trigger)), None)
    return None if number == 1 and _FIRST_OF_KIND.match(behind) else number


def numbers_round(before: str, trigger: str, behind: str) -> bool:
    """Say whether what stands around a trigger numbers a round: "the second round of talks"."""
    words = before + trigger + behind
    told = find_ordinal(before, trigger, behind) is not None
    return told and any(_ROUND.match(words, end) for _, end in _numbers(before + trigger))


def _numbers(words: str) -> Iterator[tuple[int, int]]:
    """Give the ordinals among the last words that count talks, the last first, with their ends."""
    for word in reversed(list(_ORDINAL_WORD.finditer(words))[-9:]):
        number = ordinals().get(word[0].lower())
        is_other = _COUNTS_OTHER.match(words, word.end()) or _COUNTS_PEOPLE.match(words, word.end())
        if number is not None and not is_other and not _PARTED.search(words, word.end()):
            yield number, word.end()


def find_mode(event: Event, before: str, behind: str) -> str | None:
    """Give "remote" for talks by telephone or video, "visit" where one travels or hosts; else None."""
    words = set(tokens(before[-25:] + event.trigger.text + behind[:25]))
    if event.mode == "phone" or words & words_of("remote"):
        return "remote"
    return "visit" if event.mode == "visit" or words & words_of("visits") else None


def is_site(text: str, trigger: Span, place: Ref) -> bool:
    """Say whether talks are held at the place told with them, not about it or before others there."""
    span = place.span
    if span is None:
        return True
    before = text[max(0, span.start - _NEAR_BODY) : span.start]
    if _NO_SITE.search(before) and not _ON_SITE.search(span.text):
        return False
    if place.country and place.actor == country_name(place.country) and _WHOSE.search(before):
        return False
    if place.country is None and _OF_ANOTHER.match(text, span.end):
        return False
    first, last = sorted((trigger, span))
    return _OTHER_SITE.search(text, first.end, last.start) is None


def is_loose(before: str, trigger: str, *, dated: bool) -> bool:
    """Say whether a noun means many occasions, none, or one that is not told: "ongoing negotiations"."""
    word = trigger.lower()
    if word not in words_of("nouns") and word not in words_of("many"):
        return False
    near = tokens(before)
    if (_NEGATIONS | words_of("loose")) & set(near[-4:]) or "short of" in before[-20:]:
        return True
    if dated or word not in words_of("many") or not before.strip():
        return False
    is_held = words_of("held") & set(near[-7:]) or ("for" in near[-2:] and _HELD_FOR.search(before))
    return not (is_held or "the" in near[-2:])


def find_body(before: str, trigger: str, behind: str, aliases: dict[str, frozenset[str]]) -> frozenset[str]:
    """Give the words of the body or process that meets, named around the trigger; empty where none is.

    What its acronym stands for is kept in `aliases`, for the rest of the article.
    """
    for match, part in _names(before + trigger, behind):
        words = match[1].split()
        heads = [at for at, word in enumerate(words) if word.strip("’'s") in words_of("bodies")]
        is_title = not _TITLES.isdisjoint(word.lower() for word in words)
        if not heads or is_title or _BESIDE.search(part[: match.start()][-40:]):
            continue
        if name := _body_words(words[: heads[-1] + 1]):
            if alias := _ACRONYM.match(part[match.end() :]):
                aliases[alias[1]] = name
            return name
    if aliases:
        for word in _CAPS.findall(f"{before[-35:]} {behind[:45]}"):
            if word in aliases:
                return aliases[word]
    return frozenset()


def _names(before: str, behind: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give the names in capitals, the nearest before the trigger first, then those right behind it."""
    for match in reversed(list(_CAPITALS.finditer(before))):
        yield match, before
    for match in _CAPITALS.finditer(behind):
        if match.start() > _NEAR_BODY or _NO_BODY.search(behind, 0, match.start()):
            return
        yield match, behind


def _body_words(words: Sequence[str]) -> frozenset[str]:
    """Give the words that tell a body from others, its states left out; empty where only its head is said."""
    kept: set[str] = set()
    for word in words:
        for part in word.split("-") if look_up(word.split("-")[0]) else [word]:
            if part and look_up(part.strip("’',–")) is None:
                kept.add(fold(part).lower().strip("’'.,–"))
    kept -= words_of("plain_body") | set(ordinals()) | {""}
    return frozenset(kept) if len(kept) > 1 else frozenset()


def place_words(name: str) -> frozenset[str]:
    """Give the words by which a place is compared."""
    return frozenset(word for word in tokens(fold(name)) if len(word) > 1 and word != "the")
