"""Positions of an actor, and lists of what is opposed, from a record with links."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.links.clusters import heard
from dragoman.links.positions_quote import quote
from dragoman.record.sql import SqlRecord
from dragoman.schema.links import Link, make_link
from dragoman.schema.rows import Event, Ref, Statement
from dragoman.views.filters import Filters
from dragoman.views.positions import list_oppositions, show_positions

from .events_for_tests import CUB, HALE, MEX, PER, RUEDA, USA, Maker

MADE = "2026-01-01T00:00:00"


def link(left: str, right: str, relation: str, **told: object) -> Link:
    told.setdefault("author", "positions@1")
    return make_link(left, right, relation, reasons=("why",), made=MADE, **told)  # type: ignore[arg-type]


@pytest.fixture
def opposed(fill: Callable[..., SqlRecord]) -> tuple[SqlRecord, dict[str, str]]:
    """Give a record of four reports and the ids of their rows by a short name."""
    ids: dict[str, str] = {}
    made = []
    for name, day, words, who in (
        ("first", "2020-02-01", "the United States may visit the port", RUEDA),
        ("again", "2020-03-01", "the United States may visit the port soon", RUEDA),
        ("turned", "2021-02-01", "the United States may never visit the port", RUEDA),
        ("other", "2021-02-02", "Cuba showed the port", HALE),
    ):
        one = Maker(f"{name}.txt", f"{who['actor']} said {words}.", published=day)
        ids[name] = one.said(words, "said", one.ref(who["actor"], who)).id
        for country, known in (("United States", USA), ("Cuba", CUB)):
            if country in words:
                one.mention(country, "LOC", known)
        made.append(one.made)
    record = fill(*made)
    record.relink(
        [
            link(ids["first"], ids["again"], "repeats"),
            link(ids["again"], ids["turned"], "shifts", score=0.6),
            link(ids["turned"], ids["other"], "contradicts", score=0.9, judgement="unsure"),
        ],
        "positions@1",
        made=MADE,
    )
    return record, ids


def test_what_is_said_again_is_folded_and_what_is_turned_is_marked(
    opposed: tuple[SqlRecord, dict[str, str]],
) -> None:
    record, ids = opposed
    found = show_positions(record, "ana rueda", filters=Filters())
    assert [one.said.id for one in found] == [ids["first"], ids["turned"]]
    first, turned = found
    assert [side.id for side in first.repeats] == [ids["again"]]
    # The shift starts at the repetition, and stands where that is folded into.
    assert [(one.link.relation, one.right.id) for one in first.opposed] == [("shifts", ids["turned"])]
    assert {one.link.relation for one in turned.opposed} == {"shifts", "contradicts"}
    assert "may visit the port" in "".join(piece.text for piece in first.said.words)
    assert (first.said.date, first.said.date_from, first.said.who) == (
        "2020-02-01",
        "published",
        "Ana Rueda (CUB)",
    )


def test_only_the_subject_and_the_time_asked_for(opposed: tuple[SqlRecord, dict[str, str]]) -> None:
    record, ids = opposed
    assert show_positions(record, "ana rueda", filters=Filters(about="harvest")) == []
    late = show_positions(record, "ana rueda", filters=Filters(about="port", since="2021-01-01"))
    assert [one.said.id for one in late] == [ids["turned"]]
    assert len(show_positions(record, "ana rueda", filters=Filters(limit=1))) == 1


def test_the_surest_come_first_and_both_countries_must_be_concerned(
    opposed: tuple[SqlRecord, dict[str, str]],
) -> None:
    record, ids = opposed
    relations = [one.link.relation for one in list_oppositions(record)]
    assert relations == ["shifts", "contradicts"]  # what is unsure comes last, whatever its score
    assert [one.link.relation for one in list_oppositions(record, judgements=("yes",))] == ["shifts"]
    assert len(list_oppositions(record, between=("USA", "CUB"))) == 2
    assert list_oppositions(record, between=("CUB", "PER")) == []
    assert [one.left.id for one in list_oppositions(record, since="2021-02-02")] == [ids["turned"]]
    assert [one.left.id for one in list_oppositions(record, until="2021-02-01")] == [ids["again"]]
    assert len(list_oppositions(record, limit=1)) == 1


def test_of_what_hangs_together_by_a_passage_the_surest_is_shown(
    opposed: tuple[SqlRecord, dict[str, str]],
) -> None:
    record, ids = opposed
    record.relink(
        [
            link(ids["first"], ids["turned"], "shifts", score=0.8),
            link(ids["again"], ids["turned"], "shifts", score=0.6),
            link(ids["again"], ids["other"], "contradicts", score=0.5),
        ],
        "positions@1",
        made=MADE,
    )
    found = list_oppositions(record)
    assert [(one.link.relation, one.left.id, one.more) for one in found] == [
        ("shifts", ids["first"], 1),
        ("contradicts", ids["again"], 0),  # another relation is another matter
    ]
    each = list_oppositions(record, each=True)
    assert [(one.link.score, one.more) for one in each] == [(0.8, 0), (0.6, 0), (0.5, 0)]


def quoting(left: str, right: str) -> tuple[str, ...]:
    return ("why", *quote((left, right)))


SPEECH = (
    "The harvest was poor this year and the mills stood still for weeks on end. "
    "Peru and Mexico sent their best wishes to the millers, to the carters and to all who bake our bread. "
    "The United States will never close the port. "
    "We thank the carters, the bakers and the children who sang so well for all of us in the rain today."
)


def test_only_the_opposed_clause_of_a_speech_is_shown_and_counts_for_countries(
    fill: Callable[..., SqlRecord],
) -> None:
    one = Maker("a.txt", f"Tom Hale said: {SPEECH}", published="2022-05-01")
    left = one.said(SPEECH, "said", one.ref("Tom Hale", HALE))
    for words, known in (("United States", USA), ("Peru", PER), ("Mexico", MEX)):
        one.mention(words, "LOC", known)
    other = Maker("b.txt", "Ana Rueda said the United States closed the port.", published="2022-05-02")
    right = other.said("the United States closed the port", "said", other.ref("Ana Rueda", RUEDA))
    record = fill(one.made, other.made)
    why = quoting("The United States will never close the port", "the United States closed the port")
    made = make_link(left.id, right.id, "contradicts", reasons=why, made=MADE, author="positions@2")
    record.relink([made], "positions@2", made=MADE)
    (found,) = list_oppositions(record)
    lit = [piece.text for piece in found.left.words if piece.lit]
    assert lit == ["The United States will never close the port"]
    assert "harvest" not in "".join(piece.text for piece in found.left.words)
    assert found.reasons == ("why",)
    # Countries of the rest of the speech do not count; the speakers' own do.
    assert found.left.countries == {"USA"}
    assert list_oppositions(record, between=("USA", "PER")) == []
    assert list_oppositions(record, between=("PER", "MEX")) == []
    assert len(list_oppositions(record, between=("USA", "CUB"))) == 1


def test_of_a_long_speech_the_sentence_asked_for_is_shown(fill: Callable[..., SqlRecord]) -> None:
    one = Maker("a.txt", f"Tom Hale said: {SPEECH}", published="2022-05-01")
    one.said(SPEECH, "said", one.ref("Tom Hale", HALE))
    record = fill(one.made)
    (found,) = show_positions(record, "tom hale", filters=Filters(about="port"))
    assert [p.text.strip() for p in found.said.words if p.lit] == [
        "The United States will never close the port."
    ]
    # Words are looked for from their beginning: "support" is not of the port.
    two = SPEECH.replace("The harvest was poor", "The support was poor")
    other = Maker("b.txt", f"Ana Rueda said: {two}", published="2022-05-01")
    other.said(two, "said", other.ref("Ana Rueda", RUEDA))
    record.add(*other.made)
    (found,) = show_positions(record, "ana rueda", filters=Filters(about="port"))
    assert [p.text.strip() for p in found.said.words if p.lit] == [
        "The United States will never close the port."
    ]
    (found,) = show_positions(record, "tom hale", filters=Filters(about="carters"))
    assert len("".join(piece.text for piece in found.said.words)) < 300


def test_a_persons_word_counts_before_that_of_the_program(opposed: tuple[SqlRecord, dict[str, str]]) -> None:
    record, ids = opposed
    record.judge(link(ids["again"], ids["turned"], "shifts", author="Ines", judgement="no"))
    assert [one.link.relation for one in list_oppositions(record)] == ["contradicts"]
    assert show_positions(record, "ana rueda", filters=Filters())[0].opposed == ()


def test_the_last_judgement_of_a_pair_stands_in_either_direction() -> None:
    ours = link("a", "b", "contradicts")
    theirs = link("b", "a", "contradicts", author="Ines", judgement="no")
    assert list(heard([ours, theirs])) == [theirs]
    assert list(heard([theirs, ours])) == [theirs]
    assert len(list(heard([ours, link("a", "b", "shifts")]))) == 2


def test_deeds_are_told_by_who_does_what_to_whom(fill: Callable[..., SqlRecord]) -> None:
    one = Maker(
        "deed.txt", "Cuba left the Reef Pact. Ana Rueda said Cuba never left it.", published="2022-05-01"
    )
    deed = one.event("left", "SANCTION", actors=(Ref(span=one.span("Cuba"), **CUB),))
    said = one.said("Cuba never left it", "said", one.ref("Ana Rueda", RUEDA))
    record = fill(one.made)
    record.relink([link(deed.id, said.id, "contradicts")], "positions@1", made=MADE)
    (found,) = list_oppositions(record)
    assert (found.left.kind, found.left.who, found.right.kind) == ("event", "Cuba (CUB)", "statement")
    assert isinstance(record.row(found.left.id, "event"), Event)
    assert isinstance(record.row(found.right.id, "statement"), Statement)
