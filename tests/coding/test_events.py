"""Events out of the reader's layer: codes, parties, place, dates, and whose words they are."""

import pytest
from layers_for_tests import OCCURRED, events_of

from dragoman.coding.events import _CRUMB


def code(text, *frames, attributes=OCCURRED, published="2024-05-10"):
    return events_of(text, *frames, attributes=attributes, published=published)


def parties(refs):
    return [(ref.actor, ref.country) for ref in refs]


def test_a_frame_is_an_event_with_its_parties():
    text = "Ecuador expelled two Peruvian diplomats from Quito."
    roles = {"ACTOR": "Ecuador", "RECIPIENT": "two Peruvian diplomats", "PLACE": "Quito"}
    (row,) = code(text, ("expelled", "SANCTION", roles))
    assert (row.type, row.mode, row.status) == ("SANCTION", "expel", "occurred")
    assert parties(row.actors) == [("Ecuador", "ECU")]
    assert [ref.country for ref in row.recipients] == ["PER"]
    assert (row.place.actor, row.place.country) == ("Quito", "ECU")
    assert (row.quad, row.cameo, row.intensity) == ("material conflict", "16", -5.5)
    assert (row.said_in, row.coder) == (None, "events@2+by-hand@1")
    assert 0 < row.score < 1


def test_what_was_not_read_is_not_filled_in():
    (row,) = code("Police in Peru: the arrests went on.", ("arrests", "COERCE", {}))
    assert (row.actors, row.recipients, row.place, row.act) == ((), (), None, None)
    assert (row.date, row.date_from, row.due) == (None, "none", None)


def test_the_date_is_that_of_the_words_that_date_it():
    text = "Peru released a captain on 3 March, who had been held since January."
    roles = {"ACTOR": "Peru", "RECIPIENT": "a captain", "TIME": "3 March"}
    (row,) = code(text, ("released", "RETREAT", roles))
    assert (row.date, row.date_from, row.due) == ("2024-03-03", "text", None)


@pytest.mark.parametrize(
    ("words", "read", "date"),
    [
        ("from January through March", "January", "2024-01/2024-03"),
        ("from January to March", "March", "2024-01/2024-03"),
        ("between 2 March and 9 March", "9 March", "2024-03-02/2024-03-09"),
        ("from January on, and in March", "January", "2024-01"),
        ("in January and March", "March", "2024-03"),
    ],
)
def test_an_interval_is_whole_whichever_end_was_read(words, read, date):
    text = f"Peru held ships {words}."
    (row,) = code(text, ("held", "COERCE", {"ACTOR": "Peru", "TIME": read}))
    assert (row.date, row.due) == (date, None)


def test_a_time_since_which_something_is_dates_nothing():
    text = "Peru held ships since January, and again since the late spring of 2020."
    (row,) = code(text, ("held", "COERCE", {"ACTOR": "Peru", "TIME": "January"}))
    assert (row.date, row.date_from, row.due) == (None, "none", None)


@pytest.mark.parametrize("word", ["by", "before", "no later than"])
def test_a_time_by_which_something_is_to_be_done_is_when_it_is_due(word):
    text = f"Peru will free the captain {word} 3 June."
    planned = (("status", "planned", 0.99), ("about", "none", 0.99))
    (row,) = code(text, ("free", "RETREAT", {"ACTOR": "Peru", "TIME": "3 June"}), attributes=planned)
    assert (row.date, row.due) == (None, "2024-06-03")


def test_what_was_done_by_a_day_has_no_due_date_but_a_promise_has():
    text = "Peru had freed the captain by 3 May. It promised to free the pilot by 3 June."
    freed, promised = code(
        text,
        ("freed", "RETREAT", {"ACTOR": "Peru", "TIME": "3 May"}),
        ("promised", "AGREE", {"ACTOR": "It", "TIME": "3 June"}),
    )
    assert (freed.date, freed.due) == (None, None)
    assert (promised.date, promised.due) == (None, "2024-06-03")


def test_an_open_time_dates_nothing():
    roles = {"ACTOR": "Peru", "TIME": "on Monday"}
    (row,) = code("Peru freed the captain on Monday.", ("freed", "RETREAT", roles), published=None)
    assert (row.date, row.date_from) == (None, "none")


