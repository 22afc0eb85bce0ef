"""JSON Lines and JSON files: each object by itself, every fault named by file, line and field."""

import gzip
import json
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.files import list_items
from dragoman.intake.take import take_article
from dragoman.schema.article import Article, Item, Refusal
from dragoman.schema.settings import Settings

SETTINGS = Settings()


def take(path, settings=SETTINGS):
    items = list_items([str(path)], settings)
    return [item if isinstance(item, Refusal) else take_article(item, settings) for item in items]


def write(tmp_path, *lines, name="news.jsonl"):
    path = tmp_path / name
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    )
    return path


def test_all_fields_are_taken(tmp_path):
    line = {
        "id": "w7",
        "text": "They met.\n",
        "title": " Envoys  meet ",
        "published": "2023-12-05T23:30:00-05:00",
        "outlet": "The Courier",
        "url": "https://courier.example/w7",
        "language": "en",
        "authors": ["Ana Ruiz", "Bo Lind"],
    }
    (article,) = take(write(tmp_path, line))
    assert (article.source, article.text, article.title) == ("w7", "They met.\n", "Envoys meet")
    assert (article.published, article.published_from) == ("2023-12-05", "given")
    assert (article.outlet, article.url, article.language) == ("The Courier", line["url"], "en")
    assert article.authors == ("Ana Ruiz", "Bo Lind")


@pytest.mark.parametrize("day", ["2024", "2024-05", "2024-05-01", "2024-W18"])
def test_days_keep_their_precision(tmp_path, day):
    (article,) = take(write(tmp_path, {"id": 1, "text": "Words.", "published": day}))
    assert article.published == day


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        (b'{"id": "x", "text": "cut', "bad-json", None),
        (b"[1, 2]", "bad-json", None),
        (b"words", "bad-json", None),
        ({"id": "x"}, "no-text", "text"),
        ({"id": "x", "text": 5}, "bad-text", "text"),
        ({"id": "x", "text": ["a"]}, "bad-text", "text"),
        ({"id": "x", "text": "a\0b"}, "bad-text", "text"),
        (b'{"id": "x", "text": "a\\ud83d b"}', "bad-text", "text"),
        ({"id": ["x"], "text": "a"}, "bad-id", "id"),
        ({"id": "x", "text": "a", "title": {}}, "bad-title", "title"),
        ({"id": "x", "text": "a", "published": "yesterday"}, "bad-published", "published"),
        ({"id": "x", "text": "a", "published": "2023-02-30"}, "bad-published", "published"),
        ({"id": "x", "text": "a", "published": 20230201}, "bad-published", "published"),
        ({"id": "x", "text": "a", "authors": [1]}, "bad-authors", "authors"),
        ({"id": "first", "text": "another"}, "duplicate-id", "id"),
        ({"id": "x", "text": " \n"}, "empty", None),
        ({"id": "x", "html": "<p></p>"}, "no-text", None),
    ],
)
def test_a_faulty_line_is_refused_and_its_neighbours_are_read(tmp_path, line, reason, field):
    path = write(tmp_path, {"id": "first", "text": "one"}, b"", line, {"id": "last", "text": "two"})
    first, refusal, last = take(path)
    assert (first.text, last.text) == ("one", "two")
    assert refusal.reason == reason
    assert refusal.where == f"{path}:3" + (f", field {field}" if field else "")
    assert refusal.cure


def test_a_line_that_comes_again_is_left_out_and_noted(tmp_path):
    named, nameless = {"id": "a", "text": "x"}, {"text": "y"}
    path = write(tmp_path, named, nameless, named, nameless, {"text": "y", "outlet": "B"}, named)
    one, two, three, note = take(path)
    assert (one.text, two.text, three.outlet) == ("x", "y", "B")
    assert (note.is_note, note.reason, note.where) == (True, "repeated", str(path))
    assert note.message == "3 lines say the same as an earlier one, and are left out: 3, 4, 6"


