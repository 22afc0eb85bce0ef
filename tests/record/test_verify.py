"""Damage of every sort, planted on purpose, is found and named; never a traceback."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.record.verify import Proof, verify
from dragoman.schema.article import Article, refuse
from dragoman.schema.errors import DragomanError, IntakeError
from dragoman.schema.links import Link, make_link

from .conftest import TEXT, make_article, make_rows


def reprint(left: Article, right: Article) -> Link:
    return make_link(
        left.id, right.id, "reprint", reasons=("the same",), author="reprints@1", made="2024-01-01"
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound record of sixty articles, each linked to the next."""
    place = tmp_path_factory.mktemp("sound") / "record.db"
    with open_record(str(place), mode="create") as record:
        articles = [make_article(source=f"{n}.txt") for n in range(60)]
        for article in articles:
            record.add(article, make_rows(article))
        record.relink(map(reprint, articles, articles[1:]), "reprints@1", made="2024-01-01T00:00:00+00:00")
        record.refuse(refuse("gone.txt", IntakeError("not there")))
    return place


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """Give a copy of it, to be damaged."""
    return Path(shutil.copy(sound, tmp_path / "copy.db"))


def damage(copy: Path, *orders: str) -> Proof:
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        for order in orders:
            raw.execute(order)
    return verify(str(copy))


def test_a_sound_record_is_proved_whole(sound: Path) -> None:
    told: list[tuple[int, int]] = []
    proof = verify(str(sound), told=lambda done, total: told.append((done, total)))
    assert told == [(50, 60), (60, 60)]
    assert (proof.articles, proof.rows, proof.faults, proof.findings) == (60, 480, 0, ())
    # Two mentions, a time, a figure with three more, statements with cue and speakers, an event, a cause.
    assert proof.spans == 60 * 19


ONE = "(SELECT n FROM article WHERE source = '7.txt')"


@pytest.mark.parametrize(
    ("orders", "faults"),
    [
        ([f"UPDATE article SET text = '{TEXT[:-1]}!' WHERE n = {ONE}"], {"changed-text"}),
        ([f"UPDATE article SET text = 'x' || text WHERE n = {ONE}"], {"changed-text", "wrong-span"}),
        ([f"UPDATE article SET title = 'Other' WHERE n = {ONE}"], {"changed-column", "broken-search"}),
        ([f"UPDATE article SET body = '[]' WHERE n = {ONE}"], {"unreadable"}),
        ([f"DELETE FROM article WHERE n = {ONE}"], {"dangling", "broken-search"}),
        (["DELETE FROM mention WHERE article = 7"], {"dangling"}),
        (["DELETE FROM statement WHERE article = 7 AND inside IS NULL"], {"dangling", "broken-search"}),
        (["DELETE FROM part WHERE country = 'USA' AND kind = 'event'"], {"changed-column"}),
        (["UPDATE time SET earliest = '1900-01-01' WHERE article = 7"], {"changed-column"}),
        (["UPDATE cause SET n = n + 1, article = 8, id = '0' WHERE article = 7"], {"wrong-id"}),
        (["UPDATE cause SET coder = 'x' WHERE article = 7"], {"changed-body"}),
        (["UPDATE figure SET body = replace(body, '\"start\":', '\"start\":1')"], {"unreadable"}),
        (["UPDATE figure SET body = replace(body, '20000', '30000')"], {"changed-body"}),
        (["UPDATE cause SET body = replace(body, 'motivates', 'x'), body = substr(body, 9)"], {"unreadable"}),
        (["UPDATE event SET body = replace(body, 'CONSULT', 'AGREE'), type = 'AGREE'"], {"wrong-id"}),
        (["UPDATE mention SET body = x'00ff00' WHERE article = 7"], {"unreadable"}),
        (["DELETE FROM coding WHERE article = 7 AND kind = 'time'"], {"uncoded"}),
        (["UPDATE coding SET kind = 'x' WHERE article = 7 AND kind = 'time'"], {"uncoded", "unreadable"}),
        (["UPDATE coding SET coder = 'nonsense@0' WHERE article = 7 AND kind = 'time'"], {"wrong-coder"}),
        (["UPDATE refusal SET body = '{}'"], {"unreadable"}),
        (["UPDATE refusal SET article = 'nowhere'"], {"dangling"}),
        (["UPDATE statement SET words = 'other' WHERE article = 7"], {"changed-column", "broken-search"}),
        (["DELETE FROM article_words_data WHERE id > 10"], {"broken-search"}),
        (["DROP TABLE article_words"], {"broken-search"}),
    ],
)  # fmt: skip
def test_planted_damage_is_found(copy: Path, orders: list[str], faults: set[str]) -> None:
    proof = damage(copy, *orders)
    assert faults <= {finding.fault for finding in proof.findings}
    assert proof.faults == len(proof.findings)


