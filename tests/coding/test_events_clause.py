"""Which of several parties acts: who governs the verb, not who stands in a clause beside it."""

import pytest
from test_events import code


def acting(text, trigger, kind, *actors, recipient=None):
    roles = {"ACTOR": list(actors)} | ({"RECIPIENT": recipient} if recipient else {})
    (row,) = code(text, (trigger, kind, roles))
    return [(ref.span.text, ref.actor) for ref in row.actors]


PERU, CHILE = ("Peru", "Peru"), ("Chile", "Chile")


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Peru announced that Chile will ban the imports.", "ban", "SANCTION"),
        ("Peru announced Chile would ban the imports.", "ban", "SANCTION"),
        ("Peru was quick to condemn Chile's decision to ban imports.", "ban", "SANCTION"),
        ("A court in Peru dealt with Chile’s request for aid.", "request", "REQUEST"),
        ("Peru apologised to Chile, which accused the army.", "accused", "ACCUSE"),
        ("Peru has ordered Chile to withdraw its troops.", "withdraw", "RETREAT"),
        ("Peru promised help, while Chile asked for talks.", "asked", "REQUEST"),
        ("Peru sold oil, and then Chile attacked the port.", "attacked", "ASSAULT"),
        ("Peru said that Chile met the envoys.", "met", "CONSULT"),
    ],
)
def test_who_has_a_verb_of_its_own_does_not_act(text, trigger, kind):
    assert acting(text, trigger, kind, "Peru", "Chile") == [CHILE]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Peru and Chile will ban the imports.", "ban", "SANCTION"),
        ("Peru, which has no coast guard, and Chile ban the imports.", "ban", "SANCTION"),
        ("Peru, together with Chile, will ban the imports.", "ban", "SANCTION"),
        ("Peru worked with Chile to ban the imports.", "ban", "SANCTION"),
        ("Peru had Chile banned from the games.", "banned", "SANCTION"),
        ("Peru said it and Chile will ban the imports.", "ban", "SANCTION"),
        ("Peru flew to Chile for talks.", "talks", "CONSULT"),
        ("Peru met Chile and discussed the border.", "discussed", "CONSULT"),
    ],
)
def test_who_may_act_together_stays(text, trigger, kind):
    assert acting(text, trigger, kind, "Peru", "Chile") == [PERU, CHILE]


def test_it_in_what_somebody_says_is_who_says_so():
    text = "Peru said this week that it would ban the imports."
    assert [actor for _, actor in acting(text, "ban", "SANCTION", "Peru", "it")] == ["Peru"]
    text = "Peru and Chile said that they would ban the imports."
    assert acting(text, "ban", "SANCTION", "Peru", "Chile", "they") == [("they", "Peru"), ("they", "Chile")]
    text = "Peru asked the unions for calm, but they banned all lorries."
    assert ("they", "Peru") not in acting(text, "banned", "SANCTION", "Peru", "they")


def test_whom_nobody_knows_does_not_take_the_place_of_somebody_known():
    text = "Peru is glad to say that our leaders will ban the imports."
    assert acting(text, "ban", "SANCTION", "Peru", "our leaders")[0] == PERU


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Peru signed the pact with the miners, and Chile needs them.", "signed"),
        ("Peru banned the imports, but Chile was silent.", "banned"),
    ],
)
def test_the_subject_of_the_next_clause_does_not_act(text, trigger):
    assert acting(text, trigger, "SANCTION", "Peru", "Chile") == [PERU]


def test_a_party_listed_after_the_trigger_stays():
    text = "The ban was signed by Peru and Chile last week."
    assert acting(text, "signed", "SUPPORT", "Peru", "Chile") == [PERU, CHILE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was Peru rather than Chile that banned the imports.", ("Peru", "Chile")),
        ("CHILE - Peru banned the imports.", ("Peru", "CHILE")),
        ("THE MINISTER: Peru banned the imports.", ("Peru", "THE MINISTER")),
        ("Peru, a lawyer for Chile, banned the imports.", ("Peru", "Chile")),
    ],
)
def test_datelines_labels_and_who_did_not_are_no_parties(text, words):
    assert acting(text, "banned", "SANCTION", *words) == [PERU]


