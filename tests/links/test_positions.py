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
from dragoman.links.positions_quote import other_reasons, quoted
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
        ("talks with Peru had begun", "this is not a dialogue with Chile"),  # of one occasion
        ("talks with Peru had begun", "there was not only dialogue with Chile"),  # "not only" denies nothing
        ("the orchestra met Peru", "there was no dialogue with Chile"),  # no talks
    ],
)
def test_possible_and_future_talks_contradict_nobody(claim: str, denial: str) -> None:
    one = Maker(f"Hugo Vial said {claim}. Ines Soto said {denial}.", "2022-05-04")
    one.said("Hugo Vial", "said", claim)
    one.said("Ines Soto", "said", denial)
    assert linked(one) == []


def test_what_is_plainly_denied_is_denied_of_all_talks() -> None:
    denial = "it is false, there are no negotiations with Chile"
    one = Maker(f"Hugo Vial said talks with Peru had begun. Ines Soto said {denial}.", "2022-05-04")
    one.said("Hugo Vial", "said", "talks with Peru had begun")
    one.said("Ines Soto", "said", denial)
    assert [link.relation for link in linked(one)] == ["contradicts"]


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


def opposed(*made: Maker) -> list[tuple[str, str]]:
    return [(link.relation, link.judgement) for link in linked(*made) if link.relation != "repeats"]


def on_talks(words: str, day: str = "2019-03-01", **fields: Any) -> Maker:
    """Make a report in which a minister says some words of Peru and a convention."""
    one = Maker(f"Ines Soto said {words}.", day, name=f"{day}-{words}.txt")
    one.said("Ines Soto", "said", words, **fields)
    return one


NEVER = "Peru will never support the Condor Fisheries Convention"


def test_a_link_quotes_the_opposed_clause_of_a_long_speech() -> None:
    speech = f"the fishermen work hard. The boats are old. {NEVER}. The sea is wide and the nets are torn"
    link = next(
        link
        for link in linked(
            on_talks(speech), on_talks("Peru supports the Condor Fisheries Convention", "2021-03-01")
        )
        if link.relation == "shifts"
    )
    assert quoted(link.reasons) == (NEVER, "Peru supports the Condor Fisheries Convention")
    assert other_reasons(link.reasons)[0] == "the same side: Peru"
    assert not any("words of" in why for why in other_reasons(link.reasons))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (NEVER, {}),  # the plain stand is one
        ("the captains fear the prospect that Peru will never support the Condor Fisheries Convention", None),
        ("he will not sign a bill that does not support the Condor Fisheries Convention", None),
        ("the boats which Peru does not support under the Condor Fisheries Convention", None),
        ("if the nets tear, Peru will never support the Condor Fisheries Convention", None),
        ("he asked whether Peru will never support the Condor Fisheries Convention", None),
        ("friends of Peru will never support the Condor Fisheries Convention", None),  # another's stand
        ("the captains think Peru will never support the Condor Fisheries Convention", None),
        ("Peru, never idle, will support the Condor Fisheries Convention", None),  # another part is negated
        ("Peru would never support the Condor Fisheries Convention", {"manner": "direct"}),
    ],
)
def test_only_what_a_main_clause_asserts_of_its_own_subject_is_a_stand(
    words: str, fields: dict[str, Any] | None
) -> None:
    later = on_talks("Peru supports the Condor Fisheries Convention", "2021-03-01")
    found = opposed(on_talks(words, **(fields or {})), later)
    assert found == ([("shifts", "yes")] if fields == {} else [])


def test_content_after_a_noun_and_that_is_told_of_and_not_told() -> None:
    one = Maker(f"Ines Soto, reflecting on the possibility that {NEVER}, went home.", "2019-03-01")
    one.said("Ines Soto", "reflecting", NEVER)
    later = on_talks("Peru supports the Condor Fisheries Convention", "2021-03-01")
    assert opposed(one, later) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Chile, not Peru, will win the herring quarrel", "Chile and Peru will win the herring quarrel"),
        ("the quarrel is not a storm but a herring drought", "the quarrel is a herring drought, a storm"),
        ("Peru will win the long herring quarrel", "Chile will not win the long herring quarrel"),
        ("Peru has not wavered in the long herring quarrel", "Peru leads the long herring quarrel"),
        ("critics believe Peru won the long herring quarrel", "Peru never won the long herring quarrel"),
    ],
)
def test_a_negation_of_another_part_opposes_nothing(left: str, right: str) -> None:
    one = Maker(f"Hugo Vial said {left}. Ines Soto said {right}.", "2022-05-04")
    one.said("Hugo Vial", "said", left)
    one.said("Ines Soto", "said", right)
    assert linked(one) == []


def test_no_substitute_for_talks_denies_no_talks_and_who_asks_is_no_side() -> None:
    claim = "talks with Peru had begun"
    denial = "there is no substitute for dialogue with Chile"
    one = Maker(f"Hugo Vial said {claim}. Ines Soto said {denial}.", "2022-05-04")
    one.said("Hugo Vial", "said", claim)
    one.said("Ines Soto", "said", denial)
    assert linked(one) == []
    asked = Maker(f"Q said {claim}. Ines Soto said there is no dialogue with Chile.", "2022-05-04")
    asked.said("Q", "said", claim, {"actor": "Q", "country": "CHL", "resolved_by": "name"})
    asked.said("Ines Soto", "said", "there is no dialogue with Chile")
    assert linked(asked) == []


