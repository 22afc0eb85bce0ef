"""The brief of two countries in the dossier: its sections, and that every line leads to its evidence."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.links import make_link
from dragoman.schema.rows import Cause, Ref
from dragoman.views.dossier import Dossier, make_dossier
from dragoman.views.filters import Filters
from dragoman.views.page import render

from .events_for_tests import CUB, USA, Maker, papers

PAIR = ("CUB", "USA")


@pytest.fixture
def record(tmp_path: Path):
    with open_record(str(tmp_path / "talks.db"), mode="create") as record:
        for article, rows in papers():
            record.add(article, rows)
        yield record


def dossier(record: SqlRecord, *both: str, **asked: str) -> Dossier:
    return make_dossier(record, filters=Filters(**asked), both=both)


def page(record: SqlRecord, *both: str) -> str:
    return render(dossier(record, *both), version="0").decode()


def test_a_brief_is_made_of_two_countries_only(record: SqlRecord) -> None:
    assert dossier(record).brief is None
    assert dossier(record, "CUB").brief is None
    brief = dossier(record, *PAIR).brief
    assert brief is not None
    assert brief.pair == PAIR
    assert brief.events > 0
    assert [one.date for one in brief.rounds] == ["2022-05-03"]


def test_every_link_of_the_page_leads_somewhere_on_it(record: SqlRecord) -> None:
    text = page(record, *PAIR)
    targets = set(re.findall(r'(?<=id=")[^"]+', text))
    wanted = set(re.findall(r'(?<=href="#)[^"]+', text))
    assert wanted <= targets
    assert 'id="state"' in text
    assert 'id="rounds"' in text


def test_rows_that_are_not_on_the_page_are_told_without_a_link(record: SqlRecord) -> None:
    brief = dossier(record, *PAIR, outlet="Other Times").brief
    assert brief is not None
    # The round is of the whole record, its report is not among those chosen.
    (one,) = brief.rounds
    assert one.entries[0].row.id not in brief.rows


def test_contradictions_stand_side_by_side(record: SqlRecord) -> None:
    events = [row for row in record.rows("event", country="CUB")][:2]
    link = make_link(
        events[0].id,
        events[1].id,
        "contradicts",
        reasons=("one <b>says</b> so",),
        author="hand@1",
        made="2024",
    )
    record.relink([link], "hand@1", made="2024")
    text = page(record, *PAIR)
    assert "one &lt;b&gt;says&lt;/b&gt; so" in text
    assert "<b>says" not in text


def test_hostile_words_are_dead_in_the_drawings_and_their_style_is_allowed_by_its_hash(
    record: SqlRecord,
) -> None:
    text = (
        "Cuba and the United States met in May 2022. <script>alert(1)</script> shortages led to "
        "</svg> blackouts in Havana."
    )
    made = Maker("x.txt", text, title="<img src=x onerror=alert(2)>", published="2022-05-09")
    made.event("met", "CONSULT", actors=(made.ref("Cuba", CUB), made.ref("the United States", USA)))
    made.row(
        Cause, cause=made.span("<script>alert(1)</script> shortages"), effect=made.span("</svg> blackouts"),
        signal=made.span("led to"), relation="causes", score=0.99,
        claimed_by=Ref(actor="<i>Roe</i>", country="CUB"),
    )  # fmt: skip
    made.mention("Cuba", "LOC", CUB)
    made.mention("the United States", "LOC", USA)
    record.add(*made.made)
    whole = page(record, *PAIR)
    assert "<script>alert(1)" not in whole
    assert "</svg> blackouts" not in whole
    assert "<img src=x" not in whole
    assert "<i>Roe" not in whole
    brief = dossier(record, *PAIR).brief
    assert brief is not None
    assert brief.causes is not None
    policy = whole[whole.index("Content-Security-Policy") : whole.index("<title>")]
    for rules in re.findall(r"<style>(.*?)</style>", brief.causes, re.DOTALL):
        hashed = base64.b64encode(hashlib.sha256(rules.encode()).digest()).decode()
        assert f"sha256-{hashed}" in policy.replace("&#39;", "'")