def test_what_is_told_of_a_person_is_nobody_else():
    text = "Ana Roca, candidate of the farmers, urged Chile to talk."
    assert acting(text, "urged", "REQUEST", "Ana Roca", "candidate of the farmers") == [
        ("Ana Roca", "Ana Roca")
    ]
    text = "The envoy of the farmers, Ana Roca, urged Chile to talk."
    assert acting(text, "urged", "REQUEST", "The envoy of the farmers", "Ana Roca")[-1][1] == "Ana Roca"
    text = "Ana Roca and a candidate of the farmers urged Chile to talk."
    assert len(acting(text, "urged", "REQUEST", "Ana Roca", "a candidate of the farmers")) == 2


def test_who_lets_another_act_does_not_act():
    text = "Peru hopes that Chile will allow it to ban the imports."
    assert acting(text, "ban", "SANCTION", "Peru", "Chile") == [PERU]
    text = "Peru and Chile will allow them to ban the imports."
    assert len(acting(text, "ban", "SANCTION", "Peru")) == 1


def test_two_bodies_joined_by_a_dash_are_no_dateline():
    for text in ("NATO-Peru talks began in Lima.", "In Lima the NATO–Peru talks began."):
        assert len(acting(text, "talks", "CONSULT", "NATO", "Peru")) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "stray"),
    [
        ("They sell grain to Peru, and Chile supplies fuel to them.", "supplies", "AID", "They"),
        ("Scores were hacked with a tool using Peru software by Chile.", "hacked", "COERCE", "Peru"),
        ("Chile, waving Peru flags, marched at the border.", "marched", "PROTEST", "Peru"),
        ("Chile, with placards and Peru flags, marched at the border.", "marched", "PROTEST", "Peru"),
    ],
)
def test_a_stray_name_does_not_act(text, trigger, kind, stray):
    assert acting(text, trigger, kind, stray, "Chile") == [CHILE]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Peru signs accord with Chile.", "signs", "AGREE"),
        ("Peru signs off on Chile's loan.", "signs", "AGREE"),
        ("Peru flags its concerns and condemns Chile.", "flags", "ACCUSE"),
        ("Peru flags its concerns and condemns Chile.", "condemns", "ACCUSE"),
        ("Peru flags, and condemns, the raid of Chile.", "flags", "ACCUSE"),
        ("Peru banned posters and slogans of Chile.", "banned", "SANCTION"),
    ],
)
def test_verbs_that_are_things_as_well_leave_their_subject(text, trigger, kind):
    assert acting(text, trigger, kind, "Peru", recipient="Chile") == [PERU]


def test_who_made_what_an_act_is_about_does_not_act():
    text = "Ecuador hosted the meeting of the energy council announced by Peru and Chile."
    assert acting(text, "meeting", "CONSULT", "Ecuador", "Peru", "Chile") == [("Ecuador", "Ecuador")]
    text = "Ecuador joined the meeting hosted by Peru."
    assert len(acting(text, "meeting", "CONSULT", "Ecuador", "Peru")) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The law was signed in May, Chile has paid for it.", "signed", "SUPPORT"),
        ("The judge is under investigation and Chile will not comment.", "investigation", "ACCUSE"),
    ],
)
def test_the_subject_of_the_next_clause_alone_does_not_act(text, trigger, kind):
    assert acting(text, trigger, kind, "Chile", recipient="The judge" if "judge" in text else None) == []


def test_the_subject_of_an_opening_participle_acts():
    text = "Condemning the raid of Peruvian troops, Chile has closed the port."
    assert acting(text, "Condemning", "ACCUSE", "Chile") == [CHILE]


def test_a_party_is_not_its_official_who_is_named():
    text = "Chile National Front (CNF) chief Luis Paz was held by Peru."
    assert acting(text, "held", "COERCE", "Chile National Front", "Peru") == [PERU]
