"""Whom "they" are after talks."""

import pytest
from test_events import code

MET = ("met", "CONSULT", {"ACTOR": ["Ana Roca", "the Government of Chile"]})


def they(text, *frames):
    rows = code(text, *frames, ("agreed", "AGREE", {"ACTOR": "they" if "they" in text else "They"}))
    return [ref.actor for ref in rows[-1].actors]


OPENING = "Minister Ana Roca met with the Government of Chile."


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} They agreed on a truce.",
        f"{OPENING} She thanked the ministry for its help. They agreed on a truce.",
        f"{OPENING} Additionally, they agreed on a truce.",
        f"{OPENING} She spoke of the ministry of trade, and they agreed on a truce.",
    ],
)
def test_they_are_who_met(text):
    assert they(text, MET) == ["Ana Roca", "Chile"]


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} The farmers of the north were angry. They agreed on a truce.",
        f"{OPENING} The plan pleased the sisters whom they agreed to meet.",
    ],
)
def test_they_may_be_others(text):
    assert they(text, MET) == [None]


def test_whoever_met_without_a_name_is_told_by_the_words_for_them():
    text = f"{OPENING} They agreed on a truce.".replace("the Government of Chile", "the strike leaders")
    met = ("met", "CONSULT", {"ACTOR": ["Ana Roca", "the strike leaders"]})
    *_, row = code(text, met, ("agreed", "AGREE", {"ACTOR": "They"}))
    assert [(ref.span.text, ref.actor) for ref in row.actors] == [
        ("They", "Ana Roca"),
        ("the strike leaders", None),
    ]
    vague = (*MET[:2], {"ACTOR": ["Ana Roca", "the other leaders"]})
    assert they(text.replace("the strike leaders", "the other leaders"), vague) == [None]


@pytest.mark.parametrize(
    "between",
    [
        "Building on the accord, the President spoke of grain.",
        "The call was long.",
        "The road to Ecuador was named.",
        "Chile was pleased.",
    ],
)
def test_a_sentence_about_one_of_them_or_the_talks_is_between(between):
    assert they(f"{OPENING} {between} They agreed on a truce.", MET) == ["Ana Roca", "Chile"]


def test_talks_of_the_same_group_bring_nobody_new():
    text = f"{OPENING} They reviewed past talks with Ecuador. Later, they agreed on a truce."
    again = ("reviewed", "CONSULT", {"ACTOR": "They", "RECIPIENT": "Ecuador"})
    *_, row = code(text, MET, again, ("agreed", "AGREE", {"ACTOR": "they"}))
    assert {ref.actor for ref in row.actors} == {"Ana Roca", "Chile"}


def test_who_joins_people_who_met_is_one_of_them():
    text = (
        "President Ana Roca of Peru met President Tom Hale of Chile. They then held talks with President"
        " Jo Paz of Brazil. Later, they agreed on a truce."
    )
    met = ("met", "CONSULT", {"ACTOR": ["President Ana Roca", "President Tom Hale"]})
    talks = ("talks", "CONSULT", {"ACTOR": "They", "RECIPIENT": "President Jo Paz"})
    *_, row = code(text, met, talks, ("agreed", "AGREE", {"ACTOR": "they"}))
    assert {ref.actor for ref in row.actors} == {"Ana Roca", "Tom Hale", "Jo Paz"}


@pytest.mark.parametrize(
    ("between", "who"), [("", ["Ana Roca", "Tom Hale"]), ("Hamas attacked a ministry in Gaza. ", [None])]
)
def test_the_officials_are_two_who_met_right_before(between, who):
    text = f"President Ana Roca of Peru met President Tom Hale. {between}The officials condemned Ecuador."
    met = ("met", "CONSULT", {"ACTOR": ["President Ana Roca", "President Tom Hale"]})
    *_, row = code(text, met, ("condemned", "ACCUSE", {"ACTOR": "The officials", "RECIPIENT": "Ecuador"}))
    assert [ref.actor for ref in row.actors] == who


def test_talks_with_somebody_new_are_others():
    text = f"{OPENING} They then held talks with Ecuador. Later, they agreed on a truce."
    again = ("talks", "CONSULT", {"ACTOR": "They", "RECIPIENT": "Ecuador"})
    *_, row = code(text, MET, again, ("agreed", "AGREE", {"ACTOR": "they"}))
    assert {ref.actor for ref in row.actors} == {"Ana Roca", "Chile", "Ecuador"}


@pytest.mark.parametrize(
    ("between", "words"),
    [
        ("Hamas attacked a ministry in Gaza.", "The group"),
        ("She spoke of the ministry.", "The group"),
        ("She spoke of the ministry.", "The officials"),
        ("Hamas attacked a ministry in Gaza.", "Participants"),
        ("Gunmen attacked the ministry.", "Participants"),
        ("The Taliban attacked the ministry.", "They"),
        ("Bolivia attacked the ministry of Peru.", "They"),
        ("NATO attacked the ministry of Peru.", "They"),
    ],
)
def test_a_group_is_not_who_met_where_others_are_told_between(between, words):
    text = f"{OPENING} {between} {words} condemned Ecuador."
    *_, row = code(text, MET, ("condemned", "ACCUSE", {"ACTOR": words, "RECIPIENT": "Ecuador"}))
    assert not {ref.actor for ref in row.actors} & {"Ana Roca", "Chile"}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The participants", ["Ana Roca", "Chile"]),
        ("Participants", ["Ana Roca", "Chile"]),
        ("All participants", ["Ana Roca", "Chile"]),
        ("The group", ["Ana Roca", "Chile"]),
        # A state is no leader, nor are leaders of whom nothing was told.
        ("The leaders", [None]),
        ("Some leaders", [None]),
    ],
)
def test_a_group_is_who_met(words, who):
    text = f"{OPENING} {words} praised the pact of Ecuador."
    *_, row = code(text, MET, ("praised", "SUPPORT", {"ACTOR": words, "RECIPIENT": "Ecuador"}))
    assert [ref.actor for ref in row.actors] == who


def test_whom_a_group_thanks_is_not_among_them():
    text = f"{OPENING} The participants thanked Ana Roca for the ministry's help."
    thanks = ("thanked", "SUPPORT", {"ACTOR": "The participants", "RECIPIENT": "Ana Roca"})
    *_, row = code(text, MET, thanks)
    assert [ref.actor for ref in row.actors] == ["Chile"]
    assert [ref.actor for ref in row.recipients] == ["Ana Roca"]


def test_who_travels_has_met_nobody():
    text = "Minister Ana Roca visited Chile. They agreed on a truce."
    visit = ("visited", "CONSULT", {"ACTOR": "Ana Roca", "RECIPIENT": "Chile"})
    assert they(text, visit) == [None]
