"""Nothing public without its page: commands, options, row kinds, fields. Each failure names its cure."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import msgspec
import pytest

from dragoman.cli.main import SECTIONS, cli
from dragoman.schema.article import Article, Refusal
from dragoman.schema.codebook import load_codebook
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


def test_the_pages_made_from_the_program_are_current() -> None:
    done = subprocess.run(
        [sys.executable, HOUSE / "docs" / "build.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_code_is_on_the_page_of_the_codebook() -> None:
    book, text = load_codebook(), page("codebook.md")
    for one in book.types:
        told = text.partition(f"\n## {one.name}\n")[2].partition("\n## ")[0]
        missing = [mode.name for mode in one.modes if f"\n| `{mode.name}` |" not in told]
        assert one.definition in told, f"{one.name}: run `make docs`"
        assert not missing, f"{one.name} {missing}: run `make docs`"
    for other in (*book.contexts, *book.statuses):
        assert f"\n| `{other.name}` | {other.definition} |" in text, f"{other.name}: run `make docs`"


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


def test_the_page_of_the_house_names_the_rooms_as_the_contract_has_them() -> None:
    contract = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    written = re.sub(r"[()]", "", " → ".join(contract["contracts"][0]["layers"]))
    assert written in page("design.md").replace("`", ""), (
        "draw the layers of pyproject.toml in docs/design.md"
    )
    rooms = {path.parent.name for path in HOUSE.glob("src/dragoman/*/__init__.py")}
    told = set(re.findall(r"^\| `(\w+)` \|", page("design.md"), re.MULTILINE))
    assert rooms <= told, f"docs/design.md says nothing of {', '.join(sorted(rooms - told))}"
    assert told == set(written.replace(" → ", " | ").split(" | "))


# What each part must say of the texts that it measures, beside version and date, which all must have.
SCORES = {
    "accuracy": r"^Split: ",
    "extraction": r"^The whole of each set",
    "comparisons": r"^\| half \|",
    "speed": r" of wh-briefings, CPU time",
    "coreference": r"^\| news, train \(read\)",
    "reader": r" of wh-briefings, .* pieces",
    "reprints": r"documents sketched",
    "same_events": r"reports of the White House",
    "actors": r"pairs",
    "timeline": r"whole set",
    "beside": r"^\| attribution\.polnear-dev \|",
    "open": r"^\| attribution\.polnear-dev \|",
    "published": r"^On the sets named",
    "archive": r"^wh-briefings, .* articles",
}

# What the first column of a table may be.
_HEADS = (
    "data set",
    "half",
    "stage",
    "figure",
    "documents",
    "part",
    "step",
    "pairs",
    "system",
    "linker",
    "view of the whole",
)


def find_faults_of_scores(text: str) -> list[str]:
    """Say which figures of the page of scores are without a data set, a split or a date, or are missing."""
    faults = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0]
        found = re.search(r"^<!-- (\w+) -->\n(.*?)^<!-- /\1 -->$", section, re.MULTILINE | re.DOTALL)
        if found is None or found[1] not in SCORES:
            faults.append(f"{heading}: no part that a command writes")
            continue
        name, body = found.groups()
        if not re.match(r"Dragoman \d+\.\d+\S*, \d{4}-\d\d-\d\d\.\n", body):
            faults.append(f"{heading}: no version and date")
        if not re.search(SCORES[name], body, re.MULTILINE):
            faults.append(f"{heading}: which texts, and which half of them?")
        lines = [line for line in body.splitlines() if re.match(r"[-|] ?[^-|]", line)]
        if not lines:
            faults.append(f"{heading}: no figure")
        for line in lines:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if cells[0] in _HEADS:
                continue
            whose = cells[: {"accuracy": 3, "open": 2, "coreference": 2, "same_events": 2}.get(name, 1)]
            figure = cells[len(whose)] if line.startswith("|") else line
            if not all(whose) or not re.search(r"\d", figure):
                faults.append(f"{heading}: {line}")
    faults += [f"{name}: not on the page" for name in SCORES if f"<!-- {name} -->" not in text]
    return faults


def test_every_score_has_its_data_set_split_and_date() -> None:
    assert find_faults_of_scores(page("scores.md")) == []


@pytest.mark.parametrize(
    ("taken", "put"),
    [
        (r"(?<=<!-- speed -->\n)Dragoman .*", "Dragoman."),
        (r"(?<=<!-- extraction -->\n)(.*\n)+?(?=<!-- /)", "\\1"),
        (r"^\| own-dev \| dev ", "| own-dev | "),
        (r"^\| own-dev ", "| "),
        (r"(?<=time.value_f1 \| )[\d.]+", "–"),
        (r"^The whole of each set", "It"),
        (r"(?<=<!-- comparisons -->\n)(.*\n)+?(?=<!-- /)", ""),
        (r"^## Speed\n(.*\n)*", ""),
        (r"\Z", "\n## Memory\n\nLittle.\n"),
    ],
)
def test_a_score_without_them_is_found_out(taken: str, put: str) -> None:
    spoilt, times = re.subn(taken, put, page("scores.md"), count=1, flags=re.MULTILINE)
    assert times == 1
    assert find_faults_of_scores(spoilt) != []


def test_the_readme_says_of_statements_what_the_scores_say() -> None:
    told = page("../README.md").partition("How far it reaches")[2].partition("\n\n")[0]
    official, wire, prose = map(float, re.findall(r"about (0\.\d+)", told))
    reached = dict(
        re.findall(r"^\| (\S+) \| dev \| statement\.whole_f1 \| ([\d.]+) ", page("scores.md"), re.MULTILINE)
    )
    for name, said in (("own-dev", official), ("wire-dev", wire), ("attribution.polnear-dev", prose)):
        assert abs(float(reached[name]) - said) < 0.05, f"README.md: {name} reaches {reached[name]}"
