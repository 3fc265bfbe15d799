"""How far an asset is: by the phase that a table gives its trials, by approvals told in prose, by laboratory findings alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.pdf.layout import Article, Block, Cell, Table
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction

from .conftest import asset_named

Rows = list[list[str]]


def tabulated(rows: Rows, caption: str | None = None, note: str = "") -> Extraction:
    """The records of a report that is a table under its caption, with a note below."""
    text = f"A congress digest\n{caption or ''}\n"
    cells, begin = [], len(text)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, 1, 1, words, 1, (0, 0, 1, 1), len(text), len(text) + len(words)))
            text += words + ("\t" if c < len(row) - 1 else "\n")
    table = Table(0, (1,), (0, 0, 1, 1), caption, 1, tuple(cells), begin, len(text))
    text += note
    after = (Block("paragraph", 1, (0, 0, 1, 1), table.end, len(text)),) if note else ()
    return extract_report(Report("test", "id", text, after, (table,), (Article("a1", None, None, (1,), 0, len(text)),)))


def phases(found: Extraction) -> dict[str, str | None]:
    return {s.acronym.value if s.acronym else "": s.phase.value.value if s.phase else None for s in found.studies}


TWO = [
    ["Trial", "Arm", "ORR, %"],
    ["ORIOLEX-1 NCT05396885", "QRX-1234", "40"],
    ["ORIOLEX-2 NCT04674813", "ZPB-4410", "30"],
]


def test_a_caption_gives_the_phase_of_the_trials_of_its_table() -> None:
    found = tabulated(TWO, "Table 1. Melanoma: randomised phase 3 trials")
    assert phases(found) == {"ORIOLEX-1": "Phase 3", "ORIOLEX-2": "Phase 3"}
    assert [asset_named(found, n).stage.value.value for n in ("QRX-1234", "ZPB-4410")] == ["Phase 3", "Phase 3"]  # type: ignore[union-attr]


@pytest.mark.parametrize("note", ["All trials phase 3.", "All are randomised phase 3 studies.", "Both trials were phase 3."])
def test_a_note_for_all_gives_it_too(note: str) -> None:
    assert phases(tabulated(TWO, "Table 1. Melanoma", note)) == {"ORIOLEX-1": "Phase 3", "ORIOLEX-2": "Phase 3"}


@pytest.mark.parametrize(
    ("caption", "note"),
    [
        ("Table 1. Doses after the phase 3 part", ""),
        ("Table 1. Phase 1 and phase 2 trials", ""),
        ("Table 1. Data before planned phase 3 trials", ""),
        ("Table 1. Melanoma", "A phase 3 trial is to follow."),
        ("Table 1. Melanoma", "The phase 3 trial that all await is open."),
    ],
)
def test_a_phase_of_something_else_is_not_theirs(caption: str, note: str) -> None:
    assert set(phases(tabulated(TWO, caption, note)).values()) == {None}


def test_the_phase_in_a_trials_own_cell_comes_first() -> None:
    rows = [TWO[0], ["ORIOLEX-1, phase 2, NCT05396885", "QRX-1234", "40"], TWO[2]]
    assert phases(tabulated(rows, "Table 1. Phase 3 trials, with one for context"))["ORIOLEX-1"] == "Phase 2"


def test_a_cell_of_two_trials_gives_both_its_phase() -> None:
    rows = [TWO[0], ["ORIOLEX-1 (NCT05396885) and ORIOLEX-2 (NCT04674813), phase 2, pooled", "QRX-1234", "40"]]
    assert phases(tabulated(rows)) == {"ORIOLEX-1": "Phase 2", "ORIOLEX-2": "Phase 2"}


def test_trials_in_columns_have_their_phase_in_the_heading_or_in_a_row() -> None:
    rows = [["", "QRX-1234", "ZPB-4410"], ["Study", "ORIOLEX-1 NCT05396885", "ORIOLEX-2 NCT04674813"], ["Phase", "1/2", "2"], ["ORR, %", "40", "30"]]
    assert phases(tabulated(rows)) == {"ORIOLEX-1": "Phase 1/2", "ORIOLEX-2": "Phase 2"}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("QRX-1234 (Welbrand; Acme), the oral inhibitor approved in May, keeps its lead.", "Approved"),
        ("QRX-1234 is already approved in China.", "Approved"),
        ("QRX-1234, a first-in-class inhibitor of BTK, has US approval for lymphoma.", "Approved"),
        ("QRX-1234 received accelerated approval in May.", "Approved"),
        ("The approved QRX-1234 was tested again.", "Approved"),
        ("QRX-1234 (Acme; CD20 x CD3) was filed in the US.", "Filed"),
        ("QRX-1234 is not approved.", None),
        ("If QRX-1234 is approved, prices fall.", None),
        ("QRX-1234 could be approved in May.", None),
        ("Accelerated approval of QRX-1234 is expected.", None),
        ("QRX-1234 was given after approved therapies.", None),
        ("QRX-1234, an antibody that binds better than the drugs approved in China, was safe.", None),
        ("The protocol of QRX-1234 was approved by the ethics committee.", None),
    ],
)
def test_approval_in_prose(records: Callable[[str], Extraction], text: str, stage: str | None) -> None:
    found = asset_named(records(text), "QRX-1234").stage
    assert (found.value.value if found else None) == stage


def test_the_drugs_of_a_list_are_approved_together(records: Callable[[str], Extraction]) -> None:
    found = records("QRX-1234 (Acme) and ZPB-4410 are approved in the US.")
    assert [asset_named(found, n).stage.value.value for n in ("QRX-1234", "ZPB-4410")] == ["Approved", "Approved"]  # type: ignore[union-attr]


def test_an_asset_of_laboratory_findings_alone_is_preclinical(records: Callable[[str], Extraction]) -> None:
    found = records("QRX-1234 inhibited the growth of A375 xenografts in mice.\nQRX-1234 reduced tumor volume in HCT116 xenografts.")
    stage = asset_named(found, "QRX-1234").stage
    assert stage is not None
    assert (stage.value.value, stage.origin.value, bool(stage.evidence)) == ("Preclinical", "derived", True)


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 inhibited the growth of A375 xenografts in mice. In NCT05396885 it was given to 30 patients.",
        "QRX-1234 inhibited the growth of A375 xenografts in mice.\nThe ORR of QRX-1234 was 30% (6/20) in patients with melanoma.",
        "Docetaxel inhibited the growth of A375 xenografts in mice.",
    ],
)
def test_what_patients_were_given_is_not(records: Callable[[str], Extraction], text: str) -> None:
    assert not any(a.stage and a.stage.value.value == "Preclinical" for a in records(text).assets)
