"""Finds who counted or claims a figure: "according to X", "X said", "…, X reported", "guards stopped …".

Only an attribution names a source. Every verb of saying or counting in the sentence is looked at with the
words of its clause before it (or after it: "said the ministry"); they count as a source only where they
read as a noun phrase and nothing else.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.coding.figures_context import Referring, Sentence
from dragoman.coding.figures_spans import Quantity
from dragoman.coding.figures_units import load
from dragoman.coding.figures_words import either, listed, looks_plural, words
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span


class Claim(Struct, frozen=True, gc=False):
    """A source `[start, end)` and the place of its verb; `leads` where what is claimed follows the verb.

    `by_act` tells a body that acts on what is counted ("police arrested 40"), and counts its object only.
    """

    start: int
    end: int
    verb: tuple[int, int]
    leads: bool
    by_act: bool = False


class _Sources(Struct, frozen=True):
    verb: re.Pattern[str]
    acts: frozenset[str]
    bodies: frozenset[str]
    amounts: frozenset[str]
    participles: frozenset[str]


@cache
def _sources() -> _Sources:
    data = {name: line.split() for name, line in load("figures.toml")["sources"].items()}
    verbs = sorted({*data["verbs"], *data["participles"], *data["acts"]}, key=len, reverse=True)
    return _Sources(
        verb=re.compile(rf"(?<![\w-])(?:[Aa]ccording\s+to|{'|'.join(verbs)})(?![\w-])"),
        acts=frozenset(data["acts"]),
        bodies=frozenset(data["bodies"]),
        amounts=frozenset(data["amounts"]),
        participles=frozenset(data["participles"]),
    )


# Before a source: the start of its clause.
_BORDER = re.compile(rf"[,;:“”\"()]|\s[-–—]\s|—|\b{either('claims', 'clause_starts')}\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s")
_WORD = re.compile(r"[\w’'.&/-]*[\w’']")
_HELPERS = re.compile(rf"(?:\s+(?:{either('claims', 'helpers')}|\w+ly))+\s*$")
_PRONOUN = re.compile(rf"{either('claims', 'pronouns')}$", re.IGNORECASE)
_DETERMINERS = listed("claims", "determiners")
_LINKS = listed("claims", "links")
_CLAUSAL = listed("claims", "clausal")
# After a verb whose form may be a participle: what shows that it is one ("the cases reported in May").
_NO_OBJECT = re.compile(
    rf"\s+(?:{either('claims', 'no_object')}\b(?!\s+[0-9])|at\b(?!\s+least)|as\b(?!\s+m)"
    r"|(?:[\w,]+\s+){0,2}(?:lives|responsibility)\b)|\s*[,.;)]"
)
_STOPS = re.compile(r"\s*(?:[,.;”\"]|$)")
_COMMA = re.compile(r",[”\"]?\s[^,;]{2,80}$")
_SOURCE_ENDS = re.compile(
    r"[,;:()“”\"]|\.(?=\s|$)(?<!\b[A-Z]\.)"
    + "".join(rf"(?<!\b{title}\.)" for title in sorted(listed("claims", "titles")))
    + rf"|\s[-–—]\s|—|\s(?:and\s+(?:the|a)|{either('claims', 'source_ends')})\b"
    + r"|\s(?:in|on|at|to|from)\s(?!the\s+[A-Z]|[A-Z])|\sfor\s(?!(?:the\s+)?[A-Z])"
    r"|\s(?:on|in|at|from)\s+(?:the\s+)?(?:[A-Z]\w+day\b|[0-9])"
)
# After the verb of a closing attribution: "…, the ministry said on Monday.", "…, she told reporters."
_CLOSING = re.compile(rf"\s*(?:[,.;”\"]|$)|\s+(?:{either('claims', 'closing')}|[A-Z]\w+day)\b")
_TOLD_ONLY = re.compile(r"\s+(?:the\s+)?[\w’']+(?:\s+[\w’']+)?\s*(?:[,.;”\"]|$)")
_TIME_BEFORE = re.compile(rf"\s*(?:{either('claims', 'before_time')}\s+)*(?:the\s+)?$", re.IGNORECASE)
_TIME_OPENS = re.compile(rf"\s+(?:{either('claims', 'time_opens')}\s+)*$")
_PARTICIPLE_LEFT = re.compile(rf"\s+{either('claims', 'participles_left')}$")
_CONTRACTED = re.compile(r"[’'](?:m|re|ve|d|ll)$")
_CONTRAST = re.compile(rf"\b{either('claims', 'contrasts')}\b", re.IGNORECASE)
_COMMAS = re.compile(r",\s*")
_FAR = 110


def find_claims(text: str, sentence: Sentence) -> list[Claim]:
    """Find the attributions of a sentence, in the order of their verbs."""
    table, found, floor = _sources(), [], sentence.start
    for verb in table.verb.finditer(text, sentence.start, sentence.end):
        word = verb[0].lower()
        if word.startswith("according"):
            source = _ahead(text, verb.end(), sentence)
            if source and _is_source(text[source[0] : source[1]]):
                found.append(Claim(*source, verb.span(), leads=False))
        elif claim := _claim(text, sentence, verb, floor):
            found.append(claim)
            floor = verb.end()
    return found


def _claim(text: str, sentence: Sentence, verb: re.Match[str], floor: int) -> Claim | None:
    """Read the source of one verb: the words of its clause before it, or after it where none stand before.

    `floor` is where the verb of the claim before ends: "the study notes the ministry counted 5".
    """
    table, word = _sources(), verb[0]
    by_act = word in table.acts
    # "…, the ministry reported." needs no object: what it reports stands before.
    closing = _STOPS.match(text, verb.end(), sentence.end) and _COMMA.search(text, floor, verb.start())
    if (by_act or (word in table.participles and not closing)) and _NO_OBJECT.match(
        text, verb.end(), sentence.end
    ):
        return None
    opening = max(floor, verb.start() - _FAR)
    border = opening
    for found in _BORDER.finditer(text, opening, verb.start()):
        border = found.end()
    if border == opening > floor:
        return None
    start, end = _without_times(text, sentence, border, verb.start())
    if helper := _HELPERS.search(text, start, end):
        end = helper.start()
    if not text[start:end].strip():
        if by_act or text[max(sentence.start, border - 2) : border].strip()[-1:] not in (",", "”", '"'):
            return None
        source = _ahead(text, verb.end(), sentence)
        if source and _is_source(text[source[0] : source[1]]):
            return Claim(*source, verb.span(), leads=False)
        named = _before_aside(text, opening, border)
        return Claim(*named, verb.span(), leads=True) if named else None
    if not _is_source(text[start:end]) and (last := list(_AND.finditer(text, start, end))):
        start = last[-1].end()
    said = text[start:end].strip()
    if not _is_source(said) or (by_act and said.split()[-1].lower() not in table.bodies):
        return None
    closes = border > sentence.start and (
        _CLOSING.match(text, verb.end(), sentence.end)
        or (word == "told" and _TOLD_ONLY.match(text, verb.end(), sentence.end))
    )
    leads = by_act or not closes
    return Claim(start, end, verb.span(), leads=leads, by_act=by_act)


def _before_aside(text: str, start: int, comma: int) -> tuple[int, int] | None:
    """Read the source that an aside parts from its verb: "Ortega, speaking for the ministry, reported"."""
    pieces = [match.end() - start for match in _COMMAS.finditer(text, start, comma)]
    if len(pieces) < 2:
        return None
    first = start + (pieces[-3] if len(pieces) > 2 else 0)
    last = start + pieces[-2]
    while last > first and text[last - 1] in ", \n":
        last -= 1
    return (first, last) if text[first : first + 1].isupper() and _is_source(text[first:last]) else None


def _without_times(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Leave out a time that opens the clause ("In May the port") or ends it ("the port on Monday said")."""
    for time in sentence.times:
        if not start <= time.span.start < time.span.end <= end:
            continue
        if _TIME_BEFORE.fullmatch(text, start, time.span.start):
            start = time.span.end
        elif not text[time.span.end : end].strip() and (
            opening := _TIME_OPENS.search(text, start, time.span.start)
        ):
            end = opening.start()
    return start, end


