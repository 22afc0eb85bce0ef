"""What a record keeps, it gives back: whole, once, in order, by every question."""

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import inspect

from dragoman.record.columns import fold, kind_of, place_of
from dragoman.record.dates import day_bounds
from dragoman.record.sql import SqlRecord, open_record
from dragoman.record.tables import ARTICLE, CODING, MIGRATION, PART, REFUSAL, REFUSED_AT, REFUSED_KIND, ROWS
from dragoman.record.verify import verify
from dragoman.record.walk import structs_of
from dragoman.schema.article import Article, refuse
from dragoman.schema.errors import CodingError, IntakeError, QueryError, RecordReadOnly
from dragoman.schema.rows import ROW_KINDS, Mention, Row, Statement, Time, make
from dragoman.schema.span import Span
from dragoman.schema.wire import to_json

from .conftest import TEXT, Made, make_article


def times(article: Article, *values: str) -> list[Row]:
    return [
        make(Time, article, coder="times@1", span=Span.take(article.text, n, n + 1), type="DATE", value=value)
        for n, value in enumerate(values)
    ]


def test_an_article_comes_back_with_all_its_rows_in_order_of_place(record: SqlRecord, made: Made) -> None:
    article, rows = made
    assert record.add(article, rows)
    assert record.article(article.id) == article
    kept = list(record.rows())
    assert {row.id: row for row in kept} == {row.id: row for row in rows}
    assert {kind_of(type(row)) for row in kept} == set(ROW_KINDS)
    assert list(record.rows("time", "figure")) == [rows[2], rows[3]]


def test_adding_twice_changes_nothing(record: SqlRecord, place: str, made: Made) -> None:
    article, rows = made
    assert record.add(article, rows)
    before = Path(place).read_bytes()
    assert not record.add(article, rows)
    assert not record.add(replace(article, title="Another"), [])
    assert Path(place).read_bytes() == before


def test_an_article_whose_coding_failed_is_kept_and_coded_later(record: SqlRecord, made: Made) -> None:
    article, rows = made
    failed = refuse(article.source, ValueError("no"), article=article.id)
    assert record.add(article, [], failed)
    assert not record.has(article.id)
    assert record.coded_ids() == []
    assert list(record.refusals()) == [failed]
    assert record.add(article, rows)
    assert record.has(article.id)
    assert list(record.refusals()) == []
    assert len(list(record.rows())) == len(rows)
    assert not record.add(article, rows)


def test_a_later_add_gives_an_article_the_kinds_that_it_lacks(
    record: SqlRecord, place: str, made: Made
) -> None:
    article, rows = made
    some, others = [rows[2]], [row for row in rows if row is not rows[2]]
    # Looked for and found, and looked for in vain: neither is looked for again.
    first = record.add(article, some, coded={"time": "times@1", "event": "events@1"})
    assert (first.outcome, first.kinds) == ("added", {"time", "event"})
    assert record.coded_ids(["time", "event"]) == [article.id]
    assert record.coded_ids(["time", "cause"]) == []
    coded = {kind: f"{kind}s@1" for kind in ROW_KINDS}
    second = record.add(article, rows, coded=coded)
    assert (second.outcome, second.kinds) == ("completed", set(ROW_KINDS) - {"time", "event"})
    assert {row.id for row in record.rows()} == {
        row.id for row in [*some, *others] if kind_of(type(row)) != "event"
    }
    assert record.coders()["event"] == {"events@1": 1}
    before = Path(place).read_bytes()
    assert not record.add(article, rows, coded=coded)
    assert Path(place).read_bytes() == before
    assert verify(place).faults == 0


def test_an_article_half_coded_keeps_its_rows_when_the_rest_fails(record: SqlRecord, made: Made) -> None:
    article, rows = made
    record.add(article, [rows[2]], coded={"time": "hand"})
    failed = refuse(article.source, ValueError("no"), article=article.id)
    assert record.add(article, [], failed, coded={"time": "hand", "figure": "hand"})
    assert not record.has(article.id)
    assert list(record.rows()) == [rows[2]]
    done = record.add(article, [rows[2], rows[3]], coded={"time": "hand", "figure": "hand"})
    assert (done.outcome, done.kinds) == ("completed", {"figure"})
    assert (list(record.refusals()), len(list(record.rows()))) == ([], 2)


