"""Formulas of the days that states mark: "we honor their valor", "I call upon all citizens to observe it"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.coding.cues import read_table
from dragoman.coding.events_politics import is_state
from dragoman.coding.mentions_domains import home_state
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Ref

# "Do hereby proclaim May 4, 2020, as a day of rest".
_PROCLAIMS = re.compile(
    r"\bdo\s+(?:hereby\s+)?proclaim\s[^.;]{3,120}?\s(?:as|to\s+be)\s[^.;]{0,80}?\b(?:day|week|month|year|anniversary|jubilee)\b",
    re.IGNORECASE,
)
_OURS = frozenset(("we", "i", "us", "our", "my"))


def marks_day(article: Article) -> bool:
    """Say whether an article proclaims a day, a week or a month, or is a state's own paper titled by one."""
    if _PROCLAIMS.search(article.text) is not None:
        return True
    if home_state(article.url) is None:
        return False
    # "After the third day" of a visit names no day.
    return any(one[0][0].isupper() for one in _title().finditer(article.title or ""))


def is_formula(row: Event, *, names_others: bool) -> bool:
    """Say whether an event in a paper that marks a day is one of its formulas.

    What touches another state or a power at home is an event all the same; `names_others` says whether its
    sentence tells of such.
    """
    verb = _verbs().get(row.type)
    is_formula_verb = verb is not None and verb.match(row.trigger.text) is not None
    # "We will |train our young people": what is promised on such a day is nobody's in particular.
    is_pledge = row.type == "AGREE" and row.status == "planned"
    if names_others or not (is_formula_verb or is_pledge):
        return False
    homes = {ref.country for ref in row.actors} | {None}
    return (
        bool(row.actors)
        and all(map(_is_ours, row.actors))
        and all(ref.country in homes or ref.actor is None for ref in row.recipients)
    )


def _is_ours(ref: Ref) -> bool:
    """Say whether the text's own voice acts: "we", "I", the state itself, "my government"."""
    return ref.span is None or pronoun_in(ref.span.text) in _OURS or is_state(ref)


@cache
def _verbs() -> dict[str, re.Pattern[str]]:
    verbs = read_table("events_formulas.toml")["verbs"]
    return {kind: re.compile(rf"(?:{words})", re.IGNORECASE) for kind, words in verbs.items()}


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_table('events_formulas.toml')['words']['title']})", re.IGNORECASE)
