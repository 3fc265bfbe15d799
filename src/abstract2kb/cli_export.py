"""The command `export`: what `extract` wrote, in the formats of other tools. Exit codes as in cli.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.cli_options import say
from abstract2kb.errors import UsageError
from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.saved import read_extractions

if TYPE_CHECKING:
    from abstract2kb.export.texts import StoredTexts
    from abstract2kb.inputs import Input
    from abstract2kb.records import Extraction

__all__ = ["export_records"]

Records = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads it
    typer.Argument(metavar="RECORDS...", help="What `extract` wrote: .jsonl or .json files, or folders of them; or --kb."),
]
Kb = Annotated[Optional[str], typer.Option("--kb", metavar="URL", help="Export what this store has, each report as last loaded.")]  # noqa: UP045
To = Annotated[
    ExportFormat,
    typer.Option(
        "--to",
        help="csv, parquet, kgx, neo4j, pubtator and brat are written to a folder, xlsx, ttl, jsonld, bioc-xml, bioc-json and webanno to a file.",
    ),
]
Target = Annotated[Path, typer.Option("--output", "-o", help="The file or folder to write; put in place when all is written.")]
TextInputs = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads it
    typer.Option(
        "--texts",
        metavar="INPUT",
        help="The texts of the reports, for bioc-xml, bioc-json and webanno if wanted, for pubtator and brat needed: the reports themselves "
        "(files, folders, globs), or the .jsonl that `annotate` wrote. May be given several times.",
    ),
]
Password = Annotated[Optional[str], typer.Option("--password", help="Password of encrypted PDFs among the texts.")]  # noqa: UP045


def export_records(
    to: To,
    output: Target,
    records: Records = None,
    kb: Kb = None,
    texts: TextInputs = None,
    password: Password = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Write records in the format of another tool: tables, workbook, knowledge graph, RDF, annotated text.

    Example: abstract2kb export out.jsonl --to xlsx -o out.xlsx
    """
    if output == Path("-"):
        raise UsageError("export writes to a file or folder, not to standard output")
    if bool(records) == bool(kb):
        raise UsageError("export what `extract` wrote (RECORDS...) or a store (--kb URL): one of them")
    _refuse_overwriting([*(records or ()), *(Path(t) for t in texts or ())], output)
    given = _Texts(texts, password) if texts else None
    count = _export_store(kb, output, to, given) if kb else export(read_extractions(records or ()), output, to, given)
    if not quiet:
        say(f"{count} {'report' if count == 1 else 'reports'} written to {output}")


def _export_store(url: str, output: Path, to: ExportFormat, texts: _Texts | None) -> int:
    from abstract2kb.kb import KnowledgeBase

    base = KnowledgeBase(url)
    _refuse_overwriting([base.store.path] if base.store.path else [], output)
    with base.current() as current:
        return export(current.extractions(), output, to, texts, current)


def _refuse_overwriting(inputs: Iterable[Path], output: Path) -> None:
    for path in inputs:
        if output.exists() and path.exists() and (output.samefile(path) or output.resolve() in path.resolve().parents):
            raise UsageError(f"{output}: is an input of this run; choose another output")


class _Texts:
    """Texts from what `annotate` wrote, or from the reports, which are read again when their turn comes."""

    def __init__(self, arguments: list[str], password: str | None) -> None:
        from abstract2kb.export.texts import StoredTexts

        stored = [a for a in arguments if a.endswith(".jsonl") and Path(a).is_file()]
        self._stored: StoredTexts = StoredTexts(Path(a) for a in stored)
        self._reports = {item.source: item for item in _inputs([a for a in arguments if a not in stored])}
        self._password = password

    def of(self, extraction: Extraction) -> str | None:
        """The text of the report, checked against the quotes of its records."""
        text = self._stored.of(extraction)
        if text is None and (item := self._reports.get(extraction.report.source)) is not None:
            text = self._read(item, extraction)
        if text is None:
            say(f"warning: {extraction.report.source}: no text among --texts")
        return text

    def _read(self, item: Input, extraction: Extraction) -> str:
        from abstract2kb.export.texts import checked
        from abstract2kb.inputs import read

        return checked(extraction, read(item, self._password, apart=True).text, item.source)


def _inputs(arguments: list[str]) -> Iterator[Input]:
    """The reports behind the arguments; one that is missing raises its error."""
    if arguments:
        from abstract2kb.inputs import expand

        for item in expand(arguments):
            if item.error is not None:
                raise item.error
            yield item
