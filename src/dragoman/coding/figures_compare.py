"""Reads what a figure is compared with: "more than double all of 2021", "up from 31 percent", "the most since".

The first pattern that fits, in the order of `_READERS`, names relation, factor or difference and where the
reference starts; the reference then runs to the end of its clause. What follows for the reference is
arithmetic: value / factor, value - difference, bounded where the words bound it.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from dragoman.coding.figures_numbers import SMALL, tidy
from dragoman.schema.rows import Implied

Relation = Literal["more", "less", "equal"]


class Compared(Struct, frozen=True, gc=False):
    """One comparing phrase `[start, end)` and what it says; `reference` is a range of the text.

    `bound` is what the phrase's own qualifier leaves open: "more" for "more than double", "less" for "nearly
    double" and "less than half", "about" where neither side is closed, None where it is exact.
    """

    start: int
    end: int
    relation: Relation
    factor: float | None
    difference: float | None
    reference: tuple[int, int]
    bound: str | None


_WORD_FACTORS = {
    "double": 2.0,
    "twice": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "thrice": 3.0,
    "quadruple": 4.0,
    "quintuple": 5.0,
}
_PART_FACTORS = {
    "half": 0.5, "third": 0.333, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 0.167, "seventh": 0.143,
    "eighth": 0.125, "ninth": 0.111, "tenth": 0.1, "twentieth": 0.05,
}  # fmt: skip
_NUMBER = r"[0-9]+(?:\.[0-9]+)?|" + "|".join(sorted(SMALL, key=len, reverse=True))
_QUALIFIER = (
    r"(?P<qualifier>(?:well\s+|far\s+|slightly\s+|just\s+|a\s+little\s+)?(?:more|less|fewer|greater)\s+than|over|under|at\s+least"
    r"|about|around|roughly|approximately|some|nearly|almost|close\s+to|up\s+to|exactly|only|just|barely)\s+"
)
_PART = (
    r"(?:(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?"
    r"(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)"
)
_MULTIPLE = (
    rf"(?:(?P<word>double|twice|triple|treble|thrice|quadruple|quintuple)|(?P<half>one\s+and\s+a\s+half|two\s+and\s+a\s+half)\s+times"
    rf"|(?P<times>{_NUMBER})\s*(?:times|x)|{_PART})"
)
_SIZE = (
    r"(?:more|fewer|less|higher|lower|larger|smaller|bigger|greater|longer|shorter|heavier|faster|slower|above|below|better|"
    r"worse|short\s+of|shy\s+of|ahead\s+of|wider|deeper|taller|stronger|weaker|richer|poorer|busier|costlier|cheaper|dearer)"
)
_DOWN = frozenset(
    "fewer less lower smaller below shorter slower worse weaker poorer cheaper under down behind short shy trail trails trailed trailing".split()
)
_NOUN_GAP = r"(?:\s+[\w’'-]+){0,3}?"
_KNOWN = r"(?:the|what|those|that|all|its|their|his|her|our|any|last|this|these|every|in|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*['’]s?|as)\b"

_MANY_AS = re.compile(
    rf"(?:{_QUALIFIER})?{_MULTIPLE}\s+as\s+(?:many|much|high|large|big|long|great|often|expensive|fast|heavy|good|strong)"
    rf"(?P<again>\s+again)?{_NOUN_GAP}\s+as\s+",
    re.IGNORECASE,
)
_TIMES_MORE = re.compile(
    rf"(?:{_QUALIFIER})?(?:(?P<word>double|twice|triple|thrice)|(?P<times>{_NUMBER})\s*(?:times|x))\s+(?:as\s+)?{_SIZE}{_NOUN_GAP}\s+than\s+",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?:{_QUALIFIER})?{_MULTIPLE}(?P<of>\s+of)?\s+(?=\S)", re.IGNORECASE)
_FOLD = re.compile(
    rf"(?:(?:{_NUMBER})[\s-]?fold|(?:two|three|four|five|six|seven|eight|nine|ten)fold)\s+(?:increase|rise|jump|growth|gain|surge|climb)"
    rf"{_NOUN_GAP}\s+(?:over|on|from|since|compared\s+(?:with|to)|above)\s+",
    re.IGNORECASE,
)
_AMOUNT = (
    rf"(?:{_QUALIFIER})?(?:(?P<percent>[0-9]+(?:\.[0-9]+)?|{_NUMBER})(?:\s*%|[\s-]*(?:percent|per\s+cent|pct|pc)\b)"
    rf"|{_PART}|(?P<plain>[$£€¥]?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?|{_NUMBER})(?P<scale>\s+(?:hundred|thousand|million|billion|trillion))?(?P<measured>(?:\s+[\w’'-]+){{0,2}}?))"
)
_BY_MORE = re.compile(
    rf"{_AMOUNT}\s+(?P<size>{_SIZE})(?:(?:\s+[\w’'-]+){{0,7}}?\s+(?:than|compared\s+(?:with|to))\s+|\s+(?=\S))",
    re.IGNORECASE,
)
_CHANGE_OF = re.compile(
    r"(?:(?P<verb>up|down)(?:\s+by)?|(?:an?|the)\s+(?P<noun>increase|rise|jump|gain|growth|surge|climb|drop|fall|decline|decrease|"
    rf"reduction|slump|improvement|cut)\s+of)\s+{_AMOUNT}\s+(?:on|from|over|compared\s+(?:with|to)|since|against|than|above|below)\s+",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"{_AMOUNT}\s+(?P<noun>increase|rise|jump|gain|growth|surge|climb|drop|fall|decline|decrease|reduction|slump)"
    rf"{_NOUN_GAP}\s+(?:on|from|over|compared\s+(?:with|to)|since|against)\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:(?P<way>up|down|rising|falling|increased|reduced|raised|lowered|cut|doubled|tripled|halved|more|less|fewer|higher|lower),?\s+)?"
    r"(?:sharply\s+|slightly\s+)?from\s+",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:(?:when\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|as\s+against|against|versus|vs\.?|as\s+opposed\s+to)\s+",
    re.IGNORECASE,
)
_NUMBER_SOON = re.compile(
    rf"(?:(?:about|around|some|only|just|nearly|almost|the|last|an?|usual|estimated|year[’']s|over|more|than|roughly)\s+)*(?:[$£€¥]?\s?[0-9]|(?:{_NUMBER})\b)",
    re.IGNORECASE,
)
_NO_REFERENCE = re.compile(
    rf"(?:about\s+|around\s+)?(?:[$£€¥]?\s?[0-9]|(?:an?\s+)?(?:{_NUMBER}|half|quarter|third|dozen|hundred|thousand|million|billion|"
    r"dozens|hundreds|thousands|millions|century|decade|year|month|week|day|hour|minute|couple|few|double|twice|triple)\b)",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"(?:(?:the|its|their|his|her|a)\s+)?(?:(?:second|third|single)[\s-]+)?(?P<best>most|highest|largest|biggest|greatest|best|longest|heaviest|"
    r"deadliest|busiest|strongest|steepest|fastest|worst|lowest|fewest|smallest|least|weakest|slowest|shortest|record\s+high|record\s+low)"
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:(?P<since>since)|in|for|of|on|among|ever)\s+",
    re.IGNORECASE,
)
_THAN = re.compile(rf"(?P<size>{_SIZE})(?:\s+[\w’'-]+){{0,2}}?\s+than\s+", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:slightly\s+|just\s+|well\s+|far\s+)?(?P<size>below|above|behind|short\s+of|ahead\s+of)\s+",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"(?:exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|top(?:s|ped|ping)|outstripp(?:ed|ing)|outstrips|beat(?:s|ing)?|eclips(?:es|ed|ing)|"
    r"overt(?:akes|ook|aking)|outnumber(?:s|ed|ing)|outpac(?:es|ed|ing)|dwarf(?:s|ed|ing))\s+",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?:equal\s+to|(?:roughly\s+|about\s+)?(?:the\s+)?equivalent\s+(?:to|of)|match(?:es|ed|ing)|(?:roughly\s+|about\s+|exactly\s+|almost\s+|nearly\s+)?the\s+same"
    r"(?:\s+[\w’'-]+){0,2}?\s+as|equal(?:s|led|ling|ing)|on\s+(?:a\s+)?par\s+with|unchanged\s+from|level\s+with|as\s+(?:many|much|high|large|big|long)(?:\s+[\w’'-]+){0,2}?\s+as|in\s+line\s+with)\s+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,;:!?](?=\s|$|[”\"’)])|(?<![A-Z])\.(?=\s|$|[”\"’)])|[()\[\]—–”\"]|\s-\s|\s(?:and|but|or|while|because|which|who|whose|where|when|as\s+the|after\s+the|according|though|although|so|said|says|by\s+(?=[0-9])|before\s+the\s+(?=\w+\s+\w+ed))\b"
)


def read_comparison(text: str, start: int, end: int, *, apposed: bool) -> Compared | None:
    """Read a comparing phrase that starts exactly at `start`, within `text[start:end]`.

    `apposed` says that it stands apart from its figure (after a comma, "or", "is"): only then may bare
    fractions compare ("a third of the sum requested"), which otherwise count parts ("a third of the sum").
    """
    for reader in _READERS:
        if found := reader(text, start, end, apposed):
            return found
    return None


def implied(value: float, qualifier: str | None, found: Compared) -> Implied | None:
    """Say what follows for the reference of a figure of `value` that its qualifier may bound.

    "More than 79,800 …, more than double 2021": 2021 had less than 39,900, as readers of reports take it.
    None where the words bound nothing.
    """
    if found.factor is not None and found.factor > 0:
        at = value / found.factor
    elif found.difference is not None:
        at = value - found.difference if found.relation == "more" else value + found.difference
    elif found.relation == "equal":
        at = value
    else:
        return Implied(high=tidy(value)) if found.relation == "more" else Implied(low=tidy(value))
    at = tidy(round(at, 2))
    if found.bound == "more" or (
        found.bound is None and qualifier in ("less than", "fewer than", "up to", "nearly", "at most")
    ):
        return Implied(high=at)
    if found.bound == "less" or (found.bound is None and qualifier in ("more than", "at least")):
        return Implied(low=at)
    if found.bound == "about" or qualifier in ("about", "estimated"):
        return None
    return Implied(low=at, high=at)


def reference_from(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Run from `start` to the end of the clause; None where nothing is left."""
    limit = min(end, start + 160)
    stop = _STOP.search(text, start, limit)
    last = stop.start() if stop else limit
    while last > start and text[last - 1].isspace():
        last -= 1
    return (start, last) if last > start else None


