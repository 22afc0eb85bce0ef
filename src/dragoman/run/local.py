"""Runs items through a stage in this process or in worker processes of this machine, in the order given.

Workers are plain child processes that talk in messages over pipes, each served by a thread here: no fork of a
process with threads, no import of the caller's main module, no pickles. A worker that dies costs the item it
was at, and that only if it dies again over that item alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread, local
from types import TracebackType
from typing import Self

from dragoman.run.child import Child
from dragoman.run.outcome import Outcome, Task
from dragoman.schema.article import Item, Refusal, refuse
from dragoman.schema.errors import CodingError

# A batch is worth two or three seconds of reading and coding at most, by rules alone a fifth of one; the
# window keeps all workers busy behind one slow batch and bounds what waits in memory.
_BATCH_ITEMS = 16
_BATCH_BYTES = 60_000
_WINDOW = 4

Batch = list[Item | Refusal]
Done = tuple[Item | None, Outcome]


def run_items(items: Iterable[Item | Refusal], task: Task, workers: int) -> Iterator[Done]:
    """Yield what becomes of each item, with the item, in their order; refusals among `items` pass through.

    With one worker all is done in this process. Closing the iterator, or Ctrl-C, ends the workers.
    """
    if workers <= 1:
        run = task.load()
        for item in items:
            yield (None, item) if isinstance(item, Refusal) else (item, run(item))
        return
    with Crew(task, workers) as crew:
        waiting: deque[Answer] = deque()
        for batch in _batches(items):
            waiting.append(crew.submit(batch))
            while len(waiting) >= workers * _WINDOW:
                yield from waiting.popleft().take()
        while waiting:
            yield from waiting.popleft().take()


def item_bytes(item: Item) -> int:
    """Give an item's size in bytes as stored; 0 where its file cannot be asked."""
    if item.payload is not None:
        return len(item.payload)
    try:
        return Path(item.path).stat().st_size if item.path is not None else 0
    except (OSError, ValueError):
        return 0


def _batches(items: Iterable[Item | Refusal]) -> Iterator[Batch]:
    """Group items, in order, into batches bounded in number and bytes; a big item is a batch of its own."""
    batch: Batch = []
    size = 0
    for item in items:
        own = item_bytes(item) if isinstance(item, Item) else 0
        if batch and (len(batch) >= _BATCH_ITEMS or size + own > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += own
    if batch:
        yield batch


class Answer:
    """What will become of a batch.

    Ctrl-C may come at any point of the main thread. A future holds its lock, and all who want it, for good
    where that point is within its `with`; a simple queue's waiting is one step that is done or not.
    """

    def __init__(self) -> None:
        self._given: SimpleQueue[list[Done] | BaseException] = SimpleQueue()

    def give(self, done: list[Done] | BaseException) -> None:
        """Say what became of it, or what failed."""
        self._given.put(done)

    def take(self) -> list[Done]:
        """Wait for it, once; raises what failed."""
        done = self._given.get()
        if isinstance(done, BaseException):
            raise done
        return done


class Crew:
    """Worker processes, started when first needed; a context manager that ends them."""

    def __init__(self, task: Task, workers: int):
        self._task = task
        self._asked: SimpleQueue[tuple[Batch, Answer] | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._work, name=f"dragoman-crew-{number}", daemon=True)
            for number in range(workers)
        ]
        self._mine = local()
        self._children: set[Child] = set()
        self._lock = Lock()
        self._ended = False

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers; at once, as whoever leaves early wants no more answers."""
        with self._lock:
            self._ended = True
            for child in self._children:
                child.end()
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join()
        for child in self._children:
            child.close()

    def submit(self, batch: Batch) -> Answer:
        """Have a batch done by the next worker that is free."""
        answer = Answer()
        self._asked.put((batch, answer))
        return answer

    def _work(self) -> None:
        """Serve batch after batch until there are no more, or the crew has ended."""
        while (asked := self._asked.get()) is not None and not self._ended:
            batch, answer = asked
            try:
                answer.give(self._serve(batch))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the batch is told
                answer.give(error)

    def _serve(self, batch: Batch) -> list[Done]:
        answers = self._answers([item for item in batch if isinstance(item, Item)])
        return [(None, one) if isinstance(one, Refusal) else (one, next(answers)) for one in batch]

    def _answers(self, items: list[Item]) -> Iterator[Outcome]:
        """Yield an outcome for each item, whatever happens to the worker."""
        at = 0
        while at < len(items) and not self._ended:
            for outcome in self._child().ask(items[at:]):
                yield outcome
                at += 1
            if at < len(items) and not self._ended:
                yield self._alone(items[at])
                at += 1

    def _alone(self, item: Item) -> Outcome:
        """Try an item over which a worker died again, in a new worker; the second time it is refused."""
        self._dismiss()
        child = self._child()
        for outcome in child.ask([item]):
            return outcome
        self._dismiss()
        error = CodingError(
            f"the process that read this ended twice over it ({child.farewell()})",
            where=item.where or item.source,
            cure="Look whether memory is short; report the file if it is not",
            slug="worker-died",
        )
        return refuse(item.source, error)

    def _child(self) -> Child:
        """Give this thread's worker, started if need be."""
        child: Child | None = getattr(self._mine, "child", None)
        if child is None:
            child = self._mine.child = Child(self._task)
            with self._lock:
                self._children.add(child)
                if self._ended:
                    child.end()
        return child

    def _dismiss(self) -> None:
        child: Child | None = self._mine.__dict__.pop("child", None)
        if child is not None:
            child.close()
            with self._lock:
                self._children.discard(child)
