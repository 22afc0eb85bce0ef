"""Measures a bundle: the program reads the documents, the scorer of the gold compares.

The program runs as its users run it, so what is measured is what they get, rules about it included.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dragoman.train.corpus import SETS

Scores = dict[str, float]

# Set and figure; "held" sets are the documents of a training set that were kept aside.
FIGURES: tuple[tuple[str, str], ...] = (
    ("attribution.polnear-dev", "statement.whole_f1"),
    ("attribution.polnear-dev", "statement.content_f1"),
    ("attribution.polnear-dev", "statement.source_exact_f1"),
    ("attribution.polnear-dev", "statement.cue_exact_f1"),
    ("attribution.polnear-dev", "statement.content_exact_f1"),
    ("own-dev", "statement.whole_f1"),
    ("own-dev", "statement.content_f1"),
    ("wire-dev", "statement.whole_f1"),
    ("wire-dev", "statement.content_f1"),
    ("mention.worldwide-train (held)", "mention.f1"),
    ("mention.uner-ewt-dev (held)", "mention.f1"),
    ("mention.uner-pud", "mention.f1"),
    ("cause.cnc-train (held)", "causal.f1"),
    ("cause.cnc-train (held)", "cause.pair_f1"),
    ("own-dev", "cause.pair_f1"),
    ("wire-dev", "cause.pair_f1"),
    *(
        (name, f"event.{figure}")
        for name in ("own-dev", "wire-dev")
        for figure in ("trigger_f1", "typed_f1", "full_f1", "role_f1", "status_acc", "about_acc")
    ),
    *(
        (name, f"coded.{figure}")
        for name in ("event.plv-train (held)", "event.gsr")
        for figure in ("root_macro_f1", "quad_macro_f1", "answered")
    ),
)


def measure(bundle: Path | None, shared: Path, work: Path) -> Scores:
    """Score a bundle, or rules alone (None); gives "set figure" → 0 to 1."""
    found: Scores = {}
    reader = ["--bundle", str(bundle) if bundle is not None else "none"]
    for name in dict.fromkeys(name for name, _ in FIGURES):
        docs, gold = files_of(name, shared / "gold", work)
        rows = work / "rows.jsonl"
        _run(["-m", "dragoman", "read", str(docs), "-o", str(rows), "-j", "1", *reader])
        scores = json.loads(_run([str(shared / "score.py"), str(gold), str(rows), "--json"]))
        found |= {f"{name} {figure}": scores.get(figure, 0.0) for one, figure in FIGURES if one == name}
        found[f"{name} spans_wrong"] = scores["spans_wrong"]
    return found


def _run(arguments: list[str]) -> str:
    # Exit code 1 says that some inputs were refused, which the scorer sees as missing.
    done = subprocess.run(  # noqa: S603 - our own program and the scorer beside it
        [sys.executable, *arguments], check=False, capture_output=True, text=True
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def files_of(name: str, gold: Path, work: Path) -> tuple[Path, Path]:
    """Give the documents and gold of a set; of a "(held)" one those parts of its files, put into `work`."""
    base = name.removesuffix(" (held)")
    docs, rows = gold / f"{base}.docs.jsonl", gold / f"{base}.gold.jsonl"
    if base == name:
        return docs, rows
    every = next(one.held for one in SETS if one.name == base)
    kept = docs.read_text("utf-8").splitlines(keepends=True)[::every]
    ids = {json.loads(line)["id"] for line in kept}
    chosen = [line for line in rows.open(encoding="utf-8") if json.loads(line)["article"] in ids]
    parts = work / f"{base}.held.docs.jsonl", work / f"{base}.held.gold.jsonl"
    for path, lines in zip(parts, (kept, chosen), strict=True):
        path.write_text("".join(lines), "utf-8")
    return parts
