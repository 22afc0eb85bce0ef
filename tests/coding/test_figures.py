"""Figures: what is one and what is none, and what its sentence says of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.figures import code_figures
from dragoman.coding.times import code_times
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Figure, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.schema.wire import from_json, to_json
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear, repeat


class WordsOnly:
    """A cast that knows nobody: a ref is its words."""

    def refer(self, span: Span) -> Ref:
        return Ref(span=span)


def make_article(text: str, published: str | None = "2023-06-14") -> Article:
    id = article_id("test", text)
    return Article(id=id, article=id, source="test", coder="test", sha256="", text=text, published=published)


def code(text: str, published: str | None = "2023-06-14") -> list[Figure]:
    article = make_article(text, published)
    layout = lay_out(text)
    times = code_times(article, layout, Settings())
    return code_figures(article, layout, times, [], WordsOnly(), Settings())


@pytest.mark.parametrize(
    ("text", "span", "qualifier", "low", "high"),
    [
        ("More than 300 farmers came.", "More than 300", "more than", 300, None),
        ("Over 300 farmers came.", "Over 300", "more than", 300, None),
        ("At least 30 boats sank.", "At least 30", "at least", 30, None),
        ("Nearly 40 boats sank.", "Nearly 40", "nearly", None, 40),
        ("They sent up to 90 guards.", "up to 90", "up to", None, 90),
        ("Some 500 pupils sang.", "Some 500", "about", None, None),
        ("A record 6,000 pupils sang.", "A record 6,000", "record", None, None),
        ("They hired 20 or so cooks.", "20 or so", "about", None, None),
        ("They hired 20 or more cooks.", "20 or more", "at least", 20, None),
        ("Fewer than 12 cooks stayed.", "Fewer than 12", "fewer than", None, 12),
        ("Only 7 cooks stayed.", "Only 7", "just", None, None),
    ],
)
def test_a_qualifier_is_in_the_span_and_bounds_the_value(text, span, qualifier, low, high):
    (figure,) = code(text)
    assert (figure.span.text, figure.qualifier, figure.low, figure.high) == (span, qualifier, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("They need 10 to 15 tents.", 10, 15, None),
        ("Between 3 and 5 million voters stayed away.", 3e6, 5e6, None),
        ("Prices rose 10-15 percent.", 10, 15, "percent"),
        ("The plan costs $2 to $3 billion.", 2e9, 3e9, "USD"),
        ("It pays 2-3 million euros.", 2e6, 3e6, "EUR"),
        ("Two or three guards slept.", 2, 3, None),
    ],
)
def test_a_range_has_bounds_and_no_value(text, low, high, unit):
    (figure,) = code(text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2019 and again on 5 May.",
        "See Section 702 and Article 5 of the treaty.",
        "The Group of 7 and the G20 met.",
        "A Boeing 737 landed beside an F-16.",
        "The attacks of 9/11 changed that.",
        "They won 3-1 on Sunday.",
        "One of the envoys left, and one may ask why.",
        "The two leaders shook hands.",
        "Resolution 2254 and Executive Order 14017 stand.",
        "It began at 5:30 p.m. sharp.",
        "Call 101 with any news.",
        "She lives at 12 Harbour Road.",
        "She lives at 12 Rue de Lappe in Lyon.",
        "Maria Duarte, 45, spoke first.",
        "He is a 50-year-old baker.",
        "Under 50 U.S.C. 1701 the president may act.",
        "A two-state solution is far off.",
        "See https://example.org/2/34567 for more.",
        "(1) Speak. (2) Listen.",
        "The old 747 was scrapped.",
        "I was 16 when I left, and she was nine.",
        "Children as young as 10 served.",
        "The boys were between the ages of 14 and 18.",
        "They met on the set of The Ten Rings.",
        "The town lies on the river.[2]",
        "Sweden beat Norway 1 – 0 there.",
        "Map: 33°30′21″N 36°16′11″E",
        "Delegates left COP 28 early.",
        "He was charged under 18 U.S. Code rules.",
        "Under the accords of 1994 and 1995 rounds are held.",
        "She asked for one after lunch.",
        "The envoy of our 2 countries spoke.",
    ],
)
def test_what_counts_nothing_is_no_figure(text):
    assert [figure.span.text for figure in code(text)] == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The state expelled 15 foreign diplomats on Monday.", "foreign diplomats"),
        ("Crossings of the strait rose last month to 4,124.", "Crossings of the strait"),
        ("Customs seized 42 tonnes of flour.", "flour"),
        ("About 30 percent of the harvest rotted.", "the harvest"),
        ("The ministry gave $6 million in relief.", "relief"),
        ("Hundreds of students marched.", "students"),
        ("The boats carried 200 more.", None),
        ("He voted against it three times.", None),
        ("They raised the fee for passports to $80.", "passports"),
        ("Exports were $3.2 billion.", "Exports"),
        ("She won 2 percent of the total vote.", "the total vote"),
        ("They built over 150 single and shared housing units.", "single and shared housing units"),
        ("The state gave $8 billion in new mandatory funding.", "mandatory funding"),
        ("Transfers would be capped at $1,000 a person.", "Transfers"),
        ("The limit on money sent to the island rose to $2,000.", "The limit on money sent to the island"),
        ("The village lies 50 miles (80 km) south of the port.", None),
        ("The storm tore down a crane, killing 107.", None),
        ("The firm, according to the paper, lost 40.", None),
        ("They used the $50 million CDC has spent.", None),
        ("There were 42 according to the port.", None),
        ("The number of arrivals according to the port was 42.", "The number of arrivals"),
        ("A total according to the port of 42 came.", None),
        ("The wall is 42 metres long.", "The wall"),
        ("They seized 1,000 or more kilograms of flour.", "flour"),
        ("Most came from the north, moving in the millions.", None),
    ],
)
def test_what_is_counted_is_found(text, of):
    found = code(text)[0].of
    assert (found and found.text) == of


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Guards stopped boats more than 790 times from October through March.", "2022-10/2023-03"),
        ("The port handled 400 ships in April.", "2023-04"),
        ("A record 220 boats sank in fiscal year 2022.", "2021-10-01/2022-09-30"),
        ("Since 2020, the fund has paid for 80 wells.", "2020/2023"),
        ("The ministry said on Monday that 80 wells were dry.", None),
        ("In 2021 the town had 80 wells.", "2021"),
        ("The town dug 80 wells in the third quarter of 2022.", "2022-07/2022-09"),
        ("Under accords of 1994 and 1995 it grants 80 visas.", None),
        ("A 2011 study counted 80 wells.", None),
        ("The town, which fought a fire in 2006, has 80 wells.", None),
        ("Sanctions came on Monday, days after 80 wells had failed.", None),
        ("The town gave 80 wells, bringing the total since 2012 to 90.", None),
        ("It dug 80 wells in the fiscal year that ended in September 2022.", "2021-10/2022-09"),
        ("It will dig 80 wells in 2026 and 2028.", None),
    ],
)
def test_the_period_is_that_of_the_clause(text, period):
    assert code(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The flood killed 40 people, according to the water ministry.", "the water ministry"),
        ("The flood killed 40 people, the water ministry said on Monday.", "the water ministry"),
        ("The water ministry reported that the flood killed 40 people.", "The water ministry"),
        ("The flood killed 40 people.", None),
        ("The flood killed 40 people, the water ministry reported.", "the water ministry"),
        ("According to the U.S. Census Bureau, 40 towns shrank.", "the U.S. Census Bureau"),
        ("The wave was 40 feet high, according to data collected by the port.", "data collected by the port"),
        ("Border guards stopped 40 boats in May.", "Border guards"),
        ("Ortega, speaking for the port, reported 40 new cases.", "Ortega"),
        ("The minister on Monday said that 40 wells were dry.", "The minister"),
        ("The total recorded in May was 40.", None),
        ("Aftershocks of a strong quake found 40 people asleep.", None),
        ("The port announced that it would hire 40 guards.", None),
        ("The wreck lay at 40 feet, far from where the records had predicted it.", None),
    ],
)
def test_who_counted_is_found(text, by):
    found = code(text)[0].by
    assert (found and found.span and found.span.text) == by


def test_each_figure_has_the_source_of_its_own_clause():
    text = "While 12 ships sank according to the port, the union counted 15; the navy lost 3."
    assert [f.by and f.by.span and f.by.span.text for f in code(text)] == ["the port", "the union", None]


def test_what_was_counted_before_is_counted_on():
    assert [f.of and f.of.text for f in code("The deal allows 110 flights a day, 20 of them by night.")] == [
        "flights",
        "flights",
    ]
    assert [f.of and f.of.text for f in code("She won 39 of the state's 40 delegates.")] == ["delegates"] * 2


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Rents rose 6.5 percent.", "rise"),
        ("Rents fell by 12 percent.", "fall"),
        ("Arrivals dropped to 30.", "fall"),
        ("Rents are 6.5 percent of income.", "level"),
        ("The index lost 40 points.", "fall"),
        ("Tourism saw a 9 percent increase.", "rise"),
    ],
)
def test_rise_and_fall_are_told_from_level(text, change):
    assert code(text)[0].change == change


WORDS = """the ministry said 12 1,200 people rose to from 38 percent more than double in 2021 , . two dozen of
$5 million at least 10 15 October Monday compared with half as many as tonnes fell by 3-4 \u202f 🙂
one outnumbered to one (7) twice last year hundreds ; up down a third""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_figures_keep_the_laws_of_spans_and_bounds(text):
    article = make_article(text)
    layout = lay_out(text)
    times = code_times(article, layout, Settings())
    figures = code_figures(article, layout, times, [], WordsOnly(), Settings())
    assert figures == code_figures(article, layout, times, [], WordsOnly(), Settings())
    last = 0
    for figure in figures:
        spans = [
            figure.span,
            figure.of,
            *(c.reference for c in comparisons(figure)),
            *(c.span for c in comparisons(figure)),
        ]
        assert all(span.proves(text) for span in spans if span)
        assert figure.span.start >= last
        last = figure.span.end
        assert not any(figure.span.overlaps(time.span) for time in times)
        value = figure.value
        low, high = figure.low, figure.high
        assert value is None or ((low is None or low <= value) and (high is None or value <= high))
        assert low is None or high is None or low <= high


