"""From files to rows and into the record: all that is there, once, whatever else is wrong."""

import json
import os
import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run import pipeline
from dragoman.run.known import KnownIds
from dragoman.run.outcome import Coded
from dragoman.run.progress import Size, State
from dragoman.schema.article import Article, Item, Refusal
from dragoman.schema.errors import SettingsError
from dragoman.schema.rows import Row, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.schema.wire import to_json

SETTINGS = Settings()


@pytest.fixture
def dispatches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Write thirty dispatches into the folder `news`."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from dispatches_for_tests import write_dispatches

    return write_dispatches(tmp_path / "news", 30)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


def test_reading_gives_articles_with_rows_in_the_order_of_inputs(dispatches: list[str]) -> None:
    outcomes = list(pipeline.read(dispatches, SETTINGS))
    articles = [outcome[0] for outcome in outcomes if not isinstance(outcome, Refusal)]
    assert [article.source for article in articles] == dispatches
    assert all(rows for _, rows in outcomes)  # type: ignore[misc]
    assert list(pipeline.read(dispatches, SETTINGS, workers=2)) == outcomes


def test_adding_reports_what_was_done_and_adding_again_does_nothing(
    dispatches: list[str], place: str
) -> None:
    first = pipeline.add(dispatches, place, SETTINGS)
    texts = [Path(path).read_text(encoding="utf-8") for path in dispatches]
    assert (first.added, first.known, first.refused) == (30, 0, 0)
    assert first.characters == sum(map(len, texts))
    with open_record(place) as record:
        counts = record.counts()
    assert {kind: count for kind, count in counts.items() if count and kind != "article"} == first.rows
    again = pipeline.add(dispatches, place, SETTINGS, workers=2)
    assert (again.added, again.known, again.rows, again.characters) == (0, 30, {}, 0)
    assert verify(place).faults == 0


def test_an_article_twice_among_the_inputs_is_added_once(dispatches: list[str], place: str) -> None:
    report = pipeline.add([*dispatches, *dispatches], place, SETTINGS, workers=2)
    assert (report.added, report.known) == (30, 30)


def test_bad_inputs_are_refused_and_the_rest_is_read(
    dispatches: list[str], place: str, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    lines = folder / "lines.jsonl"
    good = {"id": "wire-1", "text": "Cuba and Mexico met in Havana on 3 May 2021."}
    textless = json.dumps({"id": "wire-2"})
    lines.write_text(f"{json.dumps(good)}\n{{broken\n{textless}\n", encoding="utf-8")
    missing = str(tmp_path / "missing.txt")
    report = pipeline.add([str(folder), missing], place, SETTINGS, workers=2)
    assert (report.added, report.refused) == (31, 5)
    with open_record(place) as record:
        refusals = list(record.refusals())
        assert record.article("wire-1").text == good["text"]
    assert all(refusal.message and refusal.cure for refusal in refusals)
    again = pipeline.add([str(folder), missing], place, SETTINGS)
    assert (again.added, again.known, again.refused) == (0, 31, 5)
    with open_record(place) as record:
        assert list(record.refusals()) == refusals
    # What is mended is read at last, and what is gone is no longer missed.
    (folder / "empty.txt").write_text("Canada and Peru agreed on trade on 4 May 2021.", encoding="utf-8")
    with_text = json.dumps({"id": "wire-2", "text": "Spain and Oslo agreed nothing in 2021."})
    lines.write_text(f"{json.dumps(good)}\n{with_text}\n", encoding="utf-8")
    (folder / "picture.txt").unlink()
    mended = pipeline.add([str(folder)], place, SETTINGS)
    assert (mended.added, mended.refused) == (2, 0)
    with open_record(place) as record:
        assert [refusal.source for refusal in record.refusals()] == [missing]


def test_standard_input_is_read_where_a_dash_is_given() -> None:
    (outcome,) = pipeline.read(
        ["-"], SETTINGS, stdin=BytesIO(b"Cuba and Mexico met on 3 May 2021 in Havana.")
    )
    assert not isinstance(outcome, Refusal)
    assert outcome[0].text.startswith("Cuba")


class _Broken:
    """A coder that fails, or lies about the text, over some articles."""

    def __init__(self, *, lies: bool) -> None:
        self.lies = lies

    def __call__(self, article: Article, settings: Settings, read: object = None) -> list[Row]:
        if "0007" not in article.source:
            return []
        if not self.lies:
            raise ZeroDivisionError("a defect")
        span = Span(0, 4, "Nope")
        return [make(Time, article, coder="times@9", span=span, type="DATE", value="2021")]


@pytest.mark.parametrize("lies", [False, True])
def test_an_article_whose_coding_fails_is_kept_and_coded_by_a_later_run(
    dispatches: list[str], place: str, monkeypatch: pytest.MonkeyPatch, lies: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "code_article", _Broken(lies=lies))
        report = pipeline.add(dispatches, place, SETTINGS)
        (refusal,) = (one for one in pipeline.read(dispatches, SETTINGS) if isinstance(one, Refusal))
    assert (report.added, report.refused) == (29, 1)
    with open_record(place) as record:
        assert [record.article(refusal.article or "").source] == [dispatches[7]]
        assert list(record.refusals()) == [refusal]
    assert ("times@9" in (refusal.cure or "")) is lies
    assert pipeline.add(dispatches, place, SETTINGS).added == 1
    with open_record(place) as record:
        assert list(record.refusals()) == []
        assert list(record.rows(article=dispatches[7]))
    assert verify(place).faults == 0


def test_a_defect_of_intake_is_a_refusal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(item: Item, settings: Settings) -> Article:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "take_article", fail)
    item = Item(source="a.html", address="a.html", format="html", payload=b"x")
    outcome = pipeline.take_and_code(item, SETTINGS, KnownIds())
    assert isinstance(outcome, Refusal)
    assert "too deep" in outcome.message


