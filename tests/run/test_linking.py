"""Linking a whole record: every linker runs, twice changes nothing, and order of arrival does not matter."""

from __future__ import annotations

import random
import shutil
from importlib import resources
from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run.library import add
from dragoman.run.linking import LINKERS, link_record
from dragoman.schema.errors import RecordMissing, SettingsError


@pytest.fixture(scope="module")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the demonstration dispatches as a folder of files."""
    folder = tmp_path_factory.mktemp("dispatches")
    source = Path(str(resources.files("dragoman"))) / "demo" / "dispatches"
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def linked(dispatches: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("linked") / "a.db")
    add(dispatches, where)
    link_record(where)
    return where


def said(where: str) -> set[tuple[object, ...]]:
    """Give all that standing links say, without the time when they were made."""
    with open_record(where) as record:
        return {
            (one.id, one.left, one.right, one.relation, one.judgement, one.score, one.reasons)
            for one in record.links()
        }


def test_links_of_several_kinds_are_found_and_prove_themselves(linked: str) -> None:
    with open_record(linked) as record:
        found = {link.relation for link in record.links()}
    assert {"reprint", "same_event", "same_quantity", "same_actor"} <= found
    assert verify(linked).faults == 0


def test_linked_again_nothing_changes(linked: str) -> None:
    before = said(linked)
    again = link_record(linked)
    assert again.keys() == LINKERS.keys()
    assert {(one.added, one.withdrawn) for one in again.values()} == {(0, 0)}
    assert said(linked) == before


@pytest.mark.slow
def test_the_order_of_arrival_does_not_matter(dispatches: Path, linked: str, tmp_path: Path) -> None:
    files = sorted(dispatches.iterdir())
    random.Random(4).shuffle(files)
    where = str(tmp_path / "b.db")
    # Each by itself and linked in between, as a feed would bring them. An article's address is its file name.
    for number, file in enumerate(files):
        add(file, where)
        if number % 5 == 0:
            link_record(where)
    link_record(where)
    assert said(where) == said(linked)


def test_only_the_linkers_that_are_named_run(dispatches: Path, tmp_path: Path) -> None:
    where = str(tmp_path / "a.db")
    add(sorted(dispatches.iterdir())[:2], where)
    heard: list[tuple[int, int]] = []
    assert link_record(where, linkers=("figures",), told=lambda *far: heard.append(far)).keys() == {"figures"}
    assert heard[-1] == (2, 2)


def test_a_linker_or_record_that_is_not_there_is_told(tmp_path: Path, linked: str) -> None:
    with pytest.raises(SettingsError, match="no linker 'rumours'"):
        link_record(linked, linkers=("rumours",))
    with pytest.raises(RecordMissing):
        link_record(str(tmp_path / "none.db"))
