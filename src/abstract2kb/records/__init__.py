"""The record contract as pydantic models; no spaCy and no pdfplumber in here."""

from abstract2kb.records.asset import Asset, Modality, Role, Stage
from abstract2kb.records.evidence import BBox, Evidence, EvidenceKind, Origin, Record, Sourced, TableRef
from abstract2kb.records.extraction import (
    SCHEMA_VERSION,
    Abbreviation,
    Article,
    Extraction,
    Issue,
    Report,
    Severity,
    json_schema,
)
from abstract2kb.records.ids import content_id
from abstract2kb.records.outcome import Assertion, Bound, Endpoint, Measure, Outcome
from abstract2kb.records.preclinical import Direction, PreclinicalFinding
from abstract2kb.records.safety import AdverseEvent, Category
from abstract2kb.records.study import Arm, Duration, Study

__all__ = [
    "SCHEMA_VERSION",
    "Abbreviation",
    "AdverseEvent",
    "Arm",
    "Article",
    "Assertion",
    "Asset",
    "BBox",
    "Bound",
    "Category",
    "Direction",
    "Duration",
    "Endpoint",
    "Evidence",
    "EvidenceKind",
    "Extraction",
    "Issue",
    "Measure",
    "Modality",
    "Origin",
    "Outcome",
    "PreclinicalFinding",
    "Record",
    "Report",
    "Role",
    "Severity",
    "Sourced",
    "Stage",
    "Study",
    "TableRef",
    "content_id",
    "json_schema",
]
