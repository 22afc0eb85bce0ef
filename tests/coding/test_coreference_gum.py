"""The scores of coreference on clusters counted by hand, and GUM's files as the bench reads them."""

import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.train.gum import read_document

BENCH = Path(__file__).resolve().parents[2] / "bench"
MADE = """# newpar
# text = Dr Ann Roe's sister left.
1\tDr\tDr\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\tEntity=(2-person-new-n-1-coref(1-person-new-n-2-coref
2\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t5\tnmod:poss\t_\t_
3-4\tRoe's\t_\t_\t_\t_\t_\t_\t_\t_
3\tRoe\tRoe\tPROPN\tNNP\tNumber=Sing\t2\tflat\t_\t_
4\t's\t's\tPART\tPOS\t_\t2\tcase\t_\tEntity=1)
5\tsister\tsister\tNOUN\tNN\tNumber=Sing\t6\tnsubj\t_\tEntity=2)
6\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# newpar_block = p (1 s)
# newpar
# text = She told the boys.
1\tShe\tshe\tPRON\tPRP\tNumber=Sing\t2\tnsubj\t_\tEntity=(2-person-giv-n-1-ana)
2\ttold\ttell\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tEntity=(3-person-new-n-2-sgl
4\tboys\tboy\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\tEntity=3)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture(scope="module")
def bench():
    """Give the bench as a module, as it finds its own parts beside it; they are scripts and not installed."""
    before = set(sys.modules)
    sys.path.insert(0, str(BENCH))
    try:
        import coreference

        yield coreference
    finally:
        sys.path.remove(str(BENCH))
        for name in set(sys.modules) - before:
            if name in ("coreference", "clusters", "page"):
                del sys.modules[name]


@pytest.fixture(scope="module")
def clusters(bench):
    return sys.modules["clusters"]


def sets(*written):
    return [frozenset(one) for one in written]


@pytest.mark.parametrize(
    ("gold", "found", "name", "recall", "precision"),
    [
        # The worked example of the paper on the reference scorer (Pradhan et al. 2014).
        (("abc", "defg"), ("ab", "cd", "fghi"), "MUC", 2 / 5, 2 / 5),
        (
            ("abc", "defg"),
            ("ab", "cd", "fghi"),
            "B³",
            (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7,
            (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8,
        ),
        (("abc", "defg"), ("ab", "cd", "fghi"), "CEAF-e", (4 / 5 + 4 / 8) / 2, (4 / 5 + 4 / 8) / 3),
        # All in one: every link is kept, at the price of precision.
        (("ab", "cd"), ("abcd",), "MUC", 1.0, 2 / 3),
        (("ab", "cd"), ("abcd",), "B³", 1.0, 0.5),
        (("ab", "cd"), ("abcd",), "CEAF-e", (4 / 6) / 2, 4 / 6),
        # Nothing found.
        (("ab",), (), "MUC", 0.0, 0.0),
        (("ab",), (), "CEAF-e", 0.0, 0.0),
        # Single mentions have no links, and are a cluster each.
        (("a", "b"), ("a",), "MUC", 0.0, 0.0),
        (("a", "b"), ("a",), "B³", 0.5, 1.0),
    ],
)
def test_counted_by_hand(clusters, gold, found, name, recall, precision):
    got = clusters.rates(clusters.MEASURES[name](sets(*gold), sets(*found)))
    assert got[:2] == pytest.approx((precision, recall))


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_best_match_is_the_best_of_all(worth):
    sys.path.insert(0, str(BENCH))
    try:
        from clusters import best_match
    finally:
        sys.path.remove(str(BENCH))
    rows = range(len(worth))
    best = max(sum(worth[row][chosen[row]] for row in rows) for chosen in permutations(range(4), len(worth)))
    assert best_match(worth) == best
    assert best_match(list(zip(*worth, strict=True))) == best


def test_a_document_is_rebuilt_as_it_was_written(bench):
    document = read_document("made", MADE)
    assert document.text == "Dr Ann Roe's sister left.\n\nShe told the boys."
    told = [
        (document.text[m.start : m.end], m.entity, m.head.text, bench.kind_of(m)) for m in document.mentions
    ]
    assert told == [
        ("Dr Ann Roe's sister", "2", "sister", None),
        ("Dr Ann Roe's", "1", "Ann", "name"),
        ("She", "2", "She", "pronoun"),
        ("the boys", "3", "boys", None),
    ]
    assert bench.name_words(document.mentions[1]) == {"dr", "ann", "roe"}


@pytest.mark.shared
def test_people_in_news_stay_told_apart(bench):
    tally = bench.merge(bench.measure("news").values())
    named, right = (tally.counts["pronoun", figure] for figure in ("named", "right"))
    assert tally.documents == 24
    assert right / named >= 0.57
