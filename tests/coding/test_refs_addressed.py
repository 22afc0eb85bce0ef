"""Whom the speaker of a turn calls "Mr. President", or "you" after it."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs_addressed import Addressed
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of

TITLE = "Remarks by President Rueda and President Vale of Chile Before a Meeting"
URL = "https://www.president.gob.pe/1"


def meant(turn, words, *, label="PRESIDENT VALE", title=TITLE, url=URL):
    text = f"THE PRESIDENT: Welcome.\n\n{label}: {turn}\n\nTHE PRESIDENT: Thank you."
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    mentions = code_mentions(article, lay_out(text), Settings())
    at = text.index(words, text.index(turn))
    ref = Addressed(article, lay_out(text), mentions, Settings()).refer(Span.take(text, at, at + len(words)))
    return None if ref is None else (ref.actor, ref.country)


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        ("Like you, Mr. President, I hope so.", "you, Mr. President"),
        ("Like you, Mr. President, I hope so.", "Mr. President"),
        ("Mr. President, you said so.", "you"),
        ("Mr. President, as you said, it is so.", "you"),
        ("You, Mr. President, said so.", "You"),
    ],
)
def test_a_guest_addresses_the_president_at_home(turn, words):
    assert meant(turn, words) == ("Rueda", "PER")


def test_the_president_at_home_addresses_the_guest():
    assert meant("Mr. President, you said so.", "you", label="PRESIDENT RUEDA") == ("Vale", "CHL")


@pytest.mark.parametrize(
    ("turn", "words", "title"),
    [
        ("You said so, my friends.", "You", TITLE),
        ("Mr. President, you said so.", "you", "Remarks by the Presidents"),
        ("Mr. Prime Minister, you said so.", "you", TITLE),
        ("Mr. President, you said so.", "you", f"{TITLE} and President Falo of Peru"),
    ],
)
def test_what_the_title_leaves_open_stays_open(turn, words, title):
    assert meant(turn, words, title=title) is None


@pytest.mark.parametrize("line", ["Q  Mr. President, you said so.", "Q: Mr. President, you said so."])
def test_whom_a_reporter_addresses_is_open_between_two(line):
    text = f"THE PRESIDENT: Welcome.\n\nPRESIDENT VALE: Thank you.\n\n{line}\n\nPRESIDENT VALE: Yes."
    article = msgspec.structs.replace(article_of(text), title=TITLE, url=URL)
    mentions = code_mentions(article, lay_out(text), Settings())
    addressed = Addressed(article, lay_out(text), mentions, Settings())
    for words in ("Mr. President", "you said"):
        at = text.index(words)
        end = at + len(words.removesuffix(" said"))
        assert addressed.refer(Span.take(text, at, end)) is None


def test_a_note_hides_not_who_has_the_turn():
    assert meant("Thanks.\n\nNOTE: It rained.\n\nMr. President, you said so.", "you") == ("Rueda", "PER")
