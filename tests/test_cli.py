"""The command line as users call it: output, exit codes, and one line for each input that fails."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from abstract2kb import __version__, cli, json_schema
from abstract2kb.records import Extraction
from tests.kb.made import asset, line, report
from tests.pdf_samples import broken_page, encrypted, pdf, without_pages, without_text

TEXT = "QXR-707 was given to 20 patients (NCT04009681). ORR was 40% (8/20).\n"
COMMANDS = sorted(get_command(cli.app).commands)  # type: ignore[attr-defined]


def leaves(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that can be called, with the words that call it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


CALLS = dict(leaves(get_command(cli.app)))
ENDLESS = {("serve",), ("watch",)}
"""They run until they are stopped; their own tests call them."""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    def errors(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.startswith(("error:", "Traceback"))]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: None) -> Callable[..., Result]:
    """Calls `main` in this process (the model is loaded once) in an empty folder."""
    return calls(tmp_path, monkeypatch)


def calls(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """What calls `main` in this process, in a folder."""
    monkeypatch.chdir(folder)

    def call(*arguments: str, stdin: bytes = b"") -> Result:
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""), io.StringIO()
        monkeypatch.setattr(sys, "argv", ["abstract2kb", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                cli.main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
        out.flush()
        return Result(code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]

    return call


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a good text and a good PDF."""
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "good.pdf").write_bytes(pdf(2))
    return tmp_path


def extractions(jsonl: str) -> list[Extraction]:
    return [Extraction.model_validate_json(line) for line in jsonl.splitlines()]


