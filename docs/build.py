"""Writes the pages that are made from the program: `make docs`; `--check` fails where one is stale.

docs/commands.md from the commands themselves, docs/codebook.md from the codebook of events.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click
import codebook_page

from dragoman.cli.main import SECTIONS, cli

DOCS = Path(__file__).parent
_HEAD = """# Commands

<!-- Made by `make docs` from the commands themselves; changes made here are lost. -->

`dragoman --help` lists the commands, and each command tells the same as this page with `--help`.

- **The database** is `dragoman.db` in the current folder, or what `--db` or the environment variable
  `DRAGOMAN_DB` names.
- **Filters** mean the same everywhere. Dates are ISO 8601 with the precision you have: `--since 2022 --until
  2022-04` is 1 January to 30 April 2022. A country is a name or a code of three letters; names of people are
  matched in part, accents and case ignored. Rows are compared by their own date where the article gives one,
  else by the article's; articles by theirs.
- **On a terminal** lists are tables of at most 100 rows. **In a pipe** they are lines with tabs between the
  fields, whole and without a header, and with `--json` the rows themselves as JSON Lines. Control characters
  of an article never reach the terminal.
- **Files** that a command writes take their names only when they are whole; an input is never written over.

| exit code | meaning |
|---|---|
| 0 | all done |
| 1 | done, but inputs were refused (`read`, `add`) or faults were found (`verify`, `doctor`) |
| 2 | wrong use: an unknown option, a date or country that cannot be read, no database at that place |
| 3 | not done: the database or the disk, or a fault of the program (`dragoman --debug …` shows where) |
| 130 | stopped by Ctrl-C; what was added is kept |
"""


def build() -> str:
    """Make the page of commands."""
    parts = [_HEAD]
    context = click.Context(cli, info_name="dragoman")
    for title, names in SECTIONS.items():
        parts.append(f"\n## {title}\n")
        for name in names:
            command = cli.get_command(context, name)
            assert command is not None
            parts.append(describe(name, command, context))
    return "".join(parts)


def describe(name: str, command: click.Command, parent: click.Context) -> str:
    """Describe one command: usage, what it does, its options."""
    context = click.Context(command, info_name=name, parent=parent)
    pieces = " ".join(command.collect_usage_pieces(context))
    text = inspect.cleandoc(command.help or "")
    lines = [f"\n### {name}\n", "```", f"dragoman {name} {pieces}".rstrip(), "```\n", text, ""]
    params = command.get_params(context)
    options = [one for one in params if isinstance(one, click.Option) and "--help" not in one.opts]
    rows = [record for one in options if (record := one.get_help_record(context))]
    if rows:
        lines += ["| option | meaning |", "|---|---|"]
        lines += [f"| `{_cell(left)}` | {_cell(right)} |" for left, right in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    """Write the pages, or with --check say which are not current."""
    pages = {"commands.md": build(), "codebook.md": codebook_page.build()}
    stale = [name for name, made in pages.items() if not _is_current(DOCS / name, made)]
    for name in stale:
        if "--check" in sys.argv[1:]:
            sys.stderr.write(f"{DOCS / name} is stale: run `make docs` and commit what it writes\n")
        else:
            (DOCS / name).write_text(pages[name], "utf-8")
    return 1 if stale and "--check" in sys.argv[1:] else 0


def _is_current(page: Path, made: str) -> bool:
    return page.is_file() and page.read_text("utf-8") == made


if __name__ == "__main__":
    sys.exit(main())
