"""Whose words a place is in: the innermost statement that holds it."""

from hypothesis import given
from hypothesis import strategies as st
from layers_for_tests import article_of

from dragoman.coding.said_in import Sayings
from dragoman.schema.rows import Statement, make
from dragoman.schema.span import Span

TEXT = "x" * 60


def statement(*contents):
    spans = tuple(Span.take(TEXT, start, end) for start, end in contents)
    return make(Statement, article_of(TEXT), coder="test", content=spans)


def test_the_shortest_content_around_a_place_tells():
    outer, inner = statement((0, 50)), statement((10, 30))
    sayings = Sayings([outer, inner])
    assert sayings.find(12, 20) == inner
    assert sayings.find(12, 40) == outer
    assert sayings.find(12, 55) is None


ranges = st.tuples(st.integers(0, 59), st.integers(1, 30)).map(lambda one: (one[0], min(60, one[0] + one[1])))


@given(st.lists(ranges, max_size=12), ranges)
def test_what_is_found_is_what_looking_at_all_finds(contents, asked):
    rows = [statement(content) for content in contents]
    around = [content for content in contents if content[0] <= asked[0] and content[1] >= asked[1]]
    found = Sayings(rows).find(*asked)
    if not around:
        assert found is None
    else:
        span = found.content[0]
        assert span.end - span.start == min(end - start for start, end in around)
        assert span.start <= asked[0]
        assert asked[1] <= span.end
