"""Rows become bytes and come back; the JSON Schema describes every kind and accepts what is written."""

import json
import pickle

import pytest

from dragoman.schema.article import Refusal, refuse
from dragoman.schema.errors import DragomanError, IntakeError, RecordBusy
from dragoman.schema.links import Actor, Link, Role
from dragoman.schema.rows import ROW_KINDS
from dragoman.schema.wire import from_json, from_pack, json_schema, to_json, to_pack
from tests.schema.samples import article, rows

ACTOR = Actor(id="a", name="Ana Roe", type="PER", roles=(Role(title="minister", first="2022"),))
LINK = Link(
    id="l", left="a", right="b", relation="repeats", judgement="unsure", score=0.5, reasons=("same words",),
    author="linking@1", made="2026-01-01T00:00:00Z",
)  # fmt: skip
EMPTY = IntakeError("it is empty", where="x.txt", cure="Give a file with text", slug="empty")
REFUSAL = refuse("x.txt", EMPTY)


def test_every_kind_of_row_round_trips() -> None:
    source = article()
    written = [source, *rows(source), ACTOR, LINK, REFUSAL]
    assert {row.__struct_config__.tag for row in rows(source)} == set(ROW_KINDS)
    assert [from_json(to_json(row)) for row in written] == written
    assert from_pack(to_pack(written)) == written


def test_rows_are_one_line_of_json_with_their_kind() -> None:
    source = article("One\nTwo")
    line = to_json(source)
    assert b"\n" not in line
    assert json.loads(line)["kind"] == "article"


def test_the_schema_names_every_kind() -> None:
    parts = json_schema()["$defs"].values()
    kinds = [part["properties"]["kind"] for part in parts if "kind" in part.get("properties", {})]
    tags = {kind.get("const") or kind["enum"][0] for kind in kinds if len(kind.get("enum", "1")) == 1}
    assert tags == {*ROW_KINDS, "article", "refusal", "actor", "link"}


def test_a_refusal_says_what_where_and_what_to_do() -> None:
    assert isinstance(REFUSAL, Refusal)
    assert (REFUSAL.reason, REFUSAL.where, REFUSAL.cure) == ("empty", "x.txt", "Give a file with text")
    unforeseen = refuse("y.txt", KeyError("k"))
    assert unforeseen.reason == "unexpected"
    assert "KeyError" in unforeseen.message


def _errors(kind: type[DragomanError]) -> list[type[DragomanError]]:
    return [kind, *(deeper for below in kind.__subclasses__() for deeper in _errors(below))]


@pytest.mark.parametrize("kind", _errors(DragomanError))
def test_errors_cross_process_borders_whole(kind: type[DragomanError]) -> None:
    error = kind("it broke", where="here", cure="Mend it")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.slug) == ("here: it broke. Mend it", error.slug)


def test_slugs_tell_errors_apart() -> None:
    slugs = [kind.slug for kind in _errors(DragomanError)]
    assert len(slugs) == len(set(slugs))
    assert RecordBusy.slug == "record-busy"