def test_an_article_is_given_as_stored_without_its_text(record: SqlRecord, made: Made) -> None:
    article, rows = made
    record.add(article, rows)
    assert record.stored([article.id, "0" * 24]) == {article.id: replace(article, text="")}


def test_a_refusal_is_kept_once_and_can_be_cleared(record: SqlRecord) -> None:
    refusal = refuse("b.txt", IntakeError("it is empty", where="b.txt", cure="Look"))
    record.refuse(refusal)
    record.refuse(refusal)
    assert list(record.refusals()) == [refusal]
    record.clear([(refusal.id, None), ("0" * 24, "/x")])
    assert list(record.refusals()) == []


def test_a_refusal_of_several_places_stays_until_all_are_settled(record: SqlRecord) -> None:
    refusal = refuse("b.txt", IntakeError("it is empty", where="b.txt", cure="Look"))
    for at in ("/x/b.txt", "/y/b.txt", "/x/b.txt"):
        record.refuse(refusal, at)
    assert record.refused_at() == {refusal.id: {"/x/b.txt", "/y/b.txt"}}
    record.clear([(refusal.id, "/x/b.txt")])
    assert list(record.refusals()) == [refusal]
    record.clear([(refusal.id, "/y/b.txt")])
    assert (list(record.refusals()), record.refused_at()) == ([], {})


def test_a_statement_without_content_lies_at_its_cue(record: SqlRecord, made: Made) -> None:
    article, _ = made
    cue = Span.take(TEXT, TEXT.index("said"), TEXT.index("said") + 4)
    silent = make(Statement, article, coder="s@1", content=(), cue=cue, negated=True)
    record.add(article, [silent])
    assert list(record.rows("statement")) == [silent]
    assert place_of(silent) == (cue.start, cue.end)
    assert verify(record.where).faults == 0


def test_rows_that_the_text_does_not_prove_are_never_written(record: SqlRecord, made: Made) -> None:
    article, rows = made
    shifted = replace(rows[0], span=Span(4, 8, "Cuba"))
    with pytest.raises(CodingError, match="mentions@1"):
        record.add(article, [*rows[1:], shifted])
    with pytest.raises(CodingError, match="is of article"):
        record.add(make_article(source="b.txt"), rows)
    assert record.counts()["article"] == 0


def test_counts_and_heads(record: SqlRecord, made: Made) -> None:
    article, rows = made
    record.add(article, rows)
    record.refuse(refuse("b.txt", IntakeError("no")))
    kinds = {kind: 1 for kind in ROW_KINDS} | {"mention": 2, "statement": 2}
    assert record.counts() == {"article": 1, "refusal": 1, "note": 0, **kinds}
    (head,) = record.heads()
    assert head.rows == kinds
    assert (head.id, head.title, head.characters) == (article.id, article.title, len(TEXT))


def test_articles_come_by_date_and_those_without_one_last(record: SqlRecord) -> None:
    for source, published in (("c", None), ("b", "2022-04"), ("a", "2022-05-02"), ("d", "2022")):
        record.add(make_article(source=source, published=published, outlet=f"The {source}"), [])
    assert [head.source for head in record.heads()] == ["d", "b", "a", "c"]
    assert [head.source for head in record.heads(limit=2)] == ["d", "b"]
    assert [head.source for head in record.heads(since="2022-05")] == ["d", "a"]
    assert [head.source for head in record.heads(until="2022-04-30")] == ["d", "b"]
    assert [head.source for head in record.heads(outlet="the A")] == ["a"]


def test_an_article_is_found_by_id_beginning_or_source(record: SqlRecord) -> None:
    one, two = make_article(source="news/a.txt"), make_article(source="news/b.txt")
    record.add(one, [])
    record.add(two, [])
    record.add(make_article("Another text of the same file.", source="news/b.txt"), [])
    assert record.article(one.id[:20]) == one
    assert record.article("news/a.txt") == one
    with pytest.raises(QueryError, match="several"):
        record.article("news/b.txt")
    for nothing in ("", "news", "no'; --", "%", "0" * 24):
        with pytest.raises(QueryError):
            record.article(nothing)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"country": "usa"}, {"mention", "event"}),
        ({"country": "CUB", "article": "a.txt"}, {"mention", "figure", "statement", "event", "cause"}),
        ({"actor": "RODRIGUEZ"}, {"figure", "statement", "cause"}),
        ({"actor": "rodríguez", "country": "USA"}, set()),
        ({"actor": "%"}, set()),
        ({"since": "2022-04-22"}, {"mention", "cause", "statement"}),
        ({"until": "2022-04-21"}, {"time", "figure", "statement", "event"}),
        ({"since": "2021-06", "until": "2021-06"}, {"figure"}),
    ],
)
def test_rows_are_filtered_by_all_their_parts_and_their_own_dates(
    record: SqlRecord, made: Made, asked: dict[str, str], kinds: set[str]
) -> None:
    record.add(*made)
    assert {kind_of(type(row)) for row in record.rows(**asked)} == kinds


