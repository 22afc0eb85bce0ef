"""Actors across articles: one under many names joined with reasons; namesakes and relatives kept apart."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.actors_names import compare, parse
from dragoman.links.actors_roles import match_offices, office_of
from dragoman.links.actors_same import AUTHOR, actor_key, actor_of, describe, link_actors, profiles
from dragoman.links.report import Report
from dragoman.schema.article import Article, digest
from dragoman.schema.links import Link, make_link
from dragoman.schema.rows import Mention, make
from dragoman.schema.span import Span

MADE = "2026-05-04T12:00:00Z"
Told = tuple[str, dict[str, Any]]


def report(name: str, published: str | None, *told: Told) -> Report:
    """Make a report that names each actor in turn, with what its mention says of it."""
    text = ". ".join(str(fields.get("words") or actor) for actor, fields in told)
    article = Article(
        id=digest(name),
        article=digest(name),
        source=name,
        coder="t@1",
        sha256="",
        text=text,
        published=published,
    )
    rows, at = [], 0
    for actor, fields in told:
        words = str(fields.get("words") or actor)
        kept = {"type": "PER", "resolved_by": "name"} | {k: v for k, v in fields.items() if k != "words"}
        span = Span.take(text, at, at + len(words))
        rows.append(make(Mention, article, coder="t@1", span=span, actor=actor, **kept))
        at += len(words) + 2
    return Report(article, tuple(rows))


def person(name: str, role: str | None = None, country: str | None = None, **fields: Any) -> Told:
    return name, {"role": role, "country": country, "sector": "GOV" if role else None, **fields}


def body(name: str, country: str | None = None, **fields: Any) -> Told:
    return name, {"type": "ORG", "country": country, **fields}


def judged(reports: Iterable[Report], one: str, other: str) -> tuple[bool, list[Link]]:
    """Say whether two names are one actor, and give the links between them."""
    found = profiles(reports)
    links = link_actors(found, made=MADE)
    of = actor_of(links, found)
    names = {profile.name: profile.key for profile in found}
    ends = {names[one], names[other]}
    return of[names[one]] == of[names[other]], [link for link in links if {link.left, link.right} == ends]


MINISTER = report("a", "2022-04-20", person("Ana Ruiz de Ocampo", "deputy foreign minister", "URY"))


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Thomas R. Harlan Jr.", "Tom Harlan", "form"),
        ("Grünwald Péter", "Peter Grunwald", "same"),
        ("SENATOR HARLAN", "Tom Harlan", "part"),
        ("De Ocampo", "Ana Ruiz de Ocampo", "part"),
        ("Marta Ibáñez", "Marta Ibáñez Roldán", "form"),
        ("Oleksandr Vasylenko", "Alexander Vasilenko", "spelling"),
        ("Paul W. Harlan", "Paul H. W. Harlan", "apart"),
        ("Paul Harlan Jr.", "Paul Harlan Sr.", "apart"),
        ("Ann Harlan", "Tom Harlan", "apart"),
        ("Tom Harlan", "Ann Whitmore", "none"),
    ],
)
def test_names_are_compared_as_people_write_them(one: str, other: str, likeness: str) -> None:
    assert compare(parse(one), parse(other)) == likeness
    assert compare(parse(other), parse(one)) == likeness


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Deputy Foreign Minister", "deputy foreign minister of Uruguay", "same"),
        ("Foreign Minister", "Deputy Foreign Minister", "none"),
        ("President of Chile", "President of Peru", "none"),
        ("former Premier", "Prime Minister", "one"),
        ("Senator", "Senator", "many"),
        ("Security Secretary", "Secretary of Security", "same"),
    ],
)
def test_offices_match_by_head_rank_field_and_state(one: str, other: str, match: str) -> None:
    left, right = office_of(one), office_of(other)
    assert left is not None
    assert right is not None
    assert match_offices(left, right) == match


def test_a_surname_alone_is_joined_where_one_person_fits_and_the_reasons_say_why() -> None:
    later = report("b", "2024-02-01", person("De Ocampo", "deputy foreign minister"))
    same, links = judged([MINISTER, later], "Ana Ruiz de Ocampo", "De Ocampo")
    assert same
    (link,) = links
    assert link.judgement == "yes"
    assert link.author == AUTHOR
    assert any("deputy foreign minister" in reason and "2022-04" in reason for reason in link.reasons)


def test_a_surname_that_two_bear_in_one_office_is_unsure() -> None:
    rival = report("c", "2022-05-01", person("Luis de Ocampo", "deputy foreign minister", "URY"))
    later = report("b", "2022-06-01", person("De Ocampo", "deputy foreign minister"))
    same, links = judged([MINISTER, rival, later], "Ana Ruiz de Ocampo", "De Ocampo")
    assert not same
    assert all(link.judgement != "yes" for link in links)


def test_two_ministers_of_one_surname_are_said_to_be_two() -> None:
    rival = report("c", "2022-05-01", person("Luis de Ocampo", "deputy foreign minister", "URY"))
    same, links = judged([MINISTER, rival], "Ana Ruiz de Ocampo", "Luis de Ocampo")
    assert not same
    assert [link.judgement for link in links] == ["no"]
    assert "two first names: Ana, Luis" in links[0].reasons


def test_father_and_son_of_one_office_stay_apart_over_years() -> None:
    father = report("f", "1990-01-01", person("Paul Harlan", "President", "LBR"))
    son = report("s", "2022-01-01", person("Paul Harlan Jr.", "President", "LBR"))
    assert not judged([father, son], "Paul Harlan", "Paul Harlan Jr.")[0]
    near = report("n", "2022-03-01", person("Paul Harlan", "President", "LBR"))
    assert judged([near, son], "Paul Harlan", "Paul Harlan Jr.")[0]


def test_a_short_name_that_fits_two_goes_to_neither() -> None:
    one = report("1", "2020-01-01", person("Paul W. Harlan", "President", "LBR"))
    two = report("2", "2020-02-01", person("Paul H. Harlan", "President", "LBR"))
    short = report("3", "2020-03-01", person("Paul Harlan", "President", "LBR"))
    assert not judged([one, two, short], "Paul W. Harlan", "Paul Harlan")[0]
    assert not judged([one, two, short], "Paul W. Harlan", "Paul H. Harlan")[0]


def test_a_firm_named_like_somebody_is_not_that_person() -> None:
    founder = report("1", "2020-01-01", person("Walter Kestrel", "President", "LBR"))
    firm = report("2", "2020-02-01", person("Kestrel"))
    assert not judged([founder, firm], "Walter Kestrel", "Kestrel")[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (body("Ministry of Foreign Affairs of Chile", "CHL"), body("Chilean foreign ministry", "CHL"), True),
        (body("Ministry of Defence", "CHL"), body("Ministry of Defence", "PER"), False),
        (body("Northern Fisheries Patrol Agency"), body("NFPA"), True),
        (body("Harbour Council of"), body("Harbour Council of Malmo"), True),
        (body("Academy of Sciences"), body("Chilean Academy of Sciences", "CHL"), False),
    ],
)
def test_bodies(one: Told, other: Told, same: bool) -> None:
    found = profiles([report("1", "2020-01-01", one), report("2", "2020-02-01", other)])
    of = actor_of(link_actors(found, made=MADE), found)
    keys = [actor_key(name, "ORG", fields["country"]) for name, fields in (one, other)]
    assert (of[keys[0]] == of[keys[1]]) is same


def test_initials_explained_in_brackets_are_the_bodys() -> None:
    words = "Lake Office (LO) and more"
    text = report("1", None, body("Lake Office", words="Lake Office"), body("x", words=words))
    article = Article(
        id=digest("9"),
        article=digest("9"),
        source="9",
        coder="t@1",
        sha256="",
        text="The Lake Office (LO) met.",
    )
    row = make(
        Mention, article, coder="t@1", span=Span.take(article.text, 4, 15), actor="Lake Office", type="ORG"
    )
    other = report("2", "2020-02-01", body("LO"))
    assert judged([Report(article, (row,)), other, text], "Lake Office", "LO")[0]


def test_a_person_can_part_and_join() -> None:
    later = report("b", "2024-02-01", person("De Ocampo", "deputy foreign minister"))
    found = profiles([MINISTER, later])
    links = link_actors(found, made=MADE)
    left, right = (profile.key for profile in found)
    no = make_link(left, right, "same_actor", reasons=(), author="Kim", made=MADE, judgement="no")
    assert len(set(actor_of(links, found).values())) == 1
    assert len(set(actor_of([*links, no], found).values())) == 2


def test_an_actor_is_described_with_roles_dates_and_evidence() -> None:
    later = report("b", "2024-02-01", person("De Ocampo", "deputy foreign minister", words="Ms De Ocampo"))
    found = profiles([MINISTER, later])
    actor = describe(found)
    assert (actor.name, actor.type, actor.country) == ("Ana Ruiz de Ocampo", "PER", "URY")
    assert set(actor.aliases) == {"De Ocampo", "Ms De Ocampo"}
    (role,) = actor.roles
    assert (role.first, role.last) == ("2022-04-20", "2024-02-01")
    assert role.evidence == (MINISTER.rows[0].id, later.rows[0].id)


GIVEN = st.sampled_from(["Ana", "Tom", "Thomas", "T.", "Paul W.", "Paul", ""])
SURNAME = st.sampled_from(["Harlan", "de Ocampo", "Kestrel", "Kestrel Jr."])
ROLE = st.sampled_from([None, "President", "foreign minister", "Senator"])
COUNTRY = st.sampled_from([None, "CHL", "PER"])
REPORTS = st.lists(st.tuples(GIVEN, SURNAME, ROLE, COUNTRY, st.integers(2000, 2026)), min_size=1, max_size=12)


@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(told: list[Any], chance: random.Random) -> None:
    reports = [
        report(str(number), f"{year}-05-01", person(f"{first} {last}".strip(), role, country))
        for number, (first, last, role, country, year) in enumerate(told)
    ]
    links = link_actors(profiles(reports), made=MADE)
    chance.shuffle(reports)
    found = profiles(reports)
    chance.shuffle(found)
    assert link_actors(found, made=MADE) == links
    assert all(link.left < link.right and 0 <= link.score <= 1 and link.reasons for link in links)


@given(REPORTS)
def test_no_actor_holds_two_first_names(told: list[Any]) -> None:
    reports = [
        report(str(number), f"{year}-05-01", person(f"{first} {last}".strip(), role, country))
        for number, (first, last, role, country, year) in enumerate(told)
    ]
    found = profiles(reports)
    of = actor_of(link_actors(found, made=MADE), found)
    full = [(parse(profile.name), of[profile.key]) for profile in found]
    for name, cluster in full:
        for other, theirs in full:
            assert cluster != theirs or compare(name, other) != "apart"


def test_the_pairs_are_in_three_parts_and_none_is_there_twice() -> None:
    path = Path(__file__).resolve().parents[2] / "bench" / "pairs" / "actors.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    sides = ("left", "right")
    ends = [
        frozenset(actor_key(pair[s], pair[f"{s}_type"], pair[f"{s}_country"] or None) for s in sides)
        for pair in pairs
    ]
    assert len(set(ends)) == len(ends) == 264
    assert {pair["part"] for pair in pairs} == {"develop", "held", "fresh"}


def test_a_given_name_alone_is_nobodys_surname_by_its_spelling():
    named = [("Justin Rueda", "Justin Novak"), ("Justin Poe", "Lloyd Austin")]
    full = [report(f"full{n}", "2024-03-01", *map(person, some)) for n, some in enumerate(named)]
    lone = report("lone", "2024-03-02", person("Justin"), person("Lloyd Austin"))
    assert not judged([*full, lone], "Justin", "Lloyd Austin")[0]


def test_a_surname_with_another_post_may_be_another_man():
    full = report("full", "2024-03-01", person("Jo Rueda", "national security advisor", "USA"))
    same = report("same", "2024-03-02", person("Rueda", "ambassador", "USA"))
    assert not judged([full, same], "Jo Rueda", "Rueda")[0]
    same = report("same", "2024-03-02", person("Rueda", "security advisor", "USA"))
    assert judged([full, same], "Jo Rueda", "Rueda")[0]


def test_one_of_many_articles_alone_tells_no_state():
    some = [report(f"r{n}", "2024-03-01", person("Jo Rueda")) for n in range(12)]
    told = report("told", "2024-03-02", person("Jo Rueda", None, "PER"))
    assert describe(profiles([*some, told])).country is None
    assert describe(profiles([*some[:3], told])).country == "PER"


@pytest.mark.parametrize(("reports", "role", "state", "said"), [
    (6, "president", None, True), (5, "president", None, False),
    (6, "senator", None, False), (6, "president", "CHL", False),
])  # fmt: skip
def test_a_bare_surname_is_that_of_the_one_well_known_head_of_state(reports, role, state, said):
    some = [report(f"r{n}", "2024-03-01", person("Jo Ruedas", role, "PER")) for n in range(reports)]
    lone = report("lone", "2024-04-01", person("Ruedas", None, state))
    assert judged([*some, lone], "Jo Ruedas", "Ruedas")[0] is said
    # Of two who bear the surname neither is meant for sure.
    other = report("other", "2024-03-03", person("Emil Ruedas"))
    assert not judged([*some, lone, other], "Jo Ruedas", "Ruedas")[0]
