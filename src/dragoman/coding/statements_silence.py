"""Silence and the passive: "declined to comment", "did not say when", "reporters were told that"."""

from __future__ import annotations

from dragoman.coding.clauses import Unit, subject_before
from dragoman.coding.cues import Cue, Form, Lexicon
from dragoman.coding.statements_around import clause_start
from dragoman.coding.statements_cue import CueAt, speaker_of
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_frames import clause_end, skip_asides
from dragoman.text.sentences import Range

_NO_CUE = Cue("", frozenset())


def read_passive(unit: Unit, cue: CueAt) -> Found | None:
    """Read "reporters were told that …", "it was announced that …"."""
    words, tags = unit.words, unit.tags
    subject = subject_before(unit, cue.group, 0)
    if subject is None:
        return None
    verb = cue.form.cue.verb
    at = skip_asides(unit, cue.last)
    if at < len(tags) and tags[at] == "h" and at + 1 < len(tags):
        content = (at + 1, clause_end(unit, at + 1, True))
    elif verb == "tell" and at < len(tags) and cue.form.cue.firm and tags[at] in "DNCR":
        content = (at, clause_end(unit, at, True))
    elif verb == "tell" and tags[subject[0] - 1 : subject[0]] == ",":
        content = (clause_start(unit, subject[0]), subject[0] - 1)
    else:
        return None
    impersonal = words[subject[0]] == "it" and subject[1] - subject[0] == 1
    if content[1] <= content[0] or not (impersonal or "told" in cue.form.cue.takes):
        return None
    return Found(
        content=(unit.range(*content),),
        cue=unit.range(cue.first, cue.last),
        addressee=None if impersonal else unit.range(*subject),
        negated=cue.negated,
        frame=unit.range(0, len(tags)),
    )


def read_silence(unit: Unit, at: int, lexicon: Lexicon, before: list[Found]) -> Found | None:
    """Read "declined to comment on …", "did not say when …", "refused to confirm it"."""
    tags, words = unit.tags, unit.words
    form = lexicon.forms.get(words[at])
    if form is not None and form.cue.verb in lexicon.refusals:
        if tags[at + 1 : at + 2] != "t" or at + 2 >= len(tags) or words[at + 2] not in lexicon.silent:
            return None
        cue = CueAt(unit, at, at + 1, form)
        content: Range | None = (at + 1, clause_end(unit, at + 1, False))
    else:
        if words[at] not in lexicon.silent:
            return None
        cue = CueAt(unit, at, at + 1, form or Form(_NO_CUE, "b"))
        if not cue.negated or cue.infinitive or cue.be:
            return None
        content = _kept_back(unit, at, lexicon)
        if content is None and words[at] in lexicon.silent_with_object:
            return None
    subject = speaker_of(unit, cue, before)
    if subject is None:
        return None
    return Found(
        content=(unit.range(*content),) if content is not None and content[1] > content[0] else (),
        cue=unit.range(at, at + 1),
        source=subject,
        negated=True,
        frame=unit.range(0, len(tags)),
    )


def _kept_back(unit: Unit, at: int, lexicon: Lexicon) -> Range | None:
    """Give what was not said: "when supplies would resume", "the report"."""
    tags = unit.tags
    begin = skip_asides(unit, at + 1)
    if begin >= len(tags):
        return None
    if tags[begin] == "h":
        begin += 1
    elif tags[begin] in "Pt" and begin + 1 < len(tags):
        begin += tags[begin] == "P"
    elif tags[begin] not in "WSRrDNCGq#" or (
        tags[begin] == "S" and unit.words[begin] not in ("if", "whether")
    ):
        return None
    end = clause_end(unit, begin, True)
    return (begin, end) if end > begin else None
