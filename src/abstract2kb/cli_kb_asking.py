"""The commands that ask the store: `kb assets`, `kb history`, ..."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Optional

import typer

from abstract2kb.cli_kb_options import DEFAULT, Csv, Json, Limit, Many, Name, SomeName, Url, base, form_of, limit_of, print_object, print_rows
from abstract2kb.cli_options import say
from abstract2kb.terminal import printable

__all__ = ["assets", "conflicts", "diff", "history", "show", "sql", "trials", "versions"]


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
    limit: Limit = 100,
    kb: Url = DEFAULT,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List assets, one per entity over all reports.

    Example: abstract2kb kb assets --cytokine IL-2 --stage ">=Phase 2"
    """
    from abstract2kb.kb.entities import AssetRow

    form = form_of(as_json, as_csv)
    rows = base(kb).assets(
        cytokine=cytokine or (),
        target=target or (),
        company=company or (),
        condition=condition or (),
        trial=trial or (),
        stage=stage,
        modality=modality,
        name=name,
        every=every,
        limit=limit + 1 if limit else None,
    )
    if limit and len(rows) > limit:
        say(f"the first {limit} assets; --limit 0 shows all")
    print_rows(
        rows[: limit_of(limit)],
        AssetRow,
        form,
        ("name", "role", "modality", "stage", "companies", "cytokines", "targets", "reports", "first", "last"),
    )


def show(name: Name, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """Show one asset: its names and why they are joined, its facts with quotes and the number of independent sources.

    Example: abstract2kb kb show THOR-707
    """
    from abstract2kb.kb.asking import Claim, Joined
    from abstract2kb.kb.entities import AssetRow
    from abstract2kb.kb.printing import Form

    form, found = form_of(as_json, as_csv), base(kb).show(name)
    if form is Form.JSON:
        print_object(found)
        return
    if form is Form.TABLE:
        typer.echo(printable(f"{found.asset.name}: {', '.join(found.names[1:]) or 'no other name'}\n"))
        print_rows([found.asset], AssetRow, form, ("role", "modality", "stage", "reports", "first", "last"))
        if found.joined:
            typer.echo()
            print_rows(found.joined, Joined, form)
        typer.echo()
    print_rows(found.claims, Claim, form)


def history(name: Name, limit: Limit = 100, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """Show an asset's stages and outcomes by report date and data cut-off; CSV has the outcomes.

    Of an asset that has more than the limit, the latest stages and the outcomes of the trials that the latest reports tell of, each trial whole.

    Example: abstract2kb kb history THOR-707
    """
    from abstract2kb.kb.history import OutcomeEntry, StageEntry
    from abstract2kb.kb.printing import Form

    form, found = form_of(as_json, as_csv), base(kb).history(name, limit_of(limit))
    if found.more or found.more_stages:
        say(f"{found.more} more outcomes and {found.more_stages} more stages, of earlier reports; --limit 0 shows all")
    if form is Form.JSON:
        print_object(found)
        return
    if form is Form.TABLE:
        typer.echo(printable(f"{found.name}\n"))
        print_rows(found.stages, StageEntry, form)
        typer.echo()
    print_rows(
        found.outcomes,
        OutcomeEntry,
        form,
        ("trial", "regimen", "endpoint", "arm", "date", "cutoff", "number", "change", "sources", "report", "quote"),
    )


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

    form, found = form_of(as_json, as_csv), base(kb).diff(since, name)
    if form is Form.JSON:
        print_object(found)
        return
    parts: tuple[tuple[str, Iterable[Any], type, Sequence[str] | None], ...] = (
        ("New assets", found.new, NewAsset, None),
        ("Stage moves", found.stage_moves, StageMove, None),
        ("Updated response counts", found.updated_counts, Difference, _SIDES),
    )
    for title, items, kind, columns in parts:
        typer.echo(f"# {title}" if form is Form.CSV else f"{title} since {found.since}\n")
        print_rows(items, kind, form, columns)
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
    print_rows(base(kb).conflicts(name, every=every), Difference, form_of(as_json, as_csv), columns)


def trials(name: SomeName = None, limit: Limit = 0, kb: Url = DEFAULT, as_json: Json = False, as_csv: Csv = False) -> None:
    """List trials by registry number, with what the latest report says of each.

    Example: abstract2kb kb trials THOR-707
    """
    from abstract2kb.kb.asking import TrialRow

    print_rows(base(kb).trials(name, limit=limit_of(limit)), TrialRow, form_of(as_json, as_csv))


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

    form = form_of(as_json, as_csv)
    with base(kb).sql(query) as answer:
        write_rows(sys.stdout, form, answer.columns, answer.rows)


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
        print_rows(base(kb).versions(report), Version, form_of(as_json, as_csv))
        return
    for extraction in base(kb).extractions(report, document):
        typer.echo(extraction.model_dump_json())
