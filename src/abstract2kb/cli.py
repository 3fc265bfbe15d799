"""The command line: parse, call, print. Exit codes: 0 all read, 1 an input failed, 2 the call was wrong."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb import cli_export, cli_kb, cli_lexicon, cli_scoring
from abstract2kb.errors import Abstract2kbError, UsageError
from abstract2kb.export.plain import PlainFormat
from abstract2kb.pdf.settings import DEFAULTS, Engine, PdfSettings

if TYPE_CHECKING:
    from spacy.language import Language

    from abstract2kb.inputs import Input
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

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="PDF, .txt or .jsonl files, folders, globs, or - for text on standard input.")]


def _unless_dash(path: Optional[Path]) -> Optional[Path]:  # noqa: UP045 - typer reads it
    """No path for "-", which stands for standard output as in other commands."""
    return None if path == Path("-") else path


Output = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it
    typer.Option("--output", "-o", callback=_unless_dash, help="Where to write; standard output if not given or -."),
]
Password = Annotated[Optional[str], typer.Option("--password", help="Password of encrypted PDFs.")]  # noqa: UP045 - typer reads it
Images = Annotated[  # typer reads the annotation
    Optional[Path],  # noqa: UP045
    typer.Option("--debug-images", metavar="DIR", help="Draw lines, columns and cells over each page, as PNG into DIR."),
]
EngineOption = Annotated[
    Engine,
    typer.Option(
        "--engine", help="Who reads PDF pages: PDFium, pdfplumber's own parser (pdfminer), or auto: the latter where PDFium fails the checks."
    ),
]
MaxPages = Annotated[Optional[int], typer.Option("--max-pages", metavar="N", min=1, help="Read the first N pages of each PDF only.")]  # noqa: UP045 - typer reads it
PageTimeout = Annotated[float, typer.Option("--page-timeout", metavar="SECONDS", help="Give up a PDF page that takes longer; the others go on.")]
Lexicons = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads it
    typer.Option("--lexicon", metavar="FILE", help="Lexicon lines of your own, which extend or override ours; may be given again."),
]
Learned = Annotated[
    Optional[str],  # noqa: UP045 - typer reads it
    typer.Option(
        "--model", metavar="NAME", help="An installed spaCy or scispaCy pipeline (or its folder): its entities are one more source of names."
    ),
]
Workers = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--workers", metavar="N", min=1, help="So many processes share the reports, or the articles of a book; as many as there are cores."),
]
ReportTimeout = Annotated[float, typer.Option("--report-timeout", metavar="SECONDS", help="Give up one of several reports when it takes longer.")]
Debug = Annotated[bool, typer.Option("--debug", help="Print the traceback of an internal error.")]


_REPORT_TIMEOUT = 900.0


def _say(line: str) -> None:
    """One line to standard error."""
    typer.echo(line.replace("\n", " "), err=True)


class _Failures:
    """Counts and prints the inputs that failed."""

    def __init__(self, debug: bool = False) -> None:
        self.count, self.debug = 0, debug

    def note(self, message: str, trace: str | None = None) -> None:
        """Prints one line (and the traceback, if asked for)."""
        self.count += 1
        _say(f"error: {message}")
        if trace and self.debug:
            typer.echo(trace, err=True)

    def exit(self) -> None:
        """Ends with code 1 if anything failed."""
        if self.count:
            raise typer.Exit(1)


@app.command()
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
    _refuse_overwriting(items, output)
    settings = PdfSettings(engine, max_pages, page_timeout=page_timeout)
    nlp = _pipeline(lexicon, model)
    failures = _Failures(debug)
    screen = _Screen(quiet, len(items))

    def read() -> Iterator[object]:
        for number, result in enumerate(extractions(items, password, settings, workers or _cores(), report_timeout, nlp)):
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
        _draw(items, debug_images, password, settings)
    failures.exit()


def _pipeline(lexicons: list[Path] | None, learned: str | None) -> Language | None:
    """The pipeline with the user's additions; None where there are none, for then it is loaded when it is needed."""
    if not lexicons and not learned:
        return None
    from abstract2kb.pipeline import model

    return model(None, tuple(lexicons or ()), learned)


def _cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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


def _draw(items: Sequence[object], folder: Path, password: str | None, settings: PdfSettings) -> None:
    from abstract2kb.inputs import Input
    from abstract2kb.pdf.debug import draw
    from abstract2kb.pdf.report import Report

    for item in items:
        if isinstance(item, Input) and item.path and item.path.suffix.lower() == ".pdf" and item.error is None:
            data = item.path.read_bytes()
            own = folder if len(items) == 1 else folder / Path(item.source).stem
            try:
                draw(data, Report.from_pdf(data, item.source, password, settings), own, password=password)
            except Abstract2kbError:
                continue


def _refuse_overwriting(items: Sequence[Input], output: Path | None) -> None:
    """Raises UsageError when the output would take the place of an input."""
    for item in items:
        if output is not None and item.path is not None and output.exists() and item.path.exists() and output.samefile(item.path):
            raise UsageError(f"{output}: is an input of this run; choose another output")


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

    failures = _Failures()
    items = list(expand(inputs))
    _refuse_overwriting(items, output)
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
                        _say(f"warning: {report.source}: {note.message}")
    if images:
        _draw(items, images, password, settings)
    failures.exit()


@app.command()
def annotate(
    inputs: Inputs,
    output: Output = None,
    password: Password = None,
    engine: EngineOption = Engine.AUTO,
    max_pages: MaxPages = None,
    page_timeout: PageTimeout = DEFAULTS.page_timeout,
    lexicon: Lexicons = None,
    model: Learned = None,
) -> None:
    """Write the mentions (drugs, targets, endpoints, counts, ...) and what each told number is of as standoff JSON Lines.

    Example: abstract2kb annotate report.pdf -o spans.jsonl
    """
    from abstract2kb.pipeline import annotate as spans_of

    nlp = _pipeline(lexicon, model)
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
    engine: EngineOption = Engine.AUTO,
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
    engine: EngineOption = Engine.AUTO,
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


app.command("export")(cli_export.export_records)
app.command()(cli_scoring.score)
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


def main() -> None:
    """The entry point: our own errors end in one line and the right code."""
    try:
        app()
    except UsageError as error:
        _say(f"error: {error}")
        sys.exit(2)
    except Abstract2kbError as error:
        _say(f"error: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        _say(f"error: {error.filename or 'output'}: {error.strerror or error}")
        sys.exit(2)
