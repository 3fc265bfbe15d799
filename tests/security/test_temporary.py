"""Temporary files are for their owner only, and go away with the command that made them, also when it is stopped."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.worksheet import _writer

from abstract2kb.export import ExportFormat, export
from abstract2kb.export.plain import opened
from abstract2kb.records import Extraction
from tests.security.hostile import records_of
from tests.serve.service import ENVIRONMENT

FORMS = [ExportFormat.CSV, ExportFormat.EXCEL, ExportFormat.TURTLE, ExportFormat.PARQUET]


def modes(folder: Path, besides: set[Path]) -> list[str]:
    """Who may do what with the files and folders that are new."""
    return [stat.filemode(p.stat().st_mode)[4:] for p in folder.iterdir() if p not in besides]


@pytest.fixture(autouse=True)
def everybody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The umask takes nothing away, temporary files have a place of their own, and Ctrl-C is heard as in a terminal.

    A shell that runs the tests in its background has SIGINT ignored, and commands that we start would inherit that.
    """
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    mask, heard = os.umask(0), signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, heard)
    os.umask(mask)


@pytest.mark.parametrize("form", FORMS)
def test_an_export_in_the_making_is_private(form: ExportFormat, tmp_path: Path) -> None:
    seen: list[str] = []
    records = records_of("QXR ")

    def passing() -> Iterator[Extraction]:
        yield records
        for folder in (tmp_path, tmp_path / "tmp"):
            seen.extend(modes(folder, {tmp_path / "tmp"}))

    export(passing(), tmp_path / "out", form)
    assert seen
    assert set(seen) == {"------"}
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "tmp"]


def test_ctrl_c_just_when_a_sheet_is_begun_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, made = _writer.NamedTemporaryFile, list[str]()

    def disturbed(*arguments: object, **options: object) -> object:
        file = real(*arguments, **options)
        made.append(file.name)
        if len(made) == 2:
            signal.raise_signal(signal.SIGINT)
        return file

    monkeypatch.setattr(_writer, "NamedTemporaryFile", disturbed)
    with pytest.raises(KeyboardInterrupt):
        export([records_of("QXR ")], tmp_path / "out", ExportFormat.EXCEL)
    assert made
    assert [p.name for p in tmp_path.rglob("*")] == ["tmp"]


def test_an_output_in_the_making_is_private(tmp_path: Path) -> None:
    with opened(tmp_path / "out.jsonl") as stream:
        stream.write("{}\n")
        assert modes(tmp_path, {tmp_path / "tmp"}) == ["------"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "tmp"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_stopped_leaves_nothing(form: ExportFormat, how: signal.Signals, tmp_path: Path) -> None:
    records = json.loads(records_of("QXR ").model_dump_json())
    with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as stream:
        for number in range(4000):
            stream.write(json.dumps(records | {"report": records["report"] | {"id": f"{number:064x}"}}) + "\n")
    call = [sys.executable, "-m", "abstract2kb", "export", "in.jsonl", "--to", form.value, "-o", "out"]
    process = subprocess.Popen(call, cwd=tmp_path, env={**ENVIRONMENT, "TMPDIR": str(tmp_path / "tmp")}, stderr=subprocess.PIPE, text=True)
    while not any(p.name.startswith(".out") for p in tmp_path.iterdir()):
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(how)
    _, error = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in error
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in.jsonl", "tmp"]
