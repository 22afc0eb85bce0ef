"""A light reading of clauses: tokens with one letter each for their word class, and noun phrases by pattern.

There is no parser. Closed-class words, capitals and word endings give every token a letter, so that a clause
becomes a short string over which patterns run:

    D determiner, possessive   N other word    C capitalised word   # number      G genitive ("Riga's")
    R subject pronoun   r object pronoun       P preposition        O "of"        t "to"     h "that"
    W question word     S subordinator         & and, or, but       A be, have    M modal    n negation
    V form of a cue     v past form            g -ing form          a adverb      K "according"
    Q quotation         q quoted words         T time               , ; : - ( )   . other mark
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from msgspec import Struct

from dragoman.coding.cues import load_lexicon, read_table
from dragoman.text.sentences import Range

# Longer runs without an end are no sentences: lists, tables, noise. They are read in pieces.
MAX_TOKENS = 400
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\$?\d+(?:[.,:]\d+)*(?:%|\w+)?(?:-\w+)*|[^\W\d_]\w*(?:[-–'’`´&./][^\W_]+)*['’]?|--+|\S"
)
_STOPPED = re.compile(r"[,.!?…][\"”’'»“]*$")
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "—": "-",
    "–": "-",
    "--": "-",
    "-": "-",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
}
# A noun phrase's core: determiners first, participles only after one of them ("the armed men").
CORE = r"a?(?:D{1,2}T?a?(?:v(?=[#NCGgq]))?)?(?:[#NCGgq]|(?<=[G#])v(?=[NCq]))*[NCq#]"
_CORE = re.compile(rf"{CORE}|[Rr]")
_MORE = re.compile(rf"(?:[OP]|t(?=[DCG#])){CORE}")
_SUBJECTS = {name: frozenset(words.split()) for name, words in read_table("clauses.toml")["subjects"].items()}
_PRONOUN_LIKE = _SUBJECTS["pronoun_like"]
_INTERJECTIONS = _SUBJECTS["interjections"]
_OWNERS = _SUBJECTS["owners"]
_SINGULAR = _SUBJECTS["singular"]
_LY_NOUNS = _SUBJECTS["ly_nouns"]
_INSERTED = _SUBJECTS["inserted"]
_FINITE_PASTS = _SUBJECTS["finite_pasts"]
_ADJECTIVES = re.compile(r"(?:ical|ous|ful)$")
_COUNTED = _SUBJECTS["counted"]
_PLURAL_TAIL = re.compile(rf"(?:[^s]s|{'|'.join(sorted(_SUBJECTS['plural']))})$")


class Unit(Struct, frozen=True):
    """A stretch of text read as clauses: token offsets in the text, lower-case words, a letter each."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: str
    stops: frozenset[int] = frozenset()

    def stopped(self, token: int) -> bool:
        """Say whether the quotation at `token` ends with a comma or stop of its own."""
        return self.starts[token] in self.stops

    def range(self, first: int, last: int) -> Range:
        """Give the text range of tokens `[first, last)`."""
        return self.starts[first], self.ends[last - 1]


@functools.cache
def _classes() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    data = read_table("clauses.toml")
    closed = {word: letter for letter, words in data["closed"].items() for word in words.split()}
    return (
        closed,
        frozenset(data["verbs"]["past"].split()),
        frozenset(data["abbreviations"]["dotted"].split()),
    )


