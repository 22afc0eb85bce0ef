"""What was left out on purpose is listed apart from what was refused."""

import json
from pathlib import Path

from dragoman.record.sql import open_record
from dragoman.schema.article import refuse
from dragoman.schema.errors import IntakeError


def test_notes_are_listed_apart_from_refusals_and_counted_apart(run, db: Path) -> None:
    note = refuse("in", IntakeError("1 file was passed over: 1 .pdf", where="in", slug="passed-over"))
    with open_record(str(db), mode="write") as record:
        record.refuse(note)

    def listed(*options: str) -> list[str]:
        lines = run("articles", *options, "--json").stdout.splitlines()
        return [json.loads(line)["source"] for line in lines]

    assert listed("--refused") == ["c.txt"]
    assert listed("--noted") == ["in"]
    assert listed("--refused", "--noted") == ["c.txt", "in"]
    holds = run("doctor").stdout
    assert "1 refusal" in holds
    assert "1 note" in holds
    exported = [
        json.loads(line)["source"] for line in run("export", "--kinds", "refusal").stdout.splitlines()
    ]
    assert exported == ["c.txt", "in"]
