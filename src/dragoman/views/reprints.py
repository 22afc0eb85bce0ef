"""Reports and their reprints: a copy is told of, but counts as no report of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.views.relation_words import count


class ToldIn(Struct, frozen=True):
    """In how many reports something is told, and how many articles besides only reprint one of these."""

    reports: int
    reprints: int


def told_in(articles: Iterable[str], same: Mapping[str, str]) -> ToldIn:
    """Count reports by ids of articles; `same` has those that are one report, by an id that they share."""
    found = set(articles)
    reports = {same.get(article, article) for article in found}
    return ToldIn(len(reports), len(found) - len(reports))


def told_words(told: ToldIn) -> str:
    """Say in how many reports something is told, where not in just one: "2 reports and 1 reprint"."""
    if not told.reprints:
        return count(told.reports, "report") if told.reports > 1 else ""
    return f"{count(told.reports, 'report')} and {count(told.reprints, 'reprint')}"
