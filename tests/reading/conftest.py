"""A small vocabulary for pieces."""

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

WORDS = "[PAD] [UNK] [CLS] [SEP] havana said it would talk ##s the u . s , “ ” 2 ##02 ##2"


@pytest.fixture(scope="session")
def tokenizer():
    vocabulary = {word: number for number, word in enumerate(WORDS.split())}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made
