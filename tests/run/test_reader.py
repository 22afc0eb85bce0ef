"""Runs with a reader: what it finds is written with its name, and what is wrong with it is told at once."""

from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run import pipeline
from dragoman.run.readers import bundle_name
from dragoman.schema.errors import BundleError, SettingsError
from dragoman.schema.rows import Cause, Statement
from dragoman.schema.settings import Settings

WITH, RULES = Settings(), Settings(bundle=None)
TEXT = (
    "PORT SOL, April 21, 2022 - Officials voiced hope on Thursday that the ferry would run again, and "
    "Ann Roe, the foreign minister of Cuba, said the storms had led to a shortage of fuel.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT)
    return str(tmp_path / "a.txt")


def test_rows_name_the_bundle_and_causes_are_coded(report: str) -> None:
    ((_, rows),) = pipeline.read([report], WITH)  # type: ignore[misc]
    statements = [row for row in rows if isinstance(row, Statement)]
    assert statements
    assert all(row.coder.endswith(f"+{bundle_name(WITH)}") for row in statements)
    (cause,) = [row for row in rows if isinstance(row, Cause)]
    assert (cause.cause.text, cause.effect.text) == ("the storms", "a shortage of fuel")
    assert cause.said_in in {row.id for row in statements}
    assert cause.claimed_by is not None
    assert cause.claimed_by.country == "CUB"


def test_rules_alone_find_no_causes(report: str) -> None:
    ((_, rows),) = pipeline.read([report], RULES)  # type: ignore[misc]
    assert rows
    assert not [row for row in rows if isinstance(row, Cause) or "+" in row.coder]


def test_two_workers_write_what_one_writes_and_verify_proves_it(report: str, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"b{number}.txt").write_text(TEXT * (number + 1))
    kept = []
    for workers in (1, 2):
        place = str(tmp_path / f"{workers}.db")
        pipeline.add([str(tmp_path / f"b{number}.txt") for number in range(6)], place, WITH, workers=workers)
        assert not verify(place).findings
        with open_record(place) as record:
            kept.append(sorted(row.id for row in record.rows()))
    assert kept[0] == kept[1]


def test_a_missing_bundle_is_told_before_any_article_is_read(report: str, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="there is no bundle here"):
        list(pipeline.read([report], Settings(bundle=str(tmp_path / "nowhere"))))


def test_causes_without_a_reader_are_wrong_use(report: str) -> None:
    with pytest.raises(SettingsError, match="--bundle"):
        list(pipeline.read([report], Settings(kinds=("cause",), bundle=None)))
