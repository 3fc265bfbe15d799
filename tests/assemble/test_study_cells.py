"""What tables say of trials beside the figures of their rows; every table here is made for the tests."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from abstract2kb.pdf.charmap import CharMap
from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.layout import Article, Box, Cell, Table
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction, Study

FILLER = "This line only makes the text a report on many things, and tells of nothing that matters here.\n" * 70
Rows = Sequence[Sequence[str]]


class Drawn(CharMap):
    """Every cell and line of a text drawn on one page, all at the same place."""

    def boxes(self, text: str, start: int, end: int) -> list[Box]:
        found = []
        while start < end:
            stop = min([end, *(at for sign in "\t\n" if (at := text.find(sign, start, end)) >= 0)])
            found += [Box(1, (0, 0, 1, 1), start, stop)] if stop > start else []
            start = stop + 1
        return found


def report_of(text: str, table: Table | None = None) -> Report:
    tables = (table,) if table is not None else ()
    return Report("test", "id", text, (), tables, (Article("a1", None, None, (1,), 0, len(text)),), _charmap=Drawn(GlyphStore()))


def read(rows: Rows, caption: str = "Table 1. What was shown", below: str = "", heads: int = 1) -> Extraction:
    """The records of a report with one table under its caption, and a line below it; "<" in a cell spans it over the one before."""
    text = f"{FILLER}{caption}\n"
    begin, cells = len(text), []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words == "<":
                last = cells[-1]
                cells[-1] = Cell(last.row, last.col, 1, last.col_span + 1, last.text, 1, last.bbox, last.start, last.end)
            else:
                cells.append(Cell(r, c, 1, 1, words, 1, (0, 0, 1, 1), len(text), len(text) + len(words)))
                text += words
            text += "\t" if c < len(row) - 1 else "\n"
    table = Table(0, (1,), (0, 0, 1, 1), caption, heads, tuple(cells), begin, len(text))
    text += below
    return extract_report(report_of(text, table))


def of(found: Extraction, name: str) -> Study:
    return next(s for s in found.studies if name in ((s.acronym.value if s.acronym else None), *(r.value for r in s.registry_ids)))


def designs(study: Study) -> list[str]:
    return sorted(d.value for d in study.design)


ROWS = [
    ["Trial", "Agent", "ORR, %"],
    ["ORIOLEX-3 (NCT04900001)", "olaparib", "41"],
    ["LINNETA-5 (NCT04900002)", "niraparib", "38"],
]


@pytest.mark.parametrize(
    ("caption", "phase", "design"),
    [
        ("Table 1. Randomised phase 3 trials in ovarian cancer", "Phase 3", ["randomized"]),
        ("Table 2. Ovarian cancer, phase 2, one trial per line", "Phase 2", []),
        ("Table 3. Single-arm studies of two inhibitors", None, ["single-arm"]),
        ("Table 4. Trials without a comparator arm", None, ["single-arm"]),
        ("Table 5. Agents on their way to phase 3", None, []),
        ("Table 6. Data before phase 3 trials", None, []),
        ("Table 7. Phase 2 and phase 3 trials", None, []),
        ("Table 8. Single-arm and randomised trials", None, []),
    ],
)
def test_a_title_tells_phase_and_design_of_all_trials(caption: str, phase: str | None, design: list[str]) -> None:
    found = read(ROWS, caption)
    for name in ("ORIOLEX-3", "LINNETA-5"):
        study = of(found, name)
        assert (study.phase.value.value if study.phase else None) == phase
        assert designs(study) == design


def test_the_cell_of_a_trial_goes_before_the_title() -> None:
    rows = [ROWS[0], ["ORIOLEX-3 (NCT04900001), phase 2, open-label", "olaparib", "41"], ROWS[2]]
    found = read(rows, "Table 1. Randomised phase 3 trials")
    assert of(found, "ORIOLEX-3").phase.value.value == "Phase 2"
    assert designs(of(found, "ORIOLEX-3")) == ["open-label", "randomized"]
    assert of(found, "LINNETA-5").phase.value.value == "Phase 3"


@pytest.mark.parametrize(
    ("head", "cell", "enrollment", "months"),
    [
        ("Trial (N; follow-up)", "ORIOLEX-3, NCT04900001 (662; 40.8 mo), untreated", 662, 40.8),
        ("Trial (median follow-up)", "ORIOLEX-3, NCT04900001 (65.2 mo)", None, 65.2),
        ("Trial", "ORIOLEX-3, NCT04900001 (65.2 mo)", None, None),
        ("Trial", "ORIOLEX-3 (NCT04900001) second line; follow-up 14.8 mo", None, 14.8),
        ("Trial", "ORIOLEX-3 (NCT04900001; phase 3, N = 746)", 746, None),
        ("Trial", "ORIOLEX-3, NCT04900001; phase 3; 1074 patients, 2:2:1", 1074, None),
        ("Trial", "ORIOLEX-3 (NCT04900001) olaparib (N = 210)", None, None),
    ],
)
def test_the_cell_that_names_a_trial(head: str, cell: str, enrollment: int | None, months: float | None) -> None:
    study = of(read([[head, "Agent", "ORR, %"], [cell, "olaparib", "41"], ROWS[2]]), "ORIOLEX-3")
    assert (study.enrollment.value if study.enrollment else None) == enrollment
    assert (study.median_follow_up.value.value if study.median_follow_up else None) == months


@pytest.mark.parametrize(
    ("rows", "enrollment"),
    [
        ([["Trial", "Agent", "Planned n"], ["ORIOLEX-3, phase 3", "olaparib", "1,016"]], 1016),
        ([["Study, phase", "Population", "N"], ["ORIOLEX-3, NCT04900001, phase 2", "ovarian", "86"]], 86),
        ([["Trial", "Arm", "n"], ["ORIOLEX-3", "olaparib", "91"], ["", "topotecan", "45"]], None),
        ([["Trial", "Arm", "n"], ["ORIOLEX-3, 200 mg", "olaparib", "143"], ["ORIOLEX-3, 400 mg", "olaparib", "145"]], None),
        ([["Trial", "N", "Nausea", "Anemia"], ["ORIOLEX-3", "170", "40", "12"]], None),
    ],
)
def test_a_column_of_numbers_is_that_of_whole_trials_only(rows: Rows, enrollment: int | None) -> None:
    study = of(read([*rows, ["LINNETA-5", *("–" for _ in rows[0][1:])]]), "ORIOLEX-3")
    assert (study.enrollment.value if study.enrollment else None) == enrollment


def test_rows_tell_of_the_trials_over_the_columns() -> None:
    rows = [
        ["", "ORIOLEX-3", "<", "LINNETA-5"],
        ["Phase", "3", "<", "1b/2"],
        ["Registry number", "NCT04900001", "<", "NCT04900002"],
        ["Patients in efficacy set", "91", "45", "103"],
        ["Median follow-up, months", "28.1", "<", "9.5"],
        ["ORR, %", "41", "20", "38"],
    ]
    found = read(rows)
    one, other = of(found, "ORIOLEX-3"), of(found, "LINNETA-5")
    assert (one.phase.value.value, one.enrollment, one.median_follow_up.value.value) == ("Phase 3", None, 28.1)
    assert (other.phase.value.value, other.enrollment.value, other.median_follow_up.value.value) == ("Phase 1/2", 103, 9.5)


def test_a_name_and_a_number_in_one_cell_are_one_trial() -> None:
    rows = [
        ["", "ORIOLEX-3, second line (phase 3) 8006; NCT04900001", "LINNETA-5, phase 2 LBA7; NCT04900002"],
        ["ORR, %", "41", "38"],
    ]
    found = read(rows, below="The ORIOLEX-3 trial and the LINNETA-5 trial are of olaparib.\n")
    assert [r.value for r in of(found, "ORIOLEX-3").registry_ids] == ["NCT04900001"]
    assert [r.value for r in of(found, "LINNETA-5").registry_ids] == ["NCT04900002"]


def test_a_number_below_a_trial_that_has_one_is_of_another() -> None:
    rows = [["Trial", "ORR, %"], ["ORIOLEX-3 (NCT04900001)", "41"], ["NCT04900002 (niraparib)", "38"], ["LINNETA-5", "12"]]
    assert [r.value for r in of(read(rows), "ORIOLEX-3").registry_ids] == ["NCT04900001"]


def test_a_line_below_a_table_is_of_the_trial_in_its_corner() -> None:
    rows = [["ORIOLEX-3 (NCT04900001)", "Olaparib (n = 107)", "Topotecan (n = 50)"], ["ORR, %", "41", "20"]]
    below = "Open-label phase 2b, resected stage III/IV ovarian cancer, 157 patients randomized 2:1\n"
    study = of(read(rows, below=below), "ORIOLEX-3")
    assert (study.phase.value.value, study.enrollment.value, designs(study)) == ("Phase 2", 157, ["open-label", "randomized"])


def arms(found: Extraction, name: str) -> dict[str, int | None]:
    return {arm.label: arm.n.value if arm.n else None for arm in of(found, name).arms}


def test_the_sizes_of_arms_stand_in_a_column() -> None:
    rows = [
        ["Trial", "Arm", "n", "ORR, %", "Median PFS, mo"],
        ["ORIOLEX-3 (NCT04900001)", "Olaparib", "303", "41", "9.1"],
        ["", "Topotecan", "301", "20", "5.2"],
    ]
    assert arms(read(rows), "ORIOLEX-3") == {"Olaparib": 303, "Topotecan": 301}


def test_an_arm_without_drugs_stands_beside_the_other() -> None:
    rows = [
        ["Trial", "Arm (n)", "ORR, %", "Median PFS, mo"],
        ["ORIOLEX-3 (NCT04900001)", "Olaparib (194)", "63", "9.1"],
        ["", "Active monitoring (196)", "2", "4.1"],
    ]
    assert arms(read(rows), "ORIOLEX-3") == {"Olaparib": 194, "Active monitoring": 196}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("olaparib + bevacizumab vs bevacizumab", {"olaparib + bevacizumab": None, "bevacizumab": None}),
        ("olaparib (118) vs placebo (60)", {"olaparib": 118, "placebo": 60}),
        ("olaparib in ovarian cancer", {}),
        ("olaparib vs whatever the site prefers", {}),
        ("early vs late olaparib", {}),
    ],
)
def test_a_cell_that_compares_regimens_gives_the_arms(cell: str, found: dict[str, int | None]) -> None:
    rows = [["Trial", "Regimens", "Planned n"], ["ORIOLEX-3 (NCT04900001)", cell, "740"], ["LINNETA-5", "niraparib", "60"]]
    assert arms(read(rows), "ORIOLEX-3") == found


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("In ORIOLEX-3 (524 patients) olaparib kept 75% of them free of progression.", 524),
        ("Olaparib was tested in ORIOLEX-3 (n = 174, ovarian cancer).", 174),
        ("In ORIOLEX-3 (NCT04900001, LBA68; n = 669) olaparib was given.", 669),
        ("ORIOLEX-3 (NCT04900001; planned n = 975) moves olaparib to first line.", 975),
        ("ORIOLEX-3 (NCT04900001; 640 patients planned) tests olaparib.", 640),
        ("ORIOLEX-3 (NCT04900001), phase 2, plans 45 patients given olaparib.", 45),
        ("In the ORIOLEX-3 trial (78 patients), 36% of those on olaparib were alive.", 78),
        ("ORIOLEX-3 (NCT04900001) took 2,109 women who were on their way to surgery.", 2109),
        ("The younger sibling, ORIOLEX-3, randomized 344.", 344),
        ("We wait for ORIOLEX-3, which planned to enroll 420 and tests olaparib.", 420),
        ("The ratio was 0.22 in the 257 patients of ORIOLEX-3; no death occurred.", 257),
        ("Relief came to 12 of the 31 patients in part 2. ORIOLEX-3 took 26 months.", None),
        ("ORIOLEX-3 gave 75 mg of olaparib.", None),
        ("In ORIOLEX-3 (NCT04900001) olaparib (n = 20) was safe.", None),
        ("In ORIOLEX-3 (NCT04900001; part 1, n = 20) olaparib was safe.", None),
        ("In ORIOLEX-3 (olaparib, n = 20; placebo, n = 22) little was seen.", None),
    ],
)
def test_the_bracket_beside_a_name_tells_the_number_of_patients(words: str, number: int | None) -> None:
    study = of(extract_report(report_of(f"{FILLER}The ORIOLEX-3 trial is of olaparib.\n{words}\n")), "ORIOLEX-3")
    assert (study.enrollment.value if study.enrollment else None) == number


def test_the_number_beside_a_trial_in_its_table_goes_before_one_of_some() -> None:
    rows = [["Trial, registry no. (N; follow-up)", "Arm", "ORR, %"], ["ORIOLEX-3, NCT04900001 (548; 14.1 mo)", "olaparib", "41"]]
    below = "In ORIOLEX-3 fatigue is common. There death had occurred, and 15 patients were given a transfusion."
    study = of(read(rows, below=below), "ORIOLEX-3")
    assert study.enrollment is not None
    assert study.enrollment.value == 548
