"""Links are added and withdrawn, never changed; and verify proves them."""

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.schema.links import Actor, Link, make_link

from .conftest import make_article, make_rows

THEN, LATER, LAST = "2024-01-01T00:00:00+00:00", "2024-02-01T00:00:00+00:00", "2024-03-01T00:00:00+00:00"


def link(left: str, right: str, *, made: str = THEN, **fields: object) -> Link:
    given = {"reasons": ("the same words",), "author": "reprints@1", **fields}
    return make_link(left, right, "reprint", made=made, **given)


def test_made_again_nothing_changes(record):
    links = [link("a", "b"), link("b", "c")]
    assert record.relink(links, "reprints@1", made=THEN).added == 2
    again = record.relink([link("b", "c", made=LATER), link("a", "b", made=LATER)], "reprints@1", made=LATER)
    assert (again.added, again.withdrawn, again.standing) == (0, 0, 2)
    assert list(record.links()) == links


def test_what_is_not_given_any_more_is_withdrawn_and_stays(record):
    record.relink([link("a", "b"), link("b", "c")], "reprints@1", made=THEN)
    changed = record.relink([link("b", "c")], "reprints@1", made=LATER)
    assert (changed.added, changed.withdrawn) == (0, 1)
    assert [one.left for one in record.links()] == ["b"]
    assert [one.withdrawn for one in record.links(withdrawn=True)] == [LATER, None]
    record.relink([link("a", "b", made=LAST), link("b", "c")], "reprints@1", made=LAST)
    assert [(one.left, one.made) for one in record.links()] == [("b", THEN), ("a", LAST)]


def test_a_link_that_says_something_else_takes_the_place_of_the_old(record):
    record.relink([link("a", "b", score=0.5)], "reprints@1", made=THEN)
    record.relink([link("a", "b", score=0.9, made=LATER)], "reprints@1", made=LATER)
    assert [one.score for one in record.links()] == [0.9]
    assert [one.withdrawn for one in record.links(withdrawn=True)] == [LATER, None]


def test_an_author_touches_no_links_of_others(record):
    record.relink([link("a", "b")], "reprints@1", made=THEN)
    record.judge(link("a", "b", author="E. Editor", judgement="no"))
    record.relink([], "reprints@1", made=LATER)
    assert [(one.author, one.judgement) for one in record.links()] == [("E. Editor", "no")]


def test_a_person_may_judge_anew_and_withdraw(record):
    record.judge(link("a", "b", author="E. Editor"))
    record.judge(link("a", "b", author="E. Editor", judgement="no", made=LATER))
    (standing,) = record.links()
    assert standing.judgement == "no"
    assert record.withdraw(standing.id, at=LAST)
    assert not record.withdraw(standing.id, at=LAST)
    assert list(record.links()) == []
    assert [one.withdrawn for one in record.links(withdrawn=True)] == [LATER, LAST]


def test_another_version_of_a_linker_takes_back_what_the_one_before_found(record):
    record.relink([link("a", "b"), link("b", "c")], "reprints@1", made=THEN)
    record.judge(link("a", "b", author="reprints"))
    changed = record.relink([link("a", "b", author="reprints@2", made=LATER)], "reprints@2", made=LATER)
    assert (changed.added, changed.withdrawn) == (1, 2)
    assert {(one.left, one.author) for one in record.links()} == {("a", "reprints"), ("a", "reprints@2")}


def test_links_are_found_by_either_end_and_by_relation(record):
    other = make_link("c", "d", "same_event", reasons=(), author="events@1", made=THEN)
    record.relink([link("a", "b"), link("b", "c")], "reprints@1", made=THEN)
    record.relink([other], "events@1", made=THEN)
    assert [one.right for one in record.links(of=["a"])] == ["b"]
    assert [one.right for one in record.links(of=["c"])] == ["c", "d"]
    assert list(record.links("same_event", of=["c", "x"])) == [other]
    assert [one.left for one in record.links(of=[f"id{n}" for n in range(40_000)] + ["b"])] == ["a", "b"]


@given(st.lists(st.sets(st.integers(0, 6), max_size=5), min_size=1, max_size=5))
def test_what_stands_is_what_was_given_last(tmp_path_factory, rounds):
    with open_record(str(tmp_path_factory.mktemp("links") / "a.db"), mode="create") as record:
        for number, ends in enumerate(rounds):
            record.relink([link("x", str(n)) for n in ends], "reprints@1", made=f"2024-01-0{number + 1}")
        assert {int(one.right) for one in record.links()} == rounds[-1]
        # Each round that names an end after one that did not adds a row, and only these.
        fresh = [ends - before for before, ends in zip([set(), *rounds], rounds, strict=False)]
        assert len(list(record.links(withdrawn=True))) == sum(map(len, fresh))


def test_verify_proves_links(tmp_path):
    where = str(tmp_path / "a.db")
    article = make_article()
    rows = make_rows(article)
    with open_record(where, mode="create") as record:
        record.add(article, rows)
        record.relink([link(article.id, rows[0].id)], "reprints@1", made=THEN)
        assert verify(where).faults == 0
        record.relink([link(article.id, "nothing")], "reprints@1", made=LATER)
    assert [one.fault for one in verify(where).findings] == ["dangling"]
    with closing(sqlite3.connect(where)) as raw, raw:
        raw.execute("UPDATE link SET judgement = 'no'")
    assert [one.fault for one in verify(where).findings] == ["changed-column"] * 2 + ["dangling"]


def test_verify_proves_actors(tmp_path):
    where = str(tmp_path / "a.db")
    with open_record(where, mode="create") as record:
        record.keep_actors([actor("1", "Ana Rueda"), actor("2", "Tom Hale")])
    assert verify(where).faults == 0
    with closing(sqlite3.connect(where)) as raw, raw:
        raw.execute("UPDATE actor SET body = '{}' WHERE id = '1'")
        raw.execute("UPDATE actor SET body = replace(body, 'Hale', 'Dale') WHERE id = '2'")
    assert [one.fault for one in verify(where).findings] == ["unreadable", "changed-body"]


def test_sketches_are_kept_by_maker(record):
    one, other = make_article(), make_article("Another text.", source="b.txt")
    record.add(one, [])
    record.add(other, [])
    record.keep_sketches("sketches@1", {one.id: b"\0\1", "gone": b"x"})
    record.keep_sketches("sketches@1", {other.id: None})
    assert record.sketches("sketches@1") == {one.id: b"\0\1", other.id: None}
    record.keep_sketches("sketches@2", {one.id: b"\2"})
    assert record.sketches("sketches@1") == {}
    assert record.sketches("sketches@2") == {one.id: b"\2"}


def actor(id_: str, name: str, *aliases: str) -> Actor:
    return Actor(id=id_, name=name, type="PER", aliases=aliases)


def test_the_names_of_one_actor_are_found_by_any_of_them(record):
    record.keep_actors(
        [actor("1", "Ana María Rueda", "Rueda", "Ana Rueda"), actor("2", "Luis Rueda", "Rueda")]
    )
    assert record.aliases("ana rueda") == ["ana maria rueda", "ana rueda", "rueda"]
    # Whose name it is alone is open.
    assert record.aliases("rueda") == ["rueda"]
    assert record.aliases("nobody") == ["nobody"]


def test_actors_take_the_place_of_those_before(record):
    record.keep_actors([actor("1", "Ana Rueda")])
    record.keep_actors([actor("2", "Tom Hale", "Thomas Hale")])
    assert [one.name for one in record.actors()] == ["Tom Hale"]
    assert record.aliases("ana rueda") == ["ana rueda"]
