"""How well pages become articles: body, title and date on four public sets of pages, and pages a second.

    python bench/extraction.py [--html ../shared/corpora/html] [--set NAME] [--errors N]

Body: the 4-shingle measure of the article-extraction-benchmark. Tokens are runs of word characters; a
page's true, false and missed 4-grams are counted as multisets and divided by their sum, so that long
pages weigh no more than short ones; precision and recall are means over pages and F1 is theirs.
`exact` is the share of pages without any false or missed 4-gram. Title: equal to the gold title after
white space, quotation marks and dashes are made alike, and equal to the character. Date: the day is the
gold day as written there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.intake.html import read_page
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "html"
_TOKEN = re.compile(r"\w+")
_VERSION = re.compile(r"_\d{4}_\d\d_\d\d\.html\.gz$")


@dataclass
class Gold:
    """A page with what is known of it; None is not scored."""

    name: str
    html: bytes
    body: str | None = None
    title: str | None = None
    date: str | None = None


@dataclass
class Tally:
    """What came out over a set."""

    body: list[tuple[float, float, bool]] = field(default_factory=list)
    titles: list[tuple[bool, bool]] = field(default_factory=list)
    dates: list[bool | None] = field(default_factory=list)
    refused: int = 0
    seconds: float = 0.0
    pages: int = 0
    worst: list[tuple[float, str]] = field(default_factory=list)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count a text's 4-grams of tokens; a shorter text is one shingle."""
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def compare(gold: str, found: str) -> tuple[float, float, bool]:
    """Give precision, recall and whether the two have the same shingles."""
    true, pred = shingles(gold), shingles(found)
    hits = (true & pred).total()
    false, missed = pred.total() - hits, true.total() - hits
    if not false and not missed:
        return 1.0, 1.0, True
    return hits / max(1, hits + false), hits / max(1, hits + missed), False


def plain(title: str) -> str:
    """Make white space, quotation marks and dashes alike, as different tools write them differently."""
    title = title.translate(str.maketrans("‘’“”–—\xa0", "''\"\"-- "))
    return " ".join(title.split())


