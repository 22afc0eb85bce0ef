"""In a state's own paper "the President" and "the Administration" are its own, and so are public groups."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_home import at_home
from dragoman.coding.refs import gather_cast
from dragoman.coding.refs_home import is_group_at_home
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

GOV = "https://www.larkwind.gov/papers/1"
TITLE = "Statement by President Ana Rueda on the Harbor"


def refer(text, words, *, title=TITLE, url=GOV):
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    layout, settings = lay_out(text), Settings()
    mentions = at_home(article, code_mentions(article, layout, settings), settings)
    at = text.rindex(words)
    ref = gather_cast(article, layout, mentions).refer(Span.take(text, at, at + len(words)))
    return ref.actor, ref.country


def test_the_president_is_the_one_whom_the_title_alone_names():
    assert refer("The President opened the harbor.", "The President") == ("Ana Rueda", "USA")


def test_he_takes_up_the_president_before_whom_the_president_speaks_of():
    text = "The President said that Leader Orr must act. Delay would be costly. He will wait."
    assert refer(text, "He", title="Statement by President Rueda")[0] == "Rueda"


def test_the_president_is_nobody_else_whom_the_text_calls_so():
    text = "President Ossip Vale began the war. The President answered at once."
    assert refer(text, "The President") == ("Ana Rueda", "USA")


def test_who_is_so_addressed_is_the_holder():
    assert refer("Thank you, Mr. President.", "Mr. President") == ("Ana Rueda", "USA")
    assert refer("Thank you, Mr. President.", "Mr. President", url=None)[0] is None


@pytest.mark.parametrize(
    "words", ["the president", "the President of Chile", "the Prime Minister", "President"]
)
def test_other_offices_are_not_read_so(words):
    assert refer(f"We heard {words} speak.", words)[0] != "Ana Rueda"


def test_a_guest_in_the_title_is_not_the_states_own():
    title = "Remarks with Prime Minister Vale of Chile"
    assert refer("We heard the Prime Minister speak.", "the Prime Minister", title=title)[1] != "USA"


def test_a_guest_whose_state_the_title_does_not_tell_is_not_the_states_own():
    title = "Readout of Vice President Rueda's Call with President Vale"
    assert refer("The President was pleased.", "The President", title=title) != ("Vale", "USA")


@pytest.mark.parametrize("words", ["the Administration", "My Administration", "the federal government"])
def test_the_administration_is_the_state(words):
    assert refer(f"Today {words} acted.", words) == ("United States", "USA")
    assert refer(f"Today {words} acted.", words, url=None)[1] is None


@pytest.mark.parametrize(
    "words", ["state and local governments", "federal agencies", "some county officials", "senators"]
)
def test_public_groups_are_of_the_state(words):
    assert refer(f"Today {words} acted.", words) == (None, "USA")
    assert refer(f"Today {words} acted.", words, url=None) == (None, None)


@pytest.mark.parametrize("words", ["foreign governments", "leaders", "local businesses"])
def test_others_may_be_of_any_state(words):
    assert refer(f"Today {words} acted.", words) == (None, None)


@pytest.mark.parametrize(
    "words", ["the administration", "this administration", "the entire Vale-Roe administration"]
)
def test_the_administration_may_be_written_small(words):
    assert refer(f"Yesterday {words} acted.", words) == ("United States", "USA")
    assert refer(f"Yesterday {words} acted.", words, url=None) != ("United States", "USA")


def test_a_head_may_be_named_with_the_state_at_home():
    title = "First Lady Ana Rueda Opens the Garden"
    assert refer("America’s First Lady opened it.", "America’s First Lady", title=title)[0] == "Ana Rueda"


def test_the_vice_president_of_the_state_is_not_its_president():
    text = "President Ana Rueda left. The U.S. {} condemned Chile."
    for office in ("Vice President", "Deputy President", "Foreign President"):
        assert refer(text.format(office), f"The U.S. {office}", title=None)[0] != "Ana Rueda"
    assert refer(text.format("President"), "The U.S. President", title=None)[0] == "Ana Rueda"
    assert refer("America's President left.", "America's President")[0] == "Ana Rueda"


def test_the_president_of_an_archive_is_whose_papers_it_keeps():
    text = "President Ossip Vale called. What Ana Rueda believes is plain. The President agreed."
    url = "https://ruedahouse.archives.gov/papers/1"
    assert refer(text, "The President", title="Press Briefing", url=url) == ("Ana Rueda", "USA")


def test_people_of_the_states_parties_are_of_it():
    text = "We know that most Republicans want it."
    article = msgspec.structs.replace(article_of(text), title=TITLE, url=GOV)
    layout, settings = lay_out(text), Settings()
    unread = reading(text, names=layer("names", text))
    mentions = at_home(article, code_mentions(article, layout, settings, unread), settings)
    at = text.index("most Republicans")
    ref = gather_cast(article, layout, mentions).refer(Span.take(text, at, at + len("most Republicans")))
    assert (ref.actor, ref.country) == (None, "USA")


@pytest.mark.parametrize(
    ("words", "at_home"),
    [
        ("House Republicans", True),
        ("our Democrats", True),
        ("Christian Democrats", False),
        ("the Republican", False),
    ],
)
def test_other_parties_of_such_a_name_are_not(words, at_home):
    assert is_group_at_home(words, "USA") == at_home
