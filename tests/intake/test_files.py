"""Files, folders, gzip and standard input become items; what cannot be read is refused at its place."""

import gzip
import io
import os
import socket
import time

import pytest

from dragoman.intake.files import PASSED_OVER, list_items
from dragoman.intake.sniff import by_content
from dragoman.intake.take import take_article
from dragoman.schema.article import Article, Refusal
from dragoman.schema.settings import Settings

SETTINGS = Settings()


def take(*inputs, stdin=None, settings=SETTINGS):
    items = list_items([str(each) for each in inputs], settings, stdin=stdin)
    return [item if isinstance(item, Refusal) else take_article(item, settings) for item in items]


def summary(results):
    return [each.text if isinstance(each, Article) else each.reason for each in results]


def test_plain_text_is_kept_to_the_character_but_for_the_mark(tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbf  Line one.\r\nLine two.\n\n")
    (article,) = take(file)
    assert article.text == "  Line one.\r\nLine two.\n\n"
    assert article.source == str(file)


def test_the_id_depends_on_the_place_in_the_folder_not_on_the_command(tmp_path, monkeypatch):
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "one.txt").write_text("Talks went on.")
    monkeypatch.chdir(tmp_path)
    (whole,) = take(tmp_path / "news")
    (relative,) = take("news")
    (single,) = take("news/may/one.txt")
    assert whole.id == relative.id != single.id


def test_a_folder_is_read_in_order_and_says_what_it_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.md").write_text("two")
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"three"))
    for name in (".hidden", "x.pdf", "y.pdf", "LICENSE"):
        (tmp_path / name).write_text("not read")
    *articles, report = take(tmp_path)
    assert summary(articles) == ["one", "two", "three"]
    assert report.reason == PASSED_OVER
    assert report.is_note
    assert "4 files were passed over: 2 .pdf, 1 hidden, 1 without an ending" in report.message


def test_a_folder_without_articles_is_refused(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (refusal,) = take(tmp_path)
    assert refusal.reason == "empty-folder"
    assert not refusal.is_note
    assert "1 .pdf" in refusal.message


def test_bad_inputs_are_refused_and_the_rest_is_read(tmp_path):
    (tmp_path / "fine.txt").write_text("fine")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(4000))[:1000])
    os.mkfifo(tmp_path / "pipe.txt")
    names = [
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "scan.pdf",
        "cut.txt.gz",
        "pipe.txt",
        "nothing.txt",
        "fine.txt",
    ]
    results = take(*(tmp_path / name for name in names), "/dev/null")
    reasons = [
        "empty",
        "empty",
        "binary",
        "binary",
        "broken-gzip",
        "not-a-file",
        "missing",
        "fine",
        "not-a-file",
    ]
    assert summary(results) == reasons
    for result in results:
        if isinstance(result, Refusal):
            assert result.where
            assert result.message
            assert result.cure


def test_a_socket_in_a_folder_is_refused_and_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket may have 107 bytes at most
    (tmp_path / "a.txt").write_text("read")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("live.txt")
        assert summary(take(tmp_path)) == ["read", "not-a-file"]


def test_a_loop_of_links_is_refused_once(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("read")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert summary(take(tmp_path)) == ["read", "loop"]


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    file = tmp_path / "secret.txt"
    file.write_text("x")
    file.chmod(0)
    if os.access(file, os.R_OK):  # the superuser may read everything; let the system refuse all the same

        def refuse_to_open(*_args, **_kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("dragoman.intake.streams.Path.open", refuse_to_open)
    (refusal,) = take(file)
    assert refusal.reason == "unreadable"
    assert "chmod" in (refusal.cure or "")


def test_a_named_file_of_unknown_ending_is_looked_into(tmp_path):
    (tmp_path / "wire.asc").write_text("A plain report.")
    (tmp_path / "page.php").write_text(
        "<!DOCTYPE html><html><body><p>A page of words, saved.</p></body></html>"
    )
    (tmp_path / "lines.dat").write_text('{"id": "1", "text": "A line."}\n')
    names = ("wire.asc", "page.php", "lines.dat")
    assert summary(take(*(tmp_path / name for name in names))) == [
        "A plain report.",
        "A page of words, saved.",
        "A line.",
    ]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Just words.\n", ["Just words.\n"]),
        (b'{"id": "1", "text": "one"}\n{"id": "2", "text": "two"}\n', ["one", "two"]),
        (b'[{"id": "1", "text": "one"}, {"id": "2", "text": "two"}]', ["one", "two"]),
        (b"<html><body><p>Words of a page.</p></body></html>", ["Words of a page."]),
        (gzip.compress(b"Packed words."), ["Packed words."]),
        (b"", ["empty"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), ["binary"]),
    ],
)
def test_standard_input_is_recognised(data, texts):
    assert summary(take("-", stdin=io.BytesIO(data))) == texts


def test_standard_input_can_be_given_once():
    assert summary(take("-", "-", stdin=io.BytesIO(b"words"))) == ["words", "no-stdin"]


def test_size_is_bounded_after_unpacking(tmp_path):
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(bytes(5_000_000)))
    (refusal,) = take(bomb, settings=Settings(max_bytes=1_000_000))
    assert refusal.reason == "too-large"
    assert "1,000,000" in refusal.message


def test_names_that_are_no_utf8_are_read_and_shown(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as handle:  # noqa: PTH123 - a name in bytes
        handle.write(b"words")
    (article,) = take(tmp_path)
    assert article.source.endswith("caf\ufffd.txt")
    article.source.encode()


@pytest.mark.parametrize("unit", [b"<!--a-->", b"<!--a-->\n", b"<!--", b"<!--a--", b"<?xml ", b" \n"])
def test_sniffing_is_linear(unit):
    start = time.process_time()
    assert by_content(unit * 50_000 + b"words") == "text"
    assert time.process_time() - start < 0.5


def test_comments_before_a_page_are_passed_over():
    head = b"<?xml version='1.0'?>\n<!-- one --> <!-- <p> --><!---->\n"
    assert by_content(head + b"<!DOCTYPE html>") == "html"
    assert by_content(head * 2 + b"<body>") == "text"
    assert by_content(b"<!-- <html> words") == "text"
