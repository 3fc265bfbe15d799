"""An Excel workbook as analysts keep it: a sheet per record type, header frozen, filters on, trial numbers linked, page and quote beside each value.

Rows are written as they come. A sheet that is full (1,048,576 rows) goes on in another one, a cell holds 32,767 characters, a sheet 65,530 links:
what is beyond is cut or stands without link, and the sheet `about` says so.
"""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.xml import LXML

from abstract2kb.export.about import LICENCES, About
from abstract2kb.export.csv_tables import joined
from abstract2kb.export.curies import PREFIXES, trial_curie, trial_url
from abstract2kb.export.tables import TABLES, Cell, Column, Table, rows
from abstract2kb.export.texts import Texts
from abstract2kb.export.undisturbed import undisturbed
from abstract2kb.export.view import items
from abstract2kb.export.xml_characters import ILLEGAL_IN_XML
from abstract2kb.records import Extraction
from abstract2kb.spreadsheets import defused

__all__ = ["write"]

_ROWS, _CHARACTERS, _LINKS = 1_048_576, 32_767, 65_530
_LONG = ("values", "evidence")
"""Tables with a row per value: the sheets have page and quote beside each value instead."""
_LEFT_OUT = ("_raw", "_confidence", "_origin")
_LINKED = ("trials", "registry_ids", "number")
_LAST = ("report_id", "id", "curie")
_WIDTHS = {"source": 28, "quotes": 60, "raw": 50, "name": 26, "message": 60, "quote": 50, "title": 50, "url": 44}
_TRIALS = Table("trials", (*(Column(n) for n in ("report_id", "source", "record", "id", "name", "number", "curie", "url")),))
_HEADER = Font(bold=True, color="FFFFFF")
_FILL = PatternFill("solid", fgColor="1F3864")
_LINK = Font(color="0563C1", underline="single")
_WRITE_ERRORS: tuple[type[Exception], ...] = (import_module("lxml.etree").LxmlError,) if LXML else ()
"""What openpyxl raises for a full disk when it writes through lxml, beside OSError."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes the workbook."""
    book = Workbook(write_only=True)
    try:
        _write(book, extractions, place, about)
    except _WRITE_ERRORS as error:
        raise OSError(errno.EIO, f"the temporary file of a sheet: {error}") from error


def _write(book: Any, extractions: Iterator[Extraction], place: Path, about: About) -> None:
    with ExitStack() as stack:
        stack.callback(_closed, book)
        sheets = {table.name: _Sheet(book, table) for table in (*TABLES, _TRIALS) if table.name not in _LONG}
        for extraction in extractions:
            for name, row in rows(extraction):
                if name not in _LONG:
                    sheets[name].add(row)
            for trial in _trials(extraction):
                sheets["trials"].add(trial)
        for sheet in sheets.values():
            sheet.close()
        _about(book, about, sheets)
        _saved(book, place)


