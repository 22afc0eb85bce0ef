"""Links that follow from undertakings: a deed keeps or breaks a promise, a refusal shifts, a step repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.links.undertakings import Step, Undertaking
from dragoman.schema.links import Link, Relation, make_link

AUTHOR = "undertakings@3"
_GIVEN = ("promised", "agreed")
# A word against a word of the same actor; a deed against a word.
_SHIFTS = {("refused", "agreed"), ("refused", "promised"), ("agreed", "refused"), ("promised", "refused")}
# What is told of a deed rests on words in common, not on an act that somebody named; so it is less sure.
_SURE, _BY_WORDS = 0.9, 0.75


def link_undertakings(undertakings: Iterable[Undertaking], *, made: str) -> list[Link]:
    """Link the rows of steps of one undertaking, the earlier to the later; sorted by id.

    `keeps` joins the last promise or agreement before a deed to the deed that does it, `breaks` to the one
    that does the opposite or stops it; `shifts` a refusal to the promise that follows it, or the other way
    round, of the same country; `repeats` a step to the same step by the same country later. The first row
    of evidence stands for a step. `made` is an ISO 8601 time.
    """
    found = {link.id: link for one in undertakings for link in _links_of(one, made)}
    return [found[key] for key in sorted(found)]


def _links_of(one: Undertaking, made: str) -> Iterator[Link]:
    given: Step | None = None
    last: dict[tuple[str, ...], Step] = {}
    for step in one.steps:
        before = last.get(step.countries)
        if before is not None and step.state == before.state:
            yield _link(before, step, "repeats", one, made)
        elif before is not None and (before.state, step.state) in _SHIFTS:
            yield _link(before, step, "shifts", one, made)
        if given is not None and step.state == "done":
            yield _link(given, step, "keeps", one, made)
        if given is not None and step.state in ("broken", "stopped"):
            yield _link(given, step, "breaks", one, made)
        if step.state in _GIVEN:
            given = step
        last[step.countries] = step


def _link(left: Step, right: Step, relation: Relation, one: Undertaking, made: str) -> Link:
    return make_link(
        left.evidence[0].row,
        right.evidence[0].row,
        relation,
        reasons=(
            f"one undertaking of {' and '.join(one.doers)}: {one.matter}",
            f"{left.state} {_when(left)}: {_words(left)}",
            f"{right.state} {_when(right)}: {_words(right)}",
        ),
        author=AUTHOR,
        made=made,
        score=_BY_WORDS if relation in ("keeps", "breaks") else _SURE,
    )


def _when(step: Step) -> str:
    if step.latest is None:
        return "on a day not known"
    if step.date_from == "published":
        return f"by {step.latest}"
    same = step.earliest in (None, step.latest)
    return f"on {step.latest}" if same else f"between {step.earliest} and {step.latest}"


def _words(step: Step) -> str:
    return " ".join(step.evidence[0].act.text.split())
