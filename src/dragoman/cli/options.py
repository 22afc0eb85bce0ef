"""Options that mean the same in every command."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dragoman.record.sql import SqlRecord
    from dragoman.views.filters import Filters

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_DB = "dragoman.db"
# As many rows as a person scrolls through; --limit 0 gives all.
TERMINAL_LIMIT = 100
# What 0 becomes where a number must be given: more than a record holds.
NO_LIMIT = 1_000_000_000
KINDS = ("mention", "time", "figure", "statement", "event", "cause")
# In place of a bundle's folder: the one in the package, and no bundle at all.
SHIPPED, RULES = "default", "none"
# That of `schema.settings`, written out: help imports nothing heavy.
LISTED = 0.5

database = click.option(
    "--db", "where", metavar="FILE", envvar="DRAGOMAN_DB", default=DEFAULT_DB, show_default=True,
    type=click.Path(dir_okay=False),
    help="The database of the record; the environment variable DRAGOMAN_DB sets another default.",
)  # fmt: skip


def between(what: str) -> Callable[[Any], Any]:
    """Make the option of two countries; `what` says what of them is chosen."""
    return click.option(
        "--between", nargs=2, metavar="NAME NAME", help=f"Between these two countries: {what}."
    )


as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON Lines for other programs.")
jobs = click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), default=None, metavar="N",
    help="Worker processes; as many as there are processors unless told.",
)  # fmt: skip

bundle = click.option(
    "--bundle", metavar="FOLDER", envvar="DRAGOMAN_BUNDLE", default=SHIPPED, show_default=True,
    help=f"The reader's bundle; `{SHIPPED}` is the one in the package. With `{RULES}` rules read alone: "
    "several times as fast, with fewer statements and names, and no events or causes.",
)  # fmt: skip

_FILTERS: dict[str, Callable[[Command], Command]] = {
    "since": click.option("--since", metavar="DATE", help="From this date on: 2022, 2022-04 or 2022-04-22."),
    "until": click.option("--until", metavar="DATE", help="Up to this date, which is included."),
    "country": click.option(
        "--country", metavar="NAME", help="Concerning this country: a name, or a code such as CUB."
    ),
    "actor": click.option("--actor", metavar="NAME", help="Concerning this actor: part of a name."),
    "speaker": click.option(
        "--speaker", metavar="NAME", help="Said, or counted, by this speaker: part of a name."
    ),
    "outlet": click.option("--outlet", metavar="NAME", help="From articles of this outlet."),
    "about": click.option("--about", metavar="WORDS", help="With all these words in the same sentences."),
    "limit": click.option(
        "--limit", type=click.IntRange(0), default=None, metavar="N",
        help=f"At most N; 0 is all. Unless told, {TERMINAL_LIMIT} on a terminal, all in a pipe.",
    ),
}  # fmt: skip


def filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the filters of these names, gathered into one `asked: Filters` and checked."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_filters(**given: Any) -> Any:
            taken = {name: given.pop(name) for name in names}
            return command(asked=make_filters(**taken), **given)

        for name in reversed(names):
            with_filters = _FILTERS[name](with_filters)
        return with_filters

    return decorate


def make_filters(**given: Any) -> Filters:
    """Check what was asked for: dates become days, countries codes; QueryError says what cannot be used."""
    from dragoman.record.asked import check_asked
    from dragoman.schema.errors import QueryError
    from dragoman.views.countries import country_code
    from dragoman.views.dates import day_from
    from dragoman.views.filters import Filters

    for name, value in given.items():
        if isinstance(value, str):
            check_asked(value, f"--{name}")
            if not value.strip():
                raise QueryError("this is empty", where=f"--{name}", cure="Give a value, or leave it out")
    if given.get("since"):
        given["since"] = day_from(given["since"], option="--since")
    if given.get("until"):
        given["until"] = day_from(given["until"], option="--until", last=True)
    if given.get("since") and given.get("until") and given["since"] > given["until"]:
        raise QueryError(
            f"nothing lies between {given['since']} and {given['until']}",
            where="--since, --until",
            cure="Give the earlier date to --since",
        )
    if given.get("country"):
        given["country"] = country_code(given["country"])
    return Filters(**given)


def take_pair(between: tuple[str, str] | None) -> tuple[str, str] | None:
    """Check the two countries that --between was given: their codes; QueryError says what cannot be used."""
    from dragoman.record.asked import check_asked
    from dragoman.views.countries import check_pair, country_code

    if between is None:
        return None
    one, other = (country_code(check_asked(country, "--between")) for country in between)
    return check_pair(one, other, where="--between")


def open_view(where: str) -> SqlRecord:
    """Open the record to be looked at; the caller closes it."""
    from dragoman.record.sql import open_record

    return open_record(where, mode="read")


def on_terminal() -> bool:
    """Say whether a person reads standard output; else it goes to a file or another program."""
    return sys.stdout.isatty()


def split_kinds(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Take kinds one by one or with commas between; a wrong one is a usage error that lists the right."""
    kinds = [kind.strip().lower() for value in given for kind in value.split(",") if kind.strip()]
    plain = [kind if kind in KINDS else kind.removesuffix("s") for kind in kinds]
    wrong = [kind for kind in plain if kind not in KINDS]
    if wrong:
        raise click.BadParameter(
            f"{wrong[0]!r} is no kind of row; kinds are {', '.join(KINDS)}", ctx=context, param=option
        )
    return tuple(dict.fromkeys(plain))


kinds = click.option(
    "--kinds", multiple=True, callback=split_kinds, metavar="KIND[,KIND…]",
    help=f"Only these kinds of rows: {', '.join(KINDS)}. All of them unless told.",
)  # fmt: skip


def check_output(out: str | None, inputs: tuple[str, ...] = (), *, option: str = "-o") -> None:
    """Refuse, as wrong use, to write over an input or into a folder that is not there."""
    if out is None or out == "-":
        return
    target = Path(out)
    for given in inputs:
        source = Path(given)
        if given != "-" and source.exists() and target.exists() and source.samefile(target):
            raise click.UsageError(
                f"{out} is an input; it would be overwritten. Give another file to {option}."
            )
    if not target.absolute().parent.is_dir():
        raise click.UsageError(
            f"there is no folder {target.absolute().parent}. Make it, or give another to {option}."
        )
    if target.is_file():
        with target.open("rb") as stream:
            if stream.read(16) == b"SQLite format 3\0":
                raise click.UsageError(
                    f"{out} is a database; it would be overwritten. Give another to {option}."
                )
    if target.is_dir():
        raise click.UsageError(f"{out} is a folder. Give a file's name to {option}.")
