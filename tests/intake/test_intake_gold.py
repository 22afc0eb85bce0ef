"""Intake against the seeds and the development gold."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from bench.furniture import made, rows, spans

pytestmark = pytest.mark.shared


def test_the_seeds_are_dated_each_by_another_witness(shared: Path):
    found = [
        made(path.name, path.read_text("utf-8")) for path in sorted((shared / "corpora/seeds").glob("*.txt"))
    ]
    assert [(one.published, one.published_from) for one in found] == [
        ("2022-04-23", "metadata"),
        ("2022-11-15", "dateline"),
        ("2026-02-03", "byline"),
    ]
    gold = {row["article"]: row for row in rows(shared / "gold/seeds.gold.jsonl") if row["kind"] == "article"}
    for article, row in zip(found, gold.values(), strict=True):
        assert set(row["agencies"]) <= set(article.agencies)
        assert row.get("title", article.title) == article.title
        assert row.get("outlet", article.outlet) == article.outlet
        assert article.language == "en"


@pytest.mark.parametrize(
    "name", ["own-dev", "own-train", "wire-dev", "attribution.polnear-dev", "time.timebank", "time.aquaint"]
)
def test_no_gold_row_lies_in_furniture(shared: Path, name: str):
    docs = {row["id"]: made(row["id"], row["text"]) for row in rows(shared / f"gold/{name}.docs.jsonl")}
    inside = Counter()
    for row in rows(shared / f"gold/{name}.gold.jsonl"):
        article = docs[row.get("article") or row["source"]]
        for start, end in spans(row):
            inside.update(
                f"{piece.kind}: {piece.span.text}"
                for piece in article.furniture
                if piece.kind not in ("dateline", "published", "header")
                and start < piece.span.end
                and piece.span.start < end
            )
    # A year in a picture's caption is a time, but no part of the report.
    assert not [words for words in inside if not words.startswith("caption: ")]
    assert inside.total() <= 2


def test_hidden_publication_dates_are_found_right_or_not_at_all(shared: Path):
    verdicts = Counter()
    for year in (2019, 2020):
        with (shared / f"corpora/wikinews-2019-2020/wikinews_{year}.csv").open(encoding="utf-8") as opened:
            for row in csv.DictReader(opened):
                found = made(row["url"], row["text"]).published
                verdicts["none" if found is None else "right" if found == row["date"] else "wrong"] += 1
    for name in ("attribution.polnear-dev", "time.timebank", "time.aquaint", "wire-dev"):
        for row in rows(shared / f"gold/{name}.docs.jsonl"):
            found = made(row["id"], row["text"]).published
            verdicts["none" if found is None else "right" if found == row["published"][:10] else "wrong"] += 1
    assert verdicts["right"] >= 170
    assert verdicts["wrong"] <= 0.02 * verdicts["right"]