class _Sheet:
    """The rows of one table over as many sheets as they need."""

    def __init__(self, book: Any, table: Table) -> None:
        self._book, self.table = book, table
        wanted = [n for n, c in enumerate(table.columns) if not c.name.endswith(_LEFT_OUT)]
        self._wanted = sorted(wanted, key=lambda n: table.columns[n].name in _LAST)
        self.cut, self.unlinked, self._links, self._number = 0, 0, 0, 0
        self._open()

    def _open(self) -> None:
        self._number += 1
        name = self.table.name if self._number == 1 else f"{self.table.name} ({self._number})"
        self._sheet = self._book.create_sheet(name)
        self._sheet.freeze_panes = "A2"
        columns = [self.table.columns[n] for n in self._wanted]
        for number, column in enumerate(columns, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = _width(column)
        with undisturbed():  # openpyxl makes a temporary file, of which it knows only when it is there
            self._sheet.append([self._styled(column.name, _HEADER, _FILL) for column in columns])
        self._count, self._links = 1, 0

    def _styled(self, text: str, font: Font, fill: PatternFill | None = None) -> Any:
        cell = WriteOnlyCell(self._sheet, value=text)
        cell.font = font
        cell.alignment = Alignment(vertical="top")
        if fill is not None:
            cell.fill = fill
        return cell

    def add(self, row: list[Cell]) -> None:
        """Writes a row."""
        if self._count == _ROWS:
            self.close()
            self._open()
        self._sheet.append([self._cell(row[n], self.table.columns[n]) for n in self._wanted])
        self._count += 1

    def _cell(self, content: Cell, column: Column) -> Any:
        if isinstance(content, list):
            content = content[0] if len(content) == 1 else joined(content) or None
        if not isinstance(content, str):
            return content
        text = defused(ILLEGAL_IN_XML.sub("\ufffd", content))
        if len(text) > _CHARACTERS:
            text, self.cut = text[: _CHARACTERS - 1] + "…", self.cut + 1
        url = trial_url(content) if column.name in _LINKED else None
        if not url:
            return self._text(text)
        if self._links == _LINKS:
            self.unlinked += 1
            return self._text(text)
        self._links += 1
        cell = self._styled(text, _LINK)
        cell.hyperlink = url
        return cell

    def _text(self, text: str) -> Any:
        """Text that stays text: openpyxl takes "#N/A" for an error."""
        if not text.startswith("#"):
            return text
        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"
        return cell

    def close(self) -> None:
        """Sets the filter over what was written."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._wanted))}{self._count}"


def _width(column: Column) -> int:
    if column.name in _WIDTHS:
        return _WIDTHS[column.name]
    return 44 if column.name.endswith("_quote") else 8 if column.name.endswith("page") else 14


def _trials(extraction: Extraction) -> Iterator[list[Cell]]:
    """A row per trial number of an asset or study."""
    for item in items(extraction):
        for value in (*item.of("trials"), *item.of("registry_ids")):
            number = str(value.value)
            acronym = item.of("acronym")
            name = str(item.fields.get("name") or (acronym[0].value if acronym else "")) or None
            yield [extraction.report.id, extraction.report.source, item.family, item.key, name, number, trial_curie(number), trial_url(number)]


def _about(book: Any, about: About, sheets: dict[str, _Sheet]) -> None:
    """The last sheet: what the export is, and what did not fit."""
    sheet = book.create_sheet("about")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    lost: Counter[str] = Counter()
    for one in sheets.values():
        lost["cells cut at 32,767 characters"] += one.cut
        lost["trial numbers without link (65,530 a sheet)"] += one.unlinked
    lines = [*about.facts().items(), *((f"report {source}", key) for key, source in about.reports)]
    lines += [(f"prefix {key}", iri) for key, iri in PREFIXES.items()] + [(f"licence {key}", text) for key, text in LICENCES.items()]
    for key, text in [*lines, *((k, str(n)) for k, n in lost.items())]:
        sheet.append([defused(ILLEGAL_IN_XML.sub("\ufffd", key)), text])


def _closed(book: Any) -> None:
    """Ends the sheets of a workbook that was not saved, and removes what openpyxl holds of them on disk."""
    for sheet in book.worksheets:
        if not sheet.closed:
            with suppress(OSError, *_WRITE_ERRORS):
                sheet.close()
                sheet._writer.cleanup()


def _saved(book: Any, place: Path) -> None:
    """Saves, and takes the time of saving out: the same records give the same bytes."""
    book.properties.creator = "abstract2kb"
    book.properties.created = datetime(*_EPOCH[:3])  # noqa: DTZ001 - no clock is read
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=f"{place.name}.") as folder:
        first = Path(folder) / "book.xlsx"
        book.save(first)
        with zipfile.ZipFile(first) as source, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in sorted(source.infolist(), key=lambda e: (e.filename != "[Content_Types].xml", e.filename)):
                info = zipfile.ZipInfo(entry.filename, _EPOCH)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                with source.open(entry) as reading, target.open(info, "w", force_zip64=True) as writing:
                    if entry.filename == "docProps/core.xml":
                        writing.write(re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", reading.read()))
                    else:
                        shutil.copyfileobj(reading, writing)
