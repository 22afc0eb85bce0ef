"""What reports of one event know together. The texts are invented."""

from __future__ import annotations

import pytest

from dragoman.links.events_same_merged import merged
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Ref, make
from dragoman.schema.span import Span


def row(article: str, **fields: object) -> Event:
    text = "met " + article
    one = Article(id=article, article=article, source=article, coder="test@1", sha256="", text=text)
    told = {"type": "CONSULT", "quad": "verbal cooperation", "trigger": Span(0, 3, "met")} | fields
    return make(Event, one, coder="test@1", **told)


def ref(name: str, code: str | None = None) -> Ref:
    return Ref(actor=name, country=code, resolved_by="name")


def test_what_one_report_lacks_another_lends():
    vague = row("b", actors=(ref("Dahl"),), date="2023-04")
    full = row(
        "a",
        actors=(ref("Per Dahl", "NOR"), ref("Ana Ruiz", "ESP")),
        date="2023-04-12",
        place=ref("Oslo", "NOR"),
    )
    known = merged([vague, full], {"a": "2023-04-12", "b": "2023-10-03"})
    assert known.date == "2023-04-12"
    assert [one.actor for one in known.actors] == ["Per Dahl", "Ana Ruiz"]
    assert known.place is not None
    assert known.place.actor == "Oslo"
    assert known.evidence == (full.id, vague.id)
    assert known.conflicts == ()


def test_the_status_is_that_of_the_last_report():
    plan = row("a", type="AGREE", about="CONSULT", status="planned")
    held = row("b", status="occurred")
    known = merged([held, plan], {"a": "2023-04-05", "b": "2023-04-12"})
    assert (known.type, known.status) == ("CONSULT", "occurred")


def test_dates_without_a_common_day_are_a_conflict():
    one, other, third = row("a", date="2023-04-12"), row("b", date="2023-04-13"), row("c", date="2023-04")
    known = merged([one, other, third])
    assert [conflict.field for conflict in known.conflicts] == ["date"]
    assert ("2023-04-13", (other.id,)) in known.conflicts[0].values


def test_a_denial_conflicts_with_the_deed():
    known = merged([row("a", status="occurred"), row("b", status="denied")])
    assert [conflict.field for conflict in known.conflicts] == ["status"]


def test_an_interval_is_cut_to_what_both_allow():
    known = merged([row("a", date="2023-04-10/2023-04-12"), row("b", date="2023-04-12/2023-04-14")])
    assert known.date == "2023-04-12"


def test_nothing_is_no_event():
    with pytest.raises(ValueError, match="without rows"):
        merged([])
