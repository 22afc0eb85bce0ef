"""What is said around its cue: "“Y,” said X", "Y1, X said, Y2", "Y, according to X"."""

from __future__ import annotations

import re

import msgspec

from dragoman.coding.clauses import CORE, Unit, phrase_end
from dragoman.coding.cues import listed, load_lexicon, read_table
from dragoman.coding.statements_cue import CueAt, found_at, token_at
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_frames import clause_end, skip_asides
from dragoman.text.sentences import Range

# "After the raid, troops withdrew": a clause with a past form follows, which is said.
_LED_CLAUSE = re.compile(r"P[^,]{1,20},(?:D|#|N|C){1,6}v")
# "in a speech on Friday,": where or when it was said, up to a comma.
_PLACED = re.compile(rf"(?:a|P?T|[PO]T?{CORE}(?:[OP]{CORE})*)+(?=,)")
# "only once the road is open", "but not before": what can only go on with the clause before.
_ONLY = re.compile(r"a[aSP]")
_NAME_SET_OFF = re.compile(r",C{1,4},(?=[DNC#GRq])")
_SORTING = listed("senses", "sorting")
_QUANTIFIERS = frozenset(read_table("statements_words.toml")["around"]["quantifiers"])
_FREE_RELATIVES = listed("around", "free_relatives")
_CONNECTIVES = listed("around", "connectives")


def read_postposed(unit: Unit, cue: CueAt, subject: Range) -> Found | None:
    """Read "Y, X said", "“Y,” X told reporters", "Y1, X said, Y2"."""
    if "post" not in cue.form.cue.takes:
        return None
    begin = token_at(unit, subject[0])
    if begin >= cue.first or unit.tags[begin] in "gPOtv":
        # The subject is shared and stands elsewhere, or the words before are no subject.
        return None
    after, addressee = cue.last, None
    if "told" in cue.form.cue.takes:
        end = phrase_end(unit, after, attach=False)
        if end > after:
            addressee, after = unit.range(after, end), end
    return _around(unit, cue, subject, begin, after, addressee)


def read_inverted(unit: Unit, cue: CueAt) -> Found | None:
    """Read "“Y,” said X" and "Y, said X, a lawyer"."""
    tags, at = unit.tags, cue.first
    takes = cue.form.cue.takes
    if "post" not in takes or "told" in takes or cue.group != at or at == 0 or cue.participle:
        return None
    quoted = tags[at - 1] in "Qq" or (tags[at - 1] in ",-" and at > 1 and tags[at - 2] in "Qq")
    spoken = cue.form.cue.firm and "object" not in takes
    clause = tags[at - 1] == "," and (spoken or bool(set(tags[: at - 1]) & set("AMvnV")))
    end = phrase_end(unit, cue.last)
    if not (quoted or clause) or end <= cue.last or tags[cue.last] in "r":
        return None
    closed = end >= len(tags) or tags[end] in ",.T-;(WvgPQ&:V"
    if not closed or (clause and not quoted and end < len(tags) and tags[end] not in ",.T-("):
        return None
    # "said X, the minister of Y": the apposition belongs to the source.
    if end < len(tags) and tags[end] == "," and end + 1 < len(tags) and tags[end + 1] in "DC#NW":
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
    cue: CueAt,
    source: Range,
    begin: int,
    after: int,
    addressee: Range | None,
    *,
    from_after: bool = False,
) -> Found | None:
    """Gather what stands before `begin` and goes on after `after`, around a cue and its subject."""
    tags = unit.tags
    stop = _content_stop(unit, begin)
    rest = skip_asides(unit, after)
    if stop == 0 or (_is_lead_in(unit, 0, stop) and tags[begin - 1] == ","):
        return _led_in(unit, cue, source, stop, rest)
    quoted = tags[stop - 1] in "Qq"
    if not quoted and (begin == stop or tags[begin - 1] != ","):
        return None
    start = _content_start(unit, stop, quoted)
    if not quoted and (not set(tags[start:stop]) & set("AMvnVN") or _is_lead_in(unit, start, stop)):
        return None
    pieces = [unit.range(start, stop)]
    if not quoted and not from_after and (resumed := _resumed(unit, rest, start, stop)) is not None:
        pieces.append(unit.range(*resumed))
    elif rest < len(tags) and tags[rest] in ",:-.;":
        more = _tail(unit, rest, quoted=tags[start:stop] == "Q") or _continuation(
            unit, rest + 1, quoted=quoted and stop - start == 1
        )
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


