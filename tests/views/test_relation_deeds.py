"""What is a deed between two countries: who on whom, once however often told, in which month."""

from __future__ import annotations

from itertools import permutations

import pytest

from dragoman.schema.links import make_link
from dragoman.schema.rows import Event, Ref
from dragoman.views.relation_dates import month_of, read_papers
from dragoman.views.relation_deeds import gather_deeds
from dragoman.views.relation_same import stem

from .events_for_tests import CUB, MEX, PER, Maker
from .relation_for_tests import report


def sides(fill, *papers) -> list[str]:
    return [one.side for one in gather_deeds(fill(*papers), "CUB", "USA").found]


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "side"),
    [
        ("SANCTION", "USA", "CUB", "back"),
        ("ACCUSE", "CUB", "USA", "there"),
        ("AGREE", "CUB USA", "", "both"),
        ("AGREE", "CUB USA", "CUB", "both"),
        ("CONSULT", "CUB", "USA", "both"),
        ("CONSULT", "CUB USA", "MEX", "both"),
        ("CONSULT", "CUB MEX", "USA", None),  # what the two talk of is not who talks
        ("SANCTION", "CUB USA", "", None),  # who sanctioned whom is open
        ("SANCTION", "CUB USA", "USA", None),
        ("SANCTION", "USA", "MEX", None),
        ("COERCE", "MEX", "CUB USA", None),
    ],
)
def test_who_acted_on_whom_follows_from_the_parties(fill, type_, actors, recipients, side) -> None:
    found = sides(fill, report("a", "2022-05-04", "did", type_, actors, recipients))
    assert found == ([side] if side else [])


def test_a_list_of_states_and_a_promise_of_force_are_no_dealings_with_each(fill) -> None:
    assert not sides(
        fill,
        report("a", "2022-05-04", "assisted", "AID", "USA", "CUB MEX PER USA"),
        report("b", "2022-05-04", "committed", "AGREE", "USA", "CUB", about="MOBILIZE"),
    )


def test_support_that_only_says_again_or_is_for_people_is_left_out(fill) -> None:
    people = report("p", "2022-05-04", "backed", "SUPPORT", "USA", "CUB", text="Women they backed.")
    event = people[1][0]
    assert isinstance(event, Event)
    unnamed = [ref.__class__(span=ref.span, country="CUB") for ref in event.recipients]
    people = (people[0], [event.__class__(**{**_fields(event), "recipients": tuple(unnamed)})])
    again = report("a", "2022-05-04", "reiterated", "SUPPORT", "USA", "CUB")
    plain = report("b", "2022-05-04", "praised", "SUPPORT", "USA", "CUB")
    gathered = gather_deeds(fill(people, again, plain), "CUB", "USA")
    assert [one.words for one in gathered.found] == ["praised"]
    assert gathered.left_out == {"sides": 2}


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}


def test_one_event_counts_once_however_many_tell_it(fill) -> None:
    papers = [
        report(name, "2022-05-04", word, "CONSULT", "CUB USA")
        for name, word in (("a", "met"), ("b", "talked"), ("c", "discussed"))
    ]
    (one,) = gather_deeds(fill(*papers), "CUB", "USA").found
    assert len(one.rows) == len(one.reports) == 3


def test_other_days_words_and_directions_are_other_events(fill) -> None:
    papers = [
        report("a", "2022-05-04", "expelled", "SANCTION", "USA", "CUB"),
        report("b", "2022-05-04", "expels", "SANCTION", "USA", "CUB"),
        report("c", "2022-05-05", "expelled", "SANCTION", "USA", "CUB"),
        report("d", "2022-05-04", "fined", "SANCTION", "USA", "CUB"),
        report("e", "2022-05-04", "expelled", "SANCTION", "CUB", "USA"),
    ]
    assert len(gather_deeds(fill(*papers), "CUB", "USA").found) == 4


def test_what_goes_on_counts_once_a_month(fill) -> None:
    papers = [
        report(name, day, "blockades", "COERCE", "USA", "CUB", status="ongoing")
        for name, day in (("a", "2022-05-04"), ("b", "2022-05-20"), ("c", "2022-06-02"))
    ]
    assert [one.month for one in gather_deeds(fill(*papers), "CUB", "USA").found] == ["2022-05", "2022-06"]


def test_a_month_that_is_named_finds_the_event_of_a_day_in_it(fill) -> None:
    papers = [
        report("a", "2022-04-22", "met", "CONSULT", "CUB USA", date="2022-04-21"),
        report("b", "2022-11-15", "talks", "CONSULT", "CUB USA", date="2022-04"),
    ]
    (one,) = gather_deeds(fill(*papers), "CUB", "USA").found
    assert len(one.rows) == 2


