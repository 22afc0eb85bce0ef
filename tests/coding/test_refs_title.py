"""Labels of turns that name an office: its holder by the title, or nobody."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of

TALK = (
    "MS. ARDEN: Thank you all. President Ossip Vale of Ruritania has called.\n\n"
    "THE PRESIDENT: We spoke of the harbour. He was kind.\n\n"
    "MS. ARDEN: That will be all."
)


def speakers(title, text=TALK):
    article = msgspec.structs.replace(article_of(text), title=title)
    layout, settings = lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    times = code_times(article, layout, settings)
    cast = gather_cast(article, layout, mentions)
    rows = code_statements(article, layout, times, mentions, cast, settings)
    return {row.speaker.span.text: row.speaker.actor for row in rows if row.cue is None and row.speaker.span}


def test_the_president_is_the_one_whom_the_title_names():
    found = speakers("Remarks by President Ana Rueda at the harbour")
    assert found["THE PRESIDENT"] == "Ana Rueda"


@pytest.mark.parametrize("title", [None, "Remarks at the harbour", "President Rueda and President Vale meet"])
def test_where_the_title_names_none_or_several_it_is_nobody(title):
    assert speakers(title)["THE PRESIDENT"] is None


def test_a_label_with_a_name_is_the_cast_s_to_resolve():
    text = TALK.replace("THE PRESIDENT:", "PRESIDENT VALE:")
    assert speakers("Remarks by President Ana Rueda", text)["PRESIDENT VALE"] != "Ana Rueda"


def test_of_a_family_only_the_holder_is_meant():
    text = TALK.replace("He was kind.", "Jo Rueda was kind, and so was President Ana Rueda.")
    assert speakers("Remarks by President Rueda at the harbour", text)["THE PRESIDENT"] == "Ana Rueda"


def test_a_label_with_a_surname_is_whom_the_title_names_in_full():
    title = "Press briefing by Press Secretary Lena Arden and Minister Bo Vale"
    assert speakers(title)["MS. ARDEN"] == "Lena Arden"
    title = "Press briefing by Press Secretaries Lena Arden and Tom Arden"
    assert speakers(title)["MS. ARDEN"] != "Lena Arden"