def test_talks_still_to_come_are_an_agreement_about_them():
    text = "Peru and Ecuador will meet in Lima."
    told = (("status", "planned", 0.99), ("about", "none", 0.99))
    (row,) = code(text, ("meet", "CONSULT", {"ACTOR": ["Peru", "Ecuador"]}), attributes=told)
    assert (row.type, row.about, row.status) == ("AGREE", "CONSULT", "planned")


@pytest.mark.parametrize(
    ("words", "kind", "likely", "about"),
    [
        ("promised", "AGREE", 0.01, "AID"),
        ("demanded", "REQUEST", 0.3, "AID"),
        ("demanded", "REQUEST", 0.1, None),
        ("praised", "SUPPORT", 0.4, None),
    ],
)
def test_a_promise_is_of_an_act_and_a_demand_if_that_is_likely(words, kind, likely, about):
    read = (("status", "occurred", 0.99), ("about", "none", 0.6), ("about, if any", "AID", likely))
    (row,) = code(f"Peru {words} rice.", (words, kind, {"ACTOR": "Peru"}), attributes=read)
    assert row.about == about


def test_only_what_is_said_of_other_acts_is_about_them():
    told = (("status", "occurred", 0.99), ("about", "AID", 0.99))
    text = "Peru asked Ecuador to send tents, and the army sent them."
    request, aid = code(text, ("asked", "REQUEST", {}), ("sent", "AID", {}), attributes=told)
    assert (request.about, aid.about) == ("AID", None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I think that the army is going to be released.", "hypothetical"),
        ("They hope the army will then be released.", "hypothetical"),
        ("The army has not released the captain.", "denied"),
        ("The army will soon be released from it.", "planned"),
        ("The army might have released him.", "occurred"),
        ("The army could be released from it.", "hypothetical"),
        ("The army released the captain.", "occurred"),
    ],
)
def test_auxiliaries_settle_a_status_that_is_unsure(text, status):
    unsure = (("status", "occurred", 0.6), ("about", "none", 0.99))
    (row,) = code(text, ("released", "RETREAT", {}), attributes=unsure)
    assert row.status == status
    sure = (("status", "ongoing", 0.97), ("about", "none", 0.99))
    assert code(text, ("released", "RETREAT", {}), attributes=sure)[0].status == "ongoing"


def test_an_event_in_what_somebody_says_is_theirs():
    text = "“We stopped three boats,” Peru's navy minister, Ana Roca, said. Ecuador stopped one."
    ours, theirs = code(
        text, ("stopped three", "COERCE", {"ACTOR": "We"}), ("stopped one", "COERCE", {"ACTOR": "Ecuador"})
    )
    assert ours.said_in is not None
    assert parties(ours.actors) == [("Peru", "PER")]
    assert theirs.said_in is None


def test_states_that_are_named_together_are_each_a_party():
    text = "Officials from Mexico and the United States met in Tapachula. Both sides agreed to fly."
    met, agreed = code(
        text,
        ("met", "CONSULT", {"ACTOR": "Officials from Mexico and the United States"}),
        ("agreed", "AGREE", {"ACTOR": "Both sides"}),
    )
    assert [ref.country for ref in met.actors] == ["MEX", "USA"]
    assert {ref.span.text for ref in met.actors} == {"Officials from Mexico and the United States"}
    assert [ref.country for ref in agreed.actors] == ["MEX", "USA"]
    assert {ref.resolved_by for ref in agreed.actors} == {"carried"}


def test_two_sides_that_nobody_named_stay_unknown():
    (row,) = code("Both sides agreed to meet, officials said.", ("agreed", "AGREE", {"ACTOR": "Both sides"}))
    assert parties(row.actors) == [(None, None)]


def test_one_trigger_is_one_event():
    text = "Peru released the captain."
    frame = ("released", "RETREAT", {"ACTOR": "Peru"})
    assert len(code(text, frame, frame)) == 1


def test_a_party_that_was_read_in_two_parts_is_one():
    roles = {"ACTOR": "Peru", "RECIPIENT": ["15", "Cuban diplomats"]}
    (row,) = code("Peru expelled 15 Cuban diplomats.", ("expelled", "SANCTION", roles))
    assert [ref.span.text for ref in row.recipients] == ["15 Cuban diplomats"]


