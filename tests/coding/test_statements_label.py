"""A label of a transcript speaks its turn, and that once."""

from layers_for_tests import article_of, layer, reading

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out


def test_what_was_read_at_a_label_is_no_second_statement():
    text = "Q    Will they?\n\nTHE PRESIDENT:  We will talk to Vale.\n\nQ    When?\n\nTHE PRESIDENT:  Soon."
    article, layout, settings = article_of(text), lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    read = layer(
        "attribution", text, (":", "CUE", {"SOURCE": "THE PRESIDENT", "CONTENT": "We will talk to Vale."})
    )
    cast = gather_cast(article, layout, mentions)
    rows = code_statements(article, layout, [], mentions, cast, settings, reading(text, attribution=read))
    said = [row.content[0].text for row in rows if row.speaker and row.speaker.span.text == "THE PRESIDENT"]
    assert said == ["We will talk to Vale.", "Soon."]
