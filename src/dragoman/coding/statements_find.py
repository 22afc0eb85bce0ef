"""Guess attributions by rules: source, cue and content of "X said Y", "“Y,” said X", "according to X".

The guessing part of the statement coder: from words and their order alone. What it finds goes to
`statements.py` as `Found`, exactly as a model's findings would.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.coding.clauses import CORE, Unit, phrase_end
from dragoman.coding.cues import Lexicon, listed, load_lexicon
from dragoman.coding.statements_around import read_according_to, read_inverted, read_postposed
from dragoman.coding.statements_cue import CueAt, agrees, found_at, speaker_of, token_at
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_frames import clause_end, read_complement, skip_asides, starts_clause
from dragoman.coding.statements_silence import read_kept, read_passive, read_silence
from dragoman.text.sentences import Range

# "a “war of words” over oil", "Riga’s “reckless” acts"
_NAMED = re.compile(rf"(?:[DCN]{{0,3}}[DG][NC#v]{{0,2}}[qQ]N{{0,2}}|[DCNG#v]{{0,5}}[qQ])(?:[OP]{CORE})*")
_NOBODY = listed("find", "nobody")


def find_in_unit(unit: Unit) -> list[Found]:
    """Find the attributions of one unit, in the order of their cues; ranges in the text of the unit."""
    lexicon = load_lexicon()
    found: list[Found] = []
    for at, letter in enumerate(unit.tags):
        if letter == "K":
            one = read_according_to(unit, at)
        elif letter == "V":
            one = _at_cue(unit, at, lexicon, found)
        else:
            one = None
        if one is None and unit.words[at] in lexicon.keepers:
            one = read_kept(unit, at, lexicon, found)
        if one is not None:
            found.append(one)
    return found


def _at_cue(unit: Unit, at: int, lexicon: Lexicon, before: list[Found]) -> Found | None:
    word = unit.words[at]
    last, form = at + 1, lexicon.forms.get(word)
    for rest, phrased in lexicon.phrases.get(word, ()):
        if tuple(unit.words[at + 1 : at + 1 + len(rest)]) == rest:
            last, form = at + 1 + len(rest), phrased
            break
    if form is None or (form.cue.verb in lexicon.refusals and last == at + 1):
        silent = read_silence(unit, at, lexicon, before)
        if silent is not None or form is None:
            return silent
    cue = CueAt(unit, at, last, form)
    if cue.negated and (cue.passive or _has_been_denied(unit, cue, before)):
        return None
    if cue.negated and (silent := read_silence(unit, at, lexicon, before)) is not None:
        return silent
    if cue.infinitive or (cue.modal and not cue.negated):
        return None
    if cue.passive:
        return read_passive(unit, cue)
    if "n" in form.kinds and "d" not in form.kinds and not cue.perfect:
        return None
    if cue.negated:
        return _denied(unit, cue, before)
    inverted = read_inverted(unit, cue)
    if inverted is not None:
        return inverted
    return _of_subject(unit, cue, before)


def _denied(unit: Unit, cue: CueAt, before: list[Found]) -> Found | None:
    """Read "did not claim that …", "has not denied it"; of acts that were not done only what has a clause."""
    subject = speaker_of(unit, cue, before)
    if subject is None or not agrees(unit, cue, subject):
        return None
    takes = cue.form.cue.takes
    if (cue.form.cue.act or "as" in takes or "of" in takes) and unit.tags[cue.last : cue.last + 1] != "h":
        return None
    return _with_complement(unit, cue, subject)


def _has_been_denied(unit: Unit, cue: CueAt, before: list[Found]) -> bool:
    """Say whether this is "deny" in "would not confirm or deny it": one denial, found at its first verb."""
    last = before[-1] if before and cue.joined else None
    return last is not None and last.negated and last.content[:1] > (unit.range(cue.first, cue.last),)


def _of_subject(unit: Unit, cue: CueAt, before: list[Found]) -> Found | None:
    """Read a cue after its subject."""
    subject = speaker_of(unit, cue, before)
    if subject is None or not agrees(unit, cue, subject):
        return None
    found = _said_by(unit, cue, subject)
    if found is not None and unit.words[token_at(unit, subject[0])] in _NOBODY:
        # "Nobody said the port was shut."
        return msgspec.structs.replace(found, negated=not found.negated)
    return found


def _said_by(unit: Unit, cue: CueAt, subject: Range) -> Found | None:
    begin = token_at(unit, subject[0])
    if begin > 0 and unit.words[begin - 1] == "what":
        return _cleft(unit, cue, subject, begin - 1)
    # "A statement saying" tells whose words follow, and takes none before it.
    attached = cue.participle and unit.tags[cue.group - 1 : cue.group] in ("N", "C", "T")
    after = cue.last
    if "told" in cue.form.cue.takes and unit.tags[begin - 1 : begin] == "Q":
        after = phrase_end(unit, after, attach=False)
    # "“Y1,” X said, “Y2”" and "Y1, X said, that Y2": the cue is inside what is said.
    inside = (
        begin > 0
        and not attached
        and unit.tags[after : after + 1] in (",", ";")
        and unit.tags[begin - 1] in ",-Q"
    )
    return (
        _opening(unit, cue, subject)
        or _as_said(unit, cue, subject)
        or (read_postposed(unit, cue, subject) if inside else None)
        or _with_complement(unit, cue, subject)
        or _relative(unit, cue, subject)
        or (None if attached else read_postposed(unit, cue, subject))
    )


def _as_said(unit: Unit, cue: CueAt, subject: Range) -> Found | None:
    """Read "As X said last week, Y"."""
    begin = token_at(unit, subject[0])
    if begin == 0 or begin >= cue.first or unit.words[begin - 1] != "as" or "bare" not in cue.form.cue.takes:
        return None
    tags = unit.tags
    at = cue.last
    if "told" in cue.form.cue.takes:
        at = phrase_end(unit, at, attach=False)
    comma = next((place for place in range(at, min(at + 16, len(tags))) if tags[place] in ",:-"), None)
    if comma is None or comma + 1 >= len(tags) or set(tags[at:comma]) & set("hQ"):
        return None
    end = clause_end(unit, comma + 1, True)
    return found_at(unit, cue, subject, (comma + 1, end)) if end > comma + 1 else None


def _cleft(unit: Unit, cue: CueAt, subject: Range, what: int) -> Found | None:
    """Read "what X said was that Y", "what X wants is Y", "what X called Y".

    "What X said was a lie" does not tell what X said: nothing is found there.
    """
    tags, words = unit.tags, unit.words
    takes = cue.form.cue.takes
    if "as" in takes:
        begin = cue.last + (words[cue.last : cue.last + 1] == ["as"])
        end = phrase_end(unit, begin)
        if quoted := _NAMED.match(tags, begin):
            # "a “war of words” over oil": the words marked are the name.
            end = quoted.end()
        return found_at(unit, cue, subject, (begin, end)) if end > begin else None
    at = cue.last
    while at < len(tags) and tags[at] not in "AMvVn,;:":
        at += 1
    if what > 0 and tags[what - 1] not in ",;:&Qh":
        return _relative(unit, cue, subject)
    if words[at : at + 1] not in (["is"], ["was"]):
        return None
    begin = at + 1
    while begin < len(tags) and tags[begin] == "a":
        begin += 1
    if tags[begin : begin + 1] == "h" and "that" in takes:
        begin += 1
    elif not (
        (tags[begin : begin + 1] in ("D", "N", "#", "C", "t") and "to" in takes)
        or (tags[begin : begin + 1] == "Q" and "quote" in takes)
    ):
        return None
    end = clause_end(unit, begin, True)
    return found_at(unit, cue, subject, (begin, end)) if end > begin else None


def _relative(unit: Unit, cue: CueAt, subject: Range) -> Found | None:
    """Read "which X said was due to illness": what is said lacks its subject."""
    begin = token_at(unit, subject[0])
    tags = unit.tags
    if begin == 0 or tags[begin - 1] not in "Wh" or "bare" not in cue.form.cue.takes:
        return None
    if tags[cue.last : cue.last + 1] not in tuple("AMvn"):
        return None
    end = clause_end(unit, cue.last, False)
    set_off = begin > 1 and tags[begin - 2] == ","
    seen = ""
    for at in range(cue.last + 1, end):
        # The clause that the relative one stands in goes on: at its comma, or with a second finite verb.
        if tags[at] == "," if set_off else tags[at] in "AM" and tags[at - 1] not in "AMna" and not seen:
            end = at
            break
        seen += tags[at] if tags[at] in "WhSR&,Q" else ""
    return found_at(unit, cue, subject, (cue.last, end))


def _with_complement(unit: Unit, cue: CueAt, subject: Range | None) -> Found | None:
    complement = read_complement(unit, cue.last, cue.form.cue)
    if complement is None:
        return None
    first, last = complement.content
    begin = token_at(unit, subject[0]) if subject is not None else 0
    relative = begin < cue.first and unit.tags[cue.group - 1 : cue.group] == "W"
    # "While X said Y, Z": the clause of the cue is not the main one.
    subordinate = begin == 1 and unit.words[0] in ("while", "although", "though", "if")
    if begin >= cue.last:
        # "Saying the port was shut, the envoy left": the subject comes after what is said.
        last = min(last, begin - 1)
    if cue.participle or relative or subordinate:
        # A relative clause ends with its comma; a participle's content where a new clause is joined.
        led_in = begin == 1 and unit.tags[0] == "P"
        last = _bounded(unit, first, last, joined=cue.participle and not led_in)
    if relative or (begin < cue.first and unit.tags[cue.group - 1 : cue.group] == "h"):
        last = _before_main_verb(unit, first, last, full=complement.full)
    if last <= first:
        return None
    content = (unit.range(first, last),)
    addressee = unit.range(*complement.addressee) if complement.addressee else None
    return Found(
        content=content,
        cue=unit.range(cue.first, cue.last),
        source=subject,
        addressee=addressee,
        negated=cue.negated,
        frame=unit.range(0, len(unit.tags)),
    )


def _bounded(unit: Unit, first: int, last: int, *, joined: bool) -> int:
    for comma in range(first + 1, last):
        if unit.tags[comma] == "," and (not joined or starts_clause(unit, comma + 1)):
            return comma
    return last


def _before_main_verb(unit: Unit, first: int, last: int, *, full: bool) -> int:
    """Give where a relative clause's content ends: "those who want to leave | must apply".

    An infinitive or object has no finite verb of its own, a clause has one; the next is the main clause's.
    """
    tags = unit.tags
    own = full
    for at in range(first + 1, last):
        if tags[at] in "WhSR&,:;-":
            return last
        if tags[at] in "AM" and tags[at - 1] not in "AMnat":
            if not own:
                return at
            own = False
    return last


def _opening(unit: Unit, cue: CueAt, subject: Range) -> Found | None:
    """Read "X said:" at the end of a paragraph: what is said follows in the next one."""
    after = skip_asides(unit, cue.last)
    if "quote" not in cue.form.cue.takes or unit.tags[after:] != ":":
        return None
    return Found(
        content=(),
        cue=unit.range(cue.first, cue.last),
        source=subject,
        frame=unit.range(0, len(unit.tags)),
        opens=True,
    )
