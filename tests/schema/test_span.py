"""Laws of Span: half-open, code points, the words are always those of the text."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.schema.rows import Mention, make
from dragoman.schema.span import Span
from dragoman.schema.wire import from_json, from_pack, to_json, to_pack

ODD = "💩 talks\r\nשלום \x00 e\u0301 𝔸\u200d"
texts = st.text(min_size=1, max_size=80)


@st.composite
def text_and_range(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text and a range of at least one character in it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(text_and_range())
@example((ODD, 0, 1))
@example((ODD, 7, len(ODD)))
def test_a_span_holds_the_words_of_its_place(drawn: tuple[str, int, int]) -> None:
    text, start, end = drawn
    span = Span.take(text, start, end)
    assert span.text == text[start:end]
    assert span.proves(text)
    assert not span.proves("\n" + text) or text[start:end] == ("\n" + text)[start:end]


@given(text_and_range())
def test_a_stripped_span_loses_only_white_space(drawn: tuple[str, int, int]) -> None:
    text, start, end = drawn
    span = Span.take_stripped(text, start, end)
    if span is None:
        assert not text[start:end].strip()
    else:
        assert span.proves(text)
        assert span.text == text[start:end].strip()


@given(text_and_range())
@example((ODD, 0, len(ODD)))
def test_spans_survive_json_and_msgpack(drawn: tuple[str, int, int]) -> None:
    text, start, end = drawn
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return  # lone surrogates cannot be written as UTF-8; intake never lets one in
    row = Mention(id="x", article="a", source="s", coder="c", span=Span.take(text, start, end), type="PER")
    assert from_json(to_json(row)) == row
    assert from_pack(to_pack([row])) == [row]


@given(text_and_range(), text_and_range())
def test_overlap_is_sharing_a_character(first: tuple[str, int, int], second: tuple[str, int, int]) -> None:
    a, b = Span.take(*first), Span.take(*second)
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.covers(b) == (shared == set(range(b.start, b.end)))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (4, 9)])
def test_no_span_is_empty_backwards_or_past_the_end(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span.take("Havana", start, end)


def test_a_row_with_a_false_span_cannot_be_read() -> None:
    span = b'{"start":0,"end":3,"text":"Ha"}'
    line = b'{"kind":"mention","id":"x","article":"a","source":"s","coder":"c","type":"PER","span":%s}' % span
    with pytest.raises(msgspec.ValidationError, match=r"not a span.*\$\.span"):
        from_json(line)


def test_ids_depend_on_place_and_type_but_not_on_resolution() -> None:
    from tests.schema.samples import article

    source = article("Havana agreed.")
    span = Span.take(source.text, 0, 6)
    plain = make(Mention, source, coder="mentions@1", span=span, type="LOC")
    resolved = make(Mention, source, coder="mentions@2", span=span, type="LOC", country="CUB", score=0.5)
    other = make(Mention, source, coder="mentions@1", span=span, type="ORG")
    assert plain.id == resolved.id != other.id
