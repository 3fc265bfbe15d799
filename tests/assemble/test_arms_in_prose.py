"""The arms that a sentence tells of beside an allotment; every sentence is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_report
from tests.assemble.test_study_cells import of, report_of


def arms(text: str) -> dict[str, int | None]:
    """The size of each arm of the trial, by its label."""
    return {arm.label: arm.n.value if arm.n else None for arm in of(extract_report(report_of(text)), "ORIOLEX-3").arms}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In ORIOLEX-3 (NCT04900001) patients were randomised 1:1 to olaparib 300 mg every day (n=246) or gemcitabine–cisplatin (GEM+CIS; n=248).",
            {"olaparib 300 mg": 246, "gemcitabine–cisplatin": 248},
        ),
        (
            "ORIOLEX-3 (NCT04900001) randomised 381 women to paclitaxel 80 mg/m2 with olaparib the day before, of and after it (n=188) "
            "or to paclitaxel alone (n=193).",
            {"paclitaxel 80 mg/m2 with olaparib": 188, "paclitaxel alone": 193},
        ),
        (
            "In ORIOLEX-3 (NCT04900001) 160 patients received olaparib plus panitumumab (n=53), panitumumab (n=53) or chemotherapy (n=54).",
            {"olaparib plus panitumumab": 53, "panitumumab": 53, "chemotherapy": 54},
        ),
        ("In ORIOLEX-3 (NCT04900001) patients received olaparib (n=12) and stopped for toxicity (n=5).", {}),
        ("In ORIOLEX-3 (NCT04900001) patients received olaparib (n=12). Toxicity led others to niraparib (n=5).", {}),
    ],
)
def test_every_member_of_a_list_ends_with_its_size(text: str, expected: dict[str, int | None]) -> None:
    assert arms(text) == expected


def test_two_to_one_is_no_arm() -> None:
    text = "ORIOLEX-3 (NCT04900001) watched them, and the 250 left were randomized, two to one, to olaparib (Acme) or placebo."
    assert arms(text) == {"olaparib": None, "placebo": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will note ORIOLEX-3 (NCT04900001; olaparib vs niraparib, 652 women), where 5.2% had fatigue.", {"olaparib": None, "niraparib": None}),
        ("We wait for ORIOLEX-3 (309 patients, olaparib + bevacizumab vs niraparib).", {"olaparib + bevacizumab": None, "niraparib": None}),
        ("In ORIOLEX-3 (NCT04900001; 7.1 vs 4.2 months) olaparib was given.", {}),
        ("In ORIOLEX-3 (NCT04900001) olaparib was given to women of whom more had pain (olaparib vs others, 652 women).", {}),
    ],
)
def test_the_bracket_of_a_trial_sets_its_arms_side_by_side(text: str, expected: dict[str, int | None]) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In ORIOLEX-3 (NCT04900001) the ORR was 36% with olaparib and 19% with placebo.", ["olaparib", "placebo"]),
        ("In ORIOLEX-3 (NCT04900001) nausea occurred in 36% with olaparib and in 19% with niraparib.", ["niraparib", "olaparib"]),
        ("In ORIOLEX-3 (NCT04900001) the ORR was 36% with olaparib. Nausea was seen in 19% of patients given olaparib.", []),
    ],
)
def test_one_comparison_of_a_result_tells_the_arms(text: str, expected: list[str]) -> None:
    assert sorted(arms(text)) == expected
