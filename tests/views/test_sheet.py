import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Ref, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.views.sheet import guard, restore, sheet_columns, write_sheet


def read_sheet(record: SqlRecord, kind: str) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    count = write_sheet(kind, record.rows(kind), out, article_of=record.article)
    out.seek(0)
    rows = list(csv.DictReader(out))
    assert len(rows) == count
    return rows


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠x", "'=1", "''@"],
)
def test_what_a_spreadsheet_could_run_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@given(st.text(alphabet="'=+-@\t\r\n\0＝a1 é|", max_size=8) | st.text(max_size=20))
def test_the_guard_leaves_no_formula_and_can_be_taken_away_again(text: str) -> None:
    assert not guard(text).startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
    assert restore(guard(text)) == text


def test_spans_are_three_columns_and_numbers_stay_numbers(record: SqlRecord) -> None:
    row = next(row for row in read_sheet(record, "figure") if row["value"] == "80000")
    text = record.article(row["article"]).text
    assert text[int(row["span_start"]) : int(row["span_end"])] == row["span_text"] == "more than 80,000"
    assert text[int(row["of_start"]) : int(row["of_end"])] == row["of_text"] == "people"
    assert (row["high"], row["unit"], row["comparison_factor"]) == ("", "", "2")
    assert (row["comparison_implies_low"], row["comparison_implies_high"]) == ("", "40000")
    assert (row["article_published"], row["article_outlet"]) == ("2022-04-23", "The Example Post")


def test_lists_stand_in_one_cell_and_can_be_parted_again(record: SqlRecord) -> None:
    row = next(row for row in read_sheet(record, "statement") if row["said_on"] == "2022-04-22")
    text = record.article(row["article"]).text
    starts, ends = (map(int, row[f"content_{name}"].split(" | ")) for name in ("start", "end"))
    pieces = row["content_text"].split(" | ")
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == pieces
    assert row["negated"] == "false"


def test_every_field_of_a_row_has_its_columns() -> None:
    names = [name for name, _ in sheet_columns("statement")]
    assert names[:5] == ["id", "article", "source", "coder", "score"]
    assert names == list(dict.fromkeys(names))
    for field in (
        "content",
        "cue",
        "speaker",
        "addressee",
        "medium",
        "manner",
        "said_on",
        "negated",
        "inside",
    ):
        assert any(name == field or name.startswith(f"{field}_") for name in names)
    assert "dateline_span_start" in [name for name, _ in sheet_columns("article")]


def test_hostile_words_are_guarded_in_the_sheet(record: SqlRecord) -> None:
    hostile = [row for row in read_sheet(record, "time") if "script" in row["value"]]
    assert len(hostile) == 1  # a quotation mark, comma or tag moves no cell
    assert hostile[0]["span_text"] == "3 May"


# What breaks cells, rows and formulas, beside any text; words that pandas takes for nothing unless told.
AWKWARD = st.text(alphabet="|'\"=+-@, \t\r\n\0＝a1é\u2028\ufeff", min_size=1, max_size=9)
WORDS = (
    AWKWARD | st.text(min_size=1, max_size=20) | st.sampled_from(["NA", "null", "None", "1e5", "007", " | "])
)


def by_csv(sheet: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet.decode(), newline="")))


def by_pandas(sheet: bytes) -> list[dict[str, str]]:
    pandas = pytest.importorskip("pandas", reason="the second reader of sheets: make test installs it")
    # As docs/record.md tells to: without it the name "NA" would be taken for an empty cell.
    read = pandas.read_csv(io.BytesIO(sheet), dtype=str, keep_default_na=False)
    return list(read.to_dict("records"))


def part(cell: str) -> list[str]:
    return [item.replace("||", "|") for item in restore(cell).split(" | ")]


@pytest.mark.parametrize("read", [by_csv, by_pandas])
@given(st.lists(st.tuples(WORDS, st.none() | WORDS, st.lists(WORDS, min_size=1, max_size=3)), max_size=3))
def test_a_sheet_gives_back_what_was_written(
    read: Callable[[bytes], list[dict[str, str]]], drawn: list[tuple[str, str | None, list[str]]]
) -> None:
    pairs = []
    for number, (actor, medium, pieces) in enumerate(drawn):
        text = "".join(pieces)
        one = make_article(
            source=f"{number}{actor}",
            address=f"{number}",
            text=text,
            given=Given(title=medium, outlet=actor),
            settings=Settings(),
        )
        ends = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces))]
        content = tuple(Span.take(text, end - len(p), end) for end, p in zip(ends, pieces, strict=True))
        row = make(Statement, one, coder="hand", content=content, speaker=Ref(actor=actor), medium=medium)
        pairs.append((one, row))
    out = io.StringIO(newline="")
    articles = {one.id: one for one, _ in pairs}
    assert write_sheet("statement", (row for _, row in pairs), out, article_of=articles.__getitem__) == len(
        pairs
    )
    sheet = read(out.getvalue().encode())
    assert len(sheet) == len(pairs)
    for cells, (one, row) in zip(sheet, pairs, strict=True):
        spans = zip(*(part(cells[f"content_{name}"]) for name in ("start", "end", "text")), strict=True)
        assert tuple(Span(int(start), int(end), words) for start, end, words in spans) == row.content
        told = [
            restore(cells[name]) for name in ("id", "source", "speaker_actor", "medium", "speaker_span_start")
        ]
        assert told == [row.id, row.source, row.speaker.actor, row.medium or "", ""]
        about = [restore(cells[f"article_{name}"]) for name in ("title", "outlet")]
        assert about == [one.title or "", one.outlet or ""]