def test_a_span_deep_in_a_row_that_is_shifted_is_found(copy: Path) -> None:
    """The reference within the comparison within a figure: moved by one, with words of the same length."""
    old, new = (
        f'"reference":{{"start":{TEXT.index("2021")}',
        f'"reference":{{"start":{TEXT.index("2021") - 1}',
    )
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        end = TEXT.index("2021") + 4
        raw.execute(
            "UPDATE figure SET body = replace(replace(body, ?, ?), ?, ?) WHERE article = 7",
            (old, new, f'"end":{end},"text":"2021"', f'"end":{end - 1},"text":"2021"'),
        )
        assert raw.total_changes == 1
    shifted, summed = verify(str(copy)).findings
    assert (shifted.fault, summed.fault) == ("wrong-span", "changed-body")
    assert "'2021'" in shifted.what
    assert shifted.where.startswith("figure ")


def flips(sound: Path) -> Iterator[tuple[int, int]]:
    rnd = random.Random(2014)
    size = sound.stat().st_size
    for _ in range(120):
        yield rnd.randrange(size), 1 << rnd.randrange(8)


def test_a_flipped_bit_is_found_or_harms_nothing(sound: Path, copy: Path) -> None:
    """Wherever the bit: findings, or a polite error, or the rows are as they were."""
    whole = sound.read_bytes()
    with open_record(str(sound)) as record:
        rows = list(record.rows())
        articles = [record.article(head.id) for head in record.heads()]
    found = 0
    for place, bit in flips(sound):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        try:
            proof = verify(str(copy))
        except DragomanError:
            found += 1
            continue
        if proof.faults:
            found += 1
            continue
        with open_record(str(copy)) as record:
            assert list(record.rows()) == rows
            assert [record.article(head.id) for head in record.heads()] == articles
    assert found > 60


@pytest.mark.parametrize("kept", [0, 1, 15, 99, 100, 1000, 4096, 4097, 10_000, 50_000, -4096, -1])
def test_a_truncated_file_is_found(copy: Path, kept: int) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[:kept])
    try:
        proof = verify(str(copy))
    except DragomanError as error:
        assert (error.where, bool(error.cure)) == (str(copy), True)  # noqa: PT017 - one of two good ends
    else:
        assert any(finding.fault == "damaged-file" for finding in proof.findings)


def test_a_zeroed_page_is_found(copy: Path) -> None:
    whole = copy.read_bytes()
    page = 4096 * (len(whole) // 4096 // 2)
    copy.write_bytes(whole[:page] + bytes(4096) + whole[page + 4096 :])
    assert verify(str(copy)).faults > 0


def test_reading_a_damaged_record_is_an_error_with_a_cure(copy: Path) -> None:
    whole = bytearray(copy.read_bytes())
    for page in range(4096, len(whole), 4096):
        whole[page] ^= 0xFF
    copy.write_bytes(whole)

    def read_all() -> None:
        with open_record(str(copy)) as record:
            record.counts()
            list(record.rows())

    with pytest.raises(DragomanError, match="damaged") as caught:
        read_all()
    assert "dragoman verify" in (caught.value.cure or "")
