"""Officials who issue a state's own paper are of that state."""

import msgspec
import pytest
from layers_for_tests import article_of

from dragoman.coding.refs_issuers import is_issuer
from dragoman.coding.refs_title import title_mentions
from dragoman.coding.whole import code_article
from dragoman.schema.rows import Statement
from dragoman.schema.settings import Settings

HOME = "https://president.gob.pe/papers/1"


def states(title, url=HOME):
    article = msgspec.structs.replace(article_of("Good morning."), title=title, url=url)
    return {one.actor: one.country for one in title_mentions(article, title, Settings()) if one.type == "PER"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Press Briefing by Press Secretary Ana Roca", "Ana Roca"),
        ("Press Briefing by Press Secretary Luis Paz and Trade Adviser Ana Roca, May 5", "Ana Roca"),
        ("Statement from National Security Adviser Ana Roca on the Flood in Chile", "Ana Roca"),
        ("Readout of National Security Adviser Ana Roca’s Call with Adviser Juan Sol of Chile", "Ana Roca"),
        ("Statement by Spokesman Luis Paz on National Security Adviser Ana Roca’s Meeting", "Ana Roca"),
    ],
)
def test_who_issues_a_states_paper_is_of_that_state(title, name):
    assert states(title)[name] == "PER"
    assert states(title, url="https://news.example/1")[name] is None


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by Press Secretary Luis Paz and Adviser Ana Roca",
        "Joint Statement by National Security Adviser Ana Roca and Adviser Luis Paz",
        "Press Briefing by Press Secretary Luis Paz on Adviser Ana Roca",
        "Readout of Secretary Luis Paz’s Meeting with National Security Adviser Ana Roca’s Call Team",
        "Statement from President Ana Roca",
    ],
)
def test_guests_and_who_is_spoken_of_stay_open(title):
    assert states(title).get("Ana Roca") is None


def test_labels_of_the_papers_turns_have_the_state_too():
    text = "MS. ROCA:  Good morning.\n\nQ  Why?\n\nMS. ROCA:  We will see what Chile does.\n\nQ  Thanks."
    title = "Press Briefing by Press Secretary Ana Roca"
    article = msgspec.structs.replace(article_of(text), title=title, url=HOME)
    rows = code_article(article, Settings(bundle=None))
    said = [row.speaker for row in rows if isinstance(row, Statement) and row.speaker is not None]
    named = {(who.actor, who.country) for who in said if who.span is not None and who.span.text != "Q"}
    assert named == {("Ana Roca", "PER")}


def test_an_issuer_may_hold_an_office_with_initials():
    found = states("Press Briefing by Press Secretary Ana Roca and NTC Coordinator for Talks Luis Paz")
    assert found["Luis Paz"] == "PER"
    assert states("Press Briefing by Press Secretary Ana Roca and Luis Paz")["Luis Paz"] is None


def test_who_is_named_whole_in_the_title_issues_the_paper():
    title = "Press Call by Press Secretary Ana Roca and Deputy Director of the Trade Council Luis Paz, May 5"
    assert is_issuer(title, "Luis Paz")
    assert not is_issuer(title, "Paz")
    assert not is_issuer("Statement by Spokesman Ana Roca on Director Luis Paz", "Luis Paz")
