"""Who acts where a verb in the active voice tells the act: its subject, whatever it was read as.

"The minister, who rejected it": he is no recipient of the rejection. A subject is looked for only where the
verb is plainly active: after "has", "will" or a pronoun, or where its object follows at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.coding.clauses import Unit, read_unit, subject_before
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

_BE = frozenset("am is are was were be been being 's 're get got gets remain remains seem seems".split())
_HELPS = frozenset("have has had having 've do does did".split())
_WHO = frozenset(("who", "which", "that"))
# Subjects that name nobody who acts.
_NOBODY = frozenset("it there this that these those which who what one some many most both all none".split())
# A pronoun, or words that are all of a name; whose words go on are too often another's.
_NAME = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)|(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*")
_OF = re.compile(r"\b(?:of|for|from|in|to|with|by|at|on|and|or)\b")
# An object begins so; "|by", "|in", "|of" would make the verb a participle beside a noun.
_OBJECT = frozenset("DCRr#")


def mend_active(
    text: str, trigger: Span, sentence: Range, actors: Sequence[Span], recipients: Sequence[Span]
) -> tuple[list[Span], list[Span]]:
    """Give the words of who acts and on whom, with the subject of a plainly active verb among who acts."""
    # Whoever was read as acting was read with more than this to go by.
    subject = find_actor(text, trigger, sentence) if not actors else None
    if subject is None:
        return list(actors), list(recipients)
    moved = [span for span in recipients if span.end == subject.end and _is_head(text, subject, span)]
    if moved:
        return moved, [span for span in recipients if span not in moved]
    return [subject] if _NAME.fullmatch(subject.text) else [], list(recipients)


def _is_head(text: str, subject: Span, span: Span) -> bool:
    """Say whether words that end a subject are its head: "the same |Roca", not "the mayor of |Lima"."""
    return span.start >= subject.start and _OF.search(text, subject.start, span.start) is None


def find_actor(text: str, trigger: Span, sentence: Range) -> Span | None:
    """Find the subject of a plainly active verb before it in its sentence; None where it is not plain."""
    unit = read_unit(text, sentence[0], sentence[1], ())
    at = bisect_left(unit.starts, trigger.start)
    if at >= len(unit.starts) or unit.starts[at] != trigger.start:
        return None
    first = at
    while first and unit.tags[first - 1] in "AMna":
        first -= 1
    helps = [unit.words[place] for place in range(first, at) if unit.tags[place] in "AM"]
    is_ing = unit.words[at].endswith("ing")
    if any(word in _BE for word in helps) and not is_ing:
        return None
    if is_ing and not helps:
        return None
    is_relative = first > 0 and unit.words[first - 1] in _WHO
    end = first - 1 if is_relative else first
    if is_relative and unit.tags[end - 1 : end] == ",":
        end -= 1
    found = subject_before(unit, end, 0)
    if found is None or not _is_plain(unit, at, helps, found, is_relative=is_relative):
        return None
    start, stop = unit.range(*found)
    if unit.tags[found[0] : found[1]] == "R":
        # "He's |signed it" is one token.
        stop = start + len(re.split(r"[’']", text[start:stop])[0])
    span = Span.take(text, start, stop)
    # "Nor were |they killed" is turned round.
    is_turned = not is_relative and found[0] > 0 and unit.words[found[0] - 1] in _BE
    return None if is_turned or span.text.lower() in _NOBODY else span


def _is_plain(unit: Unit, at: int, helps: Sequence[str], found: Range, *, is_relative: bool) -> bool:
    """Say whether a word is surely a verb in the active voice, and the noun phrase before its subject."""
    word = unit.words[at]
    if any(one in _HELPS or unit.tags[at - 1] == "M" for one in helps):
        return True
    if helps:
        return word.endswith("ing")
    is_past = unit.tags[at] == "v" or (unit.tags[at] == "V" and word.endswith("ed"))
    if unit.tags[found[0] : found[1]] == "R" or (is_relative and is_past):
        return is_past or unit.tags[at] == "V"
    after = at + 1
    return is_past and unit.tags[after : after + 1] in _OBJECT and unit.tags[after : after + 1] != ""
