"""What a newcomer reads is true: every command and program on these pages is run, and answers as written.

A page is one session in a folder that has the dispatches of the demonstration in `reports`, on a terminal.
Between the lines written as the answer of a command, "…" stands for any others; white space, durations and
numbers of rows are not compared.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).resolve().parents[1]
DISPATCHES = HOUSE / "src/dragoman/demo/dispatches"
PAGES = ("README.md", "docs/tour.md", "docs/library.md")
END = "\x1e"


class Step(NamedTuple):
    """A command or a program, and the pieces of its answer, in order."""

    command: str
    answer: tuple[str, ...]


class Done(NamedTuple):
    """What a step wrote to the terminal and to standard error, and how it ended."""

    out: str
    err: str
    code: int


def read_steps(page: str) -> list[Step]:
    steps: list[Step] = []
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if language == "python":
            steps.append(Step(f"python - <<'PROGRAM'\n{block}PROGRAM", ()))
            continue
        assert language == "console", f"a block of {language} is run by no test"
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = part.partition("\n")
            pieces = re.split(r"^…$", answer, flags=re.MULTILINE)
            steps.append(Step(command, tuple(piece for piece in map(plain, pieces) if piece)))
    return steps


def plain(text: str) -> str:
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\", "", text)
    text = re.sub(r"\b[\d.]+ s\b", "# s", text)
    text = re.sub(r"\b[\d,]+ (spans|rows|statements|figures|times|mentions)\b", r"# \1", text)
    return " ".join(text.split())


def run_session(steps: list[Step], folder: Path) -> list[Done]:
    """Run the steps in one shell whose output is a terminal, so that they look as they do to a person."""
    lines = []
    for step in steps:
        # What sets the house up is shown, not done: this is the house, and it is set up.
        lines.append(re.sub(r"^make ", f"make --no-print-directory -n -C '{HOUSE}' ", step.command))
        lines.append(f"__code=$?; printf '{END}%s{END}' $__code; printf '{END}' >&2; (exit $__code)")
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    written: list[bytes] = []
    ours, theirs = pty.openpty()

    def listen() -> None:
        # Linux ends a terminal that nobody holds any more with an error.
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                return
            written.append(piece)

    listener = threading.Thread(target=listen)
    listener.start()
    with (folder.parent / "stderr").open("w+b") as errors:
        subprocess.run(
            ["bash", "-c", "\n".join(lines)],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=errors,
            check=False,
            timeout=300,
        )
        os.close(theirs)
        listener.join()
        os.close(ours)
        errors.seek(0)
        told = errors.read().decode().split(END)
    said = b"".join(written).decode().split(END)
    return [Done(out, err, int(code)) for out, code, err in zip(said[0::2], said[1::2], told, strict=False)]


def find_faults(steps: list[Step], done: list[Done]) -> list[str]:
    faults = []
    for step, result, after in zip(steps, done, [*steps[1:], None], strict=True):
        if result.code and not (after and after.command == "echo $?"):
            faults.append(f"$ {step.command}\nended with {result.code}: {result.err[-2000:]}")
            continue
        rests = [plain(result.out), plain(result.err)]
        for piece in step.answer:
            place = next((i for i, rest in enumerate(rests) if piece in rest), None)
            if place is None:
                faults.append(f"$ {step.command}\nsays nowhere (after what stands before it):\n  {piece}")
                faults[-1] += f"\nbut:\n{result.out[:3000]}{result.err[:1000]}"
                break
            rests[place] = rests[place].partition(piece)[2]
    return faults


@pytest.mark.parametrize("page", PAGES)
def test_all_that_a_page_tells_to_do_can_be_done(page: str, tmp_path: Path) -> None:
    if "import pandas" in (HOUSE / page).read_text("utf-8"):
        pytest.importorskip("pandas", reason="the programs of the README use pandas: make test installs it")
    folder = tmp_path / "session"
    shutil.copytree(DISPATCHES, folder / "reports")
    steps = read_steps((HOUSE / page).read_text("utf-8"))
    assert len(steps) >= 2
    done = run_session(steps, folder)
    assert len(done) == len(steps)
    faults = find_faults(steps, done)
    assert not faults, f"{page} is not true any more:\n\n" + "\n\n".join(faults)


def test_a_page_that_is_not_true_is_found_out(tmp_path: Path) -> None:
    page = "```console\n$ echo one; echo two\none\n…\n$ echo one\ntwo\n$ false\n$ false\n$ echo $?\n1\n```\n"
    folder = tmp_path / "session"
    folder.mkdir()
    steps = read_steps(page)
    faults = find_faults(steps, run_session(steps, folder))
    assert [fault.splitlines()[0] for fault in faults] == ["$ echo one", "$ false"]


@pytest.mark.parametrize(
    "page",
    [*PAGES, "docs/record.md", "docs/commands.md", "docs/design.md", "CONTRIBUTING.md", "CHANGELOG.md"],
)
def test_every_link_within_the_house_leads_somewhere(page: str) -> None:
    home = HOUSE / page
    for target in re.findall(r"\]\(([^)\s]+)\)", home.read_text("utf-8")):
        if target.startswith(("http:", "https:")):
            continue
        path, _, place = target.partition("#")
        there = (home.parent / path).resolve() if path else home
        assert there.exists(), f"{page} links to {target}"
        if place:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            marks = [re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings]
            assert place in marks, f"{page} links to {target}, where no heading is"


@pytest.mark.parametrize("name", ["dossier.png", "show.png"])
def test_pictures_are_light(name: str) -> None:
    picture = HOUSE / "docs/images" / name
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 300_000
