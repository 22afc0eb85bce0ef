"""Items through workers: in order, bounded, whole, whatever happens to a worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.run.child import Child
from dragoman.run.known import KnownIds, pack_ids
from dragoman.run.local import run_items
from dragoman.run.outcome import Coded, Known, Task, pack_items, unpack_items
from dragoman.schema.article import Item, Refusal, article_id, refuse
from dragoman.schema.errors import DragomanError, IntakeError
from dragoman.schema.settings import Settings


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def task(**fields: object) -> Task:
    return Task(settings=Settings(), stage="stages_for_tests:plain", **fields)


def items(*texts: str) -> list[Item]:
    return [
        Item(source=f"{n}.txt", address=str(n), format="text", payload=text.encode("utf-8", "surrogatepass"))
        for n, text in enumerate(texts)
    ]


def run(wanted: list[Item | Refusal], workers: int = 2, **fields: object) -> list[object]:
    return [outcome for _, outcome in run_items(wanted, task(**fields), workers)]


def texts(outcomes: list[object]) -> list[str]:
    return [
        o.article.text if isinstance(o, Coded) else o.reason if isinstance(o, Refusal) else "known"
        for o in outcomes
    ]


def test_workers_give_what_one_process_gives_in_the_order_of_items() -> None:
    wanted = items(*(f"word {n} é😀\0 \u202e" for n in range(300)))
    assert run(wanted) == run(wanted, workers=1)
    assert texts(run(wanted)) == [item.payload.decode() for item in wanted if item.payload]


def test_refusals_among_items_keep_their_place() -> None:
    one, two = items("a", "refuse")
    missing = refuse("gone.txt", IntakeError("not there", slug="gone"))
    assert texts(run([missing, one, missing, two])) == ["gone", "a", "gone", "not-taken"]


def test_known_articles_are_not_coded() -> None:
    known = pack_ids([article_id("1", "b")])
    outcome = run(items("a", "b"), known=known)[1]
    assert isinstance(outcome, Known)
    assert outcome.article.text == "b"


def test_a_worker_that_dies_over_an_item_costs_only_that_item() -> None:
    outcomes = texts(run(items("a", "b", "die", "c", "die", *"defgh")))
    assert outcomes == ["a", "b", "worker-died", "c", "worker-died", *"defgh"]


def test_the_refusal_says_how_the_worker_died() -> None:
    (outcome,) = run(items("die"))
    assert isinstance(outcome, Refusal)
    assert "SIGKILL" in outcome.message
    assert outcome.where == "0.txt"


def test_an_item_gets_a_second_chance_alone(tmp_path: Path) -> None:
    asked = f"die-once {tmp_path / 'died'}"
    assert texts(run(items("a", asked, "b"))) == ["a", asked, "b"]


def test_what_a_library_prints_does_not_mix_with_the_answers(capfd: pytest.CaptureFixture[str]) -> None:
    assert texts(run(items("print", "a"))) == ["print", "a"]
    assert "nor this" in capfd.readouterr().err


def test_an_article_that_cannot_be_written_is_refused() -> None:
    outcomes = run(items("lone \ud800 surrogate", "a"))
    assert isinstance(outcomes[0], Refusal)
    assert texts(outcomes)[1] == "a"


def test_a_stage_that_is_not_there_ends_the_run_with_a_message() -> None:
    broken = Task(settings=Settings(), stage="no_such_module:nothing")
    with pytest.raises(DragomanError, match="could not be started"):
        list(run_items(items("a"), broken, 2))


def test_only_a_bounded_number_of_items_is_taken_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        while True:
            taken += 1
            yield items("a")[0]

    outcomes = run_items(endless(), task(), 2)
    next(outcomes)
    outcomes.close()
    assert taken <= 2 * 4 * 16 + 1


def test_closing_early_ends_the_workers_at_once() -> None:
    start = time.monotonic()
    outcomes = run_items(items(*["a"] * 40, *["sleep 60"] * 4), task(), 2)
    next(outcomes)
    outcomes.close()
    assert time.monotonic() - start < 20


def test_a_worker_ends_when_its_run_is_gone() -> None:
    child = Child(task())
    child._asks.close()
    assert child._process.wait(timeout=20) == 0
    child._answers.close()


_INTERRUPTED = """
import sys, time
from dragoman.run.local import run_items
from dragoman.run.outcome import Task
from dragoman.schema.article import Item
from dragoman.schema.settings import Settings
items = [Item(source=str(n), address=str(n), format="text", payload=b"sleep 0.02") for n in range(4000)]
try:
    for n, _ in enumerate(run_items(items, Task(settings=Settings(), stage="stages_for_tests:plain"), 2)):
        print(n, flush=True)
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_ends_all_processes_without_a_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTED],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaints == b""
    assert _members_of_session(process.pid) == []


def _members_of_session(session: int) -> list[int]:
    """List living processes of a session, from /proc; those just killed may linger as zombies of init."""
    members = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            members.append(int(stat.parent.name))
    return members


def test_items_reach_a_worker_whole_with_names_that_are_no_utf_8() -> None:
    path = os.fsdecode(b"/news/caf\xe9.txt")
    sent = [
        Item(source="caf\ufffd.txt", address="caf\ufffd.txt", format="text", path=path),
        Item(source="b", address="b", format="json", payload=b"\x00\xff"),
    ]
    assert unpack_items(pack_items(sent)) == sent


def test_known_ids_are_found_and_no_others() -> None:
    ids = [article_id(str(n), "") for n in range(500)]
    known = KnownIds(pack_ids(ids[::2]))
    assert [one in known for one in ids] == [True, False] * 250
    assert len(known) == 250
    assert ids[0] not in KnownIds()