def test_links_say_what_is_one_where_there_are_any(fill) -> None:
    papers = [
        report("a", "2022-05-04", "expelled", "SANCTION", "USA", "CUB"),
        report("b", "2022-05-04", "expelled", "SANCTION", "USA", "CUB"),
        report("c", "2022-05-06", "threw out", "SANCTION", "USA", "CUB"),
    ]
    record = fill(*papers)
    ids = [rows[0].id for _, rows in papers]

    def link(left: str, right: str, judgement: str = "yes"):
        return make_link(
            left, right, "same_event", reasons=(), author="hand@1", made="2026-01-01", judgement=judgement
        )

    record.relink([link(ids[0], ids[2]), link(ids[0], ids[1], "no")], "hand@1", made="2026-01-01")
    found = gather_deeds(record, "CUB", "USA").found
    assert sorted(sorted(one.rows) for one in found) == sorted([sorted((ids[0], ids[2])), [ids[1]]])
    record.relink([], "hand@1", made="2026-02-01")
    assert len(gather_deeds(record, "CUB", "USA").found) == 2


def test_what_was_announced_and_held_is_one_by_a_third_that_tells_it_of_one_side_only(fill) -> None:
    papers = [
        report("plan", "2022-05-04", "will meet", "AGREE", "USA", "CUB", status="planned", about="CONSULT"),
        report("aside", "2022-05-05", "meeting", "CONSULT", "USA"),
        report("held", "2022-05-09", "met", "CONSULT", "USA CUB"),
        report("other", "2022-05-20", "met", "CONSULT", "USA CUB"),
    ]
    record = fill(*papers)
    ids = [rows[0].id for _, rows in papers]
    made = [(ids[0], ids[1]), (ids[1], ids[2])]
    no = make_link(ids[2], ids[3], "same_event", reasons=(), author="hand@1", made="2026", judgement="no")
    links = [make_link(*ends, "same_event", reasons=(), author="hand@1", made="2026") for ends in made]
    record.relink([*links, no], "hand@1", made="2026")
    found = gather_deeds(record, "CUB", "USA").found
    assert [(one.rows, one.planned, one.first) for one in found] == [
        (tuple(sorted((ids[0], ids[2]))), False, "2022-05-09"), ((ids[3],), False, "2022-05-20"),
    ]  # fmt: skip


def test_a_war_is_not_joined_over_months_by_a_report_of_others(fill) -> None:
    papers = [
        report("a", "2022-05-04", "war", "ASSAULT", "PER", "CUB", status="ongoing"),
        report("b", "2022-05-20", "war", "ASSAULT", "PER", "MEX", status="ongoing"),
        report("c", "2022-06-02", "war", "ASSAULT", "PER", "CUB", status="ongoing"),
        report("d", "2022-06-03", "fined", "SANCTION", "PER", "CUB"),
        report("e", "2022-06-03", "fined", "SANCTION", "PER", "CUB"),
    ]
    record = fill(*papers)
    ids = [rows[0].id for _, rows in papers]
    links = [
        make_link(ids[left], ids[right], "same_event", reasons=(), author="hand@1", made="2026")
        for left, right in ((0, 1), (1, 2), (3, 4))
    ]
    record.relink(links, "hand@1", made="2026")
    found = gather_deeds(record, "PER", "CUB").found
    assert [(one.month, len(one.rows)) for one in found] == [("2022-05", 1), ("2022-06", 1), ("2022-06", 2)]


def test_a_reprint_is_the_same_report(fill) -> None:
    papers = [
        report("a", "2022-05-04", "expelled", "SANCTION", "USA", "CUB"),
        report("b", "2022-05-04", "expelled", "SANCTION", "USA", "CUB"),
    ]
    record = fill(*papers)
    one, other = (article.id for article, _ in papers)
    link = make_link(one, other, "reprint", reasons=(), author="hand@1", made="2026-01-01")
    record.relink([link], "hand@1", made="2026-01-01")
    (deed,) = gather_deeds(record, "CUB", "USA").found
    assert len(deed.reports) == 1
    assert len(deed.articles) == 2


def test_only_deeds_and_announced_words_count(fill) -> None:
    papers = [
        report(status, "2022-05-04", "fined", "SANCTION", "USA", "CUB", status=status)
        for status in ("planned", "hypothetical", "denied")
    ]
    papers.append(
        report("p", "2022-05-04", "offers", "AGREE", "USA", "CUB", status="planned", date="2023-01-04")
    )
    gathered = gather_deeds(fill(*papers), "CUB", "USA")
    (one,) = gathered.found
    assert (one.words, one.planned, one.first) == ("offers", True, "2022-05-04")
    assert gathered.left_out == {"not done": 3}


