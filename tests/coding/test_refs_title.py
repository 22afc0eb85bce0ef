"""Labels of turns that name an office: its holder by the title, or nobody."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.refs_title import title_mentions
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.coding.whole import code_article
from dragoman.schema.rows import Statement
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


URL = "https://www.gob.pe/1"


def who(title, text, label, url=URL):
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    rows = [row for row in code_article(article, Settings()) if isinstance(row, Statement)]
    found = {(row.speaker.actor, row.speaker.country) for row in rows if row.speaker.span.text == label}
    assert len(found) == 1
    return found.pop()


PAIR = (
    "PRESIDENT RUEDA: I think that it is late. I know I said that it was.\n\n"
    "PRIME MINISTER VALE ENN: Yes, sir.\n\n"
    "PRESIDENT RUEDA: Thank you.\n\nPRIME MINISTER VALE ENN: Thank you."
)


def test_the_office_before_a_name_tells_who_of_a_family_speaks():
    title = "Remarks by President Rueda and First Lady Ana Rueda"
    assert who(title, PAIR, "PRESIDENT RUEDA") == ("Rueda", "PER")
    assert who("Remarks by First Lady Ana Rueda", PAIR, "PRESIDENT RUEDA")[0] != "Ana Rueda"


def test_a_label_in_capitals_is_who_the_title_names_with_the_office():
    title = "Remarks by President Rueda and Prime Minister Bo Vale Enn of Chile Before Their Meeting"
    assert who(title, PAIR, "PRESIDENT RUEDA") == ("Rueda", "PER")
    assert who(title, PAIR, "PRIME MINISTER VALE ENN") == ("Bo Vale Enn", "CHL")


def test_i_in_what_i_say_in_a_turn_is_whose_turn_it_is():
    assert who("Remarks by President Rueda", PAIR, "I") == ("Rueda", "PER")


def test_an_office_alone_is_the_publishing_state_s():
    text = TALK.replace("THE PRESIDENT", "THE VICE PRESIDENT")
    title = "Remarks by Vice President Rueda Before Vice President Rueda’s Meeting with Bo Vale"
    assert who(title, text, "THE VICE PRESIDENT") == ("Rueda", "PER")
    title = "Remarks by Vice President Rueda In Press Gaggle"
    assert who(title, text, "THE VICE PRESIDENT") == ("Rueda", "PER")
    assert who(title, text, "THE VICE PRESIDENT", "https://example.org") == ("Rueda", None)


def test_a_label_that_names_nobody_is_nobody():
    text = PAIR.replace("PRESIDENT RUEDA", "SENIOR ADMINISTRATION OFFICIAL")
    assert who("Background press call", text, "SENIOR ADMINISTRATION OFFICIAL") == (None, None)


def test_a_generation_after_a_name_does_not_hide_the_surname():
    text = "I call on Joseph Rueda, Jr., President of Peru.\n\n" + PAIR
    assert who("Remarks by President Rueda", text, "PRESIDENT RUEDA")[0] in (
        "Joseph Rueda, Jr.",
        "Joseph Rueda",
    )


def test_a_secretary_s_label_is_the_secretary_of_something():
    text = TALK.replace("MS. ARDEN:", "SECRETARY ARDEN:")
    title = "Press Call by Secretary of Fisheries Lena Arden"
    assert speakers(title, text)["SECRETARY ARDEN"] == "Lena Arden"
    assert speakers("Press Call by Fisher Lena Arden", text)["SECRETARY ARDEN"] != "Lena Arden"


def test_initials_are_the_one_person_with_them():
    text = "Lena B. Arden asked Jo Vale about fish.\n\n" + "((LBA)) : Why fish?\n\nThey swim.\n\n" * 3
    assert speakers("Talk of fish", text)["LBA"] == "Lena B. Arden"
    text = text.replace("asked Jo", "and Lou Bo Ames asked Jo")
    assert speakers("Talk of fish", text).get("LBA") != "Lena B. Arden"


@pytest.mark.parametrize(
    "title", ["Statement by Minister Lena Arden Welcoming Guests", "Lena Arden Mourning a Friend"]
)
def test_a_verb_written_large_ends_a_name(title):
    found = title_mentions(article_of("Guests came."), title, Settings())
    assert [one.actor for one in found if one.type == "PER"] == ["Lena Arden"]


def test_labels_of_interviews_are_the_people_of_the_full_name():
    text = (
        "Larknews spoke to the writer Ana Rueda.\n\n((LN))  How was it?\n\n((Ana Rueda))  It was long.\n\n"
        "((LN))  Long?\n\n((Ana Rueda))  Very long."
    )
    assert speakers("Larknews interviews Ana Rueda", text)["Ana Rueda"] == "Ana Rueda"


def test_a_label_with_a_form_of_address_is_the_one_of_that_surname_in_the_text():
    text = "MS. ARDEN: Here is Bo Vale of the Council.\n\nMR. VALE: I will be short.\n\nMS. ARDEN: Thank you."
    assert speakers("Press Briefing by Press Secretary Ana Arden", text)["MR. VALE"] == "Bo Vale"


def test_of_two_presidents_the_label_without_a_name_is_the_one_at_home():
    text = "THE PRESIDENT: Welcome.\n\nPRESIDENT VALE: Thank you.\n\nTHE PRESIDENT: It is time."
    article = msgspec.structs.replace(
        article_of(text),
        title="Remarks by President Rueda and President Vale of Chile",
        url="https://www.president.gob.pe/1",
    )
    rows = [row for row in code_article(article, Settings()) if isinstance(row, Statement)]
    found = {row.speaker.span.text: row.speaker.actor for row in rows}
    assert found == {"THE PRESIDENT": "Rueda", "PRESIDENT VALE": "Vale"}


def test_who_serves_the_states_own_president_in_a_title_is_of_that_state():
    text = "THE VICE PRESIDENT: We spoke.\n\nTHE PRESIDENT: Thank you.\n\nTHE VICE PRESIDENT: Yes."
    title = "Remarks by President Rueda and Vice President Vale at the Harbour"
    article = msgspec.structs.replace(article_of(text), title=title, url="https://www.larkwind.gov/1")
    found = [row.speaker for row in code_article(article, Settings()) if isinstance(row, Statement)]
    assert {(one.actor, one.country) for one in found} == {("Rueda", "USA"), ("Vale", "USA")}
