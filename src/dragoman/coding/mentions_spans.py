"""Guesses which words are names and of what type. A trained reader may take this file's place: what makes
canonical names, states and roles of the guessed spans lies in `mentions_actors` and asks only for `Name`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Literal

from dragoman.coding.mentions_titles import head_of, is_office, is_title_word, vocabulary
from dragoman.coding.mentions_tokens import Token, iterate_runs
from dragoman.coding.mentions_words import given_sex, words
from dragoman.schema.codes import (
    Alias,
    Body,
    body_of,
    fold,
    is_place,
    iterate_aliases,
    iterate_bodies,
    iterate_places,
    look_up,
)
from dragoman.text.layout import Layout

NameType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]


class Name:
    """A guessed name: `[start, end)` in the text, its type, and the table entry it was found by, if any.

    `sure` is False for a lone unknown word that was typed by its surroundings only.
    """

    __slots__ = ("alias", "body", "end", "sentence", "start", "sure", "text", "type")

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        type_: NameType,
        sentence: int,
        *,
        sure: bool = True,
        alias: Alias | None = None,
        body: Body | None = None,
    ):
        self.start = start
        self.end = end
        self.text = text
        self.type = type_
        self.sentence = sentence
        self.sure = sure
        self.alias = alias
        self.body = body

    def __repr__(self) -> str:
        return f"{self.type}:{self.text}"


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give known names of several words by their first word, the longest first, as folded words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    names = [alias.name for alias in iterate_aliases()]
    names += [name for body in iterate_bodies() for name in (body.name, *body.aliases)]
    names += [name for name, _ in iterate_places()]
    for name in names:
        parts = tuple(fold(name).replace(",", "").split(" "))
        if len(parts) > 1:
            found.setdefault(parts[0], set()).add(parts)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


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
        self.sentences = layout.sentences
        self.names: list[Name] = []
        self.doubtful: list[Name] = []
        self.weak: set[int] = set()  # where doubtful names start that nothing around them bears out

    # --- one run -----------------------------------------------------------------------------------------

    def read(self, sentence: int, run: list[Token]) -> None:
        """Cut one run into names."""
        run = self._drop_opening(sentence, run)
        at = 0
        titled = False
        while at < len(run):
            token = run[at]
            if token.glue:
                at += 1
                continue
            if size := self._organisation(run, at):
                at = self._emit(sentence, run, at, size, "ORG")
                titled = False
            elif size := self._known(sentence, run, at):
                at += size
            elif size := self._title(run, at):
                at += size
                titled = True
            else:
                size = self._rest(run, at)
                at = self._classify(sentence, run[at : at + size], titled=titled) and at + size or at + size
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
                and (small in _ALWAYS_SMALL or (opens and small in plain and not self._begins(run, first)))
            ):
                first += 1
                continue
            break
        return run[first:]

    def _begins(self, run: list[Token], at: int) -> bool:
        """Say whether a common word begins a known name or a title ("State Department", "Foreign Minister")."""
        return at + 1 < len(run) and (
            self._match(run, at) > 1 or self._title(run, at) > 0 or self._organisation(run, at) > 1
        )

    def _match(self, run: list[Token], at: int) -> int:
        """Give the number of tokens of the longest known name of several words at `at`; 0 if none."""
        for phrase in _phrases().get(_key(run[at].text), ()):
            size = len(phrase)
            if at + size <= len(run) and all(
                _key(token.text) == part for token, part in zip(run[at : at + size], phrase, strict=True)
            ):
                return size
        return 0

    def _known(self, sentence: int, run: list[Token], at: int) -> int:
        """Emit a known name, demonym or body at `at`; give its number of tokens, 0 where none is."""
        size = self._match(run, at)
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
            return 1
        alone = at + 1 == len(run) or run[at + 1].glue or not self._goes_on(run, at)
        known = look_up(token.text) or is_place(token.text) or token.text in words().norp
        if token.text == "US" and self.text[token.end : token.end + 2].strip().startswith("$"):
            return 1
        if alone or (known and given_sex(token.text) is None):
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

    def _title(self, run: list[Token], at: int) -> int:
        """Give the number of tokens of a title or form of address that a name follows; 0 where none is."""
        known = vocabulary()
        if run[at].text in known.honorifics or run[at].text in known.short:
            return 1
        if self._is_given(run, at):
            return 0
        phrase = ""
        best = 0
        for size, token in enumerate(run[at : at + 9], 1):
            small = token.text.lower()
            if not (token.glue or is_title_word(small)):
                break
            phrase = f"{phrase} {small}".strip()
            if not token.glue and head_of(phrase):
                best = size
        return best

    def _is_given(self, run: list[Token], at: int) -> bool:
        """Say whether a title's word is somebody's given name here: "minister Sultan al-Mazrouei"."""
        if at + 1 >= len(run) or given_sex(run[at].text) is None:
            return False
        before = self.text[max(0, run[at].start - 24) : run[at].start].split()
        return bool(before) and before[-1].lower() in vocabulary().last_words

    def _organisation(self, run: list[Token], at: int) -> int:
        """Give the number of tokens of a body named by its head word from `at` on; 0 where none is."""
        lists = words()
        head = -1
        for index in range(at, min(len(run), at + 8)):
            token = run[index]
            if token.glue and token.text not in ("and", "&", "of", "for", "the"):
                break
            if token.text in lists.org:
                head = index
                if index + 1 < len(run) and run[index + 1].text in lists.org:
                    continue
                break
            if token.glue and not self._list_follows(run, index):
                break
            if token.text in vocabulary().honorifics or (index > at and given_sex(token.text)):
                break
        if head < 0 or (head == at and not self._stands_alone(run, head)):
            return 0
        if head > at and run[head].text in lists.org_weak and not self._strong(run[at:head]):
            return 0
        if (
            head > at
            and self._title(run, at)
            and self._title(run, at) < head - at + 1
            and not _adjectival(run[at:head])
        ):
            return 0
        return self._extended(run, head) - at

    def _list_follows(self, run: list[Token], index: int) -> bool:
        """Say whether glue joins parts of one body's name: "Customs and Border Protection Agency"."""
        before = run[index - 1].text
        return run[index].text in ("and", "&") and not before.isupper() and look_up(before) is None

    def _stands_alone(self, run: list[Token], head: int) -> bool:
        follows = head + 1 < len(run) and run[head + 1].glue and run[head + 1].text == "of"
        return follows or run[head].text in words().org_alone

    def _strong(self, before: list[Token]) -> bool:
        return (
            all(token.text.lower() in words().plain or look_up(token.text) for token in before)
            or len(before) > 1
        )

    def _extended(self, run: list[Token], head: int) -> int:
        """Follow "of Foreign Affairs and Trade" after a head; give the position after the last token."""
        end = head + 1
        while (
            end < len(run)
            and not run[end].glue
            and run[end].text in ("Inc", "Inc.", "Ltd", "Corp", "LLC", "Plc")
        ):
            end += 1
        if end < len(run) and run[end].glue and run[end].text in ("of", "for"):
            stop = end + 1
            while stop < len(run) and (
                run[stop].glue
                or not (self._title(run, stop) and stop + 1 < len(run) and not run[stop - 1].glue)
            ):
                if run[stop].glue and run[stop].text not in ("of", "for", "and", "&", "the"):
                    break
                if (
                    run[stop].glue
                    and run[stop].text == "and"
                    and stop > end + 1
                    and look_up(run[stop - 1].text)
                ):
                    break
                stop += 1
            while stop > end and run[stop - 1].glue:
                stop -= 1
            end = max(end, stop)
        return end

    def _rest(self, run: list[Token], at: int) -> int:
        """Give the number of tokens from `at` to the next thing that is a name of its own."""
        size = 1
        while at + size < len(run):
            token = run[at + size]
            if token.glue:
                if token.text in ("of", "for", "and", "&", "the"):
                    break
            elif (look_up(token.text) and not self._surname_follows(run, at + size)) or body_of(token.text):
                if not given_sex(run[at].text):
                    break
            elif token.text in vocabulary().honorifics or is_office(token.text):
                break
            size += 1
        while size > 1 and run[at + size - 1].glue:
            size -= 1
        return size

    def _surname_follows(self, run: list[Token], at: int) -> bool:
        return bool(given_sex(run[at].text)) and at + 1 < len(run)

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

    # --- what no table knows -----------------------------------------------------------------------------

    def _classify(self, sentence: int, part: list[Token], *, titled: bool) -> bool:
        """Type a stretch of unknown words by its own words, what stands before it, and what follows."""
        part = self._shorn(part)
        if not part:
            return False
        lists = words()
        while len(part) > 2 and part[0].text.lower() in lists.plain and given_sex(part[0].text) is None:
            part = part[2:] if part[1].glue else part[1:]
        first, last = part[0].text, part[-1].text
        capped = [token for token in part if not token.glue]
        if titled or given_sex(first) is not None and len(capped) > 1 and last not in lists.loc:
            return self._add(sentence, part, "PER")
        if last in lists.loc or (first in lists.loc_first and len(capped) > 1):
            return self._add(sentence, part, "LOC") if len(capped) > 1 else False
        if any(token.text in lists.misc for token in capped):
            return self._add(sentence, part, "MISC") if len(capped) > 1 else False
        if len(capped) == 1:
            return self._classify_word(sentence, part)
        if all(token.text.lower() in lists.plain for token in capped):
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
        if word.lower() in lists.plain or word in lists.never or is_title_word(word) or len(word) < 2:
            return False
        if word[-1] == "s" and word[:-1].isupper():
            return False
        start, end = self.sentences[sentence]
        before = self.text[max(start, token.start - 16) : token.start].lower().split()
        after = self.text[token.end : min(end, token.end + 24)]
        follows = after.split(maxsplit=1)[0].strip('.,;:)”"') if after[:1].isspace() and after.strip() else ""
        last = before[-1] if before else ""
        sex = given_sex(word)
        if follows in lists.people_nouns:
            return self._add(sentence, part, "NORP", sure=False)
        if follows in lists.place_nouns or (
            last == "of" and len(before) > 1 and before[-2] in lists.place_of
        ):
            return self._add(sentence, part, "LOC", sure=False)
        if word.isupper() and 2 <= len(word) <= 6:
            return self._add(sentence, part, "ORG", sure=False)
        if last in lists.place_words and sex is None:
            return self._add(sentence, part, "LOC", sure=False)
        if sex is not None or follows in lists.person_verbs or after[:2] in ("'s", "’s"):
            return self._add(sentence, part, "PER", sure=False)
        if last in ("the", "a", "an"):
            return self._add(sentence, part, "ORG", sure=False, weak=True)
        return self._add(sentence, part, "PER", sure=False, weak=not before or token.start == start)

    def _shorn(self, part: list[Token]) -> list[Token]:
        never = words().never
        while part and (part[0].glue or part[0].text in never or part[0].text.lower() in _ALWAYS_SMALL):
            part = part[1:]
        while part and (part[-1].glue or part[-1].text in never):
            part = part[:-1]
        return part

    def _add(
        self, sentence: int, part: list[Token], kind: NameType, *, sure: bool = True, weak: bool = False
    ) -> bool:
        self._emit(sentence, part, 0, len(part), kind, sure=sure)
        if weak:
            self.weak.add(part[0].start)
        return True

    # --- the whole article -------------------------------------------------------------------------------

    def settle(self) -> list[Name]:
        """Type the doubtful words as the sure names of the article have it, and the majority of themselves."""
        surnames: dict[str, NameType] = {}
        for name in self.names:
            if name.sure and name.type == "PER":
                for word in name.text.split():
                    if len(word) > 2:
                        surnames[_key(word)] = "PER"
        votes: dict[str, Counter[NameType]] = {}
        for name in self.doubtful:
            if name.start not in self.weak:
                votes.setdefault(_key(name.text), Counter())[name.type] += 1
        dropped = set()
        for name in self.doubtful:
            key = _key(name.text)
            if key in surnames:
                name.type = "PER"
            elif key in votes:
                name.type = votes[key].most_common(1)[0][0]
            else:
                dropped.add(name.start)
        return [name for name in self.names if name.start not in dropped] if dropped else self.names


# Never part of a name at its start, wherever it stands.
_ALWAYS_SMALL = frozenset(
    """the a an this that these those he she it they we you his her its their our my your i in on at by from to
    with of for and but or so yet if when while as after before since because although though however
    meanwhile what who why how where there here both all some many most no not another other also""".split()
)


def _adjectival(before: list[Token]) -> bool:
    """Say whether the words before a head only qualify it: "Foreign" and "Deputy Foreign" of a ministry."""
    last_words = vocabulary().last_words
    return not any(token.text.lower() in last_words for token in before)


def _key(word: str) -> str:
    return word if word.isascii() else fold(word)
