"""Roles that the design of a trial decides: two drugs that a title names side by side, lists of what one or another patient got, what is added to what,
one drug on two schedules, and what is given beside the treatment."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


PAIRS = [
    (
        "Phase II trial of sunitinib and lanreotide in patients with pancreatic neuroendocrine tumours. Forty patients were given sunitinib 37.5 mg and "
        "lanreotide 120 mg. The response rate was 12%.",
        {"sunitinib": "subject", "lanreotide": "subject"},
    ),
    (
        "Vinorelbine and pertuzumab as initial treatment of HER2-positive breast cancer: a phase 2 study. Thirty-eight women were given weekly "
        "vinorelbine 25 mg/m2 together with pertuzumab. Responses were seen in 24 of 38 women (63%).",
        {"vinorelbine": "subject", "pertuzumab": "subject"},
    ),
    (
        "Axitinib in combination with irinotecan for pretreated colon cancer: a phase 2 study. Thirty-one patients were given axitinib and irinotecan. "
        "The response rate was 16%.",
        {"axitinib": "subject", "irinotecan": "partner"},
    ),
    (
        "Leucovorin and fluorouracil in small bowel cancer. Twenty patients were given leucovorin and fluorouracil. The response rate was 15%.",
        {"leucovorin": "partner", "fluorouracil": "subject"},
    ),
]
ADDED = [
    (
        "Background: We asked if the addition of panitumumab to docetaxel is of use in pretreated lung cancer. Methods: Patients were given docetaxel 70 mg/m2 "
        "and panitumumab 6 mg/kg. Results: Of 41 patients 8 responded (20%).",
        {"docetaxel": "partner", "panitumumab": "subject"},
    ),
    (
        "Cisplatin and vinblastine with or without gemcitabine in bladder cancer. In all 180 patients were randomised between CV (n = 90) and CV plus "
        "gemcitabine (n = 90). Median OS was 12.1 and 13.0 months. Adding gemcitabine to cisplatin and vinblastine did no good.",
        {"cisplatin": "partner", "gemcitabine": "subject"},
    ),
    (
        "Decitabine with or without valproate in leukaemia. Thirty patients were given decitabine alone or with valproate. The CR rate was 20%.",
        {"decitabine": "subject"},
    ),
]
EITHER = [
    (
        "Early response and outcome of kidney cancer treated with pazopanib, sunitinib or axitinib. We looked back at 90 patients given pazopanib (n=50), "
        "sunitinib (n=25) or axitinib (n=15). Median PFS was 8.8 months.",
        {"pazopanib": "subject", "sunitinib": "subject", "axitinib": "subject"},
    ),
    (
        "Pazopanib or sunitinib in kidney cancer: a phase 3 trial. Patients were randomly assigned to pazopanib (n=100) or sunitinib (n=100). Median PFS was "
        "8.8 months with pazopanib and 9.1 months with sunitinib.",
        {"pazopanib": "subject", "sunitinib": "comparator"},
    ),
]
AGAINST = [
    (
        "Erlotinib or cisplatin-pemetrexed in EGFR-mutant lung cancer. Untreated patients were randomized to erlotinib 150 mg daily (210 patients) or to "
        "cisplatin plus pemetrexed 500 mg/m2 (208 patients). 12-month PFS was 44% with erlotinib and 12% with cisplatin-pemetrexed.",
        {"erlotinib": "subject", "cisplatin": "comparator", "pemetrexed": "comparator"},
    ),
    (
        "Gemcitabine plus epirubicin versus paclitaxel plus epirubicin for breast cancer. We compared gemcitabine and epirubicin (GE) with paclitaxel and "
        "epirubicin (PE). Women were randomly assigned to epirubicin 90 mg/m2 plus either paclitaxel 175 mg/m2 or gemcitabine 1000 mg/m2. Median TTP was "
        "9.0 months in PE and 9.9 months in GE (p=0.4).",
        {"gemcitabine": "subject", "epirubicin": "partner", "paclitaxel": "comparator"},
    ),
    (
        "Radiotherapy with weekly cisplatin versus lobaplatin in throat cancer. In this phase 3 trial 302 patients were assigned to lobaplatin (n=151) or "
        "cisplatin (n=151). Two-year PFS was 80% in the lobaplatin group and 81% in the cisplatin group. Vomiting was rarer with lobaplatin (6% vs 18%).",
        {"lobaplatin": "subject", "cisplatin": "comparator"},
    ),
    (
        "High-dose methotrexate versus standard-dose methotrexate in bone sarcoma. After doxorubicin patients were randomised to methotrexate 12 g/m2 (n=46) or "
        "6 g/m2 (n=48). Five-year DFS was 52% and 49%.",
        {"methotrexate": "subject"},
    ),
]
BESIDE = [
    (
        "Lenvatinib for liver cancer: a single-arm study. We gave lenvatinib 8 mg to 51 patients. Entecavir was taken for hepatitis B. The response rate was 30%.",
        {"lenvatinib": "subject", "entecavir": "mentioned"},
    ),
    (
        "Background: Ixazomib is taken by mouth. Methods: Patients were given ixazomib 4 mg weekly. Acyclovir prophylaxis was given to all. Results: Of 60 patients 20 "
        "responded (33%).",
        {"ixazomib": "subject", "acyclovir": "mentioned"},
    ),
    (
        "Cabazitaxel in prostate cancer. Men were given cabazitaxel 25 mg/m2 (n=62) with prednisone. Mitoxantrone was given at progression to 20 men. PSA "
        "response was seen in 30%.",
        {"cabazitaxel": "subject", "prednisone": "partner", "mitoxantrone": "mentioned"},
    ),
    (
        "Osimertinib in lung cancer. Patients who were on gefitinib were excluded. We gave osimertinib to 40 patients. The response rate was 60%.",
        {"osimertinib": "subject", "gefitinib": "mentioned"},
    ),
    (
        "Palonosetron before cisplatin: a randomised trial. Patients were randomly assigned to palonosetron (n=90) or granisetron (n=92) as antiemetic. "
        "Complete response was seen in 70% with palonosetron and 60% with granisetron.",
        {"palonosetron": "subject", "granisetron": "comparator"},
    ),
]
SHORT = [
    (
        "Background: Lurbinectedin (L) plus topotecan (T) was active in mice. Methods: Patients with sarcoma received T 1 mg and L 2 mg every 3 weeks. After 8 cycles of "
        "T, L alone was continued. Results: 27 patients were treated. The ORR was 37% (10/27). Conclusions: L + T is active.",
        {"lurbinectedin": "subject"},
    ),
    (
        "Background: Lapatinib (L) with vinorelbine (V) is a standard. We evaluated tucatinib (T) + V vs L + V. Methods: Women were randomized 1:1 to T (240 mg) + V "
        "(25 mg/m2) with loperamide prophylaxis, or L (1250 mg) + V (25 mg/m2). Results: Mean PFS was 8.8 months with T + V and 6.6 months with L + V.",
        {"tucatinib": "subject", "lapatinib": "comparator", "vinorelbine": "partner", "loperamide": "mentioned"},
    ),
    (
        "Venetoclax combined with low-dose cytarabine or decitabine in leukaemia: experience of nine centres. We collected data on 70 patients treated with venetoclax "
        "plus decitabine (n = 54) or cytarabine (n = 16). The CR rate was 60% with decitabine and 31% with cytarabine.",
        {"venetoclax": "subject", "cytarabine": "partner", "decitabine": "partner"},
    ),
    (
        "Enzalutamide in post-docetaxel prostate cancer: experience of one hospital. Fifty men were given enzalutamide. A PSA response was seen in 40%.",
        {"enzalutamide": "subject", "docetaxel": "mentioned"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*SHORT, *PAIRS, *ADDED, *EITHER, *AGAINST, *BESIDE])
def test_roles(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected


WINNERS = [
    (
        "Two trials compared toremifene 60 mg daily and the newer letrozole 2.5 mg daily in 904 women. Time to progression was 8.1 months on letrozole and "
        "6.9 months on toremifene. Letrozole was superior to toremifene.",
        {"letrozole": "subject", "toremifene": "comparator"},
    ),
    (
        "We compared letrozole with toremifene in 904 women. Time to progression was 6.1 months on letrozole and 6.9 months on toremifene. Toremifene was "
        "superior to letrozole.",
        {"letrozole": "subject", "toremifene": "comparator"},
    ),
]
LONE = [
    (
        "It was asked if raloxifene prevents cancer. Women were randomly assigned to receive placebo (n=607) or 60 mg/day raloxifene (n=611). "
        "Raloxifene reduced the risk of cancer by 31%. The rate of thrombosis was increased in the raloxifene group. Raloxifene did not alter the weight.",
        {"raloxifene": "subject"},
    ),
    (
        "Children with cancer that had progressed within 4 months of treatment with etoposide were given irinotecan. The response rate was 12% with "
        "irinotecan.",
        {"etoposide": "mentioned", "irinotecan": "subject"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), LONE)
def test_the_only_drug_that_is_given(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(("text", "expected"), WINNERS)
def test_the_better_of_two_drugs_is_the_subject(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected
