"""One worker process, seen from the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, cast

from dragoman.run.frames import read_frame, write_frame
from dragoman.run.outcome import Outcome, Task, pack_items, pack_task, unpack_outcome
from dragoman.schema.article import Item
from dragoman.schema.errors import DragomanError


class Child:
    """A worker process at work on one batch at a time; used by one thread, ended by any."""

    def __init__(self, task: Task):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dragoman.run.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # The worker finds what this process finds, a test's own modules too.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)},
            # Out of reach of the terminal's Ctrl-C, which is the run's to handle.
            process_group=0,
        )
        self._asks = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BinaryIO, self._process.stdout)
        self._begin(pack_task(task))

    def _begin(self, task: bytes) -> None:
        """Hand over the task and wait until the worker has loaded what it needs."""
        try:
            write_frame(self._asks, task)
            ready = read_frame(self._answers)
        except OSError:
            ready = None
        if ready is None and not self._was_ended():
            self.close()
            raise DragomanError(
                f"a worker process could not be started ({self.farewell()})",
                where=sys.executable,
                cure="Try with one worker (-j 1), which shows what is wrong",
                slug="no-worker",
            )

    def ask(self, items: Sequence[Item]) -> Iterator[Outcome]:
        """Yield outcomes in order; fewer than items where the process died over the next."""
        try:
            write_frame(self._asks, pack_items(items))
        except OSError:
            return
        for _ in items:
            answer = read_frame(self._answers)
            if answer is None:
                return
            yield unpack_outcome(answer)

    def end(self) -> None:
        """End the process at once, from any thread; it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the process and let go of its pipes; only for the thread that asks, or after it."""
        self.end()
        self._answers.close()
        with suppress(BrokenPipeError):
            self._asks.close()

    def _was_ended(self) -> bool:
        return self._process.poll() == -signal.SIGKILL

    def farewell(self) -> str:
        """Say how the process ended."""
        code = self._process.wait()
        return f"by signal {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
