"""Stand: what one clause of a statement or event says of an act, laid out so that two can be opposed."""

from __future__ import annotations

from msgspec import Struct

from dragoman.links.positions_words import Mood


class Voice(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody who speaks or acts: `name` folded, `country` (alpha-3), `called` as a reader knows them.

    `known`: the name is a canonical one, which holds beyond the report. `office`: the words give a role in
    which they act for their state. `sure` is False where only a pronoun or a carried speaker tells who it
    is. All empty: a report's own voice, or nobody known.
    """

    name: str = ""
    known: bool = False
    country: str | None = None
    called: str = ""
    office: bool = False
    sure: bool = True


NOBODY = Voice()


class Stand(Struct, frozen=True, kw_only=True):
    """What a clause says: `doers` do, or do not, `verb` to what is called `about`.

    `row`, `article` are ids; `source` is the outlet, "" where not known; `voice` is whose word it is. `verb`
    is a concept, `word` as written. `about` are stems in order; `names` (folded) and `countries` those named
    there. `day` is the ISO day of what is said, "" where not known; `dated`: the text gives it. `retold` is
    what a report tells, undated, of a time before its own. `words` is the clause as written.
    """

    row: str
    article: str
    source: str
    place: int
    voice: Voice
    doers: tuple[Voice, ...]
    verb: str
    word: str
    negated: bool
    mood: Mood
    about: tuple[str, ...]
    countries: frozenset[str]
    names: frozenset[str]
    day: str
    dated: bool
    retold: bool = False
    is_event: bool = False
    score: float = 1.0
    words: str = ""
