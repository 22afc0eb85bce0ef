"""A body is the row without what stands in columns and what is null, and gives the same row again."""

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec import NODEFAULT, Struct, structs
from msgspec.structs import replace

from dragoman.record.bodies import from_bodies, from_body, to_body
from dragoman.record.columns import kind_of
from dragoman.record.walk import structs_of
from dragoman.schema.rows import ROW_KINDS, Comparison, Implied, Ref, Row

from .conftest import make_article, make_rows

ARTICLE = make_article()
ROWS = make_rows(ARTICLE)


def again(row: Row) -> Row:
    kind = kind_of(type(row))
    body, _ = to_body(row, kind)  # type: ignore[arg-type]
    return from_body(
        body, kind, row_id=row.id, article=row.article, source=row.source, coder=row.coder, score=row.score
    )


def test_every_kind_comes_back_and_its_body_says_nothing_twice() -> None:
    for row in ROWS:
        assert again(row) == row
        said = json.loads(to_body(row, kind_of(type(row)))[0])  # type: ignore[arg-type]
        assert not {"kind", "id", "article", "source", "coder", "score"} & set(said)
        assert None not in said.values()


hostile = st.text() | st.sampled_from(
    ['a,"actor":null', '","value":null,"', '\\","x":null', "\\", '"', "null"]
)


@given(value=hostile, coder=hostile, source=hostile, score=st.none() | st.floats(0, 1))
def test_no_words_are_taken_for_what_is_null(
    value: str, coder: str, source: str, score: float | None
) -> None:
    row = replace(ROWS[4], medium=value, said_on=None, coder=coder, source=source, score=score)
    assert again(row) == row


def test_whatever_can_be_null_in_a_row_is_null_where_it_is_left_out() -> None:
    parts: set[type[Struct]] = {Ref, Comparison, Implied, *ROW_KINDS.values()}
    assert {type(part) for row in ROWS for part in structs_of(row)} - parts <= {type(ROWS[0].span)}  # type: ignore[attr-defined]
    for part in parts:
        for field in structs.fields(part):
            if "None" in str(field.type):
                assert field.default is None, f"{part.__name__}.{field.name}"
            elif field.default is NODEFAULT:
                assert field.default_factory is NODEFAULT


@given(score=st.none() | st.floats(0, 1), coder=hostile, source=hostile)
def test_rows_read_at_once_are_those_read_one_by_one(score: float | None, coder: str, source: str) -> None:
    rows = [replace(row, score=score, coder=coder, source=source) for row in ROWS]
    kinds = [kind_of(type(row)) for row in rows]
    stored = [
        (kind, row.id, row.coder, row.score, to_body(row, kind)[0].decode())  # type: ignore[arg-type]
        for row, kind in zip(rows, kinds, strict=True)
    ]
    assert from_bodies(stored, article=ARTICLE.id, source=source) == rows
    assert from_bodies([], article=ARTICLE.id, source=source) == []