def _bound(match: re.Match[str]) -> str | None:
    """Tell what a multiple's qualifier leaves open."""
    word = re.sub(r"\s+", " ", (match["qualifier"] or "").lower())
    if word.endswith(("more than", "greater than")) or word in ("over", "at least"):
        return "more"
    if word.endswith(("less than", "fewer than")) or word in (
        "under",
        "nearly",
        "almost",
        "close to",
        "up to",
    ):
        return "less"
    return "about" if word in ("about", "around", "roughly", "approximately", "some") else None


def _factor(match: re.Match[str]) -> float | None:
    """Read "double", "three times", "one and a half times", "a third"."""
    groups = match.groupdict()
    if groups.get("word"):
        return _WORD_FACTORS[groups["word"].lower()]
    if groups.get("half"):
        return 1.5 if groups["half"].lower().startswith("one") else 2.5
    if groups.get("times"):
        word = groups["times"].lower()
        return float(SMALL[word]) if word in SMALL else float(word)
    if groups.get("part"):
        return _share(groups)
    return None


def _share(groups: dict[str, str | None]) -> float:
    part = (groups["part"] or "").lower()
    part = "half" if part == "halves" else part
    single = part if part in _PART_FACTORS else part.rstrip("s")
    count = (groups.get("count") or "a").lower()
    return round(_PART_FACTORS[single] * (1 if count in ("a", "an") else SMALL[count]), 3)


