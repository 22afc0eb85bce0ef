"""The states of people: asked for a state, the record gives the rows of its people too, through an index."""

from __future__ import annotations

from sqlalchemy import select

from dragoman.record.homes import is_of_state
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.store import Asked
from dragoman.record.tables import ROWS
from dragoman.schema.codebook import quad_of
from dragoman.schema.rows import Event, Ref, make
from dragoman.schema.span import Span

from .conftest import make_article


def _filled(record: SqlRecord) -> Event:
    article = make_article(source="met.txt")
    told = make(
        Event, article, coder="hand", trigger=Span.take(article.text, 0, 1), type="CONSULT",
        quad=quad_of("CONSULT"), date_from="none",
        actors=(Ref(actor="Tom Hale"), Ref(actor="Peru", country="PER")),
    )  # fmt: skip
    record.add(article, [told])
    return told


def test_rows_of_a_state_s_people_are_its_rows(place: str) -> None:
    with open_record(place, mode="create") as record:
        told = _filled(record)
        asked = Asked(together=("PER", "USA"))
        assert list(record.rows("event", country="usa")) == list(record.dated("event", asked)) == []
        record.keep_homes({"Tom Hale": "USA"})
        assert list(record.rows("event", country="usa")) == [told]
        assert [one.row for one in record.dated("event", asked)] == [told]
        record.keep_homes({"Tom Hale": "CAN"})
        assert list(record.rows("event", country="USA")) == []


def test_they_are_found_through_an_index(place: str) -> None:
    with open_record(place, mode="create") as record:
        _filled(record)
        record.keep_homes({"Tom Hale": "USA"})
        question = select(ROWS["event"].c.n).where(is_of_state("event", "USA"))
        asked = question.compile(record._engine, compile_kwargs={"literal_binds": True})
        with record._engine.begin() as connection:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert any("ix_part_country (country=? AND kind=?)" in step for step in plan)
    assert any("ix_part_stateless (actor=? AND kind=?)" in step for step in plan)
    assert not any(step.startswith("SCAN part") for step in plan)