def _ahead(text: str, start: int, sentence: Sentence) -> tuple[int, int] | None:
    """Read the source after "according to" or an inverted "said", to the end of its noun phrase."""
    while start < sentence.end and text[start].isspace():
        start += 1
    limit = min(sentence.end, start + _FAR)
    if time := next((t for t in sentence.times if start < t.span.start < limit), None):
        opening = _TIME_OPENS.search(text, start, time.span.start)
        if opening and text[start : opening.start()].split()[-1].lower() not in _DETERMINERS:
            limit = opening.start()
    stop = _SOURCE_ENDS.search(text, start, limit)
    last = stop.start() if stop else limit
    if left := _PARTICIPLE_LEFT.search(text, start, last):
        last = left.start()
    return (start, last) if last > start else None


def _is_source(said: str) -> bool:
    """Say whether words read as a noun phrase that may count or claim, and as nothing else."""
    said = said.strip()
    found = _WORD.findall(said)
    if not found or len(found) > 16:
        return False
    if _PRONOUN.match(said):
        return True
    low = [word.lower() for word in found]
    if len(low) == 1 and found[0].islower() and not looks_plural(low[0]):
        return False
    stops, verbs = words().stops, words().verbs
    if low[0] in (stops | _LINKS) - _DETERMINERS or (
        low[-1] in stops | _LINKS and found[-1] not in ("US", "IT")
    ):
        return False
    for at, word in enumerate(low):
        if found[at][0].isupper() and at > 0:
            continue
        if (
            word in _CLAUSAL
            or _CONTRACTED.search(word)
            or word in verbs
            or (word in stops and word not in _DETERMINERS | _LINKS)
        ):
            return False
        if word.endswith("ed") and "-" not in word and at > 0:
            described = low[at - 1] in _DETERMINERS or low[at - 1].endswith("ly")
            if not described and low[at + 1 : at + 2] != ["by"]:
                return False
        if word[0].isdigit() and (at == 0 or low[at - 1] not in ("a", "the", "its")):
            return False
    head = next((at for at, word in enumerate(low) if at and word in _LINKS), len(low)) - 1
    return low[head] not in _sources().amounts


