"""Acts by their words: whether they name something to be done, meet somebody, and what amounts they tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.links.undertakings_words import concepts, stem, stems_of, table

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'.-]*")
_LED_BY = re.compile(
    r"(?:\b(?:to|will|would|shall|not|see\s+(?:[\w.’'-]+\s+){0,3}[\w.’'-]+)|['’]ll)"
    r"\s+(?:(?:also|soon|again)\s+)*[\"“]?\Z",
    re.I,
)
_BEFORE = re.compile(
    r"[\s\"“*\[]*(?:to\s+)?[\"“]?(?:not\s+)?(?:(?:\w{2,}ly|also|further|jointly|together|again|now)\s+)*",
    re.I,
)
# Words before the verb of an act that only say how far it is: "continue to", "follow through on its plan to".
_CARRIER = re.compile(
    r"(?:continue|continuing|seek|seeking|try|begin|beginning|start|go on)\s+(?:to\s+|(?=\w+ing\b))"
    r"|(?:follow through (?:on|with)|make good on|keep|fulfil+|honou?r|carry out)\s+(?:[a-z]+\s+)?"
    r"(?:plan|promise|pledge|commitment|decision|agreement|deal)s?\s+to\s+",
    re.I,
)
# A phrase that tells what is done ends here; what comes after says how, what for and with whom.
_PHRASE_END = re.compile(
    r"[,;:(]|\s(?:to|of|in|on|for|with|by|from|that|which|through|across|among|between|under|as|at|focused)\s"
)
_AMOUNT = re.compile(
    r"(?P<money>[$€£¥]\s?)?"
    r"(?P<number>\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)\s*-?"
    r"(?P<unit>%|percent(?:age)?\b|per cent\b|(?:thousand|million|billion|trillion)\b"
    r"|(?:metric\s+)?(?:tons|tonnes)\b|barrels\b)?",
    re.I,
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}
_HELD_TO = re.compile(r"\s*(?:\S+\s+){1,6}?(?:to account|accountable|responsible for)\b", re.I)
# A treaty to ban something is against nobody.
_JOINT = re.compile(r"\b(?:treat(?:y|ies)|conventions?|agreements?|accords?|pacts?)\b", re.I)
_CALL = re.compile(r"\b(?:call|videoconference|teleconference)s?\b", re.I)
_OFFICIALS = re.compile(
    r"\b(?:presidents?|(?:prime )?ministers?|premiers?|chancellors?|secretar(?:y|ies)|advis[eo]rs?|leaders?"
    r"|officials?|counterparts?|delegations?|king|queen|ambassadors?|first lad(?:y|ies))\b",
    re.I,
)
_TO_DO = re.compile(r"\sto\s+(?=[a-z])")
_FORM = re.compile(r".*(?:ment|ments|tion|tions|sion|sions|al|als|ance|ure|ing)\Z")
# What is no verb after "committed to": "immigration policies", "forensic cooperation".
_NO_VERB_FORM = re.compile(r".*(?:ic|ical|al|ive|ous|ful|tion|ment|ity|ance|ence|less|able)\Z")
_FORUM = re.compile(
    r"(?:[A-Z][\w’'-]+\s+){1,5}(?:Dialogue|Summit|Committee|Council|Forum|Conference|Commission|Group|Talks)\b"
)
# By the first letter, for which a long text is searched ten times as fast as for a list of words.
_PERSON = re.compile(
    r"[ACDGKMPQS](?:(?<=\bA)(?:mbassador|dvis[eo]r)|(?<=\bC)(?:hancellor|hairman)|(?<=\bD)r|(?<=\bG)overnor"
    r"|(?<=\bK)ing|(?<=\bM)(?:inister|rs|r|s)|(?<=\bP)(?:resident|rime Minister|remier)|(?<=\bQ)ueen"
    r"|(?<=\bS)(?:ecretary|enator))(?:-[Ee]lect)?\.?((?:\s+(?:[A-Z]\.|(?:de|la|van|von|al|bin)\b"
    r"|[A-ZÀ-Þ][\w-]+)){1,4})"
)  # fmt: skip


@lru_cache(maxsize=16384)
def amounts(words: str) -> tuple[str, ...]:
    """Give the amounts of some words, each in one form: "25%", "130$million", "20000tons".

    The number comes first, then the sign of the currency, then the unit. Bare numbers are none.
    """
    found: dict[str, None] = {}
    for match in _AMOUNT.finditer(words):
        unit = (match["unit"] or "").lower()
        if match["money"] or unit:
            size = "%" if unit.startswith("per") else unit.removeprefix("metric").strip()
            size = "tons" if size == "tonnes" else size
            number = _NUMBERS.get(match["number"].lower(), match["number"]).replace(",", "")
            found[number + (match["money"] or "").strip() + size] = None
    return tuple(found)


def forums(words: str) -> tuple[str, ...]:
    """Give the names of forums, each as one word: "=high-level-economic-dialogue"; `words` have no states."""
    names = (match[0].lower().replace("-", " ").split() for match in _FORUM.finditer(words))
    return tuple(dict.fromkeys("=" + "-".join(name) for name in names))


def persons(text: str) -> frozenset[str]:
    """Give the words of names that stand after a title anywhere in a text."""
    return frozenset(
        word
        for match in _PERSON.finditer(text)
        for word in match[1].split()
        if len(word) > 2 and word[0].isupper()
    )


@lru_cache(maxsize=16384)
def meets(act: str) -> bool:
    """Say whether an act is to meet or to hold talks: such acts recur, and a meeting does them."""
    head, rest = _head(act)
    if head in stems_of("meeting", "alone"):
        return True
    whom = _PHRASE_END.split(rest + " ", maxsplit=1)[0]
    if head in stems_of("meeting", "hosts") and _OFFICIALS.search(whom):
        return True
    return head in stems_of("meeting", "with") and "talks" in concepts(rest)


@lru_cache(maxsize=16384)
def calls(act: str) -> bool:
    """Say whether an act is to hold a call, which a call does, and no visit."""
    head, rest = _head(act)
    return head in stems_of("meeting", "with") and _CALL.search(_object(rest)) is not None


def is_of_calendar(act: str) -> bool:
    """Say whether an act is to meet, to call, or to go somewhere: what a calendar holds."""
    return meets(act) or calls(act) or _head(act)[0] in stems_of("meeting", "journeys")


def names_act(act: str, before: str) -> bool:
    """Say whether an act's words name something that one can see done, or only a direction or goodwill.

    `before` are the words of its sentence before it. To work on, strengthen or discuss something is no act;
    to increase or reduce is one where it tells an amount or a matter of the field ("tariffs", "visas").
    """
    head, rest = _head(act)
    if not head or not _is_verbal(act, before):
        return bool(amounts(act)) or _is_deed_noun(act)
    if meets(act):
        return True
    if head in stems_of("vague", "verbs"):
        return False
    told = _PHRASE_END.split(" " + rest + " ", maxsplit=1)[0]
    if head in stems_of("vague", "scaled"):
        return bool(amounts(act)) or _of_the_field(told)
    words = [match[0].lower() for match in _WORD.finditer(told)]
    return not words or words[-1] not in _nouns()


def is_measure(act: str) -> bool:
    """Say whether an act is a measure against somebody: a penalty, a tariff, to hold him to account.

    So is the signing of what brings one ("sign an order to ban imports").
    """
    head, rest = _head(act)
    if head == "hold":
        return _HELD_TO.match(rest) is not None and not meets(act)
    if _brings(head, rest):
        return True
    purpose = _TO_DO.search(rest) if head in stems_of("against", "by") else None
    if purpose is None or _JOINT.search(rest, 0, purpose.start()) is not None:
        return False
    return _brings(*_head(rest[purpose.end() :]))


def decrees(act: str) -> bool:
    """Say whether an act changes a rule or a rate, which takes effect by itself on the day that is told."""
    return _head(act)[0] in stems_of("against", "decreed")


def _brings(head: str, rest: str) -> bool:
    """Say whether a verb with what follows it is a measure: "expel", "impose new tariffs"."""
    if head in stems_of("against", "verbs"):
        return True
    if head not in stems_of("against", "with"):
        return False
    return any(stem(word[0]) in stems_of("against", "measures") for word in _WORD.finditer(_object(rest)))


def _object(rest: str) -> str:
    """Give the first phrase of what comes after a verb."""
    return _PHRASE_END.split(" " + rest.lstrip() + " ", maxsplit=1)[0]


def _head(act: str) -> tuple[str, str]:
    """Give the stem of an act's verb, or its first word, and what comes after; adverbs before it are out."""
    at = _BEFORE.match(act).end()  # type: ignore[union-attr]
    while carrier := _CARRIER.match(act, at):
        at = carrier.end()
    word = _WORD.match(act, at)
    return (stem(word[0]), act[word.end() :]) if word is not None else ("", act[at:])


