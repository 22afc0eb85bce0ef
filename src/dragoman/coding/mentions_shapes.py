"""Where in a run of capitalised words a known name, a title or a body ends; all sizes in tokens."""

from __future__ import annotations

from functools import cache

from dragoman.coding.mentions_joined import is_body
from dragoman.coding.mentions_titles import head_of, is_address, is_office, is_title_word, vocabulary
from dragoman.coding.mentions_tokens import Token
from dragoman.coding.mentions_words import given_sex, words
from dragoman.schema.codes import body_of, fold, iterate_aliases, iterate_bodies, iterate_places, look_up


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give known names of several words by their first word, the longest first, as folded words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    names = [alias.name for alias in iterate_aliases()]
    names += [name for body in iterate_bodies() for name in (body.name, *body.aliases)]
    names += [name for name, _ in iterate_places()]
    for name in names:
        parts = tuple(fold(name).replace(",", "").split(" "))
        if len(parts) > 1:
            found.setdefault(parts[0], set()).add(parts)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def begins_name(text: str, run: list[Token], at: int) -> bool:
    """Say whether a common word begins a known name or a title ("State Department", "Foreign Minister")."""
    return at + 1 < len(run) and (
        match_size(run, at) > 1 or title_size(text, run, at) > 0 or body_size(text, run, at) > 1
    )


def is_common(*forms: str) -> bool:
    """Say whether a word (in any of the forms given) is common: a capital then makes no name of it alone."""
    lists = words()
    return any(
        form.lower() in lists.plain
        or ("-" in form and all(part in lists.plain for part in form.lower().split("-")))
        or is_title_word(form)
        or form in lists.org
        or form in lists.loc
        or form in lists.misc
        for form in forms
    )


def match_size(run: list[Token], at: int) -> int:
    """Give the number of tokens of the longest known name of several words at `at`; 0 if none."""
    for phrase in _phrases().get(fold_word(run[at].text), ()):
        size = len(phrase)
        if at + size <= len(run) and all(
            fold_word(token.text) == part for token, part in zip(run[at : at + size], phrase, strict=True)
        ):
            return size
    return 0


def title_size(text: str, run: list[Token], at: int) -> int:
    """Give the number of tokens of a title or form of address that a name follows; 0 where none is."""
    if is_address(run[at].text):
        return 1
    if _is_given(text, run, at):
        return 0
    phrase = ""
    best = 0
    for size, token in enumerate(run[at : at + 9], 1):
        small = token.text.lower()
        if not (token.glue or is_title_word(small)):
            break
        phrase = f"{phrase} {small}".strip()
        if not token.glue and head_of(phrase):
            best = size
    return best


def is_initials(text: str, token: Token) -> bool:
    """Say whether a word is initials ("Secretary of HHS"), nothing before it being in capitals."""
    before = text[max(0, token.start - 24) : token.start].split()
    return token.text.isupper() and 2 < len(token.text) < 7 and not (before and before[-1].isupper())


def _is_given(text: str, run: list[Token], at: int) -> bool:
    """Say whether a title's word is somebody's given name here: "minister Sultan al-Mazrouei"."""
    if at + 1 >= len(run) or given_sex(run[at].text) is None:
        return False
    before = text[max(0, run[at].start - 24) : run[at].start].split()
    return bool(before) and before[-1].lower() in vocabulary().last_words


def body_size(text: str, run: list[Token], at: int) -> int:
    """Give the number of tokens of a body named by its head word from `at` on; 0 where none is."""
    lists = words()
    head = -1
    for index in range(at, min(len(run), at + 8)):
        token = run[index]
        if token.glue and token.text not in ("and", "&", "of", "for", "the"):
            break
        if token.text in lists.org:
            head = index
            if index + 1 < len(run) and run[index + 1].text in lists.org:
                continue
            break
        if token.glue and not _list_follows(run, index):
            break
        if token.text in vocabulary().honorifics or (index > at and given_sex(token.text)):
            break
    if head < 0 or (head == at and not _stands_alone(run, head)):
        return 0
    if head > at and run[head].text in lists.org_weak and not _strong(run[at:head]):
        return 0
    if (
        head > at
        and title_size(text, run, at)
        and title_size(text, run, at) < head - at + 1
        and not _adjectival(run[at:head])
    ):
        return 0
    return _extended(text, run, head) - at


