"""Why an event is what it is: what was read, what came second, which rules decided."""

import msgspec
import pytest

from dragoman.coding.events import LEAST_ROLE
from dragoman.coding.whole import code_article
from dragoman.reading.read import read_article
from dragoman.run.explain import explain_event
from dragoman.run.readers import reader_for
from dragoman.schema.article import Article, article_id
from dragoman.schema.errors import QueryError
from dragoman.schema.layers import RUNNER_UP, Arc, Layer, Mark, Reading
from dragoman.schema.settings import Settings

TEXT = (
    "QUITO — Ecuador will hold talks with Peru on fishing next month. "
    "Peru has expelled two Ecuadorean diplomats."
)


@pytest.fixture(scope="module")
def coded():
    settings = Settings()
    bundle = reader_for(settings)
    id_ = article_id("test", TEXT)
    article = Article(id=id_, article=id_, source="test", coder="test", sha256="", text=TEXT, language="en")
    rows = code_article(article, settings, lambda one, layout: read_article(one, layout, bundle))
    return article, {row.trigger.text: row for row in rows if row.__struct_config__.tag == "event"}


def test_what_was_read_and_what_came_second_are_told(coded):
    article, events = coded
    told = explain_event(article, events["expelled"], Settings())
    read = {part.name: part for part in told.read}
    assert (read["type"].value, read["actor"].value) == ("SANCTION", "Peru")
    assert read["type"].score + told.runner_up.score <= 1.001
    assert told.sentence == "Peru has expelled two Ecuadorean diplomats."
    assert (told.codes.name, told.rules, told.is_of_another_reader) == ("SANCTION", (), False)


def test_talks_to_come_are_agreed_on(coded):
    _, events = coded
    row = events["talks"]
    assert (row.type, row.about, row.status) == ("AGREE", "CONSULT", "planned")


@pytest.mark.parametrize(
    ("kind", "told"),
    [("CONSULT", ("CONSULT that is still to come is AGREE about CONSULT",)), ("SANCTION", ())],
)
def test_the_rule_that_decided_is_named(coded, monkeypatch, kind, told):
    article, events = coded
    monkeypatch.setattr("dragoman.reading.read.read_article", lambda *_: reading_of(events["talks"], kind))
    found = explain_event(article, events["talks"], Settings())
    assert found.rules == told
    assert [(one.name, one.taken) for one in found.read if one.name in ("actor", "place")] == [
        ("actor", True), ("place", False)
    ]  # fmt: skip


def reading_of(event, kind):
    """Give a reading in which the event is of that kind, and its place is doubtful."""
    attributes = (("status", "planned", 0.95), ("about", "none", 0.9), (RUNNER_UP, "none", 0.1))
    marks = (
        Mark(event.trigger, kind, 0.9, attributes),
        Mark(event.actors[0].span, "ACTOR", 0.8),
        Mark(event.actors[0].span, "PLACE", LEAST_ROLE - 0.01),
    )
    arcs = (Arc(0, 1, "ACTOR", 0.8), Arc(0, 2, "PLACE", LEAST_ROLE - 0.01))
    return Reading("a", "dragoman-reader@0", {"events": Layer("events", marks, arcs)})


def test_an_event_that_this_reader_does_not_find_is_an_error(coded):
    article, events = coded
    elsewhere = msgspec.structs.replace(events["talks"], trigger=events["expelled"].actors[0].span)
    with pytest.raises(QueryError, match="finds no event at"):
        explain_event(article, elsewhere, Settings())


def test_rules_alone_explain_nothing(coded):
    article, events = coded
    with pytest.raises(QueryError, match="explained by a reader"):
        explain_event(article, events["talks"], Settings(bundle=None))
