"""Tables in plain text: parted by tabs and bars, one cell a line, and squeezed into running prose."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.report import Report
from abstract2kb.pdf.text_tables import find_grids
from abstract2kb.pdf.text_tables.values import is_value, tokens

END = "Conclusions: The doublet deserves a larger trial. Clinical trial information: NCT09999901. "


def grids(text: str) -> list[list[str]]:
    """The rows of each table with their cells between bars, a heading that goes over several columns with its span."""
    found = []
    for grid in find_grids(text):
        rows: dict[int, list[str]] = {}
        for place in grid.places:
            words = text[place.start : place.end] + (f" <{place.col_span}" if place.col_span > 1 else "")
            rows.setdefault(place.row, []).append(f"{place.col}:{words}")
        found.append([" | ".join(cells) for _, cells in sorted(rows.items())])
    return found


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "Outcome Ruvotinib + docetaxel (n = 121) Docetaxel (n = 118) HR (95% CI) P value Median PFS, mo (95% CI) 6.8 (5.5-8.1) 3.9 (3.1-4.4)"
            " 0.61 (0.45-0.83) 0.002 Median OS, mo (95% CI) 14.2 (11.9-17.0) 11.8 (9.6-NE) 0.82 (0.60-1.11) 0.19 ORR, n (%) 41 (33.9) 20 (16.9)",
            [
                "0:Outcome | 1:Ruvotinib + docetaxel (n = 121) | 2:Docetaxel (n = 118) | 3:HR (95% CI) | 4:P value",
                "0:Median PFS, mo (95% CI) | 1:6.8 (5.5-8.1) | 2:3.9 (3.1-4.4) | 3:0.61 (0.45-0.83) | 4:0.002",
                "0:Median OS, mo (95% CI) | 1:14.2 (11.9-17.0) | 2:11.8 (9.6-NE) | 3:0.82 (0.60-1.11) | 4:0.19",
                "0:ORR, n (%) | 1:41 (33.9) | 2:20 (16.9)",
            ],
        ),
        (
            "TRAEs in ≥ 20% of pts, n (%) Any grade Grade 3-4 Diarrhea 21 (52.5) 4 (10.0) Grade 1 rash 18 (45.0) - ALT increased 11 (27.5) 3 (7.5)",
            [
                "0:TRAEs in ≥ 20% of pts, n (%) | 1:Any grade | 2:Grade 3-4",
                "0:Diarrhea | 1:21 (52.5) | 2:4 (10.0)",
                "0:Grade 1 rash | 1:18 (45.0) | 2:-",
                "0:ALT increased | 1:11 (27.5) | 2:3 (7.5)",
            ],
        ),
        (
            "Arm 1 (n = 60) Arm 2 (n = 58) All grade, % Grade ≥ 3, % All grade, % Grade ≥ 3, % Nausea 62 3 40 2 Vomiting 30 5 18 0",
            [
                "1:Arm 1 (n = 60) <2 | 3:Arm 2 (n = 58) <2",
                "1:All grade, % | 2:Grade ≥ 3, % | 3:All grade, % | 4:Grade ≥ 3, %",
                "0:Nausea | 1:62 | 2:3 | 3:40 | 4:2",
                "0:Vomiting | 1:30 | 2:5 | 3:18 | 4:0",
            ],
        ),
        (
            "Arm A (n = 80) Arm B (n = 79) Best response, n (%) CR 10 (13) 4 (5) PR 30 (38) 21 (27) mPFS, months 9.9 6.1",
            [
                "1:Arm A (n = 80) | 2:Arm B (n = 79)",
                "0:Best response, n (%)",
                "0:CR | 1:10 (13) | 2:4 (5)",
                "0:PR | 1:30 (38) | 2:21 (27)",
                "0:mPFS, months | 1:9.9 | 2:6.1",
            ],
        ),
        (
            "Dose level 0.3 mg/kg (n = 3) 1 mg/kg (n = 4) DLTs, n 0 1 Day 28 ORR, n (%) 0 (0) 1 (25)",
            ["0:Dose level | 1:0.3 mg/kg (n = 3) | 2:1 mg/kg (n = 4)", "0:DLTs, n | 1:0 | 2:1", "0:Day 28 ORR, n (%) | 1:0 (0) | 2:1 (25)"],
        ),
        (
            "PD-L1 CPS ≥ 10 (n = 44) PD-L1 CPS < 10 (n = 36) ORR, % (95% CI) 52.3 (36.7-67.5) 22.2 (10.1-39.2) 12 month PFS, % 48.0 21.5",
            [
                "1:PD-L1 CPS ≥ 10 (n = 44) | 2:PD-L1 CPS < 10 (n = 36)",
                "0:ORR, % (95% CI) | 1:52.3 (36.7-67.5) | 2:22.2 (10.1-39.2)",
                "0:12 month PFS, % | 1:48.0 | 2:21.5",
            ],
        ),
        (
            "Cohort N ORR, n (%) Median PFS, mo (95% CI) NSCLC 31 12 (39) 7.1 (4.0-9.9) SCLC 20 4 (20) 3.0 (1.9-4.2)",
            [
                "0:Cohort | 1:N | 2:ORR, n (%) | 3:Median PFS, mo (95% CI)",
                "0:NSCLC | 1:31 | 2:12 (39) | 3:7.1 (4.0-9.9)",
                "0:SCLC | 1:20 | 2:4 (20) | 3:3.0 (1.9-4.2)",
            ],
        ),
        (
            "Adverse event All grades, n (%) Grade ≥3, n (%) Rash 14 (47)* 1 (3) Stomatitis 10 (33) 2 (7) *Acneiform rash counted.",
            ["0:Adverse event | 1:All grades, n (%) | 2:Grade ≥3, n (%)", "0:Rash | 1:14 (47)* | 2:1 (3)", "0:Stomatitis | 1:10 (33) | 2:2 (7)"],
        ),
        (
            "Response No. of pts (%) CR 3 (9.7) PR, confirmed 10 (32.3) SD 12 (38.7) ORR, n (%, 95% CI) 13 (41.9, 24.5-60.9)",
            [
                "0:Response | 1:No. of pts (%)",
                "0:CR | 1:3 (9.7)",
                "0:PR, confirmed | 1:10 (32.3)",
                "0:SD | 1:12 (38.7)",
                "0:ORR, n (%, 95% CI) | 1:13 (41.9, 24.5-60.9)",
            ],
        ),
        (
            "Adverse event Arm A (N = 50) Arm B (N = 49) n % n % Fatigue 20 40 11 22 Fever 9 18 5 10",
            [
                "0:Adverse event | 1:Arm A (N = 50) <2 | 3:Arm B (N = 49) <2",
                "1:n | 2:% | 3:n | 4:%",
                "0:Fatigue | 1:20 | 2:40 | 3:11 | 4:22",
                "0:Fever | 1:9 | 2:18 | 3:5 | 4:10",
            ],
        ),
    ],
)
def test_a_table_in_running_text_has_its_headings_and_rows(table: str, rows: list[str]) -> None:
    assert grids(END + table) == [rows]


def test_a_table_between_sentences_ends_with_its_last_row() -> None:
    table = "Table: 512P Placebo (n=43) Velsorafenib (n=45) mPFS (months) 3.7 8.9 ORR (%) 12 38"
    assert grids(f"Results: Results are shown in the table. {table} Conclusions: Velsorafenib improved PFS. It was safe.") == [
        ["0:512P | 1:Placebo (n=43) | 2:Velsorafenib (n=45)", "0:mPFS (months) | 1:3.7 | 2:8.9", "0:ORR (%) | 1:12 | 2:38"]
    ]


def test_rows_whose_headings_are_open_are_read_as_nothing() -> None:
    report = Report.from_text(END + "Response Low dose High dose n = 22 n = 25 CR 1 (5%) 4 (16%) PR 6 (27%) 9 (36%) ORR 7 (32%) 13 (52%)", "a")
    assert [{c.col for c in table.cells} for table in report.tables] == [{0}]


def test_a_row_with_a_blank_cell_is_left_out() -> None:
    table = "Event Arm A (n = 40) Arm B (n = 41) Arm C (n = 39) Fatigue 12 (30) 9 (22) 7 (18) Fever 4 (10) 3 (8) Rash 8 (20) 6 (15) 5 (13)"
    assert [row.split(" ")[0] for row in grids(END + table)[0]] == ["0:Event", "0:Fatigue", "0:Rash"]


@pytest.mark.parametrize(
    "text",
    [
        "ORR was 45% (9/20) in arm A (n = 20) and 30% (6/20) in arm B (n = 20). Median PFS was 7.4 vs 4.2 mo (HR 0.61, 95% CI 0.45-0.83; p = 0.002).",
        "Responses: CR 2 (5%), PR 7 (18%), SD 10 (26%), PD 12 (31%). Grade 3 AEs were neutropenia 9 (23%), anemia 4 (10%) and rash 2 (5%).",
        "Cisplatin 75 mg/m2 day 1 and 5-FU 1000 mg/m2 days 1 to 4 every 28 days were given. Median age 61 (34-80), ECOG 0/1: 21/19, male 24.",
        "Arm A: docetaxel 75 mg/m2; arm B: docetaxel 75 mg/m2 plus ruvotinib 200 mg. At 12 24 and 36 months OS was 80% 61% and 50%.",
        "In 2019 24 pts (14 men) were enrolled at 6 sites. Of 24 20 were evaluable. Objective response 5 (25%) stable disease 9 (45%)",
        "Papers from Numbers 12 through 19 with 140 means of 22 field studies (n = 512) were looked at.",
        "Ruvotinib in advanced lung cancer J Smythe 1 2 A Mylar 1 3 B Jonas 2 4 Hospital of the Sea Department 5 6 It was given to 40 patients.",
        "Title of the page\nHome\nAbout\nNews 2024\n\nPosters | Talks | Panels\nBoston, 12 May 2024",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert find_grids(text) == []


@pytest.mark.parametrize(
    "table",
    [
        "AE, n (%)\tArm A (n=30)\tArm B (n=31)\nFatigue\t12 (40)\t6 (19)\nNausea\t\t4 (13)\nSepsis\t-\t1 (3)",
        "| AE, n (%) | Arm A (n=30) | Arm B (n=31) |\n|---|:---:|---:|\n| Fatigue | 12 (40) | 6 (19) |\n| Nausea | | 4 (13) |\n| Sepsis | - | 1 (3) |",
        "AE, n (%) | Arm A (n=30) | Arm B (n=31)\nFatigue | 12 (40) | 6 (19)\nNausea | | 4 (13)\nSepsis | - | 1 (3)",
    ],
)
def test_parted_lines_are_rows_with_their_blanks(table: str) -> None:
    rows = [" | ".join(cell for cell in row.split(" | ") if not cell.endswith(":")) for row in grids(f"{END}\n\n{table}\n\nFurther text.")[0]]
    assert rows == [
        "0:AE, n (%) | 1:Arm A (n=30) | 2:Arm B (n=31)",
        "0:Fatigue | 1:12 (40) | 2:6 (19)",
        "0:Nausea | 2:4 (13)",
        "0:Sepsis | 1:- | 2:1 (3)",
    ]


def test_wide_gaps_part_cells() -> None:
    text = f"{END}\n\nEvent          Any grade    Grade 3-4\nDiarrhea       20 (50)      3 (8)\nRash           11 (28)      1 (3)\n"
    assert grids(text) == [["0:Event | 1:Any grade | 2:Grade 3-4", "0:Diarrhea | 1:20 (50) | 2:3 (8)", "0:Rash | 1:11 (28) | 2:1 (3)"]]


def test_groups_over_parted_columns_go_over_the_blanks_behind_them() -> None:
    text = "AE\tArm A\t\tArm B\t\n\tAll\tG≥3\tAll\tG≥3\nRash\t9\t1\t7\t0\nFever\t4\t0\t3\t1"
    assert grids(text)[0][0] == "0:AE | 1:Arm A <2 | 3:Arm B <2"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_cell_a_line(gap: str) -> None:
    cells = ["AE, n (%)", "Arm A (n=30)", "Arm B (n=31)", "Fatigue", "12 (40)", "6 (19)", "Gastrointestinal", "Nausea", "9 (30)", "4 (13)"]
    lead = "The doublet deserves a larger trial."
    assert grids(f"{lead}\n\n\n{gap.join(cells)}\n\n\nFunding: none was received.") == [
        ["0:AE, n (%) | 1:Arm A (n=30) | 2:Arm B (n=31)", "0:Fatigue | 1:12 (40) | 2:6 (19)", "0:Gastrointestinal", "0:Nausea | 1:9 (30) | 2:4 (13)"]
    ]


def test_lines_whose_headings_may_be_others_are_read_as_nothing() -> None:
    lines = "Event\nBoth sexes\nMen of 65 years\nYounger men\nFever\n12 (4)\n6 (2)\nRash\n3 (1)\n9 (3)"
    assert [{p.col for p in grid.places} for grid in find_grids(f"Text.\n\n{lines}\n")] == [{0}]


@pytest.mark.parametrize(
    "text", ["12", "9 (36)", "9/25 (36.0%)", "7.4 (95% CI 5.1–9.0)", "NR (12.1–NE)", "<0.001", "–", "0.58 (0.42–0.81); P = 0.03", "58%"]
)
def test_figures(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["Grade 3", "(n = 50)", "(95% CI)", "12-month PFS", "25 mg", "IL-2", "9 of them"])
def test_words(text: str) -> None:
    assert not any(token.is_value for token in tokens(text)) or not is_value(text)


def test_the_blocks_of_a_text_part_at_its_tables() -> None:
    text = END + "Table 2. Response by arm. Arm A (n = 20) Arm B (n = 21) CR, n (%) 2 (10) 1 (5) PR, n (%) 6 (30) 5 (24) Funding: none was received."
    report = Report.from_text(text, "a")
    assert [(block.kind, text[block.start : block.end][:20]) for block in report.blocks] == [
        ("paragraph", "Conclusions: The dou"),
        ("caption", "Table 2. Response by"),
        ("table", "Arm A (n = 20) Arm B"),
        ("paragraph", "Funding: none was re"),
    ]
    assert all(text[cell.start : cell.end] == cell.text for table in report.tables for cell in table.cells)
