"""`kb build`: from a folder of reports to a loaded store and a workbook; what is there already is not read again."""

from __future__ import annotations

import io
import json
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
from python_calamine import CalamineWorkbook

from abstract2kb import building
from abstract2kb.building import Reading, State, build
from abstract2kb.cli import main
from abstract2kb.inputs import expand
from abstract2kb.kb import KnowledgeBase
from abstract2kb.pdf.settings import PdfSettings

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "report.pdf"
FIRST = "QX-1001 was given to 40 patients with melanoma in NCT01234567. ORR was 25% (10/40)."
SECOND = "ABC-1234 was given to 20 patients with sarcoma. ORR was 40% (8/20)."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "reports"
    found.mkdir()
    (found / "first.txt").write_text(FIRST, encoding="utf-8")
    (found / "second.txt").write_text(SECOND, encoding="utf-8")
    return found


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["abstract2kb", "kb", "build", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return int(ended.value.code or 0), out.getvalue(), err.getvalue()


def steps(folder: Path, store: str, reading: Reading) -> dict[str, State]:
    return {step.source: step.state for step in build(list(expand([str(folder)])), KnowledgeBase(store).store, reading)}


def test_a_folder_of_pdfs_becomes_a_store_and_a_workbook(tmp_path: Path, folder: Path) -> None:
    shutil.copy(SAMPLE, folder / "report.pdf")
    store, book = tmp_path / "kb.db", tmp_path / "kb.xlsx"
    assert run(str(folder), "--kb", str(store), "--xlsx", str(book), "--workers", "2") == (0, f"{store}: 3 loaded, 0 there already, 0 failed\n", "")
    base = KnowledgeBase(store)
    assert {e.report.source for e in base.extractions()} == {"first.txt", "second.txt", "report.pdf"}
    sheets = CalamineWorkbook.from_path(str(book))
    rows = sheets.get_sheet_by_name("assets").to_python()
    names = {row[rows[0].index("name")] for row in rows[1:]}
    assert {"QX-1001", "ABC-1234"} < names
    assert names == {a.name for e in base.extractions() for a in e.assets}
    before = book.read_bytes()
    code, out, _ = run(str(folder), "--kb", str(store), "--xlsx", str(book), "--json")
    assert (code, json.loads(out)) == (0, {"loaded": 0, "unchanged": 3, "failed": 0})
    assert book.read_bytes() == before


def test_only_what_is_new_or_has_changed_is_read(folder: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps(folder, url, Reading()) == {"first.txt": State.LOADED, "second.txt": State.LOADED}
    (folder / "second.txt").write_text(SECOND.replace("8/20", "9/20"), encoding="utf-8")
    shutil.copy(folder / "first.txt", folder / "third.txt")
    assert steps(folder, url, Reading()) == {"first.txt": State.UNCHANGED, "second.txt": State.LOADED, "third.txt": State.UNCHANGED}

    def never(*_: object) -> None:
        raise AssertionError("nothing is to be extracted")

    monkeypatch.setattr(building, "extractions", never)
    assert set(steps(folder, url, Reading()).values()) == {State.UNCHANGED}


def test_other_settings_and_lexicons_read_all_again(folder: Path, url: str, tmp_path: Path) -> None:
    steps(folder, url, Reading())
    assert set(steps(folder, url, Reading(settings=PdfSettings(max_pages=1))).values()) == {State.LOADED}
    assert len(KnowledgeBase(url).versions()) == 2, "the same records are the same version"
    names = tmp_path / "mine.jsonl"
    one, other = Reading(lexicons=(names,)), Reading(lexicons=(names,))
    names.write_text("{}\n")
    first = one.fingerprint()
    names.write_text("{ }\n")
    assert other.fingerprint() != first


def test_a_corrected_extraction_stays(folder: Path, url: str) -> None:
    steps(folder, url, Reading())
    base = KnowledgeBase(url)
    (held,) = base.extractions("first.txt")
    corrected = held.model_copy(update={"outcomes": ()})
    base.load([corrected])
    assert set(steps(folder, url, Reading()).values()) == {State.UNCHANGED}
    assert list(base.extractions("first.txt")) == [corrected]


def test_one_that_fails_costs_itself_and_is_tried_again(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    store = tmp_path / "kb.db"
    code, out, err = run(str(folder), "--kb", str(store))
    assert (code, out) == (1, f"{store}: 2 loaded, 0 there already, 1 failed\n")
    assert len(err.splitlines()) == 1
    assert err.startswith("error: broken.pdf: ")
    assert run(str(folder), "--kb", str(store))[:2] == (1, f"{store}: 0 loaded, 2 there already, 1 failed\n")


def test_nothing_to_read_makes_no_store(tmp_path: Path) -> None:
    code, _, err = run(str(tmp_path / "none"), "--kb", str(tmp_path / "kb.db"))
    assert (code, err) == (1, f"error: {tmp_path / 'none'}: no such file or folder\n")
    assert not (tmp_path / "kb.db").exists()
