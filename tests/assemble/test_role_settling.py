"""The roles of an article's assets seen together: what the design of the trial leaves open, and what title and aim are about."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "A phase 2 study of tebentafusp with chemotherapy in biliary cancer. Methods: Patients received tebentafusp 20 µg weekly. Chemotherapy was "
            "gemcitabine 1,000 mg/m2 and cisplatin 25 mg/m2 on days 1 and 8. Results: The ORR was 31% (12/39). Grade 3 anemia occurred in 10%.",
            ("gemcitabine", "cisplatin"),
        ),
        (
            "Mosunetuzumab for older adults with untreated lymphoma: a single-arm trial. Methods: Patients received mosunetuzumab subcutaneously for 8 "
            "cycles. Premature lysis was avoided with prednisone 100 mg in cycle 1 and intrathecal methotrexate 12 mg was given to those at risk. "
            "Results: The CR rate was 62% (31/50). CRS occurred in 26%.",
            ("prednisone", "methotrexate"),
        ),
        (
            "Addition of pravastatin to FOLFIRI in pretreated colon cancer: a phase 2 trial. Methods: The FOLFIRI regimen consisted of irinotecan 180 mg/m2, "
            "leucovorin 400 mg/m2 and fluorouracil 2,400 mg/m2. Pravastatin 40 mg was taken daily. Results: Median PFS was 5.1 months with pravastatin.",
            ("irinotecan", "leucovorin", "fluorouracil"),
        ),
    ],
)
def test_nothing_is_a_comparator_where_nothing_is_set_against_anything(text, partners):
    found = roles(text)
    assert {name: found[name] for name in partners} == dict.fromkeys(partners, "partner")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talazoparib plus axitinib versus talazoparib alone in renal cancer: a randomised phase 2 trial. Methods: Patients were randomly assigned to "
            "talazoparib plus axitinib or talazoparib alone. Results: Median PFS was 9.1 months with talazoparib plus axitinib and 5.0 months with "
            "talazoparib alone (HR 0.55). Diarrhea occurred in 30% with talazoparib plus axitinib and in 12% with talazoparib alone.",
            {"talazoparib": "subject", "axitinib": "subject"},
        ),
        (
            "Apatinib with or without etoposide in ovarian cancer: a randomized phase 2 study. Methods: Patients were randomly assigned to apatinib plus "
            "etoposide or apatinib alone. Results: The ORR was 40% with apatinib plus etoposide and 22% with apatinib. Median PFS was 7.0 months with "
            "apatinib plus etoposide and 4.1 months with apatinib.",
            {"apatinib": "subject", "etoposide": "partner"},
        ),
        (
            "Gemcitabine plus erlotinib versus gemcitabine in pancreatic cancer: a randomized phase 3 trial. Methods: Patients were randomly assigned to "
            "gemcitabine plus erlotinib or gemcitabine. Results: Median OS was 6.2 months with gemcitabine plus erlotinib and 5.9 months with gemcitabine. "
            "The ORR was 9% with gemcitabine plus erlotinib and 8% with gemcitabine.",
            {"gemcitabine": "partner", "erlotinib": "subject"},
        ),
    ],
)
def test_what_leads_a_doublet_and_is_given_alone_in_the_control_is_under_study_but_no_backbone_is(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Weekly docetaxel–cisplatin (DP) versus carboplatin–etoposide (CE) in thymic carcinoma. Methods: Patients were randomized to receive CE or DP. "
            "Results: The ORR was 41% in the DP arm and 28% in the CE arm. Median PFS was 7.2 months in the DP arm and 5.9 months in the CE arm.",
            {"docetaxel": "subject", "carboplatin": "comparator", "etoposide": "comparator"},
        ),
        (
            "Vinflunine plus capecitabine (VC) versus paclitaxel plus capecitabine (PC) in breast cancer: a phase 3 trial. Methods: Patients were randomized "
            "to receive VC or PC. Results: The ORR was 33% with VC versus 24% with PC. Median OS was 13.9 months with VC and 11.7 months with PC.",
            {"vinflunine": "subject", "capecitabine": "partner", "paclitaxel": "comparator"},
        ),
    ],
)
def test_of_two_regimens_the_first_is_under_study_and_what_both_have_is_a_partner(text, expected):
    found = roles(text)
    assert {name: found[name] for name in expected} == expected


def test_a_modulator_is_no_subject_beside_what_it_goes_with():
    text = (
        "Leucovorin and fluorouracil in patients with advanced gastric cancer. Patients received leucovorin 200 mg/m2 and fluorouracil 370 mg/m2 on days "
        "1-5. The ORR was 18% with leucovorin and fluorouracil. Median OS was 8 months."
    )
    assert roles(text) == {"leucovorin": "partner", "fluorouracil": "subject"}


@pytest.mark.parametrize(
    "text",
    [
        "Docetaxel and vinorelbine in recurrent lung cancer: a phase 2 trial. Patients received docetaxel 35 mg/m2 and vinorelbine 20 mg/m2. Three (12%) "
        "of 25 patients had a partial response.",
        "Sequential paclitaxel as adjuvant chemotherapy for early breast cancer: a randomised trial. Methods: Women received FEC (fluorouracil 500 mg/m2, "
        "epirubicin 75 mg/m2, cyclophosphamide 500 mg/m2) for four cycles followed by paclitaxel 80 mg/m2. Results: The 5-year DFS was 77%.",
    ],
)
def test_the_drug_that_a_title_is_about_is_the_subject(text):
    found = roles(text)
    assert found["docetaxel" if "docetaxel" in found else "paclitaxel"] == "subject"


def test_what_neither_title_nor_aim_names_is_no_subject():
    text = (
        "Sequential paclitaxel as adjuvant chemotherapy for early breast cancer: a randomised trial. Methods: Women received FEC (fluorouracil 500 mg/m2, "
        "epirubicin 75 mg/m2, cyclophosphamide 500 mg/m2) for four cycles followed by paclitaxel 80 mg/m2. Results: The 5-year DFS was 77%."
    )
    found = roles(text)
    assert [found[name] for name in ("fluorouracil", "epirubicin", "cyclophosphamide")] == ["partner"] * 3


@pytest.mark.parametrize(
    "words",
    ["fluorouracil-refractory", "fluorouracil (FU)-refractory", "fluorouracil (FU) refractory", "fluorouracil-intolerant"],
)
def test_what_a_disease_does_not_answer_to_is_mentioned(words):
    text = (
        f"Trials in {words} colorectal cancer have been few. We compared two schedules of irinotecan in such patients. Irinotecan was given weekly or every "
        "3 weeks. The ORR was 12% with weekly irinotecan."
    )
    assert roles(text) == {"fluorouracil": "mentioned", "irinotecan": "subject"}


def test_patients_that_were_not_treated_before_are_no_background():
    text = (
        "Ramucirumab with dacarbazine in melanoma. Methods: We randomly assigned previously untreated patients to receive ramucirumab 8 mg/kg plus "
        "dacarbazine 1,000 mg/m2 or dacarbazine alone. Results: The ORR was 17% with ramucirumab plus dacarbazine and 10% with dacarbazine."
    )
    assert roles(text) == {"ramucirumab": "subject", "dacarbazine": "partner"}
