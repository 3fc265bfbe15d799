"""`abstract2kb extract`: parse, call, print."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from abstract2kb.cli_options import (
    Debug,
    EngineOption,
    Failures,
    Images,
    Inputs,
    Learned,
    Lexicons,
    MaxPages,
    Output,
    PageTimeout,
    Password,
    ReportTimeout,
    Workers,
    cores,
    draw_pages,
    pipeline,
    refuse_overwriting,
)
from abstract2kb.export.plain import PlainFormat
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings

__all__ = ["extract"]

_REPORT_TIMEOUT = 900.0


def extract(
    inputs: Inputs,
    output: Output = None,
    form: Annotated[
        PlainFormat, typer.Option("--format", "-f", help="jsonl: one record set a line; json: one array; csv: a row per value.")
    ] = PlainFormat.JSONL,
    password: Password = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
    engine: EngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    report_timeout: ReportTimeout = _REPORT_TIMEOUT,
    workers: Workers = None,
    debug_images: Images = None,
    lexicon: Lexicons = None,
    model: Learned = None,
    debug: Debug = False,
) -> None:
    """Extract records from reports.

    Example: abstract2kb extract report.pdf -o out.jsonl
    """
    from abstract2kb.batch import extractions
    from abstract2kb.export.plain import opened, write
    from abstract2kb.inputs import expand

    items = list(expand(inputs))
    refuse_overwriting(items, output)
    settings = PdfSettings(engine, max_pages, page_timeout=page_timeout)
    nlp = pipeline(lexicon, model)
    failures = Failures(debug)
    screen = _Screen(quiet, len(items))

    def read() -> Iterator[object]:
        for number, result in enumerate(extractions(items, password, settings, workers or cores(), report_timeout, nlp)):
            screen.progress(number, result.source)
            if result.failure:
                failures.note(result.failure.message, result.failure.trace)
            if result.extraction:
                screen.show(result.extraction)
                yield result.extraction

    if output is None and sys.stdout.isatty() and not quiet:
        for _ in read():
            pass
    else:
        with opened(output) as stream:
            write(read(), stream, form)  # type: ignore[arg-type]
    screen.close(output)
    if debug_images:
        draw_pages(items, debug_images, password, settings)
    failures.exit()


class _Screen:
    """Summary tables and progress on standard error; few reports are shown whole, many as a line each."""

    FULL = 5

    def __init__(self, quiet: bool, total: int) -> None:
        from rich.console import Console

        self.quiet, self.total, self.done = quiet, total, 0
        self.console = Console(stderr=True)
        self.console.width = max(self.console.width, 80)

    def progress(self, number: int, source: str) -> None:
        """A counter that stays on one line of a terminal."""
        if not self.quiet and self.total > self.FULL and self.console.is_terminal:
            self.console.print(f"[{number + 1}/{self.total}] {source}", end="\r", highlight=False, markup=False)

    def show(self, extraction: object) -> None:
        """The tables of a report, or one line when there are many."""
        from abstract2kb.records import Extraction
        from abstract2kb.review import summary

        self.done += 1
        if self.quiet or not isinstance(extraction, Extraction):
            return
        if self.total <= self.FULL:
            self.console.print(summary(extraction))

    def close(self, output: Path | None) -> None:
        """What was written."""
        if not self.quiet:
            where = f" to {output}" if output else ""
            self.console.print(f"{self.done} of {self.total} inputs read{where}", highlight=False, markup=False)