def comparisons(figure: Figure) -> list:
    return [c for c in (figure.comparison, *figure.further) if c]


def test_hard_wrapped_lines_are_read_through():
    text = (
        "The convoy of the relief agency crossed the river on rafts carrying more\n"
        "than 300 sacks of maize, which the drivers had to load by hand, up\nfrom 200 in May."
    )
    first, second = code(text)
    assert (first.value, first.of and first.of.text, second.value) == (300, "sacks of maize", 200)
    assert first.comparison is not None
    assert first.comparison.relation == "more"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "two ",
        "1 % ",
        "5 people rose ",
        "half of ",
        "$",
        "“",
        "more than 5, up from 4, ",
        "from 5 ",
        "5 (5) ",
    ],
)
def test_coding_is_linear(piece):
    def laid(size: int):
        article = make_article(repeat(piece, size))
        return article, lay_out(article.text)

    def work(made) -> None:
        code_figures(*made, [], [], WordsOnly(), Settings())

    assert is_linear(laid, work, 10_000)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "value_floor", "of_floor"), [("own-dev", 0.9, 0.75), ("wire-dev", 0.85, 0.72)]
)
def test_the_development_gold_is_met(shared, name, value_floor, of_floor):
    docs, rows = (
        [
            json.loads(line)
            for line in (shared / "gold" / f"{name}.{part}.jsonl").read_text("utf-8").splitlines()
        ]
        for part in ("docs", "gold")
    )
    gold: dict[str, list[dict]] = {}
    for row in rows:
        if row["kind"] == "figure":
            gold.setdefault(row["article"], []).append(row)
    hits = of_hits = wanted = found = 0
    for doc in docs:
        figures = code(doc["text"], doc["published"])
        found += len(figures)
        for row in gold.get(doc["id"], []):
            wanted += 1
            same = [
                f
                for f in figures
                if f.span.start < row["span"]["end"]
                and row["span"]["start"] < f.span.end
                and f.value == row["value"]
            ]
            hits += bool(same)
            of = same[0].of if same else None
            if same and (row["of"] is None) == (of is None):
                of_hits += of is None or (of.start < row["of"]["end"] and row["of"]["start"] < of.end)
    assert 2 * hits / (wanted + found) >= value_floor
    assert 2 * of_hits / (wanted + found) >= of_floor


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of people fled.",
        "Hundreds of thousands of people fled.",
        "Between 10 and 15 boats sank, twice as many as in 2021.",
        "At least 300 boats sank, 26 more than in 2021.",
        "Millions of barrels arrived, half as many as in 2021.",
        "Three in ten houses, or about 30 percent, up from 28 percent, were empty.",
    ],
)
def test_a_figure_comes_back_to_the_byte(text):
    """An int where a float belongs would be written in one way before and in another after it was read."""
    rows = code(text)
    assert rows
    assert [to_json(from_json(to_json(row))) for row in rows] == [to_json(row) for row in rows]
