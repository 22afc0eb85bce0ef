"""Bytes to characters: the rule in the docstring of decode, step by step, and what holds for all bytes."""

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.decode import decode

RUSSIAN = "Министр заявил, что переговоры с соседними странами продолжатся на следующей неделе."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_and_marked_text_is_read_and_the_mark_removed(encoding):
    text = "Café talks in Québec.\r\nThey go on.\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("naïve – “yes”".encode(), "iso-8859-1", "naïve – “yes”"),  # a wrong declaration
        ("naïve – “yes”".encode("cp1252"), None, "naïve – “yes”"),
        ("naïve – “yes”".encode("cp1252"), "ISO-8859-1", "naïve – “yes”"),
        ("naïve – “yes”".encode("cp1252"), "no-such-thing", "naïve – “yes”"),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        ("日本との会談".encode("iso2022_jp"), "iso-2022-jp", "日本との会談"),
        ("日本との会談".encode("cp932"), "Shift_JIS", "日本との会談"),
    ],
)
def test_declared_and_undeclared_encodings(data, declared, text):
    assert decode(data, declared).text == text


def test_a_broken_byte_in_utf8_is_replaced_and_counted():
    decoded = decode("déjà vu ".encode() + b"\xff" + " à Genève".encode())
    assert (decoded.text, decoded.replaced) == ("déjà vu \ufffd à Genève", 1)


def test_nul_becomes_the_replacement_character():
    assert decode(b"before\0after").text == "before\ufffdafter"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_text_is_kept_character_for_character(text):
    decoded = decode(text.encode())
    assert decoded.text == text
    assert decoded.replaced == text.count("\ufffd")


@given(st.binary(), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "rot13", "hz", "x\0"]))
def test_any_bytes_become_text_that_survives_json_and_sqlite(data, declared):
    text = decode(data, declared).text
    assert json.loads(json.dumps(text)) == text
    with sqlite3.connect(":memory:") as store:
        assert store.execute("SELECT ?, length(?)", (text, text)).fetchone() == (text, len(text))
