"""Whose voice a text is where nobody is quoted: its author, those who speak together, or the state."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from dragoman.coding.events_author import find_author
from dragoman.coding.events_joint import find_members
from dragoman.coding.mentions_domains import home_state
from dragoman.coding.mentions_titles import POSSESSIVE
from dragoman.coding.refs_author import who_writes
from dragoman.schema.article import Article
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.text.layout import Layout

# Papers in which nobody but the state that publishes them speaks.
_STATE_PAPER = re.compile(r"fact\s+sheet\b", re.IGNORECASE)

# "The leaders", "our countries", "both sides", "the three governments" of a joint text.
_GROUP = re.compile(
    r"(?:(?P<whose>both|the|our)(?:\s+(?P<count>two|three|four|five)(?:\s+[\w-]+){0,2}?)?)\s+"
    r"(?:(?P<people>leaders|presidents|principals|participants|signatories)|sides"
    r"|(?P<states>countries|nations|states|governments))",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
# "My administration", and "the Administration" in a paper of the government's own.
_OWN_STATE = re.compile(
    r"(?:my|our|this)\s+(?:(?:own|entire|whole)\s+)?(?:administration|government|country|nation)",
    re.IGNORECASE,
)
_THE_GOVERNMENT = "the Administration"
# "This administration", "the Roe-Sy Administration" in any paper of a government's own.
_ADMINISTRATION = re.compile(
    r"(?:[Tt]he|[Tt]his)\s+(?:(?:current|previous|last|prior|new|[A-Z][a-z]+(?:[-–—\u2060]+[A-Z][a-z]+)?)\s+)?[Aa]dministration"
)


class Voice(Struct, frozen=True):
    """Who "I" is, who "we" are and whose the government is in a text's own voice; refs have no spans."""

    one: Ref | None = None
    members: tuple[Ref, ...] = ()
    state: Ref | None = None
    home: Ref | None = None
    """The state that publishes the text, whoever speaks in it."""

    @property
    def we(self) -> tuple[Ref, ...]:
        """Give who "we" are: those who speak together, else the author, else the state."""
        alone = self.one or self.state
        return self.members or ((alone,) if alone is not None else ())

    def group(self, words: str) -> tuple[Ref, ...]:
        """Give those of a joint text whom "the leaders", "our two countries" are; nobody for other words."""
        found = _GROUP.fullmatch(words)
        if found is None or len(self.members) < 2:
            return ()
        count = 2 if found["whose"].lower() == "both" else _COUNTS.get((found["count"] or "").lower())
        if count not in (None, len(self.members)):
            return ()
        # "The countries", without a number, may be any that were spoken of; "our leaders" are not who speaks.
        whose = found["whose"].lower()
        if count is None and ((found["states"] and whose == "the") or (found["people"] and whose == "our")):
            return ()
        return tuple(map(_state_of, self.members)) if found["states"] else self.members


def own_state(words: str, speaker: Ref | None, voice: Voice) -> Ref | None:
    """Say whose state "my administration" is: that of who says so, else of the text's own voice."""
    words = POSSESSIVE.sub("", words)
    is_home = speaker is None or (voice.home is not None and speaker.country in (None, voice.home.country))
    if is_home and voice.home is not None and _ADMINISTRATION.fullmatch(words):
        return voice.home
    if speaker is not None:
        is_own = _OWN_STATE.fullmatch(words) and not words.lower().startswith("this")
        return _state_of(speaker) if is_own and speaker.country is not None else None
    return (
        voice.state
        if _OWN_STATE.fullmatch(words) or words[:1].lower() + words[1:] == _THE_GOVERNMENT
        else None
    )


def _state_of(ref: Ref) -> Ref:
    """Give the state of a person; who has none known stays."""
    if ref.country is None:
        return ref
    return msgspec.structs.replace(ref, actor=country_name(ref.country))


def find_voice(article: Article, layout: Layout, mentions: Sequence[Mention], settings: Settings) -> Voice:
    """Find whose voice an article is, by its title, its first words and its signature."""
    home = _state(home_state(article.url))
    if members := find_members(article, mentions, settings):
        return Voice(members=members, home=home)
    author = who_writes(article, layout, mentions, settings) or find_author(article, mentions, settings)
    if author is not None:
        one = Ref(actor=author.actor, country=author.country, resolved_by="pronoun")
        # Who speaks for a state in its own paper may have no state told.
        return Voice(one=one, state=_state(author.country) or home, home=home)
    is_of_state = _STATE_PAPER.match(article.title or "") is not None
    return Voice(state=home if is_of_state else None, home=home)


def _state(code: str | None) -> Ref | None:
    return Ref(actor=country_name(code), country=code, resolved_by="pronoun") if code is not None else None
