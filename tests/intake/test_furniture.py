"""Furniture of whole reports, written for these tests, and sentences that must stay in the report."""

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.article import Article
from dragoman.schema.settings import Settings

REPORT = """Home > World > Americas

Panama and Peru agree on fishing rights | The Lima Herald

Panama and Peru agree on fishing rights

Peru, Panama to share fishing grounds

By Ana Ruiz and Tom O'Neill, Reuters
Published: 4 March 2024, 10:32 GMT | Updated: 5 March 2024 09:00 GMT
3 min read

LIMA, March 4 (Reuters) - Peru and Panama agreed on Monday to share fishing grounds, their foreign \
ministers said.

(Photo: Foreign Ministry of Peru)

"This settles a dispute of ten years," Minister Rosa Salas told reporters in Lima.

Advertisement

READ MORE: Fishing fleets leave port

The accord still needs the approval of both parliaments, according to AFP.

Sign up for our newsletter to get the news of the day in your inbox.

Reporting by Ana Ruiz; Editing by Bob Stone

Share this article
Facebook Twitter Email
The views expressed here do not necessarily reflect those of The Lima Herald. Send letters to the editor.
© 2024 The Lima Herald. All rights reserved."""

BODY = [
    "Peru and Panama agreed on Monday to share fishing grounds, their foreign ministers said.",
    '"This settles a dispute of ten years," Minister Rosa Salas told reporters in Lima.',
    "The accord still needs the approval of both parliaments, according to AFP.",
]


def made(text: str, **given: object) -> Article:
    return make_article(source="a", address="a", text=text, given=Given(**given), settings=Settings())


def left(article: Article) -> str:
    """Give the text without its furniture."""
    parts, at = [], 0
    for piece in article.furniture:
        parts.append(article.text[at : piece.span.start])
        at = piece.span.end
    return "".join([*parts, article.text[at:]])


def kinds(text: str, **given: object) -> list[tuple[str, str]]:
    return [(piece.kind, piece.span.text) for piece in made(text, **given).furniture]


def test_only_the_title_and_the_report_are_left():
    lines = [line.strip() for line in left(made(REPORT)).splitlines() if line.strip()]
    assert lines == ["Panama and Peru agree on fishing rights", *BODY]


def test_each_piece_has_its_kind():
    found = [piece.kind for piece in made(REPORT).furniture]
    assert found == [
        "section", "title", "title", "byline", "published", "section", "dateline", "caption", "notice",
        "related", "notice", "byline", "share", "share", "blurb", "blurb",
    ]  # fmt: skip


def test_the_report_says_who_when_and_where():
    article = made(REPORT)
    assert article.title == "Panama and Peru agree on fishing rights"
    assert article.title_span is not None
    assert article.title_span.text == article.title
    assert (article.published, article.published_from) == ("2024-03-04", "byline")
    assert article.published_span is not None
    assert article.published_span.text == "4 March 2024"
    assert article.authors == ("Ana Ruiz", "Tom O'Neill")
    assert article.agencies == ("Reuters", "AFP")
    assert article.outlet == "The Lima Herald"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == ("Lima", "2024-03-04")
    assert article.language == "en"


def test_what_is_given_wins_and_the_text_still_bears_witness():
    article = made(REPORT, title="Fishing accord", published="2024-03-04", outlet="The Reader")
    assert (article.title, article.published_from, article.outlet) == (
        "Fishing accord",
        "given",
        "The Reader",
    )
    assert article.published_span is not None
    assert article.published_span.text == "4 March 2024"
    late = made(REPORT, published="2024-03-06", found="metadata")
    assert (late.published, late.published_from, late.published_span) == ("2024-03-06", "metadata", None)


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03", "2024-03"),
        ("2024-03-04T23:30:00-05:00", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("2024-02-31", None),
        ("soon", None),
    ],
)
def test_a_given_date_is_brought_into_form(published, kept):
    article = made("Peru and Panama agreed to share fishing grounds.", published=published)
    assert article.published == kept
    assert article.published_from == ("given" if kept else "none")


def test_an_outlet_is_no_author():
    article = made(BODY[0], authors=("Lima Herald", "Herald Staff", "Ana Ruiz"), outlet="Lima Herald")
    assert article.authors == ("Ana Ruiz",)


def test_a_header_before_the_text_dates_it_and_is_no_title():
    text = " date 2021-07-09 Chad and Niger have reopened their border after talks.\n\nTrade resumed.\n"
    article = made(text)
    assert (article.title, article.published, article.published_from) == (None, "2021-07-09", "metadata")
    assert kinds(text) == [("header", "date 2021-07-09")]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_dated_opening_is_a_published_line(gap):
    text = f"Thursday, May 6, 2021{gap}On Tuesday, the two governments reopened the border, officials said.\n"
    article = made(text)
    assert (article.published, article.published_from) == ("2021-05-06", "byline")
    assert kinds(text) == [("published", "Thursday, May 6, 2021")]


@pytest.mark.parametrize(
    ("end", "labels"),
    [
        ("between Chad and Niger.Trade Africa", "Trade Africa"),
        ("between Chad and Norway.Business West Africa Energy", "Business West Africa Energy"),
        ("between Chad and Niger.”Border Trade Zinder", "Border Trade Zinder"),
        ("between Chad and Niger. World Africa", "World Africa"),
    ],
)
def test_labels_glued_to_the_last_sentence_are_cut_off(end, labels):
    text = f"The border was reopened on Tuesday, officials said.\n\nIt was the first accord {end}"
    assert kinds(text) == [("section", labels)]


