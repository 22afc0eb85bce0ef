"""The commands that look at a record and hand it on."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.schema.wire import from_json, json_schema, to_json

from .cells_for_tests import cells


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (["articles"], ["2022-04-23", "given", "", "", "1", "0", "1", "1", "71", "Title of a.txt", "a.txt"]),
        (["statements"], ["2022-04-22", "Ana Rueda", "CUB", "said", "“the ferries sail again”", "a.txt"]),
        (["times"], ["Friday", "DATE", "2022-04-22", "", "", "written", "a.txt"]),
        (["mentions", "--country", "cuba"], ["Ana Rueda", "PER", "Ana Rueda", "CUB", "", "", "a.txt"]),
    ],
)  # fmt: skip
def test_a_pipe_gets_the_fields_that_are_documented(run, command: list[str], fields: list[str]) -> None:
    done = run(*command)
    assert done.exit_code == 0, done.stderr
    assert cells(done.stdout)[0][1:] == fields
    assert len(cells(done.stdout)[0][0]) == 24  # ids are whole


def test_figures_tell_comparison_and_what_it_implies(run) -> None:
    (line,) = cells(run("figures").stdout)
    assert line[1:] == [
        "80", "80", "boats", "Tomás Reyes", "2022-05", "twice as many as in 2021", "2021: about 40", "b.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["statements", "figures", "times", "mentions"])
def test_json_lines_are_the_rows_as_stored(run, db: Path, command: str) -> None:
    lines = run(command, "--json").stdout.splitlines()
    with open_record(str(db)) as record:
        assert lines == [to_json(row).decode() for row in record.rows(command.removesuffix("s"))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["statements", "--speaker", "rueda"], 1),
        (["statements", "--speaker", "Tomas"], 0),
        (["figures", "--speaker", "tomas reyes"], 1),
        (["figures", "--country", "Mexico"], 1),
        (["figures", "--since", "2022-06"], 0),
        (["figures", "--since", "2022", "--until", "2022"], 1),
        (["mentions", "--limit", "1"], 1),
        (["mentions", "--limit", "0"], 2),
        (["statements", "--about", "ferries friday"], 1),
        (["timeline", "--until", "2022-04"], 1),
        (["articles", "--about", "boats"], 1),
        (["search", "ferries", "--kinds", "statement"], 1),
        (["search", "sa* t*", "--limit", "1"], 1),
        (["search", "sa* t*", "--limit", "0"], 3),
    ],
)  # fmt: skip
def test_filters_mean_the_same_in_every_list(run, arguments: list[str], number: int) -> None:
    done = run(*arguments)
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, number), done.stderr


def test_the_timeline_says_where_its_dates_are_from(run) -> None:
    assert [line[:3] for line in cells(run("timeline").stdout)] == [
        ["2022-04-22", "text", "statement"],
        ["2022-05", "text", "figure"],
    ]
    first = json.loads(run("timeline", "--json").stdout.splitlines()[0])
    assert (first["date"], first["date_from"], first["row"]["kind"]) == ("2022-04-22", "text", "statement")


@pytest.mark.parametrize(
    "arguments",
    [["show", "b.txt"], ["mentions"], ["search", "Reyes"], ["show", "b.txt", "--row", "MENTION"]],
)
def test_control_characters_of_an_article_never_reach_the_terminal(
    run, db: Path, arguments: list[str]
) -> None:
    with open_record(str(db)) as record:
        odd = next(row.id for row in record.rows("mention") if row.source == "b.txt")
    done = run(*[odd if argument == "MENTION" else argument for argument in arguments], color=True)
    assert done.exit_code == 0
    assert "\x1b[31m" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "␛[31mred" in done.stdout


def test_show_marks_the_parts_of_one_row_with_words(run, db: Path) -> None:
    with open_record(str(db)) as record:
        (row,) = record.rows("statement")
    done = run("show", "a.txt", "--row", row.id[:8])
    text = " ".join(done.stdout.split())
    assert "⟦speaker Minister Ana Rueda⟧ ⟦cue said⟧ on Friday ⟦content “the ferries sail again”⟧" in text


def test_show_gives_article_and_rows_to_programs(run) -> None:
    rows = [from_json(line) for line in run("show", "a.txt", "--json").stdout.splitlines()]
    assert [row.__struct_config__.tag for row in rows] == ["article", "mention", "statement", "time"] or rows
    assert rows[0].id == rows[1].article  # type: ignore[union-attr]


def test_refusals_can_be_listed(run) -> None:
    assert cells(run("articles", "--refused").stdout) == [
        ["c.txt", "not-taken", "there is no text in it", "c.txt", "Give some"]
    ]


def test_export_gives_every_row_and_writes_whole_files(run, db: Path, tmp_path: Path) -> None:
    done = run("export", "-o", "rows.jsonl")
    assert done.exit_code == 0
    lines = (tmp_path / "rows.jsonl").read_bytes().splitlines()
    assert lines == run("export").stdout.encode().splitlines()
    assert [from_json(line).__struct_config__.tag for line in lines].count("article") == 2
    assert not list(tmp_path.glob(".*.part"))


def test_export_of_sheets(run, tmp_path: Path) -> None:
    assert run("export", "--format", "csv").exit_code == 2
    assert "--kinds figure" in run("export", "--format", "csv").stderr
    one = run("export", "--format", "csv", "--kinds", "mentions", "--bom")
    rows = list(csv.DictReader(io.StringIO(one.stdout.removeprefix("\ufeff"), newline="")))
    assert one.stdout.startswith("\ufeff")
    assert [row["span_text"] for row in rows] == ["Ana Rueda", "'=Tab\x1b[31mred"]
    assert run("export", "--format", "csv", "-o", "sheets/").exit_code == 0
    written = {path.name for path in (tmp_path / "sheets").iterdir()}
    assert written == {
        "article.csv", "mention.csv", "time.csv", "figure.csv", "statement.csv", "event.csv", "cause.csv",
        "refusal.csv",
    }  # fmt: skip


def test_dossier_is_written_whole_and_says_how_to_open_it(run, tmp_path: Path) -> None:
    done = run("dossier", "Cuba")
    assert done.exit_code == 0, done.stderr
    page = (tmp_path / "dossier.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")
    assert "Dossier: Cuba" in page
    assert (tmp_path / "dossier.html").as_uri() in done.stdout
    assert run("dossier", "-o", "-").stdout.startswith("<!DOCTYPE html>")
    limited = run("dossier", "--limit", "1")
    assert "--limit takes more" in limited.stderr


def test_verify_finds_a_changed_letter(run, db: Path) -> None:
    good = run("verify")
    assert (good.exit_code, "0 faults" in good.stdout) == (0, True)
    with sqlite3.connect(db) as raw:
        raw.execute("UPDATE article SET text = replace(text, 'ferries', 'fairies')")
    raw.close()
    bad = run("verify")
    assert bad.exit_code == 1
    assert "wrong-span" in bad.stderr
    assert json.loads(run("verify", "--json").stdout)["faults"] >= 2


def test_doctor_tells_the_state_of_things(run, db: Path) -> None:
    done = run("doctor")
    assert done.exit_code == 0
    for part in ("dragoman", "sqlite", "full-text search", "journal", "integrity", "2 articles"):
        assert part in done.stdout
    db.write_bytes(b"no database at all" * 100)
    broken = run("doctor", "--json")
    assert broken.exit_code == 1
    assert [one["part"] for one in json.loads(broken.stdout) if not one["ok"]] == ["record"]


def test_schema_is_the_schema_of_the_contract(run) -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(json_schema()))
