"""A cue in its clause: its verb group, who its subject is, and whether the two go together."""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.coding.clauses import Unit, is_plural, main_subject, phrase_end, subject_before
from dragoman.coding.cues import Cue, Form, listed, load_lexicon
from dragoman.coding.statements_found import Found
from dragoman.text.sentences import Range

_CONTRACTED = re.compile(r"['’](s|re|m|ve|d|ll)$")
_BE = listed("cue", "be")
_TIMES = listed("cue", "times")
_ADJECTIVES = re.compile(r"(?:ical|rous|ious|ful)$")
_FILLERS = listed("cue", "fillers")
_ISSUED = Form(Cue("issue", frozenset()), "d")
_BEFORE_PARTICIPLES = listed("cue", "before_participles")


def _joins_denied(unit: Unit, at: int) -> bool:
    """Say whether "or" or "nor" before token `at` joins a plain verb to the verb at `at`."""
    if unit.words[at - 1] not in ("or", "nor") or at < 2 or unit.tags[at - 2] != "V":
        return False
    form = load_lexicon().forms.get(unit.words[at - 2])
    return form is not None and "b" in form.kinds


class CueAt:
    """A cue in its unit: tokens `[first, last)`, its form, and the verb group from `group` on."""

    __slots__ = (
        "be",
        "first",
        "form",
        "group",
        "infinitive",
        "joined",
        "last",
        "modal",
        "negated",
        "perfect",
    )

    def __init__(self, unit: Unit, first: int, last: int, form: Form):
        self.first, self.last, self.form = first, last, form
        self.negated = self.modal = self.be = self.perfect = self.joined = False
        tags, words = unit.tags, unit.words
        at = first
        while at > 0:
            letter = tags[at - 1]
            if letter == "t" and words[at - 2 : at - 1] == ["yet"]:
                # "has yet to comment"
                self.negated = True
                at -= 1
            elif _joins_denied(unit, at):
                # "would not confirm or deny": both verbs have the one negation.
                self.joined = True
                at -= 1
            elif letter == "n" or words[at - 1] in ("neither", "nor"):
                self.negated = True
            elif letter == "A":
                self.be = self.be or words[at - 1] in _BE
                self.perfect = self.perfect or words[at - 1] in ("has", "have", "had", "having")
            elif letter == "M":
                self.modal = True
            elif letter == "T" and at > 1 and tags[at - 2] == "P":
                at -= 1
            elif letter not in "aT":
                break
            at -= 1
        self.group = at
        if at > 0 and tags[at - 1] == "R" and (joined := _CONTRACTED.search(words[at - 1])):
            # "they’ve said", "they’re told": the auxiliary hides in the pronoun.
            self.perfect = self.perfect or joined[1] in ("ve", "d")
            self.be = self.be or joined[1] in ("re", "m") or (joined[1] == "s" and "g" in form.kinds)
            self.modal = self.modal or joined[1] == "ll"
        self.infinitive = at > 0 and tags[at - 1] == "t"
        if self.participle and at > 0 and words[at - 1] == "without":
            self.negated = True

    @property
    def participle(self) -> bool:
        """Say whether the form is an -ing form that no auxiliary makes a finite verb."""
        return self.form.kinds == "g" and not self.be

    @property
    def passive(self) -> bool:
        """Say whether the subject is not who says: "was told"."""
        return self.be and "n" in self.form.kinds


def token_at(unit: Unit, start: int) -> int:
    """Give the first token that starts at or after a place in the text."""
    return bisect_left(unit.starts, start)


def speaker_of(unit: Unit, cue: CueAt, before: list[Found]) -> Range | None:
    """Give the text range of who says: the phrase before the cue, else the subject it shares."""
    if cue.participle:
        return _speaker_of_participle(unit, cue, before)
    tags, group = unit.tags, cue.group
    previous = tags[group - 1] if group else ""
    if previous == "&":
        return _shared(unit, group, before)
    if previous == "W":
        if unit.words[group - 1] not in ("who", "which"):
            return None
        head = group - 1
        if head and tags[head - 1] == ",":
            head -= 1
        phrase = subject_before(unit, head, 0)
    elif previous == "h" and group >= 2:
        phrase = subject_before(unit, group - 1, 0)
    else:
        phrase = subject_before(unit, group, 0)
    if phrase is None and previous == "," and group < cue.first:
        # "X offered a job, then said …"
        return _shared(unit, group - 1, before)
    return _named(unit, phrase)


def _speaker_of_participle(unit: Unit, cue: CueAt, before: list[Found]) -> Range | None:
    tags, group = unit.tags, cue.group
    previous = tags[group - 1] if group else ""
    if (issuer := _issuer(unit, group)) is not None:
        return _named(unit, issuer)
    if previous in ("N", "C"):
        # "a notice stating that": the words right before it.
        return _named(unit, _nearest(unit, group))
    if previous not in (",", "", "&", "P", "-", "T", "Q"):
        return None
    if previous == "P" and unit.words[group - 1] not in _BEFORE_PARTICIPLES:
        return None
    if group == (previous == "P"):
        return _following(unit, cue.last)
    return _shared(unit, group, before)


