"""Ties comparing phrases to the figures of their sentence, and drops the numbers that only multiply."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from dragoman.coding.figures_compare import Compared, Relation, read_comparison, reference_from
from dragoman.coding.figures_context import Sentence
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
            return bool(_TO_BEFORE.search(text[max(0, quantity.start - 20) : quantity.start]))
        return not (
            quantity.unit == "percent"
            and found.factor is not None
            and _CHANGED.search(text[max(0, quantity.start - 30) : quantity.start])
        )


_CHANGED = re.compile(
    r"\b(?:ros|rise|increas|gr[eo]w|climb|jump|gain|f[ae]ll|drop|declin|decreas|up|down|by|cut)\w*\s+(?:by\s+)?$"
)
_APPOSED = re.compile(r"(?:[,;(—–-]|\b(?:or|and|but|is|was|are|were|now|figure|it|being))\s*[“\"]?$")
_OVER_FROM = re.compile(
    r"\s+(?:[a-z/-]+\s+){0,4}?(?P<from>from)\s+(?=[$£€]?[0-9A-Za-z])|,\s+(?P<late>from)\s+(?=[$£€]?[0-9A-Za-z])"
)
_TO_BEFORE = re.compile(r"\bto\s+(?:[a-z]+\s+)?$")
_FROM_TO = re.compile(r"\bfrom\s+(?:[a-z]+\s+)?$")
_RATIO_AFTER = re.compile(r"\s+to\s+(?:one|1|two|2|three|3)\b")
_SINCE = re.compile(
    r"\b(?P<verb>doubled|tripled|trebled|quadrupled|halved)\s+(?P<since>since|from|compared\s+with|over)\s+(?P<reference>[^,;.]{3,80}?)(?=,|;|\s+to\s)",
    re.IGNORECASE,
)
# A level that something may come from; "from a faulty vaccine" is none.
_LEVEL = re.compile(
    r"\b(?:peak|level|high|low|record|average|total|figure|quarter|year|month|week|season|estimate|rate|forecast|target|"
    r"before|start|beginning|earlier|ago|previous|pre-\w+)\b"
)
_NO_LEVEL = re.compile(r"\w+ing\s")
_PERIOD = re.compile(r"\s(?:through|until|till|to|and)\s")
_VERB_FACTOR = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}


def attach(text: str, sentence: Sentence, quantities: list[Quantity]) -> Attached:
    """Find the comparing phrases of a sentence and the figure that each compares."""
    if not words().cue.search(text, sentence.start, sentence.end):
        return Attached(quantities, {}, {}, [])
    found = [*_special(text, sentence, quantities)]
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
    return quantity.form == "share" and bool(re.match(r"\s+(?:of|as|the|its|what|that|last|again)\b", after))


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
        if host is None or _is_plain_share(text, quantities[host], phrase):
            continue
        found.append((phrase, host))
        past = phrase.reference[0] + 1 if phrase.relation == "equal" and phrase.factor is None else phrase.end
    return found


def _runs_over(phrase: Compared, quantities: list[Quantity]) -> bool:
    """Say whether a phrase without an amount runs over a quantity before its reference: then it is none."""
    return any(phrase.start <= q.start < phrase.reference[0] - 1 for q in quantities)


def _is_plain_share(text: str, host: Quantity, phrase: Compared) -> bool:
    """Say whether a phrase is but the figure with its whole: "half of all people" compares nothing."""
    own = phrase.start <= host.core < phrase.reference[0] and host.form == "share" and host.unit is None
    return own and not re.search(_SIZES + r"|\bas\b", text[phrase.start : phrase.reference[0]])


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
    before = [
        i for i, q in enumerate(quantities)
        if q.end <= phrase.start and not any(item.start <= q.start < item.end for item in earlier)
    ]  # fmt: skip
    before = [
        i for i in before if not (")" in (gap := text[quantities[i].end : phrase.start]) and "(" not in gap)
    ]
    nearest = before[-1] if before else None
    if nearest is not None:
        between = text[quantities[nearest].end : phrase.start]
        if (
            ";" in between
            or len(between) > 160
            or re.search(r"[.!?]\s|,\s+and\s+(?:they|it|he|she|we|there)\b", between)
            or (inner is not None and _MULTIPLE_AFTER.match(text, quantities[nearest].end))
        ):
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
            and not re.search(_SIZES, text[phrase.start : phrase.reference[0]])
        ):
            return nearest
        if nearest is not None and re.match(
            r"[^,;]{0,40}\b(?:is|was|are|were|it\s+was)\s+(?:about\s+|nearly\s+)?$|,\s",
            text[quantities[nearest].end : phrase.start],
        ):
            return nearest
        return inner
    return nearest


_MULTIPLE_AFTER = re.compile(r"\s+times\s+(?:more|higher|lower|larger|bigger|greater|as|the|what|its|that)\b")
_TIMELIKE = re.compile(r"since$|the$|a$|an$")
_SIZES = r"\b(?:more|fewer|less|higher|lower|above|below|larger|smaller|greater)\b"


def _special(text: str, sentence: Sentence, quantities: list[Quantity]) -> list[tuple[Compared, int]]:
    """Read what no phrase after it shows: "to 38 from 31", "from 31 to 38", "outnumbered … three to one"."""
    found: list[tuple[Compared, int]] = []
    for index, quantity in enumerate(quantities):
        before = text[max(sentence.start, quantity.start - 24) : quantity.start]
        if _RATIO_AFTER.match(text, quantity.end) and (ratio := _outnumbered(text, sentence, quantity)):
            found.append((ratio, index))
        elif (
            _FROM_TO.search(before)
            and index + 1 < len(quantities)
            and _is_to(text, quantity, quantities[index + 1])
        ):
            following = quantities[index + 1]
            way = _way(quantity, following)
            start = before.rindex("from") + max(sentence.start, quantity.start - 24)
            found.append(
                (
                    Compared(start, quantity.end, way, None, None, (quantity.start, quantity.end), None),
                    index + 1,
                )
            )
        elif over := _OVER_FROM.match(text, quantity.end, sentence.end):
            at = over.start("from") if over["from"] else over.start("late")
            if (phrase := _from_reference(text, sentence, quantities, index, at)) is not None:
                found.append((phrase, index))
        if grown := _grown_since(text, sentence, quantity):
            found = [pair for pair in found if pair[1] != index]
            found.append((grown, index))
    return found


def _is_to(text: str, first: Quantity, second: Quantity) -> bool:
    """Say whether two quantities stand as "… [noun] to …"."""
    return bool(re.fullmatch(r"\s+(?:[a-z]+\s+){0,3}?to\s+(?:[a-z]+\s+)?", text[first.end : second.start]))


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
    fell = changes[-1] in table.fall
    if (
        within
        and within[0].size is not None
        and quantity.size is not None
        and _TO_BEFORE.search(text[max(sentence.start, quantity.start - 20) : quantity.start])
    ):
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
    match = re.compile(
        r"\boutnumber(?:s|ed|ing)?\s+(?P<reference>[^,;.]{2,60}?)\s+(?:by\s+)?(?:about\s+|nearly\s+|almost\s+|more\s+than\s+)?$"
    ).search(text, max(sentence.start, quantity.start - 90), quantity.start)
    if match is None or quantity.value is None:
        return None
    return Compared(
        match.start(), quantity.start, "more", quantity.value, None, match.span("reference"), None
    )


def _grown_since(text: str, sentence: Sentence, quantity: Quantity) -> Compared | None:
    """Read "have doubled since the coup, to 5 pounds" and "doubled to 80 rupees from 40"."""
    before = text[sentence.start : quantity.start]
    if not _TO_BEFORE.search(before[-20:]):
        return None
    if match := _SINCE.search(before):
        if len(before) - match.end() > 25:
            return None
        factor = _VERB_FACTOR[match["verb"].lower()]
        base = sentence.start
        return Compared(
            base + match.start(), base + match.end(), "more" if factor > 1 else "less", factor, None,
            (base + match.start("reference"), base + match.end("reference")), None,
        )  # fmt: skip
    if doubled := re.search(
        r"\b(doubled|tripled|trebled|quadrupled|halved)\s+to\s+(?:\w+\s+)?$", before, re.IGNORECASE
    ):
        over = _OVER_FROM.match(text, quantity.end, sentence.end)
        if over:
            at = over.start("from") if over["from"] else over.start("late")
            phrase = read_comparison_from(text, at, sentence.end)
            factor = _VERB_FACTOR[doubled[1].lower()]
            if phrase:
                return structs.replace(phrase, factor=factor, relation="more" if factor > 1 else "less")
    return None


def _weigh(text: str, phrase: Compared, host: Quantity, quantities: list[Quantity]) -> Compared:
    """Settle the relation of "compared with 63" by the two numbers, or by a percentage that rose or fell."""
    if not (phrase.relation == "equal" and phrase.factor is None):
        return phrase
    head = text[phrase.start : phrase.reference[0]].lower()
    if not re.match(
        r"(?:when\s+)?compared|in\s+comparison|as\s+(?:against|opposed)|against|versus|vs|while|whereas", head
    ):
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
    before = re.findall(r"[a-z]+", text[max(0, host.start - 50) : host.start].lower())[-6:]
    after = re.findall(r"[a-z]+", text[host.end : host.end + 15].lower())[:1]
    return any(word in table.fall for word in [*before, *after])
