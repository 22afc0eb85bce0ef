"""Ties comparing phrases to the figures of their sentence, and drops the numbers that only multiply."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from dragoman.coding.figures_compare import Compared, read_comparison
from dragoman.coding.figures_context import Sentence
from dragoman.coding.figures_pairs import TO_BEFORE, are_alike, read_pairs
from dragoman.coding.figures_spans import Quantity
from dragoman.coding.figures_words import words


class Attached(Struct, frozen=True, gc=False):
    """The quantities of a sentence that stay figures, and the comparing phrases tied to them by position.

    `host_of` gives, for a number inside a comparing phrase, the figure that is compared.
    """

    quantities: list[Quantity]
    comparisons: dict[int, list[Compared]]
    host_of: dict[int, int]
    phrases: list[Compared]

    def is_amount(self, position: int) -> bool:
        """Say whether the quantity is the size of a difference ("26 more than"), not a reference."""
        quantity = self.quantities[position]
        return any(
            found.start <= quantity.start and quantity.end <= found.reference[0] for found in self.phrases
        )

    def bears_on_level(self, text: str, position: int, found: Compared) -> bool:
        """Say whether a comparison tells something of its reference: not where that has a number of its own,

        nor where the figure is itself the size of the change ("fell by 45 percent from its peak").
        """
        quantity = self.quantities[position]
        if found.start <= quantity.start < found.end:
            return False
        if any(found.reference[0] <= other.start < found.reference[1] for other in self.quantities):
            return False
        if text.startswith("from", found.start):
            return bool(TO_BEFORE.search(text[max(0, quantity.start - 20) : quantity.start]))
        return not (
            quantity.unit == "percent"
            and found.factor is not None
            and _CHANGED.search(text[max(0, quantity.start - 30) : quantity.start])
        )


_CHANGED = re.compile(
    r"\b(?:ros|rise|increas|gr[eo]w|climb|jump|gain|f[ae]ll|drop|declin|decreas|up|down|by|cut)\w*\s+(?:by\s+)?$"
)
_APPOSED = re.compile(r"(?:[,;(—–-]|\b(?:or|and|but|is|was|are|were|now|figure|it|being))\s*[“\"]?$")


def attach(text: str, sentence: Sentence, quantities: list[Quantity]) -> Attached:
    """Find the comparing phrases of a sentence and the figure that each compares."""
    if not words().cue.search(text, sentence.start, sentence.end):
        return Attached(quantities, {}, {}, [])
    found = [*read_pairs(text, sentence, quantities)]
    found.extend(_phrases(text, sentence, quantities, [phrase for phrase, _ in found]))
    found.sort(key=lambda pair: pair[0].start)
    found = [(_weigh(text, phrase, quantities[host], quantities), host) for phrase, host in found]
    dropped = {
        index
        for index, quantity in enumerate(quantities)
        for phrase, host in found
        if host != index
        and phrase.start <= quantity.start
        and quantity.end <= phrase.reference[0]
        and _only_multiplies(text, quantity, phrase)
    }
    kept = [index for index in range(len(quantities)) if index not in dropped]
    place = {index: position for position, index in enumerate(kept)}
    comparisons: dict[int, list[Compared]] = {}
    host_of: dict[int, int] = {}
    for phrase, host in found:
        if host not in place:
            continue
        comparisons.setdefault(place[host], []).append(phrase)
        for index in kept:
            quantity = quantities[index]
            if index != host and phrase.start <= quantity.start < phrase.end:
                host_of[place[index]] = place[host]
    return Attached(
        [quantities[index] for index in kept], comparisons, host_of, [phrase for phrase, _ in found]
    )


def _only_multiplies(text: str, quantity: Quantity, phrase: Compared) -> bool:
    """Say whether a number in a comparing phrase only multiplies ("four times as many", "a tenth of")."""
    if quantity.share and quantity.unit is not None:
        return False
    after = text[quantity.end : quantity.end + 12].lower()
    if after.lstrip(" -").startswith(("times", "fold", "x ")):
        return True
    return quantity.form == "share" and bool(_PART_OF.match(after))


def _phrases(
    text: str, sentence: Sentence, quantities: list[Quantity], known: list[Compared]
) -> list[tuple[Compared, int]]:
    """Read comparing phrases from left to right, none inside another, each with the figure it compares."""
    found: list[tuple[Compared, int]] = []
    past = sentence.start
    for token in sentence.tokens:
        if token.start < past or not (
            token.low in words().starters or token.word[0].isdigit() or token.word in "$£€¥"
        ):
            continue
        if any(phrase.start <= token.start < phrase.end for phrase in known):
            continue
        if any(
            time.span.start <= token.start < time.span.end for time in sentence.times
        ) and not _TIMELIKE.match(token.low):
            continue
        if any(q.core < token.start < q.end or q.start < token.start < q.core for q in quantities):
            continue
        apposed = bool(_APPOSED.search(text[max(sentence.start, token.start - 10) : token.start]))
        phrase = read_comparison(text, token.start, sentence.end, apposed=apposed)
        if phrase is None:
            continue
        if phrase.factor is None and phrase.difference is None and _runs_over(phrase, quantities):
            continue
        host = _host(text, sentence, quantities, phrase, apposed, [item for item, _ in found])
        if host is not None:
            host = _alike_host(text, quantities, phrase, host)
        if host is None or _is_plain_share(text, quantities[host], phrase):
            continue
        found.append((phrase, host))
        past = phrase.reference[0] + 1 if phrase.relation == "equal" and phrase.factor is None else phrase.end
    return found


def _alike_host(text: str, quantities: list[Quantity], phrase: Compared, host: int) -> int | None:
    """Give `host`, or the figure before it that is of the kind of the phrase's reference; None where none is.

    "40 percent of the $3 billion, against 12 percent": 12 is to be compared with 40. A phrase with a factor
    or an amount does not set two numbers side by side.
    """
    inside = (q for q in quantities if phrase.reference[0] <= q.start < phrase.reference[1])
    reference = next(inside, None)
    if reference is None or phrase.factor is not None or phrase.difference is not None:
        return host
    near = []
    for at in range(host, -1, -1):
        gap = text[quantities[at].end : phrase.start]
        if ";" in gap or len(gap) > _FAR:
            break
        if are_alike(text, quantities[at], reference):
            near.append(at)
    if reference.kind is None and near and _is_far_off(quantities[near[0]], reference):
        # "200 schools for $40 million, compared with 150": a bare number is no money of a wholly other size.
        return next((at for at in near[1:] if not _is_far_off(quantities[at], reference)), near[0])
    return near[0] if near else None


def _is_far_off(figure: Quantity, reference: Quantity) -> bool:
    """Say whether a number with a unit is more than 20 times a bare one, or less than a 20th of it."""
    if figure.kind is None or not figure.size or not reference.size:
        return False
    return not 0.05 <= abs(figure.size / reference.size) <= 20


def _runs_over(phrase: Compared, quantities: list[Quantity]) -> bool:
    """Say whether a phrase without an amount runs over a quantity before its reference: then it is none."""
    return any(phrase.start <= q.start < phrase.reference[0] - 1 for q in quantities)


def _is_plain_share(text: str, host: Quantity, phrase: Compared) -> bool:
    """Say whether a phrase is but the figure with its whole: "half of all people" compares nothing."""
    own = phrase.start <= host.core < phrase.reference[0] and host.form == "share" and host.unit is None
    return own and not _SIZES_OR_AS.search(text, phrase.start, phrase.reference[0])


def _nearest_before(
    text: str, quantities: list[Quantity], phrase: Compared, earlier: list[Compared]
) -> int | None:
    """Give the last figure before a phrase in its clause, outside brackets and the phrases before."""
    for at in range(len(quantities) - 1, -1, -1):
        quantity = quantities[at]
        if quantity.end > phrase.start:
            continue
        if phrase.start - quantity.end > _FAR:
            return None
        between = text[quantity.end : phrase.start]
        if (")" in between and "(" not in between) or any(
            item.start <= quantity.start < item.end for item in earlier
        ):
            continue
        return None if ";" in between or _OWN_CLAUSE.search(between) else at
    return None


def _host(
    text: str,
    sentence: Sentence,
    quantities: list[Quantity],
    phrase: Compared,
    apposed: bool,
    earlier: list[Compared],
) -> int | None:
    """Give the figure that a phrase compares: the nearest before it, or the amount in the phrase itself."""
    inner = next(
        (i for i, q in enumerate(quantities) if (phrase.start <= q.start and q.end <= phrase.reference[0])
         or q.start <= phrase.start < q.end),
        None,
    )  # fmt: skip
    nearest = _nearest_before(text, quantities, phrase, earlier)
    if nearest is not None and inner is not None and _MULTIPLE_AFTER.match(text, quantities[nearest].end):
        nearest = None
    if inner is None:
        return nearest
    if nearest is None or not apposed:
        if (
            nearest is not None
            and quantities[inner].form == "share"
            and quantities[inner].unit is None
            and phrase.factor
            and phrase.factor < 1
            and not _SIZES.search(text, phrase.start, phrase.reference[0])
        ):
            return nearest
        if nearest is not None and _TOLD_OF.match(text, quantities[nearest].end, phrase.start):
            return nearest
        return inner
    return nearest


_MULTIPLE_AFTER = re.compile(r"\s+times\s+(?:more|higher|lower|larger|bigger|greater|as|the|what|its|that)\b")
_FAR = 160
_TIMELIKE = re.compile(r"since$|the$|a$|an$")
_SIZES = re.compile(r"\b(?:more|fewer|less|higher|lower|above|below|larger|smaller|greater)\b")
_SIZES_OR_AS = re.compile(_SIZES.pattern + r"|\bas\b")
_PART_OF = re.compile(r"\s+(?:of|as|the|its|what|that|last|again)\b")
_OWN_CLAUSE = re.compile(r"[.!?]\s|,\s+and\s+(?:they|it|he|she|we|there)\b")
_TOLD_OF = re.compile(r"[^,;]{0,40}\b(?:is|was|are|were|it\s+was)\s+(?:about\s+|nearly\s+)?$|,\s")
_SIDE_BY_SIDE = re.compile(
    r"(?:when\s+)?compared|in\s+comparison|as\s+(?:against|opposed)|against|versus|vs|while|whereas"
)
_LOW = re.compile(r"[a-z]+")


def _weigh(text: str, phrase: Compared, host: Quantity, quantities: list[Quantity]) -> Compared:
    """Settle the relation of "compared with 63" by the two numbers, or by a percentage that rose or fell."""
    if not (phrase.relation == "equal" and phrase.factor is None):
        return phrase
    head = text[phrase.start : phrase.reference[0]].lower()
    if not _SIDE_BY_SIDE.match(head):
        return phrase
    other = next((q for q in quantities if phrase.reference[0] <= q.start < phrase.reference[1]), None)
    if other is not None and other.size is not None and host.size is not None:
        relation = "equal" if other.size == host.size else "more" if host.size > other.size else "less"
        return structs.replace(phrase, relation=relation)
    fell = _fell(text, host)
    if host.share and host.value is not None and host.unit == "percent":
        factor = round(1 + (-host.value if fell else host.value) / 100, 4)
        return structs.replace(phrase, relation="less" if fell else "more", factor=factor)
    return structs.replace(phrase, relation="less" if fell else "more")


def _fell(text: str, host: Quantity) -> bool:
    table = words()
    before = _LOW.findall(text[max(0, host.start - 50) : host.start].lower())[-6:]
    after = _LOW.findall(text[host.end : host.end + 15].lower())[:1]
    return any(word in table.fall for word in [*before, *after])