def _named(unit: Unit, phrase: Range | None) -> Range | None:
    """Give the text range of a speaker's words; none of "there", "what"."""
    if phrase is None or (unit.words[phrase[0]] in ("there", "what") and phrase[1] - phrase[0] == 1):
        return None
    if _is_headless(unit, phrase) and phrase_end(unit, phrase[0] + 2, attach=False) == phrase[1]:
        # "turned away by guards who said": the one after the preposition.
        phrase = phrase[0] + 2, phrase[1]
    if _is_no_speaker(unit, phrase):
        return None
    start, end = unit.range(*phrase)
    if phrase[1] - phrase[0] == 1 and (joined := _CONTRACTED.search(unit.words[phrase[0]])):
        end -= len(joined[0])
    return start, end


def _is_headless(unit: Unit, phrase: Range) -> bool:
    """Say whether a phrase opens with a past form and a preposition: "drafted by …"."""
    first, last = phrase
    return last - first > 2 and unit.tags[first] == "v" and unit.tags[first + 1] in "PO"


def _is_no_speaker(unit: Unit, phrase: Range) -> bool:
    """Say whether a phrase names a time ("this time"), has no head or stops at an adjective."""
    first, last = phrase
    if _is_headless(unit, phrase):
        # "cancelled for the harvest"
        return True
    if "despite" in unit.words[first:last]:
        return True
    word, letter = unit.words[last - 1], unit.tags[last - 1]
    if letter != "N":
        return False
    if last - first <= 2 and word in _TIMES:
        return True
    return last - first > 1 and unit.words[last - 2] in ("a", "an") and _ADJECTIVES.search(word) is not None


def _issuer(unit: Unit, at: int) -> Range | None:
    """Give who "issued a statement in Riga saying …"."""
    lexicon = load_lexicon()
    for text in range(at - 1, max(at - 14, 0), -1):
        if unit.tags[text] in ";:QAMW":
            return None
        if unit.words[text] not in lexicon.texts:
            continue
        for verb in range(text - 1, max(text - 6, 0), -1):
            if unit.words[verb] in lexicon.issuing:
                return subject_before(unit, CueAt(unit, verb, verb + 1, _ISSUED).group, 0)
        return None
    return None


def _following(unit: Unit, after: int) -> Range | None:
    """Give the subject of "Declining to give details, the envoy left", which comes after the comma."""
    tags = unit.tags
    comma = tags.find(",", after)
    while comma >= 0:
        end = phrase_end(unit, comma + 1)
        if end > comma + 1 and tags[end : end + 1] in tuple("AMvVna"):
            return unit.range(comma + 1, end)
        comma = tags.find(",", comma + 1)
    return None


def _nearest(unit: Unit, at: int) -> Range | None:
    """Give the core of the noun phrase that ends before token `at`."""
    phrase = subject_before(unit, at, 0)
    if phrase is None:
        return None
    start = phrase[0]
    while start < at:
        end = phrase_end(unit, start)
        if end == at:
            return start, at
        start = max(end, start + 1)
    return None


def _shared(unit: Unit, before_token: int, before: list[Found]) -> Range | None:
    """Give the subject that a joined verb or a participle shares: of the cue before, else of the sentence."""
    for one in reversed(before):
        if one.source is not None:
            return one.source
    phrase = main_subject(unit, before_token)
    return unit.range(*phrase) if phrase is not None else None


def agrees(unit: Unit, cue: CueAt, subject: Range) -> bool:
    """Say whether subject and form go together; settles most verbs that could be nouns."""
    first = token_at(unit, subject[0])
    last = next((at for at, end in enumerate(unit.ends) if end >= subject[1]), first) + 1
    words = unit.words
    pronoun = _CONTRACTED.sub("", words[first]) if last - first == 1 else ""
    if pronoun != words[first] and last - first == 1 and "b" in cue.form.kinds:
        return False
    if pronoun in ("i", "we", "you", "they") and cue.form.cue.verb == "want":
        return False
    if pronoun in ("i", "we") and (cue.form.cue.act or cue.form.cue.verb.startswith("call ")):
        # "We urge …", "we call on …": the voice of the text itself, doing what it says.
        return False
    if pronoun in ("i", "we") and cue.form.cue.verb == "believe":
        return False
    if pronoun in ("i", "you") and cue.form.cue.verb in _FILLERS:
        return False
    if pronoun == "you" or (
        pronoun == "it" and cue.form.cue.verb in ("seem", "make clear") and not cue.perfect
    ):
        return False
    kinds = cue.form.kinds
    if kinds == "b" and not cue.negated and not cue.perfect:
        return is_plural(unit, (first, last)) or pronoun == "who"
    if kinds == "s":
        return pronoun not in ("i", "we", "they", "you")
    return True


def found_at(unit: Unit, cue: CueAt, subject: Range, content: Range) -> Found:
    """Make the finding of a cue whose content is the tokens `content`."""
    return Found(
        content=(unit.range(*content),),
        cue=unit.range(cue.first, cue.last),
        source=subject,
        frame=unit.range(0, len(unit.tags)),
    )
