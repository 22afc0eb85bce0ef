"""The map around a subject: how far it goes, in which order it is read, who claims and who denies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.links.causal import causal_map
from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.errors import QueryError
from dragoman.views.causal_map import (
    CausalView,
    CauseFilters,
    claim_words,
    make_view,
    show_causes,
    subject_of,
)
from dragoman.views.causal_reports import gather
from dragoman.views.filters import Desk

from . import causal_for_tests as made


@pytest.fixture
def strait(fill: Callable[..., SqlRecord]) -> SqlRecord:
    """Give a record of the reports about the strait."""
    return fill(*((report.article, list(report.rows)) for report in made.reports()))


def arrows(found: CausalView) -> list[tuple[int, str, str]]:
    nodes = found.map.nodes
    return [
        (found.steps[edge.id], nodes[edge.source].label, nodes[edge.target].label) for edge, _ in found.order
    ]


def test_the_map_goes_two_steps_to_either_side(strait: SqlRecord) -> None:
    found = show_causes(strait, filters=CauseFilters(about="shortages"))
    assert arrows(found) == [
        (-1, "port closure", "Fuel shortages"),
        (-2, "protests", "port closure"),
        (1, "Fuel shortages", "blackouts"),
        (2, "blackouts", "protests"),
    ]
    assert {found.map.nodes[id_].label for id_ in found.core} == {"Fuel shortages"}


def test_the_record_gives_what_all_reports_together_give(strait: SqlRecord) -> None:
    whole = make_view(causal_map(made.reports()), subject_of("blackouts"))
    found = show_causes(strait, filters=CauseFilters(about="blackouts"))
    assert arrows(found) == arrows(whole)
    assert found.order == whole.order


def test_words_find_what_means_the_same(strait: SqlRecord) -> None:
    by = {about: arrows(show_causes(strait, filters=CauseFilters(about=about)))
          for about in ("blackouts", "outages", "black*", "the blackout")}  # fmt: skip
    assert len({tuple(found) for found in by.values()}) == 1
    assert not arrows(show_causes(strait, filters=CauseFilters(about="earthquake")))


def test_a_question_without_a_word_is_told(strait: SqlRecord) -> None:
    with pytest.raises(QueryError, match="no word that tells"):
        show_causes(strait, filters=CauseFilters(about="the of"))


def test_filters_keep_claims(strait: SqlRecord) -> None:
    def of(**asked: str) -> list[str]:
        found = show_causes(strait, filters=CauseFilters(**asked))  # type: ignore[arg-type]
        return sorted({claim.first.source for edge, _ in found.order for claim in edge.claims})

    assert of(since="2024-05-01") == ["denial.txt", "loop.txt"]
    assert of(until="2024-03-31") == ["cables.txt"]
    assert of(claimed_by="rueda") == ["cables.txt"]
    assert of(country="MLT") == ["cables.txt", "denial.txt", "lamps.txt", "loop.txt"]
    assert of(country="PER") == []


def test_voices_tell_who_claims_and_who_denies(strait: SqlRecord) -> None:
    found = show_causes(strait, filters=CauseFilters(about="blackouts"))
    voices = {voice.name: (voice.claims, voice.denials) for voice in found.voices}
    assert voices["Ana Rueda"] == (2, 0)
    assert voices["Piet Maes"] == (0, 1)
    assert voices[None][0] >= 3


def test_the_sentence_is_shown_with_the_claim_lit(strait: SqlRecord) -> None:
    found = show_causes(strait, filters=CauseFilters(about="shortages"))
    first = found.order[0][0].claims[0]
    pieces = claim_words(Desk(strait), first)
    assert "".join(piece.text for piece in pieces) == (
        "The port closure has triggered severe fuel shortages and rolling blackouts on the island."
    )
    assert [piece.text for piece in pieces if piece.lit] == [
        "port closure has triggered severe fuel shortages and rolling blackouts"
    ]


@pytest.fixture
def seeds(shared: Path, tmp_path: Path) -> Iterator[SqlRecord]:
    """Give a record of the seed articles, read as they are by the program."""
    from dragoman import add

    add(str(shared / "corpora" / "seeds"), str(tmp_path / "seeds.db"))
    with open_record(str(tmp_path / "seeds.db"), mode="read") as record:
        yield record


@pytest.mark.shared
def test_the_seeds_yield_their_causes_with_whose_claim(seeds: SqlRecord) -> None:
    """Finding 10: embargo → exodus, sanctions → crisis → blackouts, queues; squeeze → shortages."""
    told = {
        (edge_words, claim.voice.country, claim.first.published[:4])
        for found in [show_causes(seeds, filters=CauseFilters())]
        for edge, _ in found.order
        for claim in edge.claims
        if claim.first.published
        for edge_words in [(found.map.nodes[edge.source].label, found.map.nodes[edge.target].label)]
    }

    def holds(cause: str, effect: str, country: str | None, year: str) -> bool:
        return any(
            cause in words[0] and effect in words[1] and (country, year) == (by, when)
            for words, by, when in told
        )

    assert holds("embargo", "exodus", "CUB", "2022")
    assert holds("sanctions", "economic crisis", "CUB", "2022")
    assert holds("economic crisis", "blackouts", "CUB", "2022")
    assert holds("economic crisis", "lines for food", "CUB", "2022")
    assert holds("squeeze", "costs", None, "2026")
    assert holds("squeeze", "shortages", None, "2026")
    assert holds("squeeze", "blackouts", None, "2026")


def test_of_a_whole_record_only_reports_with_a_claim_are_read(fill: Callable[..., SqlRecord]) -> None:
    text = "The strike led to blackouts. They met to discuss it."
    papers = []
    for name, relation, words in (
        ("a", "causes", ("The strike", "blackouts", "led to")),
        ("b", "motivates", ("They met", "discuss it", "to")),
    ):
        one = made.article(name, text, published="2024-01-01")
        papers.append((one, [made.cause(one, *(made.span(text, word) for word in words), relation=relation)]))
    record = fill(*papers)
    assert [report.article.source for report in gather(record, None, steps=2).reports] == ["a"]
    assert len(gather(record, None, steps=2, purposes=True).reports) == 2
