"""Sketches: what is alike is found, cut or added to, whatever comes first; each pair once."""

import hashlib
import random
from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.links.sketches import FEWEST, SHINGLE, SLOTS, VERSION, candidates, resemblance, sketch
from timing_for_tests import is_linear

SEEDS = st.integers(0, 2**32)


def words(seed: int, count: int) -> list[str]:
    """Make words at random, all different, so that the shingles of two seeds have nothing in common."""
    return [f"w{number}" for number in random.Random(seed).sample(range(10**9), count)]


def text(seed: int, count: int = 300) -> str:
    return " ".join(words(seed, count))


def must_sketch(written: str) -> bytes:
    sketched = sketch(written)
    assert sketched is not None
    return sketched


def pairs(texts: dict[str, str], new: set[str] | None = None) -> list[tuple[str, str]]:
    return list(candidates({name: must_sketch(written) for name, written in texts.items()}, new))


def test_a_text_with_too_few_shingles_has_no_sketch() -> None:
    enough = words(1, FEWEST + SHINGLE - 1)
    assert sketch(" ".join(enough)) is not None
    assert sketch(" ".join(enough[1:])) is None
    assert sketch("no comment " * 500) is None
    assert sketch("") is None
    assert sketch("— … !") is None


@given(SEEDS, st.integers(60, 400))
def test_case_marks_and_line_ends_do_not_count(seed: int, count: int) -> None:
    plain = words(seed, count)
    other = ",\n".join(f"*{word.upper()}*" for word in plain) + " …"
    assert sketch(" ".join(plain)) == sketch(other)


@given(st.text(max_size=400))
def test_any_text_can_be_sketched(written: str) -> None:
    sketched = sketch(written)
    assert sketched is None or len(sketched) == 4 * (SLOTS + 2)


def test_words_of_other_alphabets_count_and_lone_surrogates_do_no_harm() -> None:
    greek = [word.replace("w", "λόγος") for word in words(3, 100)]
    arabic = [word.replace("w", "كلمة") for word in words(3, 100)]
    assert resemblance(must_sketch(" ".join(greek)), must_sketch(" ".join(arabic))) < 0.1
    assert sketch(" ".join([*greek, "\ud800"])) is not None


def test_sketches_stay_what_they_are() -> None:
    """Sketches are stored: one made by an earlier version of the program must compare with one made now."""
    fixed = " ".join(f"word{number} näht" for number in range(200))
    assert hashlib.sha256(must_sketch(fixed)).hexdigest()[:16] == "492577988d337fc8"


@given(SEEDS, st.integers(0, 300))
def test_resemblance_is_near_the_true_share(seed: int, shared: int) -> None:
    both, left, right = words(seed, 900)[:shared], text(seed + 1), text(seed + 2)
    one, other = (" ".join([*both, rest]) for rest in (left, right))
    common, each = max(0, shared - SHINGLE + 1), shared + 300 - SHINGLE + 1
    true = common / (2 * each - common)
    # Five standard deviations of 128 slots.
    assert abs(resemblance(must_sketch(one), must_sketch(other)) - true) < 5 * 0.5 / SLOTS**0.5


CUTS: dict[str, Callable[[list[str]], list[str]]] = {
    "itself": lambda plain: plain,
    "its first two thirds": lambda plain: plain[: len(plain) * 2 // 3],
    "its last two thirds": lambda plain: plain[len(plain) // 3 :],
    "an introduction added": lambda plain: [*words(7, len(plain) // 2), *plain],
    "a word in 30 changed": lambda plain: [w if i % 30 else "changed" for i, w in enumerate(plain)],
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
@given(seed=SEEDS, count=st.integers(100, 600))
def test_a_text_cut_or_added_to_is_found(
    cut: Callable[[list[str]], list[str]], seed: int, count: int
) -> None:
    plain = words(seed, count)
    texts = {"a": " ".join(plain), "b": " ".join(cut(plain)), "c": text(seed + 1), "d": text(seed + 2)}
    assert pairs(texts) == [("a", "b")]


def test_nearly_all_texts_cut_by_half_are_found() -> None:
    found = [pairs({"a": text(seed), "b": " ".join(words(seed, 300)[:150])}) for seed in range(200)]
    assert found.count([("a", "b")]) >= 196


def test_texts_that_share_a_formula_are_no_candidates() -> None:
    formula = text(5, 100)
    assert pairs({name: f"{text(name_seed, 200)} {formula}" for name_seed, name in enumerate("abcd")}) == []


def copies(seed: int, families: int, each: int) -> dict[str, str]:
    """Make families of texts that differ in a word or two, and one that stands alone for each."""
    made: dict[str, str] = {}
    rng = random.Random(seed)
    for family in range(families):
        plain = words(seed + family, 150)
        for number in range(each):
            plain[rng.randrange(150)] = f"x{number}"
            made[f"{family}-{number:03}"] = " ".join(plain)
        made[f"{family}-alone"] = text(seed + 1000 + family)
    return made


def test_each_pair_comes_once_smaller_id_first() -> None:
    found = pairs(copies(11, families=3, each=30))
    assert len(found) == len(set(found))
    assert all(one < other for one, other in found)
    # Neighbours in a family differ in one word, so at least these are found.
    assert {(f"{f}-{n:03}", f"{f}-{n + 1:03}") for f in range(3) for n in range(29)} <= set(found)


def added_one_by_one(texts: dict[str, str], order: Iterable[str]) -> set[tuple[str, str]]:
    held: dict[str, bytes] = {}
    found: set[tuple[str, str]] = set()
    for name in order:
        held[name] = must_sketch(texts[name])
        found.update(candidates(held, {name}))
    return found


@settings(max_examples=25)
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(seed: int, rng: random.Random) -> None:
    texts = copies(seed, families=2, each=5)
    order = list(texts)
    rng.shuffle(order)
    assert added_one_by_one(texts, order) == set(pairs(texts))
    assert pairs({name: texts[name] for name in order}) == pairs(texts)


@given(SEEDS, st.data())
def test_with_new_ones_come_just_the_pairs_that_hold_one(seed: int, data: st.DataObject) -> None:
    texts = copies(seed, families=2, each=4)
    new = data.draw(st.sets(st.sampled_from(sorted(texts))))
    wanted = {pair for pair in pairs(texts) if new & set(pair)}
    assert sorted(pairs(texts, new | {"unknown"})) == sorted(wanted)


def test_nothing_comes_of_nothing() -> None:
    one = {"a": must_sketch(text(1))}
    assert list(candidates({})) == []
    assert list(candidates(one)) == []
    assert list(candidates({**one, "b": one["a"]}, set())) == []


def test_a_sketch_of_another_version_is_refused() -> None:
    good = must_sketch(text(1))
    older = (VERSION + 1).to_bytes(4, "little") + good[4:]
    for wrong in (older, good[:-4], b""):
        with pytest.raises(ValueError, match="sketch its text again"):
            list(candidates({"a": good, "b": wrong}))


def test_time_grows_hardly_faster_than_the_number_of_texts() -> None:
    def held(count: int) -> dict[str, bytes]:
        rng = np.random.default_rng(count)
        slots = rng.integers(0, 2**32, (count, SLOTS + 2), dtype=np.uint64).astype("<u4")
        slots[:, 0], slots[:, 1] = VERSION, 300
        return {f"{number:06}": row.tobytes() for number, row in enumerate(slots)}

    def work(made: dict[str, bytes]) -> None:
        assert list(candidates(made)) == []

    assert is_linear(held, work, 4_000)
