"""Finds what a figure counts: the noun phrase after it, or the one whose rise or level it gives."""

from __future__ import annotations

from dragoman.coding.figures_phrases import ARTICLES, NO_NOUN, NO_THING, is_nominal, is_taken, noun_phrase
from dragoman.coding.figures_spans import Quantity
from dragoman.coding.figures_words import Token, Words, listed, words
from dragoman.schema.span import Span

_MORE = listed("counted", "more")
_INTO_NOUN = listed("counted", "into_noun")
_OPENERS = listed("counted", "openers")
_BREAKS = listed("counted", "breaks")
_BE = listed("counted", "be")
_WITH_VERB = listed("counted", "with_verb")
_CLAUSE_STARTS = listed("counted", "clause_starts")
_PRONOUNS = listed("counted", "pronouns")
_AFTER_THESE = listed("counted", "after_these")
_RATE_OPENS = listed("counted", "rate_opens")
_EMPTY_HEADS = listed("counted", "empty_heads")
_REPORTING = listed("counted", "reporting")
_LENGTHS = listed("counted", "lengths")
_WAYS = listed("counted", "ways")
_ADVERBIAL = listed("counted", "adverbial")
_PACES = listed("counted", "paces")
# In tokens; "from $3.2 billion in 2019" has 8.
_LONGEST_FROM = 16


def counted(
    text: str,
    tokens: list[Token],
    quantity: Quantity,
    taken: list[tuple[int, int]],
    *,
    ahead_only: bool = False,
) -> Span | None:
    """Give the span of what `quantity` counts; None where nothing but a verb is counted.

    `tokens` are those of its sentence; `taken` are ranges (figures, times) that no such phrase may run into.
    With `ahead_only` nothing before the figure is read: a reference counts what its figure counts.
    """
    table = words()
    after = next((i for i, token in enumerate(tokens) if token.start >= quantity.end), len(tokens))
    before = next((i for i, token in enumerate(tokens) if token.end > quantity.start), len(tokens)) - 1
    blocked = sorted(taken)
    if after < len(tokens) and (tokens[after].low in ("times", "per") or is_distance(tokens, quantity)):
        return None
    if _is_of_them(tokens, after):
        return None
    if quantity.share and after < len(tokens) and tokens[after].low in _PACES:
        # "30 percent year over year": how fast, not what.
        after = len(tokens)
    found = _following(text, tokens, after, quantity, blocked)
    if found is None and quantity.unit is not None and quantity.unit.startswith("barrels"):
        found = next(
            ((t.start, t.end) for t in tokens if t.start >= quantity.core and t.low.startswith("barrel")),
            None,
        )
    if found is None and not ahead_only:
        found = _sound(tokens, _preceding(text, tokens, before, quantity, blocked))
    if found and (head := text[found[0] : found[1]].lower()) and head.split()[-1] in table.rise | table.fall:
        # "A 75 percent increase in purchases": what grew comes after.
        at = next((i for i, token in enumerate(tokens) if token.start >= found[1]), len(tokens))
        grown = at < len(tokens) and tokens[at].low in ("in", "of")
        found = noun_phrase(tokens, at + 1, blocked) if grown else None
    found = _without_source(tokens, found) if found else None
    return Span.take_stripped(text, *found) if found else None


def _without_source(tokens: list[Token], found: tuple[int, int]) -> tuple[int, int] | None:
    """Leave out who counted: "arrivals according to the port" are arrivals, "according to" none."""
    inside = [at for at, token in enumerate(tokens) if found[0] <= token.start < found[1]]
    if inside and inside[0] > 1 and tokens[inside[0] - 2].low == "according":
        return None
    source = next((at for at in inside if tokens[at].low == "according"), None)
    if source is None:
        return found
    last = source - 1
    while last > inside[0] and not tokens[last].is_word:
        last -= 1
    return (found[0], tokens[last].end) if source > inside[0] else None


def _is_of_them(tokens: list[Token], at: int) -> bool:
    """Say whether "of them", "of whom", "of these are" follows: what was counted before."""
    if at + 1 >= len(tokens) or tokens[at].low != "of":
        return False
    if tokens[at + 1].low in ("these", "those"):
        return at + 2 >= len(tokens) or tokens[at + 2].low in _AFTER_THESE or not tokens[at + 2].is_word
    return tokens[at + 1].low in _PRONOUNS


