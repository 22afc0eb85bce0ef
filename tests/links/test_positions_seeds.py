"""The contradiction that a real report holds, found from what the reader makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import read
from dragoman.links.positions import link_positions
from dragoman.links.report import Report
from dragoman.schema.rows import Statement


@pytest.mark.shared
def test_claim_and_denial_of_talks_are_linked(shared: Path) -> None:
    source = sorted((shared / "corpora" / "seeds").glob("002_*.txt"))[0]
    (outcome,) = read(source)
    assert isinstance(outcome, tuple)
    article, rows = outcome
    said = {row.id: " ".join(span.text for span in row.content) for row in rows if isinstance(row, Statement)}
    found = link_positions([Report(article, tuple(rows))], made="2026")
    pairs = [
        {said.get(link.left, ""), said.get(link.right, "")}
        for link in found
        if link.relation == "contradicts" and link.judgement != "no"
    ]
    wanted = ("talks had begun", "table of dialogue")
    assert any(all(any(words in one for one in pair) for words in wanted) for pair in pairs)
