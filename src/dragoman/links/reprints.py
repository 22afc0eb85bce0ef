"""Reprints: one report published again, whole, cut or lightly edited; and form letters, which are none."""

from __future__ import annotations

import datetime
from functools import lru_cache

from dragoman.links.reprints_compare import Comparison, compare, swapped_words
from dragoman.links.reprints_words import Sentence, body, cut_sentences
from dragoman.schema.article import Article, digest
from dragoman.schema.links import Judgement, Link

AUTHOR = "reprints@1"

# Fewer words than this are a formula, a caption or a list: nothing can be told.
_FEWEST_WORDS = 40
# All measured on the 267 pairs of bench/pairs/reprints.tsv that are for development.
# Swapped facts for a thousand shared words: reprints have at most 1.4, but for two updates with new figures;
# form letters 3.3 and more, but for those that the title tells apart and one without any.
_MOST_SWAPS = 2.0
# The share of the shorter text that the longer one has: .97 and more in reprints that were cut or added to,
# .93 in those edited throughout, but for the same two. Short orders and letters that share only what stands
# in all of their kind reach .91, nearly always with lengths that differ.
_LEAST_CONTAINED, _LEAST_EDITED = 0.95, 0.9
# Of texts whose lengths differ by less than this share, sentences may be edited; else one was cut.
_NEAR_LENGTH = 0.8
# Below this, two texts have only formulas in common.
_LEAST_ALIKE = 0.75
# A brief inside a long round-up is no reprint of it.
_LEAST_COVERED = 0.25
# No reprint of the 75 came later than after 14 days; notices of the same words come yearly.
_MOST_DAYS = 30
# Swaps at which half the score is gone.
_HALVING = 4.0
_SHOWN = 3


def judge_reprint(left: Article, right: Article, *, made: str) -> Link | None:
    """Say whether two articles are one report, and what is the same and what differs.

    "yes" is one report again: word for word, cut, added to or lightly edited, within a month. "no" is a form
    filled in anew: sentences the same, but with other sums, dates or names, or about what the title swaps.
    "unsure" lies between: one fact differs between copies of a day, a part of the shorter text is new, the
    same words come long after. None where nothing can be told (too few words) or little is in common.

    The link goes from the earlier article (by publication date, undated ones last; then by id) to the later,
    whichever is given first. `made` is an ISO 8601 time. `score`, 0 to 1, is how much speaks for a reprint:
    the share of the shorter text in the longer, less for each swapped fact; it is no probability. Time is
    about linear in the lengths of the texts.
    """
    left, right = sorted((left, right), key=_place)
    if left.id == right.id:
        return None
    one, other = _cut(body(left)), _cut(body(right))
    both = compare(one, other)
    if min(both.left, both.right) < _FEWEST_WORDS or both.contained < _LEAST_ALIKE:
        return None
    subject = _swapped_subject(left, right, both)
    days = days_apart(left.published, right.published)
    doubt = _doubt(both, days)
    judgement: Judgement = "unsure" if doubt else "yes"
    is_far = days is not None and days > _MOST_DAYS
    if subject or both.swaps_per_thousand > _MOST_SWAPS or (both.swaps and is_far):
        judgement = "unsure" if _may_be_update(left, right, both, days) and not subject else "no"
    score = min(1.0, both.contained) / (1 + (both.swaps_per_thousand / _HALVING) ** 2)
    if subject or doubt:
        score /= 2
    return Link(
        id=digest("reprint", left.id, right.id, AUTHOR),
        left=left.id,
        right=right.id,
        relation="reprint",
        judgement=judgement,
        score=round(score, 4),
        reasons=(*_shared(both), *subject, *_differing(both), *doubt, *_sources(left, right, days)),
        author=AUTHOR,
        made=made,
    )


def _place(article: Article) -> tuple[bool, str, str]:
    return article.published is None, article.published or "", article.id


