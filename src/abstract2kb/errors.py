"""What can go wrong, as one tree; every message is one line that names file, page (where known) and cause.

Abstract2kbError
├── UsageError               the call itself is wrong (exit code 2)
├── InputError               an input cannot be read (exit code 1)
│   ├── MissingInputError    no such file, folder or glob
│   ├── EmptyInputError      zero bytes, or nothing but white space
│   ├── NotAPdfError         the bytes are no PDF
│   ├── BrokenPdfError       a PDF that is cut off or damaged
│   ├── PasswordError        a password is needed, or the given one is wrong
│   ├── NoPagesError         a PDF without pages
│   └── TextEncodingError    text that is not UTF-8, or has NUL bytes
├── RecordsError             gold or predictions that cannot be read or break the schema (exit code 1)
├── GateError                an accuracy floor is missed, or floors and gold do not belong together (exit code 1)
├── KbError                  a store cannot be opened, read or written, or does not know a name (exit code 1)
├── ClusterError             the machines that were to do the work cannot be reached, or were lost (exit code 1)
├── LexiconError             a lexicon line breaks its schema
├── ModelError               the pipeline is missing, stale or of another version
└── PipelineError            a component lacks the one it builds on
"""

from __future__ import annotations

__all__ = [
    "Abstract2kbError",
    "BrokenPdfError",
    "ClusterError",
    "EmptyInputError",
    "GateError",
    "InputError",
    "KbError",
    "LexiconError",
    "MissingInputError",
    "ModelError",
    "NoPagesError",
    "NotAPdfError",
    "PasswordError",
    "PipelineError",
    "RecordsError",
    "TextEncodingError",
    "UsageError",
]


class Abstract2kbError(Exception):
    """The root of every error that this package raises on purpose."""


class UsageError(Abstract2kbError):
    """The call is wrong: an unknown option value, nothing to read, an output that cannot be written."""


class InputError(Abstract2kbError):
    """An input cannot be read.

    `source` is the name of the file or line, `cause` one clause in plain words, `page` counted from 1.
    """

    def __init__(self, source: str, cause: str, page: int | None = None) -> None:
        self.source, self.cause, self.page = source, cause, page
        where = source if page is None else f"{source}, page {page}"
        super().__init__(f"{where}: {cause}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, int | None]]:
        return type(self), (self.source, self.cause, self.page)


class MissingInputError(InputError):
    """No such file, folder or glob."""


class EmptyInputError(InputError):
    """Zero bytes, or nothing but white space."""


class NotAPdfError(InputError):
    """The bytes are no PDF."""


class BrokenPdfError(InputError):
    """A PDF that is cut off or damaged beyond reading."""


class PasswordError(InputError):
    """A password is needed, or the given one is wrong."""


class NoPagesError(InputError):
    """A PDF without pages."""


class TextEncodingError(InputError):
    """Text that is not UTF-8, or that has NUL bytes."""


class RecordsError(Abstract2kbError):
    """A file of gold or predicted records is not what it should be: `line` counts from 1, `field` is a path like "outcomes.3.total"."""

    def __init__(self, source: str, reason: str, line: int | None = None, field: str | None = None) -> None:
        self.source, self.reason, self.line, self.field = source, reason, line, field
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {field + ': ' if field else ''}{reason}")

    def __reduce__(self) -> tuple[type[RecordsError], tuple[str, str, int | None, str | None]]:
        return type(self), (self.source, self.reason, self.line, self.field)


class GateError(Abstract2kbError):
    """A type's F1 is under its floor, or the floors are pinned to another gold set."""


class KbError(Abstract2kbError):
    """A store cannot be opened, read or written, or does not know what it is asked about; what was in it is as it was before."""


class ClusterError(Abstract2kbError):
    """The scheduler or the workers of a cluster cannot be reached, or were lost; what was done by then can be gone on with."""


class LexiconError(Abstract2kbError):
    """A lexicon line breaks its schema, or two entries claim one id."""


class ModelError(Abstract2kbError):
    """The spaCy pipeline is missing, damaged or of another version."""


class PipelineError(Abstract2kbError):
    """A component lacks the one it builds on."""
