"""Reports of one event are joined, and rounds of talks stay apart. The texts are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.clusters import clusters
from dragoman.links.events_same import AUTHOR, link_events
from dragoman.links.report import Report
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Event, Mention, Ref, Row, Time, make
from dragoman.schema.span import Span

MADE = "2024-01-01T00:00:00+00:00"
PEOPLE = {"Ana Ruiz": "ESP", "Per Dahl": "NOR", "Eva Lind": "SWE"}
STATES = {"Spain": "ESP", "Norway": "NOR", "Sweden": "SWE"}
TALKS = ("met", "talks", "discussed", "call", "meeting", "meet", "spoke")


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def event(article: Article, trigger: str, *parties: str, **fields: object) -> Event:
    """Make a row whose parties are words of the text: people and states known by name, or "they"."""
    refs = []
    for words in parties:
        name, code = (words, PEOPLE[words]) if words in PEOPLE else (words, STATES.get(words))
        known = words in PEOPLE or words in STATES
        refs.append(
            Ref(
                span=span(article.text, words),
                actor=name if known else None,
                country=code,
                resolved_by="name",
            )
        )
    told = {"type": "CONSULT", "quad": "verbal cooperation", "actors": tuple(refs)} | fields
    return make(Event, article, coder="test@1", trigger=span(article.text, trigger), **told)


def report(
    published: str, text: str, *events: tuple[object, ...], times: Sequence[tuple[str, str, str]] = ()
) -> Report:
    """Make a report: `events` are (trigger, parties, fields), `times` are (words, first day, last day)."""
    key = article_id(text, published + text)
    article = Article(
        id=key, article=key, source=key, coder="test@1", sha256="", text=text, published=published,
        published_from="given",
    )  # fmt: skip
    rows: list[Row] = [event(article, *one[:-1], **one[-1]) for one in events]  # type: ignore[arg-type, misc]
    for name, code in PEOPLE.items():
        if name in text:
            rows.append(
                make(
                    Mention,
                    article,
                    coder="test@1",
                    span=span(text, name),
                    type="PER",
                    actor=name,
                    country=code,
                )
            )
    for words, first, last in times:
        value = first if first == last else first[:7]
        rows.append(
            make(
                Time,
                article,
                coder="test@1",
                span=span(text, words),
                type="DATE",
                value=value,
                earliest=first,
                latest=last,
            )
        )
    return Report(article, tuple(rows))


def ids(one: Report) -> list[str]:
    return [row.id for row in sorted((r for r in one.rows if isinstance(r, Event)), key=lambda r: r.trigger)]


def joined(*reports: Report) -> dict[str, str]:
    return clusters(link_events(reports, made=MADE))


def spring() -> Report:
    return report(
        "2023-04-12",
        "Ana Ruiz met Per Dahl in Oslo on 12 April. They discussed fish.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("discussed", "They", {}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )


def preview() -> Report:
    return report(
        "2023-04-05",
        "Ana Ruiz will meet Per Dahl on 12 April.",
        ("meet", "Ana Ruiz", "Per Dahl", {"type": "AGREE", "about": "CONSULT", "status": "planned"}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )


def autumn() -> Report:
    return report(
        "2023-10-03",
        "Ana Ruiz met Per Dahl in Madrid today. It followed their April meeting in Oslo.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("meeting", "their", {}),
        times=[("today", "2023-10-03", "2023-10-03"), ("April", "2023-04-01", "2023-04-30")],
    )


def test_what_was_discussed_is_part_of_the_meeting():
    one = spring()
    found = joined(one)
    assert found[ids(one)[0]] == found[ids(one)[1]]


def test_a_plan_and_the_meeting_are_one_event():
    found = joined(preview(), spring())
    assert found[ids(preview())[0]] == found[ids(spring())[0]]


def test_rounds_stay_apart_and_a_later_mention_finds_its_own():
    found = joined(spring(), autumn())
    met, mentioned = ids(autumn())
    assert found[mentioned] == found[ids(spring())[0]]
    assert found.get(met) != found[mentioned]


def test_the_next_round_is_told_apart_with_reasons():
    links = link_events([spring(), autumn()], made=MADE)
    (miss,) = [link for link in links if link.judgement == "no"]
    assert {miss.left, miss.right} == {ids(spring())[0], ids(autumn())[0]}
    assert "12 April 2023; 3 October 2023" in miss.reasons[0]


def test_reasons_name_parties_and_days():
    links = link_events([preview(), spring()], made=MADE)
    across = [link for link in links if link.score > 0.9]
    assert across[0].reasons[0] == "both: Ana Ruiz and Per Dahl; talks; 12 April 2023"
    assert across[0].author == AUTHOR


def test_other_people_of_the_same_states_on_the_same_day_are_another_event():
    PEOPLE["Jan Moe"] = "NOR"
    try:
        other = report(
            "2023-04-12",
            "Eva Lind spoke with Jan Moe on 12 April.",
            ("spoke", "Eva Lind", "Jan Moe", {}),
            times=[("12 April", "2023-04-12", "2023-04-12")],
        )
        found = joined(spring(), other)
    finally:
        del PEOPLE["Jan Moe"]
    assert ids(other)[0] not in found


def test_two_meetings_of_one_article_stay_apart():
    one = report(
        "2023-04-20",
        "Ana Ruiz met Per Dahl on 12 April. Ana Ruiz spoke to Eva Lind on 14 April.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("spoke", "Ana Ruiz", "Eva Lind", {}),
        times=[("12 April", "2023-04-12", "2023-04-12"), ("14 April", "2023-04-14", "2023-04-14")],
    )
    assert joined(one) == {}


def test_rounds_of_other_numbers_are_other_events_even_in_the_same_week():
    def of(ordinal: str, source: str) -> Report:
        return report(
            "2023-06-08",
            f"{source}: Spain and Norway held a {ordinal} round of talks on fish.",
            ("talks", "Spain", "Norway", {}),
        )

    second, third = of("second", "A"), of("third", "B")
    again = of("second", "C")
    found = joined(second, third, again)
    assert found[ids(second)[0]] == found[ids(again)[0]]
    assert ids(third)[0] not in found


FILLER = "It rained. Cod was dear. Nobody fished. "


def test_first_talks_join_no_other_first_talks_that_share_only_states():
    one = report(
        "2023-04-12",
        "Spain and Norway held their first talks on 12 April.",
        ("talks", "Spain", "Norway", {}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )
    later = report(
        "2024-03-10", f"{FILLER}Norway saw a first meeting with Spain.", ("meeting", "Norway", "Spain", {})
    )
    assert joined(one, later) == {}


def test_who_had_not_met_denies_no_meeting_of_these_days():
    denial = report(
        "2023-04-13",
        f"{FILLER}Ana Ruiz has not met Per Dahl.",
        ("met", "Ana Ruiz", "Per Dahl", {"status": "denied"}),
    )
    assert ids(denial)[0] not in joined(spring(), denial)


def test_recent_talks_of_two_reports_are_no_one_occasion():
    def of(source: str, day: str) -> Report:
        text = f"{source}: They praised the latest talks of Spain and Norway."
        return report(day, text, ("talks", "Spain", "Norway", {}))

    assert joined(of("A", "2023-04-12"), of("B", "2023-04-13")) == {}


def test_the_second_such_meeting_is_the_one_of_these_days():
    held = report(
        "2023-04-12",
        "Spain and Norway held talks on 12 April.",
        ("talks", "Spain", "Norway", {}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )
    again = report(
        "2023-04-13",
        "It was the second such meeting of Spain and Norway.",
        ("meeting", "Spain", "Norway", {}),
    )
    assert len(joined(held, again)) == 2


def test_a_body_is_not_carried_to_a_meeting_that_is_none_of_it():
    one = report(
        "2023-04-13",
        "Ana Ruiz met Per Dahl on 12 April. The High-Level Cod Dialogue meeting of Spain and Norway ended.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("meeting", "Spain", "Norway", {}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )
    assert joined(one) == {}


def test_the_summit_at_which_two_met_is_not_what_they_discussed():
    one = report(
        "2023-04-13",
        "Ana Ruiz met Per Dahl on 12 April. It was during the Cod Summit of Spain. They discussed hake.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("Summit", "Spain", {}),
        ("discussed", {}),
        times=[("12 April", "2023-04-12", "2023-04-12")],
    )
    met, summit, discussed = ids(one)
    found = joined(one)
    assert found[met] == found[discussed]
    assert summit not in found


@pytest.mark.parametrize(
    ("text", "first", "second", "is_one"),
    [
        ("Spain and Norway will hold the fourth E.U.-led Cod Dialogue in Oslo.", "hold", "Dialogue", True),
        ("Spain met Norway in advance of the Cod Dialogue.", "met", "Dialogue", False),
        ("Building on the visit of Spain to Norway, the two discussed cod.", "visit", "discussed", False),
        ("Spain held many meetings with Norway, including talks in Oslo.", "meetings", "talks", False),
    ],
)
def test_what_comes_before_or_is_of_many_is_not_the_act_of_the_sentence(text, first, second, is_one):
    made = report("2023-04-13", text, (first, "Spain", "Norway", {}), (second, {}))
    one, other = ids(made)
    found = joined(made)
    assert (one in found and found[one] == found.get(other)) is is_one


def test_ongoing_consultations_are_no_occasion():
    one = report(
        "2023-04-12",
        "Ana Ruiz met Per Dahl today. Spain and Norway continue regular consultations.",
        ("met", "Ana Ruiz", "Per Dahl", {}),
        ("consultations", "Spain", "Norway", {"status": "ongoing"}),
        times=[("today", "2023-04-12", "2023-04-12")],
    )
    assert joined(one) == {}


def test_an_act_told_twice_in_the_same_words_is_one_and_with_another_number_is_not():
    def of(sum_: int, source: str) -> Report:
        text = (
            f"{source}. Spain imposed a tariff of {sum_} percent on cod from Norway, said the trade ministry."
        )
        fields = {"type": "SANCTION", "quad": "material conflict"}
        return report("2023-05-02", text, ("imposed", "Spain", fields))

    one, same, other = of(10, "A"), of(10, "B"), of(35, "C")
    found = joined(one, same, other)
    assert found[ids(one)[0]] == found[ids(same)[0]]
    assert ids(other)[0] not in found


def test_no_rows_no_links():
    assert link_events([], made=MADE) == []
    assert link_events([report("2023-01-01", "Nothing happened.")], made=MADE) == []


@given(order=st.permutations(range(3)), twice=st.booleans())
def test_order_and_repetition_change_nothing(order: list[int], twice: bool):
    reports = [spring(), preview(), autumn()]
    given_ = [reports[index] for index in order]
    assert link_events(given_ * (2 if twice else 1), made=MADE) == link_events(reports, made=MADE)
