"""Sentences of statements laid out for comparison: what they say again, and what they turn round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from dragoman.links.positions_clause import ends_sentence, is_main
from dragoman.links.positions_desk import Desk, fold
from dragoman.links.positions_judge import MOST_DAYS_APART, Verdict, days_apart, tell_days
from dragoman.links.positions_open import (
    asserts_nothing,
    is_denial,
    is_to_come,
    is_unfinished,
    negated_in,
    subject_of,
)
from dragoman.links.positions_read import cue_kind
from dragoman.links.positions_stand import Voice
from dragoman.links.positions_words import Token, content_stems, listed
from dragoman.links.quantities_periods import days_of
from dragoman.links.undertakings_words import stem

# Words that a sentence must have to be known again, and that two must share.
_LEAST_WORDS, _LEAST_SHARED = 3, 3
# And of these so many that name nobody: "turned on, said Minister Roe" is not "turn it over to Minister Roe".
_LEAST_OF_MATTER = 2
# What two sentences share of the weight of both, to repeat one another or to be each other's opposite.
_REPEATS, _OPPOSES = 0.62, 0.66
# A speaker's own sentence, turned: less alike, and it is another turn of phrase more often than another view.
_SELF = 0.85
# Two voices in one report speak of one matter in fewer words: this share of the shorter sentence.
_OF_LESS = 0.6
# Of each sentence so many words are looked up, the rarest first; and each is set against so many before it.
_RARE, _BACK = 3, 8


class Said(Struct, frozen=True, kw_only=True):
    """A sentence of a statement: stems, and those near after a negation; `turned` where its cue denies it.

    `start` and `end` are its place; `is_open` says that it asserts nothing: a question, a condition, a wish,
    or a clause inside another. `denies` says that it has a negation at all; `subject` is "he", "she", "it" or
    "they" where that opens it. `is_to_come` tells of a plan, `is_unfinished` that something was not done so
    far. `names` (folded) are those in it, `words` the sentence as written.
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
    denies: bool
    subject: str
    is_to_come: bool
    is_unfinished: bool
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
                    negated=negated_in(tokens),
                    denies=is_denial(tokens),
                    subject=subject_of(tokens),
                    is_to_come=is_to_come(tokens),
                    is_unfinished=is_unfinished(tokens),
                    names=frozenset(fold(one.actor or one.span.text) for one in named),
                    words=desk.text[tokens[0].start : tokens[-1].end],
                    turned=kind == "deny",
                    is_open=kind in ("wish", "refuse") or row.negated or asserts_nothing(tokens)
                    or (row.cue is not None and desk.is_denied(row.cue))
                    or ("would" in lows and row.manner == "direct")
                    or not is_main(desk.tokens, floor, floor, cue)
                    or desk.is_asked(tokens[-1].end),
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


def _is_one_matter(one: Said, other: Said, common: Set[str]) -> bool:
    """Say whether two sentences assert, and each of the same, what only one of them can deny."""
    if one.is_open or other.is_open or (one.denies and other.denies):
        return False
    # Of which of two names, or of whom, a thing is denied, words in common do not tell.
    if one.names != other.names or one.subject != other.subject:
        return False
    # "I will ask our team", and the next day "I have not asked them": both are so.
    if (one.is_to_come and other.is_unfinished) or (other.is_to_come and one.is_unfinished):
        return False
    named = {word for name in one.names for word in name.split()} | listed("offices")
    return len(common - {stem(word) for word in named}) >= _LEAST_OF_MATTER


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
    if not opposed or (degree < _OPPOSES and not inside) or not _is_one_matter(one, other, common):
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
