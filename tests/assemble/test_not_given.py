"""Names in the form of a drug's that are payloads, models, trials or talks, and the drugs that look like them; every sentence is written for these tests."""

from dataclasses import replace

import pytest

from abstract2kb.pipeline import extract_report, extract_text
from tests.assemble.briefs import brief

END = " The ORR with zolvamab was 29%."


def assets(text: str) -> set[str]:
    return {a.name.lower() for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zolvamab is an antibody joined to exatecan.", "exatecan"),
        ("Zolvamab is an antibody with the topoisomerase I inhibitor exatecan.", "exatecan"),
        ("Zolvamab carries a camptothecin derivative, exatecan.", "exatecan"),
        ("Zolvamab carries eight exatecan through a cleavable linker.", "exatecan"),
        ("An ovarian PDX (OV-211) was dosed with zolvamab. OV-211 shrank.", "ov-211"),
        ("Zolvamab shrank OV-211, a xenograft of a borderline tumour.", "ov-211"),
        ("OV-211 organoids were killed by zolvamab.", "ov-211"),
        ("NIT-110 phase 2 trial: zolvamab was given weekly.", "nit-110"),
        ("NIT-110, the randomised trial of zolvamab, has closed.", "nit-110"),
        ("The patients of NIT-110, NCT05550077, got zolvamab. NIT-110 has closed.", "nit-110"),
        ("GS1-01: zolvamab in breast cancer.", "gs1-01"),
        ("Lead-212 was bound to a peptide and zolvamab was not.", "lead-212"),
        ("Mid-2027 brings more of zolvamab.", "mid-2027"),
    ],
)
def test_what_is_no_drug(text: str, name: str) -> None:
    assert "zolvamab" in assets(text + END)
    assert name not in assets(text + END)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Patients were treated with the topoisomerase I inhibitor topotecan or zolvamab.", "topotecan"),
        ("Zolvamab was added to the topoisomerase I inhibitor irinotecan.", "irinotecan"),
        ("A cereblon binder and thalidomide derivative, ZLV-201, followed zolvamab.", "zlv-201"),
        ("In xenograft models, ZLV-201, and zolvamab too, slowed growth.", "zlv-201"),
        ("In mouse models ZLV-201 and zolvamab slowed growth.", "zlv-201"),
        ("ZLV-201, an agent for xenografts, was compared with zolvamab.", "zlv-201"),
        ("ZLV-201, a small molecule active in organoids and cell lines, followed zolvamab.", "zlv-201"),
        ("After ZLV-201 the PDX models were given zolvamab.", "zlv-201"),
        ("ZLV-201, the study drug, was withheld for zolvamab.", "zlv-201"),
        ("ZLV-201, the first to enter a phase 1 trial, came before zolvamab.", "zlv-201"),
        ("The oral inhibitor SS1-18 was given with zolvamab.", "ss1-18"),
        ("Iodine-131 was given before zolvamab.", "iodine-131"),
        ("NIT-110, the trial drug, is an antibody. NIT-110 phase 1 trial: treatment with NIT-110 or zolvamab.", "nit-110"),
        ("An ovarian PDX (OV-211) was used. The antibody OV-211 came with zolvamab.", "ov-211"),
    ],
)
def test_drugs_that_look_like_them(text: str, name: str) -> None:
    assert {name, "zolvamab"} <= assets(text + END)


@pytest.mark.parametrize(
    "text", ["ZLV-201 phase 1b trial in melanoma. The ORR was 20% in 50 patients.", "ZLV-201 part B, phase 2, NCT05550078. The ORR was 20%."]
)
def test_what_alone_a_report_names_is_its_drug(text: str) -> None:
    assert assets(text) == {"zlv-201"}


PIPELINE = """
# Pipelines of spring
| Asset | Company | Target | Modality | Stage | Trial |
| {line} | | | | | |
| zolvamab vedotin | Pfizer | TROP2 | ADC | Phase 1 | NCT05550001 |
| ZLV-201 | Merck | HER2 | ADC | Phase 2 | NCT05550002 |
"""


def in_table(lines: str) -> set[str]:
    report = brief(lines)
    return {a.name for a in extract_report(replace(report, tables=tuple(replace(table, header_rows=1) for table in report.tables))).assets}


@pytest.mark.parametrize(
    "line",
    [
        "Antibody-drug conjugates",
        "Bispecific antibodies and other engagers",
        "Engineered cytokines",
        "Autologous CAR-T cells",
        "Interleukin-7 and interleukin-18",
    ],
)
def test_a_line_of_a_table_that_names_a_class_is_no_drug(line: str) -> None:
    assert in_table(PIPELINE.format(line=line)) == {"zolvamab vedotin", "ZLV-201"}


@pytest.mark.parametrize("line", ["CD19 CAR-T cells", "ANTIBO-7"])
def test_a_product_in_such_a_line_is_a_drug(line: str) -> None:
    assert line in in_table(PIPELINE.format(line=line))
