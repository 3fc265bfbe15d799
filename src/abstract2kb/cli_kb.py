"""The commands of the store: `kb load`, `kb assets`, `kb history`, ... Exit codes as in cli.py."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from abstract2kb.cli_options import say
from abstract2kb.errors import RecordsError, UsageError
from abstract2kb.terminal import printable

if TYPE_CHECKING:
    from abstract2kb.kb import KnowledgeBase
    from abstract2kb.kb.decisions import Decision
    from abstract2kb.kb.loading import Parsed
    from abstract2kb.kb.printing import Form

__all__ = ["kb_app"]

kb_app = typer.Typer(help="Keep records of many reports in one store, and ask it.", no_args_is_help=True, rich_markup_mode=None)

Url = Annotated[str, typer.Option("--kb", metavar="URL", help="The store: an SQLite file, or postgresql://user@host/database.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="An asset by any of its names, codes and brands.")]
SomeName = Annotated[Optional[str], typer.Argument(metavar="NAME", help="Only this asset.")]  # noqa: UP045 - typer reads it
Reason = Annotated[Optional[str], typer.Option("--reason", help="Why; kept with the decision.")]  # noqa: UP045
Limit = Annotated[Optional[int], typer.Option("--limit", metavar="N", min=1, help="The first N only.")]  # noqa: UP045
Many = Optional[list[str]]  # noqa: UP045
DEFAULT = "a2kb.db"


def _base(url: str) -> KnowledgeBase:
    from abstract2kb.kb import KnowledgeBase

    return KnowledgeBase(url)


def _form(as_json: bool, as_csv: bool) -> Form:
    from abstract2kb.kb.printing import Form

    if as_json and as_csv:
        raise UsageError("choose one of --json and --csv")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


def _print(items: Iterable[Any], kind: type, form: Form, columns: Sequence[str] | None = None) -> int:
    """Dataclasses as rows; a table may show fewer columns than JSON and CSV."""
    from abstract2kb.kb.printing import Form, as_row, column_names, write_rows

    names = list(columns) if columns and form is Form.TABLE else column_names(kind)
    if form is Form.JSON:
        return write_rows(sys.stdout, form, names, (), items)
    return write_rows(sys.stdout, form, names, ([row[name] for name in names] for row in map(as_row, items)))


def _print_object(item: object) -> None:
    import json
    from dataclasses import asdict

    typer.echo(json.dumps(asdict(item), ensure_ascii=False, indent=1))  # type: ignore[call-overload]


@kb_app.command()
def load(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="What `extract` wrote: .jsonl or .json files, or - for standard input.")],
    kb: Url = DEFAULT,
    as_json: Json = False,
) -> None:
    """Load extractions; a report that is there already changes nothing, a newer extraction of it takes its place.

    Example: abstract2kb kb load out.jsonl
    """
    from dataclasses import asdict

    bad: list[RecordsError] = []

    def note(error: RecordsError) -> None:
        bad.append(error)
        say(f"error: {error}")

    done = _base(kb).load_parsed(_parsed(inputs), note)
    if as_json:
        import json

        typer.echo(json.dumps(asdict(done) | {"bad": len(bad)}))
    else:
        typer.echo(f"{kb}: {done.new} new, {done.replaced} replaced, {done.unchanged} unchanged" + (f", {len(bad)} not loaded" if bad else ""))
    if bad:
        raise typer.Exit(1)


def _parsed(inputs: Sequence[str]) -> Iterator[Parsed | RecordsError]:
    from abstract2kb.kb.loading import parsed_file, parsed_lines

    for each in inputs:
        if each == "-":
            yield from parsed_lines(sys.stdin.buffer, "standard input")
        else:
            yield from parsed_file(Path(each))


@kb_app.command()
def assets(
    cytokine: Annotated[Many, typer.Option("--cytokine", help="Has this cytokine; may be given again, as all below.")] = None,
    target: Annotated[Many, typer.Option("--target", help="Binds or acts on this.")] = None,
    company: Annotated[Many, typer.Option("--company", help="Of this company.")] = None,
    condition: Annotated[Many, typer.Option("--condition", help="Tested in this condition.")] = None,
    trial: Annotated[Many, typer.Option("--trial", help="In this trial, by registry number.")] = None,
    stage: Annotated[Optional[str], typer.Option("--stage", help='The highest stage that any report states: "Phase 2", ">=Phase 2".')] = None,  # noqa: UP045
    modality: Annotated[Optional[str], typer.Option("--modality", help='"CAR-T", "antibody-drug conjugate", ...')] = None,  # noqa: UP045
    name: Annotated[Optional[str], typer.Option("--name", help="Has this in one of its names.")] = None,  # noqa: UP045
    every: Annotated[bool, typer.Option("--all", help="Also those that reports only mention.")] = False,
    limit: Limit = None,
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List assets, one per entity over all reports.

    Example: abstract2kb kb assets --cytokine IL-2 --stage ">=Phase 2"
    """
    from abstract2kb.kb.entities import AssetRow

    form = _form(as_json, as_csv)
    rows = _base(kb).assets(
        cytokine=cytokine or (),
        target=target or (),
        company=company or (),
        condition=condition or (),
        trial=trial or (),
        stage=stage,
        modality=modality,
        name=name,
        every=every,
        limit=limit,
    )
    _print(rows, AssetRow, form, ("name", "role", "modality", "stage", "companies", "cytokines", "targets", "reports", "first", "last"))


