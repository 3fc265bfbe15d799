"""What holds for every format: the same bytes, metadata, streaming, a target that is whole or untouched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from abstract2kb.errors import RecordsError, UsageError
from abstract2kb.export import about, formats
from abstract2kb.export.about import LICENCES, About
from abstract2kb.export.curies import PREFIXES
from abstract2kb.export.formats import SPECS, ExportFormat, TextUse, export
from abstract2kb.records import Extraction
from tests.export.samples import PLAIN, RECORD, Given

FORMATS = list(ExportFormat)


def files(place: Path) -> dict[str, bytes]:
    """Every file of an export with its bytes."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(p.relative_to(place)): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_records_give_the_same_bytes(written: dict[ExportFormat, Path], tmp_path: Path, form: ExportFormat) -> None:
    texts = Given() if SPECS[form].texts is not TextUse.NONE else None
    export([RECORD, PLAIN], tmp_path / "again", form, texts)
    assert files(tmp_path / "again") == files(written[form])


def test_the_same_bytes_in_another_process(written: dict[ExportFormat, Path], tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from abstract2kb.export.formats import *; from tests.export.samples import *\n"
        "for form in ExportFormat: export([RECORD, PLAIN], Path(sys.argv[1]) / form.value, form, Given() if SPECS[form].texts != 'none' else None)"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=Path(__file__).parents[2], env=other)
    for form in FORMATS:
        assert files(tmp_path / form.value) == files(written[form]), form


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_names_version_tool_and_reports(written: dict[ExportFormat, Path], form: ExportFormat) -> None:
    if form is ExportFormat.EXCEL:
        pytest.skip("read in test_tables")
    text = b"".join(files(written[form]).values()).decode("utf-8", errors="replace")
    for told in (About("x").tool, RECORD.report.id, PLAIN.report.id, "CC0-1.0", "https://clinicaltrials.gov/study/"):
        assert told in text, told


@pytest.mark.parametrize("form", [f for f in FORMATS if SPECS[f].folder])
def test_a_folder_has_its_metadata(written: dict[ExportFormat, Path], form: ExportFormat) -> None:
    facts = json.loads((written[form] / "metadata.json").read_text(encoding="utf-8"))
    assert facts["format"] == form.value
    assert facts["schema_version"] == "1"
    assert facts["reports"] == [{"id": e.report.id, "source": e.report.source} for e in (RECORD, PLAIN)]
    assert facts["prefixes"] == PREFIXES
    assert facts["licences"] == LICENCES


@pytest.mark.parametrize("form", FORMATS)
def test_no_extraction_is_held(tmp_path: Path, form: ExportFormat) -> None:
    alive: weakref.WeakSet[Extraction] = weakref.WeakSet()
    most = 0

    def passing() -> Iterator[Extraction]:
        nonlocal most
        for number in range(12):
            alive.add(made := PLAIN.model_copy(update={"report": PLAIN.report.model_copy(update={"id": f"{number:064x}"})}))
            most = max(most, len(alive))
            yield made
            del made

    assert export(passing(), tmp_path / "out", form, Given() if SPECS[form].texts is TextUse.NEEDED else None) == 12
    assert 1 <= most <= 2


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_export_is_an_export_of_nothing(tmp_path: Path, form: ExportFormat) -> None:
    assert export([], tmp_path / "out", form, Given()) == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("before", [False, True])
def test_a_failure_in_the_middle_leaves_the_place_as_it_was(tmp_path: Path, form: ExportFormat, before: bool) -> None:
    target = tmp_path / "out"
    texts = Given() if SPECS[form].texts is TextUse.NEEDED else None
    if before:
        export([PLAIN], target, form, texts)
    old = files(target) if before else None

    def failing() -> Iterator[Extraction]:
        yield RECORD
        raise RecordsError("out.jsonl", "not JSON", 2)

    with pytest.raises(RecordsError, match=r"out\.jsonl, line 2: not JSON"):
        export(failing(), target, form, texts)
    assert list(tmp_path.iterdir()) == ([target] if before else [])
    assert not before or files(target) == old


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, form: ExportFormat) -> None:
    """No file of the process may grow beyond 1 kB."""
    code = (
        "import resource, sys; from pathlib import Path; from abstract2kb.export.formats import *; from tests.export.samples import *\n"
        "from abstract2kb.errors import UsageError\n"
        "form = ExportFormat(sys.argv[2]); import_module('abstract2kb.export.' + SPECS[form].module)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))\n"
        "try: export([RECORD, PLAIN], Path(sys.argv[1]) / 'out', form, Given())\n"
        "except UsageError as error: print(error)"
    )
    code = "from importlib import import_module\n" + code
    folder = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path), form.value], check=True, cwd=folder, capture_output=True, text=True)
    assert done.stdout.startswith(f"{tmp_path / 'out'}: cannot be written (")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_format_without_its_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    for form, extra in ((ExportFormat.PARQUET, "parquet"), (ExportFormat.EXCEL, "excel")):
        with pytest.raises(UsageError, match=rf'--to {form.value} needs \w+, which is not installed: pip install "abstract2kb\[{extra}\]"'):
            export([RECORD], tmp_path / "out", form)
    assert export([RECORD], tmp_path / "out", ExportFormat.CSV) == 1


def test_extras_are_those_of_the_package() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    for spec in SPECS.values():
        if spec.extra:
            assert f'\n{spec.extra} = ["{spec.library}' in project
    assert set(SPECS) == set(ExportFormat)


def test_texts_are_asked_for_where_they_are_needed(tmp_path: Path) -> None:
    for form in (ExportFormat.BRAT, ExportFormat.PUBTATOR):
        with pytest.raises(UsageError, match="needs the texts of the reports"):
            export([RECORD], tmp_path / "out", form)


@pytest.mark.parametrize("form", [f for f in FORMATS if SPECS[f].library is None])
def test_other_formats_load_no_heavy_library(form: ExportFormat) -> None:
    code = f"import sys, abstract2kb.export.{SPECS[form].module}; print([m for m in ('pyarrow', 'openpyxl', 'rdflib', 'lxml', 'bioc', 'spacy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "[]"


def test_the_licences_name_every_vocabulary_that_is_pointed_to() -> None:
    assert {"drugbank", "mesh", "doid", "hgnc.symbol", "clinicaltrials"} <= LICENCES.keys() & PREFIXES.keys()
    assert about.SCHEMA_VERSION == "1"
