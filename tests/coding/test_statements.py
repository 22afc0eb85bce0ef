"""Statements by rules: who is said to have said what, to whom, where and when. All examples are our own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.statements import code_statements
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Ref, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout, lay_out
from timing_for_tests import is_linear, repeat

DAYS = {"Monday": "2024-05-13", "Friday": "2024-05-17", "yesterday": "2024-05-15"}


class PlainCast:
    """Knows everybody by the words used."""

    def refer(self, span: Span) -> Ref:
        known = span.text if span.text != "I" else None
        return Ref(span=span, actor=known, resolved_by="name" if known else "none")


def article_of(text: str) -> Article:
    return Article(
        id=article_id("test", text), article="test", source="test", coder="test", sha256="", text=text
    )


def statements(text: str) -> list[Statement]:
    article = article_of(text)
    times = [
        make(
            Time,
            article,
            coder="test",
            span=Span.take(text, match.start(), match.end()),
            type="DATE",
            value=DAYS[match[0]],
        )
        for match in re.finditer("|".join(DAYS), text)
    ]
    return code_statements(article, lay_out(text), times, [], PlainCast(), Settings())


def words(row: Statement) -> tuple[str | None, str | None, list[str]]:
    speaker = row.speaker.span.text if row.speaker and row.speaker.span else None
    return speaker, row.cue.text if row.cue else None, [span.text for span in row.content]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "manner"),
    [
        ("“We will sign,” the envoy said.", "the envoy", "said", ["“We will sign,”"], "direct"),
        ("“We will sign,” said the envoy.", "the envoy", "said", ["“We will sign,”"], "direct"),
        ("The envoy said: “We will sign.”", "The envoy", "said", ["“We will sign.”"], "direct"),
        (
            "“We will sign,” she said, “and then go home.”",
            "she",
            "said",
            ["“We will sign,”", "“and then go home.”"],
            "direct",
        ),
        (
            "“We will sign,” said the envoy. “Then we will go home.”",
            "the envoy",
            "said",
            ["“We will sign,”", "“Then we will go home.”"],
            "direct",
        ),
        (
            "The envoy said the talks were “routine”.",
            "The envoy",
            "said",
            ["the talks were “routine”"],
            "mixed",
        ),
        (
            "Riga denied that it had sent troops.",
            "Riga",
            "denied",
            ["it had sent troops"],
            "indirect",
        ),
        (
            "Anna Lusis, a lawyer from Riga, insisted her client was ill.",
            "Anna Lusis, a lawyer from Riga",
            "insisted",
            ["her client was ill"],
            "indirect",
        ),
        (
            "The ferry will sail in June, according to the port of Tallinn.",
            "the port of Tallinn",
            "according to",
            ["The ferry will sail in June"],
            "indirect",
        ),
        (
            "According to two clerks, the ferry will sail in June.",
            "two clerks",
            "According to",
            ["the ferry will sail in June"],
            "indirect",
        ),
        (
            "The two crews, the captain said, have not been paid.",
            "the captain",
            "said",
            ["The two crews", "have not been paid"],
            "indirect",
        ),
        (
            "Fishing has stopped for the winter, said the harbour master, Otto Kask.",
            "the harbour master, Otto Kask",
            "said",
            ["Fishing has stopped for the winter"],
            "indirect",
        ),
        (
            "As the minister said, the bridge is closed.",
            "the minister",
            "said",
            ["the bridge is closed"],
            "indirect",
        ),
        (
            "The island plans to reopen its school.",
            "The island",
            "plans",
            ["to reopen its school"],
            "indirect",
        ),
        (
            "Oslo stressed the need for patience.",
            "Oslo",
            "stressed",
            ["the need for patience"],
            "indirect",
        ),
        (
            "A diplomat who was present warned that fuel would run out.",
            "A diplomat who was present",
            "warned",
            ["fuel would run out"],
            "indirect",
        ),
        (
            "They’ve said the offer is a joke.",
            "They",
            "said",
            ["the offer is a joke"],
            "indirect",
        ),
        (
            "Otto Kask, Jr. declared that the offer was a joke.",
            "Otto Kask, Jr.",
            "declared",
            ["the offer was a joke"],
            "indirect",
        ),
        (
            "He called the offer “a joke”.",
            "He",
            "called",
            ["the offer “a joke”"],
            "mixed",
        ),
    ],
)
def test_plain_patterns(text: str, speaker: str, cue: str, content: list[str], manner: str) -> None:
    (row,) = statements(text)
    assert words(row) == (speaker, cue, content)
    assert row.manner == manner
    assert not row.negated


@pytest.mark.parametrize(
    "text",
    [
        "The “Baltic Star” left Riga with a crew of nine.",
        "He has read “The Long Road to the Sea” twice.",
        "The claims of both sides were heard in court.",
        "The delegation thanked the king and praised the attack plan.",
        "Peace talks resumed after the reported ceasefire.",
        "She wants him to.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    rows = [row for row in statements(text) if row.cue is None or row.cue.text != "wants"]
    assert rows == []


def test_joined_cues_share_their_subject() -> None:
    rows = statements("Riga denied that it had sent troops and said the border was quiet.")
    assert [words(row) for row in rows] == [
        ("Riga", "denied", ["it had sent troops"]),
        ("Riga", "said", ["the border was quiet"]),
    ]


def test_a_participle_takes_the_speaker_before_it() -> None:
    rows = statements("The ship is lost, the owner said, adding that nobody was aboard.")
    assert [words(row) for row in rows] == [
        ("the owner", "said", ["The ship is lost"]),
        ("the owner", "adding", ["nobody was aboard"]),
    ]


def test_addressee_medium_and_day() -> None:
    (row,) = statements("The envoy told reporters on Friday that the deal was dead.")
    assert words(row) == ("The envoy", "told", ["the deal was dead"])
    assert row.addressee is not None
    assert row.addressee.actor == "reporters"
    assert row.said_on == "2024-05-17"
    (row,) = statements("“It is dead,” the envoy said on Monday in an interview with Baltic Radio.")
    assert (row.medium, row.said_on) == ("an interview with Baltic Radio", "2024-05-13")
    assert row.addressee is not None
    assert row.addressee.actor == "Baltic Radio"


def test_a_day_inside_what_is_said_is_not_the_day_it_was_said() -> None:
    (row,) = statements("The envoy said the ship had sailed on Monday.")
    assert row.said_on is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, at the start of a long week, the envoy said the ship was lost.", "2024-05-13"),
        ("The envoy, who had sailed on Monday, said the ship was lost.", None),
        ("The ship was seized on Monday, and the envoy said the crew was safe.", None),
        ("Visas have been stopped since 2020, the envoy said.", None),
    ],
)
def test_a_day_dates_the_saying_only_from_its_own_clause(text: str, day: str | None) -> None:
    assert [row.said_on for row in statements(text)] == [day]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The bank declined to comment on the loan.", "The bank", "declined", ["to comment on the loan"]),
        ("She did not say when the port would open.", "She", "say", ["when the port would open"]),
        ("The ministry has not responded.", "The ministry", "responded", []),
    ],
)
def test_silence_is_negated(text: str, speaker: str, cue: str, content: list[str]) -> None:
    (row,) = statements(text)
    assert words(row) == (speaker, cue, content)
    assert row.negated


def test_a_statement_within_a_statement() -> None:
    outer, inner = statements("The envoy said Riga had promised that the port would open.")
    assert words(outer)[0] == "The envoy"
    assert words(inner) == ("Riga", "promised", ["the port would open"])
    assert (outer.inside, inner.inside) == (None, outer.id)


def test_i_in_a_quotation_is_who_is_quoted() -> None:
    outer, inner = statements("“I warned that the port would close,” said Anna Lusis.")
    assert (inner.inside, inner.speaker and inner.speaker.actor) == (outer.id, "Anna Lusis")


def test_the_place_of_an_interview_is_no_addressee() -> None:
    (row,) = statements("The envoy said in an interview in Riga that the deal was dead.")
    assert words(row) == ("The envoy", "said", ["the deal was dead"])
    assert (row.medium, row.addressee) == ("an interview", None)


def test_a_quotation_on_its_own_keeps_the_speaker() -> None:
    text = "“We came early,” said Anna Lusis.\n\n“We left late.\n\n“Nobody saw us.”"
    rows = statements(text)
    assert [words(row)[1:] for row in rows] == [
        ("said", ["“We came early,”"]),
        (None, ["“We left late."]),
        (None, ["“Nobody saw us.”"]),
    ]
    for row in rows[1:]:
        assert row.speaker == Ref(span=None, actor="Anna Lusis", resolved_by="carried")
        assert row.manner == "direct"


def test_a_quotation_after_a_paragraph_without_a_speaker_has_none_to_keep() -> None:
    assert statements("The port is closed.\n\n“We left late.”") == []


def test_what_follows_a_colon_needs_no_marks() -> None:
    text = "In Riga, the minister said:\n\nI welcome this step.\n\nWe hope for more.\n\nThe port is closed."
    rows = statements(text)
    assert [words(row) for row in rows[:2]] == [
        ("the minister", "said", ["I welcome this step."]),
        (None, None, ["We hope for more."]),
    ]
    assert [row.manner for row in rows[:2]] == ["direct", "direct"]
    assert not any("closed" in span.text for row in rows for span in row.content)


PIECES = [
    "“", "”", '"', "'", "‘", "’", "said", "Riga", "the envoy", "that", "told", "reporters", ",", ".", "\n\n",
    "according to", "he", "did not", "say", "and", "adding", "Q", "THE PRESIDENT:", "who", "—", ":", "to",
    "plans", "the port was shut", "in an interview with", "on Monday", "(", ")", "🎉", "e\u0301",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_laws(text: str) -> None:
    rows = statements(text)
    assert rows == statements(text)
    by_id = {row.id: row for row in rows}
    assert len(by_id) == len(rows)
    for row in rows:
        spans = [*row.content]
        spans += [span for span in (row.cue, row.speaker and row.speaker.span) if span is not None]
        assert all(span.proves(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(row.content, row.content[1:], strict=False))
        assert row.content or row.negated
        if row.inside is not None:
            outer = by_id[row.inside]
            held = [*row.content, *([row.cue] if row.cue else [])]
            assert any(all(span.covers(one) for one in held) for span in outer.content)
        seen, at = {row.id}, row.inside
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = by_id[at].inside


@pytest.mark.parametrize(
    "unit", ['"', "“No.” he said. ", "he said that ", "according to ", "said ", "x", "“a "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    assert is_linear(lambda times: unit * times, statements, 3000)


@pytest.mark.parametrize(
    "unit",
    ['"a b c d" on Monday ', "“No,” he said, ", ", said [", "((", "he said “a, “b said: ", "did not say or "],
)
def test_four_times_the_text_takes_four_times_as_long(unit: str) -> None:
    def make_text(size: int) -> tuple[Article, Layout, list[Time]]:
        text = repeat(unit, size)
        article = article_of(text)
        found = [Span.take(text, match.start(), match.end()) for match in re.finditer("Monday", text)]
        times = [
            make(Time, article, coder="test", span=span, type="DATE", value=DAYS["Monday"]) for span in found
        ]
        return article, lay_out(text), times

    def code_text(made: tuple[Article, Layout, list[Time]]) -> None:
        article, layout, times = made
        code_statements(article, layout, times, [], PlainCast(), Settings())

    assert is_linear(make_text, code_text, 25_000)


@pytest.mark.parametrize(
    "opening", ["At least ten", "Up to 30", "As many as 40", "At most five", "Close to 90"]
)
def test_a_count_opens_what_is_said(opening: str) -> None:
    (row,) = statements(f"{opening} people left the island, the ministry said.")
    assert words(row) == ("the ministry", "said", [f"{opening} people left the island"])


def test_a_reporters_remark_is_no_part_of_what_was_said() -> None:
    rows = statements("The envoy said the ship is lost, a claim the owner has not confirmed.")
    assert words(rows[0]) == ("The envoy", "said", ["the ship is lost"])
    assert not any(row.cue is not None and row.cue.text == "confirmed" for row in rows)