def find_counter(
    text: str, sentence: Sentence, quantity: Quantity, claims: list[Claim], cast: Referring
) -> Ref | None:
    """Give who counted or claims a figure: the nearest attribution whose reach it is in; None where none is.

    What follows "X said" is X's; else what stands in the same part of the sentence as "according to X" or
    as a closing ", X said".
    """
    best: tuple[int, Claim] | None = None
    for claim in claims:
        after = quantity.start >= claim.verb[1]
        between = (
            text[claim.verb[1] : quantity.start]
            if after
            else text[quantity.end : min(claim.start, claim.verb[0])]
        )
        if ";" in between or (claim.by_act and (not after or not _OWN_OBJECT.fullmatch(between))):
            continue
        if claim.leads and not after:
            continue
        if claim.leads and _PLANNED.search(between) and text.startswith("announce", claim.verb[0]):
            # "Announced that it will send 500": a plan, nobody's count.
            continue
        if not claim.leads and _CONTRAST.search(between):
            continue
        rank = len(between) + (0 if claim.leads else _FAR)
        if best is None or rank < best[0]:
            best = (rank, claim)
    if best is None:
        return None
    span = Span.take_stripped(text, best[1].start, best[1].end)
    return cast.refer(span) if span else None


_PLANNED = re.compile(r"\b(?:will|would)\b")
_OWN_OBJECT = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}")
