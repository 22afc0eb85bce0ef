"""Texts of articles that a view looks into, read at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dragoman.record.store import View


def read_texts(view: View, articles: Collection[str]) -> Mapping[str, str]:
    """Give the texts of some articles by id; in one go, where one by one each takes a millisecond."""
    return {article.id: article.text for article, _ in view.papers("time", ids=articles)}
