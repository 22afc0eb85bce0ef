"""Who told which agency what: one interview is one source, however often it is printed."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.report import Report
from dragoman.links.sources import find_copies, find_sources
from dragoman.schema.article import Article, Furniture, article_id
from dragoman.schema.rows import Ref, Statement, make
from dragoman.schema.span import Span

TOLD = "Ana Rueda told Reuters on Monday that ferries would sail. “In May,” Ana Rueda said."
ASKED = "In an interview with The Associated Press, Ana Rueda said that ferries would sail."
PLAIN = "Ana Rueda said that ferries would sail."


def report(
    text: str, published: str | None = "2024-03-04", *, source: str = "a.txt", to: str | None = None
) -> Report:
    """Make a report in which Ana Rueda says all that is said, the first time to `to` where it is given."""
    id_ = article_id(source, text)
    article = Article(
        id=id_, article=id_, source=source, coder="hand", sha256="", text=text, published=published
    )
    rows = []
    at = text.find("Ana Rueda")
    while at >= 0:
        stop = text.find(".", at)
        speaker = Ref(span=Span.take(text, at, at + 9), actor="Ana Rueda", country="CUB", resolved_by="name")
        addressee = Ref(actor=to) if to and not rows else None
        rows.append(
            make(
                Statement, article, coder="hand", content=(Span.take(text, at + 10, stop),), speaker=speaker,
                cue=Span.take(text, at + 10, at + 14), addressee=addressee,
            )
        )  # fmt: skip
        at = text.find("Ana Rueda", at + 1)
    return Report(article, tuple(rows))


def told(*reports: Report) -> list[tuple[str, str, int]]:
    return [(one.speaker, one.agency, len(one.articles)) for one in find_sources(reports)]


def test_an_interview_printed_twice_is_one_source():
    first = report(ASKED, source="a.txt")
    again = report(ASKED + " Boats are full.", "2024-03-06", source="b.txt")
    (source,) = find_sources([first, again])
    assert (source.agency, source.first, source.last) == ("Associated Press", "2024-03-04", "2024-03-06")
    assert source.articles == tuple(sorted((first.article.id, again.article.id)))
    assert source.country == "CUB"


def test_days_that_follow_on_each_other_do_not_chain_into_months():
    days = [f"2024-03-{day:02}" for day in range(1, 13, 3)]
    found = find_sources([report(ASKED, day, source=f"{day}.txt") for day in days])
    assert [(one.first, one.last) for one in found] == [
        ("2024-03-01", "2024-03-04"),
        ("2024-03-07", "2024-03-10"),
    ]


def test_two_agencies_are_two_sources_and_so_are_two_interviews():
    later = report(ASKED, "2024-03-09", source="b.txt")
    assert told(report(ASKED), later) == [("Ana Rueda", "Associated Press", 1)] * 2
    assert told(report(TOLD), report(ASKED, source="b.txt")) == [
        ("Ana Rueda", "Associated Press", 1),
        ("Ana Rueda", "Reuters", 1),
    ]


def test_what_a_speaker_goes_on_to_say_was_said_to_the_same_agency():
    (source,) = find_sources([report(TOLD)])
    assert len(source.statements) == 2


def test_an_agency_that_was_resolved_as_addressee_counts():
    assert told(report(PLAIN, to="Ministry of Ports")) == []
    assert told(report(PLAIN, to="Reuters")) == [("Ana Rueda", "Reuters", 1)]
    assert told(report(PLAIN)) == []


def test_reports_without_a_date_are_each_their_own():
    assert (
        told(report(ASKED, None), report(ASKED, None, source="b.txt"))
        == [("Ana Rueda", "Associated Press", 1)] * 2
    )


def test_one_actor_may_go_by_two_names():
    other = Report(report(ASKED, source="b.txt").article, report(ASKED, source="b.txt").rows)
    found = find_sources([report(ASKED), other], {"Ana Rueda": "Ana María Rueda"})
    assert [one.speaker for one in found] == ["Ana María Rueda"]


@given(
    st.permutations(
        [(TOLD, "2024-03-04"), (ASKED, "2024-03-05"), (ASKED, "2024-03-07"), (ASKED, "2024-03-20")]
    )
)
def test_the_order_of_reports_does_not_matter(order):
    reports = [report(text, day, source=f"{day}.txt") for text, day in order]
    assert told(*reports) == [
        ("Ana Rueda", "Reuters", 1),
        ("Ana Rueda", "Associated Press", 2),
        ("Ana Rueda", "Associated Press", 1),
    ]


def test_a_credited_agency_makes_a_copy_and_a_quoted_one_does_not():
    text = "Source: AFP. Ana Rueda told Reuters that ferries would sail."
    id_ = article_id("a.txt", text)
    article = Article(
        id=id_, article=id_, source="a.txt", coder="hand", sha256="", text=text, outlet="The Port",
        agencies=("AFP", "Reuters"), furniture=(Furniture("source", Span.take(text, 0, 11)),),
    )  # fmt: skip
    (copy,) = find_copies([article])
    assert (copy.agencies, copy.outlet) == (("AFP",), "The Port")
    assert find_copies([report(TOLD).article]) == []