def _list_follows(run: list[Token], index: int) -> bool:
    """Say whether glue joins parts of one body's name: "Customs and Border Protection Agency"."""
    before = run[index - 1].text
    return run[index].text in ("and", "&") and not before.isupper() and look_up(before) is None


def _stands_alone(run: list[Token], head: int) -> bool:
    follows = head + 1 < len(run) and run[head + 1].glue and run[head + 1].text == "of"
    return follows or run[head].text in words().org_alone


def _strong(before: list[Token]) -> bool:
    return (
        all(token.text.lower() in words().plain or look_up(token.text) for token in before) or len(before) > 1
    )


def _extended(text: str, run: list[Token], head: int) -> int:
    """Follow "of Foreign Affairs and Trade" after a head; give the position after the last token."""
    end = head + 1
    while (
        end < len(run) and not run[end].glue and run[end].text in ("Inc", "Inc.", "Ltd", "Corp", "LLC", "Plc")
    ):
        end += 1
    if end < len(run) and run[end].glue and run[end].text in ("of", "for"):
        stop = end + 1
        while stop < len(run) and (
            run[stop].glue
            or not (title_size(text, run, stop) and stop + 1 < len(run) and not run[stop - 1].glue)
        ):
            if run[stop].glue and run[stop].text not in ("of", "for", "and", "&", "the"):
                break
            if run[stop].glue and run[stop].text == "and" and _another_begins(run, end, stop):
                break
            stop += 1
        while stop > end and run[stop - 1].glue:
            stop -= 1
        end = max(end, stop)
    return end


# Heads that begin another body after "and", where "Services" or "Trade" would go on with the first.
_HEADS_OF_THEIR_OWN = frozenset(
    """Ministry University Bank Council Court Agency Organisation Organization Commission Committee Parliament
    Party Institute Fund Association Department Union Embassy""".split()
)


_KNOWN_WORDS = 5


def _another_begins(run: list[Token], end: int, at: int) -> bool:
    """Say whether "and" at `at` leads to another name rather than on with a body's ("Trade and Industry")."""
    if (stop := at + 1) >= len(run) or run[stop].glue or run[stop].text.isupper():
        return True
    if at > end + 1 and look_up(run[at - 1].text) is not None:
        return True
    rest = [token.text for token in run[stop : stop + _KNOWN_WORDS]]
    if any(is_body(" ".join(rest[:size])) for size in range(2, len(rest) + 1)):
        return True
    while stop < len(run) and not run[stop].glue:
        if run[stop].text in _HEADS_OF_THEIR_OWN:
            return True
        stop += 1
    return bool(given_sex(run[at + 1].text))


# Small words that a headline writes with capitals, and that end a name there.
_SMALL_IN_HEADLINES = frozenset("The Of For And With From In On At By After Over Into As Is Are Was".split())


def rest_size(run: list[Token], at: int) -> int:
    """Give the number of tokens from `at` to the next thing that is a name of its own."""
    size = 1
    while at + size < len(run):
        token = run[at + size]
        if token.glue:
            if token.text in ("of", "for", "and", "&", "the"):
                break
        elif (look_up(token.text) and not _surname_follows(run, at + size)) or body_of(token.text):
            if not given_sex(run[at].text):
                break
        elif token.text in _SMALL_IN_HEADLINES or is_address(token.text) or is_office(token.text):
            break
        size += 1
    while size > 1 and run[at + size - 1].glue:
        size -= 1
    return size


def _surname_follows(run: list[Token], at: int) -> bool:
    return bool(given_sex(run[at].text)) and at + 1 < len(run)


def _adjectival(before: list[Token]) -> bool:
    """Say whether the words before a head only qualify it: "Foreign" and "Deputy Foreign" of a ministry."""
    last_words = vocabulary().last_words
    return not any(token.text.lower() in last_words for token in before)


def fold_word(word: str) -> str:
    """Fold a single word for look-up."""
    return word if word.isascii() else fold(word)