# Pairs come in order of one of their articles, which is then cut once; 16 long texts are under 50 MB.
@lru_cache(maxsize=16)
def _cut(text: str) -> tuple[Sentence, ...]:
    return tuple(cut_sentences(text))


def days_apart(left: str | None, right: str | None) -> int | None:
    """Give the days between two ISO 8601 dates; None where one is missing or no whole day."""
    try:
        one, other = (datetime.date.fromisoformat(day[:10]) for day in (left or "", right or ""))
    except ValueError:
        return None
    return abs((other - one).days)


def _swapped_subject(left: Article, right: Article, both: Comparison) -> tuple[str, ...]:
    """Say what the titles swap, where the texts swap it too: they are one form about two things."""
    for gone, come in swapped_words(left.title or "", right.title or ""):
        if both.lost.intersection(gone) and both.found.intersection(come):
            return (f"the titles differ, and the texts as they do: {' '.join(gone)}, {' '.join(come)}",)
    return ()


def _may_be_update(left: Article, right: Article, both: Comparison, days: int | None) -> bool:
    """Say whether one fact alone differs between texts of one title and, at most, two days in a row."""
    titles = {" ".join((title or "").casefold().split()) for title in (left.title, right.title)}
    return len(both.swaps) == 1 and days is not None and days <= 1 and len(titles) == 1


def _doubt(both: Comparison, days: int | None) -> tuple[str, ...]:
    """Say what speaks against a reprint although no facts are swapped."""
    found = []
    if both.contained < (_LEAST_EDITED if both.covered >= _NEAR_LENGTH else _LEAST_CONTAINED):
        found.append("some of the shorter text is not in the longer one")
    if both.covered < _LEAST_COVERED:
        found.append("the shorter text is only a small part of the longer one")
    if days is not None and days > _MOST_DAYS:
        found.append(f"published {days} days apart, as a yearly notice may be")
    return tuple(found)


def _shared(both: Comparison) -> tuple[str, ...]:
    """Say in plain words what is the same, and how the lengths differ."""
    if both.same == both.left == both.right:
        return ("the same words throughout",)
    reasons = [f"{both.sentences_same} of {both.sentences} sentences the same"]
    if both.kept:
        percent = round(100 * min(1.0, both.contained))
        reasons.append(
            f"{percent} of 100 words of the shorter text are in the longer one, counting edited sentences"
        )
    if both.left != both.right:
        size = abs(both.left - both.right)
        words = "word" if size == 1 else "words"
        reasons.append(
            f"the later text is {size} {words} {'shorter' if both.left > both.right else 'longer'}"
        )
    return tuple(reasons)


def _differing(both: Comparison) -> tuple[str, ...]:
    """Say which facts differ, the first few of them with both values."""
    reasons = [f"the {swap.kind} differs: {swap.left}, {swap.right}" for swap in both.swaps[:_SHOWN]]
    if more := len(both.swaps) - _SHOWN:
        reasons += [f"{more} more {'fact differs' if more == 1 else 'facts differ'}"] * (more > 0)
    return tuple(reasons)


def _sources(left: Article, right: Article, days: int | None) -> tuple[str, ...]:
    """Say when and where the two were published, and which agency they credit."""
    reasons = []
    if days is not None and days <= _MOST_DAYS:
        when = {0: "on the same day", 1: "the day after"}.get(days, f"{days} days later")
        reasons.append(f"published {when}")
    if left.outlet and right.outlet:
        same = left.outlet == right.outlet
        reasons.append(
            f"both in {left.outlet}" if same else f"first in {left.outlet}, then in {right.outlet}"
        )
    shared = [agency for agency in left.agencies if agency in right.agencies]
    if shared:
        reasons.append(f"both credit {', '.join(shared)}")
    elif right.agencies and not left.agencies:
        reasons.append(f"only the later one credits {', '.join(right.agencies)}")
    elif left.agencies and not right.agencies:
        reasons.append(f"only the earlier one credits {', '.join(left.agencies)}")
    return tuple(reasons)
