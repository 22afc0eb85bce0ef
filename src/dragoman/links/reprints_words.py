"""A text as sentences of words, without what copies of a report need not share: furniture, markup, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from msgspec import Struct

from dragoman.schema.article import Article
from dragoman.text.sentences import split_sentences

Words = tuple[str, ...]

# A sentence of more words has no stops that we know: lists, other scripts. It is cut about every _CUT words.
_LONGEST, _CUT = 300, 24
_SHORTEST = 3
_SIGNS = re.compile(r"[*\\`]|\b_|_\b")
_TAG = re.compile(r"<[^<>\n]{1,300}>|\]\([^()\n]*\)|\bhttps?://\S+|\bwww\.\S+")
_COUNTER = re.compile(r"\W*(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,5})[.)](?:\s+|$))+")
_TOKEN = re.compile(r"[$€£¥]?\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’.‐-][^\W\d_]+)*|\w+")


class Sentence(Struct, frozen=True, gc=False):
    """A sentence's words as written, and folded for comparing."""

    raw: Words
    words: Words


def body(article: Article) -> str:
    """Give an article's text without its furniture, which copies of one report need not share.

    Markup is cut out where it stands; other furniture leaves an empty line.
    """
    pieces, at = [], 0
    for part in sorted(article.furniture, key=lambda one: one.span.start):
        if part.span.start < at:
            at = max(at, part.span.end)
            continue
        pieces.append(article.text[at : part.span.start])
        pieces.append("" if part.kind == "markup" else "\n\n")
        at = part.span.end
    return "".join([*pieces, article.text[at:]])


def cut_sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences of words, without markup, list numbers and what has no words.

    Line ends do not count, since copies are wrapped in other ways: a heading without a stop belongs to the
    sentence after it, in all copies alike.
    """
    flat = " ".join(_TAG.sub(" ", _SIGNS.sub("", text)).split())
    found: list[Sentence] = []
    for start, end in split_sentences(flat):
        plain = flat[start:end]
        if counter := _COUNTER.match(plain):
            plain = plain[counter.end() :]
        found.extend(_pieces(as_sentence(plain)))
    names = {word for one in found for word in one.raw[1:] if word[0].isupper()}
    return [_lower_first(one, names) for one in found]


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence whole, or in pieces if it is a text without stops; nothing where it has no words.

    Cuts depend on words, not on places, so that a word put in moves one cut at most (Manber 1994).
    """
    start, words = 0, sentence.words
    if len(words) > _LONGEST:
        for at, word in enumerate(words, 1):
            size = at - start
            if size == _LONGEST or (size >= _SHORTEST and crc32(word.encode("utf-8", "replace")) % _CUT == 0):
                yield Sentence(sentence.raw[start:at], words[start:at])
                start = at
    if start < len(words):
        yield Sentence(sentence.raw[start:], words[start:])


def _lower_first(sentence: Sentence, names: set[str]) -> Sentence:
    """Write a sentence's first word small where the text has it nowhere as a name."""
    first = sentence.raw[0]
    if first in names or not first.istitle():
        return sentence
    return Sentence((first.lower(), *sentence.raw[1:]), sentence.words)


def as_sentence(plain: str) -> Sentence:
    """Take the words of a sentence without markup; perhaps none."""
    raw = tuple(_TOKEN.findall(plain))
    return Sentence(raw, tuple(fold(word) for word in raw))


def fold(word: str) -> str:
    """Write a word as it is compared: no case, one kind of apostrophe, no commas in numbers."""
    if word[-1].isdigit():
        return word.replace(",", "")
    return word.casefold().replace("’", "'").replace("‐", "-")
