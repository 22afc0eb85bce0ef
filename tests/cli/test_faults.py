"""What goes wrong ends in a sentence that says what, where and what to do, and in the right exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import dragoman.record.sql
from dragoman.cli.main import cli
from dragoman.cli.output import whole_file
from dragoman.cli.progress import Bar, Waiting, watch
from dragoman.run.progress import Size, State

LONG = "x" * 100_000
ALWAYS_FULL = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no device that is always full"
)
SHEET = "export --format csv --kinds figure"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["timelin"], 2, "Did you mean `timeline`?"),
        (["zzzz"], 2, "`dragoman --help` lists the commands"),
        (["statements", "--since", "2022-13"], 2, "--since: '2022-13' is not a date. Write it as 2022,"),
        (["statements", "--since", "2023", "--until", "2022"], 2, "Give the earlier date to --since"),
        (["statements", "--country", "Cubba"], 2, "Did you mean CUB (Cuba)?"),
        (["statements", "--db", "none.db"], 2, "none.db: there is no record here"),
        (["show", "nothing"], 2, "`dragoman articles` lists what there is"),
        (["show", "a.txt", "--row", "xyz"], 2, "no row of the article begins with 'xyz'"),
        (["show", "a.txt", "--row", ""], 2, "several rows of the article begin with ''"),
        (["show", "a.txt", "--kinds", "verb"], 2, "kinds are mention, time, figure, statement"),
        (["events", "--between", "Narnia", "USA"], 2, "'Narnia' is no country that is known. Give its name"),
        (["events", "--between", "CUB", "Cuba"], 2, "--between: both are Cuba. Give two different countries"),
        (["contradictions", "--between", "CUB", "Cuba"], 2, "--between: both are Cuba"),
        (["relation", "CUB", "Cuba"], 2, "both are Cuba"),
        (["dossier", "CUB", "MEX", "Cuba"], 2, "COUNTRY: both are Cuba"),
        (["ledger", LONG, "CUB"], 2, "COUNTRY: 'xx"),
        (["dossier", "CUB", "Atlantis"], 2, "'Atlantis' is no country"),
        (["dossier", "-o", "none/x.html"], 2, "there is no folder"),
        (["dossier", "-o", "small.db"], 2, "it would be overwritten"),
        (["export", "-o", "small.db"], 2, "it would be overwritten"),
        (["read"], 2, "Missing argument"),
        (["read", "a.jsonl", "-o", "a.jsonl"], 2, "it would be overwritten"),
        (["read", "a.jsonl", "-o", "small.db"], 2, "is a database; it would be overwritten"),
        (["read", ".", "-o", "a.jsonl"], 2, "lies in the input folder"),
        (["articles", "--db", "a.jsonl"], 3, "a.jsonl"),
        (["articles", "--db", "empty.db"], 3, "empty.db: this file is empty: a record was begun here"),
        (["verify", "--db", "empty.db"], 3, "`dragoman add` makes a record of it"),
        (["show", LONG], 2, f"there is no article '{LONG[:40]}'…"),
        (["show", "a.txt", "--row", LONG], 2, f"begins with '{LONG[:40]}'…"),
        (["search", LONG], 2, "a word or phrase has 2,000 characters at most, this one 100,000"),
        (["dossier", LONG], 2, "COUNTRY: 'xx"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_words(run, tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "It rained."}\n' * 400)
    (tmp_path / "empty.db").touch()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 1000
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("option", ["actor", "speaker", "about", "outlet", "country", "since", "until"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (LONG, "has 100,000 characters; at most 2,000"),
        ("caf\udce9", "a character that no text holds, U+DCE9, at 3"),
        ("Ana\x1b[31m Rueda", "U+001B, at 3"),
        ("  ", "this is empty"),
    ],
)
def test_a_filter_that_nothing_can_fit_is_told_by_its_name(run, option: str, value: str, words: str) -> None:
    for command in ("statements", "export"):
        done = run(command, f"--{option}", value)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"--{option}: " in done.stderr
        assert words in done.stderr
        assert len(done.stderr) < 1000


def test_a_fault_of_the_program_is_told_and_debug_shows_it(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(dragoman.record.sql, "open_record", broken)
    done = run("statements")
    assert done.exit_code == 3
    assert "a fault of the program itself: ZeroDivisionError: by nothing" in done.stderr
    assert "--debug" in done.stderr
    with pytest.raises(ZeroDivisionError):
        cli(["--debug", "statements"], standalone_mode=False)


def test_a_full_disk_is_told(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    (tmp_path / "dossier.html").write_text("the old one")
    monkeypatch.setattr(os, "fsync", full)
    done = run("dossier")
    assert done.exit_code == 3
    assert done.stderr.startswith(
        "dragoman: could not write dossier.html: No space left on device. Make room"
    )
    assert (tmp_path / "dossier.html").read_text() == "the old one"
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "rows.jsonl"
    stopped = whole_file(target)
    stopped.__enter__().write(b"half")
    assert stopped.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None) is False
    assert list(tmp_path.iterdir()) == []
    with whole_file(target) as stream:
        stream.write(b"all")
    assert target.read_bytes() == b"all"
    target.chmod(0o640)
    with whole_file(target) as stream:
        stream.write(b"more")
    assert target.stat().st_mode & 0o777 == 0o640


def state(seconds: float, done: int, total: int | None = 1000) -> State:
    whole = None if total is None else Size(10, total)
    return State(done=Size(3, done), total=whole, seconds=seconds)


@pytest.mark.parametrize(
    ("terminal", "states", "shown"),
    [
        (True, [state(0.2, 1), state(1.2, 100)], True),  # 12 seconds in all
        (True, [state(0.2, 1), state(0.9, 100)], False),  # too early to tell
        (True, [state(1.5, 900)], False),  # over before two seconds
        (True, [state(1.5, 900, None)], True),  # nobody knows how long
        (False, [state(5.0, 100)], False),  # nobody looks
    ],
)
def test_a_bar_is_for_a_person_and_for_what_takes_long(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    states: list[State],
    shown: bool,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    with Bar("Adding") as bar:
        for one in states:
            bar(one)
        assert (bar._progress is not None) == shown
    assert capsys.readouterr().out == ""


def test_what_is_watched_passes_unchanged_and_a_pipe_sees_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with Waiting("Proving"):
        assert list(watch(iter("abc"), 3, "Exporting")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_a_wait_is_shown_to_a_person_only_when_it_is_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("dragoman.cli.progress._WORTH", 0.05)
    with Waiting("Proving"):
        pass
    assert capsys.readouterr().err == ""
    with Waiting("Proving") as waiting:
        waiting.tell(50, 1200)
        waiting._timer.join()
        waiting.tell(1100, 1200)
    shown = capsys.readouterr().err
    assert "Proving 50 of 1,200" in shown
    assert "Proving 1,100 of 1,200" in shown


@ALWAYS_FULL
@pytest.mark.parametrize("command", ["export", "schema", "dossier -o -", SHEET])
def test_a_full_disk_is_told_with_what_was_written_and_what_to_do(program, db: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        process = program(*command.split(), stdout=full, env={"DRAGOMAN_DB": str(db)})
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 3
    assert said.startswith("dragoman: could not write to standard output: No space left on device. ")
    assert "send it elsewhere, and give the command again" in said
    assert said.count("\n") == 1  # nothing more when Python itself closes what is full


@ALWAYS_FULL
@pytest.mark.parametrize("command", ["export", "dossier", SHEET])
def test_a_file_that_cannot_be_written_is_named(run, command: str) -> None:
    done = run(*command.split(), "-o", "/dev/full")
    assert done.exit_code == 3
    assert "could not write /dev/full: No space left on device. Make room there" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "articles --since 2099", "articles --refused", "statements --since 2099", "events --since 2099",
        "timeline --since 2099", "links", "causes", "contradictions", "search zebra", "ledger PER MEX",
        "relation PER MEX", "dossier PER NOR -o out.html", "actors --country PER",
        "positions Rueda --since 2099",
    ],
)  # fmt: skip
def test_nothing_found_is_said_beside_the_output_and_never_in_it(run, talks: Path, arguments: str) -> None:
    words = arguments.split()
    if words[0] == "dossier":
        done = run(*words)
        assert (done.exit_code, done.stderr) == (0, "No articles that name all of these countries found.\n")
        return
    where = ("--db", "small.db") if words[0] in ("causes", "contradictions", "links", "actors") else ()
    for form in ((), ("--json",)):
        done = run(*words, *where, *form)
        assert (done.exit_code, done.stdout) == (0, ""), done.stdout
        assert done.stderr.startswith("No ")
        assert " found." in done.stderr