@pytest.mark.parametrize(
    ("text", "times", "placed"),
    [
        (
            "In May 2017 they expelled ten.",
            {"May 2017": ("2017-05-01", "2017-05-31")},
            ("2017-05", "sentence"),
        ),
        (
            "Few staff since May 2017, when they expelled ten.",
            {"May 2017": ("2017-05-01", "2017-05-31")},
            ("2017-05", "sentence"),
        ),
        ("They expelled ten. The shop opened in May 2017.", {"May 2017": ("2017-05-01", "2017-05-31")}, None),
        ("They expelled ten on Monday.", {"Monday": ("2022-05-02", "2022-05-02")}, None),
        ("They expelled ten, the most since May 2017.", {"May 2017": ("2017-05-01", "2017-05-31")}, "older"),
        ("Since 2017 they expelled ten.", {"2017": ("2017-01-01", "2017-12-31")}, "older"),
        ("In 2017 they expelled ten.", {"2017": ("2017-01-01", "2017-12-31")}, (None, "sentence")),
    ],
)
def test_an_old_act_told_anew_is_not_of_the_month_of_its_report(fill, text, times, placed) -> None:
    paper = report("a", "2022-05-04", "expelled", "SANCTION", "USA", "CUB", text=text, times=times)
    gathered = gather_deeds(fill(paper), "CUB", "USA")
    if placed == "older":
        assert gathered.left_out == {"older": 1}
    else:
        (one,) = gathered.found
        assert (one.month, one.date_from) == (placed or ("2022-05", "published"))


def test_what_has_no_date_or_one_after_its_report_is_in_no_month(fill) -> None:
    papers = [
        report("a", None, "expelled", "SANCTION", "USA", "CUB"),
        report("b", "2022-05-04", "fined", "SANCTION", "USA", "CUB", date="2022-06"),
    ]
    gathered = gather_deeds(fill(*papers), "CUB", "USA")
    assert not gathered.found
    assert gathered.left_out == {"no date": 1, "later": 1}


def test_a_long_time_is_of_no_month(fill) -> None:
    (one,) = gather_deeds(
        fill(report("a", "2022-05-04", "sued", "SANCTION", "USA", "CUB", date="2019")), "CUB", "USA"
    ).found
    assert (one.month, one.first, one.last) == (None, "2019-01-01", "2019-12-31")


@pytest.mark.parametrize(
    ("first", "last", "month"),
    [
        ("2022-04-01", "2022-04-30", "2022-04"),
        ("2022-04-28", "2022-05-04", "2022-05"),
        ("2022-04-24", "2022-05-01", "2022-04"),
        ("2022-12-31", "2022-12-31", "2022-12"),
        ("2022-01-01", "2022-12-31", None),
    ],
)
def test_days_are_of_the_month_that_holds_most_of_them(first, last, month) -> None:
    assert month_of(first, last) == month


def test_the_order_of_arrival_does_not_matter(tmp_path) -> None:
    from dragoman.record.sql import open_record

    papers = [
        report("a", "2022-05-04", "met", "CONSULT", "CUB USA"),
        report("b", "2022-05-04", "talked", "CONSULT", "USA", "CUB"),
        report("c", "2022-05-09", "met", "CONSULT", "CUB USA", date="2022-05"),
    ]
    seen = set()
    for number, order in enumerate(permutations(papers)):
        with open_record(str(tmp_path / f"{number}.db"), mode="create") as record:
            for article, rows in order:
                record.add(article, rows)
            seen.add(gather_deeds(record, "CUB", "USA").found)
    assert len(seen) == 1


def test_a_word_is_cut_to_what_its_forms_share() -> None:
    assert len({stem(word) for word in ("condemned", "condemns", "Condemnation of")}) == 1
    assert len({stem(word) for word in ("calls on", "called")}) == 1
    assert stem("met") != stem("talks")


def test_times_read_in_one_go_place_events_as_those_read_one_by_one(fill) -> None:
    old = {"May 2017": ("2017-05-01", "2017-05-31")}
    text = "In May 2017 they expelled ten."
    papers = [
        report("a", "2022-05-04", "expelled", "SANCTION", "USA", "CUB", text=text, times=old),
        report("b", "2022-05-04", "met", "CONSULT", "CUB USA"),
    ]
    record = fill(*papers)
    ids = [article.id for article, _ in papers]
    one_by_one = {id_: paper for one in ids for id_, paper in read_papers(record, {one}).items()}
    assert read_papers(record, set(ids)) == one_by_one
    assert [len(one_by_one[id_].times) for id_ in ids] == [1, 0]
    assert [one.month for one in gather_deeds(record, "CUB", "USA").found] == ["2017-05", "2022-05"]