def test_words_that_name_nobody_are_no_party():
    roles = {"ACTOR": ["Peru", "the"], "RECIPIENT": "15"}
    (row,) = code("Peru expelled 15 of the envoys.", ("expelled", "SANCTION", roles))
    assert [ref.span.text for ref in (*row.actors, *row.recipients)] == ["Peru"]


def test_two_countries_are_those_spoken_of_where_no_event_tells():
    text = "Peru lies south of Ecuador. The two countries agreed to meet, officials said."
    (row,) = code(text, ("agreed", "AGREE", {"ACTOR": "The two countries"}))
    assert [ref.country for ref in row.actors] == ["ECU", "PER"]
    text = "Peru, Chile and Ecuador met. The two countries agreed to meet, officials said."
    (row,) = code(text, ("agreed", "AGREE", {"ACTOR": "The two countries"}))
    assert [ref.country for ref in row.actors] == [None]


def test_the_state_in_capitals_is_not_the_pronoun():
    (row,) = code("US expelled two Cuban diplomats.", ("expelled", "SANCTION", {"ACTOR": "US"}))
    assert [ref.country for ref in row.actors] == ["USA"]


def test_two_of_one_state_are_not_two_states():
    text = "Peru and Chile met. Peru's police arrested both Chilean men."
    _, arrested = code(
        text,
        ("met", "CONSULT", {"ACTOR": ["Peru", "Chile"]}),
        ("arrested", "COERCE", {"RECIPIENT": "both Chilean men"}),
    )
    assert [ref.country for ref in arrested.recipients] == ["CHL"]


def test_a_name_made_of_small_words_is_a_name():
    (row,) = code("Police said Anand left Peru.", ("left", "RETREAT", {"ACTOR": "Anand"}))
    assert [ref.span.text for ref in row.actors] == ["Anand"]


def test_crumbs_are_told_in_linear_time():
    assert _CRUMB.fullmatch("1" * 50_000 + "x") is None
    assert _CRUMB.fullmatch("the " * 20_000 + "x") is None


@pytest.mark.parametrize(
    "words", ["The army has not only released him.", "An army that in May released him."]
)
def test_not_only_denies_nothing_and_a_month_is_no_auxiliary(words):
    unsure = (("status", "occurred", 0.6), ("about", "none", 0.99))
    (row,) = code(words, ("released", "RETREAT", {}), attributes=unsure)
    assert row.status == "occurred"


def test_somebody_named_twice_in_an_event_is_one_party_and_initials_are_whole():
    text = "Peru and Lima agreed with Chile that U.S. ships would leave."
    roles = {"ACTOR": ["Peru", "Lima"], "RECIPIENT": "U.S"}
    (row,) = code(text, ("agreed", "AGREE", roles))
    assert parties(row.actors) == [("Peru", "PER")]
    assert [ref.span.text for ref in row.recipients] == ["U.S."]


def test_a_place_that_names_nothing_is_none():
    (row,) = code("Peru met Chile at the harbour.", ("met", "CONSULT", {"ACTOR": "Peru", "PLACE": "the"}))
    assert row.place is None


@pytest.mark.parametrize("words", ["The leaders", "They", "The two leaders"])
def test_these_are_the_people_of_the_event_before(words):
    text = f"President Ana Rueda of Peru met President Tom Hale. {words} discussed fish."
    met, discussed = code(
        text,
        ("met", "CONSULT", {"ACTOR": ["President Ana Rueda", "President Tom Hale"]}),
        ("discussed", "CONSULT", {"ACTOR": words}),
    )
    assert [ref.actor for ref in met.actors] == ["Ana Rueda", "Tom Hale"]
    assert [(ref.span.text, ref.actor) for ref in discussed.actors] == [
        (words, "Ana Rueda"),
        (words, "Tom Hale"),
    ]


def test_they_are_nobody_where_the_event_before_had_one_person():
    text = "President Ana Rueda of Peru left. The leaders discussed fish."
    _, discussed = code(
        text,
        ("left", "RETREAT", {"ACTOR": "President Ana Rueda"}),
        ("discussed", "CONSULT", {"ACTOR": "The leaders"}),
    )
    assert [ref.actor for ref in discussed.actors] == [None]


def test_parties_of_another_sentence_are_left_where_the_event_s_own_has_some():
    text = "Chile wrote to Peru. Ecuador met Bolivia. They were pleased."
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": ["Chile", "Ecuador", "Bolivia"]}))
    assert [ref.country for ref in row.actors] == ["ECU", "BOL"]
    (row,) = code(text, ("pleased", "SUPPORT", {"ACTOR": ["Ecuador", "Bolivia"]}))
    assert [ref.country for ref in row.actors] == ["ECU", "BOL"]