@kb_app.command()
def show(name: Name, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """Show one asset: its names and why they are joined, its facts with quotes and the number of independent sources.

    Example: abstract2kb kb show THOR-707
    """
    from abstract2kb.kb.asking import Claim, Joined
    from abstract2kb.kb.entities import AssetRow
    from abstract2kb.kb.printing import Form

    form, found = _form(as_json, as_csv), _base(kb).show(name)
    if form is Form.JSON:
        _print_object(found)
        return
    if form is Form.TABLE:
        typer.echo(printable(f"{found.asset.name}: {', '.join(found.names[1:]) or 'no other name'}\n"))
        _print([found.asset], AssetRow, form, ("role", "modality", "stage", "reports", "first", "last"))
        if found.joined:
            typer.echo()
            _print(found.joined, Joined, form)
        typer.echo()
    _print(found.claims, Claim, form)


@kb_app.command()
def history(name: Name, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """Show an asset's stages and outcomes by report date and data cut-off; CSV has the outcomes.

    Example: abstract2kb kb history THOR-707
    """
    from abstract2kb.kb.history import OutcomeEntry, StageEntry
    from abstract2kb.kb.printing import Form

    form, found = _form(as_json, as_csv), _base(kb).history(name)
    if form is Form.JSON:
        _print_object(found)
        return
    if form is Form.TABLE:
        typer.echo(printable(f"{found.name}\n"))
        _print(found.stages, StageEntry, form)
        typer.echo()
    _print(
        found.outcomes,
        OutcomeEntry,
        form,
        ("trial", "regimen", "endpoint", "arm", "date", "cutoff", "number", "change", "sources", "report", "quote"),
    )


@kb_app.command()
def diff(
    since: Annotated[str, typer.Option("--since", help='A date ("2021-04") or a congress ("AACR 2021").')],
    name: SomeName = None,
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Show what is new since a date: assets, stage moves, updated response counts.

    Example: abstract2kb kb diff --since 2021-04
    """
    from abstract2kb.kb.changes import NewAsset, StageMove
    from abstract2kb.kb.conflicts import Difference
    from abstract2kb.kb.printing import Form

    form, found = _form(as_json, as_csv), _base(kb).diff(since, name)
    if form is Form.JSON:
        _print_object(found)
        return
    parts: tuple[tuple[str, Iterable[Any], type, Sequence[str] | None], ...] = (
        ("New assets", found.new, NewAsset, None),
        ("Stage moves", found.stage_moves, StageMove, None),
        ("Updated response counts", found.updated_counts, Difference, _SIDES),
    )
    for title, items, kind, columns in parts:
        typer.echo(f"# {title}" if form is Form.CSV else f"{title} since {found.since}\n")
        _print(items, kind, form, columns)
        typer.echo()


_SIDES = (
    "about",
    "trial",
    "field",
    "earlier.date",
    "earlier.arm",
    "earlier.number",
    "later.date",
    "later.arm",
    "later.number",
    "reason",
    "later.quote",
)


@kb_app.command()
def conflicts(
    name: SomeName = None,
    every: Annotated[bool, typer.Option("--all", help="Updates and other cohorts too, each told as such.")] = False,
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List numbers that cannot both be right, each side with its quote; updates and other cohorts are none.

    Example: abstract2kb kb conflicts --all zanubrutinib
    """
    from abstract2kb.kb.conflicts import Difference

    columns = (
        "verdict",
        "about",
        "trial",
        "field",
        "reason",
        "earlier.report",
        "earlier.number",
        "earlier.quote",
        "later.report",
        "later.number",
        "later.quote",
    )
    _print(_base(kb).conflicts(name, every=every), Difference, _form(as_json, as_csv), columns)


@kb_app.command()
def trials(name: SomeName = None, limit: Limit = None, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """List trials by registry number, with what the latest report says of each.

    Example: abstract2kb kb trials THOR-707
    """
    from abstract2kb.kb.asking import TrialRow

    _print(_base(kb).trials(name, limit=limit), TrialRow, _form(as_json, as_csv))


@kb_app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="SELECT", help="One SELECT; the views v_... are made for it.")],
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Run one SELECT; the connection can only read.

    Example: abstract2kb kb sql "SELECT asset, stage FROM v_assets"
    """
    from abstract2kb.kb.printing import write_rows

    form = _form(as_json, as_csv)
    with _base(kb).sql(query) as answer:
        write_rows(sys.stdout, form, answer.columns, answer.rows)


@kb_app.command()
def versions(
    report: Annotated[Optional[str], typer.Argument(metavar="REPORT", help="A report by its id or source.")] = None,  # noqa: UP045
    document: Annotated[Optional[str], typer.Option("--print", metavar="VERSION", help="Print this version's extraction as it was loaded.")] = None,  # noqa: UP045
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the versions of reports, or print one as it was loaded, with all its evidence.

    Example: abstract2kb kb versions report.pdf
    """
    from abstract2kb.kb.asking import Version

    if document is None:
        _print(_base(kb).versions(report), Version, _form(as_json, as_csv))
        return
    for extraction in _base(kb).extractions(report, document):
        typer.echo(extraction.model_dump_json())


def _tell(decision: Decision, as_json: bool, taken_back: bool = False) -> None:
    if as_json:
        _print_object(decision)
    else:
        typer.echo(printable(f"decision {decision.no}{' taken back' if taken_back else ''}: {decision.kind} {decision.a} | {decision.b}"))


@kb_app.command()
def merge(name: Name, other: Name, reason: Reason = None, kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Decide that two names are one asset; every later load respects it.

    Example: abstract2kb kb merge SAR444245 THOR-707
    """
    _tell(_base(kb).merge(name, other, reason), as_json)


@kb_app.command()
def split(name: Name, other: Name, reason: Reason = None, kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Decide that two names are two assets, whatever reports and lexicons say.

    Example: abstract2kb kb split RP1 "RP-1 antibody"
    """
    _tell(_base(kb).split(name, other, reason), as_json)


@kb_app.command("date")
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
    _tell(_base(kb).set_date(report, date, reason), as_json)


@kb_app.command()
def undo(number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision's number.")], kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Take a decision back.

    Example: abstract2kb kb undo 3
    """
    _tell(_base(kb).undo(number), as_json, taken_back=True)


@kb_app.command()
def decisions(kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """List the decisions that hold.

    Example: abstract2kb kb decisions
    """
    from abstract2kb.kb.decisions import Decision

    _print(_base(kb).decisions(), Decision, _form(as_json, as_csv))


@kb_app.command()
def migrate(kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Bring a store that an older version made up to date.

    Example: abstract2kb kb migrate
    """
    _base(kb).migrate()
    typer.echo('{"migrated": true}' if as_json else f"{kb}: up to date")
