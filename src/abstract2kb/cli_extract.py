"""`abstract2kb extract`: parse, call, print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from abstract2kb.cli_engines import EngineName, EngineOption, Manifests, SchedulerOption, SomePdfEngine, all_inputs, chosen, worker_of
from abstract2kb.cli_options import (
    Debug,
    Images,
    Learned,
    Lexicons,
    MaxPages,
    MaxSize,
    Output,
    PageTimeout,
    Password,
    ReportMemory,
    ReportTimeout,
    SomeInputs,
    Workers,
    draw_pages,
    refuse_overwriting,
)
from abstract2kb.cli_screen import LogFormat, screen_of
from abstract2kb.export.plain import PlainFormat
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings

__all__ = ["extract"]

_REPORT_TIMEOUT = 900.0
_REPORT_MEMORY = 3000

Failures = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it
    typer.Option("--failures", metavar="FILE", help="Where to write what failed and why; OUTPUT.failures.jsonl if not given."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was stopped: what is done is not done again.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Only what failed in the run that wrote the output, once more.")]


def extract(
    inputs: SomeInputs = None,
    manifest: Manifests = None,
    output: Output = None,
    form: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="jsonl: one record set a line; json: one array; csv: a row per value.")
    ] = PlainFormat.JSONL,
    resume: Resume = False,
    retry_failed: RetryFailed = False,
    failures: Failures = None,
    password: Password = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
    log_format: Annotated[LogFormat, typer.Option("--log-format", help="How to tell what goes on, on standard error.")] = LogFormat.TEXT,
    engine: EngineOption = EngineName.LOCAL,
    scheduler: SchedulerOption = None,
    pdf_engine: SomePdfEngine = None,
    max_size: MaxSize = 1000,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    report_timeout: ReportTimeout = _REPORT_TIMEOUT,
    report_memory: ReportMemory = _REPORT_MEMORY,
    workers: Workers = None,
    debug_images: Images = None,
    lexicon: Lexicons = None,
    model: Learned = None,
    debug: Debug = False,
) -> None:
    """Extract records from reports.

    Example: abstract2kb extract report.pdf -o out.jsonl
    """
    from abstract2kb.batch import Job, Limits, Stopped, held, stoppable
    from abstract2kb.batch.whole import Plan, carry_out

    cluster, pages_by = chosen(engine, pdf_engine, scheduler, workers)
    plan = Plan(output, form, failures, resume, retry_failed, shown=output is not None or quiet or not sys.stdout.isatty())
    items = [held(item) for item in all_inputs(inputs or (), manifest or (), max_size) if item.path is None or item.path != plan.failures_place]
    refuse_overwriting(items, output)
    job = Job(password, PdfSettings(pages_by, max_pages, page_timeout=page_timeout), tuple(lexicon or ()), model)
    if lexicon or model:
        job.pipeline()  # what is wrong with them is told before anything is read
    screen = screen_of(log_format, quiet, debug)
    engine_for = worker_of(cluster, job, workers, Limits(report_timeout, report_memory), screen.glance)
    try:
        with stoppable():
            failed = carry_out(items, job, plan, engine_for, screen)
            screen.ends(output)
    except Stopped as stop:
        screen.close()
        screen.stopped(str(stop), resumable=plan.kept is not None)
        raise typer.Exit(stop.exit_code) from None
    finally:
        screen.close()
    if debug_images:
        draw_pages(items, debug_images, password, job.settings)
    if failed:
        raise typer.Exit(1)
