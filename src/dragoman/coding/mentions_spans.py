"""Guesses which words are names and of what type. A trained reader may take this file's place: what makes
canonical names, states and roles of the guessed spans lies in `mentions_people` and `mentions_actors`,
which ask only for `Name`.
"""

from __future__ import annotations

from collections import Counter

from dragoman.coding.mentions_names import Name, NameType
from dragoman.coding.mentions_namesakes import (
    MONTHS,
    Shown,
    acts_as_person,
    claim_surnames,
    is_month_surname,
    is_no_surname,
    person_size,
)
from dragoman.coding.mentions_shapes import (
    begins_name,
    body_size,
    fold_word,
    is_common,
    is_initials,
    match_size,
    rest_size,
    title_size,
)
from dragoman.coding.mentions_titles import is_title_word
from dragoman.coding.mentions_tokens import Token, iterate_runs
from dragoman.coding.mentions_words import given_sex, words
from dragoman.schema.codes import body_of, is_place, look_up
from dragoman.text.layout import Layout


def guess_names(layout: Layout) -> list[Name]:
    """Guess the names of a text, sorted and disjoint. Linear in its length."""
    guesser = _Guesser(layout)
    for sentence, run in iterate_runs(layout):
        guesser.read(sentence, run)
    return guesser.settle()


