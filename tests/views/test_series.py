"""The series of a quantity: its table and its drawing; the claims are invented."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dragoman.links.quantities import Claim, link_quantities
from dragoman.links.quantities_claim import Thing
from dragoman.links.quantities_periods import days_of
from dragoman.schema.links import Link
from dragoman.views.series import Series, SeriesLine, bounds_words, make_series
from dragoman.views.series_chart import chart_svg

SVG = "{http://www.w3.org/2000/svg}"
MADE = "2024-01-01T00:00:00Z"
WORDS = frozenset({"guard", "border", "ministry", "northern"})


def claim(row: str, low: float | None, high: float | None, period: str, **fields: Any) -> Claim:
    days = days_of(period)
    assert days is not None
    given_fields: dict[str, Any] = {
        "article": f"article of {row}", "published": "2024-01-01", "text": row, "words_of": "Peruvians",
        "thing": Thing(noun="person", groups=("PER",), act="stop"), "unit": "count", "words": WORDS,
        "stated": days[0],
    }  # fmt: skip
    return Claim(id=row, low=low, high=high, period=period, days=days, **(given_fields | fields))


def series_of(*claims: Claim, least: int = 1) -> tuple[Series, ...]:
    return make_series(claims, link_quantities(claims, made=MADE), least=least)


def one_series(*claims: Claim) -> Series:
    (made,) = series_of(*claims)
    return made


YEAR = claim("year", 4000, 4200, "2022", counter="the ministry")
MONTH = claim("month", 310, 310, "2022-03")
OTHER = claim("other", 5250, 5250, "2022")
FLOOR = claim("floor", 700, None, "2023")
CEILING = claim("ceiling", None, 2100, "2021", implied=True)


def test_a_series_has_a_line_for_each_number_and_period_in_order() -> None:
    made = one_series(OTHER, MONTH, YEAR, CEILING)
    assert (made.title, made.unit) == ("people of Peru stopped", "count")
    assert [(line.number, line.period, line.words) for line in made.lines] == [
        (1, "2021", "ceiling"),
        (2, "2022", "other"),
        (3, "2022", "year"),
        (4, "2022-03", "month"),
    ]
    assert [line.whose for line in made.lines] == [(), (), ("the ministry",), ()]
    assert [line.implied for line in made.lines] == [True, False, False, False]


def test_lines_say_with_which_they_agree_and_conflict_and_why() -> None:
    made = one_series(OTHER, MONTH, YEAR)
    other, year, month = made.lines
    assert (other.conflicts, year.conflicts, month.conflicts) == ((2,), (1,), ())
    assert (other.agrees, year.agrees, month.agrees) == ((3,), (3,), (1, 2))
    assert "2022-03 is part of 2022" in month.reasons


def test_articles_that_tell_the_same_share_a_line() -> None:
    made = one_series(YEAR, claim("again", 4000, 4200, "2022", counter="the police"))
    (line,) = made.lines
    assert (line.rows, line.articles) == (("again", "year"), ("article of again", "article of year"))
    assert line.whose == ("the ministry", "the police")


def test_what_is_not_comparable_stands_apart_with_the_reason() -> None:
    everyone = claim(
        "all", 9000, None, "2022-03", thing=Thing(noun="person", anyone=True, act="stop"), words_of="migrants"
    )
    of_some = next(made for made in series_of(YEAR, everyone) if made.title == "people of Peru stopped")
    (beside,) = of_some.lines[0].beside
    assert (beside.what, beside.row, beside.words, beside.period) == (
        "not comparable",
        "all",
        "all",
        "2022-03",
    )
    assert beside.reason == "one counts people of Peru, the other people of all nationalities"


def test_a_whole_of_other_people_stands_beside_its_part() -> None:
    everyone = claim(
        "all", 9000, None, "2022", thing=Thing(noun="person", anyone=True, act="stop"), words_of="migrants"
    )
    made = {one.title: one for one in series_of(YEAR, everyone)}
    assert set(made) == {"people of Peru stopped", "people of all nationalities stopped"}
    (line,) = made["people of Peru stopped"].lines
    (beside,) = line.beside
    assert (line.agrees, beside.what, beside.row) == ((), "agrees", "all")
    assert beside.reason == "people of Peru are part of people of all nationalities"


def test_a_withdrawn_link_says_nothing() -> None:
    links = link_quantities([YEAR, OTHER], made=MADE)
    gone: list[Link] = [structs.replace(link, withdrawn=MADE) for link in links]
    (made,) = make_series([YEAR, OTHER], gone)
    assert [line.conflicts for line in made.lines] == [(), ()]


@pytest.mark.parametrize(
    ("act", "title"),
    [
        ("stop", "people stopped"),
        ("sell", "people sold"),
        ("spend", "people spent"),
        ("juggl", "people"),
    ],
)
def test_a_series_is_named_by_what_was_done(act: str, title: str) -> None:
    assert one_series(claim("row", 1, 1, "2022", thing=Thing(noun="person", act=act))).title == title


def test_bare_nouns_are_of_one_series_only_where_a_link_says_so() -> None:
    bare = Thing(noun="person", act="kill")
    one = claim("one", 3, 3, "2022-01", thing=bare, words=frozenset({"storm", "island"}))
    other = claim("two", 5, 5, "2022-03", thing=bare, words=frozenset({"train", "valley"}))
    assert [len(made.lines) for made in series_of(one, other)] == [1, 1]
    assert series_of(one, other, least=2) == ()


@pytest.mark.parametrize(
    ("low", "high", "implied", "said"),
    [
        (215_000, 225_000, False, "215,000 to 225,000"),
        (79_800, None, False, "79,800 or more"),
        (None, 12.5, False, "12.5 or less"),
        (None, 39_900, True, "less than 39,900 (implied)"),
        (3, 3, False, "3"),
        (None, None, False, "not bounded"),
        (13_599.31, 14_476.7, True, "13,599 to 14,477 (implied)"),
    ],
)
def test_bounds_are_said_in_words(low: float | None, high: float | None, implied: bool, said: str) -> None:
    assert bounds_words(low, high, implied=implied) == said


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def test_the_drawing_has_a_title_a_description_and_a_mark_for_each_line() -> None:
    made = one_series(OTHER, MONTH, YEAR, FLOOR, CEILING)
    root = parsed(chart_svg(made, href=lambda line: f"#row-{line.rows[0]}", name="first"))
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert (
        root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}" == "first-title first-desc"
    )
    assert title.text == made.title
    assert "1. 2021: less than 2,100 (implied)" in (described.text or "")
    assert "conflicts with 3" in (described.text or "")
    marks = root.findall(f"{SVG}a")
    assert [mark.get("href") for mark in marks] == [f"#row-{line.rows[0]}" for line in made.lines]
    assert all(mark.find(f"{SVG}title") is not None for mark in marks)
    assert root.get("viewBox", "").split()[2] == "360"


def test_bars_lie_over_their_periods_and_between_their_bounds() -> None:
    made = one_series(YEAR, MONTH, FLOOR)
    boxes = [rect.attrib for rect in parsed(chart_svg(made)).iter(f"{SVG}rect")]
    year, month = ({key: float(box[key]) for key in ("x", "y", "width", "height")} for box in boxes)
    assert year["x"] <= month["x"]
    assert month["x"] + month["width"] <= year["x"] + year["width"]
    assert month["width"] == pytest.approx(year["width"] * 31 / 365, rel=0.1)
    assert month["y"] > year["y"]  # fewer lies lower


def test_an_open_bound_is_dashed_with_an_arrow_towards_where_it_is_open() -> None:
    for given_claim, is_up in ((FLOOR, True), (CEILING, False)):
        root = parsed(chart_svg(one_series(given_claim)))
        assert root.findall(f".//{SVG}rect") == []
        dashed = [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
        (sides,) = dashed
        drawn = re.fullmatch(r"M[\d.]+ ([\d.]+)V([\d.]+)M.*", sides.get("d", ""))
        assert drawn is not None
        assert (float(drawn[2]) < float(drawn[1])) is is_up


def test_nothing_in_the_drawing_runs_or_is_fetched() -> None:
    words = 'more than <script>alert("1")</script> & \x00\x0b\ud800'
    made = one_series(claim("row", 10, 20, "2022", text=words))
    svg = chart_svg(made, href=lambda line: '/row?a="1"&b=<2>')
    root = parsed(svg)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "a", "path", "rect", "text")
    }
    assert re.findall(r"\b(?:style|on\w+|src|xlink:href)=", svg) == []
    assert root.find(f"{SVG}a").get("href") == '/row?a="1"&b=<2>'  # type: ignore[union-attr]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_mark_leads_nowhere_that_runs(address: str) -> None:
    with pytest.raises(ValueError, match="no address of the web"):
        chart_svg(one_series(YEAR), href=lambda line: address)


def test_a_series_without_lines_is_drawn_as_nothing() -> None:
    root = parsed(chart_svg(Series(title="nothing", unit="count", lines=())))
    assert root.findtext(f"{SVG}desc") == "No figures."


_BOUND = st.none() | st.floats(-1e13, 1e13)


@given(
    st.lists(st.tuples(_BOUND, _BOUND, st.integers(1800, 2100), st.integers(0, 9)), min_size=1, max_size=12)
)
def test_whatever_the_numbers_the_drawing_stays_within_its_frame(
    given_lines: list[tuple[float | None, float | None, int, int]],
) -> None:
    lines = []
    for number, (one, other, year, more) in enumerate(given_lines, start=1):
        low, high = (one, other) if one is None or other is None or one <= other else (other, one)
        lines.append(_line(number, low, high, f"{year}/{year + more}"))
    svg = chart_svg(Series(title="any", unit="count", lines=tuple(lines)))
    root = parsed(svg)
    assert len(root.findall(f"{SVG}g")) == len(lines)
    for rect in root.iter(f"{SVG}rect"):
        assert 0 <= float(rect.get("x", "-1")) <= 360
        assert -5 <= float(rect.get("y", "-9")) <= 250
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "-1")) <= 360
        assert 0 <= float(text.get("y", "-1")) <= 250
    assert len(svg) < 40_000
    assert "nan" not in svg
    assert "inf" not in svg.replace("information", "")


def _line(number: int, low: float | None, high: float | None, period: str) -> SeriesLine:
    days = days_of(period)
    assert days is not None
    return SeriesLine(
        number=number, period=period, first=days[0], last=days[1], to_date=False, low=low, high=high,
        words="x", bounds="x", whose=(), place=None, implied=False, rows=(str(number),), articles=(),
        agrees=(), conflicts=(), reasons=(), beside=(),
    )  # fmt: skip


def test_what_one_report_sets_side_by_side_counts_different_parts() -> None:
    abroad = claim("abroad", 37, 37, "2022-03", article="one paper", counter="the ministry")
    capital = claim("capital", 2741, 2741, "2022-03", article="one paper", counter="the ministry")
    later = claim("later", 500, 500, "2022-05")
    made = make_series((abroad, capital, later), ())
    assert not made
    assert make_series((structs.replace(abroad, article="another"), capital, later), ())


def test_one_number_told_again_and_one_figure_with_what_it_implies_are_no_series() -> None:
    target = [claim(f"target {n}", 80, 80, f"2022-03-0{n}", unit="percent") for n in (1, 2, 3)]
    assert not make_series(target, ())
    row = claim("row", 5046, 5046, "2022")
    assert not make_series(
        (row, structs.replace(row, period="2021", days=days_of("2021"), implied=True, low=4000)), ()
    )
    assert make_series((row, claim("before", 4100, 4100, "2021")), ())
