"""Sentences of statements laid out for comparison: what they say again, and what they turn round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.links.positions_clause import ends_sentence, is_contrast, is_main
from dragoman.links.positions_desk import Desk, fold
from dragoman.links.positions_judge import MOST_DAYS_APART, Verdict, days_apart, tell_days
from dragoman.links.positions_read import cue_kind
from dragoman.links.positions_stand import Voice
from dragoman.links.positions_words import Token, content_stems, listed
from dragoman.links.quantities_periods import days_of

# Words that a sentence must have to be known again, and that two must share.
_LEAST_WORDS, _LEAST_SHARED = 3, 3
# What two sentences share of the weight of both, to repeat one another or to be each other's opposite.
_REPEATS, _OPPOSES = 0.62, 0.66
# A speaker's own sentence, turned: less alike, and it is another turn of phrase more often than another view.
_SELF = 0.85
# Two voices in one report speak of one matter in fewer words: this share of the shorter sentence.
_OF_LESS = 0.6
# After so many words at most a negation meets a word that both sentences have.
_REACH = 5
# Of each sentence so many words are looked up, the rarest first; and each is set against so many before it.
_RARE, _BACK = 3, 8


class Said(Struct, frozen=True, kw_only=True):
    """A sentence of a statement: stems, and those near after a negation; `turned` where its cue denies it.

    `start` and `end` are its place; `is_open` says that it asserts nothing: a question, a condition, a wish,
    or a clause inside another. `names` (folded) are those in it, `words` the sentence as written.
    """

    row: str
    article: str
    source: str
    start: int
    end: int
    voice: Voice
    day: str
    stems: tuple[str, ...]
    negated: frozenset[str]
    names: frozenset[str]
    words: str
    turned: bool
    is_open: bool


def read_said(desk: Desk) -> Iterator[Said]:
    """Give the sentences of a report's statements that have words enough to be known again."""
    for row in desk.statements.values():
        kind = cue_kind(row)
        days = days_of(row.said_on) if row.said_on else None
        cue = row.cue.text.lower() if row.cue is not None else ""
        for span in row.content:
            floor = desk.at(span.start)
            for tokens in _sentences(desk.tokens[desk.at(span.start) : desk.at(span.end)]):
                stems = content_stems(tokens)
                if len(stems) < _LEAST_WORDS:
                    continue
                lows = {token.low for token in tokens}
                named = desk.named(tokens[0].start, tokens[-1].end)
                yield Said(
                    row=row.id,
                    article=desk.article.id,
                    source=desk.source,
                    start=tokens[0].start,
                    end=tokens[-1].end,
                    voice=desk.voice(row),
                    day=days[1] if days else desk.published,
                    stems=stems,
                    negated=_negated(tokens),
                    names=frozenset(fold(one.actor or one.span.text) for one in named),
                    words=desk.text[tokens[0].start : tokens[-1].end],
                    turned=kind == "deny",
                    is_open=kind in ("wish", "refuse") or row.negated or _is_open(tokens)
                    or ("would" in lows and row.manner == "direct")
                    or not is_main(desk.tokens, floor, floor, cue)
                    or _is_asked(desk.tokens, desk.at(tokens[-1].end)),
                )  # fmt: skip


def _sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    first = 0
    for index, token in enumerate(tokens):
        if ends_sentence(token.low):
            if index > first:
                yield tokens[first : index + 1]
            first = index + 1
    if first < len(tokens):
        yield tokens[first:]