class _Guesser:
    """Reads runs one after another, then settles the doubtful ones by what the whole article shows."""

    def __init__(self, layout: Layout):
        self.text = layout.text
        self.shown = Shown(layout.text)
        self.sentences = layout.sentences
        self.names: list[Name] = []
        self.doubtful: list[Name] = []
        self.headline = (-1, False)  # the sentence last looked at, and whether it is written as a headline
        self.months: list[tuple[int, Token]] = []  # months that may turn out to be somebody's surname
        self.weak: set[int] = set()  # where doubtful names start that nothing around them bears out

    # --- one run ---

    def read(self, sentence: int, run: list[Token]) -> None:
        """Cut one run into names."""
        stopped = self.text[self.sentences[sentence][1] - 1] == "."
        if len(run) > (3 if stopped else 1) and self._is_headline(sentence):
            for part in _cut_at_common(self.text, run):
                self._read_part(sentence, part)
            return
        self._read_part(sentence, self._drop_opening(sentence, run))

    def _is_headline(self, sentence: int) -> bool:
        """Say whether nearly all the longer words of a sentence have capitals, so that these tell nothing."""
        start, end = self.sentences[sentence]
        if sentence != self.headline[0]:
            longer = [word for word in self.text[start : min(end, start + 400)].split() if len(word) > 3]
            capped = sum(word.lstrip("“‘\"'(")[:1].isupper() for word in longer)
            share = 0.85 if self.text[end - 1] == "." else 0.75
            self.headline = (sentence, capped >= 4 and capped >= share * len(longer))
        return self.headline[1]

    def _read_part(self, sentence: int, run: list[Token]) -> None:
        at = 0
        titled = False
        while at < len(run):
            token = run[at]
            if token.glue:
                at += 1
                continue
            size = body_size(self.text, run, at)
            if size and size > match_size(run, at):
                at = self._emit(sentence, run, at, size, "ORG")
                titled = False
            elif size := person_size(self.shown, run, at, titled=titled):
                at = self._emit(sentence, run, at, size, "PER")
                titled = False
            elif size := self._known(sentence, run, at):
                at += size
            elif size := title_size(self.text, run, at):
                at += size
                titled = True
            else:
                size = rest_size(run, at)
                self._classify(sentence, run[at : at + size], titled=titled)
                at += size
                titled = False

    def _drop_opening(self, sentence: int, run: list[Token]) -> list[Token]:
        """Leave out common words with which a sentence, quotation or headline happens to begin."""
        start = self.sentences[sentence][0]
        opens = not any(c.isalnum() for c in self.text[start : run[0].start]) or self.text[
            max(start, run[0].start - 2) : run[0].start
        ].strip() in ("“", '"', ":", "‘", "•", "—")
        plain = words().plain
        first = 0
        while first < len(run):
            token = run[first]
            small = token.text.lower()
            acronym = len(token.text) > 1 and token.text.isupper() and token.text not in ("IN", "THE", "OF")
            if token.glue or (
                not acronym
                and (
                    small in _ALWAYS_SMALL
                    or (
                        opens
                        and small in plain
                        and not begins_name(self.text, run, first)
                        and not person_size(self.shown, run, first)
                    )
                )
            ):
                first += 1
                continue
            break
        return run[first:]

    def _known(self, sentence: int, run: list[Token], at: int) -> int:
        """Emit a known name, demonym or body at `at`; give its number of tokens, 0 where none is."""
        size = match_size(run, at)
        token = run[at]
        if not size and token.text in words().directions and (size := self._directed(sentence, run, at)):
            return size
        if size:
            grown = self._grown(run, at, size)
            if grown > size and self._add(sentence, run[at : at + grown], "LOC"):
                return grown
            if self._emit_known(sentence, token.start, run[at + size - 1].end):
                return size
        if "-" in token.text and self._emit_pair(sentence, token):
            return 1
        if token.text in words().never:
            if token.text in MONTHS:
                self.months.append((sentence, token))
            return 1
        alone = at + 1 == len(run) or run[at + 1].glue or not self._goes_on(run, at)
        known = look_up(token.text) or is_place(token.text) or token.text in words().norp
        if token.text == "US" and self.text[token.end : token.end + 2].strip().startswith("$"):
            return 1
        norps = words().norp
        creed = not alone and token.text in norps and run[at + 1].text in norps  # "Roman Catholic"
        if alone or creed or (known and given_sex(token.text) is None):
            grown = self._grown(run, at, 1)
            if grown > 1 and (look_up(token.text) or is_place(token.text)):
                return grown if self._add(sentence, run[at : at + grown], "LOC") else 0
            return 1 if self._emit_known(sentence, token.start, token.end) else 0
        return 0

    def _grown(self, run: list[Token], at: int, size: int) -> int:
        """Give the size of a known place together with the noun after it: "Mississippi River"."""
        alias = look_up(self.text[run[at].start : run[at + size - 1].end])
        if alias is not None and alias.kind in ("people", "seat"):
            return size
        for end in (at + size, at + size + 1):
            if end < len(run) and not run[end].glue and run[end].text in words().loc:
                return end + 1 - at
            if end >= len(run) or run[end].glue or run[end].text.lower() not in words().plain:
                break
        return size

    def _directed(self, sentence: int, run: list[Token], at: int) -> int:
        """Emit "Northern Uganda" or "West African" as one name; give its number of tokens, else 0."""
        if at + 1 >= len(run) or run[at + 1].glue:
            return 0
        following = run[at + 1].text
        alias = look_up(following)
        people = following in words().norp or (alias is not None and alias.kind == "people")
        if not people and alias is None and not is_place(following):
            return 0
        self._add(sentence, run[at : at + 2], "NORP" if people else "LOC")
        return 2

    def _goes_on(self, run: list[Token], at: int) -> bool:
        """Say whether the word after a known one makes another name of both ("Jordan Peele")."""
        following = run[at + 1].text
        return look_up(following) is None and not is_title_word(following)

    def _emit_known(self, sentence: int, start: int, end: int) -> bool:
        text = self.text[start:end]
        body = body_of(text)
        alias = look_up(text)
        place = is_place(text)
        if body is None and alias is None and not place and text not in words().norp:
            return False
        kind: NameType = "LOC"
        if body is not None and (alias is None or alias.kind == "seat"):
            kind = "LOC" if alias is not None and body.name == "White House" else "ORG"
        elif (alias is None and not place) or (alias is not None and alias.kind == "people"):
            kind = "NORP"
        self.names.append(Name(start, end, text, kind, sentence, alias=alias, body=body))
        return True

    def _emit_pair(self, sentence: int, token: Token) -> bool:
        """Emit both halves of "US-Cuba" where each is known and the whole is not."""
        if look_up(token.text) or body_of(token.text) or token.text in words().norp:
            return False
        left, _, right = token.text.partition("-")
        if not (look_up(left) or body_of(left)):
            return False
        middle = token.start + len(left)
        self._emit_known(sentence, token.start, middle)
        self._emit_known(sentence, middle + 1, token.start + len(left) + 1 + len(right)) if right else None
        return True

    def _emit(
        self, sentence: int, run: list[Token], at: int, size: int, kind: NameType, *, sure: bool = True
    ) -> int:
        start, end = run[at].start, run[at + size - 1].end
        text = self.text[start:end]
        name = Name(start, end, text, kind, sentence, sure=sure, body=body_of(text))
        self.names.append(name)
        if not sure:
            self.doubtful.append(name)
        return at + size

    # --- what no table knows ---

    def _classify(self, sentence: int, part: list[Token], *, titled: bool) -> bool:
        """Type a stretch of unknown words by its own words, what stands before it, and what follows."""
        part = self._shorn(part)
        if not part:
            return False
        lists = words()
        part = _from_given(part)
        first, last = part[0].text, part[-1].text
        capped = [token for token in part if not token.glue]
        common = all(is_common(token.text) for token in capped)
        if len(capped) > 2 and last in lists.misc and not titled:
            self._add(sentence, part, "MISC")
            return True
        if titled and len(capped) == 1 and is_initials(self.text, capped[0]):
            return self._add(sentence, part, "ORG", sure=False)
        if (titled and not common) or (
            given_sex(first) is not None and len(capped) > 1 and last not in lists.loc
        ):
            return self._add(sentence, part, "PER")
        after = self.text[part[-1].end : part[-1].end + 16].split()
        place = len(capped) > 1 and bool(after) and after[0].strip(".,;:") in lists.place_nouns
        if last in lists.loc or place or (first in lists.loc_first and len(capped) > 1):
            return self._add(sentence, part, "LOC") if len(capped) > 1 else False
        if any(token.text in lists.misc for token in capped):
            return self._add(sentence, part, "MISC") if len(capped) > 1 else False
        if len(capped) == 1:
            return self._classify_word(sentence, part)
        if common:
            # A headline or an emphatic phrase rather than a name.
            return False
        if any(token.text.isupper() and len(token.text) > 2 for token in capped):
            return self._add(sentence, part, "ORG")
        return self._add(sentence, part, "PER")

    def _classify_word(self, sentence: int, part: list[Token]) -> bool:
        """Type a lone unknown word by what stands around it; drop it where nothing does."""
        lists = words()
        token = part[0]
        word = token.text
        if is_common(word) or word in lists.never or len(word) < 2:
            return False
        if word[-1] == "s" and word[:-1].isupper():
            return False
        last_name = self.names[-1] if self.names else None
        after_place = last_name is not None and last_name.type == "LOC" and last_name.end == token.start - 1
        if after_place and is_no_surname(word):
            return False
        start, end = self.sentences[sentence]
        before = self.text[max(start, token.start - 16) : token.start].lower().split()
        after = self.text[token.end : min(end, token.end + 24)]
        follows = after.split(maxsplit=1)[0].strip('.,;:)”"') if after[:1].isspace() and after.strip() else ""
        last = before[-1] if before else ""
        sex = given_sex(word)
        if follows in lists.people_nouns or (last in lists.many and word.endswith("ans")):
            return self._add(sentence, part, "NORP", sure=False)
        if follows in lists.place_nouns or (
            last == "of" and len(before) > 1 and before[-2] in lists.place_of
        ):
            return self._add(sentence, part, "LOC", sure=False)
        if word.isupper() and 2 <= len(word) <= 6:
            return self._add(sentence, part, "ORG", sure=False)
        if last in lists.place_words and sex is None:
            return self._add(sentence, part, "LOC", sure=False)
        acts = acts_as_person(follows, after_place=after_place)
        if sex is not None or acts or after[:2] in ("'s", "’s"):
            return self._add(sentence, part, "PER", sure=False)
        if last in ("the", "a", "an"):
            return self._add(sentence, part, "ORG", sure=False, weak=True)
        return self._add(sentence, part, "PER", sure=False, weak=not before or after_place)

    def _shorn(self, part: list[Token]) -> list[Token]:
        never = words().never
        while part and (part[0].glue or part[0].text in never or part[0].text.lower() in _ALWAYS_SMALL):
            part = part[1:]
        while part and (
            part[-1].glue or (part[-1].text in never and not is_month_surname(self.text, part, len(part) - 1))
        ):
            part = part[:-1]
        return part

    def _add(
        self, sentence: int, part: list[Token], kind: NameType, *, sure: bool = True, weak: bool = False
    ) -> bool:
        self._emit(sentence, part, 0, len(part), kind, sure=sure)
        if weak:
            self.weak.add(part[0].start)
        return True

    # --- the whole article ---

    def settle(self) -> list[Name]:
        """Type the doubtful words as the sure names have it, else as most of their own places do."""
        surnames: dict[str, NameType] = {}
        for name in self.names:
            if name.sure and name.type == "PER":
                for word in name.text.split():
                    if len(word) > 2:
                        surnames[fold_word(word)] = "PER"
        votes: dict[str, Counter[NameType]] = {}
        for name in self.doubtful:
            if name.start not in self.weak:
                votes.setdefault(fold_word(name.text), Counter())[name.type] += 1
        dropped = set()
        for name in self.doubtful:
            key = fold_word(name.text)
            if key in surnames:
                name.type = "PER"
            elif key in votes:
                name.type = votes[key].most_common(1)[0][0]
            else:
                dropped.add(name.start)
        names = [name for name in self.names if name.start not in dropped] if dropped else self.names
        return claim_surnames(self.text, names, self.months)


