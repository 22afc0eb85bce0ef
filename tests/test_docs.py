"""Nothing public without its page: commands, options, row kinds, fields. Each failure names its cure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import msgspec
import pytest

from dragoman.cli.main import SECTIONS, cli
from dragoman.schema.article import Article, Refusal
from dragoman.schema.links import Actor, Link
from dragoman.schema.rows import ROW_KINDS

HOUSE = Path(__file__).resolve().parents[1]
COMMANDS = [name for section in SECTIONS.values() for name in section]
KINDS = {"article": Article, **ROW_KINDS, "refusal": Refusal, "actor": Actor, "link": Link}
COMMON = ("kind", "id", "article", "source", "coder", "score")


def page(name: str) -> str:
    return (HOUSE / "docs" / name).read_text("utf-8")


def command_of(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_the_page_of_commands_is_current() -> None:
    done = subprocess.run(
        [sys.executable, HOUSE / "docs" / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_place_on_its_page(name: str) -> None:
    command = command_of(name)
    assert command.help, f"give `{name}` a docstring in src/dragoman/cli"
    first = command.help.splitlines()[0]
    assert len(first) <= 70, f"shorten the first line of `{name}`: --help cuts it"
    assert first.endswith("."), f"end the first line of `{name}` with a full stop"
    assert f"\n### {name}\n" in page("commands.md"), f"`{name}` is on no page: run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for option in command_of(name).params:
        if isinstance(option, click.Option):
            assert option.help, f"give {option.opts[0]} of `{name}` a help text"
            assert option.opts[-1] in page("commands.md"), "run `make docs`"


def section(kind: str) -> str:
    text = page("record.md")
    heading = f"\n## {kind}\n"
    assert heading in text, f"describe `{kind}` rows in docs/record.md under a heading `## {kind}`"
    return text.split(heading)[1].split("\n## ")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_row_and_every_field_is_described(kind: str) -> None:
    text = section(kind) + section("What all rows have")
    missing = [
        field.encode_name
        for field in msgspec.structs.fields(KINDS[kind])
        if field.name not in COMMON and f"`{field.encode_name}`" not in text
    ]
    assert not missing, f"docs/record.md says nothing of {', '.join(missing)} of `{kind}` rows"


def test_the_filters_mean_the_same_everywhere() -> None:
    meanings: dict[str, set[str]] = {}
    for name in COMMANDS:
        for option in command_of(name).params:
            if isinstance(option, click.Option) and option.help:
                meanings.setdefault(option.opts[-1], set()).add(option.help)
    for option in (
        "--since",
        "--until",
        "--country",
        "--actor",
        "--speaker",
        "--outlet",
        "--about",
        "--db",
        "--json",
    ):
        assert len(meanings[option]) == 1, f"{option} is described in {len(meanings[option])} ways"
