"""Members of zip archives: which are read, and what a hostile archive can do (nothing)."""

from __future__ import annotations

import os
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import pytest

from abstract2kb.errors import EmptyInputError, InputError
from abstract2kb.inputs import Input, expand, read
from abstract2kb.remote import archives
from abstract2kb.remote.archives import Member
from tests.pdf_samples import encrypted, pdf


def archive(path: Path, content: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return path


def inputs(*arguments: object, max_bytes: int = 10_000_000) -> list[Input]:
    return list(expand((str(a) for a in arguments), max_bytes))


def errors(items: list[Input]) -> list[str]:
    """What is wrong with each, found when it is expanded or when it is read."""
    found = []
    for item in items:
        try:
            read(item)
        except InputError as error:
            found.append(str(error))
    return found


def test_the_readable_members_of_an_archive_by_name(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        {
            "deep/b.txt": "text of b",
            "a.PDF": pdf(),
            "lines.jsonl": '{"id": "l1", "text": "text of l1"}\nno\n',
            "c.docx": "x",
            ".hidden.txt": "x",
            "__MACOSX/._a.pdf": "x",
            "folder.txt/": "",
        },
    )
    items = inputs(path)
    assert [i.source for i in items] == ["a.zip/a.PDF", "a.zip/deep/b.txt", "l1", "a.zip/lines.jsonl, line 2"]
    assert [i.error is None for i in items] == [True, True, True, False]
    assert read(items[0]).is_pdf
    assert read(items[1]).text == "text of b"
    assert read(items[2]).text == "text of l1"
    assert items[1].size() == 9


def test_a_member_is_the_same_report_as_its_file(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf())
    (item,) = inputs(archive(tmp_path / "a.zip", {"r.pdf": pdf()}))
    assert read(item).id == read(*inputs(tmp_path / "r.pdf")).id


def test_members_by_url(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"x/one.txt": "1", "x/two.txt": "2", "three.txt": "3", "odd [1].txt": "4"})
    assert [i.source for i in inputs(f"zip://x/one.txt::{path}")] == ["a.zip/x/one.txt"]
    assert [i.source for i in inputs(f"zip://x/*.txt::file://{path}")] == ["a.zip/x/one.txt", "a.zip/x/two.txt"]
    assert [i.source for i in inputs(f"zip://odd [1].txt::{path}")] == ["a.zip/odd [1].txt"]
    assert errors(inputs(f"zip://no.txt::{path}")) == ["a.zip: the archive has no no.txt"]
    assert errors(inputs("zip://no.txt")) == ["zip://no.txt: an archive is named behind the member: zip://MEMBER::ARCHIVE"]


def test_an_input_is_light_and_goes_to_other_processes(tmp_path: Path) -> None:
    (item,) = inputs(archive(tmp_path / "a.zip", {"big.txt": "word " * 100_000}))
    packed = pickle.dumps(item)
    assert len(packed) < 1000
    assert read(pickle.loads(packed)).text.startswith("word word")


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    path = archive(tmp_path / "inside" / "a.zip", {"../../evil.txt": "one", "/etc/evil.txt": "two", "..\\evil.txt": "three", "x/../../y.txt": "four"})
    before = sorted(tmp_path.rglob("*"))
    items = inputs(path)
    assert sorted(i.source for i in items) == ["a.zip/etc/evil.txt", "a.zip/evil.txt", "a.zip/evil.txt", "a.zip/x/y.txt"]
    assert {read(i).text for i in items} == {"one", "two", "three", "four"}
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"bomb.txt": b"0" * 20_000_000, "good.txt": "good"})
    assert errors(inputs(path, max_bytes=10**9)) == ["a.zip/bomb.txt: is packed more than 200 times smaller than it is, as no report is"]
    assert errors(inputs(path, max_bytes=1000)) == ["a.zip/bomb.txt: larger than 0 MB (--max-size)"]


def test_a_member_that_is_larger_than_it_says(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "a.zip", {"a.txt": os.urandom(3_000_000).hex()}).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data)
    assert errors(inputs(tmp_path / "a.zip", max_bytes=1000)) == ["a.zip/a.txt: the archive is damaged, or none"]


