"""Claims from figures, and the links between those that must agree; all reports here are invented."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.links.quantities import AUTHOR, Claim, claims, link_quantities
from dragoman.schema.article import Article, article_id, digest
from dragoman.schema.links import Link
from dragoman.schema.rows import Comparison, Figure, Implied, Ref, make
from dragoman.schema.span import Span
from timing_for_tests import is_linear

MADE = "2024-01-01T00:00:00Z"


def report(text: str, *, published: str | None = "2023-11-20", name: str = "a.txt") -> Article:
    made = article_id(name, text)
    return Article(
        id=made, article=made, source=name, coder="test", published=published, sha256="0" * 64, text=text
    )


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span.take(article.text, start, start + len(words))


def figure(article: Article, number: str, value: float | None, **fields: Any) -> Figure:
    """Make a figure of `article`; `of`, `by` and `place` may be given as words of its text."""
    if isinstance(fields.get("of"), str):
        fields["of"] = span(article, fields["of"])
    for name in ("by", "place"):
        if isinstance(fields.get(name), str):
            fields[name] = Ref(span=span(article, fields[name]), actor=fields[name], resolved_by="name")
    return make(Figure, article, coder="test", span=span(article, number), value=value, **fields)


def claim(text: str, number: str, value: float | None, *, name: str = "a.txt", **fields: Any) -> Claim:
    published = fields.pop("published", "2023-11-20")
    article = report(text, name=name, published=published)
    made = claims(article, [figure(article, number, value, **fields)])
    assert made, "no claim"
    return made[0]


def arrests(value: int, *, name: str, period: str = "2022", who: str = "Peruvians", **fields: Any) -> Claim:
    text = f"Border guards stopped {value:,} {who} at the northern border during the year, the ministry said."
    return claim(text, f"{value:,}", value, name=name, of=who, period=period, **fields)


def only(found: list[Link]) -> Link:
    assert len(found) == 1, found
    return found[0]


def said(one: Claim, other: Claim) -> tuple[str, str] | None:
    found = link_quantities([one, other], made=MADE)
    return (found[0].relation, found[0].judgement) if found else None


def test_a_claim_tells_what_is_counted_where_for_when_and_by_whom() -> None:
    text = "The coast guard said it had intercepted more than 1,200 Haitian migrants at the northern border."
    found = claim(
        text, "more than 1,200", 1200, low=1200.0, qualifier="more than", of="Haitian migrants",
        by="The coast guard", period="2022-04",
    )  # fmt: skip
    assert (found.thing.noun, found.thing.modifiers, found.thing.groups) == ("person", ("migrant",), ("HTI",))
    assert (found.thing.act, found.site, found.site_words) == ("stop", "border", frozenset({"northern"}))
    assert (found.low, found.high, found.unit, found.counter) == (1200, None, "count", "The coast guard")
    assert found.days == ("2022-04-01", "2022-04-30")
    assert {found.implied, found.times, found.hoped, found.partial} == {False}


def test_the_object_of_an_act_done_so_many_times_is_counted() -> None:
    active = claim("Guards stopped Ghanaians 800 times in May.", "800", 800, period="2023-05")
    passive = claim("Ghanaians were stopped 800 times in May.", "800", 800, period="2023-05")
    assert active.thing == passive.thing
    assert (active.thing.noun, active.thing.groups, active.thing.act) == ("person", ("GHA",), "stop")
    assert active.times
    assert passive.times


def test_an_act_noun_counts_those_to_whom_it_was_done() -> None:
    text = "The agency counted 8,000 encounters with Ghanaians in May."
    found = claim(text, "8,000", 8000, of="encounters", period="2023-05")
    assert (found.thing.noun, found.thing.groups, found.thing.act) == ("person", ("GHA",), "stop")


@pytest.mark.parametrize(
    ("text", "of", "act"),
    [
        ("Guards had arrested 300 sailors in May.", "sailors", "arrest"),
        ("In May 300 sailors were quickly detained.", "sailors", "arrest"),
        ("In May 300 sailors who had been caught were fined.", "sailors", "stop"),
        ("The ministry counted 300 sailors in May.", "sailors", None),
        ("There were 300 sailors, arrested or not, in May.", "sailors", None),
    ],
)
def test_the_act_is_that_of_the_verb_beside(text: str, of: str, act: str | None) -> None:
    assert claim(text, "300", 300, of=of, period="2023-05").thing.act == act


def test_an_implied_number_is_as_round_as_its_factor() -> None:
    article = report("Guards stopped 16,000 Ghanaians in 2022, 16 times as many as in 2020.")
    comparison = Comparison(
        relation="equal", factor=16.0, reference=span(article, "in 2020"), reference_period="2020",
        implies=Implied(low=1000.0, high=1000.0),
    )  # fmt: skip
    row = figure(article, "16,000", 16_001, of="Ghanaians", period="2022", comparison=comparison)
    implied = claims(article, [row])[1]
    assert (implied.low, implied.high) == (pytest.approx(968.75), pytest.approx(1031.25))


def test_what_lacks_a_period_or_a_thing_is_no_claim() -> None:
    article = report("The ministry counted 300 boats. It then gave 40 in all.")
    undated = figure(article, "300", 300, of="boats")
    nothing = figure(article, "40", 40, period="2023")
    assert claims(article, [undated, nothing]) == []


def test_the_number_of_a_list_that_follows_is_no_claim() -> None:
    def found(text: str) -> int:
        article = report(text)
        return len(claims(article, [figure(article, "seven", 7, of="judges", period="2023")]))

    assert found("The president named seven judges in 2023.") == 1
    assert found("The president named the following seven judges in 2023.") == 0


def test_a_year_not_over_counts_to_the_day_of_the_report() -> None:
    text = "The port shipped 40 containers this year."
    found = claim(text, "40", 40, of="containers", period="2023", published="2023-05-03")
    assert (found.days, found.to_date) == (("2023-01-01", "2023-05-03"), True)


def test_what_is_still_to_come_is_only_hoped_for() -> None:
    text = "The port ships 40 containers from March."
    found = claim(text, "40", 40, of="containers", period="2024-03/2024-08", published="2023-05-03")
    assert (found.hoped, found.to_date) == (True, False)


def test_a_comparison_gives_a_bound_for_its_reference() -> None:
    article = report("Guards stopped more than 600 Ghanaians in 2022, more than double all of 2021.")
    comparison = Comparison(
        relation="more", factor=2.0, reference=span(article, "all of 2021"), reference_period="2021",
        span=span(article, "more than double all of 2021"), implies=Implied(high=300.0),
    )  # fmt: skip
    row = figure(
        article, "more than 600", 600, low=600.0, qualifier="more than", of="Ghanaians", period="2022",
        comparison=comparison,
    )  # fmt: skip
    stated, implied = claims(article, [row])
    assert (implied.implied, implied.low, implied.high, implied.period) == (True, None, 300.0, "2021")
    assert (implied.id, implied.thing, implied.stated) == (stated.id, stated.thing, "2022-01-01")
    assert implied.text == "more than double all of 2021"


def test_a_comparison_with_another_thing_implies_nothing_of_this_one() -> None:
    article = report("Guards stopped 600 Ghanaians in 2022, double the Togolese of 2021.")
    comparison = Comparison(
        relation="more", factor=2.0, reference=span(article, "the Togolese of 2021"),
        reference_period="2021", implies=Implied(low=300.0, high=300.0),
    )  # fmt: skip
    row = figure(article, "600", 600, of="Ghanaians", period="2022", comparison=comparison)
    assert [found.implied for found in claims(article, [row])] == [False]


def test_two_reports_of_one_number_agree() -> None:
    link = only(link_quantities([arrests(4120, name="a"), arrests(4120, name="b")], made=MADE))
    assert (link.relation, link.judgement, link.author, link.made) == ("same_quantity", "yes", AUTHOR, MADE)
    assert link.id == digest("same_quantity", link.left, link.right, AUTHOR)


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        (224_607, {}),
        (224_607, {"qualifier": "more than", "low": 224_607.0}),
        (231_000, {"qualifier": "about"}),
    ],
)
def test_what_rounding_joins_agrees(value: int, fields: dict[str, Any]) -> None:
    assert said(arrests(220_000, name="a"), arrests(value, name="b", **fields)) == ("same_quantity", "yes")


def test_two_numbers_for_the_same_conflict() -> None:
    link = only(link_quantities([arrests(4120, name="a"), arrests(5250, name="b")], made=MADE))
    assert (link.relation, link.judgement) == ("contradicts", "yes")
    assert "4,120 against 5,250" in link.reasons[0] or "5,250 against 4,120" in link.reasons[0]


def test_a_conflict_of_two_counters_names_both() -> None:
    one = arrests(4120, name="a", by="ministry")
    text = "Border guards stopped 5,250 Peruvians at the northern border during the year, the union said."
    other = claim(text, "5,250", 5250, name="b", of="Peruvians", period="2022", by="union")
    assert "counted by" in only(link_quantities([one, other], made=MADE)).reasons[1]


@pytest.mark.parametrize(
    "changed",
    [
        {"period": "2021"},
        {"who": "Peruvian officers"},
        {"who": "Bolivians"},
    ],
)
def test_other_periods_people_and_things_do_not_conflict(changed: dict[str, Any]) -> None:
    found = link_quantities([arrests(4120, name="a"), arrests(5250, name="b", **changed)], made=MADE)
    assert all(link.relation != "contradicts" for link in found)


@pytest.mark.parametrize(
    "text",
    [
        "Border guards will stop 5,250 Peruvians at the northern border during the year, the ministry said.",
        "Border guards stopped another 5,250 Peruvians at the northern border, the ministry said.",
        "Border guards stopped 5,250 Peruvians a month at the northern border, the ministry said.",
        "Border guards never stopped 5,250 Peruvians at the northern border, the ministry said.",
        "Border guards stopped 5,250 Peruvians at the southern border during the year, the ministry said.",
        "Border guards deported 5,250 Peruvians at the northern border during the year, the ministry said.",
        "A vessel of the navy stopped 5,250 Peruvians off an island, its captain told a newspaper.",
    ],
)
def test_numbers_told_otherwise_do_not_conflict(text: str) -> None:
    other = claim(text, "5,250", 5250, name="b", of="Peruvians", period="2022")
    found = link_quantities([arrests(4120, name="a"), other], made=MADE)
    assert all(link.relation != "contradicts" for link in found)


def test_one_report_does_not_contradict_itself() -> None:
    article = report(
        "Guards stopped 4,120 Peruvians at the border in 2022. Guards stopped 5,250 Peruvians at the border."
    )
    rows = [
        figure(article, number, value, of="Peruvians", period="2022")
        for number, value in (("4,120", 4120.0), ("5,250", 5250.0))
    ]
    assert link_quantities(claims(article, rows), made=MADE) == []


def test_a_month_is_part_of_its_year() -> None:
    link = only(
        link_quantities(
            [arrests(400, name="a", period="2022-03"), arrests(4120, name="b", period="2022")], made=MADE
        )
    )
    assert (link.relation, link.judgement) == ("same_quantity", "yes")
    assert link.reasons == ("2022-03 is part of 2022",)


def test_a_month_larger_than_its_year_is_a_conflict() -> None:
    month, year = arrests(9800, name="a", period="2022-03"), arrests(4120, name="b", period="2022")
    link = only(link_quantities([month, year], made=MADE))
    assert (link.relation, link.judgement, link.reasons[0]) == (
        "contradicts",
        "yes",
        "a part is larger than its whole",
    )


def test_a_whole_with_an_open_bound_below_its_part_shows_nothing() -> None:
    whole = arrests(4120, name="b", period="2022", low=4120.0, qualifier="more than")
    assert said(arrests(900, name="a", period="2022-03"), whole) == ("same_quantity", "yes")
    assert said(arrests(9800, name="a", period="2022-03"), whole) is None


def test_a_day_is_not_held_against_forty_years() -> None:
    assert (
        said(arrests(40, name="a", period="2022-03-05"), arrests(4120, name="b", period="1983/2023")) is None
    )


def test_the_address_of_a_link_is_no_part_of_what_is_counted() -> None:
    text = "Firms added [670 construction](https://figures.example/series/ABC) jobs in May."
    found = claim(
        text, "670", 670, of="construction](https://figures.example/series/ABC) jobs", period="2023-05"
    )
    assert (found.thing.noun, found.thing.modifiers) == ("job", ("construction",))


def test_a_stock_of_a_month_may_be_larger_than_that_of_the_year() -> None:
    """Prisoners held do not add up over time as arrests do."""
    text = "Prisons of the northern district held {:,} inmates of the drug wing, the ministry said."
    month = claim(text.format(9800), "9,800", 9800, name="a", of="inmates of the drug wing", period="2022-03")
    year = claim(text.format(4120), "4,120", 4120, name="b", of="inmates of the drug wing", period="2022")
    assert said(month, year) is None


def test_running_counts_of_one_year_grow_with_the_reports() -> None:
    early = arrests(1100, name="a", period="2023", published="2023-04-02")
    late = arrests(2600, name="b", period="2023", published="2023-09-02")
    link = only(link_quantities([early, late], made=MADE))
    assert (link.relation, link.judgement) == ("same_quantity", "yes")
    assert link.reasons == ("2023 up to 2023-04-02 is part of 2023 up to 2023-09-02",)
    shrunk = arrests(900, name="c", period="2023", published="2023-09-02")
    assert said(early, shrunk) == ("contradicts", "yes")


def test_some_people_are_part_of_all() -> None:
    everyone = "migrants of all nationalities"
    part = arrests(400, name="a")
    assert said(part, arrests(4120, name="b", who=everyone)) == ("same_quantity", "yes")
    assert said(part, arrests(120, name="b", who=everyone)) == ("contradicts", "yes")


def test_some_people_of_a_year_and_all_of_a_month_are_not_comparable() -> None:
    all_of_a_month = arrests(9000, name="b", who="migrants of all nationalities", period="2022-03")
    link = only(link_quantities([arrests(4120, name="a"), all_of_a_month], made=MADE))
    assert (link.relation, link.judgement) == ("same_quantity", "no")
    assert link.reasons == ("one counts people of Peru, the other people of all nationalities",)


def test_an_implied_bound_is_held_against_a_count() -> None:
    article = report(
        "Border guards stopped 9,000 Peruvians at the northern border in 2023, more than double all of 2022.",
        name="b",
    )
    comparison = Comparison(
        relation="more", factor=2.0, reference=span(article, "all of 2022"), reference_period="2022",
        implies=Implied(high=4500.0),
    )  # fmt: skip
    row = figure(article, "9,000", 9000, of="Peruvians", period="2023", comparison=comparison)
    after = claims(article, [row])
    held = only(link_quantities([*after, arrests(4120, name="a")], made=MADE))
    assert (held.relation, held.judgement) == ("same_quantity", "yes")
    assert held.reasons == ("the bound that a comparison implies holds for the other",)
    assert (held.left, held.right) == (arrests(4120, name="a").id, row.id)
    broken = only(link_quantities([*after, arrests(6120, name="a")], made=MADE))
    assert broken.relation == "contradicts"


def test_miles_and_kilometres_are_set_against_each_other_and_money_is_not() -> None:
    text = "Crews of the ministry built {} of new border fence in the year."
    miles = claim(
        text.format("30 miles"), "30 miles", 30, name="a", unit="miles", of="new border fence", period="2022"
    )
    km = claim(
        text.format("48 km"), "48 km", 48, name="b", unit="kilometres", of="new border fence", period="2022"
    )
    assert miles.unit == km.unit == "metres"
    dollars = claim(text.format("$30"), "$30", 30, name="c", unit="USD", of="new border fence", period="2022")
    euros = claim(text.format("€48"), "€48", 48, name="d", unit="EUR", of="new border fence", period="2022")
    assert {link.relation for link in link_quantities([miles, km, dollars, euros], made=MADE)} <= {
        "same_quantity", "contradicts",
    }  # fmt: skip
    assert all(
        {link.left, link.right} == {miles.id, km.id}
        for link in link_quantities([miles, km, dollars, euros], made=MADE)
    )
    assert link_quantities([dollars, euros], made=MADE) == []


PEOPLES = """Peruvians Bolivians Ghanaians Togolese Kenyans Ugandans Albanians Norwegians Danes Finns Swedes
    Poles Chileans Canadians Mexicans Colombians Egyptians Libyans Indians Nepalis Austrians Belgians
    Bulgarians Croatians""".split()


def many(count: int) -> list[Claim]:
    """Make claims of one block: of each people 100, for years and months in turn, some told twice."""
    made = []
    for number in range(count):
        year = 1990 + number % 30
        period = str(year) if number % 5 == 0 else f"{year}-{number % 12 + 1:02d}"
        who = PEOPLES[number // 100 % len(PEOPLES)] if number % 100 else "migrants of all nationalities"
        made.append(arrests(1000 + number * 37 % 900, name=f"{number}", period=period, who=who))
    return made


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    given_claims = _MANY[:120]
    mixed = [*given_claims, given_claims[3]]
    random.Random(seed).shuffle(mixed)
    assert link_quantities(mixed, made=MADE) == _LINKED != []


_MANY = many(240)
_LINKED = link_quantities(_MANY[:120], made=MADE)


@given(st.sampled_from(_MANY), st.sampled_from(_MANY))
def test_to_agree_or_conflict_is_mutual(one: Claim, other: Claim) -> None:
    assert link_quantities([one, other], made=MADE) == link_quantities([other, one], made=MADE)


@given(st.integers(100, 10**9), st.integers(100, 10**9))
def test_two_numbers_never_agree_and_conflict_at_once(one: int, other: int) -> None:
    found = link_quantities([arrests(one, name="a"), arrests(other, name="b")], made=MADE)
    assert len(found) <= 1
    if one == other:
        assert found[0].relation == "same_quantity"


def test_linking_is_linear_in_the_claims() -> None:
    assert is_linear(many, lambda given_claims: link_quantities(given_claims, made=MADE), 1400)


@pytest.mark.shared
def test_the_seeds_yield_their_sixth_finding(shared: Path) -> None:
    from dragoman import Settings, read

    folder = shared / "corpora" / "seeds"
    found: list[Claim] = []
    for outcome in read(str(folder), Settings(kinds=("time", "mention", "figure"))):
        assert isinstance(outcome, tuple)
        found.extend(claims(*outcome))
    by_period = {one.period: one for one in found}
    part, whole = by_period["2021-10/2022-03"], by_period["2021-10-01/2022-09-30"]
    everyone = by_period["2022-03"]
    assert (by_period["2021"].high, by_period["2020"].high) == (39_900, 15_960)
    assert by_period["2021"].implied
    assert part.thing == whole.thing
    links = {(link.left, link.right): link for link in link_quantities(found, made=MADE)}
    holds = links.get((part.id, whole.id)) or links[(whole.id, part.id)]
    assert (holds.relation, holds.judgement) == ("same_quantity", "yes")
    apart = links[(part.id, everyone.id)]
    assert (apart.relation, apart.judgement) == ("same_quantity", "no")
    assert "all nationalities" in apart.reasons[0]
