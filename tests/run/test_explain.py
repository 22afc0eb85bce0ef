"""Why an event is what it is: what was read, what came second, which rules decided."""

import msgspec
import pytest

from dragoman.coding.whole import code_article
from dragoman.reading.read import read_article
from dragoman.run.explain import explain_event
from dragoman.run.readers import reader_for
from dragoman.schema.article import Article, article_id
from dragoman.schema.errors import QueryError
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


def test_the_rule_that_decided_is_named(coded):
    article, events = coded
    row = events["talks"]
    assert (row.type, row.about, row.status) == ("AGREE", "CONSULT", "planned")
    told = explain_event(article, row, Settings())
    read = {part.name: part.value for part in told.read}
    assert bool(told.rules) == (read["type"] == "CONSULT")


def test_an_event_that_this_reader_does_not_find_is_an_error(coded):
    article, events = coded
    elsewhere = msgspec.structs.replace(events["talks"], trigger=events["expelled"].actors[0].span)
    with pytest.raises(QueryError, match="finds no event at"):
        explain_event(article, elsewhere, Settings())


def test_rules_alone_explain_nothing(coded):
    article, events = coded
    with pytest.raises(QueryError, match="explained by a reader"):
        explain_event(article, events["talks"], Settings(bundle=None))
