"""Guess attributions by rules: source, cue and content of "X said Y", "“Y,” said X", "according to X" and kin.

The guessing part of the statement coder: from words and their order alone. What it finds goes to
`statements.py` as `Found`, exactly as a model's findings would.
"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.coding.clauses import Unit, is_plural, main_subject, phrase_end, subject_before
from dragoman.coding.cues import Cue, Form, Lexicon, load_lexicon
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_frames import clause_end, read_complement, skip_asides
from dragoman.text.sentences import Range

_BE = frozenset("is are was were be been being".split())
# "I think", "you know": ways of speaking, not reports of what someone thinks.
_FILLERS = frozenset(
    "think know see hear understand remember hope wish suppose feel guess realize notice".split()
)
_NO_CUE = Cue("", frozenset())


class _Cue:
    """A cue in its unit: tokens `[first, last)`, its form, and the verb group from `group` on."""

    __slots__ = ("be", "first", "form", "group", "infinitive", "last", "modal", "negated", "perfect")

    def __init__(self, unit: Unit, first: int, last: int, form: Form):
        self.first, self.last, self.form = first, last, form
        self.negated = self.modal = self.be = self.perfect = False
        tags, words = unit.tags, unit.words
        at = first
        while at > 0:
            letter = tags[at - 1]
            if letter == "n" or words[at - 1] in ("neither", "nor"):
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
        self.infinitive = at > 0 and tags[at - 1] == "t"

    @property
    def participle(self) -> bool:
        """Say whether the form is an -ing form that no auxiliary makes a finite verb."""
        return self.form.kinds == "g" and not self.be

    @property
    def passive(self) -> bool:
        """Say whether the subject is not who says: "was told"."""
        return self.be and "n" in self.form.kinds


def find_in_unit(unit: Unit) -> list[Found]:
    """Find the attributions of one unit, in the order of their cues; ranges in the text of the unit."""
    lexicon = load_lexicon()
    found: list[Found] = []
    for at, letter in enumerate(unit.tags):
        if letter == "K":
            one = _according_to(unit, at)
        elif letter == "V":
            one = _at_cue(unit, at, lexicon, found)
        else:
            continue
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
        silent = _silence(unit, at, lexicon, before)
        if silent is not None or form is None:
            return silent
    cue = _Cue(unit, at, last, form)
    if cue.negated:
        return None if cue.passive else _silence(unit, at, lexicon, before)
    if cue.infinitive or (cue.modal and not cue.negated):
        return None
    if cue.passive:
        return _passive(unit, cue)
    if "n" in form.kinds and "d" not in form.kinds and not cue.perfect:
        return None
    inverted = _inverted(unit, cue)
    if inverted is not None:
        return inverted
    return _of_subject(unit, cue, before)


def _of_subject(unit: Unit, cue: _Cue, before: list[Found]) -> Found | None:
    """Read a cue after its subject."""
    subject = _subject(unit, cue, before)
    if subject is None or not _agrees(unit, cue, subject):
        return None
    return (
        _opening(unit, cue, subject)
        or _as_said(unit, cue, subject)
        or _with_complement(unit, cue, subject)
        or _relative(unit, cue, subject)
        or _postposed(unit, cue, subject)
    )


def _as_said(unit: Unit, cue: _Cue, subject: Range) -> Found | None:
    """Read "As X said last week, Y"."""
    begin = _token_at(unit, subject[0])
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
    return _found(unit, cue, subject, (comma + 1, end)) if end > comma + 1 else None


def _relative(unit: Unit, cue: _Cue, subject: Range) -> Found | None:
    """Read "which X said was due to illness": what is said lacks its subject."""
    begin = _token_at(unit, subject[0])
    tags = unit.tags
    if begin == 0 or tags[begin - 1] not in "Wh" or "bare" not in cue.form.cue.takes:
        return None
    if tags[cue.last : cue.last + 1] not in tuple("AMvn"):
        return None
    return _found(unit, cue, subject, (cue.last, clause_end(unit, cue.last, False)))


def _token_at(unit: Unit, start: int) -> int:
    """Give the first token that starts at or after a place in the text."""
    return bisect_left(unit.starts, start)


def _found(unit: Unit, cue: _Cue, subject: Range, content: Range) -> Found:
    return Found(
        content=(unit.range(*content),),
        cue=unit.range(cue.first, cue.last),
        source=subject,
        frame=unit.range(0, len(unit.tags)),
    )


def _subject(unit: Unit, cue: _Cue, before: list[Found]) -> Range | None:
    """Give the text range of who says: the phrase before the cue, else the subject it shares."""
    tags, group = unit.tags, cue.group
    previous = tags[group - 1] if group else ""
    if previous == "&" and group >= 2 and tags[group - 2] == ",":
        previous = "&"
    if cue.participle and previous in ("N", "C"):
        # "a notice stating that": the words right before it.
        phrase = _nearest(unit, group)
    elif cue.participle:
        if previous not in (",", "", "&", "P", "-", "T", "Q"):
            return None
        if previous == "P" and unit.words[group - 1] not in ("by", "after", "before"):
            return None
        return _shared(unit, group, before)
    elif previous == "&":
        return _shared(unit, group, before)
    elif previous == "W":
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
    if phrase is None or (unit.words[phrase[0]] in ("there", "what") and phrase[1] - phrase[0] == 1):
        return None
    return unit.range(*phrase)


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


def _agrees(unit: Unit, cue: _Cue, subject: Range) -> bool:
    """Say whether subject and form go together; settles most verbs that could be nouns."""
    first = _token_at(unit, subject[0])
    last = next((at for at, end in enumerate(unit.ends) if end >= subject[1]), first) + 1
    words = unit.words
    pronoun = words[first] if last - first == 1 else ""
    if pronoun in ("i", "we", "you", "they") and cue.form.cue.verb == "want":
        return False
    if pronoun in ("i", "we") and (cue.form.cue.act or cue.form.cue.verb.startswith("call ")):
        # "We urge …", "we call on …": the voice of the text itself, doing what it says.
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


def _with_complement(unit: Unit, cue: _Cue, subject: Range | None) -> Found | None:
    complement = read_complement(unit, cue.last, cue.form.cue)
    if complement is None:
        return None
    first, last = complement.content
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


def _opening(unit: Unit, cue: _Cue, subject: Range) -> Found | None:
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


def _postposed(unit: Unit, cue: _Cue, subject: Range) -> Found | None:
    """Read "Y, X said", "“Y,” X told reporters", "Y1, X said, Y2"."""
    if "post" not in cue.form.cue.takes:
        return None
    begin = _token_at(unit, subject[0])
    if begin >= cue.first or unit.tags[begin] in "gPOtv":
        # The subject is shared and stands elsewhere, or the words before are no subject.
        return None
    after, addressee = cue.last, None
    if "told" in cue.form.cue.takes:
        end = phrase_end(unit, after, attach=False)
        if end > after:
            addressee, after = unit.range(after, end), end
    return _around(unit, cue, subject, begin, after, addressee)


def _inverted(unit: Unit, cue: _Cue) -> Found | None:
    """Read "“Y,” said X" and "Y, said X, a lawyer"."""
    tags, at = unit.tags, cue.first
    takes = cue.form.cue.takes
    if "post" not in takes or "told" in takes or cue.group != at or at == 0 or cue.participle:
        return None
    quoted = tags[at - 1] in "Qq" or (tags[at - 1] in ",-" and at > 1 and tags[at - 2] in "Qq")
    clause = tags[at - 1] == "," and (cue.form.cue.firm or bool(set(tags[: at - 1]) & set("AMvnV")))
    end = phrase_end(unit, cue.last)
    if not (quoted or clause) or end <= cue.last or tags[cue.last] in "r":
        return None
    closed = end >= len(tags) or tags[end] in ",.T-;(WvgPQ&:V"
    if not closed or (clause and not quoted and end < len(tags) and tags[end] not in ",.T-("):
        return None
    # "said X, the minister of Y": the apposition belongs to the source.
    if end < len(tags) and tags[end] == "," and end + 1 < len(tags) and tags[end + 1] in "D#NW":
        stop = end + 1
        while (
            stop < len(tags)
            and tags[stop] not in ",;:Q-"
            and not (tags[stop] in "AMn" and tags[end + 1] != "W")
        ):
            stop += 1
        if stop >= len(tags) or tags[stop] in ",;:Q-":
            end = stop
    elif end < len(tags) and tags[end] == "W" and unit.words[end] == "who":
        end = clause_end(unit, end, False)
    return _around(unit, cue, unit.range(cue.last, end), cue.first, end, None, from_after=True)


def _around(
    unit: Unit,
    cue: _Cue,
    source: Range,
    begin: int,
    after: int,
    addressee: Range | None,
    *,
    from_after: bool = False,
) -> Found | None:
    """Gather what stands before `begin` and goes on after `after`, around a cue and its subject."""
    tags = unit.tags
    stop = begin
    while stop > 0 and tags[stop - 1] in ",-&.:a":
        stop -= 1
    if stop == 0:
        return None
    quoted = tags[stop - 1] in "Qq"
    if not quoted and (begin == stop or tags[begin - 1] not in ",-"):
        return None
    start = _content_start(unit, stop, quoted)
    if not quoted and (not set(tags[start:stop]) & set("AMvnVN") or _is_lead_in(tags[start:stop])):
        return None
    pieces = [unit.range(start, stop)]
    rest = skip_asides(unit, after)
    if rest < len(tags) and tags[rest] in ",:-.;":
        more = _continuation(unit, rest + 1, quoted=quoted and stop - start == 1)
        if more is not None:
            pieces.append(unit.range(*more))
    elif rest < len(tags) and not from_after and tags[rest] not in "PSWgv&Q;(-TQ" and not quoted:
        return None
    elif rest < len(tags) and tags[rest] == "Q":
        pieces.append(unit.range(rest, rest + 1))
    return Found(
        content=tuple(pieces),
        cue=unit.range(cue.first, cue.last),
        source=source,
        addressee=addressee,
        negated=False,
        frame=unit.range(0, len(tags)),
    )


def _is_lead_in(tags: str) -> bool:
    """Say whether letters are no clause but what leads into one: "Following the update", "In Riga on Friday"."""
    if tags[0] not in "PgSW":
        return False
    return (tags[0] in "SW" and "," not in tags) or not set(tags) & set("AMn")


def _content_start(unit: Unit, stop: int, quoted: bool) -> int:
    """Give where what is said before the cue starts: the sentence, or the quotation alone after a colon."""
    tags = unit.tags
    if quoted and tags[stop - 1] == "Q":
        start = stop - 1
        while start > 0 and tags[start - 1] == "Q":
            start -= 1
        if start == 0 or tags[start - 1] in ":;-." or unit.words[start - 1] in ("and", "but"):
            return start if start == 0 or tags[start - 1] in ":;-." else _clause_start(unit, start)
    return _clause_start(unit, stop)


def _clause_start(unit: Unit, stop: int) -> int:
    semicolon = unit.tags.rfind(";", 0, stop - 1)
    start = semicolon + 1
    while start < stop - 1 and unit.tags[start] in ",&":
        start += 1
    return start


def _continuation(unit: Unit, at: int, *, quoted: bool) -> Range | None:
    """Give what is said after the cue's clause, where it goes on."""
    tags = unit.tags
    if at >= len(tags):
        return None
    if tags[at] == "Q":
        end = at + 1
        while end < len(tags) and tags[end] == "Q":
            end += 1
        return at, end
    if (
        quoted
        or tags[at - 1] == ";"
        or tags[at] in "&KWVg.;"
        or unit.words[at] in ("while", "although", "though", "citing", "as")
    ):
        return None
    end = clause_end(unit, at, True)
    return (at, end) if end > at else None


