"""The commands that fill the store: `kb load`, `kb build`, `kb migrate`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.cli_kb_options import DEFAULT, Json, Url, base
from abstract2kb.cli_options import (
    Debug,
    Failures,
    Inputs,
    Learned,
    Lexicons,
    MaxPages,
    PageTimeout,
    Password,
    PdfEngineOption,
    ReportTimeout,
    Workers,
    cores,
    say,
)
from abstract2kb.errors import RecordsError
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings

if TYPE_CHECKING:
    from abstract2kb.building import Reading, State
    from abstract2kb.inputs import Input
    from abstract2kb.kb import KnowledgeBase
    from abstract2kb.kb.loading import Loaded

__all__ = ["build", "load", "migrate"]

_REPORT_TIMEOUT = 900.0


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

    done = _loaded(base(kb), inputs, note)
    if as_json:
        typer.echo(json.dumps(asdict(done) | {"bad": len(bad)}))
    else:
        typer.echo(f"{kb}: {done.new} new, {done.replaced} replaced, {done.unchanged} unchanged" + (f", {len(bad)} not loaded" if bad else ""))
    if bad:
        raise typer.Exit(1)


def build(
    inputs: Inputs,
    kb: Url = DEFAULT,
    xlsx: Annotated[Optional[Path], typer.Option("--xlsx", metavar="FILE", help="Then write the store's current records to this workbook.")] = None,  # noqa: UP045
    password: Password = None,
    engine: PdfEngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    report_timeout: ReportTimeout = _REPORT_TIMEOUT,
    workers: Workers = None,
    lexicon: Lexicons = None,
    model: Learned = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    debug: Debug = False,
    as_json: Json = False,
) -> None:
    """Extract reports and load them; what the store has already, read by this version of the tool, is not read again.

    Example: abstract2kb kb build report.pdf --kb a2kb.db --xlsx a2kb.xlsx
    """
    from abstract2kb.building import Reading, State
    from abstract2kb.export.formats import ExportFormat, export, require
    from abstract2kb.inputs import expand

    if xlsx is not None:
        require(ExportFormat.EXCEL)
    items = list(expand(inputs))
    settings = PdfSettings(engine, max_pages, page_timeout=page_timeout)
    reading = Reading(password, settings, workers or cores(), report_timeout, tuple(lexicon or ()), model)
    failures = Failures(debug)
    counts = _steps(items, base(kb), reading, failures, quiet)
    if xlsx is not None and counts[State.LOADED] + counts[State.UNCHANGED]:
        with base(kb).current() as current:
            export(current.extractions(), xlsx, ExportFormat.EXCEL, entities=current)
    if as_json:
        typer.echo(json.dumps({"loaded": counts[State.LOADED], "unchanged": counts[State.UNCHANGED], "failed": failures.count}))
    else:
        typer.echo(f"{kb}: {counts[State.LOADED]} loaded, {counts[State.UNCHANGED]} there already, {failures.count} failed")
    failures.exit()


def _steps(items: Sequence[Input], store: KnowledgeBase, reading: Reading, failures: Failures, quiet: bool) -> Counter[State]:
    from abstract2kb.building import build as steps

    counts: Counter[State] = Counter()
    for number, step in enumerate(steps(items, store.store, reading), start=1):
        counts[step.state] += 1
        if step.failure:
            failures.note(step.failure.message, step.failure.trace)
        elif not quiet and sys.stderr.isatty():
            say(f"[{number}/{len(items)}] {step.source}: {step.state.value}")
    return counts


def _loaded(store: KnowledgeBase, inputs: Sequence[str], note: Callable[[RecordsError], object]) -> Loaded:
    from abstract2kb.kb.loading import Loaded
    from abstract2kb.kb.preparing import prepared_lines

    done = Loaded()
    for dash, group in groupby(inputs, key=lambda each: each == "-"):
        if dash:
            done += store.load_prepared(prepared_lines(sys.stdin.buffer, "standard input"), note)
        else:
            done += store.load_files([Path(each) for each in group], note, cores())
    return done


def migrate(kb: Url = DEFAULT, as_json: Json = False) -> None:
    """Bring a store that an older version made up to date.

    Example: abstract2kb kb migrate
    """
    base(kb).migrate()
    typer.echo('{"migrated": true}' if as_json else f"{kb}: up to date")
