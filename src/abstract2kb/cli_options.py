"""What the commands share: the options that several of them take, lines to the terminal, counted failures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.errors import Abstract2kbError, UsageError
from abstract2kb.pdf.settings import Engine, PdfSettings
from abstract2kb.terminal import printable

if TYPE_CHECKING:
    from spacy.language import Language

    from abstract2kb.inputs import Input

__all__ = [
    "Debug",
    "Failures",
    "Images",
    "Inputs",
    "Learned",
    "Lexicons",
    "MaxPages",
    "MaxSize",
    "Output",
    "PageTimeout",
    "Password",
    "PdfEngineOption",
    "ReportMemory",
    "ReportTimeout",
    "SomeInputs",
    "Workers",
    "cores",
    "draw_pages",
    "pipeline",
    "refuse_overwriting",
    "say",
]

_INPUTS = "PDF, .txt, .jsonl or .zip files, folders, globs, URLs of these (https, s3, gs, ...), or - for text on standard input."
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help=_INPUTS)]
SomeInputs = Annotated[Optional[list[str]], typer.Argument(metavar="INPUT...", help=_INPUTS)]  # noqa: UP045 - typer reads it


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
PdfEngineOption = Annotated[
    Engine,
    typer.Option(
        "--pdf-engine",
        "--engine",
        help="Who reads PDF pages: PDFium, pdfplumber's own parser (pdfminer), or auto: the latter where PDFium fails the checks.",
    ),
]
MaxPages = Annotated[Optional[int], typer.Option("--max-pages", metavar="N", min=1, help="Read the first N pages of each PDF only.")]  # noqa: UP045 - typer reads it
MaxSize = Annotated[int, typer.Option("--max-size", metavar="MB", min=1, help="Refuse an input that is larger, or that unpacks to more.")]
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
ReportTimeout = Annotated[float, typer.Option("--report-timeout", metavar="SECONDS", help="Give up a report that takes longer; the others go on.")]
ReportMemory = Annotated[
    int, typer.Option("--report-memory", metavar="MB", min=1, help="Give up a report whose worker needs more memory (on Linux); the others go on.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Print the traceback of an internal error.")]


def say(line: str) -> None:
    """One line to standard error."""
    typer.echo(printable(line).replace("\n", " "), err=True)


class Failures:
    """Counts and prints the inputs that failed."""

    def __init__(self, debug: bool = False) -> None:
        self.count, self.debug = 0, debug

    def note(self, message: str, trace: str | None = None) -> None:
        """Prints one line (and the traceback, if asked for)."""
        self.count += 1
        say(f"error: {message}")
        if trace and self.debug:
            typer.echo(trace, err=True)

    def exit(self) -> None:
        """Ends with code 1 if anything failed."""
        if self.count:
            raise typer.Exit(1)


def pipeline(lexicons: list[Path] | None, learned: str | None) -> Language | None:
    """The pipeline with the user's additions; None where there are none, for then it is loaded when it is needed."""
    if not lexicons and not learned:
        return None
    from abstract2kb.pipeline import model

    return model(None, tuple(lexicons or ()), learned)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def draw_pages(items: Sequence[object], folder: Path, password: str | None, settings: PdfSettings) -> None:
    """What was read, drawn over the pages of the PDFs among the inputs, as PNG in the folder."""
    from abstract2kb.inputs import Input
    from abstract2kb.pdf.debug import draw
    from abstract2kb.pdf.report import Report

    for item in items:
        if isinstance(item, Input) and item.suffix == ".pdf" and item.error is None:
            own = folder if len(items) == 1 else folder / Path(item.source).stem
            try:
                data, key = item.data(), item.password or password
                draw(data, Report.from_pdf(data, item.source, key, settings), own, password=key)
            except Abstract2kbError:
                continue


def refuse_overwriting(items: Sequence[Input], output: Path | None) -> None:
    """Raises UsageError when the output would take the place of an input."""
    for item in items:
        if output is not None and item.local is not None and output.exists() and item.local.exists() and output.samefile(item.local):
            raise UsageError(f"{output}: is an input of this run; choose another output")
