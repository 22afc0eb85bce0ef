"""What a finder of attributions hands on, by rules or by a model: places, no meaning yet."""

from __future__ import annotations

from msgspec import Struct

from dragoman.text.sentences import Range


class Found(Struct, frozen=True, kw_only=True):
    """An attribution found in the text: all parts as ranges `[start, end)` in code points.

    `content` is sorted and disjoint, and empty only for silence ("declined to comment"). `frame` is the
    stretch in which the cue's own clause lies, where time, medium and addressee may be said. `cue` is None
    for a turn of a transcript and for a quotation that goes on without one; `carried` then says that
    `source` was named before. `spoken`: all content is the speaker's own words, though no marks say so.
    `opens`: the cue ends its paragraph with a colon and what is said starts in the next one.
    """

    content: tuple[Range, ...]
    cue: Range | None = None
    source: Range | None = None
    addressee: Range | None = None
    negated: bool = False
    frame: Range | None = None
    carried: bool = False
    spoken: bool = False
    opens: bool = False
