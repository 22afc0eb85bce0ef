"""Acts that are left open are neither done nor denied."""

import pytest
from layers_for_tests import span_of

from dragoman.coding.events_open import left_open


@pytest.mark.parametrize(
    ("text", "trigger", "is_open"),
    [
        ("Has the trade ministry released them?", "released", True),
        ("Good. Is the new minister urging them to go?", "urging", True),
        ("And did they meet her?", "meet", True),
        ("Are you going to sanction Lima?", "sanction", True),
        ("Q So you are not backing Lima?", "backing", True),
        ("Q But he has signed it, right?", "signed", True),
        ("Is the recent attack a sign?", "attack", False),
        ("Is the man of the meeting shooting?", "shooting", False),
        ("Why has Lima released them?", "released", False),
        ("You met her, what did she say?", "met", False),
        ("He condemned it, but can you say more?", "condemned", False),
        ("They attacked us, is that clear?", "attacked", False),
        ("They condemned it, and you ask me again?", "condemned", False),
        ("You are not backing Lima. Why?", "backing", False),
        ("It is late if Peru is not cooperating with us.", "cooperating", True),
        ("They wonder if he met her.", "met", True),
        ("It looks as if he met her.", "met", False),
        ("We stay friends even if they rejected it.", "rejected", False),
        ("If recent attacks go on, they leave.", "attacks", False),
        ("If the men who are arrested talk, they leave.", "arrested", False),
        ("She offered to resign on Monday.", "resign", True),
        ("Her offer of resignation was declined.", "resignation", True),
        ("Her resignation was accepted.", "resignation", False),
        ("They offered help on Monday.", "help", False),
        (f"{'It is late. ' * 20}Has a ministry released them?", "released", True),
    ],
)
def test_what_is_asked_supposed_or_offered_is_open(text, trigger, is_open):
    assert (left_open(text, span_of(text, trigger)) is not None) is is_open
