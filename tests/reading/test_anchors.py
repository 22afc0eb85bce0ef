"""Anchors and the sentences that hold them: one is found where a claim is sure, none where there is none."""

import numpy as np

from dragoman.reading import anchors
from dragoman.reading.anchors import CAUTION, find_anchors, likely_pieces
from dragoman.reading.encoder import Encoded, log_softmax
from dragoman.reading.labels import SENTENCES, AttributeHead, Labels, TagHead

CAUSES, CUES = TagHead("causes", ("SIGNAL",)), TagHead("attribution", ("CUE",))
LABELS = Labels((CAUSES, CUES), (), (AttributeHead(SENTENCES, "causes", ("no", "yes")),), 4, 4)
SENTENCES_OF_SIX = [(0, 3), (3, 6)]


SURE, DOUBTED = anchors.SURE["causes"], anchors.DOUBTED["causes"]
LITTLE = (SURE + DOUBTED) / 2


def find(tags, judged=(LITTLE, LITTLE), continued=(), head=CAUSES):
    """Find anchors in six pieces; `judged` are the log-odds of the two sentences."""
    scores = np.zeros((6, 6), dtype=np.float32)
    columns = slice(0, 3) if head is CAUSES else slice(3, 6)
    scores[:, columns] = tags
    log_softmax(scores[:, columns])
    odds = np.zeros((6, 2), dtype=np.float32)
    odds[:3, 1], odds[3:, 1] = judged
    flags = np.isin(np.arange(6), continued)
    none = np.zeros((6, 0), dtype=np.float32)
    encoded = Encoded([(0, 6)], flags, scores, odds, none, none)
    return [(run.start, run.end) for run in find_anchors(encoded, LABELS, head, columns, SENTENCES_OF_SIX)]


def tags(*begins, by=4.0):
    table = np.zeros((6, 3), dtype=np.float32)
    table[:, 0] = 5
    table[list(begins), 1] = 5 + by
    return table


def test_anchors_are_those_of_their_tags_where_sentences_say_little():
    assert find(tags(1, 4)) == [(1, 2), (4, 5)]


def test_a_sentence_that_surely_holds_none_loses_its_anchors():
    assert find(tags(1, 4), judged=(DOUBTED - 0.1, LITTLE)) == [(4, 5)]


def test_a_sentence_that_surely_holds_one_gets_the_likeliest():
    assert find(tags(4, by=-1), judged=(SURE - 0.1, SURE + 0.1)) == [(4, 5)]


def test_the_likeliest_begins_a_word():
    table = tags(4, by=-1)
    table[3, 1] = 2
    assert find(table, judged=(LITTLE, SURE + 0.1), continued=(4, 5)) == [(3, 6)]


def test_a_doubtful_cue_is_none():
    assert find(tags(1, by=CAUTION["attribution"] + 0.1), head=CUES) == [(1, 2)]
    assert find(tags(1, by=CAUTION["attribution"] - 0.1), head=CUES) == []


def test_caution_does_not_cut_the_end_of_a_cue():
    table = tags(1, by=CAUTION["attribution"] + 0.1)
    table[2, 2] = 5.1
    assert find(table, head=CUES) == [(1, 3)]


def test_likely_pieces_are_those_that_an_anchor_may_hold():
    scores = np.log(np.array([[0.99, 0.01, 0], [0.8, 0.15, 0.05], [0.02, 0.9, 0.08]]) + 1e-9)
    none = np.zeros((3, 0), dtype=np.float32)
    encoded = Encoded([(0, 3)], np.zeros(3, dtype=bool), scores.astype(np.float32), none, none, none)
    assert likely_pieces(encoded, slice(0, 3)).tolist() == [1, 2]


def test_a_trigger_of_two_likely_types_is_one_of_the_likelier():
    head = TagHead("events", ("AGREE", "CONSULT"))
    labels = Labels((head,), (), (), 4, 4)
    scores = np.full((4, 5), -9.0, dtype=np.float32)
    scores[:, 0] = 4
    # Piece 1 begins a word that goes on in piece 2; neither type alone is likelier than none.
    scores[1] = (4.0, 3.6, -9, 3.9, -9)
    log_softmax(scores)
    none = np.zeros((4, 0), dtype=np.float32)
    encoded = Encoded([(0, 4)], np.isin(np.arange(4), (2,)), scores, none, none, none)
    (run,) = find_anchors(encoded, labels, head, slice(0, 5), [(0, 4)])
    assert (run.start, run.end, run.label) == (1, 3, 1)
    assert 0.3 < run.score < 0.5
