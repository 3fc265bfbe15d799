"""The disease of a trial that only the title of its table or a heading over it names; every text here is made for the tests."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.layout import Article, Block
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Study
from tests.assemble.test_study_cells import FILLER, Drawn, of, read

ROWS = [
    ["Trial", "Agent", "ORR, %"],
    ["ORIOLEX-3 (NCT04900001)", "olaparib", "41"],
    ["LINNETA-5 (NCT04900002)", "niraparib", "38"],
]
TRIAL = "ORIOLEX-3 (NCT04900001; phase 2) gave olaparib to 61 patients."
OTHER = "LINNETA-5 (NCT04900002; phase 2) gave niraparib to 72 patients."


def headed(*blocks: tuple[int, str], title: str = "What we saw this summer") -> Study:
    """The study ORIOLEX-3 of a report of headings (level, words) and paragraphs (0, words)."""
    text, found = f"{title}\n{FILLER}", [Block("title", 1, (0, 0, 1, 1), 0, len(title))]
    for level, words in blocks:
        found.append(Block("heading" if level else "paragraph", 1, (0, 0, 1, 1), len(text), len(text) + len(words), level))
        text += words + "\n"
    article = Article("a1", None, None, (1,), 0, len(text))
    return of(extract_report(Report("test", "id", text, tuple(found), (), (article,), _charmap=Drawn(GlyphStore()))), "ORIOLEX-3")


def diseases(study: Study) -> list[str]:
    return [c.value for c in study.conditions]


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("Table 1. Ovarian cancer: what the trials showed", ["ovarian cancer"]),
        ("Table 2. Ovarian and cervical cancer", []),
        ("Table 3. Solid tumors, one trial per line", []),
        ("Table 4. Ovarian cancer, melanoma, mesothelioma", []),
        ("Table 5. Inhibitors after prior ovarian cancer", []),
        ("Table 6. Olaparib moves on in ovarian cancer", []),
    ],
)
def test_a_title_names_the_disease_of_all_trials_in_a_table(caption: str, told: list[str]) -> None:
    found = read(ROWS, caption)
    assert [diseases(of(found, name)) for name in ("ORIOLEX-3", "LINNETA-5")] == [told, told]


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([(1, "2 Ovarian cancer"), (0, TRIAL)], ["ovarian cancer"]),
        ([(1, "2 Ovarian cancer"), (2, "One agent, many doses"), (0, TRIAL)], ["ovarian cancer"]),
        ([(4, "INHIBITORS | OVARIAN CANCER"), (1, "One agent, many doses"), (0, TRIAL)], ["ovarian cancer"]),
        ([(1, "2 Ovarian cancer"), (0, "Nothing new."), (1, "3 Other news"), (0, TRIAL)], []),
        ([(1, "2 Ovarian cancer"), (2, "Niraparib in melanoma"), (0, OTHER), (0, TRIAL)], []),
        ([(1, f"Response by {'centre, country, and ' * 5}dose, in ovarian cancer"), (0, "A figure."), (0, OTHER), (0, TRIAL)], []),
        ([(1, "2 Ovarian or cervical cancer"), (0, OTHER), (0, TRIAL)], []),
        ([(1, "2 Ovarian cancer"), (0, TRIAL.replace("patients", "patients with melanoma"))], ["melanoma"]),
    ],
)
def test_a_heading_names_the_disease_of_the_trials_under_it(blocks: list[tuple[int, str]], told: list[str]) -> None:
    assert diseases(headed(*blocks)) == told


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("It was run in patients with high-grade serous ovarian cancer.", ["high-grade serous ovarian cancer"]),
        ("Patients with mesothelioma are next.", ["ovarian cancer"]),
    ],
)
def test_of_the_sentences_that_go_on_only_kinds_of_the_disease_above_count(after: str, told: list[str]) -> None:
    assert diseases(headed((1, "2 Ovarian cancer"), (0, f"{TRIAL} {after}"))) == told


@pytest.mark.parametrize(
    ("title", "words", "told"),
    [
        ("Breast cancer in the summer", TRIAL, ["breast cancer"]),
        ("Breast cancer in the summer", TRIAL.replace("patients", "patients with melanoma"), ["melanoma"]),
        ("Solid tumors in the summer", TRIAL, []),
        ("Breast and lung cancer in the summer", TRIAL, []),
        ("Breast cancer in the summer", f"{TRIAL[:-1]}, 12 with brain metastases.", ["breast cancer"]),
        ("Breast cancer in the summer", f"{TRIAL[:-1]}, some with HER2-positive solid tumors.", ["breast cancer"]),
        ("What we saw this summer", f"{TRIAL[:-1]} with HER2-positive solid tumors.", ["HER2-positive solid tumor"]),
    ],
)
def test_the_disease_of_the_report_is_that_of_trials_without_one(title: str, words: str, told: list[str]) -> None:
    assert diseases(headed((0, words), title=title)) == told


def test_a_section_line_names_the_disease_of_the_rows_below_it() -> None:
    rows = [ROWS[0], ["Ovarian cancer", "", ""], ROWS[1], ["Lymphoma and melanoma", "", ""], ROWS[2]]
    found = read(rows, "Table 1. What was shown")
    assert [diseases(of(found, name)) for name in ("ORIOLEX-3", "LINNETA-5")] == [["ovarian cancer"], []]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("ORIOLEX-3 (NCT04900001), ovarian cancer, second line", ["ovarian cancer"]),
        ("RECURRENT MESOTHELIOMA — ORIOLEX-3 (NCT04900001)", ["mesothelioma"]),
        ("ORIOLEX-3 (NCT04900001), history of melanoma allowed", []),
        ("ORIOLEX-3 (NCT04900001), prior melanoma allowed", []),
        ("ORIOLEX-3 (NCT04900001), with brain metastases", []),
    ],
)
def test_the_cell_of_a_trial_names_its_disease(cell: str, told: list[str]) -> None:
    found = read([ROWS[0], [cell, "olaparib", "41"], ROWS[2]])
    assert diseases(of(found, "ORIOLEX-3")) == told
    assert diseases(of(found, "LINNETA-5")) == []


@pytest.mark.parametrize(("label", "told"), [("Population", [["mesothelioma"], ["melanoma"]]), ("Other tumors treated later", [[], []])])
def test_a_row_names_the_disease_of_the_trials_over_its_columns(label: str, told: list[list[str]]) -> None:
    rows = [["", "ORIOLEX-3 (NCT04900001)", "LINNETA-5 (NCT04900002)"], [label, "Mesothelioma", "Melanoma"], ["ORR, %", "41", "38"]]
    found = read(rows)
    assert [diseases(of(found, name)) for name in ("ORIOLEX-3", "LINNETA-5")] == told
