"""The formats of `abstract2kb export` and the one function that writes them: to a temporary place first, put in place when all is written.

Example: `export(read_extractions([Path("out.jsonl")]), Path("out.xlsx"), ExportFormat.EXCEL)`. A format is one module with a function
`write(extractions, place, about, texts)`; it is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from abstract2kb.errors import UsageError
from abstract2kb.export.about import About, Entities
from abstract2kb.export.places import METADATA, new_file, new_folder
from abstract2kb.export.texts import NoTexts, Texts
from abstract2kb.records import Extraction

__all__ = ["SPECS", "ExportFormat", "Spec", "TextUse", "export", "require"]


class ExportFormat(StrEnum):
    """What `export --to` takes."""

    CSV = "csv"
    PARQUET = "parquet"
    EXCEL = "xlsx"
    KGX = "kgx"
    NEO4J = "neo4j"
    TURTLE = "ttl"
    JSON_LD = "jsonld"
    BIOC_XML = "bioc-xml"
    BIOC_JSON = "bioc-json"
    PUBTATOR = "pubtator"
    BRAT = "brat"
    WEB_ANNOTATION = "webanno"


class TextUse(StrEnum):
    """What a format does with the linear text of a report: nothing, better with it, or not at all without it."""

    NONE = "none"
    OPTIONAL = "optional"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Spec:
    """How a format is written: by which module, to a folder or a file, with which extra (library), with which use of texts."""

    module: str
    folder: bool = False
    extra: str | None = None
    library: str | None = None
    texts: TextUse = TextUse.NONE


SPECS: dict[ExportFormat, Spec] = {
    ExportFormat.CSV: Spec("csv_tables", folder=True),
    ExportFormat.PARQUET: Spec("parquet", folder=True, extra="parquet", library="pyarrow"),
    ExportFormat.EXCEL: Spec("excel", extra="excel", library="openpyxl"),
    ExportFormat.KGX: Spec("kgx", folder=True),
    ExportFormat.NEO4J: Spec("neo4j", folder=True),
    ExportFormat.TURTLE: Spec("turtle"),
    ExportFormat.JSON_LD: Spec("jsonld"),
    ExportFormat.BIOC_XML: Spec("bioc_xml", texts=TextUse.OPTIONAL),
    ExportFormat.BIOC_JSON: Spec("bioc_json", texts=TextUse.OPTIONAL),
    ExportFormat.PUBTATOR: Spec("pubtator", folder=True, texts=TextUse.NEEDED),
    ExportFormat.BRAT: Spec("brat", folder=True, texts=TextUse.NEEDED),
    ExportFormat.WEB_ANNOTATION: Spec("web_annotation", texts=TextUse.OPTIONAL),
}


class _Writer(Protocol):
    """A format's module."""

    def write(self, extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
        """Writes the extractions, as they come, to an empty folder or a file."""


def require(form: ExportFormat) -> None:
    """Raises UsageError when the library that a format needs is not installed."""
    spec = SPECS[form]
    if spec.library and find_spec(spec.library) is None:
        raise UsageError(f'--to {form.value} needs {spec.library}, which is not installed: pip install "abstract2kb[{spec.extra}]"')


def export(extractions: Iterable[Extraction], target: Path, form: ExportFormat, texts: Texts | None = None, entities: Entities | None = None) -> int:
    """Writes the extractions to a file or, for formats of several files, a folder; gives their number.

    With `entities` (a store's), graphs and RDF join the assets of reports to those over all reports. The extractions are read one by one and never
    held. Raises UsageError when the target cannot be written, when the library of the format is not installed and when it needs texts and there are
    none; RecordsError when a text is not the one that the records were read from. The target is then as it was before.
    """
    spec = SPECS[form]
    require(form)
    if spec.texts is TextUse.NEEDED and texts is None:
        raise UsageError(f"--to {form.value} needs the texts of the reports: give the reports, or what `abstract2kb annotate` wrote, with --texts")
    writer, about = cast(_Writer, import_module(f"abstract2kb.export.{spec.module}")), About(form.value, entities)
    with new_folder(target) if spec.folder else new_file(target) as place:
        writer.write(about.noting(extractions), place, about, texts or NoTexts())
        if spec.folder:
            (place / METADATA).write_text(about.json(), encoding="utf-8")
    return len(about.reports)
