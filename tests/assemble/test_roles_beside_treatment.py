"""Roles of what an article names beside its treatment: drugs of trials to come, of later lines, what it is likened to; and of a class that all are given."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


OF_CLASS = [
    (
        "Camrelizumab with chemotherapy in biliary cancer: a placebo-controlled trial. Methods: Patients were allotted in equal parts to a "
        "backbone chemotherapy (cisplatin 65 mg/m2 together with either S-1 55 mg/m2 or capecitabine 875 mg/m2, by mouth for two weeks of three), "
        "in addition to either camrelizumab 210 mg or placebo. Findings: Median OS was 14.7 months in the camrelizumab plus chemotherapy group and "
        "11.8 months with placebo plus chemotherapy (HR 0.79).",
        {"camrelizumab": "subject", "cisplatin": "partner", "s-1": "partner", "capecitabine": "partner"},
    ),
    (
        "First-line toripalimab with chemotherapy in oesophageal carcinoma: a phase 3 trial. Methods: 400 patients were randomised to toripalimab "
        "or placebo, both in combination with investigator's choice of paclitaxel plus cisplatin or fluorouracil plus cisplatin. Results: Median "
        "PFS was 7.0 months with toripalimab and 5.5 months with placebo (HR 0.62).",
        {"toripalimab": "subject", "paclitaxel": "partner", "cisplatin": "partner", "fluorouracil": "partner"},
    ),
    (
        "Pembrolizumab for triple-negative breast cancer: a randomised phase 3 study. Methods: Women were randomly allocated 2:1 to pembrolizumab "
        "200 mg every 3 weeks plus chemotherapy (nab-paclitaxel, paclitaxel, or gemcitabine with carboplatin) or placebo plus chemotherapy. "
        "Results: Median PFS was 9.7 months with pembrolizumab-chemotherapy and 5.6 months with placebo-chemotherapy (HR 0.65).",
        {"pembrolizumab": "subject", "nab-paclitaxel": "partner", "paclitaxel": "partner", "gemcitabine": "partner", "carboplatin": "partner"},
    ),
    (
        "Palbociclib with endocrine therapy as adjuvant treatment of early breast cancer: a randomised phase 3 trial. Methods: Patients were "
        "assigned to receive 2 years of palbociclib with endocrine therapy (tamoxifen, letrozole, anastrozole or exemestane) or endocrine therapy "
        "alone. Results: 4-year invasive disease-free survival was 84% with palbociclib and 84% with endocrine therapy alone (HR 0.96).",
        {"palbociclib": "subject", "tamoxifen": "partner", "letrozole": "partner", "anastrozole": "partner", "exemestane": "partner"},
    ),
    (
        "Ramucirumab with cisplatin-gemcitabine chemotherapy in biliary cancer: an open trial. Methods: Patients were allotted to usual "
        "chemotherapy (eight rounds of cisplatin [27 mg/m2] and gemcitabine [950 mg/m2]) or the same chemotherapy plus ramucirumab (8 mg/kg). "
        "Findings: Median OS was 11.2 months in the chemotherapy group and 12.1 months in the chemotherapy plus ramucirumab group (HR 0.90).",
        {"ramucirumab": "subject", "cisplatin": "partner", "gemcitabine": "partner"},
    ),
    (
        "Panitumumab in upper gastrointestinal cancer: a phase 3 trial. Methods: Patients were allotted to epirubicin, oxaliplatin and "
        "capecitabine or the same three drugs with panitumumab. Results: Median OS was 11.3 months without and 8.8 months with panitumumab (HR "
        "1.37).",
        {"panitumumab": "subject", "epirubicin": "partner", "oxaliplatin": "partner", "capecitabine": "partner"},
    ),
    (
        "Ipatasertib in prostate cancer. Methods: Men were randomised to abiraterone 1000 mg and prednisone 5 mg twice daily, or to the same with "
        "ipatasertib 400 mg. Results: Median rPFS was 16.6 months with abiraterone alone and 19.2 months when ipatasertib was added (HR 0.84).",
        {"ipatasertib": "subject", "abiraterone": "partner", "prednisone": "partner"},
    ),
    (
        "Chemotherapy with or without nintedanib for pleural mesothelioma: a randomised phase 2 trial. Methods: Patients received pemetrexed 500 "
        "mg/m2 and cisplatin 75 mg/m2 (control arm) or this regimen plus nintedanib 200 mg twice daily. Results: Median PFS was 5.7 months in the "
        "control arm and 9.4 months with nintedanib (HR 0.54).",
        {"nintedanib": "subject", "pemetrexed": "partner", "cisplatin": "partner"},
    ),
    (
        "Bortezomib added to induction in T-cell lymphoblastic lymphoma: a randomised trial. Methods: Standard chemotherapy (dexamethasone, "
        "vincristine, daunorubicin and pegaspargase) was compared with standard chemotherapy plus bortezomib. Results: Four-year EFS was 76% "
        "without and 86% with bortezomib (HR 0.62).",
        {"bortezomib": "subject", "vincristine": "partner", "daunorubicin": "partner", "dexamethasone": "partner", "pegaspargase": "partner"},
    ),
    (
        "Durvalumab in pancreatic cancer: a randomised trial. Methods: Patients were randomised to durvalumab plus gemcitabine and nab-paclitaxel "
        "or to placebo plus the same. Results: Median PFS was 7 months with durvalumab and 6 months with placebo (HR 0.9).",
        {"durvalumab": "subject", "gemcitabine": "partner", "nab-paclitaxel": "partner"},
    ),
    (
        "Atezolizumab in bladder cancer. Methods: Patients were assigned to gemcitabine and cisplatin or the same drugs with atezolizumab. "
        "Results: Median PFS was 6.3 and 8.2 months (HR 0.82).",
        {"atezolizumab": "subject", "gemcitabine": "partner", "cisplatin": "partner"},
    ),
    (
        "Everolimus in breast cancer. Methods: Women were randomised to paclitaxel and trastuzumab or to an identical regimen plus everolimus. "
        "Results: Median PFS was 14.5 and 15.0 months (HR 0.89).",
        {"everolimus": "subject", "paclitaxel": "partner", "trastuzumab": "partner"},
    ),
    (
        "Pertuzumab in gastric cancer. Methods: Patients received capecitabine, cisplatin and trastuzumab with pertuzumab or the same combination "
        "with placebo. Results: Median OS was 17.5 months with pertuzumab and 14.2 months with placebo (HR 0.84).",
        {"pertuzumab": "subject", "capecitabine": "partner", "cisplatin": "partner", "trastuzumab": "partner"},
    ),
    (
        "Onartuzumab with erlotinib: a phase 2 trial. Methods: Patients were randomly assigned to erlotinib 150 mg daily or this treatment plus "
        "onartuzumab 15 mg/kg. Results: Median PFS was 2.6 and 2.2 months (HR 1.09).",
        {"onartuzumab": "subject", "erlotinib": "partner"},
    ),
]
NO_CLASS = [
    (
        "Eribulin versus physician's choice in liposarcoma. Methods: Patients were randomised to eribulin or to treatment of physician's choice "
        "(dacarbazine, gemcitabine or docetaxel). Results: Median OS was 15.6 months with eribulin and 8.4 months with the control (HR 0.51).",
        {"eribulin": "subject", "dacarbazine": "comparator", "gemcitabine": "comparator", "docetaxel": "comparator"},
    ),
    (
        "Sacituzumab govitecan in urothelial cancer: a randomised phase 3 trial. Methods: Patients were randomly assigned to sacituzumab govitecan "
        "or chemotherapy (paclitaxel, docetaxel or vinflunine). Results: Median OS was 10.3 months with sacituzumab govitecan and 9.0 months with "
        "chemotherapy (HR 0.86).",
        {"sacituzumab govitecan": "subject", "paclitaxel": "comparator", "docetaxel": "comparator", "vinflunine": "comparator"},
    ),
    (
        "Datopotamab deruxtecan in lung cancer. Methods: Of 180 treated patients, 120 received datopotamab deruxtecan and 60 chemotherapy (48 "
        "received docetaxel and 12 gemcitabine). Results: The ORR was 31% in the datopotamab deruxtecan group and 12% in the chemotherapy group.",
        {"datopotamab deruxtecan": "subject", "docetaxel": "comparator", "gemcitabine": "comparator"},
    ),
    (
        "Olaparib in platinum-sensitive ovarian cancer: a phase 3 trial. Methods: Patients were randomised to chemotherapy (carboplatin and "
        "paclitaxel) or olaparib plus cediranib. Results: Median PFS was 10.3 months with chemotherapy and 10.4 months with olaparib plus "
        "cediranib (HR 0.86).",
        {"olaparib": "subject", "carboplatin": "comparator", "paclitaxel": "comparator", "cediranib": "partner"},
    ),
    (
        "Durvalumab plus tremelimumab or chemotherapy in small-cell lung cancer. Methods: Patients were assigned to standard chemotherapy "
        "(etoposide and cisplatin) or durvalumab plus tremelimumab without chemotherapy. Results: Median OS was 10.5 months with chemotherapy and "
        "10.4 months with the antibodies (HR 0.95).",
        {"durvalumab": "subject", "tremelimumab": "partner", "etoposide": "comparator", "cisplatin": "comparator"},
    ),
    (
        "Idecabtagene vicleucel in myeloma: a randomised trial. Methods: Patients were assigned to idecabtagene vicleucel or to one of five "
        "standard regimens (daratumumab, pomalidomide and dexamethasone; ixazomib, lenalidomide and dexamethasone; others). Results: Median PFS "
        "was 13.3 and 4.4 months (HR 0.49).",
        {"idecabtagene vicleucel": "subject", "daratumumab": "comparator", "pomalidomide": "comparator", "ixazomib": "comparator"},
    ),
    (
        "Lutetium PSMA in prostate cancer. Methods: Men were randomised to 177Lu-PSMA-617 or a change of androgen-receptor inhibitor (abiraterone "
        "or enzalutamide). Results: Median rPFS was 9.3 and 5.6 months (HR 0.41).",
        {"abiraterone": "comparator", "enzalutamide": "comparator"},
    ),
]
TO_COME = [
    (
        "Pexidartinib in giant-cell tumour: a phase 2 study. Methods: Patients received pexidartinib 400 mg twice daily. Results: ORR 39% (24/61). "
        "Conclusion: Pexidartinib is active. A trial of pexidartinib plus imatinib versus placebo plus imatinib is under way (NCT09990005).",
        {"pexidartinib": "subject", "imatinib": "mentioned"},
    ),
    (
        "Avapritinib for mastocytosis: phase 1. Methods: Patients received avapritinib. Results: The ORR was 75% (40/53). Conclusion: Studies of "
        "avapritinib combined with midostaurin are planned.",
        {"avapritinib": "subject", "midostaurin": "mentioned"},
    ),
    (
        "Selpercatinib in thyroid cancer: a phase 1/2 trial. Patients received selpercatinib 160 mg. The ORR was 69% (38/55). A randomised trial "
        "against cabozantinib or vandetanib is ongoing.",
        {"selpercatinib": "subject", "cabozantinib": "mentioned", "vandetanib": "mentioned"},
    ),
    (
        "Olutasidenib in IDH1 AML. Methods: Patients received olutasidenib 150 mg. Results: The CR rate was 35% (51/147). These data support "
        "further study of olutasidenib in combination with azacitidine.",
        {"olutasidenib": "subject", "azacitidine": "mentioned"},
    ),
    (
        "Brentuximab vedotin retreatment. Methods: Patients who had responded to brentuximab vedotin received it again. Results: The ORR was 60% "
        "(12/20). Further studies with nivolumab are planned.",
        {"brentuximab vedotin": "subject", "nivolumab": "mentioned"},
    ),
]
LIKENED = [
    (
        "Pomalidomide in relapsed myeloma: a review. Pomalidomide is a more potent immunomodulator than lenalidomide. In phase II studies the "
        "response rate was 33%. The incidence of neuropathy was lower than with thalidomide. Pomalidomide is being tested with daratumumab.",
        {"pomalidomide": "subject", "lenalidomide": "mentioned", "thalidomide": "mentioned", "daratumumab": "mentioned"},
    ),
    (
        "Zanubrutinib in mantle cell lymphoma: a single-arm phase 2 trial. Background: Zanubrutinib is more selective than ibrutinib. Methods: 86 "
        "patients received zanubrutinib 160 mg twice daily. Results: The ORR was 84%.",
        {"zanubrutinib": "subject", "ibrutinib": "mentioned"},
    ),
    (
        "Nab-paclitaxel in pancreatic cancer: single-arm phase 2. Methods: 40 patients received nab-paclitaxel. Results: ORR 15%. Conclusion: "
        "Nab-paclitaxel was as active as gemcitabine in earlier trials.",
        {"nab-paclitaxel": "subject", "gemcitabine": "mentioned"},
    ),
]
LATER = [
    (
        "Toripalimab with axitinib in renal cancer: a randomised trial. Methods: Patients were randomised to toripalimab plus axitinib or "
        "sunitinib. After progression 40% of the sunitinib group received nivolumab. Results: Median PFS was 18.0 and 9.8 months (HR 0.65).",
        {"toripalimab": "subject", "sunitinib": "comparator", "nivolumab": "mentioned"},
    ),
    (
        "Rociletinib after EGFR inhibitors. Methods: Patients had progressed on erlotinib or gefitinib. They received rociletinib 625 mg. Results: "
        "The ORR was 45% (20/44). Thirty patients went on to osimertinib.",
        {"rociletinib": "subject", "erlotinib": "mentioned", "gefitinib": "mentioned", "osimertinib": "mentioned"},
    ),
    (
        "Gilteritinib in FLT3-mutated AML: a phase 2 study. Methods: Patients received gilteritinib 120 mg. Fourteen had received midostaurin with "
        "intensive chemotherapy. Results: CR was seen in 12 of 40 (30%). Subsequent therapy was venetoclax with azacitidine in six.",
        {"gilteritinib": "subject", "midostaurin": "mentioned", "venetoclax": "mentioned", "azacitidine": "mentioned"},
    ),
    (
        "Selinexor in diffuse large B-cell lymphoma: a phase 2 study. Methods: Patients who had progressed after rituximab, cyclophosphamide, "
        "doxorubicin and vincristine received selinexor 60 mg. Results: The ORR was 28% (36/127). After progression eight patients went on to "
        "polatuzumab vedotin.",
        {
            "selinexor": "subject",
            "rituximab": "mentioned",
            "cyclophosphamide": "mentioned",
            "doxorubicin": "mentioned",
            "polatuzumab vedotin": "mentioned",
        },
    ),
    (
        "Pembrolizumab after chemoradiation: a phase 2 study. Methods: Patients had completed chemoradiation with cisplatin and etoposide 4 to 8 "
        "weeks before. They received pembrolizumab 200 mg. Results: Median time to metastatic disease was 30.7 months.",
        {"pembrolizumab": "subject", "cisplatin": "mentioned", "etoposide": "mentioned"},
    ),
]
PHASES = [
    (
        "Obinutuzumab and ibrutinib in primary CNS lymphoma: a phase 1b study. Methods: Ibrutinib or obinutuzumab, by lot, was joined to four "
        "courses of MVP (methotrexate, vincristine and prednisone). Those who responded had a consolidation with cytarabine before their "
        "transplant. Results: The ORR was 90% (18/20).",
        {"ibrutinib": "subject", "obinutuzumab": "subject", "methotrexate": "partner", "cytarabine": "partner"},
    ),
    (
        "Intensified or gentle alkylators in relapsed myeloma. Methods: Before randomisation, patients received bortezomib, thalidomide and "
        "dexamethasone (VTD) once more as induction. They were then allotted to high-dose melphalan with stem-cell rescue or to weekly "
        "cyclophosphamide by mouth. Results: Median TTP was 22 months with melphalan and 13 months with cyclophosphamide (HR 0.41).",
        {"melphalan": "subject", "cyclophosphamide": "comparator", "bortezomib": "partner", "thalidomide": "partner", "dexamethasone": "partner"},
    ),
    (
        "Azacitidine maintenance in older patients with AML. Methods: All patients had induction with idarubicin and cytarabine. Those in "
        "remission were randomised to azacitidine or observation. Results: Disease-free survival at 12 months was 64% with azacitidine and 42% "
        "with observation (HR 0.6).",
        {"azacitidine": "subject", "idarubicin": "partner", "cytarabine": "partner"},
    ),
    (
        "Ponatinib and blinatumomab without chemotherapy in Ph-positive ALL. Methods: A pre-phase with prednisone was followed by ponatinib 45 mg "
        "and dexamethasone, then by blinatumomab. Intrathecal methotrexate was given on day 1 of each cycle. Results: The molecular CR rate was "
        "83% (25/30).",
        {"ponatinib": "subject", "blinatumomab": "subject", "prednisone": "partner", "dexamethasone": "partner", "methotrexate": "partner"},
    ),
    (
        "Inotuzumab ozogamicin with reduced chemotherapy in older adults with lymphoblastic leukaemia: safety run-in. Methods: Patients received "
        "inotuzumab ozogamicin weekly. A permitted pre-phase consisted of prednisone, vincristine and/or cyclophosphamide. Results: Twelve "
        "patients were enrolled. The CR rate was 75% (9/12).",
        {"inotuzumab ozogamicin": "subject", "vincristine": "partner", "cyclophosphamide": "partner", "prednisone": "partner"},
    ),
]
DESIGN = [
    (
        "Afatinib in squamous lung cancer: a phase 3 trial. Patients were randomised to erlotinib 150 mg or afatinib 40 mg. Median PFS was 1.9 "
        "months with erlotinib and 2.6 months with afatinib (HR 0.81).",
        {"afatinib": "subject", "erlotinib": "comparator"},
    ),
    (
        "Lorlatinib as first-line therapy. Methods: Patients were assigned to crizotinib 250 mg twice daily or lorlatinib 100 mg daily. Results: "
        "12-month PFS was 39% with crizotinib and 78% with lorlatinib (HR 0.28).",
        {"lorlatinib": "subject", "crizotinib": "comparator"},
    ),
    (
        "Cabozantinib plus nivolumab in renal cancer. Patients were randomised to sunitinib 50 mg or nivolumab 240 mg plus cabozantinib 40 mg. "
        "Median PFS was 8.3 and 16.6 months (HR 0.51).",
        {"cabozantinib": "subject", "sunitinib": "comparator"},
    ),
    (
        "Chemoimmunotherapy after irradiation of localised marginal zone lymphoma. Methods: Patients were randomly assigned to arm A (24 Gy "
        "radiotherapy alone) or arm B (radiotherapy followed by cyclophosphamide, vincristine and prednisone). In later years obinutuzumab was "
        "added to arm B. Results: Of 132 patients, 66 were in each arm. PFS was superior in arm B (HR 0.61). Eight-year PFS rates were 63% and 47% "
        "for arms B and A.",
        {"cyclophosphamide": "subject", "vincristine": "subject"},
    ),
    (
        "Chemotherapy after chemoradiation in cervical cancer. Patients had chemoradiation with cisplatin 40 mg/m2 weekly and were randomised to "
        "observation or four cycles of carboplatin and paclitaxel. 5-year OS was 71% and 72% (HR 0.9).",
        {"carboplatin": "subject", "paclitaxel": "subject", "cisplatin": "partner"},
    ),
    (
        "Intensive chemotherapy in localised Ewing sarcoma. Methods: Patients were randomised to standard treatment or to standard treatment plus "
        "vincristine, topotecan and cyclophosphamide. 5-year EFS was 78% and 79%.",
        {"vincristine": "subject", "topotecan": "subject", "cyclophosphamide": "subject"},
    ),
    (
        "Background: Castration alone was once the rule. Methods: Men were randomized to SOC, SOC + enzalutamide, SOC + radiotherapy, or SOC + "
        "enzalutamide + radiotherapy. SOC was castration; from 2019 on docetaxel could be given as part of SOC. Results: In all, 940 men took "
        "part. rPFS was improved in the enzalutamide arm (HR 0.57; medians 2.6 vs 4.1 years), also in men given docetaxel (HR 0.52). Conclusion: "
        "Adding enzalutamide to docetaxel improves rPFS.",
        {"enzalutamide": "subject", "docetaxel": "partner"},
    ),
    (
        "Use of abiraterone or enzalutamide in castration-resistant prostate cancer: a claims analysis. Methods: We identified 900 men started on "
        "abiraterone (n = 500) or enzalutamide (n = 400). Results: Median time to treatment failure was 9 months with abiraterone and 10 months "
        "with enzalutamide.",
        {"abiraterone": "subject", "enzalutamide": "subject"},
    ),
    (
        "A first study of zanolimab with cisplatin and gemcitabine in biliary cancer. Zanolimab is an antibody against CD4. We evaluated "
        "gemcitabine, cisplatin, zanolimab in 31 patients. Methods: Patients were treated with gemcitabine 900 mg/m2. Results: The toxicities were "
        "those of gemcitabine/cisplatin. ORR was 33%. Conclusion: Gemcitabine, cisplatin, zanolimab is tolerated.",
        {"zanolimab": "subject", "cisplatin": "partner", "gemcitabine": "partner"},
    ),
    (
        "Nivolumab with carboplatin and pemetrexed for lung cancer: phase 2. Aim: to assess pemetrexed, carboplatin and nivolumab. Methods: "
        "Patients received pemetrexed 500 mg/m2, carboplatin AUC 5 and nivolumab 360 mg. Results: ORR 50% (20/40).",
        {"nivolumab": "subject", "carboplatin": "partner", "pemetrexed": "partner"},
    ),
]
PEGYLATED = [
    (
        "Two growth factors in lymphoma: a randomised trial. Patients were allotted to PEG-rhG-CSF 80 ug/kg once a cycle or to rhG-CSF 4 ug/kg "
        "daily. Grade 4 neutropenia occurred in 30% and 45%.",
        {"peg-rhg-csf": "subject", "rhg-csf": "comparator"},
    ),
    (
        "PEG-asparaginase versus asparaginase in childhood leukaemia. Children were assigned to PEG-asparaginase or asparaginase. 5-year DFS was "
        "90% and 89%.",
        {"peg-asparaginase": "subject", "asparaginase": "comparator"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OF_CLASS, *NO_CLASS, *TO_COME, *LIKENED, *LATER, *PHASES, *DESIGN, *PEGYLATED])
def test_roles(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected
