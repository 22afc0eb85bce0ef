"""Who is of the state that publishes a paper, without a name."""

import pytest
from test_events_voice import HOME, code, who

NEWS = "https://news.example/1"
TITLE = "Fact Sheet: Fish"
BOTH = "Joint Statement from Peru and Chile"


def actors(text, words, title=TITLE, url=HOME):
    text += " An ambassador heard it."
    return who(code(title, text, ("condemned", "ACCUSE", {"ACTOR": words}), url=url)[0].actors)


@pytest.mark.parametrize(
    "words",
    [
        "The Secretary of the Fleet",
        "the Attorney General",
        "some congressional leaders",
        "the heads of departments and agencies",
        "senior Administration officials",
        "Federal law enforcement officials",
        "our troops",
        "the President",
    ],
)
def test_in_a_states_own_paper_these_are_of_that_state(words):
    text = f"Today {words} condemned the army of Chile."
    assert actors(text, words) == [(None, "PER")]
    assert actors(text, words, url=NEWS)[0][1] is None


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        ("Today the Secretary-General condemned the army of Chile.", "the Secretary-General", TITLE),
        ("Today the foreign agencies condemned the army of Chile.", "the foreign agencies", TITLE),
        ("Today the Minister condemned the army of Chile.", "the Minister", TITLE),
        ("“Today our troops condemned the army of Chile.”", "our troops", TITLE),
        ("Today our troops condemned the army of Ecuador.", "our troops", BOTH),
    ],
)
def test_these_may_be_of_others(text, words, title):
    assert actors(text, words, title=title) == [(None, None)]


def test_the_president_of_another_state_may_be_meant_where_one_is_named():
    text = "Today the President condemned the army. Later President Luis Paz of Chile left."
    assert actors(text, "the President") != [(None, "PER")]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Chile’s Attorney General came.", "the Attorney General"),
        ("The Attorney General of Chile came.", "the Attorney General"),
        ("The Chilean Secretary of Fisheries came.", "the Secretary"),
        ("The Secretary of Fisheries and Ports of Chile came.", "the Secretary"),
        ("United Nations agencies came.", "these agencies"),
        ("Chile’s new President came.", "the President"),
    ],
)
def test_these_may_be_of_another_who_has_one_in_the_text(before, words):
    assert actors(f"{before} Today {words} condemned the army.", words) == [(None, None)]


def test_another_state_without_one_leaves_them_at_home():
    text = "Chile and the Attorney General talked. Today the Attorney General condemned the army."
    assert actors(text, "the Attorney General") == [(None, "PER")]