@pytest.mark.parametrize(
    "end",
    [
        "It was signed in the U.S.",
        "It was signed by John F.Kennedy",
        "They met in Zinder. Niger signed.",
        "They met.Niger has since signed",
        "He spoke of World Politics",
    ],
)
def test_a_last_sentence_is_never_cut(end):
    assert kinds(f"The border was reopened on Tuesday, officials said.\n\n{end}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell on Monday.",
        "Related parties must be named in the treaty.",
        "Source: the minister said that it was he.",
        "Updated figures show that trade fell on 4 March 2024.",
        "By Monday, 4 March 2024, the convoy had left.",
        "Advertisement of the posts was banned.",
        "Subscribe to the accord, the minister told Niger.",
        "Photo opportunities were few, officials said.",
        "Copyright was the subject of the talks in 2024.",
        "The opinions of the court do not reflect on the minister, he said.",
        "More on the accord will be said on Tuesday.",
        "Read the text, he told Niger.",
        "Cookies were served at the talks; we use them as well.",
        "Follow us, he told the crowd on the square.",
        "(c) The Parties shall meet each year.",
        "Editing by the censor was light, said the editor.",
    ],
)
def test_sentences_stay_in_the_report(sentence):
    text = f"{BODY[0]}\n\n{sentence}\n\n{BODY[1]}\n\n{sentence}"
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Zinder Post welcomes letters of up to 300 words.", "blurb"),
        ("Letters to the editor of the Zinder Post may be sent by post or e-mail.", "blurb"),
        ("The views in this column are not those of the Zinder Post.", "blurb"),
        ("Terms of use | Privacy policy | Contact us", "blurb"),
        ("World / Africa / Trade", "section"),
        ("Print this page", "share"),
    ],
)
def test_what_many_outlets_say_about_themselves_is_furniture(line, kind):
    assert kinds(f"{BODY[0]}\n\n{BODY[1]}\n\n{line}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The ministers will be reached at the contact section of the border post.",
        "Law and crime prevention",
        "Our standards: they have not changed in ten years",
    ],
)
def test_what_could_be_the_reports_own_words_stays(line):
    assert kinds(f"{BODY[0]}\n\n{BODY[1]}\n\n{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "A ferry leaves the port of Zinder. BERNAMA/Ana Ruiz",
        "A ferry leaves the port of Zinder (Kyodo/Tom Stone)",
        "A ferry leaves the port of Zinder, Chad (Ana Ruiz via Yonhap)",
        "Belga Photo/Ana Ruiz",
    ],
)
def test_a_photographers_credit_with_any_agency_makes_a_caption(line):
    text = f"{BODY[0]}\n\n{line}\n\n{BODY[1]}\n\n{BODY[2]}"
    assert [kind for kind, _ in kinds(text)] == ["caption"]


def test_initials_that_may_be_anything_make_no_caption():
    text = f"{BODY[0]}\n\nThe accord was signed by the PA/Fatah.\n\n{BODY[1]}\n\n{BODY[2]}"
    assert kinds(text) == []


def test_a_page_of_lines_without_blank_ones_is_read_as_well():
    text = """Island News - Latin America & Caribbean
Chile and Peru to reopen border crossing
Ana Ruiz
Published
3 February 2026
Image caption, The crossing at Tacna
Chile and Peru will reopen their main crossing on Friday, the two governments said on Tuesday, after talks \
that lasted for most of the winter. EFE
Tags: Chile, Peru
Leave a reply"""
    article = made(text)
    assert article.title == "Chile and Peru to reopen border crossing"
    assert (article.published, article.published_from) == ("2026-02-03", "byline")
    assert article.authors == ("Ana Ruiz",)
    assert article.agencies == ("EFE",)
    assert [piece.kind for piece in article.furniture] == [
        "section", "byline", "published", "published", "caption", "source", "section", "share",
    ]  # fmt: skip


def test_place_and_day_alone_on_a_line_date_a_statement():
    text = "Statement of the Ministry of Trade\n\nTacna, 3 February 2026\n\nThe Ministry thanks Peru.\n"
    article = made(text)
    assert (article.published, article.published_from) == ("2026-02-03", "dateline")
    assert kinds(text) == [("dateline", "Tacna, 3 February 2026")]


def test_lines_broken_by_width_are_no_furniture():
    text = (
        "The ministers of Peru and Panama met in Lima on Monday and agreed to\n"
        "share\n"
        "this with the other members of the pact, officials of both sides said\n"
        "on Tuesday.\n\nThey will meet again in May.\n"
    )
    assert kinds(text, title="Ministers of Peru and Panama agree to share pact") == []


def test_a_text_of_furniture_alone_keeps_something():
    article = made("Share this\n\nAdvertisement\n\nRelated Stories")
    assert left(article).strip()


def test_windows_line_ends_change_nothing():
    windows = made(REPORT.replace("\n", "\r\n"))
    unix = made(REPORT)
    assert [piece.span.text for piece in windows.furniture] == [piece.span.text for piece in unix.furniture]
    assert (windows.title, windows.published, windows.agencies) == (unix.title, unix.published, unix.agencies)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Carlos Núñez de la Peña y Ángela Muñoz, of Logroño, told reporters that the talks with the "
         "Generalitat de Catalunya in L'Hospitalet had gone well.", "en"),
        ("Los ministros de Perú y Panamá se reunieron el lunes en Lima y acordaron compartir las zonas de "
         "pesca, según dijeron los funcionarios.", "es"),
        ("Les ministres du Pérou et du Panama se sont réunis lundi à Lima et ont convenu de partager les "
         "zones de pêche, ont dit les responsables.", "fr"),
        ("12345 67890 --- 2024", None),
    ],
)  # fmt: skip
def test_the_language_is_what_the_small_words_say(text, language):
    assert made(text).language == language