def test_rows_of_many_articles_come_by_date_in_short_reads(record: SqlRecord) -> None:
    for n in range(130):
        article = make_article(source=f"{n}.txt", published=f"2022-01-{n % 28 + 1:02}")
        record.add(article, times(article, "2022", "2021"))
    rows = record.rows("time")
    first = next(rows)
    # A reader in the middle of its list holds up no writer.
    record.add(make_article(source="late.txt"), [])
    rest = [first, *rows]
    dates = {head.id: head.published for head in record.heads()}
    assert [dates[row.article] for row in rest] == sorted(dates[row.article] for row in rest)
    assert len(rest) == 260
    assert list(record.rows("time", limit=101)) == rest[:101]


def test_wrong_questions_are_answered_with_what_is_right(record: SqlRecord) -> None:
    with pytest.raises(QueryError, match="2022-04-22"):
        record.rows(since="last week")
    with pytest.raises(QueryError, match="mention, time"):
        record.rows("quote")
    with pytest.raises(QueryError, match="article, statement"):
        record.search("visas", kinds=["figure"])


def test_absurd_questions_are_answered_in_a_sentence(record: SqlRecord, made: Made) -> None:
    record.add(*made)
    for asked in ("x" * 100_000, "lone \udce9", "n\0"):
        for question in (
            lambda asked=asked: list(record.rows(actor=asked)),
            lambda asked=asked: list(record.rows(country=asked)),
            lambda asked=asked: list(record.heads(outlet=asked)),
            lambda asked=asked: record.article(asked),
        ):
            with pytest.raises(QueryError) as caught:
                question()
            assert len(str(caught.value)) < 300
            str(caught.value).encode()


def test_a_file_whose_name_is_no_utf8_is_found_by_it(record: SqlRecord) -> None:
    record.add(make_article(source="caf\ufffd.txt"), [])
    assert record.article("caf\udce9.txt").source == "caf\ufffd.txt"


def test_a_search_is_bounded(record: SqlRecord, made: Made) -> None:
    record.add(*made)
    assert record.search("visas " * 10_000)
    assert record.search(f'"{TEXT}"')
    with pytest.raises(QueryError, match="33"):
        record.search(" ".join(f"w{n}" for n in range(33)))


def test_search_finds_words_phrases_and_beginnings_without_accents(record: SqlRecord, made: Made) -> None:
    record.add(*made)
    record.add(make_article("Díaz-Canel spoke about visas.", source="b.txt", title="Havana"), [])

    def found(words: str, **asked: object) -> list[tuple[str, str]]:
        return [(hit.kind, hit.snippet) for hit in record.search(words, **asked)]

    assert {kind for kind, _ in found("visas agreed")} == {"article", "statement"}
    assert found('"visas a year"', kinds=["statement"]) == [
        ("statement", "“We agreed on 20,000 [[visas a year]],”")
    ]
    assert found("diaz-canel") == [("article", "[[Díaz-Canel]] spoke about visas.")]
    assert len(found("offic*")) == 1
    assert found("offic") == []
    assert found('"a visas"') == []
    assert record.search("spoke")[0].title == "Havana"


