"""Transcripts: which paragraphs are turns of a speaker, by the labels that stand before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from dragoman.coding.cues import listed
from dragoman.coding.mentions_titles import is_title_word
from dragoman.coding.mentions_words import listed as named_words
from dragoman.coding.mentions_words import words
from dragoman.coding.statements_found import Found
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range, strip_range

_STARS = r"(?:\*\*|__)?"
# "THE PRESIDENT:", "MS. PSAKI:", "Q  ", "Q.", "A:", "QUESTION:", "((WN)) :", "((WN))  ",
# "Spokesperson Sajida Rehman:"
_SHOUTED = re.compile(
    rf"{_STARS}(?P<label>[A-Z][A-Z’'.\-]+(?:\s(?:[A-Z(&][A-Z’'.\-)]*|\d+)){{0,6}})\s?:{_STARS}(?=\s)"
)
_QUESTION = re.compile(rf"{_STARS}(?P<label>Q|QUESTION|Question|REPORTER)(?:[.:]{_STARS}\s*|\s+)(?=\S)")
_ANSWER = re.compile(rf"{_STARS}(?P<label>A|ANSWER|Answer)[.:]{_STARS}\s+(?=\S)")
_BRACKETED = re.compile(r"\(\((?P<label>[^()\n]{1,40})\)\)(?:\s*:\s*|\s+)")
_NAMED = re.compile(
    rf"{_STARS}(?P<label>[A-Z][\w.’'\-]*(?:\s[A-Z][\w.’'\-]*){{0,4}})(?:\s\([^()\n]{{1,40}}\))?\s?:{_STARS}(?=\s)"
)
# What stands between turns: the time, a stage direction, the end.
_BETWEEN = re.compile(r"\d{1,2}:\d{2}\s+[AP]\.?M\b.*|\([^()]{1,60}\)|\[[^\[\]]{1,60}\]|END\b.{0,30}|[*#–—-]+")
_TITLED = re.compile(r"(?:THE|MR|MS|MRS|DR|SECRETARY|PRESIDENT|VICE|SENIOR|MODERATOR|GOVERNOR|AMBASSADOR)\b")
# All that a turn says may be a stage direction: "(Laughs.)", "[Applause.]".
_ONLY_DIRECTIONS = re.compile(r"(?:\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\]))+\s*")
# Headings of parts of an argument, whoever is quoted there: "CLAIM: …", "FACT: …".
_PARTS = listed("turns", "parts")
_ORDINALS = listed("turns", "ordinals")
_NAMELESS = named_words("refs_words", "labels", "nameless")
# In double brackets these are no speakers: "((Applause))".
_DIRECTIONS = named_words("refs_words", "labels", "directions")
_FEWEST_TURNS = 2


class _Label(Struct):
    kind: str
    start: int  # of the label with its brackets or stars
    label: Range
    begin: int
    name: str


def find_turns(layout: Layout) -> list[Found]:
    """Find the turns of a transcript: label as source, no cue, the turn's paragraphs as content.

    A text is a transcript where labels come back or stand with questions; a lone "BACKGROUND:" is none.
    """
    labels = _labels(layout)
    if not labels:
        return []
    turns: list[Found] = []
    source: Range | None = None
    content: list[Range] = []

    def end_turn() -> None:
        said = any(not _ONLY_DIRECTIONS.fullmatch(layout.text, *span) for span in content)
        if source is not None and said:
            turns.append(Found(content=tuple(content), source=source, spoken=True))

    for start, end in layout.paragraphs:
        at = start
        for label in labels.get(start, ()):
            if source is not None and at < label.start:
                _add(layout.text, at, label.start, content)
            end_turn()
            source, content, at = label.label, [], label.begin
        if source is None:
            continue
        between = _BETWEEN.fullmatch(layout.text, at, end)
        if between is None:
            _add(layout.text, at, end, content)
        elif layout.text[start].isdigit() or layout.text[start] == "E":
            end_turn()
            source, content = None, []
    end_turn()
    return turns


def _add(text: str, start: int, end: int, content: list[Range]) -> None:
    if piece := strip_range(text, start, end):
        content.append(piece)


def _labels(layout: Layout) -> dict[int, list[_Label]]:
    """Give the labels of turns by the start of their paragraph; none where the text is no transcript."""
    found: dict[int, list[_Label]] = {}
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for paragraph, one in _candidates(layout):
        found.setdefault(paragraph, []).append(one)
        names[one.name] += 1
        kinds[one.kind] += 1
    questions = kinds["question"]
    answered = questions >= 1 and (kinds["answer"] or kinds["shouted"] or kinds["named"] or questions > 1)
    kept: dict[int, list[_Label]] = {}
    total = 0
    for paragraph, labels in found.items():
        for one in labels:
            if one.kind == "bracketed":
                good = kinds["bracketed"] >= _FEWEST_TURNS
            elif one.kind in ("question", "answer"):
                good = bool(answered)
            elif one.kind == "shouted":
                named = names[one.name] >= _FEWEST_TURNS or _TITLED.match(one.name) is not None
                good = (bool(questions) or named) and not _is_heading(one.name)
            else:
                # "Second: …" in an answer is no speaker: a single word must come back and be no ordinal.
                one_word = " " not in one.name
                known = not one_word or (names[one.name] > _FEWEST_TURNS and one.name not in _ORDINALS)
                good = questions >= 1 and bool(answered) and known
            if good:
                kept.setdefault(paragraph, []).append(one)
                total += 1
    return kept if total >= _FEWEST_TURNS or any(_is_speech(labels) for labels in kept.values()) else {}


def _is_heading(label: str) -> bool:
    """Say whether capitals before a colon are common words only: "PROMISE MADE: …" is nobody's turn."""
    said = label.split()
    if said and said[0].lower() in _PARTS and all(word.isdigit() for word in said[1:]):
        return True
    return (
        len(said) > 1
        and said[-1].lower() not in _NAMELESS
        and all(word.lower() in words().plain and not is_title_word(word) for word in said)
    )


def _is_speech(labels: list[_Label]) -> bool:
    """A single "THE PRESIDENT:" opens a speech; other lone labels prove nothing."""
    return any(one.kind == "shouted" and _TITLED.match(one.name) is not None for one in labels)


def _candidates(layout: Layout) -> Iterator[tuple[int, _Label]]:
    """Yield what looks like a label, with the start of its paragraph: first of it, or of a sentence in it."""
    text = layout.text
    for index, (start, end) in enumerate(layout.sentences):
        paragraph = layout.paragraphs[layout.paragraph_of[index]][0]
        patterns = _ALL if start == paragraph else _ALSO_INSIDE
        for kind, pattern in patterns:
            match = pattern.match(text, start, end)
            if match is None:
                continue
            if kind == "question" and text[match.end()] in "&,":
                continue
            name = match["label"]
            if kind == "bracketed" and (not name[:1].isupper() or name.lower().strip(". ") in _DIRECTIONS):
                continue  # "((laughs)) Yes"
            yield paragraph, _Label(kind, match.start(), match.span("label"), match.end(), name)
            break


_ALL = (
    ("bracketed", _BRACKETED),
    ("question", _QUESTION),
    ("answer", _ANSWER),
    ("shouted", _SHOUTED),
    ("named", _NAMED),
)
_ALSO_INSIDE = (
    ("question", re.compile(rf"{_STARS}(?P<label>Q|QUESTION|Question)[.:]{_STARS}\s+(?=\S)")),
    ("answer", _ANSWER),
)
