"""Who thanks whom: names that are called, "you" beside its name, and "Thank you" without a subject."""

import pytest
from layers_for_tests import span_of
from test_events import code, parties

from dragoman.coding.events_thanks import mend_thanks


def mend(text, trigger, actors, recipients):
    found = mend_thanks(
        text,
        span_of(text, trigger),
        [span_of(text, one) for one in actors],
        [span_of(text, one) for one in recipients],
    )
    return tuple([span.text for span in spans] for spans in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Deputy Ana Roca, I thank you for the law.", "Deputy Ana Roca"),
        ("It is late. And President Roca, I want to thank you for the law.", "President Roca"),
        ("Mr. Minister – we’d really like to thank you for the law.", "Mr. Minister"),
        ("Minister Paz, I thank your people.", "Minister Paz"),
    ],
)
def test_who_is_called_before_thanks_is_thanked(text, name):
    me = "we" if "we’d" in text else "I"
    you = "your" if "your" in text else "you"
    actors, recipients = mend(text, "thank", [name, f"{me}"] if me == "I" else [name], [you])
    assert name not in actors
    assert recipients == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("As President of Peru, I thank you for the law.", "President of Peru"),
        ("We, Peru and Chile, thank you for the law.", "Peru and Chile"),
        ("Ana Roca and I, we thank you for the law.", "Ana Roca and I"),
        ("Ana Roca, we thank Chile for the law, you see.", "Ana Roca"),
        ("Ana Roca said: thank you for the law.", "Ana Roca"),
    ],
)
def test_who_thanks_stays(text, name):
    actors, recipients = mend(text, "thank", [name], ["you"])
    assert (actors, recipients) == ([name], ["you"])


def test_you_beside_its_name_is_no_other_party():
    text = "I want to thank you, Minister Paz, for the law."
    assert mend(text, "thank", ["I"], ["you", "Minister Paz"]) == (["I"], ["Minister Paz"])
    text = "I want to thank you and Minister Paz for the law."
    assert mend(text, "thank", ["I"], ["you", "Minister Paz"]) == (["I"], ["you", "Minister Paz"])


def test_other_acts_are_left_alone():
    text = "Minister Paz, I warn you of the army."
    assert mend(text, "warn", ["Minister Paz", "I"], ["you"]) == (["Minister Paz", "I"], ["you"])


SPEECH = "“Thank you for the law, Chile,” Peru's president, Ana Roca, told the army."


def test_thank_you_is_said_by_its_speaker():
    (row,) = code(SPEECH, ("Thank", "SUPPORT", {"RECIPIENT": "Chile"}))
    assert parties(row.actors) == [("Ana Roca", "PER")]
    assert row.actors[0].span.text == SPEECH[row.actors[0].span.start : row.actors[0].span.end]


@pytest.mark.parametrize(
    "text",
    [
        "“Thank Chile for the law,” Peru's president, Ana Roca, told the army.",
        "“They had to thank you for the law, Chile,” Peru's president, Ana Roca, told the army.",
        "Thank you for the law, Chile. The army left.",
        "“It was a “thank you” to Chile,” Peru's president, Ana Roca, told the army.",
    ],
)
def test_other_thanks_are_not_the_speaker_s(text):
    trigger = "Thank" if "Thank" in text else "thank"
    (row,) = code(text, (trigger, "SUPPORT", {"RECIPIENT": "Chile"}))
    assert row.actors == ()
