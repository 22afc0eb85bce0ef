"""What is kept of two countries is what would be reckoned, and is gone with the next thing written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.main import cli
from dragoman.record.sql import SqlRecord, open_record
from dragoman.views import kept
from dragoman.views.answers import answer, name_answer, pack_answer
from dragoman.views.dossier import make_dossier
from dragoman.views.filters import Filters
from dragoman.views.kept import keep_pairs
from dragoman.views.ledger import show_ledger
from dragoman.views.page import render
from dragoman.views.relation_index import make_relation_index
from dragoman.views.rounds import list_rounds

from .events_for_tests import papers

PAIRS = (("CUB", "USA"), ("USA", "CUB"), ("CUB", "MEX"))


def all_views(record: SqlRecord) -> list[object]:
    """Show whatever may rest on kept answers."""
    found: list[object] = []
    for pair in PAIRS:
        for limit in (1, 50):
            made = make_dossier(record, filters=Filters(), both=pair, limit=limit)
            found.append(render(made, version="1"))
        found += [show_ledger(record, pair), show_ledger(record, pair, as_of="2022-05-10", limit=1)]
        found += [list_rounds(record, *pair), make_relation_index(record, *pair)]
        found.append(make_relation_index(record, *pair, since="2022-05-01", until="2022-05-31"))
    return found


def test_views_show_the_same_by_what_is_kept(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(*papers())
    reckoned = all_views(record)
    monkeypatch.setattr(kept, "_LEAST_EVENTS", 1)
    assert keep_pairs(record.where) > 1
    for what in (*kept._SAME_EITHER_WAY, "relation"):
        assert record.answer(name_answer(what, ("CUB", "USA"))) is not None
    assert record.answer(name_answer("relation", ("USA", "CUB"))) is not None
    for module in ("ledger.follow", "relation_index.reckon_index", "rounds.gather_rounds"):
        monkeypatch.setattr(f"dragoman.views.{module}", None)  # whoever reckons now fails
    monkeypatch.setattr("dragoman.views.dossier_choice.weigh_articles", None)
    assert all_views(record) == reckoned


def test_pairs_told_of_little_are_not_kept(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(*papers())
    assert keep_pairs(record.where) == 0
    monkeypatch.setattr(kept, "_LEAST_EVENTS", 1)
    monkeypatch.setattr(kept, "_MOST_PAIRS", 1)
    heard: list[tuple[int, int]] = []
    assert keep_pairs(record.where, told=lambda *count: heard.append(count)) == 1
    assert heard == [(1, 1)]


def test_nothing_is_kept_of_a_record_that_changes_meanwhile(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(*papers())
    monkeypatch.setattr(kept, "_LEAST_EVENTS", 1)
    assert keep_pairs(record.where, told=lambda *_: record.keep_homes({"Tom Hale": "PER"})) == 0
    assert record.answer(name_answer("undertakings", ("CUB", "USA"))) is None


def test_an_answer_is_reckoned_where_none_is_kept(fill: Callable[..., SqlRecord]) -> None:
    record, pair = fill(), ("CUB", "USA")
    assert answer(record, "sum", pair, dict[str, int], lambda: {"a": 1}) == {"a": 1}
    record.begin_answers(b"x")
    record.keep_answers(b"x", [(name_answer("sum", pair), pack_answer({"a": 2}))])
    assert answer(record, "sum", pair, dict[str, int], lambda: {"a": 1}) == {"a": 2}
    assert answer(record, "sum", ("USA", "CUB"), dict[str, int], lambda: {"a": 1}) == {"a": 1}


def test_link_keeps_pairs_when_the_last_linker_ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = str(tmp_path / "talks.db")
    with open_record(where, mode="create") as record:
        for article, rows in papers():
            record.add(article, rows)
    monkeypatch.setattr(kept, "_LEAST_EVENTS", 1)
    name = name_answer("undertakings", ("CUB", "USA"))
    for options, is_kept in ((("--only", "actors"), True), (("--only", "figures"), False), ((), True)):
        assert CliRunner().invoke(cli, ["link", *options, "--db", where]).exit_code == 0
        with open_record(where) as view:
            assert (view.answer(name) is not None) == is_kept


def test_what_was_kept_in_another_shape_is_reckoned(fill: Callable[..., SqlRecord]) -> None:
    record = fill(*papers())
    record.begin_answers(b"mark")
    assert record.keep_answers(b"mark", [(name_answer("rounds", PAIRS[0]), pack_answer({"of": "old"}))])
    assert answer(record, "rounds", PAIRS[0], list[str], lambda: ["anew"]) == ["anew"]
