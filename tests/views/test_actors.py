"""Who acts and speaks, and one of them with names, roles, words and deeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.record.sql import SqlRecord
from dragoman.schema.errors import QueryError
from dragoman.schema.links import Actor
from dragoman.views.actors import find_actor, list_actors, show_part, show_portrait

from .events_for_tests import CUB, Maker


def person(actor: str, country: str | None = "CUB") -> dict[str, Any]:
    return {"actor": actor, "country": country, "resolved_by": "name"}


def cossio() -> tuple[Any, ...]:
    """Give reports of one man under several names, of another with a part of his, and of their ministry."""
    made = []
    for name, role, day, words in (
        ("Carlos Fernández de Cossío", "ambassador", "2016-05-01", "Carlos Fernández de Cossío"),
        ("Carlos Fernandez de Cossio", "deputy minister", "2022-04-21", "Fernandez de Cossio"),
        ("Carlos Fernandez de Cossio", "Deputy Minister", "2021-01-03", "Carlos Fernandez de Cossio"),
        ("Carlos Fernández de Cossío", "deputy minister", None, "Cossío"),
    ):
        one = Maker(f"{day}.txt", f"The {role} {words} said no.", published=day)
        one.mention(words, "PER", person(name), role=role)
        one.said("no", "said", one.ref(words, person(name)))
        made.append(one.made)
    other = Maker("other.txt", "Carlos Roe of the Ministry of Cossio Bay slept.", published="2020")
    other.mention("Carlos Roe", "PER", person("Carlos Roe", None))
    other.mention("Ministry of Cossio Bay", "ORG", person("Ministry of Cossio Bay", None))
    made.append(other.made)
    return tuple(made)


@pytest.fixture
def many(fill: Callable[..., SqlRecord]) -> SqlRecord:
    return fill(*cossio())


def test_who_was_joined_is_shown_by_the_name_that_linking_gives(talks: SqlRecord) -> None:
    talks.keep_actors([Actor(id="1", name="Ana Maria Rueda", type="PER", aliases=("Ana Rueda", "Tom Hale"))])
    told = {one.name: (one.articles, one.statements) for one in list_actors(talks)}
    assert told["Ana Maria Rueda"] == (2, 3)  # in one report both speak
    assert not {"Ana Rueda", "Tom Hale"} & told.keys()


def test_actors_are_counted_by_what_they_say_do_and_undergo(talks: SqlRecord) -> None:
    told = {
        one.name: (one.type, one.country, one.articles, one.statements, one.done, one.undergone)
        for one in list_actors(talks)
    }
    assert told == {
        "Cuba": ("state", "CUB", 3, 0, 2, 2),  # what is denied or only possible is no deed
        "United States": ("state", "USA", 3, 0, 3, 1),
        "Ana Rueda": ("person", "CUB", 2, 2, 1, 0),
        "Tom Hale": ("person", "USA", 1, 1, 0, 0),
        "Peru": ("state", "PER", 1, 0, 1, 0),
        "Mexico": ("state", "MEX", 1, 0, 1, 0),
    }


def test_the_most_active_come_first_and_can_be_chosen(talks: SqlRecord) -> None:
    assert [one.name for one in list_actors(talks)] == [
        "Cuba", "United States", "Ana Rueda", "Mexico", "Peru", "Tom Hale",
    ]  # fmt: skip
    assert [one.name for one in list_actors(talks, kind="person")] == ["Ana Rueda", "Tom Hale"]
    assert [one.name for one in list_actors(talks, country="CUB", limit=1)] == ["Cuba"]
    (rueda,) = list_actors(talks, kind="person", country="CUB")
    assert set(rueda.roles) == {"foreign minister", "deputy foreign minister"}


def test_who_acts_twice_in_one_event_is_counted_once(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("a.txt", "Cuba and Havana met.", published="2022")
    one.event("met", "CONSULT", actors=(one.ref("Cuba", CUB), one.ref("Havana", CUB)))
    (cuba,) = list_actors(fill(one.made))
    assert (cuba.done, cuba.articles, cuba.type) == (1, 1, "state")


def test_spellings_of_a_name_are_one_actor(many: SqlRecord) -> None:
    told = {one.name: (one.articles, one.statements) for one in list_actors(many)}
    assert told["Carlos Fernández de Cossío"] == (4, 4)
    assert [one.type for one in list_actors(many, kind="body")] == ["body"]


@pytest.mark.parametrize(
    "words",
    [
        "Fernandez de Cossio", "FERNÁNDEZ DE COSSÍO", "fernandez", "  de   Cossio ", "Carlos Cossio",
        "carlos fernandez de cossio",
    ],
)  # fmt: skip
def test_a_part_of_a_name_finds_its_actor(many: SqlRecord, words: str) -> None:
    assert find_actor(many, words)[0] == "carlos fernandez de cossio"


def test_several_are_listed_and_nobody_is_said(many: SqlRecord) -> None:
    with pytest.raises(QueryError) as several:
        find_actor(many, "Carlos")
    assert "Carlos Fernández de Cossío; Carlos Roe" in str(several.value)
    for words in ("Nobody", "%", "_", "\\", " "):
        with pytest.raises(QueryError):
            find_actor(many, words)


def test_a_whole_name_is_taken_before_a_part_of_another(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("a.txt", "Ana Rueda met Ana Rueda Paz.", published="2022")
    one.mention("Ana Rueda", "PER", person("Ana Rueda"))
    start = one.article.text.index("Ana Rueda Paz")
    assert start > 0
    one.mention("Ana Rueda Paz", "PER", person("Ana Rueda Paz"))
    record = fill(one.made)
    assert find_actor(record, "ana rueda") == ("ana rueda", ["Ana Rueda Paz"])
    assert find_actor(record, "paz") == ("ana rueda paz", [])


def test_roles_stand_with_the_first_and_the_last_article_that_gives_them(many: SqlRecord) -> None:
    told = show_portrait(many, "carlos fernandez de cossio")
    assert (told.name, told.type, told.country) == ("Carlos Fernández de Cossío", "person", "CUB")
    roles = [(r.title, r.mentions, r.first.published, r.last.published) for r in told.roles]
    assert roles == [
        ("ambassador", 1, "2016-05-01", "2016-05-01"),
        ("deputy minister", 3, "2021-01-03", "2022-04-21"),  # the undated one is neither first nor last
    ]
    last = told.roles[1].last
    assert "".join(piece.text for piece in last.words) == "The deputy minister Fernandez de Cossio said no."
    assert [piece.text for piece in last.words if piece.lit] == ["Fernandez de Cossio"]
    assert dict(told.names)["Cossío"] == 1


def test_words_and_deeds_stand_in_order_and_by_part(talks: SqlRecord) -> None:
    def parts(key: str, part: Any) -> list[str]:
        return [one.row.source for one in show_part(talks, key, part)]

    assert parts("ana rueda", "said") == ["may.txt", "june.txt"]
    assert parts("ana rueda", "did") == ["may.txt"]
    assert parts("ana rueda", "undergone") == []
    assert parts("cuba", "did") == ["may.txt", "june.txt", "june.txt", "undated.txt"]
    assert parts("cuba", "undergone") == ["may.txt", "june.txt", "undated.txt"]


def test_somebody_without_a_mention_is_named_as_rows_write_them(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("a.txt", "He said no.", published="2022")
    one.said("no", "said", one.ref("He", person("Inés Peña")))
    record = fill(one.made)
    key, _ = find_actor(record, "pena")
    told = show_portrait(record, key)
    assert (told.name, told.type, told.names, told.roles) == ("Inés Peña", None, (), ())


def test_the_sentence_that_gives_a_role_is_its_evidence(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("a.txt", "Peña spoke first. Inés Peña is the chief envoy. Pena left.", published="2022")
    for words in ("Peña", "Inés Peña", "Pena"):
        one.mention(words, "PER", person("Inés Peña"), role="chief envoy")
    (role,) = show_portrait(fill(one.made), "ines pena").roles
    assert role.mentions == 3
    assert "".join(piece.text for piece in role.first.words) == "Inés Peña is the chief envoy."
    assert role.first == role.last
