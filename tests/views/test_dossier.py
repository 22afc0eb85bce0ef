import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from time import process_time

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import SqlRecord
from dragoman.schema.rows import Ref, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.views.dossier import make_dossier, safe_url
from dragoman.views.filters import Filters
from dragoman.views.page import render

from .events_for_tests import CUB, USA, Maker


def page_of(record: SqlRecord, **options: object) -> str:
    return render(make_dossier(record, filters=Filters(), **options), version="1").decode()  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Gathers tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_overview_counts_reports_and_rows_apart(record: SqlRecord) -> None:
    dossier = make_dossier(record, filters=Filters())
    counts = {count.what: count.number for count in dossier.counts}
    assert counts == {
        "reports": 3, "statements": 4, "figures": 3, "times": 3, "mentions": 4, "refusal": 1,
    }  # fmt: skip
    assert [paper.found_by for paper in dossier.papers][-1] == "not found"


def test_speakers_are_told_with_their_reports_and_the_nameless_are_not_invented(record: SqlRecord) -> None:
    speakers = {speaker.name: speaker for speaker in make_dossier(record, filters=Filters()).speakers}
    assert speakers["Ana Rueda"].country == "CUB"
    assert speakers["the ministry"].country is None
    assert speakers["the ministry"].reports == 1


def test_a_speaker_spelled_in_several_ways_is_one_with_the_fullest_name(
    fill: Callable[..., SqlRecord],
) -> None:
    names = ("Ines Munoz Peña", "Inés Muñoz Peña", "INÉS MUÑOZ PEÑA", "Ines Munoz Peña", "Inés Muñoz", None)
    text = " ".join(f"{called or 'Nobody'} spoke." for called in names)
    one = make_article(source="a", address="a", text=text, given=Given(), settings=Settings())
    rows, at = [], 0
    for called in names:
        end = text.index(" spoke.", at)
        ref = Ref(span=Span.take(text, at, end), actor=called) if called else None
        rows.append(
            make(Statement, one, coder="hand", content=(Span.take(text, end + 1, end + 6),), speaker=ref)
        )
        at = end + len(" spoke. ")
    dossier = make_dossier(fill((one, rows)), filters=Filters())
    told = [(speaker.name, len(speaker.entries)) for speaker in dossier.speakers]
    assert told == [("Inés Muñoz Peña", 4), ("Inés Muñoz", 1), (None, 1)]
    assert "by 2 named speakers" in dossier.counts[1].note


def test_a_dossier_says_that_it_does_not_hold_all(record: SqlRecord) -> None:
    some = make_dossier(record, filters=Filters(), limit=2)
    assert (len(some.papers), some.more) == (2, True)
    assert "Not all reports are here" in page_of(record, limit=2)
    assert not make_dossier(record, filters=Filters(), limit=3).more
    assert "Not all reports are here" not in page_of(record, limit=3)


def test_a_page_of_three_reports_is_made_at_once(record: SqlRecord) -> None:
    page_of(record)
    start = process_time()
    page_of(record)
    assert process_time() - start <= 1.0  # 0.05 s on a quiet machine


def test_the_countries_of_a_dossier_are_named(record: SqlRecord) -> None:
    page = page_of(record, both=("CUB",))
    assert "<title>Dossier: Cuba</title>" in page
    assert page.count('class="paper"') == 1


def test_hostile_text_makes_no_tag_no_handler_and_no_address(record: SqlRecord) -> None:
    tags = Tags()
    tags.feed(page_of(record))
    names = [name for name, _ in tags.tags]
    assert names.count("script") == names.count("style") == 1
    assert not set(names) & {"img", "svg", "iframe", "object", "link", "base", "form", "b"} - {"b"}
    for name, attributes in tags.tags:
        assert not any(
            attribute.startswith("on") or attribute in ("src", "style") for attribute in attributes
        )
        if "href" in attributes:
            assert name == "a"
            assert re.match(r"#|https?://", attributes["href"] or "")


def test_only_web_addresses_become_links() -> None:
    assert safe_url("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&c=2"
    assert safe_url("HTTP://example.org") == "HTTP://example.org"
    for bad in (
        "javascript:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "//example.org",
        "file:///x",
        "",
        None,
    ):
        assert safe_url(bad) is None


def test_no_template_switches_the_escaping_off() -> None:
    folder = files("dragoman.views").joinpath("templates")
    for template in folder.iterdir():
        text = template.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), f"{template} lets text through as it is"


def test_the_policy_lets_run_our_own_script_and_style_only(record: SqlRecord) -> None:
    page = page_of(record)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in rules
    assert "base-uri 'none'; form-action 'none'" in rules


def test_the_same_record_makes_the_same_page(record: SqlRecord) -> None:
    assert page_of(record) == page_of(record)


def test_the_page_needs_no_other_file(record: SqlRecord, tmp_path: Path) -> None:
    page = page_of(record)
    assert not re.search(r"url\(|@import|\bsrc=|<link", page.split("<body>")[0])


def both_papers() -> list:
    """Four reports that name Cuba and the United States: the last two tell what is between them."""
    papers = []
    for number, (year, acts) in enumerate(((2019, 0), (2020, 0), (2021, 2), (2022, 1))):
        one = Maker(f"p{number}", "Cuba met and fined the United States.", published=f"{year}-05-04")
        one.mention("Cuba", "LOC", CUB)
        one.mention("the United States", "LOC", USA)
        for word, type_ in (("met", "CONSULT"), ("fined", "SANCTION"))[:acts]:
            one.event(
                word, type_, actors=(one.ref("Cuba", CUB),), recipients=(one.ref("the United States", USA),)
            )
        papers.append(one.made)
    return papers


def test_a_dossier_of_two_holds_the_reports_that_tell_most_of_them(fill: Callable[..., SqlRecord]) -> None:
    record = fill(*both_papers())

    def sources(limit: int, **asked: str) -> tuple[list[str], bool]:
        made = make_dossier(record, filters=Filters(**asked), both=("CUB", "USA"), limit=limit)
        return [paper.article.source for paper in made.papers], made.more

    assert sources(1) == (["p2"], True)
    assert sources(2) == (["p2", "p3"], True)
    assert sources(3) == (["p0", "p2", "p3"], True)
    assert sources(4) == (["p0", "p1", "p2", "p3"], False)
    assert sources(1, since="2022-01-01") == (["p3"], False)
    assert sources(1, about="fined") == (["p2"], True)


def test_words_without_a_row_need_no_element(record: SqlRecord) -> None:
    page = page_of(record)
    assert '<span id="t0-0" class="s">' not in page
    assert 'class="s ev"' in page