def test_a_faulty_line_that_comes_again_is_refused_again(tmp_path):
    refusals = take(write(tmp_path, b"{broken", b"{broken", {"id": "a"}, {"id": "a"}))
    assert [refusal.reason for refusal in refusals] == ["bad-json", "bad-json", "no-text", "no-text"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "B"), ("published", "2024-05-02"), ("outlet", "B"), ("url", "https://b.example"),
     ("language", "fr"), ("authors", ["Bo Lind"]), ("published", None)],
)  # fmt: skip
def test_the_same_id_and_text_with_other_metadata_is_the_same_article(tmp_path, field, value):
    line = {
        "id": 7, "text": "x", "title": "A", "published": "2024-05-01", "outlet": "A",
        "url": "https://a.example", "language": "en", "authors": ["Ana Ruiz"],
    }  # fmt: skip
    path = write(tmp_path, line, line | {field: value}, {"id": 8, "text": "y"})
    first, again, last = take(path)
    assert (first.id, again.id == first.id, last.text) == (again.id, True, "y")
    assert getattr(first, field) != getattr(again, field)


def test_metadata_written_another_way_is_the_same(tmp_path):
    one = {"id": "a", "text": "x", "title": "Envoys meet", "authors": "Ana Ruiz", "published": None}
    two = {"id": "a", "text": "x", "title": " Envoys  meet", "authors": ["Ana Ruiz"], "outlet": "", "page": 2}
    article, note, fields = take(write(tmp_path, one, two))
    assert (article.title, note.reason) == ("Envoys meet", "repeated")
    assert "these fields are not read: page (1)" in fields.message


def test_fields_that_are_not_read_are_noted_once_by_file(tmp_path):
    path = write(
        tmp_path, {"id": 1, "text": "x", "date": 1, "html": "<p>y"}, {"id": 2, "text": "z", "date": None},
        {"id": 3, "html": "<p>Oslo met Riga."},
    )  # fmt: skip
    *articles, note = take(path)
    assert len(articles) == 3
    assert (note.is_note, note.reason, note.where) == (True, "unread-fields", str(path))
    assert note.message == "these fields are not read: date (2), html (1)"
    assert "published" in note.cure


@pytest.mark.parametrize(
    ("data", "texts", "where", "message"),
    [
        (b'[{"text": "x"}] and more', ["x"], 2, "goes on"),
        (b'[{"text": "x"}] {"text": "y"}', ["x"], 2, "goes on"),
        (b'[{"text": "x"}]]', ["x"], 2, "goes on"),
        (b'[{"text": "x"}] "y"', ["x"], 2, "goes on"),
        (b'[{"text": "x"},', ["x"], 2, "cut off"),
        (b'[{"text": "x"}', ["x"], 2, "cut off"),
        (b'[{"text": "x"}, {"text": "y', ["x"], 2, "not JSON"),
    ],
)
def test_what_lies_behind_an_array_or_is_cut_from_it_is_refused(tmp_path, data, texts, where, message):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    *articles, refusal = take(path)
    assert [article.text for article in articles] == texts
    assert refusal.where == f"{path}:{where}"
    assert (message in refusal.message, refusal.is_note) == (True, False)


@pytest.mark.parametrize(
    ("data", "texts", "message"),
    [
        (b'[{"text": "x"},,{"text": "y"}]', "xy", "1 element of the array is empty: 2"),
        (b'[,{"text": "x"}]', "x", "1 element of the array is empty: 1"),
        (b'[{"text": "x"}, ]', "x", "1 element of the array is empty: 2"),
        (b'[{"text": "x"},\n,,]\n[ ]\n[,]', "x", "5 elements of the array are empty: 2, 3, 4, 5, 6"),
        (
            b"[" + b"," * 100_000 + b'{"text": "x"}]',
            "x",
            "100,000 elements of the array are empty: 1, 2, 3, 4, 5, …",
        ),
    ],
)
def test_empty_elements_of_arrays_are_refused_once_by_file(tmp_path, data, texts, message):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    *articles, refusal = take(path)
    assert "".join(article.text for article in articles) == texts
    assert (refusal.reason, refusal.where, refusal.message) == ("bad-json", str(path), message)


def test_arrays_behind_each_other_are_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b' [{"text": "x"}]\n[{"text": "y"}, {"text": "z"}]\n ')
    assert [article.text for article in take(path)] == ["x", "y", "z"]


def test_the_same_url_without_id_is_refused_like_an_id(tmp_path):
    url = "https://a.example/1"
    path = write(tmp_path, {"url": url, "text": "x"}, {"url": url, "text": "y"}, {"url": url, "text": "x"},
                 {"url": url, "text": "x", "title": "T"}, {"id": url, "url": url, "text": "x"})  # fmt: skip
    first, other, titled, note = take(path)
    assert (first.text, note.message[-4:]) == ("x", "3, 5")
    assert (other.reason, other.where) == ("duplicate-id", f"{path}:2, field url")
    assert other.message == f"the url {url!r} came before in this file with another text"
    assert (titled.id, titled.title) == (first.id, "T")


