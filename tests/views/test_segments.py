from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.views.evidence import Part
from dragoman.views.pagetext import Claim, lay_text
from dragoman.views.segments import cut
from timing_for_tests import is_linear

TEXTS = st.text(
    alphabet=st.sampled_from("ab \n\r\t💩👨‍👩‍👧שע\u202e\u202c\u200b\0e\u0301<&>\"'{}."),
    min_size=1,
    max_size=80,
)


@st.composite
def parted(draw: st.DrawFn) -> tuple[str, list[Part]]:
    """Draw a text and parts of it that overlap as they like."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    parts = []
    for label in draw(st.lists(st.sampled_from(["speaker", "cue", "claimed by"]), max_size=8)):
        start, end = sorted((draw(places), draw(places)))
        if start < end:
            parts.append(Part(label, "main", Span.take(text, start, end)))
    return text, parts


@given(parted())
def test_segments_cover_the_text_once_and_every_part_exactly(drawn: tuple[str, list[Part]]) -> None:
    text, parts = drawn
    segments = cut(len(text), parts)
    assert "".join(text[s.start : s.end] for s in segments) == text
    assert all(s.start < s.end for s in segments)
    for index, part in enumerate(parts):
        lit = "".join(text[s.start : s.end] for s in segments if index in s.parts)
        assert lit == part.span.text


@given(parted())
def test_the_page_holds_the_text_and_every_claim_character_for_character(
    drawn: tuple[str, list[Part]],
) -> None:
    text, parts = drawn
    article = make_article(
        source="a", address="a", text=text, given=Given(language="en"), settings=Settings()
    )
    claims = [Claim(number, part) for number, part in enumerate(parts)]
    paragraphs, anchors = lay_text(article, claims, prefix="t")
    segments = [segment for paragraph in paragraphs for segment in paragraph.segments]
    words = {segment.anchor: "".join(piece.text for piece in segment.pieces) for segment in segments}
    shown = text.replace("\0", "␀")
    assert "".join(words.values()) == shown
    for number, part in enumerate(parts):
        own = [segment for segment in segments if str(number) in segment.rows.split()]
        assert "".join(words[segment.anchor] for segment in own) == part.span.text.replace("\0", "␀")
        assert own[0].anchor == anchors[number]
        assert all(f"{number}.{part.label.replace(' ', '-')}.main" in s.claims.split() for s in own)


def test_every_control_that_reorders_or_hides_text_is_a_piece_of_its_own() -> None:
    text = "pay \u202eyadirF\u202c now\u200b."
    article = make_article(
        source="a", address="a", text=text, given=Given(language="en"), settings=Settings()
    )
    paragraphs, _ = lay_text(article, [], prefix="t")
    pieces = [piece for p in paragraphs for segment in p.segments for piece in segment.pieces]
    assert [piece.name for piece in pieces if piece.look == "control"] == ["RLO", "PDF", "ZWSP"]


def test_many_nested_parts_are_cut_in_near_linear_time() -> None:
    def nested(number: int) -> tuple[int, list[Part]]:
        text = "a" * (number * 4)
        return len(text), [Part("cue", "cue", Span.take(text, i * 4, i * 4 + 6)) for i in range(number - 2)]

    assert is_linear(nested, lambda made: cut(*made), 20_000)
