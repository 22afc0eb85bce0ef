"""The page in a real browser: every row lights up exactly its words, and nothing hostile runs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Figure, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.views.dossier import make_dossier
from dragoman.views.evidence import row_parts
from dragoman.views.filters import Filters
from dragoman.views.page import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs Debian's chromium: bash .ci/system-packages installs it"
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# Reads the lit words of a part back from the page, one string a run of neighbouring segments.
LIT = """([label]) => {
  const runs = []; let last = null;
  for (const s of document.querySelectorAll(`.s[data-lit~="${label}"]`)) {
    const joins = last && (last.nextSibling === s ||
      (last.parentElement !== s.parentElement && !last.nextSibling && !s.previousSibling));
    if (joins) runs[runs.length - 1] += s.textContent; else runs.push(s.textContent);
    last = s;
  }
  return runs;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


class Opened:
    """A page with everything it complained of or asked the network for."""

    def __init__(
        self, browser: Any, file: Path, *, width: int = 1280, fragment: str = "", scripts: bool = True
    ):
        self.address = file.as_uri()
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        self.page = context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on("request", self._note)
        self.page.goto(self.address + fragment)

    def _note(self, request: Any) -> None:
        if request.url.split("#")[0] != self.address:
            self.trouble.append(f"asked for {request.url}")

    def lit(self, label: str) -> list[str]:
        return list(self.page.evaluate(LIT, [label.replace(" ", "-")]))


@pytest.fixture
def file(record: SqlRecord, tmp_path: Path) -> Path:
    target = tmp_path / "dossier.html"
    target.write_bytes(render(make_dossier(record, filters=Filters()), version="1"))
    return target


def test_every_row_lights_up_exactly_its_words(browser: Any, file: Path, record: SqlRecord) -> None:
    opened = Opened(browser, file)
    rows = list(record.rows())
    assert len(rows) == 14
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for row in rows:
        opened.page.locator(f"#row-{row.id} > .whole").click()
        wanted: dict[str, list[str]] = {}
        for part in row_parts(row):
            wanted.setdefault(part.label, []).append(part.span.text)
        for label, words in wanted.items():
            assert opened.lit(label) == words
        first = opened.page.locator(".s[data-lit]").first
        box = first.bounding_box()
        assert 0 <= box["y"] <= 900, "the lit words must be scrolled into view"
        assert opened.page.url.endswith(f"#row-{row.id}")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".s[data-lit]").count() == 0
    assert opened.trouble == []


def test_all_of_an_interrupted_quotation_is_shown_and_lit(
    browser: Any, file: Path, record: SqlRecord
) -> None:
    opened = Opened(browser, file)
    (row,) = (row for row in record.rows("statement") if len(row.content) > 1)
    both = [span.text for span in row.content]
    link = f'a.whole[href="#row-{row.id}"]'
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for place in ("#timeline", "#statements"):
        opened.page.locator(f"{place} {link}").click()
        assert opened.lit("content") == both
        marks = opened.page.locator(f"{place} {link} mark")
        assert marks.all_text_contents() == both
        grounds = marks.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
        assert len(set(grounds)) == 1
        assert "rgba(0, 0, 0, 0)" not in grounds
    said = opened.page.locator(f"#row-{row.id} > .whole").text_content()
    assert said == " … ".join(both)
    assert opened.page.locator(f"#row-{row.id} .places a.main").count() == 2
    assert opened.trouble == []


def test_the_texts_are_on_the_page_character_for_character(
    browser: Any, file: Path, record: SqlRecord
) -> None:
    opened = Opened(browser, file)
    shown = opened.page.locator(".text").evaluate_all("all => all.map((one) => one.textContent)")
    assert shown == [record.article(head.id).text for head in record.heads()]


INJECT = """document.body.insertAdjacentHTML('beforeend', '<img src=https://example.org onerror="pwned=1">');
document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.pwned = 2' }));"""


