"""Figures that must agree: claims from the figures of an article, and links between claims of one quantity.

A claim is set only against claims of its block (unit, noun, change, rate), and there only against its
nearest by period and by kind: the time grows as the number of claims, not as their pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.links.quantities_claim import Claim, Thing, block_of, order_of, whole_key
from dragoman.links.quantities_judge import Verdict, judge, judge_same
from dragoman.links.quantities_periods import days_of, to_date
from dragoman.links.quantities_things import read_thing
from dragoman.links.quantities_told import Told, read_told
from dragoman.links.quantities_units import COUNT, base_of, bounds_of, implied_bounds
from dragoman.links.quantities_words import VAGUE
from dragoman.schema.article import Article, digest
from dragoman.schema.links import Link
from dragoman.schema.rows import Comparison, Figure, Mention, Row
from dragoman.text.layout import lay_out

__all__ = ["AUTHOR", "Claim", "claims", "link_quantities"]

AUTHOR = "quantities@1"
# Each claim is set against so many that follow it in either order of its block.
_NEIGHBOURS = 12
# So many links that two figures are not comparable may start at one: they are told to save a reader from an
# error, not to list all that differs.
_MOST_NOT = 2
_REFERS_TO_TIME = frozenset(
    """all of the in for whole entire full total number figure count year years month months week
    quarter same period previous last prior before preceding one that those level levels and
    fiscal a an it first ended through to january february march april may june july august
    september october november december record high low""".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def claims(article: Article, rows: Iterable[Row]) -> list[Claim]:
    """Make the claims of an article's figures, in the order of the text; `rows` may be of any kinds.

    A figure without a period, a counted thing or a number makes none. Each comparison that implies bounds for
    a reference with a period makes a further claim with `implied`.
    """
    rows = list(rows)
    figures = sorted((row for row in rows if isinstance(row, Figure)), key=lambda row: row.span)
    if not any(_is_dated(figure) for figure in figures):
        return []
    mentions = sorted((row for row in rows if isinstance(row, Mention)), key=lambda row: row.span)
    layout = lay_out(article.text, ((piece.span.start, piece.span.end) for piece in article.furniture))
    made: list[Claim] = []
    for figure in figures:
        if not _is_dated(figure):
            continue
        sentence = layout.sentence_of(figure.span.start, figure.span.end)
        told = read_told(article.text, sentence, figure)
        if told.thing is None or (told.thing.noun in VAGUE and not told.thing.modifiers):
            continue
        names = _names(mentions, sentence, figure)
        made.extend(_claims_of(article, figure, told, told.thing, names))
    return made


def link_quantities(claims: Iterable[Claim], *, made: str) -> list[Link]:
    """Link the claims that agree, conflict, or look alike and are not comparable; sorted by id.

    `made` is the ISO 8601 time of the links. The order of `claims` does not matter, and a claim that comes
    twice counts once.
    """
    blocks: dict[tuple[str, ...], set[Claim]] = defaultdict(set)
    for claim in claims:
        blocks[block_of(claim)].add(claim)
    found: dict[tuple[str, str, str], list[tuple[Verdict, tuple[str, str]]]] = defaultdict(list)
    for block in blocks.values():
        for one, other, verdict in _in_block(sorted(block, key=order_of)):
            ends = _ends(one, other)
            found[(verdict.relation, *ends)].append((verdict, ends))
    links = [_link(verdicts, made) for verdicts in found.values()]
    return sorted(links, key=lambda link: link.id)


def _is_dated(figure: Figure) -> bool:
    return figure.period is not None or figure.comparison is not None


def _claims_of(
    article: Article, figure: Figure, told: Told, thing: Thing, names: frozenset[str]
) -> Iterator[Claim]:
    bounds = bounds_of(figure)
    days = days_of(figure.period) if figure.period else None
    if bounds is None or not _is_sound(figure, thing):
        return
    stated = days[0] if days else ""
    if days is not None and figure.period is not None:
        is_to_come = _is_to_come(days, article.published)
        cut, is_cut = (days, False) if is_to_come else to_date(days, article.published)
        yield _claim(
            article, figure, told, thing, names, bounds=bounds, period=figure.period, days=cut, cut=is_cut,
            stated=stated,
        )  # fmt: skip
    comparisons = (figure.comparison, *figure.further) if figure.comparison else ()
    for comparison in comparisons:
        yield from _implied(article, figure, told, thing, names, comparison, stated)


def _is_sound(figure: Figure, thing: Thing) -> bool:
    """Say whether a change tells against what, so that two of them may be set side by side."""
    if figure.change == "level":
        return True
    return bool(figure.comparison and figure.comparison.reference_period and thing.noun)


def _implied(
    article: Article, figure: Figure, told: Told, thing: Thing, names: frozenset[str],
    comparison: Comparison, stated: str,
) -> Iterator[Claim]:  # fmt: skip
    """Make the claim that a comparison implies for its reference: the same thing in another time."""
    period = comparison.reference_period
    days = days_of(period) if period else None
    if period is None or days is None or figure.change != "level":
        return
    reference = comparison.reference.text if comparison.reference else ""
    if any(word.lower() not in _REFERS_TO_TIME for word in _WORD.findall(reference)) and (
        read_thing(reference) != thing
    ):
        return
    low, high = implied_bounds(figure, comparison)
    if low is not None or high is not None:
        yield _claim(
            article, figure, told, thing, names, bounds=(low, high), period=period, days=days, cut=False,
            stated=stated, implied=comparison.span.text if comparison.span else figure.span.text,
        )  # fmt: skip


def _claim(
    article: Article, figure: Figure, told: Told, thing: Thing, names: frozenset[str], *,
    bounds: tuple[float | None, float | None], period: str, days: tuple[str, str], cut: bool, stated: str,
    implied: str | None = None,
) -> Claim:  # fmt: skip
    against = figure.comparison.reference_period if figure.comparison and figure.change != "level" else None
    return Claim(
        id=figure.id,
        article=article.id,
        published=article.published,
        text=implied or figure.span.text,
        words_of=figure.of.text if figure.of else "",
        thing=thing,
        unit=base_of(figure.unit) if figure.unit else COUNT,
        low=bounds[0],
        high=bounds[1],
        qualifier=figure.qualifier,
        change=figure.change,
        against=against,
        rate=told.rate,
        times=told.times,
        period=period,
        days=days,
        to_date=cut,
        stated=stated,
        counter=_name(figure.by.actor, figure.by.span.text if figure.by.span else None)
        if figure.by
        else None,
        place=_place(figure, told),
        site=told.site,
        site_words=told.site_words,
        implied=implied is not None,
        partial=told.partial,
        hoped=told.hoped or _is_to_come(days, article.published),
        denied=told.denied,
        names=names,
        words=told.words,
        doer=told.doer,
        number=told.number,
        numbers=told.numbers,
    )


def _is_to_come(days: tuple[str, str], published: str | None) -> bool:
    """Say whether a period opens when the article appears or later: what it tells of is not counted yet."""
    shown = days_of(published) if published else None
    return shown is not None and (days[0] > shown[1] or (days[0] >= shown[0] and days[1] > shown[1]))


def _place(figure: Figure, told: Told) -> str | None:
    """Give a figure's place by name; what only tells which border or coast is no place of its own."""
    place = figure.place
    if place is None or (place.span is None and place.actor is None):
        return None
    if place.span and told.site_range and told.site_range[0] <= place.span.start < told.site_range[1]:
        return None
    return _name(place.actor, place.span.text if place.span else None)


