"""The progress bar: on standard error, for a person, and only for what takes longer than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

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
            rate=_rate(state),
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


def _rate(state: State) -> str:
    if state.done.bytes:
        return f"{state.rate / 1e6:.1f} MB/s"
    return f"{state.done.items / state.seconds:,.0f} a second" if state.seconds else ""


Watched = TypeVar("Watched")


def watch(items: Iterable[Watched], total: int, label: str, *, wanted: bool = True) -> Iterator[Watched]:
    """Pass items on and show how far they have come, `total` being their number."""
    from dragoman.run.progress import Meter, Size

    with Bar(label, wanted=wanted) as bar:
        meter = Meter(bar, Size(total, 0))
        for item in items:
            yield item
            meter.step(None)


class Waiting:
    """Shows, after two seconds, that something is being waited for, and how far it is where that is told."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._timer = Timer(_WORTH, self._show)
        self._progress: Progress | None = None
        self._told = ""

    def tell(self, done: int, total: int) -> None:
        """Take how much is done of how much."""
        self._told = f"{done:,} of {total:,}"
        if self._progress is not None and self._progress.task_ids:
            self._progress.update(self._progress.task_ids[0], told=self._told)

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()
        if self._progress is not None:
            self._progress.stop()

    def _show(self) -> None:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from dragoman.cli.output import console

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TextColumn("{task.fields[told]}"),
            TimeElapsedColumn(),
        )
        progress = Progress(*columns, console=console(stderr=True), transient=True)
        progress.add_task(self._label, total=None, told=self._told)
        self._progress = progress
        progress.start()


def _clock(seconds: float) -> str:
    """Say how long it will still take, as exactly as such a guess deserves."""
    whole = max(round(seconds), 0)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min left"
    return f"{whole // 60} min {whole % 60:02} s left" if whole >= 60 else f"{whole} s left"
