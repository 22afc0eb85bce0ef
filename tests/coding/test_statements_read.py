"""Statements out of the reader's layer: parts, edges at quotation marks, silence."""

import pytest
from layers_for_tests import article_of, layer, reading

from dragoman.coding.statements import code_statements
from dragoman.schema.rows import Ref
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out


class PlainCast:
    """Knows everybody by the words used."""

    def refer(self, span):
        return Ref(span=span, actor=span.text, resolved_by="name")


def code(text, *frames, likely=None):
    found = reading(text, attribution=layer("attribution", text, *frames, likely=likely))
    return code_statements(article_of(text), lay_out(text), [], [], PlainCast(), Settings(), found)


def test_a_frame_is_a_statement():
    text = "Minister Roe conceded to reporters the plan was late."
    roles = {"SOURCE": "Minister Roe", "CONTENT": "the plan was late", "ADDRESSEE": "reporters"}
    (row,) = code(text, ("conceded", "CUE", roles))
    assert (row.speaker.span.text, row.addressee.span.text) == ("Minister Roe", "reporters")
    assert [span.text for span in row.content] == ["the plan was late"]
    assert (row.manner, row.negated, row.coder) == ("indirect", False, "statements@2+by-hand@1")


@pytest.mark.parametrize("content", ["The plan is late", "“The plan is late", "The plan is late,”"])
def test_edges_are_those_of_the_quotation_that_they_all_but_meet(content):
    text = "“The plan is late,” Minister Roe conceded."
    (row,) = code(text, ("conceded", "CUE", {"SOURCE": "Minister Roe", "CONTENT": content}))
    assert [span.text for span in row.content] == ["“The plan is late,”"]


def test_a_frame_without_content_is_none_unless_it_is_silence():
    text = "Minister Roe spoke. Minister Poe did not respond."
    rows = code(
        text, ("spoke", "CUE", {"SOURCE": "Minister Roe"}), ("respond", "CUE", {"SOURCE": "Minister Poe"})
    )
    assert [(row.speaker.span.text, row.negated, row.content) for row in rows] == [("Minister Poe", True, ())]


def test_a_refusal_to_speak_is_negated_and_a_refusal_to_act_is_not():
    text = "Roe declined to comment on the raid. Poe refused to sign the pact."
    rows = code(
        text,
        ("declined", "CUE", {"SOURCE": "Roe", "CONTENT": "to comment on the raid"}),
        ("refused", "CUE", {"SOURCE": "Poe", "CONTENT": "to sign the pact"}),
    )
    assert [row.negated for row in rows] == [True, False]


def test_a_quotation_that_was_not_read_is_found_by_rules():
    text = "“We will not sign,” Minister Roe said."
    (row,) = code(text)
    assert (row.speaker.span.text, row.cue.text, row.manner) == ("Minister Roe", "said", "direct")


def test_what_rules_find_by_a_cue_that_is_unlikely_to_the_reader_is_left_out():
    text = "“We will not sign,” Minister Roe said. “We will,” Minister Poe said."
    at = text.index("said")
    (row,) = code(text, likely=((0, 3), (at, at + 4)))
    assert row.speaker.span.text == "Minister Roe"


def test_a_quotation_without_a_cue_keeps_the_speaker_who_was_read():
    text = "“We will not sign,” Minister Roe conceded.\n\n“The pact is dead.”"
    roles = {"SOURCE": "Minister Roe", "CONTENT": "“We will not sign,”"}
    rows = code(text, ("conceded", "CUE", roles))
    assert [(row.cue and row.cue.text, row.speaker.actor) for row in rows] == [
        ("conceded", "Minister Roe"), (None, "Minister Roe"),
    ]  # fmt: skip
    assert rows[1].speaker.resolved_by == "carried"


def test_a_content_over_paragraphs_is_cut_at_that_of_its_cue():
    text = "“We will not sign,” Minister Roe conceded.\n\n“The pact is dead.”"
    roles = {"SOURCE": "Minister Roe", "CONTENT": ["“We will not sign,”", "“The pact is dead.”"]}
    rows = code(text, ("conceded", "CUE", roles))
    assert [[span.text for span in row.content] for row in rows] == [
        ["“We will not sign,”"], ["“The pact is dead.”"],
    ]  # fmt: skip
    assert [row.cue and row.cue.text for row in rows] == ["conceded", None]


def test_a_block_of_paragraphs_after_its_cue_begins_with_the_first():
    text = "Minister Roe conceded:\n\nWe will not sign.\n\nThe pact is dead."
    block = "We will not sign.\n\nThe pact is dead."
    (row,) = code(text, ("conceded", "CUE", {"SOURCE": "Minister Roe", "CONTENT": block}))
    assert [span.text for span in row.content] == ["We will not sign."]


@pytest.mark.parametrize(("cue", "kept"), [("said:", "said"), (":", ":")])
def test_a_cue_ends_before_its_colon_unless_it_is_nothing_else(cue, kept):
    text = "Minister Roe said: the boats will sail."
    (row,) = code(text, (cue, "CUE", {"SOURCE": "Minister Roe", "CONTENT": "the boats will sail"}))
    assert row.cue.text == kept
