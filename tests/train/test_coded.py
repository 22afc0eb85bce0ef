"""Real texts that we coded: every place lies in its text and is what the codebook has there."""

import json
from pathlib import Path

import pytest

from dragoman.schema.rows import EVENT_TYPES, STATUSES
from dragoman.train import coded
from dragoman.train.coded import read_coded
from dragoman.train.plan import RELATIONS

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_marks_hold_places_and_codes_only():
    for line in coded._MARKS.read_text("utf-8").splitlines():
        document = json.loads(line)
        for event in document["events"]:
            kind, status, *about = event["code"].split(".")
            assert kind in EVENT_TYPES
            assert status in STATUSES
            assert set(about) <= set(EVENT_TYPES)
            first, last = document.get("part", (0, document["characters"]))
            places = [
                event["T"],
                *event.get("A", ()),
                *event.get("R", ()),
                *(event[k] for k in "BPD" if k in event),
            ]
            assert all(first <= start < end <= last for start, end in places)
        for cause in document["causes"]:
            assert cause["code"] in RELATIONS
            assert all(
                0 <= s < e <= document["characters"] for k in "CES" if k in cause for s, e in [cause[k]]
            )


@pytest.mark.shared
def test_documents_are_found_with_their_marks():
    documents = list(read_coded(SHARED))
    assert len(documents) == len(coded._MARKS.read_text("utf-8").splitlines())
    triggers = [one.text[slice(*event.place)] for one in documents for event in one.layers["events"]]
    assert len(triggers) > 9000
    # A trigger is words, whole ones.
    assert all(words.strip() == words and words[0].isalnum() and words[-1].isalnum() for words in triggers)


@pytest.mark.shared
def test_a_text_that_is_not_the_one_coded_is_told(tmp_path, monkeypatch):
    first = json.loads(coded._MARKS.read_text("utf-8").splitlines()[-1])
    changed = tmp_path / "marks.jsonl"
    changed.write_text(json.dumps({**first, "characters": first["characters"] + 1}) + "\n")
    monkeypatch.setattr(coded, "_MARKS", changed)
    with pytest.raises(ValueError, match=first["document"]):
        list(read_coded(SHARED))
