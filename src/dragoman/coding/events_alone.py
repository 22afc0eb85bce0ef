"""One's own work that was read as cooperation: who "worked to uphold it" did so with nobody else."""

from __future__ import annotations

import re

from dragoman.schema.rows import Event
from dragoman.text.sentences import Range

_WORKS = re.compile(r"(?:work|striv|labou?r)(?:s|e[sd]?|ed|ing)?|strove", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?:\s+(?:very|so|really|hard|tirelessly|closely|diligently|urgently|relentlessly|aggressively|\w+ly|every\s+(?:single\s+)?day"
    r"|around\s+the\s+clock|day\s+and\s+night))*\s+(?:to|for|on|toward|towards)\s+",
    re.IGNORECASE,
)
# Words of another who takes part.
_SHARED = re.compile(
    r"\b(?:with|together|alongside|jointly|joint|side[\s-]by[\s-]side|between|hand[\s-]in[\s-]hand|each\s+other|one\s+another|in\s+concert"
    r"|both|collectively|our\s+two|bilateral\w*|multilateral\w*|allies|partners?)\b",
    re.IGNORECASE,
)


def is_alone(text: str, row: Event, sentence: Range) -> bool:
    """Say whether those of one state alone work for an end: no cooperation with anybody."""
    if row.type != "COOPERATE" or row.recipients or _WORKS.fullmatch(row.trigger.text) is None:
        return False
    states = {ref.country for ref in row.actors} - {None}
    is_to_do = _TO_DO.match(text, row.trigger.end) is not None
    return len(states) < 2 and is_to_do and _SHARED.search(text, *sentence) is None
