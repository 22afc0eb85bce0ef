"""What was reckoned of the whole record: kept until something else is written, and never longer."""

from __future__ import annotations

from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.article import refuse
from dragoman.schema.codebook import quad_of
from dragoman.schema.errors import IntakeError
from dragoman.schema.links import make_link
from dragoman.schema.rows import Event, Ref, make
from dragoman.schema.span import Span

from .conftest import make_article

MARK = b"mine"


def _keep(record: SqlRecord) -> None:
    record.begin_answers(MARK)
    assert record.keep_answers(MARK, [("a", b"one" * 99), ("b", b"")])


def test_an_answer_is_given_as_it_was_kept_also_to_those_who_only_read(place: str) -> None:
    with open_record(place, mode="create") as record:
        assert record.answer("a") is None
        _keep(record)
    with open_record(place) as view:
        assert (view.answer("a"), view.answer("b"), view.answer("c")) == (b"one" * 99, b"", None)


def test_whatever_is_written_drops_the_answers(place: str) -> None:
    one = make_article(source="a.txt")
    refusal = refuse("x", IntakeError("it is empty", where="x", cure="Give text"))
    link = make_link("1" * 24, "2" * 24, "same_event", author="Ann", made="2026", reasons=())
    with open_record(place, mode="create") as record:
        for write in (
            lambda: record.add(one, []),
            lambda: record.refuse(refusal),
            lambda: record.clear([(refusal.id, None)]),
            lambda: record.relink([], "events_same@1", made="2026"),
            lambda: record.judge(link),
            lambda: record.withdraw(link.id, at="2026"),
            lambda: record.keep_actors([]),
            lambda: record.keep_homes({}),
            lambda: record.keep_sketches("s@1", {}),
        ):
            _keep(record)
            write()
            assert record.answer("a") is None


def test_nothing_is_kept_where_somebody_wrote_while_it_was_reckoned(place: str) -> None:
    with open_record(place, mode="create") as record:
        record.begin_answers(MARK)
        record.keep_homes({"Tom Hale": "USA"})
        assert not record.keep_answers(MARK, [("a", b"old")])
        record.begin_answers(MARK)
        record.begin_answers(b"another's")
        assert not record.keep_answers(MARK, [("a", b"old")])
        assert record.keep_answers(b"another's", [("a", b"new")])
        assert record.answer("a") == b"new"


def test_states_that_events_name_together_come_the_most_frequent_first(place: str) -> None:
    def told(name: str, *states: str) -> None:
        article = make_article(source=name)
        event = make(
            Event, article, coder="hand", trigger=Span.take(article.text, 0, 1), type="CONSULT",
            quad=quad_of("CONSULT"), date_from="none",
            actors=tuple(Ref(country=state) for state in states), recipients=(Ref(actor="Somebody"),),
        )  # fmt: skip
        record.add(article, [event])

    with open_record(place, mode="create") as record:
        told("a", "PER", "CHL")
        told("b", "CHL", "PER", "CHL")
        told("c", "CHL", "BOL", "PER")
        told("d", "PER")
        assert record.met(least=1, most=9) == [("CHL", "PER"), ("BOL", "CHL"), ("BOL", "PER")]
        assert record.met(least=2, most=9) == record.met(least=1, most=1) == [("CHL", "PER")]
