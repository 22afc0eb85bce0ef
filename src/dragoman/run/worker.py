"""A worker process: `python -m dragoman.run.worker`. Takes batches of items at stdin, answers at stdout.

It ends when its input ends: a run that is killed leaves no worker behind.
"""

from __future__ import annotations

import os
import signal
import sys

from dragoman.run.frames import read_frame, write_frame
from dragoman.run.outcome import pack_outcome, unpack_items, unpack_task
from dragoman.schema.article import refuse


def main() -> None:
    """Answer every item of every batch with one message, until there are no more."""
    # Ctrl-C is the run's to handle; it ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints goes to stderr, not between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked = sys.stdin.buffer
    first = read_frame(asked)
    if first is None:
        return
    run = unpack_task(first).load()
    try:
        write_frame(answers, b"ready")
        while (batch := read_frame(asked)) is not None:
            for item in unpack_items(batch):
                outcome = run(item)
                try:
                    answer = pack_outcome(outcome)
                except (ValueError, TypeError, OverflowError) as error:
                    answer = pack_outcome(refuse(item.source, error))
                write_frame(answers, answer)
    except BrokenPipeError:
        # The run is gone; leave without a word, and without flushing into nowhere.
        os._exit(0)


if __name__ == "__main__":
    main()
