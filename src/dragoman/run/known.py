"""The ids of articles that the store has, small enough to hand to every worker: 12 bytes each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

_WIDTH = 12  # bytes of a digest


class KnownIds:
    """A set of article ids, packed as sorted digests; a million of them take 12 MB."""

    def __init__(self, packed: bytes = b""):
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed) // _WIDTH

    def __getitem__(self, position: int) -> bytes:
        if position >= len(self):
            raise IndexError(position)
        return self._packed[position * _WIDTH : (position + 1) * _WIDTH]

    def __contains__(self, article_id: object) -> bool:
        if not isinstance(article_id, str):
            return False
        digest = bytes.fromhex(article_id)
        place = bisect_left(self, digest)
        return place < len(self) and self[place] == digest


def pack_ids(article_ids: Iterable[str]) -> bytes:
    """Pack ids (24 hexadecimal digits each), in any order."""
    return b"".join(sorted(bytes.fromhex(one) for one in article_ids))
