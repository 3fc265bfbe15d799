"""Roles by the arms of the trial: what only the arm under study is given, what all arms share, and what is given to nobody."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


REGIMENS = [
    (
        "Irinotecan added to TOP versus TOP in refractory germ-cell tumours: a randomised phase 3 trial. Methods: Patients were randomly assigned (1:1) to "
        "four cycles of paclitaxel, oxaliplatin and cisplatin (TOP) or TOP plus irinotecan (TOPI). Results: 210 patients were randomly assigned, 104 to "
        "TOP and 106 to TOPI. Median PFS was 7.9 months with TOPI and 6.1 months with TOP (HR 0.74).",
        {"irinotecan": "subject", "paclitaxel": "partner", "oxaliplatin": "partner", "cisplatin": "partner"},
    ),
    (
        "GEMVIN versus GEM in advanced leiomyosarcoma. Purpose: To compare the two regimens. Patients and methods: Patients were allocated to gemcitabine "
        "900 mg/m2 (GEM) or to gemcitabine plus vinorelbine 25 mg/m2 (GEMVIN). Results: The ORR was 31% with GEMVIN and 16% with GEM.",
        {"vinorelbine": "subject", "gemcitabine": "partner"},
    ),
    (
        "A short intensive chemotherapy, BLITZ-3, for peripheral T-cell lymphoma: a phase II study. Methods: Treatment consisted of three cycles of PAC "
        "(pirarubicin, cytarabine and cyclophosphamide) alternating with VIM (vindesine, ifosfamide and mitoxantrone). Results: Of 61 patients 44 "
        "responded (72%). Median OS was 22 months.",
        dict.fromkeys(("pirarubicin", "cytarabine", "cyclophosphamide", "vindesine", "ifosfamide", "mitoxantrone"), "subject"),
    ),
]
ARMS = [
    (
        "High-dose consolidation in follicular lymphoma in second remission. We asked whether high-dose therapy prolongs remission. All patients received "
        "induction with bendamustine, rituximab and dexamethasone. Patients in remission were then randomized to high-dose therapy with carmustine, "
        "etoposide and melphalan followed by stem-cell support or to observation. Of 120 patients, 3-year PFS was 61% after high-dose therapy and 40% "
        "with observation (P = .02).",
        {"carmustine": "subject", "etoposide": "subject", "melphalan": "subject", "bendamustine": "partner", "rituximab": "partner"},
    ),
    (
        "Axitinib plus ipilimumab versus sunitinib plus ipilimumab in renal cancer refractory to bevacizumab, interferon and sorafenib: a randomised phase "
        "II study. Patients previously treated with bevacizumab-, sorafenib- and interferon-based regimens were randomised (1:1) to axitinib plus "
        "ipilimumab (axitinib arm) or sunitinib plus ipilimumab (sunitinib arm). Median PFS was 6.1 months in the axitinib arm and 4.4 months in the "
        "sunitinib arm (HR 0.66).",
        {"axitinib": "subject", "ipilimumab": "partner", "sunitinib": "comparator", "sorafenib": "mentioned", "bevacizumab": "mentioned"},
    ),
    (
        "Darolutamide with standard of care in node-positive prostate cancer. Methods: Men were randomized to SOC, SOC + darolutamide, SOC + pelvic "
        "radiotherapy, or SOC + darolutamide + pelvic radiotherapy. SOC was ADT; from 2019 docetaxel was allowed as part of SOC. Results: 900 men were "
        "enrolled. rPFS was improved with darolutamide (HR 0.60). Clinical trial information: NCT09990003.",
        {"darolutamide": "subject", "docetaxel": "partner"},
    ),
    (
        "Lenvatinib plus tislelizumab versus lenvatinib plus placebo as first-line treatment for thymic carcinoma: a double-blind, randomised, phase 3 "
        "trial. Methods: Patients were randomly assigned (1:1) to receive lenvatinib plus tislelizumab or lenvatinib plus placebo. Results: Median PFS was "
        "12.4 months with lenvatinib plus tislelizumab and 8.8 months with lenvatinib plus placebo (HR 0.70). Interpretation: The addition of tislelizumab "
        "to lenvatinib prolonged PFS.",
        {"tislelizumab": "subject", "lenvatinib": "partner"},
    ),
    (
        "Enzastaurin alone or in combination with temozolomide in recurrent glioma: a phase I study. Patients received enzastaurin alone for 4 weeks, then "
        "with temozolomide (TEM) 150 mg/m2. In patients given enzastaurin plus TEM thrombocytopenia occurred in two of six. The response rate was 12%.",
        {"enzastaurin": "subject", "temozolomide": "partner"},
    ),
]
NOT_GIVEN = [
    (
        "Fruquintinib plus sintilimab in colorectal cancer after failure of fluoropyrimidine, oxaliplatin and bevacizumab: a phase 2 trial. Methods: "
        "Patients whose tumours were refractory to fluoropyrimidine, oxaliplatin and irinotecan received fruquintinib 5 mg daily and sintilimab 200 mg "
        "every 3 weeks. Results: The ORR was 20% (8/40).",
        {"fruquintinib": "subject", "sintilimab": "partner", "oxaliplatin": "mentioned", "irinotecan": "mentioned", "bevacizumab": "mentioned"},
    ),
    (
        "Exemestane for seven or for four years after tamoxifen. Background: How long to go on is an open question. Seven years of exemestane were "
        "set against four in patients who had already received 18 months of tamoxifen. Methods: Women who had received tamoxifen for so long were allotted to "
        "four years (short group) or seven years (long group) of exemestane. Results: Disease-free survival at 10 years was 74% in the long group and "
        "71% in the short group (HR 0.90).",
        {"exemestane": "subject", "tamoxifen": "mentioned"},
    ),
    (
        "Background: NVX-12 improved OS versus lenvatinib in the BEACON-4 trial (NCT09990001) in liver cancer. This phase 1 study (NCT09990002) assessed "
        "NVX-12 with durvalumab. Methods: Patients received NVX-12 weekly and durvalumab 1500 mg every 4 weeks. Results: 14 patients were treated. No "
        "dose-limiting toxicities were seen. The ORR was 21% (3/14).",
        {"nvx-12": "subject", "durvalumab": "partner", "lenvatinib": "mentioned"},
    ),
]
ALIKE = [
    (
        "In women who had progressed on letrozole, ribociclib and fulvestrant were active: a phase 2 study. Methods: Patients received ribociclib 600 mg "
        "and fulvestrant 500 mg. Results: The ORR was 25% (10/40).",
        {"letrozole": "mentioned", "ribociclib": "subject", "fulvestrant": "partner"},
    ),
    (
        "Ribociclib in HR+ breast cancer. Background: In an earlier trial ribociclib was better than tamoxifen. Methods: Women were randomised to "
        "ribociclib or to standard chemotherapy, which meant capecitabine, eribulin or vinorelbine. Results: Median PFS was 9 months with ribociclib and 5 "
        "months with chemotherapy (HR 0.61).",
        {"ribociclib": "subject", "capecitabine": "comparator", "eribulin": "comparator", "vinorelbine": "comparator"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*REGIMENS, *ARMS, *NOT_GIVEN, *ALIKE])
def test_arms_give_the_roles(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected


def test_a_regimen_called_by_a_short_name_is_its_drugs():
    arms = {a.label: len(a.assets) for s in extract_text(REGIMENS[0][0]).studies for a in s.arms}
    assert sorted(arms.values()) == [3, 4]


def test_a_class_in_brackets_is_no_regimen():
    text = (
        "Olaparib in ovarian cancer: a phase 2 trial. Methods: Patients with prior ADCs (mirvetuximab soravtansine, trastuzumab deruxtecan) received "
        "olaparib 300 mg. Results: The ORR was 30% (12/40). ADCs had been given to 10 patients."
    )
    assert roles(text)["olaparib"] == "subject"
