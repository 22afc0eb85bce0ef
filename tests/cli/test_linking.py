"""`link`, `links`, `judge` from the command line, on real records."""

import json
from typing import get_args

import pytest

from dragoman.cli import linking
from dragoman.record.sql import open_record
from dragoman.record.verify import verify
from dragoman.schema.links import Judgement, Relation

HARBOUR = (
    "The harbour of Port Sol opened its second basin on Friday after four years of work. Minister Ana Rueda "
    "cut the ribbon before some 300 guests and said that the ferries would sail again by the summer. The "
    "basin cost 41 million dollars, a third more than planned, because the rock under it was harder than the "
    "drillings had shown. Fishing boats may tie up free of charge for a year. The harbour master expects two "
    "cruise ships a week once the dredging of the channel is done, which is to begin in the autumn."
)
CUT = HARBOUR.rpartition(" The harbour master")[0]
OTHER = (
    "Farmers on the northern plain have begun to sow a week late this year. Rain kept tractors out of the "
    "fields through most of April, and seed potatoes rotted in their sacks. The cooperative in Alba hopes "
    "that warmer nights will make up for the loss; its agronomist, Luis Prado, would rather plant beans. "
    "Prices at the market have not moved so far. Last year's harvest was the best since records began."
)


@pytest.fixture
def linked(run, tmp_path):
    """Give a record with a report, its cut reprint and another report, linked."""
    for name, text in (("a.txt", HARBOUR), ("b.txt", CUT), ("c.txt", OTHER)):
        (tmp_path / name).write_text(f"{text}\n")
    where = str(tmp_path / "linked.db")
    paths = [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert run("add", "--db", where, "--bundle", "none", *paths).exit_code == 0
    assert run("link", "--db", where, "--only", "reprints").exit_code == 0
    return where


def lines(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_cut_report_is_a_reprint_and_another_is_none(run, linked):
    (one,) = lines(run("links", "--db", linked, "--json"))
    assert one["link"]["relation"] == "reprint"
    assert {one["left"]["source"][-5:], one["right"]["source"][-5:]} == {"a.txt", "b.txt"}
    assert one["link"]["reasons"]


def test_linked_again_nothing_changes(run, linked):
    before = run("links", "--db", linked, "--json").stdout
    (again,) = lines(run("link", "--db", linked, "--only", "reprints", "--json"))
    assert again == {"linker": "reprints", "added": 0, "withdrawn": 0, "standing": 1}
    assert run("links", "--db", linked, "--json").stdout == before


def test_an_article_that_comes_later_is_compared_with_the_earlier(run, linked, tmp_path):
    (tmp_path / "d.txt").write_text(HARBOUR.replace("on Friday", "last Friday"))
    assert run("add", "--db", linked, "--bundle", "none", str(tmp_path / "d.txt")).exit_code == 0
    (again,) = lines(run("link", "--db", linked, "--only", "reprints", "--json"))
    assert again["standing"] == 3
    assert again["withdrawn"] == 0


def test_a_line_of_the_list_has_its_cells(run, linked):
    (line,) = run("links", "--db", linked).stdout.splitlines()
    cells = line.split("\t")
    assert len(cells) == 18
    assert cells[1:3] == ["reprint", "yes"]
    assert cells[5] == cells[10] == "article"


def test_a_person_judges_and_takes_it_back(run, linked):
    (one,) = lines(run("links", "--db", linked, "--json"))
    ends = one["left"]["id"][:8], "reprint", one["right"]["id"][:8]
    said = run("judge", "--db", linked, *ends, "--say", "no", "--by", "R. Ortiz", "--because", "other news")
    assert said.exit_code == 0, said.output
    mine = [
        one["link"]
        for one in lines(run("links", "--db", linked, "--json"))
        if one["link"]["author"] == "R. Ortiz"
    ]
    assert [(one["judgement"], one["reasons"]) for one in mine] == [("no", ["other news"])]
    assert run("link", "--db", linked, "--only", "reprints").exit_code == 0
    assert len(lines(run("links", "--db", linked, "--json"))) == 2
    assert run("judge", "--db", linked, *ends, "--by", "R. Ortiz", "--withdraw").exit_code == 0
    assert run("judge", "--db", linked, *ends, "--by", "R. Ortiz", "--withdraw").exit_code == 1
    assert len(lines(run("links", "--db", linked, "--json"))) == 1
    assert len(lines(run("links", "--db", linked, "--json", "--withdrawn"))) == 2
    assert verify(linked).faults == 0


def test_only_links_of_a_row_or_article_are_listed_when_asked(run, linked):
    with open_record(linked) as record:
        ids = {head.source[-5:]: head.id for head in record.heads()}
    assert len(lines(run("links", "--db", linked, "--of", ids["a.txt"], "--json"))) == 1
    assert lines(run("links", "--db", linked, "--of", ids["c.txt"][:10], "--json")) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("links", "--of", "zzz"), "begins with 'zzz'"),
        (("link", "--only", "rumours"), "there is no linker 'rumours'"),
        (
            ("judge", "zzz", "reprint", "zzz", "--by", "R. Ortiz"),
            "no article has an id that begins with 'zzz'",
        ),
        (("judge", "a", "reprint", "b", "--by", "reprints@1"), "is no person's name"),
        (("judge", "a", "reprint", "b", "--by", " "), "this is empty"),
        (("judge", "a", "cousin", "b", "--by", "R. Ortiz"), "cousin"),
    ],
)
def test_what_cannot_be_done_is_said(run, linked, given, said):
    result = run(given[0], "--db", linked, *given[1:])
    assert result.exit_code == 2
    assert said in result.output


