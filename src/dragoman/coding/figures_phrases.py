"""Reads noun phrases forwards, without a tagger, by their closed-class borders.

A phrase ends at a preposition (but "of"), an article, a verb of the lists, a mark, or after its plural noun.
"""

from __future__ import annotations

from dragoman.coding.figures_words import Token, Words, is_plural, listed, words

ARTICLES = listed("phrases", "articles")
NO_THING = listed("phrases", "no_thing")
# Adjectives and adverbs that end no such phrase.
NO_NOUN = (NO_THING - {"total"}) | listed("phrases", "no_noun")
_LY_NOUNS = listed("phrases", "ly_nouns")
_LONGEST = 14


def noun_phrase(tokens: list[Token], at: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Read a noun phrase from token `at`: `[start, end)`, or None where none starts there."""
    table = words()
    start, last = at, -1
    if at < len(tokens) and tokens[at].low in ARTICLES:
        at += 1
    ended = False
    while at < len(tokens) and at - start < _LONGEST:
        token = tokens[at]
        if is_taken(token, taken):
            break
        if token.low == "of" and last >= 0:
            inner = at + 1
            if inner < len(tokens) and tokens[inner].low in ARTICLES:
                inner += 1
            if inner >= len(tokens) or not is_nominal(tokens[inner], table) or is_taken(tokens[inner], taken):
                break
            at, last, ended = inner + 1, inner, is_plural(tokens[inner])
            continue
        if token.word == "," and last >= 0 and not ended and _is_adjective_list(tokens, at, table):
            at += 1
            continue
        if (
            token.low in ("and", "or")
            and last >= 0
            and not ended
            and tokens[start].low not in ARTICLES
            and _shares_noun(tokens, at + 1, taken)
        ):
            at += 1
            continue
        settled = _is_settled(tokens, at, start, ended, table)
        if not (is_nominal(token, table) or settled) or (
            ended and not is_plural(token) and not _is_name_after(tokens, at)
        ):
            break
        if _is_past(token, tokens, at, ended, start):
            break
        last, ended = at, is_plural(token)
        at += 1
    return _trimmed(tokens, start, last)


def _trimmed(tokens: list[Token], start: int, last: int) -> tuple[int, int] | None:
    """Leave out what no noun phrase ends with; None where no noun is left of the tokens `start` to `last`."""
    if last >= 0 and tokens[last].low.endswith(("’s", "'s")):
        last -= 1
    while last > start and (
        tokens[last].low in NO_NOUN
        or (
            tokens[last].low.endswith("ly")
            and tokens[last].low not in _LY_NOUNS
            and not tokens[last].word[0].isupper()
        )
    ):
        last -= 1
    if last < start or tokens[start].low in NO_THING or tokens[last].low in NO_NOUN | ARTICLES | {"of"}:
        return None
    return tokens[start].start, tokens[last].end


def _is_settled(tokens: list[Token], at: int, start: int, ended: bool, table: Words) -> bool:
    """Say whether a word that may be a verb is a noun here: "the need", "the total vote of"."""
    token = tokens[at]
    if at == start or ended or not token.is_word or token.low in table.stops:
        return False
    if tokens[at - 1].low in ARTICLES:
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[start].low in ARTICLES and (
        following is None or not following.is_word or following.low == "of"
    )


def _shares_noun(tokens: list[Token], at: int, taken: list[tuple[int, int]]) -> bool:
    """Say whether modifiers joined by "and" share one plural noun ("single and joint filers")."""
    table = words()
    for token in tokens[at : at + 4]:
        if not is_nominal(token, table) or is_taken(token, taken):
            return False
        if is_plural(token):
            return True
    return False


def is_taken(token: Token, taken: list[tuple[int, int]]) -> bool:
    """Say whether a token lies in one of the ranges."""
    return any(start < token.end and token.start < end for start, end in taken)


def is_nominal(token: Token, table: Words) -> bool:
    """Say whether a token may stand in a noun phrase."""
    if len(token.word) > 1 and token.word.isupper() and token.is_word:
        # "US", "WHO" and "IT" are names.
        return True
    return token.is_word and token.low not in table.stops and token.low not in table.verbs


def _is_name_after(tokens: list[Token], at: int) -> bool:
    """Say whether a capitalised word goes on with capitalised ones before it ("Patriot Missile Systems")."""
    return tokens[at].word[0].isupper() and tokens[at - 1].word[0].isupper()


def _is_past(token: Token, tokens: list[Token], at: int, ended: bool, first: int) -> bool:
    """Say whether a later "-ed" or "-ing" word is the verb, not an adjective before its noun."""
    if not token.low.endswith(("ed", "ing")) or token.word[0].isupper() or len(token.low) < 5:
        return False
    if at == first and token.low.endswith("ing"):
        return False
    if "-" in token.low or (token.low in words().gerunds and not ended):
        # "New mandatory funding", "the two-party-preferred vote".
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return ended or following is None or not is_nominal(following, words())


def _is_adjective_list(tokens: list[Token], at: int, table: Words) -> bool:
    """Say whether the comma at `at` stands between adjectives: "large, open fields"."""
    following = tokens[at + 1 : at + 3]
    return len(following) == 2 and all(
        is_nominal(token, table) and token.word.islower() for token in following
    )
