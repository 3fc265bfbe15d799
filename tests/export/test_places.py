"""A target is whole or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from abstract2kb.errors import UsageError
from abstract2kb.export.places import METADATA, new_file, new_folder


def test_a_file_is_put_in_place_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    with new_file(target) as place:
        place.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_has_the_rights_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with new_file(tmp_path / "f") as place:
            place.write_text("x", encoding="utf-8")
        with new_folder(tmp_path / "d") as place:
            (place / METADATA).write_text("{}", encoding="utf-8")
    finally:
        os.umask(before)
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("kind", ["missing", "empty", "export"])
def test_a_folder_takes_the_place_of_an_earlier_export(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out"
    if kind != "missing":
        target.mkdir()
    if kind == "export":
        (target / METADATA).write_text("{}", encoding="utf-8")
        (target / "old.csv").write_text("old", encoding="utf-8")
    with new_folder(target) as place:
        (place / "new.csv").write_text("new", encoding="utf-8")
    assert [p.name for p in target.iterdir()] == ["new.csv"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_of_other_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="the folder holds other files than an export"), new_folder(tmp_path):
        pass
    assert (tmp_path / "thesis.docx").read_text(encoding="utf-8") == "mine"


def test_a_target_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="it is a file, and this format is a folder"), new_folder(tmp_path / "file"):
        pass
    with pytest.raises(UsageError, match="it is a folder"), new_file(tmp_path):
        pass
    for place in (new_file, new_folder):
        with pytest.raises(UsageError, match="no/such: cannot be written"), place(tmp_path / "no" / "such"):
            pass
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("place", [new_file, new_folder])
def test_an_interrupted_write_leaves_nothing(tmp_path: Path, place: type) -> None:
    with pytest.raises(KeyboardInterrupt), place(tmp_path / "out"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / METADATA).write_text("old", encoding="utf-8")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if to == target and ".old." not in self.name:
            raise OSError(28, "No space left on device")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(UsageError, match="No space left on device"), new_folder(target) as place:
        (place / METADATA).write_text("new", encoding="utf-8")
    assert (target / METADATA).read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]