def is_distance(tokens: list[Token], quantity: Quantity) -> bool:
    """Say whether a length tells how far off something is ("50 miles (80 km) south of"): it has no thing."""
    if quantity.unit not in _LENGTHS:
        return False
    at = next((i for i, token in enumerate(tokens) if token.start >= quantity.end), len(tokens) - 1)
    if tokens[at].word == "(":
        at = next((i + 1 for i in range(at, min(at + 6, len(tokens))) if tokens[i].word == ")"), at)
    elif tokens[at].word == ")":
        at += 1
    return at < len(tokens) and tokens[at].low in _WAYS


def _sound(tokens: list[Token], found: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give what was read before a figure only if it is a noun phrase: no clause, lone adverb or genitive."""
    if found is None:
        return None
    inside = [token for token in tokens if found[0] <= token.start < found[1]]
    if any(
        token.low in _PRONOUNS | _BE or token.low.endswith(("’ve", "'ve", "’m", "'m")) for token in inside
    ):
        return None
    if inside[-1].low.endswith(("’s", "'s")) or inside[0].low in NO_THING or inside[-1].low in NO_NOUN:
        return None
    if len(inside) == 1 and inside[0].low.endswith("ing") and inside[0].low not in words().gerunds:
        return None
    if all(token.low in words().stops or token.low == "of" or token.low.endswith("ly") for token in inside):
        return None
    return found


def _following(
    text: str, tokens: list[Token], at: int, quantity: Quantity, taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Read the noun phrase right after the figure, past "of", "more", "in" (money) or a hyphen."""
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.low in _RATE_OPENS and quantity.form != "share":
        # "$1,000 a person", "two a day": how often or for whom, not what.
        return None
    if first.word == "-" and at + 2 < len(tokens) and tokens[at + 1].low == "magnitude":
        return noun_phrase(tokens, at + 2, taken)
    if (first.word == "-" and first.start == quantity.end) or (first.low == "of" and at + 1 < len(tokens)):
        at += 1
    elif first.low in _INTO_NOUN and (quantity.money or quantity.share or quantity.unit):
        if first.low in ("for", "on") and at + 1 < len(tokens) and tokens[at + 1].low in ("each", "every"):
            return None
        if quantity.share and first.low != "of":
            return None
        if at + 1 < len(tokens) and tokens[at + 1].low in (
            "length",
            "height",
            "width",
            "size",
            "value",
            "total",
            "area",
            "all",
            "support",
            "order",
            "addition",
            "response",
            "exchange",
            "return",
            "favour",
            "favor",
            "compensation",
        ):
            return None
        at += 2 if first.low == "worth" and at + 1 < len(tokens) and tokens[at + 1].low == "of" else 1
    while at < len(tokens) and tokens[at].word in _MORE | {"of"} and at + 1 < len(tokens):
        if tokens[at].low in ("more", "fewer", "less") and tokens[at + 1].low in ("than", "after", "to"):
            return None
        at += 1
    found = noun_phrase(tokens, at, taken)
    if found and quantity.money and tokens[at] is first and _owns_clause(tokens, found):
        return None
    return found


def _owns_clause(tokens: list[Token], found: tuple[int, int]) -> bool:
    """Say whether a name right after an amount is a subject ("the $5 million CDC has spent")."""
    after = next((token for token in tokens if token.start >= found[1]), None)
    last = next(token for token in tokens if token.end == found[1])
    return after is not None and after.low in _BE and last.word[0].isupper()


def _preceding(
    text: str, tokens: list[Token], at: int, quantity: Quantity, taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Read the noun before: "a reward of $5", "cut taxes by 5%", "Crossings rose to 9", "Prices were $3"."""
    table = words()
    while at >= 0 and tokens[at].low in (
        "a",
        "an",
        "the",
        "about",
        "just",
        "only",
        "now",
        "currently",
        "another",
    ):
        at -= 1
    if at < 0:
        return None
    if tokens[at].low == "of":
        if tokens[at - 1].low in ("rate", "pace") and not quantity.share:
            return None
        return _before_of(tokens, at - 1, taken, table)
    if tokens[at].low in _OPENERS:
        at -= 1
        # "From 25% to 35%": what rises stands before "from".
        floor = max(at - _LONGEST_FROM, 0)
        while at > floor and (
            is_taken(tokens[at], taken) or tokens[at].low in ("from", "per", "cent", "percent", "%")
        ):
            at -= 1
        direct = _ending_at(tokens, at, taken, table)
        # "Reliable power to millions": those who get it are counted, not the power.
        if direct is not None and quantity.form != "vague":
            return direct
    return _subject(tokens, at, taken, table)


def _before_of(
    tokens: list[Token], at: int, taken: list[tuple[int, int]], table: Words
) -> tuple[int, int] | None:
    """Read the noun phrase that "of" hangs on, unless it is only "a total of"."""
    found = _ending_at(tokens, at, taken, table, noun=True)
    if found is None or tokens[at].low in _EMPTY_HEADS:
        return None
    return found


def _ending_at(
    tokens: list[Token], at: int, taken: list[tuple[int, int]], table: Words, *, noun: bool = False
) -> tuple[int, int] | None:
    """Read the noun phrase that ends with token `at`, backwards to its article or border; None for a verb.

    `noun` says that the last token is one, whatever it may be elsewhere ("at a cost of").
    """
    end = at
    while end >= 0 and tokens[end].low.endswith("ly"):
        end -= 1
    start = end
    while start >= 0 and end - start < 8:
        token = tokens[start]
        if not token.is_word or is_taken(token, taken):
            break
        if token.low == "of" and start < end:
            start -= 1
            continue
        if token.low in ARTICLES:
            start -= 1
            break
        named = start == end and start > 0 and (noun or tokens[start - 1].low in ARTICLES)
        if token.low in table.stops or (not named and _is_verb(token, table)):
            break
        start -= 1
    start += 1
    while start <= end and tokens[start].low == "of":
        start += 1
    if start > end or all(token.low in ARTICLES for token in tokens[start : end + 1]):
        return None
    if not noun and not any(is_nominal(token, table) for token in tokens[start : end + 1]):
        return None
    # A lone past form is a verb ("fined by", "valued at").
    if start == end and tokens[end].low.endswith(("ed", "ing")):
        return None
    return tokens[start].start, tokens[end].end


def _is_verb(token: Token, table: Words) -> bool:
    return token.low in table.verbs or token.low in table.level or _is_change(token, table)


def _is_change(token: Token, table: Words) -> bool:
    return token.low in table.rise or token.low in table.fall


def _subject(
    tokens: list[Token], at: int, taken: list[tuple[int, int]], table: Words
) -> tuple[int, int] | None:
    """Read the subject of the verb of level or change that ends at or a little before token `at`."""
    verb = _verb_before(tokens, at, table)
    if verb is None:
        return None
    while verb > 0 and _goes_with_verb(tokens[verb - 1], table):
        verb -= 1
    end = start = verb - 1
    while start >= 0 and end - start < 16:
        token = tokens[start]
        if token.word in _BREAKS or token.low in _CLAUSE_STARTS:
            break
        if is_taken(token, taken):
            if any(is_nominal(inner, table) for inner in tokens[start + 1 : end + 1]):
                break
            # "Crossings so far this year stand at": a time between subject and verb.
            end = start - 1
        elif _is_finite(tokens, start, table):
            break
        start -= 1
    start += 1
    while start <= end and (tokens[start].low in _ADVERBIAL or not tokens[start].is_word):
        start += 1
    while end >= start and (tokens[end].low in table.stops or not tokens[end].is_word):
        end -= 1
    if start > end or all(token.low in table.stops for token in tokens[start : end + 1]):
        return None
    return tokens[start].start, tokens[end].end


def _is_finite(tokens: list[Token], at: int, table: Words) -> bool:
    """Say whether a token of a subject is a verb of its own, not as in "money sent to the island"."""
    token = tokens[at]
    following, before = tokens[at + 1].low, tokens[at - 1] if at else None
    modifies = following in table.prepositions and before is not None and is_nominal(before, table)
    if token.low in table.verbs:
        return not modifies
    if token.low in _REPORTING:
        return True
    if not token.low.endswith("ed") or token.word[0].isupper() or before is None:
        return False
    return not modifies and is_nominal(before, table) and not before.low.endswith("ly")


def _verb_before(tokens: list[Token], at: int, table: Words) -> int | None:
    """Give the position of a verb of level or change at most eight tokens back from `at`, in its clause."""
    for position in range(at, max(at - 8, -1), -1):
        token = tokens[position]
        if token.word in _BREAKS or token.low in ("and", "but", "while"):
            return None
        if token.low in table.level or _is_change(token, table):
            return position
        if token.low in table.verbs or (token.low.endswith(("ing", "ed")) and token.word[0].islower()):
            # "Killing 107": the figure is the object of another verb.
            return None
    return None


def _goes_with_verb(token: Token, table: Words) -> bool:
    """Say whether a token before a verb is its auxiliary, adverb, or a verb that governs it."""
    if token.low in _BE | _WITH_VERB or token.low.endswith("ly"):
        return True
    return token.low in table.level or _is_change(token, table)
