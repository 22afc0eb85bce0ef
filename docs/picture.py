"""Makes the pictures in the README and the tour from the demonstration, with chromium: `make picture`."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from dragoman import Figure, add, open_record
from dragoman.cli.dossier import make_page
from dragoman.views.filters import Filters

IMAGES = Path(__file__).resolve().parent / "images"
DISPATCHES = IMAGES.parents[1] / "src/dragoman/demo/dispatches"
# The figure with the most parts to light up: who counted, what, and both comparisons with what they refer to.
SOURCE, WORDS = "dispatches/2022-11-16-havana-round.txt", "224,607"
WIDTH, HEIGHT, COLUMNS = 1280, 760, 96
# Puts the report at the top of the window, and the row into its list.
SHOW = """(row) => {
  const one = document.getElementById(row);
  window.scrollBy(0, one.closest(".paper").getBoundingClientRect().top - 50);
  const list = one.closest(".rows");
  list.scrollTop += one.getBoundingClientRect().top - list.getBoundingClientRect().top - 180;
}"""


def main() -> int:
    """Read the demonstration; keep what a reader sees of it in the dossier and in the terminal."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("picture: chromium is missing: bash .ci/system-packages installs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(DISPATCHES, folder / "dispatches")
        os.chdir(folder)  # so that sources read as they do after `dragoman demo`
        add("dispatches", "demo.db")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take_dossier(browser, folder)
        take_terminal(browser)
        browser.close()
    return 0


def take_dossier(browser: Any, folder: Path) -> None:
    """Take the page with the words of one figure lit up."""
    with open_record("demo.db") as record:
        figures = record.rows("figure", article=SOURCE)
        row = next(row for row in figures if isinstance(row, Figure) and row.span.text == WORDS)
    page = folder / "dossier.html"
    page.write_bytes(make_page("demo.db", Filters(), (), 100)[0])
    window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    window.goto(f"{page.as_uri()}#row-{row.id}")
    window.wait_for_timeout(500)
    window.evaluate(SHOW, f"row-{row.id}")
    window.wait_for_timeout(500)
    keep(IMAGES / "dossier.png", window.screenshot())


def take_terminal(browser: Any) -> None:
    """Take the report as `dragoman show` lights it up, without the list of rows below it."""
    command = [sys.executable, "-m", "dragoman", "show", SOURCE, "--db", "demo.db"]
    shown = run_on_terminal([*command, "--kinds", "statement,figure"])
    text = Text.from_ansi(shown)
    with open_record("demo.db") as record:
        first = next(record.rows("statement", article=SOURCE))
    text = text[: text.plain.index(first.id[:10])]
    text.rstrip()
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(text)
    drawing = console.export_svg(title=f"dragoman show {SOURCE}")
    window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    window.set_content(f"<style>body {{ margin: 0 }} svg {{ width: {WIDTH}px }}</style>{drawing}")
    keep(IMAGES / "show.png", window.locator("svg").screenshot())


def run_on_terminal(command: list[str]) -> str:
    """Run a command as on a terminal with colours, and give what it writes."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(command, stdout=theirs, stdin=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        written = b""
        try:
            while piece := os.read(ours, 65536):
                written += piece
        except OSError:  # how Linux says that nobody holds the terminal any more
            pass
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


def keep(target: Path, picture: bytes) -> None:
    """Write a picture and say so."""
    target.write_bytes(picture)
    print(f"Wrote docs/images/{target.name}: {len(picture) / 1000:.0f} kB.")


if __name__ == "__main__":
    sys.exit(main())
