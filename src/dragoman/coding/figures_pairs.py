"""Reads what a figure was before: "to 38 from 31", "from 31 in May to 38", "doubled since May, to 38".

Only what is alike is compared: shares with shares, money with the same money, things with things.
"""

from __future__ import annotations

import re

from msgspec import structs

from dragoman.coding.figures_compare import Compared, Relation, reference_from
from dragoman.coding.figures_context import Sentence
from dragoman.coding.figures_spans import CHANGED, Quantity
from dragoman.coding.figures_units import load
from dragoman.coding.figures_words import either, looks_plural, words

TO_BEFORE = re.compile(r"\bto\s+(?:[a-z]+\s+)?$")
_OVER_FROM = re.compile(
    r"\s+(?:[a-z/-]+\s+){0,4}?(?P<from>from)\s+(?=[$£€]?[0-9A-Za-z])|,\s+(?P<late>from)\s+(?=[$£€]?[0-9A-Za-z])"
)
_FROM_TO = re.compile(r"\bfrom\s+(?:[a-z]+\s+)?$")
_TWO_WORDS = re.compile(r"\s+([A-Za-z’'-]+)(?:\s+([A-Za-z’'-]+))?")
_IN_BRACKETS = re.compile(r"[^()]{0,20}\)")
_LONGEST_GAP = 100
_TO_NEXT = re.compile(r"\s+(?:[a-z]+\s+){0,3}?to\s+(?:[a-z]+\s+)?")
_TO_LATER = re.compile(
    r"(?:\s+\([^()]{1,60}\))?(?:,?\s+(?!(?:to|and|or|but|while|which|who|that)\s)[\w’'.-]+){0,7},?\s+to\s+(?:[a-z]+\s+)?"
)
_RATIO_AFTER = re.compile(r"\s+to\s+(?:one|1|two|2|three|3)\b")
_OUTNUMBERED = re.compile(
    r"\boutnumber(?:s|ed|ing)?\s+(?P<reference>[^,;.]{2,60}?)\s+(?:by\s+)?(?:about\s+|nearly\s+|almost\s+|more\s+than\s+)?$"
)
_VERB_FACTOR: dict[str, float] = load("figures_words.toml")["factors"]
_FACTOR_VERB = "|".join(_VERB_FACTOR)
_MULTIPLIED = re.compile(rf"\b({_FACTOR_VERB})\s+to\s+(?:\w+\s+)?$", re.IGNORECASE)
_SINCE = re.compile(
    rf"\b(?P<verb>{_FACTOR_VERB})\s+(?P<since>since|from|compared\s+with|over)\s+(?P<reference>[^,;.]{{3,80}}?)(?=,|;|\s+to\s)",
    re.IGNORECASE,
)
# A level that something may come from; "from a faulty vaccine" is none.
_LEVEL = re.compile(rf"\b(?:{either('levels', 'nouns')}|pre-\w+)\b")
_NO_LEVEL = re.compile(r"\w+ing\s")
_PERIOD = re.compile(r"\s(?:through|until|till|to|and)\s")


def read_pairs(text: str, sentence: Sentence, quantities: list[Quantity]) -> list[tuple[Compared, int]]:
    """Read what no phrase after it shows: "to 38 from 31", "from 31 to 38", "outnumbered … three to one"."""
    found: list[tuple[Compared, int]] = []
    for index, quantity in enumerate(quantities):
        if _RATIO_AFTER.match(text, quantity.end) and (ratio := _outnumbered(text, sentence, quantity)):
            found.append((ratio, index))
        elif pair := _from_to(text, sentence, quantities, index):
            found.append(pair)
        elif any(host == index for _, host in found):
            # "From 31 to 38 from May on": what it was is said.
            pass
        elif over := _OVER_FROM.match(text, quantity.end, sentence.end):
            at = over.start("from") if over["from"] else over.start("late")
            if (phrase := _from_reference(text, sentence, quantities, index, at)) is not None:
                found.append((phrase, index))
        if grown := _grown_since(text, sentence, quantity):
            found = [pair for pair in found if pair[1] != index]
            found.append((grown, index))
    return found


def are_alike(text: str, figure: Quantity, reference: Quantity) -> bool:
    """Say whether two figures are of one kind; a bare number may leave out its unit ("up from 31")."""
    if figure.kind == reference.kind:
        return True
    return any(item.kind is None and not _counts_noun(text, item) for item in (figure, reference))


def _counts_noun(text: str, item: Quantity) -> bool:
    """Say whether a plural noun follows a bare number within two words."""
    following = _TWO_WORDS.match(text, item.end)
    low = [word.lower() for word in following.groups() if word] if following else []
    stops = words().stops
    return bool(low) and low[0] not in stops and any(looks_plural(word) and word not in stops for word in low)


