"""Which words of an article each part of a row rests on, and in what short words a row is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from msgspec import Struct

from dragoman.schema.rows import Cause, Comparison, Event, Figure, Mention, Ref, Row, Statement, Time
from dragoman.schema.span import Span
from dragoman.views.dates import show_date

# Every part has one of five looks (colour and line), the same in the terminal and on the page.
LOOKS = ("main", "who", "cue", "other", "aside")
# Statuses as a reader takes them: what is not done must not look like a deed.
STATUS_WORDS: dict[str, str] = {
    "occurred": "happened",
    "ongoing": "going on",
    "planned": "planned, not yet done",
    "hypothetical": "only a possibility",
    "denied": "denied: not done",
}


class Part(Struct, frozen=True):
    """One span of a row: what it is in the row (`label`), which of LOOKS it has, and where it is."""

    label: str
    look: str
    span: Span


class Telling(Struct, frozen=True):
    """A row in short: its own words, and named details, each already in words for a reader."""

    words: str
    details: tuple[tuple[str, str], ...]


def _ref(label: str, look: str, ref: Ref | None) -> Iterator[Part]:
    if ref is not None and ref.span is not None:
        yield Part(label, look, ref.span)


def _span(label: str, look: str, span: Span | None) -> Iterator[Part]:
    if span is not None:
        yield Part(label, look, span)


def _comparisons(row: Figure) -> tuple[Comparison, ...]:
    return (*((row.comparison,) if row.comparison is not None else ()), *row.further)


@singledispatch
def _parts(row: Row) -> Iterator[Part]:
    raise TypeError(f"no evidence is known for {type(row).__name__} rows")


@_parts.register
def _(row: Statement) -> Iterator[Part]:
    yield from _ref("speaker", "who", row.speaker)
    yield from _span("cue", "cue", row.cue)
    for span in row.content:
        yield Part("content", "main", span)
    yield from _ref("addressee", "other", row.addressee)


@_parts.register
def _(row: Figure) -> Iterator[Part]:
    yield Part("figure", "main", row.span)
    yield from _span("of", "other", row.of)
    yield from _ref("by", "who", row.by)
    yield from _ref("place", "aside", row.place)
    for comparison in _comparisons(row):
        yield from _span("comparison", "cue", comparison.span)
        yield from _span("reference", "aside", comparison.reference)


@_parts.register
def _(row: Time) -> Iterator[Part]:
    yield Part("time", "main", row.span)


@_parts.register
def _(row: Mention) -> Iterator[Part]:
    yield Part("mention", "main", row.span)


@_parts.register
def _(row: Event) -> Iterator[Part]:
    yield Part("trigger", "main", row.trigger)
    yield from _span("act", "cue", row.act)
    yield from _parties("actor", "who", row.actors)
    yield from _parties("recipient", "other", row.recipients)
    yield from _ref("place", "aside", row.place)


def _parties(label: str, look: str, refs: tuple[Ref, ...]) -> Iterator[Part]:
    """Give the words of several, once where a group ("both sides") stands for all of them."""
    yield from dict.fromkeys(part for ref in refs for part in _ref(label, look, ref))


@_parts.register
def _(row: Cause) -> Iterator[Part]:
    yield Part("cause", "main", row.cause)
    yield Part("effect", "other", row.effect)
    yield from _span("signal", "cue", row.signal)
    yield from _ref("claimed by", "who", row.claimed_by)


def kind_of(row: Row) -> str:
    """Name a row's kind as the contract does: "statement", "figure", …"""
    return str(row.__struct_config__.tag)


def row_parts(row: Row) -> tuple[Part, ...]:
    """List every span of a row with its label, in the order in which a reader asks for them."""
    return tuple(_parts(row))


