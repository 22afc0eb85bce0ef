"""Scores the program on the development gold: `python bench/scores.py --write docs/scores.md`.

Needs the gold and scorer in ../shared. Every figure comes from this run, with the data set, the split and the
date; what each must reach is stated beside it.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

import extraction
from page import replace_part, stamp

from dragoman.run.pipeline import read
from dragoman.schema.settings import Settings
from dragoman.schema.wire import to_json
from dragoman.train.measure import files_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"

# PolNeAR counts the "that" before a clause as part of it: the same rows, scored as it counts.
THAT_COUNTED = " (“that” counted)"
WITH_THAT = f"attribution.polnear-dev{THAT_COUNTED}"
_THAT = "that "

# ZSP: zero-shot with a language model of 355 M parameters, given the actors, on PLV's test half.
_ZERO_SHOT = "ZSP (355 M, actors given)"

# (data set, figure, floor or None where it is only reported, what peers reach)
FIGURES: tuple[tuple[str, str, float | None, str], ...] = (
    ("time.timebank", "time.relaxed_f1", 0.88, "HeidelTime .91 on TempEval-3 platinum"),
    ("time.timebank", "time.value_f1", 0.75, "HeidelTime .78 on TempEval-3 platinum"),
    ("time.aquaint", "time.relaxed_f1", None, ""),
    ("time.aquaint", "time.value_f1", None, ""),
    ("time.wikiwars", "time.relaxed_f1", None, ""),
    ("own-dev", "time.relaxed_f1", 0.90, ""),
    ("own-dev", "time.value_f1", 0.85, "two coders .93"),
    ("wire-dev", "time.relaxed_f1", None, ""),
    ("wire-dev", "time.value_f1", None, ""),
    ("figure.newsquant-dev", "quantities.value_f1", 0.88, "CQE .92, quantulum3 .73 (both sets' halves)"),
    ("figure.newsquant-dev", "quantities.change_f1", 0.78, "CQE .88, quantulum3 .52"),
    ("own-dev", "figure.value_f1", 0.88, "two coders 1.0"),
    ("own-dev", "figure.of_f1", 0.70, ""),
    ("wire-dev", "figure.value_f1", 0.88, ""),
    ("wire-dev", "figure.of_f1", 0.70, ""),
    ("wire-dev", "figure.comparison_f1", 0.60, ""),
    ("own-dev", "statement.content_f1", 0.76, "two coders .85"),
    ("own-dev", "statement.whole_f1", 0.70, "two coders .83"),
    ("wire-dev", "statement.content_f1", None, ""),
    ("wire-dev", "statement.whole_f1", 0.74, ""),
    ("attribution.polnear-dev", "statement.content_f1", None, ""),
    ("attribution.polnear-dev", "statement.whole_f1", 0.66, ""),
    ("attribution.polnear-dev", "statement.source_exact_f1", 0.80, "CRF .63, BERT .83, two humans .78"),
    ("attribution.polnear-dev", "statement.cue_exact_f1", 0.73, "CRF .63, BERT .75, two humans .70"),
    (
        "attribution.polnear-dev",
        "statement.content_exact_f1",
        None,
        "record.md leaves “that” out, PolNeAR not",
    ),
    (WITH_THAT, "statement.content_exact_f1", 0.66, "CRF .51, BERT .73, two humans .65"),
    ("seeds", "statement.whole_f1", None, "recall counts here: the gold lists what must be found"),
    ("mention.worldwide-train (held)", "mention.f1", 0.86, ""),
    ("mention.uner-ewt-dev (held)", "mention.f1", 0.80, "XLM-R large .86 on its test half"),
    ("mention.uner-pud", "mention.f1", None, "XLM-R large .80"),
    ("cause.cnc-train (held)", "causal.f1", 0.83, "BERT-base .863"),
    ("cause.cnc-train (held)", "cause.pair_f1", 0.45, ""),
    ("own-dev", "cause.pair_f1", 0.45, "two coders .68"),
    ("wire-dev", "cause.pair_f1", 0.45, ""),
    ("own-dev", "event.trigger_f1", 0.76, "two coders .90"),
    ("own-dev", "event.typed_f1", 0.71, "two coders .90"),
    ("own-dev", "event.full_f1", 0.62, "two coders .87"),
    ("own-dev", "event.role_f1", 0.80, ""),
    ("own-dev", "event.status_acc", 0.90, ""),
    ("own-dev", "event.about_acc", 0.70, ""),
    ("wire-dev", "event.trigger_f1", 0.78, ""),
    ("wire-dev", "event.typed_f1", 0.72, ""),
    ("wire-dev", "event.full_f1", 0.62, ""),
    ("wire-dev", "event.role_f1", 0.80, ""),
    ("wire-dev", "event.status_acc", 0.90, ""),
    ("wire-dev", "event.about_acc", 0.70, ""),
    ("event.plv-train (held)", "coded.root_macro_f1", 0.72, f"{_ZERO_SHOT} .81, TF-IDF .66"),
    ("event.plv-train (held)", "coded.quad_macro_f1", 0.82, f"{_ZERO_SHOT} .89, TF-IDF .78"),
    ("event.plv-train (held)", "coded.answered", 0.92, ""),
    ("event.gsr", "coded.root_macro_f1", 0.72, "not trained on"),
    ("event.gsr", "coded.quad_macro_f1", 0.82, "not trained on"),
    ("event.gsr", "coded.answered", 0.92, "not trained on"),
    ("seeds", "event.typed_f1", None, "recall counts here"),
    ("seeds", "article.published_acc", 1.0, ""),
    ("seeds", "article.title_acc", 1.0, ""),
    ("seeds", "article.agencies_f1", None, "gold lists the credited one only; we add those quoted"),
)
EVERYWHERE = "spans_wrong"
TITLES = {
    "accuracy": "Accuracy",
    "published": "Coders of events that others published",
    "comparisons": "Comparisons: 150 sentences written for this project",
    "extraction": "Extraction of web pages",
}

# Coders of events that others published: system, what it reaches, on what.
PUBLISHED = (
    ("PETRARCH2, dictionaries over parses", "91 of 284 records exact, P .54, R .33",
     "its unit tests, with dictionaries of the older kind"),
    ("UniversalPetrarch, dictionaries over parses",
     "50 of 78 exact, P .63, R .86; with its default dictionary 11 exact, P .14, R .21",
     "sentences whose gold was made from its own output"),
    ("UniversalPetrarch", "565 of 1,278 right, 3,212 false besides", "Spanish reports, as users counted"),
    ("GDELT", "first actor .79, second .79, place .75, type .81", "50 events of Sudan, checked by hand"),
    ("ZSP, a language model of 355 M parameters, told the actors", "roots macro-F1 .82, quads .89",
     "PLV, test half, 1,033 sentences"),
    ("TF-IDF with logistic regression", "roots macro-F1 .66, quads .78", "PLV, test half, 1,033 sentences"),
    ("trained coders, two by two", "alike in .45 to .80 of the roots", "sentences for CAMEO, in training"),
)  # fmt: skip


# What a reader changes; of the rest, rules alone give the same.
READ = ("statement.", "mention.", "cause.", "causal.", "event.", "coded.")


def code(docs: Path, out: Path, settings: Settings, workers: int) -> None:
    """Read the documents of a gold set and write the rows."""
    with out.open("wb") as rows:
        for taken in read([str(docs)], settings, workers=workers):
            for row in [taken[0], *taken[1]] if isinstance(taken, tuple) else [taken]:
                rows.write(to_json(row) + b"\n")


def score(gold: Path, rows: Path) -> dict[str, float]:
    """Run the scorer on the rows of a gold set."""
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(rows), "--json"]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def split_of(name: str) -> str:
    """Give the half of a set that its name says, "whole" for a set without halves."""
    if name.endswith("(held)"):
        return "held"
    half = name.partition(" ")[0].rpartition("-")[2]
    return half if half in ("train", "dev", "test") else "whole"


def write_table(scores: dict[str, dict[str, float]], by_rules: dict[str, dict[str, float]]) -> Iterable[str]:
    """Write the accuracy table in Markdown."""
    yield "Split: *dev* served to check changes, so it is no unseen test; *held* are documents of a training"
    yield "set that were kept aside (every tenth of worldwide, every fifth of the others); a *whole* set has"
    yield "no halves, and may have been read while rules were written. *Reached* is what the program gives as"
    yield "it comes, *rules alone* what it gives with `--bundle none`."
    yield ""
    yield "| data set | split | figure | reached | rules alone | must reach | peers |"
    yield "|---|---|---|---|---|---|---|"
    for name, figure, floor, peers in FIGURES:
        reached = scores[name].get(figure)
        shown = "–" if reached is None else f"{reached:.3f}"
        must = "reported" if floor is None else f"{floor:.2f}"
        short = floor is not None and (reached is None or reached < floor)
        shown = f"**{shown}** (short)" if short else shown
        alone = by_rules[name].get(figure) if figure.startswith(READ) else None
        rules = "" if alone is None else f"{alone:.3f}"
        yield f"| {name} | {split_of(name)} | {figure} | {shown} | {rules} | {must} | {peers} |"
    wrong = sum(int(figures[EVERYWHERE]) for figures in scores.values())
    wrong += sum(int(figures[EVERYWHERE]) for figures in by_rules.values())
    yield f"| all {len(scores)} sets above | as above | spans_wrong | {wrong} | | 0 | |"


def write_published() -> Iterable[str]:
    """Write what coders of others reach on the set named; none of it was measured here."""
    yield "On the sets named, by their authors or who ran them, and not measured anew here. Of ours the"
    yield "figures on PLV and GSR under Accuracy compare, on its own halves; rules alone code no event."
    yield ""
    yield "| system | reaches | on |"
    yield "|---|---|---|"
    yield from (f"| {' | '.join(row)} |" for row in PUBLISHED)


def write_comparisons() -> Iterable[str]:
    """Score the 150 sentences of the tests, each half by itself."""
    folder = Path(__file__).resolve().parents[1] / "tests"
    sys.path += [str(folder), str(folder / "coding")]
    tests = _load(folder / "coding" / "test_figures_compare.py")
    yield "| half | figure.comparison_f1 | must reach |"
    yield "|---|---|---|"
    yield f"| developed on | {tests.score(tests.SENTENCES[0::2]):.3f} | |"
    yield f"| unseen while the rules were made | {tests.score(tests.SENTENCES[1::2]):.3f} | 0.60 |"


def write_extraction() -> Iterable[str]:
    """Score the extraction of pages."""
    yield "The whole of each set, which may have been read while rules were written."
    yield "Body by shingles of four words; titles alike but for quotes and dashes, and to the character."
    yield "Must reach: body F1 .960 on article-extraction-benchmark; title .85, date .95 on fundus-parser."
    yield ""
    for name, golds in extraction.SETS.items():
        line = io.StringIO()
        with redirect_stdout(line):
            extraction.show(name, extraction.measure(golds(extraction.SHARED)), 0)
        yield f"- {line.getvalue().strip()}"


def _load(path: Path) -> ModuleType:
    """Load a Python file by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Score everything, print it, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="page to write; its parts between the marks are replaced")
    parser.add_argument("--part", choices=tuple(TITLES), help="only this part")
    parser.add_argument("-j", "--workers", type=int, default=1)
    args = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"scores: no gold in {GOLD}; it is kept beside the project and not part of it")
    parts = {
        "accuracy": lambda: write_table(
            score_all(Settings(), args.workers), score_all(Settings(bundle=None), args.workers)
        ),
        "published": write_published,
        "comparisons": write_comparisons,
        "extraction": write_extraction,
    }
    for name, write in parts.items():
        if args.part in (None, name):
            lines = [stamp(), "", *write()]
            print("\n".join(lines), "\n")
            if args.write:
                replace_part(args.write, name, lines, title=TITLES[name])


def score_all(settings: Settings, workers: int) -> dict[str, dict[str, float]]:
    """Read the documents of every gold set and score their rows."""
    scores = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in dict.fromkeys(name.removesuffix(THAT_COUNTED) for name, _, _, _ in FIGURES):
            docs, gold = files_of(name, GOLD, Path(folder))
            rows = Path(folder) / "rows.jsonl"
            code(docs, rows, settings, workers)
            scores[name] = score(gold, rows)
            if name + THAT_COUNTED == WITH_THAT:
                count_that(rows)
                scores[WITH_THAT] = score(gold, rows)
    return scores


def count_that(path: Path) -> None:
    """Widen the contents of the rows in a file to the "that" right before them."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = {row["source"]: row["text"] for row in rows if row["kind"] == "article"}
    for row in rows:
        text = texts.get(row.get("source"), "")
        for span in row["content"] if row["kind"] == "statement" else ():
            if text[max(0, span["start"] - len(_THAT)) : span["start"]] == _THAT:
                span["start"] -= len(_THAT)
                span["text"] = _THAT + span["text"]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