def _name(actor: str | None, words: str | None) -> str | None:
    name = actor or words
    return " ".join(name.split()) if name else None


def _names(mentions: Sequence[Mention], sentence: tuple[int, int], figure: Figure) -> frozenset[str]:
    """Give who and what is named in a figure's sentence beside what is counted, in small letters."""
    return frozenset(
        (mention.actor or mention.span.text).lower()
        for mention in mentions
        if sentence[0] <= mention.span.start < sentence[1]
        and not (figure.of and figure.of.overlaps(mention.span))
    )


def _in_block(block: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Verdict]]:
    """Judge the claims of a block, sorted by period: the same told again, then neighbours in two orders."""
    told_again: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in block:
        same = (*whole_key(claim), claim.days, claim.low, claim.high, claim.site or "", claim.implied)
        told_again[same].append(claim)
    firsts: list[Claim] = []
    for told in told_again.values():
        firsts.append(told[0])
        for one, other in pairwise(told):
            verdict = judge_same(one, other)
            if verdict is not None:
                yield one, other, verdict
            elif other.article != one.article:
                # The same number may be told of something else: it is then set against others by itself.
                firsts.append(other)
    yield from _neighbours(firsts)


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Verdict]]:
    """Judge each claim with those that follow it by kind and period, and by period alone."""
    by_period = sorted(claims, key=order_of)
    kind = [(tuple(map(str, whole_key(claim))), at) for at, claim in enumerate(by_period)]
    by_kind = [at for _, at in sorted(kind)]
    done: set[tuple[int, int]] = set()
    unlike: dict[int, int] = defaultdict(int)
    for order in (by_kind, range(len(by_period))):
        for place, one in enumerate(order):
            for other in order[place + 1 : place + 1 + _NEIGHBOURS]:
                pair = (min(one, other), max(one, other))
                if pair in done:
                    continue
                done.add(pair)
                verdict = judge(by_period[pair[0]], by_period[pair[1]])
                if verdict is None:
                    continue
                if verdict.judgement == "no":
                    unlike[pair[0]] += 1
                    if unlike[pair[0]] > _MOST_NOT:
                        continue
                yield by_period[pair[0]], by_period[pair[1]], verdict


def _ends(one: Claim, other: Claim) -> tuple[str, str]:
    """Give the rows of two claims, that of the earlier period first."""
    first, second = sorted((claim.stated or "9999", claim.id) for claim in (one, other))
    return first[1], second[1]


def _link(found: Sequence[tuple[Verdict, tuple[str, str]]], made: str) -> Link:
    """Make one link of all that was found of two rows: what holds goes before what cannot be told."""
    verdicts = sorted(
        (verdict for verdict, _ in found), key=lambda verdict: (verdict.judgement != "yes", verdict)
    )
    best = verdicts[0]
    left, right = found[0][1]
    reasons = dict.fromkeys(
        reason for verdict in verdicts if verdict.judgement == best.judgement for reason in verdict.reasons
    )
    return Link(
        id=digest(best.relation, left, right, AUTHOR),
        left=left,
        right=right,
        relation=best.relation,
        judgement=best.judgement,
        score=best.score,
        reasons=tuple(reasons),
        author=AUTHOR,
        made=made,
    )
