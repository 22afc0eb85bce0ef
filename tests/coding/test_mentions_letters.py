"""What letters stand for in an article, and that no body is taken for a law."""

from __future__ import annotations

import pytest

from dragoman.coding.mentions_letters import spelled_out

from .test_mentions import find


@pytest.mark.parametrize(
    ("text", "letters", "full"),
    [
        ("The Inner River Act was late. IRA helps.", "IRA", "Inner River Act"),
        ("The Iron Rails Authority (IRA) was late.", "IRA", "Iron Rails Authority"),
        ("The Treaty on the Use of Lanterns (TUL) was late.", "TUL", "Treaty on the Use of Lanterns"),
        ("Iceland Rejects Accord. IRA helps.", "IRA", None),
        ("The Inner\nRiver Act was late.", "IRA", "Inner River Act"),
        ("The Inner\n\nRiver Act was late.", "IRA", None),
        # Words that happen to begin with the letters are no law.
        ("Ida Roe Asked. IRA helps.", "IRA", None),
        ("In Rome, Act two. IRA helps.", "IRA", None),
        ("The Upper Lake Act. UL helps.", "UL", None),
        ("The Inner River Act was late. Ira helps.", "Ira", None),
    ],
)
def test_letters_are_spelled_out_in_brackets_or_by_a_law(text: str, letters: str, full: str | None) -> None:
    assert spelled_out(text, letters) == full


def test_letters_of_a_law_are_no_armed_group() -> None:
    law = find("Ireland praised the Inner River Act. The IRA lowers costs in Ireland.", "IRA")
    assert (law.actor, law.country, law.sector) == ("Inner River Act", None, None)
    group = find("The IRA fired on soldiers in Belfast.", "IRA")
    assert group.actor == "Irish Republican Army"
    whole = find("The Irish Republican Army (IRA) met in Belfast. The IRA left.", "IRA")
    assert whole.actor == "Irish Republican Army"
