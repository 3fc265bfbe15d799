"""What can be read, in which order, and what is said of the rest."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from abstract2kb.errors import EmptyInputError, InputError, MissingInputError, NoPagesError, NotAPdfError, PasswordError, TextEncodingError
from abstract2kb.inputs import Input, expand, read
from tests.pdf_samples import encrypted, pdf, without_pages


def sources(*arguments: object) -> list[str]:
    return [item.source for item in expand(str(a) for a in arguments)]


def test_arguments_come_in_order_and_folders_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "c.JSONL", "d.docx", ".hidden.txt"):
        (tmp_path / name).write_text('{"id": "j1", "text": "t"}\n', encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "z.txt").write_text("z", encoding="utf-8")
    assert sources(tmp_path) == ["a.pdf", "b.txt", "j1", "z.txt"]
    assert sources(tmp_path / "b.txt", "-", tmp_path / "a.pdf") == ["b.txt", "-", "a.pdf"]
    assert sources(tmp_path / "*.txt") == ["b.txt"]
    assert sources(tmp_path / "**" / "*.txt") == ["b.txt", "z.txt"]


def test_a_name_with_brackets_is_a_file_if_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "report [1].txt").write_text("t", encoding="utf-8")
    assert sources(tmp_path / "report [1].txt") == ["report [1].txt"]


def test_missing_things_come_as_inputs_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    items = list(expand([str(tmp_path / "no.pdf"), str(tmp_path / "*.pdf"), str(tmp_path / "empty")]))
    causes = [str(i.error) for i in items]
    assert all(isinstance(i.error, MissingInputError) for i in items)
    assert [c.rsplit(": ", 1)[1] for c in causes] == ["no such file or folder", "no file matches", "the folder holds no .pdf, .txt or .jsonl file"]
    with pytest.raises(MissingInputError):
        read(items[0])


def test_lines_of_a_jsonl_file(tmp_path: Path) -> None:
    good = json.dumps({"id": 7, "text": "Text of seven.", "more": "left alone"})
    bad = ["{", "[]", '{"id": "x"}', '{"text": "x"}', '{"id": "x", "text": 3}', '{"id": null, "text": "x"}']
    path = tmp_path / "in.jsonl"
    path.write_bytes("\n".join([good, *bad, "", '{"id": "é", "text": "last"}']).encode() + b"\n\xff\xfe\n" + b'{"id": "n", "text": "a\0b"}')
    items = list(expand([str(path)]))
    assert [i.source for i in items] == ["7", *(f"in.jsonl, line {n}" for n in range(2, 8)), "é", "in.jsonl, line 10", "in.jsonl, line 11"]
    assert [i.error is None for i in items] == [True, *[False] * 6, True, False, False]
    assert str(items[1].error).startswith("in.jsonl, line 2: not JSON (")
    assert str(items[2].error) == 'in.jsonl, line 3: needs an "id" and a "text"'
    assert isinstance(items[-1].error, TextEncodingError)
    assert read(items[0]).text == "Text of seven."


def test_an_empty_jsonl_file(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text("\n \n", encoding="utf-8")
    (item,) = expand([str(tmp_path / "e.jsonl")])
    assert isinstance(item.error, EmptyInputError)


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"plain text", "plain text"), ("\ufeffwith a mark".encode(), "with a mark"), ("β and ≥ 3".encode(), "β and ≥ 3"), (b"a\r\nb", "a\r\nb")],
)
def test_text_files(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "t.txt").write_bytes(data)
    report = read(Input("t.txt", tmp_path / "t.txt"))
    assert (report.text, report.is_pdf, report.source) == (text, False, "t.txt")


@pytest.mark.parametrize(
    ("name", "data", "error", "cause"),
    [
        ("t.txt", b"", EmptyInputError, "empty"),
        ("t.txt", b" \n\t ", EmptyInputError, "empty"),
        ("t.txt", b"a\0b", TextEncodingError, "NUL byte at offset 1"),
        ("t.txt", b"ab\xffcd", TextEncodingError, "not UTF-8: byte 0xff at offset 2"),
        ("t.txt", "häß".encode("latin-1"), TextEncodingError, "not UTF-8"),
        ("t.pdf", b"", EmptyInputError, "empty"),
        ("t.pdf", b"\0\0\0", EmptyInputError, "empty"),
        ("t.pdf", b"<html>not found</html>", NotAPdfError, "not a PDF"),
        ("t.docx", b"PK\x03\x04", NotAPdfError, "neither a PDF nor"),
        ("t.pdf", without_pages(), NoPagesError, "no pages"),
        ("t.pdf", pdf()[:300], InputError, "cut off or damaged"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, error: type[InputError], cause: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(Input(name, path))
    assert str(caught.value).startswith(f"{name}: ")
    assert cause in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pdf_needs_no_suffix(tmp_path: Path) -> None:
    (tmp_path / "download").write_bytes(pdf())
    assert read(Input("download", tmp_path / "download")).is_pdf


@pytest.mark.parametrize(("password", "cause"), [(None, r"needs a password \(--password\)"), ("wrong", "the password is wrong")])
def test_a_locked_pdf(tmp_path: Path, password: str | None, cause: str) -> None:
    (tmp_path / "l.pdf").write_bytes(encrypted("geheim"))
    with pytest.raises(PasswordError, match=rf"^l\.pdf: {cause}$"):
        read(Input("l.pdf", tmp_path / "l.pdf"), password)


def test_a_locked_pdf_with_its_password(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_bytes(encrypted("geheim"))
    assert "QXR-707" in read(Input("l.pdf", tmp_path / "l.pdf"), "geheim").text


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(TextEncodingError, match="surrogate pair at offset 2"):
        read(Input("j", None, text="ab\ud800"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("β was given".encode())))
    assert read(Input("-", None)).text == "β was given"


def test_errors_survive_a_worker_process() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(PasswordError("a.pdf", "needs a password", 3)))
    assert (str(error), error.page) == ("a.pdf, page 3: needs a password", 3)
