"""What auxiliaries, "never" and the form of a question say of a status."""

import pytest
from layers_for_tests import span_of

from dragoman.coding.events_status import plain_status, told_status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("He was a man whom Roca never met.", "met", "denied"),
        ("They never even threatened Chile.", "threatened", "denied"),
        ("Peru will never accept it.", "accept", None),
        ("They never stop fighting.", "fighting", None),
        ("It is late. Have you already spoken to Chile?", "spoken", "hypothetical"),
        ("Did the minister of Peru meet them?", "meet", "hypothetical"),
        ("“Has Lima released them?” he asked.", "released", "hypothetical"),
        ("Have the men who met Roca left?", "met", None),
        ("Why have they met Roca?", "met", None),
        ("How come this very large delegation of old men of the north has met Roca?", "met", None),
        ("Had Lima released them, he would have left.", "released", None),
        ("Did the killing of Roca matter?", "killing", None),
    ],
)
def test_the_words_before_a_verb_tell_its_status(text, trigger, status):
    told = told_status(text, span_of(text, trigger))
    assert (told[0] if told else None) == status


@pytest.mark.parametrize(
    ("text", "trigger", "read", "status"),
    [
        ("The sailors have been held in Lima since May.", "held", "occurred", "ongoing"),
        ("Ports closed since the flood stay so.", "closed", "occurred", "ongoing"),
        ("He was held in Lima since May until released.", "held", "occurred", None),
        ("Peru arrested four men since May.", "arrested", "occurred", None),
        ("The false claim that Roca ordered the raid spread.", "ordered", "occurred", "denied"),
        ("He falsely claimed that Sy won, and police ordered a raid.", "ordered", "occurred", None),
        ("He falsely claimed that Sy won before rebels ordered a raid.", "ordered", "occurred", None),
        ("Amid false reports that hurt it, Peru ordered a raid.", "ordered", "occurred", None),
        ("The claim that Roca ordered the raid is fake.", "ordered", "occurred", "denied"),
        ("The claim that Roca ordered the raid spread.", "ordered", "occurred", None),
        ("They spoke of next week's summit in Lima.", "summit", "occurred", "planned"),
        ("They spoke at the summit next door.", "summit", "occurred", None),
        ("They spoke of the upcoming raid.", "raid", "occurred", None),
        ("We would gladly welcome their help.", "welcome", "occurred", "hypothetical"),
        ("We would like to welcome our guests.", "welcome", "occurred", None),
        ("We would urge them to help.", "urge", "occurred", None),
        ("Has the trade ministry released them?", "released", "denied", "hypothetical"),
        ("It hurts if Peru is not cooperating.", "cooperating", "denied", "hypothetical"),
        ("The national emergency is to continue until May.", "continue", "planned", "ongoing"),
        ("I am extending the state of emergency.", "extending", "planned", "ongoing"),
        ("They will continue to help in an emergency.", "continue", "planned", None),
    ],
)
def test_some_words_tell_a_status_whatever_was_read(text, trigger, read, status):
    told = plain_status(text, span_of(text, trigger), read)
    assert (told[0] if told else None) == status
