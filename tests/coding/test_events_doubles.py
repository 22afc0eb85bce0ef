"""Two rows for one act in one phrase: the better is kept."""

import pytest
from test_events import code


def triggers(text, *frames):
    return [row.trigger.text for row in code(text, *frames)]


def test_of_a_light_verb_and_its_noun_one_row_is_kept():
    text = "Peru filed criminal charges against Chile."
    roles = {"ACTOR": "Peru", "RECIPIENT": "Chile"}
    assert triggers(text, ("filed", "ACCUSE", roles), ("charges", "ACCUSE", {"RECIPIENT": "Chile"})) == [
        "filed"
    ]
    assert triggers(text, ("filed", "ACCUSE", {"ACTOR": "Peru"}), ("charges", "ACCUSE", roles)) == ["charges"]


@pytest.mark.parametrize(
    ("text", "first", "second", "other"),
    [
        ("Peru arrested and deported two men of Chile.", "arrested", "deported", "COERCE"),
        ("Peru filed criminal charges against Chile.", "filed", "charges", "SANCTION"),
        ("Peru met Chile. Talks went on.", "met", "Talks", "COERCE"),
    ],
)
def test_two_acts_stay_two(text, first, second, other):
    roles = {"ACTOR": "Peru"}
    assert triggers(text, (first, "COERCE", roles), (second, other, roles)) == [first, second]


def test_acts_of_different_parties_stay_two():
    text = "Peru condemned Chile’s strikes."
    frames = (("condemned", "ACCUSE", {"ACTOR": "Peru"}), ("strikes", "ACCUSE", {"ACTOR": "Chile"}))
    assert triggers(text, *frames) == ["condemned", "strikes"]


@pytest.mark.parametrize(
    ("second", "one"),
    [
        ("The four sailors were held after the arrests.", True),
        ("Another raid led to the arrests of four sailors.", False),
        ("The two cooks were not among the arrests.", False),
    ],
)
def test_a_deed_told_again_in_the_next_sentence_is_one(second, one):
    text = f"Police in Peru arrested four sailors at dawn. {second}"
    who = "The two cooks" if "cooks" in second else "four sailors"
    again = {"RECIPIENT": "The four sailors" if one else who}
    first = {"ACTOR": "Peru", "RECIPIENT": "four sailors"}
    frames = (("arrested", "COERCE", first), ("arrests", "COERCE", again))
    assert len(triggers(text, *frames)) == (1 if one else 2)


@pytest.mark.parametrize(("count", "rows"), [("three", 1), ("ten", 2), ("12", 2)])
def test_a_deed_done_to_another_number_is_another(count, rows):
    text = f"Police of Peru arrested the three sailors at dawn. Officers arrested {count} sailors."
    frames = (
        ("arrested the", "COERCE", {"RECIPIENT": "the three sailors"}),
        (f"arrested {count}", "COERCE", {"RECIPIENT": f"{count} sailors"}),
    )
    assert len(triggers(text, *frames)) == rows


def test_a_deed_done_elsewhere_is_another():
    text = "Police of Peru arrested three sailors in Lima. Officers arrested the sailors in Cusco."
    for where, count in (("Cusco", 2), ("Lima", 1)):
        frames = (
            ("arrested three", "COERCE", {"RECIPIENT": "three sailors", "PLACE": "Lima"}),
            ("arrested the", "COERCE", {"RECIPIENT": "the sailors", "PLACE": where}),
        )
        assert len(triggers(text.replace("Cusco", where), *frames)) == count
