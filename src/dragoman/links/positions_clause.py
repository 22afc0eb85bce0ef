"""Whether a clause is what its speaker holds: its mood, its negation, what opens it, and its subject."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.links.positions_words import Mood, Token, concept_of, listed

# Words before the verb among which a negation or a modal is its own.
_NEAR = 5
# Words before "that" among which the verb that governs it stands.
_GOVERNOR = 4
BE = frozenset("be been being is are was were get got".split())
FIRST = frozenset("we i".split())
THIRD = frozenset("it they he she".split())
_ENDS = frozenset(". ! ? |".split())
_HAVE = frozenset("has have had do does did 've 'm 're ve m re d".split())


def ends_sentence(word: str) -> bool:
    """Say whether a token ends a sentence: a full stop, or a blank line."""
    return word in _ENDS or word[0].isspace()


def sentence(tokens: Sequence[Token], at: int, floor: int, ceiling: int) -> tuple[int, int]:
    """Give the range of tokens of the sentence around `at`, its mark left out, inside `[floor, ceiling)`."""
    first = at
    while first > floor and not ends_sentence(tokens[first - 1].low):
        first -= 1
    last = at + 1
    while last < ceiling and not ends_sentence(tokens[last].low):
        last += 1
    return first, last


def is_supposed(tokens: Sequence[Token], at: int, floor: int, ceiling: int) -> bool:
    """Say whether the sentence of a token asks or supposes: it ends in "?", or has a condition anywhere."""
    first, last = sentence(tokens, at, floor, ceiling)
    # A statement may be cut before its question mark.
    ending = tokens[last].low if last < len(tokens) else ""
    return ending == "?" or any(token.low in listed("clause", "conditions") for token in tokens[first:last])


def is_main(tokens: Sequence[Token], subject: int, floor: int, cue: str = "") -> bool:
    """Say whether the clause that begins at token `subject` is asserted, by the word before it.

    A clause that follows a noun without a comma ("the aid Peru sent"), or a word such as "which", tells of
    something else. One after "that" is asserted where a verb of asserting, or the statement's `cue`, governs
    it. Of "you and I, we" nobody knows who acts.
    """
    at = subject - 1
    while at >= floor and (tokens[at].low in ("the", "and", "today", "now") or tokens[at].low.endswith("ly")):
        at -= 1
    if at < floor:
        return floor == 0 or tokens[floor - 1].low != "that" or _is_told(tokens, floor - 1, cue)
    low = tokens[at].low
    if tokens[subject - 1].low in (",", "and") and at and tokens[subject - 2].low in FIRST | THIRD | {"you"}:
        return False
    if low == "that":
        return _is_told(tokens, at, cue)
    return ends_sentence(low) or not tokens[at].is_word or low in listed("clause", "openers")


def _is_told(tokens: Sequence[Token], that: int, cue: str) -> bool:
    before = [token.low for token in tokens[max(0, that - _GOVERNOR) : that]]
    stops = [at for at, low in enumerate(before) if ends_sentence(low)]
    before = before[stops[-1] + 1 :] if stops else before
    telling = listed("clause", "asserting") | set(cue.split())
    # "Reflecting on the possibility that": what stands next to "that" is told of, not told.
    aside = listed("negation") | listed("mood", "open") | listed("clause", "inside") - telling
    return any(low in telling for low in before) and not any(low in aside for low in before)


def is_adjacent(between: Sequence[Token]) -> bool:
    """Say whether only auxiliaries and adverbs stand between a subject and its verb."""
    helpers = (
        BE | _HAVE | listed("negation") | listed("mood", "will") | listed("mood", "going")
        | listed("mood", "refuse") | listed("clause", "adverbs")
    )  # fmt: skip
    return all(
        token.low in helpers or (token.is_word and token.low.endswith("ly"))
        for token in between
    )  # fmt: skip


def is_finite(before: Sequence[Token], verb: Token) -> bool:
    """Say whether a form in "-ing" is a verb with its auxiliary, not a noun or a mere circumstance."""
    if not verb.low.endswith("ing"):
        return True
    last = [token.low for token in before[-3:]]
    return bool(last) and (last[-1] == "to" or any(low in BE | _HAVE for low in last))


def is_governed(before: Sequence[Token], verb: Token) -> bool:
    """Say whether a verb hangs on another of the table: in "stop providing" nobody provides."""
    if not (
        verb.low.endswith("ing")
        or verb.low in listed("forms", "nominal")
        or (before and before[-1].low == "to")
    ):
        return False
    return any(concept_of(token.low) is not None for token in before[-4:])


def is_of_other_sense(tokens: Sequence[Token]) -> bool:
    """Say whether the verb that opens these tokens has another sense than its concept.

    "Was joined by Roe", "leave much of this to Roe"; what one "continues to" do is told by the next verb, and
    what a speaker gives "you" is for those who listen.
    """
    verb, follows = tokens[0].low, [token.low for token in tokens[1:]]
    concept = concept_of(verb)
    if not follows:
        return False
    if concept == "give" and (follows[0] == "you" or follows[:2] == ["to", "you"]):
        return True
    if concept == "continue":
        return follows[0] == "to" or follows[0].endswith("ing")
    if concept == "join":
        return follows[0] == "by"
    return concept == "leave" and follows[0] in listed("clause", "left_over")


def is_contrast(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence has a negation of another part than its verb.

    "Peru, not Chile, will win"; "not a border but a bridge"; "rather than".
    """
    lows = [token.low for token in tokens]
    helpers = BE | _HAVE | listed("mood", "will") | listed("mood", "open")
    for at, low in enumerate(lows):
        if low == "not" and (at == 0 or lows[at - 1] not in helpers or "but" in lows[at:]):
            return True
        if low in ("rather", "instead", "nor", "neither"):
            return True
    return False


def mood_of(
    before: Sequence[Token], kind: str, is_infinitive: bool, *, is_direct: bool = False
) -> tuple[Mood, bool]:
    """Say whether a clause tells of what is, or is to come, or asserts nothing; and whether it is negated.

    `kind` is what the statement's cue does to its content. In somebody's own words "would" only supposes.
    """
    negations, only = listed("negation"), listed("negation", "only")
    lows = [token.low for token in before]
    # A comma ends the reach of a negation: "Ukraine, not Russia, will".
    marks = [at for at, token in enumerate(before) if not token.is_word]
    near = lows[marks[-1] + 1 if marks else 0 :][-_NEAR:]
    negated = False
    for place, low in enumerate(near):
        if low in negations or (low == "longer" and place and near[place - 1] == "no"):
            follows = near[place + 1] if place + 1 < len(near) else ""
            negated = negated != (follows not in only)
    if any(low in listed("mood", "open") for low in lows) or (is_direct and "would" in near):
        return "open", negated
    if (lows and lows[-1] == "to") or (len(lows) > 1 and lows[-2] == "to"):
        cut = len(lows) - 1 - lows[::-1].index("to")
        governors = lows[max(0, cut - 3) : cut]
        if any(low in listed("mood", "refuse") for low in governors):
            return "will", not negated
        if any(low in listed("mood", "going") for low in governors):
            return "will", negated
        if is_infinitive and cut == 0 and kind in ("refuse", "will"):
            return "will", negated != (kind == "refuse")
        return "open", negated
    if is_infinitive and kind == "refuse":
        return "will", True
    if kind == "refuse":
        return "open", negated
    if any(low in listed("mood", "will") for low in near):
        return "will", negated
    return "now", negated
