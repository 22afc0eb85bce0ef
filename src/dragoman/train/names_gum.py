"""Finds the name inside a noun phrase of GUM, by the rules of the sets that the name head learns from.

UNER and the worldwide set mark names without titles ("President"), "the", a possessive "'s", appositions
and what a person is or belongs to; "of" is part of the name of a body or a place; a city and its state are
two names. "The Court" and "the Government" are none, nor are peoples, nor what is no person, place or body.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.coding.mentions_titles import vocabulary
from dragoman.schema.codes import iterate_aliases
from dragoman.text.sentences import Range
from dragoman.train.documents import Anchor
from dragoman.train.gum import Document, GoldMention, Token

LABELS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_GLUE = frozenset(("case", "det", "punct", "cc"))
# The corpus hangs titles on a name by "nmod:desc"; these are for the few that it takes for names.
_TITLES = frozenset("saint king queen prince princess emperor empress pope judge justice doctor apa".split())
_NO_TITLES = frozenset("dean forester".split())
_JOINERS = frozenset("of for de".split())
# What follows a comma within a name.
_AFTER_COMMA = frozenset("inc inc. jr jr. sr sr. ltd ltd. llc corp corp. co.".split())
_ENDS = frozenset(("(", ")", "—", "–", ":", ";"))
_QUOTES = frozenset("\"'“”‘’")
# Of these alone after "the", UNER's news marks 1 of 7 and the worldwide set 18 of 207; of Senate, House,
# Congress, Parliament, Assembly, Cabinet and Foundation they mark 4 of 5 and 92 of 101.
_PLAIN = frozenset(
    """agency bank bar board cathedral center centre church city college commission committee company
    constitution council county court defense department district government hotel island lord man ministry
    mosque museum nation north opposition park party police province society south square state states station
    temple treasury university village world desert""".split()
)
_PLAIN_PLACES = frozenset(
    """area archipelago city constituency county desert district governorate island islands lake mountains
    neighborhood neighbourhood oblast peninsula port prefecture province region river state street suburb
    territory town valley village""".split()
)
_MORE_PEOPLES = frozenset("african american arab asian european latin western".split())


def names_in(document: Document) -> tuple[Anchor, ...]:
    """Give the names of a document in order of place; of names in one another the outer one."""
    ends = {one.end: one.start for one in document.mentions if one.type in LABELS}
    found: dict[Range, str] = {}
    # Where two mentions have one name, the lesser says what it is.
    for mention in sorted(document.mentions, key=lambda one: one.end - one.start):
        if mention.type in LABELS:
            for place, label in _names_of(mention, ends):
                found.setdefault(place, label)
    anchors: list[Anchor] = []
    for place, label in sorted(found.items(), key=lambda one: (one[0][0], -one[0][1])):
        if not anchors or place[0] >= anchors[-1].place[1]:
            anchors.append(Anchor(place, label))
    return tuple(anchors)


def _names_of(mention: GoldMention, ends: dict[int, int]) -> Iterator[tuple[Range, str]]:
    """Give the name that heads a mention or stands beside its noun, and the land after it."""
    count, head = len(mention.tokens), mention.tokens.index(mention.head)
    if mention.head.tag == "PROPN":
        heads = [head]
    else:
        heads = [index for index in range(count) if _is_beside(mention, head, index)][:1]
    for index in heads:
        for place in _name_at(mention, index, ends):
            yield place, LABELS[mention.type]
    if mention.head.tag == "PROPN" and mention.type != "person":
        lands = [index for index in range(head + 2, count) if _is_land_after(mention.tokens, index)]
        for index in lands:
            for place in _name_at(mention, index, ends):
                yield place, "LOC"


def _is_beside(mention: GoldMention, head: int, index: int) -> bool:
    """Say whether a name hangs on the noun: "director [Louis Malle]", "the village of [Seleki]"."""
    tokens, token = mention.tokens, mention.tokens[index]
    if token.tag != "PROPN" or token.above != mention.first + head or not _has_capital(token):
        return False
    if token.role in ("flat", "appos"):
        return mention.type != "place" or token.role == "appos"
    if mention.type != "place" or tokens[head].text.lower() not in _PLAIN_PLACES:
        return False
    after_of = token.role == "nmod" and index > head + 1 and tokens[head + 1].text == "of"
    return token.role == "compound" or after_of


def _is_land_after(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether the token heads the land that a comma parts from a place: "Tulsa, [Oklahoma]"."""
    token = tokens[index]
    has_comma = "," in (tokens[index - 1].text, tokens[index - 2].text)
    return token.role == "nmod:unmarked" and token.tag == "PROPN" and has_comma


