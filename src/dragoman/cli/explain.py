"""`explain`: why an event is coded as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli.options import as_json, bundle, database, open_view
from dragoman.cli.output import console, one_line, write_lines
from dragoman.cli.reading import make_settings

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.run.explain import Explanation
    from dragoman.schema.rows import Ref

_RESOLVED = {
    "name": "by name",
    "alias": "by another name",
    "title": "by title",
    "pronoun": "by a pronoun",
    "carried": "carried over from before",
    "none": "not resolved",
}


@click.command()
@click.argument("event")
@bundle
@as_json
@database
def explain(event: str, bundle: str, as_json: bool, where: str) -> None:
    """Say why an event is coded as it is.

    EVENT is a row's id from `dragoman events`, or its beginning. The article is read once more: trigger and
    parts come with the reader's scores, the label that came second (“none” is no event), the rules that
    decided beyond what was read, whom the parties' words were taken for, and what the codebook says of the
    type, with the version of its table.
    """
    import msgspec

    from dragoman.run.explain import explain_event

    with open_view(where) as view:
        row = view.row(event, kind="event")
        article = view.article(row.article)
    told = explain_event(article, row, make_settings(bundle=bundle))  # type: ignore[arg-type]
    if as_json:
        write_lines([msgspec.json.encode(told)])
        return
    out = console()
    for part in (_sentence(told), _read(told), _decided(told)):
        out.print(part)
        out.print()


def _sentence(told: Explanation) -> Text:
    from rich.text import Text

    text = Text(one_line(told.sentence))
    text.highlight_words([one_line(told.event.trigger.text)], style="bold red")
    return text


def _read(told: Explanation) -> Text:
    from rich.text import Text

    lines = [f"Read by {told.reader}"]
    if told.is_of_another_reader:
        lines[0] += f"; the row is by {told.event.coder}"
    for found in told.read:
        left_out = "" if found.taken else " (left out: too doubtful)"
        lines.append(f"  {found.name:<10} {found.score:.2f}  {one_line(found.value)}{left_out}")
    second = "no event" if told.runner_up.value == "none" else told.runner_up.value
    lines.append(f"  {'second':<10} {told.runner_up.score:.2f}  {second}")
    return Text("\n".join(lines))


def _decided(told: Explanation) -> Text:
    from rich.text import Text

    from dragoman.views.evidence import type_code

    event, codes = told.event, told.codes
    lines = [f"Decided by rule: {rule}" for rule in told.rules] or ["No rule changed type or status"]
    coded = f"{type_code(event)}, {event.status}"
    lines += map(_party, ("actor",) * len(event.actors), event.actors)
    lines += map(_party, ("recipient",) * len(event.recipients), event.recipients)
    if event.date or event.due:
        lines.append(f"Date: {event.date or 'not told'}" + (f"; due {event.due}" if event.due else ""))
    if event.contexts:
        lines.append(f"Contexts, by words of the sentence: {', '.join(event.contexts)}")
    lines += [
        f"Coded {coded}: {event.quad}, CAMEO {event.cameo}, intensity {event.intensity:g}",
        f"{codes.name}: {codes.definition}",
        f"Codebook, version {told.version} (docs/codebook.md)",
    ]
    return Text("\n".join(lines))


def _party(what: str, ref: Ref) -> str:
    """Tell whom words of the text were taken for: "actor “both sides”: Cuba (CUB), carried from before"."""
    from dragoman.views.events import party

    words = f" “{one_line(ref.span.text)}”" if ref.span is not None else ""
    return f"{what.capitalize()}{words}: {one_line(party(ref))}, {_RESOLVED[ref.resolved_by]}"
