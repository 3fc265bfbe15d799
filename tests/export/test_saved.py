"""What `extract` wrote, read back; what is wrong is told with file, line, field and cause."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from abstract2kb.errors import RecordsError
from abstract2kb.export import PlainFormat, read_extractions, write
from abstract2kb.records import Extraction
from tests.export.samples import PLAIN, RECORD


def saved(path: Path, *extractions: Extraction, form: PlainFormat = PlainFormat.JSONL) -> Path:
    stream = io.StringIO(newline="")
    write(extractions, stream, form)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [PlainFormat.JSONL, PlainFormat.JSON])
def test_what_extract_writes_comes_back(tmp_path: Path, form: PlainFormat) -> None:
    path = saved(tmp_path / f"out.{form.value}", RECORD, PLAIN, form=form)
    assert list(read_extractions([path])) == [RECORD, PLAIN]
    assert list(read_extractions([tmp_path])) == [RECORD, PLAIN]


def test_one_object_over_many_lines_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text(PLAIN.model_dump_json(indent=1), encoding="utf-8")
    assert list(read_extractions([path])) == [PLAIN]


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path / "out.jsonl", RECORD)
    path.write_text(path.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    found: Iterator[Extraction] = read_extractions([path])
    assert next(found) == RECORD
    with pytest.raises(RecordsError):
        next(found)


def test_a_report_that_comes_again_is_passed_over(tmp_path: Path) -> None:
    first, again = saved(tmp_path / "a.jsonl", RECORD, PLAIN), saved(tmp_path / "b.jsonl", PLAIN)
    assert list(read_extractions([first, again, first])) == [RECORD, PLAIN]


def test_a_report_with_other_records_is_refused(tmp_path: Path) -> None:
    first, other = saved(tmp_path / "a.jsonl", RECORD), saved(tmp_path / "b.jsonl", RECORD.model_copy(update={"outcomes": ()}))
    with pytest.raises(RecordsError, match=r"b\.jsonl, line 1: the report =digest\|1\.pdf has other records in .*a\.jsonl, line 1"):
        list(read_extractions([first, other]))


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", r"not JSON: .* \(column \d+\)"),
        ("[1]", "no records of a report, as `abstract2kb extract` writes them"),
        ('{"source": "a.pdf", "text": "b", "spans": []}', "no records of a report"),
        ('{"report": {}}', "schema_version: schema version None is unknown, this abstract2kb reads '1'"),
        ('{"schema_version": "2", "report": {}}', "schema_version: schema version '2' is unknown"),
        ('{"schema_version": "1", "report": {"id": "a"}}', r"report\.source: Field required"),
        (PLAIN.model_dump_json().replace('"end":35', '"end":36'), r"outcomes\.0\.evidence\.0: quote of 18 characters for offsets 17:36"),
        ("[" * 100_000, "not JSON"),
        ("\udcff", "not UTF-8: byte 0xff"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_cause(tmp_path: Path, line: str, cause: str) -> None:
    path = saved(tmp_path / "out.jsonl", RECORD)
    with path.open("ab") as stream:
        stream.write(b"\n" + line.encode("utf-8", "surrogateescape") + b"\n")
    with pytest.raises(RecordsError, match=rf"out\.jsonl, line 3: {cause}") as caught:
        list(read_extractions([path]))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["", "\n \n"])
@pytest.mark.parametrize("name", ["out.jsonl", "out.json"])
def test_an_empty_file_is_told(tmp_path: Path, content: str, name: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(RecordsError, match=rf"{name}: the file is empty"):
        list(read_extractions([tmp_path / name]))


def test_missing_files_and_empty_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match=r"no\.jsonl: no such file or folder"):
        list(read_extractions([tmp_path / "no.jsonl"]))
    with pytest.raises(RecordsError, match=r"the folder holds no \.jsonl or \.json file"):
        list(read_extractions([tmp_path]))
