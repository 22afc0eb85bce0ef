"""Bands, stretches and changes: wide with little, none where chance would do, none from one report alone."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.relation_bands import tone, weight
from dragoman.views.relation_changes import find_stretches
from dragoman.views.relation_pieces import cut, ordinal

from .relation_for_tests import deed

weights = st.lists(st.floats(-10, 10).map(lambda x: round(x, 1)), min_size=1, max_size=30)


@given(weights, st.integers(1, 30))
def test_a_band_holds_its_tone_and_stays_on_the_scale(values, reports) -> None:
    got = tone(values, reports)
    assert -10.01 <= got.low <= got.value <= got.high <= 10.01


@given(st.floats(-10, 10), st.integers(1, 12))
def test_more_reports_of_like_events_make_the_band_narrower(value, times) -> None:
    few, many = (tone([value] * n, n) for n in (times, 2 * times))
    assert many.high - many.low <= few.high - few.low + 0.02


def test_one_event_leaves_the_tone_open_and_one_report_of_five_does_too() -> None:
    one = tone([2.5], 1)
    assert one.low < 0 < one.high
    assert tone([2.5] * 5, 1) == one
    assert tone([2.5] * 5, 5).low > 0


@given(st.lists(st.floats(0.5, 10), min_size=1, max_size=20))
def test_a_weight_is_in_its_band_which_is_never_closed(values) -> None:
    got = weight(values)
    assert 0 <= got.low < got.value + 0.06
    assert got.high > got.value


def test_the_band_of_one_weight_is_that_of_one_count() -> None:
    got = weight([1.0])  # exact limits for one event: 0.051 and 4.744
    assert got.low <= 0.1
    assert got.high == pytest.approx(4.74, abs=0.1)


def every_cut(points: list[tuple[float, float]], penalty: float) -> float:
    """Find the least cost of all ways to cut, by trying them."""
    least = float("inf")
    for mask in range(2 ** (len(points) - 1)):
        runs, run = [], [points[0]]
        for at, point in enumerate(points[1:]):
            if mask >> at & 1:
                runs.append(run)
                run = []
            run.append(point)
        least = min(least, cost_of([*runs, run], penalty))
    return least


def cost_of(runs: list[list[tuple[float, float]]], penalty: float) -> float:
    total = penalty * (len(runs) - 1)
    for run in runs:
        mean = sum(v * p for v, p in run) / sum(p for _, p in run)
        total += sum(p * (v - mean) ** 2 for v, p in run)
    return total


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(0.05, 2)), min_size=1, max_size=8), st.floats(0.1, 6))
def test_the_cuts_are_the_best_there_are(points, penalty) -> None:
    bounds = cut(points, penalty)
    runs = [points[a:b] for a, b in pairwise(bounds)]
    assert cost_of(runs, penalty) == pytest.approx(every_cut(points, penalty), abs=1e-6)


def months(first: str, count: int, weight: float, *, a_month: int = 2, **fields):
    start = ordinal(first)
    return [
        deed(f"{at // 12}-{at % 12 + 1:02}-{day + 3:02}", weight, row=str(day), **fields)
        for at in range(start, start + count)
        for day in range(a_month)
    ]


def test_a_turn_from_conflict_to_talks_is_a_clear_thaw_at_its_month() -> None:
    stretches, changes = find_stretches([*months("2020-01", 12, -6.0), *months("2021-01", 12, 2.5)])
    assert [(one.first, one.last, one.climate) for one in stretches] == [
        ("2020-01", "2020-12", "conflict"), ("2021-01", "2021-12", "talks"),
    ]  # fmt: skip
    (change,) = changes
    assert (change.name, change.after, change.month, change.certainty) == (
        "thaw", "2020-12", "2021-01", "clear"
    )  # fmt: skip
    assert len(change.why) == 3


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (dict(type="SANCTION", mode="discontinue"), "freeze"),
        (dict(type="REJECT", quad="verbal conflict"), "freeze"),
        (dict(type="SANCTION", mode="expel"), "break"),
        (dict(type="SANCTION"), "conflict"),
        (dict(type="THREATEN", quad="verbal conflict"), "conflict"),
        (dict(type="ACCUSE", quad="verbal conflict"), "dispute"),
    ],
)
def test_a_fall_is_named_by_the_acts_that_make_it(fields, name) -> None:
    _, changes = find_stretches([*months("2020-01", 12, 2.5), *months("2021-01", 12, -5.0, **fields)])
    assert [one.name for one in changes] == [name]


def test_the_same_tone_throughout_makes_no_change() -> None:
    chance = random.Random(4)
    deeds = [
        deed(f"2020-{m:02}-{d:02}", chance.choice((2.5, 5.0, -1.0))) for m in range(1, 13) for d in (3, 9)
    ]
    stretches, changes = find_stretches(deeds)
    assert len(stretches) == 1
    assert not changes


def test_chance_alone_seldom_makes_a_clear_change() -> None:
    clear = 0
    for seed in range(40):
        chance = random.Random(seed)
        deeds = [
            deed(f"{y}-{m:02}-{d:02}", chance.choice((2.5, 5.0, 2.5, -3.0, -6.0)))
            for y in (2020, 2021, 2022) for m in range(1, 13) for d in range(1, chance.randint(1, 4))
        ]  # fmt: skip
        clear += bool(find_stretches(deeds)[1])
    assert clear <= 4


def test_a_change_that_rests_on_one_report_says_so() -> None:
    before = months("2020-01", 4, 2.5)
    after = months("2022-01", 1, -6.0, a_month=5, report="the only one")
    _, (change,) = find_stretches([*before, *after])
    assert change.certainty == "one report"
    others = [deed("2022-01-09", -6.0), deed("2022-02-09", -6.0), deed("2022-03-09", -6.0)]
    _, (change,) = find_stretches([*before, *after, *others])
    assert change.certainty == "clear"


def test_one_report_does_not_make_a_turn_clear_in_the_midst_of_many_months() -> None:
    deeds = [*months("2020-01", 24, -6.0), deed("2021-05-20", 9.5, report="wild")]
    stretches, changes = find_stretches(deeds)
    assert len(stretches) == 1
    assert not changes


def test_of_few_months_turns_are_told_as_unsure() -> None:
    deeds = [
        deed("2021-01-11", -3.5), deed("2021-07-22", -6.0), deed("2022-04-21", 2.5), deed("2022-04-22", 2.5),
        deed("2022-05-22", 2.5),
    ]  # fmt: skip
    _, (change,) = find_stretches(deeds)
    assert (change.name, change.certainty) == ("thaw", "unsure")
    assert (change.after, change.month) == ("2021-07", "2022-04")


def test_nothing_carries_over_a_year_of_silence() -> None:
    stretches, changes = find_stretches([*months("2015-01", 3, 2.5), *months("2019-01", 3, 2.5)])
    assert [(one.first, one.last) for one in stretches] == [("2015-01", "2015-03"), ("2019-01", "2019-03")]
    assert not changes


def test_a_year_that_no_month_tells_of_is_a_stretch_of_its_own() -> None:
    long = deed("2017-01-01", -6.0, last="2017-12-31", month=None)
    inside = deed("2022-01-01", -6.0, last="2022-12-31", month=None)
    stretches, changes = find_stretches([long, inside, *months("2022-04", 3, 2.5)])
    assert [(one.first, one.last, one.months) for one in stretches] == [
        ("2017-01", "2017-12", 0), ("2022-04", "2022-06", 3),
    ]  # fmt: skip
    assert [one.certainty for one in changes] == ["one report"]


def test_a_lone_paper_before_months_of_silence_dates_no_turn() -> None:
    told = [
        *months("2020-01", 12, 2.5),
        deed("2021-02-03", -6.0, report="routine"),
        *months("2021-07", 6, -6.0),
    ]
    stretches, (change,) = find_stretches(told)
    assert stretches[1].first == "2021-02"
    assert (change.after, change.month) == ("2020-12", "2021-07")
    _, (change,) = find_stretches([*told, deed("2021-03-03", -6.0, report="another")])
    assert change.month == "2021-02"


def test_one_report_makes_no_turn_of_few_months() -> None:
    deeds = [deed(f"2021-{m:02}-05", 4.0) for m in (1, 2, 3, 4, 5)]
    stretches, changes = find_stretches([*deeds, deed("2021-07-01", -6.0), deed("2021-09-01", 2.5)])
    assert len(stretches) == 1
    assert not changes


@pytest.mark.parametrize(
    ("fields", "stretches", "changes"),
    [
        ({}, 2, 1),
        (dict(score=0.9, direct=1), 2, 1),
        (dict(score=0.4), 1, 0),
        (dict(score=0.9, direct=0), 1, 0),
        (dict(score=0.9, direct=1, date_from="published"), 1, 0),
        (dict(score=0.9, type="ACCUSE", quad="verbal conflict"), 2, 0),
        (dict(score=0.9, direct=1, type="ACCUSE", quad="verbal conflict"), 1, 0),
    ],
)
def test_a_single_event_is_a_stretch_only_where_it_is_sure_and_of_states(fields, stretches, changes) -> None:
    found = find_stretches([deed("2019-05-05", -6.0, **fields), *months("2021-01", 6, 2.5)])
    assert (len(found[0]), len(found[1])) == (stretches, changes)


def test_of_two_like_deeds_the_surer_names_the_turn() -> None:
    after = [deed(f"2021-{m:02}-05", -6.0, score=0.3 if m < 7 else 0.9) for m in range(1, 13)]
    _, (change,) = find_stretches([*months("2020-01", 12, 2.5), *after])
    assert "2021-07" in {row[:7] for row in change.why}


def test_order_does_not_matter() -> None:
    deeds = [*months("2020-01", 12, -6.0), *months("2021-01", 12, 2.5)]
    shuffled = random.Random(1).sample(deeds, len(deeds))
    by_day = sorted(shuffled, key=lambda one: (one.first, one.row))
    assert find_stretches(by_day)[0] == find_stretches(sorted(deeds, key=lambda one: (one.first, one.row)))[0]
    assert {one.month for one in find_stretches(shuffled)[1]} == {"2021-01"}


def test_a_turn_is_found_from_wherever_one_looks() -> None:
    deeds = [
        *months("2020-01", 30, 2.5), *months("2022-07", 3, -6.0), deed("2022-10-05", 5.0),
        deed("2022-10-09", 2.5), deed("2022-11-03", -6.0), *months("2022-12", 2, 2.5),
    ]  # fmt: skip
    _, whole = find_stretches(deeds)
    assert (whole[0].name, whole[0].month, whole[0].certainty) == ("conflict", "2022-07", "clear")
    assert (whole[1].name, whole[1].month) == ("thaw", "2022-10")
    stretches, late = find_stretches(deeds, since="2022-06-15")
    assert [(one.name, one.month, one.certainty) for one in late] == [
        (one.name, one.month, one.certainty) for one in whole
    ]
    assert stretches[0].first == "2022-07"
    assert len(late[0].why) == 2
    assert not find_stretches(deeds, until="2021-12-31")[1]


def test_an_unsure_end_does_not_hide_a_clear_beginning() -> None:
    told = {
        "2022-01": {"a": (-6.0,), "b": (-3.5, -9.0, -3.5), "c": (-6.0,)}, "2022-02": {"d": (-6.0,)},
        "2022-03": {"deal": (-6.0, -6.0), "e": (-6.0,)},
        "2022-04": {"f": (-6.0,), "deal": (5.0, 4.5, 2.5, 2.5), "g": (2.5,)}, "2022-06": {"h": (-6.0, -6.0)},
        "2022-07": {"i": (2.5, 2.5, -6.0, 2.5)}, "2022-10": {"j": (2.5,)}, "2023-04": {"k": (2.5,)},
        "2023-06": {"l": (9.5,)},
    }  # fmt: skip
    mixed = [
        deed(f"{month}-{day + 1:02}", weight, report=report)
        for month, reports in told.items()
        for report, weights in reports.items()
        for day, weight in enumerate(weights)
    ]
    _, changes = find_stretches([*months("2020-01", 24, 2.5), *mixed])
    assert [(one.name, one.month, one.certainty) for one in changes] == [
        ("conflict", "2022-01", "clear"), ("thaw", "2022-04", "unsure"),
    ]  # fmt: skip


def test_a_war_that_is_no_longer_named_is_no_thaw() -> None:
    war = dict(type="ASSAULT", going_on=True)
    told = [deed(f"2021-{m:02}-05", -9.0, **war) for m in range(1, 13)]
    talks = [*months("2022-01", 4, 2.5)]
    _, (change,) = find_stretches([*told, *talks])
    assert change.name == "easing"
    _, (change,) = find_stretches([*told, *talks, deed("2022-01-02", 6.5, type="RETREAT")])
    assert change.name == "thaw"


def test_a_turn_is_named_by_acts_of_states_told_by_many() -> None:
    before = months("2020-01", 12, 5.0)
    after = [
        *(deed(f"2021-{m:02}-03", -9.0, direct=0, row="hackers") for m in range(1, 7)),
        deed("2021-01-09", -6.0, row="tariff"),
        deed("2021-02-09", -6.0, reports=("x", "y", "z"), row="told by three"),
        *(deed(f"2021-{m:02}-09", -3.0) for m in range(1, 7)),
    ]
    _, (change,) = find_stretches([*before, *after])
    assert change.why[1:] == ("tariff", "told by three")


@pytest.mark.parametrize(("until", "names"), [("2012-06", ["thaw"]), ("2011-01", [])])
def test_no_change_is_named_over_more_than_five_years_without_evidence(until, names) -> None:
    first = ordinal(until) - 11
    war = months(f"{first // 12}-{first % 12 + 1:02}", 12, -6.0)
    stretches, changes = find_stretches([*war, *months("2017-01", 12, 2.5)])
    assert len(stretches) == 2
    assert [one.name for one in changes] == names


def test_what_one_report_tells_of_long_ago_is_no_stretch() -> None:
    now = months("2021-01", 6, 2.5)
    war = [deed("1846-05-13", -9.0, report="anniversary"), deed("1848-02-02", 2.5, report="anniversary")]
    stretches, changes = find_stretches([*war, *now])
    assert [one.first for one in stretches] == ["2021-01"]
    assert not changes
    stretches, _ = find_stretches([*war, deed("1848-02-02", 2.5, report="history"), *now])
    assert [one.first[:4] for one in stretches] == ["1846", "1848", "2021"]
    stretches, _ = find_stretches([deed("2014-03-01", -9.0), *now])
    assert [one.first[:4] for one in stretches] == ["2014", "2021"]
    assert len(find_stretches([deed("1846-05-13", -9.0)])[0]) == 1
