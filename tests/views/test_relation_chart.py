"""The chart: each month a mark with its link, gaps where nothing is known, nothing hostile or outside."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.relation_axis import lay_rows, make_axis, make_ticks
from dragoman.views.relation_changes import ordinal
from dragoman.views.relation_chart import draw_relation
from dragoman.views.relation_index import make_relation_index

from .relation_for_tests import report

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (320, 360, 960, 1200)


def paper(name: str, published: str, trigger: str = "met", type_: str = "CONSULT", *sides: str):
    return report(name, published, trigger, type_, *(sides or ("CUB USA",)))


@pytest.fixture
def index(fill):
    papers = [paper(f"t{m}", f"2015-0{m}-03") for m in (1, 2, 3, 4)]
    papers += [paper(f"s{m}", f"2019-0{m}-03", "fined", "SANCTION", "USA", "CUB") for m in (1, 2, 3, 5)]
    papers += [paper(f"a{m}", f"2022-0{m}-07", "lent", "AID", "USA", "CUB") for m in (1, 2, 3, 4)]
    return make_relation_index(fill(*papers), "CUB", "USA")


def drawn(index, **options) -> ET.Element:
    return ET.fromstring(draw_relation(index, **options))


def texts(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_month_of_either_direction_is_a_mark_with_its_link(index, width) -> None:
    root = drawn(index, width=width, href=lambda month: f"#row-{month.deeds[0]}")
    links = [one.get("href") for one in root.iter(f"{SVG}a")]
    wanted = [f"#row-{month.deeds[0]}" for side in index.directions for month in side.months]
    assert links == wanted
    assert len(list(root.iter(f"{SVG}circle"))) == len(wanted) + 2  # two in the key
    told = [one.findtext(f"{SVG}g/{SVG}title") or "" for one in root.iter(f"{SVG}a")]
    assert all("Tone" in words and "1 event in 1 report" in words for words in told)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_is_inside_the_picture_and_nothing_overlaps(index, width) -> None:
    root = drawn(index, width=width)
    high = float(root.get("height", "0"))
    for one in root.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(one.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + wide <= width + 0.1
        assert y + tall <= high + 0.1
    labels = [one for one in texts(root) if "20" in one and ("thaw" in one or "conflict" in one)]
    assert len(labels) == len(index.changes) == 2


def test_no_line_joins_months(index) -> None:
    """Lines are level (the grid) or upright (a change); polylines and paths there are none."""
    root = drawn(index)
    for one in root.iter(f"{SVG}line"):
        assert one.get("x1") == one.get("x2") or one.get("y1") == one.get("y2")
    assert not [one for one in root.iter() if one.tag in (f"{SVG}path", f"{SVG}polyline")]


def test_silences_are_cut_out_and_say_how_long_they_were(index) -> None:
    said = " ".join(texts(drawn(index)))
    assert said.count("3 yr") == 2  # May 2015 to December 2018, in both panels
    assert said.count("2 yr") == 2


def test_the_chart_tells_itself_to_who_cannot_see_it(index) -> None:
    root = drawn(index)
    title, desc = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc") or ""
    assert title == "Relation of Cuba and United States by month"
    assert "Thaw by January 2022, after May 2019" in desc
    assert (root.get("aria-labelledby") or "").split() == [
        one.get("id") for one in (*root.findall(f"{SVG}title"), *root.findall(f"{SVG}desc"))
    ]


def test_what_the_caller_gives_is_escaped_and_there_is_no_script_or_style(index) -> None:
    text = draw_relation(index, href=lambda month: '"><script>alert(1)</script>')
    root = ET.fromstring(text)
    assert not [one for one in root.iter() if one.tag in (f"{SVG}script", f"{SVG}style", f"{SVG}image")]
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert not [one for one in root.iter() if one.get("style")]


def test_alone_it_has_paper_and_within_a_page_the_ink_of_the_page(index) -> None:
    assert 'fill="#fffefb"' in draw_relation(index, alone=True)
    assert "#fffefb" not in draw_relation(index)


def test_without_events_it_says_so(fill) -> None:
    index = make_relation_index(fill(paper("a", "2022-01-01")), "MEX", "PER")
    assert texts(drawn(index)) == ["No event with a date"]


months = st.lists(st.integers(1960 * 12, 2030 * 12), min_size=1, max_size=60, unique=True)


@given(months, st.sampled_from(WIDTHS))
def test_months_stand_in_their_order_and_inside(numbers, width) -> None:
    names = [f"{at // 12}-{at % 12 + 1:02}" for at in sorted(numbers)]
    axis = make_axis(names, 38, width - 10)
    xs = [axis.x(name) for name in names]
    assert xs == sorted(xs)
    assert len(set(xs)) == len(xs)
    assert axis.left <= xs[0]
    assert xs[-1] + axis.step <= width - 9.9
    assert all(a.right <= b.left for a, b in zip(axis.breaks, axis.breaks[1:], strict=False))
    for one, other in combinations(make_ticks(axis), 2):
        assert abs(one.x - other.x) >= 4 * 6.6


@given(months)
def test_a_cut_silence_is_longer_than_a_year(numbers) -> None:
    names = [f"{at // 12}-{at % 12 + 1:02}" for at in sorted(numbers)]
    axis = make_axis(names, 38, 900)
    gaps = [b - a - 1 for a, b in zip(map(ordinal, names), map(ordinal, names[1:]), strict=False)]
    assert [cut.months for cut in axis.breaks] == [gap for gap in gaps if gap >= 12]


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(40, 140)), max_size=9))
def test_labels_do_not_touch_and_no_line_crosses_one(drawn_labels) -> None:
    labels = [(x - 2, x - 2 + wide, x) if x < 700 else (x + 2 - wide, x + 2, x) for x, wide in drawn_labels]
    rows = lay_rows(labels)
    for (one, row), (other, its) in combinations(zip(labels, rows, strict=True), 2):
        if row == its:
            assert one[1] + 8 <= other[0] or other[1] + 8 <= one[0]