def test_what_is_known_is_not_coded(
    dispatches: list[str], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    pipeline.add(dispatches[:10], place, SETTINGS)
    coded: list[str] = []

    def code(article: Article, settings: Settings, read: object = None) -> list[Row]:
        coded.append(article.source)
        return []

    monkeypatch.setattr(pipeline, "code_article", code)
    pipeline.add(dispatches, place, SETTINGS)
    assert coded == dispatches[10:]


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_from_nothing_to_all(dispatches: list[str], workers: int) -> None:
    states: list[State] = []
    for _ in pipeline.read(dispatches, SETTINGS, workers=workers, progress=states.append):
        pass
    total = Size(30, sum(Path(path).stat().st_size for path in dispatches))
    assert {state.total for state in states} == {total}
    assert states[0].done == Size()
    assert states[-1].done == total
    assert [state.finished for state in states] == [False] * (len(states) - 1) + [True]


def test_no_workers_is_a_setting_that_cannot_be() -> None:
    with pytest.raises(SettingsError, match="0 workers"):
        list(pipeline.read([], SETTINGS, workers=0))


_EXPORT = """
import json, sys
from dragoman.run.pipeline import add
from dragoman.schema.settings import Settings
add(json.loads(sys.stdin.read()), sys.argv[1], Settings(), workers=int(sys.argv[2]))
"""


def export(place: str) -> list[bytes]:
    with open_record(place) as record:
        articles = [to_json(record.article(head.id)) for head in record.heads()]
        return sorted(articles + [to_json(row) for row in record.rows()])  # type: ignore[arg-type]


def test_rows_are_the_same_for_any_number_of_workers_order_and_hash_seed(
    dispatches: list[str], tmp_path: Path
) -> None:
    exports = []
    for number, workers in enumerate((1, 2, 2)):
        place = str(tmp_path / f"{number}.db")
        shuffled = random.Random(number).sample(dispatches, len(dispatches))
        subprocess.run(
            [sys.executable, "-c", _EXPORT, place, str(workers)],
            input=json.dumps(shuffled).encode(),
            env={**os.environ, "PYTHONHASHSEED": str(number * 1000 + 7), "PYTHONPATH": ":".join(sys.path)},
            check=True,
        )
        exports.append(export(place))
    assert len(exports[0]) > 90
    assert exports[0] == exports[1] == exports[2]


def test_an_outcome_is_coded_in_this_process_as_in_a_worker(dispatches: list[str]) -> None:
    item = Item(source="a", address="a", format="text", path=dispatches[0])
    outcome = pipeline.take_and_code(item, SETTINGS, KnownIds())
    assert isinstance(outcome, Coded)
    assert outcome.refusal is None
