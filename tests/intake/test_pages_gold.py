"""Pages of the public sets: a third of each, with floors a little below what bench/extraction.py reports."""

import importlib.util
import sys
from itertools import islice
from pathlib import Path
from statistics import fmean

import pytest


@pytest.fixture(scope="module")
def bench():
    """Give bench/extraction.py as a module; it is a script and not installed."""
    path = Path(__file__).resolve().parents[2] / "bench" / "extraction.py"
    spec = importlib.util.spec_from_file_location("bench_extraction", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "body", "title", "date"),
    [
        ("article-extraction-benchmark", 0.95, None, None),
        ("fundus-evaluation", 0.92, None, None),
        ("fundus-parser (English)", 0.93, 0.8, 0.95),
    ],
)
def test_bodies_titles_and_days(bench, shared, name, body, title, date):
    tally = bench.measure(islice(bench.SETS[name](shared / "corpora" / "html"), 0, None, 3))
    precision, recall = fmean(row[0] for row in tally.body), fmean(row[1] for row in tally.body)
    assert 2 * precision * recall / (precision + recall) >= body
    assert tally.refused == 0
    if title is not None:
        assert fmean(alike for alike, _ in tally.titles) >= title
        assert fmean(day is True for day in tally.dates) >= date


def test_shingles_are_counted_as_a_multiset(bench):
    assert bench.compare("a b c d e", "a b c d e") == (1.0, 1.0, True)
    assert bench.compare("a b c d e", "a b c d") == (1.0, 0.5, False)
    assert bench.compare("a b c d", "a b c d e f") == (1 / 3, 1.0, False)
    assert bench.compare("a b c d", "") == (0.0, 0.0, False)
