"""Whom an answer answers: what it takes up, verbs of one subject, and requests that are answered."""

import pytest
from test_events import code


def told(refs):
    return [ref.span.text if ref.span is not None else ref.actor for ref in refs]


def last(text, *frames):
    return code(text, *frames)[-1]


CLAIM = "Chile has poisoned the river, Peruvian Foreign Minister Ana Roca said on Monday. "


@pytest.mark.parametrize(
    "answer",
    [
        "Santiago rejected the claim.",
        "Santiago dismissed this line of reasoning out of hand.",
        "Santiago rejected these absurd allegations, and talks went on.",
        "Santiago called the remark an insult.",
    ],
)
def test_words_that_are_taken_up_lead_to_who_said_them(answer):
    trigger = answer.split()[1]
    row = last(CLAIM + answer, (trigger, "REJECT", {"ACTOR": "Santiago"}))
    assert [(ref.country, ref.resolved_by) for ref in row.recipients] == [("PER", "carried")]
    assert "Ana Roca" in told(row.recipients)[0]


@pytest.mark.parametrize(
    "answer",
    [
        "Santiago rejected the claim of the fishermen.",
        "Santiago rejected the claim that fish had died.",
        "Santiago rejected a claim.",
        "Santiago rejected the budget.",
        "Lima rejected the claim.",
    ],
)
def test_other_words_and_ones_own_lead_to_nobody(answer):
    row = last(CLAIM + answer, ("rejected", "REJECT", {"ACTOR": answer.split()[0]}))
    assert row.recipients == ()


def test_an_unknown_speaker_in_between_is_no_reason_to_go_further_back():
    text = CLAIM + "Some fishermen have said that the fish taste of tar. Santiago rejected the claims."
    assert last(text, ("rejected", "REJECT", {"ACTOR": "Santiago"})).recipients == ()


def test_what_was_said_long_ago_is_not_taken_up():
    text = CLAIM + "It rained. " * 4 + "Santiago rejected the claim."
    assert last(text, ("rejected", "REJECT", {"ACTOR": "Santiago"})).recipients == ()


@pytest.mark.parametrize(
    ("deed", "trigger", "kind", "noun"),
    [
        ("Peru closed the port to Chile.", "closed", "SANCTION", "ban"),
        ("Peru shelled a Chilean village.", "shelled", "ASSAULT", "attack"),
        ("Peru offered Chile a new treaty.", "offered", "AGREE", "proposal"),
        ("Peru asked Chile for help.", "asked", "REQUEST", "request"),
        ("Peru said it might close the port.", "close", "THREATEN", "threat"),
    ],
)
def test_deeds_are_taken_up_by_nouns_of_their_kind(deed, trigger, kind, noun):
    text = f"{deed} Bolivia condemned the {noun}."
    deed_frame = (trigger, kind, {"ACTOR": "Peru"})
    row = last(text, deed_frame, ("condemned", "ACCUSE", {"ACTOR": "Bolivia"}))
    assert [ref.country for ref in row.recipients] == ["PER"]
    assert (
        last(
            f"{deed} Bolivia condemned the arrests.",
            deed_frame,
            ("condemned", "ACCUSE", {"ACTOR": "Bolivia"}),
        ).recipients
        == ()
    )


def test_a_step_that_somebody_waves_aside_is_that_of_the_clause_before():
    text = "Peru threatened to close the port, a step that Bolivia shrugged off."
    frames = (
        ("threatened", "THREATEN", {"ACTOR": "Peru"}),
        ("shrugged off", "REJECT", {"ACTOR": "Bolivia"}),
    )
    assert [ref.country for ref in last(text, *frames).recipients] == ["PER"]


def test_words_between_the_actor_and_a_noun_are_taken_up():
    text = "Peru decided to open the port. Bolivia gave the decision its blessing."
    frames = (("decided", "RETREAT", {"ACTOR": "Peru"}), ("blessing", "SUPPORT", {"ACTOR": "Bolivia"}))
    assert [ref.country for ref in last(text, *frames).recipients] == ["PER"]


@pytest.mark.parametrize(
    ("text", "verbs", "found"),
    [
        ("Peru accused Chile of theft and on Friday filed a complaint.", ("accused", "filed"), ["CHL"]),
        ("Peru accused Chile of theft and demanded the ships back.", ("accused", "demanded"), ["CHL"]),
        ("Peru accused Chile of theft and called for calm.", ("accused", "called for"), []),
        ("Peru accused Chile of theft. It filed a complaint.", ("accused", "filed"), []),
        ("Peru accused Chile of theft while Bolivia filed a complaint.", ("accused", "filed"), []),
    ],
)
def test_verbs_of_one_subject_are_directed_at_one_party(text, verbs, found):
    kind = "ACCUSE" if verbs[1] == "filed" else "REQUEST"
    actor = "Bolivia" if "Bolivia" in text else "It" if "It" in text else "Peru"
    frames = (
        (verbs[0], "ACCUSE", {"ACTOR": "Peru", "RECIPIENT": "Chile"}),
        (verbs[1], kind, {"ACTOR": actor}),
    )
    assert [ref.country for ref in last(text, *frames).recipients] == found


@pytest.mark.parametrize(
    ("answer", "kind", "trigger", "found"),
    [
        ("Chile refused.", "REJECT", "refused", ["PER"]),
        ("Chile promised rice instead.", "AGREE", "promised", ["PER"]),
        ("Chile complied.", "AGREE", "complied", ["PER"]),
        ("Chile promised its farmers rain.", "AGREE", "promised", []),
        ("Bolivia refused.", "REJECT", "refused", []),
    ],
)
def test_who_was_asked_answers_who_asked(answer, kind, trigger, found):
    text = f"Peru asked Chile for water. {answer}"
    asked = ("asked", "REQUEST", {"ACTOR": "Peru", "RECIPIENT": "Chile"})
    row = last(text, asked, (trigger, kind, {"ACTOR": answer.split()[0]}))
    assert [ref.country for ref in row.recipients] == found


def test_an_invitation_right_before_is_what_is_accepted():
    text = "President Ana Roca of Peru invited her host to Lima. President Luis Paz accepted."
    frames = (("invited", "AGREE", {"ACTOR": "Ana Roca"}), ("accepted", "AGREE", {"ACTOR": "Luis Paz"}))
    assert told(last(text, *frames).recipients) == ["Ana Roca"]


def test_a_pronoun_is_given_by_its_name():
    text = "Ana Roca of Peru came late. The river, she said, is dead. Chile rejected the claim."
    row = last(text, ("rejected", "REJECT", {"ACTOR": "Chile"}))
    assert [(ref.span.text, ref.actor) for ref in row.recipients] == [("Ana Roca", "Ana Roca")]


def test_nobody_is_put_beside_a_recipient_that_was_read_or_after_no_actor():
    text = CLAIM + "Santiago rejected the claim to Bolivia."
    row = last(text, ("rejected", "REJECT", {"ACTOR": "Santiago", "RECIPIENT": "Bolivia"}))
    assert [ref.country for ref in row.recipients] == ["BOL"]
    assert last(CLAIM + "Rejected was the claim.", ("Rejected", "REJECT", {})).recipients == ()
