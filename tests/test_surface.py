"""The public names: one list, each with its home, its type and its page; and cheap to import."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dragoman
from dragoman import Refusal, Settings, Statement

HOUSE = Path(__file__).resolve().parents[1]
NAMES = """
Article Cause Comparison DragomanError Event Figure Mention Ref Refusal Row Settings Span Statement Time
add from_json open_record read to_json verify
""".split()
# What takes long to import, or is no dependency of the program.
HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "lxml",
    "htmldate",
    "rich",
    "jinja2",
    "numpy",
    "onnxruntime",
    "torch",
    "ray",
)


def in_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert sorted(dragoman.__all__) == sorted(NAMES), "a new public name needs its line here and its page"
    assert set(NAMES) <= set(dir(dragoman))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there_described_and_on_its_page(name: str) -> None:
    value = getattr(dragoman, name)
    assert value.__doc__, f"{name} needs a docstring"
    assert value.__name__ == name
    page = (HOUSE / "docs" / "library.md").read_text("utf-8")
    assert f"`{name}`" in page or f"`{name}(" in page, f"docs/library.md says nothing of {name}"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        _ = dragoman.reed


def test_types_are_seen_by_a_checker_as_they_are(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import dragoman\n"
        "for outcome in dragoman.read('x'):\n"
        "    reveal_type(outcome)\n"
        + "".join(f"from dragoman import {name}\nreveal_type({name})\n" for name in NAMES)
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=HOUSE,
    )
    assert done.returncode == 0, done.stdout
    assert "tuple[dragoman.schema.article.Article, list[dragoman.schema.rows.Row]]" in done.stdout
    assert 'type is "Any"' not in done.stdout
    assert 'type is "builtins.object"' not in done.stdout


def test_importing_loads_nothing_heavy() -> None:
    loaded = in_new_process(
        "import sys, dragoman; print(*{name.split('.')[0] for name in sys.modules})"
    ).split()
    assert not set(loaded) & {*HEAVY, "click", "msgspec"}


def test_the_types_load_no_database_and_no_reader_of_pages() -> None:
    loaded = in_new_process("import sys; from dragoman import Figure, to_json; print(*sys.modules)").split()
    assert not set(loaded) & set(HEAVY)


def test_the_import_takes_less_than_a_tenth_of_a_second() -> None:
    code = "import time; t = time.process_time(); import dragoman; print(time.process_time() - t)"
    assert min(float(in_new_process(code)) for _ in range(3)) < 0.1


def test_the_version_is_one() -> None:
    stated = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert dragoman.__version__ == stated


def test_read_takes_a_path_alone_or_several_and_settings_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text("“The ferries sail again,” Minister Ana Rueda said on Friday in Port Sol.")
    second.write_text("Officials counted 80 boats in May.")
    alone = list(dragoman.read(first))
    assert alone == list(dragoman.read(str(first))) == list(dragoman.read([first]))
    settings = Settings(kinds=("statement",))
    (both, missing) = list(dragoman.read([first, tmp_path / "none.txt"], settings))
    assert isinstance(both, tuple)
    assert [type(row) for row in both[1]] == [Statement]
    assert isinstance(missing, Refusal)


def test_add_open_and_verify_work_together(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    report.write_text("“The ferries sail again,” Minister Ana Rueda said on Friday in Port Sol.")
    where = tmp_path / "record.db"
    assert dragoman.add(report, where).added == 1
    assert dragoman.add([report], where).known == 1
    with dragoman.open_record(str(where)) as record:
        (statement,) = record.rows("statement")
    assert dragoman.from_json(dragoman.to_json(statement)) == statement
    assert dragoman.verify(str(where)).faults == 0
