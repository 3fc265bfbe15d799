"""Two extractions with their texts: one with everything that breaks formats, and what they say."""

from __future__ import annotations

from abstract2kb.records import (
    Abbreviation,
    AdverseEvent,
    Arm,
    Article,
    Asset,
    Duration,
    Evidence,
    Extraction,
    Issue,
    Origin,
    Outcome,
    PreclinicalFinding,
    Report,
    Sourced,
    Study,
    TableRef,
)

TEXT = (
    "=Engineered cytokines | a digest\n"
    "QXR-707 (Vexatide) is a pegylated IL-2 of\nTidewater & Sons <Bio>. Targets\tIL-2R.\n"
    "In QUARTZ-1 (NCT04009681, 2019-001234-12) 43 pts with melanoma received QXR-707\nplus nivolumab.\n"
    'ORR was 21% (9/43); median OS was not reached. Pyrexia 12% |t| and\npyrexia 8%. @SUM "fatigue" β-blocker \U0001f9ec 7%.\n'
    "Second abstract: the vaccine ZZ-1 shrank tumours in mice.\n"
)
SECOND = TEXT.index("Second abstract")


def found(quote: str, nth: int = 0, *, page: int | None = 1, table: TableRef | None = None, rule: str = "test.rule") -> Evidence:
    """The nth place of a quote in TEXT."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(quote, at + 1)
    bbox = None if page is None else (10.0, 20.5, 110.25, 30.0)
    kind = "table" if table else "text"
    return Evidence(page=page, bbox=bbox, start=at, end=at + len(quote), quote=quote, kind=kind, table=table, rule=rule)


def said(value: str, quote: str | None = None, nth: int = 0, confidence: float = 0.9) -> Sourced[str]:
    """A value of the report."""
    return Sourced[str](value=value, raw=quote or value, confidence=confidence, origin=Origin.REPORT, evidence=(found(quote or value, nth),))


def known(value: str) -> Sourced[str]:
    """A value of a lexicon."""
    return Sourced[str](value=value, raw=None, confidence=0.7, origin=Origin.LEXICON)


def count(value: int, quote: str) -> Sourced[int]:
    """A number of the report."""
    return Sourced[int](value=value, raw=quote, confidence=0.8, origin=Origin.REPORT, evidence=(found(quote),))


QXR = Asset(
    id="asset-1", article="a1", name="QXR-707", role="subject", aliases=(said("Vexatide"), known("=HYPERLINK(\"http://x\")")),
    companies=(said("Tidewater & Sons <Bio>"),), modality=Sourced(value="pegylated cytokine", raw="pegylated IL-2", confidence=0.9, origin="report",
    evidence=(found("pegylated IL-2"),)), cytokines=(said("IL-2"),), targets=(said("IL-2R", "IL-2R", 0),), stage=Sourced(value="Phase 1/2", raw=None,
    confidence=0.5, origin="derived"), trials=(said("NCT04009681"), said("2019-001234-12")), conditions=(said("melanoma"),),
    identifiers={"drugbank": "DB15140", "mesh": "C000592536"}, evidence=(found("QXR-707"), found("QXR-707", 1, page=2)),
)  # fmt: skip
NIVOLUMAB = Asset(id="asset-2", article="a1", name="nivolumab", role="partner", trials=(said("NCT04009681"),), evidence=(found("nivolumab"),))
VACCINE = Asset(id="asset-3", article="a2", name="ZZ-1", role="mentioned", evidence=(found("ZZ-1"),))
STUDY = Study(
    id="study-1", article="a1", registry_ids=(said("NCT04009681"), said("2019-001234-12")), acronym=said("QUARTZ-1"), enrollment=count(43, "43"),
    conditions=(said("melanoma"),), arms=(Arm(label="QXR-707 + nivolumab", assets=("asset-1", "asset-2"), n=count(43, "43")),),
    assets=("asset-1", "asset-2"), median_follow_up=Sourced[Duration](value=Duration(value=13.4, unit="months"), raw=None, confidence=0.6,
    origin="derived"), evidence=(found("QUARTZ-1"),),
)  # fmt: skip
ORR = Outcome(
    id="outcome-1", article="a1", endpoint="ORR", endpoint_text="ORR", measure="proportion", n=9, total=43, percent=21.0, bound="=", arm="=cmd|' /C calc'!A0",
    assets=("asset-1", "asset-2"), study="study-1", raw="ORR was 21% (9/43)", confidence=0.95,
    evidence=(found("ORR was 21% (9/43)", table=TableRef(index=0, row=2, column=3)),),
)  # fmt: skip
SURVIVAL = Outcome(
    id="outcome-2", article="a1", endpoint="OS", endpoint_text="median OS", measure="median_time", value="NR", ci_low=7.5, ci_high="NR", hr=None,
    assets=("asset-1",), study="study-1", subset_of="outcome-1", raw="median OS was not reached", confidence=0.9,
    evidence=(found("median OS was not reached"),),
)  # fmt: skip
EVENTS = (
    AdverseEvent(
        id="event-1", article="a1", term="Pyrexia", term_normalized="Fever", percent=12.0, grade=">=3", category="treatment-related", assets=("asset-1",),
        raw="Pyrexia 12%", confidence=0.9, evidence=(found("Pyrexia 12% |t| and"), found("pyrexia 8%")),
    ),
    AdverseEvent(
        id="event-1", article="a1", term="Pyrexia", term_normalized="Fever", n=0, percent=8.0, absent=True, assets=("asset-2",), raw="pyrexia 8%",
        confidence=0.9, evidence=(found("pyrexia 8%"),),
    ),
    AdverseEvent(
        id="event-2", article="a1", term="@SUM \"fatigue\"", percent=7.0, assets=("asset-1", "asset-2"), raw="@SUM \"fatigue\" β-blocker \U0001f9ec 7%",
        confidence=0.4, evidence=(found("@SUM \"fatigue\" β-blocker \U0001f9ec 7%"),),
    ),
)  # fmt: skip
FINDING = PreclinicalFinding(
    id="finding-1", article="a2", assets=("asset-3",), model="mice", effect="tumour volume", direction="decreased", significant=None,
    raw="shrank tumours in mice", confidence=0.8, evidence=(found("shrank tumours in mice"),),
)  # fmt: skip
RECORD = Extraction(
    report=Report(id="ab" * 32, source="=digest|1.pdf", title=said("=Engineered cytokines | a digest"), year=Sourced[int](value=2021, raw=None,
                  confidence=0.5, origin="derived"), conference=known("AACR"), pages=2),
    articles=(Article(id="a1", number="4O", title="=Engineered", pages=(1, 2), start=0, end=SECOND), Article(id="a2", start=SECOND, end=len(TEXT))),
    assets=(QXR, NIVOLUMAB, VACCINE), studies=(STUDY,), outcomes=(ORR, SURVIVAL), adverse_events=EVENTS, preclinical_findings=(FINDING,),
    abbreviations=(Abbreviation(short="ORR", long="overall\nresponse", article="a1", evidence=(found("ORR"),)),),
    issues=(Issue(code="a.b", severity="info", message="-1+1\x0b"), Issue(code="a.b", severity="info", message="-1+1\x0b")),
)  # fmt: skip
PLAIN_TEXT = "ABC-1 was given. ORR was 40% (8/20)."
PLAIN = Extraction(
    report=Report(id="cd" * 32, source="abstract 7"),
    articles=(Article(id="a1", start=0, end=len(PLAIN_TEXT)),),
    outcomes=(
        Outcome(
            id="outcome-1", article="a1", endpoint="ORR", endpoint_text="ORR", measure="proportion", n=8, total=20, percent=40.0, raw="ORR was 40% (8/20)",
            confidence=0.9, evidence=(Evidence(page=None, bbox=None, start=17, end=35, quote="ORR was 40% (8/20)", rule="test.rule"),),
        ),
    ),
)  # fmt: skip


class Given:
    """The texts of both."""

    def of(self, extraction: Extraction) -> str | None:
        return TEXT if extraction.report.id == RECORD.report.id else PLAIN_TEXT


def result_spans() -> dict[str, list[tuple[int, int]]]:
    """Record key to the places of its own evidence, for results."""
    spans = {"outcome-1": ORR, "outcome-2": SURVIVAL, "event-1": EVENTS[0], "event-1.2": EVENTS[1], "event-2": EVENTS[2], "finding-1": FINDING}
    return {key: sorted((e.start, e.end) for e in record.evidence) for key, record in spans.items()}
