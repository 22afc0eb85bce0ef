"""`causes`: what is said to bring about what, over many reports, and whose claim it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.cards import Card, lit, print_cards
from dragoman.cli.options import as_json, check_output, database, filters, on_terminal, open_view
from dragoman.cli.output import (
    counted,
    one_line,
    say_none,
    terminal_limit,
    whole_file,
    write_cells,
    write_lines,
)

if TYPE_CHECKING:
    from dragoman.links.causal import Claim, Edge
    from dragoman.views.causal_map import CausalView
    from dragoman.views.filters import Desk, Filters


@click.command()
@click.option("--claimed-by", metavar="NAME", help="Only what this voice claims: part of a name.")
@click.option("--purposes", is_flag=True, help="Show acts with what they are meant to do, too.")
@click.option("--weak", is_flag=True, help="Show all claims, those that are else left out included.")
@click.option("--graphml", metavar="FILE", help="Write the map for Gephi, yEd or networkx.")
@click.option("--svg", metavar="FILE", help="Write a drawing of the map.")
@filters("since", "until", "country", "about", "limit")
@as_json
@database
def causes(
    claimed_by: str | None,
    purposes: bool,
    weak: bool,
    graphml: str | None,
    svg: str | None,
    asked: Filters,
    as_json: bool,
    where: str,
) -> None:
    """Map what is said to bring about what, and whose claim it is.

    Causes and effects that mean one thing are joined over all reports. With --about WORDS: the claims through
    those that hold the words, and up to two steps on to either side. What reprints tell is one claim; how
    many claims were left out, and why, is told at the end (docs/causes.md).

    In a pipe each claim is a line with tabs between: row ids, step (-1 brings about what was asked for, -2
    brings that about, 1 and 2 follow), cause, effect, relation, joining words, whose claim (empty for the
    report's own), country of that voice, marks (denied, possible, disputed, cycle), date of the report,
    number of reports, number of independent claims of the same, the sentence, source.
    """
    from dragoman.views.causal_map import CauseFilters, show_causes
    from dragoman.views.filters import Desk

    check_output(graphml, option="--graphml")
    check_output(svg, option="--svg")
    only = CauseFilters(
        about=asked.about, country=asked.country, since=asked.since, until=asked.until, claimed_by=claimed_by,
        purposes=purposes, weak=weak,
    )  # fmt: skip
    limit = terminal_limit(asked.limit, as_json=as_json)
    with open_view(where) as view:
        found = show_causes(view, filters=only)
        _write_files(found, graphml, svg, asked.about)
        desk = Desk(view)
        if as_json:
            write_lines(_json_lines(found, desk, limit))
        elif on_terminal():
            print_cards(_cards(found, desk), limit=limit)
            _say_voices(found)
        else:
            lines = (line for edge, _ in found.order for line in _cells(found, edge, desk))
            write_cells(islice(lines, limit))
    say_none(len(found.order), "causes")
    _say_left_out(found)


def _write_files(found: CausalView, graphml: str | None, svg: str | None, about: str | None) -> None:
    from dragoman.views.causal_chart import chart_svg
    from dragoman.views.causal_graphml import graphml_bytes

    title = f"What is said to bring about what: {about}" if about else "What is said to bring about what"
    for out in (graphml, svg):
        if out is None:
            continue
        if out == "-":
            raise click.UsageError("give a file's name: the list goes to standard output")
        with whole_file(out) as stream:
            stream.write(graphml_bytes(found) if out == graphml else chart_svg(found, title=title).encode())
        click.echo(f"Wrote {out}", err=True)


def _cards(found: CausalView, desk: Desk) -> Iterator[Card]:
    for edge, depth in found.order:
        for number, claim in enumerate(edge.claims):
            yield claim.first.rows[0][:10], _card(found, edge, claim, desk, depth, first=number == 0)


def _card(found: CausalView, edge: Edge, claim: Claim, desk: Desk, depth: int, *, first: bool) -> Any:
    from rich.text import Text

    from dragoman.views.causal_map import claim_marks, claim_words, voice_words
    from dragoman.views.dates import show_date

    nodes = found.map.nodes
    step = found.steps[edge.id]
    text = Text()
    if depth:
        text.append("  " * depth + ("↳ " if step > 0 else "↰ "), style="dim")
    text.append(one_line(nodes[edge.source].label), style="bold cyan" if first else "cyan")
    arrow = {"prevents": " ⊣ ", "motivates": " ⇢ "}.get(edge.relation, " → ")
    text.append(arrow, style="bold")
    text.append(one_line(nodes[edge.target].label), style="bold red" if first else "red")
    if first and edge.independent > 1:
        text.append(f"  {edge.independent} independent claims", style="bold")
    marks = claim_marks(edge, claim)
    if marks:
        text.append(f"  {', '.join(marks)}", style="bold yellow")
    text.append("\n")
    text.append_text(lit(claim_words(desk, claim)))
    told = claim.first
    below = [
        f"{edge.relation}: {told.signal}" if told.signal else edge.relation,
        f"claimed by: {voice_words(claim.voice.name, claim.voice.country)}",
        f"{show_date(told.published)} (the report’s date)",
        f"told by {counted(len(claim.told), 'report')}" if len(claim.told) > 1 else "",
        told.source,
    ]
    text.append("\n" + "; ".join(one_line(part) for part in below if part), style="dim")
    return text


def _cells(found: CausalView, edge: Edge, desk: Desk) -> Iterator[Sequence[str | None]]:
    from dragoman.views.causal_map import claim_marks, claim_words

    nodes = found.map.nodes
    for claim in edge.claims:
        told = claim.first
        yield (
            ";".join(row for one in claim.told for row in one.rows), str(found.steps[edge.id]),
            nodes[edge.source].label, nodes[edge.target].label, edge.relation, told.signal,
            claim.voice.name, claim.voice.country, ", ".join(claim_marks(edge, claim)), told.published,
            str(len(claim.told)), str(edge.independent),
            "".join(piece.text for piece in claim_words(desk, claim)), told.source,
        )  # fmt: skip


def _json_lines(found: CausalView, desk: Desk, limit: int | None) -> Iterator[bytes]:
    import msgspec

    from dragoman.views.causal_map import claim_marks, claim_words

    encode = msgspec.json.Encoder(order="deterministic").encode
    shown = [edge for edge, _ in found.order[:limit]]
    ends = {end for edge in shown for end in (edge.source, edge.target)}
    for node in found.map.nodes.values():
        if node.id not in ends:
            continue
        yield encode(
            {
                "kind": "node",
                "id": node.id,
                "label": node.label,
                "phrases": node.phrases,
                "countries": node.countries,
                "asked": node.id in found.core,
            }
        )
    for edge in shown:
        claims = [
            {
                "rows": [row for one in claim.told for row in one.rows],
                "articles": [one.article for one in claim.told],
                "claimed_by": claim.voice.name,
                "country": claim.voice.country,
                "signal": claim.first.signal,
                "published": claim.first.published,
                "marks": claim_marks(edge, claim),
                "words": "".join(piece.text for piece in claim_words(desk, claim)),
                "source": claim.first.source,
            }
            for claim in edge.claims
        ]
        yield encode(
            {
                "kind": "edge",
                "id": edge.id,
                "cause": edge.source,
                "effect": edge.target,
                "relation": edge.relation,
                "step": found.steps[edge.id],
                "independent": edge.independent,
                "disputed": edge.disputed,
                "cycle": edge.cycle,
                "claims": claims,
            }
        )


def _say_voices(found: CausalView) -> None:
    """Tell a person who claims, and who denies."""
    for label, number in (("Claimed by", "claims"), ("Denied by", "denials")):
        said = [f"{one.words} {getattr(one, number)}" for one in found.voices if getattr(one, number)]
        if said:
            more = f"; and {len(said) - 8} more" if len(said) > 8 else ""
            click.echo(f"{label}: {one_line('; '.join(said[:8]))}{more}.", err=True)


def _say_left_out(found: CausalView) -> None:
    total = sum(number for _, number in found.left_out)
    if total and on_terminal():
        why = "; ".join(f"{reason} {number:,}" for reason, number in found.left_out)
        click.echo(
            f"Left out of these reports: {counted(total, 'claim')} ({why}). --weak shows them.", err=True
        )