def _made(
    text: str,
    match: re.Match[str],
    end: int,
    factor: float | None,
    relation: Relation,
    *,
    difference: float | None = None,
    bound: str | None = None,
) -> Compared | None:
    reference = reference_from(text, match.end(), end)
    if reference is None:
        return None
    return Compared(match.start(), reference[1], relation, factor, difference, reference, bound)


def _many_as(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _MANY_AS.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    if match["again"]:
        factor += 1
    return _made(text, match, end, factor, "more" if factor >= 1 else "less", bound=_bound(match))


_AGAIN = re.compile(r"half\s+as\s+(?:many|much)\s+again\s+as\s+", re.IGNORECASE)


def _times_more(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _TIMES_MORE.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    # "Five times more than" is at least five times; of a bare multiple the figure's qualifier decides.
    return _made(text, match, end, factor, "more", bound=_bound(match) or "more")


_SIZE_NOUN = re.compile(r"(?:the\s+)?(?:size|length|area|cost|price|number)\s+of\s+", re.IGNORECASE)


def _times(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _TIMES.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    is_part = match["part"] is not None
    if is_part and not apposed:
        return None
    if is_part and match["count"] is None and match["part"].lower() != "half":
        return None
    following = text[match.end() : match.end() + 40]
    if not re.match(_KNOWN, following) and not re.match(
        r"[0-9$£€]|[A-Z][\w’'.-]+|(?:normal|usual|average|previous|official|present|current)\b", following
    ):
        return None
    if re.match(r"(?:in|as)\b", following) or (
        is_part and not match["of"] and not re.match(r"(?:the|what|its|that|their|last)\b", following)
    ):
        return None
    return _made(text, match, end, factor, "more" if factor >= 1 else "less", bound=_bound(match))


def _fold(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = re.compile(r"(?:an?\s+)?", re.IGNORECASE).match(text, start, end)
    match = _FOLD.match(text, match.end() if match else start, end)
    if match is None:
        return None
    word = re.match(r"[a-z]+?(?=fold|[\s-])|[0-9.]+", match[0].lower())
    if word is None or not (word[0] in SMALL or word[0].replace(".", "").isdigit()):
        return None
    return _made(text, match, end, float(SMALL.get(word[0], 0) or word[0]), "more")


def _amount(match: re.Match[str], *, up: bool) -> tuple[float | None, float | None]:
    """Give factor and difference of "12 percent more", "a fifth fewer", "300 above"."""
    groups = match.groupdict()
    if groups.get("percent"):
        word = (groups["percent"] or "").lower()
        part = (float(SMALL[word]) if word in SMALL else float(word)) / 100
    elif groups.get("part"):
        part = _share(groups)
    else:
        word = (groups.get("plain") or "").lower().lstrip("$£€¥").replace(",", "")
        number = float(SMALL[word]) if word in SMALL else float(word)
        scale = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
        return None, tidy(number * scale.get((groups.get("scale") or "").strip().lower(), 1))
    return round(1 + part if up else 1 - part, 4), None


def _by_more(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _BY_MORE.match(text, start, end)
    if match is None:
        return None
    size = match["size"].lower()
    needs_than = size not in ("above", "below") and not size.endswith("of")
    if needs_than != bool(re.search(r"(?:than|with|to)\s+$", match[0])):
        return None
    up = size.split()[0] not in _DOWN
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match)
    )


def _change_of(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _CHANGE_OF.match(text, start, end)
    if match is None:
        after = re.compile(r"(?:an?\s+|the\s+)?", re.IGNORECASE).match(text, start, end)
        match = _CHANGE_AFTER.match(text, after.end() if after else start, end)
    if match is None:
        return None
    word = (match.groupdict().get("verb") or match["noun"]).lower()
    up = word not in ("down", "drop", "fall", "decline", "decrease", "reduction", "slump", "cut")
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match)
    )


def _from(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _FROM.match(text, start, end)
    if match is None or not match["way"]:
        return None
    relation: Relation = (
        "less"
        if match["way"].lower()
        in ("down", "falling", "reduced", "lowered", "cut", "halved", "less", "fewer", "lower")
        else "more"
    )
    return _made(text, match, end, None, relation)


def _against(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _AGAINST.match(text, start, end)
    if match is None:
        return None
    word = match[0].split()[0].lower()
    if word in ("against", "as", "versus", "vs", "vs.") and not _NUMBER_SOON.match(text, match.end(), end):
        return None
    return _made(text, match, end, None, "equal")


def _best(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _BEST.match(text, start, end)
    if match is None or not apposed:
        return None
    low = match["best"].lower() in (
        "lowest",
        "fewest",
        "smallest",
        "least",
        "weakest",
        "slowest",
        "shortest",
        "record low",
    )
    reference = reference_from(text, match.start("since") if match["since"] else match.end(), end)
    if reference is None:
        return None
    return Compared(match.start(), reference[1], "less" if low else "more", None, None, reference, None)


def _than(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _THAN.match(text, start, end)
    if match is None:
        match = _BELOW.match(text, start, end) if apposed else None
    if match is None or not apposed or _NO_REFERENCE.match(text, match.end(), end):
        return None
    return _made(text, match, end, None, "less" if match["size"].lower().split()[0] in _DOWN else "more")


def _passing(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _PASSING.match(text, start, end)
    if match and match[0].lower().startswith("beat") and not apposed:
        return None
    if match is None or not re.compile(rf"{_KNOWN}|a\b|an\b|[$£€¥]?[0-9]").match(text, match.end(), end):
        return None
    found = _made(text, match, end, None, "more")
    if found and (
        by := re.compile(r"(?P<reference>.{3,60}?)\s+by\s+(?=[$£€¥]?[0-9]|(?:an?|the)\s)").match(
            text, found.reference[0], found.reference[1] + 1
        )
    ):
        return Compared(found.start, by.end("reference"), "more", None, None, by.span("reference"), None)
    return found


def _equal(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _EQUAL.match(text, start, end)
    if match is None or re.match(r"[$£€]?[0-9]", text[match.end() : match.end() + 3]):
        return None
    return _made(text, match, end, None, "equal")


def _again(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = _AGAIN.match(text, start, end)
    return _made(text, match, end, 1.5, "more") if match else None


_READERS = (
    _again, _many_as, _times_more, _fold, _change_of, _by_more, _times, _from, _against, _best, _than, _passing, _equal,
)  # fmt: skip
