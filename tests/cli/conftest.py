"""A small record made by hand, and ways to run the program: in this process, or as a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.main import cli
from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import open_record
from dragoman.schema.article import refuse
from dragoman.schema.errors import IntakeError
from dragoman.schema.rows import Comparison, Figure, Implied, Mention, Ref, Row, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

from ..views.events_for_tests import papers

TEXTS = {
    "a.txt": "Minister Ana Rueda said on Friday “the ferries sail again” in Port Sol.",
    "b.txt": "=Tab\x1b[31mred\u202e: Tomas Reyes said 80 boats, twice as many as in 2021, were seen in May.",
}
Run = Callable[..., Result]


def rows_of(source: str) -> list[Row]:
    text = TEXTS[source]
    article = article_of(source)

    def span(words: str) -> Span:
        return Span.take(text, text.index(words), text.index(words) + len(words))

    if source == "a.txt":
        speaker = Ref(span=span("Minister Ana Rueda"), actor="Ana Rueda", country="CUB", resolved_by="name")
        return [
            make(
                Statement,
                article,
                coder="hand",
                content=(span("“the ferries sail again”"),),
                cue=span("said"),
                speaker=speaker,
                manner="direct",
                said_on="2022-04-22",
            ),
            make(Time, article, coder="hand", span=span("Friday"), type="DATE", value="2022-04-22"),
            make(
                Mention,
                article,
                coder="hand",
                span=span("Ana Rueda"),
                type="PER",
                actor="Ana Rueda",
                country="CUB",
            ),
        ]
    by = Ref(span=span("Tomas Reyes"), actor="Tomás Reyes", country="MEX")
    return [
        make(
            Figure,
            article,
            coder="hand",
            span=span("80"),
            value=80.0,
            of=span("boats"),
            by=by,
            period="2022-05",
            comparison=Comparison(
                relation="more",
                factor=2.0,
                span=span("twice as many as in 2021"),
                reference=span("2021"),
                implies=Implied(low=40.0, high=40.0),
            ),
        ),
        make(Mention, article, coder="hand", span=span("=Tab\x1b[31mred"), type="MISC"),
    ]


def article_of(source: str) -> Any:
    given = Given(language="en", title=f"Title of {source}", published={"a.txt": "2022-04-23"}.get(source))
    return make_article(source=source, address=source, text=TEXTS[source], given=given, settings=Settings())


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give the path of a record of two articles and one refusal."""
    path = tmp_path / "small.db"
    with open_record(str(path), mode="create") as record:
        for source in TEXTS:
            record.add(article_of(source), rows_of(source))
        record.refuse(refuse("c.txt", IntakeError("there is no text in it", where="c.txt", cure="Give some")))
    return path


@pytest.fixture
def run(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command over the small record, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_DB", str(db))

    def call(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(cli, list(arguments), prog_name="dragoman", **options)

    return call


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Start the program as a real process in a folder of its own."""

    def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONWARNINGS": "error", **options.pop("env", {})}
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            [sys.executable, "-m", "dragoman", *arguments],
            cwd=tmp_path,
            env=environment,
            **{**pipes, **options},
        )

    return start


@pytest.fixture
def talks(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a record of the talks the database that commands look at."""
    path = tmp_path / "talks.db"
    with open_record(str(path), mode="create") as record:
        for article, rows in papers():
            record.add(article, rows)
    monkeypatch.setenv("DRAGOMAN_DB", str(path))
    return path
