"""`link`, `links`, `judge`: what belongs together across articles, and what a person says of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from dragoman.cli.cards import Card, print_cards
from dragoman.cli.options import as_json, database, filters, on_terminal, open_view
from dragoman.cli.output import (
    NOTHING_LINKED,
    console,
    counted,
    is_linked,
    one_line,
    one_more,
    say_none,
    terminal_limit,
    write_cells,
    write_lines,
)
from dragoman.cli.progress import Waiting

if TYPE_CHECKING:
    from dragoman.schema.links import Judgement, Relation
    from dragoman.views.filters import Filters
    from dragoman.views.linked import End, LinkLine

# Those of `schema.links`, written out: help imports nothing heavy.
_RELATIONS = (
    "same_event", "reprint", "same_actor", "repeats", "shifts", "contradicts", "keeps", "breaks",
    "same_quantity",
)  # fmt: skip
_JUDGEMENTS = ("yes", "no", "unsure")


@click.command()
@click.option("--only", "linkers", multiple=True, metavar="NAME", help="Only this linker; may be repeated.")
@as_json
@database
def link(linkers: tuple[str, ...], as_json: bool, where: str) -> None:
    """Find what belongs together across articles.

    That is reprints, one event in many reports, figures that must agree, what somebody repeats, changes or is
    contradicted in, and promises kept or broken. All is compared anew: links that
    still hold stay as they are, those that hold no more are withdrawn, and what a person judged is never
    touched. Run it after `add`; run again, it changes nothing. `dragoman links` lists the links with their
    reasons.

    At its end, unless --only leaves `actors` out, what `ledger`, `relation` and `dossier` need of the pairs
    of states that the record tells most of is kept, so that they answer at once.
    """
    import msgspec

    from dragoman.run.linking import LINKERS, link_record
    from dragoman.schema.errors import RecordBusy
    from dragoman.views.kept import keep_pairs

    with Waiting("Linking") as waiting:
        changed = link_record(where, linkers=linkers, told=waiting.tell)
    if not linkers or [*LINKERS][-1] in linkers:
        # Nothing is written after the last linker, and views may keep what they reckon. The links stand in
        # any case; what is not kept, views reckon themselves.
        with Waiting("Reckoning pairs") as waiting, suppress(RecordBusy):
            keep_pairs(where, told=waiting.tell)
    if as_json:
        write_lines(
            msgspec.json.encode({"linker": name, **msgspec.to_builtins(one)}) for name, one in changed.items()
        )
        return
    for name, one in changed.items():
        text = f"{name}: {counted(one.standing, 'link')}, {one.added:,} added, {one.withdrawn:,} withdrawn"
        console().print(text, highlight=False)


@click.command()
@click.option(
    "--relation", "relations", type=click.Choice(_RELATIONS), multiple=True, help="Only this relation."
)
@click.option("--judgement", "judgements", type=click.Choice(_JUDGEMENTS), multiple=True,
              help="Only links judged so; a “no” says that two look alike and are not.")  # fmt: skip
@click.option("--of", metavar="ID", help="Only links of this row or article: its id, or the beginning of it.")
@click.option("--withdrawn", is_flag=True, help="Also links that hold no more.")
@filters("limit")
@as_json
@database
def links(
    relations: tuple[Relation, ...],
    judgements: tuple[str, ...],
    of: str | None,
    withdrawn: bool,
    asked: Filters,
    as_json: bool,
    where: str,
) -> None:
    """List links between rows and articles, with the reasons for them.

    In a pipe each is a line with tabs between: id, relation, judgement, score, both ends (id, kind, words,
    date and source of the report), reasons (with "; " between them), who linked them, when, and when the link
    was withdrawn.
    """
    import msgspec

    from dragoman.links.positions_quote import other_reasons
    from dragoman.views.linked import list_links

    limit = terminal_limit(asked.limit, as_json=as_json)
    with open_view(where) as view:
        lines = list_links(
            view,
            *relations,
            judgements=judgements,
            of=of,
            withdrawn=withdrawn,
            limit=one_more(limit, as_json=as_json),
        )
        linked = bool(lines) or is_linked(view)
    if as_json:
        count = write_lines(map(msgspec.json.encode, lines))
    elif on_terminal():
        count = print_cards(map(_card, lines), limit=limit)
    else:
        count = write_cells(
            (
                one.link.id, one.link.relation, one.link.judgement, f"{one.link.score:.3f}",
                *_cells(one.left), *_cells(one.right), "; ".join(other_reasons(one.link.reasons)),
                one.link.author, one.link.made, one.link.withdrawn,
            )
            for one in lines
        )  # fmt: skip
    say_none(count, "links")
    if not count and not linked:
        click.echo(NOTHING_LINKED, err=True)


@click.command()
@click.argument("left")
@click.argument("relation", type=click.Choice(_RELATIONS))
@click.argument("right")
@click.option("--say", "judgement", type=click.Choice(_JUDGEMENTS), default="yes", show_default=True,
              help="Whether it is so.")  # fmt: skip
@click.option("--because", metavar="WORDS", default="", help="Why, in your words.")
@click.option("--by", metavar="NAME", required=True, envvar="DRAGOMAN_NAME",
              help="Who judges; the environment variable DRAGOMAN_NAME sets it.")  # fmt: skip
@click.option("--withdraw", is_flag=True, help="Take back what you judged of these two before.")
@database
def judge(
    left: str, relation: Relation, right: str, judgement: Judgement, because: str, by: str, withdraw: bool,
    where: str,
) -> int:  # fmt: skip
    """Judge whether two rows or articles belong together.

    Your word counts before that of the program. LEFT and RIGHT are ids as the lists give them, or their
    beginnings; RELATION is same_event, reprint, contradicts and so on. Nothing is changed but that your
    judgement is added, and may be taken back.
    """
    from datetime import UTC, datetime

    from dragoman.record.sql import open_record
    from dragoman.schema.errors import QueryError
    from dragoman.schema.links import make_link
    from dragoman.views.linked import ENDS, find_end

    by = " ".join(by.split())
    if not by or "@" in by:
        raise QueryError(
            f"{by!r} is no person's name" if by else "this is empty",
            where="--by",
            cure="Give your name, without @: names with it are those of linkers",
        )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with open_record(where, mode="write") as record:
        one, other = (find_end(record, end, ENDS[relation]) for end in (left, right))
        # What somebody said of these two before, whichever of them came first.
        said = record.links(relation, of=[one])
        before = next((link for link in said if link.author == by and other in (link.left, link.right)), None)
        if before is not None:
            one, other = before.left, before.right
        if one == other:
            raise QueryError("both ends are the same", where=left, cure="Give two ids")
        reasons = (because,) if because.strip() else ()
        made = make_link(one, other, relation, reasons=reasons, author=by, made=now, judgement=judgement)
        if withdraw:
            if not record.withdraw(made.id, at=now):
                click.echo(f"{by} has not judged these two.", err=True)
                return 1
            click.echo(f"Taken back: {one[:10]} {relation} {other[:10]}.")
            return 0
        record.judge(made)
    click.echo(f"Kept, by {by}: {one[:10]} {relation} {other[:10]}: {judgement}.")
    return 0


def _cells(end: End) -> tuple[str | None, ...]:
    return end.id, end.kind, end.words, end.published, end.source


def _card(one: LinkLine) -> Card:
    from rich.text import Text

    from dragoman.links.positions_quote import other_reasons
    from dragoman.views.linked import RELATION_WORDS

    link = one.link
    text = Text()
    text.append(one_line(one.left.words), style="yellow")
    words = RELATION_WORDS[link.relation]
    text.append(
        f"\n{words}" if link.judgement == "yes" else f"\n{words}: {link.judgement}", style="bold cyan"
    )
    text.append("\n" + one_line(one.right.words), style="yellow")
    text.append("\n" + "; ".join(map(one_line, other_reasons(link.reasons))), style="not bold")
    facts = [_stands(one.left), _stands(one.right), one_line(link.author)]
    if link.withdrawn is not None:
        facts.append(f"withdrawn {link.withdrawn}")
    text.append("\n" + "; ".join(facts), style="dim")
    return link.id[:10], text


def _stands(end: End) -> str:
    from dragoman.views.dates import show_date

    return f"{end.kind} {end.id[:10]} in {one_line(end.source)}, {show_date(end.published)}"
