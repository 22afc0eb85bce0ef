"""Contested cases of the codebook that words decide."""

import pytest

from dragoman.coding.events_types import decided_type
from dragoman.schema.codebook import quad_of
from dragoman.schema.span import Span


def decided(text, trigger, read):
    start = text.index(trigger)
    found = decided_type(text, Span.take(text, start, start + len(trigger)), read)
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "read", "type_"),
    [
        ("Peru issued 300 visas to Chileans.", "issued", "AID", "COOPERATE"),
        ("Some 300 work permits were granted to Chileans.", "granted", "AID", "COOPERATE"),
        ("Peru granted Chile a loan. Visas are free.", "granted", "AID", None),
        ("A court jailed the writer for six years.", "jailed", "COERCE", "SANCTION"),
        ("Police jailed the writer at dawn.", "jailed", "COERCE", None),
        ("Peru hosted a naval exercise with Chile.", "hosted", "CONSULT", "COOPERATE"),
        ("Peru hosted the president of Chile.", "hosted", "CONSULT", None),
        ("Peru granted clemency to the writer.", "clemency", "RETREAT", "CONCEDE"),
        ("Peru issued 300 visas to Chileans.", "issued", "REJECT", None),
    ],
)
def test_a_decided_case_has_its_type(text, trigger, read, type_):
    assert decided(text, trigger, read) == type_
    assert type_ is None or quad_of(type_)