def _name_at(mention: GoldMention, head: int, ends: dict[int, int]) -> Iterator[Range]:
    """Give the name that the token `head` of a mention is the head of, if it is one."""
    tokens, person = mention.tokens, mention.type == "person"
    if tokens[head].text.lower() in peoples() or (person and tokens[head].plural):
        return
    low, high = _run(mention, head, _parts(mention, head, ends))
    if person:
        low = _after_titles(tokens, low, high)
    name = tokens[low : high + 1]
    if not any(_has_capital(token) for token in name):
        return
    if len(name) == 1:
        # "The Poet", "most Rohingya": with an article, one word is no person's name.
        determined = low > 0 and tokens[low - 1].role == "det"
        if name[0].text.lower() in _PLAIN or (person and (determined or _is_title(name[0]))):
            return
    yield name[0].start, name[-1].end


def _parts(mention: GoldMention, head: int, ends: dict[int, int]) -> set[int]:
    """Give the tokens of the mention that belong to the name whose head is given."""
    taken = {head}
    beside = mention.tokens[head].role == "flat" and mention.head.tag != "PROPN"
    if beside:  # all words of a name that hangs on a noun hang there, none on another
        taken |= {
            index
            for index, token in enumerate(mention.tokens)
            if index > head and token.role == "flat" and token.above == mention.tokens[head].above
        }
    while more := {
        index
        for index, token in enumerate(mention.tokens)
        if index not in taken and token.above - mention.first in taken and _belongs(mention, index, ends)
    }:
        taken |= more
    return taken


def _belongs(mention: GoldMention, index: int, ends: dict[int, int]) -> bool:
    """Say whether a token is of one name with the token above it, of which that is already known."""
    token, role = mention.tokens[index], mention.tokens[index].role.split(":")[0]
    person = mention.type == "person"
    if role in _GLUE:
        return True  # taken only where more of the name follows
    if role in ("flat", "goeswith"):
        return True
    in_core = index in mention.core or not mention.core
    # A party, body or land before a person is a mention of its own.
    apart = ends.get(token.end, -1) >= mention.start
    if not (_has_capital(token) or token.text[:1].isdigit()):
        return False
    if token.role == "nmod:desc":
        return token.text.lower() in _AFTER_COMMA or (not person and in_core)
    if role in ("compound", "nummod"):
        return not (person and apart) and (token.tag in ("PROPN", "NUM", "X") or in_core)
    if role == "amod":
        return in_core and not (person and token.text.lower() in peoples())
    if person or not in_core:
        return False
    if token.role == "nmod:poss":
        return token.tag == "PROPN" and not apart
    if role == "conj":
        return token.above != mention.first + mention.tokens.index(mention.head)
    before = {one.text.lower() for one in mention.tokens[max(index - 5, 0) : index]}
    return token.role == "nmod" and bool(before & _JOINERS)


def _run(mention: GoldMention, head: int, taken: set[int]) -> Range:
    """Give the unbroken run of taken tokens around the head (first and last), without glue at its ends."""
    tokens, low, high = mention.tokens, head, head
    while low - 1 in taken and not _breaks(mention, low - 1, taken):
        low -= 1
    while high + 1 in taken and not _breaks(mention, high + 1, taken):
        high += 1
    while low < head and _is_glue(tokens[low]):
        low += 1
    while high > head and _is_glue(tokens[high]):
        high -= 1
    return low, high


def _breaks(mention: GoldMention, index: int, taken: set[int]) -> bool:
    """Say whether a name cannot go on over this token. "Marx, Karl" and "Austin "Shep" Padalecki" go on."""
    tokens, text = mention.tokens, mention.tokens[index].text
    person = mention.type == "person"
    if text == ",":
        rest = range(index + 1, len(tokens))
        turned = person and 0 < len(rest) <= 3 and all(at in taken for at in rest)
        return not turned and (not rest or tokens[index + 1].text.lower() not in _AFTER_COMMA)
    return text in _ENDS or (text in _QUOTES and not person)


def _is_glue(token: Token) -> bool:
    return token.role.split(":")[0] in _GLUE and not (token.tag == "PROPN" and _has_capital(token))


def _after_titles(tokens: tuple[Token, ...], low: int, high: int) -> int:
    """Leave out titles, and what stands before them ("US President Barack Obama")."""
    return next((at + 1 for at in range(high - 1, low - 1, -1) if _is_title(tokens[at])), low)


def _is_title(token: Token) -> bool:
    return token.text.lower().strip(".") in _titles()


def _has_capital(token: Token) -> bool:
    """Say whether a word has a capital near its start: "Malle", "d'Herbinville"."""
    return any(letter.isupper() for letter in token.text[:3])


@cache
def _titles() -> frozenset[str]:
    words = vocabulary()
    return (words.honorifics | words.last_words | _TITLES) - _NO_TITLES


@cache
def peoples() -> frozenset[str]:
    """Give the words for peoples ("cuban", "cubans"), in small letters."""
    names = {one.name.lower() for one in iterate_aliases() if one.kind == "name"}
    known = {one.name.lower() for one in iterate_aliases() if one.kind == "people"} - names
    return frozenset(known | _MORE_PEOPLES | {f"{word}s" for word in _MORE_PEOPLES})
