"""Measures how fast figures are coded on one core, times not counted: megabytes of text a second.

python bench/figures_speed.py FOLDER   (any folder of .txt or .md files)
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dragoman.coding.figures import code_figures
from dragoman.coding.times import code_times
from dragoman.schema.article import Article
from dragoman.schema.rows import Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out


class WordsOnly:
    def refer(self, span: Span) -> Ref:
        return Ref(span=span)


def main(folder: str) -> None:
    settings = Settings()
    paths = sorted(path for ending in ("*.txt", "*.md") for path in Path(folder).rglob(ending))
    size = found = 0
    seconds = 0.0
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        article = Article(id="b", article="b", source="b", coder="b", sha256="", text=text)
        layout = lay_out(text)
        times = code_times(article, layout, settings)
        start = time.process_time()
        found += len(code_figures(article, layout, times, [], WordsOnly(), settings))
        seconds += time.process_time() - start
        size += len(text)
    print(
        f"{len(paths)} files, {size / 1e6:.1f} M characters, {found} figures, {size / 1e6 / seconds:.2f} MB/s"
    )


if __name__ == "__main__":
    main(sys.argv[1])
