"""`explain`: what was read, what decided; ids that fit nothing or much."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.cli import explain
from dragoman.record.sql import open_record
from dragoman.run.explain import Finding

TEXT = "QUITO — Peru has expelled two Ecuadorean diplomats, the government said."


@pytest.fixture
def events(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setenv("DRAGOMAN_DB", str(tmp_path / "a.db"))
    done = run("add", "-j", "1", str(tmp_path / "a.txt"))
    assert done.exit_code == 0, done.stderr
    with open_record(str(tmp_path / "a.db"), mode="read") as record:
        return [row.id for row in record.rows("event")]


def test_an_event_is_explained_by_what_was_read_and_decided(run, events: list[str]) -> None:
    done = run("explain", events[0][:10])
    assert done.exit_code == 0, done.stderr
    assert "expelled two Ecuadorean diplomats" in done.stdout
    assert "SANCTION.expel, occurred: material conflict, CAMEO 16" in done.stdout
    assert "second" in done.stdout
    told = json.loads(run("explain", "--json", events[0]).stdout)
    assert told["read"][0]["value"] == "SANCTION"


@pytest.mark.parametrize(
    ("second", "worse"), [(0.6, " (fits the words beside it worse)"), (0.3, "")], ids=["leads", "follows"]
)
def test_a_second_label_that_leads_says_why_it_lost(second: float, worse: str) -> None:
    read = (
        Finding("type", "AID", 0.4),
        Finding("about, if any", "AGREE", 0.001),
        Finding("about, if any", "REJECT", 0.3),
    )
    told = SimpleNamespace(
        read=read, runner_up=Finding("type", "none", second), reader="r", is_of_another_reader=False
    )
    lines = explain._read(told).plain.splitlines()  # type: ignore[arg-type]
    assert lines[1].split() == ["type", "0.40", "AID"]
    # What was hardly thought of is not told.
    assert [line.rsplit(maxsplit=1)[1] for line in lines if "if any" in line] == ["REJECT"]
    assert lines[-1] == f"  second     {second:.2f}  no event{worse}"


@pytest.mark.parametrize("reference", ["ffffffffffff", ""])
def test_an_id_that_fits_nothing_is_an_error_with_a_cure(run, events: list[str], reference: str) -> None:
    done = run("explain", reference)
    assert done.exit_code == 2
    assert "no row has an id that begins with" in done.stderr
    assert "dragoman events" in done.stderr


@pytest.mark.parametrize("kind", ["statement", "mention", "event"])
def test_a_row_of_any_kind_says_what_it_is(run, events: list[str], kind: str, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "a.db"), mode="read") as record:
        row = next(record.rows(kind))
    done = run("explain", row.id[:12])
    assert done.exit_code == 0, done.stderr
    assert json.loads(run("explain", "--json", row.id).stdout)
    if kind != "event":
        assert done.stdout.startswith(f"{kind.capitalize()} {row.id[:10]}, coded by ")
        assert f"dragoman show --row {row.id[:10]}" in done.stdout
        assert f"dragoman explain {events[0][:10]}" in done.stdout


def test_an_article_is_no_row(run, events: list[str], tmp_path: Path) -> None:
    with open_record(str(tmp_path / "a.db"), mode="read") as record:
        (head,) = record.heads()
    done = run("explain", head.id)
    assert done.exit_code == 2
    assert f"is an article, and rows are explained. `dragoman show {head.id[:10]}`" in done.stderr


def test_rules_alone_explain_nothing(run, events: list[str]) -> None:
    done = run("explain", "--bundle", "none", events[0])
    assert done.exit_code == 2
    assert "Leave out --bundle none" in done.stderr
