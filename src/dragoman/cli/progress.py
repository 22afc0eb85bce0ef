"""The progress bar: on standard error, for a person, and only for what takes longer than two seconds."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from dragoman.run.progress import State

# After one second a run's length can be guessed; a bar for less than two would only flicker.
_GUESS_AFTER, _WORTH = 1.0, 2.0


class Bar:
    """Shows the states of a run; a context manager that clears the bar away at the end."""

    def __init__(self, label: str, *, wanted: bool = True) -> None:
        self._label = label
        self._wanted = wanted and sys.stderr.isatty()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, state: State) -> None:
        """Show a state, once the run has proved long enough."""
        if not self._wanted:
            return
        if self._progress is None:
            long = state.left is None or state.seconds + state.left > _WORTH
            if state.finished or state.seconds < _GUESS_AFTER or not long:
                return
            self._start()
        assert self._progress is not None
        assert self._task is not None
        total = state.total
        self._progress.update(
            self._task,
            completed=state.done.bytes if total is None or total.bytes else state.done.items,
            total=None if total is None else total.bytes or total.items,
            items=f"{state.done.items:,}" + (f" of {total.items:,}" if total else ""),
            rate=f"{state.rate / 1e6:.1f} MB/s",
            left="" if state.left is None else _clock(state.left),
        )

    def _start(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn

        from dragoman.cli.output import console

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[items]}"),
            TextColumn("{task.fields[rate]}"),
            TextColumn("{task.fields[left]}"),
            console=console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task(self._label, total=None, items="", rate="", left="")
        self._progress.start()


def _clock(seconds: float) -> str:
    """Say how long it will still take, as exactly as such a guess deserves."""
    whole = max(round(seconds), 0)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min left"
    return f"{whole // 60} min {whole % 60:02} s left" if whole >= 60 else f"{whole} s left"
