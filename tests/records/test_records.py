"""The record contract: what the models keep, refuse and print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from strategies import BY_MODEL, EXTRACTION, WORDS

from abstract2kb import records
from abstract2kb.records import (
    AdverseEvent,
    Article,
    Assertion,
    Asset,
    Bound,
    Category,
    Direction,
    Endpoint,
    Evidence,
    EvidenceKind,
    Extraction,
    Issue,
    Measure,
    Modality,
    Origin,
    Outcome,
    PreclinicalFinding,
    Record,
    Role,
    Severity,
    Sourced,
    Stage,
    content_id,
    json_schema,
)

SCHEMA = Path(__file__).with_name("schema.json")
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
QUOTE = Evidence(page=1, bbox=(0, 0, 1, 1), start=3, end=7, quote="NKTR", rule="drugs.code")
STATED = {"id": "o1", "article": "a1", "raw": "ORR 21%", "confidence": 0.9, "evidence": (QUOTE,)}
"""What every outcome, adverse event and finding must have."""


def test_every_model_has_a_strategy() -> None:
    models = {m for name in records.__all__ if isinstance(m := getattr(records, name), type) and issubclass(m, Record) and m is not Record}
    assert models == set(BY_MODEL)


@pytest.mark.parametrize("model", BY_MODEL, ids=lambda m: m.__name__)
def test_json_round_trip(model: type[BaseModel]) -> None:
    @FEW
    @given(BY_MODEL[model])
    def check(record: BaseModel) -> None:
        again = type(record).model_validate_json(record.model_dump_json())
        assert again == record
        assert again.model_dump_json() == record.model_dump_json()

    check()


@FEW
@given(EXTRACTION)
def test_an_extraction_is_one_line_of_json(extraction: Extraction) -> None:
    line = extraction.model_dump_json()
    assert "\n" not in line
    assert json.loads(line)["schema_version"] == "1"


@pytest.mark.parametrize("model", BY_MODEL, ids=lambda m: m.__name__)
def test_unknown_keys_are_refused(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({"no_such_key": 1})


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        QUOTE.quote = "THOR"  # type: ignore[misc]


@FEW
@given(quote=WORDS, start=st.integers(0, 99), wrong=st.integers(-5, 5).filter(bool))
def test_a_quote_is_as_long_as_its_offsets(quote: str, start: int, wrong: int) -> None:
    Evidence(page=None, bbox=None, start=start, end=start + len(quote), quote=quote, rule="r")
    with pytest.raises(ValidationError):
        Evidence(page=None, bbox=None, start=start, end=start + len(quote) + wrong, quote=quote, rule="r")


@pytest.mark.parametrize(
    "change",
    [{"page": 0}, {"start": -4, "end": 0}, {"quote": "", "end": 3}, {"rule": ""}, {"bbox": (0, 0, 1)}, {"kind": "picture"}],
    ids=lambda c: next(iter(c)),
)
def test_evidence_that_points_nowhere_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Evidence.model_validate(QUOTE.model_dump() | change)


def test_a_value_read_in_the_report_needs_evidence() -> None:
    with pytest.raises(ValidationError, match="has no evidence"):
        Sourced[str](value="IL-2", raw="IL-2", confidence=1, origin=Origin.REPORT)
    for origin in (Origin.LEXICON, Origin.DERIVED):
        assert Sourced[str](value="IL-2", raw=None, confidence=1, origin=origin).evidence == ()
    assert Sourced[str](value="IL-2", raw="IL-2", confidence=1, origin=Origin.REPORT, evidence=(QUOTE,)).evidence == (QUOTE,)


@pytest.mark.parametrize("confidence", [-0.01, 1.01])
def test_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValidationError):
        Sourced[str](value="x", raw=None, confidence=confidence, origin=Origin.LEXICON)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Outcome, {"endpoint": "ORR", "endpoint_text": "ORR", "measure": "proportion"}),
        (AdverseEvent, {"term": "fatigue"}),
        (PreclinicalFinding, {"effect": "tumor volume", "direction": "decreased"}),
    ],
)
def test_results_need_evidence(model: type[BaseModel], fields: dict[str, str]) -> None:
    assert model.model_validate(STATED | fields)
    with pytest.raises(ValidationError):
        model.model_validate(STATED | fields | {"evidence": ()})


def test_zero_and_not_reached_are_values() -> None:
    outcome = Outcome(**STATED, endpoint="PFS", endpoint_text="PFS", measure="median_time", value="NR", n=0)
    data = json.loads(outcome.model_dump_json())
    assert (data["value"], data["n"], data["total"]) == ("NR", 0, None)
    with pytest.raises(ValidationError):
        Outcome(**STATED, endpoint="PFS", endpoint_text="PFS", measure="median_time", value="not reached")


@pytest.mark.parametrize("code", ["malformed", "Trial.malformed", "trial id.malformed", "trial.", ""])
def test_an_issue_has_a_dotted_code(code: str) -> None:
    Issue(code="trial_id.malformed", severity=Severity.INFO, message="m")
    with pytest.raises(ValidationError):
        Issue(code=code, severity=Severity.INFO, message="m")


@pytest.mark.parametrize(
    ("enum", "values"),
    [
        (Role, "subject partner comparator mentioned"),
        (Origin, "report lexicon derived"),
        (EvidenceKind, "text table link"),
        (Severity, "info warning error"),
        (Measure, "proportion median_time rate_at_time ratio count"),
        (Assertion, "stated negated planned hypothetical prior"),
        (Bound, "= < > <= >= ~"),
        (Category, "any treatment-related serious DLT discontinuation death"),
        (Direction, "increased decreased unchanged absent"),
        (
            Endpoint,
            "ORR CR PR SD PD NE DCR CBR sCR VGPR MRD pCR MPR PSA50 PSA90 DFS RFS PFS rPFS MFS EFS OS TTP TTF DOR TTR other",
        ),
        (Stage, "Preclinical|Phase 0|Phase 1|Phase 1/2|Phase 2|Phase 2/3|Phase 3|Phase 4|Filed|Approved|Discontinued"),
        (
            Modality,
            "cytokine|pegylated cytokine|Fc-fusion cytokine|cytokine-receptor fusion|immunocytokine|monoclonal antibody|bispecific antibody|"
            "antibody-drug conjugate|CAR-T|cell therapy|oncolytic virus|bacterial therapy|antisense oligonucleotide|RNA therapy|gene therapy|vaccine|"
            "radioligand|small molecule|hormone therapy|chemotherapy|other",
        ),
    ],
    ids=lambda x: getattr(x, "__name__", ""),
)
def test_closed_sets_are_those_of_the_contract(enum: type, values: str) -> None:
    assert [e.value for e in enum] == values.split("|" if "|" in values else " ")


def test_stages_are_ranked() -> None:
    assert Stage.PRECLINICAL.rank < Stage.PHASE_1.rank < Stage.PHASE_1_2.rank < Stage.PHASE_3.rank < Stage.APPROVED.rank


def test_fields_of_the_contract_are_there() -> None:
    fields = {
        Extraction: "schema_version report articles assets studies outcomes adverse_events preclinical_findings abbreviations issues",
        records.Report: "id source title conference year publisher pages",
        Article: "id number title pages start end",
        Asset: "id article name aliases role companies modality cytokines targets construct stage trials conditions routes combinations identifiers",
        records.Study: "id article registry_ids acronym phase design enrollment conditions arms assets median_follow_up median_age",
        Outcome: "id article endpoint endpoint_text measure n total percent derived_total derived_percent value unit at ci_low ci_high ci_level hr p "
        "bound arm assets subset_of assertion study raw confidence evidence",
        AdverseEvent: "id article term term_normalized grade n total percent category absent arm assets study confidence evidence raw",
        PreclinicalFinding: "id article assets model effect direction significant comparator raw confidence evidence",
        records.Abbreviation: "short long article evidence",
        Issue: "code severity message page evidence",
        Evidence: "page bbox start end quote kind table rule",
        Sourced: "value raw confidence origin evidence",
    }
    for model, names in fields.items():
        assert set(names.split()) <= set(model.model_fields), model.__name__


def test_content_ids_are_stable_and_tell_parts_apart() -> None:
    assert content_id("asset", "a1", "thor-707") == "asset-1cfe9044148e"
    parts = [("a", "b"), ("ab",), ("a", None), ("a", ""), ("a",), ("b", "a"), (1,), ("1",)]
    assert len({content_id("x", *p) for p in parts}) == len(parts)


def test_schema_is_the_snapshot() -> None:
    """Other tools read these names: a change here is a change of the contract, and is written down by deleting schema.json."""
    text = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    if not SCHEMA.exists():
        SCHEMA.write_text(text, encoding="utf-8")
        pytest.fail("schema.json was missing and has been written; look at it and commit it")
    assert text == SCHEMA.read_text(encoding="utf-8")