# help


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(cli.app, ["--help"])
    assert result.exit_code == 0
    for name in ("annotate", "build-model", "extract", "schema", "tables", "text"):
        assert name in COMMANDS
    assert all(re.search(rf"^\s+{name}\s", result.output, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("command", CALLS, ids=" ".join)
def test_every_command_has_help_with_an_example_that_runs(command: tuple[str, ...], here: Path, run: Callable[..., Result]) -> None:
    shown = CliRunner().invoke(cli.app, [*command, "--help"])
    assert shown.exit_code == 0
    example = re.search(r"Example: abstract2kb (.+)", shown.output)
    assert example, shown.output
    (here / "report.pdf").write_bytes(pdf())
    (stocked if command[0] == "kb" else measured)(here, run)
    words = shlex.split(example[1].split(" > ")[0])
    assert tuple(words[: len(command)]) == command
    if command in ENDLESS:
        return
    result = run(*words)
    assert result.code == 0, result.err
    if "-o" in words:
        assert (here / words[words.index("-o") + 1]).exists()
    else:
        assert result.out


def measured(here: Path, run: Callable[..., Result]) -> None:
    """A corpus of one report with its gold, an output for it, and floors."""
    (here / "corpus").mkdir()
    (here / "corpus" / "good.txt").write_text(TEXT, encoding="utf-8")
    outcome = {"endpoint": "ORR", "n": 8, "total": 20, "percent": 40, "assets": ["QXR-707"], "page": 1, "raw": "ORR was 40% (8/20)"}
    gold = {
        "report": {"source": "good.txt"},
        "assets": [{"name": "QXR-707", "trials": ["NCT04009681"]}],
        "studies": [{"registry_ids": ["NCT04009681"], "enrollment": 20}],
        "outcomes": [outcome],
    }
    (here / "gold").mkdir()
    (here / "mine.jsonl").write_text('{"id": "QXR-707", "companies": ["Novelix"]}\n', encoding="utf-8")
    (here / "gold" / "good.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert run("extract", "corpus", "-q", "-o", "out.jsonl").code == 0
    assert run("gold", "floors", "gold", "out.jsonl").code == 0


def stocked(here: Path, run: Callable[..., Result]) -> None:
    """A store of one report, with three decisions."""
    names = ("THOR-707", "SAR444245", "RP1", "RP-1 antibody", "zanubrutinib")
    (here / "out.jsonl").write_bytes(line(report("report.pdf", [asset(name) for name in names])))
    for words in (("load", "out.jsonl"), ("merge", "zanubrutinib", "RP1"), ("split", "zanubrutinib", "THOR-707"), ("date", "report.pdf", "2021-04")):
        assert run("kb", *words).code == 0


def test_options_have_help() -> None:
    for name, command in CALLS.items():
        for parameter in command.params:
            if parameter.name != "help":
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_version(run: Callable[..., Result]) -> None:
    assert run("--version") == Result(0, f"{__version__}\n", "")


def test_schema_is_that_of_the_models(run: Callable[..., Result]) -> None:
    result = run("schema")
    assert json.loads(result.out) == json_schema()
    assert result.out == (Path(__file__).parent / "records" / "schema.json").read_text(encoding="utf-8")


# wrong usage: exit code 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("text",),
        ("extract", "--no-such-option", "good.txt"),
        ("extract", "good.txt", "--format", "xml"),
        ("extract", "good.txt", "--engine", "dask"),
        ("extract", "good.txt", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"),
        ("extract", "good.txt", "--engine", "pdfium", "--pdf-engine", "pdfminer"),
        ("extract", "good.txt", "--max-size", "0"),
        ("extract", "-", "--manifest", "-"),
        ("no-such-command",),
    ],
)
def test_wrong_usage(here: Path, run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert result.err


@pytest.mark.parametrize("command", ["extract", "annotate", "text", "tables"])
@pytest.mark.parametrize(
    ("target", "cause"),
    [("no/such/folder/out", "No such file or directory"), (".", "it is a folder"), ("good.txt/out", "Not a directory")],
)
def test_an_output_that_cannot_be_written(here: Path, run: Callable[..., Result], command: str, target: str, cause: str) -> None:
    result = run(command, "good.txt", "-o", target)
    assert result.code == 2
    assert result.err.splitlines() == [f"error: {target}: cannot be written ({cause})"]


def test_a_model_folder_that_cannot_be_written(here: Path, run: Callable[..., Result]) -> None:
    result = run("build-model", "-o", "good.txt/model")
    assert (result.code, len(result.err.splitlines())) == (2, 1)
    assert "cannot be written" in result.err


@pytest.mark.parametrize("options", [(), ("--engine", "local"), ("--engine", "pdfminer"), ("--pdf-engine", "pdfminer", "--engine", "local")])
def test_the_pdf_engine_goes_by_its_old_name_and_by_its_new_one(here: Path, run: Callable[..., Result], options: tuple[str, ...]) -> None:
    (here / "report.pdf").write_bytes(pdf())
    assert run("extract", "report.pdf", "-q", "-o", "out.jsonl", *options).code == 0
    (record,) = extractions((here / "out.jsonl").read_text(encoding="utf-8"))
    assert [(o.n, o.total) for o in record.outcomes] == [(8, 20)]


@pytest.mark.parametrize("name", ["--engine", "--pdf-engine"])
def test_other_commands_know_both_names_of_the_pdf_engine(here: Path, run: Callable[..., Result], name: str) -> None:
    (here / "report.pdf").write_bytes(pdf())
    result = run("text", "report.pdf", name, "pdfminer")
    assert (result.code, result.err) == (0, "")
    assert "QXR-707" in result.out


def test_a_manifest_and_inputs(here: Path, run: Callable[..., Result]) -> None:
    (here / "lists").mkdir()
    (here / "lists" / "first.txt").write_text(TEXT, encoding="utf-8")
    (here / "lists" / "day.txt").write_text('first.txt\nno.pdf\n{"path": "../good.txt", "id": "second"}\n', encoding="utf-8")
    result = run("extract", "good.txt", "--manifest", "lists/day.txt", "-q", "-o", "out.jsonl")
    assert (result.code, result.err) == (1, "error: lists/day.txt, line 2: lists/no.pdf: no such file or folder\n")
    assert [e.report.source for e in extractions((here / "out.jsonl").read_text(encoding="utf-8"))] == ["good.txt", "first.txt", "second"]


def test_an_archive(here: Path, run: Callable[..., Result]) -> None:
    with zipfile.ZipFile(here / "a.zip", "w") as archive:
        archive.writestr("../r.pdf", pdf())
        archive.writestr("t.txt", TEXT)
    before = sorted(here.iterdir())
    result = run("extract", "a.zip", "-q", "-o", "out.jsonl")
    assert (result.code, result.err) == (0, "")
    assert sorted(here.iterdir()) == sorted([*before, here / "out.jsonl"])
    assert [e.report.source for e in extractions((here / "out.jsonl").read_text(encoding="utf-8"))] == ["a.zip/r.pdf", "a.zip/t.txt"]
    assert run("extract", "a.zip", "-q", "-o", "a.zip").err == "error: a.zip: is an input of this run; choose another output\n"


def test_an_input_that_is_too_large(here: Path, run: Callable[..., Result]) -> None:
    (here / "large.txt").write_text(TEXT + " " * 1_000_000, encoding="utf-8")
    result = run("extract", "large.txt", "good.txt", "-q", "--max-size", "1", "-o", "out.jsonl")
    assert (result.code, result.err) == (1, "error: large.txt: larger than 1 MB (--max-size)\n")


# what is read


def test_a_text_file(here: Path, run: Callable[..., Result]) -> None:
    result = run("extract", "good.txt", "-o", "out.jsonl")
    assert (result.code, result.out) == (0, "")
    (record,) = extractions((here / "out.jsonl").read_text(encoding="utf-8"))
    assert record.report.source == "good.txt"
    assert [(o.n, o.total, o.percent) for o in record.outcomes] == [(8, 20, 40.0)]
    assert [a.name for a in record.assets] == ["QXR-707"]


def test_every_quote_stands_in_the_text_that_is_printed(here: Path, run: Callable[..., Result]) -> None:
    (record,) = extractions(run("extract", "good.pdf", "-q").out)
    text = run("text", "good.pdf").out
    quotes = [(e.start, e.end, e.quote) for o in record.outcomes for e in o.evidence]
    assert quotes
    assert all(text[start:end] == quote for start, end, quote in quotes)


def test_every_kind_of_input_in_one_run(here: Path, run: Callable[..., Result]) -> None:
    (here / "folder").mkdir()
    (here / "folder" / "inner.txt").write_text(TEXT, encoding="utf-8")
    (here / "lines.jsonl").write_text("".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in ("one", "two")), encoding="utf-8")
    result = run("extract", "good.pdf", "lines.jsonl", "folder", "goo*.txt", "-", "-q", stdin=TEXT.encode())
    assert result.code == 0, result.err
    assert [e.report.source for e in extractions(result.out)] == ["good.pdf", "one", "two", "inner.txt", "good.txt", "-"]
    assert result.err == ""


def test_the_same_input_gives_the_same_bytes(here: Path, run: Callable[..., Result]) -> None:
    for form in ("jsonl", "json", "csv"):
        assert run("extract", "good.pdf", "good.txt", "-q", "-f", form).out == run("extract", "good.pdf", "good.txt", "-q", "-f", form).out


def test_a_summary_goes_to_the_terminal_and_not_into_the_records(here: Path, run: Callable[..., Result]) -> None:
    result = run("extract", "good.txt")
    assert "QXR-707" in result.err
    assert "1 of 1 inputs read" in result.err
    assert len(extractions(result.out)) == 1


def test_json(here: Path, run: Callable[..., Result]) -> None:
    result = run("extract", "good.txt", "good.pdf", "-f", "json", "-q")
    assert [Extraction.model_validate(x).report.source for x in json.loads(result.out)] == ["good.txt", "good.pdf"]


def test_csv_is_read_back(here: Path, run: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", "good.pdf", "-f", "csv", "-q").out, newline="")))
    percent = [r for r in rows if (r["record"], r["field"]) == ("outcomes", "percent")]
    assert percent
    assert {(r["source"], r["value"], r["page"]) for r in percent} >= {("good.pdf", "40.0", "1")}
    assert all(r["quote"] for r in percent)


def test_no_cell_is_a_formula(here: Path, run: Callable[..., Result]) -> None:
    (here / "=cmd.txt").write_text("=HYPERLINK was not it. " + TEXT, encoding="utf-8")
    out = run("extract", "./=cmd.txt", "-f", "csv", "-q").out
    cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
    assert "'=cmd.txt" in cells
    assert not [c for c in cells if c[:1] in ("=", "+", "@", "\t", "\r") or re.match(r"-(?!\d)", c)]


def test_annotate(here: Path, run: Callable[..., Result]) -> None:
    line = json.loads(run("annotate", "good.txt").out)
    assert (line["source"], line["text"]) == ("good.txt", TEXT)
    assert all(line["text"][s["start"] : s["end"]] == s["text"] and set(s) == {"start", "end", "label", "text", "id", "rule"} for s in line["spans"])
    assert {"DRUG", "TRIAL_ID", "ENDPOINT", "PERCENT", "COUNT"} <= {s["label"] for s in line["spans"]}
    places = [place for result in line["results"] for place in result.values() if place is not None]
    assert places
    assert all(line["text"][p["start"] : p["end"]] == p["text"] for p in places)


def test_tables_of_a_report_without_any(here: Path, run: Callable[..., Result]) -> None:
    assert run("tables", "good.pdf") == Result(0, "", "")


# bad input: one line each, exit code 1, the others are written


@cache
def bad_inputs() -> dict[str, tuple[bytes | None, str]]:
    """name -> (content, what the line says)."""
    whole = pdf(3)
    return {
        "missing.pdf": (None, "no such file or folder"),
        "empty.pdf": (b"", "the file is empty"),
        "empty.txt": (b"", "the text is empty"),
        "blank.txt": (b" \n \n", "the text is empty"),
        "html.pdf": (b"<html>404</html>", "not a PDF (no %PDF header)"),
        "half.pdf": (whole[: len(whole) // 2], "cut off or damaged"),
        "tail.pdf": (whole[:-12], "cut off or damaged"),
        "locked.pdf": (encrypted("geheim"), "needs a password (--password)"),
        "scan.pdf": (without_text(), "no text layer"),
        "zero.pdf": (without_pages(), "the PDF has no pages"),
        "nul.txt": (b"abc\0def", "NUL byte at offset 3"),
        "latin.txt": ("Gr\u00f6\u00dfe".encode("latin-1"), "not UTF-8: byte 0xf6 at offset 2"),
        "table.xlsx": (b"PK\x03\x04", "neither a PDF nor a .txt or .jsonl file"),
        "none.jsonl": (b"\n", "the file is empty"),
    }


READING = {"extract": ("extract", "-q"), "annotate": ("annotate",), "text": ("text",), "tables": ("tables",)}
"""The commands that read reports, with what keeps them quiet."""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, loaded: None) -> dict[str, str]:
    """What each of these commands writes of the good text when there is nothing else."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        call = calls(folder, patch)
        found = {name: call(*words, "good.txt") for name, words in READING.items()}
    assert all((result.code, result.err) == (0, "") for result in found.values())
    return {name: result.out for name, result in found.items()}


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("name", bad_inputs())
def test_bad_input(here: Path, run: Callable[..., Result], alone: dict[str, str], name: str, command: str) -> None:
    content, cause = bad_inputs()[name]
    if content is not None:
        (here / name).write_bytes(content)
    result = run(*READING[command], name, "good.txt")
    assert result.code == 1
    (line,) = result.err.splitlines()
    assert re.fullmatch(rf"error: {re.escape(name)}:? .*{re.escape(cause)}.*", line)
    assert line.count(name) == 1
    assert result.out.endswith(alone[command])
    if name not in ("scan.pdf", "tail.pdf"):
        assert result.out == alone[command]


def test_a_scan_leaves_an_issue(here: Path, run: Callable[..., Result]) -> None:
    (here / "scan.pdf").write_bytes(without_text())
    result = run("extract", "scan.pdf", "-q")
    (record,) = extractions(result.out)
    assert result.code == 1
    assert [(i.code, i.severity.value) for i in record.issues] == [("pdf.no_text_layer", "error")]


def test_a_cut_off_pdf_leaves_an_issue_and_what_was_read(here: Path, run: Callable[..., Result]) -> None:
    (here / "tail.pdf").write_bytes(pdf()[:-12])
    result = run("extract", "tail.pdf", "-q")
    (record,) = extractions(result.out)
    assert result.code == 1
    assert "pdf.damaged" in {i.code for i in record.issues}
    assert record.outcomes


@pytest.mark.parametrize("command", ["extract", "annotate", "text", "tables"])
def test_a_wrong_and_a_right_password(here: Path, run: Callable[..., Result], command: str) -> None:
    (here / "locked.pdf").write_bytes(encrypted("geheim"))
    wrong = run(command, "locked.pdf", "--password", "falsch", *(["-q"] if command == "extract" else []))
    assert (wrong.code, wrong.err.splitlines(), wrong.out) == (1, ["error: locked.pdf: the password is wrong"], "")
    right = run(command, "locked.pdf", "--password", "geheim")
    assert right.code == 0
    assert "QXR-707" in right.out or command == "tables"


def test_one_unreadable_page_does_not_hide_the_others(here: Path, run: Callable[..., Result]) -> None:
    (here / "torn.pdf").write_bytes(broken_page(3, 2))
    result = run("extract", "torn.pdf", "-q")
    (record,) = extractions(result.out)
    assert [(i.code, i.page) for i in record.issues if i.code == "pdf.page_unreadable"] == [("pdf.page_unreadable", 2)]
    text = run("text", "torn.pdf")
    assert "page 1" in text.out
    assert "page 3" in text.out
    assert "page 2" not in text.out
    assert "page 2 cannot be read" in text.err


def test_a_pdf_of_which_no_page_can_be_read_has_failed(here: Path, run: Callable[..., Result]) -> None:
    (here / "torn.pdf").write_bytes(broken_page(1, 1))
    for command in ("extract", "text", "annotate"):
        result = run(command, "torn.pdf", *(["-q"] if command == "extract" else []))
        assert result.code == 1
        assert "page 1 cannot be read" in result.err
        assert len(result.err.splitlines()) == 1


def test_a_bad_line_among_good_ones(here: Path, run: Callable[..., Result]) -> None:
    lines = [json.dumps({"id": "one", "text": TEXT}), "{broken", json.dumps({"id": "three"}), json.dumps({"id": "four", "text": TEXT})]
    (here / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("extract", "in.jsonl", "-q")
    assert result.code == 1
    assert [e.report.source for e in extractions(result.out)] == ["one", "four"]
    first, second = result.err.splitlines()
    assert first.startswith("error: in.jsonl, line 2: not JSON")
    assert second == 'error: in.jsonl, line 3: needs an "id" and a "text"'


def test_an_empty_folder_and_a_glob_without_files(here: Path, run: Callable[..., Result]) -> None:
    (here / "empty").mkdir()
    result = run("extract", "empty", "*.none", "-q")
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == ["error: empty: the folder holds no .pdf, .txt or .jsonl file", "error: *.none: no file matches"]


def test_text_on_standard_input_that_is_none(here: Path, run: Callable[..., Result]) -> None:
    for data, cause in ((b"", "the text is empty"), (b"a\xff", "not UTF-8"), (b"a\0", "NUL byte")):
        result = run("extract", "-", "-q", stdin=data)
        assert result.code == 1
        assert cause in result.err
        assert len(result.err.splitlines()) == 1


# what is written


def test_a_fault_of_ours_is_one_line_and_loses_nothing(here: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    from abstract2kb.batch import work

    real = work.extract_report

    def faulty(report: object, nlp: object = None, workers: int = 1) -> object:
        if report.source == "bad.txt":  # type: ignore[attr-defined]
            raise KeyError("a fault\nof two lines")
        return real(report, workers=workers)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "extract_report", faulty)
    (here / "bad.txt").write_text(f"Again: {TEXT}", encoding="utf-8")
    result = run("extract", "bad.txt", "good.txt", "-q")
    assert result.code == 1
    assert len(extractions(result.out)) == 1
    assert len(result.err.splitlines()) == 1
    assert "bad.txt: internal error (KeyError" in result.err
    assert "Traceback" in run("extract", "bad.txt", "-q", "--debug").err


@pytest.mark.parametrize("fault", [RuntimeError("disk on fire"), KeyboardInterrupt()])
def test_an_output_is_whole_or_as_it_was(here: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    from abstract2kb.batch import whole

    (here / "out.jsonl").write_text("as it was\n", encoding="utf-8")

    def breaks(items: object, stream: io.TextIOBase, form: object) -> None:
        stream.write("half a li")
        raise fault

    monkeypatch.setattr(whole, "write_lines", breaks)
    before = {p.name for p in here.iterdir()}
    with suppress(RuntimeError):
        assert run("extract", "good.txt", "-o", "out.jsonl", "-q").code != 0
    assert (here / "out.jsonl").read_text(encoding="utf-8") == "as it was\n"
    assert {p.name for p in here.iterdir()} - before == {"out.jsonl.a2kb-part"}, "what was done is kept for --resume, and nothing else lies about"


def test_an_output_is_replaced_when_all_is_read(here: Path, run: Callable[..., Result]) -> None:
    (here / "out.jsonl").write_text("as it was\n", encoding="utf-8")
    run("extract", "good.txt", "-o", "out.jsonl", "-q")
    assert len(extractions((here / "out.jsonl").read_text(encoding="utf-8"))) == 1
    assert (here / "out.jsonl").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# the real thing


def command(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "abstract2kb", *arguments], cwd=cwd, input=stdin, capture_output=True, check=False)


def test_a_fresh_process_writes_the_same_bytes(here: Path, run: Callable[..., Result]) -> None:
    done = command("extract", "good.pdf", "-", "-q", cwd=here, stdin=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == run("extract", "good.pdf", "-", "-q", stdin=TEXT.encode()).out


def test_a_fresh_process_fails_in_one_line(here: Path, run: Callable[..., Result]) -> None:
    (here / "half.pdf").write_bytes(pdf(3)[:900])
    call = ("extract", "half.pdf", "missing.txt", "good.txt", "-q")
    one = run(*call, "--workers", "1")
    assert [line.split(":")[1].strip() for line in one.err.splitlines()] == ["half.pdf", "missing.txt"]
    done = command(*call, cwd=here)
    assert done.returncode == one.code == 1
    # failures are told as inputs get done: with several workers, which is done first is a matter of chance
    assert sorted(done.stderr.decode().splitlines()) == sorted(one.err.splitlines())
    assert len(done.stdout.splitlines()) == 1


def test_a_reader_that_leaves_early(here: Path) -> None:
    (here / "many.jsonl").write_text("".join(json.dumps({"id": i, "text": TEXT * 40}) + "\n" for i in range(6)), encoding="utf-8")
    line = f"{shlex.quote(sys.executable)} -m abstract2kb annotate many.jsonl | head -c 10"
    done = subprocess.run(["bash", "-c", line], cwd=here, capture_output=True, check=False)
    assert done.stdout == b'{"source":'
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["extract", "annotate", "text", "tables"])
def test_an_input_is_never_overwritten(run: Callable[..., Result], tmp_path: Path, command: str) -> None:
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    result = run(command, "report.txt", "-o", str(tmp_path / "report.txt"))
    assert result.code == 2
    assert result.errors() == [f"error: {tmp_path / 'report.txt'}: is an input of this run; choose another output"]
    assert Path("report.txt").read_text(encoding="utf-8") == TEXT


def test_a_dash_as_output_is_standard_output(here: Path, run: Callable[..., Result]) -> None:
    assert run("extract", "good.pdf", "-q", "-o", "-").out == run("extract", "good.pdf", "-q").out != ""
    assert not (here / "-").exists()
