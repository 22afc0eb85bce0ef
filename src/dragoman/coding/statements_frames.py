"""What stands after a cue: addressee, then a clause, quotation, infinitive or object; and where that ends."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.coding.clauses import CORE, Unit, phrase_end
from dragoman.coding.cues import Cue, listed, load_lexicon
from dragoman.coding.statements_kept import starts_silence
from dragoman.coding.statements_senses import is_other_sense
from dragoman.schema.codes import agency_words
from dragoman.text.sentences import Range

# "on Friday", "in a statement", "at the Manama Dialogue": between a cue and what is said.
_ASIDE = re.compile(
    rf"(?:a|P?T|[PO]T?{CORE}(?:[OP]{CORE})*(?:,[CN]+(?=,?[hT]|PT))?(?=a*(?:[hTQ:]|,[hQ]|P?T)))+"
)
_SET_OFF = re.compile(r",(?:a|P?T|P[^,;:QhAMV]{1,12})+,(?=[hDNC#GRqQW])")
_FAR_QUOTE = re.compile(r"[PTa][^,;:QqAMvVnWhS]{0,14}[,:](?=Q)")
# "at least six …", "despite the rain, he …": clauses that open with a preposition.
_LED_IN = re.compile(r"P(?:[DN#T]?#|[^,;:Q]{1,16},[DNC#GRq])")
# A noun phrase with a finite verb right after it, as far as letters can tell.
_FINITE = re.compile(r"(?:R|h?[DNCq#G][DNCq#GaOPTgr&]*(?:,[^,]{1,12},)?)(?:P?T)?a*(?<!&)(?<!&a)[AMnvV]")
_CONTRAST = listed("frames", "contrast")
_AUDIENCES = agency_words() | listed("frames", "audiences")
_SAID_SHORT = listed("frames", "said_short")
_NAMERS = listed("frames", "namers")
_REMARKS = listed("frames", "remarks")
_FULL, _SHORT = True, False


class Complement(Struct, frozen=True):
    """What a cue takes: content tokens `[first, last)`, the addressee's tokens, and if it is a clause."""

    content: Range
    addressee: Range | None = None
    full: bool = True


def skip_asides(unit: Unit, at: int) -> int:
    """Step over adverbs, times and places that stand between a cue and what is said."""
    if aside := _ASIDE.match(unit.tags, at):
        at = aside.end()
    if set_off := _SET_OFF.match(unit.tags, at):
        at = set_off.end()
    return at


def read_complement(unit: Unit, at: int, cue: Cue) -> Complement | None:
    """Read what follows the cue that ends before token `at`; None where it takes nothing there."""
    tags = unit.tags
    begin = skip_asides(unit, at)
    if begin >= len(tags) or is_other_sense(unit, begin, cue):
        return None
    takes = cue.takes
    if "told" in takes or "urged" in takes:
        found = _after_addressee(unit, begin, cue)
        if found is not None:
            return found
    if "quote" in takes:
        if (quote := _quote_at(unit, begin)) is not None:
            return Complement((quote, _quote_end(unit, quote)))
        if (addressed := _quote_after_to(unit, begin)) is not None:
            return addressed
    if "that" in takes and (clause := _clause_at(unit, begin, cue, direct=begin == at)) is not None:
        return Complement((clause, clause_end(unit, clause, _FULL)))
    if "to" in takes and _is_infinitive(unit, begin):
        return Complement((begin, clause_end(unit, begin, _SHORT)), full=False)
    if "gerund" in takes and tags[begin] in "gV" and unit.words[begin].endswith("ing"):
        return Complement((begin, clause_end(unit, begin, _SHORT)), full=False)
    if "bare" in takes and _is_bare_clause(unit, begin, cue):
        return Complement((begin, clause_end(unit, begin, _FULL)))
    if "of" in takes:
        return _charge(unit, begin, cue)
    if "as" in takes:
        return _naming(unit, begin, cue)
    if ("object" in takes or "topic" in takes) and tags[begin] in "DNC#Grqgha":
        return _object(unit, begin, cue)
    return None