@functools.lru_cache(maxsize=65536)
def _tag(word: str, is_first: bool) -> str:
    """Give the letter of a word by its form alone."""
    closed, past, _ = _classes()
    lower = word.lower().replace("’", "'")
    capital = word[0].isupper()
    letter = closed.get(lower)
    if letter is not None:
        shouted = word.isupper() and len(word) > 1
        return "C" if capital and not is_first and (letter == "M" or shouted) else letter
    if not word[0].isalpha():
        return "#" if any(char.isdigit() for char in word) else "."
    if lower == "according":
        return "K"
    if lower.endswith("n't"):
        return "n"
    if "'" in lower:
        return _tag_contraction(lower)
    if lower in load_lexicon().words and (not capital or is_first):
        return "V"
    if capital and not is_first:
        return "C"
    if lower in past or (lower.endswith("ed") and len(lower) > 4 and not capital):
        return "v"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    if lower.endswith("ly") and len(lower) > 4 and lower not in _LY_NOUNS:
        return "a"
    return "C" if capital else "N"


def _tag_contraction(lower: str) -> str:
    base, _, tail = lower.rpartition("'")
    if tail in ("re", "ve", "m", "ll", "d"):
        return "R"
    if tail == "s" or (tail == "" and base.endswith("s")):
        return "R" if base in ("he", "she", "it", "that", "there", "who", "what", "here", "let") else "G"
    return "C" if base[:1].isupper() else "N"


def read_unit(text: str, start: int, end: int, opaque: Sequence[tuple[int, int, str]]) -> Unit:
    """Read `text[start:end]`; each `(start, end, letter)` of `opaque` (sorted, disjoint) is one token."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    letters: list[str] = []
    dotted = _classes()[2]

    def take(from_: int, to: int) -> None:
        for match in _TOKEN.finditer(text, from_, to):
            word = match[0]
            if word == ".":
                # An abbreviation's stop or the end: no token, but the abbreviation keeps it.
                if words and ends[-1] == match.start() and words[-1] in dotted:
                    ends[-1] = match.end()
                continue
            letter = _MARKS.get(word) or _tag(word, not words)
            if words[-1:] == [","] and letters[-2:-1] == ["C"] and word in ("Jr", "Sr"):
                # "Biden, Jr. declared": the comma is inside the name.
                for column in (starts, ends, words, letters):
                    column.pop()
                ends[-1], words[-1] = match.end(), word.lower()
                continue
            starts.append(match.start())
            ends.append(match.end())
            words.append(word.lower())
            letters.append(letter)

    at = start
    for from_, to, letter in opaque:
        if from_ < at:
            continue
        take(at, from_)
        starts.append(from_)
        ends.append(to)
        words.append("")
        letters.append(letter)
        at = to
    take(at, end)
    _settle_nouns(words, letters)
    stops = frozenset(
        from_ for from_, to, letter in opaque if letter == "Q" and _STOPPED.search(text[to - 3 : to])
    )
    return Unit(starts, ends, words, "".join(letters), stops)


def _settle_nouns(words: list[str], letters: list[str]) -> None:
    """Turn cue words that are nouns or adjectives here ("the talks", "an alleged plot") into N."""
    forms, nouns = load_lexicon().forms, load_lexicon().nouns
    for at, letter in enumerate(letters):
        if words[at] in _INSERTED and "".join(letters[at - 1 : at + 2 : 2]) in ("AV", "Av", "RV", "CV"):
            # "has long denied"
            letters[at] = "a"
        if letter != "V" or at == 0:
            continue
        before = letters[at - 1]
        form = forms.get(words[at])
        kinds = form.kinds if form is not None else "b"
        after = letters[at + 1] if at + 1 < len(letters) else "."
        if before == "D" and words[at - 1] in _PRONOUN_LIKE and (kinds != "s" or words[at - 1] in _SINGULAR):
            continue
        if (
            (before == "t" and words[at - 2 : at - 1] == ["according"])
            # "told state media", "its future plans"
            or (before == "V" and kinds in "bs")
            or (kinds == "s" and before == "N" and at > 1 and words[at - 2] in _OWNERS)
            or _is_plural_noun(words, letters, at, kinds)
            or before in "DG#"
            or (before in "OP" and kinds != "g" and (kinds in "bs" or after in "NC"))
        ):
            letters[at] = "N"
        elif (
            before in "NC"
            and kinds in "bs"
            and form is not None
            and form.cue.verb in nouns
            and (
                after in "AMO.,"
                or (after in "Vv" and kinds == "s")
                or (words[at + 1 : at + 2] and words[at + 1] in _FINITE_PASTS)
            )
        ):
            # "peace plans have failed", "intelligence reports of …": a compound noun, as no clause follows.
            letters[at] = "N"
        elif (
            kinds in "bs"
            and form is not None
            and form.cue.verb in nouns
            and (
                (before == "g" and at > 1 and letters[at - 2] in "APn")
                or (before == "," and kinds == "b" and after in "NC")
            )
        ):
            # "was making plans to leave"; "tyrants, state sponsors of terror".
            letters[at] = "N"


def _is_plural_noun(words: list[str], letters: list[str], at: int, kinds: str) -> bool:
    """Say whether a form in -s is a noun by what leads to it: "all other US states", "historical reasons"."""
    if kinds != "s" or letters[at - 1] not in "NC":
        return False
    if letters[at - 1] == "N" and _ADJECTIVES.search(words[at - 1]) and letters[at - 2 : at - 1] != ["D"]:
        return True
    start = at - 1
    while start > 0 and letters[start] in "NC":
        if words[start] in _COUNTED:
            return True
        if letters[start - 1] == "N" and letters[start] == "C" and words[start - 1] not in _COUNTED:
            # "These days Riga claims": two phrases.
            return False
        start -= 1
    return words[start] in _COUNTED or (letters[start] == "D" and start > 0 and words[start - 1] in _COUNTED)


def phrase_end(unit: Unit, at: int, *, attach: bool = True) -> int:
    """Give the end of the noun phrase starting at token `at`, with "of …" and "in …"; `at` if none does."""
    core = _CORE.match(unit.tags, at)
    if core is None:
        return at
    end = core.end()
    if unit.tags[end - 1] in "Rr" or not attach:
        return end
    while more := _MORE.match(unit.tags, end):
        end = more.end()
    return end


def main_subject(unit: Unit, before: int) -> Range | None:
    """Give the tokens of the first noun phrase that may be the unit's subject, ending before `before`."""
    at = 0
    tags = unit.tags
    while at < before and (tags[at] in "&aS" or _is_interjection(unit, at)):
        at += 1 + (tags[at] not in "&aS")
    if at < before and tags[at] in "PgvtO":
        comma = tags.find(",", at, before)
        at = comma + 1 if comma >= 0 else before
    if at >= before:
        return None
    end = min(phrase_end(unit, at), before)
    # "Riga's minister, Ilze Kalns, said": an apposition belongs to its phrase.
    if end > at and tags[end : end + 1] == ",":
        close = tags.find(",", end + 1, before)
        inside = tags[end + 1 : close] if close >= 0 else ""
        if inside and inside[0] in "DCN#" and not set(inside) & set("VAMvn"):
            end = close
    return (at, end) if end > at else None


