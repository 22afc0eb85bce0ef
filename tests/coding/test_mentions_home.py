"""A state's own paper: its head is of that state; guests, namesakes and other papers' presidents are not."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_domains import is_named_in_address
from dragoman.coding.mentions_home import at_home, home_state
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

CALL = "President Ana Rueda spoke with President Ossip Vale. President Rueda thanked him. Rueda was pleased."
GOV = "https://www.president.gob.pe/readouts/1"


def countries(text=CALL, *, title=None, url=GOV):
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    mentions = at_home(article, code_mentions(article, lay_out(text), Settings()), Settings())
    return {one.actor: one.country for one in mentions if one.type == "PER"}


def test_the_head_whom_a_state_s_own_paper_names_first_is_its_own():
    assert countries() == {"Ana Rueda": "PER", "Ossip Vale": None}


def test_the_title_is_asked_before_the_text():
    text = "President Ossip Vale called on Friday. President Rueda was pleased."
    assert countries(text, title="Readout of President Rueda's call with President Vale")["Rueda"] == "PER"


def test_whose_doing_a_paper_is_on_is_no_guest_by_that():
    title = "Background Press Call on President Rueda's Call with President Vale"
    found = countries("President Rueda spoke with President Vale.", title=title)
    assert found == {"Rueda": "PER", "Vale": None}


def test_the_only_one_without_a_state_among_heads_with_theirs_is_the_papers_own():
    title = "Meeting of Premier Ossip Vale of Chile, President Ana Rueda, and Premier Jo Noor of Kenya"
    assert countries("The three met in Lima. President Rueda spoke.", title=title)["Rueda"] == "PER"
    title = "Meeting of Premier Ossip Vale of Chile, President Ana Rueda, and President Jo Noor"
    assert countries("The three met in Lima. President Rueda spoke.", title=title).get("Rueda") is None


def test_the_first_of_two_between_whom_a_meeting_is_may_be_the_papers_own():
    title = "Statement on the Bilateral Meeting Between President Rueda and President Vale of Chile"
    assert countries("President Rueda will meet President Vale.", title=title)["Rueda"] == "PER"


@pytest.mark.parametrize(
    "title", ["Statement on President Vale", "A letter to President Vale", "A meeting with President Vale"]
)
def test_a_guest_or_whom_it_is_about_is_not(title):
    assert countries("President Vale of late has said little.", title=title) == {"Vale": None}


def test_whoever_has_a_state_keeps_it():
    text = "Chile's President Ossip Vale called. Vale was pleased."
    assert set(countries(text).values()) == {"CHL"}


@pytest.mark.parametrize(
    "url", [None, "https://example.com/pe", "https://news.example.org", "not an address"]
)
def test_other_papers_tell_nothing(url):
    assert countries(url=url) == {"Ana Rueda": None, "Ossip Vale": None}


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("https://www.whitehouse.gov/a", "USA"),
        ("https://obama.archives.gov/b", "USA"),
        ("https://www.gov.uk/c", "GBR"),
        ("https://pm.gc.ca/d", "CAN"),
        ("https://example.gov.evil.com/", None),
        ("https://mygov.uk/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_addresses_of_governments_are_known_by_their_ends(url, state):
    assert home_state(url) == state


def test_a_name_with_its_generation_is_of_the_same_family():
    text = "President Juan Rueda, Jr., spoke with President Ossip Vale."
    title = "Readout of President Rueda's call with President Vale"
    article = msgspec.structs.replace(article_of(text), title=title, url=GOV)
    people = layer("names", text, ("Juan Rueda, Jr.", "PER", {}), ("Ossip Vale", "PER", {}))
    mentions = code_mentions(article, lay_out(text), Settings(), reading(text, names=people))
    found = {one.actor: one.country for one in at_home(article, mentions, Settings())}
    assert found == {"Juan Rueda, Jr.": "PER", "Ossip Vale": None}


def test_a_state_has_one_president():
    text = (
        "President Rueda spoke of Peru. Peru thanked President Vale. Peru is calm. Peru's President Orr left."
    )
    found = countries(text, title="Statement by President Rueda")
    assert found == {"Rueda": "PER", "Vale": None, "Orr": "PER"}


def test_a_state_that_was_only_guessed_gives_way_to_the_publishing_one():
    text = "Chile is calm. Chile is near. Chile is far. PRESIDENT RUEDA: Thank you."
    assert countries(text, title="Remarks by President Rueda")["Rueda"] == "PER"
    text = "Chile's President Rueda spoke."
    assert countries(text, title="Remarks by President Rueda")["Rueda"] == "CHL"


def test_who_is_only_spoken_of_is_not_whose_paper_it_is():
    text = "Those who went on supporting President Vale will pay. As President Rueda said, all will."
    assert countries(text) == {"Vale": None, "Rueda": "PER"}
    assert countries("We met with President Vale. President Rueda left.")["Rueda"] is None


def test_officials_speak_for_their_own_head():
    text = "Adviser Ana Roca met President Ossip Vale. She spoke on behalf of President Rueda."
    assert countries(text) == {"Ana Roca": None, "Ossip Vale": None, "Rueda": "PER"}
    text = "Adviser Ana Roca met President Ossip Vale. She spoke of President Rueda."
    assert countries(text)["Rueda"] is None


def test_a_head_of_another_state_is_passed_by():
    text = "Adviser Ana Roca met with President Ossip Vale of Chile. She conveyed President Rueda's thanks."
    assert countries(text)["Rueda"] == "PER"


def test_the_deputy_of_the_head_is_of_the_state_too():
    text = "President Rueda spoke. Vice President Ana Roca listened."
    assert countries(text)["Ana Roca"] == "PER"
    text = "President Rueda spoke with Vice President Ana Roca."
    assert countries(text)["Ana Roca"] is None
    text = "President Rueda spoke. Vice President Ana Roca listened. Vice President Ossip Vale slept."
    assert countries(text)["Ana Roca"] is None


def test_the_official_of_whom_a_readout_tells_first_is_its_own():
    title = "Readout by Spokesman Luis Paz of a Visit to Chile"
    text = "On Friday, May 5, Security Adviser Ana Roca met with Security Adviser Ossip Vale."
    assert countries(text, title=title) == {"Ana Roca": "PER", "Ossip Vale": None}
    assert countries(text, title="Talks in Chile")["Ana Roca"] is None
    assert countries(text, title=title, url=None)["Ana Roca"] is None
    text = "We welcome that all the allies kept on Security Adviser Ossip Vale."
    assert countries(text, title=title)["Ossip Vale"] is None


@pytest.mark.parametrize(
    ("title", "text", "state"),
    [
        ("The Rueda-Vale Administration Acts", "Friends of President Rueda wait.", "PER"),
        (None, "The Rueda-Vale Administration acts. Friends of President Rueda wait.", "PER"),
        (None, "The Rueda Administration acted once. Friends of President Rueda wait.", None),
        ("The Administration Acts", "Friends of President Rueda wait.", None),
    ],
)
def test_who_gives_the_administration_its_name_is_the_papers_own(title, text, state):
    assert countries(text, title=title)["Rueda"] == state


def test_the_head_is_the_papers_own_where_the_title_names_only_a_deputy():
    title = "Vice President Vale Leads Rueda-Vale Administration Work"
    found = countries("Friends of President Rueda wait. Vice President Vale spoke.", title=title)
    assert found == {"Rueda": "PER", "Vale": "PER"}


def test_a_deputys_paper_names_its_president_without_a_state():
    text = "As President Ana Rueda said, we are ready. I thank President Bo Falo of Chile."
    found = countries(text, title="Remarks by Vice President Ossip Vale on Trade")
    assert found["Ana Rueda"] == "PER"
    assert found["Bo Falo"] == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "I thank President Tom Orr for his visit. President Orr condemned Chile.",
        "I thank President Tom Orr for being here. President Orr condemned Chile.",
        "President Orr condemned Chile. We welcome President Tom Orr today.",
        "The visiting President Tom Orr condemned Chile.",
    ],
)
def test_a_president_whom_a_deputys_paper_receives_is_a_guest(text):
    found = countries(text, title="Remarks by Vice President Rueda at a Reception")
    assert found.get("Tom Orr") is None
    assert found.get("Orr") is None


def test_a_president_whom_a_deputy_thanks_for_work_is_her_own():
    text = "I thank President Tom Orr for his work. President Orr condemned Chile."
    assert countries(text, title="Remarks by Vice President Rueda at a Reception")["Tom Orr"] == "PER"


def test_an_archive_tells_whose_papers_it_keeps():
    text = "President Ossip Vale called. Ana Rueda answered. The Vale plan is dead."
    found = countries(text, title="Press Briefing", url="https://ruedahouse.archivo.gob.pe/1")
    assert found["Ana Rueda"] == "PER"
    assert found["Ossip Vale"] is None


@pytest.mark.parametrize(
    ("name", "url", "named"),
    [
        ("Rueda", "https://ruedawhitehouse.archives.gov/1", True),
        ("Rueda", "https://ruedahouse.archivo.gob.pe/1", True),
        ("White", "https://www.whitehouse.gov/1", False),
        ("White", "https://whitehouse.archives.gov/1", False),
        ("George", "https://georgerueda-whitehouse.archives.gov/1", False),
        ("King", "https://www.kingdom.gov/1", False),
        ("Park", "https://www.parks.gov.uk/1", False),
        ("Rueda", "https://ruedahouse.gov/1", False),
        ("Rueda", "https://ruedahouse.archives.org/1", False),
    ],
)
def test_only_an_archive_is_called_by_a_heads_surname(name, url, named):
    assert is_named_in_address(name, url) is named


def test_who_is_called_like_the_seat_is_not_president_by_that():
    text = "Jo White spoke. President Ossip Vale called."
    assert countries(text, title="Press Briefing", url="https://www.whitehouse.gov/1")["Jo White"] is None


def test_a_deputy_who_is_once_a_guest_is_still_at_home():
    text = (
        "President Ana Rueda spoke. Vice President Ossip Vale travelled. "
        "Vice President Vale spoke at length. Ministers met with Vice President Vale."
    )
    assert countries(text)["Ossip Vale"] == "PER"