def _passive(unit: Unit, cue: _Cue) -> Found | None:
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
        content = (_clause_start(unit, subject[0]), subject[0] - 1)
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


def _silence(unit: Unit, at: int, lexicon: Lexicon, before: list[Found]) -> Found | None:
    """Read "declined to comment on …", "did not say when …", "refused to confirm it"."""
    tags, words = unit.tags, unit.words
    form = lexicon.forms.get(words[at])
    if form is not None and form.cue.verb in lexicon.refusals:
        if tags[at + 1 : at + 2] != "t" or at + 2 >= len(tags) or words[at + 2] not in lexicon.silent:
            return None
        cue = _Cue(unit, at, at + 1, form)
        content: Range | None = (at + 1, clause_end(unit, at + 1, False))
    else:
        if words[at] not in lexicon.silent:
            return None
        cue = _Cue(unit, at, at + 1, form or Form(_NO_CUE, "b"))
        if not cue.negated or cue.infinitive or cue.be:
            return None
        content = _kept_back(unit, at, lexicon)
    subject = _subject(unit, cue, before)
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


def _according_to(unit: Unit, at: int) -> Found | None:
    """Read "according to X, Y", "Y, according to X" and "Y1, according to X, Y2"."""
    tags, size = unit.tags, len(unit.tags)
    if unit.words[at + 1 : at + 2] != ["to"] or at + 2 >= size:
        return None
    end = phrase_end(unit, at + 2)
    if end == at + 2:
        if tags[at + 2] not in "WQ":
            return None
        end = at + 3
    while end < size and tags[end] in "vgPTW&" and tags[at + 2] not in "Rr":
        # "a report published on Monday", "officials familiar with …": up to the comma.
        further = end + 1
        while further < size and tags[further] not in ",;:-Q":
            further += 1
        end = further
    source_end = end
    comma = end < size and tags[end] == ","
    if comma and end + 1 < size and tags[end + 1] in "D#W" and at > 0:
        close = tags.find(",", end + 1)
        stop = close if close >= 0 else size
        if not set(tags[end + 1 : stop]) & set("AMn") or tags[end + 1] == "W":
            source_end = end = stop
            comma = close >= 0
    pieces: list[Range] = []
    head = at
    while head > 0 and tags[head - 1] in ",-&a":
        head -= 1
    start = _clause_start(unit, head) if head > 0 else 0
    if head > start:
        pieces.append(unit.range(start, head))
    rest = end + 1 if comma else end
    if rest < size and (not pieces or (comma and tags[rest] not in "&KWVg")):
        stop = clause_end(unit, rest, True)
        if stop > rest and (comma or not pieces):
            pieces.append(unit.range(rest, stop))
    if not pieces:
        return None
    return Found(
        content=tuple(pieces),
        cue=unit.range(at, at + 2),
        source=unit.range(at + 2, source_end),
        frame=unit.range(0, size),
    )
