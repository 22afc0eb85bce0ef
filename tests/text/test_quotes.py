"""Quotation marks: pairs, nesting, apostrophes, missing ends, and time that grows with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.quotes import Outermost, find_quotes
from dragoman.text.sentences import split_paragraphs
from timing_for_tests import is_linear


def quoted(text: str) -> list[tuple[str, int]]:
    return [(text[quote.start : quote.end], quote.depth) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", [("“no”", 0)]),
        ('"We agree," she said. "For now."', [('"We agree,"', 0), ('"For now."', 0)]),
        # Marks of one family may be mixed by careless editing.
        ('“They are committed," he said, "so far.”', [('“They are committed,"', 0), ('"so far.”', 0)]),
        ("« Oui », dit-il. »Nein«, sagte er.", [("« Oui »", 0), ("»Nein«", 0)]),
        ("Er sagte: „Nein“, und ging.", [("„Nein“", 0)]),
        ("‚Kaum‘, schrieb sie.", [("‚Kaum‘", 0)]),
        ("``Enough,'' he said.", [("``Enough,''", 0)]),
        ("They met at `Hotel´ Riga; he didn´t stay.", [("`Hotel´", 0)]),
        # British style: single quotes outside, double ones inside.
        ("‘He told us “never” again,’ she said.", [("‘He told us “never” again,’", 0), ("“never”", 1)]),
        ("“She said ‘soon’,” he added.", [("“She said ‘soon’,”", 0), ("‘soon’", 1)]),
    ],
)
def test_marks_pair(text: str, expected: list[tuple[str, int]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the ministers' plan, and they don't like it.",
        "It’s the ministers’ plan of the ’90s, and they don’t like it.",
        "Rock 'n' roll in the '80s; give 'em time.",
        "He is 6' tall and wrote O'Brien's name.",
        "Don`t and won´t are apostrophes.",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    text = "‘The ministers’ plan is dead,’ he said of the ‘rebels’ in Riga."
    assert quoted(text) == [("‘The ministers’ plan is dead,’", 0), ("‘rebels’", 0)]


def test_a_quotation_without_an_end_stops_where_the_next_one_opens() -> None:
    text = '"We will stay. "We will not leave," he said.'
    first, second = find_quotes(text)
    assert (text[first.start : first.end], first.closed) == ('"We will stay.', False)
    assert (text[second.start : second.end], second.closed) == ('"We will not leave,"', True)


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“We came early.\n\n“We left late,” she said.\n\n“Nobody saw us.”"
    first, second, third = find_quotes(text, split_paragraphs(text))
    assert (first.closed, first.continues, first.resumes) == (False, True, False)
    assert (second.closed, second.continues, second.resumes) == (True, False, True)
    assert (third.closed, third.continues, third.resumes) == (True, False, False)


def test_inner_leaves_out_the_marks() -> None:
    text = "``Enough,'' he said; “done"
    words = [text[slice(*quote.inner)] for quote in find_quotes(text)]
    assert words == ["Enough,", "done"]


@given(st.text(alphabet="aé '\"“”„‘’‚«»`´.,\n—s", max_size=80))
def test_quotations_nest_inside_the_text(text: str) -> None:
    paragraphs = split_paragraphs(text)
    quotes = find_quotes(text, paragraphs)
    assert quotes == find_quotes(text, paragraphs)
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    enclosing: list[int] = []
    for quote in quotes:
        assert any(start <= quote.start < quote.end <= end for start, end in paragraphs)
        assert quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end
        while enclosing and enclosing[-1] <= quote.start:
            enclosing.pop()
        assert quote.depth == len(enclosing)
        assert not enclosing or quote.end <= enclosing[-1]
        enclosing.append(quote.end)


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "‘a ", " 'a", "«", "’s ", '"a. ', "“a. ‘b ", "``"])
def test_time_grows_with_the_number_of_marks(unit: str) -> None:
    assert is_linear(lambda number: unit * number, find_quotes, 12_500)


def test_a_place_is_in_the_outermost_quotation_that_holds_it() -> None:
    text = "He said “no ‘never’ again” and “yes”."
    outermost = Outermost(find_quotes(text))
    first, last = (text.index("“"), text.index("”") + 1), (text.rindex("“"), text.rindex("”") + 1)
    assert [outermost.at(text.index(word)) for word in ("said", "never", "and", "yes")] == [
        None,
        first,
        None,
        last,
    ]
    assert [outermost.at(first[0]), outermost.at(first[1])] == [first, None]
