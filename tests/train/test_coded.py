"""Real texts that we coded: every place lies in its text and is what the codebook has there."""

import json
from pathlib import Path

import pytest

from dragoman.schema.rows import EVENT_TYPES, STATUSES
from dragoman.train import coded
from dragoman.train.coded import read_coded
from dragoman.train.corpus import SETS, read_set
from dragoman.train.plan import RELATIONS

SHARED = Path(__file__).resolve().parents[3] / "shared"
NAMES = ["real-documents", "real-reports"]


def lines(name):
    return (coded._OWN / f"{name}.jsonl").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_marks_hold_places_and_codes_only(name):
    for line in lines(name):
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
@pytest.mark.parametrize(("name", "events"), [("real-documents", 9000), ("real-reports", 4500)])
def test_documents_are_found_with_their_marks(name, events):
    documents = list(read_coded(name, SHARED))
    assert len(documents) == len(lines(name))
    triggers = [one.text[slice(*event.place)] for one in documents for event in one.layers["events"]]
    assert len(triggers) > events
    # A trigger is words, whole ones.
    assert all(words.strip() == words and words[0].isalnum() and words[-1].isalnum() for words in triggers)


@pytest.mark.shared
def test_nothing_that_is_held_aside_was_coded():
    documents = {json.loads(line)["document"] for line in lines("real-reports")}
    for one in SETS:
        if one.held:
            aside = {f"{one.name}/{document.id}" for document in read_set(one, SHARED, held=True)}
            assert not aside & documents


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_is_not_the_one_coded_is_told(name, tmp_path, monkeypatch):
    first = json.loads(lines(name)[-1])
    changed = json.dumps({**first, "characters": first["characters"] + 1}) + "\n"
    (tmp_path / f"{name}.jsonl").write_text(changed)
    monkeypatch.setattr(coded, "_OWN", tmp_path)
    with pytest.raises(ValueError, match=first["document"]):
        list(read_coded(name, SHARED))


@pytest.mark.shared
def test_a_text_that_is_not_there_is_told(tmp_path, monkeypatch):
    (tmp_path / "real-reports.jsonl").write_text('{"document": "no-such-set/7", "characters": 1}\n')
    monkeypatch.setattr(coded, "_OWN", tmp_path)
    with pytest.raises(ValueError, match="no-such-set/7"):
        list(read_coded("real-reports", SHARED))