def _from_to(
    text: str, sentence: Sentence, quantities: list[Quantity], index: int
) -> tuple[Compared, int] | None:
    """Read "from 31 percent in May to 38 percent in June" at its first number: it is what the second was."""
    quantity = quantities[index]
    floor = max(sentence.start, quantity.start - 24)
    opening = _FROM_TO.search(text, floor, quantity.start)
    if opening is None:
        return None
    for at in range(index + 1, min(index + 4, len(quantities))):
        following = quantities[at]
        if _IN_BRACKETS.match(text, following.end) and text.rfind("(", quantity.end, following.start) >= 0:
            # The same sum in other money.
            continue
        if following.start - quantity.end > _LONGEST_GAP:
            return None
        direct = _TO_NEXT.fullmatch(text, quantity.end, following.start)
        changes = CHANGED.search(text, max(sentence.start, quantity.start - 160), quantity.start)
        distant = changes and _TO_LATER.fullmatch(text, quantity.end, following.start)
        if not (direct or distant) or not are_alike(text, following, quantity):
            return None
        inside = [
            time.span.end for time in sentence.times if quantity.end <= time.span.start < following.start
        ]
        end = max(inside, default=quantity.end)
        way, reference = _way(quantity, following), (quantity.start, end)
        return Compared(opening.start(), end, way, None, None, reference, None), at
    return None


def _way(first: Quantity, second: Quantity) -> Relation:
    """Tell from the sizes of two quantities whether the second is more or less."""
    if first.size is not None and second.size is not None and first.size != second.size:
        return "less" if second.size < first.size else "more"
    return "more"


def _from_reference(
    text: str, sentence: Sentence, quantities: list[Quantity], index: int, at: int
) -> Compared | None:
    """Read "rose to 38 percent from 31 percent", "fell by 9 percent from the first quarter"."""
    quantity = quantities[index]
    table = words()
    tail = [token for token in sentence.tokens if token.end <= quantity.start][-7:]
    if tail and tail[-1].low in ("up", "down", "of"):
        return None
    changes = [token.low for token in tail if token.low in table.rise or token.low in table.fall]
    if not changes:
        return None
    phrase = read_comparison_from(text, at, sentence.end)
    if phrase is None:
        return None
    if _NO_LEVEL.match(text, *phrase.reference) or _is_span_of_time(text, sentence, phrase):
        return None
    within = [q for q in quantities if phrase.reference[0] <= q.start < phrase.reference[1]]
    to_level = TO_BEFORE.search(text, max(sentence.start, quantity.start - 20), quantity.start)
    if within and not are_alike(text, quantity, within[0]) and (to_level or not quantity.share):
        # "Rose 9 percent from 88 deaths" tells how much, "rose to 9 percent from 88 deaths" nothing.
        return None
    fell = changes[-1] in table.fall
    if within and to_level and within[0].size is not None and quantity.size is not None:
        fell = quantity.size < within[0].size
    elif not within and not _has_time(sentence, phrase) and not _LEVEL.search(text, *phrase.reference):
        return None
    return structs.replace(phrase, relation="less" if fell else "more")


def _is_span_of_time(text: str, sentence: Sentence, phrase: Compared) -> bool:
    """Say whether "from" opens a period ("from April through June"), not a level."""
    inside = [time for time in sentence.times if phrase.reference[0] <= time.span.start < phrase.reference[1]]
    return len(inside) > 1 and _PERIOD.search(text, *phrase.reference) is not None


def _has_time(sentence: Sentence, phrase: Compared) -> bool:
    return any(phrase.reference[0] <= time.span.start < phrase.reference[1] for time in sentence.times)


def read_comparison_from(text: str, at: int, end: int) -> Compared | None:
    """Read "from REFERENCE" at `at`, its relation still to be told by the verb before."""
    reference = reference_from(text, at + 5, end)
    return Compared(at, reference[1], "more", None, None, reference, None) if reference else None


def _outnumbered(text: str, sentence: Sentence, quantity: Quantity) -> Compared | None:
    """Read "women outnumbered men three to one"."""
    match = _OUTNUMBERED.search(text, max(sentence.start, quantity.start - 90), quantity.start)
    if match is None or quantity.value is None:
        return None
    return Compared(
        match.start(), quantity.start, "more", quantity.value, None, match.span("reference"), None
    )


def _grown_since(text: str, sentence: Sentence, quantity: Quantity) -> Compared | None:
    """Read "have doubled since the coup, to 5 pounds" and "doubled to 80 rupees from 40"."""
    before = text[max(sentence.start, quantity.start - 200) : quantity.start]
    if not TO_BEFORE.search(before[-20:]):
        return None
    if match := _SINCE.search(before):
        if len(before) - match.end() > 25:
            return None
        factor = _VERB_FACTOR[match["verb"].lower()]
        base = quantity.start - len(before)
        return Compared(
            base + match.start(), base + match.end(), "more" if factor > 1 else "less", factor, None,
            (base + match.start("reference"), base + match.end("reference")), None,
        )  # fmt: skip
    if doubled := _MULTIPLIED.search(before):
        over = _OVER_FROM.match(text, quantity.end, sentence.end)
        if over:
            at = over.start("from") if over["from"] else over.start("late")
            phrase = read_comparison_from(text, at, sentence.end)
            factor = _VERB_FACTOR[doubled[1].lower()]
            if phrase:
                return structs.replace(phrase, factor=factor, relation="more" if factor > 1 else "less")
    return None
