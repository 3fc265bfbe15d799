"""Lists of inputs: what a line may be, what it is relative to, and what is said of a bad one."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from abstract2kb.errors import InputError, MissingInputError, TextEncodingError
from abstract2kb.inputs import Input, read
from abstract2kb.manifest import from_manifest
from tests.pdf_samples import encrypted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "in").mkdir()
    for name in ("a.txt", "b.txt", "#c.txt"):
        (tmp_path / "lists" / "in" / name).write_text(f"text of {name}", encoding="utf-8")
    (tmp_path / "lists" / "l.pdf").write_bytes(encrypted("geheim"))
    with zipfile.ZipFile(tmp_path / "lists" / "z.zip", "w") as archive:
        archive.writestr("m.txt", "text of m")
    return tmp_path / "lists"


def listed(folder: Path, *lines: str | bytes) -> list[Input]:
    path = folder / "list.txt"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines) + b"\n")
    return list(from_manifest(path))


def test_paths_folders_patterns_and_archives_relative_to_the_manifest(folder: Path) -> None:
    lines = (
        "\ufeff# of the first day",
        "in/b.txt",
        "",
        "  in/a.txt\r",
        "./in/#c.txt",
        "in",
        "in/*.txt",
        "z.zip",
        "zip://m.txt::z.zip",
        str(folder / "in" / "a.txt"),
    )
    items = listed(folder, *lines)
    three = ["#c.txt", "a.txt", "b.txt"]
    assert [i.source for i in items] == ["b.txt", "a.txt", "#c.txt", *three, *three, "z.zip/m.txt", "z.zip/m.txt", "a.txt"]
    assert read(items[-2]).text == "text of m"
    assert [i.error for i in items] == [None] * 12


def test_urls_are_what_they_are(folder: Path) -> None:
    pytest.importorskip("fsspec")
    (item,) = listed(folder, "https://u:s3cret@example.org/a.pdf?sig=1")
    assert item.source == "https://example.org/a.pdf"
    (there,) = listed(folder, f"file://{folder}/in/a.txt")
    assert read(there).text == "text of a.txt"


def test_ids_and_passwords(folder: Path) -> None:
    entries = [{"path": "l.pdf", "id": "LBA-7", "password": "geheim"}, {"path": "l.pdf", "password": "falsch"}, {"path": "in/a.txt", "id": "first"}]
    locked, wrong, first = listed(folder, *map(json.dumps, entries))
    assert (locked.source, first.source) == ("LBA-7", "first")
    assert read(locked, "another").source == "LBA-7"
    assert "geheim" not in repr(locked)
    with pytest.raises(InputError, match=r"^l\.pdf: the password is wrong"):
        read(wrong, "geheim")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("in/no.txt", "{folder}/in/no.txt: no such file or folder"),
        ("in/*.pdf", "{folder}/in/*.pdf: no file matches"),
        ('{"path": ', "not JSON (Expecting value)"),
        ('{"id": "x"}', 'needs a "path"'),
        ('{"path": ""}', 'needs a "path"'),
        ('{"path": "in/a.txt", "id": 7}', '"id" must be a text'),
        ('{"path": "in/a.txt", "password": null}', '"password" must be a text'),
        ('{"path": "in/a.txt", "source": "x"}', 'has an unknown key "source"; known are "path", "id" and "password"'),
        ('{"path": "in", "id": "x"}', '"id" names one report, and "path" 3'),
        (b"in/\xff.txt", "not UTF-8: byte 0xff at offset 3"),
        (b"in/\0.txt", "has a NUL byte"),
    ],
)
def test_a_bad_line_is_told_and_costs_itself(folder: Path, line: str | bytes, cause: str) -> None:
    first, bad, last = listed(folder, "in/a.txt", line, "in/b.txt")
    assert (first.error, last.error) == (None, None)
    where = f"{folder / 'list.txt'}, line 2"
    assert bad.source == where
    assert str(bad.error) == f"{where}: {cause.format(folder=folder)}"


def test_errors_keep_their_kind(folder: Path) -> None:
    missing, undecoded = listed(folder, "no.txt", b"\xff")
    assert isinstance(missing.error, MissingInputError)
    assert isinstance(undecoded.error, TextEncodingError)


def test_a_manifest_that_is_none(folder: Path) -> None:
    for path, cause in ((folder / "no.txt", "no such file"), (folder / "in", "cannot be read (Is a directory)")):
        (item,) = from_manifest(path)
        assert str(item.error) == f"{path}: {cause}"
    (empty,) = listed(folder, "# nothing", "")
    assert str(empty.error) == f"{folder / 'list.txt'}: names no input"


def test_a_manifest_on_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"in/a.txt\nno.txt\n")))
    good, bad = from_manifest(Path("-"))
    assert read(good).text == "text of a.txt"
    assert str(bad.error) == "standard input, line 2: no.txt: no such file or folder"


def test_a_dash_in_a_manifest_is_a_file_name(folder: Path) -> None:
    (folder / "-").write_bytes(b"x")
    (item,) = listed(folder, "-")
    assert not item.is_standard_input
