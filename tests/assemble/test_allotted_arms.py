"""Arms that prose tells of: what patients are allotted to and what a trial sets against each other; every text here is written for the tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]
OLAPARIB, EV = frozenset({"olaparib"}), frozenset({"enfortumab vedotin", "pembrolizumab"})
NONE: frozenset[str] = frozenset()


def _arms(found: Extraction) -> list[tuple[frozenset[str], int | None]]:
    names = {a.id: a.name for a in found.assets}
    return [(frozenset(names[i] for i in arm.assets), arm.n.value if arm.n else None) for s in found.studies for arm in s.arms]


def _told(sentence: str) -> str:
    return f"ORIOLEX-4 (NCT04900004) is a phase 3 trial in patients with ovarian cancer. {sentence} The primary endpoint is overall survival."


@pytest.mark.parametrize(
    ("sentence", "arms"),
    [
        ("Patients will be randomized 1:1 to olaparib 300 mg or placebo twice daily.", [OLAPARIB, NONE]),
        ("About 410 women are to be allotted to olaparib or to bevacizumab.", [OLAPARIB, {"bevacizumab"}]),
        ("Patients are assigned 2:1 to niraparib or placebo, both on top of bevacizumab.", [{"niraparib", "bevacizumab"}, {"bevacizumab"}]),
        (
            "Patients will be randomized 1:1:1 to olaparib, niraparib, or placebo until progression.",
            [OLAPARIB, {"niraparib"}, NONE],
        ),
        (
            "Patients will be assigned to enfortumab vedotin plus pembrolizumab, either agent alone, or investigator's choice among paclitaxel and topotecan.",
            [EV, {"enfortumab vedotin"}, {"pembrolizumab"}, {"paclitaxel", "topotecan"}],
        ),
        (
            "Patients are randomized 1:1 to olaparib every day or to treatment of physician's choice (TPC: paclitaxel, topotecan or gemcitabine).",
            [OLAPARIB, {"paclitaxel", "topotecan", "gemcitabine"}],
        ),
        (
            "Women are to be randomized to trastuzumab plus chemotherapy (capecitabine and oxaliplatin) or zanidatamab plus chemotherapy.",
            [{"trastuzumab", "capecitabine", "oxaliplatin"}, {"zanidatamab", "capecitabine", "oxaliplatin"}],
        ),
        ("Women are to be randomized 1:1 to standard of care with or without olaparib every day.", [OLAPARIB, NONE]),
        (
            "Women are to be randomized 1:1 to letrozole ± goserelin with either palbociclib 125 mg a day or placebo.",
            [{"letrozole", "goserelin", "palbociclib"}, {"letrozole", "goserelin"}],
        ),
        (
            "Women are to be randomized 1:1:1 to olaparib, niraparib, or bevacizumab, carboplatin and paclitaxel.",
            [OLAPARIB, {"niraparib"}, {"bevacizumab", "carboplatin", "paclitaxel"}],
        ),
        (
            "The ORIOLEX-4 trial (and its sister) evaluated olaparib plus bevacizumab versus bevacizumab.",
            [{"olaparib", "bevacizumab"}, {"bevacizumab"}],
        ),
        ("ORIOLEX-4 pits olaparib plus bevacizumab against chemotherapy in the second line.", [{"olaparib", "bevacizumab"}, NONE]),
    ],
)
def test_what_patients_are_allotted_to_are_the_arms(records: Read, sentence: str, arms: list[frozenset[str]]) -> None:
    assert [assets for assets, _ in _arms(records(_told(sentence)))] == [frozenset(a) for a in arms]


def test_the_sizes_of_allotted_arms_stand_in_their_brackets(records: Read) -> None:
    assert _arms(records(_told("Patients were randomized to olaparib (n = 168) or placebo (n = 163)."))) == [(OLAPARIB, 168), (NONE, 163)]


def test_bare_doses_are_arms_of_the_drug_of_the_study(records: Read) -> None:
    found = records("ORIOLEX-5 (NCT04900005) is a phase 2 trial of olaparib. Patients were randomized to 100 mg (n = 46) or 300 mg (n = 42).")
    assert _arms(found) == [(OLAPARIB, 46), (OLAPARIB, 42)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients had progressed after olaparib or bevacizumab.",
        "Patients received olaparib and then bevacizumab.",
        "Patients were not randomized to olaparib or bevacizumab.",
        "Patients are randomized to olaparib after progression on niraparib or bevacizumab.",
        "Patients are randomized to letrozole plus palbociclib or placebo.",
        "All were assigned to stage III or stage IV and given olaparib.",
        "Patients were assigned to olaparib or to the waiting room of a neighbour.",
        "Olaparib will be studied; responses were deeper than expected against the odds.",
        "In an earlier trial of another group, progression was slower with olaparib versus placebo.",
    ],
)
def test_what_else_a_sentence_names_are_no_arms(records: Read, sentence: str) -> None:
    assert _arms(records(_told(sentence))) == []


def test_a_list_that_does_not_fit_the_ratio_is_not_understood(records: Read) -> None:
    assert _arms(records(_told("Patients are randomized 1:1:1 to olaparib or placebo."))) == []


def test_words_after_the_last_drug_are_no_part_of_the_name_of_an_arm(records: Read) -> None:
    found = records(_told("Patients are randomized 1:1 to olaparib daily or bevacizumab 5 mg/kg under close watch."))
    assert [arm.label for arm in found.studies[0].arms] == ["olaparib", "bevacizumab 5 mg/kg"]


def test_bare_numbers_share_the_unit_of_the_last(records: Read) -> None:
    found = records("ORIOLEX-5 (NCT04900005) is a phase 2 trial of olaparib. It will randomize some 230 patients to 100 or 300 mg.")
    assert [(arm.label, arm.n) for arm in found.studies[0].arms] == [("100 mg", None), ("300 mg", None)]


def test_an_arm_that_no_result_is_of_stands_beside_the_others(records: Read) -> None:
    results = "The ORR was 61% with enfortumab vedotin plus pembrolizumab and 40% with paclitaxel. The CR rate was 24% with enfortumab vedotin plus "
    results += "pembrolizumab and 11% with paclitaxel."
    found = records(_told(f"Patients were randomized to enfortumab vedotin plus pembrolizumab, to pembrolizumab alone, or to paclitaxel. {results}"))
    assert {assets for assets, _ in _arms(found)} == {EV, frozenset({"paclitaxel"}), frozenset({"pembrolizumab"})}


def test_a_bracket_is_no_part_of_the_name_of_an_arm(records: Read) -> None:
    found = records(_told("Patients are randomized 1:1 to olaparib (OLA) daily or placebo (PBO) daily."))
    assert [arm.label for arm in found.studies[0].arms] == ["olaparib", "placebo"]
