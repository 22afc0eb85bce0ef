"""The subject of a verb in the active voice acts, whatever it was read as."""

import pytest
from layers_for_tests import span_of

from dragoman.coding.events_active import find_actor, mend_active


def actor(text, trigger):
    found = find_actor(text, span_of(text, trigger), (0, len(text)))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Chile has rejected the plan.", "rejected", "Chile"),
        ("They will expel the envoy.", "expel", "They"),
        ("She was endorsing the plan.", "endorsing", "She"),
        ("It is said that he’s signed it.", "signed", "he"),
        ("Here is Ana Roca, who curtly dismissed it.", "dismissed", "Ana Roca"),
        ("Chile banned the imports.", "banned", "Chile"),
    ],
)
def test_a_plainly_active_verb_has_its_subject(text, trigger, who):
    assert actor(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chile was rejected by all.", "rejected"),
        ("The men charged in May are free.", "charged"),
        ("Two men accused of fraud left.", "accused"),
        ("Nor were they killed in the raid.", "killed"),
        ("There will be talks.", "talks"),
        ("The ban was lifted.", "ban"),
    ],
)
def test_a_passive_or_a_noun_has_none(text, trigger):
    assert actor(text, trigger) is None


def mend(text, trigger, actors, recipients):
    spans = ([span_of(text, one) for one in words] for words in (actors, recipients))
    found = mend_active(text, span_of(text, trigger), (0, len(text)), *spans)
    return tuple([span.text for span in some] for some in found)


def test_a_subject_that_was_read_as_acted_on_acts():
    text = "Is this the Ana Roca who rejected a plea of the miners?"
    assert mend(text, "rejected", [], ["the Ana Roca", "the miners"]) == (["the Ana Roca"], ["the miners"])


def test_a_name_or_pronoun_is_taken_where_nobody_was_read():
    assert mend("He has threatened Chile.", "threatened", [], ["Chile"]) == (["He"], ["Chile"])
    # Other words are too often another's.
    assert mend("The new funds will help Chile.", "help", [], ["Chile"]) == ([], ["Chile"])


def test_whoever_was_read_as_acting_stays():
    text = "Peru, whose envoys Chile has expelled, protests."
    assert mend(text, "expelled", ["Peru"], ["Chile"]) == (["Peru"], ["Chile"])
