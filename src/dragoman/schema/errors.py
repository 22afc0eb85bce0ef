"""The error tree. Every message says what is wrong, where, and what to do.

DragomanError
├── SettingsError        an option or setting that cannot be used
├── IntakeError          an input that cannot be taken; becomes a Refusal, never stops a run
├── CodingError          an article that could not be coded; becomes a Refusal
├── BundleError          a reader's bundle that is missing, damaged or of another kind
├── RecordError          the database
│   ├── RecordMissing    there is no database at that place
│   ├── RecordForeign    a file that is not a Dragoman record
│   ├── RecordTooNew     a record written by a later version
│   ├── RecordBusy       another program holds the record for too long
│   ├── RecordReadOnly   the record or its folder cannot be written
│   ├── RecordFull       the disk is full
│   └── RecordDamaged    the record's file is broken
└── QueryError           a question that cannot be answered as put (unknown article, bad date)
"""


class DragomanError(Exception):
    """Base of all errors raised on purpose.

    `what` is the fault, `where` the file, line, option or row, `cure` what the person can do.
    `slug` is a stable short name for the fault, used in refusals and in the documentation.
    """

    slug = "error"

    def __init__(
        self, what: str, *, where: str | None = None, cure: str | None = None, slug: str | None = None
    ):
        super().__init__(what, where, cure)
        self.what = what
        self.where = where
        self.cure = cure
        if slug is not None:
            self.slug = slug

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling between worker processes.
        return (_rebuild, (type(self), self.what, self.where, self.cure, self.slug))

    def __str__(self) -> str:
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}. {self.cure}" if self.cure else message


def _rebuild(
    kind: type[DragomanError], what: str, where: str | None, cure: str | None, slug: str
) -> DragomanError:
    return kind(what, where=where, cure=cure, slug=slug)


class SettingsError(DragomanError):
    """An option or setting that cannot be used."""

    slug = "bad-setting"


class IntakeError(DragomanError):
    """An input that cannot be taken as an article."""

    slug = "not-taken"


class CodingError(DragomanError):
    """An article that could not be coded."""

    slug = "not-coded"


class BundleError(DragomanError):
    """A reader's bundle that is missing, damaged or of another kind."""

    slug = "bad-bundle"


class RecordError(DragomanError):
    """A fault of the database."""

    slug = "record"


class RecordMissing(RecordError):
    """There is no database at that place."""

    slug = "record-missing"


class RecordForeign(RecordError):
    """A file that is not a Dragoman record."""

    slug = "record-foreign"


class RecordTooNew(RecordError):
    """A record written by a later version of Dragoman."""

    slug = "record-too-new"


class RecordBusy(RecordError):
    """Another program holds the record for too long."""

    slug = "record-busy"


class RecordReadOnly(RecordError):
    """The record or its folder cannot be written."""

    slug = "record-read-only"


class RecordFull(RecordError):
    """The disk is full."""

    slug = "record-full"


class RecordDamaged(RecordError):
    """The record's file is broken."""

    slug = "record-damaged"


class QueryError(DragomanError):
    """A question that cannot be answered as put."""

    slug = "bad-question"
