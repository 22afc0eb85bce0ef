"""Documents as numbers: labels where the marks are, none where the set is silent."""

import msgspec
import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from dragoman.reading.labels import SENTENCES, AttributeHead, Labels, RoleHead, TagHead
from dragoman.train.corpus import CorpusSet
from dragoman.train.documents import Anchor, Document
from dragoman.train.examples import UNKNOWN, make_batches, make_example

LABELS = Labels(
    tags=(
        TagHead("names", ("PER", "LOC")),
        TagHead("attribution", ("CUE",)),
        TagHead("attribution", ("SOURCE",), evidence=True),
    ),
    roles=(RoleHead("attribution", ("SOURCE", "CONTENT")),),
    attributes=(
        AttributeHead("attribution", "manner", ("direct", "indirect")),
        AttributeHead(SENTENCES, "attribution", ("no", "yes")),
    ),
    hidden=4,
    meaning=4,
)
KNOWN = frozenset(("CUE", "SOURCE"))
SET = CorpusSet(name="s", repeats=1, knows={"attribution": KNOWN}, licence="ours", read=lambda _: iter(()))
CUE = Anchor((7, 11), "CUE", (("SOURCE", (0, 6)), ("CONTENT", (12, 25))), (("manner", "indirect"),))
DOCUMENT = Document("s", "1", "havana said it would talk. Talk it would.", {"attribution": (CUE,)})


@pytest.fixture(scope="session")
def tokenizer():
    words = "[PAD] [UNK] havana said it would talk .".split()
    made = Tokenizer(WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


@pytest.fixture
def example(tokenizer):
    return make_example(DOCUMENT, SET, LABELS, tokenizer)


def test_marks_become_labels_and_silence_is_unknown(example):
    assert (example.tags[0] == UNKNOWN).all()
    assert example.tags[1].tolist() == [0, 1, *[0] * 8]


def test_evidence_is_where_roles_are_whatever_they_hang_on(example):
    assert example.tags[2].tolist() == [1, *[0] * 9]


def test_sentences_are_judged_by_the_anchors_in_them(example):
    assert example.judged == ((0, 6, 1, 1), (6, 10, 1, 0), (1, 2, 0, 1))


def test_roles_hang_on_their_anchor(example):
    ((one,),) = example.hanging
    assert one.place == (1, 2)
    assert one.roles == ((0, 1, 0), (2, 5, 1))


def test_attributes_are_asked_of_the_anchor_or_of_a_role(tokenizer):
    of_content = msgspec.structs.replace(LABELS.attributes[0], of="CONTENT")
    labels = msgspec.structs.replace(LABELS, attributes=(LABELS.attributes[0], of_content))
    assert make_example(DOCUMENT, SET, labels, tokenizer).judged == ((1, 2, 0, 1), (2, 5, 1, 1))
    bare = Anchor((7, 11), "CUE", (), (("manner", "direct"),))
    document = msgspec.structs.replace(DOCUMENT, layers={"attribution": (bare,)})
    assert make_example(document, SET, labels, tokenizer).judged == ((1, 2, 0, 0),)


def test_what_a_set_does_not_know_is_barred(example):
    assert example.allowed_tags[0] is None
    assert example.allowed_roles[0].tolist() == [True, True, True, False, False]


def test_a_batch_holds_every_window_with_its_labels_shifted_by_the_opening_mark(example):
    (batch,) = make_batches([example, example], {"s": 1}, LABELS, pieces=64, seed=1)
    assert batch.ids.shape == (2, 12)
    assert batch.tags[1].tolist() == [[UNKNOWN, 0, 1, *[0] * 8, UNKNOWN]] * 2
    assert batch.anchors[0][:, 1:].tolist() == [[2, 3]] * 2
    assert batch.roles[0][0].tolist() == [UNKNOWN, 1, 0, 3, 4, 4, *[0] * 5, UNKNOWN]
    judged = [[1, 7, 1, 1], [7, 11, 1, 0]]
    assert batch.attributes.tolist() == [[row, *one] for row in (0, 1) for one in (*judged, [2, 3, 0, 1])]


def test_repeats_are_kept_on_average_and_the_seed_settles_the_order(example):
    def sizes(seed, repeats):
        found = make_batches([example] * 200, {"s": repeats}, LABELS, pieces=64, seed=seed)
        return [len(batch.ids) for batch in found]

    assert sizes(1, 0.5) == sizes(1, 0.5)
    assert 60 < sum(sizes(1, 0.5)) < 140
    assert sum(sizes(1, 2)) == 400


def test_long_documents_are_cut_into_windows_that_cover_them(tokenizer):
    long = Document("s", "2", " ".join(["havana"] * 900), {"attribution": ()})
    example = make_example(long, SET, LABELS, tokenizer)
    batches = list(make_batches([example], {"s": 1}, LABELS, pieces=512, seed=3))
    assert sum(int(batch.mask.sum()) - 2 * len(batch.ids) for batch in batches) == 900
    assert max(batch.ids.shape[1] for batch in batches) <= 256
    assert np.concatenate([batch.tags[1].ravel() for batch in batches]).max() == 0


def test_a_set_that_marks_some_leaves_the_rest_unknown(tokenizer):
    some = msgspec.structs.replace(SET, is_partial=True)
    example = make_example(DOCUMENT, some, LABELS, tokenizer)
    assert example.tags[1].tolist() == [0, 1, 0, 0, 0, *[UNKNOWN] * 5]
    assert (example.tags[2] == UNKNOWN).all()
    assert example.judged == ((0, 6, 1, 1), (1, 2, 0, 1))
