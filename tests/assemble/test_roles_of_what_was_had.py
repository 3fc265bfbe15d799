"""Roles of what patients had before, of what is given for the effects of a treatment, and of what a control was chosen from."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


HAD = [
    (
        "Elacestrant in breast cancer. Methods: Women received elacestrant 400 mg. Earlier treatment had been fulvestrant in 30%, an aromatase "
        "inhibitor with palbociclib or ribociclib in 60% and everolimus in 12%. Results: ORR was 10% (5/50).",
        {"elacestrant": "subject", "fulvestrant": "mentioned", "palbociclib": "mentioned", "everolimus": "mentioned"},
    ),
    (
        "Tivozanib after two or more lines in renal cancer. Methods: Patients received tivozanib 1.34 mg. All had had axitinib, cabozantinib or "
        "sunitinib, and 40% nivolumab. Results: The ORR was 18%.",
        {"tivozanib": "subject", "axitinib": "mentioned", "cabozantinib": "mentioned", "sunitinib": "mentioned"},
    ),
    (
        "Isatuximab plus cyclophosphamide: a phase 2 study. Methods: Patients heavily pretreated with bortezomib, lenalidomide, carfilzomib and "
        "pomalidomide received isatuximab 10 mg/kg with oral cyclophosphamide. Results: ORR 48% (12/25).",
        {"isatuximab": "subject", "cyclophosphamide": "partner", "bortezomib": "mentioned", "carfilzomib": "mentioned", "pomalidomide": "mentioned"},
    ),
    (
        "Lurbinectedin in small-cell lung cancer. Methods: Patients received lurbinectedin 3.2 mg/m2. Previous regimens were etoposide with "
        "cisplatin (40%), etoposide with carboplatin and atezolizumab (35%), and topotecan (5%). Results: ORR 35%.",
        {"lurbinectedin": "subject", "etoposide": "mentioned", "cisplatin": "mentioned", "atezolizumab": "mentioned", "topotecan": "mentioned"},
    ),
    (
        "Asciminib in chronic myeloid leukaemia. Methods: Patients with resistance or intolerance to at least two of imatinib, nilotinib, "
        "dasatinib and ponatinib received asciminib 40 mg. Results: MMR was reached by 25%.",
        {"asciminib": "subject", "imatinib": "mentioned", "nilotinib": "mentioned", "dasatinib": "mentioned", "ponatinib": "mentioned"},
    ),
    (
        "Cemiplimab in cervical cancer. Patients whose disease progressed despite cisplatin, paclitaxel and bevacizumab were assigned to "
        "cemiplimab 350 mg or chemotherapy. Median OS was 12.0 and 8.5 months (HR 0.69).",
        {"cemiplimab": "subject", "cisplatin": "mentioned", "paclitaxel": "mentioned", "bevacizumab": "mentioned"},
    ),
    (
        "Enfortumab in urothelial cancer: real-world study. Methods: Records of 120 patients were reviewed; 70 had had pembrolizumab and 30 "
        "atezolizumab as the last therapy. Results: The ORR to enfortumab vedotin was 41%.",
        {"pembrolizumab": "mentioned", "atezolizumab": "mentioned"},
    ),
    (
        "Sunitinib or temsirolimus as second-line treatment after sorafenib in renal cancer: a retrospective study. We reviewed 140 patients "
        "treated with sunitinib (n = 80) or temsirolimus (n = 60) after failure of sorafenib. Median PFS was 6.1 months with sunitinib and 3.9 "
        "months with temsirolimus. Nine patients later received everolimus.",
        {"sunitinib": "subject", "temsirolimus": "subject", "sorafenib": "mentioned", "everolimus": "mentioned"},
    ),
    (
        "Everolimus plus exemestane in postmenopausal women. Background: Resistance to letrozole or anastrozole is common. Methods: Patients whose "
        "disease had recurred while on a nonsteroidal aromatase inhibitor were randomised to everolimus and exemestane or exemestane and placebo. "
        "Previous therapy included letrozole or anastrozole (100%), tamoxifen (48%) and fulvestrant (16%). Results: Median PFS was 6.9 and 2.8 "
        "months (HR 0.43).",
        {
            "everolimus": "subject",
            "exemestane": "partner",
            "letrozole": "mentioned",
            "anastrozole": "mentioned",
            "tamoxifen": "mentioned",
            "fulvestrant": "mentioned",
        },
    ),
    (
        "Ponatinib in refractory Ph-positive leukaemias. Methods: 449 patients with resistance to or unacceptable side effects from dasatinib or "
        "nilotinib received ponatinib 45 mg. Results: MMR was seen in 34%. The response was alike in patients with fewer earlier drugs; 93% had "
        "had two or more of imatinib, dasatinib, nilotinib and bosutinib.",
        {"ponatinib": "subject", "dasatinib": "mentioned", "nilotinib": "mentioned", "imatinib": "mentioned", "bosutinib": "mentioned"},
    ),
    (
        "Bendamustine in relapsed myeloma. Methods: 66 patients got bendamustine 120 mg/m2, prednisolone 60 mg and thalidomide. All had had "
        "bortezomib and lenalidomide; five had had carfilzomib. G-CSF was given for neutropenia. Results: ORR was 60%.",
        {
            "bendamustine": "subject",
            "thalidomide": "partner",
            "prednisolone": "partner",
            "bortezomib": "mentioned",
            "lenalidomide": "mentioned",
            "carfilzomib": "mentioned",
        },
    ),
]
NOT_HAD = [
    (
        "Pomalidomide with dexamethasone after lenalidomide. Methods: Patients refractory to lenalidomide received pomalidomide 4 mg, bortezomib "
        "1.3 mg/m2 and dexamethasone. Results: ORR was 85% (40/47).",
        {"lenalidomide": "mentioned", "pomalidomide": "subject", "bortezomib": "partner", "dexamethasone": "partner"},
    ),
    (
        "Alisertib plus paclitaxel in ovarian cancer. Methods: By the cut-off 60 patients had received alisertib 40 mg and paclitaxel 60 mg/m2. "
        "Results: Median PFS was 6.7 months.",
        {"alisertib": "subject", "paclitaxel": "partner"},
    ),
    (
        "Niraparib with anlotinib in recurrent ovarian cancer. Methods: In those who had progressed on bevacizumab, niraparib 200 mg and anlotinib "
        "10 mg were given daily. Results: ORR 50% (20/40).",
        {"niraparib": "subject", "anlotinib": "subject", "bevacizumab": "mentioned"},
    ),
]
FOR_EFFECTS = [
    (
        "Alpelisib for PIK3CA-mutated breast cancer. Background: In SOLAR-like trials of buparlisib toxicity was high. Methods: Patients received "
        "alpelisib 300 mg with fulvestrant 500 mg or placebo with fulvestrant. Results: Median PFS was 11.0 months with alpelisib-fulvestrant and "
        "5.7 months with placebo-fulvestrant (HR 0.65). Hyperglycaemia was treated with metformin in 87%.",
        {"alpelisib": "subject", "fulvestrant": "partner", "buparlisib": "mentioned", "metformin": "mentioned"},
    ),
]
CHOSEN = [
    (
        "Tebentafusp in uveal melanoma. Methods: Patients were allocated 2:1 to tebentafusp or to the control group with the investigator's choice "
        "of single-agent pembrolizumab, ipilimumab, or dacarbazine. Results: Of the tebentafusp group 73% lived for a year, of the control "
        "group 59% (HR 0.51).",
        {"tebentafusp": "subject", "pembrolizumab": "comparator", "ipilimumab": "comparator", "dacarbazine": "comparator"},
    ),
    (
        "Eribulin versus physician's choice in liposarcoma. Methods: Patients were randomised to eribulin or to treatment of physician's choice "
        "(dacarbazine, gemcitabine or docetaxel). Results: Median OS was 15.6 months with eribulin and 8.4 months with the control (HR 0.51).",
        {"eribulin": "subject", "dacarbazine": "comparator", "gemcitabine": "comparator", "docetaxel": "comparator"},
    ),
]
ALLOTTED = [
    (
        "Degarelix or leuprolide in prostate cancer. Men were randomised to degarelix or leuprolide, both with bicalutamide at first. Castration "
        "was reached in 97% and 96%.",
        {"degarelix": "subject", "leuprolide": "comparator", "bicalutamide": "partner"},
    ),
    (
        "Background: Sorafenib is the standard for advanced liver cancer. We compared lenvatinib with sorafenib. Methods: Patients were randomised "
        "to lenvatinib 12 mg or sorafenib 400 mg. Results: Median OS was 13.6 and 12.3 months (HR 0.92). Conclusion: Lenvatinib was non-inferior "
        "to sorafenib.",
        {"lenvatinib": "subject", "sorafenib": "comparator"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*HAD, *NOT_HAD, *FOR_EFFECTS, *CHOSEN, *ALLOTTED])
def test_roles(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected
