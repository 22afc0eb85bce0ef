"""The program's door: the list of commands, and what a person sees when something goes wrong.

Exit codes: 0 all done; 1 done, but inputs were refused, faults found, or nothing fits; 2 wrong use; 3 not
done: the database, the disk, or a fault of the program itself; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from dragoman import __version__

# Where each command lives; a module is imported when its command is asked for.
SECTIONS: dict[str, dict[str, str]] = {
    "Read": {"read": "reading", "add": "reading", "demo": "demo"},
    "Look at the record": {
        "articles": "lists", "show": "show", "statements": "lists", "figures": "lists", "times": "lists",
        "mentions": "lists", "events": "events", "explain": "explain", "actors": "actors", "actor": "actors",
        "search": "search", "timeline": "timeline", "dossier": "dossier",
    },
    "Across articles": {
        "link": "linking", "links": "linking", "judge": "linking", "relation": "relation", "ledger": "ledger",
        "positions": "positions", "contradictions": "positions", "causes": "causes",
    },
    "Keep and hand on": {"export": "export", "verify": "keeping", "doctor": "keeping", "schema": "keeping"},
}  # fmt: skip
_MODULES = {name: module for section in SECTIONS.values() for name, module in section.items()}

FOUND, WRONG_USE, NOT_DONE, STOPPED = 1, 2, 3, 130


class House(click.Group):
    """The group of all commands: imports them late, names the closest one, and tells faults in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a person meets them."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give the command; None where there is none of that name."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(f"dragoman.cli.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command asked for; where there is none, name the closest."""
        from difflib import get_close_matches

        asked = args[0]
        if asked not in _MODULES and not asked.startswith("-"):
            close = get_close_matches(asked, _MODULES, n=1, cutoff=0.5)
            hint = f"Did you mean `{close[0]}`?" if close else "`dragoman --help` lists the commands."
            ctx.fail(f"there is no command {asked!r}. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in sections."""
        for title, names in SECTIONS.items():
            with formatter.section(title):
                commands = [(name, self.get_command(ctx, name)) for name in names]
                formatter.write_dl([(n, c.get_short_help_str(80)) for n, c in commands if c is not None])

    def invoke(self, ctx: click.Context) -> None:
        """Run the command; a foreseeable fault ends in a sentence and an exit code, not in a traceback."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader of our output has had enough (`| head`). What is still buffered goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            ctx.exit(0)
        except KeyboardInterrupt:
            ctx.exit(tell_stop())
        except Exception as error:
            if _is_stop(error):
                ctx.exit(tell_stop())
            if ctx.params.get("debug"):
                raise
            ctx.exit(tell_fault(error))
        ctx.exit(code or 0)


def _is_stop(error: BaseException | None) -> bool:
    """Say whether Ctrl-C is behind an error: code that it meets in the middle may raise another from it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def tell_stop() -> int:
    """Say what Ctrl-C left behind; give the exit code."""
    click.echo("\nStopped. What was added is kept; the same command goes on from there.", err=True)
    return STOPPED


def tell_fault(error: Exception) -> int:
    """Write an error to standard error in words; give the exit code that goes with it."""
    from dragoman.schema.errors import DragomanError, QueryError, RecordMissing, SettingsError

    if isinstance(error, DragomanError):
        click.echo(f"dragoman: {error}", err=True)
        return WRONG_USE if isinstance(error, QueryError | RecordMissing | SettingsError) else NOT_DONE
    if isinstance(error, OSError) and error.strerror:
        click.echo(f"dragoman: {_tell_system(error)}", err=True)
        return NOT_DONE
    click.echo(
        f"dragoman: a fault of the program itself: {type(error).__name__}: {error}\n"
        "Nothing half done was kept. `dragoman --debug …` shows where it happened; please report that,\n"
        "with the command, as CONTRIBUTING.md says.",
        err=True,
    )
    return NOT_DONE


def _tell_system(error: OSError) -> str:
    """Tell an error of the system: to which file it happened, and what to do where there is no room left."""
    from dragoman.cli.output import FULL

    # What writes files or the record names them in its errors; what is left is standard output.
    if error.filename is None and (_output_is_stuck() or error.errno in FULL):
        return (
            f"could not write to standard output: {error.strerror}. What came out is not whole; make room "
            "there or send it elsewhere, and give the command again."
        )
    if error.filename is not None and error.errno in FULL:
        return (
            f"could not write {error.filename}: {error.strerror}. Make room there or write it elsewhere, "
            "and give the command again."
        )
    return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror)


def _output_is_stuck() -> bool:
    """Say whether standard output holds what cannot be written; if so it is dropped."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return True
    return False


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, envvar="DRAGOMAN_DEBUG", help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="dragoman")
def cli(debug: bool) -> None:
    """Read news reports and keep the record: who said what, when, and how many, with the words to prove it.

    Every command tells more with --help. Exit codes: 0 all done; 1 done, but some inputs were refused or
    faults were found; 2 wrong use; 3 not done; 130 stopped by Ctrl-C.
    """


def main() -> None:
    """Run the program; the entry point of the `dragoman` script."""
    cli(prog_name="dragoman")
