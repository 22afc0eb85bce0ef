"""What three reports on one relation must yield together, read from the record that `add` and `link` make.

The reports and the list of findings lie beside the project. Nothing here names a person of them: who and what
is meant is looked for by country, date and kind, as it would be for any other two countries.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.links.report import Report
from dragoman.links.sources import find_copies, find_sources
from dragoman.record.sql import SqlRecord, open_record
from dragoman.run.library import add
from dragoman.run.linking import link_record
from dragoman.schema.links import Link
from dragoman.schema.rows import Event, Figure, Mention, Statement
from dragoman.views.actors import find_actor, show_portrait
from dragoman.views.causal_map import CauseFilters, show_causes
from dragoman.views.ledger import show_ledger
from dragoman.views.relation_index import make_relation_index
from dragoman.views.rounds import list_rounds

pytestmark = pytest.mark.shared
SEEDS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "seeds"
PAIR = ("CUB", "USA")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlRecord]:
    where = str(tmp_path_factory.mktemp("findings") / "seeds.db")
    add(SEEDS, where)
    link_record(where)
    with open_record(where) as record:
        yield record


@pytest.fixture(scope="module")
def reports(record: SqlRecord) -> list[Report]:
    return [Report(article, tuple(rows)) for article, rows in record.papers()]


def links(record: SqlRecord, relation: str, judgement: str = "yes") -> list[Link]:
    return [link for link in record.links(relation) if link.judgement == judgement]  # type: ignore[arg-type]


def test_1_one_person_is_found_under_several_names(record: SqlRecord, reports: list[Report]) -> None:
    speaking = [
        {row.speaker.actor for row in report.rows if isinstance(row, Statement) and row.speaker}
        for report in reports
    ]
    persons = {
        row.actor
        for report in reports
        for row in report.rows
        if isinstance(row, Mention) and row.type == "PER"
    }
    (one,) = set.intersection(*speaking) & persons
    assert one is not None
    portrait = show_portrait(record, find_actor(record, one)[0])
    assert portrait.country == "CUB"
    assert len(portrait.names) >= 3
    (role,) = portrait.roles
    assert (role.title.lower(), role.first.published, role.last.published) == (
        "deputy foreign minister", "2022-04-23", "2026-02-03"
    )  # fmt: skip
    ways = {
        row.speaker.resolved_by
        for report in reports
        for row in report.rows
        if isinstance(row, Statement) and row.speaker and row.speaker.actor == one
    }
    assert {"name", "alias", "pronoun"} <= ways


def test_2_the_first_round_is_one_event_of_two_reports(record: SqlRecord) -> None:
    first = list_rounds(record, *PAIR)[0]
    assert first.reports == 2
    assert first.status == "occurred"


def test_2_the_second_round_has_its_day_and_place(record: SqlRecord) -> None:
    second = list_rounds(record, *PAIR)[1]
    assert (second.date, second.place, second.status) == ("2022-11-15", "Havana", "planned")


def test_3_publication_dates_come_from_three_kinds_of_places(record: SqlRecord) -> None:
    assert [(head.published, head.published_from) for head in record.heads()] == [
        ("2022-04-23", "metadata"),
        ("2022-11-15", "dateline"),
        ("2026-02-03", "byline"),
    ]


def test_4_what_was_stopped_is_asked_for_and_agreed(record: SqlRecord) -> None:
    taken_back = next(
        line.undertaking for line in show_ledger(record, PAIR).lines if line.undertaking.doers == ("CUB",)
    )
    assert [(step.state, step.countries) for step in taken_back.steps] == [
        ("stopped", ("CUB",)),
        ("asked", ("USA",)),
        ("agreed", ("CUB",)),
    ]


def test_5_what_was_asked_for_is_promised_for_a_day(record: SqlRecord) -> None:
    services = next(
        line.undertaking for line in show_ledger(record, PAIR).lines if line.undertaking.doers == ("USA",)
    )
    assert [(step.state, step.countries) for step in services.steps] == [
        ("asked", ("CUB",)),
        ("promised", ("USA",)),
    ]
    assert services.due == "2023-01-04"


def test_6_counts_agree_imply_bounds_and_are_not_compared_where_they_count_others(record: SqlRecord) -> None:
    figures = {row.id: row for row in record.rows("figure") if isinstance(row, Figure)}

    def values(judgement: str) -> set[tuple[float | None, ...]]:
        ends = [(link.left, link.right) for link in links(record, "same_quantity", judgement)]
        # "More than 79,800" has a low bound and no value.
        return {tuple(sorted(figures[end].value or figures[end].low or 0 for end in pair)) for pair in ends}

    assert values("yes") == {(79_800, 220_000)}
    assert values("no") == {(79_800, 209_000)}
    (count,) = (row for row in figures.values() if 79_800 in (row.value, row.low))
    assert count.comparison is not None
    implied = [one.implies.high for one in (count.comparison, *count.further) if one.implies is not None]
    assert implied == [39_900, 15_960]


def test_7_two_sides_contradict_each_other_on_whether_talks_have_begun(record: SqlRecord) -> None:
    rows = record.rows_of({end for link in links(record, "contradicts") for end in (link.left, link.right)})
    sides = {
        frozenset(
            row.speaker.country
            for row in (rows[link.left], rows[link.right])
            if isinstance(row, Statement) and row.speaker
        )
        for link in links(record, "contradicts")
    }
    assert sides == {frozenset(PAIR)}


def test_8_the_relation_freezes_thaws_and_turns_again(record: SqlRecord) -> None:
    stretches = make_relation_index(record, *PAIR).stretches
    assert [stretch.first[:4] for stretch in stretches] == ["2017", "2022", "2026"]
    assert [stretch.tone.value > 0 for stretch in stretches] == [False, True, False]


def test_9_interviews_are_sources_of_their_own_and_copy_is_told(reports: list[Report]) -> None:
    sources = find_sources(reports)
    assert [(one.agency, (one.first or "")[:4]) for one in sources] == [
        ("Associated Press", "2022"),
        ("Reuters", "2022"),
        ("Associated Press", "2026"),
        ("Reuters", "2026"),
    ]
    assert len({one.speaker for one in sources}) == 1
    copies = find_copies(report.article for report in reports)
    assert any(copy.outlet is not None for copy in copies)


def test_10_causes_are_claimed_in_chains_with_whose_claim(record: SqlRecord) -> None:
    found = show_causes(record, filters=CauseFilters(about="blackouts"))
    voices = {voice.country for voice in found.voices}
    # One voice is a person's of one side, the other is the report's own.
    assert {"CUB", None} <= voices
    # Sanctions bring a crisis about, the crisis blackouts: two steps back.
    assert {-2, -1} <= set(found.steps.values())
    assert any(isinstance(row, Event) for row in record.rows("event"))
