"""`explain`: what a row is, and why an event is coded as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import lit
from dragoman.cli.options import KINDS, as_json, bundle, database, open_view
from dragoman.cli.output import console, one_line, write_lines
from dragoman.cli.reading import make_settings

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.record.store import View
    from dragoman.run.explain import Explanation
    from dragoman.schema.article import Article
    from dragoman.schema.rows import Event, Ref, Row
    from dragoman.views.explained import Explained

_RESOLVED = {
    "name": "by name",
    "alias": "by another name",
    "title": "by title",
    "pronoun": "by a pronoun",
    "carried": "carried over from before",
    "none": "not resolved",
}
_WORTH_TELLING = 0.01
"""What a label that was not read must have to be told."""

# What the lists have ids of, with the command that lists each.
_LISTED = {**{kind: f"{kind}s" for kind in KINDS}, "article": "articles"}


@click.command()
@click.argument("row_id", metavar="ID")
@bundle
@as_json
@database
def explain(row_id: str, bundle: str, as_json: bool, where: str) -> None:
    """Say what a row is, and why an event is coded as it is.

    ID is a row's id as any list has it, or its beginning. Of an event the article is read once more: trigger
    and parts come with the reader's scores, the label that came second (“none” is no event), the rules that
    decided beyond what was read, whom the parties' words were taken for, and what the codebook says of the
    type, with the version of its table.

    Of a statement, figure, cause, mention or time it is told what it is, its sentence, whom its words were
    taken for and how that was found, and which events stand in the same words.
    """
    from dragoman.schema.rows import Event

    with open_view(where) as view:
        row = _find(view, row_id)
        if isinstance(row, Event):
            article = view.article(row.article)
        else:
            _explain_other(view, row, as_json=as_json)
            return
    _explain_event(article, row, bundle=bundle, as_json=as_json)


def _find(view: View, row_id: str) -> Row:
    """Find the row of an id; QueryError says what else the id is of, or where ids stand."""
    from dragoman.record.asked import quoted
    from dragoman.schema.errors import QueryError

    found = {kind: view.ids_like(row_id, kind) if row_id else [] for kind in _LISTED}
    ids = [(kind, one) for kind, some in found.items() for one in some]
    if not ids:
        lists = ", ".join(f"`dragoman {listed}`" for listed in _LISTED.values() if listed != "articles")
        raise QueryError(
            f"no row has an id that begins with {quoted(row_id)}",
            cure=f"Give an id from {lists}; undertakings, links and actors have ids of their own, which are "
            "explained where they are listed",
        )
    if len(ids) > 1:
        kinds = " and ".join(_LISTED[kind] for kind, some in found.items() if some)
        raise QueryError(
            f"several {kinds} have an id that begins with {quoted(row_id)}", cure="Give more of it"
        )
    ((kind, whole),) = ids
    if kind == "article":
        raise QueryError(
            f"{whole[:10]} is an article, and rows are explained",
            cure=f"`dragoman show {whole[:10]}` lists its rows with their ids",
        )
    return view.row(whole, kind=kind)


def _explain_other(view: View, row: Row, *, as_json: bool) -> None:
    """Tell of a row that is no event what it is and what it rests on."""
    import msgspec

    from dragoman.views.explained import explain_row

    told = explain_row(view, row)
    if as_json:
        write_lines([msgspec.json.encode(told)])
        return
    out = console()
    for part in (_what(told), lit(told.sentence), _taken(told), _further(told)):
        out.print(part)
        out.print()


def _what(told: Explained) -> Text:
    from rich.text import Text

    from dragoman.views.evidence import kind_of

    row = told.row
    kind = kind_of(row)
    text = Text(f"{kind.capitalize()} {row.id[:10]}", style="bold")
    score = f", score {row.score:.2f}" if row.score is not None else ""
    return text.append(f", coded by {row.coder}{score}", style="not bold")


def _taken(told: Explained) -> Text:
    """Tell the parts of a row, and whom its words were taken for."""
    from rich.text import Text

    from dragoman.views.evidence import tell
    from dragoman.views.explained import refs_of

    refs, told_words = dict(refs_of(told.row)), tell(told.row)
    # Whom words were taken for is told below, with how that was found.
    again = {"to" if what == "addressee" else what for what in refs}
    lines = [
        f"{label.capitalize()}: {one_line(value)}"
        for label, value in told_words.details
        if label not in again
    ]
    words = f"Words: {one_line(told_words.words)}"
    return Text("\n".join((words, *(_party(what, ref) for what, ref in refs.items()), *lines)))


def _further(told: Explained) -> Text:
    """Say how to see the row in its article, and which events have more to explain."""
    from rich.text import Text

    from dragoman.views.events import act_words, sides

    lines = [f"In its article, part by part: dragoman show --row {told.row.id[:10]}"]
    if told.events:
        lines.append("How it was read and decided is told of events only. In the same sentences:")
        lines += [
            f"  dragoman explain {event.id[:10]}   {one_line(sides(event))}: {act_words(event)}"
            for event in told.events
        ]
    else:
        lines.append("How it was read and decided is told of events only; none stands in these sentences.")
    return Text("\n".join(lines), style="dim")


def _explain_event(article: Article, row: Event, *, bundle: str, as_json: bool) -> None:
    import msgspec

    from dragoman.run.explain import explain_event

    told = explain_event(article, row, make_settings(bundle=bundle))
    if as_json:
        write_lines([msgspec.json.encode(told)])
        return
    out = console()
    for part in (_sentence(told), _chance(told.event), _read(told), _decided(told)):
        out.print(part)
        out.print()


def _sentence(told: Explanation) -> Text:
    from rich.text import Text

    text = Text(one_line(told.sentence))
    text.highlight_words([one_line(told.event.trigger.text)], style="bold red")
    return text


def _chance(event: Event) -> Text:
    """Say how likely the row is right, and whether lists show it."""
    from rich.text import Text

    from dragoman.views.events import is_doubtful

    if event.score is None:
        return Text("Nobody estimated how likely the row is right")
    hidden = "; `events` lists it only with --least 0" if is_doubtful(event) else ""
    return Text(f"Right as a whole with a chance of {event.score:.2f}{hidden}")


def _read(told: Explanation) -> Text:
    from rich.text import Text

    from dragoman.schema.layers import IF_ANY

    lines = [f"Read by {told.reader}"]
    if told.is_of_another_reader:
        lines[0] += f"; the row is by {told.event.coder}"
    for found in told.read:
        if found.name.endswith(IF_ANY) and found.score < _WORTH_TELLING:
            continue
        left_out = "" if found.taken else " (left out: too doubtful)"
        lines.append(f"  {found.name:<10} {found.score:.2f}  {one_line(found.value)}{left_out}")
    second = "no event" if told.runner_up.value == "none" else told.runner_up.value
    # Labels are chosen for all words of a sentence together: one that leads on a word alone may lose there.
    lost = " (fits the words beside it worse)" if told.runner_up.score > told.read[0].score else ""
    lines.append(f"  {'second':<10} {told.runner_up.score:.2f}  {second}{lost}")
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
