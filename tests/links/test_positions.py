"""Repeats, shifts and contradictions between rows of reports made by hand; the texts are invented."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.links.positions import AUTHOR, link_positions
from dragoman.links.report import Report
from dragoman.schema.codebook import quad_of
from dragoman.schema.links import Link
from dragoman.schema.rows import Event, Mention, Ref, Row, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

PER: dict[str, Any] = {"actor": "Peru", "country": "PER", "resolved_by": "name"}
CHL: dict[str, Any] = {"actor": "Chile", "country": "CHL", "resolved_by": "name"}
SOTO: dict[str, Any] = {"actor": "Ines Soto", "country": "PER", "resolved_by": "name"}
VIAL: dict[str, Any] = {"actor": "Hugo Vial", "country": "CHL", "resolved_by": "name"}
NAMES = {"Peru": PER, "Chile": CHL, "Ines Soto": SOTO, "Hugo Vial": VIAL}


class Maker:
    """Makes a report by the words of its rows; names of the two countries are mentions."""

    def __init__(self, text: str, published: str, name: str = "", outlet: str | None = None) -> None:
        source = name or f"{published}.txt"
        self.article = make_article(
            source=source, address=source, text=text, settings=Settings(),
            given=Given(language="en", published=published, outlet=outlet),
        )  # fmt: skip
        self.rows: list[Row] = []
        for words, who in NAMES.items():
            at = text.find(words)
            while at >= 0:
                kind: Any = "PER" if " " in words else "LOC"
                self.row(Mention, span=Span.take(text, at, at + len(words)), type=kind, **who)
                at = text.find(words, at + 1)

    def row(self, kind: Any, **fields: Any) -> Any:
        made = make(kind, self.article, coder="hand", **fields)
        self.rows.append(made)
        return made

    def span(self, words: str) -> Span:
        at = self.article.text.index(words)
        return Span.take(self.article.text, at, at + len(words))

    def said(self, who: str, cue: str, words: str, known: dict[str, Any] | None = None, **fields: Any) -> str:
        speaker = Ref(span=self.span(who), **(known if known is not None else NAMES.get(who, {})))
        row = self.row(Statement, content=(self.span(words),), cue=self.span(cue), speaker=speaker, **fields)
        return str(row.id)

    def did(self, who: str, trigger: str, type_: Any, **fields: Any) -> str:
        actor = Ref(span=self.span(who), **NAMES[who])
        row = self.row(
            Event, trigger=self.span(trigger), type=type_, quad=quad_of(type_), actors=(actor,), **fields
        )
        return str(row.id)

    @property
    def report(self) -> Report:
        return Report(self.article, tuple(self.rows))


# Reports about other matters, so that words are rare or common as they are in a store.
_OTHERS = (
    "the harvest festival drew large crowds", "the orchestra played until midnight",
    "ferries were late again",
    "the library bought old maps", "bakers won a regional prize", "swimmers crossed the cold lake",
    "the museum mended its roof", "teachers praised the new school garden",
    "a comet was seen above the coast",
)  # fmt: skip


def others() -> list[Report]:
    made = []
    for number, words in enumerate(_OTHERS * 4):
        one = Maker(
            f"Ana Ruiz {number} said {words}.", f"2020-01-{number % 28 + 1:02}", name=f"o{number}.txt"
        )
        one.said(f"Ana Ruiz {number}", "said", words, {"actor": f"Ana Ruiz {number}", "resolved_by": "name"})
        made.append(one.report)
    return made


def linked(*made: Maker) -> list[Link]:
    return link_positions([*(one.report for one in made), *others()], made="2026-01-01T00:00:00")


def test_what_one_side_says_goes_on_and_the_other_denies_is_a_contradiction() -> None:
    one = Maker(
        "Hugo Vial said talks with Peru had begun last week. "
        "Ines Soto said there was no dialogue with Chile of any kind.",
        "2022-05-04",
    )
    claim = one.said("Hugo Vial", "said", "talks with Peru had begun last week")
    denial = one.said("Ines Soto", "said", "there was no dialogue with Chile of any kind")
    (link,) = linked(one)
    assert {link.left, link.right} == {claim, denial}
    assert (link.relation, link.judgement, link.author) == ("contradicts", "yes", AUTHOR)
    assert "Hugo Vial says that they are or were held, Ines Soto that they are not" in link.reasons


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("talks with Peru could begin next week", "there was no dialogue with Chile"),  # only possible
        ("talks with Peru had begun", "there will be no dialogue with Chile"),  # only to come
        ("talks with Peru had begun", "dialogue with Chile is under way"),  # both say so
        ("talks with Peru had begun", "there was not only dialogue with Chile"),  # "not only" denies nothing
        ("the orchestra met Peru", "there was no dialogue with Chile"),  # no talks
    ],
)
def test_possible_and_future_talks_contradict_nobody(claim: str, denial: str) -> None:
    one = Maker(f"Hugo Vial said {claim}. Ines Soto said {denial}.", "2022-05-04")
    one.said("Hugo Vial", "said", claim)
    one.said("Ines Soto", "said", denial)
    assert linked(one) == []


def test_talks_of_others_and_of_another_month_are_other_talks() -> None:
    claim = "talks with Peru had begun"
    first = Maker(f"Hugo Vial said {claim}.", "2022-05-04")
    first.said("Hugo Vial", "said", claim)
    denial = "there is no dialogue with Chile"
    later = Maker(f"Ines Soto said {denial}.", "2022-09-04")
    later.said("Ines Soto", "said", denial)
    assert linked(first, later) == []
    soon = Maker(f"Ines Soto said {denial}.", "2022-05-07", name="soon.txt")
    soon.said("Ines Soto", "said", denial)
    (link,) = linked(first, soon)
    assert link.relation == "contradicts"
    assert "3 days apart" in link.reasons


def test_a_side_that_leaves_what_it_joined_shifts() -> None:
    joined = Maker("Peru joined the Condor Fisheries Convention.", "2019-03-01")
    one = joined.did("Peru", "joined", "AGREE")
    left = Maker("Peru withdrew from the Condor Fisheries Convention.", "2023-08-09")
    two = left.did("Peru", "withdrew", "SANCTION")
    (link,) = linked(left, joined)
    assert (link.relation, link.left, link.right) == ("shifts", one, two)
    assert any("Peru" in reason for reason in link.reasons)


def test_who_refused_and_later_did_it_shifts() -> None:
    refusal = "never join the Condor Fisheries Convention"
    first = Maker(f"Ines Soto said Peru would {refusal}.", "2019-03-01")
    one = first.said("Ines Soto", "said", f"Peru would {refusal}")
    later = Maker("Peru joined the Condor Fisheries Convention.", "2021-03-01")
    two = later.did("Peru", "joined", "AGREE")
    (link,) = linked(first, later)
    assert (link.relation, link.left, link.right) == ("shifts", one, two)


@pytest.mark.parametrize(
    "text",
    [
        "Chile withdrew from the Condor Fisheries Convention.",  # another side
        "Peru withdrew from the Andean Rail Union.",  # another matter
        "Peru did not withdraw from the Condor Fisheries Convention.",  # twice the opposite is the same
    ],
)
def test_other_sides_other_matters_and_double_opposites_are_no_shift(text: str) -> None:
    joined = Maker("Peru joined the Condor Fisheries Convention.", "2019-03-01")
    joined.did("Peru", "joined", "AGREE")
    other = Maker(text, "2023-08-09")
    other.did(text.split()[0], "withdr" + ("ew" if "withdrew" in text else "aw"), "SANCTION")
    assert linked(joined, other) == []


def test_a_denial_answers_the_claim_that_names_the_denier() -> None:
    one = Maker(
        "Hugo Vial accused Peru of moving the border stones. Peru rejected the accusation.", "2022-05-04"
    )
    claim = one.said("Hugo Vial", "accused", "Peru of moving the border stones")
    denial = one.said("Peru", "rejected", "the accusation")
    (link,) = linked(one)
    assert (link.relation, link.left, link.right) == ("contradicts", claim, denial)


def test_who_rejects_an_offer_denies_nothing() -> None:
    one = Maker("Hugo Vial said Peru may have the ships. Peru rejected the offer.", "2022-05-04")
    one.said("Hugo Vial", "said", "Peru may have the ships")
    one.said("Peru", "rejected", "the offer")
    assert linked(one) == []


def test_what_is_said_again_on_another_day_repeats_and_in_the_same_report_does_not() -> None:
    words = "the northern harbour stays closed to foreign trawlers"
    first = Maker(f"Ines Soto said {words}.", "2022-05-04")
    one = first.said("Ines Soto", "said", words)
    again = Maker(f"Ines Soto said {words} this summer.", "2022-06-04")
    two = again.said("Ines Soto", "said", f"{words} this summer")
    (link,) = linked(first, again)
    assert (link.relation, link.left, link.right) == ("repeats", one, two)
    same_day = Maker(f"Ines Soto said {words}.", "2022-05-04", name="b.txt")
    same_day.said("Ines Soto", "said", words)
    assert linked(first, same_day) == []


def test_two_who_say_the_opposite_of_one_sentence_contradict() -> None:
    crossed = "crossed the sea boundary"
    text = f"Hugo Vial said the trawler {crossed}. Ines Soto said the trawler never {crossed}."
    one = Maker(text, "2022-05-04")
    left = one.said("Hugo Vial", "said", "the trawler crossed the sea boundary")
    right = one.said("Ines Soto", "said", "the trawler never crossed the sea boundary")
    (link,) = linked(one)
    assert (link.relation, {link.left, link.right}) == ("contradicts", {left, right})


@given(seed=st.integers(0, 2**16))
def test_order_of_arrival_does_not_matter(seed: int) -> None:
    joined = Maker("Peru joined the Condor Fisheries Convention.", "2019-03-01")
    joined.did("Peru", "joined", "AGREE")
    left = Maker("Peru withdrew from the Condor Fisheries Convention.", "2023-08-09")
    left.did("Peru", "withdrew", "SANCTION")
    reports = [joined.report, left.report, *others()]
    wanted = link_positions(reports, made="x")
    random.Random(seed).shuffle(reports)
    assert link_positions(reports, made="x") == wanted
    assert wanted


def test_no_reports_and_reports_without_rows_or_date_give_nothing() -> None:
    bare = make_article(
        source="a", address="a", text="Nothing.", given=Given(language="en"), settings=Settings()
    )
    assert link_positions([], made="x") == []
    assert link_positions([Report(bare, ())], made="x") == []
