"""`add` killed at 200 random moments and begun again: nothing lost, twice or half written."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.run.pipeline import add
from dragoman.schema.settings import Settings
from dragoman.schema.wire import to_json

RECORDS, KILLS, ARTICLES = 10, 20, 20

# Forks a process for each attempt, as starting Python anew would take most of the time; it has no threads.
# Each article that `add` acknowledged is noted in a file at once, so that the kill cannot take the note.
_KILLED = """
import os, random, sys, time, traceback
from dragoman.record.sql import SqlRecord
from dragoman.run.pipeline import add
from dragoman.schema.settings import Settings
folder, records, kills, longest = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
really_add = SqlRecord.add
notes = None
def add_and_note(self, article, rows, refusal=None, **more):
    done = really_add(self, article, rows, refusal, **more)
    if notes is not None:
        os.write(notes, article.id.encode() + b"\\n")
    return done
SqlRecord.add = add_and_note
add([folder], os.path.join(records, "warm"), Settings())  # everything is loaded before the first fork
total = 0
for number in range(int(sys.argv[5])):
    rnd = random.Random(number)
    place = os.path.join(records, f"{number}.db")
    notes = os.open(place + ".noted", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    done = 0
    while done < kills:
        child = os.fork()
        if child == 0:
            try:
                add([folder], place, Settings())
            except BaseException:
                traceback.print_exc()
            os._exit(0)
        time.sleep(rnd.uniform(0, longest))
        os.kill(child, 9)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            done += 1
        else:  # it was all done before the kill: what follows would be killed at nothing
            os.remove(place)
            os.ftruncate(notes, 0)
    total += done
print(total)
"""


def rows_by_article(place: str) -> dict[str, list[bytes]]:
    with open_record(place) as record:
        return {
            head.id: [
                to_json(record.article(head.id)),
                *sorted(to_json(row) for row in record.rows(article=head.id)),  # type: ignore[arg-type]
            ]
            for head in record.heads()
        }


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    from dispatches_for_tests import write_dispatches

    write_dispatches(tmp_path / "news", ARTICLES)
    (tmp_path / "news" / "broken.jsonl").write_text("{broken\n", encoding="utf-8")
    return tmp_path / "news"


@pytest.mark.slow
def test_killed_at_200_random_moments_and_resumed(folder: Path, tmp_path: Path) -> None:
    uninterrupted = str(tmp_path / "whole.db")
    report = add([str(folder)], uninterrupted, Settings())
    assert (report.added, report.refused) == (ARTICLES, 1)
    whole = rows_by_article(uninterrupted)
    # Kills come within a tenth of a whole run, so that twenty of them fall all over it.
    arguments = [str(folder), str(tmp_path), str(KILLS), str(report.seconds / KILLS * 2), str(RECORDS)]
    output = subprocess.run(
        [sys.executable, "-c", _KILLED, *arguments], check=True, capture_output=True, text=True
    )
    assert (output.stderr, output.stdout) == ("", f"{RECORDS * KILLS}\n")
    for number in range(RECORDS):
        place = str(tmp_path / f"{number}.db")
        # Killed before there was a record at all, the file is empty or not there.
        open_record(place, mode="create").close()
        left = rows_by_article(place)
        noted = set(Path(f"{place}.noted").read_text().split())
        assert noted <= set(left), "an acknowledged article was lost"
        assert left == {key: whole[key] for key in left}, "an article was half written"
        assert verify(place).findings == ()
        resumed = add([str(folder)], place, Settings())
        assert resumed.added == ARTICLES - len(left)
        assert rows_by_article(place) == whole
        assert verify(place).findings == ()
        with open_record(place) as record:
            assert len(list(record.refusals())) == 1


_WITH_WORKERS = """
import sys
from dragoman.run.pipeline import add
from dragoman.schema.settings import Settings
print("begun", flush=True)
add([sys.argv[1]], sys.argv[2], Settings(), workers=2)
"""


@pytest.mark.slow
def test_a_run_with_workers_killed_with_its_group_leaves_no_process_and_is_resumed(
    folder: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "record.db")
    rnd = random.Random(5)
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", _WITH_WORKERS, str(folder), place],
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=rnd.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()
        open_record(place, mode="create").close()
        assert verify(place).findings == ()
    report = add([str(folder)], place, Settings(), workers=2)
    assert report.added + report.known == ARTICLES
    whole = str(tmp_path / "whole.db")
    add([str(folder)], whole, Settings())
    assert rows_by_article(place) == rows_by_article(whole)