def test_a_refused_line_does_not_take_the_name_of_a_sound_one(tmp_path):
    refusal, article = take(write(tmp_path, {"id": "a", "text": 5}, {"id": "a", "text": "x"}))
    assert (refusal.reason, article.text) == ("bad-text", "x")


def test_lines_in_another_encoding_are_told_apart_too(tmp_path):
    lines = [
        '{"id": "a", "text": "Perú"}'.encode("latin-1"),
        '{"id": "a", "text": "Haití"}'.encode("latin-1"),
    ]
    article, refusal = take(write(tmp_path, *lines))
    assert (article.text, refusal.reason) == ("Perú", "duplicate-id")


def test_lines_without_id_are_named_by_address_or_line(tmp_path):
    path = write(tmp_path, {"url": "https://a.example/1", "text": "x"}, {"text": "y"})
    by_url, by_line = list_items([str(path)], SETTINGS)
    assert (by_url.source, by_url.address) == ("https://a.example/1", "https://a.example/1")
    assert (by_line.source, by_line.address) == (f"{path}:2", "news.jsonl:2")


def test_a_page_in_a_line_gives_what_the_line_does_not(tmp_path):
    page = (
        "<html><head><title>Page title here | The Site</title>"
        '<meta property="article:published_time" content="2024-03-02T08:00:00+09:00"></head>'
        "<body><p>The ministers signed the text in the evening.</p></body></html>"
    )
    both, own = take(
        write(
            tmp_path, {"id": 1, "html": page, "title": "Mine"}, {"id": 2, "html": page, "published": "2020"}
        )
    )
    assert (both.title, both.published, both.published_from) == ("Mine", "2024-03-02", "metadata")
    assert (own.published, own.published_from) == ("2020", "given")
    assert own.text == "The ministers signed the text in the evening."


@pytest.mark.parametrize("form", ["array", "pretty", "lines", "utf-16", "gzip"])
def test_json_files_in_other_forms(tmp_path, form):
    objects = [{"id": "1", "text": 'a ]}",\\ “b”'}, {"id": "2", "text": "c"}]
    lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
    data = {
        "array": json.dumps(objects, indent=2).encode(),
        "pretty": json.dumps(objects[0], indent=2).encode(),
        "lines": lines.encode(),
        "utf-16": lines.encode("utf-16"),
        "gzip": gzip.compress(lines.encode()),
    }[form]
    path = tmp_path / ("a.jsonl.gz" if form == "gzip" else "a.json")
    path.write_bytes(data)
    wanted = [each["text"] for each in objects][: 1 if form == "pretty" else 2]
    assert [article.text for article in take(path)] == wanted


def test_a_cut_gzip_gives_the_lines_before_the_cut(tmp_path):
    lines = b"".join(
        b'{"id": %d, "text": "%s"}\n' % (i, bytes(str(i * 7919) * 40, "ascii")) for i in range(5000)
    )
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(lines)
    path.write_bytes(packed[: len(packed) // 2])
    *items, last = list_items([str(path)], SETTINGS)
    assert len(items) > 1000
    assert all(isinstance(item, Item) for item in items)
    assert isinstance(last, Refusal)
    assert last.reason == "broken-gzip"


def test_a_line_of_100_megabytes_is_refused_in_bounded_memory(tmp_path):
    path = tmp_path / "long.jsonl"
    with path.open("wb") as handle:
        handle.write(b'{"id": "long", "text": "')
        for _ in range(100):
            handle.write(b"x" * 1_000_000)
        handle.write(b'"}\n{"id": "next", "text": "read"}\n')
    settings = Settings(max_bytes=2_000_000)
    start = time.monotonic()
    tracemalloc.start()
    refusal, item = list_items([str(path)], settings)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refusal.reason == "too-large"
    assert refusal.where == f"{path}:1"
    assert item.source == "next"
    assert most < 12_000_000
    assert time.monotonic() - start < 20


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_the_text_of_a_line_is_kept_to_the_character(text):
    payload = json.dumps({"id": "h", "text": text}).encode()
    taken = take_article(Item(source="h", address="h", format="json", payload=payload), SETTINGS)
    if text.strip():
        assert isinstance(taken, Article)
        assert taken.text == text
    else:
        assert isinstance(taken, Refusal)
