"""Titles in apposition to a name before them: "|Ann Roe|, Peru's deputy foreign minister,"."""

from __future__ import annotations

import re

from dragoman.coding.mentions_titles import (
    POSSESSIVE,
    REACH,
    WORD,
    Title,
    head_of,
    implied_country,
    is_title_word,
    owner_before,
    refine,
    vocabulary,
)
from dragoman.schema.codes import body_of, look_up
from dragoman.schema.span import Span


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
    matches = list(WORD.finditer(window, lead.end()))
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
    country, body = owner_before(owner) if start else (None, None)
    title_end, of_country, of_body = _complement(window, taken[-1].start() + len(_bare(taken[-1])))
    if head in vocabulary().sent and not _OF.match(window, taken[-1].end()):
        of_country = of_body = None
    span = Span.take(text, end + taken[start].start(), end + title_end)
    full = " ".join(span.text.lower().split())
    return Title(
        span,
        head,
        refine(words, sector),
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
        name = POSSESSIVE.sub("", " ".join(words[-size:])).rstrip(".,")
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
