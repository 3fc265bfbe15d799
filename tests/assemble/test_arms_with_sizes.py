"""Arms that one sentence tells with their sizes, that are told alone and with a partner, or as a cohort of a trial; every text is written for the tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

from .test_allotted_arms import NONE, OLAPARIB, _arms

Read = Callable[[str], Extraction]
WITH_BEV = frozenset({"olaparib", "bevacizumab"})
BEV = frozenset({"bevacizumab"})


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("Olaparib was given to 427 and placebo to 111 of 538 patients.", [(OLAPARIB, 427), (NONE, 111)]),
        ("Of 722 randomized, 357 were in the olaparib arm and 365 in the placebo arm.", [(OLAPARIB, 357), (NONE, 365)]),
        ("We randomly assigned 161 patients to olaparib and 158 to placebo.", [(OLAPARIB, 161), (NONE, 158)]),
        ("In all, 61 women received olaparib and 58 got bevacizumab.", [(OLAPARIB, 61), (BEV, 58)]),
        ("Median PFS was 16.7 months with olaparib (n = 122) and 6.8 months with surgery alone (n = 124).", [(OLAPARIB, 122), (NONE, 124)]),
        ("Olaparib was compared with bevacizumab alone in 344 patients (170 and 174).", [(OLAPARIB, 170), (BEV, 174)]),
        ("The trial randomised 532 patients to olaparib or bevacizumab (266 each).", [(OLAPARIB, 266), (BEV, 266)]),
        ("Of 543 patients (olaparib, 272; placebo, 271; median age, 56 years) 437 have died.", [(OLAPARIB, 272), (NONE, 271)]),
        ("Of 90 patients, 46 were assigned olaparib plus bevacizumab and 44 bevacizumab.", [(WITH_BEV, 46), (BEV, 44)]),
        ("In all 110 women were randomised (57 olaparib, 53 bevacizumab).", [(OLAPARIB, 57), (BEV, 53)]),
        (
            "Women were allocated (51 to the combination, 52 to single-agent olaparib, and 50 to bevacizumab).",
            [(WITH_BEV, 51), (OLAPARIB, 52), (BEV, 50)],
        ),
        ("We randomly assigned women to olaparib 300 mg daily (109 patients) or bevacizumab (108 patients).", [(OLAPARIB, 109), (BEV, 108)]),
        (
            "Women were randomised to olaparib (arm A, 55 patients) or olaparib plus bevacizumab (arm B, 57 patients).",
            [(OLAPARIB, 55), (WITH_BEV, 57)],
        ),
        ("With 206 patients on olaparib and 194 on bevacizumab, the trial was closed.", [(OLAPARIB, 206), (BEV, 194)]),
        ("In all 74 patients were randomised to olaparib or bevacizumab, 37 in each arm.", [(OLAPARIB, 37), (BEV, 37)]),
        ("A total of 331 women got olaparib or placebo.", [(OLAPARIB, None), (NONE, None)]),
        ("ORIOLEX-4 will compare olaparib with lurbinectedin or topotecan.", [(OLAPARIB, None), (frozenset({"lurbinectedin", "topotecan"}), None)]),
        ("ORIOLEX-4 tests olaparib alone and with bevacizumab.", [(OLAPARIB, None), (WITH_BEV, None)]),
        ("ORIOLEX-4 tests olaparib as monotherapy and in combination with bevacizumab.", [(OLAPARIB, None), (WITH_BEV, None)]),
        ("In cohort 1 of ORIOLEX-4, 48 women with ovarian cancer took olaparib.", [(OLAPARIB, 48)]),
        ("In part B of the phase 2 ORIOLEX-4 study (n = 28) olaparib was given to the end.", [(OLAPARIB, 28)]),
    ],
)
def test_arms_with_the_numbers_of_their_patients(records: Read, sentence: str, arms: list[tuple[frozenset[str], int | None]]) -> None:
    found = records(
        f"ORIOLEX-4 (NCT04900004) is a phase 3 trial in patients with ovarian cancer. {sentence} The primary endpoint is overall survival."
    )
    assert _arms(found) == arms


@pytest.mark.parametrize(
    "sentence",
    [
        "Grade 3 fever occurred in 12 patients on olaparib and 10 on placebo.",
        "Toxicity led to delay in 20 women on olaparib and 12 on bevacizumab.",
        "Of 210 women 12 on olaparib responded and 6 on placebo.",
        "Olaparib alone and with other drugs has been a long story.",
        "The phase 2 part of ORIOLEX-4 followed, with olaparib.",
        "The study of olaparib took 61 and its sister 58 weeks.",
    ],
)
def test_counts_of_events_and_parts_of_development_are_no_sizes(records: Read, sentence: str) -> None:
    found = records(f"ORIOLEX-4 (NCT04900004) is a phase 3 trial of olaparib in ovarian cancer. {sentence}")
    assert [size for _, size in _arms(found) if size is not None] == []


def test_the_first_of_two_numbers_allotted_is_not_that_of_the_study(records: Read) -> None:
    found = records("ORIOLEX-4 (NCT04900004) is a phase 3 trial. We randomly assigned 161 patients to olaparib and 158 to placebo.")
    assert found.studies[0].enrollment is None


def test_a_sentence_that_opens_with_a_number_names_no_trial(records: Read) -> None:
    found = records(
        "ORIOLEX-4 (NCT04900004) is a phase 3 trial.\nAmong 246 randomised patients median OS was 16.7 months with olaparib in the phase 3 trial."
    )
    assert len(found.studies) == 1


def test_the_drugs_of_an_arm_go_together_also_where_no_results_are_told(records: Read) -> None:
    found = records("ORIOLEX-4 (NCT04900004), a phase 1 trial, tests olaparib in ovarian cancer, on its own and with bevacizumab.")
    pairs = {a.name: sorted(c.value for c in a.combinations) for a in found.assets}
    assert pairs == {"olaparib": ["bevacizumab"], "bevacizumab": ["olaparib"]}