def _is_interjection(unit: Unit, at: int) -> bool:
    """Say whether "Yes," or "Well," stands at `at`."""
    return unit.words[at] in _INTERJECTIONS and unit.tags[at + 1 : at + 2] == ","


def subject_before(unit: Unit, at: int, floor: int) -> Range | None:
    """Give the tokens of the noun phrase that ends right before token `at`, its apposition included."""
    tags = unit.tags
    if at <= floor:
        return None
    if tags[at - 1] in ",-":
        return _with_interposed(unit, at - 1, floor)
    return _phrase_before(unit, at, floor)


def _with_interposed(unit: Unit, comma: int, floor: int) -> Range | None:
    """Read "X, a lawyer, said", "X, who had left, said", "X, in Riga, said" from the second comma."""
    tags = unit.tags
    opening = tags.rfind(tags[comma], max(floor, comma - 30), comma)
    if opening <= floor or opening + 1 >= comma:
        return None
    between = tags[opening + 1 : comma]
    head = (
        subject_before(unit, opening, floor) if between[0] in "D#W" else _phrase_before(unit, opening, floor)
    )
    if head is None or tags[head[0] : head[1]] in ("R", "r"):
        return None
    if between[0] in "DCN#WG" and not (between[0] != "W" and set(between) & set("AMn")):
        return head[0], comma
    return head if between[0] in "PgvaST" else None


