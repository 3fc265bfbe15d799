"""What the cohorts of result tables were given, whose own words tell patients or doses; every table here is made for the tests."""

from __future__ import annotations

from tests.assemble.test_study_cells import Rows, read

HEADS = ["Trial", "Arm", "N", "ORR, n (%)"]


def drugs(rows: Rows, text: str = "") -> dict[str, list[str]]:
    """Arm to drugs, of the outcomes of a table below a text."""
    extraction = read(rows, text)
    names = {a.id: a.name.lower() for a in extraction.assets}
    return {o.arm or "": sorted(names[i] for i in o.assets) for o in extraction.outcomes}


def test_the_cell_of_the_trial_names_the_drug_of_its_cohorts() -> None:
    rows = [
        HEADS,
        ["Zolvamab phase 1, melanoma", "squamous, 3 mg/kg", "30", "11 (37)"],
        ["NCT04900002 (ribrutamab)", "Phase 1b, melanoma", "26", "14 (54)"],
        ["", "Phase 1a, melanoma", "10", "2 (20)"],
        ["ORIOLEX-3", "olaparib + bevacizumab", "40", "20 (50)"],
        ["", "investigator’s chemotherapy", "41", "10 (24)"],
    ]
    found = drugs(rows)
    assert [v for k, v in found.items() if "Phase 1" in k] == [["ribrutamab"], ["ribrutamab"]]
    assert next(v for k, v in found.items() if "squamous" in k) == ["zolvamab"]
    assert next(v for k, v in found.items() if "chemotherapy" in k) == []


def test_a_trial_of_one_drug_gave_it_to_all_its_cohorts() -> None:
    text = "ORIOLEX-3 (NCT04900001) tested zolvamab in 52 patients. LINNETA-5 (NCT04900002) tested olaparib against docetaxel."
    rows = [
        HEADS,
        ["ORIOLEX-3", "Synovial sarcoma", "44", "17 (39)"],
        ["", "Liposarcoma", "8", "2 (25)"],
        ["LINNETA-5", "Olaparib", "40", "20 (50)"],
        ["", "Control", "41", "10 (24)"],
    ]
    found = drugs(rows, text)
    assert found["Synovial sarcoma"] == found["Liposarcoma"] == ["zolvamab"]
    assert found["Control"] != ["olaparib"]


def test_what_patients_had_before_makes_no_control() -> None:
    text = "Zolvamab in ROS1-positive lung cancer: phase 2\n\nResults: 127 patients were given zolvamab."
    rows = [
        ["Cohort", "N", "ORR, %"],
        ["one TKI, no chemotherapy", "56", "38"],
        ["chemotherapy-naive", "71", "79"],
        ["after chemotherapy", "26", "42"],
    ]
    assert set(map(tuple, drugs(rows, text).values())) == {("zolvamab",)}


def test_a_row_of_a_dose_is_of_the_product_above() -> None:
    rows = [
        ["Product, study, group", "N", "ORR"],
        ["Zolvamab, ORIOLEX-3, all doses", "128", "73%"],
        ["450 × 106 cells", "54", "81%"],
        ["Ribrutamab, LINNETA-5", "97", "98%"],
        ["Patients with high risk", "20", "95%"],
    ]
    found = drugs(rows)
    assert next(v for k, v in found.items() if "450" in k) == ["zolvamab"]
    assert next(v for k, v in found.items() if "high risk" in k) == ["ribrutamab"]


def test_an_entry_of_a_key_that_takes_from_the_one_before() -> None:
    key = "Key. D-RVd: daratumumab, lenalidomide, bortezomib, dexamethasone. RVd: the same without daratumumab."
    rows = [HEADS, ["ORIOLEX-3", "D-RVd", "40", "20 (50)"], ["", "RVd", "41", "10 (24)"]]
    assert drugs(rows, key)["RVd"] == ["bortezomib", "dexamethasone", "lenalidomide"]


def test_parts_of_a_combination_are_named_by_their_beginnings() -> None:
    text = "Gemcitabine plus nab-paclitaxel was the control of olaparib in ORIOLEX-3 (NCT04900001)."
    rows = [["Endpoint", "Olaparib (n = 370)", "Gem + NabP (n = 379)"], ["ORR, %", "41.8", "36.2"], ["CR, %", "3", "2"]]
    assert drugs(rows, text)["Gem + NabP"] == ["gemcitabine", "nab-paclitaxel"]


def test_trials_in_columns_with_a_row_of_drugs_and_one_of_controls() -> None:
    rows = [
        ["", "ORIOLEX-3 NCT04900001", "LINNETA-5 NCT04900002"],
        ["Setting", "first line, breast cancer", "lung cancer after a TKI"],
        ["Drug", "Olaparib", "Niraparib"],
        ["Comparator", "Chemotherapy", "Docetaxel–cisplatin"],
        ["N (drug / comparator)", "323 / 321", "188 / 187"],
        ["Median PFS, mo", "10.8 vs 5.6", "8.3 vs 4.3"],
        ["PFS HR (95% CI)", "0.57 (0.47–0.69)", "0.49 (0.39–0.62)"],
        ["ORR, %", "62.5 vs 29.3", "60.6 vs 43.1"],
    ]
    extraction = read(rows)
    names = {a.id: a.name.lower() for a in extraction.assets}
    found = {(o.endpoint.value, o.value or o.percent or o.hr): sorted(names[i] for i in o.assets) for o in extraction.outcomes}
    assert found == {
        ("PFS", 10.8): ["olaparib"],
        ("PFS", 5.6): [],
        ("PFS", 8.3): ["niraparib"],
        ("PFS", 4.3): ["cisplatin", "docetaxel"],
        ("PFS", 0.57): ["olaparib"],
        ("PFS", 0.49): ["niraparib"],
        ("ORR", 62.5): ["olaparib"],
        ("ORR", 29.3): [],
        ("ORR", 60.6): ["niraparib"],
        ("ORR", 43.1): ["cisplatin", "docetaxel"],
    }


def test_a_row_of_disease_control_is_none_of_controls() -> None:
    rows = [["Endpoint", "Olaparib (n = 40)", "Docetaxel (n = 41)"], ["ORR, %", "41", "20"], ["Disease control, %", "80", "60"]]
    assert drugs(rows) == {"Olaparib": ["olaparib"], "Docetaxel": ["docetaxel"]}