def _is_infinitive(unit: Unit, at: int) -> bool:
    """Say whether "to" and a plain verb stand here, as far as letters can tell."""
    tags = unit.tags
    at += 1
    while at < len(tags) and tags[at] in "an":
        at += 1
    return (
        tags[at - 1 : at] != "" and "t" in tags[max(at - 3, 0) : at] and tags[at : at + 1] in tuple("NVvAg")
    )


def _clause_at(unit: Unit, at: int, cue: Cue, *, direct: bool = True) -> int | None:
    """Give where the clause after "that" starts, or that opens with a question word."""
    tags = unit.tags
    if tags[at] == "h" and at + 1 < len(tags) and tags[at + 1] not in ".;":
        # "wrote in a note that left much open": there "that" belongs to the statement.
        begin = at + 1 + (tags[at + 1] == "," and at + 2 < len(tags))
        return begin if direct or tags[begin] not in "vAMV" else None
    if tags[at] == "," and tags[at + 1 : at + 2] == "h":
        return at + 2 if at + 2 < len(tags) else None
    if cue.asks and (tags[at] == "W" or unit.words[at] == "if") and at + 1 < len(tags):
        # "told Reuters when asked" is no question; "did not say when" is.
        timed = unit.words[at] in ("when", "where", "while")
        return at if cue.verb in ("ask", "wonder") or (direct and not timed) else None
    return None


def _is_bare_clause(unit: Unit, at: int, cue: Cue) -> bool:
    tags = unit.tags
    if tags[at] == "P":
        least = unit.words[at : at + 2] == ["at", "least"]
        return least or (cue.firm and _LED_IN.match(tags, at) is not None)
    if cue.firm:
        if unit.words[at] in _SAID_SHORT and _FINITE.match(tags, at) is None:
            return False
        return tags[at] not in ",.;:)(&AMOKVTt-" or _FINITE.match(tags, at) is not None
    finite = _FINITE.match(tags, at) if tags[at] in "DNC#GRqh" else None
    # "tweeted her reasons saying": an -ing form makes no clause.
    if finite is None:
        return False
    verb = unit.words[finite.end() - 1]
    form = load_lexicon().forms.get(verb) if verb.endswith("ing") else None
    return form is None or not form.cue.firm


def _quote_at(unit: Unit, at: int) -> int | None:
    tags = unit.tags
    if tags[at] in "Qq" and (tags[at] == "Q" or at + 1 >= len(tags)):
        return at
    if tags[at] in ",:" and tags[at + 1 : at + 2] in ("Q", "q"):
        return at + 1
    # "said before the vote, “…”": no clause stands between.
    far = _FAR_QUOTE.match(tags, at)
    return far.end() if far is not None else None


def _quote_after_to(unit: Unit, begin: int) -> Complement | None:
    """Read "to Biden: “…”"."""
    if unit.tags[begin] != "t":
        return None
    end = phrase_end(unit, begin + 1, attach=False)
    if end == begin + 1 or end >= len(unit.tags):
        return None
    quote = _quote_at(unit, end)
    return None if quote is None else Complement((quote, _quote_end(unit, quote)), (begin + 1, end))


def _quote_end(unit: Unit, quote: int) -> int:
    """Give the end of a quotation and of what goes on from it.

    A quotation that stops like speech (“Yes.” or “Yes,”) ends there; one that is the start of a clause
    (“a deal” would help) takes the clause with it.
    """
    tags = unit.tags
    after = quote + 1
    while after < len(tags) and tags[after] == "Q":
        after += 1
    if after >= len(tags) or tags[after] in ",;:-(.T" or unit.stopped(after - 1):
        return after
    return clause_end(unit, quote, _FULL)