def _content_stop(unit: Unit, begin: int) -> int:
    """Give where what is said ends before the cue's clause: "The port shut again, he said" keeps "again"."""
    tags = unit.tags
    stop = begin
    while stop > 0 and tags[stop - 1] in "&a":
        stop -= 1
    if stop > 0 and tags[stop - 1] not in ",-.:":
        return stop
    while stop > 0 and tags[stop - 1] in ",-.:&":
        stop -= 1
        if tags[max(stop - 2, 0) : stop] == ",a" and unit.words[stop - 1] in _CONNECTIVES:
            stop -= 1
    # "And perhaps, he said, …": adverbs alone say nothing before the cue.
    return stop if tags[:stop].strip("&a,") else 0


def _tail(unit: Unit, comma: int, *, quoted: bool) -> Range | None:
    """Give how what is said goes on with the subject it had: "“…”, X added, and would go on"."""
    tags, at = unit.tags, comma + 1
    if tags[comma] != "," or unit.words[at : at + 1] not in (["and"], ["but"]):
        return None
    verb = at + 1
    while verb < len(tags) and tags[verb] in "aT":
        verb += 1
    if verb >= len(tags) or not (tags[verb] == "M" or (tags[verb] == "A" and not quoted)):
        return None
    end = clause_end(unit, at, True)
    return (at, end) if end > verb + 1 else None


def _resumed(unit: Unit, at: int, start: int, stop: int) -> Range | None:
    """Give how a clause goes on after its cue and a place: "The rule, X said in a speech, is that Y"."""
    tags = unit.tags
    aside = _PLACED.match(tags, at)
    if aside is None or tags[stop : stop + 1] != "," or aside.end() + 1 >= len(tags):
        return None
    more = aside.end() + 1
    # What opens with a noun may be a remark of the reporter's ("…, a day after the vote").
    if tags[more] in "AM" if set(tags[start:stop]).isdisjoint("AMvV") else _ONLY.match(tags, more):
        return _continuation(unit, more, quoted=False)
    return None


def _led_in(unit: Unit, cue: CueAt, source: Range, stop: int, rest: int) -> Found | None:
    """Read "But, X added, Y" and "Over the years, X said, Y": what leads in is part of what is said."""
    if unit.tags[rest : rest + 1] != ",":
        return None
    more = _continuation(unit, rest + 1, quoted=False)
    if more is None or unit.tags[more[0]] in "Qq":
        return None
    found = found_at(unit, cue, source, more)
    return msgspec.structs.replace(found, content=(unit.range(0, stop), *found.content)) if stop else found


def _is_lead_in(unit: Unit, start: int, stop: int) -> bool:
    """Say whether words are no clause but lead into one: "Following the update", "In Riga on Friday"."""
    tags = unit.tags[start:stop]
    if tags[0] not in "PgSWt" or " ".join(unit.words[start : start + 2]) in _QUANTIFIERS:
        return False
    if unit.words[start] in _FREE_RELATIVES and set(tags) & set("AMvn"):
        # "What happened was a crime", "Whether it sails is open": a clause that is the subject of another.
        return False
    return (tags[0] in "SW" and "," not in tags) or not (set(tags) & set("AMn") or _LED_CLAUSE.match(tags))


