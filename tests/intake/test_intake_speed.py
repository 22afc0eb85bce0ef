"""Twice as long a text takes about twice as long to read, however it is made."""

import time

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.intake.html import read_page
from dragoman.schema.errors import IntakeError
from dragoman.schema.settings import Settings

PIECES = [
    " ", "a ", "1", "1 ", ",", '"', "' ", "word ", "By A. ", "By A.\n", "\n", "\r\n", "\t", "\xa0", "a\n\n",
    "1\n\n", "A ", "Aa bb. ", "AP ", "AP and ", "told AP ", "AP/A\n\n", "- ", "-", ". ", "(", "[ ", "/", "# ",
    "2022-04-23 ", "May 3, ", "Published May 3, 2024\n\n", "Share this\n\n", "World\n\n", "World | ",
    "Aa | Bb\n", "---\n", "date: ", "LIMA (AP) - ", "A; ", "a@b ", "*", "_", "<", "<a>", "&",
]  # fmt: skip


def read_text(text: str) -> None:
    make_article(source="a", address="a", text=text, given=Given(), settings=Settings())


def read_middle(text: str) -> None:
    read_text(f"Peru signed on Monday.\n\n{text}x\n\nThe accord will last.")


def read_told(text: str) -> None:
    given = Given(title=text, authors=(text,), published=text, outlet=text, language=text)
    make_article(source="a", address="a", text="Peru signed on Monday.", given=given, settings=Settings())


def read_titled(text: str) -> None:
    told = text.replace('"', "'").replace("<", "(").replace("&", "+")
    head = f'<title>{told}</title><meta property="og:title" content="{told}">'
    head += f'<meta name="author" content="{told}">'
    try:
        read_page(f"<html><head>{head}</head><body><p>{told}</p></body></html>", settings=Settings())
    except IntakeError:
        # A page of nothing but commas is refused, in linear time as well.
        return


def seconds(read, text: str) -> float:
    """Time one reading by the processor."""
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def is_slow(read, text: str) -> bool:
    """Say whether the whole takes more than in proportion to its half, three times in a row.

    Most are cleared by the first look; what the clock or the collector of garbage made slow once is not slow
    again. Three milliseconds are within what both add.
    """
    half = text[: len(text) // 2]
    return all(seconds(read, text) > 3 * seconds(read, half) + 0.003 for _ in range(3))


@pytest.mark.parametrize(
    ("read", "length"),
    [(read_text, 12_500), (read_middle, 12_500), (read_told, 8_000), (read_titled, 3_500)],
)
def test_time_grows_with_length(read, length):
    assert [piece for piece in PIECES if is_slow(read, (piece * length)[: 2 * length])] == []


def test_time_that_grows_with_the_square_is_seen():
    def read_by_squares(text: str) -> None:
        for _ in range(len(text) ** 2 // 20):
            pass

    assert is_slow(read_by_squares, "a" * 8_000)
