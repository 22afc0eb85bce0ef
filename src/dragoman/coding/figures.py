"""Codes figures: every number that a text claims, with what it counts, for when, by whom, against what.

Times are coded first and masked, so that years, dates and durations are never figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.coding.figures_attach import Attached, attach
from dragoman.coding.figures_change import Change, find_change
from dragoman.coding.figures_context import (
    Referring,
    Sentence,
    find_period,
    find_place,
    period_of_reference,
    period_within,
    same_period,
)
from dragoman.coding.figures_counted import counted, is_distance
from dragoman.coding.figures_implied import implied
from dragoman.coding.figures_sources import find_claims, find_counter
from dragoman.coding.figures_spans import Quantity, find_quantities
from dragoman.coding.figures_words import tokens
from dragoman.schema.article import Article
from dragoman.schema.rows import Comparison, Figure, Mention, Ref, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout, merge_ranges

CODER = "figures@2"
_OF_THEM = re.compile(
    r"\s+of\s+(?:them|whom|which|th[eo]se(?=\s+(?:are|were|is|was|have|had|has|will|would)))\b"
)
_OF_THE = re.compile(r"\s+of\s+(?:[\w’']+\s+){0,3}")
_CONVERTED = re.compile(r"\s*\(\s*")
# Longer ones are tables and lists, not prose.
_LONGEST_SENTENCE = 2000


def code_figures(
    article: Article,
    layout: Layout,
    times: list[Time],
    mentions: list[Mention],
    cast: Referring,
    settings: Settings,
) -> list[Figure]:
    """Code the figures of an article's sentences, in the order of the text; none overlaps another or a time.

    `times` and `mentions` are those of the article, in order; `cast` says who is meant by a span.
    """
    blocked = merge_ranges((time.span.start, time.span.end) for time in times)
    places = [mention for mention in mentions if mention.type == "LOC"]
    found = find_quantities(layout, blocked)
    rows: list[Figure] = []
    index = 0
    while index < len(found):
        start, end = _window(layout, found[index])
        last = index
        while last < len(found) and start <= found[last].start < end:
            last += 1
        sentence = Sentence(
            start,
            end,
            tokens(layout.text, start, end),
            _between(times, start, end),
            _between(places, start, end),
        )
        rows.extend(_in_sentence(article, sentence, found[index:last], cast))
        index = last
    return rows


def _window(layout: Layout, quantity: Quantity) -> tuple[int, int]:
    """Give the sentence of a quantity, or of an endless one the stretch from the quantity on.

    What is read across a sentence is read for each of its figures: the bound keeps that linear.
    """
    start, end = layout.sentences[quantity.sentence]
    if end - start <= _LONGEST_SENTENCE:
        return start, end
    start = max(start, quantity.start - 200)
    return start, min(end, max(start + _LONGEST_SENTENCE, quantity.end))


def _between(rows: list[Time] | list[Mention], start: int, end: int) -> list:  # type: ignore[type-arg]
    """Give the rows whose spans start in `[start, end)`; rows are in order of their spans."""
    low = bisect_left(rows, start, key=lambda row: row.span.start)
    return rows[low : bisect_left(rows, end, key=lambda row: row.span.start)]


def _in_sentence(
    article: Article, sentence: Sentence, quantities: list[Quantity], cast: Referring
) -> list[Figure]:
    """Code the figures of one sentence: comparisons first, for they take numbers and times with them."""
    text = article.text
    attached = attach(text, sentence, quantities)
    claims = find_claims(text, sentence)
    nouns = _nouns(text, sentence, attached)
    changes = _changes(text, sentence, attached)
    rows = []
    for position, quantity in enumerate(attached.quantities):
        host = attached.host_of.get(position)
        of = nouns[position]
        if host is not None and (of is None or attached.is_amount(position)):
            # "26 more than the year before" counts what its figure counts.
            of = nouns[host]
        comparisons = _comparisons(article, sentence, attached, position)
        rows.append(
            make(
                Figure,
                article,
                coder=CODER,
                span=Span.take(text, quantity.start, quantity.end),
                value=_real(quantity.value),
                low=_real(quantity.low),
                high=_real(quantity.high),
                qualifier=quantity.qualifier,
                unit=quantity.unit,
                of=of,
                by=find_counter(text, sentence, quantity, claims, cast) if claims else None,
                period=_period(article, sentence, attached, position),
                place=_place(article, sentence, attached, position, cast),
                change=changes[position],
                comparison=comparisons[0] if comparisons else None,
                further=tuple(comparisons[1:]),
            )
        )
    return rows


def _real(number: float | None) -> float | None:
    """Make a float of a number that a table may hold as an int: 24 and 24.0 are written differently."""
    return None if number is None else float(number)


def _changes(text: str, sentence: Sentence, attached: Attached) -> list[Change]:
    """Tell which figures of a sentence rise or fall; what one is compared with does neither."""
    changes: list[Change] = []
    for position, quantity in enumerate(attached.quantities):
        before = attached.quantities[position - 1] if position else None
        if position in attached.host_of and not attached.is_amount(position):
            changes.append("level")
        elif (
            before and _CONVERTED.fullmatch(text, before.end, quantity.start) and before.unit != quantity.unit
        ):
            # "5 miles (8 km)": the same in another unit.
            changes.append(changes[-1])
        else:
            compared = attached.comparisons.get(position, ())
            changes.append(find_change(text, sentence, quantity, compared))
    return changes


def _nouns(text: str, sentence: Sentence, attached: Attached) -> list[Span | None]:
    """Give what each figure of a sentence counts, by its place in `attached`."""
    taken = [(time.span.start, time.span.end) for time in sentence.times]
    taken += [(quantity.start, quantity.end) for quantity in attached.quantities]
    nouns: list[Span | None] = []
    for position, quantity in enumerate(attached.quantities):
        hosted = position in attached.host_of and not attached.is_amount(position)
        noun = counted(text, sentence.tokens, quantity, taken, ahead_only=hosted)
        if noun is None and _OF_THEM.match(text, quantity.end):
            # "110 flights, 20 of them to the capital": of what was counted before.
            noun = next((before for before in reversed(nouns) if before), None)
        elif noun is None and position and text.startswith("Of ", sentence.start):
            # "Of the six delegates, she won four".
            noun = nouns[position - 1]
        nouns.append(noun)
    for position in range(len(nouns) - 2, -1, -1):
        if nouns[position] is None and _OF_THE.fullmatch(
            text, attached.quantities[position].end, attached.quantities[position + 1].start
        ):
            # "39 of the state's 40 delegates".
            nouns[position] = nouns[position + 1]
    return nouns


def _place(
    article: Article, sentence: Sentence, attached: Attached, position: int, cast: Referring
) -> Ref | None:
    """Give the place of the figure at `position`; a distance has none of its own."""
    quantities = attached.quantities
    if not sentence.places or is_distance(sentence.tokens, quantities[position]):
        return None
    limit = quantities[position + 1].start if position + 1 < len(quantities) else sentence.end
    return find_place(article.text, sentence, quantities[position], limit, cast)


def _period(article: Article, sentence: Sentence, attached: Attached, position: int) -> str | None:
    """Give the period of the figure at `position`: a reference has that of its own phrase."""
    quantity = attached.quantities[position]
    if is_distance(sentence.tokens, quantity):
        return None
    phrases = [(found.start, found.end) for found in attached.phrases]
    within = [phrase for phrase in phrases if phrase[0] <= quantity.start < phrase[1]]
    if within and not attached.is_amount(position):
        return period_within(sentence.times, *within[0])
    others = phrases if position in attached.host_of else [p for p in phrases if p not in within]
    return find_period(article.text, sentence, quantity, others, article.published)


def _comparisons(article: Article, sentence: Sentence, attached: Attached, position: int) -> list[Comparison]:
    """Make the comparisons of the figure at `position`, in the order of the text."""
    text, quantity = article.text, attached.quantities[position]
    if position not in attached.comparisons:
        return []
    own = _period(article, sentence, attached, position)
    made = []
    for found in attached.comparisons.get(position, ()):
        implies = None
        period = period_of_reference(text, sentence.times, found.reference, article.published)
        if quantity.value is not None and attached.bears_on_level(text, position, found):
            implies = implied(quantity.value, quantity.qualifier, found)
        made.append(
            Comparison(
                relation=found.relation,
                factor=_real(found.factor),
                difference=_real(found.difference),
                reference=Span.take(text, *found.reference),
                reference_period=same_period(text, found.reference, period, own),
                span=Span.take(text, found.start, found.end),
                implies=implies,
            )
        )
    return made