def _is_open(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence asserts nothing, or in another clause than its main one.

    What "they claim that", "the possibility that" or "not one but another" say cannot be told from words
    that two sentences share.
    """
    lows = {token.low for token in tokens}
    return (
        tokens[-1].low == "?" or tokens[0].low == "to" or is_contrast(tokens)
        or bool(lows & (listed("mood", "open") | listed("clause", "conditions") | listed("clause", "inside")))
    )  # fmt: skip


def _is_asked(tokens: Sequence[Token], end: int) -> bool:
    """Say whether the sentence that goes on at a token is a question: "does Peru accept that …?".

    What ends with its own stop has been told before; what is cut before it may be all that was asked.
    """
    if end and ends_sentence(tokens[end - 1].low):
        return False
    lows = (tokens[at].low for at in range(end, len(tokens)))
    return next(filter(ends_sentence, lows), "") == "?"


def _negated(tokens: Sequence[Token]) -> frozenset[str]:
    """Give what is negated: of the words close after a negation, the first that tells a matter.

    What follows it may be negated or not: in "has not wavered in the pursuit of peace" the pursuit stands.
    """
    found: set[str] = set()
    negations = listed("negation") | {"no"}
    for index, token in enumerate(tokens):
        if token.low in negations and not (
            index + 1 < len(tokens) and tokens[index + 1].low in listed("negation", "only")
        ):
            found.update(content_stems(tokens[index + 1 : index + 1 + _REACH])[:1])
    return frozenset(found)


def link_said(said: Sequence[Said], weight: Mapping[str, float]) -> Iterator[tuple[str, str, Verdict]]:
    """Judge sentences that share rare words: one voice on other days repeats or shifts, two contradict."""
    ordered = sorted(said, key=lambda one: (one.day, one.article, one.start, one.end, one.row))
    blocks: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in ordered:
        rare = sorted(one.stems, key=lambda word: (-weight[word], word))[:_RARE]
        for word in rare:
            if one.voice.known and one.voice.sure:
                blocks[one.voice.name, word].append(one)
        for first, second in ((0, 1), (0, 2), (1, 2)):
            blocks["", *sorted((rare[first], rare[second]))].append(one)
    for key, block in blocks.items():
        for at, other in enumerate(block):
            for one in block[max(0, at - _BACK) : at]:
                verdict = _judge(one, other, weight, same=bool(key[0]))
                if verdict is not None:
                    yield one.row, other.row, verdict


def _judge(one: Said, other: Said, weight: Mapping[str, float], *, same: bool) -> Verdict | None:
    if one.row == other.row or (
        one.article == other.article and one.start < other.end and other.start < one.end
    ):
        return None
    common = set(one.stems) & set(other.stems)
    if len(common) < _LEAST_SHARED:
        return None
    total = sum(weight[word] for word in {*one.stems, *other.stems})
    degree = sum(weight[word] for word in common) / total
    apart = days_apart(one.day, other.day)
    least = min(sum(weight[word] for word in bag.stems) for bag in (one, other))
    inside = one.article == other.article and degree * total >= _OF_LESS * least
    if apart is None or (degree < min(_REPEATS, _OPPOSES) and not inside):
        return None
    why: tuple[str, ...]
    opposed = (bool(one.negated & common) != bool(other.negated & common)) != (one.turned != other.turned)
    if same and not opposed and degree >= _REPEATS and apart and one.article != other.article:
        why = (f"{one.voice.called} says nearly the same again", tell_days(apart))
        return Verdict(relation="repeats", judgement="yes", score=round(degree, 3), reasons=why)
    # Of which of two names a thing is denied, words in common do not tell.
    if not opposed or (degree < _OPPOSES and not inside) or one.is_open or other.is_open:
        return None
    if one.names != other.names:
        return None
    which = "the first" if bool(one.negated & common) or one.turned else "the second"
    said = f"nearly the same words; {which} denies them"
    if same:
        if not apart or degree < _SELF:
            return None
        why = (f"{one.voice.called} said otherwise before", said, tell_days(apart))
        return Verdict(
            relation="shifts", judgement="yes", score=round(degree * 0.9, 3), reasons=why,
            words=(one.words, other.words),
        )  # fmt: skip
    if (
        apart > MOST_DAYS_APART
        or not one.voice.name
        or not other.voice.name
        or one.voice.name == other.voice.name
    ):
        return None
    why = (f"{one.voice.called} and {other.voice.called} on one matter", said, tell_days(apart))
    if not (one.voice.sure and other.voice.sure):
        return None
    return Verdict(
        relation="contradicts", judgement="yes", score=round(degree * 0.9, 3), reasons=why,
        words=(one.words, other.words),
    )  # fmt: skip
