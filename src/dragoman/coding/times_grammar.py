"""The grammar of expressions of time: words become classes, patterns over classes find the expressions.

A sentence is written as a string with one character a word, the word's class symbol; the patterns of
times_rules.toml are compiled to regular expressions over such strings. Words that belong to the same classes
share a symbol, and most words of a text have none, so that the search is short and linear.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from dragoman.text.sentences import Range

# A word, a number with what is written onto it, or a mark. Possessive quantifiers keep it linear.
_TOKEN = re.compile(
    r"""https?://[^\s)\]>]+ | www\.[^\s)\]>]+ | <sup>(?:st|nd|rd|th)</sup>
    | \d{4}-\d{1,2}-\d{1,2}(?![\d-]) | \d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?![\d/]) | \d/\d(?![\d/])
    | \d++(?:[.,:]\d++)*+(?:(?:st|nd|rd|th|['’]?s)(?![^\W\d_]))?+
    | [’']s(?![^\W\d_]) | [AaPp]\.\s?[Mm]\.? | [^\W\d_]++ | [^\w\s]""",
    re.VERBOSE,
)
OTHER, TITLE, BREAK = " ", "T", "\n"
_MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "‑": "dash", "—": "long_dash", "/": "slash",
    "(": "open", ")": "close", "[": "open", "]": "close", ";": "semicolon", ":": "colon", "'": "apos",
    "’": "apos", "‘": "apos", "$": "currency", "€": "currency", "£": "currency", "¥": "currency",
    "%": "percent", "#": "hash", "№": "hash", "&": "amp", "=": "equals",
}  # fmt: skip
_ATOM = re.compile(r"\{([a-z_]+)(?::([a-z_0-9]+))?\}|\(\?<([a-z_0-9]+)>|([a-z]+)|\$([a-z]+)")
_NUMBER_KINDS = frozenset(
    """int day yy year near_year far_year bigint bignum decimal clock ordinal decade fraction isodate
    slashdate suffix odd""".split()
)


class Rule(Struct, frozen=True):
    """A way to put an expression together: the reader of its meaning, and its pattern over class symbols."""

    read: str
    pattern: re.Pattern[str]
    names: dict[str, tuple[str, ...]]


class Grammar(Struct, frozen=True):
    """The compiled rules and word classes; `symbols` maps words as written to class symbols."""

    symbols: dict[str, str]
    kinds: dict[frozenset[str], str]
    values: dict[str, dict[str, int]]
    quiet: frozenset[str]
    rules: tuple[Rule, ...]
    search: re.Pattern[str]


class Words(Struct, frozen=True):
    """The words of an article's sentences in order; a break stands after each sentence.

    `quiet` are the class symbols of numbers and marks.
    """

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    quiet: frozenset[str]

    def word(self, index: int) -> str:
        """Give the word at `index` in lower case; empty for a break and outside."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def sentence_around(self, index: int) -> Range:
        """Give the first word of the sentence that holds word `index`, and the index of its break."""
        return self.classes.rfind(BREAK, 0, index) + 1, self.classes.find(BREAK, index)


class Found(Struct, frozen=True):
    """A match of a rule: words `[start, end)`, and the parts that the rule names."""

    rule: Rule
    words: Words
    match: re.Match[str]

    @property
    def start(self) -> int:
        """The index of the first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index after the last word."""
        return self.match.end()

    def is_name(self) -> bool:
        """Say whether the last word is capitalised within its sentence: “This Week” on television."""
        last, words = self.end - 1, self.words
        written = words.text[words.starts[last] : words.ends[last]]
        return written[:1].isupper() and last > 0 and words.classes[last - 1] != BREAK and len(written) > 1

    def part(self, name: str) -> list[str]:
        """Give the words of a named part, in lower case; an empty list where it is not there."""
        for group in self.rule.names.get(name, ()):
            start, end = self.match.span(group)
            if start >= 0 and end > start:
                return [self.words.word(index) for index in range(start, end)]
        return []

    def said(self, name: str) -> str:
        """Give a named part as one string, words apart by a space; empty where it is not there."""
        return " ".join(self.part(name))

    def all_words(self) -> list[str]:
        """Give all words of the match in lower case."""
        return [self.words.word(index) for index in range(self.start, self.end)]


@cache
def load_grammar() -> Grammar:
    """Load and compile the rules and word classes, once a process."""
    folder = files("dragoman.coding")
    tables = tomllib.loads(folder.joinpath("times_words.toml").read_text("utf-8"))
    rules = tomllib.loads(folder.joinpath("times_rules.toml").read_text("utf-8"))
    patterns = [(rule["read"], _expand(rule["pattern"], rules["macros"])) for rule in rules["rule"]]
    classes, values = _collect_classes(tables, (pattern for _, pattern in patterns))
    symbols, kinds = _assign_symbols(classes)
    members = _members(kinds)
    compiled = tuple(_compile(read, pattern, members) for read, pattern in patterns)
    quiet = frozenset(
        s for names, s in kinds.items() if names <= _NUMBER_KINDS or names <= {*_MARKS.values()}
    )
    search = _compile_search(compiled, rules["search"]["core"], members)
    return Grammar(symbols, kinds, values, quiet - {symbols[";"], symbols[":"]}, compiled, search)


def _compile_search(rules: tuple[Rule, ...], core_names: str, members: dict[str, str]) -> re.Pattern[str]:
    """Compile all rules into one search that is tried only where a core word is near.

    Between the first word of an expression and its core word stand only words with classes, but for two.
    """
    core = "".join(sorted({symbol for name in core_names.split() for symbol in members[name]}))
    known = f"[^{OTHER}{TITLE}{BREAK}]"
    plain = f"[^{core}{OTHER}{TITLE}{BREAK}]"
    near = rf"(?=[{core}]|{known}{plain}{{0,8}}(?:[{OTHER}]{plain}{{0,3}}){{0,2}}[{core}])"
    bare = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules]
    search = "|".join(f"(?P<r{number}>{pattern})" for number, pattern in enumerate(bare))
    return re.compile(f"{near}(?:{search})", re.VERBOSE)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    """Write out the `$macros` of a pattern; macros may use macros."""
    while "$" in pattern:
        pattern = re.sub(r"\$([a-z]+)", lambda m: f"(?:{macros[m[1]]})", pattern)
    return pattern


def _collect_classes(
    tables: dict[str, Any], patterns: Iterable[str]
) -> tuple[dict[str, set[str]], dict[str, dict[str, int]]]:
    """Give every word as written its classes, and every class the numbers of its words (in lower case)."""
    classes: dict[str, set[str]] = {}
    values: dict[str, dict[str, int]] = {}
    for cased in ("cased", "plain"):
        for name, words in tables[cased].items():
            for word, value in words.items():
                values.setdefault(name, {})[word.lower()] = value
                forms = {word, word.upper()} if cased == "cased" else {word, word.title(), word.upper()}
                for form in forms:
                    classes.setdefault(form, set()).add(name)
    for pattern in patterns:
        for match in _ATOM.finditer(pattern):
            if word := match[4]:
                for form in (word, word.title(), word.upper()):
                    classes.setdefault(form, set()).add(f"={word}")
    for mark, name in _MARKS.items():
        classes[mark] = {name}
    return classes, values


def _assign_symbols(classes: dict[str, set[str]]) -> tuple[dict[str, str], dict[frozenset[str], str]]:
    """Give each set of classes that some word or kind of number has a character of its own."""
    kinds: dict[frozenset[str], str] = {frozenset({"adj"}): OTHER, frozenset({"title"}): TITLE}
    symbols: dict[str, str] = {}

    def symbol_of(names: frozenset[str]) -> str:
        return kinds.setdefault(names, chr(0xE000 + len(kinds)))

    for word in sorted(classes):
        symbols[word] = symbol_of(frozenset(classes[word]))
    for sample in ("7", "31", "45", "145", "1400", "1850", "1985", "2200", "12345", "7th", "45th", "1990s",
                   "1,500", "2.5", "9:30", "1/2", "2022-04-23", "4/23/2022", "a.m.", "<sup>th</sup>", "'s",
                   "19.4.22"):  # fmt: skip
        symbol_of(classify_number(sample))
    return symbols, kinds


def _members(kinds: dict[frozenset[str], str]) -> dict[str, str]:
    """Give each class the symbols of its members."""
    members: dict[str, str] = {}
    for names, symbol in kinds.items():
        for name in names:
            members[name] = members.get(name, "") + symbol
    return members


def _compile(read: str, pattern: str, members: dict[str, str]) -> Rule:
    """Compile a pattern over words into one over class symbols; a name may be used more than once."""
    names: dict[str, list[str]] = {}

    def group(name: str) -> str:
        uses = names.setdefault(name, [])
        uses.append(f"{name}_{len(uses)}")
        return uses[-1]

    def replace(match: re.Match[str]) -> str:
        class_name, part, opened, word = match[1], match[2], match[3], match[4]
        if opened:
            return f"(?P<{group(opened)}>"
        if word:
            return f"[{members['=' + word]}]"
        inner = f"[{members[class_name]}]"
        return f"(?P<{group(part)}>{inner})" if part else inner

    # Anonymous groups need no number: only the named ones are asked for. Spaces are for people (re.VERBOSE).
    source = re.sub(r"\((?!\?)", "(?:", _ATOM.sub(replace, pattern))
    return Rule(read, re.compile(source, re.VERBOSE), {name: tuple(uses) for name, uses in names.items()})


@cache
def classify_number(word: str) -> frozenset[str]:
    """Say what a token that is no word of the tables may be: a day, a year, a clock time, a decade …"""
    return frozenset(_number_classes(word))


def _number_classes(word: str) -> set[str]:
    if word[0] == "<":
        return {"suffix"}
    if word[0] in "’'":
        return {"possessive"}
    if not word[0].isdigit():
        return {"dotted"}
    if word[-1] == "s" and word[:-1].rstrip("’'").isdecimal():
        digits = word[:-1].rstrip("’'")
        return {"decade"} if digits.endswith("0") and len(digits) in (2, 4) else {"odd"}
    if word[-2:] in ("st", "nd", "rd", "th"):
        return {"ordinal", "day"} if word[:-2].isdecimal() and 1 <= int(word[:-2][:4]) <= 31 else {"ordinal"}
    if "-" in word:
        return {"isodate"}
    if "/" in word:
        return {"slashdate"} if word.count("/") == 2 else {"fraction"}
    if not word.isdecimal():
        if word.count(".") == 2:
            return {"slashdate"}
        if ":" in word:
            return {"clock"} if re.fullmatch(r"[0-2]?\d:[0-5]\d(:[0-5]\d)?", word) else {"odd"}
        return {"bignum"} if "," in word else {"decimal"}
    return _integer_classes(word)


def _integer_classes(word: str) -> set[str]:
    if len(word) > 4:
        return {"bignum"}
    number = int(word)
    if len(word) == 4:
        classes = {"int", "bigint"}
        if 1000 <= number <= 2100:
            classes |= {"year", "near_year" if 1900 <= number <= 2060 else "far_year"}
        return classes
    if len(word) == 3:
        return {"int"}
    classes = {"int"} if len(word) == 1 else {"int", "yy"}
    return classes | {"day"} if 1 <= number <= 31 else classes


def take_words(text: str, ranges: Iterable[Range], grammar: Grammar) -> Words:
    """Take the words of the given ranges of `text`, with their class symbols."""
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    symbol_of, kinds = grammar.symbols.get, grammar.kinds
    for start, end in ranges:
        for match in _TOKEN.finditer(text, start, end):
            word = match[0]
            symbol = symbol_of(word)
            if symbol is None:
                first = word[0]
                if first.isalpha() and word[1:2] != ".":
                    symbol = TITLE if first.isupper() else OTHER
                elif first.isdecimal() or first in "<’'" or len(word) > 1:
                    symbol = kinds.get(classify_number(word) if len(word) < 16 else frozenset(), OTHER)
                else:
                    symbol = OTHER
            starts.append(match.start())
            ends.append(match.end())
            classes.append(symbol)
        starts.append(end)
        ends.append(end)
        classes.append(BREAK)
    return Words(text, "".join(classes), starts, ends, grammar.quiet)


def find(words: Words, grammar: Grammar) -> Iterable[Found]:
    """Find the expressions from left to right; none overlaps another."""
    for match in grammar.search.finditer(words.classes):
        rule = grammar.rules[int((match.lastgroup or "r0")[1:])]
        inner = rule.pattern.match(words.classes, match.start())
        if inner is not None:
            yield Found(rule, words, inner)
