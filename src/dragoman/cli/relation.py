"""`relation`: cooperation and conflict of two countries by month, and when that turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json, check_output, database, filters, on_terminal, open_view
from dragoman.cli.output import (
    console,
    is_linked,
    one_line,
    say_none,
    say_unlinked,
    whole_file,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.views.filters import Filters
    from dragoman.views.relation_bands import Measure
    from dragoman.views.relation_index import Month, RelationIndex

# Months that a person is shown: the last two years of evidence; the pipe, the chart and --json have all.
_MONTHS = 24


@click.command()
@click.argument("one", metavar="COUNTRY")
@click.argument("other", metavar="COUNTRY")
@click.option(
    "-o", "--svg", "svg", metavar="FILE",
    help="Write the chart to this file as well; - is standard output, and nothing else.",
)  # fmt: skip
@click.option(
    "--width", type=click.IntRange(320, 4000), default=960, show_default=True, metavar="PIXELS",
    help="How wide the chart is.",
)  # fmt: skip
@filters("since", "until")
@as_json
@database
def relation(
    one: str, other: str, svg: str | None, width: int, asked: Filters, as_json: bool, where: str
) -> None:
    """Show how two countries got on, month by month.

    That is cooperation, conflict, and how sure that is. Countries are codes or names (CUB USA). Each
    event counts once, however many reports tell it, with its weight from −10 (conflict) to +10
    (cooperation). The tone of a month is the mean weight, with a band that holds it nine times in ten;
    with one event the band is wide. A month without events is not there. Stretches of one tone are named
    by what makes them (talks, freeze, conflict), and the changes between them (thaw, freeze, break,
    conflict) by the weightiest events around. A change that rests on one report says so.

    In a pipe each month and direction is a line with tabs between: month, actor, recipient, events, reports,
    tone, its low and high, cooperation, its low and high, conflict, its low and high, note (one event, one
    report), ids of the events' rows. --json writes months, stretches, changes and the events they rest on.
    """
    from dragoman.record.asked import check_asked
    from dragoman.views.countries import check_pair, country_code, country_name
    from dragoman.views.relation_index import make_relation_index

    pair = check_pair(*(country_code(check_asked(country, "COUNTRY")) for country in (one, other)))
    check_output(svg, (where,), option="--svg")
    with open_view(where) as view:
        linked = is_linked(view)
        index = make_relation_index(view, pair[0], pair[1], since=asked.since, until=asked.until)
    if svg is not None:
        _write_chart(index, svg, width)
    if svg == "-":
        return
    if as_json:
        write_lines(_json_lines(index))
    elif on_terminal() and index.deeds:
        _print(index)
    else:
        write_cells(_cells(month) for month in _months(index))
    names = " and ".join(map(country_name, pair))
    say_none(len(index.deeds), f"events with a date between {names}")
    say_unlinked(len(index.deeds), linked=linked)
    if on_terminal() or not index.deeds:
        _say_left_out(index)


def _write_chart(index: RelationIndex, out: str, width: int) -> None:
    from dragoman.views.relation_chart import draw_relation

    drawn = draw_relation(index, width=width, alone=True)
    if out == "-":
        click.echo(drawn)
        return
    with whole_file(out) as stream:
        stream.write(drawn.encode())
    click.echo(f"Wrote {out}: {len(drawn) / 1000:,.0f} kB.", err=True)


def _months(index: RelationIndex) -> list[Month]:
    """Give the months of both directions by time."""
    both = [month for direction in index.directions for month in direction.months]
    return sorted(both, key=lambda month: (month.month, month.actor != index.one))


def _json_lines(index: RelationIndex) -> Iterator[bytes]:
    import msgspec

    for line in (*_months(index), *index.stretches, *index.changes, *index.deeds):
        yield msgspec.json.encode(line)


def _cells(month: Month) -> Sequence[str | None]:
    def three(measure: Measure) -> tuple[str, str, str]:
        return str(measure.value), str(measure.low), str(measure.high)

    return (
        month.month, month.actor, month.recipient, str(month.events), str(month.reports),
        *three(month.tone), *three(month.cooperation), *three(month.conflict),
        month.note, " ".join(month.deeds),
    )  # fmt: skip


def _print(index: RelationIndex) -> None:
    """Tell a person: on how much it rests, stretches, changes with the events that name them, months."""
    from rich.text import Text

    from dragoman.views.countries import country_name
    from dragoman.views.relation_words import count

    out = console()
    out.print(Text(f"{country_name(index.one)} and {country_name(index.other)}", style="bold underline"))
    out.print(f"{count(len(index.deeds), 'event')}, each counted once, in {count(index.reports, 'report')}")
    for heading, lines in (
        ("Stretches", _stretch_lines(index)),
        ("Changes", _change_lines(index)),
        ("Months: tone −10 to +10 with its band, cooperation and conflict summed", _month_lines(index)),
    ):
        out.print(Text(f"\n{heading}", style="bold"))
        for line in lines:
            out.print(line)


def _stretch_lines(index: RelationIndex) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.views.relation_words import deed_words, stretch_when, stretch_words

    for stretch in index.stretches:
        style = "red" if stretch.tone.value < 0 else "green"
        text = Text("  ").append(stretch_when(stretch), style=f"bold {style}")
        text.append(f"  {stretch_words(stretch)}")
        for row in stretch.weightiest[:1]:
            text.append(f"\n    {row[:10]}  {one_line(deed_words(index.deed(row)))}", style="dim")
        yield text


def _change_lines(index: RelationIndex) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.views.relation_words import change_words, deed_day, deed_words

    if not index.changes:
        yield Text("  none that the events bear out", style="dim")
    for change in index.changes:
        sure = change.certainty == "clear"
        text = Text("  ").append(change_words(change), style="bold" if sure else "bold yellow")
        for row in change.why:
            deed = index.deed(row)
            text.append(f"\n    {row[:10]}  {deed_day(deed)}: {one_line(deed_words(deed))}", style="dim")
        yield text


def _month_lines(index: RelationIndex) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.views.relation_words import amount, band, count, short_month

    months = _months(index)
    kept = sorted({month.month for month in months})[-_MONTHS:]
    for month in months:
        if month.month in kept:
            text = Text(f"  {short_month(month.month)}  ").append(
                f"{month.actor} → {month.recipient}", style="bold cyan"
            )
            text.append(f"  {band(month.tone)}; cooperation {amount(month.cooperation)}, ")
            text.append(f"conflict {amount(month.conflict)}; {count(month.events, 'event')}")
            text.append(f", {month.note}" if month.note == "one report" else "", style="yellow")
            yield text
    if len(kept) < len({month.month for month in months}):
        yield Text(f"  The last {_MONTHS} with events; a pipe, --svg and --json have all.", style="dim")


def _say_left_out(index: RelationIndex) -> None:
    from dragoman.views.relation_words import LEFT_OUT_WORDS, count

    if index.left_out:
        told = "; ".join(f"{number} {LEFT_OUT_WORDS[why]}" for why, number in index.left_out.items())
        click.echo(f"\n{count(sum(index.left_out.values()), 'event')} not counted: {told}.", err=True)