def test_a_war_under_many_names_counts_once_a_month_where_links_were_made(fill) -> None:
    told = (
        ("a", "2022-05-04", "war", "ongoing"), ("b", "2022-05-20", "aggression", "ongoing"),
        ("c", "2022-05-27", "attacks", "occurred"), ("d", "2022-06-02", "war", "ongoing"),
    )  # fmt: skip
    papers = [report(name, day, word, "ASSAULT", "PER", "CUB", status=how) for name, day, word, how in told]
    record = fill(*papers)
    ids = [rows[0].id for _, rows in papers]
    link = make_link(ids[0], ids[3], "same_event", reasons=(), author="hand@1", made="2026-01-01")
    record.relink([link], "hand@1", made="2026-01-01")
    found = gather_deeds(record, "PER", "CUB").found
    assert [(one.month, len(one.rows), one.going_on) for one in found] == [
        ("2022-05", 3, True), ("2022-06", 1, True),
    ]  # fmt: skip


def test_a_war_that_was_told_before_is_no_event_of_the_month_that_names_it(fill) -> None:
    papers = [
        report("a", "2022-05-04", "invaded", "ASSAULT", "PER", "CUB", date="2022-05-03"),
        report("b", "2022-05-06", "invasion", "ASSAULT", "PER", "CUB"),
        report("c", "2023-02-06", "invasion", "ASSAULT", "PER", "CUB"),
        report("d", "2023-02-07", "shelled", "ASSAULT", "PER", "CUB"),
    ]
    gathered = gather_deeds(fill(*papers), "PER", "CUB")
    assert {(one.month, one.words) for one in gathered.found} == {
        ("2022-05", "invaded"), ("2022-05", "invasion"), ("2023-02", "shelled"),
    }  # fmt: skip
    assert gathered.left_out == {"named": 1}


def paper(text: str, *events: tuple[str, str, str, str], carried: str = ""):
    """Make a report of events (words, type, actor and recipient as they stand in the text)."""
    one = Maker("p", text, published="2022-05-04")
    states = {"Cuba": CUB, "Peru": PER, "Mexico": MEX}
    for trigger, type_, actors, recipients in events:
        refs = [
            tuple(one.ref(name, states[name]) for name in names.split()) for names in (actors, recipients)
        ]
        if trigger == carried:
            words = "The two leaders"
            refs = [
                tuple(one.ref(words, {**states[name], "resolved_by": "carried"}) for name in actors.split()),
                (),
            ]
        one.event(trigger, type_, actors=refs[0], recipients=refs[1])
    return one.made


def test_who_deals_with_both_makes_no_dealing_of_the_two(fill) -> None:
    third = paper("Mexico works with Cuba and Peru.", ("works", "COOPERATE", "Mexico Cuba Peru", ""))
    assert not gather_deeds(fill(third), "CUB", "PER").found
    all_three = paper("Mexico, Cuba and Peru cooperate.", ("cooperate", "COOPERATE", "Mexico Cuba Peru", ""))
    assert len(gather_deeds(fill(all_three), "CUB", "PER").found) == 1


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (("attack", "ASSAULT", "Peru", "Cuba"), ["ASSAULT"]),
        (("visit", "CONSULT", "Peru", "Cuba"), ["AGREE", "CONSULT"]),
    ],
)  # fmt: skip
def test_two_leaders_are_not_the_states_that_a_report_names_as_foes(fill, other, found) -> None:
    one = paper(
        "They spoke of the attack and the visit, Peru and Cuba. The two leaders agreed on trade.",
        other, ("agreed", "AGREE", "Cuba Peru", ""), carried="agreed",
    )  # fmt: skip
    assert sorted(one.type for one in gather_deeds(fill(one), "CUB", "PER").found) == found


def test_who_talks_of_a_war_is_not_who_wages_it(fill) -> None:
    talk = paper(
        "There was discussion of Peru's war on Cuba.",
        ("war", "ASSAULT", "Peru", "Cuba"), ("discussion", "CONSULT", "Peru", "Cuba"),
    )  # fmt: skip
    assert [one.type for one in gather_deeds(fill(talk), "CUB", "PER").found] == ["ASSAULT"]


def test_states_are_party_more_directly_than_agencies_and_people(fill) -> None:
    papers = [
        report("a", "2022-05-04", "fined", "SANCTION", "USA", "CUB"),
        paper("Customs arrested one of Cuba.", ("arrested", "COERCE", "", "")),
    ]
    article, rows = papers[1]
    event = rows[0]
    assert isinstance(event, Event)
    customs = Ref(span=event.trigger, actor="Customs Enforcement", country="USA", resolved_by="name")
    man = Ref(span=event.trigger, country="CUB")
    papers[1] = (article, [event.__class__(**{**_fields(event), "actors": (customs,), "recipients": (man,)})])
    found = gather_deeds(fill(*papers), "CUB", "USA").found
    assert {one.words: one.direct for one in found} == {"fined": 2, "arrested": 0}
