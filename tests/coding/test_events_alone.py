"""One's own work is no cooperation."""

import pytest
from layers_for_tests import span_of
from test_events import code

from dragoman.coding.events_alone import is_alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Peru has worked hard to end hunger.", True),
        ("Peru has worked tirelessly for peace.", True),
        ("Peru has worked with Chile to end hunger.", False),
        ("Peru has worked to end hunger alongside the bank.", False),
        ("Peru has worked the fields.", False),
    ],
)
def test_who_works_for_an_end_alone_cooperates_with_nobody(text, alone):
    (row,) = code("Peru has worked with Chile.", ("worked", "COOPERATE", {"ACTOR": "Peru"}))
    row = type(row)(
        **{name: getattr(row, name) for name in row.__struct_fields__} | {"trigger": span_of(text, "worked")}
    )
    assert is_alone(text, row, (0, len(text))) is alone


def test_two_states_that_work_for_an_end_cooperate():
    text = "Peru and Chile worked to end hunger."
    (row,) = code(text, ("worked", "COOPERATE", {"ACTOR": ["Peru", "Chile"]}))
    assert not is_alone(text, row, (0, len(text)))


def test_own_work_is_no_row():
    assert (
        code("Peru has worked hard to end hunger in Peru.", ("worked", "COOPERATE", {"ACTOR": "Peru"})) == []
    )