@given(st.text(max_size=40) | st.text(alphabet='"*()^:{}-+ANDORNEAR \0', max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_no_search_is_an_error_of_syntax(record: SqlRecord, words: str) -> None:
    with suppress(QueryError):
        record.search(words)


@pytest.mark.parametrize(
    "text",
    [
        "nul \0 in the middle \0",
        "emoji 👩‍👩‍👧 and 🇨🇺",
        "right to left שלום\u202e",
        "e\u0301 combining, \ufeff mark, \u2028 line",
        "carriage\r\nreturns\r",
        "last of all \U0010ffff\x01",
    ],
)
def test_any_text_comes_back_as_it_was(record: SqlRecord, text: str) -> None:
    article = make_article(text, source=text, title=text)
    rows = [
        make(Mention, article, coder="m@1", span=Span.take(text, n, n + 1), type="MISC", actor=text[n])
        for n in range(len(text))
    ]
    record.add(article, rows)
    assert record.article(text).text == text
    assert list(record.rows()) == rows
    assert record.search(text)[0].article == article.id
    assert verify(record.where).faults == 0


def test_a_lone_surrogate_that_slipped_through_intake_is_refused_and_nothing_is_written(
    record: SqlRecord,
) -> None:
    article = replace(make_article("plain"), text="lone \ud800 surrogate")
    with pytest.raises(IntakeError, match="U\\+D800"):
        record.add(article, [])
    assert record.counts()["article"] == 0


def test_the_tables_of_queries_are_those_that_migrations_make(record: SqlRecord) -> None:
    seen = inspect(record.engine)
    for table in (ARTICLE, CODING, PART, REFUSAL, REFUSED_AT, REFUSED_KIND, MIGRATION, *ROWS.values()):
        assert [c["name"] for c in seen.get_columns(table.name)] == [c.name for c in table.columns]


def test_reading_never_writes(record: SqlRecord, place: str, made: Made) -> None:
    record.add(*made)
    record.close()
    before = Path(place).read_bytes()
    with open_record(place) as reader:
        assert len(list(reader.rows())) == 8
        reader.search("visas")
        for write in (lambda: reader.add(*made), lambda: reader.clear([("a", None)])):
            with pytest.raises(RecordReadOnly, match="for reading"):
                write()
        raw = reader.engine.raw_connection()
        with pytest.raises(sqlite3.OperationalError, match="readonly"), closing(raw):
            raw.cursor().execute("DELETE FROM article")
    verify(place)
    assert Path(place).read_bytes() == before
    assert [file.name for file in Path(place).parent.iterdir()] == ["record.db"]


_WRITER = """
import sys
from tests_conftest import make_article, make_rows
from dragoman.record.sql import open_record
place, number = sys.argv[1], int(sys.argv[2])
added = 0
with open_record(place, mode="create") as record:
    for n in range(100):
        # Half of them are everybody's, half are this writer's own.
        article = make_article(source=str(n) if n % 2 else f"{number}-{n}")
        added += bool(record.add(article, make_rows(article)))
print(added)
"""


def test_writers_at_once_wait_for_each_other_and_add_everything_once(place: str, tmp_path: Path) -> None:
    (tmp_path / "tests_conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text())
    path = ":".join([str(tmp_path), *sys.path])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, place, str(number)],
            env={"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    answers = [writer.communicate(timeout=120) for writer in writers]
    assert [complaints for _, complaints in answers] == [""] * 4
    assert sum(int(added) for added, _ in answers) == 4 * 50 + 50
    proof = verify(place)
    assert (proof.faults, proof.articles, proof.rows) == (0, 250, 250 * 8)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022-W01", ("2022-01-03", "2022-01-09")),
        ("2022-W45-7", ("2022-11-13", "2022-11-13")),
        ("2021-10/2022-03", ("2021-10-01", "2022-03-31")),
        ("2022-04-22T10:00", ("2022-04-22", "2022-04-22")),
        ("2022/", ("2022-01-01", None)),
        *((nothing, (None, None)) for nothing in ("2022-13", "2022-02-30", "XXXX-11-13", "P4Y", "", None)),
    ],
)
def test_dates_of_any_precision_have_bounds(value: str | None, bounds: tuple[str | None, str | None]) -> None:
    assert day_bounds(value) == bounds


def test_names_are_folded_for_comparing() -> None:
    assert fold("Díaz-CANEL Ş") == "diaz-canel s"


def test_every_part_of_every_kind_is_walked(made: Made) -> None:
    """By the JSON itself: as many spans as there are `"start":` in it."""
    article, rows = made
    for value in (article, *rows):
        spans = [part for part in structs_of(value) if isinstance(part, Span)]
        assert len(spans) == to_json(value).count(b'"start":')  # type: ignore[arg-type]