# Never part of a name at its start, wherever it stands.
_ALWAYS_SMALL = frozenset(
    """the a an this that these those he she it they we you his her its their our my your i in on at by from
    to with of for and but or so yet if when while as after before since because although though however
    meanwhile what who why how where there here both all some many most no not another other also""".split()
)


def _cut_at_common(text: str, run: list[Token]) -> list[list[Token]]:
    """Cut a run of a headline at its common words, but not inside known names, bodies and titles."""
    parts: list[list[Token]] = []
    part: list[Token] = []
    at = 0
    while at < len(run):
        if run[at].text.lower() in _ALWAYS_SMALL and not run[at].glue:
            size = 0
        else:
            size = match_size(run, at) or title_size(text, run, at) or body_size(text, run, at)
        if size:
            part.extend(run[at : at + size])
            at += size
            continue
        token = run[at]
        at += 1
        named = token.text in MONTHS and is_month_surname(text, run, at - 1)
        if token.glue or named or not is_common(token.text.removesuffix("s"), token.text):
            part.append(token)
        elif part:
            parts.append(part)
            part = []
    parts.append(part)
    trimmed = (_without_glue(part) for part in parts)
    return [part for part in trimmed if part]


def _without_glue(part: list[Token]) -> list[Token]:
    while part and part[0].glue:
        part = part[1:]
    while part and part[-1].glue:
        part = part[:-1]
    return part


def _from_given(part: list[Token]) -> list[Token]:
    """Leave out common words before a given name: "National Intelligence Avril Haines", "Unseeded Eva Ek"."""
    for at, token in enumerate(part[:-1]):
        if given_sex(token.text) is not None:
            return part[at:]
        if not (token.glue or is_common(token.text)):
            break
    return part