def _is_verbal(act: str, before: str) -> bool:
    """Say whether an act begins with its verb: after "to" or "will", or in -ing."""
    bare = _BEFORE.sub("", act, count=1)
    word = _WORD.match(bare)
    if word is None:
        return False
    first = word[0].lower()
    if first.endswith("ing"):
        return first not in _DETERMINERS
    if not (_LED_BY.search(before) or re.match(r"[\"“]?(?:not\s+)?to\s", act)) or first in _DETERMINERS:
        return False
    return first in _verbs_like_nouns() or not (_NO_VERB_FORM.fullmatch(first) or first in _nouns())


_DETERMINERS = frozenset(
    "the a an its their our his her this these those new any all ongoing existing".split()
)


@cache
def _verbs_like_nouns() -> frozenset[str]:
    return frozenset(table()["vague"]["looks_like_noun"].split())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(table()["vague"]["nouns"].split())


def _is_deed_noun(act: str) -> bool:
    """Say whether a phrase is that of a deed: "the deployment of forces", "adjustments to tariffs"."""
    phrase = _PHRASE_END.split(act + " ", maxsplit=1)[0]
    words = [match[0].lower() for match in _WORD.finditer(phrase)]
    if not words or not _FORM.fullmatch(words[-1]):
        return False
    last = stem(words[-1])
    return (
        words[-1] not in _nouns() and last not in stems_of("generic") and "talks" not in concepts(words[-1])
    )


def _of_the_field(words: str) -> bool:
    return any(concept in table()["same"] for concept in concepts(words))