def test_a_thing_is_not_linked_with_itself(run, linked):
    with open_record(linked) as record:
        one = next(record.heads()).id
    result = run("judge", "--db", linked, one, "reprint", one[:12], "--by", "R. Ortiz")
    assert result.exit_code == 2
    assert "both ends are the same" in result.output


def test_withdrawn_it_does_not_matter_which_of_the_two_comes_first(run, linked):
    (one,) = lines(run("links", "--db", linked, "--json"))
    left, right = one["left"]["id"], one["right"]["id"]
    mine = ("--by", "R. Ortiz")
    assert run("judge", "--db", linked, left, "reprint", right, "--say", "no", *mine).exit_code == 0
    assert run("judge", "--db", linked, right, "reprint", left, "--say", "yes", *mine).exit_code == 0
    standing = [one["link"] for one in lines(run("links", "--db", linked, "--json"))]
    assert [one["judgement"] for one in standing if one["author"] == "R. Ortiz"] == ["yes"]
    assert run("judge", "--db", linked, right, "reprint", left, *mine, "--withdraw").exit_code == 0


def test_only_what_a_relation_joins_can_be_judged(run, linked):
    with open_record(linked) as record:
        one, other = (head.id for head in list(record.heads())[:2])
    result = run("judge", "--db", linked, one, "same_event", other, "--by", "R. Ortiz")
    assert result.exit_code == 2
    assert "no event has an id that begins with" in result.output


def test_two_names_can_be_judged_to_be_two_people(run, tmp_path):
    full = "Minister Ana Rueda spoke in Lima on Friday. Ms Rueda said nothing of boats."
    short = "Minister Rueda of Peru came to Lima. Peru's Minister Rueda left again."
    for name, text in (("a.txt", full), ("b.txt", full.replace("Friday", "Monday")), ("c.txt", short)):
        (tmp_path / name).write_text(text)
    where = str(tmp_path / "names.db")
    paths = [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert run("add", "--db", where, "--bundle", "none", *paths).exit_code == 0
    assert run("link", "--db", where, "--only", "actors").exit_code == 0
    found = lines(run("links", "--db", where, "--relation", "same_actor", "--json"))
    assert found
    ends = found[0]["left"]["id"], "same_actor", found[0]["right"]["id"]
    assert run("judge", "--db", where, *ends, "--say", "no", "--by", "R. Ortiz").exit_code == 0
    of = run("links", "--db", where, "--of", ends[0][:12], "--json")
    assert {one["link"]["author"] for one in lines(of)} == {"actors_same@1", "R. Ortiz"}
    assert verify(where).faults == 0


def test_the_choices_are_all_that_a_link_may_say():
    """They are written out in the command, so that its help loads nothing more."""
    assert get_args(Relation) == linking._RELATIONS
    assert get_args(Judgement) == linking._JUDGEMENTS
