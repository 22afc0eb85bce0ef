"""Silence and the passive: "declined to comment", "did not say when", "reporters were told that"."""

from __future__ import annotations

from dragoman.coding.clauses import Unit, subject_before
from dragoman.coding.cues import Cue, Form, Lexicon, listed
from dragoman.coding.statements_around import clause_start
from dragoman.coding.statements_cue import CueAt, speaker_of, token_at
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_frames import clause_end, skip_asides
from dragoman.coding.statements_kept import none_given, noun_after, refused_at
from dragoman.text.sentences import Range

_CONDITIONS = listed("silence", "conditions")
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
    """Read "declined to comment on …", "did not say when …", "refused to confirm it" at a cue's token."""
    tags, words = unit.tags, unit.words
    form = lexicon.forms.get(words[at])
    if form is not None and form.cue.verb in lexicon.refusals:
        cue = CueAt(unit, at, at + 1, form)
        if refused_at(unit, at, lexicon):
            return _silent(unit, cue, before, (at + 1, clause_end(unit, at + 1, False)))
        # "refused comment"
        return _silent(unit, cue, before, None) if words[at + 1 : at + 2] == ["comment"] else None
    if words[at] not in lexicon.silent or words[at : at + 2] == ["answer", "to"]:
        # Who does not answer to somebody is not under them.
        return None
    cue = CueAt(unit, at, at + 1, form or _form_of(words[at]))
    if not cue.negated or cue.infinitive or cue.be:
        return None
    content = _kept_back(unit, at)
    if content is None and words[at] in lexicon.silent_with_object:
        # "Asked about the loan, she would not say."; "a claim Riga would not confirm" keeps nothing silent.
        closed = words[at] == "say" and (at + 1 >= len(tags) or tags[at + 1] in ".;)")
        subject = speaker_of(unit, cue, before)
        begin = token_at(unit, subject[0]) if subject is not None else 0
        if not closed or _is_relative(unit, begin):
            return None
    return _silent(unit, cue, before, content)


def read_kept(unit: Unit, at: int, lexicon: Lexicon, before: list[Found]) -> Found | None:
    """Read what is no cue but for a denial: "gave no details", "would not discuss it", "remained silent"."""
    word = unit.words[at]
    if word in lexicon.states:
        if at == 0 or unit.words[at - 1] not in lexicon.stays:
            return None
        return _silent(unit, CueAt(unit, at - 1, at + 1, _form_of("")), before, _topic(unit, at + 1))
    if (given := none_given(unit, at, lexicon)) is not None:
        cue = CueAt(unit, *given, _form_of(word))
        if cue.negated or cue.infinitive:
            return None
        return _silent(unit, cue, before, _topic(unit, given[1]))
    cue = CueAt(unit, at, at + 1, _form_of(word))
    if not cue.negated or cue.infinitive:
        return None
    if word in lexicon.drawn:
        return _silent(unit, cue, before, _topic(unit, at + 1)) if cue.be and cue.modal else None
    if cue.be or (word in lexicon.kept and not cue.modal):
        return None
    if word not in lexicon.kept and noun_after(unit, at, lexicon) is None:
        return None
    return _silent(unit, cue, before, (at + 1, clause_end(unit, at + 1, False)))


def _is_relative(unit: Unit, begin: int) -> bool:
    """Say whether a subject at `begin` opens a relative clause: "what Riga would not say"."""
    return begin > 0 and unit.tags[begin - 1] not in ",;:-&Q"


def _is_condition(unit: Unit, begin: int) -> bool:
    """Say whether the clause whose subject starts at `begin` only supposes: "if Riga does not respond"."""
    while begin > 0 and unit.tags[begin - 1] in "aT":
        begin -= 1
    return begin > 0 and unit.words[begin - 1] in _CONDITIONS


def _form_of(word: str) -> Form:
    return Form(_NO_CUE, "g" if word.endswith("ing") else "b")


def _silent(unit: Unit, cue: CueAt, before: list[Found], content: Range | None) -> Found | None:
    """Make the finding of words that were not said; None where nobody keeps silent."""
    subject = speaker_of(unit, cue, before)
    if subject is None or _is_condition(unit, token_at(unit, subject[0])):
        return None
    if content is not None and (begin := token_at(unit, subject[0])) >= cue.last:
        # "Declining to give details, the envoy left."
        content = content[0], min(content[1], begin - 1)
    return Found(
        content=(unit.range(*content),) if content is not None and content[1] > content[0] else (),
        cue=unit.range(cue.first, cue.last),
        source=subject,
        negated=True,
        frame=unit.range(0, len(unit.tags)),
    )


def _topic(unit: Unit, at: int) -> Range | None:
    """Give what silence is about: "of the ships", "on the loan", "that he would leave"."""
    if at >= len(unit.tags) or unit.tags[at] not in "POth":
        return None
    begin = at + (unit.tags[at] != "t" or unit.words[at + 1 : at + 2] == ["the"])
    end = clause_end(unit, begin, False) if begin < len(unit.tags) else begin
    return (begin, end) if end > begin else None


def _kept_back(unit: Unit, at: int) -> Range | None:
    """Give what was not said: "when supplies would resume", "the report"."""
    tags, words = unit.tags, unit.words
    begin = at + 1
    while begin + 1 < len(tags) and words[begin] in ("or", "nor") and tags[begin + 1] == "V":
        # "did not confirm or deny the report"
        begin += 2
    begin = skip_asides(unit, begin)
    if tags[begin : begin + 3] == ",a,":
        begin += 3
    if begin >= len(tags):
        return None
    if tags[begin] == "h":
        begin += 1
    elif tags[begin] in "Pt" and begin + 1 < len(tags):
        begin += tags[begin] == "P"
    elif tags[begin] not in "WSRrDNCGq#" or (tags[begin] == "S" and words[begin] not in ("if", "whether")):
        return None
    end = clause_end(unit, begin, True)
    return (begin, end) if end > begin else None