def main_spans(row: Row) -> tuple[Span, ...]:
    """Give the words that a row is about, in the order of the text: its main parts, else its cue.

    A quotation that its speaker interrupts has several, and half of it may say the opposite of the whole.
    """
    parts = row_parts(row)
    spans = [part.span for part in parts if part.look == "main"] or [
        part.span for part in sorted(parts, key=lambda part: part.look != "cue")
    ][:1]
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def first_place(row: Row) -> int:
    """Give the position of a row's main words in its article's text; 0 for a row without a place."""
    spans = main_spans(row)
    return spans[0].start if spans else 0


def number(value: float) -> str:
    """Write a number for a reader: thousands parted, no decimals that say nothing, none from 1,000 on."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"about {value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"


def bounds(low: float | None, high: float | None) -> str | None:
    """Write bounds as "1,000 to 2,000", "at least 1,000", "at most 2,000"; None where both are open."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    return f"at most {number(high)}" if high is not None else None


def tidy(words: str) -> str:
    """Put words on one line: every run of white space becomes one space."""
    return " ".join(words.split())


def name(ref: Ref | None) -> str | None:
    """Name who is meant in as few words as can be: canonical name, else the words used, else the country."""
    if ref is None:
        return None
    return ref.actor or (tidy(ref.span.text) if ref.span is not None else ref.country)


def who(ref: Ref | None) -> str | None:
    """Name who is meant: the canonical name, with the words used where these differ."""
    if ref is None:
        return None
    said = tidy(ref.span.text) if ref.span is not None else None
    called = name(ref)
    if called is None or called == ref.country:
        return called
    country = f" ({ref.country})" if ref.country else ""
    also = f", here “{said}”" if said and ref.actor and said.casefold() != ref.actor.casefold() else ""
    return f"{called}{country}{also}"


def _details(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in pairs if value)


@singledispatch
def _tell(row: Row) -> Telling:
    raise TypeError(f"no words are known for {type(row).__name__} rows")


@_tell.register
def _(row: Statement) -> Telling:
    return Telling(
        " … ".join(tidy(span.text) for span in row.content) or "(nothing)",
        _details(
            ("speaker", who(row.speaker) or "not named"),
            ("cue", tidy(row.cue.text) if row.cue else None),
            ("to", who(row.addressee)),
            ("in", row.medium),
            ("manner", row.manner),
            ("said on", show_date(row.said_on) if row.said_on else None),
            ("negated", "yes" if row.negated else None),
        ),
    )


def _compared(comparison: Comparison) -> str:
    """Give the report's own comparing words; only they say whether "16 times" was said exactly."""
    if comparison.span is not None:
        return tidy(comparison.span.text)
    words = {"more": "more than", "less": "less than", "equal": "the same as"}[comparison.relation]
    return f"{words} {_reference(comparison) or 'something not named'}"


def _reference(comparison: Comparison) -> str | None:
    return tidy(comparison.reference.text) if comparison.reference else comparison.reference_period


def comparison_words(row: Figure) -> str | None:
    """Say a figure's comparisons: "three times the catch of 2009"; None where there is none."""
    return "; ".join(map(_compared, _comparisons(row))) or None


def implied_words(row: Figure) -> str | None:
    """Say what comparisons imply for their references: "all of 2021: at most 39,900"; None where nothing."""
    said = (
        f"{_reference(comparison) or 'the reference'}: {limits}"
        for comparison in _comparisons(row)
        if (limits := _implied(comparison))
    )
    return "; ".join(said) or None


def _implied(comparison: Comparison) -> str | None:
    """Give what a comparison bounds; a value found by dividing is "about": "16 times" is itself rounded."""
    if comparison.implies is None:
        return None
    low, high = comparison.implies.low, comparison.implies.high
    limits = bounds(low, high)
    return f"about {limits}" if low == high and comparison.factor is not None else limits


def figure_value(row: Figure) -> str | None:
    """Give the number that a figure's words mean, with its unit; None where no number follows from them."""
    said = number(row.value) if row.value is not None else bounds(row.low, row.high)
    return f"{said} {row.unit}" if said and row.unit else said


