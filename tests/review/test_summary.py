"""What a person sees in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from abstract2kb.records import AdverseEvent, Asset, Evidence, Extraction, Issue, Origin, Outcome, PreclinicalFinding, Report, Sourced
from abstract2kb.review import summary

HERE = Evidence(page=2, bbox=(0, 0, 1, 1), start=0, end=7, quote="QXR-707", rule="drugs.code")
BASE = {"article": "a1", "raw": "r", "confidence": 0.9, "evidence": (HERE,), "assets": ("asset-1",)}


def sourced(value: object, origin: Origin = Origin.REPORT) -> Sourced:
    return Sourced(value=value, raw=None, confidence=0.9, origin=origin, evidence=(HERE,))


def shown(record: Extraction, width: int = 160) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None).print(summary(record))
    return stream.getvalue()


def asset(**fields: object) -> Asset:
    return Asset(**({"id": "asset-1", "article": "a1", "name": "QXR-707", "role": "subject"} | fields))


def outcome(**fields: object) -> Outcome:
    return Outcome(**(BASE | {"id": "o", "endpoint": "ORR", "endpoint_text": "ORR", "measure": "proportion"} | fields))


def record(**fields: object) -> Extraction:
    return Extraction(report=Report(id="0", source="report.pdf"), **fields)


def test_the_headline_counts() -> None:
    text = shown(record(assets=(asset(),), outcomes=(outcome(n=8, total=20, percent=40.0),)))
    assert "report.pdf" in text
    assert "1 assets, 0 studies, 1 outcomes" in text


def test_an_asset_with_all_that_is_known() -> None:
    full = asset(
        aliases=(sourced("QX-7"), sourced("quixafusp", Origin.LEXICON)),
        companies=(sourced("Acme Bio", Origin.LEXICON),),
        modality=sourced("pegylated cytokine"),
        cytokines=(sourced("IL-2"),),
        targets=(sourced("IL-2Rβγ"), sourced("PD-1", Origin.LEXICON)),
        stage=sourced("Phase 1/2"),
        trials=(sourced("NCT04009681"),),
        combinations=(sourced("anti-PD-1"),),
    )
    text = shown(record(assets=(full,)))
    for words in ("QXR-707 (QX-7)", "(Acme Bio)", "pegylated cytokine", "IL-2; IL-2Rβγ", "Phase 1/2", "NCT04009681", "anti-PD-1"):
        assert words in text
    assert "quixafusp" not in text


def test_what_is_only_mentioned_stands_apart() -> None:
    text = shown(record(assets=(asset(role="mentioned", name="cisplatin"),)))
    assert "Only mentioned: cisplatin" in text
    assert "Assets" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"n": 8, "total": 20, "percent": 40.0}, "40 % (8/20)"),
        ({"n": 3}, "3"),
        ({"percent": 12.5}, "12.5 %"),
        ({"total": 20, "percent": 0.0}, "0 % (?/20)"),
        ({"value": 7.4, "unit": "months", "measure": "median_time", "ci_low": 5.1, "ci_high": 9.0}, "7.4 months [5.1–9.0]"),
        ({"value": "NR", "measure": "median_time", "ci_low": 5.1, "ci_high": "NR"}, "NR [5.1–NR]"),
        ({"percent": 61.0, "at": "2-year", "measure": "rate_at_time"}, "61 % at 2-year"),
        ({"hr": 0.69, "p": "<0.001", "measure": "ratio"}, "ratio 0.69 p <0.001"),
        ({"percent": 30.0, "assertion": "planned"}, "30 % (planned)"),
    ],
)
def test_figures_of_an_outcome(fields: dict[str, object], words: str) -> None:
    text = shown(record(assets=(asset(),), outcomes=(outcome(**fields),)))
    (row,) = [line for line in text.splitlines() if line.startswith("ORR")]
    assert row.split("ORR", 1)[1].strip().startswith(words)
    assert row.rstrip().endswith("2")
    assert "QXR-707" in row


def test_events_that_did_not_occur() -> None:
    event = AdverseEvent(**BASE, id="e", term="dose-limiting toxicities", absent=True)
    (row,) = [line for line in shown(record(adverse_events=(event,))).splitlines() if line.startswith("dose-limiting")]
    assert "none" in row


def test_findings_and_issues() -> None:
    finding = PreclinicalFinding(**BASE, id="f", effect="tumor volume", direction="decreased", comparator="vehicle", model="MC38, mouse")
    issue = Issue(code="trial_id.malformed", severity="warning", message="NCT0386179 has 7 digits")
    text = shown(record(assets=(asset(),), preclinical_findings=(finding,), issues=(issue,)))
    for words in ("tumor volume", "decreased", "vehicle", "MC38, mouse", "warning: NCT0386179 has 7 digits [trial_id.malformed]"):
        assert words in text


def test_square_brackets_are_no_markup() -> None:
    text = shown(record(assets=(asset(name="[177Lu]Lu-QXA [/bold]"),)))
    assert "[177Lu]Lu-QXA [/bold]" in text


def test_a_report_with_nothing_has_a_headline_only() -> None:
    assert len(shown(record()).strip().splitlines()) == 2
