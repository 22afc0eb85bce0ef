"""Datelines in the styles of many agencies, and what only looks like one."""

import pytest

from dragoman.intake.datelines import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "day", "agencies"),
    [
        ("LIMA, March 4th  (Reuters) -Peru said it would sign.", "Lima", "XXXX-03-04", ("Reuters",)),
        ("OSLO (AP) — Norway said it would sign.", "Oslo", None, ("Associated Press",)),
        ("QUITO, Ecuador (AP) _ Officials said so.", "Quito, Ecuador", None, ("Associated Press",)),
        ("GENEVA, 3 March (UN News) – The panel met.", "Geneva", "XXXX-03-03", ()),
        ("MINSK, February 3. /TASS/. Talks were held.", "Minsk", "XXXX-02-03", ("TASS",)),
        ("TACNA, Feb 3 - RIA Novosti. Talks were held.", "Tacna", "XXXX-02-03", ("RIA Novosti",)),
        ("KIGALI, Jan. 9 (Xinhua) -- Rwanda opened a port.", "Kigali", "XXXX-01-09", ("Xinhua",)),
        ("New Delhi [India], June 6 (ANI): A pact was signed.", "New Delhi, India", "XXXX-06-06", ("ANI",)),
        ("Quito, Feb 3 (Prensa Latina) The minister met him.", "Quito", "XXXX-02-03", ("Prensa Latina",)),
        ("Mexico City – The ministry said so.", "Mexico City", None, ()),
        ("DAR ES SALAAM, May 6, 2023 (IPS) - A text was adopted.", "Dar es Salaam", "2023-05-06", ("IPS",)),
        ("WASHINGTON, Thursday, Nov. 3 — The office said so.", "Washington", "XXXX-11-03", ()),
        ("ANKARA/BAKU, Oct 7 (Reuters) - A line opened.", "Ankara/Baku", "XXXX-10-07", ("Reuters",)),
        ("SUVA (June 2) — Fiji signed.", "Suva", "XXXX-06-02", ()),
        ("July 9 (Reuters) - Chile signed.", None, "XXXX-07-09", ("Reuters",)),
        ("PORTO VELHO, Brazil, (AFP) – Soldiers came.", "Porto Velho, Brazil", None, ("AFP",)),
    ],
)
def test_a_dateline_gives_place_day_and_agency(text, place, day, agencies):
    found = read_dateline(text, 0)
    assert found is not None
    assert (found.place, found.date.iso if found.date else None, found.agencies) == (place, day, agencies)
    assert text[found.end :].lstrip()[:1].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "Background – The talks began in May.",
        "CHAIRMAN: I thank the delegate.",
        "THE PRESIDENT: Good morning.",
        "Havana – which had waited for weeks – agreed.",
        "The minister (AP file) said so.",
        "March 3 was the day on which they met.",
        "OPEC (the cartel) met on Monday.",
        "Peru and Panama (both members) signed.",
        "ECONOMY - Growth",
        "Cuba, Nov. 15 was the date named.",
        "(Applause) — Thank you.",
    ],
)
def test_a_sentence_or_label_is_no_dateline(text):
    assert read_dateline(text, 0) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [("(Reuters) - The talks ended.", "Reuters"), ("(Kyodo) -- The talks ended.", "Kyodo")],
)
def test_an_agency_may_stand_in_the_place_of_a_dateline(text, agency):
    found = read_dateline(text, 0)
    assert found is not None
    assert (found.agencies, found.outlet) == ((agency,), None)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [("(CNN) — The talks ended.", "CNN"), ("ISLAND TIMES – The talks ended.", "Island Times")],
)
def test_an_outlet_may_stand_in_the_place_of_a_dateline(text, outlet):
    found = read_dateline(text, 0)
    assert found is not None
    assert (found.place, found.outlet) == (None, outlet)


def test_offsets_are_of_the_whole_text():
    text = "Headline of the day\n\nACCRA, May 18 - Ghana signed."
    found = read_dateline(text, 21)
    assert found is not None
    assert text[found.start : found.end] == "ACCRA, May 18 -"
    assert text[found.date.start : found.date.end] == "May 18"
