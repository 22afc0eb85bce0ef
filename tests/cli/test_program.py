"""The program as a real process: speed of its help, pipes, Ctrl-C, reading and adding from end to end."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import options
from dragoman.reading.bundle import default_bundle
from dragoman.schema import settings
from dragoman.schema.settings import Settings
from dragoman.schema.wire import from_json

Start = Callable[..., subprocess.Popen[bytes]]
REPORT = """Talks resume in Port Sol

PORT SOL, April 21, 2022 - Ana Rueda, the deputy foreign minister, said on Thursday that 1,200 visas would
be issued.

“We agreed on ferries,” she told reporters. “More than 30 boats sail from May, twice as many as in 2021.”
"""


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def test_help_comes_at_once(program: Start) -> None:
    seconds = []
    for _ in range(3):
        start = processor_seconds()
        code, out, _ = finish(program("--help"))
        seconds.append(processor_seconds() - start)
        assert code == 0
        assert "Look at the record:" in out
    # The promise; 0.1 s is usual. A clock on the wall would also time whatever else the machine does.
    assert min(seconds) <= 0.3


def processor_seconds() -> float:
    """Give the processor time that ended child processes have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def test_help_imports_nothing_heavy() -> None:
    heavy = "sqlalchemy, rich, jinja2, lxml, trafilatura, htmldate, msgspec, py3langid"
    script = (
        "import sys; from dragoman.cli.main import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        f"sys.exit(' '.join(name for name in {heavy.split(', ')!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), f"--help imports {done.stderr}"


def test_a_reader_that_has_had_enough_ends_the_program_quietly(program: Start, db: Path) -> None:
    for command in (["export"], ["schema"], ["statements", "--json"]):
        process = program(*command, "--db", str(db)) if command != ["schema"] else program(*command)
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err.decode()) == (0, "")


def test_ctrl_c_says_what_became_of_it(program: Start, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("the old one")
    process = program("read", "-", "-o", "out.jsonl", stdin=subprocess.PIPE)
    for _ in range(300):  # until it waits for its input, however busy the machine
        if list(tmp_path.glob(".out.jsonl.*.part")):
            break
        time.sleep(0.1)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    code, out, err = finish(process)
    assert (code, out) == (130, ""), err
    assert err.strip().startswith("Stopped.")
    assert (tmp_path / "out.jsonl").read_text() == "the old one"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.jsonl"]


def test_read_writes_the_rest_where_an_input_is_refused(program: Start, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    code, out, err = finish(program("read", "good.txt", "missing.txt"))
    rows = [from_json(line) for line in out.splitlines()]
    assert code == 1
    assert "missing.txt" in err
    assert "1 input was refused" in err
    kinds = [row.__struct_config__.tag for row in rows]
    assert kinds[0] == "article"
    assert kinds[-1] == "refusal"
    assert {"statement", "figure", "time", "mention"} <= set(kinds)


def test_read_of_good_inputs_writes_a_whole_file_and_nothing_else(program: Start, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT)
    assert finish(program("read", "good.txt", "-o", "rows.jsonl", "-j", "2")) == (0, "", "")
    with (tmp_path / "good.txt").open("rb") as given:
        only = finish(program("read", "-", "--kinds", "figures,time", stdin=given))
    kinds = {json.loads(line)["kind"] for line in only[1].splitlines()}
    assert (only[0], kinds) == (0, {"article", "figure", "time"})
    assert len((tmp_path / "rows.jsonl").read_text().splitlines()) > 5


def test_add_of_nothing_that_is_there_makes_no_record(program: Start, tmp_path: Path) -> None:
    code, out, err = finish(program("add", "gone.txt", "away"))
    assert (code, out) == (3, "")
    assert err.strip().endswith(
        "gone.txt, away: there is no file or folder here, and no record was made. Check the spelling"
    )
    assert list(tmp_path.iterdir()) == []
    # A record that is there keeps what was refused.
    (tmp_path / "good.txt").write_text(REPORT)
    assert finish(program("add", "good.txt"))[0] == 0
    assert finish(program("add", "gone.txt"))[0] == 1
    assert "gone.txt" in finish(program("articles", "--refused"))[1]


def test_add_twice_changes_nothing_and_looks_follow(program: Start, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(REPORT)
    (tmp_path / "in" / "empty.txt").write_text("")
    code, out, err = finish(program("add", "in"))
    assert code == 1
    assert out.startswith("Added 1 article to dragoman.db")
    assert "refused: in/empty.txt" in err
    first = finish(program("export"))
    again = finish(program("add", "in", "--json"))
    assert json.loads(again[1])["known"] == 1
    assert finish(program("export")) == first
    code, out, _ = finish(program("statements", "--speaker", "Rueda"))
    assert code == 0
    assert "1,200 visas" in out
    assert finish(program("verify"))[0] == 0
    code, out, _ = finish(program("dossier"))
    assert code == 0
    assert (tmp_path / "dossier.html").stat().st_size > 10_000


def test_a_kind_left_out_is_coded_later_and_everything_left_out_is_said(
    program: Start, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(REPORT)
    (tmp_path / "in" / "scan.pdf").write_bytes(b"%PDF")
    spanish = "El gobierno de Chile dijo ayer que las conversaciones seguirán la próxima semana en Lima. "
    for number in range(5):
        (tmp_path / "in" / f"es-{number}.txt").write_text(spanish * 4, encoding="utf-8")
    (tmp_path / "dragoman.db").touch()  # killed before anything was written
    code, out, err = finish(program("add", "--kinds", "time", "in"))
    assert code == 0
    assert "5 not coded, being in another language" in out
    assert err.count("its language is es") == 3
    assert "… and 2 more such notes (language); -v names more." in err
    assert "note: in: 1 file was passed over: 1 .pdf." in err
    code, out, err = finish(program("add", "in", "-v"))
    assert code == 0
    assert "Added 0 articles" in out
    assert "1 known before and now coded for further kinds" in out
    assert err.count("its language is es") == 5
    assert finish(program("statements"))[1]
    code, out, err = finish(program("read", "in", "in"))
    assert code == 0
    assert sum(json.loads(line)["kind"] == "article" for line in out.splitlines()) == 6
    assert "6 articles came again word for word" in err
    (tmp_path / "in" / "a.jsonl").write_text('{"id": "w-1", "text": 5}\n')
    code, out, err = finish(program("add", "in"))
    assert code == 1
    assert "refused: in/a.jsonl:1, field text: the field 'text' is a number" in err


@pytest.mark.slow
def test_the_demonstration_runs_twice_and_leaves_what_it_promises(program: Start, tmp_path: Path) -> None:
    for _ in range(2):
        code, out, err = finish(program("demo"))
        assert code == 0, err
        assert "Traceback" not in err
        assert "Timeline" in out
        assert "Figures" in out
        assert "dossier.html" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo.db", "dossier.html"]
    page = (tmp_path / "dossier.html").read_text("utf-8")
    assert str(tmp_path) not in page


def test_the_shipped_bundle_has_one_name_in_settings_and_options() -> None:
    # Written twice, as --help is to come before msgspec is loaded.
    assert options.SHIPPED == settings.SHIPPED == Settings().bundle
    assert options.KINDS == settings.CODED_KINDS


@pytest.mark.parametrize(("given", "reads"), [((), True), (("--bundle", "none"), False)])
def test_the_reader_reads_unless_rules_alone_are_asked_for(
    program: Start, tmp_path: Path, given: tuple[str, ...], reads: bool
) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    code, out, err = finish(program("read", str(tmp_path / "report.txt"), *given))
    assert (code, err) == (0, "")
    coders = {row["coder"] for row in map(json.loads, out.splitlines()) if row["kind"] == "statement"}
    assert coders
    assert all(("+dragoman-reader@" in coder) == reads for coder in coders)


def damage(folder: Path) -> str:
    with (folder / "model.onnx").open("r+b") as file:
        file.truncate(1000)
    return "not the one that the bundle was made with. Check the path given with --bundle"


def take_away(folder: Path) -> str:
    (folder / "heads.npz").unlink()
    return "the bundle lacks a file"


def make_foreign(folder: Path) -> str:
    digests = folder / "digests.toml"
    digests.write_text(digests.read_text("utf-8").replace("format = 1", "format = 99"), "utf-8")
    return "this version reads format 1. Take a bundle made for this version of Dragoman"


def empty(folder: Path) -> str:
    shutil.rmtree(folder)
    return "there is no bundle here. Check the path given with --bundle"


def put_a_file(folder: Path) -> str:
    shutil.rmtree(folder)
    folder.write_text("no bundle")
    return "a bundle is a folder, and this is a file. Check the path given with --bundle"


@pytest.mark.parametrize("spoil", [damage, take_away, make_foreign, empty, put_a_file])
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_bundle_that_cannot_be_used_is_told_before_anything_is_read(
    program: Start, tmp_path: Path, spoil: Callable[[Path], str], command: str
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(default_bundle(), bundle)
    told = spoil(bundle)
    (tmp_path / "report.txt").write_text(REPORT)
    code, out, err = finish(program(command, "report.txt", "--bundle", str(bundle)))
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert told in err
    assert not (tmp_path / "dragoman.db").exists()
