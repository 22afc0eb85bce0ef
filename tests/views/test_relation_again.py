"""What a headline sums up and what a reprint tells again is one act; another act beside it is not."""

from __future__ import annotations

import pytest

from dragoman.schema.links import make_link
from dragoman.views.dossier_again import find_acts
from dragoman.views.filters import Sentences
from dragoman.views.relation import make_relation
from dragoman.views.relation_dates import headline_end
from dragoman.views.relation_deeds import gather_deeds
from dragoman.views.timeline import make_entry

from .events_for_tests import CUB, USA, Made, Maker
from .relation_for_tests import report

TITLE = "Quito deports two envoys"


def titled(name: str, published: str, below: str, **fields: object) -> Made:
    one = Maker(name, f"{TITLE}\n\nOfficials {below} the pair.", title=TITLE, published=published)
    for words, more in (("deports", {}), (below, fields)):
        one.event(
            words, "SANCTION", mode="expel", date_from="text" if more.get("date") else "none",
            actors=(one.ref("Quito", USA),), recipients=(one.ref("two envoys", CUB),), **more,
        )  # fmt: skip
    return one.made


def test_a_headline_ends_where_its_words_do() -> None:
    article, _ = titled("a", "2022-05-04", "ordered out")
    assert article.text[: headline_end(article)] == TITLE
    assert headline_end(Maker("b", "It rained.", title="Rain in Quito").article) == 0
    assert headline_end(Maker("c", "Quito is calm.", title="Quito").article) == 0


@pytest.mark.parametrize(
    ("fields", "found"), [({}, 1), ({"date": "2022-05-03"}, 1), ({"date": "2022-01-03"}, 2)]
)
def test_a_headline_and_what_it_sums_up_are_one_act(fill, fields: dict[str, str], found: int) -> None:
    gathered = gather_deeds(fill(titled("a", "2022-05-04", "ordered out", **fields)), "CUB", "USA").found
    assert len(gathered) == found


def test_a_reprint_of_the_next_day_tells_no_second_act(fill) -> None:
    papers = [report(name, day, "urged", "REQUEST", "USA", "CUB") for name, day in
              (("a", "2022-05-04"), ("b", "2022-05-05"))]  # fmt: skip
    record = fill(*papers)
    assert len(gather_deeds(record, "CUB", "USA").found) == 2
    one, other = (article.id for article, _ in papers)
    link = make_link(one, other, "reprint", reasons=(), author="hand@1", made="2026-01-01")
    record.relink([link], "hand@1", made="2026-01-01")
    (deed,) = gather_deeds(record, "CUB", "USA").found
    assert (deed.first, len(deed.rows), len(deed.reports)) == ("2022-05-04", 2, 1)


def test_a_dossier_shows_an_act_once_with_all_that_tell_it(fill) -> None:
    papers = [
        titled("a", "2022-05-04", "ordered out"),
        report("b", "2022-05-09", "fined", "SANCTION", "USA", "CUB"),
    ]
    record = fill(*papers)
    entries = [make_entry(article, Sentences(article), row) for article, rows in papers for row in rows]
    acts = find_acts(record, [article for article, _ in papers], entries, {})
    made = make_relation(entries, both=("CUB", "USA"), speakers=(), homes={}, acts=acts)
    lines = [line for day in made.days for line in day.lines]
    assert made.count == 2
    assert sorted((line.reports, len(line.again)) for line in lines) == [(1, 0), (1, 1)]
    assert made.pairs[0].quads == {"material conflict": 2}


LIST = "They imposed a 10% levy on copper pipes in answer to smuggling across the strait"


@pytest.mark.parametrize(
    ("later", "day", "found"),
    [
        (f"{LIST}, the list says.", "2022-08-20", 1),
        (f"{LIST}, the list says.", "2023-05-04", 2),
        (f"{LIST.replace('10%', '25%')}, the list says.", "2022-08-20", 2),
        (
            "They imposed a 10% levy on toys because a quarrel over harbours went on for long.",
            "2022-08-20",
            2,
        ),
    ],
)
def test_a_list_that_tells_an_act_again_tells_no_other(fill, later: str, day: str, found: int) -> None:
    papers = [
        report("a", "2022-05-04", "imposed", "SANCTION", "USA", "CUB", text=f"{LIST}."),
        report("b", day, "imposed", "SANCTION", "USA", "CUB", text=later),
    ]
    gathered = gather_deeds(fill(*papers), "CUB", "USA").found
    assert len(gathered) == found
    assert gathered[0].first == "2022-05-04"


@pytest.mark.parametrize(("type_", "found"), [("ASSAULT", 1), ("CONSULT", 2)])
def test_an_act_of_a_told_day_is_one_and_talks_of_a_day_may_be_two(fill, type_: str, found: int) -> None:
    papers = [
        report(name, published, "attack", type_, "USA", "CUB", date="2022-05-04")
        for name, published in (("a", "2022-05-05"), ("b", "2022-06-09"))
    ]
    record = fill(*papers)
    away = make_link("x", "y", "same_event", reasons=(), author="events@1", made="2026-01-01")
    linked = [rows[0].id for _, rows in papers]
    apart = make_link(
        linked[0], "z", "same_event", reasons=(), author="events@1", made="2026-01-01", judgement="no"
    )
    record.relink([away, apart], "events@1", made="2026-01-01")
    assert len(gather_deeds(record, "CUB", "USA").found) == found
