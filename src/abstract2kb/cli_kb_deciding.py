"""The commands that decide: `kb merge`, `kb split`, `kb date`, and what takes a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abstract2kb.cli_kb_options import DEFAULT, Csv, Json, Name, Reason, Url, base, form_of, print_object, print_rows
from abstract2kb.terminal import printable

if TYPE_CHECKING:
    from abstract2kb.kb.decisions import Decision

__all__ = ["date_", "decisions", "merge", "split", "undo"]


def _tell(decision: Decision, as_json: bool, taken_back: bool = False) -> None:
    if as_json:
        print_object(decision)
    else:
        typer.echo(printable(f"decision {decision.no}{' taken back' if taken_back else ''}: {decision.kind} {decision.a} | {decision.b}"))


def merge(name: Name, other: Name, reason: Reason = None, kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Decide that two names are one asset; every later load respects it.

    Example: abstract2kb kb merge SAR444245 THOR-707
    """
    _tell(base(kb).merge(name, other, reason), as_json)


def split(name: Name, other: Name, reason: Reason = None, kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Decide that two names are two assets, whatever reports and lexicons say.

    Example: abstract2kb kb split RP1 "RP-1 antibody"
    """
    _tell(base(kb).split(name, other, reason), as_json)


def date_(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report by its id or source.")],
    date: Annotated[str, typer.Argument(metavar="DATE", help="2021, 2021-04 or 2021-04-10.")],
    reason: Reason = None,
    kb: Url = DEFAULT,
    as_json: Json = False,
) -> None:
    """Give a report its date, where its congress and year do not tell it.

    Example: abstract2kb kb date report.pdf 2021-04-10
    """
    _tell(base(kb).set_date(report, date, reason), as_json)


def undo(number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision's number.")], kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Take a decision back.

    Example: abstract2kb kb undo 3
    """
    _tell(base(kb).undo(number), as_json, taken_back=True)


def decisions(kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """List the decisions that hold.

    Example: abstract2kb kb decisions
    """
    from abstract2kb.kb.decisions import Decision

    print_rows(base(kb).decisions(), Decision, form_of(as_json, as_csv))
