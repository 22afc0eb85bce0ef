"""Makes the picture in the README from the demonstration, with chromium: `make picture`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from dragoman import Figure, add, open_record
from dragoman.cli.dossier import make_page
from dragoman.views.filters import Filters

HOUSE = Path(__file__).resolve().parent
DISPATCHES = HOUSE.parent / "src/dragoman/demo/dispatches"
# The figure with the most parts to light up: who counted, what, and both comparisons with what they refer to.
SOURCE, WORDS = "dispatches/2022-11-16-havana-round.txt", "224,607"
WIDTH, HEIGHT = 1280, 760
SHOW = """(row) => {
  const one = document.getElementById(row);
  window.scrollBy(0, one.closest(".paper").getBoundingClientRect().top - 50);
  const list = one.closest(".rows");
  list.scrollTop += one.getBoundingClientRect().top - list.getBoundingClientRect().top - 180;
}"""


def main() -> int:
    """Read the demonstration, open its dossier at one figure, and keep what a reader sees."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("picture: chromium is missing: bash .ci/system-packages installs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(DISPATCHES, Path(folder) / "dispatches")
        where, page = str(Path(folder) / "demo.db"), Path(folder) / "dossier.html"
        add(Path(folder) / "dispatches", where)
        with open_record(where) as record:
            source = next(head.source for head in record.heads() if head.source.endswith(SOURCE))
            rows = record.rows("figure", article=source)
            row = next(row for row in rows if isinstance(row, Figure) and row.span.text == WORDS)
        page.write_bytes(make_page(where, Filters(), (), 100)[0].replace(f"{folder}/".encode(), b""))
        take(chromium, page.as_uri(), f"row-{row.id}", HOUSE / "images" / "dossier.png")
    return 0


def take(chromium: str, address: str, row: str, target: Path) -> None:
    """Take a picture of the page with a row lit up and its report at the top of the window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        window.goto(f"{address}#{row}")
        window.wait_for_timeout(500)
        window.evaluate(SHOW, row)
        window.wait_for_timeout(500)
        window.screenshot(path=target)
        browser.close()
    print(f"Wrote {target.relative_to(HOUSE.parent)}: {target.stat().st_size / 1000:.0f} kB.")


if __name__ == "__main__":
    sys.exit(main())
