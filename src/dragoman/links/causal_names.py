"""Names within a phrase: states by their code, persons and bodies by their folded last name."""

from __future__ import annotations

from functools import lru_cache

from dragoman.schema.codes import body_of, fold, is_place, look_up

# Stands for a token that is part of a name.
NAME = "\0"
# "United States of America", "Democratic People's Republic of Korea".
_LONGEST = 5
_TITLES = frozenset(
    """president prime minister mr mrs ms dr sir lord lady king queen prince princess pope secretary
    chancellor premier senator representative congressman ambassador general governor mayor judge vice deputy
    majesty section chairman""".split()
)
_NO_NAME = frozenset(
    "the a an this that these those such its their his her our it he she they we i no".split()
)


def name_of(tokens: list[str], at: int) -> tuple[str, int]:
    """Read the name that begins at a token: its mark ("CUB", "n:putin", "" for a title), and its length.

    None begins there where the number is 0. Only a word with a capital begins a name; the first of a phrase,
    which may begin a sentence, only where it is a known state or body, a possessive, or before another
    capital.
    """
    token = tokens[at]
    if not token[0].isupper():
        return "", 0
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        found = _known(" ".join(tokens[at : at + length]))
        if found:
            return found, length
        if length > 1 and is_place(" ".join(map(_bare, tokens[at : at + length]))):
            # "New Mexico" is no Mexico.
            return f"n:{fold(' '.join(map(_bare, tokens[at : at + length]))).lower()}", length
    low = _bare(token).lower()
    head, hyphen, tail = token.partition("-")
    # "COVID-19" is an illness, "War-era" and "One-way" are words
    if low in _NO_NAME or low.startswith("covid") or (hyphen and tail[:1].islower() and head.isalpha()):
        return "", 0
    if low in _TITLES:
        return ("", 1) if len(tokens) > at + 1 and tokens[at + 1][0].isupper() else ("", 0)
    next_capital = len(tokens) > at + 1 and tokens[at + 1][0].isupper()
    if at == 0 and not (next_capital or token != _bare(token)):
        return "", 0
    count = 1
    while at + count < len(tokens) and tokens[at + count][0].isupper() and tokens[at + count - 1] == _bare(
        tokens[at + count - 1]
    ) and not _known(tokens[at + count]):  # fmt: skip
        count += 1
    return f"n:{fold(_bare(tokens[at + count - 1])).lower()}", count


@lru_cache(maxsize=65536)
def _known(words: str) -> str:
    """Give the code of a state, or the mark of a known body; "" for neither."""
    bare = _bare(words)
    alias = look_up(bare)
    if alias is not None:
        return alias.country
    for head, tail in (bare.split("-", 1),) if bare.count("-") == 1 else ():
        # "US-led", "Russia-backed"
        found = look_up(head)
        if found is not None and tail.islower():
            return found.country
    body = body_of(bare) if len(bare) > 1 else None
    return f"n:{fold(body.name).lower()}" if body is not None else ""


def _bare(token: str) -> str:
    return token.replace("’", "'").removesuffix("'s").removesuffix("'")
