"""What words that take up several of before say: two, the people of an event, or those who met."""

from __future__ import annotations

import functools
import re

from dragoman.coding.cues import read_table


def is_two(words: str) -> bool:
    """Say whether words are "both sides", "the two leaders"."""
    return _whole("two").fullmatch(words) is not None


def is_these(words: str) -> bool:
    """Say whether words are "the leaders" or "they": the people of the event before, however many."""
    return _whole("these").fullmatch(words) is not None


def is_gathered(words: str) -> bool:
    """Say whether words are "the group" or "participants": those who held talks."""
    return _whole("gathered", 0).fullmatch(words) is not None


def is_leaders(words: str) -> bool:
    """Say whether words are "the leaders", who may be the two of a title."""
    return _whole("leaders").fullmatch(words) is not None


def are_people(words: str) -> bool:
    """Say whether words are of people, whoever else met."""
    return _end("people").search(words) is not None


def are_participants(words: str) -> bool:
    """Say whether words can be of nobody but who met."""
    return _end("participants").search(words) is not None


def is_vague(words: str) -> bool:
    """Say whether others are called so as well: "the group", "the officials"."""
    return _end("vague").search(words) is not None


def is_crowd(words: str) -> bool:
    """Say whether words are of many who hold no talks: "Gunmen", "the farmers"."""
    return _end("crowds").search(words) is not None


@functools.cache
def _whole(key: str, flags: re.RegexFlag | int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?:{read_table('events_gathered.toml')[key]})", flags)


@functools.cache
def _end(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_table('events_gathered.toml')[key]})\Z", re.IGNORECASE)