def test_many_names_for_the_same_bytes_are_refused(tmp_path: Path) -> None:
    """A bomb without nesting: members that overlap."""
    data = archive(tmp_path / "a.zip", {"a.txt": "a" * 500, "b.txt": "b" * 500}).read_bytes()
    first, second = (at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02")
    overlapping = bytearray(data)
    overlapping[second + 42 : second + 46] = overlapping[first + 42 : first + 46]
    (tmp_path / "a.zip").write_bytes(overlapping)
    assert len(errors(inputs(tmp_path / "a.zip"))) >= 1


def test_a_table_of_contents_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.zip", {f"{i}.txt": "x" for i in range(200)})
    monkeypatch.setattr(archives, "_DIRECTORY_BYTES", 5000)
    assert errors(inputs(path)) == ["a.zip: the archive's table of contents is larger than 0 MB"]


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 cut off", zipfile.ZipFile.__doc__.encode()])  # type: ignore[union-attr]
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert errors(inputs(tmp_path / "a.zip")) == ["a.zip: the archive is damaged, or none"]


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": "text " * 100, "b.txt": "fine"})
    data = bytearray(path.read_bytes())
    data[36:40] = b"\xff" * 4
    path.write_bytes(data)
    items = inputs(path)
    assert len(errors(items)) == 1
    assert errors(items)[0].startswith("a.zip/a.txt: ")
    assert read(items[1]).text == "fine"


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path / "a.zip", {"a.txt": "text"}).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert errors(inputs(tmp_path / "a.zip")) == ["a.zip/a.txt: the archive is locked with a password; unpack it first"]


def test_what_is_wrong_with_members_is_said_of_them(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"e.pdf": b"", "l.pdf": encrypted("geheim"), "x.jsonl": ""})
    empty, locked, lines = inputs(path)
    with pytest.raises(EmptyInputError, match=r"^a\.zip/e\.pdf: "):
        read(empty)
    assert "QXR-707" in read(locked, "geheim").text
    assert isinstance(lines.error, EmptyInputError)


def test_an_archive_without_reports_and_one_that_is_gone(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.docx": "x", "inner.zip": b"PK"})
    assert errors(inputs(path)) == ["a.zip: the archive has no .pdf, .txt or .jsonl file"]
    assert errors(inputs(f"zip://a.txt::{tmp_path / 'none.zip'}")) == ["none.zip: no such file"]
    (item,) = inputs(archive(tmp_path / "b.zip", {"a.txt": "x"}))
    (tmp_path / "b.zip").unlink()
    assert errors([item]) == ["b.zip/a.txt: no such file"]


def test_an_archive_that_is_exchanged_is_read_anew(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.txt": "old"})
    assert read(*inputs(path)).text == "old"
    archive(tmp_path / "b.zip", {"a.txt": "newer"}).replace(path)
    assert read(*inputs(path)).text == "newer"


def test_copies_of_the_process_do_not_move_each_others_place(tmp_path: Path) -> None:
    """They would share the offset of a file that was opened before."""
    from abstract2kb.batch import extractions
    from abstract2kb.forked import can_fork

    content = {f"{i:03}.txt": f"KLN-{300 + i} was given to {20 + i} patients. " + "The trial goes on. " * 40 for i in range(12)}
    items = inputs(archive(tmp_path / "a.zip", content))
    read(items[0])
    found = list(extractions(items, workers=3 if can_fork() else 1))
    assert [r.failure for r in found] == [None] * 12
    assert [r.extraction and [a.name for a in r.extraction.assets] for r in found] == [[f"KLN-{300 + i}"] for i in range(12)]


def test_a_table_of_contents_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, opened = archive(tmp_path / "a.zip", {f"{i}.txt": "x" for i in range(1, 30)}), []

    class Counted(zipfile.ZipFile):
        def __init__(self, file: IO[bytes]) -> None:
            opened.append(file)
            super().__init__(file)

    monkeypatch.setattr(archives.zipfile, "ZipFile", Counted)
    items = inputs(path)
    assert {len(read(i).text) for i in items} == {1}
    assert len(opened) == 1
    assert isinstance(items[0].place, Member)
