"""Parts of positions by themselves: whose voice it is, what a sentence is, and what is looked up when."""

from __future__ import annotations

from typing import Any

from dragoman.links.positions_desk import Desk, voice_of
from dragoman.links.positions_judge import judge
from dragoman.links.positions_read import read_stands
from dragoman.links.positions_said import read_said
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span

from .test_positions import SOTO, Maker, on_talks


def test_a_title_of_the_past_beside_a_name_gives_no_office() -> None:
    def voice(words: str) -> bool:
        text = f"{words} spoke."
        return voice_of(Ref(span=Span.take(text, 0, len(words)), **SOTO)).office

    assert voice("President Ines Soto")
    assert not voice("Former President Ines Soto")


def test_whose_stands_they_are_is_looked_up_only_for_what_is_opposed() -> None:
    class Never(dict[str, str]):
        def get(self, *_: Any) -> Any:
            raise AssertionError

    one = Maker("Peru joined the Condor Fisheries Convention.", "2019-03-01")
    one.did("Peru", "joined", "AGREE")
    (stand,) = read_stands(Desk(one.report))
    assert judge(stand, stand, Never(), True, {}) is None


def test_sentences_end_where_a_bar_parts_them() -> None:
    words = "Bakers mended boats, nets and oars | Millers sold sails, masts and ropes"
    assert len(list(read_said(Desk(on_talks(words).report)))) == 2