def _phrase_before(unit: Unit, at: int, floor: int) -> Range | None:
    tags = unit.tags
    if at <= floor:
        return None
    if tags[at - 1] == ")":
        # "Otto Kask (R-Riga), who said": the brackets belong to the name.
        opening = tags.rfind("(", max(floor, at - 12), at)
        whole = _phrase_before(unit, opening, floor) if opening > floor else None
        return None if whole is None else (whole[0], at)
    if tags[at - 1] == "R":
        if unit.words[at - 1] != "there":
            return at - 1, at
        # "Residents there said": an adverb after its noun.
        whole = _phrase_before(unit, at - 1, floor)
        return None if whole is None else (whole[0], at)
    first = at
    while first > max(floor, at - 40) and tags[first - 1] in "DNCq#GOP&vgt":
        first -= 1
    fragment = tags[first:at]
    opened_by = tags[first - 1] if first > floor else ","
    within = opened_by in "AMVn" or (opened_by == "W" and tags[first] == "v")
    if within and (start := _with_relative(unit, first, floor)) is not None:
        return start, at
    cut = 0
    verb = max((fragment.rfind(letter) for letter in "v"), default=-1)
    joint = fragment.rfind("&")
    if joint >= 0 and (
        joint == 0 or -1 < fragment.find("v") < joint or opened_by in "VAMntQ" or fragment[0] in "PtO"
    ):
        cut = joint + 1
    elif 0 <= verb < len(fragment) - 1 and joint < 0 and _has_object(unit, first + verb):
        # A verb with an object: what says is what follows, as far as can be told.
        return None
    while cut < len(fragment) and fragment[cut] in "PtO&":
        # "In Geneva officials said": the last core is the subject.
        cores = list(_CORE.finditer(fragment, cut + 1))
        if not cores or cores[-1].end() != len(fragment):
            return None
        cut = cores[-1].start()
    if cut >= len(fragment) or fragment[-1] not in "NCq#gD":
        return None
    if fragment[-1] == "D" and unit.words[at - 1] not in _PRONOUN_LIKE:
        return None
    return first + cut, at


def _has_object(unit: Unit, verb: int) -> bool:
    """Say whether a past form is a verb with an object ("backed the plan", "drove claims"), no adjective."""
    return unit.tags[verb + 1] in "DCR#" or not unit.words[verb].endswith("ed")


def _with_relative(unit: Unit, at: int, floor: int) -> int | None:
    """Give where "a diplomat who was present" starts, of which the last words start at `at`."""
    tags = unit.tags
    for back in range(at - 1, max(floor, at - 10), -1):
        if tags[back] in ",;:Q-&":
            return None
        if unit.words[back] in ("who", "which") and tags[back - 1] in "NC#":
            head = _phrase_before(unit, back, floor)
            return head[0] if head is not None else None
    return None


def is_plural(unit: Unit, phrase: Range) -> bool:
    """Say whether a noun phrase seems plural, so that a base form after it may be its verb."""
    words = unit.words[phrase[0] : phrase[1]]
    tags = unit.tags[phrase[0] : phrase[1]]
    if words[0] in _SUBJECTS["one"]:
        return False
    if "&" in tags or "#" in tags.split("O")[0] or words[-1] in ("we", "they", "i", "you"):
        return True
    head = re.split(r"[OPWvg,]", tags, maxsplit=1)[0]
    return bool(head) and _PLURAL_TAIL.search(words[len(head) - 1]) is not None