def _after_addressee(unit: Unit, begin: int, cue: Cue) -> Complement | None:
    """Read "reporters that …", "Reuters on Friday: “…”", "Riga to sign", "him of the plan"."""
    tags, takes = unit.tags, cue.takes
    end = phrase_end(unit, begin, attach=False)
    for at in range(begin, end):
        # "told local media Riga's plan had failed": the audience ends where the clause starts.
        if unit.words[at] in _AUDIENCES:
            end = at + 1
            break
    while end > begin and end + 1 < len(tags) and tags[end] == "O":
        longer = phrase_end(unit, end + 1, attach=False)
        if longer <= end + 1:
            break
        end = longer
    if end == begin or end >= len(tags):
        return None
    addressee = (begin, end)
    at = skip_asides(unit, end)
    if at >= len(tags):
        return None
    if "urged" in takes and _is_infinitive(unit, at):
        from_ = begin if cue.verb in ("want", "call for", "press for") else at
        to = addressee if from_ == at else None
        return Complement((from_, clause_end(unit, at, _SHORT)), to, full=False)
    if "told" not in takes:
        return None
    clause = _clause_at(unit, at, cue, direct=at == end and unit.words[at] != "when")
    if clause is not None:
        return Complement((clause, clause_end(unit, clause, _FULL)), addressee)
    quote = _quote_at(unit, at)
    if quote is not None:
        return Complement((quote, _quote_end(unit, quote)), addressee)
    if (tags[at] in "DCRG#" or at > end) and _FINITE.match(tags, at):
        return Complement((at, clause_end(unit, at, _FULL)), addressee)
    linked = tags[at] == "O" or unit.words[at] in ("on", "about")
    if linked and not cue.firm and phrase_end(unit, at + 1) > at + 1:
        return Complement((at + 1, clause_end(unit, at + 1, _SHORT)), addressee, full=False)
    return None


def _object(unit: Unit, begin: int, cue: Cue) -> Complement | None:
    """Read "the need for restraint", "concern about the talks"; thanks and support are deeds, not words."""
    end = phrase_end(unit, begin, attach=False)
    if end == begin:
        return None
    lexicon = load_lexicon()
    # "raised the risk assessment" raises no risk: the head of the phrase tells, and those it is joined to.
    head = unit.words[end - 1]
    if "object" not in cue.takes and head not in lexicon.topics:
        return None
    if "topic" in cue.takes and not lexicon.deeds.isdisjoint(unit.words[begin:end]):
        return None
    return Complement((begin, clause_end(unit, begin, _SHORT)), full=False)


def _charge(unit: Unit, begin: int, cue: Cue) -> Complement | None:
    """Read "Riga of lying", "the rumour on a translation", "the deal to the patience of …"."""
    tags = unit.tags
    end = phrase_end(unit, begin, attach=False)
    if end == begin:
        return None
    linkers = ("of",) if cue.verb == "accuse" else ("for", "on", "with", "to")
    stop = clause_end(unit, begin, _SHORT)
    for at in range(end, min(stop, end + 12)):
        if unit.words[at] in linkers:
            if cue.verb == "accuse":
                return Complement((at + 1, stop), full=False) if at + 1 < stop else None
            return Complement((begin, stop), full=False)
        if tags[at] in ",;Q":
            break
    return None


def _naming(unit: Unit, begin: int, cue: Cue) -> Complement | None:
    """Read "it a farce", "the duty “a penalty”", "the talks as routine"."""
    tags = unit.tags
    if tags[begin] not in "DNC#GrRhq":
        return None
    stop = clause_end(unit, begin, _SHORT)
    window = range(begin + 1, min(stop, begin + 14))
    # "called the vote, as did the others" names nothing.
    if any(unit.words[at] == "as" and tags[at + 1 : at + 2] != "A" for at in window):
        return Complement((begin, stop), full=False)
    if cue.verb not in _NAMERS:
        return None
    named = (
        any(tags[at] in "Qq" for at in window) or tags[begin] in "rR" or unit.words[begin] in ("this", "that")
    )
    return Complement((begin, stop), full=False) if named and stop > begin + 1 else None


def clause_end(unit: Unit, at: int, full: bool) -> int:
    """Give the token before which content that starts at `at` ends; `full` for a clause with a subject."""
    tags = unit.tags
    size = len(tags)
    end = at
    while end < size:
        letter = tags[end]
        if letter in ";," and end > at:
            if letter == ";" or _breaks(unit, end, full):
                break
        elif (
            (letter == "&" and end > at and _next_cue(unit, end + 1, full))
            or (letter == "K" and end > at)
            or (letter in "aV" and end > at and tags[end - 1] == "Q" and _goes_on(unit, end))
        ):
            break
        end += 1
    while end > at + 1 and tags[end - 1] in ",:-.&":
        end -= 1
    return end


