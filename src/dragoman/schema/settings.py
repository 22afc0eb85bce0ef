"""Settings: one frozen value, passed in; nothing is read from the surroundings at import."""

from __future__ import annotations

from msgspec import Struct

# The coders of the program, in the order in which a person thinks of them.
CODED_KINDS = ("mention", "time", "figure", "statement", "event", "cause")
READING_ONLY = ("event", "cause")
"""The kinds that need a reader."""

SHIPPED = "default"
"""The `bundle` that stands for the one in the package."""

LISTED = 0.5
"""Events less likely right than this are left out of lists, as are those that nobody known does. Of 180 rows
of unseen documents that an editor judged, 71 pass, of which 31 would be signed, and 109 do not, of which 10
would be (of the 71, 43 read the words right)."""

LIKELY = 0.3
"""Events less likely right than this are left out of the index of a relation. On coded texts that the reader
had not met one in six of them is right as a whole."""

UNSURE = 0.15
"""Events less likely right than this count for no link and no ledger: the lowest fifth to third of all, of
which one in ten is right as a whole."""


class Settings(Struct, frozen=True, kw_only=True):
    """How articles are taken and coded.

    `max_bytes` bounds one article's bytes as stored (after unpacking); `max_depth` is not a bound but the
    deepest HTML nesting handed to the tree parser before the text-only extractor takes over. `languages`
    are those that the coders know; articles in others are stored, marked and not coded. `kinds` are the
    row kinds to code. `bundle` is the folder of a reader's bundle, or "default" for the one in the
    package; with None statements and mentions are found by rules alone, which is several times as fast,
    and events and causes are not coded.
    """

    kinds: tuple[str, ...] = CODED_KINDS
    languages: tuple[str, ...] = ("en",)
    max_bytes: int = 25_000_000
    max_depth: int = 200
    bundle: str | None = SHIPPED