def _gz_pages(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as pages:
        for member in pages:
            if member.isfile() and (handle := pages.extractfile(member)):
                data = handle.read()
                yield member.name, gzip.decompress(data) if member.name.endswith(".gz") else data


def aeb(root: Path) -> Iterator[Gold]:
    """article-extraction-benchmark: 181 pages with bodies."""
    folder = root / "article-extraction-benchmark"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, html in _gz_pages(folder / "html.tar"):
        key = Path(name).name.removesuffix(".html.gz")
        yield Gold(key, html, body=truth[key]["articleBody"])


def fundus_evaluation(root: Path) -> Iterator[Gold]:
    """fundus-evaluation: 80 English news pages with bodies."""
    folder = root / "fundus-evaluation"
    truth = json.loads((folder / "ground_truth.json").read_text("utf-8"))
    for name, html in _gz_pages(folder / "html.tar"):
        key = Path(name).name
        yield Gold(key, html, body="\n\n".join(truth[key]["body"]))


def _sections(body: dict[str, Any]) -> str:
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n\n".join(parts)


def fundus_parser(root: Path) -> Iterator[Gold]:
    """fundus-parser: English news pages with title and date; versions pair with pages in their order."""
    pages: dict[str, list[tuple[str, bytes]]] = {}
    truth: dict[str, dict[str, Any]] = {}
    with tarfile.open(root / "fundus-parser" / "test_data_en_es.tar") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.isfile() else None
            if handle is None:
                continue
            if _VERSION.search(member.name):
                html = gzip.decompress(handle.read())
                pages.setdefault(_VERSION.sub("", member.name), []).append((member.name, html))
            elif member.name.endswith(".json"):
                truth[member.name.removesuffix(".json")] = json.loads(handle.read())
    for outlet, versions in sorted(truth.items()):
        for (name, html), gold in zip(sorted(pages[outlet]), versions.values(), strict=True):
            body = _sections(gold["body"])
            words = body.split()
            # English by its commonest word: 1 to 12 % of an English report, none of another language.
            if words.count("the") < 0.01 * len(words):
                continue
            yield Gold(name, html, body=body, title=gold["title"], date=gold["publishing_date"][:10])


def htmldate_eval(root: Path) -> Iterator[Gold]:
    """htmldate's evaluation on 200 news pages of many languages: dates only."""
    folder = root / "htmldate-eval"
    truth = json.loads((folder / "eval_mediacloud_2020.json").read_text("utf-8"))
    dates = {entry["file"]: entry["date"] for entry in truth.values()}
    with tarfile.open(folder / "test_set_mediacloud2020.tar.xz") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.isfile() else None
            date = dates.get(Path(member.name).name)
            if handle is not None and date and date != "nan":
                yield Gold(Path(member.name).name, handle.read(), date=date)


SETS: dict[str, Callable[[Path], Iterator[Gold]]] = {
    "article-extraction-benchmark": aeb,
    "fundus-evaluation": fundus_evaluation,
    "fundus-parser (English)": fundus_parser,
    "htmldate-eval": htmldate_eval,
}


def measure(golds: Iterator[Gold]) -> Tally:
    """Read every page and compare."""
    tally = Tally()
    settings = Settings()
    for gold in golds:
        tally.pages += 1
        start = time.process_time()
        try:
            page = read_page(gold.html, settings=settings)
            text, title, date = page.text, page.given.title, page.given.published
        except IntakeError as error:
            tally.refused += 1
            tally.worst.append((-1.0, f"{gold.name}: refused: {error}"))
            text, title, date = "", None, None
        tally.seconds += time.process_time() - start
        if gold.body is not None:
            p, r, exact = compare(gold.body, text)
            tally.body.append((p, r, exact))
            tally.worst.append((p * r, f"{gold.name}: body P {p:.2f} R {r:.2f}"))
        if gold.title is not None:
            same = plain(gold.title) == plain(title or "")
            tally.titles.append((same, " ".join(gold.title.split()) == title))
            if not same:
                tally.worst.append((0.0, f"{gold.name}: title {gold.title!r} but {title!r}"))
        if gold.date is not None:
            tally.dates.append(None if date is None else date == gold.date)
            if date != gold.date:
                tally.worst.append((0.0, f"{gold.name}: date {gold.date} but {date}"))
    return tally


def show(name: str, tally: Tally, errors: int) -> None:
    """Print a set's figures on one line, and its worst pages."""
    parts = [f"{name}: {tally.pages} pages, {tally.refused} refused"]
    if tally.body:
        p, r = (statistics.fmean(column) for column in list(zip(*tally.body, strict=True))[:2])
        exact = statistics.fmean(row[2] for row in tally.body)
        parts.append(f"body P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} exact {exact:.3f}")
    if tally.titles:
        alike, exact = (statistics.fmean(column) for column in zip(*tally.titles, strict=True))
        parts.append(f"title {alike:.3f}, to the character {exact:.3f}")
    if tally.dates:
        right, made = sum(d is True for d in tally.dates), sum(d is not None for d in tally.dates)
        p, r = right / max(1, made), right / len(tally.dates)
        parts.append(f"date P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")
    parts.append(f"{tally.pages / tally.seconds:.0f} pages/s")
    print("; ".join(parts))
    for _, line in sorted(tally.worst)[:errors]:
        print("   ", line)


def main() -> None:
    """Measure the sets that are there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--html", type=Path, default=SHARED, help="folder of the four sets")
    parser.add_argument("--set", help="only sets whose name has this in it")
    parser.add_argument("--errors", type=int, default=0, help="worst pages to list for each set")
    options = parser.parse_args()
    for name, golds in SETS.items():
        if options.set is None or options.set in name:
            show(name, measure(golds(options.html)), options.errors)


if __name__ == "__main__":
    main()