def _breaks(unit: Unit, comma: int, full: bool) -> bool:
    """Say whether the content ends at a comma, by what follows."""
    tags, words = unit.tags, unit.words
    at = comma + 1
    if at >= len(tags):
        return True
    joined = tags[at] == "&"
    if starts_silence(unit, at + joined):
        return True
    if words[at] == "however" or (
        words[at] in ("a", "an", "the") and words[at + 1 : at + 2] and words[at + 1] in _REMARKS
    ):
        # "…, a claim Riga denies": the reporter's own words about what was said.
        return True
    if words[at] in _CONTRAST:
        return not full or "V" in tags[at + 1 : at + 10]
    while at < len(tags) and tags[at] in "&a":
        at += 1
    if at >= len(tags):
        return False
    if tags[at] == "K":
        return True
    if tags[at] == "V":
        form = load_lexicon().forms.get(words[at])
        if form is not None and "g" in form.kinds and form.cue.takes:
            return True
        return (joined or not full) and form is not None and ("d" in form.kinds or "s" in form.kinds)
    if joined and _FINITE.match(tags, at) is not None:
        return not full or _is_reporting(unit, at)
    return _is_tail_cue(unit, at)


def starts_clause(unit: Unit, at: int) -> bool:
    """Say whether "and" and a clause with a subject of its own stand at `at`."""
    return unit.tags[at : at + 1] == "&" and _FINITE.match(unit.tags, at + 1) is not None


def _is_reporting(unit: Unit, at: int) -> bool:
    """Say whether a subject and a cue of its own stand here: "and it warned", "and Riga denies"."""
    end = phrase_end(unit, at)
    while end < len(unit.tags) and unit.tags[end] in "aA":
        end += 1
    form = load_lexicon().forms.get(unit.words[end]) if end < len(unit.tags) else None
    return form is not None and unit.tags[end] == "V" and read_complement_starts(unit, end + 1)


def _goes_on(unit: Unit, at: int) -> bool:
    """Say whether a participle takes up a quotation that has stopped: “…,” further saying."""
    if not unit.stopped(at - 1):
        return False
    while at < len(unit.tags) and unit.tags[at] == "a":
        at += 1
    form = load_lexicon().forms.get(unit.words[at]) if at < len(unit.tags) else None
    return form is not None and "g" in form.kinds


def _is_tail_cue(unit: Unit, at: int) -> bool:
    """Say whether "he said" or "the ministry reported on Friday" stands here, up to a comma or the end."""
    end = phrase_end(unit, at)
    tags = unit.tags
    if end == at or end >= len(tags) or tags[end] != "V":
        return False
    form = load_lexicon().forms.get(unit.words[end])
    if form is None or "post" not in form.cue.takes:
        return False
    after = skip_asides(unit, end + 1)
    return after >= len(tags) or tags[after] in ",.;P"


def _next_cue(unit: Unit, at: int, full: bool) -> bool:
    """Say whether "and" goes on with another verb of the speaker's: "and warned", "and also said"."""
    tags = unit.tags
    if starts_silence(unit, at):
        return True
    while at < len(tags) and tags[at] in "aT":
        at += 1
    if at >= len(tags):
        return False
    if tags[at] == "V":
        form = load_lexicon().forms.get(unit.words[at])
        if form is None or not ("d" in form.kinds or "s" in form.kinds):
            return False
        return not full or (form.cue.firm and read_complement_starts(unit, at + 1))
    return not full and tags[at] in "vAn"


def read_complement_starts(unit: Unit, at: int) -> bool:
    """Say whether a clause, quotation or object seems to start at `at`: something is said there."""
    at = skip_asides(unit, at)
    return at < len(unit.tags) and unit.tags[at] in "hDNCRrQqW,:"