def test_a_person_and_the_state_of_theirs_are_one_party():
    text = "Chile met President Ana Rueda of the Republic of Peru on Friday."
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": ["Chile", "President Ana Rueda", "Republic of Peru"]}))
    assert parties(row.actors) == [("Chile", "CHL"), ("Ana Rueda", "PER")]


@pytest.mark.parametrize(
    ("text", "trigger", "read", "left"),
    [
        ("Chile consulted with Peru on Bolivia.", "consulted", ["Chile", "Peru", "Bolivia"], ["CHL", "PER"]),
        ("Chile and Peru discussed Bolivia.", "discussed", ["Chile", "Peru", "Bolivia"], ["CHL", "PER"]),
        ("Chile discussed it with Peru.", "discussed", ["Chile", "Peru"], ["CHL", "PER"]),
        ("Chile met Peru in Lima.", "met", ["Chile", "Peru"], ["CHL", "PER"]),
    ],
)
def test_what_talks_are_about_is_no_party(text, trigger, read, left):
    (row,) = code(text, (trigger, "CONSULT", {"ACTOR": read}))
    assert [ref.country for ref in row.actors] == left


def test_the_two_are_never_those_of_a_war_that_is_spoken_of():
    text = "Chile met Peru. Ecuador attacked Bolivia. Both sides agreed to trade."
    rows = code(
        text,
        ("met", "CONSULT", {"ACTOR": ["Chile", "Peru"]}),
        ("attacked", "ASSAULT", {"ACTOR": "Ecuador", "RECIPIENT": "Bolivia"}),
        ("agreed", "AGREE", {"ACTOR": "Both sides"}),
    )
    assert [ref.country for ref in rows[-1].actors] == ["CHL", "PER"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile, Peru to hold second round of talks in Lima.", "planned"),
        ("Chile will host another round of talks with Peru.", "planned"),
        ("Chile refused to hold talks with Peru.", "occurred"),
        ("Chile held a second round of talks with Peru.", "occurred"),
    ],
)
def test_what_is_to_be_held_has_not_been(text, status):
    unsure = (("status", "occurred", 0.6), ("about", "none", 0.9))
    (row,) = code(text, ("talks", "CONSULT", {"ACTOR": ["Chile", "Peru"]}), attributes=unsure)
    assert row.status == status


@pytest.mark.parametrize(
    ("text", "read", "words"),
    [
        (
            "President Ana Roca and Peru met.",
            ["President Ana Roca and", "Peru"],
            ["President Ana Roca", "Peru"],
        ),
        (
            "The Ministries of Trade and Work of Peru met.",
            ["The Ministries of Trade and", "Work of Peru"],
            None,
        ),
        (
            "The Vice\nPresident of Peru met.",
            ["The Vice", "President of Peru"],
            ["The Vice\nPresident of Peru"],
        ),
    ],
)
def test_what_a_line_parts_is_one_and_what_and_parts_is_two(text, read, words):
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": read}))
    told = [ref.span.text for ref in row.actors]
    assert told == words if words else len(set(told)) == 1


def test_what_cooperation_is_about_is_no_party():
    text = "Peru and Chile praised their cooperation on Ecuador."
    (row,) = code(text, ("cooperation", "COOPERATE", {"ACTOR": ["Peru", "Chile", "Ecuador"]}))
    assert [ref.actor for ref in row.actors] == ["Peru", "Chile"]


@pytest.mark.parametrize(("day", "date"), [("3 May", None), ("3 June", "2024-06-03")])
def test_what_is_planned_is_not_dated_before_its_report(day, date):
    planned = (("status", "planned", 0.99), ("about", "none", 0.99))
    text = f"Peru will free the captain after the call of {day} 2024."
    (row,) = code(text, ("free", "RETREAT", {"ACTOR": "Peru", "TIME": f"{day} 2024"}), attributes=planned)
    assert row.date in (date, None)
    text = f"Peru will free the captain on {day} 2024."
    (row,) = code(text, ("free", "RETREAT", {"ACTOR": "Peru", "TIME": f"{day} 2024"}), attributes=planned)
    assert row.date == date