def test_nothing_hostile_runs_and_nothing_is_asked_of_the_network(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.pwned") is None
    assert opened.trouble == []


def test_the_policy_would_stop_what_got_past_the_escaping(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    failed: list[str] = []
    opened.page.on("requestfailed", lambda request: failed.append(request.failure))
    opened.page.evaluate(INJECT)
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.pwned") is None
    assert sum("Content Security Policy" in line for line in opened.trouble) >= 2
    assert failed == ["csp"]


def test_a_fragment_lights_up_its_row_also_in_a_closed_list(
    browser: Any, file: Path, record: SqlRecord
) -> None:
    row = next(record.rows("time"))
    opened = Opened(browser, file, fragment=f"#row-{row.id}")
    assert opened.lit("time") == [row_parts(row)[0].span.text]
    assert opened.page.locator(f"#row-{row.id}").is_visible()
    opened.page.evaluate("location.hash = '#row-000000000000000000000000'")
    opened.page.evaluate("location.hash = '#%E0%A4%A'")
    assert opened.trouble == []


# How far what stands at a selector reaches past the bars that cover the page above and below, in pixels.
COVERED = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const over = document.querySelector(".contents").getBoundingClientRect().bottom - box.top;
  return Math.max(over, box.bottom - document.getElementById("bar").getBoundingClientRect().top);
}"""


@pytest.fixture
def long_file(fill: Callable[..., SqlRecord], tmp_path: Path) -> tuple[Path, list[str]]:
    """Give a page of two long reports and a short one with all its figures at its head.

    Beside and below the long ones their rows stand far from the words; the short one ends before its list,
    so that its last rows are only reached where the words have gone.
    """
    filler = "The envoys spoke of the harbour at length and agreed on nothing. " * 9
    long = "\n\n".join(f"{filler}Guards counted {n} boats." for n in range(100, 140))
    short = f"Guards counted {', '.join(map(str, range(100, 109)))} boats.\n\n{filler}"
    papers = []
    for name, text in (("first.txt", long), ("second.txt", long), ("third.txt", short)):
        one = make_article(source=name, address=name, text=text, given=Given(), settings=Settings())
        spans = [Span.take(one.text, m.start(), m.end()) for m in re.finditer(r"\d+", one.text)]
        papers.append((one, [make(Figure, one, coder="hand", span=s, value=float(s.text)) for s in spans]))
    target = tmp_path / "long.html"
    target.write_bytes(render(make_dossier(fill(*papers), filters=Filters()), version="1"))
    return target, [row.id for _, rows in papers for row in rows]


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("at", [0, 9, 39, 41, 60, 79, 88])
def test_a_link_to_a_row_shows_its_words_clear_of_the_bars(
    browser: Any, long_file: tuple[Path, list[str]], width: int, at: int
) -> None:
    file, ids = long_file
    opened = Opened(browser, file, width=width, fragment=f"#row-{ids[at]}")
    assert opened.lit("figure") == [str(100 + at % 40)]
    lit = ".s[data-lit]"
    # The browser goes to the row by itself some frames after the load; the words must be back by then.
    opened.page.wait_for_timeout(250)
    assert opened.page.evaluate(COVERED, lit) <= 0
    if width > 960:
        assert opened.page.evaluate(COVERED, ".row.on") <= 0, "the list stands beside the text"
    opened.page.evaluate(f"location.hash = '#row-{ids[at - 20]}'")
    opened.page.wait_for_timeout(250)
    assert opened.page.evaluate(COVERED, lit) <= 0
    opened.page.get_by_role("button", name="Back to the row").click()
    assert opened.page.evaluate(COVERED, ".row.on") <= 0
    assert opened.trouble == []


def test_each_look_keeps_its_own_line_in_the_list_of_rows(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    lines = opened.page.locator(".row.statement .places a").evaluate_all(
        "all => all.map((one) => [one.className, getComputedStyle(one).borderBottomStyle])"
    )
    assert {"who": "double", "cue": "dashed", "main": "solid"}.items() <= dict(lines).items()


def test_the_keyboard_lights_up_rows_too(browser: Any, file: Path, record: SqlRecord) -> None:
    opened = Opened(browser, file)
    row = next(record.rows("figure"))
    opened.page.locator(f"#row-{row.id} > .whole").focus()
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("Tab")
    assert opened.lit("figure") == [row_parts(row)[0].span.text]
    assert opened.page.locator("#bar").is_visible()


def test_words_in_the_text_find_their_rows_one_after_the_other(browser: Any, file: Path) -> None:
    opened = Opened(browser, file)
    segment = opened.page.locator("#article-1 .text .ev", has_text="all of 2021")
    seen = set()
    for _ in range(3):
        segment.click()
        seen.add(opened.page.locator(".row.on").get_attribute("id"))
    assert len(seen) == 2  # the figure whose reference this is, and the statement that holds it


def test_without_script_the_links_still_lead_to_row_and_words(
    browser: Any, file: Path, record: SqlRecord
) -> None:
    row = next(record.rows("figure"))
    opened = Opened(browser, file, fragment=f"#row-{row.id}", scripts=False)
    assert opened.page.locator(f"#row-{row.id}:target").is_visible()
    opened.page.locator(f"#row-{row.id} .places a").first.click()
    target = opened.page.locator(".s:target")
    assert target.count() == 1
    assert row_parts(row)[0].span.text.startswith(target.text_content())


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_its_window_and_can_be_read(browser: Any, file: Path, width: int, scheme: str) -> None:
    opened = Opened(browser, file, width=width)
    opened.page.emulate_media(color_scheme=scheme)
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    opened.page.locator(".row.statement > .whole").first.click()
    faint = opened.page.evaluate(CONTRAST)
    assert faint == [], "WCAG AA asks for a contrast of 4.5"


# Every element with words of its own, against the nearest background that is painted.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const colour = rgb(getComputedStyle(up).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgb(getComputedStyle(document.body).backgroundColor);
  };
  const faint = new Set();
  for (const one of document.querySelectorAll("body *")) {
    const has_words = [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!has_words || !one.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.add(`${one.tagName}.${one.className} ${contrast.toFixed(2)}`);
  }
  return [...faint];
}"""
