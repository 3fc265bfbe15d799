"""What the commands of the store share: their options, and how answers are printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from abstract2kb.errors import UsageError

if TYPE_CHECKING:
    from abstract2kb.kb import KnowledgeBase
    from abstract2kb.kb.printing import Form

__all__ = [
    "DEFAULT",
    "Csv",
    "Json",
    "Limit",
    "Many",
    "Name",
    "Reason",
    "SomeName",
    "Url",
    "base",
    "form_of",
    "limit_of",
    "print_object",
    "print_rows",
]

Url = Annotated[str, typer.Option("--kb", metavar="URL", help="The store: an SQLite file, or postgresql://user@host/database.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="An asset by any of its names, codes and brands.")]
SomeName = Annotated[Optional[str], typer.Argument(metavar="NAME", help="Only this asset.")]  # noqa: UP045 - typer reads it
Reason = Annotated[Optional[str], typer.Option("--reason", help="Why; kept with the decision.")]  # noqa: UP045
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="So many at most; 0 for all.")]
Many = Optional[list[str]]  # noqa: UP045
DEFAULT = "a2kb.db"


def limit_of(limit: int) -> int | None:
    """None for "all", which is written 0."""
    return limit or None


def base(url: str) -> KnowledgeBase:
    """The store of a command."""
    from abstract2kb.kb import KnowledgeBase

    return KnowledgeBase(url)


def form_of(as_json: bool, as_csv: bool) -> Form:
    """The form that is asked for; raises UsageError for both."""
    from abstract2kb.kb.printing import Form

    if as_json and as_csv:
        raise UsageError("choose one of --json and --csv")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


def print_rows(items: Iterable[Any], kind: type, form: Form, columns: Sequence[str] | None = None) -> int:
    """Dataclasses as rows; a table may show fewer columns than JSON and CSV."""
    from abstract2kb.kb.printing import Form, as_row, column_names, write_rows

    names = list(columns) if columns and form is Form.TABLE else column_names(kind)
    if form is Form.JSON:
        return write_rows(sys.stdout, form, names, (), items)
    return write_rows(sys.stdout, form, names, ([row[name] for name in names] for row in map(as_row, items)))


def print_object(item: object) -> None:
    """A dataclass as one JSON object."""
    import json
    from dataclasses import asdict

    typer.echo(json.dumps(asdict(item), ensure_ascii=False, indent=1))  # type: ignore[call-overload]