def test_a_measure_imposed_and_taken_back_is_a_shift_of_its_state() -> None:
    first = Maker("Peru is imposing a tariff of last resort on imports from Chile.", "2023-02-01")
    one = first.did("Peru", "imposing", "SANCTION")
    later = Maker("Peru will remove the tariffs it imposed on Chile.", "2023-05-01")
    two = later.did("Peru", "remove", "CONCEDE", status="planned")
    (link,) = linked(first, later)
    assert (link.relation, link.left, link.right) == ("shifts", one, two)
    assert "on a tariff against CHL: first “imposing”, later “remove”" in link.reasons


def test_who_leaves_a_body_and_has_rejoined_it_shifts_however_much_else_is_said() -> None:
    first = on_talks("Peru intends to withdraw from the Condor Fisheries Convention")
    words = (
        "Peru has rejoined the Condor Fisheries Convention and mended many boats, nets, oars, masts and sails"
    )
    later = on_talks(words, "2023-05-01")
    assert opposed(first, later) == [("shifts", "yes")]
    # Who tells later of a joining, without its date, does not say that it followed.
    assert opposed(first, on_talks(words.replace("rejoined", "joined"), "2023-05-01")) == []
    assert opposed(first, on_talks(words.replace("Condor", "Heron"), "2023-05-01")) == []


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Peru is imposing a 10% tariff on imports from Chile", "Peru will remove its 25% tariff on Chile"),
        ("Peru is imposing a tariff on copper wire from Chile", "Peru will remove the tariff on Chile"),
        ("Peru is imposing tariffs on Chile", "If it rains, Peru will remove the tariffs on Chile"),
        ("Peru is imposing tariffs on Chile", "Peru will not remove the tariffs on Chile"),
    ],
)
def test_other_rates_part_of_the_goods_and_conditions_are_no_turn(first: str, later: str) -> None:
    one, two = Maker(f"{first}.", "2023-02-01"), Maker(f"{later}.", "2023-05-01")
    one.did("Peru", "imposing", "SANCTION")
    two.did("Peru", "remove", "CONCEDE", status="planned")
    assert linked(one, two) == []


@pytest.mark.parametrize("word", ["removed", "reduced", "repealed"])
def test_an_undated_past_tense_tells_no_turn_of_a_measure(word: str) -> None:
    first = Maker("Peru is imposing tariffs on Chile.", "2023-02-01")
    first.did("Peru", "imposing", "SANCTION")
    later = Maker(f"Peru {word} the tariffs on Chile.", "2023-05-01")
    later.did("Peru", word, "CONCEDE")
    assert linked(first, later) == []


def test_a_measure_told_again_after_it_was_lifted_is_not_imposed_anew() -> None:
    lifted = Maker("Peru is removing the tariffs on Chile.", "2023-02-01")
    lifted.did("Peru", "removing", "CONCEDE")
    told = Maker("Peru imposed tariffs on Chile.", "2023-05-01")
    told.did("Peru", "imposed", "SANCTION")
    assert linked(lifted, told) == []


def test_a_citizen_does_not_act_for_the_country() -> None:
    one = on_talks("Peru supports the Condor Fisheries Convention")
    other = Maker("Ines Soto opposed the Condor Fisheries Convention.", "2021-03-01")
    other.did("Ines Soto", "opposed", "REJECT")
    assert opposed(one, other) == []
    minister = Maker("Ines Soto opposed the Condor Fisheries Convention.", "2021-03-01")
    minister.did("Ines Soto", "opposed", "REJECT")
    minister.row(Mention, span=minister.span("Soto"), type="PER", role="foreign minister", **SOTO)
    assert opposed(one, minister) == [("shifts", "yes")]


@pytest.mark.parametrize(
    ("role", "acts"),
    [("late president", False), ("minister nominee", False), ("former minister", False),
     ("vice president", True), ("deputy foreign minister", True), ("acting president", True)],
)  # fmt: skip
def test_who_is_out_of_office_does_not_act_for_the_country(role: str, acts: bool) -> None:
    one = on_talks("Peru supports the Condor Fisheries Convention")
    other = Maker("Ines Soto opposed the Condor Fisheries Convention.", "2021-03-01")
    other.did("Ines Soto", "opposed", "REJECT")
    other.row(Mention, span=other.span("Soto"), type="PER", role=role, **SOTO)
    assert opposed(one, other) == ([("shifts", "yes")] if acts else [])


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


@pytest.mark.parametrize(
    ("told", "links"),
    [("Does Ines Soto accept that {}? Nobody knows.", 0), ("Ines Soto did accept that {}. Who knew?", 1)],
)
def test_what_is_only_asked_is_contradicted_by_nobody(told: str, links: int) -> None:
    claim = "there are copper smugglers working in the southern harbours"
    denial = claim.replace("are", "are no")
    one = Maker(f"{told.format(claim)} Hugo Vial said {denial}.", "2022-05-04")
    one.said("Ines Soto", "accept", claim)
    one.said("Hugo Vial", "said", denial)
    assert len(linked(one)) == links


