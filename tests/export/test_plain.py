"""Records as JSON Lines, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abstract2kb.errors import UsageError
from abstract2kb.export import FORMATS, PlainFormat, write
from abstract2kb.export.plain import csv_rows, opened
from abstract2kb.records import Asset, Evidence, Extraction, Issue, Origin, Outcome, Report, Sourced

NAME = Evidence(page=1, bbox=(10, 20.5, 30, 40), start=3, end=10, quote="QXR-707", rule="drugs.code")
RECORD = Extraction(
    report=Report(
        id="0" * 64,
        source="report.pdf",
        year=Sourced[int](value=2021, raw="2021", confidence=0.9, origin=Origin.REPORT, evidence=(NAME,)),
    ),
    assets=(
        Asset(
            id="asset-1",
            article="a1",
            name="QXR-707",
            role="subject",
            targets=(
                Sourced[str](value="PD-1", raw="PD1", confidence=0.8, origin=Origin.REPORT, evidence=(NAME, NAME)),
                Sourced[str](value="LAG-3", raw=None, confidence=0.7, origin=Origin.LEXICON),
            ),
            identifiers={"drugbank": "DB1"},
            evidence=(NAME,),
        ),
    ),
    outcomes=(
        Outcome(
            id="outcome-1", article="a1", endpoint="ORR", endpoint_text="ORR", measure="proportion", n=0, percent=0.0, raw="ORR 0%",
            confidence=0.9, evidence=(NAME,),
        ),
    ),
    issues=(Issue(code="a.b", severity="info", message="=1+1"),),
)  # fmt: skip


def written(form: PlainFormat, *records: Extraction) -> str:
    stream = io.StringIO(newline="")
    write(records, stream, form)
    return stream.getvalue()


def rows(*records: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(PlainFormat.CSV, *records), newline="")))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_and_json_lines_are_read_back(count: int) -> None:
    records = [RECORD] * count
    assert [Extraction.model_validate_json(line) for line in written(PlainFormat.JSONL, *records).splitlines()] == records
    assert [Extraction.model_validate(x) for x in json.loads(written(PlainFormat.JSON, *records))] == records


def test_there_are_three_formats() -> None:
    assert [f.value for f in FORMATS] == ["jsonl", "json", "csv"]


def test_csv_has_a_row_per_value_with_its_own_evidence() -> None:
    by_field = {(r["record"], r["field"], r["value"]): r for r in rows(RECORD)}
    target = by_field["assets", "targets", "PD-1"]
    assert (target["source"], target["article"], target["id"], target["raw"], target["confidence"], target["origin"]) == (
        "report.pdf", "a1", "asset-1", "PD1", "0.8", "report",
    )  # fmt: skip
    assert [target[k] for k in ("page", "x0", "top", "x1", "bottom", "start", "end", "quote", "rule")] == [
        "1", "10.0", "20.5", "30.0", "40.0", "3", "10", "QXR-707", "drugs.code",
    ]  # fmt: skip
    known = by_field["assets", "targets", "LAG-3"]
    assert (known["origin"], known["quote"], known["page"]) == ("lexicon", "", "")
    assert by_field["report", "year", "2021"]["quote"] == "QXR-707"
    assert json.loads(by_field["assets", "identifiers", '{"drugbank": "DB1"}']["value"]) == {"drugbank": "DB1"}


def test_zero_is_a_value_and_null_is_not() -> None:
    fields = {(r["record"], r["field"]): r["value"] for r in rows(RECORD)}
    assert fields["outcomes", "n"] == "0"
    assert fields["outcomes", "percent"] == "0.0"
    assert ("outcomes", "total") not in fields


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lead=st.sampled_from(["=", "+", "-", "@", "\t", "\r", "=cmd|' /C calc'!A0", "", '"', ",", "\n"]),
    rest=st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=10),
)
def test_no_text_becomes_a_formula_and_none_is_lost(lead: str, rest: str) -> None:
    message = lead + rest or "x"
    record = Extraction(report=Report(id="0", source="s"), issues=(Issue(code="a.b", severity="info", message=message),))
    (cell,) = [r["value"] for r in rows(record) if r["field"] == "message"]
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert cell.removeprefix("'") == message.removeprefix("'")


def test_numbers_stay_numbers() -> None:
    outcome = RECORD.outcomes[0].model_copy(update={"percent": -12.5})
    (cell,) = [r["value"] for r in csv_rows(RECORD.model_copy(update={"outcomes": (outcome,)})) if r["field"] == "percent"]
    assert cell == -12.5


def test_a_file_is_in_place_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")

    def fails_midway() -> None:
        with opened(target) as stream:
            stream.write("half")
            stream.flush()
            assert target.read_text(encoding="utf-8") == "before"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_midway()
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert target.read_text(encoding="utf-8") == "before"
    with opened(target) as stream:
        stream.write("after")
    assert target.read_text(encoding="utf-8") == "after"


def test_a_place_that_cannot_be_written_is_told_before_any_work(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none" / "out"):
        with pytest.raises(UsageError, match=rf"^{target}: cannot be written \("), opened(target):
            pytest.fail("the body must not run")
