"""Which court passes a sentence that "was" passed."""

import pytest
from layers_for_tests import span_of
from test_events import code

from dragoman.coding.events_courts import find_court


def court(text, trigger, kind="SANCTION"):
    at = text.index(trigger)
    low = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    before = (0, low - 1) if low else None
    found = find_court(text, span_of(text, trigger), kind, (low, len(text)), before)
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Roca was sentenced in a regional court to two years.", "sentenced", "a regional court"),
        ("The High Court of Lima sat. Roca was convicted of fraud.", "convicted", "The High Court of Lima"),
        ("A tribunal sat, and a court met. Roca was convicted.", "convicted", None),
        ("The court sat. Roca was sentenced by a jury.", "sentenced", None),
        ("After a jury trial Roca was found guilty.", "found guilty", None),
        ("The court sat. Roca was praised.", "praised", None),
        ("The court sat. Police sentenced Roca.", "sentenced", None),
    ],
)
def test_the_court_told_beside_a_verdict_gave_it(text, trigger, who):
    assert court(text, trigger) == who


def test_other_acts_are_no_courts():
    assert court("The court sat. Roca was jailed.", "jailed", "COERCE") is None


def test_it_acts_where_nobody_was_read():
    text = "The Supreme Court of Peru sat on Monday. Ana Roca was sentenced to two years."
    (row,) = code(text, ("sentenced", "SANCTION", {"RECIPIENT": "Ana Roca"}))
    assert [ref.span.text for ref in row.actors] == ["The Supreme Court of Peru"]
