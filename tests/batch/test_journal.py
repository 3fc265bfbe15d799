"""The journal of a run: what it takes up again, and what it does not trust."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from abstract2kb.batch import Failure, Journal, Result, Tally, journal_of
from abstract2kb.errors import UsageError
from abstract2kb.records import Extraction
from abstract2kb.records import Report as ReportRecord

SAME = {"version": "1", "model": "m"}


def result(number: int) -> Result:
    record = Extraction(report=ReportRecord(id=f"{number:064x}", source=f"Bericht „{number}“.pdf"))
    return Result.of(record, Failure(record.report.source, f"{record.report.source}: cut off", code="pdf.damaged") if number % 2 else None, 0.25)


def filled(output: Path, count: int = 5) -> list[Result]:
    """What a run that was killed leaves behind."""
    there = [result(i) for i in range(count)]
    with pytest.raises(KeyError, match="killed"), Journal(output, SAME) as journal:
        for number, one in enumerate(there):
            journal.add(f"k{number}", one)
        raise KeyError("killed")
    return there


def test_what_was_done_is_known_again(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    there = filled(output)
    with Journal(output, SAME, resume=True) as journal:
        assert (journal.resumed, journal.ignored) == (5, "")
        assert [journal.get(f"k{i}") for i in range(5)] == there
        assert "k5" not in journal
        journal.add("k5", Result("none.pdf", None, Failure("none.pdf", "none.pdf: no PDF")))
        assert journal.get("k5").line is None
        assert journal.get("k2") == there[2]
    assert not journal_of(output).exists()


def test_a_run_that_does_not_resume_begins_anew(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    filled(output)
    with Journal(output, SAME) as journal:
        assert len(journal) == 0
    filled(output, 2)
    with Journal(output, SAME, resume=True) as journal:
        assert len(journal) == 2


def test_nothing_is_left_of_a_run_that_did_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "out.jsonl", 0)
    assert list(tmp_path.iterdir()) == []


def test_half_a_line_at_any_place_costs_what_stands_from_there(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    there = filled(output)
    whole = journal_of(output).read_bytes()
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    for length in sorted({*ends, *(e - 1 for e in ends), *range(0, len(whole), 37)}):
        journal_of(output).write_bytes(whole[:length])
        lines = sum(end <= length for end in ends)
        with pytest.raises(KeyError), Journal(output, SAME, resume=True) as journal:
            assert [journal.get(f"k{i}") for i in range(len(journal))] == there[: max(0, lines - 1)]
            journal.add("new", there[0])
            raise KeyError
        with Journal(output, SAME, resume=True) as journal:
            assert journal.get("new") == there[0]
            assert len(journal) == max(0, lines - 1) + 1


def test_a_line_that_was_damaged_is_not_trusted(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    filled(output)
    lines = journal_of(output).read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"cut off", b"cut Off") if b"cut off" in lines[3] else lines[3].replace(b"Bericht", b"Berichd")
    journal_of(output).write_bytes(b"".join(lines))
    with Journal(output, SAME, resume=True) as journal:
        assert [f"k{i}" in journal for i in range(5)] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("other", "what"),
    [({"version": "2", "model": "m"}, "version"), ({"version": "1", "model": "n"}, "model"), ({**SAME, "lexicons": "x"}, "lexicons")],
)
def test_a_journal_of_another_version_or_model_is_not_used_and_that_is_said(tmp_path: Path, other: dict[str, str], what: str) -> None:
    output = tmp_path / "out.jsonl"
    filled(output)
    with Journal(output, other, resume=True) as journal:
        assert len(journal) == 0
        assert journal.ignored == f"{journal_of(output)}: not used, it is of another {what}; the run begins anew"


@pytest.mark.parametrize("text", ["", "something else\n", "\0" * 40, '{"format": "abstract2kb journal 1"}\n'])
def test_what_is_no_journal_is_not_used(tmp_path: Path, text: str) -> None:
    output = tmp_path / "out.jsonl"
    journal_of(output).write_text(text, encoding="utf-8")
    with Journal(output, SAME, resume=True) as journal:
        assert len(journal) == 0
        journal.add("k", result(1))
        assert journal.get("k") == result(1)


def test_two_runs_do_not_write_the_same_output(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    code = "import sys; from pathlib import Path; from abstract2kb.batch import Journal; Journal(Path(sys.argv[1]), {}, resume=True)"
    with Journal(output, SAME) as journal:
        journal.add("k", result(0))
        other = subprocess.run([sys.executable, "-c", code, str(output)], capture_output=True, text=True, check=False)
        assert f"UsageError: {output}: another run is writing it" in other.stderr
        assert journal.get("k") == result(0)


def test_a_journal_is_for_its_owner_only_and_one_without_output_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    with Journal(tmp_path / "out.jsonl", SAME) as named, Journal(None, SAME) as unnamed:
        assert journal_of(tmp_path / "out.jsonl").stat().st_mode & 0o777 == 0o600
        for journal in (named, unnamed):
            journal.add("k", result(3))
            assert journal.get("k") == result(3)
        assert list((tmp_path / "tmp").iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no/out\.jsonl: cannot be written \(No such file"):
        Journal(tmp_path / "no" / "out.jsonl", SAME)


def test_the_same_bytes_under_another_name() -> None:
    one = result(1)
    two = one.under('other "name"\n.pdf')
    assert one.extraction
    assert two.extraction
    assert two.extraction.report.source == two.source == 'other "name"\n.pdf'
    assert two.extraction.model_copy(update={"report": one.extraction.report}) == one.extraction
    assert two.extraction.model_dump_json().encode() == two.line
    assert two.failure
    assert two.failure.message == 'other "name"\n.pdf: cut off'
    assert two.under(one.source) == one


def test_a_tally_counts_what_the_line_holds() -> None:
    from abstract2kb import extract_text

    record = extract_text("ABC-1234 was given to 20 patients (NCT01234567). ORR was 40% (8/20); grade 3 rash occurred in 5%.")
    tally = Tally.of_line(record.model_dump_json().encode())
    assert tally.pages is None
    assert tally.records == {name: len(getattr(record, name)) for name in tally.records}
    assert tally.records["outcomes"] == 1
    assert sum(tally.issues.values()) == len(record.issues)
