"""Filters, timeline and export over one small record."""

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Figure, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.schema.wire import to_json
from dragoman.views.evidence import brief, kind_of, row_parts, tell
from dragoman.views.export import export_rows
from dragoman.views.filters import Filters, Sentences, select_heads, select_rows
from dragoman.views.timeline import show_timeline, snippet


def chosen(record: SqlRecord, *kinds: str, **filters: object) -> list[str]:
    return [tell(row).words for row in select_rows(record, *kinds, filters=Filters(**filters))]  # type: ignore[arg-type]


def test_the_speaker_must_speak_and_not_only_be_named(record: SqlRecord) -> None:
    assert chosen(record, "statement", speaker="RUEDA") == ["“We asked for patience,” … “and we were heard.”"]
    assert chosen(record, "statement", speaker="Reuters") == []
    assert len(chosen(record, "mention", actor="rueda")) == 1


def test_words_are_looked_for_in_the_rows_own_sentences(record: SqlRecord) -> None:
    assert chosen(record, "figure", about="ministry guards") == ["more than 80,000 people"]
    assert chosen(record, "figure", about='"turned back"') == ["more than 80,000 people"]
    assert chosen(record, "figure", about="patience") == []


def test_limits_hold_with_and_without_filters_of_our_own(record: SqlRecord) -> None:
    assert len(chosen(record, "statement", "figure", limit=2)) == 2
    assert len(chosen(record, "statement", "figure", outlet="The Example Post", limit=1)) == 1
    assert len(chosen(record, "statement", "figure", outlet="the example post")) == 3


def test_articles_are_chosen_by_all_their_countries(record: SqlRecord) -> None:
    def sources(**options: object) -> list[str]:
        return [head.source for head in select_heads(record, **options)]  # type: ignore[arg-type]

    assert sources(filters=Filters(), both=("CUB",)) == ["plain.txt"]
    assert sources(filters=Filters(), both=("CUB", "USA")) == []
    assert sources(filters=Filters(actor="rueda")) == ["plain.txt"]
    assert sources(filters=Filters(about="boats")) == ["hostile.txt"]


def test_the_timeline_keeps_precision_and_says_whose_date_it_is(record: SqlRecord) -> None:
    days = show_timeline(record, filters=Filters())
    assert [day.date for day in days] == ["2021-10/2022-03", "2022", "2022-04-22", "2022-04-23", None]
    origin = {day.date: {entry.date_from for entry in day.entries} for day in days}
    assert origin == {
        "2021-10/2022-03": {"text"},
        "2022": {"published"},
        "2022-04-22": {"text"},
        "2022-04-23": {"published"},
        None: {"none"},
    }
    for day in days:
        for entry in day.entries:
            lit = "".join(piece.text for piece in entry.snippet if piece.lit)
            main = "".join(part.span.text for part in row_parts(entry.row) if part.look == "main")
            assert lit == " ".join(main.split())


def test_a_long_statement_is_cut_at_a_word_in_its_snippet() -> None:
    text = "It was long. " + "Words upon words they said and said again " * 30 + "to the end."
    one = make_article(source="a", address="a", text=text, given=Given(language="en"), settings=Settings())
    row = make(Statement, one, coder="hand", content=(Span.take(text, 13, len(text)),))
    pieces = snippet(text, Sentences(one), row)
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) <= 300
    assert shown.endswith(" …")
    assert text[13:].startswith(shown.removesuffix(" …") + " ")


def split_statement(text: str, *contents: str) -> tuple[str, tuple[str, ...], Statement]:
    """Give a snippet of a statement that has several spans, what is lit in it, and the statement."""
    one = make_article(source="a", address="a", text=text, given=Given(language="en"), settings=Settings())
    spans = tuple(Span.take(text, text.index(c), text.index(c) + len(c)) for c in contents)
    row = make(Statement, one, coder="hand", content=spans)
    pieces = snippet(text, Sentences(one), row)
    return "".join(p.text for p in pieces), tuple(p.text for p in pieces if p.lit), row


def test_an_interrupted_statement_is_lit_in_all_its_spans() -> None:
    text = "Rain fell. “The ports have traded letters,” he said. “But not goods.” The sun rose."
    first, second = "“The ports have traded letters,”", "“But not goods.”"
    shown, lit, row = split_statement(text, second, first)  # in the order of the text, whatever the row's
    assert lit == (first, second)
    assert shown == f"{first} he said. {second}"
    assert brief(row, 280) == f"{second} … {first}"


def test_no_span_is_lost_where_they_are_long_or_far_apart() -> None:
    long = "“We would open every port of the coast to them " * 8
    text = f"{long}” he said, {'and paused, ' * 30}adding “but we cannot do it now”."
    shown, lit, row = split_statement(text, long, "“but we cannot do it now”")
    assert len(lit) == 2
    assert long.startswith(lit[0])
    assert lit[1] == "“but we cannot do it now”"
    assert len(shown) < 330
    assert brief(row, 280).endswith(" … … “but we cannot do it now”")
    assert len(brief(row, 280)) < 280
    far, lit, _ = split_statement(f"“We do” {'and paused, ' * 30}“not agree”.", "“We do”", "“not agree”")
    assert lit == ("“We do”", "“not agree”")
    assert " … " in far
    assert len(far) < 130
    over, lit, _ = split_statement("They will not sail again.", "They will not", "will not sail")
    assert (over, lit) == ("They will not sail again.", ("They will not sail",))


def test_a_statement_without_content_is_told_by_its_cue() -> None:
    text = "Asked about the ferries, the ministry declined to comment."
    one = make_article(source="a", address="a", text=text, given=Given(language="en"), settings=Settings())
    start = text.index("declined")
    cue = Span.take(text, start, start + len("declined to comment"))
    row = make(Statement, one, coder="hand", content=(), cue=cue, negated=True)
    assert [piece.text for piece in snippet(text, Sentences(one), row) if piece.lit] == [
        "declined to comment"
    ]
    assert tell(row).words == "(nothing)"
    placeless = make(Statement, one, coder="hand", content=())
    assert snippet(text, Sentences(one), placeless) == ()


def test_export_gives_every_row_as_it_is_stored_articles_first_and_refusals_last(record: SqlRecord) -> None:
    exported = list(export_rows(record, filters=Filters()))
    kinds = [row.__struct_config__.tag for row in exported]
    assert kinds[0] == "article"
    assert kinds[-1] == "refusal"
    assert kinds.count("article") == 3
    stored = [to_json(row) for row in record.rows()]  # type: ignore[arg-type]
    assert [
        to_json(row) for row in exported if row.__struct_config__.tag not in ("article", "refusal")
    ] == stored
    owner = None
    for row in exported[:-1]:
        owner = row.id if row.__struct_config__.tag == "article" else owner
        assert row.article == owner  # type: ignore[union-attr]


def test_export_of_a_kind_or_a_filter_gives_just_that(record: SqlRecord) -> None:
    assert {kind_of(row) for row in export_rows(record, kinds=("figure",), filters=Filters())} == {"figure"}  # type: ignore[arg-type]
    some = list(export_rows(record, kinds=("article", "figure"), filters=Filters(outlet="The Example Post")))
    assert [type(row).__name__ for row in some] == ["Article", "Figure"]
    assert isinstance(some[1], Figure)
    only = list(export_rows(record, kinds=("article",), filters=Filters(country="CUB")))
    assert [row.source for row in only] == ["plain.txt"]  # type: ignore[union-attr]
    assert [
        row.__struct_config__.tag for row in export_rows(record, kinds=("refusal",), filters=Filters())
    ] == ["refusal"]
