"""How far a run has come. A run tells its listener; what the listener shows is its own affair."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from msgspec import Struct

from dragoman.run.local import item_bytes
from dragoman.schema.article import Item, Refusal


class Size(Struct, frozen=True):
    """So many items, refusals included, and so many bytes as stored."""

    items: int = 0
    bytes: int = 0


class State(Struct, frozen=True, kw_only=True):
    """Where a run stands. `total` is None where it cannot be known before (standard input)."""

    done: Size
    total: Size | None
    seconds: float
    finished: bool = False

    @property
    def rate(self) -> float:
        """Bytes a second since the start."""
        return self.done.bytes / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left, if it goes on as it went; None where that cannot be told yet."""
        if self.total is None:
            return None
        done, total = self.done.bytes, self.total.bytes
        if total == 0:
            done, total = self.done.items, self.total.items
        return self.seconds * max(total - done, 0) / done if done else None


Progress = Callable[[State], None]


def measure(items: Iterable[Item | Refusal]) -> Size:
    """Add up what there is to do."""
    number = size = 0
    for item in items:
        number += 1
        size += item_bytes(item) if isinstance(item, Item) else 0
    return Size(number, size)


class Meter:
    """Tells a listener of every step, at most ten times a second, and of the end."""

    def __init__(
        self,
        listener: Progress,
        total: Size | None,
        *,
        clock: Callable[[], float] = monotonic,
        pause: float = 0.1,
    ):
        self._listener = listener
        self._total = total
        self._clock = clock
        self._pause = pause
        self._start = self._told = clock()
        self._items = self._bytes = 0
        self._tell(finished=False)

    def step(self, item: Item | None) -> None:
        """Count one item; None for a refusal that never was one."""
        self._items += 1
        self._bytes += item_bytes(item) if item is not None else 0
        if self._clock() - self._told >= self._pause:
            self._tell(finished=False)

    def finish(self) -> None:
        """Tell the end, whatever was told before."""
        self._tell(finished=True)

    def _tell(self, *, finished: bool) -> None:
        self._told = self._clock()
        self._listener(
            State(
                done=Size(self._items, self._bytes),
                total=self._total,
                seconds=self._told - self._start,
                finished=finished,
            )
        )