def _content_start(unit: Unit, stop: int, quoted: bool) -> int:
    """Give where what is said before the cue starts: the sentence, or a quotation after a colon."""
    tags = unit.tags
    if quoted and tags[stop - 1] == "Q":
        start = stop - 1
        while start > 0 and tags[start - 1] == "Q":
            start -= 1
        if start == 0 or tags[start - 1] in ":;-." or unit.words[start - 1] in ("and", "but"):
            return start if start == 0 or tags[start - 1] in ":;-." else clause_start(unit, start)
    return clause_start(unit, stop)


def clause_start(unit: Unit, stop: int) -> int:
    """Give where the clause starts that ends before token `stop`: after a semicolon, or with the unit."""
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
    if tags[at] == "h" and at + 1 < len(tags):
        at += 1
    if unit.words[at] in ("and", "but", "nor") and tags[at + 1 : at + 2] == "Q":
        at += 1
    if tags[at] == "Q":
        end = at + 1
        while end < len(tags) and tags[end] == "Q":
            end += 1
        return at, end
    if (
        quoted
        or tags[at - 1] == ";"
        or tags[at] in "&KWg.;#T"
        or (tags[at] == "V" and unit.words[at].endswith("ing"))
        or unit.words[at] in ("while", "although", "though", "citing", "as")
    ):
        return None
    end = clause_end(unit, at, True)
    return (at, end) if end > at else None


def read_according_to(unit: Unit, at: int) -> Found | None:
    """Read "according to X, Y", "Y, according to X" and "Y1, according to X, Y2"."""
    tags, size = unit.tags, len(unit.tags)
    if unit.words[at + 1 : at + 2] != ["to"] or at + 2 >= size or (at > 0 and unit.words[at - 1] in _SORTING):
        return None
    source_end = _according_source(unit, at + 2)
    if source_end is None:
        return None
    end = _apposition_end(unit, source_end, at)
    comma = end < size and tags[end] == ","
    pieces: list[Range] = []
    head = at
    while head > 0 and tags[head - 1] in ",-&":
        head -= 1
        if tags[max(head - 2, 0) : head] == ",a":
            head -= 1
    start = clause_start(unit, head) if head > 0 else 0
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
        source=unit.range(at + 2, end),
        frame=unit.range(0, size),
    )


def _according_source(unit: Unit, at: int) -> int | None:
    """Give the end of the words for the source that starts at `at`; None where it is none."""
    tags, size = unit.tags, len(unit.tags)
    end = phrase_end(unit, at)
    while end > at and tags[end : end + 1] == "V" and unit.words[end] in load_lexicon().nouns:
        # "the health ministry report": no verb can stand there.
        end += 1
    if unit.words[phrase_end(unit, at, attach=False) - 1] in load_lexicon().measures:
        return None
    if end == at:
        if tags[at] not in "WQ":
            return None
        end = at + 1
    if tags[end : end + 1] == "(" and unit.words[end] == "(" and (close := tags.find(")", end, end + 8)) > 0:
        # "the Port Workers' Union (PWU)"
        end = close + 1
    while end < size and tags[end] in "vgPTW&" and tags[at] not in "Rr":
        # "a report published on Monday", "officials familiar with …": up to the comma.
        further = end + 1
        while further < size and tags[further] not in ",;:-Q":
            further += 1
        end = further
    return end


def _apposition_end(unit: Unit, end: int, cue: int) -> int:
    """Give the end of the source with what is set off after it: "his wife, Anna Lusis,", "X, the mayor"."""
    tags, size = unit.tags, len(unit.tags)
    if tags[end : end + 1] != ",":
        return end
    named = _NAME_SET_OFF.match(tags, end) if tags[cue + 2] == "D" and tags[end - 1] == "N" else None
    if named is not None:
        return named.end() - 1
    if cue > 0 and end + 1 < size and tags[end + 1] in "DW":
        close = tags.find(",", end + 1)
        stop = close if close >= 0 else size
        if not set(tags[end + 1 : stop]) & set("AMvnV") or tags[end + 1] == "W":
            return stop
    return end