@_tell.register
def _(row: Figure) -> Telling:
    words = " ".join(tidy(span.text) for span in (row.span, row.of) if span is not None)
    return Telling(
        words,
        _details(
            ("value", figure_value(row)),
            ("qualifier", row.qualifier),
            ("counted by", who(row.by)),
            ("period", show_date(row.period) if row.period else None),
            ("place", who(row.place)),
            ("change", row.change if row.change != "level" else None),
            ("compared", comparison_words(row)),
            ("implies", implied_words(row)),
        ),
    )


@_tell.register
def _(row: Time) -> Telling:
    first, last = row.earliest, row.latest
    reach = None
    if (first or last) and not (first == last == row.value):
        reach = show_date(first) if first == last else f"{show_date(first)} to {show_date(last)}"
        reach = reach.replace("no date", "open")
    anchor = {"written": None, "published": "the publication date", "previous": "a time said before"}
    return Telling(
        tidy(row.span.text),
        _details(
            ("value", row.value), ("type", row.type), ("reach", reach), ("reckoned from", anchor[row.anchor])
        ),
    )


@_tell.register
def _(row: Mention) -> Telling:
    resolved = None if row.resolved_by in ("none", "name") else row.resolved_by
    return Telling(
        tidy(row.span.text),
        _details(
            ("actor", row.actor),
            ("country", row.country),
            ("type", row.type),
            ("sector", row.sector),
            ("role", row.role),
            ("resolved by", resolved),
        ),
    )


def event_code(row: Event) -> str:
    """Write an event's type with its mode and what it is about: "REQUEST.yield about RETREAT"."""
    return f"{type_code(row)} about {row.about}" if row.about else type_code(row)


def type_code(row: Event) -> str:
    """Write an event's type with its mode: "REQUEST.yield"."""
    return f"{row.type}.{row.mode}" if row.mode else row.type


@_tell.register
def _(row: Event) -> Telling:
    return Telling(
        " … ".join(tidy(span.text) for span in _apart(row.trigger, row.act)),
        _details(
            ("type", event_code(row)),
            ("status", STATUS_WORDS[row.status]),
            ("kind of act", row.quad),
            ("actors", "; ".join(filter(None, map(who, row.actors)))),
            ("recipients", "; ".join(filter(None, map(who, row.recipients)))),
            ("place", who(row.place)),
            ("date", show_date(row.date) if row.date else None),
            ("due", show_date(row.due) if row.due else None),
            ("contexts", ", ".join(row.contexts)),
        ),
    )


def _apart(trigger: Span, act: Span | None) -> tuple[Span, ...]:
    """Give an event's words in the order of the text: trigger and act, or the one that holds the other."""
    if act is None:
        return (trigger,)
    if act.start < trigger.end and trigger.start < act.end:
        return (max(trigger, act, key=lambda span: span.end - span.start),)
    return (trigger, act) if trigger.start < act.start else (act, trigger)


@_tell.register
def _(row: Cause) -> Telling:
    return Telling(
        f"{tidy(row.cause.text)} → {tidy(row.effect.text)}",
        _details(
            ("relation", row.relation),
            ("signal", tidy(row.signal.text) if row.signal else None),
            ("claimed by", who(row.claimed_by)),
        ),
    )


def brief(row: Row, most: int) -> str:
    """Tell a row's words in about `most` characters; of several spans each is cut, and none left out."""
    words = tell(row).words
    if len(words) <= most:
        return words
    pieces = [tidy(span.text) for span in row.content] if isinstance(row, Statement) else [words]
    share = max(most // len(pieces), 80)
    return " … ".join(shorten(piece, share) for piece in pieces)


def shorten(words: str, most: int) -> str:
    """Cut words to `most` characters at the end of a word, and mark the cut."""
    return words if len(words) <= most else words[: most + 1].rsplit(" ", 1)[0][:most].rstrip("… ") + " …"


def tell(row: Row) -> Telling:
    """Tell a row in short words for a reader; the exact fields are in the row itself."""
    return _tell(row)