@pytest.mark.parametrize(
    ("first", "second", "links"),
    [
        ("the trawler crossed the sea boundary", "the trawler never crossed the sea boundary", 1),
        # Nothing is asserted by who asks or invites.
        ("let's open the sea boundary for trawlers", "why don't we open the sea boundary for trawlers", 0),
        (
            "we will open the sea boundary for trawlers",
            "so why don't we open the sea boundary for trawlers",
            0,
        ),
        ("that is why the trawler crossed the boundary", "the trawler never crossed the boundary", 1),
        ("the trawler has to cross the sea boundary", "the trawler has not crossed the sea boundary", 1),
        # Both deny it, or deny it twice.
        ("the sea boundary has not been moved", "the sea boundary is still to be moved, not redrawn", 0),
        ("the trawler crossed the sea boundary", "no trawler never crossed the sea boundary", 0),
        ("trawlers respect the sea boundary", "trawlers cannot respect the sea boundary enough", 0),
        ("trawlers cross the sea boundary", "trawlers that do not cross the sea boundary", 0),
        # What is to come was not done so far: both are so.
        ("we will ask the trawler about the boundary", "we have not asked the trawler about the boundary", 0),
        ("we will ask the trawler about the boundary", "we did not ask the trawler about the boundary", 1),
        # Another subject.
        ("the trawler crossed the sea boundary", "it never crossed the sea boundary with a trawler", 0),
    ],
)
def test_a_sentence_is_denied_by_another_only_where_both_assert_it(
    first: str, second: str, links: int
) -> None:
    one = Maker(f"Hugo Vial said {first}. Ines Soto said {second}.", "2022-05-04")
    one.said("Hugo Vial", "said", first)
    one.said("Ines Soto", "said", second)
    assert len(opposed(one)) == links


@pytest.mark.parametrize(
    ("words", "shifts"),
    [
        ("Peru will leave the Condor Fisheries Convention", True),
        ("Peru will leave much of the Condor Fisheries Convention to clerks", False),
        ("Peru will leave it to the Condor Fisheries Convention", False),
    ],
)
def test_who_leaves_much_to_others_leaves_nothing(words: str, shifts: bool) -> None:
    first = on_talks("Peru joined the Condor Fisheries Convention")
    assert opposed(first, on_talks(words, "2021-03-01")) == ([("shifts", "yes")] if shifts else [])


def test_what_the_government_before_did_is_no_stand_of_this_one() -> None:
    first = Maker("Peru joined the Condor Fisheries Convention.", "2019-03-01")
    first.did("Peru", "joined", "AGREE")
    now = Maker("Peru withdrew from the Condor Fisheries Convention.", "2021-03-01")
    now.did("Peru", "withdrew", "SANCTION")
    assert opposed(first, now) == [("shifts", "yes")]
    before = Maker("The prior administration withdrew from the Condor Fisheries Convention.", "2021-03-01")
    actor = Ref(span=before.span("The prior administration"), **PER)
    before.row(
        Event, trigger=before.span("withdrew"), type="SANCTION", quad=quad_of("SANCTION"), actors=(actor,)
    )
    assert opposed(first, before) == []


def test_what_ends_as_a_question_further_on_is_no_stand() -> None:
    tail = ", and make it easier for " + "the captains of the many boats in the northern harbours and " * 5
    first = on_talks("Peru joined the Condor Fisheries Convention")
    for end, wanted in ((".", [("shifts", "yes")]), ("?", []), (" of the U.S. Navy and Mr. Roe's men?", [])):
        now = Maker(f"Peru withdrew from the Condor Fisheries Convention{tail}their crews{end}", "2021-03-01")
        now.did("Peru", "withdrew", "SANCTION")
        assert opposed(first, now) == wanted


@pytest.mark.parametrize(("cue", "links"), [("thinks", 1), ("does not think", 0), ("never said", 0)])
def test_what_one_does_not_think_is_no_claim(cue: str, links: int) -> None:
    claim = "there are copper smugglers working in the southern harbours"
    one = Maker(f"Ines Soto {cue} {claim}. Hugo Vial said {claim.replace('are', 'are no')}.", "2022-05-04")
    for words in (cue, cue.split()[-1]):
        one.said("Ines Soto", words, claim)
    one.said("Hugo Vial", "said", claim.replace("are", "are no"))
    assert bool(linked(one)) == bool(links)


@pytest.mark.parametrize(
    "denial",
    ["there were no negotiations with Chile on this call", "this is not a negotiation with Chile at all"],
)
def test_what_is_denied_of_one_occasion_is_denied_of_no_other(denial: str) -> None:
    claim = "negotiations with Peru had begun last week"
    one = Maker(f"Hugo Vial said {claim}. Ines Soto said {denial}.", "2022-05-04")
    one.said("Hugo Vial", "said", claim)
    one.said("Ines Soto", "said", denial)
    assert linked(one) == []
