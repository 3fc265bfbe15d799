"""The command line: parse, call, print. Exit codes: 0 all read, 1 an input failed, 2 the call was wrong."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from abstract2kb import cli_export, cli_extract, cli_kb, cli_lexicon, cli_scoring, cli_serve, cli_watch
from abstract2kb.cli_options import (
    Failures,
    Images,
    Inputs,
    Learned,
    Lexicons,
    MaxPages,
    Output,
    PageTimeout,
    Password,
    PdfEngineOption,
    draw_pages,
    pipeline,
    refuse_overwriting,
    say,
)
from abstract2kb.errors import Abstract2kbError, UsageError
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings
from abstract2kb.spacy_start import leave_out_commands

if TYPE_CHECKING:
    from abstract2kb.pdf.report import Report

__all__ = ["app", "main"]

app = typer.Typer(
    name="abstract2kb",
    help="Reads oncology conference reports and writes structured records, each value with the page, box and words it came from.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _each(
    inputs: list[str],
    output: Path | None,
    password: str | None,
    settings: PdfSettings,
    lines: Callable[[Report], Iterable[str]],
    images: Path | None = None,
) -> None:
    """Writes the lines of every report that can be read, and ends with code 1 if one could not."""
    from abstract2kb.batch import Failure, failure_of_report, reports
    from abstract2kb.export.plain import opened
    from abstract2kb.inputs import expand

    failures = Failures()
    items = list(expand(inputs))
    refuse_overwriting(items, output)
    with opened(output) as stream:
        for _, report in reports(items, password, settings):
            if isinstance(report, Failure):
                failures.note(report.message)
                continue
            failed = failure_of_report(report)
            if failed:
                failures.note(failed.message)
            if report.text.strip():
                stream.writelines(lines(report))
                for note in report.notes:
                    if note.severity == "error":
                        say(f"warning: {report.source}: {note.message}")
    if images:
        draw_pages(items, images, password, settings)
    failures.exit()


@app.command()
def annotate(
    inputs: Inputs,
    output: Output = None,
    password: Password = None,
    engine: PdfEngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    lexicon: Lexicons = None,
    model: Learned = None,
) -> None:
    """Write the mentions (drugs, targets, endpoints, counts, ...) and what each told number is of as standoff JSON Lines.

    Example: abstract2kb annotate report.pdf -o spans.jsonl
    """
    from abstract2kb.pipeline import annotate as spans_of

    nlp = pipeline(lexicon, model)
    _each(
        inputs,
        output,
        password,
        PdfSettings(engine, max_pages, page_timeout=page_timeout),
        lambda report: [json.dumps(spans_of(report, nlp), ensure_ascii=False) + "\n"],
    )


@app.command()
def text(
    inputs: Inputs,
    output: Output = None,
    password: Password = None,
    engine: PdfEngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    debug_images: Images = None,
) -> None:
    """Print the linear text that all offsets refer to.

    Example: abstract2kb text report.pdf
    """
    _each(inputs, output, password, PdfSettings(engine, max_pages, page_timeout=page_timeout), lambda report: [report.text], debug_images)


@app.command()
def tables(
    inputs: Inputs,
    output: Output = None,
    password: Password = None,
    engine: PdfEngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    debug_images: Images = None,
) -> None:
    """Write the tables, one a line, with the box, text and links of every cell; on a terminal, show them as grids.

    Example: abstract2kb tables report.pdf -o tables.jsonl
    """
    from abstract2kb.pdf.export import tables_jsonl
    from abstract2kb.review import grids

    def shown(report: Report) -> Iterable[str]:
        if output is None and sys.stdout.isatty():
            return grids(report.source, tables_jsonl(report))
        return (json.dumps(t, ensure_ascii=False) + "\n" for t in tables_jsonl(report))

    _each(inputs, output, password, PdfSettings(engine, max_pages, page_timeout=page_timeout), shown, debug_images)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    Example: abstract2kb schema > schema.json
    """
    from abstract2kb.records import json_schema

    typer.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


@app.command("build-model")
def build_model(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the pipeline to.")] = Path("models/a2kb_en"),
) -> None:
    """Build the spaCy pipeline from the lexicons (needs the extra "build").

    Example: abstract2kb build-model -o models/a2kb_en
    """
    from abstract2kb.nlp.build import write
    from abstract2kb.nlp.vocabulary import read_vocabulary

    write(output, read_vocabulary())
    typer.echo(f"written: {output}")


app.command()(cli_extract.extract)
app.command()(cli_watch.watch)
app.command("export")(cli_export.export_records)
app.command()(cli_scoring.score)
app.command()(cli_serve.serve)
app.add_typer(cli_scoring.gold_app, name="gold")
app.add_typer(cli_lexicon.lexicon_app, name="lexicon")
app.add_typer(cli_kb.kb_app, name="kb")


def _print_version(wanted: bool) -> None:
    if wanted:
        from abstract2kb import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Options before the command."""


def _terminated(number: int, _: FrameType | None) -> None:
    """End as after Ctrl-C: what was begun beside its place goes away."""
    sys.exit(128 + number)


def main() -> None:
    """The entry point: our own errors end in one line and the right code."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminated)
    leave_out_commands()
    try:
        app()
    except UsageError as error:
        say(f"error: {error}")
        sys.exit(2)
    except Abstract2kbError as error:
        say(f"error: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        say(f"error: {error.filename or 'output'}: {error.strerror or error}")
        sys.exit(2)
